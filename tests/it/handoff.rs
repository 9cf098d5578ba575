//! Handoffs: a checkpoint and a message from one, acceptance by the other.

use serde_json::{Value, json};

use crate::support::{World, everything};

#[test]
fn a_session_changes_hands_when_it_is_accepted() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    let open = fix.json(["note", "add", "a.txt:1", "-m", "Look here", "--kind", "todo"])["notes"][0]["id"].clone();
    let done = fix.json(["note", "add", "-m", "settled"])["notes"][0]["id"].clone();
    fix.json(["note", "resolve", done.as_str().expect("an id")]);
    fix.write("b.txt", "not saved\n");
    fix.json(["health", "set", "fail", "--detail", "b"]);
    let given = repo.json(["handoff", "fix", "--to", "bob", "-m", "a works\n\nb does not"]);
    assert_eq!((&given["checkpoint"]["kind"], fix.git_status()), (&json!("handoff"), String::new()));
    assert_eq!(given["checkpoint"]["subject"], "hand over to bob: a works");
    assert_eq!(given["notes"].as_array().map(Vec::len), Some(1), "{given}");
    assert_eq!((&given["notes"][0]["id"], &given["health"]["detail"]), (&open, &json!("b")));
    let session = &given["session"];
    assert_eq!((&session["owner"], &session["actor"]), (&json!("ada-lovelace"), &json!("ada-lovelace")));
    let handoff = &session["handoff"];
    assert_eq!((&handoff["from"], &handoff["to"]), (&json!("ada-lovelace"), &json!("bob")));
    assert_eq!((&handoff["message"], &handoff["commit"]), (&json!("a works\n\nb does not"), &json!(fix.rev("HEAD"))));
    assert!(fix.tine(["status"]).ok().stdout.contains("handed over to bob by ada-lovelace"));
    assert!(repo.tine(["sessions"]).ok().stdout.contains("handed over to bob"));

    let before = (repo.refs(), fix.files());
    for other in ["carol", "agent/bob", "ada-lovelace"] {
        let error = repo.tine(["accept", "fix"]).by(other).fails("refused");
        assert_eq!((&error["details"]["to"], &error["details"]["actor"]), (&json!("bob"), &json!(other)));
        let is_shown = error["hints"].to_string().contains("--actor");
        assert_eq!(is_shown, !other.starts_with("agent/"), "nobody tells an agent to act as somebody else: {error}");
    }
    assert_eq!((repo.refs(), fix.files()), before);
    let taken = repo.tine(["accept", "fix"]).by("bob").json();
    assert_eq!((&taken["session"]["owner"], &taken["session"]["handoff"]), (&json!("bob"), &Value::Null));
    assert_eq!(taken["session"]["actor"], "ada-lovelace", "who started it stays");
    assert_eq!((&taken["notes"][0]["id"], &taken["health"]["status"]), (&open, &json!("fail")));
    assert_eq!(taken["handoff"]["message"], "a works\n\nb does not");
    assert!(repo.tine(["session", "show", "fix"]).ok().stdout.contains("bob"));
    let told = repo.git(["log", "--format=%s", "refs/tine/session/fix", "-2"]);
    assert_eq!(told, "accept fix from ada-lovelace\nhand fix over to bob: a works b does not");
    repo.tine(["accept", "fix"]).by("bob").fails("not_found");
    let back = fix.tine(["handoff", "fix", "--to", "agent/x", "-m", "your turn"]).by("bob").json();
    assert_eq!(back["checkpoint"], Value::Null, "everything was saved");
    let taken = fix.tine(["accept", "fix"]).by("agent/x").json();
    assert_eq!((&taken["session"]["owner"], &taken["session"]["agent"]), (&json!("agent/x"), &json!("x")));
    fix.fsck();
}

#[test]
fn what_cannot_be_handed_over_is_refused_by_name() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    world.start("old");
    repo.json(["discard", "old", "-m", "over"]);
    fix.write("a.txt", "not saved\n");
    let before = (repo.refs(), everything(&repo.path), fix.git_status());
    for (code, said, args) in [
        ("invalid", "session `fix` is `ada-lovelace`'s already", &["fix", "--to", "ada-lovelace"][..]),
        ("invalid", "session `fix` is `ada-lovelace`'s already", &["fix", "--to", "Ada-Lovelace"]),
        ("invalid", "to nobody", &["fix", "--to", ""]),
        ("invalid", "`two words` cannot be the name of an actor", &["fix", "--to", "two words"]),
        ("refused", "session `old` is discarded", &["old", "--to", "bob"]),
        ("not_found", "no session `nothing`", &["nothing", "--to", "bob"]),
    ] {
        let error = repo.fails(code, [&["handoff", "-m", "x"][..], args].concat());
        assert!(error["message"].as_str().expect("text").contains(said), "{error}");
    }
    let error = repo.tine(["handoff", "fix", "--to", "bob", "-m", "x"]).by("bob").fails("invalid");
    assert_eq!(error["message"], "`bob` cannot hand a session to themselves");
    repo.fails("usage", ["handoff", "fix", "--to", "bob", "-m", " "]);
    repo.fails("usage", ["handoff", "fix", "-m", "x"]);
    repo.fails("not_found", ["accept", "fix"]);
    repo.fails("not_found", ["accept", "nothing"]);
    assert!((repo.refs(), everything(&repo.path), fix.git_status()) == before, "nothing was written");
    fix.tine(["handoff", "fix", "--to", "bob", "-m", "x"]).json();
    repo.json(["discard", "fix", "-m", "over"]);
    repo.tine(["accept", "fix"]).by("bob").fails("refused");
}

