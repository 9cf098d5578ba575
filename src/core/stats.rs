//! Numbers about the work of a repository: how long operations took, how long reviews waited, how often merges met
//! conflicts. Worked out from the operation log, the records and the refusals; nothing is kept for it. Reads leave no
//! entry in the log, so they are not here.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Serialize, Serializer};

use crate::error::Result;

use super::document;
use super::oplog::{self, OPS, Operation};
use super::record;
use super::refusal;
use super::store::Store;

/// Refusals looked at; the file holds fewer.
const ALL: usize = usize::MAX;

/// Everything that is counted.
#[derive(Debug, Serialize)]
pub struct Stats {
    /// Operations that started before this are not counted.
    #[serde(serialize_with = "maybe_time")]
    pub since: Option<Timestamp>,
    /// Now.
    #[serde(serialize_with = "time")]
    pub until: Timestamp,
    /// By kind, the most frequent first.
    pub operations: Vec<Kind>,
    /// By day, the oldest first; days without an operation are not there.
    pub days: Vec<Day>,
    /// How long proposals wait.
    pub review: Review,
    /// What met conflicts.
    pub conflicts: Vec<Conflicts>,
    /// What was refused, by the scope or rule that was missing.
    pub refusals: Vec<Refused>,
    /// Sessions now, and checkpoints in them.
    pub sessions: Sessions,
}

/// The operations of one kind.
#[derive(Debug, Serialize)]
pub struct Kind {
    /// The command's name; `landing` for what moved the trunk by a decision.
    pub kind: String,
    /// How long they took.
    #[serde(flatten)]
    pub times: Times,
    /// What they spent it on, in milliseconds by name, in all of them together.
    pub phases: BTreeMap<String, u64>,
}

/// Lengths of time in milliseconds. A percentile is the smallest of them that at least so many in a hundred do not exceed
/// (nearest rank): a length that really was, never one between two.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Times {
    /// How many.
    pub count: usize,
    /// All together.
    pub total_ms: u64,
    /// Half of them took no longer.
    pub p50_ms: u64,
    /// 95 in a hundred took no longer.
    pub p95_ms: u64,
    /// 99 in a hundred took no longer.
    pub p99_ms: u64,
    /// The longest.
    pub max_ms: u64,
}

/// The operations of one day (UTC).
#[derive(Debug, Serialize)]
pub struct Day {
    /// `2026-03-02`.
    pub day: String,
    /// All of them.
    pub operations: usize,
    /// How long the checkpoints among them took.
    pub checkpoints: Times,
}

/// How long proposals wait for a decision.
#[derive(Debug, Default, Serialize)]
pub struct Review {
    /// From a revision to the first decision on it.
    pub waited: Times,
    /// Revisions that wait now.
    pub waiting: usize,
    /// How long the oldest of them has been waiting.
    pub oldest_ms: Option<u64>,
}

/// Merges of one kind.
#[derive(Debug, Serialize)]
pub struct Conflicts {
    /// `refresh` or `landing`.
    pub kind: &'static str,
    /// How many met a conflict.
    pub conflicts: usize,
    /// How many went through.
    pub clean: usize,
}

/// Refusals for one reason.
#[derive(Debug, Serialize)]
pub struct Refused {
    /// The scope or rule that was missing.
    pub missing: String,
    /// How many.
    pub count: usize,
}

/// Sessions.
#[derive(Debug, Default, Serialize)]
pub struct Sessions {
    /// How many there are in each state now.
    pub states: BTreeMap<&'static str, usize>,
    /// Sessions that took a checkpoint.
    pub with_checkpoints: usize,
    /// Half of them took no more than this many checkpoints.
    pub checkpoints_p50: u64,
    /// The most checkpoints that one took.
    pub checkpoints_max: u64,
}

fn time<S: Serializer>(at: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&document::time(*at))
}

fn maybe_time<S: Serializer>(at: &Option<Timestamp>, to: S) -> Result<S::Ok, S::Error> {
    at.map(document::time).serialize(to)
}

impl Times {
    /// Of these lengths, in any order.
    pub fn of(mut all: Vec<u64>) -> Times {
        all.sort_unstable();
        let rank = |hundredths: usize| {
            let nth = (all.len() * hundredths).div_ceil(100).max(1);
            all.get(nth - 1).copied().unwrap_or_default()
        };
        Times {
            count: all.len(),
            total_ms: all.iter().sum(),
            p50_ms: rank(50),
            p95_ms: rank(95),
            p99_ms: rank(99),
            max_ms: rank(100),
        }
    }
}

