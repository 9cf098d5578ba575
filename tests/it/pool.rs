//! Workspaces that are made ahead of time: a session that takes one has what one that made its own would have.

use serde_json::{Value, json};

use crate::support::{Place, World, eventually};

/// A repository with this many spares.
fn pooled(spares: usize) -> World {
    let world = World::new();
    let repo = world.repo();
    repo.write(".gitignore", "*.log\n.env\n");
    repo.write(".worktreeinclude", ".env\n");
    repo.write("deep/er/tool.sh", "#!/bin/sh\n");
    repo.chmod("deep/er/tool.sh", true);
    repo.link("link", "deep/er/tool.sh");
    repo.write("dos.txt", "one\ntwo\n");
    repo.write(".gitattributes", "dos.txt text eol=crlf\n");
    repo.git(["add", "-A"]);
    repo.git(["commit", "-q", "-m", "more"]);
    repo.write(".env", "KEY=1\n");
    repo.json(["config", "set", "start.pool", &spares.to_string()]);
    repo.json(["start", "--fill-pool"]);
    world
}

/// Starts a session; nothing is made beside it, where machines are thrown away.
fn start<const N: usize>(repo: &Place<'_>, args: [&str; N]) -> Value {
    args.iter().fold(repo.tine(["start"]), |call, arg| call.arg(arg)).env("CI", "true").json()
}

fn spares(repo: &Place<'_>) -> usize {
    let entries = std::fs::read_dir(repo.common_dir().join("tine/pool/ready")).into_iter().flatten().flatten();
    entries.count()
}

/// A session that came from a spare is what one without would be.
fn is_whole(world: &World, name: &str) {
    let (repo, session) = (world.repo(), world.workspace(name));
    let place = world.root().join("repo.sessions").join(name);
    let listed = repo.git(["worktree", "list", "--porcelain"]);
    let entry = listed.split("\n\n").find(|e| e.starts_with(&format!("worktree {}\n", place.display())));
    let entry = entry.unwrap_or_else(|| panic!("git lists it: {listed}"));
    assert!(entry.contains(&format!("branch refs/heads/session/{name}")) && !entry.contains("locked"), "{entry}");
    assert_eq!(session.git(["symbolic-ref", "HEAD"]), format!("refs/heads/session/{name}"));
    assert_eq!(session.git_status(), "");
    assert_eq!(session.rev("HEAD^{tree}"), session.tree_of_files());
    assert_eq!(session.git(["log", "-g", "-1", "--format=%H", "HEAD"]), session.rev("HEAD"));
    repo.fsck();
}

#[test]
fn a_session_takes_a_workspace_that_was_made_ahead() {
    let world = pooled(2);
    let repo = world.repo();
    assert_eq!(spares(&repo), 2);
    assert!(!repo.git(["worktree", "list"]).contains("pool"), "a spare is no worktree yet");
    start(&repo, ["plain", "--path", "../plain"]);
    repo.json(["config", "set", "start.pool", "0"]);
    start(&repo, ["own"]);
    repo.json(["config", "set", "start.pool", "2"]);
    assert_eq!(spares(&repo), 1, "one was taken, for a place of the caller's choice");

    let started = start(&repo, ["fix"]);
    assert_eq!((spares(&repo), &started["seeded"]), (0, &json!([".env"])));
    is_whole(&world, "fix");
    assert_eq!(world.workspace("fix").files(), world.workspace("own").files());
    assert_eq!(world.place("plain").git_status(), "");

    let fix = world.workspace("fix");
    fix.write("new.txt", "1\n");
    fix.checkpoint("one");
    fix.json(["undo"]);
    assert!(!fix.has("new.txt"));
    is_whole(&world, "fix");
    // Nobody waits for another one to be made.
    start(&repo, ["late"]);
    is_whole(&world, "late");
}

