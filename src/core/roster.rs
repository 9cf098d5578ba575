//! Which sessions there are, without reading each record: a file in `cache/` that keeps what the commit of a record says,
//! by that commit. Derived: what it does not know is read from the record, and deleting it costs time, never correctness.

use std::collections::HashMap;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::ops::Range;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::derived::{self, checksum};
use crate::error::{Context as _, Result};
use crate::git::{Oid, Repo};

use super::oplog::Operation;
use super::record::{self, SessionRecord, Stored};

const RECORDS: &str = "refs/tine/session/";
/// Changes with the form of the file.
const MAGIC: &[u8; 8] = b"tineros1";
/// The magic, and the size that the file had when it was last written anew.
const HEADER: usize = 16;
/// A row that is damaged may say any length.
const LONGEST: usize = 1 << 20;
/// Of a row, what is not its payload.
const AROUND: usize = 16;
/// Rows of earlier events take this much more than the file had before it is written anew.
const SLACK: u64 = 1 << 20;

/// One row: what choosing a session takes, and its record as JSON, which is quicker to read than the record.
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
    pub created_at: i64,
    body: Body,
}

#[derive(Debug)]
enum Body {
    /// In the file.
    Kept(Range<usize>),
    /// Read from the record, as the file has nothing of it.
    Read(Box<SessionRecord>),
}

/// All sessions.
#[derive(Debug)]
pub struct Roster {
    bytes: Vec<u8>,
    /// By name.
    pub rows: Vec<Row>,
}

/// Records that came by other means than a command of ours, from which on the file is worth writing anew.
const MANY: usize = 16;

impl Roster {
    /// Looks at every session there is. Writes nothing.
    pub fn open(repo: &Repo) -> Result<Roster> {
        let refs = repo.refs_below(RECORDS)?;
        let bytes = std::fs::read(file(repo)).unwrap_or_default();
        let known = parse(&bytes);
        let row = |commit: Oid| -> Result<Row> {
            if let Some((kept, range)) = known.get(commit.as_slice()) {
                let body = Body::Kept(range.clone());
                return Ok(Row { commit, is_live: kept.is_live, created_at: kept.created_at, body });
            }
            let record: SessionRecord = record::read(repo, commit)?.value;
            let (is_live, created_at) = (record.state.is_live(), record.created_at.as_millisecond());
            Ok(Row { commit, is_live, created_at, body: Body::Read(Box::new(record)) })
        };
        let rows = refs.into_values().map(row).collect::<Result<_>>()?;
        Ok(Roster { bytes, rows })
    }

    /// Whether many records were not in the file.
    pub fn is_behind(&self) -> bool {
        self.rows.iter().filter(|row| matches!(row.body, Body::Read(_))).count() >= MANY
    }

    /// The record of a row.
    pub fn record(&self, repo: &Repo, row: &Row) -> Result<Stored<SessionRecord>> {
        let commit = row.commit;
        match &row.body {
            Body::Read(record) => Ok(Stored { commit, value: (**record).clone() }),
            Body::Kept(range) => match serde_json::from_slice(&self.bytes[range.clone()]) {
                Ok(value) => Ok(Stored { commit, value }),
                // Another version's form of it.
                Err(_) => record::read(repo, commit),
            },
        }
    }
}

fn file(repo: &Repo) -> PathBuf {
    repo.tine_dir().join("cache").join("sessions")
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
fn row_at(bytes: &[u8], at: usize) -> Option<(Range<usize>, usize)> {
    let number = |range: Range<usize>| bytes.get(range);
    let length = u32::from_le_bytes(number(at..at + 4)?.try_into().ok()?) as usize;
    let payload = (length < LONGEST).then(|| at + 4..at + 4 + length)?;
    let sum = u64::from_le_bytes(number(payload.end..payload.end + 8)?.try_into().ok()?);
    let again = u32::from_le_bytes(number(payload.end + 8..payload.end + 12)?.try_into().ok()?) as usize;
    (sum == checksum(&bytes[payload.clone()]) && again == length).then(|| (payload.clone(), payload.end + 12))
}

/// What the file knows, up to where it is damaged, by commit; and where each record is in it.
fn parse(bytes: &[u8]) -> HashMap<&[u8], (Kept<'_>, Range<usize>)> {
    let mut found = HashMap::new();
    let mut at = if bytes.starts_with(MAGIC) { HEADER } else { bytes.len() };
    while let Some((payload, next)) = row_at(bytes, at) {
        if let Ok(kept) = postcard::from_bytes::<Kept<'_>>(&bytes[payload.clone()]) {
            // The record is what the payload ends with.
            let range = payload.end - kept.record.len()..payload.end;
            found.insert(kept.commit, (kept, range));
        }
        at = next;
    }
    found
}

/// Adds what an entry of the log did to records. False where the file should be written anew. Only who holds the publish
/// lock may call this.
pub fn append(repo: &Repo, op: &Operation) -> bool {
    let moved: Vec<Oid> = op.refs.iter().filter(|m| m.name.starts_with(RECORDS)).filter_map(|m| m.after).collect();
    if moved.is_empty() {
        return true;
    }
    let Ok(mut file) = File::options().read(true).append(true).open(file(repo)) else { return false };
    if is_sound(&mut file) != Some(true) {
        return false;
    }
    let rows = moved.into_iter().filter_map(|commit| to_bytes(&record::read(repo, commit).ok()?));
    let bytes: Vec<u8> = rows.flatten().collect();
    if let Err(e) = file.write_all(&bytes) {
        tracing::debug!(target: "tine::roster", "the list of sessions was not kept: {e}");
    }
    true
}

/// Whether rows can be added: the last one is whole, and there are not too many of earlier events.
fn is_sound(file: &mut File) -> Option<bool> {
    let mut header = [0; HEADER];
    file.read_exact(&mut header).ok()?;
    let length = file.metadata().ok()?.len();
    let written_with = u64::from_le_bytes(header[8..].try_into().ok()?);
    if !header.starts_with(MAGIC) || length > 2 * written_with + SLACK {
        return Some(false);
    }
    if length == HEADER as u64 {
        return Some(true);
    }
    let mut last = [0; 4];
    file.seek(SeekFrom::End(-4)).ok()?;
    file.read_exact(&mut last).ok()?;
    let row = usize::try_from(u32::from_le_bytes(last)).ok()? + AROUND;
    if row > LONGEST || length < (HEADER + row) as u64 {
        return Some(false);
    }
    let mut bytes = vec![0; row];
    file.seek(SeekFrom::End(-i64::try_from(row).ok()?)).ok()?;
    file.read_exact(&mut bytes).ok()?;
    Some(row_at(&bytes, 0).is_some_and(|(_, next)| next == row))
}

/// Writes the file anew from the records that there are.
pub fn rebuild(repo: &Repo) {
    let write = || -> Result<()> {
        let roster = Roster::open(repo)?;
        let rows = roster.rows.iter().map(|row| roster.record(repo, row));
        let rows: Vec<u8> = rows.collect::<Result<Vec<_>>>()?.iter().filter_map(to_bytes).flatten().collect();
        let size = (HEADER + rows.len()) as u64;
        let bytes = [MAGIC.as_slice(), &size.to_le_bytes(), &rows].concat();
        derived::replace(&file(repo), &bytes).or_io(|| "cannot write a cache".to_owned())
    };
    if let Err(e) = write() {
        tracing::debug!(target: "tine::roster", "the list of sessions was not kept: {e}");
    }
}
