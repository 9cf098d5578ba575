//! Many calls at the same time, and the same call many times.

use serde_json::json;

use crate::support::{Ran, World};

use super::play::{AGENTS, Player};
use super::{prompts, timeline};

/// Sends the same event many times at once, as copies of it from several configurations would be.
fn all_at_once(player: &Player<'_>, event: &str, n: usize) {
    let file = player.file(event);
    let calls: Vec<_> = (0..8).map(|_| player.call(&file, n).env("TINE_TEST_TIME", at(n)).spawn()).collect();
    for child in calls {
        let ran = Ran::of(child, format!("{event} {n}"));
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(0), ""), "{ran}");
    }
}

/// Copies of an event come within a moment.
fn at(n: usize) -> String {
    format!("2026-03-01T10:{n:02}:00Z")
}

#[test]
fn a_storm_of_calls_makes_one_checkpoint_of_each_prompt() {
    for agent in ["claude", "gemini", "codex"] {
        let world = World::new();
        let repo = world.repo();
        repo.git(["config", "tine.hooks.budget", "10m"]);
        let player = Player::new(&repo, agent);
        for n in 1..=3 {
            repo.write("by-hand.txt", format!("{n}\n"));
            all_at_once(&player, "prompt", n);
            repo.write("a.txt", format!("{n}\n"));
            all_at_once(&player, "shell-pre", n);
            all_at_once(&player, "turn-end", n);
        }
        assert_eq!(prompts(&repo), [json!("Prompt 3"), json!("Prompt 2"), json!("Prompt 1")], "{agent}");
        assert_eq!(timeline(&repo).len(), 6, "{agent}: and one of what was there before each");
        assert_eq!((repo.git_status(), repo.rev("HEAD^{tree}")), (String::new(), repo.tree_of_files()), "{agent}");
        repo.json(["undo"]);
        assert_eq!((repo.read("a.txt").as_str(), repo.read("by-hand.txt").as_str()), ("2\n", "3\n"), "{agent}");
        assert!(!repo.common_dir().join("tine/hooks.log").exists(), "{agent}: nothing failed");
        repo.fsck();
    }
}

#[test]
fn many_agents_in_one_worktree_share_its_session() {
    let world = World::new();
    let repo = world.repo();
    repo.git(["config", "tine.hooks.budget", "10m"]);
    let players: Vec<Player<'_>> = AGENTS.map(|agent| Player::new(&repo, agent)).into();
    let together = |event: &str| {
        let calls: Vec<_> = players.iter().map(|p| p.call(&p.file(event), 1).spawn()).collect();
        for child in calls {
            let ran = Ran::of(child, event.to_owned());
            assert_eq!(ran.status, Some(0), "{ran}");
        }
    };
    together("prompt");
    repo.write("a.txt", "1\n");
    together("turn-end");
    assert_eq!(repo.json(["sessions"])["sessions"].as_array().map(Vec::len), Some(1));
    let timeline = timeline(&repo);
    assert_eq!(timeline.iter().filter(|(kind, _)| kind == "prompt").count(), AGENTS.len(), "{timeline:?}");
    assert_eq!((repo.git_status(), repo.rev("HEAD^{tree}")), (String::new(), repo.tree_of_files()));
}

#[test]
fn three_agents_that_read_claudes_configuration_count_once_each() {
    let world = World::new();
    let repo = world.repo();
    for (number, agent) in ["cursor", "copilot", "droid"].into_iter().enumerate() {
        let player = Player::new(&repo, agent);
        let n = number + 1;
        for event in ["prompt", "turn-end"] {
            repo.write(format!("{agent}.txt"), event);
            for word in [agent, "claude"] {
                let ran = player.call_as(word, &player.file(event), n).env("TINE_TEST_TIME", at(n)).ok();
                assert_eq!(ran.stdout, "", "{ran}");
            }
        }
        let log = repo.json(["log"])["checkpoints"].take();
        assert_eq!((&log[0]["agent"], &log[0]["prompt"]), (&json!(agent_name(agent)), &json!(format!("Prompt {n}"))));
    }
    assert_eq!(timeline(&repo).iter().filter(|(kind, _)| kind == "prompt").count(), 3);
    assert_eq!(timeline(&repo).len(), 6);
}

fn agent_name(word: &str) -> &str {
    if word == "copilot" { "copilot-cli" } else { word }
}
