//! Records of sessions and proposals: a chain of commits below `refs/tine/`, one per event. The message says the event
//! in words and trailers, the tree holds the state after it. Nothing is kept anywhere else.

pub mod take_back;

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::error::{Code, Context as _, Error, Result};
use crate::git::{BStr, BString, ByteSlice as _, Entry, Mode, NewCommit, Oid, Repo, Signature};

pub use super::chain::events;
use super::handoff::Handoff;
use super::health::Health;
use super::ids::{ProposalName, SessionId};
use super::oplog::{hex_id, hex_oid, path_text};

/// Newest form of a record that this version writes and understands.
pub const VERSION: u32 = 1;
/// The record's own document in an event's tree.
pub const FILE: &str = "record.toml";
/// What may stand beside a record.
pub const FOLDERS: [&str; 3] = ["decisions", "notes", "checks"];

/// What a session is, as stored. `idle`, `behind` and the like are derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SessionState {
    /// Work goes on.
    Active,
    /// An open proposal exists.
    Proposed,
    /// Its proposal landed.
    Landed,
    /// Given up.
    Discarded,
    /// Put away; comes back as it was.
    Archived,
}

impl SessionState {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            SessionState::Active => "active",
            SessionState::Proposed => "proposed",
            SessionState::Landed => "landed",
            SessionState::Discarded => "discarded",
            SessionState::Archived => "archived",
        }
    }

    /// Whether work can go on in it.
    pub fn is_live(self) -> bool {
        matches!(self, SessionState::Active | SessionState::Proposed)
    }
}

/// A session's record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionRecord {
    /// Form of this document.
    pub version: u32,
    /// Its name.
    pub id: SessionId,
    /// What it is.
    pub state: SessionState,
    /// What it was before it was archived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived_from: Option<SessionState>,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
    /// Who started it.
    pub actor: String,
    /// Which agent works in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<String>,
    /// When it was started.
    pub created_at: Timestamp,
    /// The commit its timeline begins after.
    #[serde(with = "hex_oid")]
    pub base: Oid,
    /// Its last commit, once its branch is gone.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "hex_id")]
    pub tip: Option<Oid>,
    /// Where its workspace is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workspace: Option<Workspace>,
    /// The session and checkpoint that it was forked from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Fork>,
    /// Its newest proposal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<ProposalName>,
    /// First port of its block.
    pub port_base: u16,
    /// Why it was discarded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whose it is now, where it was handed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// The user's own words about it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tags: BTreeMap<String, String>,
    /// The last reported test result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health: Option<Health>,
    /// A handoff that waits to be accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handoff: Option<Handoff>,
}

impl SessionRecord {
    /// Whose it is: who accepted it last, else who started it.
    pub fn owner(&self) -> &str {
        self.owner.as_deref().unwrap_or(&self.actor)
    }
}

/// Where a session's files are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Workspace {
    /// The worktree's root.
    #[serde(with = "path_text")]
    pub path: PathBuf,
    /// The branch (or, detached, the commit) that the worktree was on before `start --here`; such a worktree is given
    /// back, never removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub borrowed_from: Option<String>,
}

/// Where a fork comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fork {
    /// The session.
    pub session: SessionId,
    /// Its checkpoint's commit.
    #[serde(with = "hex_oid")]
    pub commit: Oid,
}

/// What a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ProposalState {
    /// Waits for a decision.
    Open,
    /// The gate is met, it has not landed yet.
    Approved,
    /// Part of the trunk.
    Landed,
    /// Denied; the session may propose again.
    Rejected,
    /// Taken back by its requester.
    Withdrawn,
}

impl ProposalState {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            ProposalState::Open => "open",
            ProposalState::Approved => "approved",
            ProposalState::Landed => "landed",
            ProposalState::Rejected => "rejected",
            ProposalState::Withdrawn => "withdrawn",
        }
    }

    /// Whether it waits for something.
    pub fn is_open(self) -> bool {
        matches!(self, ProposalState::Open | ProposalState::Approved)
    }
}

/// A proposal's record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposalRecord {
    /// Form of this document.
    pub version: u32,
    /// Its name.
    pub name: ProposalName,
    /// What it is about, in a name; a proposal is called `<feature>-<run>`.
    pub feature: String,
    /// The session it comes from.
    pub session: SessionId,
    /// What it is.
    pub state: ProposalState,
    /// Not meant to be decided on yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
    /// Who asks.
    pub requester: String,
    /// When the first revision was made.
    pub created_at: Timestamp,
    /// Every frozen head, oldest first: at least one, numbered from 1.
    #[serde(deserialize_with = "numbered")]
    pub revisions: Vec<Revision>,
    /// How it got into the trunk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub landing: Option<Landing>,
}

