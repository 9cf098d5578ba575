//! Undo, redo and `op restore`: the inverse change of exactly the refs and files that an entry moved, in one scope.

use crate::error::{Code, Error, Result};
use crate::git::{Oid, Repo};

use super::checkpoint::{reread, save_unsaved};
use super::follow::{self, Files};
use super::gate;
use super::ids::SessionId;
use super::import;
use super::lock;
use super::oplog::{self, Logged, OPS, Operation, RefMove, Target, WorkspaceMove};
use super::pending;
use super::record::{Event, take_back};
use super::refresh;
use super::store::Store;
use super::transaction::{Transaction, race};

/// What an undo or redo did.
#[derive(Debug)]
pub struct Outcome {
    /// The new entry; for `--dry-run` as it would be.
    pub operation: Operation,
    /// The entry that was taken back, or brought back.
    pub target: Operation,
    /// Files.
    pub files: Files,
    /// The session's tip afterwards.
    pub tip: Option<Oid>,
}

/// Takes back the latest entry of the scope, or a named one.
pub fn undo(store: &Store, scope: Option<&SessionId>, operation: Option<&str>, dry_run: bool) -> Result<Outcome> {
    if operation.is_none() && !dry_run {
        // Unsaved edits are the first thing undone: as a checkpoint they are the latest entry, and can be redone.
        save_scope(store, scope, "undo")?;
        give_up_refresh(store, scope)?;
    }
    if let Some(id) = scope.filter(|_| !dry_run) {
        lock::require_free(store, id)?;
    }
    store.retry(|| {
        let log = Log::open(store, scope, dry_run)?;
        let target = match operation {
            Some(prefix) => named(log.repo(store), log.head, scope, prefix)?,
            None => match oplog::undo_target(log.repo(store), log.head, scope)? {
                Target::Entry(logged) => *logged,
                Target::Nothing => return Err(nothing(scope, "undo")),
            },
        };
        let mut tx = Transaction::new(store, "undo", scope, format!("undo {}: {}", target.op.kind, target.op.summary));
        tx.undoes(&target.op.id);
        invert(store, log.repo(store), &mut tx, &target.op)?;
        finish(store, tx, target.op, scope, dry_run)
    })
}

/// Brings back what the latest undo took.
pub fn redo(store: &Store, scope: Option<&SessionId>, dry_run: bool) -> Result<Outcome> {
    if !dry_run && save_scope(store, scope, "redo")? {
        return Err(Error::new(
            Code::Dirty,
            "there were unsaved edits; they are a checkpoint now, and nothing can be redone after it",
        )
        .hint("tine undo   # takes that checkpoint back; then `tine redo` works again"));
    }
    store.retry(|| {
        let log = Log::open(store, scope, dry_run)?;
        let Target::Entry(undo) = oplog::redo_target(log.repo(store), log.head, scope)? else {
            return Err(nothing(scope, "redo"));
        };
        let undone = undo.op.undoes.clone().unwrap_or_default();
        let target = oplog::find(log.repo(store), log.head, &undone).map_or_else(|_| undo.op.clone(), |l| l.op);
        let mut tx = Transaction::new(store, "redo", scope, format!("redo {}: {}", target.kind, target.summary));
        tx.redoes(&undo.op.id);
        invert(store, log.repo(store), &mut tx, &undo.op)?;
        finish(store, tx, target, scope, dry_run)
    })
}

fn finish(
    store: &Store,
    tx: Transaction<'_>,
    target: Operation,
    scope: Option<&SessionId>,
    dry_run: bool,
) -> Result<Outcome> {
    let tip = |store: &Store, refs: &[RefMove]| -> Result<Option<Oid>> {
        let Some(id) = scope else { return Ok(None) };
        let moved = refs.iter().find(|m| m.name == id.branch());
        moved.map_or_else(|| store.repo.find_ref(&id.branch()), |m| Ok(m.after))
    };
    if dry_run {
        tx.check()?;
        let operation = tx.preview().clone();
        let files = preview_files(store, &operation)?;
        return Ok(Outcome { tip: tip(store, &operation.refs)?, operation, target, files });
    }
    let done = tx.commit()?;
    Ok(Outcome { tip: tip(store, &done.operation.refs)?, operation: done.operation, target, files: done.files })
}

