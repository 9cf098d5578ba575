//! The numbers of `tine stats` for a monitoring system, in Prometheus' text format: names and labels are the contract.

use std::fmt::Write as _;

use crate::core::stats::{Stats, Times};

/// One text with every metric. Names from the log are escaped, whatever they hold.
pub fn render(stats: &Stats) -> String {
    let mut out = Out::default();
    out.head("tine_operation_duration_seconds", "summary", "How long operations took until they were public.");
    for kind in &stats.operations {
        out.summary("tine_operation_duration_seconds", &[("kind", &kind.kind)], &kind.times);
    }
    out.head("tine_operation_duration_max_seconds", "gauge", "The longest operation of a kind.");
    for kind in &stats.operations {
        out.sample("tine_operation_duration_max_seconds", &[("kind", &kind.kind)], seconds(kind.times.max_ms));
    }
    out.head("tine_operation_phase_seconds_total", "counter", "What operations spent their time on.");
    for kind in &stats.operations {
        for (phase, ms) in &kind.phases {
            let labels = [("kind", kind.kind.as_str()), ("phase", phase.as_str())];
            out.sample("tine_operation_phase_seconds_total", &labels, seconds(*ms));
        }
    }
    out.head("tine_review_wait_seconds", "summary", "From a proposal's revision to the first decision on it.");
    out.summary("tine_review_wait_seconds", &[], &stats.review.waited);
    out.head("tine_proposals_waiting", "gauge", "Proposals that wait for a first decision.");
    out.sample("tine_proposals_waiting", &[], number(stats.review.waiting));
    out.head("tine_proposal_oldest_wait_seconds", "gauge", "How long the oldest of them has been waiting.");
    out.sample("tine_proposal_oldest_wait_seconds", &[], seconds(stats.review.oldest_ms.unwrap_or_default()));
    out.head("tine_merges_total", "counter", "Refreshes and landings, by whether they met a conflict.");
    for merges in &stats.conflicts {
        for (result, count) in [("clean", merges.clean), ("conflict", merges.conflicts)] {
            out.sample("tine_merges_total", &[("kind", merges.kind), ("result", result)], number(count));
        }
    }
    out.head("tine_refusals_total", "counter", "What was refused, by the scope or rule that was missing.");
    for refused in &stats.refusals {
        out.sample("tine_refusals_total", &[("missing", &refused.missing)], number(refused.count));
    }
    out.head("tine_sessions", "gauge", "Sessions by state.");
    for (state, count) in &stats.sessions.states {
        out.sample("tine_sessions", &[("state", state)], number(*count));
    }
    out.text
}

fn seconds(ms: u64) -> String {
    format!("{}.{:03}", ms / 1000, ms % 1000)
}

fn number(count: usize) -> String {
    count.to_string()
}

#[derive(Default)]
struct Out {
    text: String,
}

impl Out {
    fn head(&mut self, name: &str, kind: &str, help: &str) {
        let _ = writeln!(self.text, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    fn sample(&mut self, name: &str, labels: &[(&str, &str)], value: impl std::fmt::Display) {
        let escaped = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        let labels: Vec<String> = labels.iter().map(|(key, value)| format!("{key}=\"{}\"", escaped(value))).collect();
        let labels = if labels.is_empty() { String::new() } else { format!("{{{}}}", labels.join(",")) };
        let _ = writeln!(self.text, "{name}{labels} {value}");
    }

    fn summary(&mut self, name: &str, labels: &[(&str, &str)], times: &Times) {
        // Without any there is no length of time that could be told.
        let known =
            (times.count > 0).then_some([("0.5", times.p50_ms), ("0.95", times.p95_ms), ("0.99", times.p99_ms)]);
        for (quantile, ms) in known.into_iter().flatten() {
            let labels = [labels, &[("quantile", quantile)]].concat();
            self.sample(name, &labels, seconds(ms));
        }
        self.sample(&format!("{name}_sum"), labels, seconds(times.total_ms));
        self.sample(&format!("{name}_count"), labels, number(times.count));
    }
}
