//! Three-way merges of trees in memory, with renames. gix answers the clean ones without a process; git is the
//! authority for everything else, so that a conflict is exactly what `git merge` would make of it. Neither writes
//! into the repository: only what the result needs is taken over, and a handle made for a preview stays in memory.

use std::collections::BTreeSet;

use gix::merge::blob::Resolution as Content;
use gix::merge::plumbing;
use gix::merge::tree::{Resolution, TreatAsUnresolved};
use gix::objs::Write as _;
use gix::worktree::stack::state::attributes::Source;

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};

use super::{BStr, BString, ByteSlice as _, Entry, Kind, Mode, Oid, Repo, TreeChange};

/// What the sides are called in conflict markers.
#[derive(Debug, Clone, Copy)]
pub struct MergeLabels<'a> {
    /// The common ancestor.
    pub base: &'a str,
    /// The side merged into.
    pub ours: &'a str,
    /// The side merged in.
    pub theirs: &'a str,
}

/// What came of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The merged tree; files in conflict hold both sides between markers.
    pub tree: Oid,
    /// What could not be decided, by path; empty for a clean merge.
    pub conflicts: Vec<Conflict>,
}

impl Merged {
    /// Whether nothing is left to decide.
    pub fn is_clean(&self) -> bool {
        self.conflicts.is_empty()
    }
}

/// A path that a merge could not bring together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The path.
    pub path: BString,
    /// What happened, in the words of `git status`, with git's kind of conflict where that says more.
    pub reason: String,
    /// What the common ancestor has there.
    pub base: Option<Entry>,
    /// What our side has.
    pub ours: Option<Entry>,
    /// What their side has.
    pub theirs: Option<Entry>,
    /// The places with both versions, for text on both sides.
    pub hunks: Vec<ConflictHunk>,
}

/// One place with two versions: lines without their ending.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConflictHunk {
    /// What our side has.
    pub ours: Vec<BString>,
    /// What both came from.
    pub base: Vec<BString>,
    /// What their side has.
    pub theirs: Vec<BString>,
}

/// What is to be merged: trees with a known base, or commits whose several bases have to be merged first.
#[derive(Clone, Copy)]
pub(super) enum Sides {
    Trees { base: Oid, ours: Oid, theirs: Oid },
    Commits { ours: Oid, theirs: Oid, our_tree: Oid, their_tree: Oid },
}

impl Sides {
    pub(super) fn our_tree(&self) -> Oid {
        match self {
            Sides::Trees { ours, .. } => *ours,
            Sides::Commits { our_tree, .. } => *our_tree,
        }
    }

    fn their_tree(&self) -> Oid {
        match self {
            Sides::Trees { theirs, .. } => *theirs,
            Sides::Commits { their_tree, .. } => *their_tree,
        }
    }
}

impl Repo {
    /// Merges two trees that came from `base`.
    pub fn merge_trees(&self, base: Oid, ours: Oid, theirs: Oid, labels: MergeLabels<'_>) -> Result<Merged> {
        if ours == theirs || base == theirs {
            return Ok(Merged { tree: ours, conflicts: Vec::new() });
        }
        if base == ours {
            return Ok(Merged { tree: theirs, conflicts: Vec::new() });
        }
        self.merge_sides(Sides::Trees { base, ours, theirs }, labels)
    }

    /// Merges two commits from their best common ancestor; several of those are merged first, as git does.
    pub fn merge_commits(&self, ours: Oid, theirs: Oid, labels: MergeLabels<'_>) -> Result<Merged> {
        let bases = self.history()?.merge_bases(ours, theirs)?;
        let Some(first) = bases.first() else {
            return Err(Error::new(Code::Invalid, format!("commits {ours} and {theirs} have no common history")));
        };
        let (our_tree, their_tree) = (self.tree_of(ours)?, self.tree_of(theirs)?);
        if bases.len() == 1 {
            return self.merge_trees(self.tree_of(*first)?, our_tree, their_tree, labels);
        }
        self.merge_sides(Sides::Commits { ours, theirs, our_tree, their_tree }, labels)
    }

