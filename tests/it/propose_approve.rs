//! From a session to the trunk: a frozen head, a decision by a person, a landing in every form.

use serde_json::json;

use crate::support::World;

#[test]
fn a_proposal_freezes_the_head() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    let tip = fix.checkpoint("add a");
    let data = fix.json(["propose", "-m", "Add a\n\nBecause we need it.", "--name", "feature"]);
    let proposal = &data["proposal"];
    assert_eq!(proposal["name"], "feature-1");
    assert_eq!(
        (&proposal["session"], &proposal["state"], &proposal["revision"]),
        (&json!("fix"), &json!("open"), &json!(1))
    );
    assert_eq!((&proposal["head"], &proposal["base"]), (&tip["commit"], &json!(fix.rev("main"))));
    assert_eq!(proposal["title"], "Add a");
    assert!(proposal["summary"].as_str().expect("text").contains("Because we need it."));
    assert_eq!(proposal["requester"], "ada-lovelace");
    assert_eq!(proposal["stats"], json!({"files": 1, "additions": 1, "deletions": 0}));
    assert_eq!(proposal["gate"]["met"], false);
    assert_eq!(proposal["gate"]["missing"][0]["rule"], "approvals");
    assert_eq!(fix.rev("proposal/feature-1"), fix.rev("HEAD"));
    assert_eq!(fix.state_of("fix"), "proposed");

    // New checkpoints do not change it.
    fix.write("a.txt", "later\n");
    fix.checkpoint("later");
    assert_eq!(fix.proposal("feature-1")["head"], tip["commit"]);
    assert_eq!(fix.rev("proposal/feature-1"), tip["commit"].as_str().expect("id"));
    assert_eq!(world.repo().json(["proposals"])["proposals"][0]["name"], "feature-1");
}

#[test]
fn unsaved_edits_go_in_and_nothing_is_refused() {
    let world = World::new();
    let fix = world.start("fix");
    fix.fails("invalid", ["propose", "-m", "Nothing"]);
    fix.write("a.txt", "not saved\n");
    let name = fix.propose("Add a");
    assert_eq!(fix.git(["show", &format!("proposal/{name}:a.txt")]), "not saved");
    // The same again is no new revision.
    let before = fix.refs();
    assert_eq!(fix.json(["propose"])["proposal"]["revision"], 1);
    assert_eq!(fix.refs(), before);
}

#[test]
fn a_squashed_proposal_carries_no_prompts() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.json(["checkpoint", "--prompt", "a private prompt"]);
    fix.json(["propose", "-m", "Add a", "--squash"]);
    let log = fix.git(["log", "--format=%B", "main..proposal/fix-1"]);
    assert!(log.contains("Add a") && !log.contains("private"), "{log}");
    assert_eq!(fix.rev("proposal/fix-1^{tree}"), fix.rev("HEAD^{tree}"));
    world.repo().json(["approve", "fix-1"]);
    assert_eq!(world.repo().read("a.txt"), "a\n");
}

#[test]
fn an_approval_lands_one_meaningful_commit() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    for n in 1..=3 {
        fix.write("a.txt", format!("{n}\n"));
        fix.tine(["checkpoint", "--prompt", &format!("prompt {n}")]).by("agent/codex").json();
    }
    let name = fix.propose("Add a\n\nIn three steps.");
    let main = repo.rev("main");
    let tree = fix.rev("HEAD^{tree}");
    let data = repo.json(["approve", &name, "-m", "Well done"]);
    assert_eq!(data["decision"]["verdict"], "approve");
    assert_eq!(
        (&data["decision"]["actor"], &data["decision"]["message"]),
        (&json!("ada-lovelace"), &json!("Well done"))
    );
    assert_eq!(data["gate"], json!({"met": true, "missing": []}));
    assert_eq!(data["landing"], json!({"type": "squash", "commit": repo.rev("main"), "trunk": "main"}));
    assert_eq!(data["proposal"]["state"], "landed");

    assert_eq!((repo.rev("main^"), repo.rev("main^{tree}")), (main, tree));
    let message = repo.git(["log", "-1", "--format=%B", "main"]);
    assert!(message.starts_with("Add a\n\nIn three steps.\n"), "{message}");
    let trailer = |key: &str| repo.git(["log", "-1", &format!("--format=%(trailers:key={key},valueonly)"), "main"]);
    assert_eq!(trailer("Tine-Proposal").trim(), name);
    assert_eq!(trailer("Tine-Session").trim(), "fix");
    assert_eq!(trailer("Approved-by").trim(), "ada-lovelace");
    assert!(trailer("Co-authored-by").contains("codex"), "{message}");
    assert!(!message.contains("prompt 1"), "prompts stay on the session's line: {message}");

    // The trunk's worktree followed; the session's is gone, but its line is kept.
    assert_eq!((repo.read("a.txt"), repo.git_status()), ("3\n".to_owned(), String::new()));
    assert!(!fix.path.exists());
    assert!(!repo.try_git(["rev-parse", "--verify", "--quiet", "session/fix"]).0);
    assert_eq!(repo.state_of("fix"), "landed");
    assert_eq!(repo.json(["log", "fix"])["checkpoints"].as_array().expect("a list").len(), 3);
    repo.fsck();
}