#[test]
fn a_spare_of_an_older_trunk_is_brought_to_the_tip() {
    let world = pooled(1);
    let repo = world.repo();
    repo.write("dos.txt", "three\n");
    repo.git(["rm", "-q", "-r", "deep"]);
    repo.write("deep/er", "a file now\n");
    repo.git(["add", "-A"]);
    repo.git(["commit", "-q", "-m", "moved on"]);
    start(&repo, ["fix"]);
    assert_eq!(spares(&repo), 0, "it was taken");
    is_whole(&world, "fix");
    assert_eq!(world.workspace("fix").read("dos.txt"), "three\r\n");
    start(&repo, ["old", "--from", "main~1"]);
    is_whole(&world, "old");
}

#[test]
fn a_spare_under_other_rules_is_not_taken() {
    let world = pooled(2);
    let repo = world.repo();
    // Files that did not change would keep the line endings of the old attributes.
    repo.write(".gitattributes", "* text eol=crlf\n");
    repo.git(["commit", "-q", "-a", "-m", "attributes"]);
    start(&repo, ["attributes"]);
    is_whole(&world, "attributes");
    assert_eq!(world.workspace("attributes").read("deep/er/tool.sh"), "#!/bin/sh\r\n");

    repo.write(".gitattributes", "");
    repo.git(["commit", "-q", "-a", "-m", "none"]);
    assert_eq!(repo.json(["start", "--fill-pool"])["ready"], 2);
    repo.git(["config", "core.autocrlf", "true"]);
    start(&repo, ["config"]);
    is_whole(&world, "config");
    assert_eq!(world.workspace("config").read("dos.txt"), "one\r\ntwo\r\n");
    let filled = repo.json(["start", "--fill-pool"]);
    assert_eq!(filled, json!({"ready": 2, "made": 2, "removed": 2}));
}

#[test]
fn the_pool_is_as_large_as_the_setting_says() {
    let world = pooled(3);
    let repo = world.repo();
    assert_eq!(spares(&repo), 3);
    assert_eq!(repo.json(["start", "--fill-pool"]), json!({"ready": 3, "made": 0, "removed": 0}));
    repo.json(["config", "set", "start.pool", "1"]);
    assert_eq!(repo.json(["start", "--fill-pool"]), json!({"ready": 1, "made": 0, "removed": 2}));
    repo.json(["config", "set", "start.pool", "0"]);
    let ran = repo.tine(["op", "prune"]).ok();
    assert!(ran.stderr.contains("removed 1 spare workspace"), "{ran}");
    assert_eq!(spares(&repo), 0);
    let ran = repo.tine(["start", "--fill-pool"]).ok();
    assert!(ran.stderr.contains("tine config set start.pool"), "{ran}");
}

#[test]
fn the_next_ones_are_made_beside_the_command_that_took_one() {
    let world = pooled(1);
    let repo = world.repo();
    repo.json(["start", "fix"]);
    is_whole(&world, "fix");
    eventually(|| (spares(&repo) == 1).then_some(())).expect("another one is made");
    start(&repo, ["next"]);
    is_whole(&world, "next");

    // Also what is set for one command alone, and whatever repository the environment names.
    let world = World::new();
    let (repo, inner) = (world.repo(), world.repo().inside("inner"));
    std::fs::create_dir(&inner.path).expect("a directory");
    repo.git(["init", "-q", "..", "-b", "main"]);
    inner.tine(["--config", "start.pool=2", "start", "fix"]).env("GIT_DIR", "../.git").ok();
    eventually(|| (spares(&repo) == 2).then_some(())).expect("they are made");
    assert!(!world.root().join(".git/tine").exists(), "nothing is made elsewhere");
}

#[test]
fn sessions_that_start_at_once_take_one_each() {
    let world = pooled(3);
    let repo = world.repo();
    let names = ["a", "b", "c", "d", "e"];
    let running: Vec<_> = names.iter().map(|name| repo.tine(["start", name]).env("CI", "true").spawn()).collect();
    for mut child in running {
        assert!(child.wait().expect("it ends").success());
    }
    for name in names {
        is_whole(&world, name);
    }
    assert_eq!(spares(&repo), 0);
}

