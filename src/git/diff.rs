//! Comparing two byte strings: by lines as `git diff` does, and by words inside two lines. Also what counts as binary.
//! Gives ranges only; never copies content, never runs a user's diff driver or text conversion.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::ops::Range;

use gix::attrs::StateRef;
use gix::bstr::BString as GixString;
use gix::diff::blob::{self, InternedInput, TokenSource};

use crate::error::{Context as _, Result};

use super::{BStr, BString, ByteSlice as _, Mode, Oid, Repo};

/// How many bytes git looks at for a NUL.
const BINARY_PROBE: usize = 8000;

/// How lines are matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// Anchors on rare lines.
    Histogram,
    /// Few changed lines, quickly.
    Myers,
    /// The fewest changed lines, whatever it takes.
    Minimal,
}

/// A changed place, in line numbers counted from 0. One of the two ranges may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineChange {
    /// Lines that go.
    pub before: Range<usize>,
    /// Lines that come.
    pub after: Range<usize>,
}

/// The lines of `bytes`, each with its ending; the last may have none. Only `\n` ends a line.
pub fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|b| *b == b'\n').collect()
}

/// The places in which two files differ, in order and never touching each other, slid to where a person would put them.
pub fn changed_lines(before: &[u8], after: &[u8], algorithm: Algorithm) -> Vec<LineChange> {
    let algorithm = match algorithm {
        Algorithm::Histogram => blob::Algorithm::Histogram,
        Algorithm::Myers => blob::Algorithm::Myers,
        Algorithm::Minimal => blob::Algorithm::MyersMinimal,
    };
    let input = InternedInput::new(before, after);
    let diff = blob::diff_with_slider_heuristics(algorithm, &input);
    let wide = |r: Range<u32>| r.start as usize..r.end as usize;
    diff.hunks().map(|h| LineChange { before: wide(h.before), after: wide(h.after) }).collect()
}

/// The byte ranges of words that differ between a removed line and the added one that took its place.
pub fn changed_words(before: &[u8], after: &[u8]) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let input = InternedInput::new(Words(before), Words(after));
    let mut diff = blob::Diff::compute(blob::Algorithm::Myers, &input);
    diff.postprocess_no_heuristic(&input);
    let ends = |tokens: &[blob::Token]| -> Vec<usize> {
        let mut end = 0;
        let place = |t: &blob::Token| {
            end += input.interner[*t].len();
            end
        };
        std::iter::once(0).chain(tokens.iter().map(place)).collect()
    };
    let (left, right) = (ends(&input.before), ends(&input.after));
    let bytes = |at: &[usize], r: &Range<u32>| at[r.start as usize]..at[r.end as usize];
    diff.hunks().map(|h| (bytes(&left, &h.before), bytes(&right, &h.after))).fold(
        (Vec::new(), Vec::new()),
        |(mut l, mut r), (before, after)| {
            l.extend((!before.is_empty()).then_some(before));
            r.extend((!after.is_empty()).then_some(after));
            (l, r)
        },
    )
}

/// A line cut into names, runs of white space, and single other characters. Bytes beyond ASCII count as letters, so
/// that no cut falls inside a character.
#[derive(Clone, Copy)]
struct Words<'a>(&'a [u8]);

impl<'a> Iterator for Words<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let first = *self.0.first()?;
        let name = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80;
        let run = |same: &dyn Fn(u8) -> bool| self.0.iter().position(|b| !same(*b)).unwrap_or(self.0.len());
        let end = match first {
            b if name(b) => run(&name),
            b' ' | b'\t' => run(&|b| b == b' ' || b == b'\t'),
            _ => 1,
        };
        let (word, rest) = self.0.split_at(end);
        self.0 = rest;
        Some(word)
    }
}

impl<'a> TokenSource for Words<'a> {
    type Token = &'a [u8];
    type Tokenizer = Self;

    fn tokenize(&self) -> Self {
        *self
    }

    fn estimate_tokens(&self) -> u32 {
        u32::try_from(self.0.len() / 4).unwrap_or(u32::MAX)
    }
}

