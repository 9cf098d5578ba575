//! The cache: derived state (a summary, a test's result, an index) by key, attached to a session, or outside of all to the
//! trunk, and to the tree that it was derived from. Local to this clone, never in a tree, never pushed, and not in the
//! operation log: whatever is in it can be made again.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::error::{Code, Error, Result, count};
use crate::git::{BStr, Oid};
use crate::workspace::is_secret;

use super::document;
use super::gate;
use super::ids::SessionId;
use super::record::SessionState;
use super::store::Store;

mod shelf;

use shelf::{Item, Origin, Shelf, hex};

/// Longest key, in bytes.
const LONGEST_KEY: usize = 512;
/// How often a value that was replaced while it was read is looked for again.
const ATTEMPTS: u32 = 20;

/// An entry as scripts read it.
#[derive(Debug, Clone, Serialize)]
pub struct EntryDoc {
    /// Its name.
    pub key: String,
    /// The session it belongs to; null for the trunk's.
    pub session: Option<String>,
    /// Bytes of its value.
    pub size: u64,
    /// The value's SHA-256.
    pub hash: String,
    /// Whether the tip's tree is another one than it was derived from.
    pub stale: bool,
    /// The tree.
    pub derived_from: String,
    /// A commit with that tree.
    pub commit: String,
    /// Who set it.
    pub actor: String,
    /// When.
    pub at: String,
}

/// What a compare-and-set expects to find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// No entry.
    Nothing,
    /// A value with this hash.
    Hash(String),
}

impl Expected {
    /// From what was typed: `none`, or 64 hex digits.
    pub fn parse(text: &str) -> Option<Expected> {
        let hash = text.to_ascii_lowercase();
        match hash.as_str() {
            "none" => Some(Expected::Nothing),
            _ if hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => Some(Expected::Hash(hash)),
            _ => None,
        }
    }
}

/// A value to be set.
#[derive(Debug)]
pub struct Set<'a> {
    /// The session it belongs to; none for the trunk.
    pub session: Option<&'a SessionId>,
    /// Its name.
    pub key: &'a str,
    /// The value.
    pub value: &'a [u8],
    /// The commit it was derived from; by default the tip.
    pub from: Option<Oid>,
    /// What has to be there for it to be set.
    pub expected: Option<Expected>,
}

/// Sets a value.
pub fn set(store: &Store, request: &Set<'_>) -> Result<EntryDoc> {
    gate::may_write(store)?;
    check_key(request.key)?;
    let (value, most) = (request.value, store.settings.cache_value);
    let size = value.len() as u64;
    if size > most {
        let message = format!("the value has {size} bytes, and `cache.max_value_size` allows {most}");
        return Err(Error::new(Code::Limit, message).hint("tine config set cache.max_value_size '64 MiB'"));
    }
    if is_secret(BStr::new(request.key), value) {
        store.notice(format!(
            "the value of `{}` looks like a secret; it is kept as it is, in the git directory",
            request.key
        ));
    }
    let tips = Tips::new(store);
    let commit = match request.from {
        Some(commit) => commit,
        None => tips.commit(request.session)?,
    };
    let shelf = Shelf::of(&store.repo);
    let held = shelf.hold()?;
    // Looked through once: the lock is held.
    let mut others = shelf.all()?;
    let is_old = |i: &Item| i.session.as_ref() == request.session && i.key == request.key;
    let old = others.iter().position(is_old).map(|at| others.remove(at));
    if let Some(expected) = &request.expected {
        compare(request.key, expected, old.as_ref())?;
    }
    require_room(store, &others, size)?;
    let item = Item {
        session: request.session.cloned(),
        key: request.key.to_owned(),
        // Replaced by that of the value.
        hash: cacache::Integrity::from(value),
        size,
        at: store.clock.now(),
        origin: Origin::new(store.repo.tree_of(commit)?, commit, &store.actor.name),
    };
    let item = held.put(&item, value)?;
    if let Some(old) = old.filter(|old| [&item].into_iter().chain(&others).all(|i| hex(&i.hash) != hex(&old.hash))) {
        held.drop_value(&old.hash)?;
    }
    Ok(describe(&item, &tips))
}

