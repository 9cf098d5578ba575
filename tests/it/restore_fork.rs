//! Going back without losing the way: restore makes a new checkpoint, fork a new session.

use serde_json::json;

use crate::support::{Place, World};

/// Three checkpoints: `a.txt` holds their number, each adds a file of its own.
fn three_steps(world: &World) -> Place<'_> {
    let fix = world.start("fix");
    for n in 1..=3 {
        fix.write("a.txt", format!("{n}\n"));
        fix.write(format!("only/{n}.txt"), "x\n");
        fix.checkpoint(&format!("step {n}"));
    }
    fix
}

#[test]
fn a_restore_is_a_new_checkpoint() {
    let world = World::new();
    let fix = three_steps(&world);
    let third = fix.rev("HEAD");
    let data = fix.json(["restore", "@1"]);
    assert_eq!(data["checkpoint"]["number"], 4);
    assert_eq!(data["checkpoint"]["parent"], third.as_str(), "later ones are kept");
    assert_eq!(fix.rev("HEAD^{tree}"), fix.rev("HEAD~3^{tree}"));
    assert_eq!(data["files"]["written"], json!(["a.txt"]));
    assert_eq!(data["files"]["removed"], json!(["only/2.txt", "only/3.txt"]));
    assert_eq!(fix.read("a.txt"), "1\n");
    assert!(fix.has("only/1.txt") && !fix.has("only/2.txt"));
    assert_eq!(fix.git_status(), "");

    fix.json(["undo"]);
    assert_eq!((fix.rev("HEAD"), fix.read("a.txt")), (third, "3\n".to_owned()));
}

#[test]
fn every_way_to_name_a_point() {
    let world = World::new();
    let fix = three_steps(&world);
    let log = fix.json(["log"]);
    let change_id = log["checkpoints"][1]["change_id"].as_str().expect("text").to_owned();
    let commit = log["checkpoints"][1]["commit"].as_str().expect("text").to_owned();
    let shown = |rev: &str| fix.json(["show", rev])["head"].clone();
    for rev in ["@-", "@2", "fix@2", "fix@-", &change_id, &change_id[..12], &commit, &commit[..12], "HEAD~1"] {
        assert_eq!(shown(rev), commit.as_str(), "{rev}");
    }
    for rev in ["@", "fix", "fix@", "@3", "@-0"] {
        assert_eq!(shown(rev), log["checkpoints"][0]["commit"], "{rev}");
    }
    assert_eq!(shown("@--"), shown("@-2"));
    assert_eq!(shown("@-3"), fix.rev("main").as_str(), "before the first is the base");
    assert_eq!(shown("trunk"), fix.rev("main").as_str());
    fix.fails("not_found", ["show", "@4"]);
    fix.fails("not_found", ["show", "@-4"]);
}

#[test]
fn some_paths_of_a_restore() {
    let world = World::new();
    let fix = three_steps(&world);
    fix.json(["restore", "@1", "a.txt"]);
    assert_eq!(fix.read("a.txt"), "1\n");
    assert!(fix.has("only/3.txt"));
    fix.inside("only").json(["restore", "@2", "3.txt"]);
    assert!(!fix.has("only/3.txt") && fix.has("only/2.txt"));
    fix.fails("not_found", ["restore", "@1", "nowhere.txt"]);
    assert_eq!(fix.git_status(), "");
}

#[test]
fn unsaved_edits_are_saved_before_a_restore() {
    let world = World::new();
    let fix = three_steps(&world);
    fix.write("a.txt", "not saved\n");
    fix.write("scratch.txt", "not saved\n");
    fix.json(["restore", "@1"]);
    assert_eq!((fix.read("a.txt"), fix.has("scratch.txt")), ("1\n".to_owned(), false));
    let log = fix.json(["log"]);
    assert_eq!(
        (&log["checkpoints"][0]["kind"], &log["checkpoints"][1]["kind"]),
        (&json!("restore"), &json!("unsaved"))
    );
    assert_eq!(fix.git(["show", "HEAD~1:scratch.txt"]), "not saved");
}

