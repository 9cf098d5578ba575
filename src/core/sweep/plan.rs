//! What a sweep would do: every session and proposal held against the rules. Writes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};

use crate::error::{Code, Result};
use crate::git::{Oid, os_path};
use crate::workspace::{self, disk};

use super::super::checkpoint::scan_options;
use super::super::document;
use super::super::ids::{ProposalName, SessionId};
use super::super::oplog::{self, OPS};
use super::super::record::{ProposalRecord, ProposalState, SessionRecord, SessionState, Stored};
use super::super::retention::{self, Rules};
use super::super::session::stands_inside;
use super::super::store::{Store, Trunk};
use super::{Action, Line, Plan, Skipped};

/// A rule with what it says.
#[derive(Clone, Copy)]
struct Rule {
    name: &'static str,
    limit: SignedDuration,
}

/// A workspace that nobody is in.
struct Workspace {
    path: PathBuf,
    /// What it takes on disk.
    bytes: u64,
    /// Changes that no checkpoint has.
    unsaved: usize,
}

/// Where a session stands with the rules.
enum Verdict {
    /// Something happens to it.
    Goes(Box<Line>),
    /// Nothing does, and this is why.
    Stays(Skipped),
    /// No rule is about it.
    Unconcerned,
}

struct Survey<'a> {
    store: &'a Store,
    rules: Rules,
    trunk: Trunk,
    now: Timestamp,
    /// Proposals by the session they come from.
    proposals: BTreeMap<SessionId, Vec<Stored<ProposalRecord>>>,
}

/// Holds everything against the rules in force.
pub fn plan(store: &Store) -> Result<Plan> {
    let rules = retention::in_force(store);
    rules.check()?;
    let mut proposals: BTreeMap<SessionId, Vec<Stored<ProposalRecord>>> = BTreeMap::new();
    for stored in store.proposals()? {
        proposals.entry(stored.value.session.clone()).or_default().push(stored);
    }
    let survey = Survey { store, rules, trunk: store.trunk()?, now: store.clock.now(), proposals };
    let (mut lines, mut skipped, mut staying) = (Vec::new(), Vec::new(), BTreeSet::new());
    for stored in store.sessions()? {
        let id = stored.value.id.clone();
        // What is wrong with one session, such as a damaged workspace, is no reason to leave all others.
        let verdict = match survey.session(stored) {
            Err(e) if e.code() != Code::Interrupted => {
                Verdict::Stays(Skipped { session: id.clone(), reason: "unreadable", detail: e.message().to_owned() })
            }
            looked => looked?,
        };
        if !matches!(&verdict, Verdict::Goes(line) if line.action == Action::DeleteSession) {
            staying.insert(id);
        }
        match verdict {
            Verdict::Goes(line) => lines.push(*line),
            Verdict::Stays(why) => skipped.push(why),
            Verdict::Unconcerned => {}
        }
    }
    for stored in survey.proposals.values().flatten() {
        lines.extend(survey.proposal(stored, staying.contains(&stored.value.session))?);
    }
    Ok(Plan { lines, skipped, old_operations: survey.old_operations()?, keep_operations: rules.operations })
}

