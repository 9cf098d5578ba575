//! Worktrees that Claude Code asks for and gives back.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::support::{Place, Ran, World};

use super::play::Player;
use super::timeline;

/// The workspace that an answer names.
#[track_caller]
fn made<'w>(world: &'w World, ran: &Ran) -> Place<'w> {
    let path = ran.stdout.lines().last().unwrap_or_else(|| panic!("a path: {ran}"));
    assert!(PathBuf::from(path).is_absolute(), "{ran}");
    Place { world, path: path.into() }
}

#[test]
fn a_worktree_is_a_fork_of_the_session_and_comes_and_goes() {
    let world = World::new();
    let repo = world.repo();
    repo.write(".worktreeinclude", ".env\n");
    repo.write(".env", "KEY=1\n");
    let player = Player::new(&repo, "claude");
    player.prompt(1);
    repo.write("a.txt", "not saved yet\n");
    let child = made(&world, &player.call("worktree-create", 1).ok());
    assert_eq!((child.read("a.txt").as_str(), child.read(".env").as_str()), ("not saved yet\n", "KEY=1\n"));
    let session = child.json(["session", "show"])["session"].take();
    assert_eq!((&session["id"], &session["parent"]["session"]), (&json!("fix-login"), &json!("prompt-1")), "{session}");
    let again = made(&world, &player.call("worktree-create", 1).ok());
    assert_eq!(again.path, child.path, "asked twice, made once");

    child.write("b.txt", "not saved\n");
    let remove = || player.call("worktree-remove", 1).ok();
    assert_eq!(remove().stdout, "");
    assert!(!child.has("."));
    assert_eq!(repo.state_of("fix-login"), "archived");
    assert_eq!(remove().said(), "", "gone already");
    repo.json(["reactivate", "fix-login"]);
    assert_eq!(child.read("b.txt"), "not saved\n");
    repo.fsck();
}

#[test]
fn odd_names_make_names_that_are_good() {
    let world = World::new();
    let repo = world.repo();
    let player = Player::new(&repo, "claude");
    let names = ["worktree-create-null", "worktree-create-null-text", "worktree-create-parent"];
    let names = [&names[..], &["worktree-create-agent-id", "worktree-create-spaces"]].concat();
    for (name, id) in names.into_iter().zip(["worktree", "worktree", "x", "agent-a1b2c3d4", "my-new-tree"]) {
        let place = made(&world, &player.call(name, 1).ok());
        assert_eq!(place.json(["session", "show"])["session"]["id"], id, "{name}");
        assert_eq!(place.path.parent(), Some(world.place("repo.sessions").path.as_path()), "{name}");
    }
    // Another conversation means another worktree by the same name.
    let other = made(&world, &player.again("other").call("worktree-create-spaces", 1).ok());
    assert_eq!(other.json(["session", "show"])["session"]["id"], "my-new-tree-2");
    assert_eq!(repo.git(["branch", "--show-current"]), "main");
}

#[test]
fn a_storm_of_requests_makes_one_worktree() {
    let world = World::new();
    let player = Player::new(&world.repo(), "claude");
    let calls: Vec<_> = (0..6).map(|_| player.call("worktree-create", 1).spawn()).collect();
    let paths: Vec<PathBuf> = calls
        .into_iter()
        .map(|child| {
            let ran = Ran::of(child, "worktree-create".to_owned());
            assert_eq!(ran.status, Some(0), "{ran}");
            made(&world, &ran).path
        })
        .collect();
    assert!(paths.iter().all(|path| *path == paths[0] && path.join("README.md").exists()), "{paths:?}");
    assert_eq!(world.repo().json(["sessions"])["sessions"].as_array().map(Vec::len), Some(1));
}

#[test]
fn what_is_no_workspace_is_left_alone_and_what_cannot_be_made_fails() {
    let world = World::new();
    let repo = world.repo();
    let player = Player::new(&repo, "claude");
    repo.git(["worktree", "add", "--quiet", "../repo.sessions/fix-login"]);
    let theirs = world.workspace("fix-login");
    let ran = player.call("worktree-remove", 1).ok();
    assert!(ran.stdout.contains("no workspace of tine") && theirs.has("README.md"), "{ran}");
    player.again("here").prompt(1);
    let text = player.fixture("worktree-remove", 1);
    let own = text.replace("/repo.sessions/fix-login", "/repo");
    let ran = repo.tine(["hook", "claude"]).stdin(own.replace(&player.session(), "here")).ok();
    assert!(ran.stdout.contains("was a worktree before") && repo.has("README.md"), "{ran}");
    assert_eq!(timeline(&repo), []);

    // The one event that may fail: the agent has no worktree then, and has to know.
    let outside = world.place("outside");
    std::fs::create_dir_all(&outside.path).expect("a directory");
    let ran = Player::new(&outside, "claude").call("worktree-create", 1).run();
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(1), ""), "{ran}");
    assert!(ran.stderr.contains("no git repository"), "{ran}");
    let none: Value = repo.json(["sessions"])["sessions"].take();
    assert_eq!(none.as_array().map(Vec::len), Some(1));
}
