//! Three-way merges of one file's text. Pure functions on bytes (git2 without a repository): no attributes, no
//! drivers, nothing written.

use crate::error::{Context as _, Error, Result};

use super::merge::ConflictHunk;
use super::{BString, ByteSlice as _};

/// Texts above this size get no conflict hunks.
pub(super) const TEXT_LIMIT: u64 = 4 << 20;

/// How far git looks for a zero byte before it takes content for text.
const BINARY_PROBE: usize = 8000;

/// Stands before all three texts while they are merged.
const SHARED_LINE: &[u8] = b"\x01 tine: merge starts here\n";

/// Longest conflict marker that is made to stand out from marker-like lines of the files themselves.
const MAX_MARKER: usize = 250;

/// Merges one file; `false` when places in conflict stand between markers, or when binary content differs and `ours`
/// was kept whole.
pub fn merge_file(base: &[u8], ours: &[u8], theirs: &[u8]) -> Result<(Vec<u8>, bool)> {
    if ours == theirs || base == theirs {
        return Ok((ours.to_vec(), true));
    }
    if base == ours {
        return Ok((theirs.to_vec(), true));
    }
    if [base, ours, theirs].into_iter().any(is_binary) {
        return Ok((ours.to_vec(), false));
    }
    let mut options = git2::MergeFileOptions::new();
    options.our_label("ours").their_label("theirs");
    merge(base, ours, theirs, &mut options)
}

/// The places that [`merge_file`] cannot decide, with what the common ancestor had there.
pub fn conflict_hunks(base: &[u8], ours: &[u8], theirs: &[u8]) -> Vec<ConflictHunk> {
    if [base, ours, theirs].into_iter().any(is_binary) {
        return Vec::new();
    }
    let size = [base, ours, theirs].into_iter().map(longest_marker).max().unwrap_or_default() + 1;
    let size = size.clamp(7, MAX_MARKER);
    let mut options = git2::MergeFileOptions::new();
    options.style_diff3(true).marker_size(u16::try_from(size).expect("clamped"));
    options.our_label("ours").their_label("theirs").ancestor_label("base");
    match merge(base, ours, theirs, &mut options) {
        Ok((text, false)) => parse_markers(&text, size),
        _ => Vec::new(),
    }
}

fn merge(base: &[u8], ours: &[u8], theirs: &[u8], options: &mut git2::MergeFileOptions) -> Result<(Vec<u8>, bool)> {
    super::patch::start_libgit2();
    // One line that all three share: libgit2 drops the label of an empty side, and git2 makes a slice of a null
    // pointer when the result is empty.
    let texts = [base, ours, theirs].map(|text| [SHARED_LINE, text].concat());
    let mut inputs = [git2::MergeFileInput::new(), git2::MergeFileInput::new(), git2::MergeFileInput::new()];
    for (input, text) in inputs.iter_mut().zip(&texts) {
        input.content(text);
    }
    let [base, ours, theirs] = &inputs;
    let merged = git2::merge_file(base, ours, theirs, Some(options)).or_internal("cannot merge a file")?;
    let text = merged.content().strip_prefix(SHARED_LINE);
    let text = text.ok_or_else(|| Error::internal("a merge lost a line that all sides share"))?;
    Ok((text.to_vec(), merged.is_automergeable()))
}

/// Whether git would call this content binary.
pub fn is_binary(content: &[u8]) -> bool {
    content[..content.len().min(BINARY_PROBE)].contains(&0)
}

/// The longest run of one marker character at the start of a line.
fn longest_marker(text: &[u8]) -> usize {
    text.lines()
        .filter_map(|line| {
            let first = *line.first().filter(|c| b"<|=>".contains(c))?;
            Some(line.iter().take_while(|c| **c == first).count())
        })
        .max()
        .unwrap_or_default()
}

fn parse_markers(text: &[u8], size: usize) -> Vec<ConflictHunk> {
    let is = |line: &[u8], c: u8| line.len() >= size && line[..size].iter().all(|b| *b == c);
    let mut hunks = Vec::new();
    // Which part of an open hunk the lines belong to: 0 outside, then ours, base, theirs.
    let mut part = 0;
    let mut hunk = ConflictHunk::default();
    for line in text.lines() {
        match part {
            0 if is(line, b'<') => part = 1,
            1 if is(line, b'|') => part = 2,
            2 if is(line, b'=') => part = 3,
            3 if is(line, b'>') => {
                hunks.push(std::mem::take(&mut hunk));
                part = 0;
            }
            1 => hunk.ours.push(BString::from(line)),
            2 => hunk.base.push(BString::from(line)),
            3 => hunk.theirs.push(BString::from(line)),
            _ => {}
        }
    }
    hunks
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Dice, Fixture, rounds};
    use super::*;

    #[test]
    fn hunks_of_a_conflict() {
        let hunks = conflict_hunks(b"a\nb\nc\n", b"a\nours\nc\n", b"a\ntheirs\n======= x\nc\n");
        assert_eq!(hunks.len(), 1, "{hunks:?}");
        assert_eq!(hunks[0].ours, ["ours"]);
        assert_eq!(hunks[0].base, ["b"]);
        assert_eq!(hunks[0].theirs, ["theirs", "======= x"]);
        assert_eq!(conflict_hunks(b"a\nb\nc\n", b"a\nb\nc\nd\n", b"0\na\nb\nc\n"), []);
        assert_eq!(conflict_hunks(b"", b"\0a", b"b"), []);
    }

    #[test]
    fn random_files_merge_as_git_merges_them() {
        let fixture = Fixture::new();
        let mut conflicts = 0;
        for seed in 0..rounds(60) {
            let mut dice = Dice::new(seed);
            let base: Vec<String> = (0..dice.below(12)).map(|n| format!("line {}", n % 5)).collect();
            let mut side = |name: &str| {
                let mut all = base.clone();
                for _ in 0..dice.below(3) {
                    let at = dice.below(all.len() + 1);
                    match dice.below(3) {
                        0 if at < all.len() => drop(all.remove(at)),
                        1 if at < all.len() => all[at] = format!("{name} {}", dice.below(2)),
                        _ => all.insert(at, format!("new {}", dice.below(2))),
                    }
                }
                all.join("\n") + if dice.below(3) == 0 { "" } else { "\n" }
            };
            let texts = [side("ours"), side("base"), side("theirs")];
            for (name, text) in ["ours", "base", "theirs"].iter().zip(&texts) {
                fixture.write(name, text);
            }
            let args = ["merge-file", "-p", "-L", "ours", "-L", "base", "-L", "theirs", "ours", "base", "theirs"];
            let (status, expected) = fixture.git_raw(&args, b"");
            let [ours, base, theirs] = texts.each_ref().map(|t| t.as_bytes());
            let (merged, clean) = merge_file(base, ours, theirs).expect("a merge");
            assert_eq!(clean, status == Some(0), "seed {seed}");
            assert_eq!(BString::from(merged), BString::from(expected), "seed {seed}");
            conflicts += u32::from(!clean);
            assert_eq!(conflict_hunks(base, ours, theirs).is_empty(), clean, "seed {seed}");
        }
        assert!(conflicts > 3, "no conflicts: a lame test");
    }
}