impl Survey<'_> {
    fn is_over(&self, since: Timestamp, rule: Rule) -> bool {
        self.now.duration_since(since) > rule.limit
    }

    fn session(&self, stored: Stored<SessionRecord>) -> Result<Verdict> {
        match stored.value.state {
            SessionState::Active | SessionState::Proposed => self.live(&self.store.seen_here(stored)?),
            SessionState::Landed => self.ended(stored, Rule { name: "landed", limit: self.rules.landed }),
            SessionState::Discarded => self.ended(stored, Rule { name: "discarded", limit: self.rules.discarded }),
            SessionState::Archived => Ok(Verdict::Unconcerned),
        }
    }

    fn live(&self, stored: &Stored<SessionRecord>) -> Result<Verdict> {
        let session = &stored.value;
        if self.store.repo.find_ref(&session.id.branch())?.is_none() {
            return Ok(self.elsewhere(session));
        }
        let doc = document::session(self.store, session, &self.trunk)?;
        let since: Timestamp = doc.last_activity_at.parse().unwrap_or(session.created_at);
        let stays =
            |reason, detail: String| Ok(Verdict::Stays(Skipped { session: session.id.clone(), reason, detail }));
        if !doc.idle {
            return stays("active", "it is worked in".to_owned());
        }
        if session.state == SessionState::Proposed {
            let name = session.proposal.as_ref().map_or_else(String::new, |name| format!(" `{name}`"));
            return stays("proposed", format!("its proposal{name} waits for a decision"));
        }
        if let Some(holder) = &doc.lock {
            return stays("locked", format!("{holder} holds it"));
        }
        if !doc.conflicts.is_empty() {
            return stays("conflict", "a refresh is unfinished".to_owned());
        }
        let workspace = match self.workspace(session)? {
            Ok(workspace) => workspace,
            Err(in_use) => return Ok(Verdict::Stays(in_use)),
        };
        let rule = Rule { name: "idle_after", limit: self.rules.idle_after };
        let line = self.line(Action::Archive, stored, rule, since, workspace)?;
        Ok(Verdict::Goes(Box::new(Line { behind: doc.behind, ..line })))
    }

    /// A session that came with its record alone: whether it is idle is known where its timeline is.
    fn elsewhere(&self, session: &SessionRecord) -> Verdict {
        let detail = "its timeline is elsewhere".to_owned();
        Verdict::Stays(Skipped { session: session.id.clone(), reason: "elsewhere", detail })
    }

    fn ended(&self, stored: Stored<SessionRecord>, rule: Rule) -> Result<Verdict> {
        let since = self.at(stored.commit)?;
        if !self.is_over(since, rule) {
            return Ok(Verdict::Unconcerned);
        }
        let stored = &self.store.seen_here(stored)?;
        let session = &stored.value;
        let stays =
            |reason, detail: String| Ok(Verdict::Stays(Skipped { session: session.id.clone(), reason, detail }));
        let workspace = match self.workspace(session)? {
            Ok(workspace) => workspace,
            Err(in_use) => return Ok(Verdict::Stays(in_use)),
        };
        let kept = self.proposals.get(&session.id).into_iter().flatten().find(|p| match p.value.state {
            ProposalState::Landed => false,
            ProposalState::Open | ProposalState::Approved => true,
            ProposalState::Rejected | ProposalState::Withdrawn => {
                self.at(p.commit).map_or(true, |since| !self.is_over(since, self.rejected()))
            }
        });
        if let Some(proposal) = kept {
            return stays("kept", format!("its proposal `{}` is still kept", proposal.value.name));
        }
        let line = self.line(Action::DeleteSession, stored, rule, since, workspace)?;
        let mut proposals = self.proposals.get(&session.id).into_iter().flatten();
        if session.state == SessionState::Discarded && proposals.all(|p| p.value.landing.is_none()) {
            return Ok(Verdict::Goes(Box::new(line)));
        }
        if line.branch.is_none() && line.workspace.is_none() {
            return Ok(Verdict::Unconcerned);
        }
        // What was added after the landing is work that nobody has merged.
        let is_more = session.state == SessionState::Landed && self.has_more(session, &line);
        let action = if is_more { Action::Archive } else { Action::CloseSession };
        Ok(Verdict::Goes(Box::new(Line { action, ..line })))
    }

    /// Whether a landed session holds something that did not land.
    fn has_more(&self, session: &SessionRecord, line: &Line) -> bool {
        let Some(tip) = line.branch else { return false };
        let landed = self.proposals.get(&session.id).into_iter().flatten();
        let mut timelines = landed.flat_map(|p| &p.value.revisions).map(|revision| revision.timeline);
        line.unsaved > 0 || !timelines.any(|timeline| timeline == tip)
    }

    /// A session's workspace, if it has one here; or why it cannot go now: somebody is in it.
    fn workspace(&self, session: &SessionRecord) -> Result<std::result::Result<Option<Workspace>, Skipped>> {
        let skipped = |reason, detail: &str| Skipped { session: session.id.clone(), reason, detail: detail.to_owned() };
        if stands_inside(self.store, session) {
            return Ok(Err(skipped("here", "you stand in its workspace")));
        }
        let Some(repo) = self.store.workspace_of(session)? else { return Ok(Ok(None)) };
        let (Some(root), Some(named)) = (repo.workdir(), &session.workspace) else { return Ok(Ok(None)) };
        let base = self.store.repo.tree_of(self.store.tip(session)?)?;
        let changes = workspace::changes(&repo, &scan_options(self.store, base, &[]))?.changes;
        for change in &changes {
            let meta = root.join(os_path(change.path.as_ref())).symlink_metadata();
            let at = meta.and_then(|meta| meta.modified()).ok().and_then(|at| Timestamp::try_from(at).ok());
            let rule = Rule { name: "idle_after", limit: self.rules.idle_after };
            if at.is_some_and(|at| !self.is_over(at, rule)) {
                return Ok(Err(skipped("edited", "files in its workspace were edited since")));
            }
        }
        // A borrowed worktree is given back and frees nothing.
        let bytes = if named.borrowed_from.is_some() { 0 } else { disk::taken_by(&named.path) };
        Ok(Ok(Some(Workspace { path: named.path.clone(), bytes, unsaved: changes.len() })))
    }

    fn line(
        &self,
        action: Action,
        stored: &Stored<SessionRecord>,
        rule: Rule,
        since: Timestamp,
        workspace: Option<Workspace>,
    ) -> Result<Line> {
        let session = &stored.value;
        Ok(Line {
            action,
            session: session.id.clone(),
            proposal: None,
            rule: rule.name,
            limit: rule.limit,
            since,
            behind: 0,
            unsaved: workspace.as_ref().map_or(0, |found| found.unsaved),
            workspace: workspace.map(|found| (found.path, found.bytes)),
            record: stored.commit,
            branch: self.store.repo.find_ref(&session.id.branch())?,
        })
    }

    fn rejected(&self) -> Rule {
        Rule { name: "rejected", limit: self.rules.rejected }
    }

    fn proposal(&self, stored: &Stored<ProposalRecord>, session_stays: bool) -> Result<Option<Line>> {
        let proposal = &stored.value;
        let rule = match proposal.state {
            ProposalState::Open | ProposalState::Approved => return Ok(None),
            ProposalState::Rejected | ProposalState::Withdrawn => self.rejected(),
            ProposalState::Landed => Rule { name: "landed", limit: self.rules.landed },
        };
        let since = self.at(stored.commit)?;
        if !self.is_over(since, rule) {
            return Ok(None);
        }
        let branch = self.store.repo.find_ref(&proposal.name.branch())?;
        // The record of what landed explains the trunk, and a session that is there may propose again.
        let is_kept = proposal.landing.is_some() || session_stays;
        let action = if is_kept { Action::DeleteBranch } else { Action::DeleteProposal };
        if is_kept && branch.is_none() {
            return Ok(None);
        }
        Ok(Some(Line {
            action,
            session: proposal.session.clone(),
            proposal: Some(ProposalName::clone(&proposal.name)),
            rule: rule.name,
            limit: rule.limit,
            since,
            behind: 0,
            workspace: None,
            unsaved: 0,
            record: stored.commit,
            branch,
        }))
    }

    /// When the newest event of a record was.
    fn at(&self, record: Oid) -> Result<Timestamp> {
        Ok(self.store.repo.commit(record)?.committer.timestamp())
    }

    fn old_operations(&self) -> Result<usize> {
        let rule = Rule { name: "operations", limit: self.rules.operations };
        let head = self.store.repo.find_ref(OPS)?;
        let mut old = 0;
        for logged in oplog::walk(&self.store.repo, head) {
            old += usize::from(self.is_over(logged?.op.started_at, rule));
        }
        Ok(old)
    }
}
