//! Sharing proposals and records with a remote: what it has comes here, what both went on with is joined, and what is here goes
//! there. The remote's refs move by compare and swap, ours in one transaction at the end. The trunk is never pushed, and the
//! operation log never leaves this clone.

mod plan;
mod push;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;
use std::time::Duration;

use crate::error::{Code, Error, Result, count};
use crate::git::{Oid, RefChange, Remote};

use super::gate;
use super::ids::{ProposalName, SessionId, SourceName};
use super::pending;
use super::store::Store;
use super::timeline;
use super::transaction::{Transaction, race};

use plan::{Known, PROPOSALS, Plan, Planner, RECORDS, Refs, SESSIONS};

/// Where this clone remembers what a remote had: below it the remote's name, then the ref without `refs/tine/` or `refs/`.
pub const SEEN: &str = "refs/tine/remotes/";
/// How often somebody else may be faster before the user is told `busy`.
const ROUNDS: u32 = 16;

/// Which way things go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// Both.
    #[default]
    Both,
    /// From the remote alone.
    Pull,
    /// To the remote alone.
    Push,
}

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The remote; the configured or only one when not given.
    pub remote: Option<String>,
    /// Which way.
    pub mode: Mode,
    /// Sessions' own checkpoints as well.
    pub sessions: bool,
    /// Only say what would move.
    pub dry_run: bool,
    /// Whether a person can be asked for a password.
    pub asks: bool,
}

/// Why a ref goes where it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It is new there.
    New,
    /// It has all that was there, and more.
    FastForward,
    /// Both went on, and became one.
    Joined,
    /// A branch goes where its record, or its session, says.
    Follows,
    /// What was taken back here was shared already.
    BroughtBack,
    /// The remote has something that is not here yet.
    Newer,
    /// It is over, and goes.
    Deleted,
}

impl How {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            How::New => "new",
            How::FastForward => "fast_forward",
            How::Joined => "joined",
            How::Follows => "follows",
            How::BroughtBack => "brought_back",
            How::Newer => "newer",
            How::Deleted => "deleted",
        }
    }
}

/// A ref that moved, or would.
#[derive(Debug, Clone)]
pub struct Moved {
    /// Full name.
    pub name: String,
    /// Its value before.
    pub before: Option<Oid>,
    /// Its value after.
    pub after: Option<Oid>,
    /// Why.
    pub how: How,
}

impl Moved {
    fn to_change(&self) -> RefChange {
        RefChange { name: self.name.clone(), before: self.before, after: self.after }
    }
}

/// A ref that did not move.
#[derive(Debug, Clone)]
pub struct Held {
    /// Full name.
    pub name: String,
    /// Why, in words.
    pub reason: String,
    /// The command that helps.
    pub next: Option<String>,
}

impl Held {
    fn new(name: &str, reason: impl Into<String>) -> Held {
        Held { name: name.to_owned(), reason: reason.into(), next: None }
    }

    fn next(mut self, command: String) -> Held {
        self.next = Some(command);
        self
    }
}

/// What a push takes along that the remote did not have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Leaving {
    /// Records, of proposals, sessions and sources.
    pub records: usize,
    /// Heads of proposals.
    pub proposals: usize,
    /// Sessions' own branches.
    pub sessions: usize,
    /// Commits that are checkpoints.
    pub checkpoints: usize,
    /// Those of them that hold a prompt.
    pub prompts: usize,
}

/// How the local trunk stands to the remote's.
#[derive(Debug, Clone)]
pub struct TrunkStanding {
    /// Its name.
    pub name: String,
    /// Commits that the remote has not.
    pub ahead: usize,
    /// Commits that are not here.
    pub behind: usize,
}

/// What happened.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The remote's name.
    pub remote: String,
    /// Where it is.
    pub url: String,
    /// Whether this clone never met it before.
    pub first: bool,
    /// Refs of this clone.
    pub pulled: Vec<Moved>,
    /// Refs of the remote.
    pub pushed: Vec<Moved>,
    /// What did not get through.
    pub refused: Vec<Held>,
    /// What waits for the trunk to be pushed.
    pub held: Vec<Held>,
    /// What leaves the machine, where that was looked at: at the first time and for a preview.
    pub leaving: Option<Leaving>,
    /// The trunk here and there.
    pub trunk: Option<TrunkStanding>,
    /// The log's entry; none when nothing moved here.
    pub operation: Option<String>,
    /// Whether it is a preview.
    pub dry_run: bool,
}

