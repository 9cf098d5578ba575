//! How each commit of the trunk got there, since work with tine began: the proposal, its checkpoints, decisions,
//! signatures and checks, or that nothing explains it.

use serde::Serialize;

use crate::error::Result;
use crate::git::{Commit, Oid};

use super::check::Run;
use super::document::{self, DecisionDoc};
use super::justify::{self, Landed};
use super::policy::{self, Policy};
use super::record::Verdict;
use super::store::Store;
use super::timeline;

/// What was found.
#[derive(Debug, Serialize)]
pub struct Audit {
    /// The trunk's name.
    pub trunk: String,
    /// Its tip.
    pub tip: String,
    /// The commit that this begins after; null where it begins with the first one.
    pub since: Option<String>,
    /// Every commit of the trunk's own line since, newest first.
    pub commits: Vec<Explained>,
    /// Those that no landing explains, or whose landing does not hold.
    pub unexplained: Vec<Explained>,
}

/// One commit of the trunk.
#[derive(Debug, Clone, Serialize)]
pub struct Explained {
    /// Full id.
    pub commit: String,
    /// Its first line.
    pub subject: String,
    /// Who wrote it, as git says.
    pub author: String,
    /// When, as git says.
    pub at: String,
    /// Whether a landing that held brought it.
    pub explained: bool,
    /// Why not.
    pub reasons: Vec<String>,
    /// What brought it; null for what came by other means.
    pub proposal: Option<Origin>,
}

/// What brought a commit to the trunk.
#[derive(Debug, Clone, Serialize)]
pub struct Origin {
    /// The proposal.
    pub name: String,
    /// The session it came from.
    pub session: String,
    /// The revision.
    pub revision: u32,
    /// Its head.
    pub head: String,
    /// Its first line.
    pub title: String,
    /// Who asked.
    pub requester: String,
    /// `squash`, `merge`, `rebase` or `fast_forward`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Who landed it.
    pub landed_by: String,
    /// When.
    pub landed_at: String,
    /// All decisions up to then, on all revisions.
    pub decisions: Vec<DecisionDoc>,
    /// What the checks had found.
    pub checks: Vec<CheckDoc>,
    /// What it was made of, oldest first.
    pub checkpoints: Vec<CheckpointRef>,
}

impl Origin {
    /// The grants of the revision that landed.
    pub fn grants(&self) -> impl Iterator<Item = &DecisionDoc> {
        let counts = |d: &&DecisionDoc| d.revision == self.revision && d.head == self.head;
        self.decisions.iter().filter(|d| d.verdict == Verdict::Approve).filter(counts)
    }
}

/// What a check had found.
#[derive(Debug, Clone, Serialize)]
pub struct CheckDoc {
    /// Its name.
    pub name: String,
    /// `passed`, `failed` or `timed_out`.
    pub status: super::check::Status,
    /// How long it took.
    pub duration_ms: u64,
    /// When it ended.
    pub at: String,
}

/// A checkpoint in short.
#[derive(Debug, Clone, Serialize)]
pub struct CheckpointRef {
    /// Full id.
    pub commit: String,
    /// Stable id.
    pub change_id: String,
    /// First line.
    pub subject: String,
    /// Which agent.
    pub agent: Option<String>,
}

/// Looks at every commit of the trunk since one, or since the first landing.
pub fn audit(store: &Store, since: Option<Oid>) -> Result<Audit> {
    let refs = store.repo.refs_below("refs/")?;
    if !refs.keys().any(|name| name.starts_with("refs/replace/")) {
        return of_trunk(store, since);
    }
    // What replacements say is nobody's evidence.
    let view = store.repo.view(&refs, None)?;
    of_trunk(&store.seeing(view.repo), since)
}

