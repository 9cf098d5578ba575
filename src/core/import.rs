//! Ref moves that plain git made between two commands become entries of the log, so that undo and recovery see them.
//! They are taken in as they are, never moved back.

use std::collections::BTreeMap;

use crate::error::Result;
use crate::git::{Oid, RefChange, Repo};

use super::ids::SessionId;
use super::oplog::{self, OPS, Operation, RefMove, WorkspaceMove};
use super::record::{self, SessionRecord};
use super::store::Store;
use super::view;

/// Brings the log up to date; the caller holds the publish lock.
pub fn take(store: &Store) -> Result<()> {
    let mut head = store.repo.find_ref(OPS)?;
    for (session, refs) in moves(store, head)? {
        let op = entry(store, session, refs)?;
        let commit = write(store, &store.repo, &op, head)?;
        store.repo.sync_objects()?;
        let change = RefChange { name: OPS.to_owned(), before: head, after: Some(commit) };
        store.repo.move_refs(&[change], "tine import")?;
        view::append(&store.repo, &op, commit);
        // Where it cannot follow, the entry that this makes way for sees to it.
        let _ = oplog::append_to_index(&store.repo, &op, commit, head);
        head = Some(commit);
    }
    Ok(())
}

/// The head that the log would have, its new entries in this handle's memory only: for previews, which write nothing.
pub fn ahead(store: &Store, memory: &Repo) -> Result<Option<Oid>> {
    let mut head = store.repo.find_ref(OPS)?;
    for (session, refs) in moves(store, head)? {
        head = Some(write(store, memory, &entry(store, session, refs)?, head)?);
    }
    Ok(head)
}

/// What the log does not know yet, by session; none for refs that are no session's.
fn moves(store: &Store, head: Option<Oid>) -> Result<BTreeMap<Option<SessionId>, Vec<RefMove>>> {
    let known = view::load(&store.repo, head)?;
    let mut actual = BTreeMap::new();
    for prefix in [
        "refs/heads/session/",
        "refs/heads/proposal/",
        "refs/tine/session/",
        "refs/tine/proposal/",
        "refs/tine/source/",
        "refs/tine/remotes/",
    ] {
        actual.append(&mut store.repo.refs_below(prefix)?);
    }
    let mut found: BTreeMap<Option<SessionId>, Vec<RefMove>> = BTreeMap::new();
    for (name, before) in known.refs {
        let listed = name.starts_with("refs/tine/")
            || SessionId::from_ref(&name).is_some()
            || name.starts_with("refs/heads/proposal/");
        let after = if listed { actual.get(&name).copied() } else { store.repo.find_ref(&name)? };
        if after != before {
            let session = name.strip_prefix("refs/heads/session/").and_then(|n| SessionId::parse(n).ok());
            found.entry(session).or_default().push(RefMove { name, before, after });
        }
    }
    Ok(found)
}

fn entry(store: &Store, session: Option<SessionId>, refs: Vec<RefMove>) -> Result<Operation> {
    let names: Vec<&str> = refs.iter().map(|m| m.name.trim_start_matches("refs/heads/")).collect();
    Ok(Operation {
        version: oplog::version(),
        id: store.random.operation_id(),
        kind: "import".to_owned(),
        session: session.clone(),
        actor: store.actor.name.clone(),
        started_at: store.clock.now(),
        duration_ms: 0,
        phases: BTreeMap::new(),
        args: Vec::new(),
        summary: format!("plain git moved {}", names.join(", ")),
        undoes: None,
        redoes: None,
        workspaces: session.as_ref().map_or(Ok(Vec::new()), |s| workspaces(store, s, &refs))?,
        refs,
    })
}

fn write(store: &Store, repo: &Repo, op: &Operation, head: Option<Oid>) -> Result<Oid> {
    let keep: Vec<Oid> = op.refs.iter().filter_map(|m| m.before).filter(|id| repo.has(*id)).collect();
    oplog::write(repo, op, head, &keep, &store.actor_signature())
}

/// The workspace of a session whose branch plain git moved: its files went along.
fn workspaces(store: &Store, session: &SessionId, refs: &[RefMove]) -> Result<Vec<WorkspaceMove>> {
    let branch = session.branch();
    let Some(moved) = refs.iter().find(|m| m.name == branch) else { return Ok(Vec::new()) };
    let (Some(before), Some(after)) = (moved.before, moved.after) else { return Ok(Vec::new()) };
    let Some(commit) = store.repo.find_ref(&session.record())? else { return Ok(Vec::new()) };
    let record: SessionRecord = record::read(&store.repo, commit)?.value;
    let Some(workspace) = record.workspace else { return Ok(Vec::new()) };
    if !store.repo.has(before) {
        return Ok(Vec::new());
    }
    Ok(vec![WorkspaceMove {
        path: workspace.path,
        before: Some(store.repo.tree_of(before)?),
        after: Some(store.repo.tree_of(after)?),
        branch_before: branch.clone(),
        branch_after: branch,
    }])
}
