//! A repository where there is none, with its first commit, the trunk's name, and a starter policy file. What it may begin
//! with instead of nothing is in [`super::template`].

use std::path::Path;

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};
use crate::git::{Git, NewCommit, Repo};

use super::pending;
use super::policy;
use super::store::{Store, Trunk};
use super::transaction::Transaction;

/// What git's user calls the first branch, else `main`.
pub fn default_branch() -> String {
    let set = Git::new().args(["config", "--get", "init.defaultBranch"]).output();
    let name = set.map(|o| String::from_utf8_lossy(&o.stdout).trim().to_owned()).unwrap_or_default();
    if name.is_empty() { "main".to_owned() } else { name }
}

/// Makes a git repository in `dir` if there is none at exactly that place. `format` is that of its
/// objects, if not git's own choice.
pub fn repository(dir: &Path, trunk: &str, home: Option<&Path>, format: Option<&str>) -> Result<bool> {
    std::fs::create_dir_all(dir).or_io(|| format!("cannot create `{}`", dir.display()))?;
    Store::refuse_root(dir, home)?;
    if dir.join(".git").symlink_metadata().is_ok() || (dir.join("HEAD").is_file() && dir.join("objects").is_dir()) {
        return Ok(false);
    }
    durable::step("init").or_io(|| "cannot make a repository".to_owned())?;
    let init = Git::new().args(["init", "--quiet"]).arg(format!("--initial-branch={trunk}"));
    init.args(format.map(|format| format!("--object-format={format}"))).arg(dir).run()?;
    Ok(true)
}

/// Gives an unborn trunk its first commit: empty, so that whatever lies in the directory is the first session's.
pub fn first_commit(store: &Store, trunk: &Trunk) -> Result<Trunk> {
    if trunk.tip.is_some() {
        return Ok(trunk.clone());
    }
    // An earlier try may have been killed half-way.
    pending::settle(store, &[])?;
    let trunk = store.trunk()?;
    if trunk.tip.is_some() {
        return Ok(trunk);
    }
    let by = store.signature();
    let commit = store.repo.write_commit(&NewCommit {
        tree: store.repo.write_empty_tree()?,
        parents: Vec::new(),
        author: by.clone(),
        committer: by,
        message: "Start\n".to_owned(),
        change_id: Some(store.random.change_id()),
    })?;
    let mut tx = Transaction::new(store, "init", None, format!("first commit on {}", trunk.name));
    tx.move_ref(trunk.refname.clone(), None, Some(commit));
    tx.commit()?;
    Ok(Trunk { tip: Some(commit), ..trunk })
}

/// Writes the starter policy into the worktree, for a session to propose.
pub fn starter_policy(repo: &Repo) -> Result<()> {
    let Some(dir) = repo.workdir() else {
        return Err(Error::new(Code::Invalid, "a bare repository has no worktree to write the policy into"));
    };
    let path = dir.join(policy::FILE);
    if path.symlink_metadata().is_ok() {
        return Err(Error::new(Code::Exists, format!("`{}` is there already", policy::FILE)));
    }
    durable::replace(&path, policy::STARTER.as_bytes()).or_io(|| format!("cannot write `{}`", path.display()))
}