/// Syncs. `about_to` hears of what would leave the machine before the first push to a remote.
pub fn sync(store: &Store, request: &Request, about_to: &dyn Fn(&str, &Leaving)) -> Result<Outcome> {
    let name = chosen(store, request.remote.as_deref())?;
    if store.repo.is_shallow() {
        return Err(Error::new(
            Code::Unsupported,
            "a shallow clone cannot sync: records lead to history that is cut off",
        )
        .hint(format!("git fetch --unshallow {name}")));
    }
    if !request.dry_run {
        gate::may_write(store)?;
        pending::settle(store, &[])?;
    }
    let remote = store.repo.remote(&name, request.asks);
    let url = crate::core::redact::redact(&store.repo.remote_url(&name).unwrap_or_default()).0;
    let mut outcome = Outcome { remote: name, url, dry_run: request.dry_run, ..Outcome::default() };
    let mut stuck = push::Stuck::default();
    for round in 1..=ROUNDS {
        if store.interrupt.load(Ordering::SeqCst) {
            return Err(Error::new(Code::Interrupted, "interrupted; the next `tine sync` goes on"));
        }
        match go_round(store, request, &remote, &mut outcome, &mut stuck, about_to) {
            Ok(true) => {
                outcome.pulled.sort_by(|a, b| a.name.cmp(&b.name));
                outcome.pushed.sort_by(|a, b| a.name.cmp(&b.name));
                outcome.trunk = trunk_standing(store, &outcome.remote)?;
                return Ok(outcome);
            }
            Ok(false) => {}
            Err(e) if e.details().contains_key("race") => {}
            Err(_) if store.interrupt.load(Ordering::SeqCst) => {
                return Err(Error::new(Code::Interrupted, "interrupted; the next `tine sync` goes on"));
            }
            Err(e) => return Err(e),
        }
        let spread = u64::from(store.random.bytes()[0]);
        std::thread::sleep(Duration::from_millis(u64::from(round) * 10 + spread));
    }
    Err(race(&format!("others push to `{}` faster than this clone does", outcome.remote)))
}

/// The remote that is meant.
fn chosen(store: &Store, given: Option<&str>) -> Result<String> {
    let known = store.repo.remotes()?;
    let named = given.or(store.settings.sync_remote.as_deref());
    if let Some(name) = named {
        if known.iter().any(|remote| remote == name) {
            return Ok(name.to_owned());
        }
        let mut error = Error::new(Code::NotFound, format!("no remote `{name}`"));
        for near in super::store::nearest(name, known.iter().map(String::as_str)) {
            error = error.hint(format!("did you mean `{near}`?"));
        }
        return Err(error.hint(format!("git remote add {name} <url>")));
    }
    match &known[..] {
        [] => Err(Error::new(Code::NotFound, "there is no remote to sync with").hint("git remote add origin <url>")),
        [only] => Ok(only.clone()),
        several if several.iter().any(|remote| remote == "origin") => Ok("origin".to_owned()),
        several => {
            let message = format!("there are {}, and none is chosen", count(several.len(), "remote"));
            let error = Error::new(Code::Ambiguous, message).detail("remotes", several.to_vec());
            Err(error
                .hint(format!("tine sync {}", several[0]))
                .hint(format!("tine config set sync.remote {}   # for good", several[0])))
        }
    }
}

