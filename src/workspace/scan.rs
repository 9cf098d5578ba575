//! Working copy to tree: to the bit what `git add -A && git write-tree` gives, less the new files that a checkpoint
//! leaves out and lists. gix does it where it is exact; the `git` program with a private index does the rest.

mod by_git;

use std::collections::{BTreeMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;

use crate::error::{Code, Error, Result};
use crate::git::{
    BStr, BString, ByteSlice as _, Entry, Mode, Noted, Oid, Purpose, Refusal, Repo, Stored, TreeChange, os_path, reach,
};

use crate::phase::phase;
use crate::threads::in_parts;

use super::cache::{Cache, OnDisk};
use super::limits::{Admission, SkipReason, Skipped};
use super::walk::{Survey, Surveyed, survey};

/// Files per thread below which another thread does not pay.
const SHARE: usize = 16;

/// What to scan and what to leave out.
pub struct ScanOptions<'a> {
    /// The tree that the workspace started from: what it has is not new.
    pub base_tree: Oid,
    /// New files over this many bytes are left out.
    pub max_file_size: u64,
    /// New files are left out once their bytes would exceed this.
    pub max_total_size: u64,
    /// Take files that look like secrets, too.
    pub include_secrets: bool,
    /// Only these files and directories, from the root; empty means everything.
    pub paths: &'a [BString],
    /// Set by Ctrl-C.
    pub interrupt: &'a AtomicBool,
}

/// What happened to a path since the base tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// New.
    Added,
    /// Other content or mode.
    Modified,
    /// Gone.
    Deleted,
    /// A file became a link or a submodule, or the other way round.
    TypeChanged,
}

impl Status {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Added => "added",
            Status::Modified => "modified",
            Status::Deleted => "deleted",
            Status::TypeChanged => "type_changed",
        }
    }
}

/// A path that differs from the base tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Path from the root.
    pub path: BString,
    /// How.
    pub status: Status,
}

/// The workspace as a tree.
#[derive(Debug)]
pub struct Scan {
    /// The tree, written.
    pub tree: Oid,
    /// Base tree to `tree`, sorted.
    pub changes: Vec<Change>,
    /// Paths whose index entries are behind the files, sorted.
    pub touched: Vec<Touched>,
    /// What was left out, sorted.
    pub skipped: Vec<Skipped>,
}

/// A path whose index entry is behind the file.
#[derive(Debug, Clone)]
pub struct Touched {
    /// Path from the root.
    pub path: BString,
    /// Whether only the noted time of the file is behind, and its content is what the index has.
    pub only_time: bool,
    /// The file as it was before its content was read.
    pub(super) noted: Option<Noted>,
}

/// What a scan would find.
#[derive(Debug)]
pub struct Preview {
    /// Base tree to workspace, sorted.
    pub changes: Vec<Change>,
    /// What would be left out, sorted.
    pub skipped: Vec<Skipped>,
}

/// Stores the workspace as a tree. The index and all refs stay as they are.
pub fn scan(repo: &Repo, options: &ScanOptions<'_>) -> Result<Scan> {
    scan_with(repo, options, Engine::Auto)
}

pub(super) fn scan_with(repo: &Repo, options: &ScanOptions<'_>, engine: Engine) -> Result<Scan> {
    // A preview's objects stay in memory; others are gathered there, to be stored together.
    let gathered = if repo.is_in_memory() { None } else { Some(repo.gather()) };
    let into = gathered.as_ref().unwrap_or(repo);
    let found = find(into, options, Purpose::Store, engine)?;
    into.take_aside()?;
    let edits: Vec<(BString, Option<Entry>)> = found.changes.iter().map(|c| (c.path.clone(), c.after)).collect();
    for entry in found.changes.iter().filter_map(|c| c.after).filter(|e| e.mode != Mode::Commit) {
        repo.note_written(entry.id);
    }
    let tree = phase("trees", || into.edit_tree(options.base_tree, &edits))?;
    if let Some(gathered) = gathered {
        phase("objects", || repo.keep_gathered(gathered))?;
    }
    if let Some(news) = found.news.filter(|_| !repo.is_in_memory()) {
        news.save(repo);
    }
    Ok(Scan { tree, changes: describe(&found.changes), touched: found.touched, skipped: found.skipped })
}

