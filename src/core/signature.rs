//! Who signed an event of a proposal's record. A signature covers the whole chain up to there, and a decision that the event
//! brings in; whose key counts is the policy's word.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Code, Error, Result};
use crate::git::{Oid, Signer};

use super::chain;
use super::policy::{self, Policy};
use super::record::{self, Decision, Event, Files};
use super::store::Store;

/// What a signature is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
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

impl Worth {
    /// The name in JSON; none where there is no signature.
    pub fn as_str(self) -> Option<&'static str> {
        match self {
            Worth::Unsigned => None,
            Worth::Good => Some("good"),
            Worth::Withdrawn => Some("withdrawn_key"),
            Worth::Foreign => Some("foreign_key"),
            Worth::Unknown => Some("unknown_key"),
            Worth::Bad => Some("bad"),
        }
    }

    /// In words, for somebody who wonders what it is worth.
    pub fn in_words(self) -> &'static str {
        match self {
            Worth::Unsigned => "not signed",
            Worth::Good => "signed",
            Worth::Withdrawn => "signed by a withdrawn key",
            Worth::Foreign => "signed by somebody else's key",
            Worth::Unknown => "signed by an unknown key",
            Worth::Bad => "with a signature that does not fit",
        }
    }
}

/// The decisions of a proposal, and how each is signed.
#[derive(Debug, Clone, Default)]
pub struct Votes {
    /// Oldest first.
    pub decisions: Vec<Decision>,
    signatures: BTreeMap<String, Worth>,
}

impl Votes {
    /// All that a proposal's record holds, judged by a policy.
    pub fn read(store: &Store, policy: &Policy, record: Oid) -> Result<Votes> {
        let decisions = record::decisions(&store.repo, record)?;
        let mut signatures = BTreeMap::new();
        if !decisions.is_empty() {
            for (id, events) in chain::decision_events(&store.repo, record)? {
                let Some(decision) = decisions.iter().find(|d| d.id == id) else { continue };
                // A copy of a decision takes nothing from the one that was signed.
                for event in events {
                    let worth = of_event(store, policy, event, &decision.actor)?;
                    let known = signatures.entry(id.clone()).or_insert(worth);
                    if worth == Worth::Good {
                        *known = worth;
                    }
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
    pub fn push(&mut self, decision: Decision, signature: Worth) {
        self.signatures.insert(decision.id.clone(), signature);
        self.decisions.push(decision);
    }

    /// How a decision is signed.
    pub fn signature(&self, decision: &Decision) -> Worth {
        self.signatures.get(&decision.id).copied().unwrap_or(Worth::Unsigned)
    }
}

/// Appends an event to a proposal's record in the actor's name. It is signed with `key` (empty: as git is configured), or
/// without one where the policy wants signatures and knows a key of theirs; what would be worth nothing is refused.
pub fn append(
    store: &Store,
    previous: Option<Oid>,
    files: Files,
    event: &Event<'_>,
    keep: &[Oid],
    key: Option<&str>,
) -> Result<Oid> {
    let actor = store.actor.name.as_str();
    let new = record::build(&store.repo, previous, files, event, keep, &store.actor_signature())?;
    let policy = policy::in_force(store).unwrap_or_default();
    if key.is_none() && !policy.wants_signature_of(actor) {
        return store.repo.write_commit(&new);
    }
    let commit = store.repo.write_signed_commit(&new, Some(key.unwrap_or_default()))?;
    let worth = of_event(store, &policy, commit, actor)?;
    if policy.has_keys() && worth != Worth::Good {
        let message =
            format!("the event `{}` by `{actor}` would be {}, and count for nothing", event.name, worth.in_words());
        return Err(Error::new(Code::Refused, message)
            .detail("rule", "review.signatures")
            .hint("tine policy show   # whose keys it knows")
            .hint("git config user.signingKey   # or name one: tine approve NAME --sign <key>"));
    }
    Ok(commit)
}

/// What the signature of an event is worth as this actor's.
pub fn of_event(store: &Store, policy: &Policy, event: Oid, actor: &str) -> Result<Worth> {
    let Some(signer) = store.repo.signer(event)? else { return Ok(Worth::Unsigned) };
    let Signer::Ssh(key) = signer else { return of_key_store(store, policy, event, actor) };
    if !store.repo.is_signed_with(event, &key)? {
        return Ok(Worth::Bad);
    }
    if policy.has_key(actor, &key) {
        return Ok(Worth::Good);
    }
    // Without any keys in the policy, those that the user trusts for git are what there is.
    if !policy.has_keys() {
        let known = store.repo.verified_by_git(event)?.is_some();
        return Ok(if known { Worth::Good } else { Worth::Unknown });
    }
    if policy.actors.keys().any(|name| policy.has_key(name, &key)) {
        return Ok(Worth::Foreign);
    }
    let earlier = earlier_policies(store)?;
    let withdrawn = earlier.iter().any(|policy| policy.has_key(actor, &key));
    Ok(if withdrawn { Worth::Withdrawn } else { Worth::Unknown })
}

/// OpenPGP and X.509: the user's own key store says whether it is good, the policy by `openpgp:FINGERPRINT` whose it is.
fn of_key_store(store: &Store, policy: &Policy, event: Oid, actor: &str) -> Result<Worth> {
    let Some(fingerprint) = store.repo.verified_by_git(event)? else { return Ok(Worth::Unknown) };
    let key = format!("openpgp:{fingerprint}");
    if !policy.has_keys() || policy.has_key(actor, &key) {
        return Ok(Worth::Good);
    }
    let foreign = policy.actors.keys().any(|name| policy.has_key(name, &key));
    Ok(if foreign { Worth::Foreign } else { Worth::Unknown })
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
