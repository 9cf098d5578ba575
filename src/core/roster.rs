//! Which sessions there are, without reading each record: a file in `cache/` that keeps what the records say. Derived: what
//! it does not know is read from the records, and deleting it costs time, never correctness.
//!
//! It begins with a table of rows of fixed size, one for each session that there was when it was written. As long as
//! `packed-refs` is the file that it was then, only refs that are loose are looked at beside it. What the table's rows
//! stand for follows, and then what records have become since.

use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::FileExt as _;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::derived::{self, checksum};
use crate::error::{Context as _, Result};
use crate::git::{Oid, Repo};

use super::oplog::Operation;
use super::record::{self, SessionRecord, Stored};
use super::timeline;

mod choose;
mod table;

use table::{Entry, Header, Listed, Table};

const RECORDS: &str = "refs/tine/session/";
const BRANCHES: &str = "refs/heads/session/";
/// A row that is damaged may say any length.
const LONGEST: usize = 1 << 20;
/// Of a row, what is not its payload.
const AROUND: usize = 16;
/// Rows of earlier events take this much more than the file had before it is written anew.
const SLACK: u64 = 1 << 20;
/// Sessions from which on it is worth writing the file anew because refs were packed.
const MANY: usize = 64;
/// Records that came by other means than a command of ours, from which on it is worth it, too.
const STRANGERS: usize = 16;

/// What a record says, as JSON, which is quicker to read than the record; and which one.
#[derive(Serialize, Deserialize)]
struct Kept<'a> {
    commit: &'a [u8],
    is_live: bool,
    created_at: i64,
    record: &'a [u8],
}

/// What choosing among sessions takes to know of one.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Whether work can go on in it.
    pub is_live: bool,
    /// When it was started, in milliseconds.
    created_at: i64,
    /// A checksum of its name.
    mark: u64,
    /// When work last went on in it, in nanoseconds, if its branch is still where `packed-refs` has it.
    active_at: Option<i64>,
    place: Place,
}

/// Which session of the roster it is.
#[derive(Debug, Clone, Copy)]
enum Place {
    Listed(usize),
    Newer(usize),
}

/// A session of which the table knows nothing that still holds.
#[derive(Debug)]
struct Newer {
    /// Its record's newest event.
    commit: Oid,
    is_live: bool,
    created_at: i64,
    mark: u64,
    body: Body,
}

#[derive(Debug)]
enum Body {
    /// In the file: where the payload begins, and how long it is.
    Kept(u64, usize),
    /// Read from the record, as the file has nothing of it.
    Read(Box<SessionRecord>),
}

/// All sessions, in no order.
#[derive(Debug)]
pub struct Roster {
    file: Option<File>,
    /// As long as `packed-refs` is the one that it speaks of.
    table: Option<Table>,
    newer: Vec<Newer>,
    /// The marks of those whose records are loose: the table does not speak of them.
    loose: Vec<u64>,
    is_behind: bool,
}

impl Roster {
    /// Looks at every session there is. Writes nothing.
    pub fn open(repo: &Repo) -> Result<Roster> {
        let mut file = File::open(file(repo)).ok();
        let stamp = repo.packed_refs_stamp();
        if !repo.is_reftable()
            && let Some(found) = &mut file
            && let Some(table) = Table::read(found).filter(|table| table.packed == stamp)
        {
            let (newer, loose) = beside(repo, found, &table)?;
            if repo.packed_refs_stamp() == stamp {
                let is_behind = lacks_many(&newer);
                return Ok(Roster { file, table: Some(table), newer, loose, is_behind });
            }
        }
        let known = file.as_mut().map(all_rows).unwrap_or_default();
        let newer: Vec<Newer> = repo
            .refs_below(RECORDS)?
            .into_iter()
            .map(|(name, commit)| looked_up(repo, &known, &name, commit))
            .collect::<Result<_>>()?;
        let is_behind = lacks_many(&newer) || (newer.len() >= MANY && !repo.is_reftable());
        Ok(Roster { file, table: None, newer, loose: Vec::new(), is_behind })
    }

