//! Checkpoints: the workspace, or a list of edits, becomes the next commit on a session's timeline.

use std::path::PathBuf;

use crate::error::{Code, Error, Result};
use crate::git::{BString, NewCommit, Oid, Repo};
use crate::workspace::{Scan, ScanOptions, Skipped, index, scan};

use super::follow::Files;
use super::gate;
use super::ids::SessionId;
use super::lock::{self, Hold, Write};
use super::oplog::WorkspaceMove;
use super::pending;
use super::prompt;
use super::record::{SessionRecord, Stored};
use super::redact;
use super::store::Store;
use super::timeline::{self, About, Checkpoint, CheckpointKind};
use super::transaction::Transaction;

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Title, prompt, agent and so on; the prompt as it was typed.
    pub about: About,
    /// Take a checkpoint even if nothing changed.
    pub allow_empty: bool,
    /// Only these paths, relative to the workspace's root; empty for all.
    pub paths: Vec<BString>,
    /// Edits to apply to the tip instead of reading the workspace: a JSON list.
    pub edits: Option<Vec<u8>>,
    /// Not again where the timeline has a checkpoint of this prompt: whoever comes second finds it.
    pub once: bool,
}

/// What happened.
#[derive(Debug)]
pub struct Outcome {
    /// Whether there is a new checkpoint.
    pub created: bool,
    /// The session's tip now.
    pub checkpoint: Checkpoint,
    /// Paths of the new checkpoint that differ from the one before.
    pub changed: usize,
    /// What was not taken, and why.
    pub skipped: Vec<Skipped>,
    /// Secrets that were taken out of the prompt.
    pub redacted: usize,
}

/// Takes a checkpoint of this session.
pub fn take(store: &Store, session: &Stored<SessionRecord>, request: &Request) -> Result<Outcome> {
    require_live(&session.value)?;
    gate::may_write(store)?;
    lock::require_free(store, &session.value.id)?;
    let (about, redacted) = keep_prompt(store, request.about.clone());
    store.retry(|| {
        let outcome = match &request.edits {
            Some(edits) => from_edits(store, &session.value, &about, edits, request.allow_empty),
            None => {
                from_workspace(store, &session.value, &about, request, Leases::Heed)?.outcome(store, &session.value)
            }
        }?;
        Ok(Outcome { redacted, ..outcome })
    })
}

/// Takes the checkpoint of an agent's turn, exactly once. Its prompt is what [`prompt::kept`] left of it. The files are
/// written already, so nobody's lease holds it back; a lock that would have is given beside it. That another agent was at
/// work here a moment ago is nothing to say: people change from one to the other.
pub fn take_turn(
    store: &Store,
    session: &SessionRecord,
    about: &About,
    allow_empty: bool,
) -> Result<(Outcome, Option<Error>)> {
    require_live(session)?;
    gate::may_write(store)?;
    let request = Request { allow_empty, once: true, ..Request::default() };
    let take =
        |leases| store.retry(|| from_workspace(store, session, about, &request, leases)?.outcome(store, session));
    match take(Leases::Heed) {
        Err(e) if e.details().contains_key("lock") => {
            let is_writer = e.details()["lock"]["hold"] == Hold::Writer.as_str();
            Ok((take(Leases::PassOver)?, (!is_writer).then_some(e)))
        }
        taken => Ok((taken?, None)),
    }
}

/// Refuses a session that is over.
pub fn require_live(session: &SessionRecord) -> Result<()> {
    if session.state.is_live() {
        return Ok(());
    }
    Err(Error::new(Code::Refused, format!("session `{}` is {}", session.id, session.state.as_str()))
        .hint(format!("tine reactivate {}", session.id))
        .hint("tine start   # a new session"))
}

