//! Moving the remote's refs: all at once where it can, and where it refuses some of them, the rest without those. Whatever did
//! not move is told with the reason; a ref that somebody else moved meanwhile is a lost race, not a refusal.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, Result};
use crate::git::{Oid, PER_PUSH, Pushed, RefChange, Remote};

use super::{Held, Moved};

/// What became of the refs of a push.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Moved.
    pub done: BTreeSet<String>,
    /// Moved by somebody else meanwhile.
    pub raced: BTreeSet<String>,
    /// Refused by the remote.
    pub refused: Vec<Held>,
    /// Why it came to an end before all were tried.
    pub failed: Option<Error>,
}

/// How often a ref was said to be locked or moved that had not moved. Somebody else's lock goes away; a branch in the way, a
/// directory that may not be written, or a push address with other refs stays.
pub type Stuck = BTreeMap<String, u32>;

/// From how often on it is taken for a refusal.
const STAYS: u32 = 4;

/// What git says where somebody else was faster.
const RACES: [&str; 10] = [
    "stale info",
    "fetch first",
    "non-fast-forward",
    "remote ref updated since checkout",
    "cannot lock",
    "failed to lock",
    "failed to update ref",
    "incorrect old value",
    "reference already exists",
    "is at ",
];

fn is_race(why: &str) -> bool {
    RACES.iter().any(|said| why.contains(said))
}

/// A hook that looks at a push as a whole, such as the guard.
fn is_of_all(why: &str) -> bool {
    why.contains("pre-receive")
}

/// Moves them. Each group goes together. `stuck` counts over all rounds.
pub fn push(remote: &Remote<'_>, groups: &[Vec<Moved>], stuck: &mut Stuck) -> Outcome {
    let mut outcome = Outcome::default();
    let mut from = 0;
    while from < groups.len() && outcome.failed.is_none() {
        let mut room = PER_PUSH;
        let fits = |group: &&Vec<Moved>| -> bool {
            let fits = group.len() <= room;
            room = room.saturating_sub(group.len());
            fits
        };
        let many = groups[from..].iter().take_while(fits).count().max(1);
        outcome.failed = push_some(remote, &groups[from..from + many], &mut outcome, stuck).err();
        from += many;
    }
    outcome
}

fn push_some(remote: &Remote<'_>, groups: &[Vec<Moved>], outcome: &mut Outcome, stuck: &mut Stuck) -> Result<()> {
    let all: Vec<RefChange> = groups.iter().flatten().map(Moved::to_change).collect();
    if all.is_empty() {
        return Ok(());
    }
    let told = remote.push(&all, true)?;
    outcome.done.extend(moved(&all, &told));
    let raced: BTreeSet<String> = told.rejected.keys().filter(|name| is_race(&told.rejected[*name])).cloned().collect();
    let lost = lost(remote, &all, &raced, stuck)?;
    if !lost.is_empty() {
        outcome.raced.extend(lost);
        return Ok(());
    }
    // A hook may refuse one ref alone, or one may have no place there, which took the others with it.
    if !told.rejected.is_empty() && (!raced.is_empty() || !told.rejected.values().any(|why| is_of_all(why))) {
        let left: Vec<RefChange> = all.iter().filter(|c| told.rejected.contains_key(&c.name)).cloned().collect();
        let mut told = remote.push(&left, false)?;
        outcome.done.extend(moved(&left, &told));
        let raced = told.rejected.keys().filter(|name| is_race(&told.rejected[*name])).cloned().collect();
        let lost = self::lost(remote, &left, &raced, stuck)?;
        told.rejected.retain(|name, _| !lost.contains(name));
        outcome.raced.extend(lost);
        outcome.refused.extend(refusals(&told));
        return Ok(());
    }
    let left: Vec<Vec<Moved>> = groups
        .iter()
        .filter(|group| group.iter().any(|moved| told.rejected.contains_key(&moved.name)))
        .cloned()
        .collect();
    match left.len() {
        0 => {}
        1 if groups.len() == 1 => outcome.refused.extend(refusals(&told)),
        // The one that is refused is looked for, and the others go through.
        1 => push_some(remote, &left, outcome, stuck)?,
        n => {
            let (first, second) = left.split_at(n / 2);
            push_some(remote, first, outcome, stuck)?;
            push_some(remote, second, outcome, stuck)?;
        }
    }
    Ok(())
}

/// Of the refs that somebody else is said to have been faster with, those of which that may be true.
fn lost(
    remote: &Remote<'_>,
    all: &[RefChange],
    raced: &BTreeSet<String>,
    stuck: &mut Stuck,
) -> Result<BTreeSet<String>> {
    if raced.is_empty() {
        return Ok(BTreeSet::new());
    }
    let names: Vec<String> = raced.iter().cloned().collect();
    let there: BTreeMap<String, Oid> = remote.list(&names)?;
    let mut lost = BTreeSet::new();
    for change in all.iter().filter(|change| raced.contains(&change.name)) {
        let times = match there.get(&change.name).copied() == change.before {
            true => stuck.get(&change.name).map_or(1, |times| times + 1),
            false => 0,
        };
        stuck.insert(change.name.clone(), times);
        if times < STAYS {
            lost.insert(change.name.clone());
        }
    }
    Ok(lost)
}

fn moved(all: &[RefChange], told: &Pushed) -> Vec<String> {
    all.iter().map(|change| change.name.clone()).filter(|name| !told.rejected.contains_key(name)).collect()
}

/// The reasons, in the words of the remote's hook where it has some.
fn refusals(told: &Pushed) -> Vec<Held> {
    let mut own: BTreeMap<&str, &str> = BTreeMap::new();
    for line in &told.said {
        if let Some((name, why)) = line.strip_prefix("refused: ").and_then(|rest| rest.split_once(": ")) {
            own.insert(name, why);
        }
    }
    let first = told.said.first().map(String::as_str);
    let with_words = |name: &str, why: &str| {
        let short = name.trim_start_matches("refs/heads/");
        match own.get(short) {
            Some(words) => (*words).to_owned(),
            None if own.is_empty() => first.map_or(why.to_owned(), |line| format!("{why}: {line}")),
            None => format!("{why}: it goes together with what was refused"),
        }
    };
    told.rejected.iter().map(|(name, why)| Held::new(name, with_words(name, why))).collect()
}
