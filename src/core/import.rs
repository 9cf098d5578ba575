//! Ref moves that plain git made between two commands become entries of the log, so that undo and recovery see them.
//! They are taken in as they are, never moved back.

use std::collections::BTreeMap;

use crate::error::Result;
use crate::git::{Oid, RefChange, Repo};

use super::ids::SessionId;
use super::oplog::{self, OPS, Operation, RefMove, WorkspaceMove};
use super::store::Store;
use super::view;

mod known;

use known::{Known, Moved};

/// Brings the log up to date; the caller holds the publish lock.
pub fn take(store: &Store) -> Result<()> {
    let mut head = store.repo.find_ref(OPS)?;
    for (session, refs) in moves(store, head, true)? {
        let op = entry(store, session, refs)?;
        let commit = write(store, &store.repo, &op, head)?;
        store.repo.sync_objects()?;
        let change = RefChange { name: OPS.to_owned(), before: head, after: Some(commit) };
        store.repo.move_refs(&[change], "tine import")?;
        view::append(&store.repo, &op, commit, head);
        // Where it cannot follow, the entry that this makes way for sees to it.
        let _ = oplog::append_to_index(&store.repo, &op, commit, head);
        head = Some(commit);
    }
    Ok(())
}

/// The head that the log would have, its new entries in this handle's memory only: for previews, which write nothing.
pub fn ahead(store: &Store, memory: &Repo) -> Result<Option<Oid>> {
    let mut head = store.repo.find_ref(OPS)?;
    for (session, refs) in moves(store, head, false)? {
        head = Some(write(store, memory, &entry(store, session, refs)?, head)?);
    }
    Ok(head)
}

/// What the log does not know yet, by session; none for refs that are no session's.
fn moves(store: &Store, head: Option<Oid>, keeps: bool) -> Result<BTreeMap<Option<SessionId>, Vec<RefMove>>> {
    let mut found: BTreeMap<Option<SessionId>, Vec<RefMove>> = BTreeMap::new();
    let Some(head) = head else { return Ok(found) };
    for (name, before, after) in moved(&store.repo, head, keeps)? {
        let session = name.strip_prefix("refs/heads/session/").and_then(|n| SessionId::parse(n).ok());
        found.entry(session).or_default().push(RefMove { name, before, after });
    }
    Ok(found)
}

