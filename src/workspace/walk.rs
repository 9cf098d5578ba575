//! Looks at a worktree: which tracked files may differ, what is new. An `lstat` for each tracked file and directory,
//! by all cores; only directories that changed since the last scan are read. Content is never read, nothing is written.

use std::collections::HashMap;
use std::fs::FileType;
use std::hash::{DefaultHasher, Hasher as _};
use std::os::unix::fs::FileTypeExt as _;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::SystemTime;

use crate::error::{Context as _, Error, Result};
use crate::git::{
    BStr, BString, ByteSlice as _, Entry, FileStat, IgnoreRules, Mode, Oid, Opened, Repo, Root, Standing, Tracked,
    is_attribute_file, is_repository, join,
};
use crate::phase::phase;
use crate::threads::cores;

use super::cache::{Cache, OnDisk, Record, Stamp};
use super::layers::Layers;
use listing::Listing;

mod layered;
mod listing;
mod named;
mod probe;

/// How many paths a thread takes at a time.
const BATCH: usize = 512;

const RULES: &str = ".gitignore";

/// A tracked path whose file may differ from the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Suspect {
    /// Path from the root.
    pub path: BString,
    /// What the index has, `None` for `git add -N`.
    pub indexed: Option<Entry>,
    /// Whether nothing is there any more.
    pub removed: bool,
}

/// Everything there is to know before content is read.
pub(super) struct Survey {
    /// The index.
    pub tracked: Box<Tracked>,
    /// Tracked paths to look at, sorted.
    pub suspects: Vec<Suspect>,
    /// Paths that neither the index nor the ignore rules know, sorted.
    pub untracked: Vec<(BString, OnDisk)>,
    /// What is known of the directories now, if that is more than before.
    pub news: Option<Cache>,
}

/// The survey, or why the `git` program has to make it.
pub(super) enum Surveyed {
    Done(Survey),
    Unsupported(String),
}

/// Looks at the worktree of `repo`, whose root is `root`. Where `paths` are named, what lies elsewhere need not be found.
pub(super) fn survey(
    repo: &Repo,
    root: &Path,
    base: Oid,
    paths: &[BString],
    interrupt: &AtomicBool,
) -> Result<Surveyed> {
    let now = SystemTime::now();
    let tracked = match phase("index", || repo.tracked(base))? {
        Opened::Tracked(tracked) => tracked,
        Opened::Unsupported(why) => return Ok(Surveyed::Unsupported(why)),
    };
    let open = Root::open(root).or_io(|| format!("cannot open `{}`", root.display()))?;
    let sight = match Layers::of(repo) {
        Some(layers) => phase("layers", || layered::look(&layers, &tracked, root, &open, interrupt)),
        None if named::is_worth_while(&tracked, paths) => {
            phase("files", || named::look(paths, &tracked, root, &open, interrupt))
        }
        None => {
            let cache = Cache::new(repo, root, now);
            let everything = Everywhere { tracked: &tracked, root, open: &open, interrupt };
            everything.look(|| {
                let known = phase("cache", || cache.load(repo));
                phase("directories", || everything.walk(cache, known, now))
            })
        }
    };
    if interrupt.load(Ordering::Relaxed) {
        return Err(Error::interrupted());
    }
    let (mut suspects, mut untracked, news) = match sight {
        Ok(seen) => seen,
        Err(e) => return Ok(Surveyed::Unsupported(e.to_string())),
    };
    suspects.sort_by(|a, b| a.path.cmp(&b.path));
    untracked.sort();
    // git reads the attributes of such a file from the index, and when it stops doing so depends on the order in which
    // it comes across files.
    if let Some(gone) = suspects.iter().find(|s| s.removed && is_attribute_file(s.path.as_bstr())) {
        return Ok(Surveyed::Unsupported(format!("`{}` is gone from disk and still in the index", gone.path)));
    }
    Ok(Surveyed::Done(Survey { tracked, suspects, untracked, news }))
}

/// Has the next scan of a worktree know its directories: this reads all of them.
pub(super) fn learn(repo: &Repo, root: &Path, base: Oid, interrupt: &AtomicBool) -> Result<()> {
    let now = SystemTime::now();
    let Opened::Tracked(tracked) = repo.tracked(base)? else { return Ok(()) };
    let open = Root::open(root).or_io(|| format!("cannot open `{}`", root.display()))?;
    let everything = Everywhere { tracked: &tracked, root, open: &open, interrupt };
    let walked = everything.walk(Cache::new(repo, root, now), HashMap::new(), now)?;
    if let Some(news) = walked.news.filter(|_| !interrupt.load(Ordering::Relaxed)) {
        news.save(repo);
    }
    Ok(())
}

