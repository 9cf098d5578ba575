//! A private copy of the index, with which the `git` program scans a worktree where gix is not exact.
//! The worktree's own index, refs and files are never touched; with a scratch store no object is written either.

use std::collections::{BTreeSet, HashSet};
use std::fs::FileTimes;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::durable;
use crate::error::{Context as _, Result};

use super::index::{IndexView, diff_index, list};
use super::objects::alternate;
use super::{BStr, BString, ByteSlice as _, Git, Oid, Repo, TreeChange, bytes_of, os_path};

/// What a killed process left behind is cleared away after this long.
const STALE: Duration = Duration::from_secs(3600);

const NAME: &str = "scan-index-";

/// A copy of the index, and if wanted an object store on top of the real one, that vanish with this value.
pub(crate) struct PrivateIndex<'r> {
    repo: &'r Repo,
    index: PathBuf,
    objects: Option<PathBuf>,
    _dir: tempfile::TempDir,
}

impl Repo {
    /// A private copy of the index in this worktree's `tine` directory: new objects are stored.
    pub(crate) fn private_index(&self) -> Result<PrivateIndex<'_>> {
        let parent = self.git_dir().join("tine");
        let what = || format!("cannot write to `{}`", parent.display());
        durable::step("private index").or_io(what)?;
        std::fs::create_dir_all(&parent).or_io(what)?;
        clear_stale(&parent);
        let dir = tempfile::Builder::new().prefix(NAME).tempdir_in(&parent).or_io(what)?;
        self.copy_index(dir, false)
    }

    /// A private copy of the index and a throw-away object store outside the repository, which stays untouched.
    pub(crate) fn scratch_index(&self) -> Result<PrivateIndex<'_>> {
        let dir = tempfile::Builder::new()
            .prefix("tine-")
            .tempdir()
            .or_io(|| "cannot write to the directory for temporary files".to_owned())?;
        self.copy_index(dir, true)
    }

    fn copy_index(&self, dir: tempfile::TempDir, scratch: bool) -> Result<PrivateIndex<'_>> {
        let index = dir.path().join("index");
        let real = self.gix.index_path();
        if real.exists() {
            copy_with_time(&real, &index).or_io(|| format!("cannot copy the index `{}`", real.display()))?;
        }
        let objects = scratch.then(|| dir.path().join("objects"));
        if let Some(objects) = &objects {
            std::fs::create_dir(objects).or_io(|| format!("cannot write to `{}`", objects.display()))?;
        }
        Ok(PrivateIndex { repo: self, index, objects, _dir: dir })
    }
}

/// The modification time is part of what an index says: entries not older than it are compared by content.
fn copy_with_time(from: &Path, to: &Path) -> std::io::Result<()> {
    loop {
        let before = std::fs::metadata(from)?;
        std::fs::copy(from, to)?;
        let after = std::fs::metadata(from)?;
        // Somebody renamed a new index into place in between: the time must be that of the content.
        if before.modified()? == after.modified()? && before.len() == after.len() {
            let file = std::fs::OpenOptions::new().write(true).open(to)?;
            return file.set_times(FileTimes::new().set_modified(before.modified()?));
        }
    }
}