#[test]
fn a_restore_to_where_we_are() {
    let world = World::new();
    let fix = three_steps(&world);
    let before = fix.refs();
    fix.json(["restore", "@"]);
    assert_eq!(fix.refs(), before);
}

#[test]
fn a_dry_run_tells_and_changes_nothing() {
    let world = World::new();
    let fix = three_steps(&world);
    fix.write("a.txt", "not saved\n");
    let (refs, files) = (fix.refs(), fix.files());
    let data = fix.json(["restore", "@1", "--dry-run"]);
    assert_eq!(data["files"]["removed"], json!(["only/2.txt", "only/3.txt"]));
    assert_eq!((fix.refs(), fix.files()), (refs, files));
}

#[test]
fn what_no_checkpoint_holds_is_not_touched_by_a_restore() {
    let world = World::new();
    let fix = three_steps(&world);
    fix.write("only/keep.log", "ignored\n");
    fix.write("nested/file.txt", "its own\n");
    fix.inside("nested").git(["init", "--quiet"]);
    fix.inside("nested").git(["add", "--all"]);
    fix.inside("nested").git(["commit", "--quiet", "-m", "First"]);
    fix.write("huge.bin", vec![b'x'; 3000]);
    fix.json(["--config", "checkpoint.max_file_size=2000", "restore", "@0"]);
    for (path, content) in [("only/keep.log", "ignored\n"), ("nested/file.txt", "its own\n")] {
        assert_eq!(fix.read(path), content);
    }
    assert!(fix.has("huge.bin") && !fix.has("only/1.txt") && !fix.has("a.txt"));
}

#[test]
fn a_point_of_another_session() {
    let world = World::new();
    let fix = three_steps(&world);
    let other = world.start("other");
    other.json(["restore", "fix@2"]);
    assert_eq!(other.read("a.txt"), "2\n");
    assert_eq!(fix.read("a.txt"), "3\n", "the other one is only read");
}

#[test]
fn a_fork_begins_where_it_was_cut() {
    let world = World::new();
    let fix = three_steps(&world);
    let data = fix.json(["fork", "@2", "--name", "other"]);
    let session = &data["sessions"][0];
    assert_eq!(session["id"], "other");
    assert_eq!(session["parent"], json!({"session": "fix", "commit": fix.rev("HEAD~1")}));
    assert_eq!(session["base"]["commit"], fix.rev("HEAD~1").as_str());
    let other = world.workspace("other");
    assert_eq!(other.read("a.txt"), "2\n");
    assert_eq!(other.git_status(), "");
    other.write("a.txt", "another way\n");
    other.checkpoint("another way");
    assert_eq!(fix.read("a.txt"), "3\n");
    // Its proposal carries what it was forked with, for the trunk has none of it yet.
    let name = other.propose("Another way");
    assert_eq!(other.proposal(&name)["base"], fix.rev("main").as_str());
}

#[test]
fn several_forks_with_names_that_are_free() {
    let world = World::new();
    let fix = three_steps(&world);
    world.start("fix-2");
    let data = fix.json(["fork", "-n", "2", "--no-workspace"]);
    let names: Vec<_> = data["sessions"].as_array().expect("a list").iter().map(|s| s["id"].clone()).collect();
    assert_eq!(names, [json!("fix-3"), json!("fix-4")]);
    assert_eq!(data["sessions"][0]["workspace"], json!(null));
    assert_eq!(fix.rev("session/fix-3"), fix.rev("HEAD"));
    let data = fix.json(["fork", "--name", "left", "--name", "right"]);
    assert_eq!(data["sessions"].as_array().expect("a list").len(), 2);
    assert_eq!(world.workspace("right").read("a.txt"), "3\n");
}
