//! Checkpoints as they come: what is new on the timelines since the last look. Reads only, and as long as no ref moves it
//! reads no ref either.

use std::collections::{BTreeMap, HashSet};

use crate::error::Result;
use crate::git::{Oid, Pulse};

use super::ids::SessionId;
use super::record::{self, SessionRecord};
use super::store::Store;
use super::timeline::{self, Checkpoint};

/// A reader of timelines that remembers what it has seen.
#[derive(Debug, Default)]
pub struct News {
    /// The only session to look at; none for all.
    only: Option<SessionId>,
    known: BTreeMap<SessionId, Known>,
    seen: HashSet<Oid>,
    begun: bool,
    /// The trunk's ref, and how the refs' files stood.
    pulse: Option<(String, Pulse)>,
}

/// A session as it was at the last look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Known {
    record: Oid,
    branch: Option<Oid>,
    live: bool,
}

impl News {
    /// For one session, or for every live one.
    pub fn of(only: Option<SessionId>) -> News {
        News { only, ..News::default() }
    }

    /// Whether any ref of tine's may have moved since the last time this was asked.
    fn moved(&mut self, store: &Store) -> Result<bool> {
        if let Some((trunk, earlier)) = &self.pulse
            && store.repo.pulse(trunk).is_still(earlier)
        {
            return Ok(false);
        }
        // Before anything is read, so that a move meanwhile is seen the next time.
        let trunk = store.trunk()?.refname;
        let pulse = store.repo.pulse(&trunk);
        self.pulse = Some((trunk, pulse));
        Ok(true)
    }

    /// The checkpoints that were not there at the last look, oldest first. At the first look: those of live sessions.
    /// What an undo takes back and a redo brings again is no news. None where no ref moved.
    pub fn take(&mut self, store: &Store) -> Result<Option<Vec<Checkpoint>>> {
        if !self.moved(store)? {
            return Ok(None);
        }
        let begun = self.begun;
        self.begun = true;
        let mut found = Vec::new();
        let branches = store.repo.refs_below("refs/heads/session/")?;
        for (name, record) in store.repo.refs_below("refs/tine/session/")? {
            let Some(id) = SessionId::from_ref(&name) else { continue };
            if self.only.as_ref().is_some_and(|only| *only != id) {
                continue;
            }
            let branch = branches.get(&id.branch()).copied();
            let before = self.known.get(&id).copied();
            if before.is_some_and(|b| b.record == record && b.branch == branch) {
                continue;
            }
            let session: SessionRecord = record::read(&store.repo, record)?.value;
            let live = session.state.is_live();
            self.known.insert(id, Known { record, branch, live });
            // A session that was put away and comes back brings its old checkpoints along.
            let was_live = before.map_or(live || begun, |b| b.live);
            if !live && !was_live && self.only.is_none() {
                continue;
            }
            let Some(tip) = branch.or(session.tip) else { continue };
            let new = timeline::checkpoints(store, &session, tip)?;
            found.extend(new.into_iter().filter(|c| self.seen.insert(c.commit) && (was_live || self.only.is_some())));
        }
        found.sort_by(|a, b| (a.created_at, &a.session, a.number).cmp(&(b.created_at, &b.session, b.number)));
        Ok(Some(found))
    }
}