/// The paths that a change would write and remove.
pub fn preview_files(store: &Store, op: &Operation) -> Result<Files> {
    let mut files = Files::default();
    for moved in &op.workspaces {
        let empty = store.repo.empty_tree();
        files.preview(&store.repo, moved.before.unwrap_or(empty), moved.after.unwrap_or(empty))?;
    }
    Ok(files)
}

/// Fills a change with the inverse of an entry, refusing when a ref has moved on by another hand. `repo` takes what has to
/// be written for that.
fn invert(store: &Store, repo: &Repo, tx: &mut Transaction<'_>, op: &Operation) -> Result<()> {
    require_scope(store, op)?;
    for moved in &op.refs {
        let now = store.repo.find_ref(&moved.name)?;
        let Some(then) = value_without(store, repo, op, moved, now)? else {
            return Err(moved_on(store, op, moved)?);
        };
        tx.move_ref(moved.name.clone(), now, then);
    }
    if matches!(op.kind.as_str(), "approve" | "land") || (op.undoes.is_some() && lands(store, op)?) {
        refuse_published_landing(store, op)?;
    }
    op.workspaces.iter().try_for_each(|moved| follow_back(store, tx, moved))
}

/// Has a workspace follow back. One that the user has removed by hand, or that was there for a run alone, has no files to.
fn follow_back(store: &Store, tx: &mut Transaction<'_>, moved: &WorkspaceMove) -> Result<()> {
    if moved.after.is_none() || follow::git_dir_of(store, &moved.path)?.is_some() {
        tx.move_workspace(moved.inverse());
    }
    Ok(())
}

/// What a ref becomes when a move of it is taken back: what it was before. A session's record that others have added to
/// since keeps that; none where it cannot.
fn value_without(
    store: &Store,
    repo: &Repo,
    op: &Operation,
    moved: &RefMove,
    now: Option<Oid>,
) -> Result<Option<Option<Oid>>> {
    if now == moved.after {
        return Ok(Some(moved.before));
    }
    let (Some(before), Some(after), Some(now)) = (moved.before, moved.after, now) else { return Ok(None) };
    if !moved.name.starts_with("refs/tine/session/") {
        return Ok(None);
    }
    let event = Event { name: "undone", summary: format!("undo {}: {}", op.kind, op.summary), trailers: Vec::new() };
    Ok(take_back::without(repo, (before, after), now, &event, &store.actor_signature())?.map(Some))
}

/// Taking a landing or a promotion back, or bringing it back, takes the same scope as the act itself.
fn require_scope(store: &Store, op: &Operation) -> Result<()> {
    if op.refs.iter().any(|m| m.name.starts_with("refs/tine/source/")) {
        gate::may_promote(store)?;
    }
    if lands(store, op)? { gate::may_land(store) } else { Ok(()) }
}

fn lands(store: &Store, op: &Operation) -> Result<bool> {
    let trunk = store.trunk()?.refname;
    Ok(op.refs.iter().any(|m| m.name == trunk))
}

/// A landing that was pushed stays: others may have built on it.
fn refuse_published_landing(store: &Store, op: &Operation) -> Result<()> {
    let trunk = store.trunk()?;
    let Some(moved) = op.refs.iter().find(|m| m.name == trunk.refname) else { return Ok(()) };
    let Some(after) = moved.after else { return Ok(()) };
    // Forwards, as when an undone landing is brought back, nothing of what was pushed goes away.
    if moved.before.is_some_and(|before| store.repo.is_ancestor(after, before).unwrap_or(false)) {
        return Ok(());
    }
    for (name, tip) in store.repo.refs_below("refs/remotes/")? {
        if name.ends_with(&format!("/{}", trunk.name)) && store.repo.is_ancestor(after, tip)? {
            let shown = name.trim_start_matches("refs/remotes/").to_owned();
            return Err(
                Error::new(Code::Refused, format!("the landing was pushed: `{shown}` has it")).hint(revert_hint(op))
            );
        }
    }
    Ok(())
}

/// How to take a landing back that cannot be undone any more.
fn revert_hint(op: &Operation) -> String {
    let mut names = op.refs.iter().filter_map(|m| m.name.strip_prefix("refs/tine/proposal/"));
    format!("tine revert {}   # a proposal that takes it back", names.next().unwrap_or("<proposal>"))
}

