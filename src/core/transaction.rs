//! The only thing that writes. A verb says which refs and workspaces change; the order that survives a crash, the
//! compare-and-swap, the log entry and the recovery are here and cannot be forgotten.
//!
//! Order: objects (synced), the pending marker, all refs locked and checked, the log's head (the commit point), the refs,
//! then workspace files, then the marker goes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::Duration;

use crate::error::{Code, Error, Result};
use crate::git::{Oid, RefChange};
use crate::phase::phase;
use crate::workspace::Touched;

use super::follow::{self, Files};
use super::ids::SessionId;
use super::import;
use super::layers;
use super::lock;
use super::oplog::{self, OPS, Operation, RefMove, WorkspaceMove};
use super::pending::{self, Marker, PublishLock};
use super::roster;
use super::store::Store;
use super::view;

/// How often a lost race is tried again before the user is told `busy`.
const ATTEMPTS: u32 = 12;

/// A change being put together in memory.
pub struct Transaction<'a> {
    store: &'a Store,
    op: Operation,
    keep: Vec<Oid>,
    /// Workspaces whose files are what was just scanned: only the index follows, for these paths.
    scanned: BTreeMap<PathBuf, Vec<Touched>>,
    /// What others' leases may hold back.
    held_back: Option<lock::Write>,
}

/// What a committed transaction did.
#[derive(Debug)]
pub struct Done {
    /// The log entry.
    pub operation: Operation,
    /// What happened to files.
    pub files: Files,
}

impl<'a> Transaction<'a> {
    /// A new change, taken back by the undo of `scope` (none: the repository's own).
    pub fn new(store: &'a Store, kind: &str, scope: Option<&SessionId>, summary: impl Into<String>) -> Self {
        Transaction {
            store,
            op: Operation {
                version: oplog::version(),
                id: store.random.operation_id(),
                kind: kind.to_owned(),
                session: scope.cloned(),
                actor: store.actor.name.clone(),
                started_at: store.clock.now(),
                duration_ms: 0,
                phases: BTreeMap::new(),
                args: store.args.clone(),
                summary: summary.into(),
                undoes: None,
                redoes: None,
                refs: Vec::new(),
                workspaces: Vec::new(),
            },
            keep: Vec::new(),
            scanned: BTreeMap::new(),
            held_back: None,
        }
    }

    /// Moves a ref from the value that was read.
    pub fn move_ref(&mut self, name: impl Into<String>, before: Option<Oid>, after: Option<Oid>) {
        if before != after {
            self.op.refs.push(RefMove { name: name.into(), before, after });
        }
    }

    /// Lets a workspace follow.
    pub fn move_workspace(&mut self, moved: WorkspaceMove) {
        self.op.workspaces.push(moved);
    }

    /// A workspace whose files already are what was scanned.
    pub fn scanned_workspace(&mut self, moved: WorkspaceMove, touched: Vec<Touched>) {
        self.scanned.insert(moved.path.clone(), touched);
        self.op.workspaces.push(moved);
    }

    /// Goes through only if no lease of somebody else's is in the way.
    pub fn heeds_leases(&mut self, write: lock::Write) {
        self.held_back = Some(write);
    }

    /// Keeps a commit reachable that no ref holds.
    pub fn keep(&mut self, commit: Oid) {
        self.keep.push(commit);
    }

    /// Says which entry this one takes back.
    pub fn undoes(&mut self, operation: &str) {
        self.op.undoes = Some(operation.to_owned());
    }

    /// Says which undo this one takes back.
    pub fn redoes(&mut self, operation: &str) {
        self.op.redoes = Some(operation.to_owned());
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.op.refs.is_empty()
    }

    /// The entry as it would be written, for `--dry-run`.
    pub fn preview(&self) -> &Operation {
        &self.op
    }

    /// Checks what can be checked without writing: files in the way, files that are shown to others alone.
    pub fn check(&self) -> Result<()> {
        layers::admit(self.store, &self.op)?;
        self.op
            .workspaces
            .iter()
            .filter(|m| !self.scanned.contains_key(&m.path))
            .try_for_each(|m| follow::check(self.store, m))
    }

    /// Makes it durable, then lets files follow.
    pub fn commit(mut self) -> Result<Done> {
        phase("check", || self.check())?;
        if self.store.interrupt.load(Ordering::SeqCst) {
            return Err(Error::new(Code::Interrupted, "interrupted; nothing was changed"));
        }
        let marker = phase("publish", || self.publish())?;
        let mut files = Files::default();
        for moved in &self.op.workspaces {
            let touched = self.scanned.get(&moved.path).map(Vec::as_slice);
            match phase("follow", || follow::carry_out(self.store, moved, touched)) {
                Ok(done) => files.join(done),
                // The change is made; only the index waits for a lock that somebody holds. The marker stays, and the
                // next writing command brings the index up to date.
                Err(e) if e.code() == Code::Busy => {
                    self.store.notice(format!("{e}; the next tine command finishes this"));
                    return Ok(Done { operation: self.op, files });
                }
                Err(e) => return Err(unfinished(&self.op, e)),
            }
        }
        marker.done().map_err(|e| unfinished(&self.op, e))?;
        Ok(Done { operation: self.op, files })
    }

