//! A checkout that becomes a linked worktree: what git keeps of it and its files are renamed into place. Until the last step
//! it counts as one that is still being made, which is put right as if git had been killed while it made one.

use std::io::ErrorKind;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use crate::durable;
use crate::error::{Context as _, Result};
use crate::git::Repo;

use super::{INITIALIZING, back_link, cannot_remove, resolved, short_branch};

impl Repo {
    /// Makes a linked worktree at `path`, on the existing branch `refs/heads/…`, of files that are checked out at its tip and
    /// the git directory beside them. `false` where these cannot be renamed to there, or git would give the worktree
    /// another name than the directory's.
    pub fn adopt_worktree(&self, git_dir: &Path, files: &Path, path: &Path, branch: &str) -> Result<bool> {
        short_branch(branch)?;
        let path = &resolved(path);
        let (Some(name), Some(parent)) = (path.file_name(), path.parent()) else { return Ok(false) };
        let all = self.common_dir().join("worktrees");
        let admin = all.join(name);
        if admin.symlink_metadata().is_ok() || self.admin_dir_of(path).is_some() {
            return Ok(false);
        }
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
        let link = [b"gitdir: ".as_slice(), admin.as_os_str().as_bytes(), b"\n"].concat();
        std::fs::write(files.join(".git"), link).or_io(fail)?;
        std::fs::create_dir_all(&all).or_io(fail)?;
        std::fs::create_dir_all(parent).or_io(fail)?;
        durable::step("register workspace").or_io(fail)?;
        match std::fs::rename(git_dir, &admin) {
            // Another command was quicker.
            Err(e) if matches!(e.kind(), ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists) => return Ok(false),
            renamed => renamed.or_io(fail)?,
        }
        durable::step("place workspace").or_io(fail)?;
        match std::fs::rename(files, path) {
            Err(e) if e.kind() == ErrorKind::CrossesDevices => {
                std::fs::remove_dir_all(&admin).or_io(|| cannot_remove(&admin))?;
                return Ok(false);
            }
            renamed => renamed.or_io(fail)?,
        }
        debug_assert_eq!(back_link(&admin), Some(path.join(".git")), "the worktree is found by its place");
        durable::step("finish workspace").or_io(fail)?;
        std::fs::remove_file(admin.join("locked")).or_io(fail)?;
        Ok(true)
    }
}
