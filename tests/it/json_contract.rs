//! What scripts rely on: the envelope, every field of every document, every code and its exit status. The lists here are
//! the contract written down a second time: a field may be added, never renamed or taken away.

use serde_json::{Value, json};

use crate::support::World;

const SESSION: &str = "id branch state task actor agent workspace base head checkpoints created_at last_activity_at idle ahead \
                       behind tags parent proposal lock health";
const CHECKPOINT: &str =
    "number commit change_id parent tree session kind subject prompt actor agent model run created_at stats";
const PROPOSAL: &str = "name branch session state revision head base title summary requester created_at stats decisions gate \
                        checks stale";
const DECISION: &str = "id actor verdict revision head message at signature";
const DIFF: &str = "base head stats entries conflicted_entries truncated";
const ENTRY: &str = "path old_path status mode old_mode size binary omitted_reason hunks";
const OPERATION: &str = "id kind session actor started_at duration_ms args refs undoes undone_by";

#[track_caller]
fn has_fields(document: &Value, fields: &str) {
    let object = document.as_object().unwrap_or_else(|| panic!("an object: {document}"));
    for field in fields.split_whitespace() {
        assert!(object.contains_key(field), "`{field}` is missing in {document:#}");
    }
}

/// RFC 3339 with an offset.
#[track_caller]
fn is_time(value: &Value) {
    let text = value.as_str().unwrap_or_else(|| panic!("a time: {value}"));
    assert!(text.parse::<jiff::Timestamp>().is_ok(), "{text}");
}

#[track_caller]
fn is_id(value: &Value) {
    let text = value.as_str().unwrap_or_else(|| panic!("an id: {value}"));
    assert!(text.len() == 40 && text.bytes().all(|b| b.is_ascii_hexdigit()), "{text}");
}

#[test]
fn every_document_of_the_loop() {
    let world = World::new();
    let repo = world.repo();
    let started = repo.json(["start", "fix", "--task", "Fix"]);
    let session = &started["session"];
    has_fields(session, SESSION);
    has_fields(&session["head"], "commit change_id");
    is_id(&session["base"]["commit"]);
    is_time(&session["created_at"]);
    is_time(&session["last_activity_at"]);

    let fix = world.workspace("fix");
    fix.write("a.txt", "a\n");
    let status = fix.json(["status"]);
    has_fields(&status, "session checkpoint changes trunk proposal warnings");
    has_fields(&status["trunk"], "name commit ahead behind");
    has_fields(&status["changes"][0], "path status");
    has_fields(&status["session"], SESSION);

    let saved = fix.json(["checkpoint", "--prompt", "Add a"]);
    has_fields(&saved, "created checkpoint skipped");
    let checkpoint = &saved["checkpoint"];
    has_fields(checkpoint, CHECKPOINT);
    has_fields(&checkpoint["stats"], "files additions deletions");
    for id in ["commit", "parent", "tree"] {
        is_id(&checkpoint[id]);
    }
    is_time(&checkpoint["created_at"]);

    has_fields(&fix.json(["log"])["checkpoints"][0], CHECKPOINT);
    let undone = fix.json(["undo"]);
    has_fields(&undone, "operation undone checkpoint files");
    has_fields(&undone["operation"], OPERATION);
    has_fields(&undone["undone"], OPERATION);
    has_fields(&undone["files"], "written removed");
    has_fields(&fix.json(["redo"]), "operation checkpoint files");
    has_fields(&fix.json(["restore", "@0"]), "checkpoint files");
    has_fields(&fix.json(["restore", "@1"])["checkpoint"], CHECKPOINT);
    has_fields(&fix.json(["fork", "--no-workspace"])["sessions"][0], SESSION);
    has_fields(&fix.json(["refresh"]), "type checkpoint conflicts");
    let sessions = repo.json(["sessions"])["sessions"].clone();
    sessions.as_array().expect("a list").iter().for_each(|s| has_fields(s, SESSION));

    let operation = &fix.operations([])[0];
    has_fields(operation, OPERATION);
    is_time(&operation["started_at"]);
    assert!(operation["duration_ms"].is_u64() && operation["args"].is_array());
    has_fields(&operation["refs"][0], "name before after");
}

