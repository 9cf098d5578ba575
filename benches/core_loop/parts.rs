//! What the parts of a command take, as `tine -v` tells.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::measure::Taken;

/// What a run spent outside of every part: starting, reading settings and records, printing.
const REST: &str = "everything else";
const WHOLE: &str = "the whole command";

/// Commands, each with what the parts of each run of it took, in milliseconds.
#[derive(Default)]
pub struct Parts {
    commands: Vec<(&'static str, Vec<BTreeMap<String, f64>>)>,
}

impl Parts {
    /// Takes a run of `tine -v` in.
    pub fn note(&mut self, command: &'static str, run: &Taken) {
        let whole = run.time.as_secs_f64() * 1000.0;
        let mut own = own_times(&run.stderr);
        assert!(!own.is_empty(), "{command}: no spans in {}", run.stderr);
        own.insert(REST.to_owned(), whole - own.values().sum::<f64>());
        own.insert(WHOLE.to_owned(), whole);
        match self.commands.iter_mut().find(|(known, _)| *known == command) {
            Some((_, runs)) => runs.push(own),
            None => self.commands.push((command, vec![own])),
        }
    }

    /// Medians; a part that takes less than a tenth of a millisecond in each of the commands is left out.
    pub fn table(&self) -> String {
        let mut text = "| milliseconds in |".to_owned();
        for (command, _) in &self.commands {
            let _ = write!(text, " {command} |");
        }
        let _ = writeln!(text, "\n| --- |{}", " ---: |".repeat(self.commands.len()));
        let mut names: Vec<&String> =
            self.commands.iter().flat_map(|(_, runs)| runs).flat_map(BTreeMap::keys).collect();
        names.sort_by_key(|name| (*name == WHOLE, *name == REST, *name));
        names.dedup();
        for name in names {
            let all: Vec<f64> = self.commands.iter().map(|(_, runs)| median(name, runs)).collect();
            if all.iter().any(|ms| *ms >= 0.1) {
                let cells: Vec<String> = all.iter().map(|ms| format!("{ms:.1}")).collect();
                let _ = writeln!(text, "| {name} | {} |", cells.join(" | "));
            }
        }
        text
    }
}

fn median(name: &str, runs: &[BTreeMap<String, f64>]) -> f64 {
    let mut all: Vec<f64> = runs.iter().map(|run| run.get(name).copied().unwrap_or_default()).collect();
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

/// What each part took without those inside it, from lines such as
/// `… phase{name="publish"}:phase{name="sync"}: close time.busy=1.57ms time.idle=1.98µs`.
fn own_times(trace: &str) -> BTreeMap<String, f64> {
    let mut own: BTreeMap<String, f64> = BTreeMap::new();
    for line in trace.lines() {
        let Some((spans, times)) = line.split_once(": close time.busy=") else { continue };
        let names: Vec<&str> = spans.split("name=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let took = milliseconds(times.split(' ').next().unwrap_or_default());
        let [outer @ .., name] = &names[..] else { continue };
        *own.entry((*name).to_owned()).or_default() += took;
        if let Some(around) = outer.last() {
            *own.entry((*around).to_owned()).or_default() -= took;
        }
    }
    own
}

fn milliseconds(text: &str) -> f64 {
    let unit = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let number: f64 = text[..unit].parse().expect("a time begins with a number");
    match &text[unit..] {
        "s" => number * 1e3,
        "ms" => number,
        "µs" => number / 1e3,
        "ns" => number / 1e6,
        unit => panic!("`{unit}` is a unit of time that spans are not known to have"),
    }
}
