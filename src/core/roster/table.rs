//! The beginning of the list of sessions: which `packed-refs` it was written beside, and an entry of fixed size for each
//! session, so that finding those that are meant takes no reading of what their records say.

use std::fs::File;
use std::os::unix::fs::FileExt as _;

use crate::derived::checksum;
use crate::git::{Oid, Stamp};

/// Changes with the form of the file.
const MAGIC: &[u8; 8] = b"tineros3";
/// Magic, end, entries, length of the stamp, checksum of the table, checksum of the header.
const FIXED: usize = 40;
/// Commit, name, start, place, activity, length, flags.
const ENTRY: usize = 72;
const MARK: usize = 32;
const CREATED: usize = 40;
const AT: usize = 48;
const ACTIVE: usize = 56;
const LENGTH: usize = 64;
const FLAGS: usize = 68;
const IS_LIVE: u32 = 1;
const IS_PACKED: u32 = 2;
const HAS_ACTIVE: u32 = 4;
/// A stamp is short.
const LONGEST_STAMP: usize = 256;

/// What there is to know of the file before its table.
pub(super) struct Header {
    /// Which `packed-refs` there was.
    pub packed: Option<Stamp>,
    /// How many sessions there were.
    pub entries: usize,
    /// Where the table begins.
    table_at: u64,
    table_sum: u64,
    /// Where the rows begin that the table speaks of.
    pub rows_at: u64,
    /// Where the file ended when it was written.
    pub end: u64,
}

/// A session that there was when the file was written.
#[derive(Debug)]
pub(super) struct Entry {
    pub commit: Oid,
    pub mark: u64,
    pub created_at: i64,
    /// Where its row's payload begins among the rows.
    pub at: u64,
    /// How long the payload is; 0 if it has none.
    pub length: usize,
    /// When work last went on in it, in nanoseconds, where its branch is as `packed-refs` had it.
    pub active_at: Option<i64>,
    pub is_live: bool,
    /// Whether `packed-refs` had this commit for it.
    pub is_packed: bool,
}

/// The header and its entries as they were read: most of them are passed over.
#[derive(Debug)]
pub(super) struct Table {
    pub packed: Option<Stamp>,
    pub end: u64,
    rows_at: u64,
    bytes: Vec<u8>,
}

/// An entry as it was read.
#[derive(Clone, Copy)]
pub(super) struct Listed<'a> {
    bytes: &'a [u8; ENTRY],
    rows_at: u64,
}

impl Header {
    pub(super) fn read(file: &File) -> Option<Header> {
        let mut fixed = [0; FIXED];
        file.read_exact_at(&mut fixed, 0).ok()?;
        let long = |at: usize| fixed[at..at + 8].try_into().ok().map(u64::from_le_bytes);
        let short = |at: usize| fixed[at..at + 4].try_into().ok().map(|b| u32::from_le_bytes(b) as usize);
        let mut stamp = vec![0; short(20)?];
        if !fixed.starts_with(MAGIC) || stamp.len() > LONGEST_STAMP {
            return None;
        }
        file.read_exact_at(&mut stamp, FIXED as u64).ok()?;
        if long(32)? != checksum(&[&fixed[..32], &stamp].concat()) {
            return None;
        }
        let (entries, table_at) = (short(16)?, (FIXED + stamp.len()) as u64);
        Some(Header {
            packed: postcard::from_bytes(&stamp).ok()?,
            entries,
            table_at,
            table_sum: long(24)?,
            rows_at: table_at + (entries * ENTRY) as u64,
            end: long(8)?,
        })
    }
}

impl Table {
    /// Reads it, unless it is damaged or cut.
    pub(super) fn read(file: &File) -> Option<Table> {
        let header = Header::read(file)?;
        if header.end > file.metadata().ok()?.len() {
            return None;
        }
        let mut bytes = vec![0; header.entries * ENTRY];
        file.read_exact_at(&mut bytes, header.table_at).ok()?;
        let table = Table { packed: header.packed, end: header.end, rows_at: header.rows_at, bytes };
        let is_whole = sum(&table.bytes) == header.table_sum && table.entries().all(|entry| entry.id().is_some());
        is_whole.then_some(table)
    }

