//! A checkpoint in layers is the tree that git would write there, whatever was done to the files or to the index.

use super::{is_taken_up, world_with_layers};

/// What programs and people do, in the words of the shell; `$n` is a number, `$f` and `$d` a file and a directory.
const EDITS: &[&str] = &[
    "echo $n >>$f",
    "mkdir -p $(dirname $f); echo $n >$f",
    "git checkout -q main -- .",
    "rm -f $f",
    "rm -rf $d",
    "rm -rf $d; mkdir -p $d; echo $n >$d/again",
    "rm -rf $f; mkdir -p $f; echo $n >$f/below",
    "rm -rf $d; mkdir -p $(dirname $d); echo $n >$d",
    "mkdir -p $d/more/deep; echo $n >$d/more/deep/$n",
    "mkdir -p moved; rm -rf moved/$n; mv $d moved/$n",
    "mv $f renamed-$n",
    "rm -rf $f; ln -s ../elsewhere $f",
    "rm -rf $d; ln -s moved $d",
    "chmod +x $f",
    "chmod -x $f",
    "echo '*.$n' >>.gitignore; echo i >$n.$n; git add -f $n.$n",
    "echo 'moved/' >.gitignore",
    "rm -f .gitignore",
    "echo '*.txt' >$d/.gitignore",
    "git rm -r -q --cached $d",
    "git rm -q --cached $f",
    "git add -A $d",
    "git add -N new-$n; echo $n >new-$n; git add -N new-$n",
    "git mv $f by-git-$n",
    "git reset -q --hard",
    "git commit -q -a -m by-git",
    "git reset -q HEAD~1",
    "git checkout -q HEAD~1 -- .",
    "git stash -q; git stash pop -q",
    "printf 'a\\r\\nb\\r\\n' >$f; echo '*.txt text' >.gitattributes",
    "truncate -s 0 $f",
    "touch -d @1000000000 $f",
    "cp -p $f copy-$n; mv copy-$n $f",
];

/// Numbers that look random, the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("a small number") % sides
    }
}

/// How many rounds: more when asked for.
fn rounds() -> usize {
    std::env::var("TINE_FUZZ_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(120)
}

#[test]
fn every_checkpoint_is_the_tree_of_git() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    for dir in 0..4 {
        for file in 0..4 {
            repo.write(format!("d{dir}/e{}/f{file}.txt", file % 2), format!("{dir} {file}\n"));
        }
    }
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "Files"]);
    let mut dice = Dice(20_260_101);
    let total = rounds();
    let mut done = 0;
    // Some rounds in one run, then the next one: layers grow, and are laid anew.
    while done < total {
        let mut script = String::from("index=$(mktemp)\n");
        for round in done..done + 6 {
            for _ in 0..=dice.roll(4) {
                let (d, e, f) = (dice.roll(4), dice.roll(2), dice.roll(4));
                let dir = if dice.roll(2) == 0 { format!("d{d}") } else { format!("d{d}/e{e}") };
                script += &format!("n={round} d={dir} f=d{d}/e{}/f{f}.txt\n", f % 2);
                script += &format!("{{ {}; }} 2>/dev/null\n", EDITS[dice.roll(EDITS.len())]);
            }
            script += CHECK;
        }
        done += 6;
        let session = if done == 6 { ["--new", "--task", "Fuzz"].as_slice() } else { &["-s", "fuzz"] };
        let file = world.root().join("tmp/script");
        std::fs::write(&file, &script).expect("a script");
        let words = [&["run", "--isolate"], session, &["--", "bash", file.to_str().expect("UTF-8")]].concat();
        let ran = repo.tine(words).env("TINE_PROGRAM", env!("CARGO_BIN_EXE_tine")).run();
        assert_eq!(ran.status, Some(0), "{ran}\n{script}");
    }
    is_taken_up(&world);
}

/// Compares with what git would do, by an index of its own.
const CHECK: &str = r#"
cp "$(git rev-parse --git-path index)" "$index"
GIT_INDEX_FILE="$index" git add -A 2>/dev/null
want=$(GIT_INDEX_FILE="$index" git write-tree)
TINE_TEST_SEED=$RANDOM "$TINE_PROGRAM" checkpoint --include-secrets -m "round $n" >/dev/null || exit 8
got=$(git rev-parse 'HEAD^{tree}')
if [ "$want" != "$got" ]; then echo "round $n: git has $want, tine $got" >&2; git diff --name-status "$want" "$got" >&2; exit 9; fi
if [ -n "$(git status --porcelain)" ]; then echo "round $n: not clean" >&2; git status --short >&2; exit 10; fi
"#;
