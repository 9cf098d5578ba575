//! What both views say about a proposal, in the same words. Lines are painted and harmless to a terminal; whoever has
//! no colours strips them.

use super::marks::{Accepted, Marks};
use super::{Draft, Effect, Note, Prompt, Subject};
use crate::core::diff::{DiffEntry, Status};
use crate::core::document::Stats;
use crate::core::record::Verdict;
use crate::git::BString;
use crate::ui::style::Style;
use crate::ui::{sanitize, time};

/// `3 files +10 −2`
pub(super) fn stats(stats: Stats) -> String {
    format!("{} +{} \u{2212}{}", time::count(stats.files, "file"), stats.additions, stats.deletions)
}

/// `fix-1 revision 2`
pub(super) fn name(subject: &Subject) -> String {
    format!("{} revision {}", sanitize::line(&subject.name), subject.revision)
}

/// Name and title on one line.
pub(super) fn title(subject: &Subject) -> String {
    format!("{}  {}", Style::Proposal.paint(name(subject)), Style::FileHeading.paint(sanitize::line(&subject.title)))
}

/// Who asks, when, how much.
pub(super) fn origin(subject: &Subject) -> String {
    format!(
        "by {}, {}; {}; {}",
        Style::Actor.paint(sanitize::line(&subject.requester)),
        Style::Time.paint(sanitize::line(&subject.age)),
        stats(subject.diff.stats.into()),
        time::count(subject.prompts.len(), "checkpoint"),
    )
}

/// The summary below its title, the gate, earlier votes, notes.
pub(super) fn about(subject: &Subject, notes: &[Note]) -> Vec<String> {
    let mut out = Vec::new();
    let body = below(&subject.title, &subject.summary);
    if !body.is_empty() {
        out.extend(body);
        out.push(String::new());
    }
    match &subject.effect {
        Effect::Lands { trunk, method } => {
            let trunk = Style::Trunk.paint(sanitize::line(trunk));
            out.push(format!("Your approval lands it on {trunk} by {}.", sanitize::line(method)));
        }
        Effect::Waits(_) => out.push("Your approval is recorded; it does not land yet.".to_owned()),
    }
    for missing in &subject.missing {
        out.push(format!("{} {}", Style::Warning.paint("missing:"), sanitize::line(missing)));
    }
    for hint in &subject.hints {
        out.push(format!("{} {}", Style::Warning.paint("note:"), sanitize::line(hint)));
    }
    for vote in &subject.votes {
        let verdict = match vote.verdict {
            Verdict::Approve => Style::Success.paint("approved"),
            Verdict::Reject => Style::Error.paint("rejected"),
        };
        let actor = Style::Actor.paint(sanitize::line(&vote.actor));
        let why = vote.message.as_ref().map(|m| format!(": {}", sanitize::line(m))).unwrap_or_default();
        out.push(format!("{actor} {verdict} revision {} {}{why}", vote.revision, sanitize::line(&vote.age)));
    }
    for note in notes {
        out.push(format!("{} on {}", self::note(note), place(note.path.as_ref(), note.lines)));
    }
    out
}

/// What somebody said, in one line.
pub(super) fn note(note: &Note) -> String {
    let kind = match (note.is_open, note.is_stale) {
        (true, false) => Style::Warning.paint(format!("{}:", note.kind)),
        (true, true) => Style::Dim.paint(format!("{} (stale):", note.kind)),
        (false, _) => Style::Dim.paint(format!("{} (resolved):", note.kind)),
    };
    let (actor, age) = (sanitize::line(&note.actor), sanitize::line(&note.age));
    format!("{kind} {} {}, {age}", sanitize::line(&note.text), Style::Actor.paint(actor))
}

/// What a note is about.
pub(super) fn place(path: Option<&BString>, lines: Option<(u32, u32)>) -> String {
    let path = path.map(|path| sanitize::path(path));
    match (path, lines) {
        (None, _) => "all of it".to_owned(),
        (Some(path), None) => path,
        (Some(path), Some((first, last))) if first == last => format!("{path}:{first}"),
        (Some(path), Some((first, last))) => format!("{path}:{first}-{last}"),
    }
}

/// The question for the text of a note.
pub(super) fn noting(draft: &Draft) -> String {
    let what = if draft.is_question { "question" } else { "note" };
    format!("{what} on {}: ", place(draft.path.as_ref(), draft.lines))
}

