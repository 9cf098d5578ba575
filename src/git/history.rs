//! Questions about the commit graph: what came first, how far apart, what a revision means.
//! Shallow and grafted histories end where their commits end: a missing parent is no parent, never an error.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};
use std::rc::Rc;

use crate::error::{Code, Context as _, Error, Result};

use super::{Oid, Repo};

/// Commits that a walk still looks at after it could stop. Clocks that disagree put ancestors before descendants;
/// git's own walks allow for a few of those too.
const SLOP: usize = 32;

const LEFT: u8 = 1;
const RIGHT: u8 = 2;
const BOTH: u8 = LEFT | RIGHT;
const STALE: u8 = 4;

/// Commits kept in memory for tips that part from the trunk where another one did.
const PARTED: usize = 1 << 20;
/// How far a tip is followed to such a place.
const NEAR: usize = 256;

/// The commit graph, for questions about it.
pub struct History<'r> {
    repo: &'r Repo,
    known: &'r Known,
}

/// What a handle has read of the commit graph so far. Commits do not change.
pub(super) struct Known {
    graph: Option<gix::commitgraph::Graph>,
    shallow: HashSet<Oid>,
    nodes: RefCell<HashMap<Oid, Node>>,
    parted: RefCell<Partings>,
}

/// By where a tip parted from another one, and that one: what only the other one has.
type Partings = HashMap<(Oid, Oid), Rc<HashSet<Oid>>>;

#[derive(Clone)]
struct Node {
    time: i64,
    parents: Rc<[Oid]>,
}

/// How a tip stands to another one that it has parted from once, without merges since.
struct Parted {
    /// The commits that only the tip has.
    ahead: usize,
    /// The last commit that both have.
    root: Oid,
    /// What only the other one has.
    others: Rc<HashSet<Oid>>,
}

/// The commits that one tip has and another has not.
#[derive(Debug, Clone, Default)]
pub struct Growth {
    /// Those commits.
    pub own: HashSet<Oid>,
    /// The commits right below them that both have: one, unless there was a merge. The tip itself, if it has none of its
    /// own.
    pub roots: Vec<Oid>,
}

/// What a walk knows about a commit.
#[derive(Default, Clone, Copy)]
struct Mark {
    flags: u8,
    queued: bool,
}

/// Commits to look at, the youngest first; of two that are equally old the one found first.
#[derive(Default)]
struct Queue {
    heap: BinaryHeap<(i64, Reverse<usize>, Oid)>,
    pushed: usize,
}

impl Queue {
    fn push(&mut self, time: i64, id: Oid) {
        self.pushed += 1;
        self.heap.push((time, Reverse(self.pushed), id));
    }

    fn pop(&mut self) -> Option<(i64, Oid)> {
        self.heap.pop().map(|(time, _, id)| (time, id))
    }
}

