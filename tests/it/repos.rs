//! Many repositories at a glance.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::PermissionsExt as _;

use serde_json::{Value, json};

use crate::support::{World, everything};

fn paths(found: &Value, world: &World) -> Vec<String> {
    let root = format!("{}/", world.root().display());
    let all = found["repositories"].as_array().expect("a list");
    all.iter().map(|r| r["path"].as_str().expect("text").trim_start_matches(&root).to_owned()).collect()
}

fn one<'v>(found: &'v Value, name: &str) -> &'v Value {
    let all = found["repositories"].as_array().expect("a list");
    all.iter().find(|r| r["path"].as_str().is_some_and(|p| p.ends_with(name))).unwrap_or_else(|| panic!("no {name}"))
}

fn repository(world: &World, path: &str) {
    world.at_root().write(format!("{path}/a.txt"), "a\n");
    let place = world.place(path);
    place.git(["init", "--quiet"]);
    place.git(["add", "--all"]);
    place.git(["commit", "--quiet", "-m", "First"]);
}

#[test]
fn every_repository_is_found_and_no_workspace_is_one() {
    let world = World::new();
    world.start("fix");
    world.repo().git(["init", "--quiet", "inner"]);
    world.at_root().git(["clone", "--quiet", "--bare", "repo", "deep/down/bare.git"]);
    repository(&world, "deep/other");
    world.at_root().git(["init", "--quiet", "--separate-git-dir", "apart.git", "apart"]);
    world.at_root().link("deep/link", "../repo");
    world.at_root().link("deep/loop", "..");
    let found = world.at_root().json(["repos"]);
    assert_eq!(paths(&found, &world), ["apart", "apart.git", "deep/down/bare.git", "deep/other", "repo"]);
    assert_eq!(one(&found, "bare.git")["bare"], true);
    assert_eq!(one(&found, "deep/other")["bare"], false);
    assert_eq!(one(&found, "/apart")["trunk"]["commit"], Value::Null, "no commit yet");
    let below = world.at_root().json(["repos", "deep"]);
    assert_eq!(paths(&below, &world), ["deep/down/bare.git", "deep/other"]);
    // The directory that is named is searched, even if it is a repository itself.
    assert_eq!(paths(&world.repo().json(["repos"]), &world), ["repo", "repo/inner"]);
    assert_eq!(paths(&world.place("repo.sessions/fix").json(["repos"]), &world), [""; 0]);
    world.at_root().fails("not_found", ["repos", "nowhere"]);
}

#[test]
fn who_is_at_work_and_what_waits() {
    let world = World::new();
    repository(&world, "quiet");
    let proposal = world.proposed("fix", "a.txt", "a\n");
    world.start("more");
    world.start("old");
    world.repo().json(["archive", "old"]);
    let found = world.at_root().json(["repos"]);
    let repo = one(&found, "/repo");
    assert_eq!(repo["trunk"], json!({"name": "main", "commit": world.repo().rev("main")}));
    let ids: Vec<&Value> = repo["sessions"].as_array().expect("a list").iter().map(|s| &s["id"]).collect();
    assert_eq!(ids, [&json!("fix"), &json!("more")], "archived ones are not live");
    assert_eq!(repo["sessions"][0]["state"], "proposed");
    let shown = world.repo().json(["session", "show", "fix"]);
    assert_eq!(repo["sessions"][0]["last_activity_at"], shown["session"]["last_activity_at"]);
    assert_eq!(repo["waiting"][0]["name"], json!(proposal));
    assert_eq!((&repo["waiting"][0]["title"], &repo["waiting"][0]["state"]), (&json!("Change a.txt"), &json!("open")));
    assert_eq!((&repo["idle"], &repo["findings"], &repo["error"]), (&json!([]), &json!([]), &Value::Null));
    assert_eq!(paths(&world.at_root().json(["repos", "--waiting"]), &world), ["repo"]);
    assert_eq!(paths(&world.at_root().json(["repos", "--idle"]), &world), [""; 0]);

    // Each repository by its own settings.
    world.repo().json(["config", "set", "retention.idle_after", "1m"]);
    let idle = world.at_root().json(["repos", "--idle"]);
    assert_eq!(paths(&idle, &world), ["repo"]);
    assert_eq!(one(&idle, "/repo")["idle"], json!(["fix", "more"]));
    let said = world.at_root().tine(["repos"]).ok();
    assert!(said.stdout.contains("repo") && said.stdout.contains("quiet"), "{said}");
    assert!(said.stderr.contains("2 repositories, 2 live sessions, 1 waiting proposal"), "{said}");
}

