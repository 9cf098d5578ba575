//! Sessions: starting, putting away, giving up, bringing back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::config::repository_base;
use crate::error::{Code, Error, Result};
use crate::git::{Oid, Repo, require_git};

use super::checkpoint::{self, save_unsaved};
use super::follow;
use super::gate;
use super::ids::{SessionId, slug};
use super::layers;
use super::lock;
use super::oplog::{self, OPS, Operation, WorkspaceMove};
use super::pending;
use super::record::{self, Event, Files, Fork, SessionRecord, SessionState, Stored, Workspace};
use super::store::{Store, same_place};
use super::tag;
use super::timeline::{About, CheckpointKind};
use super::transaction::Transaction;

/// Where the files of a new session go.
#[derive(Debug, Clone)]
pub enum Place {
    /// Where the configured template says.
    Default,
    /// Here.
    At(PathBuf),
    /// The current worktree becomes the workspace.
    Here,
    /// Nowhere: a session without files.
    Nowhere,
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// Its name; made from the task when not given.
    pub id: Option<String>,
    /// What it is for.
    pub task: Option<String>,
    /// The commit to start from; the trunk's tip when not given.
    pub from: Option<Oid>,
    /// Where its files go.
    pub place: Place,
    /// Tags.
    pub tags: BTreeMap<String, String>,
    /// Which agent works in it.
    pub agent: Option<String>,
    /// The session and commit that it is a fork of.
    pub parent: Option<Fork>,
    /// The command, for the log.
    pub command: &'static str,
}

/// What happened.
#[derive(Debug)]
pub struct Started {
    /// The record.
    pub session: SessionRecord,
    /// Ignored files and folders that were copied in.
    pub seeded: Vec<String>,
}

/// Starts a session.
pub fn start(store: &Store, request: &Request) -> Result<Started> {
    // Asked where work with tine begins, not at every command: it costs a process.
    require_git()?;
    gate::may_write(store)?;
    if let Some(dir) = store.repo.main_workdir() {
        Store::refuse_root(&dir, store.settings.home.as_deref())?;
    }
    store.retry(|| {
        let here = store.repo.workdir().filter(|_| matches!(request.place, Place::Here));
        pending::settle(store, here.as_slice())?;
        match request.place {
            Place::Here => start_here(store, request),
            _ => start_beside(store, request),
        }
    })
}

fn start_beside(store: &Store, request: &Request) -> Result<Started> {
    let id = new_id(store, request)?;
    let base = match request.from {
        Some(commit) => commit,
        None => store.trunk()?.tip()?,
    };
    let path = match &request.place {
        Place::At(path) => Some(path.clone()),
        Place::Default => Some(workspace_path(store, id.as_str())),
        Place::Nowhere | Place::Here => None,
    };
    let workspace = path.map(|path| Workspace { path, borrowed_from: None });
    let session = new_record(store, request, id, base, workspace)?;
    let mut tx = begin(store, request, &session)?;
    tx.move_ref(session.id.branch(), None, Some(base));
    if let Some(workspace) = &session.workspace {
        tx.move_workspace(WorkspaceMove {
            path: workspace.path.clone(),
            before: None,
            after: Some(store.repo.tree_of(base)?),
            branch_before: session.id.branch(),
            branch_after: session.id.branch(),
        });
    }
    let seeded = tx.commit()?.files.seeded.iter().map(ToString::to_string).collect();
    Ok(Started { session, seeded })
}

