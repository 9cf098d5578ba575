//! Three-way merges of trees in memory, with renames. gix answers the clean ones without a process; git is the
//! authority for everything else, so that a conflict is exactly what `git merge` would make of it. Neither writes
//! into the repository: only what the result needs is taken over, and a handle made for a preview stays in memory.

use std::collections::BTreeSet;

use gix::merge::blob::Resolution as Content;
use gix::merge::plumbing;
use gix::merge::tree::{Resolution, TreatAsUnresolved};
use gix::objs::Write as _;
use gix::worktree::stack::state::attributes::Source;

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};

use super::{BStr, BString, ByteSlice as _, Entry, Kind, Mode, Oid, Repo, TreeChange};

/// What the sides are called in conflict markers.
#[derive(Debug, Clone, Copy)]
pub struct MergeLabels<'a> {
    /// The common ancestor.
    pub base: &'a str,
    /// The side merged into.
    pub ours: &'a str,
    /// The side merged in.
    pub theirs: &'a str,
}

/// What came of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The merged tree; files in conflict hold both sides between markers.
    pub tree: Oid,
    /// What could not be decided, by path; empty for a clean merge.
    pub conflicts: Vec<Conflict>,
}

impl Merged {
    /// Whether nothing is left to decide.
    pub fn is_clean(&self) -> bool {
        self.conflicts.is_empty()
    }
}

/// A path that a merge could not bring together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The path.
    pub path: BString,
    /// What happened, in the words of `git status`, with git's kind of conflict where that says more.
    pub reason: String,
    /// What the common ancestor has there.
    pub base: Option<Entry>,
    /// What our side has.
    pub ours: Option<Entry>,
    /// What their side has.
    pub theirs: Option<Entry>,
    /// The places with both versions, for text on both sides.
    pub hunks: Vec<ConflictHunk>,
}

/// One place with two versions: lines without their ending.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConflictHunk {
    /// What our side has.
    pub ours: Vec<BString>,
    /// What both came from.
    pub base: Vec<BString>,
    /// What their side has.
    pub theirs: Vec<BString>,
}

/// What is to be merged: trees with a known base, or commits whose several bases have to be merged first.
#[derive(Clone, Copy)]
pub(super) enum Sides {
    Trees { base: Oid, ours: Oid, theirs: Oid },
    Commits { ours: Oid, theirs: Oid, our_tree: Oid, their_tree: Oid },
}

impl Sides {
    pub(super) fn our_tree(&self) -> Oid {
        match self {
            Sides::Trees { ours, .. } => *ours,
            Sides::Commits { our_tree, .. } => *our_tree,
        }
    }

    fn their_tree(&self) -> Oid {
        match self {
            Sides::Trees { theirs, .. } => *theirs,
            Sides::Commits { their_tree, .. } => *their_tree,
        }
    }
}

impl Repo {
    /// Merges two trees that came from `base`.
    pub fn merge_trees(&self, base: Oid, ours: Oid, theirs: Oid, labels: MergeLabels<'_>) -> Result<Merged> {
        if ours == theirs || base == theirs {
            return Ok(Merged { tree: ours, conflicts: Vec::new() });
        }
        if base == ours {
            return Ok(Merged { tree: theirs, conflicts: Vec::new() });
        }
        self.merge_sides(Sides::Trees { base, ours, theirs }, labels)
    }

    /// Merges two commits from their best common ancestor; several of those are merged first, as git does.
    pub fn merge_commits(&self, ours: Oid, theirs: Oid, labels: MergeLabels<'_>) -> Result<Merged> {
        let bases = self.history()?.merge_bases(ours, theirs)?;
        let Some(first) = bases.first() else {
            return Err(Error::new(Code::Invalid, format!("commits {ours} and {theirs} have no common history")));
        };
        let (our_tree, their_tree) = (self.tree_of(ours)?, self.tree_of(theirs)?);
        if bases.len() == 1 {
            return self.merge_trees(self.tree_of(*first)?, our_tree, their_tree, labels);
        }
        self.merge_sides(Sides::Commits { ours, theirs, our_tree, their_tree }, labels)
    }

    fn merge_sides(&self, sides: Sides, labels: MergeLabels<'_>) -> Result<Merged> {
        let scratch = self.gix.clone().with_object_memory();
        let quick = match sides {
            // gix lets a driver write to the terminal, so those merges are git's too.
            Sides::Trees { base, ours, theirs } if !self.has_merge_drivers() => {
                self.merge_quickly(&scratch, base, ours, theirs)
            }
            // gix builds another ancestor out of several bases than git, and finds criss-crosses clean that are not.
            _ => None,
        };
        let (scratch, merged) = match quick {
            Some(tree) => (scratch, Merged { tree, conflicts: Vec::new() }),
            None => self.merge_by_git(sides, labels)?,
        };
        self.adopt(&scratch, merged.tree, Some(sides.our_tree()), Some(sides.their_tree()))?;
        Ok(merged)
    }

