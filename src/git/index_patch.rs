//! The index brought up to date in place: single entries of the file are replaced, added or dropped, and all the rest is
//! copied as it is, the user's extensions included. What this does not know is left to the `git` program.

use std::collections::{HashMap, HashSet};
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::durable;
use crate::error::{Context as _, Result};

use super::{BStr, BString, ByteSlice as _, Entry, Mode, Oid, Repo};

/// Time stamps of files move in steps of up to 10 ms.
const TICK: Duration = Duration::from_millis(20);

/// The fixed part of an entry before its object id: times, place, owner and size.
const STAT: usize = 40;
/// A name this long or longer is measured by its end.
const LONG: usize = 0xfff;
const STAGE: u16 = 0x3000;
const EXTENDED: u16 = 0x4000;
const ASSUME_VALID: u16 = 0x8000;

/// What `lstat` said about a file, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Noted {
    changed: (i64, i64),
    modified: (i64, i64),
    device: u64,
    inode: u64,
    owner: (u32, u32),
    size: u64,
    at: SystemTime,
    is_own: bool,
}

impl Noted {
    /// Looks at a file; nothing if there is none.
    pub(crate) fn look(file: &Path) -> Option<Noted> {
        let at = SystemTime::now();
        file.symlink_metadata().ok().map(|metadata| Noted::of(&metadata, at))
    }

    /// Looks at a file that this process has just put there: its content is known whatever the time.
    pub(crate) fn look_at_own(file: &Path) -> Option<Noted> {
        Noted::look(file).map(|noted| Noted { is_own: true, ..noted })
    }

    fn of(metadata: &Metadata, at: SystemTime) -> Noted {
        Noted {
            changed: (metadata.ctime(), metadata.ctime_nsec()),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            device: metadata.dev(),
            inode: metadata.ino(),
            owner: (metadata.uid(), metadata.gid()),
            size: metadata.len(),
            at,
            is_own: false,
        }
    }

    /// The fields as the index has them, cut to 32 bits as git cuts them.
    fn fields(&self, mode: Mode, written: SystemTime) -> [u32; 10] {
        let low = |n: u64| (n & 0xffff_ffff) as u32;
        let time = |t: (i64, i64)| (low(t.0.cast_unsigned()), low(t.1.cast_unsigned()));
        let changed = time(self.changed);
        // A file that may have changed again under the same time, in an index too young to say so, gets no time: then
        // nobody takes it for unchanged.
        let modified = if self.is_doubtful(written) { (0, 0) } else { time(self.modified) };
        let mode = u32::from_str_radix(mode.as_str(), 8).expect("modes are octal");
        let (user, group) = self.owner;
        let (device, inode) = (low(self.device), low(self.inode));
        [changed.0, changed.1, modified.0, modified.1, device, inode, mode, user, group, low(self.size)]
    }

    fn is_doubtful(&self, written: SystemTime) -> bool {
        let since = |t: SystemTime| t.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let (Ok(seconds), Ok(nanos)) = (u64::try_from(self.modified.0), u32::try_from(self.modified.1)) else {
            return true;
        };
        let rest = Duration::new(seconds, nanos) + TICK;
        let (seen, written) = (since(self.at), since(written));
        !self.is_own && seen < rest && (written >= rest || written.as_secs() > seconds)
    }
}

/// What an entry of the index becomes; `None` takes it away.
#[derive(Debug, Clone)]
pub(crate) struct Patch {
    /// Path from the root.
    pub path: BString,
    /// Content and mode, and the file that has them.
    pub now: Option<(Entry, Noted)>,
}

impl Repo {
    /// Makes these entries of the index what the patches say, which is what `tree` has. `false`: the index has a form that
    /// is for `git`; nothing was written then.
    pub(crate) fn patch_index(&self, mut patches: Vec<Patch>, tree: Oid) -> Result<bool> {
        let path = self.gix.index_path();
        if patches.iter().any(|p| p.now.is_some_and(|(entry, _)| entry.mode == Mode::Commit)) || !path.exists() {
            return Ok(false);
        }
        patches.sort_by(|a, b| a.path.cmp(&b.path));
        durable::step("index").or_io(|| "cannot write the index".to_owned())?;
        let lock = self.git_dir().join("index.lock");
        let lock = self.wait_for_index(|| Lock::acquire(lock.clone()))?;
        let fail = || format!("cannot write `{}`", path.display());
        let old = std::fs::read(&path).or_io(fail)?;
        let plain = self.config_bool("index.skipHash").unwrap_or(false);
        let mut trees = HashMap::new();
        for dir in directories(&patches) {
            let found = if dir.is_empty() { Some(tree) } else { self.lookup(tree, dir.as_bstr())?.map(|e| e.id) };
            trees.insert(dir, found);
        }
        let Some(new) = patched(&old, &patches, &trees, self.gix.object_hash(), plain) else { return Ok(false) };
        lock.replace(&path, &new).or_io(fail)?;
        Ok(true)
    }
}

