//! Many clones, one git server: what is proposed and decided in one of them is known in all.

use serde_json::{Value, json};

use crate::support::{Place, Ran, Refs, World, everything};

mod at_home;
mod guarded;
mod kept;
mod odd;
mod remotes;

/// A bare repository and clones of it.
fn team(clones: &[&str]) -> World {
    let world = World::new();
    world.at_root().git(["clone", "--quiet", "--bare", "repo", "server.git"]);
    for name in clones {
        world.at_root().git(["clone", "--quiet", "server.git", name]);
    }
    world
}

/// The policy on the trunk of the server and in all clones.
fn with_policy(world: &World, clones: &[&str], text: &str) {
    let first = world.place(clones[0]);
    first.write(".tine/policy.toml", text);
    first.git(["add", "--all"]);
    first.git(["commit", "--quiet", "-m", "The policy"]);
    first.git(["push", "--quiet", "origin", "main"]);
    for name in &clones[1..] {
        world.place(name).git(["pull", "--quiet", "--ff-only"]);
    }
}

/// Work in a clone, offered for the trunk. Gives the proposal's name.
fn proposed(clone: &Place<'_>, id: &str, actor: &str, flags: &[&str]) -> String {
    clone.tine(["start", id]).by(actor).ok();
    let workspace = workspace(clone, id);
    workspace.write(format!("{id}.txt"), "one\n");
    workspace.tine(["checkpoint", "--prompt", &format!("The secret thought of {id}")]).by(actor).ok();
    let mut args = vec!["propose", "-m", "A change"];
    args.extend(flags);
    let done = workspace.tine(args).by(actor).json();
    done["proposal"]["name"].as_str().expect("a name").to_owned()
}

fn workspace<'w>(clone: &Place<'w>, id: &str) -> Place<'w> {
    clone.world.place(&format!("{}.sessions/{id}", clone.path.display()))
}

/// The records and branches of proposals, as a clone or the server has them.
fn records(place: &Place<'_>) -> Refs {
    let mut refs = place.refs();
    refs.0.retain(|name, _| {
        ["refs/tine/session/", "refs/tine/proposal/", "refs/heads/proposal/"].iter().any(|kind| name.starts_with(kind))
    });
    refs
}

fn list<'a>(done: &'a Value, field: &str, of: &str) -> Vec<&'a str> {
    done[field].as_array().expect("a list").iter().map(|entry| entry[of].as_str().expect("text")).collect()
}

fn all_in(place: &Place<'_>, text: &str) -> bool {
    let (_, said) = place.try_git(["log", "--all", "--format=%B", "-i", "--fixed-strings", "--grep", text]);
    !said.is_empty()
}

