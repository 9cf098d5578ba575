//! Health: the last reported test result, bound to the files that it was reported for.

use serde_json::{Value, json};

use crate::support::{Place, World};

fn health(place: &Place<'_>) -> (Value, Value) {
    let session = place.json(["session", "show", "fix"])["session"].clone();
    (session["health"].clone(), session["health_stale"].clone())
}

#[test]
fn a_result_is_bound_to_the_files_it_was_reported_for() {
    let world = World::new();
    let fix = world.start("fix");
    assert_eq!(health(&fix), (Value::Null, json!(false)));
    assert_eq!(fix.json(["health", "show"])["health"], Value::Null);
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    let done = fix.tine(["health", "set", "fail", "--detail", "3 of 120 tests fail"]).by("agent/x").json();
    assert_eq!((&done["session"], &done["health"]["status"]), (&json!("fix"), &json!("fail")));
    assert_eq!((&done["health"]["stale"], &done["health"]["actor"]), (&json!(false), &json!("agent/x")));
    assert_eq!(done["health"]["tree"], fix.rev("HEAD^{tree}").as_str());
    assert_eq!(health(&fix), (json!("fail"), json!(false)));
    fix.write("a.txt", "b\n");
    assert_eq!(health(&fix), (json!("fail"), json!(false)), "the latest checkpoint is what counts");
    let edited = fix.json(["health", "set", "pass"]);
    assert_eq!((&edited["health"]["status"], &edited["health"]["stale"]), (&json!("pass"), &json!(true)));
    assert_eq!(edited["health"]["tree"], fix.tree_of_files().as_str(), "what was tested is not saved yet");
    assert_eq!(fix.git_status(), " M a.txt", "and is not saved by that");
    fix.checkpoint("b");
    assert_eq!(health(&fix), (json!("pass"), json!(false)));
    fix.write("a.txt", "c\n");
    fix.checkpoint("c");
    assert_eq!(health(&fix), (json!("pass"), json!(true)));
    fix.json(["undo"]);
    assert_eq!(health(&fix), (json!("pass"), json!(false)), "the same files again");
    fix.fails("usage", ["health", "set", "maybe"]);
    fix.fails("limit", ["health", "set", "fail", "--detail", &"x".repeat(5000)]);
    fix.fsck();
}

#[test]
fn it_is_shown_where_people_look_and_is_never_a_condition() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    let fix = world.workspace("fix");
    fix.json(["health", "set", "fail", "--detail", "login"]);
    assert!(fix.tine(["status"]).ok().stdout.contains("health fail: login by ada-lovelace"));
    assert!(repo.tine(["sessions"]).ok().stdout.contains("health fail"));
    assert!(repo.tine(["session", "show", "fix"]).ok().stdout.contains("fail: login"));
    assert!(repo.tine(["health", "show", "fix"]).ok().stdout.contains("health fail: login"));
    assert!(repo.tine(["proposal", "show", &name]).ok().stdout.contains("health fail: login"));
    let shown = repo.proposal(&name)["health"].clone();
    assert_eq!((&shown["status"], &shown["stale"]), (&json!("fail"), &json!(false)));
    fix.write("a.txt", "b\n");
    fix.checkpoint("b");
    fix.json(["health", "set", "pass"]);
    assert_eq!(repo.proposal(&name)["health"]["stale"], true, "what passes is not what is proposed");
    assert!(repo.tine(["proposal", "show", &name]).ok().stdout.contains("health pass (stale: for other files)"));
    fix.json(["health", "set", "fail"]);
    assert_eq!(repo.json(["approve", &name])["landing"]["type"], "squash");
}

#[test]
fn a_report_is_undone_as_any_step() {
    let world = World::new();
    let fix = world.start("fix");
    let before = fix.refs().without_log();
    fix.json(["health", "set", "pass"]);
    assert_eq!(fix.operations([])[0]["kind"], "health-set");
    fix.json(["undo"]);
    assert_eq!(fix.refs().without_log(), before);
    fix.json(["redo"]);
    assert_eq!(health(&fix).0, "pass");
    let bare = World::bare();
    let place = bare.place("bare.git");
    place.json(["start", "fix", "--no-workspace"]);
    assert_eq!(place.json(["-s", "fix", "health", "set", "pass"])["health"]["stale"], false);
}
