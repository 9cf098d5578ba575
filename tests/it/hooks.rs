//! Hooks in the agents' own files: put there, found there, and taken out again as if they had never been.

use std::os::unix::fs::{PermissionsExt as _, symlink};

use serde_json::{Value, json};

use crate::support::{Call, Place, World, everything};

const AGENTS: [&str; 7] = ["claude", "codex", "cursor", "gemini", "opencode", "copilot", "droid"];

fn file_of(agent: &str) -> &'static str {
    match agent {
        "claude" => ".claude/settings.json",
        "codex" => ".codex/hooks.json",
        "cursor" => ".cursor/hooks.json",
        "gemini" => ".gemini/settings.json",
        "opencode" => ".opencode/plugins/tine.js",
        "copilot" => ".github/hooks/tine.json",
        "droid" => ".factory/settings.json",
        other => panic!("no file of {other}"),
    }
}

fn install(place: &Place<'_>, more: &[&str]) -> Call {
    place.tine([&["hooks", "install", "--yes"], more].concat())
}

fn uninstall(place: &Place<'_>, more: &[&str]) -> Call {
    place.tine([&["hooks", "uninstall", "--yes"], more].concat())
}

fn parsed(place: &Place<'_>, file: &str) -> Value {
    serde_json::from_str(&place.read(file)).expect("plain JSON")
}

#[test]
fn all_agents_at_once_and_back() {
    let world = World::new();
    let repo = world.repo();
    let before = everything(&repo.path);
    let done = install(&repo, &AGENTS).json();
    for (row, agent) in done["agents"].as_array().expect("a list").iter().zip(AGENTS) {
        let file = repo.path.join(file_of(agent)).display().to_string();
        assert_eq!(
            [&row["agent"], &row["scope"], &row["file"], &row["state"], &row["changed"]],
            [&json!(agent), &json!("project"), &json!(file), &json!("installed"), &json!(true)]
        );
        assert_eq!(row["diff"]["status"], "added");
        assert_eq!(row["diff"]["path"], file_of(agent));
    }
    let calls = |file: &str| repo.read(file);
    assert!(calls(".claude/settings.json").contains("\"command\": \"tine hook claude\""));
    assert!(calls(".github/hooks/tine.json").contains("tine hook copilot userPromptSubmitted"));
    assert!(calls(".opencode/plugins/tine.js").starts_with("// Written by `tine hooks install opencode`"));
    assert_eq!(parsed(&repo, ".gemini/settings.json")["hooks"]["BeforeAgent"][0]["hooks"][0]["timeout"], 20_000);
    // It refuses the prompt where the command of a hook fails.
    assert_eq!(
        parsed(&repo, ".gemini/settings.json")["hooks"]["BeforeAgent"][0]["hooks"][0]["command"],
        "tine hook gemini; exit 0"
    );
    let cursor = parsed(&repo, ".cursor/hooks.json");
    assert_eq!(cursor["version"], 1);
    for (event, entries) in cursor["hooks"].as_object().expect("events") {
        assert_eq!(*entries, json!([{ "command": "tine hook cursor" }]), "{event}");
    }

    let installed = everything(&repo.path);
    let again = install(&repo, &AGENTS).ok();
    assert_eq!((again.stdout.as_str(), again.stderr.matches("nothing to do").count()), ("", AGENTS.len()));
    assert!(everything(&repo.path) == installed);
    // What is there is not asked about either.
    repo.tine(["hooks", "install", "claude"]).ok();

    let gone = uninstall(&repo, &[]).json();
    assert_eq!(gone["agents"].as_array().map(Vec::len), Some(AGENTS.len()));
    assert!(gone["agents"].as_array().expect("a list").iter().all(|row| row["state"] == "not_installed"));
    assert!(everything(&repo.path) == before, "folders too");
    assert!(uninstall(&repo, &[]).ok().stderr.contains("no hooks of tine here"));
}

