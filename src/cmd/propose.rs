//! `tine propose`.

use serde_json::{Value, json};

use crate::core::document::{self, ProposalDoc};
use crate::core::note::{self, document::NoteDoc};
use crate::core::proposal::{self, Request};
use crate::error::count;

use super::{Context, Human, Outcome, complete, shared};

/// Offer the session's head for the trunk
///
/// Freezes the head as the branch proposal/<feature>-<run>. Proposing again makes the next revision and voids earlier
/// grants. Unsaved edits go in as a checkpoint first.
///
/// Example: tine propose -m 'Fix the login for users without a password'
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The session; by default this one
    #[arg(value_name = "NAME", add = complete::sessions())]
    name: Option<String>,
    /// The feature that the proposal is named after; by default the session
    #[arg(long = "name", value_name = "FEATURE")]
    feature: Option<String>,
    /// What the change does and why; the first line is the title
    #[arg(short = 'm', long = "message", value_name = "SUMMARY")]
    summary: Option<String>,
    /// Mark it as not ready: it cannot land yet
    #[arg(long)]
    draft: bool,
    /// Offer one commit that carries no prompts
    #[arg(long)]
    squash: bool,
}

struct Done {
    proposal: ProposalDoc,
    notes: Vec<NoteDoc>,
    created: bool,
    saved: bool,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let store = ctx.open()?;
    let id = shared::named_or_here(store, args.name.as_deref())?;
    let request = Request {
        feature: args.feature.clone(),
        summary: args.summary.clone(),
        draft: args.draft,
        squash: args.squash,
    };
    let done = proposal::propose(store, &id, &request)?;
    let proposal = document::proposal(store, &done.proposal, &store.trunk()?)?;
    let notes = note::document::of_proposal(store, &done.proposal.value)?;
    Ok(Box::new(Done { proposal, notes, created: done.created, saved: done.saved }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({
            "proposal": self.proposal,
            "notes": self.notes,
            "created": self.created,
            "saved": self.saved,
        }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let p = &self.proposal;
        let mut human = Human::default();
        if self.saved {
            human = human.with("unsaved edits went in as a checkpoint");
        }
        let verb = if self.created { "proposed" } else { "nothing new since" };
        human = human.with(format!("{verb} {}", shared::proposal_lines(p, ctx.store()).trim_end()));
        let open: Vec<NoteDoc> = self.notes.iter().filter(|note| note.is_open()).cloned().collect();
        if !open.is_empty() {
            human = human.with(format!("{}:", count(open.len(), "open note")));
            human = human.with(super::note::lines(&open, ctx.store()).trim_end());
        }
        Ok(human.with(format!("to decide on it: tine review {}", p.name)))
    }
}
