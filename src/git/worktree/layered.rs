//! A linked worktree whose files a mount puts there, for a while and for some processes alone: only what git keeps of it is
//! written and removed here. It is locked meanwhile, so that nobody takes it for one whose folder was deleted.

use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};

use super::super::Repo;
use super::{cannot_remove, has_head, short_branch};

/// What git says when somebody wants to remove one.
const LOCK: &[u8] = b"mounted by `tine run --isolate`\n";

impl Repo {
    /// Writes what git keeps of a worktree under this name, on this branch, its files at `path` being what `index` says; where
    /// that is there already, it stays. Gives the text of the worktree's `.git`.
    pub fn lay_worktree(&self, name: &str, path: &Path, branch: &str, index: &Path) -> Result<Vec<u8>> {
        short_branch(branch)?;
        let admin = self.admin_dir(name);
        let fail = || format!("cannot write `{}`", admin.display());
        // Without any of these it is what a kill left of one that was to be made.
        let is_begun = ["locked", "gitdir", "HEAD"].iter().any(|file| admin.join(file).exists());
        if is_begun && std::fs::read(admin.join("locked")).ok().as_deref() != Some(LOCK) {
            return Err(Error::new(Code::Exists, format!("git has another worktree of the name `{name}`"))
                .hint("git worktree list"));
        }
        if !has_head(&admin) {
            durable::step("lay workspace").or_io(fail)?;
            std::fs::create_dir_all(&admin).or_io(fail)?;
            durable::replace(&admin.join("locked"), LOCK).or_io(fail)?;
            durable::replace(&admin.join("commondir"), b"../..\n").or_io(fail)?;
            let back = [path.join(".git").as_os_str().as_bytes(), b"\n"].concat();
            durable::replace(&admin.join("gitdir"), &back).or_io(fail)?;
            std::fs::copy(index, admin.join("index")).or_io(fail)?;
        }
        // Without a HEAD it is none yet; and an interrupted run may have left it on another branch.
        durable::replace(&admin.join("HEAD"), format!("ref: {branch}\n").as_bytes()).or_io(fail)?;
        Ok([b"gitdir: ".as_slice(), admin.as_os_str().as_bytes(), b"\n"].concat())
    }

    /// Where the files of such a worktree are shown, if there is one of this name.
    pub fn laid_worktree(&self, name: &str) -> Option<PathBuf> {
        let admin = self.admin_dir(name);
        let is_ours = std::fs::read(admin.join("locked")).ok().as_deref() == Some(LOCK) && has_head(&admin);
        if is_ours { Some(super::back_link(&admin)?.parent()?.to_owned()) } else { None }
    }

    /// Removes what git keeps of such a worktree.
    pub fn drop_laid_worktree(&self, name: &str) -> Result<()> {
        let admin = self.admin_dir(name);
        if std::fs::read(admin.join("locked")).ok().as_deref() != Some(LOCK) {
            return Ok(());
        }
        durable::step("drop workspace").or_io(|| cannot_remove(&admin))?;
        // The lock that makes it ours goes last.
        let _ = std::fs::remove_file(admin.join("HEAD"));
        std::fs::remove_dir_all(&admin).or_io(|| cannot_remove(&admin))?;
        let _ = std::fs::remove_dir(self.common_dir().join("worktrees"));
        Ok(())
    }

    fn admin_dir(&self, name: &str) -> PathBuf {
        self.common_dir().join("worktrees").join(name)
    }

    /// Makes a repository at `git_dir` for the worktree `files`, which shares everything with this one and which git does not
    /// list.
    pub fn lay_baseline(&self, git_dir: &Path, files: &Path) -> Result<Repo> {
        let fail = || format!("cannot write `{}`", git_dir.display());
        std::fs::create_dir_all(git_dir).or_io(fail)?;
        std::fs::create_dir_all(files).or_io(fail)?;
        let common = [self.common_dir().as_os_str().as_bytes(), b"\n"].concat();
        durable::replace(&git_dir.join("commondir"), &common).or_io(fail)?;
        let back = [files.join(".git").as_os_str().as_bytes(), b"\n"].concat();
        durable::replace(&git_dir.join("gitdir"), &back).or_io(fail)?;
        // Git wants a branch here; nobody makes one of this name.
        durable::replace(&git_dir.join("HEAD"), b"ref: refs/heads/tine/baseline\n").or_io(fail)?;
        let link = [b"gitdir: ".as_slice(), git_dir.as_os_str().as_bytes(), b"\n"].concat();
        durable::replace(&files.join(".git"), &link).or_io(fail)?;
        Repo::open(&files.join(".git"))
    }
}
