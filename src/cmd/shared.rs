//! What several commands say in the same words: sessions, checkpoints, proposals, file counts.

use jiff::Timestamp;
use serde_json::Value;

use crate::core::diff::DiffOptions;
use crate::core::document::{self, CheckpointDoc, ProposalDoc, SessionDoc, Stats};
use crate::core::follow::Files;
use crate::core::ids::SessionId;
use crate::core::store::Store;
use crate::core::timeline::Checkpoint;
use crate::error::{Code, Error, Result};
use crate::git::{BString, ByteSlice as _};
use crate::ui::ids::Prefixes;
use crate::ui::style::Style;
use crate::ui::{sanitize, time};

use super::Context;

/// A path in JSON: text, or `{path, path_hex}` when it is not UTF-8.
pub fn path(path: &BString) -> Value {
    match path.to_str() {
        Ok(text) => Value::String(text.to_owned()),
        Err(_) => serde_json::json!({
            "path": path.to_str_lossy(),
            "path_hex": crate::core::diff::hex(path),
        }),
    }
}

/// Adds `path`, and `path_hex` where it is not UTF-8, to an object.
pub fn path_fields(object: &mut serde_json::Map<String, Value>, path: &BString) {
    object.insert("path".into(), Value::String(path.to_str_lossy().into_owned()));
    if path.to_str().is_err() {
        object.insert("path_hex".into(), Value::String(crate::core::diff::hex(path)));
    }
}

/// The last reported test result of a session, in a word or two.
pub fn health(session: &SessionDoc) -> Option<String> {
    session.health.map(|health| if session.health_stale { format!("{health} (stale)") } else { health.to_owned() })
}

/// How much of a diff is shown, as configured.
pub fn diff_options(ctx: &Context) -> DiffOptions {
    let config = &ctx.settings().diff;
    DiffOptions {
        context: usize::try_from(config.context).unwrap_or(usize::MAX),
        max_file_size: config.max_file_size,
        max_total_lines: config.max_lines,
        ..DiffOptions::default()
    }
}

/// What happened to files, in JSON.
pub fn files(files: &Files) -> Value {
    let list = |paths: &[BString]| paths.iter().map(path).collect::<Vec<_>>();
    serde_json::json!({
        "written": list(&files.written),
        "removed": list(&files.removed),
        "left": list(&files.left),
    })
}

/// What happened to files, in words.
pub fn files_line(files: &Files) -> String {
    let mut parts = Vec::new();
    if !files.written.is_empty() {
        parts.push(format!("{} written", time::count(files.written.len(), "file")));
    }
    if !files.removed.is_empty() {
        parts.push(format!("{} removed", files.removed.len()));
    }
    if !files.left.is_empty() {
        parts.push(format!("{} changed meanwhile and left alone", files.left.len()));
    }
    if parts.is_empty() { "no file differs".to_owned() } else { parts.join(", ") }
}

/// `+3 -1` in colours.
pub fn stats(stats: &Stats) -> String {
    format!(
        "{} {} {}",
        time::count(stats.files, "file"),
        Style::Added.paint(format!("+{}", stats.additions)),
        Style::Removed.paint(format!("-{}", stats.deletions))
    )
}

/// How long ago a time in a document was.
pub fn ago(at: &str, store: &Store) -> String {
    let then: Timestamp = at.parse().unwrap_or(Timestamp::UNIX_EPOCH);
    time::age(then, store.clock.now())
}

/// A checkpoint that is named in an answer for people, and described in one for programs.
pub fn named(ctx: &Context, c: &Checkpoint) -> Result<CheckpointDoc> {
    if ctx.ui.is_json() { document::checkpoint(ctx.store(), c) } else { Ok(document::checkpoint_without_size(c)) }
}

/// A checkpoint in one line: position, change id, subject.
pub fn checkpoint_line(c: &CheckpointDoc, ids: &Prefixes) -> String {
    format!("@{} {} {}", c.number, ids.change(&c.change_id), sanitize::line(&c.subject))
}

/// A checkpoint in one line when nothing else is shown.
pub fn checkpoint_alone(c: &CheckpointDoc) -> String {
    checkpoint_line(c, &Prefixes::new([c.change_id.clone()]))
}

/// A proposal in a few lines.
pub fn proposal_lines(p: &ProposalDoc, store: &Store) -> String {
    let mut text = format!(
        "{} revision {} {} by {}, {}\n",
        Style::Proposal.paint(&p.name),
        p.revision,
        state(p.state),
        Style::Actor.paint(sanitize::line(&p.requester)),
        ago(&p.revised_at, store)
    );
    text.push_str(&format!("  {}\n  {}\n", sanitize::line(&p.title), stats(&p.stats)));
    if p.stale {
        text.push_str(&format!("  {}\n", Style::Warning.paint("the trunk has moved since")));
    }
    if let Some(line) = takes_back(p) {
        text.push_str(&format!("  {}\n", Style::Warning.paint(line)));
    }
    if p.session_ahead > 0 {
        let n = time::count(p.session_ahead, "checkpoint");
        text.push_str(&format!("  session `{}` is {n} ahead of this proposal\n", p.session));
    }
    if let Some(health) = &p.health {
        text.push_str(&format!("  {}\n", super::health::line(health, store)));
    }
    for missing in p.gate.missing.iter().filter(|_| matches!(p.state, "open" | "approved")) {
        text.push_str(&format!("  missing: {}\n", sanitize::line(&missing.detail)));
    }
    text
}

/// What a reviewer is told about a proposal that takes back what has landed.
pub fn takes_back(p: &ProposalDoc) -> Option<String> {
    let paths = first_of(&p.takes_back);
    (!p.takes_back.is_empty())
        .then(|| format!("it takes back what landed in {paths} since session `{}` began", p.session))
}

/// A state in its colour.
pub fn state(state: &str) -> String {
    let style = match state {
        "active" | "open" => Style::Current,
        "landed" | "approved" => Style::Success,
        "proposed" => Style::Proposal,
        "rejected" | "discarded" => Style::Removed,
        _ => Style::Dim,
    };
    style.paint(state)
}

/// A handoff that waits, in one line.
pub fn handoff_line(s: &SessionDoc, store: &Store) -> Option<String> {
    let handoff = s.handoff.as_ref()?;
    let (from, to) = (sanitize::line(&handoff.from), sanitize::line(&handoff.to));
    let age = ago(&handoff.at, store);
    Some(format!("handed over to {to} by {from}, {age}: {}", sanitize::line(&handoff.message)))
}

/// The document of a session by name.
pub fn session_doc(store: &Store, id: &SessionId) -> Result<SessionDoc> {
    let stored = store.session(id.as_str())?;
    document::session(store, &stored.value, &store.trunk()?)
}

/// `key=value` as typed.
pub fn key_value(text: &str) -> Result<(String, String)> {
    match text.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => Ok((key.trim().to_owned(), value.to_owned())),
        _ => Err(Error::new(Code::Usage, format!("`{text}` is not of the form KEY=VALUE"))),
    }
}

/// The session a command means: the one named, else the one around us.
pub fn named_or_here(store: &Store, name: Option<&str>) -> Result<SessionId> {
    match name {
        Some(name) => Ok(store.session(name)?.value.id),
        None => Ok(store.require_session()?.value.id),
    }
}

/// A path for people.
pub fn shown(path: &BString) -> String {
    sanitize::path(path)
}

/// The first of some paths, and how many more there are.
pub fn first_of(paths: &[BString]) -> String {
    let first = paths.first().map(shown).unwrap_or_default();
    if paths.len() > 1 { format!("{first} and {} more", paths.len() - 1) } else { first }
}
