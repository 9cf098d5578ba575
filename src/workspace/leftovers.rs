//! What a workspace holds beyond its checkpoints: ignored files, skipped ones, repositories within. Before the
//! workspace goes they are moved aside, and moved back when it returns. Only renames: never a copy, never a deletion.

use std::fs;
use std::io;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};
use crate::git::{BString, ByteSlice as _, Repo, bytes_of, is_missing, join, os_path};

use super::is_temporary;

/// Where among what was set aside the repositories of submodules are: no path of a worktree begins with this.
const REPOSITORIES: &str = ".git/modules";

/// What became of paths that were to be moved.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Where they should be now; sorted.
    pub moved: Vec<BString>,
    /// Left in place: on another file system, or something of that name is there already. Sorted.
    pub left: Vec<BString>,
}

/// Paths that no checkpoint of this workspace holds once what is unsaved has been saved, whole directories as one
/// path; sorted. Empty directories are nothing.
pub fn list(repo: &Repo) -> Result<Vec<BString>> {
    let mut all = repo.unindexed_paths()?;
    all.extend(repo.populated_submodules()?);
    all.extend(repo.hidden_edits()?);
    all.retain(|path| !is_temporary(path.as_bstr()));
    all.sort();
    all.dedup();
    Ok(all)
}

/// Moves these paths of the workspace to the same names below `to_dir`.
pub fn set_aside(repo: &Repo, paths: &[BString], to_dir: &Path) -> Result<Moved> {
    let root = repo.workdir().ok_or_else(|| Error::new(Code::Unsupported, "the repository has no worktree"))?;
    set_aside_from(root, paths, to_dir)
}

/// Moves these paths below `root` to the same names below `to_dir`.
pub fn set_aside_from(root: &Path, paths: &[BString], to_dir: &Path) -> Result<Moved> {
    fs::create_dir_all(to_dir).or_io(|| format!("cannot create `{}`", to_dir.display()))?;
    let mut done = Moved::default();
    for path in paths {
        let failed = || format!("cannot move `{path}` aside");
        let (from, to) = (root.join(os_path(path.as_bstr())), to_dir.join(os_path(path.as_bstr())));
        durable::step("set aside").or_io(failed)?;
        match move_into(&from, &to) {
            Ok(true) => done.moved.push(path.clone()),
            Ok(false) => done.left.push(path.clone()),
            Err(e) if is_missing(&e) => {}
            Err(e) => return Err(e).or_io(failed),
        }
    }
    done.moved.sort();
    done.left.sort();
    Ok(done)
}

/// Moves the repositories of this worktree's submodules to `to_dir`: git keeps them with the worktree, and they may hold
/// commits that nothing else has. Says whether there were any.
pub fn set_aside_repositories(repo: &Repo, to_dir: &Path) -> Result<bool> {
    repo.submodule_store().map_or(Ok(false), |from| set_aside_store(&from, to_dir))
}

/// The same for a worktree that is not there to be opened: `from` is where its submodules' repositories are.
pub fn set_aside_store(from: &Path, to_dir: &Path) -> Result<bool> {
    let failed = || format!("cannot move `{}` aside", from.display());
    durable::step("set aside").or_io(failed)?;
    move_into(from, &to_dir.join(REPOSITORIES)).or_io(failed)
}

/// Moves the repositories of submodules back to where this worktree has them.
pub fn bring_back_repositories(from_dir: &Path, repo: &Repo) -> Result<()> {
    bring_back_store(from_dir, &repo.git_dir().join("modules"))
}

/// The same for a worktree that is not there to be opened: `to` is where its submodules' repositories belong.
pub fn bring_back_store(from_dir: &Path, to: &Path) -> Result<()> {
    let from = from_dir.join(REPOSITORIES);
    if from.symlink_metadata().is_err() {
        return Ok(());
    }
    let failed = || format!("cannot bring back what is in `{}`", from.display());
    durable::step("bring back").or_io(failed)?;
    if move_into(&from, to).or_io(failed)? {
        let _ = fs::remove_dir(from_dir.join(".git"));
    }
    Ok(())
}

