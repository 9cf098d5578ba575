//! Tree to working copy, by difference only: what two trees agree on is not looked at, let alone touched.
//! Nothing is overwritten or removed that is not exactly what the tree being left has; new content appears whole or
//! not at all; running it again after a crash finishes the job. Many files are shared among the cores.

mod check;
mod worker;

use std::collections::{BTreeSet, HashSet};
use std::path::PathBuf;
use std::sync::OnceLock;

use crate::error::{Code, Context as _, Error, Result};
use crate::git::{
    BStr, BString, ByteSlice as _, Dir, IndexView, Noted, Oid, Repo, TreeChange, TreeRules, Way, is_attribute_file,
    os_path,
};
use crate::threads::in_parts;

pub use check::check;
use worker::{Fate, Worker};

/// Up to this many files are compared by content first.
const FEW: usize = 64;

/// Files per thread below which another thread does not pay.
const SHARE: usize = 24;

/// What became of the paths in which two trees differ.
#[derive(Debug, Default)]
pub struct Applied {
    /// Written, sorted.
    pub written: Vec<BString>,
    /// Removed, sorted.
    pub removed: Vec<BString>,
    /// Left as they are: changed by somebody else since, or something untracked is in the way. Sorted.
    pub left: Vec<BString>,
    /// How many are not in the sparse checkout.
    pub(super) outside: usize,
    /// Every path, sorted, with the file that is what `to` has there.
    pub(super) changes: Vec<(TreeChange, Option<Noted>)>,
}

impl Applied {
    /// Whether nothing had to be done.
    #[cfg(test)]
    pub(super) fn is_nothing(&self) -> bool {
        self.written.is_empty() && self.removed.is_empty() && self.left.is_empty()
    }
}

/// Makes the files that `from` and `to` differ in what `to` has. The index is not touched.
pub fn apply(repo: &Repo, from: Oid, to: Oid) -> Result<Applied> {
    Plan::new(repo, from, to)?.carry_out(repo)
}

/// The same after an apply that was killed: what it left half done goes.
pub fn finish(repo: &Repo, from: Oid, to: Oid) -> Result<Applied> {
    let plan = Plan::new(repo, from, to)?;
    let root = plan.open_root()?;
    for dir in plan.directories() {
        if dir.is_empty() {
            root.sweep();
        } else if let Ok(Way::Open(dir)) = root.way(dir, false) {
            dir.sweep();
        }
    }
    plan.carry_out(repo)
}

/// Two trees, the paths they differ in, and the worktree between them.
pub(super) struct Plan {
    root: PathBuf,
    from: Side,
    to: Side,
    changes: Vec<TreeChange>,
    /// The index as it was before; read when a file has to be compared.
    index: OnceLock<IndexView>,
    /// Paths outside the sparse checkout, which are not written.
    outside: HashSet<BString>,
    /// Where the user's shell stands: not removed under their feet.
    here: Option<PathBuf>,
}

/// A tree, and its attributes once a file has to be compared or written.
struct Side {
    tree: Oid,
    rules: OnceLock<TreeRules>,
}

impl Plan {
    pub(super) fn new(repo: &Repo, from: Oid, to: Oid) -> Result<Self> {
        let root = repo.workdir().ok_or_else(|| Error::new(Code::Unsupported, "the repository has no worktree"))?;
        let side = |tree| Side { tree, rules: OnceLock::new() };
        let mut plan = Plan {
            root: root.to_owned(),
            from: side(from),
            to: side(to),
            outside: HashSet::new(),
            index: OnceLock::new(),
            changes: repo.diff_trees(from, to)?,
            here: std::env::current_dir().ok(),
        };
        if !plan.changes.is_empty() && repo.may_skip_paths() {
            let paths: Vec<BString> = plan.changes.iter().map(|c| c.path.clone()).collect();
            plan.outside = repo.outside_sparse_checkout(plan.index(repo)?, &paths)?;
        }
        Ok(plan)
    }

    /// The paths in which the trees differ.
    pub(super) fn changes(&self) -> &[TreeChange] {
        &self.changes
    }

    /// Paths that have no file here on purpose.
    pub(super) fn outside(&self) -> &HashSet<BString> {
        &self.outside
    }

    /// Looks at files by this plan.
    pub(super) fn worker<'p>(&'p self, repo: &'p Repo) -> Result<Worker<'p>> {
        Ok(Worker::new(self, repo, self.open_root()?))
    }

    fn open_root(&self) -> Result<Dir> {
        Dir::root(&self.root).or_io(|| format!("cannot open `{}`", self.root.display()))
    }

    fn is_wanted(&self, change: &TreeChange) -> bool {
        change.after.is_some() && !self.outside.contains(&change.path)
    }

    fn index(&self, repo: &Repo) -> Result<&IndexView> {
        once(&self.index, || repo.index_view())
    }

    /// Whether no attribute file differs: then both trees treat content alike.
    fn has_same_rules(&self) -> bool {
        !self.changes.iter().any(|c| is_attribute_file(c.path.as_bstr()))
    }

