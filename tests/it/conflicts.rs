//! Who gets in whose way: `conflicts`, the overlap in `status`, and proposals that take back what landed.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::support::{Place, World, everything};

/// A commit on the trunk that plain git made.
fn trunk_moves(world: &World, path: &str, content: &str) {
    let repo = world.repo();
    repo.write(path, content);
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", &format!("Change {path}")]);
}

/// A session with a checkpoint after these edits.
fn session<'w>(world: &'w World, id: &str, edit: impl Fn(&Place<'w>)) -> Place<'w> {
    let place = world.start(id);
    edit(&place);
    place.checkpoint(id);
    place
}

/// The pairs in conflict with their paths.
fn pairs(data: &Value) -> BTreeMap<(String, String), Vec<String>> {
    let text = |v: &Value| v.as_str().expect("text").to_owned();
    let paths = |v: &Value| v["paths"].as_array().expect("a list").iter().map(text).collect();
    let all = data["pairs"].as_array().expect("a list");
    all.iter().map(|pair| ((text(&pair["a"]), text(&pair["b"])), paths(pair))).collect()
}

/// What `git merge-tree` finds for every pair of sessions, and of a session with the trunk.
fn by_git(repo: &Place<'_>, sessions: &[&str]) -> BTreeMap<(String, String), Vec<String>> {
    let mut found = BTreeMap::new();
    let branch = |name: &str| if name == "main" { name.to_owned() } else { format!("session/{name}") };
    for (at, a) in sessions.iter().enumerate() {
        for b in sessions[at + 1..].iter().chain(&["main"]) {
            let args = ["merge-tree", "--write-tree", "--name-only", "--no-messages", &branch(b), &branch(a)];
            let (clean, said) = repo.try_git(args);
            if !clean {
                let mut paths: Vec<String> = said.lines().skip(1).map(str::to_owned).collect();
                paths.sort();
                found.insert(((*a).to_owned(), (*b).to_owned()), paths);
            }
        }
    }
    found
}

const LINES: &str = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n";

#[test]
fn every_pair_is_what_git_says_of_it() {
    let world = World::new();
    let repo = world.repo();
    trunk_moves(&world, "lib/a.txt", &LINES.replace("one", "a"));
    trunk_moves(&world, "lib/b.txt", &LINES.replace("one", "b"));
    let edit = |from: &'static str, to: &'static str| {
        move |place: &Place<'_>| place.write("src/main.txt", LINES.replace(from, to))
    };
    session(&world, "first", edit("one", "1"));
    session(&world, "first-too", edit("one", "uno"));
    session(&world, "last", edit("nine", "9"));
    session(&world, "file", |place| place.write("new", "a file\n"));
    session(&world, "folder", |place| place.write("new/in/it", "below\n"));
    session(&world, "moved", |place| {
        place.git(["mv", "lib", "library"]);
    });
    session(&world, "added", |place| place.write("lib/c.txt", "new in a folder that moves\n"));
    session(&world, "renamed", |place| {
        place.git(["mv", "src/main.txt", "src/start.txt"]);
    });
    session(&world, "elsewhere", |place| place.write("docs/page.md", "no conflict with anybody\n"));
    trunk_moves(&world, "README.md", "# The trunk goes on\n");
    session(&world, "later", edit("nine", "IX"));
    let early = world.workspace("elsewhere");
    early.json(["fork", "--name", "child"]);
    world.workspace("child").write("src/main.txt", LINES.replace("one", "I"));
    world.workspace("child").checkpoint("child");
    trunk_moves(&world, "docs/page.md", "the trunk has one as well\n");

    let data = repo.json(["conflicts"]);
    let all =
        ["added", "child", "elsewhere", "file", "first", "first-too", "folder", "last", "later", "moved", "renamed"];
    let found = pairs(&data);
    assert_eq!(data["sessions"], json!(all));
    assert_eq!(data["compared"], all.len() * (all.len() - 1) / 2 + all.len());
    let wanted = by_git(&repo, &all);
    assert_eq!(found.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>());
    for (pair, paths) in &wanted {
        // Git writes a file that makes room for a folder, or a folder's name, with its side behind it.
        let plain: Vec<&str> = paths.iter().map(|p| p.split('~').next().unwrap_or_default()).collect();
        assert!(paths.is_empty() || found[pair] == plain, "{pair:?}: {:?} and {paths:?}", found[pair]);
    }
    let conflict = |a: &str, b: &str| found.get(&(a.to_owned(), b.to_owned()));
    assert_eq!(conflict("first", "first-too"), Some(&vec!["src/main.txt".to_owned()]));
    assert_eq!(conflict("first", "last"), None, "one file, other lines");
    assert_eq!(conflict("file", "folder"), Some(&vec!["new".to_owned()]));
    assert!(conflict("added", "moved").is_some(), "a folder that moved while something came into it");
    assert!(conflict("elsewhere", "main").is_some() && conflict("child", "elsewhere").is_none());
    let told = data["pairs"].as_array().expect("a list").iter().find(|p| p["b"] == "main").expect("one");
    assert_eq!(told["with_trunk"], true);
}

#[test]
fn names_choose_and_a_script_gets_an_exit_code() {
    let world = World::new();
    let repo = world.repo();
    for id in ["x", "y", "z"] {
        session(&world, id, |place| place.write("src/main.txt", format!("{id}\n")));
    }
    assert_eq!(pairs(&repo.json(["conflicts"])).len(), 3);
    let some = repo.json(["conflicts", "y"]);
    assert_eq!((pairs(&some).len(), &some["sessions"], &some["compared"]), (2, &json!(["y"]), &json!(3)));
    let ran = repo.tine(["--json", "conflicts", "--exit-code"]).run();
    assert_eq!((ran.status, ran.document()["data"]["pairs"].as_array().map(Vec::len)), (Some(3), Some(3)), "{ran}");
    let human = repo.tine(["conflicts", "x"]).ok();
    assert_eq!(human.stdout, "x and y\n  src/main.txt\nx and z\n  src/main.txt\n");
    repo.fails("not_found", ["conflicts", "nobody"]);
    repo.json(["archive", "z"]);
    repo.fails("invalid", ["conflicts", "z"]);
    repo.json(["discard", "y", "-m", "no"]);
    let ran = repo.tine(["conflicts", "--exit-code"]).ok();
    assert!(ran.stderr.contains("no conflicts"), "{ran}");
}

#[test]
fn looking_writes_nothing_but_its_cache_and_needs_none() {
    let world = World::new();
    let repo = world.repo();
    let sessions = ["x", "y"].map(|id| session(&world, id, |place| place.write("src/main.txt", format!("{id}\n"))));
    sessions[0].write("src/main.txt", "not saved\n");
    let state = || {
        let mut all = everything(&repo.path);
        // The file, what stands in its way below, and the folder that has the time of its last name.
        all.retain(|path, _| {
            !String::from_utf8_lossy(path).contains("tine/cache/merges") && !path.ends_with(b"tine/cache")
        });
        (all, everything(&sessions[0].path))
    };
    let before = state();
    let cold = repo.json(["conflicts"]);
    let cache = repo.path.join(".git/tine/cache/merges");
    let kept = std::fs::read(&cache).expect("merges are remembered");
    assert_eq!(repo.json(["conflicts"]), cold);
    assert_eq!(std::fs::read(&cache).expect("still there"), kept, "what is known is not written again");
    std::fs::write(&cache, [&kept[..kept.len() - 1], b"?"].concat()).expect("damaged");
    assert_eq!(repo.json(["conflicts"]), cold);
    std::fs::remove_file(&cache).expect("removed");
    std::fs::create_dir_all(cache.join("in the way")).expect("a folder");
    assert_eq!(repo.json(["conflicts"]), cold, "where the cache cannot be written");
    std::fs::remove_dir_all(&cache).expect("removed");
    assert!(state() == before, "something else was written");
    repo.json(["conflicts"]);
    // Another tip is another merge.
    sessions[0].write("src/main.txt", LINES);
    sessions[0].checkpoint("as it was");
    assert_eq!(repo.json(["conflicts"])["pairs"], json!([]));
    repo.fsck();
}

#[test]
fn bases_that_have_to_be_merged_first_are_what_git_makes_of_them() {
    let world = World::new();
    let repo = world.repo();
    for id in ["x", "y"] {
        session(&world, id, |place| place.write("src/main.txt", LINES.replace("one", id)));
    }
    // A criss-cross: each takes the other's first state and decides differently.
    let (x, y) = (world.workspace("x"), world.workspace("y"));
    let tips = [x.rev("HEAD"), y.rev("HEAD")];
    for (place, tip, text) in [(&x, &tips[1], "X"), (&y, &tips[0], "Y")] {
        place.try_git(["merge", "--quiet", "--no-edit", tip]);
        place.write("src/main.txt", LINES.replace("one", text));
        place.git(["commit", "--quiet", "--all", "-m", "Both"]);
    }
    assert_eq!(repo.git(["merge-base", "--all", "session/x", "session/y"]).lines().count(), 2);
    let wanted = by_git(&repo, &["x", "y"]);
    assert!(!wanted.is_empty());
    assert_eq!(pairs(&repo.json(["conflicts"])), wanted);
    assert_eq!(pairs(&repo.json(["conflicts"])), wanted, "from the cache as well");
}

#[test]
fn status_says_what_the_trunk_and_others_did_to_the_same_paths() {
    let world = World::new();
    let fix = session(&world, "fix", |place| place.write("src/main.txt", LINES.replace("one", "1")));
    assert_eq!(fix.json(["status"])["trunk_overlaps"], json!([]));
    trunk_moves(&world, "src/main.txt", &LINES.replace("nine", "9"));
    trunk_moves(&world, "theirs.txt", "theirs\n");
    let status = fix.json(["status"]);
    assert_eq!(status["trunk_overlaps"], json!(["src/main.txt"]), "{status}");
    assert!(status["warnings"].to_string().contains("main also changed src/main.txt"), "{status}");
    let late = session(&world, "late", |place| place.write("theirs.txt", "mine\n"));
    fix.json(["refresh"]);
    let status = fix.json(["status"]);
    assert_eq!(status["trunk_overlaps"], json!([]), "it was brought in");
    assert_eq!(status["overlaps"], json!([]), "what came from the trunk is no edit of this session");
    assert_eq!(late.json(["status"])["overlaps"], json!([]));
}

/// A session that has brought in what the trunk did to `src/main.txt` and `theirs.txt` meanwhile.
fn refreshed<'w>(world: &'w World, how: &str) -> Place<'w> {
    let fix = session(world, "fix", |place| place.write("mine.txt", "mine\n"));
    trunk_moves(world, "src/main.txt", &LINES.replace("nine", "in between"));
    trunk_moves(world, "src/main.txt", &LINES.replace("nine", "9"));
    trunk_moves(world, "theirs.txt", "theirs\n");
    fix.json(["refresh", how]);
    fix
}