fn moved_on(store: &Store, op: &Operation, moved: &RefMove) -> Result<Error> {
    let head = store.repo.find_ref(OPS)?;
    let mut error = Error::new(
        Code::Stale,
        format!("`{}` has moved since operation {} ({})", moved.name.trim_start_matches("refs/heads/"), op.id, op.kind),
    );
    for logged in oplog::walk(&store.repo, head) {
        let later = logged?.op;
        if later.id == op.id {
            break;
        }
        if later.refs.iter().any(|m| m.name == moved.name) {
            error = error
                .detail("moved_by", later.id.clone())
                .hint(format!("tine op show {}   # {}: {}", later.id, later.kind, later.summary));
            break;
        }
    }
    if lands(store, op)? {
        error = error.hint(revert_hint(op));
    }
    Ok(error)
}

fn nothing(scope: Option<&SessionId>, verb: &str) -> Error {
    let place = scope.map_or("the repository".to_owned(), |s| format!("session `{s}`"));
    let error = Error::new(Code::NotFound, format!("nothing to {verb} in {place}")).detail("nothing", true);
    match scope {
        Some(id) => error.hint(format!("tine op log -s {id}")),
        None => error.hint("tine op log --all").hint("tine -s <session> undo   # a session's own steps"),
    }
}

fn named(repo: &Repo, head: Option<Oid>, scope: Option<&SessionId>, prefix: &str) -> Result<Logged> {
    let logged = oplog::find(repo, head, prefix)?;
    if logged.op.session.as_ref() == scope {
        return Ok(logged);
    }
    let (owner, hint) = match &logged.op.session {
        Some(s) => (format!("session `{s}`"), format!("tine -s {s} undo --op {}", logged.op.id)),
        None => ("the repository".to_owned(), "run `tine undo` outside of any session's workspace".to_owned()),
    };
    Err(Error::new(Code::Refused, format!("operation {} belongs to {owner}", logged.op.id)).hint(hint))
}

/// Finishes what a dead process left in this scope and waits for a living one.
fn settle_scope(store: &Store, scope: Option<&SessionId>) -> Result<()> {
    let place = match scope {
        Some(id) => reread(store, id)?.value.workspace.map(|w| w.path),
        None => None,
    };
    pending::settle(store, &place.iter().map(|p| p.as_path()).collect::<Vec<_>>())
}

fn save_scope(store: &Store, scope: Option<&SessionId>, why: &str) -> Result<bool> {
    settle_scope(store, scope)?;
    let Some(id) = scope else { return Ok(false) };
    lock::require_free(store, id)?;
    let session = reread(store, id)?.value;
    if !session.state.is_live() {
        return Ok(false);
    }
    Ok(save_unsaved(store, &session, why)?.is_some())
}

fn give_up_refresh(store: &Store, scope: Option<&SessionId>) -> Result<()> {
    let Some(id) = scope else { return Ok(()) };
    refresh::give_up(store, &reread(store, id)?.value)
}

/// The operation log up to now, with what plain git did since.
struct Log {
    head: Option<Oid>,
    /// Holds what a preview must not write.
    memory: Option<Repo>,
}

impl Log {
    fn open(store: &Store, scope: Option<&SessionId>, dry_run: bool) -> Result<Log> {
        if dry_run {
            let memory = store.repo.in_memory();
            return Ok(Log { head: import::ahead(store, &memory)?, memory: Some(memory) });
        }
        settle_scope(store, scope)?;
        let _lock = pending::PublishLock::take(store)?;
        import::take(store)?;
        Ok(Log { head: store.repo.find_ref(OPS)?, memory: None })
    }

    fn repo<'a>(&'a self, store: &'a Store) -> &'a Repo {
        self.memory.as_ref().unwrap_or(&store.repo)
    }
}

/// Sets this scope back to how it was right after an entry: every ref that the scope moved since.
pub fn op_restore(store: &Store, scope: Option<&SessionId>, operation: &str, dry_run: bool) -> Result<Outcome> {
    if !dry_run {
        save_scope(store, scope, "op restore")?;
        give_up_refresh(store, scope)?;
    }
    store.retry(|| {
        let log = Log::open(store, scope, dry_run)?;
        let target = named(log.repo(store), log.head, scope, operation)?;
        let later = since(log.repo(store), log.head, scope, Some(target.commit))?;
        let summary = format!("restore to operation {}: {}", target.op.id, target.op.summary);
        let mut tx = Transaction::new(store, "op-restore", scope, summary);
        set_back(store, log.repo(store), &mut tx, &later)?;
        if tx.is_empty() {
            return Err(Error::new(
                Code::NotFound,
                format!("nothing happened in this scope since operation {}", target.op.id),
            )
            .detail("nothing", true));
        }
        finish(store, tx, target.op, scope, dry_run)
    })
}

