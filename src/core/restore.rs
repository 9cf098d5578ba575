//! Restore: the workspace, or some paths of it, as it was at a point, as a new checkpoint. Later ones are kept.

use crate::error::{Code, Error, Result};
use crate::git::{BString, Entry, Oid, Repo};
use crate::workspace::apply;

use super::checkpoint::{self, Leases, require_live, reread, save_unsaved};
use super::follow::Files;
use super::ids::SessionId;
use super::lock;
use super::pending;
use super::record::SessionRecord;
use super::refresh;
use super::store::Store;
use super::timeline::{self, About, Checkpoint, CheckpointKind};

/// What happened.
#[derive(Debug)]
pub struct Outcome {
    /// Whether anything differed.
    pub created: bool,
    /// The session's tip now.
    pub checkpoint: Checkpoint,
    /// Files.
    pub files: Files,
}

/// Restores a session to a commit's state; only `paths` if there are any.
pub fn restore(store: &Store, id: &SessionId, from: Oid, paths: &[BString], dry_run: bool) -> Result<Outcome> {
    let session = reread(store, id)?.value;
    require_live(&session)?;
    if dry_run {
        return preview(store, &session, from, paths);
    }
    lock::require_free(store, id)?;
    save_unsaved(store, &session, "restore")?;
    if paths.is_empty() {
        refresh::give_up(store, &session)?;
    }
    store.retry(|| {
        let session = reread(store, id)?.value;
        if let Some(workspace) = &session.workspace {
            pending::settle(store, &[&workspace.path])?;
        }
        let tip = store.tip(&session)?;
        let before = store.repo.tree_of(tip)?;
        let wanted = store.repo.tree_of(from)?;
        let after = if paths.is_empty() { wanted } else { some_paths(&store.repo, before, wanted, paths)? };
        if after == before {
            let checkpoint = timeline::at_tip(store, &session, tip)?;
            return Ok(Outcome { created: false, checkpoint, files: Files::default() });
        }
        let source = store.repo.commit(from)?;
        let about = About {
            kind: Some(CheckpointKind::Restore),
            title: Some(format!("restore to {}: {}", &source.change_id.to_string()[..8], source.subject())),
            agent: store.actor.agent(),
            ..About::default()
        };
        let (checkpoint, files) = checkpoint::advance(store, &session, &about, tip, after, "restore", Leases::Heed)?;
        Ok(Outcome { created: true, checkpoint, files })
    })
}

/// What a restore would do to files; new objects stay in memory.
fn preview(store: &Store, session: &SessionRecord, from: Oid, paths: &[BString]) -> Result<Outcome> {
    let tip = store.tip(session)?;
    let place = store.workspace_of(session)?;
    let memory = place.as_ref().unwrap_or(&store.repo).in_memory();
    let (before, wanted) = (memory.tree_of(tip)?, memory.tree_of(from)?);
    let after = if paths.is_empty() { wanted } else { some_paths(&memory, before, wanted, paths)? };
    let mut files = Files::default();
    if place.is_some() {
        apply::check(&memory, before, after)?;
        files.preview(&memory, before, after)?;
    }
    Ok(Outcome { created: false, checkpoint: timeline::at_tip(store, session, tip)?, files })
}

/// `before` with these files and folders as they are in `wanted`.
fn some_paths(repo: &Repo, before: Oid, wanted: Oid, paths: &[BString]) -> Result<Oid> {
    let mut edits: Vec<(BString, Option<Entry>)> = Vec::new();
    let changes = repo.diff_trees(before, wanted)?;
    for path in paths {
        let below =
            |p: &BString| path.is_empty() || p == path || (p.starts_with(path) && p.get(path.len()) == Some(&b'/'));
        let mut found = false;
        for change in changes.iter().filter(|c| below(&c.path)) {
            found = true;
            edits.push((change.path.clone(), change.after));
        }
        let known =
            found || repo.lookup(before, path.as_ref())?.is_some() || repo.lookup(wanted, path.as_ref())?.is_some();
        if !known {
            return Err(Error::new(Code::NotFound, format!("`{path}` is neither in the workspace nor at that point")));
        }
    }
    edits.dedup();
    repo.edit_tree(before, &edits)
}
