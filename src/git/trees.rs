//! Trees: looking up, listing, comparing without renames, and editing. Paths are bytes.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use gix::objs::TreeRefIter;
use gix::objs::tree::{EntryKind, EntryMode, EntryRef};

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};

use super::{BStr, BString, ByteSlice as _, Kind, Oid, Repo};

/// What a tree entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// A directory, `040000`.
    Tree,
    /// A file, `100644`.
    File,
    /// An executable file, `100755`.
    Executable,
    /// A symbolic link, `120000`.
    Link,
    /// A submodule's commit, `160000`.
    Commit,
}

impl Mode {
    /// As git prints it.
    pub fn as_str(self) -> &'static str {
        match self {
            Mode::Tree => "040000",
            Mode::File => "100644",
            Mode::Executable => "100755",
            Mode::Link => "120000",
            Mode::Commit => "160000",
        }
    }

    /// From git's octal text.
    pub fn parse(text: &str) -> Option<Mode> {
        Some(match text {
            "040000" | "40000" => Mode::Tree,
            "100644" => Mode::File,
            "100755" => Mode::Executable,
            "120000" => Mode::Link,
            "160000" => Mode::Commit,
            _ => return None,
        })
    }

    /// Whether it is a regular file, executable or not.
    pub fn is_file(self) -> bool {
        matches!(self, Mode::File | Mode::Executable)
    }

    pub(super) fn from_gix(mode: EntryMode) -> Mode {
        match mode.kind() {
            EntryKind::Tree => Mode::Tree,
            EntryKind::Blob => Mode::File,
            EntryKind::BlobExecutable => Mode::Executable,
            EntryKind::Link => Mode::Link,
            EntryKind::Commit => Mode::Commit,
        }
    }

    pub(super) fn to_gix(self) -> EntryKind {
        match self {
            Mode::Tree => EntryKind::Tree,
            Mode::File => EntryKind::Blob,
            Mode::Executable => EntryKind::BlobExecutable,
            Mode::Link => EntryKind::Link,
            Mode::Commit => EntryKind::Commit,
        }
    }
}

/// Something at a path in a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub mode: Mode,
    /// The blob, tree or commit.
    pub id: Oid,
}

/// A path that differs between two trees. Never a directory: those are looked into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeChange {
    /// Full path from the root.
    pub path: BString,
    /// What was there.
    pub before: Option<Entry>,
    /// What is there.
    pub after: Option<Entry>,
}

impl Repo {
    /// The entries directly in a tree, in git's order.
    pub fn tree_entries(&self, tree: Oid) -> Result<Vec<(BString, Entry)>> {
        let data = self.read_tree(tree)?;
        let owned =
            |e: EntryRef<'_>| (e.filename.to_owned(), Entry { mode: Mode::from_gix(e.mode), id: e.oid.to_owned() });
        Ok(parse(tree, &data)?.into_iter().map(owned).collect())
    }

    fn read_tree(&self, tree: Oid) -> Result<Vec<u8>> {
        if tree == self.empty_tree() {
            return Ok(Vec::new());
        }
        let (kind, data) = self.read(tree)?;
        if kind != Kind::Tree {
            return Err(Error::new(Code::Invalid, format!("object {tree} is not a tree")));
        }
        Ok(data)
    }

    /// What is at `path` in a tree.
    pub fn lookup(&self, tree: Oid, path: &BStr) -> Result<Option<Entry>> {
        let mut here = Entry { mode: Mode::Tree, id: tree };
        for part in path.split(|b| *b == b'/').filter(|p| !p.is_empty()) {
            if here.mode != Mode::Tree {
                return Ok(None);
            }
            let entries = self.tree_entries(here.id)?;
            match entries.into_iter().find(|(name, _)| name.as_bytes() == part) {
                Some((_, entry)) => here = entry,
                None => return Ok(None),
            }
        }
        Ok(Some(here))
    }

    /// Every path below a tree with what is there, sorted by path; directories themselves are not listed.
    pub fn list_tree(&self, tree: Oid) -> Result<Vec<(BString, Entry)>> {
        Ok(self.diff_trees(self.empty_tree(), tree)?.into_iter().filter_map(|c| c.after.map(|e| (c.path, e))).collect())
    }

    /// The paths in which two trees differ, sorted by path. Equal subtrees are not read.
    pub fn diff_trees(&self, before: Oid, after: Oid) -> Result<Vec<TreeChange>> {
        let mut changes = Vec::new();
        self.diff_below(BString::default(), Some(before), Some(after), &|_| true, &mut changes)?;
        changes.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(changes)
    }

