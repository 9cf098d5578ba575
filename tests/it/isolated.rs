//! `run --isolate`: a workspace of layers, there for one run alone.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::support::{Call, Place, Ran, World, eventually};

mod differences;
mod kept;
mod killed;

const TINE: &str = env!("CARGO_BIN_EXE_tine");

/// `tine run --isolate OPTIONS -- sh -c SCRIPT`.
fn isolated(place: &Place<'_>, options: &[&str], script: &str) -> Call {
    // The process inside makes ids of its own.
    place.tine([&["run", "--isolate"], options, &["--", "sh", "-c", script]].concat())
}

/// A world on a machine that has layers, as the system's own programs say. Where it has none there is only the fallback to see,
/// which has a story of its own.
fn world_with_layers() -> Option<World> {
    let world = World::new();
    let script = "mkdir -p l/d u w m && touch l/d/f && mount -t overlay o -o lowerdir=l,upperdir=u,workdir=w,userxattr m \
                  && rm -r m/d && mkdir m/d && test ! -e m/d/f";
    let room = world.root().join("tmp/overlay");
    std::fs::create_dir_all(&room).expect("a directory");
    let mounts = |flags: &str| {
        let done = Command::new("unshare").args([flags, "sh", "-c", script]).current_dir(&room).output();
        done.is_ok_and(|out| out.status.success())
    };
    (mounts("-m") || mounts("-Urm")).then_some(world)
}

/// Nothing of the layers is left but baselines.
#[track_caller]
fn is_taken_up(world: &World) {
    let repo = world.repo();
    assert_eq!(repo.git(["worktree", "list"]).lines().count(), 1);
    let layers = repo.path.join(".git/tine/layers/sessions");
    assert_eq!(std::fs::read_dir(layers).map_or(0, Iterator::count), 0);
    let places = std::fs::read_dir(world.root().join("repo.sessions"));
    assert_eq!(places.map_or(0, Iterator::count), 0, "the place of the workspace is free again");
    repo.fsck();
}

fn kinds(repo: &Place<'_>, session: &str) -> Vec<Value> {
    let log = repo.json(["-s", session, "log"])["checkpoints"].take();
    log.as_array().expect("a list").iter().map(|c| c["kind"].clone()).collect()
}

#[test]
fn a_program_works_where_nobody_else_sees_it() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    repo.write("mine.txt", "not for the session\n");
    let before = (repo.files(), repo.git_status());
    let script = "pwd; git status --short; git rev-parse --abbrev-ref HEAD; echo $TINE_SESSION $TINE_WORKSPACE; printenv TINE_ISOLATED; \
                  cat src/main.txt; echo new >new.txt; rm README.md; echo 1 >trace.log; exit 3";
    let ran = isolated(&repo, &["--new", "--task", "Fix it"], script).run();
    let place = world.root().join("repo.sessions/fix-it");
    let said = format!("{0}\nsession/fix-it\nfix-it {0}\n{1}", place.display(), repo.read("src/main.txt"));
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(3), said.as_str()), "{ran}");
    assert!(ran.stderr.contains("started session fix-it") && ran.stderr.contains("checkpoint @1"), "{ran}");
    assert_eq!((repo.files(), repo.git_status()), before);
    let files = repo.git(["ls-tree", "-r", "--name-only", "session/fix-it"]);
    assert!(files.contains("new.txt") && !files.contains("README.md") && !files.contains("trace.log"), "{files}");
    assert_eq!(kinds(&repo, "fix-it"), [json!("prompt")]);
    is_taken_up(&world);
}

#[test]
fn the_next_run_goes_on_where_the_last_one_ended() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    let script = "mkdir -p cache/deep new; echo 1 >cache/deep/a.log; echo 1 >new/a.txt; rm -r src; mkdir src; echo 2 >src/other.txt";
    isolated(&repo, &["--new", "--task", "Fix it"], script).ok();
    is_taken_up(&world);
    let look = "cat cache/deep/a.log; ls src; git status --short; echo 3 >>new/a.txt";
    let ran = isolated(&repo, &["-s", "fix-it"], look).ok();
    assert_eq!(ran.stdout, "1\nother.txt\n", "ignored files are there again, and what was removed is not: {ran}");
    repo.json(["-s", "fix-it", "undo"]);
    let ran = isolated(&repo, &["-s", "fix-it"], "cat new/a.txt").ok();
    assert_eq!(ran.stdout, "1\n", "an undo from outside: {ran}");
    repo.json(["-s", "fix-it", "undo"]);
    let ran = isolated(&repo, &["-s", "fix-it"], "ls src; cat cache/deep/a.log; ls new").run();
    assert!(ran.stdout.contains("main.txt") && ran.stdout.ends_with("1\n"), "{ran}");
    is_taken_up(&world);
    // In a plain workspace they are, too.
    let plain = repo.json(["fork", "fix-it", "--name", "plain"])["sessions"][0]["workspace"].take();
    assert!(Path::new(plain.as_str().expect("a path")).join("src/main.txt").exists());
    repo.json(["archive", "fix-it"]);
    repo.json(["reactivate", "fix-it"]);
    assert_eq!(world.workspace("fix-it").read("cache/deep/a.log"), "1\n");
    let ran = isolated(&repo, &["-s", "fix-it"], "pwd").ok();
    assert!(ran.stderr.contains("session `fix-it` has a plain workspace, which is used"), "{ran}");
}

