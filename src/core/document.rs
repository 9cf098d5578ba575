//! The documents that scripts read: sessions, checkpoints, proposals, operations, as `docs/json.md` lists them. Derived
//! facts (idle, ahead, behind, stats) are worked out here and never stored.

use std::collections::BTreeMap;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use jiff::SignedDuration;
use serde::{Serialize, Serializer};

use crate::error::Result;
use crate::git::{BString, ByteSlice as _, Oid, Workdir};

use super::check::Standing;
use super::diff::DiffStats;
use super::gate::{self, Gate};
use super::handoff::{Handoff, HandoffDoc};
use super::health::{self, HealthDoc};
use super::ids::SessionId;
use super::lock::{self, Lease};
use super::oplog::Operation;
use super::record::{self, ProposalRecord, SessionRecord, Stored};
use super::refresh;
use super::retention;
use super::signature::{self, Votes};
use super::source::SourceRecord;
use super::store::{Store, Trunk, same_place};
use super::takes_back;
use super::timeline::{self, Checkpoint};

/// A commit and its stable id.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// Full id.
    pub commit: String,
    /// Stable id.
    pub change_id: String,
}

/// A commit.
#[derive(Debug, Clone, Serialize)]
pub struct Base {
    /// Full id.
    pub commit: String,
}

/// A session.
#[derive(Debug, Clone, Serialize)]
pub struct SessionDoc {
    /// Name.
    pub id: String,
    /// Full branch name without `refs/heads/`.
    pub branch: String,
    /// `active`, `proposed`, `landed`, `discarded`, `archived`.
    pub state: &'static str,
    /// What it is for.
    pub task: Option<String>,
    /// Who started it.
    pub actor: String,
    /// Which agent works in it.
    pub agent: Option<String>,
    /// Its files; null when it has none.
    pub workspace: Option<Place>,
    /// Where its timeline begins.
    pub base: Base,
    /// Its tip; null when its branch is gone without a trace.
    pub head: Option<Head>,
    /// Number of checkpoints.
    pub checkpoints: usize,
    /// When it was started.
    pub created_at: String,
    /// When its newest checkpoint was taken.
    pub last_activity_at: String,
    /// No activity for `retention.idle_after`.
    pub idle: bool,
    /// Commits that the trunk has not.
    pub ahead: usize,
    /// Commits of the trunk that it has not.
    pub behind: usize,
    /// The user's tags.
    pub tags: BTreeMap<String, String>,
    /// What it was forked from.
    pub parent: Option<Parent>,
    /// Its newest proposal.
    pub proposal: Option<String>,
    /// Who has locked all of it.
    pub lock: Option<String>,
    /// When that lock ends by itself.
    pub locked_until: Option<String>,
    /// Last reported test result: `pass` or `fail`.
    pub health: Option<&'static str>,
    /// It was reported for other files than the latest checkpoint has.
    pub health_stale: bool,
    /// Whose it is now.
    pub owner: String,
    /// A handoff that waits to be accepted.
    pub handoff: Option<HandoffDoc>,
    /// Paths with unresolved conflicts of a refresh.
    pub conflicts: Vec<String>,
    /// First port of its block.
    pub port_base: u16,
    /// Why it was discarded.
    pub reason: Option<String>,
}

/// What a session was forked from.
#[derive(Debug, Clone, Serialize)]
pub struct Parent {
    /// The session.
    pub session: String,
    /// The checkpoint's commit.
    pub commit: String,
}

/// A checkpoint.
#[derive(Debug, Clone, Serialize)]
pub struct CheckpointDoc {
    /// Position, from 1; 0 is the base.
    pub number: usize,
    /// Full id.
    pub commit: String,
    /// Stable id.
    pub change_id: String,
    /// First parent.
    pub parent: Option<String>,
    /// Its tree.
    pub tree: String,
    /// The session.
    pub session: String,
    /// Why it was taken.
    pub kind: &'static str,
    /// First line.
    pub subject: String,
    /// The prompt's text.
    pub prompt: Option<String>,
    /// Who took it.
    pub actor: String,
    /// Which agent.
    pub agent: Option<String>,
    /// Which model.
    pub model: Option<String>,
    /// Which run.
    pub run: Option<String>,
    /// When.
    pub created_at: String,
    /// Against its first parent.
    pub stats: Stats,
}

