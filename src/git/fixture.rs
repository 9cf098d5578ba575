//! Throw-away repositories for the tests of this room, with the real `git` as the oracle. Never leaves its
//! temporary directory: no user configuration, fixed people, a clock that only moves forward.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Oid, Repo};

/// A repository in a temporary directory with a worktree.
pub struct Fixture {
    dir: tempfile::TempDir,
    root: PathBuf,
    clock: Cell<i64>,
}

impl Fixture {
    /// An empty repository on branch `main`.
    pub fn new() -> Fixture {
        Fixture::with(&[])
    }

    /// An empty repository of another form, by further arguments of `git init`.
    pub fn with(init: &[&str]) -> Fixture {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let root = dir.path().canonicalize().expect("it exists").join("repo");
        std::fs::create_dir(&root).expect("an empty directory");
        let fixture = Fixture { dir, root, clock: Cell::new(1_700_000_000) };
        fixture.git(&[&["init", "-q", "-b", "main"], init].concat());
        for (key, value) in [("user.name", "Ann"), ("user.email", "ann@example.com"), ("gc.auto", "0")] {
            fixture.git(&["config", key, value]);
        }
        fixture
    }

    /// The worktree's root.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A place outside the worktree that vanishes with the fixture.
    pub fn outside(&self, name: &str) -> PathBuf {
        self.dir.path().canonicalize().expect("it exists").join(name)
    }

    /// Opened by our own door.
    pub fn repo(&self) -> Repo {
        Repo::open(&self.root.join(".git")).expect("git made it")
    }

    /// A `git` command in `dir`, cut off from the user's settings.
    pub fn command(&self, dir: &Path) -> Command {
        let now = self.clock.replace(self.clock.get() + 60);
        let mut git = Command::new("git");
        git.current_dir(dir)
            .env("HOME", self.dir.path())
            .env("XDG_CONFIG_HOME", self.dir.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_AUTHOR_DATE", format!("{now} +0100"))
            .env("GIT_COMMITTER_DATE", format!("{now} +0100"))
            .env("LC_ALL", "C.UTF-8")
            .env_remove("GIT_DIR")
            .env_remove("GIT_INDEX_FILE");
        git
    }

    /// Runs git in the worktree and gives its output; it must succeed.
    pub fn git(&self, args: &[&str]) -> String {
        self.git_at(&self.root, args)
    }

    /// Runs git in another directory.
    pub fn git_at(&self, dir: &Path, args: &[&str]) -> String {
        let out = self.command(dir).args(args).output().expect("git starts");
        assert!(out.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8_lossy(&out.stdout).trim_end().to_owned()
    }

    /// Runs git and gives exit status and raw output.
    pub fn git_raw(&self, args: &[&str], input: &[u8]) -> (Option<i32>, Vec<u8>) {
        use std::io::Write as _;
        use std::process::Stdio;
        let mut child = self
            .command(&self.root)
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("git starts");
        let mut pipe = child.stdin.take().expect("piped");
        let bytes = input.to_vec();
        let writer = std::thread::spawn(move || {
            let _ = pipe.write_all(&bytes);
        });
        let out = child.wait_with_output().expect("git ends");
        let _ = writer.join();
        (out.status.code(), out.stdout)
    }

    /// The commit a revision means, by git.
    pub fn id(&self, spec: &str) -> Oid {
        Oid::from_hex(self.git(&["rev-parse", spec]).as_bytes()).expect("git prints ids")
    }

    /// Writes a file below the worktree.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let file = self.root.join(path);
        std::fs::create_dir_all(file.parent().expect("below the root")).expect("directories");
        std::fs::write(file, content).expect("a file");
    }

    /// Commits everything in the worktree.
    pub fn commit(&self, message: &str) -> Oid {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", message]);
        self.id("HEAD")
    }

    /// Writes one file and commits.
    pub fn commit_file(&self, path: &str, content: &str, message: &str) -> Oid {
        self.write(path, content);
        self.commit(message)
    }
}

/// Numbers that look random and are the same in every run.
pub struct Dice(u64);

impl Dice {
    /// The sequence of this seed.
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 16) % limit as u64).expect("below a usize")
    }
}

/// Rounds of a differential test: more by `TINE_FUZZ_ROUNDS`.
pub fn rounds(usual: u64) -> u64 {
    std::env::var("TINE_FUZZ_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}