#[test]
fn it_does_what_other_runs_do() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    let ran = isolated(&repo, &["--json", "--new", "--task", "Add", "--propose"], "echo out; echo a >a.txt").ok();
    let data = ran.document()["data"].take();
    assert_eq!(ran.stderr, "out\n", "the answer stands alone on standard output");
    assert_eq!((&data["proposal"]["name"], &data["exit_code"]), (&json!("add-1"), &json!(0)));
    assert_eq!((&data["session"]["workspace"], &data["saved"]["number"]), (&Value::Null, &json!(1)));
    let data = isolated(&repo, &["--json", "-s", "add", "--undo-on-failure"], "rm a.txt; exit 1").run();
    let data = data.document()["data"].take();
    assert_eq!((&data["exit_code"], &data["undone"]["kind"]), (&json!(1), &json!("run")));
    assert_eq!(repo.git(["show", "session/add:a.txt"]), "a");
    let ran = isolated(&repo, &["--new", "--task", "Slow", "--timeout", "300ms"], "echo s >s.txt; sleep 60").run();
    assert_eq!(ran.status, Some(124), "{ran}");
    assert_eq!(repo.git(["show", "session/slow:s.txt"]), "s");
    let ran = repo.tine(["run", "--isolate", "--new", "--", "no-such-program"]).run();
    assert_eq!(ran.status, Some(127), "{ran}");
    repo.fails("not_found", ["run", "--isolate", "--", "true"]);
    // Where the trunk gets it, nothing is in the way.
    repo.json(["approve", "add-1"]);
    assert_eq!(repo.read("a.txt"), "a\n");
    assert_eq!(repo.state_of("add"), "landed");
    is_taken_up(&world);
}

#[test]
fn tine_itself_works_inside() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    let tine = |seed: u32, args: &str| format!("TINE_TEST_SEED={seed} '{TINE}' {args}");
    let script = [
        "set -e; echo 1 >a.txt".to_owned(),
        tine(901, "checkpoint -m one >/dev/null"),
        "echo 2 >a.txt; rm README.md".to_owned(),
        tine(902, "checkpoint -m two >/dev/null"),
        tine(903, "undo >/dev/null"),
        "cat a.txt README.md >seen.txt; git status --short".to_owned(),
        tine(904, "discard inner -m no 2>&1 | head -1"),
        tine(905, "run --new --isolate --task Nested -- sh -c 'echo n >nested.txt; pwd'"),
    ];
    let ran = isolated(&repo, &["--new", "--task", "Inner"], &script.join("\n")).ok();
    let nested = world.root().join("repo.sessions/nested");
    let said: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(said[0], "?? seen.txt", "{ran}");
    assert!(said[1].contains("a run is at work in a workspace of its own in session `inner`"), "{ran}");
    assert_eq!(said[2], nested.to_str().expect("UTF-8"), "{ran}");
    assert_eq!(repo.git(["show", "session/inner:a.txt"]), "1");
    assert!(repo.git(["show", "session/inner:seen.txt"]).starts_with("1\n"));
    let shown = repo.json(["-s", "nested", "session", "show"])["session"].take();
    assert_eq!(shown["parent"]["session"], "inner");
    is_taken_up(&world);
}

#[test]
fn one_run_at_a_time_and_nobody_moves_the_branch_meanwhile() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    isolated(&repo, &["--new", "--task", "Fix"], "echo 1 >a.txt").ok();
    let (up, go) = (world.root().join("tmp/up"), world.root().join("tmp/go"));
    let wait = format!("echo 2 >a.txt; touch '{}'; until [ -e '{}' ]; do sleep 0.02; done", up.display(), go.display());
    let child = isolated(&repo, &["-s", "fix"], &wait).spawn();
    eventually(|| up.exists().then_some(())).expect("it is at work");
    let before = repo.refs();
    let refused: &[&[&str]] = &[
        &["-s", "fix", "run", "--isolate", "--", "true"],
        &["-s", "fix", "undo"],
        &["-s", "fix", "restore", "@0"],
        &["archive", "fix"],
        &["discard", "fix", "-m", "no"],
    ];
    for args in refused {
        let error = repo.fails("busy", *args);
        assert!(error["message"].as_str().is_some_and(|m| m.contains("in session `fix`")), "{args:?}: {error}");
    }
    assert_eq!(repo.refs(), before);
    // Others are not held up.
    isolated(&repo, &["--new", "--task", "Other"], "echo o >o.txt").env("TINE_TEST_SEED", "77").ok();
    repo.json(["note", "add", "--on", "fix", "-m", "go on"]);
    std::fs::write(go, "").expect("a file");
    let ran = Ran::of(child, "run".to_owned());
    assert_eq!(ran.status, Some(0), "{ran}");
    assert_eq!(repo.git(["show", "session/fix:a.txt"]), "2");
    is_taken_up(&world);
}

