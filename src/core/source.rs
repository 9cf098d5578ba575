//! Sources: named, durable baselines that sessions and new repositories start from. A revision, once promoted, never
//! changes: what `source:NAME@2` names is the same commit for ever. Only what landed or was approved can be promoted.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::{Code, Error, Result};
use crate::git::{Oid, Repo};

use super::gate;
use super::ids::{ProposalName, SessionId, SourceName};
use super::oplog::{Operation, hex_oid};
use super::pending;
use super::record::{self, Event, Files, ProposalRecord, ProposalState, Stored};
use super::redact::redact;
use super::resolve;
use super::signature::Votes;
use super::store::{Store, nearest};
use super::transaction::Transaction;

/// Where the records of sources are.
pub const RECORDS: &str = "refs/tine/source/";

/// A source's record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceRecord {
    /// Form of this document.
    pub version: u32,
    /// Its name.
    pub name: SourceName,
    /// Who took it out of use, and when; its revisions stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed: Option<Removal>,
    /// Every revision, oldest first: at least one, numbered from 1.
    #[serde(deserialize_with = "numbered")]
    pub revisions: Vec<Revision>,
}

/// The end of a source's use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Removal {
    /// Who.
    pub actor: String,
    /// When.
    pub at: Timestamp,
}

/// One promoted state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// From 1.
    pub number: u32,
    /// The commit.
    #[serde(with = "hex_oid")]
    pub commit: Oid,
    /// When it was promoted.
    pub promoted_at: Timestamp,
    /// Who promoted it.
    pub actor: String,
    /// The proposal that brought it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<ProposalName>,
    /// The session that it was made in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<SessionId>,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

fn numbered<'de, D: serde::Deserializer<'de>>(from: D) -> std::result::Result<Vec<Revision>, D::Error> {
    let all = Vec::<Revision>::deserialize(from)?;
    if all.is_empty() || !(1..).zip(&all).all(|(number, revision)| revision.number == number) {
        return Err(serde::de::Error::custom(
            "the revisions of a source are numbered from 1, and there is at least one",
        ));
    }
    Ok(all)
}

impl SourceRecord {
    /// The newest revision.
    pub fn current(&self) -> &Revision {
        self.revisions.last().expect("a source is made with its first revision")
    }

    /// The revision of this number; none for the newest.
    pub fn revision(&self, number: Option<u32>) -> Result<&Revision> {
        let Some(wanted) = number else { return Ok(self.current()) };
        self.revisions.iter().find(|r| r.number == wanted).ok_or_else(|| {
            let newest = self.current().number;
            Error::new(
                Code::NotFound,
                format!("source `{}` has no revision {wanted}: its newest is {newest}", self.name),
            )
            .hint(format!("tine source show {}", self.name))
        })
    }
}

/// All sources by name, those that were removed as well.
pub fn all(repo: &Repo) -> Result<Vec<Stored<SourceRecord>>> {
    repo.refs_below(RECORDS)?.into_values().map(|commit| record::read(repo, commit)).collect()
}

/// A source by its exact name, whatever became of it.
pub fn find(repo: &Repo, name: &SourceName) -> Result<Option<Stored<SourceRecord>>> {
    repo.find_ref(&name.record())?.map(|commit| record::read(repo, commit)).transpose()
}

/// A source in use by its exact name. A session, proposal or branch of that name is none.
pub fn named(repo: &Repo, name: &str) -> Result<Stored<SourceRecord>> {
    let found = SourceName::parse(name).ok().map(|name| find(repo, &name)).transpose()?.flatten();
    let Some(stored) = found else {
        let mut error = Error::new(Code::NotFound, format!("no source `{name}`"));
        let known = repo.refs_below(RECORDS).unwrap_or_default();
        for near in nearest(name, known.keys().filter_map(|k| k.strip_prefix(RECORDS))) {
            error = error.hint(format!("did you mean the source `{near}`?"));
        }
        return Err(error.hint("tine source list"));
    };
    if stored.value.removed.is_some() {
        let commit = stored.value.current().commit.to_hex_with_len(12);
        return Err(Error::new(Code::NotFound, format!("source `{name}` was removed"))
            .hint(format!("tine source promote {name} --from {commit}   # brings it back as its next revision"))
            .hint("tine source list --all"));
    }
    Ok(stored)
}

