//! A session or proposal for those who have only git: as a series of patches, or as a bundle with its branch and records.
//! The repository is only read.

use std::collections::BTreeSet;

use crate::error::{Code, Error, Result};
use crate::git::{ByteSlice as _, Commit, Oid, Signature};

use super::ids::{SessionId, slug};
use super::record::{Revision, SessionRecord, Stored};
use super::refresh;
use super::store::Store;
use super::timeline;

mod folder;
mod mail;

pub use folder::write_series;
use mail::Mail;

/// What leaves, and what it is based on.
#[derive(Debug)]
pub struct Range {
    /// `session` or `proposal`.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// Its last commit.
    pub head: Oid,
    /// The commit that it begins after: what a receiver must have.
    pub base: Oid,
    /// Its refs with what they are, or were when it was closed.
    pub refs: Vec<(String, Oid)>,
    session: SessionId,
    proposal: Option<String>,
    title: String,
    text: String,
    commits: Vec<Commit>,
}

/// A patch of a series.
#[derive(Debug)]
pub struct Patch {
    /// The commit it was made of.
    pub commit: Oid,
    /// Its first line.
    pub subject: String,
    /// A name for its file.
    pub file: String,
    /// The mail.
    pub mail: Vec<u8>,
}

/// A series.
#[derive(Debug)]
pub struct Series {
    /// The commit that it applies to.
    pub base: Oid,
    /// The patches, in order.
    pub patches: Vec<Patch>,
    /// Commits that change nothing, which no patch can say.
    pub empty: Vec<Oid>,
}

/// Finds what a name means: a session, or a proposal by `proposal:NAME`. Closed ones are kept by their records.
pub fn find(store: &Store, name: &str) -> Result<Range> {
    let range = match name.strip_prefix("proposal:") {
        Some(name) => proposal(store, name)?,
        None => session(store, &store.session(name)?)?,
    };
    if range.commits.is_empty() {
        return Err(Error::new(Code::Invalid, format!("{} `{}` has nothing to export", range.kind, range.name))
            .hint(format!("tine -s {} checkpoint", range.session)));
    }
    Ok(range)
}

fn session(store: &Store, stored: &Stored<SessionRecord>) -> Result<Range> {
    let record = &stored.value;
    refresh::require_finished(store, record)?;
    let tip = store.tip(record)?;
    let trunk = store.trunk()?.tip;
    // A fork begins at a checkpoint that nobody else has: what it grew from goes along.
    let is_known = |commit: Oid| match trunk {
        Some(trunk) => store.repo.is_ancestor(commit, trunk),
        None => Ok(true),
    };
    let mut ids = store.repo.first_parents(tip, Some(record.base))?;
    let mut base = record.base;
    while !is_known(base)? {
        ids.push(base);
        match store.repo.commit(base)?.parents.first() {
            Some(parent) => base = *parent,
            None => return Err(no_base(record.id.as_str())),
        }
    }
    let mut refs = vec![(record.id.branch(), tip), (record.id.record(), stored.commit)];
    if let Some(name) = &record.proposal {
        let proposal = store.proposal(name.as_str())?;
        refs.push((name.branch(), proposal.value.current().head));
        refs.push((name.record(), proposal.commit));
    }
    Ok(Range {
        kind: "session",
        name: record.id.to_string(),
        head: tip,
        base,
        refs,
        session: record.id.clone(),
        proposal: record.proposal.as_ref().map(ToString::to_string),
        title: record.task.clone().unwrap_or_else(|| format!("Session {}", record.id)),
        text: String::new(),
        commits: read(store, ids)?,
    })
}

fn proposal(store: &Store, name: &str) -> Result<Range> {
    let stored = store.proposal(name)?;
    let record = &stored.value;
    let revision: &Revision = record.current();
    let (mut ids, mut base) = (Vec::new(), revision.head);
    while !store.repo.is_ancestor(base, revision.base)? {
        ids.push(base);
        match store.repo.commit(base)?.parents.first() {
            Some(parent) => base = *parent,
            None => return Err(no_base(name)),
        }
    }
    let mut refs = vec![(record.name.branch(), revision.head), (record.name.record(), stored.commit)];
    if let Ok(session) = store.session(record.session.as_str()) {
        refs.push((session.value.id.record(), session.commit));
    }
    Ok(Range {
        kind: "proposal",
        name: record.name.to_string(),
        head: revision.head,
        base,
        refs,
        session: record.session.clone(),
        proposal: Some(record.name.to_string()),
        title: revision.title.clone(),
        text: revision.summary.strip_prefix(&revision.title).unwrap_or(&revision.summary).trim().to_owned(),
        commits: read(store, ids)?,
    })
}

