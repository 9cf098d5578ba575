//! Repository paths as the file system wants them: bytes to names and back, and paths longer than it takes at once.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::{File, Metadata};
use std::io;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::fd::{AsFd, OwnedFd};
use rustix::fs::{AtFlags, FileType, Mode as RawMode, OFlags, Stat};

use crate::error::{Context as _, Result};

use super::{BStr, BString, ByteSlice as _};

/// The longest absolute path that Linux takes, with its end.
const PATH_MAX: usize = 4096;

/// A way to a file of a worktree; good for as long as this value lives.
pub(crate) struct Reached {
    path: PathBuf,
    _on_the_way: Option<File>,
}

impl Deref for Reached {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.path
    }
}

impl AsRef<Path> for Reached {
    fn as_ref(&self) -> &Path {
        &self.path
    }
}

/// The file at `path` below `root`. git stands at the root and names up to 4,095 bytes from there; where an absolute
/// path would be longer, the way goes through an open directory.
pub(crate) fn reach(root: &Path, path: &BStr) -> Reached {
    let plain = Reached { path: root.join(os_path(path)), _on_the_way: None };
    if !cfg!(target_os = "linux") || plain.path.as_os_str().len() < PATH_MAX {
        return plain;
    }
    let room = PATH_MAX.saturating_sub(root.as_os_str().len() + 2).min(path.len());
    let Some(slash) = path[..room].rfind_byte(b'/') else { return plain };
    let Ok(dir) = File::open(root.join(os_path(path[..slash].as_bstr()))) else { return plain };
    let rest = os_path(path[slash + 1..].as_bstr()).into_owned();
    Reached { path: handle_path(&dir).join(rest), _on_the_way: Some(dir) }
}

/// The open root of a worktree, below which many paths are looked at: the way to it is walked once.
pub(crate) struct Root(OwnedFd);

/// Time stamps of files move in steps of up to 10 ms: what was looked at sooner than this after its last change may have
/// changed again under the same time.
pub(crate) const TICK: Duration = Duration::from_millis(20);

/// What the file system says of a path.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FileStat(pub(crate) Stat);

impl Root {
    /// Opens the directory.
    pub(crate) fn open(root: &Path) -> io::Result<Root> {
        Ok(Root(rustix::fs::open(root, OFlags::DIRECTORY | OFlags::RDONLY | OFlags::CLOEXEC, RawMode::empty())?))
    }

    /// What is at a path, the empty one being the root; nothing if there is nothing. The last link is not followed.
    pub(crate) fn look(&self, path: &BStr) -> Result<Option<FileStat>> {
        let found = match path.is_empty() {
            true => rustix::fs::fstat(&self.0),
            false => rustix::fs::statat(&self.0, path.as_bytes(), AtFlags::SYMLINK_NOFOLLOW),
        };
        match found.map_err(io::Error::from) {
            Ok(stat) => Ok(Some(FileStat(stat))),
            Err(e) if is_missing(&e) => Ok(None),
            Err(e) => Err(e).or_io(|| format!("cannot look at `{path}`")),
        }
    }
}

impl FileStat {
    /// What is at a path, itself if it is a link.
    pub(crate) fn of(path: &Path) -> Option<FileStat> {
        rustix::fs::lstat(path).ok().map(FileStat)
    }

    /// What a path leads to, through links.
    pub(crate) fn behind(path: &Path) -> Option<FileStat> {
        rustix::fs::stat(path).ok().map(FileStat)
    }

    /// What an open file or directory is.
    pub(crate) fn of_open(file: impl AsFd) -> io::Result<FileStat> {
        Ok(FileStat(rustix::fs::fstat(file)?))
    }

    /// The file system that it is on.
    pub(crate) fn device(&self) -> u64 {
        // The type of the field differs between systems.
        u64::try_from(i128::from(self.0.st_dev)).unwrap_or_default()
    }

    /// How many bytes are in it.
    pub(crate) fn size(&self) -> u64 {
        u64::try_from(self.0.st_size).unwrap_or_default()
    }

