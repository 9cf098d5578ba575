//! Baselines: whole trees on disk that many workspaces of layers stand on. One that nobody stands on is brought to the next
//! tree by what differs; only where all are in use is another made.

use std::collections::HashSet;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::Path;

use crate::error::{Context as _, Result};
use crate::git::Oid;
use crate::phase::phase;
use crate::workspace::layers::{self, Layers};

use super::super::checkout::Checkout;
use super::super::pending::PublishLock;
use super::super::store::Store;

/// Puts layers that are not there yet on a baseline with this tree.
pub(super) fn claim(store: &Store, layers: &Layers, tree: Oid) -> Result<()> {
    let root = layers::root(&store.repo.tine_dir());
    let rules = store.repo.checkout_rules();
    let (base, known) = choose(&root, layers, (tree, rules))?;
    if known == Some(tree) {
        return Ok(());
    }
    phase("baseline", || base.bring_to(store, known, (tree, rules), |_| Ok(())))
}

/// Removes those that nothing stands on, and says how many.
pub fn drop_idle(store: &Store) -> Result<usize> {
    let root = layers::root(&store.repo.tine_dir());
    let Ok(entries) = std::fs::read_dir(root.join("bases")) else { return Ok(0) };
    let gone = root.join("gone");
    let mut count = 0;
    {
        let _lock = PublishLock::at(&root)?;
        let used = used(&root)?;
        for entry in entries.flatten().filter(|entry| !used.contains(&entry.file_name())) {
            Checkout::at(entry.path()).disown()?;
            std::fs::create_dir_all(&gone).or_io(|| cannot_remove(&gone))?;
            let place = tempfile::tempdir_in(&gone).or_io(|| cannot_remove(&gone))?.keep();
            std::fs::rename(entry.path(), place.join("base")).or_io(|| cannot_remove(&place))?;
            count += 1;
        }
    }
    // With what an earlier one that was killed did not get to.
    match std::fs::remove_dir_all(&gone) {
        Err(e) if e.kind() != ErrorKind::NotFound => Err(e).or_io(|| cannot_remove(&gone)),
        _ => Ok(count),
    }
}

/// Chooses the baseline under the lock, notes that these layers stand on it, and says which tree it is of now.
fn choose(root: &Path, layers: &Layers, (wanted, rules): (Oid, u64)) -> Result<(Checkout, Option<Oid>)> {
    let _lock = PublishLock::at(root)?;
    let all = root.join("bases");
    std::fs::create_dir_all(&all).or_io(|| cannot_make(&all))?;
    // What stood on one before and never came to stand on another.
    let _ = std::fs::remove_file(layers.base());
    let used = used(root)?;
    let entries = std::fs::read_dir(&all).or_io(|| cannot_make(&all))?.flatten();
    let found: Vec<(OsString, Option<Oid>)> =
        entries.map(|entry| (entry.file_name(), Checkout::at(entry.path()).tree(rules))).collect();
    let same = found.iter().find(|(_, tree)| *tree == Some(wanted));
    let idle = found.iter().filter(|(name, _)| !used.contains(name)).max_by_key(|(_, tree)| tree.is_some());
    let (name, tree) = match same.or(idle) {
        Some((name, tree)) => (name.clone(), *tree),
        None => {
            let names: HashSet<&OsString> = found.iter().map(|k| &k.0).collect();
            let free = (1..).map(|n: u32| OsString::from(n.to_string())).find(|name| !names.contains(name));
            (free.expect("numbers do not run out"), None)
        }
    };
    let base = Checkout::at(all.join(&name));
    std::fs::create_dir_all(base.dir()).or_io(|| cannot_make(base.dir()))?;
    if tree != Some(wanted) {
        base.disown()?;
    }
    let link = Path::new("../../bases").join(&name);
    std::os::unix::fs::symlink(link, layers.base()).or_io(|| cannot_make(base.dir()))?;
    Ok((base, tree))
}

/// The baselines that something stands on.
fn used(root: &Path) -> Result<HashSet<OsString>> {
    let sessions = root.join("sessions");
    let all = match std::fs::read_dir(&sessions) {
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(HashSet::new()),
        all => all.or_io(|| format!("cannot read `{}`", sessions.display()))?,
    };
    let links = all.flatten().filter_map(|entry| std::fs::read_link(entry.path().join("base")).ok());
    Ok(links.filter_map(|link| link.file_name().map(ToOwned::to_owned)).collect())
}

fn cannot_remove(dir: &Path) -> String {
    format!("cannot remove the baseline `{}`", dir.display())
}

fn cannot_make(dir: &Path) -> String {
    format!("cannot make the baseline `{}`", dir.display())
}