#[test]
fn what_git_would_name_otherwise_is_made_as_ever() {
    let world = pooled(1);
    let repo = world.repo();
    // The name of a worktree that is somewhere else.
    repo.git(["worktree", "add", "-q", "-b", "theirs", "../elsewhere/fix"]);
    start(&repo, ["fix"]);
    is_whole(&world, "fix");
    assert_eq!(spares(&repo), 1);
    assert_eq!(world.place("elsewhere/fix").git_status(), "");
}

#[test]
fn a_directory_that_is_there_is_used_as_it_is() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = pooled(1);
    let (repo, own) = (world.repo(), world.root().join("own"));
    std::fs::create_dir(&own).expect("a directory");
    std::fs::set_permissions(&own, std::fs::Permissions::from_mode(0o700)).expect("a mode");
    start(&repo, ["fix", "--path", "../own"]);
    assert_eq!(own.metadata().expect("it is there").permissions().mode() & 0o777, 0o700);
    assert_eq!(world.place("own").git_status(), "");
    assert_eq!(spares(&repo), 1);
}

#[test]
fn a_name_that_is_none_for_a_ref_is_gits_to_change() {
    let world = pooled(1);
    let repo = world.repo();
    for (id, path) in [("a", "../ws/a b"), ("b", "../ws/a..b"), ("c", "../ws/x.lock"), ("d", "../ws/.d")] {
        start(&repo, [id, "--path", path]);
        assert_eq!(world.place(path.trim_start_matches("../")).git_status(), "");
    }
    repo.fsck();
    assert_eq!(spares(&repo), 1, "none of them took it");
    start(&repo, ["e", "--path", "../ws/v1.2-e"]);
    assert_eq!(spares(&repo), 0);
}

/// Whatever is wrong with the pool, a session starts.
#[test]
fn a_broken_pool_holds_nothing_up() {
    let world = pooled(2);
    let repo = world.repo();
    let pool = repo.common_dir().join("tine/pool");
    std::fs::remove_file(pool.join("lock")).expect("it is there");
    std::fs::create_dir(pool.join("lock")).expect("a directory");
    start(&repo, ["one"]);
    is_whole(&world, "one");
    std::fs::remove_dir(pool.join("lock")).expect("it is there");

    // The files of a spare are gone, or its index.
    std::fs::remove_dir_all(pool.join("ready/1/files")).expect("it is there");
    std::fs::remove_file(pool.join("ready/2/git/index")).expect("it is there");
    start(&repo, ["two"]);
    start(&repo, ["three"]);
    is_whole(&world, "two");
    is_whole(&world, "three");
    assert!(!repo.git(["worktree", "list", "--porcelain"]).contains("prunable"));
}

#[test]
fn spares_of_another_umask_are_not_taken() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = pooled(0);
    let repo = world.repo();
    repo.json(["config", "set", "start.pool", "1"]);
    let program = repo.tine(["start", "--fill-pool"]).into_command();
    let mut narrow = std::process::Command::new("sh");
    narrow.current_dir(&repo.path).env_clear();
    narrow.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    narrow.args(["-c", "umask 077; exec \"$0\" start --fill-pool"]).arg(program.get_program());
    assert!(narrow.status().expect("it runs").success());
    start(&repo, ["fix"]);
    is_whole(&world, "fix");
    let mode = world.root().join("repo.sessions/fix").metadata().expect("it is there").permissions().mode();
    assert_eq!(mode & 0o077, repo.path.metadata().expect("it is there").permissions().mode() & 0o077);
    assert_eq!(spares(&repo), 1);
}

#[test]
fn each_worktree_with_its_own_configuration_is_made_by_git() {
    let world = pooled(1);
    let repo = world.repo();
    repo.git(["config", "extensions.worktreeConfig", "true"]);
    repo.git(["config", "--worktree", "user.nickname", "ada"]);
    start(&repo, ["fix"]);
    assert_eq!(world.workspace("fix").git(["config", "user.nickname"]), "ada");
    let refused = repo.fails("unsupported", ["start", "--fill-pool"]);
    assert!(refused["message"].as_str().expect("text").contains("ahead of time"), "{refused}");
    repo.json(["config", "set", "start.pool", "0"]);
    assert_eq!(repo.json(["start", "--fill-pool"])["removed"], 1);
}
