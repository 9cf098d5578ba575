//! Sweeping by the retention rules: nothing without `--apply`, nothing that is worked in, and one undo for all of it.

use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use crate::support::{Place, World, everything};

/// Eight weeks after the story, so that every rule applies.
const LATE: &str = "2026-03-01T00:00:00Z";

/// Makes the files of a workspace as old as the story says.
pub fn age(place: &Place<'_>) {
    let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_000_000);
    for path in place.files().into_keys() {
        let file = std::fs::File::open(place.path.join(path)).expect("it is there");
        file.set_modified(then).expect("it is ours");
    }
}

fn sweep(place: &Place<'_>, args: &[&str]) -> Value {
    place.tine([&["sweep"], args].concat()).env("TINE_TEST_TIME", LATE).json()
}

/// `action what` of each line, sorted.
fn actions(data: &Value) -> Vec<String> {
    let list = data["actions"].as_array().unwrap_or_else(|| panic!("a list: {data}"));
    let name = |a: &Value| a["proposal"].as_str().or(a["session"].as_str()).expect("a name").to_owned();
    let mut all: Vec<String> =
        list.iter().map(|a| format!("{} {}", a["action"].as_str().expect("text"), name(a))).collect();
    all.sort();
    all
}

fn skipped(data: &Value) -> Vec<String> {
    let list = data["skipped"].as_array().unwrap_or_else(|| panic!("a list: {data}"));
    let each = |s: &Value| format!("{} {}", s["reason"].as_str().expect("text"), s["session"].as_str().expect("text"));
    list.iter().map(each).collect()
}

/// One session for each rule: idle, landed, discarded, and one that was rejected and deleted.
fn lived_in(world: &World) {
    let repo = world.repo();
    let idle = world.start("idle");
    idle.write("a.txt", "a\n");
    idle.write("trace.log", "ignored\n");
    idle.checkpoint("a");
    let landed = world.proposed("landed", "b.txt", "b\n");
    repo.json(["approve", &landed]);
    let gone = world.start("gone");
    gone.write("c.txt", "c\n");
    gone.checkpoint("c");
    repo.json(["discard", "gone", "-m", "over"]);
    let no = world.proposed("no", "d.txt", "d\n");
    repo.json(["reject", &no, "-m", "no", "--delete"]);
}

const ALL: [&str; 4] = ["archive idle", "delete_proposal no-1", "delete_session gone", "delete_session no"];

#[test]
fn a_dry_run_explains_and_writes_nothing() {
    let world = World::new();
    lived_in(&world);
    let repo = world.repo();
    let before = (everything(&repo.path), everything(&world.workspace("idle").path));
    let data = sweep(&repo, &[]);
    assert_eq!(actions(&data), ALL);
    assert_eq!((&data["applied"], &data["operation"]), (&json!(false), &Value::Null));
    let idle = &data["actions"][1];
    assert_eq!(
        (&idle["rule"], &idle["behind"], &idle["back"]),
        (&json!("idle_after"), &json!(1), &json!("tine reactivate idle"))
    );
    assert_eq!(idle["limit_ms"], 7 * 24 * 3600 * 1000);
    assert!(data["disk"]["workspaces"].as_u64() > Some(0) && data["disk"]["free_before"].is_u64(), "{data}");
    let text = repo.tine(["sweep"]).env("TINE_TEST_TIME", LATE).ok().said();
    for part in [
        "archive session idle: idle for 8 weeks, 1 behind (retention.idle_after is 7 days)",
        "back: tine reactivate idle; to go on instead: tine refresh idle",
        "delete session gone: discarded 8 weeks ago (retention.discarded is 30 days)",
        "delete proposal no-1: rejected 8 weeks ago",
        "nothing was changed; to do it: tine sweep --apply",
    ] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    assert!((everything(&repo.path), everything(&world.workspace("idle").path)) == before);
    let now = repo.json(["sweep"]);
    assert_eq!((actions(&now), skipped(&now)), (Vec::<String>::new(), vec!["active idle".to_owned()]));
}

