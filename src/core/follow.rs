//! Workspaces follow what was published: files by difference, HEAD, the index. Everything here can be run again after a
//! kill and ends in the same state.

use std::path::{Path, PathBuf};

use crate::error::{Code, Error, Result};
use crate::git::{BString, Oid, Repo};
use crate::phase::phase;
use crate::workspace::{self, Applied, Status, Touched, apply, index, leftovers, seed};

use super::ids::SessionId;
use super::layers;
use super::oplog::WorkspaceMove;
use super::pool;
use super::store::{Store, same_place};

/// What happened to files.
#[derive(Debug, Default, Clone)]
pub struct Files {
    /// Written.
    pub written: Vec<BString>,
    /// Removed.
    pub removed: Vec<BString>,
    /// Changed by somebody else in the meantime, and left alone.
    pub left: Vec<BString>,
    /// Ignored files and folders that a new workspace was seeded with.
    pub seeded: Vec<BString>,
}

impl Files {
    /// Adds the paths that going from one tree to another would write and remove.
    pub fn preview(&mut self, repo: &Repo, before: Oid, after: Oid) -> Result<()> {
        for change in repo.diff_trees(before, after)? {
            match change.after {
                Some(_) => self.written.push(change.path),
                None => self.removed.push(change.path),
            }
        }
        Ok(())
    }

    /// Adds another move's files.
    pub fn join(&mut self, other: Files) {
        self.written.extend(other.written);
        self.removed.extend(other.removed);
        self.left.extend(other.left);
        self.seeded.extend(other.seeded);
    }
}

/// Where ignored files of a removed workspace are kept until it comes back or the log is pruned.
pub fn leftovers_dir(store: &Store, branch: &str) -> PathBuf {
    let name = branch.rsplit('/').next().unwrap_or(branch);
    store.repo.tine_dir().join("leftovers").join(name)
}

/// The private git directory of the worktree at `path`.
pub fn git_dir_of(store: &Store, path: &Path) -> Result<Option<PathBuf>> {
    let named = path.file_name().and_then(|name| name.to_str()).and_then(|name| store.repo.linked_workdir(name));
    if let Some(found) = named.filter(|w| same_place(&w.path, path)) {
        return Ok(Some(found.git_dir));
    }
    Ok(store.repo.workdirs()?.into_iter().find(|w| same_place(&w.path, path)).map(|w| w.git_dir))
}

/// Checks that the move can be done, before anything is written.
pub fn check(store: &Store, moved: &WorkspaceMove) -> Result<()> {
    match (moved.before, moved.after) {
        (Some(before), Some(after)) if before != after => apply::check(&store.repo.at(&moved.path)?, before, after),
        (None, Some(after)) => {
            check_free(&moved.path)?;
            store.repo.require_checkout(after)
        }
        _ => Ok(()),
    }
}

/// Whether a worktree that is to leave a branch has left it since that was decided.
pub fn was_switched(store: &Store, moved: &WorkspaceMove) -> Result<bool> {
    if moved.branch_before == moved.branch_after || moved.before.is_none() || moved.after.is_none() {
        return Ok(false);
    }
    let repo = store.repo.at(&moved.path)?;
    let on = match repo.head_branch_of(repo.git_dir())? {
        Some(branch) => Some(branch),
        None => repo.find_ref("HEAD")?.map(|commit| commit.to_string()),
    };
    Ok(on.as_deref() != Some(moved.branch_before.as_str()))
}

/// Refuses a place that is not empty.
pub fn check_free(path: &Path) -> Result<()> {
    let taken = match std::fs::read_dir(path) {
        Ok(mut entries) => entries.next().is_some(),
        Err(e) => e.kind() != std::io::ErrorKind::NotFound,
    };
    if !taken {
        return Ok(());
    }
    Err(Error::new(Code::Exists, format!("`{}` is in the way of the workspace", path.display()))
        .hint("pass another place with `--path DIR`, or move what is there"))
}

/// Carries the move out. `touched` names the paths whose index entries change when the files are already there.
pub fn carry_out(store: &Store, moved: &WorkspaceMove, touched: Option<&[Touched]>) -> Result<Files> {
    match (moved.before, moved.after) {
        (Some(before), Some(after)) => update(store, moved, (before, after), touched, apply::apply),
        (None, Some(_)) => create(store, moved),
        (Some(_), None) => remove(store, moved),
        (None, None) => Ok(Files::default()),
    }
}

/// Carries the move out after a kill: whatever part was done is seen and not done twice.
pub fn finish(store: &Store, moved: &WorkspaceMove) -> Result<()> {
    let there = git_dir_of(store, &moved.path)?.is_some();
    let session = moved.branch_after.strip_prefix("refs/heads/session/").and_then(|name| SessionId::parse(name).ok());
    if let Some(id) = session.filter(|id| !there && layers::is_elsewhere(store, id)) {
        return Err(layers::interrupted(store, &id));
    }
    match (moved.before, moved.after) {
        (Some(before), Some(after)) if there => {
            update(store, moved, (before, after), None, apply::finish)?;
            let repo = store.repo.at(&moved.path)?;
            // The whole index of a session's own workspace is put right; a person's worktree may hold staged work.
            if moved.branch_after.starts_with("refs/heads/session/") {
                index::reset(&repo, tree_of_branch(store, &moved.branch_after)?.unwrap_or(after))?;
            }
            Ok(())
        }
        (None, Some(_)) => create(store, moved).map(drop),
        (Some(_), None) => remove(store, moved).map(drop),
        _ => Ok(()),
    }
}

