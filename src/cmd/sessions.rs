//! `tine sessions`.

use serde_json::{Value, json};

use crate::core::document::{self, SessionDoc};
use crate::ui::sanitize;
use crate::ui::style::Style;
use crate::ui::table::{Column, Table};
use crate::ui::time;

use super::{Context, Human, Outcome, hints, shared};

/// List the live sessions
///
/// Example: tine sessions --all --json
#[derive(Debug, clap::Args)]
pub struct Args {
    /// List landed, discarded and archived ones as well
    #[arg(long)]
    all: bool,
}

struct Done {
    sessions: Vec<SessionDoc>,
    trunk: String,
    here: Option<String>,
    warnings: Vec<String>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let store = ctx.open()?;
    let trunk = store.trunk()?;
    let found = if args.all { store.sessions()? } else { store.live_sessions()? };
    let mut sessions =
        found.iter().map(|s| document::session(store, &s.value, &trunk)).collect::<Result<Vec<_>, _>>()?;
    sessions.sort_by(|a, b| b.last_activity_at.cmp(&a.last_activity_at).then(a.id.cmp(&b.id)));
    let here = store.current_session()?.map(|s| s.value.id.to_string());
    let hinted = |s: &SessionDoc| {
        let id = s.id.clone();
        hints::of_session(s, store, &trunk.name).into_iter().map(move |hint| format!("session `{id}`: {hint}"))
    };
    let warnings = sessions.iter().flat_map(hinted).collect();
    Ok(Box::new(Done { sessions, trunk: trunk.name, here, warnings }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "sessions": self.sessions, "warnings": self.warnings }))
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
            let hints = hints::of_session(s, ctx.store(), &self.trunk);
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
        let shown = time::count(self.sessions.len(), "session");
        let mut human = Human::paged(table.render(&ctx.ui));
        human.status.push(shown);
        Ok(human)
    }
}
