//! Baselines: whole trees on disk that many workspaces of layers stand on. One that nobody stands on is brought to the next
//! tree by what differs; only where all are in use is another made.

use std::collections::HashSet;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::durable;
use crate::error::{Context as _, Result};
use crate::git::Oid;
use crate::phase::phase;
use crate::workspace::layers::{self, Layers};
use crate::workspace::{apply, index};

use super::super::pending::PublishLock;
use super::super::store::Store;

/// Says which tree a baseline is; not there while it is being made.
const TREE: &str = "tree";

/// Puts layers that are not there yet on a baseline with this tree.
pub(super) fn claim(store: &Store, layers: &Layers, tree: Oid) -> Result<()> {
    let root = layers::root(&store.repo.tine_dir());
    let rules = store.repo.checkout_rules();
    let (dir, known) = choose(&root, layers, (tree, rules))?;
    if known == Some(tree) {
        return Ok(());
    }
    phase("baseline", || {
        let updated = known.map_or(Ok(false), |from| fill(store, &dir, from, tree));
        // Not what it was said to be, of a tree that is not there any more, or under other rules.
        if !updated.unwrap_or(false) {
            clear(&dir)?;
            store.repo.lay_baseline(&dir.join("git"), &dir.join("files"))?.check_out_whole(tree)?;
        }
        durable::replace(&dir.join(TREE), identity(tree, rules).as_bytes()).or_io(|| cannot_make(&dir))
    })
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
            // From now on nobody chooses it.
            let _ = std::fs::remove_file(entry.path().join(TREE));
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

/// What a baseline is of: a tree, checked out by rules of which this is the sum.
fn identity(tree: Oid, rules: u64) -> String {
    format!("{tree} {rules:016x}\n")
}

/// The tree that a baseline is of, if it was checked out by these rules.
fn known(dir: &Path, rules: u64) -> Option<Oid> {
    let text = std::fs::read_to_string(dir.join(TREE)).ok()?;
    let tree = Oid::from_hex(text.split(' ').next()?.as_bytes()).ok()?;
    (text == identity(tree, rules)).then_some(tree)
}

/// Chooses the baseline under the lock, notes that these layers stand on it, and says which tree it is of now.
fn choose(root: &Path, layers: &Layers, (wanted, rules): (Oid, u64)) -> Result<(PathBuf, Option<Oid>)> {
    let _lock = PublishLock::at(root)?;
    let all = root.join("bases");
    std::fs::create_dir_all(&all).or_io(|| cannot_make(&all))?;
    // What stood on one before and never came to stand on another.
    let _ = std::fs::remove_file(layers.base());
    let used = used(root)?;
    let entries = std::fs::read_dir(&all).or_io(|| cannot_make(&all))?.flatten();
    let found: Vec<(OsString, Option<Oid>)> =
        entries.map(|entry| (entry.file_name(), known(&entry.path(), rules))).collect();
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
    let dir = all.join(&name);
    std::fs::create_dir_all(&dir).or_io(|| cannot_make(&dir))?;
    if tree != Some(wanted) {
        match std::fs::remove_file(dir.join(TREE)) {
            Err(e) if e.kind() != ErrorKind::NotFound => return Err(e).or_io(|| cannot_make(&dir)),
            _ => {}
        }
    }
    let link = Path::new("../../bases").join(&name);
    std::os::unix::fs::symlink(link, layers.base()).or_io(|| cannot_make(&dir))?;
    Ok((dir, tree))
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

/// Goes from one tree to another; `false` if the files were not those of the first.
fn fill(store: &Store, dir: &Path, from: Oid, to: Oid) -> Result<bool> {
    let repo = store.repo.lay_baseline(&dir.join("git"), &dir.join("files"))?;
    let applied = apply::apply(&repo, from, to)?;
    if !applied.left.is_empty() {
        return Ok(false);
    }
    index::sync_written(&repo, from, to, &applied)?;
    Ok(true)
}

fn clear(dir: &Path) -> Result<()> {
    std::fs::remove_dir_all(dir).or_io(|| cannot_make(dir))?;
    std::fs::create_dir_all(dir).or_io(|| cannot_make(dir))
}

fn cannot_remove(dir: &Path) -> String {
    format!("cannot remove the baseline `{}`", dir.display())
}

fn cannot_make(dir: &Path) -> String {
    format!("cannot make the baseline `{}`", dir.display())
}
