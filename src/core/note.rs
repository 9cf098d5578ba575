//! Notes: what somebody says about a session, one of its checkpoints, a file, or lines of it. They are kept beside the
//! session's record and bound to the content they were written on, never to a place alone.

pub mod document;
pub mod follow;
pub mod write;

use std::os::unix::ffi::OsStrExt as _;
use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::git::{BStr, BString, Entry, Mode, Oid, Repo};

use super::actor::is_agent_name;
use super::ids::{ProposalName, SessionId};
use super::oplog::{hex_oid, path_text};
use super::record::{self, ProposalRecord};
use super::store::Store;

/// What a note is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Worth knowing.
    Note,
    /// To be done.
    Todo,
    /// To be answered; a policy can hold a proposal back for it.
    Question,
    /// What may go wrong.
    Risk,
}

impl Kind {
    /// Every kind by its name.
    pub const NAMES: [&'static str; 4] = ["note", "todo", "question", "risk"];

    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Note => "note",
            Kind::Todo => "todo",
            Kind::Question => "question",
            Kind::Risk => "risk",
        }
    }

    /// From its name.
    pub fn parse(text: &str) -> Option<Kind> {
        [Kind::Note, Kind::Todo, Kind::Question, Kind::Risk].into_iter().find(|kind| kind.as_str() == text)
    }
}

/// A note as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Form of this document.
    pub version: u32,
    /// A ULID.
    pub id: String,
    /// The session it belongs to.
    pub session: SessionId,
    /// What it is for.
    pub kind: Kind,
    /// Who says it.
    pub actor: String,
    /// When.
    pub at: Timestamp,
    /// The commit it was written on.
    #[serde(with = "hex_oid")]
    pub commit: Oid,
    /// Whether it is about that commit itself.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub checkpoint: bool,
    /// The proposal in whose review it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<ProposalName>,
    /// The revision that was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u32>,
    /// What is said.
    pub text: String,
    /// The file it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Set when it is settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<Resolved>,
}

/// A file, or lines of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The file, from the root.
    #[serde(with = "path_text")]
    pub path: PathBuf,
    /// The lines; none for all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<Lines>,
}

impl Place {
    /// The path as git has it.
    pub fn path(&self) -> &BStr {
        BStr::new(self.path.as_os_str().as_bytes())
    }
}

/// Lines of the file as it is in the note's commit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lines {
    /// The first, from 1.
    pub first: u32,
    /// The last.
    pub last: u32,
    /// What they hold, as the id of a blob: finds them again where the commit is not there.
    #[serde(with = "hex_oid")]
    pub hash: Oid,
}

/// Who settled a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resolved {
    /// Who.
    pub actor: String,
    /// When.
    pub at: Timestamp,
    /// How.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl Note {
    /// Where it is kept in its session's record.
    pub fn file(&self) -> String {
        format!("notes/{}.toml", self.id)
    }

    /// Whether nobody settled it.
    pub fn is_open(&self) -> bool {
        self.resolved.is_none()
    }

    /// Whether it is a question that still holds a proposal back where the policy says so. What a person asked, no agent
    /// settles: else the one who is asked could open the gate.
    pub fn waits_for_answer(&self) -> bool {
        let by_agent = |r: &Resolved| is_agent_name(&r.actor) && !is_agent_name(&self.actor);
        self.kind == Kind::Question && self.resolved.as_ref().is_none_or(by_agent)
    }
}

/// The notes kept beside a session's record, oldest first. One that cannot be read is told of and hides no other.
pub fn read(store: &Store, record: Oid) -> Result<Vec<Note>> {
    let (notes, unreadable) = all(&store.repo, record)?;
    for fault in unreadable {
        store.notice(fault.message());
    }
    Ok(notes)
}

