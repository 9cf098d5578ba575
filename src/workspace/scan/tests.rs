//! Scans of single, nameable situations, by both engines, with plain git as the judge.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::*;
use crate::workspace::index;
use crate::workspace::testing::{World, everything};

/// Scans with every engine that can, and compares with `git add -A`.
fn scan_like_git(world: &World) -> Scan {
    let expected = world.oracle();
    let base = world.head_tree();
    let scan = scan_both(world, &everything(base));
    assert_eq!(scan.tree, expected, "{}", explain(world, scan.tree));
    scan
}

fn explain(world: &World, tree: Oid) -> String {
    world.git(&["-c", "core.safecrlf=false", "add", "-A"]);
    let expected = world.git(&["write-tree"]);
    world.git(&["diff", "--raw", &tree.to_string(), &expected])
}

/// Both engines (gix where it can), which must agree in everything but what merely needs a new time in the index.
fn scan_both(world: &World, options: &ScanOptions<'_>) -> Scan {
    let repo = world.repo();
    let git = scan_with(&repo, options, Engine::Git).expect("a scan by git");
    let preview = changes(&repo, options).expect("a preview");
    assert_eq!(preview.changes, git.changes);
    assert_eq!(preview.skipped, git.skipped);
    let by_git = find(&repo, options, Purpose::Look, Engine::Git).expect("a preview by git");
    assert_eq!(by_git.skipped, git.skipped);
    match scan_with(&repo, options, Engine::Gix) {
        Ok(gix) => {
            assert_eq!(gix.tree, git.tree, "gix and git differ");
            assert_eq!(gix.skipped, git.skipped);
            assert_eq!(gix.changes, git.changes);
            for path in git.touched.iter().map(|t| &t.path) {
                assert!(gix.touched.iter().any(|t| t.path == *path), "{path} is not touched");
            }
            gix
        }
        Err(e) => {
            assert_eq!(e.code(), Code::Unsupported, "{e:?}");
            git
        }
    }
}

/// Scans, brings the index up to date, moves HEAD: plain git must then see nothing.
fn checkpoint_is_clean(world: &World) -> Scan {
    let scan = scan_like_git(world);
    index::sync_scanned(&world.repo(), scan.tree, &scan.touched).expect("the index follows");
    assert_eq!(world.index_tree(), scan.tree);
    world.checkpoint(scan.tree);
    assert_eq!(world.status(), "");
    scan
}

fn skipped(scan: &Scan) -> Vec<(String, SkipReason)> {
    scan.skipped.iter().map(|s| (s.path.to_string(), s.reason)).collect()
}

fn paths(world: &World, tree: Oid) -> Vec<String> {
    world.ls_tree(tree).lines().filter_map(|l| l.split_once('\t')).map(|(_, p)| p.to_owned()).collect()
}

fn small(base_tree: Oid) -> ScanOptions<'static> {
    ScanOptions { max_file_size: 10, max_total_size: 25, include_secrets: false, ..everything(base_tree) }
}

#[test]
fn a_repository_without_commits_and_index() {
    let world = World::new();
    let scan = scan_like_git(&world);
    assert_eq!(scan.tree, world.repo().empty_tree());
    world.write("a/b", "x");
    let scan = checkpoint_is_clean(&world);
    assert_eq!(paths(&world, scan.tree), ["a", "a/b"]);
}

#[test]
fn files_become_directories_and_back() {
    let world = World::new();
    world.write("x", "file");
    world.write("d/one", "1");
    world.write("d/two/three", "3");
    world.commit_all();
    world.remove("x");
    world.write("x/y/z", "deep");
    world.remove("d");
    world.link("d", "x");
    checkpoint_is_clean(&world);
    world.remove("x");
    world.write("x", "file");
    world.remove("d");
    world.write("d/one", "1");
    checkpoint_is_clean(&world);
}

#[test]
fn what_is_staged_in_odd_ways() {
    let world = World::new();
    for name in ["gone", "uncached", "kept", "ignored", "intended-then-gone"] {
        world.write(name, name);
    }
    world.commit_all();
    world.git(&["rm", "-q", "gone"]);
    world.git(&["rm", "-q", "--cached", "uncached", "ignored"]);
    world.write(".gitignore", "ignored\ntracked.log\n");
    world.write("tracked.log", "1");
    world.git(&["add", "-f", "tracked.log"]);
    world.write("tracked.log", "2");
    world.write("new-staged", "1");
    world.git(&["add", "new-staged"]);
    world.remove("new-staged");
    world.write("intended", "");
    world.write("intended2", "x");
    world.write("intended3", "x");
    world.git(&["add", "-N", "intended", "intended2", "intended3"]);
    world.remove("intended3");
    let scan = checkpoint_is_clean(&world);
    assert!(paths(&world, scan.tree).contains(&"tracked.log".to_owned()));
    assert!(!paths(&world, scan.tree).contains(&"ignored".to_owned()));
}

