//! What the benchmarks share: seeded repositories, timed commands, and the page that the figures go to. Nothing is asserted
//! about times: machines differ.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// What every benchmark takes.
#[derive(clap::Args)]
pub struct Output {
    /// Put the figures into this page
    #[arg(long, value_name = "PAGE")]
    write: Option<PathBuf>,

    /// Cargo passes it to every benchmark.
    #[arg(long = "bench", hide = true)]
    _bench: bool,
}

impl Output {
    /// Prints the figures, and puts them between two marks of the page.
    pub fn show(&self, name: &str, text: &str) {
        println!("{text}");
        if let Some(page) = &self.write {
            write_between(page, name, text);
        }
    }
}

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
    pub fn new(count: usize) -> World {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let nth = MADE.fetch_add(1, Ordering::Relaxed);
        let root = std::env::temp_dir().join(format!("tine-bench-{}-{nth}", std::process::id()));
        let repo = root.join("repo");
        std::fs::create_dir_all(&repo).expect("a temporary directory");
        std::fs::write(
            root.join("gitconfig"),
            "[user]\n\tname = Bench\n\temail = bench@example.org\n[gc]\n\tauto = 0\n",
        )
        .expect("writable");
        let mut world = World { root, repo, files: Vec::new(), seed: Seed(count as u64) };
        for n in 0..count {
            // About twelve files a directory, three levels deep.
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
        world
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

    /// Writes new content into some files.
    pub fn edit(&mut self, dir: &Path, count: usize) {
        for _ in 0..count {
            let at = self.seed.below(self.files.len() as u64) as usize;
            let text = format!("{:016x}\n{:016x}\n", self.seed.next(), self.seed.next());
            std::fs::write(dir.join(&self.files[at]), text).expect("writable");
        }
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

/// A measured operation of several tools, in the same round after each other.
pub struct Row {
    pub what: String,
    pub times: Vec<(String, Vec<Duration>)>,
}

impl Row {
    pub fn new(what: impl Into<String>) -> Row {
        Row { what: what.into(), times: Vec::new() }
    }

    pub fn note(&mut self, tool: &str, took: Duration) {
        match self.times.iter_mut().find(|(t, _)| t == tool) {
            Some((_, all)) => all.push(took),
            None => self.times.push((tool.to_owned(), vec![took])),
        }
    }

    pub fn median(&self, tool: &str) -> Option<f64> {
        let (_, all) = self.times.iter().find(|(t, _)| t == tool)?;
        let mut sorted = all.clone();
        sorted.sort();
        Some(sorted[sorted.len() / 2].as_secs_f64() * 1000.0)
    }

    pub fn spread(&self, tool: &str) -> Option<(f64, f64)> {
        let (_, all) = self.times.iter().find(|(t, _)| t == tool)?;
        let ms = |d: &Duration| d.as_secs_f64() * 1000.0;
        Some((ms(all.iter().min()?), ms(all.iter().max()?)))
    }
}

/// Puts text between two marks of a page.
fn write_between(page: &Path, name: &str, text: &str) {
    let old = std::fs::read_to_string(page).unwrap_or_default();
    let marks = (format!("<!-- {name} -->"), format!("<!-- end of {name} -->"));
    let new = match (old.find(&marks.0), old.find(&marks.1)) {
        (Some(a), Some(b)) => format!("{}\n\n{text}\n{}", &old[..a + marks.0.len()], &old[b..]),
        _ => format!("{old}\n{}\n\n{text}\n{}\n", marks.0, marks.1),
    };
    std::fs::write(page, new).expect("the page is writable");
}
