//! Merges against `git merge-tree`: cleanliness, paths and trees must be the same.

use super::*;
use crate::git::Reach;
use crate::git::fixture::{Dice, Fixture, rounds};

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
    // Without a file in it, the conflict is about a folder: git names it in a message only.
    let of_files = merged.conflicts.iter().filter(|c| c.base.is_some() || c.ours.is_some() || c.theirs.is_some());
    let paths: Vec<String> = of_files.map(|c| c.path.to_string()).collect();
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
    let (mut clean, mut conflicted, mut apart) = (0, 0, 0);
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
        apart += u32::from(check_overlap(&fixture, &repo, sides[0], sides[1], &format!("seed {seed}")));
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
    assert!(apart > 0, "no two sides were apart: a lame test");
}

/// What the quick questions say of two sides is what git's merge makes of them. Whether they are apart.
fn check_overlap(fixture: &Fixture, repo: &Repo, ours: Oid, theirs: Oid, what: &str) -> bool {
    let (_, conflicts) = oracle(fixture, ours, theirs);
    let plain = |path: String| path.split(&format!("~{ours}")).next().unwrap_or_default().to_owned();
    let plain = |path: String| plain(path).split(&format!("~{theirs}")).next().unwrap_or_default().to_owned();
    let mut expected: Vec<String> = conflicts.iter().flatten().cloned().map(plain).collect();
    expected.sort();
    expected.dedup();
    let tree = |id| repo.tree_of(id).expect("a tree");
    let pairs = [(ours, theirs), (theirs, theirs)];
    let found = repo.conflicting_paths(tree(ours), &pairs).expect(what);
    let found: Vec<Vec<String>> = found.iter().map(|p| p.iter().map(ToString::to_string).collect()).collect();
    // A conflict about a folder alone has no file in git's list.
    if !(conflicts.is_some() && expected.is_empty()) {
        assert_eq!(found[0], expected, "{what}: the paths in conflict");
    }
    assert_eq!((conflicts.is_some(), &found[1]), (!found[0].is_empty(), &Vec::new()), "{what}");
    let base = repo.merge_base(ours, theirs).expect(what).expect("a common start");
    let reach = |side| Reach::between(repo, tree(base), tree(side)).expect(what);
    let meets = reach(ours).meets(&reach(theirs));
    assert_eq!(meets, reach(theirs).meets(&reach(ours)), "{what}: to meet is mutual");
    assert!(meets || conflicts.is_none(), "{what}: sides that do not meet are in conflict");
    !meets
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
    let memory = fixture.repo().in_memory();
    let merged = memory.merge_commits(ours, theirs, LABELS).expect("a merge");
    assert!(merged.is_clean());
    // Once more on top of the tree that only memory has, through gix and, with a conflict, through git.
    let blob = memory.write_blob(lines(0..9).replace("line 1", "another").as_bytes()).expect("a blob");
    let other = memory.edit_tree(base, &[("a".into(), Some(Entry { mode: Mode::File, id: blob }))]).expect("a tree");
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

#[test]
fn a_folder_that_went_to_several_places_is_a_conflict_of_its_own() {
    let fixture = Fixture::new();
    let at = |path: &str| fixture.root().join(path);
    let (ours, theirs) = fork(
        &fixture,
        || {
            fixture.write("old/a", lines(0..20));
            fixture.write("old/b", lines(20..40));
        },
        || {
            for (from, to) in [("old/a", "one/a"), ("old/b", "two/b")] {
                std::fs::create_dir_all(at(to).parent().expect("below")).expect("a folder");
                std::fs::rename(at(from), at(to)).expect("a rename");
            }
        },
        || fixture.write("old/new", "new\n"),
    );
    let merged = check(&fixture, &fixture.repo(), ours, theirs, "a split folder");
    let [folder] = &merged.conflicts[..] else { panic!("one conflict: {:?}", merged.conflicts) };
    assert_eq!((folder.path.to_string(), folder.reason.as_str()), ("old".into(), "directory rename unclear split"));
}