#[test]
fn an_unfinished_merge() {
    let world = World::new();
    world.write("both", "base\n");
    world.write("theirs-deletes", "base\n");
    world.commit_all();
    world.git(&["checkout", "-q", "-b", "side"]);
    world.write("both", "side\n");
    world.remove("theirs-deletes");
    world.commit_all();
    world.git(&["checkout", "-q", "main"]);
    world.write("both", "main\n");
    world.write("theirs-deletes", "main\n");
    world.commit_all();
    assert!(!world.git_path(&["merge", "-q"], b"side"));
    assert!(world.git(&["ls-files", "-u"]).contains("both"));
    checkpoint_is_clean(&world);
}

fn submodule(world: &World, name: &str) -> String {
    let sub = world.path(name);
    fs::create_dir_all(&sub).expect("a directory");
    let format = world.git(&["rev-parse", "--show-object-format"]);
    world.git_in(&sub, &["init", "-q", "-b", "main", &format!("--object-format={format}")]);
    world.git_in(&sub, &["config", "user.name", "S"]);
    world.git_in(&sub, &["config", "user.email", "s@example.org"]);
    commit_in_submodule(world, name, "1")
}

fn commit_in_submodule(world: &World, name: &str, content: &str) -> String {
    let sub = world.path(name);
    fs::write(sub.join("f"), content).expect("a file");
    world.git_in(&sub, &["add", "f"]);
    world.git_in(&sub, &["commit", "-q", "-m", content]);
    world.git_in(&sub, &["rev-parse", "HEAD"])
}

#[test]
fn submodules_known_and_unknown_to_gitmodules() {
    let world = World::new();
    world.write("file", "x");
    for name in ["listed", "unlisted", "absent", "hollow", "dirty", "becomes-file"] {
        submodule(&world, name);
        world.git(&["-c", "advice.addEmbeddedRepo=false", "add", name]);
    }
    world.write(".gitmodules", "[submodule \"listed\"]\n\tpath = listed\n\turl = ./listed\n\tignore = all\n");
    world.commit_all();
    let listed = commit_in_submodule(&world, "listed", "2");
    let unlisted = commit_in_submodule(&world, "unlisted", "2");
    world.write("dirty/untracked", "no commit");
    world.remove("absent");
    world.remove("hollow");
    fs::create_dir(world.path("hollow")).expect("a directory");
    world.write("hollow/loose", "not the submodule's");
    world.remove("becomes-file");
    world.write("becomes-file", "now a file");
    let scan = scan_like_git(&world);
    let tree = world.ls_tree(scan.tree);
    assert!(tree.contains(&listed) && tree.contains(&unlisted), "{tree}");
    assert!(!paths(&world, scan.tree).contains(&"absent".to_owned()));
    index::sync_scanned(&world.repo(), scan.tree, &scan.touched).expect("the index follows");
    assert_eq!(world.index_tree(), scan.tree);
}

#[test]
fn repositories_inside_are_left_alone_whole() {
    let world = World::new();
    world.write("file", "x");
    world.write("was-file", "x");
    world.write("half/tracked", "x");
    world.commit_all();
    submodule(&world, "nested/deep");
    world.write("nested/beside", "taken");
    world.git_in(&world.root(), &["init", "-q", "unborn"]);
    world.write("unborn/f", "x");
    world.write("broken/.git", "gitdir: /nowhere");
    world.write("broken/sub/f", "x");
    world.git(&["worktree", "add", "-q", "--detach", "linked"]);
    world.remove("was-file");
    submodule(&world, "was-file");
    // Tracked files inside make it no nested repository, here as in git.
    world.git_in(&world.path("half"), &["init", "-q"]);
    world.write("half/new", "taken");

    let scan = scan_both(&world, &everything(world.head_tree()));
    let nested = SkipReason::NestedRepository;
    let expected = ["broken", "linked", "nested/deep", "unborn", "was-file"].map(|p| (p.to_owned(), nested));
    assert_eq!(skipped(&scan), expected);
    assert_eq!(paths(&world, scan.tree), ["file", "half", "half/new", "half/tracked", "nested", "nested/beside"]);
    index::sync_scanned(&world.repo(), scan.tree, &scan.touched).expect("the index follows");
    assert_eq!(world.index_tree(), scan.tree);
}

