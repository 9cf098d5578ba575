//! Health: the last test result that somebody reported for a session, bound to the files it was reported for. Evidence for
//! people, never a condition: the gate has checks of its own.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::{Code, Error, Result};
use crate::git::Oid;

use super::checkpoint;
use super::document::time;
use super::gate;
use super::ids::SessionId;
use super::oplog::hex_oid;
use super::record::{Event, SessionRecord, one_line};
use super::redact;
use super::session;
use super::store::Store;

/// Longest detail, in bytes.
const LONGEST: usize = 4096;

/// Whether the tests passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// They did.
    Pass,
    /// They did not.
    Fail,
}

impl Status {
    /// Both by name.
    pub const NAMES: [&'static str; 2] = ["pass", "fail"];

    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Pass => "pass",
            Status::Fail => "fail",
        }
    }

    /// From its name.
    pub fn parse(text: &str) -> Option<Status> {
        [Status::Pass, Status::Fail].into_iter().find(|status| status.as_str() == text)
    }
}

/// A reported result as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Health {
    /// The result.
    pub status: Status,
    /// The files it was reported for.
    #[serde(with = "hex_oid")]
    pub tree: Oid,
    /// Who reported it.
    pub actor: String,
    /// When.
    pub at: Timestamp,
    /// More about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// A reported result.
#[derive(Debug, Clone, Serialize)]
pub struct HealthDoc {
    /// `pass` or `fail`.
    pub status: Status,
    /// More about it.
    pub detail: Option<String>,
    /// Who reported it.
    pub actor: String,
    /// When.
    pub at: String,
    /// The files it was reported for.
    pub tree: String,
    /// They are others now.
    pub stale: bool,
}

impl Health {
    /// Describes it for these files.
    pub fn document(&self, files: Option<Oid>) -> HealthDoc {
        HealthDoc {
            status: self.status,
            detail: self.detail.clone(),
            actor: self.actor.clone(),
            at: time(self.at),
            tree: self.tree.to_string(),
            stale: files != Some(self.tree),
        }
    }
}

/// The last result reported for a session, held against its latest checkpoint.
pub fn of_session(store: &Store, session: &SessionRecord) -> Result<Option<HealthDoc>> {
    let Some(health) = &session.health else { return Ok(None) };
    let files = store.tip(session).ok().map(|tip| store.repo.tree_of(tip)).transpose()?;
    Ok(Some(health.document(files)))
}

/// Reports a result for the session's files as they are, unsaved edits included.
pub fn report(store: &Store, id: &SessionId, status: Status, detail: Option<&str>) -> Result<SessionRecord> {
    gate::may_note(store)?;
    let detail = detail.map(str::trim).filter(|text| !text.is_empty());
    if let Some(detail) = detail.filter(|text| text.len() > LONGEST) {
        let message = format!("the detail has {} bytes, and {LONGEST} are the most", detail.len());
        return Err(Error::new(Code::Limit, message).hint("tine health set fail --detail 'the first failure'"));
    }
    let detail = detail.map(|text| redact::redact(text).0);
    let session = checkpoint::reread(store, id)?.value;
    let (_, tree) = checkpoint::files_now(store, &session)?;
    let health = Health { status, tree, actor: store.actor.name.clone(), at: store.clock.now(), detail };
    let told = health.detail.as_deref().map(|text| format!(": {}", one_line(text))).unwrap_or_default();
    let summary = format!("report that {id} {}{told}", if status == Status::Pass { "passes" } else { "fails" });
    let event = Event { name: "reported", summary, trailers: vec![("Tine-Tree", tree.to_string())] };
    let done = session::amend(store, id, "health-set", &event, |session| {
        session.health = Some(health.clone());
        Ok(())
    });
    done.map(|(session, _)| session)
}
