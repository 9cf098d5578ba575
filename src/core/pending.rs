//! Unfinished operations. A marker file names an entry whose refs and files still follow its commit point. Its process
//! holds the file locked, so a marker that can be locked belongs to a dead one and is finished here: rolled forward when
//! the log has the entry, dropped when it has not.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use serde::{Deserialize, Serialize};

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};
use crate::git::Oid;

use super::check;
use super::follow;
use super::oplog::{self, OPS, Operation, hex_id, hex_oid};
use super::store::{Store, same_place};

/// How long a command waits for another one that is at work in the same workspace, or publishing.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// Lock files of a killed `git` child are removed when they are this old.
const STALE_LOCK: Duration = Duration::from_secs(3);
/// A marker that is not in place after this long never will be.
const FORGOTTEN: Duration = Duration::from_secs(60);

/// The publish step's lock: held for milliseconds, never while files are read or written.
pub struct PublishLock {
    _file: File,
}

impl PublishLock {
    /// Takes the lock, waiting a bounded time. What a process that was killed with it left locked is free again then.
    pub fn take(store: &Store) -> Result<PublishLock> {
        let lock = PublishLock::at(&store.repo.tine_dir())?;
        store.repo.clear_ref_locks()?;
        Ok(lock)
    }

    /// Takes the lock in this directory.
    pub fn at(dir: &Path) -> Result<PublishLock> {
        std::fs::create_dir_all(dir).or_io(|| format!("cannot create `{}`", dir.display()))?;
        let path = dir.join("lock");
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .or_io(|| format!("cannot open `{}`", path.display()))?;
        let until = Instant::now() + PATIENCE;
        let mut pause = Duration::from_micros(500);
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(PublishLock { _file: file }),
                Err(std::fs::TryLockError::WouldBlock) if Instant::now() < until => {
                    std::thread::sleep(pause);
                    pause = (pause * 2).min(Duration::from_millis(20));
                }
                Err(std::fs::TryLockError::WouldBlock) => {
                    return Err(
                        Error::new(Code::Busy, "another tine command is publishing").hint("run the command again")
                    );
                }
                Err(std::fs::TryLockError::Error(e)) => {
                    return Err(Error::new(Code::Io, format!("cannot lock `{}`", path.display())).because(e));
                }
            }
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct Document {
    operation: String,
    #[serde(with = "hex_oid")]
    commit: Oid,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "hex_id")]
    head_before: Option<Oid>,
    /// Why its workspace could not follow when a later command tried. Its refs are settled; only commands in that
    /// workspace try again, so that one broken workspace does not hold up the rest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stuck: Option<String>,
}

/// The marker of an operation of this process.
pub struct Marker {
    path: PathBuf,
    _file: File,
}

fn dir(store: &Store) -> PathBuf {
    store.repo.tine_dir().join("pending")
}

impl Marker {
    /// Puts the marker in place, locked and synced, before the log's head moves.
    pub fn write(store: &Store, op: &Operation, commit: Oid, head_before: Option<Oid>) -> Result<Marker> {
        let dir = dir(store);
        let fail = || format!("cannot write a marker in `{}`", dir.display());
        durable::step("marker").or_io(fail)?;
        std::fs::create_dir_all(&dir).or_io(fail)?;
        let document = Document { operation: op.id.clone(), commit, head_before, stuck: None };
        let text = toml::to_string(&document).or_internal("cannot write a marker")?;
        let mut temp = tempfile::NamedTempFile::new_in(&dir).or_io(fail)?;
        temp.as_file().lock().or_io(fail)?;
        temp.write_all(text.as_bytes()).or_io(fail)?;
        temp.as_file().sync_data().or_io(fail)?;
        let path = dir.join(&op.id);
        let file = temp.persist(&path).or_io(fail)?;
        durable::sync_dir(&dir).or_io(fail)?;
        Ok(Marker { path, _file: file })
    }

