//! The beginning of the list of sessions: which `packed-refs` it was written beside, and a row of fixed size for each
//! session, so that finding those that are meant takes no reading of what their records say.

use std::fs::File;
use std::os::unix::fs::FileExt as _;

use crate::derived::checksum;
use crate::git::{Oid, Stamp};

use super::{Body, Row};

/// Changes with the form of the file.
const MAGIC: &[u8; 8] = b"tineros2";
/// Magic, end, entries, length of the stamp, checksum of the table, checksum of the header.
const FIXED: usize = 40;
/// Commit, name, start, place, length, flags.
const ENTRY: usize = 64;
const IS_LIVE: u32 = 1;
const IS_PACKED: u32 = 2;
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
    /// Where its row's payload begins: in the rows while writing, in the file once read.
    pub at: u64,
    /// How long the payload is; 0 if it has none.
    pub length: usize,
    pub is_live: bool,
    /// Whether `packed-refs` had this commit for it.
    pub is_packed: bool,
}

/// The header and its entries.
pub(super) struct Table {
    pub packed: Option<Stamp>,
    pub entries: Vec<Entry>,
    pub end: u64,
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
        if checksum(&bytes) != header.table_sum {
            return None;
        }
        let entries = bytes.chunks_exact(ENTRY).map(|bytes| Entry::from_bytes(bytes, header.rows_at));
        Some(Table { packed: header.packed, entries: entries.collect::<Option<_>>()?, end: header.end })
    }
}

impl Entry {
    pub(super) fn row(&self) -> Row {
        Row {
            commit: self.commit,
            is_live: self.is_live,
            created_at: self.created_at,
            mark: self.mark,
            body: Body::Kept(self.at, self.length),
        }
    }

    fn to_bytes(&self) -> [u8; ENTRY] {
        let mut out = [0; ENTRY];
        let id = self.commit.as_slice();
        out[..id.len()].copy_from_slice(id);
        out[32..40].copy_from_slice(&self.mark.to_le_bytes());
        out[40..48].copy_from_slice(&self.created_at.to_le_bytes());
        out[48..56].copy_from_slice(&self.at.to_le_bytes());
        out[56..60].copy_from_slice(&u32::try_from(self.length).unwrap_or_default().to_le_bytes());
        let flag = |is_set: bool, flag: u32| if is_set { flag } else { 0 };
        let id_length = u32::try_from(id.len()).unwrap_or_default() << 8;
        let flags = flag(self.is_live, IS_LIVE) | flag(self.is_packed, IS_PACKED) | id_length;
        out[60..].copy_from_slice(&flags.to_le_bytes());
        out
    }

    fn from_bytes(bytes: &[u8], rows_at: u64) -> Option<Entry> {
        let long = |at: usize| bytes.get(at..at + 8)?.try_into().ok().map(u64::from_le_bytes);
        let short = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes);
        let flags = short(60)?;
        Some(Entry {
            commit: Oid::try_from(bytes.get(..(flags >> 8) as usize)?).ok()?,
            mark: long(32)?,
            created_at: long(40)?.cast_signed(),
            at: rows_at + long(48)?,
            length: short(56)? as usize,
            is_live: flags & IS_LIVE != 0,
            is_packed: flags & IS_PACKED != 0,
        })
    }
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
    out.extend(checksum(&table).to_le_bytes());
    out.extend(checksum(&[&out[..], &stamp].concat()).to_le_bytes());
    out.extend(stamp);
    out.extend(table);
    Some(out)
}