#[test]
fn every_method() {
    let world = World::new();
    let repo = world.repo();
    let two_steps = |id: &str| {
        let place = world.start(id);
        for n in 1..=2 {
            place.write(format!("{id}{n}.txt"), "x\n");
            place.checkpoint(&format!("{id} step {n}"));
        }
        place.propose(&format!("Add {id}"))
    };
    let (ff, merge, rebase, squash) = (two_steps("a"), two_steps("b"), two_steps("c"), two_steps("d"));
    let land = |name: &str, method: &str| repo.json(["approve", name, "--method", method])["landing"]["type"].clone();

    let head = repo.rev(&format!("proposal/{ff}"));
    assert_eq!(land(&ff, "ff"), "fast_forward");
    assert_eq!(repo.rev("main"), head);
    repo.fails("stale", ["approve", &merge, "--method", "ff"]);

    let (tip, theirs) = (repo.rev("main"), repo.rev(&format!("proposal/{merge}")));
    let wanted = repo.git(["merge-tree", "--write-tree", &tip, &theirs]);
    assert_eq!(land(&merge, "merge"), "merge");
    assert_eq!(repo.git(["log", "-1", "--format=%P", "main"]), format!("{tip} {theirs}"));
    assert_eq!(repo.rev("main^{tree}"), wanted);

    let tip = repo.rev("main");
    assert_eq!(land(&rebase, "rebase"), "rebase");
    assert_eq!(repo.rev("main~2"), tip);
    assert_eq!(repo.git(["log", "-2", "--format=%s", "main"]), "c step 2\nc step 1");
    let tip = repo.rev("main");
    assert_eq!(land(&squash, "squash"), "squash");
    assert_eq!(repo.rev("main^"), tip);
    for file in ["a1", "a2", "b1", "b2", "c1", "c2", "d1", "d2"] {
        assert!(repo.has(format!("{file}.txt")));
    }
    assert_eq!(repo.git_status(), "");
    repo.fsck();
}

#[test]
fn what_is_in_the_trunk_already() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    repo.write("a.txt", "a\n");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "The same by hand"]);
    let main = repo.rev("main");
    let data = repo.json(["approve", &name]);
    assert_eq!(data["landing"]["type"], "no_op");
    assert_eq!(repo.rev("main"), main);
    assert_eq!(data["proposal"]["state"], "landed");
}

#[test]
fn a_moved_trunk_is_merged_in_memory() {
    let world = World::new();
    let repo = world.repo();
    let lines = |first: &str, last: &str| format!("{first}\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n{last}\n");
    let name = world.proposed("fix", "src/main.txt", &lines("ONE", "nine"));
    repo.write("src/main.txt", lines("one", "NINE"));
    repo.git(["commit", "--quiet", "--all", "-m", "By hand"]);
    assert_eq!(repo.proposal(&name)["stale"], true);
    let wanted = repo.git(["merge-tree", "--write-tree", "main", &format!("proposal/{name}")]);
    repo.json(["approve", &name]);
    assert_eq!(repo.rev("main^{tree}"), wanted);
    assert_eq!(repo.read("src/main.txt"), lines("ONE", "NINE"));
    assert_eq!(repo.git_status(), "");
}

