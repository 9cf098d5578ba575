//! The diff in one line per file: path, changed lines, a bar. Cuts a path only from its front, and only where it would
//! not fit.

use console::measure_text_width;

use crate::core::diff::{Diff, DiffEntry, Omitted};
use crate::ui::style::Style;
use crate::ui::time;

use super::{DiffStyle, Painter, path};

/// Columns that the bars get in any case.
const BAR: usize = 10;
/// Columns of a path that is never cut further.
const NARROWEST: usize = 12;

/// `--stat`: as git's, with sizes where there are no lines, and the totals below.
pub fn render_stat(diff: &Diff, style: &DiffStyle) -> String {
    if diff.entries.is_empty() && diff.conflicted_entries.is_empty() {
        return String::new();
    }
    let painter = Painter::new(style);
    let names: Vec<String> = diff.entries.iter().map(path).collect();
    let most = diff.entries.iter().map(|e| e.additions + e.deletions).max().unwrap_or(0);
    let digits = most.to_string().len();
    let room = style.width.saturating_sub(" ".len() + " | ".len() + digits + " ".len());
    let longest = names.iter().map(|n| measure_text_width(n)).max().unwrap_or(0);
    let columns = longest.min(room.saturating_sub(BAR).max(NARROWEST));
    let bars = room.saturating_sub(columns).max(BAR);
    let mut out = String::new();
    for (entry, name) in diff.entries.iter().zip(&names) {
        let name = fit(name, columns);
        let pad = " ".repeat(columns - measure_text_width(&name).min(columns));
        let what = match size(entry) {
            Some(words) => painter.paint(Style::Dim, &words),
            None => {
                let count = format!("{:>digits$}", entry.additions + entry.deletions);
                let (plus, minus) = bar(entry, most, bars);
                let plus = painter.paint(Style::Added, &"+".repeat(plus));
                let minus = painter.paint(Style::Removed, &"-".repeat(minus));
                format!("{count} {plus}{minus}").trim_end().to_owned()
            }
        };
        out += &format!(" {name}{pad} | {what}\n");
    }
    for entry in &diff.conflicted_entries {
        let word = painter.paint(Style::Conflict, "conflict");
        out += &format!(" {} | {word}\n", super::sanitize::path(&entry.path));
    }
    out + &totals(diff)
}

/// What stands for the bar where lines are not counted.
fn size(entry: &DiffEntry) -> Option<String> {
    match entry.omitted_reason? {
        Omitted::Binary => Some(format!("binary, {}", time::bytes(entry.size))),
        Omitted::TooLarge => Some(format!("too large, {}", time::bytes(entry.size))),
        Omitted::Submodule => Some("submodule".to_owned()),
        Omitted::Limit => None,
    }
}

/// Columns of plus and minus: to scale if the longest bar would not fit, and at least one for what is there.
fn bar(entry: &DiffEntry, most: usize, columns: usize) -> (usize, usize) {
    if most <= columns {
        return (entry.additions, entry.deletions);
    }
    let scale = |n: usize| if n == 0 { 0 } else { (n * (columns - 2) / most).max(1) };
    (scale(entry.additions), scale(entry.deletions))
}

/// The path, without its front if it is too wide.
fn fit(name: &str, columns: usize) -> String {
    if measure_text_width(name) <= columns {
        return name.to_owned();
    }
    let mut starts = name.char_indices().map(|(i, _)| &name[i..]);
    let tail = starts.find(|t| measure_text_width(t) < columns).unwrap_or("");
    format!("\u{2026}{tail}")
}

fn totals(diff: &Diff) -> String {
    let stats = diff.stats;
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    let mut out = format!(" {} file{} changed", stats.entries, plural(stats.entries));
    if stats.additions > 0 || stats.deletions == 0 {
        out += &format!(", {} insertion{}(+)", stats.additions, plural(stats.additions));
    }
    if stats.deletions > 0 || stats.additions == 0 {
        out += &format!(", {} deletion{}(-)", stats.deletions, plural(stats.deletions));
    }
    let conflicts = diff.conflicted_entries.len();
    if conflicts > 0 {
        out += &format!(", {conflicts} conflict{}", plural(conflicts));
    }
    out + "\n"
}