fn start_here(store: &Store, request: &Request) -> Result<Started> {
    let Some(place) = store.repo.workdir().map(Path::to_owned) else {
        return Err(Error::new(Code::Invalid, "a bare repository has no worktree to turn into a workspace")
            .hint("tine start --no-workspace"));
    };
    if let Some(session) = store.current_session()?.filter(|s| s.value.state.is_live()) {
        return Err(Error::new(
            Code::Exists,
            format!("this worktree already is the workspace of `{}`", session.value.id),
        )
        .hint("tine fork   # a new session from its latest checkpoint"));
    }
    refuse_in_progress(&store.repo)?;
    let head = store.repo.find_ref("HEAD")?.ok_or_else(|| {
        Error::new(Code::NotFound, "this branch has no commit yet")
            .hint("tine init")
            .hint("git commit --allow-empty -m Start")
    })?;
    if request.from.is_some_and(|from| from != head) {
        return Err(Error::new(Code::Usage, "`--here` starts from the commit that is checked out, not from `--from`")
            .hint("drop `--from`, or drop `--here` for a workspace of its own"));
    }
    let id = new_id(store, request)?;
    let branch = store.repo.head_branch_of(store.repo.git_dir())?;
    let borrowed = branch.clone().unwrap_or_else(|| head.to_string());
    let workspace = Workspace { path: place.clone(), borrowed_from: Some(borrowed.clone()) };
    let session = new_record(store, request, id, head, Some(workspace))?;
    let base = store.repo.tree_of(head)?;
    let found = checkpoint::scan_tree(store, &store.repo, base, &[])?;
    let mut tip = head;
    if found.tree != base {
        let about = About { kind: Some(CheckpointKind::Baseline), agent: session.agent.clone(), ..About::default() };
        tip = checkpoint::write(store, &session, &about, found.tree, vec![head], found.changes.len())?;
    }
    for skipped in &found.skipped {
        store.notice(format!("not in the baseline: `{}` ({})", skipped.path, skipped.reason.as_str()));
    }
    let mut tx = begin(store, request, &session)?;
    tx.move_ref(session.id.branch(), None, Some(tip));
    tx.move_workspace(WorkspaceMove {
        path: place,
        before: Some(found.tree),
        after: Some(found.tree),
        branch_before: borrowed,
        branch_after: session.id.branch(),
    });
    tx.commit()?;
    Ok(Started { session, seeded: Vec::new() })
}

/// Refuses a worktree in the middle of a merge, rebase or the like.
pub fn refuse_in_progress(repo: &Repo) -> Result<()> {
    let states = [
        ("MERGE_HEAD", "merge"),
        ("CHERRY_PICK_HEAD", "cherry-pick"),
        ("REVERT_HEAD", "revert"),
        ("rebase-merge", "rebase"),
        ("rebase-apply", "rebase"),
        ("BISECT_LOG", "bisect"),
    ];
    for (file, what) in states {
        if repo.git_dir().join(file).exists() {
            return Err(Error::new(Code::Dirty, format!("a {what} is in progress in this worktree"))
                .hint(format!("git {what} --continue"))
                .hint(format!("git {what} {}", if what == "bisect" { "reset" } else { "--abort" })));
        }
    }
    Ok(())
}

fn begin<'a>(store: &'a Store, request: &Request, session: &SessionRecord) -> Result<Transaction<'a>> {
    let event = Event {
        name: "started",
        summary: format!("start session {}", session.id),
        trailers: session.task.iter().map(|t| ("Tine-Task", t.clone())).collect(),
    };
    let commit = record::append(&store.repo, None, Files::record(session)?, &event, &[], &store.actor_signature())?;
    // Starting is the repository's own act: no session's undo makes another session vanish.
    let mut tx = Transaction::new(store, request.command, None, format!("start session {}", session.id));
    tx.move_ref(session.id.record(), None, Some(commit));
    Ok(tx)
}

fn new_record(
    store: &Store,
    request: &Request,
    id: SessionId,
    base: Oid,
    workspace: Option<Workspace>,
) -> Result<SessionRecord> {
    gate::check_session_name(store, &id)?;
    tag::check(&request.tags)?;
    gate::check_open_sessions(store)?;
    let session = SessionRecord {
        version: record::VERSION,
        id,
        state: SessionState::Active,
        archived_from: None,
        task: request.task.as_deref().map(|t| super::redact::redact(t).0),
        actor: store.actor.name.clone(),
        agent: request.agent.clone().or_else(|| store.actor.agent()),
        created_at: store.clock.now(),
        base,
        tip: None,
        workspace,
        parent: request.parent.clone(),
        proposal: None,
        port_base: free_ports(store)?,
        reason: None,
        tags: request.tags.clone(),
        owner: None,
        health: None,
        handoff: None,
    };
    if let Some(workspace) = session.workspace.as_ref().filter(|w| w.borrowed_from.is_none()) {
        follow::check_free(&workspace.path)?;
        store.repo.require_checkout(store.repo.tree_of(base)?)?;
    }
    Ok(session)
}

