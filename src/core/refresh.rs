//! Refresh: the trunk is brought into a session, after an automatic checkpoint. Conflicts are left in the workspace as
//! markers for the session to resolve; the timeline moves only when they are.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::durable;
use crate::error::{Code, Context as _, Error, Result, count};
use crate::git::{Conflict, MergeLabels, NewCommit, Oid, Repo};
use crate::phase::phase;
use crate::workspace::{Touched, apply};

use super::checkpoint::{self, files_move, require_live, reread, save_unsaved};
use super::ids::SessionId;
use super::lock;
use super::oplog::hex_oid;
use super::pending;
use super::record::{Event, SessionRecord, Stored};
use super::refusal;
use super::session;
use super::store::{Store, Trunk};
use super::timeline::{self, About, Checkpoint, CheckpointKind};
use super::transaction::Transaction;

/// How the trunk is brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// A checkpoint with two parents.
    Merge,
    /// The session's checkpoints again, on the trunk's tip.
    Rebase,
}

/// What happened.
#[derive(Debug)]
pub struct Outcome {
    /// `no_op`, `merge`, `rebase`, `conflict` or `aborted`.
    pub kind: &'static str,
    /// The session's tip now.
    pub checkpoint: Checkpoint,
    /// What could not be brought together.
    pub conflicts: Vec<Conflict>,
}

/// An unfinished refresh: the workspace holds conflicts. Kept in the worktree's git directory.
#[derive(Debug, Serialize, Deserialize)]
struct Unfinished {
    version: u32,
    /// The trunk's tip being brought in.
    #[serde(with = "hex_oid")]
    trunk: Oid,
    /// The session's tip it started from.
    #[serde(with = "hex_oid")]
    tip: Oid,
    /// The tree with conflict markers that the workspace was given.
    #[serde(with = "hex_oid")]
    merged: Oid,
    /// Paths to be resolved.
    paths: Vec<String>,
}

fn state_file(git_dir: &Path) -> PathBuf {
    git_dir.join("tine-refresh.toml")
}

/// The paths that an unfinished refresh of this session still waits for; none if there is no such refresh.
pub fn unfinished(store: &Store, session: &SessionRecord) -> Result<Option<Vec<String>>> {
    let Some(repo) = store.workspace_of(session)? else { return Ok(None) };
    unfinished_in(store, session, &repo)
}

/// The same for a caller who has the session's workspace.
pub fn unfinished_in(store: &Store, session: &SessionRecord, workspace: &Repo) -> Result<Option<Vec<String>>> {
    Ok(load(store, session, workspace.git_dir())?.map(|u| u.paths))
}

/// Refuses to go on with a session while conflicts wait in its workspace.
pub fn require_finished(store: &Store, session: &SessionRecord) -> Result<()> {
    let Some(paths) = unfinished(store, session)? else { return Ok(()) };
    let id = &session.id;
    Err(Error::new(
        Code::Conflict,
        format!("a refresh of session `{id}` is unfinished: conflicts wait in its workspace"),
    )
    .detail("paths", paths)
    .hint(format!("tine refresh {id} --continue   # after resolving them"))
    .hint(format!("tine refresh {id} --abort")))
}

fn load(store: &Store, session: &SessionRecord, git_dir: &Path) -> Result<Option<Unfinished>> {
    let path = state_file(git_dir);
    let Ok(text) = std::fs::read_to_string(&path) else { return Ok(None) };
    let state: Unfinished = toml::from_str(&text).or_io(|| format!("cannot read `{}`", path.display()))?;
    // A crash after the merge was recorded leaves the file behind.
    let is_done = store.repo.is_ancestor(state.trunk, store.tip(session)?)?;
    Ok((!is_done).then_some(state))
}

/// Gives an unfinished refresh up, before a command takes its files away. What it left to be resolved is gone then, and
/// finishing it would record a merge that has nothing of the trunk.
pub fn give_up(store: &Store, session: &SessionRecord) -> Result<()> {
    match store.workspace_of(session)? {
        Some(repo) if state_file(repo.git_dir()).exists() => forget(repo.git_dir()),
        _ => Ok(()),
    }
}

/// Brings the trunk's tip into the session.
pub fn refresh(store: &Store, id: &SessionId, how: How) -> Result<Outcome> {
    let session = reread(store, id)?.value;
    require_live(&session)?;
    require_finished(store, &session)?;
    lock::require_free(store, id)?;
    save_unsaved(store, &session, "refresh")?;
    store.retry(|| {
        let stored = reread(store, id)?;
        if let Some(workspace) = &stored.value.workspace {
            pending::settle(store, &[&workspace.path])?;
        }
        let trunk = store.trunk()?;
        let tip = store.tip(&stored.value)?;
        if store.repo.is_ancestor(trunk.tip()?, tip)? {
            let checkpoint = timeline::at_tip(store, &stored.value, tip)?;
            return Ok(Outcome { kind: "no_op", checkpoint, conflicts: Vec::new() });
        }
        let done = match how {
            How::Merge => merge(store, &stored.value, tip, &trunk),
            How::Rebase => rebase(store, &stored, tip, &trunk),
        }?;
        if !done.conflicts.is_empty() {
            let paths = count(done.conflicts.len(), "path");
            refusal::note(store, refusal::CONFLICT_OF_REFRESH, &format!("`{id}` conflicts with the trunk in {paths}"));
        }
        Ok(done)
    })
}

