//! A repository to measure in, and commands in it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// A repeatable stream of numbers, so that every run makes the same repositories.
pub struct Seed(pub u64);

impl Seed {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

/// One repository to measure in, below a directory of its own with its own home.
pub struct World {
    pub root: PathBuf,
    pub repo: PathBuf,
    pub files: Vec<PathBuf>,
    pub seed: Seed,
}

impl World {
    /// A directory with a home, in which a repository is made at `repo`.
    pub fn made(seed: u64, repository: impl FnOnce(&mut World)) -> World {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let nth = MADE.fetch_add(1, Ordering::Relaxed);
        let root = std::env::temp_dir().join(format!("tine-bench-{}-{nth}", std::process::id()));
        let repo = root.join("repo");
        std::fs::create_dir_all(&root).expect("a temporary directory");
        std::fs::write(
            root.join("gitconfig"),
            "[user]\n\tname = Bench\n\temail = bench@example.org\n[gc]\n\tauto = 0\n",
        )
        .expect("writable");
        let mut world = World { root, repo, files: Vec::new(), seed: Seed(seed) };
        repository(&mut world);
        world
    }

    /// A repository of this many files: about twelve a directory, three levels deep.
    pub fn new(count: usize) -> World {
        World::made(count as u64, |world| {
            for n in 0..count {
                let dir = n / 12;
                let path = PathBuf::from(format!("d{}/e{}/g{dir}/f{n}.txt", dir % 17, dir % 101));
                let full = world.repo.join(&path);
                std::fs::create_dir_all(full.parent().expect("below the repository")).expect("writable");
                let lines = 20 + world.seed.below(160);
                let mut text = String::new();
                for _ in 0..lines {
                    let _ = writeln!(text, "{:016x}", world.seed.next());
                }
                std::fs::write(full, text).expect("writable");
                world.files.push(path);
            }
            world.git(&world.repo, &["init", "-q", "-b", "main"]);
            world.git(&world.repo, &["add", "-A"]);
            world.git(&world.repo, &["commit", "-q", "-m", "files"]);
            world.git(&world.repo, &["gc", "-q"]);
        })
    }

    pub fn command(&self, program: &str, dir: &Path, args: &[&str]) -> Command {
        let mut command = Command::new(program);
        command
            .args(args)
            .current_dir(dir)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", &self.root)
            .env("GIT_CONFIG_GLOBAL", self.root.join("gitconfig"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            // Nothing is started beside what is measured.
            .env("CI", "true")
            .env("JJ_USER", "Bench")
            .env("JJ_EMAIL", "bench@example.org")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        command
    }

    pub fn timed(&self, program: &str, dir: &Path, args: &[&str]) -> Duration {
        let start = Instant::now();
        let done = self.command(program, dir, args).output().expect("the program starts");
        let took = start.elapsed();
        assert!(done.status.success(), "{program} {args:?}: {}", String::from_utf8_lossy(&done.stderr));
        took
    }

    pub fn git(&self, dir: &Path, args: &[&str]) -> Duration {
        self.timed("git", dir, args)
    }

    pub fn tine(&self, dir: &Path, args: &[&str]) -> Duration {
        self.timed(env!("CARGO_BIN_EXE_tine"), dir, args)
    }

    /// Writes new content into so many files, or all if there are fewer, and says which.
    pub fn edit(&mut self, dir: &Path, count: usize) -> Vec<PathBuf> {
        let mut order: Vec<usize> = (0..self.files.len()).collect();
        let count = count.min(order.len());
        for n in 0..count {
            let other = n + self.seed.below((order.len() - n) as u64) as usize;
            order.swap(n, other);
        }
        let paths: Vec<PathBuf> = order[..count].iter().map(|n| self.files[*n].clone()).collect();
        for path in &paths {
            std::fs::write(dir.join(path), self.text()).expect("writable");
        }
        paths
    }

    /// Content that no file has yet.
    pub fn text(&mut self) -> String {
        format!("{:016x}\n{:016x}\n", self.seed.next(), self.seed.next())
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}
