//! Tree to working copy, by difference only: what two trees agree on is not looked at, let alone touched.
//! Nothing is overwritten or removed that is not exactly what the tree being left has; new content appears whole or
//! not at all; running it again after a crash finishes the job.

mod check;
mod write;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};
use crate::git::{
    BStr, BString, ByteSlice as _, Entry, Filters, IndexView, Mode, Noted, Oid, Purpose, Reached, Refusal, Repo,
    Stored, TreeChange, is_missing, reach,
};

pub use check::check;

/// Up to this many files are compared by content first.
const FEW: usize = 64;

/// What became of the paths in which two trees differ.
#[derive(Debug, Default)]
pub struct Applied {
    /// Written, sorted.
    pub written: Vec<BString>,
    /// Removed, sorted.
    pub removed: Vec<BString>,
    /// Left as they are: changed by somebody else since, or something untracked is in the way. Sorted.
    pub left: Vec<BString>,
    /// How many are not in the sparse checkout.
    pub(super) outside: usize,
    /// Files that are what `to` has, as they are now.
    noted: HashMap<BString, Noted>,
}

impl Applied {
    /// Whether nothing had to be done.
    #[cfg(test)]
    pub(super) fn is_nothing(&self) -> bool {
        self.written.is_empty() && self.removed.is_empty() && self.left.is_empty()
    }

    /// The file at a path, if it is known to be what `to` has.
    pub(super) fn noted(&self, path: &BStr) -> Option<Noted> {
        self.noted.get(path).copied()
    }
}

/// Makes the files that `from` and `to` differ in what `to` has. The index is not touched.
pub fn apply(repo: &Repo, from: Oid, to: Oid) -> Result<Applied> {
    let mut checkout = Checkout::new(repo, from, to)?;
    let mut done = Applied { outside: checkout.outside.len(), ..Applied::default() };
    let changes = checkout.changes.clone();
    // Deepest first, and all removals before all writes: a directory can become a file, a file a directory, and a
    // name can change its case.
    for change in changes.iter().rev().filter(|c| c.after.is_none()) {
        checkout.take_away(change, &mut done)?;
    }
    for change in &changes {
        if checkout.is_wanted(change) {
            checkout.put(change, &mut done)?;
        }
    }
    done.removed.sort();
    done.left.sort();
    done.left.dedup();
    Ok(done)
}

/// What is on disk at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Missing,
    File,
    Link,
    Directory,
    Special,
    /// A parent is a link, a file or something special: its path.
    Behind(BString),
}

/// Two trees, the paths they differ in, and the worktree between them.
pub(super) struct Checkout<'r> {
    repo: &'r Repo,
    root: PathBuf,
    trees: (Oid, Oid),
    /// Made when a file has to be compared or written.
    from: Option<Filters>,
    to: Option<Filters>,
    changes: Vec<TreeChange>,
    /// The index as it was before; read when a file has to be compared.
    index: Option<IndexView>,
    /// Paths outside the sparse checkout, which are not written.
    outside: HashSet<BString>,
    /// Directories cleared of our own temporary files.
    swept: HashSet<PathBuf>,
    /// Where the user's shell stands: not removed under their feet.
    here: Option<PathBuf>,
}

impl<'r> Checkout<'r> {
    pub(super) fn new(repo: &'r Repo, from: Oid, to: Oid) -> Result<Self> {
        let root = repo.workdir().ok_or_else(|| Error::new(Code::Unsupported, "the repository has no worktree"))?;
        let changes = repo.diff_trees(from, to)?;
        let mut checkout = Checkout {
            repo,
            root: root.to_owned(),
            trees: (from, to),
            from: None,
            to: None,
            outside: HashSet::new(),
            index: None,
            changes,
            swept: HashSet::new(),
            here: std::env::current_dir().ok(),
        };
        if !checkout.changes.is_empty() && repo.may_skip_paths() {
            let paths = checkout.paths();
            checkout.outside = repo.outside_sparse_checkout(checkout.index()?, &paths)?;
        }
        Ok(checkout)
    }

    fn paths(&self) -> Vec<BString> {
        self.changes.iter().map(|c| c.path.clone()).collect()
    }

