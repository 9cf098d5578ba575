//! The gate: what must hold before a proposal lands, and who may say so. Everything that decides about the trunk asks
//! here and nowhere else.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::error::{Code, Error, Result, count};
use crate::git::{Merged, Oid, Repo};

use super::actor::is_agent_name;
use super::check::{self, Standing, Status};
use super::ids::{ProposalName, SessionId};
use super::merged;
use super::note::{self, Note};
use super::policy::rules::{Changed, Requirement};
use super::policy::{self, OpenQuestions, Policy, Scope, Signatures};
use super::record::{Decision, ProposalRecord, ProposalState, Verdict};
use super::refusal;
use super::signature::{Votes, Worth};
use super::store::{Store, Trunk};

/// Paths named for a rule.
const NAMED: usize = 3;
/// The rule that nothing lands which conflicts with the trunk, where checks have to see it first.
const CONFLICT: &str = "conflict";

/// The rule that questions are answered before anything lands.
const OPEN_QUESTIONS: &str = "review.open_questions";

/// What is still missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// The rule's short name.
    pub rule: String,
    /// In words.
    pub detail: String,
}

/// The gate's answer for one revision.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Gate {
    /// Whether the revision may land.
    pub met: bool,
    /// Why not.
    pub missing: Vec<Missing>,
    /// What the checks found on what would land; nothing where the policy has none, or it conflicts with the trunk.
    #[serde(skip)]
    pub checked: Option<Checked>,
}

/// What would land, and where the checks stand on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The tree that the trunk would get.
    pub tree: Oid,
    /// Where each check stands.
    pub checks: Vec<Standing>,
}

impl Gate {
    /// Whether nothing is missing but runs of required checks.
    pub fn waits_for_checks(&self) -> bool {
        let unrun = self.checks().iter().filter(|c| c.required && c.status == Status::NotRun).count();
        unrun > 0 && unrun == self.missing.len()
    }

    /// Whether nothing is missing but required checks that failed.
    pub fn fails_checks(&self) -> bool {
        let failed = self.checks().iter().filter(|c| c.blocks() && c.status != Status::NotRun).count();
        failed > 0 && failed == self.missing.len()
    }

    /// Whether it is only a conflict with the trunk that keeps it from landing.
    pub fn conflicts(&self) -> bool {
        !self.missing.is_empty() && self.missing.iter().all(|m| m.rule == CONFLICT)
    }

    /// Where each check stands on what would land.
    pub fn checks(&self) -> &[Standing] {
        self.checked.as_ref().map_or(&[], |checked| &checked.checks)
    }
}

/// Judges the newest revision by the policy in force and the decisions that were made on exactly its head. `part` is the
/// tree that would be offered instead of all of it.
///
/// The newest vote of a person counts; a denial wins over any number of grants; an agent's vote is no grant. Where the
/// policy cannot be read, the gate is closed.
pub fn judge(store: &Store, proposal: &ProposalRecord, votes: &Votes, part: Option<Oid>) -> Result<Gate> {
    let mut missing = Vec::new();
    let mut checked = None;
    match policy::in_force(store) {
        Ok(policy) => {
            let offer = Offer::new(store, proposal, part)?;
            let changed = offer.changed(&policy)?;
            by_policy(&offer.memory, &policy, proposal, votes, &changed, &mut missing)?;
            missing.extend(open_questions(store, &policy, proposal)?);
            checked = by_checks(store, &policy, &offer, &mut missing)?;
        }
        Err(e) => missing.push(Missing { rule: "policy".to_owned(), detail: format!("{e}") }),
    }
    if proposal.state.is_open() && !is_based_on_trunk(store, proposal)? {
        missing.push(Missing {
            rule: "base".to_owned(),
            detail: format!("what it is compared with is not on the trunk: tine propose {}", proposal.session),
        });
    }
    if proposal.draft {
        missing.push(Missing { rule: "draft".to_owned(), detail: "it is a draft".to_owned() });
    }
    Ok(Gate { met: missing.is_empty(), missing, checked })
}

/// Whether the base that reviewers see a revision against is one of the trunk's commits, so that the comparison shows all
/// that would land.
pub fn is_based_on_trunk(store: &Store, proposal: &ProposalRecord) -> Result<bool> {
    let current = proposal.current();
    let Some(tip) = store.trunk()?.tip else { return Ok(true) };
    Ok(store.repo.is_ancestor(current.base, current.head)? && store.repo.is_ancestor(current.base, tip)?)
}

