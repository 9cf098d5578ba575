//! What gix sees in a worktree: where the index differs from a tree, which tracked paths need a look, what is new.
//! Reads only. A form that gix is not exact in is refused by name, and the `git` program takes over.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use gix::index::entry::{Flags, Mode as IndexMode};
use gix::status::plumbing::index_as_worktree as modified;
use gix::status::plumbing::index_as_worktree_with_renames as walked;

use crate::error::{Code, Context as _, Error, Result};

use super::filter::{Filters, no_worktree};
use super::repo::Aside;
use super::{BStr, BString, ByteSlice as _, Entry, Mode, Oid, Repo, TreeChange, os_path};

/// What is on disk where the index has nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum OnDisk {
    /// A file or a link.
    File,
    /// A directory that is a repository of its own.
    Repository,
    /// A pipe, socket or device.
    Special,
}

/// A tracked path whose file may differ from the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Suspect {
    /// Path from the root.
    pub path: BString,
    /// What the index has, `None` for `git add -N`.
    pub indexed: Option<Entry>,
    /// Whether nothing is there any more.
    pub removed: bool,
}

/// Everything [`Repo::survey`] found.
pub(crate) struct Survey {
    /// Where the index differs from the base tree.
    pub staged: Vec<TreeChange>,
    /// Tracked paths to look at, sorted.
    pub suspects: Vec<Suspect>,
    /// Paths that neither the index nor the ignore rules know, sorted.
    pub untracked: Vec<(BString, OnDisk)>,
    index: gix::index::File,
    gix: gix::ThreadSafeRepository,
    aside: Option<Aside>,
}

/// The survey, or why gix cannot make it.
pub(crate) enum Surveyed {
    /// Done.
    Done(Box<Survey>),
    /// Ask the `git` program.
    Unsupported(String),
}

impl Survey {
    /// Filters for what was surveyed; each thread makes its own.
    pub(crate) fn filters(&self) -> Result<Filters> {
        Filters::for_worktree(self.gix.to_thread_local(), &self.index, self.aside.clone())
    }

    /// Whether the index has something below this directory.
    pub(crate) fn tracks_below(&self, dir: &BStr) -> bool {
        self.index.path_is_directory(dir)
    }
}

impl Repo {
    /// Compares base tree, index and files. No content is read: paths whose stat data differs are suspects.
    pub(crate) fn survey(&self, base: Oid, interrupt: &AtomicBool) -> Result<Surveyed> {
        let index = match self.read_index() {
            Ok(index) => index,
            Err(e) => return Ok(Surveyed::Unsupported(e.to_string())),
        };
        if let Some(why) = self.unsupported_form(&index) {
            return Ok(Surveyed::Unsupported(why));
        }
        let staged = self.diff_to_index(base, &index)?;
        let mut sight = Sight::default();
        let walk = self.walk(&index, &mut sight, interrupt);
        if interrupt.load(Ordering::Relaxed) {
            return Err(Error::new(Code::Interrupted, "interrupted"));
        }
        if let Err(e) = walk {
            return Ok(Surveyed::Unsupported(e.to_string()));
        }
        let mut suspects = sight.suspects;
        self.look_at_submodules(&index, &mut suspects)?;
        suspects.sort_by(|a, b| a.path.cmp(&b.path));
        if let Some(path) = suspects.iter().find(|s| attribute_file_gone(s)).map(|s| &s.path) {
            return Ok(Surveyed::Unsupported(format!("`{path}` is gone from disk and still in the index")));
        }
        let mut untracked = sight.untracked;
        untracked.sort();
        Ok(Surveyed::Done(Box::new(Survey {
            staged,
            suspects,
            untracked,
            index,
            gix: self.gix.clone().into_sync(),
            aside: self.aside.clone(),
        })))
    }

