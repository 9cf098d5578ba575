//! What one clone alone has stays, whatever the others and the server make of it.

use serde_json::json;

use super::{list, proposed, records, team, workspace};
use crate::support::Place;

/// A checkpoint in a clone where the session has no workspace.
fn edited(place: &Place<'_>, actor: &str, text: &str) -> String {
    let edits = json!([{ "path": "more.txt", "content": text }]).to_string();
    let done = place.tine(["-s", "fix", "checkpoint", "-m", text, "--edits", "-"]).stdin(edits).by(actor).json();
    done["checkpoint"]["commit"].as_str().expect("a commit").to_owned()
}

/// The log keeps nothing any more, and git has thrown away what nothing keeps.
fn forget(place: &Place<'_>) {
    place.json(["op", "prune", "--older-than", "0s"]);
    place.git(["reflog", "expire", "--expire=now", "--all"]);
    place.git(["gc", "--quiet", "--prune=now"]);
}

/// The only thing that is refused, and the command that helps.
fn refused(place: &Place<'_>, args: &[&str]) -> (String, String) {
    let ran = place.tine([&["--json"], args].concat()).run();
    let document = ran.document();
    assert_eq!(ran.status, Some(4), "{ran}");
    let [only] = &document["data"]["refused"].as_array().expect("a list")[..] else { panic!("{ran}") };
    let text = |field: &str| only[field].as_str().unwrap_or_else(|| panic!("{ran}")).to_owned();
    (text("ref"), text("next"))
}

#[test]
fn checkpoints_that_were_made_here_since_outlive_a_session_that_is_given_up_elsewhere() {
    let world = team(&["ada", "bob"]);
    let (ada, bob) = (world.place("ada"), world.place("bob"));
    proposed(&ada, "fix", "ada", &[]);
    ada.json(["sync", "--sessions"]);
    bob.json(["sync", "--sessions"]);
    let more = edited(&bob, "bob", "of Bob alone");
    ada.json(["discard", "fix", "-m", "no"]);
    ada.json(["sync", "--sessions"]);
    for _ in 0..2 {
        let (name, next) = refused(&bob, &["sync", "--sessions"]);
        assert_eq!((name.as_str(), next.as_str()), ("refs/heads/session/fix", "tine fork fix@ --name fix-2"));
        assert_eq!(bob.state_of("fix"), "discarded");
        assert_eq!(bob.rev("session/fix"), more);
    }
    // Once it stands elsewhere too, the branch goes like everywhere.
    bob.tine("fork fix@ --name fix-2".split(' ')).json();
    assert_eq!(list(&bob.json(["sync", "--sessions"]), "pulled", "how"), ["deleted"]);
    forget(&bob);
    assert_eq!(bob.rev("session/fix-2"), more);
    assert_eq!(workspace(&bob, "fix-2").read("more.txt"), "of Bob alone");
    bob.fsck();
}

#[test]
fn a_commit_on_a_proposals_branch_outlives_its_proposal() {
    let world = team(&["ada", "bob"]);
    let (ada, bob) = (world.place("ada"), world.place("bob"));
    let name = proposed(&ada, "fix", "ada", &[]);
    let branch = format!("refs/heads/proposal/{name}");
    ada.json(["sync"]);
    bob.json(["sync"]);
    let tree = bob.rev("main^{tree}");
    let more = bob.git(["commit-tree", &tree, "-p", &branch, "-m", "Of Bob alone"]);
    bob.git(["update-ref", &branch, &more]);
    ada.json(["reject", &name, "-m", "no", "--delete"]);
    ada.json(["sync"]);
    ada.json(["sync"]);
    let (held, next) = refused(&bob, &["sync"]);
    assert_eq!((held, bob.rev(&branch)), (branch.clone(), more.clone()));
    bob.tine(next.split(' ').skip(1)).ok();
    assert_eq!(list(&bob.json(["sync"]), "pulled", "ref"), [&branch]);
    assert_eq!(bob.rev(&format!("session/{name}-2")), more);
}

#[test]
fn both_ends_of_a_session_that_two_clones_put_away_are_kept() {
    let world = team(&["ada", "bob"]);
    let (ada, bob) = (world.place("ada"), world.place("bob"));
    proposed(&ada, "fix", "ada", &[]);
    ada.json(["sync", "--sessions"]);
    bob.json(["sync", "--sessions"]);
    let of_bob = edited(&bob, "bob", "of Bob");
    let of_ada = edited(&ada, "ada", "of Ada");
    for (place, who) in [(&ada, "ada"), (&bob, "bob")] {
        place.tine(["archive", "fix"]).by(who).json();
        place.json(["sync"]);
    }
    ada.json(["sync"]);
    assert_eq!(records(&ada), records(&bob));
    for (place, commit) in [(&ada, &of_ada), (&bob, &of_bob)] {
        forget(place);
        assert_eq!(place.git(["cat-file", "-t", commit]), "commit");
    }
}

#[test]
fn a_server_that_was_replaced_by_an_empty_one_gets_everything_again() {
    let world = team(&["ada", "bob"]);
    let (ada, bob, server) = (world.place("ada"), world.place("bob"), world.place("server.git"));
    proposed(&ada, "fix", "ada", &[]);
    proposed(&ada, "over", "ada", &[]);
    ada.json(["sync", "--sessions"]);
    ada.json(["discard", "over", "-m", "no"]);
    ada.json(["sync"]);
    bob.json(["sync"]);
    let before = records(&server);
    std::fs::rename(&server.path, world.root().join("old.git")).expect("it moves");
    world.at_root().git(["clone", "--quiet", "--bare", "repo", "server.git"]);
    assert_eq!(records(&server).0.len(), 0);
    let told = ada.tine(["sync"]).ok();
    assert!(told.stderr.contains("this leaves the machine:"), "{told}");
    assert_eq!(records(&server), before);
    for place in [&ada, &bob] {
        let done = place.json(["sync"]);
        assert_eq!((&done["first"], &done["pushed"], &done["pulled"]), (&json!(false), &json!([]), &json!([])));
    }
    ada.fsck();
}

#[test]
fn a_sweep_archives_no_session_that_is_at_work_in_another_clone() {
    let world = team(&["ada", "bob"]);
    let (ada, bob) = (world.place("ada"), world.place("bob"));
    ada.json(["start", "fix"]);
    let space = workspace(&ada, "fix");
    space.write("fix.txt", "one\n");
    space.checkpoint("one");
    ada.json(["sync"]);
    bob.json(["sync"]);
    for late in ["2026-03-01T00:00:00Z", "2026-06-01T00:00:00Z"] {
        let data = bob.tine(["sweep", "--apply"]).env("TINE_TEST_TIME", late).json();
        assert_eq!(data["actions"], json!([]));
        assert_eq!(
            (&data["skipped"][0]["session"], &data["skipped"][0]["reason"]),
            (&json!("fix"), &json!("elsewhere"))
        );
    }
    bob.json(["sync"]);
    ada.json(["sync"]);
    assert_eq!(ada.state_of("fix"), "active");
}
