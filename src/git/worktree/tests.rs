//! Worktrees against `git worktree`: the same files, the same administration, nothing of the user's lost.

use std::os::unix::fs::PermissionsExt as _;

use super::*;
use crate::git::fixture::Fixture;

/// A repository with what a checkout can get wrong, and a branch for a workspace.
fn world(init: &[&str]) -> Fixture {
    let fixture = Fixture::with(init);
    fill(&fixture);
    fixture
}

fn fill(fixture: &Fixture) {
    fixture.write("plain.txt", "one\ntwo\n");
    fixture.write("dos.txt", "one\ntwo\n");
    fixture.write("deep/er/file", "x\n");
    fixture.write("deep/tool.sh", "#!/bin/sh\n");
    fixture.write(".gitattributes", "dos.txt text eol=crlf\n");
    fixture.write("empty", "");
    std::os::unix::fs::symlink("plain.txt", fixture.root().join("link")).expect("a link");
    let tool = fixture.root().join("deep/tool.sh");
    std::fs::set_permissions(tool, std::fs::Permissions::from_mode(0o755)).expect("a mode");
    let base = fixture.commit("base");
    fixture.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{base},sub")]);
    fixture.git(&["commit", "-q", "-m", "a submodule"]);
    std::fs::create_dir(fixture.root().join("sub")).expect("as git leaves it");
    fixture.git(&["branch", "session/one"]);
    fixture.git(&["branch", "session/two"]);
}

/// Every name below a folder with type, executable bit and content.
fn listing(root: &Path) -> Vec<String> {
    fn walk(root: &Path, at: &Path, out: &mut Vec<String>) {
        for entry in std::fs::read_dir(at).expect("readable").flatten() {
            let (path, kind) = (entry.path(), entry.file_type().expect("a type"));
            let name = path.strip_prefix(root).expect("below").to_owned();
            if name == Path::new(".git") {
                continue;
            }
            if kind.is_dir() {
                out.push(format!("{name:?}/"));
                walk(root, &path, out);
            } else if kind.is_symlink() {
                out.push(format!("{name:?} -> {:?}", std::fs::read_link(&path).expect("a link")));
            } else {
                let mode = entry.metadata().expect("metadata").permissions().mode() & 0o777;
                out.push(format!("{name:?} {mode:o} {:?}", BString::from(std::fs::read(&path).expect("a file"))));
            }
        }
    }
    let mut out = Vec::new();
    walk(root, root, &mut out);
    out.sort();
    out
}

fn code<T>(result: Result<T>) -> Code {
    result.err().expect("refused").code()
}

/// Makes one worktree by our door and one by git: they must be the same.
fn same_as_git(fixture: &Fixture, repo: &Repo, base: &Path) {
    let (ours, theirs) = (fixture.outside("ours"), fixture.outside("theirs"));
    let made = repo.add_worktree(&ours, "refs/heads/session/one").expect("a worktree");
    fixture.git_at(base, &["worktree", "add", "-q", theirs.to_str().expect("plain"), "session/two"]);
    assert_eq!(listing(&ours), listing(&theirs));
    assert!(listing(&ours).len() > 3);
    assert_eq!(made.branch.as_deref(), Some("refs/heads/session/one"));
    assert_eq!(made.path, ours);
    for place in [&ours, &theirs] {
        assert_eq!(fixture.git_at(place, &["status", "--porcelain", "--ignored"]), "");
    }
    assert_eq!(fixture.git_at(&ours, &["symbolic-ref", "HEAD"]), "refs/heads/session/one");
    let list = fixture.git_at(base, &["worktree", "list", "--porcelain"]);
    assert!(list.contains(&format!("worktree {}\n", ours.display())), "{list}");
    assert!(!list.contains("locked"), "{list}");
    let flags = |at: &Path| fixture.git_at(at, &["ls-files", "-t"]);
    assert_eq!(flags(&ours), flags(&theirs));
    repo.remove_worktree(&ours).expect("removed");
    assert!(!ours.exists() && !made.git_dir.exists());
    assert!(!fixture.git_at(base, &["worktree", "list"]).contains("ours"));
    fixture.git_at(base, &["fsck", "--strict"]);
}

#[test]
fn plain_sha256_and_reftable() {
    for init in [&[][..], &["--object-format=sha256"], &["--ref-format=reftable"]] {
        let fixture = world(init);
        // A hook that would tell that it ran.
        fixture.write(".git/hooks/post-checkout", "#!/bin/sh\ntouch ran-a-hook\n");
        let hook = fixture.root().join(".git/hooks/post-checkout");
        let (repo, ours) = (fixture.repo(), fixture.outside("quiet"));
        std::fs::set_permissions(hook.clone(), std::fs::Permissions::from_mode(0o755)).expect("a mode");
        repo.add_worktree(&ours, "refs/heads/session/one").expect("a worktree");
        assert!(!ours.join("ran-a-hook").exists());
        repo.remove_worktree(&ours).expect("removed");
        std::fs::remove_file(hook).expect("there");
        same_as_git(&fixture, &repo, fixture.root());
    }
}