fn moved(repo: &Repo, head: Oid, keeps: bool) -> Result<Vec<Moved>> {
    if let Some(known) = Known::read(repo, head)
        && let Some(moved) = known.moved(repo)?
    {
        if keeps && known.is_worth_keeping() {
            known.keep(repo, head);
        }
        return Ok(moved);
    }
    let view = view::load(repo, Some(head))?;
    if keeps && let Some(known) = Known::of(repo, &view)? {
        known.keep(repo, head);
    }
    let mut actual = BTreeMap::new();
    for prefix in known::CROWDED {
        actual.append(&mut repo.refs_below(prefix)?);
    }
    let mut found = Vec::new();
    for (name, before) in view.refs {
        let after = if known::is_crowded(&name) { actual.get(&name).copied() } else { repo.find_ref(&name)? };
        if after != before {
            found.push((name, before, after));
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
    if store.repo.find_ref(&session.record())?.is_none() {
        return Ok(Vec::new());
    }
    let Some(workspace) = store.session(session.as_str())?.value.workspace else { return Ok(Vec::new()) };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::git::testing::Sandbox;
    use crate::git::{Signature, Stamp};

    /// An entry of the log that knows these refs at these places.
    fn log(repo: &Repo, head: Option<Oid>, refs: &[(&str, Option<Oid>)]) -> Oid {
        let by = Signature { name: "ada".into(), email: "a@b".into(), seconds: 0, offset: 0 };
        let moved = |(name, after): &(&str, Option<Oid>)| RefMove { name: (*name).into(), before: None, after: *after };
        let op = Operation {
            version: oplog::version(),
            id: "0123456789ab".to_owned(),
            kind: "checkpoint".to_owned(),
            session: None,
            actor: "ada".to_owned(),
            started_at: jiff::Timestamp::UNIX_EPOCH,
            duration_ms: 0,
            phases: BTreeMap::new(),
            args: Vec::new(),
            summary: "work".to_owned(),
            undoes: None,
            redoes: None,
            refs: refs.iter().map(moved).collect(),
            workspaces: Vec::new(),
        };
        oplog::write(repo, &op, head, &[], &by).expect("an entry")
    }

    /// What moved, told from what is kept, which has to be what a look at every ref tells.
    fn found(repo: &Repo, head: Oid, is_quick: bool) -> Vec<Moved> {
        let quick = Known::read(repo, head).and_then(|known| known.moved(repo).expect("readable"));
        assert_eq!(quick.is_some(), is_quick);
        let cache = repo.tine_dir().join("cache/refs");
        let kept = std::fs::read(&cache).ok();
        let _ = std::fs::remove_file(&cache);
        let mut whole = moved(repo, head, false).expect("readable");
        assert!(!cache.exists(), "a look alone keeps nothing");
        if let Some(kept) = kept {
            std::fs::write(&cache, kept).expect("writable");
        }
        whole.sort();
        assert!(quick.is_none_or(|quick| quick == whole));
        whole
    }

    #[test]
    fn what_plain_git_moved_is_found_without_looking_at_every_ref() {
        let sandbox = Sandbox::new();
        let repo = sandbox.repo();
        let commit = |text: &str| {
            sandbox.git(&["commit", "-q", "--allow-empty", "-m", text]);
            repo.find_ref("HEAD").expect("readable").expect("a commit")
        };
        let (one, two) = (commit("one"), commit("two"));
        let set = |name: &str, id: Oid| drop(sandbox.git(&["update-ref", name, &id.to_string()]));
        let names = ["refs/heads/session/a", "refs/heads/session/b", "refs/tine/session/a", "refs/heads/side"];
        names.iter().for_each(|name| set(name, one));
        let all: Vec<_> = names.iter().map(|name| (*name, Some(one))).collect();
        let mut head = log(&repo, None, &all);
        sandbox.git(&["pack-refs", "--all"]);
        assert!(found(&repo, head, false).is_empty());
        let packed = |repo: &Repo| -> Option<Stamp> { repo.packed_refs_stamp() };
        let stamp = packed(&repo);

        moved(&repo, head, true).expect("readable");
        assert!(found(&repo, head, true).is_empty());
        set("refs/heads/session/a", two);
        set("refs/heads/side", two);
        set("refs/heads/session/stranger", two);
        let name = |moved: &Moved| moved.0.clone();
        let of = |found: &[Moved]| found.iter().map(name).collect::<Vec<_>>();
        assert_eq!(of(&found(&repo, head, true)), ["refs/heads/session/a", "refs/heads/side"]);
        // The log follows, one of them goes back, and a new one comes that plain git takes away again.
        set("refs/tine/session/new", two);
        let new =
            [("refs/heads/session/a", Some(two)), ("refs/heads/side", Some(two)), ("refs/tine/session/new", Some(two))];
        head = log(&repo, Some(head), &new);
        assert!(found(&repo, head, true).is_empty());
        set("refs/heads/session/a", one);
        sandbox.git(&["update-ref", "-d", "refs/tine/session/new"]);
        assert_eq!(of(&found(&repo, head, true)), ["refs/heads/session/a", "refs/tine/session/new"]);
        assert_eq!(packed(&repo), stamp, "nothing above was packed");

        // Whatever goes from what is packed, or into it, makes another file of it.
        sandbox.git(&["update-ref", "-d", "refs/heads/session/b"]);
        let gone = ["refs/heads/session/a", "refs/heads/session/b", "refs/tine/session/new"];
        assert_eq!(of(&found(&repo, head, false)), gone);
        moved(&repo, head, true).expect("readable");
        assert_eq!(of(&found(&repo, head, true)), gone);
        sandbox.git(&["pack-refs", "--all"]);
        assert_eq!(of(&found(&repo, head, false)), gone);

        // What is kept is kept anew before too many entries are to be read.
        moved(&repo, head, true).expect("readable");
        for number in 0..100 {
            head = log(&repo, Some(head), &[("refs/heads/session/a", Some(if number % 2 == 0 { one } else { two }))]);
            moved(&repo, head, true).expect("readable");
            assert!(Known::read(&repo, head).is_some(), "{number}");
        }
        assert_eq!(of(&found(&repo, head, true)), gone);
        let bytes = std::fs::read(repo.tine_dir().join("cache/refs")).expect("kept");
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 4;
            std::fs::write(repo.tine_dir().join("cache/refs"), damaged).expect("writable");
            assert_eq!(Known::read(&repo, head), None, "byte {at}");
        }
    }
}
