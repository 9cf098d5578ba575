//! The files that differ between two trees, with renames paired as `git diff -M` pairs them: first equal content, then
//! names that occur once on each side, then the most similar. Never compares more pairs than `diff.renameLimit` allows.
//!
//! gix has a tracker too, but it never pairs binary files and compares every pair by lines: minutes where a big
//! directory moved. Here a file becomes a sorted list of chunk hashes once, and a comparison is one merge of two lists.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hasher as _};

use crate::error::Result;

use super::{BStr, BString, ByteSlice as _, Entry, Oid, PathFilter, Repo, TreeChange, diff};

/// Git's default for `diff.renameLimit`.
const DEFAULT_LIMIT: usize = 1000;
/// The share of bytes that two files must have in common.
const SIMILAR: f64 = 0.5;
/// The same where the file name is the reason for the guess.
const SIMILAR_BY_NAME: f64 = 0.75;
/// Candidates kept for each new path.
const CANDIDATES: usize = 4;
/// Content is cut after a line or after this many bytes.
const CHUNK: usize = 64;
/// Files beyond this are paired by equal content only: reading them costs more than the pairing is worth.
const MAX_COMPARED: u64 = 64 << 20;

/// A file that differs between two trees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// Its path at the end; for a deletion, at the start.
    pub path: BString,
    /// Its path at the start, where that was another.
    pub old_path: Option<BString>,
    /// What was there.
    pub before: Option<Entry>,
    /// What is there.
    pub after: Option<Entry>,
}

impl Repo {
    /// The files that differ, sorted by path. With a filter, what lies outside takes no part, not even in renames.
    pub fn diff_files(
        &self,
        before: Oid,
        after: Oid,
        filter: Option<&PathFilter>,
        renames: bool,
    ) -> Result<Vec<FileChange>> {
        let mut changes = self.diff_trees(before, after)?;
        changes.retain(|c| filter.is_none_or(|f| f.matches(c.path.as_bstr())));
        self.fetch_promised(before, after, &changes)?;
        let pairs = if renames { self.find_renames(&changes)? } else { HashMap::new() };
        let sources: HashSet<usize> = pairs.values().copied().collect();
        let file = |(i, change): (usize, &TreeChange)| {
            let source = pairs.get(&i).map(|s| &changes[*s]);
            FileChange {
                path: change.path.clone(),
                old_path: source.map(|s| s.path.clone()),
                before: source.map_or(change.before, |s| s.before),
                after: change.after,
            }
        };
        Ok(changes.iter().enumerate().filter(|(i, _)| !sources.contains(i)).map(file).collect())
    }

    /// In a partial clone, has git fetch what the comparison will read: once, not file by file.
    fn fetch_promised(&self, before: Oid, after: Oid, changes: &[TreeChange]) -> Result<()> {
        let missing = |e: Option<Entry>| e.is_some_and(|e| e.mode != super::Mode::Commit && !self.has(e.id));
        if !self.is_partial_clone() || !changes.iter().any(|c| missing(c.before) || missing(c.after)) {
            return Ok(());
        }
        // The numbers are not wanted, but to count them git fetches all blobs of the diff in one go. A failure shows
        // when a blob is read, with that blob's name.
        let args = ["diff-tree", "-r", "--numstat", "--no-renames", "--no-ext-diff", "--no-textconv"];
        self.git().with_network().args(args).args([before.to_string(), after.to_string()]).output()?;
        Ok(())
    }

    /// Which deletion became which addition: index of the addition to index of the deletion.
    fn find_renames(&self, changes: &[TreeChange]) -> Result<HashMap<usize, usize>> {
        let limit = match self.config_string("diff.renameLimit").and_then(|v| v.parse::<i64>().ok()) {
            None => DEFAULT_LIMIT,
            Some(n) => usize::try_from(n).ok().filter(|n| *n > 0).unwrap_or(usize::MAX),
        };
        let mut search = Search {
            repo: self,
            changes,
            sources: (0..changes.len()).filter(|i| changes[*i].after.is_none()).collect(),
            targets: (0..changes.len()).filter(|i| changes[*i].before.is_none()).collect(),
            pairs: HashMap::new(),
            contents: HashMap::new(),
        };
        if search.sources.is_empty() || search.targets.is_empty() {
            return Ok(search.pairs);
        }
        search.equal_content();
        search.only_files();
        search.same_name()?;
        if search.sources.len().saturating_mul(search.targets.len()) <= limit.saturating_mul(limit) {
            search.most_similar()?;
        }
        Ok(search.pairs)
    }
}

