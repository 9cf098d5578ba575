//! Finding and opening a repository, and what form it has. Discovery stops at the nearest `.git`.

use std::cell::{OnceCell, RefCell};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::error::{Code, Context as _, Error, Result};

use super::Oid;
use super::history::Known;
use super::index::shell_quote;
use super::inherited::named_work_tree;

/// In bytes, for objects that are read more than once.
const OBJECT_CACHE: usize = 16 << 20;

/// An opened repository, seen from the place where the user stands.
pub struct Repo {
    pub(super) gix: gix::Repository,
    git_dir: PathBuf,
    common_dir: PathBuf,
    workdir: Option<PathBuf>,
    reftable: bool,
    /// Objects written since the last sync.
    pub(super) unsynced: RefCell<Vec<Oid>>,
    /// Where threads leave content for a handle whose objects stay in memory.
    pub(super) aside: Option<Aside>,
    /// What was read of the commit graph.
    pub(super) known: OnceCell<Known>,
}

/// Content that waits to become objects in memory: gix's own object memory is one thread's.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    contents: Mutex<Contents>,
    /// How many bytes may wait where all is stored after all; none where nothing ever is.
    most: Option<usize>,
}

/// Contents of blobs by their ids.
pub(super) type Blobs = Vec<(Oid, Vec<u8>)>;

#[derive(Debug, Default)]
struct Contents {
    blobs: Blobs,
    /// Of all blobs together.
    bytes: usize,
}

pub(super) type Aside = Arc<Waiting>;

impl Waiting {
    /// For content that will be stored after all, and of which no more than so many bytes may wait.
    pub(super) fn stored_later(most: usize) -> Waiting {
        Waiting { most: Some(most), ..Waiting::default() }
    }

    /// Whether it will be stored after all.
    pub(super) fn is_stored_later(&self) -> bool {
        self.most.is_some()
    }

    /// Adds content. What comes back is more than may wait: the caller stores it.
    #[must_use]
    pub(super) fn put(&self, id: Oid, content: &[u8]) -> Blobs {
        let mut waiting = self.contents.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.bytes += content.len();
        waiting.blobs.push((id, content.to_vec()));
        if self.most.is_some_and(|most| waiting.bytes > most) { waiting.take() } else { Blobs::new() }
    }

    pub(super) fn take(&self) -> Blobs {
        self.contents.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Contents {
    fn take(&mut self) -> Blobs {
        std::mem::take(self).blobs
    }
}

/// A repository that threads make handles of: a handle is one thread's.
pub(crate) struct Shared {
    gix: gix::ThreadSafeRepository,
    git_dir: PathBuf,
    common_dir: PathBuf,
    workdir: Option<PathBuf>,
    reftable: bool,
}

impl Shared {
    /// A handle for this thread, with nothing written through it yet.
    pub(crate) fn handle(&self) -> Repo {
        let mut gix = self.gix.to_thread_local();
        gix.object_cache_size_if_unset(OBJECT_CACHE);
        Repo {
            gix,
            git_dir: self.git_dir.clone(),
            common_dir: self.common_dir.clone(),
            workdir: self.workdir.clone(),
            reftable: self.reftable,
            unsynced: RefCell::default(),
            aside: None,
            known: OnceCell::new(),
        }
    }
}

/// Extensions of the repository format that git, gix and tine all follow.
const EXTENSIONS: &[&str] = &[
    "noop",
    "noop-v1",
    "preciousobjects",
    "partialclone",
    "worktreeconfig",
    "objectformat",
    "refstorage",
    "relativeworktrees",
];

/// gix opens repositories with extensions that it does not know; git does not, and is right.
fn refuse_unknown_extensions(gix: &gix::Repository) -> Result<()> {
    let config = gix.config_snapshot();
    if config.integer("core.repositoryFormatVersion").unwrap_or(0) == 0 {
        return Ok(());
    }
    for section in config.sections_by_name("extensions").into_iter().flatten() {
        for name in section.value_names() {
            let name = name.to_ascii_lowercase();
            if !EXTENSIONS.contains(&name.as_str()) {
                let message = format!("the repository uses the extension `{name}`, which tine does not support");
                return Err(Error::new(Code::Unsupported, message).detail("extension", name));
            }
        }
    }
    Ok(())
}

/// One place where files are checked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workdir {
    /// Its root.
    pub path: PathBuf,
    /// Its private git directory (holds HEAD and index).
    pub git_dir: PathBuf,
    /// The branch that HEAD names, if it is on one.
    pub branch: Option<String>,
}

impl Repo {
    /// Opens the repository that `dir` lies in. The nearest `.git` decides: a broken one is an error, not passed over.
    pub fn discover(dir: &Path) -> Result<Repo> {
        let dir = existing(dir)?;
        let repo = match std::env::var_os("GIT_DIR") {
            Some(git_dir) => Repo::open(&dir.join(git_dir))?,
            None => Repo::nearest(&dir)?,
        };
        let Some(named) = named_work_tree() else { return Ok(repo) };
        // Where hooks run it names the worktree that the repository has anyway.
        let named = dir.join(named);
        if named.canonicalize().ok().as_deref() == repo.workdir() {
            return Ok(repo);
        }
        let what = format!("`GIT_WORK_TREE` names `{}`, which is no worktree of the repository", named.display());
        Err(Error::new(Code::Unsupported, what)
            .hint(format!("git --git-dir={} worktree add DIR", shell_quote(repo.common_dir())))
            .hint("unset GIT_WORK_TREE"))
    }

