//! Paths of a worktree beyond what scans take: ignored files, files behind index marks, submodules' own worktrees.
//! Lists only; nothing is written.

use crate::error::Result;

use super::filter::{Filters, Purpose, Stored, no_worktree};
use super::private::split;
use super::{BString, ByteSlice as _, Mode, Repo, os_path};

impl Repo {
    /// Paths that the index has not, ignored ones too, whole directories as one path without the slash.
    pub(crate) fn unindexed_paths(&self) -> Result<Vec<BString>> {
        let args = ["ls-files", "--others", "--directory", "--no-empty-directory", "-z"];
        let mut paths = split(&self.git_here()?.args(args).run()?);
        for path in paths.iter_mut().filter(|p| p.ends_with(b"/")) {
            path.pop();
        }
        Ok(paths)
    }

    /// Submodules with something in their directory.
    pub(crate) fn populated_submodules(&self) -> Result<Vec<BString>> {
        let root = self.workdir().ok_or_else(no_worktree)?;
        let is_populated = |path: &BString| {
            std::fs::read_dir(root.join(os_path(path.as_bstr()))).is_ok_and(|mut entries| entries.next().is_some())
        };
        let submodules =
            self.list_index()?.into_iter().filter(|(_, i)| i.entry.is_some_and(|e| e.mode == Mode::Commit));
        Ok(submodules.map(|(path, _)| path).filter(is_populated).collect())
    }

    /// Files behind `skip-worktree` or `assume-unchanged` that are not what the index has: no scan takes them.
    pub(crate) fn hidden_edits(&self) -> Result<Vec<BString>> {
        let mut hidden = self.list_index()?;
        hidden.retain(|_, i| i.skip_worktree || i.assume_unchanged);
        if hidden.is_empty() {
            return Ok(Vec::new());
        }
        let mut filters =
            Filters::for_worktree(self.gix.clone(), &gix::index::State::new(self.gix.object_hash()), None)?;
        let mut edited = Vec::new();
        for (path, indexed) in hidden {
            match filters.store(path.as_bstr(), indexed.entry, Purpose::Look) {
                Ok(Stored::Missing | Stored::Directory) => {}
                Ok(Stored::Entry(entry)) if Some(entry) == indexed.entry => {}
                // What cannot be compared counts as edited: setting it aside loses nothing.
                _ => edited.push(path),
            }
        }
        Ok(edited)
    }

    /// Paths that are untracked, ignored, and named by the patterns in a file; directories stand for all below them.
    pub(crate) fn ignored_and_named_in(&self, file: &str) -> Result<Vec<BString>> {
        let list = |exclude: String| -> Result<Vec<BString>> {
            let args = ["ls-files", "-z", "--others", "--ignored", "--directory", &exclude];
            let out = self.git_here()?.args(args).run()?;
            Ok(split(&out))
        };
        let ignored = list("--exclude-standard".to_owned())?;
        let named = list(format!("--exclude-from={file}"))?;
        // Either list may name a directory whose content the other names one by one: what both have is the deeper one.
        let within = |path: &BString, all: &[BString]| {
            all.iter().any(|dir| path == dir || dir.ends_with(b"/") && path.starts_with(dir))
        };
        let mut both: Vec<BString> = named.iter().filter(|p| within(p, &ignored)).cloned().collect();
        both.extend(ignored.iter().filter(|p| within(p, &named)).cloned());
        both.iter_mut().for_each(|p| {
            if p.ends_with(b"/") {
                p.pop();
            }
        });
        both.sort();
        both.dedup();
        both.retain(|p| p != file);
        Ok(both)
    }
}
