//! The events of a record and how they hang together: one after the other, and where two clones went on at the same time,
//! joined by an event with two before it. What an event merely keeps alive is never taken for one that came before it.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap};

use serde::Deserialize;

use crate::error::Result;
use crate::git::{BStr, BString, Entry, Mode, Oid, Repo};

use super::record::{self, is_event};
use super::timeline::trailers;

/// The name of an event that joins two.
pub const MERGED: &str = "merged";

/// What came right before an event: nothing before the first, two before one that joins. Else the first parent; the others
/// are commits that it keeps.
pub fn before(repo: &Repo, event: Oid) -> Result<Vec<Oid>> {
    let commit = repo.commit(event)?;
    let joins = trailers(&commit.message).get("Tine-Event").is_some_and(|name| name == MERGED);
    match commit.parents[..] {
        [a, b] if joins && is_event(repo, a) && is_event(repo, b) && same_record(repo, a, b) => Ok(vec![a, b]),
        [first, ..] if is_event(repo, first) => Ok(vec![first]),
        _ => Ok(Vec::new()),
    }
}

/// Whether two events are of one record. Another record's would bring its decisions along.
fn same_record(repo: &Repo, a: Oid, b: Oid) -> bool {
    #[derive(PartialEq, Deserialize)]
    struct Named {
        id: Option<String>,
        name: Option<String>,
        created_at: Option<String>,
    }
    let named = |event| record::read::<Named>(repo, event).ok().map(|stored| stored.value);
    named(a).is_some_and(|one| named(b) == Some(one))
}

/// All events of a record, the newest first and each after all that came later.
pub fn events(repo: &Repo, newest: Oid) -> Result<Vec<Oid>> {
    let mut earlier: HashMap<Oid, Vec<Oid>> = HashMap::new();
    let mut later: HashMap<Oid, usize> = HashMap::new();
    let mut open = vec![newest];
    while let Some(event) = open.pop() {
        if earlier.contains_key(&event) {
            continue;
        }
        let found = before(repo, event)?;
        for id in &found {
            *later.entry(*id).or_default() += 1;
            open.push(*id);
        }
        earlier.insert(event, found);
    }
    let mut ready = BinaryHeap::from([(0, newest)]);
    let mut all = Vec::with_capacity(earlier.len());
    while let Some((_, event)) = ready.pop() {
        all.push(event);
        for id in &earlier[&event] {
            let waits_for = later.get_mut(id).expect("counted above");
            *waits_for -= 1;
            if *waits_for == 0 {
                ready.push((repo.commit(*id)?.committer.seconds, *id));
            }
        }
    }
    Ok(all)
}

/// Which events brought each decision in as it now stands, by the decision's id: those that say so. It is one, unless a
/// decision was written twice.
pub fn decision_events(repo: &Repo, newest: Oid) -> Result<BTreeMap<String, Vec<Oid>>> {
    let mut carried: HashMap<Oid, BTreeSet<BString>> = HashMap::new();
    let first = decision_files(repo, newest)?;
    if first.is_empty() {
        return Ok(BTreeMap::new());
    }
    carried.insert(newest, first.into_keys().collect());
    let mut origins: BTreeMap<BString, Vec<Oid>> = BTreeMap::new();
    for event in events(repo, newest)? {
        let Some(names) = carried.remove(&event).filter(|names| !names.is_empty()) else { continue };
        let here = decision_files(repo, event)?;
        let mut from = Vec::new();
        for id in before(repo, event)? {
            from.push((id, decision_files(repo, id)?));
        }
        for name in names {
            // Before an event that wrote something else into it, it was another decision.
            let had = from.iter().filter(|(_, files)| files.get(&name) == here.get(&name)).map(|(id, _)| *id);
            let had: Vec<Oid> = had.collect();
            if had.is_empty() {
                origins.entry(name).or_default().push(event);
                continue;
            }
            for id in had {
                carried.entry(id).or_default().insert(name.clone());
            }
        }
    }
    let mut all: BTreeMap<String, Vec<Oid>> = BTreeMap::new();
    for (name, events) in origins {
        let id = name.to_string().trim_end_matches(".toml").to_owned();
        for event in events {
            let said = trailers(&repo.commit(event)?.message).remove("Tine-Decision");
            if said.as_ref() == Some(&id) {
                all.entry(id.clone()).or_default().push(event);
            }
        }
    }
    Ok(all)
}

/// The decisions that stand beside a record, as files.
pub fn decision_files(repo: &Repo, event: Oid) -> Result<BTreeMap<BString, Oid>> {
    files_in(repo, event, "decisions")
}

/// The files in a folder beside a record.
pub fn files_in(repo: &Repo, event: Oid, folder: &str) -> Result<BTreeMap<BString, Oid>> {
    match repo.lookup(repo.tree_of(event)?, BStr::new(folder))? {
        Some(Entry { mode: Mode::Tree, id }) => {
            Ok(repo.tree_entries(id)?.into_iter().map(|(name, entry)| (name, entry.id)).collect())
        }
        _ => Ok(BTreeMap::new()),
    }
}