#[test]
fn hidden_entries_keep_what_the_index_has() {
    let world = World::new();
    for name in ["skip", "assume", "gone", "other", "dir/skip"] {
        world.write(name, "1");
    }
    world.commit_all();
    world.git(&["update-index", "--skip-worktree", "skip", "gone", "dir/skip"]);
    world.git(&["update-index", "--assume-unchanged", "assume"]);
    for name in ["skip", "assume", "other"] {
        world.write(name, "22");
    }
    world.remove("gone");
    world.write("dir/new", "beside a hidden one");
    let scan = checkpoint_is_clean(&world);
    assert_eq!(scan.changes.iter().map(|c| c.path.to_string()).collect::<Vec<_>>(), ["dir/new", "other"]);
    assert_eq!(world.git(&["ls-files", "-v"]).lines().filter(|l| !l.starts_with('H')).count(), 4);
}

fn sparse_world(index: bool) -> World {
    let world = World::new();
    for name in ["in/a", "in/b", "out/a", "out/deep/b", "top"] {
        world.write(name, name);
    }
    world.commit_all();
    let sparse_index = if index { "--sparse-index" } else { "--no-sparse-index" };
    world.git(&["sparse-checkout", "set", "--cone", sparse_index, "in"]);
    assert!(!world.exists("out/a"));
    world
}

#[test]
fn sparse_checkouts_with_and_without_sparse_index() {
    for index in [false, true] {
        let world = sparse_world(index);
        world.write("in/a", "changed");
        world.remove("in/b");
        world.write("in/new", "new");
        world.write("top", "changed");
        let base = world.head_tree();
        let scan = scan_both(&world, &everything(base));
        assert_eq!(scan.tree, world.oracle());
        assert!(paths(&world, scan.tree).contains(&"out/deep/b".to_owned()));
        index::sync_scanned(&world.repo(), scan.tree, &scan.touched).expect("the index follows");
        assert_eq!(world.index_tree(), scan.tree);
        world.checkpoint(scan.tree);
        assert_eq!(world.status(), "");
        assert!(!world.exists("out/a"));
        assert_eq!(index, world.git(&["ls-files", "--sparse"]).contains("out/\n"), "the sparse index survives");

        // `git add -A` refuses to go outside, and so it is listed.
        world.write("out/new", "new");
        let scan = scan_both(&world, &everything(world.head_tree()));
        assert_eq!(skipped(&scan), [("out/new".to_owned(), SkipReason::Sparse)]);
        assert_eq!(scan.tree, world.head_tree());
    }
}

#[test]
fn encodings_that_only_git_knows() {
    let world = World::new();
    world.write(
        ".gitattributes",
        "*.u16 text working-tree-encoding=UTF-16LE-BOM\n*.l1 working-tree-encoding=ISO-8859-1\n",
    );
    world.write("a.u16", b"\xff\xfea\0\r\0\n\0");
    world.write("b.l1", b"caf\xe9 \x80\n");
    let scan = checkpoint_is_clean(&world);
    assert!(world.git(&["cat-file", "-p", &format!("{}:a.u16", scan.tree)]).starts_with('a'));
    world.write("a.u16", b"\xff\xfeb\0\n\0");
    checkpoint_is_clean(&world);
}

#[test]
fn attribute_files_that_are_links_or_gone() {
    let world = World::new();
    world.write("real", "* text eol=crlf\n");
    world.link(".gitattributes", "real");
    world.write("a", "1\r\n");
    scan_like_git(&world);
    world.remove(".gitattributes");
    world.write(".gitattributes", "* text\n");
    world.write("b", "1\r\n");
    checkpoint_is_clean(&world);
    world.remove(".gitattributes");
    world.write("a", "2\r\n");
    world.write("b", "2\r\n");
    scan_like_git(&world);
}

#[test]
fn a_path_of_four_thousand_bytes() {
    let world = World::new();
    let mut name = format!("{}/", "d".repeat(200)).repeat(19);
    name.push_str(&"f".repeat(4000 - name.len() - world.root().as_os_str().len()));
    world.write(&name, "deep");
    world.write("top", "x");
    let scan = checkpoint_is_clean(&world);
    assert!(paths(&world, scan.tree).contains(&name));
    world.write(&name, "deeper");
    checkpoint_is_clean(&world);
}

