//! Where cache entries lie: a content-addressed store below the git directory, each value under its SHA-256 and checked
//! when it is read. A key's file in the index is replaced after its value is whole, so that a key means its old value
//! or its new one. Writers take turns; readers wait for nobody. Nothing is synced: what is derived can be derived again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use cacache::{Algorithm, Integrity, WriteOpts};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};
use crate::git::{Oid, Repo};

use super::super::ids::SessionId;
use super::super::oplog::hex_oid;
use super::super::pending::PublishLock;

/// Newest form of an entry's facts that this version writes and understands.
const VERSION: u32 = 1;
/// Where the store has its index, a file for each key; see [`Held::draft`].
const INDEX: &str = "index-v5";
/// Where it has values.
const VALUES: &str = "content-v2/sha256";
/// Where what is not whole yet lies.
const TEMPORARY: &str = "tmp";

/// An entry.
#[derive(Debug, Clone)]
pub struct Item {
    /// The session it belongs to; none for the trunk's.
    pub session: Option<SessionId>,
    /// Its name there.
    pub key: String,
    /// The value's SHA-256.
    pub hash: Integrity,
    /// Its length in bytes.
    pub size: u64,
    /// When it was set.
    pub at: Timestamp,
    /// Where it came from.
    pub origin: Origin,
}

/// What an entry was derived from, and by whom.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    version: u32,
    /// The tree.
    #[serde(with = "hex_oid")]
    pub tree: Oid,
    /// A commit with that tree.
    #[serde(with = "hex_oid")]
    pub commit: Oid,
    /// Who set it.
    pub actor: String,
}

impl Origin {
    /// A new one.
    pub fn new(tree: Oid, commit: Oid, actor: &str) -> Origin {
        Origin { version: VERSION, tree, commit, actor: actor.to_owned() }
    }
}

/// The hexadecimal form of a hash.
pub fn hex(hash: &Integrity) -> String {
    hash.to_hex().1
}

/// The store of one repository.
pub struct Shelf {
    dir: PathBuf,
}

/// The store while nobody else writes to it.
pub struct Held<'a> {
    shelf: &'a Shelf,
    _lock: PublishLock,
}

impl Shelf {
    /// The store of this repository.
    pub fn of(repo: &Repo) -> Shelf {
        Shelf { dir: repo.tine_dir().join("cache").join("values") }
    }

    /// Waits a bounded time for other writers.
    pub fn hold(&self) -> Result<Held<'_>> {
        Ok(Held { shelf: self, _lock: PublishLock::at(&self.dir)? })
    }

    /// An entry by its name.
    pub fn find(&self, session: Option<&SessionId>, key: &str) -> Result<Option<Item>> {
        let found = cacache::index::find(&self.dir, &name(session, key)).map_err(|e| broken(&self.dir, e))?;
        found.map(item).transpose()
    }

    /// All entries, by session and key.
    pub fn all(&self) -> Result<Vec<Item>> {
        if !self.dir.join(INDEX).exists() {
            return Ok(Vec::new());
        }
        let mut all = Vec::new();
        for found in cacache::list_sync(&self.dir) {
            match found {
                Ok(found) => all.push(item(found)?),
                // Another command removed an empty directory meanwhile.
                Err(cacache::Error::IoError(e, _)) if e.kind() == std::io::ErrorKind::NotFound => {}
                Err(e) => return Err(broken(&self.dir, e)),
            }
        }
        all.sort_by(|a, b| (&a.session, &a.key).cmp(&(&b.session, &b.key)));
        Ok(all)
    }

    /// An entry's value; none if its file is gone.
    pub fn read(&self, item: &Item) -> Result<Option<Vec<u8>>> {
        match cacache::read_hash_sync(&self.dir, &item.hash) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(cacache::Error::IoError(e, _)) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(cacache::Error::IntegrityError(_)) => Err(damaged(&item.key)),
            Err(e) => Err(broken(&self.dir, e)),
        }
    }
}