#[test]
fn who_stays_behind_is_waited_for() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    let go = world.root().join("tmp/go");
    let late = format!(
        "(until [ -e '{}' ]; do sleep 0.02; done; echo late >late.txt) >/dev/null 2>&1 & echo 1 >a.txt",
        go.display()
    );
    let ran = isolated(&repo, &["--new", "--task", "Fix"], &late).ok();
    assert!(ran.stderr.contains(") of a run is still at work in session `fix`"), "{ran}");
    assert!(ran.stderr.contains("tine -s fix run --isolate -- true"), "{ran}");
    repo.fails("busy", ["-s", "fix", "run", "--isolate", "--", "true"]);
    std::fs::write(go, "").expect("a file");
    let saved = eventually(|| {
        let ran = isolated(&repo, &["-s", "fix"], "cat late.txt").run();
        (ran.status == Some(0)).then_some(ran)
    });
    assert_eq!(saved.expect("it ends").stdout, "late\n");
    assert_eq!(repo.git(["show", "session/fix:late.txt"]), "late");
    is_taken_up(&world);
}

#[test]
fn what_cannot_be_saved_stays() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    let ran = isolated(
        &repo,
        &["--new", "--task", "Fix"],
        "echo 1 >a.txt; git switch -q -c elsewhere; git add a.txt; echo 2 >b.txt",
    )
    .run();
    assert_ne!(ran.status, Some(0), "{ran}");
    assert!(ran.stderr.contains("ended before its work was saved; nothing of it is lost"), "{ran}");
    let doctor = repo.json(["doctor"])["findings"].to_string();
    assert!(doctor.contains("tine -s fix run --isolate -- true"), "{doctor}");
    for args in [&["archive", "fix"][..], &["reactivate", "fix"]] {
        repo.fails("dirty", args);
    }
    let ran = isolated(&repo, &["-s", "fix"], "git status --short; cat a.txt b.txt").ok();
    assert_eq!(ran.stdout, "1\n2\n", "saved before it began: {ran}");
    assert_eq!(kinds(&repo, "fix"), [json!("unsaved")]);
    is_taken_up(&world);
}

#[test]
fn idle_baselines_go_with_a_prune() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    let bases = repo.path.join(".git/tine/layers/bases");
    let count = || std::fs::read_dir(&bases).map_or(0, Iterator::count);
    isolated(&repo, &["--new", "--task", "One"], "echo 1 >a.txt").ok();
    isolated(&repo, &["--new", "--task", "Two"], "echo 2 >a.txt").ok();
    isolated(&repo, &["-s", "one"], "cat a.txt").ok();
    assert_eq!(count(), 1, "one after the other they share one");
    let error = repo.tine(["op", "prune"]).ok().stderr;
    assert!(error.contains("removed 1 idle baseline of isolated runs"), "{error}");
    assert_eq!(count(), 0);
    assert_eq!(isolated(&repo, &["-s", "two"], "cat a.txt README.md").ok().stdout.lines().next(), Some("2"));
    is_taken_up(&world);
}

#[test]
fn a_folder_that_nobody_may_write_to_is_set_aside() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    let script = "mkdir -p cache/a; echo 1 >cache/a/x.log; chmod 555 cache cache/a";
    isolated(&repo, &["--new", "--task", "Fix"], script).ok();
    let aside = repo.path.join(".git/tine/leftovers/fix/cache");
    assert_eq!(aside.metadata().expect("it is there").permissions().mode() & 0o777, 0o555);
    is_taken_up(&world);
    isolated(&repo, &["-s", "fix"], "cat cache/a/x.log; chmod -R u+w cache").ok();
}

#[test]
fn where_there_are_no_layers_a_plain_workspace_is_used() {
    let world = World::new();
    let repo = world.repo();
    repo.git(["sparse-checkout", "set", "src"]);
    let ran = isolated(&repo, &["--json", "--new", "--task", "Fix"], "echo 1 >a.txt").ok();
    let warnings = ran.document()["warnings"].to_string();
    assert!(warnings.contains("a sparse checkout has no workspace of layers; a plain workspace is used"), "{warnings}");
    assert_eq!(world.workspace("fix").read("a.txt"), "1\n");
}
