//! Tags: the user's own words on a session, value by key. They can never stand for a state or a decision.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Code, Error, Result, count};

use super::gate;
use super::ids::SessionId;
use super::record::{Event, SessionRecord, one_line};
use super::session;
use super::store::{Store, nearest};

/// Longest key, in bytes.
const LONGEST_KEY: usize = 64;
/// Longest value, in bytes.
const LONGEST_VALUE: usize = 256;
/// Tags of one session.
const MOST: usize = 64;

/// What stands for a state, a decision or a fact of a session elsewhere. A tag of that name could be taken for it.
const RESERVED: [&str; 30] = [
    "abandoned",
    "active",
    "actor",
    "approval",
    "approved",
    "archived",
    "behind",
    "conflict",
    "decision",
    "denied",
    "discarded",
    "gate",
    "granted",
    "health",
    "id",
    "idle",
    "landed",
    "lock",
    "locked",
    "merged",
    "open",
    "owner",
    "pending",
    "proposed",
    "rejected",
    "reviewed",
    "stale",
    "state",
    "status",
    "withdrawn",
];

/// Refuses tags that a session cannot have.
pub fn check(tags: &BTreeMap<String, String>) -> Result<()> {
    for (key, value) in tags {
        let shown: String = one_line(key).chars().take(80).collect();
        if key.is_empty() || key.chars().any(|c| c.is_whitespace() || c.is_control() || c == '=') {
            return Err(Error::new(Code::Invalid, format!("`{shown}` cannot be the key of a tag"))
                .hint("a key is one word, as in `team=checkout`"));
        }
        if RESERVED.contains(&key.to_lowercase().as_str()) {
            let message = format!("`{shown}` cannot be the key of a tag: no tag stands for a state or a decision");
            return Err(Error::new(Code::Invalid, message).detail("reserved", RESERVED.to_vec()));
        }
        if key.len() > LONGEST_KEY {
            let message = format!("the key `{shown}` has {} bytes, and {LONGEST_KEY} are the most", key.len());
            return Err(Error::new(Code::Limit, message));
        }
        if value.len() > LONGEST_VALUE {
            let message = format!("the value of `{shown}` has {} bytes, and {LONGEST_VALUE} are the most", value.len());
            return Err(Error::new(Code::Limit, message).hint("tine note add -m '…'   # takes longer texts"));
        }
    }
    if tags.len() > MOST {
        let message = format!("the session would have {}, and {MOST} are the most", count(tags.len(), "tag"));
        return Err(Error::new(Code::Limit, message).hint("tine tag rm KEY"));
    }
    Ok(())
}

/// Gives a session these tags. Tells whether something changed.
pub fn set(store: &Store, id: &SessionId, tags: &BTreeMap<String, String>) -> Result<(SessionRecord, bool)> {
    gate::may_write(store)?;
    check(tags)?;
    let list: Vec<String> = tags.iter().map(|(key, value)| format!("{key}={}", one_line(value))).collect();
    let event = event("tagged", format!("tag {}", list.join(" ")));
    session::amend(store, id, "tag-set", &event, |session| {
        session.tags.extend(tags.clone());
        check(&session.tags)
    })
}

/// Takes tags away: all of them, or where one is not there, none.
pub fn remove(store: &Store, id: &SessionId, keys: &BTreeSet<String>) -> Result<SessionRecord> {
    gate::may_write(store)?;
    let list: Vec<String> = keys.iter().map(|key| one_line(key)).collect();
    let event = event("untagged", format!("remove the tags {}", list.join(" ")));
    let done = session::amend(store, id, "tag-rm", &event, |session| {
        for key in keys {
            if session.tags.remove(key).is_none() {
                let error = Error::new(Code::NotFound, format!("session `{id}` has no tag `{}`", one_line(key)));
                let near = nearest(key, session.tags.keys().map(String::as_str));
                let error = near.iter().fold(error, |error, near| error.hint(format!("did you mean `{near}`?")));
                return Err(error.hint(format!("tine tag list {id}")));
            }
        }
        Ok(())
    });
    done.map(|(session, _)| session)
}

fn event(name: &str, summary: String) -> Event<'_> {
    Event { name, summary, trailers: Vec::new() }
}