#[test]
fn what_is_proposed_in_one_clone_is_reviewed_and_landed_in_another() {
    let world = team(&["ada", "bob", "carol"]);
    let (ada, bob, carol) = (world.place("ada"), world.place("bob"), world.place("carol"));
    let name = proposed(&ada, "fix", "ada", &[]);
    let sent = ada.json(["sync"]);
    assert_eq!((&sent["remote"], &sent["first"], &sent["refused"]), (&json!("origin"), &json!(true), &json!([])));
    assert_eq!(
        list(&sent, "pushed", "ref"),
        [&format!("refs/heads/proposal/{name}"), &format!("refs/tine/proposal/{name}"), "refs/tine/session/fix"]
    );
    assert_eq!(sent["leaving"], json!({"records": 2, "proposals": 1, "sessions": 0, "checkpoints": 1, "prompts": 1}));
    assert!(
        !world.place("server.git").refs().0.keys().any(|n| n.starts_with("refs/heads/session/") || n.contains("ops"))
    );

    let taken = bob.json(["sync"]);
    assert_eq!(taken["pushed"], json!([]));
    assert_eq!(records(&bob), records(&ada));
    let queue = bob.json(["proposals"]);
    assert_eq!((&queue["proposals"][0]["name"], &queue["proposals"][0]["requester"]), (&json!(name), &json!("ada")));
    let sessions = bob.json(["sessions", "--all"]);
    let session = &sessions["sessions"][0];
    assert_eq!((&session["id"], &session["workspace"], &session["head"]), (&json!("fix"), &Value::Null, &Value::Null));
    assert_eq!(bob.tine(["approve", &name]).by("bob").json()["landing"]["type"], "squash");

    // Nobody hears of a landing that the server's trunk does not have.
    let held = bob.json(["sync"]);
    assert_eq!(held["pushed"], json!([]));
    let next = held["held"][0]["next"].as_str().expect("a command").to_owned();
    assert_eq!(next, format!("git push --atomic origin main refs/tine/proposal/{name} refs/tine/session/fix"));
    bob.git(next.split_whitespace().skip(1));
    let closed = bob.json(["sync"]);
    assert_eq!((&closed["held"], list(&closed, "pushed", "how")), (&json!([]), vec!["deleted"]));

    let told = ada.json(["sync"]);
    assert_eq!(told["trunk"], json!({"name": "main", "ahead": 0, "behind": 1}));
    assert_eq!(ada.state_of("fix"), "landed");
    assert_eq!(ada.proposal(&name)["state"], "landed");
    assert!(!ada.refs().0.contains_key(&format!("refs/heads/proposal/{name}")));
    assert!(workspace(&ada, "fix").has("fix.txt"), "her files are hers");
    assert_eq!(ada.rev("main"), ada.rev("origin/main~1"), "the trunk is left to git");
    carol.json(["sync"]);
    carol.git(["merge", "--quiet", "--ff-only", "origin/main"]);
    let audit = carol.json(["audit", "--strict"]);
    assert_eq!(audit["commits"][0]["proposal"]["checkpoints"][0]["subject"], "The secret thought of fix");
    for place in [&ada, &bob, &carol, &world.place("server.git")] {
        assert_eq!(records(place), records(&bob));
        place.fsck();
    }
    // From a workspace as well, with a remote that is named by a relative path.
    ada.git(["remote", "set-url", "origin", "../server.git"]);
    assert_eq!(workspace(&ada, "fix").json(["sync"])["operation"], Value::Null);
    let again = carol.tine(["sync"]).ok();
    assert!(again.stderr.contains("nothing to share"), "{again}");
}

#[test]
fn what_is_squashed_takes_no_prompt_along() {
    let world = team(&["ada", "bob"]);
    let (ada, bob, server) = (world.place("ada"), world.place("bob"), world.place("server.git"));
    let name = proposed(&ada, "fix", "ada", &["--squash"]);
    // Closed sessions and forks neither.
    proposed(&ada, "gone", "ada", &["--squash"]);
    workspace(&ada, "gone").json(["fork", "--name", "other", "--no-workspace"]);
    ada.json(["discard", "gone", "-m", "no"]);
    let told = ada.tine(["sync"]).ok();
    assert!(told.stderr.contains("this leaves the machine:") && told.stderr.contains("with no prompt"), "{told}");
    assert!(all_in(&ada, "secret thought") && !all_in(&server, "secret thought"));

    // All that reads works without it.
    bob.json(["sync"]);
    assert_eq!(bob.proposal(&name)["title"], "A change");
    assert_eq!(bob.json(["proposal", "show", &name])["checkpoints"], json!([]));
    bob.json(["sessions", "--all"]);
    bob.json(["log", "--all"]);
    bob.json(["doctor"]);
    bob.tine(["approve", &name]).by("bob").json();
    let line = bob.json(["blame", "fix.txt"])["lines"][0].clone();
    assert_eq!((&line["proposal"], &line["prompt"]), (&json!(name), &Value::Null));
    bob.json(["audit", "--strict"]);
    bob.fails("not_found", ["fork", "gone@"]);
    // Where the timeline is, the line still knows its prompt, after the log was pruned and git has collected garbage too.
    bob.git(["push", "--quiet", "origin", "main"]);
    bob.json(["sync"]);
    ada.json(["sync"]);
    ada.git(["merge", "--quiet", "--ff-only", "origin/main"]);
    ada.json(["archive", "fix"]);
    ada.json(["op", "prune", "--older-than", "1m"]);
    ada.git(["reflog", "expire", "--expire=now", "--all"]);
    ada.git(["gc", "--quiet", "--prune=now"]);
    assert_eq!(ada.json(["blame", "fix.txt"])["lines"][0]["prompt"], "The secret thought of fix");
    ada.json(["reactivate", "gone"]);
    assert_eq!(workspace(&ada, "gone").read("gone.txt"), "one\n");
    ada.fsck();

    // On request they go as well.
    let sent = ada.json(["sync", "--sessions"]);
    assert!(list(&sent, "pushed", "ref").contains(&"refs/heads/session/gone"), "{sent}");
    assert!(all_in(&server, "secret thought of gone"));
    bob.json(["sync", "--sessions"]);
    let forked = bob.json(["fork", "gone@", "--name", "mine"]);
    assert_eq!(forked["sessions"][0]["id"], "mine");
}