fn numbered<'de, D: serde::Deserializer<'de>>(from: D) -> std::result::Result<Vec<Revision>, D::Error> {
    let all = Vec::<Revision>::deserialize(from)?;
    let in_order = (1..).zip(&all).all(|(number, revision)| revision.number == number);
    if all.is_empty() || !in_order {
        return Err(serde::de::Error::custom(
            "the revisions of a proposal are numbered from 1, and there is at least one",
        ));
    }
    Ok(all)
}

impl ProposalRecord {
    /// The newest revision.
    pub fn current(&self) -> &Revision {
        self.revisions.last().expect("a proposal is made with its first revision")
    }

    /// The newest revision's number, from 1.
    pub fn number(&self) -> u32 {
        self.current().number
    }
}

/// One frozen head.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// From 1.
    pub number: u32,
    /// The commit offered.
    #[serde(with = "hex_oid")]
    pub head: Oid,
    /// The commit of the trunk it grew from.
    #[serde(with = "hex_oid")]
    pub base: Oid,
    /// The session's tip with the whole checkpoint chain, which `head` is or was squashed from.
    #[serde(with = "hex_oid")]
    pub timeline: Oid,
    /// When it was made.
    pub created_at: Timestamp,
    /// Its first line.
    pub title: String,
    /// What it is about.
    pub summary: String,
}

impl Revision {
    /// The newest commit of what it was made of: the timeline, or where that was not shared with this clone, what was
    /// squashed from it.
    pub fn made_of(&self, repo: &Repo) -> Oid {
        if repo.has(self.timeline) { self.timeline } else { self.head }
    }
}

/// How a proposal got into the trunk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Landing {
    /// `squash`, `merge`, `rebase`, `fast_forward` or `no_op`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The trunk's new tip.
    #[serde(with = "hex_oid")]
    pub commit: Oid,
    /// The trunk's tip before.
    #[serde(with = "hex_oid")]
    pub before: Oid,
    /// Who landed it.
    pub actor: String,
    /// When.
    pub at: Timestamp,
    /// The revision.
    pub revision: u32,
}

/// What an actor said about one revision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Form of this document.
    pub version: u32,
    /// A ULID.
    pub id: String,
    /// The proposal it is about; not there in the oldest ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<ProposalName>,
    /// Who decides.
    pub actor: String,
    /// Grant or denial.
    pub verdict: Verdict,
    /// The revision.
    pub revision: u32,
    /// The exact head it counts for.
    #[serde(with = "hex_oid")]
    pub head: Oid,
    /// The base it was reviewed against.
    #[serde(with = "hex_oid")]
    pub base: Oid,
    /// The tree that would have landed then; none where it conflicted with the trunk, or only a part was meant.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "hex_id")]
    pub result: Option<Oid>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The paths it is limited to; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<String>,
    /// When.
    pub at: Timestamp,
}

impl Decision {
    /// Whether it is about the newest revision of this proposal, exactly as it is.
    pub fn is_about(&self, proposal: &ProposalRecord) -> bool {
        let current = proposal.current();
        let same_name = self.proposal.as_ref().is_none_or(|name| *name == proposal.name);
        same_name && self.revision == current.number && self.head == current.head && self.base == current.base
    }

    /// Whether it grants a part alone.
    pub fn is_of_a_part(&self) -> bool {
        !self.only.is_empty()
    }
}

/// Grant or denial.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// A grant.
    Approve,
    /// A denial.
    Reject,
}

/// What an event says in the record's history.
#[derive(Debug, Clone)]
pub struct Event<'a> {
    /// One word: `started`, `proposed`, `approved`.
    pub name: &'a str,
    /// The first line.
    pub summary: String,
    /// Further trailers.
    pub trailers: Vec<(&'a str, String)>,
}

/// A record as read: the commit that holds it and the document.
#[derive(Debug, Clone)]
pub struct Stored<T> {
    /// Newest event.
    pub commit: Oid,
    /// State after it.
    pub value: T,
}

/// Reads the document of a record at this commit.
pub fn read<T: DeserializeOwned>(repo: &Repo, commit: Oid) -> Result<Stored<T>> {
    let tree = repo.tree_of(commit)?;
    let bytes = read_file(repo, tree, FILE)?
        .ok_or_else(|| Error::new(Code::Io, format!("record {commit} has no `{FILE}`")).hint("tine doctor"))?;
    Ok(Stored { commit, value: parse(&bytes, || format!("record {commit}"))? })
}

