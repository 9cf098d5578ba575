//! What a workspace holds beside its checkpoint: ignored files, skipped ones, nested repositories. Before a workspace is
//! removed they are moved aside, whole directories at a time, and come back with it. Never deleted here.

use std::path::{Path, PathBuf};

use crate::durable;
use crate::error::{Context as _, Error, Result};
use crate::git::{BString, ByteSlice as _, Repo, os_path};

/// Everything in the worktree that its index does not know, directories without anything tracked as one path.
pub fn list(repo: &Repo) -> Result<Vec<BString>> {
    let Some(workdir) = repo.workdir() else { return Ok(Vec::new()) };
    let out = repo.git_in(workdir).args(["ls-files", "--others", "--directory", "-z"]).run()?;
    let paths = out.split(|b| *b == 0).filter(|p| !p.is_empty());
    Ok(paths.map(|p| BString::from(p.strip_suffix(b"/").unwrap_or(p))).collect())
}

/// Moves these paths out of the worktree into `dir`, under the same names.
pub fn set_aside(repo: &Repo, paths: &[BString], dir: &Path) -> Result<()> {
    let Some(workdir) = repo.workdir() else { return Ok(()) };
    make_room(dir)?;
    for path in paths {
        let from = workdir.join(os_path(path.as_bstr()));
        let to = dir.join(os_path(path.as_bstr()));
        let fail = || format!("cannot move `{path}` to `{}`", dir.display());
        durable::step("set aside").or_io(fail)?;
        if let Some(parent) = to.parent() {
            std::fs::create_dir_all(parent).or_io(fail)?;
        }
        match std::fs::rename(&from, &to) {
            Ok(()) => {}
            // Another file system: it stays where it is, and so does the workspace around it.
            Err(e) if e.kind() == std::io::ErrorKind::CrossesDevices => {}
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
            Err(e) => return Err(Error::new(crate::error::Code::Io, fail()).because(e)),
        }
    }
    Ok(())
}

/// An older set of the same name steps aside itself: nothing is overwritten.
fn make_room(dir: &Path) -> Result<()> {
    if !dir.exists() {
        return Ok(());
    }
    let name = dir.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let free = (1..).map(|n| dir.with_file_name(format!("{name}~{n}"))).find(|p| !p.exists());
    let free: PathBuf = free.expect("numbers do not run out");
    std::fs::rename(dir, &free).or_io(|| format!("cannot move `{}`", dir.display()))
}

/// Moves what was set aside back into a worktree. What is there by now stays, and its counterpart stays aside.
pub fn bring_back(dir: &Path, workdir: &Path) -> Result<()> {
    if !dir.is_dir() {
        return Ok(());
    }
    durable::step("bring back").or_io(|| "cannot move files".to_owned())?;
    merge_into(dir, workdir).or_io(|| format!("cannot move `{}` back", dir.display()))
}

fn merge_into(from: &Path, to: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        let both_dirs = entry.file_type()?.is_dir() && target.symlink_metadata().is_ok_and(|m| m.is_dir());
        if both_dirs {
            merge_into(&entry.path(), &target)?;
        } else if target.symlink_metadata().is_err() {
            match std::fs::rename(entry.path(), &target) {
                Err(e) if e.kind() != std::io::ErrorKind::CrossesDevices => return Err(e),
                _ => {}
            }
        }
    }
    match std::fs::remove_dir(from) {
        Err(e) if e.kind() != std::io::ErrorKind::DirectoryNotEmpty => Err(e),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::testing::World;

    #[test]
    fn ignored_files_go_aside_and_come_back() {
        let world = World::new();
        world.write(".gitignore", "target/\n*.log\n");
        world.write("src/a.txt", "a");
        world.commit_all();
        world.write("target/deep/b", "b");
        world.write("src/c.log", "c");
        let repo = world.repo();
        let mut paths = list(&repo).expect("listed");
        paths.sort();
        assert_eq!(paths, ["src/c.log", "target"]);
        let aside = world.root().join(".git/aside");
        set_aside(&repo, &paths, &aside).expect("moved");
        assert!(!world.exists("target") && !world.exists("src/c.log") && world.exists("src/a.txt"));
        world.write("target/deep/new", "new");
        bring_back(&aside, repo.workdir().expect("a worktree")).expect("moved");
        assert_eq!(world.read("target/deep/b"), b"b");
        assert_eq!(world.read("target/deep/new"), b"new");
        assert_eq!(world.read("src/c.log"), b"c");
        assert!(!aside.exists());
    }

    #[test]
    fn what_is_there_by_now_stays() {
        let world = World::new();
        world.write(".gitignore", "*.log\n");
        world.commit_all();
        world.write("c.log", "old");
        let repo = world.repo();
        let aside = world.root().join(".git/aside");
        set_aside(&repo, &["c.log".into()], &aside).expect("moved");
        world.write("c.log", "new");
        bring_back(&aside, repo.workdir().expect("a worktree")).expect("moved");
        assert_eq!(world.read("c.log"), b"new");
        assert_eq!(std::fs::read(aside.join("c.log")).expect("kept"), b"old");
    }
}
