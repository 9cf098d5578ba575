//! Pruning the operation log: entries older than the retention time go, and with them what only they kept reachable.
//! git's garbage collection then gives the space back, where that pays.

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::Timestamp;

use crate::error::{Context as _, Result, count};
use crate::git::{NewCommit, Oid, RefChange};

use super::chain;
use super::ids::SessionId;
use super::layers;
use super::maintenance::{self, Space};
use super::oplog::{self, Logged, OPS};
use super::pending::{self, PublishLock};
use super::pool;
use super::record::{self, SessionRecord};
use super::store::Store;
use super::transaction::race;

/// What would go, or went.
#[derive(Debug)]
pub struct Outcome {
    /// Entries that go.
    pub removed: usize,
    /// Entries that stay.
    pub kept: usize,
    /// Set-aside files of removed workspaces that go.
    pub leftovers: Vec<PathBuf>,
    /// Bytes of objects that only the entries that go keep; known for a dry run.
    pub reclaimable: Option<u64>,
    /// What the object store was and became, if garbage was collected.
    pub space: Option<Space>,
}

/// Drops entries that started before `before`, then collects garbage where that pays. Nothing is written with `dry_run`.
///
/// git keeps unreachable objects that are younger than two weeks: what a command beside us has written and not yet linked
/// is safe, and nobody has to wait.
pub fn prune(store: &Store, before: Timestamp, dry_run: bool, collects: bool) -> Result<Outcome> {
    let mut outcome = drop_entries(store, before, dry_run)?;
    let pays = outcome.removed > 0 || maintenance::is_due(store);
    if !dry_run && collects {
        match layers::drop_idle_baselines(store)? {
            0 => {}
            number => store.notice(format!("removed {} of isolated runs", count(number, "idle baseline"))),
        }
        match pool::drop_surplus(store, store.settings.pool)? {
            0 => {}
            number => store.notice(format!("removed {}", count(number, "spare workspace"))),
        }
    }
    if !dry_run && collects && pays {
        match maintenance::collect(store) {
            Ok(space) => outcome.space = Some(space),
            // The entries are gone all the same.
            Err(e) => store.notice(format!("no space was given back: {e}")),
        }
    }
    Ok(outcome)
}

fn drop_entries(store: &Store, before: Timestamp, dry_run: bool) -> Result<Outcome> {
    store.retry(|| {
        pending::settle(store, &[])?;
        let _lock = PublishLock::take(store)?;
        // The marker of a command that is at work names its entry, which would become another one.
        if !pending::is_quiet(store) {
            return Err(race("another command is at work"));
        }
        let head = store.repo.find_ref(OPS)?;
        let all: Vec<Logged> = oplog::walk(&store.repo, head).collect::<Result<_>>()?;
        // The log is a chain: what is kept is everything newer than the newest entry that goes.
        let keep = all.iter().position(|l| l.op.started_at < before).unwrap_or(all.len());
        let leftovers = old_leftovers(store, &all[keep..], &all[..keep])?;
        let reclaimable = if dry_run { reclaimable(store, &all[..keep], &all[keep..])? } else { None };
        let outcome = Outcome { removed: all.len() - keep, kept: keep, leftovers, reclaimable, space: None };
        if dry_run || (outcome.removed == 0 && outcome.leftovers.is_empty()) {
            return Ok(outcome);
        }
        if outcome.removed > 0 {
            let new = rewrite(store, &all[..keep], &timelines(store)?)?;
            store.repo.sync_objects()?;
            let change = RefChange { name: OPS.to_owned(), before: head, after: new };
            store.repo.move_refs(&[change], "tine op prune")?;
        }
        for dir in &outcome.leftovers {
            std::fs::remove_dir_all(dir).or_io(|| format!("cannot remove `{}`", dir.display()))?;
        }
        Ok(outcome)
    })
}

/// Bytes that only the entries that go hold.
fn reclaimable(store: &Store, kept: &[Logged], gone: &[Logged]) -> Result<Option<u64>> {
    let Some(newest) = gone.first() else { return Ok(Some(0)) };
    let mut keeps: Vec<Oid> = kept.iter().flat_map(|logged| logged.keeps.iter().copied()).collect();
    keeps.extend(timelines(store)?);
    store.repo.bytes_held_by(&[newest.commit], &keeps, OPS).map(Some)
}

/// Most commits that one keeps alive.
const KEPT: usize = 1000;

/// The commits that records speak of and no branch or record holds: timelines of sessions that are over, of what was squashed,
/// and what forks began at. Only the log keeps them. A session that two clones ended has two tips, and the newest event
/// tells of one alone, so every event is asked.
fn timelines(store: &Store) -> Result<Vec<Oid>> {
    let mut all = BTreeSet::new();
    for stored in store.sessions()? {
        for event in chain::events(&store.repo, stored.commit)? {
            all.extend(record::read::<SessionRecord>(&store.repo, event).ok().and_then(|then| then.value.tip));
        }
        let session = stored.value;
        all.extend(session.parent.iter().map(|_| session.base));
    }
    for proposal in store.proposals()?.into_iter().map(|stored| stored.value) {
        all.extend(proposal.revisions.iter().filter(|r| r.timeline != r.head).map(|r| r.timeline));
    }
    Ok(all.into_iter().filter(|id| store.repo.is_commit(*id)).collect())
}

/// The kept entries again, oldest first, on a fresh beginning that keeps the timelines alive.
fn rewrite(store: &Store, keep: &[Logged], timelines: &[Oid]) -> Result<Option<Oid>> {
    let mut at = None;
    let by = match keep.last() {
        Some(oldest) => store.repo.commit(oldest.commit)?.author,
        None => store.actor_signature(),
    };
    if !timelines.is_empty() {
        let parts: Vec<&[Oid]> = timelines.chunks(KEPT).collect();
        let held = match parts[..] {
            [only] => only.to_vec(),
            _ => parts.into_iter().map(|part| oplog::root(&store.repo, part, &by)).collect::<Result<_>>()?,
        };
        at = Some(oplog::root(&store.repo, &held, &by)?);
    }
    for logged in keep.iter().rev() {
        let old = store.repo.commit(logged.commit)?;
        at = Some(match at {
            None => oplog::write(&store.repo, &logged.op, None, &logged.keeps, &old.author)?,
            Some(parent) => {
                let parents = std::iter::once(parent).chain(logged.keeps.iter().copied()).collect();
                store.repo.write_commit(&NewCommit {
                    tree: old.tree,
                    parents,
                    author: old.author.clone(),
                    committer: old.committer.clone(),
                    message: old.message.to_string(),
                    change_id: None,
                })?
            }
        });
    }
    Ok(at)
}

/// Set-aside files of sessions that are over and that no kept entry could bring back.
fn old_leftovers(store: &Store, gone: &[Logged], kept: &[Logged]) -> Result<Vec<PathBuf>> {
    let dir = store.repo.tine_dir().join("leftovers");
    let Ok(entries) = std::fs::read_dir(&dir) else { return Ok(Vec::new()) };
    let names = |all: &[Logged], id: &SessionId| {
        all.iter()
            .any(|l| l.op.workspaces.iter().any(|w| w.branch_before == id.branch() || w.branch_after == id.branch()))
    };
    let mut found = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Ok(id) = SessionId::parse(&name) else { continue };
        let over =
            store.session(id.as_str()).map_or(true, |s| !s.value.state.is_live() && s.value.archived_from.is_none());
        if over && names(gone, &id) && !names(kept, &id) {
            found.push(entry.path());
        }
    }
    Ok(found)
}
