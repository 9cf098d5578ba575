//! `tine log --follow`: checkpoints as they come, until somebody has seen enough.

use std::time::Duration;

use serde_json::{Value, json};

use crate::core::document::{self, CheckpointDoc};
use crate::core::ids::SessionId;
use crate::core::news::News;
use crate::ui::style::Style;
use crate::ui::{interrupt, sanitize};

use super::{Context, Human, Outcome, shared};

/// How long a checkpoint may be there before it is told.
const LATENCY: Duration = Duration::from_millis(250);

/// Nobody reads any more; all was told while it came.
struct Over;

/// Tells the newest checkpoints, oldest first, then each one that comes.
pub fn run(ctx: &Context, only: Option<SessionId>, limit: usize) -> anyhow::Result<Box<dyn Outcome>> {
    let store = ctx.store();
    let mut news = News::of(only);
    let mut first = news.take(store)?.unwrap_or_default();
    let old = first.len().saturating_sub(limit);
    let mut new = first.split_off(old);
    loop {
        for checkpoint in &new {
            tell(ctx, &document::checkpoint(store, checkpoint)?);
        }
        interrupt::check()?;
        if ctx.ui.reader_goes_within(LATENCY) {
            return Ok(Box::new(Over));
        }
        interrupt::check()?;
        new = news.take(store)?.unwrap_or_default();
    }
}

fn tell(ctx: &Context, c: &CheckpointDoc) {
    if ctx.ui.is_json() {
        return ctx.ui.json(json!({ "checkpoints": [c] }));
    }
    let who = sanitize::line(c.agent.as_deref().unwrap_or(&c.actor));
    let change: String = c.change_id.chars().take(crate::ui::ids::SHOWN).collect();
    ctx.ui.answer(&format!(
        "{} {} @{} {} {}  {}  {}",
        Style::Time.paint(&c.created_at),
        Style::Session.paint(&c.session),
        c.number,
        Style::ChangeId.paint(change),
        Style::Actor.paint(who),
        sanitize::line(&c.subject),
        shared::stats(&c.stats)
    ));
}

impl Outcome for Over {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "checkpoints": [] }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        Ok(Human::default())
    }
}