/// Redacts a prompt and keeps as much of it as configured.
fn keep_prompt(store: &Store, mut about: About) -> (About, usize) {
    let mut redacted = 0;
    let mut clean = |text: Option<String>| {
        text.map(|t| {
            let (safe, count) = redact::redact(&t);
            redacted += count;
            safe
        })
    };
    about.title = clean(about.title);
    for (_, value) in &mut about.meta {
        *value = clean(Some(std::mem::take(value))).unwrap_or_default();
    }
    if about.kind.is_none() && about.prompt.is_some() {
        about.kind = Some(CheckpointKind::Prompt);
    }
    if let Some(text) = about.prompt.take() {
        let (kept, secrets) = prompt::kept(store, &text);
        redacted += secrets;
        about.prompt = kept;
    }
    if about.agent.is_none() {
        about.agent = store.actor.agent();
    }
    (about, redacted)
}

/// What others' leases mean to a checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leases {
    /// They hold it back.
    Heed,
    /// They do not: nothing may be lost over them.
    PassOver,
}

/// What became of the files of a workspace.
struct Saved {
    is_new: bool,
    /// The commit that has them.
    at: Oid,
    changed: usize,
    skipped: Vec<Skipped>,
}

impl Saved {
    /// The same with the checkpoint, whose number takes longer the longer its timeline is.
    fn outcome(self, store: &Store, session: &SessionRecord) -> Result<Outcome> {
        let checkpoint = timeline::at_tip(store, session, self.at)?;
        let Saved { is_new: created, changed, skipped, .. } = self;
        Ok(Outcome { created, checkpoint, changed, skipped, redacted: 0 })
    }
}

fn from_workspace(
    store: &Store,
    session: &SessionRecord,
    about: &About,
    request: &Request,
    leases: Leases,
) -> Result<Saved> {
    pending::settle(store, &[&workspace_path(session)?])?;
    let (place, repo) = require_workspace(store, session)?;
    let tip = store.tip(session)?;
    // Looked for from the very commit that the new one would stand on: who loses the race looks again.
    let known = if request.once { timeline::of_prompt(store, session, tip, about)? } else { None };
    if let Some(checkpoint) = known {
        return Ok(Saved { is_new: false, at: checkpoint.commit, changed: 0, skipped: Vec::new() });
    }
    let base = store.repo.tree_of(tip)?;
    let found = scan_tree(store, &repo, base, &request.paths)?;
    store.repo.adopt_unsynced(&repo);
    if found.tree == base && !request.allow_empty {
        // Nothing to save, but something may be staged that was taken back since. Times alone are noted where nothing
        // else follows that writes the index.
        let is_last = about.kind != Some(CheckpointKind::Unsaved);
        if found.touched.iter().any(|t| is_last || !t.only_time) {
            index::sync_scanned(&repo, base, &found.touched)?;
        }
        return Ok(Saved { is_new: false, at: tip, changed: 0, skipped: found.skipped });
    }
    let commit = write(store, session, about, found.tree, vec![tip], found.changes.len())?;
    let mut tx = Transaction::new(store, "checkpoint", Some(&session.id), store.repo.commit(commit)?.subject());
    tx.move_ref(session.id.branch(), Some(tip), Some(commit));
    let moved = files_move(session, place, base, found.tree);
    tx.scanned_workspace(moved, found.touched);
    if leases == Leases::Heed {
        let paths = found.changes.iter().map(|c| c.path.clone()).collect();
        tx.heeds_leases(Write { session: session.id.clone(), paths });
    }
    tx.commit()?;
    Ok(Saved { is_new: true, at: commit, changed: found.changes.len(), skipped: found.skipped })
}

/// A session's workspace, or an error that says how to get it back.
pub fn require_workspace(store: &Store, session: &SessionRecord) -> Result<(PathBuf, Repo)> {
    let place = workspace_path(session)?;
    let repo = store.workspace_of(session)?.ok_or_else(|| gone(session))?;
    Ok((place, repo))
}