fn merge(store: &Store, session: &SessionRecord, tip: Oid, trunk: &Trunk) -> Result<Outcome> {
    let theirs = trunk.tip()?;
    let labels = MergeLabels { base: "base", ours: session.id.as_str(), theirs: &trunk.name };
    let merged = phase("merge", || store.repo.merge_commits(tip, theirs, labels))?;
    if !merged.conflicts.is_empty() {
        return leave_conflicts(store, session, tip, theirs, merged.tree, merged.conflicts);
    }
    let checkpoint = record_merge(store, session, tip, theirs, merged.tree, &trunk.name, None)?;
    Ok(Outcome { kind: "merge", checkpoint, conflicts: Vec::new() })
}

/// The merge as a checkpoint. `scanned` names changed paths when the files are already there.
fn record_merge(
    store: &Store,
    session: &SessionRecord,
    tip: Oid,
    theirs: Oid,
    tree: Oid,
    trunk: &str,
    scanned: Option<Vec<Touched>>,
) -> Result<Checkpoint> {
    let about = About {
        kind: Some(CheckpointKind::Refresh),
        title: Some(format!("bring in {trunk} at {}", &theirs.to_string()[..12])),
        agent: store.actor.agent(),
        ..About::default()
    };
    let before = store.repo.tree_of(tip)?;
    let commit = checkpoint::write(store, session, &about, tree, vec![tip, theirs], 0)?;
    let mut tx = Transaction::new(store, "refresh", Some(&session.id), about.title.unwrap_or_default());
    tx.move_ref(session.id.branch(), Some(tip), Some(commit));
    if let (Some(workspace), Some(_)) = (&session.workspace, store.workspace_of(session)?) {
        let moved = files_move(session, workspace.path.clone(), before, tree);
        match scanned {
            Some(touched) => tx.scanned_workspace(moved, touched),
            None => tx.move_workspace(moved),
        }
    }
    tx.commit()?;
    timeline::at_tip(store, session, commit)
}

/// Writes the conflicted files into the workspace. No ref moves: the session's tip stays what it was.
fn leave_conflicts(
    store: &Store,
    session: &SessionRecord,
    tip: Oid,
    theirs: Oid,
    tree: Oid,
    conflicts: Vec<Conflict>,
) -> Result<Outcome> {
    let checkpoint = timeline::at_tip(store, session, tip)?;
    let Some(repo) = store.workspace_of(session)? else {
        return Ok(Outcome { kind: "conflict", checkpoint, conflicts });
    };
    let before = store.repo.tree_of(tip)?;
    apply::check(&repo, before, tree)?;
    store.repo.sync_objects()?;
    let state = Unfinished {
        version: 1,
        trunk: theirs,
        tip,
        merged: tree,
        paths: conflicts.iter().map(|c| c.path.to_string()).collect(),
    };
    let text = toml::to_string(&state).or_internal("cannot write the state of a refresh")?;
    durable::replace(&state_file(repo.git_dir()), text.as_bytes())
        .or_io(|| "cannot write the state of a refresh".to_owned())?;
    // The index stays at the tip: until the refresh is finished everything it brought shows as an edit.
    apply::apply(&repo, before, tree)?;
    Ok(Outcome { kind: "conflict", checkpoint, conflicts })
}

/// Finishes a refresh whose conflicts have been resolved in the workspace.
pub fn proceed(store: &Store, id: &SessionId) -> Result<Outcome> {
    lock::require_free(store, id)?;
    store.retry(|| {
        let session = reread(store, id)?.value;
        let (repo, state) = open(store, &session)?;
        pending::settle(store, &[repo.workdir().unwrap_or(repo.git_dir())])?;
        let tip = store.tip(&session)?;
        if !store.repo.is_ancestor(state.tip, tip)? {
            return Err(Error::new(Code::Stale, "the timeline went back behind where the refresh began")
                .hint("tine refresh --abort   # then `tine refresh` again"));
        }
        let found = checkpoint::scan_tree(store, &repo, store.repo.tree_of(tip)?, &[])?;
        store.repo.adopt_unsynced(&repo);
        let marked = still_marked(store, found.tree, &state)?;
        if !marked.is_empty() {
            let mut error =
                Error::new(Code::Conflict, format!("conflict markers are left in {}", count(marked.len(), "file")));
            for path in &marked {
                error = error.hint(format!("resolve `{path}`"));
            }
            return Err(error.detail("paths", marked));
        }
        let trunk = store.trunk()?.name;
        let checkpoint = record_merge(store, &session, tip, state.trunk, found.tree, &trunk, Some(found.touched))?;
        forget(repo.git_dir())?;
        Ok(Outcome { kind: "merge", checkpoint, conflicts: Vec::new() })
    })
}

