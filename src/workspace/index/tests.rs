//! The index after a checkpoint, an apply and a recovery, as plain git sees it.

use std::fs;
use std::time::{Duration, Instant};

use super::*;
use crate::error::Code;
use crate::workspace::apply::apply;
use crate::workspace::scan::scan;
use crate::workspace::testing::{World, everything};

#[test]
fn staged_content_of_other_paths_survives_an_apply() {
    let world = World::new();
    for name in ["a", "staged", "both"] {
        world.write(name, "1");
    }
    let to = world.commit_all();
    world.write("a", "2");
    let from = world.commit_all();
    world.write("staged", "for later");
    world.git(&["add", "staged"]);
    world.write("staged", "and then some");
    let repo = world.repo();
    apply(&repo, from, to).expect("it applies");
    sync_applied(&repo, from, to).expect("the index follows");
    world.checkpoint(to);
    assert_eq!(world.status(), "MM staged");
    assert_eq!(world.git(&["show", ":staged"]), "for later");
}

#[test]
fn marks_on_entries_survive() {
    let world = World::new();
    for name in ["assume", "skip", "plain"] {
        world.write(name, "1");
    }
    let from = world.commit_all();
    for name in ["assume", "skip", "plain"] {
        world.write(name, "2");
    }
    let to = world.commit_all();
    let repo = world.repo();
    apply(&repo, to, from).expect("it applies");
    sync_applied(&repo, to, from).expect("the index follows");
    world.git(&["update-index", "--assume-unchanged", "assume"]);
    world.git(&["update-index", "--skip-worktree", "skip"]);
    apply(&repo, from, to).expect("it applies");
    sync_applied(&repo, from, to).expect("the index follows");
    assert_eq!(world.index_tree(), to);
    assert_eq!(world.git(&["ls-files", "-v"]), "h assume\nH plain\nS skip");
}

#[test]
fn the_users_index_extensions_survive() {
    let world = World::new();
    world.write("a", "1");
    world.commit_all();
    world.git(&["update-index", "--force-untracked-cache"]);
    world.git(&["update-index", "--split-index"]);
    world.write("a", "2");
    let repo = world.repo();
    let scan = scan(&repo, &everything(world.head_tree())).expect("a scan");
    sync_scanned(&repo, scan.tree, &scan.touched).expect("the index follows");
    assert_eq!(world.index_tree(), scan.tree);
    let index = fs::read(world.path(".git/index")).expect("an index");
    for extension in [b"link".as_slice(), b"UNTR"] {
        assert!(index.windows(4).any(|w| w == extension), "{}", String::from_utf8_lossy(extension));
    }
}

#[test]
fn an_edit_between_scan_and_sync_is_not_taken_for_scanned() {
    let world = World::new();
    world.write("a", "1");
    world.write("gone", "1");
    world.commit_all();
    world.write("a", "2");
    world.write("new", "2");
    world.write("dir/x", "2");
    let repo = world.repo();
    let scan = scan(&repo, &everything(world.head_tree())).expect("a scan");
    world.write("a", "3");
    world.remove("new");
    world.remove("dir");
    world.link("dir", "/tmp");
    sync_scanned(&repo, scan.tree, &scan.touched).expect("the index follows");
    assert_eq!(world.index_tree(), scan.tree);
    world.checkpoint(scan.tree);
    assert_eq!(world.status(), " M a\n D dir/x\n D new\n?? dir");
}

#[test]
fn a_directory_that_became_a_link() {
    let world = World::new();
    world.write("d/a", "1");
    world.write("d/b/c", "1");
    world.write("elsewhere/a", "1");
    world.commit_all();
    world.remove("d");
    world.link("d", "elsewhere");
    let repo = world.repo();
    let scan = scan(&repo, &everything(world.head_tree())).expect("a scan");
    sync_scanned(&repo, scan.tree, &scan.touched).expect("the index follows");
    assert_eq!(world.index_tree(), scan.tree);
    world.checkpoint(scan.tree);
    assert_eq!(world.status(), "");
}

#[test]
fn a_reset_makes_the_index_the_tree_and_keeps_the_files() {
    let world = World::new();
    world.write("a", "1");
    world.write("gone", "1");
    let tree = world.commit_all();
    world.write("a", "2");
    world.write("staged", "2");
    world.remove("gone");
    world.git(&["add", "-A"]);
    world.write("intended", "2");
    world.git(&["add", "-N", "intended"]);
    reset(&world.repo(), tree).expect("a reset");
    assert_eq!(world.index_tree(), tree);
    assert_eq!(world.status(), " M a\n D gone\n?? intended\n?? staged");
    assert_eq!(world.read("a"), b"2");
}

#[test]
fn a_held_lock_is_waited_for_and_then_busy() {
    let world = World::new();
    world.write("a", "1");
    world.commit_all();
    world.write("a", "2");
    let repo = world.repo();
    let scan = scan(&repo, &everything(world.head_tree())).expect("a scan");
    let lock = world.path(".git/index.lock");

    fs::write(&lock, "").expect("a lock");
    let start = Instant::now();
    let e = sync_scanned(&repo, scan.tree, &scan.touched).expect_err("held");
    assert_eq!(e.code(), Code::Busy);
    assert!(start.elapsed() >= Duration::from_secs(2) && start.elapsed() < Duration::from_secs(20));
    assert!(lock.exists(), "somebody else's lock is not broken");

    std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(300));
            fs::remove_file(&lock).expect("the lock");
        });
        sync_scanned(&repo, scan.tree, &scan.touched).expect("the index follows");
    });
    assert_eq!(world.index_tree(), scan.tree);
}

#[test]
fn entries_of_a_tree_by_path() {
    let world = World::new();
    for name in ["a", "d/b", "d/e/c"] {
        world.write(name, "1");
    }
    let tree = world.commit_all();
    let asked = ["a", "a/x", "d", "d/b", "d/e/c", "d/e/none", "none"].map(BString::from);
    let found: Vec<_> = entries_at(&world.repo(), tree, &asked)
        .expect("entries")
        .into_iter()
        .filter_map(|(path, entry)| entry.map(|_| path.to_string()))
        .collect();
    assert_eq!(found, ["a", "d/b", "d/e/c"]);
}