fn by_policy(
    repo: &Repo,
    policy: &Policy,
    proposal: &ProposalRecord,
    cast: &Votes,
    changed: &Changed,
    missing: &mut Vec<Missing>,
) -> Result<()> {
    let current = proposal.current();
    let mut votes: BTreeMap<String, &Decision> = BTreeMap::new();
    let mut worthless = Vec::new();
    for decision in cast.decisions.iter().filter(|d| d.is_about(proposal)) {
        let signature = cast.signature(decision);
        let is_grant = decision.verdict == Verdict::Approve;
        // A grant counts by its signature; a denial by somebody without a key is still one.
        let must_be_signed = match is_grant {
            true => policy.review.signatures == Signatures::Required,
            false => policy.wants_signature_of(&decision.actor),
        };
        if must_be_signed && signature != Worth::Good {
            let what = if is_grant { "grant" } else { "denial" };
            worthless.push(format!("the {what} by {} is {}", decision.actor, signature.in_words()));
            continue;
        }
        // A grant of a part is none of anything else.
        if decision.is_of_a_part() && !changed.is_within(&decision.only) {
            continue;
        }
        if policy.counts(&decision.actor, decision.verdict, &proposal.requester) {
            votes.insert(policy.person_behind(&decision.actor), decision);
        }
    }
    for decision in votes.values().filter(|d| d.verdict == Verdict::Reject) {
        let why = decision.message.as_deref().unwrap_or("no reason given");
        missing
            .push(Missing { rule: "no_denial".to_owned(), detail: format!("{} rejected it: {why}", decision.actor) });
    }
    for requirement in policy.requirements(repo, changed)? {
        let counts = |person: &String, vote: &Decision| {
            let is_named = requirement.by.iter().any(|name| policy.person_behind(name) == *person);
            (requirement.by.is_empty() || is_named)
                && vote.verdict == Verdict::Approve
                && policy.scopes_of(&vote.actor).contains(&requirement.scope)
        };
        let grants = votes.iter().filter(|(person, vote)| counts(person, vote)).count();
        if grants < requirement.approvals {
            let mut detail = wanted(&requirement, grants, current.number);
            worthless.iter().for_each(|why| detail.push_str(&format!("; {why}")));
            missing.push(Missing { detail, rule: requirement.rule });
        }
    }
    missing.extend(over_limits(repo, policy, changed));
    Ok(())
}

/// What the policy of then would have asked for more, of a landing that took the trunk from one tree to another.
pub fn judge_landing(
    store: &Store,
    policy: &Policy,
    proposal: &ProposalRecord,
    votes: &Votes,
    (before, after): (Oid, Oid),
) -> Result<Vec<Missing>> {
    let mut missing = Vec::new();
    let changed = Changed::between(&store.repo, before, after, policy)?;
    by_policy(&store.repo, policy, proposal, votes, &changed, &mut missing)?;
    Ok(missing)
}

/// The required checks have to have passed on exactly what would land. What that is is worked out in memory.
fn by_checks(store: &Store, policy: &Policy, offer: &Offer<'_>, missing: &mut Vec<Missing>) -> Result<Option<Checked>> {
    if policy.checks.is_empty() || offer.proposal.state == ProposalState::Landed {
        return Ok(None);
    }
    let merged = offer.merged()?;
    if !merged.is_clean() {
        let detail = format!(
            "it conflicts with {} in {}, so no check can run on it",
            offer.trunk.name,
            count(merged.conflicts.len(), "path")
        );
        missing.push(Missing { rule: CONFLICT.to_owned(), detail });
        return Ok(None);
    }
    let checks = check::standing(store, &policy.checks, merged.tree)?;
    for check in checks.iter().filter(|check| check.blocks()) {
        missing.push(Missing { rule: format!("check.{}", check.name), detail: check.in_words() });
    }
    Ok(Some(Checked { tree: merged.tree, checks }))
}