/// Size of a change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// Paths that differ.
    pub files: usize,
    /// Lines added.
    pub additions: usize,
    /// Lines removed.
    pub deletions: usize,
}

impl From<DiffStats> for Stats {
    fn from(s: DiffStats) -> Self {
        Stats { files: s.entries, additions: s.additions, deletions: s.deletions }
    }
}

/// A proposal.
#[derive(Debug, Clone, Serialize)]
pub struct ProposalDoc {
    /// Name.
    pub name: String,
    /// Branch without `refs/heads/`.
    pub branch: String,
    /// The session.
    pub session: String,
    /// `open`, `approved`, `landed`, `rejected`, `withdrawn`.
    pub state: &'static str,
    /// Newest revision.
    pub revision: u32,
    /// Its frozen head.
    pub head: String,
    /// The commit of the trunk that it grew from.
    pub base: String,
    /// First line.
    pub title: String,
    /// What it is about.
    pub summary: String,
    /// Who asks.
    pub requester: String,
    /// When the first revision was made.
    pub created_at: String,
    /// When the newest revision was made.
    pub revised_at: String,
    /// Against its base.
    pub stats: Stats,
    /// All votes on all revisions, oldest first.
    pub decisions: Vec<DecisionDoc>,
    /// What is missing.
    pub gate: Gate,
    /// Checks and their results.
    pub checks: Vec<Standing>,
    /// The trunk has moved since the revision was made.
    pub stale: bool,
    /// Paths in which it takes back what landed while its session was at work.
    #[serde(serialize_with = "paths")]
    pub takes_back: Vec<BString>,
    /// Not to be decided on yet.
    pub draft: bool,
    /// Checkpoints that the session has taken since.
    pub session_ahead: usize,
    /// The last test result that was reported for the session.
    pub health: Option<HealthDoc>,
    /// How it landed.
    pub landing: Option<LandingDoc>,
}

/// A vote.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionDoc {
    /// Its id.
    pub id: String,
    /// Who.
    pub actor: String,
    /// `approve` or `reject`.
    pub verdict: record::Verdict,
    /// The revision.
    pub revision: u32,
    /// The exact head.
    pub head: String,
    /// The trunk's commit that it was reviewed against.
    pub base: String,
    /// The tree that would have landed then.
    pub result: Option<String>,
    /// Why.
    pub message: Option<String>,
    /// When.
    pub at: String,
    /// How it is signed.
    pub signature: Option<&'static str>,
}

/// How a proposal landed.
#[derive(Debug, Clone, Serialize)]
pub struct LandingDoc {
    /// `squash`, `merge`, `rebase`, `fast_forward`, `no_op`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The trunk's tip after it.
    pub commit: String,
    /// The trunk's name.
    pub trunk: String,
}

/// A source.
#[derive(Debug, Clone, Serialize)]
pub struct SourceDoc {
    /// Name.
    pub name: String,
    /// Its newest revision, which what follows is about.
    #[serde(flatten)]
    pub current: SourceRevisionDoc,
    /// When it was taken out of use.
    pub removed_at: Option<String>,
    /// Every revision, oldest first.
    pub revisions: Vec<SourceRevisionDoc>,
}

/// A revision of a source.
#[derive(Debug, Clone, Serialize)]
pub struct SourceRevisionDoc {
    /// From 1.
    pub revision: u32,
    /// Full id.
    pub commit: String,
    /// Its tree; null where the commit is not here.
    pub tree: Option<String>,
    /// When it was promoted.
    pub promoted_at: String,
    /// Who promoted it.
    pub actor: String,
    /// The proposal that brought it.
    pub proposal: Option<String>,
    /// The session it was made in.
    pub session: Option<String>,
    /// What it is for.
    pub message: Option<String>,
}

/// An operation.
#[derive(Debug, Clone, Serialize)]
pub struct OperationDoc {
    /// Twelve hex digits.
    pub id: String,
    /// The command's name, or `import`.
    pub kind: String,
    /// Whose undo takes it back.
    pub session: Option<String>,
    /// Who.
    pub actor: String,
    /// When.
    pub started_at: String,
    /// How long, in milliseconds.
    pub duration_ms: u64,
    /// What took how much of that, by name.
    pub phases: BTreeMap<String, u64>,
    /// The command line.
    pub args: Vec<String>,
    /// In words.
    pub summary: String,
    /// Refs with their values before and after.
    pub refs: Vec<RefDoc>,
    /// The entry it takes back.
    pub undoes: Option<String>,
    /// The undo it takes back.
    pub redoes: Option<String>,
    /// The entry that took it back.
    pub undone_by: Option<String>,
}

