//! In which sessions work went on last. With very many, only those are read that may be among them: when work went on in the
//! others is in the list of sessions, for as long as their branches have not moved.

use std::cmp::Reverse;

use jiff::Timestamp;

use crate::error::Result;

use super::record::SessionRecord;
use super::roster::Row;
use super::store::Store;
use super::timeline;

/// As many live sessions as this, those first in which work went on last, and how many live ones there are. Of those in
/// which it went on at the same time the first by name.
pub fn latest(store: &Store, most: usize) -> Result<(Vec<SessionRecord>, usize)> {
    let roster = store.roster()?;
    let read = |row: Row| -> Result<(Timestamp, SessionRecord)> {
        let session = roster.record(&store.repo, row)?.value;
        Ok((timeline::last_active(&store.repo, &session, store.tip(&session).ok())?, session))
    };
    let (mut listed, mut found) = (Vec::new(), Vec::new());
    for (row, at) in roster.last_active(&store.repo)? {
        match at {
            Some(at) => listed.push((at, row)),
            None => found.push(read(row)?),
        }
    }
    let total = listed.len() + found.len();
    // They are in the order of their names, which stays where the time is the same.
    listed.sort_by_key(|(at, _)| Reverse(*at));
    listed.truncate(most);
    for (_, row) in listed {
        found.push(read(row)?);
    }
    found.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.id.cmp(&other.id)));
    found.truncate(most);
    Ok((found.into_iter().map(|(_, session)| session).collect(), total))
}