/// Takes an unfinished refresh back; edits made since are saved as a checkpoint first and taken back with it.
pub fn abort(store: &Store, id: &SessionId) -> Result<Outcome> {
    let session = reread(store, id)?.value;
    let (repo, state) = open(store, &session)?;
    lock::require_free(store, id)?;
    let saved = save_unsaved(store, &session, "refresh --abort")?;
    forget(repo.git_dir())?;
    let parent =
        saved.as_ref().map_or(Ok(store.tip(&session)?), |s| s.parent.ok_or_else(|| Error::internal("no parent")))?;
    if saved.is_none() || parent != state.tip {
        // Checkpoints were taken since: they stay, and `undo` takes them back one by one.
        let checkpoint = timeline::at_tip(store, &session, store.tip(&session)?)?;
        return Ok(Outcome { kind: "aborted", checkpoint, conflicts: Vec::new() });
    }
    let done = super::undo::undo(store, Some(id), None, false)?;
    let tip = done.tip.map_or_else(|| store.tip(&session), Ok)?;
    Ok(Outcome { kind: "aborted", checkpoint: timeline::at_tip(store, &session, tip)?, conflicts: Vec::new() })
}

fn open(store: &Store, session: &SessionRecord) -> Result<(crate::git::Repo, Unfinished)> {
    let none = || {
        Error::new(Code::NotFound, format!("no refresh is unfinished in session `{}`", session.id)).hint("tine refresh")
    };
    let repo = store.workspace_of(session)?.ok_or_else(none)?;
    let state = load(store, session, repo.git_dir())?.ok_or_else(none)?;
    Ok((repo, state))
}

fn forget(git_dir: &Path) -> Result<()> {
    std::fs::remove_file(state_file(git_dir)).or_io(|| "cannot end the refresh".to_owned())
}

/// The conflicted paths that still hold a conflict marker at a line's start, or were left exactly as they were given.
fn still_marked(store: &Store, tree: Oid, state: &Unfinished) -> Result<Vec<String>> {
    let mut left = Vec::new();
    for path in &state.paths {
        let Some(entry) = store.repo.lookup(tree, path.as_str().into())? else { continue };
        if !entry.mode.is_file() {
            continue;
        }
        let text = store.repo.read_blob(entry.id)?;
        let marker = |line: &[u8]| line.starts_with(b"<<<<<<< ") || line.starts_with(b">>>>>>> ");
        if text.split(|b| *b == b'\n').any(marker) {
            left.push(path.clone());
        }
    }
    Ok(left)
}

/// The checkpoints again, one by one, on the trunk's tip. A conflict changes nothing.
fn rebase(store: &Store, stored: &Stored<SessionRecord>, tip: Oid, trunk: &Trunk) -> Result<Outcome> {
    let before = &stored.value;
    let onto = trunk.tip()?;
    let mut at = onto;
    let mut commits = timeline::commits(store, before, tip)?;
    commits.reverse();
    for id in commits {
        let old = store.repo.commit(id)?;
        let parent = old.parents.first().copied().unwrap_or(before.base);
        let (base, ours) = (store.repo.tree_of(parent)?, store.repo.tree_of(at)?);
        let labels = MergeLabels { base: "base", ours: &trunk.name, theirs: before.id.as_str() };
        let merged = store.repo.merge_trees(base, ours, old.tree, labels)?;
        if !merged.conflicts.is_empty() {
            let checkpoint = timeline::at_tip(store, before, tip)?;
            return Ok(Outcome { kind: "conflict", checkpoint, conflicts: merged.conflicts });
        }
        at = store.repo.write_commit(&NewCommit {
            tree: merged.tree,
            parents: vec![at],
            author: old.author.clone(),
            committer: store.signature(),
            message: old.message.to_string(),
            change_id: Some(old.change_id),
        })?;
    }
    let mut after = before.clone();
    after.base = onto;
    let summary = format!("rebase onto {} at {}", trunk.name, &onto.to_string()[..12]);
    let mut tx = Transaction::new(store, "refresh", Some(&before.id), summary.clone());
    tx.move_ref(before.id.branch(), Some(tip), Some(at));
    let event = Event { name: "rebased", summary, trailers: Vec::new() };
    session::save(store, &mut tx, stored, &after, &event)?;
    if let (Some(workspace), Some(_)) = (&before.workspace, store.workspace_of(before)?) {
        let trees = (store.repo.tree_of(tip)?, store.repo.tree_of(at)?);
        tx.move_workspace(files_move(before, workspace.path.clone(), trees.0, trees.1));
    }
    tx.commit()?;
    Ok(Outcome { kind: "rebase", checkpoint: timeline::at_tip(store, &after, at)?, conflicts: Vec::new() })
}
