//! Moving the remote's refs: all at once where it can, and where it refuses some of them, the rest without those. Whatever did
//! not move is told with the reason; a ref that somebody else moved meanwhile is a lost race, not a refusal.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Result;
use crate::git::{Pushed, RefChange, Remote};

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
}

/// What git says where somebody else was faster.
const RACES: [&str; 8] = [
    "stale info",
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

/// Moves them. Each group goes together; `groups` says which refs belong to each other.
pub fn push(remote: &Remote<'_>, groups: &[Vec<Moved>]) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    push_some(remote, groups, &mut outcome)?;
    Ok(outcome)
}

fn push_some(remote: &Remote<'_>, groups: &[Vec<Moved>], outcome: &mut Outcome) -> Result<()> {
    let all: Vec<RefChange> = groups.iter().flatten().map(Moved::to_change).collect();
    if all.is_empty() {
        return Ok(());
    }
    let mut told = remote.push(&all, true)?;
    let names = |told: &Pushed, test: fn(&str) -> bool| -> BTreeSet<String> {
        told.rejected.iter().filter(|(_, why)| test(why)).map(|(name, _)| name.clone()).collect()
    };
    let raced = names(&told, is_race);
    if !raced.is_empty() {
        outcome.raced.extend(raced);
        outcome.done.extend(moved(&all, &told));
        return Ok(());
    }
    // A hook may refuse one ref alone, which took the others with it.
    if !told.rejected.is_empty() && names(&told, is_of_all).is_empty() {
        let left: Vec<RefChange> = all.iter().filter(|c| told.rejected.contains_key(&c.name)).cloned().collect();
        outcome.done.extend(moved(&all, &told));
        told = remote.push(&left, false)?;
        outcome.raced.extend(names(&told, is_race));
        outcome.done.extend(moved(&left, &told));
        told.rejected.retain(|_, why| !is_race(why));
        outcome.refused.extend(refusals(&told));
        return Ok(());
    }
    outcome.done.extend(moved(&all, &told));
    let left: Vec<Vec<Moved>> = groups
        .iter()
        .filter(|group| group.iter().any(|moved| told.rejected.contains_key(&moved.name)))
        .cloned()
        .collect();
    match left.len() {
        0 => {}
        1 if groups.len() == 1 => outcome.refused.extend(refusals(&told)),
        // The one that is refused is looked for, and the others go through.
        1 => push_some(remote, &left, outcome)?,
        n => {
            let (first, second) = left.split_at(n / 2);
            push_some(remote, first, outcome)?;
            push_some(remote, second, outcome)?;
        }
    }
    Ok(())
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
