//! Linked worktrees: made, finished after a crash, removed. Never runs a hook, never removes a file that no commit or
//! index of the worktree knows, never trusts a path without checking that both ends of its link agree.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};

use super::{BStr, BString, ByteSlice as _, Git, Mode, Oid, Repo, Workdir};

/// What git and gix write into the lock of a worktree that is not finished.
const INITIALIZING: &[u8] = b"initializing";

/// How many paths an error lists.
const LISTED: usize = 5;

impl Repo {
    /// Makes a linked worktree at `path`, checked out on the existing branch `refs/heads/…`.
    pub fn add_worktree(&self, path: &Path, branch: &str) -> Result<Workdir> {
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
        durable::step("create workspace").or_io(|| format!("cannot create `{}`", path.display()))?;
        let plain = !self.is_partial_clone() && !self.has_special_attributes(self.tree_of(tip)?)?;
        if !(plain && self.gix_knows_this_form() && self.add_by_gix(path, branch)) {
            self.add_by_git(path, short, plain)?;
        }
        self.workdir_at(path)
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
    fn has_special_attributes(&self, tree: Oid) -> Result<bool> {
        let mut words = vec!["ident", "working-tree-encoding"];
        if self.has_filter_programs() {
            words.push("filter");
        }
        let outside = self.outer_attribute_files().iter().any(|file| {
            let text = std::fs::read(file).unwrap_or_default();
            words.iter().any(|word| text.contains_str(word))
        });
        Ok(outside || self.attributes_mention(tree, &words)?)
    }

    fn has_filter_programs(&self) -> bool {
        let config = self.gix.config_snapshot();
        config
            .sections_by_name("filter")
            .is_some_and(|mut all| all.any(|s| s.value("process").is_some() || s.value("smudge").is_some()))
    }

    /// The attribute files that are not in a tree.
    fn outer_attribute_files(&self) -> Vec<PathBuf> {
        let config = self.gix.config_snapshot();
        let set = config.trusted_path("core.attributesFile").ok().flatten();
        let user = set.or_else(|| gix::path::env::xdg_config("attributes", &mut |name| std::env::var_os(name)));
        user.into_iter().chain([self.common_dir().join("info/attributes")]).collect()
    }

    fn attributes_mention(&self, tree: Oid, words: &[&str]) -> Result<bool> {
        for (name, entry) in self.tree_entries(tree)? {
            if entry.mode == Mode::Tree && self.attributes_mention(entry.id, words)? {
                return Ok(true);
            }
            if name == ".gitattributes" && entry.mode.is_file() {
                let text = self.read_blob(entry.id)?;
                if words.iter().any(|word| text.contains_str(word)) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// `false` when gix could not do all of it; nothing is left behind then.
    fn add_by_gix(&self, path: &Path, branch: &str) -> bool {
        let Ok(name) = gix::refs::FullName::try_from(branch) else { return false };
        let head = gix::worktree::add::Head::Attached(name);
        let was_there = path.exists();
        match self.gix.add_worktree(path, head, gix::progress::Discard, &AtomicBool::new(false)) {
            Ok((made, outcome)) => {
                let whole = outcome.errors.is_empty()
                    && outcome.collisions.is_empty()
                    && outcome.delayed_paths_unknown.is_empty()
                    && outcome.delayed_paths_unprocessed.is_empty();
                if !whole {
                    let _ = std::fs::remove_dir_all(path);
                    let _ = std::fs::remove_dir_all(made.git_dir());
                    if was_there {
                        let _ = std::fs::create_dir(path);
                    }
                }
                whole
            }
            Err(e) => {
                tracing::debug!(target: "tine::git", "worktree handed to git: {e}");
                false
            }
        }
    }

    fn add_by_git(&self, path: &Path, short: &str, plain: bool) -> Result<()> {
        let workers = if plain { std::thread::available_parallelism().map_or(1, |n| n.get().min(8)) } else { 1 };
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
        let Some(admin) = self.admin_dir_of(path) else { return self.add_worktree(path, branch) };
        let lock = std::fs::read(admin.join("locked")).ok();
        let half_made = lock.as_ref().is_some_and(|text| text.trim() == INITIALIZING);
        if is_free(path) || only_dot_git(path) && half_made {
            if let Some(reason) = lock.filter(|_| !half_made) {
                return Err(locked(path, &reason));
            }
            durable::step("drop workspace").or_io(|| cannot_remove(&admin))?;
            std::fs::remove_dir_all(&admin).or_io(|| cannot_remove(&admin))?;
            let _ = std::fs::remove_file(path.join(".git"));
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
        let link = [b"gitdir: ".as_slice(), admin.as_os_str().as_bytes(), b"\n"].concat();
        durable::replace(&path.join(".git"), &link).or_io(fail)?;
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
        durable::step("drop workspace").or_io(|| cannot_remove(&admin))?;
        std::fs::remove_dir_all(&admin).or_io(|| cannot_remove(&admin))?;
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
            std::fs::remove_file(path.join(OsStr::from_bytes(file))).or_io(|| cannot_remove(path))?;
        }
        // The innermost come last in the list. A file that appeared meanwhile keeps its folder, and is kept.
        for folder in found.folders.iter().rev() {
            std::fs::remove_dir(path.join(OsStr::from_bytes(folder))).or_code(Code::Dirty, || cannot_remove(path))?;
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
        for entry in std::fs::read_dir(root.join(OsStr::from_bytes(folder)))? {
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

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::super::fixture::Fixture;
    use super::*;

    /// A repository with what a checkout can get wrong, and a branch for a workspace.
    fn world(init: &[&str]) -> Fixture {
        let fixture = Fixture::with(init);
        fill(&fixture);
        fixture
    }

    fn fill(fixture: &Fixture) {
        fixture.write("plain.txt", "one\ntwo\n");
        fixture.write("dos.txt", "one\ntwo\n");
        fixture.write("deep/er/file", "x\n");
        fixture.write("deep/tool.sh", "#!/bin/sh\n");
        fixture.write(".gitattributes", "dos.txt text eol=crlf\n");
        fixture.write("empty", "");
        std::os::unix::fs::symlink("plain.txt", fixture.root().join("link")).expect("a link");
        let tool = fixture.root().join("deep/tool.sh");
        std::fs::set_permissions(tool, std::fs::Permissions::from_mode(0o755)).expect("a mode");
        let base = fixture.commit("base");
        fixture.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{base},sub")]);
        fixture.git(&["commit", "-q", "-m", "a submodule"]);
        std::fs::create_dir(fixture.root().join("sub")).expect("as git leaves it");
        fixture.git(&["branch", "session/one"]);
        fixture.git(&["branch", "session/two"]);
    }

    /// Every name below a folder with type, executable bit and content.
    fn listing(root: &Path) -> Vec<String> {
        fn walk(root: &Path, at: &Path, out: &mut Vec<String>) {
            for entry in std::fs::read_dir(at).expect("readable").flatten() {
                let (path, kind) = (entry.path(), entry.file_type().expect("a type"));
                let name = path.strip_prefix(root).expect("below").to_owned();
                if name == Path::new(".git") {
                    continue;
                }
                if kind.is_dir() {
                    out.push(format!("{name:?}/"));
                    walk(root, &path, out);
                } else if kind.is_symlink() {
                    out.push(format!("{name:?} -> {:?}", std::fs::read_link(&path).expect("a link")));
                } else {
                    let mode = entry.metadata().expect("metadata").permissions().mode() & 0o777;
                    out.push(format!("{name:?} {mode:o} {:?}", BString::from(std::fs::read(&path).expect("a file"))));
                }
            }
        }
        let mut out = Vec::new();
        walk(root, root, &mut out);
        out.sort();
        out
    }

    fn code<T>(result: Result<T>) -> Code {
        result.err().expect("refused").code()
    }

    /// Makes one worktree by our door and one by git: they must be the same.
    fn same_as_git(fixture: &Fixture, repo: &Repo, base: &Path) {
        let (ours, theirs) = (fixture.outside("ours"), fixture.outside("theirs"));
        let made = repo.add_worktree(&ours, "refs/heads/session/one").expect("a worktree");
        fixture.git_at(base, &["worktree", "add", "-q", theirs.to_str().expect("plain"), "session/two"]);
        assert_eq!(listing(&ours), listing(&theirs));
        assert!(listing(&ours).len() > 3);
        assert_eq!(made.branch.as_deref(), Some("refs/heads/session/one"));
        assert_eq!(made.path, ours);
        for place in [&ours, &theirs] {
            assert_eq!(fixture.git_at(place, &["status", "--porcelain", "--ignored"]), "");
        }
        assert_eq!(fixture.git_at(&ours, &["symbolic-ref", "HEAD"]), "refs/heads/session/one");
        let list = fixture.git_at(base, &["worktree", "list", "--porcelain"]);
        assert!(list.contains(&format!("worktree {}\n", ours.display())), "{list}");
        assert!(!list.contains("locked"), "{list}");
        let flags = |at: &Path| fixture.git_at(at, &["ls-files", "-t"]);
        assert_eq!(flags(&ours), flags(&theirs));
        repo.remove_worktree(&ours).expect("removed");
        assert!(!ours.exists() && !made.git_dir.exists());
        assert!(!fixture.git_at(base, &["worktree", "list"]).contains("ours"));
        fixture.git_at(base, &["fsck", "--strict"]);
    }

    #[test]
    fn plain_sha256_and_reftable() {
        for init in [&[][..], &["--object-format=sha256"], &["--ref-format=reftable"]] {
            let fixture = world(init);
            // A hook that would tell that it ran.
            fixture.write(".git/hooks/post-checkout", "#!/bin/sh\ntouch ran-a-hook\n");
            let hook = fixture.root().join(".git/hooks/post-checkout");
            let (repo, ours) = (fixture.repo(), fixture.outside("quiet"));
            std::fs::set_permissions(hook.clone(), std::fs::Permissions::from_mode(0o755)).expect("a mode");
            repo.add_worktree(&ours, "refs/heads/session/one").expect("a worktree");
            assert!(!ours.join("ran-a-hook").exists());
            repo.remove_worktree(&ours).expect("removed");
            std::fs::remove_file(hook).expect("there");
            same_as_git(&fixture, &repo, fixture.root());
        }
    }

    #[test]
    fn sparse_and_worktree_config() {
        for cone in ["--cone", "--no-cone"] {
            let fixture = world(&[]);
            fixture.git(&["sparse-checkout", "set", cone, "deep"]);
            same_as_git(&fixture, &fixture.repo(), fixture.root());
        }
        let fixture = world(&[]);
        fixture.git(&["config", "extensions.worktreeConfig", "true"]);
        fixture.git(&["config", "--worktree", "core.autocrlf", "true"]);
        same_as_git(&fixture, &fixture.repo(), fixture.root());
    }

    #[test]
    fn filters_bare_and_from_another_worktree() {
        for attributes in ["file filter=upper", "file ident", "file working-tree-encoding=UTF-16"] {
            let fixture = world(&[]);
            assert!(!fixture.repo().has_special_attributes(fixture.id("HEAD^{tree}")).expect("an answer"));
            fixture.git(&["config", "filter.upper.smudge", "tr a-z A-Z"]);
            fixture.git(&["config", "filter.upper.clean", "tr A-Z a-z"]);
            fixture.git(&["config", "filter.upper.required", "true"]);
            fixture.write("deep/er/.gitattributes", attributes);
            std::fs::remove_file(fixture.root().join("deep/er/file")).expect("there");
            fixture.commit("attributes");
            let text = if attributes.contains("UTF-16") { &b"\xfe\xff\0h\0i"[..] } else { b"hi $Id$" };
            fixture.write("deep/er/file", text);
            fixture.commit("a file");
            fixture.git(&["branch", "-f", "session/one"]);
            fixture.git(&["branch", "-f", "session/two"]);
            same_as_git(&fixture, &fixture.repo(), fixture.root());
        }

        let fixture = world(&[]);
        let linked = fixture.outside("linked");
        fixture.git(&["worktree", "add", "-q", "--detach", linked.to_str().expect("plain")]);
        same_as_git(&fixture, &Repo::open(&linked.join(".git")).expect("a worktree"), &linked);

        let fixture = world(&[]);
        let bare = fixture.outside("bare.git");
        fixture.git(&["clone", "-q", "--bare", ".", bare.to_str().expect("plain")]);
        same_as_git(&fixture, &Repo::open(&bare).expect("a repository"), &bare);
    }

    #[test]
    fn a_partial_clone_fetches_what_it_needs() {
        let fixture = world(&[]);
        fixture.git(&["config", "uploadpack.allowFilter", "true"]);
        fixture.git(&["config", "uploadpack.allowAnySHA1InWant", "true"]);
        let clone = fixture.outside("partial");
        let url = format!("file://{}", fixture.root().display());
        let path = clone.to_str().expect("plain");
        fixture.git(&["clone", "-q", "--filter=blob:none", "--no-checkout", &url, path]);
        for branch in ["session/one", "session/two"] {
            fixture.git_at(&clone, &["branch", "-q", branch, &format!("origin/{branch}")]);
        }
        same_as_git(&fixture, &Repo::open(&clone.join(".git")).expect("a clone"), &clone);
    }

    #[test]
    fn what_is_in_the_way_is_refused() {
        let fixture = world(&[]);
        let (repo, place) = (fixture.repo(), fixture.outside("place"));
        std::fs::create_dir(&place).expect("a folder");
        std::fs::write(place.join("mine"), "mine").expect("a file");
        assert_eq!(code(repo.add_worktree(&place, "refs/heads/session/one")), Code::Exists);
        assert_eq!(code(repo.repair_worktree(&place, "refs/heads/session/one")), Code::Exists);
        assert_eq!(code(repo.add_worktree(&fixture.outside("x"), "refs/heads/none")), Code::NotFound);
        assert_eq!(code(repo.add_worktree(&fixture.outside("x"), "refs/heads/main")), Code::Exists);
        assert_eq!(code(repo.add_worktree(&fixture.outside("x"), "main")), Code::Invalid);
        assert_eq!(std::fs::read(place.join("mine")).expect("untouched"), b"mine");
        assert_eq!(fixture.git(&["worktree", "list"]).lines().count(), 1);
        std::fs::remove_file(place.join("mine")).expect("there");
        repo.add_worktree(&place, "refs/heads/session/one").expect("an empty folder will do");
    }

    #[test]
    fn only_what_is_tracked_is_removed() {
        let fixture = world(&[]);
        let (repo, place) = (fixture.repo(), fixture.outside("place"));
        repo.add_worktree(&place, "refs/heads/session/one").expect("a worktree");
        for (file, ignored) in [("deep/new", false), ("ignored.log", true)] {
            std::fs::write(fixture.root().join(".git/info/exclude"), "*.log\n").expect("a file");
            std::fs::write(place.join(file), "mine").expect("a file");
            let before = listing(&place);
            let error = repo.remove_worktree(&place).expect_err("dirty");
            assert_eq!(error.code(), Code::Dirty, "ignored: {ignored}");
            assert!(error.hints()[0].contains(file), "{:?}", error.hints());
            assert_eq!(listing(&place), before);
            std::fs::remove_file(place.join(file)).expect("there");
        }
        // A checkpoint holds it, the index does not know it.
        std::fs::write(place.join("saved"), "saved").expect("a file");
        fixture.git_at(&place, &["add", "saved"]);
        fixture.git_at(&place, &["commit", "-q", "-m", "saved"]);
        fixture.git_at(&place, &["rm", "-q", "--cached", "saved"]);
        std::fs::write(place.join("plain.txt"), "edited").expect("a file");

        fixture.git(&["worktree", "lock", "--reason", "on a stick", place.to_str().expect("plain")]);
        let error = repo.remove_worktree(&place).expect_err("locked");
        assert_eq!((error.code(), error.message().contains("on a stick")), (Code::Refused, true));
        fixture.git(&["worktree", "unlock", place.to_str().expect("plain")]);
        repo.remove_worktree(&place).expect("removed");
        assert!(!place.exists());
        assert_eq!(fixture.git(&["worktree", "list"]).lines().count(), 1);
        assert!(!fixture.root().join(".git/worktrees").exists());
    }

    #[test]
    fn a_link_that_names_another_worktree_is_not_trusted() {
        let fixture = world(&[]);
        let (repo, one, two) = (fixture.repo(), fixture.outside("one"), fixture.outside("two"));
        repo.add_worktree(&one, "refs/heads/session/one").expect("a worktree");
        repo.add_worktree(&two, "refs/heads/session/two").expect("a worktree");
        std::fs::copy(two.join(".git"), one.join(".git")).expect("a wrong link");
        assert_eq!(code(repo.remove_worktree(&one)), Code::Invalid);
        assert!(one.join("plain.txt").exists() && two.join("plain.txt").exists());
        assert_eq!(code(repo.remove_worktree(fixture.root())), Code::Invalid);
        assert_eq!(code(repo.remove_worktree(&fixture.outside("none"))), Code::Invalid);
        // The folder is gone, its administration is not.
        std::fs::remove_dir_all(&two).expect("there");
        repo.remove_worktree(&two).expect("removed");
        assert!(!fixture.git(&["worktree", "list"]).contains("two"));
    }

    #[test]
    fn a_half_made_worktree_is_finished_and_a_whole_one_left_alone() {
        for init in [&[][..], &["--ref-format=reftable"]] {
            let fixture = world(init);
            let (repo, place) = (fixture.repo(), fixture.outside("place"));
            let branch = "refs/heads/session/one";
            let made = repo.repair_worktree(&place, branch).expect("made");
            let whole = listing(&place);

            std::fs::write(place.join("plain.txt"), "edited").expect("a file");
            repo.repair_worktree(&place, branch).expect("left alone");
            assert_eq!(std::fs::read(place.join("plain.txt")).expect("a file"), b"edited");
            fixture.git_at(&place, &["checkout", "-q", "--detach"]);
            repo.repair_worktree(&place, branch).expect("left alone");
            assert_eq!(std::fs::read(place.join("plain.txt")).expect("a file"), b"edited");
            fixture.git_at(&place, &["symbolic-ref", "HEAD", branch]);

            // Killed while files were written: no index yet, the lock still there.
            let lock = made.git_dir.join("locked");
            std::fs::write(&lock, "initializing\n").expect("a file");
            std::fs::remove_file(made.git_dir.join("index")).expect("there");
            std::fs::remove_file(place.join("dos.txt")).expect("there");
            std::fs::write(place.join("plain.txt"), "on").expect("a file");
            repo.repair_worktree(&place, branch).expect("finished");
            assert_eq!(listing(&place), whole);
            assert!(!lock.exists());

            // An unclean restart: empty files where links and HEAD should be.
            std::fs::write(&lock, "initializing\n").expect("a file");
            std::fs::write(place.join(".git"), "").expect("a file");
            std::fs::write(made.git_dir.join("commondir"), "").expect("a file");
            if !repo.is_reftable() {
                std::fs::write(made.git_dir.join("HEAD"), "").expect("a file");
            }
            repo.repair_worktree(&place, branch).expect("finished");
            assert_eq!(listing(&place), whole);
            assert_eq!(fixture.git_at(&place, &["status", "--porcelain", "-b"]).lines().count(), 1);

            // Killed before the first file, and before the folder.
            for keep_folder in [true, false] {
                std::fs::write(&lock, "initializing\n").expect("a file");
                let _ = std::fs::remove_file(made.git_dir.join("index"));
                let link = std::fs::read(place.join(".git")).expect("a link");
                std::fs::remove_dir_all(&place).expect("there");
                if keep_folder {
                    std::fs::create_dir(&place).expect("a folder");
                    std::fs::write(place.join(".git"), link).expect("a file");
                }
                repo.repair_worktree(&place, branch).expect("made again");
                assert_eq!(listing(&place), whole);
                assert_eq!(fixture.git(&["worktree", "list"]).lines().count(), 2);
            }
        }
    }

    #[test]
    fn head_moves_without_files() {
        for init in [&[][..], &["--ref-format=reftable"]] {
            let fixture = world(init);
            let (repo, place) = (fixture.repo(), fixture.outside("place"));
            let made = repo.add_worktree(&place, "refs/heads/session/one").expect("a worktree");
            let before = listing(&place);
            repo.set_head(&made.git_dir, "refs/heads/session/two", "tine: switch\nforged").expect("moved");
            assert_eq!(fixture.git_at(&place, &["symbolic-ref", "HEAD"]), "refs/heads/session/two");
            assert_eq!(fixture.git(&["symbolic-ref", "HEAD"]), "refs/heads/main");
            assert_eq!(listing(&place), before);
            assert!(fixture.git_at(&place, &["reflog", "-1"]).ends_with("tine: switch forged"));
            assert_eq!(code(repo.set_head(&made.git_dir, "refs/tags/x", "no")), Code::Invalid);
        }
    }
}
