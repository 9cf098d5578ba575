//! Before a risky command what is unsaved is saved, and a person may be asked about writes that leave the workspace.

use serde_json::{Value, json};

use crate::support::World;

use super::play::Player;
use super::timeline;

#[test]
fn before_a_risky_command_unsaved_work_is_saved() {
    let world = World::new();
    let repo = world.repo();
    let player = Player::new(&repo, "claude");
    player.prompt(1);
    let shell = |command: &str| {
        let text = player.fixture("shell-pre", 1).replace("\"ls -l\"", &json!(command).to_string());
        let ran = repo.tine(["hook", "claude"]).stdin(text).ok();
        assert_eq!(ran.said(), "", "{ran}");
    };
    repo.write("a.txt", "precious\n");
    shell("git status && ls");
    assert_eq!(timeline(&repo), []);
    shell("cd src && git -C .. reset -q --hard HEAD");
    repo.remove("a.txt");
    shell("rm -rf target");
    let log = repo.json(["log"])["checkpoints"].take();
    assert_eq!(
        (&log[0]["kind"], &log[0]["subject"]),
        (&json!("risk"), &json!("unsaved edits before `rm -r`")),
        "{log}"
    );
    assert_eq!(log[1]["subject"], "unsaved edits before `git reset --hard`");
    repo.json(["restore", "@1"]);
    assert_eq!(repo.read("a.txt"), "precious\n");
    repo.git(["config", "tine.hooks.risky", "deploy"]);
    repo.write("a.txt", "more\n");
    shell("rm -rf /");
    assert_eq!(timeline(&repo).len(), 3);
    shell("./deploy now");
    assert_eq!(timeline(&repo)[0].0, "risk");
}

#[test]
fn a_person_is_asked_in_the_agents_own_form() {
    let world = World::new();
    let repo = world.repo();
    repo.tine(["start", "fix", "--here"]).ok();
    repo.tine(["lock", "greeting.txt", "--ttl", "7d"]).by("agent/other").ok();
    let forms = [
        ("claude", "/hookSpecificOutput/permissionDecision"),
        ("codex", "/hookSpecificOutput/permissionDecision"),
        ("droid", "/hookSpecificOutput/permissionDecision"),
        ("gemini", "/decision"),
        ("cursor", "/permission"),
        ("copilot", "/permissionDecision"),
        ("generic", "/decision"),
    ];
    for (agent, place) in forms {
        let player = Player::new(&repo, agent);
        let call = |text: &str| {
            let file = player.file("write-pre");
            let word = file.split_once('@').map(|(_, word)| word);
            repo.tine(["hook", agent].into_iter().chain(word)).stdin(text.to_owned()).ok()
        };
        let locked = player.fixture(&player.file("write-pre"), 1);
        assert_eq!(call(&locked).stdout, "", "nobody asked for it");
        repo.git(["config", "tine.hooks.ask", "true"]);
        let outside = locked.replace("greeting.txt", "../elsewhere.txt");
        let free = locked.replace("greeting.txt", "free.txt");
        assert_eq!(call(&free).stdout, "", "{agent}");
        for (text, why) in [(&locked, "locked by agent/other"), (&outside, "outside of the workspace")] {
            let ran = call(text);
            let answer: Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|e| panic!("{agent}: {e}: {ran}"));
            assert_eq!(answer.pointer(place), Some(&json!("ask")), "{agent}: {answer}");
            assert!(ran.stdout.contains(why), "{agent}: {ran}");
            let has_message = !matches!(agent, "cursor" | "copilot");
            assert_eq!(answer["systemMessage"].is_string(), has_message, "{agent}: {answer}");
        }
        repo.git(["config", "--unset", "tine.hooks.ask"]);
    }
}
