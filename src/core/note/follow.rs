//! Where a note stands now: its lines are followed through later edits, a moved block and a renamed file. What is gone is
//! stale; no note is ever put on other lines than those it was written on.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::error::Result;
use crate::git::{BStr, BString, ByteSlice as _, Entry, LineChange, Oid, Repo, changed_lines, lines};

use super::super::checkpoint::files_now;
use super::super::record::SessionRecord;
use super::super::store::Store;
use super::super::timeline;
use super::{Lines, Note, Place};

/// The files and checkpoints that notes are looked up in.
pub struct Present {
    /// Knows the tree, which may be in its memory only.
    pub repo: Repo,
    /// The files.
    pub tree: Oid,
    /// The commits that are on the timeline.
    timeline: BTreeSet<Oid>,
    /// New paths of renamed files, by the commit they were renamed since.
    renames: HashMap<Oid, HashMap<BString, BString>>,
}

/// A note's place now. For a stale one it is where it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The file.
    pub path: Option<BString>,
    /// First and last line, from 1.
    pub lines: Option<(u32, u32)>,
    /// Whether what it was written on is gone.
    pub stale: bool,
}

impl Present {
    /// A session as it is: its workspace's files, unsaved edits included, else its tip's. Writes nothing.
    pub fn of_session(store: &Store, session: &SessionRecord) -> Result<Present> {
        let tip = store.tip(session)?;
        let (repo, tree) = files_now(store, session)?;
        Ok(Present { repo, tree, timeline: commits(store, session, tip)?, renames: HashMap::new() })
    }

    /// A session as it was at one of its commits.
    pub fn at(store: &Store, session: &SessionRecord, commit: Oid) -> Result<Present> {
        let (repo, tree) = (store.repo.in_memory(), store.repo.tree_of(commit)?);
        Ok(Present { repo, tree, timeline: commits(store, session, commit)?, renames: HashMap::new() })
    }

    /// Where a note stands.
    pub fn standing(&mut self, note: &Note) -> Result<Standing> {
        let gone = note.checkpoint && !self.timeline.contains(&note.commit);
        let Some(place) = &note.place else { return Ok(Standing { path: None, lines: None, stale: gone }) };
        let was = Standing {
            path: Some(place.path().to_owned()),
            lines: place.lines.as_ref().map(|l| (l.first, l.last)),
            stale: true,
        };
        let Some((path, entry)) = self.file_now(note.commit, place)? else { return Ok(was) };
        let lines = match &place.lines {
            None => None,
            Some(lines) => match self.lines_now(note.commit, place.path(), lines, entry)? {
                Some(found) => Some(found),
                None => return Ok(was),
            },
        };
        Ok(Standing { path: Some(path), lines, stale: gone })
    }

    /// The file, under its present name.
    fn file_now(&mut self, commit: Oid, place: &Place) -> Result<Option<(BString, Entry)>> {
        if let Some(entry) = self.repo.lookup(self.tree, place.path())? {
            return Ok(Some((place.path().to_owned(), entry)));
        }
        if !self.repo.has(commit) {
            return Ok(None);
        }
        if !self.renames.contains_key(&commit) {
            let changes = self.repo.diff_files(self.repo.tree_of(commit)?, self.tree, None, true)?;
            let renamed = changes.into_iter().filter_map(|c| Some((c.old_path?, c.path))).collect();
            self.renames.insert(commit, renamed);
        }
        let Some(path) = self.renames[&commit].get(place.path()).cloned() else { return Ok(None) };
        Ok(self.repo.lookup(self.tree, path.as_ref())?.map(|entry| (path, entry)))
    }

    fn lines_now(&self, commit: Oid, path: &BStr, noted: &Lines, now: Entry) -> Result<Option<(u32, u32)>> {
        if !now.mode.is_file() {
            return Ok(None);
        }
        let then = match self.repo.has(commit) {
            true => self.repo.lookup(self.repo.tree_of(commit)?, path)?,
            false => None,
        };
        if then == Some(now) {
            return Ok(Some((noted.first, noted.last)));
        }
        let after = self.repo.read_blob(now.id)?;
        if let Some(then) = then.filter(|entry| entry.mode.is_file()) {
            let before = self.repo.read_blob(then.id)?;
            let changes = changed_lines(&before, &after, self.repo.diff_algorithm());
            if let Some(found) = follow(&changes, range(noted.first, noted.last)) {
                return Ok(Some(numbers(&found)));
            }
            let text = lines(&before).get(range(noted.first, noted.last)).map(<[_]>::concat).unwrap_or_default();
            if self.repo.hash_of(&text)? == noted.hash {
                return Ok(the_one_place(&after, &text).map(|found| numbers(&found)));
            }
        }
        Ok(by_hash(&self.repo, &after, noted)?.map(|found| numbers(&found)))
    }
}

fn commits(store: &Store, session: &SessionRecord, tip: Oid) -> Result<BTreeSet<Oid>> {
    let mut all: BTreeSet<Oid> = timeline::commits(store, session, tip)?.into_iter().collect();
    all.insert(session.base);
    Ok(all)
}

/// Line numbers from 1 as a range from 0.
pub(super) fn range(first: u32, last: u32) -> Range<usize> {
    (first as usize).saturating_sub(1)..last as usize
}