#[test]
fn a_squashed_proposal_without_a_summary_does_not_list_prompts() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.json(["checkpoint", "--prompt", "A secret thought"]);
    let done = fix.json(["propose", "--squash"]);
    assert_eq!(done["proposal"]["summary"], "fix");
}

const TWO: &str = "[review]\napprovals = 2\n";

#[test]
fn decisions_of_two_clones_at_once_both_count() {
    let clones = ["ada", "bob", "carol"];
    let world = team(&clones);
    with_policy(&world, &clones, TWO);
    let [ada, bob, carol] = clones.map(|name| world.place(name));
    let name = proposed(&ada, "fix", "agent/x", &[]);
    ada.json(["sync"]);
    bob.json(["sync"]);
    carol.json(["sync"]);
    let approve = |place: &Place<'_>, who: &str| place.tine(["approve", &name, "-m", who]).by(who).json();
    assert_eq!(approve(&bob, "bob")["gate"]["met"], false);
    assert_eq!(approve(&carol, "carol")["gate"]["met"], false);
    bob.json(["sync"]);
    let joined = carol.json(["sync"]);
    assert_eq!((list(&joined, "pulled", "how"), list(&joined, "pushed", "how")), (vec!["joined"], vec!["joined"]));
    bob.json(["sync"]);
    ada.json(["sync"]);
    for place in [&ada, &bob, &carol] {
        assert_eq!(records(place), records(&world.place("server.git")));
        let proposal = place.proposal(&name);
        let who: Vec<_> =
            proposal["decisions"].as_array().expect("a list").iter().map(|d| d["actor"].clone()).collect();
        assert_eq!(who, ["bob", "carol"]);
        assert_eq!(proposal["gate"]["met"], true, "{proposal}");
        assert_eq!(place.json(["sync"])["operation"], Value::Null, "there is nothing left to join");
    }
    assert_eq!(ada.tine(["land", &name]).by("ada").json()["landing"]["type"], "squash");
    ada.fsck();
}

#[test]
fn a_denial_wins_and_a_new_revision_keeps_the_old_one_beside_it() {
    let world = team(&["ada", "bob"]);
    let (ada, bob) = (world.place("ada"), world.place("bob"));
    let name = proposed(&ada, "fix", "ada", &[]);
    let other = proposed(&ada, "other", "ada", &[]);
    ada.json(["sync"]);
    bob.json(["sync"]);
    ada.tine(["approve", &name, "--no-land"]).by("ada").json();
    bob.tine(["reject", &name, "-m", "not so"]).by("bob").json();
    let space = workspace(&ada, "other");
    space.write("other.txt", "two\n");
    space.json(["propose", "-m", "Second of ada"]);
    bob.tine(["reject", &other, "-m", "later"]).by("bob").json();
    bob.tine(["proposal", "reopen", &other]).by("bob").json();
    ada.json(["sync"]);
    bob.json(["sync"]);
    ada.json(["sync"]);
    assert_eq!(records(&ada), records(&bob));
    assert_eq!(ada.proposal(&name)["state"], "rejected");
    assert_eq!(ada.proposal(&name)["gate"]["met"], false);
    let both = bob.proposal(&other);
    assert_eq!((&both["revision"], &both["state"]), (&json!(3), &json!("open")));
    assert_eq!(both["head"], bob.rev(&format!("proposal/{other}")).as_str(), "the branch follows its record");
    let file = bob.git(["show", &format!("refs/tine/proposal/{other}:record.toml")]);
    assert!(file.contains("Second of ada"), "{file}");
}

