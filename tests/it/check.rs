//! Checks: what they run on, what they keep from landing, and that they end.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::support::{Place, World, eventually, status_of};

/// A world with checks in force. Each runs in `sh`; `$SEEN` is a file that all runs can write to.
fn checked(checks: &str) -> (World, PathBuf) {
    let world = World::new();
    let seen = world.root().join("seen");
    let policy = checks.replace("$SEEN", &seen.display().to_string());
    let repo = world.repo();
    repo.write(".tine/policy.toml", format!("[review]\nself_approval = true\n\n{policy}"));
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "The policy"]);
    (world, seen)
}

fn runs(seen: &Path) -> Vec<String> {
    std::fs::read_to_string(seen).unwrap_or_default().lines().map(ToOwned::to_owned).collect()
}

/// What `tine check` found, and its exit status.
fn check(place: &Place<'_>, args: &[&str]) -> (Vec<Value>, i32) {
    let ran = place.tine(["--json", "check"].iter().chain(args)).run();
    let document = ran.document();
    let status = ran.status.expect("a status");
    assert_eq!(document["ok"], status == 0, "{ran}");
    if status != 0 {
        assert_eq!(status, status_of(document["error"]["code"].as_str().expect("a code")), "{ran}");
    }
    (document["data"]["checks"].as_array().cloned().unwrap_or_default(), status)
}

/// Nothing of a run is left beside the workspaces, and git knows of no worktree of it.
fn assert_tidy(world: &World) {
    let left = world.repo().git(["worktree", "list"]);
    assert!(!left.contains(".tine-check-"), "{left}");
    let beside = std::fs::read_dir(world.root().join("repo.sessions")).into_iter().flatten().flatten();
    let names: Vec<String> = beside.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    assert!(!names.iter().any(|n| n.starts_with(".tine-check-")), "{names:?}");
}

#[test]
fn an_approval_runs_what_is_required_on_what_would_land() {
    let (world, seen) = checked(
        "[[check]]\nname = \"both\"\nrequired = true\n\
         run = \"echo $(cat a.txt)-$(cat b.txt)-$TINE_CHECK-$(git status --short | wc -l) >> $SEEN\"\n\
         [[check]]\nname = \"other\"\nrun = \"echo never >> $SEEN\"\n",
    );
    let name = world.proposed("fix", "a.txt", "a");
    let repo = world.repo();
    repo.write("b.txt", "b");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "The trunk moves"]);
    let files = repo.files();
    assert_eq!(repo.proposal(&name)["checks"][0]["status"], "not_run");
    let done = repo.json(["approve", &name]);
    assert_eq!((&done["gate"]["met"], &done["landing"]["type"]), (&json!(true), &json!("squash")));
    // The trunk's file and the proposal's, in a place of their own, and only the check that is required.
    assert_eq!(runs(&seen), ["a-b-both-1"]);
    assert_eq!(repo.git(["show", "main:a.txt"]), "a");
    let mut now = repo.files();
    now.remove(Path::new("a.txt"));
    assert_eq!(now, files);
    assert_tidy(&world);
    repo.fsck();
    // What was found stays with the proposal, beside its decisions.
    let kept = repo.git(["show", &format!("refs/tine/proposal/{name}:checks/r1.toml")]);
    assert!(kept.contains("name = \"both\"") && kept.contains("status = \"passed\""), "{kept}");
    assert!(kept.contains(&repo.rev("main^{tree}")), "{kept}");
}

