//! What `.worktreeinclude` in the main worktree names comes along into a new workspace: `.env`, `node_modules`.
//! Only what is untracked and ignored there; copy-on-write where the file system can. Never overwrites anything,
//! never follows a link, never copies another worktree.

use std::fs;
use std::io;
use std::path::Path;

use crate::durable::{self, TEMP_PREFIX};
use crate::error::{Context as _, Result};
use crate::git::{BString, ByteSlice as _, Repo, os_path};

/// The file with the patterns, in gitignore's syntax.
pub const INCLUDE_FILE: &str = ".worktreeinclude";

/// How far a copy has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files copied.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// What came along.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Seeded {
    /// Paths copied, a directory standing for all below it; sorted.
    pub copied: Vec<BString>,
    /// Bytes in all.
    pub bytes: u64,
}

/// Copies what the include file of `from`'s worktree names into the worktree at `to_workdir`.
pub fn seed(from: &Repo, to_workdir: &Path, progress: &mut dyn FnMut(Progress)) -> Result<Seeded> {
    let Some(from_workdir) = from.workdir() else { return Ok(Seeded::default()) };
    let is_file = from_workdir.join(INCLUDE_FILE).symlink_metadata().is_ok_and(|m| m.is_file());
    if !is_file || from_workdir == to_workdir {
        return Ok(Seeded::default());
    }
    let wanted = from.ignored_and_named_in(INCLUDE_FILE)?;
    let mut copier = Copier { forbidden: to_workdir, done: Progress::default(), report: progress };
    let mut seeded = Seeded::default();
    for path in wanted {
        let (source, target) = (from_workdir.join(os_path(path.as_bstr())), to_workdir.join(os_path(path.as_bstr())));
        let failed = || format!("cannot copy `{path}` into the new workspace");
        if is_behind_link(from_workdir, &path) || is_behind_link(to_workdir, &path) {
            continue;
        }
        durable::step("seed").or_io(failed)?;
        if copier.place(&source, &target).or_io(failed)? {
            seeded.copied.push(path);
        }
    }
    seeded.bytes = copier.done.bytes;
    Ok(seeded)
}

/// Whether something above the path is no directory.
fn is_behind_link(root: &Path, path: &BString) -> bool {
    path.find_iter("/").any(|slash| {
        let parent = root.join(os_path(path[..slash].as_bstr()));
        parent.symlink_metadata().is_ok_and(|m| !m.is_dir())
    })
}

struct Copier<'a> {
    /// The new workspace, which may lie within what is copied.
    forbidden: &'a Path,
    done: Progress,
    report: &'a mut dyn FnMut(Progress),
}

impl Copier<'_> {
    /// Copies to a name of ours beside the target, then renames: a copy that was killed is no half copy. A directory
    /// that is there is filled up instead. Says whether anything was copied.
    fn place(&mut self, source: &Path, target: &Path) -> io::Result<bool> {
        if let Ok(there) = target.symlink_metadata() {
            let both = there.is_dir() && source.symlink_metadata()?.is_dir();
            return if both { self.fill(source, target) } else { Ok(false) };
        }
        let Some(parent) = target.parent() else { return Ok(false) };
        fs::create_dir_all(parent)?;
        let temp = tempfile::Builder::new().prefix(TEMP_PREFIX).tempdir_in(parent)?;
        let copy = temp.path().join("copy");
        let copied = self.copy(source, &copy)?;
        if copied {
            fs::rename(&copy, target)?;
        }
        Ok(copied)
    }

    fn fill(&mut self, source: &Path, target: &Path) -> io::Result<bool> {
        let mut any = false;
        for entry in fs::read_dir(source)? {
            let entry = entry?;
            any |= self.place(&entry.path(), &target.join(entry.file_name()))?;
        }
        Ok(any)
    }

    fn copy(&mut self, source: &Path, target: &Path) -> io::Result<bool> {
        let metadata = source.symlink_metadata()?;
        if metadata.is_symlink() {
            copy_link(source, target)?;
        } else if metadata.is_dir() {
            // A `.git` file means another worktree or a submodule: two directories cannot be the same one.
            if source == self.forbidden || source.join(".git").symlink_metadata().is_ok_and(|m| m.is_file()) {
                return Ok(false);
            }
            fs::create_dir(target)?;
            for entry in fs::read_dir(source)? {
                let entry = entry?;
                self.copy(&entry.path(), &target.join(entry.file_name()))?;
            }
            // Last: a directory may forbid writing into it.
            fs::set_permissions(target, metadata.permissions())?;
            return Ok(true);
        } else if metadata.is_file() {
            reflink_copy::reflink_or_copy(source, target)?;
            fs::set_permissions(target, metadata.permissions())?;
            self.done.bytes += metadata.len();
        } else {
            return Ok(false);
        }
        self.done.files += 1;
        (self.report)(self.done);
        Ok(true)
    }
}

