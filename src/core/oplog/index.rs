//! A derived index of the log: one row of fixed size for each entry, so that finding the entry that is meant costs no
//! reading of all the others. A file in `cache/` that grows with every entry; where it is missing, torn or of another log,
//! the log itself is walked. It never answers what the log would not.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::PathBuf;

use crate::derived::{self, checksum};
use crate::error::{Code, Error, Result};
use crate::git::{Oid, Repo};

use super::super::ids::SessionId;
use super::{Operation, Walk, walk};

/// Bytes of a row: commit, id and flags, what it undoes, what it redoes, scope, checksum.
const ROW: usize = 72;
/// Rows read at once, from the end.
const CHUNK: usize = 512;
/// Entries that a command adds for others before it leaves that to a rebuild.
const CATCH_UP: usize = 64;
const NO_ID: u64 = u64::MAX;
/// Hex digits of an id.
pub const DIGITS: usize = 12;
const ID: u64 = (1 << 48) - 1;
const MOVES_REFS: u64 = 1 << 48;
const IS_IMPORT: u64 = 1 << 49;
const HAS_SCOPE: u64 = 1 << 50;

/// What finding an entry takes to know of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The entry's commit.
    pub commit: Oid,
    /// Its id, as a number.
    pub id: u64,
    /// The entry that it takes back.
    pub undoes: Option<u64>,
    /// The undo that it takes back.
    pub redoes: Option<u64>,
    /// Whether it moved any ref.
    pub moves_refs: bool,
    /// Whether it tells what plain git did.
    pub is_import: bool,
    /// A checksum of the session's name; two names may share one.
    pub scope: Option<u64>,
}

impl Row {
    fn of(op: &Operation, commit: Oid) -> Result<Row> {
        let number = |id: &str| number(id).filter(|_| id.len() == DIGITS);
        let id = number(&op.id)
            .ok_or_else(|| Error::new(Code::Io, format!("operation log entry {commit} has no proper id")))?;
        Ok(Row {
            commit,
            id,
            undoes: op.undoes.as_deref().and_then(number),
            redoes: op.redoes.as_deref().and_then(number),
            moves_refs: !op.refs.is_empty(),
            is_import: op.kind == "import",
            scope: op.session.as_ref().map(mark),
        })
    }

    /// Whether it may be of this scope; the entry itself says for sure.
    pub fn may_be_of(&self, scope: Option<&SessionId>) -> bool {
        self.scope == scope.map(mark)
    }

    fn to_bytes(self) -> [u8; ROW] {
        let mut out = [0; ROW];
        let name = self.commit.as_slice();
        out[..name.len()].copy_from_slice(name);
        let flag = |is_set: bool, flag: u64| if is_set { flag } else { 0 };
        let flags =
            flag(self.moves_refs, MOVES_REFS) | flag(self.is_import, IS_IMPORT) | flag(self.scope.is_some(), HAS_SCOPE);
        let numbers = [
            self.id | flags,
            self.undoes.unwrap_or(NO_ID),
            self.redoes.unwrap_or(NO_ID),
            self.scope.unwrap_or_default(),
        ];
        for (at, number) in numbers.iter().enumerate() {
            out[32 + 8 * at..40 + 8 * at].copy_from_slice(&number.to_le_bytes());
        }
        let sum = crc32fast::hash(&out[..64]);
        out[64..].copy_from_slice(&u64::from(sum).to_le_bytes());
        out
    }

    fn from_bytes(bytes: &[u8], id_length: usize) -> Option<Row> {
        let number = |at: usize| Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?));
        // A hundred thousand of them are looked at to find one: this sum is quick.
        if number(64)? != u64::from(crc32fast::hash(&bytes[..64])) {
            return None;
        }
        let flags = number(32)?;
        let id = |number: u64| (number != NO_ID).then_some(number);
        Some(Row {
            commit: Oid::try_from(&bytes[..id_length]).ok()?,
            id: flags & ID,
            undoes: id(number(40)?),
            redoes: id(number(48)?),
            moves_refs: flags & MOVES_REFS != 0,
            is_import: flags & IS_IMPORT != 0,
            scope: (flags & HAS_SCOPE != 0).then_some(number(56)?),
        })
    }
}

/// An id, or the beginning of one, as a number.
pub fn number(digits: &str) -> Option<u64> {
    u64::from_str_radix(digits, 16).ok()
}

/// An id as it is written.
pub fn id_text(id: u64) -> String {
    format!("{id:012x}")
}

fn mark(session: &SessionId) -> u64 {
    checksum(session.as_str().as_bytes())
}

fn file(repo: &Repo) -> PathBuf {
    repo.tine_dir().join("cache").join("log")
}

/// The rows of the log, newest first: from the index where it goes, from the entries themselves elsewhere.
pub fn rows(repo: &Repo, head: Option<Oid>) -> Rows<'_> {
    let indexed = Backwards::open(repo);
    Rows { walk: walk(repo, head), indexed, last: None }
}