    /// Whether finding out took a look at every ref, or at many records, which a file written anew would save.
    pub fn is_behind(&self) -> bool {
        self.is_behind
    }

    /// One for each session.
    pub fn rows(&self) -> impl Iterator<Item = Row> {
        let entries = self.table.iter().flat_map(Table::entries).enumerate();
        let listed = entries.filter(|(_, entry)| self.holds(*entry)).map(|(nth, entry)| Row {
            is_live: entry.is_live(),
            created_at: entry.created_at(),
            mark: entry.mark(),
            active_at: entry.active_at(),
            place: Place::Listed(nth),
        });
        listed.chain(self.newer.iter().enumerate().map(|(nth, newer)| Row {
            is_live: newer.is_live,
            created_at: newer.created_at,
            mark: newer.mark,
            active_at: None,
            place: Place::Newer(nth),
        }))
    }

    fn holds(&self, entry: Listed<'_>) -> bool {
        entry.is_packed() && (self.loose.is_empty() || self.loose.binary_search(&entry.mark()).is_err())
    }

    /// The record of a row.
    pub fn record(&self, repo: &Repo, row: Row) -> Result<Stored<SessionRecord>> {
        let (commit, (at, length)) = match row.place {
            Place::Newer(nth) => match &self.newer[nth] {
                Newer { commit, body: Body::Read(record), .. } => {
                    return Ok(Stored { commit: *commit, value: (**record).clone() });
                }
                Newer { commit, body: Body::Kept(at, length), .. } => (*commit, (*at, *length)),
            },
            Place::Listed(nth) => {
                let entry = self.table.as_ref().and_then(|table| table.entry(nth)).expect("rows are of this roster");
                (entry.commit().expect("looked at when it was read"), entry.payload())
            }
        };
        match self.kept(at, length, commit) {
            Some(value) => Ok(Stored { commit, value }),
            // Damaged, or another version's form of it.
            None => record::read(repo, commit),
        }
    }

    fn kept(&self, at: u64, length: usize, commit: Oid) -> Option<SessionRecord> {
        let mut bytes = vec![0; length + AROUND];
        self.file.as_ref()?.read_exact_at(&mut bytes, at.checked_sub(4)?).ok()?;
        let (payload, _) = row_at(&bytes, 0)?;
        let kept: Kept<'_> = postcard::from_bytes(&bytes[payload]).ok()?;
        (kept.commit == commit.as_slice()).then(|| serde_json::from_slice(kept.record).ok())?
    }
}

fn lacks_many(newer: &[Newer]) -> bool {
    newer.iter().filter(|row| matches!(row.body, Body::Read(_))).count() >= STRANGERS
}

fn file(repo: &Repo) -> PathBuf {
    repo.tine_dir().join("cache").join("sessions")
}

/// By the name of a session's record or branch.
fn mark(name: &str) -> u64 {
    let name = name.strip_prefix(RECORDS).or_else(|| name.strip_prefix(BRANCHES)).unwrap_or(name);
    checksum(name.as_bytes())
}

/// The sessions whose records are loose, beside what a table says, and their marks in order.
fn beside(repo: &Repo, file: &mut File, table: &Table) -> Result<(Vec<Newer>, Vec<u64>)> {
    let mut loose = BTreeMap::new();
    for name in repo.loose_below(RECORDS)? {
        let commit = repo.direct_ref(&name)?;
        loose.insert(mark(&name), (name, commit));
    }
    let marks: Vec<u64> = loose.keys().copied().collect();
    if loose.is_empty() {
        return Ok((Vec::new(), marks));
    }
    let mut known: Known = newer_rows(file, table.end);
    for entry in table.entries().filter(|entry| !entry.is_packed() && loose.contains_key(&entry.mark())) {
        if let Some(commit) = entry.commit() {
            let (at, length) = entry.payload();
            known.entry(commit).or_insert((entry.is_live(), entry.created_at(), at, length));
        }
    }
    let there = loose.into_values().filter_map(|(name, commit)| Some((name, commit?)));
    let newer = there.map(|(name, commit)| looked_up(repo, &known, &name, commit)).collect::<Result<_>>()?;
    Ok((newer, marks))
}