/// One attempt; false when somebody else was faster.
fn go_round(
    store: &Store,
    request: &Request,
    remote: &Remote<'_>,
    outcome: &mut Outcome,
    stuck: &mut push::Stuck,
    about_to: &dyn Fn(&str, &Leaving),
) -> Result<bool> {
    let trunk = store.trunk()?;
    let known = look(store, request, remote, &trunk.name)?;
    outcome.first = known.seen.is_empty();
    if !request.dry_run {
        fetch(store, request, remote, &known, &trunk.name)?;
    }
    let planner = Planner { store, known: &known, mode: request.mode, remote: &remote.name, trunk: &trunk.name };
    let mut plan = planner.plan(request.sessions)?;
    if (outcome.first || request.dry_run) && outcome.leaving.is_none() && request.mode != Mode::Pull {
        let leaving = leaving(store, &known, &plan)?;
        if outcome.first && !request.dry_run && !plan.push.is_empty() {
            about_to(&remote.name, &leaving);
        }
        outcome.leaving = Some(leaving);
    }
    if request.dry_run {
        (outcome.pulled, outcome.pushed) = (plan.pull, plan.push);
        (outcome.refused, outcome.held) = (plan.refused, plan.held);
        return Ok(true);
    }
    store.repo.sync_objects()?;
    let told = push::push(remote, &groups(&plan.push), stuck);
    for moved in plan.push.iter().filter(|moved| told.done.contains(&moved.name)) {
        plan.seen.insert(moved.name.clone(), moved.after);
        merge_into(&mut outcome.pushed, moved);
    }
    if !told.raced.is_empty() && told.failed.is_none() {
        return Ok(false);
    }
    take_in(store, &known, &plan, outcome)?;
    if let Some(error) = told.failed {
        return Err(error);
    }
    plan.refused.extend(told.refused);
    (outcome.refused, outcome.held) = (plan.refused, plan.held);
    Ok(true)
}

/// A ref that moved in an earlier round as well is told once.
fn merge_into(all: &mut Vec<Moved>, moved: &Moved) {
    match all.iter_mut().find(|known| known.name == moved.name) {
        Some(known) => known.after = moved.after,
        None => all.push(moved.clone()),
    }
}

/// What is here, what the remote has, and what it had.
fn look(store: &Store, request: &Request, remote: &Remote<'_>, trunk: &str) -> Result<Known> {
    let mut kinds: Vec<&str> = RECORDS.to_vec();
    kinds.push(PROPOSALS);
    if request.sessions {
        kinds.push(SESSIONS);
    }
    let mut patterns: Vec<String> = kinds.iter().map(|kind| format!("{kind}*")).collect();
    let trunk = format!("refs/heads/{trunk}");
    patterns.push(trunk.clone());
    let all = remote.list(&patterns)?;
    let theirs = all.iter().filter(|(name, _)| kinds.iter().any(|kind| is_one_of(name, kind)));
    let (mut local, mut noted) = (Refs::new(), Refs::new());
    for kind in &kinds {
        local.append(&mut store.repo.refs_below(kind)?);
    }
    local.retain(|name, _| kinds.iter().any(|kind| is_one_of(name, kind)));
    let below = format!("{SEEN}{}/", remote.name);
    for (name, id) in store.repo.refs_below(&below)? {
        noted.insert(shared_name(&name[below.len()..]), id);
    }
    let remote: Refs = theirs.map(|(name, id)| (name.clone(), *id)).collect();
    // A remote that lost every record which it had, and records are never deleted, is one that was never met: a new server
    // at the old address.
    let mut records = noted.keys().filter(|name| RECORDS.iter().any(|kind| name.starts_with(kind))).peekable();
    let is_another = records.peek().is_some() && !records.any(|name| remote.contains_key(name));
    let seen = if is_another { Refs::new() } else { noted.clone() };
    let at_work = store.repo.workdirs()?.into_iter().filter_map(|workdir| workdir.branch).collect();
    Ok(Known { remote, trunk: all.get(&trunk).copied(), local, seen, noted, at_work })
}

/// Whether a ref is of this kind by its name: what else somebody puts there is not ours.
fn is_one_of(name: &str, kind: &str) -> bool {
    name.strip_prefix(kind).is_some_and(|rest| match kind.trim_end_matches('/').rsplit('/').next() {
        Some("proposal") => ProposalName::parse(rest).is_ok(),
        Some("session") => SessionId::parse(rest).is_ok(),
        _ => SourceName::parse(rest).is_ok(),
    })
}

/// Where what a remote had is remembered.
fn seen_name(remote: &str, name: &str) -> String {
    let rest = name.strip_prefix("refs/tine/").or_else(|| name.strip_prefix("refs/")).unwrap_or(name);
    format!("{SEEN}{remote}/{rest}")
}