#[test]
fn a_session_that_is_at_work_elsewhere_is_no_finding() {
    let world = World::new();
    world.start("fix");
    world.at_root().git(["clone", "--quiet", "repo", "other"]);
    let other = world.place("other");
    other.git(["fetch", "--quiet", "origin", "refs/tine/session/*:refs/tine/session/*"]);
    let config = ["--config", "retention.idle_after=1s"];
    let found = other.json([&config[..], &["repos"]].concat());
    let here = one(&found, "/other");
    assert_eq!((&here["sessions"][0]["id"], &here["findings"], &here["idle"]), (&json!("fix"), &json!([]), &json!([])));
    assert_eq!(other.json([&config[..], &["sessions"]].concat())["sessions"][0]["idle"], false);
    world.repo().git(["worktree", "remove", "../repo.sessions/fix"]);
    world.repo().git(["branch", "--quiet", "-D", "session/fix"]);
    let found = world.repo().json(["repos"]);
    assert_eq!(one(&found, "/repo")["findings"][0]["rule"], "session_record", "this clone had it");
}

#[test]
fn names_that_do_not_fit_are_findings() {
    let world = World::new();
    let repo = world.repo();
    world.proposed("fix", "a.txt", "a\n");
    world.start("gone");
    repo.write(".tine/policy.toml", "[names]\nsession = \"[a-z]+-[0-9]+\"\nproposal = \"p-.*\"\n");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "The policy"]);
    repo.git(["branch", "session/by-hand"]);
    repo.git(["branch", "session/Not-a-name"]);
    repo.git(["branch", "proposal/by-hand-1"]);
    world.workspace("gone").git(["switch", "--quiet", "--detach"]);
    repo.git(["branch", "--quiet", "-D", "session/gone"]);
    let found = world.at_root().json(["repos"]);
    let findings: Vec<(Value, Value)> = one(&found, "/repo")["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|f| (f["rule"].clone(), f["name"].clone()))
        .collect();
    let wanted = [
        ("session_name", "fix"),
        ("session_record", "gone"),
        ("session_name", "gone"),
        ("session_branch", "session/Not-a-name"),
        ("session_branch", "session/by-hand"),
        ("proposal_name", "fix-1"),
        ("proposal_branch", "proposal/by-hand-1"),
    ];
    assert_eq!(findings, wanted.map(|(rule, name)| (json!(rule), json!(name))));
    repo.write(".tine/policy.toml", "broken");
    repo.git(["commit", "--quiet", "--all", "-m", "Broken"]);
    let found = world.at_root().json(["repos"]);
    assert_eq!(one(&found, "/repo")["findings"][0]["rule"], "policy");
    assert!(world.at_root().tine(["repos"]).ok().stdout.contains("nothing can land"));
}

