//! `tine stats`.

use std::time::Duration;

use clap::ValueEnum;
use jiff::Timestamp;
use serde_json::Value;

use crate::core::stats::{self, Stats, Times};
use crate::error::{Code, Error};
use crate::ui::style::Style;
use crate::ui::table::{Column, Table};
use crate::ui::{metrics, sanitize, time};

use super::{Context, Human, Outcome};

/// Say how long operations took, how long reviews waited, and what met conflicts
///
/// Everything comes from the operation log, the records and the refusals of this clone. Commands that only read leave no
/// entry there and are not counted. A percentile is the smallest duration that so many in a hundred did not exceed.
///
/// Example: tine stats --since 7d
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Count only what is younger than this; by default all that the log has
    #[arg(long, value_name = "AGE")]
    since: Option<String>,
    /// As tables, as JSON, or as Prometheus' text format
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
    Prometheus,
}

struct Done {
    stats: Stats,
    format: Format,
}

/// Phases named beside a kind of operation.
const PHASES: usize = 3;
/// Characters of the longest bar.
const BAR: usize = 30;

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let age = match &args.since {
        Some(text) => Some(crate::config::value::duration(text).map_err(|e| Error::new(Code::Usage, e))?),
        None => None,
    };
    let store = ctx.open()?;
    let since = age.map(|age| store.clock.now().checked_sub(age).unwrap_or(Timestamp::MIN));
    Ok(Box::new(Done { stats: stats::collect(store, since)?, format: args.format }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(serde_json::to_value(&self.stats)?)
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        Ok(match self.format {
            Format::Json => Human::answer(serde_json::to_string_pretty(&self.stats)? + "\n"),
            Format::Prometheus => Human::answer(metrics::render(&self.stats)),
            Format::Table if self.stats.operations.is_empty() => {
                Human::status("no operations").with("tine op log --all   # what the log has")
            }
            Format::Table => Human::paged(tables(ctx, &self.stats)),
        })
    }
}

fn tables(ctx: &Context, stats: &Stats) -> String {
    let mut text = operations(ctx, stats);
    text.push('\n');
    text.push_str(&days(ctx, stats));
    text.push('\n');
    let review = &stats.review;
    let mut line = |what: &str, value: String| {
        text.push_str(&format!("{} {value}\n", Style::Heading.paint(format!("{what:<11}"))));
    };
    let waiting = match review.oldest_ms {
        Some(oldest) => format!(", {} waiting, the oldest for {}", review.waiting, ms(oldest)),
        None => ", none waiting".to_owned(),
    };
    let decided = time::count(review.waited.count, "decision");
    line("review", format!("{decided}{}{waiting}", in_short(&review.waited)));
    for merges in &stats.conflicts {
        let all = merges.clean + merges.conflicts;
        let rate = (merges.conflicts * 100).checked_div(all).map_or(String::new(), |rate| format!(" ({rate}%)"));
        line(merges.kind, format!("{} of {all} met conflicts{rate}", merges.conflicts));
    }
    let sessions = &stats.sessions;
    let states: Vec<String> = sessions.states.iter().map(|(state, count)| format!("{count} {state}")).collect();
    line("sessions", if states.is_empty() { "none".to_owned() } else { states.join(", ") });
    if sessions.with_checkpoints > 0 {
        let (half, most) = (sessions.checkpoints_p50, sessions.checkpoints_max);
        line("checkpoints", format!("{half} in the median session, {most} in the longest"));
    }
    for refused in &stats.refusals {
        line("refused", format!("{} for {}", time::count(refused.count, "time"), sanitize::line(&refused.missing)));
    }
    text
}

fn operations(ctx: &Context, stats: &Stats) -> String {
    let right = |heading| Column::right(heading);
    let mut table = Table::new([
        Column::left("operation"),
        right("count"),
        right("p50"),
        right("p95"),
        right("p99"),
        right("max"),
        Column::left("most of it").flexible(),
    ]);
    for kind in &stats.operations {
        let t = &kind.times;
        let mut phases: Vec<_> = kind.phases.iter().collect();
        phases.sort_by_key(|(_, ms)| std::cmp::Reverse(**ms));
        let phases = phases.into_iter().take(PHASES);
        let phases: Vec<String> =
            phases.map(|(name, total)| format!("{} {}", sanitize::line(name), ms(*total))).collect();
        table.row([
            Style::Command.paint(sanitize::line(&kind.kind)),
            t.count.to_string(),
            ms(t.p50_ms),
            ms(t.p95_ms),
            ms(t.p99_ms),
            ms(t.max_ms),
            Style::Dim.paint(phases.join(", ")),
        ]);
    }
    table.render(&ctx.ui)
}

fn days(ctx: &Context, stats: &Stats) -> String {
    let mut table = Table::new([
        Column::left("day"),
        Column::right("operations"),
        Column::right("checkpoints"),
        Column::right("p50"),
        Column::right("p95"),
        Column::left(""),
    ]);
    let most = stats.days.iter().map(|day| day.operations).max().unwrap_or_default().max(1);
    let cell = if ctx.ui.is_unicode() { "█" } else { "#" };
    for day in &stats.days {
        let c = &day.checkpoints;
        let some = |value: u64| if c.count == 0 { "-".to_owned() } else { ms(value) };
        table.row([
            day.day.clone(),
            day.operations.to_string(),
            c.count.to_string(),
            some(c.p50_ms),
            some(c.p95_ms),
            Style::Current.paint(cell.repeat((day.operations * BAR).div_ceil(most))),
        ]);
    }
    table.render(&ctx.ui)
}

fn in_short(times: &Times) -> String {
    if times.count == 0 {
        return String::new();
    }
    format!(" after {} (p50), {} (p95), {} at most", ms(times.p50_ms), ms(times.p95_ms), ms(times.max_ms))
}

fn ms(length: u64) -> String {
    time::duration(Duration::from_millis(length))
}