/// A free name: the given one, one made from the task, or a few letters.
fn new_id(store: &Store, request: &Request) -> Result<SessionId> {
    if let Some(given) = &request.id {
        let id = SessionId::parse(given)?;
        return match taken(store, &id)? {
            None => Ok(id),
            Some(error) => Err(error),
        };
    }
    let base = request.task.as_deref().map(|t| slug(t, 40)).filter(|s| !s.is_empty());
    if let Some(base) = &base {
        let id = SessionId::parse(base)?;
        if taken(store, &id)?.is_none() {
            return Ok(id);
        }
    }
    let base = base.unwrap_or_else(|| "session".to_owned());
    loop {
        let id = SessionId::parse(&format!("{base}-{}", store.random.letters(4)))?;
        if taken(store, &id)?.is_none() {
            return Ok(id);
        }
    }
}

fn taken(store: &Store, id: &SessionId) -> Result<Option<Error>> {
    if let Some(commit) = store.repo.find_ref(&id.record())? {
        let state = record::read::<SessionRecord>(&store.repo, commit)?.value.state;
        let error = Error::new(Code::Exists, format!("session `{id}` exists ({})", state.as_str()));
        let hint = if state.is_live() {
            format!("cd \"$(tine session show {id} --path)\"")
        } else {
            format!("tine reactivate {id}")
        };
        return Ok(Some(error.hint(hint)));
    }
    let aside = follow::leftovers_dir(store, &id.branch());
    if aside.exists() {
        let message = format!("files of an earlier session `{id}` are set aside in `{}`", aside.display());
        return Ok(Some(
            Error::new(Code::Exists, message).hint("tine start <another-name>").hint("tine op prune --dry-run"),
        ));
    }
    if store.repo.find_ref(&id.branch())?.is_some() {
        let error = Error::new(Code::Exists, format!("a branch `session/{id}` exists that is no session of tine"));
        return Ok(Some(error.hint(format!("git branch -m session/{id} <other-name>"))));
    }
    Ok(None)
}

/// The first block of ports that no live session holds.
fn free_ports(store: &Store) -> Result<u16> {
    let held: BTreeSet<u16> = store.live_sessions()?.into_iter().map(|s| s.value.port_base).collect();
    let size = store.settings.port_block.max(1);
    let first = store.settings.port_base;
    let blocks = (u16::MAX - first) / size;
    Ok((0..blocks).map(|n| first + n * size).find(|p| !held.contains(p)).unwrap_or(first))
}

/// The configured place for a session's workspace.
/// Where the files of this name go, as configured.
pub fn workspace_path(store: &Store, name: &str) -> PathBuf {
    let bare = store.repo.is_bare();
    let root = store.repo.main_workdir().unwrap_or_else(|| store.repo.common_dir().to_owned());
    let base = repository_base(&root, bare);
    let path = store.settings.workspace_path.expand(&base, name);
    if path.is_absolute() { path } else { root.join(path) }
}

/// Forks: new sessions from a commit of this one.
pub fn fork(
    store: &Store,
    parent: &SessionRecord,
    from: Oid,
    names: &[String],
    count: usize,
    no_workspace: bool,
) -> Result<Vec<Started>> {
    let total = names.len().max(count).max(1);
    let mut made = Vec::new();
    for at in 0..total {
        let id = match names.get(at) {
            Some(name) => name.clone(),
            None => numbered_name(store, parent.id.as_str(), 2)?,
        };
        let request = Request {
            id: Some(id),
            task: parent.task.clone(),
            from: Some(from),
            place: if no_workspace { Place::Nowhere } else { Place::Default },
            tags: BTreeMap::new(),
            agent: parent.agent.clone(),
            parent: Some(Fork { session: parent.id.clone(), commit: from }),
            command: "fork",
        };
        made.push(start(store, &request)?);
    }
    Ok(made)
}

/// `fix-2`, `fix-3`, …: the first one that is free, from this number on.
pub fn numbered_name(store: &Store, stem: &str, first: usize) -> Result<String> {
    let stem: String = stem.chars().take(58).collect();
    for n in first.. {
        let name = format!("{stem}-{n}");
        if taken(store, &SessionId::parse(&name)?)?.is_none() {
            return Ok(name);
        }
    }
    unreachable!("numbers do not run out")
}

