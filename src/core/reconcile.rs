//! Two heads of one record become one. Everybody who joins the same two gets the same commit, whichever was theirs: so
//! clones that decided at the same time end up equal, and nobody joins for ever.
//!
//! What stands in files of its own (decisions, notes, results of checks) is united. Of the record's own fields, one that
//! changed on one side alone is taken from there; else the later event has it. A state that ends a session or proposal wins
//! over one that does not.

use std::collections::BTreeSet;

use toml::{Table, Value};

use crate::error::{Code, Context as _, Error, Result};
use crate::git::{BString, Entry, Mode, NewCommit, Oid, Repo, Signature};

use super::chain::{self, MERGED};
use super::record::{self, FILE, FOLDERS};

/// Who writes an event that says nothing of its own.
const NOBODY: &str = "tine";
/// The fields that only make sense together, and what decides whose they are.
const WITH_STATE: [&str; 4] = ["archived_from", "tip", "reason", "state"];

/// How two heads of a record stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// They are one.
    Same,
    /// Ours has all of theirs, and more.
    Ahead,
    /// Theirs has all of ours, and more.
    Behind,
    /// Both went on.
    Forked,
    /// They have no event in common: two records of one name.
    Strangers,
}

/// Compares two heads of a record.
pub fn relation(repo: &Repo, ours: Oid, theirs: Oid) -> Result<Relation> {
    if ours == theirs {
        return Ok(Relation::Same);
    }
    let (own, other) = (record::events(repo, ours)?, record::events(repo, theirs)?);
    Ok(if own.contains(&theirs) {
        Relation::Ahead
    } else if other.contains(&ours) {
        Relation::Behind
    } else if own.iter().any(|event| other.contains(event)) {
        Relation::Forked
    } else {
        Relation::Strangers
    })
}

/// Writes the event that joins two heads of a record. What cannot be joined is `conflict`.
pub fn join(repo: &Repo, one: Oid, other: Oid) -> Result<Oid> {
    let (a, b) = if one < other { (one, other) } else { (other, one) };
    let tree = joined_tree(repo, a, b)?;
    let latest = repo.commit(a)?.committer.seconds.max(repo.commit(b)?.committer.seconds);
    let by = Signature { name: NOBODY.to_owned(), email: String::new(), seconds: latest, offset: 0 };
    let message = format!("join what two clones recorded\n\nTine-Event: {MERGED}\nTine-Actor: {NOBODY}\n");
    repo.write_commit(&NewCommit {
        tree,
        parents: vec![a, b],
        author: by.clone(),
        committer: by,
        message,
        change_id: None,
    })
}

/// Whether an event is exactly what joining these two makes.
pub fn is_join(repo: &Repo, event: Oid, a: Oid, b: Oid) -> Result<bool> {
    match join(&repo.in_memory(), a, b) {
        Ok(made) => Ok(made == event),
        Err(e) if e.code() == Code::Conflict => Ok(false),
        Err(e) => Err(e),
    }
}

/// One of the two, with what happened on it since they parted.
struct Side {
    head: Oid,
    document: Table,
    /// The newest first: when, and the document as it was then.
    since: Vec<(i64, Table)>,
}

fn joined_tree(repo: &Repo, a: Oid, b: Oid) -> Result<Oid> {
    let (own, other) = (record::events(repo, a)?, record::events(repo, b)?);
    let shared: BTreeSet<Oid> = own.iter().filter(|event| other.contains(event)).copied().collect();
    let Some(base) = newest_of(repo, &shared)? else {
        return Err(conflict("it is another one of the same name, begun on its own"));
    };
    let side = |head: Oid, events: &[Oid]| -> Result<Side> {
        let mut since = Vec::new();
        for event in events.iter().filter(|event| !shared.contains(*event)) {
            since.push((repo.commit(*event)?.committer.seconds, document(repo, *event)?));
        }
        Ok(Side { head, document: document(repo, head)?, since })
    };
    let (one, two) = (side(a, &own)?, side(b, &other)?);
    let joined = fields(&document(repo, base)?, &one, &two)?;
    let mut edits: Vec<(BString, Option<Entry>)> = Vec::new();
    let tree = repo.tree_of(a)?;
    if joined != one.document {
        let entry = if joined == two.document {
            repo.lookup(repo.tree_of(b)?, FILE.into())?
        } else {
            let text = toml::to_string(&joined).or_internal("cannot write a record")?;
            Some(Entry { mode: Mode::File, id: repo.write_blob(text.as_bytes())? })
        };
        edits.push((FILE.into(), entry));
    }
    for folder in FOLDERS {
        edits.extend(files(repo, folder, base, a, b)?);
    }
    repo.edit_tree(tree, &edits)
}

