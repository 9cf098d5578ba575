//! Proposals: a session's frozen head offered for the trunk, with numbered revisions and the decisions on them.

use crate::error::{Code, Error, Result};
use crate::git::{NewCommit, Oid};

use super::checkpoint::{require_live, reread, save_unsaved};
use super::gate;
use super::ids::{ProposalName, SessionId};
use super::merged;
use super::pending;
use super::policy::{self, Summary};
use super::record::{
    self, Decision, Event, Files, ProposalRecord, ProposalState, Revision, SessionRecord, SessionState, Stored, Verdict,
};
use super::refresh;
use super::session;
use super::signature;
use super::store::Store;
use super::timeline::{self, CheckpointKind};
use super::transaction::Transaction;

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// What it is about, in a name.
    pub feature: Option<String>,
    /// What it does, for people; the first line is the title.
    pub summary: Option<String>,
    /// Not to be decided on yet.
    pub draft: bool,
    /// Offer one commit without the prompts.
    pub squash: bool,
}

/// What happened.
#[derive(Debug)]
pub struct Proposed {
    /// The record.
    pub proposal: Stored<ProposalRecord>,
    /// Whether there is a new revision.
    pub created: bool,
    /// Whether unsaved edits went in as a checkpoint first.
    pub saved: bool,
}

/// Freezes a session's head as a proposal, or as the next revision of its proposal.
pub fn propose(store: &Store, id: &SessionId, request: &Request) -> Result<Proposed> {
    gate::may_propose(store)?;
    let first = reread(store, id)?.value;
    require_live(&first)?;
    refresh::require_finished(store, &first)?;
    let saved = save_unsaved(store, &first, "propose")?.is_some();
    store.retry(|| {
        pending::settle(store, &[])?;
        let stored = reread(store, id)?;
        let previous = known_proposal(store, &stored.value, request)?;
        let revision = freeze(store, &stored.value, request, previous.as_ref())?;
        if let Some(previous) = &previous {
            let current = previous.value.current();
            let same = current.timeline == revision.timeline
                && (request.summary.is_none() || current.summary == revision.summary)
                && previous.value.draft == request.draft
                && previous.value.state.is_open();
            if same {
                return Ok(Proposed { proposal: previous.clone(), created: false, saved });
            }
        }
        write(store, &stored, previous, revision, request).map(|proposal| Proposed { proposal, created: true, saved })
    })
}

/// The proposal that this session goes on with: its newest, unless it is over or another feature is named.
fn known_proposal(store: &Store, session: &SessionRecord, request: &Request) -> Result<Option<Stored<ProposalRecord>>> {
    let Some(name) = &session.proposal else { return Ok(None) };
    let found = store.proposal(name.as_str())?;
    let goes_on = found.value.state != ProposalState::Landed
        && request.feature.as_ref().is_none_or(|f| *f == found.value.feature || *f == found.value.name.as_str());
    Ok(goes_on.then_some(found))
}

fn freeze(
    store: &Store,
    session: &SessionRecord,
    request: &Request,
    previous: Option<&Stored<ProposalRecord>>,
) -> Result<Revision> {
    let tip = store.tip(session)?;
    let trunk = store.trunk()?;
    let trunk_tip = trunk.tip()?;
    let base = store.repo.merge_base(tip, trunk_tip)?.ok_or_else(|| {
        Error::new(Code::Invalid, format!("session `{}` and `{}` share no history", session.id, trunk.name))
    })?;
    if store.repo.tree_of(tip)? == store.repo.tree_of(base)? {
        return Err(Error::new(
            Code::Invalid,
            format!("session `{}` has nothing to propose: it equals {}", session.id, trunk.name),
        )
        .hint("tine checkpoint -m '…'   # saves the workspace's edits"));
    }
    let (title, summary) = match (&request.summary, previous) {
        (Some(text), _) => split_summary(text)?,
        (None, Some(p)) => (p.value.current().title.clone(), p.value.current().summary.clone()),
        (None, None) => {
            require_no_summary(store)?;
            match request.squash {
                // Offered without the prompts, so without their first lines.
                true => split_summary(session.task.as_deref().unwrap_or(session.id.as_str()))?,
                false => default_summary(store, session, tip)?,
            }
        }
    };
    gate::check_limits(store, base, tip)?;
    let head = if request.squash { squash(store, tip, base, &summary)? } else { tip };
    Ok(Revision {
        number: previous.map_or(1, |p| p.value.number() + 1),
        head,
        base,
        timeline: tip,
        created_at: store.clock.now(),
        title,
        summary,
    })
}