/// `NAME`, `NAME@2` or `NAME@r2`, as it stands after `source:`.
pub fn parse(text: &str) -> Result<(&str, Option<u32>)> {
    let Some((name, number)) = text.split_once('@') else { return Ok((text, None)) };
    let digits = number.strip_prefix('r').unwrap_or(number);
    let number = digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit())).ok_or_else(|| {
        Error::new(Code::Usage, format!("`@{number}` is no revision of a source"))
            .hint(format!("as in source:{name}@2; the newest is source:{name}"))
    })?;
    Ok((name, Some(number)))
}

/// The commit that stands behind `source:TEXT`.
pub fn at(repo: &Repo, text: &str) -> Result<Oid> {
    let (name, number) = parse(text)?;
    Ok(named(repo, name)?.value.revision(number)?.commit)
}

/// What a promotion came to.
#[derive(Debug)]
pub struct Promoted {
    /// The source.
    pub source: Stored<SourceRecord>,
    /// The entry in the log; none where the newest revision was this commit already.
    pub operation: Option<Operation>,
}

/// Promotes a landed or approved state to the next revision of a source; by default the trunk's tip.
pub fn promote(store: &Store, name: &str, from: Option<&str>, message: Option<&str>) -> Result<Promoted> {
    gate::may_promote(store)?;
    let name = SourceName::parse(name)?;
    store.retry(|| {
        pending::settle(store, &[])?;
        let previous = find(&store.repo, &name)?;
        let revision = Revision {
            message: message.map(|text| redact(text.trim()).0).filter(|text| !text.is_empty()),
            ..origin(store, previous.as_ref().map(|p| &p.value), from)?
        };
        if let Some(same) = previous.as_ref().filter(|p| is_current(&p.value, &revision)) {
            return Ok(Promoted { source: same.clone(), operation: None });
        }
        let mut source = previous.as_ref().map_or_else(
            || SourceRecord { version: record::VERSION, name: name.clone(), removed: None, revisions: Vec::new() },
            |p| p.value.clone(),
        );
        source.removed = None;
        let number = u32::try_from(source.revisions.len()).unwrap_or(u32::MAX).saturating_add(1);
        source.revisions.push(Revision { number, ..revision });
        let new = source.current();
        let mut trailers = vec![("Tine-Revision", number.to_string()), ("Tine-Commit", new.commit.to_string())];
        trailers.extend(new.proposal.iter().map(|p| ("Tine-Proposal", p.to_string())));
        trailers.extend(new.session.iter().map(|s| ("Tine-Session", s.to_string())));
        trailers.extend(new.message.iter().map(|m| ("Tine-Message", m.clone())));
        let event = Event { name: "promoted", summary: format!("promote source {name} r{number}"), trailers };
        write(store, "source-promote", previous.as_ref(), source, &event)
    })
}

fn is_current(source: &SourceRecord, wanted: &Revision) -> bool {
    source.removed.is_none() && source.current().commit == wanted.commit
}

/// Takes a source out of use. Its revisions stay in its record, and its numbers are never given again.
pub fn remove(store: &Store, name: &str) -> Result<Promoted> {
    gate::may_promote(store)?;
    store.retry(|| {
        pending::settle(store, &[])?;
        let previous = named(&store.repo, name)?;
        let mut source = previous.value.clone();
        source.removed = Some(Removal { actor: store.actor.name.clone(), at: store.clock.now() });
        let event = Event { name: "removed", summary: format!("remove source {name}"), trailers: Vec::new() };
        write(store, "source-rm", Some(&previous), source, &event)
    })
}

fn write(
    store: &Store,
    command: &str,
    previous: Option<&Stored<SourceRecord>>,
    source: SourceRecord,
    event: &Event<'_>,
) -> Result<Promoted> {
    let before = previous.map(|p| p.commit);
    let (files, keep) = (Files::record(&source)?, [source.current().commit]);
    let commit = record::append(&store.repo, before, files, event, &keep, &store.actor_signature())?;
    let mut tx = Transaction::new(store, command, None, event.summary.clone());
    tx.move_ref(source.name.record(), before, Some(commit));
    let operation = tx.commit()?.operation;
    Ok(Promoted { source: Stored { commit, value: source }, operation: Some(operation) })
}

