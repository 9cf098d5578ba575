//! Which commit each line of a file came from, by `git blame`: renames are followed, content is never converted.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use crate::error::{Code, Error, Result};

use super::refs::parse_oid;
use super::{BStr, BString, ByteSlice as _, Oid, Repo};

/// A line and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlamedLine {
    /// Its number in the file, from 1.
    pub line: u32,
    /// The commit that brought it.
    pub commit: Oid,
    /// Its number in that commit.
    pub original_line: u32,
    /// The file's path in that commit.
    pub original_path: BString,
    /// The line without its line feed.
    pub text: BString,
}

impl Repo {
    /// The origin of each line of `path` as it is in `commit`, or of the lines `range` (first and last, from 1).
    pub fn blame(&self, commit: Oid, path: &BStr, range: Option<(u32, u32)>) -> Result<Vec<BlamedLine>> {
        match self.lookup(self.tree_of(commit)?, path)? {
            Some(entry) if entry.mode.is_file() || entry.mode == super::Mode::Link => {}
            Some(_) => return Err(Error::new(Code::Invalid, format!("`{path}` is not a file"))),
            None => {
                return Err(Error::new(Code::NotFound, format!("no file `{path}` in {}", commit.to_hex_with_len(12))));
            }
        }
        let mut git = self.git().config("blame.ignoreRevsFile=").args(["blame", "--porcelain", "--no-textconv"]);
        if let Some((first, last)) = range {
            if first == 0 || last < first {
                return Err(Error::new(Code::Invalid, format!("`{first},{last}` is not a range of lines")));
            }
            git = git.arg(format!("-L{first},{last}"));
        }
        if self.is_partial_clone() {
            git = git.with_network();
        }
        let out = git.arg(commit.to_string()).arg("--").arg(OsStr::from_bytes(path)).output()?;
        if out.status != Some(0) {
            if range.is_some() && out.stderr.contains("has only") {
                return Err(Error::new(Code::Invalid, format!("`{path}` has fewer lines than that")));
            }
            return Err(out.into_error("blame"));
        }
        parse(&out.stdout)
    }
}

/// Groups of lines: a header with the commit and both line numbers, facts about the commit the first time (and its
/// path again if it has several), then the line after a tab.
fn parse(text: &[u8]) -> Result<Vec<BlamedLine>> {
    let odd = || Error::internal("cannot understand `git blame`");
    let mut paths: HashMap<Oid, BString> = HashMap::new();
    let mut lines = Vec::new();
    let mut rest = text.split_inclusive(|b| *b == b'\n').map(|l| l.strip_suffix(b"\n").unwrap_or(l));
    while let Some(header) = rest.next() {
        let mut words = header.split(|b| *b == b' ');
        let commit = parse_oid(words.next().ok_or_else(odd)?)?;
        let mut number = || -> Option<u32> { words.next()?.to_str().ok()?.parse().ok() };
        let (original_line, line) = (number().ok_or_else(odd)?, number().ok_or_else(odd)?);
        let text = loop {
            let fact = rest.next().ok_or_else(odd)?;
            if let Some(text) = fact.strip_prefix(b"\t") {
                break text;
            }
            if let Some(name) = fact.strip_prefix(b"filename ") {
                paths.insert(commit, unquoted(name));
            }
        };
        let original_path = paths.get(&commit).ok_or_else(odd)?.clone();
        lines.push(BlamedLine { line, commit, original_line, original_path, text: text.into() });
    }
    Ok(lines)
}

/// A name as it is, from the form in quotes that git gives names with odd characters.
fn unquoted(name: &[u8]) -> BString {
    match gix::quote::ansi_c::undo(name.as_bstr()) {
        Ok((plain, _)) if name.starts_with(b"\"") => plain.into_owned(),
        _ => name.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Dice, Fixture, rounds};
    use super::*;

    fn numbered(range: std::ops::Range<usize>) -> String {
        range.map(|n| format!("line number {n}\n")).collect()
    }

    #[test]
    fn random_files_are_blamed_as_git_blames_them() {
        let fixture = Fixture::new();
        let mut dice = Dice::new(3);
        let mut path = "a".to_owned();
        fixture.commit_file(&path, &numbered(0..20), "base");
        for n in 0..rounds(25) {
            let text = std::fs::read_to_string(fixture.root().join(&path)).expect("text");
            let mut all: Vec<String> = text.lines().map(str::to_owned).collect();
            let at = dice.below(all.len());
            all[at] = format!("edit {n}");
            all.insert(dice.below(all.len()), format!("new {n}"));
            if n % 5 == 4 {
                std::fs::remove_file(fixture.root().join(&path)).expect("there");
                path = format!("d{n}/é \"odd\"\t{n}");
            }
            let commit = fixture.commit_file(&path, &(all.join("\n") + "\n"), "step");
            let lines = fixture.repo().blame(commit, path.as_str().into(), None).expect("lines");
            let text: String = lines.iter().map(|l| format!("{}\n", l.text)).collect();
            assert_eq!(text, std::fs::read_to_string(fixture.root().join(&path)).expect("text"));
            let by_git = fixture.git(&["blame", "--line-porcelain", "HEAD", "--", &path]);
            let heads: Vec<&str> =
                by_git.lines().filter(|l| l.split(' ').next().is_some_and(|w| w.len() == 40)).collect();
            assert_eq!(heads.len(), lines.len());
            for (head, line) in heads.iter().zip(&lines) {
                let ours = format!("{} {} {}", line.commit, line.original_line, line.line);
                assert!(*head == ours || head.starts_with(&format!("{ours} ")), "{head} is not {ours}");
                let tree = fixture.repo().tree_of(line.commit).expect("a tree");
                let there = fixture.repo().lookup(tree, line.original_path.as_bstr()).expect("a tree");
                let blob = fixture.repo().read_blob(there.expect("the path is right").id).expect("a blob");
                let original = blob.lines().nth(line.original_line as usize - 1).expect("the number is right");
                assert_eq!(original.as_bstr(), line.text);
            }
        }
    }

    #[test]
    fn ranges_odd_bytes_and_what_is_not_there() {
        let fixture = Fixture::new();
        fixture.write("b", b"one\r\n\xff\xfe\nno end");
        let commit = fixture.commit("base");
        let repo = fixture.repo();
        let lines = repo.blame(commit, "b".into(), Some((1, 2))).expect("lines");
        assert_eq!(lines.iter().map(|l| l.text.clone()).collect::<Vec<_>>(), [&b"one\r"[..], b"\xff\xfe"]);
        assert_eq!(repo.blame(commit, "b".into(), Some((3, 9))).expect("lines")[0].text, "no end");
        let code = |range| repo.blame(commit, "b".into(), Some(range)).expect_err("refused").code();
        assert_eq!([code((0, 1)), code((2, 1)), code((7, 8))], [Code::Invalid; 3]);
        assert_eq!(repo.blame(commit, "none".into(), None).expect_err("no file").code(), Code::NotFound);
        assert_eq!(repo.blame(commit, "--help".into(), None).expect_err("no file").code(), Code::NotFound);
    }
}
