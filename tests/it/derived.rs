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
fn whatever_plain_git_packs_moves_or_removes_is_seen() {
    let world = World::new();
    let repo = world.repo();
    for n in 0..70 {
        repo.tine(["start", &format!("s{n}"), "--no-workspace"]).ok();
    }
    repo.tine(["discard", "s7", "-m", "not wanted"]).ok();
    repo.git(["pack-refs", "--all"]);
    // The first command that writes makes the list anew, so that from here on only loose refs are looked at.
    let edits = "[{\"path\": \"a.txt\", \"content\": \"a\"}]";
    repo.write("edits.json", edits);
    repo.tine(["-s", "s3", "checkpoint", "--edits", "edits.json"]).ok();
    let cache = repo.path.join(".git/tine/cache");
    let ask =
        || [repo.json(["sessions"]), repo.json(["sessions", "--all", "--limit", "0"]), repo.json(["log", "--all"])];
    let same_without = |what: &str| {
        let answers = ask();
        let aside = cache.with_file_name("aside");
        std::fs::rename(&cache, &aside).expect("renamable");
        assert!(ask() == answers, "{what}");
        std::fs::rename(&aside, &cache).expect("renamable");
        answers
    };
    let before = same_without("packed");
    assert_eq!((&before[0]["total"], &before[1]["total"]), (&69.into(), &70.into()));
    assert_eq!(before[0]["sessions"][0]["id"], "s3");

    let record = |name: &str| repo.git(["rev-parse", &format!("refs/tine/session/{name}")]).trim().to_owned();
    let discarded = record("s7");
    repo.tine(["archive", "s9"]).ok();
    same_without("a record that moved is loose");
    repo.git(["update-ref", "refs/tine/session/s9", &format!("{}~", record("s9"))]);
    assert_eq!(same_without("plain git moved it back")[0]["total"], 69);
    repo.git(["update-ref", "-d", "refs/tine/session/s7"]);
    assert_eq!(same_without("plain git removed a record")[1]["total"], 69);
    repo.tine(["tag", "set", "-s", "s3", "k=v"]).ok();
    repo.git(["update-ref", "refs/tine/session/s7", &discarded]);
    assert_eq!(same_without("plain git brought it back")[1]["total"], 70);
    repo.git(["update-ref", "-d", "refs/tine/session/s3"]);
    repo.git(["pack-refs", "--all", "--prune"]);
    assert_eq!(same_without("packed again")[1]["total"], 69);
}

