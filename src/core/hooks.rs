//! A landing does what `git commit` would: the user's `pre-commit` (or `pre-merge-commit`), `prepare-commit-msg`,
//! `commit-msg` and `post-commit` hooks run. They see exactly what would land, checked out in a scratch worktree, so that
//! a hook never touches anybody's files; a hook that changes the result makes it something nobody approved.

use std::ffi::OsStr;
use std::path::Path;

use crate::error::{Code, Context as _, Error, Result};
use crate::git::{HookOutcome, Oid};
use crate::phase::phase;

use super::store::{Store, Trunk};

/// Runs what comes before the commit and gives the message, which a hook may have edited.
pub fn before_landing(store: &Store, trunk: &Trunk, tree: Oid, message: String, merges: bool) -> Result<String> {
    let first = if merges { "pre-merge-commit" } else { "pre-commit" };
    let repo = &store.repo;
    let needs_files = repo.has_hook(first);
    if !needs_files && !repo.has_hook("prepare-commit-msg") && !repo.has_hook("commit-msg") {
        return Ok(message);
    }
    let name = format!("scratch-{}", store.random.operation_id());
    let place = repo.tine_dir().join("scratch").join(&name);
    let scratch = repo.scratch_worktree(&place, trunk.tip()?, tree, needs_files)?;
    let done = phase("hooks", || run_all(store, &scratch, tree, &message, first));
    repo.remove_scratch(&place)?;
    done
}

fn run_all(store: &Store, scratch: &Path, tree: Oid, message: &str, first: &str) -> Result<String> {
    let inside = store.repo.at(scratch)?;
    run(store, first, &[], scratch)?;
    if inside.write_index_tree(scratch)? != tree {
        return Err(Error::new(
            Code::CheckFailed,
            format!("the hook `{first}` changed what would land, which nobody approved"),
        )
        .hint("run the hook's tool in the session, take a checkpoint, and propose again")
        .hint("tine approve NAME --config land.hooks=false   # lands without hooks"));
    }
    let file = inside.git_dir().join("COMMIT_EDITMSG");
    std::fs::write(&file, message).or_io(|| "cannot write the commit message".to_owned())?;
    run(store, "prepare-commit-msg", &[file.as_os_str(), "message".as_ref()], scratch)?;
    run(store, "commit-msg", &[file.as_os_str()], scratch)?;
    let edited = std::fs::read(&file).or_io(|| "cannot read the commit message".to_owned())?;
    Ok(String::from_utf8_lossy(&edited).into_owned())
}

fn run(store: &Store, name: &str, args: &[&OsStr], workdir: &Path) -> Result<()> {
    let done: HookOutcome = store.repo.run_hook(name, args, workdir, None, None)?;
    if done.passed() {
        return Ok(());
    }
    let output = done.output.trim().to_owned();
    let last: Vec<&str> = output.lines().rev().take(10).collect();
    let shown: Vec<&str> = last.into_iter().rev().collect();
    Err(Error::new(Code::CheckFailed, format!("the hook `{name}` refused the landing: {}", shown.join("; ")))
        .detail("hook", name)
        .detail("output", output)
        .hint("tine approve NAME --config land.hooks=false   # lands without hooks"))
}

/// Runs what comes after the commit where the trunk is checked out. Its result changes nothing, as with git.
pub fn after_landing(store: &Store, trunk: &Trunk) {
    if !store.repo.has_hook("post-commit") {
        return;
    }
    let workdirs = store.repo.workdirs().unwrap_or_default();
    let here = workdirs.into_iter().find(|w| w.branch.as_deref() == Some(&trunk.refname));
    let place = here.map_or_else(|| store.repo.common_dir().to_owned(), |w| w.path);
    match store.repo.run_hook("post-commit", &[] as &[&OsStr], &place, None, None) {
        Ok(done) if done.passed() => {}
        Ok(_) => store.notice("the hook `post-commit` failed; the landing stands"),
        Err(e) => store.notice(format!("the hook `post-commit` could not run: {e}")),
    }
}
