//! 7: the trunk moves only by landing, and a grant counts only for the exact head it was given for.

use serde_json::json;

use crate::support::World;

#[test]
fn law_07_no_other_command_moves_the_trunk() {
    let world = World::new();
    let repo = world.repo();
    let main = repo.rev("main");
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    let first = fix.operations(["--all"])[0]["id"].as_str().expect("an id").to_owned();
    let edits = r#"[{"path": "b.txt", "content": "b\n"}]"#;
    for args in [
        &["checkpoint", "-m", "a"][..],
        &["undo"],
        &["redo"],
        &["restore", "@0"],
        &["fork"],
        &["refresh"],
        &["refresh", "--rebase"],
        &["restore", "@1"],
        &["propose", "-m", "Add a"],
        &["reject", "fix-1", "-m", "no"],
        &["proposal", "reopen", "fix-1"],
        &["proposal", "withdraw", "fix-1"],
        &["proposal", "reopen", "fix-1"],
        &["approve", "fix-1", "--no-land"],
        &["archive", "fix-2"],
        &["reactivate", "fix-2"],
        &["discard", "fix-2", "-m", "over"],
        &["propose", "--draft"],
        &["approve", "fix-1"],
        &["init"],
        &["op", "prune"],
    ] {
        fix.tine(args).json();
        assert_eq!(repo.rev("main"), main, "after `{}`", args.join(" "));
    }
    fix.tine(["checkpoint", "--edits", "-"]).stdin(edits).json();
    repo.tine(["op", "restore", &first]).run();
    assert_eq!(repo.rev("main"), main);
    assert_eq!((repo.git_status(), repo.has("a.txt")), (String::new(), false));
}

#[test]
fn law_07_a_grant_counts_for_the_exact_head() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "reviewed\n");
    repo.json(["approve", &name, "--no-land"]);
    let main = repo.rev("main");
    let fix = world.workspace("fix");
    fix.write("a.txt", "never reviewed\n");
    fix.checkpoint("another head");
    fix.json(["propose"]);
    repo.fails("refused", ["land", &name]);
    assert_eq!(repo.rev("main"), main);
    // Going back to the reviewed head makes a third revision: its number is part of what was granted.
    fix.json(["undo"]);
    fix.json(["undo"]);
    assert_eq!(repo.proposal(&name)["revision"], 1);
    repo.json(["land", &name]);
    assert_eq!(repo.read("a.txt"), "reviewed\n");
}

#[test]
fn law_07_a_proposal_branch_moved_by_hand_lands_nothing_new() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "reviewed\n");
    let head = repo.proposal(&name)["head"].clone();
    let fix = world.workspace("fix");
    fix.write("a.txt", "smuggled\n");
    fix.checkpoint("smuggled");
    repo.git(["branch", "--force", &format!("proposal/{name}"), "session/fix"]);
    let ran = repo.tine(["approve", &name]).run();
    assert_eq!(repo.proposal(&name)["head"], head, "the record says what is proposed");
    let landed = repo.try_git(["show", "main:a.txt"]);
    assert!(landed == (true, "reviewed".to_owned()) || !landed.0, "{landed:?} after {ran}");
}

#[test]
fn law_07_landing_needs_the_gate() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    let main = repo.rev("main");
    let error = repo.fails("refused", ["land", &name]);
    assert_eq!(error["details"]["missing"][0]["rule"], "approvals");
    repo.tine(["approve", &name]).by("agent/codex").fails("refused");
    repo.json(["reject", &name, "-m", "no"]);
    repo.tine(["approve", &name]).by("bob").fails("refused");
    assert_eq!(repo.rev("main"), main);
    assert_eq!(repo.json(["proposals"])["proposals"], json!([]));
}