    /// Those of the paths in which two trees differ, sorted. Only directories above one of them are read.
    pub fn differing(&self, before: Oid, after: Oid, paths: &BTreeSet<BString>) -> Result<Vec<BString>> {
        let is_above = |dir: &BString| {
            let below = join(dir.as_bstr(), "".into());
            paths.range::<BString, _>(&below..).next().is_some_and(|next| next.starts_with(&below))
        };
        let mut changes = Vec::new();
        self.diff_below(BString::default(), Some(before), Some(after), &is_above, &mut changes)?;
        let mut found: Vec<BString> = changes.into_iter().map(|c| c.path).filter(|path| paths.contains(path)).collect();
        found.sort();
        Ok(found)
    }

    /// The differences below a directory; those of directories in it where that is `worth` reading them.
    fn diff_below(
        &self,
        base: BString,
        before: Option<Oid>,
        after: Option<Oid>,
        worth: &dyn Fn(&BString) -> bool,
        out: &mut Vec<TreeChange>,
    ) -> Result<()> {
        if before == after {
            return Ok(());
        }
        let read = |id: Option<Oid>| id.map_or(Ok(Vec::new()), |id| self.read_tree(id));
        let (left, right) = (read(before)?, read(after)?);
        let list = |id: Option<Oid>, data| id.map_or(Ok(Vec::new()), |id| in_order(id, data));
        let (left, right) = (list(before, &left)?, list(after, &right)?);
        let (mut i, mut j) = (0, 0);
        while i < left.len() || j < right.len() {
            let order = match (left.get(i), right.get(j)) {
                (Some(l), Some(r)) => by_name(l, r),
                (Some(_), None) => Ordering::Less,
                _ => Ordering::Greater,
            };
            let l = order.is_le().then(|| left[i]);
            let r = order.is_ge().then(|| right[j]);
            i += usize::from(l.is_some());
            j += usize::from(r.is_some());
            let entry =
                |e: Option<EntryRef<'_>>| e.map(|e| Entry { mode: Mode::from_gix(e.mode), id: e.oid.to_owned() });
            let (before, after) = (entry(l), entry(r));
            if before == after {
                continue;
            }
            let some = l.or(r).expect("one side is there");
            let path = join(base.as_bstr(), some.filename);
            if !some.mode.is_tree() {
                out.push(TreeChange { path, before, after });
            } else if worth(&path) {
                self.diff_below(path, before.map(|e| e.id), after.map(|e| e.id), worth, out)?;
            }
        }
        Ok(())
    }

    /// A tree that is `base` with these paths set or removed. Removals come first, so that a file can become a folder.
    pub fn edit_tree(&self, base: Oid, edits: &[(BString, Option<Entry>)]) -> Result<Oid> {
        if edits.is_empty() {
            return Ok(base);
        }
        durable::step("tree").or_io(|| "cannot write a tree".to_owned())?;
        let fail = || "cannot build a tree".to_owned();
        // The plumbing editor: it neither insists on objects that a partial clone has not fetched, nor on the names
        // of entries that are not edited here.
        let mut editor = self.gix.edit_tree(base).or_io(fail)?.detach();
        let parts = |path: &BString| -> Vec<BString> { path.split(|b| *b == b'/').map(BString::from).collect() };
        for (path, _) in edits.iter().filter(|e| e.1.is_none()) {
            editor.remove(parts(path).iter().map(|p| p.as_bstr())).or_io(fail)?;
        }
        let names = self.name_rules();
        for (path, entry) in edits {
            let Some(entry) = entry else { continue };
            let parts = parts(path);
            self.check_edit(path, &parts, *entry, names)?;
            editor.upsert(parts.iter().map(|p| p.as_bstr()), entry.mode.to_gix(), entry.id).or_io(fail)?;
        }
        editor.write(|tree| self.write_tree(tree))
    }

    /// What git refuses as a name, by `core.protectNTFS` and `core.protectHFS`.
    pub(super) fn name_rules(&self) -> gix::validate::path::component::Options {
        gix::validate::path::component::Options {
            protect_windows: cfg!(windows),
            protect_hfs: self.config_bool("core.protectHFS").unwrap_or(cfg!(target_os = "macos")),
            protect_ntfs: self.config_bool("core.protectNTFS").unwrap_or(true),
        }
    }

    /// Whether git would take this path into its index.
    pub fn is_storable(&self, path: &BStr) -> bool {
        let names = self.name_rules();
        path.split(|b| *b == b'/').all(|part| gix::validate::path::component(part.as_bstr(), None, names).is_ok())
    }

    fn check_edit(
        &self,
        path: &BString,
        parts: &[BString],
        entry: Entry,
        names: gix::validate::path::component::Options,
    ) -> Result<()> {
        for (n, part) in parts.iter().enumerate() {
            let link = (n + 1 == parts.len() && entry.mode == Mode::Link)
                .then_some(gix::validate::path::component::Mode::Symlink);
            gix::validate::path::component(part.as_bstr(), link, names)
                .or_code(Code::Invalid, || format!("`{path}` cannot be stored"))?;
        }
        if entry.mode != Mode::Commit && !self.has(entry.id) && !self.is_partial_clone() {
            return Err(Error::new(Code::NotFound, format!("object {} for `{path}` is not here", entry.id)));
        }
        Ok(())
    }
}

