//! The index brought up to date in place: single entries of the file are replaced, added or dropped, and all the rest is
//! copied as it is, the user's extensions included. What this does not know is left to the `git` program.

use std::collections::{HashMap, HashSet};
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Write as _};
use std::ops::Range;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use gix::index::entry::{Stat, stat};

use crate::durable;
use crate::error::{Context as _, Result};

use super::filter::{Filters, Purpose, Stored, no_worktree};
use super::reach::{Root, reach};
use super::{BStr, BString, ByteSlice as _, Entry, Mode, Oid, Repo};

/// Time stamps of files move in steps of up to 10 ms.
const TICK: Duration = Duration::from_millis(20);

/// How often a file is read whose last change is just now.
const ATTEMPTS: u32 = 3;

/// The fixed part of an entry before its object id: times, place, owner and size.
const STAT: usize = 40;
/// Where in an entry the time of the last change of content stands.
const MODIFIED: usize = 8;
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
        if patches.iter().any(|p| p.now.is_some_and(|(entry, _)| entry.mode == Mode::Commit)) || !path.exists() {
            return Ok(false);
        }
        patches.sort_by(|a, b| a.path.cmp(&b.path));
        durable::step("index").or_io(|| "cannot write the index".to_owned())?;
        let lock = self.git_dir().join("index.lock");
        let lock = self.wait_for_index(|| Lock::acquire(lock.clone()))?;
        let fail = || format!("cannot write `{}`", path.display());
        let before = std::fs::metadata(&path).or_io(fail)?;
        let old = std::fs::read(&path).or_io(fail)?;
        let plain = self.config_bool("index.skipHash").unwrap_or(false);
        let trees = Trees { changed: directories(&patches), tree, read: &|id| self.subtrees(id) };
        let Some((mut new, racy)) = patched(&old, &patches, &trees, self.gix.object_hash(), Time::of(&before)) else {
            return Ok(false);
        };
        settle(&mut new, &racy)?;
        let Some(new) = with_checksum(new, &old, self.gix.object_hash(), plain) else { return Ok(false) };
        lock.replace(&path, &new).or_io(fail)?;
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

/// The index file with these patches, sorted by path, in it.
/// `None` for what this does not know: format 4, unmerged or marked paths, extensions that depend on which paths there are.
fn patched(
    old: &[u8],
    patches: &[Patch],
    trees: &Trees<'_>,
    hash: gix::hash::Kind,
    before: Time,
) -> Option<(Vec<u8>, Racy)> {
    let body = &old[..old.len().checked_sub(hash.len_in_bytes())?];
    if !body.starts_with(b"DIRC") || !matches!(number(body, 4)?, 2 | 3) {
        return None;
    }
    let written = SystemTime::now();
    let mut new = Entries { out: body[..12].to_vec(), starts: Vec::new(), doubtful: Vec::new(), hash, written };
    new.out.reserve(old.len() + patches.len() * 128);
    let mut waiting = patches.iter().peekable();
    let (mut added, mut removed) = (Vec::new(), 0);
    let mut racy = Racy { entries: Vec::new(), id: hash.len_in_bytes() };
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
            let start = new.out.len() + at - copied;
            new.starts.push(start);
            if number(body, at + MODIFIED)? >= before.seconds {
                racy.entries.push(Doubt { start, proven_until: Some(before.since_epoch) });
            }
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
    racy.entries.extend(new.doubtful.into_iter().map(|start| Doubt { start, proven_until: None }));
    Some((out, racy))
}

/// Ends the file as the old one ends: with a checksum, or with the zeros of `index.skipHash`.
fn with_checksum(mut out: Vec<u8>, old: &[u8], hash: gix::hash::Kind, plain: bool) -> Option<Vec<u8>> {
    let checksum = &old[old.len() - hash.len_in_bytes()..];
    if plain || checksum.iter().all(|b| *b == 0) {
        out.resize(out.len() + checksum.len(), 0);
    } else {
        let mut hasher = gix::hash::hasher(hash);
        hasher.update(&out);
        out.extend_from_slice(hasher.try_finalize().ok()?.as_slice());
    }
    Some(out)
}

/// When an index was written.
#[derive(Debug, Clone, Copy)]
struct Time {
    seconds: u32,
    since_epoch: Duration,
}

impl Time {
    fn of(metadata: &Metadata) -> Time {
        let seconds = u64::try_from(metadata.mtime()).unwrap_or_default();
        let nanos = u32::try_from(metadata.mtime_nsec()).unwrap_or_default();
        Time { seconds: u32::try_from(seconds).unwrap_or(u32::MAX), since_epoch: Duration::new(seconds, nanos) }
    }
}