/// Sets a session back to how it was when the log was at this commit, in one step that can be undone.
pub fn back_to(store: &Store, id: &SessionId, log: Option<Oid>, kind: &str, summary: &str) -> Result<Outcome> {
    let scope = Some(id);
    save_scope(store, scope, kind)?;
    give_up_refresh(store, scope)?;
    store.retry(|| {
        let head = Log::open(store, scope, false)?.head;
        let later = since(&store.repo, head, scope, log)?;
        let target = later.last().cloned().ok_or_else(|| nothing(scope, "take back"))?;
        let mut tx = Transaction::new(store, kind, scope, summary);
        set_back(store, &store.repo, &mut tx, &later)?;
        finish(store, tx, target, scope, false)
    })
}

/// The entries of this scope after `then`, which may be of any, newest first; all of them where there was no log then.
fn since(repo: &Repo, head: Option<Oid>, scope: Option<&SessionId>, then: Option<Oid>) -> Result<Vec<Operation>> {
    let mut later = Vec::new();
    for row in oplog::rows(repo, head) {
        let row = row?;
        if Some(row.commit) == then {
            return Ok(later);
        }
        if row.may_be_of(scope) {
            later.extend(Some(oplog::read(repo, row.commit)?.op).filter(|op| op.session.as_ref() == scope));
        }
    }
    match then {
        None => Ok(later),
        Some(_) => Err(Error::new(Code::NotFound, "the operation log was pruned meanwhile").hint("tine undo")),
    }
}

/// Fills a change with the inverse of all these entries (newest first) as one. `repo` takes what has to be written for that.
fn set_back(store: &Store, repo: &Repo, tx: &mut Transaction<'_>, later: &[Operation]) -> Result<()> {
    later.iter().try_for_each(|op| require_scope(store, op))?;
    for moved in fold(later) {
        let now = store.repo.find_ref(&moved.name)?;
        if moved.name.starts_with("refs/tine/session/") {
            let then = record_without(store, repo, later, &moved.name, now)?;
            tx.move_ref(moved.name, now, then);
            continue;
        }
        if now != moved.after {
            return Err(race(&format!("`{}` was moved meanwhile", moved.name)));
        }
        tx.move_ref(moved.name, moved.after, moved.before);
    }
    fold_workspaces(later).iter().try_for_each(|moved| follow_back(store, tx, moved))
}

/// What a session's record becomes without the part of these entries (newest first).
fn record_without(
    store: &Store,
    repo: &Repo,
    later: &[Operation],
    name: &str,
    now: Option<Oid>,
) -> Result<Option<Oid>> {
    let mut at = now;
    for op in later {
        for moved in op.refs.iter().filter(|moved| moved.name == name) {
            at = match value_without(store, repo, op, moved, at)? {
                Some(then) => then,
                None => return Err(moved_on(store, op, moved)?),
            };
        }
    }
    Ok(at)
}

/// All ref moves of these entries (newest first) as one.
fn fold(ops: &[Operation]) -> Vec<RefMove> {
    let mut all: Vec<RefMove> = Vec::new();
    for moved in ops.iter().rev().flat_map(|op| &op.refs) {
        match all.iter_mut().find(|m| m.name == moved.name) {
            Some(known) => known.after = moved.after,
            None => all.push(moved.clone()),
        }
    }
    all.retain(|m| m.before != m.after);
    all
}

fn fold_workspaces(ops: &[Operation]) -> Vec<WorkspaceMove> {
    let mut all: Vec<WorkspaceMove> = Vec::new();
    for moved in ops.iter().rev().flat_map(|op| &op.workspaces) {
        match all.iter_mut().find(|m| m.path == moved.path) {
            Some(known) => {
                known.after = moved.after;
                known.branch_after.clone_from(&moved.branch_after);
            }
            None => all.push(moved.clone()),
        }
    }
    all.retain(|m| m.before != m.after || m.branch_before != m.branch_after);
    all
}