#[test]
fn conflicts_write_nothing() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "src/main.txt", "mine\n");
    repo.write("src/main.txt", "theirs\n");
    repo.git(["commit", "--quiet", "--all", "-m", "By hand"]);
    let (refs, files) = (repo.refs(), repo.files());
    let error = repo.fails("conflict", ["approve", &name]);
    assert_eq!(error["details"]["paths"], json!(["src/main.txt"]));
    assert!(error["hints"].to_string().contains("tine refresh fix"), "{error}");
    assert_eq!((repo.refs(), repo.files()), (refs, files), "no decision, no log entry, no file");
    assert_eq!(repo.proposal(&name)["decisions"], json!([]));

    // The way out that the hint names.
    let fix = world.workspace("fix");
    assert_eq!(fix.tine(["refresh"]).run().status, Some(3));
    fix.write("src/main.txt", "both\n");
    fix.json(["refresh", "--continue"]);
    fix.json(["propose"]);
    repo.json(["approve", &name]);
    assert_eq!(repo.read("src/main.txt"), "both\n");
}

#[test]
fn agents_do_not_decide() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    let before = repo.refs();
    for call in [["approve", &name], ["land", &name]] {
        repo.tine(call).by("agent/codex").fails("refused");
        repo.tine(call).env("CLAUDECODE", "1").fails("refused");
        // A name given by hand makes no person of an agent.
        repo.tine(call).env("CLAUDECODE", "1").by("ada-lovelace").fails("refused");
    }
    repo.tine(["reject", &name, "-m", "no"]).by("Agent/codex").fails("refused");
    assert_eq!(repo.refs(), before);
}

#[test]
fn only_what_was_reviewed() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    let first = repo.proposal(&name)["head"].as_str().expect("id").to_owned();
    let fix = world.workspace("fix");
    fix.write("a.txt", "b\n");
    fix.checkpoint("b");
    assert_eq!(fix.json(["propose"])["proposal"]["revision"], 2);
    let before = repo.refs();
    let error = repo.fails("stale", ["approve", &name, "--rev", "1"]);
    assert_eq!(error["details"]["revision"], 2);
    repo.fails("stale", ["approve", &name, "--head", &first]);
    repo.fails("stale", ["approve", &name, "--head", "0123456789"]);
    assert_eq!(repo.refs(), before);
    let head = repo.proposal(&name)["head"].as_str().expect("id").to_owned();
    repo.json(["approve", &name, "--rev", "2", "--head", &head[..10]]);
    assert_eq!(repo.read("a.txt"), "b\n");
}

#[test]
fn a_grant_first_and_the_landing_later() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    repo.fails("refused", ["land", &name]);
    let main = repo.rev("main");
    let data = repo.json(["approve", &name, "--no-land"]);
    assert_eq!((&data["proposal"]["state"], &data["landing"]), (&json!("approved"), &json!(null)));
    assert_eq!(data["gate"]["met"], true);
    assert_eq!(repo.rev("main"), main);
    let data = repo.json(["land", &name]);
    assert_eq!(data["landing"]["type"], "squash");
    assert_eq!(repo.read("a.txt"), "a\n");
    repo.fails("invalid", ["approve", &name]);
}

#[test]
fn a_new_revision_voids_earlier_grants() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    repo.json(["approve", &name, "--no-land"]);
    let fix = world.workspace("fix");
    fix.write("a.txt", "sneaked in\n");
    fix.checkpoint("more");
    let data = fix.json(["propose"]);
    assert_eq!((&data["proposal"]["state"], &data["proposal"]["gate"]["met"]), (&json!("open"), &json!(false)));
    assert_eq!(data["proposal"]["decisions"].as_array().expect("a list").len(), 1, "they stay in the record");
    let main = repo.rev("main");
    repo.fails("refused", ["land", &name]);
    assert_eq!(repo.rev("main"), main);
}

#[test]
fn a_draft_waits() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.json(["propose", "-m", "Add a", "--draft"]);
    let main = fix.rev("main");
    let data = world.repo().json(["approve", "fix-1"]);
    assert_eq!(
        (&data["gate"]["met"], &data["landing"]),
        (&json!(false), &json!(null)),
        "recorded, and not landed: {data}"
    );
    assert_eq!(fix.rev("main"), main);
}