#[test]
fn a_terminal_state_wins_and_tags_unite() {
    let world = team(&["ada", "bob"]);
    let (ada, bob) = (world.place("ada"), world.place("bob"));
    proposed(&ada, "fix", "ada", &[]);
    ada.json(["sync"]);
    bob.json(["sync"]);
    bob.json(["discard", "fix", "-m", "given up"]);
    ada.json(["proposal", "withdraw", "fix-1"]);
    ada.json(["proposal", "reopen", "fix-1"]);
    bob.json(["sync"]);
    ada.json(["sync"]);
    bob.json(["sync"]);
    assert_eq!(records(&ada), records(&bob));
    assert_eq!(ada.state_of("fix"), "discarded");
    assert!(workspace(&ada, "fix").has("fix.txt"));
    let error = workspace(&ada, "fix").fails("refused", ["checkpoint", "-m", "more"]);
    assert!(error["hints"][0].as_str().expect("text").contains("tine reactivate fix"), "{error}");
}

#[test]
fn clones_that_join_the_same_two_make_the_same_of_it() {
    let world = team(&["ada", "bob"]);
    let (ada, bob) = (world.place("ada"), world.place("bob"));
    let name = proposed(&ada, "fix", "agent/x", &[]);
    ada.json(["sync"]);
    bob.json(["sync"]);
    // Each has a server of its own for a while, and then both of them meet the other's.
    world.at_root().git(["clone", "--quiet", "--bare", "--mirror", "server.git", "second.git"]);
    for place in [&ada, &bob] {
        place.git(["remote", "add", "second", "../second.git"]);
    }
    ada.tine(["approve", &name, "--no-land"]).by("ada").json();
    bob.tine(["approve", &name, "--no-land"]).by("bob").json();
    ada.json(["sync", "origin"]);
    bob.json(["sync", "second"]);
    let (one, two) = (ada.json(["sync", "second"]), bob.json(["sync", "origin"]));
    assert_eq!((list(&one, "pulled", "how"), list(&two, "pulled", "how")), (vec!["joined"], vec!["joined"]));
    let record = format!("refs/tine/proposal/{name}");
    assert_eq!(ada.rev(&record), bob.rev(&record), "whoever joined");
    for place in [&ada, &bob] {
        for remote in ["origin", "second"] {
            place.json(["sync", remote]);
        }
    }
    let ends: Vec<Refs> = ["ada", "bob", "server.git", "second.git"].map(|n| records(&world.place(n))).into();
    assert!(ends.iter().all(|end| *end == ends[0]), "{ends:?}");
}

#[test]
fn eight_clones_at_once_end_up_with_the_same_records() {
    let names = ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"];
    let world = team(&names);
    with_policy(&world, &names, "[review]\napprovals = 9\n");
    let name = proposed(&world.place("c1"), "shared", "agent/x", &[]);
    world.place("c1").json(["sync"]);
    let clones = names.map(|name| world.place(name));
    for (at, clone) in clones.iter().enumerate() {
        clone.json(["sync"]);
        clone.tine(["approve", &name]).by(&format!("person-{at}")).json();
        proposed(clone, &format!("own-{at}"), &format!("person-{at}"), &[]);
    }
    let calls: Vec<_> = clones.iter().map(|clone| clone.tine(["--json", "sync"]).spawn()).collect();
    for call in calls {
        let ran = Ran::of(call, "tine sync".to_owned());
        assert_eq!(ran.status, Some(0), "{ran}");
    }
    for clone in &clones {
        clone.json(["sync"]);
    }
    let server = records(&world.place("server.git"));
    for clone in &clones {
        assert_eq!(records(clone), server);
        assert_eq!(clone.proposal(&name)["decisions"].as_array().expect("a list").len(), 8);
        assert_eq!(clone.json(["sync"])["operation"], Value::Null);
        clone.fsck();
    }
    assert_eq!(server.0.len(), 9 * 3);
}

