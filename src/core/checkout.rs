//! Trees that are checked out on disk and are no worktree of anybody's: what layers stand on, and what a workspace can be made
//! from later. Each says which tree it is of, and by which rules; one that does not is being made, or never was finished.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::durable;
use crate::error::{Context as _, Result};
use crate::git::{Oid, Repo};
use crate::workspace::{apply, index};

use super::store::Store;

/// Says which tree it is.
const TREE: &str = "tree";

/// A directory with a checked-out tree.
pub struct Checkout {
    dir: PathBuf,
}

impl Checkout {
    /// The one in this directory, which need not be there yet.
    pub fn at(dir: PathBuf) -> Checkout {
        Checkout { dir }
    }

    /// Where it is.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Its files.
    pub fn files(&self) -> PathBuf {
        self.dir.join("files")
    }

    /// What git keeps of it.
    pub fn git_dir(&self) -> PathBuf {
        self.dir.join("git")
    }

    /// The tree that it is of, if it was checked out by these rules.
    pub fn tree(&self, rules: u64) -> Option<Oid> {
        let text = std::fs::read_to_string(self.dir.join(TREE)).ok()?;
        let tree = Oid::from_hex(text.split(' ').next()?.as_bytes()).ok()?;
        (text == identity(tree, rules)).then_some(tree)
    }

    /// From now on nobody takes it for what it is of.
    pub fn disown(&self) -> Result<()> {
        match std::fs::remove_file(self.dir.join(TREE)) {
            Err(e) if e.kind() != ErrorKind::NotFound => Err(e).or_io(|| self.cannot_make()),
            _ => Ok(()),
        }
    }

    /// Makes it one of `tree`: from `known` by what differs, else anew. `finish` sees it before it says so.
    pub fn bring_to(
        &self,
        store: &Store,
        known: Option<Oid>,
        (tree, rules): (Oid, u64),
        finish: impl FnOnce(&Repo) -> Result<()>,
    ) -> Result<()> {
        // Not what it was said to be, of a tree that is not there any more, or under other rules.
        if !known.is_some_and(|from| self.update(store, from, tree).unwrap_or(false)) {
            for part in [self.files(), self.git_dir()] {
                match std::fs::remove_dir_all(&part) {
                    Err(e) if e.kind() != ErrorKind::NotFound => return Err(e).or_io(|| self.cannot_make()),
                    _ => {}
                }
            }
            self.open(store)?.check_out_whole(tree)?;
        }
        finish(&self.open(store)?)?;
        #[cfg(not(target_os = "linux"))]
        rustix::fs::sync();
        durable::replace(&self.dir.join(TREE), identity(tree, rules).as_bytes()).or_io(|| self.cannot_make())
    }

    /// Goes from one tree to another; `false` where that may not give what a checkout of the other would: files are not those of
    /// the first, or may look different by its attributes.
    pub fn update(&self, store: &Store, from: Oid, to: Oid) -> Result<bool> {
        let differ = store.repo.diff_trees(from, to)?;
        if differ.iter().any(|change| change.path.rsplit(|b| *b == b'/').next() == Some(b".gitattributes")) {
            return Ok(false);
        }
        let repo = self.open(store)?;
        let applied = apply::apply(&repo, from, to)?;
        if !applied.left.is_empty() {
            return Ok(false);
        }
        index::sync_written(&repo, from, to, &applied)?;
        Ok(true)
    }

    /// A handle on it.
    pub fn open(&self, store: &Store) -> Result<Repo> {
        store.repo.lay_checkout(&self.git_dir(), &self.files())
    }

    fn cannot_make(&self) -> String {
        format!("cannot make `{}`", self.dir.display())
    }
}

/// What it is about this repository for which its worktrees have to be made by git.
pub(super) fn odd_form(store: &Store) -> Option<&'static str> {
    let on = |key: &str| store.repo.config_bool(key).unwrap_or(false);
    let odd = [
        ("a bare repository", store.repo.is_bare()),
        ("reftable", store.repo.is_reftable()),
        ("a sparse checkout", on("core.sparseCheckout")),
        ("a partial clone", store.repo.is_partial_clone()),
    ];
    odd.into_iter().find(|form| form.1).map(|form| form.0)
}

/// What a checkout is of: a tree, by rules of which this is the sum, since the system was started. Files of a checkout are not
/// synced: what a power cut makes of them shows nowhere else.
fn identity(tree: Oid, rules: u64) -> String {
    let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
    format!("{tree} {rules:016x} {}\n", boot.trim())
}