/// The state that is meant and where it came from, as a revision that has no number yet.
fn origin(store: &Store, source: Option<&SourceRecord>, from: Option<&str>) -> Result<Revision> {
    let revision = |commit, proposal: Option<&ProposalRecord>| Revision {
        number: 0,
        commit,
        promoted_at: store.clock.now(),
        actor: store.actor.name.clone(),
        proposal: proposal.map(|p| p.name.clone()),
        session: proposal.map(|p| p.session.clone()),
        message: None,
    };
    if let Some(name) = from.and_then(|text| text.strip_prefix("proposal:")) {
        let stored = store.proposal(name)?;
        return Ok(revision(state_of(store, &stored)?, Some(&stored.value)));
    }
    let trunk = store.trunk()?;
    let tip = trunk.tip()?;
    let point = from.map(|text| resolve::revision(store, text)).transpose()?;
    let commit = point.as_ref().map_or(tip, |p| p.commit);
    if let Some(known) = source.and_then(|s| s.revisions.iter().find(|r| r.commit == commit)) {
        return Ok(Revision {
            proposal: known.proposal.clone(),
            session: known.session.clone(),
            ..revision(commit, None)
        });
    }
    if !is_on_trunk(store, commit, tip)? {
        let short = commit.to_hex_with_len(12);
        let message = format!("{short} is not on {}: only what landed or was approved can be promoted", trunk.name);
        let session = point.and_then(|p| p.session);
        let next = session.map_or_else(
            || "tine source promote <name> --from proposal:<name>   # an approved proposal".to_owned(),
            |session| format!("tine propose {session}   # once it is approved: --from proposal:<name>"),
        );
        return Err(Error::new(Code::Refused, message).detail("rule", "source").hint(next));
    }
    let proposals = store.proposals()?;
    let landed = proposals.iter().find(|p| p.value.landing.as_ref().is_some_and(|l| l.commit == commit));
    Ok(revision(commit, landed.map(|p| &p.value)))
}

/// What an approved proposal offers, or what a landed one made of the trunk.
fn state_of(store: &Store, stored: &Stored<ProposalRecord>) -> Result<Oid> {
    let proposal = &stored.value;
    let refused = |why: String| {
        Error::new(Code::Refused, format!("proposal `{}` cannot be promoted: {why}", proposal.name))
            .detail("rule", "source")
            .detail("state", proposal.state.as_str())
    };
    match (proposal.state, &proposal.landing) {
        (ProposalState::Landed, Some(landing)) => {
            if is_on_trunk(store, landing.commit, store.trunk()?.tip()?)? {
                return Ok(landing.commit);
            }
            Err(refused("what landed is not on the trunk any more".to_owned()).hint("tine audit"))
        }
        (ProposalState::Open | ProposalState::Approved, _) => {
            let gate = gate::judge(store, proposal, &Votes::in_force(store, stored.commit)?, None)?;
            if gate.met {
                return Ok(proposal.current().head);
            }
            let missing: Vec<&str> = gate.missing.iter().map(|m| m.detail.as_str()).collect();
            Err(refused(format!("it is not approved yet: {}", missing.join("; ")))
                .detail("missing", serde_json::to_value(&gate.missing).unwrap_or_default())
                .hint(format!("tine review {}", proposal.name)))
        }
        (state, _) => {
            Err(refused(format!("it is {}", state.as_str())).hint(format!("tine proposal reopen {}", proposal.name)))
        }
    }
}

/// Whether a commit is one of the trunk's own line: its tips, then and now. What a merge brought along never was one.
fn is_on_trunk(store: &Store, commit: Oid, tip: Oid) -> Result<bool> {
    if commit == tip {
        return Ok(true);
    }
    if !store.repo.is_ancestor(commit, tip)? {
        return Ok(false);
    }
    let line = store.repo.first_parents(tip, Some(commit))?;
    let last = line.last().map(|id| store.repo.commit(*id)).transpose()?;
    Ok(last.is_some_and(|last| last.parents.first() == Some(&commit)))
}

/// Whether a revision holds that somebody else made: it is on the trunk, or the head of an approved proposal.
pub fn holds(store: &Store, revision: &Revision) -> Result<bool> {
    if is_on_trunk(store, revision.commit, store.trunk()?.tip()?)? {
        return Ok(true);
    }
    let Some(name) = &revision.proposal else { return Ok(false) };
    let stored = store.proposal(name.as_str())?;
    Ok(state_of(store, &stored).is_ok_and(|commit| commit == revision.commit))
}