    fn index(&mut self) -> Result<&IndexView> {
        if self.index.is_none() {
            self.index = Some(self.repo.index_view()?);
        }
        Ok(self.index.as_ref().expect("read above"))
    }

    /// The filters with the attributes of the tree being left.
    fn from(&mut self) -> Result<&mut Filters> {
        if self.from.is_none() {
            self.from = Some(self.repo.filters_for_tree(self.trees.0, &self.paths())?);
        }
        Ok(self.from.as_mut().expect("made above"))
    }

    /// The filters with the attributes of the tree being made.
    fn to(&mut self) -> Result<&mut Filters> {
        if self.to.is_none() {
            self.to = Some(self.repo.filters_for_tree(self.trees.1, &self.paths())?);
        }
        Ok(self.to.as_mut().expect("made above"))
    }

    /// The paths in which the trees differ.
    pub(super) fn changes(&self) -> &[TreeChange] {
        &self.changes
    }

    /// Paths that have no file here on purpose.
    pub(super) fn outside(&self) -> &HashSet<BString> {
        &self.outside
    }

    fn is_wanted(&self, change: &TreeChange) -> bool {
        change.after.is_some() && !self.outside.contains(&change.path)
    }

    fn on_disk(&self, path: &BStr) -> Reached {
        reach(&self.root, path)
    }

    fn lstat(&self, path: &BStr) -> Result<Place> {
        match self.on_disk(path).symlink_metadata() {
            Ok(m) if m.is_symlink() => Ok(Place::Link),
            Ok(m) if m.is_dir() => Ok(Place::Directory),
            Ok(m) if m.is_file() => Ok(Place::File),
            Ok(_) => Ok(Place::Special),
            Err(e) if is_missing(&e) => Ok(Place::Missing),
            Err(e) => Err(Error::new(Code::Io, format!("cannot look at `{path}`")).because(e)),
        }
    }

    /// What is at a path, with no link followed on the way.
    fn place(&self, path: &BStr) -> Result<Place> {
        for slash in path.find_iter("/") {
            let parent = path[..slash].as_bstr();
            match self.lstat(parent)? {
                Place::Directory => {}
                Place::Missing => return Ok(Place::Missing),
                _ => return Ok(Place::Behind(parent.to_owned())),
            }
        }
        self.lstat(path)
    }

    /// Whether the file at `path`, which is there, is exactly what `from` had.
    fn is_from(&mut self, path: &BStr, entry: Entry) -> Result<bool> {
        let (repo, root) = (self.repo, self.root.clone());
        Ok(self.is_proven(path, entry)?
            || holds(repo, &root, self.from()?, path, entry)?
            || self.index()?.is_unchanged(path, entry))
    }

    /// Whether the index proves that the file at `path` is what `from` had. Some files are read sooner than a large index:
    /// for those it is not asked first.
    fn is_proven(&mut self, path: &BStr, entry: Entry) -> Result<bool> {
        Ok(self.changes.len() > FEW && self.index()?.is_unchanged(path, entry))
    }

    /// Whether the file at `path`, which is there, is exactly what `to` has.
    fn is_to(&mut self, path: &BStr, entry: Entry) -> Result<bool> {
        let (repo, root) = (self.repo, self.root.clone());
        holds(repo, &root, self.to()?, path, entry)
    }

    /// Whether the worktree has at `path` what `to` has there.
    pub(super) fn is_settled(&mut self, path: &BStr, after: Option<Entry>) -> Result<bool> {
        match (self.place(path)?, after) {
            (Place::Missing, None) => Ok(true),
            (Place::Directory, None) => Ok(true),
            (Place::File | Place::Link, Some(entry)) => self.is_to(path, entry),
            _ => Ok(false),
        }
    }

