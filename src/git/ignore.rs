//! The ignore rules of a worktree: whether git would pass over a path that it does not track, and where the rules
//! outside of the worktree come from.

use std::path::PathBuf;

use gix::index::entry::Mode as IndexMode;

use crate::error::{Context as _, Result};

use super::{BStr, Repo};

/// Ignore rules, read from the files on disk as paths are asked for. Fastest when asked directory by directory.
pub(crate) struct IgnoreRules {
    gix: gix::Repository,
    stack: gix::worktree::Stack,
}

impl IgnoreRules {
    pub(super) fn new(gix: gix::Repository, index: &gix::index::State) -> Result<Self> {
        let source = gix::worktree::stack::state::ignore::Source::WorktreeThenIdMappingIfNotSkipped;
        let stack = gix.excludes(index, None, source).or_internal("cannot read the ignore rules")?.detach();
        Ok(IgnoreRules { gix, stack })
    }

    /// Whether the rules leave this path out.
    pub(crate) fn ignores(&mut self, path: &BStr, is_dir: bool) -> Result<bool> {
        let mode = if is_dir { IndexMode::DIR } else { IndexMode::FILE };
        let at = self.stack.at_entry(path, Some(mode), &self.gix.objects);
        Ok(at.or_io(|| format!("cannot read the ignore rules for `{path}`"))?.is_excluded())
    }
}

impl Repo {
    /// The files outside of the worktree that hold ignore rules, whether they are there or not.
    pub(crate) fn outer_ignore_files(&self) -> Vec<PathBuf> {
        let config = self.gix.config_snapshot();
        let set = config.trusted_path("core.excludesFile").ok().flatten();
        let user = set.or_else(|| gix::path::env::xdg_config("ignore", &mut |name| std::env::var_os(name)));
        user.into_iter().chain([self.common_dir().join("info/exclude")]).collect()
    }
}

/// Whether a file goes along to other clones and worktrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Travels {
    /// The index has it.
    Yes,
    /// Once somebody adds it.
    NotYet,
    /// The ignore rules leave it out.
    Never,
}

impl Repo {
    /// Whether a file of this worktree goes along, by its path from the root.
    pub fn travels(&self, path: &BStr) -> Result<Travels> {
        let index = self.read_index()?;
        if index.entry_by_path(path).is_some() {
            return Ok(Travels::Yes);
        }
        let is_ignored = IgnoreRules::new(self.gix.clone(), &index)?.ignores(path, false)?;
        Ok(if is_ignored { Travels::Never } else { Travels::NotYet })
    }
}