fn compare(key: &str, expected: &Expected, found: Option<&Item>) -> Result<()> {
    let found = found.map(|item| hex(&item.hash));
    let wanted = match expected {
        Expected::Nothing => None,
        Expected::Hash(hash) => Some(hash.clone()),
    };
    if found == wanted {
        return Ok(());
    }
    let message = match &found {
        Some(hash) => format!("`{key}` has another value by now: {hash}"),
        None => format!("`{key}` has no value by now"),
    };
    Err(Error::new(Code::Stale, message)
        .detail("expected", wanted)
        .detail("found", found)
        .hint(format!("tine cache get '{key}' --json   # look at it, then decide again")))
}

fn require_room(store: &Store, others: &[Item], size: u64) -> Result<()> {
    let most = store.settings.cache_total;
    let taken = bytes_of(others.iter());
    if taken + size <= most {
        return Ok(());
    }
    let message = format!("the cache would hold {} bytes, and `cache.max_total_size` allows {most}", taken + size);
    Err(Error::new(Code::Limit, message).hint("tine cache prune --stale").hint("tine cache prune --max-size '64 MiB'"))
}

/// Bytes of the values of these entries; one that several share counts once.
fn bytes_of<'a>(items: impl Iterator<Item = &'a Item>) -> u64 {
    let each: BTreeMap<String, u64> = items.map(|i| (hex(&i.hash), i.size)).collect();
    each.values().sum()
}

/// A value, whole and as it was set, or an error.
pub fn get(store: &Store, session: Option<&SessionId>, key: &str) -> Result<(EntryDoc, Vec<u8>)> {
    let shelf = Shelf::of(&store.repo);
    for _ in 0..ATTEMPTS {
        let Some(item) = shelf.find(session, key)? else { return Err(missing(session, key)) };
        if let Some(value) = shelf.read(&item)? {
            return Ok((describe(&item, &Tips::new(store)), value));
        }
        // Another command replaced the value between the two steps, or its file is gone for good.
    }
    Err(shelf::damaged(key))
}

fn missing(session: Option<&SessionId>, key: &str) -> Error {
    let place = session.map_or("of the trunk".to_owned(), |s| format!("of session `{s}`"));
    Error::new(Code::NotFound, format!("no cache entry `{key}` {place}")).hint("tine cache list --all")
}

/// Removes entries, all or none.
pub fn remove(store: &Store, session: Option<&SessionId>, keys: &[String]) -> Result<Vec<EntryDoc>> {
    gate::may_write(store)?;
    let shelf = Shelf::of(&store.repo);
    let held = shelf.hold()?;
    let found = |key: &String| shelf.find(session, key)?.ok_or_else(|| missing(session, key));
    let items = keys.iter().collect::<BTreeSet<_>>().into_iter().map(found).collect::<Result<Vec<_>>>()?;
    let tips = Tips::new(store);
    let entries = items.iter().map(|i| describe(i, &tips)).collect();
    items.iter().try_for_each(|item| held.remove(item))?;
    held.drop_unused(items.iter().map(|item| &item.hash))?;
    Ok(entries)
}

/// Which entries.
#[derive(Debug, Clone, Copy)]
pub enum Whose<'a> {
    /// Everybody's.
    All,
    /// A session's, or the trunk's.
    Of(Option<&'a SessionId>),
}

/// Entries whose keys begin like this, by session and key.
pub fn list(store: &Store, whose: Whose<'_>, prefix: &str) -> Result<Vec<EntryDoc>> {
    let tips = Tips::new(store);
    let mut all = Shelf::of(&store.repo).all()?;
    all.retain(|i| match whose {
        Whose::All => true,
        Whose::Of(session) => i.session.as_ref() == session,
    } && i.key.starts_with(prefix));
    Ok(all.iter().map(|i| describe(i, &tips)).collect())
}

/// What goes.
#[derive(Debug, Clone, Copy)]
pub struct Prune {
    /// Entries set longer ago.
    pub older_than: SignedDuration,
    /// Also those derived from another tree than the tip's.
    pub stale: bool,
    /// Also the oldest, until the rest is no larger.
    pub max_size: Option<u64>,
    /// Only say so.
    pub dry_run: bool,
}

