//! A name is one kind of thing: what is meant is never guessed, and near names are told.

use serde_json::json;

use crate::support::World;

#[test]
fn a_branch_is_no_session() {
    let world = World::new();
    let repo = world.repo();
    repo.git(["branch", "topic"]);
    for args in [
        &["session", "show", "topic"][..],
        &["archive", "topic"],
        &["-s", "topic", "status"],
        &["propose", "topic"],
        &["log", "topic"],
    ] {
        let error = repo.tine(args).fails("not_found");
        assert!(error["hints"].to_string().contains("is a branch"), "{args:?}: {error}");
    }
}

#[test]
fn a_session_is_no_proposal_and_the_other_way_round() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    let error = repo.fails("not_found", ["approve", "fix"]);
    assert!(error["hints"].to_string().contains(&name), "{error}");
    repo.fails("not_found", ["session", "show", &name]);
    repo.fails("not_found", ["show", "proposal:fix"]);
    repo.fails("not_found", ["archive", "main"]);
    assert_eq!(repo.state_of("fix"), "proposed");
}

#[test]
fn a_session_name_wins_over_a_branch_where_a_revision_is_asked_for() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    let saved = fix.checkpoint("a");
    assert_eq!(repo.json(["show", "fix"])["head"], saved["commit"]);
    repo.fails("not_found", ["show", "fix@7"]);
    repo.fails("not_found", ["show", "nobody@1"]);
}

#[test]
fn near_names_are_told() {
    let world = World::new();
    let repo = world.repo();
    world.start("fix-login");
    let error = repo.fails("not_found", ["session", "show", "fix-logn"]);
    assert!(error["hints"].to_string().contains("`fix-login`"), "{error}");
    let error = repo.fails("not_found", ["show", "fix-logim"]);
    assert!(error["hints"].to_string().contains("`fix-login`"), "{error}");
    let name = world.proposed("other", "a.txt", "a\n");
    let error = repo.fails("not_found", ["approve", "othr-1"]);
    assert!(error["hints"].to_string().contains(&name), "{error}");
}

#[test]
fn ambiguous_prefixes_name_the_candidates() {
    let world = World::new();
    let fix = world.start("fix");
    // Enough checkpoints for two change ids to begin with the same of 16 letters.
    for n in 1..=17 {
        fix.json(["checkpoint", "--allow-empty", "-m", &format!("{n}")]);
    }
    let log = fix.json(["log"]);
    let ids: Vec<&str> =
        log["checkpoints"].as_array().expect("a list").iter().map(|c| c["change_id"].as_str().expect("text")).collect();
    let letter =
        ids.iter().map(|i| &i[..1]).find(|l| ids.iter().filter(|i| i.starts_with(l)).count() > 1).expect("two alike");
    let error = fix.fails("ambiguous", ["show", letter]);
    assert!(error["hints"].as_array().expect("a list").len() >= 2, "{error}");
    assert_eq!(fix.json(["show", ids[3]])["head"], log["checkpoints"][3]["commit"]);
}

#[test]
fn outside_of_every_session() {
    let world = World::new();
    for args in [&["checkpoint"][..], &["restore", "@1"], &["propose"], &["refresh"], &["fork"], &["show", "@"]] {
        let error = world.repo().tine(args).fails("not_found");
        assert!(error["hints"].to_string().contains("tine start"), "{args:?}: {error}");
    }
}

#[test]
fn actors_have_plain_names() {
    let world = World::new();
    let repo = world.repo();
    for bad in ["a b", "a\nb", "/a", "a/", "\u{1b}[2J"] {
        repo.tine(["start", "x"]).by(bad).fails("invalid");
    }
    assert_eq!(repo.tine(["start", "x"]).by("team/bob@example.org").json()["session"]["actor"], "team/bob@example.org");
    assert_eq!(
        repo.tine(["--actor", "carol", "start", "y"]).by("bob").json()["session"]["actor"],
        "carol",
        "a flag wins"
    );
}

#[test]
fn a_proposal_answers_to_its_feature() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.json(["propose", "-m", "Add a", "--name", "feature"]);
    assert_eq!(fix.proposal("feature")["name"], "feature-1");
    assert_eq!(fix.json(["show", "proposal:feature-1"])["head"], json!(fix.rev("HEAD")));
}
