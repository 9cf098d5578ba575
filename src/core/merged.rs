//! What the trunk would become with a proposal: the tree that a landing makes, checks run on and the gate judges.
//! Nothing moves here.

use crate::error::{Code, Error, Result, count};
use crate::git::{Conflict, MergeLabels, Merged, Oid, Repo};
use crate::phase::phase;

use super::record::ProposalRecord;
use super::store::Trunk;

/// The trunk with the newest revision of a proposal, or with `part`, the tree that is offered instead of all of it.
pub fn with_proposal(repo: &Repo, trunk: &Trunk, proposal: &ProposalRecord, part: Option<Oid>) -> Result<Merged> {
    let current = proposal.current();
    let Some(part) = part else { return with_commit(repo, trunk, current.head, proposal.name.as_str()) };
    let tip = trunk.tip()?;
    let base = repo.merge_base(current.base, tip)?.unwrap_or(current.base);
    let (base, ours) = (repo.tree_of(base)?, repo.tree_of(tip)?);
    phase("merge", || repo.merge_trees(base, ours, part, labels(trunk, proposal.name.as_str())))
}

/// The trunk with a commit.
pub fn with_commit(repo: &Repo, trunk: &Trunk, head: Oid, name: &str) -> Result<Merged> {
    let tip = trunk.tip()?;
    if repo.is_ancestor(head, tip)? {
        return Ok(Merged { tree: repo.tree_of(tip)?, conflicts: Vec::new() });
    }
    phase("merge", || repo.merge_commits(tip, head, labels(trunk, name)))
}

/// What the sides are called in conflict markers.
pub fn labels<'a>(trunk: &'a Trunk, name: &'a str) -> MergeLabels<'a> {
    MergeLabels { base: "base", ours: &trunk.name, theirs: name }
}

/// The conflicts of a merge with the trunk as an error: nothing was written.
pub fn conflict(what: &str, conflicts: &[Conflict]) -> Error {
    let paths = count(conflicts.len(), "path");
    let message = format!("{what} conflicts with the trunk in {paths}; nothing was changed");
    let mut error = Error::new(Code::Conflict, message);
    for found in conflicts.iter().take(10) {
        error = error.hint(format!("{}: {}", found.path, found.reason));
    }
    let paths: Vec<String> = conflicts.iter().map(|c| c.path.to_string()).collect();
    let entries: Vec<_> = conflicts.iter().map(super::diff::conflicted_entry).collect();
    error.detail("paths", paths).detail("conflicted_entries", serde_json::to_value(entries).unwrap_or_default())
}

/// The conflicts of a landing.
pub fn conflict_of(proposal: &ProposalRecord, conflicts: &[Conflict]) -> Error {
    conflict(&format!("proposal `{}`", proposal.name), conflicts)
        .hint(format!("tine refresh {}   # bring the trunk in, resolve, and propose again", proposal.session))
}
