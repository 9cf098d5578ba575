//! Whether any ref moved, told by the times of a few files and directories: for whoever waits, and must neither read
//! every ref each time nor miss a move.

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::Repo;

/// The coarsest times that a file system keeps: within as long, two moves may look like one.
const COARSEST: Duration = Duration::from_secs(2);

/// Where names come and go when a ref moves. Each move makes a lock beside the ref, so that the directory's time changes.
const PLACES: [&str; 9] = [
    "packed-refs",
    "refs/heads",
    "refs/heads/session",
    "refs/heads/proposal",
    "refs/tine",
    "refs/tine/session",
    "refs/tine/proposal",
    "refs/tine/source",
    "reftable/tables.list",
];

/// How the refs' files stood at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pulse {
    stamps: Vec<Option<Stamp>>,
    /// Whether the next move cannot leave the same stamps.
    settled: bool,
}

/// What tells one state of a file from another, where each is a new file that is put in the old one's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    inode: u64,
    size: u64,
    modified: Option<SystemTime>,
}

pub(super) fn stamp(path: &Path) -> Option<Stamp> {
    let found = path.metadata().ok()?;
    Some(Stamp { inode: found.ino(), size: found.len(), modified: found.modified().ok() })
}

impl Repo {
    /// How the files of tine's refs, and of this one, stand now.
    pub fn pulse(&self, also: &str) -> Pulse {
        let dir = self.common_dir();
        let stamps: Vec<_> = PLACES.iter().chain([&also]).map(|place| stamp(&dir.join(place))).collect();
        let now = SystemTime::now();
        let is_old = |at: SystemTime| {
            let age = now.duration_since(at).unwrap_or_else(|ahead| ahead.duration());
            age > COARSEST
        };
        let settled = stamps.iter().flatten().filter_map(|s| s.modified).all(is_old);
        Pulse { stamps, settled }
    }
}

impl Pulse {
    /// Whether no ref moved since an earlier look. A move that may have gone unseen counts as one.
    pub fn is_still(&self, earlier: &Pulse) -> bool {
        earlier.settled && self.stamps == earlier.stamps
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;

    #[test]
    fn every_kind_of_move_is_felt() {
        let fixture = Fixture::new();
        let first = fixture.commit_file("a.txt", "a\n", "First").to_string();
        let second = fixture.commit_file("a.txt", "b\n", "Second").to_string();
        let repo = fixture.repo();
        fixture.git(&["update-ref", "refs/heads/session/x", &first]);
        fixture.git(&["update-ref", "refs/heads/a/trunk", &first]);
        let moves: [&[&str]; 7] = [
            &["update-ref", "refs/heads/session/x", &second],
            &["update-ref", "refs/heads/session/y", &first],
            &["update-ref", "-d", "refs/heads/session/y"],
            &["update-ref", "refs/tine/ops", &first],
            &["update-ref", "refs/heads/a/trunk", &second],
            &["pack-refs", "--all"],
            &["update-ref", "refs/tine/session/x", &first],
        ];
        for args in moves {
            let mut before = repo.pulse("refs/heads/a/trunk");
            // As it is seconds later, when the times alone have to tell.
            before.settled = true;
            assert!(repo.pulse("refs/heads/a/trunk").is_still(&before));
            fixture.git(args);
            assert!(!repo.pulse("refs/heads/a/trunk").is_still(&before), "{args:?}");
        }
    }

    #[test]
    fn what_just_moved_is_looked_at_again() {
        let fixture = Fixture::new();
        let first = fixture.commit_file("a.txt", "a\n", "First").to_string();
        fixture.git(&["update-ref", "refs/heads/session/x", &first]);
        let repo = fixture.repo();
        let before = repo.pulse("refs/heads/main");
        assert!(!repo.pulse("refs/heads/main").is_still(&before), "a second move could leave the same times");
    }
}
