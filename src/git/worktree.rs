//! Linked worktrees: made, finished after a crash, removed. Never runs a hook, never removes a file that no commit or
//! index of the worktree knows, never trusts a path without checking that both ends of its link agree.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};
use crate::threads::cores;

use super::reach::reach;
use super::tracked::is_attribute_file;
use super::{BStr, BString, ByteSlice as _, Entry, Git, Mode, Oid, Repo, Workdir};

/// What git and gix write into the lock of a worktree that is not finished.
const INITIALIZING: &[u8] = b"initializing";

/// How many paths an error lists.
const LISTED: usize = 5;

impl Repo {
    /// Makes a linked worktree at `path`, checked out on the existing branch `refs/heads/…`.
    pub fn add_worktree(&self, path: &Path, branch: &str) -> Result<Workdir> {
        let short = short_branch(branch)?;
        let tip = self.may_add_worktree(path, branch)?;
        durable::step("create workspace").or_io(|| format!("cannot create `{}`", path.display()))?;
        let words = self.special_words();
        let plain =
            !self.is_partial_clone() && !self.attributes_outside(&words) && !self.attributes_in_root(tip, &words)?;
        let by_gix = plain && self.gix_knows_this_form();
        if !by_gix || !self.add_by_gix(path, (branch, tip), &words) {
            // What gix gave up on may be special below the root, which git does exactly with one worker only.
            self.add_by_git(path, short, plain && !by_gix)?;
        }
        self.workdir_at(path)
    }

    /// Refuses a place that is taken and a branch that is checked out; gives the branch's tip.
    fn may_add_worktree(&self, path: &Path, branch: &str) -> Result<Oid> {
        let short = short_branch(branch)?;
        if !is_free(path) {
            return Err(Error::new(Code::Exists, format!("`{}` is there and not empty", path.display())));
        }
        let Some(tip) = self.find_ref(branch)? else {
            return Err(Error::new(Code::NotFound, format!("no branch `{short}`")));
        };
        if let Some(other) = self.workdirs()?.into_iter().find(|w| w.branch.as_deref() == Some(branch)) {
            let place = other.path.display();
            return Err(Error::new(Code::Exists, format!("branch `{short}` is checked out at `{place}`")));
        }
        Ok(tip)
    }

    /// Makes sure that a tree can be checked out: what a partial clone has not fetched yet is fetched now, before
    /// anything is written. What a sparse checkout leaves out is not needed.
    pub fn require_checkout(&self, tree: Oid) -> Result<()> {
        if !self.is_partial_clone() {
            return Ok(());
        }
        let listed = self.list_tree(tree)?;
        let outside = match self.workdir() {
            Some(_) => {
                let paths: Vec<BString> = listed.iter().map(|l| l.0.clone()).collect();
                self.outside_sparse_checkout(&self.index_view()?, &paths)?
            }
            None => Default::default(),
        };
        let wanted = listed.into_iter().filter(|(path, e)| e.mode != Mode::Commit && !outside.contains(path));
        self.require_objects(wanted.map(|(_, entry)| entry.id))
    }

    /// Whether gix makes the same worktree as git would. It has no reftable, writes no sparse index, and marks
    /// repositories with relative links in a way that older versions of git refuse.
    fn gix_knows_this_form(&self) -> bool {
        let set = |key| self.config_bool(key).unwrap_or(false);
        !self.is_reftable() && !set("core.sparseCheckout") && !set("worktree.useRelativePaths")
    }