/// Whether content looks binary to git: a NUL near its start.
pub fn is_binary(content: &[u8]) -> bool {
    content[..content.len().min(BINARY_PROBE)].contains(&0)
}

/// A zlib stream, as in git's binary patches.
pub fn deflate(bytes: &[u8]) -> Result<Vec<u8>> {
    deflate_with(bytes, gix::zlib::Compression::DEFAULT)
}

/// A zlib stream made quickly, as git makes loose objects.
pub(super) fn deflate_fast(bytes: &[u8]) -> Result<Vec<u8>> {
    deflate_with(bytes, gix::zlib::Compression::BEST_SPEED)
}

fn deflate_with(bytes: &[u8], compression: gix::zlib::Compression) -> Result<Vec<u8>> {
    let mut writer = gix::zlib::stream::deflate::Write::new(Vec::new(), compression);
    writer.write_all(bytes).and_then(|()| writer.flush()).or_internal("cannot compress in memory")?;
    Ok(writer.into_inner())
}

/// What the attributes say about showing a path as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextRule {
    /// Nothing: the content decides.
    #[default]
    Auto,
    /// `diff`: always text.
    Text,
    /// `binary`, `-diff`, or a driver that is declared binary.
    Binary,
}

impl TextRule {
    /// Whether a file with this rule and content is binary.
    pub fn is_binary(self, content: &[u8]) -> bool {
        match self {
            TextRule::Auto => is_binary(content),
            TextRule::Text => false,
            TextRule::Binary => true,
        }
    }
}

impl Repo {
    /// The user's `diff.algorithm`, or histogram.
    pub fn diff_algorithm(&self) -> Algorithm {
        match self.config_string("diff.algorithm").as_deref() {
            Some("myers" | "default") => Algorithm::Myers,
            Some("minimal") => Algorithm::Minimal,
            _ => Algorithm::Histogram,
        }
    }