/// Refuses to make a summary up where the policy wants one that somebody wrote.
fn require_no_summary(store: &Store) -> Result<()> {
    let policy = policy::in_force(store).unwrap_or_default();
    if policy.review.summary == Summary::Optional {
        return Ok(());
    }
    Err(Error::new(Code::Refused, "the policy wants a summary for each proposal")
        .detail("rule", "review.summary")
        .hint("tine propose -m 'What this does and why'"))
}

fn squash(store: &Store, tip: Oid, base: Oid, summary: &str) -> Result<Oid> {
    let by = store.signature();
    store.repo.write_commit(&NewCommit {
        tree: store.repo.tree_of(tip)?,
        parents: vec![base],
        author: by.clone(),
        committer: by,
        message: format!("{summary}\n"),
        change_id: Some(store.random.change_id()),
    })
}

fn split_summary(text: &str) -> Result<(String, String)> {
    let (text, _) = super::redact::redact(text.trim());
    let title = text.lines().next().map(record::one_line).unwrap_or_default();
    if title.is_empty() {
        return Err(Error::new(Code::Usage, "the summary is empty").hint("tine propose -m 'What this does and why'"));
    }
    Ok((title, text))
}

/// The task as title and the prompts as a list, when no summary is given.
fn default_summary(store: &Store, session: &SessionRecord, tip: Oid) -> Result<(String, String)> {
    let all = timeline::checkpoints(store, session, tip)?;
    let told: Vec<&str> = all
        .iter()
        .filter(|c| matches!(c.kind, CheckpointKind::Prompt | CheckpointKind::Manual))
        .map(|c| c.subject.as_str())
        .collect();
    let title =
        session.task.as_deref().and_then(|t| t.lines().next()).or(told.last().copied()).unwrap_or(session.id.as_str());
    let title = record::one_line(title);
    let list: String = told.iter().filter(|s| **s != title).map(|s| format!("\n- {s}")).collect();
    let summary = if list.is_empty() { title.clone() } else { format!("{title}\n{list}") };
    Ok((title, summary))
}

fn write(
    store: &Store,
    session: &Stored<SessionRecord>,
    previous: Option<Stored<ProposalRecord>>,
    revision: Revision,
    request: &Request,
) -> Result<Stored<ProposalRecord>> {
    let id = &session.value.id;
    let proposal = match &previous {
        Some(previous) => {
            let mut next = previous.value.clone();
            next.state = ProposalState::Open;
            next.draft = request.draft;
            next.requester.clone_from(&store.actor.name);
            next.revisions.push(revision);
            next
        }
        None => {
            let (name, feature) = new_name(store, id, request.feature.as_deref())?;
            ProposalRecord {
                version: record::VERSION,
                name,
                feature,
                session: id.clone(),
                state: ProposalState::Open,
                draft: request.draft,
                requester: store.actor.name.clone(),
                created_at: store.clock.now(),
                revisions: vec![revision],
                landing: None,
            }
        }
    };
    let current = proposal.current();
    let summary = format!("propose {} revision {}: {}", proposal.name, current.number, current.title);
    let mut tx = Transaction::new(store, "propose", Some(id), summary.clone());
    let event = Event {
        name: "proposed",
        summary,
        trailers: vec![("Tine-Revision", current.number.to_string()), ("Tine-Head", current.head.to_string())],
    };
    // The head alone: the timeline of one that was squashed is not shared. The log keeps it, and `prune` leaves it there.
    let keep = [current.head];
    let files = Files::record(&proposal)?;
    let before = previous.as_ref().map(|p| p.commit);
    let commit = signature::append(store, before, files, &event, &keep, None)?;
    tx.move_ref(proposal.name.record(), before, Some(commit));
    let branch_before = store.repo.find_ref(&proposal.name.branch())?;
    tx.move_ref(proposal.name.branch(), branch_before, Some(current.head));
    let mut after = session.value.clone();
    after.state = SessionState::Proposed;
    after.proposal = Some(proposal.name.clone());
    let event = Event { name: "proposed", summary: format!("proposed as {}", proposal.name), trailers: Vec::new() };
    session::save(store, &mut tx, session, &after, &event)?;
    tx.commit()?;
    Ok(Stored { commit, value: proposal })
}

/// `<feature>-<run>`: the first run that is free.
fn new_name(store: &Store, session: &SessionId, feature: Option<&str>) -> Result<(ProposalName, String)> {
    let feature = feature.unwrap_or(session.as_str()).to_owned();
    ProposalName::parse(&feature)?;
    for run in 1.. {
        let name = ProposalName::parse(&format!("{feature}-{run}"))?;
        gate::check_proposal_name(store, &name)?;
        let free = store.repo.find_ref(&name.record())?.is_none() && store.repo.find_ref(&name.branch())?.is_none();
        if free {
            return Ok((name, feature));
        }
    }
    unreachable!("numbers do not run out")
}

