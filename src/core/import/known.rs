//! What plain git moved, without looking at every ref: one that is not loose has not moved while `packed-refs` is the same
//! file. Derived: a file in `cache/` says how the log and `packed-refs` stood to each other once; where it does not go, all
//! refs are compared, and deleting it costs time, never correctness.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::derived::{self, checksum};
use crate::error::Result;
use crate::git::{Oid, Repo, Stamp};

use super::super::oplog;
use super::super::view::View;

/// Below these there may be very many refs.
pub(super) const CROWDED: [&str; 6] = [
    "refs/heads/session/",
    "refs/heads/proposal/",
    "refs/tine/session/",
    "refs/tine/proposal/",
    "refs/tine/source/",
    "refs/tine/remotes/",
];
/// Entries of the log that are read to bring what is kept up to its head.
const CATCH_UP: usize = 32;
/// From this many on it is worth keeping anew.
const WORTH_IT: usize = 16;

/// A ref, the value that the log knows of it, and where it is.
pub(super) type Moved = (String, Option<Oid>, Option<Oid>);

/// The values that the log knows, as far as `packed-refs` does not have the same.
#[derive(Debug, PartialEq)]
pub(super) struct Known {
    packed: Option<Stamp>,
    /// Checksums of the names of all refs that the log knows, in order.
    names: Vec<u64>,
    /// Refs that the log knows another value of than `packed-refs`.
    apart: BTreeMap<String, Option<Oid>>,
    /// Refs that the log knows and that are not below [`CROWDED`].
    elsewhere: BTreeSet<String>,
    /// Entries that were read to get here.
    age: usize,
}

#[derive(Serialize, Deserialize)]
struct Kept<'a> {
    head: &'a [u8],
    packed: Option<Stamp>,
    /// Eight bytes each.
    names: &'a [u8],
    apart: Vec<(&'a str, Option<&'a [u8]>)>,
    elsewhere: Vec<&'a str>,
}

pub(super) fn is_crowded(name: &str) -> bool {
    CROWDED.iter().any(|prefix| name.starts_with(prefix))
}

fn mark(name: &str) -> u64 {
    checksum(name.as_bytes())
}

fn file(repo: &Repo) -> PathBuf {
    repo.tine_dir().join("cache").join("refs")
}

impl Known {
    /// From all that the log knows. None where refs are not kept in files.
    pub(super) fn of(repo: &Repo, view: &View) -> Result<Option<Known>> {
        if repo.is_reftable() {
            return Ok(None);
        }
        let stamp = repo.packed_refs_stamp();
        let mut packed = BTreeMap::new();
        for prefix in CROWDED {
            packed.append(&mut repo.packed_below(prefix)?);
        }
        let mut known = Known {
            packed: stamp,
            names: view.refs.keys().map(|name| mark(name)).collect(),
            apart: BTreeMap::new(),
            elsewhere: view.refs.keys().filter(|name| !is_crowded(name)).cloned().collect(),
            age: 0,
        };
        known.names.sort_unstable();
        for (name, value) in &view.refs {
            let same = if is_crowded(name) { packed.get(name).copied() } else { repo.packed_ref(name)? };
            if same != *value {
                known.apart.insert(name.clone(), *value);
            }
        }
        // Where it was replaced meanwhile, both of them may be in here.
        Ok((repo.packed_refs_stamp() == known.packed).then_some(known))
    }

    /// What is kept, brought up to this head of the log; none where everything has to be compared.
    pub(super) fn read(repo: &Repo, head: Oid) -> Option<Known> {
        if repo.is_reftable() {
            return None;
        }
        let bytes = std::fs::read(file(repo)).ok()?;
        let (sum, payload) = bytes.split_first_chunk::<8>()?;
        if u64::from_le_bytes(*sum) != checksum(payload) {
            return None;
        }
        let kept: Kept<'_> = postcard::from_bytes(payload).ok()?;
        let mut known = Known::from_kept(&kept)?;
        let at = Oid::try_from(kept.head).ok()?;
        if repo.packed_refs_stamp() != known.packed {
            return None;
        }
        let mut newer = Vec::new();
        let mut walk = oplog::walk(repo, Some(head));
        while walk.at() != Some(at) {
            if newer.len() == CATCH_UP {
                return None;
            }
            newer.push(walk.next()?.ok()?.op);
        }
        known.age = newer.len();
        for op in newer.iter().rev() {
            for moved in &op.refs {
                known.set(&moved.name, moved.after);
            }
        }
        Some(known)
    }

    fn from_kept(kept: &Kept<'_>) -> Option<Known> {
        let value = |id: &Option<&[u8]>| id.map(Oid::try_from).transpose().ok();
        let (names, rest) = kept.names.as_chunks::<8>();
        rest.is_empty().then_some(Known {
            packed: kept.packed.clone(),
            names: names.iter().map(|name| u64::from_le_bytes(*name)).collect(),
            apart: kept.apart.iter().map(|(name, id)| Some(((*name).to_owned(), value(id)?))).collect::<Option<_>>()?,
            elsewhere: kept.elsewhere.iter().map(|name| (*name).to_owned()).collect(),
            age: 0,
        })
    }

    fn set(&mut self, name: &str, value: Option<Oid>) {
        let mark = mark(name);
        if let Err(at) = self.names.binary_search(&mark) {
            self.names.insert(at, mark);
        }
        if !is_crowded(name) {
            self.elsewhere.insert(name.to_owned());
        }
        self.apart.insert(name.to_owned(), value);
    }

    /// The refs that are not where the log knows them. None where `packed-refs` was replaced meanwhile.
    pub(super) fn moved(&self, repo: &Repo) -> Result<Option<Vec<Moved>>> {
        let mut suspects: BTreeSet<String> = self.apart.keys().chain(&self.elsewhere).cloned().collect();
        for prefix in CROWDED {
            let loose = repo.loose_below(prefix)?;
            suspects.extend(loose.into_iter().filter(|name| self.names.binary_search(&mark(name)).is_ok()));
        }
        let mut moved = Vec::new();
        for name in suspects {
            let before = match self.apart.get(&name) {
                Some(value) => *value,
                None => repo.packed_ref(&name)?,
            };
            let after = if is_crowded(&name) { repo.direct_ref(&name)? } else { repo.find_ref(&name)? };
            if before != after {
                moved.push((name, before, after));
            }
        }
        Ok((repo.packed_refs_stamp() == self.packed).then_some(moved))
    }

    /// Whether reading what came since took so long that it should be kept anew.
    pub(super) fn is_worth_keeping(&self) -> bool {
        self.age >= WORTH_IT
    }

    /// Keeps it for the commands to come. Only who holds the publish lock may call this.
    pub(super) fn keep(&self, repo: &Repo, head: Oid) {
        let names: Vec<u8> = self.names.iter().flat_map(|name| name.to_le_bytes()).collect();
        let kept = Kept {
            head: head.as_slice(),
            packed: self.packed.clone(),
            names: &names,
            apart: self.apart.iter().map(|(name, id)| (name.as_str(), id.as_ref().map(|id| id.as_slice()))).collect(),
            elsewhere: self.elsewhere.iter().map(String::as_str).collect(),
        };
        let Ok(payload) = postcard::to_allocvec(&kept) else { return };
        let bytes = [&checksum(&payload).to_le_bytes()[..], &payload].concat();
        if let Err(e) = derived::replace(&file(repo), &bytes) {
            tracing::debug!(target: "tine::import", "what is known of refs was not kept: {e}");
        }
    }
}
