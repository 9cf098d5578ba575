//! Whole commands, timed beside git (and jj where it is installed) in the same run, on seeded repositories.
//!
//! cargo bench --bench core_loop -- [--files 1000,20000,100000] [--rounds 9] [--write docs/performance.md]
//!
//! Prints medians in milliseconds and the ratio to git. Nothing is asserted: machines differ.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A repeatable stream of numbers, so that every run makes the same repositories.
struct Seed(u64);

impl Seed {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

struct Options {
    files: Vec<usize>,
    rounds: usize,
    write: Option<PathBuf>,
}

fn options() -> Options {
    let mut found = Options { files: vec![1_000, 20_000], rounds: 9, write: None };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().unwrap_or_else(|| panic!("{arg} needs a value"));
        match arg.as_str() {
            "--files" => found.files = value().split(',').map(|n| n.parse().expect("--files takes numbers")).collect(),
            "--rounds" => found.rounds = value().parse().expect("--rounds takes a number"),
            "--write" => found.write = Some(value().into()),
            // Cargo passes `--bench` to every benchmark.
            _ => {}
        }
    }
    found
}

/// One repository to measure in, below a directory of its own with its own home.
struct World {
    root: PathBuf,
    repo: PathBuf,
    files: Vec<PathBuf>,
    seed: Seed,
}