/// The notes, oldest first, and what is wrong with those that cannot be read.
fn all(repo: &Repo, record: Oid) -> Result<(Vec<Note>, Vec<Error>)> {
    let (mut notes, mut unreadable) = (Vec::new(), Vec::new());
    let Some(Entry { mode: Mode::Tree, id }) = repo.lookup(repo.tree_of(record)?, BStr::new("notes"))? else {
        return Ok((notes, unreadable));
    };
    for (name, entry) in repo.tree_entries(id)? {
        let stem = name.to_string();
        let what = || format!("note {}", stem.trim_end_matches(".toml"));
        match repo.read_blob(entry.id).and_then(|bytes| record::parse::<Note>(&bytes, what)) {
            Ok(note) => notes.push(note),
            Err(e) => unreadable.push(e),
        }
    }
    notes.sort_by(|a, b| a.id.cmp(&b.id));
    Ok((notes, unreadable))
}

/// The notes of a session, oldest first; none where its record is not here.
pub fn of_session(store: &Store, session: &SessionId) -> Result<Vec<Note>> {
    match store.repo.find_ref(&session.record())? {
        Some(record) => read(store, record),
        None => Ok(Vec::new()),
    }
}

/// How many notes of a session cannot be read: each may be a question.
pub fn unreadable(store: &Store, session: &SessionId) -> Result<usize> {
    match store.repo.find_ref(&session.record())? {
        Some(record) => Ok(all(&store.repo, record)?.1.len()),
        None => Ok(0),
    }
}

/// The notes that concern a proposal: its session's, but for those about another proposal or from after it landed.
pub fn of_proposal(store: &Store, proposal: &ProposalRecord) -> Result<Vec<Note>> {
    let mut notes = of_session(store, &proposal.session)?;
    let landed = proposal.landing.as_ref().map(|landing| landing.at);
    notes.retain(|note| match &note.proposal {
        Some(name) => *name == proposal.name,
        None => landed.is_none_or(|at| note.at <= at),
    });
    Ok(notes)
}

/// How many are open.
pub fn open(notes: &[Note]) -> usize {
    notes.iter().filter(|note| note.is_open()).count()
}

/// A file's path as a note stores it.
fn stored_path(path: &BString) -> PathBuf {
    PathBuf::from(std::ffi::OsStr::from_bytes(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A stored note of form 1: later versions must go on reading it.
    const FORM_1: &str = "version = 1\nid = \"01kdz3v0m8aaaaaaaaaaaaaaaa\"\nsession = \"fix\"\nkind = \"question\"\nactor = \"bob\"\nat = \"2026-01-02T03:04:05Z\"\ncommit = \"1111111111111111111111111111111111111111\"\nproposal = \"fix-1\"\nrevision = 2\ntext = \"why?\"\n\n[place]\npath = \"src/a.rs\"\n\n[place.lines]\nfirst = 3\nlast = 4\nhash = \"2222222222222222222222222222222222222222\"\n\n[resolved]\nactor = \"agent/x\"\nat = \"2026-01-03T03:04:05Z\"\nmessage = \"because\"\n";

    #[test]
    fn golden_form_1() {
        let note: Note = record::parse(FORM_1.as_bytes(), || "a note".to_owned()).expect("readable");
        assert_eq!(toml::to_string(&note).expect("writable"), FORM_1);
        let newer = FORM_1.replace("version = 1", "version = 2\nsurprise = true");
        let error = record::parse::<Note>(newer.as_bytes(), || "a note".to_owned()).expect_err("refused");
        assert!(error.message().contains("newer tine"), "{error}");
    }

    #[test]
    fn no_agent_settles_what_a_person_asked() {
        let mut note: Note = record::parse(FORM_1.as_bytes(), || "a note".to_owned()).expect("readable");
        assert!(!note.is_open() && note.waits_for_answer());
        note.actor = "agent/y".to_owned();
        assert!(!note.waits_for_answer(), "what an agent asked, an agent may answer");
        note.resolved = None;
        assert!(note.waits_for_answer());
        note.kind = Kind::Risk;
        assert!(!note.waits_for_answer());
    }
}
