//! The operation log: a chain of commits at `refs/tine/ops`, one entry per command that changed something. Its head is
//! the commit point of every change. Entries are typed; nothing is ever parsed out of a sentence.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::{Code, Context as _, Error, Result};
use crate::git::{ByteSlice as _, NewCommit, Oid, RefChange, Repo, Signature};

use super::ids::SessionId;

mod index;
mod target;

pub use index::{Row, append as append_to_index, rebuild as rebuild_index, rows};
pub use target::{Target, find, of_scope, redo_target, undo_target, undone_by};

/// The ref whose move makes a change real.
pub const OPS: &str = "refs/tine/ops";
/// Newest form of an entry that this version writes and understands.
const VERSION: u32 = 2;
/// The whole message of what stands in front of the first entry.
const ROOT: &str = "operation log\n";
/// Stands between the sentence and the document in an entry's commit message.
const FENCE: &str = "\n\n+++\n";

/// One entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// Form of this document.
    pub version: u32,
    /// Twelve hex digits; stays when the log is pruned.
    pub id: String,
    /// The command, or `import` for what plain git did.
    pub kind: String,
    /// Whose undo takes this back; none for the repository's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<SessionId>,
    /// Who did it.
    pub actor: String,
    /// When the command started.
    pub started_at: Timestamp,
    /// How long it took until it was published, in milliseconds.
    pub duration_ms: u64,
    /// The command line after `tine`.
    pub args: Vec<String>,
    /// What it did, in words.
    pub summary: String,
    /// The entry that this one takes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<String>,
    /// The undo that this one takes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redoes: Option<String>,
    /// What took how much of the duration, in milliseconds by name; what took less than one is not there. Since form 2.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub phases: BTreeMap<String, u64>,
    /// Every ref with its value before and after.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refs: Vec<RefMove>,
    /// What happens to workspaces.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub workspaces: Vec<WorkspaceMove>,
}

/// A ref's value before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefMove {
    /// Full name.
    pub name: String,
    /// Hex id, none if it did not exist.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "hex_id")]
    pub before: Option<Oid>,
    /// Hex id, none if it is gone.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "hex_id")]
    pub after: Option<Oid>,
}

/// A workspace before and after: files by tree, branch by name. No tree means that there is no workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceMove {
    /// Where it is.
    #[serde(with = "path_text")]
    pub path: PathBuf,
    /// Tree of its files before.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "hex_id")]
    pub before: Option<Oid>,
    /// Tree of its files after.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "hex_id")]
    pub after: Option<Oid>,
    /// Branch of its HEAD before.
    pub branch_before: String,
    /// Branch of its HEAD after.
    pub branch_after: String,
}

impl WorkspaceMove {
    /// The move that takes this one back.
    pub fn inverse(&self) -> WorkspaceMove {
        WorkspaceMove {
            path: self.path.clone(),
            before: self.after,
            after: self.before,
            branch_before: self.branch_after.clone(),
            branch_after: self.branch_before.clone(),
        }
    }
}

impl RefMove {
    /// As the ref store wants it.
    pub fn to_change(&self) -> RefChange {
        RefChange { name: self.name.clone(), before: self.before, after: self.after }
    }
}

impl Operation {
    /// The first line of the entry's commit message.
    fn subject(&self) -> String {
        let scope = self.session.as_ref().map_or(String::new(), |s| format!(" [{s}]"));
        format!("{}{scope}: {}", self.kind, self.summary.lines().next().unwrap_or_default())
    }

    /// The commit message that holds this entry.
    fn to_message(&self) -> Result<String> {
        let document = toml::to_string(self).or_internal("cannot write an operation")?;
        Ok(format!("{}{FENCE}{document}", self.subject()))
    }

