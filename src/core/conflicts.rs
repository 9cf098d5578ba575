//! Which live sessions would conflict with the trunk or with each other, by merging their tips in memory. Most pairs touch
//! nothing in common and need no merge; what is merged is remembered. No ref, object, record or workspace is touched, and
//! what no checkpoint has yet is not looked at.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::atomic::Ordering;

use crate::error::{Code, Error, Result};
use crate::git::{BString, Growth, History, Oid, Reach, Repo};
use crate::threads;

use super::conflict_cache::ConflictCache;
use super::store::{Store, Trunk};

/// Pairs that are worth a thread of their own while their common ancestors are looked for.
const LEAST: usize = 64;
/// Merges that one process makes at least, where there are that many.
const BATCH: usize = 16;

/// How many merges are tried in memory without one that is clean.
const PATIENCE: usize = 4;

/// Two lines of work that cannot both land as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// A session.
    pub a: String,
    /// Another one, or the trunk.
    pub b: String,
    /// Whether `b` is the trunk.
    pub with_trunk: bool,
    /// What is in conflict.
    pub paths: Vec<BString>,
}

/// Everything that is to be looked at, before the merges.
pub struct Radar {
    /// The sessions whose pairs are looked at.
    pub sessions: Vec<String>,
    /// The trunk.
    pub trunk: Trunk,
    /// How many pairs there are.
    pub pairs: usize,
    /// Pairs without common history, which cannot be merged at all.
    pub unrelated: Vec<(String, String)>,
    lines: Vec<Line>,
    merges: Vec<Merge>,
    cache: ConflictCache,
}

/// A session or the trunk.
struct Line {
    name: String,
    tip: Oid,
    tree: Oid,
    growth: Growth,
    is_trunk: bool,
}

/// A pair that may be in conflict.
struct Merge {
    a: usize,
    b: usize,
    /// The tree that both came from; none where there are several.
    base: Option<Oid>,
    /// Whose attributes count.
    attributes: Oid,
    /// What the merge is remembered by; none where it cannot be.
    key: Option<String>,
    known: Option<Vec<BString>>,
}

/// Best common ancestors: one, or several that have to be merged first.
type Bases = Vec<Oid>;
/// What a line changed since a base, by their trees.
type Reaches = HashMap<(Oid, Oid), Reach>;

impl Radar {
    /// Finds the pairs that have to be merged: those of all live sessions, or the ones that a session in `names` is in.
    pub fn new(store: &Store, names: &[String]) -> Result<Radar> {
        let trunk = store.trunk()?;
        let lines = lines(store, &trunk)?;
        let chosen = chosen(store, &lines, names)?;
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for a in (0..lines.len()).filter(|a| !lines[*a].is_trunk) {
            pairs.extend((a + 1..lines.len()).filter(|b| chosen.contains(&a) || chosen.contains(b)).map(|b| (a, b)));
        }
        let bases = bases(store, &lines, &pairs)?;
        let mut radar = Radar {
            sessions: chosen.iter().map(|at| lines[*at].name.clone()).collect(),
            trunk,
            pairs: pairs.len(),
            unrelated: Vec::new(),
            lines,
            merges: Vec::new(),
            cache: ConflictCache::load(&store.repo),
        };
        radar.plan(store, &pairs, bases)?;
        Ok(radar)
    }

    /// How many merges have to be made; the others are known.
    pub fn merges(&self) -> usize {
        self.merges.iter().filter(|m| m.known.is_none()).count()
    }

