//! Random edits, and plain git as the judge: scan against `git add -A && git write-tree`, index sync against
//! `git status`, apply against a fresh checkout. `TINE_FUZZ_ROUNDS` asks for more, `TINE_FUZZ_SEED` for one seed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::error::Code;
use crate::git::{BString, Oid, Purpose};

use super::apply::{self, Applied};
use super::index;
use super::scan::{self, Engine, ScanOptions};
use super::testing::{Held, World, everything, listing};

/// A small generator with a seed, so that a failure can be had again.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).expect("small")
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<'t, T: ?Sized>(&mut self, from: &[&'t T]) -> &'t T {
        from[self.below(from.len())]
    }
}

const NAMES: &[&[u8]] = &[
    b"a",
    b"b.txt",
    b"dir/a",
    b"dir/b.txt",
    b"dir/sub/c.txt",
    b"dir/sub/deep/d",
    b"x",
    b"x/y",
    b"x/y/z",
    b"x-",
    b"x.txt",
    b"auto.crlf",
    b"id.c",
    b"image.bin",
    b"up.rot",
    b"dir/up.rot",
    b"proc.pf",
    b"weird \xff\xfe",
    b"dir \xe9/\xe8",
    b"sp ace/tab\there",
    b"glob[a]*?",
    b"new\nline",
    b"quo\"te\\s",
    "\u{65e5}\u{672c}/\u{8a9e}".as_bytes(),
    b"-dash",
    b":colon",
    b"con",
    b"trail. ",
    b"skip.log",
    b"build/out",
    b"build/keep",
    b"dir/skip.log",
];

const DIRECTORIES: &[&[u8]] = &[
    b"dir",
    b"dir/sub",
    b"x",
    b"x/y",
    b"build",
    b"dir \xe9",
    b"dir/sub/deep",
    b".gitattributes",
    b".git",
    b".git/config",
    b".",
];

const IGNORES: &[&[u8]] = &[
    b"*.log\n",
    b"build/\n",
    b"*.log\n!dir/skip.log\n",
    b"/x\n",
    b"dir/*\n!dir/sub\n",
    b"*.txt\r\n",
    b"# nothing\n",
    b"",
];

const ATTRIBUTES: &[&[u8]] = &[
    b"*.txt text\n*.c ident\n*.rot filter=rot\n*.pf filter=proc\n",
    b"* text=auto\n*.bin binary\n*.rot filter=rot\n",
    b"*.txt text eol=crlf\n*.c ident text=auto\n*.pf filter=proc\n",
    b"*.txt -text\n*.rot filter=rot ident\n",
    b"*.crlf text=auto eol=lf\n* -ident\n",
    b"[attr]odd text eol=crlf\n*.txt odd\ndir/** -odd\n",
    b"*.pf filter=missing\n",
    b"",
];

fn content(dice: &mut Dice) -> Vec<u8> {
    let n = dice.below(5);
    match dice.below(12) {
        0 => Vec::new(),
        1 => format!("one\ntwo {n}\n").into_bytes(),
        2 => format!("one\r\ntwo {n}\r\n").into_bytes(),
        3 => format!("one\r\ntwo {n}\nthree\r").into_bytes(),
        4 => format!("$Id$ and $Id: 0123 $\n{n}\n").into_bytes(),
        5 => [b"\0\x01\r\n".as_slice(), n.to_string().as_bytes()].concat(),
        6 => format!("no newline {n}").into_bytes(),
        9 => format!("$Id: a\nb $ $Id:$ $Id: x y $ $Id{n}$\r\n$Id: unfinished").into_bytes(),
        10 => b"$Id: 1111111111111111111111111111111111111111 $\r\n\r".to_vec(),
        11 => format!("lone\rcr {n}\rand crlf\r\n").into_bytes(),
        7 => format!("caf\u{e9} {n}\r\n").into_bytes(),
        _ => vec![b'a' + u8::try_from(n).expect("small"); 3000 + n],
    }
}

