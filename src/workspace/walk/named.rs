//! Looks at the files and directories that were named, and at what lies below them. Costs what is there, not what there
//! is besides.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::{Code, Context as _, Result};
use crate::git::{
    BStr, BString, ByteSlice as _, Root, Tracked, is_attribute_file, is_missing, is_repository, join, reach,
};

use super::super::cache::OnDisk;
use super::probe::Probe;
use super::{Seen, Suspect, is_below, kind_of};

/// Tracked files below the named paths from which on the whole worktree is looked at sooner, by all cores and with what is
/// known of its directories.
const MANY: usize = 1000;

/// Whether it is worth while to look at these paths alone.
pub(super) fn is_worth_while(tracked: &Tracked, paths: &[BString]) -> bool {
    // The root has everything below it. A name in another case is the name of something only where nobody looks it up.
    !paths.is_empty()
        && tracked.has_exact_names()
        && paths.iter().all(|path| !path.is_empty())
        && paths.iter().map(|path| 1 + tracked.range_below(path.as_bstr()).len()).sum::<usize>() < MANY
}

/// Compares the named paths with the index; the paths from the root, without a slash at their ends.
pub(super) fn look(
    paths: &[BString],
    tracked: &Tracked,
    root: &Path,
    open: &Root,
    interrupt: &AtomicBool,
) -> Result<Seen> {
    let mut probe = Probe::new(tracked, root, open);
    for path in paths {
        let path = path.as_bstr();
        probe.suspect(tracked.find(path));
        probe.suspect_below(path);
        // Without the attribute files above it a path is another one to git.
        for dir in path.find_iter("/").map(|slash| path[..slash].as_bstr()).chain([BStr::new("")]) {
            probe.suspect(tracked.find(join(dir, ".gitattributes".into()).as_bstr()));
        }
        if is_elsewhere(&mut probe, path)? {
            continue;
        }
        probe.consider(path)?;
        let mut waiting = Vec::new();
        if probe.look(path)?.is_some_and(|found| found.is_dir()) {
            visit(&mut probe, path.to_owned(), &mut waiting)?;
        }
        while let Some(dir) = waiting.pop() {
            if interrupt.load(Ordering::Relaxed) {
                return Ok(Seen::default());
            }
            list(&mut probe, dir.as_bstr(), &mut waiting)?;
        }
    }
    let (suspects, untracked, _) = probe.finish()?;
    // Of the attribute files above, only that they are gone counts.
    let is_named = |path: &BStr| paths.iter().any(|named| path == named || is_below(path, named.as_bstr()));
    let counts = |s: &Suspect| is_named(s.path.as_bstr()) || s.removed && is_attribute_file(s.path.as_bstr());
    Ok((suspects.into_iter().filter(counts).collect(), untracked, None))
}

/// Whether the path is git's own, or a directory above it is a repository of its own, tracked or not, or left out by a rule.
fn is_elsewhere(probe: &mut Probe<'_>, path: &BStr) -> Result<bool> {
    if path.split_str("/").any(|name| name == b".git") {
        return Ok(true);
    }
    for slash in path.find_iter("/") {
        let dir = path[..slash].as_bstr();
        let is_plain = probe.tracked.tracks_below(dir);
        if probe.is_submodule(dir) || !is_plain && is_repository(probe.root, dir) {
            return Ok(true);
        }
    }
    probe.is_below_ignored(path)
}

/// Notes a directory, or puts it among those that are to be listed.
fn visit(probe: &mut Probe<'_>, dir: BString, waiting: &mut Vec<BString>) -> Result<()> {
    let path = dir.as_bstr();
    if probe.is_submodule(path) {
        return Ok(());
    }
    if !probe.tracked.tracks_below(path) {
        if probe.ignores(path, true)? {
            return Ok(());
        }
        if is_repository(probe.root, path) {
            probe.found(dir, OnDisk::Repository);
            return Ok(());
        }
    }
    waiting.push(dir);
    Ok(())
}

/// Notes what is right in a directory.
fn list(probe: &mut Probe<'_>, dir: &BStr, waiting: &mut Vec<BString>) -> Result<()> {
    let listed = match probe.tracked.list(&reach(probe.root, dir)) {
        Err(e) if is_missing(&e) => return Ok(()),
        listed => listed.or_code(Code::Io, || format!("cannot read the directory `{dir}`"))?,
    };
    for (name, kind) in listed.into_iter().filter(|(name, _)| name != ".git") {
        let path = join(dir, name.as_bstr());
        match kind_of(kind) {
            None => visit(probe, path, waiting)?,
            Some(kind) => {
                if probe.tracked.find(path.as_bstr()).is_none() && !probe.ignores(path.as_bstr(), false)? {
                    probe.found(path, kind);
                }
            }
        }
    }
    Ok(())
}
