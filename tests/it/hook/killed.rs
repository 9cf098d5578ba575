//! Killed at any moment: nothing is lost, and every prompt is still one checkpoint.

use std::time::Duration;

use serde_json::json;

use crate::support::{World, unreachable_content};

use super::play::Player;
use super::{prompt, prompts, timeline};

/// How often each event is killed.
fn rounds() -> u64 {
    std::env::var("TINE_KILL_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(12)
}

#[test]
fn killed_at_any_moment_nothing_is_lost_and_no_prompt_counts_twice() {
    for event in ["prompt", "turn-end"] {
        let world = World::new();
        let repo = world.repo();
        repo.git(["config", "tine.hooks.budget", "10m"]);
        let player = Player::new(&repo, "claude");
        player.prompt(0);
        player.end(0);
        let mut wanted = vec![json!("Prompt 0")];
        for round in 1..=rounds() {
            let n = usize::try_from(round).expect("few");
            repo.write("by-hand.txt", format!("{n}\n"));
            if event == "turn-end" {
                player.prompt(n);
            }
            repo.write("a.txt", format!("{n}\n"));
            let before = repo.files();
            let mut child = player.call(event, n).spawn();
            std::thread::sleep(Duration::from_micros(round * 7_919 % 60_000));
            child.kill().expect("it is killed");
            child.wait().expect("it ends");
            if event == "prompt" {
                // Whoever configured it twice sends it again.
                player.call(event, n).ok();
            }
            // The end of a killed end never comes: the next prompt closes the turn.
            player.call("prompt", 1000 + n).ok();
            player.call("turn-end", 1000 + n).ok();
            wanted.insert(0, json!(format!("Prompt {n}")));
            wanted.insert(0, json!(format!("Prompt {}", 1000 + n)));
            assert_eq!(prompts(&repo), wanted, "{event}, round {round}");
            assert_eq!(unreachable_content(&repo, &before), Vec::<String>::new(), "{event}, round {round}");
            assert_eq!((repo.git_status(), repo.rev("HEAD^{tree}")), (String::new(), repo.tree_of_files()));
        }
        repo.fsck();
    }
}

#[test]
fn killed_at_each_step_of_a_turns_end() {
    for step in 1.. {
        let world = World::new();
        let (repo, player) = Player::at_work(&world, "claude");
        let before = repo.files();
        let ran = player.call("turn-end", 1).env("TINE_FAIL", format!("kill@{step}")).run();
        // A copy of the end that comes now finishes what was begun.
        player.call("turn-end", 1).ok();
        assert_eq!(timeline(&repo), [prompt(1)], "step {step}");
        assert_eq!(unreachable_content(&repo, &before), Vec::<String>::new(), "step {step}");
        player.prompt(2);
        assert_eq!(timeline(&repo).len(), 1, "step {step}");
        repo.json(["undo"]);
        assert!(!repo.has("a.txt"), "step {step}");
        if ran.status == Some(0) {
            assert!(step > 3, "there were steps to be killed at");
            return;
        }
        assert_eq!(ran.status, None, "{ran}");
    }
}

#[test]
fn a_full_disk_never_stops_an_agent() {
    let world = World::new();
    let (repo, player) = Player::at_work(&world, "codex");
    for step in 1..6 {
        let ran = player.call("turn-end", 1).env("TINE_FAIL", format!("enospc@{step}")).run();
        assert_eq!(ran.status, Some(0), "{ran}");
    }
    player.call("prompt", 2).ok();
    assert_eq!(prompts(&repo), [json!("Prompt 1")]);
}
