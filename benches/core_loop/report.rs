//! What is printed: the machine, and tables.

use std::fmt::Write as _;
use std::process::Command;

use crate::operations::Operation;

/// What it was measured on, and with which programs, as far as they say.
pub fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let model =
        field("/proc/cpuinfo", "model name").unwrap_or_else(|| "a processor that does not say its name".to_owned());
    let memory = field("/proc/meminfo", "MemTotal")
        .and_then(|text| text.split(' ').next()?.parse::<u64>().ok())
        .map_or(String::new(), |kib| format!(", {} GB of memory", kib * 1024 / 1_000_000_000));
    let system = said("uname", &["-sr"]).unwrap_or_default();
    let tools = [
        said(env!("CARGO_BIN_EXE_tine"), &["--version"]),
        said("git", &["--version"]),
        said("jj", &["--version"]),
        said("rustc", &["--version"]),
    ];
    let tools: Vec<String> = tools.into_iter().flatten().collect();
    format!("Measured on {cores} cores ({model}){memory}, {system}, with {}.", tools.join(", "))
}

fn field(file: &str, name: &str) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

fn said(program: &str, args: &[&str]) -> Option<String> {
    let done = Command::new(program).args(args).output().ok().filter(|done| done.status.success())?;
    Some(String::from_utf8_lossy(&done.stdout).lines().next()?.to_owned())
}

/// Medians with their spread, as ratios to the first tool, and the memory of the largest run.
pub fn table(operations: &[Operation]) -> String {
    let mut text = "| operation | tool | median ms | min to max | ratio to the first | peak MB |\n\
                    | --- | --- | ---: | ---: | ---: | ---: |\n"
        .to_owned();
    for Operation { row, peaks } in operations {
        let reference = row.times.first().and_then(|(tool, _)| row.median(tool));
        for ((tool, _), (_, peak)) in row.times.iter().zip(peaks) {
            let (Some(median), Some((low, high))) = (row.median(tool), row.spread(tool)) else { continue };
            let ratio = reference.map_or(String::new(), |r| format!("{:.2}", median / r));
            #[expect(clippy::cast_precision_loss, reason = "shown without digits behind the point")]
            // What is no process has none of its own.
            let peak = if *peak == 0 { String::new() } else { format!("{:.0}", *peak as f64 / 1e6) };
            let _ =
                writeln!(text, "| {} | {tool} | {median:.1} | {low:.1} to {high:.1} | {ratio} | {peak} |", row.what);
        }
    }
    text
}