    /// The index of this worktree; an empty one if there is none yet.
    pub(super) fn read_index(&self) -> Result<gix::index::File> {
        let path = self.gix.index_path();
        if path.symlink_metadata().is_err() {
            return Ok(gix::index::File::from_state(gix::index::State::new(self.gix.object_hash()), path));
        }
        self.gix.open_index().or_code(Code::Unsupported, || format!("cannot read the index `{}`", path.display()))
    }

    /// Forms in which gix and `git add` are known to part ways.
    fn unsupported_form(&self, index: &gix::index::State) -> Option<String> {
        let on = |key: &str| self.config_bool(key).unwrap_or(false);
        if index.is_sparse() || on("core.sparseCheckout") {
            return Some("a sparse checkout".to_owned());
        }
        if index.link().is_some() {
            return Some("a split index".to_owned());
        }
        if cfg!(target_os = "linux") && on("core.ignoreCase") {
            return Some("`core.ignoreCase` where names have case".to_owned());
        }
        let odd = Flags::SKIP_WORKTREE | Flags::ASSUME_VALID;
        let backing = index.path_backing();
        index.entries().iter().find_map(|entry| {
            if entry.stage_raw() != 0 {
                return Some("unmerged paths".to_owned());
            }
            if entry.flags.intersects(odd) {
                return Some("paths marked `skip-worktree` or `assume-unchanged`".to_owned());
            }
            // git does not follow such a link, gix does.
            (entry.mode == IndexMode::SYMLINK && is_attribute_file(entry.path_in(backing)))
                .then(|| "`.gitattributes` is a link".to_owned())
        })
    }

    /// Stats tracked files and walks directories for new ones, at the same time.
    fn walk(&self, index: &gix::index::State, sight: &mut Sight, interrupt: &AtomicBool) -> gix::Result<()> {
        let options = gix::status::index_worktree::Options {
            sorting: None,
            dirwalk_options: None,
            rewrites: None,
            thread_limit: None,
        };
        let shared = self.gix.clone().into_sync();
        let mut new = New(Vec::new());
        std::thread::scope(|scope| {
            let new = &mut new;
            let walk = scope.spawn(move || -> gix::Result<()> {
                let gix = shared.to_thread_local();
                let options = gix.dirwalk_options()?.emit_untracked(gix::dir::walk::EmissionMode::Matching);
                gix.dirwalk(index, None::<&BStr>, interrupt, options, new)?;
                Ok(())
            });
            let progress = &mut gix::progress::Discard;
            let none = None::<&BStr>;
            let stat = self.gix.index_worktree_status(
                index,
                none,
                sight,
                Suspicious,
                NoSubmodules,
                progress,
                interrupt,
                options,
            );
            walk.join().expect("walking a directory does not panic").and(stat.map(|_| ()))
        })?;
        sight.untracked = new.0;
        Ok(())
    }

    /// Submodules whose checked-out commit is not the one in the index, by the rules of `git add`: a directory
    /// without a repository in it counts as unchanged.
    fn look_at_submodules(&self, index: &gix::index::State, suspects: &mut Vec<Suspect>) -> Result<()> {
        let root = self.workdir().ok_or_else(no_worktree)?;
        for entry in index.entries().iter().filter(|e| e.mode == IndexMode::COMMIT) {
            let path = entry.path(index);
            let at = root.join(os_path(path));
            if !at.symlink_metadata().is_ok_and(|m| m.is_dir()) {
                continue;
            }
            if self.submodule_head(path).is_some_and(|head| head != entry.id) {
                suspects.push(Suspect { path: path.to_owned(), indexed: entry_of(entry), removed: false });
            }
        }
        Ok(())
    }

    /// The commit checked out in the repository at this path, if there is one.
    pub(crate) fn submodule_head(&self, path: &BStr) -> Option<Oid> {
        let dot_git = self.workdir()?.join(os_path(path)).join(".git");
        dot_git.symlink_metadata().ok()?;
        let head = Repo::open(&dot_git).ok()?.find_ref("HEAD").ok().flatten();
        head.filter(|id| id.kind() == self.gix.object_hash())
    }

