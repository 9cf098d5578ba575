//! Which of all sessions are meant: those that were started last, that tine worked in last, or that were active last. Looks
//! at no more than what the list has of each.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::error::Result;
use crate::git::{Oid, Repo};

use super::super::oplog;
use super::{BRANCHES, Roster, Row, mark};

/// Entries of the log that are looked at to find out where work goes on.
const RECENT: usize = 4096;

impl Roster {
    /// The live ones that were started last, as many as this.
    pub fn latest(&self, most: usize) -> Vec<Row> {
        latest(self.live(), most)
    }

    /// Those that tine worked in last, as many as this, and then those that were started last.
    pub fn at_work(&self, repo: &Repo, head: Option<Oid>, most: usize, live_only: bool) -> Result<Vec<Row>> {
        // Some of them are over.
        let enough = most.saturating_mul(2);
        let mut ages: HashMap<u64, usize> = HashMap::new();
        for (age, row) in oplog::rows(repo, head).take(RECENT).enumerate() {
            if let Some(mark) = row?.scope {
                ages.entry(mark).or_insert(age);
            }
            if ages.len() >= enough {
                break;
            }
        }
        // Each session is looked for among them, and they are few.
        let mut ages: Vec<(u64, usize)> = ages.into_iter().collect();
        ages.sort_unstable();
        let age = |row: &Row| Some(ages[ages.binary_search_by_key(&row.mark, |(mark, _)| *mark).ok()?].1);
        let wanted = || self.rows().filter(|row| row.is_live || !live_only);
        let mut found: Vec<(usize, Row)> = wanted().filter_map(|row| Some((age(&row)?, row))).collect();
        found.sort_by_key(|(age, _)| *age);
        let mut found: Vec<Row> = found.into_iter().map(|(_, row)| row).take(most).collect();
        if found.len() < most {
            found.extend(latest(wanted().filter(|row| age(row).is_none()), most - found.len()));
        }
        Ok(found)
    }

    /// The live ones, each with when work last went on in it, in nanoseconds, if its branch has not moved since that was
    /// written down; those of which it is known are in the order of their names.
    pub fn last_active(&self, repo: &Repo) -> Result<Vec<(Row, Option<i64>)>> {
        let Some(table) = &self.table else { return Ok(self.live().map(|row| (row, None)).collect()) };
        let mut loose: Vec<u64> = repo.loose_below(BRANCHES)?.iter().map(|name| mark(name)).collect();
        loose.sort_unstable();
        // What was loose a moment ago may have been packed meanwhile.
        let holds = repo.packed_refs_stamp() == table.packed;
        let active_at = |row: &Row| row.active_at.filter(|_| holds && loose.binary_search(&row.mark).is_err());
        Ok(self.live().map(|row| (row, active_at(&row))).collect())
    }

    fn live(&self) -> impl Iterator<Item = Row> {
        self.rows().filter(|row| row.is_live)
    }
}

/// Those that were started last, as many as this.
fn latest(rows: impl Iterator<Item = Row>, most: usize) -> Vec<Row> {
    // Of those that were started at once the same ones, wherever they were found.
    let key = |row: &Row| (Reverse(row.created_at), row.mark);
    let mut rows: Vec<Row> = rows.collect();
    if most < rows.len() {
        rows.select_nth_unstable_by_key(most, key);
        rows.truncate(most);
    }
    rows.sort_unstable_by_key(key);
    rows
}
