//! Which paths an index has, and how it differs from another one: without a look at any file.

use std::cmp::Ordering;
use std::path::Path;

use gix::index::entry::{Flags, Stage};

use crate::error::{Code, Context as _, Result};

use super::tracked::{Tracked, entry_of};
use super::{BStr, BString, Mode, Repo};

/// The paths of an index.
pub(crate) struct IndexNames(gix::index::File);

/// A path of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Named {
    /// As what; nothing where a tree could not have it.
    pub mode: Option<Mode>,
    /// Whether the file counts: it is marked neither `skip-worktree` nor `assume-unchanged`.
    pub is_plain: bool,
}

impl IndexNames {
    /// What it has at exactly this path.
    pub(crate) fn get(&self, path: &BStr) -> Option<Named> {
        let entry = self.0.entry_by_path_and_stage(path, Stage::Unconflicted)?;
        let is_plain = !entry.flags.intersects(Flags::SKIP_WORKTREE | Flags::ASSUME_VALID);
        Some(Named { mode: entry_of(entry).map(|e| e.mode), is_plain })
    }

    /// Whether it has something below this directory.
    pub(crate) fn has_below(&self, dir: &BStr) -> bool {
        self.0.path_is_directory(dir)
    }
}

/// Where an index differs from another one, what was noted of the files included.
#[derive(Debug, Default)]
pub(crate) struct Unlike {
    /// Places of its entries that the other one has not, or has otherwise.
    pub entries: Vec<usize>,
    /// Paths that only the other one has.
    pub absent: Vec<BString>,
}

impl Tracked {
    /// Where this index differs from the one in a file.
    pub(crate) fn unlike(&self, other: &Path) -> Result<Unlike> {
        let fail = || format!("cannot read the index `{}`", other.display());
        let hash = self.index().object_hash();
        let other = gix::index::File::at(other, hash, true, Default::default()).or_code(Code::Io, fail)?;
        let (mine, theirs) = (self.index().entries(), other.entries());
        let mut found = Unlike::default();
        let (mut m, mut t) = (0, 0);
        while m < mine.len() || t < theirs.len() {
            let order = match (mine.get(m), theirs.get(t)) {
                (Some(a), Some(b)) => self.path(m).cmp(b.path(&other)).then(a.stage_raw().cmp(&b.stage_raw())),
                (Some(_), None) => Ordering::Less,
                (None, _) => Ordering::Greater,
            };
            match order {
                Ordering::Less => found.entries.push(m),
                Ordering::Greater => found.absent.push(theirs[t].path(&other).to_owned()),
                Ordering::Equal => {
                    let (a, b) = (&mine[m], &theirs[t]);
                    if (a.id, a.mode, a.flags, a.stat) != (b.id, b.mode, b.flags, b.stat) {
                        found.entries.push(m);
                    }
                }
            }
            m += usize::from(order != Ordering::Greater);
            t += usize::from(order != Ordering::Less);
        }
        Ok(found)
    }
}

impl Repo {
    /// The paths that the index of this worktree has.
    pub(crate) fn index_names(&self) -> Result<IndexNames> {
        self.read_index().map(IndexNames)
    }
}