    fn from_message(message: &[u8], commit: Oid) -> Result<Operation> {
        let damaged = || format!("operation log entry {commit} cannot be read");
        let text = message.to_str().or_io(damaged)?;
        let (_, document) =
            text.split_once(FENCE).ok_or_else(|| Error::new(Code::Io, damaged()).hint("tine doctor"))?;
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        let form: Versioned = toml::from_str(document).or_io(damaged)?;
        if form.version > VERSION {
            return Err(Error::new(
                Code::Unsupported,
                format!(
                    "the operation log was written by a newer tine (form {}, this one knows {VERSION})",
                    form.version
                ),
            )
            .hint("upgrade tine"));
        }
        toml::from_str(document).or_io(damaged)
    }
}

/// The current form number, for new entries.
pub fn version() -> u32 {
    VERSION
}

/// Writes an entry's commit on top of `head`. Extra parents keep what the entry lets go of.
pub fn write(repo: &Repo, op: &Operation, head: Option<Oid>, keep: &[Oid], by: &Signature) -> Result<Oid> {
    let mut parents: Vec<Oid> = head.into_iter().collect();
    for id in keep {
        if !parents.contains(id) {
            parents.push(*id);
        }
    }
    // Without an earlier entry a kept commit would be taken for one: a root entry stands in front.
    if head.is_none() && !keep.is_empty() {
        let root = root(repo, &[], by)?;
        parents.insert(0, root);
    }
    repo.write_commit(&NewCommit {
        tree: repo.write_empty_tree()?,
        parents,
        author: by.clone(),
        committer: by.clone(),
        message: op.to_message()?,
        change_id: None,
    })
}

/// Writes what stands in front of the first entry, which may keep commits alive.
pub fn root(repo: &Repo, keep: &[Oid], by: &Signature) -> Result<Oid> {
    repo.write_commit(&NewCommit {
        tree: repo.write_empty_tree()?,
        parents: keep.to_vec(),
        author: by.clone(),
        committer: by.clone(),
        message: ROOT.to_owned(),
        change_id: None,
    })
}

/// An entry and the commit that holds it.
#[derive(Debug, Clone)]
pub struct Logged {
    /// The entry's commit.
    pub commit: Oid,
    /// What it let go of and keeps reachable.
    pub keeps: Vec<Oid>,
    /// The entry.
    pub op: Operation,
}

/// Reads the entry that a commit holds.
pub fn read(repo: &Repo, commit: Oid) -> Result<Logged> {
    let found = repo.commit(commit)?;
    let op = Operation::from_message(&found.message, commit)?;
    Ok(Logged { commit, keeps: found.parents.into_iter().skip(1).collect(), op })
}

/// The log from its head to its first entry.
pub struct Walk<'a> {
    repo: &'a Repo,
    next: Option<Oid>,
}

impl Walk<'_> {
    /// The commit of the entry that comes next.
    pub fn at(&self) -> Option<Oid> {
        self.next
    }
}

/// Walks the log, newest first.
pub fn walk(repo: &Repo, head: Option<Oid>) -> Walk<'_> {
    Walk { repo, next: head }
}

impl Iterator for Walk<'_> {
    type Item = Result<Logged>;

    fn next(&mut self) -> Option<Self::Item> {
        let commit = self.next.take()?;
        let read = || -> Result<Option<Logged>> {
            let found = self.repo.commit(commit)?;
            if found.message.as_slice() == ROOT.as_bytes() {
                return Ok(None);
            }
            let op = Operation::from_message(&found.message, commit)?;
            Ok(Some(Logged { commit, keeps: found.parents, op }))
        };
        match read() {
            Ok(None) => None,
            Ok(Some(mut logged)) => {
                if !logged.keeps.is_empty() {
                    self.next = Some(logged.keeps.remove(0));
                }
                Some(Ok(logged))
            }
            Err(e) => Some(Err(e)),
        }
    }
}

/// Serializes an id as hex.
pub(crate) mod hex_id {
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::git::Oid;