/// Moves everything below `from_dir` back to the same names in the worktree. What cannot go back stays there.
pub fn bring_back(from_dir: &Path, workdir: &Path) -> Result<Moved> {
    bring_back_above(from_dir, workdir, Path::new(""))
}

/// The same into a directory that is shown above another one: what that has is in the way as well.
pub fn bring_back_above(from_dir: &Path, workdir: &Path, below: &Path) -> Result<Moved> {
    let mut done = Moved::default();
    if from_dir.symlink_metadata().is_err() {
        return Ok(done);
    }
    let failed = || format!("cannot bring back what is in `{}`", from_dir.display());
    let below = Some(below).filter(|below| !below.as_os_str().is_empty());
    merge_back(from_dir, (workdir, below), &BString::default(), &mut done).or_io(failed)?;
    done.moved.sort();
    done.left.sort();
    Ok(done)
}

/// Renames unless something is in the way, the file system ends here, or the path gets too long; `false` then.
fn move_into(from: &Path, to: &Path) -> io::Result<bool> {
    let moved = || -> io::Result<bool> {
        from.symlink_metadata()?;
        if to.symlink_metadata().is_ok() {
            return Ok(false);
        }
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        rename(from, to).map(|()| true)
    };
    match moved() {
        // Another file system, or a path that is too long in its new place.
        Err(e) if matches!(e.kind(), io::ErrorKind::CrossesDevices | io::ErrorKind::InvalidFilename) => Ok(false),
        done => done,
    }
}

/// Renames. A directory that nobody may write to, as some caches of sources are, is opened up for that moment.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(e) if e.kind() == io::ErrorKind::PermissionDenied => {
            let found = from.symlink_metadata()?;
            if !found.is_dir() || found.mode() & 0o200 != 0 {
                return Err(e);
            }
            fs::set_permissions(from, fs::Permissions::from_mode(found.mode() | 0o700))?;
            let renamed = fs::rename(from, to);
            let there = if renamed.is_ok() { to } else { from };
            fs::set_permissions(there, found.permissions())?;
            renamed
        }
        done => done,
    }
}