/// See [`rows`].
pub struct Rows<'a> {
    walk: Walk<'a>,
    indexed: Option<Backwards>,
    /// The row that came last from the index, while it goes.
    last: Option<Oid>,
}

impl Iterator for Rows<'_> {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.last.is_none() {
            let reached = self.indexed.as_mut().and_then(Backwards::peek).map(|row| row.commit);
            if reached.is_none() || reached != self.walk.next {
                let logged = self.walk.next()?;
                return Some(logged.and_then(|logged| Row::of(&logged.op, logged.commit)));
            }
        }
        if let Some(row) = self.indexed.as_mut().and_then(Backwards::take) {
            self.last = Some(row.commit);
            return Some(Ok(row));
        }
        // It ends, or is damaged here. What came before is in the log.
        self.indexed = None;
        let last = self.last.take()?;
        match self.walk.repo.commit(last) {
            Ok(commit) => self.walk.next = commit.parents.first().copied(),
            Err(e) => {
                self.walk.next = None;
                return Some(Err(e));
            }
        }
        self.next()
    }
}

/// The file's rows from its end.
struct Backwards {
    file: File,
    id_length: usize,
    /// Rows before those that were read.
    left: usize,
    ready: VecDeque<Row>,
}

impl Backwards {
    fn open(repo: &Repo) -> Option<Backwards> {
        let file = File::open(file(repo)).ok()?;
        let length = usize::try_from(file.metadata().ok()?.len()).ok()?;
        let whole = length.is_multiple_of(ROW);
        whole.then(|| Backwards {
            file,
            id_length: repo.null_id().as_slice().len(),
            left: length / ROW,
            ready: VecDeque::new(),
        })
    }

    fn peek(&mut self) -> Option<Row> {
        if self.ready.is_empty() {
            self.read();
        }
        self.ready.front().copied()
    }

    fn take(&mut self) -> Option<Row> {
        if self.ready.is_empty() {
            self.read();
        }
        self.ready.pop_front()
    }

    /// Reads the rows before; none where there are none, or one of them is damaged.
    fn read(&mut self) {
        let count = self.left.min(CHUNK);
        let mut bytes = vec![0; count * ROW];
        let from = (self.left - count) * ROW;
        let read = self.file.seek(SeekFrom::Start(from as u64)).and_then(|_| self.file.read_exact(&mut bytes)).is_ok();
        self.left = if read { self.left - count } else { 0 };
        let rows = bytes.chunks_exact(ROW).rev().map(|row| Row::from_bytes(row, self.id_length));
        self.ready = rows.take_while(|_| read).map_while(|row| row).collect();
        if self.ready.len() < count {
            self.left = 0;
        }
    }
}

/// Adds the entry that has just become the log's head, and the few that others left out. False where a rebuild has to.
/// Only who holds the publish lock may call this: rows stand in the order of the log.
pub fn append(repo: &Repo, op: &Operation, commit: Oid, before: Option<Oid>) -> bool {
    let last = Backwards::open(repo).and_then(|mut rows| rows.peek()).map(|row| row.commit);
    let mut missing = vec![Row::of(op, commit)];
    let mut older = walk(repo, before);
    let continues = loop {
        if last.is_some() && older.next == last {
            break true;
        }
        let Some(logged) = older.next() else { break false };
        missing.push(logged.and_then(|logged| Row::of(&logged.op, logged.commit)));
        if missing.len() > CATCH_UP {
            return false;
        }
    };
    // An entry that cannot be read is for those to tell who ask for it.
    let Ok(rows) = missing.into_iter().rev().collect::<Result<Vec<Row>>>() else { return true };
    let bytes: Vec<u8> = rows.into_iter().flat_map(Row::to_bytes).collect();
    let written = match continues {
        true => File::options().append(true).open(file(repo)).and_then(|mut file| file.write_all(&bytes)),
        false => derived::replace(&file(repo), &bytes),
    };
    if let Err(e) = written {
        tracing::debug!(target: "tine::oplog", "the index of the log was not kept: {e}");
    }
    true
}

/// Writes the index of the whole log.
pub fn rebuild(repo: &Repo, head: Option<Oid>) {
    let all: Result<Vec<Row>> =
        walk(repo, head).map(|logged| logged.and_then(|logged| Row::of(&logged.op, logged.commit))).collect();
    let Ok(all) = all else { return };
    let bytes: Vec<u8> = all.into_iter().rev().flat_map(Row::to_bytes).collect();
    if let Err(e) = derived::replace(&file(repo), &bytes) {
        tracing::debug!(target: "tine::oplog", "the index of the log was not kept: {e}");
    }
}

#[cfg(test)]
mod tests {
    use super::super::{read, version, write};
    use super::*;
    use crate::git::Signature;
    use crate::git::testing::Sandbox;