#[cfg(unix)]
fn copy_link(source: &Path, target: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(source)?, target)
}

#[cfg(not(unix))]
fn copy_link(_source: &Path, _target: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::workspace::testing::{Held, World, listing};

    fn world() -> (World, std::path::PathBuf) {
        let world = World::new();
        world.write(".gitignore", ".env*\nnode_modules/\ntarget/\nconf/*.local\nlinked\n/trees/\n");
        world.write("tracked", "1");
        world.write("conf/shared", "1");
        world.commit_all();
        world.git(&["worktree", "add", "-q", "-b", "s", "../side"]);
        let side = world.dir.path().join("side");
        (world, side)
    }

    fn run(world: &World, side: &Path) -> (Vec<String>, u64) {
        let mut last = Progress::default();
        let seeded = seed(&world.repo(), side, &mut |p| last = p).expect("it seeds");
        assert_eq!(last.bytes, seeded.bytes);
        (seeded.copied.iter().map(ToString::to_string).collect(), seeded.bytes)
    }

    #[test]
    fn without_an_include_file_nothing_comes_along() {
        let (world, side) = world();
        world.write(".env", "A=1");
        assert_eq!(run(&world, &side), (Vec::new(), 0));
    }

    #[test]
    fn what_is_named_and_ignored_comes_along() {
        let (world, side) = world();
        world.write(".worktreeinclude", "# secrets\n.env*\n!.env.prod\nnode_modules/\nconf/\nloose\ntracked\nlinked\n");
        world.write(".env", "A=1");
        world.write(".env.prod", "A=2");
        world.write("node_modules/a/index.js", "x");
        world.write("node_modules/.bin/tool", "#!/bin/sh");
        world.chmod("node_modules/.bin/tool", 0o750);
        world.link("node_modules/up", "../../elsewhere");
        world.write("target/big", "not named");
        world.write("conf/mine.local", "named by its directory");
        world.write("conf/other", "untracked but not ignored");
        world.write("loose", "named but not ignored");
        world.link("linked", "/etc");
        let (copied, bytes) = run(&world, &side);
        assert_eq!(copied, [".env", "conf/mine.local", "linked", "node_modules"]);
        assert_eq!(bytes, 3 + 1 + 9 + 22);
        let there = listing(&side);
        assert_eq!(there[&BString::from(".env")], Held::File(b"A=1".to_vec(), false));
        assert_eq!(there[&BString::from("node_modules/up")], Held::Link(b"../../elsewhere".to_vec()));
        assert_eq!(there[&BString::from("linked")], Held::Link(b"/etc".to_vec()));
        let mode = fs::metadata(side.join("node_modules/.bin/tool")).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o750);
        for absent in [".env.prod", "target", "loose", "conf/other", ".worktreeinclude"] {
            assert!(!side.join(absent).exists(), "{absent}");
        }
        assert!(there.keys().all(|p| !p.contains_str(TEMP_PREFIX)));
    }

    #[test]
    fn nothing_is_overwritten_and_no_link_is_followed() {
        let (world, side) = world();
        world.write(".worktreeinclude", ".env\nnode_modules/\nconf/*.local\n");
        world.write(".env", "main's");
        world.write("node_modules/a", "main's");
        world.write("node_modules/b", "main's");
        world.write("conf/x.local", "main's");
        fs::write(side.join(".env"), "mine").expect("a file");
        fs::create_dir(side.join("node_modules")).expect("a directory");
        fs::write(side.join("node_modules/a"), "mine").expect("a file");
        fs::remove_dir_all(side.join("conf")).expect("a directory");
        let outside = world.dir.path().join("outside");
        fs::create_dir(&outside).expect("a directory");
        std::os::unix::fs::symlink(&outside, side.join("conf")).expect("a link");
        assert_eq!(run(&world, &side).0, ["node_modules"]);
        assert_eq!(fs::read(side.join(".env")).expect("a file"), b"mine");
        assert_eq!(fs::read(side.join("node_modules/a")).expect("a file"), b"mine");
        assert_eq!(fs::read(side.join("node_modules/b")).expect("a file"), b"main's");
        assert!(listing(&outside).is_empty());
    }

    #[test]
    fn other_worktrees_do_not_come_along() {
        let (world, side) = world();
        world.write(".worktreeinclude", "/trees/\n");
        world.write("trees/plain", "1");
        world.git(&["worktree", "add", "-q", "--detach", "trees/one"]);
        run(&world, &side);
        assert!(side.join("trees/plain").exists());
        assert!(!side.join("trees/one").exists());
        let inner = world.path("trees/one");
        run(&world, &inner);
        assert!(inner.join("trees/plain").exists());
        assert!(!inner.join("trees/one").exists());
    }
}
