//! Which worktree of this clone is a session's workspace. Records are shared, and what one says of a workspace is a path of
//! the clone that made the last one: where that is none of ours, git is asked which worktree is on the session's branch.
//! Never lists all worktrees for a session whose workspace is where the record says.

use crate::error::Result;
use crate::git::{Repo, Workdir};

use super::chain;
use super::record::{self, SessionRecord, Stored, Workspace};
use super::store::{Store, same_place};

impl Store {
    /// A session as it is in this clone: with its workspace here, if it has one.
    pub(super) fn seen_here(&self, mut stored: Stored<SessionRecord>) -> Result<Stored<SessionRecord>> {
        let session = &stored.value;
        let Some(named) = &session.workspace else {
            if let Some(near) = self.near_workspace(session, self.linked_here()?.as_ref())? {
                stored.value.workspace = Some(Workspace { path: near.path, borrowed_from: None });
            }
            return Ok(stored);
        };
        let branch = session.id.branch();
        if self.repo.has_worktree(&named.path) || self.repo.find_ref(&branch)?.is_none() {
            return Ok(stored);
        }
        let found = match self.near_workspace(session, self.linked_here()?.as_ref())? {
            Some(near) => Some(near),
            None => self.repo.workdirs()?.into_iter().find(|workdir| workdir.branch.as_ref() == Some(&branch)),
        };
        if let Some(own) = found.map(|found| self.as_recorded(&stored, found)).transpose()?.flatten() {
            stored.value.workspace = Some(own);
        }
        Ok(stored)
    }

    /// The session whose branch the worktree here is on, as it is in this clone; none if that is not its workspace.
    pub(super) fn standing_in(
        &self,
        here: Workdir,
        mut stored: Stored<SessionRecord>,
    ) -> Result<Option<Stored<SessionRecord>>> {
        if stored.value.workspace.as_ref().is_some_and(|w| same_place(&w.path, &here.path)) {
            return Ok(Some(stored));
        }
        let Some(own) = self.as_recorded(&stored, here)? else { return Ok(None) };
        stored.value.workspace = Some(own);
        Ok(Some(stored))
    }

    /// A handle on a session's workspace, if it has one here that is still there and is still its own.
    pub fn workspace_of(&self, session: &SessionRecord) -> Result<Option<Repo>> {
        self.workspace_beside(session, self.linked_here()?.as_ref())
    }

    /// The same for a caller who asks about many sessions and knows which linked worktree is the one here.
    pub(super) fn workspace_beside(&self, session: &SessionRecord, here: Option<&Workdir>) -> Result<Option<Repo>> {
        if let Some(named) = session.workspace.as_ref().filter(|named| named.path.join(".git").exists()) {
            let repo = self.repo.at(&named.path)?;
            if repo.common_dir() == self.repo.common_dir() {
                let on_branch = repo.head_branch_of(repo.git_dir())? == Some(session.id.branch());
                return Ok(on_branch.then_some(repo));
            }
        }
        self.near_workspace(session, here)?.map(|near| self.repo.at(&near.path)).transpose()
    }

    /// The linked worktree on a session's branch, looked for where it costs nothing: here, and under the session's name.
    fn near_workspace(&self, session: &SessionRecord, here: Option<&Workdir>) -> Result<Option<Workdir>> {
        let named = self.repo.linked_workdir(session.id.as_str());
        if let Some(named) = named.filter(|named| named.branch == Some(session.id.branch())) {
            return Ok(Some(named));
        }
        Ok(here.filter(|here| here.branch == Some(session.id.branch())).cloned())
    }

    /// The worktree here, if it is a linked one: the main worktree is no session's.
    pub(super) fn linked_here(&self) -> Result<Option<Workdir>> {
        if self.repo.git_dir() == self.repo.common_dir() { Ok(None) } else { self.here() }
    }

    /// The worktree here.
    pub(super) fn here(&self) -> Result<Option<Workdir>> {
        let Some(path) = self.repo.workdir() else { return Ok(None) };
        let git_dir = self.repo.git_dir().to_owned();
        let branch = self.repo.head_branch_of(&git_dir)?;
        Ok(Some(Workdir { path: path.to_owned(), git_dir, branch }))
    }

    /// A worktree on a session's branch as the record once told of it, which says whether it is only borrowed. The main
    /// worktree never is a workspace unless it was made one.
    fn as_recorded(&self, stored: &Stored<SessionRecord>, found: Workdir) -> Result<Option<Workspace>> {
        for event in chain::events(&self.repo, stored.commit)? {
            let then = record::read::<SessionRecord>(&self.repo, event).ok().and_then(|then| then.value.workspace);
            if let Some(own) = then.filter(|own| same_place(&own.path, &found.path)) {
                return Ok(Some(own));
            }
        }
        let is_linked = found.git_dir != self.repo.common_dir();
        Ok(is_linked.then_some(Workspace { path: found.path, borrowed_from: None }))
    }
}