    fn rules<'p>(&'p self, repo: &Repo, side: &'p Side) -> Result<&'p TreeRules> {
        once(&side.rules, || repo.rules_of_tree(side.tree, self.changes.iter().map(|c| &c.path)))
    }

    /// Whether the index proves that the file at `path` is what `from` had. Some files are read sooner than a large
    /// index: for those it is not asked.
    fn asks_index(&self) -> bool {
        self.changes.len() > FEW
    }

    /// The directories that have changed paths right in them.
    fn directories(&self) -> BTreeSet<&BStr> {
        self.changes.iter().map(|c| split(c.path.as_bstr()).0).collect()
    }

    fn carry_out(self, repo: &Repo) -> Result<Applied> {
        let (leaving, coming): (Vec<usize>, Vec<usize>) =
            (0..self.changes.len()).partition(|&n| self.changes[n].after.is_none());
        let coming: Vec<usize> = coming.into_iter().filter(|&n| self.is_wanted(&self.changes[n])).collect();
        if self.asks_index() {
            self.index(repo)?;
        }
        let mut fates: Vec<Fate> = Vec::new();
        fates.resize_with(self.changes.len(), Fate::default);
        // All removals before all writes: a directory can become a file, a file a directory, and a name can change its
        // case.
        for (n, fate) in leaving.iter().zip(self.share(repo, &leaving, |worker, change| worker.take_away(change))?) {
            fates[*n] = fate;
        }
        self.prune(leaving.iter().filter(|&&n| !matches!(fates[n], Fate::Left)))?;
        for (n, fate) in coming.iter().zip(self.share(repo, &coming, |worker, change| worker.put(change))?) {
            fates[*n] = fate;
        }
        Ok(self.sum_up(fates))
    }

    /// Lets every core do its part of these changes.
    fn share(
        &self,
        repo: &Repo,
        which: &[usize],
        work: impl Fn(&mut Worker<'_>, &TreeChange) -> Result<Fate> + Sync,
    ) -> Result<Vec<Fate>> {
        if which.is_empty() {
            return Ok(Vec::new());
        }
        let shared = repo.shared();
        in_parts(which, SHARE, |part| {
            let repo = shared.handle();
            let mut worker = self.worker(&repo)?;
            part.iter().map(|&n| work(&mut worker, &self.changes[n])).collect()
        })
    }

    /// Removes the directories above removed files that are empty now, the deepest first.
    fn prune<'n>(&self, removed: impl Iterator<Item = &'n usize>) -> Result<()> {
        let mut dirs: BTreeSet<&BStr> = BTreeSet::new();
        for &n in removed {
            let mut at = split(self.changes[n].path.as_bstr()).0;
            while !at.is_empty() && dirs.insert(at) {
                at = split(at).0;
            }
        }
        let root = self.open_root()?;
        for dir in dirs.into_iter().rev() {
            if self.here.as_deref().is_some_and(|here| here.starts_with(self.root.join(os_path(dir)))) {
                continue;
            }
            let (parent, name) = split(dir);
            // What is not there, not empty or not a directory stays as it is.
            let _ = match parent.is_empty() {
                true => root.remove_dir(name),
                false => match root.way(parent, false) {
                    Ok(Way::Open(parent)) => parent.remove_dir(name),
                    _ => Ok(()),
                },
            };
        }
        Ok(())
    }

    /// Whether `to` has something below this path that is new.
    fn adds_below(&self, dir: &BStr) -> bool {
        let mut prefix = dir.to_owned();
        prefix.push(b'/');
        let start = self.changes.partition_point(|c| c.path < prefix);
        let mut below = self.changes[start..].iter().take_while(|c| c.path.starts_with(&prefix));
        below.any(|c| c.after.is_some())
    }

    fn sum_up(self, fates: Vec<Fate>) -> Applied {
        let mut done = Applied { outside: self.outside.len(), ..Applied::default() };
        for (change, fate) in self.changes.into_iter().zip(fates) {
            let noted = match fate {
                Fate::Nothing => None,
                Fate::Settled(noted) => noted,
                Fate::Removed => {
                    done.removed.push(change.path.clone());
                    None
                }
                Fate::Left => {
                    done.left.push(change.path.clone());
                    None
                }
                Fate::Written(noted) => {
                    done.written.push(change.path.clone());
                    noted
                }
            };
            done.changes.push((change, noted));
        }
        done
    }
}

/// What is there, or what is made now; another thread may be the first to.
fn once<T>(cell: &OnceLock<T>, make: impl FnOnce() -> Result<T>) -> Result<&T> {
    if let Some(there) = cell.get() {
        return Ok(there);
    }
    let made = make()?;
    Ok(cell.get_or_init(|| made))
}

/// A path as its directory and its name in there.
pub(super) fn split(path: &BStr) -> (&BStr, &BStr) {
    path.rfind_byte(b'/').map_or((b"".as_bstr(), path), |at| (path[..at].as_bstr(), path[at + 1..].as_bstr()))
}

#[cfg(test)]
mod tests;
