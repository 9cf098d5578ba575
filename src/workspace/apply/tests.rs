//! What an apply writes, removes and, above all, leaves alone.

use std::collections::BTreeMap;

use std::fs;

use super::*;
use crate::error::Code;
use crate::workspace::index::{sync_applied, sync_written};
use crate::workspace::testing::{Held, World, listing};

/// A world whose files are at the second of two trees.
fn two_trees(before: &[(&str, &str)], after: &[(&str, &str)]) -> (World, Oid, Oid) {
    let world = World::new();
    for (name, content) in before {
        world.write(name, content);
    }
    let to = world.commit_all();
    if !before.is_empty() {
        world.git(&["rm", "-r", "-q", "-f", "."]);
    }
    for (name, content) in after {
        world.write(name, content);
    }
    let from = world.commit_all();
    (world, from, to)
}

fn names(paths: &[BString]) -> Vec<String> {
    paths.iter().map(ToString::to_string).collect()
}

/// Paths that the refusal names.
fn refused(world: &World, from: Oid, to: Oid) -> Vec<String> {
    let before = listing(&world.root());
    let e = check(&world.repo(), from, to).expect_err("something is in the way");
    assert_eq!(e.code(), Code::Dirty);
    assert_eq!(e.hints().len(), 1);
    assert_eq!(listing(&world.root()), before, "a check writes nothing");
    let paths = e.details()["paths"].as_array().expect("paths").clone();
    paths.iter().map(|p| p.as_str().expect("text").to_owned()).collect()
}

fn clean_apply(world: &World, from: Oid, to: Oid) -> Applied {
    let repo = world.repo();
    check(&repo, from, to).expect("nothing is in the way");
    let applied = apply(&repo, from, to).expect("it applies");
    assert_eq!(applied.left, Vec::<BString>::new());
    sync_written(&repo, from, to, &applied).expect("the index follows");
    assert_eq!(world.index_tree(), to);
    world.checkpoint(to);
    assert_eq!(world.status(), "");
    applied
}

#[test]
fn only_what_differs_is_touched() {
    let (world, from, to) = two_trees(
        &[("same", "1"), ("changed", "old"), ("back", "1"), ("deep/er/file", "1")],
        &[("same", "1"), ("changed", "new"), ("new/file", "1"), ("new/other", "1")],
    );
    world.write("new/untracked", "mine");
    world.write("beside", "mine");
    let past = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1 << 30);
    fs::File::open(world.path("same")).and_then(|f| f.set_modified(past)).expect("a time");
    let repo = world.repo();
    check(&repo, from, to).expect("nothing is in the way");
    let applied = apply(&repo, from, to).expect("it applies");
    assert_eq!(names(&applied.written), ["back", "changed", "deep/er/file"]);
    assert_eq!(names(&applied.removed), ["new/file", "new/other"]);
    assert_eq!(fs::metadata(world.path("same")).and_then(|m| m.modified()).expect("a time"), past);
    assert!(world.exists("new/untracked") && world.exists("beside"));
    assert!(apply(&repo, from, to).expect("again").is_nothing());
    sync_applied(&repo, from, to).expect("the index follows");
    world.checkpoint(to);
    assert_eq!(world.status(), "?? beside\n?? new/");
}

#[test]
fn modes_links_and_directories() {
    let world = World::new();
    world.write("run", "1");
    world.chmod("run", 0o755);
    world.link("link", "run");
    world.link("dangling", "no/where");
    world.write("x", "file");
    world.write("d/e/f", "1");
    world.write("swap", "file");
    let to = world.commit_all();
    world.chmod("run", 0o644);
    for name in ["link", "dangling", "x", "d", "swap"] {
        world.remove(name);
    }
    world.write("link", "now a file");
    world.link("dangling", "else/where");
    world.write("x/y/z", "deep");
    world.link("d", "x");
    world.link("swap", "x");
    let from = world.commit_all();
    clean_apply(&world, from, to);
    let there = listing(&world.root());
    assert_eq!(there[&BString::from("run")], Held::File(b"1".to_vec(), true));
    assert_eq!(there[&BString::from("link")], Held::Link(b"run".to_vec()));
    assert_eq!(there[&BString::from("x")], Held::File(b"file".to_vec(), false));
    clean_apply(&world, to, from);
    assert_eq!(listing(&world.root())[&BString::from("d")], Held::Link(b"x".to_vec()));
    clean_apply(&world, from, to);
}

