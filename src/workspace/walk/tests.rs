//! The records of directories: what they spare, what makes them void, and that nothing hangs on them.

use std::fs;
use std::time::Duration;

use super::*;
use crate::workspace::scan::{Scan, scan};
use crate::workspace::testing::{NEVER, World, everything};

/// Longer than the records wait for a directory to be at rest.
const REST: Duration = Duration::from_millis(40);

fn world() -> World {
    let world = World::new();
    world.write(".gitignore", "*.log\n");
    for name in ["a", "dir/b", "dir/sub/c", "other/d"] {
        world.write(name, "1");
    }
    world.commit_all();
    world
}

/// Scans after everything has come to rest, so that every directory is recorded.
fn settled_scan(world: &World) -> Scan {
    std::thread::sleep(REST);
    scan_as_git(world)
}

fn scan_as_git(world: &World) -> Scan {
    let scan = scan(&world.repo(), &everything(world.head_tree())).expect("a scan");
    assert_eq!(scan.tree, world.oracle());
    scan
}

/// The directories that have to be read now.
fn unknown(world: &World) -> Vec<BString> {
    let repo = world.repo();
    let now = SystemTime::now();
    let before = Cache::new(&repo, &world.root(), now).load(&repo);
    let surveyed = survey(&repo, &world.root(), world.head_tree(), &[], &NEVER).expect("a survey");
    let Surveyed::Done(survey) = surveyed else { panic!("gix does these") };
    let Some(news) = survey.news else { return Vec::new() };
    let mut read: Vec<BString> = news
        .records
        .into_iter()
        .filter(|(path, record)| !record.settled || before.get(path) != Some(record))
        .map(|(path, _)| path)
        .collect();
    read.sort();
    read
}

fn paths(names: &[&str]) -> Vec<BString> {
    names.iter().map(|n| BString::from(*n)).collect()
}

#[test]
fn what_was_learned_is_not_read_again() {
    let world = world();
    world.write("unknown/e", "1");
    std::thread::sleep(REST);
    learn(&world.repo(), &world.root(), world.head_tree(), &NEVER).expect("learned");
    assert_eq!(unknown(&world), paths(&[]));
    world.write("dir/new", "1");
    assert_eq!(unknown(&world), paths(&["dir"]));
    assert_eq!(scan_as_git(&world).changes.len(), 2, "what is new, from before and since");
}

#[test]
fn only_directories_with_news_are_read() {
    let world = world();
    assert_eq!(unknown(&world), paths(&["", "dir", "dir/sub", "other"]));
    settled_scan(&world);
    assert_eq!(unknown(&world), paths(&[]));
    world.write("dir/b", "2");
    assert_eq!(unknown(&world), paths(&[]), "content is no news to a directory");
    world.write("dir/sub/new", "1");
    assert_eq!(unknown(&world), paths(&["dir/sub"]));
    world.write("fresh/deep/file", "1");
    assert_eq!(unknown(&world), paths(&["", "dir/sub", "fresh", "fresh/deep"]));
    settled_scan(&world);
    assert_eq!(unknown(&world), paths(&[]));
}

#[test]
fn where_paths_are_named_nothing_else_is_looked_at() {
    let world = world();
    for name in ["a", "dir/b", "dir/new", "other/d", "other/new"] {
        world.write(name, "22");
    }
    let named = paths(&["dir"]);
    let surveyed = survey(&world.repo(), &world.root(), world.head_tree(), &named, &NEVER).expect("a survey");
    let Surveyed::Done(survey) = surveyed else { panic!("gix does these") };
    let suspects: Vec<_> = survey.suspects.iter().map(|s| s.path.clone()).collect();
    // A file as young as the index is one as well.
    assert!(suspects.contains(&"dir/b".into()) && suspects.iter().all(|s| s.starts_with(b"dir/")), "{suspects:?}");
    assert_eq!(survey.untracked, [("dir/new".into(), OnDisk::File)]);
    assert!(survey.news.is_none(), "nothing was learnt of directories");
}

#[test]
fn what_lies_behind_a_link_is_gone_whatever_the_link_leads_to() {
    let world = world();
    fs::remove_dir_all(world.path("other")).expect("a directory");
    // Whoever follows it gets an error that is not "nothing there".
    world.link("other", "other");
    let surveyed = survey(&world.repo(), &world.root(), world.head_tree(), &[], &NEVER).expect("a survey");
    let Surveyed::Done(survey) = surveyed else { panic!("gix does these") };
    let below: Vec<_> = survey.suspects.iter().filter(|s| s.path.starts_with(b"other/")).collect();
    assert!(!below.is_empty() && below.iter().all(|s| s.removed), "{below:?}");
    settled_scan(&world);
}