#[test]
fn a_path_longer_than_the_file_system_takes_from_here() {
    let world = World::new();
    // Only a process that stands at the root can name it.
    let part = "p".repeat(250);
    let script =
        format!("for i in $(seq 16); do mkdir {part} && cd {part} || exit 1; done; echo x > {}", "f".repeat(70));
    let made = Command::new("sh").current_dir(world.root()).arg("-c").arg(script).status().expect("sh runs");
    assert!(made.success());
    let empty = world.repo().empty_tree();
    let scan = checkpoint_is_clean(&world);
    for (from, to) in [(scan.tree, empty), (empty, scan.tree)] {
        crate::workspace::check(&world.repo(), from, to).expect("nothing is in the way");
        let applied = crate::workspace::apply(&world.repo(), from, to).expect("it applies");
        assert_eq!((applied.written.len() + applied.removed.len(), applied.left.len()), (1, 0));
        index::sync_applied(&world.repo(), from, to).expect("the index follows");
        world.checkpoint(to);
        assert_eq!(world.index_tree(), to);
        assert_eq!(world.status(), "");
    }
}

#[test]
fn forms_of_repository() {
    let forms: &[(&str, &[&str])] = &[
        ("split index", &["update-index", "--split-index"]),
        ("index version 4", &["update-index", "--index-version=4"]),
        ("untracked cache", &["update-index", "--force-untracked-cache"]),
        ("fsmonitor", &["config", "core.fsmonitor", "true"]),
        ("ignoring case", &["config", "core.ignoreCase", "true"]),
        ("no index hash", &["config", "index.skipHash", "true"]),
        ("preload off", &["config", "core.preloadIndex", "false"]),
        ("check stat minimal", &["config", "core.checkStat", "minimal"]),
    ];
    for (form, command) in forms {
        let world = World::new();
        world.write("a", "1");
        world.write("dir/b", "1");
        world.commit_all();
        world.git(command);
        world.write("a", "2");
        world.write("dir/c", "new");
        if *form != "ignoring case" {
            world.write("Dir/C", "new");
        }
        let scan = scan_both(&world, &everything(world.head_tree()));
        assert_eq!(scan.tree, world.oracle(), "{form}");
        index::sync_scanned(&world.repo(), scan.tree, &scan.touched).expect("the index follows");
        assert_eq!(world.index_tree(), scan.tree, "{form}");
    }
}

#[test]
fn other_hashes_and_ref_stores() {
    for flag in ["--object-format=sha256", "--ref-format=reftable"] {
        let world = World::new();
        world.remove("");
        fs::create_dir(world.root()).expect("a directory");
        let made = world.command(&world.root()).args(["init", "-q", "-b", "main", flag]).output().expect("git runs");
        if !made.status.success() {
            continue;
        }
        world.git(&["config", "user.name", "T"]);
        world.git(&["config", "user.email", "t@example.org"]);
        world.write("a", "1");
        world.write("dir/b", "1");
        world.commit_all();
        submodule(&world, "sub");
        world.git(&["-c", "advice.addEmbeddedRepo=false", "add", "sub"]);
        world.write("dir/b", "2");
        world.write("c", "3");
        let scan = checkpoint_is_clean(&world);
        assert_eq!(paths(&world, scan.tree), ["a", "c", "dir", "dir/b", "sub"], "{flag}");
    }
}

#[test]
fn a_linked_worktree() {
    let world = World::new();
    world.write("a", "1");
    world.commit_all();
    world.git(&["worktree", "add", "-q", "-b", "side", "../side"]);
    let side = world.dir.path().join("side");
    fs::write(side.join("a"), "2").expect("a file");
    fs::write(side.join("b"), "2").expect("a file");
    let repo = Repo::open(&side.join(".git")).expect("it opens");
    let base = world.head_tree();
    for engine in [Engine::Gix, Engine::Git] {
        let scan = scan_with(&repo, &everything(base), engine).expect("a scan");
        assert_eq!(scan.changes.len(), 2);
        assert!(scan.skipped.is_empty());
    }
    let scan = scan(&repo, &everything(base)).expect("a scan");
    index::sync_scanned(&repo, scan.tree, &scan.touched).expect("the index follows");
    assert_eq!(world.git_in(&side, &["write-tree"]), scan.tree.to_string());
    assert_eq!(fs::read(world.path("a")).expect("a file"), b"1", "the main worktree is another place");
}

