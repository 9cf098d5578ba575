//! `tine sessions`.

use serde_json::{Value, json};

use crate::core::document::{self, SessionDoc};
use crate::core::record::SessionRecord;
use crate::ui::sanitize;
use crate::ui::style::Style;
use crate::ui::table::{Column, Table};
use crate::ui::time;

use super::{Context, Human, Outcome, hints, shared};

/// List the live sessions
///
/// The latest activity comes first. Where there are very many, those are listed that work went on in last.
///
/// Example: tine sessions --all --json
#[derive(Debug, clap::Args)]
pub struct Args {
    /// List landed, discarded and archived ones as well
    #[arg(long)]
    all: bool,
    /// List only those with this tag; may be repeated
    #[arg(long = "tag", value_name = "K[=V]")]
    tags: Vec<String>,
    /// List as many; 0 for all of them
    #[arg(long, value_name = "N", default_value_t = 100)]
    limit: usize,
}

struct Done {
    sessions: Vec<SessionDoc>,
    /// How many there are, listed or not.
    total: usize,
    trunk: String,
    here: Option<String>,
    warnings: Vec<String>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let store = ctx.open()?;
    let trunk = store.trunk()?;
    // Only the record says which tags a session has.
    let read = if args.limit > 0 && args.tags.is_empty() { args.limit } else { usize::MAX };
    let (mut found, mut total) = store.sessions_at_work(read, !args.all)?;
    if !args.tags.is_empty() {
        found.retain(|s| args.tags.iter().all(|tag| has_tag(&s.value, tag)));
        total = found.len();
        found.truncate(if args.limit > 0 { args.limit } else { total });
    }
    let mut sessions = document::sessions(store, &found, &trunk)?;
    sessions.sort_by(|a, b| b.last_activity_at.cmp(&a.last_activity_at).then(a.id.cmp(&b.id)));
    let here = store.current_session()?.map(|s| s.value.id.to_string());
    let hinted = |s: &SessionDoc| {
        let id = s.id.clone();
        hints::of_session(s, store, &trunk.name).into_iter().map(move |hint| format!("session `{id}`: {hint}"))
    };
    let mut warnings: Vec<String> = sessions.iter().flat_map(hinted).collect();
    if sessions.len() < total {
        warnings.push(format!("{} of {total} sessions are listed; `--limit 0` lists all", sessions.len()));
    }
    Ok(Box::new(Done { sessions, total, trunk: trunk.name, here, warnings }))
}

/// Whether a session has a tag, as `key` or as `key=value`.
fn has_tag(session: &SessionRecord, wanted: &str) -> bool {
    match wanted.split_once('=') {
        Some((key, value)) => session.tags.get(key).is_some_and(|own| own == value),
        None => session.tags.contains_key(wanted),
    }
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "sessions": self.sessions, "total": self.total, "warnings": self.warnings }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        if self.sessions.is_empty() {
            return Ok(Human::status("no live sessions").with("begin with: cd \"$(tine start <name>)\""));
        }
        let mut table = Table::new([
            Column::left("session"),
            Column::left("state"),
            Column::right("checkpoints"),
            Column::left("active"),
            Column::left("trunk"),
            Column::left("task").flexible(),
        ]);
        for s in &self.sessions {
            let mark = if Some(&s.id) == self.here.as_ref() { "@ " } else { "  " };
            let mut hints = hints::of_session(s, ctx.store(), &self.trunk);
            hints.extend(shared::health(s).map(|health| format!("health {health}")));
            hints.extend(s.handoff.as_ref().map(|handoff| format!("handed over to {}", sanitize::line(&handoff.to))));
            let task = s.task.as_deref().or(s.reason.as_deref()).unwrap_or_default();
            let task = [sanitize::line(task)].into_iter().chain(hints.iter().map(|h| Style::Hint.paint(h)));
            table.row([
                format!("{mark}{}", Style::Session.paint(&s.id)),
                shared::state(s.state),
                s.checkpoints.to_string(),
                shared::ago(&s.last_activity_at, ctx.store()),
                format!("+{} -{}", s.ahead, s.behind),
                task.filter(|t| !t.is_empty()).collect::<Vec<_>>().join("; "),
            ]);
        }
        let shown = match self.total - self.sessions.len() {
            0 => time::count(self.total, "session"),
            more => format!("{}, and {more} more: --limit 0", time::count(self.sessions.len(), "session")),
        };
        let mut human = Human::paged(table.render(&ctx.ui));
        human.status.push(shown);
        Ok(human)
    }
}