impl Held<'_> {
    /// Sets a value. What it replaces loses its name and is still there.
    pub fn put(&self, item: &Item, value: &[u8]) -> Result<Item> {
        let dir = &self.shelf.dir;
        step("cache value")?;
        let hash = cacache::write_hash_sync_with_algo(Algorithm::Sha256, dir, value).map_err(|e| broken(dir, e))?;
        let facts = serde_json::to_value(&item.origin).or_internal("cannot write a cache entry")?;
        let options = WriteOpts::new()
            .integrity(hash.clone())
            .size(value.len())
            .time(u128::try_from(item.at.as_millisecond()).unwrap_or_default())
            .metadata(facts);
        let line = self.draft(item, options)?;
        let fail = || format!("cannot write `{}`", line.place.display());
        let parent = line.place.parent().expect("a file has a directory");
        std::fs::create_dir_all(parent).or_io(fail)?;
        step("cache index")?;
        std::fs::rename(&line.file, &line.place).or_io(fail)?;
        Ok(Item { hash, size: value.len() as u64, ..item.clone() })
    }

    /// Removes an entry; its value is still there.
    pub fn remove(&self, item: &Item) -> Result<()> {
        let line = self.draft(item, WriteOpts::new())?;
        step("cache index")?;
        std::fs::remove_file(&line.place).or_io(|| format!("cannot remove `{}`", line.place.display()))
    }

    /// An entry's file of the index, beside its place. The store only ever adds lines to such a file, so that a counter
    /// would grow for ever; written into an empty store, it has one line and can take the place of the old one.
    fn draft(&self, item: &Item, options: WriteOpts) -> Result<Draft> {
        let dir = &self.shelf.dir;
        let fail = || format!("cannot write below `{}`", dir.display());
        let beside = dir.join(TEMPORARY);
        std::fs::create_dir_all(&beside).or_io(fail)?;
        let scratch = tempfile::tempdir_in(beside).or_io(fail)?;
        let name = name(item.session.as_ref(), &item.key);
        cacache::index::insert(scratch.path(), &name, options).map_err(|e| broken(dir, e))?;
        let file = files(&files(&files(&[scratch.path().join(INDEX)])?)?)?.pop();
        let file = file.ok_or_else(|| Error::internal("the cache has no file for an entry"))?;
        let inside = file.strip_prefix(scratch.path()).or_internal("the cache has a file elsewhere")?;
        Ok(Draft { place: dir.join(inside), file, _scratch: scratch })
    }

    /// Removes those of these values that no entry has any more.
    pub fn drop_unused<'a>(&self, hashes: impl Iterator<Item = &'a Integrity>) -> Result<()> {
        let used: BTreeSet<String> = self.shelf.all()?.iter().map(|i| hex(&i.hash)).collect();
        let unused: BTreeMap<String, &Integrity> = hashes.map(|hash| (hex(hash), hash)).collect();
        unused.iter().filter(|(digits, _)| !used.contains(*digits)).try_for_each(|(_, hash)| self.drop_value(hash))
    }

    /// Removes a value, which no entry has.
    pub fn drop_value(&self, hash: &Integrity) -> Result<()> {
        step("cache value")?;
        match cacache::remove_hash_sync(&self.shelf.dir, hash) {
            Err(cacache::Error::IoError(e, _)) if e.kind() == std::io::ErrorKind::NotFound => Ok(()),
            done => done.map_err(|e| broken(&self.shelf.dir, e)),
        }
    }

    /// Removes what no entry has: values, what a killed command left half-written, and empty directories. Gives the
    /// bytes of the values.
    pub fn sweep(&self) -> Result<u64> {
        let dir = &self.shelf.dir;
        let used: BTreeSet<String> = self.shelf.all()?.iter().map(|i| hex(&i.hash)).collect();
        let mut freed = 0;
        // As the store lays values out: two letters, two letters, the rest.
        let values = dir.join(VALUES);
        for file in files(&files(&files(&[values])?)?)? {
            let parts: Vec<_> = file.iter().rev().take(3).map(|p| p.to_string_lossy().into_owned()).collect();
            let digits: String = parts.into_iter().rev().collect();
            let Ok(hash) = Integrity::from_hex(&digits, Algorithm::Sha256) else { continue };
            if !used.contains(&digits) {
                freed += std::fs::metadata(&file).map_or(0, |m| m.len());
                self.drop_value(&hash)?;
            }
        }
        for left in files(&[dir.join(TEMPORARY)])? {
            let size = left.symlink_metadata().map_or(0, |m| if m.is_dir() { 0 } else { m.len() });
            let removed = if left.is_dir() { std::fs::remove_dir_all(&left) } else { std::fs::remove_file(&left) };
            removed.or_io(|| format!("cannot remove `{}`", left.display()))?;
            freed += size;
        }
        for tree in [INDEX, VALUES] {
            let upper = files(&[dir.join(tree)])?;
            for place in files(&upper)?.iter().chain(&upper) {
                // One with something in it stays; that is how it is found out.
                let _ = std::fs::remove_dir(place);
            }
        }
        Ok(freed)
    }
}

