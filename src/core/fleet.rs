//! Many repositories at a glance: of each its trunk, who is at work, what waits, and names that do not fit. Reads only.
//! A repository that cannot be read is told with the reason, never left out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::error::{Code, Error, Result};
use crate::git::Oid;
use crate::threads::in_parts;

use super::document::{Place, time};
use super::ids::{ProposalName, SessionId};
use super::oplog::OPS;
use super::policy::{self, Pattern, Policy};
use super::record::{ProposalRecord, SessionRecord, Stored};
use super::retention;
use super::store::Store;
use super::timeline;
use super::view;

/// A repository.
#[derive(Debug, Clone, Serialize)]
pub struct RepositoryDoc {
    /// The main worktree's root, or the bare repository.
    pub path: Place,
    /// Whether it has no worktree of its own.
    pub bare: bool,
    /// The promoted branch; null where there is none, or nothing could be read.
    pub trunk: Option<TrunkDoc>,
    /// Live sessions.
    pub sessions: Vec<SessionRow>,
    /// Those of them without activity for `retention.idle_after`.
    pub idle: Vec<String>,
    /// Open and approved proposals, oldest first.
    pub waiting: Vec<ProposalRow>,
    /// What does not fit.
    pub findings: Vec<Misfit>,
    /// Why it could not be read.
    pub error: Option<Trouble>,
}

/// A trunk.
#[derive(Debug, Clone, Serialize)]
pub struct TrunkDoc {
    /// The branch.
    pub name: String,
    /// Its tip; null while it has no commit.
    pub commit: Option<String>,
}

/// A live session, in short.
#[derive(Debug, Clone, Serialize)]
pub struct SessionRow {
    /// Its name.
    pub id: String,
    /// `active` or `proposed`.
    pub state: &'static str,
    /// What it is for.
    pub task: Option<String>,
    /// Whether nothing happened in it for long.
    pub idle: bool,
    /// When its newest checkpoint was taken.
    pub last_activity_at: String,
}

/// A proposal that waits, in short.
#[derive(Debug, Clone, Serialize)]
pub struct ProposalRow {
    /// Its name.
    pub name: String,
    /// `open` or `approved`.
    pub state: &'static str,
    /// First line of its summary.
    pub title: String,
    /// Who asks.
    pub requester: String,
    /// Not to be decided on yet.
    pub draft: bool,
    /// When it was made.
    pub created_at: String,
}

/// Something about a repository that does not fit.
#[derive(Debug, Clone, Serialize)]
pub struct Misfit {
    /// `trunk`, `policy`, `session_branch`, `proposal_branch`, `session_record`, `session_name` or `proposal_name`.
    pub rule: &'static str,
    /// The branch, session or proposal; none where it is about the repository.
    pub name: Option<String>,
    /// In words.
    pub detail: String,
}

/// Why a repository could not be read.
#[derive(Debug, Clone, Serialize)]
pub struct Trouble {
    /// The code of the error.
    pub code: &'static str,
    /// What happened.
    pub message: String,
}

/// Opens a repository.
pub type Open<'a> = dyn Fn(&Path) -> Result<Store> + Sync + 'a;

/// Looks into all of these, by all cores. `done` is told of each one.
pub fn look(
    places: &[PathBuf],
    open: &Open<'_>,
    done: &(dyn Fn() + Sync),
    interrupt: &AtomicBool,
) -> Result<Vec<RepositoryDoc>> {
    in_parts(places, 1, |part| {
        let look = |place: &PathBuf| {
            if interrupt.load(Ordering::SeqCst) {
                return Err(Error::interrupted());
            }
            let found = look_into(place, open);
            done();
            Ok(found)
        };
        part.iter().map(look).collect()
    })
}

fn look_into(place: &Path, open: &Open<'_>) -> RepositoryDoc {
    let mut found = RepositoryDoc {
        path: Place::new(place),
        bare: !place.join(".git").exists(),
        trunk: None,
        sessions: Vec::new(),
        idle: Vec::new(),
        waiting: Vec::new(),
        findings: Vec::new(),
        error: None,
    };
    let read = open(place).and_then(|store| {
        found.bare = store.repo.is_bare();
        fill(&store, &mut found)
    });
    if let Err(e) = read {
        let causes = std::iter::successors(std::error::Error::source(&e), |e| e.source());
        let message = causes.fold(e.to_string(), |text, cause| format!("{text}: {cause}"));
        found.error = Some(Trouble { code: e.code().as_str(), message });
    }
    found
}

