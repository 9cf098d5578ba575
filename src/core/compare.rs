//! Several sessions that set out from the same place, side by side: how large each one's work is, what it touches, how the
//! checks stand on it and whether it could land. Writes nothing.

use std::collections::BTreeSet;

use crate::error::{Code, Error, Result};
use crate::git::{BString, Oid};

use super::check::{self, Standing};
use super::diff::{self, DiffStats};
use super::merged;
use super::note;
use super::policy::{self, Check};
use super::record::SessionRecord;
use super::store::{Store, Trunk};
use super::timeline::{self, CheckpointKind};

/// Sessions against what they have in common.
#[derive(Debug)]
pub struct Comparison {
    /// The newest commit that all of them grew from.
    pub baseline: Oid,
    /// In the order in which they were named.
    pub candidates: Vec<Candidate>,
    /// The pairs that touch the same paths.
    pub overlaps: Vec<Overlap>,
}

/// One of them.
#[derive(Debug)]
pub struct Candidate {
    /// Its record.
    pub session: SessionRecord,
    /// Its latest checkpoint.
    pub tip: Oid,
    /// Whether its timeline begins elsewhere than at the baseline.
    pub began_elsewhere: bool,
    /// How much differs from the baseline.
    pub stats: DiffStats,
    /// The paths that do, sorted.
    pub paths: Vec<BString>,
    /// Checkpoints that a prompt led to.
    pub prompts: usize,
    /// Notes on it that are open.
    pub open_notes: usize,
    /// Where the checks of the policy stand on the trunk with it; none where it conflicts.
    pub checks: Vec<Standing>,
    /// The paths in conflict with the trunk.
    pub conflicts: Vec<BString>,
}

/// Two candidates that touch the same paths.
#[derive(Debug)]
pub struct Overlap {
    /// One.
    pub a: String,
    /// The other.
    pub b: String,
    /// The paths.
    pub paths: Vec<BString>,
    /// Those of them that are the same in both.
    pub same: Vec<BString>,
}

/// Compares sessions by name.
pub fn compare(store: &Store, names: &[String]) -> Result<Comparison> {
    let mut sessions: Vec<(SessionRecord, Oid)> = Vec::new();
    for name in names {
        let session = store.session(name)?.value;
        if sessions.iter().any(|(known, _)| known.id == session.id) {
            return Err(Error::new(Code::Usage, format!("`{name}` is named twice")));
        }
        let tip = store.tip(&session)?;
        sessions.push((session, tip));
    }
    let baseline = baseline(store, &sessions)?;
    let trunk = store.trunk()?;
    // A policy that cannot be read has no checks; what asks for a grant says so.
    let wanted = policy::in_force(store).map(|policy| policy.checks).unwrap_or_default();
    let candidates = sessions
        .into_iter()
        .map(|(session, tip)| candidate(store, session, tip, baseline, &trunk, &wanted))
        .collect::<Result<Vec<_>>>()?;
    let overlaps = overlaps(store, &candidates)?;
    Ok(Comparison { baseline, candidates, overlaps })
}

fn baseline(store: &Store, sessions: &[(SessionRecord, Oid)]) -> Result<Oid> {
    let mut baseline: Option<Oid> = None;
    for (session, tip) in sessions {
        baseline = match baseline {
            None => Some(*tip),
            Some(so_far) => Some(store.repo.merge_base(so_far, *tip)?.ok_or_else(|| {
                let message = format!("session `{}` shares no history with the others", session.id);
                Error::new(Code::Invalid, message).hint("tine sessions")
            })?),
        };
    }
    baseline.ok_or_else(|| Error::new(Code::Usage, "nothing to compare").hint("tine compare NAME NAME"))
}

fn candidate(
    store: &Store,
    session: SessionRecord,
    tip: Oid,
    baseline: Oid,
    trunk: &Trunk,
    wanted: &[Check],
) -> Result<Candidate> {
    let repo = &store.repo;
    let (from, tree) = (repo.tree_of(baseline)?, repo.tree_of(tip)?);
    let kinds = timeline::checkpoints(store, &session, tip)?;
    let memory = repo.in_memory();
    let (mut checks, mut conflicts) = (Vec::new(), Vec::new());
    if trunk.tip.is_some() {
        let merged = merged::with_commit(&memory, trunk, tip, session.id.as_str())?;
        match merged.is_clean() {
            true => checks = check::standing(store, wanted, merged.tree)?,
            false => conflicts = merged.conflicts.into_iter().map(|c| c.path).collect(),
        }
    }
    Ok(Candidate {
        tip,
        began_elsewhere: session.base != baseline,
        stats: diff::stats(repo, from, tree)?,
        paths: repo.diff_trees(from, tree)?.into_iter().map(|c| c.path).collect(),
        open_notes: note::open(&note::of_session(store, &session.id)?),
        prompts: kinds.iter().filter(|c| c.kind == CheckpointKind::Prompt).count(),
        checks,
        conflicts,
        session,
    })
}

fn overlaps(store: &Store, candidates: &[Candidate]) -> Result<Vec<Overlap>> {
    let repo = &store.repo;
    let mut found = Vec::new();
    for (at, a) in candidates.iter().enumerate() {
        let mine: BTreeSet<&BString> = a.paths.iter().collect();
        for b in &candidates[at + 1..] {
            let paths: Vec<BString> = b.paths.iter().filter(|path| mine.contains(path)).cloned().collect();
            if paths.is_empty() {
                continue;
            }
            let between = repo.diff_trees(repo.tree_of(a.tip)?, repo.tree_of(b.tip)?)?;
            let differ: BTreeSet<BString> = between.into_iter().map(|c| c.path).collect();
            let same = paths.iter().filter(|path| !differ.contains(*path)).cloned().collect();
            found.push(Overlap { a: a.session.id.to_string(), b: b.session.id.to_string(), paths, same });
        }
    }
    Ok(found)
}
