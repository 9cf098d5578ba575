//! Payloads that are no good, and places where nothing can be done: no agent is ever stopped, and nothing happens silently.

use serde_json::json;

use crate::support::World;

use super::play::{AGENTS, Player};
use super::{prompt, timeline};

#[test]
fn what_cannot_be_read_stops_no_agent_and_is_in_the_log() {
    let world = World::new();
    let repo = world.repo();
    let big = vec![b' '; (32 << 20) + 1];
    let deep = format!("{{\"session_id\": \"x\", \"a\": {}", "[".repeat(200_000));
    let cases: &[(&[u8], &str)] = &[
        (b"", "not JSON"),
        (b"{\"session_id\": \"x\", \"hook_event_name\": \"Stop", "not JSON"),
        (b"[1, 2]", "not a JSON object"),
        (b"\x00\xff\xfe", "not JSON"),
        (b"{\"hook_event_name\": \"Stop\", \"session_id\": null}", "no session id"),
        (b"{\"hook_event_name\": \"Stop\", \"session_id\": {\"a\": 1}}", "no session id"),
        (b"{\"session_id\": \"x\"}", "names no event"),
        (deep.as_bytes(), "not JSON"),
        (&big, "more than 32 MiB"),
    ];
    for (payload, why) in cases {
        let ran = repo.tine(["hook", "claude"]).stdin(*payload).ok();
        assert_eq!(ran.stdout, "", "{ran}");
        assert!(ran.stderr.contains(why), "{why}: {ran}");
    }
    let findings = repo.json(["doctor"])["findings"].to_string();
    assert!(findings.contains(&format!("{} failures of hooks", cases.len())), "{findings}");
    assert_eq!(repo.json(["sessions"])["sessions"], json!([]));
    for agent in AGENTS {
        let player = Player::new(&repo, agent);
        let word = if agent == "copilot" { "@userPromptSubmitted" } else { "" };
        let word = if agent == "opencode" { "@prompt" } else { word };
        let ran = player.call(&format!("missing-fields{word}"), 1).ok();
        assert!(ran.stdout.is_empty() && ran.stderr.contains("no session id"), "{ran}");
        let unknown = ["unknown-event", "unknown-event@errorOccurred", "unknown-event@event"];
        let unknown = unknown[match agent {
            "copilot" => 1,
            "opencode" => 2,
            _ => 0,
        }];
        player.send(unknown, 1);
    }
}

#[test]
fn a_wrong_command_line_stops_no_agent() {
    let world = World::new();
    let repo = world.repo();
    for args in [&["hook"][..], &["hook", "cobol"], &["--nonsense", "hook", "claude"], &["hook", "claude"]] {
        let ran = repo.tine(args).stdin("{}").ok();
        assert!(ran.stdout.is_empty() && !ran.stderr.is_empty(), "{ran}");
    }
    for word in ["--nonsense", "-x", "SomethingNew"] {
        assert_eq!(repo.tine(["hook", "claude", word, "more"]).stdin("{}").ok().said(), "", "no event of ours");
    }
    for (name, value) in [("TINE_JSON", "1"), ("TINE_ACTOR", "no one\n"), ("GIT_DIR", "/nowhere"), ("CI", "1")] {
        let ran = Player::new(&repo, "claude").call("prompt", 1).env(name, value).ok();
        assert!(!ran.stdout.contains("schema"), "{ran}");
    }
    repo.write("a.txt", "1\n");
    Player::new(&repo, "claude").end(1);
    assert_eq!(timeline(&repo).len(), 1);
}

#[test]
fn a_megabyte_and_control_characters_come_through() {
    let world = World::new();
    let repo = world.repo();
    let player = Player::new(&repo, "claude");
    let log = "a line of a log that somebody pasted \u{1b}[31m\n".repeat(30_000);
    let text = player.fixture("prompt", 1).replace("Prompt 1", "TEXT");
    let text = text.replace("\"TEXT\"", &json!(format!("Look at this\n\n{log}")).to_string());
    assert!(text.len() > 1 << 20);
    let ran = repo.tine(["hook", "claude"]).stdin(text).ok();
    assert_eq!(ran.said(), "", "{ran}");
    repo.write("a.txt", "1\n");
    player.end(1);
    let checkpoint = repo.json(["show"])["checkpoint"].take();
    assert_eq!(checkpoint["subject"], "Look at this");
    assert!(repo.git(["log", "-1", "--format=%B"]).len() > 1_000_000);
    let windsurf = Player::new(&repo, "generic");
    windsurf.send("control-characters", 2);
    windsurf.end(2);
    assert!(!repo.git(["log", "-1", "--format=%B"]).contains('\u{1b}'));
    for name in ["prompt-multi-line", "prompt-non-ascii", "prompt-crlf", "prompt-empty"] {
        let player = player.again(name);
        player.send(name, 3);
        player.end(3);
    }
    let subjects = repo.git(["log", "-4", "--format=%s%n%(trailers:key=Approved-by)"]);
    assert_eq!(subjects, "checkpoint of 0 paths\n\nPrompt 3\n\nFüge einen Gruß hinzu: „Grüß Gott“ 你好 🎉\n\nPrompt 3");
}

#[test]
fn ids_are_never_paths() {
    let world = World::new();
    let repo = world.repo();
    let player = Player::new(&repo, "claude").again("../../../x\\u0000/y");
    player.prompt(1);
    repo.write("a.txt", "1\n");
    player.end(1);
    assert_eq!(timeline(&repo), [prompt(1)]);
    let files = std::fs::read_dir(repo.common_dir().join("tine/turns")).expect("a directory");
    assert_eq!(files.count(), 2, "a conversation and the lock");
    assert!(!world.at_root().has("x") && !repo.has("x"));
}

#[test]
fn where_nothing_can_be_done_nothing_is() {
    let world = World::new();
    let outside = world.place("outside");
    std::fs::create_dir_all(&outside.path).expect("a directory");
    for agent in AGENTS {
        let player = Player::new(&outside, agent);
        player.prompt(1);
        player.end(1);
    }
    assert!(outside.files().is_empty());

    let bare = World::bare();
    let place = bare.place("bare.git");
    let ran = Player::new(&place, "claude").call("prompt", 1).ok();
    assert!(ran.stdout.contains("bare repository"), "{ran}");
    let home = world.place("home");
    home.git(["init", "--quiet"]);
    home.git(["commit", "--quiet", "--allow-empty", "-m", "First"]);
    let ran = Player::new(&home, "claude").call("prompt", 1).ok();
    assert!(ran.stdout.contains("home directory"), "{ran}");
    let again = Player::new(&home, "claude").call("prompt", 2).ok();
    assert_eq!(again.said(), "", "told once");
    assert!(home.read(".git/tine/hooks.log").lines().count() >= 2);
    assert_eq!(home.git(["branch", "--format=%(refname)"]), "refs/heads/main");

    let repo = world.repo();
    let gone = Player::new(&repo.inside("not/there"), "claude").call("prompt", 1).ok();
    assert!(gone.stdout.contains("no directory"), "{gone}");
}
