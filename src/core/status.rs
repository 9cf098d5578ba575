//! Where things stand: a session, its unsaved changes, its proposal, and who else touches the same paths. Writes nothing.

use std::collections::BTreeSet;

use crate::error::Result;
use crate::git::{BString, History, Oid};
use crate::workspace::{self, Change};

use super::checkpoint::scan_options;
use super::record::{ProposalRecord, SessionRecord, Stored};
use super::store::{Store, Trunk};
use super::timeline::{self, Checkpoint};

/// Live sessions looked at for overlap, most recently active first; more would make a prompt slow.
const NEIGHBOURS: usize = 50;

/// What `status` knows.
#[derive(Debug)]
pub struct Status {
    /// The session and its record.
    pub session: Stored<SessionRecord>,
    /// Its tip.
    pub checkpoint: Checkpoint,
    /// Edits since.
    pub changes: Vec<Change>,
    /// The trunk.
    pub trunk: Trunk,
    /// Its newest proposal.
    pub proposal: Option<Stored<ProposalRecord>>,
    /// Every path that it changed since it left the trunk, unsaved ones included.
    pub touched: BTreeSet<BString>,
    /// Paths of it that the trunk has changed since they parted.
    pub landed: Vec<BString>,
    /// Other live sessions that touch the same paths.
    pub overlaps: Vec<Overlap>,
}

/// Another session at work on the same paths.
#[derive(Debug, Clone)]
pub struct Overlap {
    /// The other session.
    pub session: String,
    /// Paths that both changed since they left the trunk.
    pub paths: Vec<BString>,
}

/// Looks at a session.
pub fn status(store: &Store, session: Stored<SessionRecord>) -> Result<Status> {
    let trunk = store.trunk()?;
    let tip = store.tip(&session.value)?;
    let checkpoint = timeline::at_tip(store, &session.value, tip)?;
    let changes = match store.workspace_of(&session.value)? {
        Some(repo) => workspace::changes(&repo, &scan_options(store, checkpoint.tree, &[]))?.changes,
        None => Vec::new(),
    };
    let proposal = match &session.value.proposal {
        Some(name) => Some(store.proposal(name.as_str())?),
        None => None,
    };
    let mut history = store.repo.history()?;
    let mut touched = match left_trunk_at(&mut history, tip, trunk.tip)? {
        Some(base) => changed(store, base, tip)?,
        None => BTreeSet::new(),
    };
    touched.extend(changes.iter().map(|c| c.path.clone()));
    let (landed, overlaps) = overlaps(store, &mut history, &session.value, tip, &touched, &trunk)?;
    Ok(Status { session, checkpoint, changes, trunk, proposal, touched, landed, overlaps })
}

/// How many paths of a session's workspace differ from its tip; none where it has no files.
pub fn unsaved(store: &Store, session: &SessionRecord) -> Result<Option<usize>> {
    let Some(repo) = store.workspace_of(session)? else { return Ok(None) };
    let tree = store.repo.tree_of(store.tip(session)?)?;
    Ok(Some(workspace::changes(&repo, &scan_options(store, tree, &[]))?.changes.len()))
}

/// Where a tip left the trunk, or last brought the trunk in.
fn left_trunk_at(history: &mut History<'_>, tip: Oid, trunk: Option<Oid>) -> Result<Option<Oid>> {
    trunk.map_or(Ok(None), |trunk| Ok(history.merge_bases(tip, trunk)?.first().copied()))
}

fn changed(store: &Store, base: Oid, tip: Oid) -> Result<BTreeSet<BString>> {
    let (base, tip) = (store.repo.tree_of(base)?, store.repo.tree_of(tip)?);
    Ok(store.repo.diff_trees(base, tip)?.into_iter().map(|c| c.path).collect())
}

/// Those of the paths that differ between two commits.
fn changed_of(store: &Store, base: Oid, tip: Oid, paths: &BTreeSet<BString>) -> Result<Vec<BString>> {
    let (base, tip) = (store.repo.tree_of(base)?, store.repo.tree_of(tip)?);
    store.repo.differing(base, tip, paths)
}

/// Who else is at work on the paths of a session: the trunk since they parted, and other live sessions.
fn overlaps(
    store: &Store,
    history: &mut History<'_>,
    me: &SessionRecord,
    tip: Oid,
    mine: &BTreeSet<BString>,
    trunk: &Trunk,
) -> Result<(Vec<BString>, Vec<Overlap>)> {
    if mine.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let mut landed = Vec::new();
    if let Some(trunk) = trunk.tip
        && let Some(base) = history.merge_bases(tip, trunk)?.first().filter(|base| **base != trunk)
    {
        landed = changed_of(store, *base, trunk, mine)?;
    }
    let mut found = Vec::new();
    for other in store.latest_sessions(NEIGHBOURS + 1)?.into_iter().filter(|s| s.value.id != me.id) {
        let Ok(tip) = store.tip(&other.value) else { continue };
        let Some(base) = left_trunk_at(history, tip, trunk.tip)? else { continue };
        let paths = changed_of(store, base, tip, mine)?;
        if !paths.is_empty() {
            found.push(Overlap { session: other.value.id.to_string(), paths });
        }
    }
    Ok((landed, found))
}