#[test]
fn a_partial_clone_with_gaps() {
    let origin = World::new();
    origin.write("a", "one");
    origin.write("dir/crlf", "one\r\n");
    origin.write("dir/b", "two");
    origin.commit_all();
    origin.git(&["config", "uploadpack.allowFilter", "true"]);
    let world = World::new();
    world.remove("");
    let url = format!("file://{}", origin.root().display());
    world.git_in(world.dir.path(), &["clone", "-q", "--filter=blob:none", "--no-checkout", &url, "repo"]);
    world.git(&["config", "user.name", "T"]);
    world.git(&["config", "user.email", "t@example.org"]);
    world.git(&["read-tree", "HEAD"]);
    // Nothing was checked out; one file comes back by hand, its blob stays at the remote.
    world.write("dir/b", "three");
    world.write("dir/crlf", "two\r\n");
    world.write(".gitattributes", "* text=auto\n");
    world.git(&["config", "remote.origin.url", "/nowhere"]);
    let base = world.head_tree();
    // Whether the CRLF stay depends on a blob that is not here: gix must not guess.
    let gix = scan_with(&world.repo(), &everything(base), Engine::Gix).expect_err("a gap");
    assert_eq!(gix.code(), Code::Unsupported);
    assert!(scan(&world.repo(), &everything(base)).is_err(), "nor may git");
    world.git(&["config", "remote.origin.url", &url]);
    let scan = scan_like_git(&world);
    assert_eq!(paths(&world, scan.tree), [".gitattributes", "dir", "dir/b", "dir/crlf"]);
}

#[test]
fn limits_apply_to_new_files_only() {
    let world = World::new();
    let big = "x".repeat(50);
    world.write("committed", &big);
    world.write("uncached", &big);
    world.commit_all();
    world.write("committed", format!("{big}{big}"));
    world.git(&["rm", "-q", "--cached", "uncached"]);
    world.write("staged", &big);
    world.git(&["add", "staged"]);
    world.write("intended", &big);
    world.git(&["add", "-N", "intended"]);
    world.write("new-large", &big);
    for name in ["n1", "n2", "n3"] {
        world.write(name, "0123456789");
    }
    world.write("n4", "01234");
    let scan = scan_both(&world, &small(world.head_tree()));
    let expected = [("n3", SkipReason::CheckpointFull), ("new-large", SkipReason::TooLarge)];
    assert_eq!(skipped(&scan), expected.map(|(p, r)| (p.to_owned(), r)));
    assert_eq!(scan.skipped[1].size, 50);
    assert_eq!(paths(&world, scan.tree), ["committed", "intended", "n1", "n2", "n4", "staged", "uncached"]);
    index::sync_scanned(&world.repo(), scan.tree, &scan.touched).expect("the index follows");
    world.checkpoint(scan.tree);
    assert_eq!(world.status(), "?? n3\n?? new-large");
}

#[test]
fn secrets_and_our_own_temporary_files_stay_out() {
    let world = World::new();
    world.write("tracked.pem", "old");
    world.commit_all();
    let key = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n";
    world.write("tracked.pem", key);
    world.write("new.pem", key);
    world.write("public.pem", "-----BEGIN CERTIFICATE-----\n");
    world.write(".env", "PORT=80\nDEBUG=1\n");
    world.write(".tine-tmp-0011", "x");
    world.write("dir/.tine-tmp-0011", "x");
    let options = ScanOptions { include_secrets: false, ..everything(world.head_tree()) };
    let scan = scan_both(&world, &options);
    assert_eq!(skipped(&scan), [("new.pem".to_owned(), SkipReason::Secret)]);
    assert_eq!(paths(&world, scan.tree), [".env", "public.pem", "tracked.pem"]);
    let scan = scan_both(&world, &everything(world.head_tree()));
    assert_eq!(skipped(&scan), []);
}

#[test]
fn pipes_are_listed_and_left() {
    let world = World::new();
    world.write("tracked", "x");
    world.write("a", "x");
    world.commit_all();
    world.remove("tracked");
    for name in ["tracked", "new"] {
        let made = Command::new("mkfifo").arg(world.path(name)).status().expect("mkfifo runs");
        assert!(made.success());
    }
    world.write("a", "changed");
    let scan = scan_both(&world, &everything(world.head_tree()));
    assert_eq!(skipped(&scan), [("new".to_owned(), SkipReason::Special), ("tracked".to_owned(), SkipReason::Special)]);
    assert_eq!(paths(&world, scan.tree), ["a", "tracked"]);
}

