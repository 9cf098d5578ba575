//! The trunk comes into a session: as a merge, as a rebase, with conflicts left to be resolved.

use serde_json::{Value, json};

use crate::support::{Place, World};

/// A commit on the trunk that plain git made.
fn trunk_moves(world: &World, path: &str, content: &str) {
    let repo = world.repo();
    repo.write(path, content);
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", &format!("Change {path}")]);
}

/// `tine refresh ARGS` meets conflicts: status 3, and they are listed. Gives `data`.
#[track_caller]
fn conflicts(place: &Place<'_>, args: &[&str]) -> Value {
    let ran = place.tine([&["--json", "refresh"], args].concat()).run();
    assert_eq!(ran.status, Some(3), "{ran}");
    let mut data = ran.document()["data"].take();
    assert_eq!(data["type"], "conflict", "{ran}");
    assert_eq!(data["conflicts"][0]["path"], "src/main.txt", "{ran}");
    data["checkpoint"].take()
}

/// A session and the trunk changed the same line.
fn conflicting(world: &World) -> Place<'_> {
    let fix = world.start("fix");
    fix.write("src/main.txt", "mine\ntwo\nthree\n");
    fix.write("other.txt", "mine\n");
    fix.checkpoint("mine");
    trunk_moves(world, "src/main.txt", "theirs\ntwo\nthree\n");
    trunk_moves(world, "theirs.txt", "theirs\n");
    fix
}

#[test]
fn nothing_new() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    let before = fix.refs();
    assert_eq!(fix.json(["refresh"])["type"], "no_op");
    assert_eq!(fix.refs(), before);
}

#[test]
fn a_merge_with_git_as_the_oracle() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("src/main.txt", "ONE\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n");
    let mine = fix.checkpoint("mine");
    trunk_moves(&world, "src/main.txt", "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nNINE\n");
    trunk_moves(&world, "theirs.txt", "theirs\n");
    let wanted = fix.git(["merge-tree", "--write-tree", "HEAD", "main"]);

    let data = fix.json(["refresh"]);
    assert_eq!((&data["type"], &data["conflicts"]), (&json!("merge"), &json!([])));
    assert_eq!(data["checkpoint"]["kind"], "refresh");
    assert_eq!(fix.rev("HEAD^{tree}"), wanted);
    assert_eq!(
        fix.git(["log", "-1", "--format=%P"]),
        format!("{} {}", mine["commit"].as_str().expect("id"), fix.rev("main"))
    );
    assert_eq!(fix.read("src/main.txt"), "ONE\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nNINE\n");
    assert_eq!(fix.git_status(), "");
    assert_eq!(fix.json(["session", "show", "fix"])["session"]["behind"], 0);

    fix.json(["undo"]);
    assert_eq!(fix.rev("HEAD"), mine["commit"].as_str().expect("id"));
    assert!(!fix.has("theirs.txt"));
}

#[test]
fn unsaved_edits_come_along() {
    let world = World::new();
    let fix = world.start("fix");
    trunk_moves(&world, "theirs.txt", "theirs\n");
    fix.write("mine.txt", "not saved\n");
    fix.json(["refresh"]);
    assert_eq!((fix.read("mine.txt"), fix.read("theirs.txt")), ("not saved\n".to_owned(), "theirs\n".to_owned()));
    assert_eq!(fix.json(["log"])["checkpoints"][1]["kind"], "unsaved");
}

#[test]
fn a_rebase_keeps_change_ids_and_messages() {
    let world = World::new();
    let fix = world.start("fix");
    for n in 1..=2 {
        fix.write(format!("{n}.txt"), "x\n");
        fix.checkpoint(&format!("step {n}"));
    }
    let before = fix.json(["log"]);
    trunk_moves(&world, "theirs.txt", "theirs\n");
    let data = fix.json(["refresh", "--rebase"]);
    assert_eq!(data["type"], "rebase");
    assert_eq!(fix.rev("HEAD~2"), fix.rev("main"));
    let after = fix.json(["log"]);
    for n in 0..2 {
        assert_eq!(after["checkpoints"][n]["change_id"], before["checkpoints"][n]["change_id"]);
        assert_eq!(after["checkpoints"][n]["subject"], before["checkpoints"][n]["subject"]);
        assert_ne!(after["checkpoints"][n]["commit"], before["checkpoints"][n]["commit"]);
    }
    assert_eq!((fix.read("theirs.txt"), fix.git_status()), ("theirs\n".to_owned(), String::new()));
    fix.json(["undo"]);
    assert_eq!(fix.json(["log"])["checkpoints"], before["checkpoints"]);
}