#[test]
fn edits_of_the_trunks_worktree() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "src/main.txt", "landed\n");
    repo.write("README.md", "my own edit\n");
    repo.write("src/main.txt", "my own edit, too\n");
    let (refs, files) = (repo.refs(), repo.files());
    let error = repo.fails("dirty", ["approve", &name]);
    assert_eq!(error["details"]["paths"], json!(["src/main.txt"]));
    assert_eq!((repo.refs(), repo.files()), (refs, files));

    // Edits to other paths stay where they are.
    repo.git(["checkout", "--quiet", "src/main.txt"]);
    repo.json(["approve", &name]);
    assert_eq!(
        (repo.read("src/main.txt"), repo.read("README.md")),
        ("landed\n".to_owned(), "my own edit\n".to_owned())
    );
    assert_eq!(repo.git_status(), " M README.md");
}

#[test]
fn the_trunk_is_checked_out_nowhere() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    repo.git(["switch", "--quiet", "-c", "elsewhere"]);
    repo.json(["approve", &name]);
    assert!(!repo.has("a.txt"));
    assert_eq!(repo.git(["show", "main:a.txt"]), "a");
    assert_eq!(repo.git_status(), "");
}

#[test]
fn keep_goes_on_with_the_session() {
    let world = World::new();
    let name = world.proposed("fix", "a.txt", "a\n");
    world.repo().json(["approve", &name, "--keep"]);
    let fix = world.workspace("fix");
    assert_eq!((fix.read("a.txt"), fix.state_of("fix")), ("a\n".to_owned(), "active".to_owned()));
    fix.write("b.txt", "b\n");
    fix.checkpoint("b");
    let next = fix.propose("Add b");
    assert_ne!(next, name, "a landed proposal is over");
}

#[test]
fn unsaved_edits_keep_the_workspace() {
    let world = World::new();
    let name = world.proposed("fix", "a.txt", "a\n");
    let fix = world.workspace("fix");
    fix.write("b.txt", "not saved\n");
    world.repo().json(["approve", &name]);
    assert_eq!(fix.read("b.txt"), "not saved\n");
    assert!(!world.repo().has("b.txt"), "what was not proposed did not land");
    world.repo().json(["reactivate", "fix"]);
    fix.checkpoint("saved after all");
}

#[test]
fn a_landing_from_a_worktree_that_was_borrowed() {
    let world = World::new();
    let repo = world.repo();
    repo.json(["start", "here", "--here"]);
    repo.write("a.txt", "a\n");
    repo.checkpoint("a");
    let name = repo.propose("Add a");
    // Somebody else lands it, from somewhere else.
    world.at_root().git(["-C", "repo", "worktree", "add", "--quiet", "--detach", "../aside"]);
    world.place("aside").json(["approve", &name]);
    assert_eq!(repo.git(["symbolic-ref", "HEAD"]), "refs/heads/main");
    assert_eq!((repo.read("a.txt"), repo.git_status()), ("a\n".to_owned(), String::new()));
    assert_eq!(repo.state_of("here"), "landed");
}

#[test]
fn git_hooks_run_as_git_would_run_them() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    repo.write(
        ".git/hooks/commit-msg",
        "#!/bin/sh\nif grep -q forbidden \"$1\"; then echo 'no such word' >&2; exit 1; fi\n",
    );
    repo.chmod(".git/hooks/commit-msg", true);
    let other = world.proposed("other", "b.txt", "b\n");
    world.workspace("other").json(["propose", "-m", "A forbidden word"]);
    let main = repo.rev("main");
    let error = repo.fails("check_failed", ["approve", &other]);
    assert!(error.to_string().contains("no such word"), "{error}");
    assert_eq!(repo.rev("main"), main);
    repo.json(["approve", &name]);
    assert_ne!(repo.rev("main"), main);
}

#[test]
fn people_read_what_happened() {
    let world = World::new();
    let name = world.proposed("fix", "a.txt", "a\n");
    let ran = world.repo().tine(["approve", &name]).ok();
    assert!(ran.said().contains("main"), "{ran}");
    assert!(ran.said().contains(&name), "{ran}");
}