    /// The nearest repository at or above a directory, whichever one the environment names.
    pub fn around(dir: &Path) -> Result<Repo> {
        Repo::nearest(&existing(dir)?)
    }

    fn nearest(dir: &Path) -> Result<Repo> {
        for place in dir.ancestors() {
            let dot_git = place.join(".git");
            if dot_git.symlink_metadata().is_ok() {
                return Repo::open(&dot_git).map_err(|e| {
                    let hints = e.hints().to_vec();
                    let error = format!("the nearest repository, `{}`, cannot be opened", dot_git.display());
                    hints.into_iter().fold(Error::new(e.code(), error).because(e), Error::hint)
                });
            }
            if place.join("HEAD").is_file() && place.join("objects").is_dir() && place.join("refs").is_dir() {
                return Repo::open(place);
            }
        }
        Err(Error::new(Code::NotARepository, format!("no git repository at or above `{}`", dir.display()))
            .hint("tine init"))
    }

    /// Opens the repository at exactly this git directory or worktree root.
    pub fn open(path: &Path) -> Result<Repo> {
        // A linked worktree's `.git` is a file that gix follows; both forms end in the same handle.
        let mut gix = open_trusted(path)?;
        refuse_unknown_extensions(&gix)?;
        gix.object_cache_size_if_unset(OBJECT_CACHE);
        let absolute = |p: &Path| p.canonicalize().unwrap_or_else(|_| p.to_owned());
        let reftable =
            gix.config_snapshot().string("extensions.refStorage").is_some_and(|v| v.eq_ignore_ascii_case(b"reftable"));
        Ok(Repo {
            git_dir: absolute(gix.git_dir()),
            common_dir: absolute(gix.common_dir()),
            workdir: gix.workdir().map(absolute),
            reftable,
            unsynced: RefCell::default(),
            aside: None,
            known: OnceCell::new(),
            gix,
        })
    }

    /// A second handle on the same repository seen from a worktree. From the same one, it need not be read again.
    pub fn at(&self, workdir: &Path) -> Result<Repo> {
        let dot_git = workdir.join(".git");
        if self.aside.is_some() || self.workdir.is_none() || workdir.canonicalize().ok() != self.workdir {
            return Repo::open(&dot_git);
        }
        dot_git.symlink_metadata().or_code(Code::Unsupported, || format!("cannot open `{}`", dot_git.display()))?;
        Ok(self.another())
    }

    /// A second handle, with nothing written through it yet.
    pub(super) fn another(&self) -> Repo {
        Repo {
            gix: self.gix.clone(),
            git_dir: self.git_dir.clone(),
            common_dir: self.common_dir.clone(),
            workdir: self.workdir.clone(),
            reftable: self.reftable,
            unsynced: RefCell::default(),
            aside: None,
            known: OnceCell::new(),
        }
    }

    /// For other threads to make handles of.
    pub(crate) fn shared(&self) -> Shared {
        Shared {
            gix: self.gix.clone().into_sync(),
            git_dir: self.git_dir.clone(),
            common_dir: self.common_dir.clone(),
            workdir: self.workdir.clone(),
            reftable: self.reftable,
        }
    }

    /// This worktree's git directory.
    pub fn git_dir(&self) -> &Path {
        &self.git_dir
    }

    /// The git directory shared by all worktrees.
    pub fn common_dir(&self) -> &Path {
        &self.common_dir
    }

    /// Root of the worktree the user stands in, `None` in a bare repository.
    pub fn workdir(&self) -> Option<&Path> {
        self.workdir.as_deref()
    }

    /// Where tine keeps what is not an object or a ref.
    pub fn tine_dir(&self) -> PathBuf {
        self.common_dir.join("tine")
    }

    /// Whether refs are stored as reftable, which only the `git` program reads.
    pub fn is_reftable(&self) -> bool {
        self.reftable
    }

    /// Whether the repository has no main worktree.
    pub fn is_bare(&self) -> bool {
        self.gix.config_snapshot().boolean("core.bare").unwrap_or(false)
    }