/// Questions that nobody answered, where the policy waits for that.
fn open_questions(store: &Store, policy: &Policy, proposal: &ProposalRecord) -> Result<Option<Missing>> {
    if policy.review.open_questions == OpenQuestions::Allow || proposal.state == ProposalState::Landed {
        return Ok(None);
    }
    let unreadable = note::unreadable(store, &proposal.session)?;
    if unreadable > 0 {
        let detail = format!("{} that cannot be read, and may ask something", count(unreadable, "note"));
        return Ok(Some(Missing { rule: OPEN_QUESTIONS.to_owned(), detail }));
    }
    let mut waiting = note::of_proposal(store, proposal)?;
    waiting.retain(Note::waits_for_answer);
    if waiting.is_empty() {
        return Ok(None);
    }
    let named: Vec<String> = waiting.iter().take(NAMED).map(|q| format!("{} by {}", q.id, q.actor)).collect();
    let more = waiting.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let detail = format!("{} without an answer: {}{more}", count(waiting.len(), "question"), named.join(", "));
    Ok(Some(Missing { rule: OPEN_QUESTIONS.to_owned(), detail }))
}

/// What the policy in force asks for, for this proposal.
pub fn requirements(store: &Store, proposal: &ProposalRecord) -> Result<Vec<Requirement>> {
    let policy = policy::in_force(store)?;
    let offer = Offer::new(store, proposal, None)?;
    policy.requirements(&offer.memory, &offer.changed(&policy)?)
}

/// A proposal, or a part of it, as the gate looks at it: in memory, and merged with the trunk at most once.
struct Offer<'a> {
    memory: Repo,
    trunk: Trunk,
    proposal: &'a ProposalRecord,
    part: Option<Oid>,
    merged: OnceCell<Merged>,
}

