//! Keeping the object store in shape: a budget of loose objects and packs, and git's housekeeping when it is spent. A command
//! never waits for it.

use crate::error::Result;
use crate::git::StoreSize;

use super::store::Store;

/// The budget.
#[derive(Debug, Clone, Copy)]
pub struct Budget {
    /// Whether git's housekeeping is started by itself.
    pub auto: bool,
    /// Loose objects; 0 for any number.
    pub loose_objects: usize,
    /// Packs; 0 for any number.
    pub packs: usize,
}

/// Whether the budget is spent.
pub fn is_due(store: &Store) -> bool {
    let budget = &store.settings.maintenance;
    store.repo.is_cluttered(budget.loose_objects, budget.packs)
}

/// Starts git's housekeeping after a command that wrote, if it is due and nobody has turned git's own off. It only packs.
pub fn start_if_due(store: &Store) -> Result<()> {
    let budget = &store.settings.maintenance;
    if budget.auto && store.published.get() && is_due(store) && is_wanted(store) {
        store.repo.pack_in_background(budget.loose_objects, budget.packs)?;
    }
    Ok(())
}

/// Whether git's configuration lets housekeeping start by itself.
fn is_wanted(store: &Store) -> bool {
    store.repo.config_bool("maintenance.auto").unwrap_or(true)
        && store.repo.config_string("gc.auto").is_none_or(|auto| auto.trim() != "0")
}

/// What a garbage collection made of the object store.
#[derive(Debug, Clone, Copy)]
pub struct Space {
    /// Before it.
    pub before: StoreSize,
    /// After it.
    pub after: StoreSize,
}

/// Collects garbage now.
pub fn collect(store: &Store) -> Result<Space> {
    let before = store.repo.store_size();
    store.repo.collect_garbage()?;
    Ok(Space { before, after: store.repo.store_size() })
}
