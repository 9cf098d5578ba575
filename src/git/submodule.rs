//! Submodules that are checked out in a worktree: their HEAD follows a checkpoint's, their repositories follow the worktree.
//! Never fetches, never touches one that has edits, and never moves a branch of theirs.

use std::path::{Path, PathBuf};

use crate::durable;
use crate::error::{Context as _, Result};

use super::{BStr, ByteSlice as _, Git, Oid, Repo, os_path};

impl Repo {
    /// Lets the submodule at `path` go from one commit to another, as `git submodule update` would. Says whether it is at
    /// the other one now; it stays if it is not at the first, has edits, or lacks the commit.
    pub(crate) fn move_submodule(&self, path: &BStr, from: Option<Oid>, to: Oid) -> Result<bool> {
        let Some(root) = self.workdir() else { return Ok(false) };
        let dir = root.join(os_path(path));
        if dir.join(".git").symlink_metadata().is_err() {
            // Not checked out here: there is nothing to move.
            return Ok(true);
        }
        let now = self.submodule_head(path);
        if now == Some(to) {
            return Ok(true);
        }
        let git = || Git::new().at(&dir);
        let has = git().args(["cat-file", "-e", &format!("{to}^{{commit}}")]).output()?.status == Some(0);
        if now != from || !has {
            return Ok(false);
        }
        let edited = git().args(["status", "--porcelain", "--untracked-files=no"]).output()?;
        if edited.status != Some(0) || !edited.stdout.is_empty() {
            return Ok(false);
        }
        durable::step("move submodule").or_io(|| format!("cannot move the submodule `{path}`"))?;
        // An untracked file in the way makes git refuse.
        let done = git().args(["checkout", "--quiet", "--detach", &to.to_string(), "--"]).output()?;
        Ok(done.status == Some(0))
    }

    /// Where the repositories of this worktree's submodules are kept, if it is a linked one: they go with it.
    pub fn submodule_store(&self) -> Option<PathBuf> {
        let own = self.git_dir() != self.common_dir();
        Some(self.git_dir().join("modules")).filter(|dir| own && dir.is_dir())
    }

    /// Puts the links right between the submodules of this worktree and their repositories, after both were moved.
    pub fn relink_submodules(&self) -> Result<()> {
        let kept = self.git_dir().join("modules");
        let Some(root) = self.workdir().filter(|_| kept.is_dir()) else { return Ok(()) };
        for path in self.populated_submodules()? {
            let dir = root.join(os_path(path.as_bstr()));
            let link = dir.join(".git");
            let Ok(text) = std::fs::read(&link) else { continue };
            let Some(target) = text.strip_prefix(b"gitdir: ").map(|t| t.trim_end()) else { continue };
            let Some(name) = target.find(b"/modules/").map(|at| &target[at + b"/modules/".len()..]) else { continue };
            let kept = kept.join(os_path(name.as_bstr()));
            if !dir.join(os_path(target.as_bstr())).is_dir() && kept.is_dir() {
                write_link(&link, &kept)?;
            }
        }
        Ok(())
    }
}

fn write_link(link: &Path, target: &Path) -> Result<()> {
    use std::os::unix::ffi::OsStrExt as _;
    let text = [b"gitdir: ", target.as_os_str().as_bytes(), b"\n"].concat();
    durable::replace(link, &text).or_io(|| format!("cannot write `{}`", link.display()))
}
