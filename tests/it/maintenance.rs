//! Space: what pruning and git's housekeeping give back, and what they never take.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde_json::json;

use crate::support::{Place, World, eventually};

/// Incompressible text: its size on disk is its own.
fn noise(seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        format!("{state:016x}")
    };
    (0..8_000).map(|_| next()).collect()
}

fn below(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).expect("a directory").flatten();
    entries.flat_map(|e| if e.path().is_dir() { below(&e.path()) } else { vec![e.path()] }).collect()
}

/// Makes every object there is older than git's grace period.
fn age_objects(repo: &Place<'_>) {
    let then = SystemTime::now() - Duration::from_secs(21 * 24 * 3600);
    for path in below(&repo.path.join(".git/objects")) {
        std::fs::File::open(path).expect("it is there").set_modified(then).expect("it is ours");
    }
}

fn packs(repo: &Place<'_>) -> usize {
    let all = below(&repo.path.join(".git/objects/pack"));
    all.iter().filter(|path| path.extension().is_some_and(|e| e == "pack")).count()
}

/// Ten checkpoints, taken back, so that only the log holds them; then one that stays.
fn wasteful(world: &World) -> Place<'_> {
    let fix = world.start("fix");
    for n in 0..10 {
        fix.write("big.txt", noise(n));
        fix.checkpoint("big");
        fix.json(["undo"]);
    }
    fix.write("small.txt", "small\n");
    fix.checkpoint("small");
    fix
}

#[test]
fn pruning_gives_space_back_in_numbers() {
    let world = World::new();
    let fix = wasteful(&world);
    let repo = world.repo();
    let before = repo.refs().without_log();
    let would = repo.json(["op", "prune", "--older-than", "30s", "--dry-run"]);
    assert!(would["reclaimable"].as_u64() > Some(500_000), "{would}");
    assert_eq!(would["space"], json!(null));
    assert_eq!(repo.operations(["--all", "--limit", "100"]).len(), 22, "nothing was changed");

    age_objects(&repo);
    // What somebody has written and not linked yet, as a checkpoint under way has.
    let fresh = fix.git(["hash-object", "-w", "--stdin", "--path", "x"]);
    let done = repo.json(["op", "prune", "--older-than", "30s"]);
    let space = &done["space"];
    let number = |key: &str| space[key].as_u64().unwrap_or_else(|| panic!("{key} in {done}"));
    assert!(number("bytes_before") > number("bytes_after") + 500_000, "{done}");
    assert!(number("files_before") > number("files_after"), "{done}");
    assert_eq!(repo.git(["cat-file", "-t", &fresh]), "blob", "what is young stays");
    assert_eq!(repo.refs().without_log(), before);
    assert_eq!((fix.read("small.txt"), fix.git_status()), ("small\n".to_owned(), String::new()));
    repo.fsck();
    fix.write("small.txt", "smaller\n");
    fix.checkpoint("smaller");
    fix.json(["undo"]);
    assert_eq!(fix.read("small.txt"), "small\n");

    let again = repo.tine(["op", "prune", "--older-than", "30s", "--dry-run"]).ok().said();
    assert!(again.contains("would drop"), "{again}");
}

#[test]
fn pruning_without_collecting_garbage() {
    let world = World::new();
    wasteful(&world);
    age_objects(&world.repo());
    let done = world.repo().json(["op", "prune", "--older-than", "30s", "--no-gc"]);
    assert_eq!((done["removed"].as_u64() > Some(0), &done["space"]), (true, &json!(null)));
    assert_eq!(packs(&world.repo()), 0);
    let nothing = world.repo().json(["op", "prune"]);
    assert_eq!((&nothing["removed"], &nothing["space"]), (&json!(0), &json!(null)), "it would not pay");
}

#[test]
fn what_other_worktrees_have_staged_or_checked_out_stays() {
    let world = World::new();
    let repo = world.repo();
    let fix = wasteful(&world);
    fix.write("staged.txt", "staged and nowhere else\n");
    fix.git(["add", "staged.txt"]);
    let id = fix.rev(":staged.txt");
    fix.remove("staged.txt");
    repo.git(["worktree", "add", "--quiet", "--detach", "../loose"]);
    let loose = world.place("loose");
    loose.git(["commit", "--quiet", "--allow-empty", "-m", "On no branch"]);
    let head = loose.rev("HEAD");
    age_objects(&repo);
    repo.json(["op", "prune", "--older-than", "30s"]);
    assert_eq!(repo.git(["cat-file", "-t", &id]), "blob");
    assert_eq!(loose.rev("HEAD"), head);
    repo.fsck();
}

#[test]
fn housekeeping_starts_by_itself_and_nobody_waits() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    let budget = ["--config", "maintenance.packs=2", "checkpoint", "-m"];
    let many = |text: &str| (0..40).for_each(|n| fix.write(format!("d/{n}"), format!("{text} {n}\n")));
    for n in 0..4 {
        many(&format!("{n}"));
        fix.json([&budget[..], &["quiet"]].concat());
    }
    assert_eq!(packs(&repo), 4, "git's own housekeeping is turned off here");

    repo.git(["config", "gc.auto", "6700"]);
    repo.git(["config", "maintenance.auto", "true"]);
    many("more");
    fix.tine([&budget[..], &["in CI"]].concat()).env("CI", "true").json();
    many("even more");
    fix.tine(["--config", "maintenance.auto=false"].iter().chain(&budget).chain(&["off"])).json();
    fix.json(["--config", "maintenance.packs=2", "status"]);
    assert_eq!(packs(&repo), 6);
    let undone = fix.git(["rev-parse", "HEAD"]);
    many("the last");
    fix.json([&budget[..], &["packed"]].concat());
    let packed = eventually(|| (packs(&repo) <= 2 && !repo.has(".git/gc.pid")).then_some(()));
    assert!(packed.is_some(), "{} packs", packs(&repo));
    fix.json(["undo"]);
    assert_eq!(fix.rev("HEAD"), undone);
    repo.fsck();
}

#[test]
fn any_number_of_loose_objects_still_means_few_packs() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    let budget = ["--config", "maintenance.loose_objects=0", "--config", "maintenance.packs=2"];
    for n in 0..4 {
        (0..40).for_each(|file| fix.write(format!("d/{file}"), format!("{n} {file}\n")));
        fix.json([&budget[..], &["checkpoint", "-m", "more"]].concat());
    }
    assert_eq!(packs(&repo), 4);
    repo.git(["config", "gc.auto", "6700"]);
    repo.git(["config", "maintenance.auto", "true"]);
    fix.write("last.txt", "last\n");
    fix.json([&budget[..], &["checkpoint", "-m", "packed"]].concat());
    let packed = eventually(|| (packs(&repo) <= 2 && !repo.has(".git/gc.pid")).then_some(()));
    assert!(packed.is_some(), "{} packs", packs(&repo));
    repo.fsck();
}
