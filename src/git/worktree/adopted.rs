//! A checkout that becomes a linked worktree: what git keeps of it and its files are renamed into place. Until the last step
//! it counts as one that is still being made, which is put right as if git had been killed while it made one.

use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use crate::durable;
use crate::error::{Context as _, Result};
use crate::git::Repo;

use super::{INITIALIZING, drop_admin, link_to, resolved, short_branch};

impl Repo {
    /// Whether a linked worktree can come to `path` by renaming: nothing is there, also no directory that somebody may stand in
    /// or that is a mount, and git would give the worktree the name of the directory.
    pub fn may_adopt_worktree(&self, path: &Path) -> bool {
        let is_free = |path: &Path| path.symlink_metadata().is_err_and(|e| e.kind() == std::io::ErrorKind::NotFound);
        let path = resolved(path);
        let admin = self.adopted_admin_dir(&path);
        admin.is_some_and(|admin| is_free(&admin)) && is_free(&path) && self.admin_dir_of(&path).is_none()
    }

    /// Makes a linked worktree at `path`, on the existing branch `refs/heads/…`, of files that are checked out at its tip and
    /// the git directory beside them. `false` where that is not possible; nothing is there then.
    pub fn adopt_worktree(&self, git_dir: &Path, files: &Path, path: &Path, branch: &str) -> Result<bool> {
        short_branch(branch)?;
        let path = &resolved(path);
        let Some(admin) =
            self.adopted_admin_dir(path).filter(|_| git_dir.join("index").is_file() && self.may_adopt_worktree(path))
        else {
            return Ok(false);
        };
        let tip = self.may_add_worktree(path, branch)?;
        let fail = || format!("cannot create `{}`", path.display());
        durable::step("create workspace").or_io(fail)?;
        let back = [path.join(".git").as_os_str().as_bytes(), b"\n"].concat();
        std::fs::write(git_dir.join("locked"), INITIALIZING).or_io(fail)?;
        std::fs::write(git_dir.join("commondir"), b"../..\n").or_io(fail)?;
        std::fs::write(git_dir.join("gitdir"), back).or_io(fail)?;
        std::fs::write(git_dir.join("HEAD"), format!("ref: {branch}\n")).or_io(fail)?;
        let log = git_dir.join("logs/HEAD");
        if self.is_logged(&log, true) {
            let line = format!("{} {tip} {}", self.null_id(), self.reflog_tail(""));
            std::fs::create_dir_all(git_dir.join("logs")).or_io(fail)?;
            std::fs::write(&log, line).or_io(fail)?;
        }
        link_to(files, &admin).or_io(fail)?;
        for dir in [&admin, path] {
            std::fs::create_dir_all(dir.parent().expect("it has a name")).or_io(fail)?;
        }
        durable::step("register workspace").or_io(fail)?;
        std::fs::rename(git_dir, &admin).or_io(fail)?;
        let placed = durable::step("place workspace").and_then(|()| std::fs::rename(files, path));
        if let Err(e) = placed {
            drop_admin(&admin, None)?;
            return Err(e).or_io(fail);
        }
        durable::step("finish workspace").or_io(fail)?;
        std::fs::remove_file(admin.join("locked")).or_io(fail)?;
        Ok(true)
    }

    /// Where git keeps a worktree of this path, if it names it as the directory: others are made fit for a ref's name.
    fn adopted_admin_dir(&self, path: &Path) -> Option<PathBuf> {
        let name = path.file_name()?.to_str()?;
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-_".contains(&b);
        // A dot may stand between, but not in every place.
        let fits = name.split('.').all(|part| !part.is_empty() && part.bytes().all(is_plain));
        (fits && !name.ends_with(".lock")).then(|| self.common_dir().join("worktrees").join(name))
    }
}
