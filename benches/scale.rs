//! Whole commands in a repository with few sessions and in one with very many, in the same run.
//!
//! cargo bench --bench scale -- [--sessions 10000] [--operations 100000] [--rounds 9] [--write docs/performance.md]
//!
//! Prints medians in milliseconds and the ratio of many to few. Nothing is asserted: machines differ.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Stdio;

use clap::Parser as _;

mod support;

use support::{Output, Row, World};

/// What "few" is.
const FEW: (usize, usize) = (10, 100);

#[derive(clap::Parser)]
struct Options {
    /// How many sessions are many
    #[arg(long, default_value_t = 10_000)]
    sessions: usize,

    /// How many operations are many
    #[arg(long, default_value_t = 100_000)]
    operations: usize,

    /// How often each command runs
    #[arg(long, default_value_t = 9)]
    rounds: usize,

    #[command(flatten)]
    output: Output,
}

/// A repository of a thousand files in which `here` is a session with a workspace, and others have been at work since.
fn crowded(sessions: usize, operations: usize) -> World {
    let mut world = World::new(1_000);
    let repo = world.repo.clone();
    world.tine(&repo, &["start", "here"]);
    let here = world.root.join("repo.sessions/here");
    for _ in 0..3 {
        world.edit(&here, 2);
        world.tine(&here, &["checkpoint", "-m", "work"]);
    }
    import(&world, sessions, operations);
    world.git(&repo, &["gc", "-q"]);
    // What tine keeps beside the log grows with each operation; here it is made anew for all of them at once.
    std::fs::remove_dir_all(repo.join(".git/tine/cache")).expect("it is there");
    world.tine(&repo, &["start", "after", "--no-workspace"]);
    world
}

/// Writes sessions of one checkpoint each, and entries of the log, as `git fast-import` takes them.
fn import(world: &World, sessions: usize, operations: usize) {
    let read = |rev: &str| {
        let out = world.command("git", &world.repo, &["rev-parse", rev]).stdout(Stdio::piped()).output();
        String::from_utf8_lossy(&out.expect("git starts").stdout).trim().to_owned()
    };
    let (base, log) = (read("main"), read("refs/tine/ops"));
    let when = 1_767_000_000;
    let mut text = String::new();
    let data = |text: &mut String, content: &str| {
        let _ = write!(text, "data {}\n{content}\n", content.len());
    };
    for n in 0..sessions {
        let _ =
            write!(text, "commit refs/heads/session/s{n}\ncommitter Bench <bench@example.org> {} +0000\n", when + n);
        data(&mut text, &format!("work on {n}\n\nTine-Session: s{n}\nTine-Kind: manual\n"));
        let _ = write!(text, "from {base}\nM 100644 inline notes/{}.txt\n", n % 97);
        data(&mut text, &format!("{n}\n"));
        let record = format!(
            "version = 1\nid = \"s{n}\"\nstate = \"active\"\ntask = \"work on {n}\"\nactor = \"bench\"\n\
             created_at = \"2026-01-01T00:00:00Z\"\nbase = \"{base}\"\nport_base = {}\n",
            20_000 + n % 4_000 * 10
        );
        let _ = write!(text, "commit refs/tine/session/s{n}\ncommitter bench <bench@example.org> {} +0000\n", when + n);
        data(&mut text, &format!("start session s{n}\n\nTine-Event: started\nTine-Actor: bench\n"));
        text.push_str("M 100644 inline record.toml\n");
        data(&mut text, &record);
    }
    for n in 0..operations {
        let session = n % sessions;
        let _ = write!(text, "commit refs/tine/ops\ncommitter bench <bench@example.org> {} +0000\n", when + n);
        let entry = format!(
            "checkpoint [s{session}]: work\n\n+++\nversion = 1\nid = \"{n:012x}\"\nkind = \"checkpoint\"\n\
             session = \"s{session}\"\nactor = \"bench\"\nstarted_at = \"2026-01-02T03:04:05Z\"\nduration_ms = 7\n\
             args = [\"checkpoint\", \"-m\", \"work\"]\nsummary = \"work\"\n\n[[refs]]\n\
             name = \"refs/heads/session/s{session}\"\nbefore = \"{base}\"\nafter = \"{base}\"\n"
        );
        data(&mut text, &entry);
        if n == 0 {
            let _ = writeln!(text, "from {log}");
        }
    }
    let mut child = world
        .command("git", &world.repo, &["fast-import", "--quiet"])
        .stdin(Stdio::piped())
        .spawn()
        .expect("git starts");
    child.stdin.take().expect("a pipe").write_all(text.as_bytes()).expect("git reads");
    assert!(child.wait().expect("git ends").success(), "fast-import");
}

const OPERATIONS: [(&str, &[&str]); 9] = [
    ("sessions", &["sessions", "--json"]),
    ("status", &["status"]),
    ("log", &["log"]),
    ("log --all --limit 50", &["log", "--all", "--limit", "50"]),
    ("op log", &["op", "log"]),
    ("checkpoint, 2 changed", &["checkpoint", "-m", "more"]),
    ("undo", &["undo"]),
    ("redo", &["redo"]),
    ("undo after all others", &["undo"]),
];

fn measure(few: &mut World, many: &mut World, rounds: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = OPERATIONS.iter().map(|(what, _)| Row::new(*what)).collect();
    for _ in 0..rounds {
        for (row, (what, args)) in rows.iter_mut().zip(OPERATIONS) {
            for (name, world) in [("few", &mut *few), ("many", &mut *many)] {
                let here = world.root.join("repo.sessions/here");
                if what.starts_with("checkpoint") {
                    world.edit(&here, 2);
                }
                row.note(name, world.tine(&here, args));
            }
        }
        for world in [&mut *few, &mut *many] {
            let here = world.root.join("repo.sessions/here");
            world.tine(&here, &["redo"]);
        }
    }
    rows
}

fn main() {
    let options = Options::parse();
    eprintln!("making a repository of {} sessions and {} operations", options.sessions, options.operations);
    let (mut few, mut many) = (crowded(FEW.0, FEW.1), crowded(options.sessions, options.operations));
    let rows = measure(&mut few, &mut many, options.rounds);
    let mut refs = Row::new("git for-each-ref");
    for _ in 0..options.rounds {
        refs.note("git", many.git(&many.repo, &["for-each-ref", "refs/tine/session"]));
    }
    let mut text = format!(
        "| command | {} sessions, {} operations | {} sessions, {} operations | ratio |\n| --- | ---: | ---: | ---: |\n",
        FEW.0, FEW.1, options.sessions, options.operations
    );
    for row in &rows {
        let (Some(a), Some(b)) = (row.median("few"), row.median("many")) else { continue };
        let (Some((low, _)), Some((_, high))) = (row.spread("few"), row.spread("many")) else { continue };
        let _ = writeln!(
            text,
            "| {} | {a:.1} ms, at least {low:.1} | {b:.1} ms, at most {high:.1} | {:.2} |",
            row.what,
            b / a
        );
    }
    if let Some(took) = refs.median("git") {
        let _ = writeln!(text, "\n`git for-each-ref refs/tine/session` takes {took:.1} ms there.");
    }
    options.output.show("scale", &text);
}