fn takes_back(place: &Place<'_>) -> Value {
    let name = place.propose("Something");
    let ran = place.tine(["proposal", "show", &name]).ok();
    let paths = place.proposal(&name)["takes_back"].take();
    assert_eq!(ran.stdout.contains("takes back what landed"), paths != json!([]), "{ran}");
    paths
}

#[test]
fn a_proposal_that_takes_back_what_landed_is_flagged() {
    for how in ["--merge", "--rebase"] {
        let world = World::new();
        let fix = refreshed(&world, how);
        fix.write("src/main.txt", LINES.replace("nine", "IX"));
        assert_eq!(takes_back(&fix), json!([]), "{how}: an edit of its own is none");
        fix.write("src/main.txt", LINES);
        assert_eq!(takes_back(&fix), json!(["src/main.txt"]), "{how}: as before the refresh");
        fix.write("src/main.txt", LINES.replace("nine", "in between"));
        assert_eq!(takes_back(&fix), json!(["src/main.txt"]), "{how}: as at a time in between");
        fix.write("src/main.txt", LINES.replace("one", "1"));
        assert_eq!(takes_back(&fix), json!(["src/main.txt"]), "{how}: one hunk of it, beside an edit");
        fix.write("src/main.txt", LINES.replace("nine", "9"));
        fix.remove("theirs.txt");
        assert_eq!(takes_back(&fix), json!(["theirs.txt"]), "{how}: a file that came meanwhile");
        fix.remove("README.md");
        fix.write("theirs.txt", "theirs\n");
        assert_eq!(takes_back(&fix), json!([]), "{how}: a file that was there before is its own to remove");
    }
}