/// A new decision on the newest revision by the actor of this call.
pub fn new_decision(
    store: &Store,
    proposal: &ProposalRecord,
    verdict: Verdict,
    message: Option<&str>,
    only: Vec<String>,
) -> Decision {
    let current = proposal.current();
    let at = store.clock.now();
    Decision {
        version: record::VERSION,
        id: store.random.ulid(at),
        proposal: Some(proposal.name.clone()),
        actor: store.actor.name.clone(),
        verdict,
        revision: current.number,
        head: current.head,
        base: current.base,
        result: if only.is_empty() { result(store, proposal) } else { None },
        message: message.map(|m| super::redact::redact(m).0),
        only,
        at,
    }
}

fn result(store: &Store, proposal: &ProposalRecord) -> Option<Oid> {
    let merged = merged::with_proposal(&store.repo.in_memory(), &store.trunk().ok()?, proposal, None).ok()?;
    merged.is_clean().then_some(merged.tree)
}

/// Denies the newest revision, or fails when it is another one than was `reviewed` (its number and head; the one that
/// is there at the beginning, when not given). With `delete` the session is given up as well.
pub fn reject(
    store: &Store,
    name: &str,
    reason: &str,
    delete: bool,
    reviewed: Option<(u32, Oid)>,
) -> Result<(Stored<ProposalRecord>, Decision)> {
    gate::may_decide(store)?;
    let first = store.proposal(name)?.value;
    let reviewed = reviewed.unwrap_or((first.number(), first.current().head));
    let same = |p: &ProposalRecord| if (p.number(), p.current().head) == reviewed { Ok(()) } else { Err(moved(p)) };
    same(&first)?;
    if delete {
        let session = reread(store, &first.session)?.value;
        save_unsaved(store, &session, "reject --delete")?;
    }
    store.retry(|| {
        pending::settle(store, &[])?;
        let stored = store.proposal(first.name.as_str())?;
        require_open(&stored.value)?;
        same(&stored.value)?;
        let mut tx = Transaction::new(store, "reject", None, rejection(&stored.value, reason));
        let denied = deny_with(store, &mut tx, &stored, reason, delete)?;
        tx.commit()?;
        Ok(denied)
    })
}

fn rejection(proposal: &ProposalRecord, reason: &str) -> String {
    format!("reject {} revision {}: {}", proposal.name, proposal.number(), record::one_line(reason))
}

/// Denies a proposal as part of a larger change; with `delete` its session is discarded as well.
pub fn deny_with(
    store: &Store,
    tx: &mut Transaction<'_>,
    stored: &Stored<ProposalRecord>,
    reason: &str,
    delete: bool,
) -> Result<(Stored<ProposalRecord>, Decision)> {
    let mut after = stored.value.clone();
    after.state = ProposalState::Rejected;
    let decision = new_decision(store, &after, Verdict::Reject, Some(reason), Vec::new());
    let event = decision_event("rejected", rejection(&after, reason), &decision);
    let files = Files::record(&after)?.with(&decision_file(&decision), &decision)?;
    let commit = signature::append(store, Some(stored.commit), files, &event, &[], None)?;
    tx.move_ref(after.name.record(), Some(stored.commit), Some(commit));
    let session = reread(store, &after.session)?;
    let mut changed = session.value.clone();
    if delete {
        changed.state = SessionState::Discarded;
        changed.reason = Some(reason.to_owned());
        session::put_away(store, tx, &mut changed, None)?;
        let head = store.repo.find_ref(&after.name.branch())?;
        tx.move_ref(after.name.branch(), head, None);
    } else if changed.state == SessionState::Proposed {
        changed.state = SessionState::Active;
    }
    if changed != session.value {
        let event = Event {
            name: if delete { "discarded" } else { "rejected" },
            summary: format!("proposal {} was rejected", after.name),
            trailers: Vec::new(),
        };
        session::save(store, tx, &session, &changed, &event)?;
    }
    Ok((Stored { commit, value: after }, decision))
}

/// Where a decision is kept in its proposal's record.
pub fn decision_file(decision: &Decision) -> String {
    format!("decisions/{}.toml", decision.id)
}

/// The event that a decision makes.
pub fn decision_event<'a>(name: &'a str, summary: String, decision: &Decision) -> Event<'a> {
    Event {
        name,
        summary,
        trailers: vec![
            ("Tine-Decision", decision.id.clone()),
            ("Tine-Revision", decision.revision.to_string()),
            ("Tine-Head", decision.head.to_string()),
        ],
    }
}

