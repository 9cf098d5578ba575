//! The worktree's index in step with files and tree, so that plain git shows nothing that tine does not know. Entries
//! whose paths are not named stay as they are, staged content included. Where what is known of the files does not settle
//! it, the `git` program looks.

use std::collections::{HashMap, HashSet};

use crate::error::Result;
use crate::git::{BStr, BString, ByteSlice as _, Entry, Mode, Noted, Oid, Patch, Repo, os_path};

use super::apply::{Applied, Plan, split};
use super::scan::Touched;

/// After a checkpoint: makes the index entries of the `touched` paths what `tree` has.
pub fn sync_scanned(repo: &Repo, tree: Oid, touched: &[Touched]) -> Result<()> {
    let paths: Vec<BString> = touched.iter().map(|t| t.path.clone()).collect();
    let wanted = entries_at(repo, tree, &paths)?;
    let noted = wanted.iter().zip(touched);
    let patches = noted.map(|((path, entry), touched)| patch(path, *entry, touched.noted)).collect();
    if is_patched(repo, patches, tree)? {
        return Ok(());
    }
    // The files were what the tree has a moment ago; git is asked to read them, and what it says is compared.
    let files = wanted.iter().filter(|w| !is_behind_link(repo, &w.0)).map(|w| w.0.clone()).collect();
    bring(repo, wanted, files, &HashSet::new())
}

/// After an apply: makes the index entries of the paths in which the trees differ what `to` has.
pub fn sync_written(repo: &Repo, from: Oid, to: Oid, applied: &Applied) -> Result<()> {
    let patches = applied.changes.iter().map(|(c, noted)| patch(&c.path, c.after, *noted)).collect();
    let is_known = applied.left.is_empty() && applied.outside == 0;
    if is_known && is_patched(repo, patches, to)? {
        return Ok(());
    }
    sync_applied(repo, from, to)
}

/// The index entry of a path, known from the file that was seen to have this content; nothing if none was.
fn patch(path: &BString, entry: Option<Entry>, noted: Option<Noted>) -> Option<Patch> {
    let now = match entry {
        Some(entry) => Some((entry, noted?)),
        None => None,
    };
    Some(Patch { path: path.clone(), now })
}

/// Whether all patches are known and could be made.
fn is_patched(repo: &Repo, patches: Option<Vec<Patch>>, tree: Oid) -> Result<bool> {
    patches.map_or(Ok(false), |patches| if patches.is_empty() { Ok(true) } else { repo.patch_index(patches, tree) })
}

/// The same without knowing what an apply did: every file is compared.
pub fn sync_applied(repo: &Repo, from: Oid, to: Oid) -> Result<()> {
    let plan = Plan::new(repo, from, to)?;
    let mut worker = plan.worker(repo)?;
    let wanted: Vec<(BString, Option<Entry>)> = plan.changes().iter().map(|c| (c.path.clone(), c.after)).collect();
    let mut files = HashSet::new();
    for (path, after) in &wanted {
        if worker.is_settled(path.as_bstr(), *after)? {
            files.insert(path.clone());
        }
    }
    bring(repo, wanted, files, plan.outside())
}

/// For recovery: makes the whole index this tree. Stat data of what stays the same is kept, the rest is looked at.
pub fn reset(repo: &Repo, tree: Oid) -> Result<()> {
    repo.index_reset(tree)
}

/// Makes index entries what is wanted: those of `files` by letting git read them, which is one process and notes
/// their times; what that does not settle, exactly as wanted.
fn bring(
    repo: &Repo,
    wanted: Vec<(BString, Option<Entry>)>,
    files: HashSet<BString>,
    outside: &HashSet<BString>,
) -> Result<()> {
    if wanted.is_empty() {
        return Ok(());
    }
    let before = repo.index_view()?;
    let before = |p: &BString| before.get(p.as_bstr());
    let is_marked = |p: &BString| before(p).is_some_and(|i| i.skip_worktree || i.assume_unchanged);
    let is_commit = |e: &Option<Entry>| e.is_some_and(|e| e.mode == Mode::Commit);
    let by_file = |w: &(BString, Option<Entry>)| {
        files.contains(&w.0) && !is_marked(&w.0) && !outside.contains(&w.0) && !is_commit(&w.1)
    };
    let (read, mut exact): (Vec<_>, Vec<_>) = wanted.into_iter().partition(by_file);
    exact.retain(|(path, entry)| before(path).map(|i| i.entry) != entry.map(Some));
    let names: Vec<BString> = read.iter().map(|r| r.0.clone()).collect();
    if repo.index_files(&names)? {
        let now = repo.index_view()?;
        exact.extend(
            read.into_iter().filter(|(path, entry)| now.get(path.as_bstr()).map(|i| i.entry) != entry.map(Some)),
        );
    } else {
        exact.extend(read);
    }
    repo.index_exactly(&exact)?;
    let there = |flag: &dyn Fn(&BString) -> bool| -> Vec<BString> {
        exact.iter().filter(|(path, entry)| entry.is_some() && flag(path)).map(|e| e.0.clone()).collect()
    };
    let skip = there(&|p| outside.contains(p) || before(p).is_some_and(|i| i.skip_worktree));
    repo.index_mark("--skip-worktree", &skip)?;
    repo.index_mark("--assume-unchanged", &there(&|p| before(p).is_some_and(|i| i.assume_unchanged)))?;
    let commits: HashSet<&BString> = exact.iter().filter(|e| is_commit(&e.1)).map(|e| &e.0).collect();
    repo.index_refresh(&there(&|p| !is_marked(p) && !outside.contains(p) && !commits.contains(p)))
}

/// Whether a parent of the path is a link: git refuses to read such a path.
fn is_behind_link(repo: &Repo, path: &BString) -> bool {
    let Some(root) = repo.workdir() else { return false };
    path.find_iter("/")
        .any(|slash| root.join(os_path(path[..slash].as_bstr())).symlink_metadata().is_ok_and(|m| m.is_symlink()))
}

/// What a tree has at each of these paths; directories and missing paths are `None`.
fn entries_at(repo: &Repo, tree: Oid, paths: &[BString]) -> Result<Vec<(BString, Option<Entry>)>> {
    type Listing = HashMap<BString, Entry>;
    fn dir<'c>(repo: &Repo, cache: &'c mut HashMap<BString, Listing>, root: Oid, at: &BStr) -> Result<&'c Listing> {
        if !cache.contains_key(at) {
            let tree = if at.is_empty() {
                Some(root)
            } else {
                let (parent, name) = split(at);
                let found = dir(repo, cache, root, parent)?.get(name).copied();
                found.filter(|e| e.mode == Mode::Tree).map(|e| e.id)
            };
            let listing = tree.map_or(Ok(Vec::new()), |id| repo.tree_entries(id))?.into_iter().collect();
            cache.insert(at.to_owned(), listing);
        }
        Ok(&cache[at])
    }
    let mut cache = HashMap::new();
    paths
        .iter()
        .map(|path| {
            let (parent, name) = split(path.as_bstr());
            let entry = dir(repo, &mut cache, tree, parent)?.get(name).copied();
            Ok((path.clone(), entry.filter(|e| e.mode != Mode::Tree)))
        })
        .collect()
}

#[cfg(test)]
mod tests;