#[test]
fn what_fails_keeps_a_proposal_from_landing_and_never_a_checkpoint() {
    let (world, seen) = checked(
        "[[check]]\nname = \"tests\"\nrequired = true\nrun = \"echo run >> $SEEN; echo looking; grep -q good a.txt\"\n",
    );
    let name = world.proposed("fix", "a.txt", "bad\n");
    let repo = world.repo();
    let main = repo.rev("main");
    let granted = repo.json(["approve", &name, "--keep"]);
    assert_eq!((&granted["landing"], &granted["gate"]["missing"][0]["rule"]), (&Value::Null, &json!("check.tests")));
    assert_eq!(granted["proposal"]["checks"][0]["status"], "failed");
    let error = repo.fails("check_failed", ["land", &name]);
    assert_eq!(error["details"]["missing"][0]["rule"], "check.tests");
    assert_eq!(repo.rev("main"), main);
    assert_eq!(runs(&seen).len(), 1, "what failed on a tree fails on it");

    let (found, status) = check(&repo, &[&name]);
    assert_eq!((status, &found[0]["status"], &found[0]["cached"]), (7, &json!("failed"), &json!(true)));
    assert_eq!(found[0]["exit_code"], 1);
    let log = std::fs::read_to_string(found[0]["log"].as_str().expect("a file")).expect("a log");
    assert_eq!(log, "looking\n");

    let fix = world.workspace("fix");
    fix.write("a.txt", "good\n");
    fix.checkpoint("A good one");
    let said = fix.tine(["check"]).ok();
    assert!(said.stderr.contains("tests | looking") && said.stdout.starts_with("passed tests in "), "{said}");
    fix.propose("Again");
    assert_eq!(repo.json(["approve", &name])["landing"]["type"], "squash");
    assert_eq!(runs(&seen).len(), 2, "the session's own run was on the same tree");
}

#[test]
fn results_are_kept_by_tree_and_command() {
    let (world, seen) = checked("[[check]]\nname = \"a\"\nrequired = true\nrun = \"echo one >> $SEEN\"\n");
    let fix = world.start("fix");
    fix.write("a.txt", "a");
    fix.checkpoint("a");
    let cached = |args: &[&str]| check(&fix, args).0[0]["cached"].clone();
    assert_eq!(
        (cached(&[]), cached(&[]), cached(&["fix"]), cached(&["@"])),
        (json!(false), json!(true), json!(true), json!(true))
    );
    assert_eq!(cached(&["--force"]), false);
    assert_eq!(runs(&seen).len(), 2);
    let repo = world.repo();
    let policy = repo.read(".tine/policy.toml").replace("echo one", "echo two");
    repo.write(".tine/policy.toml", policy);
    repo.git(["commit", "--quiet", "--all", "-m", "Another command"]);
    assert_eq!((cached(&[]), runs(&seen)[2].as_str()), (json!(false), "two"));
    fix.write("a.txt", "b");
    fix.checkpoint("b");
    assert_eq!((cached(&[]), runs(&seen).len()), (json!(false), 4));
    // Losing what is derived costs another run.
    std::fs::remove_dir_all(repo.common_dir().join("tine/cache")).expect("a cache");
    assert_eq!((cached(&[]), runs(&seen).len()), (json!(false), 5));
}

#[test]
fn a_proposal_cannot_change_what_checks_it() {
    let (world, seen) = checked("[[check]]\nname = \"a\"\nrequired = true\nrun = \"echo the trunk >> $SEEN; false\"\n");
    let name = world.proposed("fix", ".tine/policy.toml", "[review]\nself_approval = true\n");
    let repo = world.repo();
    assert_eq!(repo.json(["approve", &name])["landing"], Value::Null);
    assert_eq!(check(&repo, &[&name]).1, 7);
    assert_eq!(runs(&seen), ["the trunk"]);
}

#[test]
fn a_part_is_checked_as_the_part_that_lands() {
    let (world, seen) = checked(
        "[[check]]\nname = \"a\"\nrequired = true\nrun = \"ls ?.txt | tr '\\\\n' ' ' >> $SEEN; echo >> $SEEN; test -f a.txt\"\n",
    );
    let fix = world.start("fix");
    fix.write("a.txt", "a");
    fix.write("b.txt", "b");
    let name = fix.propose("Both");
    let repo = world.repo();
    let alone = repo.tine(["approve", &name, "--only", "b.txt"]);
    let error = alone.fails("check_failed");
    assert_eq!(error["details"]["missing"][0]["rule"], "check.a", "a part lands at once or not at all");
    assert_eq!(repo.json(["approve", &name, "--only", "a.txt"])["rest"], 2);
    assert_eq!(repo.json(["approve", &name])["landing"]["type"], "squash");
    assert_eq!(runs(&seen), ["b.txt ", "a.txt ", "a.txt b.txt "]);
}