/// `index.lock`, which goes away with this value.
struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// `None` while somebody else holds it.
    fn acquire(path: PathBuf) -> Result<Option<Lock>> {
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => Ok(Some(Lock { path, file })),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Ok(None),
            Err(e) => Err(e).or_io(|| format!("cannot lock `{}`", path.display())),
        }
    }

    fn replace(mut self, index: &Path, content: &[u8]) -> io::Result<()> {
        self.file.write_all(content)?;
        self.file.set_permissions(std::fs::metadata(index)?.permissions())?;
        // Not synced, as git does not either: it is derived from files and tree.
        std::fs::rename(&self.path, index)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // After the rename there is nothing under this name, unless it is somebody else's by now.
        if std::fs::symlink_metadata(&self.path).is_ok_and(|m| self.file.metadata().is_ok_and(|f| f.ino() == m.ino())) {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// The index file with these patches, sorted by path, in it; `trees` are what the directories above them are to be.
/// `None` for what this does not know: format 4, unmerged or marked paths, extensions that depend on which paths there are.
fn patched(
    old: &[u8],
    patches: &[Patch],
    trees: &HashMap<BString, Option<Oid>>,
    hash: gix::hash::Kind,
    without_checksum: bool,
) -> Option<Vec<u8>> {
    let end = old.len().checked_sub(hash.len_in_bytes())?;
    let (body, checksum) = old.split_at(end);
    if !body.starts_with(b"DIRC") || !matches!(number(body, 4)?, 2 | 3) {
        return None;
    }
    let mut new = Entries { out: body[..12].to_vec(), starts: Vec::new(), hash, written: SystemTime::now() };
    new.out.reserve(old.len() + patches.len() * 128);
    let mut waiting = patches.iter().peekable();
    let (mut added, mut removed) = (Vec::new(), 0);
    let (mut at, mut copied) = (12, 12);
    for _ in 0..number(body, 8)? {
        let entry = Found::at(body, at, hash.len_in_bytes())?;
        while let Some(patch) = waiting.next_if(|p| p.path.as_slice() < entry.path) {
            new.out.extend_from_slice(&body[copied..at]);
            copied = at;
            new.add(patch).then(|| added.push(patch.path.as_bstr()));
        }
        if let Some(patch) = waiting.next_if(|p| p.path.as_slice() == entry.path) {
            if entry.flags & (STAGE | EXTENDED | ASSUME_VALID) != 0 {
                return None;
            }
            new.out.extend_from_slice(&body[copied..at]);
            copied = entry.end;
            if !new.add(patch) {
                removed += 1;
            }
        } else {
            new.starts.push(new.out.len() + at - copied);
        }
        at = entry.end;
    }
    new.out.extend_from_slice(&body[copied..at]);
    for patch in waiting {
        new.add(patch).then(|| added.push(patch.path.as_bstr()));
    }
    // A file in the place of a directory, or below one: git sorts out what has to go.
    if added.iter().any(|path| new.clashes(path)) {
        return None;
    }
    let count = u32::try_from(new.starts.len()).ok()?;
    new.out[8..12].copy_from_slice(&count.to_be_bytes());
    let extensions = extensions(body.get(at..)?, &new, trees, !added.is_empty() || removed > 0)?;
    let mut out = new.out;
    out.extend_from_slice(&extensions);
    if without_checksum || checksum.iter().all(|b| *b == 0) {
        out.resize(out.len() + checksum.len(), 0);
    } else {
        let mut hasher = gix::hash::hasher(hash);
        hasher.update(&out);
        out.extend_from_slice(hasher.try_finalize().ok()?.as_slice());
    }
    Some(out)
}

/// An entry as the file has it.
struct Found<'a> {
    path: &'a [u8],
    flags: u16,
    end: usize,
}

impl<'a> Found<'a> {
    fn at(body: &'a [u8], at: usize, id: usize) -> Option<Self> {
        let flags_at = at + STAT + id;
        let flags = u16::from_be_bytes(body.get(flags_at..flags_at + 2)?.try_into().ok()?);
        let start = flags_at + if flags & EXTENDED == 0 { 2 } else { 4 };
        let short = usize::from(flags) & LONG;
        let len = if short < LONG { short } else { body.get(start..)?.find_byte(0)? };
        let path = body.get(start..start + len)?;
        Some(Found { path, flags, end: at + padded(start - at + len) })
    }
}

/// Entries end in one to eight zeros, so that the next starts at a multiple of eight.
fn padded(len: usize) -> usize {
    (len + 8) & !7
}

/// The entries of the new file.
struct Entries {
    out: Vec<u8>,
    /// Where each entry starts.
    starts: Vec<usize>,
    hash: gix::hash::Kind,
    written: SystemTime,
}

impl Entries {
    /// Writes the entry that a patch asks for, if it asks for one.
    fn add(&mut self, patch: &Patch) -> bool {
        let Some((entry, noted)) = &patch.now else { return false };
        let start = self.out.len();
        self.starts.push(start);
        for field in noted.fields(entry.mode, self.written) {
            self.out.extend_from_slice(&field.to_be_bytes());
        }
        self.out.extend_from_slice(entry.id.as_slice());
        let len = u16::try_from(patch.path.len().min(LONG)).expect("cut to twelve bits");
        self.out.extend_from_slice(&len.to_be_bytes());
        self.out.extend_from_slice(&patch.path);
        self.out.resize(start + padded(STAT + entry.id.as_slice().len() + 2 + patch.path.len()), 0);
        true
    }

    fn found(&self, n: usize) -> Found<'_> {
        Found::at(&self.out, self.starts[n], self.hash.len_in_bytes()).expect("written above")
    }

    /// The first entry from `n` on that comes after all whose path sorts before this one.
    fn first_from(&self, n: usize, path: &[u8]) -> usize {
        let before =
            |start: &usize| Found::at(&self.out, *start, self.hash.len_in_bytes()).is_some_and(|f| f.path < path);
        n + self.starts[n..].partition_point(before)
    }

    /// Whether a path is a directory of another one, or another one is a directory of it.
    fn clashes(&self, path: &BStr) -> bool {
        let at = |path: &[u8]| {
            let n = self.first_from(0, path);
            (n < self.starts.len()).then(|| self.found(n).path)
        };
        let below = [path.as_bytes(), b"/"].concat();
        path.find_iter("/").any(|slash| at(&path[..slash]) == Some(&path[..slash]))
            || at(&below).is_some_and(|next| next.starts_with(&below))
    }

    /// The tree of a directory, whose subdirectories are known, and how many entries are below it.
    fn tree(&self, dir: &BStr, children: &HashMap<BString, Oid>) -> Option<(Oid, usize)> {
        let prefix = if dir.is_empty() { Vec::new() } else { [dir.as_bytes(), b"/"].concat() };
        let first = self.first_from(0, &prefix);
        let mut tree = Vec::new();
        let mut n = first;
        while n < self.starts.len() {
            let entry = self.found(n);
            let Some(rest) = entry.path.strip_prefix(prefix.as_slice()) else { break };
            if entry.flags & (STAGE | EXTENDED) != 0 {
                return None;
            }
            let (mode, name, id) = match rest.find_byte(b'/') {
                None => {
                    n += 1;
                    let (mode, id) = entry.content(&self.out, self.starts[n - 1], self.hash)?;
                    (mode, rest, id)
                }
                Some(slash) => {
                    let name = &rest[..slash];
                    // `0` comes right after the slash.
                    n = self.first_from(n, &[&prefix, name, b"0"].concat());
                    ("40000".to_owned(), name, *children.get(name.as_bstr())?)
                }
            };
            tree.extend_from_slice(mode.as_bytes());
            tree.push(b' ');
            tree.extend_from_slice(name);
            tree.push(0);
            tree.extend_from_slice(id.as_slice());
        }
        let id = gix::objs::compute_hash(self.hash, gix::objs::Kind::Tree, &tree).ok()?;
        Some((id, n - first))
    }
}