impl Repo {
    /// The graph, for asking several things. What one question has read serves the next.
    pub fn history(&self) -> Result<History<'_>> {
        let known = match self.known.get() {
            Some(known) => known,
            None => {
                let known = self.open_graph()?;
                self.known.get_or_init(|| known)
            }
        };
        Ok(History { repo: self, known })
    }

    fn open_graph(&self) -> Result<Known> {
        let fail = || "cannot read the commit graph".to_owned();
        let shallow: HashSet<Oid> =
            self.gix.shallow_commits().or_io(fail)?.map(|all| all.iter().copied().collect()).unwrap_or_default();
        // Git does not trust a commit-graph file in a shallow repository: it may know parents that are cut off here.
        // A damaged one is only a cache that is not there.
        let graph = if shallow.is_empty() { self.gix.commit_graph_if_enabled().ok().flatten() } else { None };
        Ok(Known { graph, shallow, nodes: RefCell::default(), parted: RefCell::default() })
    }

    /// The best common ancestor, `None` for unrelated histories.
    pub fn merge_base(&self, a: Oid, b: Oid) -> Result<Option<Oid>> {
        Ok(self.history()?.merge_bases(a, b)?.first().copied())
    }

    /// Whether `a` is `b` or one of its ancestors.
    pub fn is_ancestor(&self, a: Oid, b: Oid) -> Result<bool> {
        self.history()?.is_ancestor(a, b)
    }

    /// How many commits only `tip` has, and how many only `base` has.
    pub fn ahead_behind(&self, tip: Oid, base: Oid) -> Result<(usize, usize)> {
        self.history()?.ahead_behind(tip, base)
    }

    /// The first-parent chain from `tip`, newest first, ending before `until`.
    pub fn first_parents(&self, tip: Oid, until: Option<Oid>) -> Result<Vec<Oid>> {
        self.history()?.first_parents(tip, until)
    }

    /// The first-parent line of `tip` down to where it meets what `hidden` has, newest first. The way there may be by a
    /// merge's other side, as after a merge of the trunk into a session.
    pub fn own_line(&self, tip: Oid, hidden: Oid) -> Result<Vec<Oid>> {
        let own: HashSet<Oid> = self.commits_between(tip, &[hidden])?.into_iter().collect();
        let mut line = Vec::new();
        let mut next = Some(tip);
        while let Some(id) = next.filter(|id| own.contains(id)) {
            line.push(id);
            next = self.commit(id)?.parents.first().copied();
        }
        Ok(line)
    }

    /// Commits reachable from `tip` and from none of `hidden`, newest first, children before parents.
    pub fn commits_between(&self, tip: Oid, hidden: &[Oid]) -> Result<Vec<Oid>> {
        self.history()?.commits_between(tip, hidden)
    }
}

