//! Finding the entry that is meant: what an undo or a redo of a scope takes back, and an entry by its id.

use std::collections::{BTreeMap, HashSet};

use crate::error::{Code, Error, Result};
use crate::git::{Oid, Repo};

use super::super::ids::SessionId;
use super::index::{DIGITS, Row, id_text, number, rows};
use super::{Logged, read};

/// Where an undo or redo in a scope would go.
#[derive(Debug, Clone)]
pub enum Target {
    /// This entry.
    Entry(Box<Logged>),
    /// Nothing is left to take back.
    Nothing,
}

/// The entries of a scope, newest first.
pub fn of_scope<'a>(
    repo: &'a Repo,
    head: Option<Oid>,
    scope: Option<&'a SessionId>,
) -> impl Iterator<Item = Result<Row>> + 'a {
    rows(repo, head).filter(move |row| row.as_ref().map_or(true, |row| row.may_be_of(scope)))
}

/// The entry of a row, if it is of this scope.
fn entry(repo: &Repo, row: &Row, scope: Option<&SessionId>) -> Result<Option<Logged>> {
    let logged = read(repo, row.commit)?;
    Ok((logged.op.session.as_ref() == scope).then_some(logged))
}

/// The latest entry of the scope that counts and is not undone; undo and redo entries themselves never are.
pub fn undo_target(repo: &Repo, head: Option<Oid>, scope: Option<&SessionId>) -> Result<Target> {
    let mut dead: HashSet<u64> = HashSet::new();
    for row in of_scope(repo, head, scope) {
        let row = row?;
        if dead.contains(&row.id) {
            continue;
        }
        if let Some(taken_back) = row.undoes.or(row.redoes) {
            dead.insert(taken_back);
        } else if !row.moves_refs || (scope.is_none() && row.is_import) {
            // What plain git did outside sessions is not ours to take back.
        } else if let Some(logged) = entry(repo, &row, scope)? {
            return Ok(Target::Entry(Box::new(logged)));
        }
    }
    Ok(Target::Nothing)
}

/// The undo that a redo would take back: the latest one, as long as nothing new happened in the scope since.
pub fn redo_target(repo: &Repo, head: Option<Oid>, scope: Option<&SessionId>) -> Result<Target> {
    let mut dead: HashSet<u64> = HashSet::new();
    for row in of_scope(repo, head, scope) {
        let row = row?;
        if dead.contains(&row.id) {
            continue;
        }
        if let Some(undo) = row.redoes {
            dead.insert(undo);
        } else if (row.undoes.is_some() || row.moves_refs)
            && let Some(logged) = entry(repo, &row, scope)?
        {
            return Ok(if row.undoes.is_some() { Target::Entry(Box::new(logged)) } else { Target::Nothing });
        }
    }
    Ok(Target::Nothing)
}

/// Which entries are taken back by which undo (and not redone), for showing the log. The newest comes first.
pub fn undone_by(entries: &[Row]) -> BTreeMap<String, String> {
    let mut dead: HashSet<u64> = HashSet::new();
    let mut map = BTreeMap::new();
    for row in entries {
        let Some(target) = row.redoes.or(row.undoes) else { continue };
        if dead.contains(&row.id) {
            continue;
        }
        dead.insert(target);
        if row.redoes.is_none() {
            map.insert(id_text(target), id_text(row.id));
        }
    }
    map
}

/// Finds an entry by a prefix of its id.
pub fn find(repo: &Repo, head: Option<Oid>, prefix: &str) -> Result<Logged> {
    let wanted = number(prefix).filter(|_| prefix.len() <= DIGITS && !prefix.starts_with('+'));
    let mut found: Vec<Row> = Vec::new();
    if let Some(wanted) = wanted {
        let cut = 4 * (DIGITS - prefix.len());
        for row in rows(repo, head) {
            let row = row?;
            if row.id >> cut == wanted {
                found.push(row);
                if cut == 0 {
                    break;
                }
            }
        }
    }
    match found[..] {
        [] => Err(Error::new(Code::NotFound, format!("no operation `{prefix}`")).hint("tine op log --all")),
        [row] => read(repo, row.commit),
        _ => {
            let mut error =
                Error::new(Code::Ambiguous, format!("`{prefix}` begins the ids of {} operations", found.len()));
            for row in found.iter().take(5) {
                let op = read(repo, row.commit)?.op;
                error = error.hint(format!("tine op show {}   # {}", op.id, op.subject()));
            }
            Err(error)
        }
    }
}