/// The prompts in order, each with its whole text.
pub(super) fn prompts(subject: &Subject) -> Vec<String> {
    if subject.prompts.is_empty() {
        return vec![Style::Dim.paint("the checkpoints that led here are not known")];
    }
    subject.prompts.iter().enumerate().flat_map(|(i, p)| prompt(p, i > 0)).collect()
}

fn prompt(prompt: &Prompt, below_another: bool) -> Vec<String> {
    let mut out = vec![String::new(); usize::from(below_another)];
    out.push(format!(
        "@{} {} {}",
        prompt.number,
        Style::ChangeId.paint(sanitize::line(&prompt.change_id)),
        Style::FileHeading.paint(sanitize::line(&prompt.subject)),
    ));
    out.push(format!(
        "  {}, {}; {}",
        Style::Actor.paint(sanitize::line(&prompt.actor)),
        Style::Time.paint(sanitize::line(&prompt.age)),
        stats(prompt.stats)
    ));
    let text = prompt.prompt.as_deref().unwrap_or_default();
    out.extend(below(&prompt.subject, text).iter().map(|l| format!("  {l}").trim_end().to_owned()));
    out
}

/// The lines of a text without its first, where that is the title that stands above it.
fn below(title: &str, text: &str) -> Vec<String> {
    let text = text.trim();
    let first = text.lines().next().unwrap_or_default();
    let rest = if first.trim() == title.trim() { text[first.len()..].trim() } else { text };
    sanitize::text(rest.as_bytes()).lines().map(str::to_owned).collect()
}

/// One letter for what happened to a file, as git's short status has it.
pub(super) fn letter(entry: &DiffEntry) -> (&'static str, Style) {
    match entry.status {
        Status::Added => ("A", Style::Added),
        Status::Deleted => ("D", Style::Removed),
        Status::Modified => ("M", Style::Changed),
        Status::Renamed => ("R", Style::Changed),
        Status::TypeChanged => ("T", Style::Changed),
    }
}

/// `[x]`, `[~]`, `[ ]`
pub(super) fn switch(accepted: Accepted) -> &'static str {
    match accepted {
        Accepted::All => "[x]",
        Accepted::Part => "[~]",
        Accepted::Nothing => "[ ]",
    }
}

/// A file on one line of a list.
pub(super) fn file(entry: &DiffEntry, accepted: Accepted) -> String {
    let (letter, style) = letter(entry);
    let path = sanitize::path(&entry.path);
    let old = entry.old_path.as_ref().map(|p| format!("{} \u{2192} ", sanitize::path(p))).unwrap_or_default();
    format!("{} {} {old}{path}  {}", switch(accepted), style.paint(letter), size(entry))
}

/// `+3 −1`, or why there are no lines to count.
pub(super) fn size(entry: &DiffEntry) -> String {
    use crate::core::diff::Omitted;
    match entry.omitted_reason {
        Some(Omitted::Binary) => "binary".to_owned(),
        Some(Omitted::TooLarge) => "large".to_owned(),
        Some(Omitted::Submodule) => "submodule".to_owned(),
        Some(Omitted::Limit) | None => format!("+{} \u{2212}{}", entry.additions, entry.deletions),
    }
}

/// What approving would do at this point, as the order that is about to be given.
pub(super) fn order(subject: &Subject, marks: &Marks, remark: &str) -> String {
    let what = match marks.all() {
        Accepted::All => name(subject),
        Accepted::Part | Accepted::Nothing => format!("{} of {}", marks.words(), name(subject)),
    };
    let remark = match sanitize::line(remark) {
        text if text.is_empty() => String::new(),
        text => format!(" with the remark `{text}`"),
    };
    match &subject.effect {
        Effect::Lands { trunk, method } => {
            let method = if marks.all() == Accepted::All { sanitize::line(method) } else { "squash".to_owned() };
            format!("approve {what}{remark} and land on {} by {method}?", sanitize::line(trunk))
        }
        Effect::Waits(missing) => {
            let missing: Vec<String> = missing.iter().map(|m| sanitize::line(m)).collect();
            format!("approve {what}{remark}, without landing yet ({})?", missing.join("; "))
        }
    }
}

/// Why approving is not possible at this point, if it is not.
pub(super) fn obstacle(subject: &Subject, marks: &Marks) -> Option<&'static str> {
    match (marks.all(), &subject.effect) {
        (Accepted::Nothing, _) => Some("nothing is accepted: accept a hunk or a file first, or reject"),
        (Accepted::Part, Effect::Waits(_)) => {
            Some("a part can only be approved when it lands at once: accept everything, or reject")
        }
        _ => None,
    }
}
