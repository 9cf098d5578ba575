//! What a proposal would quietly take back: changes that landed on the trunk while its session was at work, that the
//! session brought in, and that its head does not have any more. A merge sees nothing odd in them; a reviewer should.
//!
//! A path is taken back when the head has it exactly as the trunk had it at an earlier time since the session began, or
//! undoes a whole hunk of what landed in it since. What the trunk got only after the session last brought it in is safe: a
//! merge keeps it.

use std::collections::BTreeSet;

use crate::error::Result;
use crate::git::{
    Algorithm, BString, ByteSlice as _, Entry, Kind, Oid, Repo, TreeChange, changed_lines, is_binary, lines,
};

use super::record::{self, ProposalRecord, SessionRecord, Stored};
use super::store::{Store, Trunk};

/// Larger files are compared as a whole only.
const LARGEST: u64 = 4 << 20;

/// The paths, sorted; none for a proposal that is over.
pub fn paths(store: &Store, proposal: &ProposalRecord, trunk: &Trunk) -> Result<Vec<BString>> {
    let (Some(tip), true) = (trunk.tip, proposal.state.is_open()) else { return Ok(Vec::new()) };
    let repo = &store.repo;
    let current = proposal.current();
    let Some(since) = repo.merge_base(current.head, tip)? else { return Ok(Vec::new()) };
    let began = began(store, proposal, tip)?.filter(|began| *began != since);
    let Some(began) = began else { return Ok(Vec::new()) };
    let (old, base, head) = (repo.tree_of(began)?, repo.tree_of(since)?, repo.tree_of(current.head)?);
    let changed = repo.diff_trees(base, head)?;
    let mut found: BTreeSet<BString> = BTreeSet::new();
    // Where the work grew from a commit that the trunk has by a merge, its first parents alone would not meet it.
    for commit in repo.own_line(since, began)?.into_iter().skip(1).chain([began]) {
        let tree = repo.tree_of(commit)?;
        for change in &changed {
            if !found.contains(&change.path) && leaf(repo, tree, &change.path)? == change.after {
                found.insert(change.path.clone());
            }
        }
    }
    for change in &changed {
        if !found.contains(&change.path) && undoes_a_hunk(repo, leaf(repo, old, &change.path)?, change)? {
            found.insert(change.path.clone());
        }
    }
    Ok(found.into_iter().collect())
}

/// The commit of the trunk that the work grew from at first, before the trunk was brought in.
fn began(store: &Store, proposal: &ProposalRecord, trunk: Oid) -> Result<Option<Oid>> {
    let repo = &store.repo;
    let timeline = proposal.current().made_of(repo);
    let line = repo.own_line(timeline, trunk)?;
    let root = match line.last() {
        Some(first) => repo.commit(*first)?.parents.first().copied(),
        None => Some(timeline),
    };
    // A rebase makes the timeline begin anew; the session's first record knows better.
    let first = match store.session(proposal.session.as_str()) {
        Ok(session) => record::events(repo, session.commit)?.last().copied(),
        Err(_) => None,
    };
    let Some(first) = first else { return Ok(root) };
    let first: Stored<SessionRecord> = record::read(repo, first)?;
    let from = match repo.has(first.value.base) {
        true => repo.merge_base(first.value.base, trunk)?,
        false => None,
    };
    Ok(match (root, from) {
        (Some(root), Some(from)) if repo.is_ancestor(from, root)? => Some(from),
        (root, from) => root.or(from),
    })
}

/// What is at a path, if it is no folder.
fn leaf(repo: &Repo, tree: Oid, path: &BString) -> Result<Option<Entry>> {
    Ok(repo.lookup(tree, path.as_bstr())?.filter(|entry| entry.mode != crate::git::Mode::Tree))
}

/// Whether one of the places that a change makes is exactly what stood there before the trunk changed it.
fn undoes_a_hunk(repo: &Repo, old: Option<Entry>, change: &TreeChange) -> Result<bool> {
    let (Some(old), Some(base), Some(head)) = (old, change.before, change.after) else { return Ok(false) };
    if old.id == base.id {
        return Ok(false);
    }
    let (Some(old), Some(base), Some(head)) = (text(repo, old)?, text(repo, base)?, text(repo, head)?) else {
        return Ok(false);
    };
    let landed = changed_lines(&old, &base, Algorithm::Histogram);
    let made = changed_lines(&base, &head, Algorithm::Histogram);
    let (old, head) = (lines(&old), lines(&head));
    let undoes = |landed: &crate::git::LineChange| {
        let same_place = made.iter().find(|made| made.before == landed.after);
        same_place.is_some_and(|made| head[made.after.clone()] == old[landed.before.clone()])
    };
    Ok(landed.iter().any(undoes))
}

fn text(repo: &Repo, entry: Entry) -> Result<Option<Vec<u8>>> {
    if !entry.mode.is_file() || repo.blob_size(entry.id).is_none_or(|size| size > LARGEST) {
        return Ok(None);
    }
    let (kind, bytes) = repo.read(entry.id)?;
    Ok((kind == Kind::Blob && !is_binary(&bytes)).then_some(bytes))
}
