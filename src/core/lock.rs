//! Leases: who may write where, until when. A lease on paths keeps others from changing them, in any session; one on a
//! session keeps others from writing in it; and each checkpoint makes its actor the session's writer for a while, so that
//! two agents (or two people) in one session meet by name. A person and an agent never collide by writing alone: whoever
//! the agent works for may step in. Leases never hold back a landing, nor the saving of edits before a command changes
//! files.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use crate::error::{Code, Error, Result, count};
use crate::git::{BString, ByteSlice as _, path_matches};

use super::actor::is_agent_name;
use super::checkpoint::{require_live, reread};
use super::document;
use super::gate;
use super::ids::SessionId;
use super::oplog::Operation;
use super::pending;
use super::record::one_line;
use super::redact;
use super::store::Store;
use super::transaction::Transaction;

mod leases;
mod pattern;

pub use leases::{Hold, Lease, LockDoc};
pub use pattern::{literal, normal as pattern};

/// Longest lease: one that nobody ends must end by itself.
const LONGEST: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Characters of a reason that are kept.
const LONGEST_REASON: usize = 500;

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The paths, as [`pattern`] gives them; none for the whole session.
    pub patterns: Vec<String>,
    /// For how long; by default `lock.ttl`.
    pub ttl: Option<SignedDuration>,
    /// Why.
    pub reason: Option<String>,
}

/// A lease as somebody names it: by the beginning of its id, or by its pattern.
#[derive(Debug, Clone)]
pub struct Name {
    /// As typed.
    pub id: String,
    /// The same as [`pattern`] gives it.
    pub pattern: String,
}

/// Takes leases, all or none. One that is held already for the same is renewed.
pub fn take(store: &Store, session: Option<&SessionId>, request: &Request) -> Result<Vec<Lease>> {
    gate::may_write(store)?;
    if let Some(id) = session {
        require_live(&reread(store, id)?.value)?;
    }
    let expires_at = end(store, request.ttl)?;
    let reason = request.reason.as_deref().map(clean);
    let wanted: Vec<Option<&String>> =
        if request.patterns.is_empty() { vec![None] } else { request.patterns.iter().map(Some).collect() };
    leases::edit(store, |all| {
        all.retain(|l| !is_over(store, l));
        let mut taken: Vec<Lease> = Vec::new();
        for pattern in wanted {
            let new = Lease {
                id: store.random.letters(8),
                hold: if pattern.is_some() { Hold::Paths } else { Hold::Session },
                pattern: pattern.cloned(),
                session: session.cloned(),
                actor: store.actor.name.clone(),
                hand: store.actor.hand(),
                reason: reason.clone(),
                taken_at: store.clock.now(),
                expires_at,
            };
            if let Some(other) = all.iter().find(|l| excludes(l, &new)) {
                return Err(in_the_way(store, other, &Asked::Lock(pattern.map(String::as_str))));
            }
            let same = |l: &&mut Lease| {
                (l.hold, &l.pattern, &l.session, &l.hand) == (new.hold, &new.pattern, &new.session, &new.hand)
            };
            match all.iter_mut().find(same) {
                Some(own) => {
                    own.expires_at = own.expires_at.max(expires_at);
                    own.reason = reason.clone().or(own.reason.take());
                    taken.push(own.clone());
                }
                None => {
                    all.push(new.clone());
                    taken.push(new);
                }
            }
        }
        Ok(taken)
    })
}

/// Whether two leases cannot both be held.
fn excludes(held: &Lease, new: &Lease) -> bool {
    let same_session = held.session.is_some() && held.session == new.session;
    let stranger = held.hand != new.hand;
    match (held.hold, new.hold) {
        (Hold::Paths, Hold::Paths) => {
            let (Some(a), Some(b)) = (&held.pattern, &new.pattern) else { return false };
            !is_own(held, &new.hand, new.session.as_ref()) && pattern::overlap(a, b)
        }
        (Hold::Writer, _) => same_session && stranger && is_agent_name(&held.hand) == is_agent_name(&new.hand),
        _ => same_session && stranger,
    }
}

/// Whether a lease on paths is for this hand in this session.
fn is_own(lease: &Lease, hand: &str, session: Option<&SessionId>) -> bool {
    lease.hand == hand && (lease.session.is_none() || lease.session.as_ref() == session)
}

/// Whether its session is. One whose record cannot be read may well go on: its leases hold, and end by themselves.
fn is_over(store: &Store, lease: &Lease) -> bool {
    let Some(id) = &lease.session else { return false };
    match store.session(id.as_str()) {
        Ok(session) => !session.value.state.is_live(),
        Err(e) => e.code() == Code::NotFound,
    }
}

