//! Pruning the operation log: entries older than the retention time go, and with them what only they kept reachable.
//! The space comes back with the repository's next garbage collection.

use std::path::PathBuf;

use jiff::Timestamp;

use crate::error::{Context as _, Result};
use crate::git::{NewCommit, Oid, RefChange};

use super::ids::SessionId;
use super::oplog::{self, Logged, OPS};
use super::pending::{self, PublishLock};
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
}

/// Drops entries that started before `before`. Nothing is written with `dry_run`.
pub fn prune(store: &Store, before: Timestamp, dry_run: bool) -> Result<Outcome> {
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
        let outcome = Outcome { removed: all.len() - keep, kept: keep, leftovers };
        if dry_run || (outcome.removed == 0 && outcome.leftovers.is_empty()) {
            return Ok(outcome);
        }
        if outcome.removed > 0 {
            let new = rewrite(store, &all[..keep])?;
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

/// The kept entries again, oldest first, on a fresh beginning.
fn rewrite(store: &Store, keep: &[Logged]) -> Result<Option<Oid>> {
    let mut at = None;
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
