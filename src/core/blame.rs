//! Blame through landings: each line's commit on the trunk, and through a squash the checkpoint, agent and prompt that
//! wrote it.

use std::collections::HashMap;

use serde::Serialize;

use crate::error::{Code, Error, Result};
use crate::git::{BStr, BString, ByteSlice as _, Oid};

use super::ids::ProposalName;
use super::record::{self, ProposalRecord};
use super::store::Store;
use super::timeline::{self, Checkpoint};

/// A line and where it comes from.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// Number, from 1.
    pub line: u32,
    /// The commit on the trunk (or on the history asked for).
    pub commit: String,
    /// Who that commit says wrote it.
    pub author: String,
    /// When it was committed.
    pub at: String,
    /// The proposal that brought it.
    pub proposal: Option<String>,
    /// The session it was written in.
    pub session: Option<String>,
    /// The checkpoint that wrote it.
    pub checkpoint: Option<CheckpointRef>,
    /// Which agent.
    pub agent: Option<String>,
    /// The prompt's text.
    pub prompt: Option<String>,
    /// The line.
    pub text: String,
}

/// A checkpoint in short.
#[derive(Debug, Clone, Serialize)]
pub struct CheckpointRef {
    /// Full id.
    pub commit: String,
    /// Stable id.
    pub change_id: String,
    /// Position on its timeline, when that is known.
    pub number: Option<usize>,
    /// First line.
    pub subject: String,
}

/// Blames a file at a commit.
pub fn blame(store: &Store, at: Oid, path: &BStr, range: Option<(u32, u32)>) -> Result<Vec<Line>> {
    if store.repo.lookup(store.repo.tree_of(at)?, path)?.is_none_or(|e| !e.mode.is_file()) {
        return Err(Error::new(Code::NotFound, format!("no file `{path}` at {}", &at.to_string()[..12])));
    }
    let mut sources = Sources { store, proposals: HashMap::new(), inner: HashMap::new(), checkpoints: HashMap::new() };
    store
        .repo
        .blame(at, path, range)?
        .into_iter()
        .map(|found| {
            let commit = store.repo.commit(found.commit)?;
            let said = timeline::trailers(&commit.message);
            let proposal = sources.proposal(said.get("Tine-Proposal"))?;
            let checkpoint = match &proposal {
                Some(p) => sources.inside(p, found.commit, &found.original_path, found.original_line)?,
                None if said.contains_key("Tine-Kind") => Some(found.commit),
                None => None,
            };
            let checkpoint = checkpoint.map(|id| sources.checkpoint(id, proposal.as_ref())).transpose()?;
            Ok(Line {
                line: found.line,
                commit: found.commit.to_string(),
                author: commit.author.name.clone(),
                at: super::document::time(commit.committer.timestamp()),
                proposal: proposal.as_ref().map(|p| p.name.to_string()),
                session: checkpoint.as_ref().map(|c| c.session.to_string()).or(said.get("Tine-Session").cloned()),
                agent: checkpoint.as_ref().and_then(|c| c.agent.clone()),
                prompt: checkpoint.as_ref().and_then(|c| c.prompt.clone()),
                checkpoint: checkpoint.map(|c| CheckpointRef {
                    commit: c.commit.to_string(),
                    change_id: c.change_id.to_string(),
                    number: (c.number > 0).then_some(c.number),
                    subject: c.subject,
                }),
                text: found.text.to_str_lossy().into_owned(),
            })
        })
        .collect()
}

type Key = (ProposalName, BString);

/// What has been looked up already: a file's lines share few commits.
struct Sources<'a> {
    store: &'a Store,
    proposals: HashMap<String, Option<ProposalRecord>>,
    /// For a file of a proposal: its lines' checkpoints, by line number.
    inner: HashMap<(Key, u32), Vec<Option<Oid>>>,
    checkpoints: HashMap<Oid, Checkpoint>,
}