/// By a record's commit: whether it is live, when it was started, and where in the file it is, as in [`Body::Kept`].
type Known = HashMap<Oid, (bool, i64, u64, usize)>;

fn looked_up(repo: &Repo, known: &Known, name: &str, commit: Oid) -> Result<Newer> {
    let mark = mark(name);
    if let Some((is_live, created_at, at, length)) = known.get(&commit).copied() {
        return Ok(Newer { commit, is_live, created_at, mark, body: Body::Kept(at, length) });
    }
    let record: SessionRecord = record::read(repo, commit)?.value;
    let (is_live, created_at) = (record.state.is_live(), record.created_at.as_millisecond());
    Ok(Newer { commit, is_live, created_at, mark, body: Body::Read(Box::new(record)) })
}

/// What the file knows, up to where it is damaged.
fn all_rows(file: &mut File) -> Known {
    Header::read(file).map(|header| newer_rows(file, header.rows_at)).unwrap_or_default()
}

/// What the file knows from this place on, up to where it is damaged.
fn newer_rows(file: &mut File, from: u64) -> Known {
    let mut bytes = Vec::new();
    if file.seek(SeekFrom::Start(from)).and_then(|_| file.read_to_end(&mut bytes)).is_err() {
        return Known::new();
    }
    let mut found = Known::new();
    let mut at = 0;
    while let Some((payload, next)) = row_at(&bytes, at) {
        if let Ok(kept) = postcard::from_bytes::<Kept<'_>>(&bytes[payload.clone()])
            && let Ok(commit) = Oid::try_from(kept.commit)
        {
            let place = (kept.is_live, kept.created_at, from + payload.start as u64, payload.len());
            found.insert(commit, place);
        }
        at = next;
    }
    found
}

/// A row is its length, its payload, the payload's checksum, and its length again, so that the end can be checked alone.
fn to_bytes(stored: &Stored<SessionRecord>) -> Option<Vec<u8>> {
    let record = serde_json::to_vec(&stored.value).ok()?;
    let kept = Kept {
        commit: stored.commit.as_slice(),
        is_live: stored.value.state.is_live(),
        created_at: stored.value.created_at.as_millisecond(),
        record: &record,
    };
    let payload = postcard::to_allocvec(&kept).ok()?;
    let length = u32::try_from(payload.len()).ok().filter(|_| payload.len() < LONGEST)?.to_le_bytes();
    Some([&length[..], &payload, &checksum(&payload).to_le_bytes(), &length].concat())
}

/// The payload of the row that begins here, and where the next one does.
fn row_at(bytes: &[u8], at: usize) -> Option<(std::ops::Range<usize>, usize)> {
    let number = |range: std::ops::Range<usize>| bytes.get(range);
    let length = u32::from_le_bytes(number(at..at + 4)?.try_into().ok()?) as usize;
    let payload = (length < LONGEST).then(|| at + 4..at + 4 + length)?;
    let sum = u64::from_le_bytes(number(payload.end..payload.end + 8)?.try_into().ok()?);
    let again = u32::from_le_bytes(number(payload.end + 8..payload.end + 12)?.try_into().ok()?) as usize;
    (sum == checksum(&bytes[payload.clone()]) && again == length).then(|| (payload.clone(), payload.end + 12))
}