impl World {
    fn new(count: usize) -> World {
        let root = std::env::temp_dir().join(format!("tine-bench-{}-{count}", std::process::id()));
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

    fn command(&self, program: &str, dir: &Path, args: &[&str]) -> Command {
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

    fn timed(&self, program: &str, dir: &Path, args: &[&str]) -> Duration {
        let start = Instant::now();
        let done = self.command(program, dir, args).output().expect("the program starts");
        let took = start.elapsed();
        assert!(done.status.success(), "{program} {args:?}: {}", String::from_utf8_lossy(&done.stderr));
        took
    }

    fn git(&self, dir: &Path, args: &[&str]) -> Duration {
        self.timed("git", dir, args)
    }

    fn tine(&self, dir: &Path, args: &[&str]) -> Duration {
        self.timed(env!("CARGO_BIN_EXE_tine"), dir, args)
    }

    /// Writes new content into some files.
    fn edit(&mut self, dir: &Path, count: usize) {
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
struct Row {
    what: String,
    times: Vec<(String, Vec<Duration>)>,
}

impl Row {
    fn new(what: impl Into<String>) -> Row {
        Row { what: what.into(), times: Vec::new() }
    }

    fn note(&mut self, tool: &str, took: Duration) {
        match self.times.iter_mut().find(|(t, _)| t == tool) {
            Some((_, all)) => all.push(took),
            None => self.times.push((tool.to_owned(), vec![took])),
        }
    }

    fn median(&self, tool: &str) -> Option<f64> {
        let (_, all) = self.times.iter().find(|(t, _)| t == tool)?;
        let mut sorted = all.clone();
        sorted.sort();
        Some(sorted[sorted.len() / 2].as_secs_f64() * 1000.0)
    }

    fn spread(&self, tool: &str) -> Option<(f64, f64)> {
        let (_, all) = self.times.iter().find(|(t, _)| t == tool)?;
        let ms = |d: &Duration| d.as_secs_f64() * 1000.0;
        Some((ms(all.iter().min()?), ms(all.iter().max()?)))
    }
}

fn measure(count: usize, rounds: usize, has_jj: bool) -> Vec<Row> {
    eprintln!("making a repository of {count} files");
    let mut world = World::new(count);
    let repo = world.repo.clone();
    let mut rows = Vec::new();

    let mut start = Row::new("start a workspace");
    // They stay to the end: ext4 makes many files slowly for half a minute after many were removed.
    for round in 0..rounds.min(5) {
        let place = world.root.join(format!("git-{round}"));
        let took = world.git(&repo, &["worktree", "add", "-q", "-b", &format!("w{round}"), &place.to_string_lossy()]);
        start.note("git worktree add", took);
        start.note("tine start", world.tine(&repo, &["start", &format!("s{round}")]));
    }
    rows.push(start);

    let session = world.root.join("repo.sessions/s0");
    let plain = world.root.join("plain");
    world.git(&repo, &["worktree", "add", "-q", "-b", "plain", &plain.to_string_lossy()]);
    let jj = world.root.join("jj");
    if has_jj {
        world.git(&world.root, &["clone", "-q", &repo.to_string_lossy(), &jj.to_string_lossy()]);
        world.timed("jj", &jj, &["git", "init", "--colocate"]);
    }
    for changed in [1, 10, 1_000] {
        let mut row = Row::new(format!("checkpoint, {changed} changed"));
        for _ in 0..rounds {
            world.edit(&plain, changed);
            let add = world.git(&plain, &["add", "-A"]);
            row.note("git add -A && git commit", add + world.git(&plain, &["commit", "-q", "-m", "x"]));
            world.edit(&session, changed);
            row.note("tine checkpoint", world.tine(&session, &["checkpoint", "-m", "x"]));
            if has_jj {
                world.edit(&jj, changed);
                row.note("jj commit", world.timed("jj", &jj, &["commit", "-m", "x"]));
            }
        }
        rows.push(row);
    }
    let mut none = Row::new("checkpoint, nothing changed");
    for _ in 0..rounds {
        none.note("git add -A && git status", world.git(&plain, &["add", "-A"]) + world.git(&plain, &["status", "-s"]));
        none.note("tine checkpoint", world.tine(&session, &["checkpoint"]));
    }
    rows.push(none);

    let mut undo = Row::new("undo, 10 changed");
    for _ in 0..rounds {
        world.edit(&plain, 10);
        world.git(&plain, &["commit", "-q", "-a", "-m", "y"]);
        undo.note("git checkout", world.git(&plain, &["checkout", "-q", "--detach", "HEAD~1"]));
        world.git(&plain, &["checkout", "-q", "plain"]);
        world.edit(&session, 10);
        world.tine(&session, &["checkpoint", "-m", "y"]);
        undo.note("tine undo", world.tine(&session, &["undo"]));
        if has_jj {
            world.edit(&jj, 10);
            world.timed("jj", &jj, &["commit", "-m", "y"]);
            undo.note("jj undo", world.timed("jj", &jj, &["undo"]));
        }
    }
    rows.push(undo);

    let mut status = Row::new("status, 10 changed");
    for _ in 0..rounds {
        world.edit(&plain, 10);
        status.note("git status", world.git(&plain, &["status", "--short"]));
        world.edit(&session, 10);
        status.note("tine status", world.tine(&session, &["status"]));
        if has_jj {
            world.edit(&jj, 10);
            status.note("jj status", world.timed("jj", &jj, &["status"]));
        }
    }
    rows.push(status);
    rows
}

fn table(count: usize, rows: &[Row]) -> String {
    let mut text = format!(
        "### {count} files\n\n| operation | tool | median ms | min to max | ratio to git |\n| --- | --- | ---: | ---: | ---: |\n"
    );
    for row in rows {
        let reference = row.times.first().and_then(|(tool, _)| row.median(tool));
        for (tool, _) in &row.times {
            let (Some(median), Some((low, high))) = (row.median(tool), row.spread(tool)) else { continue };
            let ratio = reference.map_or(String::new(), |r| format!("{:.2}", median / r));
            let _ = writeln!(text, "| {} | {tool} | {median:.1} | {low:.1} to {high:.1} | {ratio} |", row.what);
        }
    }
    text
}

fn main() {
    let options = options();
    let has_jj = Command::new("jj").arg("--version").output().is_ok_and(|o| o.status.success());
    let mut text = String::new();
    for count in &options.files {
        let _ = writeln!(text, "{}", table(*count, &measure(*count, options.rounds, has_jj)));
    }
    println!("{text}");
    if let Some(path) = &options.write {
        let old = std::fs::read_to_string(path).unwrap_or_default();
        let marks = ("<!-- measured -->", "<!-- end of measured -->");
        let new = match (old.find(marks.0), old.find(marks.1)) {
            (Some(a), Some(b)) => format!("{}\n\n{text}\n{}", &old[..a + marks.0.len()], &old[b..]),
            _ => format!("{old}\n{}\n\n{text}\n{}\n", marks.0, marks.1),
        };
        std::fs::write(path, new).expect("the page is writable");
    }
}
