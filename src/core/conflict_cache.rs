//! What merges of sessions with each other left in conflict, by the trees that were merged. Derived: one file in
//! `cache/`, which is written anew after merges that it did not know. Without it, or where it cannot be written, looking
//! takes longer and finds the same.

use std::collections::HashMap;
use std::io;
use std::path::PathBuf;

use crate::derived::{self, checksum};
use crate::git::{BString, Repo};

/// Changes with the form of the file.
const MAGIC: &[u8; 8] = b"tinemrg1";
/// Merges that are kept, those of the last look first.
const MOST: usize = 20_000;

/// The merges that are known, by their key.
#[derive(Debug, Default)]
pub struct ConflictCache {
    known: HashMap<String, Vec<BString>>,
}

impl ConflictCache {
    /// What an earlier look has left.
    pub fn load(repo: &Repo) -> ConflictCache {
        let stored = std::fs::read(place(repo)).ok().and_then(|bytes| decode(&bytes));
        ConflictCache { known: stored.unwrap_or_default().into_iter().collect() }
    }

    /// The paths in conflict, if this merge is known.
    pub fn get(&self, key: &str) -> Option<&Vec<BString>> {
        self.known.get(key)
    }

    /// Keeps these merges, and as many of the others as there is room for. Not synced: what a crash leaves of it fails its
    /// checksum. A place that cannot be written to is no error: it is the reader's, too.
    pub fn save(mut self, repo: &Repo, fresh: Vec<(String, Vec<BString>)>) {
        for (key, _) in &fresh {
            self.known.remove(key);
        }
        let room = MOST.saturating_sub(fresh.len());
        let mut old: Vec<(String, Vec<BString>)> = self.known.into_iter().collect();
        old.sort();
        old.truncate(room);
        if let Err(e) = write(repo, &[fresh, old].concat()) {
            tracing::debug!(target: "tine::core", "the merges were not kept: {e}");
        }
    }
}

fn write(repo: &Repo, merges: &[(String, Vec<BString>)]) -> io::Result<()> {
    let path = place(repo);
    let body = postcard::to_allocvec(merges).map_err(io::Error::other)?;
    derived::replace(&path, &[MAGIC.as_slice(), &checksum(&body).to_le_bytes(), &body].concat())
}

fn decode(bytes: &[u8]) -> Option<Vec<(String, Vec<BString>)>> {
    let (sum, body) = bytes.strip_prefix(MAGIC)?.split_first_chunk::<8>()?;
    (checksum(body).to_le_bytes() == *sum).then(|| postcard::from_bytes(body).ok()).flatten()
}

fn place(repo: &Repo) -> PathBuf {
    repo.tine_dir().join("cache").join("merges")
}