impl History<'_> {
    /// All best common ancestors, the youngest first: more than one after a criss-cross of merges.
    pub fn merge_bases(&mut self, a: Oid, b: Oid) -> Result<Vec<Oid>> {
        self.require(&[a, b])?;
        if a == b {
            return Ok(vec![a]);
        }
        if let Some(parted) = self.parted(a, b) {
            return Ok(vec![parted.root]);
        }
        let mut candidates = Vec::new();
        let marks = self.paint(&[(a, LEFT), (b, RIGHT)], &|flags| flags & STALE == 0, &mut |id, flags| {
            if flags & BOTH != BOTH {
                return flags;
            }
            if flags & STALE == 0 && !candidates.contains(&id) {
                candidates.push(id);
            }
            flags | STALE
        })?;
        candidates.retain(|id| marks.get(id).is_some_and(|m| m.flags & STALE == 0));
        self.drop_ancestors_of_others(candidates)
    }

    fn drop_ancestors_of_others(&mut self, candidates: Vec<Oid>) -> Result<Vec<Oid>> {
        if candidates.len() < 2 {
            return Ok(candidates);
        }
        let mut best = Vec::new();
        for &id in &candidates {
            let mut covered = false;
            for &other in candidates.iter().filter(|other| **other != id) {
                covered = covered || self.is_ancestor(id, other)?;
            }
            if !covered {
                best.push(id);
            }
        }
        let time = |history: &mut Self, id| history.node(id).map(|n| n.time).unwrap_or_default();
        best.sort_by_cached_key(|id| Reverse(time(self, *id)));
        Ok(best)
    }

    /// Whether `a` is `b` or one of its ancestors.
    pub fn is_ancestor(&mut self, a: Oid, b: Oid) -> Result<bool> {
        self.require(&[a, b])?;
        let marks = self.paint(&[(a, LEFT), (b, RIGHT)], &|flags| flags & BOTH != BOTH, &mut |_, flags| flags)?;
        Ok(a == b || marks.get(&a).is_some_and(|m| m.flags & RIGHT != 0))
    }

    /// How many commits only `tip` has, and how many only `base` has.
    pub fn ahead_behind(&mut self, tip: Oid, base: Oid) -> Result<(usize, usize)> {
        self.require(&[tip, base])?;
        if let Some(parted) = self.parted(tip, base) {
            return Ok((parted.ahead, parted.others.len()));
        }
        let marks = self.paint(&[(tip, LEFT), (base, RIGHT)], &|flags| flags & BOTH != BOTH, &mut |_, flags| flags)?;
        let only = |side| marks.iter().filter(move |(_, m)| m.flags == side).map(|(id, _)| *id);
        let counts = (only(LEFT).count(), only(RIGHT).count());
        self.note_parting(tip, base, &only(LEFT).collect(), only(RIGHT));
        Ok(counts)
    }

    /// Keeps what only `base` has since `tip` parted from it, for other tips that did so at the same commit.
    fn note_parting(&self, tip: Oid, base: Oid, own: &HashSet<Oid>, others: impl Iterator<Item = Oid>) {
        let mut root = tip;
        for _ in 0..own.len() {
            match self.parents(root)[..] {
                [parent] if own.contains(&root) => root = parent,
                _ => return,
            }
        }
        let mut parted = self.known.parted.borrow_mut();
        let kept: usize = parted.values().map(|others| others.len()).sum();
        if !own.contains(&root) && kept < PARTED {
            parted.insert((root, base), Rc::new(others.collect()));
        }
    }

    /// How `tip` stands to `base`, if another tip parted from it at the same commit. Nothing is walked but what is its own.
    fn parted(&self, tip: Oid, base: Oid) -> Option<Parted> {
        let known = self.known.parted.borrow();
        if known.is_empty() {
            return None;
        }
        let (mut root, mut own) = (tip, Vec::new());
        for _ in 0..NEAR {
            if let Some(others) = known.get(&(root, base)) {
                // A commit of the other one further up: this tip parted from it there.
                let is_apart = own.iter().all(|id| !others.contains(id));
                return is_apart.then(|| Parted { ahead: own.len(), root, others: others.clone() });
            }
            own.push(root);
            match self.parents(root)[..] {
                [parent] => root = parent,
                _ => return None,
            }
        }
        None
    }

    /// The first-parent chain from `tip`, newest first, ending before `until`.
    pub fn first_parents(&mut self, tip: Oid, until: Option<Oid>) -> Result<Vec<Oid>> {
        self.require(&[tip])?;
        let mut chain = Vec::new();
        let mut next = Some(tip);
        while let Some(id) = next.filter(|id| Some(*id) != until) {
            let Some(node) = self.node(id) else { break };
            next = node.parents.first().copied();
            chain.push(id);
        }
        Ok(chain)
    }

    /// Commits reachable from `tip` and from none of `hidden`, newest first, children before parents.
    pub fn commits_between(&mut self, tip: Oid, hidden: &[Oid]) -> Result<Vec<Oid>> {
        self.require(&[tip])?;
        let mut starts = vec![(tip, LEFT)];
        starts.extend(hidden.iter().map(|id| (*id, RIGHT)));
        let marks = self.paint(&starts, &|flags| flags & RIGHT == 0, &mut |_, flags| flags)?;
        let wanted: HashSet<Oid> = marks.iter().filter(|(_, m)| m.flags == LEFT).map(|(id, _)| *id).collect();

        let mut children: HashMap<Oid, usize> = HashMap::new();
        for id in &wanted {
            for parent in self.parents(*id).iter() {
                *children.entry(*parent).or_default() += 1;
            }
        }
        let (mut queue, mut sorted) = (Queue::default(), Vec::with_capacity(wanted.len()));
        if wanted.contains(&tip) {
            queue.push(0, tip);
        }
        while let Some((_, id)) = queue.pop() {
            sorted.push(id);
            for parent in self.parents(id).iter().copied().filter(|p| wanted.contains(p)) {
                let left = children.get_mut(&parent).expect("counted above");
                *left -= 1;
                if *left == 0 {
                    queue.push(self.node(parent).map(|n| n.time).unwrap_or_default(), parent);
                }
            }
        }
        Ok(sorted)
    }

    /// What `tip` has that `base` has not, and where it grew from.
    pub fn growth(&mut self, tip: Oid, base: Oid) -> Result<Growth> {
        let own: HashSet<Oid> = self.commits_between(tip, &[base])?.into_iter().collect();
        let mut roots: Vec<Oid> =
            own.iter().flat_map(|id| self.parents(*id).to_vec()).filter(|id| !own.contains(id)).collect();
        if own.is_empty() {
            roots.push(tip);
        }
        roots.sort();
        roots.dedup();
        Ok(Growth { own, roots })
    }

    /// Walks from `starts` towards the roots and gives each commit the flags of its descendants. `derive` may add
    /// flags to a commit for its parents. Ends when nothing `interesting` is left and what is queued is too old to
    /// matter for what was found.
    fn paint(
        &mut self,
        starts: &[(Oid, u8)],
        interesting: &dyn Fn(u8) -> bool,
        derive: &mut dyn FnMut(Oid, u8) -> u8,
    ) -> Result<HashMap<Oid, Mark>> {
        let mut marks: HashMap<Oid, Mark> = HashMap::new();
        let mut queue = Queue::default();
        for (id, flags) in starts {
            let Some(time) = self.node(*id).map(|n| n.time) else { continue };
            let mark = marks.entry(*id).or_default();
            mark.flags |= flags;
            if !mark.queued {
                mark.queued = true;
                queue.push(time, *id);
            }
        }
        let mut live = marks.values().filter(|m| interesting(m.flags)).count();
        let (mut oldest, mut slop) = (i64::MAX, SLOP);
        while let Some((time, id)) = queue.pop() {
            let mark = marks.get_mut(&id).expect("queued commits have a mark");
            mark.queued = false;
            let flags = mark.flags;
            if interesting(flags) {
                live -= 1;
                oldest = oldest.min(time);
            } else if live == 0 && time < oldest {
                slop -= 1;
                if slop == 0 {
                    break;
                }
            }
            let flags = derive(id, flags);
            for parent in self.parents(id).iter().copied() {
                let Some(time) = self.node(parent).map(|n| n.time) else { continue };
                let mark = marks.entry(parent).or_default();
                let before = *mark;
                mark.flags |= flags;
                if mark.flags == before.flags {
                    continue;
                }
                mark.queued = true;
                match (before.queued, interesting(before.flags), interesting(mark.flags)) {
                    (true, true, false) => live -= 1,
                    (false, _, true) => live += 1,
                    _ => {}
                }
                if !before.queued {
                    queue.push(time, parent);
                }
            }
        }
        Ok(marks)
    }

    /// Where a question starts must exist, unlike what it meets on the way.
    fn require(&mut self, ids: &[Oid]) -> Result<()> {
        for id in ids {
            if self.node(*id).is_none() {
                return Err(Error::new(Code::NotFound, format!("commit {id} is not in this repository")));
            }
        }
        Ok(())
    }

    fn parents(&self, id: Oid) -> Rc<[Oid]> {
        self.node(id).map_or_else(|| [].into(), |n| n.parents)
    }

    fn node(&self, id: Oid) -> Option<Node> {
        if let Some(node) = self.known.nodes.borrow().get(&id) {
            return Some(node.clone());
        }
        let node = self.load(id)?;
        self.known.nodes.borrow_mut().insert(id, node.clone());
        Some(node)
    }

    fn load(&self, id: Oid) -> Option<Node> {
        let mut node = self.load_from_graph(id).or_else(|| {
            let object = self.repo.gix.try_find_object(id).ok().flatten()?;
            let commit = object.try_into_commit().ok()?;
            let time = commit.time().map(|t| t.seconds).unwrap_or_default();
            Some(Node { time, parents: commit.parent_ids().map(|p| p.detach()).collect() })
        })?;
        if self.known.shallow.contains(&id) {
            node.parents = Rc::new([]);
        }
        Some(node)
    }

    fn load_from_graph(&self, id: Oid) -> Option<Node> {
        let graph = self.known.graph.as_ref()?;
        let commit = graph.commit_by_id(id)?;
        let parents = commit.iter_parents().map(|at| Some(graph.id_at(at.ok()?).to_owned())).collect::<Option<_>>()?;
        Some(Node { time: i64::try_from(commit.committer_timestamp()).ok()?, parents })
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Dice, Fixture, rounds};
    use super::*;

    /// A random graph of empty commits; every third seed has clocks that disagree.
    fn random_graph(fixture: &Fixture, seed: u64, size: usize) -> Vec<Oid> {
        let mut dice = Dice::new(seed);
        let tree = fixture.git_raw(&["mktree"], b"").1;
        let tree = String::from_utf8_lossy(&tree).trim().to_owned();
        let mut all: Vec<Oid> = Vec::new();
        for n in 0..size {
            let time = if seed.is_multiple_of(3) { dice.below(1000) + 1_000_000 } else { n * 10 + 1_000_000 };
            let mut args = vec!["commit-tree".to_owned(), tree.clone(), "-m".to_owned(), format!("{n}")];
            for _ in 0..if all.is_empty() { 0 } else { [0, 1, 1, 1, 1, 2, 2, 3][dice.below(8)] } {
                let back = dice.below(all.len().min(6)) + 1;
                args.extend(["-p".to_owned(), all[all.len() - back].to_string()]);
            }
            let out = fixture
                .command(fixture.root())
                .env("GIT_COMMITTER_DATE", format!("@{time} +0000"))
                .env("GIT_AUTHOR_DATE", format!("@{time} +0000"))
                .args(&args)
                .output()
                .expect("git starts");
            all.push(Oid::from_hex(out.stdout.trim_ascii()).expect("git prints ids"));
        }
        all
    }

    fn ids(text: &str) -> Vec<Oid> {
        text.lines().map(|l| Oid::from_hex(l.as_bytes()).expect("git prints ids")).collect()
    }

    #[test]
    fn random_graphs_agree_with_git() {
        for seed in 0..rounds(6) {
            let fixture =
                if seed.is_multiple_of(2) { Fixture::new() } else { Fixture::with(&["--object-format=sha256"]) };
            let all = random_graph(&fixture, seed, 30);
            let repo = fixture.repo();
            let mut history = repo.history().expect("a graph");
            let mut dice = Dice::new(seed + 1000);
            for _ in 0..15 {
                let (a, b, c) = (all[dice.below(30)], all[dice.below(30)], all[dice.below(30)]);
                let (a_hex, b_hex) = (a.to_string(), b.to_string());
                let (found, text) = fixture.git_raw(&["merge-base", "--all", &a_hex, &b_hex], b"");
                let mut bases = ids(&String::from_utf8_lossy(&text));
                assert_eq!(found, Some(i32::from(bases.is_empty())));
                let mut ours = history.merge_bases(a, b).expect("an answer");
                assert_eq!(repo.merge_base(a, b).expect("an answer"), ours.first().copied());
                bases.sort();
                ours.sort();
                assert_eq!(ours, bases, "seed {seed}: merge bases of {a} {b}");

                // With clocks that disagree `git rev-list A ^B` itself can be wrong, but `git rev-list A` cannot.
                let all_of = |id: Oid| -> HashSet<Oid> {
                    ids(&fixture.git(&["rev-list", &id.to_string()])).into_iter().collect()
                };
                let (below_a, below_b, below_c) = (all_of(a), all_of(b), all_of(c));
                let counts = (below_a.difference(&below_b).count(), below_b.difference(&below_a).count());
                assert_eq!(history.ahead_behind(a, b).expect("an answer"), counts, "seed {seed}: {a}...{b}");
                if !seed.is_multiple_of(3) {
                    let counted = fixture.git(&["rev-list", "--left-right", "--count", &format!("{a}...{b}")]);
                    assert_eq!(counted, format!("{}\t{}", counts.0, counts.1));
                }

                let ancestor = fixture.git_raw(&["merge-base", "--is-ancestor", &a_hex, &b_hex], b"").0 == Some(0);
                assert_eq!(history.is_ancestor(a, b).expect("an answer"), ancestor);

                let without: HashSet<Oid> = below_b.union(&below_c).copied().collect();
                let mut theirs: Vec<Oid> = below_a.difference(&without).copied().collect();
                let mut between = history.commits_between(a, &[b, c]).expect("an answer");
                for (at, id) in between.iter().enumerate() {
                    for parent in history.parents(*id).iter() {
                        assert!(!between[..at].contains(parent), "a parent stands before its child");
                    }
                }
                between.sort();
                theirs.sort();
                assert_eq!(between, theirs, "seed {seed}: {a} without {b} {c}");

                let chain = ids(&fixture.git(&["rev-list", "--first-parent", &a_hex]));
                assert_eq!(history.first_parents(a, None).expect("an answer"), chain);
                let until = chain[dice.below(chain.len())];
                let cut: Vec<Oid> = chain.iter().copied().take_while(|id| *id != until).collect();
                assert_eq!(history.first_parents(a, Some(until)).expect("an answer"), cut);
            }
        }
    }

    #[test]
    fn ten_thousand_commits_with_and_without_a_commit_graph() {
        let fixture = Fixture::new();
        let mut stream = String::new();
        for n in 0..10_000 {
            let from = if n == 0 { String::new() } else { format!("from :{n}\n") };
            stream += &format!(
                "commit refs/heads/main\nmark :{}\ncommitter A <a@b> {} +0000\ndata 1\nx\n{from}\n",
                n + 1,
                1_000_000 + n
            );
        }
        stream += "reset refs/heads/side\nfrom :4000\n\ncommit refs/heads/side\nmark :20000\ncommitter A <a@b> 2000000 +0000\ndata 1\ny\nfrom :4000\n\n";
        assert_eq!(fixture.git_raw(&["fast-import", "--quiet"], stream.as_bytes()).0, Some(0));
        let (main, side, fork) = (fixture.id("main"), fixture.id("side"), fixture.id("side~1"));
        for _ in 0..2 {
            let repo = fixture.repo();
            assert_eq!(repo.ahead_behind(main, side).expect("an answer"), (6000, 1));
            assert_eq!(repo.merge_base(main, side).expect("an answer"), Some(fork));
            assert_eq!(repo.first_parents(main, Some(fork)).expect("an answer").len(), 6000);
            assert_eq!(repo.commits_between(main, &[side]).expect("an answer").len(), 6000);
            assert!(repo.is_ancestor(fork, main).expect("an answer"));
            fixture.git(&["commit-graph", "write", "--reachable"]);
        }
    }

    #[test]
    fn a_shallow_clone_ends_at_its_boundary() {
        let fixture = Fixture::new();
        for n in 0..10 {
            fixture.commit_file("a", &format!("{n}"), "step");
        }
        fixture.git(&["branch", "side", "HEAD~1"]);
        let url = format!("file://{}", fixture.root().display());
        let clone = fixture.outside("shallow");
        let path = clone.to_str().expect("a plain path");
        fixture.git(&["clone", "-q", "--depth=3", "--no-single-branch", &url, path]);
        let repo = Repo::open(&clone.join(".git")).expect("a clone");
        let (main, side) = (fixture.id("main"), fixture.id("side"));
        assert_eq!(repo.ahead_behind(main, side).expect("an answer"), (1, 0));
        assert_eq!(repo.merge_base(main, side).expect("an answer"), Some(side));
        let kept = fixture.git_at(&clone, &["rev-list", "--first-parent", "HEAD"]);
        assert_eq!(repo.first_parents(main, None).expect("an answer"), ids(&kept));
        assert_eq!(kept.lines().count(), 4);
    }

    #[test]
    fn a_missing_parent_is_no_parent() {
        let fixture = Fixture::new();
        let first = fixture.commit_file("a", "1", "one");
        let second = fixture.commit_file("a", "2", "two");
        let third = fixture.commit_file("a", "3", "three");
        let hex = first.to_string();
        std::fs::remove_file(fixture.root().join(".git/objects").join(&hex[..2]).join(&hex[2..])).expect("loose");
        let repo = fixture.repo();
        assert_eq!(repo.first_parents(third, None).expect("an answer"), [third, second]);
        assert_eq!(repo.ahead_behind(third, second).expect("an answer"), (1, 0));
        assert_eq!(repo.commits_between(third, &[first]).expect("an answer"), [third, second]);
        assert_eq!(repo.merge_base(third, first).expect_err("gone").code(), Code::NotFound);
    }
}