#[test]
fn every_document_of_review() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    let proposal = &fix.json(["propose", "-m", "Add a"])["proposal"];
    has_fields(proposal, PROPOSAL);
    has_fields(&proposal["stats"], "files additions deletions");
    has_fields(&proposal["gate"], "met missing");
    has_fields(&proposal["gate"]["missing"][0], "rule detail");
    is_id(&proposal["head"]);
    is_id(&proposal["base"]);
    has_fields(&repo.json(["proposals"])["proposals"][0], PROPOSAL);
    has_fields(&repo.json(["proposal", "show", "fix-1"])["proposal"], PROPOSAL);

    let rejected = repo.json(["reject", "fix-1", "-m", "No"]);
    has_fields(&rejected, "proposal decision");
    has_fields(&rejected["decision"], DECISION);
    is_time(&rejected["decision"]["at"]);
    repo.json(["proposal", "reopen", "fix-1"]);
    let approved = repo.json(["approve", "fix-1"]);
    has_fields(&approved, "proposal decision gate landing");
    has_fields(&approved["decision"], DECISION);
    has_fields(&approved["gate"], "met missing");
    has_fields(&approved["landing"], "type commit trunk");
    has_fields(&approved["proposal"]["decisions"][0], DECISION);
    is_id(&approved["landing"]["commit"]);
    has_fields(&repo.json(["blame", "a.txt"])["lines"][0], "line commit proposal checkpoint agent prompt");
}

#[test]
fn the_diff_document() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("src/main.txt", "ONE\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n");
    fix.write("new.bin", b"\x00\x01");
    fix.remove("README.md");
    fix.checkpoint("changes");
    let diff = fix.json(["diff", "@0", "@"]);
    has_fields(&diff, DIFF);
    has_fields(&diff["stats"], "entries additions deletions conflicted_entries");
    assert_eq!((&diff["base"], &diff["head"]), (&json!(fix.rev("main")), &json!(fix.rev("HEAD"))));
    assert_eq!(diff["truncated"], false);
    let entries = diff["entries"].as_array().expect("a list");
    entries.iter().for_each(|e| has_fields(e, ENTRY));
    let by_path = |path: &str| entries.iter().find(|e| e["path"] == path).unwrap_or_else(|| panic!("{path}: {diff:#}"));
    assert_eq!(by_path("README.md")["status"], "deleted");
    let bin = by_path("new.bin");
    assert_eq!(
        (&bin["status"], &bin["binary"], &bin["omitted_reason"]),
        (&json!("added"), &json!(true), &json!("binary"))
    );
    let text = by_path("src/main.txt");
    assert_eq!((&text["status"], &text["mode"]), (&json!("modified"), &json!("100644")));
    let hunk = &text["hunks"][0];
    has_fields(&hunk["base"], "start lines");
    has_fields(&hunk["head"], "start lines");
    let kinds: Vec<_> = hunk["lines"].as_array().expect("a list").iter().take(3).map(|l| l["kind"].clone()).collect();
    assert_eq!(kinds, [json!("remove"), json!("add"), json!("context")]);

    // Unsaved edits by default, and `show` is the same document.
    fix.write("src/main.txt", "unsaved\n");
    let unsaved = fix.json(["diff"]);
    has_fields(&unsaved, DIFF);
    assert_eq!(unsaved["entries"][0]["path"], "src/main.txt");
    has_fields(&fix.json(["show"]), DIFF);
    let patch = fix.tine(["diff", "@0", "@", "--patch"]).ok().stdout;
    assert!(patch.contains("--- a/src/main.txt") && patch.contains("+ONE"), "{patch}");
    assert_eq!(fix.tine(["diff", "@0", "@", "--name-only"]).ok().stdout, "README.md\nnew.bin\nsrc/main.txt\n");
}

#[test]
fn the_patch_is_one_that_git_applies() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("src/main.txt", "ONE\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nNINE\n");
    fix.write("new.txt", "new\n");
    fix.write("no-end.txt", "x");
    fix.link("link", "new.txt");
    fix.write("run.sh", "#!/bin/sh\n");
    fix.chmod("run.sh", true);
    fix.remove("README.md");
    fix.checkpoint("changes");
    let patch = fix.tine(["diff", "@0", "@", "--patch"]).ok().stdout;
    let repo = world.repo();
    world.at_root().write("tmp/patch", patch);
    repo.git(["apply", "--index", "../tmp/patch"]);
    assert_eq!(repo.git(["write-tree"]), fix.rev("HEAD^{tree}"));
}

#[test]
fn the_envelope() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    let answer = fix.tine(["ck", "-m", "a"]).answer();
    let keys: Vec<&str> = answer.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(keys, ["schema", "ok", "command", "data", "warnings"]);
    assert_eq!(answer["command"], "checkpoint", "an alias is no name");

    let by_variable = fix.tine(["status"]).env("TINE_JSON", "1").ok();
    assert_eq!(by_variable.document()["command"], "status");
    let ran = fix.tine(["--json", "show", "@9"]).run();
    let keys: Vec<String> = ran.document()["error"].as_object().expect("an object").keys().cloned().collect();
    assert_eq!(keys, ["code", "message", "hints", "details"]);
    assert_eq!(ran.stdout.lines().count(), ran.stdout.trim_end().lines().count(), "one document, nothing else: {ran}");
}