#[test]
fn conflicts_wait_in_the_workspace() {
    let world = World::new();
    let fix = conflicting(&world);
    let (tip, refs) = (fix.rev("HEAD"), fix.refs().without_log());
    assert_eq!(conflicts(&fix, &[])["commit"], tip.as_str());
    assert_eq!(fix.refs().without_log(), refs, "the timeline waits");
    assert!(fix.read("src/main.txt").contains("<<<<<<< "), "{}", fix.read("src/main.txt"));
    assert_eq!(fix.read("theirs.txt"), "theirs\n");
    assert_eq!(fix.json(["session", "show", "fix"])["session"]["conflicts"], json!(["src/main.txt"]));

    fix.fails("conflict", ["refresh"]);
    fix.fails("conflict", ["propose", "-m", "Too early"]);
    fix.fails("conflict", ["refresh", "--continue"]);
    fix.write("src/main.txt", "both\ntwo\nthree\n");
    let data = fix.json(["refresh", "--continue"]);
    assert_eq!(data["type"], "merge");
    assert_eq!(fix.git(["log", "-1", "--format=%P"]), format!("{tip} {}", fix.rev("main")));
    assert_eq!(
        (fix.read("src/main.txt"), fix.read("other.txt")),
        ("both\ntwo\nthree\n".to_owned(), "mine\n".to_owned())
    );
    assert_eq!(fix.git_status(), "");
    fix.fails("not_found", ["refresh", "--continue"]);
    fix.fsck();
}

#[test]
fn a_refresh_is_given_up() {
    let world = World::new();
    let fix = conflicting(&world);
    let (refs, files) = (fix.refs().without_log(), fix.files());
    conflicts(&fix, &[]);
    fix.write("src/main.txt", "half resolved\n");
    let data = fix.json(["refresh", "--abort"]);
    assert_eq!(data["type"], "aborted");
    assert_eq!((fix.refs().without_log(), fix.files()), (refs, files));
    assert_eq!(fix.git_status(), "");
    assert_eq!(fix.json(["session", "show", "fix"])["session"]["conflicts"], json!([]));
    fix.fails("not_found", ["refresh", "--abort"]);
    // What was half resolved is a checkpoint that redo brings back.
    fix.json(["redo"]);
    assert_eq!(fix.read("src/main.txt"), "half resolved\n");
}

#[test]
fn a_rebase_with_conflicts_changes_nothing() {
    let world = World::new();
    let fix = conflicting(&world);
    let (refs, files) = (fix.refs().without_log(), fix.files());
    conflicts(&fix, &["--rebase"]);
    assert_eq!((fix.refs().without_log(), fix.files()), (refs, files));
    assert_eq!(fix.git_status(), "");
}

#[test]
fn without_a_workspace_too() {
    let world = World::new();
    let repo = world.repo();
    repo.json(["start", "quiet", "--no-workspace"]);
    let edits = r#"[{"path": "mine.txt", "content": "mine\n"}]"#;
    repo.tine(["-s", "quiet", "checkpoint", "--edits", "-"]).stdin(edits).json();
    trunk_moves(&world, "theirs.txt", "theirs\n");
    assert_eq!(repo.json(["refresh", "quiet"])["type"], "merge");
    assert_eq!(
        repo.git(["ls-tree", "--name-only", "session/quiet"]),
        ".gitignore\nREADME.md\nmine.txt\nsrc\ntheirs.txt"
    );
}

#[test]
fn an_undo_or_a_restore_gives_the_refresh_up() {
    for args in [&["undo"][..], &["restore", "@0"]] {
        let world = World::new();
        let fix = conflicting(&world);
        conflicts(&fix, &[]);
        fix.tine(args).json();
        assert!(!fix.read("src/main.txt").contains("<<<<<<<"));
        // Finishing it now would record a merge that has nothing of the trunk.
        fix.fails("not_found", ["refresh", "--continue"]);
        assert_eq!(fix.json(["session", "show", "fix"])["session"]["conflicts"], json!([]));
        assert_eq!(fix.json(["session", "show", "fix"])["session"]["behind"], 2);
    }
}

#[test]
fn a_part_is_restored_to_resolve_a_conflict() {
    let world = World::new();
    let fix = conflicting(&world);
    conflicts(&fix, &[]);
    fix.json(["restore", "@1", "src/main.txt"]);
    assert_eq!(fix.json(["refresh", "--continue"])["type"], "merge");
    assert_eq!(
        (fix.read("src/main.txt"), fix.read("theirs.txt")),
        ("mine\ntwo\nthree\n".to_owned(), "theirs\n".to_owned())
    );
}

#[test]
fn a_rebase_after_a_refresh_by_merge_brings_the_sessions_own_commits_alone() {
    let world = World::new();
    let repo = world.repo();
    repo.git(["commit", "--quiet", "--allow-empty", "-m", "Second"]);
    let one = world.start("one");
    one.write("a.txt", "a\n");
    one.checkpoint("Write a");
    let zero = world.proposed("zero", "z.txt", "z\n");
    repo.json(["approve", &zero]);
    one.json(["refresh"]);
    one.write("b.txt", "b\n");
    one.checkpoint("Write b");
    let name = one.propose("One");
    let before = repo.rev("main");
    repo.json(["approve", &name, "--method", "rebase"]);
    assert_eq!(repo.git(["log", "--format=%s", &format!("{before}..main")]), "Write b\nWrite a");
    let message = repo.git(["show", "--no-patch", "--format=%B", "main"]);
    assert_eq!(message.matches("Tine-Session:").count(), 1, "{message}");
    repo.json(["audit", "--strict"]);
}