/// The event that nothing shared came after; of several the one with the latest time, for everybody the same.
fn newest_of(repo: &Repo, shared: &BTreeSet<Oid>) -> Result<Option<Oid>> {
    let mut last = shared.clone();
    for event in shared {
        for id in chain::before(repo, *event)? {
            last.remove(&id);
        }
    }
    let timed = last.into_iter().map(|id| Ok((repo.commit(id)?.committer.seconds, id)));
    Ok(timed.collect::<Result<Vec<_>>>()?.into_iter().max().map(|(_, id)| id))
}

fn document(repo: &Repo, event: Oid) -> Result<Table> {
    Ok(record::read::<Table>(repo, event)?.value)
}

fn conflict(why: &str) -> Error {
    Error::new(Code::Conflict, why)
}

/// What the files of a folder have to become in `a`'s tree.
fn files(repo: &Repo, folder: &str, base: Oid, a: Oid, b: Oid) -> Result<Vec<(BString, Option<Entry>)>> {
    let list = |event| chain::files_in(repo, event, folder);
    let (was, own, other) = (list(base)?, list(a)?, list(b)?);
    let b_is_later = (repo.commit(b)?.committer.seconds, b) > (repo.commit(a)?.committer.seconds, a);
    let mut edits = Vec::new();
    for name in own.keys().chain(other.keys()).collect::<BTreeSet<_>>() {
        let (was, own, other) = (was.get(name), own.get(name), other.get(name));
        if own == other || other == was {
            continue;
        }
        if own != was && folder == "decisions" {
            return Err(conflict("two decisions of one name differ"));
        }
        if own == was || b_is_later {
            edits.push((format!("{folder}/{name}").into(), other.map(|id| Entry { mode: Mode::File, id: *id })));
        }
    }
    Ok(edits)
}

/// The record's own fields.
fn fields(base: &Table, a: &Side, b: &Side) -> Result<Table> {
    let mut joined = each_field(base, a, b, &[]);
    if base.contains_key("revisions") || a.document.contains_key("revisions") {
        return with_revisions(joined, base, a, b);
    }
    let winner = by_state(base, a, b, &["landed", "discarded"]);
    for key in WITH_STATE {
        match winner.document.get(key) {
            Some(value) => joined.insert(key.to_owned(), value.clone()),
            None => joined.remove(key),
        };
    }
    Ok(joined)
}

/// Every field on its own, and of a table of tags every tag.
fn each_field(base: &Table, a: &Side, b: &Side, path: &[&str]) -> Table {
    let at = |table: &Table| -> Table {
        path.iter().fold(table.clone(), |t, key| t.get(*key).and_then(Value::as_table).cloned().unwrap_or_default())
    };
    let (was, own, other) = (at(base), at(&a.document), at(&b.document));
    let mut joined = Table::new();
    for key in own.keys().chain(other.keys()).collect::<BTreeSet<_>>() {
        let (before, one, two) = (was.get(key), own.get(key), other.get(key));
        let taken = if one == two || two == before {
            one.cloned()
        } else if one == before {
            two.cloned()
        } else if path.is_empty() && key == "tags" {
            Some(Value::Table(each_field(base, a, b, &["tags"])))
        } else {
            let when = |side: &Side| side.changed(|document| at(document).get(key).cloned());
            if when(a) > when(b) { one.cloned() } else { two.cloned() }
        };
        if let Some(value) = taken {
            joined.insert(key.clone(), value);
        }
    }
    joined
}