/// Says what differs from the base tree and what a scan would leave out. Writes nothing to the repository.
pub fn changes(repo: &Repo, options: &ScanOptions<'_>) -> Result<Preview> {
    let found = find(repo, options, Purpose::Look, Engine::Auto)?;
    Ok(Preview { changes: describe(&found.changes), skipped: found.skipped })
}

/// Who scans. Tests force one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Engine {
    Auto,
    #[cfg(test)]
    Gix,
    #[cfg(test)]
    Git,
}

/// What both engines find.
#[derive(Debug)]
pub(super) struct Found {
    /// Base tree to workspace, sorted, with only real differences.
    pub changes: Vec<TreeChange>,
    pub touched: Vec<Touched>,
    pub skipped: Vec<Skipped>,
    /// For the next scan.
    pub news: Option<Cache>,
}

pub(super) fn find(repo: &Repo, options: &ScanOptions<'_>, purpose: Purpose, engine: Engine) -> Result<Found> {
    let root = repo.workdir().ok_or_else(|| Error::new(Code::Unsupported, "the repository has no worktree"))?;
    let paths: Vec<BString> = options.paths.iter().map(normalise).collect();
    let job = Job { repo, root, options, purpose, paths };
    let try_gix = match engine {
        Engine::Auto => true,
        #[cfg(test)]
        Engine::Gix => true,
        #[cfg(test)]
        Engine::Git => false,
    };
    if try_gix {
        match job.by_gix() {
            Ok(found) => return job.within_paths(found),
            Err(Stop::Failed(e)) => return Err(e),
            #[cfg(test)]
            Err(Stop::Unsupported(why)) if engine == Engine::Gix => return Err(Error::new(Code::Unsupported, why)),
            Err(Stop::Unsupported(why)) => {
                tracing::debug!(target: "tine::workspace", "scanning with the `git` program: {why}");
            }
        }
    }
    let found = job.by_git()?;
    job.within_paths(found)
}

/// Why gix did not finish.
enum Stop {
    Unsupported(String),
    Failed(Error),
}

impl From<Error> for Stop {
    fn from(e: Error) -> Self {
        Stop::Failed(e)
    }
}

struct Job<'a> {
    repo: &'a Repo,
    root: &'a std::path::Path,
    options: &'a ScanOptions<'a>,
    purpose: Purpose,
    paths: Vec<BString>,
}

/// Something on disk to be stored.
struct Item {
    path: BString,
    /// What the index has, for modes and line endings.
    indexed: Option<Entry>,
    /// Whether the index knows the path.
    tracked: bool,
}