/// Counts what happened since a moment, or all that the log still has.
pub fn collect(store: &Store, since: Option<Timestamp>) -> Result<Stats> {
    let counts = |at: Timestamp| since.is_none_or(|since| at >= since);
    let trunk = store.trunk()?.refname;
    let mut kinds: BTreeMap<&str, (Vec<u64>, BTreeMap<String, u64>)> = BTreeMap::new();
    let mut days: BTreeMap<String, (usize, Vec<u64>)> = BTreeMap::new();
    let mut by_session: BTreeMap<String, u64> = BTreeMap::new();
    let log: Vec<Operation> = {
        let head = store.repo.find_ref(OPS)?;
        let all = oplog::walk(&store.repo, head).map(|logged| logged.map(|l| l.op));
        // Commands that overlap are logged in the order in which they ended, so the walk goes on to the end.
        all.filter(|op| op.as_ref().map_or(true, |op| counts(op.started_at))).collect::<Result<_>>()?
    };
    for op in log.iter().filter(|op| op.kind != "import") {
        let (durations, phases) = kinds.entry(kind_of(op, &trunk)).or_default();
        durations.push(op.duration_ms);
        for (name, ms) in &op.phases {
            *phases.entry(name.clone()).or_default() += ms;
        }
        let day = op.started_at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d").to_string();
        let (number, checkpoints) = days.entry(day).or_default();
        *number += 1;
        if op.kind == "checkpoint" {
            checkpoints.push(op.duration_ms);
            if let Some(session) = &op.session {
                *by_session.entry(session.to_string()).or_default() += 1;
            }
        }
    }
    let done = |kind: &str| kinds.get(kind).map_or(0, |(durations, _)| durations.len());
    let refused: Vec<String> =
        refusal::list(store, ALL).into_iter().filter(|r| counts(r.at)).map(|r| r.missing).collect();
    let met = |missing: &str| refused.iter().filter(|m| *m == missing).count();
    // One that met conflicts was counted then.
    let continued =
        log.iter().filter(|op| op.kind == "refresh" && op.args.iter().any(|arg| arg == "--continue")).count();
    let refreshed = done("refresh") - continued;
    let conflicts = vec![
        Conflicts { kind: "refresh", conflicts: met(refusal::CONFLICT_OF_REFRESH), clean: refreshed },
        Conflicts { kind: "landing", conflicts: met(refusal::CONFLICT_OF_LANDING), clean: done("landing") },
    ];
    let by_kind = |(kind, (all, phases)): (&str, _)| Kind { kind: kind.to_owned(), times: Times::of(all), phases };
    let mut operations: Vec<Kind> = kinds.into_iter().map(by_kind).collect();
    operations.sort_by_key(|kind| std::cmp::Reverse(kind.times.count));
    Ok(Stats {
        since,
        until: store.clock.now(),
        operations,
        days: days
            .into_iter()
            .map(|(day, (operations, checkpoints))| Day { day, operations, checkpoints: Times::of(checkpoints) })
            .collect(),
        review: review(store, since)?,
        conflicts,
        refusals: refusals(&refused),
        sessions: sessions(store, by_session.into_values().collect())?,
    })
}

/// An approval that only granted is another thing than one that landed.
fn kind_of<'a>(op: &'a Operation, trunk: &str) -> &'a str {
    let lands = matches!(op.kind.as_str(), "approve" | "land" | "pick");
    if lands && op.refs.iter().any(|moved| moved.name == trunk) { "landing" } else { &op.kind }
}

fn review(store: &Store, since: Option<Timestamp>) -> Result<Review> {
    let now = store.clock.now();
    let ms = |from: Timestamp, to: Timestamp| u64::try_from(to.duration_since(from).as_millis()).unwrap_or_default();
    let mut waited = Vec::new();
    let mut waiting = Vec::new();
    for stored in store.proposals()? {
        let decisions = record::decisions(&store.repo, stored.commit)?;
        for revision in &stored.value.revisions {
            let about = decisions.iter().filter(|d| d.revision == revision.number);
            match about.map(|d| d.at).min() {
                Some(at) if since.is_none_or(|since| at >= since) => waited.push(ms(revision.created_at, at)),
                Some(_) => {}
                None if stored.value.state.is_open() && revision.number == stored.value.number() => {
                    waiting.push(ms(revision.created_at, now));
                }
                None => {}
            }
        }
    }
    Ok(Review { waited: Times::of(waited), waiting: waiting.len(), oldest_ms: waiting.into_iter().max() })
}

fn refusals(all: &[String]) -> Vec<Refused> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for missing in all.iter().filter(|m| !m.starts_with("conflict.")) {
        *counts.entry(missing).or_default() += 1;
    }
    counts.into_iter().map(|(missing, count)| Refused { missing: missing.to_owned(), count }).collect()
}

fn sessions(store: &Store, checkpoints: Vec<u64>) -> Result<Sessions> {
    let mut states: BTreeMap<&'static str, usize> = BTreeMap::new();
    for session in store.sessions()? {
        *states.entry(session.value.state.as_str()).or_default() += 1;
    }
    let counted = Times::of(checkpoints);
    Ok(Sessions {
        states,
        with_checkpoints: counted.count,
        checkpoints_p50: counted.p50_ms,
        checkpoints_max: counted.max_ms,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_one_of_the_values() {
        let times = Times::of((1..=200).rev().collect());
        assert_eq!((times.count, times.total_ms), (200, 20_100));
        assert_eq!((times.p50_ms, times.p95_ms, times.p99_ms, times.max_ms), (100, 190, 198, 200));
        let few = Times::of(vec![9, 1, 5]);
        assert_eq!((few.p50_ms, few.p95_ms, few.p99_ms, few.max_ms), (5, 9, 9, 9));
        assert_eq!(Times::of(vec![7]).p50_ms, 7);
        assert_eq!(Times::of(Vec::new()), Times::default());
    }
}