    /// What `.gitattributes` in `tree`, `info/attributes` and the user's own file say about each path. The worktree's
    /// files have no say, so that a diff is the same wherever it is asked for.
    pub fn text_rules<'a>(
        &self,
        tree: Oid,
        paths: impl IntoIterator<Item = &'a BStr>,
    ) -> Result<BTreeMap<BString, TextRule>> {
        let fail = || "cannot read the attributes".to_owned();
        let paths: BTreeSet<&BStr> = paths.into_iter().collect();
        let index = self.attribute_files(tree, &paths)?;
        let source = gix::worktree::stack::state::attributes::Source::IdMapping;
        let mut stack = self.gix.attributes_only(&index, source).or_io(fail)?;
        let mut found = stack.selected_attribute_matches(["diff"]);
        let mut rules = BTreeMap::new();
        for path in paths {
            let rule = match stack.at_entry(path, None).or_io(fail)?.matching_attributes(&mut found) {
                false => TextRule::Auto,
                true => found.iter_selected().next().map_or(TextRule::Auto, |m| self.text_rule(m.assignment.state)),
            };
            rules.insert(path.to_owned(), rule);
        }
        Ok(rules)
    }

    fn text_rule(&self, diff: StateRef<'_>) -> TextRule {
        match diff {
            StateRef::Set => TextRule::Text,
            StateRef::Unset => TextRule::Binary,
            StateRef::Unspecified => TextRule::Auto,
            StateRef::Value(driver) => {
                match self.config_bool(&format!("diff.{}.binary", driver.as_bstr().to_str_lossy())) {
                    Some(true) => TextRule::Binary,
                    Some(false) => TextRule::Text,
                    None => TextRule::Auto,
                }
            }
        }
    }

    /// An index in memory with just the `.gitattributes` files above these paths: what gix takes as their source.
    fn attribute_files(&self, tree: Oid, paths: &BTreeSet<&BStr>) -> Result<gix::index::State> {
        let mut index = gix::index::State::new(self.gix.object_hash());
        let mut dirs: BTreeSet<&[u8]> = BTreeSet::from([&b""[..]]);
        for path in paths {
            let bytes = path.as_bytes();
            dirs.extend(bytes.iter().enumerate().filter(|(_, b)| **b == b'/').map(|(i, _)| &bytes[..i]));
        }
        // A directory that is not in the tree has nothing below it either.
        let mut known: BTreeMap<&[u8], Oid> = BTreeMap::new();
        for dir in dirs {
            let above = dir.rfind_byte(b'/').map_or(&b""[..], |i| &dir[..i]);
            let id = match dir {
                b"" => Some(tree),
                _ => match known.get(above) {
                    Some(id) => self
                        .lookup(*id, dir[above.len()..].trim_start_with(|c| c == '/').as_bstr())?
                        .and_then(|e| (e.mode == Mode::Tree).then_some(e.id)),
                    None => None,
                },
            };
            let Some(id) = id else { continue };
            known.insert(dir, id);
            let Some(file) = self.lookup(id, b".gitattributes".as_bstr())?.filter(|e| e.mode.is_file()) else {
                continue;
            };
            let mut path = GixString::from(dir);
            if !dir.is_empty() {
                path.push(b'/');
            }
            path.extend_from_slice(b".gitattributes");
            index.dangerously_push_entry(
                gix::index::entry::Stat::default(),
                file.id,
                gix::index::entry::Flags::empty(),
                gix::index::entry::Mode::FILE,
                path.as_bstr(),
            );
        }
        index.sort_entries();
        Ok(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<'a>(before: &'a str, after: &'a str) -> (Vec<&'a str>, Vec<&'a str>) {
        let (left, right) = changed_words(before.as_bytes(), after.as_bytes());
        (left.into_iter().map(|r| &before[r]).collect(), right.into_iter().map(|r| &after[r]).collect())
    }

    #[test]
    fn words_differ_where_a_reader_would_point() {
        assert_eq!(words("let x = 1;", "let x = 22;"), (vec!["1"], vec!["22"]));
        assert_eq!(words("call(a)", "call(a, b)"), (vec![], vec![", b"]));
        assert_eq!(words("  same", "    same"), (vec!["  "], vec!["    "]));
        assert_eq!(words("caf\u{e9} noir", "caf\u{e8} noir"), (vec!["caf\u{e9}"], vec!["caf\u{e8}"]));
        assert_eq!(words("", "all"), (vec![], vec!["all"]));
        assert_eq!(words("same", "same"), (vec![], vec![]));
    }

    #[test]
    fn lines_keep_their_endings_and_only_a_newline_ends_one() {
        assert_eq!(lines(b"a\r\nb\rc\nd"), [&b"a\r\n"[..], b"b\rc\n", b"d"]);
        assert!(lines(b"").is_empty());
        let change = |a: &[u8], b: &[u8]| changed_lines(a, b, Algorithm::Histogram);
        assert_eq!(change(b"a\nb\n", b"a\r\nb\n"), [LineChange { before: 0..1, after: 0..1 }]);
        assert_eq!(change(b"a\nb", b"a\nb\n"), [LineChange { before: 1..2, after: 1..2 }]);
        assert_eq!(change(b"", b"\n"), [LineChange { before: 0..0, after: 0..1 }]);
    }

    #[test]
    fn an_inserted_block_starts_where_it_reads_as_a_block() {
        let before = b"fn a() {\n    one\n}\n\nfn c() {\n    one\n}\n";
        let after = b"fn a() {\n    one\n}\n\nfn b() {\n    one\n}\n\nfn c() {\n    one\n}\n";
        for algorithm in [Algorithm::Histogram, Algorithm::Myers, Algorithm::Minimal] {
            assert_eq!(changed_lines(before, after, algorithm), [LineChange { before: 4..4, after: 4..8 }]);
        }
    }

    #[test]
    fn a_nul_makes_binary_only_near_the_start() {
        let mut content = vec![b'a'; BINARY_PROBE];
        content.push(0);
        assert!(!is_binary(&content));
        content[BINARY_PROBE - 1] = 0;
        assert!(is_binary(&content));
        assert!(!is_binary(b""));
    }
}
