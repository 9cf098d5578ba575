//! A session that is edited at random for a long time, in a copy of a real tree, with git as the judge: after each command the
//! tree of the latest checkpoint is the one that `git add -A && git write-tree` gives.
//!
//! cargo bench --bench soak -- [--repo PATH] [--rounds 5000] [--seed 1]
//!
//! What tine keeps between commands (its cache, git's index, unfinished operations of killed commands) stays from round to round.
//! Ends at the first difference, and keeps the repository then.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use clap::Parser as _;

mod edits;
mod judge;
#[path = "../support/world.rs"]
#[allow(dead_code, reason = "nothing is timed here")]
mod world;

use edits::Edits;
use judge::Judge;
use world::{Seed, World};

#[derive(clap::Parser)]
struct Options {
    /// Work in a copy of the files at this repository's `HEAD`; without it, in a seeded repository of 2,000 files
    #[arg(long)]
    repo: Option<PathBuf>,

    /// How many times something is edited and looked at
    #[arg(long, default_value_t = 5_000)]
    rounds: usize,

    /// Begin the stream of random numbers here
    #[arg(long, default_value_t = 1)]
    seed: u64,

    /// Cargo passes it to every benchmark.
    #[arg(long = "bench", hide = true)]
    _bench: bool,
}

/// The tree at a repository's `HEAD`, as the one commit of a new repository.
fn copy_of(from: &Path) -> World {
    let from = from.canonicalize().expect("--repo is there");
    World::made(0, |world| {
        let (index, place) = (world.root.join("index"), format!("{}/", world.repo.display()));
        for args in [&["read-tree", "HEAD"][..], &["checkout-index", "-a", "--prefix", &place]] {
            let done = world.command("git", &from, args).env("GIT_INDEX_FILE", &index).status().expect("git starts");
            assert!(done.success(), "git {args:?} in {}", from.display());
        }
        world.git(&world.repo, &["init", "-q", "-b", "main"]);
        world.git(&world.repo, &["add", "-A"]);
        world.git(&world.repo, &["commit", "-q", "-m", "files"]);
        world.git(&world.repo, &["gc", "-q"]);
    })
}

/// What was done so far, for the last line.
#[derive(Default)]
struct Counts {
    compared: usize,
    whole: usize,
    killed: usize,
    skipped: usize,
    refused: usize,
}

struct Soak {
    judge: Judge,
    edits: Edits,
    dice: Seed,
    counts: Counts,
}

impl Soak {
    fn round(&mut self) -> Result<(), String> {
        let edited = self.edits.some(&mut self.dice);
        // Some directories are at rest when they are looked at, some are not.
        if self.dice.below(4) == 0 {
            std::thread::sleep(Duration::from_millis(self.dice.below(40)));
        }
        match self.dice.below(100) {
            0..45 => self.checkpoint(&[]),
            45..57 => self.checkpoint(&edited),
            57..70 => self.status(),
            70..80 => self.undo_and_redo(),
            80..85 => self.restore(),
            85..93 => self.kill(),
            _ => self.plain_git(),
        }
    }

    /// Saves everything, or some paths, and compares.
    fn checkpoint(&mut self, paths: &[PathBuf]) -> Result<(), String> {
        let paths: Vec<String> = paths
            .iter()
            .filter(|path| self.judge.place.join(path).symlink_metadata().is_ok())
            .take(4)
            .map(|path| path.to_string_lossy().into_owned())
            // git refuses what is ignored, and all that is named beside it.
            .filter(|path| self.judge.git(&["check-ignore", "-q", "--", path]).is_err())
            .collect();
        let expected = self.judge.tree(&paths)?;
        let mut args = vec!["checkpoint", "-m", "soak", "--"];
        args.extend(paths.iter().map(String::as_str));
        let said = self.judge.tine(&args)?;
        if !said["skipped"].as_array().is_none_or(Vec::is_empty) {
            self.counts.skipped += 1;
            return Ok(());
        }
        self.counts.compared += 1;
        self.judge.same("checkpoint", &expected, &self.judge.head()?)?;
        if paths.is_empty() && self.dice.below(5) == 0 {
            self.judge.clean("checkpoint")?;
        }
        if self.dice.below(60) == 0 {
            self.counts.whole += 1;
            self.judge.whole(&paths)?;
        }
        Ok(())
    }

    /// What is said to have changed is what differs.
    fn status(&mut self) -> Result<(), String> {
        let said = self.judge.tine(&["status"])?;
        let listed =
            said["session"]["changes"].as_array().or(said["changes"].as_array()).ok_or("no list of changes")?;
        let mut listed: Vec<String> =
            listed.iter().map(|change| change["path"].as_str().unwrap_or_default().to_owned()).collect();
        listed.sort();
        let expected = self.judge.tree(&[])?;
        let differ = self.judge.differ(&self.judge.head()?, &expected)?;
        self.counts.compared += 1;
        let beyond = |some: &[String], others: &[String]| -> Vec<String> {
            some.iter().filter(|path| !others.contains(path)).cloned().collect()
        };
        let (wrongly, missing) = (beyond(&listed, &differ), beyond(&differ, &listed));
        if wrongly.is_empty() && missing.is_empty() {
            return Ok(());
        }
        Err(format!("status lists {wrongly:?}, which do not differ, and does not list {missing:?}"))
    }

