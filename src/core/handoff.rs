//! Work changes hands: the giver leaves a checkpoint and a message, the receiver becomes the owner by accepting, and not
//! before.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::{Code, Error, Result};
use crate::git::Oid;

use super::actor::{Actor, hand_of};
use super::checkpoint::{self, require_live, reread};
use super::gate;
use super::ids::SessionId;
use super::lock::{self, Lease};
use super::oplog::hex_oid;
use super::policy;
use super::record::{Event, SessionRecord, one_line};
use super::redact;
use super::refresh;
use super::refusal;
use super::session;
use super::store::Store;
use super::timeline::{About, Checkpoint, CheckpointKind};

/// Longest message, in bytes.
const LONGEST: usize = 16 * 1024;

/// A handoff that waits to be accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handoff {
    /// Who gives.
    pub from: String,
    /// Who is to take.
    pub to: String,
    /// When.
    pub at: Timestamp,
    /// The checkpoint that is handed over.
    #[serde(with = "hex_oid")]
    pub commit: Oid,
    /// What the receiver should know.
    pub message: String,
}

/// A handoff.
#[derive(Debug, Clone, Serialize)]
pub struct HandoffDoc {
    /// Who gives.
    pub from: String,
    /// Who is to take.
    pub to: String,
    /// When.
    pub at: String,
    /// The checkpoint that is handed over.
    pub commit: String,
    /// What the receiver should know.
    pub message: String,
}

impl Handoff {
    /// Describes it.
    pub fn document(&self) -> HandoffDoc {
        HandoffDoc {
            from: self.from.clone(),
            to: self.to.clone(),
            at: super::document::time(self.at),
            commit: self.commit.to_string(),
            message: self.message.clone(),
        }
    }
}

/// What happened.
#[derive(Debug)]
pub struct Given {
    /// Unsaved edits, which went in as a checkpoint first.
    pub saved: Option<Checkpoint>,
    /// The giver's locks, which were given back.
    pub released: Vec<Lease>,
}

/// Hands a session to another actor. What the giver holds in it is given back, but for the ownership; what others hold,
/// the owner among them, is theirs to give.
pub fn give(store: &Store, id: &SessionId, to: &str, message: &str) -> Result<Given> {
    gate::may_write(store)?;
    let message = clean(message)?;
    if to.trim().is_empty() {
        return Err(Error::new(Code::Invalid, "a session cannot be handed to nobody").hint(usage(id)));
    }
    Actor::check_name(to)?;
    let first = reread(store, id)?;
    let receivable = |session: &SessionRecord| {
        require_live(session)?;
        if is_same(store, to, session.owner()) {
            return Err(
                Error::new(Code::Invalid, format!("session `{id}` is `{}`'s already", session.owner())).hint(usage(id))
            );
        }
        Ok(())
    };
    receivable(&first.value)?;
    if is_same(store, to, &store.actor.name) {
        return Err(Error::new(Code::Invalid, format!("`{to}` cannot hand a session to themselves")).hint(usage(id)));
    }
    refresh::require_finished(store, &first.value)?;
    lock::require_free(store, id)?;
    let mut saved = None;
    if store.workspace_of(&first.value)?.is_some() {
        let title = format!("hand over to {to}: {}", message.lines().next().unwrap_or_default());
        let about = About { kind: Some(CheckpointKind::Handoff), title: Some(title), ..About::default() };
        let taken = checkpoint::take(store, &first, &checkpoint::Request { about, ..Default::default() })?;
        saved = taken.created.then_some(taken.checkpoint);
    }
    let handoff = Handoff {
        from: store.actor.name.clone(),
        to: to.to_owned(),
        at: store.clock.now(),
        commit: store.tip(&first.value)?,
        message,
    };
    let mut hands = BTreeSet::from([store.actor.hand()]);
    // An owner who hands over under another of their names.
    if is_same(store, first.value.owner(), &store.actor.hand()) {
        hands.insert(hand_of(first.value.owner()));
    }
    let mut trailers = vec![("Tine-To", to.to_owned()), ("Tine-Head", handoff.commit.to_string())];
    trailers
        .extend(lock::held_by(store, id, &hands)?.iter().filter_map(|lease| Some(("Tine-Unlocked", lease.named()?))));
    let event = Event {
        name: "handed-over",
        summary: format!("hand {id} over to {to}: {}", one_line(&handoff.message)),
        trailers,
    };
    session::amend(store, id, "handoff", &event, |session| {
        receivable(session)?;
        session.handoff = Some(handoff.clone());
        Ok(())
    })?;
    // Leases are no part of the change: whoever is killed here leaves some that end by themselves.
    Ok(Given { saved, released: lock::release_all(store, id, &hands)? })
}

/// Takes a session that was handed over: its owner changes. Only for the one who was named.
pub fn accept(store: &Store, id: &SessionId) -> Result<SessionRecord> {
    gate::may_write(store)?;
    let stored = reread(store, id)?.value;
    let Some(handoff) = stored.handoff.clone() else {
        return Err(Error::new(Code::NotFound, format!("nobody handed session `{id}` over")).hint(usage(id)));
    };
    require_live(&stored)?;
    if !is_same(store, &handoff.to, &store.actor.name) {
        let message = format!("session `{id}` was handed to `{}`, not to `{}`", handoff.to, store.actor.name);
        refusal::note(store, "handoff", &message);
        let mut error = Error::new(Code::Refused, message)
            .detail("to", handoff.to.clone())
            .detail("actor", store.actor.name.clone());
        // An agent does what a hint says: whose name it acts under is left to people.
        if !store.actor.is_agent() {
            error = error.hint(format!("tine --actor {} accept {id}   # if that is you", handoff.to));
        }
        return Err(error.hint(format!("tine fork {id}@   # a session of your own from the same checkpoint")));
    }
    let event = Event {
        name: "accepted",
        summary: format!("accept {id} from {}", handoff.from),
        trailers: vec![("Tine-From", handoff.from.clone())],
    };
    let (session, _) = session::amend(store, id, "accept", &event, |session| {
        // Handed to somebody else, or taken back, since it was looked at.
        if session.handoff.as_ref() != Some(&handoff) {
            return Err(Error::new(Code::Stale, format!("the handoff of session `{id}` has changed meanwhile"))
                .hint(format!("tine session show {id}")));
        }
        session.handoff = None;
        session.owner = Some(store.actor.name.clone());
        session.agent = store.actor.agent();
        Ok(())
    })?;
    Ok(session)
}

/// Whether two names are one actor.
fn is_same(store: &Store, one: &str, other: &str) -> bool {
    let policy = policy::in_force(store).unwrap_or_default();
    policy.person_behind(one) == policy.person_behind(other)
}

fn clean(text: &str) -> Result<String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::new(Code::Usage, "a handoff needs a message: what the receiver should know")
            .hint("tine handoff NAME --to ACTOR -m 'What is done, and what is not'"));
    }
    if text.len() > LONGEST {
        return Err(Error::new(
            Code::Limit,
            format!("the message has {} bytes, and {LONGEST} are the most", text.len()),
        ));
    }
    Ok(redact::redact(text).0)
}

fn usage(id: &SessionId) -> String {
    format!("tine handoff {id} --to <actor> -m 'what to know'")
}