fn clear_way(world: &World, name: &[u8]) {
    for (at, _) in name.iter().enumerate().filter(|(_, b)| **b == b'/') {
        let parent = world.path(&name[..at]);
        if parent.symlink_metadata().is_ok_and(|m| !m.is_dir()) {
            fs::remove_file(parent).expect("a file in the way");
        }
    }
    if world.exists(name) {
        world.remove(name);
    }
}

fn edit(world: &World, dice: &mut Dice) {
    let name = dice.pick(NAMES);
    match dice.below(20) {
        0..6 => {
            if world.path(name).symlink_metadata().is_ok_and(|m| m.is_file()) {
                fs::write(world.path(name), content(dice)).expect("a file");
            } else {
                clear_way(world, name);
                world.write(name, content(dice));
            }
        }
        6 | 7 if world.exists(name) => world.remove(name),
        8 if world.path(name).symlink_metadata().is_ok_and(|m| m.is_file()) => {
            let mode = fs::metadata(world.path(name)).expect("metadata").permissions().mode();
            world.chmod(name, mode ^ 0o111);
        }
        9 => {
            clear_way(world, name);
            world.link(name, dice.pick(&[b"a".as_slice(), b"dir", b"/nowhere", b"../out \xff"]));
        }
        10 => {
            clear_way(world, b".gitignore");
            world.write(b".gitignore", dice.pick(IGNORES));
        }
        11 => {
            clear_way(world, b"dir/.gitignore");
            world.write(b"dir/.gitignore", dice.pick(IGNORES));
        }
        12 => {
            let at: &[u8] = dice.pick(&[b".gitattributes".as_slice(), b"dir/.gitattributes", b".gitattributes"]);
            clear_way(world, at);
            world.write(at, dice.pick(ATTRIBUTES));
            if dice.chance(10) {
                world.remove(at);
            }
            // Whether git asks the filters again about a file that did not change depends on whether the index is of
            // the same second; under a new time it always does.
            make_all_newer(world, dice);
        }
        13 => drop(world.git_path(&["add", "-f", "--"], name)),
        14 => drop(world.git_path(&["rm", "-r", "-q", "--cached", "-f", "--"], name)),
        15 => drop(world.git_path(&["add", "-N", "--"], name)),
        16 => drop(world.git_path(&["reset", "-q", "--"], name)),
        17 => drop(world.git_path(&["update-index", "--chmod=+x", "--"], name)),
        18 if dice.chance(30) => {
            let flag =
                dice.pick(&["--skip-worktree", "--assume-unchanged", "--no-skip-worktree", "--no-assume-unchanged"]);
            world.git_path(&["update-index", flag, "--"], name);
        }
        19 if world.exists(name) => {
            // The same content under a new time.
            let file = fs::File::open(world.path(name));
            if let Ok(file) = file.and_then(|f| f.metadata().map(|m| (f, m))) {
                let _ =
                    file.0.set_modified(std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1 << 30));
            }
        }
        _ => {}
    }
}

fn make_all_newer(world: &World, dice: &mut Dice) {
    let time = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(dice.next() % (1 << 30));
    for (path, held) in listing(&world.root()) {
        if matches!(held, Held::File(..)) {
            let file = fs::File::open(world.path(path)).expect("a file");
            file.set_modified(time).expect("its time is set");
        }
    }
}

fn configure(world: &World, dice: &mut Dice) {
    world.git(&["config", "filter.rot.clean", "tr a-z n-za-m"]);
    world.git(&["config", "filter.rot.smudge", "tr n-za-m a-z"]);
    if let Some(script) = process_filter(world) {
        world.git(&["config", "filter.proc.process", &script]);
        world.git(&["config", "filter.proc.required", "true"]);
    }
    match dice.below(6) {
        0 => drop(world.git(&["config", "core.autocrlf", "true"])),
        1 => drop(world.git(&["config", "core.autocrlf", "input"])),
        2 => drop(world.git(&["config", "core.fileMode", "false"])),
        3 => drop(world.git(&["config", "core.symlinks", "false"])),
        4 => drop(world.git(&["config", "core.eol", "crlf"])),
        _ => {}
    }
    if dice.chance(10) {
        world.git(&["config", "core.safecrlf", "true"]);
    }
}