    fn merge_sides(&self, sides: Sides, labels: MergeLabels<'_>) -> Result<Merged> {
        let scratch = self.gix.clone().with_object_memory();
        let quick = match sides {
            // gix lets a driver write to the terminal, so those merges are git's too.
            Sides::Trees { base, ours, theirs } if !self.has_merge_drivers() => {
                self.merge_quickly(&scratch, base, ours, theirs)
            }
            // gix builds another ancestor out of several bases than git, and finds criss-crosses clean that are not.
            _ => None,
        };
        let (scratch, merged) = match quick {
            Some(tree) => (scratch, Merged { tree, conflicts: Vec::new() }),
            None => self.merge_by_git(sides, labels)?,
        };
        self.adopt(&scratch, merged.tree, Some(sides.our_tree()), Some(sides.their_tree()))?;
        Ok(merged)
    }

    fn has_merge_drivers(&self) -> bool {
        let config = self.gix.config_snapshot();
        config.sections_by_name("merge").is_some_and(|mut all| all.any(|s| s.value("driver").is_some()))
    }

    /// gix's tree when the merge is clean beyond doubt; `None` hands it to git. gix follows renamed folders silently
    /// where git asks, and names what it cannot decide differently: anything but merged file contents is doubt.
    fn merge_quickly(&self, scratch: &gix::Repository, base: Oid, ours: Oid, theirs: Oid) -> Option<Oid> {
        let attempt = || -> Result<Option<Oid>> {
            let fail = "cannot merge";
            let (left, right) = (self.diff_trees(base, ours)?, self.diff_trees(base, theirs)?);
            if self.adds_below_removed(base, ours, &right)? || self.adds_below_removed(base, theirs, &left)? {
                return Ok(None);
            }
            let attributes = self.attributes_of(ours, left.iter().chain(&right))?;
            let stack = || -> Result<_> {
                Ok(scratch.attributes_only(&attributes, Source::IdMapping).or_internal(fail)?.detach())
            };
            let mode = gix::diff::blob::pipeline::Mode::ToGit;
            let mut differ =
                gix::diff::resource_cache(scratch, mode, stack()?, Default::default()).or_internal(fail)?;
            let mut merger = blob_merger(scratch, stack()?)?;
            let mut options: plumbing::tree::Options = scratch.tree_merge_options().or_internal(fail)?.into();
            options.fail_on_conflict = Some(TreatAsUnresolved::git());
            // What git's merge uses, whatever `diff.algorithm` says.
            options.blob_merge.text.diff_algorithm = gix::diff::blob::Algorithm::Histogram;
            let mut outcome = plumbing::tree(
                &base,
                &ours,
                &theirs,
                Default::default(),
                scratch,
                |bytes| scratch.write_buf(gix::objs::Kind::Blob, bytes),
                &mut Default::default(),
                &mut differ,
                &mut merger,
                options,
            )
            .or_internal(fail)?;
            if !outcome.conflicts.iter().all(is_plain_content_merge) {
                return Ok(None);
            }
            Ok(Some(outcome.tree.write(|tree| scratch.write(tree)).or_internal(fail)?))
        };
        attempt().unwrap_or_else(|e| {
            tracing::debug!(target: "tine::git", "merge handed to git: {e}");
            None
        })
    }