type Seen = (Vec<Suspect>, Vec<(BString, OnDisk)>, Option<Cache>);

/// A directory with something in the index below it.
struct Directory {
    path: BString,
    parent: usize,
    children: Vec<usize>,
    /// A fingerprint of the names right in it that the index has.
    names: u64,
}

/// What the directories have to say.
struct Walked {
    /// The entries whose directory is none any more.
    gone: Vec<usize>,
    /// What neither the index nor a rule knows.
    untracked: Vec<(BString, OnDisk)>,
    /// What is known of the directories now, if that is more than before.
    news: Option<Cache>,
}

/// Everything there is to look at.
#[derive(Clone, Copy)]
struct Everywhere<'a> {
    tracked: &'a Tracked,
    root: &'a Path,
    open: &'a Root,
    interrupt: &'a AtomicBool,
}

impl Everywhere<'_> {
    /// Compares every entry with its file. Meanwhile this thread sees to the directories; then it helps with the rest.
    fn look(self, walk: impl FnOnce() -> Result<Walked>) -> Result<Seen> {
        let files = Queue::new("files", self.tracked.len());
        let (walked, found) = files.look_at_all(|n| self.standing(n), walk)?;
        let Walked { gone, untracked, news } = walked?;
        let mut standings: HashMap<usize, Result<Standing>> = found.into_iter().collect();
        // Whatever lies behind a link is nothing of ours.
        standings.extend(gone.into_iter().map(|n| (n, Ok(Standing::Gone))));
        let suspect = |(n, standing): (usize, Result<Standing>)| {
            let removed = standing? == Standing::Gone;
            Ok(Suspect { path: self.tracked.path(n).to_owned(), indexed: self.tracked.indexed(n), removed })
        };
        Ok((standings.into_iter().map(suspect).collect::<Result<_>>()?, untracked, news))
    }

    /// Sees to the directories.
    fn walk(self, fresh: Cache, known: HashMap<BString, Record>, now: SystemTime) -> Result<Walked> {
        let plan = Plan::new(self)?;
        let ahead = plan.read_ahead(&known)?;
        let mut walk =
            Walk { plan: &plan, rules: None, known, ahead, fresh, is_news: false, untracked: Vec::new(), now };
        walk.run()?;
        let is_news = walk.is_news || !walk.known.is_empty();
        let news = is_news.then_some(walk.fresh);
        Ok(Walked { gone: plan.without_directory(), untracked: walk.untracked, news })
    }

    /// How an entry stands, unless it is the same; nothing is known of its directory yet.
    fn standing(self, n: usize) -> Result<Option<Result<Standing>>> {
        if n.is_multiple_of(BATCH) && self.interrupt.load(Ordering::Relaxed) {
            return Err(Error::interrupted());
        }
        let standing = self.tracked.standing(n, self.open);
        Ok((!matches!(standing, Ok(Standing::Same))).then_some(standing))
    }
}

/// The directories of the index.
struct Plan<'a> {
    all: Everywhere<'a>,
    dirs: Vec<Directory>,
    /// For each entry its directory.
    dir_of: Vec<usize>,
    /// For each directory its stamp, if it is one, reached through directories alone.
    stamps: Vec<Option<Stamp>>,
}

impl<'a> Plan<'a> {
    fn new(all: Everywhere<'a>) -> Result<Self> {
        let tracked = all.tracked;
        let root_dir = Directory { path: BString::default(), parent: 0, children: Vec::new(), names: 0 };
        let mut dirs = vec![root_dir];
        let mut hashers = vec![DefaultHasher::new()];
        let mut dir_of = Vec::with_capacity(tracked.len());
        let mut at = 0;
        for n in 0..tracked.len() {
            let path = tracked.path(n);
            // What lies below a directory stands together: each is opened once and left for good.
            while !is_below(path, dirs[at].path.as_bstr()) {
                at = dirs[at].parent;
            }
            let mut start = if at == 0 { 0 } else { dirs[at].path.len() + 1 };
            while let Some(slash) = path[start..].find_byte(b'/') {
                let child = dirs.len();
                hashers[at].write(&path[start..=start + slash]);
                hashers.push(DefaultHasher::new());
                dirs[at].children.push(child);
                let dir = path[..start + slash].into();
                dirs.push(Directory { path: dir, parent: at, children: Vec::new(), names: 0 });
                start += slash + 1;
                at = child;
            }
            let is_submodule = tracked.indexed(n).is_some_and(|e| e.mode == Mode::Commit);
            hashers[at].write(&path[start..]);
            hashers[at].write_u8(u8::from(is_submodule));
            dir_of.push(at);
        }
        for (dir, hasher) in dirs.iter_mut().zip(hashers) {
            dir.names = hasher.finish();
        }
        let mut plan = Plan { all, dirs, dir_of, stamps: Vec::new() };
        plan.stamps = plan.stamp_directories()?;
        Ok(plan)
    }

