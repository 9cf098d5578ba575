//! Picking one of several proposals, and taking a landed one back.

use serde_json::{Value, json};

use crate::support::{Place, World};

/// Three forks of one session, each with a proposal; the first session has one as well.
fn forked(world: &World) -> Vec<String> {
    let first = world.start("search");
    first.write("a.txt", "first\n");
    let mut names = vec![first.propose("First")];
    first.json(["fork", "-n", "3"]);
    for n in 2..=4 {
        let fork = world.workspace(&format!("search-{n}"));
        fork.write("a.txt", format!("try {n}\n"));
        names.push(fork.propose(&format!("Try {n}")));
    }
    names
}

fn state(place: &Place<'_>, name: &str) -> Value {
    place.proposal(name)["state"].clone()
}

#[test]
fn the_winner_lands_and_its_rivals_go_in_one_step() {
    let world = World::new();
    let names = forked(&world);
    let repo = world.repo();
    world.workspace("search-2").write("b.txt", "not saved yet\n");
    let done = repo.json(["pick", &names[2]]);
    assert_eq!(done["landing"]["type"], "squash");
    assert_eq!(done["closed"], json!([names[1], names[3]]));
    assert_eq!(repo.git(["show", "main:a.txt"]), "try 3");
    let states: Vec<Value> = names.iter().map(|name| state(&repo, name)).collect();
    assert_eq!(states, ["open", "rejected", "landed", "rejected"], "what the winner grew from is no rival");
    assert_eq!(repo.proposal(&names[1])["decisions"][0]["message"], format!("{} was picked", names[2]));
    assert_eq!(repo.state_of("search-2"), "discarded");
    assert_eq!(repo.state_of("search"), "proposed");
    assert!(!world.root().join("repo.sessions/search-2").exists());
    let tip = repo.json(["session", "show", "search-2"])["session"]["head"]["commit"].clone();
    let saved = repo.git(["show", &format!("{}:b.txt", tip.as_str().expect("an id"))]);
    assert_eq!(saved, "not saved yet", "nothing is lost");

    repo.json(["undo"]);
    let states: Vec<Value> = names.iter().map(|name| state(&repo, name)).collect();
    assert_eq!(states, ["open", "open", "open", "open"]);
    assert_eq!(world.workspace("search-2").read("b.txt"), "not saved yet\n");
    repo.fsck();
}

#[test]
fn rivals_share_a_baseline_and_are_no_ancestors() {
    let world = World::new();
    let names = forked(&world);
    let repo = world.repo();
    let before = repo.refs();
    repo.fails("invalid", ["pick", &names[1], "--over", &names[0]]);
    repo.fails("usage", ["pick", &names[1], "--over", &names[1]]);
    repo.tine(["pick", &names[1]]).by("agent/x").fails("refused");
    assert_eq!(repo.refs(), before);
    repo.write("c.txt", "c");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "The trunk moves"]);
    let late = world.proposed("late", "a.txt", "late\n");
    let error = repo.fails("invalid", ["pick", &names[1], "--over", &late]);
    assert!(error["message"].as_str().expect("text").contains("do not share a baseline"), "{error}");
    repo.fails("not_found", ["pick", &late]);
    assert_eq!(repo.json(["pick", &names[1], "--over", &names[2]])["closed"], json!([names[2]]));
    assert_eq!((state(&repo, &names[3]), state(&repo, &late)), (json!("open"), json!("open")));
}

#[test]
fn sessions_of_one_task_are_rivals_and_stay_until_the_gate_is_met() {
    let world = World::new();
    let repo = world.repo();
    repo.write(".tine/policy.toml", "[review]\napprovals = 2\n");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "The policy"]);
    let names = ["x", "y", "z"].map(|id| {
        repo.json(["start", id, "--task", if id == "z" { "Another" } else { "The same" }]);
        let place = world.workspace(id);
        place.write(format!("{id}.txt"), id);
        place.tine(["propose", "-m", id]).by("agent/x").json()["proposal"]["name"].as_str().expect("a name").to_owned()
    });
    let first = repo.tine(["pick", &names[0]]).by("bob").json();
    assert_eq!((&first["landing"], &first["closed"]), (&Value::Null, &json!([])));
    assert_eq!(state(&repo, &names[1]), "open");
    let second = repo.tine(["pick", &names[0], "--keep"]).by("carol").json();
    assert_eq!(second["closed"], json!([names[1]]));
    assert_eq!((repo.state_of("y"), repo.state_of("z")), ("active".to_owned(), "proposed".to_owned()));
}

#[test]
fn a_landed_proposal_is_taken_back_by_another() {
    for method in ["squash", "merge", "rebase", "ff"] {
        let world = World::new();
        let repo = world.repo();
        let fix = world.start("fix");
        fix.write("a.txt", "a\n");
        fix.checkpoint("a");
        fix.write("README.md", "changed\n");
        let name = fix.propose("Fix it");
        let error = repo.fails("invalid", ["revert", &name]);
        assert!(error["message"].as_str().expect("text").contains("has not landed"), "{error}");
        let before = repo.rev("main^{tree}");
        repo.json(["approve", &name, "--method", method]);
        let made = repo.json(["revert", &name]);
        assert_eq!(made["session"]["id"], "revert-fix");
        assert_eq!(made["proposal"]["title"], "Revert \"Fix it\"");
        let workspace = world.workspace("revert-fix");
        assert!(!workspace.has("a.txt") && workspace.git_status().is_empty());
        assert_ne!(repo.rev("main^{tree}"), before, "the trunk waits for the gate");
        repo.json(["approve", made["proposal"]["name"].as_str().expect("a name")]);
        assert_eq!(repo.rev("main^{tree}"), before, "{method}");
        repo.fsck();
    }
}

#[test]
fn what_landed_in_parts_goes_as_a_whole_and_later_work_stays() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    ["a", "b", "c"].iter().for_each(|name| fix.write(format!("{name}.txt"), "x\n"));
    let name = fix.propose("All");
    repo.json(["approve", &name, "--only", "a.txt"]);
    let other = world.proposed("other", "d.txt", "d\n");
    repo.json(["approve", &other]);
    repo.json(["approve", &name]);
    let made = repo.json(["revert", &name, "--no-workspace", "-m", "It was wrong"]);
    assert_eq!((&made["session"]["workspace"], &made["proposal"]["title"]), (&Value::Null, &json!("It was wrong")));
    let head = made["proposal"]["head"].as_str().expect("an id").to_owned();
    assert_eq!(repo.git(["diff", "--name-status", "main", &head]), "D\ta.txt\nD\tb.txt\nD\tc.txt");

    let late = world.proposed("late", "d.txt", "other\n");
    repo.json(["approve", &late]);
    let refs = repo.refs();
    assert_eq!(repo.fails("conflict", ["revert", &other])["details"]["paths"], json!(["d.txt"]));
    assert_eq!(repo.refs(), refs, "nothing was changed");
}
