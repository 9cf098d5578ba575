//! Sweeping: what the retention rules close or delete, worked out without writing anything, and carried out in one change
//! that one undo takes back. What is not merged is archived and never deleted; what is deleted stays in the operation log
//! until that is pruned.

mod plan;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};

use crate::error::{Result, count};
use crate::file_system;
use crate::git::Oid;

use super::checkpoint::{reread, save_unsaved};
use super::gate;
use super::ids::{ProposalName, SessionId};
use super::oplog::Operation;
use super::pending;
use super::record::{Event, SessionState};
use super::session;
use super::store::Store;
use super::transaction::Transaction;

pub use plan::plan;

/// What happens to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// A session is put away: `reactivate` brings it back.
    Archive,
    /// The workspace and branch of a landed session go; its record, through which lines of the trunk are traced, stays.
    CloseSession,
    /// A session goes: its workspace, branch and record.
    DeleteSession,
    /// A proposal's branch goes; its record stays.
    DeleteBranch,
    /// A proposal goes: its branch and record.
    DeleteProposal,
}

impl Action {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Action::Archive => "archive",
            Action::CloseSession => "close_session",
            Action::DeleteSession => "delete_session",
            Action::DeleteBranch => "delete_branch",
            Action::DeleteProposal => "delete_proposal",
        }
    }
}

/// One thing that a rule applies to.
#[derive(Debug, Clone)]
pub struct Line {
    /// What happens to it.
    pub action: Action,
    /// The session, or that of the proposal.
    pub session: SessionId,
    /// The proposal, if it is about one.
    pub proposal: Option<ProposalName>,
    /// The rule of `[retention]`.
    pub rule: &'static str,
    /// What the rule says.
    pub limit: SignedDuration,
    /// Since when it is what the rule is about.
    pub since: Timestamp,
    /// Commits of the trunk that an idle session has not.
    pub behind: usize,
    /// The directory that goes, and what it takes on disk.
    pub workspace: Option<(PathBuf, u64)>,
    /// Edits that are saved as a checkpoint first.
    pub unsaved: usize,
    /// The record and the branch as they were read: what has moved since is left alone.
    record: Oid,
    branch: Option<Oid>,
}

/// A session that a rule could be about, and why nothing happens to it.
#[derive(Debug, Clone)]
pub struct Skipped {
    /// The session.
    pub session: SessionId,
    /// `active`, `proposed`, `locked`, `conflict`, `edited`, `here`, `kept`, `elsewhere` or `unreadable`.
    pub reason: &'static str,
    /// In words.
    pub detail: String,
}

/// Everything that a sweep looks at.
#[derive(Debug)]
pub struct Plan {
    /// What happens.
    pub lines: Vec<Line>,
    /// What does not.
    pub skipped: Vec<Skipped>,
    /// Operations that are older than the log is kept; `op prune` drops them.
    pub old_operations: usize,
    /// How long the log is kept.
    pub keep_operations: SignedDuration,
}

/// Bytes that are free where the repository is; none where the file system does not say.
pub fn free_space(store: &Store) -> Option<u64> {
    file_system::free(store.repo.common_dir())
}

/// Carries a plan out. What has moved since it was made is left for the next sweep, and said.
pub fn apply(store: &Store, mut plan: Plan) -> Result<(Plan, Option<Operation>)> {
    gate::may_write(store)?;
    for line in &mut plan.lines {
        if line.workspace.is_none() {
            continue;
        }
        let session = reread(store, &line.session)?.value;
        if let Some(saved) = save_unsaved(store, &session, "sweep")? {
            line.branch = Some(saved.commit);
        }
    }
    let (operation, done) = store.retry(|| {
        pending::settle(store, &[])?;
        let (mut done, mut gone) = (Vec::new(), BTreeSet::new());
        let summary = format!("sweep {}", in_words(&plan.lines));
        let mut tx = Transaction::new(store, "sweep", None, summary);
        for line in &plan.lines {
            let stays = |id: &SessionId| -> Result<bool> {
                Ok(store.repo.find_ref(&id.record())?.is_some() && !gone.contains(id))
            };
            // A proposal's record is what its session, if that stays after all, refers to.
            let is_held = line.action == Action::DeleteProposal && stays(&line.session)?;
            if !is_held && line.fill(store, &mut tx)? {
                if line.action == Action::DeleteSession {
                    gone.insert(line.session.clone());
                }
                done.push(line.clone());
            } else {
                store.notice(format!("`{}` has moved meanwhile and was left alone", line.name()));
            }
        }
        let operation = if tx.is_empty() { None } else { Some(tx.commit()?.operation) };
        Ok((operation, done))
    })?;
    plan.lines = done;
    Ok((plan, operation))
}

fn in_words(lines: &[Line]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        *counts.entry(line.action.as_str()).or_default() += 1;
    }
    let all: Vec<String> = counts.iter().map(|(action, n)| format!("{} {}", n, action.replace('_', " "))).collect();
    format!("{} ({})", count(lines.len(), "thing"), all.join(", "))
}

impl Line {
    /// What it is about.
    pub fn name(&self) -> &str {
        self.proposal.as_ref().map_or(self.session.as_str(), ProposalName::as_str)
    }

    /// Adds it to a change; not if what it is about has moved.
    fn fill(&self, store: &Store, tx: &mut Transaction<'_>) -> Result<bool> {
        let (record, branch) = match &self.proposal {
            Some(proposal) => (proposal.record(), proposal.branch()),
            None => (self.session.record(), self.session.branch()),
        };
        let now = store.repo.find_ref(&branch)?;
        if store.repo.find_ref(&record)? != Some(self.record) || now != self.branch {
            return Ok(false);
        }
        match self.action {
            Action::Archive | Action::CloseSession => {
                let stored = reread(store, &self.session)?;
                let mut session = stored.value.clone();
                if self.action == Action::Archive {
                    session.archived_from = Some(session.state);
                    session.state = SessionState::Archived;
                }
                session::put_away(store, tx, &mut session, None)?;
                let event = Event {
                    name: if self.action == Action::Archive { "archived" } else { "closed" },
                    summary: format!("sweep session {}: {}", self.session, self.rule),
                    trailers: Vec::new(),
                };
                session::save(store, tx, &stored, &session, &event)?;
            }
            Action::DeleteSession => {
                let mut session = reread(store, &self.session)?.value;
                session::put_away(store, tx, &mut session, None)?;
                tx.move_ref(record, Some(self.record), None);
            }
            Action::DeleteBranch => tx.move_ref(branch, now, None),
            Action::DeleteProposal => {
                tx.move_ref(branch, now, None);
                tx.move_ref(record, Some(self.record), None);
            }
        }
        Ok(true)
    }
}