    fn take_away(&mut self, change: &TreeChange, done: &mut Applied) -> Result<()> {
        let path = change.path.as_bstr();
        let Some(before) = change.before else { return Ok(()) };
        let file = self.on_disk(path);
        let failed = || format!("cannot remove `{path}`");
        match self.place(path)? {
            // Behind a link or a file the tracked one is gone already.
            Place::Missing | Place::Behind(_) => {}
            Place::Directory if before.mode == Mode::Commit => {
                durable::step("write file").or_io(failed)?;
                if fs::remove_dir(&file).is_err() {
                    done.left.push(path.to_owned());
                    return Ok(());
                }
                done.removed.push(path.to_owned());
            }
            Place::Directory => {
                // A file that became a directory: done before, unless `to` has nothing below it either.
                if !self.adds_below(path) {
                    done.left.push(path.to_owned());
                }
                return Ok(());
            }
            _ => {
                if !self.is_from(path, before)? {
                    done.left.push(path.to_owned());
                    return Ok(());
                }
                durable::step("write file").or_io(failed)?;
                match fs::remove_file(&file) {
                    Err(e) if !is_missing(&e) => return Err(e).or_io(failed),
                    _ => done.removed.push(path.to_owned()),
                }
            }
        }
        self.prune(path);
        Ok(())
    }

    fn adds_below(&self, dir: &BStr) -> bool {
        let mut prefix = dir.to_owned();
        prefix.push(b'/');
        let start = self.changes.partition_point(|c| c.path < prefix);
        let below = self.changes[start..].iter().take_while(|c| c.path.starts_with(&prefix));
        below.into_iter().any(|c| c.after.is_some())
    }

    /// Removes the directories above a removed file that are empty now.
    fn prune(&mut self, path: &BStr) {
        let mut at = path;
        while let Some(slash) = at.rfind_byte(b'/') {
            at = at[..slash].as_bstr();
            let dir = self.on_disk(at);
            let is_link = dir.symlink_metadata().is_ok_and(|m| m.is_symlink());
            if is_link || self.here.as_deref().is_some_and(|here| here.starts_with(&dir)) {
                return;
            }
            self.sweep(&dir);
            match fs::remove_dir(&dir) {
                Ok(()) => {}
                Err(e) if is_missing(&e) => {}
                Err(_) => return,
            }
        }
    }

    fn put(&mut self, change: &TreeChange, done: &mut Applied) -> Result<()> {
        let path = change.path.as_bstr();
        let Some(after) = change.after else { return Ok(()) };
        let mut place = self.place(path)?;
        if place == Place::Missing {
            self.make_parents(path)?;
            place = self.place(path)?;
        }
        let free = match place {
            Place::Missing => true,
            Place::Directory if after.mode == Mode::Commit => {
                let before = change.before.filter(|e| e.mode == Mode::Commit).map(|e| e.id);
                let there = self.repo.move_submodule(path, before, after.id)?;
                let list = if there { &mut done.written } else { &mut done.left };
                list.push(path.to_owned());
                return Ok(());
            }
            Place::Directory => {
                let file = self.on_disk(path);
                is_hollow(&file).is_ok_and(|hollow| hollow) && fs::remove_dir_all(&file).is_ok()
            }
            Place::Behind(_) | Place::Special => false,
            Place::File | Place::Link => {
                let noted = Noted::look(&self.on_disk(path));
                match change.before {
                    // Proven to be what is being left, it need not be read to know that it is not what is wanted.
                    Some(before) if self.is_proven(path, before)? => true,
                    _ if self.is_to(path, after)? => {
                        done.noted.extend(noted.map(|noted| (path.to_owned(), noted)));
                        return Ok(());
                    }
                    Some(before) => self.is_from(path, before)?,
                    None => false,
                }
            }
        };
        if !free {
            done.left.push(path.to_owned());
            return Ok(());
        }
        self.write(path, after)?;
        if after.mode != Mode::Commit {
            let noted = Noted::look_at_own(&self.on_disk(path));
            done.noted.extend(noted.map(|noted| (path.to_owned(), noted)));
        }
        done.written.push(path.to_owned());
        Ok(())
    }

    fn make_parents(&mut self, path: &BStr) -> Result<()> {
        for slash in path.find_iter("/") {
            match fs::create_dir(self.on_disk(path[..slash].as_bstr())) {
                Err(e) if e.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(e).or_io(|| format!("cannot create the directory of `{path}`"));
                }
                _ => {}
            }
        }
        Ok(())
    }
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

#[cfg(test)]
mod tests;