    fn stamp_directories(&self) -> Result<Vec<Option<Stamp>>> {
        let look = |n: usize| stamp(self.all.open, self.dirs[n].path.as_bstr());
        let ((), found) = Queue::new("directories", self.dirs.len()).look_at_all(look, || ())?;
        let mut stamps: Vec<Option<Stamp>> = vec![None; self.dirs.len()];
        for (n, stamp) in found {
            stamps[n] = Some(stamp);
        }
        // Parents come first in the list: behind a link or a file there is nothing of ours.
        for n in 1..self.dirs.len() {
            if stamps[self.dirs[n].parent].is_none() {
                stamps[n] = None;
            }
        }
        Ok(stamps)
    }

    /// The entries whose directory is not there.
    fn without_directory(&self) -> Vec<usize> {
        if self.stamps.iter().all(Option::is_some) {
            return Vec::new();
        }
        (0..self.dir_of.len()).filter(|n| self.stamps[self.dir_of[*n]].is_none()).collect()
    }
}

/// The walk over directories for what the index does not have.
struct Walk<'a> {
    plan: &'a Plan<'a>,
    /// Made when the first directory has to be read.
    rules: Option<IgnoreRules>,
    known: HashMap<BString, Record>,
    /// Planned directories that have been read already.
    ahead: HashMap<usize, Listing>,
    fresh: Cache,
    is_news: bool,
    untracked: Vec<(BString, OnDisk)>,
    now: SystemTime,
}

/// A directory to be visited.
struct Visit {
    path: BString,
    /// Its place in the plan, if the index has something below it.
    planned: Option<usize>,
    /// Whether the rules above it are those under which it was recorded.
    same_rules: bool,
}

impl Walk<'_> {
    fn run(&mut self) -> Result<()> {
        let mut waiting = vec![Visit { path: BString::default(), planned: Some(0), same_rules: true }];
        while let Some(visit) = waiting.pop() {
            if self.plan.all.interrupt.load(Ordering::Relaxed) {
                return Ok(());
            }
            self.visit(&visit, &mut waiting)?;
        }
        Ok(())
    }

    fn visit(&mut self, visit: &Visit, waiting: &mut Vec<Visit>) -> Result<()> {
        let (path, plan) = (visit.path.as_bstr(), self.plan);
        let stamp = match visit.planned {
            Some(n) => plan.stamps[n],
            None => stamp(plan.all.open, path)?,
        };
        // Gone, or replaced by something that its parent's listing shows.
        let Some(stamp) = stamp else { return Ok(()) };
        let names = visit.planned.map_or(0, |n| plan.dirs[n].names);
        let old = self.known.remove(path);
        let is_listed = old.as_ref().is_some_and(|old| old.lists(stamp, names));
        let listing = match visit.planned {
            Some(n) => self.ahead.remove(&n),
            None if !is_listed => Some(plan.list(path, false)?),
            None => None,
        };
        let has_rules = match (&listing, &old) {
            (Some(listing), _) => listing.rules.is_some(),
            (None, Some(old)) if is_listed => old.rules.is_some(),
            _ => true,
        };
        let rules = match has_rules {
            true => plan.all.open.look(join(path, RULES.into()).as_bstr())?.map(|found| Stamp::of(&found)),
            false => None,
        };
        let same_rules = visit.same_rules && old.as_ref().is_some_and(|old| old.rules_settled && old.rules == rules);
        let still = |old: &Record| {
            old.files.iter().all(|(name, kind)| {
                *kind != OnDisk::Repository || is_repository(plan.all.root, join(path, name.as_bstr()).as_bstr())
            })
        };
        let record = match old {
            Some(old) if is_listed && same_rules && still(&old) => old,
            _ => {
                self.is_news = true;
                let listing = listing.map_or_else(|| plan.list(path, visit.planned.is_some()), Ok)?;
                self.record(path, listing, (stamp, names), rules)?
            }
        };
        self.untracked.extend(record.files.iter().map(|(name, kind)| (join(path, name.as_bstr()), *kind)));
        let planned = visit.planned.into_iter().flat_map(|n| &plan.dirs[n].children);
        waiting.extend(planned.map(|n| Visit { path: plan.dirs[*n].path.clone(), planned: Some(*n), same_rules }));
        let new = record.dirs.iter().map(|name| Visit { path: join(path, name.as_bstr()), planned: None, same_rules });
        waiting.extend(new);
        self.fresh.records.insert(visit.path.clone(), record);
        Ok(())
    }

    /// Says what neither the index nor a rule knows in a directory that was read.
    fn record(
        &mut self,
        path: &BStr,
        listing: Listing,
        (stamp, tracked): (Stamp, u64),
        rules: Option<Stamp>,
    ) -> Result<Record> {
        let plan = self.plan;
        let is_settled =
            stamp.is_settled(self.now) && plan.stamps[0].is_some_and(|root| root.device() == stamp.device());
        let mut record = Record {
            stamp,
            // Whether something of git's makes it a repository can change without a trace in the directory itself.
            settled: is_settled && (path.is_empty() || !listing.has_git),
            tracked,
            rules,
            // A link would be read by gix and not by git.
            rules_settled: rules.is_none_or(|stamp| stamp.is_settled(self.now))
                && listing.rules.is_none_or(|kind| kind.is_file()),
            files: Vec::new(),
            dirs: Vec::new(),
        };
        for (name, kind) in listing.others {
            let full = join(path, name.as_bstr());
            if self.is_ignored(full.as_bstr(), kind)? {
                continue;
            }
            match kind_of(kind) {
                Some(kind) => record.files.push((name, kind)),
                None if is_repository(plan.all.root, full.as_bstr()) => record.files.push((name, OnDisk::Repository)),
                None => record.dirs.push(name),
            }
        }
        Ok(record)
    }

    fn is_ignored(&mut self, path: &BStr, kind: FileType) -> Result<bool> {
        if self.rules.is_none() {
            self.rules = Some(self.plan.all.tracked.ignore_rules()?);
        }
        let rules = self.rules.as_mut().expect("made above");
        rules.ignores(path, kind.is_dir())
    }
}