    /// Leaves out the pairs that cannot be in conflict.
    fn plan(&mut self, store: &Store, pairs: &[(usize, usize)], bases: Vec<Bases>) -> Result<()> {
        let mut trees: HashMap<Oid, Oid> = HashMap::new();
        let mut open: Vec<(usize, usize, Oid, Bases)> = Vec::new();
        for ((a, b), bases) in pairs.iter().copied().zip(bases) {
            let Some(first) = bases.first().copied() else {
                self.unrelated.push((self.lines[a].name.clone(), self.lines[b].name.clone()));
                continue;
            };
            let base = match trees.get(&first) {
                Some(tree) => *tree,
                None => *trees.entry(first).or_insert(store.repo.tree_of(first)?),
            };
            let (ours, theirs) = (self.lines[a].tree, self.lines[b].tree);
            let is_one_sided = bases.len() == 1 && (ours == base || theirs == base);
            if ours != theirs && !is_one_sided {
                open.push((a, b, base, bases));
            }
        }
        let wanted: BTreeSet<(Oid, Oid)> = open
            .iter()
            .flat_map(|(a, b, base, _)| [(*base, self.lines[*a].tree), (*base, self.lines[*b].tree)])
            .collect();
        let reaches = reaches(store, wanted.into_iter().collect())?;
        // Asked where there is something to merge: git has to be asked as well.
        let settings = if open.is_empty() { None } else { store.repo.merge_settings()? };
        for (a, b, base, bases) in open {
            let (left, right) = (&reaches[&(base, self.lines[a].tree)], &reaches[&(base, self.lines[b].tree)]);
            // Several bases are merged first, and what comes of that is another tree than either of them.
            if bases.len() == 1 && !left.meets(right) {
                continue;
            }
            // A session is merged into the trunk. Of two sessions it makes no difference which.
            let (into, reach) = if self.lines[b].is_trunk { (b, right) } else { (a, left) };
            let is_base = bases.len() == 1 && !reach.has_attributes();
            let attributes = if is_base { base } else { self.lines[into].tree };
            let single = (bases.len() == 1).then_some(base);
            let of = if bases.len() == 1 { vec![base] } else { bases };
            let key = match &settings {
                Some(settings) => Some(self.key(&store.repo, (a, b), &of, attributes, settings)?),
                None => None,
            };
            let known = key.as_ref().and_then(|key| self.cache.get(key)).cloned();
            self.merges.push(Merge { a, b, base: single, attributes, key, known });
        }
        Ok(())
    }

    fn key(&self, repo: &Repo, (a, b): (usize, usize), of: &[Oid], attributes: Oid, settings: &str) -> Result<String> {
        let of: String = of.iter().map(|id| format!("{id} ")).collect();
        let (ours, theirs) = (self.lines[a].tree, self.lines[b].tree);
        Ok(repo.hash_of(format!("{of}{ours} {theirs} {attributes}\n{settings}").as_bytes())?.to_string())
    }

    /// Makes the merges, by all cores, and remembers them where that is possible. `done` is told how many were made.
    pub fn look(mut self, store: &Store, done: &(dyn Fn(usize) + Sync)) -> Result<Vec<Pair>> {
        let mut groups: BTreeMap<Oid, Vec<usize>> = BTreeMap::new();
        for (at, merge) in self.merges.iter().enumerate().filter(|(_, m)| m.known.is_none()) {
            groups.entry(merge.attributes).or_default().push(at);
        }
        let batch = BATCH.max(self.merges().div_ceil(threads::cores() * 4));
        let batches: Vec<(Oid, &[usize])> =
            groups.iter().flat_map(|(attributes, all)| all.chunks(batch).map(|part| (*attributes, part))).collect();
        let shared = store.repo.shared();
        let (lines, merges, interrupt) = (&self.lines, &self.merges, store.interrupt);
        let found: Vec<(usize, Vec<BString>)> = threads::in_parts(&batches, 1, |part| {
            let repo = shared.handle();
            let mut all = Vec::new();
            // Where several in a row are not clean, git does the rest sooner at once.
            let mut in_vain = 0;
            for (attributes, batch) in part {
                if interrupt.load(Ordering::SeqCst) {
                    return Err(Error::interrupted());
                }
                let sides = |at: &usize| {
                    let (a, b) = (&lines[merges[*at].a], &lines[merges[*at].b]);
                    if b.is_trunk { (b, a) } else { (a, b) }
                };
                // What is clean beyond doubt is found in memory, at the cost of what changed; git decides the rest.
                let is_clean = |at: &usize| {
                    let (ours, theirs) = sides(at);
                    let clean = in_vain < PATIENCE
                        && merges[*at].base.is_some_and(|base| repo.merges_cleanly(base, ours.tree, theirs.tree));
                    in_vain = if clean { 0 } else { in_vain + 1 };
                    clean
                };
                let (clean, doubtful): (Vec<usize>, Vec<usize>) = batch.iter().copied().partition(is_clean);
                all.extend(clean.into_iter().map(|at| (at, Vec::new())));
                let tips = |(ours, theirs): (&Line, &Line)| (ours.tip, theirs.tip);
                let pairs: Vec<(Oid, Oid)> = doubtful.iter().map(|at| tips(sides(at))).collect();
                let found = repo.conflicting_paths(*attributes, &pairs);
                // Ctrl-C ends git as well, which then did not fail.
                if interrupt.load(Ordering::SeqCst) {
                    return Err(Error::interrupted());
                }
                all.extend(doubtful.into_iter().zip(found?));
                done(batch.len());
            }
            Ok(all)
        })?;
        let mut fresh = Vec::new();
        for (at, paths) in found {
            fresh.extend(self.merges[at].key.clone().map(|key| (key, paths.clone())));
            self.merges[at].known = Some(paths);
        }
        if !fresh.is_empty() {
            self.cache.save(&store.repo, fresh);
        }
        let pair = |merge: Merge| {
            let (a, b) = (&self.lines[merge.a], &self.lines[merge.b]);
            let paths = merge.known.unwrap_or_default();
            Pair { a: a.name.clone(), b: b.name.clone(), with_trunk: b.is_trunk, paths }
        };
        Ok(self.merges.into_iter().map(pair).filter(|pair| !pair.paths.is_empty()).collect())
    }
}

