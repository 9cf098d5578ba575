//! `tine accept`.

use serde_json::{Value, json};

use crate::core::handoff;
use crate::core::handoff::HandoffDoc;
use crate::ui::sanitize;
use crate::ui::style::Style;

use super::handoff::Received;
use super::{Context, Human, Outcome, complete};

/// Take a session that was handed over to you
///
/// You become its owner. The answer has the giver's message, the open notes and the last test result.
///
/// Example: tine accept fix-login
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The session
    #[arg(value_name = "NAME", add = complete::sessions())]
    name: String,
}

struct Done {
    handoff: Option<HandoffDoc>,
    received: Received,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let store = ctx.open()?;
    let session = store.session(&args.name)?.value;
    let accepted = handoff::accept(store, &session.id)?;
    let handoff = session.handoff.map(|handoff| handoff.document());
    Ok(Box::new(Done { handoff, received: Received::of(store, &accepted.id)? }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        let Received { session, notes, health } = &self.received;
        Ok(json!({ "session": session, "handoff": self.handoff, "notes": notes, "health": health }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let session = &self.received.session;
        let mut human = Human::status(format!("session {} is yours", Style::Session.paint(&session.id)));
        if let Some(handoff) = &self.handoff {
            human = human.with(format!("{} says:", Style::Actor.paint(sanitize::line(&handoff.from))));
            for line in sanitize::text(handoff.message.as_bytes()).lines() {
                human = human.with(format!("  {line}"));
            }
        }
        human = self.received.tell(human, ctx.store());
        let to_go = session.workspace.is_some().then(|| format!("cd \"$(tine session show {} --path)\"", session.id));
        Ok(to_go.into_iter().fold(human, Human::with))
    }
}
