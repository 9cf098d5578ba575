//! What an agent waits for at each prompt: `tine hook` at the prompt and at the turn's end, beside the checkpoint that a person
//! would take, on seeded repositories.
//!
//! cargo bench --bench hooks -- [--files 20000] [--rounds 21] [--write docs/performance.md]

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

mod support;

use support::{Row, World, write_between};

struct Options {
    files: Vec<usize>,
    rounds: usize,
    write: Option<PathBuf>,
}

fn options() -> Options {
    let mut found = Options { files: vec![20_000], rounds: 21, write: None };
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

/// One call of a hook, from its start to its end, as the agent waits for it.
fn hook(world: &World, event: &str, turn: usize) -> Duration {
    let payload = format!(
        "{{\"session_id\":\"bench\",\"prompt_id\":\"{turn}\",\"cwd\":\"{}\",\"hook_event_name\":\"{event}\",\
         \"prompt\":\"Prompt {turn}\",\"tool_name\":\"Bash\",\"tool_input\":{{\"command\":\"ls\"}}}}",
        world.repo.display()
    );
    let mut command = world.command(env!("CARGO_BIN_EXE_tine"), &world.root, &["hook", "claude"]);
    let start = Instant::now();
    let mut child = command.stdin(Stdio::piped()).spawn().expect("tine starts");
    child.stdin.take().expect("a pipe").write_all(payload.as_bytes()).expect("it reads");
    let done = child.wait_with_output().expect("it ends");
    let took = start.elapsed();
    assert!(done.status.success() && done.stderr.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
    took
}

fn measure(count: usize, rounds: usize) -> Vec<Row> {
    eprintln!("making a repository of {count} files");
    let mut world = World::new(count);
    let repo = world.repo.clone();
    hook(&world, "UserPromptSubmit", 0);
    hook(&world, "Stop", 0);
    let mut prompt = Row::new("prompt, nothing unsaved");
    let mut edited = Row::new("prompt, 2 files unsaved");
    let mut tool = Row::new("tool that is not risky");
    let mut end = Row::new("turn's end, 10 files changed");
    for turn in 1..=rounds {
        prompt.note("tine hook", hook(&world, "UserPromptSubmit", 2 * turn));
        tool.note("tine hook", hook(&world, "PreToolUse", 2 * turn));
        world.edit(&repo, 10);
        end.note("tine hook", hook(&world, "Stop", 2 * turn));
        world.edit(&repo, 2);
        edited.note("tine hook", hook(&world, "UserPromptSubmit", 2 * turn + 1));
        hook(&world, "Stop", 2 * turn + 1);
        world.edit(&repo, 10);
        end.note("tine checkpoint", world.tine(&repo, &["checkpoint", "-m", "x"]));
    }
    vec![prompt, edited, tool, end]
}

fn table(count: usize, rows: &[Row]) -> String {
    let mut text =
        format!("### Hooks, {count} files\n\n| event | call | median ms | min to max |\n| --- | --- | ---: | ---: |\n");
    for row in rows {
        for (tool, _) in &row.times {
            let (Some(median), Some((low, high))) = (row.median(tool), row.spread(tool)) else { continue };
            let _ = writeln!(text, "| {} | {tool} | {median:.1} | {low:.1} to {high:.1} |", row.what);
        }
    }
    text
}

fn main() {
    let options = options();
    let mut text = String::new();
    for count in &options.files {
        let _ = writeln!(text, "{}", table(*count, &measure(*count, options.rounds)));
    }
    println!("{text}");
    if let Some(path) = &options.write {
        write_between(path, "hooks", &text);
    }
}
