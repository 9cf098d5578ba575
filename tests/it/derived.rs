//! Files below `.git/tine/cache` only save time: without them, or with damaged ones, every answer stays the same.

use serde_json::Value;

use crate::support::{Place, World};

/// Sessions of every state, steps taken back and brought again, and an actor for whom all ids are new.
fn busy() -> World {
    let world = World::new();
    let repo = world.repo();
    for name in ["one", "two", "three"] {
        let session = world.start(name);
        session.write("a.txt", name);
        session.tine(["checkpoint", "-m", name]).ok();
        session.write("b.txt", name);
        session.tine(["checkpoint", "-m", "more"]).ok();
        session.tine(["undo"]).ok();
    }
    repo.tine(["discard", "two", "-m", "not wanted"]).ok();
    repo.tine(["archive", "three"]).ok();
    world
}

/// What a person could ask that is answered from such files.
fn answers(repo: &Place<'_>) -> Vec<Value> {
    let all = repo.json(["op", "log", "--all", "--limit", "100"]);
    let first = all["operations"][7]["id"].as_str().expect("an id").to_owned();
    vec![
        all,
        repo.json(["sessions", "--all"]),
        repo.json(["sessions"]),
        repo.json(["op", "log", "-s", "one"]),
        repo.json(["op", "show", &first[..8]]),
        repo.json(["log", "--all"]),
        // What it would write is of its own time.
        repo.json(["-s", "one", "undo", "--dry-run"])["undone"].clone(),
        repo.json(["-s", "one", "redo", "--dry-run"])["redone"].clone(),
    ]
}

#[test]
fn damage_changes_no_answer() {
    let world = busy();
    let repo = world.repo();
    let expected = answers(&repo);
    for name in ["log", "refs", "sessions", "view"] {
        let file = repo.path.join(".git/tine/cache").join(name);
        let whole = std::fs::read(&file).expect("it is kept");
        let step = whole.len() / 6 + 1;
        for at in (0..whole.len()).step_by(step) {
            let mut bytes = whole.clone();
            bytes[at] ^= 1;
            if name != "view" {
                std::fs::write(&file, &bytes).expect("writable");
                assert!(answers(&repo) == expected, "byte {at} of `{name}`");
            }
            std::fs::write(&file, &whole[..at]).expect("writable");
            assert!(answers(&repo) == expected, "`{name}` cut at {at}");
        }
        std::fs::remove_file(&file).expect("removable");
        assert!(answers(&repo) == expected, "without `{name}`");
        std::fs::write(&file, &whole).expect("writable");
    }
}

#[test]
fn what_was_lost_is_kept_again() {
    let world = busy();
    let repo = world.repo();
    let cache = repo.path.join(".git/tine/cache");
    for lose in ["remove", "tear"] {
        for name in ["log", "sessions"] {
            let file = cache.join(name);
            match lose {
                "remove" => std::fs::remove_file(&file).expect("removable"),
                _ => {
                    let whole = std::fs::read(&file).expect("there");
                    std::fs::write(&file, &whole[..whole.len() - 3]).expect("writable");
                }
            }
        }
        repo.tine(["start", &format!("{lose}-four"), "--no-workspace"]).ok();
        for (name, row) in [("log", 72), ("sessions", 1)] {
            let size = std::fs::metadata(cache.join(name)).expect("kept again").len();
            assert!(size > 6 * 72 && size.is_multiple_of(row), "{name}: {size} bytes");
        }
        let expected = answers(&repo);
        std::fs::remove_dir_all(&cache).expect("removable");
        assert!(answers(&repo) == expected, "{lose}");
        repo.tine(["start", &format!("{lose}-five"), "--no-workspace"]).ok();
    }
}

#[test]
fn a_graph_of_very_many_sessions_has_the_latest() {
    let world = World::new();
    let repo = world.repo();
    for n in 0..102 {
        repo.tine(["start", &format!("s{n}"), "--no-workspace"]).ok();
    }
    repo.write("edits.json", "[{\"path\": \"a.txt\", \"content\": \"a\"}]");
    for name in ["s0", "s1"] {
        repo.tine(["-s", name, "checkpoint", "--edits", "edits.json", "-m", &format!("Work in {name}")]).ok();
    }
    let shown = repo.tine(["log", "--all"]).ok();
    assert!(shown.stdout.contains("Work in s0") && shown.stdout.contains("Work in s1"), "{}", shown.stdout);
    assert!(shown.stderr.contains("2 older sessions not drawn"), "{}", shown.stderr);
    assert_eq!(repo.json(["log", "--all"])["checkpoints"].as_array().expect("a list").len(), 2);
}

#[test]
fn records_that_plain_git_brought_are_listed_once_somebody_writes() {
    let world = busy();
    let repo = world.repo();
    world.at_root().git(["clone", "--quiet", "repo", "other"]);
    let other = world.place("other");
    for n in 0..20 {
        other.tine(["start", &format!("theirs-{n}"), "--no-workspace"]).ok();
    }
    repo.git(["fetch", "--quiet", "../other", "refs/tine/session/*:refs/tine/session/*"]);
    let file = repo.path.join(".git/tine/cache/sessions");
    let size = || std::fs::metadata(&file).expect("it is kept").len();
    let (before, expected) = (size(), repo.json(["sessions", "--all"]));
    assert_eq!(size(), before, "looking writes nothing");
    repo.tine(["start", "mine", "--no-workspace"]).ok();
    assert!(size() > 3 * before, "{} after {before}", size());
    repo.tine(["undo"]).ok();
    assert!(repo.json(["sessions", "--all"]) == expected);
}