/// A long-running filter that reverses bytes in both directions, where there is a Python to run it.
fn process_filter(world: &World) -> Option<String> {
    let script = world.dir.path().join("filter.py");
    let text = r#"
import sys
i, o = sys.stdin.buffer, sys.stdout.buffer
def read():
    n = i.read(4)
    if len(n) < 4: sys.exit(0)
    n = int(n, 16)
    return None if n == 0 else i.read(n - 4)
def lines():
    out = []
    while True:
        l = read()
        if l is None: return out
        out.append(l)
def write(b): o.write(b"%04x" % (len(b) + 4) + b)
def flush(): o.write(b"0000"); o.flush()
lines(); write(b"git-filter-server\n"); write(b"version=2\n"); flush()
lines(); write(b"capability=clean\n"); write(b"capability=smudge\n"); flush()
while True:
    lines()
    data = b"".join(lines())
    write(b"status=success\n"); flush()
    data = data[::-1]
    while data:
        write(data[:60000]); data = data[60000:]
    flush(); flush()
"#;
    fs::write(&script, text).ok()?;
    let found = std::process::Command::new("python3").arg("--version").output().is_ok_and(|o| o.status.success());
    found.then(|| format!("python3 {}", script.display()))
}

fn seeds() -> Vec<u64> {
    if let Some(seed) = std::env::var("TINE_FUZZ_SEED").ok().and_then(|s| s.parse().ok()) {
        return vec![seed];
    }
    let rounds = std::env::var("TINE_FUZZ_ROUNDS").ok().and_then(|s| s.parse().ok()).unwrap_or(60);
    (1..=rounds).collect()
}

fn dice(seed: u64) -> Dice {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    dice.next();
    dice
}

#[test]
fn scans_are_what_git_would_add() {
    let mut by_gix = 0;
    let mut scans = 0;
    for seed in seeds() {
        let world = World::new();
        let mut dice = dice(seed);
        configure(&world, &mut dice);
        for step in 0..4 {
            for _ in 0..1 + dice.below(20) {
                edit(&world, &mut dice);
            }
            if dice.chance(20) {
                world.git(&["-c", "core.safecrlf=false", "commit", "-q", "--allow-empty", "-am", "c"]);
            }
            by_gix += usize::from(scan_once(&world, &mut dice, &format!("seed {seed} step {step}")));
            scans += 1;
            if dice.chance(20) {
                // Long enough for directories to count as at rest: the next scan takes them from the cache.
                std::thread::sleep(std::time::Duration::from_millis(25));
            }
        }
        world.git(&["fsck", "--strict", "--no-dangling"]);
    }
    assert!(by_gix * 2 > scans, "gix did {by_gix} of {scans} scans");
    let named = NAMED.load(Ordering::Relaxed);
    assert!(named * 10 > scans, "{named} of {scans} scans of named paths found anything");
}