#[test]
fn sparse_and_worktree_config() {
    for cone in ["--cone", "--no-cone"] {
        let fixture = world(&[]);
        fixture.git(&["sparse-checkout", "set", cone, "deep"]);
        same_as_git(&fixture, &fixture.repo(), fixture.root());
    }
    let fixture = world(&[]);
    fixture.git(&["config", "extensions.worktreeConfig", "true"]);
    fixture.git(&["config", "--worktree", "core.autocrlf", "true"]);
    same_as_git(&fixture, &fixture.repo(), fixture.root());
}

#[test]
fn filters_bare_and_from_another_worktree() {
    for attributes in ["file filter=upper", "file ident", "file working-tree-encoding=UTF-16"] {
        let fixture = world(&[]);
        fixture.git(&["config", "filter.upper.smudge", "tr a-z A-Z"]);
        fixture.git(&["config", "filter.upper.clean", "tr A-Z a-z"]);
        fixture.git(&["config", "filter.upper.required", "true"]);
        fixture.write("deep/er/.gitattributes", attributes);
        std::fs::remove_file(fixture.root().join("deep/er/file")).expect("there");
        fixture.commit("attributes");
        let text = if attributes.contains("UTF-16") { &b"\xfe\xff\0h\0i"[..] } else { b"hi $Id$" };
        fixture.write("deep/er/file", text);
        fixture.commit("a file");
        fixture.git(&["branch", "-f", "session/one"]);
        fixture.git(&["branch", "-f", "session/two"]);
        same_as_git(&fixture, &fixture.repo(), fixture.root());
    }

    let fixture = world(&[]);
    let linked = fixture.outside("linked");
    fixture.git(&["worktree", "add", "-q", "--detach", linked.to_str().expect("plain")]);
    same_as_git(&fixture, &Repo::open(&linked.join(".git")).expect("a worktree"), &linked);

    let fixture = world(&[]);
    let bare = fixture.outside("bare.git");
    fixture.git(&["clone", "-q", "--bare", ".", bare.to_str().expect("plain")]);
    same_as_git(&fixture, &Repo::open(&bare).expect("a repository"), &bare);
}

#[test]
fn a_partial_clone_fetches_what_it_needs() {
    let fixture = world(&[]);
    fixture.git(&["config", "uploadpack.allowFilter", "true"]);
    fixture.git(&["config", "uploadpack.allowAnySHA1InWant", "true"]);
    let clone = fixture.outside("partial");
    let url = format!("file://{}", fixture.root().display());
    let path = clone.to_str().expect("plain");
    fixture.git(&["clone", "-q", "--filter=blob:none", "--no-checkout", &url, path]);
    for branch in ["session/one", "session/two"] {
        fixture.git_at(&clone, &["branch", "-q", branch, &format!("origin/{branch}")]);
    }
    same_as_git(&fixture, &Repo::open(&clone.join(".git")).expect("a clone"), &clone);
}

#[test]
fn what_is_in_the_way_is_refused() {
    let fixture = world(&[]);
    let (repo, place) = (fixture.repo(), fixture.outside("place"));
    std::fs::create_dir(&place).expect("a folder");
    std::fs::write(place.join("mine"), "mine").expect("a file");
    assert_eq!(code(repo.add_worktree(&place, "refs/heads/session/one")), Code::Exists);
    assert_eq!(code(repo.repair_worktree(&place, "refs/heads/session/one")), Code::Exists);
    assert_eq!(code(repo.add_worktree(&fixture.outside("x"), "refs/heads/none")), Code::NotFound);
    assert_eq!(code(repo.add_worktree(&fixture.outside("x"), "refs/heads/main")), Code::Exists);
    assert_eq!(code(repo.add_worktree(&fixture.outside("x"), "main")), Code::Invalid);
    assert_eq!(std::fs::read(place.join("mine")).expect("untouched"), b"mine");
    assert_eq!(fixture.git(&["worktree", "list"]).lines().count(), 1);
    std::fs::remove_file(place.join("mine")).expect("there");
    repo.add_worktree(&place, "refs/heads/session/one").expect("an empty folder will do");
}

