//! `hook`: what coding agents call at their events. A stand-in for each agent sends the payloads that the real one sends, on a
//! real repository.

use serde_json::{Value, json};

use crate::support::{Place, World};

mod gate;
mod hostile;
mod killed;
mod play;
mod privacy;
mod storm;
mod worktrees;

use play::{AGENTS, Player};

/// The checkpoints of the session here, newest first, as kind and prompt.
fn timeline(place: &Place<'_>) -> Vec<(String, Value)> {
    let log = place.json(["log"])["checkpoints"].take();
    let all = log.as_array().expect("a list").iter();
    all.map(|c| (c["kind"].as_str().expect("a kind").to_owned(), c["prompt"].clone())).collect()
}

/// What the timeline has of a prompt.
fn prompt(n: usize) -> (String, Value) {
    ("prompt".to_owned(), json!(format!("Prompt {n}")))
}

/// The prompts of the session here, newest first, whatever else was saved between them.
fn prompts(place: &Place<'_>) -> Vec<Value> {
    timeline(place).into_iter().filter(|(kind, _)| kind == "prompt").map(|(_, prompt)| prompt).collect()
}

#[test]
fn every_prompt_of_every_agent_is_one_pair_and_one_undo() {
    for agent in AGENTS {
        let world = World::new();
        let repo = world.repo();
        let player = Player::new(&repo, agent);
        player.begin();
        assert_eq!(world.repo().json(["sessions"])["sessions"], json!([]), "{agent}: only a prompt begins a session");
        for n in 1..=3 {
            repo.write("by-hand.txt", format!("before {n}\n"));
            player.prompt(n);
            repo.write(format!("by-{agent}.txt"), format!("{n}\n"));
            player.tools();
            player.end(n);
        }
        player.leave();
        let unsaved = || ("unsaved".to_owned(), Value::Null);
        let baseline = || ("baseline".to_owned(), Value::Null);
        let wanted = [prompt(3), unsaved(), prompt(2), unsaved(), prompt(1), baseline()];
        assert_eq!(timeline(&repo), wanted, "{agent}");
        let log = repo.json(["log"])["checkpoints"].take();
        assert_eq!((&log[0]["agent"], &log[0]["run"]), (&json!(player.name()), &json!(player.session())), "{agent}");
        assert_eq!(log[0]["actor"], format!("agent/{}", player.name()));
        assert_eq!((repo.git_status(), repo.rev("HEAD^{tree}")), (String::new(), repo.tree_of_files()), "{agent}");

        // One undo takes back what one prompt did, and nothing that a person did before it.
        repo.json(["undo"]);
        assert_eq!(
            (repo.read(format!("by-{agent}.txt")).as_str(), repo.read("by-hand.txt").as_str()),
            ("2\n", "before 3\n")
        );
        repo.json(["redo"]);
        assert_eq!(repo.read(format!("by-{agent}.txt")), "3\n");
        assert_eq!(repo.json(["status"])["session"]["task"], "Prompt 1");
        repo.fsck();
    }
}

#[test]
fn a_turn_that_changed_nothing_is_a_checkpoint_all_the_same() {
    let world = World::new();
    let repo = world.repo();
    let player = Player::new(&repo, "claude");
    for n in 1..=2 {
        player.prompt(n);
        player.end(n);
    }
    assert_eq!(timeline(&repo), [prompt(2), prompt(1)], "and nothing was unsaved");
}

#[test]
fn a_turn_that_never_ended_is_closed_by_the_next_event() {
    let world = World::new();
    let (repo, player) = Player::at_work(&world, "claude");
    // Interrupted: no end comes. The end that comes late after all changes nothing any more.
    player.prompt(2);
    repo.write("a.txt", "2\n");
    player.end(1);
    assert_eq!(timeline(&repo), [prompt(1)]);
    player.leave();
    assert_eq!(timeline(&repo), [prompt(2), prompt(1)]);
    repo.json(["undo"]);
    assert_eq!(repo.read("a.txt"), "1\n");
}

#[test]
fn a_turn_whose_agent_was_killed_is_closed_by_another_conversation() {
    let world = World::new();
    let (repo, player) = Player::at_work(&world, "claude");
    let other = player.again("another-conversation");
    world.rewind_to(world.commands() + 90);
    other.prompt(2);
    assert_eq!(timeline(&repo), [prompt(1)], "it works on in the same session");
}

