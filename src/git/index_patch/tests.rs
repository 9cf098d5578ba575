//! The patched file as gix and plain git read it.

use std::time::{Duration, SystemTime};

use super::*;
use crate::git::testing::Sandbox;

fn sandbox() -> (Sandbox, Repo) {
    let sandbox = Sandbox::new();
    for name in ["a", "dir/b", "dir/sub/c", "dir/sub/d", "other/e"] {
        sandbox.write(name, b"1\n");
    }
    sandbox.tree();
    sandbox.git(&["commit", "-q", "-m", "files"]);
    let repo = sandbox.repo();
    (sandbox, repo)
}

/// Writes the files and patches the index to what a private one says of them.
fn patch(sandbox: &Sandbox, repo: &Repo, changed: &[(&str, Option<&str>)]) -> (Oid, bool) {
    let private = sandbox.path().join(".git/private");
    std::fs::copy(sandbox.path().join(".git/index"), &private).expect("a copy");
    let mut lines = Vec::new();
    for (path, content) in changed {
        match content {
            Some(content) => sandbox.write(path, content.as_bytes()),
            None => sandbox.remove(path),
        }
        lines.push(BString::from(*path));
    }
    let git = |args: &[&str]| repo.git_in(sandbox.path()).env("GIT_INDEX_FILE", &private).args(args);
    git(&["add", "-A"]).run().expect("git adds");
    let tree = git(&["write-tree"]).run().expect("git writes a tree");
    let tree = Oid::from_hex(tree.trim_ascii()).expect("an id");
    let patches = lines.into_iter().map(|path| {
        let entry = repo.lookup(tree, path.as_bstr()).expect("a tree").filter(|e| e.mode != Mode::Tree);
        let noted = || Noted::look(&sandbox.path().join(path.to_string())).expect("a file");
        Patch { now: entry.map(|entry| (entry, noted())), path }
    });
    let done = repo.patch_index(patches.collect(), tree).expect("a patch");
    (tree, done)
}

fn head_tree(sandbox: &Sandbox) -> Oid {
    sandbox.id(&["rev-parse", "HEAD^{tree}"])
}

fn known_trees(repo: &Repo) -> Vec<(String, Option<u32>)> {
    fn walk(node: &gix::index::extension::Tree, at: &str, out: &mut Vec<(String, Option<u32>)>) {
        let path = format!("{at}{}", node.name.as_bstr());
        out.push((path.clone(), node.num_entries));
        node.children
            .iter()
            .for_each(|child| walk(child, &if path.is_empty() { path.clone() } else { format!("{path}/") }, out));
    }
    let index = repo.read_index().expect("an index");
    let mut out = Vec::new();
    walk(index.tree().expect("the index knows trees"), "", &mut out);
    out
}

#[test]
fn a_changed_file_leaves_all_trees_known() {
    let (sandbox, repo) = sandbox();
    let (tree, done) = patch(&sandbox, &repo, &[("dir/sub/c", Some("2\n"))]);
    assert!(done);
    assert_eq!(sandbox.id(&["write-tree"]), tree);
    let known = known_trees(&repo);
    let expected = [("", Some(5)), ("dir", Some(3)), ("dir/sub", Some(2)), ("other", Some(1))];
    assert_eq!(known, expected.map(|(path, n)| (path.to_owned(), n)));
    assert_eq!(repo.read_index().expect("an index").tree().expect("trees").id, tree);
    assert_eq!(sandbox.git(&["status", "--porcelain"]), b"M  dir/sub/c\n");
    sandbox.git(&["fsck", "--strict"]);
}

#[test]
fn files_come_and_go_and_so_do_their_directories() {
    let (sandbox, repo) = sandbox();
    let changed = [("dir/b", None), ("dir/sub/cc", Some("new\n")), ("other/e", None), ("zebra", Some("z\n"))];
    let (tree, done) = patch(&sandbox, &repo, &changed);
    assert!(done);
    assert_eq!(sandbox.id(&["write-tree"]), tree);
    let expected = [("", Some(5)), ("dir", Some(3)), ("dir/sub", Some(3))];
    assert_eq!(known_trees(&repo), expected.map(|(path, n)| (path.to_owned(), n)));
    sandbox.git(&["diff-files", "--quiet"]);
    sandbox.git(&["fsck", "--strict"]);
}