#[test]
fn usage_errors_are_json_when_json_is_asked_for() {
    let world = World::new();
    let repo = world.repo();
    for args in [
        &["nonsense"][..],
        &["start", "--nonsense"],
        &["start", "x", "--here", "--path", "y"],
        &["approve"],
        &["undo", "-n", "many"],
        &["checkpoint", "--kind", "nonsense"],
        &["approve", "x", "--method", "nonsense"],
        &["proposal"],
        &[],
    ] {
        let error = repo.tine(args).fails("usage");
        assert!(!error["message"].as_str().expect("text").starts_with("error"), "{error}");
        let ran = repo.tine(args).run();
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""), "{ran}");
        assert!(!ran.stderr.is_empty(), "{ran}");
    }
    repo.tine(["--config", "nonsense=1", "status"]).fails("usage");
    // A flag after the command, and the variable.
    let ran = repo.tine(["start", "--nonsense", "--json"]).run();
    assert_eq!(ran.document()["error"]["code"], "usage");
    let ran = repo.tine(["start", "--nonsense"]).env("TINE_JSON", "1").run();
    assert_eq!(ran.document()["error"]["code"], "usage");
}

#[test]
fn errors_for_people_end_in_something_to_type() {
    let world = World::new();
    let ran = world.repo().tine(["checkpoint"]).run();
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(1), ""));
    let lines: Vec<&str> = ran.stderr.lines().collect();
    assert!(lines[0].starts_with("error: "), "{ran}");
    assert!(lines.iter().any(|l| l.starts_with("hint: tine ")), "{ran}");
}

/// One case for each code that a person can meet; `stale`, `conflict`, `busy` and `refused` have more in their stories.
#[test]
fn codes_and_exit_statuses() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    fix.write("src/main.txt", "mine\n");
    let name = fix.propose("Mine");
    fix.fails("not_found", ["show", "@77"]);
    fix.fails("exists", ["start", "fix"]);
    fix.fails("invalid", ["start", "Not A Name"]);
    fix.fails("stale", ["approve", &name, "--rev", "7"]);
    repo.tine(["approve", &name]).by("agent/x").fails("refused");
    repo.write("src/main.txt", "theirs, not saved\n");
    repo.fails("dirty", ["approve", &name]);
    repo.git(["commit", "--quiet", "--all", "-m", "Theirs"]);
    repo.fails("conflict", ["approve", &name]);
    world.place("home").fails("not_a_repository", ["status"]);

    let odd = world.place("odd");
    world.at_root().git(["init", "--quiet", "odd"]);
    odd.git(["config", "core.repositoryFormatVersion", "1"]);
    odd.git(["config", "extensions.fromTheFuture", "true"]);
    odd.fails("unsupported", ["status"]);
}

#[test]
fn every_command_has_help_with_an_example() {
    let world = World::new();
    for command in [
        "init",
        "start",
        "checkpoint",
        "status",
        "log",
        "show",
        "diff",
        "undo",
        "redo",
        "restore",
        "fork",
        "refresh",
        "propose",
        "proposals",
        "review",
        "approve",
        "reject",
        "land",
        "blame",
        "sessions",
        "archive",
        "reactivate",
        "discard",
        "ck",
        "st",
    ] {
        let ran = world.at_root().tine([command, "--help"]).ok();
        assert!(ran.stdout.contains("Example: tine ") || ran.stdout.contains("Example: cd "), "{ran}");
        assert!(ran.stdout.contains("--json"), "{ran}");
    }
    assert!(world.at_root().tine(["--version"]).ok().stdout.starts_with("tine "));
    assert!(world.at_root().tine(["--help"]).ok().stdout.contains("checkpoint"));
}

#[test]
fn a_repeated_flag_counts_once_the_last_time() {
    let world = World::new();
    let fix = world.start("fix");
    world.start("other");
    let status = fix.json(["-s", "fix", "-s", "other", "status"]);
    assert_eq!(status["session"]["id"], "other");
    let started = world.repo().json(["start", "x", "--task", "one", "--task", "two"]);
    assert_eq!(started["session"]["task"], "two");
}

#[test]
fn paths_that_are_no_text_say_so() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let world = World::new();
    let fix = world.start("fix");
    fix.write(OsStr::from_bytes(b"a\xff.txt"), "x\n");
    let changes = fix.json(["status"])["changes"].clone();
    assert_eq!(changes[0], json!({"path": "a\u{fffd}.txt", "path_hex": "61ff2e747874", "status": "added"}));
    fix.json(["checkpoint"]);
    let entry = fix.json(["diff", "@0", "@"])["entries"][0].clone();
    assert_eq!(entry["path_hex"], "61ff2e747874", "{entry}");
    let undone = fix.json(["undo"]);
    assert_eq!(undone["files"]["removed"], json!([{"path": "a\u{fffd}.txt", "path_hex": "61ff2e747874"}]));
}