/// Entries that may hide a change. One that is as young as the old index would look older in the new one, and a change
/// that it hides from whoever compares whole seconds would stay hidden; one that was noted right after its file's last
/// change may have missed another.
struct Racy {
    entries: Vec<Doubt>,
    /// Bytes of an object id.
    id: usize,
}

struct Doubt {
    /// Where the entry is in the new file.
    start: usize,
    /// A file that has the noted times to the nanosecond, and had them long enough before this, was not changed since.
    proven_until: Option<Duration>,
}

impl Repo {
    /// Looks again at entries in doubt, in the new file. Those whose content is what they say get the time of the file,
    /// the others none: then everybody reads them.
    fn settle(&self, out: &mut [u8], racy: &Racy) -> Result<()> {
        if racy.entries.is_empty() {
            return Ok(());
        }
        let root = self.workdir().ok_or_else(no_worktree)?;
        let open = Root::open(root).or_io(|| "cannot open the worktree".to_owned())?;
        let mut filters = None;
        for doubt in &racy.entries {
            let Some(entry) = Found::at(out, doubt.start, racy.id) else { continue };
            let path = BString::from(entry.path);
            let Some(found) = open.look(path.as_bstr())?.filter(|f| !f.is_dir()) else { continue };
            let noted = noted_at(out, doubt.start);
            if found.as_noted() == noted && doubt.proven_until.is_some_and(|until| modified(&noted) + TICK < until) {
                continue;
            }
            let Some(wanted) = entry.wanted(out, doubt.start, racy.id) else { continue };
            if filters.is_none() {
                let index = self.read_index()?;
                filters = Some(Filters::for_worktree(self.gix.clone(), &index, None)?);
            }
            let filters = filters.as_mut().expect("made above");
            let Some(fields) = look_again(filters, &reach(root, path.as_bstr()), path.as_bstr(), wanted) else {
                out[doubt.start + MODIFIED..doubt.start + MODIFIED + 8].fill(0);
                continue;
            };
            for (at, field) in fields.iter().enumerate() {
                out[doubt.start + at * 4..doubt.start + at * 4 + 4].copy_from_slice(&field.to_be_bytes());
            }
        }
        Ok(())
    }
}

/// What the index is to note of the file, if its content is what is wanted.
fn look_again(filters: &mut Filters, file: &Path, path: &BStr, wanted: Entry) -> Option<[u32; 10]> {
    for _ in 0..ATTEMPTS {
        let noted = Noted::look(file)?;
        let content = filters.store(path, Some(wanted), Purpose::Look);
        if !matches!(content, Ok(Stored::Entry(now)) if now == wanted) {
            return None;
        }
        let written = SystemTime::now();
        if !noted.is_doubtful(written) {
            return Some(noted.fields(wanted.mode, written));
        }
        // Read right after its last change, and the time for that is just over: once more.
        std::thread::sleep(TICK);
    }
    None
}

fn modified(stat: &Stat) -> Duration {
    Duration::new(stat.mtime.secs.into(), stat.mtime.nsecs)
}

/// What an entry of the file says of its file.
fn noted_at(file: &[u8], start: usize) -> Stat {
    let field = |at: usize| number(file, start + at * 4).unwrap_or_default();
    let time = |at| stat::Time { secs: field(at), nsecs: field(at + 1) };
    Stat { ctime: time(0), mtime: time(2), dev: field(4), ino: field(5), uid: field(7), gid: field(8), size: field(9) }
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
    /// Of those, added ones that may have changed since they were looked at.
    doubtful: Vec<usize>,
    hash: gix::hash::Kind,
    written: SystemTime,
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
}

impl Found<'_> {
    /// Mode and content.
    fn wanted(&self, file: &[u8], start: usize, id: usize) -> Option<Entry> {
        let mode = Mode::parse(&format!("{:o}", number(file, start + 24)?))?;
        Some(Entry { mode, id: Oid::try_from(file.get(start + STAT..start + STAT + id)?).ok()? })
    }

    /// Mode and content as a tree has them.
    fn content(&self, file: &[u8], start: usize, hash: gix::hash::Kind) -> Option<(String, Oid)> {
        let mode = number(file, start + 24)?;
        let id = Oid::try_from(file.get(start + STAT..start + STAT + hash.len_in_bytes())?).ok()?;
        Some((format!("{mode:o}"), id))
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

/// What the index knew of the trees of a directory and those below it.
struct Known<'a> {
    name: &'a BStr,
    id: Option<Oid>,
    children: Vec<Known<'a>>,
    /// All of it, as it stands in the file.
    text: &'a [u8],
}