/// Why a session's workspace cannot be used.
fn gone(session: &SessionRecord) -> Error {
    let there = session.workspace.as_ref().filter(|w| w.path.join(".git").exists());
    match there {
        Some(w) => Error::new(
            Code::NotFound,
            format!("`{}` is not on the branch of session `{}` any more", w.path.display(), session.id),
        )
        .hint(format!("git -C '{}' switch session/{}", w.path.display(), session.id)),
        None => Error::new(Code::NotFound, format!("the workspace of session `{}` is gone", session.id))
            .hint(format!("tine reactivate {}   # makes it again", session.id)),
    }
}

fn from_edits(
    store: &Store,
    session: &SessionRecord,
    about: &About,
    edits: &[u8],
    allow_empty: bool,
) -> Result<Outcome> {
    let place = session.workspace.as_ref().map(|w| w.path.clone());
    pending::settle(store, &place.iter().map(PathBuf::as_path).collect::<Vec<_>>())?;
    let tip = store.tip(session)?;
    let base = store.repo.tree_of(tip)?;
    let tree = super::edits::apply(&store.repo, base, edits)?;
    let changed = store.repo.diff_trees(base, tree)?.len();
    if tree == base && !allow_empty {
        let checkpoint = timeline::at_tip(store, session, tip)?;
        return Ok(Outcome { created: false, checkpoint, changed: 0, skipped: Vec::new(), redacted: 0 });
    }
    let (checkpoint, _) = advance(store, session, about, tip, tree, "checkpoint", Leases::Heed)?;
    Ok(Outcome { created: true, checkpoint, changed, skipped: Vec::new(), redacted: 0 })
}

/// Makes a tree that is there already the session's next checkpoint; the workspace follows.
pub fn advance(
    store: &Store,
    session: &SessionRecord,
    about: &About,
    tip: Oid,
    tree: Oid,
    command: &str,
    leases: Leases,
) -> Result<(Checkpoint, Files)> {
    let before = store.repo.tree_of(tip)?;
    let paths: Vec<BString> = store.repo.diff_trees(before, tree)?.into_iter().map(|c| c.path).collect();
    let commit = write(store, session, about, tree, vec![tip], paths.len())?;
    let mut tx = Transaction::new(store, command, Some(&session.id), store.repo.commit(commit)?.subject());
    tx.move_ref(session.id.branch(), Some(tip), Some(commit));
    if let (Some(workspace), Some(_)) = (&session.workspace, store.workspace_of(session)?) {
        tx.move_workspace(files_move(session, workspace.path.clone(), before, tree));
    }
    if leases == Leases::Heed {
        tx.heeds_leases(Write { session: session.id.clone(), paths });
    }
    let files = tx.commit()?.files;
    Ok((timeline::at_tip(store, session, commit)?, files))
}

/// Writes a checkpoint's commit; no ref moves.
pub fn write(
    store: &Store,
    session: &SessionRecord,
    about: &About,
    tree: Oid,
    parents: Vec<Oid>,
    changed: usize,
) -> Result<Oid> {
    let by = store.signature();
    let mut about = about.clone();
    if timeline::actor_of(&by.name) != store.actor.name {
        about.actor = Some(store.actor.name.clone());
    }
    store.repo.write_commit(&NewCommit {
        tree,
        parents,
        author: by.clone(),
        committer: by,
        message: about.message(&session.id, changed),
        change_id: Some(store.random.change_id()),
    })
}

/// Reads a workspace into a tree.
pub fn scan_tree(store: &Store, repo: &Repo, base: Oid, paths: &[BString]) -> Result<Scan> {
    scan(repo, &scan_options(store, base, paths))
}

/// A session's files as they are, unsaved edits included, and the handle whose memory has them. Writes nothing.
pub fn files_now(store: &Store, session: &SessionRecord) -> Result<(Repo, Oid)> {
    let base = store.repo.tree_of(store.tip(session)?)?;
    Ok(match store.workspace_of(session)? {
        Some(workspace) => {
            let memory = workspace.in_memory();
            let tree = scan_tree(store, &memory, base, &[])?.tree;
            (memory, tree)
        }
        None => (store.repo.in_memory(), base),
    })
}