fn of_trunk(store: &Store, since: Option<Oid>) -> Result<Audit> {
    let trunk = store.trunk()?;
    let tip = trunk.tip()?;
    let policy = policy::in_force(store).unwrap_or_default();
    let mut landings = justify::landings(store)?;
    let mut left = 0;
    for commit in landings.keys() {
        left += usize::from(store.repo.has(*commit) && store.repo.is_ancestor(*commit, tip)?);
    }
    let mut commits = Vec::new();
    let mut at = Some(tip);
    while let Some(commit) = at {
        let is_over = match since {
            Some(since) => store.repo.is_ancestor(commit, since)?,
            // Below the first landing nothing is tine's to explain.
            None => left == 0,
        };
        if is_over {
            break;
        }
        let claims = landings.remove(&commit).unwrap_or_default();
        left -= usize::from(!claims.is_empty());
        let Some((landed, faults)) = justify::best(store, &claims)? else {
            commits.push(by_other_means(store, commit)?);
            at = store.repo.commit(commit)?.parents.first().copied();
            continue;
        };
        let origin = origin(store, &policy, landed)?;
        let before = landed.landing.before;
        let brought = store.repo.has(before) && store.repo.is_ancestor(before, commit)?;
        // All that came with it; then on with the trunk as it was before.
        let line = if brought { store.repo.own_line(commit, before)? } else { vec![commit] };
        for id in &line {
            commits.push(explained(store, *id, Some(origin.clone()), faults.clone())?);
        }
        at = if brought { Some(before) } else { store.repo.commit(commit)?.parents.first().copied() };
    }
    let unexplained = commits.iter().filter(|c| !c.explained).cloned().collect();
    let since = at.or(since).map(|id| id.to_string());
    Ok(Audit { trunk: trunk.name, tip: tip.to_string(), since, commits, unexplained })
}

fn by_other_means(store: &Store, id: Oid) -> Result<Explained> {
    let mut trailers = timeline::trailers(&store.repo.commit(id)?.message);
    let reason = match trailers.remove("Tine-Proposal") {
        Some(name) => format!("it names the proposal `{name}`, whose record does not know it"),
        None => "no proposal brought it: the trunk was moved by other means".to_owned(),
    };
    explained(store, id, None, vec![reason])
}

fn explained(store: &Store, id: Oid, proposal: Option<Origin>, reasons: Vec<String>) -> Result<Explained> {
    let commit: Commit = store.repo.commit(id)?;
    Ok(Explained {
        commit: id.to_string(),
        subject: commit.subject(),
        author: commit.author.name.clone(),
        at: document::time(commit.committer.timestamp()),
        explained: proposal.is_some() && reasons.is_empty(),
        reasons,
        proposal,
    })
}

fn origin(store: &Store, policy: &Policy, landed: &Landed) -> Result<Origin> {
    let (revision, landing) = (landed.revision(), &landed.landing);
    let votes = landed.votes(store, policy)?;
    let mut chain = store.repo.own_line(revision.made_of(&store.repo), revision.base)?;
    chain.reverse();
    let mut checkpoints = Vec::new();
    for id in chain {
        let commit = store.repo.commit(id)?;
        checkpoints.push(CheckpointRef {
            commit: id.to_string(),
            change_id: commit.change_id.to_string(),
            subject: commit.subject(),
            agent: timeline::trailers(&commit.message).remove("Tine-Agent"),
        });
    }
    let check = |run: Run| CheckDoc {
        name: run.name,
        status: run.status,
        duration_ms: run.duration_ms,
        at: document::time(run.at),
    };
    Ok(Origin {
        name: landed.proposal.name.to_string(),
        session: landed.proposal.session.to_string(),
        revision: revision.number,
        head: revision.head.to_string(),
        title: revision.title.clone(),
        requester: landed.proposal.requester.clone(),
        kind: landing.kind.clone(),
        landed_by: landing.actor.clone(),
        landed_at: document::time(landing.at),
        decisions: votes.decisions.iter().map(|d| document::decision(d, votes.signature(d))).collect(),
        checks: landed.checks(store)?.into_iter().map(check).collect(),
        checkpoints,
    })
}