impl Sources<'_> {
    fn proposal(&mut self, name: Option<&String>) -> Result<Option<ProposalRecord>> {
        let Some(name) = name else { return Ok(None) };
        if let Some(known) = self.proposals.get(name) {
            return Ok(known.clone());
        }
        let found = match ProposalName::parse(name) {
            Ok(parsed) => self.store.repo.find_ref(&parsed.record())?,
            Err(_) => None,
        };
        let record = found.map(|c| record::read::<ProposalRecord>(&self.store.repo, c)).transpose()?.map(|s| s.value);
        self.proposals.insert(name.clone(), record.clone());
        Ok(record)
    }

    /// The checkpoint that wrote a line of a landed commit: the line's own history inside the proposal's timeline. The
    /// landed file may differ from the proposal's where the trunk had moved, so lines are matched by their text.
    fn inside(&mut self, proposal: &ProposalRecord, landed: Oid, path: &BString, line: u32) -> Result<Option<Oid>> {
        let repo = &self.store.repo;
        let revision = self.revision_of(proposal, landed)?;
        let timeline = proposal.revisions[revision].timeline;
        let base = proposal.revisions[revision].base;
        // A timeline that was not shared is in its own clone alone.
        if !repo.has(timeline) {
            return Ok(None);
        }
        let key = ((proposal.name.clone(), path.clone()), u32::try_from(revision).unwrap_or(0));
        if !self.inner.contains_key(&key) {
            let there = repo.lookup(repo.tree_of(timeline)?, path.as_ref())?.is_some();
            let landed_text = match repo.lookup(repo.tree_of(landed)?, path.as_ref())? {
                Some(entry) => repo.read_blob(entry.id)?,
                None => Vec::new(),
            };
            let mut lines = vec![None; landed_text.lines().count() + 1];
            if there {
                let own: Vec<_> = repo.blame(timeline, path.as_ref(), None)?;
                let mut by_text: HashMap<&[u8], Vec<&crate::git::BlamedLine>> = HashMap::new();
                for l in own.iter().filter(|l| !repo.is_ancestor(l.commit, base).unwrap_or(false)) {
                    by_text.entry(l.text.trim_end_with(|c| c == '\n' || c == '\r')).or_default().push(l);
                }
                for (at, text) in landed_text.lines().enumerate() {
                    let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
                    let near = by_text.get(text.trim_end_with(|c| c == '\r'));
                    let best = near.and_then(|all| all.iter().min_by_key(|l| l.line.abs_diff(number)));
                    lines[at + 1] = best.map(|l| l.commit);
                }
            }
            self.inner.insert(key.clone(), lines);
        }
        let lines = &self.inner[&key];
        Ok(lines.get(usize::try_from(line).unwrap_or(0)).copied().flatten())
    }

    /// Which revision a landed commit came from; the newest when its trailers do not say.
    fn revision_of(&self, proposal: &ProposalRecord, landed: Oid) -> Result<usize> {
        let last = proposal.revisions.len() - 1;
        let Some(landing) = &proposal.landing else { return Ok(last) };
        let of_landing = self.store.repo.is_ancestor(landed, landing.commit)?;
        let wanted = if of_landing { landing.revision } else { proposal.number() };
        Ok(proposal.revisions.iter().position(|r| r.number == wanted).unwrap_or(last))
    }

    fn checkpoint(&mut self, id: Oid, proposal: Option<&ProposalRecord>) -> Result<Checkpoint> {
        if let Some(known) = self.checkpoints.get(&id) {
            return Ok(known.clone());
        }
        let commit = self.store.repo.commit(id)?;
        let said = timeline::trailers(&commit.message);
        let named = said.get("Tine-Session").and_then(|s| super::ids::SessionId::parse(s).ok());
        let session =
            named.or_else(|| proposal.map(|p| p.session.clone())).ok_or_else(|| Error::internal("no session"))?;
        let number = match self.store.session(session.as_str()) {
            Ok(stored) => {
                let tip = proposal.map_or_else(|| self.store.tip(&stored.value), |p| Ok(p.current().timeline))?;
                let there = self.store.repo.has(tip);
                let all = if there { timeline::commits(self.store, &stored.value, tip)? } else { Vec::new() };
                all.iter().position(|c| *c == id).map_or(0, |at| all.len() - at)
            }
            Err(_) => 0,
        };
        let checkpoint = Checkpoint::from_commit(&commit, &session, number);
        self.checkpoints.insert(id, checkpoint.clone());
        Ok(checkpoint)
    }
}
