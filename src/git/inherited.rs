//! Variables that git sets where hooks run and that stand for one worktree. gix would apply them to every worktree that
//! it opens, and a session's files would be looked for in another's: tine starts over without them.

use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::Command;

use crate::error::{Code, Error, Result};

const WORK_TREE: &str = "GIT_WORK_TREE";
const INDEX_FILE: &str = "GIT_INDEX_FILE";

/// How the name of a worktree is handed over.
pub(super) const HANDED_OVER: &str = "TINE_GIT_WORK_TREE";

/// Replaces this process by one without these variables. Does nothing where there are none, which is almost always.
pub fn start_over_without_inherited() -> Result<()> {
    let work_tree = std::env::var_os(WORK_TREE);
    if work_tree.is_none() && std::env::var_os(INDEX_FILE).is_none() {
        return Ok(());
    }
    let failed = |e| Error::new(Code::Io, "cannot start over without `GIT_WORK_TREE` and `GIT_INDEX_FILE`").because(e);
    let mut command = Command::new(std::env::current_exe().map_err(failed)?);
    command.args(std::env::args_os().skip(1)).env_remove(WORK_TREE).env_remove(INDEX_FILE);
    if let Some(path) = work_tree {
        command.env(HANDED_OVER, path);
    }
    Err(failed(command.exec()))
}

/// The worktree that the environment named, if it did.
pub(super) fn named_work_tree() -> Option<PathBuf> {
    std::env::var_os(HANDED_OVER).map(PathBuf::from)
}