#[test]
fn only_what_is_tracked_is_removed() {
    let fixture = world(&[]);
    let (repo, place) = (fixture.repo(), fixture.outside("place"));
    repo.add_worktree(&place, "refs/heads/session/one").expect("a worktree");
    for (file, ignored) in [("deep/new", false), ("ignored.log", true)] {
        std::fs::write(fixture.root().join(".git/info/exclude"), "*.log\n").expect("a file");
        std::fs::write(place.join(file), "mine").expect("a file");
        let before = listing(&place);
        let error = repo.remove_worktree(&place).expect_err("dirty");
        assert_eq!(error.code(), Code::Dirty, "ignored: {ignored}");
        assert!(error.hints()[0].contains(file), "{:?}", error.hints());
        assert_eq!(listing(&place), before);
        std::fs::remove_file(place.join(file)).expect("there");
    }
    // A checkpoint holds it, the index does not know it.
    std::fs::write(place.join("saved"), "saved").expect("a file");
    fixture.git_at(&place, &["add", "saved"]);
    fixture.git_at(&place, &["commit", "-q", "-m", "saved"]);
    fixture.git_at(&place, &["rm", "-q", "--cached", "saved"]);
    std::fs::write(place.join("plain.txt"), "edited").expect("a file");

    fixture.git(&["worktree", "lock", "--reason", "on a stick", place.to_str().expect("plain")]);
    let error = repo.remove_worktree(&place).expect_err("locked");
    assert_eq!((error.code(), error.message().contains("on a stick")), (Code::Refused, true));
    fixture.git(&["worktree", "unlock", place.to_str().expect("plain")]);
    repo.remove_worktree(&place).expect("removed");
    assert!(!place.exists());
    assert_eq!(fixture.git(&["worktree", "list"]).lines().count(), 1);
    assert!(!fixture.root().join(".git/worktrees").exists());
}

#[test]
fn a_link_that_names_another_worktree_is_not_trusted() {
    let fixture = world(&[]);
    let (repo, one, two) = (fixture.repo(), fixture.outside("one"), fixture.outside("two"));
    repo.add_worktree(&one, "refs/heads/session/one").expect("a worktree");
    repo.add_worktree(&two, "refs/heads/session/two").expect("a worktree");
    std::fs::copy(two.join(".git"), one.join(".git")).expect("a wrong link");
    assert_eq!(code(repo.remove_worktree(&one)), Code::Invalid);
    assert!(one.join("plain.txt").exists() && two.join("plain.txt").exists());
    assert_eq!(code(repo.remove_worktree(fixture.root())), Code::Invalid);
    assert_eq!(code(repo.remove_worktree(&fixture.outside("none"))), Code::Invalid);
    // The folder is gone, its administration is not.
    std::fs::remove_dir_all(&two).expect("there");
    repo.remove_worktree(&two).expect("removed");
    assert!(!fixture.git(&["worktree", "list"]).contains("two"));
}

#[test]
fn a_half_made_worktree_is_finished_and_a_whole_one_left_alone() {
    for init in [&[][..], &["--ref-format=reftable"]] {
        let fixture = world(init);
        let (repo, place) = (fixture.repo(), fixture.outside("place"));
        let branch = "refs/heads/session/one";
        let made = repo.repair_worktree(&place, branch).expect("made");
        let whole = listing(&place);

        std::fs::write(place.join("plain.txt"), "edited").expect("a file");
        repo.repair_worktree(&place, branch).expect("left alone");
        assert_eq!(std::fs::read(place.join("plain.txt")).expect("a file"), b"edited");
        fixture.git_at(&place, &["checkout", "-q", "--detach"]);
        repo.repair_worktree(&place, branch).expect("left alone");
        assert_eq!(std::fs::read(place.join("plain.txt")).expect("a file"), b"edited");
        fixture.git_at(&place, &["symbolic-ref", "HEAD", branch]);

        // Killed while files were written: no index yet, the lock still there.
        let lock = made.git_dir.join("locked");
        std::fs::write(&lock, "initializing\n").expect("a file");
        std::fs::remove_file(made.git_dir.join("index")).expect("there");
        std::fs::remove_file(place.join("dos.txt")).expect("there");
        std::fs::write(place.join("plain.txt"), "on").expect("a file");
        repo.repair_worktree(&place, branch).expect("finished");
        assert_eq!(listing(&place), whole);
        assert!(!lock.exists());

        // An unclean restart: empty files where links and HEAD should be.
        std::fs::write(&lock, "initializing\n").expect("a file");
        std::fs::write(place.join(".git"), "").expect("a file");
        std::fs::write(made.git_dir.join("commondir"), "").expect("a file");
        if !repo.is_reftable() {
            std::fs::write(made.git_dir.join("HEAD"), "").expect("a file");
        }
        repo.repair_worktree(&place, branch).expect("finished");
        assert_eq!(listing(&place), whole);
        assert_eq!(fixture.git_at(&place, &["status", "--porcelain", "-b"]).lines().count(), 1);

        // Killed before the first file, and before the folder.
        for keep_folder in [true, false] {
            std::fs::write(&lock, "initializing\n").expect("a file");
            let _ = std::fs::remove_file(made.git_dir.join("index"));
            let link = std::fs::read(place.join(".git")).expect("a link");
            std::fs::remove_dir_all(&place).expect("there");
            if keep_folder {
                std::fs::create_dir(&place).expect("a folder");
                std::fs::write(place.join(".git"), link).expect("a file");
            }
            repo.repair_worktree(&place, branch).expect("made again");
            assert_eq!(listing(&place), whole);
            assert_eq!(fixture.git(&["worktree", "list"]).lines().count(), 2);
        }

        // Killed before it had a HEAD: it hides nobody else, and is finished.
        if !repo.is_reftable() {
            std::fs::write(&lock, "initializing\n").expect("a file");
            std::fs::remove_file(made.git_dir.join("HEAD")).expect("there");
            let seen = repo.workdirs().expect("the others");
            assert!(!seen.is_empty() && seen.iter().all(|w| w.path != place));
            repo.repair_worktree(&place, branch).expect("finished");
            assert_eq!(repo.workdirs().expect("all").len(), seen.len() + 1);
        }
    }
}