    /// All of them, in the order of their names.
    pub(super) fn entries(&self) -> impl Iterator<Item = Listed<'_>> {
        let (all, _) = self.bytes.as_chunks();
        all.iter().map(|bytes| Listed { bytes, rows_at: self.rows_at })
    }

    /// One of them.
    pub(super) fn entry(&self, nth: usize) -> Option<Listed<'_>> {
        let (all, _) = self.bytes.as_chunks();
        all.get(nth).map(|bytes| Listed { bytes, rows_at: self.rows_at })
    }
}

impl Listed<'_> {
    fn long(&self, at: usize) -> u64 {
        u64::from_le_bytes(self.bytes[at..at + 8].try_into().expect("eight bytes"))
    }

    fn short(&self, at: usize) -> u32 {
        u32::from_le_bytes(self.bytes[at..at + 4].try_into().expect("four bytes"))
    }

    /// As long as its flags say.
    fn id(&self) -> Option<&[u8]> {
        let length = (self.short(FLAGS) >> 8) as usize;
        matches!(length, 20 | 32).then(|| &self.bytes[..length])
    }

    pub(super) fn commit(&self) -> Option<Oid> {
        Oid::try_from(self.id()?).ok()
    }

    pub(super) fn mark(&self) -> u64 {
        self.long(MARK)
    }

    pub(super) fn created_at(&self) -> i64 {
        self.long(CREATED).cast_signed()
    }

    /// See [`Entry::active_at`].
    pub(super) fn active_at(&self) -> Option<i64> {
        (self.short(FLAGS) & HAS_ACTIVE != 0).then(|| self.long(ACTIVE).cast_signed())
    }

    pub(super) fn is_live(&self) -> bool {
        self.short(FLAGS) & IS_LIVE != 0
    }

    pub(super) fn is_packed(&self) -> bool {
        self.short(FLAGS) & IS_PACKED != 0
    }

    /// Where in the file its row's payload begins, and how long it is.
    pub(super) fn payload(&self) -> (u64, usize) {
        (self.rows_at.saturating_add(self.long(AT)), self.short(LENGTH) as usize)
    }
}

impl Entry {
    fn to_bytes(&self) -> [u8; ENTRY] {
        let mut out = [0; ENTRY];
        let id = self.commit.as_slice();
        out[..id.len()].copy_from_slice(id);
        let longs = [(MARK, self.mark), (CREATED, self.created_at.cast_unsigned()), (AT, self.at)];
        for (at, long) in longs.into_iter().chain(self.active_at.map(|active| (ACTIVE, active.cast_unsigned()))) {
            out[at..at + 8].copy_from_slice(&long.to_le_bytes());
        }
        let flag = |is_set: bool, flag: u32| if is_set { flag } else { 0 };
        let id_length = u32::try_from(id.len()).unwrap_or_default() << 8;
        let has_active = flag(self.active_at.is_some(), HAS_ACTIVE);
        let flags = flag(self.is_live, IS_LIVE) | flag(self.is_packed, IS_PACKED) | has_active | id_length;
        let length = u32::try_from(self.length).unwrap_or_default();
        for (at, short) in [(LENGTH, length), (FLAGS, flags)] {
            out[at..at + 4].copy_from_slice(&short.to_le_bytes());
        }
        out
    }
}

/// Every command that looks at sessions makes this sum of all entries: it is the quick one.
fn sum(table: &[u8]) -> u64 {
    crc32fast::hash(table).into()
}

/// What stands before so many bytes of rows.
pub(super) fn to_bytes(packed: &Option<Stamp>, entries: &[Entry], rows: usize) -> Option<Vec<u8>> {
    let stamp = postcard::to_allocvec(packed).ok()?;
    let table: Vec<u8> = entries.iter().flat_map(Entry::to_bytes).collect();
    let end = (FIXED + stamp.len() + table.len() + rows) as u64;
    let mut out = MAGIC.to_vec();
    out.extend(end.to_le_bytes());
    out.extend(u32::try_from(entries.len()).ok()?.to_le_bytes());
    out.extend(u32::try_from(stamp.len()).ok()?.to_le_bytes());
    out.extend(sum(&table).to_le_bytes());
    out.extend(checksum(&[&out[..], &stamp].concat()).to_le_bytes());
    out.extend(stamp);
    out.extend(table);
    Some(out)
}
