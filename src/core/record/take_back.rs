//! Taking one event of a record back where others came after it: what that event changed goes, and all else stays. So what
//! somebody says about a session neither stands in the way of its undo nor gets lost in it.

use toml::Table;

use crate::error::Result;
use crate::git::{BStr, ByteSlice as _, Entry, Oid, Repo, Signature};

use super::{Event, FILE, of_tree};

/// The record `now` without what changed between `before` and `after`, as an event of its own; none where somebody has
/// changed the same since.
pub fn without(
    repo: &Repo,
    (before, after): (Oid, Oid),
    now: Oid,
    event: &Event<'_>,
    by: &Signature,
) -> Result<Option<Oid>> {
    if now == after {
        return Ok(Some(before));
    }
    let (was, became, is) = (repo.tree_of(before)?, repo.tree_of(after)?, repo.tree_of(now)?);
    let mut edits = Vec::new();
    for change in repo.diff_trees(was, became)? {
        let here = repo.lookup(is, change.path.as_ref())?;
        if here == change.after {
            edits.push((change.path, change.before));
            continue;
        }
        let (Some(was), Some(became), Some(here)) = (change.before, change.after, here) else { return Ok(None) };
        if BStr::new(&change.path) != FILE {
            return Ok(None);
        }
        let Some(bytes) = without_keys(repo, was, became, here)? else { return Ok(None) };
        edits.push((change.path, Some(Entry { id: repo.write_blob(&bytes)?, ..here })));
    }
    let tree = repo.edit_tree(is, &edits)?;
    repo.write_commit(&of_tree(tree, vec![now], event, by)).map(Some)
}

/// The same for the keys of the record's own document.
fn without_keys(repo: &Repo, was: Entry, became: Entry, here: Entry) -> Result<Option<Vec<u8>>> {
    let table = |entry: Entry| -> Result<Option<Table>> {
        let bytes = repo.read_blob(entry.id)?;
        Ok(bytes.to_str().ok().and_then(|text| text.parse::<Table>().ok()))
    };
    let (Some(was), Some(became), Some(mut here)) = (table(was)?, table(became)?, table(here)?) else {
        return Ok(None);
    };
    let mut keys: Vec<&String> = was.keys().chain(became.keys()).collect();
    keys.sort();
    keys.dedup();
    for key in keys.into_iter().filter(|key| was.get(*key) != became.get(*key)) {
        if here.get(key) != became.get(key) {
            return Ok(None);
        }
        match was.get(key) {
            Some(value) => here.insert(key.clone(), value.clone()),
            None => here.remove(key),
        };
    }
    Ok(toml::to_string(&here).ok().map(String::into_bytes))
}
