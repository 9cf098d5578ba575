//! How much of a prompt is kept: everywhere as configured, and nowhere more.

use serde_json::json;

use crate::support::{World, everything};

use super::play::Player;

#[test]
fn no_more_of_a_prompt_is_kept_than_configured_anywhere() {
    for (keep, kept) in [("full", true), ("subject", false), ("hash", false), ("none", false)] {
        let world = World::new();
        let repo = world.repo();
        repo.git(["config", "tine.prompt.keep", keep]);
        let player = Player::new(&repo, "claude");
        let words = "Tell nobody of Atlantis\n\nthe second line speaks of Lemuria";
        let text = player.fixture("prompt", 1).replace("\"Prompt 1\"", &json!(words).to_string());
        repo.tine(["hook", "claude"]).stdin(text).ok();
        let during = said_anywhere(&world);
        repo.write("a.txt", "1\n");
        player.end(1);
        let message = repo.git(["log", "-1", "--format=%B"]);
        assert_eq!(message.contains("Lemuria"), kept, "{keep}: {message}");
        assert_eq!(message.contains("Atlantis"), matches!(keep, "full" | "subject"), "{keep}: {message}");
        assert_eq!(message.starts_with("prompt "), keep == "hash", "{keep}: {message}");
        for (moment, all) in [("during", during), ("after", said_anywhere(&world))] {
            assert_eq!(all.contains("Lemuria"), kept, "{keep}, {moment}");
            assert_eq!(all.contains("Atlantis"), matches!(keep, "full" | "subject"), "{keep}, {moment}");
        }
        // Nor does the log keep what came as an argument.
        let notify = Player::new(&repo, "codex").fixture("notify", 3).replace("Prompt 3", "Atlantis and Lemuria");
        repo.tine(["hook", "codex-notify", &notify]).ok();
        let all = said_anywhere(&world);
        assert_eq!(all.contains("Atlantis and Lemuria"), matches!(keep, "full" | "subject"), "{keep}");
        let args = repo.operations(["--limit", "1"])[0]["args"].take();
        assert_eq!(args, json!(["hook", "codex-notify"]));
        // Two prompts of which nothing is kept are still two.
        player.prompt(2);
        player.end(2);
        assert_eq!(repo.json(["log"])["checkpoints"].as_array().map(Vec::len), Some(3), "{keep}");
    }
}

/// The content of every file of the repository, every object and every ref.
fn said_anywhere(world: &World) -> String {
    let repo = world.repo();
    let files: Vec<String> =
        everything(&repo.path).into_iter().map(|(path, what)| format!("{path:?} {what}")).collect();
    let turns = repo.common_dir().join("tine/turns");
    let turns = std::fs::read_dir(turns).expect("a directory").map(|e| e.expect("an entry").path());
    let turns: Vec<String> = turns.map(|path| std::fs::read_to_string(path).expect("readable")).collect();
    let objects = repo.git(["cat-file", "--batch-all-objects", "--batch"]);
    [files, turns, vec![objects, repo.git(["for-each-ref"])]].concat().join("\n")
}

#[test]
fn pasted_bodies_and_wrappers_are_left_out_of_every_prompt() {
    let world = World::new();
    let repo = world.repo();
    let player = Player::new(&repo, "claude");
    player.send("prompt-paste", 1);
    player.end(1);
    let pasted = "Fix what this says\n[pasted content left out]\nand nothing else";
    assert_eq!(repo.json(["log"])["checkpoints"][0]["prompt"], pasted);
    let cursor = Player::new(&repo, "cursor");
    cursor.send("prompt-non-ascii", 2);
    cursor.end(2);
    let said = repo.json(["log"])["checkpoints"][0]["prompt"].take();
    assert_eq!(said, "Füge einen Gruß hinzu: „Grüß Gott“ 你好 🎉");
    // The same in every other way that a prompt can come.
    let prompt = "Look <pasted_content>log</pasted_content>";
    let left = "Look [pasted content left out]";
    assert_eq!(repo.json(["checkpoint", "--allow-empty", "--prompt", prompt])["checkpoint"]["prompt"], left);
    repo.tine(["run", "--task", prompt, "--", "sh", "-c", "echo 1 >run.txt"]).ok();
    assert_eq!(repo.json(["log"])["checkpoints"][0]["prompt"], left);
    repo.git(["config", "tine.prompt.pasted", "keep"]);
    let all = player.again("another");
    all.send("prompt-paste", 3);
    all.end(3);
    assert!(repo.git(["log", "-1", "--format=%B"]).contains("error: secret things"));
}

#[test]
fn secrets_are_redacted_before_anything_is_written() {
    let world = World::new();
    let repo = world.repo();
    let player = Player::new(&repo, "claude");
    let secret = format!("ghp_{}", "a1B2c3D4e5F6g7H8".repeat(3).get(..36).expect("long enough"));
    let text = player.fixture("prompt", 1).replace("Prompt 1", &format!("use {secret} now"));
    repo.tine(["hook", "claude"]).stdin(text).ok();
    assert!(!said_anywhere(&world).contains(&secret));
    player.end(1);
    assert!(!said_anywhere(&world).contains(&secret));
    assert_eq!(repo.json(["log"])["checkpoints"][0]["prompt"], "use [redacted] now");
}
