//! Seeding a new workspace with what `.worktreeinclude` names in the main worktree: ignored files and folders such as
//! `.env` and `node_modules`. Copies share their blocks where the file system can; links stay links and are never
//! followed; nothing is overwritten.

use std::path::Path;

use crate::durable;
use crate::error::{Context as _, Result};
use crate::git::{BString, ByteSlice as _, Repo, os_path};

/// The file that names what is copied, in gitignore's syntax.
pub const INCLUDE: &str = ".worktreeinclude";

/// What was copied.
#[derive(Debug, Default)]
pub struct Seeded {
    /// Files and folders as they were named.
    pub paths: Vec<BString>,
    /// Bytes in all files.
    pub bytes: u64,
}

/// Copies what `from` includes into `to`.
pub fn seed(repo: &Repo, from: &Path, to: &Path) -> Result<Seeded> {
    let mut seeded = Seeded::default();
    if !from.join(INCLUDE).is_file() {
        return Ok(seeded);
    }
    for path in included(repo, from)? {
        let relative = os_path(path.as_bstr()).to_owned();
        durable::step("seed").or_io(|| format!("cannot copy `{path}`"))?;
        seeded.bytes += copy(&from.join(&relative), &to.join(&relative)).or_io(|| format!("cannot copy `{path}`"))?;
        seeded.paths.push(path);
    }
    Ok(seeded)
}

/// What the include file names and the repository ignores: what is not ignored would end up in a checkpoint.
fn included(repo: &Repo, from: &Path) -> Result<Vec<BString>> {
    let exclude = format!("--exclude-from={INCLUDE}");
    let out = repo.git_in(from).args(["ls-files", "--others", "--ignored", "--directory", "-z", &exclude]).run()?;
    if out.is_empty() {
        return Ok(Vec::new());
    }
    let ignored = repo.git_in(from).args(["check-ignore", "-z", "--stdin"]).input(out).output()?;
    let paths = ignored.stdout.split(|b| *b == 0).filter(|p| !p.is_empty());
    Ok(paths.map(|p| BString::from(p.strip_suffix(b"/").unwrap_or(p))).collect())
}

/// Copies a file, a link or a folder; gives the bytes of all files.
fn copy(from: &Path, to: &Path) -> std::io::Result<u64> {
    let meta = from.symlink_metadata()?;
    if meta.is_dir() {
        if from.join(".git").symlink_metadata().is_ok() {
            return Ok(0);
        }
        std::fs::create_dir_all(to)?;
        let mut bytes = 0;
        for entry in std::fs::read_dir(from)? {
            let entry = entry?;
            bytes += copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(bytes);
    }
    if to.symlink_metadata().is_ok() {
        return Ok(0);
    }
    if let Some(parent) = to.parent() {
        std::fs::create_dir_all(parent)?;
    }
    if meta.is_symlink() {
        std::os::unix::fs::symlink(std::fs::read_link(from)?, to)?;
        return Ok(0);
    }
    if !meta.is_file() {
        return Ok(0);
    }
    reflink_copy::reflink_or_copy(from, to)?;
    std::fs::set_permissions(to, meta.permissions())?;
    Ok(meta.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::testing::World;

    #[test]
    fn only_ignored_things_that_are_named_are_copied() {
        let world = World::new();
        world.write(".gitignore", ".env\nnode_modules/\ntarget/\n");
        world.write(INCLUDE, ".env\nnode_modules/\nnotes.txt\n");
        world.write("a.txt", "a");
        world.commit_all();
        world.write(".env", "KEY=1");
        world.write("notes.txt", "not ignored");
        world.write("target/out", "not named");
        world.write("node_modules/x/index.js", "x");
        world.link("node_modules/.bin", "x/index.js");
        world.chmod(".env", 0o600);
        let to = tempfile::tempdir().expect("a directory");
        std::fs::write(to.path().join("a.txt"), "kept").expect("writable");
        let mut seeded = seed(&world.repo(), &world.root(), to.path()).expect("seeded");
        seeded.paths.sort();
        assert_eq!(seeded.paths, [".env", "node_modules"]);
        assert_eq!(seeded.bytes, 6);
        assert_eq!(std::fs::read(to.path().join("node_modules/x/index.js")).expect("copied"), b"x");
        assert!(to.path().join("node_modules/.bin").is_symlink());
        assert!(!to.path().join("target").exists() && !to.path().join("notes.txt").exists());
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(to.path().join(".env")).expect("copied").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