    /// There and back: what was unsaved is there again.
    fn undo_and_redo(&mut self) -> Result<(), String> {
        let before = self.judge.tree(&[])?;
        if !self.moved(&["undo"], &before)? {
            return Ok(());
        }
        self.counts.compared += 1;
        // With other rules a file that was ignored may be a new one now, which is saved before the next step.
        if self.judge.is_all_but_new("undo", &self.judge.head()?)? {
            self.judge.clean("undo")?;
            if !self.moved(&["redo"], &self.judge.tree(&[])?)? {
                return Ok(());
            }
            self.counts.compared += 1;
            self.judge.same("redo", &before, &self.judge.head()?)?;
            self.judge.is_all_but_new("redo", &before)?;
        }
        self.edits.list(&self.judge.place);
        Ok(())
    }

    /// Whether a command changed files. Where ignored ones are in the way it changes none, and they are taken out of it.
    fn moved(&mut self, args: &[&str], before: &str) -> Result<bool, String> {
        match self.judge.tine(args) {
            Err(refused) if refused.contains("files that no checkpoint holds are in the way") => {
                self.counts.refused += 1;
                self.judge.same("files after a refusal", before, &self.judge.tree(&[])?)?;
                self.judge.git(&["clean", "-q", "-f", "-d", "-X"])?;
                self.edits.list(&self.judge.place);
                Ok(false)
            }
            done => done.map(|_| true),
        }
    }

    fn restore(&mut self) -> Result<(), String> {
        let to = format!("@{}", self.dice.below(3));
        let wanted = self.judge.tine(&["show", &to])?["checkpoint"]["commit"].as_str().unwrap_or_default().to_owned();
        let wanted = self.judge.git(&["rev-parse", &format!("{wanted}^{{tree}}")])?;
        if !self.moved(&["restore", &to], &self.judge.tree(&[])?)? {
            return Ok(());
        }
        self.counts.compared += 1;
        self.judge.same("restore", &wanted, &self.judge.head()?)?;
        self.judge.is_all_but_new("restore", &wanted)?;
        self.edits.list(&self.judge.place);
        Ok(())
    }

    /// A command that is killed somewhere; the next one has to find everything.
    fn kill(&mut self) -> Result<(), String> {
        let args: &[&str] = match self.dice.below(3) {
            0 => &["undo"],
            1 => &["restore", "@1"],
            _ => &["checkpoint", "-m", "killed"],
        };
        let before = self.judge.tree(&[])?;
        let mut running = self.judge.command(args).spawn().map_err(|e| e.to_string())?;
        std::thread::sleep(Duration::from_micros(self.dice.below(90_000)));
        let _ = running.kill();
        let _ = running.wait();
        self.counts.killed += 1;
        self.judge.tine(&["checkpoint", "-m", "after a kill"])?;
        let now = self.judge.tree(&[])?;
        self.judge.same("checkpoint after a kill", &now, &self.judge.head()?)?;
        // Either nothing happened, or what was there is in a checkpoint.
        let known = self.judge.git(&["log", "-g", "-60", "--format=%T", "HEAD"])?;
        self.counts.compared += 1;
        if now != before && !known.lines().any(|tree| tree == before) {
            return Err(format!("{before} was there before {args:?} was killed, and is in no checkpoint"));
        }
        self.edits.list(&self.judge.place);
        Ok(())
    }

    /// What plain git may be used for in between.
    fn plain_git(&mut self) -> Result<(), String> {
        match self.dice.below(5) {
            0 => self.judge.git(&["add", "-A"])?,
            1 => self.judge.git(&["reset", "-q"])?,
            2 => self.judge.git(&["update-index", "-q", "--refresh"]).unwrap_or_default(),
            3 => {
                self.judge.git(&["add", "-A"])?;
                self.judge.git(&["commit", "-q", "--allow-empty", "-m", "by git"])?
            }
            _ => self.judge.git(&["status", "--short"])?,
        };
        Ok(())
    }
}

fn main() -> ExitCode {
    let options = Options::parse();
    let world = match &options.repo {
        Some(path) => copy_of(path),
        None => World::new(2_000),
    };
    world.tine(&world.repo, &["start", "soak"]);
    let place = world.root.join("repo.sessions/soak");
    let judge = Judge::new(&world, &place);
    let mut edits = Edits::default();
    edits.list(&place);
    let mut soak = Soak { judge, edits, dice: Seed(options.seed), counts: Counts::default() };
    let begin = Instant::now();
    // Something to go back to.
    for _ in 0..3 {
        soak.edits.some(&mut soak.dice);
        soak.judge.tine(&["checkpoint", "-m", "soak"]).expect("a checkpoint");
    }
    for round in 1..=options.rounds {
        if let Err(difference) = soak.round() {
            println!("round {round} of seed {}: {difference}", options.seed);
            println!("kept in {}", world.root.display());
            std::mem::forget(world);
            return ExitCode::FAILURE;
        }
        if round % 100 == 0 {
            println!("{round} rounds in {:.0?}", begin.elapsed());
        }
    }
    let doctor = soak.judge.tine(&["doctor"]).map(|said| said["findings"].to_string());
    // That there are many loose objects is no problem.
    if !doctor.as_ref().is_ok_and(|said| !said.contains("\"problem\"")) {
        println!("tine doctor: {doctor:?}");
        return ExitCode::FAILURE;
    }
    let fsck = Command::new("git").arg("-C").arg(&world.repo).args(["fsck", "--strict", "--no-dangling"]).status();
    let Counts { compared, whole, killed, skipped, refused } = soak.counts;
    println!(
        "{} rounds, {compared} comparisons, {whole} of them with all files read anew: no difference. {killed} commands were \
         killed, {refused} refused because of ignored files, {skipped} checkpoints left out what tine skips.",
        options.rounds
    );
    if fsck.is_ok_and(|status| status.success()) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
