//! One thread of an apply, a file at a time: written under a name of ours beside its place and put there whole, or
//! not at all. A file that somebody changes while it is being replaced stays theirs.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, Write as _};
use std::path::Path;
use std::time::SystemTime;

use crate::durable::{self, TEMP_PREFIX};
use crate::error::{Code, Context as _, Error, Result};
use crate::git::{
    BStr, BString, ByteSlice as _, Dir, Entry, FileStat, Filters, Mode, Noted, Oid, Purpose, Refusal, Repo, Stored,
    TreeChange, Way, is_missing, reach,
};

use super::{Plan, Side, split};

/// What became of a path.
#[derive(Debug, Default)]
pub(super) enum Fate {
    /// It was gone, or is none of ours.
    #[default]
    Nothing,
    /// It was what `to` has.
    Settled(Option<Noted>),
    /// It is what `to` has now.
    Written(Option<Noted>),
    /// It is gone now.
    Removed,
    /// It stays as it is: it holds what `from` had not.
    Left,
}

/// What is on disk at a path.
#[derive(Debug, Clone)]
pub(super) enum Place {
    Missing,
    /// A file or a link.
    File(FileStat),
    Directory,
    Special,
    /// A parent is a link, a file or something special: its path.
    Behind(BString),
}

/// One thread's means.
pub(in super::super) struct Worker<'p> {
    pub(super) plan: &'p Plan,
    pub(super) repo: &'p Repo,
    root: Dir,
    /// The directory that was asked for last.
    at: Option<(BString, Dir)>,
    /// Made when a file has to be compared or written.
    from: Option<Filters>,
    to: Option<Filters>,
}

impl<'p> Worker<'p> {
    pub(super) fn new(plan: &'p Plan, repo: &'p Repo, root: Dir) -> Self {
        Worker { plan, repo, root, at: None, from: None, to: None }
    }

    /// What is at a path, with no link followed on the way.
    pub(super) fn place(&mut self, path: &BStr) -> Result<Place> {
        Ok(match self.find(path, false)? {
            Found::In(place) => place,
            Found::Missing => Place::Missing,
            Found::Behind(parent) => Place::Behind(parent),
        })
    }

    fn find(&mut self, path: &BStr, make: bool) -> Result<Found> {
        let failed = || format!("cannot look at `{path}`");
        let (dir, name) = split(path);
        if !dir.is_empty() && self.at.as_ref().is_none_or(|(at, _)| at != dir) {
            match self.root.way(dir, make).or_io(failed)? {
                Way::Open(open) => self.at = Some((dir.to_owned(), open)),
                Way::Missing => return Ok(Found::Missing),
                Way::Blocked(parent) => return Ok(Found::Behind(parent)),
            }
        }
        Ok(Found::In(match self.dir_of(path).look(name).or_io(failed)? {
            None => Place::Missing,
            Some(found) if found.is_dir() => Place::Directory,
            Some(found) if found.is_file() || found.is_link() => Place::File(found),
            Some(_) => Place::Special,
        }))
    }

    /// The directory of a path that was found in it.
    fn dir_of(&self, path: &BStr) -> &Dir {
        match (&self.at, split(path).0) {
            (Some((_, open)), dir) if !dir.is_empty() => open,
            _ => &self.root,
        }
    }

    fn filters(&mut self, is_from: bool) -> Result<&mut Filters> {
        let plan = self.plan;
        let is_from = is_from && !plan.has_same_rules();
        let (side, filters): (&Side, _) = if is_from { (&plan.from, &mut self.from) } else { (&plan.to, &mut self.to) };
        if filters.is_none() {
            *filters = Some(self.repo.filters(plan.rules(self.repo, side)?)?);
        }
        Ok(filters.as_mut().expect("made above"))
    }

    /// The filters with the attributes of the tree being made.
    pub(super) fn to(&mut self) -> Result<&mut Filters> {
        self.filters(false)
    }

    /// Whether the file at `path`, which is there, is exactly what `from` had.
    pub(super) fn is_from(&mut self, path: &BStr, entry: Entry, found: &FileStat) -> Result<bool> {
        Ok(self.is_certainly_from(path, entry, found)? || self.plan.index(self.repo)?.is_unchanged(path, entry, found))
    }

