//! Whole commands, timed beside git (and jj where it is installed) in the same run, on seeded repositories.
//!
//! cargo bench --bench core_loop -- [--files 1000,20000,100000] [--rounds 9] [--write docs/performance.md]
//!
//! Prints medians in milliseconds and the ratio to git. Nothing is asserted: machines differ.

use std::fmt::Write as _;
use std::process::Command;

use clap::Parser as _;

mod support;

use support::{Output, Row, World};

#[derive(clap::Parser)]
struct Options {
    /// How many files the repositories have
    #[arg(long, value_delimiter = ',', default_value = "1000,20000")]
    files: Vec<usize>,

    /// How often each command runs
    #[arg(long, default_value_t = 9)]
    rounds: usize,

    #[command(flatten)]
    output: Output,
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
    let options = Options::parse();
    let has_jj = Command::new("jj").arg("--version").output().is_ok_and(|o| o.status.success());
    let mut text = String::new();
    for count in &options.files {
        let _ = writeln!(text, "{}", table(*count, &measure(*count, options.rounds, has_jj)));
    }
    options.output.show("measured", &text);
}