#[test]
fn what_somebody_else_changed_meanwhile_is_left() {
    let (world, from, to) = two_trees(
        &[("edited", "old"), ("mode", "old"), ("type", "old"), ("dir", "old"), ("fine", "old")],
        &[("edited", "new"), ("mode", "new"), ("type", "new"), ("dir", "new"), ("fine", "new"), ("doomed", "new")],
    );
    world.write("edited", "mine");
    world.chmod("mode", 0o755);
    world.remove("type");
    world.link("type", "fine");
    world.remove("dir");
    world.write("dir/mine", "mine");
    world.write("doomed", "mine");
    let applied = apply(&world.repo(), from, to).expect("it applies");
    assert_eq!(names(&applied.left), ["dir", "doomed", "edited", "mode", "type"]);
    assert_eq!(names(&applied.written), ["fine"]);
    assert_eq!(world.read("edited"), b"mine");
    assert_eq!(world.read("doomed"), b"mine");
    assert_eq!(world.read("dir/mine"), b"mine");
    sync_applied(&world.repo(), from, to).expect("the index follows");
    assert_eq!(world.index_tree(), to, "what was left is a change against the tree");
}

#[test]
fn untracked_and_ignored_files_in_the_way_are_a_refusal() {
    let (world, from, to) = two_trees(
        &[("a.log", "old"), ("b.log", "same"), ("dir", "a file"), ("p/q/r", "deep"), ("large", "tracked once")],
        &[("dir/tracked", "1"), ("other", "1")],
    );
    world.write(".git/info/exclude", "*.log\nkept\n");
    world.write("a.log", "mine");
    world.write("b.log", "same");
    world.write("dir/kept", "mine");
    world.write("dir/untracked", "mine");
    world.write("p", "a file of mine");
    world.write("large", "mine");
    assert_eq!(refused(&world, from, to), ["a.log", "dir/kept", "dir/untracked", "large", "p"]);
    // Whoever goes on all the same loses nothing.
    let applied = apply(&world.repo(), from, to).expect("it applies");
    assert_eq!(names(&applied.left), ["a.log", "dir", "large", "p/q/r"]);
    for name in ["a.log", "dir/kept", "dir/untracked", "large"] {
        assert_eq!(world.read(name), b"mine", "{name}");
    }
    assert_eq!(names(&applied.removed), ["dir/tracked", "other"]);
}

#[test]
fn a_repository_in_the_way_is_a_refusal() {
    let (world, from, to) = two_trees(&[("n/file", "1"), ("m", "1")], &[("other", "1")]);
    for name in ["n/file", "m"] {
        fs::create_dir_all(world.path(name)).expect("a directory");
        world.git_in(&world.path(name), &["init", "-q"]);
    }
    assert_eq!(refused(&world, from, to), ["m", "n/file"]);
}

#[test]
fn links_are_never_followed() {
    let (world, from, to) = two_trees(&[("d/a", "old"), ("d/new", "old")], &[("d/a", "new"), ("d/b", "new")]);
    let outside = world.dir.path().join("outside");
    fs::create_dir(&outside).expect("a directory");
    for name in ["a", "b"] {
        fs::write(outside.join(name), "new").expect("a file");
    }
    world.remove("d");
    world.link("d", "../outside");
    let applied = apply(&world.repo(), from, to).expect("it applies");
    assert_eq!(names(&applied.left), ["d/a", "d/new"]);
    assert_eq!(applied.written.len() + applied.removed.len(), 0);
    let inside: BTreeMap<_, _> = listing(&outside);
    assert_eq!(inside.len(), 2);
    assert!(inside.values().all(|h| *h == Held::File(b"new".to_vec(), false)));
    assert_eq!(refused(&world, from, to), ["d"]);
}

