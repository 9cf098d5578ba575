//! `tine proposal show|withdraw|reopen`.

use serde_json::{Value, json};

use crate::core::document::{self, CheckpointDoc, ProposalDoc};
use crate::core::note::{self, document::NoteDoc};
use crate::core::proposal;
use crate::core::record::{ProposalRecord, Stored};
use crate::core::store::Store;
use crate::core::timeline;
use crate::ui::ids::Prefixes;
use crate::ui::sanitize;
use crate::ui::style::Style;

use super::{Context, Human, Outcome, complete, shared};

/// Show, withdraw or reopen a proposal
#[derive(Debug, clap::Subcommand)]
pub enum Args {
    /// Show a proposal with its prompts, votes and gate
    ///
    /// Example: tine proposal show fix-login-1
    Show(Name),
    /// Take a proposal back; the session goes on
    ///
    /// Example: tine proposal withdraw fix-login-1
    Withdraw(Name),
    /// Offer a rejected or withdrawn proposal again, as its next revision
    ///
    /// Example: tine proposal reopen fix-login-1
    Reopen(Name),
}

/// Which one.
#[derive(Debug, clap::Args)]
pub struct Name {
    /// The proposal
    #[arg(value_name = "NAME", add = complete::proposals())]
    name: String,
}

struct Done {
    verb: Option<&'static str>,
    proposal: ProposalDoc,
    checkpoints: Vec<CheckpointDoc>,
    notes: Vec<NoteDoc>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let store = ctx.open()?;
    let (verb, stored) = match args {
        Args::Show(n) => (None, store.proposal(&n.name)?),
        Args::Withdraw(n) => (Some("withdrew"), proposal::withdraw(store, &n.name)?),
        Args::Reopen(n) => (Some("reopened"), proposal::reopen(store, &n.name)?),
    };
    let checkpoints = if verb.is_none() { prompts(store, &stored)? } else { Vec::new() };
    let notes = if verb.is_none() { note::document::of_proposal(store, &stored.value)? } else { Vec::new() };
    let proposal = document::proposal(store, &stored, &store.trunk()?)?;
    Ok(Box::new(Done { verb, proposal, checkpoints, notes }))
}

/// The checkpoints that a proposal is made of, oldest first.
pub fn prompts(store: &Store, stored: &Stored<ProposalRecord>) -> anyhow::Result<Vec<CheckpointDoc>> {
    let current = stored.value.current();
    let session = store.session(stored.value.session.as_str())?.value;
    if !store.repo.has(current.timeline) {
        return Ok(Vec::new());
    }
    let all = timeline::checkpoints(store, &session, current.timeline)?;
    all.iter().map(|c| Ok(document::checkpoint(store, c)?)).collect()
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(match self.verb {
            None => json!({ "proposal": self.proposal, "checkpoints": self.checkpoints, "notes": self.notes }),
            Some(_) => json!({ "proposal": self.proposal }),
        })
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let p = &self.proposal;
        if let Some(verb) = self.verb {
            return Ok(Human::status(format!("{verb} {}", Style::Proposal.paint(&p.name))));
        }
        let mut text = shared::proposal_lines(p, ctx.store());
        let body: Vec<&str> = p.summary.lines().skip(1).collect();
        let body = body.join("\n");
        if !body.trim().is_empty() {
            text.push_str(&format!("\n{}\n", sanitize::text(body.trim().as_bytes())));
        }
        text.push_str(&format!("\n{}\n", Style::Heading.paint("checkpoints")));
        if self.checkpoints.is_empty() {
            text.push_str(&format!("  {}\n", Style::Dim.paint("they were not shared with this clone")));
        }
        let ids = Prefixes::new(self.checkpoints.iter().map(|c| c.change_id.clone()));
        for c in &self.checkpoints {
            let who = c.agent.as_deref().unwrap_or(&c.actor);
            text.push_str(&format!(
                "  {}  {}\n",
                shared::checkpoint_line(c, &ids),
                Style::Dim.paint(sanitize::line(who))
            ));
        }
        if !self.notes.is_empty() {
            text.push_str(&format!("\n{}\n", Style::Heading.paint("notes")));
            for line in super::note::lines(&self.notes, ctx.store()).lines() {
                text.push_str(&format!("  {line}\n"));
            }
        }
        if !p.decisions.is_empty() {
            text.push_str(&format!("\n{}\n", Style::Heading.paint("decisions")));
        }
        for d in &p.decisions {
            let verdict = match d.verdict {
                crate::core::record::Verdict::Approve => Style::Success.paint("approve"),
                crate::core::record::Verdict::Reject => Style::Removed.paint("reject"),
            };
            let message = d.message.as_deref().map(|m| format!(": {}", sanitize::line(m))).unwrap_or_default();
            let age = shared::ago(&d.at, ctx.store());
            text.push_str(&format!("  r{} {verdict} by {}{message}, {age}\n", d.revision, sanitize::line(&d.actor)));
        }
        if let Some(l) = &p.landing {
            text.push_str(&format!(
                "\nlanded on {} as {} ({})\n",
                Style::Trunk.paint(&l.trunk),
                &l.commit[..12],
                l.kind
            ));
        } else {
            text.push_str(&format!("\n{}\n", Style::Hint.paint(format!("tine diff proposal:{}", p.name))));
        }
        Ok(Human::paged(text))
    }
}
