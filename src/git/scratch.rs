//! Scratch worktrees: a tree checked out aside for hooks and checks, and taken away again. Never near anybody's files.

use std::path::{Path, PathBuf};

use crate::durable;
use crate::error::{Context as _, Result};

use super::refs::parse_oid;
use super::{Oid, Repo};

impl Repo {
    /// A detached worktree at `path` on `commit` whose index is `tree`; its files, too, when `files`.
    pub fn scratch_worktree(&self, path: &Path, commit: Oid, tree: Oid, files: bool) -> Result<PathBuf> {
        durable::step("scratch").or_io(|| "cannot make a scratch worktree".to_owned())?;
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).or_io(|| format!("cannot create `{}`", parent.display()))?;
        }
        self.git_common()
            .args(["worktree", "add", "--quiet", "--detach", "--no-checkout"])
            .arg(path)
            .arg(commit.to_string())
            .run()?;
        self.git_in(path).args(["read-tree", &tree.to_string()]).run()?;
        if files {
            self.git_in(path).args(["checkout-index", "--all", "--force", "--index"]).run()?;
        }
        Ok(path.to_owned())
    }

    /// Takes a scratch worktree away, whatever is in it.
    pub fn remove_scratch(&self, path: &Path) -> Result<()> {
        self.git_common().args(["worktree", "remove", "--force", "--force"]).arg(path).run().map(drop)
    }

    /// The tree of a worktree's index as it is now.
    pub fn write_index_tree(&self, workdir: &Path) -> Result<Oid> {
        let out = self.git_in(workdir).arg("write-tree").run()?;
        parse_oid(out.trim_ascii())
    }

    /// Points the HEAD of this worktree at a branch, or at a commit given in hex; files and index stay.
    pub fn point_head(&self, target: &str, reason: &str) -> Result<()> {
        if target.starts_with("refs/") {
            return self.set_head(self.git_dir(), target, reason);
        }
        durable::step("set head").or_io(|| "cannot move HEAD".to_owned())?;
        self.git().args(["update-ref", "--no-deref", "-m", reason, "HEAD", target]).run().map(drop)
    }
}