#[test]
fn what_the_object_store_may_lack_is_not_named() {
    let (sandbox, repo) = sandbox();
    // Staged and in no checkpoint: the directory is not what the tree has.
    sandbox.write("dir/b", b"staged\n");
    sandbox.git(&["add", "dir/b"]);
    let entry = repo.lookup(head_tree(&sandbox), "a".into()).expect("a tree").expect("a file");
    sandbox.write("a", b"1\n");
    let noted = Noted::look(&sandbox.path().join("a")).expect("a file");
    let patches =
        vec![Patch { path: "dir/sub/c".into(), now: None }, Patch { path: "a".into(), now: Some((entry, noted)) }];
    assert!(repo.patch_index(patches, head_tree(&sandbox)).expect("a patch"));
    let known = known_trees(&repo);
    assert!(known.iter().filter(|(path, _)| path != "other").all(|(_, count)| count.is_none()), "{known:?}");
    sandbox.git(&["fsck", "--strict"]);
}

#[test]
fn a_change_that_only_the_age_of_the_index_gave_away_is_not_hidden() {
    let (sandbox, repo) = sandbox();
    sandbox.git(&["config", "core.trustCtime", "false"]);
    let set = |path: &str, millis: u64| {
        let file = std::fs::File::options().write(true).open(sandbox.path().join(path)).expect("a file");
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_millis(millis)).expect("its time is set");
    };
    set("a", 1_700_000_000_100);
    sandbox.git(&["update-index", "--refresh"]);
    set(".git/index", 1_700_000_000_500);
    // The same size in the same second; git sees it because the index is of that second too.
    std::fs::write(sandbox.path().join("a"), b"2\n").expect("written");
    set("a", 1_700_000_000_300);
    assert_eq!(sandbox.git(&["diff-files", "--name-only"]), b"a\n");
    assert!(patch(&sandbox, &repo, &[("dir/b", Some("3\n"))]).1);
    assert_eq!(sandbox.git(&["diff-files", "--name-only"]), b"a\n");
}

#[test]
fn trees_that_nobody_knew_are_learnt() {
    let (sandbox, repo) = sandbox();
    let tree = head_tree(&sandbox);
    sandbox.git(&["read-tree", "--empty"]);
    let listed = sandbox.git(&["ls-tree", "-r", "-z", "--full-tree", "HEAD"]);
    sandbox.git_in(&["update-index", "-z", "--index-info"], &listed);
    assert!(repo.read_index().expect("an index").tree().is_none_or(|t| t.num_entries.is_none()));
    assert!(repo.teach_trees(tree).expect("a patch"));
    assert!(known_trees(&repo).iter().all(|(_, count)| count.is_some()));
    assert_eq!(sandbox.id(&["write-tree"]), tree);
}

#[test]
fn forms_that_are_for_git_are_left_to_it() {
    let whole = |config: &[&str]| {
        let (sandbox, repo) = sandbox();
        sandbox.git(config);
        let before = std::fs::read(sandbox.path().join(".git/index")).expect("an index");
        let (_, done) = patch(&sandbox, &repo, &[("dir/new", Some("2\n"))]);
        let after = std::fs::read(sandbox.path().join(".git/index")).expect("an index");
        assert_eq!(done, before != after);
        assert!(!sandbox.path().join(".git/index.lock").exists());
        done
    };
    assert!(whole(&["status"]));
    assert!(!whole(&["update-index", "--index-version", "4"]));
    assert!(!whole(&["update-index", "--split-index"]));
    assert!(!whole(&["update-index", "--force-untracked-cache"]));
}

#[test]
fn an_index_behind_a_link_is_for_git() {
    let (sandbox, repo) = sandbox();
    let (index, elsewhere) = (sandbox.path().join(".git/index"), sandbox.path().join(".git/elsewhere"));
    std::fs::rename(&index, &elsewhere).expect("it moves");
    std::os::unix::fs::symlink(&elsewhere, &index).expect("a link");
    assert!(!patch(&sandbox, &repo, &[("a", Some("2\n"))]).1);
    assert!(index.is_symlink());
}

#[test]
fn a_file_below_a_tracked_file_is_for_git() {
    let (sandbox, repo) = sandbox();
    let blob = repo.lookup(head_tree(&sandbox), "a".into()).expect("a tree").expect("a file");
    let noted = Noted::look(&sandbox.path().join("a")).expect("a file");
    for path in ["a/below", "dir"] {
        let patches = vec![Patch { path: path.into(), now: Some((blob, noted)) }];
        assert!(!repo.patch_index(patches, head_tree(&sandbox)).expect("no error"), "{path}");
    }
}