    /// Whether a merge of two trees that came from `base` is clean beyond doubt. Where it is not, git has to be asked.
    pub fn merges_cleanly(&self, base: Oid, ours: Oid, theirs: Oid) -> bool {
        let scratch = self.gix.clone().with_object_memory();
        !self.has_merge_drivers() && self.merge_quickly(&scratch, base, ours, theirs).is_some()
    }

    pub(super) fn has_merge_drivers(&self) -> bool {
        let config = self.gix.config_snapshot();
        config.sections_by_name("merge").is_some_and(|mut all| all.any(|s| s.value("driver").is_some()))
    }

    /// gix's tree when the merge is clean beyond doubt; `None` hands it to git. gix follows renamed folders silently
    /// where git asks, and names what it cannot decide differently: anything but merged file contents is doubt.
    fn merge_quickly(&self, scratch: &gix::Repository, base: Oid, ours: Oid, theirs: Oid) -> Option<Oid> {
        let attempt = || -> Result<Option<Oid>> {
            let fail = "cannot merge";
            let (left, right) = (self.diff_trees(base, ours)?, self.diff_trees(base, theirs)?);
            if self.adds_below_removed(base, ours, &right)? || self.adds_below_removed(base, theirs, &left)? {
                return Ok(None);
            }
            let attributes = self.attributes_of(ours, left.iter().chain(&right))?;
            let stack = || -> Result<_> {
                Ok(scratch.attributes_only(&attributes, Source::IdMapping).or_internal(fail)?.detach())
            };
            let mode = gix::diff::blob::pipeline::Mode::ToGit;
            let mut differ =
                gix::diff::resource_cache(scratch, mode, stack()?, Default::default()).or_internal(fail)?;
            let mut merger = blob_merger(scratch, stack()?)?;
            let mut options: plumbing::tree::Options = scratch.tree_merge_options().or_internal(fail)?.into();
            options.fail_on_conflict = Some(TreatAsUnresolved::git());
            // What git's merge uses, whatever `diff.algorithm` says.
            options.blob_merge.text.diff_algorithm = gix::diff::blob::Algorithm::Histogram;
            let mut outcome = plumbing::tree(
                &base,
                &ours,
                &theirs,
                Default::default(),
                scratch,
                |bytes| scratch.write_buf(gix::objs::Kind::Blob, bytes),
                &mut Default::default(),
                &mut differ,
                &mut merger,
                options,
            )
            .or_internal(fail)?;
            if !outcome.conflicts.iter().all(is_plain_content_merge) {
                return Ok(None);
            }
            Ok(Some(outcome.tree.write(|tree| scratch.write(tree)).or_internal(fail)?))
        };
        attempt().unwrap_or_else(|e| {
            tracing::debug!(target: "tine::git", "merge handed to git: {e}");
            None
        })
    }

