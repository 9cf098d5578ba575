//! A diff for people: a heading per file, hunks with both sides' line numbers, words that changed, syntax colours.
//! Text from the repository always goes through [`super::sanitize`]; without colour the same characters are written, so
//! nothing is said by colour alone.

mod pairs;
mod stat;
#[cfg_attr(not(feature = "highlight"), path = "diff_view/no_syntax.rs")]
mod syntax;

use std::ops::Range;

use crate::core::diff::{ConflictedEntry, Diff, DiffEntry, Hunk, Line, LineKind, Omitted, Span, Status as EntryStatus};
use crate::git::{Mode, Oid};

use super::style::Style;
use super::{sanitize, time};

pub use stat::render_stat;
use syntax::Syntax;

/// How a diff is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiffStyle {
    /// Whether there are colours at all.
    pub color: bool,
    /// Columns of the terminal: for the bars of `--stat`. Lines of files are never cut.
    pub width: usize,
    /// Whether to colour the syntax of shown lines.
    pub syntax: bool,
}

/// Digits of a commit's id that identify it well enough to compare two by eye.
const SHORT_ID: usize = 10;

/// The whole diff.
pub fn render(diff: &Diff, style: &DiffStyle) -> String {
    let mut painter = Painter::new(style);
    let mut parts: Vec<String> = diff.entries.iter().map(|e| painter.entry(e)).collect();
    parts.extend(diff.conflicted_entries.iter().map(|e| painter.conflict(e)));
    parts.join("\n")
}

/// One file: its heading, then its hunks or why there are none.
pub fn render_entry(entry: &DiffEntry, style: &DiffStyle) -> String {
    Painter::new(style).entry(entry)
}

/// The heading of one file, without a line ending.
pub fn render_heading(entry: &DiffEntry, style: &DiffStyle) -> String {
    Painter::new(style).heading(entry)
}

/// The lines of one hunk of a file, its `@@` line first, each without a line ending.
pub fn render_hunk(entry: &DiffEntry, hunk: &Hunk, style: &DiffStyle) -> Vec<String> {
    Painter::new(style).hunk(entry, hunk)
}

/// The paths, one per line.
pub fn render_names(diff: &Diff) -> String {
    let conflicted = diff.conflicted_entries.iter().map(|e| &e.path);
    diff.entries.iter().map(|e| &e.path).chain(conflicted).map(|p| sanitize::path(p) + "\n").collect()
}

/// Draws one file after the other; the budget for syntax colours is shared by all of them.
struct Painter<'a> {
    style: &'a DiffStyle,
    syntax: Syntax,
}

impl<'a> Painter<'a> {
    fn new(style: &'a DiffStyle) -> Self {
        Painter { style, syntax: Syntax::new(style.color && style.syntax) }
    }

    fn paint(&self, style: Style, text: &str) -> String {
        self.paint_ansi(style.ansi(), text)
    }

    fn paint_ansi(&self, style: anstyle::Style, text: &str) -> String {
        match self.style.color && !text.is_empty() && !style.is_plain() {
            true => format!("{style}{text}{style:#}"),
            false => text.to_owned(),
        }
    }

    fn entry(&mut self, entry: &DiffEntry) -> String {
        let mut out = self.heading(entry) + "\n";
        if let Some(note) = note(entry) {
            out += &format!("  {}\n", self.paint(Style::Dim, &note));
        }
        for hunk in &entry.hunks {
            for line in self.hunk(entry, hunk) {
                out += &line;
                out.push('\n');
            }
        }
        out
    }

    fn heading(&self, entry: &DiffEntry) -> String {
        let (word, style) = match entry.status {
            EntryStatus::Added => ("added", Style::Added),
            EntryStatus::Deleted => ("deleted", Style::Removed),
            EntryStatus::Modified => ("modified", Style::Changed),
            EntryStatus::Renamed => ("renamed", Style::Changed),
            EntryStatus::TypeChanged => ("type changed", Style::Changed),
        };
        let mut out = format!("{} {}", self.paint(style, word), self.paint(Style::FileHeading, &path(entry)));
        if let Some(mode) = mode(entry) {
            out += &format!(" ({mode})");
        }
        if entry.additions + entry.deletions > 0 {
            let plus = self.paint(Style::Added, &format!("+{}", entry.additions));
            let minus = self.paint(Style::Removed, &format!("\u{2212}{}", entry.deletions));
            out += &format!("  {plus} {minus}");
        }
        out
    }

    fn hunk(&mut self, entry: &DiffEntry, hunk: &Hunk) -> Vec<String> {
        let span = |s: Span| format!("{},{}", s.start, s.lines);
        let heading = format!("@@ -{} +{} @@", span(hunk.base), span(hunk.head));
        let mut out = vec![self.paint(Style::HunkHeading, &heading)];
        let digits = gutter(entry);
        let words = pairs::changed_words(&hunk.lines);
        let colours = self.syntax.colours(&entry.path, hunk);
        // A file that has carriage returns everywhere says nothing by them.
        let dos = hunk.lines.iter().filter(|l| l.text.ends_with(b"\n")).all(|l| l.text.ends_with(b"\r\n"));
        let (mut old, mut new) = (hunk.base.start, hunk.head.start);
        for (i, line) in hunk.lines.iter().enumerate() {
            let numbers = match line.kind {
                LineKind::Context => format!("{old:>digits$} {new:>digits$}"),
                LineKind::Remove => format!("{old:>digits$} {:digits$}", ""),
                LineKind::Add => format!("{:digits$} {new:>digits$}", ""),
            };
            old += u32::from(line.kind != LineKind::Add);
            new += u32::from(line.kind != LineKind::Remove);
            let (sign, style) = match line.kind {
                LineKind::Context => (" ", Style::Path),
                LineKind::Remove => ("-", Style::Removed),
                LineKind::Add => ("+", Style::Added),
            };
            let colours = colours.get(i).map_or(&[][..], Vec::as_slice);
            let text = self.text(line, dos, &words[i], colours);
            let row = format!("{} {} {text}", self.paint(Style::Dim, &numbers), self.paint(style, sign));
            out.push(if text.is_empty() { row.trim_end().to_owned() } else { row });
            if !line.text.ends_with(b"\n") {
                let note = format!("{:1$}\\ no newline at end of file", "", 2 * digits + 2);
                out.push(self.paint(Style::Dim, &note));
            }
        }
        out
    }

