//! The document and the patch, with `git diff` and `git apply` as the judges.

use super::*;
use crate::git::Repo;
use crate::git::testing::Sandbox;

/// Random trees from a seed, small enough that paths meet: edits, moves, modes, links, binary files, odd names,
/// files that become folders.
pub(in crate::core) struct Dice(u64);

type Files = std::collections::BTreeMap<Vec<u8>, (&'static str, Vec<u8>)>;

impl Dice {
    pub(in crate::core) fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(in crate::core) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % sides
    }

    fn text(&mut self) -> Vec<u8> {
        let words =
            ["fn main() {", "}", "", "    let x = 1;", "    x += 2;", "return", "// note", "caf\u{e9}", "\ta\tb"];
        let mut text = Vec::new();
        for _ in 0..self.roll(40) {
            text.extend_from_slice(words[self.roll(words.len())].as_bytes());
            text.extend_from_slice(if self.roll(12) == 0 { b"\r\n" } else { b"\n" });
        }
        if self.roll(4) == 0 {
            text.extend_from_slice(b"no newline here");
        }
        text
    }

    fn content(&mut self) -> (&'static str, Vec<u8>) {
        match self.roll(12) {
            0 => ("120000", format!("target{}", self.roll(3)).into_bytes()),
            1 => ("160000", format!("{:040x}", 7 + self.roll(3)).into_bytes()),
            2 => ("100644", (0..200).map(|_| u8::try_from(self.roll(256)).expect("a byte")).chain([0]).collect()),
            3 => ("100644", Vec::new()),
            4 => ("100644", vec![b'\xff'; 3]),
            5..8 => ("100755", self.text()),
            _ => ("100644", self.text()),
        }
    }

    fn path(&mut self) -> Vec<u8> {
        let dirs = ["", "", "a/", "a/b/", "sp ace/"];
        let names: [&[u8]; 8] =
            [b"a", b"b", b"x y", "caf\u{e9}".as_bytes(), b"q\"u", b"back\\slash", b"new\nline", b"\xff\xfe"];
        [dirs[self.roll(dirs.len())].as_bytes(), names[self.roll(names.len())]].concat()
    }

    fn edit(&mut self, text: &mut Vec<u8>) {
        let mut lines: Vec<Vec<u8>> = crate::git::lines(text).into_iter().map(<[u8]>::to_vec).collect();
        for _ in 0..1 + self.roll(4) {
            let at = self.roll(lines.len() + 1);
            match self.roll(3) {
                0 if at < lines.len() => drop(lines.remove(at)),
                1 if at < lines.len() => lines[at] = format!("changed {}\n", self.roll(100)).into_bytes(),
                _ => lines.insert(at, format!("new {}\n", self.roll(100)).into_bytes()),
            }
        }
        *text = lines.concat();
    }

    fn put(files: &mut Files, path: Vec<u8>, file: (&'static str, Vec<u8>)) {
        let below = [path.as_slice(), b"/"].concat();
        files.retain(|p, _| !p.starts_with(&below) && !path.starts_with(&[p.as_slice(), b"/"].concat()));
        files.insert(path, file);
    }

    fn change(&mut self, files: &mut Files) {
        for _ in 0..1 + self.roll(6) {
            let Some(path) = files.keys().nth(self.roll(files.len().max(1))).cloned() else { return };
            match self.roll(8) {
                0 => drop(files.remove(&path)),
                1 => {
                    let (path, file) = (self.path(), self.content());
                    Self::put(files, path, file);
                }
                2 => files.get_mut(&path).expect("it is there").0 = ["100644", "100755"][self.roll(2)],
                3 | 4 => {
                    let mut file = files.remove(&path).expect("it is there");
                    if self.roll(2) == 0 && file.0.starts_with("100") {
                        self.edit(&mut file.1);
                    }
                    let path = self.path();
                    Self::put(files, path, file);
                }
                _ => {
                    let file = files.get_mut(&path).expect("it is there");
                    if file.0.starts_with("100") {
                        self.edit(&mut file.1);
                    }
                }
            }
            // A submodule's commit that turned into a file would be 40 digits: fine as text, too.
        }
    }

    /// Two trees of which the second came from the first.
    pub(in crate::core) fn trees(&mut self, world: &Sandbox) -> (Oid, Oid) {
        let mut files = Files::new();
        for _ in 0..2 + self.roll(8) {
            let (path, file) = (self.path(), self.content());
            Self::put(&mut files, path, file);
        }
        let base = store(world, &files);
        self.change(&mut files);
        (base, store(world, &files))
    }
}

fn store(world: &Sandbox, files: &Files) -> Oid {
    let list: Vec<(&str, &[u8], &[u8])> =
        files.iter().map(|(p, (mode, content))| (*mode, p.as_slice(), content.as_slice())).collect();
    world.tree_of(&list)
}

/// A path, the old path, added and deleted lines (`None` for binary).
type Counted = (BString, Option<BString>, Option<(usize, usize)>);

/// `git diff --numstat` by path.
fn numstat(world: &Sandbox, base: Oid, head: Oid) -> Vec<Counted> {
    let args = ["diff-tree", "-r", "-z", "-M", "--numstat", "--histogram", "--no-ext-diff"];
    let (base, head) = (base.to_string(), head.to_string());
    let text = world.git(&[&args[..], &[&base, &head]].concat());
    let mut fields = text.split(|b| *b == 0);
    let mut all = Vec::new();
    while let Some(field) = fields.next().filter(|f| !f.is_empty()) {
        let mut parts = field.splitn(3, |b| *b == b'\t');
        let mut number = || std::str::from_utf8(parts.next().expect("a number")).expect("digits").parse().ok();
        let counts = number().zip(number());
        let path: BString = parts.next().expect("a path").into();
        let (path, old) = match path.is_empty() {
            false => (path, None),
            true => {
                let old = fields.next().expect("the old path").into();
                (fields.next().expect("the new path").into(), Some(old))
            }
        };
        all.push((path, old, counts));
    }
    all.sort();
    all
}

/// The tree that `git apply` makes of `base` and a patch.
pub(in crate::core) fn applied(world: &Sandbox, base: Oid, patch: &[u8]) -> Oid {
    world.git(&["read-tree", &base.to_string()]);
    if !patch.is_empty() {
        world.git_in(&["apply", "--cached", "--whitespace=nowarn", "--unidiff-zero"], patch);
    }
    world.id(&["write-tree"])
}

#[test]
fn entries_and_counts_are_those_of_git_diff_numstat() {
    let world = Sandbox::new();
    let mut renamed = 0;
    for seed in 0..150 {
        let (base, head) = Dice::new(seed).trees(&world);
        let diff = between(&world.repo(), base, head, &DiffOptions::default()).expect("a diff");
        let mut expected = numstat(&world, base, head);
        let mut ours: Vec<_> = diff
            .entries
            .iter()
            .map(|e| (e.path.clone(), e.old_path.clone(), (!e.binary).then_some((e.additions, e.deletions))))
            .collect();
        // Type changes and submodules are counted otherwise on purpose, and git calls an untouched binary `0 0`.
        for (i, e) in diff.entries.iter().enumerate() {
            let other = e.status == Status::TypeChanged
                || e.omitted_reason == Some(Omitted::Submodule)
                || e.binary
                || [e.mode, e.old_mode].contains(&Some(Mode::Commit));
            if other && let Some(line) = expected.get_mut(i) {
                (line.2, ours[i].2) = (None, None);
            }
        }
        assert_eq!(ours, expected, "seed {seed}");
        renamed += diff.entries.iter().filter(|e| e.status == Status::Renamed).count();
        assert_eq!(diff.stats.entries, diff.entries.len());
    }
    assert!(renamed > 20, "the dice must make renames, made {renamed}");
}

#[test]
fn git_apply_turns_base_into_head_for_every_context() {
    let world = Sandbox::new();
    for seed in 0..120 {
        let (base, head) = Dice::new(1000 + seed).trees(&world);
        for context in [0, 1, 3, 50] {
            let options = DiffOptions { context, ..DiffOptions::default() };
            let diff = between(&world.repo(), base, head, &options).expect("a diff");
            let patch = patch(&world.repo(), &diff).expect("a patch");
            let text = patch.to_str_lossy().into_owned();
            assert_eq!(applied(&world, base, &patch), head, "seed {seed}, context {context}:\n{text}");
        }
    }
}

#[test]
fn a_patch_is_whole_where_the_document_is_not() {
    let world = Sandbox::new();
    let long = "line\n".repeat(100);
    let base = world.tree_of(&[("100644", b"big", b"x\n"), ("100644", b"bin", b"old"), ("100644", b"s", b"s\n")]);
    let noise: Vec<u8> = (0..3000u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()).collect();
    let head =
        world.tree_of(&[("100644", b"big", long.as_bytes()), ("100644", b"bin", &noise), ("120000", b"s", b"s")]);
    let options = DiffOptions { max_file_size: 400, max_total_lines: 0, ..DiffOptions::default() };
    let diff = between(&world.repo(), base, head, &options).expect("a diff");
    let reasons: Vec<_> = diff.entries.iter().map(|e| e.omitted_reason).collect();
    assert_eq!(reasons, [Some(Omitted::TooLarge), Some(Omitted::TooLarge), Some(Omitted::Limit)]);
    assert_eq!(applied(&world, base, &patch(&world.repo(), &diff).expect("a patch")), head);
}

#[test]
fn apply_with_index_moves_a_real_worktree() {
    let world = Sandbox::new();
    world.write("a b.txt", b"one\ntwo\nthree\n");
    world.write("bin", b"\0\x01\x02");
    world.write("dir/file", b"content that is long enough to be found again\n");
    let base = world.tree();
    world.git(&["commit", "-qm", "base"]);
    world.write("a b.txt", b"one\n2\nthree");
    world.write("bin", b"\0\x01\x03");
    world.remove("dir");
    world.write("dir", b"content that is long enough to be found again\n");
    let head = world.tree();
    world.git(&["reset", "-q", "--hard"]);
    let diff = between(&world.repo(), base, head, &DiffOptions::default()).expect("a diff");
    world.git_in(&["apply", "--index"], &patch(&world.repo(), &diff).expect("a patch"));
    assert_eq!(world.tree(), head);
}

#[test]
fn what_a_user_configured_for_git_diff_stays_out() {
    let world = Sandbox::new();
    let base = world.tree_of(&[("100644", b"a.txt", b"1\n")]);
    let head = world.tree_of(&[("100644", b"a.txt", b"2\n")]);
    for (key, value) in [
        ("diff.external", "false"),
        ("diff.noprefix", "true"),
        ("diff.renames", "false"),
        ("color.diff", "always"),
        ("diff.x.textconv", "tr 12 34"),
        ("diff.context", "0"),
    ] {
        world.git(&["config", key, value]);
    }
    world.write(".git/info/attributes", b"*.txt diff=x\n");
    let diff = between(&world.repo(), base, head, &DiffOptions::default()).expect("a diff");
    let text = patch(&world.repo(), &diff).expect("a patch");
    insta::assert_snapshot!(text.to_str_lossy(), @"
    diff --git a/a.txt b/a.txt
    index d00491fd7e5bb6fa28c517a0bb32b8b506539d4d..0cfbf08886fca9a91cb753ec8734c84fcbe52c9f 100644
    --- a/a.txt
    +++ b/a.txt
    @@ -1 +1 @@
    -1
    +2
    ");
}

#[test]
fn attributes_of_the_head_tree_decide_what_is_binary() {
    let world = Sandbox::new();
    let rules = b"*.gen -diff\n*.dat binary\n*.raw diff\n*.drv diff=pic\n";
    world.git(&["config", "diff.pic.binary", "true"]);
    let side = |text: &'static [u8]| {
        world.tree_of(&[
            ("100644", b".gitattributes", b"*.gen -diff\n"),
            ("100644", b"sub/.gitattributes", rules),
            ("100644", b"a.gen", text),
            ("100644", b"a.dat", text),
            ("100644", b"sub/a.dat", text),
            ("100644", b"sub/deep/a.raw", text),
            ("100644", b"sub/a.drv", text),
        ])
    };
    let diff = between(&world.repo(), side(b"1\0\n"), side(b"2\0\n"), &DiffOptions::default()).expect("a diff");
    let text: Vec<_> = diff.entries.iter().filter(|e| !e.binary).map(|e| e.path.to_string()).collect();
    assert_eq!(text, ["sub/deep/a.raw"], "only `diff` makes a text of a file with a NUL");
    let diff = between(&world.repo(), side(b"1\n"), side(b"2\n"), &DiffOptions::default()).expect("a diff");
    let binary: Vec<_> = diff.entries.iter().filter(|e| e.binary).map(|e| e.path.to_string()).collect();
    assert_eq!(binary, ["a.gen", "sub/a.dat", "sub/a.drv"]);
    assert!(diff.entries.iter().all(|e| e.binary == e.hunks.is_empty()));
}

#[test]
fn a_full_document_still_lists_and_counts_everything() {
    let world = Sandbox::new();
    let lines = |n: usize| "x\n".repeat(n).into_bytes();
    let files = [("a", 5), ("b", 500), ("c", 5), ("d", 5), ("e", 1)].map(|(path, n)| (path, lines(n)));
    let head: Vec<(&str, &[u8], &[u8])> = files.iter().map(|(p, t)| ("100644", p.as_bytes(), t.as_slice())).collect();
    let (base, head) = (world.tree_of(&[]), world.tree_of(&head));
    let options = DiffOptions { max_total_lines: 12, detect_renames: false, ..DiffOptions::default() };
    let diff = between(&world.repo(), base, head, &options).expect("a diff");
    let limit = Some(Omitted::Limit);
    let reasons: Vec<_> = diff.entries.iter().map(|e| e.omitted_reason).collect();
    assert_eq!(reasons, [None, limit, None, limit, limit], "`b` never fits, `d` is where it is full");
    assert!(diff.truncated);
    assert_eq!((diff.stats.entries, diff.stats.additions, diff.stats.deletions), (5, 516, 0));
    assert!(diff.entries.iter().all(|e| e.omitted_reason.is_some() == e.hunks.is_empty()));
}

#[test]
fn paths_outside_the_pathspecs_take_no_part_in_renames() {
    let world = Sandbox::new();
    let base = world.tree_of(&[("100644", b"in/a", b"some content\nto find\n"), ("100644", b"in/b", b"1\n")]);
    let head = world.tree_of(&[("100644", b"out/a", b"some content\nto find\n"), ("100644", b"in/b", b"2\n")]);
    let options = DiffOptions { paths: vec!["in".into()], ..DiffOptions::default() };
    let diff = between(&world.repo(), base, head, &options).expect("a diff");
    let seen: Vec<_> = diff.entries.iter().map(|e| (e.path.to_string(), e.status)).collect();
    assert_eq!(seen, [("in/a".to_owned(), Status::Deleted), ("in/b".to_owned(), Status::Modified)]);
    let options = DiffOptions { prefix: "in".into(), paths: vec!["b".into()], ..DiffOptions::default() };
    let diff = between(&world.repo(), base, head, &options).expect("a diff");
    assert_eq!(diff.entries.len(), 1);
}

#[test]
fn json_has_the_fields_that_scripts_read() {
    let world = Sandbox::new();
    let base = world.tree_of(&[("100644", b"old", b"one\ntwo\nthree\n"), ("100644", b"\xff", b"a")]);
    let head = world.tree_of(&[("100755", b"new", b"one\ntwo\n3\n")]);
    let diff = between(&world.repo(), base, head, &DiffOptions::default()).expect("a diff");
    let text = serde_json::to_string(&diff).expect("JSON").replace("},{", "},\n{");
    insta::assert_snapshot!(text, @r#"
    {"base":"ca97d31ac930b92983bdde9984a061358a61061e","head":"d1fd41dc43843c7e28f02bcaed490c8846e0771b","stats":{"entries":2,"additions":1,"deletions":2,"conflicted_entries":0},"entries":[{"path":"new","old_path":"old","status":"renamed","mode":"100755","old_mode":"100644","size":10,"binary":false,"omitted_reason":null,"additions":1,"deletions":1,"hunks":[{"base":{"start":1,"lines":3},"head":{"start":1,"lines":3},"lines":[{"kind":"context","text":"one\n"},
    {"kind":"context","text":"two\n"},
    {"kind":"remove","text":"three\n"},
    {"kind":"add","text":"3\n"}]}]},
    {"path":"�","path_hex":"ff","old_path":null,"status":"deleted","mode":null,"old_mode":"100644","size":1,"binary":false,"omitted_reason":null,"additions":0,"deletions":1,"hunks":[{"base":{"start":1,"lines":1},"head":{"start":0,"lines":0},"lines":[{"kind":"remove","text":"a"}]}]}],"conflicted_entries":[],"truncated":false}
    "#);
}

#[test]
fn a_partial_clone_fetches_what_it_compares() {
    let world = Sandbox::new();
    world.write("a", b"one\ntwo\nthree\nfour\n");
    world.write("same", b"never read\n");
    let base = world.tree();
    world.git(&["commit", "-qm", "1"]);
    world.remove("a");
    world.write("b", b"one\ntwo\nthree\nfour!\n");
    let head = world.tree();
    world.git(&["commit", "-qm", "2"]);
    world.git(&["config", "uploadpack.allowFilter", "true"]);
    let clones = tempfile::tempdir().expect("a temporary directory");
    let url = format!("file://{}", world.path().display());
    world.git_at(clones.path(), &["clone", "-q", "--bare", "--filter=blob:none", &url, "c"]);
    let repo = Repo::open(&clones.path().join("c")).expect("the clone opens");
    let diff = between(&repo, base, head, &DiffOptions::default()).expect("a diff");
    assert_eq!(diff.entries.len(), 1);
    assert_eq!((diff.entries[0].status, diff.stats.additions, diff.stats.deletions), (Status::Renamed, 1, 1));
    let same = world.id(&["rev-parse", "HEAD:same"]);
    assert!(!repo.has(same), "only what differs is fetched");
}
