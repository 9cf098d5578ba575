//! `tine reject`.

use serde_json::{Value, json};

use crate::core::document::{self, DecisionDoc, ProposalDoc};
use crate::core::proposal;
use crate::core::record::{Decision, ProposalRecord, Stored};
use crate::core::store::Store;
use crate::error::{Code, Error, Result};
use crate::ui::style::Style;

use super::{Context, Human, Outcome, complete};

/// Deny a proposal
///
/// The session goes on and may propose the next revision; with --delete it is discarded as well.
///
/// Example: tine reject fix-login-1 -m 'The tests do not cover the empty password'
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The proposal
    #[arg(value_name = "NAME", add = complete::proposals())]
    name: String,
    /// Why; the session's next attempt starts from this
    #[arg(short, long, value_name = "REASON")]
    message: String,
    /// Discard the session as well
    #[arg(long)]
    delete: bool,
}

/// What a rejection did.
pub struct Done {
    proposal: ProposalDoc,
    decision: Option<DecisionDoc>,
    delete: bool,
}

impl Done {
    /// Describes what core did.
    pub fn new(store: &Store, stored: &Stored<ProposalRecord>, decision: &Decision, delete: bool) -> Result<Done> {
        let proposal = document::proposal(store, stored, &store.trunk()?)?;
        Ok(Done { decision: proposal.decision(&decision.id), proposal, delete })
    }
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    if args.message.trim().is_empty() {
        return Err(Error::new(Code::Usage, "a rejection needs a reason").hint("tine reject NAME -m 'why'").into());
    }
    ctx.open()?;
    let store = ctx.outside()?;
    let (stored, decision) = proposal::reject(store, &args.name, &args.message, args.delete, None)?;
    Ok(Box::new(Done::new(store, &stored, &decision, args.delete)?))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "proposal": self.proposal, "decision": self.decision }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let p = &self.proposal;
        let human = Human::status(format!("rejected {} revision {}", Style::Proposal.paint(&p.name), p.revision));
        Ok(if self.delete {
            human.with(format!("discarded session {}; `tine undo` outside of it brings both back", p.session))
        } else {
            human.with(format!("session {} goes on: its next `tine propose` is revision {}", p.session, p.revision + 1))
        })
    }
}