/// What went, or would.
#[derive(Debug)]
pub struct Pruned {
    /// The entries.
    pub entries: Vec<EntryDoc>,
    /// Bytes of their values, and of what killed commands left.
    pub freed: u64,
}

/// Drops entries: old ones, those of sessions that landed, were discarded or are gone, and more where asked for.
pub fn prune(store: &Store, request: &Prune) -> Result<Pruned> {
    let shelf = Shelf::of(&store.repo);
    let all = shelf.all()?;
    if all.is_empty() && request.dry_run {
        return Ok(Pruned { entries: Vec::new(), freed: 0 });
    }
    if !request.dry_run {
        gate::may_write(store)?;
    }
    let tips = Tips::new(store);
    let before = store.clock.now().checked_sub(request.older_than).unwrap_or(Timestamp::MIN);
    let goes = |i: &Item| i.at < before || is_over(store, i) || (request.stale && tips.is_stale(i));
    let (mut gone, mut kept): (Vec<Item>, Vec<Item>) = all.into_iter().partition(goes);
    if let Some(most) = request.max_size {
        kept.sort_by_key(|i| i.at);
        while bytes_of(kept.iter()) > most {
            gone.push(kept.remove(0));
        }
    }
    gone.sort_by(|a, b| (&a.session, &a.key).cmp(&(&b.session, &b.key)));
    let entries = gone.iter().map(|i| describe(i, &tips)).collect();
    let staying: BTreeSet<String> = kept.iter().map(|i| hex(&i.hash)).collect();
    let mut freed = bytes_of(gone.iter().filter(|i| !staying.contains(&hex(&i.hash))));
    if !request.dry_run {
        let held = shelf.hold()?;
        for item in &gone {
            // Set again since it was looked at, it stays.
            if shelf.find(item.session.as_ref(), &item.key)?.is_some_and(|now| now.at == item.at) {
                held.remove(item)?;
            }
        }
        // What is gone by now, values of entries that were set again meanwhile left out.
        freed = held.sweep()?;
    }
    Ok(Pruned { entries, freed })
}

fn is_over(store: &Store, item: &Item) -> bool {
    let Some(id) = &item.session else { return false };
    match store.session(id.as_str()) {
        Ok(session) => matches!(session.value.state, SessionState::Discarded | SessionState::Landed),
        Err(e) => e.code() == Code::NotFound,
    }
}

fn describe(item: &Item, tips: &Tips<'_>) -> EntryDoc {
    EntryDoc {
        key: item.key.clone(),
        session: item.session.as_ref().map(ToString::to_string),
        size: item.size,
        hash: hex(&item.hash),
        stale: tips.is_stale(item),
        derived_from: item.origin.tree.to_string(),
        commit: item.origin.commit.to_string(),
        actor: item.origin.actor.clone(),
        at: document::time(item.at),
    }
}

/// The trees at the tips, each looked up once.
struct Tips<'a> {
    store: &'a Store,
    trees: std::cell::RefCell<BTreeMap<Option<SessionId>, Option<Oid>>>,
}

impl<'a> Tips<'a> {
    fn new(store: &'a Store) -> Tips<'a> {
        Tips { store, trees: Default::default() }
    }

    fn commit(&self, session: Option<&SessionId>) -> Result<Oid> {
        match session {
            Some(id) => self.store.tip(&self.store.session(id.as_str())?.value),
            None => self.store.trunk()?.tip(),
        }
    }

    /// A tip that cannot be found is not what anything was derived from.
    fn is_stale(&self, item: &Item) -> bool {
        let look = || self.commit(item.session.as_ref()).and_then(|tip| self.store.repo.tree_of(tip)).ok();
        let mut trees = self.trees.borrow_mut();
        *trees.entry(item.session.clone()).or_insert_with(look) != Some(item.origin.tree)
    }
}

fn check_key(key: &str) -> Result<()> {
    let why = match key {
        "" => "it is empty",
        _ if key.len() > LONGEST_KEY => "it is too long",
        _ if key.chars().any(char::is_control) => "it has control characters in it",
        _ => return Ok(()),
    };
    let shown: String = key.chars().take(80).collect();
    Err(Error::new(Code::Invalid, format!("`{shown}` cannot be a key of the cache: {why}"))
        .hint(format!("use one line of at most {}", count(LONGEST_KEY, "byte"))))
}
