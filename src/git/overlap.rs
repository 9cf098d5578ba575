//! Whether two changes to one tree can get in each other's way at all. Most pairs of changes cannot, and need no merge to
//! know it. Says yes where it is not sure; what it says no to merges cleanly.

use std::collections::HashSet;

use crate::error::Result;

use super::merge::folders_of;
use super::tracked::is_attribute_file;
use super::{BString, ByteSlice as _, Mode, Oid, Repo};

/// What a change touches, as far as a change by somebody else can meet it.
#[derive(Debug, Clone, Default)]
pub struct Reach {
    /// Every path that it changed: of a renamed file both names.
    paths: HashSet<BString>,
    /// The folders above paths that are there afterwards.
    folders: HashSet<BString>,
    /// The folders that got a new path, directly or further below.
    grown: HashSet<BString>,
    /// The folders that are no folders any more.
    gone: HashSet<BString>,
}

impl Reach {
    /// Of the change from one tree to another.
    pub fn between(repo: &Repo, before: Oid, after: Oid) -> Result<Reach> {
        let mut reach = Reach::default();
        let mut seen: HashSet<BString> = HashSet::new();
        for change in repo.diff_trees(before, after)? {
            for folder in folders_of(change.path.as_bstr()) {
                if change.after.is_some() && !reach.folders.contains(folder) {
                    reach.folders.insert(folder.to_owned());
                }
                if change.before.is_none() && !reach.grown.contains(folder) {
                    reach.grown.insert(folder.to_owned());
                }
                if change.after.is_none() && seen.insert(folder.to_owned()) {
                    let there = repo.lookup(after, folder)?;
                    if there.is_none_or(|entry| entry.mode != Mode::Tree) {
                        reach.gone.insert(folder.to_owned());
                    }
                }
            }
            reach.paths.insert(change.path);
        }
        Ok(reach)
    }

    /// The paths that it changed, in no order.
    pub fn paths(&self) -> impl Iterator<Item = &BString> {
        self.paths.iter()
    }

    /// Whether it changed which attributes files have.
    pub fn has_attributes(&self) -> bool {
        self.paths.iter().any(|path| is_attribute_file(path.as_bstr()))
    }

    /// Whether it changed this path.
    pub fn has(&self, path: &BString) -> bool {
        self.paths.contains(path)
    }

    /// Whether a merge with a change of the same tree could be anything but both changes side by side.
    ///
    /// A rename meets what the other side did to either of its names, since both are paths that it changed. A file can
    /// stand where the other side has a folder. And where one side has no folder any more into which the other put
    /// something, git asks whether the folder was renamed and the new file belongs there too.
    pub fn meets(&self, other: &Reach) -> bool {
        let common = |a: &HashSet<BString>, b: &HashSet<BString>| {
            let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
            few.iter().any(|path| many.contains(path))
        };
        common(&self.paths, &other.paths)
            || common(&self.paths, &other.folders)
            || common(&self.folders, &other.paths)
            || common(&self.gone, &other.grown)
            || common(&self.grown, &other.gone)
    }
}