/// A change to a session that leases may hold back.
#[derive(Debug)]
pub struct Write {
    /// The session.
    pub session: SessionId,
    /// The paths that it changes.
    pub paths: Vec<BString>,
}

impl Lease {
    fn bars(&self, hand: &str, write: &Write) -> bool {
        let stranger_here = self.session.as_ref() == Some(&write.session) && self.hand != hand;
        match self.hold {
            Hold::Paths => !is_own(self, hand, Some(&write.session)) && write.paths.iter().any(|p| self.means(p)),
            Hold::Session => stranger_here,
            Hold::Writer => stranger_here && is_agent_name(&self.hand) == is_agent_name(hand),
        }
    }

    fn means(&self, path: &BString) -> bool {
        self.pattern.as_ref().is_some_and(|glob| path_matches(glob, path.as_ref()))
    }
}

/// Refuses who may not write in this session now, whatever the paths.
pub fn require_free(store: &Store, session: &SessionId) -> Result<()> {
    let write = Write { session: session.clone(), paths: Vec::new() };
    first_bar(store, &leases::read(&store.repo)?, &write)
}

/// Refuses who may not write these paths in this session now.
pub fn require_paths_free(store: &Store, session: &SessionId, paths: Vec<BString>) -> Result<()> {
    first_bar(store, &leases::read(&store.repo)?, &Write { session: session.clone(), paths })
}

/// Refuses who may not close this session now: somebody else has taken it by hand.
pub fn require_unlocked(store: &Store, session: &SessionId) -> Result<()> {
    match of_sessions(store)?.remove(session) {
        Some(lease) if lease.hand != store.actor.hand() => Err(in_the_way(store, &lease, &Asked::Write(Vec::new()))),
        _ => Ok(()),
    }
}

fn first_bar(store: &Store, all: &[Lease], write: &Write) -> Result<()> {
    let (hand, now) = (store.actor.hand(), store.clock.now());
    let bar = all.iter().find(|l| l.expires_at > now && l.bars(&hand, write) && !is_over(store, l));
    match bar {
        Some(lease) => {
            let paths: Vec<&BString> = write.paths.iter().filter(|p| lease.means(p)).collect();
            Err(in_the_way(store, lease, &Asked::Write(paths)))
        }
        None => Ok(()),
    }
}

/// Lets a change through, or not, and makes its actor the session's writer. The caller holds the publish lock, so that
/// nobody can take a lease between the question and the change.
pub fn admit(store: &Store, write: &Write, operation: &str) -> Result<()> {
    let all = leases::read(&store.repo)?;
    first_bar(store, &all, write)?;
    let span = store.settings.writer_lease;
    if span.is_zero() {
        return Ok(());
    }
    let (hand, now) = (store.actor.hand(), store.clock.now());
    let expires_at = now + span;
    // A lease that is young is as good as a new one: a checkpoint a second must not write this file each time.
    let young = expires_at - span / 3;
    let is_writer = |l: &Lease| l.hold == Hold::Writer && l.session.as_ref() == Some(&write.session) && l.hand == hand;
    if all.iter().any(|l| is_writer(l) && l.expires_at >= young) {
        return Ok(());
    }
    leases::edit_locked(store, |all| {
        match all.iter_mut().find(|l| is_writer(l)) {
            Some(own) => own.expires_at = expires_at,
            None => all.push(Lease {
                id: operation.to_owned(),
                hold: Hold::Writer,
                pattern: None,
                session: Some(write.session.clone()),
                actor: store.actor.name.clone(),
                hand: hand.clone(),
                reason: None,
                taken_at: now,
                expires_at,
            }),
        }
        Ok(())
    })
}