    /// The same, by the index where it is quick to ask, else by content.
    fn is_certainly_from(&mut self, path: &BStr, entry: Entry, found: &FileStat) -> Result<bool> {
        if self.plan.asks_index() && self.plan.index(self.repo)?.is_unchanged(path, entry, found) {
            return Ok(true);
        }
        let (repo, root) = (self.repo, &self.plan.root);
        holds(repo, root, self.filters(true)?, path, entry)
    }

    /// Whether the file at `path`, which is there, is exactly what `to` has.
    pub(super) fn is_to(&mut self, path: &BStr, entry: Entry) -> Result<bool> {
        let (repo, root) = (self.repo, &self.plan.root);
        holds(repo, root, self.to()?, path, entry)
    }

    /// Whether the worktree has at `path` what `to` has there.
    pub(in super::super) fn is_settled(&mut self, path: &BStr, after: Option<Entry>) -> Result<bool> {
        match (self.place(path)?, after) {
            (Place::Missing | Place::Directory, None) => Ok(true),
            (Place::File(_), Some(entry)) => self.is_to(path, entry),
            _ => Ok(false),
        }
    }

    /// Removes what `from` has and `to` has not.
    pub(super) fn take_away(&mut self, change: &TreeChange) -> Result<Fate> {
        let path = change.path.as_bstr();
        let Some(before) = change.before else { return Ok(Fate::Nothing) };
        let failed = || format!("cannot remove `{path}`");
        let name = split(path).1;
        match self.place(path)? {
            // Behind a link or a file the tracked one is gone already.
            Place::Missing | Place::Behind(_) => Ok(Fate::Nothing),
            Place::Directory if before.mode == Mode::Commit => {
                durable::step("write file").or_io(failed)?;
                let is_gone = self.dir_of(path).remove_dir(name).is_ok();
                Ok(if is_gone { Fate::Removed } else { Fate::Left })
            }
            // A file that became a directory: done before, unless `to` has nothing below it either.
            Place::Directory if self.plan.adds_below(path) => Ok(Fate::Nothing),
            Place::Directory | Place::Special => Ok(Fate::Left),
            Place::File(found) => {
                if !self.is_from(path, before, &found)? {
                    return Ok(Fate::Left);
                }
                durable::step("write file").or_io(failed)?;
                let dir = self.dir_of(path);
                match dir.look(name).or_io(failed)? {
                    None => return Ok(Fate::Removed),
                    Some(now) if !now.is_untouched(&found) => return Ok(Fate::Left),
                    Some(_) => {}
                }
                match dir.remove(name) {
                    Err(e) if !is_missing(&e) => Err(e).or_io(failed),
                    _ => Ok(Fate::Removed),
                }
            }
        }
    }

    /// Writes what `to` has.
    pub(super) fn put(&mut self, change: &TreeChange) -> Result<Fate> {
        let path = change.path.as_bstr();
        let Some(after) = change.after else { return Ok(Fate::Nothing) };
        let at = SystemTime::now();
        let old = match self.find(path, true)? {
            Found::Missing | Found::Behind(_) | Found::In(Place::Behind(_) | Place::Special) => return Ok(Fate::Left),
            Found::In(Place::Missing) => None,
            Found::In(Place::Directory) if after.mode == Mode::Commit => {
                let before = change.before.filter(|e| e.mode == Mode::Commit).map(|e| e.id);
                let is_there = self.repo.move_submodule(path, before, after.id)?;
                return Ok(if is_there { Fate::Written(None) } else { Fate::Left });
            }
            Found::In(Place::Directory) => {
                let file = reach(&self.plan.root, path);
                if !is_hollow(&file).is_ok_and(|hollow| hollow) || fs::remove_dir_all(&file).is_err() {
                    return Ok(Fate::Left);
                }
                None
            }
            Found::In(Place::File(found)) => {
                let before = change.before;
                let is_free = match before {
                    Some(before) => self.is_certainly_from(path, before, &found)?,
                    None => false,
                };
                if !is_free {
                    if self.is_to(path, after)? {
                        return Ok(Fate::Settled(Some(Noted::seen(&found, at))));
                    }
                    let index = self.plan.index(self.repo)?;
                    if !before.is_some_and(|before| index.is_unchanged(path, before, &found)) {
                        return Ok(Fate::Left);
                    }
                }
                Some(found)
            }
        };
        self.write(path, after, old, at)
    }

