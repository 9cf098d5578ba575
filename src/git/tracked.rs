//! What the index knows of a worktree, asked one path at a time: does the file still look as it was noted? Reads only.
//! A form that gix is not exact in is refused by name, and the `git` program takes over.

use std::fs::FileType;
use std::path::{Path, PathBuf};
use std::time::Duration;

use gix::index::entry::{Flags, Mode as IndexMode, Stat, stat};

use crate::error::{Code, Context as _, Result};

use super::filter::{Filters, no_worktree};
use super::ignore::IgnoreRules;
use super::reach::{FileStat, Root, TICK, bytes_of, reach};
use super::repo::Aside;
use super::{BStr, BString, ByteSlice as _, Entry, Mode, Oid, Repo, TreeChange, os_path};

/// In bytes; some 15,000 paths.
const SMALL_INDEX: u64 = 2 << 20;

/// How a tracked path stands on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// As the index noted it.
    Same,
    /// Content or mode may differ.
    Differs,
    /// Nothing is there, or a directory.
    Gone,
}

/// The index of a worktree, and where it differs from a base tree.
pub(crate) struct Tracked {
    index: gix::index::File,
    clock: Clock,
    caps: gix::fs::Capabilities,
    staged: Vec<TreeChange>,
    root: PathBuf,
    gix: gix::ThreadSafeRepository,
    aside: Option<Aside>,
}

/// The index of a worktree, or why gix cannot be asked.
pub(crate) enum Opened {
    /// Here it is.
    Tracked(Box<Tracked>),
    /// Ask the `git` program.
    Unsupported(String),
}

impl Tracked {
    /// How many paths the index has.
    pub(crate) fn len(&self) -> usize {
        self.index.entries().len()
    }

    /// The path of an entry; entries are sorted by it.
    pub(crate) fn path(&self, at: usize) -> &BStr {
        self.index.entries()[at].path_in(self.index.path_backing())
    }

    /// What the index has there, `None` for `git add -N`.
    pub(crate) fn indexed(&self, at: usize) -> Option<Entry> {
        let entry = &self.index.entries()[at];
        if entry.flags.contains(Flags::INTENT_TO_ADD) { None } else { entry_of(entry) }
    }

    /// Where the index differs from the base tree, sorted.
    pub(crate) fn staged(&self) -> &[TreeChange] {
        &self.staged
    }

    /// Where an entry for exactly this path is.
    pub(crate) fn find(&self, path: &BStr) -> Option<usize> {
        self.index.entry_index_by_path(path).ok()
    }

    /// Where the entries below this directory are.
    pub(crate) fn range_below(&self, dir: &BStr) -> std::ops::Range<usize> {
        let prefix = super::join(dir, "".into());
        self.index.prefixed_entries_range(prefix.as_bstr()).unwrap_or_default()
    }

    pub(super) fn index(&self) -> &gix::index::File {
        &self.index
    }

    /// Whether a name finds only the file that has exactly this one.
    pub(crate) fn has_exact_names(&self) -> bool {
        !self.caps.ignore_case && !self.caps.precompose_unicode
    }

    /// Whether the index has something below this directory.
    pub(crate) fn tracks_below(&self, dir: &BStr) -> bool {
        self.index.path_is_directory(dir)
    }

    /// Filters for this worktree; each thread makes its own.
    pub(crate) fn filters(&self) -> Result<Filters> {
        Filters::for_worktree(self.gix.to_thread_local(), &self.index, self.aside.clone())
    }

    /// The ignore rules of this worktree.
    pub(crate) fn ignore_rules(&self) -> Result<IgnoreRules> {
        IgnoreRules::new(self.gix.to_thread_local(), &self.index)
    }

    /// The names in a directory, as git would store them, with what they are; no link is followed.
    pub(crate) fn list(&self, dir: &Path) -> std::io::Result<Vec<(BString, FileType)>> {
        let mut all = Vec::new();
        for entry in gix::fs::read_dir(dir, self.caps.precompose_unicode)? {
            let entry = entry?;
            // What has no type any more vanished while it was looked at.
            if let Ok(kind) = entry.file_type() {
                all.push((bytes_of(&entry.file_name()), kind));
            }
        }
        Ok(all)
    }

    /// Compares an entry with its file, by what `lstat` says alone. Whether a link leads there is for the caller to see.
    pub(crate) fn standing(&self, at: usize, root: &Root) -> Result<Standing> {
        let entry = &self.index.entries()[at];
        let Some(found) = root.look(self.path(at))? else { return Ok(Standing::Gone) };
        if found.is_dir() {
            return Ok(if entry.mode == IndexMode::COMMIT { self.submodule(at) } else { Standing::Gone });
        }
        let clean = !entry.flags.contains(Flags::INTENT_TO_ADD)
            && has_mode(self.caps, entry.mode, &found)
            && self.clock.proves(&found.as_noted(), entry);
        Ok(if clean { Standing::Same } else { Standing::Differs })
    }

    /// A submodule by the rules of `git add`: a directory without a repository in it counts as unchanged.
    fn submodule(&self, at: usize) -> Standing {
        let entry = &self.index.entries()[at];
        let head = submodule_head(&self.root, self.path(at), entry.id.kind());
        if head.is_some_and(|head| head != entry.id) { Standing::Differs } else { Standing::Same }
    }
}

