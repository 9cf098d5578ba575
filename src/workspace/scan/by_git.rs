//! The scan by the `git` program, with a private index: for the forms that gix is not exact in.
//! Neither the worktree's index nor any hook is touched.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;

use crate::error::{Error, Result};
use crate::git::{BStr, ByteSlice as _, Entry, Mode, Purpose, TreeChange, os_path};

use super::super::limits::{Admission, SkipReason};
use super::{Found, Job, Touched, only_in_base};

impl Job<'_> {
    pub(super) fn by_git(&self) -> Result<Found> {
        let private = match self.purpose {
            Purpose::Store if !self.repo.is_in_memory() => self.repo.private_index()?,
            _ => self.repo.scratch_index()?,
        };
        let base = self.options.base_tree;
        let before = private.diff(base)?;
        let tracked_dirs = |dir: &BStr| private.tracks_below(dir);
        let mut admission = self.admission(only_in_base(&before), tracked_dirs);
        let untracked = private.untracked(&mut |dir| admission.skip(dir, 0, SkipReason::Unreadable))?;
        self.stop_if_interrupted()?;
        let (tracked, new) = private.special_files(&untracked)?;
        private.add_tracked(&tracked)?;
        for path in tracked.into_iter().chain(new) {
            admission.skip(path, 0, SkipReason::Special);
        }
        self.stop_if_interrupted()?;
        let untracked = match self.repo.config_bool("core.ignoreCase").unwrap_or(false) {
            // Git took a name in another case for the tracked one. Where that is gone, it is new after all.
            true => private.untracked(&mut |_| {})?,
            false => untracked,
        };
        let (inside, outside) = private.split_by_sparse_rules(untracked)?;
        for path in outside.into_iter().chain(private.left_by_sparse_rules()?) {
            let size = self.root.join(os_path(path.as_bstr())).symlink_metadata().map_or(0, |m| m.len());
            admission.skip(path, size, SkipReason::Sparse);
        }
        let mut new = Vec::new();
        for path in inside.into_iter().filter(|p| self.covers(p.as_bstr())) {
            if let Some(dir) = path.strip_suffix(b"/") {
                admission.skip(dir.into(), 0, SkipReason::NestedRepository);
            } else if admission.admit(path.as_bstr()) {
                new.push(path);
            }
        }
        self.stop_if_interrupted()?;
        private.add_new(&new)?;
        let mut changes = private.diff(base)?;
        self.undo_new_submodules(&before, &mut changes, &mut admission)?;
        let touched = self.touched(&changes)?;
        if self.purpose == Purpose::Store {
            private.keep_in_memory()?;
        }
        Ok(Found { changes, touched, skipped: admission.into_skipped(), news: None })
    }

    fn stop_if_interrupted(&self) -> Result<()> {
        if self.options.interrupt.load(Ordering::Relaxed) {
            return Err(Error::interrupted());
        }
        Ok(())
    }

    /// A tracked file that became a repository: git would make a submodule of it. Here the file is gone, and the
    /// repository is left alone like any other that nobody added.
    fn undo_new_submodules(
        &self,
        index: &[TreeChange],
        changes: &mut Vec<TreeChange>,
        admission: &mut Admission<'_>,
    ) -> Result<()> {
        let staged: BTreeMap<&BStr, Option<Entry>> = index.iter().map(|c| (c.path.as_bstr(), c.after)).collect();
        let is_commit = |e: Option<Entry>| e.is_some_and(|e| e.mode == Mode::Commit);
        for change in changes.iter_mut().filter(|c| is_commit(c.after)) {
            let indexed = staged.get(change.path.as_bstr()).copied().unwrap_or(change.before);
            if !is_commit(indexed) {
                change.after = None;
                admission.skip(change.path.clone(), 0, SkipReason::NestedRepository);
            }
        }
        changes.retain(|c| c.before != c.after);
        Ok(())
    }

    /// Where the worktree's own index differs from what was found.
    fn touched(&self, changes: &[TreeChange]) -> Result<Vec<Touched>> {
        let staged = self.repo.diff_index(self.options.base_tree)?;
        let ours: BTreeMap<&BStr, Option<Entry>> = changes.iter().map(|c| (c.path.as_bstr(), c.after)).collect();
        let theirs: BTreeMap<&BStr, Option<Entry>> = staged.iter().map(|c| (c.path.as_bstr(), c.after)).collect();
        let differs = |path: &&BStr| ours.get(path) != theirs.get(path);
        let all: BTreeSet<&BStr> = ours.keys().chain(theirs.keys()).copied().filter(differs).collect();
        Ok(all.into_iter().map(|path| Touched { path: path.to_owned(), only_time: false, noted: None }).collect())
    }
}