    /// `old` is what was there `at` this moment or later.
    fn write(&mut self, path: &BStr, entry: Entry, old: Option<FileStat>, at: SystemTime) -> Result<Fate> {
        let failed = || format!("cannot write `{path}`");
        let name = split(path).1;
        if entry.mode == Mode::Commit {
            durable::step("write file").or_io(failed)?;
            let dir = self.dir_of(path);
            if old.is_some() {
                dir.remove(name).or_io(failed)?;
            }
            dir.create_dir(name).or_io(failed)?;
            return Ok(Fate::Written(None));
        }
        let is_link = entry.mode == Mode::Link && self.to()?.makes_links();
        let content =
            if entry.mode == Mode::Link { self.repo.read_blob(entry.id)? } else { self.smudge(path, entry.id)? };
        // Two contents can look alike in the worktree; what is there already is not written again.
        if let Some(old) = old.filter(|old| !is_link && old.is_file_of(content.len(), entry.mode == Mode::Executable))
            && fs::read(reach(&self.plan.root, path)).is_ok_and(|there| there == content)
        {
            return Ok(Fate::Settled(Some(Noted::seen(&old, at))));
        }
        durable::step("write file").or_io(failed)?;
        let dir = self.dir_of(path);
        let temp = temporary(path);
        let make = || match is_link {
            true => dir.create_link(content.as_bstr(), temp.as_bstr()),
            false => dir.create(temp.as_bstr(), entry.mode == Mode::Executable)?.write_all(&content),
        };
        let made = match make() {
            // From an apply that was killed.
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => dir.remove(temp.as_bstr()).and_then(|()| make()),
            made => made,
        };
        let placed = made.and_then(|()| place(dir, temp.as_bstr(), name, old));
        let placed = placed.or_io(|| {
            let _ = dir.remove(temp.as_bstr());
            failed()
        })?;
        Ok(placed.map_or(Fate::Left, Fate::Written))
    }

    /// The bytes that belong into the file.
    pub(super) fn smudge(&mut self, path: &BStr, id: Oid) -> Result<Vec<u8>> {
        let repo = self.repo;
        self.to()?.smudge(repo, path, id)
    }
}

enum Found {
    In(Place),
    /// Its directory is not there.
    Missing,
    Behind(BString),
}

/// Puts the finished file `temp` where nothing is, or only `old`; whatever else has come there meanwhile stays. Nothing
/// if it does, else the file as it is now, as long as nobody else has touched it.
///
/// Renaming over a file makes some file systems write out the new one at once. Changing places does not, and what was
/// replaced is still there to be looked at.
fn place(dir: &Dir, temp: &BStr, name: &BStr, old: Option<FileStat>) -> io::Result<Option<Option<Noted>>> {
    let made = dir.look(temp)?.ok_or(io::ErrorKind::NotFound)?;
    if !replace(dir, temp, name, old)? {
        return Ok(None);
    }
    let at = SystemTime::now();
    let now = dir.look(name)?.filter(|now| now.is_untouched(&made));
    Ok(Some(now.map(|now| Noted::own(&now, at))))
}

/// Whether it was done.
fn replace(dir: &Dir, temp: &BStr, name: &BStr, old: Option<FileStat>) -> io::Result<bool> {
    if let Some(old) = old {
        match dir.exchange(temp, name) {
            Ok(()) => {
                if dir.look(temp)?.is_some_and(|replaced| replaced.is_untouched(&old)) {
                    durable::step("drop old file")?;
                    return dir.remove(temp).map(|()| true);
                }
                return dir.rename(temp, name).map(|()| false);
            }
            Err(e) if e.kind() == io::ErrorKind::Unsupported => {
                let is_free = dir.look(name)?.is_none_or(|now| now.is_untouched(&old));
                let next = if is_free { dir.rename(temp, name) } else { dir.remove(temp) };
                return next.map(|()| is_free);
            }
            // It has gone meanwhile.
            Err(e) if is_missing(&e) => {}
            Err(e) => return Err(e),
        }
    }
    let free = match dir.rename_to_free(temp, name) {
        Err(e) if e.kind() == io::ErrorKind::Unsupported => match dir.look(name)? {
            None => return dir.rename(temp, name).map(|()| true),
            Some(_) => false,
        },
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => false,
        done => return done.map(|()| true),
    };
    dir.remove(temp)?;
    Ok(free)
}

