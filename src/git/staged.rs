//! Where the index differs from a tree. Directories whose tree the index knows are not read.

use std::collections::HashMap;
use std::ops::Range;

use gix::index::entry::Flags;

use crate::error::Result;

use super::tracked::entry_of;
use super::{BStr, BString, ByteSlice as _, Entry, Mode, Oid, Repo, TreeChange};

impl Repo {
    /// The paths in which an index differs from a tree, sorted.
    pub(super) fn diff_to_index(&self, base: Oid, index: &gix::index::State) -> Result<Vec<TreeChange>> {
        let mut changes = Vec::new();
        let range = 0..index.entries().len();
        IndexDiff { repo: self, index }.below(BString::default(), Some(base), range, index.tree(), &mut changes)?;
        changes.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(changes)
    }
}

struct IndexDiff<'a> {
    repo: &'a Repo,
    index: &'a gix::index::State,
}

impl IndexDiff<'_> {
    fn below(
        &self,
        prefix: BString,
        tree: Option<Oid>,
        range: Range<usize>,
        cached: Option<&gix::index::extension::Tree>,
        out: &mut Vec<TreeChange>,
    ) -> Result<()> {
        let entries = &self.index.entries()[range.clone()];
        let is_same = |c: &gix::index::extension::Tree| {
            Some(c.id) == tree && c.num_entries.is_some_and(|n| n as usize == entries.len())
        };
        if cached.is_some_and(is_same) {
            return Ok(());
        }
        let listed = tree.map_or(Ok(Vec::new()), |id| self.repo.tree_entries(id))?;
        let mut before: HashMap<BString, Entry> = listed.into_iter().collect();
        let mut at = range.start;
        while at < range.end {
            let entry = &self.index.entries()[at];
            let path = entry.path(self.index);
            let rest = &path[prefix.len()..];
            let Some(slash) = rest.find_byte(b'/') else {
                at += 1;
                let was = before.remove(rest.as_bstr());
                let now = (!entry.flags.contains(Flags::INTENT_TO_ADD)).then(|| entry_of(entry)).flatten();
                self.leaf(path, was, now, out)?;
                continue;
            };
            let name = &rest[..slash];
            let dir = BString::from(&path[..prefix.len() + slash + 1]);
            let below = &self.index.entries()[at..range.end];
            let end = at + below.partition_point(|e| e.path(self.index).starts_with(&dir));
            let was = before.remove(name.as_bstr());
            let child = cached.and_then(|c| c.children.iter().find(|t| t.name.as_slice() == name));
            let subtree = was.filter(|e| e.mode == Mode::Tree).map(|e| e.id);
            if let Some(leaf) = was.filter(|e| e.mode != Mode::Tree) {
                out.push(TreeChange { path: dir[..dir.len() - 1].into(), before: Some(leaf), after: None });
            }
            self.below(dir, subtree, at..end, child, out)?;
            at = end;
        }
        for (name, entry) in before {
            let mut path = prefix.clone();
            path.extend_from_slice(&name);
            self.leaf(path.as_bstr(), Some(entry), None, out)?;
        }
        Ok(())
    }

    /// One path that is no directory in the index.
    fn leaf(&self, path: &BStr, was: Option<Entry>, now: Option<Entry>, out: &mut Vec<TreeChange>) -> Result<()> {
        if let Some(tree) = was.filter(|e| e.mode == Mode::Tree) {
            for (below, entry) in self.repo.list_tree(tree.id)? {
                let mut full = path.to_owned();
                full.push(b'/');
                full.extend_from_slice(&below);
                out.push(TreeChange { path: full, before: Some(entry), after: None });
            }
        }
        let was = was.filter(|e| e.mode != Mode::Tree);
        if was != now {
            out.push(TreeChange { path: path.to_owned(), before: was, after: now });
        }
        Ok(())
    }
}