    /// Whether files may change on their way into a worktree by more than their line endings. Those are git's, one by
    /// one: filter programs must be kept off the terminal, gix ends `$Id$` without git's space, and git itself mixes
    /// up encodings when it checks out in parallel.
    fn special_words(&self) -> Vec<&'static str> {
        let mut words = vec!["ident", "working-tree-encoding"];
        if self.has_filter_programs() {
            words.push("filter");
        }
        words
    }

    fn attributes_outside(&self, words: &[&str]) -> bool {
        self.outer_attribute_files().iter().any(|file| {
            let text = std::fs::read(file).unwrap_or_default();
            words.iter().any(|word| text.contains_str(word))
        })
    }

    /// Looks at the root's attributes alone, where most repositories have all of theirs.
    fn attributes_in_root(&self, commit: Oid, words: &[&str]) -> Result<bool> {
        let found = self.lookup(self.tree_of(commit)?, ".gitattributes".into())?;
        self.attributes_mention(found, words)
    }

    fn attributes_in_tree(&self, tree: Oid, words: &[&str]) -> Result<bool> {
        for (path, entry) in self.list_tree(tree)? {
            let name = path.rsplit(|b| *b == b'/').next();
            if name == Some(b".gitattributes") && self.attributes_mention(Some(entry), words)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn attributes_mention(&self, file: Option<Entry>, words: &[&str]) -> Result<bool> {
        let Some(entry) = file.filter(|e| e.mode.is_file()) else { return Ok(false) };
        let text = self.read_blob(entry.id)?;
        Ok(words.iter().any(|word| text.contains_str(word)))
    }

    /// Looks at every attribute file in a finished worktree's index. The index is at hand and lists all paths; reading
    /// every tree beforehand would cost as much as a good part of the checkout.
    fn attributes_below(&self, index: &gix::index::State, words: &[&str]) -> Result<bool> {
        for entry in index.entries() {
            let path = entry.path(index);
            if is_attribute_file(path)
                && self.attributes_mention(Some(Entry { mode: Mode::File, id: entry.id }), words)?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether some paths may have programs that make their content.
    pub(crate) fn has_filter_programs(&self) -> bool {
        let config = self.gix.config_snapshot();
        config
            .sections_by_name("filter")
            .is_some_and(|mut all| all.any(|s| s.value("process").is_some() || s.value("smudge").is_some()))
    }

    /// The attribute files that are not in a tree, the system's left out.
    pub(super) fn outer_attribute_files(&self) -> Vec<PathBuf> {
        let config = self.gix.config_snapshot();
        let set = config.trusted_path("core.attributesFile").ok().flatten();
        let user = set.or_else(|| gix::path::env::xdg_config("attributes", &mut |name| std::env::var_os(name)));
        user.into_iter().chain([self.common_dir().join("info/attributes")]).collect()
    }

    /// `false` when gix is not to do it, or could not do all of it; nothing is left behind then.
    fn add_by_gix(&self, path: &Path, (branch, tip): (&str, Oid), words: &[&str]) -> bool {
        let add = || {
            let failed = || format!("cannot create `{}`", path.display());
            // Whether a worktree has the branch is known; gix would open each one to see.
            let head = gix::worktree::add::Head::Detached(tip);
            let made = self.gix.prepare_add_worktree(path, head, &AtomicBool::new(false));
            // Dropped, it goes again.
            let made = made.or_code(Code::Internal, failed)?;
            std::fs::write(made.repo().git_dir().join("HEAD"), format!("ref: {branch}\n")).or_io(failed)?;
            let is_filled = self.fill(made.repo(), self.tree_of(tip)?, words)?;
            if is_filled {
                made.persist().or_code(Code::Internal, failed)?;
                self.teach_new_index(path);
            }
            Ok::<_, Error>(is_filled)
        };
        add().unwrap_or_else(|e| {
            tracing::debug!(target: "tine::git", "worktree handed to git: {e}");
            false
        })
    }

    /// Lets the index of a new worktree know the trees of its directories, which gix leaves out: what compares it with
    /// a tree need not read them then. Without that, it takes longer.
    fn teach_new_index(&self, path: &Path) {
        let taught = || {
            let made = self.at(path)?;
            let Some(tip) = made.find_ref("HEAD")? else { return Ok(false) };
            made.teach_trees(made.tree_of(tip)?)
        };
        if let Err(e) = taught() {
            tracing::debug!(target: "tine::git", "trees are not in the new index: {e}");
        }
    }

    fn add_by_git(&self, path: &Path, short: &str, plain: bool) -> Result<()> {
        let workers = if plain { cores() } else { 1 };
        let mut git = self
            .git()
            .config(format!("checkout.workers={workers}"))
            .args(["worktree", "add", "--quiet"])
            .arg(std::path::absolute(path).or_io(|| format!("cannot find `{}`", path.display()))?)
            .arg(short);
        if self.is_partial_clone() {
            git = git.with_network();
        }
        let out = git.output()?;
        match out.status {
            Some(0) => Ok(()),
            _ if out.stderr.contains("already checked out") || out.stderr.contains("already used by worktree") => {
                Err(Error::new(Code::Exists, format!("branch `{short}` is checked out somewhere else")))
            }
            _ => Err(out.into_error("worktree add")),
        }
    }

    /// Makes sure that there is a finished worktree at `path` on this branch, whatever a crash left of it.
    pub fn repair_worktree(&self, path: &Path, branch: &str) -> Result<Workdir> {
        short_branch(branch)?;
        // Nothing is found from inside of what is removed.
        if self.git_dir() != self.common_dir() {
            return Repo::open(self.common_dir())?.repair_worktree(path, branch);
        }
        let Some(admin) = self.admin_dir_of(path) else {
            if let Some(rest) = self.rest_of_admin_dir(path) {
                drop_admin(&rest, Some(path))?;
            }
            return self.add_worktree(path, branch);
        };
        let lock = std::fs::read(admin.join("locked")).ok();
        let half_made = lock.as_ref().is_some_and(|text| text.trim() == INITIALIZING);
        if is_free(path) || only_dot_git(path) && half_made {
            if let Some(reason) = lock.filter(|_| !half_made) {
                return Err(locked(path, &reason));
            }
            drop_admin(&admin, Some(path))?;
            return self.add_worktree(path, branch);
        }
        if !half_made && !points_to(path, &admin) {
            return Err(Error::new(Code::Exists, format!("`{}` is there and not empty", path.display())));
        }
        if half_made || !has_head(&admin) || !admin.join("index").is_file() {
            self.finish(path, &admin, branch, half_made)?;
        }
        self.workdir_at(path)
    }

    /// Puts a worktree's administration right. In one that was still being made nobody has worked yet, so its files
    /// are written anew; in others they stay as they are.
    fn finish(&self, path: &Path, admin: &Path, branch: &str, half_made: bool) -> Result<()> {
        let fail = || format!("cannot finish `{}`", path.display());
        durable::step("finish workspace").or_io(fail)?;
        link_to(path, admin).or_io(fail)?;
        durable::replace(&admin.join("commondir"), b"../..\n").or_io(fail)?;
        if !has_head(admin) {
            durable::replace(&admin.join("HEAD"), format!("ref: {branch}\n").as_bytes()).or_io(fail)?;
        }
        if half_made {
            self.set_head(admin, branch, "tine: finish workspace")?;
            let _ = std::fs::remove_file(admin.join("index"));
        }
        let _ = std::fs::remove_file(admin.join("index.lock"));
        let mut git = self.git_in(path).args(["reset", "--quiet", if half_made { "--hard" } else { "--mixed" }]);
        if self.is_partial_clone() {
            git = git.with_network();
        }
        git.run()?;
        if half_made {
            std::fs::remove_file(admin.join("locked")).or_io(fail)?;
        }
        Ok(())
    }

    /// Removes a linked worktree: its tracked files, emptied folders and administration. Refuses (`dirty`) before
    /// anything is removed if a file is in it that neither its branch's tip nor its index knows; callers have stored
    /// the edits of tracked files and moved the other files away.
    pub fn remove_worktree(&self, path: &Path) -> Result<()> {
        let not_ours = || Error::new(Code::Invalid, format!("`{}` is no worktree of this repository", path.display()));
        let admin = self.admin_dir_of(path).ok_or_else(not_ours)?;
        if let Some(reason) = std::fs::read(admin.join("locked")).ok().filter(|text| text.trim() != INITIALIZING) {
            return Err(locked(path, &reason));
        }
        if path.symlink_metadata().is_ok() {
            if !points_to(path, &admin) && !is_free(path) {
                return Err(not_ours());
            }
            self.remove_files(path, &admin)?;
        }
        drop_admin(&admin, None)?;
        // Git removes the folder with the last worktree too; with others left in it, it stays.
        let _ = std::fs::remove_dir(self.common_dir().join("worktrees"));
        Ok(())
    }

    fn remove_files(&self, path: &Path, admin: &Path) -> Result<()> {
        let tracked = self.tracked_paths(admin)?;
        let mut found = Found::default();
        found.walk(path, "".into(), &tracked).or_io(|| format!("cannot read `{}`", path.display()))?;
        if let Some(first) = found.others.first() {
            let mut error = Error::new(Code::Dirty, format!("`{}` holds files that are not tracked", path.display()));
            for other in found.others.iter().take(LISTED) {
                error = error.hint(format!("move or remove `{}`", path.join(OsStr::from_bytes(other)).display()));
            }
            return Err(error.detail("path", first.to_str_lossy().into_owned()));
        }
        durable::step("remove workspace").or_io(|| cannot_remove(path))?;
        for file in &found.files {
            std::fs::remove_file(reach(path, file.as_bstr())).or_io(|| cannot_remove(path))?;
        }
        // The innermost come last in the list. A file that appeared meanwhile keeps its folder, and is kept.
        for folder in found.folders.iter().rev() {
            std::fs::remove_dir(reach(path, folder.as_bstr())).or_code(Code::Dirty, || cannot_remove(path))?;
        }
        match std::fs::remove_file(path.join(".git")) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e).or_io(|| cannot_remove(path)),
            _ => {}
        }
        std::fs::remove_dir(path).or_code(Code::Dirty, || cannot_remove(path))
    }

    /// What the tip of a worktree's branch and its index hold.
    fn tracked_paths(&self, admin: &Path) -> Result<BTreeSet<BString>> {
        let git = || {
            let mut arg = std::ffi::OsString::from("--git-dir=");
            arg.push(admin);
            Git::new().arg(arg)
        };
        let mut tracked = BTreeSet::new();
        let head = git().args(["rev-parse", "--verify", "--quiet", "HEAD^{tree}"]).output()?;
        if head.status == Some(0) {
            let tree = super::refs::parse_oid(head.stdout.trim_ascii())?;
            tracked.extend(self.list_tree(tree)?.into_iter().map(|(path, _)| path));
        }
        if admin.join("index").is_file() {
            let listed = git().args(["ls-files", "-z"]).run()?;
            tracked.extend(listed.split(|b| *b == 0).filter(|p| !p.is_empty()).map(BString::from));
        }
        Ok(tracked)
    }

    /// Moves the HEAD of one worktree to another branch; files and index stay as they are, no hook runs.
    pub fn set_head(&self, git_dir: &Path, branch: &str, reason: &str) -> Result<()> {
        short_branch(branch)?;
        durable::step("set head").or_io(|| "cannot move HEAD".to_owned())?;
        let mut arg = std::ffi::OsString::from("--git-dir=");
        arg.push(git_dir);
        let reason = reason.replace(['\n', '\0'], " ");
        Git::new().arg(arg).args(["symbolic-ref", "-m", &reason, "HEAD", branch]).run()?;
        Ok(())
    }

    /// The administrative directory of the worktree at `path`, by the link in the worktree where it agrees with the
    /// link back, else by the link back alone.
    pub fn admin_dir_of(&self, path: &Path) -> Option<PathBuf> {
        let wanted = resolved(path).join(".git");
        let all = std::fs::read_dir(self.common_dir().join("worktrees")).ok()?;
        let ours: Vec<PathBuf> = all
            .flatten()
            .map(|entry| entry.path())
            .filter(|admin| back_link(admin).is_some_and(|back| back == wanted))
            .collect();
        ours.iter().find(|admin| points_to(path, admin)).or(ours.first()).cloned()
    }

    /// The administrative directory that a worktree without files names and that does not name it: a kill in the middle of making
    /// or removing them leaves that.
    fn rest_of_admin_dir(&self, path: &Path) -> Option<PathBuf> {
        let link = std::fs::read(path.join(".git")).ok().filter(|_| only_dot_git(path))?;
        let admin = resolved(&path.join(OsStr::from_bytes(link.strip_prefix(b"gitdir: ")?.trim_ascii())));
        let is_ours = admin.parent() == Some(&self.common_dir().join("worktrees"));
        (is_ours && back_link(&admin).is_none()).then_some(admin)
    }

    /// Whether a worktree of this repository is at `path`. No other worktree is looked at.
    pub fn has_worktree(&self, path: &Path) -> bool {
        let dot_git = path.join(".git");
        if dot_git.is_dir() {
            return resolved(&dot_git) == self.common_dir();
        }
        let link = std::fs::read(&dot_git).unwrap_or_default();
        let Some(link) = link.strip_prefix(b"gitdir: ") else { return false };
        let admin = resolved(&path.join(OsStr::from_bytes(link.trim_ascii())));
        admin.parent() == Some(&self.common_dir().join("worktrees"))
            && back_link(&admin).is_some_and(|back| back == resolved(path).join(".git"))
    }

    fn workdir_at(&self, path: &Path) -> Result<Workdir> {
        let gone = || Error::internal(format!("the new worktree `{}` is not registered", path.display()));
        let git_dir = self.admin_dir_of(path).ok_or_else(gone)?;
        Ok(Workdir { path: resolved(path), branch: self.head_branch_of(&git_dir)?, git_dir })
    }
}

/// What a worktree's folder holds.
#[derive(Default)]
struct Found {
    files: Vec<BString>,
    folders: Vec<BString>,
    others: Vec<BString>,
}

impl Found {
    fn walk(&mut self, root: &Path, folder: &BStr, tracked: &BTreeSet<BString>) -> std::io::Result<()> {
        for entry in std::fs::read_dir(reach(root, folder))? {
            let entry = entry?;
            let path = super::trees::join(folder, entry.file_name().as_bytes().as_bstr());
            if path == ".git" {
                continue;
            }
            if entry.file_type()?.is_dir() {
                self.folders.push(path.clone());
                self.walk(root, path.as_bstr(), tracked)?;
            } else if tracked.contains(&path) {
                self.files.push(path);
            } else {
                self.others.push(path);
            }
        }
        Ok(())
    }
}

fn short_branch(branch: &str) -> Result<&str> {
    let fail = || Error::new(Code::Invalid, format!("`{branch}` is not the full name of a branch"));
    branch.strip_prefix("refs/heads/").filter(|short| !short.is_empty()).ok_or_else(fail)
}

/// Whether a HEAD was written at all; an unclean restart can leave it empty.
fn has_head(admin: &Path) -> bool {
    std::fs::read(admin.join("HEAD")).is_ok_and(|text| !text.trim_ascii().is_empty())
}

/// Whether a worktree can be made here: nothing, or an empty folder.
fn is_free(path: &Path) -> bool {
    match path.symlink_metadata() {
        Err(e) => e.kind() == std::io::ErrorKind::NotFound,
        Ok(meta) => meta.is_dir() && std::fs::read_dir(path).is_ok_and(|mut all| all.next().is_none()),
    }
}

fn only_dot_git(path: &Path) -> bool {
    let Ok(all) = std::fs::read_dir(path) else { return false };
    all.flatten().all(|entry| entry.file_name() == ".git" && entry.file_type().is_ok_and(|t| t.is_file()))
}

/// Writes a worktree's `.git`, unless it says so already. Not by way of a second file: killed in between, that would be one of
/// the user's. Who left it half written writes it again.
pub(super) fn link_to(path: &Path, admin: &Path) -> std::io::Result<()> {
    let (file, link) = (path.join(".git"), [b"gitdir: ".as_slice(), admin.as_os_str().as_bytes(), b"\n"].concat());
    durable::step("link workspace")?;
    if std::fs::read(&file).is_ok_and(|text| text == link) { Ok(()) } else { std::fs::write(file, link) }
}

/// Removes an administrative directory, and the link to it in the worktree at `path`. What says where the worktree is goes last:
/// killed in the middle, it is found again.
fn drop_admin(admin: &Path, path: Option<&Path>) -> Result<()> {
    const LAST: [&str; 2] = ["locked", "gitdir"];
    let fail = || cannot_remove(admin);
    durable::step("drop workspace").or_io(fail)?;
    let gone = |removed: std::io::Result<()>| match removed {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    };
    let entries = match std::fs::read_dir(admin) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => None,
        entries => Some(entries.or_io(fail)?),
    };
    for entry in entries.into_iter().flatten().flatten().filter(|e| LAST.iter().all(|name| e.file_name() != *name)) {
        let is_dir = entry.file_type().or_io(fail)?.is_dir();
        let path = entry.path();
        gone(if is_dir { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) }).or_io(fail)?;
    }
    let link = path.map(|path| path.join(".git"));
    for file in link.into_iter().chain(LAST.map(|name| admin.join(name))) {
        durable::step("drop workspace").or_io(fail)?;
        gone(std::fs::remove_file(file)).or_io(fail)?;
    }
    gone(std::fs::remove_dir(admin)).or_io(fail)
}

