//! A session's record is shared, and each clone has workspaces of its own: whatever path the record names, a workspace stays
//! what it is in its clone.

use serde_json::{Value, json};

use super::{team, workspace};
use crate::support::{Place, World};

/// Bob takes the session up as well, and Ada hears of it: the record names his workspace now.
fn taken_up_by_bob(world: &World, id: &str) {
    let (ada, bob) = (world.place("ada"), world.place("bob"));
    ada.json(["sync", "--sessions"]);
    bob.json(["sync", "--sessions"]);
    bob.json(["reactivate", id]);
    bob.json(["sync", "--sessions"]);
    ada.json(["sync"]);
    let told = ada.git(["show", &format!("refs/tine/session/{id}:record.toml")]);
    assert!(told.contains("bob.sessions"), "{told}");
}

fn path(document: &Value) -> &str {
    document["workspace"].as_str().unwrap_or_else(|| panic!("a path: {document}"))
}

/// Everything works in Ada's workspace and on it from outside, until she puts the session away.
fn is_still_hers(ada: &Place<'_>, space: &Place<'_>, id: &str) {
    let own = space.path.to_str().expect("text");
    assert_eq!(path(&space.json(["status"])["session"]), own);
    assert_eq!(path(&ada.json(["session", "show", id])["session"]), own);
    assert_eq!(ada.tine(["session", "show", id, "--path"]).ok().stdout.trim(), own);
    space.write("one.txt", "one\n");
    space.checkpoint("from inside");
    space.write("two.txt", "two\n");
    assert_eq!(ada.json(["-s", id, "checkpoint", "-m", "from outside"])["created"], true);
    space.json(["undo"]);
    assert!(space.has("one.txt") && !space.has("two.txt"));
    let error = ada.fails("exists", ["reactivate", id]);
    assert!(error["message"].as_str().expect("text").contains("active already"), "{error}");
    space.write("three.txt", "three\n");
    ada.json(["archive", id]);
    let tip = ada.json(["log", id])["checkpoints"][0].clone();
    assert_eq!((&tip["kind"], ada.state_of(id)), (&json!("unsaved"), "archived".to_owned()));
    assert_eq!(ada.git(["show", &format!("{}:three.txt", tip["commit"].as_str().expect("an id"))]), "three");
    assert!(!ada.refs().0.contains_key(&format!("refs/heads/session/{id}")));
    ada.fsck();
}

#[test]
fn a_workspace_stays_one_when_another_clone_makes_its_own() {
    let world = team(&["ada", "bob"]);
    let ada = world.place("ada");
    ada.json(["start", "fix"]);
    taken_up_by_bob(&world, "fix");
    let space = workspace(&ada, "fix");
    let listed = ada.json(["sessions"]);
    assert_eq!(path(&listed["sessions"][0]), space.path.to_str().expect("text"));
    is_still_hers(&ada, &space, "fix");
    assert!(!space.path.exists());
    // Bob's stays as well, and comes back to its own place too.
    let bob = world.place("bob");
    ada.json(["reactivate", "fix"]);
    assert_eq!(space.read("three.txt"), "three\n");
    ada.json(["sync"]);
    bob.json(["sync"]);
    workspace(&bob, "fix").json(["status"]);
}

#[test]
fn a_workspace_in_a_place_of_its_own_stays_one_too() {
    let world = team(&["ada", "bob"]);
    let (ada, space) = (world.place("ada"), world.place("desk"));
    ada.tine(["start", "fix", "--path"]).arg(&space.path).ok();
    taken_up_by_bob(&world, "fix");
    is_still_hers(&ada, &space, "fix");
    assert!(!space.path.exists());
}

#[test]
fn a_borrowed_worktree_is_given_back_whoever_took_the_session_up() {
    let world = team(&["ada", "bob"]);
    let ada = world.place("ada");
    ada.json(["start", "fix", "--here"]);
    taken_up_by_bob(&world, "fix");
    is_still_hers(&ada, &ada, "fix");
    assert_eq!(ada.git(["symbolic-ref", "HEAD"]), "refs/heads/main");
    assert_eq!(ada.git_status(), "");
    // Switched to by plain git alone, it never becomes one.
    ada.json(["reactivate", "fix", "--no-workspace"]);
    ada.git(["switch", "--quiet", "session/fix"]);
    ada.json(["start", "other", "--no-workspace"]);
}

#[test]
fn with_reftable_too() {
    let world = World::new();
    world.at_root().git(["clone", "--quiet", "--bare", "repo", "server.git"]);
    for name in ["ada", "bob"] {
        let (works, said) = world.at_root().try_git(["clone", "--quiet", "--ref-format=reftable", "server.git", name]);
        if !works {
            assert!(said.contains("ref-format"), "{said}");
            return;
        }
    }
    let ada = world.place("ada");
    ada.json(["start", "fix"]);
    taken_up_by_bob(&world, "fix");
    is_still_hers(&ada, &workspace(&ada, "fix"), "fix");
}