fn no_base(name: &str) -> Error {
    Error::new(Code::Unsupported, format!("`{name}` has no commit in common with the trunk, so nobody could take it"))
        .hint("git bundle create FILE BRANCH   # takes all of a branch")
}

/// Commits, oldest first.
fn read(store: &Store, mut ids: Vec<Oid>) -> Result<Vec<Commit>> {
    ids.reverse();
    ids.into_iter().map(|id| store.repo.commit(id)).collect()
}

/// The series: one patch for each checkpoint against the one before it. A refresh by merge is one patch with all that it
/// brought, so that the series applied to `base` ends in exactly the head's tree.
pub fn series(store: &Store, range: &Range) -> Result<Series> {
    let mut parts = Vec::new();
    let mut empty = Vec::new();
    for commit in &range.commits {
        let before = match commit.parents.first() {
            Some(parent) => store.repo.tree_of(*parent)?,
            None => store.repo.empty_tree(),
        };
        if before == commit.tree {
            empty.push(commit.id);
        } else {
            parts.push((commit, store.repo.patch(before, commit.tree)?));
        }
    }
    if parts.is_empty() {
        return Err(nothing(range));
    }
    let all = parts.len();
    let mut patches = Vec::new();
    for (at, (commit, patch)) in parts.iter().enumerate() {
        let text = commit.message.to_str_lossy();
        let (subject, body) = split(&text);
        let mail =
            Mail { commit: commit.id, of: (at + 1, all), author: &commit.author, subject: &subject, body, patch };
        patches.push(Patch {
            commit: commit.id,
            file: file_name(at + 1, &subject),
            mail: mail.bytes(),
            subject: subject.clone(),
        });
    }
    Ok(Series { base: range.base, patches, empty })
}

/// All of it as one patch, on the newest commit of the trunk that it has taken in.
pub fn squashed(store: &Store, range: &Range) -> Result<Series> {
    let newest = range.commits.iter().rev().find_map(|commit| commit.parents.get(1));
    let base = newest.copied().unwrap_or(range.base);
    let (before, after) = (store.repo.tree_of(base)?, store.repo.tree_of(range.head)?);
    if before == after {
        return Err(nothing(range));
    }
    let last = range.commits.last().expect("a range is not empty");
    let mut body = vec![range.text.clone()];
    if range.commits.len() > 1 {
        body.push(range.commits.iter().map(|c| format!("- {}", c.subject())).collect::<Vec<_>>().join("\n"));
    }
    body.push(trailers(range, &last.author));
    body.retain(|part| !part.is_empty());
    let patch = store.repo.patch(before, after)?;
    let (subject, body) = (range.title.lines().next().unwrap_or_default().to_owned(), body.join("\n\n"));
    let mail =
        Mail { commit: range.head, of: (1, 1), author: &last.author, subject: &subject, body: &body, patch: &patch };
    let patch =
        Patch { commit: range.head, file: file_name(1, &subject), mail: mail.bytes(), subject: subject.clone() };
    Ok(Series { base, patches: vec![patch], empty: Vec::new() })
}

fn trailers(range: &Range, author: &Signature) -> String {
    let mut lines = vec![format!("Tine-Session: {}", range.session)];
    lines.extend(range.proposal.iter().map(|name| format!("Tine-Proposal: {name}")));
    let others: BTreeSet<(&str, &str)> = range
        .commits
        .iter()
        .map(|c| (c.author.name.as_str(), c.author.email.as_str()))
        .filter(|other| *other != (author.name.as_str(), author.email.as_str()))
        .collect();
    lines.extend(others.iter().map(|(name, address)| format!("Co-authored-by: {name} <{address}>")));
    lines.join("\n")
}

fn nothing(range: &Range) -> Error {
    Error::new(Code::Invalid, format!("{} `{}` changes nothing, so there is no patch of it", range.kind, range.name))
        .hint(format!("tine log {}", range.session))
}

/// A message's first paragraph as one line, and the rest.
fn split(message: &str) -> (String, &str) {
    let (first, rest) = message.trim().split_once("\n\n").unwrap_or((message.trim(), ""));
    (first.lines().collect::<Vec<_>>().join(" "), rest)
}

fn file_name(number: usize, subject: &str) -> String {
    let words = slug(&timeline::shorten(subject, 60), 50);
    format!("{number:04}-{}.patch", if words.is_empty() { "patch" } else { &words })
}

/// A bundle with its refs; what a receiver must have is `base`.
pub fn bundle(store: &Store, range: &Range) -> Result<Vec<u8>> {
    store.repo.bundle(&range.refs, &[range.base])
}
