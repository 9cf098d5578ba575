//! Odd things that somebody puts on the server: each is told or passed over, and holds nothing else up.

use serde_json::json;

use super::{list, proposed, records, team};
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

#[test]
fn names_that_are_none_of_ours_are_passed_over() {
    let world = with_odd(|_, _| {});
    let server = world.place("server.git");
    let head = server.rev("main");
    let odd = [b"refs/heads/proposal/\xff".as_slice(), b"refs/tine/session/Not-A-Name", b"refs/tine/source/a/b"];
    let lines: Vec<u8> = odd.iter().flat_map(|name| [head.as_bytes(), b" ", name, b"\n"].concat()).collect();
    let mut packed = std::fs::read(server.path.join("packed-refs")).unwrap_or_default();
    packed.extend(lines);
    // Sorted as the header says, or not at all.
    let packed = packed.split(|b| *b == b'\n').filter(|line| !line.starts_with(b"#")).collect::<Vec<_>>().join(&b'\n');
    std::fs::write(server.path.join("packed-refs"), packed).expect("written");
    assert!(server.git(["for-each-ref"]).contains("Not-A-Name"));
    let bob = world.place("bob");
    syncs_but(&bob, &NOTHING);
    assert_eq!(bob.proposal("good-1")["state"], "open");
    assert_eq!(bob.json(["sync"])["operation"], json!(null));
}

#[test]
fn a_branch_in_the_way_holds_back_what_has_no_place_beside_it() {
    let world = team(&["ada", "bob"]);
    let (ada, bob, server) = (world.place("ada"), world.place("bob"), world.place("server.git"));
    proposed(&bob, "other", "bob", &NOTHING);
    server.git(["branch", "proposal", "main"]);
    proposed(&ada, "fix", "ada", &NOTHING);
    proposed(&ada, "good", "ada", &NOTHING);
    let data = syncs_but(&ada, &["refs/heads/proposal/fix-1", "refs/heads/proposal/good-1"]);
    assert!(data["refused"][0]["reason"].to_string().contains("'refs/heads/proposal' exists"), "{data}");
    assert_eq!(data["pushed"].as_array().expect("a list").len(), 4);
    // What is there comes here all the same, and what is here goes there.
    let data = syncs_but(&bob, &["fix-1", "good-1", "other-1"].map(|name| format!("refs/heads/proposal/{name}")));
    assert_eq!(data["pulled"].as_array().expect("a list").len(), 6);
    assert_eq!(list(&data, "pushed", "ref"), ["refs/tine/proposal/other-1", "refs/tine/session/other"]);
    assert_eq!(bob.proposal("fix-1")["state"], "open");
    server.git(["branch", "--quiet", "-D", "proposal"]);
    syncs_but(&ada, &NOTHING);
    syncs_but(&bob, &NOTHING);
    syncs_but(&ada, &NOTHING);
    assert_eq!(records(&server), records(&bob));
    assert_eq!(records(&ada), records(&bob));
}

#[test]
fn a_push_address_with_something_else_is_a_refusal() {
    let world = with_odd(|_, _| {});
    let (ada, bob) = (world.place("ada"), world.place("bob"));
    ada.json(["-s", "good", "tag", "set", "one=1"]);
    bob.json(["sync"]);
    bob.tine(["approve", "fix-1", "--no-land"]).by("bob").json();
    bob.json(["sync"]);
    world.at_root().git(["clone", "--quiet", "--bare", "repo", "elsewhere.git"]);
    ada.git(["remote", "set-url", "--push", "origin", "../elsewhere.git"]);
    let data = syncs_but(&ada, &["refs/tine/session/good"]);
    assert!(data["refused"][0]["reason"].to_string().contains("stale info"), "{data}");
    assert_eq!(ada.proposal("fix-1")["decisions"].as_array().expect("a list").len(), 1, "what came is taken");
}
