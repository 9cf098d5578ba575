//! Repository paths as the file system wants them: bytes to names and back, and paths longer than it takes at once.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::{File, Metadata};
use std::io;
use std::ops::Deref;
use std::path::{Path, PathBuf};

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