#[test]
fn one_undo_gives_everything_back() {
    let world = World::new();
    lived_in(&world);
    let repo = world.repo();
    let idle = world.workspace("idle");
    let (refs, files) = (repo.refs().without_log(), idle.files());
    let data = sweep(&repo, &["--apply"]);
    assert_eq!(actions(&data), ALL);
    let log = repo.operations(["--limit", "1"]);
    assert_eq!((&log[0]["kind"], &log[0]["id"]), (&json!("sweep"), &data["operation"]));
    assert!(!idle.path.exists());
    let states: Vec<Value> = repo.json(["sessions", "--all"])["sessions"].as_array().expect("a list").clone();
    assert_eq!(states.iter().map(|s| &s["id"]).collect::<Vec<_>>(), ["landed", "idle"]);
    assert_eq!(repo.state_of("idle"), "archived");
    repo.fails("not_found", ["proposal", "show", "no-1"]);
    // What explains the trunk stays, and so does what a line came from.
    assert_eq!(repo.proposal("landed-1")["state"], "landed");
    assert_eq!(repo.json(["audit"])["unexplained"], json!([]));
    assert!(repo.tine(["blame", "b.txt"]).ok().stdout.contains("landed-1 @1"));
    repo.fsck();

    repo.json(["undo"]);
    assert_eq!(repo.refs().without_log(), refs);
    assert_eq!(idle.files(), files, "the ignored, too");
    assert_eq!((idle.git_status(), repo.state_of("gone")), (String::new(), "discarded".to_owned()));
    repo.json(["redo"]);
    assert_eq!(repo.state_of("idle"), "archived");
    repo.json(["reactivate", "idle"]);
    assert_eq!(idle.files(), files);
    repo.fsck();
}

#[test]
fn unsaved_edits_are_saved_first() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    fix.write("a.txt", "not saved\n");
    fix.write("trace.log", "ignored\n");
    let files = fix.files();
    assert_eq!(skipped(&sweep(&world.repo(), &[])), ["edited fix"], "somebody wrote in it just now");
    age(&fix);
    assert_eq!(sweep(&world.repo(), &[])["actions"][0]["unsaved"], 1);
    assert_eq!(actions(&sweep(&world.repo(), &["--apply"])), ["archive fix"]);
    assert_eq!(world.repo().json(["log", "fix"])["checkpoints"][0]["kind"], "unsaved");
    world.repo().json(["reactivate", "fix"]);
    assert_eq!(fix.files(), files);
}

#[test]
fn what_waits_or_is_in_use_stays() {
    let world = World::new();
    let repo = world.repo();
    world.proposed("waits", "a.txt", "a\n");
    let torn = world.start("torn");
    torn.write("src/main.txt", "mine\n");
    torn.checkpoint("mine");
    let here = world.start("here");
    repo.write("src/main.txt", "theirs\n");
    repo.git(["commit", "--quiet", "--all", "-m", "Theirs"]);
    assert_eq!(torn.tine(["refresh"]).run().status, Some(3));
    repo.tine(["start", "young"]).env("TINE_TEST_TIME", "2026-02-28T00:00:00Z").ok();
    let refs = repo.refs();
    let data = sweep(&here, &["--apply"]);
    assert_eq!(skipped(&data), ["here here", "conflict torn", "proposed waits", "active young"]);
    assert_eq!((actions(&data), &data["operation"]), (Vec::<String>::new(), &Value::Null));
    assert_eq!(repo.refs(), refs);
    let text = here.tine(["sweep"]).env("TINE_TEST_TIME", LATE).ok().said();
    assert!(text.contains("stays waits: its proposal `waits-1` waits for a decision"), "{text}");
    assert!(text.contains("1 session is worked in and stays") && text.contains("nothing to sweep"), "{text}");
}

#[test]
fn rules_of_the_policy_come_first_and_never_contradict_each_other() {
    let world = World::new();
    lived_in(&world);
    let repo = world.repo();
    let set = |text: &str| {
        repo.write(".tine/policy.toml", text);
        repo.git(["add", "--all"]);
        repo.git(["commit", "--quiet", "-m", "The policy"]);
    };
    set("[retention]\nidle_after = \"1w\"\nlanded = \"52w\"\nrejected = \"52w\"\noperations = \"60w\"\n");
    let data = sweep(&repo, &[]);
    assert_eq!(actions(&data), ["archive idle", "delete_session gone"]);
    assert_eq!(skipped(&data), ["kept no"], "its proposal is kept, and may be reopened");
    for text in ["operations = \"1w\"", "idle_after = \"0s\""] {
        repo.write(".tine/policy.toml", format!("[retention]\n{text}\n"));
        let error = repo.fails("invalid", ["policy", "check"]);
        assert!(error["message"].as_str().expect("text").contains("retention."), "{error}");
    }
    set("[retention]\noperations = \"1w\"\n");
    let refs = repo.refs();
    repo.tine(["sweep", "--apply"]).env("TINE_TEST_TIME", LATE).fails("invalid");
    assert_eq!(repo.refs(), refs);
    // Work and landings do not depend on it.
    let name = world.proposed("other", "e.txt", "e\n");
    assert!(repo.tine(["approve", &name]).by("bob").json()["landing"].is_object());
}

