//! The structured diff: one document for the human view, `--patch`, `--stat`, the review and JSON.
//! An entry is never dropped silently: what is not shown says why.

mod between;
mod hunks;
mod patch;
#[cfg(test)]
pub(in crate::core) mod tests;

use serde::{Serialize, Serializer};

use crate::git::{BString, ByteSlice as _, Mode, Oid};

pub use crate::git::changed_words;
pub(super) use between::{Comparer, compare};
pub use between::{DiffOptions, between, of_texts};
pub(super) use hunks::apply as apply_hunks;
pub use patch::patch;

/// A diff between two trees.
#[derive(Debug, Clone, Serialize)]
pub struct Diff {
    /// Where it starts: a commit, or a tree where there is no commit.
    #[serde(serialize_with = "oid")]
    pub base: Oid,
    /// Where it ends.
    #[serde(serialize_with = "oid")]
    pub head: Oid,
    /// Sums over all entries, shown or not.
    pub stats: DiffStats,
    /// One per path, sorted by path.
    pub entries: Vec<DiffEntry>,
    /// Paths with unresolved conflicts.
    pub conflicted_entries: Vec<ConflictedEntry>,
    /// Whether some entries have no hunks because of the document's size limit (`omitted_reason` is `limit`).
    pub truncated: bool,
}

/// Sums of a diff.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct DiffStats {
    /// Paths that differ.
    pub entries: usize,
    /// Lines added.
    pub additions: usize,
    /// Lines removed.
    pub deletions: usize,
    /// Paths in conflict.
    pub conflicted_entries: usize,
}

/// What happened to a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// New.
    Added,
    /// Other content or mode.
    Modified,
    /// Gone.
    Deleted,
    /// Moved, perhaps with edits.
    Renamed,
    /// A file became a link, a submodule, or the other way round.
    TypeChanged,
}

impl Status {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Added => "added",
            Status::Modified => "modified",
            Status::Deleted => "deleted",
            Status::Renamed => "renamed",
            Status::TypeChanged => "type_changed",
        }
    }
}

/// Why an entry has no hunks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Omitted {
    /// Content that is not text.
    Binary,
    /// Over the size up to which content is compared.
    TooLarge,
    /// A submodule's commit.
    Submodule,
    /// The document was full.
    Limit,
}

/// A path as bytes; in JSON lossy text, with `<field>_hex` beside it when it is not UTF-8.
pub type Path = BString;

/// One path of a diff.
#[derive(Debug, Clone)]
pub struct DiffEntry {
    /// Path at the end (for a deletion: at the start).
    pub path: Path,
    /// Path at the start, if it was renamed.
    pub old_path: Option<Path>,
    /// What happened.
    pub status: Status,
    /// Mode at the end, `None` for a deletion.
    pub mode: Option<Mode>,
    /// Mode at the start, `None` for an addition.
    pub old_mode: Option<Mode>,
    /// Content at the end (for a deletion `None`).
    pub id: Option<Oid>,
    /// Content at the start.
    pub old_id: Option<Oid>,
    /// Bytes at the end (for a deletion: at the start).
    pub size: u64,
    /// Whether the content is not text.
    pub binary: bool,
    /// Why there are no hunks, if there should be some.
    pub omitted_reason: Option<Omitted>,
    /// Lines added, counted even when hunks are omitted for `limit`; other omitted entries count none.
    pub additions: usize,
    /// Lines removed.
    pub deletions: usize,
    /// Changed places in order.
    pub hunks: Vec<Hunk>,
}

/// A changed place with its context.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hunk {
    /// Lines at the start side.
    pub base: Span,
    /// Lines at the end side.
    pub head: Span,
    /// What stands there.
    pub lines: Vec<Line>,
}

/// A range of lines as in a unified diff's `@@` header: 1-based, `start` is 0 for an empty file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Span {
    /// First line.
    pub start: u32,
    /// Number of lines.
    pub lines: u32,
}

/// Which side a line is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LineKind {
    /// On both.
    Context,
    /// At the end only.
    Add,
    /// At the start only.
    Remove,
}

/// One line with its line ending; the last line of a file may have none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which side.
    pub kind: LineKind,
    /// Bytes including the line ending, if there is one.
    pub text: BString,
}

impl Serialize for Line {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;
        let mut out = s.serialize_struct("Line", 2)?;
        out.serialize_field("kind", &self.kind)?;
        out.serialize_field("text", &self.text.to_str_lossy())?;
        if self.text.to_str().is_err() {
            out.serialize_field("text_hex", &hex(&self.text))?;
        }
        out.end()
    }
}

/// A path that a merge could not bring together.
#[derive(Debug, Clone, Serialize)]
pub struct ConflictedEntry {
    /// The path.
    #[serde(serialize_with = "path")]
    pub path: Path,
    /// What kind of conflict, in words.
    pub reason: String,
    /// The places with both sides, for text files.
    pub hunks: Vec<ConflictHunk>,
}

/// One place with two versions.
#[derive(Debug, Clone, Serialize)]
pub struct ConflictHunk {
    /// What the first side has.
    pub ours: Vec<String>,
    /// What both came from.
    pub base: Vec<String>,
    /// What the other side has.
    pub theirs: Vec<String>,
}

impl Serialize for DiffEntry {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap as _;
        let mut out = s.serialize_map(None)?;
        out.serialize_entry("path", &self.path.to_str_lossy())?;
        if self.path.to_str().is_err() {
            out.serialize_entry("path_hex", &hex(&self.path))?;
        }
        out.serialize_entry("old_path", &self.old_path.as_ref().map(|p| p.to_str_lossy()))?;
        if let Some(old) = self.old_path.as_ref().filter(|p| p.to_str().is_err()) {
            out.serialize_entry("old_path_hex", &hex(old))?;
        }
        out.serialize_entry("status", &self.status)?;
        out.serialize_entry("mode", &self.mode.map(Mode::as_str))?;
        out.serialize_entry("old_mode", &self.old_mode.map(Mode::as_str))?;
        out.serialize_entry("size", &self.size)?;
        out.serialize_entry("binary", &self.binary)?;
        out.serialize_entry("omitted_reason", &self.omitted_reason)?;
        out.serialize_entry("additions", &self.additions)?;
        out.serialize_entry("deletions", &self.deletions)?;
        out.serialize_entry("hunks", &self.hunks)?;
        out.end()
    }
}

/// Serializes an object id as full hex.
pub fn oid<S: Serializer>(id: &Oid, s: S) -> Result<S::Ok, S::Error> {
    s.collect_str(id)
}

/// Serializes a path as lossy text; use where `path_hex` is added by hand or the path is known to be text.
pub fn path<S: Serializer>(path: &BString, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(&path.to_str_lossy())
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// A conflict of a merge as the document has it.
pub fn conflicted_entry(found: &crate::git::Conflict) -> ConflictedEntry {
    let lines = |all: &[BString]| all.iter().map(|l| l.to_str_lossy().into_owned()).collect();
    ConflictedEntry {
        path: found.path.clone(),
        reason: found.reason.clone(),
        hunks: found
            .hunks
            .iter()
            .map(|h| ConflictHunk { ours: lines(&h.ours), base: lines(&h.base), theirs: lines(&h.theirs) })
            .collect(),
    }
}

/// The sums of the difference between two trees, without its content.
pub fn stats(repo: &crate::git::Repo, base_tree: Oid, head_tree: Oid) -> crate::error::Result<DiffStats> {
    let options = DiffOptions { context: 0, max_total_lines: 0, ..DiffOptions::default() };
    Ok(between(repo, base_tree, head_tree, &options)?.stats)
}