    /// Whether one side has no folder any more in which the other put something: git asks whether the folder was
    /// renamed and the new file belongs there too.
    fn adds_below_removed(&self, base: Oid, side: Oid, other: &[TreeChange]) -> Result<bool> {
        let mut seen = BTreeSet::new();
        for added in other.iter().filter(|c| c.before.is_none()) {
            for folder in folders_of(added.path.as_bstr()) {
                if !seen.insert(folder) {
                    break;
                }
                let is_folder = |tree| Ok(self.lookup(tree, folder)?.is_some_and(|e| e.mode == Mode::Tree));
                if is_folder(base)? && !is_folder(side)? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// The attribute files that count for this merge, as a small index: those of our side, in the folders that changed.
    /// The worktree's would make the result depend on who merges where.
    fn attributes_of<'c>(&self, ours: Oid, changes: impl Iterator<Item = &'c TreeChange>) -> Result<gix::index::State> {
        let mut folders: BTreeSet<&BStr> = BTreeSet::new();
        for change in changes {
            // A folder that was seen had its own parents added.
            folders.extend(
                folders_of(change.path.as_bstr()).take_while(|folder| !folders.contains(folder)).collect::<Vec<_>>(),
            );
        }
        let mut index = gix::index::State::new(self.gix.object_hash());
        self.add_attributes(&mut index, ours, BString::default(), &folders)?;
        index.sort_entries();
        Ok(index)
    }

    fn add_attributes(
        &self,
        index: &mut gix::index::State,
        tree: Oid,
        folder: BString,
        folders: &BTreeSet<&BStr>,
    ) -> Result<()> {
        for (name, entry) in self.tree_entries(tree)? {
            let path = super::trees::join(folder.as_bstr(), name.as_bstr());
            if entry.mode == Mode::Tree && folders.contains(path.as_bstr()) {
                self.add_attributes(index, entry.id, path, folders)?;
            } else if name == ".gitattributes" && entry.mode.is_file() {
                let (mode, flags) = (gix::index::entry::Mode::FILE, gix::index::entry::Flags::empty());
                index.dangerously_push_entry(Default::default(), entry.id, flags, mode, path.as_bstr());
            }
        }
        Ok(())
    }

    /// Takes a tree and what only it holds over from a handle with objects in memory. Everything that neither side of
    /// the merge has at that place counts as written now, so that the next sync covers it.
    fn adopt(&self, from: &gix::Repository, tree: Oid, ours: Option<Oid>, theirs: Option<Oid>) -> Result<()> {
        if Some(tree) == ours || Some(tree) == theirs || tree == self.empty_tree() {
            return Ok(());
        }
        let list = |id: Option<Oid>| id.map_or(Ok(Vec::new()), |id| self.tree_entries(id));
        let (ours, theirs) = (list(ours)?, list(theirs)?);
        let at = |list: &[(BString, Entry)], name: &BString| list.iter().find(|(n, _)| n == name).map(|(_, e)| *e);
        let fail = || "cannot store a merge".to_owned();
        let object = from.find_object(tree).or_io(fail)?;
        let entries = gix::objs::TreeRefIter::from_bytes(&object.data, tree.kind());
        for entry in entries {
            let entry = entry.or_io(fail)?;
            let (name, id) = (entry.filename.to_owned(), entry.oid.to_owned());
            let here = [at(&ours, &name), at(&theirs, &name)];
            if here.iter().flatten().any(|e| e.id == id) {
                continue;
            }
            match Mode::from_gix(entry.mode) {
                Mode::Commit => {}
                Mode::Tree => {
                    let below = here.map(|e| e.filter(|e| e.mode == Mode::Tree).map(|e| e.id));
                    self.adopt(from, id, below[0], below[1])?;
                }
                // A renamed file in a partial clone need not be here.
                _ if !self.has(id) && from.try_find_header(id).or_io(fail)?.is_none() => {}
                _ => self.take_over(from, id)?,
            }
        }
        self.take_over(from, tree)
    }

    fn take_over(&self, from: &gix::Repository, id: Oid) -> Result<()> {
        if !self.has(id) {
            durable::step("merge object").or_io(|| "cannot store a merge".to_owned())?;
            let object = from.find_object(id).or_io(|| "cannot store a merge".to_owned())?;
            self.gix.write_buf(object.kind, &object.data).or_io(|| "cannot store a merge".to_owned())?;
        }
        self.note_written(id);
        Ok(())
    }

    /// The places in conflict of a path, none unless both sides hold text.
    pub(super) fn hunks_of(
        &self,
        base: Option<Entry>,
        ours: Option<Entry>,
        theirs: Option<Entry>,
    ) -> Vec<ConflictHunk> {
        let text = |entry: Option<Entry>| -> Option<Vec<u8>> {
            let entry = entry.filter(|e| e.mode.is_file())?;
            self.blob_size(entry.id).filter(|size| *size <= super::file_merge::TEXT_LIMIT)?;
            match self.read(entry.id) {
                Ok((Kind::Blob, data)) => Some(data),
                _ => None,
            }
        };
        let (Some(ours), Some(theirs)) = (text(ours), text(theirs)) else { return Vec::new() };
        super::file_merge::conflict_hunks(&text(base).unwrap_or_default(), &ours, &theirs)
    }
}

fn blob_merger(repo: &gix::Repository, attributes: gix::worktree::Stack) -> Result<gix::merge::blob::Platform> {
    let fail = "cannot merge";
    let config = repo.config_snapshot();
    let mode = if config.boolean("merge.renormalize").unwrap_or(false) {
        gix::merge::blob::pipeline::Mode::Renormalize
    } else {
        gix::merge::blob::pipeline::Mode::ToGit
    };
    let filter = gix::filter::plumbing::Pipeline::new(
        repo.command_context().or_internal(fail)?,
        repo.object_hash(),
        gix::filter::Pipeline::options(repo).or_internal(fail)?,
    );
    let limit = config.integer("core.bigFileThreshold").and_then(|n| u64::try_from(n).ok()).unwrap_or(512 << 20);
    let options = gix::merge::blob::pipeline::Options { large_file_threshold_bytes: limit };
    let pipeline = gix::merge::blob::Pipeline::new(Default::default(), filter, options);
    let options = gix::merge::blob::platform::Options { default_driver: config.string("merge.default") };
    Ok(gix::merge::blob::Platform::new(pipeline, mode, attributes, Vec::new(), options))
}

fn is_plain_content_merge(conflict: &gix::merge::tree::Conflict) -> bool {
    let clean = |m: &gix::merge::tree::ContentMerge| m.resolution == Content::Complete;
    match &conflict.resolution {
        Ok(Resolution::OursModifiedTheirsModifiedThenBlobContentMerge { merged_blob }) => clean(merged_blob),
        Ok(Resolution::OursModifiedTheirsRenamedAndChangedThenRename { merged_blob, final_location, .. }) => {
            final_location.is_none() && merged_blob.as_ref().is_none_or(clean)
        }
        _ => false,
    }
}

/// The folders that a path lies in, the innermost first.
pub(super) fn folders_of(path: &BStr) -> impl Iterator<Item = &BStr> {
    path.rfind_iter("/").map(|at| path[..at].as_bstr())
}

#[cfg(test)]
mod tests;