/// Whether a commit is an event of a record.
///
/// A signature on one counts as its actor's word, so nothing else that somebody signs may be taken for one: checkpoints
/// and landed commits carry a change id and an event never does, and an event's tree holds nothing but a record.
pub fn is_event(repo: &Repo, commit: Oid) -> bool {
    let is_ours = |name: &BString| FOLDERS.iter().chain([&FILE]).any(|known| name == known);
    let look = || -> Result<bool> {
        let found = repo.commit(commit)?;
        let entries = repo.tree_entries(found.tree)?;
        let named = super::timeline::trailers(&found.message).contains_key("Tine-Event");
        let has_record = entries.iter().any(|(name, _)| name == FILE);
        Ok(named && !found.has_change_id && has_record && entries.iter().all(|(name, _)| is_ours(name)))
    };
    look().unwrap_or(false)
}

/// Reads a document of a record, refusing forms this version does not know.
pub fn parse<T: DeserializeOwned>(bytes: &[u8], what: impl Fn() -> String) -> Result<T> {
    #[derive(Deserialize)]
    struct Versioned {
        version: u32,
    }
    let damaged = || format!("{} cannot be read", what());
    let text = bytes.to_str().or_io(damaged)?;
    let form: Versioned = toml::from_str(text).or_io(damaged)?;
    if form.version > VERSION {
        let message =
            format!("{} was written by a newer tine (form {}, this one knows {VERSION})", what(), form.version);
        return Err(Error::new(Code::Unsupported, message).hint("upgrade tine"));
    }
    toml::from_str(text).or_io(damaged)
}

/// The decisions kept beside a proposal's record, oldest first.
pub fn decisions(repo: &Repo, commit: Oid) -> Result<Vec<Decision>> {
    let tree = repo.tree_of(commit)?;
    let Some(Entry { mode: Mode::Tree, id }) = repo.lookup(tree, BStr::new("decisions"))? else {
        return Ok(Vec::new());
    };
    let mut all = Vec::new();
    for (name, entry) in repo.tree_entries(id)? {
        all.push(parse::<Decision>(&repo.read_blob(entry.id)?, || format!("decision {name}"))?);
    }
    all.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(all)
}

fn read_file(repo: &Repo, tree: Oid, name: &str) -> Result<Option<Vec<u8>>> {
    match repo.lookup(tree, BStr::new(name))? {
        Some(entry) if entry.mode.is_file() => repo.read_blob(entry.id).map(Some),
        _ => Ok(None),
    }
}

/// Files of a record to be written with an event.
#[derive(Debug, Default)]
pub struct Files(Vec<(BString, Vec<u8>)>);

impl Files {
    /// The record's own document.
    pub fn record<T: Serialize>(value: &T) -> Result<Files> {
        Ok(Files(vec![(FILE.into(), document(value)?)]))
    }

    /// A document beside it.
    pub fn with<T: Serialize>(mut self, path: &str, value: &T) -> Result<Files> {
        self.0.push((path.into(), document(value)?));
        Ok(self)
    }
}

fn document<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    toml::to_string(value).map(String::into_bytes).or_internal("cannot write a record")
}

/// Writes the event that follows `previous`. Extra parents keep commits that the record speaks of alive.
pub fn append(
    repo: &Repo,
    previous: Option<Oid>,
    files: Files,
    event: &Event<'_>,
    keep: &[Oid],
    by: &Signature,
) -> Result<Oid> {
    let new = build(repo, previous, files, event, keep, by)?;
    repo.write_commit(&new)
}

/// The event as a commit that is still to be written, for one that is signed.
pub fn build(
    repo: &Repo,
    previous: Option<Oid>,
    files: Files,
    event: &Event<'_>,
    keep: &[Oid],
    by: &Signature,
) -> Result<NewCommit> {
    let base = match previous {
        Some(commit) => repo.tree_of(commit)?,
        None => repo.write_empty_tree()?,
    };
    let mut edits = Vec::new();
    for (path, bytes) in files.0 {
        let id = repo.write_blob(&bytes)?;
        edits.push((path, Some(Entry { mode: Mode::File, id })));
    }
    let tree = repo.edit_tree(base, &edits)?;
    let mut parents: Vec<Oid> = previous.into_iter().collect();
    parents.extend(keep.iter().filter(|id| Some(**id) != previous));
    Ok(of_tree(tree, parents, event, by))
}

fn of_tree(tree: Oid, parents: Vec<Oid>, event: &Event<'_>, by: &Signature) -> NewCommit {
    let mut message = format!("{}\n\nTine-Event: {}\nTine-Actor: {}\n", one_line(&event.summary), event.name, by.name);
    for (key, value) in &event.trailers {
        message.push_str(&format!("{key}: {}\n", one_line(value)));
    }
    NewCommit { tree, parents, author: by.clone(), committer: by.clone(), message, change_id: None }
}

/// Text as one line without control characters, for subjects and trailer values: nothing from outside forges a trailer.
pub fn one_line(text: &str) -> String {
    let joined: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    joined.split_whitespace().collect::<Vec<_>>().join(" ")
}