#[test]
fn directories_go_only_when_emptied() {
    let (world, from, to) =
        two_trees(&[("top", "1")], &[("top", "1"), ("a/b/c/file", "1"), ("k/file", "1"), ("i/file", "1")]);
    world.write(".git/info/exclude", "*.log\n");
    world.write("i/x.log", "ignored");
    fs::create_dir(world.path("k/empty")).expect("a directory");
    fs::create_dir(world.path("mine")).expect("a directory");
    let applied = apply(&world.repo(), from, to).expect("it applies");
    assert_eq!(applied.removed.len(), 3);
    assert!(!world.exists("a"));
    assert!(world.exists("i/x.log") && world.exists("k/empty") && world.exists("mine"));
}

#[test]
fn submodules_are_placed_but_not_checked_out() {
    let world = World::new();
    world.write("file", "1");
    let without = world.commit_all();
    fs::create_dir(world.path("sub")).expect("a directory");
    let sub = world.path("sub");
    world.git_in(&sub, &["init", "-q"]);
    world.git_in(&sub, &["-c", "user.name=S", "-c", "user.email=s@e", "commit", "-q", "--allow-empty", "-m", "1"]);
    let with = world.commit_all();
    assert!(world.ls_tree(with).contains("160000 commit"));
    // Somebody's work may be in there.
    let applied = apply(&world.repo(), with, without).expect("it applies");
    assert_eq!(names(&applied.left), ["sub"]);
    assert!(world.exists("sub/.git"));
    world.remove("sub");
    clean_apply(&world, with, without);
    let applied = clean_apply(&world, without, with);
    assert_eq!(names(&applied.written), ["sub"]);
    assert_eq!(fs::read_dir(&sub).map(Iterator::count).expect("a directory"), 0);
    let applied = clean_apply(&world, with, without);
    assert_eq!(names(&applied.removed), ["sub"]);
}

#[test]
fn after_a_crash_it_finishes() {
    let before: Vec<(String, String)> = (0..40).map(|n| (format!("d{}/f{n}", n % 4), format!("old {n}"))).collect();
    let after: Vec<(String, String)> = (20..60).map(|n| (format!("d{}/f{n}", n % 4), format!("new {n}"))).collect();
    let borrow = |list: &[(String, String)]| -> Vec<(String, String)> { list.to_vec() };
    let (before, after) = (borrow(&before), borrow(&after));
    let as_str = |l: &[(String, String)]| l.iter().map(|(a, b)| (a.clone(), b.clone())).collect::<Vec<_>>();
    let (b, a) = (as_str(&before), as_str(&after));
    let refs = |l: &'static [(String, String)]| l.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect::<Vec<_>>();
    let (world, from, to) = two_trees(&refs(b.leak()), &refs(a.leak()));
    let start = listing(&world.root());
    apply(&world.repo(), from, to).expect("it applies");
    let end = listing(&world.root());
    // Any mixture of both states is one that a crash can leave, with our temporary files in between.
    for cut in [0, 1, 7, 30, 59] {
        for (n, path) in start.keys().chain(end.keys()).enumerate() {
            let state = if n % 60 < cut { &end } else { &start };
            match state.get(path) {
                Some(Held::File(content, _)) => world.write(path, content),
                _ if world.exists(path) => world.remove(path),
                _ => {}
            }
        }
        world.write("d1/.tine-tmp-00112233", "half a fi");
        let applied = finish(&world.repo(), from, to).expect("it applies");
        assert!(applied.left.is_empty(), "{cut}: {:?}", applied.left);
        assert_eq!(listing(&world.root()), end, "{cut}");
    }
}

#[test]
fn many_files_are_written_by_all_cores() {
    let world = World::new();
    let each = |text: &str, step: usize| {
        for n in (0..400).step_by(step) {
            world.write(format!("d{}/e{}/f{n}", n % 5, n % 31), format!("{text} {n}\n"));
        }
    };
    each("old", 1);
    (0..100).for_each(|n| world.write(format!("gone/{n}/deep/file"), "1"));
    (0..50).for_each(|n| world.write(format!("swap/{n}"), "a file"));
    let from = world.commit_all();
    each("new", 2);
    world.remove("gone");
    world.remove("swap");
    (0..50).for_each(|n| world.write(format!("swap/{n}/file"), "in a directory"));
    let to = world.commit_all();
    let end = listing(&world.root());
    let applied = clean_apply(&world, to, from);
    assert_eq!((applied.written.len(), applied.removed.len()), (200 + 100 + 50, 50));
    assert!(applied.written.is_sorted() && applied.removed.is_sorted());
    let applied = clean_apply(&world, from, to);
    assert_eq!((applied.written.len(), applied.removed.len()), (200 + 50, 100 + 50));
    assert_eq!(listing(&world.root()), end);
    assert!(!world.exists("gone"));
}