/// The pairing under way; `sources` and `targets` are what is still without a partner, in path order.
struct Search<'a> {
    repo: &'a Repo,
    changes: &'a [TreeChange],
    sources: Vec<usize>,
    targets: Vec<usize>,
    pairs: HashMap<usize, usize>,
    contents: HashMap<Oid, Content>,
}

/// What a comparison needs of a file: how many bytes each distinct chunk makes up, sorted by the chunk's hash.
struct Content {
    size: u64,
    chunks: Option<Vec<(u64, u64)>>,
}

impl Search<'_> {
    fn before(&self, i: usize) -> Entry {
        self.changes[i].before.expect("a source has a start")
    }

    fn after(&self, i: usize) -> Entry {
        self.changes[i].after.expect("a target has an end")
    }

    fn pair(&mut self, source: usize, target: usize) {
        self.pairs.insert(target, source);
    }

    fn drop_paired(&mut self) {
        let used: HashSet<usize> = self.pairs.values().copied().collect();
        self.sources.retain(|i| !used.contains(i));
        self.targets.retain(|i| !self.pairs.contains_key(i));
    }

    fn equal_content(&mut self) {
        let mut by_id: HashMap<Oid, Vec<usize>> = HashMap::new();
        for i in &self.sources {
            by_id.entry(self.before(*i).id).or_default().push(*i);
        }
        for target in self.targets.clone() {
            let to = self.after(target);
            let Some(same) = by_id.get_mut(&to.id) else { continue };
            let fits = |i: &usize| {
                let from = self.before(*i);
                from.mode == to.mode || from.mode.is_file() && to.mode.is_file()
            };
            let name = file_name(&self.changes[target].path);
            let named = same.iter().position(|i| fits(i) && file_name(&self.changes[*i].path) == name);
            let Some(at) = named.or_else(|| same.iter().position(fits)) else { continue };
            let source = same.remove(at);
            self.pair(source, target);
        }
        self.drop_paired();
    }

    /// Links and submodules are paired by equal content only.
    fn only_files(&mut self) {
        let (changes, files) = (self.changes, |e: Option<Entry>| e.is_some_and(|e| e.mode.is_file()));
        self.sources.retain(|i| files(changes[*i].before));
        self.targets.retain(|i| files(changes[*i].after));
    }

    /// A file name that left one place and came to one other is tried first, and spares the full comparison.
    fn same_name(&mut self) -> Result<()> {
        let once = |list: &[usize]| -> HashMap<&BStr, Option<usize>> {
            let mut names = HashMap::new();
            for i in list {
                let name = file_name(&self.changes[*i].path);
                names.entry(name).and_modify(|n| *n = None).or_insert(Some(*i));
            }
            names
        };
        let (from, to) = (once(&self.sources), once(&self.targets));
        for source in self.sources.clone() {
            let name = file_name(&self.changes[source].path);
            if let (Some(Some(_)), Some(Some(target))) = (from.get(name), to.get(name))
                && self.similarity(source, *target, SIMILAR_BY_NAME)?.is_some()
            {
                self.pair(source, *target);
            }
        }
        self.drop_paired();
        Ok(())
    }

    fn most_similar(&mut self) -> Result<()> {
        let mut all: Vec<(f64, bool, usize, usize)> = Vec::new();
        for target in self.targets.clone() {
            let name = file_name(&self.changes[target].path);
            let mut best = Vec::new();
            for source in self.sources.clone() {
                if let Some(score) = self.similarity(source, target, SIMILAR)? {
                    best.push((score, file_name(&self.changes[source].path) == name, source, target));
                }
            }
            best.sort_by(by_score);
            best.truncate(CANDIDATES);
            all.append(&mut best);
        }
        all.sort_by(by_score);
        let mut used = HashSet::new();
        for (_, _, source, target) in all {
            if !self.pairs.contains_key(&target) && used.insert(source) {
                self.pair(source, target);
            }
        }
        Ok(())
    }

    /// The share of the larger file's bytes that both have, if it is at least `least`.
    fn similarity(&mut self, source: usize, target: usize, least: f64) -> Result<Option<f64>> {
        let (from, to) = (self.before(source).id, self.after(target).id);
        let (a, b) = (self.size(from)?, self.size(to)?);
        let (small, large) = (a.min(b), a.max(b));
        if small == 0 || large > MAX_COMPARED || (small as f64) < least * large as f64 {
            return Ok(None);
        }
        self.read_chunks(from)?;
        self.read_chunks(to)?;
        let chunks = |id: &Oid| self.contents[id].chunks.as_deref().unwrap_or_default();
        let score = common_bytes(chunks(&from), chunks(&to)) as f64 / large as f64;
        Ok((score >= least).then_some(score))
    }

    fn size(&mut self, id: Oid) -> Result<u64> {
        if let Some(content) = self.contents.get(&id) {
            return Ok(content.size);
        }
        let size = match self.repo.blob_size(id) {
            Some(size) => size,
            None => self.repo.read_blob(id)?.len() as u64,
        };
        self.contents.insert(id, Content { size, chunks: None });
        Ok(size)
    }

    fn read_chunks(&mut self, id: Oid) -> Result<()> {
        let content = self.contents.get_mut(&id).expect("its size was asked for first");
        if content.chunks.is_none() {
            content.chunks = Some(chunks(&self.repo.read_blob(id)?));
        }
        Ok(())
    }
}

