//! Which session an agent works in: the one it was started in, else the one whose workspace it stands in, else the one that
//! its first prompt began. Only a prompt begins one.

use std::collections::BTreeMap;

use crate::error::{Code, Error, Result};

use super::super::ids::SessionId;
use super::super::record::SessionRecord;
use super::super::session::{self, Place};
use super::super::store::Store;
use super::{Start, Teller};

/// The live session that an agent works in, if there is one. `bound` is what is remembered of its conversation.
pub fn find(store: &Store, bound: Option<&SessionId>) -> Result<Option<SessionRecord>> {
    let named = |name: &str| store.session(name).ok().map(|stored| stored.value).filter(|s| s.state.is_live());
    if let Some(session) = store.chosen.as_deref().and_then(named) {
        return Ok(Some(session));
    }
    if let Some(session) = store.session_here()?.filter(|stored| stored.value.state.is_live()) {
        return Ok(Some(session.value));
    }
    // One whose workspace plain git took elsewhere, or that has none any more, is left.
    match bound.and_then(|id| named(id.as_str())) {
        Some(session) if store.workspace_of(&session)?.is_some() => Ok(Some(session)),
        _ => Ok(None),
    }
}

/// The same; where there is none, one begins as configured. Tells whether it did; none where nothing is to begin.
pub fn find_or_start(
    store: &Store,
    who: &Teller,
    bound: Option<&SessionId>,
    task: Option<String>,
) -> Result<Option<(SessionRecord, bool)>> {
    if let Some(session) = find(store, bound)? {
        return Ok(Some((session, false)));
    }
    let place = match store.settings.turns.start {
        Start::Off => return Ok(None),
        Start::Workspace if who.can_be_told => Place::Default,
        Start::Workspace | Start::Here => Place::Here,
    };
    if store.repo.is_bare() {
        return Err(Error::new(Code::Refused, "a bare repository has no worktree for an agent to work in"));
    }
    // A workspace that plain git took to another branch is nobody's to begin something new in.
    store.scope()?;
    let request = session::Request {
        id: None,
        task,
        from: None,
        place,
        tags: BTreeMap::new(),
        agent: Some(who.agent.clone()),
        parent: None,
        command: "hook",
    };
    match session::start(store, &request) {
        Ok(started) => Ok(Some((started.session, true))),
        // Another hook of this moment was faster.
        Err(e) if e.code() == Code::Exists => match find(store, bound)? {
            Some(session) => Ok(Some((session, false))),
            None => Err(e),
        },
        Err(e) => Err(e),
    }
}
