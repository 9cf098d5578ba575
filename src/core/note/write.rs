//! Taking a note and settling it. A note on a file is written on content that a commit holds: what is not saved yet is
//! saved first, and only if the note is about that.

use std::path::PathBuf;

use crate::error::{Code, Error, Result, count};
use crate::git::{BStr, BString, Entry, Mode, Oid, Repo, changed_lines, is_binary, lines};

use super::super::checkpoint::{reread, save_unsaved};
use super::super::gate;
use super::super::ids::{ProposalName, SessionId};
use super::super::pending;
use super::super::record::{self, Event, Files, ProposalRecord, SessionRecord, Stored};
use super::super::redact;
use super::super::session;
use super::super::store::Store;
use super::super::transaction::Transaction;
use super::follow::{Present, follow, numbers, range};
use super::{Kind, Lines, Note, Place, Resolved, stored_path};

/// Longest text, in bytes.
const LONGEST: usize = 16 * 1024;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// The session it belongs to.
    pub session: SessionId,
    /// What it is for.
    pub kind: Kind,
    /// What is said.
    pub text: String,
    /// The file it is about.
    pub path: Option<BString>,
    /// First and last line, from 1.
    pub lines: Option<(u32, u32)>,
    /// The commit that was looked at; without it the session as it is.
    pub at: Option<Oid>,
    /// The proposal whose newest revision was looked at.
    pub proposal: Option<ProposalName>,
}

/// What happened.
#[derive(Debug)]
pub struct Added {
    /// The note.
    pub note: Note,
    /// Whether unsaved edits went in as a checkpoint first.
    pub saved: bool,
}

/// Takes a note.
pub fn add(store: &Store, request: &Request) -> Result<Added> {
    gate::may_note(store)?;
    let text = clean(&request.text)?;
    let session = reread(store, &request.session)?.value;
    let proposal = request.proposal.as_ref().map(|name| store.proposal(name.as_str())).transpose()?;
    let looked_at = match (&proposal, request.at) {
        (_, Some(commit)) => Some(commit),
        (Some(stored), None) => Some(stored.value.current().head),
        (None, None) => None,
    };
    let (commit, place, saved) = match (&request.path, looked_at) {
        (None, commit) => (commit.map_or_else(|| store.tip(&session), Ok)?, None, false),
        (Some(path), Some(commit)) => {
            let name = format!("{}", commit.to_hex_with_len(12));
            let place = place_in(store, store.repo.tree_of(commit)?, path, request.lines, &name)?;
            (commit, Some(place), false)
        }
        (Some(path), None) => on_files(store, &session, path, request.lines)?,
    };
    let at = store.clock.now();
    let note = Note {
        version: record::VERSION,
        id: store.random.ulid(at),
        session: session.id.clone(),
        kind: request.kind,
        actor: store.actor.name.clone(),
        at,
        commit,
        checkpoint: request.at.is_some() && request.path.is_none() && proposal.is_none(),
        revision: proposal.as_ref().and_then(|stored| revision_of(&stored.value, commit)),
        proposal: proposal.map(|stored| stored.value.name),
        text,
        place,
        resolved: None,
    };
    let summary = format!("{} on {}: {}", note.kind.as_str(), about(&note), record::one_line(&note.text));
    store.retry(|| {
        pending::settle(store, &[])?;
        write(store, "note-add", "noted", &reread(store, &note.session)?, &note, summary.clone())
    })?;
    Ok(Added { note, saved })
}

/// Settles a note, named by its id or the beginning of it. Tells whether it was open.
pub fn resolve(store: &Store, id: &str, message: Option<&str>) -> Result<(Note, bool)> {
    gate::may_note(store)?;
    let message = message.map(clean).transpose()?;
    let found = find(store, id)?;
    gate::may_resolve(store, &found)?;
    store.retry(|| {
        pending::settle(store, &[])?;
        let stored = reread(store, &found.session)?;
        let all = super::read(store, stored.commit)?;
        let Some(mut note) = all.into_iter().find(|note| note.id == found.id) else { return Err(unknown(id)) };
        if !note.is_open() {
            return Ok((note, false));
        }
        let (actor, at) = (store.actor.name.clone(), store.clock.now());
        note.resolved = Some(Resolved { actor, at, message: message.clone() });
        let summary = format!("resolve the {} on {}", note.kind.as_str(), about(&note));
        write(store, "note-resolve", "resolved", &stored, &note, summary)?;
        Ok((note, true))
    })
}

