//! Undo and redo: a walk along what was done in one scope, byte for byte.

use serde_json::json;

use crate::support::World;

#[test]
fn back_and_forth() {
    let world = World::new();
    let fix = world.start("fix");
    let mut states = vec![(fix.refs().without_log(), fix.files())];
    for n in 1..=3 {
        fix.write("a.txt", format!("{n}\n"));
        fix.write(format!("dir{n}/new.txt"), "new\n");
        if n == 2 {
            fix.remove("README.md");
            fix.chmod("src/main.txt", true);
        }
        fix.checkpoint(&format!("step {n}"));
        states.push((fix.refs().without_log(), fix.files()));
    }
    for n in (0..3).rev() {
        let data = fix.json(["undo"]);
        assert_eq!(data["undone"]["kind"], "checkpoint", "{data}");
        assert_eq!((fix.refs().without_log(), fix.files()), states[n].clone(), "after undoing step {}", n + 1);
        assert_eq!(fix.git_status(), "");
        assert!(!fix.has(format!("dir{}", n + 1)), "an emptied folder goes, too");
    }
    fix.fails("not_found", ["undo"]);
    for (n, state) in states.iter().enumerate().skip(1) {
        fix.json(["redo"]);
        assert_eq!((fix.refs().without_log(), fix.files()), state.clone(), "after redoing step {n}");
        assert_eq!(fix.git_status(), "");
    }
    fix.fails("not_found", ["redo"]);
    fix.fsck();
}

#[test]
fn the_answer_of_an_undo() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "1\n");
    let first = fix.checkpoint("one");
    fix.write("a.txt", "2\n");
    fix.write("b.txt", "2\n");
    fix.remove("README.md");
    fix.checkpoint("two");
    let data = fix.json(["undo"]);
    assert_eq!(data["operation"]["kind"], "undo");
    assert_eq!(data["operation"]["undoes"], data["undone"]["id"]);
    assert_eq!(data["checkpoint"]["commit"], first["commit"]);
    assert_eq!(data["files"]["written"], json!(["README.md", "a.txt"]));
    assert_eq!(data["files"]["removed"], json!(["b.txt"]));
}

#[test]
fn unsaved_edits_are_the_first_thing_undone() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "saved\n");
    fix.checkpoint("saved");
    fix.write("a.txt", "not saved\n");
    fix.write("scratch.txt", "not saved either\n");
    let edited = fix.files();

    fix.json(["undo"]);
    assert_eq!((fix.read("a.txt"), fix.has("scratch.txt")), ("saved\n".to_owned(), false));
    fix.json(["redo"]);
    assert_eq!(fix.files(), edited, "nothing was lost");
    assert_eq!(fix.json(["log"])["checkpoints"][0]["kind"], "unsaved");
}

#[test]
fn several_at_once() {
    let world = World::new();
    let fix = world.start("fix");
    for n in 1..=4 {
        fix.write("a.txt", format!("{n}\n"));
        fix.checkpoint(&format!("step {n}"));
    }
    fix.json(["undo", "-n", "3"]);
    assert_eq!(fix.read("a.txt"), "1\n");
    fix.json(["redo", "-n", "2"]);
    assert_eq!(fix.read("a.txt"), "3\n");
    fix.fails("usage", ["undo", "-n", "0"]);
}

#[test]
fn a_new_step_ends_redo() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "1\n");
    fix.checkpoint("one");
    fix.json(["undo"]);
    fix.write("a.txt", "another way\n");
    fix.checkpoint("two");
    fix.fails("not_found", ["redo"]);
    assert_eq!(fix.read("a.txt"), "another way\n");
}

#[test]
fn edits_in_the_way_of_a_redo_are_kept() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "1\n");
    fix.checkpoint("one");
    fix.json(["undo"]);
    fix.write("a.txt", "mine\n");
    fix.fails("dirty", ["redo"]);
    assert_eq!(fix.read("a.txt"), "mine\n");
    fix.json(["undo"]);
    fix.json(["redo"]);
    assert_eq!(fix.read("a.txt"), "mine\n");
}

#[test]
fn a_named_operation() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "1\n");
    fix.checkpoint("one");
    let id = fix.operations([])[0]["id"].as_str().expect("an id").to_owned();
    assert_eq!(fix.json(["undo", "--op", &id[..8]])["undone"]["id"], id.as_str());

    // One that is not the latest any more has moved on: it is refused, and the later one is named.
    fix.json(["redo"]);
    fix.write("a.txt", "2\n");
    fix.checkpoint("two");
    let later = fix.operations([])[0]["id"].clone();
    let (refs, files) = (fix.refs(), fix.files());
    let error = fix.fails("stale", ["undo", "--op", &id]);
    assert_eq!(error["details"]["moved_by"], later);
    assert_eq!((fix.refs(), fix.files()), (refs, files));
    fix.fails("not_found", ["undo", "--op", "ffffffffffff"]);
}

