//! What directories looked like when they were last read, so that only those that changed are read again. Derived:
//! without it, or with anything in it that is in doubt, a scan takes longer and finds the same.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use crate::derived::{self, checksum};
use crate::file_system;
use crate::git::{BString, FileStat, Repo, TICK};

/// Changes with the form of the file.
const MAGIC: &[u8; 8] = b"tinescn1";

/// What is on disk where the index has nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum OnDisk {
    /// A file or a link.
    File,
    /// A directory that is a repository of its own.
    Repository,
    /// A pipe, socket or device.
    Special,
}

/// The identity and times of a file or directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    modified: (i64, i64),
    changed: (i64, i64),
    inode: u64,
    device: u64,
    size: u64,
}

impl Stamp {
    pub(super) fn of(found: &FileStat) -> Stamp {
        let stat = &found.0;
        // The types of the fields differ between systems.
        let signed = |n: i128| i64::try_from(n).unwrap_or_default();
        let unsigned = |n: i128| u64::try_from(n).unwrap_or_default();
        Stamp {
            modified: (signed(stat.st_mtime.into()), signed(stat.st_mtime_nsec.into())),
            changed: (signed(stat.st_ctime.into()), signed(stat.st_ctime_nsec.into())),
            inode: unsigned(stat.st_ino.into()),
            device: unsigned(stat.st_dev.into()),
            size: unsigned(stat.st_size.into()),
        }
    }

    pub(super) fn device(self) -> u64 {
        self.device
    }

    /// Whether what has this stamp had been at rest at `now`: any later change shows in the stamp.
    pub(super) fn is_settled(self, now: SystemTime) -> bool {
        let last = self.modified.max(self.changed);
        let Ok(seconds) = u64::try_from(last.0) else { return false };
        let last = Duration::new(seconds, u32::try_from(last.1).unwrap_or_default());
        now.duration_since(SystemTime::UNIX_EPOCH).is_ok_and(|now| last + TICK < now)
    }
}

/// A directory as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    /// The directory itself.
    pub stamp: Stamp,
    /// Whether the names below are all there are as long as the stamp is the same.
    pub settled: bool,
    /// Which names right in it the index had.
    pub tracked: u64,
    /// Its `.gitignore`.
    pub rules: Option<Stamp>,
    /// Whether the rules are the same as long as that stamp is.
    pub rules_settled: bool,
    /// Names that neither the index nor the rules know.
    pub files: Vec<(BString, OnDisk)>,
    /// Directories that neither the index nor the rules know.
    pub dirs: Vec<BString>,
}

impl Record {
    /// Whether it says what is in the directory with this stamp, of which the index has these names.
    pub(super) fn lists(&self, stamp: Stamp, tracked: u64) -> bool {
        self.settled && self.stamp == stamp && self.tracked == tracked
    }
}

/// The files with ignore rules outside of the worktree.
type Outer = Vec<(Vec<u8>, Option<Stamp>)>;

/// The records of one worktree, by path.
#[derive(Debug, Default)]
pub(super) struct Cache {
    pub records: HashMap<BString, Record>,
    outer: Outer,
    /// Whether it may be kept.
    is_sound: bool,
}

impl Cache {
    /// An empty one for this worktree as it is now.
    pub(super) fn new(repo: &Repo, root: &Path, now: SystemTime) -> Cache {
        let outer = outer(repo);
        let is_sound =
            file_system::keeps_directory_times(root) && outer.iter().all(|o| o.1.is_none_or(|s| s.is_settled(now)));
        Cache { records: HashMap::new(), outer, is_sound }
    }

    /// What was known at the end of the last scan; nothing if any rule outside of the worktree is another one by now.
    pub(super) fn load(&self, repo: &Repo) -> HashMap<BString, Record> {
        if !self.is_sound {
            return HashMap::new();
        }
        let stored = std::fs::read(place(repo)).ok().and_then(|bytes| decode(&bytes));
        match stored {
            Some((outer, records)) if outer == self.outer => records.into_iter().collect(),
            _ => HashMap::new(),
        }
    }

    /// Keeps the records for the next scan. Not synced: what a crash leaves of it fails its checksum.
    pub(super) fn save(&self, repo: &Repo) {
        if !self.is_sound {
            return;
        }
        if let Err(e) = self.write(&place(repo)) {
            tracing::debug!(target: "tine::workspace", "the scan cache was not kept: {e}");
        }
    }

    fn write(&self, path: &Path) -> io::Result<()> {
        let mut records: Vec<(&BString, &Record)> = self.records.iter().collect();
        records.sort_by_key(|r| r.0);
        let body = postcard::to_allocvec(&(&self.outer, records)).map_err(io::Error::other)?;
        derived::replace(path, &[MAGIC.as_slice(), &checksum(&body).to_le_bytes(), &body].concat())
    }
}

type Decoded = (Outer, Vec<(BString, Record)>);

fn decode(bytes: &[u8]) -> Option<Decoded> {
    let (sum, body) = bytes.strip_prefix(MAGIC)?.split_first_chunk::<8>()?;
    (checksum(body).to_le_bytes() == *sum).then(|| postcard::from_bytes(body).ok()).flatten()
}

fn place(repo: &Repo) -> PathBuf {
    repo.git_dir().join("tine/directories")
}

fn outer(repo: &Repo) -> Outer {
    let stamp = |path: &PathBuf| FileStat::behind(path).map(|found| Stamp::of(&found));
    let files = repo.outer_ignore_files();
    files.iter().map(|path| (path.as_os_str().as_encoded_bytes().to_vec(), stamp(path))).collect()
}
