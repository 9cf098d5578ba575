//! The operation log: what each command changed, in typed fields, and the way back to any of them.

use serde_json::{Value, json};

use crate::support::World;

fn kinds(operations: &[Value]) -> Vec<&str> {
    operations.iter().map(|o| o["kind"].as_str().expect("text")).collect()
}

#[test]
fn one_entry_for_each_command() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    world.workspace("fix").json(["undo"]);
    world.workspace("fix").json(["redo"]);
    repo.json(["approve", &name]);
    let all = repo.operations(["--all"]);
    assert_eq!(kinds(&all), ["approve", "redo", "undo", "propose", "checkpoint", "start"]);
    assert_eq!(kinds(&repo.operations([])), ["approve", "start"], "outside of sessions: the repository's own");
    let of_fix = repo.json(["-s", "fix", "op", "log"]);
    assert_eq!(kinds(of_fix["operations"].as_array().expect("a list")), ["redo", "undo", "propose", "checkpoint"]);
    assert_eq!(kinds(&repo.operations(["--all", "--limit", "2"])), ["approve", "redo"]);

    let checkpoint = &all[4];
    assert_eq!((&checkpoint["session"], &checkpoint["actor"]), (&json!("fix"), &json!("ada-lovelace")));
    assert!(checkpoint["args"].to_string().contains("change a.txt"), "{checkpoint}");
    let id = checkpoint["id"].as_str().expect("text");
    assert!(id.len() == 12 && id.bytes().all(|b| b.is_ascii_hexdigit()), "{id}");
    let moved = &checkpoint["refs"][0];
    assert_eq!(moved["name"], "refs/heads/session/fix");
    assert_eq!((moved["before"].as_str().expect("id").len(), moved["after"].as_str().expect("id").len()), (40, 40));
    assert_eq!(all[2]["undoes"], all[3]["id"]);
    assert_eq!(all[3]["undone_by"], json!(null), "redone");
    let landed: Vec<_> = all[0]["refs"].as_array().expect("a list").iter().map(|r| r["name"].clone()).collect();
    assert!(landed.contains(&json!("refs/heads/main")), "{landed:?}");
}

#[test]
fn an_entry_says_that_it_was_undone() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    fix.json(["undo"]);
    let log = fix.operations([]);
    assert_eq!((&log[0]["undoes"], &log[1]["undone_by"]), (&log[1]["id"], &log[0]["id"]));
}

#[test]
fn one_entry_shown() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    let entry = fix.operations([])[0].clone();
    let id = entry["id"].as_str().expect("text");
    assert_eq!(fix.json(["op", "show", id])["operation"]["refs"], entry["refs"]);
    assert_eq!(fix.json(["op", "show", &id[..6]])["operation"]["id"], id);
    fix.fails("not_found", ["op", "show", "ffffffffffff"]);
    fix.fails("not_found", ["op", "show", "not-hex"]);
}

#[test]
fn back_to_an_entry() {
    let world = World::new();
    let fix = world.start("fix");
    let mut states = Vec::new();
    for n in 1..=4 {
        fix.write("a.txt", format!("{n}\n"));
        fix.checkpoint(&format!("step {n}"));
        let id = fix.operations([])[0]["id"].as_str().expect("text").to_owned();
        states.push((id, fix.refs().without_log(), fix.files()));
    }
    fix.write("a.txt", "not saved\n");
    let (id, refs, files) = &states[1];
    let data = fix.json(["op", "restore", id]);
    assert_eq!(data["operation"]["kind"], "op-restore");
    assert_eq!((&fix.refs().without_log(), &fix.files()), (refs, files));
    assert_eq!(fix.git_status(), "");

    // It is an entry like any other.
    fix.json(["undo"]);
    assert_eq!(fix.read("a.txt"), "not saved\n");
    fix.json(["redo"]);
    assert_eq!(fix.read("a.txt"), "2\n");
    fix.fails("not_found", ["op", "restore", "ffffffffffff"]);
}

#[test]
fn op_restore_stays_in_its_scope() {
    let world = World::new();
    let (a, b) = (world.start("a"), world.start("b"));
    a.write("a.txt", "1\n");
    a.checkpoint("1");
    let id = a.operations([])[0]["id"].as_str().expect("text").to_owned();
    a.write("a.txt", "2\n");
    a.checkpoint("2");
    b.write("b.txt", "b\n");
    b.checkpoint("b");
    b.fails("refused", ["op", "restore", &id]);
    let theirs = (b.rev("HEAD"), b.files());
    a.json(["op", "restore", &id]);
    assert_eq!(a.read("a.txt"), "1\n");
    assert_eq!((b.rev("HEAD"), b.files()), theirs);
}

#[test]
fn a_dry_run_of_op_restore() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "1\n");
    fix.checkpoint("1");
    let id = fix.operations([])[0]["id"].as_str().expect("text").to_owned();
    fix.write("b.txt", "2\n");
    fix.checkpoint("2");
    let (refs, files) = (fix.refs(), fix.files());
    let data = fix.json(["op", "restore", &id, "--dry-run"]);
    assert_eq!(data["files"]["removed"], json!(["b.txt"]));
    assert_eq!((fix.refs(), fix.files()), (refs, files));
}

#[test]
fn what_undo_let_go_of_outlives_gc() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "only here\n");
    fix.checkpoint("a");
    fix.json(["undo"]);
    fix.git(["reflog", "expire", "--expire=now", "--all"]);
    fix.git(["gc", "--quiet", "--prune=now"]);
    fix.json(["redo"]);
    assert_eq!(fix.read("a.txt"), "only here\n");
    fix.fsck();
}

#[test]
fn the_log_is_pruned_and_the_rest_still_works() {
    let world = World::new();
    let fix = world.start("fix");
    for n in 1..=3 {
        fix.write("a.txt", format!("{n}\n"));
        fix.checkpoint(&format!("step {n}"));
    }
    let before = fix.refs().without_log();
    world.repo().json(["--config", "retention.operations=1s", "op", "prune"]);
    assert_eq!(fix.refs().without_log(), before, "only the log gets shorter");
    fix.fsck();
    fix.write("a.txt", "after\n");
    fix.checkpoint("after");
    fix.json(["undo"]);
    assert_eq!(fix.read("a.txt"), "3\n");
}

#[test]
fn the_timeline_as_a_log() {
    let world = World::new();
    let fix = world.start("fix");
    for n in 1..=3 {
        fix.write("a.txt", format!("{n}\n"));
        fix.checkpoint(&format!("step {n}"));
    }
    let subjects = |args: &[&str]| -> Vec<String> {
        let data = fix.tine(args).json();
        let list = data["checkpoints"].as_array().expect("a list");
        list.iter().map(|c| c["subject"].as_str().expect("text").to_owned()).collect()
    };
    assert_eq!(subjects(&["log"]), ["step 3", "step 2", "step 1"]);
    assert_eq!(subjects(&["log", "--limit", "2"]), ["step 3", "step 2"]);
    assert_eq!(world.repo().json(["log", "fix"])["checkpoints"][2]["number"], 1);
    let other = world.start("other");
    other.write("b.txt", "b\n");
    other.checkpoint("elsewhere");
    let all = world.repo().json(["log", "--all"])["checkpoints"].to_string();
    assert!(all.contains("step 1") && all.contains("elsewhere"), "{all}");
    let text = fix.tine(["log"]).ok().stdout;
    assert!(text.find("step 3") < text.find("step 1"), "newest first:\n{text}");
}
