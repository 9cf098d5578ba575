//! `tine locks`.

use serde_json::{Value, json};

use crate::core::lock::{self, Hold, Lease};
use crate::ui::sanitize;
use crate::ui::style::Style;
use crate::ui::table::{Column, Table};
use crate::ui::time;

use super::lock::subject;
use super::{Context, Human, Outcome};

/// List who holds what, and until when
///
/// Also lists the writer of each session: whoever took a checkpoint there a short while ago.
///
/// Example: tine locks --json
#[derive(Debug, clap::Args)]
pub struct Args {}

struct Done {
    locks: Vec<Lease>,
    writers: Vec<Lease>,
}

pub fn run(ctx: &mut Context, _: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let store = ctx.open()?;
    let (writers, locks) = lock::list(store)?.into_iter().partition(|l| l.hold == Hold::Writer);
    Ok(Box::new(Done { locks, writers }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        let documents = |leases: &[Lease]| leases.iter().map(Lease::document).collect::<Vec<_>>();
        Ok(json!({ "locks": documents(&self.locks), "writers": documents(&self.writers) }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        if self.locks.is_empty() && self.writers.is_empty() {
            return Ok(Human::status("nothing is locked"));
        }
        let mut table = Table::new([
            Column::left("id"),
            Column::left("locked"),
            Column::left("by"),
            Column::left("in"),
            Column::left("ends"),
            Column::left("reason").flexible(),
        ]);
        for lease in self.locks.iter().chain(&self.writers) {
            let reason = match lease.hold {
                Hold::Writer => Style::Dim.paint("writes there"),
                _ => sanitize::line(lease.reason.as_deref().unwrap_or_default()),
            };
            table.row([
                lease.id.clone(),
                subject(lease),
                Style::Actor.paint(sanitize::line(&lease.actor)),
                lease.session.as_ref().map_or(String::new(), |s| Style::Session.paint(s.as_str())),
                time::age(lease.expires_at, ctx.store().clock.now()),
                reason,
            ]);
        }
        Ok(Human::paged(table.render(&ctx.ui)))
    }
}