/// What somebody wanted when a lease was in the way.
enum Asked<'a> {
    /// To change these paths among others.
    Write(Vec<&'a BString>),
    /// To lock these, or a session.
    Lock(Option<&'a str>),
    /// The lease itself.
    Lease,
}

/// Says who holds what, until when, and the ways around it.
fn in_the_way(store: &Store, lease: &Lease, asked: &Asked<'_>) -> Error {
    let left = lease.expires_at.duration_since(store.clock.now());
    let left = SignedDuration::from_secs(left.as_secs());
    let until = format!("until {} ({left:#} from now)", document::time(lease.expires_at));
    let session = lease.session.as_ref().map_or(String::new(), |s| format!(" in session `{s}`"));
    let mut message = match lease.hold {
        Hold::Paths => {
            let pattern = lease.pattern.as_deref().unwrap_or_default();
            let what = match asked {
                Asked::Write(paths) => {
                    format!("`{}` is", paths.first().map_or(pattern, |p| p.to_str().unwrap_or(pattern)))
                }
                Asked::Lock(Some(wanted)) if *wanted != pattern => {
                    format!("`{wanted}` can mean the same paths as `{pattern}`, which is")
                }
                Asked::Lock(_) | Asked::Lease => format!("`{pattern}` is"),
            };
            format!("{what} locked by {}{session} {until}", lease.actor)
        }
        Hold::Session => format!("locked by {}{session} {until}", lease.actor),
        Hold::Writer => format!("{} is at work{session} {until}, and a session has one writer at a time", lease.actor),
    };
    if let Some(reason) = &lease.reason {
        message.push_str(&format!(": {reason}"));
    }
    let on = store.chosen.as_ref().map_or(String::new(), |s| format!(" -s {s}"));
    let mut error = Error::new(Code::Busy, message)
        .detail("owner", lease.actor.clone())
        .detail("expires_at", document::time(lease.expires_at))
        .detail("lock", serde_json::to_value(lease.document()).unwrap_or_default())
        .hint(format!("tine{on} fork   # a session of your own from here; what is not saved yet goes along"));
    if let Asked::Write(paths) = asked
        && !paths.is_empty()
    {
        error = error.detail("paths", paths.iter().map(|p| p.to_string()).collect::<Vec<_>>());
    }
    // An agent does what a hint says: to take something from somebody is left to people.
    error = if store.actor.is_agent() {
        error.hint(format!("tine{on} locks   # wait until that one ends, then `tine lock`"))
    } else {
        error
            .hint(format!("tine{on} unlock {} --force --reason '…'   # ends that lock; the log says who did", lease.id))
    };
    error.hint("tine start   # a session of your own from the trunk")
}

/// All leases that are in force, those of sessions that are over left out.
pub fn list(store: &Store) -> Result<Vec<Lease>> {
    let now = store.clock.now();
    let mut all = leases::read(&store.repo)?;
    all.retain(|l| l.expires_at > now && !is_over(store, l));
    Ok(all)
}

/// The names of all leases that are written down, for completions.
pub fn ids(repo: &crate::git::Repo) -> Vec<String> {
    leases::read(repo).unwrap_or_default().into_iter().map(|l| l.id).collect()
}

/// Who has taken which session by hand.
pub fn of_sessions(store: &Store) -> Result<BTreeMap<SessionId, Lease>> {
    let now = store.clock.now();
    let mut all = leases::read(&store.repo)?;
    all.retain(|lease| lease.hold == Hold::Session && lease.expires_at > now);
    Ok(all.into_iter().rev().filter_map(|lease| Some((lease.session.clone()?, lease))).collect())
}

/// Puts the end of leases off: of those named, else of all that this actor holds here.
pub fn renew(
    store: &Store,
    session: Option<&SessionId>,
    names: &[Name],
    ttl: Option<SignedDuration>,
) -> Result<Vec<Lease>> {
    gate::may_write(store)?;
    let expires_at = end(store, ttl)?;
    let hand = store.actor.hand();
    leases::edit(store, |all| {
        all.retain(|l| !is_over(store, l));
        let chosen = choose(all, session, names, |l| l.hand == hand && l.hold != Hold::Writer)?;
        if let Some(other) = all.iter().find(|l| chosen.contains(&l.id) && l.hand != hand) {
            return Err(in_the_way(store, other, &Asked::Lease));
        }
        if chosen.is_empty() {
            return Err(Error::new(Code::NotFound, "you hold no lock here").hint("tine lock   # takes one"));
        }
        let mut renewed = Vec::new();
        for lease in all.iter_mut().filter(|l| chosen.contains(&l.id)) {
            lease.expires_at = expires_at;
            renewed.push(lease.clone());
        }
        Ok(renewed)
    })
}

/// Gives leases back: those named, else all that this actor holds here.
pub fn release(store: &Store, session: Option<&SessionId>, names: &[Name]) -> Result<Vec<Lease>> {
    let hand = store.actor.hand();
    leases::edit(store, |all| {
        let chosen = choose(all, session, names, |l| l.hand == hand)?;
        if let Some(other) = all.iter().find(|l| chosen.contains(&l.id) && l.hand != hand) {
            return Err(in_the_way(store, other, &Asked::Lease));
        }
        Ok(remove(all, &chosen))
    })
}

/// What these hands hold in a session.
pub fn held_by(store: &Store, session: &SessionId, hands: &BTreeSet<String>) -> Result<Vec<Lease>> {
    let mut all = list(store)?;
    all.retain(|l| hands.contains(&l.hand) && l.session.as_ref() == Some(session));
    Ok(all)
}

/// Gives everything back that these hands hold in a session, as when the session changes hands.
pub fn release_all(store: &Store, session: &SessionId, hands: &BTreeSet<String>) -> Result<Vec<Lease>> {
    leases::edit(store, |all| {
        let theirs = all.iter().filter(|l| hands.contains(&l.hand) && l.session.as_ref() == Some(session));
        let chosen: Vec<String> = theirs.map(|l| l.id.clone()).collect();
        Ok(remove(all, &chosen))
    })
}

/// Ends leases of others: those named, else all that hold this session. Each time the log has who did it, whose they
/// were, and why.
pub fn force(
    store: &Store,
    session: Option<&SessionId>,
    names: &[Name],
    why: Option<&str>,
) -> Result<(Vec<Lease>, Option<Operation>)> {
    gate::may_write(store)?;
    let all = list(store)?;
    let chosen = choose(&all, session, names, |l| l.session.is_some())?;
    let targets: Vec<&Lease> = all.iter().filter(|l| chosen.contains(&l.id)).collect();
    let hand = store.actor.hand();
    let strangers: Vec<&&Lease> = targets.iter().filter(|l| l.hand != hand).collect();
    let mut operation = None;
    if let Some(first) = strangers.first() {
        let why = why.map_or("no reason given".to_owned(), clean);
        let what = strangers.iter().map(|l| described(l)).collect::<Vec<_>>().join("; ");
        let summary = format!("{} took {what}: {why}", store.actor.name);
        let scope = first.session.as_ref().filter(|s| strangers.iter().all(|l| l.session.as_ref() == Some(*s)));
        // Written down before it happens: a lock that was taken away is always in the log.
        let log = || {
            pending::settle(store, &[])?;
            Transaction::new(store, "unlock", scope, summary.clone()).commit()
        };
        operation = Some(store.retry(log)?.operation);
    }
    let gone = leases::edit(store, |all| Ok(remove(all, &chosen)))?;
    Ok((gone, operation))
}

fn described(lease: &Lease) -> String {
    let session = lease.session.as_ref().map_or(String::new(), |s| format!(" in session {s}"));
    let until = document::time(lease.expires_at);
    let what = match lease.hold {
        Hold::Paths => format!("the lock on `{}`", lease.pattern.as_deref().unwrap_or_default()),
        Hold::Session => "the lock".to_owned(),
        Hold::Writer => "the writer's place".to_owned(),
    };
    let reason = lease.reason.as_ref().map_or(String::new(), |r| format!(" ({r})"));
    format!("{what} of {}{session} until {until}{reason}", lease.actor)
}

/// The ids of the leases that are meant: by pattern or the beginning of an id, else those of this session (outside of all,
/// those of no session) that `default` has.
fn choose(
    all: &[Lease],
    session: Option<&SessionId>,
    names: &[Name],
    default: impl Fn(&Lease) -> bool,
) -> Result<Vec<String>> {
    if names.is_empty() {
        let here = all.iter().filter(|l| l.session.as_ref() == session && default(l));
        return Ok(here.map(|l| l.id.clone()).collect());
    }
    let mut chosen = Vec::new();
    for name in names {
        let by_pattern: Vec<&Lease> = all.iter().filter(|l| l.pattern.as_ref() == Some(&name.pattern)).collect();
        let found = if by_pattern.is_empty() {
            all.iter().filter(|l| l.id.starts_with(&name.id)).collect()
        } else {
            by_pattern
        };
        let own = || found.iter().copied().filter(|l| default(l)).collect::<Vec<_>>();
        // Somebody else may have locked the same name in a session that this one has nothing to do with.
        let found = if found.len() > 1 && own().len() == 1 { own() } else { found };
        match found.as_slice() {
            [one] => chosen.push(one.id.clone()),
            [] => {
                let error = Error::new(Code::NotFound, format!("no lock `{}`: it ended, or never was", name.id));
                return Err(error.hint("tine locks   # what is held, and until when"));
            }
            several => {
                let message = format!("`{}` means {}", name.id, count(several.len(), "lock"));
                return Err(several.iter().fold(Error::new(Code::Ambiguous, message), |e, l| {
                    e.hint(format!("{}   # {}", l.id, described(l)))
                }));
            }
        }
    }
    Ok(chosen)
}

fn remove(all: &mut Vec<Lease>, chosen: &[String]) -> Vec<Lease> {
    all.extract_if(.., |l| chosen.contains(&l.id)).collect()
}

fn end(store: &Store, ttl: Option<SignedDuration>) -> Result<Timestamp> {
    let ttl = ttl.unwrap_or(store.settings.lock_ttl);
    if ttl <= SignedDuration::ZERO || ttl > LONGEST {
        return Err(Error::new(Code::Invalid, format!("a lock lasts at most {LONGEST:#}, and more than no time"))
            .hint("tine lock --ttl 2h   # and `tine renew` when it is not enough"));
    }
    Ok(store.clock.now() + ttl)
}

/// A reason as it is kept: one line, short, without secrets.
fn clean(text: &str) -> String {
    one_line(&redact::redact(text).0).chars().take(LONGEST_REASON).collect()
}