#[test]
fn what_looks_alike_is_not_written_again() {
    let world = World::new();
    world.write(".gitattributes", "* text eol=crlf\n");
    world.write("same", "1\r\n2\r\n");
    let to = world.commit_all();
    // Another content, which looks the same in the worktree.
    let blob = world.dir.path().join("blob");
    fs::write(&blob, "1\r\n2\r\n").expect("a file");
    let id = world.git(&["hash-object", "-w", "--no-filters", &blob.to_string_lossy()]);
    world.git(&["update-index", "--cacheinfo", &format!("100644,{id},same")]);
    let from = Oid::from_hex(world.git(&["write-tree"]).as_bytes()).expect("an id");
    assert_ne!(from, to);
    let past = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1 << 30);
    fs::File::open(world.path("same")).and_then(|f| f.set_modified(past)).expect("a time");
    let applied = apply(&world.repo(), from, to).expect("it applies");
    assert!(applied.is_nothing(), "{applied:?}");
    assert_eq!(fs::metadata(world.path("same")).and_then(|m| m.modified()).expect("a time"), past);
}

#[test]
fn attributes_are_those_of_the_tree_that_comes() {
    let world = World::new();
    world.write(".gitattributes", "*.txt text eol=lf\n*.u16 text working-tree-encoding=UTF-16LE-BOM\n");
    world.write("a.txt", "1\n2\n");
    world.write("b.u16", b"\xff\xfeo\0l\0d\0\n\0");
    let to = world.commit_all();
    world.write(".gitattributes", "*.txt text eol=crlf\n*.u16 binary\n");
    world.write("a.txt", "1\r\n3\r\n");
    world.write("b.u16", "new\n");
    let from = world.commit_all();
    clean_apply(&world, from, to);
    assert_eq!(world.read("a.txt"), b"1\n2\n");
    assert_eq!(world.read("b.u16"), b"\xff\xfeo\0l\0d\0\n\0");
    clean_apply(&world, to, from);
    assert_eq!(world.read("a.txt"), b"1\r\n3\r\n");
    assert_eq!(world.read("b.u16"), b"new\n");
}

#[test]
fn content_that_does_not_survive_its_own_filters_is_known_all_the_same() {
    let world = World::new();
    world.write("crlf", "1\r\n2\r\n");
    world.write("other", "1");
    let from = world.commit_all();
    world.write("crlf", "1\r\n3\r\n");
    let to = world.commit_all();
    // Since then somebody declared it text; git calls such files modified although nobody touched them.
    world.write(".git/info/attributes", "crlf text\n");
    let repo = world.repo();
    let applied = apply(&repo, to, from).expect("it applies");
    assert_eq!(names(&applied.written), ["crlf"]);
    assert_eq!(world.read("crlf"), b"1\r\n2\r\n");
    assert!(apply(&repo, to, from).expect("again").is_nothing());
    sync_applied(&repo, to, from).expect("the index follows");
    assert_eq!(world.index_tree(), from);
}

#[test]
fn outside_a_sparse_checkout_nothing_is_written() {
    for sparse_index in ["--sparse-index", "--no-sparse-index"] {
        let (world, from, to) = two_trees(
            &[("in/a", "old"), ("out/a", "old"), ("out/old", "old")],
            &[("in/a", "new"), ("out/a", "new"), ("out/new", "new")],
        );
        world.git(&["sparse-checkout", "set", "--cone", sparse_index, "in"]);
        let applied = clean_apply(&world, from, to);
        assert_eq!(names(&applied.written), ["in/a"]);
        assert!(!world.exists("out"));
        assert!(world.git(&["ls-files", "-v"]).lines().filter(|l| l.contains("out/")).all(|l| l.starts_with('S')));
    }
}