fn merge_back(from: &Path, (to, below): (&Path, Option<&Path>), at: &BString, done: &mut Moved) -> io::Result<()> {
    let mut entries: Vec<fs::DirEntry> = fs::read_dir(from)?.collect::<io::Result<_>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = join(at.as_bstr(), bytes_of(&entry.file_name()).as_bstr());
        // The repositories of submodules have a way of their own.
        if path == ".git" {
            continue;
        }
        let (source, target): (PathBuf, PathBuf) = (entry.path(), to.join(entry.file_name()));
        let hidden = below.map(|below| below.join(entry.file_name()));
        let is_there = |p: &Path| p.symlink_metadata().is_ok();
        let is_dir = |p: &Path| p.symlink_metadata().is_ok_and(|m| m.is_dir());
        durable::step("bring back")?;
        if hidden.as_deref().is_some_and(is_there) && !is_there(&target) {
            // Beside what is below, or not at all.
            if !is_dir(&source) || !hidden.as_deref().is_some_and(is_dir) {
                done.left.push(path);
                continue;
            }
            fs::create_dir(&target)?;
        }
        if move_into(&source, &target)? {
            done.moved.push(path);
        } else if is_dir(&source) && is_dir(&target) && source.join(".git").symlink_metadata().is_err() {
            merge_back(&source, (&target, hidden.as_deref()), &path, done)?;
        } else if is_dir(&source) && is_dir(&target) && fs::read_dir(&target)?.next().is_none() {
            // A repository whose empty place is there already, as a submodule's is.
            rename(&source, &target)?;
            done.moved.push(path);
        } else {
            done.left.push(path);
        }
    }
    // Empty by now unless something was left.
    let _ = fs::remove_dir(from);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::testing::{World, listing};

    fn world() -> World {
        let world = World::new();
        world.write(".gitignore", "*.log\nbuild/\n");
        world.write("src/a", "1");
        world.commit_all();
        world.write("src/x.log", "log");
        world.write("build/deep/out", "out");
        world.write("src/large", "skipped");
        world.git_in(&world.root(), &["init", "-q", "nested"]);
        world.write("nested/f", "1");
        world.write("odd \u{e9}\n/x.log", "log");
        fs::create_dir(world.path("empty")).expect("a directory");
        world
    }

    fn names(paths: &[BString]) -> Vec<String> {
        paths.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_no_checkpoint_holds_goes_and_comes_back() {
        let world = world();
        let repo = world.repo();
        let before = listing(&world.root());
        let paths = list(&repo).expect("a list");
        assert_eq!(names(&paths), ["build", "nested", "odd \u{e9}\n", "src/large", "src/x.log"]);
        let aside = world.dir.path().join("aside");
        let moved = set_aside(&repo, &paths, &aside).expect("moved");
        assert_eq!(moved, Moved { moved: paths.clone(), left: Vec::new() });
        assert_eq!(list(&repo).expect("a list"), Vec::<BString>::new());
        assert!(world.exists("src/a"));
        let back = bring_back(&aside, &world.root()).expect("back");
        assert!(back.left.is_empty());
        assert_eq!(listing(&world.root()), before);
        assert!(!aside.exists());
        assert_eq!(bring_back(&aside, &world.root()).expect("nothing"), Moved::default());
    }

    #[test]
    fn nothing_is_overwritten_on_the_way() {
        let world = world();
        let repo = world.repo();
        let aside = world.dir.path().join("aside");
        fs::create_dir_all(aside.join("src")).expect("a directory");
        fs::write(aside.join("src/x.log"), "older").expect("a file");
        let moved = set_aside(&repo, &list(&repo).expect("a list"), &aside).expect("moved");
        assert_eq!(names(&moved.left), ["src/x.log"]);
        assert_eq!(fs::read(aside.join("src/x.log")).expect("a file"), b"older");
        world.write("build/deep/out", "newer");
        world.write("build/other", "newer");
        let back = bring_back(&aside, &world.root()).expect("back");
        assert_eq!(names(&back.left), ["build/deep/out", "src/x.log"]);
        assert_eq!(world.read("build/deep/out"), b"newer");
        assert_eq!(world.read("src/x.log"), b"log");
        assert_eq!(fs::read(aside.join("build/deep/out")).expect("a file"), b"out");
    }

    #[test]
    fn submodules_with_something_in_them_and_hidden_edits_count() {
        let world = World::new();
        for name in ["assumed", "skipped", "same", "plain"] {
            world.write(name, "1");
        }
        world.git_in(&world.root(), &["init", "-q", "sub"]);
        let sub = world.path("sub");
        world.git_in(&sub, &["-c", "user.name=S", "-c", "user.email=s@e", "commit", "-q", "--allow-empty", "-m", "1"]);
        world.commit_all();
        world.git(&["update-index", "--assume-unchanged", "assumed"]);
        world.git(&["update-index", "--skip-worktree", "skipped", "same"]);
        world.write("assumed", "2");
        world.write("skipped", "2");
        let paths = list(&world.repo()).expect("a list");
        assert_eq!(names(&paths), ["assumed", "skipped", "sub"]);
        world.git(&["worktree", "add", "-q", "--detach", "../fresh"]);
        let fresh = world.dir.path().join("fresh");
        let aside = world.dir.path().join("aside");
        set_aside(&world.repo(), &[BString::from("sub")], &aside).expect("moved");
        assert_eq!(names(&bring_back(&aside, &fresh).expect("back").moved), ["sub"]);
        assert!(fresh.join("sub/.git").exists());
    }
}
