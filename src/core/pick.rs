//! Picking one of several proposals for the same: the winner is approved, and its rivals are closed in the change that
//! lands it. What the winner grew from is never a rival.

use std::collections::BTreeSet;

use crate::error::{Code, Error, Result};

use super::checkpoint::{reread, save_unsaved};
use super::ids::{ProposalName, SessionId};
use super::proposal::require_open;
use super::record::{ProposalRecord, SessionRecord};
use super::store::Store;

/// The proposals that lose when this one is picked: those named, else every open one of the same fork or the same task.
/// All of them share a baseline.
pub fn rivals(store: &Store, winner: &str, over: &[String]) -> Result<Vec<ProposalName>> {
    let winner = store.proposal(winner)?.value;
    require_open(&winner)?;
    let ancestors = ancestors(store, &winner.session)?;
    let found =
        if over.is_empty() { family(store, &winner, &ancestors)? } else { named(store, &winner, over, &ancestors)? };
    for rival in &found {
        let session = reread(store, &rival.session)?.value;
        save_unsaved(store, &session, "pick")?;
    }
    Ok(found.into_iter().map(|rival| rival.name).collect())
}

fn named(
    store: &Store,
    winner: &ProposalRecord,
    over: &[String],
    ancestors: &[SessionRecord],
) -> Result<Vec<ProposalRecord>> {
    let mut found: Vec<ProposalRecord> = Vec::new();
    for name in over {
        let rival = store.proposal(name)?.value;
        require_open(&rival)?;
        if rival.name == winner.name {
            return Err(Error::new(Code::Usage, format!("`{name}` cannot be picked over itself")));
        }
        if ancestors.iter().any(|a| a.id == rival.session) {
            let message = format!("`{}` grew from `{}`, which is no rival of it", winner.name, rival.name);
            return Err(Error::new(Code::Invalid, message).hint(format!("tine reject {} -m '…'", rival.name)));
        }
        if rival.current().base != winner.current().base {
            let message = format!("`{}` and `{}` do not share a baseline", winner.name, rival.name);
            return Err(Error::new(Code::Invalid, message)
                .hint(format!("tine refresh {}   # then propose it again", rival.session))
                .hint(format!("tine reject {} -m '…'", rival.name)));
        }
        if !found.iter().any(|known| known.name == rival.name) {
            found.push(rival);
        }
    }
    Ok(found)
}

fn family(store: &Store, winner: &ProposalRecord, ancestors: &[SessionRecord]) -> Result<Vec<ProposalRecord>> {
    let own = reread(store, &winner.session)?.value;
    let root = ancestors.last().unwrap_or(&own).id.clone();
    let mut found = Vec::new();
    for rival in store.proposals()?.into_iter().map(|stored| stored.value) {
        let is_ancestor = ancestors.iter().any(|a| a.id == rival.session);
        let shares_base = rival.current().base == winner.current().base;
        if !rival.state.is_open() || rival.name == winner.name || is_ancestor || !shares_base {
            continue;
        }
        let session = reread(store, &rival.session)?.value;
        let same_task = session.task.is_some() && session.task == own.task;
        let same_fork = rival.session == root || self::ancestors(store, &rival.session)?.iter().any(|a| a.id == root);
        if same_task || same_fork {
            found.push(rival);
        }
    }
    if found.is_empty() {
        let message = format!("no open proposal is a rival of `{}`: none is of the same fork or task", winner.name);
        return Err(Error::new(Code::NotFound, message)
            .hint(format!("tine pick {} --over <proposal>", winner.name))
            .hint(format!("tine approve {}", winner.name)));
    }
    Ok(found)
}

/// The sessions that this one was forked from, the nearest first.
fn ancestors(store: &Store, session: &SessionId) -> Result<Vec<SessionRecord>> {
    let mut all: Vec<SessionRecord> = Vec::new();
    let mut seen = BTreeSet::from([session.clone()]);
    let mut next = reread(store, session)?.value.parent;
    while let Some(parent) = next.filter(|p| seen.insert(p.session.clone())) {
        let Ok(stored) = reread(store, &parent.session) else { break };
        next = stored.value.parent.clone();
        all.push(stored.value);
    }
    Ok(all)
}