impl Job<'_> {
    fn by_gix(&self) -> Result<Found, Stop> {
        let survey = match survey(self.repo, self.root, self.options.base_tree, &self.paths, self.options.interrupt)? {
            Surveyed::Done(survey) => survey,
            Surveyed::Unsupported(why) => return Err(Stop::Unsupported(why)),
        };
        let staged: BTreeMap<&BStr, &TreeChange> =
            survey.tracked.staged().iter().map(|c| (c.path.as_bstr(), c)).collect();
        let mut admission =
            self.admission(only_in_base(survey.tracked.staged()), |dir: &BStr| survey.tracked.tracks_below(dir));
        let items = self.items(&survey, &mut admission);
        let stored = phase("store", || self.store_all(&survey, &items))?;

        let mut result: BTreeMap<&BStr, TreeChange> =
            survey.tracked.staged().iter().map(|c| (c.path.as_bstr(), c.clone())).collect();
        let mut touched = Vec::new();
        let gone = survey.suspects.iter().filter(|s| s.removed).map(|s| (s.path.as_bstr(), s.indexed, None, None));
        let mut news: Vec<News<'_>> = gone.collect();
        for (item, (noted, stored)) in items.iter().zip(stored) {
            match self.judge(item, stored, &mut admission)? {
                Verdict::Now(after) => news.push((item.path.as_bstr(), item.indexed, after, noted)),
                Verdict::Leave => {}
            }
        }
        for (path, indexed, after, noted) in news {
            // The same content under a new time is touched too: its time is noted, and it need not be read again. So is
            // a `git add -N` of a file that is gone again, which still sits in the index.
            let only_time = indexed == after && after.is_some();
            touched.push(Touched { path: path.to_owned(), only_time, noted });
            if indexed == after {
                continue;
            }
            let before = staged.get(path).map_or(indexed, |c| c.before);
            result.insert(path, TreeChange { path: path.to_owned(), before, after });
        }
        touched.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Found {
            changes: result.into_values().filter(|c| c.before != c.after).collect(),
            touched,
            skipped: admission.into_skipped(),
            news: survey.news,
        })
    }

    fn admission<'s>(&'s self, in_base: HashSet<BString>, tracks_below: impl Fn(&BStr) -> bool + 's) -> Admission<'s> {
        Admission::new(self.repo, self.root, self.options, in_base, tracks_below)
    }

    /// Everything whose content must be looked at: suspects that are still there, and new files that are let in.
    fn items(&self, survey: &Survey, admission: &mut Admission<'_>) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for suspect in survey.suspects.iter().filter(|s| !s.removed && self.covers(s.path.as_bstr())) {
            items.push(Item { path: suspect.path.clone(), indexed: suspect.indexed, tracked: true });
        }
        for (path, kind) in survey.untracked.iter().filter(|u| self.covers(u.0.as_bstr())) {
            let suspect = survey.suspects.binary_search_by(|s| s.path.cmp(path)).map(|at| &survey.suspects[at]);
            // A file in the place of a submodule is both; it is a tracked path.
            if suspect.is_ok_and(|s| !s.removed) {
                continue;
            }
            match kind {
                OnDisk::Repository => admission.skip(path.clone(), 0, SkipReason::NestedRepository),
                OnDisk::Special => admission.skip(path.clone(), 0, SkipReason::Special),
                OnDisk::File if admission.admit(path.as_bstr()) => {
                    items.push(Item { path: path.clone(), indexed: None, tracked: false });
                }
                OnDisk::File => {}
            }
        }
        items
    }

    fn store_all(&self, survey: &Survey, items: &[Item]) -> Result<Vec<Outcome>, Stop> {
        let (interrupt, purpose) = (self.options.interrupt, self.purpose);
        let work = |part: &[Item]| -> Result<Vec<Outcome>, Stop> {
            let mut filters = survey.tracked.filters()?;
            let mut out = Vec::with_capacity(part.len());
            for item in part {
                if interrupt.load(Ordering::Relaxed) {
                    return Err(Stop::Failed(Error::interrupted()));
                }
                let noted = Noted::look(&reach(self.root, item.path.as_bstr()));
                match filters.store(item.path.as_bstr(), item.indexed, purpose) {
                    Err(Refusal::Unsupported(why)) => return Err(Stop::Unsupported(why)),
                    Err(Refusal::Failed(e)) => return Err(Stop::Failed(e)),
                    other => out.push((noted, other)),
                }
            }
            Ok(out)
        };
        in_parts(items, SHARE, work)
    }

    /// What a path comes to in the tree.
    fn judge(
        &self,
        item: &Item,
        stored: Result<Stored, Refusal>,
        admission: &mut Admission<'_>,
    ) -> Result<Verdict, Stop> {
        let path = item.path.as_bstr();
        match stored {
            Ok(Stored::Entry(entry)) => Ok(Verdict::Now(Some(entry))),
            Ok(Stored::Directory) if item.indexed.is_some_and(|e| e.mode == Mode::Commit) => {
                let head = self.repo.submodule_head(path).map(|id| Entry { mode: Mode::Commit, id });
                Ok(Verdict::Now(head.or(item.indexed)))
            }
            Ok(Stored::Missing | Stored::Directory) if item.tracked => Ok(Verdict::Now(None)),
            Ok(Stored::Missing | Stored::Directory) => Ok(Verdict::Leave),
            Ok(Stored::Special) => {
                admission.skip(item.path.clone(), 0, SkipReason::Special);
                Ok(Verdict::Leave)
            }
            Err(Refusal::Unreadable(e)) if item.tracked => Err(Stop::Failed(unreadable(path, e))),
            Err(Refusal::Unreadable(_)) => {
                admission.skip(item.path.clone(), 0, SkipReason::Unreadable);
                Ok(Verdict::Leave)
            }
            Err(Refusal::Unsupported(why)) => Err(Stop::Unsupported(why)),
            Err(Refusal::Failed(e)) => Err(Stop::Failed(e)),
        }
    }

    fn covers(&self, path: &BStr) -> bool {
        self.paths.is_empty() || self.paths.iter().any(|p| is_within(path, p.as_bstr()))
    }

    /// Leaves of what was found only what lies within the wanted paths.
    fn within_paths(&self, mut found: Found) -> Result<Found> {
        if self.paths.is_empty() {
            return Ok(found);
        }
        found.changes.retain(|c| self.covers(c.path.as_bstr()));
        found.touched.retain(|t| self.covers(t.path.as_bstr()));
        found.skipped.retain(|s| self.covers(s.path.as_bstr()));
        for path in &self.paths {
            let seen = found.changes.iter().any(|c| is_within(c.path.as_bstr(), path.as_bstr()))
                || self.root.join(os_path(path.as_bstr())).symlink_metadata().is_ok()
                || self.repo.lookup(self.options.base_tree, path.as_bstr())?.is_some();
            if !seen {
                return Err(Error::new(Code::NotFound, format!("no file or directory `{path}` in the workspace")));
            }
        }
        Ok(found)
    }
}

