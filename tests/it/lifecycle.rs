//! Sessions come and go: put away, given up, brought back, with everything that was in them.

use serde_json::json;

use crate::support::{Place, World};

/// A session with a checkpoint, an unsaved edit and an ignored file.
fn busy(world: &World) -> Place<'_> {
    let fix = world.start("fix");
    fix.write("a.txt", "saved\n");
    fix.checkpoint("a");
    fix.write("b.txt", "not saved\n");
    fix.write("trace.log", "ignored\n");
    fix.write("target/deep/out", "ignored, too\n");
    fix
}

#[test]
fn archived_and_back_as_it_was() {
    let world = World::new();
    let repo = world.repo();
    let fix = busy(&world);
    let files = fix.files();
    let data = repo.json(["archive", "fix"]);
    assert_eq!((&data["session"]["state"], &data["session"]["workspace"]), (&json!("archived"), &json!(null)));
    assert!(!fix.path.exists());
    assert!(!repo.git(["worktree", "list"]).contains("repo.sessions/fix"));
    assert_eq!(repo.git(["branch", "--list", "session/*"]), "");
    assert_eq!(repo.json(["sessions"])["sessions"], json!([]));
    assert_eq!(repo.json(["sessions", "--all"])["sessions"][0]["id"], "fix");
    assert_eq!(repo.json(["log", "fix"])["checkpoints"][0]["kind"], "unsaved");

    repo.json(["reactivate", "fix"]);
    assert_eq!(fix.files(), files, "the unsaved and the ignored, too");
    assert_eq!((fix.git_status(), fix.state_of("fix")), (String::new(), "active".to_owned()));
    repo.fails("exists", ["reactivate", "fix"]);
    repo.fsck();
}

#[test]
fn discarded_and_undone() {
    let world = World::new();
    let repo = world.repo();
    let fix = busy(&world);
    let files = fix.files();
    let data = repo.json(["discard", "fix", "-m", "Another way is better"]);
    assert_eq!(
        (&data["session"]["state"], &data["session"]["reason"]),
        (&json!("discarded"), &json!("Another way is better"))
    );
    assert!(!fix.path.exists());
    repo.fails("exists", ["discard", "fix", "-m", "Again"]);
    repo.json(["undo"]);
    assert_eq!((fix.files(), fix.state_of("fix")), (files, "active".to_owned()));
    assert_eq!(fix.git_status(), "");
}

#[test]
fn a_discard_needs_a_reason() {
    let world = World::new();
    world.start("fix");
    world.repo().fails("usage", ["discard", "fix"]);
    assert_eq!(world.repo().state_of("fix"), "active");
}

#[test]
fn a_borrowed_worktree_is_given_back() {
    let world = World::new();
    let repo = world.repo();
    let clean = repo.files();
    repo.json(["start", "here", "--here"]);
    repo.write("a.txt", "a\n");
    repo.write("trace.log", "ignored\n");
    repo.json(["archive", "here"]);
    assert_eq!(repo.git(["symbolic-ref", "HEAD"]), "refs/heads/main");
    assert!(!repo.has("a.txt"));
    assert_eq!(repo.read("trace.log"), "ignored\n", "the worktree is not removed, and neither is what git ignores");
    repo.remove("trace.log");
    assert_eq!((repo.files(), repo.git_status()), (clean, String::new()));

    // It comes back with a workspace of its own.
    let session = repo.json(["reactivate", "here"]);
    assert_eq!(session["session"]["workspace"], world.root().join("repo.sessions/here").to_str().expect("UTF-8"));
    assert_eq!(world.workspace("here").read("a.txt"), "a\n");
    assert_eq!(repo.git(["symbolic-ref", "HEAD"]), "refs/heads/main");
}

#[test]
fn a_landed_session_comes_back() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    repo.json(["approve", &name]);
    repo.json(["reactivate", "fix"]);
    let fix = world.workspace("fix");
    assert_eq!((fix.read("a.txt"), fix.git_status()), ("a\n".to_owned(), String::new()));
    fix.write("b.txt", "b\n");
    fix.checkpoint("b");
    let next = fix.propose("Add b");
    assert_ne!(next, name);
    repo.json(["approve", &next]);
    assert_eq!((repo.read("a.txt"), repo.read("b.txt")), ("a\n".to_owned(), "b\n".to_owned()));
}

#[test]
fn a_name_is_free_only_when_nothing_remembers_it() {
    let world = World::new();
    world.start("fix");
    world.repo().json(["discard", "fix", "-m", "over"]);
    let error = world.repo().fails("exists", ["start", "fix"]);
    assert!(error["hints"].to_string().contains("tine reactivate fix"), "{error}");
}

