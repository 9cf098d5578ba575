//! A linked worktree whose files a mount puts there, for a while and for some processes alone: only what git keeps of it is
//! written and removed here. It is locked meanwhile, so that nobody takes it for one whose folder was deleted.

use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use crate::derived::checksum;
use crate::durable;
use crate::error::{Code, Context as _, Error, Result};

use super::super::{Oid, Repo};
use super::{cannot_remove, has_head, link_to, short_branch};

/// What git says when somebody wants to remove one.
const REASON: &[u8] = b"mounted by `tine run --isolate`\n";

impl Repo {
    /// Writes what git keeps of a worktree under this name, on this branch, its files at `path` being what `index` says; where
    /// that is there already, it stays. The worktree's `.git` is written to `upper`.
    pub fn lay_worktree(&self, name: &str, path: &Path, branch: &str, index: &Path, upper: &Path) -> Result<()> {
        short_branch(branch)?;
        self.may_lay_worktree(name)?;
        let admin = self.admin_dir(name);
        let fail = || format!("cannot write `{}`", admin.display());
        if !has_head(&admin) {
            durable::step("lay workspace").or_io(fail)?;
            std::fs::create_dir_all(&admin).or_io(fail)?;
            durable::replace(&admin.join("locked"), REASON).or_io(fail)?;
            durable::replace(&admin.join("commondir"), b"../..\n").or_io(fail)?;
            let back = [path.join(".git").as_os_str().as_bytes(), b"\n"].concat();
            durable::replace(&admin.join("gitdir"), &back).or_io(fail)?;
            std::fs::copy(index, admin.join("index")).or_io(fail)?;
        }
        // Without a HEAD it is none yet; and an interrupted run may have left it on another branch.
        durable::replace(&admin.join("HEAD"), format!("ref: {branch}\n").as_bytes()).or_io(fail)?;
        link_to(upper, &admin).or_io(fail)
    }

    /// Refuses a name under which git has a worktree of another kind.
    pub fn may_lay_worktree(&self, name: &str) -> Result<()> {
        let admin = self.admin_dir(name);
        // Without any of these it is what a kill left of one that was to be made.
        let is_begun = ["locked", "gitdir", "HEAD"].iter().any(|file| admin.join(file).exists());
        if is_begun && std::fs::read(admin.join("locked")).ok().as_deref() != Some(REASON) {
            return Err(Error::new(Code::Exists, format!("git has another worktree of the name `{name}`"))
                .hint("git worktree list"));
        }
        Ok(())
    }

    /// The commit that such a worktree is on, if it is on no branch.
    pub fn detached_head_of_laid(&self, name: &str) -> Option<Oid> {
        let head = std::fs::read(self.admin_dir(name).join("HEAD")).ok()?;
        Oid::from_hex(head.trim_ascii()).ok()
    }

    /// Where git keeps the repositories of such a worktree's submodules.
    pub fn laid_modules(&self, name: &str) -> PathBuf {
        self.admin_dir(name).join("modules")
    }

    /// Where the files of such a worktree are shown, if there is one of this name.
    pub fn laid_worktree(&self, name: &str) -> Option<PathBuf> {
        let admin = self.admin_dir(name);
        let is_ours = std::fs::read(admin.join("locked")).ok().as_deref() == Some(REASON) && has_head(&admin);
        if is_ours { Some(super::back_link(&admin)?.parent()?.to_owned()) } else { None }
    }

    /// Removes what git keeps of such a worktree.
    pub fn drop_laid_worktree(&self, name: &str) -> Result<()> {
        let admin = self.admin_dir(name);
        if std::fs::read(admin.join("locked")).ok().as_deref() != Some(REASON) {
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
    pub fn lay_checkout(&self, git_dir: &Path, files: &Path) -> Result<Repo> {
        let fail = || format!("cannot write `{}`", git_dir.display());
        std::fs::create_dir_all(git_dir).or_io(fail)?;
        std::fs::create_dir_all(files).or_io(fail)?;
        let common = [self.common_dir().as_os_str().as_bytes(), b"\n"].concat();
        durable::replace(&git_dir.join("commondir"), &common).or_io(fail)?;
        let back = [files.join(".git").as_os_str().as_bytes(), b"\n"].concat();
        durable::replace(&git_dir.join("gitdir"), &back).or_io(fail)?;
        // Git wants a branch here; nobody makes one of this name.
        durable::replace(&git_dir.join("HEAD"), b"ref: refs/heads/tine/checkout\n").or_io(fail)?;
        link_to(files, git_dir).or_io(fail)?;
        Repo::open(&files.join(".git"))
    }

    /// Fills an empty worktree with this tree, and its index.
    pub fn check_out_whole(&self, tree: Oid) -> Result<()> {
        let path = self.workdir().ok_or_else(|| Error::new(Code::Unsupported, "the repository has no worktree"))?;
        let words = self.special_words();
        let is_special = self.attributes_outside(&words) || self.attributes_in_tree(tree, &words)?;
        let is_filled = !is_special && self.fill(&self.gix, tree, &words)?;
        if !is_filled {
            let git = self.git_in(path).config("checkout.workers=1");
            git.args(["read-tree", "--reset", "-u"]).arg(tree.to_string()).run()?;
        }
        self.teach_trees(tree).map(drop)
    }

    /// A sum of what decides, beside a tree, what its files are.
    pub fn checkout_rules(&self) -> u64 {
        let mut text = Vec::new();
        let config = self.gix.config_snapshot();
        for key in ["core.autocrlf", "core.eol", "core.symlinks", "core.fileMode"] {
            text.extend(config.string(key).map_or(Vec::new(), |value| value.to_vec()));
            text.push(0);
        }
        for filter in config.sections_by_name("filter").into_iter().flatten() {
            text.extend(filter.header().to_bstring().to_vec());
            for key in ["smudge", "process"] {
                text.extend(filter.value(key).map_or(Vec::new(), |value| value.to_vec()));
                text.push(0);
            }
        }
        // By this the program of Git LFS leaves its files out.
        text.extend(std::env::var_os("GIT_LFS_SKIP_SMUDGE").unwrap_or_default().into_encoded_bytes());
        text.push(0);
        for file in self.outer_attribute_files() {
            text.extend(std::fs::read(file).unwrap_or_default());
            text.push(0);
        }
        checksum(&text)
    }
}
