//! The working copy: files to tree, tree to files, and the index in step with both. Exact before fast.
//! Never loses a file it did not store, never follows a link out of the worktree, never runs a hook.

pub mod apply;
mod cache;
pub mod disk;
#[cfg(test)]
mod fuzz;
pub mod index;
pub mod layers;
pub mod leftovers;
mod limits;
pub mod scan;
mod secrets;
pub mod seed;
#[cfg(test)]
mod testing;
mod walk;

pub use apply::{Applied, apply, check};
pub use limits::{SkipReason, Skipped};
pub use scan::{Change, Preview, Scan, ScanOptions, Status, Touched, changes, scan};
pub use secrets::is_secret;
pub(crate) use secrets::{Marks, SHAPES as SECRET_SHAPES};
pub use seed::{Seeded, seed};

use std::sync::atomic::AtomicBool;

use crate::durable::TEMP_PREFIX;
use crate::error::Result;
use crate::git::{BStr, Oid, Repo};

/// Has the first scan of a new worktree, whose index is that of this tree, read as little as the next ones do.
pub fn learn(repo: &Repo, tree: Oid, interrupt: &AtomicBool) -> Result<()> {
    match repo.workdir() {
        Some(root) => walk::learn(repo, root, tree, interrupt),
        None => Ok(()),
    }
}

/// Whether the last part of a path is that of one of our own temporary files.
fn is_temporary(path: &BStr) -> bool {
    let name = path.rsplit(|b| *b == b'/').next().unwrap_or_default();
    name.starts_with(TEMP_PREFIX.as_bytes())
}