#[test]
fn the_older_notify_of_codex_carries_its_prompt_as_an_argument() {
    let world = World::new();
    let repo = world.repo();
    repo.tine(["start", "fix", "--here"]).ok();
    let player = Player::new(&repo, "codex");
    for (n, words) in [["codex-notify"].as_slice(), &["codex"]].into_iter().enumerate() {
        repo.write("a.txt", format!("{n}\n"));
        let text = player.fixture("notify", n + 1);
        let ran = repo.tine([&["hook"], words, &[&text]].concat()).ok();
        assert_eq!(ran.said(), "", "{ran}");
    }
    assert_eq!(timeline(&repo), [prompt(2), prompt(1)]);
}

#[test]
fn ids_of_prompts_are_a_conversations_own() {
    let world = World::new();
    let repo = world.repo();
    for conversation in ["a", "b"] {
        for event in ["prompt", "turn-end", "turn-end"] {
            let cwd = &repo.path;
            let payload =
                json!({"session_id": conversation, "turn": "1", "event": event, "cwd": cwd, "prompt": conversation});
            repo.tine(["hook", "generic"]).env("TINE_ACTOR", "ada").stdin(payload.to_string()).ok();
        }
    }
    let prompts: Vec<Value> = timeline(&repo).into_iter().map(|(_, prompt)| prompt).collect();
    assert_eq!(prompts, [json!("b"), json!("a")]);
    // A name that a person has set in their shell does not make a person of an agent.
    assert_eq!(repo.json(["log"])["checkpoints"][0]["actor"], "agent/generic");
}

#[test]
fn opencode_may_word_a_prompt_after_it_announced_it() {
    let world = World::new();
    let repo = world.repo();
    let player = Player::new(&repo, "opencode");
    for name in ["prompt-announced@event", "prompt-words@event", "prompt-announced@event", "message-of-agent@event"] {
        player.send(name, 1);
    }
    repo.write("a.txt", "1\n");
    player.send("turn-busy@event", 1);
    player.end(1);
    assert_eq!(timeline(&repo), [prompt(1)]);
    // What a part of it is asked is no prompt of anybody's.
    player.send("subagent-start@event", 1);
    player.again("ses_child").prompt(2);
    repo.write("b.txt", "2\n");
    player.again("ses_child").end(2);
    assert_eq!(timeline(&repo).len(), 1);
}

#[test]
fn an_agent_that_tells_of_no_prompt_is_saved_as_well() {
    let world = World::new();
    let repo = world.repo();
    repo.write("mine.txt", "mine\n");
    let player = Player::new(&repo, "droid");
    player.begin();
    player.tools();
    repo.write("a.txt", "by droid exec\n");
    player.end(1);
    player.end(1);
    let kinds: Vec<String> = timeline(&repo).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["unsaved", "baseline"]);
    repo.json(["undo"]);
    assert!(!repo.has("a.txt") && repo.has("mine.txt"));
}

#[test]
fn helpers_are_named_and_never_begin_anything() {
    let world = World::new();
    let repo = world.repo();
    let player = Player::new(&repo, "claude");
    player.send("subagent-write-pre", 1);
    player.send("subagent-start", 1);
    assert_eq!(repo.json(["sessions"])["sessions"], json!([]));
    player.prompt(1);
    player.send("subagent-start", 1);
    player.send("subagent-write-pre", 1);
    player.send("subagent-end", 1);
    player.send("turn-end-failure", 1);
    let message = repo.git(["log", "-1", "--format=%B"]);
    assert!(message.contains("\nTine-Meta: subagent=Explore\nTine-Meta: ended=429"), "{message}");
    assert!(message.contains(&format!("\nTine-Prompt-Id: {}\n", player.turn(1))), "{message}");
}

#[test]
fn it_works_in_the_session_that_it_was_started_in() {
    let world = World::new();
    let fix = world.start("fix");
    let repo = world.repo();
    let player = Player::new(&repo, "claude").inside("fix");
    player.prompt(1);
    fix.write("a.txt", "1\n");
    player.end(1);
    assert_eq!(timeline(&fix), [prompt(1)]);
    assert_eq!(repo.git(["branch", "--show-current"]), "main", "nothing begins where the agent stands");
    // One of another repository is nobody's here.
    let lost = Player::new(&repo, "codex").inside("nowhere");
    lost.prompt(1);
    lost.end(1);
    assert_eq!(timeline(&repo), [prompt(1)]);
}