/// Adds what an entry of the log did to records. False where the file should be written anew. Only who holds the publish
/// lock may call this.
pub fn append(repo: &Repo, op: &Operation) -> bool {
    let moved: Vec<Oid> = op.refs.iter().filter(|m| m.name.starts_with(RECORDS)).filter_map(|m| m.after).collect();
    let file = File::options().read(true).append(true).open(file(repo));
    let Ok(mut file) = file else { return moved.is_empty() };
    if is_sound(&mut file, repo) != Some(true) {
        return false;
    }
    let rows = moved.into_iter().filter_map(|commit| to_bytes(&record::read(repo, commit).ok()?));
    let bytes: Vec<u8> = rows.flatten().collect();
    if let Err(e) = file.write_all(&bytes) {
        tracing::debug!(target: "tine::roster", "the list of sessions was not kept: {e}");
    }
    true
}

/// Whether rows can be added: the last one is whole, there are not too many of earlier events, and `packed-refs` is the
/// same, which matters where there are many.
fn is_sound(file: &mut File, repo: &Repo) -> Option<bool> {
    let header = Header::read(file)?;
    let length = file.metadata().ok()?.len();
    if length > 2 * header.end + SLACK || (header.entries >= MANY && header.packed != repo.packed_refs_stamp()) {
        return Some(false);
    }
    if length == header.end {
        return Some(true);
    }
    let mut last = [0; 4];
    file.seek(SeekFrom::End(-4)).ok()?;
    file.read_exact(&mut last).ok()?;
    let row = usize::try_from(u32::from_le_bytes(last)).ok()? + AROUND;
    if row > LONGEST || length < header.rows_at + row as u64 {
        return Some(false);
    }
    let mut bytes = vec![0; row];
    file.read_exact_at(&mut bytes, length - row as u64).ok()?;
    Some(row_at(&bytes, 0).is_some_and(|(_, next)| next == row))
}

/// Writes the file anew from the records that there are.
pub fn rebuild(repo: &Repo) {
    let write = || -> Result<()> {
        let packed = repo.packed_refs_stamp();
        let packed_below = |prefix| if repo.is_reftable() { Ok(BTreeMap::new()) } else { repo.packed_below(prefix) };
        let (in_packed, tips) = (packed_below(RECORDS)?, packed_below(BRANCHES)?);
        let roster = Roster::open(repo)?;
        let (mut entries, mut rows) = (Vec::new(), Vec::new());
        let records = roster.rows().map(|row| Ok((row, roster.record(repo, row)?)));
        let mut records = records.collect::<Result<Vec<_>>>()?;
        records.sort_by(|(_, a), (_, b)| a.value.id.cmp(&b.value.id));
        for (row, stored) in records {
            // One that is too long is read from its record each time.
            let bytes = to_bytes(&stored).unwrap_or_default();
            let tip = tips.get(&stored.value.id.branch()).copied().filter(|_| row.is_live);
            entries.push(Entry {
                commit: stored.commit,
                mark: row.mark,
                created_at: row.created_at,
                at: rows.len() as u64 + 4,
                length: bytes.len().saturating_sub(AROUND),
                active_at: tip.and_then(|tip| {
                    let at = timeline::last_active(repo, &stored.value, Some(tip)).ok()?;
                    i64::try_from(at.as_nanosecond()).ok()
                }),
                is_live: row.is_live,
                is_packed: in_packed.get(&stored.value.id.record()) == Some(&stored.commit),
            });
            rows.extend(bytes);
        }
        // Where `packed-refs` was replaced meanwhile, the table may speak of both.
        if repo.packed_refs_stamp() != packed {
            return Ok(());
        }
        let Some(head) = table::to_bytes(&packed, &entries, rows.len()) else { return Ok(()) };
        derived::replace(&file(repo), &[head, rows].concat()).or_io(|| "cannot write a cache".to_owned())
    };
    if let Err(e) = write() {
        tracing::debug!(target: "tine::roster", "the list of sessions was not kept: {e}");
    }
}