#[test]
fn a_directory_that_is_not_at_rest_is_read_again() {
    let world = world();
    // From a clock that was set back since: nobody knows when it changes again under this time.
    let dir = fs::File::open(world.path("dir/sub")).expect("a directory");
    dir.set_modified(SystemTime::now() + Duration::from_secs(3600)).expect("its time is set");
    settled_scan(&world);
    assert_eq!(unknown(&world), paths(&["dir/sub"]));
    scan_as_git(&world);
    assert_eq!(unknown(&world), paths(&["dir/sub"]));
}

#[test]
fn rules_count_for_all_below() {
    let world = world();
    world.write("dir/sub/x.tmp", "1");
    world.write("other/x.tmp", "1");
    settled_scan(&world);
    world.write("dir/.gitignore", "*.tmp\n");
    assert_eq!(unknown(&world), paths(&["dir", "dir/sub"]));
    let scan = settled_scan(&world);
    assert!(scan.changes.iter().all(|c| c.path != "dir/sub/x.tmp"));
    // The same names in the directory, another content of the rules.
    world.write("dir/.gitignore", "*.xyz\n");
    assert_eq!(unknown(&world), paths(&["dir", "dir/sub"]));
    scan_as_git(&world);
    world.write(".gitignore", "other\n");
    settled_scan(&world);
    world.remove(".gitignore");
    scan_as_git(&world);
}

#[test]
fn rules_outside_of_the_worktree_count_for_all() {
    let world = world();
    world.write("dir/x.tmp", "1");
    settled_scan(&world);
    world.write(".git/info/exclude", "*.tmp\n");
    assert_eq!(unknown(&world).len(), 4);
    settled_scan(&world);
    assert_eq!(unknown(&world), paths(&[]));
    world.write("mine", "*.none\n");
    world.git(&["config", "core.excludesFile", &world.path("mine").to_string_lossy()]);
    assert_eq!(unknown(&world).len(), 4);
    scan_as_git(&world);
}

#[test]
fn what_the_index_learns_and_forgets_is_seen() {
    let world = world();
    world.write("dir/forced.log", "1");
    world.write("dir/plain", "1");
    settled_scan(&world);
    world.git(&["add", "-f", "dir/forced.log"]);
    world.git(&["rm", "-q", "--cached", "other/d"]);
    let scan = scan_as_git(&world);
    assert!(scan.changes.iter().any(|c| c.path == "dir/forced.log"));
    world.git(&["rm", "-q", "--cached", "dir/forced.log"]);
    scan_as_git(&world);
}

#[test]
fn a_directory_that_becomes_a_repository_and_back() {
    let world = world();
    world.write("nested/file", "1");
    settled_scan(&world);
    world.git_in(&world.path("nested"), &["init", "-q"]);
    let with = scan(&world.repo(), &everything(world.head_tree())).expect("a scan");
    assert!(with.skipped.iter().any(|s| s.path == "nested"), "{:?}", with.skipped);
    std::thread::sleep(REST);
    scan(&world.repo(), &everything(world.head_tree())).expect("a scan");
    // Deep inside: neither directory gets a new time.
    world.remove("nested/.git/HEAD");
    world.remove("nested/.git/refs");
    let scan = scan(&world.repo(), &everything(world.head_tree())).expect("a scan");
    assert!(scan.skipped.iter().any(|s| s.path == "nested"), "a broken repository is nobody's files either");
    world.remove("nested/.git");
    scan_as_git(&world);
}

#[test]
fn a_damaged_file_costs_time_alone() {
    let world = world();
    world.write("dir/new", "1");
    settled_scan(&world);
    let file = world.path(".git/tine/directories");
    let whole = fs::read(&file).expect("it was kept");
    for at in (0..whole.len()).step_by(7) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x20;
        fs::write(&file, &bytes).expect("a file");
        assert_eq!(unknown(&world).len(), 4, "byte {at}");
    }
    fs::write(&file, &whole[..whole.len() / 2]).expect("a file");
    scan_as_git(&world);
    fs::remove_file(&file).expect("a file");
    scan_as_git(&world);
}
