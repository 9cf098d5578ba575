//! Worktrees that an agent asks for, and is done with: sessions that begin as forks of the one it works in, and are archived.
//! Never deletes a branch, and never touches a directory that is not a workspace of ours.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::error::{Code, Error, Result};

use super::super::checkpoint::{fork_point, reread};
use super::super::ids::{SessionId, slug};
use super::super::pending;
use super::super::record::{Fork, SessionState};
use super::super::session::{self, Close, Place, numbered_name};
use super::super::store::{Store, same_place};
use super::{Teller, place, state};

/// Makes a workspace under a name that is anybody's text. The same conversation that asks twice gets the same one.
pub fn create(store: &Store, who: &Teller, name: &str) -> Result<PathBuf> {
    let wanted = new_name(store, name)?;
    let id = state::edit(store, who, |state| {
        let known = state.worktrees.iter().find(|(known, _)| known == name).map(|(_, id)| id.clone());
        let is_over = |id: &SessionId| reread(store, id).is_ok_and(|stored| !stored.value.state.is_live());
        match known.filter(|id| !is_over(id)) {
            Some(id) => id,
            None => {
                state.worktrees.retain(|(known, _)| known != name);
                state.worktrees.push((name.to_owned(), wanted.clone()));
                wanted.clone()
            }
        }
    })?;
    let bound = state::read(store, who)?.and_then(|state| state.session);
    let parent = place::find(store, bound.as_ref())?;
    let from = parent.as_ref().map(|parent| fork_point(store, parent, "a worktree")).transpose()?;
    let request = session::Request {
        id: Some(id.to_string()),
        task: None,
        from,
        place: Place::Default,
        tags: BTreeMap::new(),
        agent: Some(who.agent.clone()),
        parent: parent.zip(from).map(|(parent, commit)| Fork { session: parent.id, commit }),
        command: "hook",
    };
    match session::start(store, &request) {
        Ok(started) => workspace(started.session.workspace.map(|w| w.path), &id),
        Err(e) if e.code() == Code::Exists => {
            let session = reread(store, &id)?.value;
            if session.agent.as_ref() != Some(&who.agent) {
                return Err(e);
            }
            // A copy of this request was faster, and may still be at it: its files are waited for.
            let path = workspace(session.workspace.map(|w| w.path), &id)?;
            pending::settle(store, &[&path])?;
            Ok(path)
        }
        Err(e) => Err(e),
    }
}

fn workspace(path: Option<PathBuf>, id: &SessionId) -> Result<PathBuf> {
    path.ok_or_else(|| Error::internal(format!("session `{id}` has no workspace")))
}

/// A session's name that is free, made from what was asked for.
fn new_name(store: &Store, name: &str) -> Result<SessionId> {
    let stem = slug(name, 40);
    let stem = if stem.is_empty() { "worktree".to_owned() } else { stem };
    let first = SessionId::parse(&stem)?;
    let is_free = store.repo.find_ref(&first.record())?.is_none() && store.repo.find_ref(&first.branch())?.is_none();
    if is_free { Ok(first) } else { SessionId::parse(&numbered_name(store, &stem, 2)?) }
}

/// Puts the session of a workspace away; unsaved edits are saved. One that is gone already is no error.
pub fn remove(store: &Store, path: &Path) -> Result<()> {
    let is_it = |own: &Path| own == path || same_place(own, path);
    for stored in store.live_sessions()? {
        let session = stored.value;
        let Some(workspace) = session.workspace.as_ref().filter(|w| is_it(&w.path)) else { continue };
        if workspace.borrowed_from.is_some() {
            let message = format!("`{}` was a worktree before it was a workspace", path.display());
            return Err(Error::new(Code::Refused, message).hint(format!("tine archive {}", session.id)));
        }
        let close = Close { state: SessionState::Archived, reason: None, command: "hook" };
        return session::close(store, &session.id, &close).map(|_| ());
    }
    if path.exists() {
        let message = format!("`{}` is no workspace of tine, and is left as it is", path.display());
        return Err(Error::new(Code::Refused, message).hint("git worktree list"));
    }
    Ok(())
}