fn write(
    store: &Store,
    command: &str,
    event: &str,
    stored: &Stored<SessionRecord>,
    note: &Note,
    summary: String,
) -> Result<()> {
    let scope = session::scope_within(store, &note.session)?;
    let mut tx = Transaction::new(store, command, scope.as_ref(), summary.clone());
    let event = Event { name: event, summary, trailers: vec![("Tine-Note", note.id.clone())] };
    let files = Files::default().with(&note.file(), note)?;
    let by = store.actor_signature();
    let commit = record::append(&store.repo, Some(stored.commit), files, &event, &[], &by)?;
    tx.move_ref(note.session.record(), Some(stored.commit), Some(commit));
    tx.commit().map(drop)
}

/// The note whose id begins like this: one of this session's, else any session's.
fn find(store: &Store, id: &str) -> Result<Note> {
    let wanted = id.to_ascii_lowercase();
    let matching = |mut notes: Vec<Note>| {
        notes.retain(|note| !wanted.is_empty() && note.id.starts_with(&wanted));
        notes
    };
    if let Some(here) = store.current_session()? {
        let found = matching(super::read(store, here.commit)?);
        if !found.is_empty() {
            return one_of(found, id);
        }
    }
    let mut found = Vec::new();
    for session in store.sessions()? {
        found.extend(matching(super::read(store, session.commit)?));
    }
    one_of(found, id)
}

fn one_of(mut found: Vec<Note>, id: &str) -> Result<Note> {
    match found.len() {
        0 => Err(unknown(id)),
        1 => Ok(found.remove(0)),
        n => {
            let error = Error::new(Code::Ambiguous, format!("`{id}` begins the ids of {n} notes"));
            Err(found
                .iter()
                .take(5)
                .fold(error, |error, note| error.hint(format!("{}   # {}", note.id, record::one_line(&note.text)))))
        }
    }
}

fn unknown(id: &str) -> Error {
    Error::new(Code::NotFound, format!("no note `{id}`")).hint("tine note list")
}

/// A text without secrets, and of a length that people read.
fn clean(text: &str) -> Result<String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::new(Code::Usage, "the text of the note is empty").hint("tine note add -m 'what to know'"));
    }
    if text.len() > LONGEST {
        let message = format!("the text of the note has {} bytes, and {LONGEST} are the most", text.len());
        return Err(Error::new(Code::Limit, message));
    }
    Ok(redact::redact(text).0)
}

/// The newest revision that offers a commit.
fn revision_of(proposal: &ProposalRecord, commit: Oid) -> Option<u32> {
    proposal.revisions.iter().rev().find(|revision| revision.head == commit).map(|revision| revision.number)
}

fn about(note: &Note) -> String {
    match (&note.place, note.checkpoint, &note.proposal) {
        (Some(place), ..) => match &place.lines {
            Some(l) if l.first == l.last => format!("{}:{}", record::one_line(&place.path().to_string()), l.first),
            Some(l) => format!("{}:{}-{}", record::one_line(&place.path().to_string()), l.first, l.last),
            None => record::one_line(&place.path().to_string()),
        },
        (None, true, _) => note.commit.to_hex_with_len(12).to_string(),
        (None, false, Some(proposal)) => proposal.to_string(),
        (None, false, None) => format!("session {}", note.session),
    }
}