/// A path with what the index has there, what the tree gets, and the file.
type News<'a> = (&'a BStr, Option<Entry>, Option<Entry>, Option<Noted>);

/// What reading a file came to, and the file as it was before.
type Outcome = (Option<Noted>, Result<Stored, Refusal>);

enum Verdict {
    /// The tree gets this, `None` for nothing.
    Now(Option<Entry>),
    /// As the index has it.
    Leave,
}

/// Paths that the base has and the index has not.
fn only_in_base(staged: &[TreeChange]) -> HashSet<BString> {
    staged.iter().filter(|c| c.after.is_none() && c.before.is_some()).map(|c| c.path.clone()).collect()
}

fn describe(changes: &[TreeChange]) -> Vec<Change> {
    let kind = |e: Entry| if e.mode.is_file() { Mode::File } else { e.mode };
    let status = |c: &TreeChange| match (c.before, c.after) {
        (None, _) => Status::Added,
        (_, None) => Status::Deleted,
        (Some(a), Some(b)) if kind(a) != kind(b) => Status::TypeChanged,
        _ => Status::Modified,
    };
    changes.iter().map(|c| Change { path: c.path.clone(), status: status(c) }).collect()
}

fn normalise(path: &BString) -> BString {
    let mut at = path.as_slice();
    while let Some(rest) = at.strip_prefix(b"./") {
        at = rest;
    }
    while let Some(rest) = at.strip_suffix(b"/") {
        at = rest;
    }
    if at == b"." { BString::default() } else { at.into() }
}

/// Whether `path` is `dir` or below it; the empty path is the root.
fn is_within(path: &BStr, dir: &BStr) -> bool {
    dir.is_empty() || path.strip_prefix(dir.as_bytes()).is_some_and(|rest| rest.is_empty() || rest[0] == b'/')
}

fn unreadable(path: &BStr, e: std::io::Error) -> Error {
    Error::new(Code::Io, format!("cannot read the tracked file `{path}`"))
        .because(e)
        .detail("path", path.to_str_lossy().into_owned())
}

#[cfg(test)]
mod tests;