/// The better first; among equals, the same file name first.
fn by_score(a: &(f64, bool, usize, usize), b: &(f64, bool, usize, usize)) -> std::cmp::Ordering {
    b.0.total_cmp(&a.0).then(b.1.cmp(&a.1))
}

fn file_name(path: &BString) -> &BStr {
    path.rfind_byte(b'/').map_or(path.as_bstr(), |i| path[i + 1..].as_bstr())
}

/// How many bytes each distinct chunk makes up. In text a line counts the same with either line ending.
fn chunks(content: &[u8]) -> Vec<(u64, u64)> {
    let text = !diff::is_binary(content);
    let mut all: Vec<(u64, u64)> = Vec::new();
    let mut chunk: Vec<u8> = Vec::with_capacity(CHUNK);
    let mut add = |chunk: &mut Vec<u8>| {
        let mut hasher = DefaultHasher::new();
        hasher.write(chunk);
        all.push((hasher.finish(), chunk.len() as u64));
        chunk.clear();
    };
    for (i, byte) in content.iter().enumerate() {
        if text && *byte == b'\r' && content.get(i + 1) == Some(&b'\n') {
            continue;
        }
        chunk.push(*byte);
        if *byte == b'\n' || chunk.len() == CHUNK {
            add(&mut chunk);
        }
    }
    if !chunk.is_empty() {
        add(&mut chunk);
    }
    all.sort_unstable();
    all.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0 };
        same
    });
    all
}

fn common_bytes(a: &[(u64, u64)], b: &[(u64, u64)]) -> u64 {
    let (mut i, mut j, mut sum) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x.0 == y.0 {
            sum += x.1.min(y.1);
        }
        i += usize::from(x.0 <= y.0);
        j += usize::from(y.0 <= x.0);
    }
    sum
}

#[cfg(test)]
mod tests {
    use crate::git::testing::Sandbox;