    /// Everything up to and including the refs; the marker is still there afterwards.
    fn publish(&mut self) -> Result<Marker> {
        let store = self.store;
        phase("sync", || store.repo.sync_objects())?;
        let lock = PublishLock::take(store)?;
        let places: Vec<&Path> = self.op.workspaces.iter().map(|m| m.path.as_path()).collect();
        // A marker that lost its process since this command began is finished first.
        if pending::unfinished(store) > 0 || pending::occupied(store, &places) {
            return Err(race("another command is at work in this workspace"));
        }
        import::take(store)?;
        for moved in &self.op.refs {
            if store.repo.find_ref(&moved.name)? != moved.before {
                return Err(race(&format!("`{}` was moved meanwhile", moved.name)));
            }
        }
        layers::admit(store, &self.op)?;
        for moved in &self.op.workspaces {
            if follow::was_switched(store, moved)? {
                return Err(race(&format!("`{}` was switched meanwhile", moved.path.display())));
            }
        }
        if let Some(write) = &self.held_back {
            lock::admit(store, write, &self.op.id)?;
        }
        let head = store.repo.find_ref(OPS)?;
        let keep = self.let_go()?;
        self.op.duration_ms = store.clock.elapsed_ms();
        self.op.phases = store.clock.phases_ms();
        let commit = oplog::write(&store.repo, &self.op, head, &keep, &store.actor_signature())?;
        phase("sync", || store.repo.sync_objects())?;
        let marker = phase("marker", || Marker::write(store, &self.op, commit, head))?;
        match phase("refs", || self.move_all(commit, head)) {
            Ok(()) => {}
            Err(e) if store.repo.find_ref(OPS).is_ok_and(|now| now == Some(commit)) => {
                return Err(unfinished(&self.op, e));
            }
            Err(e) => {
                let _ = marker.done();
                return Err(e);
            }
        }
        view::append(&store.repo, &self.op, commit, head);
        store.published.set(true);
        let is_indexed = oplog::append_to_index(&store.repo, &self.op, commit, head);
        let is_listed = roster::append(&store.repo, &self.op);
        // What takes longer is nobody else's to wait for.
        drop(lock);
        if !is_indexed {
            oplog::rebuild_index(&store.repo, Some(commit));
        }
        if !is_listed || store.roster_is_behind.take() {
            roster::rebuild(&store.repo);
        }
        Ok(marker)
    }

    fn move_all(&self, commit: Oid, head: Option<Oid>) -> Result<()> {
        let store = self.store;
        let reason = format!("tine {}: {}", self.op.kind, self.op.summary.lines().next().unwrap_or_default());
        let changes: Vec<RefChange> = self.op.refs.iter().map(RefMove::to_change).collect();
        let ops = RefChange { name: OPS.to_owned(), before: head, after: Some(commit) };
        if store.repo.is_reftable() {
            // One file holds all refs: a second transaction beside the first would wait for its lock, and need not be,
            // since all of them move at once or not at all.
            return store.repo.move_refs(&[&[ops], changes.as_slice()].concat(), &reason);
        }
        let locks = if changes.is_empty() { None } else { Some(store.repo.lock_refs(&changes, &reason)?) };
        store.repo.move_refs(&[ops], &reason)?;
        locks.map_or(Ok(()), |l| l.commit())
    }

    /// The commits that no ref will hold after this: the log keeps them.
    fn let_go(&self) -> Result<Vec<Oid>> {
        let mut keep = self.keep.clone();
        for moved in &self.op.refs {
            let Some(before) = moved.before else { continue };
            let held = match moved.after {
                Some(after) => self.store.repo.is_ancestor(before, after)?,
                None => false,
            };
            if !held {
                keep.push(before);
            }
        }
        keep.sort();
        keep.dedup();
        Ok(keep)
    }
}

/// A lost race: worth another try from the start.
pub fn race(what: &str) -> Error {
    Error::new(Code::Busy, what).detail("race", true).hint("run the command again")
}

fn unfinished(op: &Operation, cause: Error) -> Error {
    let code = if cause.code() == Code::Internal { Code::Internal } else { Code::Io };
    Error::new(code, format!("operation {} ({}) is recorded, but could not be finished", op.id, op.kind))
        .because(cause)
        .hint("mend the cause; the next tine command that writes finishes it")
        .detail("operation", op.id.clone())
}

impl Store {
    /// Runs a verb from the start again when it lost a race; gives up with `busy`.
    pub fn retry<T>(&self, mut verb: impl FnMut() -> Result<T>) -> Result<T> {
        for attempt in 1.. {
            match verb() {
                Err(e) if e.details().contains_key("race") && attempt < ATTEMPTS => {
                    let spread = u64::from(self.random.bytes()[0]) % 20;
                    std::thread::sleep(Duration::from_millis(u64::from(attempt) * 4 + spread));
                }
                done => return done,
            }
        }
        unreachable!("the loop returns")
    }
}