/// What a file counts as; `None` is a directory.
fn kind_of(kind: FileType) -> Option<OnDisk> {
    if kind.is_dir() {
        return None;
    }
    let special = kind.is_fifo() || kind.is_socket() || kind.is_block_device() || kind.is_char_device();
    Some(if special { OnDisk::Special } else { OnDisk::File })
}

/// The stamp of a directory; of nothing else.
fn stamp(root: &Root, dir: &BStr) -> Result<Option<Stamp>> {
    Ok(root.look(dir)?.filter(FileStat::is_dir).map(|found| Stamp::of(&found)))
}

/// Whether `path` lies below `dir`; the empty path is the root.
fn is_below(path: &BStr, dir: &BStr) -> bool {
    dir.is_empty() || path.strip_prefix(dir.as_bytes()).is_some_and(|rest| rest.first() == Some(&b'/'))
}

/// Numbers to be looked at, by as many threads as pay: each takes the next batch when it is done with one.
struct Queue {
    /// What this is called where the parts of a command are timed.
    name: &'static str,
    count: usize,
    next: AtomicUsize,
}

impl Queue {
    fn new(name: &'static str, count: usize) -> Queue {
        Queue { name, count, next: AtomicUsize::new(0) }
    }

    /// Looks at all of them. This thread does something else meanwhile, and helps once it is done with that. What has an
    /// answer comes back, in no order.
    fn look_at_all<T: Send, R>(
        &self,
        look: impl Fn(usize) -> Result<Option<T>> + Sync,
        meanwhile: impl FnOnce() -> R,
    ) -> Result<(R, Vec<(usize, T)>)> {
        let threads = cores().min(self.count.div_ceil(BATCH)).max(1);
        std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(|| self.take(&look))).collect();
            let done = meanwhile();
            let mut found = phase(self.name, || self.take(&look))?;
            for other in others {
                found.extend(other.join().expect("a look does not panic")?);
            }
            Ok((done, found))
        })
    }

    fn take<T>(&self, look: impl Fn(usize) -> Result<Option<T>>) -> Result<Vec<(usize, T)>> {
        let mut found = Vec::new();
        loop {
            let start = self.next.fetch_add(BATCH, Ordering::Relaxed);
            if start >= self.count {
                return Ok(found);
            }
            for n in start..(start + BATCH).min(self.count) {
                found.extend(look(n)?.map(|answer| (n, answer)));
            }
        }
    }
}

#[cfg(test)]
mod tests;
