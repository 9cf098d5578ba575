//! Taking a part of a diff: chosen paths and hunks applied to the start, as a tree. What was not chosen stays exactly as
//! it was at the start; a choice that cannot stand alone is refused, never widened in silence.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Code, Error, Result};
use crate::git::{BString, Entry, FileChange, Oid, Repo};

use super::diff::{Comparer, DiffOptions, apply_hunks, compare};

/// What is taken of one path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// All of it.
    All,
    /// Nothing.
    None,
    /// The hunks at these indexes, counted from 0 as the diff lists them. A new mode and a rename come along with any.
    Hunks(BTreeSet<usize>),
}

/// What is taken of a diff. A renamed file is named by either of its paths.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// How the diff was made that the hunks were counted in; its size limits do not matter.
    pub options: DiffOptions,
    /// Per path; of a path that is not here nothing is taken.
    pub choices: BTreeMap<BString, Choice>,
}

impl Selection {
    /// All of these paths.
    pub fn of_paths(paths: impl IntoIterator<Item = BString>) -> Selection {
        Selection { choices: paths.into_iter().map(|p| (p, Choice::All)).collect(), ..Selection::default() }
    }

    fn choice(&self, file: &FileChange) -> &Choice {
        let old = file.old_path.as_ref().and_then(|p| self.choices.get(p));
        self.choices.get(&file.path).or(old).unwrap_or(&Choice::None)
    }
}

/// The tree that is `base_tree` with the chosen part of the way to `head_tree`.
pub fn select(repo: &Repo, base_tree: Oid, head_tree: Oid, chosen: &Selection) -> Result<Oid> {
    let options = chosen.options.unlimited();
    let (files, comparer) = compare(repo, base_tree, head_tree, &options)?;
    let known: BTreeSet<&BString> = files.iter().flat_map(|f| f.old_path.iter().chain([&f.path])).collect();
    if let Some(path) = chosen.choices.keys().find(|p| !known.contains(p)) {
        return Err(Error::new(Code::NotFound, format!("`{path}` is not in the diff")));
    }
    let mut edits: Vec<(BString, Option<Entry>)> = Vec::new();
    for file in &files {
        let Some(after) = taken(repo, &comparer, file, chosen.choice(file))? else { continue };
        edits.extend(file.old_path.iter().map(|p| (p.clone(), None)));
        edits.push((file.path.clone(), after));
    }
    if let Some((path, other)) = repo.name_clash(base_tree, &edits)? {
        let message = format!("`{path}` cannot be taken without the removal of `{other}`");
        return Err(Error::new(Code::Invalid, message)
            .detail("path", path.to_string())
            .detail("needs", other.to_string()));
    }
    repo.edit_tree(base_tree, &edits)
}