#[test]
fn a_messy_file_comes_back_byte_for_byte() {
    let world = World::new();
    let repo = world.repo();
    for agent in AGENTS.into_iter().filter(|agent| *agent != "opencode") {
        for text in [
            "",
            "{}",
            "{ }\n",
            "\n// nothing yet\n",
            "{\"permissions\":{\"allow\":[\"Bash(ls)\"]}}",
            "{\n\t// tabs\n\t\"a\": 1, // one\n\t\"hooks\": {\n\t\t/* mine */\n\t},\n}\n",
            "{\r\n    \"model\": \"x\",\r\n    \"hooks\": {\r\n        \"Stop\": [ ],\r\n    }\r\n}",
            "{\n  \"hooks\": {\n    \"Stop\": [\n      { \"hooks\": [{ \"type\": \"command\", \"command\": \"beep\" }] }\n    ]\n  }\n}\n",
            "{\n  \"version\": 1,\n  \"hooks\": {\n    \"stop\": [{ \"command\": \"say 'tine hook cursor'\" }]\n  }\n}\n",
            "\u{feff}{\"é\": \"ü // x\"}\n",
        ] {
            let file = file_of(agent);
            repo.write(file, text);
            let mode = std::fs::Permissions::from_mode(0o640);
            std::fs::set_permissions(repo.path.join(file), mode).expect("ours");
            let done = install(&repo, &[agent]).json();
            assert_eq!(done["agents"][0]["changed"], true, "{agent}: {text}");
            let found = repo.json(["hooks", "status", agent, "--project"]);
            assert_eq!(found["agents"][0]["installed"], true, "{agent}: {text}");
            assert_eq!(install(&repo, &[agent]).json()["agents"][0]["changed"], false, "{agent}: {text}");
            let mode = repo.path.join(file).metadata().expect("a file").permissions().mode() & 0o777;
            assert_eq!(mode, 0o640);
            uninstall(&repo, &[agent]).ok();
            assert_eq!(repo.read(file), text, "{agent}");
        }
    }
}

#[test]
fn other_spellings_of_ours_are_replaced_and_others_entries_stay() {
    let world = World::new();
    let repo = world.repo();
    let theirs = json!({ "type": "command", "command": "tine hook claude && beep" });
    let text = json!({ "hooks": {
        "Stop": [
            { "hooks": [{ "type": "command", "command": "/opt/old/tine hook claude" }] },
            { "hooks": [theirs, { "type": "command", "command": "tine", "args": ["hook", "claude"] }] },
        ],
        "PostToolUse": [{ "hooks": [{ "type": "command", "command": "tine hook claude" }] }],
    } });
    repo.write(".claude/settings.json", text.to_string());
    install(&repo, &["claude"]).ok();
    let now = parsed(&repo, ".claude/settings.json");
    assert_eq!(now["hooks"]["Stop"][0], json!({ "hooks": [theirs] }));
    assert_eq!(now["hooks"]["Stop"][1]["hooks"][0]["command"], "tine hook claude");
    assert_eq!(now["hooks"].get("PostToolUse"), None);

    // What somebody set for how long it may take is kept.
    let patient = repo.read(".claude/settings.json").replace("20", "25");
    repo.write(".claude/settings.json", &patient);
    install(&repo, &["claude"]).ok();
    assert_eq!(repo.read(".claude/settings.json"), patient);
    uninstall(&repo, &["claude"]).ok();
    assert_eq!(parsed(&repo, ".claude/settings.json"), json!({ "hooks": { "Stop": [{ "hooks": [theirs] }] } }));
}