fn clear_stale(parent: &Path) {
    let Ok(entries) = std::fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let old = entry
            .metadata()
            .and_then(|m| m.modified())
            .is_ok_and(|time| SystemTime::now().duration_since(time).is_ok_and(|age| age > STALE));
        if old && entry.file_name().to_string_lossy().starts_with(NAME) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

impl PrivateIndex<'_> {
    /// `git` at the worktree's root with this index.
    pub(crate) fn git(&self) -> Result<Git> {
        let mut git = self
            .repo
            .git_here()?
            .env("GIT_INDEX_FILE", &self.index)
            .config("core.safecrlf=false")
            .config("core.splitIndex=false")
            .config("core.untrackedCache=false");
        if let Some(objects) = &self.objects {
            git = git
                .env("GIT_OBJECT_DIRECTORY", objects)
                .env("GIT_ALTERNATE_OBJECT_DIRECTORIES", alternate(&self.repo.common_dir().join("objects")));
        }
        Ok(git)
    }

    /// Runs. A partial clone may fetch: without an object that it lacks, `git add` silently takes other line endings.
    pub(crate) fn run(&self, prepare: impl Fn(Git) -> Git) -> Result<Vec<u8>> {
        let git = self.git()?;
        prepare(if self.repo.is_partial_clone() { git.with_network() } else { git }).run()
    }

    /// Keeps what was written to the throw-away object store in the handle's memory.
    pub(crate) fn keep_in_memory(&self) -> Result<()> {
        self.objects.as_ref().map_or(Ok(()), |objects| self.repo.load_objects(objects))
    }

    /// Where this index differs from a tree.
    pub(crate) fn diff(&self, tree: Oid) -> Result<Vec<TreeChange>> {
        diff_index(self.git()?, tree)
    }

    /// Whether this index has something below a directory.
    pub(crate) fn tracks_below(&self, dir: &BStr) -> bool {
        let listed = self.git().and_then(|git| {
            git.env("GIT_LITERAL_PATHSPECS", "1").args(["ls-files", "-z", "--"]).arg(os_path(dir).as_os_str()).run()
        });
        listed.is_ok_and(|out| !out.is_empty())
    }

    /// Paths that neither index nor ignore rules know; a repository within the worktree ends in `/`. Directories that
    /// cannot be read are told to `unreadable`.
    pub(crate) fn untracked(&self, unreadable: &mut dyn FnMut(BString)) -> Result<Vec<BString>> {
        let out = self.git()?.args(["ls-files", "--others", "--exclude-standard", "-z"]).output()?;
        if out.status != Some(0) {
            return Err(out.into_error("ls-files"));
        }
        for line in out.stderr.lines() {
            let dir = line.strip_prefix("warning: could not open directory '").and_then(|l| l.split("/':").next());
            if let Some(dir) = dir {
                unreadable(dir.into());
            }
        }
        Ok(split(&out.stdout))
    }

    /// Takes every change of tracked files; `special` are tracked ones that cannot be taken.
    pub(crate) fn add_tracked(&self, special: &[BString]) -> Result<()> {
        if !special.is_empty() {
            self.run(|git| git.args(["update-index", "-z", "--assume-unchanged", "--stdin"]).input(list(special)))?;
        }
        self.run(|git| git.args(["add", "--update"]))?;
        Ok(())
    }

    /// Pipes, sockets and devices: those under the name of a tracked file, and those beside tracked and untracked
    /// files, which `git` does not list.
    pub(crate) fn special_files(&self, untracked: &[BString]) -> Result<(Vec<BString>, Vec<BString>)> {
        let tracked: BTreeSet<BString> = split(&self.git()?.args(["ls-files", "-z"]).run()?).into_iter().collect();
        let parent = |path: &BString| path.rfind_byte(b'/').map_or(BString::default(), |at| path[..at].into());
        let dirs: BTreeSet<BString> = tracked.iter().chain(untracked).map(parent).chain([BString::default()]).collect();
        let mut found = Vec::new();
        for dir in dirs {
            let at = self.root().join(os_path(dir.as_bstr()));
            // A link where the index has a directory leads out of here.
            if !at.symlink_metadata().is_ok_and(|m| m.is_dir()) {
                continue;
            }
            for entry in std::fs::read_dir(at).into_iter().flatten().flatten() {
                if entry.file_type().is_ok_and(|t| !t.is_file() && !t.is_dir() && !t.is_symlink()) {
                    let mut path = dir.clone();
                    if !path.is_empty() {
                        path.push(b'/');
                    }
                    path.extend_from_slice(&bytes_of(&entry.file_name()));
                    found.push(path);
                }
            }
        }
        let (known, new): (Vec<_>, Vec<_>) = found.into_iter().partition(|p| tracked.contains(p));
        if new.is_empty() {
            return Ok((known, new));
        }
        let out = self.git()?.args(["check-ignore", "-z", "--stdin"]).input(list(&new)).output()?;
        let ignored: HashSet<BString> = split(&out.stdout).into_iter().collect();
        Ok((known, new.into_iter().filter(|p| !ignored.contains(p)).collect()))
    }

    /// Takes these new files. One that is gone again is passed over.
    pub(crate) fn add_new(&self, paths: &[BString]) -> Result<()> {
        if paths.is_empty() {
            return Ok(());
        }
        self.run(|git| {
            git.args(["update-index", "-z", "--add", "--remove", "--replace", "--stdin"]).input(list(paths))
        })?;
        Ok(())
    }

    /// Parts paths into those within the sparse checkout and those outside of it.
    pub(crate) fn split_by_sparse_rules(&self, paths: Vec<BString>) -> Result<(Vec<BString>, Vec<BString>)> {
        if paths.is_empty() || !self.is_sparse() {
            return Ok((paths, Vec::new()));
        }
        let out = self.run(|git| git.args(["sparse-checkout", "check-rules", "-z"]).input(list(&paths)))?;
        let inside: HashSet<BString> = split(&out).into_iter().collect();
        Ok(paths.into_iter().partition(|p| inside.contains(p)))
    }

    /// Tracked files that differ from the index even now: those outside the sparse checkout.
    pub(crate) fn left_by_sparse_rules(&self) -> Result<Vec<BString>> {
        if !self.is_sparse() {
            return Ok(Vec::new());
        }
        Ok(split(&self.git()?.args(["diff-files", "--name-only", "-z"]).run()?))
    }

    fn is_sparse(&self) -> bool {
        self.repo.config_bool("core.sparseCheckout").unwrap_or(false)
    }

    fn root(&self) -> &Path {
        self.repo.workdir().expect("an index is copied for a worktree")
    }
}

impl Repo {
    /// Which of these paths have no file here on purpose: marked `skip-worktree`, or new and outside the sparse checkout.
    pub(crate) fn outside_sparse_checkout(&self, index: &IndexView, paths: &[BString]) -> Result<HashSet<BString>> {
        let is_marked = |path: &&BString| index.get(path.as_bstr()).is_some_and(|i| i.skip_worktree);
        let mut outside: HashSet<BString> = paths.iter().filter(is_marked).cloned().collect();
        if !paths.is_empty() && self.config_bool("core.sparseCheckout").unwrap_or(false) {
            let new: Vec<BString> = paths.iter().filter(|p| index.get(p.as_bstr()).is_none()).cloned().collect();
            let out = self.git_here()?.args(["sparse-checkout", "check-rules", "-z"]).input(list(&new)).run()?;
            let inside: HashSet<BString> = split(&out).into_iter().collect();
            outside.extend(new.into_iter().filter(|p| !inside.contains(p)));
        }
        Ok(outside)
    }
}

pub(super) fn split(out: &[u8]) -> Vec<BString> {
    out.split(|b| *b == 0).filter(|p| !p.is_empty()).map(BString::from).collect()
}
