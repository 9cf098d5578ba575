//! Baselines: whole trees on disk that many workspaces of layers stand on. One that nobody stands on is brought to the next
//! tree by what differs; only where all are in use is another made.

use std::collections::HashSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};
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
    let (dir, known) = choose(&root, layers, tree)?;
    if known == Some(tree) {
        return Ok(());
    }
    phase("baseline", || {
        let updated = known.map_or(Ok(false), |from| fill(store, &dir, from, tree));
        let done = match updated {
            Ok(true) => Ok(true),
            // Not what it was said to be, or of a tree that is not there any more.
            Ok(false) | Err(_) => {
                clear(&dir)?;
                fill(store, &dir, store.repo.write_empty_tree()?, tree)
            }
        };
        if !done? {
            return Err(Error::new(Code::Io, format!("`{}` was changed while it was made", dir.display()))
                .hint("run the command again"));
        }
        durable::replace(&dir.join(TREE), tree.to_string().as_bytes()).or_io(|| cannot_make(&dir))
    })
}

/// Removes those that nothing stands on, and says how many.
pub fn drop_idle(store: &Store) -> Result<usize> {
    let root = layers::root(&store.repo.tine_dir());
    let all = root.join("bases");
    let Ok(entries) = std::fs::read_dir(&all) else { return Ok(0) };
    let mut idle = Vec::new();
    {
        let _lock = PublishLock::at(&root)?;
        let used = used(&root);
        for entry in entries.flatten().filter(|entry| !used.contains(&entry.file_name())) {
            // From now on nobody chooses it.
            let _ = std::fs::remove_file(entry.path().join(TREE));
            let mut gone = entry.file_name();
            gone.push(".gone");
            let gone = root.join(gone);
            std::fs::rename(entry.path(), &gone).or_io(|| cannot_remove(&gone))?;
            idle.push(gone);
        }
    }
    for dir in &idle {
        std::fs::remove_dir_all(dir).or_io(|| cannot_remove(dir))?;
    }
    Ok(idle.len())
}

/// Chooses the baseline under the lock, notes that these layers stand on it, and says which tree it is of now.
fn choose(root: &Path, layers: &Layers, wanted: Oid) -> Result<(PathBuf, Option<Oid>)> {
    let _lock = PublishLock::at(root)?;
    let all = root.join("bases");
    std::fs::create_dir_all(&all).or_io(|| cannot_make(&all))?;
    // What stood on one before and never came to stand on another.
    let _ = std::fs::remove_file(layers.base());
    let used = used(root);
    let mut known: Vec<(OsString, Option<Oid>)> = Vec::new();
    for entry in std::fs::read_dir(&all).or_io(|| cannot_make(&all))?.flatten() {
        let text = std::fs::read(entry.path().join(TREE)).unwrap_or_default();
        known.push((entry.file_name(), Oid::from_hex(text.trim_ascii()).ok()));
    }
    let same = known.iter().find(|(_, tree)| *tree == Some(wanted));
    let idle = known.iter().filter(|(name, _)| !used.contains(name)).max_by_key(|(_, tree)| tree.is_some());
    let (name, tree) = match same.or(idle) {
        Some((name, tree)) => (name.clone(), *tree),
        None => {
            let names: HashSet<&OsString> = known.iter().map(|k| &k.0).collect();
            let free = (1..).map(|n: u32| OsString::from(n.to_string())).find(|name| !names.contains(name));
            (free.expect("numbers do not run out"), None)
        }
    };
    let dir = all.join(&name);
    std::fs::create_dir_all(&dir).or_io(|| cannot_make(&dir))?;
    if tree != Some(wanted) && tree.is_some() {
        std::fs::remove_file(dir.join(TREE)).or_io(|| cannot_make(&dir))?;
    }
    let link = Path::new("../../bases").join(&name);
    std::os::unix::fs::symlink(link, layers.base()).or_io(|| cannot_make(&dir))?;
    Ok((dir, tree))
}

/// The baselines that something stands on.
fn used(root: &Path) -> HashSet<OsString> {
    let Ok(all) = std::fs::read_dir(root.join("sessions")) else { return HashSet::new() };
    let links = all.flatten().filter_map(|entry| std::fs::read_link(entry.path().join("base")).ok());
    links.filter_map(|link| link.file_name().map(ToOwned::to_owned)).collect()
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
