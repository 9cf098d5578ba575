//! What an agent waits for at each prompt: `tine hook` at the prompt and at the turn's end, beside the checkpoint that a person
//! would take, on seeded repositories.
//!
//! cargo bench --bench hooks -- [--files 20000] [--rounds 21] [--write docs/performance.md]

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Stdio;
use std::time::{Duration, Instant};

use clap::Parser as _;

mod support;

use support::{Output, Row, World};

#[derive(clap::Parser)]
struct Options {
    /// How many files the repositories have
    #[arg(long, value_delimiter = ',', default_value = "20000")]
    files: Vec<usize>,

    /// How often each command runs
    #[arg(long, default_value_t = 21)]
    rounds: usize,

    #[command(flatten)]
    output: Output,
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
    let options = Options::parse();
    let mut text = String::new();
    for count in &options.files {
        let _ = writeln!(text, "{}", table(*count, &measure(*count, options.rounds)));
    }
    options.output.show("hooks", &text);
}
