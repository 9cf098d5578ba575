//! Workspaces that are made ahead of time: spare checkouts of the trunk, for a session to take instead of waiting until its
//! files are written. A spare is nobody's, and git does not list it. Without one that fits, a workspace is made as ever.

use std::ffi::OsString;
use std::fs::File;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use crate::error::{Code, Context as _, Error, Result};
use crate::git::{Oid, TICK};
use crate::phase::phase;
use crate::workspace;

use super::checkout::Checkout;
use super::checkpoint::scan_options;
use super::layers;
use super::pending::PublishLock;
use super::store::Store;

/// Held by who fills the pool: one at a time is enough.
const FILLING: &str = "filling";
/// In each spare: held by who makes or takes it.
const CLAIM: &str = "claim";

/// The pool as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filled {
    /// Spares that can be taken.
    pub ready: usize,
    /// Those of them that were made just now.
    pub made: usize,
    /// Those that were removed, as fewer are wanted or they can serve nobody any more.
    pub removed: usize,
}

/// A spare that nobody else touches while this lives.
struct Claimed {
    checkout: Checkout,
    /// What it is of.
    tree: Option<Oid>,
    _claim: File,
}

fn root(store: &Store) -> PathBuf {
    store.repo.tine_dir().join("pool")
}

/// Whether workspaces of this repository can be made ahead of time.
pub fn require_plain_form(store: &Store) -> Result<()> {
    layers::require_plain_form(store)?;
    if store.repo.config_bool("worktree.useRelativePaths").unwrap_or(false) {
        return Err(Error::new(Code::Unsupported, "worktrees with relative paths are not made ahead of time"));
    }
    Ok(())
}

/// Whether any are to be made.
pub fn is_wanted(store: &Store) -> bool {
    store.settings.pool > 0 && require_plain_form(store).is_ok()
}

/// Makes a spare the workspace at `path`, on a branch whose tip has this tree. `false` where none fits; nothing is there then.
pub fn take(store: &Store, path: &Path, branch: &str, tree: Oid) -> Result<bool> {
    store.made_workspace.set(true);
    if !is_wanted(store) {
        return Ok(false);
    }
    let rules = store.repo.checkout_rules();
    let Some(spare) = choose(store, path, tree, rules)? else { return Ok(false) };
    let checkout = &spare.checkout;
    let is_of_it = match spare.tree {
        Some(known) if known == tree => true,
        // A spare is there to save time: where it takes none of the work away, nothing is lost.
        Some(known) => phase("spare", || checkout.update(store, known, tree)).unwrap_or(false),
        None => false,
    };
    let is_taken = is_of_it && store.repo.adopt_worktree(&checkout.git_dir(), &checkout.files(), path, branch)?;
    remove(checkout.dir())?;
    Ok(is_taken)
}

/// Chooses a spare that can be renamed to `path`, if possible one of this very tree, and takes it out of the others' sight.
fn choose(store: &Store, path: &Path, tree: Oid, rules: u64) -> Result<Option<Claimed>> {
    let root = root(store);
    let device = |path: &Path| path.ancestors().find_map(|dir| dir.metadata().ok()).map(|found| found.dev());
    if !root.is_dir() || device(path) != device(&root) {
        return Ok(None);
    }
    let _lock = PublishLock::at(&root)?;
    let mut spares: Vec<Checkout> = spares(&root)?.into_iter().filter(|spare| spare.tree(rules).is_some()).collect();
    spares.sort_by_key(|spare| spare.tree(rules) != Some(tree));
    for checkout in spares {
        if let Some(claimed) = claim(checkout, rules) {
            claimed.checkout.disown()?;
            return Ok(Some(claimed));
        }
    }
    Ok(None)
}