fn tree_of_branch(store: &Store, branch: &str) -> Result<Option<Oid>> {
    store.repo.find_ref(branch)?.map(|tip| store.repo.tree_of(tip)).transpose()
}

/// Goes from one tree to another by `write`, or notes only what was `touched`, where the files are what they should be.
fn update(
    store: &Store,
    moved: &WorkspaceMove,
    (before, after): (Oid, Oid),
    touched: Option<&[Touched]>,
    write: fn(&Repo, Oid, Oid) -> Result<Applied>,
) -> Result<Files> {
    let repo: Repo = store.repo.at(&moved.path)?;
    let switched = moved.branch_before != moved.branch_after;
    if switched {
        repo.point_head(&moved.branch_after, "tine: switch")?;
    }
    if let Some(touched) = touched {
        if !switched {
            index::sync_scanned(&repo, after, touched)?;
            return Ok(Files::default());
        }
    } else if before == after && !switched {
        return Ok(Files::default());
    }
    let applied = phase("apply", || write(&repo, before, after))?;
    if switched {
        index::reset(&repo, tree_of_branch(store, &moved.branch_after)?.unwrap_or(after))?;
    } else {
        phase("sync index", || index::sync_written(&repo, before, after, &applied))?;
    }
    Ok(Files { written: applied.written, removed: applied.removed, left: applied.left, seeded: Vec::new() })
}

fn create(store: &Store, moved: &WorkspaceMove) -> Result<Files> {
    let tree = tree_of_branch(store, &moved.branch_after)?;
    let is_taken = tree.is_some_and(|tree| pool::take(store, &moved.path, &moved.branch_after, tree));
    if !is_taken {
        // Git may remember a worktree there whose files were removed by hand, or one that a crash left half made.
        store.repo.repair_worktree(&moved.path, &moved.branch_after)?;
    }
    let (repo, dir) = (store.repo.at(&moved.path)?, leftovers_dir(store, &moved.branch_after));
    leftovers::bring_back_repositories(&dir, &repo)?;
    leftovers::bring_back(&dir, &moved.path)?;
    repo.relink_submodules()?;
    store.made_workspace.set(true);
    let seeded = seed_from_main(store, &moved.path);
    if let Some(tree) = tree.filter(|_| !is_taken)
        && let Err(e) = phase("learn", || workspace::learn(&repo, tree, store.interrupt))
    {
        tracing::debug!(target: "tine::workspace", "the first scan will read all directories: {e}");
    }
    Ok(Files { seeded, ..Files::default() })
}

/// Copies what `.worktreeinclude` names into a new workspace. A failure is told, and the workspace stands.
pub fn seed_from_main(store: &Store, path: &Path) -> Vec<BString> {
    let Some(from) = store.repo.main_workdir().filter(|_| store.settings.seed) else { return Vec::new() };
    match store.repo.at(&from).and_then(|main| seed(&main, path, &mut |_| {})) {
        Ok(seeded) => seeded.copied,
        Err(e) => {
            store.notice(format!("the files of `.worktreeinclude` were not copied: {e}"));
            Vec::new()
        }
    }
}

fn remove(store: &Store, moved: &WorkspaceMove) -> Result<Files> {
    if git_dir_of(store, &moved.path)?.is_none() {
        // Removed by hand, or by a command that a crash ended before git could forget the worktree.
        if store.repo.admin_dir_of(&moved.path).is_some() && !moved.path.exists() {
            store.repo.remove_worktree(&moved.path)?;
        }
        return Ok(Files::default());
    }
    let repo = store.repo.at(&moved.path)?;
    let ours = repo.common_dir() == store.repo.common_dir()
        && repo.head_branch_of(repo.git_dir())?.as_deref() == Some(moved.branch_before.as_str());
    if !ours {
        store.notice(format!("`{}` is not this session's workspace any more and was left alone", moved.path.display()));
        return Ok(Files::default());
    }
    // Edits made since this was decided are nobody's to throw away. Missing files may be a crash's half of the removal.
    let before = moved.before.unwrap_or(store.repo.empty_tree());
    let edited = workspace::changes(&repo, &super::checkpoint::scan_options(store, before, &[]))?.changes;
    if edited.iter().any(|change| change.status != Status::Deleted) {
        store.notice(format!("`{}` has new edits and was left in place", moved.path.display()));
        return Ok(Files::default());
    }
    let dir = leftovers_dir(store, &moved.branch_before);
    let paths = leftovers::list(&repo)?;
    if !paths.is_empty() {
        leftovers::set_aside(&repo, &paths, &dir)?;
        store.notice(format!("ignored files of the workspace were moved to `{}`", dir.display()));
    }
    leftovers::set_aside_repositories(&repo, &dir)?;
    drop(repo);
    match store.repo.remove_worktree(&moved.path) {
        Ok(()) => {}
        // Somebody wrote into it since it was looked at: files win over tidiness.
        Err(e) if e.code() == Code::Dirty => store.notice(format!("the workspace was left in place: {e}")),
        Err(e) => return Err(e),
    }
    Ok(Files::default())
}
