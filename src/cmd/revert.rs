//! `tine revert`.

use serde_json::{Value, json};

use crate::core::document::{self, ProposalDoc, SessionDoc};
use crate::core::revert;
use crate::core::session::Place;
use crate::ui::style::Style;

use super::{Context, Human, Outcome, complete, shared};

/// Propose to take a landed proposal back
///
/// Makes a session with the opposite of what landed, and proposes it. Nothing leaves the trunk before that is approved.
/// Where later changes touch the same lines it is refused with the paths. `tine undo` outside of a session takes a landing
/// back at once, as long as nothing followed it and it was not pushed.
///
/// Example: tine revert fix-login-1
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The proposal that landed
    #[arg(value_name = "NAME", add = complete::proposals())]
    name: String,
    /// Why; the first line is the title
    #[arg(short, long, value_name = "SUMMARY")]
    message: Option<String>,
    /// Make no workspace
    #[arg(long)]
    no_workspace: bool,
}

struct Done {
    session: SessionDoc,
    proposal: ProposalDoc,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let store = ctx.open()?;
    let place = if args.no_workspace { Place::Nowhere } else { Place::Default };
    let done = revert::revert(store, &args.name, args.message.as_deref(), place)?;
    let trunk = store.trunk()?;
    Ok(Box::new(Done {
        session: document::session(store, &done.session, &trunk)?,
        proposal: document::proposal(store, &done.proposal, &trunk)?,
    }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "session": self.session, "proposal": self.proposal }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let p = &self.proposal;
        Ok(Human::status(format!("started session {}", Style::Session.paint(&self.session.id)))
            .with(format!("proposed {}", shared::proposal_lines(p, ctx.store()).trim_end()))
            .with(format!("to decide on it: tine review {}", p.name)))
    }
}