    /// Takes the marker away: everything that the entry says is done, or nothing was.
    pub fn done(self) -> Result<()> {
        durable::step("unmark").or_io(|| "cannot remove a marker".to_owned())?;
        std::fs::remove_file(&self.path).or_io(|| format!("cannot remove `{}`", self.path.display()))
    }
}

struct Found {
    path: PathBuf,
    /// Held when the process that made the marker is gone.
    dead: Option<File>,
    document: Document,
}

fn list(store: &Store) -> Vec<Found> {
    let Ok(entries) = std::fs::read_dir(dir(store)) else { return Vec::new() };
    let mut all = Vec::new();
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        // Temporary names belong to a marker that is not in place yet, or never was.
        if !name.to_string_lossy().chars().all(|c| c.is_ascii_hexdigit()) {
            remove_forgotten(&path);
            continue;
        }
        let Ok(file) = File::open(&path) else { continue };
        let dead = file.try_lock().is_ok().then_some(file);
        let document = std::fs::read_to_string(&path).ok().and_then(|t| toml::from_str(&t).ok());
        let Some(document) = document else { continue };
        all.push(Found { path, dead, document });
    }
    all
}

/// Removes a marker that was never put in place. A young one may belong to a process that has not locked it yet.
fn remove_forgotten(path: &Path) {
    let age = std::fs::metadata(path).and_then(|m| m.modified()).ok().and_then(|at| at.elapsed().ok());
    if age.is_some_and(|age| age > FORGOTTEN) && File::open(path).is_ok_and(|file| file.try_lock().is_ok()) {
        let _ = std::fs::remove_file(path);
    }
}

/// Whether anything is unfinished and its process gone; reads only.
pub fn unfinished(store: &Store) -> usize {
    list(store).iter().filter(|f| f.dead.is_some() && f.document.stuck.is_none()).count()
}

/// Whether no operation is under way or unfinished.
pub fn is_quiet(store: &Store) -> bool {
    list(store).is_empty()
}

/// Operations whose workspace could not follow, with the reason; reads only.
pub fn stuck(store: &Store) -> Vec<(String, String)> {
    list(store).into_iter().filter_map(|f| f.document.stuck.map(|why| (f.document.operation, why))).collect()
}