#[test]
fn a_rejected_proposal_goes_with_its_session_and_not_before() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    repo.json(["reject", &name, "-m", "more"]);
    let data = sweep(&repo, &["--apply"]);
    assert_eq!(actions(&data), ["archive fix", "delete_branch fix-1"]);
    assert_eq!(repo.proposal(&name)["state"], "rejected");
    repo.json(["reactivate", "fix"]);
    let fix = world.workspace("fix");
    assert_eq!(fix.json(["status"])["proposal"]["name"], "fix-1");
    fix.write("b.txt", "b\n");
    assert_eq!(fix.propose("Again"), "fix-1");
    assert_eq!(repo.proposal(&name)["revision"], 2);
}

#[test]
fn work_after_a_landing_is_archived_and_not_deleted() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    let clean = world.proposed("clean", "b.txt", "b\n");
    for name in [&name, &clean] {
        repo.json(["--config", "land.keep_workspace=true", "approve", name]);
    }
    let fix = world.workspace("fix");
    fix.write("more.txt", "never proposed\n");
    age(&fix);
    let data = sweep(&repo, &["--apply"]);
    assert_eq!(actions(&data), ["archive fix", "close_session clean", "delete_branch clean-1", "delete_branch fix-1"]);
    assert!(!fix.path.exists() && !world.workspace("clean").path.exists());
    repo.json(["reactivate", "fix"]);
    assert_eq!(fix.read("more.txt"), "never proposed\n");
    assert_eq!((repo.state_of("fix"), repo.state_of("clean")), ("active".to_owned(), "landed".to_owned()));
    repo.json(["reactivate", "clean"]);
    assert_eq!(world.workspace("clean").read("b.txt"), "b\n");
    repo.fsck();
}

#[test]
fn a_name_is_not_free_while_files_of_it_are_set_aside() {
    let world = World::new();
    let repo = world.repo();
    for id in ["plain", "dirty"] {
        let place = world.start(id);
        place.write("a.txt", "a\n");
        place.checkpoint("a");
        if id == "dirty" {
            place.write("trace.log", "ignored\n");
        }
        repo.json(["discard", id, "-m", "over"]);
    }
    assert_eq!(actions(&sweep(&repo, &["--apply"])), ["delete_session dirty", "delete_session plain"]);
    repo.json(["start", "plain"]);
    assert!(!world.workspace("plain").has("a.txt"), "a new session of that name has nothing of the old one");
    let error = repo.fails("exists", ["start", "dirty"]);
    assert!(error["message"].as_str().expect("text").contains("set aside"), "{error}");
    // The undo of the sweep would overwrite the new one.
    repo.fails("stale", ["undo", "--op", repo.operations(["--limit", "2"])[1]["id"].as_str().expect("an id")]);
}

#[test]
fn old_operations_are_named_and_left_to_op_prune() {
    let world = World::new();
    world.start("fix");
    let late = |args: &[&str]| world.repo().tine(args).env("TINE_TEST_TIME", "2026-06-01T00:00:00Z");
    assert_eq!(late(&["sweep", "--apply"]).json()["old_operations"], 1);
    let said = late(&["sweep"]).ok().said();
    assert!(said.contains("1 operation older than 90 days (retention.operations): tine op prune"), "{said}");
    let found = late(&["doctor"]).json()["findings"].to_string();
    assert!(found.contains("1 older than `retention.operations` keeps them"), "{found}");
}

#[test]
fn what_is_wrong_with_one_session_leaves_the_others_to_the_sweep() {
    let world = World::new();
    lived_in(&world);
    let (repo, idle) = (world.repo(), world.workspace("idle"));
    age(&idle);
    let other = world.start("other");
    age(&other);
    other.write(".git", "gitdir: /nowhere\n");
    // A session that ended, and whose timeline is not here any more.
    repo.git(["update-ref", "-d", "refs/heads/session/no"]);
    let data = sweep(&repo, &["--apply"]);
    assert_eq!(actions(&data), ALL);
    let why = data["skipped"].as_array().expect("a list").iter().find(|s| s["session"] == "other").expect("told");
    assert_eq!(why["reason"], "unreadable", "{data}");
    assert!(why["detail"].as_str().expect("text").contains("other"), "{data}");
}