    /// The paths in which an index differs from a tree. Directories that the index knows the tree of are not read.
    fn diff_to_index(&self, base: Oid, index: &gix::index::State) -> Result<Vec<TreeChange>> {
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

/// Collects what the walk reports.
#[derive(Default)]
struct Sight {
    suspects: Vec<Suspect>,
    untracked: Vec<(BString, OnDisk)>,
}

impl<'index> walked::VisitEntry<'index> for Sight {
    type ContentChange = ();
    type SubmoduleStatus = ();

    fn visit_entry(&mut self, entry: walked::Entry<'index, (), ()>) {
        match entry {
            walked::Entry::Modification { entry, rela_path, status, .. } => {
                let removed = matches!(status, modified::EntryStatus::Change(modified::Change::Removed));
                let intent = entry.flags.contains(Flags::INTENT_TO_ADD);
                let indexed = if intent { None } else { entry_of(entry) };
                self.suspects.push(Suspect { path: rela_path.to_owned(), indexed, removed });
            }
            walked::Entry::DirectoryContents { .. } | walked::Entry::Rewrite { .. } => {
                unreachable!("neither new files nor renames are asked for")
            }
        }
    }
}

/// Collects what the directory walk reports.
struct New(Vec<(BString, OnDisk)>);

impl gix::dir::walk::Delegate for New {
    fn emit(
        &mut self,
        entry: gix::dir::EntryRef<'_>,
        _collapsed: Option<gix::dir::entry::Status>,
    ) -> gix::dir::walk::Action {
        let kind = match entry.disk_kind {
            Some(gix::dir::entry::Kind::File | gix::dir::entry::Kind::Symlink) => Some(OnDisk::File),
            Some(gix::dir::entry::Kind::Repository) => Some(OnDisk::Repository),
            Some(gix::dir::entry::Kind::Untrackable) => Some(OnDisk::Special),
            // An empty directory, or something that vanished while it was looked at.
            Some(gix::dir::entry::Kind::Directory) | None => None,
        };
        if let Some(kind) = kind.filter(|_| entry.status == gix::dir::entry::Status::Untracked) {
            self.0.push((entry.rela_path.into_owned(), kind));
        }
        std::ops::ControlFlow::Continue(())
    }
}

/// Calls every file whose stat data differs changed: content is looked at once, later, where it is stored.
#[derive(Clone)]
struct Suspicious;

impl modified::traits::CompareBlobs for Suspicious {
    type Output = ();

    fn compare_blobs<'a, 'b>(
        &mut self,
        _entry: &gix::index::Entry,
        _size: u64,
        _data: impl modified::traits::ReadData<'a>,
        _buffer: &mut Vec<u8>,
    ) -> gix::Result<Option<()>> {
        Ok(Some(()))
    }
}

/// Submodules are looked at apart: gix passes over those that `.gitmodules` does not name.
#[derive(Clone)]
struct NoSubmodules;

impl modified::traits::SubmoduleStatus for NoSubmodules {
    type Output = ();

    fn status(&mut self, _entry: &gix::index::Entry, _path: &BStr) -> gix::Result<Option<()>> {
        Ok(None)
    }
}

/// What the index has at a path, `None` for forms that a tree cannot hold.
pub(super) fn entry_of(entry: &gix::index::Entry) -> Option<Entry> {
    let mode = match entry.mode {
        IndexMode::FILE => Mode::File,
        IndexMode::FILE_EXECUTABLE => Mode::Executable,
        IndexMode::SYMLINK => Mode::Link,
        IndexMode::COMMIT => Mode::Commit,
        _ => return None,
    };
    Some(Entry { mode, id: entry.id })
}

fn is_attribute_file(path: &BStr) -> bool {
    path == ".gitattributes" || path.ends_with(b"/.gitattributes")
}

/// git reads the attributes of a `.gitattributes` that is gone from the index, and when it stops doing so depends on
/// the order in which it comes across files.
fn attribute_file_gone(suspect: &Suspect) -> bool {
    suspect.removed && is_attribute_file(suspect.path.as_bstr())
}