#[test]
fn a_restore_of_an_old_checkpoint_after_a_refresh_is_flagged() {
    let world = World::new();
    let fix = refreshed(&world, "--merge");
    fix.json(["restore", "@1"]);
    fix.write("mine.txt", "more\n");
    assert_eq!(takes_back(&fix), json!(["src/main.txt", "theirs.txt"]));
    fix.json(["fork", "--name", "child"]);
    let child = world.workspace("child");
    child.write("mine.txt", "and more\n");
    assert_eq!(takes_back(&child), json!(["src/main.txt", "theirs.txt"]), "so is a fork of it");
}

#[test]
fn what_was_before_a_session_from_a_merged_branch_is_its_own() {
    let world = World::new();
    let repo = world.repo();
    let numbered = |text: &str| LINES.replace("nine", text);
    trunk_moves(&world, "src/main.txt", &numbered("long ago"));
    trunk_moves(&world, "src/main.txt", &numbered("later"));
    repo.git(["switch", "--quiet", "--create", "side", "main~1"]);
    repo.write("side.txt", "side\n");
    repo.git(["add", "side.txt"]);
    repo.git(["commit", "--quiet", "-m", "Side"]);
    repo.git(["switch", "--quiet", "main"]);
    repo.git(["merge", "--quiet", "--no-ff", "-m", "Merge side", "side"]);
    repo.json(["start", "fix", "--from", "side"]);
    let fix = world.workspace("fix");
    fix.write("mine.txt", "mine\n");
    fix.checkpoint("mine");
    trunk_moves(&world, "src/main.txt", &numbered("9"));
    fix.json(["refresh"]);
    fix.git(["checkout", "--quiet", "main~4", "--", "src/main.txt"]);
    assert_eq!(takes_back(&fix), json!([]), "only what landed since it began counts");
}