    /// The all-zero id of this repository's hash.
    pub fn null_id(&self) -> Oid {
        Oid::null(self.gix.object_hash())
    }

    /// The id of the empty tree.
    pub fn empty_tree(&self) -> Oid {
        Oid::empty_tree(self.gix.object_hash())
    }

    /// A configuration value as text.
    pub fn config_string(&self, key: &str) -> Option<String> {
        self.gix.config_snapshot().string(key).map(|v| v.to_string())
    }

    /// A configuration value as yes or no.
    pub fn config_bool(&self, key: &str) -> Option<bool> {
        self.gix.config_snapshot().boolean(key)
    }

    /// The main worktree's root, if the repository is not bare.
    pub fn main_workdir(&self) -> Option<PathBuf> {
        if self.is_bare() {
            return None;
        }
        if self.git_dir == self.common_dir {
            return self.workdir.clone();
        }
        let main = self.gix.main_repo().ok()?;
        main.workdir().map(|p| p.canonicalize().unwrap_or_else(|_| p.to_owned()))
    }

    /// All worktrees that exist on disk, the main one first.
    pub fn workdirs(&self) -> Result<Vec<Workdir>> {
        let mut all = Vec::new();
        if let Some(path) = self.main_workdir() {
            let branch = self.head_branch_of(&self.common_dir)?;
            all.push(Workdir { path, git_dir: self.common_dir.clone(), branch });
        }
        let Ok(list) = std::fs::read_dir(self.common_dir.join("worktrees")) else {
            return Ok(all);
        };
        let mut linked: Vec<Workdir> = list.flatten().filter_map(|entry| self.linked_at(entry.path())).collect();
        linked.sort_by(|a, b| a.path.cmp(&b.path));
        all.append(&mut linked);
        Ok(all)
    }

    /// The linked worktree that git keeps under this name: mostly the last part of its path.
    pub fn linked_workdir(&self, name: &str) -> Option<Workdir> {
        self.linked_at(self.common_dir.join("worktrees").join(name))
    }

    fn linked_at(&self, git_dir: PathBuf) -> Option<Workdir> {
        let back = std::fs::read(git_dir.join("gitdir")).ok()?;
        let back = git_dir.join(gix::path::from_byte_slice(back.trim_ascii()).ok()?);
        let path = back.parent()?.canonicalize().ok().filter(|_| back.exists())?;
        // Without a HEAD it is one that was still being made when its maker died: none yet.
        let branch = self.head_branch_of(&git_dir).ok()?;
        Some(Workdir { path, git_dir, branch })
    }

    /// The full name of the branch that the HEAD in this git directory points to.
    pub fn head_branch_of(&self, git_dir: &Path) -> Result<Option<String>> {
        if self.reftable {
            let out = super::Git::new()
                .arg({
                    let mut a = std::ffi::OsString::from("--git-dir=");
                    a.push(git_dir);
                    a
                })
                .args(["symbolic-ref", "-q", "HEAD"])
                .output()?;
            let name = String::from_utf8_lossy(&out.stdout).trim().to_owned();
            return Ok((out.status == Some(0) && !name.is_empty()).then_some(name));
        }
        let text = std::fs::read(git_dir.join("HEAD"))
            .or_io(|| format!("cannot read `{}`", git_dir.join("HEAD").display()))?;
        Ok(text.strip_prefix(b"ref:").map(|name| String::from_utf8_lossy(name.trim_ascii()).into_owned()))
    }
}

/// Opens what belongs to this user or is named in `safe.directory`. A repository's configuration may name programs to
/// run, so git does not work in anybody else's either.
fn open_trusted(path: &Path) -> Result<gix::Repository> {
    let options = gix::open::Options::default;
    let opened = gix::open_opts(path, options().bail_if_untrusted(true));
    opened.or_else(|e| {
        if !e.is_permission_denied() {
            let what = format!("cannot open the repository at `{}`", path.display());
            return Err(Error::new(Code::Unsupported, what).because(e));
        }
        let root = path.parent().filter(|_| path.ends_with(".git")).unwrap_or(path);
        // gix asks for the owner of the shared part, too, where git is content with the worktree's. Git decides.
        let trusted = super::Git::new().at(root).args(["rev-parse", "--git-dir"]).output()?.status == Some(0);
        if let Some(gix) = trusted.then(|| gix::open_opts(path, options().with(gix::sec::Trust::Full)).ok()).flatten() {
            return Ok(gix);
        }
        let why = format!("the repository at `{}` belongs to somebody else", root.display());
        let hint = format!("git config --global --add safe.directory {}", shell_quote(root));
        Err(Error::new(Code::Unsupported, why).because(e).hint(hint))
    })
}
fn existing(dir: &Path) -> Result<PathBuf> {
    dir.canonicalize().or_code(Code::NotFound, || format!("no directory `{}`", dir.display()))
}