/// What a session turns into, and why.
#[derive(Debug, Clone)]
pub struct Close<'a> {
    /// The new state: archived or discarded.
    pub state: SessionState,
    /// Why.
    pub reason: Option<&'a str>,
    /// The command, for the log.
    pub command: &'static str,
}

/// Puts a session away or gives it up: unsaved edits are saved, then branch and workspace go; the record keeps all.
pub fn close(store: &Store, id: &SessionId, close: &Close<'_>) -> Result<(SessionRecord, Operation)> {
    let first = checkpoint::reread(store, id)?;
    if first.value.state == close.state {
        return Err(Error::new(Code::Exists, format!("session `{id}` is {} already", close.state.as_str()))
            .hint(format!("tine reactivate {id}")));
    }
    if first.value.state.is_live() {
        lock::require_unlocked(store, id)?;
        save_unsaved(store, &first.value, &format!("`{}`", close.command))?;
    }
    store.retry(|| {
        let stored = checkpoint::reread(store, id)?;
        let mut tx = Transaction::new(store, close.command, None, format!("{} session {id}", close.command));
        let mut session = stored.value.clone();
        session.archived_from = (close.state == SessionState::Archived).then_some(session.state);
        session.state = close.state;
        session.reason = close.reason.map(str::to_owned).or(session.reason);
        put_away(store, &mut tx, &mut session, None)?;
        if close.state == SessionState::Discarded {
            super::proposal::withdraw_with(store, &mut tx, &session)?;
        }
        let event = Event {
            name: close.state.as_str(),
            summary: format!("{} session {id}", close.command),
            trailers: close.reason.iter().map(|r| ("Tine-Reason", (*r).to_owned())).collect(),
        };
        save(store, &mut tx, &stored, &session, &event)?;
        Ok((session, tx.commit()?.operation))
    })
}

/// Takes a session's branch and workspace away within a larger change; `onto` is where a borrowed worktree goes back to
/// when that branch moves in the same change.
pub fn put_away(
    store: &Store,
    tx: &mut Transaction<'_>,
    session: &mut SessionRecord,
    onto: Option<(&str, Oid)>,
) -> Result<()> {
    let branch = session.id.branch();
    let Some(tip) = store.repo.find_ref(&branch)? else { return Ok(()) };
    let before = Some(store.repo.tree_of(tip)?);
    if let Some(workspace) = &session.workspace
        && store.workspace_of(session)?.is_some()
    {
        let (after, branch_after) = match &workspace.borrowed_from {
            None => (None, branch.clone()),
            Some(home) => {
                let commit = match onto {
                    Some((name, commit)) if name == home => Some(commit),
                    _ => store.repo.find_ref(home)?.or_else(|| Oid::from_hex(home.as_bytes()).ok()),
                };
                let commit = commit.ok_or_else(|| {
                    Error::new(Code::NotFound, format!("`{home}`, where this worktree came from, is gone"))
                        .hint("git switch <branch>   # in the worktree, then run the command again")
                })?;
                (Some(store.repo.tree_of(commit)?), home.clone())
            }
        };
        tx.move_workspace(WorkspaceMove {
            path: workspace.path.clone(),
            before,
            after,
            branch_before: branch.clone(),
            branch_after,
        });
    }
    session.tip = Some(tip);
    tx.move_ref(branch, Some(tip), None);
    Ok(())
}

/// Whose undo takes back what somebody says about a session: the session's own where it is said from inside or with `-s`,
/// else the repository's, so that no undo in a session takes back what a reviewer said about it.
pub fn scope_within(store: &Store, id: &SessionId) -> Result<Option<SessionId>> {
    Ok(store.current_session()?.map(|here| here.value.id).filter(|here| here == id))
}

/// Changes what a session's record says, and nothing else. Tells whether something changed.
pub fn amend(
    store: &Store,
    id: &SessionId,
    command: &str,
    event: &Event<'_>,
    change: impl Fn(&mut SessionRecord) -> Result<()>,
) -> Result<(SessionRecord, bool)> {
    store.retry(|| {
        pending::settle(store, &[])?;
        let stored = checkpoint::reread(store, id)?;
        let mut session = stored.value.clone();
        change(&mut session)?;
        if session == stored.value {
            return Ok((session, false));
        }
        let scope = scope_within(store, id)?;
        let mut tx = Transaction::new(store, command, scope.as_ref(), event.summary.clone());
        save(store, &mut tx, &stored, &session, event)?;
        tx.commit()?;
        Ok((session, true))
    })
}