/// All live sessions, by name, and the trunk behind them.
fn lines(store: &Store, trunk: &Trunk) -> Result<Vec<Line>> {
    let mut history = store.repo.history()?;
    let mut all = Vec::new();
    for session in store.live_sessions()?.into_iter().map(|s| s.value) {
        // Without its branch there is nothing to merge; `tine doctor` says so.
        let Ok(tip) = store.tip(&session) else { continue };
        let growth = match trunk.tip {
            Some(trunk) => history.growth(tip, trunk)?,
            None => Growth::default(),
        };
        let tree = store.repo.tree_of(tip)?;
        all.push(Line { name: session.id.to_string(), tip, tree, growth, is_trunk: false });
    }
    if let Some(tip) = trunk.tip {
        let growth = Growth { roots: vec![tip], ..Growth::default() };
        let tree = store.repo.tree_of(tip)?;
        all.push(Line { name: trunk.name.clone(), tip, tree, growth, is_trunk: true });
    }
    Ok(all)
}

/// The places of the sessions that were named; of all where none was.
fn chosen(store: &Store, lines: &[Line], names: &[String]) -> Result<BTreeSet<usize>> {
    if names.is_empty() {
        return Ok((0..lines.len()).filter(|at| !lines[*at].is_trunk).collect());
    }
    let place = |name: &String| {
        let session = store.session(name)?.value;
        lines.iter().position(|line| !line.is_trunk && line.name == *name).ok_or_else(|| {
            let message = format!("session `{name}` is {}; only live ones are merged", session.state.as_str());
            Error::new(Code::Invalid, message).hint(format!("tine reactivate {name}")).hint("tine conflicts")
        })
    };
    names.iter().map(place).collect()
}

/// The best common ancestors of each pair; none where they share no history.
fn bases(store: &Store, lines: &[Line], pairs: &[(usize, usize)]) -> Result<Vec<Bases>> {
    let shared = store.repo.shared();
    threads::in_parts(pairs, LEAST, |part| {
        let repo = shared.handle();
        let mut history = repo.history()?;
        let mut known: HashMap<(Oid, Oid), Bases> = HashMap::new();
        part.iter().map(|(a, b)| bases_of(&mut history, &lines[*a], &lines[*b], &mut known)).collect()
    })
}

/// Two lines that grew from one commit each and share nothing above have the bases of those two commits, which for most
/// pairs is one and the same.
fn bases_of(history: &mut History<'_>, a: &Line, b: &Line, known: &mut HashMap<(Oid, Oid), Bases>) -> Result<Bases> {
    let (mine, yours) = (&a.growth, &b.growth);
    let ([my_root], [your_root]) = (mine.roots.as_slice(), yours.roots.as_slice()) else {
        return history.merge_bases(a.tip, b.tip);
    };
    if !mine.own.is_disjoint(&yours.own) {
        return history.merge_bases(a.tip, b.tip);
    }
    if let Some(bases) = known.get(&(*my_root, *your_root)) {
        return Ok(bases.clone());
    }
    let bases = history.merge_bases(*my_root, *your_root)?;
    known.insert((*my_root, *your_root), bases.clone());
    Ok(bases)
}

fn reaches(store: &Store, wanted: Vec<(Oid, Oid)>) -> Result<Reaches> {
    let shared = store.repo.shared();
    let found = threads::in_parts(&wanted, 8, |part| {
        let repo = shared.handle();
        part.iter().map(|(before, after)| Reach::between(&repo, *before, *after)).collect::<Result<Vec<_>>>()
    })?;
    Ok(wanted.into_iter().zip(found).collect())
}