/// A ref's move.
#[derive(Debug, Clone, Serialize)]
pub struct RefDoc {
    /// Full name.
    pub name: String,
    /// Value before.
    pub before: Option<String>,
    /// Value after.
    pub after: Option<String>,
}

/// A time as scripts read it.
pub fn time(at: jiff::Timestamp) -> String {
    at.to_zoned(jiff::tz::TimeZone::UTC).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Describes a session.
pub fn session(store: &Store, record: &SessionRecord, trunk: &Trunk) -> Result<SessionDoc> {
    described(store, record, trunk, &Around::read(store)?)
}

/// Describes several sessions.
pub fn sessions(store: &Store, records: &[Stored<SessionRecord>], trunk: &Trunk) -> Result<Vec<SessionDoc>> {
    let tips = (records.len() > CROWD).then(|| store.repo.refs_below("refs/heads/session/")).transpose()?;
    let around = Around { tips, ..Around::read(store)? };
    records.iter().map(|record| described(store, &record.value, trunk, &around)).collect()
}

/// Sessions from which on it is quicker to read all branches at once.
const CROWD: usize = 1000;

/// What describing a session takes beside its record, read once for all of them.
struct Around {
    idle_after: SignedDuration,
    locks: BTreeMap<SessionId, Lease>,
    /// Where each branch is, if that was read.
    tips: Option<BTreeMap<String, Oid>>,
    /// The linked worktree here.
    here: Option<Workdir>,
}

impl Around {
    fn read(store: &Store) -> Result<Around> {
        let idle_after = retention::in_force(store).idle_after;
        Ok(Around { idle_after, locks: lock::of_sessions(store)?, tips: None, here: store.linked_here()? })
    }
}

fn described(store: &Store, record: &SessionRecord, trunk: &Trunk, around: &Around) -> Result<SessionDoc> {
    let known = around.tips.as_ref().and_then(|tips| tips.get(&record.id.branch()).copied());
    let tip = known.or_else(|| store.tip(record).ok());
    let (mut ahead, mut behind, mut count, mut head, mut last) = (0, 0, 0, None, record.created_at);
    if let Some(tip) = tip {
        let commit = store.repo.commit(tip)?;
        if let Some(trunk_tip) = trunk.tip {
            (ahead, behind) = store.repo.ahead_behind(tip, trunk_tip)?;
        }
        count = timeline::commits_beside(store, record, tip, trunk.tip)?.len();
        last = timeline::active_at(record, count, &commit);
        head = Some(Head { commit: tip.to_string(), change_id: commit.change_id.to_string() });
    }
    let quiet = store.clock.now().duration_since(last);
    // What the record says, where that is this clone's: as it was given, links and all.
    let own = store.workspace_beside(record, around.here.as_ref())?;
    let conflicts = own.as_ref().map(|own| refresh::unfinished_in(store, record, own)).transpose()?.flatten();
    let there = own.and_then(|own| Some(own.workdir()?.to_owned()));
    let named =
        record.workspace.as_ref().filter(|named| there.as_ref().is_some_and(|own| same_place(own, &named.path)));
    let workspace = named.map(|named| named.path.clone()).or(there);
    let health = health::of_session(store, record)?;
    let lock = around.locks.get(&record.id).filter(|_| record.state.is_live());
    Ok(SessionDoc {
        id: record.id.to_string(),
        branch: format!("session/{}", record.id),
        state: record.state.as_str(),
        task: record.task.clone(),
        actor: record.actor.clone(),
        agent: record.agent.clone(),
        workspace: workspace.as_deref().map(Place::new),
        base: Base { commit: record.base.to_string() },
        head,
        checkpoints: count,
        created_at: time(record.created_at),
        last_activity_at: time(last),
        // How long nobody has worked in a timeline that is elsewhere is not known here.
        idle: record.state.is_live() && tip.is_some() && quiet > around.idle_after,
        ahead,
        behind,
        tags: record.tags.clone(),
        parent: record.parent.as_ref().map(|f| Parent { session: f.session.to_string(), commit: f.commit.to_string() }),
        proposal: record.proposal.as_ref().map(ToString::to_string),
        locked_until: lock.map(|l| time(l.expires_at)),
        lock: lock.map(|l| l.actor.clone()),
        health: health.as_ref().map(|health| health.status.as_str()),
        health_stale: health.is_some_and(|health| health.stale),
        owner: record.owner().to_owned(),
        handoff: record.handoff.as_ref().map(Handoff::document),
        conflicts: conflicts.unwrap_or_default(),
        port_base: record.port_base,
        reason: record.reason.clone(),
    })
}

/// Describes a checkpoint, with its size against its first parent.
pub fn checkpoint(store: &Store, c: &Checkpoint) -> Result<CheckpointDoc> {
    let before = match c.parent {
        Some(parent) if store.repo.has(parent) => store.repo.tree_of(parent)?,
        _ => store.repo.empty_tree(),
    };
    let stats = super::diff::stats(&store.repo, before, c.tree)?.into();
    Ok(CheckpointDoc { stats, ..checkpoint_without_size(c) })
}

/// Describes a checkpoint for where its size, which takes a diff to know, is not shown.
pub fn checkpoint_without_size(c: &Checkpoint) -> CheckpointDoc {
    CheckpointDoc {
        number: c.number,
        commit: c.commit.to_string(),
        change_id: c.change_id.to_string(),
        parent: c.parent.map(|p| p.to_string()),
        tree: c.tree.to_string(),
        session: c.session.to_string(),
        kind: c.kind.as_str(),
        subject: c.subject.clone(),
        prompt: c.prompt.clone(),
        actor: c.actor.clone(),
        agent: c.agent.clone(),
        model: c.model.clone(),
        run: c.run.clone(),
        created_at: time(c.created_at),
        stats: Stats::default(),
    }
}

/// Describes a commit that is on no session's timeline.
pub fn commit(store: &Store, commit: &crate::git::Commit) -> Result<CheckpointDoc> {
    let nobody = super::ids::SessionId::parse("none")?;
    let plain = Checkpoint::from_commit(commit, &nobody, 0);
    Ok(CheckpointDoc { session: String::new(), prompt: None, ..checkpoint(store, &plain)? })
}

/// Describes a proposal.
pub fn proposal(store: &Store, stored: &Stored<ProposalRecord>, trunk: &Trunk) -> Result<ProposalDoc> {
    let record = &stored.value;
    let current = record.current();
    let votes = Votes::in_force(store, stored.commit)?;
    let repo = &store.repo;
    let stats = super::diff::stats(repo, repo.tree_of(current.base)?, repo.tree_of(current.head)?)?;
    let session = store.session(record.session.as_str()).map(|stored| stored.value);
    let session_ahead = match session.as_ref().map(|session| store.tip(session)) {
        Ok(Ok(tip)) if tip != current.timeline && repo.has(current.timeline) => {
            repo.ahead_behind(tip, current.timeline)?.0
        }
        _ => 0,
    };
    let files = repo.tree_of(current.head)?;
    let health = session.ok().and_then(|session| session.health).map(|health| health.document(Some(files)));
    let stale = record.state.is_open()
        && match trunk.tip {
            Some(tip) => !repo.is_ancestor(tip, current.head)?,
            None => false,
        };
    let gate = gate::judge(store, record, &votes, None)?;
    Ok(ProposalDoc {
        name: record.name.to_string(),
        branch: format!("proposal/{}", record.name),
        session: record.session.to_string(),
        state: record.state.as_str(),
        revision: current.number,
        head: current.head.to_string(),
        base: current.base.to_string(),
        title: current.title.clone(),
        summary: current.summary.clone(),
        requester: record.requester.clone(),
        created_at: time(record.created_at),
        revised_at: time(current.created_at),
        stats: stats.into(),
        decisions: votes.decisions.iter().map(|d| decision(d, votes.signature(d))).collect(),
        checks: gate.checks().to_vec(),
        gate,
        stale,
        takes_back: takes_back::paths(store, record, trunk)?,
        draft: record.draft,
        session_ahead,
        health,
        landing: record.landing.as_ref().map(|l| landing(l, trunk)),
    })
}

impl ProposalDoc {
    /// One of its votes.
    pub fn decision(&self, id: &str) -> Option<DecisionDoc> {
        self.decisions.iter().find(|d| d.id == id).cloned()
    }
}

/// Describes a source.
pub fn source(store: &Store, source: &SourceRecord) -> SourceDoc {
    let revision = |r: &super::source::Revision| SourceRevisionDoc {
        revision: r.number,
        commit: r.commit.to_string(),
        tree: store.repo.tree_of(r.commit).ok().map(|tree| tree.to_string()),
        promoted_at: time(r.promoted_at),
        actor: r.actor.clone(),
        proposal: r.proposal.as_ref().map(ToString::to_string),
        session: r.session.as_ref().map(ToString::to_string),
        message: r.message.clone(),
    };
    SourceDoc {
        name: source.name.to_string(),
        current: revision(source.current()),
        removed_at: source.removed.as_ref().map(|r| time(r.at)),
        revisions: source.revisions.iter().map(revision).collect(),
    }
}

/// Describes a vote.
pub fn decision(d: &record::Decision, signature: signature::Worth) -> DecisionDoc {
    DecisionDoc {
        id: d.id.clone(),
        actor: d.actor.clone(),
        verdict: d.verdict,
        revision: d.revision,
        head: d.head.to_string(),
        base: d.base.to_string(),
        result: d.result.map(|tree| tree.to_string()),
        message: d.message.clone(),
        at: time(d.at),
        signature: signature.as_str(),
    }
}

/// Describes a landing.
pub fn landing(l: &record::Landing, trunk: &Trunk) -> LandingDoc {
    LandingDoc { kind: l.kind.clone(), commit: l.commit.to_string(), trunk: trunk.name.clone() }
}

/// Describes an operation.
pub fn operation(op: &Operation, undone_by: Option<&String>) -> OperationDoc {
    let hex = |id: Option<Oid>| id.map(|i| i.to_string());
    OperationDoc {
        id: op.id.clone(),
        kind: op.kind.clone(),
        session: op.session.as_ref().map(ToString::to_string),
        actor: op.actor.clone(),
        started_at: time(op.started_at),
        duration_ms: op.duration_ms,
        phases: op.phases.clone(),
        args: op.args.clone(),
        summary: op.summary.clone(),
        refs: op
            .refs
            .iter()
            .map(|m| RefDoc { name: m.name.clone(), before: hex(m.before), after: hex(m.after) })
            .collect(),
        undoes: op.undoes.clone(),
        redoes: op.redoes.clone(),
        undone_by: undone_by.cloned(),
    }
}

impl SessionDoc {
    /// Where to go, as a line of its own: what `cd "$(tine start)"` reads. The name, for a session without files.
    pub fn place_line(&self) -> Vec<u8> {
        [self.workspace.as_ref().map_or(self.id.as_bytes(), Place::bytes), b"\n"].concat()
    }
}

/// A place on disk: text, or `{path, path_hex}` where it is not UTF-8.
#[derive(Debug, Clone)]
pub struct Place {
    text: String,
    path: PathBuf,
}

impl Place {
    /// For a document.
    pub fn new(path: &Path) -> Place {
        Place { text: path.to_string_lossy().into_owned(), path: path.to_owned() }
    }

    /// The path, byte for byte.
    pub fn bytes(&self) -> &[u8] {
        self.path.as_os_str().as_bytes()
    }
}

impl std::ops::Deref for Place {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, s: S) -> std::result::Result<S::Ok, S::Error> {
        PathText(self.bytes()).serialize(s)
    }
}

/// Paths of the repository, each as [`Place`] is.
fn paths<S: Serializer>(all: &[BString], s: S) -> std::result::Result<S::Ok, S::Error> {
    s.collect_seq(all.iter().map(|path| PathText(path)))
}

/// Text, or `{path, path_hex}` where it is not UTF-8.
struct PathText<'a>(&'a [u8]);

impl Serialize for PathText<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> std::result::Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap as _;
        if let Ok(text) = std::str::from_utf8(self.0) {
            return s.serialize_str(text);
        }
        let mut out = s.serialize_map(Some(2))?;
        out.serialize_entry("path", &self.0.to_str_lossy())?;
        out.serialize_entry("path_hex", &super::diff::hex(self.0))?;
        out.end()
    }
}