/// A file that is to take a place in the index.
struct Draft {
    file: PathBuf,
    place: PathBuf,
    _scratch: tempfile::TempDir,
}

/// What lies in these directories.
fn files(dirs: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for dir in dirs {
        match std::fs::read_dir(dir) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
            entries => {
                let fail = || format!("cannot read `{}`", dir.display());
                for entry in entries.or_io(fail)? {
                    all.push(entry.or_io(fail)?.path());
                }
            }
        }
    }
    Ok(all)
}

/// The name of an entry in the store, ASCII alone: a line that a crash cut within a letter would hide those after it.
fn name(session: Option<&SessionId>, key: &str) -> String {
    let digits: String = key.bytes().map(|b| format!("{b:02x}")).collect();
    format!("{}:{digits}", session.map_or("", |s| s.as_str()))
}

fn item(found: cacache::Metadata) -> Result<Item> {
    #[derive(Deserialize)]
    struct Versioned {
        version: u32,
    }
    let odd = || "a cache entry cannot be read".to_owned();
    let form: Versioned = serde_json::from_value(found.metadata.clone()).or_io(odd)?;
    if form.version > VERSION {
        let message =
            format!("a cache entry was written by a newer tine (form {}, this one knows {VERSION})", form.version);
        return Err(Error::new(Code::Unsupported, message).hint("upgrade tine"));
    }
    let (session, digits) = found.key.split_once(':').ok_or_else(|| Error::new(Code::Io, odd()))?;
    let byte = |at: usize| digits.get(at..at + 2).and_then(|p| u8::from_str_radix(p, 16).ok());
    let bytes: Option<Vec<u8>> = (0..digits.len()).step_by(2).map(byte).collect();
    let key = String::from_utf8(bytes.unwrap_or_default()).or_io(odd)?;
    let session = if session.is_empty() { None } else { Some(SessionId::parse(session)?) };
    let at = i64::try_from(found.time).ok().and_then(|ms| Timestamp::from_millisecond(ms).ok()).unwrap_or_default();
    let origin: Origin = serde_json::from_value(found.metadata).or_io(odd)?;
    Ok(Item { session, key, hash: found.integrity, size: found.size as u64, at, origin })
}

fn step(name: &str) -> Result<()> {
    durable::step(name).or_io(|| "cannot write to the cache".to_owned())
}

/// What is said of a value that is not what was put there.
pub fn damaged(key: &str) -> Error {
    Error::new(Code::Io, format!("the cached value of `{key}` is damaged"))
        .hint(format!("tine cache del '{key}'   # then make it again"))
}

fn broken(dir: &Path, cause: cacache::Error) -> Error {
    Error::new(Code::Io, format!("the cache in `{}` cannot be used", dir.display())).because(cause)
}
