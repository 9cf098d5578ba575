//! Scratch directories in memory alone, for files that nobody keeps and hardly anybody reads.

use std::fs::File;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::file_system;

use super::reach::FileStat;

/// How the names of scratch directories begin.
pub(super) const PREFIX: &str = "tine-merge-";
/// What stands in one of them.
const LOCK: &str = "lock";
const OBJECTS: &str = "objects";

/// A directory in memory alone, if there is a place for such with room: a merge writes many files that nobody reads.
pub(super) struct MemoryDir {
    dir: TempDir,
    /// Held as long as somebody works there.
    _lock: File,
}

impl MemoryDir {
    /// Makes one; none where there is no such place, or not enough room in it.
    #[cfg(target_os = "linux")]
    pub(super) fn make() -> Option<MemoryDir> {
        const ROOM: u64 = 1 << 30;
        let place = Path::new("/dev/shm");
        if !file_system::is_in_memory(place) || file_system::free(place)? < ROOM {
            return None;
        }
        MemoryDir::sweep(place);
        let dir = tempfile::Builder::new().prefix(PREFIX).tempdir_in(place).ok()?;
        let lock = File::create_new(dir.path().join(LOCK)).ok()?;
        lock.try_lock().ok()?;
        // Somebody may have swept it away right before.
        std::fs::create_dir(dir.path().join(OBJECTS)).ok()?;
        Some(MemoryDir { dir, _lock: lock })
    }

    /// Nobody vouches for such a place here.
    #[cfg(not(target_os = "linux"))]
    pub(super) fn make() -> Option<MemoryDir> {
        None
    }

    /// Where to write.
    pub(super) fn path(&self) -> PathBuf {
        self.dir.path().join(OBJECTS)
    }

    /// Removes what was left by this user's processes that were killed: nothing but a reboot would. Anybody may write to
    /// the place: what others made is not opened.
    fn sweep(place: &Path) {
        let user = rustix::process::geteuid().as_raw();
        let is_own = |path: &Path| FileStat::of(path).is_some_and(|found| found.is_dir() && found.0.st_uid == user);
        let found = std::fs::read_dir(place).into_iter().flatten().flatten();
        let named = found.filter(|entry| entry.file_name().as_bytes().starts_with(PREFIX.as_bytes()));
        for old in named.filter(|entry| is_own(&entry.path())) {
            let lock = File::open(old.path().join(LOCK));
            if lock.is_ok_and(|lock| lock.try_lock().is_ok() && std::fs::remove_dir_all(old.path()).is_ok()) {
                tracing::debug!(target: "tine::git", "swept `{}`", old.path().display());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_works_in_is_swept_away() {
        let place = tempfile::tempdir().expect("a place");
        let make = |name: &str, has_lock: bool| {
            let dir = place.path().join(name);
            std::fs::create_dir(&dir).expect("a directory");
            has_lock.then(|| File::create_new(dir.join(LOCK)).expect("a lock"))
        };
        drop(make("tine-merge-old", true));
        let held = make("tine-merge-at-work", true).expect("made");
        held.lock().expect("it is free");
        make("tine-merge-just-made", false);
        make("tine-other", true);
        MemoryDir::sweep(place.path());
        let mut left: Vec<_> = std::fs::read_dir(place.path())
            .expect("the place")
            .map(|entry| entry.expect("an entry").file_name().into_string().expect("text"))
            .collect();
        left.sort();
        assert_eq!(left, ["tine-merge-at-work", "tine-merge-just-made", "tine-other"]);
    }
}
