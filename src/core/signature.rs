//! Who signed a decision. A signature is on the event of the record that brought the decision in, so it covers the whole
//! chain up to there; whose key counts is the policy's word.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Result;
use crate::git::{Oid, Signer};

use super::policy::{self, Policy};
use super::record::{self, Decision};
use super::store::Store;

/// What is known of a decision's signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There is none.
    Unsigned,
    /// By a key of the actor who decided.
    Good,
    /// By a key that an earlier policy gave this actor.
    Withdrawn,
    /// By a key that the policy gives somebody else.
    Foreign,
    /// By a key that nobody vouches for.
    Unknown,
    /// The signature does not fit.
    Bad,
}

impl Standing {
    /// The name in JSON; none where there is no signature.
    pub fn as_str(self) -> Option<&'static str> {
        match self {
            Standing::Unsigned => None,
            Standing::Good => Some("good"),
            Standing::Withdrawn => Some("withdrawn_key"),
            Standing::Foreign => Some("foreign_key"),
            Standing::Unknown => Some("unknown_key"),
            Standing::Bad => Some("bad"),
        }
    }

    /// In words, for somebody who wonders what it is worth.
    pub fn in_words(self) -> &'static str {
        match self {
            Standing::Unsigned => "not signed",
            Standing::Good => "signed",
            Standing::Withdrawn => "signed by a withdrawn key",
            Standing::Foreign => "signed by somebody else's key",
            Standing::Unknown => "signed by an unknown key",
            Standing::Bad => "with a signature that does not fit",
        }
    }
}

/// The decisions of a proposal, and how each is signed.
#[derive(Debug, Clone, Default)]
pub struct Votes {
    /// Oldest first.
    pub decisions: Vec<Decision>,
    signatures: BTreeMap<String, Standing>,
}

impl Votes {
    /// All that a proposal's record holds, judged by a policy.
    pub fn read(store: &Store, policy: &Policy, record: Oid) -> Result<Votes> {
        let decisions = record::decisions(&store.repo, record)?;
        let mut signatures = BTreeMap::new();
        if !decisions.is_empty() {
            for (id, event) in record::decision_events(&store.repo, record)? {
                if let Some(decision) = decisions.iter().find(|d| d.id == id) {
                    signatures.insert(id, of_event(store, policy, event, &decision.actor)?);
                }
            }
        }
        Ok(Votes { decisions, signatures })
    }

    /// The same by the policy in force. Without one that can be read, none is known to be good.
    pub fn in_force(store: &Store, record: Oid) -> Result<Votes> {
        Votes::read(store, &policy::in_force(store).unwrap_or_default(), record)
    }

    /// Adds one that is not in the record yet.
    pub fn push(&mut self, decision: Decision, signature: Standing) {
        self.signatures.insert(decision.id.clone(), signature);
        self.decisions.push(decision);
    }

    /// How a decision is signed.
    pub fn signature(&self, decision: &Decision) -> Standing {
        self.signatures.get(&decision.id).copied().unwrap_or(Standing::Unsigned)
    }
}

/// What the signature of an event is worth as this actor's.
pub fn of_event(store: &Store, policy: &Policy, event: Oid, actor: &str) -> Result<Standing> {
    let Some(signer) = store.repo.signer(event)? else { return Ok(Standing::Unsigned) };
    let Signer::Ssh(key) = signer else { return of_key_store(store, policy, event, actor) };
    if !store.repo.is_signed_with(event, &key)? {
        return Ok(Standing::Bad);
    }
    if policy.has_key(actor, &key) {
        return Ok(Standing::Good);
    }
    // Without any keys in the policy, those that the user trusts for git are what there is.
    if !policy.has_keys() {
        let known = store.repo.verified_by_git(event)?.is_some();
        return Ok(if known { Standing::Good } else { Standing::Unknown });
    }
    if policy.actors.keys().any(|name| policy.has_key(name, &key)) {
        return Ok(Standing::Foreign);
    }
    let earlier = earlier_policies(store)?;
    let withdrawn = earlier.iter().any(|policy| policy.has_key(actor, &key));
    Ok(if withdrawn { Standing::Withdrawn } else { Standing::Unknown })
}

/// OpenPGP and X.509: the user's own key store says whether it is good, the policy by `openpgp:FINGERPRINT` whose it is.
fn of_key_store(store: &Store, policy: &Policy, event: Oid, actor: &str) -> Result<Standing> {
    let Some(fingerprint) = store.repo.verified_by_git(event)? else { return Ok(Standing::Unknown) };
    let key = format!("openpgp:{fingerprint}");
    if !policy.has_keys() || policy.has_key(actor, &key) {
        return Ok(Standing::Good);
    }
    let foreign = policy.actors.keys().any(|name| policy.has_key(name, &key));
    Ok(if foreign { Standing::Foreign } else { Standing::Unknown })
}

/// Every policy that the trunk had before, as far as it can be read.
fn earlier_policies(store: &Store) -> Result<Vec<Policy>> {
    let Some(tip) = store.trunk()?.tip else { return Ok(Vec::new()) };
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for commit in store.repo.first_parents(tip, None)? {
        if let Some(id) = policy::blob_at(store, commit)?
            && seen.insert(id)
        {
            all.extend(policy::load_at(store, commit).ok().flatten());
        }
    }
    Ok(all)
}