#[test]
fn a_workspace_removed_by_hand() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    std::fs::remove_dir_all(&fix.path).expect("removed by hand");
    assert_eq!(repo.json(["session", "show", "fix"])["session"]["workspace"], json!(null));
    let error = repo.fails("not_found", ["-s", "fix", "checkpoint"]);
    assert!(error["hints"].to_string().contains("tine reactivate fix"), "{error}");
    repo.json(["reactivate", "fix"]);
    assert_eq!((fix.read("a.txt"), fix.git_status()), ("a\n".to_owned(), String::new()));
}

#[test]
fn a_workspace_moved_by_git() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    world.repo().git(["worktree", "move", "../repo.sessions/fix", "../moved"]);
    // A session does not take another directory for its own without being told; nothing is lost either way.
    let moved = world.place("moved");
    assert_eq!(moved.read("a.txt"), "a\n");
    world.repo().tine(["sessions"]).ok();
    moved.tine(["status"]).ok();
}

#[test]
fn a_session_is_found_from_anywhere() {
    let world = World::new();
    let fix = busy(&world);
    let shown = world.repo().tine(["session", "show", "fix", "--path"]).ok().stdout;
    assert_eq!(shown, format!("{}\n", fix.path.display()));
    let status = world.at_root().json(["-C", "repo", "-s", "fix", "status"]);
    assert_eq!(status["session"]["id"], "fix");
    assert_eq!(status["changes"], json!([{"path": "b.txt", "status": "added"}]));
}

#[test]
fn the_status_of_a_session() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    let saved = fix.checkpoint("a");
    fix.write("src/main.txt", "edited\n");
    fix.remove("README.md");
    fix.write("new.txt", "n\n");
    let other = world.start("other");
    other.write("src/main.txt", "also edited\n");
    other.checkpoint("also");
    repo.git(["commit", "--quiet", "--allow-empty", "-m", "By hand"]);

    let status = fix.json(["status"]);
    assert_eq!(status["checkpoint"]["commit"], saved["commit"]);
    let changes = json!([
        {"path": "README.md", "status": "deleted"},
        {"path": "new.txt", "status": "added"},
        {"path": "src/main.txt", "status": "modified"},
    ]);
    assert_eq!(status["changes"], changes);
    assert_eq!(status["trunk"], json!({"name": "main", "commit": repo.rev("main"), "ahead": 1, "behind": 1}));
    assert_eq!(status["proposal"], json!(null));
    let warnings = status["warnings"].to_string();
    assert!(warnings.contains("other") && warnings.contains("src/main.txt"), "the overlap is told: {warnings}");
}

#[test]
fn sessions_idle_after_a_while() {
    let world = World::new();
    world.start("fix");
    let idle = |args: &[&str]| world.repo().tine(args).json()["sessions"][0]["idle"].clone();
    assert_eq!(idle(&["sessions"]), false);
    assert_eq!(idle(&["--config", "retention.idle_after=1s", "sessions"]), true);
}

#[test]
fn from_inside_the_workspace_that_goes_away() {
    for args in [
        &["archive"][..],
        &["archive", "fix"],
        &["discard", "fix", "-m", "over"],
        &["reject", "fix-1", "-m", "no", "--delete"],
    ] {
        let world = World::new();
        world.proposed("fix", "a.txt", "a\n");
        let fix = world.workspace("fix");
        fix.write("b.txt", "not saved\n");
        fix.tine(args).json();
        assert!(!fix.path.exists(), "{args:?}");
        world.repo().json(["reactivate", "fix"]);
        assert_eq!(fix.read("b.txt"), "not saved\n", "{args:?}");
    }
}

#[test]
fn what_was_decided_while_a_session_was_away() {
    for (verb, then) in [
        (&["reject", "fix-1", "-m", "no"][..], "active"),
        (&["approve", "fix-1"], "active"),
        (&["proposals"], "proposed"),
    ] {
        let world = World::new();
        let repo = world.repo();
        let name = world.proposed("fix", "a.txt", "a\n");
        repo.json(["archive", "fix"]);
        assert_eq!(repo.json(["proposals"])["proposals"][0]["name"], name.as_str(), "it can still be decided on");
        repo.json(verb);
        repo.json(["reactivate", "fix"]);
        assert_eq!(repo.state_of("fix"), then, "{verb:?}");
        let fix = world.workspace("fix");
        fix.write("b.txt", "b\n");
        fix.propose("More");
        repo.fsck();
    }
}