/// A place in the session's files as they are, and the commit that has it.
fn on_files(
    store: &Store,
    session: &SessionRecord,
    path: &BString,
    wanted: Option<(u32, u32)>,
) -> Result<(Oid, Option<Place>, bool)> {
    let home = session.workspace.as_ref().map(|w| w.path.clone());
    pending::settle(store, &home.iter().map(PathBuf::as_path).collect::<Vec<_>>())?;
    let name = format!("session `{}`", session.id);
    let tip = store.tip(session)?;
    let present = Present::of_session(store, session)?;
    let here = file_in(&present.repo, present.tree, path, wanted.is_some(), &name)?;
    let read = |entry: Entry| present.repo.read_blob(entry.id);
    check_lines(&read(here)?, path, wanted)?;
    let saved = store.repo.lookup(store.repo.tree_of(tip)?, path.as_ref())?;
    if saved == Some(here) || (wanted.is_none() && saved.is_some_and(|entry| entry.mode == here.mode)) {
        return Ok((tip, Some(place_in(store, store.repo.tree_of(tip)?, path, wanted, &name)?), false));
    }
    if let (Some(saved), Some((first, last))) = (saved.filter(|entry| entry.mode.is_file()), wanted) {
        let changes = changed_lines(&read(here)?, &read(saved)?, store.repo.diff_algorithm());
        let there = follow(&changes, range(first, last)).filter(|found| found.len() == range(first, last).len());
        if let Some(there) = there {
            let place = place_in(store, store.repo.tree_of(tip)?, path, Some(numbers(&there)), &name)?;
            return Ok((tip, Some(place), false));
        }
    }
    // The lines are in no commit yet.
    save_unsaved(store, session, "a note on them")?;
    let tip = store.tip(session)?;
    Ok((tip, Some(place_in(store, store.repo.tree_of(tip)?, path, wanted, &name)?), true))
}

fn place_in(store: &Store, tree: Oid, path: &BString, wanted: Option<(u32, u32)>, name: &str) -> Result<Place> {
    let entry = file_in(&store.repo, tree, path, wanted.is_some(), name)?;
    let lines = match wanted {
        None => None,
        Some((first, last)) => {
            let text = store.repo.read_blob(entry.id)?;
            check_lines(&text, path, wanted)?;
            let hash = store.repo.hash_of(&lines(&text)[range(first, last)].concat())?;
            Some(Lines { first, last, hash })
        }
    };
    Ok(Place { path: stored_path(path), lines })
}

/// A link counts as a file, but has no lines.
fn file_in(repo: &Repo, tree: Oid, path: &BString, has_lines: bool, name: &str) -> Result<Entry> {
    let found = if path.is_empty() { None } else { repo.lookup(tree, BStr::new(path))? };
    match found {
        None if path.is_empty() => {
            Err(Error::new(Code::Invalid, format!("the root is a directory, and notes in {name} are on files"))
                .hint("tine note add -m '…'   # on the session itself"))
        }
        Some(entry) if entry.mode.is_file() || (entry.mode == Mode::Link && !has_lines) => Ok(entry),
        Some(_) => Err(Error::new(Code::Invalid, format!("`{path}` is not a file in {name}"))),
        None => Err(Error::new(Code::NotFound, format!("no file `{path}` in {name}"))
            .hint("tine diff --name-only @0   # what the session changed")
            .hint("a file that no checkpoint takes, such as an ignored one, has no notes")),
    }
}

fn check_lines(text: &[u8], path: &BString, wanted: Option<(u32, u32)>) -> Result<()> {
    let Some((first, last)) = wanted else { return Ok(()) };
    if first == 0 || last < first {
        return Err(Error::new(Code::Invalid, format!("`{first}-{last}` is not a range of lines"))
            .hint("as in src/main.rs:3 or src/main.rs:3-7"));
    }
    if is_binary(text) {
        return Err(Error::new(Code::Invalid, format!("`{path}` is binary and has no lines"))
            .hint(format!("tine note add '{path}' -m '…'")));
    }
    let total = lines(text).len();
    if last as usize > total {
        let message = format!("`{path}` has {}, and no line {last}", count(total, "line"));
        return Err(Error::new(Code::Invalid, message).detail("lines", total));
    }
    Ok(())
}