    fn entry(number: u64, session: Option<&str>) -> Operation {
        Operation {
            version: version(),
            id: id_text(number),
            kind: "checkpoint".to_owned(),
            session: session.map(|name| SessionId::parse(name).expect("a name")),
            actor: "ada".to_owned(),
            started_at: jiff::Timestamp::UNIX_EPOCH,
            duration_ms: 0,
            phases: Default::default(),
            args: Vec::new(),
            summary: "work".to_owned(),
            undoes: None,
            redoes: None,
            refs: Vec::new(),
            workspaces: Vec::new(),
        }
    }

    /// Entries in the log, indexed by who writes them.
    fn log(repo: &Repo, numbers: std::ops::Range<u64>, mut head: Option<Oid>, indexes: bool) -> Option<Oid> {
        let by = Signature { name: "ada".into(), email: "a@b".into(), seconds: 0, offset: 0 };
        for number in numbers {
            let op = entry(number, number.is_multiple_of(3).then_some("third"));
            let commit = write(repo, &op, head, &[], &by).expect("an entry");
            if indexes && !append(repo, &op, commit, head) {
                rebuild(repo, Some(commit));
            }
            head = Some(commit);
        }
        head
    }

    fn ids(repo: &Repo, head: Option<Oid>) -> Vec<u64> {
        rows(repo, head).map(|row| row.expect("a row").id).collect()
    }

    fn newest_first(numbers: std::ops::Range<u64>) -> Vec<u64> {
        numbers.rev().collect()
    }

    fn rows_in_file(repo: &Repo) -> usize {
        std::fs::metadata(file(repo)).map_or(0, |meta| usize::try_from(meta.len()).expect("small") / ROW)
    }

    #[test]
    fn rows_tell_what_the_entries_tell() {
        let sandbox = Sandbox::new();
        for form in ["sha1", "sha256"] {
            sandbox.git(&["init", "-q", "-b", "main", &format!("--object-format={form}"), form]);
            let repo = Repo::open(&sandbox.path().join(form).join(".git")).expect("a repository");
            let head = log(&repo, 0..1_100, None, true);
            assert_eq!(rows_in_file(&repo), 1_100);
            assert_eq!(ids(&repo, head), newest_first(0..1_100));
            for row in rows(&repo, head).step_by(97) {
                let row = row.expect("a row");
                let logged = read(&repo, row.commit).expect("an entry");
                assert_eq!(Row::of(&logged.op, row.commit).expect("a row"), row);
                let third = SessionId::parse("third").expect("a name");
                assert_eq!(row.may_be_of(Some(&third)), row.id.is_multiple_of(3));
                assert_eq!(row.may_be_of(None), !row.id.is_multiple_of(3));
            }
        }
    }

    #[test]
    fn what_is_missing_or_damaged_is_read_from_the_log() {
        let sandbox = Sandbox::new();
        let repo = sandbox.repo();
        let head = log(&repo, 0..20, None, true);
        let whole = std::fs::read(file(&repo)).expect("the index");
        for damage in 0..whole.len() / 7 {
            let mut bytes = whole.clone();
            bytes[damage * 7] ^= 4;
            std::fs::write(file(&repo), bytes).expect("writable");
            assert_eq!(ids(&repo, head), newest_first(0..20), "byte {}", damage * 7);
        }
        for left in [0, 1, ROW, 5 * ROW + 1] {
            std::fs::write(file(&repo), &whole[..left]).expect("writable");
            assert_eq!(ids(&repo, head), newest_first(0..20), "{left} bytes left");
        }
        std::fs::remove_file(file(&repo)).expect("removable");
        assert_eq!(ids(&repo, head), newest_first(0..20));
    }

    #[test]
    fn others_that_do_not_index_are_caught_up_with() {
        let sandbox = Sandbox::new();
        let repo = sandbox.repo();
        let few = log(&repo, 0..5, None, false);
        let few = log(&repo, 5..6, few, true);
        assert_eq!((rows_in_file(&repo), ids(&repo, few)), (6, newest_first(0..6)));
        let many = log(&repo, 6..200, few, false);
        assert_eq!(ids(&repo, many), newest_first(0..200));
        let many = log(&repo, 200..201, many, true);
        assert_eq!((rows_in_file(&repo), ids(&repo, many)), (201, newest_first(0..201)));
        // A torn row, and another log altogether: pruned, or restored from a backup.
        File::options().append(true).open(file(&repo)).expect("there").write_all(b"torn").expect("writable");
        let torn = log(&repo, 201..203, many, true);
        assert_eq!((rows_in_file(&repo), ids(&repo, torn)), (203, newest_first(0..203)));
        let other = log(&repo, 300..310, None, true);
        assert_eq!((rows_in_file(&repo), ids(&repo, other)), (10, newest_first(300..310)));
    }
}