    /// A line's text in pieces of one style each, every piece made harmless by itself.
    fn text(&self, line: &Line, dos: bool, words: &[Range<usize>], colours: &[Colour]) -> String {
        let mut bytes = line.text.strip_suffix(b"\n").unwrap_or(&line.text);
        if dos {
            bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        }
        let (plain, word) = match line.kind {
            LineKind::Context => (Style::Path, Style::Path),
            LineKind::Remove => (Style::Removed, Style::RemovedWord),
            LineKind::Add => (Style::Added, Style::AddedWord),
        };
        if !self.style.color {
            return sanitize::text(bytes);
        }
        let ranges = words.iter().chain(colours.iter().map(|c| &c.0));
        let mut cuts: Vec<usize> =
            ranges.flat_map(|r| [r.start, r.end]).chain([0, bytes.len()]).filter(|at| *at <= bytes.len()).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let piece = |at: &[usize]| {
            let colour = || colours.iter().find(|c| c.0.contains(&at[0])).map(|c| c.1);
            let style = match words.iter().any(|w| w.contains(&at[0])) {
                true => word.ansi(),
                false => colour().unwrap_or_else(|| plain.ansi()),
            };
            self.paint_ansi(style, &sanitize::text(&bytes[at[0]..at[1]]))
        };
        cuts.windows(2).map(piece).collect()
    }

    fn conflict(&self, entry: &ConflictedEntry) -> String {
        let word = self.paint(Style::Conflict, "conflict");
        let path = self.paint(Style::FileHeading, &sanitize::path(&entry.path));
        let mut out = format!("{word} {path}  {}\n", sanitize::line(&entry.reason));
        for hunk in &entry.hunks {
            for (name, lines) in [("ours", &hunk.ours), ("base", &hunk.base), ("theirs", &hunk.theirs)] {
                out += &format!("  {}\n", self.paint(Style::HunkHeading, name));
                for line in lines {
                    let line = line.strip_suffix('\n').unwrap_or(line);
                    out += &format!("    {}\n", sanitize::text(line.as_bytes()));
                }
            }
        }
        out
    }
}

/// Bytes of a line that are drawn in this style.
type Colour = (Range<usize>, anstyle::Style);

/// Columns of one side's line numbers: the same in all hunks of a file.
fn gutter(entry: &DiffEntry) -> usize {
    let last = |s: Span| s.start.saturating_add(s.lines);
    let highest = entry.hunks.iter().map(|h| last(h.base).max(last(h.head))).max().unwrap_or(0);
    highest.to_string().len().max(3)
}

fn path(entry: &DiffEntry) -> String {
    let path = sanitize::path(&entry.path);
    entry.old_path.as_ref().map_or(path.clone(), |old| format!("{} \u{2192} {path}", sanitize::path(old)))
}

/// The modes, where there is something to say: they differ, or the new file is not a plain one.
fn mode(entry: &DiffEntry) -> Option<String> {
    match (entry.old_mode, entry.mode) {
        (Some(old), Some(new)) if old != new => Some(format!("mode {} \u{2192} {}", old.as_str(), new.as_str())),
        (None, Some(mode)) | (Some(mode), None) if mode != Mode::File => Some(format!("mode {}", mode.as_str())),
        _ => None,
    }
}

/// Why there are no hunks, in words.
fn note(entry: &DiffEntry) -> Option<String> {
    let size = time::bytes(entry.size);
    match entry.omitted_reason {
        Some(Omitted::Binary) => Some(format!("binary file, {size}")),
        Some(Omitted::TooLarge) => Some(format!("not shown: a file of {size}; see `--patch`")),
        Some(Omitted::Submodule) => Some(submodule(entry)),
        Some(Omitted::Limit) => {
            let lines = entry.additions + entry.deletions;
            Some(format!("not shown: {} line{}; see `--stat`", grouped(lines), if lines == 1 { "" } else { "s" }))
        }
        None if entry.hunks.is_empty() && entry.size == 0 && entry.mode.is_none() != entry.old_mode.is_none() => {
            Some("empty file".to_owned())
        }
        None => None,
    }
}

fn submodule(entry: &DiffEntry) -> String {
    let side = |mode: Option<Mode>, id: Option<Oid>| match mode {
        Some(Mode::Commit) => id.map(|id| id.to_hex_with_len(SHORT_ID).to_string()),
        _ => None,
    };
    match (side(entry.old_mode, entry.old_id), side(entry.mode, entry.id)) {
        (Some(old), Some(new)) if old != new => format!("submodule {old} \u{2192} {new}"),
        (Some(id), None) => format!("was a submodule at {id}"),
        (_, Some(id)) => format!("submodule at {id}"),
        (None, None) => "submodule".to_owned(),
    }
}

/// A number with a comma after each thousand.
fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests;