/// Writes a session's record as part of a change. Records are shared and timelines are not, so nothing of the timeline hangs
/// on it: the log keeps what the branch lets go of (`prune` leaves it there).
pub fn save(
    store: &Store,
    tx: &mut Transaction<'_>,
    before: &Stored<SessionRecord>,
    after: &SessionRecord,
    event: &Event<'_>,
) -> Result<()> {
    let mut kept = after.clone();
    // A workspace of layers is there for the processes of a run alone.
    kept.workspace =
        kept.workspace.filter(|w| layers::shown_at(store, &after.id).is_none_or(|at| !same_place(&at, &w.path)));
    let files = Files::record(&kept)?;
    let commit = record::append(&store.repo, Some(before.commit), files, event, &[], &store.actor_signature())?;
    tx.move_ref(after.id.record(), Some(before.commit), Some(commit));
    Ok(())
}

/// Brings an archived, discarded or landed session back, with branch and workspace.
pub fn reactivate(store: &Store, id: &SessionId, no_workspace: bool) -> Result<SessionRecord> {
    store.retry(|| {
        pending::settle(store, &[])?;
        let stored = checkpoint::reread(store, id)?;
        let mut session = stored.value.clone();
        let branch = id.branch();
        let now = store.repo.find_ref(&branch)?;
        let tip = store.tip(&session)?;
        let has_files = store.workspace_of(&session)?.is_some();
        if session.state.is_live() && now.is_some() && (has_files || no_workspace) {
            return Err(Error::new(Code::Exists, format!("session `{id}` is active already")));
        }
        let mut tx = Transaction::new(store, "reactivate", None, format!("reactivate session {id}"));
        let mut was = session.archived_from.take().filter(|s| s.is_live());
        if was == Some(SessionState::Proposed) && !has_open_proposal(store, &session)? {
            was = None;
        }
        session.state = was.unwrap_or(if session.state.is_live() { session.state } else { SessionState::Active });
        session.tip = None;
        session.reason = None;
        if !no_workspace && !has_files {
            // A borrowed worktree was given back; the session gets one of its own.
            let path = kept_place(store, &session)?;
            session.workspace = Some(Workspace { path: path.clone(), borrowed_from: None });
            tx.move_workspace(WorkspaceMove {
                path,
                before: None,
                after: Some(store.repo.tree_of(tip)?),
                branch_before: branch.clone(),
                branch_after: branch.clone(),
            });
        }
        tx.move_ref(branch, now, Some(tip));
        let event = Event { name: "reactivated", summary: format!("reactivate session {id}"), trailers: Vec::new() };
        save(store, &mut tx, &stored, &session, &event)?;
        tx.commit()?;
        Ok(session)
    })
}

/// Whether its newest proposal still waits: it may have been decided on while the session was away.
fn has_open_proposal(store: &Store, session: &SessionRecord) -> Result<bool> {
    let Some(name) = &session.proposal else { return Ok(false) };
    Ok(store.proposal(name.as_str())?.value.state.is_open())
}

/// Where the workspace of a session comes back to: where it was, if that was a place of this clone. A record from another
/// machine names one of its own.
fn kept_place(store: &Store, session: &SessionRecord) -> Result<PathBuf> {
    let usual = workspace_path(store, session.id.as_str());
    let Some(kept) = session.workspace.as_ref().filter(|w| w.borrowed_from.is_none() && w.path != usual) else {
        return Ok(usual);
    };
    for logged in oplog::walk(&store.repo, store.repo.find_ref(OPS)?) {
        if logged?.op.workspaces.iter().any(|moved| moved.path == kept.path) {
            return Ok(kept.path.clone());
        }
    }
    Ok(usual)
}

/// Whether the user stands inside this session's workspace.
pub fn stands_inside(store: &Store, session: &SessionRecord) -> bool {
    let here = store.repo.workdir();
    here.is_some_and(|dir| session.workspace.as_ref().is_some_and(|w| same_place(&w.path, dir)))
}
