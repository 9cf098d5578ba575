//! The document of a note that scripts read.

use serde::Serialize;

use crate::error::Result;
use crate::git::{BString, ByteSlice as _, Oid};

use super::super::diff::hex;
use super::super::document::time;
use super::super::record::{ProposalRecord, SessionRecord};
use super::super::store::Store;
use super::follow::{Present, Standing};
use super::{Kind, Note};

/// A note.
#[derive(Debug, Clone, Serialize)]
pub struct NoteDoc {
    /// Its id.
    pub id: String,
    /// The session it belongs to.
    pub session: String,
    /// `session`, `proposal`, `checkpoint`, `file` or `lines`.
    pub on: &'static str,
    /// What it is for.
    pub kind: Kind,
    /// The file, under its present name.
    pub path: Option<String>,
    /// The path's bytes where it is not UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path_hex: Option<String>,
    /// First line, now.
    pub line: Option<u32>,
    /// Last line, now.
    pub end_line: Option<u32>,
    /// What is said.
    pub text: String,
    /// Who says it.
    pub actor: String,
    /// `open` or `resolved`.
    pub state: &'static str,
    /// What it was written on is gone.
    pub stale: bool,
    /// When.
    pub at: String,
    /// The commit it was written on.
    pub commit: String,
    /// First line in that commit.
    pub original_line: Option<u32>,
    /// The proposal in whose review it was written.
    pub proposal: Option<String>,
    /// The revision that was looked at.
    pub revision: Option<u32>,
    /// Who settled it.
    pub resolved_by: Option<String>,
    /// When.
    pub resolved_at: Option<String>,
    /// How.
    pub resolution: Option<String>,
    #[serde(skip)]
    bytes: Option<BString>,
}

impl NoteDoc {
    fn new(note: &Note, standing: Standing) -> NoteDoc {
        let lines = note.place.as_ref().and_then(|p| p.lines.as_ref());
        let on = match (&note.place, lines, note.checkpoint, &note.proposal) {
            (Some(_), Some(_), ..) => "lines",
            (Some(_), None, ..) => "file",
            (None, _, true, _) => "checkpoint",
            (None, _, false, Some(_)) => "proposal",
            (None, _, false, None) => "session",
        };
        let resolved = note.resolved.as_ref();
        let path = standing.path;
        NoteDoc {
            id: note.id.clone(),
            session: note.session.to_string(),
            on,
            kind: note.kind,
            path: path.as_ref().map(|p| p.to_str_lossy().into_owned()),
            path_hex: path.as_ref().filter(|p| p.to_str().is_err()).map(|p| hex(p)),
            line: standing.lines.map(|(first, _)| first),
            end_line: standing.lines.map(|(_, last)| last),
            text: note.text.clone(),
            actor: note.actor.clone(),
            state: if note.is_open() { "open" } else { "resolved" },
            stale: standing.stale,
            at: time(note.at),
            commit: note.commit.to_string(),
            original_line: lines.map(|l| l.first),
            proposal: note.proposal.as_ref().map(ToString::to_string),
            revision: note.revision,
            resolved_by: resolved.map(|r| r.actor.clone()),
            resolved_at: resolved.map(|r| time(r.at)),
            resolution: resolved.and_then(|r| r.message.clone()),
            bytes: path,
        }
    }

    /// Whether nobody settled it.
    pub fn is_open(&self) -> bool {
        self.state == "open"
    }

    /// The path, byte for byte.
    pub fn path_bytes(&self) -> Option<&BString> {
        self.bytes.as_ref()
    }
}

/// Describes notes as they stand in a session.
pub fn of_session(store: &Store, session: &SessionRecord, notes: &[Note]) -> Result<Vec<NoteDoc>> {
    if notes.is_empty() {
        return Ok(Vec::new());
    }
    // The files as they are cost a look at the whole workspace; only a place in them needs that.
    let has_places = notes.iter().any(|note| note.place.is_some());
    let mut present = match has_places {
        true => Present::of_session(store, session)?,
        false => Present::at(store, session, store.tip(session)?)?,
    };
    describe(&mut present, notes)
}

/// Describes notes as they stood at a commit of a session.
pub fn at(store: &Store, session: &SessionRecord, commit: Oid, notes: &[Note]) -> Result<Vec<NoteDoc>> {
    if notes.is_empty() {
        return Ok(Vec::new());
    }
    describe(&mut Present::at(store, session, commit)?, notes)
}

/// Describes the notes that concern a proposal, as they stand in its newest revision.
pub fn of_proposal(store: &Store, proposal: &ProposalRecord) -> Result<Vec<NoteDoc>> {
    let notes = super::of_proposal(store, proposal)?;
    if notes.is_empty() {
        return Ok(Vec::new());
    }
    let session = store.session(proposal.session.as_str())?.value;
    at(store, &session, proposal.current().made_of(&store.repo), &notes)
}

fn describe(present: &mut Present, notes: &[Note]) -> Result<Vec<NoteDoc>> {
    notes.iter().map(|note| Ok(NoteDoc::new(note, present.standing(note)?))).collect()
}
