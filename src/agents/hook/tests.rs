//! Payloads as agents sent them at the date of their folder, and what is made of each. `TINE_BLESS=1` writes the lists anew.

use std::path::Path;

use super::*;

fn who(given: Agent, payload: &str) -> Agent {
    identify(given, &Payload::parse(payload.as_bytes()).expect("JSON"))
}

#[test]
fn the_payload_says_who_it_is() {
    assert_eq!(who(Agent::Claude, r#"{"session_id": "a", "transcript_path": "/h/.claude/x.jsonl"}"#), Agent::Claude);
    assert_eq!(who(Agent::Claude, r#"{"conversation_id": "a", "cursor_version": "1"}"#), Agent::Cursor);
    assert_eq!(who(Agent::Claude, r#"{"sessionId": "a"}"#), Agent::Copilot);
    assert_eq!(who(Agent::Claude, r#"{"session_id": "a", "transcript_path": "/h/.factory/s/x"}"#), Agent::Droid);
    assert_eq!(who(Agent::Droid, r#"{"session_id": "a", "transcript_path": "/h/.codex/x"}"#), Agent::Codex);
    assert_eq!(who(Agent::Generic, r#"{"sessionId": "a"}"#), Agent::Generic);
    assert_eq!(who(Agent::Codex, r#"{"session_id": "a", "transcript_path": null}"#), Agent::Codex);
}

/// What is made of a payload, in a line; fields that say nothing are left out.
fn told(agent: Agent, file: &Path) -> String {
    let stem = file.file_stem().expect("a name").to_string_lossy().into_owned();
    let (name, word) = stem.split_once('@').map_or((stem.as_str(), None), |(name, word)| (name, Some(word)));
    let payload = Payload::parse(&std::fs::read(file).expect("readable")).expect("JSON");
    let event = match parse(agent, &payload, word) {
        Ok(Some(event)) => event,
        Ok(None) => return format!("{name}: nothing\n"),
        Err(e) => return format!("{name}: error: {e}\n"),
    };
    let mut line = format!("{name}: {} by {} in {}", event.kind.word(), event.name, event.session);
    let mut say = |what: &str, value: Option<String>| {
        line.extend(value.map(|value| format!(" {what}={value:?}")));
    };
    say("parent", event.parent);
    say("turn", event.turn);
    say("prompt", event.prompt);
    say("cwd", event.cwd.map(|path| path.display().to_string()));
    say("tool", event.tool.as_ref().map(|tool| tool.name.clone()));
    say("command", event.tool.as_ref().and_then(|tool| tool.command.clone()));
    let paths: Vec<String> =
        event.tool.iter().flat_map(|tool| &tool.paths).map(|path| path.display().to_string()).collect();
    say("paths", (!paths.is_empty()).then(|| paths.join(" ")));
    say("subagent", event.subagent);
    say("model", event.model);
    say("error", event.error);
    say("worktree", event.worktree);
    line + "\n"
}

#[test]
fn every_payload_is_read_as_it_is_meant() {
    for agent in Agent::ALL {
        let folder = format!("{}/tests/fixtures/hooks/{}/2026-11", env!("CARGO_MANIFEST_DIR"), agent.word());
        let entries = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{folder}: {e}"));
        let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        files.retain(|file| file.extension().is_some_and(|e| e == "json"));
        files.sort();
        let found: String = files.iter().map(|file| told(agent, file)).collect();
        let golden = Path::new(&folder).join("expected.txt");
        if std::env::var_os("TINE_BLESS").is_some() {
            std::fs::write(&golden, &found).expect("writable");
        }
        assert_eq!(std::fs::read_to_string(&golden).unwrap_or_default(), found, "{}", agent.word());
    }
}