#[test]
fn the_remote_is_chosen_or_none() {
    let world = World::new();
    let repo = world.repo();
    assert!(repo.fails("not_found", ["sync"])["message"].as_str().expect("text").contains("no remote to sync with"));
    for name in ["first", "second"] {
        repo.git(["remote", "add", name, "/nowhere"]);
    }
    assert_eq!(repo.fails("ambiguous", ["sync"])["details"]["remotes"], json!(["first", "second"]));
    let error = repo.fails("not_found", ["sync", "frist"]);
    assert!(error["hints"][0].as_str().expect("text").contains("`first`"), "{error}");
    assert!(repo.fails("io", ["sync", "first"])["message"].as_str().expect("text").contains("`first`"));
    assert!(repo.fails("io", ["sync", "--config", "sync.remote=second"])["message"].to_string().contains("second"));
    repo.fails("usage", ["sync", "--push", "--pull"]);
    world.at_root().git(["clone", "--quiet", "--bare", "repo", "server.git"]);
    repo.git(["remote", "add", "origin", "../server.git"]);
    assert_eq!(repo.json(["sync"])["remote"], "origin");
    world.at_root().git([
        "clone",
        "--quiet",
        "--depth",
        "1",
        &format!("file://{}/repo", world.root().display()),
        "cut",
    ]);
    let error = world.place("cut").fails("unsupported", ["sync"]);
    assert!(error["hints"][0].as_str().expect("text").contains("--unshallow"), "{error}");
}

#[test]
fn a_preview_moves_nothing_and_one_way_is_one_way() {
    let world = team(&["ada", "bob"]);
    let (ada, bob, server) = (world.place("ada"), world.place("bob"), world.place("server.git"));
    proposed(&ada, "fix", "ada", &[]);
    let (before, there) = (everything(&ada.path), everything(&server.path));
    let would = ada.json(["sync", "--dry-run"]);
    assert_eq!((would["pushed"].as_array().expect("a list").len(), &would["leaving"]["prompts"]), (3, &json!(1)));
    assert!(everything(&ada.path) == before && everything(&server.path) == there);
    assert_eq!(ada.json(["sync", "--pull"])["pushed"], json!([]));
    assert_eq!(records(&server).0.len(), 0);
    ada.json(["sync", "--push"]);
    assert_eq!(records(&server), records(&ada));
    proposed(&bob, "other", "bob", &[]);
    assert_eq!(list(&bob.json(["sync", "--dry-run"]), "pulled", "how"), ["new"; 3]);
    assert_eq!(bob.json(["sync", "--push"])["pulled"], json!([]));
    assert_eq!(records(&server).0.len(), 6);
    assert_eq!(records(&bob).0.len(), 3);
    // What both went on with cannot be sent without being taken.
    bob.json(["sync"]);
    for (place, who) in [(&ada, "ada"), (&bob, "bob")] {
        place.tine(["approve", "fix-1", "--no-land"]).by(who).json();
    }
    ada.json(["sync", "--push"]);
    let ran = bob.tine(["--json", "sync", "--push"]).run();
    let document = ran.document();
    assert_eq!((ran.status, &document["data"]["refused"][0]["next"]), (Some(4), &json!("tine sync origin")), "{ran}");
}

#[test]
fn a_sync_is_undone_as_one_step_and_what_was_shared_comes_back() {
    let world = team(&["ada", "bob"]);
    let (ada, bob) = (world.place("ada"), world.place("bob"));
    let name = proposed(&ada, "fix", "ada", &[]);
    ada.json(["sync"]);
    let before = bob.refs().without_log();
    bob.json(["sync"]);
    let after = bob.refs().without_log();
    bob.json(["undo"]);
    // The tracking branch is git's own.
    assert_eq!(bob.refs().without_log(), before);
    bob.json(["redo"]);
    assert_eq!(bob.refs().without_log(), after);
    bob.json(["undo"]);
    assert_eq!(list(&bob.json(["sync"]), "pulled", "how"), ["new"; 3]);

    bob.tine(["approve", &name, "--no-land"]).by("bob").json();
    bob.json(["sync"]);
    bob.tine(["undo", "-n", "2"]).by("bob").run();
    let record = format!("refs/tine/proposal/{name}");
    assert_ne!(bob.rev(&record), world.place("server.git").rev(&record));
    bob.json(["sync"]);
    assert_eq!(
        bob.rev(&record),
        world.place("server.git").rev(&record),
        "what others know is not taken back by an undo"
    );
}

