//! The guard of a repository that people push to: the trunk moves only to what approved proposals justify under the
//! trunk's own policy, records only grow, and names and limits hold. It looks at the repository as the push would leave
//! it, and changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Result;
use crate::git::Oid;

use super::actor::is_agent_name;
use super::chain;
use super::gate;
use super::ids::{ProposalName, SessionId, SourceName};
use super::justify;
use super::policy::rules::Changed;
use super::policy::{self, Policy, Scope, Signatures};
use super::reconcile;
use super::record::{self, Decision, ProposalRecord, SessionRecord, Verdict};
use super::signature::{self, Worth};
use super::sound;
use super::source::{self, SourceRecord};
use super::store::{Store, Trunk};
use super::timeline;

mod hook;

pub use hook::{install, receive};

const RECORDS: &str = "refs/tine/";

/// A ref that a push would move.
#[derive(Debug)]
struct Update {
    /// Full name.
    name: String,
    /// Its value; none for a new one.
    before: Option<Oid>,
    /// What it would be; none for one that goes.
    after: Option<Oid>,
}

/// Why a ref may not move so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The ref.
    pub name: String,
    /// Why, in words.
    pub reason: String,
}

/// The refs as a push would leave them.
fn refs_after(mut refs: BTreeMap<String, Oid>, updates: &[Update]) -> BTreeMap<String, Oid> {
    for update in updates {
        match update.after {
            Some(id) => refs.insert(update.name.clone(), id),
            None => refs.remove(&update.name),
        };
    }
    refs
}

/// What is wrong with a push. `store` sees the repository as it would be afterwards; `trunk` is what it is before, by name
/// and tip: neither that nor the policy in it is for the push to choose.
fn judge(mut store: Store, trunk: &Trunk, updates: &[Update]) -> Result<Vec<Refusal>> {
    let mut refusals = Vec::new();
    let then = store.trunk()?;
    if then.refname != trunk.refname {
        let reason = format!("it would be taken for the trunk, which is `{}`", trunk.name);
        refusals.extend(updates.iter().filter(|u| u.name == then.refname).map(|u| u.refused(&reason)));
    }
    store.settings.trunk = Some(trunk.name.clone());
    let store = &store;
    let policy = match trunk.tip.map_or(Ok(None), |tip| policy::load_at(store, tip)) {
        Ok(policy) => policy.unwrap_or_default(),
        Err(e) => {
            let reason = format!("the policy on the trunk cannot be read, so nothing is taken: {e}");
            return Ok(updates.iter().map(|u| u.refused(&reason)).collect());
        }
    };
    let guard = Guard { store, trunk: store.trunk()?, before: trunk.tip, policy };
    for update in updates {
        refusals.extend(guard.faults(update)?.iter().map(|reason| update.refused(reason)));
    }
    Ok(refusals)
}

impl Update {
    /// Says no to it.
    fn refused(&self, reason: &str) -> Refusal {
        Refusal { name: self.name.clone(), reason: reason.to_owned() }
    }
}

struct Guard<'a> {
    store: &'a Store,
    /// As it would be.
    trunk: Trunk,
    /// Where the trunk is.
    before: Option<Oid>,
    policy: Policy,
}

