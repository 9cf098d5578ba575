//! Workspaces that are made ahead of time: spare checkouts of the trunk, for a session to take instead of waiting until its
//! files are written. A spare is nobody's, and git does not list it. Without one that fits, a workspace is made as ever: what
//! goes wrong here never keeps a session from starting.
//!
//! In `ready` each spare is whole. Whoever makes one or takes one moves it to a place of his own in `work`, which is swept when
//! he was killed.

use std::fs::File;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use crate::error::{Code, Context as _, Error, Result};
use crate::git::{Oid, TICK};
use crate::phase::phase;
use crate::workspace;

use super::checkout::{self, Checkout};
use super::pending::PublishLock;
use super::store::Store;

/// Held by who fills the pool: one at a time is enough.
const FILLING: &str = "filling";

/// The pool as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filled {
    /// Spares that can be taken.
    pub ready: usize,
    /// Those of them that were made just now.
    pub made: usize,
    /// Those that were removed, as fewer are wanted or they can serve nobody any more.
    pub removed: usize,
}

/// The directories of the pool.
struct Pool<'s> {
    store: &'s Store,
    root: PathBuf,
    /// By which rules files are checked out now.
    rules: u64,
}

/// A place where nobody else works; what is in it goes with it.
struct Workbench {
    dir: PathBuf,
    _lock: File,
}

impl Workbench {
    fn spare(&self) -> Checkout {
        Checkout::at(self.dir.join("spare"))
    }
}

impl Drop for Workbench {
    fn drop(&mut self) {
        // What stays is swept later.
        let _ = std::fs::remove_dir_all(&self.dir);
    }
}

/// Whether any are to be made.
pub fn is_wanted(store: &Store) -> bool {
    store.settings.pool > 0 && require_plain_form(store).is_ok()
}

fn require_plain_form(store: &Store) -> Result<()> {
    let on = |key: &str| store.repo.config_bool(key).unwrap_or(false);
    let odd = checkout::odd_form(store)
        .or(on("worktree.useRelativePaths").then_some("a repository whose worktrees have relative paths"))
        .or(on("extensions.worktreeConfig").then_some("a repository with a configuration for each worktree"));
    match odd {
        Some(form) => Err(Error::new(Code::Unsupported, format!("workspaces of {form} are not made ahead of time"))),
        None => Ok(()),
    }
}

/// Makes a spare the workspace at `path`, on a branch whose tip has this tree. `false` where none fits; nothing is there then.
pub fn take(store: &Store, path: &Path, branch: &str, tree: Oid) -> bool {
    if !is_wanted(store) || !store.repo.may_adopt_worktree(path) {
        return false;
    }
    let pool = Pool::of(store);
    let taken = pool.choose(path, tree).and_then(|chosen| {
        let Some((bench, known)) = chosen else { return Ok(false) };
        let spare = bench.spare();
        let is_of_it = known == tree || phase("spare", || spare.update(store, known, tree))?;
        Ok(is_of_it && store.repo.adopt_worktree(&spare.git_dir(), &spare.files(), path, branch)?)
    });
    taken.unwrap_or_else(|e| {
        tracing::debug!(target: "tine::pool", "no spare is taken: {e}");
        false
    })
}

/// Makes as many spares of the trunk's tip as are wanted, and removes those that are not.
pub fn fill(store: &Store) -> Result<Filled> {
    let wanted = store.settings.pool;
    if wanted > 0 {
        require_plain_form(store)?;
    }
    let pool = Pool::of(store);
    let fail = || format!("cannot write `{}`", pool.root.display());
    std::fs::create_dir_all(pool.ready()).or_io(fail)?;
    let filling = File::options().create(true).truncate(false).write(true).open(pool.root.join(FILLING)).or_io(fail)?;
    match filling.try_lock() {
        Err(std::fs::TryLockError::WouldBlock) => {
            return Err(Error::new(Code::Busy, "another command is making workspaces").hint("wait until it has ended"));
        }
        locked => locked.map_err(std::io::Error::from).or_io(fail)?,
    }
    let mut filled = Filled { ready: 0, made: 0, removed: pool.drop_surplus(wanted)? };
    if wanted == 0 {
        return Ok(filled);
    }
    let tree = store.repo.tree_of(store.trunk()?.tip()?)?;
    while let Some((bench, known)) = pool.behind(tree)? {
        pool.make(&bench, Some(known), tree)?;
    }
    loop {
        filled.ready = pool.spares()?.len();
        if filled.ready >= wanted {
            return Ok(filled);
        }
        let bench = pool.bench(&pool.lock()?)?;
        pool.make(&bench, None, tree)?;
        filled.made += 1;
    }
}

/// Removes the spares that are more than wanted, and what killed commands left. Gives the number of spares.
pub fn drop_surplus(store: &Store, wanted: usize) -> Result<usize> {
    let pool = Pool::of(store);
    if pool.ready().is_dir() { pool.drop_surplus(wanted) } else { Ok(0) }
}