#[test]
fn what_was_taken_away_is_neither_brought_back_nor_lost() {
    let world = team(&["ada", "bob"]);
    let (ada, bob, server) = (world.place("ada"), world.place("bob"), world.place("server.git"));
    let name = proposed(&ada, "fix", "ada", &[]);
    let record = format!("refs/tine/proposal/{name}");
    ada.json(["sync"]);
    bob.json(["sync"]);
    // Rewound on the server: the clones still know better.
    bob.tine(["approve", &name, "--no-land"]).by("bob").json();
    bob.json(["sync"]);
    let newest = bob.rev(&record);
    server.git(["update-ref", &record, &bob.rev(&format!("{record}~1"))]);
    bob.json(["sync"]);
    assert_eq!(server.rev(&record), newest);
    ada.json(["sync"]);
    // Gone from the server: nobody brings it back, nobody loses it.
    server.git(["update-ref", "-d", &record]);
    for place in [&ada, &bob, &ada] {
        assert_eq!(place.json(["sync"])["pushed"], json!([]));
        assert_eq!(place.rev(&record), newest);
    }
    // Unless it goes on.
    ada.tine(["reject", &name, "-m", "no"]).by("ada").json();
    ada.json(["sync"]);
    assert_eq!(server.rev(&record), ada.rev(&record));
    bob.json(["sync"]);
    assert_eq!(bob.rev(&record), ada.rev(&record));
    // Gone here, by hand.
    bob.git(["update-ref", "-d", &record]);
    for _ in 0..2 {
        assert_eq!(bob.json(["sync"])["pulled"], json!([]));
        assert_eq!(server.rev(&record), ada.rev(&record));
    }
    ada.json(["proposal", "reopen", &name]);
    ada.json(["sync"]);
    bob.json(["sync"]);
    assert_eq!(bob.rev(&record), ada.rev(&record));
    bob.fsck();
}

#[test]
fn another_one_of_the_same_name_is_told_and_left_alone() {
    let world = team(&["ada", "bob"]);
    let (ada, bob) = (world.place("ada"), world.place("bob"));
    proposed(&ada, "fix", "ada", &[]);
    proposed(&bob, "fix", "bob", &[]);
    proposed(&bob, "more", "bob", &[]);
    ada.json(["sync"]);
    let before = records(&bob);
    let ran = bob.tine(["--json", "sync"]).run();
    let data = &ran.document()["data"];
    assert_eq!(
        (ran.status, list(data, "refused", "ref")),
        (Some(4), vec!["refs/tine/proposal/fix-1", "refs/tine/session/fix"])
    );
    assert_eq!(data["refused"][1]["next"], "tine fork fix@ --name fix-2", "{ran}");
    assert_eq!(data["pushed"].as_array().expect("a list").len(), 3, "{ran}");
    assert_eq!(records(&bob), before);
    bob.json(["fork", "fix@", "--name", "fix-2"]);
}

#[test]
fn a_record_that_cannot_be_read_here_stays_out() {
    let world = team(&["ada", "bob"]);
    let (ada, bob) = (world.place("ada"), world.place("bob"));
    let name = proposed(&ada, "fix", "ada", &[]);
    ada.json(["sync"]);
    let forge = |target: &str, text: String| {
        ada.write(".git/forged", text);
        let blob = ada.git(["hash-object", "-w", ".git/forged"]);
        ada.write(".git/list", format!("100644 blob {blob}\trecord.toml\n"));
        let list = std::fs::File::open(ada.path.join(".git/list")).expect("a file");
        let out = world.git_command(&ada.path).arg("mktree").stdin(list).output().expect("git runs");
        let tree = String::from_utf8_lossy(&out.stdout).trim().to_owned();
        let made = ada.git(["commit-tree", &tree, "-m", "started\n\nTine-Event: started\nTine-Actor: ada"]);
        ada.git(["push", "--quiet", "origin", &format!("{made}:{target}")]);
    };
    let told = ada.git(["show", &format!("refs/tine/proposal/{name}:record.toml")]) + "\n";
    forge("refs/tine/proposal/newer-1", told.replace("version = 1", "version = 99"));
    forge("refs/tine/proposal/thief-1", told);
    forge("refs/tine/session/broken", "version = 1\n".to_owned());
    ada.git(["push", "--quiet", "origin", "main:refs/tine/session/none"]);
    let ran = bob.tine(["--json", "sync"]).run();
    let data = &ran.document()["data"];
    assert_eq!(
        list(data, "refused", "ref"),
        [
            "refs/tine/proposal/newer-1",
            "refs/tine/proposal/thief-1",
            "refs/tine/session/broken",
            "refs/tine/session/none"
        ],
        "{ran}"
    );
    assert!(data["refused"][0]["reason"].as_str().expect("text").contains("newer tine"), "{ran}");
    assert_eq!(bob.json(["proposals", "--all"])["proposals"].as_array().expect("a list").len(), 1);
    assert_eq!(bob.json(["sessions", "--all"])["sessions"].as_array().expect("a list").len(), 1);
}

