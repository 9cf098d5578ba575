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

use super::oplog::{self, Operation};
use super::record::{self, SessionRecord, Stored};

mod table;

use table::{Entry, Header, Table};

const RECORDS: &str = "refs/tine/session/";
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
/// Entries of the log that are looked at to find out where work goes on.
const RECENT: usize = 4096;

/// What a record says, as JSON, which is quicker to read than the record; and which one.
#[derive(Serialize, Deserialize)]
struct Kept<'a> {
    commit: &'a [u8],
    is_live: bool,
    created_at: i64,
    record: &'a [u8],
}

/// A session that there is.
#[derive(Debug)]
pub struct Row {
    /// Its record's newest event.
    pub commit: Oid,
    /// Whether work can go on in it.
    pub is_live: bool,
    /// When it was started, in milliseconds.
    created_at: i64,
    /// A checksum of its name.
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
    /// One for each.
    pub rows: Vec<Row>,
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
            let rows = beside(repo, found, &table)?;
            if repo.packed_refs_stamp() == stamp {
                let is_behind = lacks_many(&rows);
                return Ok(Roster { file, rows, is_behind });
            }
        }
        let known = file.as_mut().map(all_rows).unwrap_or_default();
        let rows: Vec<Row> = repo
            .refs_below(RECORDS)?
            .into_iter()
            .map(|(name, commit)| looked_up(repo, &known, &name, commit))
            .collect::<Result<_>>()?;
        let is_behind = lacks_many(&rows) || (rows.len() >= MANY && !repo.is_reftable());
        Ok(Roster { file, rows, is_behind })
    }

    /// Whether finding out took a look at every ref, or at many records, which a file written anew would save.
    pub fn is_behind(&self) -> bool {
        self.is_behind
    }

    /// The record of a row.
    pub fn record(&self, repo: &Repo, row: &Row) -> Result<Stored<SessionRecord>> {
        let commit = row.commit;
        match &row.body {
            Body::Read(record) => Ok(Stored { commit, value: (**record).clone() }),
            Body::Kept(at, length) => match self.kept(*at, *length, commit) {
                Some(value) => Ok(Stored { commit, value }),
                // Damaged, or another version's form of it.
                None => record::read(repo, commit),
            },
        }
    }

    fn kept(&self, at: u64, length: usize, commit: Oid) -> Option<SessionRecord> {
        let mut bytes = vec![0; length + AROUND];
        self.file.as_ref()?.read_exact_at(&mut bytes, at.checked_sub(4)?).ok()?;
        let (payload, _) = row_at(&bytes, 0)?;
        let kept: Kept<'_> = postcard::from_bytes(&bytes[payload]).ok()?;
        (kept.commit == commit.as_slice()).then(|| serde_json::from_slice(kept.record).ok())?
    }

    /// The live ones that were started last, as many as this.
    pub fn latest(&self, most: usize) -> Vec<&Row> {
        let mut live: Vec<_> = self.rows.iter().filter(|row| row.is_live).collect();
        live.sort_by_key(|row| std::cmp::Reverse(row.created_at));
        live.truncate(most);
        live
    }

    /// Those that tine worked in last, as many as this, and then those that were started last.
    pub fn at_work(&self, repo: &Repo, head: Option<Oid>, most: usize, live_only: bool) -> Result<Vec<&Row>> {
        // Some of them are over.
        let enough = most.saturating_mul(2);
        let mut ages: HashMap<u64, usize> = HashMap::new();
        for (age, row) in oplog::rows(repo, head).take(RECENT).enumerate() {
            if let Some(mark) = row?.scope {
                ages.entry(mark).or_insert(age);
            }
            if ages.len() >= enough {
                break;
            }
        }
        let wanted = self.rows.iter().filter(|row| row.is_live || !live_only);
        let (mut found, mut rest): (Vec<_>, Vec<_>) = wanted.partition(|row| ages.contains_key(&row.mark));
        found.sort_by_key(|row| ages[&row.mark]);
        if found.len() < most {
            rest.sort_by_key(|row| std::cmp::Reverse(row.created_at));
            found.extend(rest);
        }
        found.truncate(most);
        Ok(found)
    }
}

fn lacks_many(rows: &[Row]) -> bool {
    rows.iter().filter(|row| matches!(row.body, Body::Read(_))).count() >= STRANGERS
}

fn file(repo: &Repo) -> PathBuf {
    repo.tine_dir().join("cache").join("sessions")
}

fn mark(name: &str) -> u64 {
    checksum(name.trim_start_matches(RECORDS).as_bytes())
}

/// The sessions of a table whose refs are still packed, and those that are loose.
fn beside(repo: &Repo, file: &mut File, table: &Table) -> Result<Vec<Row>> {
    let mut loose = HashMap::new();
    for name in repo.loose_below(RECORDS)? {
        let commit = repo.direct_ref(&name)?;
        loose.insert(mark(&name), (name, commit));
    }
    let packed = table.entries.iter().filter(|entry| entry.is_packed && !loose.contains_key(&entry.mark));
    let mut rows: Vec<Row> = packed.map(Entry::row).collect();
    if !loose.is_empty() {
        let mut known: Known = newer_rows(file, table.end);
        for entry in table.entries.iter().filter(|entry| !entry.is_packed) {
            known.entry(entry.commit).or_insert((entry.is_live, entry.created_at, entry.at, entry.length));
        }
        for (name, commit) in loose.into_values().filter_map(|(name, commit)| Some((name, commit?))) {
            rows.push(looked_up(repo, &known, &name, commit)?);
        }
    }
    Ok(rows)
}

/// By a record's commit: whether it is live, when it was started, and where in the file it is, as in [`Body::Kept`].
type Known = HashMap<Oid, (bool, i64, u64, usize)>;

fn looked_up(repo: &Repo, known: &Known, name: &str, commit: Oid) -> Result<Row> {
    let mark = mark(name);
    if let Some((is_live, created_at, at, length)) = known.get(&commit).copied() {
        return Ok(Row { commit, is_live, created_at, mark, body: Body::Kept(at, length) });
    }
    let record: SessionRecord = record::read(repo, commit)?.value;
    let (is_live, created_at) = (record.state.is_live(), record.created_at.as_millisecond());
    Ok(Row { commit, is_live, created_at, mark, body: Body::Read(Box::new(record)) })
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
        let in_packed = if repo.is_reftable() { BTreeMap::new() } else { repo.packed_below(RECORDS)? };
        let roster = Roster::open(repo)?;
        let (mut entries, mut rows) = (Vec::new(), Vec::new());
        for row in &roster.rows {
            let stored = roster.record(repo, row)?;
            // One that is too long is read from its record each time.
            let bytes = to_bytes(&stored).unwrap_or_default();
            entries.push(Entry {
                commit: stored.commit,
                mark: row.mark,
                created_at: row.created_at,
                at: rows.len() as u64 + 4,
                length: bytes.len().saturating_sub(AROUND),
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