impl Repo {
    /// Writes the empty tree and gives its id.
    pub fn write_empty_tree(&self) -> Result<Oid> {
        let id = self.empty_tree();
        if !self.has(id) {
            durable::step("empty tree").or_io(|| "cannot write a tree".to_owned())?;
            let written = self.gix.write_object(gix::objs::Tree::empty()).or_io(|| "cannot write a tree".to_owned())?;
            self.note_written(written.detach());
        }
        Ok(id)
    }
}

fn parse(tree: Oid, data: &[u8]) -> Result<Vec<EntryRef<'_>>> {
    TreeRefIter::from_bytes(data, tree.kind()).map(|e| e.or_io(|| format!("tree {tree} is damaged"))).collect()
}

/// The entries of a tree in git's order, also of one that somebody wrote in another.
fn in_order(tree: Oid, data: &[u8]) -> Result<Vec<EntryRef<'_>>> {
    let mut entries = parse(tree, data)?;
    if !entries.is_sorted_by(|a, b| by_name(a, b).is_lt()) {
        entries.sort_by(by_name);
    }
    Ok(entries)
}

/// The order of git's trees, in which a directory's name ends in `/`.
fn by_name(a: &EntryRef<'_>, b: &EntryRef<'_>) -> Ordering {
    let common = a.filename.len().min(b.filename.len());
    let after = |e: &EntryRef<'_>| e.filename.get(common).copied().or(e.mode.is_tree().then_some(b'/'));
    a.filename[..common].cmp(&b.filename[..common]).then_with(|| after(a).cmp(&after(b)))
}

/// `folder/name`, or the name alone at the root.
pub(crate) fn join(folder: &BStr, name: &BStr) -> BString {
    let mut path = folder.to_owned();
    if !path.is_empty() {
        path.push(b'/');
    }
    path.extend_from_slice(name);
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::git::testing::Sandbox;

    /// What git says differs, in the same words.
    fn by_git(sandbox: &Sandbox, before: Oid, after: Oid) -> Vec<BString> {
        let (before, after) = (before.to_string(), after.to_string());
        let listed = sandbox.git(&["diff-tree", "-r", "-z", "--no-renames", "--name-only", &before, &after]);
        let mut paths: Vec<BString> = listed.split(|b| *b == 0).filter(|p| !p.is_empty()).map(BString::from).collect();
        paths.sort();
        paths.dedup();
        paths
    }

    fn paths(changes: &[TreeChange]) -> Vec<BString> {
        let mut paths: Vec<BString> = changes.iter().map(|change| change.path.clone()).collect();
        paths.dedup();
        paths
    }

    #[test]
    fn names_beside_a_directory_of_the_same_beginning() {
        let sandbox = Sandbox::new();
        let file = "100644";
        let trees: Vec<Oid> = [
            &[(file, &b"a"[..], &b"1"[..]), (file, b"a-", b"1"), (file, b"a.txt", b"1"), (file, b"b", b"1")][..],
            &[(file, b"a/x", b"1"), (file, b"a-", b"1"), (file, b"a.txt", b"2"), (file, b"a0", b"1")],
            &[(file, b"a/x/y", b"1"), (file, b"a-/z", b"1"), (file, b"a0/a", b"1"), (file, b"\\xff", b"1")],
            &[],
        ]
        .iter()
        .map(|entries| sandbox.tree_of(entries))
        .collect();
        let repo = sandbox.repo();
        for before in &trees {
            for after in &trees {
                let changes = repo.diff_trees(*before, *after).expect("a diff");
                assert_eq!(paths(&changes), by_git(&sandbox, *before, *after));
            }
        }
    }

    #[test]
    fn a_tree_that_somebody_wrote_in_another_order_holds_the_same() {
        let sandbox = Sandbox::new();
        let sorted = sandbox.tree_of(&[("100644", b"a", b"1"), ("100644", b"b/c", b"2"), ("100644", b"d", b"3")]);
        let repo = sandbox.repo();
        let mut raw = Vec::new();
        for (name, entry) in repo.tree_entries(sorted).expect("entries").into_iter().rev() {
            raw.extend_from_slice(format!("{:o} ", entry.mode.to_gix() as u16).as_bytes());
            raw.extend_from_slice(&name);
            raw.push(0);
            raw.extend_from_slice(entry.id.as_slice());
        }
        let odd = sandbox.git_in(&["hash-object", "-t", "tree", "--literally", "-w", "--stdin"], &raw);
        let odd = Oid::from_hex(odd.trim_ascii()).expect("an id");
        assert_ne!(odd, sorted);
        assert_eq!(repo.diff_trees(sorted, odd).expect("a diff"), []);
    }
}