#[test]
fn the_full_path_is_called_where_asked() {
    let world = World::new();
    let repo = world.repo();
    install(&repo, &["codex", "--absolute"]).ok();
    let program = env!("CARGO_BIN_EXE_tine");
    let command = &parsed(&repo, ".codex/hooks.json")["hooks"]["Stop"][0]["hooks"][0]["command"];
    assert!(command.as_str().is_some_and(|c| c.contains(program) && c.ends_with(" hook codex")), "{command}");
    assert_eq!(repo.json(["hooks", "status", "codex"])["agents"][0]["command_found"], true);
    install(&repo, &["codex"]).ok();
    assert!(!repo.read(".codex/hooks.json").contains(program));
    install(&repo, &["codex", "--absolute"]).ok();
    uninstall(&repo, &["codex"]).ok();
    assert!(!repo.has(".codex"));

    // A program that the next checkout replaces is nothing to call.
    let tine = repo.tine(["hooks", "install", "codex", "--absolute", "--yes"]).into_command();
    repo.write("bin/x", "");
    std::fs::copy(program, repo.path.join("bin/tine")).expect("a copy");
    let mut copied = std::process::Command::new(repo.path.join("bin/tine"));
    copied.args(tine.get_args()).current_dir(&repo.path).env_clear();
    copied.envs(tine.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let out = copied.output().expect("it runs");
    assert!(String::from_utf8_lossy(&out.stderr).contains("is a file of this worktree"), "{out:?}");
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    let world = World::new();
    let repo = world.repo();
    repo.write(".claude/settings.json", "{\n  \"a\": 1,\n  \"b\": }\n}\n");
    repo.write(".gemini/settings.json", "{}\n");
    let before = everything(&repo.path);
    let failed = install(&repo, &["gemini", "claude"]).fails("invalid").to_string();
    assert!(failed.contains("line 3") && failed.contains(".claude/settings.json"), "{failed}");
    assert!(everything(&repo.path) == before, "not the other one either");
    repo.write(".claude/settings.json", "{ \"hooks\": { \"Stop\": 1 } }");
    install(&repo, &["claude"]).fails("invalid");
    repo.write(".claude/settings.json", b"{ \"\xff\": 1 }");
    install(&repo, &["claude"]).fails("invalid");
    let seen = repo.json(["hooks", "status", "claude"]);
    assert_eq!(seen["agents"][0]["installed"], false);
    assert!(seen["agents"][0]["problems"][0].as_str().is_some_and(|p| p.contains("UTF-8")), "{seen}");

    repo.write(".opencode/plugins/tine.js", "export const Mine = async () => ({})\n");
    install(&repo, &["opencode"]).fails("exists");
    uninstall(&repo, &["opencode"]).ok();
    assert!(repo.has(".opencode/plugins/tine.js"));
    repo.tine(["hooks", "install", "generic", "--yes"]).fails("unsupported");
    repo.tine(["hooks", "install", "cobol", "--yes"]).fails("usage");
}

#[test]
fn a_link_is_written_through() {
    let world = World::new();
    let repo = world.repo();
    let dotfiles = world.place("dotfiles");
    dotfiles.write("claude.json", "{\n  \"model\": \"x\"\n}\n");
    std::fs::create_dir_all(world.place("home/.claude").path).expect("a folder");
    let link = world.place("home/.claude").path.join("settings.json");
    symlink(dotfiles.path.join("claude.json"), &link).expect("a link");
    install(&repo, &["claude", "--user"]).ok();
    assert!(link.symlink_metadata().expect("there").is_symlink());
    assert!(dotfiles.read("claude.json").contains("tine hook claude"));
    uninstall(&repo, &["claude", "--user"]).ok();
    assert_eq!(dotfiles.read("claude.json"), "{\n  \"model\": \"x\"\n}\n");
    // A link to nothing is not made into a file.
    dotfiles.remove("claude.json");
    install(&repo, &["claude", "--user"]).fails("not_found");
    assert!(link.symlink_metadata().expect("there").is_symlink() && !dotfiles.has("claude.json"));
}

#[test]
fn the_users_files_are_where_the_agents_look() {
    let world = World::empty();
    let place = world.place("elsewhere");
    std::fs::create_dir_all(&place.path).expect("a folder");
    let home = world.place("home");
    let before = everything(&home.path);
    // Outside of a repository the user's files are meant.
    let done = install(&place, &AGENTS).json();
    let files: Vec<String> = done["agents"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| row["file"].as_str().expect("a path").replace(&*home.path.to_string_lossy(), "~"))
        .collect();
    assert_eq!(
        files,
        [
            "~/.claude/settings.json",
            "~/.codex/hooks.json",
            "~/.cursor/hooks.json",
            "~/.gemini/settings.json",
            "~/.config/opencode/plugins/tine.js",
            "~/.copilot/hooks/tine.json",
            "~/.factory/settings.json"
        ]
    );
    uninstall(&place, &[]).ok();
    // `~/.config` is not ours to remove.
    std::fs::remove_dir(home.path.join(".config")).expect("it is empty");
    assert!(everything(&home.path) == before);
    install(&place, &["claude", "--project"]).fails("not_a_repository");

    let elsewhere = world.place("config");
    for (variable, agent, file) in [
        ("CLAUDE_CONFIG_DIR", "claude", "settings.json"),
        ("CODEX_HOME", "codex", "hooks.json"),
        ("COPILOT_HOME", "copilot", "hooks/tine.json"),
        ("XDG_CONFIG_HOME", "opencode", "opencode/plugins/tine.js"),
        ("GEMINI_CLI_HOME", "gemini", ".gemini/settings.json"),
    ] {
        let dir = elsewhere.path.display().to_string();
        install(&place, &[agent]).env(variable, &dir).ok();
        assert!(elsewhere.has(file), "{variable}");
        uninstall(&place, &[agent]).env(variable, &dir).ok();
        assert!(!elsewhere.has(file), "{variable}");
    }
    assert!(elsewhere.path.is_dir(), "what somebody named stays");
}

#[test]
fn agents_that_are_used_here_are_found() {
    let world = World::new();
    let repo = world.repo();
    let bare = |args: &[&str]| repo.tine(args.iter().copied()).env("PATH", "/usr/bin:/bin").env("HOME", "/nonexistent");
    bare(&["hooks", "install", "--yes"]).fails("not_found");
    repo.write(".factory/droids/x.md", "");
    world.place("bin").write("codex", "#!/bin/sh\n");
    world.place("bin").chmod("codex", true);
    let path = format!("{}:/usr/bin:/bin", world.root().join("bin").display());
    let done = bare(&["hooks", "install", "--yes"]).env("PATH", &path).json();
    let agents: Vec<&str> =
        done["agents"].as_array().expect("a list").iter().filter_map(|r| r["agent"].as_str()).collect();
    assert_eq!(agents, ["codex", "droid"]);
}

#[test]
fn without_an_answer_nothing_is_written() {
    let world = World::new();
    let repo = world.repo();
    let before = everything(&repo.path);
    let ran = repo.tine(["hooks", "install", "claude"]).fails("usage").to_string();
    assert!(ran.contains("tine hooks install claude --yes"), "{ran}");
    let shown = repo.tine(["hooks", "install", "claude", "cursor", "--dry-run"]).ok();
    assert!(shown.stdout.contains("added .claude/settings.json"), "{shown}");
    assert!(shown.stdout.contains("tine hook cursor") && shown.stderr.contains("nothing was written"), "{shown}");
    let planned = repo.json(["hooks", "install", "claude", "--dry-run"]);
    assert_eq!(planned["dry_run"], true);
    assert_eq!(
        [&planned["agents"][0]["changed"], &planned["agents"][0]["state"]],
        [&json!(false), &json!("not_installed")]
    );
    assert!(everything(&repo.path) == before);
}

#[test]
fn worktrees_are_left_to_claude_code_unless_asked_for() {
    let world = World::new();
    let repo = world.repo();
    install(&repo, &["claude"]).ok();
    assert_eq!(parsed(&repo, ".claude/settings.json")["hooks"].get("WorktreeCreate"), None);
    install(&repo, &["claude", "--worktrees"]).ok();
    assert!(parsed(&repo, ".claude/settings.json")["hooks"].get("WorktreeCreate").is_some());
    uninstall(&repo, &["claude"]).ok();
    assert!(!repo.has(".claude"));
}

#[test]
fn status_says_what_is_in_the_way() {
    let world = World::new();
    let repo = world.repo();
    install(&repo, &["claude", "cursor", "gemini", "codex"]).ok();
    let about = |agent: &str, path: &str| {
        let found = repo.tine(["hooks", "status", agent, "--project"]).env("PATH", path).json();
        let row = found["agents"][0].clone();
        let all = [row["problems"].clone(), row["notes"].clone()];
        (
            row,
            all.iter()
                .flat_map(|l| l.as_array().expect("a list").clone())
                .map(|t| t.as_str().expect("text").to_owned())
                .collect::<Vec<_>>()
                .join("\n"),
        )
    };
    let (row, told) = about("claude", "/usr/bin:/bin");
    assert_eq!([&row["installed"], &row["command_found"]], [&json!(true), &json!(false)]);
    assert!(told.contains("`tine`, which is not on PATH"), "{told}");
    let bin = std::path::Path::new(env!("CARGO_BIN_EXE_tine")).parent().expect("a folder");
    let path = format!("{}:/usr/bin:/bin", bin.display());
    let (row, told) = about("claude", &path);
    assert_eq!([&row["command_found"], &row["problems"]], [&json!(true), &json!([])]);
    assert!(told.contains("not committed") && told.contains("nothing was heard of it"), "{told}");

    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "Hooks"]);
    assert_eq!(about("claude", &path).1, "nothing was heard of it in this repository yet");
    repo.write(".claude/settings.local.json", "{ \"disableAllHooks\": true } // for now\n");
    assert!(about("claude", &path).1.contains("`disableAllHooks` is true in"));
    repo.write("../home/.gemini/settings.json", "{ \"hooksConfig\": { \"enabled\": false } }");
    assert!(about("gemini", &path).1.contains("`hooksConfig.enabled` is false in"));
    repo.write("../home/.codex/config.toml", "[features]\nhooks = false\n");
    assert!(about("codex", &path).1.contains("`features.hooks` is false in"));
    repo.git(["rm", "--quiet", "--cached", "-r", ".cursor"]);
    repo.write(".git/info/exclude", ".cursor/\n");
    assert!(about("cursor", &path).1.contains("git ignores the file"));

    let text = repo.read(".codex/hooks.json").replace("\"Stop\"", "\"Halt\"");
    repo.write(".codex/hooks.json", text);
    assert!(about("codex", &path).1.contains("nothing is called for Stop"));
    let both = repo.json(["hooks", "status", "claude", "cursor"]);
    assert!(both["agents"][1]["notes"].to_string().contains("also runs Claude Code's hooks"), "{both}");

    let all = repo.json(["hooks", "status"]);
    let agents: Vec<&Value> = all["agents"].as_array().expect("a list").iter().map(|row| &row["agent"]).collect();
    assert_eq!(agents, AGENTS.map(|agent| json!(agent)).iter().collect::<Vec<_>>());
    let text = repo.tine(["hooks", "status"]).ok().stdout;
    assert!(text.contains("problem: gemini: no hook runs"), "{text}");
}