#[test]
fn the_list_says_how_many_there_are() {
    let world = busy();
    let repo = world.repo();
    for name in ["four", "five"] {
        repo.tine(["start", name, "--no-workspace"]).ok();
    }
    repo.tine(["-s", "one", "redo"]).ok();
    let few = repo.json(["sessions", "--limit", "1"]);
    assert_eq!((few["sessions"].as_array().map(Vec::len), &few["total"]), (Some(1), &3.into()));
    assert_eq!(few["sessions"][0]["id"], "one", "work went on there last");
    assert_eq!(few["warnings"][0], "1 of 3 sessions are listed; `--limit 0` lists all");
    let shown = repo.tine(["sessions", "--limit", "2"]).ok();
    assert!(shown.stderr.contains("2 sessions, and 1 more: --limit 0"), "{}", shown.stderr);
    assert_eq!(repo.json(["sessions", "--all", "--limit", "0"])["total"], 5);
    repo.tine(["tag", "set", "-s", "four", "team=web"]).ok();
    let tagged = repo.json(["sessions", "--tag", "team", "--limit", "1"]);
    assert_eq!((&tagged["sessions"][0]["id"], &tagged["total"]), (&"four".into(), &1.into()));
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
fn a_graph_of_very_many_sessions_has_those_that_are_the_latest_now() {
    let world = World::new();
    let repo = world.repo();
    let start = |n: usize| {
        repo.tine(["start", &format!("s{n}"), "--no-workspace"]).ok();
    };
    let tree = repo.rev("HEAD^{tree}");
    let commit = |message: &str| repo.git(["commit-tree", &tree, "-p", "main", "-m", message]);
    let branch = |name: &str| format!("refs/heads/session/{name}");
    let move_to = |name: &str, to: &str| {
        repo.git(["update-ref", &branch(name), to]);
    };
    (0..6).for_each(start);
    let now = world.commands();
    let old = commit("Old work");
    world.rewind_to(now);
    let as_old = commit("Work of the same time");
    (6..104).for_each(start);
    repo.write("edits.json", "[{\"path\": \"a.txt\", \"content\": \"a\"}]");
    for name in ["s0", "s1", "s2"] {
        repo.tine(["-s", name, "checkpoint", "--edits", "edits.json", "-m", &format!("Work in {name}")]).ok();
    }
    move_to("s3", &old);
    move_to("s5", &as_old);
    repo.git(["pack-refs", "--all"]);
    // The first command that writes makes the list anew, with when work last went on in each.
    let write = |tag: &str| {
        repo.tine(["tag", "set", "-s", "s9", tag]).ok();
    };
    write("first=1");

    let cache = repo.path.join(".git/tine/cache");
    let drawn = || {
        let now = world.commands();
        let shown = repo.tine(["log", "--all"]).ok();
        world.rewind_to(now);
        (shown.stdout, shown.stderr)
    };
    let expect = |what: &str, wanted: &[&str]| {
        let (graph, said) = drawn();
        let aside = cache.with_file_name("aside");
        std::fs::rename(&cache, &aside).expect("renamable");
        assert_eq!(drawn(), (graph.clone(), said.clone()), "{what}");
        std::fs::rename(&aside, &cache).expect("renamable");
        let all = ["Work in s0", "Work in s1", "Work in s2", "Old work", "Work of the same time", "By plain git"];
        let found: Vec<&str> = all.into_iter().filter(|text| graph.contains(text)).collect();
        assert_eq!(found, wanted, "{what}: {graph}");
        assert!(said.contains("4 older sessions not drawn"), "{what}: {said}");
    };
    expect("packed", &["Work in s0", "Work in s1", "Work in s2"]);
    for name in ["s1", "s2"] {
        move_to(name, "main");
    }
    expect("plain git took two of them back", &["Work in s0", "Old work"]);
    move_to("s4", &commit("By plain git"));
    expect("plain git moved one last", &["Work in s0", "By plain git"]);

    let list = cache.join("sessions");
    let earlier = std::fs::read(&list).expect("it is kept");
    repo.git(["pack-refs", "--all"]);
    expect("packed again", &["Work in s0", "By plain git"]);
    write("second=2");
    expect("and listed", &["Work in s0", "By plain git"]);
    let (now, expected) = (std::fs::read(&list).expect("it is kept"), drawn());
    std::fs::write(&list, &earlier).expect("writable");
    expect("a list of another time", &["Work in s0", "By plain git"]);
    for at in (0..104 * 72).step_by(149) {
        let mut bytes = now.clone();
        bytes[at] ^= 64;
        std::fs::write(&list, &bytes).expect("writable");
        assert!(drawn() == expected, "byte {at}");
    }
    std::fs::write(&list, &now).expect("writable");
    repo.git(["update-ref", "-d", &branch("s4")]);
    expect("plain git removed a branch", &["Work in s0", "Old work"]);
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

/// As a command leaves it that was killed right after its entry became the log's head.
#[test]
fn what_a_killed_command_did_not_note_is_found_by_the_next() {
    for name in ["log", "refs", "sessions", "view"] {
        let world = busy();
        let repo = world.repo();
        let file = repo.path.join(".git/tine/cache").join(name);
        let before = std::fs::read(&file).expect("it is kept");
        world.start("four");
        std::fs::write(&file, before).expect("writable");
        world.start("five");
        let found = (answers(&repo), repo.json(["doctor"]));
        std::fs::remove_dir_all(repo.path.join(".git/tine/cache")).expect("removable");
        assert!(found == (answers(&repo), repo.json(["doctor"])), "`{name}` was behind: {found:?}");
        let imports = repo.operations(["--all", "--limit", "100"]);
        assert!(imports.iter().all(|op| op["kind"] != "import"), "nothing was moved by plain git: {imports:?}");
    }
}