/// Whether the file or link at `path` is exactly this entry: its mode, and its content after cleaning, or, where
/// cleaning does not give back what was stored, its content as it would be written.
fn holds(repo: &Repo, root: &Path, filters: &mut Filters, path: &BStr, entry: Entry) -> Result<bool> {
    let on_disk = match filters.store(path, Some(entry), Purpose::Look) {
        Ok(Stored::Entry(on_disk)) => on_disk,
        Ok(_) => return Ok(false),
        Err(Refusal::Failed(e)) => return Err(e),
        // What cannot be read is not known to be ours.
        Err(Refusal::Unreadable(_)) => return Ok(false),
        Err(Refusal::Unsupported(why)) => return Err(Error::new(Code::Io, format!("cannot compare {why}"))),
    };
    if on_disk == entry {
        return Ok(true);
    }
    if on_disk.mode != entry.mode || !repo.has(entry.id) {
        return Ok(false);
    }
    let written = match entry.mode {
        Mode::File | Mode::Executable => filters.smudge(repo, path, entry.id)?,
        // A link written as a file, where there are no links: no filter has a say in it.
        Mode::Link if !filters.makes_links() => repo.read_blob(entry.id)?,
        _ => return Ok(false),
    };
    let found = fs::read(reach(root, path));
    Ok(found.is_ok_and(|bytes| bytes == written))
}

/// Whether there is nothing but directories in a directory.
fn is_hollow(dir: &Path) -> io::Result<bool> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        if !entry.file_type()?.is_dir() || !is_hollow(&entry.path())? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A name beside the file.
fn temporary(path: &BStr) -> BString {
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    BString::from(format!("{TEMP_PREFIX}{:016x}", hasher.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A directory with a finished file in it.
    fn finished() -> (tempfile::TempDir, Dir) {
        let root = tempfile::tempdir().expect("a directory");
        fs::write(root.path().join("temp"), "new").expect("a file");
        let dir = Dir::root(root.path()).expect("it opens");
        (root, dir)
    }

    fn names(root: &Path) -> Vec<String> {
        let entries = fs::read_dir(root).expect("a directory");
        let mut all: Vec<_> = entries.map(|e| e.expect("an entry").file_name().into_string().expect("text")).collect();
        all.sort();
        all
    }

    fn put_in_place(dir: &Dir, old: Option<FileStat>) -> Option<Option<Noted>> {
        place(dir, b"temp".as_bstr(), b"file".as_bstr(), old).expect("nothing fails")
    }

    #[test]
    fn only_what_was_looked_at_is_replaced() {
        let (root, dir) = finished();
        let file = root.path().join("file");
        fs::write(&file, "old").expect("a file");
        let old = dir.look(b"file".as_bstr()).expect("it can be looked at");
        assert!(put_in_place(&dir, old).expect("it is put there").is_some(), "and noted");
        assert_eq!(names(root.path()), ["file"]);
        assert_eq!(fs::read(&file).expect("a file"), b"new");
    }

    #[test]
    fn what_somebody_wrote_meanwhile_stays() {
        for by_rename in [false, true] {
            let (root, dir) = finished();
            let file = root.path().join("file");
            fs::write(&file, "old").expect("a file");
            let old = dir.look(b"file".as_bstr()).expect("it can be looked at");
            if by_rename {
                fs::write(root.path().join("theirs"), "own").expect("a file");
                fs::rename(root.path().join("theirs"), &file).expect("a rename");
            } else {
                fs::write(&file, "theirs").expect("a file");
            }
            assert!(put_in_place(&dir, old).is_none());
            assert_eq!(names(root.path()), ["file"]);
            assert_eq!(fs::read(&file).expect("a file"), if by_rename { &b"own"[..] } else { b"theirs" });
        }
    }

    #[test]
    fn what_somebody_put_there_meanwhile_stays() {
        let (root, dir) = finished();
        fs::write(root.path().join("file"), "theirs").expect("a file");
        assert!(put_in_place(&dir, None).is_none());
        assert_eq!(names(root.path()), ["file"]);
        assert_eq!(fs::read(root.path().join("file")).expect("a file"), b"theirs");
    }

    #[test]
    fn what_went_away_meanwhile_is_put_there_anew() {
        let (root, dir) = finished();
        fs::write(root.path().join("file"), "old").expect("a file");
        let old = dir.look(b"file".as_bstr()).expect("it can be looked at");
        fs::remove_file(root.path().join("file")).expect("a file");
        assert!(put_in_place(&dir, old).is_some());
        assert_eq!(names(root.path()), ["file"]);
    }
}
