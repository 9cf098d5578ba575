//! Where cache entries lie: a content-addressed store below the git directory, each value under its SHA-256 and checked
//! when it is read. A key's index line is written after its value is whole, so that a key means its old value or its new
//! one. Writers take turns; readers wait for nobody. Nothing is synced: what is derived can be derived again.

use std::path::{Path, PathBuf};

use cacache::{Algorithm, Integrity, RemoveOpts, WriteOpts};
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
        if !self.dir.join("index-v5").exists() {
            return Ok(Vec::new());
        }
        let mut all = Vec::new();
        for found in cacache::list_sync(&self.dir) {
            all.push(item(found.map_err(|e| broken(&self.dir, e))?)?);
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
    /// Sets a value; what it replaces goes, unless another entry has the same.
    pub fn put(&self, item: &Item, value: &[u8]) -> Result<Item> {
        let dir = &self.shelf.dir;
        let old = self.shelf.find(item.session.as_ref(), &item.key)?;
        step("cache value")?;
        let hash = cacache::write_hash_sync_with_algo(Algorithm::Sha256, dir, value).map_err(|e| broken(dir, e))?;
        step("cache index")?;
        let facts = serde_json::to_value(&item.origin).or_internal("cannot write a cache entry")?;
        let options = WriteOpts::new()
            .integrity(hash.clone())
            .size(value.len())
            .time(u128::try_from(item.at.as_millisecond()).unwrap_or_default())
            .metadata(facts);
        let name = name(item.session.as_ref(), &item.key);
        cacache::index::insert(dir, &name, options).map_err(|e| broken(dir, e))?;
        let new = Item { hash, size: value.len() as u64, ..item.clone() };
        if let Some(old) = old.filter(|old| hex(&old.hash) != hex(&new.hash)) {
            self.drop_value(&old.hash)?;
        }
        Ok(new)
    }

    /// Removes an entry.
    pub fn remove(&self, item: &Item) -> Result<()> {
        let dir = &self.shelf.dir;
        let name = name(item.session.as_ref(), &item.key);
        step("cache index")?;
        cacache::index::delete(dir, &name).map_err(|e| broken(dir, e))?;
        self.drop_value(&item.hash)?;
        // The key is gone; now its file in the index can go, too.
        RemoveOpts::new().remove_fully(true).remove_sync(dir, &name).map_err(|e| broken(dir, e))
    }

    fn drop_value(&self, hash: &Integrity) -> Result<()> {
        if !self.shelf.all()?.iter().any(|other| hex(&other.hash) == hex(hash)) {
            self.remove_value(hash)?;
        }
        Ok(())
    }

    fn remove_value(&self, hash: &Integrity) -> Result<()> {
        step("cache value")?;
        match cacache::remove_hash_sync(&self.shelf.dir, hash) {
            Err(cacache::Error::IoError(e, _)) if e.kind() == std::io::ErrorKind::NotFound => Ok(()),
            done => done.map_err(|e| broken(&self.shelf.dir, e)),
        }
    }

    /// Removes what a killed command left: values that no entry has, and half-written ones. Gives their bytes.
    pub fn sweep(&self) -> Result<u64> {
        let dir = &self.shelf.dir;
        let used: Vec<String> = self.shelf.all()?.iter().map(|i| hex(&i.hash)).collect();
        let mut freed = 0;
        // As the store lays values out: two letters, two letters, the rest.
        let values = dir.join("content-v2/sha256");
        for file in files(&files(&files(&[values])?)?)? {
            let parts: Vec<_> = file.iter().rev().take(3).map(|p| p.to_string_lossy().into_owned()).collect();
            let digits: String = parts.into_iter().rev().collect();
            let Ok(hash) = Integrity::from_hex(&digits, Algorithm::Sha256) else { continue };
            if !used.contains(&digits) {
                freed += std::fs::metadata(&file).map_or(0, |m| m.len());
                self.remove_value(&hash)?;
            }
        }
        for file in files(&[dir.join("tmp")])? {
            freed += std::fs::metadata(&file).map_or(0, |m| m.len());
            std::fs::remove_file(&file).or_io(|| format!("cannot remove `{}`", file.display()))?;
        }
        Ok(freed)
    }
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
