//! Refs that a push takes along, laid out for one pattern to match. `git push` compares each ref that it is told by name with
//! every ref of ours, twice, and of the remote's: ten thousand of them take minutes. A pattern takes one look at each. What is
//! laid out is nobody's ref: a worktree's private ones, in a git directory that no worktree has and that goes with the push.

use std::path::Path;
use std::time::Duration;

use tempfile::TempDir;

use crate::error::{Context as _, Result};

use super::Repo;
use super::refs::RefChange;

/// Fewer than these are told by name.
const MANY: usize = 100;
/// What the git directories are called, and how long one may be at work: one that was killed leaves its own behind.
const PREFIX: &str = "outgoing-";
const AT_WORK: Duration = Duration::from_secs(24 * 3600);
/// Refs below it belong to the git directory alone.
const PRIVATE: &str = "refs/worktree/tine/";

/// New refs of a remote, as a git directory of their own on the repository's objects.
pub(super) struct Outgoing(TempDir);

impl Outgoing {
    /// Lays these refs out; none where they are few, or where a git directory is more than files.
    pub fn of(repo: &Repo, changes: &[RefChange]) -> Result<Option<Outgoing>> {
        let new = || changes.iter().filter(|change| Outgoing::has(change));
        let has_own_config = repo.config_bool("extensions.worktreeConfig").unwrap_or(false);
        if repo.is_reftable() || has_own_config || new().count() < MANY {
            return Ok(None);
        }
        let fail = || "cannot lay out what is to be pushed".to_owned();
        let parent = repo.tine_dir();
        std::fs::create_dir_all(&parent).or_io(fail)?;
        forget_old(&parent);
        let dir = tempfile::Builder::new().prefix(PREFIX).tempdir_in(&parent).or_io(fail)?;
        // As in the git directory of a linked worktree: whatever else is asked for is in the shared part.
        std::fs::write(dir.path().join("commondir"), "../..\n").or_io(fail)?;
        std::fs::write(dir.path().join("HEAD"), "ref: refs/worktree/none\n").or_io(fail)?;
        for change in new() {
            let Some((rest, id)) = change.name.strip_prefix("refs/").zip(change.after) else { continue };
            let file = dir.path().join(PRIVATE).join(rest);
            let folder = file.parent().unwrap_or(dir.path());
            std::fs::create_dir_all(folder).or_io(fail)?;
            std::fs::write(&file, format!("{id}\n")).or_io(fail)?;
        }
        Ok(Some(Outgoing(dir)))
    }

    /// Whether it has this one. A ref that the remote has is named with the value that it must have there; a new one needs
    /// none, for `git push` on its own refuses whatever is there by then and is not part of it.
    pub fn has(change: &RefChange) -> bool {
        change.before.is_none() && change.after.is_some()
    }

    /// The git directory to push from.
    pub fn git_dir(&self) -> &Path {
        self.0.path()
    }

    /// The refspec that matches all of them.
    pub fn refspec() -> String {
        format!("{PRIVATE}*:refs/*")
    }
}

fn forget_old(parent: &Path) {
    for entry in std::fs::read_dir(parent).into_iter().flatten().flatten() {
        let is_one = entry.file_name().to_string_lossy().starts_with(PREFIX);
        let age = entry.metadata().and_then(|meta| meta.modified()).ok().and_then(|at| at.elapsed().ok());
        if is_one && age.is_some_and(|age| age > AT_WORK) {
            // Whoever cannot remove it loses some space.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}
