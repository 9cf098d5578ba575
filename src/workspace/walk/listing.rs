//! What is in directories that have to be read. Where many have, all cores read them ahead of the walk.

use std::collections::HashMap;
use std::fs::FileType;
use std::sync::atomic::Ordering;

use crate::error::{Code, Error, Result};
use crate::git::{BStr, BString, ByteSlice as _, Mode, is_missing, join, reach};
use crate::phase::phase;
use crate::threads::in_parts;

use super::super::cache::Record;
use super::{Plan, RULES};

/// Directories per thread below which another thread does not pay.
const SHARE: usize = 32;

/// A directory as it was read.
#[derive(Default)]
pub(super) struct Listing {
    /// What its ignore rules are, if it has some.
    pub rules: Option<FileType>,
    /// Whether git keeps something of its own there.
    pub has_git: bool,
    /// The rest of the names that the index has not.
    pub others: Vec<(BString, FileType)>,
}

impl Plan<'_> {
    /// Reads the planned directories that are not as they were recorded.
    pub(super) fn read_ahead(&self, known: &HashMap<BString, Record>) -> Result<HashMap<usize, Listing>> {
        let is_unknown = |n: &usize| {
            self.stamps[*n].is_some_and(|stamp| {
                let record = known.get(self.dirs[*n].path.as_bstr());
                !record.is_some_and(|record| record.lists(stamp, self.dirs[*n].names))
            })
        };
        let unknown: Vec<usize> = (0..self.dirs.len()).filter(is_unknown).collect();
        let read = |part: &[usize]| {
            let listed = part.iter().map(|n| match self.all.interrupt.load(Ordering::Relaxed) {
                true => Err(Error::interrupted()),
                false => Ok((*n, self.list(self.dirs[*n].path.as_bstr(), true)?)),
            });
            listed.collect()
        };
        Ok(phase("read", || in_parts(&unknown, SHARE, read))?.into_iter().collect())
    }

    /// Reads a directory. In one that is not planned, nothing is in the index.
    pub(super) fn list(&self, dir: &BStr, is_planned: bool) -> Result<Listing> {
        let names = match self.all.tracked.list(&reach(self.all.root, dir)) {
            Err(e) if is_missing(&e) => Vec::new(),
            listed => {
                listed.map_err(|e| Error::new(Code::Io, format!("cannot read the directory `{dir}`")).because(e))?
            }
        };
        let mut listing = Listing::default();
        for (name, kind) in names {
            if name == ".git" {
                listing.has_git = true;
                continue;
            }
            if name == RULES {
                listing.rules = Some(kind);
            }
            if !(is_planned && self.has(join(dir, name.as_bstr()).as_bstr(), kind.is_dir())) {
                listing.others.push((name, kind));
            }
        }
        Ok(listing)
    }

    /// Whether the index has this path, as a file where it is one, as a directory where it is one.
    fn has(&self, path: &BStr, is_dir: bool) -> bool {
        let tracked = self.all.tracked;
        match tracked.find(path) {
            Some(n) => is_dir == tracked.indexed(n).is_some_and(|e| e.mode == Mode::Commit),
            None => is_dir && tracked.tracks_below(path),
        }
    }
}
