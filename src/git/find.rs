//! Repositories below a directory, found by the names that lie in it. Nothing that is found is opened or entered, and no
//! link is followed.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::{Error, Result};
use crate::threads::in_parts;

/// Directories for which another thread pays.
const SHARE: usize = 8;

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// Worktrees' roots and bare repositories, by path.
    pub repositories: Vec<PathBuf>,
    /// Directories that could not be looked into, and why.
    pub unreadable: Vec<(PathBuf, io::Error)>,
}

/// One directory, looked into.
struct Looked {
    is_repository: bool,
    below: Vec<PathBuf>,
    error: Option<(PathBuf, io::Error)>,
}

/// Every repository at or below a directory. A repository's own directory is not entered, except the one that was named:
/// what lies in there is part of it. Workspaces of sessions, and other linked worktrees, are no repositories.
pub fn repositories_below(top: &Path, interrupt: &AtomicBool) -> Result<Found> {
    let mut found = Found::default();
    let mut level = vec![top.to_owned()];
    while !level.is_empty() {
        let looked: Vec<(PathBuf, Looked)> = in_parts(&level, SHARE, |part| {
            let look = |dir: &PathBuf| match interrupt.load(Ordering::Relaxed) {
                false => Ok((dir.clone(), look_into(dir, dir == top))),
                true => Err(Error::interrupted()),
            };
            part.iter().map(look).collect()
        })?;
        level.clear();
        for (dir, looked) in looked {
            if looked.is_repository {
                found.repositories.push(dir);
            }
            level.extend(looked.below);
            found.unreadable.extend(looked.error);
        }
    }
    found.repositories.sort();
    found.unreadable.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}

fn look_into(dir: &Path, is_top: bool) -> Looked {
    let mut looked = Looked { is_repository: false, below: Vec::new(), error: None };
    let list = std::fs::read_dir(dir).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let entries = match list {
        Ok(entries) => entries,
        // Gone since its name was read.
        Err(e) if e.kind() == io::ErrorKind::NotFound && !is_top => return looked,
        Err(e) => {
            looked.error = Some((dir.to_owned(), e));
            return looked;
        }
    };
    let named = |name: &str| entries.iter().any(|e| e.file_name() == OsStr::new(name));
    let is_bare =
        named("HEAD") && dir.join("HEAD").is_file() && ["objects", "refs"].iter().all(|d| dir.join(d).is_dir());
    let is_linked = named(".git") && is_linked_worktree(dir);
    looked.is_repository = is_bare || (named(".git") && !is_linked);
    if is_bare || (named(".git") && !is_top) {
        return looked;
    }
    let inside = entries.iter().filter(|e| e.file_name() != OsStr::new(".git"));
    let dirs = inside.filter(|e| e.file_type().is_ok_and(|kind| kind.is_dir()));
    looked.below = dirs.map(std::fs::DirEntry::path).collect();
    looked
}

/// Whether the `.git` here is a file that leads to another repository's list of worktrees.
fn is_linked_worktree(dir: &Path) -> bool {
    let Ok(text) = std::fs::read(dir.join(".git")) else { return false };
    let Some(place) = text.strip_prefix(b"gitdir:") else { return false };
    let Ok(place) = gix::path::from_byte_slice(place.trim_ascii()) else { return false };
    dir.join(place).join("commondir").exists()
}