impl Side {
    /// When what is asked for came to be as it is now; equal times are told apart by the heads.
    fn changed<T: PartialEq>(&self, ask: impl Fn(&Table) -> T) -> (i64, Oid) {
        let now = ask(&self.document);
        let same = self.since.iter().take_while(|(_, document)| ask(document) == now);
        (same.last().map_or(i64::MIN, |(seconds, _)| *seconds), self.head)
    }

    fn state(&self) -> &str {
        state(&self.document)
    }

    fn revisions(&self) -> Vec<Value> {
        revisions(&self.document)
    }
}

fn state(document: &Table) -> &str {
    document.get("state").and_then(Value::as_str).unwrap_or_default()
}

fn revisions(document: &Table) -> Vec<Value> {
    document.get("revisions").and_then(Value::as_array).cloned().unwrap_or_default()
}

/// Whose state holds: of the only one that changed it, of one that is among `strong` (the first is the strongest), of the
/// later one.
fn by_state<'a>(base: &Table, a: &'a Side, b: &'a Side, strong: &[&str]) -> &'a Side {
    if b.state() == state(base) && a.state() != b.state() {
        return a;
    }
    if a.state() == state(base) && a.state() != b.state() {
        return b;
    }
    let rank = |side: &Side| strong.iter().rev().position(|name| *name == side.state()).map_or(0, |at| at + 1);
    let weight = |side: &Side| (rank(side), side.changed(|document| state(document).to_owned()));
    if weight(a) > weight(b) { a } else { b }
}

/// Revisions that came on both sides stand one after the other; the later ones get new numbers, and with that lose their
/// grants. What landed keeps its number.
fn with_revisions(mut joined: Table, base: &Table, a: &Side, b: &Side) -> Result<Table> {
    let (known, own, other) = (revisions(base), a.revisions(), b.revisions());
    if !own.starts_with(&known) || !other.starts_with(&known) {
        return Err(conflict("one of the two rewrites an earlier revision"));
    }
    let (of_a, of_b) = (&own[known.len()..], &other[known.len()..]);
    let landed = |side: &Side| side.state() == "landed" && state(base) != "landed";
    let made = |side: &Side| (!landed(side), side.changed(|document| revisions(document).len()));
    let newer = match (of_a.is_empty(), of_b.is_empty()) {
        (true, true) => None,
        (false, true) => Some((b, a)),
        (true, false) => Some((a, b)),
        (false, false) if made(a) < made(b) => Some((a, b)),
        (false, false) => Some((b, a)),
    };
    let strong = ["landed", "rejected", "withdrawn", "approved"];
    let holder = match newer {
        None => by_state(base, a, b, &strong),
        Some((earlier, _)) if landed(earlier) => earlier,
        Some((_, later)) => later,
    };
    if let Some((earlier, later)) = newer {
        let mut all = earlier.revisions();
        for mut revision in later.revisions().split_off(known.len()) {
            if let Some(table) = revision.as_table_mut() {
                table.insert("number".to_owned(), Value::Integer(i64::try_from(all.len()).unwrap_or(i64::MAX) + 1));
            }
            all.push(revision);
        }
        joined.insert("revisions".to_owned(), Value::Array(all));
        for key in ["draft", "requester"] {
            take(&mut joined, key, &later.document);
        }
    }
    take(&mut joined, "state", &holder.document);
    take(&mut joined, "landing", landing(base, a, b, holder));
    Ok(joined)
}

/// Of two landings the one that is meant: the only one, that of the side whose state holds, the earlier one.
fn landing<'a>(base: &'a Table, a: &'a Side, b: &'a Side, holder: &'a Side) -> &'a Table {
    let (was, own, other) = (base.get("landing"), a.document.get("landing"), b.document.get("landing"));
    if own == other || other == was {
        return &a.document;
    }
    if own == was {
        return &b.document;
    }
    if a.state() != b.state() {
        return &holder.document;
    }
    let when = |side: &Side| side.changed(|document| document.get("landing").cloned());
    if when(a) < when(b) { &a.document } else { &b.document }
}

fn take(into: &mut Table, key: &str, from: &Table) {
    match from.get(key) {
        Some(value) => into.insert(key.to_owned(), value.clone()),
        None => into.remove(key),
    };
}
