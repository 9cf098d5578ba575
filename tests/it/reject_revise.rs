//! No, and again: rejections, next revisions, withdrawn and reopened proposals.

use serde_json::json;

use crate::support::World;

#[test]
fn a_rejection_keeps_the_session() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    let main = repo.rev("main");
    let data = repo.json(["reject", &name, "-m", "Not like this"]);
    assert_eq!(data["proposal"]["state"], "rejected");
    assert_eq!(
        (&data["decision"]["verdict"], &data["decision"]["message"]),
        (&json!("reject"), &json!("Not like this"))
    );
    assert_eq!((repo.rev("main"), repo.state_of("fix")), (main, "active".to_owned()));
    assert_eq!(world.workspace("fix").read("a.txt"), "a\n");
    let error = repo.fails("refused", ["approve", &name]);
    assert_eq!(error["hints"][0], "tine propose fix   # the next revision");
    repo.fails("refused", ["land", &name]);

    // The next revision of the same proposal: the denial was for the first one.
    let fix = world.workspace("fix");
    fix.write("a.txt", "better\n");
    fix.checkpoint("better");
    let proposal = &fix.json(["propose", "-m", "Better"])["proposal"];
    assert_eq!(
        (&proposal["name"], &proposal["revision"], &proposal["state"]),
        (&json!(name), &json!(2), &json!("open"))
    );
    assert_eq!(proposal["decisions"][0]["revision"], 1);
    repo.json(["approve", &name]);
    assert_eq!(repo.read("a.txt"), "better\n");
    let decisions = repo.proposal(&name)["decisions"].clone();
    let verdicts: Vec<_> = decisions.as_array().expect("a list").iter().map(|d| d["verdict"].clone()).collect();
    assert_eq!(verdicts, [json!("reject"), json!("approve")]);
}

#[test]
fn a_rejection_needs_a_reason() {
    let world = World::new();
    let name = world.proposed("fix", "a.txt", "a\n");
    let before = world.repo().refs();
    world.repo().fails("usage", ["reject", &name]);
    world.repo().fails("usage", ["reject", &name, "-m", "  "]);
    assert_eq!(world.repo().refs(), before);
}

#[test]
fn delete_gives_the_session_up_and_loses_nothing() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    let fix = world.workspace("fix");
    fix.write("b.txt", "not saved\n");
    fix.write("trace.log", "ignored\n");
    let tip = fix.rev("HEAD");
    repo.json(["reject", &name, "-m", "No", "--delete"]);
    assert!(!fix.path.exists());
    assert_eq!(
        (repo.state_of("fix"), repo.proposal(&name)["state"].clone()),
        ("discarded".to_owned(), json!("rejected"))
    );
    assert!(!repo.git(["branch", "--list", "session/*", "proposal/*"]).contains("fix"));

    repo.json(["reactivate", "fix"]);
    assert_eq!((fix.read("a.txt"), fix.read("b.txt")), ("a\n".to_owned(), "not saved\n".to_owned()));
    assert_eq!(fix.read("trace.log"), "ignored\n");
    assert_eq!(fix.rev("HEAD^"), tip);
    assert_eq!(fix.git_status(), "");
}

#[test]
fn a_rejection_is_taken_back() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    let (refs, files) = (repo.refs().without_log(), world.workspace("fix").files());
    repo.json(["reject", &name, "-m", "No", "--delete"]);
    repo.json(["undo"]);
    assert_eq!((repo.refs().without_log(), world.workspace("fix").files()), (refs, files));
    assert_eq!(world.workspace("fix").git_status(), "");
}

#[test]
fn one_denial_outweighs_grants() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    repo.tine(["approve", &name, "--no-land"]).by("bob").json();
    repo.tine(["reject", &name, "-m", "No"]).by("carol").json();
    repo.json(["proposal", "reopen", &name]);
    // Reopened is another revision: neither vote counts for it.
    let proposal = repo.proposal(&name);
    assert_eq!((&proposal["revision"], &proposal["gate"]["met"]), (&json!(2), &json!(false)));
    repo.fails("refused", ["land", &name]);
    repo.tine(["approve", &name]).by("bob").json();
    assert_eq!(repo.read("a.txt"), "a\n");
}

#[test]
fn withdrawn_and_reopened() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    assert_eq!(repo.json(["proposal", "withdraw", &name])["proposal"]["state"], "withdrawn");
    assert_eq!(repo.state_of("fix"), "active");
    assert_eq!(repo.json(["proposals"])["proposals"], json!([]));
    assert_eq!(repo.json(["proposals", "--all"])["proposals"][0]["name"], name.as_str());
    repo.fails("refused", ["approve", &name]);
    repo.fails("invalid", ["proposal", "withdraw", &name]);

    assert_eq!(repo.json(["proposal", "reopen", &name])["proposal"]["state"], "open");
    assert_eq!(repo.state_of("fix"), "proposed");
    repo.fails("invalid", ["proposal", "reopen", &name]);
    repo.json(["approve", &name]);
    repo.fails("invalid", ["proposal", "withdraw", &name]);
    repo.fails("invalid", ["reject", &name, "-m", "Too late"]);
    assert_eq!(repo.read("a.txt"), "a\n");
}

#[test]
fn the_review_queue_is_oldest_first() {
    let world = World::new();
    let names = ["b", "a", "c"].map(|id| world.proposed(id, &format!("{id}.txt"), "x\n"));
    let data = world.repo().json(["proposals"]);
    let listed: Vec<_> = data["proposals"].as_array().expect("a list").iter().map(|p| p["name"].clone()).collect();
    assert_eq!(listed, names.map(|n| json!(n)));
}
