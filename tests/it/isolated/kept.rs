//! What an isolated run left stays, in whatever odd way it was left.

use crate::support::eventually;

use super::{is_taken_up, isolated, world_with_layers};

#[test]
fn what_is_written_a_moment_after_the_program() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    let late =
        "(sleep 0.2; echo late >late.txt; echo late >>README.md; echo l >late.log) >/dev/null 2>&1 & echo 1 >a.txt";
    isolated(&repo, &["--new", "--task", "Fix"], late).ok();
    // It waits for who is about to end; on a machine that is very slow the next run finds what was written.
    let next =
        eventually(|| Some(isolated(&repo, &["-s", "fix"], "cat late.log").run()).filter(|r| r.status == Some(0)));
    assert_eq!(next.expect("it is free").stdout, "l\n");
    assert_eq!(repo.git(["show", "session/fix:late.txt"]), "late");
    assert!(repo.git(["show", "session/fix:README.md"]).ends_with("late"));
    is_taken_up(&world);
}

#[test]
fn by_a_process_in_a_namespace_of_its_own() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    let (up, go) = (world.root().join("tmp/up"), world.root().join("tmp/go"));
    let inner = format!(
        "touch \"{}\"; until [ -e \"{}\" ]; do sleep 0.02; done; echo late >late.txt",
        up.display(),
        go.display()
    );
    let script = format!(
        "(unshare -m sh -c '{inner}' || unshare -Um sh -c '{inner}') >/dev/null 2>&1 & until [ -e '{}' ]; do sleep 0.02; done; echo 1 >a.txt",
        up.display()
    );
    let ran = isolated(&repo, &["--new", "--task", "Fix"], &script).ok();
    assert!(ran.stderr.contains("of a run is still at work in session `fix`"), "{ran}");
    std::fs::write(go, "").expect("a file");
    let saved =
        eventually(|| Some(isolated(&repo, &["-s", "fix"], "cat late.txt").run()).filter(|r| r.status == Some(0)));
    assert_eq!(saved.expect("it ends").stdout, "late\n");
    is_taken_up(&world);
}

#[test]
fn the_repository_of_a_submodule() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    let sub = world.place("library");
    repo.git(["init", "--quiet", sub.path.to_str().expect("UTF-8")]);
    sub.write("lib.txt", "lib\n");
    sub.git(["add", "--all"]);
    sub.git(["commit", "--quiet", "-m", "Library"]);
    let allow = "protocol.file.allow=always";
    repo.git(["-c", allow, "submodule", "--quiet", "add", sub.path.to_str().expect("UTF-8"), "sub"]);
    repo.git(["commit", "--quiet", "-m", "A submodule"]);
    let script = format!(
        "git -c {allow} submodule --quiet update --init; cd sub; git commit -q --allow-empty -m inside; git rev-parse HEAD"
    );
    let ran = isolated(&repo, &["--new", "--task", "Fix"], &script).ok();
    let commit = ran.stdout.trim();
    is_taken_up(&world);
    let again = isolated(&repo, &["-s", "fix"], "cat sub/lib.txt; git -C sub rev-parse HEAD; git status --short").ok();
    assert_eq!(again.stdout, format!("lib\n{commit}\n"), "{again}");
    assert!(repo.git(["ls-tree", "session/fix", "sub"]).contains(commit));
    is_taken_up(&world);
}

#[test]
fn what_a_tracked_file_is_in_the_way_of() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    let script = "echo mine >conf.log; mkdir cache; echo x >cache/y.log; echo 1 >a.txt";
    isolated(&repo, &["--new", "--task", "Fix"], script).ok();
    repo.write("conf.log", "the trunk's\n");
    repo.write("cache", "a file\n");
    repo.git(["add", "--force", "conf.log", "cache"]);
    repo.git(["commit", "--quiet", "-m", "The trunk has these"]);
    repo.json(["refresh", "fix"]);
    let ran = isolated(&repo, &["-s", "fix"], "cat conf.log cache; git status --short").ok();
    assert_eq!(ran.stdout, "the trunk's\na file\n", "{ran}");
    assert!(ran.stderr.contains("it changed nothing"), "{ran}");
    let aside = repo.path.join(".git/tine/leftovers/fix");
    assert_eq!(std::fs::read_to_string(aside.join("conf.log")).expect("it is kept"), "mine\n");
    assert_eq!(std::fs::read_to_string(aside.join("cache/y.log")).expect("it is kept"), "x\n");
    is_taken_up(&world);
}

#[test]
fn commits_on_no_branch() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    let script = "git checkout -q --detach; echo v1 >a.txt; git add a.txt; git commit -q -m v1; git rev-parse HEAD";
    let commit = isolated(&repo, &["--new", "--task", "Fix"], script).run().stdout.trim().to_owned();
    let ran = isolated(&repo, &["-s", "fix"], "cat a.txt").ok();
    assert!(ran.stdout == "v1\n" && ran.stderr.contains(&format!("git branch NAME {commit}")), "{ran}");
    repo.git(["gc", "--quiet", "--prune=now"]);
    assert_eq!(repo.git(["cat-file", "-t", &commit]), "commit");
    is_taken_up(&world);
}

#[test]
fn where_nothing_ran_nothing_is_left() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    repo.json(["start", "fix", "--no-workspace"]);
    assert_eq!(repo.tine(["-s", "fix", "run", "--isolate", "--", "./nosuch"]).run().status, Some(127));
    is_taken_up(&world);
    repo.git(["worktree", "add", "--quiet", "--detach", "../elsewhere/fix"]);
    repo.fails("exists", ["-s", "fix", "run", "--isolate", "--", "true"]);
    repo.json(["discard", "fix", "-m", "not needed"]);
    repo.git(["worktree", "remove", "../elsewhere/fix"]);
    repo.json(["start", "other", "--no-workspace"]);
    repo.git(["sparse-checkout", "set", "src"]);
    let error = repo.fails("unsupported", ["-s", "other", "run", "--isolate", "--", "true"]);
    assert_eq!(error["hints"][0], "tine reactivate other   # makes a plain one");
}

#[test]
fn files_are_checked_out_by_the_rules_of_now() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    repo.write(".gitattributes", "*.bin filter=letters\n");
    repo.write("x.bin", "pointer\n");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "Filtered"]);
    assert_eq!(isolated(&repo, &["--new", "--task", "One"], "cat x.bin").ok().stdout, "pointer\n");
    repo.git(["config", "filter.letters.smudge", "sed s/pointer/content/"]);
    repo.git(["config", "filter.letters.clean", "sed s/content/pointer/"]);
    let ran = isolated(&repo, &["--new", "--task", "Two"], "cat x.bin; git status --short").ok();
    assert_eq!(ran.stdout, "content\n", "{ran}");
}

#[test]
fn a_run_whose_process_inside_was_killed_says_so() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    let ran = isolated(&repo, &["--json", "--new", "--task", "Fix"], "echo 1 >a.txt; kill -9 $PPID").run();
    // Whether the shell has ended by then or not.
    let code = ran.document()["error"]["code"].take();
    assert!(ran.status == Some(137) && (code == "dirty" || code == "busy"), "{ran}");
    let saved = eventually(|| Some(isolated(&repo, &["-s", "fix"], "cat a.txt").run()).filter(|r| r.status == Some(0)));
    assert_eq!(saved.expect("it is free").stdout, "1\n");
    is_taken_up(&world);
}