impl<'s> Pool<'s> {
    fn of(store: &'s Store) -> Pool<'s> {
        Pool { store, root: store.repo.tine_dir().join("pool"), rules: store.repo.checkout_rules() }
    }

    fn ready(&self) -> PathBuf {
        self.root.join("ready")
    }

    fn cannot_write(&self) -> String {
        format!("cannot write `{}`", self.root.display())
    }

    /// Held while something is moved in or out.
    fn lock(&self) -> Result<PublishLock> {
        PublishLock::at(&self.root)
    }

    /// The whole ones.
    fn spares(&self) -> Result<Vec<Checkout>> {
        let entries = std::fs::read_dir(self.ready()).or_io(|| format!("cannot read `{}`", self.root.display()))?;
        Ok(entries.flatten().map(|entry| Checkout::at(entry.path())).collect())
    }

    /// A place to work in, with the umask's permissions.
    fn bench(&self, _lock: &PublishLock) -> Result<Workbench> {
        let work = self.root.join("work");
        std::fs::create_dir_all(&work).or_io(|| self.cannot_write())?;
        let dir = first_free(&work);
        std::fs::create_dir(&dir).or_io(|| self.cannot_write())?;
        let lock = File::create_new(dir.join("lock")).or_io(|| self.cannot_write())?;
        lock.lock().or_io(|| self.cannot_write())?;
        Ok(Workbench { dir, _lock: lock })
    }

    /// Removes what killed commands left.
    fn sweep(&self, _lock: &PublishLock) {
        for old in std::fs::read_dir(self.root.join("work")).into_iter().flatten().flatten() {
            let is_held = File::open(old.path().join("lock")).is_ok_and(|lock| lock.try_lock().is_err());
            if !is_held {
                let _ = std::fs::remove_dir_all(old.path());
            }
        }
    }

    /// Moves a spare to a place of our own.
    fn take_out(&self, spare: &Checkout, lock: &PublishLock) -> Result<Workbench> {
        let bench = self.bench(lock)?;
        std::fs::rename(spare.dir(), bench.spare().dir()).or_io(|| self.cannot_write())?;
        Ok(bench)
    }

    /// Takes a spare that can become the workspace at `path`, if possible one of this very tree, and says what it is of.
    fn choose(&self, path: &Path, tree: Oid) -> Result<Option<(Workbench, Oid)>> {
        let device = |path: &Path| path.ancestors().find_map(|dir| dir.metadata().ok()).map(|found| found.dev());
        if !self.ready().is_dir() || device(path) != device(&self.root) {
            return Ok(None);
        }
        let lock = self.lock()?;
        let own = self.bench(&lock)?;
        // What somebody else made, or with another umask, would be another one's or not readable for the same people.
        let kind = |dir: &Path| dir.metadata().map(|found| (found.uid(), found.gid(), found.mode()));
        let wanted = kind(&own.dir).or_io(|| self.cannot_write())?;
        let mut found = Vec::new();
        for spare in self.spares()? {
            let is_like_ours = kind(&spare.files()).is_ok_and(|kind| kind == wanted);
            if let Some(known) = spare.tree(self.rules).filter(|_| is_like_ours) {
                found.push((spare, known));
            }
        }
        let best = found.iter().find(|(_, known)| *known == tree).or(found.first());
        best.map(|(spare, known)| Ok((self.take_out(spare, &lock)?, *known))).transpose()
    }

    /// Takes out a spare that is of another tree than this.
    fn behind(&self, tree: Oid) -> Result<Option<(Workbench, Oid)>> {
        let lock = self.lock()?;
        for spare in self.spares()? {
            if let Some(known) = spare.tree(self.rules).filter(|known| *known != tree) {
                return Ok(Some((self.take_out(&spare, &lock)?, known)));
            }
        }
        Ok(None)
    }

    /// Fills a spare, has the first scan in it know its directories, and puts it to the others.
    fn make(&self, bench: &Workbench, known: Option<Oid>, tree: Oid) -> Result<()> {
        if self.store.interrupt.load(Ordering::Relaxed) {
            return Err(Error::interrupted());
        }
        let spare = bench.spare();
        spare.bring_to(self.store, known, (tree, self.rules), |repo| {
            // A directory that was written to just now may be written to again without a trace in its times.
            std::thread::sleep(TICK);
            workspace::learn(repo, tree, self.store.interrupt)
        })?;
        let _lock = self.lock()?;
        std::fs::rename(spare.dir(), first_free(&self.ready())).or_io(|| self.cannot_write())
    }

    /// Removes what killed commands left, what was made by other rules, and what is more than wanted.
    fn drop_surplus(&self, wanted: usize) -> Result<usize> {
        let (mut kept, mut surplus) = (0, Vec::new());
        let lock = self.lock()?;
        self.sweep(&lock);
        for spare in self.spares()? {
            if kept < wanted && spare.tree(self.rules).is_some() {
                kept += 1;
            } else {
                surplus.push(self.take_out(&spare, &lock)?);
            }
        }
        drop(lock);
        Ok(surplus.len())
    }
}

/// The first of the numbered places in `dir` where nothing is. Whoever asks holds the pool's lock.
fn first_free(dir: &Path) -> PathBuf {
    (1_u32..)
        .map(|n| dir.join(n.to_string()))
        .find(|place| place.symlink_metadata().is_err())
        .expect("numbers do not run out")
}
