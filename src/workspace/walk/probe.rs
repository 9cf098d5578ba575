//! Looks at single paths of a worktree: what is known to have changed, or is named, is compared with the index, and nothing
//! else is.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use crate::error::Result;
use crate::git::{BStr, BString, ByteSlice as _, FileStat, IgnoreRules, Mode, Root, Standing, Tracked};

use super::super::cache::OnDisk;
use super::{Seen, Suspect};

/// What was found of the paths so far.
pub(super) struct Probe<'a> {
    pub(super) tracked: &'a Tracked,
    pub(super) root: &'a Path,
    open: &'a Root,
    rules: Option<IgnoreRules>,
    /// Whether these are directories, reached through directories alone.
    dirs: HashMap<BString, bool>,
    /// Entries of the index to be compared with their files.
    suspects: BTreeSet<usize>,
    untracked: BTreeSet<(BString, OnDisk)>,
}

impl<'a> Probe<'a> {
    pub(super) fn new(tracked: &'a Tracked, root: &'a Path, open: &'a Root) -> Self {
        let (suspects, untracked) = (BTreeSet::new(), BTreeSet::new());
        Probe { tracked, root, open, rules: None, dirs: HashMap::new(), suspects, untracked }
    }

    /// Has these entries of the index compared.
    pub(super) fn suspect(&mut self, entries: impl IntoIterator<Item = usize>) {
        self.suspects.extend(entries);
    }

    /// Has every entry below a directory compared.
    pub(super) fn suspect_below(&mut self, dir: &BStr) {
        self.suspects.extend(self.tracked.range_below(dir));
    }

    /// Takes a path for what the index does not have.
    pub(super) fn found(&mut self, path: BString, kind: OnDisk) {
        self.untracked.insert((path, kind));
    }

    /// Whether the index has a submodule there, whose files are its own.
    pub(super) fn is_submodule(&self, path: &BStr) -> bool {
        let at = self.tracked.find(path);
        at.and_then(|n| self.tracked.indexed(n)).is_some_and(|e| e.mode == Mode::Commit)
    }

    /// What is there, if the way leads through directories alone.
    pub(super) fn look(&mut self, path: &BStr) -> Result<Option<FileStat>> {
        if self.parent_is_there(path)? { self.open.look(path) } else { Ok(None) }
    }

    /// Takes a path for a new file, if it is a file that neither the index nor a rule knows.
    pub(super) fn consider(&mut self, path: &BStr) -> Result<()> {
        let Some(found) = self.look(path)?.filter(|found| !found.is_dir()) else { return Ok(()) };
        if self.tracked.find(path).is_none() && !self.is_below_ignored(path)? && !self.ignores(path, false)? {
            let kind = if found.is_file() || found.is_link() { OnDisk::File } else { OnDisk::Special };
            self.found(path.to_owned(), kind);
        }
        Ok(())
    }

    /// Whether a directory above the path is one that is not looked into, for nothing below it is in the index.
    pub(super) fn is_below_ignored(&mut self, path: &BStr) -> Result<bool> {
        for slash in path.find_iter("/") {
            let dir = path[..slash].as_bstr();
            if !self.tracked.tracks_below(dir) && self.ignores(dir, true)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    pub(super) fn ignores(&mut self, path: &BStr, is_dir: bool) -> Result<bool> {
        if self.rules.is_none() {
            self.rules = Some(self.tracked.ignore_rules()?);
        }
        self.rules.as_mut().expect("made above").ignores(path, is_dir)
    }

    /// Compares the entries, and says what was found.
    pub(super) fn finish(mut self) -> Result<Seen> {
        let mut suspects = Vec::new();
        for n in std::mem::take(&mut self.suspects) {
            let standing = match self.parent_is_there(self.tracked.path(n))? {
                true => self.tracked.standing(n, self.open)?,
                false => Standing::Gone,
            };
            if standing != Standing::Same {
                let (path, indexed) = (self.tracked.path(n).to_owned(), self.tracked.indexed(n));
                suspects.push(Suspect { path, indexed, removed: standing == Standing::Gone });
            }
        }
        Ok((suspects, self.untracked.into_iter().collect(), None))
    }

    /// Whether the way to a path leads through directories alone.
    fn parent_is_there(&mut self, path: &BStr) -> Result<bool> {
        let Some(slash) = path.rfind_byte(b'/') else { return Ok(true) };
        let dir = path[..slash].as_bstr();
        if let Some(known) = self.dirs.get(dir) {
            return Ok(*known);
        }
        let is_there = self.parent_is_there(dir)? && self.open.look(dir)?.is_some_and(|found| FileStat::is_dir(&found));
        self.dirs.insert(dir.to_owned(), is_there);
        Ok(is_there)
    }
}