/// Refuses a proposal that nothing can be decided on.
pub fn require_open(proposal: &ProposalRecord) -> Result<()> {
    let name = &proposal.name;
    let error = |code, state: &str| Error::new(code, format!("proposal `{name}` is {state}"));
    Err(match proposal.state {
        ProposalState::Open | ProposalState::Approved => return Ok(()),
        ProposalState::Landed => error(Code::Invalid, "landed already").hint(format!("tine proposal show {name}")),
        ProposalState::Rejected => error(Code::Refused, "rejected")
            .hint(format!("tine propose {}   # the next revision", proposal.session))
            .hint(format!("tine proposal reopen {name}")),
        ProposalState::Withdrawn => error(Code::Refused, "withdrawn").hint(format!("tine proposal reopen {name}")),
    })
}

/// The error of a decision about something that is not there any more.
pub fn moved(proposal: &ProposalRecord) -> Error {
    let current = proposal.current();
    Error::new(
        Code::Stale,
        format!(
            "proposal `{}` is at revision {} with head {}, not at what was reviewed",
            proposal.name,
            current.number,
            &current.head.to_string()[..12]
        ),
    )
    .detail("revision", current.number)
    .detail("head", current.head.to_string())
    .hint(format!("tine review {}", proposal.name))
}

/// Takes a proposal back. The session goes on.
pub fn withdraw(store: &Store, name: &str) -> Result<Stored<ProposalRecord>> {
    change_state(store, name, ProposalState::Withdrawn, "withdraw")
}

/// Takes the open proposal of a session that is given up back, as part of the same change.
pub fn withdraw_with(store: &Store, tx: &mut Transaction<'_>, session: &SessionRecord) -> Result<()> {
    let Some(name) = &session.proposal else { return Ok(()) };
    let stored = store.proposal(name.as_str())?;
    if !stored.value.state.is_open() {
        return Ok(());
    }
    let after = ProposalRecord { state: ProposalState::Withdrawn, ..stored.value };
    let event =
        Event { name: "withdrawn", summary: format!("session {} was discarded", session.id), trailers: Vec::new() };
    let files = Files::record(&after)?;
    let commit = signature::append(store, Some(stored.commit), files, &event, &[], None)?;
    tx.move_ref(after.name.record(), Some(stored.commit), Some(commit));
    let branch = store.repo.find_ref(&after.name.branch())?;
    tx.move_ref(after.name.branch(), branch, None);
    Ok(())
}

/// Offers a rejected or withdrawn proposal again, as its next revision with the same head: earlier votes do not count.
pub fn reopen(store: &Store, name: &str) -> Result<Stored<ProposalRecord>> {
    change_state(store, name, ProposalState::Open, "reopen")
}

fn change_state(store: &Store, name: &str, to: ProposalState, verb: &'static str) -> Result<Stored<ProposalRecord>> {
    store.retry(|| {
        pending::settle(store, &[])?;
        let stored = store.proposal(name)?;
        let mut after = stored.value.clone();
        let reopens = to == ProposalState::Open;
        let possible = match after.state {
            ProposalState::Open | ProposalState::Approved => !reopens,
            ProposalState::Rejected | ProposalState::Withdrawn => reopens,
            ProposalState::Landed => false,
        };
        if !possible {
            let message = format!("proposal `{}` is {} and cannot be {}", after.name, after.state.as_str(), past(verb));
            return Err(Error::new(Code::Invalid, message).hint(format!("tine proposal show {}", after.name)));
        }
        after.state = to;
        let session = reread(store, &after.session)?;
        let mut changed = session.value.clone();
        if reopens {
            let mut again = after.current().clone();
            again.number += 1;
            again.created_at = store.clock.now();
            after.revisions.push(again);
            if changed.state == SessionState::Active {
                changed.state = SessionState::Proposed;
            }
        } else if changed.state == SessionState::Proposed {
            changed.state = SessionState::Active;
        }
        let summary = format!("{verb} {}", after.name);
        let mut tx = Transaction::new(store, verb, None, summary.clone());
        let event = Event { name: past(verb), summary, trailers: Vec::new() };
        let commit = signature::append(store, Some(stored.commit), Files::record(&after)?, &event, &[], None)?;
        tx.move_ref(after.name.record(), Some(stored.commit), Some(commit));
        let branch = store.repo.find_ref(&after.name.branch())?;
        if reopens && branch.is_none() {
            tx.move_ref(after.name.branch(), None, Some(after.current().head));
        }
        if changed.state != session.value.state {
            let event = Event { name: past(verb), summary: format!("{verb} {}", after.name), trailers: Vec::new() };
            session::save(store, &mut tx, &session, &changed, &event)?;
        }
        tx.commit()?;
        Ok(Stored { commit, value: after })
    })
}

fn past(verb: &str) -> &'static str {
    if verb == "withdraw" { "withdrawn" } else { "reopened" }
}
