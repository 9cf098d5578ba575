//! What file systems have room for, and are known to do. Nobody vouches for other ones: they get what works everywhere.

use std::path::Path;

#[cfg(target_os = "linux")]
mod kind {
    pub const BCACHEFS: u64 = 0xca45_1a4e;
    pub const BTRFS: u64 = 0x9123_683e;
    pub const EXT: u64 = 0xef53;
    pub const F2FS: u64 = 0xf2f5_2010;
    pub const OVERLAY: u64 = 0x794c_7630;
    pub const TMPFS: u64 = 0x0102_1994;
    pub const XFS: u64 = 0x5846_5342;
    pub const ZFS: u64 = 0x2fc1_2fc1;
}

/// Bytes that are free to this user on the file system that holds a path; none where it does not say.
pub fn free(path: &Path) -> Option<u64> {
    let said = rustix::fs::statvfs(path).ok()?;
    Some(said.f_bavail.saturating_mul(said.f_frsize))
}

/// Whether a directory gets a new time whenever a name in it comes or goes.
#[cfg(target_os = "linux")]
pub fn keeps_directory_times(path: &Path) -> bool {
    use kind::*;
    is_one_of(path, &[BCACHEFS, BTRFS, EXT, F2FS, OVERLAY, TMPFS, XFS, ZFS])
}

/// Whether files may be able to share their content: it depends on how the file system was made, too.
#[cfg(target_os = "linux")]
pub fn may_share_content(path: &Path) -> bool {
    use kind::*;
    is_one_of(path, &[BCACHEFS, BTRFS, XFS, ZFS])
}

/// Whether what is here is kept in memory.
#[cfg(target_os = "linux")]
pub fn is_in_memory(path: &Path) -> bool {
    is_one_of(path, &[kind::TMPFS])
}

#[cfg(target_os = "linux")]
fn is_one_of(path: &Path, known: &[u64]) -> bool {
    // The type of the field differs between machines.
    rustix::fs::statfs(path).is_ok_and(|fs| u64::try_from(fs.f_type).is_ok_and(|kind| known.contains(&kind)))
}

/// Whether a directory gets a new time whenever a name in it comes or goes.
#[cfg(not(target_os = "linux"))]
pub fn keeps_directory_times(_path: &Path) -> bool {
    false
}

/// Whether files may be able to share their content.
#[cfg(not(target_os = "linux"))]
pub fn may_share_content(_path: &Path) -> bool {
    false
}
