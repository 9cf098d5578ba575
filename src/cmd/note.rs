//! `tine note add|list|resolve`.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt as _;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::core::note::document::{self, NoteDoc};
use crate::core::note::write::{self, Request};
use crate::core::note::{self, Kind, Note};
use crate::core::record::SessionRecord;
use crate::core::resolve;
use crate::core::store::Store;
use crate::error::{Code, Error, count};
use crate::git::BString;
use crate::ui::ids::Prefixes;
use crate::ui::sanitize;
use crate::ui::style::Style;

use super::{Context, Human, Outcome, complete, shared};

/// Characters of an id that are shown: the first ten are the time.
const SHOWN: usize = 10;

/// Take notes on a session, its checkpoints, files and lines, and settle them
///
/// A note on lines follows them through later edits, and is shown as stale once they are gone.
#[derive(Debug, clap::Subcommand)]
pub enum Args {
    /// Take a note on the session, or on a checkpoint, a file or lines of it
    ///
    /// Line numbers are those of the file as it is, unsaved edits included. If the lines are in no checkpoint yet, one is
    /// taken first. With --proposal they are those of its newest revision, and the note reaches the session it comes from.
    ///
    /// Example: tine note add src/login.rs:10-12 -m 'What if the name is empty?' --kind question
    Add(Add),
    /// List the notes of a session; outside of any session those of every live one
    ///
    /// Example: tine note list --open
    List(List),
    /// Settle a note: done, answered, or no longer true
    ///
    /// Example: tine note resolve 01kdz3v0m8 -m 'The name is checked before'
    Resolve(Resolve),
}

/// What is said, and about what.
#[derive(Debug, clap::Args)]
pub struct Add {
    /// The file, and its lines, that the note is about; by default the session
    #[arg(value_name = "PATH[:LINE[-LINE]]", value_hint = clap::ValueHint::FilePath)]
    place: Option<OsString>,
    /// What to say
    #[arg(short, long, value_name = "TEXT")]
    message: String,
    /// What it is for
    #[arg(long, value_name = "KIND", default_value = "note", value_parser = Kind::NAMES)]
    kind: String,
    /// The checkpoint that it is about, or whose lines are meant
    #[arg(long, value_name = "REV", conflicts_with = "proposal", add = complete::sessions())]
    on: Option<String>,
    /// The proposal that it is about, or whose lines are meant
    #[arg(long, value_name = "NAME", add = complete::proposals())]
    proposal: Option<String>,
}

/// Which notes.
#[derive(Debug, clap::Args)]
pub struct List {
    /// The session; by default this one
    #[arg(value_name = "NAME", add = complete::sessions())]
    name: Option<String>,
    /// Only those that nobody settled
    #[arg(long)]
    open: bool,
    /// Only those that concern this proposal, as they stand in its newest revision
    #[arg(long, value_name = "NAME", conflicts_with = "name", add = complete::proposals())]
    proposal: Option<String>,
}

/// Which note.
#[derive(Debug, clap::Args)]
pub struct Resolve {
    /// The note's id, or the beginning of it
    #[arg(value_name = "ID")]
    id: String,
    /// How it was settled
    #[arg(short, long, value_name = "TEXT")]
    message: Option<String>,
}

struct Done {
    /// What was done; none for a list.
    verb: Option<&'static str>,
    notes: Vec<NoteDoc>,
    saved: bool,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let store = ctx.store();
    let done = match args {
        Args::Add(args) => {
            let added = write::add(store, &request(ctx, args)?)?;
            Done { verb: Some("noted"), notes: described(store, added.note)?, saved: added.saved }
        }
        Args::Resolve(args) => {
            let (note, was_open) = write::resolve(store, &args.id, args.message.as_deref())?;
            let verb = if was_open { "resolved" } else { "resolved already:" };
            Done { verb: Some(verb), notes: described(store, note)?, saved: false }
        }
        Args::List(args) => {
            let mut notes = listed(store, args)?;
            notes.retain(|note| !args.open || note.is_open());
            Done { verb: None, notes, saved: false }
        }
    };
    Ok(Box::new(done))
}

fn request(ctx: &Context, args: &Add) -> anyhow::Result<Request> {
    let store = ctx.store();
    let (path, lines) = match &args.place {
        Some(typed) => {
            let (path, lines) = place(typed);
            (Some(ctx.repo_path(&path)?), lines)
        }
        None => (None, None),
    };
    let proposal = args.proposal.as_ref().map(|name| store.proposal(name)).transpose()?.map(|stored| stored.value);
    let at = args.on.as_ref().map(|rev| resolve::revision(store, rev)).transpose()?;
    let session = match (&proposal, &at) {
        (Some(proposal), _) => proposal.session.clone(),
        (None, Some(point)) => point.session.clone().ok_or_else(|| {
            let rev = args.on.as_deref().unwrap_or_default();
            Error::new(Code::Invalid, format!("`{rev}` is no checkpoint of a session")).hint("tine log --all")
        })?,
        (None, None) => store.require_session()?.value.id,
    };
    Ok(Request {
        session,
        kind: Kind::parse(&args.kind).expect("clap takes no other"),
        text: args.message.clone(),
        path,
        lines,
        at: at.map(|point| point.commit),
        proposal: proposal.map(|p| p.name),
    })
}