impl Found<'_> {
    /// Mode and content as a tree has them.
    fn content(&self, file: &[u8], start: usize, hash: gix::hash::Kind) -> Option<(String, Oid)> {
        let mode = number(file, start + 24)?;
        let id = Oid::try_from(file.get(start + STAT..start + STAT + hash.len_in_bytes())?).ok()?;
        Some((format!("{mode:o}"), id))
    }
}

/// Copies the extensions: the trees of directories that changed are brought up to date, offsets into the file left out.
fn extensions(
    all: &[u8],
    entries: &Entries,
    trees: &HashMap<BString, Option<Oid>>,
    other_paths: bool,
) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let name: [u8; 4] = all.get(at..at + 4)?.try_into().ok()?;
        let size = usize::try_from(number(all, at + 4)?).ok()?;
        let whole = all.get(at..at + 8 + size)?;
        at += whole.len();
        match &name {
            b"TREE" => {
                let mut known = Trees { data: &whole[8..], at: 0, entries, wanted: trees };
                let node = known.node(BStr::new(b""))?;
                out.extend_from_slice(b"TREE");
                out.extend_from_slice(&u32::try_from(node.text.len()).ok()?.to_be_bytes());
                out.extend_from_slice(&node.text);
            }
            b"EOIE" | b"IEOT" => {}
            b"REUC" => out.extend_from_slice(whole),
            // The rest of the optional ones may count entries.
            _ if name[0].is_ascii_uppercase() && !other_paths => out.extend_from_slice(whole),
            _ => return None,
        }
    }
    Some(out)
}

