//! `tine proposals`.

use serde_json::{Value, json};

use crate::core::document::{self, ProposalDoc};
use crate::ui::style::Style;
use crate::ui::table::{Column, Table};

use super::{Context, Human, Outcome, shared};

/// List what waits for review, oldest first
///
/// Example: tine proposals --json
#[derive(Debug, clap::Args)]
pub struct Args {
    /// List landed, rejected and withdrawn ones as well
    #[arg(long)]
    all: bool,
}

struct Done {
    proposals: Vec<ProposalDoc>,
    all: bool,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let store = ctx.open()?;
    let trunk = store.trunk()?;
    let mut found = store.proposals()?;
    found.retain(|p| args.all || p.value.state.is_open());
    found.sort_by(|a, b| (a.value.created_at, &a.value.name).cmp(&(b.value.created_at, &b.value.name)));
    let proposals = found.iter().map(|p| document::proposal(store, p, &trunk)).collect::<Result<_, _>>()?;
    Ok(Box::new(Done { proposals, all: args.all }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "proposals": self.proposals }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        if self.proposals.is_empty() {
            let what = if self.all { "there are no proposals" } else { "nothing waits for review" };
            return Ok(Human::status(what));
        }
        let mut table = Table::new([
            Column::left("proposal"),
            Column::left("rev"),
            Column::left("state"),
            Column::left("by"),
            Column::left("age"),
            Column::left("size"),
            Column::left("title").flexible(),
        ]);
        for p in &self.proposals {
            let mark = if p.stale { " (trunk moved)" } else { "" };
            let state = if p.draft { "draft".to_owned() } else { shared::state(p.state) };
            table.row([
                Style::Proposal.paint(&p.name),
                format!("r{}", p.revision),
                format!("{state}{mark}"),
                crate::ui::sanitize::line(&p.requester),
                shared::ago(&p.created_at, ctx.store()),
                shared::stats(&p.stats),
                crate::ui::sanitize::line(&p.title),
            ]);
        }
        Ok(Human::paged(table.render(&ctx.ui)))
    }
}
