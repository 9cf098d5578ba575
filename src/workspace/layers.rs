//! Workspaces of layers: a baseline that many share and nobody writes to, and above it what one workspace changed. The
//! two are one tree of files only where they are mounted, which is for the processes of a run alone.

mod mount;

use std::fs::{DirEntry, FileType, Permissions};
use std::io;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use crate::error::{Context as _, Result};
use crate::git::{BStr, BString, ByteSlice as _, Mode, Repo, bytes_of, join, os_path};

use super::is_temporary;

pub use mount::{Place, Process, Trial, enter, try_out};

/// The folder with all layers, below a repository's own.
pub fn root(tine_dir: &Path) -> PathBuf {
    tine_dir.join("layers")
}

/// What one workspace changed: below the root of all layers, by the name under which git keeps the worktree.
#[derive(Debug, Clone)]
pub struct Layers {
    dir: PathBuf,
}

/// Something in the upper layer.
pub(super) enum Above {
    /// A file, a link, or what is neither.
    File(FileType),
    /// What hides a file or directory of the baseline: it is gone.
    Whiteout,
    /// A directory, beside the baseline's of that name or in its place.
    Dir { hides_below: bool },
}

impl Layers {
    /// Those of the workspace that git keeps under this name.
    pub fn named(tine_dir: &Path, name: &str) -> Layers {
        Layers { dir: root(tine_dir).join("sessions").join(name) }
    }

    /// Those in this folder.
    pub fn in_folder(dir: &Path) -> Layers {
        Layers { dir: dir.to_owned() }
    }

    /// Those of the workspace that `repo` is seen from, if it is one of layers.
    pub(super) fn of(repo: &Repo) -> Option<Layers> {
        let name = repo.git_dir().strip_prefix(repo.common_dir().join("worktrees")).ok()?;
        let layers = Layers { dir: root(&repo.tine_dir()).join("sessions").join(name) };
        layers.are_there().then_some(layers)
    }

    /// Their folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Where what was changed lies.
    pub fn upper(&self) -> PathBuf {
        self.dir.join("upper")
    }

    /// What the kernel wants beside it.
    pub fn work(&self) -> PathBuf {
        self.dir.join("work")
    }

    /// A link to the baseline.
    pub fn base(&self) -> PathBuf {
        self.dir.join("base")
    }

    /// The files of the baseline.
    pub fn base_files(&self) -> PathBuf {
        self.base().join("files")
    }

    /// Whether something may be in them that is nowhere else.
    pub fn are_there(&self) -> bool {
        self.upper().is_dir()
    }

    /// Makes them, empty, or what is missing of them.
    pub fn make(&self) -> io::Result<()> {
        std::fs::create_dir_all(self.work())?;
        std::fs::create_dir_all(self.upper())
    }

    /// Removes them with all that is in them. At no moment does a part of them pass for the whole.
    pub fn remove(&self) -> io::Result<()> {
        let gone = self.dir.join("gone");
        remove(&gone)?;
        if self.are_there() {
            std::fs::rename(self.upper(), &gone)?;
        }
        remove(&gone)?;
        remove(&self.work())
    }

    /// Processes that see them mounted.
    pub fn processes(&self) -> Vec<Process> {
        let found = mount::processes_in(&self.dir);
        // One may have started another and ended while the list was read.
        if found.is_empty() { mount::processes_in(&self.dir) } else { found }
    }

    /// The index of the baseline.
    pub(super) fn base_index(&self) -> PathBuf {
        self.base().join("git/index")
    }

    /// What is right in a directory of the upper layer; nothing if it is not there.
    pub(super) fn list(&self, dir: &BStr) -> Result<Vec<(BString, Above)>> {
        let place = self.upper().join(os_path(dir));
        let fail = || format!("cannot read `{}`", place.display());
        let mut all = Vec::new();
        for entry in std::fs::read_dir(&place).or_io(fail)? {
            let entry = entry.or_io(fail)?;
            let name = bytes_of(&entry.file_name());
            if dir.is_empty() && name == ".git" {
                continue;
            }
            all.push((name, above(&entry).or_io(fail)?));
        }
        Ok(all)
    }

    /// What is in the upper layer and in no tree: ignored files, skipped ones, repositories within; whole directories as
    /// one path where nothing else is in them. Sorted. `repo` is the workspace, its index as the last checkpoint left it.
    pub fn beyond_the_index(&self, repo: &Repo) -> Result<Vec<BString>> {
        let names = repo.index_names()?;
        let mut found = Vec::new();
        let mut waiting = vec![BString::default()];
        while let Some(dir) = waiting.pop() {
            for (name, above) in self.list(dir.as_bstr())? {
                let path = join(dir.as_bstr(), name.as_bstr());
                if is_temporary(path.as_bstr()) {
                    continue;
                }
                let known = names.get(path.as_bstr());
                match above {
                    Above::Whiteout => {}
                    Above::File(_) if known.is_some_and(|known| known.is_plain) => {}
                    Above::File(_) => found.push(path),
                    // The directory of a submodule; or one of which the baseline has nothing either, so that nothing below hides
                    // anything.
                    Above::Dir { .. } if known.is_some_and(|known| known.mode == Some(Mode::Commit)) => {
                        found.push(path)
                    }
                    Above::Dir { .. } if !names.has_below(path.as_bstr()) && !self.is_in_base(path.as_bstr()) => {
                        found.push(path);
                    }
                    Above::Dir { .. } => waiting.push(path),
                }
            }
        }
        found.sort();
        Ok(found)
    }

    fn is_in_base(&self, path: &BStr) -> bool {
        self.base_files().join(os_path(path)).symlink_metadata().is_ok()
    }
}

/// Removes a folder, also if it holds some that nobody may read: the kernel makes one, and programs do.
fn remove(dir: &Path) -> io::Result<()> {
    let gone = |e: io::Error| if e.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(e) };
    match std::fs::remove_dir_all(dir) {
        Err(e) if e.kind() == io::ErrorKind::PermissionDenied => {
            open_up(dir)?;
            std::fs::remove_dir_all(dir)
        }
        done => done,
    }
    .or_else(gone)
}

fn open_up(dir: &Path) -> io::Result<()> {
    std::fs::set_permissions(dir, Permissions::from_mode(0o700))?;
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            open_up(&entry.path())?;
        }
    }
    Ok(())
}

fn above(entry: &DirEntry) -> io::Result<Above> {
    let kind = entry.file_type()?;
    if kind.is_dir() {
        return Ok(Above::Dir { hides_below: is_opaque(&entry.path())? });
    }
    let is_whiteout = kind.is_char_device() && entry.metadata()?.rdev() == 0;
    Ok(if is_whiteout { Above::Whiteout } else { Above::File(kind) })
}

/// Whether a directory of the upper layer stands in the place of the baseline's.
fn is_opaque(dir: &Path) -> io::Result<bool> {
    let mut value = [0; 1];
    match rustix::fs::lgetxattr(dir, "user.overlay.opaque", &mut value) {
        Ok(len) => Ok(len == 1 && value == *b"y"),
        Err(rustix::io::Errno::NODATA | rustix::io::Errno::OPNOTSUPP) => Ok(false),
        Err(e) => Err(e.into()),
    }
}