    /// Whether one side has no folder any more in which the other put something: git asks whether the folder was
    /// renamed and the new file belongs there too.
    fn adds_below_removed(&self, base: Oid, side: Oid, other: &[TreeChange]) -> Result<bool> {
        let mut seen = BTreeSet::new();
        for added in other.iter().filter(|c| c.before.is_none()) {
            for folder in folders_of(added.path.as_bstr()) {
                if !seen.insert(folder) {
                    break;
                }
                let is_folder = |tree| Ok(self.lookup(tree, folder)?.is_some_and(|e| e.mode == Mode::Tree));
                if is_folder(base)? && !is_folder(side)? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// The attribute files that count for this merge, as a small index: those of our side, in the folders that changed.
    /// The worktree's would make the result depend on who merges where.
    fn attributes_of<'c>(&self, ours: Oid, changes: impl Iterator<Item = &'c TreeChange>) -> Result<gix::index::State> {
        let mut folders: BTreeSet<&BStr> = BTreeSet::new();
        for change in changes {
            // A folder that was seen had its own parents added.
            folders.extend(
                folders_of(change.path.as_bstr()).take_while(|folder| !folders.contains(folder)).collect::<Vec<_>>(),
            );
        }
        let mut index = gix::index::State::new(self.gix.object_hash());
        self.add_attributes(&mut index, ours, BString::default(), &folders)?;
        index.sort_entries();
        Ok(index)
    }

    fn add_attributes(
        &self,
        index: &mut gix::index::State,
        tree: Oid,
        folder: BString,
        folders: &BTreeSet<&BStr>,
    ) -> Result<()> {
        for (name, entry) in self.tree_entries(tree)? {
            let path = super::trees::join(folder.as_bstr(), name.as_bstr());
            if entry.mode == Mode::Tree && folders.contains(path.as_bstr()) {
                self.add_attributes(index, entry.id, path, folders)?;
            } else if name == ".gitattributes" && entry.mode.is_file() {
                let (mode, flags) = (gix::index::entry::Mode::FILE, gix::index::entry::Flags::empty());
                index.dangerously_push_entry(Default::default(), entry.id, flags, mode, path.as_bstr());
            }
        }
        Ok(())
    }

    /// Takes a tree and what only it holds over from a handle with objects in memory. Everything that neither side of
    /// the merge has at that place counts as written now, so that the next sync covers it.
    fn adopt(&self, from: &gix::Repository, tree: Oid, ours: Option<Oid>, theirs: Option<Oid>) -> Result<()> {
        if Some(tree) == ours || Some(tree) == theirs || tree == self.empty_tree() {
            return Ok(());
        }
        let list = |id: Option<Oid>| id.map_or(Ok(Vec::new()), |id| self.tree_entries(id));
        let (ours, theirs) = (list(ours)?, list(theirs)?);
        let at = |list: &[(BString, Entry)], name: &BString| list.iter().find(|(n, _)| n == name).map(|(_, e)| *e);
        let fail = || "cannot store a merge".to_owned();
        let object = from.find_object(tree).or_io(fail)?;
        let entries = gix::objs::TreeRefIter::from_bytes(&object.data, tree.kind());
        for entry in entries {
            let entry = entry.or_io(fail)?;
            let (name, id) = (entry.filename.to_owned(), entry.oid.to_owned());
            let here = [at(&ours, &name), at(&theirs, &name)];
            if here.iter().flatten().any(|e| e.id == id) {
                continue;
            }
            match Mode::from_gix(entry.mode) {
                Mode::Commit => {}
                Mode::Tree => {
                    let below = here.map(|e| e.filter(|e| e.mode == Mode::Tree).map(|e| e.id));
                    self.adopt(from, id, below[0], below[1])?;
                }
                // A renamed file in a partial clone need not be here.
                _ if !self.has(id) && from.try_find_header(id).or_io(fail)?.is_none() => {}
                _ => self.take_over(from, id)?,
            }
        }
        self.take_over(from, tree)
    }

    fn take_over(&self, from: &gix::Repository, id: Oid) -> Result<()> {
        if !self.has(id) {
            durable::step("merge object").or_io(|| "cannot store a merge".to_owned())?;
            let object = from.find_object(id).or_io(|| "cannot store a merge".to_owned())?;
            self.gix.write_buf(object.kind, &object.data).or_io(|| "cannot store a merge".to_owned())?;
        }
        self.note_written(id);
        Ok(())
    }

    /// The places in conflict of a path, none unless both sides hold text.
    pub(super) fn hunks_of(
        &self,
        base: Option<Entry>,
        ours: Option<Entry>,
        theirs: Option<Entry>,
    ) -> Vec<ConflictHunk> {
        let text = |entry: Option<Entry>| -> Option<Vec<u8>> {
            let entry = entry.filter(|e| e.mode.is_file())?;
            self.blob_size(entry.id).filter(|size| *size <= super::file_merge::TEXT_LIMIT)?;
            match self.read(entry.id) {
                Ok((Kind::Blob, data)) => Some(data),
                _ => None,
            }
        };
        let (Some(ours), Some(theirs)) = (text(ours), text(theirs)) else { return Vec::new() };
        super::file_merge::conflict_hunks(&text(base).unwrap_or_default(), &ours, &theirs)
    }
}

fn blob_merger(repo: &gix::Repository, attributes: gix::worktree::Stack) -> Result<gix::merge::blob::Platform> {
    let fail = "cannot merge";
    let config = repo.config_snapshot();
    let mode = if config.boolean("merge.renormalize").unwrap_or(false) {
        gix::merge::blob::pipeline::Mode::Renormalize
    } else {
        gix::merge::blob::pipeline::Mode::ToGit
    };
    let filter = gix::filter::plumbing::Pipeline::new(
        repo.command_context().or_internal(fail)?,
        repo.object_hash(),
        gix::filter::Pipeline::options(repo).or_internal(fail)?,
    );
    let limit = config.integer("core.bigFileThreshold").and_then(|n| u64::try_from(n).ok()).unwrap_or(512 << 20);
    let options = gix::merge::blob::pipeline::Options { large_file_threshold_bytes: limit };
    let pipeline = gix::merge::blob::Pipeline::new(Default::default(), filter, options);
    let options = gix::merge::blob::platform::Options { default_driver: config.string("merge.default") };
    Ok(gix::merge::blob::Platform::new(pipeline, mode, attributes, Vec::new(), options))
}

fn is_plain_content_merge(conflict: &gix::merge::tree::Conflict) -> bool {
    let clean = |m: &gix::merge::tree::ContentMerge| m.resolution == Content::Complete;
    match &conflict.resolution {
        Ok(Resolution::OursModifiedTheirsModifiedThenBlobContentMerge { merged_blob }) => clean(merged_blob),
        Ok(Resolution::OursModifiedTheirsRenamedAndChangedThenRename { merged_blob, final_location, .. }) => {
            final_location.is_none() && merged_blob.as_ref().is_none_or(clean)
        }
        _ => false,
    }
}

/// The folders that a path lies in, the innermost first.
fn folders_of(path: &BStr) -> impl Iterator<Item = &BStr> {
    path.rfind_iter("/").map(|at| path[..at].as_bstr())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Dice, Fixture, rounds};
    use super::*;

    const LABELS: MergeLabels<'_> = MergeLabels { base: "start", ours: "trunk", theirs: "session one" };

    fn lines(numbers: impl IntoIterator<Item = usize>) -> String {
        numbers.into_iter().map(|n| format!("line {n}\n")).collect()
    }

    /// What `git merge-tree` makes of two commits: the tree, and the paths in conflict when it is not clean.
    fn oracle(fixture: &Fixture, ours: Oid, theirs: Oid) -> (Oid, Option<Vec<String>>) {
        let (status, out) = fixture
            .git_raw(&["merge-tree", "--write-tree", "-z", "--name-only", &ours.to_string(), &theirs.to_string()], b"");
        assert!(matches!(status, Some(0 | 1)), "git merge-tree: {status:?}");
        let text = String::from_utf8_lossy(&out).into_owned();
        let mut fields = text.split('\0');
        let tree = Oid::from_hex(fields.next().unwrap_or_default().as_bytes()).expect("a tree");
        let paths = (status == Some(1)).then(|| fields.take_while(|f| !f.is_empty()).map(str::to_owned).collect());
        (tree, paths)
    }

    /// Merges with git's own labels, so that even the tree of a merge in conflict must be the same.
    fn check(fixture: &Fixture, repo: &Repo, ours: Oid, theirs: Oid, what: &str) -> Merged {
        let (our_name, their_name) = (ours.to_string(), theirs.to_string());
        let labels = MergeLabels { base: "base", ours: &our_name, theirs: &their_name };
        let merged = repo.merge_commits(ours, theirs, labels).expect(what);
        let (tree, conflicts) = oracle(fixture, ours, theirs);
        let paths: Vec<String> = merged.conflicts.iter().map(|c| c.path.to_string()).collect();
        assert_eq!((!merged.is_clean()).then_some(paths), conflicts, "{what}");
        assert_eq!(merged.tree, tree, "{what}: the trees");
        merged
    }

    /// Random edits, with renames of files and folders, deletions, mode changes and folders in the place of files.
    fn mutate(fixture: &Fixture, dice: &mut Dice, side: &str) {
        let listed = fixture.git(&["ls-files"]);
        let files: Vec<&str> = listed.lines().collect();
        for n in 0..=dice.below(3) {
            let path = files[dice.below(files.len())];
            let file = fixture.root().join(path);
            if !file.is_file() {
                continue;
            }
            let text = std::fs::read_to_string(&file).expect("text");
            let mut all: Vec<String> = text.lines().map(str::to_owned).collect();
            match dice.below(12) {
                0..=4 => {
                    for _ in 0..=dice.below(2) {
                        let at = dice.below(all.len().max(1));
                        match dice.below(3) {
                            0 if !all.is_empty() => all[at] = format!("{side} {}", dice.below(3)),
                            1 if !all.is_empty() => drop(all.remove(at)),
                            _ => all.insert(at.min(all.len()), format!("{side} new {}", dice.below(3))),
                        }
                    }
                    fixture.write(path, all.iter().map(|l| format!("{l}\n")).collect::<String>());
                }
                5 => fixture.write(&format!("d{}/new{}", dice.below(3), dice.below(3)), format!("{side}{n}\n")),
                6 => std::fs::remove_file(&file).expect("it is there"),
                7..=8 => {
                    let to = fixture.root().join(format!("d{}/moved{}", dice.below(4), dice.below(3)));
                    std::fs::create_dir_all(to.parent().expect("below the root")).expect("a folder");
                    if !to.exists() {
                        std::fs::rename(&file, to).expect("a rename");
                    }
                }
                9 => {
                    let (from, to) = (format!("d{}", dice.below(3)), format!("e{}", dice.below(2)));
                    let (from, to) = (fixture.root().join(from), fixture.root().join(to));
                    if from.is_dir() && !to.exists() {
                        std::fs::rename(from, to).expect("a rename");
                    }
                }
                10 => fixture.git(&["update-index", "--chmod=+x", path]).clear(),
                _ => {
                    std::fs::remove_file(&file).expect("it is there");
                    fixture.write(&format!("{path}/inner"), format!("{side}\n"));
                }
            }
        }
        fixture.git(&["add", "-A"]);
        fixture.commit(side);
    }

    #[test]
    fn random_merges_agree_with_git() {
        let (mut clean, mut conflicted) = (0, 0);
        for seed in 0..rounds(60) {
            let fixture = if seed % 8 == 7 { Fixture::with(&["--object-format=sha256"]) } else { Fixture::new() };
            let mut dice = Dice::new(seed);
            for n in 0..6 {
                fixture.write(&format!("d{}/f{n}", n % 3), lines(n * 100..n * 100 + 12));
            }
            fixture.commit("base");
            let sides: Vec<Oid> = ["left", "right"]
                .into_iter()
                .map(|side| {
                    fixture.git(&["checkout", "-q", "-f", "-b", side, "main"]);
                    fixture.git(&["clean", "-qfd"]);
                    for _ in 0..=dice.below(2) {
                        mutate(&fixture, &mut dice, side);
                    }
                    fixture.id("HEAD")
                })
                .collect();
            let repo = fixture.repo();
            let merged = check(&fixture, &repo, sides[0], sides[1], &format!("seed {seed}"));
            if merged.is_clean() {
                clean += 1;
            } else {
                conflicted += 1;
            }
            repo.sync_objects().expect("synced");
            fixture.git(&["read-tree", &merged.tree.to_string()]);
            fixture.git(&["write-tree"]);
        }
        assert!(clean * 5 > conflicted && conflicted * 5 > clean, "{clean} clean, {conflicted} not: a lame test");
    }

    #[test]
    fn criss_cross_merges_agree_with_git() {
        for seed in 0..rounds(8) {
            let fixture = Fixture::new();
            let mut dice = Dice::new(seed + 77);
            fixture.commit_file("a", &lines(0..20), "base");
            let edit = |dice: &mut Dice, what: &str| {
                let text = std::fs::read_to_string(fixture.root().join("a")).expect("text");
                let mut all: Vec<&str> = text.lines().collect();
                let at = dice.below(all.len());
                all[at] = what;
                fixture.commit_file("a", &(all.join("\n") + "\n"), what)
            };
            fixture.git(&["checkout", "-q", "-b", "x"]);
            let x = edit(&mut dice, "x1");
            fixture.git(&["checkout", "-q", "-b", "y", "main"]);
            let y = edit(&mut dice, "y1");
            for (branch, other) in [("x", y), ("y", x)] {
                fixture.git(&["checkout", "-q", branch]);
                fixture.git(&["merge", "-q", "--no-edit", "-Xours", &other.to_string()]);
                edit(&mut dice, &format!("{branch}2"));
            }
            let (ours, theirs) = (fixture.id("x"), fixture.id("y"));
            let repo = fixture.repo();
            assert_eq!(repo.history().expect("a graph").merge_bases(ours, theirs).expect("bases").len(), 2);
            check(&fixture, &repo, ours, theirs, &format!("seed {seed}"));
        }
    }

    /// `main` and `side`, each made from one commit by its own edit.
    fn fork(fixture: &Fixture, base: impl Fn(), ours: impl Fn(), theirs: impl Fn()) -> (Oid, Oid) {
        base();
        fixture.commit("base");
        fixture.git(&["checkout", "-q", "-b", "side"]);
        theirs();
        let side = fixture.commit("theirs");
        fixture.git(&["checkout", "-q", "main"]);
        ours();
        (fixture.commit("ours"), side)
    }

    #[test]
    fn a_conflict_says_what_both_sides_have() {
        let fixture = Fixture::new();
        let (ours, theirs) = fork(
            &fixture,
            || {
                fixture.write("a", lines(0..5));
                fixture.write("gone", lines(5..9));
            },
            || {
                fixture.write("a", lines(0..5).replace("line 2", "ours"));
                std::fs::remove_file(fixture.root().join("gone")).expect("it is there");
            },
            || {
                fixture.write("a", lines(0..5).replace("line 2", "theirs\n======= tricky"));
                fixture.write("gone", lines(5..10));
            },
        );
        let repo = fixture.repo();
        let merged = repo.merge_commits(ours, theirs, LABELS).expect("a merge");
        let [a, gone] = &merged.conflicts[..] else { panic!("two conflicts: {:?}", merged.conflicts) };
        assert_eq!((a.reason.as_str(), gone.reason.as_str()), ("both modified", "deleted by us"));
        assert_eq!(a.hunks.len(), 1);
        assert_eq!(a.hunks[0].ours, ["ours"]);
        assert_eq!(a.hunks[0].base, ["line 2"]);
        assert_eq!(a.hunks[0].theirs, ["theirs", "======= tricky"]);
        assert!(gone.ours.is_none() && gone.base.is_some() && gone.theirs.is_some() && gone.hunks.is_empty());
        let blob = repo.lookup(merged.tree, "a".into()).expect("a tree").expect("a file").id;
        let text = String::from_utf8(repo.read_blob(blob).expect("a blob")).expect("text");
        assert!(text.contains("<<<<<<< trunk\nours\n=======\n"), "{text}");
        assert!(text.contains(">>>>>>> session one\n"), "{text}");
    }

    #[test]
    fn a_preview_writes_nothing_and_can_go_on_from_its_result() {
        let fixture = Fixture::new();
        let (ours, theirs) = fork(
            &fixture,
            || fixture.write("a", lines(0..9)),
            || fixture.write("a", lines(0..9).replace("line 1", "ours")),
            || fixture.write("a", lines(0..9).replace("line 7", "theirs")),
        );
        let base = fixture.id("main~1^{tree}");
        let count = || fixture.git(&["count-objects"]);
        let before = count();
        let memory = fixture.repo().in_memory().expect("a handle");
        let merged = memory.merge_commits(ours, theirs, LABELS).expect("a merge");
        assert!(merged.is_clean());
        // Once more on top of the tree that only memory has, through gix and, with a conflict, through git.
        let blob = memory.write_blob(lines(0..9).replace("line 1", "another").as_bytes()).expect("a blob");
        let other =
            memory.edit_tree(base, &[("a".into(), Some(Entry { mode: Mode::File, id: blob }))]).expect("a tree");
        let again = memory.merge_trees(base, merged.tree, other, LABELS).expect("a merge");
        assert_eq!(again.conflicts.len(), 1);
        assert!(memory.lookup(again.tree, "a".into()).expect("readable").is_some());
        assert_eq!(count(), before);

        let disk = fixture.repo().merge_commits(ours, theirs, LABELS).expect("a merge");
        assert_eq!(disk, merged);
        assert_ne!(count(), before);
    }

    #[test]
    fn what_a_merge_writes_is_noted_for_syncing() {
        let fixture = Fixture::new();
        let (ours, theirs) = fork(
            &fixture,
            || fixture.write("x/y/a", lines(0..9)),
            || fixture.write("x/y/a", lines(0..9).replace("line 1", "ours")),
            || {
                fixture.write("x/y/a", lines(0..9).replace("line 7", "theirs"));
                fixture.write("z", "only theirs\n");
            },
        );
        let repo = fixture.repo();
        let merged = repo.merge_commits(ours, theirs, LABELS).expect("a merge");
        let mut noted: Vec<Oid> = repo.unsynced.borrow().clone();
        let mut new = vec![merged.tree];
        for path in ["x", "x/y", "x/y/a"] {
            new.push(repo.lookup(merged.tree, path.into()).expect("a tree").expect("an entry").id);
        }
        noted.sort();
        new.sort();
        assert_eq!(noted, new);
    }

    #[test]
    fn unrelated_histories_are_refused() {
        let fixture = Fixture::new();
        let one = fixture.commit_file("a", "1\n", "one");
        fixture.git(&["checkout", "-q", "--orphan", "other"]);
        let two = fixture.commit_file("b", "2\n", "two");
        assert_eq!(fixture.repo().merge_commits(one, two, LABELS).expect_err("unrelated").code(), Code::Invalid);
    }

    #[test]
    fn attributes_come_from_our_side_not_from_the_worktree() {
        let fixture = Fixture::new();
        let (ours, theirs) = fork(
            &fixture,
            || {
                fixture.write("d/log", "1\n");
                fixture.write("d/.gitattributes", "log merge=union\n");
            },
            || fixture.write("d/log", "1\nours\n"),
            || fixture.write("d/log", "1\ntheirs\n"),
        );
        fixture.write("d/.gitattributes", "log merge=binary\n");
        let merged = fixture.repo().merge_commits(ours, theirs, LABELS).expect("a merge");
        assert!(merged.is_clean(), "{:?}", merged.conflicts);
        let repo = fixture.repo();
        let blob = repo.lookup(merged.tree, "d/log".into()).expect("a tree").expect("a file").id;
        assert_eq!(repo.read_blob(blob).expect("a blob"), b"1\nours\ntheirs\n");
    }

    #[test]
    fn a_noisy_driver_decides_and_does_not_disturb() {
        let fixture = Fixture::new();
        fixture.git(&["config", "merge.loud.driver", "echo noise; cat %B > %A; echo by driver >> %A"]);
        let (ours, theirs) = fork(
            &fixture,
            || {
                fixture.write("a", "1\n");
                fixture.write(".gitattributes", "a merge=loud\n");
            },
            || fixture.write("a", "ours\n"),
            || fixture.write("a", "theirs\n"),
        );
        let repo = fixture.repo();
        let merged = repo.merge_commits(ours, theirs, LABELS).expect("a merge");
        assert!(merged.is_clean(), "{:?}", merged.conflicts);
        let blob = repo.lookup(merged.tree, "a".into()).expect("a tree").expect("a file").id;
        assert_eq!(repo.read_blob(blob).expect("a blob"), b"theirs\nby driver\n");
    }
}