/// The path with what exists of it resolved.
fn resolved(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => resolved(parent).join(name),
        _ => path,
    }
}

/// Where an administrative directory says that its worktree's `.git` is.
fn back_link(admin: &Path) -> Option<PathBuf> {
    let text = std::fs::read(admin.join("gitdir")).ok()?;
    let link = admin.join(OsStr::from_bytes(text.trim_ascii()));
    Some(resolved(link.parent()?).join(link.file_name()?))
}

/// Whether the `.git` in a worktree names this administrative directory.
fn points_to(path: &Path, admin: &Path) -> bool {
    let Ok(text) = std::fs::read(path.join(".git")) else { return false };
    let Some(link) = text.strip_prefix(b"gitdir: ") else { return false };
    resolved(&path.join(OsStr::from_bytes(link.trim_ascii()))) == resolved(admin)
}

fn locked(path: &Path, reason: &[u8]) -> Error {
    let reason = match reason.trim_ascii() {
        b"" => String::new(),
        text => format!(": {}", text.to_str_lossy()),
    };
    Error::new(Code::Refused, format!("the worktree `{}` is locked{reason}", path.display()))
        .hint(format!("git worktree unlock {}", path.display()))
}

fn cannot_remove(path: &Path) -> String {
    format!("cannot remove `{}`", path.display())
}

mod adopted;
mod fill;
mod layered;
#[cfg(test)]
mod tests;