/// What of a file's metadata counts, and when it was noted.
pub(super) struct Clock {
    options: stat::Options,
    /// When the index was written, since the epoch.
    written: Duration,
}

impl Clock {
    pub(super) fn new(index: &gix::index::File, options: stat::Options) -> Clock {
        let time = index.timestamp();
        let seconds = u64::try_from(time.unix_seconds()).unwrap_or_default();
        Clock { options, written: Duration::new(seconds, time.nanoseconds()) }
    }

    /// Whether a file with this metadata is the one that the index noted, and was at rest when the index was written.
    ///
    /// git compares whole seconds and so reads everything again that was written in the same second as the index: the
    /// whole of a new worktree. Here fractions count where both sides have them; where not, the rule is git's.
    pub(super) fn proves(&self, now: &Stat, entry: &gix::index::Entry) -> bool {
        let noted = &entry.stat;
        let fine = |a: &stat::Time, b: &stat::Time| a.nsecs == 0 || b.nsecs == 0 || a.nsecs == b.nsecs;
        if !now.matches(noted, self.options) || !fine(&now.mtime, &noted.mtime) {
            return false;
        }
        if self.options.trust_ctime && !fine(&now.ctime, &noted.ctime) {
            return false;
        }
        // git notes the size 0 for what it knows to differ under the same time.
        if noted.size == 0 && !entry.id.is_empty_blob() {
            return false;
        }
        let modified = modified(noted);
        if modified.subsec_nanos() == 0 || self.written.subsec_nanos() == 0 {
            return modified.as_secs() < self.written.as_secs();
        }
        modified + TICK < self.written
    }
}

/// Whether the index's mode is that of the file, as far as modes and links count here.
pub(super) fn has_mode(caps: gix::fs::Capabilities, mode: IndexMode, found: &FileStat) -> bool {
    match mode {
        IndexMode::FILE => found.is_file() && !(caps.executable_bit && found.is_executable()),
        IndexMode::FILE_EXECUTABLE => found.is_file() && (!caps.executable_bit || found.is_executable()),
        IndexMode::SYMLINK => found.is_link() || !caps.symlink && found.is_file(),
        _ => false,
    }
}

/// When a file was last changed, since the epoch.
pub(super) fn modified(stat: &Stat) -> Duration {
    Duration::new(stat.mtime.secs.into(), stat.mtime.nsecs)
}

impl Repo {
    /// The index of this worktree and where it differs from a base tree.
    pub(crate) fn tracked(&self, base: Oid) -> Result<Opened> {
        let index = match self.read_index() {
            Ok(index) => index,
            Err(e) => return Ok(Opened::Unsupported(e.to_string())),
        };
        if let Some(why) = self.unsupported_form(&index) {
            return Ok(Opened::Unsupported(why));
        }
        let staged = self.diff_to_index(base, &index)?;
        let options = self.gix.stat_options().or_internal("cannot read the configuration")?;
        Ok(Opened::Tracked(Box::new(Tracked {
            clock: Clock::new(&index, options),
            caps: self.gix.filesystem_options().or_internal("cannot read the configuration")?,
            staged,
            index,
            root: self.workdir().ok_or_else(no_worktree)?.to_owned(),
            gix: self.gix.clone().into_sync(),
            aside: self.aside.clone(),
        })))
    }

    /// The index of this worktree; an empty one if there is none yet. Its checksum is not verified, as git does not
    /// either but in `git fsck`.
    pub(super) fn read_index(&self) -> Result<gix::index::File> {
        let path = self.gix.index_path();
        let hash = self.gix.object_hash();
        if path.symlink_metadata().is_err() {
            return Ok(gix::index::File::from_state(gix::index::State::new(hash), path));
        }
        let fail = || format!("cannot read the index `{}`", path.display());
        // A small one is read before other threads have started.
        let is_small = path.metadata().is_ok_and(|m| m.len() < SMALL_INDEX);
        let options = gix::index::decode::Options { thread_limit: is_small.then_some(1), ..Default::default() };
        gix::index::File::at(&path, hash, true, options).or_code(Code::Unsupported, fail)
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

    /// The commit checked out in the repository at this path, if there is one.
    pub(crate) fn submodule_head(&self, path: &BStr) -> Option<Oid> {
        submodule_head(self.workdir()?, path, self.gix.object_hash())
    }
}

fn submodule_head(root: &Path, path: &BStr, hash: gix::hash::Kind) -> Option<Oid> {
    let dot_git = root.join(os_path(path)).join(".git");
    dot_git.symlink_metadata().ok()?;
    let head = Repo::open(&dot_git).ok()?.find_ref("HEAD").ok().flatten();
    head.filter(|id| id.kind() == hash)
}

/// Whether a directory is the root of a repository with files, or of a linked worktree.
pub(crate) fn is_repository(root: &Path, dir: &BStr) -> bool {
    gix::discover::is_git(&reach(root, dir).join(".git")).is_ok()
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

/// Whether a path is that of an attribute file.
pub(crate) fn is_attribute_file(path: &BStr) -> bool {
    path == ".gitattributes" || path.ends_with(b"/.gitattributes")
}
