//! Odd things that somebody puts on the server: each is told or passed over, and holds nothing else up.

use super::{list, proposed, team};
use crate::support::forge::plumb;
use crate::support::{Place, World};

/// An event on top of a record, by hand: these entries of its tree are added.
fn forged(place: &Place<'_>, record: &str, entries: &[String]) -> String {
    plumb(place, &["read-tree", record]);
    for entry in entries {
        plumb(place, &["update-index", "--add", "--cacheinfo", entry]);
    }
    let tree = plumb(place, &["write-tree"]);
    let message = "noted\n\nTine-Event: noted\nTine-Actor: ada";
    plumb(place, &["-c", "user.name=ada", "commit-tree", &tree, "-p", record, "-m", message])
}

fn blob(place: &Place<'_>, text: &str) -> String {
    place.write(".git/forged", text);
    plumb(place, &["hash-object", "-w", ".git/forged"])
}

const NOTHING: [&str; 0] = [];

/// Syncs; everything but these refs goes through.
#[track_caller]
fn syncs_but(place: &Place<'_>, refs: &[impl AsRef<str>]) -> serde_json::Value {
    let ran = place.tine(["--json", "sync"]).run();
    let data = ran.document()["data"].clone();
    assert_eq!(ran.status, Some(if refs.is_empty() { 0 } else { 4 }), "{ran}");
    assert_eq!(list(&data, "refused", "ref"), refs.iter().map(AsRef::as_ref).collect::<Vec<_>>(), "{ran}");
    data
}

/// Ada shares something odd at `fix`, and something whole beside it. Bob takes what is whole.
fn with_odd(odd: impl Fn(&World, &Place<'_>)) -> World {
    let world = team(&["ada", "bob"]);
    let ada = world.place("ada");
    proposed(&ada, "fix", "ada", &NOTHING);
    proposed(&ada, "good", "ada", &NOTHING);
    ada.json(["sync"]);
    odd(&world, &ada);
    world
}

#[test]
fn a_record_that_names_something_else_for_a_commit_is_refused_alone() {
    let world = with_odd(|_, ada| {
        let record = "refs/tine/proposal/fix-1";
        let text = ada.git(["show", &format!("{record}:record.toml")]) + "\n";
        let file = blob(ada, "no commit");
        let text = text.replace(&ada.rev("proposal/fix-1"), &file);
        let made = forged(ada, record, &[format!("100644,{},record.toml", blob(ada, &text))]);
        ada.git(["push", "--quiet", "origin", &format!("{made}:{record}"), &format!("{file}:refs/keep/it")]);
        ada.git(["push", "--quiet", "origin", &format!("{file}:refs/tine/session/file")]);
    });
    let bob = world.place("bob");
    bob.git(["fetch", "--quiet", "origin", "refs/keep/it"]);
    for _ in 0..2 {
        let data = syncs_but(&bob, &["refs/tine/proposal/fix-1", "refs/tine/session/file"]);
        assert!(data["refused"][0]["reason"].to_string().contains("is no commit"), "{data}");
    }
    assert_eq!(bob.proposal("good-1")["state"], "open");
    assert_eq!(bob.json(["proposals"])["proposals"].as_array().expect("a list").len(), 1);
    bob.fsck();
}

#[test]
fn a_record_with_anything_but_readable_files_beside_it_is_refused_alone() {
    let entries: [&dyn Fn(&Place<'_>) -> String; 4] = [
        &|ada| format!("100644,{},notes/bad.toml", blob(ada, "garbage")),
        &|ada| format!("160000,{},notes/module", ada.rev("main")),
        &|ada| format!("100644,{},checks/deep/er.toml", blob(ada, "version = 1\n")),
        &|ada| format!("100644,{},decisions", blob(ada, "no folder")),
    ];
    for (at, entry) in entries.iter().enumerate() {
        let world = team(&["ada", "bob"]);
        let (ada, bob) = (world.place("ada"), world.place("bob"));
        let record = "refs/tine/session/fix";
        proposed(&ada, "fix", "ada", &NOTHING);
        proposed(&ada, "good", "ada", &NOTHING);
        ada.json(["sync"]);
        // New to Bob, known to him, and gone on with by him.
        if at % 2 == 0 {
            bob.json(["sync"]);
            bob.json(["-s", "fix", "tag", "set", "mine=yes"]);
        }
        let made = forged(&ada, record, &[entry(&ada)]);
        ada.git(["push", "--quiet", "origin", &format!("{made}:{record}")]);
        syncs_but(&bob, &[record]);
        assert_eq!(bob.proposal("good-1")["state"], "open");
        bob.json(["sessions", "--all"]);
        bob.json(["note", "list"]);
        bob.fsck();
    }
}

#[test]
fn a_guard_takes_no_record_with_something_unreadable_beside_it() {
    let world = with_odd(|world, ada| {
        world.at_root().tine(["guard", "install", "server.git"]).ok();
        for entry in [
            format!("100644,{},notes/bad.toml", blob(ada, "garbage")),
            format!("160000,{},notes/module", ada.rev("main")),
        ] {
            let record = "refs/tine/session/fix";
            let made = forged(ada, record, &[entry]);
            let (pushed, said) = ada.try_git(["push", "origin", &format!("{made}:{record}")]);
            assert!(!pushed && said.contains("it cannot be read"), "{said}");
        }
    });
    syncs_but(&world.place("bob"), &NOTHING);
}

#[test]
fn a_note_that_cannot_be_read_is_told_and_hides_no_other() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("one");
    fix.json(["note", "add", "-m", "Readable"]);
    let text = fix.git(["show", "refs/tine/session/fix:notes/"]);
    let file = text.lines().last().expect("a note").to_owned();
    let newer = fix.git(["show", &format!("refs/tine/session/fix:notes/{file}")]).replace("version = 1", "version = 9");
    let repo = world.repo();
    let entries = [
        format!("100644,{},notes/bad.toml", blob(&repo, "garbage")),
        format!("100644,{},notes/newer.toml", blob(&repo, &newer)),
    ];
    let made = forged(&repo, "refs/tine/session/fix", &entries);
    repo.git(["update-ref", "refs/tine/session/fix", &made]);
    for args in [&["status"][..], &["session", "show", "fix"], &["note", "list"], &["propose", "-m", "All"]] {
        let ran = fix.tine(args.iter().copied()).ok();
        assert!(ran.stderr.contains("note bad cannot be read"), "{ran}");
        assert!(ran.stderr.contains("note newer was written by a newer tine"), "{ran}");
    }
    assert_eq!(list(&fix.json(["note", "list"]), "notes", "text"), ["Readable"]);
}
