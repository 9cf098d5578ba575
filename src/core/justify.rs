//! Why the trunk is where it is: which landing brought a commit, and whether it held by the policy of then. Nothing is
//! taken from a record's word that the objects can tell: what landed is compared with what was granted.

use std::collections::BTreeMap;

use crate::error::Result;
use crate::git::{MergeLabels, Oid};

use super::actor::is_agent_name;
use super::chain;
use super::check::{Evidence, Run, Status};
use super::gate;
use super::policy::{self, Policy, Scope, Signatures};
use super::record::{self, Landing, ProposalRecord, Revision};
use super::signature::{self, Votes, Worth};
use super::store::Store;

/// A landing as a proposal's record tells it.
#[derive(Debug, Clone)]
pub struct Landed {
    /// The event of the record.
    pub event: Oid,
    /// The proposal as it was before it.
    pub proposal: ProposalRecord,
    /// What landed, by which revision, by whom.
    pub landing: Landing,
}

impl Landed {
    /// The revision that landed, or a part of it.
    pub fn revision(&self) -> &Revision {
        self.proposal.current()
    }

    /// The decisions as they were then, and how each is signed by a policy.
    pub fn votes(&self, store: &Store, policy: &Policy) -> Result<Votes> {
        Votes::read(store, policy, self.event)
    }

    /// What the checks had found.
    pub fn checks(&self, store: &Store) -> Result<Vec<Run>> {
        // What cannot be read shows nothing, and is a fault where something is required.
        Ok(self.evidence(store).unwrap_or_default().map(|evidence| evidence.checks).unwrap_or_default())
    }

    fn evidence(&self, store: &Store) -> Result<Option<Evidence>> {
        let path = format!("checks/r{}.toml", self.landing.revision);
        let tree = store.repo.tree_of(self.event)?;
        let Some(entry) = store.repo.lookup(tree, path.as_str().into())? else { return Ok(None) };
        record::parse(&store.repo.read_blob(entry.id)?, || "the results of checks".to_owned()).map(Some)
    }
}

/// Every landing that the records tell of, by the commit that the trunk got. Several records may claim one.
pub fn landings(store: &Store) -> Result<BTreeMap<Oid, Vec<Landed>>> {
    let mut all: BTreeMap<Oid, Vec<Landed>> = BTreeMap::new();
    for stored in store.proposals()? {
        for landed in landings_of(store, stored.commit)? {
            all.entry(landed.landing.commit).or_default().push(landed);
        }
    }
    Ok(all)
}

/// Of those who claim a commit the one whose landing holds, else the first, with what is wrong with it.
pub fn best<'a>(store: &Store, claims: &'a [Landed]) -> Result<Option<(&'a Landed, Vec<String>)>> {
    let mut first = None;
    for landed in claims {
        let faults = faults(store, landed)?;
        if faults.is_empty() {
            return Ok(Some((landed, faults)));
        }
        first = first.or(Some((landed, faults)));
    }
    Ok(first)
}

/// Every landing of one proposal, the newest first: one that landed in parts has several.
pub fn landings_of(store: &Store, record: Oid) -> Result<Vec<Landed>> {
    let mut all = Vec::new();
    for event in record::events(&store.repo, record)? {
        // The first event lands nothing, and one that joins two clones' events brings no landing of its own.
        let [before] = chain::before(&store.repo, event)?[..] else { continue };
        let after = record::read::<ProposalRecord>(&store.repo, event)?.value;
        let Some(landing) = after.landing.filter(|landing| landing.kind != "no_op") else { continue };
        let proposal = record::read::<ProposalRecord>(&store.repo, before)?.value;
        if proposal.landing.as_ref().is_none_or(|known| known.commit != landing.commit) {
            all.push(Landed { event, proposal, landing });
        }
    }
    Ok(all)
}