/// Makes as many spares of the trunk's tip as are wanted, and removes those that are not.
pub fn fill(store: &Store) -> Result<Filled> {
    let wanted = store.settings.pool;
    require_plain_form(store)?;
    let root = root(store);
    let fail = || format!("cannot write `{}`", root.display());
    std::fs::create_dir_all(&root).or_io(fail)?;
    let filling = File::options().create(true).truncate(false).write(true).open(root.join(FILLING)).or_io(fail)?;
    if filling.try_lock().is_err() {
        return Err(Error::new(Code::Busy, "another command is making workspaces").hint("wait until it has ended"));
    }
    let tree = store.repo.tree_of(store.trunk()?.tip()?)?;
    let rules = store.repo.checkout_rules();
    let mut filled = Filled { ready: 0, made: 0, removed: drop_surplus(store, wanted)? };
    let old: Vec<Checkout> = spares(&root)?.into_iter().filter(|s| s.tree(rules) != Some(tree)).collect();
    for checkout in old {
        let Some(behind) = claim_to_make(&root, checkout, rules)? else { continue };
        make(store, &behind, tree, rules)?;
    }
    loop {
        filled.ready = spares(&root)?.iter().filter(|spare| spare.tree(rules) == Some(tree)).count();
        if filled.ready >= wanted {
            return Ok(filled);
        }
        let Some(new) = claim_to_make(&root, Checkout::at(free_place(&root)?), rules)? else { continue };
        make(store, &new, tree, rules)?;
        filled.made += 1;
    }
}

/// Removes the spares that are more than wanted, and what a killed command left of some. Gives their number.
pub fn drop_surplus(store: &Store, wanted: usize) -> Result<usize> {
    let root = root(store);
    if !root.is_dir() {
        return Ok(0);
    }
    let rules = store.repo.checkout_rules();
    let mut surplus = Vec::new();
    {
        let _lock = PublishLock::at(&root)?;
        let mut kept = 0;
        for checkout in spares(&root)? {
            let Some(claimed) = claim(checkout, rules) else { continue };
            if claimed.tree.is_some() && kept < wanted {
                kept += 1;
            } else {
                claimed.checkout.disown()?;
                surplus.push(claimed);
            }
        }
    }
    for claimed in &surplus {
        remove(claimed.checkout.dir())?;
    }
    Ok(surplus.len())
}

/// Fills a spare, and has the first scan in it know its directories.
fn make(store: &Store, spare: &Claimed, tree: Oid, rules: u64) -> Result<()> {
    if store.interrupt.load(Ordering::Relaxed) {
        return Err(Error::interrupted());
    }
    let checkout = &spare.checkout;
    checkout.bring_to(store, spare.tree, (tree, rules), |repo| {
        // A directory that was written to just now may be written to again without a trace in its times.
        std::thread::sleep(TICK);
        workspace::scan(repo, &scan_options(store, tree, &[])).map(drop)
    })
}

fn spares(root: &Path) -> Result<Vec<Checkout>> {
    let entries = std::fs::read_dir(root).or_io(|| format!("cannot read `{}`", root.display()))?.flatten();
    Ok(entries.filter(|e| e.file_type().is_ok_and(|t| t.is_dir())).map(|e| Checkout::at(e.path())).collect())
}

/// The first number that no spare has.
fn free_place(root: &Path) -> Result<PathBuf> {
    let names: Vec<OsString> =
        spares(root)?.iter().filter_map(|spare| Some(spare.dir().file_name()?.to_owned())).collect();
    let free = (1..).map(|n: u32| OsString::from(n.to_string())).find(|name| !names.contains(name));
    Ok(root.join(free.expect("numbers do not run out")))
}

/// Claims a spare in order to fill it: nobody takes it until it says again which tree it is of.
fn claim_to_make(root: &Path, checkout: Checkout, rules: u64) -> Result<Option<Claimed>> {
    let _lock = PublishLock::at(root)?;
    std::fs::create_dir_all(checkout.dir()).or_io(|| format!("cannot write `{}`", checkout.dir().display()))?;
    let Some(claimed) = claim(checkout, rules) else { return Ok(None) };
    claimed.checkout.disown()?;
    Ok(Some(claimed))
}

/// Claims a spare, unless somebody else has. The caller holds the pool's lock.
fn claim(checkout: Checkout, rules: u64) -> Option<Claimed> {
    let file = File::options().create(true).truncate(false).write(true).open(checkout.dir().join(CLAIM)).ok()?;
    file.try_lock().ok()?;
    Some(Claimed { tree: checkout.tree(rules), checkout, _claim: file })
}

fn remove(dir: &Path) -> Result<()> {
    match std::fs::remove_dir_all(dir) {
        Err(e) if e.kind() != ErrorKind::NotFound => Err(e).or_io(|| format!("cannot remove `{}`", dir.display())),
        _ => Ok(()),
    }
}