/// A range from 0 as line numbers from 1.
pub(super) fn numbers(range: &Range<usize>) -> (u32, u32) {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    (number(range.start + 1), number(range.end))
}

/// Where lines went: none if one of them was changed or removed. Lines that came between them belong to the range.
pub(super) fn follow(changes: &[LineChange], noted: Range<usize>) -> Option<Range<usize>> {
    let (mut before, mut inside) = (0isize, 0isize);
    for change in changes {
        let grown = change.after.len() as isize - change.before.len() as isize;
        if change.before.end <= noted.start {
            before += grown;
        } else if change.before.start < noted.end {
            if !change.before.is_empty() {
                return None;
            }
            inside += grown;
        }
    }
    let start = noted.start.checked_add_signed(before)?;
    Some(start..noted.end.checked_add_signed(before + inside)?)
}

/// The one place where exactly these lines stand. Several could be any of them, so they are none.
fn the_one_place(text: &[u8], wanted: &[u8]) -> Option<Range<usize>> {
    if wanted.is_empty() {
        return None;
    }
    // With a line ending before both, whatever is found begins a line; the position of that ending is where it begins.
    let (text, wanted) = ([b"\n", text].concat(), [b"\n", wanted].concat());
    let at = match wanted.ends_with(b"\n") {
        true => {
            let first = text.find(&wanted)?;
            if text[first + 1..].find(&wanted).is_some() {
                return None;
            }
            first
        }
        // A last line without its ending can only be the last one again.
        false => text.strip_suffix(wanted.as_slice())?.len(),
    };
    let start = lines(&text[1..at + 1]).len();
    Some(start..start + lines(&wanted[1..]).len())
}

/// The same where only the hash of the lines is known.
fn by_hash(repo: &Repo, text: &[u8], noted: &Lines) -> Result<Option<Range<usize>>> {
    let all = lines(text);
    let length = range(noted.first, noted.last).len();
    let mut found = None;
    for start in 0..(all.len() + 1).saturating_sub(length) {
        if repo.hash_of(&all[start..start + length].concat())? == noted.hash {
            if found.is_some() {
                return Ok(None);
            }
            found = Some(start..start + length);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::git::Algorithm;
    use crate::git::testing::Sandbox;

    fn followed(before: &str, after: &str, first: u32, last: u32) -> Option<(u32, u32)> {
        let changes = changed_lines(before.as_bytes(), after.as_bytes(), Algorithm::Histogram);
        follow(&changes, range(first, last)).map(|found| numbers(&found))
    }

    #[test]
    fn lines_are_followed_until_one_of_them_goes() {
        let text = "a\nb\nc\nd\ne\n";
        assert_eq!(followed(text, text, 2, 3), Some((2, 3)));
        assert_eq!(followed(text, "new\na\nb\nc\nd\ne\n", 2, 3), Some((3, 4)), "lines came above");
        assert_eq!(followed(text, "b\nc\nd\ne\n", 2, 3), Some((1, 2)), "lines went above");
        assert_eq!(followed(text, "a\nb\nc\n", 2, 3), Some((2, 3)), "what is below does not matter");
        assert_eq!(followed(text, "a\nb\nnew\nc\nd\ne\n", 2, 3), Some((2, 4)), "the range grows");
        assert_eq!(followed(text, "a\nB\nc\nd\ne\n", 2, 3), None);
        assert_eq!(followed(text, "a\nb\nd\ne\n", 2, 3), None);
        assert_eq!(followed(text, "", 1, 1), None);
        assert_eq!(followed(text, "A\nb\nc\nD\ne\n", 2, 3), Some((2, 3)), "neighbours changed");
    }

    #[test]
    fn what_could_stand_in_two_places_is_in_none() {
        let world = Sandbox::new();
        let repo = world.repo();
        let noted = Lines { first: 2, last: 3, hash: repo.hash_of(b"b\nc\n").expect("a hash") };
        let found = |text: &[u8]| {
            let known = the_one_place(text, b"b\nc\n");
            assert_eq!(by_hash(&repo, text, &noted).expect("readable"), known, "with the lines at hand or without");
            known.map(|found| numbers(&found))
        };
        assert_eq!(found(b"c\nb\nc\n"), Some((2, 3)));
        assert_eq!(found(b"b\nc\nx\nb\nc\n"), None);
        assert_eq!(found(b"b\nc"), None, "without its line ending it is another line");
        assert_eq!(found(b"ab\nc\n"), None, "what ends like a line is another one");
        assert_eq!(found(b"x\nb\nc\nb\nc\n"), None, "two side by side");
        assert_eq!(found(b""), None);
        let last = |text: &[u8]| the_one_place(text, b"b\nc").map(|found| numbers(&found));
        assert_eq!(last(b"a\nb\nc"), Some((2, 3)));
        assert_eq!(last(b"b\nc"), Some((1, 2)));
        assert_eq!((last(b"b\nc\n"), last(b"ab\nc")), (None, None));
        let overlapping = the_one_place(b"x\nx\nx\n", b"x\nx\n");
        assert_eq!(overlapping, None, "each of two that overlap");
    }
}
