//! Tags: the user's own words on a session, and never a state.

use serde_json::{Value, json};

use crate::support::World;

#[test]
fn tags_are_set_listed_removed_and_found() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    repo.json(["start", "other", "--tag", "team=search"]);
    let done = fix.json(["tag", "set", "team=checkout", "ticket=1234", "note= with spaces"]);
    let tags = json!({ "team": "checkout", "ticket": "1234", "note": " with spaces" });
    assert_eq!((&done["session"], &done["tags"]), (&json!("fix"), &tags));
    assert_eq!(repo.json(["session", "show", "fix"])["session"]["tags"], tags);
    assert_eq!(repo.json(["tag", "list", "fix"])["tags"], tags);
    assert!(fix.tine(["tag", "list"]).ok().stdout.contains("team=checkout\n"));
    let found = |args: &[&str]| -> Vec<Value> {
        let data = repo.json([&["sessions"][..], args].concat());
        data["sessions"].as_array().expect("a list").iter().map(|s| s["id"].clone()).collect()
    };
    assert_eq!(found(&["--tag", "ticket"]), ["fix"]);
    assert_eq!(found(&["--tag", "team"]).len(), 2);
    assert_eq!(found(&["--tag", "team=search"]), ["other"]);
    assert_eq!(found(&["--tag", "team=checkout", "--tag", "ticket=1234"]), ["fix"]);
    assert_eq!(found(&["--tag", "team=none"]), [""; 0]);
    fix.json(["tag", "set", "team=billing"]);
    assert_eq!(fix.json(["tag", "rm", "ticket", "note"])["tags"], json!({ "team": "billing" }));
    repo.json(["-s", "other", "tag", "rm", "team"]);
    assert_eq!(repo.tine(["tag", "list", "other"]).ok().stderr.trim(), "no tags");
    fix.fsck();
}

#[test]
fn a_tag_never_stands_for_a_state() {
    let world = World::new();
    let fix = world.start("fix");
    let refs = fix.refs();
    for key in ["state", "approved", "Landed", "idle", "locked", "health", "owner", "gate"] {
        let error = fix.fails("invalid", ["tag", "set", "fine=1", &format!("{key}=yes")]);
        assert!(error["message"].as_str().expect("text").contains(&format!("`{key}`")), "{error}");
        world.repo().fails("invalid", ["start", "new", "--tag", &format!("{key}=yes")]);
    }
    assert_eq!(fix.refs(), refs, "nothing was written");
}

#[test]
fn tags_have_bounds() {
    let world = World::new();
    let fix = world.start("fix");
    let long = "k".repeat(65);
    for (code, tag) in [
        ("usage", "nothing".to_owned()),
        ("usage", "=value".to_owned()),
        ("invalid", "two words=x".to_owned()),
        ("invalid", "a\u{1b}b=x".to_owned()),
        ("limit", format!("{long}=x")),
        ("limit", format!("k={}", "v".repeat(257))),
    ] {
        fix.fails(code, ["tag", "set", &tag]);
        world.repo().fails(code, ["start", "new", "--tag", &tag]);
    }
    fix.json(["tag", "set", &format!("{}={}", &long[1..], "v".repeat(256))]);
    let many: Vec<String> = (0..63).map(|n| format!("k{n}=v")).collect();
    fix.json(["tag", "set"].into_iter().map(str::to_owned).chain(many));
    fix.fails("limit", ["tag", "set", "one=more"]);
    let error = fix.fails("not_found", ["tag", "rm", "k1", "k99"]);
    assert!(error["message"].as_str().expect("text").contains("no tag `k99`"), "{error}");
    assert_eq!(fix.json(["tag", "list"])["tags"]["k1"], "v", "none of them went");
}

#[test]
fn tags_are_undone_as_they_were_set() {
    let world = World::new();
    let fix = world.start("fix");
    let before = fix.refs().without_log();
    fix.json(["tag", "set", "a=1"]);
    let after = fix.refs().without_log();
    assert_eq!(fix.operations([])[0]["kind"], "tag-set");
    let refs = fix.refs();
    fix.json(["tag", "set", "a=1"]);
    assert_eq!(fix.refs(), refs, "nothing to do");
    fix.json(["undo"]);
    assert_eq!(fix.refs().without_log(), before);
    fix.json(["redo"]);
    assert_eq!(fix.refs().without_log(), after);
    // What is set from outside since stays when the session takes its own back.
    world.repo().json(["note", "add", "--on", "fix", "-m", "theirs"]);
    world.repo().json(["handoff", "fix", "--to", "bob", "-m", "take it"]);
    fix.json(["undo"]);
    let session = fix.json(["session", "show"])["session"].clone();
    assert_eq!((&session["tags"], &session["handoff"]["to"]), (&json!({}), &json!("bob")));
    // Where both changed the same, it is said which entry is in the way.
    fix.json(["redo"]);
    fix.json(["tag", "set", "b=1"]);
    let mine = fix.operations([])[0]["id"].as_str().expect("an id").to_owned();
    fix.json(["tag", "set", "b=2"]);
    let latest = fix.operations([])[0]["id"].clone();
    let error = fix.fails("stale", ["undo", "--op", &mine]);
    assert_eq!(error["details"]["moved_by"], latest);
    fix.fsck();
}

#[test]
fn a_tag_that_is_named_twice_goes_once() {
    let world = World::new();
    let fix = world.start("fix");
    fix.json(["tag", "set", "a=1", "b=2"]);
    assert!(fix.tine(["tag", "rm", "a", "a"]).ok().stderr.contains("removed 1 tag of session fix"));
    assert_eq!(fix.json(["tag", "list"])["tags"], json!({ "b": "2" }));
}