    pub fn serialize<S: Serializer>(id: &Option<Oid>, s: S) -> Result<S::Ok, S::Error> {
        match id {
            Some(id) => s.collect_str(id),
            None => s.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Oid>, D::Error> {
        let text = Option::<String>::deserialize(d)?;
        text.map(|t| Oid::from_hex(t.as_bytes()).map_err(serde::de::Error::custom)).transpose()
    }
}

/// Serializes a required id as hex.
pub(crate) mod hex_oid {
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::git::Oid;

    pub fn serialize<S: Serializer>(id: &Oid, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(id)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Oid, D::Error> {
        let text = String::deserialize(d)?;
        Oid::from_hex(text.as_bytes()).map_err(serde::de::Error::custom)
    }
}

/// Serializes a path as text, or as `hex:…` when it is not UTF-8.
pub(crate) mod path_text {
    use std::ffi::OsString;
    use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
    use std::path::{Path, PathBuf};

    use serde::{Deserialize as _, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(path: &Path, s: S) -> Result<S::Ok, S::Error> {
        match path.to_str().filter(|t| !t.starts_with("hex:")) {
            Some(text) => s.serialize_str(text),
            None => s.serialize_str(&format!("hex:{}", crate::core::diff::hex(path.as_os_str().as_bytes()))),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<PathBuf, D::Error> {
        let text = String::deserialize(d)?;
        let Some(digits) = text.strip_prefix("hex:") else { return Ok(PathBuf::from(text)) };
        let bytes: Option<Vec<u8>> = (0..digits.len() / 2)
            .map(|i| digits.get(2 * i..2 * i + 2).and_then(|p| u8::from_str_radix(p, 16).ok()))
            .collect();
        bytes.map(|b| PathBuf::from(OsString::from_vec(b))).ok_or_else(|| serde::de::Error::custom("not a path"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A stored entry of form 1: later versions must go on reading it.
    const FORM_1: &str = "checkpoint [fix]: add a\n\n+++\nversion = 1\nid = \"0123456789ab\"\nkind = \"checkpoint\"\nsession = \"fix\"\nactor = \"ada\"\nstarted_at = \"2026-01-02T03:04:05Z\"\nduration_ms = 7\nargs = [\"checkpoint\", \"-m\", \"add a\"]\nsummary = \"add a\"\n\n[[refs]]\nname = \"refs/heads/session/fix\"\nbefore = \"1111111111111111111111111111111111111111\"\nafter = \"2222222222222222222222222222222222222222\"\n\n[[workspaces]]\npath = \"/w/fix\"\nbefore = \"3333333333333333333333333333333333333333\"\nafter = \"4444444444444444444444444444444444444444\"\nbranch_before = \"refs/heads/session/fix\"\nbranch_after = \"refs/heads/session/fix\"\n";

    /// The same of form 2, which has the phases.
    fn form_2() -> String {
        let newer = FORM_1.replace("version = 1", "version = 2");
        newer.replace("summary = \"add a\"\n", "summary = \"add a\"\n\n[phases]\nfiles = 3\nobjects = 2\n")
    }

    fn null() -> Oid {
        Oid::from_hex(&[b'0'; 40]).expect("forty digits")
    }

    #[test]
    fn golden_form_1() {
        let op = Operation::from_message(FORM_1.as_bytes(), null()).expect("readable");
        assert_eq!(op.id, "0123456789ab");
        assert_eq!(op.to_message().expect("writable"), FORM_1);
    }

    #[test]
    fn golden_form_2() {
        let op = Operation::from_message(form_2().as_bytes(), null()).expect("readable");
        assert_eq!(op.phases, BTreeMap::from([("files".to_owned(), 3), ("objects".to_owned(), 2)]));
        assert_eq!(op.to_message().expect("writable"), form_2());
    }

    #[test]
    fn newer_forms_are_refused_by_name() {
        let newer = FORM_1.replace("version = 1", "version = 3\nsurprise = true");
        let error = Operation::from_message(newer.as_bytes(), null()).expect_err("refused");
        assert_eq!(error.code(), Code::Unsupported);
        assert!(error.message().contains("newer tine"), "{error}");
    }
}
