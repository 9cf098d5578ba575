//! The index brought up to date in place: single entries of the file are replaced, added or dropped, and all the rest is
//! copied as it is, the user's extensions included. What this does not know is left to the `git` program.

mod noted;
mod trees;

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use gix::index::entry::{Stat, stat};
use sha1::Digest as _;

use crate::durable;
use crate::error::{Context as _, Result};

use super::reach::FileStat;
use super::tracked::modified;
use super::{BStr, BString, ByteSlice as _, Entry, Mode, Oid, Repo};

use noted::{Doubt, Racy};
use trees::{Known, Trees, directories};

pub(crate) use noted::Noted;

/// The fixed part of an entry before its object id: times, place, owner and size.
const STAT: usize = 40;
/// Where in an entry the time of the last change of content stands.
const MODIFIED: usize = 8;
/// In bytes: from here on, two threads write an index sooner than one.
const LARGE: usize = 1 << 20;
/// A name this long or longer is measured by its end.
const LONG: usize = 0xfff;
const STAGE: u16 = 0x3000;
const EXTENDED: u16 = 0x4000;
const ASSUME_VALID: u16 = 0x8000;

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
    pub(crate) fn patch_index(&self, patches: Vec<Patch>, tree: Oid) -> Result<bool> {
        self.rewrite_index(patches, tree, &|out, racy| self.settle(out, racy))
    }

    /// Lets the index of a worktree that was just made know the trees of its directories. Nobody else has been there.
    pub(super) fn teach_trees(&self, tree: Oid) -> Result<bool> {
        self.rewrite_index(Vec::new(), tree, &|_, _| Ok(()))
    }

    fn rewrite_index(
        &self,
        mut patches: Vec<Patch>,
        tree: Oid,
        settle: &dyn Fn(&mut [u8], &Racy) -> Result<()>,
    ) -> Result<bool> {
        let path = self.gix.index_path();
        // A link is followed by git and would be replaced here.
        let is_file = FileStat::of(&path).is_some_and(|found| found.is_file());
        if !is_file || patches.iter().any(|p| p.now.is_some_and(|(entry, _)| entry.mode == Mode::Commit)) {
            return Ok(false);
        }
        patches.sort_by(|a, b| a.path.cmp(&b.path));
        durable::step("index").or_io(|| "cannot write the index".to_owned())?;
        let lock = self.git_dir().join("index.lock");
        let lock = self.wait_for_index(|| Lock::acquire(lock.clone()))?;
        let fail = || format!("cannot write `{}`", path.display());
        let before = FileStat::of(&path).map(|found| modified(&found.as_noted())).unwrap_or_default();
        let old = std::fs::read(&path).or_io(fail)?;
        let plain = self.config_bool("index.skipHash").unwrap_or(false);
        let trees = Trees { changed: directories(&patches), tree, read: &|id| self.subtrees(id) };
        let Some((mut new, racy)) = patched(&old, &patches, &trees, self.gix.object_hash(), before) else {
            return Ok(false);
        };
        settle(&mut new, &racy)?;
        let hash = self.gix.object_hash();
        lock.replace(&path, &new, &|new| checksum(new, &old, hash, plain)).or_io(fail)?;
        Ok(true)
    }

    /// The directories right in a tree; nothing if it cannot be read.
    fn subtrees(&self, tree: Oid) -> HashMap<BString, Oid> {
        let entries = self.tree_entries(tree).unwrap_or_default();
        entries.into_iter().filter(|(_, e)| e.mode == Mode::Tree).map(|(name, e)| (name, e.id)).collect()
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

    /// Puts the content and what ends it in the place of the index.
    fn replace(mut self, index: &Path, content: &[u8], end: &(dyn Fn(&[u8]) -> Vec<u8> + Sync)) -> io::Result<()> {
        if content.len() < LARGE {
            self.file.write_all(content)?;
            self.file.write_all(&end(content))?;
        } else {
            std::thread::scope(|scope| {
                let end = scope.spawn(|| end(content));
                self.file.write_all(content)?;
                self.file.write_all(&end.join().expect("a checksum does not panic"))
            })?;
        }
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

/// The index file with these patches, sorted by path, in it.
/// `None` for what this does not know: format 4, unmerged or marked paths, extensions that depend on which paths there are.
fn patched(
    old: &[u8],
    patches: &[Patch],
    trees: &Trees<'_>,
    hash: gix::hash::Kind,
    before: Duration,
) -> Option<(Vec<u8>, Racy)> {
    let body = &old[..old.len().checked_sub(hash.len_in_bytes())?];
    if !body.starts_with(b"DIRC") || !matches!(number(body, 4)?, 2 | 3) {
        return None;
    }
    let written = noted::now();
    let mut new = Entries { out: body[..12].to_vec(), starts: Vec::new(), doubtful: Vec::new(), hash, written };
    new.out.reserve(old.len() + patches.len() * 128);
    let mut waiting = patches.iter().peekable();
    let (mut added, mut removed) = (Vec::new(), 0);
    let mut racy = Racy { entries: Vec::new(), id: hash.len_in_bytes() };
    let (mut at, mut copied) = (12, 12);
    for _ in 0..number(body, 8)? {
        let entry = EntryAt::at(body, at, hash.len_in_bytes())?;
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
            copied = at + entry.bytes.len();
            if !new.add(patch) {
                removed += 1;
            }
        } else {
            let start = new.out.len() + at - copied;
            new.starts.push(start);
            if u64::from(entry.noted().mtime.secs) >= before.as_secs() {
                racy.entries.push(Doubt { start, proven_until: Some(before) });
            }
        }
        at += entry.bytes.len();
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
    racy.entries.extend(new.doubtful.into_iter().map(|start| Doubt { start, proven_until: None }));
    Some((out, racy))
}

/// What ends the file, as the old one ends: a checksum, or the zeros of `index.skipHash`. Nothing hangs on it but that
/// damage is noticed, so that it is made without the search for forged collisions that object ids are made with.
fn checksum(new: &[u8], old: &[u8], hash: gix::hash::Kind, plain: bool) -> Vec<u8> {
    let before = &old[old.len() - hash.len_in_bytes()..];
    if plain || before.iter().all(|b| *b == 0) {
        return vec![0; before.len()];
    }
    if hash == gix::hash::Kind::Sha1 {
        return sha1::Sha1::digest(new).to_vec();
    }
    let mut hasher = gix::hash::hasher(hash);
    hasher.update(new);
    hasher.try_finalize().expect("only SHA-1 looks for collisions").as_slice().to_vec()
}

/// An entry as the file has it.
struct EntryAt<'a> {
    path: &'a [u8],
    flags: u16,
    /// From its times to the zeros at its end.
    bytes: &'a [u8],
    id: &'a [u8],
}

impl<'a> EntryAt<'a> {
    fn at(file: &'a [u8], start: usize, id: usize) -> Option<Self> {
        let bytes = file.get(start..)?;
        let flags_at = STAT + id;
        let flags = u16::from_be_bytes(bytes.get(flags_at..flags_at + 2)?.try_into().ok()?);
        let path_at = flags_at + if flags & EXTENDED == 0 { 2 } else { 4 };
        let short = usize::from(flags) & LONG;
        let len = if short < LONG { short } else { bytes.get(path_at..)?.find_byte(0)? };
        let path = bytes.get(path_at..path_at + len)?;
        Some(EntryAt { path, flags, bytes: bytes.get(..padded(path_at + len))?, id: &bytes[STAT..flags_at] })
    }

    fn field(&self, n: usize) -> u32 {
        number(self.bytes, n * 4).expect("the fixed part is there")
    }

    /// What it says of its file.
    fn noted(&self) -> Stat {
        let time = |n| stat::Time { secs: self.field(n), nsecs: self.field(n + 1) };
        Stat {
            ctime: time(0),
            mtime: time(2),
            dev: self.field(4),
            ino: self.field(5),
            uid: self.field(7),
            gid: self.field(8),
            size: self.field(9),
        }
    }

    /// Mode and content.
    fn content(&self) -> Option<Entry> {
        Some(Entry { mode: Mode::parse(&format!("{:o}", self.field(6)))?, id: Oid::try_from(self.id).ok()? })
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
    /// Of those, added ones that may have changed since they were looked at.
    doubtful: Vec<usize>,
    hash: gix::hash::Kind,
    written: Duration,
}

impl Entries {
    /// Writes the entry that a patch asks for, if it asks for one.
    fn add(&mut self, patch: &Patch) -> bool {
        let Some((entry, noted)) = &patch.now else { return false };
        let start = self.out.len();
        self.starts.push(start);
        if noted.is_doubtful(self.written) {
            self.doubtful.push(start);
        }
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

    fn found(&self, n: usize) -> EntryAt<'_> {
        EntryAt::at(&self.out, self.starts[n], self.hash.len_in_bytes()).expect("written above")
    }

    /// The first entry from `n` on that comes after all whose path sorts before this one.
    fn first_from(&self, n: usize, path: &[u8]) -> usize {
        let before =
            |start: &usize| EntryAt::at(&self.out, *start, self.hash.len_in_bytes()).is_some_and(|f| f.path < path);
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
}

/// Copies the extensions: the trees of directories are brought up to date, offsets into the file left out.
fn extensions(all: &[u8], entries: &Entries, trees: &Trees<'_>, other_paths: bool) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut known = None;
    let mut at = 0;
    while at < all.len() {
        let name: [u8; 4] = all.get(at..at + 4)?.try_into().ok()?;
        let size = usize::try_from(number(all, at + 4)?).ok()?;
        let whole = all.get(at..at + 8 + size)?;
        at += whole.len();
        match &name {
            b"TREE" => known = Some(Known::read(&whole[8..], &mut 0, entries.hash)?),
            b"EOIE" | b"IEOT" => {}
            b"REUC" => out.extend_from_slice(whole),
            // The rest of the optional ones may count entries.
            _ if name[0].is_ascii_uppercase() && !other_paths => out.extend_from_slice(whole),
            _ => return None,
        }
    }
    let mut text = Vec::new();
    trees.write(known.as_ref(), entries, b"".as_bstr(), 0..entries.starts.len(), Some(trees.tree), &mut text)?;
    let head = [b"TREE".as_slice(), &u32::try_from(text.len()).ok()?.to_be_bytes()].concat();
    Some([head, text, out].concat())
}

fn number(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests;
