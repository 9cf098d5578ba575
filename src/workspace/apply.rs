//! Tree to working copy, by difference only: what two trees agree on is not looked at, let alone touched.
//! Nothing is overwritten or removed that is not exactly what the tree being left has; new content appears whole or
//! not at all; running it again after a crash finishes the job.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs::{self, OpenOptions};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};
use crate::git::{
    BStr, BString, ByteSlice as _, Entry, Filters, Mode, Oid, Purpose, Refusal, Repo, Stored, TreeChange, bytes_of,
    is_missing, os_path,
};

use super::TEMP_PREFIX;

/// Paths named in full in a refusal.
const NAMED: usize = 10;

/// What became of the paths in which two trees differ.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Written, sorted.
    pub written: Vec<BString>,
    /// Removed, sorted.
    pub removed: Vec<BString>,
    /// Left as they are: changed by somebody else since, or something untracked is in the way. Sorted.
    pub left: Vec<BString>,
}

/// Refuses by name what [`apply`] would have to leave: untracked or ignored files, and repositories, in the way of
/// what `to` adds. Files that hold what `to` has already are not in the way. Writes nothing.
pub fn check(repo: &Repo, from: Oid, to: Oid) -> Result<()> {
    let mut checkout = Checkout::new(repo, from, to)?;
    let mut blocked = BTreeSet::new();
    for change in checkout.changes.clone() {
        if checkout.is_wanted(&change) {
            checkout.find_obstacles(&change, &mut blocked)?;
        }
    }
    if !blocked.is_empty() {
        return Err(in_the_way(&blocked));
    }
    checkout.find_content()
}

fn in_the_way(blocked: &BTreeSet<BString>) -> Error {
    let mut names: Vec<String> = blocked.iter().take(NAMED).map(|p| format!("`{p}`")).collect();
    if blocked.len() > NAMED {
        names.push(format!("and {} more", blocked.len() - NAMED));
    }
    let first = blocked.first().map(|p| quote(p.as_bstr())).unwrap_or_default();
    let all: Vec<String> = blocked.iter().map(|p| p.to_str_lossy().into_owned()).collect();
    Error::new(Code::Dirty, format!("files that no checkpoint holds are in the way: {}", names.join(", ")))
        .hint(format!("mv {first} {first}.mine"))
        .detail("paths", all)
}