/// What stands at the file's path in the result, `None` if nothing of it is taken.
fn taken(repo: &Repo, comparer: &Comparer<'_>, file: &FileChange, choice: &Choice) -> Result<Option<Option<Entry>>> {
    let hunks = match choice {
        Choice::None => return Ok(None),
        Choice::All => return Ok(Some(file.after)),
        Choice::Hunks(hunks) if hunks.is_empty() => return Ok(None),
        Choice::Hunks(hunks) => hunks,
    };
    let (path, entry) = (&file.path, comparer.entry(file)?);
    if let Some(index) = hunks.iter().find(|i| **i >= entry.hunks.len()) {
        let message = match entry.hunks.len() {
            0 => format!("`{path}` has no hunks: take all of it or nothing"),
            n => format!("`{path}` has no hunk {index}: it has {n}, counted from 0"),
        };
        return Err(Error::new(Code::Invalid, message));
    }
    match (file.before, file.after) {
        (Some(before), Some(after)) if hunks.len() < entry.hunks.len() => {
            let text = apply_hunks(&repo.read_blob(before.id)?, &entry.hunks, |i| hunks.contains(&i));
            Ok(Some(Some(Entry { mode: after.mode, id: repo.write_blob(&text)? })))
        }
        _ => Ok(Some(file.after)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::diff::tests::{Dice, applied};
    use crate::core::diff::{Diff, DiffEntry, between, patch};
    use crate::git::ByteSlice as _;
    use crate::git::testing::Sandbox;

    fn selection(choices: impl IntoIterator<Item = (BString, Choice)>, context: usize) -> Selection {
        let options = DiffOptions { context, ..DiffOptions::default() };
        Selection { options, choices: choices.into_iter().collect() }
    }

    fn full(diff: &Diff, choice: &Choice, context: usize) -> Selection {
        selection(diff.entries.iter().map(|e| (e.path.clone(), choice.clone())), context)
    }

    #[test]
    fn all_is_the_head_and_none_is_the_base() {
        let world = Sandbox::new();
        let repo = world.repo();
        for seed in 0..80 {
            let (base, head) = Dice::new(5000 + seed).trees(&world);
            let diff = between(&repo, base, head, &DiffOptions::default()).expect("a diff");
            let of = |s: &Selection| select(&repo, base, head, s).expect("a tree");
            assert_eq!(of(&full(&diff, &Choice::All, 3)), head, "seed {seed}");
            assert_eq!(of(&full(&diff, &Choice::None, 3)), base);
            assert_eq!(of(&Selection::default()), base);
            let every = |e: &DiffEntry| match e.hunks.len() {
                0 => Choice::All,
                n => Choice::Hunks((0..n).collect()),
            };
            let hunks = diff.entries.iter().map(|e| (e.path.clone(), every(e)));
            assert_eq!(of(&selection(hunks, 3)), head, "seed {seed}: every hunk by its index");
            world.git(&["cat-file", "-e", &head.to_string()]);
        }
    }

    /// Random hunks: the result is what `git apply` makes of a patch with just those, and taking the rest from
    /// there arrives at the head.
    #[test]
    fn chosen_hunks_are_what_git_apply_makes_of_them_and_the_rest_leads_to_the_head() {
        let world = Sandbox::new();
        let repo = world.repo();
        let mut partial = 0;
        for seed in 0..200 {
            let mut dice = Dice::new(9000 + seed);
            let (base, head) = dice.trees(&world);
            let context = [0, 1, 3][dice.roll(3)];
            let options = DiffOptions { context, ..DiffOptions::default() };
            let diff = between(&repo, base, head, &options).expect("a diff");
            let (mut part, mut choices) = (diff.clone(), BTreeMap::new());
            part.entries.clear();
            for entry in &diff.entries {
                let hunks: BTreeSet<usize> = (0..entry.hunks.len()).filter(|_| dice.roll(2) == 0).collect();
                let whole = entry.hunks.is_empty() && dice.roll(2) == 0;
                let choice = if whole { Choice::All } else { Choice::Hunks(hunks.clone()) };
                choices.insert(entry.path.clone(), choice);
                if whole {
                    part.entries.push(entry.clone());
                } else if !hunks.is_empty() {
                    partial += usize::from(hunks.len() < entry.hunks.len());
                    part.entries.push(with_hunks(entry, &hunks));
                }
            }
            let tree = match select(&repo, base, head, &selection(choices, context)) {
                Ok(tree) => tree,
                Err(e) if e.message().contains("cannot be taken without") => continue,
                Err(e) => panic!("seed {seed}: {e}"),
            };
            assert_eq!(tree, applied(&world, base, &patch(&repo, &part).expect("a patch")), "seed {seed}");
            let rest = between(&repo, tree, head, &options).expect("a diff");
            let rest_of = full(&rest, &Choice::All, context);
            assert_eq!(select(&repo, tree, head, &rest_of).expect("a tree"), head, "seed {seed}");
        }
        assert!(partial > 20, "the dice must take parts of files, took {partial}");
    }

    /// The entry with only these hunks, their lines on the new side counted anew.
    fn with_hunks(entry: &DiffEntry, chosen: &BTreeSet<usize>) -> DiffEntry {
        let mut entry = entry.clone();
        let (hunks, mut shift) = (entry.hunks.len(), 0i64);
        let mut kept = Vec::new();
        for (i, mut hunk) in std::mem::take(&mut entry.hunks).into_iter().enumerate() {
            let grown = i64::from(hunk.head.lines) - i64::from(hunk.base.lines);
            if chosen.contains(&i) {
                let start = i64::from(hunk.head.start) + shift;
                hunk.head.start = u32::try_from(start).expect("a line number");
                kept.push(hunk);
            } else {
                shift -= grown;
            }
        }
        // A part is not the head's content any more; the patch needs only that it is another.
        if kept.len() < hunks {
            entry.id = entry.id.map(|id| Oid::null(id.kind()));
        }
        entry.hunks = kept;
        entry
    }

    #[test]
    fn a_rename_takes_both_sides_by_either_name() {
        let world = Sandbox::new();
        let text: Vec<u8> = (0..30).flat_map(|n| format!("line {n}\n").into_bytes()).collect();
        let edited = text.replace("line 3\n", "three\n").replace("line 27\n", "twenty-seven\n");
        let base = world.tree_of(&[("100644", b"old", &text), ("100644", b"x", b"1\n")]);
        let head = world.tree_of(&[("100755", b"new", &edited), ("100644", b"x", b"2\n")]);
        for name in ["old", "new"] {
            let chosen = selection([(name.into(), Choice::Hunks([1].into()))], 3);
            let tree = select(&world.repo(), base, head, &chosen).expect("a tree");
            let half = text.replace("line 27\n", "twenty-seven\n");
            assert_eq!(tree, world.tree_of(&[("100755", b"new", &half), ("100644", b"x", b"1\n")]));
        }
    }

    #[test]
    fn what_cannot_stand_alone_is_refused_by_name() {
        let world = Sandbox::new();
        let repo = world.repo();
        let one: &[u8] = b"first text\n";
        let file = world.tree_of(&[("100644", b"a", one), ("100644", b"k", b"k\n")]);
        let folder = world.tree_of(&[("100644", b"a/b", b"other\n"), ("100644", b"a/c", b"third\n")]);
        let error = |base, head, path: &str, choice| {
            select(&repo, base, head, &selection([(path.into(), choice)], 3)).expect_err("refused").message().to_owned()
        };
        assert_eq!(error(file, folder, "a/b", Choice::All), "`a/b` cannot be taken without the removal of `a`");
        assert_eq!(error(folder, file, "a", Choice::All), "`a` cannot be taken without the removal of `a/b`");
        assert_eq!(error(file, folder, "nope", Choice::All), "`nope` is not in the diff");
        assert_eq!(error(file, folder, "k", Choice::Hunks([1].into())), "`k` has no hunk 1: it has 1, counted from 0");
        let both = Selection::of_paths(["a".into(), "a/b".into()]);
        let tree = select(&repo, file, folder, &both).expect("a tree");
        assert_eq!(tree, world.tree_of(&[("100644", b"a/b", b"other\n"), ("100644", b"k", b"k\n")]));
        let (zero, one) = (world.tree_of(&[("100644", b"z", b"\0")]), world.tree_of(&[("100644", b"z", b"\0\0")]));
        assert_eq!(error(zero, one, "z", Choice::Hunks([0].into())), "`z` has no hunks: take all of it or nothing");
    }

    #[test]
    fn size_limits_of_the_document_do_not_change_the_numbering() {
        let world = Sandbox::new();
        let text: Vec<u8> = (0..300).flat_map(|n| format!("line {n}\n").into_bytes()).collect();
        let edited = text.replace("line 3\n", "three\n").replace("line 270\n", "many\n");
        let (base, head) = (world.tree_of(&[("100644", b"f", &text)]), world.tree_of(&[("100644", b"f", &edited)]));
        let mut chosen = selection([("f".into(), Choice::Hunks([0].into()))], 3);
        chosen.options.max_total_lines = 1;
        chosen.options.max_file_size = 10;
        let tree = select(&world.repo(), base, head, &chosen).expect("a tree");
        assert_eq!(tree, world.tree_of(&[("100644", b"f", &text.replace("line 3\n", "three\n"))]));
    }
}