fn fill(store: &Store, found: &mut RepositoryDoc) -> Result<()> {
    match store.trunk() {
        Ok(trunk) => {
            let commit = trunk.tip.map(|tip| tip.to_string());
            found.trunk = Some(TrunkDoc { name: trunk.name, commit });
        }
        Err(e) if e.code() == Code::NotFound => found.findings.push(misfit("trunk", None, e.to_string())),
        Err(e) => return Err(e),
    }
    let policy = match found.trunk.as_ref().map_or(Ok(None), |_| policy::load(store)) {
        Ok(policy) => policy.map(|(policy, _)| policy).unwrap_or_default(),
        Err(e) => {
            found.findings.push(misfit("policy", None, format!("nothing can land: {e}")));
            Policy::default()
        }
    };
    let branches = store.repo.refs_below("refs/heads/session/")?;
    sessions(store, &branches, &policy, found)?;
    proposals(store, &policy, found)
}

fn misfit(rule: &'static str, name: Option<&str>, detail: String) -> Misfit {
    Misfit { rule, name: name.map(str::to_owned), detail }
}

fn sessions(store: &Store, branches: &BTreeMap<String, Oid>, policy: &Policy, found: &mut RepositoryDoc) -> Result<()> {
    let records = store.sessions()?;
    let idle_after = retention::in_force(store).idle_after;
    // A session whose branch this clone never had is at work in another one.
    let was_here = view::load(&store.repo, store.repo.find_ref(OPS)?)?.refs;
    for stored in records.iter().filter(|s| s.value.state.is_live()) {
        let session = &stored.value;
        let tip = branches.get(&session.id.branch()).copied();
        let mut row = row(session, timeline::last_active(&store.repo, session, tip)?, store.clock.now(), idle_after);
        // How long nobody has worked in a timeline that is elsewhere is not known here.
        row.idle &= tip.is_some();
        if row.idle {
            found.idle.push(row.id.clone());
        }
        found.sessions.push(row);
        if tip.is_none() && was_here.contains_key(&session.id.branch()) {
            let detail = format!("the branch of session `{}` is gone", session.id);
            found.findings.push(misfit("session_record", Some(session.id.as_str()), detail));
        }
        found.findings.extend(unfit("session_name", policy.names.session.as_ref(), session.id.as_str()));
    }
    let known = |name: &str| SessionId::from_ref(name).is_some_and(|id| records.iter().any(|s| s.value.id == id));
    for name in branches.keys().filter(|name| !known(name)) {
        let name = name.trim_start_matches("refs/heads/");
        found.findings.push(misfit("session_branch", Some(name), format!("the branch `{name}` is no session of tine")));
    }
    Ok(())
}

fn row(session: &SessionRecord, last: Timestamp, now: Timestamp, idle_after: SignedDuration) -> SessionRow {
    SessionRow {
        id: session.id.to_string(),
        state: session.state.as_str(),
        task: session.task.clone(),
        idle: now.duration_since(last) > idle_after,
        last_activity_at: time(last),
    }
}

fn proposals(store: &Store, policy: &Policy, found: &mut RepositoryDoc) -> Result<()> {
    let records = store.proposals()?;
    let mut open: Vec<&Stored<ProposalRecord>> = records.iter().filter(|p| p.value.state.is_open()).collect();
    open.sort_by(|a, b| (a.value.created_at, &a.value.name).cmp(&(b.value.created_at, &b.value.name)));
    for proposal in open.into_iter().map(|stored| &stored.value) {
        found.waiting.push(ProposalRow {
            name: proposal.name.to_string(),
            state: proposal.state.as_str(),
            title: proposal.current().title.clone(),
            requester: proposal.requester.clone(),
            draft: proposal.draft,
            created_at: time(proposal.created_at),
        });
        found.findings.extend(unfit("proposal_name", policy.names.proposal.as_ref(), proposal.name.as_str()));
    }
    let known = |name: &str| ProposalName::from_ref(name).is_some_and(|n| records.iter().any(|p| p.value.name == n));
    for name in store.repo.refs_below("refs/heads/proposal/")?.keys().filter(|name| !known(name)) {
        let name = name.trim_start_matches("refs/heads/");
        found.findings.push(misfit(
            "proposal_branch",
            Some(name),
            format!("the branch `{name}` is no proposal of tine"),
        ));
    }
    Ok(())
}

fn unfit(rule: &'static str, pattern: Option<&Pattern>, name: &str) -> Option<Misfit> {
    let pattern = pattern.filter(|pattern| !pattern.matches(name))?;
    let key = rule.trim_end_matches("_name");
    let detail = format!("`{name}` is not named as the policy's `names.{key}` asks: `{}`", pattern.as_str());
    Some(misfit(rule, Some(name), detail))
}