#[test]
fn a_first_prompt_begins_what_is_configured() {
    let world = World::new();
    let repo = world.repo();
    repo.git(["config", "tine.hooks.start", "off"]);
    let player = Player::new(&repo, "claude");
    player.prompt(1);
    player.end(1);
    assert_eq!(repo.json(["sessions"])["sessions"], json!([]));

    repo.git(["config", "tine.hooks.start", "workspace"]);
    let ran = player.call("prompt", 2).ok();
    let place = world.workspace("prompt-2");
    let answer: Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|e| panic!("{e}: {ran}"));
    let context = answer["hookSpecificOutput"]["additionalContext"].as_str().expect("text");
    assert!(context.contains(&place.path.display().to_string()), "{ran}");
    place.write("a.txt", "there\n");
    repo.write("b.txt", "here\n");
    player.end(2);
    assert_eq!(timeline(&place), [prompt(2)]);
    assert_eq!(repo.git_status(), "?? b.txt", "the agent's own worktree is left alone");
}

#[test]
fn after_a_landing_the_next_prompt_begins_another_session() {
    let world = World::new();
    let (repo, player) = Player::at_work(&world, "claude");
    player.end(1);
    let name = repo.propose("Add a");
    repo.tine(["approve", &name]).by("ada").ok();
    assert_eq!(repo.state_of("prompt-1"), "landed");
    player.prompt(2);
    repo.write("b.txt", "2\n");
    player.end(2);
    assert_eq!(timeline(&repo), [prompt(2)]);
    assert_eq!(repo.json(["status"])["session"]["id"], "prompt-2");
}

#[test]
fn where_plain_git_took_the_worktree_elsewhere_the_next_prompt_begins_another_session() {
    let world = World::new();
    let (repo, player) = Player::at_work(&world, "claude");
    player.end(1);
    repo.git(["switch", "--quiet", "main"]);
    player.prompt(2);
    repo.write("b.txt", "2\n");
    player.end(2);
    assert_eq!(timeline(&repo), [prompt(2)]);
    assert!(!repo.has("a.txt") && repo.git(["branch", "--show-current"]) == "session/prompt-2");
}

#[test]
fn an_agent_that_has_gone_elsewhere_is_known_by_its_project() {
    let world = World::new();
    let (repo, player) = Player::at_work(&world, "claude");
    for elsewhere in ["tmp", "not/there"] {
        let text = player.fixture("turn-end", 1);
        let cwd = world.root().join(elsewhere).display().to_string();
        let text = text.replace(&format!("\"{}\"", repo.path.display()), &json!(cwd).to_string());
        let call = world.at_root().tine(["hook", "claude"]).stdin(text);
        assert_eq!(call.env("CLAUDE_PROJECT_DIR", &repo.path).ok().said(), "");
    }
    assert_eq!(timeline(&repo), [prompt(1)]);
}

#[test]
fn past_the_budget_the_next_event_takes_the_checkpoint() {
    let world = World::new();
    let (repo, player) = Player::at_work(&world, "claude");
    let ran = player.call("turn-end", 1).env("GIT_CONFIG_COUNT", "1");
    let ran = ran.env("GIT_CONFIG_KEY_0", "tine.hooks.budget").env("GIT_CONFIG_VALUE_0", "0s").ok();
    assert!(ran.stdout.contains("systemMessage") && ran.stdout.contains("hooks.budget"), "{ran}");
    assert_eq!(timeline(&repo), []);
    player.prompt(2);
    player.end(2);
    assert_eq!(timeline(&repo), [prompt(2), prompt(1)]);
    assert!(repo.has("a.txt") && repo.git_status().is_empty());
}

#[test]
fn another_agents_lease_holds_no_checkpoint_back_and_is_told_once() {
    let world = World::new();
    let repo = world.repo();
    repo.tine(["start", "fix", "--here"]).ok();
    repo.tine(["lock", "--ttl", "7d"]).by("agent/codex").ok();
    let player = Player::new(&repo, "claude");
    let mut told = Vec::new();
    for n in 1..=2 {
        player.prompt(n);
        repo.write("a.txt", format!("{n}\n"));
        told.push(player.call("turn-end", n).ok().stdout);
    }
    assert!(told[0].contains("locked by agent/codex") && told[1].is_empty(), "{told:?}");
    assert_eq!(timeline(&repo).len(), 2);
    let findings = repo.json(["doctor"])["findings"].to_string();
    assert!(findings.contains("2 failures of hooks in the last 7 days; the latest, of claude-code"), "{findings}");
    assert!(findings.contains("hooks of claude-code: last heard 2026-01-02T"), "{findings}");
}