fn quote(path: &BStr) -> String {
    let text = path.to_str_lossy();
    if text.bytes().all(|b| b.is_ascii_alphanumeric() || b"/._-+@".contains(&b)) {
        return text.into_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// Makes the files that `from` and `to` differ in what `to` has. The index is not touched.
pub fn apply(repo: &Repo, from: Oid, to: Oid) -> Result<Applied> {
    let mut checkout = Checkout::new(repo, from, to)?;
    let mut done = Applied::default();
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
    from: Filters,
    to: Filters,
    changes: Vec<TreeChange>,
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
        let paths: Vec<BString> = changes.iter().map(|c| c.path.clone()).collect();
        Ok(Checkout {
            repo,
            root: root.to_owned(),
            from: repo.filters_for_tree(from, &paths)?,
            to: repo.filters_for_tree(to, &paths)?,
            outside: repo.outside_sparse_checkout(&paths)?,
            changes,
            swept: HashSet::new(),
            here: std::env::current_dir().ok(),
        })
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

    fn on_disk(&self, path: &BStr) -> PathBuf {
        self.root.join(os_path(path))
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
        holds(self.repo, &self.root, &mut self.from, path, entry)
    }

    /// Whether the file at `path`, which is there, is exactly what `to` has.
    fn is_to(&mut self, path: &BStr, entry: Entry) -> Result<bool> {
        holds(self.repo, &self.root, &mut self.to, path, entry)
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

    fn find_obstacles(&mut self, change: &TreeChange, blocked: &mut BTreeSet<BString>) -> Result<()> {
        let path = change.path.as_bstr();
        let Some(after) = change.after else { return Ok(()) };
        match self.place(path)? {
            Place::Missing => {}
            Place::Behind(parent) => {
                if !self.leaves(parent.as_bstr())? {
                    blocked.insert(parent);
                }
            }
            Place::Directory if after.mode == Mode::Commit => {}
            Place::Directory => self.find_strangers(path, blocked)?,
            Place::File | Place::Link | Place::Special => {
                let is_new = change.before.is_none() && !self.changes_case(path);
                if is_new && !self.is_to(path, after)? {
                    blocked.insert(path.to_owned());
                }
            }
        }
        Ok(())
    }

    /// Makes sure that all content to be written can be had: from a partial clone's remote, from filter programs.
    fn find_content(&mut self) -> Result<()> {
        let wanted: Vec<(BString, Entry)> = self
            .changes
            .iter()
            .filter(|c| self.is_wanted(c))
            .filter_map(|c| c.after.map(|after| (c.path.clone(), after)))
            .filter(|(_, after)| after.mode != Mode::Commit)
            .collect();
        self.repo.require_objects(wanted.iter().map(|(_, after)| after.id))?;
        for (path, after) in wanted.iter().filter(|(_, after)| after.mode.is_file()) {
            if self.to.runs_program(path.as_bstr())? {
                self.to.smudge(self.repo, path.as_bstr(), after.id)?;
            }
        }
        Ok(())
    }

    /// Whether the file or link at `path` is one that `from` has and `to` has not, unchanged: it makes way.
    fn leaves(&mut self, path: &BStr) -> Result<bool> {
        let found = self.changes.binary_search_by(|c| c.path.as_bstr().cmp(path));
        let Ok(at) = found else { return Ok(false) };
        match &self.changes[at] {
            TreeChange { before: Some(before), after: None, .. } => {
                let before = *before;
                self.is_from(path, before)
            }
            _ => Ok(false),
        }
    }

    /// Names what lies below a directory and would not go away with what `from` has there.
    fn find_strangers(&self, dir: &BStr, blocked: &mut BTreeSet<BString>) -> Result<()> {
        let what = || format!("cannot read the directory `{dir}`");
        for entry in fs::read_dir(self.on_disk(dir)).or_io(what)? {
            let entry = entry.or_io(what)?;
            let mut path = dir.to_owned();
            path.push(b'/');
            path.extend_from_slice(&bytes_of(&entry.file_name()));
            if super::is_temporary(path.as_bstr()) {
                continue;
            }
            if entry.file_type().or_io(what)?.is_dir() && entry.path().join(".git").symlink_metadata().is_err() {
                self.find_strangers(path.as_bstr(), blocked)?;
                continue;
            }
            let found = self.changes.binary_search_by(|c| c.path.cmp(&path));
            let leaves = found.is_ok_and(|at| self.changes[at].before.is_some() && self.changes[at].after.is_none());
            if !leaves {
                blocked.insert(path);
            }
        }
        Ok(())
    }

    /// Whether `path` is a removed one under another case, on a file system that knows no case.
    fn changes_case(&self, path: &BStr) -> bool {
        self.repo.config_bool("core.ignoreCase").unwrap_or(false)
            && self.changes.iter().any(|c| c.after.is_none() && c.path.eq_ignore_ascii_case(path))
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
        if self.place(path)? == Place::Missing {
            self.make_parents(path)?;
        }
        let free = match self.place(path)? {
            Place::Missing => true,
            Place::Directory if after.mode == Mode::Commit => return Ok(()),
            Place::Directory => {
                let file = self.on_disk(path);
                is_hollow(&file).is_ok_and(|hollow| hollow) && fs::remove_dir_all(&file).is_ok()
            }
            Place::Behind(_) | Place::Special => false,
            Place::File | Place::Link => {
                if self.is_to(path, after)? {
                    return Ok(());
                }
                match change.before {
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
        done.written.push(path.to_owned());
        Ok(())
    }

    fn make_parents(&mut self, path: &BStr) -> Result<()> {
        let file = self.on_disk(path);
        let Some(parent) = file.parent() else { return Ok(()) };
        fs::create_dir_all(parent).or_io(|| format!("cannot create the directory of `{path}`"))
    }

    fn write(&mut self, path: &BStr, entry: Entry) -> Result<()> {
        let failed = || format!("cannot write `{path}`");
        let file = self.on_disk(path);
        let parent = file.parent().unwrap_or(&self.root).to_owned();
        self.sweep(&parent);
        if entry.mode == Mode::Commit {
            durable::step("write file").or_io(failed)?;
            if file.symlink_metadata().is_ok() {
                fs::remove_file(&file).or_io(failed)?;
            }
            return fs::create_dir(&file).or_io(failed);
        }
        let is_link = entry.mode == Mode::Link;
        let content =
            if is_link { self.repo.read_blob(entry.id)? } else { self.to.smudge(self.repo, path, entry.id)? };
        durable::step("write file").or_io(failed)?;
        let temp = self.temporary(&parent, path);
        let _ = fs::remove_file(&temp);
        let made = if is_link && self.to.makes_links() {
            make_link(&content, &temp)
        } else {
            make_file(&content, &temp, entry.mode == Mode::Executable)
        };
        made.and_then(|()| fs::rename(&temp, &file)).or_io(|| {
            let _ = fs::remove_file(&temp);
            failed()
        })
    }

    /// A name beside the file. Where that would be too long for the file system, at the root of the worktree.
    fn temporary(&self, parent: &Path, path: &BStr) -> PathBuf {
        let mut hasher = DefaultHasher::new();
        path.hash(&mut hasher);
        let name = format!("{TEMP_PREFIX}{:016x}", hasher.finish());
        let beside = parent.join(&name);
        if beside.as_os_str().len() < 4000 { beside } else { self.root.join(name) }
    }

    /// Clears a directory of what an apply that was killed left there.
    fn sweep(&mut self, dir: &Path) {
        if !self.swept.insert(dir.to_owned()) {
            return;
        }
        let Ok(entries) = fs::read_dir(dir) else { return };
        for entry in entries.flatten() {
            if entry.file_name().as_encoded_bytes().starts_with(TEMP_PREFIX.as_bytes()) {
                let _ = fs::remove_file(entry.path());
            }
        }
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
    if on_disk.mode != entry.mode || !entry.mode.is_file() || !repo.has(entry.id) {
        return Ok(false);
    }
    let written = filters.smudge(repo, path, entry.id)?;
    let found = fs::read(root.join(os_path(path)));
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

#[cfg(unix)]
fn make_link(target: &[u8], at: &Path) -> io::Result<()> {
    use std::os::unix::ffi::OsStrExt as _;
    std::os::unix::fs::symlink(std::ffi::OsStr::from_bytes(target), at)
}

#[cfg(not(unix))]
fn make_link(target: &[u8], at: &Path) -> io::Result<()> {
    make_file(target, at, false)
}

fn make_file(content: &[u8], at: &Path, executable: bool) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(if executable { 0o777 } else { 0o666 });
    }
    #[cfg(not(unix))]
    let _ = executable;
    options.open(at)?.write_all(content)
}

/// What a tree has at each of these paths; directories and missing paths are `None`.
pub(super) fn entries_at(repo: &Repo, tree: Oid, paths: &[BString]) -> Result<Vec<(BString, Option<Entry>)>> {
    type Listing = HashMap<BString, Entry>;
    fn dir<'c>(repo: &Repo, cache: &'c mut HashMap<BString, Listing>, root: Oid, at: &BStr) -> Result<&'c Listing> {
        if !cache.contains_key(at) {
            let tree = match at.rfind_byte(b'/') {
                _ if at.is_empty() => Some(root),
                slash => {
                    let (parent, name) =
                        slash.map_or((b"".as_bstr(), at), |s| (at[..s].as_bstr(), at[s + 1..].as_bstr()));
                    let found = dir(repo, cache, root, parent)?.get(name).copied();
                    found.filter(|e| e.mode == Mode::Tree).map(|e| e.id)
                }
            };
            let listing = tree.map_or(Ok(Vec::new()), |id| repo.tree_entries(id))?.into_iter().collect();
            cache.insert(at.to_owned(), listing);
        }
        Ok(&cache[at])
    }
    let mut cache = HashMap::new();
    paths
        .iter()
        .map(|path| {
            let slash = path.rfind_byte(b'/');
            let (parent, name) =
                slash.map_or((b"".as_bstr(), path.as_bstr()), |s| (path[..s].as_bstr(), path[s + 1..].as_bstr()));
            let entry = dir(repo, &mut cache, tree, parent)?.get(name).copied();
            Ok((path.clone(), entry.filter(|e| e.mode != Mode::Tree)))
        })
        .collect()
}