/// Whether gix could do it.
fn scan_once(world: &World, dice: &mut Dice, at: &str) -> bool {
    let expected = world.oracle();
    let repo = world.repo();
    let base = if dice.chance(80) { world.head_tree() } else { repo.empty_tree() };
    let options = everything(base);

    let before = (world.objects(), fs::read(world.path(".git/index")).ok());
    let preview = scan::changes(&repo, &options).expect("a preview");
    assert_eq!((world.objects(), fs::read(world.path(".git/index")).ok()), before, "{at}: a preview wrote");

    let gix = match scan::scan_with(&repo, &options, Engine::Gix) {
        Ok(scan) => {
            check_scan(world, &scan, expected, base, &format!("{at} (gix)"));
            assert_eq!(scan.changes, preview.changes, "{at}");
            Some(scan)
        }
        Err(e) => {
            assert_eq!(e.code(), crate::error::Code::Unsupported, "{at}: {e:?}");
            None
        }
    };
    let git = scan::scan_with(&repo, &options, Engine::Git).expect("a scan by git");
    check_scan(world, &git, expected, base, &format!("{at} (git)"));
    scan_named(world, dice, base, at);
    let found = scan::find(&repo, &options, Purpose::Look, Engine::Git).expect("a preview by git");
    let paths: Vec<_> = found.changes.iter().map(|c| c.path.clone()).collect();
    assert_eq!(paths, preview.changes.iter().map(|c| c.path.clone()).collect::<Vec<_>>(), "{at}");
    assert_eq!(git.skipped, preview.skipped, "{at}");

    if dice.chance(70) {
        let by_gix = gix.is_some();
        let scan = gix.unwrap_or(git);
        index::sync_scanned(&repo, scan.tree, &scan.touched).expect("the index is brought up to date");
        assert_eq!(
            world.index_tree(),
            expected,
            "{at}: index\n{}",
            world.git(&["diff", "--cached", &expected.to_string()])
        );
        world.checkpoint(scan.tree);
        let hidden = world.git(&["ls-files", "-v"]).lines().any(|l| !l.starts_with('H'));
        if !hidden {
            assert_eq!(world.status(), "", "{at}: status after {:?}", scan.touched);
        }
        return by_gix;
    }
    gix.is_some()
}

/// A scan of named paths finds of them what a look at everything does.
fn scan_named(world: &World, dice: &mut Dice, base: Oid, at: &str) {
    let repo = &world.repo();
    let name = |dice: &mut Dice| if dice.chance(30) { dice.pick(DIRECTORIES) } else { dice.pick(NAMES) };
    // One path that is nowhere is an error, whatever the others are.
    let mut paths: Vec<BString> = (0..8).map(|_| name(dice)).filter(|n| world.exists(n)).map(BString::from).collect();
    paths.truncate(1 + dice.below(3));
    if dice.chance(10) {
        paths.push(name(dice).into());
    }
    let options = ScanOptions { paths: &paths, ..everything(base) };
    let of = |found: crate::error::Result<scan::Found>| match found {
        Ok(found) => Ok((found.changes, found.skipped)),
        Err(e) => Err(e.code()),
    };
    let named = of(scan::find(repo, &options, Purpose::Look, Engine::Gix));
    if named.as_ref().is_ok_and(|found| !found.0.is_empty() || !found.1.is_empty()) {
        NAMED.fetch_add(1, Ordering::Relaxed);
    }
    if named != Err(Code::Unsupported) {
        let all = of(scan::find(repo, &options, Purpose::Look, Engine::Git));
        assert_eq!(named, all, "{at}: {paths:?}");
    }
}

/// How often a scan of named paths found something.
static NAMED: AtomicUsize = AtomicUsize::new(0);

fn check_scan(world: &World, scan: &scan::Scan, expected: Oid, base: Oid, at: &str) {
    if scan.tree != expected {
        // The oracle's objects were thrown away: have git write them for the message.
        world.git(&["-c", "core.safecrlf=false", "add", "-A"]);
        world.git(&["write-tree"]);
        panic!(
            "{at}: {} is not {expected}\n{}",
            scan.tree,
            world.git(&["diff", "--raw", &scan.tree.to_string(), &expected.to_string()])
        );
    }
    let differ: Vec<_> = world.repo().diff_trees(base, expected).expect("a diff").into_iter().map(|c| c.path).collect();
    assert_eq!(scan.changes.iter().map(|c| c.path.clone()).collect::<Vec<_>>(), differ, "{at}");
}

