//! From changed line ranges to hunks with context, as `git diff -U<n>` groups them; and a file's text with some of its
//! hunks applied.

use crate::git::{Algorithm, LineChange, changed_lines, lines};

use super::{Hunk, Line, LineKind, Span};

/// The hunks between two texts.
pub(super) fn hunks(before: &[u8], after: &[u8], algorithm: Algorithm, context: usize) -> Vec<Hunk> {
    let changes = changed_lines(before, after, algorithm);
    let (old, new) = (lines(before), lines(after));
    // Two changes share a hunk when their contexts would touch.
    changes
        .chunk_by(|a, b| b.before.start - a.before.end <= 2 * context)
        .map(|group| hunk(&old, &new, group, context))
        .collect()
}

/// One hunk that takes every line of the old text away and brings every line of the new one.
pub(super) fn replaced(before: &[u8], after: &[u8]) -> Vec<Hunk> {
    let (old, new) = (lines(before), lines(after));
    if old.is_empty() && new.is_empty() {
        return Vec::new();
    }
    vec![hunk(&old, &new, &[LineChange { before: 0..old.len(), after: 0..new.len() }], 0)]
}

fn hunk(old: &[&[u8]], new: &[&[u8]], changes: &[LineChange], context: usize) -> Hunk {
    let (first, last) = (&changes[0], &changes[changes.len() - 1]);
    let lead = context.min(first.before.start);
    let trail = context.min(old.len() - last.before.end);
    let base = first.before.start - lead..last.before.end + trail;
    let head = first.after.start - lead..last.after.end + trail;
    let mut lines = Vec::with_capacity(base.len() + head.len());
    let mut put = |kind, text: &[&[u8]]| {
        lines.extend(text.iter().map(|t| Line { kind, text: (*t).into() }));
    };
    let mut at = base.start;
    for change in changes {
        put(LineKind::Context, &old[at..change.before.start]);
        put(LineKind::Remove, &old[change.before.clone()]);
        put(LineKind::Add, &new[change.after.clone()]);
        at = change.before.end;
    }
    put(LineKind::Context, &old[at..base.end]);
    Hunk { base: span(&base), head: span(&head), lines }
}

/// An empty range is named by the line before it, as in git.
fn span(range: &std::ops::Range<usize>) -> Span {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Span { start: number(range.start + usize::from(!range.is_empty())), lines: number(range.len()) }
}

/// The old text with the hunks at these indexes applied.
pub(in crate::core) fn apply(before: &[u8], hunks: &[Hunk], chosen: impl Fn(usize) -> bool) -> Vec<u8> {
    let old = lines(before);
    let mut text = Vec::with_capacity(before.len());
    let mut at = 0;
    for (_, hunk) in hunks.iter().enumerate().filter(|(i, _)| chosen(*i)) {
        let start = hunk.base.start as usize - usize::from(hunk.base.lines > 0);
        text.extend(old[at..start].concat());
        for line in hunk.lines.iter().filter(|l| l.kind != LineKind::Remove) {
            text.extend_from_slice(&line.text);
        }
        at = start + hunk.base.lines as usize;
    }
    text.extend(old[at..].concat());
    text
}