#[test]
fn another_scopes_operation_is_refused() {
    let world = World::new();
    let (a, b) = (world.start("a"), world.start("b"));
    a.write("a.txt", "a\n");
    a.checkpoint("in a");
    let id = a.operations([])[0]["id"].as_str().expect("an id").to_owned();
    let error = b.fails("refused", ["undo", "--op", &id]);
    assert!(error["hints"][0].as_str().expect("text").starts_with("tine -s a undo --op"), "{error}");
    b.fails("not_found", ["undo"]);
    assert_eq!(a.read("a.txt"), "a\n");
}

#[test]
fn a_dry_run_changes_nothing() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "1\n");
    fix.checkpoint("one");
    let (refs, files) = (fix.refs(), fix.files());
    let data = fix.json(["undo", "--dry-run"]);
    assert_eq!(data["files"]["removed"], json!(["a.txt"]));
    assert_eq!(data["undone"]["kind"], "checkpoint");
    assert_eq!((fix.refs(), fix.files()), (refs, files));
}

#[test]
fn ignored_files_outlive_an_undo() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("build/out.o", "x\n");
    fix.write("build/trace.log", "ignored\n");
    fix.checkpoint("build");
    fix.json(["undo"]);
    assert!(!fix.has("build/out.o"));
    assert_eq!(fix.read("build/trace.log"), "ignored\n");
}

#[test]
fn an_ignored_file_in_the_way_is_a_refusal() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("out.txt", "tracked\n");
    fix.checkpoint("add");
    fix.remove("out.txt");
    fix.write(".gitignore", "*.log\n/target/\n/.env\nout.txt\n");
    fix.checkpoint("remove and ignore");
    fix.write("out.txt", "mine, and in no checkpoint\n");
    let (refs, files) = (fix.refs(), fix.files());
    let error = fix.fails("dirty", ["undo"]);
    assert_eq!(error["details"]["paths"], json!(["out.txt"]));
    assert_eq!((fix.refs(), fix.files()), (refs, files));
}

#[test]
fn outside_of_sessions_the_repositorys_own_steps() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    let before = repo.refs().without_log();
    let landed = repo.json(["approve", &name]);
    assert_eq!(landed["landing"]["type"], "squash");
    assert_eq!(repo.read("a.txt"), "a\n");
    let after = (repo.refs().without_log(), repo.files());

    let data = repo.json(["undo"]);
    assert_eq!(data["undone"]["kind"], "approve");
    assert_eq!(repo.refs().without_log(), before, "trunk, proposal and session are as before the landing");
    assert!(!repo.has("a.txt"), "and so are the files of the trunk's worktree");
    assert_eq!(repo.git_status(), "");
    assert_eq!(world.workspace("fix").read("a.txt"), "a\n", "the workspace is back");
    assert_eq!(world.workspace("fix").git_status(), "");

    repo.json(["redo"]);
    assert_eq!((repo.refs().without_log(), repo.files()), after);
    assert!(!world.workspace("fix").path.exists());
    repo.fsck();
}

#[test]
fn a_landing_that_was_pushed_stays() {
    let world = World::new();
    let repo = world.repo();
    world.at_root().git(["clone", "--quiet", "--bare", "repo", "origin.git"]);
    repo.git(["remote", "add", "origin", "../origin.git"]);
    let name = world.proposed("fix", "a.txt", "a\n");
    repo.json(["approve", &name]);
    repo.git(["push", "--quiet", "origin", "main"]);
    let before = repo.refs();
    let error = repo.fails("refused", ["undo"]);
    assert!(error["hints"].to_string().contains("tine revert"), "the way to take it back: {error}");
    assert_eq!(repo.refs().without_log(), before.without_log());
}

#[test]
fn the_trunk_that_moved_on_is_not_moved_back() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    repo.json(["approve", &name]);
    repo.write("more.txt", "more\n");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "By hand"]);
    let main = repo.rev("main");
    repo.fails("stale", ["undo"]);
    assert_eq!(repo.rev("main"), main);
}

#[test]
fn a_propose_is_a_step_of_its_session() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    let before = fix.refs().without_log();
    fix.propose("Add a");
    assert_eq!(fix.state_of("fix"), "proposed");
    fix.json(["undo"]);
    assert_eq!(fix.refs().without_log(), before);
    assert_eq!(fix.state_of("fix"), "active");
    assert_eq!(fix.read("a.txt"), "a\n");
}