#[test]
fn all_run_side_by_side_within_their_time_and_some_may_fail() {
    // Each waits for the other: one after the other they would never end.
    let (world, seen) = checked(
        "[[check]]\nname = \"a\"\nrequired = true\nrun = \"touch $SEEN.a; until test -f $SEEN.b; do sleep 0.01; done\"\n\
         [[check]]\nname = \"b\"\nrun = \"touch $SEEN.b; until test -f $SEEN.a; do sleep 0.01; done; exit 9\"\n",
    );
    let fix = world.start("fix");
    let (found, status) = check(&fix, &[]);
    assert_eq!(status, 0, "the one that fails is not required");
    let ends: Vec<&Value> = found.iter().map(|c| &c["status"]).collect();
    assert_eq!(ends, ["passed", "failed"]);
    assert_eq!(found[1]["exit_code"], 9);
    drop(seen);

    let (world, seen) =
        checked("[[check]]\nname = \"long\"\nrequired = true\ntimeout = \"1s\"\nrun = \"echo >> $SEEN; sleep 600\"\n");
    let fix = world.start("fix");
    let (found, status) = check(&fix, &[]);
    assert_eq!((status, &found[0]["status"], &found[0]["exit_code"]), (7, &json!("timed_out"), &Value::Null));
    check(&fix, &[]);
    assert_eq!(runs(&seen).len(), 2, "what was stopped has found nothing");
    assert_tidy(&world);
}

#[test]
fn stopped_or_killed_it_leaves_nothing_that_lasts() {
    let (world, seen) =
        checked("[[check]]\nname = \"long\"\nrequired = true\nrun = \"echo $$ >> $SEEN; exec sleep 600\"\n");
    let name = world.proposed("fix", "a.txt", "a");
    let repo = world.repo();
    let refs = repo.refs();
    let at_work = |before: usize| eventually(|| runs(&seen).get(before).cloned()).expect("it starts");
    let is_alive = |pid: &str| {
        let state = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        !state.is_empty() && !state.contains(") Z ")
    };

    let child = repo.tine(["approve", &name]).spawn();
    let check = at_work(0);
    let interrupt = std::process::Command::new("sh").args(["-c", &format!("kill -INT {}", child.id())]).status();
    assert!(interrupt.expect("it runs").success());
    assert_eq!(child.wait_with_output().expect("it ends").status.code(), Some(130));
    assert!(!is_alive(&check), "the check was stopped");
    assert_eq!(repo.refs(), refs, "and nothing was decided");
    assert_tidy(&world);

    let mut child = repo.tine(["check", &name]).spawn();
    let check = at_work(1);
    child.kill().expect("it is killed");
    child.wait().expect("it ends");
    let stop = std::process::Command::new("sh").args(["-c", &format!("kill -KILL {check}")]).status();
    assert!(stop.expect("it runs").success());
    let left = repo.git(["worktree", "list"]);
    assert!(left.contains(".tine-check-"), "killed, it could not tidy up: {left}");
    let policy = repo.read(".tine/policy.toml").replace("exec sleep 600", "true");
    repo.write(".tine/policy.toml", policy);
    repo.git(["commit", "--quiet", "--all", "-m", "A short one"]);
    repo.tine(["check", &name]).ok();
    assert_tidy(&world);
}

#[test]
fn what_conflicts_cannot_be_checked_and_an_agent_may_check() {
    let (world, seen) = checked("[[check]]\nname = \"a\"\nrequired = true\nrun = \"echo >> $SEEN\"\n");
    let name = world.proposed("fix", "README.md", "mine\n");
    let repo = world.repo();
    repo.tine(["check", &name]).by("agent/claude-code").ok();
    repo.write("README.md", "theirs\n");
    repo.git(["commit", "--quiet", "--all", "-m", "In the way"]);
    for args in [["check", &name], ["approve", &name], ["check", "fix"]] {
        assert_eq!(repo.fails("conflict", args)["details"]["paths"], json!(["README.md"]));
    }
    assert_eq!(runs(&seen).len(), 1);
    assert_eq!(repo.proposal(&name)["gate"]["missing"][1]["rule"], "conflict");
    let none = World::new();
    assert_eq!(check(&none.start("fix"), &[]), (Vec::new(), 0));
}