    /// Whether both are the same file under different names.
    pub(crate) fn is_same_file(&self, other: &FileStat) -> bool {
        (self.0.st_dev, self.0.st_ino) == (other.0.st_dev, other.0.st_ino)
    }

    /// Whether both are one file, not written in between. A new name does not count.
    pub(crate) fn is_untouched(&self, other: &FileStat) -> bool {
        let key = |s: &Stat| (s.st_size, s.st_mode, i128::from(s.st_mtime), i128::from(s.st_mtime_nsec));
        self.is_same_file(other) && key(&self.0) == key(&other.0)
    }

    fn kind(&self) -> FileType {
        FileType::from_raw_mode(self.0.st_mode)
    }

    pub(crate) fn is_dir(&self) -> bool {
        self.kind() == FileType::Directory
    }

    pub(crate) fn is_file(&self) -> bool {
        self.kind() == FileType::RegularFile
    }

    pub(crate) fn is_link(&self) -> bool {
        self.kind() == FileType::Symlink
    }

    /// Whether its owner may execute the file: the bit that git looks at.
    pub(crate) fn is_executable(&self) -> bool {
        self.0.st_mode & 0o100 != 0
    }

    /// Whether it is a file of so many bytes that may be executed or not.
    pub(crate) fn is_file_of(&self, bytes: usize, executable: bool) -> bool {
        self.is_file()
            && self.is_executable() == executable
            && u64::try_from(self.0.st_size).ok() == u64::try_from(bytes).ok()
    }

    /// As the index would note it.
    pub(crate) fn as_noted(&self) -> gix::index::entry::Stat {
        let stat = &self.0;
        // Cut to 32 bits, as git cuts them. The types of the fields differ between systems.
        let low = |n: i128| (n & 0xffff_ffff) as u32;
        let time = |seconds: i128, nanos: i128| gix::index::entry::stat::Time { secs: low(seconds), nsecs: low(nanos) };
        gix::index::entry::Stat {
            mtime: time(stat.st_mtime.into(), stat.st_mtime_nsec.into()),
            ctime: time(stat.st_ctime.into(), stat.st_ctime_nsec.into()),
            dev: low(stat.st_dev.into()),
            ino: low(stat.st_ino.into()),
            uid: stat.st_uid,
            gid: stat.st_gid,
            size: low(stat.st_size.into()),
        }
    }
}

#[cfg(unix)]
fn handle_path(dir: &File) -> PathBuf {
    use std::os::fd::AsRawFd as _;
    // By process id, for a child process to find it too.
    PathBuf::from(format!("/proc/{}/fd/{}", std::process::id(), dir.as_raw_fd()))
}

#[cfg(not(unix))]
fn handle_path(_dir: &File) -> PathBuf {
    PathBuf::new()
}

/// Nothing there: also when a parent is a file.
pub(crate) fn is_missing(e: &io::Error) -> bool {
    matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// A repository path as the file system wants it.
#[cfg(unix)]
pub(crate) fn os_path(path: &BStr) -> Cow<'_, Path> {
    use std::os::unix::ffi::OsStrExt as _;
    Cow::Borrowed(Path::new(OsStr::from_bytes(path)))
}

/// A repository path as the file system wants it.
#[cfg(not(unix))]
pub(crate) fn os_path(path: &BStr) -> Cow<'_, Path> {
    gix::path::from_bstr(path)
}

/// A file system name as bytes, with `/` between parts.
#[cfg(unix)]
pub(crate) fn bytes_of(name: &OsStr) -> BString {
    use std::os::unix::ffi::OsStrExt as _;
    BString::from(name.as_bytes())
}

/// A file system name as bytes, with `/` between parts.
#[cfg(not(unix))]
pub(crate) fn bytes_of(name: &OsStr) -> BString {
    BString::from(name.to_string_lossy().replace('\\', "/"))
}

/// Whether its owner may execute the file: the bit that git looks at.
#[cfg(unix)]
pub(crate) fn is_executable(metadata: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    metadata.permissions().mode() & 0o100 != 0
}

/// There are no such bits here.
#[cfg(not(unix))]
pub(crate) fn is_executable(_metadata: &Metadata) -> bool {
    false
}