#[test]
fn applied_trees_are_what_git_checks_out() {
    for seed in seeds() {
        let world = World::new();
        let mut dice = dice(seed ^ 0xA5A5);
        configure(&world, &mut dice);
        let repo = world.repo();
        let mut trees: Vec<Oid> = Vec::new();
        for _ in 0..4 {
            for _ in 0..1 + dice.below(25) {
                edit(&world, &mut dice);
            }
            for flag in ["--no-skip-worktree", "--no-assume-unchanged"] {
                // Marks on index entries are another test's.
                for path in world.git(&["ls-files", "-z"]).split('\0').filter(|p| !p.is_empty()) {
                    world.git_path(&["update-index", flag, "--"], path.as_bytes());
                }
            }
            trees.push(world.commit_all());
        }
        // From here on nothing but tracked files is there, so that both worktrees can be compared whole.
        world.git(&["clean", "-q", "-ffdx"]);
        let mut from = *trees.last().expect("four trees");
        from = scan::scan(&repo, &everything(from)).expect("a scan").tree;
        for step in 0..4 {
            let to = trees[dice.below(trees.len())];
            let at = format!("seed {seed} step {step}");
            let names: BTreeSet<BString> = NAMES.iter().step_by(1 + step).map(|name| BString::from(*name)).collect();
            let differ = repo.diff_trees(from, to).expect("a diff").into_iter().map(|c| c.path);
            let named: Vec<BString> = differ.filter(|path| names.contains(path)).collect();
            assert_eq!(repo.differing(from, to, &names).expect("a diff"), named, "{at}");
            apply::check(&repo, from, to).unwrap_or_else(|e| panic!("{at}: {e:?}"));
            let applied = apply::apply(&repo, from, to).unwrap_or_else(|e| panic!("{at}: {e:?}"));
            assert!(applied.left.is_empty(), "{at}: left {:?}", applied.left);
            let fresh = fresh_checkout(&world, to);
            compare(&listing(&world.root()), &listing(&fresh), &applied, &at);
            let again = apply::apply(&repo, from, to).expect("again");
            assert!(again.is_nothing(), "{at}: applied twice");
            // A file as young as the index proves nothing; where its attributes change too, only its time can tell that
            // it is nobody's edit.
            std::thread::sleep(std::time::Duration::from_millis(25));
            index::sync_written(&repo, from, to, &applied).expect("the index follows");
            world.checkpoint(to);
            assert_eq!(world.index_tree(), to, "{at}");
            let dirty = world.git(&["diff", "--name-only"]);
            world.git_in(&fresh, &["add", "--renormalize", "."]);
            let unstable = world.git_in(&fresh, &["diff", "--cached", "--name-only"]);
            // Plain git too calls a file dirty that was not written anew when its attributes changed.
            for path in dirty.lines().filter(|d| applied.written.iter().any(|w| w == d.as_bytes())) {
                assert!(unstable.lines().any(|u| u == path), "{at}: {path} is dirty");
            }
            from = to;
        }
    }
}

fn fresh_checkout(world: &World, tree: Oid) -> std::path::PathBuf {
    let fresh = world.dir.path().join("fresh");
    if fresh.exists() {
        world.git(&["worktree", "remove", "--force", "--force", "../fresh"]);
    }
    let commit = world.git(&["commit-tree", &tree.to_string(), "-m", "f"]);
    world.git(&["worktree", "add", "-q", "--detach", "../fresh", &commit]);
    fresh
}

fn compare(ours: &BTreeMap<BString, Held>, git: &BTreeMap<BString, Held>, applied: &Applied, at: &str) {
    let mut git = git.clone();
    // The linked worktree's `.git` is a file.
    git.remove(&BString::from(".git"));
    assert_eq!(ours.keys().collect::<Vec<_>>(), git.keys().collect::<Vec<_>>(), "{at}");
    // What did not differ was not written anew, whatever has become of the attributes.
    for path in &applied.written {
        assert_eq!(ours.get(path), git.get(path), "{at}: {path}");
    }
}