/// Finishes what dead processes left, and waits (bounded) for living ones that are at work in these workspaces.
pub fn settle(store: &Store, workspaces: &[&Path]) -> Result<()> {
    check::sweep(store);
    let until = Instant::now() + PATIENCE;
    loop {
        let found = list(store);
        if found.is_empty() {
            return Ok(());
        }
        let mine = |f: &Found| concerns(store, f, workspaces);
        if found.iter().any(|f| f.dead.is_some() && (f.document.stuck.is_none() || mine(f))) {
            drop(found);
            recover(store, workspaces)?;
            continue;
        }
        if !found.iter().any(|f| f.dead.is_none() && mine(f)) {
            return Ok(());
        }
        if Instant::now() > until {
            return Err(Error::new(Code::Busy, "another tine command is at work in this workspace")
                .hint("run the command again"));
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Whether a living command is at work in one of these workspaces.
pub fn occupied(store: &Store, workspaces: &[&Path]) -> bool {
    !workspaces.is_empty() && list(store).iter().any(|f| f.dead.is_none() && concerns(store, f, workspaces))
}

fn concerns(store: &Store, found: &Found, workspaces: &[&Path]) -> bool {
    let op = oplog::read(&store.repo, found.document.commit);
    op.is_ok_and(|logged| logged.op.workspaces.iter().any(|m| workspaces.iter().any(|w| same_place(w, &m.path))))
}

/// Rolls forward or drops dead markers, under the publish lock. Stuck ones are tried again for these workspaces only.
fn recover(store: &Store, workspaces: &[&Path]) -> Result<()> {
    let _lock = PublishLock::take(store)?;
    for found in list(store) {
        let mine = concerns(store, &found, workspaces);
        if found.dead.is_none() || (found.document.stuck.is_some() && !mine) {
            continue;
        }
        let id = found.document.operation.clone();
        let since = std::fs::metadata(&found.path).and_then(|m| m.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
        let op = oplog::read(&store.repo, found.document.commit).map(|logged| logged.op);
        if let Ok(op) = &op {
            remove_ref_locks(store, op, since);
        }
        if published(store, &found.document)? {
            let op = op?;
            settle_refs(store, &op)?;
            if let Err(e) = settle_workspaces(store, &op, since) {
                let text = Document { stuck: Some(e.to_string()), ..found.document };
                let text = toml::to_string(&text).or_internal("cannot write a marker")?;
                durable::replace(&found.path, text.as_bytes()).or_io(|| "cannot write a marker".to_owned())?;
                if mine {
                    return Err(Error::new(
                        e.code(),
                        format!("operation {id} ({}) cannot be finished in this workspace", op.kind),
                    )
                    .because(e)
                    .hint("tine doctor"));
                }
                store.notice(format!("operation {id} ({}) still waits for its workspace: {e}", op.kind));
                continue;
            }
            store.notice(format!("finished operation {id} ({}), which was interrupted", op.kind));
        } else {
            store.notice(format!("dropped operation {id}, which was interrupted before it took effect"));
        }
        durable::step("unmark").or_io(|| "cannot remove a marker".to_owned())?;
        std::fs::remove_file(&found.path).or_io(|| format!("cannot remove `{}`", found.path.display()))?;
    }
    Ok(())
}

fn published(store: &Store, document: &Document) -> Result<bool> {
    let head = store.repo.find_ref(OPS)?;
    for logged in oplog::walk(&store.repo, head) {
        let commit = logged?.commit;
        if commit == document.commit {
            return Ok(true);
        }
        if Some(commit) == document.head_before {
            return Ok(false);
        }
    }
    Ok(false)
}

/// Removes what a `git update-ref` that was killed with its parent left locked.
fn remove_ref_locks(store: &Store, op: &Operation, since: SystemTime) {
    let names = op.refs.iter().map(|moved| moved.name.as_str()).chain([OPS, "packed-refs"]);
    for name in names {
        remove_stale_lock(&store.repo.common_dir().join(format!("{name}.lock")), since);
    }
}

fn settle_refs(store: &Store, op: &Operation) -> Result<()> {
    let mut left = Vec::new();
    for moved in &op.refs {
        let now = store.repo.find_ref(&moved.name)?;
        // Anything but the value before was set by plain git since, and stays.
        if now == moved.before && now != moved.after {
            left.push(moved.to_change());
        }
    }
    if !left.is_empty() {
        store.repo.move_refs(&left, &format!("tine {}: finish", op.kind))?;
    }
    Ok(())
}

fn settle_workspaces(store: &Store, op: &Operation, since: SystemTime) -> Result<()> {
    for moved in &op.workspaces {
        if let Some(git_dir) = follow::git_dir_of(store, &moved.path)? {
            remove_stale_lock(&git_dir.join("index.lock"), since);
            remove_stale_lock(&git_dir.join("HEAD.lock"), since);
            remove_stale_lock(&git_dir.join("reftable/tables.list.lock"), since);
        }
        follow::finish(store, moved)?;
    }
    Ok(())
}

/// Removes a lock file that a child of the killed process left. It must have appeared after that process set its
/// marker and have been untouched for a while; anything else may belong to a living `git`.
fn remove_stale_lock(lock: &Path, since: SystemTime) {
    let age = || -> Option<Duration> {
        let changed = std::fs::metadata(lock).ok()?.modified().ok()?;
        changed.duration_since(since).ok()?;
        Some(changed.elapsed().unwrap_or_default())
    };
    let until = Instant::now() + STALE_LOCK;
    while let Some(age) = age() {
        if age >= STALE_LOCK {
            let _ = std::fs::remove_file(lock);
            return;
        }
        if Instant::now() > until {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}