#[test]
fn a_session_of_another_machine_has_no_place_here() {
    let world = team(&["ada", "bob"]);
    let (ada, bob) = (world.place("ada"), world.place("bob"));
    let elsewhere = world.root().join("elsewhere");
    ada.tine(["start", "fix", "--path"]).arg(&elsewhere).ok();
    let space = world.place("elsewhere");
    space.write("fix.txt", "one\n");
    space.checkpoint("one");
    ada.json(["sync", "--sessions"]);
    bob.json(["sync"]);
    assert!(bob.json(["doctor"])["findings"].to_string().contains("1 live session in other clones"));
    let error = bob.fails("not_found", ["fork", "fix@"]);
    assert!(error["hints"][0].as_str().expect("text").contains("tine sync --sessions"), "{error}");
    bob.json(["sync", "--sessions"]);
    assert_eq!(bob.json(["log", "fix"])["checkpoints"][0]["subject"], "one");
    // With the path of the other machine free, it still is not taken.
    std::fs::rename(&elsewhere, world.root().join("moved")).expect("it moves");
    bob.json(["reactivate", "fix"]);
    assert!(!elsewhere.exists());
    assert_eq!(workspace(&bob, "fix").read("fix.txt"), "one\n");
    // What goes on there comes here, but never under a workspace's feet.
    std::fs::rename(world.root().join("moved"), &elsewhere).expect("it moves back");
    space.write("fix.txt", "two\n");
    space.checkpoint("two");
    ada.json(["sync", "--sessions"]);
    let ran = bob.tine(["--json", "sync", "--sessions"]).run();
    assert!(ran.document()["data"]["refused"][0]["reason"].to_string().contains("a workspace here is on it"), "{ran}");
    assert_eq!(workspace(&bob, "fix").read("fix.txt"), "one\n");
    bob.fsck();
}

#[test]
fn a_session_that_was_undone_is_undone_at_the_server_too() {
    let world = team(&["ada", "bob"]);
    let (ada, bob, server) = (world.place("ada"), world.place("bob"), world.place("server.git"));
    proposed(&ada, "fix", "ada", &[]);
    let space = workspace(&ada, "fix");
    space.write("fix.txt", "two\n");
    space.tine(["checkpoint", "-m", "two"]).by("ada").json();
    ada.json(["sync", "--sessions"]);
    bob.json(["sync", "--sessions"]);
    assert_eq!(bob.rev("session/fix"), space.rev("HEAD"));
    space.tine(["undo"]).by("ada").json();
    ada.json(["sync", "--sessions"]);
    assert_eq!(server.rev("session/fix"), space.rev("HEAD"));
    bob.json(["sync", "--sessions"]);
    assert_eq!(bob.rev("session/fix"), space.rev("HEAD"));
    ada.json(["archive", "fix"]);
    ada.json(["sync", "--sessions"]);
    bob.json(["sync", "--sessions"]);
    for place in [&ada, &bob, &server] {
        assert!(!place.refs().0.contains_key("refs/heads/session/fix"));
    }
    bob.json(["fork", "fix@", "--name", "mine"]);
}