#[test]
fn somebody_else_is_never_written_over() {
    let world = World::new();
    let repo = world.repo();
    // Stopped at the write: the file is there as before, or as it was to be.
    repo.write(".claude/settings.json", "{ \"a\": 1 }\n");
    repo.tine(["hooks", "install", "claude", "--yes"]).env("TINE_FAIL", "kill@1").run();
    assert_eq!(repo.read(".claude/settings.json"), "{ \"a\": 1 }\n");
    let full = repo.tine(["hooks", "install", "claude", "--yes"]).env("TINE_FAIL", "enospc@1").fails("io").to_string();
    assert!(full.contains("cannot write"), "{full}");
    assert_eq!(repo.read(".claude/settings.json"), "{ \"a\": 1 }\n");
    install(&repo, &["claude"]).ok();
    uninstall(&repo, &["claude"]).ok();
    assert_eq!(repo.read(".claude/settings.json"), "{ \"a\": 1 }\n");
    assert_eq!(std::fs::read_dir(repo.path.join(".claude")).expect("a folder").count(), 1, "nothing is left beside it");
}

#[test]
fn status_and_doctor_say_what_arrived() {
    let world = World::new();
    let repo = world.repo();
    install(&repo, &["claude", "codex", "--absolute"]).ok();
    let of = |agent: &str| repo.json(["hooks", "status", agent, "--project"])["agents"][0].take();
    assert_eq!([&of("claude")["last_event_at"], &of("claude")["last_failure"]], [&Value::Null, &Value::Null]);
    let doctor = || repo.json(["doctor"])["findings"].to_string();
    assert!(doctor().contains("hooks of claude-code are installed, and nothing was heard of it yet"), "{}", doctor());
    let tell = |payload: Value| repo.tine(["hook", "claude"]).stdin(payload.to_string()).ok();
    let cwd = repo.path.display().to_string();
    tell(json!({ "hook_event_name": "UserPromptSubmit", "session_id": "a", "cwd": cwd, "prompt": "Fix it" }));
    let row = of("claude");
    assert!(row["last_event_at"].is_string() && row["last_event"] == "prompt", "{row}");
    assert!(!doctor().contains("hooks of claude-code are installed"), "{}", doctor());
    assert!(doctor().contains("hooks of codex are installed"), "{}", doctor());
    // What cannot be understood is a failure that somebody can see.
    tell(json!({ "hook_event_name": "UserPromptSubmit", "cwd": cwd, "prompt": "No session" }));
    let failure = of("claude")["last_failure"].take();
    assert!(failure["error"].as_str().is_some_and(|e| e.contains("session")) && failure["at"].is_string(), "{failure}");
    let text = repo.tine(["hooks", "status"]).ok().stdout;
    assert!(text.contains("(prompt)") && text.contains("last failure: claude: "), "{text}");
}