/// All directories above these paths; the root is the empty one.
fn directories(patches: &[Patch]) -> HashSet<BString> {
    let mut all = HashSet::from([BString::default()]);
    for patch in patches {
        for slash in patch.path.rfind_iter("/") {
            if !all.insert(patch.path[..slash].into()) {
                break;
            }
        }
    }
    all
}

/// The extension that knows the trees of directories, on its way from one file to the other.
struct Trees<'a> {
    data: &'a [u8],
    at: usize,
    entries: &'a Entries,
    wanted: &'a HashMap<BString, Option<Oid>>,
}

struct Node {
    name: BString,
    /// The directory's tree, where it is known.
    id: Option<Oid>,
    /// Whether nothing is below the directory any more.
    is_gone: bool,
    text: Vec<u8>,
}

impl Trees<'_> {
    /// The node of a directory within `parent` that is next in the data, with those below it.
    fn node(&mut self, parent: &BStr) -> Option<Node> {
        let rest = self.data.get(self.at..)?;
        let name = rest[..rest.find_byte(0)?].as_bstr();
        let line = &rest[name.len() + 1..][..rest[name.len() + 1..].find_byte(b'\n')?];
        let (count, children) = std::str::from_utf8(line).ok()?.split_once(' ')?;
        let children: usize = children.parse().ok()?;
        let is_known = !count.starts_with('-');
        self.at += name.len() + 1 + line.len() + 1;
        let raw = self.data.get(self.at..self.at + if is_known { self.entries.hash.len_in_bytes() } else { 0 })?;
        self.at += raw.len();
        let path = if parent.is_empty() { name.to_owned() } else { [parent.as_bytes(), b"/", name].concat().into() };
        let mut below = Vec::new();
        for _ in 0..children {
            below.push(self.node(path.as_bstr())?);
        }
        below.retain(|node| !node.is_gone);
        let (count, id, is_gone) = match self.wanted.get(&path) {
            None => (count.to_owned(), is_known.then(|| Oid::try_from(raw)).transpose().ok()?, false),
            Some(wanted) => {
                let known = below.iter().filter_map(|node| Some((node.name.clone(), node.id?))).collect();
                let made = self.entries.tree(path.as_bstr(), &known);
                let is_gone = made.is_some_and(|(_, count)| count == 0) && !path.is_empty();
                // Only what the object store has may be named here.
                let made = made.filter(|(id, _)| Some(*id) == *wanted);
                (made.map_or("-1".to_owned(), |(_, count)| count.to_string()), made.map(|(id, _)| id), is_gone)
            }
        };
        let mut text = [name.as_bytes(), b"\0"].concat();
        text.extend_from_slice(format!("{count} {}\n", below.len()).as_bytes());
        text.extend_from_slice(id.as_ref().map_or(&[], |id| id.as_slice()));
        below.iter().for_each(|node| text.extend_from_slice(&node.text));
        Some(Node { name: name.to_owned(), id, is_gone, text })
    }
}

fn number(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests;
