//! Where things stand: a session, its unsaved changes, its proposal, and who else touches the same paths. Writes nothing.

use std::collections::BTreeSet;

use crate::error::Result;
use crate::git::{BString, Oid};
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
    /// Other live sessions that touch the same paths.
    pub overlaps: Vec<Overlap>,
}

/// Another session at work on the same paths.
#[derive(Debug, Clone)]
pub struct Overlap {
    /// The other session.
    pub session: String,
    /// Paths that both changed since their bases.
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
    let overlaps = overlaps(store, &session.value, tip, &changes)?;
    Ok(Status { session, checkpoint, changes, trunk, proposal, overlaps })
}

/// The paths that a session has changed since its base.
fn touched(store: &Store, session: &SessionRecord, tip: Oid) -> Result<BTreeSet<BString>> {
    let base = store.repo.tree_of(session.base)?;
    Ok(store.repo.diff_trees(base, store.repo.tree_of(tip)?)?.into_iter().map(|c| c.path).collect())
}

fn overlaps(store: &Store, me: &SessionRecord, tip: Oid, unsaved: &[Change]) -> Result<Vec<Overlap>> {
    let mut others = store.sessions()?;
    others.retain(|s| s.value.id != me.id && s.value.state.is_live());
    let mut found = Vec::new();
    if others.is_empty() {
        return Ok(found);
    }
    let mut mine = touched(store, me, tip)?;
    mine.extend(unsaved.iter().map(|c| c.path.clone()));
    if mine.is_empty() {
        return Ok(found);
    }
    others.sort_by_key(|s| std::cmp::Reverse(s.value.created_at));
    for other in others.into_iter().take(NEIGHBOURS) {
        let Ok(tip) = store.tip(&other.value) else { continue };
        let paths: Vec<BString> = touched(store, &other.value, tip)?.intersection(&mine).cloned().collect();
        if !paths.is_empty() {
            found.push(Overlap { session: other.value.id.to_string(), paths });
        }
    }
    Ok(found)
}