    type Files<'a> = &'a [(&'a str, &'a [u8], &'a [u8])];

    /// `old -> new` as we pair and as `git diff-tree -M` does; they must agree.
    fn pairs(world: &Sandbox, before: Files<'_>, after: Files<'_>) -> Vec<String> {
        let (before, after) = (world.tree_of(before), world.tree_of(after));
        let ours: Vec<String> = world
            .repo()
            .diff_files(before, after, None, true)
            .expect("a diff")
            .into_iter()
            .filter_map(|f| f.old_path.map(|old| format!("{old} -> {}", f.path)))
            .collect();
        let (a, b) = (before.to_string(), after.to_string());
        let text = world.git(&["diff-tree", "-r", "-M", "--diff-filter=R", "--name-status", &a, &b]);
        let theirs: Vec<String> = String::from_utf8_lossy(&text)
            .lines()
            .map(|l| l.split('\t').skip(1).collect::<Vec<_>>().join(" -> "))
            .collect();
        assert_eq!(ours, theirs);
        ours
    }

    fn text(lines: std::ops::Range<u32>) -> Vec<u8> {
        lines.flat_map(|n| format!("line number {n}\n").into_bytes()).collect()
    }

    #[test]
    fn fifty_percent_is_enough_and_less_is_not() {
        let world = Sandbox::new();
        let old = text(100..200);
        let keep = |n: u32| [text(100..100 + n), text(500..600 - n)].concat();
        assert_eq!(pairs(&world, &[("100644", b"a", &old)], &[("100644", b"b", &keep(50))]), ["a -> b"]);
        assert_eq!(pairs(&world, &[("100644", b"a", &old)], &[("100644", b"b", &keep(49))]), [""; 0]);
    }

    #[test]
    fn equal_content_goes_to_the_equal_name_first() {
        let world = Sandbox::new();
        let before: Files<'_> = &[("100644", b"one/a", b"same\n"), ("100644", b"one/b", b"same\n")];
        let after: Files<'_> = &[("100755", b"two/b", b"same\n"), ("100644", b"two/c", b"same\n")];
        assert_eq!(pairs(&world, before, after), ["one/b -> two/b", "one/a -> two/c"]);
    }

    #[test]
    fn a_name_that_moved_wins_over_one_that_is_more_similar() {
        let world = Sandbox::new();
        let before: Files<'_> = &[("100644", b"x/lib.rs", &text(100..200)), ("100644", b"x/o.rs", &text(110..200))];
        let after: Files<'_> = &[("100644", b"y/lib.rs", &text(112..200))];
        assert_eq!(pairs(&world, before, after), ["x/lib.rs -> y/lib.rs"]);
    }

    #[test]
    fn binary_files_and_line_endings_are_compared_too() {
        let world = Sandbox::new();
        let noise: Vec<u8> = (0..2000u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()).collect();
        let mut edited = noise.clone();
        edited.extend_from_slice(b"more");
        assert_eq!(pairs(&world, &[("100644", b"a", &noise)], &[("100644", b"b", &edited)]), ["a -> b"]);
        let dos = text(1..50)
            .iter()
            .flat_map(|b| if *b == b'\n' { vec![b'\r', b'\n'] } else { vec![*b] })
            .collect::<Vec<_>>();
        assert_eq!(pairs(&world, &[("100644", b"a", &text(1..50))], &[("100644", b"b", &dos)]), ["a -> b"]);
    }

    #[test]
    fn links_and_submodules_move_only_unchanged() {
        let world = Sandbox::new();
        let commit = "1234567812345678123456781234567812345678".as_bytes();
        let before: Files<'_> =
            &[("120000", b"l", b"target/of/link"), ("160000", b"m", commit), ("120000", b"n", b"target/of/link2")];
        let after: Files<'_> =
            &[("120000", b"l2", b"target/of/link"), ("160000", b"m2", commit), ("100644", b"n2", b"target/of/link2")];
        assert_eq!(pairs(&world, before, after), ["l -> l2", "m -> m2"]);
    }

    #[test]
    fn the_users_limit_holds() {
        let world = Sandbox::new();
        let (a, b) = (text(100..200), text(300..400));
        let (a2, b2) = ([a.as_slice(), b"x\n"].concat(), [b.as_slice(), b"x\n"].concat());
        let before: Files<'_> = &[("100644", b"a", &a), ("100644", b"b", &b)];
        let after: Files<'_> = &[("100644", b"c", &a2), ("100644", b"d", &b2)];
        assert_eq!(pairs(&world, before, after), ["a -> c", "b -> d"]);
        world.git(&["config", "diff.renameLimit", "1"]);
        assert_eq!(pairs(&world, before, after), [""; 0]);
        world.git(&["config", "diff.renameLimit", "0"]);
        assert_eq!(pairs(&world, before, after), ["a -> c", "b -> d"]);
    }
}
