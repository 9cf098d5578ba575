//! Whole commands, timed beside git (and jj where it is installed) in the same run, on seeded repositories and on copies of
//! real ones: medians and spreads, memory, what the parts of a command take, how a repository grows, and a chart.
//!
//! cargo bench --bench core_loop -- [--files 1000,20000,100000] [--repo PATH] [--rounds 9] [--write docs/performance.md]
//!
//! Nothing is asserted about times: machines differ.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use clap::Parser as _;

mod chart;
mod growth;
mod measure;
mod operations;
mod parts;
mod report;
#[path = "../support/mod.rs"]
mod support;

use operations::{Bench, Operation};
use support::{Output, World};

#[derive(clap::Parser)]
struct Options {
    /// How many files the seeded repositories have; 1000 and 20000 if there is no --repo either
    #[arg(long, value_delimiter = ',')]
    files: Vec<usize>,

    /// Measure with a clone of this repository as well, which is itself left alone
    #[arg(long, value_name = "PATH")]
    repo: Vec<PathBuf>,

    /// How often each command runs
    #[arg(long, default_value_t = 9)]
    rounds: usize,

    /// How many checkpoints a repository grows by
    #[arg(long, default_value_t = 1_000)]
    checkpoints: usize,

    #[command(flatten)]
    output: Output,
}

/// The files of the repository that have lines, at its `HEAD`, on a branch `main` without a remote.
fn clone(from: &Path) -> World {
    let from = from.canonicalize().expect("--repo is there");
    World::made(1, |world| {
        world.git(&world.root, &["clone", "-q", "--no-hardlinks", &from.to_string_lossy(), "repo"]);
        world.git(&world.repo, &["checkout", "-q", "-B", "main"]);
        world.git(&world.repo, &["remote", "remove", "origin"]);
        let mut list = world.command("git", &world.repo, &["ls-files", "-s", "-z"]);
        let listed = String::from_utf8(list.stdout(Stdio::piped()).output().expect("git starts").stdout)
            .expect("paths are UTF-8");
        // No links and submodules, and nothing that changes what git does with other files.
        let entries = listed.split_terminator('\0').filter(|entry| entry.starts_with("100"));
        let paths = entries.filter_map(|entry| entry.split_once('\t')).map(|(_, path)| PathBuf::from(path));
        world.files = paths.filter(|path| !path.to_string_lossy().contains(".git")).collect();
    })
}

/// What starting a program costs at least.
fn starting(rounds: usize, has_jj: bool) -> Operation {
    let world = World::new(1);
    let (source, empty) = (world.root.join("empty.rs"), world.root.join("empty"));
    std::fs::write(&source, "fn main() {}\n").expect("writable");
    let built = Command::new("rustc").arg("-O").arg(&source).arg("-o").arg(&empty).status();
    assert!(built.is_ok_and(|status| status.success()), "rustc builds an empty program");
    Operation::starting(&world, rounds, &empty.to_string_lossy(), has_jj)
}

fn main() -> ExitCode {
    if let Some(status) = measure::serve() {
        return status;
    }
    let options = Options::parse();
    let has_jj = Command::new("jj").arg("--version").output().is_ok_and(|o| o.status.success());
    let seeded: &[usize] =
        if options.files.is_empty() && options.repo.is_empty() { &[1_000, 20_000] } else { &options.files };

    let mut text = format!("{}\n\n### Starting a program\n\n", report::machine());
    text.push_str(&report::table(&[starting(options.rounds * 3, has_jj)]));
    // Kept until the end, as each removal would make what comes next slower.
    let mut done: Vec<(String, Bench)> = Vec::new();
    for count in seeded {
        eprintln!("{count} files");
        done.push((format!("{count} files"), Bench::run(World::new(*count), options.rounds, has_jj)));
    }
    for path in &options.repo {
        let world = clone(path);
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let name = format!("{name}, {} files", world.files.len());
        eprintln!("{name}");
        done.push((name, Bench::run(world, options.rounds, has_jj)));
    }
    for (name, bench) in &done {
        let _ = writeln!(text, "\n### {name}\n\n{}\n{}", report::table(&bench.operations), bench.parts.table());
    }
    let _ = writeln!(text, "### Growth\n\n{}", growth::table(options.checkpoints, has_jj));
    options.output.show("measured", &text);
    if let Some(page) = &options.output.write {
        let panels: Vec<_> = done.iter().map(|(name, bench)| (name.clone(), &bench.operations[..])).collect();
        std::fs::write(page.with_extension("svg"), chart::svg(&panels)).expect("the chart is writable");
    }
    ExitCode::SUCCESS
}
