//! The index brought up to date in place: single entries of the file are replaced, added or dropped, and all the rest is
//! copied as it is, the user's extensions included. What this does not know is left to the `git` program.

use std::collections::HashSet;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::durable;
use crate::error::{Context as _, Result};

use super::{BStr, BString, ByteSlice as _, Entry, Mode, Repo};

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
    /// Makes these entries of the index what the patches say. `false`: the index has a form that is for `git`; nothing
    /// was written then.
    pub(crate) fn patch_index(&self, mut patches: Vec<Patch>) -> Result<bool> {
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
        let Some(new) = patched(&old, &patches, self.gix.object_hash(), plain) else { return Ok(false) };
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
        self.file.sync_data()?;
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

/// The index file with these patches, sorted by path, in it. `None` for what this does not know: format 4, unmerged or
/// marked paths, extensions that depend on which paths there are.
fn patched(old: &[u8], patches: &[Patch], hash: gix::hash::Kind, without_checksum: bool) -> Option<Vec<u8>> {
    let end = old.len().checked_sub(hash.len_in_bytes())?;
    let (body, checksum) = old.split_at(end);
    if !body.starts_with(b"DIRC") || !matches!(number(body, 4)?, 2 | 3) {
        return None;
    }
    let mut writer = Writer { out: body[..12].to_vec(), id: hash.len_in_bytes(), count: 0, written: SystemTime::now() };
    writer.out.reserve(old.len() + patches.len() * 128);
    let mut waiting = patches.iter().peekable();
    let (mut added, mut removed) = (Vec::new(), 0);
    let mut names = Vec::new();
    let (mut at, mut copied) = (12, 12);
    for _ in 0..number(body, 8)? {
        let entry = Found::at(body, at, hash.len_in_bytes())?;
        while let Some(patch) = waiting.next_if(|p| p.path.as_slice() < entry.path) {
            writer.copy(&body[copied..at]);
            copied = at;
            writer.add(patch).then(|| added.push(patch.path.as_bstr()));
        }
        names.push(entry.path);
        if let Some(patch) = waiting.next_if(|p| p.path.as_slice() == entry.path) {
            if entry.flags & (STAGE | EXTENDED | ASSUME_VALID) != 0 {
                return None;
            }
            writer.copy(&body[copied..at]);
            copied = entry.end;
            if writer.add(patch) {
                writer.count += 1;
            } else {
                names.pop();
                removed += 1;
            }
        } else {
            writer.count += 1;
        }
        at = entry.end;
    }
    writer.copy(&body[copied..at]);
    for patch in waiting {
        writer.add(patch).then(|| added.push(patch.path.as_bstr()));
    }
    // A file in the place of a directory, or below one: git sorts out what has to go.
    if added.iter().any(|path| clashes(path, &names)) {
        return None;
    }
    let count = writer.count + u32::try_from(added.len()).ok()?;
    let mut out = writer.out;
    out[8..12].copy_from_slice(&count.to_be_bytes());
    extensions(body.get(at..)?, patches, !added.is_empty() || removed > 0, hash, &mut out)?;
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

struct Writer {
    out: Vec<u8>,
    /// Bytes of an object id.
    id: usize,
    /// Entries so far, but for added ones.
    count: u32,
    written: SystemTime,
}

impl Writer {
    fn copy(&mut self, range: &[u8]) {
        self.out.extend_from_slice(range);
    }

    /// Writes the entry that a patch asks for, if it asks for one.
    fn add(&mut self, patch: &Patch) -> bool {
        let Some((entry, noted)) = &patch.now else { return false };
        let start = self.out.len();
        for field in noted.fields(entry.mode, self.written) {
            self.out.extend_from_slice(&field.to_be_bytes());
        }
        self.out.extend_from_slice(entry.id.as_slice());
        let len = u16::try_from(patch.path.len().min(LONG)).expect("cut to twelve bits");
        self.out.extend_from_slice(&len.to_be_bytes());
        self.out.extend_from_slice(&patch.path);
        self.out.resize(start + padded(STAT + self.id + 2 + patch.path.len()), 0);
        true
    }
}

/// Whether a path is a directory of one of these sorted names, or one of them a directory of it.
fn clashes(path: &BStr, names: &[&[u8]]) -> bool {
    let has = |name: &[u8]| names.binary_search(&name).is_ok();
    if path.find_iter("/").any(|slash| has(&path[..slash])) {
        return true;
    }
    let below = [path.as_bytes(), b"/"].concat();
    let first = names.partition_point(|name| *name < below.as_slice());
    names.get(first).is_some_and(|name| name.starts_with(&below))
}

/// Copies the extensions: trees of directories that changed are forgotten, offsets into the file are left out.
fn extensions(
    all: &[u8],
    patches: &[Patch],
    other_paths: bool,
    hash: gix::hash::Kind,
    out: &mut Vec<u8>,
) -> Option<()> {
    let mut at = 0;
    while at < all.len() {
        let name: [u8; 4] = all.get(at..at + 4)?.try_into().ok()?;
        let size = usize::try_from(number(all, at + 4)?).ok()?;
        let whole = all.get(at..at + 8 + size)?;
        at += whole.len();
        match &name {
            b"TREE" => {
                let mut trees = Trees { data: &whole[8..], at: 0, id: hash.len_in_bytes(), out: Vec::new() };
                let changed = directories(patches);
                trees.node(&mut BString::default(), &changed)?;
                out.extend_from_slice(b"TREE");
                out.extend_from_slice(&u32::try_from(trees.out.len()).ok()?.to_be_bytes());
                out.extend_from_slice(&trees.out);
            }
            b"EOIE" | b"IEOT" => {}
            b"REUC" => out.extend_from_slice(whole),
            // The rest of the optional ones may count entries.
            _ if name[0].is_ascii_uppercase() && !other_paths => out.extend_from_slice(whole),
            _ => return None,
        }
    }
    Some(())
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
    id: usize,
    out: Vec<u8>,
}

impl Trees<'_> {
    fn node(&mut self, path: &mut BString, changed: &HashSet<BString>) -> Option<()> {
        let rest = self.data.get(self.at..)?;
        let name = &rest[..rest.find_byte(0)?];
        let line = &rest[name.len() + 1..][..rest[name.len() + 1..].find_byte(b'\n')?];
        let (entries, children) = line.split_once_str(" ")?;
        let count: u32 = std::str::from_utf8(children).ok()?.parse().ok()?;
        let is_known = !entries.starts_with(b"-");
        self.at += name.len() + 1 + line.len() + 1;
        let id = self.data.get(self.at..self.at + if is_known { self.id } else { 0 })?;
        self.at += id.len();
        let before = path.len();
        if before > 0 {
            path.push(b'/');
        }
        path.extend_from_slice(name);
        self.out.extend_from_slice(name);
        self.out.push(0);
        if is_known && !changed.contains(path) {
            self.out.extend_from_slice(line);
            self.out.push(b'\n');
            self.out.extend_from_slice(id);
        } else {
            self.out.extend_from_slice(b"-1 ");
            self.out.extend_from_slice(children);
            self.out.push(b'\n');
        }
        for _ in 0..count {
            self.node(path, changed)?;
        }
        path.truncate(before);
        Some(())
    }
}

fn number(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?))
}