fn shared_name(rest: &str) -> String {
    if rest.starts_with("heads/") { format!("refs/{rest}") } else { format!("refs/tine/{rest}") }
}

/// Brings what is new at the remote here, as objects; and its trunk as `git fetch` would.
fn fetch(store: &Store, request: &Request, remote: &Remote<'_>, known: &Known, trunk: &str) -> Result<()> {
    let repo = &store.repo;
    let names: Vec<&str> = match request.mode {
        Mode::Push => Vec::new(),
        _ => known.remote.iter().filter(|(_, id)| !repo.has(**id)).map(|(name, _)| name.as_str()).collect(),
    };
    let tracking = repo.find_ref(&format!("refs/remotes/{}/{trunk}", remote.name))?;
    let trunk = Some(trunk).filter(|_| known.trunk.is_some() && tracking != known.trunk);
    remote.fetch(&names, trunk)?;
    match known.remote.values().find(|id| request.mode != Mode::Push && !repo.has(**id)) {
        None => Ok(()),
        Some(_) => Err(race("the remote moved while it was read")),
    }
}

/// What a record speaks of goes with it: a proposal's branch with its record, and a session's.
fn groups(push: &[Moved]) -> Vec<Vec<Moved>> {
    let mut all: BTreeMap<&str, Vec<Moved>> = BTreeMap::new();
    for moved in push {
        let name = moved.name.trim_start_matches("refs/").trim_start_matches("tine/").trim_start_matches("heads/");
        all.entry(name).or_default().push(moved.clone());
    }
    all.into_values().collect()
}

/// Our refs follow, and what the remote was seen to have, in one step that `tine undo` takes back.
fn take_in(store: &Store, known: &Known, plan: &Plan, outcome: &mut Outcome) -> Result<()> {
    let summary = format!("sync with {}: {} here, {} there", outcome.remote, plan.pull.len(), outcome.pushed.len());
    let mut tx = Transaction::new(store, "sync", None, summary);
    for moved in &plan.pull {
        tx.move_ref(moved.name.clone(), moved.before, moved.after);
    }
    for (name, after) in &plan.seen {
        tx.move_ref(seen_name(&outcome.remote, name), known.noted.get(name).copied(), *after);
    }
    if tx.is_empty() {
        return Ok(());
    }
    let done = tx.commit()?;
    outcome.operation = Some(done.operation.id);
    for moved in &plan.pull {
        merge_into(&mut outcome.pulled, moved);
    }
    Ok(())
}

/// What a push takes along, counted.
fn leaving(store: &Store, known: &Known, plan: &Plan) -> Result<Leaving> {
    let of =
        |kind: &str| plan.push.iter().filter(|moved| moved.after.is_some() && moved.name.starts_with(kind)).count();
    let mut leaving = Leaving {
        records: RECORDS.iter().map(|kind| of(kind)).sum(),
        proposals: of(PROPOSALS),
        sessions: of(SESSIONS),
        ..Leaving::default()
    };
    let repo = &store.repo;
    let there: Vec<Oid> = known.remote.values().copied().chain(known.trunk).filter(|id| repo.has(*id)).collect();
    let mut new = BTreeSet::new();
    let mut history = repo.history()?;
    for tip in plan.push.iter().filter_map(|moved| moved.after) {
        if !new.contains(&tip) {
            new.extend(history.commits_between(tip, &there)?);
        }
    }
    for id in new {
        let commit = repo.commit(id)?;
        let said = timeline::trailers(&commit.message);
        leaving.checkpoints += usize::from(said.contains_key("Tine-Kind"));
        leaving.prompts += usize::from(said.get("Tine-Kind").is_some_and(|kind| kind == "prompt"));
    }
    Ok(leaving)
}

fn trunk_standing(store: &Store, remote: &str) -> Result<Option<TrunkStanding>> {
    let trunk = store.trunk()?;
    let tracking = store.repo.find_ref(&format!("refs/remotes/{remote}/{}", trunk.name))?;
    let (Some(tip), Some(theirs)) = (trunk.tip, tracking) else { return Ok(None) };
    let (ahead, behind) = store.repo.ahead_behind(tip, theirs)?;
    Ok(Some(TrunkStanding { name: trunk.name, ahead, behind }))
}