#[test]
fn what_cannot_be_read_is_listed_with_the_reason() {
    let world = World::new();
    world.at_root().write("empty/.git/nothing", "");
    repository(&world, "newer");
    world.place("newer").git(["config", "core.repositoryFormatVersion", "1"]);
    world.place("newer").git(["config", "extensions.fromTheFuture", "true"]);
    repository(&world, "torn");
    world.place("torn").json(["start", "fix"]);
    world.place("torn").write(".git/refs/tine/session/fix", "0123456789012345678901234567890123456789\n");
    let found = world.at_root().json(["repos", "--waiting"]);
    assert_eq!(paths(&found, &world), ["empty", "newer", "torn"], "no filter drops them");
    for (name, code) in [("empty", "unsupported"), ("newer", "unsupported"), ("torn", "not_found")] {
        let error = &one(&found, name)["error"];
        assert!(error["message"].as_str().is_some_and(|m| !m.is_empty()), "{name}: {error}");
        if name != "torn" {
            assert_eq!(error["code"], code);
        }
    }
    let said = world.at_root().tine(["repos"]).ok();
    assert!(said.stdout.contains("fromthefuture") && said.stderr.contains("3 unreadable"), "{said}");
    let closed = world.root().join("closed");
    std::fs::create_dir(&closed).expect("a directory");
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o000)).expect("closed");
    // Root reads everything.
    if std::fs::read_dir(&closed).is_err() {
        let answer = world.at_root().tine(["repos"]).answer();
        assert!(answer["warnings"][0].as_str().is_some_and(|w| w.contains("closed")), "{answer}");
    }
}

/// What a repository may name to be run, or to be shown through.
#[test]
fn nothing_that_a_found_repository_names_is_run() {
    let world = World::new();
    world.proposed("fix", "a.txt", "a\n");
    let repo = world.repo();
    world.at_root().write("trap", "#!/bin/sh\ntouch \"$HOME/trapped\"\n");
    world.at_root().chmod("trap", true);
    let trap = world.root().join("trap").to_string_lossy().into_owned();
    for key in [
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "core.editor",
        "core.hooksPath",
        "gpg.program",
        "diff.external",
        "uploadpack.packObjectsHook",
        "credential.helper",
        "filter.x.clean",
        "filter.x.process",
    ] {
        repo.git(["config", key, &trap]);
    }
    repo.write(".gitattributes", "* filter=x\n");
    for hook in ["reference-transaction", "post-index-change", "fsmonitor-watchman"] {
        repo.write(format!(".git/hooks/{hook}"), format!("#!/bin/sh\n'{trap}'\n"));
        repo.chmod(&format!(".git/hooks/{hook}"), true);
    }
    let before = everything(&world.root().join("repo"));
    for args in [&["repos"][..], &["repos", "--json"]] {
        let ran = world.at_root().tine(args).ok();
        assert!(ran.stdout.contains("main"), "{ran}");
    }
    assert!(!world.place("home").has("trapped"));
    assert!(everything(&world.root().join("repo")) == before, "and nothing is written");
}

/// Somebody else's repository is opened only where git would; being root is what lets a test make one.
#[test]
fn somebody_elses_repository_is_listed_and_not_opened() {
    let world = World::new();
    repository(&world, "theirs");
    let mine = world.root().join("theirs/.git/config");
    let chowned =
        std::process::Command::new("chown").args(["-R", "12345:12345"]).arg(world.root().join("theirs")).status();
    if !chowned.is_ok_and(|status| status.success()) {
        return;
    }
    let found = world.at_root().json(["repos"]);
    let error = &one(&found, "theirs")["error"];
    assert_eq!(error["code"], "unsupported");
    assert!(error["message"].as_str().expect("text").contains("belongs to somebody else"), "{error}");
    assert!(mine.exists());
    world.at_root().git([
        "config",
        "--global",
        "--add",
        "safe.directory",
        &world.root().join("theirs").to_string_lossy(),
    ]);
    assert_eq!(one(&world.at_root().json(["repos"]), "theirs")["error"], Value::Null, "as git's safe.directory says");
}

#[test]
fn text_from_repositories_is_data() {
    let world = World::new();
    let odd = world.root().join(OsStr::from_bytes(b"odd\xff\x1b[2J"));
    std::fs::rename(world.root().join("repo"), &odd).expect("renamed");
    let said = world.at_root().tine(["repos"]).ok().said();
    assert!(!said.contains('\u{1b}'), "{said:?}");
    let found = world.at_root().json(["repos"]);
    let hex = found["repositories"][0]["path"]["path_hex"].as_str().expect("not UTF-8");
    assert!(hex.ends_with("6f6464ff1b5b324a"), "{hex}");
    assert_eq!(found["repositories"][0]["trunk"]["name"], "main");
}