impl<'a> Known<'a> {
    fn read(data: &'a [u8], at: &mut usize, hash: gix::hash::Kind) -> Option<Self> {
        let start = *at;
        let rest = data.get(start..)?;
        let name = rest[..rest.find_byte(0)?].as_bstr();
        let line = &rest[name.len() + 1..][..rest[name.len() + 1..].find_byte(b'\n')?];
        let (count, children) = std::str::from_utf8(line).ok()?.split_once(' ')?;
        let children: usize = children.parse().ok()?;
        *at += name.len() + 1 + line.len() + 1;
        let mut id = None;
        if !count.starts_with('-') {
            id = Some(Oid::try_from(data.get(*at..*at + hash.len_in_bytes())?).ok()?);
            *at += hash.len_in_bytes();
        }
        let children = (0..children).map(|_| Known::read(data, at, hash)).collect::<Option<_>>()?;
        Some(Known { name, id, children, text: &data[start..*at] })
    }
}

/// What the index is to know of the trees of directories.
struct Trees<'a> {
    /// Directories with a change below them.
    changed: HashSet<BString>,
    /// What the whole index ought to be.
    tree: Oid,
    /// The directories right in a tree.
    read: &'a dyn Fn(Oid) -> HashMap<BString, Oid>,
}

impl Trees<'_> {
    /// Writes what is known of a directory, whose entries are these, and gives its tree where it is `wanted`: only what
    /// the object store has may be named.
    fn write(
        &self,
        known: Option<&Known<'_>>,
        entries: &Entries,
        dir: &BStr,
        range: Range<usize>,
        wanted: Option<Oid>,
        out: &mut Vec<u8>,
    ) -> Option<Option<Oid>> {
        let name = dir.rfind_byte(b'/').map_or(dir, |slash| dir[slash + 1..].as_bstr());
        if let Some(known) = known.filter(|k| k.id.is_some() && !self.changed.contains(dir)) {
            out.extend_from_slice(known.text);
            return Some(known.id);
        }
        let Some(wanted) = wanted else {
            out.extend_from_slice(&[name.as_bytes(), b"\0-1 0\n"].concat());
            return Some(None);
        };
        let subtrees = (self.read)(wanted);
        let prefix = if dir.is_empty() { Vec::new() } else { [dir.as_bytes(), b"/"].concat() };
        let (mut tree, mut is_whole) = (Vec::new(), true);
        let (mut below, mut children) = (Vec::new(), 0);
        let mut n = range.start;
        while n < range.end {
            let entry = entries.found(n);
            let rest = entry.path.strip_prefix(prefix.as_slice())?;
            let (mode, name, id) = match rest.find_byte(b'/') {
                None => {
                    is_whole &= entry.flags & (STAGE | EXTENDED) == 0;
                    let (mode, id) = entry.content(&entries.out, entries.starts[n], entries.hash)?;
                    n += 1;
                    (mode, rest, Some(id))
                }
                Some(slash) => {
                    let name = rest[..slash].as_bstr();
                    let path: BString = [prefix.as_slice(), name].concat().into();
                    // `0` comes right after the slash.
                    let end = entries.first_from(n, &[path.as_slice(), b"0"].concat());
                    let old = known.and_then(|k| k.children.iter().find(|c| c.name == name));
                    let wanted = subtrees.get(name).copied();
                    let id = self.write(old, entries, path.as_bstr(), n..end, wanted, &mut below)?;
                    children += 1;
                    n = end;
                    ("40000".to_owned(), name.as_bytes(), id)
                }
            };
            let Some(id) = id else {
                is_whole = false;
                continue;
            };
            tree.extend_from_slice(mode.as_bytes());
            tree.push(b' ');
            tree.extend_from_slice(name);
            tree.push(0);
            tree.extend_from_slice(id.as_slice());
        }
        let id = gix::objs::compute_hash(entries.hash, gix::objs::Kind::Tree, &tree).ok()?;
        let id = (is_whole && id == wanted).then_some(id);
        let count = if id.is_some() { range.len().to_string() } else { "-1".to_owned() };
        out.extend_from_slice(&[name.as_bytes(), b"\0"].concat());
        out.extend_from_slice(format!("{count} {children}\n").as_bytes());
        out.extend_from_slice(id.as_ref().map_or(&[], |id| id.as_slice()));
        out.extend_from_slice(&below);
        Some(id)
    }
}

fn number(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests;
