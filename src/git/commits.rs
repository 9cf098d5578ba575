//! Commits: reading them typed, writing them with jj's `change-id` header, walking them.

use jiff::Timestamp;

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};

use super::{BString, ByteSlice as _, Kind, Oid, Repo};

/// Who and when, with the offset from UTC the person had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Seconds since 1970.
    pub seconds: i64,
    /// Offset from UTC in seconds.
    pub offset: i32,
}

impl Signature {
    /// The moment.
    pub fn timestamp(&self) -> Timestamp {
        Timestamp::from_second(self.seconds).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    fn to_gix(&self) -> gix::actor::Signature {
        gix::actor::Signature {
            name: self.name.as_str().into(),
            email: self.email.as_str().into(),
            time: gix::date::Time { seconds: self.seconds, offset: self.offset },
        }
    }
}

/// A commit as read.
#[derive(Debug, Clone)]
pub struct Commit {
    /// Its id.
    pub id: Oid,
    /// Its root tree.
    pub tree: Oid,
    /// Its parents.
    pub parents: Vec<Oid>,
    /// Who wrote it.
    pub author: Signature,
    /// Who committed it.
    pub committer: Signature,
    /// The whole message.
    pub message: BString,
    /// The stable id, from the header or derived from the commit id as jj does.
    pub change_id: ChangeId,
    /// Whether it is from the header.
    pub has_change_id: bool,
}

impl Commit {
    /// The first line of the message.
    pub fn subject(&self) -> String {
        self.message.lines().next().map(|l| l.to_str_lossy().into_owned()).unwrap_or_default()
    }
}

/// A commit to be written.
#[derive(Debug, Clone)]
pub struct NewCommit {
    /// Root tree.
    pub tree: Oid,
    /// Parents.
    pub parents: Vec<Oid>,
    /// Who wrote it.
    pub author: Signature,
    /// Who commits it.
    pub committer: Signature,
    /// The whole message with its trailers.
    pub message: String,
    /// Stable id, if the commit is one that people address.
    pub change_id: Option<ChangeId>,
}

impl NewCommit {
    pub(super) fn to_gix(&self) -> gix::objs::Commit {
        gix::objs::Commit {
            tree: self.tree,
            parents: self.parents.iter().copied().collect(),
            author: self.author.to_gix(),
            committer: self.committer.to_gix(),
            encoding: None,
            message: self.message.as_str().into(),
            extra_headers: self.change_id.iter().map(|c| ("change-id".into(), c.to_string().into())).collect(),
        }
    }
}

/// Sixteen bytes in jj's letters `k` to `z`: never mistaken for a commit id.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChangeId(pub [u8; 16]);

impl ChangeId {
    /// From 32 letters, in either case.
    pub fn parse(text: &str) -> Option<ChangeId> {
        if text.len() != 32 {
            return None;
        }
        let digit = |c: u8| -> Option<u8> {
            let c = c.to_ascii_lowercase();
            (b'k'..=b'z').contains(&c).then(|| b'z' - c)
        };
        let mut bytes = [0; 16];
        for (i, pair) in text.as_bytes().chunks(2).enumerate() {
            bytes[i] = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(ChangeId(bytes))
    }

    /// The id jj gives a commit without the header: the last 16 bytes, backwards, bits reversed.
    pub fn derived(commit: Oid) -> ChangeId {
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(commit.as_bytes().iter().rev()) {
            *to = from.reverse_bits();
        }
        ChangeId(bytes)
    }
}

impl std::fmt::Display for ChangeId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for byte in self.0 {
            let letter = |digit: u8| char::from(b'z' - digit);
            write!(f, "{}{}", letter(byte >> 4), letter(byte & 15))?;
        }
        Ok(())
    }
}

impl std::fmt::Debug for ChangeId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ChangeId({self})")
    }
}

impl Repo {
    /// Reads a commit.
    pub fn commit(&self, id: Oid) -> Result<Commit> {
        let (kind, data) = self.read(id)?;
        if kind != Kind::Commit {
            return Err(Error::new(Code::Invalid, format!("object {id} is not a commit")));
        }
        let damaged = || format!("commit {id} is damaged");
        let parsed = gix::objs::CommitRef::from_bytes(&data, id.kind()).or_io(damaged)?;
        let signature = |s: gix::actor::SignatureRef<'_>| {
            let time = s.time().unwrap_or_default();
            Signature {
                name: s.name.to_str_lossy().into_owned(),
                email: s.email.to_str_lossy().into_owned(),
                seconds: time.seconds,
                offset: time.offset,
            }
        };
        let written = parsed.extra_headers().find("change-id").and_then(|v| ChangeId::parse(&v.to_str_lossy()));
        Ok(Commit {
            id,
            tree: parsed.tree(),
            parents: parsed.parents().collect(),
            author: signature(parsed.author().or_io(damaged)?),
            committer: signature(parsed.committer().or_io(damaged)?),
            message: parsed.message.to_owned(),
            change_id: written.unwrap_or_else(|| ChangeId::derived(id)),
            has_change_id: written.is_some(),
        })
    }

    /// The tree of a commit.
    pub fn tree_of(&self, commit: Oid) -> Result<Oid> {
        Ok(self.commit(commit)?.tree)
    }

    /// Writes a commit object; no ref moves, no hook runs, nothing is signed.
    pub fn write_commit(&self, new: &NewCommit) -> Result<Oid> {
        durable::step("commit").or_io(|| "cannot write a commit".to_owned())?;
        let id = self.gix.write_object(new.to_gix()).or_io(|| "cannot write a commit".to_owned())?.detach();
        self.note_written(id);
        Ok(id)
    }
}
