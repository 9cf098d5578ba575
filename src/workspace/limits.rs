//! Which new files a scan takes: size, the checkpoint's total, secrets, repositories within the worktree.
//! Says no to new files only; what a checkpoint or the index has already is never asked.

use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use serde::Serialize;

use crate::git::{BStr, BString, ByteSlice as _, Repo, is_missing, os_path, reach};

use super::{is_temporary, secrets};

/// Why a path was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// A new file over the size limit.
    TooLarge,
    /// A new file that would bring the checkpoint over its total.
    CheckpointFull,
    /// A directory that is a repository of its own.
    NestedRepository,
    /// A new file that looks like a key or holds a token.
    Secret,
    /// A new file or directory that cannot be read.
    Unreadable,
    /// A pipe, socket or device.
    Special,
    /// Outside the sparse checkout, where `git add` does not go either.
    Sparse,
    /// A name that git refuses.
    InvalidName,
}

impl SkipReason {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            SkipReason::TooLarge => "too_large",
            SkipReason::CheckpointFull => "checkpoint_full",
            SkipReason::NestedRepository => "nested_repository",
            SkipReason::Secret => "secret",
            SkipReason::Unreadable => "unreadable",
            SkipReason::Special => "special",
            SkipReason::Sparse => "sparse",
            SkipReason::InvalidName => "invalid_name",
        }
    }
}

/// A path that a scan left out, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// Path from the root; a directory stands for everything below it.
    pub path: BString,
    /// Size in bytes, 0 for what is no file.
    pub size: u64,
    /// Why.
    pub reason: SkipReason,
}

/// Decides over new files, in the order in which they are asked about.
pub(super) struct Admission<'a> {
    pub repo: &'a Repo,
    pub root: &'a Path,
    pub max_file_size: u64,
    pub max_total_size: u64,
    pub include_secrets: bool,
    /// Paths that the base tree has and the index has not: not new.
    pub in_base: HashSet<BString>,
    /// Whether the index has something below a directory.
    pub tracks_below: Box<dyn Fn(&BStr) -> bool + 'a>,
    total: u64,
    nested: BTreeMap<BString, bool>,
    skipped: Vec<Skipped>,
}

impl<'a> Admission<'a> {
    pub fn new(
        repo: &'a Repo,
        root: &'a Path,
        options: &super::ScanOptions<'_>,
        in_base: HashSet<BString>,
        tracks_below: impl Fn(&BStr) -> bool + 'a,
    ) -> Self {
        Admission {
            repo,
            root,
            max_file_size: options.max_file_size,
            max_total_size: options.max_total_size,
            include_secrets: options.include_secrets,
            in_base,
            tracks_below: Box::new(tracks_below),
            total: 0,
            nested: BTreeMap::new(),
            skipped: Vec::new(),
        }
    }

    /// Notes a path that is left out for a reason found elsewhere.
    pub fn skip(&mut self, path: BString, size: u64, reason: SkipReason) {
        self.skipped.push(Skipped { path, size, reason });
    }

    /// What was left out, sorted, each once.
    pub fn into_skipped(mut self) -> Vec<Skipped> {
        self.skipped.sort();
        self.skipped.dedup();
        self.skipped
    }

    /// Whether this untracked path is taken.
    pub fn admit(&mut self, path: &BStr) -> bool {
        if is_temporary(path) {
            return false;
        }
        if let Some(dir) = self.nested_above(path) {
            self.skip(dir, 0, SkipReason::NestedRepository);
            return false;
        }
        if self.in_base.contains(path) {
            return true;
        }
        match self.refuse(path) {
            Ok(None) => true,
            Ok(Some((size, reason))) => {
                self.skip(path.to_owned(), size, reason);
                false
            }
            // Gone since it was listed.
            Err(e) if is_missing(&e) => false,
            Err(_) => {
                self.skip(path.to_owned(), 0, SkipReason::Unreadable);
                false
            }
        }
    }

    fn refuse(&mut self, path: &BStr) -> std::io::Result<Option<(u64, SkipReason)>> {
        let file = reach(self.root, path);
        let metadata = file.symlink_metadata()?;
        let size = metadata.len();
        if !self.repo.is_storable(path) {
            return Ok(Some((size, SkipReason::InvalidName)));
        }
        if metadata.is_symlink() {
            return Ok(None);
        }
        if !metadata.is_file() {
            return Ok(Some((0, SkipReason::Special)));
        }
        if size > self.max_file_size {
            return Ok(Some((size, SkipReason::TooLarge)));
        }
        let mut head = Vec::new();
        File::open(&file)?.take(secrets::HEAD).read_to_end(&mut head)?;
        if !self.include_secrets && secrets::is_secret(path, &head) {
            return Ok(Some((size, SkipReason::Secret)));
        }
        if self.total.saturating_add(size) > self.max_total_size {
            return Ok(Some((size, SkipReason::CheckpointFull)));
        }
        self.total += size;
        Ok(None)
    }

    /// The topmost untracked directory above `path` that has a `.git` in it.
    fn nested_above(&mut self, path: &BStr) -> Option<BString> {
        let slashes = path.find_iter("/").map(|at| path[..at].as_bstr());
        for dir in slashes {
            let known = self.nested.get(dir).copied();
            let nested = known.unwrap_or_else(|| {
                let dot_git = self.root.join(os_path(dir)).join(".git");
                let is = dot_git.symlink_metadata().is_ok() && !(self.tracks_below)(dir);
                self.nested.insert(dir.to_owned(), is);
                is
            });
            if nested {
                return Some(dir.to_owned());
            }
        }
        None
    }
}