/// The configured limits for a scan against `base`.
pub fn scan_options<'a>(store: &Store, base: Oid, paths: &'a [BString]) -> ScanOptions<'a> {
    let (file, total) = gate::size_limits(store);
    let least = |own: u64, policy: Option<u64>| policy.map_or(own, |policy| policy.min(own));
    ScanOptions {
        base_tree: base,
        max_file_size: least(store.settings.max_file_size, file),
        max_total_size: least(store.settings.max_total_size, total),
        include_secrets: store.settings.include_secrets,
        paths,
        interrupt: store.interrupt,
    }
}

/// Files of a session's workspace going from one tree to another.
pub fn files_move(session: &SessionRecord, path: PathBuf, before: Oid, after: Oid) -> WorkspaceMove {
    WorkspaceMove {
        path,
        before: Some(before),
        after: Some(after),
        branch_before: session.id.branch(),
        branch_after: session.id.branch(),
    }
}

fn workspace_path(session: &SessionRecord) -> Result<PathBuf> {
    match &session.workspace {
        Some(workspace) => Ok(workspace.path.clone()),
        None => Err(Error::new(Code::Invalid, format!("session `{}` has no workspace", session.id))
            .hint(format!("tine -s {} checkpoint --edits FILE", session.id))
            .hint(format!("tine reactivate {}   # makes a workspace", session.id))),
    }
}

/// Saves what is not saved yet, before a command changes files. Nothing to save is no error.
pub fn save_unsaved(store: &Store, session: &SessionRecord, why: &str) -> Result<Option<Checkpoint>> {
    save_as(store, session, CheckpointKind::Unsaved, format!("unsaved edits before {why}"))
}

/// The same with another kind and title.
pub fn save_as(
    store: &Store,
    session: &SessionRecord,
    kind: CheckpointKind,
    title: String,
) -> Result<Option<Checkpoint>> {
    let Some(workspace) = &session.workspace else { return Ok(None) };
    store.retry(|| {
        pending::settle(store, &[&workspace.path])?;
        if store.workspace_of(session)?.is_none() {
            return Ok(None);
        }
        let about =
            About { kind: Some(kind), title: Some(title.clone()), agent: store.actor.agent(), ..About::default() };
        let saved = from_workspace(store, session, &about, &Request::default(), Leases::PassOver)?;
        saved.is_new.then(|| timeline::at_tip(store, session, saved.at)).transpose()
    })
}

/// The commit that a fork of a session as it now is begins with: its tip, once unsaved edits are saved. Where somebody
/// else's lease keeps this actor from writing there, the edits become a commit of the fork's alone. `why` names the command.
pub fn fork_point(store: &Store, session: &SessionRecord, why: &str) -> Result<Oid> {
    let place = store.workspace_of(session)?.filter(|_| session.state.is_live());
    let tip = store.tip(session)?;
    let Some(repo) = place else { return Ok(tip) };
    match lock::require_free(store, &session.id) {
        Ok(()) => {
            save_unsaved(store, session, why)?;
            store.tip(session)
        }
        Err(e) if e.code() == Code::Busy => {
            let base = store.repo.tree_of(tip)?;
            let found = scan_tree(store, &repo, base, &[])?;
            store.repo.adopt_unsynced(&repo);
            if found.tree == base {
                return Ok(tip);
            }
            let about = About {
                kind: Some(CheckpointKind::Unsaved),
                title: Some(format!("unsaved edits before {why}")),
                agent: store.actor.agent(),
                ..About::default()
            };
            write(store, session, &about, found.tree, vec![tip], found.changes.len())
        }
        Err(e) => Err(e),
    }
}

/// The session a command means, read again: a retry sees what another process did.
pub fn reread(store: &Store, id: &SessionId) -> Result<Stored<SessionRecord>> {
    store.session(id.as_str())
}