/// `src/a.rs:3-5` is the file and its lines. Without a number after the last colon all of it is the path.
fn place(typed: &OsStr) -> (PathBuf, Option<(u32, u32)>) {
    let bytes = typed.as_bytes();
    let split = bytes.iter().rposition(|b| *b == b':').filter(|at| *at > 0);
    let range = split.and_then(|at| {
        let text = std::str::from_utf8(&bytes[at + 1..]).ok()?;
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        let number = |n: &str| n.bytes().all(|b| b.is_ascii_digit()).then(|| n.parse().ok()).flatten();
        Some((number(first)?, number(last)?))
    });
    match (split, range) {
        (Some(at), Some(range)) => (PathBuf::from(OsStr::from_bytes(&bytes[..at])), Some(range)),
        _ => (PathBuf::from(typed), None),
    }
}

/// A note as it stands where it was written.
fn described(store: &Store, note: Note) -> anyhow::Result<Vec<NoteDoc>> {
    let session = store.session(note.session.as_str())?.value;
    Ok(match &note.proposal {
        Some(_) => document::at(store, &session, note.commit, &[note])?,
        None => document::of_session(store, &session, &[note])?,
    })
}

fn listed(store: &Store, args: &List) -> anyhow::Result<Vec<NoteDoc>> {
    if let Some(name) = &args.proposal {
        return Ok(document::of_proposal(store, &store.proposal(name)?.value)?);
    }
    let sessions: Vec<SessionRecord> = match (&args.name, store.current_session()?) {
        (Some(name), _) => vec![store.session(name)?.value],
        (None, Some(here)) => vec![here.value],
        (None, None) => store.live_sessions()?.into_iter().map(|s| s.value).collect(),
    };
    let mut all = Vec::new();
    for session in sessions {
        all.extend(document::of_session(store, &session, &note::of_session(store, &session.id)?)?);
    }
    Ok(all)
}

/// Notes in the words that every command uses, one below the other, each with its text.
pub fn lines(notes: &[NoteDoc], store: &Store) -> String {
    let ids = Prefixes::new(notes.iter().map(|note| note.id.clone()));
    let mut text = String::new();
    for note in notes {
        text.push_str(&format!("{}\n", heading(note, &ids, store)));
        let resolution = note.resolution.iter().map(|how| format!("resolved: {how}"));
        for said in std::iter::once(note.text.clone()).chain(resolution) {
            for line in sanitize::text(said.as_bytes()).lines() {
                text.push_str(&format!("  {line}\n"));
            }
        }
    }
    text
}

/// Id, kind, place, who and when, in one line.
fn heading(note: &NoteDoc, ids: &Prefixes, store: &Store) -> String {
    let (unique, rest) = ids.split(&note.id, SHOWN);
    let mut line = format!("{}{}", Style::ChangeId.paint(unique), Style::IdRest.paint(rest));
    let kind = note.kind.as_str();
    let style = match (note.is_open(), kind) {
        (false, _) => Style::Dim,
        (true, "question" | "risk") => Style::Warning,
        (true, _) => Style::Current,
    };
    line.push_str(&format!(" {}", style.paint(kind)));
    line.push_str(&format!(" on {}", Style::Path.paint(about(note))));
    if note.stale {
        line.push_str(&format!(" {}", Style::Warning.paint("(stale)")));
    }
    let age = shared::ago(&note.at, store);
    line.push_str(&format!(" by {}, {age}", Style::Actor.paint(sanitize::line(&note.actor))));
    if let (Some(who), Some(at)) = (&note.resolved_by, &note.resolved_at) {
        line.push_str(&format!("; resolved by {}, {}", sanitize::line(who), shared::ago(at, store)));
    }
    line
}

/// What a note is about, in words.
fn about(note: &NoteDoc) -> String {
    let path = || note.path_bytes().map(|p: &BString| shared::shown(p)).unwrap_or_default();
    match (note.on, note.line, note.end_line) {
        ("lines", Some(first), Some(last)) if first == last => format!("{}:{first}", path()),
        ("lines", Some(first), Some(last)) => format!("{}:{first}-{last}", path()),
        ("checkpoint", ..) => format!("checkpoint {} of {}", &note.commit[..12], note.session),
        ("proposal", ..) => sanitize::line(note.proposal.as_deref().unwrap_or_default()),
        ("session", ..) => format!("session {}", note.session),
        _ => path(),
    }
}

/// `2 open notes`, with the command that lists them; nothing where there are none.
pub fn open_line(open: usize) -> Option<String> {
    (open > 0).then(|| format!("{}: tine note list --open", count(open, "open note")))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "notes": self.notes }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let Some(verb) = self.verb else {
            if self.notes.is_empty() {
                return Ok(Human::status("no notes"));
            }
            return Ok(Human::paged(lines(&self.notes, ctx.store())));
        };
        let mut human = Human::default();
        if self.saved {
            human = human.with("unsaved edits went in as a checkpoint");
        }
        let ids = Prefixes::new(self.notes.iter().map(|note| note.id.clone()));
        for note in &self.notes {
            human = human.with(format!("{verb} {}", heading(note, &ids, ctx.store())));
        }
        Ok(human)
    }
}