/// Why a landing does not hold; empty for one that does.
pub fn faults(store: &Store, landed: &Landed) -> Result<Vec<String>> {
    let (landing, revision) = (&landed.landing, landed.revision());
    let mut faults = Vec::new();
    let repo = &store.repo;
    let known = [landing.before, landing.commit, revision.head, revision.base];
    if let Some(gone) = known.into_iter().find(|id| repo.commit(*id).is_err()) {
        return Ok(vec![format!("the commit {} that it speaks of is not there", gone.to_hex_with_len(12))]);
    }
    let policy = match policy::load_at(store, landing.before) {
        Ok(policy) => policy.unwrap_or_default(),
        Err(e) => return Ok(vec![format!("the policy of then cannot be read: {e}")]),
    };
    if landing.revision != revision.number {
        faults.push(format!("revision {} landed, and {} was the newest", landing.revision, revision.number));
    }
    let prior = &landed.proposal;
    if !prior.state.is_open() || prior.draft {
        let what = if prior.draft { "a draft" } else { prior.state.as_str() };
        faults.push(format!("the proposal was {what}, and could not land"));
    }
    if prior.landing.as_ref().is_some_and(|earlier| earlier.revision == landing.revision) {
        faults.push(format!("revision {} had landed before", landing.revision));
    }
    if !repo.is_ancestor(revision.base, revision.head)? || !repo.is_ancestor(revision.base, landing.before)? {
        faults.push("its base was not on the trunk, so a review could not show all of it".to_owned());
    }
    if is_agent_name(&landing.actor) || !policy.scopes_of(&landing.actor).contains(&Scope::Land) {
        faults.push(format!("`{}` landed it without the scope `land`", landing.actor));
    }
    if policy.review.signatures == Signatures::Required {
        let worth = signature::of_event(store, &policy, landed.event, &landing.actor)?;
        if worth != Worth::Good {
            faults.push(format!("the landing by `{}` is {}", landing.actor, worth.in_words()));
        }
    }
    let trees = (repo.tree_of(landing.before)?, repo.tree_of(landing.commit)?);
    let votes = landed.votes(store, &policy)?;
    let missing = gate::judge_landing(store, &policy, &landed.proposal, &votes, trees)?;
    faults.extend(missing.into_iter().map(|m| m.detail));
    faults.extend(shape(store, landing, revision)?);
    let parts = votes.decisions.iter().any(|d| d.is_about(prior) && d.is_of_a_part());
    if !is_granted(store, landing, revision, parts)? {
        faults.push("what landed is not what was granted".to_owned());
    }
    let evidence = landed.evidence(store).unwrap_or_default();
    for check in policy.checks.iter().filter(|check| check.required) {
        let has_passed = evidence.as_ref().is_some_and(|evidence| {
            let passed = |run: &Run| run.name == check.name && run.run == check.run && run.status == Status::Passed;
            evidence.tree == trees.1 && evidence.checks.iter().any(passed)
        });
        if !has_passed {
            faults.push(format!("the required check `{}` has not passed on what landed", check.name));
        }
    }
    Ok(faults)
}

/// Whether the commits hang together as the way of landing says.
fn shape(store: &Store, landing: &Landing, revision: &Revision) -> Result<Option<String>> {
    let parents = store.repo.commit(landing.commit)?.parents;
    let fits = match landing.kind.as_str() {
        "squash" => parents == [landing.before],
        "merge" => parents == [landing.before, revision.head],
        "fast_forward" => landing.commit == revision.head && store.repo.is_ancestor(landing.before, landing.commit)?,
        "rebase" => store
            .repo
            .first_parents(landing.commit, Some(landing.before))?
            .last()
            .is_some_and(|first| store.repo.commit(*first).is_ok_and(|commit| commit.parents == [landing.before])),
        _ => false,
    };
    Ok((!fits).then(|| format!("it is no {} of the proposal onto the trunk of then", landing.kind)))
}

/// Whether what came to the trunk is the revision's change, or, where parts were granted, a part of it: with all of the
/// revision merged in on top, nothing is there that it would not have brought alone.
fn is_granted(store: &Store, landing: &Landing, revision: &Revision, parts: bool) -> Result<bool> {
    let repo = store.repo.in_memory();
    let labels = MergeLabels { base: "base", ours: "trunk", theirs: "proposal" };
    let (before, after) = (repo.tree_of(landing.before)?, repo.tree_of(landing.commit)?);
    let whole = repo.merge_commits(landing.before, revision.head, labels)?;
    if whole.is_clean() && whole.tree == after {
        return Ok(true);
    }
    if !parts {
        return Ok(false);
    }
    let both = repo.merge_trees(before, after, whole.tree, labels)?;
    Ok(whole.is_clean() && both.is_clean() && both.tree == whole.tree)
}