#[test]
fn undo_takes_a_handoff_back_and_then_its_checkpoint() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "not saved\n");
    let before = fix.refs().without_log();
    fix.json(["handoff", "fix", "--to", "bob", "-m", "take it"]);
    let handed = fix.refs().without_log();
    fix.json(["undo"]);
    assert_eq!(fix.json(["session", "show"])["session"]["handoff"], Value::Null);
    fix.json(["undo"]);
    assert_eq!(fix.refs().without_log(), before);
    fix.json(["redo", "-n", "2"]);
    assert_eq!(fix.refs().without_log(), handed);
    // Another receiver takes the place of the first.
    fix.json(["handoff", "fix", "--to", "carol", "-m", "you instead"]);
    fix.tine(["accept", "fix"]).by("bob").fails("refused");
    let accepted = fix.tine(["accept", "fix"]).by("carol").json();
    assert_eq!(accepted["session"]["owner"], "carol");
    fix.json(["undo"]);
    assert_eq!(fix.json(["session", "show"])["session"]["owner"], "ada-lovelace");
    fix.fsck();
}

#[test]
fn a_handoff_gives_the_givers_locks_back_and_respects_those_of_others() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    fix.json(["lock", "src/**"]);
    fix.json(["lock"]);
    repo.tine(["handoff", "fix", "--to", "carol", "-m", "x"]).by("bob").fails("busy");
    let given = fix.json(["handoff", "fix", "--to", "bob", "-m", "x"]);
    let mut holds: Vec<_> = given["released"].as_array().expect("a list").iter().map(|l| l["hold"].clone()).collect();
    holds.sort_by_key(ToString::to_string);
    assert_eq!(holds, ["paths", "session", "writer"], "{given}");
    assert_eq!(repo.json(["locks"])["locks"], json!([]));
    fix.tine(["accept", "fix"]).by("bob").json();
    fix.write("b.txt", "b\n");
    fix.tine(["checkpoint"]).by("bob").json();
}

#[test]
fn whoever_hands_over_gives_back_what_they_hold_themselves() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    fix.json(["lock", "docs/**"]);
    fix.tine(["lock", "src/**"]).by("bob").json();
    fix.tine(["lock", "tests/**"]).by("agent/codex").json();
    let held = || -> Vec<Value> {
        let locks = repo.json(["locks"])["locks"].as_array().expect("a list").clone();
        locks.iter().map(|lock| lock["pattern"].clone()).collect()
    };
    let given = fix.tine(["handoff", "fix", "--to", "carol", "-m", "x"]).by("bob").json();
    assert_eq!(given["released"].as_array().map(Vec::len), Some(1), "{given}");
    assert_eq!(given["released"][0]["pattern"], "src/**");
    assert_eq!(held(), ["docs/**", "tests/**"], "those of the owner and of others stay");
    let told = || repo.git(["log", "-1", "--format=%(trailers:key=Tine-Unlocked,valueonly)", "refs/tine/session/fix"]);
    assert_eq!(told().trim(), "src/**", "the log has what was given back");

    // A person's name in an agent's shell: the agent's locks go, the person's stay.
    let call = fix.tine(["handoff", "fix", "--to", "dora", "-m", "x"]).env("CLAUDECODE", "1").by("ada-lovelace");
    assert_eq!(call.json()["released"], json!([]));
    assert_eq!((held(), told().trim()), (vec![json!("docs/**"), json!("tests/**")], ""));
    fix.tine(["accept", "fix"]).by("dora").json();
    fix.write("docs/page.md", "dora's\n");
    let error = fix.tine(["checkpoint"]).by("dora").fails("busy");
    assert_eq!(error["details"]["owner"], "ada-lovelace", "and until they are given back, they hold");
    fix.remove("docs/page.md");
    // The owner's own, under another of their names.
    fix.tine(["lock", "lib/**"]).by("dora").json();
    let given = fix.tine(["handoff", "fix", "--to", "bob", "-m", "x"]).by("Dora").json();
    assert_eq!(given["released"][0]["pattern"], "lib/**");
}

#[test]
fn nothing_changes_hands_with_conflicts_in_it() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    fix.write("README.md", "mine\n");
    fix.checkpoint("mine");
    repo.write("README.md", "theirs\n");
    repo.git(["commit", "--quiet", "--all", "-m", "Theirs"]);
    fix.tine(["refresh"]).run();
    for args in [&["handoff", "fix", "--to", "bob", "-m", "x"][..], &["propose", "fix"], &["refresh", "fix"]] {
        let error = repo.fails("conflict", args);
        assert_eq!(error["details"]["paths"], json!(["README.md"]), "{error}");
        let hint = error["hints"][1].as_str().expect("text");
        assert_eq!(hint, "tine refresh fix --abort", "it works from where we are");
    }
    repo.json(["refresh", "fix", "--abort"]);
    repo.json(["handoff", "fix", "--to", "bob", "-m", "x"]);
}