#[test]
fn what_is_taken_back_on_purpose_or_stays_is_not_flagged() {
    let world = World::new();
    let old = session(&world, "old", |place| place.write("mine.txt", "mine\n"));
    let landed = world.proposed("landed", "src/main.txt", &LINES.replace("one", "1"));
    world.repo().json(["approve", &landed]);
    assert_eq!(takes_back(&old), json!([]), "a base of long ago loses nothing in a merge");
    let revert = world.repo().json(["revert", &landed])["proposal"]["takes_back"].take();
    assert_eq!(revert, json!([]), "it began after what it takes back");
}

#[test]
fn odd_paths_are_data() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let world = World::new();
    let odd = OsStr::from_bytes(b"evil\x1b[2J\xff.txt");
    for id in ["x", "y"] {
        session(&world, id, |place| place.write(odd, format!("{id}\n")));
    }
    let ran = world.repo().tine(["conflicts"]).ok();
    assert!(!ran.said().contains('\u{1b}'), "{ran}");
    let data = world.repo().json(["conflicts"]);
    assert_eq!(data["pairs"][0]["paths"][0]["path_hex"], "6576696c1b5b324aff2e747874", "{data}");
}

#[test]
fn what_is_remembered_ends_with_the_attributes_it_was_found_with() {
    let world = World::new();
    let repo = world.repo();
    for id in ["x", "y"] {
        session(&world, id, |place| place.write("src/main.txt", LINES.replace("one", id)));
    }
    let wanted = by_git(&repo, &["x", "y"]);
    assert_eq!((wanted.len(), pairs(&repo.json(["conflicts"]))), (1, wanted));
    // The user's own file, at its usual place and then at one of their choice.
    for (place, setting) in [("home/.config/git/attributes", None), ("home/attributes", Some("core.attributesFile"))] {
        let file = world.root().join(place);
        if let Some(setting) = setting {
            repo.git(["config", setting, &file.display().to_string()]);
        }
        world.at_root().write(place, "* merge=union\n");
        assert_eq!(by_git(&repo, &["x", "y"]), BTreeMap::new());
        assert_eq!(repo.json(["conflicts"])["pairs"], json!([]), "{place}");
        world.at_root().write(place, "* text\n");
        assert_eq!(repo.json(["conflicts"])["pairs"].as_array().map(Vec::len), Some(1), "{place}");
    }
}