impl Guard<'_> {
    fn faults(&self, update: &Update) -> Result<Vec<String>> {
        let name = update.name.as_str();
        if name == self.trunk.refname {
            return self.trunk_faults(update);
        }
        let fault = if let Some(name) = name.strip_prefix("refs/heads/session/") {
            self.session_branch(name, update)?
        } else if let Some(name) = name.strip_prefix("refs/heads/proposal/") {
            self.proposal_branch(name, update)?
        } else if let Some(rest) = name.strip_prefix(RECORDS) {
            return self.record_faults(rest, update);
        } else if name.starts_with("refs/replace/") {
            Some("an object is what its id says: replacements are not taken".to_owned())
        } else if ["refs/heads/session", "refs/heads/proposal"].iter().any(|taken| name.eq_ignore_ascii_case(taken)) {
            Some("it would leave no place for the branches below it".to_owned())
        } else if update.after.is_some() && name.eq_ignore_ascii_case(&self.trunk.refname) {
            Some(format!("it would be taken for `{}` where names have no case", self.trunk.name))
        } else {
            None
        };
        Ok(fault.into_iter().collect())
    }

    /// From landing to landing, back from what it would be to what it is.
    fn trunk_faults(&self, update: &Update) -> Result<Vec<String>> {
        let one = |text: &str| Ok(vec![text.to_owned()]);
        let Some(after) = update.after else { return one("the trunk cannot be deleted") };
        let Some(before) = self.before else { return Ok(Vec::new()) };
        let landings = justify::landings(self.store)?;
        let mut at = after;
        while at != before {
            let short = at.to_hex_with_len(12);
            let claims = landings.get(&at).map_or(&[][..], Vec::as_slice);
            let Some((landed, faults)) = justify::best(self.store, claims)? else {
                let advice = "propose it: tine start, tine propose, tine approve; then push the trunk with its records";
                return Ok(vec![format!("no landed proposal brings the trunk to {short}; {advice}")]);
            };
            if !faults.is_empty() {
                let named =
                    |fault: String| format!("proposal `{}` does not justify {short}: {fault}", landed.proposal.name);
                return Ok(faults.into_iter().map(named).collect());
            }
            // What came before it is older, so this ends.
            if !self.store.repo.is_ancestor(before, landed.landing.before)? {
                return one("the trunk would lose commits that it has: it only goes forward");
            }
            at = landed.landing.before;
        }
        Ok(Vec::new())
    }

    fn session_branch(&self, name: &str, update: &Update) -> Result<Option<String>> {
        let Some(after) = update.after else { return Ok(None) };
        if let Some(fault) = self.session_name(name) {
            return Ok(Some(fault));
        }
        self.sizes(after)
    }

    fn session_name(&self, name: &str) -> Option<String> {
        match SessionId::parse(name) {
            Err(e) => Some(format!("{e}")),
            Ok(_) => outside(self.policy.names.session.as_ref(), "session", name),
        }
    }

    fn proposal_branch(&self, name: &str, update: &Update) -> Result<Option<String>> {
        let known = self.store.repo.find_ref(&format!("{RECORDS}proposal/{name}"))?;
        let record = known.map(|commit| record::read::<ProposalRecord>(&self.store.repo, commit)).transpose()?;
        Ok(match (record, update.after) {
            (Some(stored), None) if stored.value.state.is_open() => {
                Some("it is open: withdraw it, and push its record".to_owned())
            }
            (_, None) => None,
            (None, Some(_)) => Some(format!("it has no record: push `refs/tine/proposal/{name}` with it")),
            (Some(stored), Some(after)) if stored.value.current().head != after => {
                Some("it is not the head that its record tells of".to_owned())
            }
            (Some(_), Some(after)) => self.sizes(after)?,
        })
    }

    /// New files that are too large, since the commit left the trunk.
    fn sizes(&self, head: Oid) -> Result<Option<String>> {
        let (Some(most), Some(tip)) = (self.policy.limits.max_file_size, self.trunk.tip) else { return Ok(None) };
        let repo = &self.store.repo;
        let base = repo.merge_base(head, tip)?.map_or_else(|| Ok(repo.empty_tree()), |base| repo.tree_of(base))?;
        let changed = Changed::between(repo, base, repo.tree_of(head)?, &self.policy)?;
        let large = changed.new_files_over(repo, most).into_iter().next();
        Ok(large.map(|(path, size)| {
            format!("the new file `{path}` has {size} bytes, and `limits.max_file_size` allows {}", most.0)
        }))
    }

    fn record_faults(&self, rest: &str, update: &Update) -> Result<Vec<String>> {
        let one = |text: String| Ok(vec![text]);
        let Some((kind, name)) =
            rest.split_once('/').filter(|(kind, _)| matches!(*kind, "session" | "proposal" | "source"))
        else {
            return one("it belongs to one clone and is not shared".to_owned());
        };
        let Some(after) = update.after else { return one("a record is never deleted: it only grows".to_owned()) };
        if !record::is_event(&self.store.repo, after) {
            return one("it is no event of a record".to_owned());
        }
        let mut events = record::events(&self.store.repo, after)?;
        if let Some(before) = update.before {
            if !events.contains(&before) {
                return one("its history was rewritten: a record only grows. Fetch it, and do it again".to_owned());
            }
            let known: BTreeSet<Oid> = record::events(&self.store.repo, before)?.into_iter().collect();
            events.retain(|event| !known.contains(event));
        }
        let mut faults = Vec::new();
        for event in events.iter().rev() {
            let before = chain::before(&self.store.repo, *event)?;
            let fault = match (before.as_slice(), kind) {
                // What joins two says nothing of its own, so nobody has to sign it.
                ([a, b], _) if reconcile::is_join(&self.store.repo, *event, *a, *b)? => Ok(None),
                ([_, _], _) => Ok(Some("it is not what joining the two events before it makes".to_owned())),
                (before, "proposal") => self.proposal_event(name, *event, before.first().copied()),
                (before, "session") => self.session_event(name, *event, before.first().copied()),
                (before, _) => self.source_event(name, *event, before.first().copied()),
            };
            let fault = match fault {
                Ok(Some(fault)) => Some(fault),
                looked => match sound::beside(&self.store.repo, *event, before.first().copied()) {
                    Ok(()) => looked?,
                    Err(_) => Some(unreadable()),
                },
            };
            faults.extend(fault.map(|fault| format!("event {}: {fault}", event.to_hex_with_len(12))));
        }
        Ok(faults)
    }

    fn session_event(&self, name: &str, event: Oid, before: Option<Oid>) -> Result<Option<String>> {
        if let Some(fault) = self.session_name(name).filter(|_| before.is_none()) {
            return Ok(Some(fault));
        }
        let Ok(stored) = record::read::<SessionRecord>(&self.store.repo, event) else { return Ok(Some(unreadable())) };
        if stored.value.id.as_str() != name {
            return Ok(Some(format!("it is the record of `{}`", stored.value.id)));
        }
        let was_live = before
            .and_then(|before| record::read::<SessionRecord>(&self.store.repo, before).ok())
            .is_some_and(|earlier| earlier.value.state.is_live());
        let becomes_live = stored.value.state.is_live() && !was_live;
        if let Some(most) = self.policy.limits.max_open_sessions.filter(|_| becomes_live) {
            let live = self.store.count_live()?;
            if live > most {
                return Ok(Some(format!(
                    "{live} sessions would be open, and `limits.max_open_sessions` allows {most}"
                )));
            }
        }
        self.actor(event)
    }

    /// Revisions only come, each a state that landed or was approved, by somebody who may promote.
    fn source_event(&self, name: &str, event: Oid, before: Option<Oid>) -> Result<Option<String>> {
        let repo = &self.store.repo;
        let Ok(stored) = record::read::<SourceRecord>(repo, event) else { return Ok(Some(unreadable())) };
        if stored.value.name.as_str() != name {
            return Ok(Some(format!("it is the record of `{}`", stored.value.name)));
        }
        if let Err(e) = SourceName::parse(name) {
            return Ok(Some(format!("{e}")));
        }
        let earlier = match before.map(|before| record::read::<SourceRecord>(repo, before)).transpose() {
            Ok(earlier) => earlier.map(|stored| stored.value.revisions).unwrap_or_default(),
            Err(_) => return Ok(Some(unreadable())),
        };
        if !stored.value.revisions.starts_with(&earlier) {
            return Ok(Some("it rewrites an earlier revision".to_owned()));
        }
        let actor = repo.commit(event)?.author.name;
        let scopes = self.policy.scopes_of(&actor);
        if !scopes.contains(&Scope::Land) && !scopes.contains(&Scope::Admin) {
            return Ok(Some(format!("`{actor}` may not change a source: the scope `land` is missing")));
        }
        for revision in &stored.value.revisions[earlier.len()..] {
            if !repo.commit(event)?.parents.contains(&revision.commit) || !repo.has(revision.commit) {
                return Ok(Some(format!("it does not keep the commit of revision {}", revision.number)));
            }
            let known = earlier.iter().any(|r| r.commit == revision.commit);
            if !known && !source::holds(self.store, revision)? {
                return Ok(Some(format!("revision {} neither landed nor was approved", revision.number)));
            }
        }
        self.actor(event)
    }

    /// Who acted stands in the event twice; it has to be the same.
    fn actor(&self, event: Oid) -> Result<Option<String>> {
        let commit = self.store.repo.commit(event)?;
        let said = timeline::trailers(&commit.message).remove("Tine-Actor").unwrap_or_default();
        Ok((said != commit.author.name)
            .then(|| format!("it says `{said}`, and is written by `{}`", commit.author.name)))
    }

    fn proposal_event(&self, name: &str, event: Oid, before: Option<Oid>) -> Result<Option<String>> {
        let repo = &self.store.repo;
        let Ok(stored) = record::read::<ProposalRecord>(repo, event) else { return Ok(Some(unreadable())) };
        let proposal = stored.value;
        if proposal.name.as_str() != name {
            return Ok(Some(format!("it is the record of `{}`", proposal.name)));
        }
        if let Some(fault) = self.actor(event)? {
            return Ok(Some(fault));
        }
        let earlier = match before {
            None => None,
            Some(before) => match record::read::<ProposalRecord>(repo, before) {
                Ok(stored) => Some(stored.value),
                Err(_) => return Ok(Some(unreadable())),
            },
        };
        let known = earlier.as_ref().map_or(&[][..], |earlier| &earlier.revisions);
        if !proposal.revisions.starts_with(known) {
            return Ok(Some("it rewrites an earlier revision".to_owned()));
        }
        if earlier.is_none() {
            let fault = match ProposalName::parse(name) {
                Err(e) => Some(format!("{e}")),
                Ok(_) => outside(self.policy.names.proposal.as_ref(), "proposal", name),
            };
            if fault.is_some() {
                return Ok(fault);
            }
        }
        let is_new = proposal.revisions.len() > known.len();
        if let Some(fault) = is_new.then(|| self.revision(&proposal)).transpose()?.flatten() {
            return Ok(Some(fault));
        }
        let is_same = earlier.as_ref().is_some_and(|earlier| earlier.requester == proposal.requester);
        let asks = is_new && repo.commit(event)?.author.name == proposal.requester;
        if !is_same && !asks {
            return Ok(Some("it says that somebody else asked".to_owned()));
        }
        if earlier.as_ref().is_some_and(|e| e.session != proposal.session || e.created_at != proposal.created_at) {
            return Ok(Some("it rewrites where it comes from".to_owned()));
        }
        if let Some(fault) = self.decisions(&proposal, event, before)? {
            return Ok(Some(fault));
        }
        let actor = repo.commit(event)?.author.name;
        if self.policy.wants_signature_of(&actor) {
            let worth = signature::of_event(self.store, &self.policy, event, &actor)?;
            if worth != Worth::Good {
                return Ok(Some(format!("what it says `{actor}` did is {}", worth.in_words())));
            }
        }
        let landed = proposal.landing.as_ref().map(|l| l.commit);
        if landed != earlier.and_then(|earlier| earlier.landing).map(|l| l.commit) {
            return self.landing(event, landed);
        }
        Ok(None)
    }

    /// A new revision is compared with the trunk, so that a review shows all of it, and keeps to the limits.
    fn revision(&self, proposal: &ProposalRecord) -> Result<Option<String>> {
        let current = proposal.current();
        let repo = &self.store.repo;
        if !gate::is_based_on_trunk(self.store, proposal)? {
            return Ok(Some(
                "what it is compared with is not on the trunk, so a review would not show all of it".to_owned(),
            ));
        }
        let changed = Changed::between(repo, repo.tree_of(current.base)?, repo.tree_of(current.head)?, &self.policy)?;
        Ok(gate::over_limits(repo, &self.policy, &changed).into_iter().next().map(|over| over.detail))
    }

    /// Decisions only come, each by the actor of its event, who has to be allowed to decide, and signed where that is asked.
    fn decisions(&self, proposal: &ProposalRecord, event: Oid, before: Option<Oid>) -> Result<Option<String>> {
        let files = |event| chain::decision_files(&self.store.repo, event);
        let now = files(event)?;
        let known = before.map(files).transpose()?.unwrap_or_default();
        if known.iter().any(|(file, content)| now.get(file) != Some(content)) {
            return Ok(Some("it rewrites or removes a decision".to_owned()));
        }
        let commit = self.store.repo.commit(event)?;
        for (file, content) in now.iter().filter(|(file, _)| !known.contains_key(*file)) {
            let bytes = self.store.repo.read_blob(*content)?;
            let Ok(decision) = record::parse::<Decision>(&bytes, || file.to_string()) else {
                return Ok(Some(unreadable()));
            };
            let actor = decision.actor.as_str();
            let about =
                |revision: &record::Revision| revision.number == decision.revision && revision.head == decision.head;
            let fault = if *file != format!("{}.toml", decision.id).as_str() {
                Some(format!("the decision {file} calls itself {}", decision.id))
            } else if actor != commit.author.name {
                Some(format!("a decision by `{actor}` is written by `{}`", commit.author.name))
            } else if decision.proposal.as_ref().is_some_and(|name| *name != proposal.name) {
                Some("a decision on another proposal was copied into it".to_owned())
            } else if !proposal.revisions.iter().any(about) {
                Some(format!("`{actor}` decided on a revision that it does not have"))
            } else if is_agent_name(actor) || !self.policy.scopes_of(actor).contains(&Scope::Decide) {
                Some(format!("`{actor}` may not decide: the scope `decide` is missing"))
            } else {
                self.signature(&decision, event)?
            };
            if fault.is_some() {
                return Ok(fault);
            }
        }
        Ok(None)
    }

    fn signature(&self, decision: &Decision, event: Oid) -> Result<Option<String>> {
        if self.policy.review.signatures == Signatures::Optional || decision.verdict == Verdict::Reject {
            return Ok(None);
        }
        let found = signature::of_event(self.store, &self.policy, event, &decision.actor)?;
        Ok((found != Worth::Good).then(|| format!("the grant by `{}` is {}", decision.actor, found.in_words())))
    }

    /// A record that says it landed says what the trunk has, and that holds.
    fn landing(&self, event: Oid, landed: Option<Oid>) -> Result<Option<String>> {
        let Some(commit) = landed else { return Ok(Some("it takes its landing back".to_owned())) };
        let on_trunk = match self.trunk.tip {
            Some(tip) if self.store.repo.has(commit) => self.store.repo.is_ancestor(commit, tip)?,
            _ => false,
        };
        if !on_trunk {
            return Ok(Some(format!("it says that it landed, and `{}` does not have it: push both", self.trunk.name)));
        }
        let claim = justify::landings_of(self.store, event)?.into_iter().find(|landed| landed.event == event);
        let faults = claim.map(|landed| justify::faults(self.store, &landed)).transpose()?.unwrap_or_default();
        Ok(faults.into_iter().next().map(|fault| format!("it says that it landed, which does not hold: {fault}")))
    }
}

fn unreadable() -> String {
    "it cannot be read".to_owned()
}

fn outside(allowed: Option<&policy::Pattern>, kind: &str, name: &str) -> Option<String> {
    let pattern = allowed.filter(|pattern| !pattern.matches(name))?;
    Some(format!("the policy's `names.{kind}` asks for `{}`", pattern.as_str()))
}
