//! A directory of the worktree, held open: a link that takes the place of one of its parents meanwhile leads nothing
//! astray, and no path is too long.

use std::fs::File;
use std::io;
use std::path::Path;

use rustix::fd::OwnedFd;
use rustix::fs::{AtFlags, Mode, OFlags};
use rustix::io::Errno;

use crate::durable::TEMP_PREFIX;

use super::reach::{FileStat, is_missing, os_path};
use super::{BStr, BString, ByteSlice as _};

/// What only leads on need not be readable.
#[cfg(target_os = "linux")]
const STEP: OFlags = OFlags::PATH;
#[cfg(not(target_os = "linux"))]
const STEP: OFlags = OFlags::RDONLY;

/// An open directory.
pub(crate) struct Dir(OwnedFd);

/// Where the way to a directory ends.
pub(crate) enum Way {
    /// There.
    Open(Dir),
    /// It is not there.
    Missing,
    /// At this path, which is a link, a file or something special.
    Blocked(BString),
}

impl Dir {
    /// The root of a worktree.
    pub(crate) fn root(path: &Path) -> io::Result<Dir> {
        Ok(Dir(rustix::fs::open(path, STEP | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?))
    }

    /// The way to a directory below this one, with no link followed; `make` creates what is missing.
    pub(crate) fn way(&self, path: &BStr, make: bool) -> io::Result<Way> {
        let mut at: Option<Dir> = None;
        let mut end = 0;
        for name in path.split(|b| *b == b'/') {
            end += name.len() + 1;
            let here = at.as_ref().unwrap_or(self);
            let next = match here.step(name.as_bstr()) {
                Err(Errno::NOENT) if make => match rustix::fs::mkdirat(&here.0, name, Mode::from_raw_mode(0o777)) {
                    Ok(()) | Err(Errno::EXIST) => here.step(name.as_bstr()),
                    Err(e) => Err(e),
                },
                other => other,
            };
            match next {
                Ok(dir) => at = Some(dir),
                Err(Errno::NOENT) => return Ok(Way::Missing),
                Err(Errno::LOOP | Errno::NOTDIR | Errno::MLINK) => return Ok(Way::Blocked(path[..end - 1].into())),
                Err(e) => return Err(e.into()),
            }
        }
        at.map_or(Ok(Way::Missing), |dir| Ok(Way::Open(dir)))
    }

    fn step(&self, name: &BStr) -> Result<Dir, Errno> {
        let flags = STEP | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        rustix::fs::openat(&self.0, os_path(name).as_ref(), flags, Mode::empty()).map(Dir)
    }

    /// The file system that it is on.
    pub(crate) fn device(&self) -> io::Result<u64> {
        FileStat::of_open(&self.0).map(|found| found.device())
    }

    /// What is at a name; nothing if there is nothing.
    pub(crate) fn look(&self, name: &BStr) -> io::Result<Option<FileStat>> {
        match rustix::fs::statat(&self.0, os_path(name).as_ref(), AtFlags::SYMLINK_NOFOLLOW).map_err(io::Error::from) {
            Ok(stat) => Ok(Some(FileStat(stat))),
            Err(e) if is_missing(&e) => Ok(None),
            Err(e) => Err(e),
        }
    }

    /// Opens a file for reading; no link, and nothing that would keep us waiting.
    pub(crate) fn open(&self, name: &BStr) -> io::Result<File> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        Ok(rustix::fs::openat(&self.0, os_path(name).as_ref(), flags, Mode::empty())?.into())
    }

    /// Creates a file that is not there yet.
    pub(crate) fn create(&self, name: &BStr, executable: bool) -> io::Result<File> {
        let mode = Mode::from_raw_mode(if executable { 0o777 } else { 0o666 });
        let flags = OFlags::CREATE | OFlags::EXCL | OFlags::WRONLY | OFlags::CLOEXEC;
        Ok(rustix::fs::openat(&self.0, os_path(name).as_ref(), flags, mode)?.into())
    }

    /// Creates a link that is not there yet.
    pub(crate) fn create_link(&self, target: &BStr, name: &BStr) -> io::Result<()> {
        Ok(rustix::fs::symlinkat(os_path(target).as_ref(), &self.0, os_path(name).as_ref())?)
    }

    /// Gives a file another name; what had it is gone.
    pub(crate) fn rename(&self, from: &BStr, to: &BStr) -> io::Result<()> {
        Ok(rustix::fs::renameat(&self.0, os_path(from).as_ref(), &self.0, os_path(to).as_ref())?)
    }

    /// The same where nothing has the name; else fails with `AlreadyExists`.
    pub(crate) fn rename_to_free(&self, from: &BStr, to: &BStr) -> io::Result<()> {
        self.rename_as(from, to, Rename::ToFree)
    }

    /// Lets two files change places.
    pub(crate) fn exchange(&self, one: &BStr, other: &BStr) -> io::Result<()> {
        self.rename_as(one, other, Rename::Exchange)
    }

    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    fn rename_as(&self, from: &BStr, to: &BStr, how: Rename) -> io::Result<()> {
        use rustix::fs::RenameFlags;
        let flags = match how {
            Rename::ToFree => RenameFlags::NOREPLACE,
            Rename::Exchange => RenameFlags::EXCHANGE,
        };
        let done = rustix::fs::renameat_with(&self.0, os_path(from).as_ref(), &self.0, os_path(to).as_ref(), flags);
        match done {
            // What a file system says that cannot do it.
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Err(io::ErrorKind::Unsupported.into()),
            done => Ok(done?),
        }
    }

    #[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
    fn rename_as(&self, _from: &BStr, _to: &BStr, _how: Rename) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Removes a file or link.
    pub(crate) fn remove(&self, name: &BStr) -> io::Result<()> {
        Ok(rustix::fs::unlinkat(&self.0, os_path(name).as_ref(), AtFlags::empty())?)
    }

    /// Creates a directory.
    pub(crate) fn create_dir(&self, name: &BStr) -> io::Result<()> {
        Ok(rustix::fs::mkdirat(&self.0, os_path(name).as_ref(), Mode::from_raw_mode(0o777))?)
    }

    /// Removes a directory that is empty.
    pub(crate) fn remove_dir(&self, name: &BStr) -> io::Result<()> {
        Ok(rustix::fs::unlinkat(&self.0, os_path(name).as_ref(), AtFlags::REMOVEDIR)?)
    }

    /// Clears the directory of what an apply that was killed left in it.
    pub(crate) fn sweep(&self) {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let Ok(readable) = rustix::fs::openat(&self.0, ".", flags, Mode::empty()) else { return };
        let Ok(entries) = rustix::fs::Dir::new(readable) else { return };
        for entry in entries.flatten() {
            let name = entry.file_name().to_bytes().as_bstr();
            if name.starts_with(TEMP_PREFIX.as_bytes()) {
                let _ = self.remove(name);
            }
        }
    }
}

/// How one name takes another's place.
#[derive(Debug, Clone, Copy)]
enum Rename {
    ToFree,
    Exchange,
}