impl<'a> Offer<'a> {
    fn new(store: &Store, proposal: &'a ProposalRecord, part: Option<Oid>) -> Result<Offer<'a>> {
        let (memory, trunk) = (store.repo.in_memory(), store.trunk()?);
        Ok(Offer { memory, trunk, proposal, part, merged: OnceCell::new() })
    }

    /// What the trunk would become.
    fn merged(&self) -> Result<&Merged> {
        if let Some(merged) = self.merged.get() {
            return Ok(merged);
        }
        let merged = merged::with_proposal(&self.memory, &self.trunk, self.proposal, self.part)?;
        Ok(self.merged.get_or_init(|| merged))
    }

    /// What it changes: against where it really left the trunk, whatever its record says.
    ///
    /// Where the trunk went on, what would land counts as well: a merge takes an edit along to where the trunk has moved
    /// a file.
    fn changed(&self, policy: &Policy) -> Result<Changed> {
        let (repo, current) = (&self.memory, self.proposal.current());
        let base = match self.trunk.tip {
            Some(tip) => repo.merge_base(current.head, tip)?.unwrap_or(current.base),
            None => current.base,
        };
        let head = self.part.map_or_else(|| repo.tree_of(current.head), Ok)?;
        let mut changed = Changed::between(repo, repo.tree_of(base)?, head, policy)?;
        let asks_where = !policy.review.rules.is_empty() || !policy.actors.is_empty();
        let went_on = self.trunk.tip.filter(|tip| asks_where && *tip != base && self.proposal.state.is_open());
        if let Some(tip) = went_on
            && self.merged()?.is_clean()
        {
            changed.join(Changed::between(repo, repo.tree_of(tip)?, self.merged()?.tree, policy)?);
        }
        Ok(changed)
    }
}

fn wanted(requirement: &Requirement, grants: usize, revision: u32) -> String {
    let needed = requirement.approvals;
    let by = match (requirement.by.is_empty(), requirement.scope) {
        (false, _) => format!("by {}", requirement.by.join(" or ")),
        (true, Scope::Decide) => "by a person".to_owned(),
        (true, scope) => format!("by a person with the scope `{}`", scope.as_str()),
    };
    let mut text = format!("{grants} of {needed} grants {by} on revision {revision}");
    if !requirement.paths.is_empty() {
        let named: Vec<String> = requirement.paths.iter().take(NAMED).map(|path| format!("`{path}`")).collect();
        text.push_str(&format!(", for {}", named.join(", ")));
        if requirement.paths.len() > NAMED {
            text.push_str(&format!(" and {} more", requirement.paths.len() - NAMED));
        }
    }
    text
}

/// Bounds of the policy that a proposal goes over.
pub fn over_limits(repo: &Repo, policy: &Policy, changed: &Changed) -> Vec<Missing> {
    let mut missing = Vec::new();
    if let Some(most) = policy.limits.max_proposal_files.filter(|most| changed.files() > *most) {
        missing.push(Missing {
            rule: "limits.max_proposal_files".to_owned(),
            detail: format!("it changes {}, and the policy allows {most}", count(changed.files(), "file")),
        });
    }
    if let Some(most) = policy.limits.max_file_size {
        for (path, size) in changed.new_files_over(repo, most) {
            missing.push(Missing {
                rule: "limits.max_file_size".to_owned(),
                detail: format!("the new file `{path}` has {size} bytes, and the policy allows {}", most.0),
            });
        }
    }
    missing
}

/// Refuses a proposal that no grant could make land, before it is made.
pub fn check_limits(store: &Store, base: Oid, head: Oid) -> Result<()> {
    let Some(policy) = of_work(store) else { return Ok(()) };
    let (base, head) = (store.repo.tree_of(base)?, store.repo.tree_of(head)?);
    let changed = Changed::between(&store.repo, base, head, &policy)?;
    match over_limits(&store.repo, &policy, &changed).into_iter().next() {
        None => Ok(()),
        Some(over) => Err(limit(&over.rule, format!("the proposal is over a limit: {}", over.detail))),
    }
}

/// Refuses one more session where the policy bounds their number.
pub fn check_open_sessions(store: &Store) -> Result<()> {
    let Some(most) = of_work(store).and_then(|policy| policy.limits.max_open_sessions) else { return Ok(()) };
    let open = store.count_live()?;
    if open < most {
        return Ok(());
    }
    let message = format!("{} are open, and the policy allows {most}", count(open, "session"));
    Err(limit("limits.max_open_sessions", message).hint("tine sessions").hint("tine archive <name>"))
}

/// Refuses a session's name that the policy does not allow.
pub fn check_session_name(store: &Store, id: &SessionId) -> Result<()> {
    check_name(of_work(store).and_then(|p| p.names.session), "session", id.as_str())
}

/// Refuses a proposal's name that the policy does not allow.
pub fn check_proposal_name(store: &Store, name: &ProposalName) -> Result<()> {
    check_name(of_work(store).and_then(|p| p.names.proposal), "proposal", name.as_str())
}

fn check_name(allowed: Option<policy::Pattern>, kind: &str, name: &str) -> Result<()> {
    let Some(pattern) = allowed.filter(|pattern| !pattern.matches(name)) else { return Ok(()) };
    let rule = format!("names.{kind}");
    let message =
        format!("`{name}` cannot be the name of a {kind}: the policy's `{rule}` asks for `{}`", pattern.as_str());
    Err(Error::new(Code::Invalid, message).detail("rule", rule))
}

fn limit(rule: &str, message: String) -> Error {
    Error::new(Code::Limit, message).detail("rule", rule).hint("tine policy show")
}

/// The policy as it concerns work that is not yet decided on. One that cannot be read stops decisions and landings, and
/// never work: nothing may be lost over it.
fn of_work(store: &Store) -> Option<Policy> {
    policy::load(store).ok().flatten().map(|(policy, _)| policy)
}

/// Files that the policy lets one proposal change.
pub fn most_files(store: &Store) -> Option<usize> {
    of_work(store).and_then(|policy| policy.limits.max_proposal_files)
}

/// Bytes of a new file, and of all new files of a checkpoint, that the policy allows.
pub fn size_limits(store: &Store) -> (Option<u64>, Option<u64>) {
    let limits = of_work(store).map(|policy| policy.limits).unwrap_or_default();
    (limits.max_file_size.map(|most| most.0), limits.max_checkpoint_size.map(|most| most.0))
}

/// Refuses an actor who may not start sessions or take checkpoints.
pub fn may_write(store: &Store) -> Result<()> {
    require(store, Scope::Write, "change a session")
}

/// Refuses an actor who may not propose.
pub fn may_propose(store: &Store) -> Result<()> {
    require(store, Scope::Propose, "propose")
}

/// Refuses an actor who may not grant or deny.
pub fn may_decide(store: &Store) -> Result<()> {
    require(store, Scope::Decide, "decide on a proposal")
}

/// Refuses an actor who may not say anything about a session: whoever may work or decide may.
pub fn may_note(store: &Store) -> Result<()> {
    let scopes = policy::in_force(store).map(|policy| policy.scopes_of(&store.actor.name)).unwrap_or_default();
    let decides = scopes.contains(&Scope::Decide) || scopes.contains(&Scope::Propose);
    if decides { Ok(()) } else { may_write(store) }
}

/// Refuses an agent that settles what a person asked, where that would open the gate.
pub fn may_resolve(store: &Store, note: &Note) -> Result<()> {
    let blocks = policy::in_force(store).is_ok_and(|p| p.review.open_questions == OpenQuestions::Block);
    let is_asked = note.kind == note::Kind::Question && note.is_open() && !is_agent_name(&note.actor);
    if !blocks || !is_asked || !store.actor.is_agent() {
        return Ok(());
    }
    let message = format!("`{}` asked, and the policy wants a person to settle it", note.actor);
    refusal::note(store, OPEN_QUESTIONS, &message);
    Err(Error::new(Code::Refused, message)
        .detail("rule", OPEN_QUESTIONS)
        .detail("actor", store.actor.name.clone())
        .hint("tine note add -m '…'   # answers it, for that person to read"))
}

/// Refuses an actor who may not move the trunk.
pub fn may_land(store: &Store) -> Result<()> {
    require(store, Scope::Land, "land a proposal")
}

/// Refuses an actor who may not say what a source is: it takes `land` or `admin`.
pub fn may_promote(store: &Store) -> Result<()> {
    let is_admin = policy::in_force(store).is_ok_and(|p| p.scopes_of(&store.actor.name).contains(&Scope::Admin));
    if is_admin && !store.actor.is_agent() { Ok(()) } else { require(store, Scope::Land, "change a source") }
}

/// Refuses a requester's grant on what they proposed themselves, where the policy does not let it count.
pub fn may_grant(store: &Store, proposal: &ProposalRecord) -> Result<()> {
    let policy = policy::in_force(store).map_err(closed)?;
    if policy.counts(&store.actor.name, Verdict::Approve, &proposal.requester) {
        return Ok(());
    }
    let message =
        format!("`{}` proposed `{}`, and the policy wants somebody else's grant", store.actor.name, proposal.name);
    refusal::note(store, "review.self_approval", &message);
    Err(Error::new(Code::Refused, message)
        .detail("rule", "review.self_approval")
        .detail("actor", store.actor.name.clone())
        .hint(format!("somebody else decides: tine review {}", proposal.name)))
}

fn require(store: &Store, scope: Scope, what: &str) -> Result<()> {
    let actor = &store.actor;
    if scope.is_for_people() && actor.is_agent() {
        let who = match &actor.inside_agent {
            Some(agent) if !is_agent_name(&actor.name) => {
                format!("`{}` runs inside the agent `{agent}` and", actor.name)
            }
            _ => format!("`{}` is an agent and", actor.name),
        };
        return Err(refused(store, &who, scope, what).hint("a person decides, in a terminal of their own: tine review"));
    }
    let policy = match policy::in_force(store) {
        Ok(policy) => policy,
        Err(e) if scope.is_for_people() => return Err(closed(e)),
        Err(_) => return Ok(()),
    };
    if policy.scopes_of(&actor.name).contains(&scope) {
        return Ok(());
    }
    let error = refused(store, &format!("`{}`", actor.name), scope, what);
    Err(error.hint("tine policy show   # who may do what").hint("tine --actor <name> …   # if that is not you"))
}

fn refused(store: &Store, who: &str, scope: Scope, what: &str) -> Error {
    let message = format!("{who} may not {what}: the scope `{}` is missing", scope.as_str());
    refusal::note(store, scope.as_str(), &message);
    Error::new(Code::Refused, message).detail("scope", scope.as_str()).detail("actor", store.actor.name.clone())
}

/// Nobody decides by a policy that nobody can read.
fn closed(cause: Error) -> Error {
    Error::new(Code::Refused, "the policy on the trunk cannot be read, so nothing is decided and nothing lands")
        .because(cause)
        .detail("rule", "policy")
        .hint("tine policy show   # says where it is wrong")
        .hint("mend it on the trunk with plain git: no proposal can")
}