#[test]
fn only_the_paths_asked_for() {
    let world = World::new();
    for name in ["a", "dir/one", "dir/two", "dirx"] {
        world.write(name, "1");
    }
    world.commit_all();
    for name in ["a", "dir/one", "dirx", "dir/new"] {
        world.write(name, "2");
    }
    world.remove("dir/two");
    world.git(&["add", "a"]);
    let paths = [BString::from("dir/"), BString::from("./nothing/..")];
    let options = ScanOptions { paths: &paths[..1], ..everything(world.head_tree()) };
    let scan = scan_both(&world, &options);
    let found: Vec<_> = scan.changes.iter().map(|c| (c.path.to_string(), c.status)).collect();
    let expected = [("dir/new", Status::Added), ("dir/one", Status::Modified), ("dir/two", Status::Deleted)];
    assert_eq!(found, expected.map(|(p, s)| (p.to_owned(), s)));
    index::sync_scanned(&world.repo(), scan.tree, &scan.touched).expect("the index follows");
    world.checkpoint(scan.tree);
    assert_eq!(world.status(), "M  a\n M dirx");
    let options = ScanOptions { paths: &[BString::from("nope")], ..everything(world.head_tree()) };
    assert_eq!(scan_with(&world.repo(), &options, Engine::Auto).expect_err("no such path").code(), Code::NotFound);
}

#[test]
fn an_edit_of_the_same_size_in_the_same_moment() {
    let world = World::new();
    world.write("a", "1");
    checkpoint_is_clean(&world);
    for n in 0..20 {
        world.write("a", (n % 10).to_string());
        checkpoint_is_clean(&world);
    }
}

#[test]
fn statuses_are_told_apart() {
    let world = World::new();
    for name in ["gone", "changed", "mode", "link"] {
        world.write(name, "1");
    }
    world.commit_all();
    world.remove("gone");
    world.write("changed", "2");
    world.chmod("mode", 0o755);
    world.remove("link");
    world.link("link", "gone");
    world.write("new", "1");
    let found: Vec<_> = scan_like_git(&world).changes.iter().map(|c| (c.path.to_string(), c.status.as_str())).collect();
    let expected = [
        ("changed", "modified"),
        ("gone", "deleted"),
        ("link", "type_changed"),
        ("mode", "modified"),
        ("new", "added"),
    ];
    assert_eq!(found, expected.map(|(p, s)| (p.to_owned(), s)));
}

#[test]
fn hooks_do_not_run_and_nothing_is_left_behind() {
    let world = World::new();
    world.write("a", "1");
    world.commit_all();
    let trace = world.dir.path().join("hook-ran");
    for hook in ["post-index-change", "pre-commit", "reference-transaction", "post-checkout"] {
        let path = world.path(".git/hooks").join(hook);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a directory");
        fs::write(&path, format!("#!/bin/sh\ntouch {}\n", trace.display())).expect("a hook");
        world.chmod(format!(".git/hooks/{hook}"), 0o755);
    }
    world.write("a", "2");
    let base = world.head_tree();
    let scan = scan_both(&world, &everything(base));
    index::sync_scanned(&world.repo(), scan.tree, &scan.touched).expect("the index follows");
    assert!(!trace.exists());
    let left = fs::read_dir(world.path(".git/tine")).expect("a directory").map(|e| e.expect("an entry").file_name());
    assert_eq!(left.collect::<Vec<_>>(), ["directories"], "the private index is gone");
    assert!(!Path::new(&world.path(".git/index.lock")).exists());
}

#[test]
fn an_interrupt_stops_it() {
    let world = World::new();
    world.write("a", "1");
    let stop = AtomicBool::new(true);
    let options = ScanOptions { interrupt: &stop, ..everything(world.repo().empty_tree()) };
    for engine in [Engine::Gix, Engine::Git] {
        let e = scan_with(&world.repo(), &options, engine).expect_err("interrupted");
        assert_eq!(e.code(), Code::Interrupted);
    }
}

#[test]
fn a_required_filter_that_fails_is_an_error() {
    let world = World::new();
    world.write(".gitattributes", "*.f filter=no\n");
    world.commit_all();
    world.git(&["config", "filter.no.clean", "false"]);
    world.write("a.f", "kept raw, as git does");
    scan_like_git(&world);
    world.git(&["config", "filter.no.required", "true"]);
    world.write("a.f", "changed");
    let base = world.head_tree();
    assert!(scan(&world.repo(), &everything(base)).is_err());
}
