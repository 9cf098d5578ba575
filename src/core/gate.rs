//! The gate: what must hold before a proposal lands, and who may say so. Everything that decides about the trunk asks
//! here and nowhere else.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::error::{Code, Error, Result};

use super::actor::{Actor, is_agent_name};
use super::record::{Decision, ProposalRecord, Verdict};

/// What is still missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// The rule's short name.
    pub rule: String,
    /// In words.
    pub detail: String,
}

/// The gate's answer for one revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gate {
    /// Whether the revision may land.
    pub met: bool,
    /// Why not.
    pub missing: Vec<Missing>,
}

/// Grants needed when no policy says otherwise.
const APPROVALS: usize = 1;

/// Judges the newest revision by the decisions that were made on exactly its head. The newest vote of an actor counts;
/// a denial wins over any number of grants; an agent's vote is no grant.
pub fn judge(proposal: &ProposalRecord, decisions: &[Decision]) -> Gate {
    let current = proposal.current();
    let mut votes: BTreeMap<&str, &Decision> = BTreeMap::new();
    for decision in decisions {
        if decision.revision == current.number && decision.head == current.head {
            votes.insert(&decision.actor, decision);
        }
    }
    let mut missing = Vec::new();
    for decision in votes.values().filter(|d| d.verdict == Verdict::Reject) {
        let why = decision.message.as_deref().unwrap_or("no reason given");
        missing
            .push(Missing { rule: "no_denial".to_owned(), detail: format!("{} rejected it: {why}", decision.actor) });
    }
    let grants = votes.values().filter(|d| d.verdict == Verdict::Approve && !is_agent_name(&d.actor)).count();
    if grants < APPROVALS {
        missing.push(Missing {
            rule: "approvals".to_owned(),
            detail: format!("{grants} of {APPROVALS} grants by a person on revision {}", current.number),
        });
    }
    if proposal.draft {
        missing.push(Missing { rule: "draft".to_owned(), detail: "it is a draft".to_owned() });
    }
    Gate { met: missing.is_empty(), missing }
}

/// Refuses an actor who may not grant or deny.
pub fn may_decide(actor: &Actor) -> Result<()> {
    require_person(actor, "decide", "decide on a proposal")
}

/// Refuses an actor who may not move the trunk.
pub fn may_land(actor: &Actor) -> Result<()> {
    require_person(actor, "land", "land a proposal")
}

fn require_person(actor: &Actor, scope: &str, what: &str) -> Result<()> {
    if !actor.is_agent() {
        return Ok(());
    }
    let who = match &actor.inside_agent {
        Some(agent) if !is_agent_name(&actor.name) => format!("`{}` runs inside the agent `{agent}` and", actor.name),
        _ => format!("`{}` is an agent and", actor.name),
    };
    Err(Error::new(Code::Refused, format!("{who} may not {what}: the scope `{scope}` is missing"))
        .detail("scope", scope)
        .detail("actor", actor.name.clone())
        .hint("a person decides, in a terminal of their own: tine review"))
}