#[test]
fn head_moves_without_files() {
    for init in [&[][..], &["--ref-format=reftable"]] {
        let fixture = world(init);
        let (repo, place) = (fixture.repo(), fixture.outside("place"));
        let made = repo.add_worktree(&place, "refs/heads/session/one").expect("a worktree");
        let before = listing(&place);
        repo.set_head(&made.git_dir, "refs/heads/session/two", "tine: switch\nforged").expect("moved");
        assert_eq!(fixture.git_at(&place, &["symbolic-ref", "HEAD"]), "refs/heads/session/two");
        assert_eq!(fixture.git(&["symbolic-ref", "HEAD"]), "refs/heads/main");
        assert_eq!(listing(&place), before);
        assert!(fixture.git_at(&place, &["reflog", "-1"]).ends_with("tine: switch forged"));
        assert_eq!(code(repo.set_head(&made.git_dir, "refs/tags/x", "no")), Code::Invalid);
    }
}

#[test]
fn a_removal_that_was_killed_in_the_middle_is_gone_on_with() {
    // In the order of removal: each state is what a kill may leave.
    let order = ["HEAD", "commondir", "index", "link", "locked", "gitdir", "directory"];
    for removed in 0..=order.len() {
        let fixture = world(&[]);
        let (repo, place) = (fixture.repo(), fixture.outside("place"));
        fixture.git(&["worktree", "add", "-q", "--no-checkout", place.to_str().expect("plain"), "session/one"]);
        let admin = repo.admin_dir_of(&place).expect("it is registered");
        std::fs::write(admin.join("locked"), "initializing").expect("writable");
        let _ = std::fs::remove_dir_all(admin.join("logs"));
        let _ = std::fs::remove_dir_all(admin.join("refs"));
        for name in &order[..removed] {
            let _ = match *name {
                "link" => std::fs::remove_file(place.join(".git")),
                "directory" => std::fs::remove_dir_all(&admin),
                name => std::fs::remove_file(admin.join(name)),
            };
        }
        let state = &order[..removed];
        let made = repo.repair_worktree(&place, "refs/heads/session/one").unwrap_or_else(|e| panic!("{state:?}: {e}"));
        assert_eq!(made.branch.as_deref(), Some("refs/heads/session/one"), "{state:?}");
        assert_eq!(fixture.git_at(&place, &["status", "--porcelain"]), "", "{state:?}");
        assert_eq!(fixture.git(&["worktree", "list"]).lines().count(), 2, "{state:?}");
        fixture.git(&["fsck", "--strict"]);
    }
    // Whatever else has no way back, as gix or git leave it when they are killed in the middle of making it.
    let fixture = world(&[]);
    let (repo, place) = (fixture.repo(), fixture.outside("place"));
    fixture.git(&["worktree", "add", "-q", "--no-checkout", place.to_str().expect("plain"), "session/one"]);
    let admin = repo.admin_dir_of(&place).expect("it is registered");
    std::fs::remove_file(admin.join("gitdir")).expect("it is there");
    // Who stands in it sees to it, too.
    let inside = Repo::open(&place.join(".git")).expect("it has a HEAD");
    inside.repair_worktree(&place, "refs/heads/session/one").expect("it is made anew");
    assert_eq!(fixture.git_at(&place, &["status", "--porcelain"]), "");
}
