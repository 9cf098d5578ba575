//! `tine handoff`.

use serde_json::{Value, json};

use crate::core::document::{CheckpointDoc, SessionDoc};
use crate::core::handoff;
use crate::core::health::{self, HealthDoc};
use crate::core::ids::SessionId;
use crate::core::lock::{Lease, LockDoc};
use crate::core::note::{self, document::NoteDoc};
use crate::core::store::Store;
use crate::error::count;
use crate::ui::sanitize;
use crate::ui::style::Style;

use super::{Context, Human, Outcome, complete, shared};

/// Hand a session over to somebody else
///
/// What is not saved yet goes in as a checkpoint of the kind `handoff`, and your locks in it are given back. The other
/// one sees your message, the open notes and the last test result, and becomes the owner with `tine accept`; until then
/// the owner stays. Handing over again replaces the first handoff, and `tine undo` takes it back.
///
/// Example: tine handoff fix-login --to bob -m 'The form works, the tests are missing'
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The session
    #[arg(value_name = "NAME", add = complete::sessions())]
    name: String,
    /// Who is to take it: a person, or an agent as in agent/claude-code
    #[arg(long, value_name = "ACTOR")]
    to: String,
    /// What the other one should know
    #[arg(short, long, value_name = "TEXT")]
    message: String,
}

struct Done {
    received: Received,
    checkpoint: Option<CheckpointDoc>,
    released: Vec<LockDoc>,
}

/// What whoever takes a session is told.
pub struct Received {
    /// The session.
    pub session: SessionDoc,
    /// Its open notes.
    pub notes: Vec<NoteDoc>,
    /// The last reported result.
    pub health: Option<HealthDoc>,
}

impl Received {
    /// Looks at a session for whoever takes it.
    pub fn of(store: &Store, id: &SessionId) -> anyhow::Result<Received> {
        let stored = store.session(id.as_str())?;
        let mut notes = note::read(store, stored.commit)?;
        notes.retain(note::Note::is_open);
        Ok(Received {
            session: shared::session_doc(store, id)?,
            notes: note::document::of_session(store, &stored.value, &notes)?,
            health: health::of_session(store, &stored.value)?,
        })
    }

    /// Open notes and health, in words.
    pub fn tell(&self, mut human: Human, store: &Store) -> Human {
        if let Some(health) = &self.health {
            human = human.with(super::health::line(health, store));
        }
        if self.notes.is_empty() {
            return human.with("no open notes");
        }
        human = human.with(format!("{}:", count(self.notes.len(), "open note")));
        human.with(super::note::lines(&self.notes, store).trim_end())
    }
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let store = ctx.store();
    let id = store.session(&args.name)?.value.id;
    let given = handoff::give(store, &id, &args.to, &args.message)?;
    let released = given.released.iter().map(Lease::document).collect();
    let checkpoint = given.saved.map(|checkpoint| shared::named(ctx, &checkpoint)).transpose()?;
    Ok(Box::new(Done { received: Received::of(store, &id)?, checkpoint, released }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        let Received { session, notes, health } = &self.received;
        Ok(json!({
            "session": session,
            "checkpoint": self.checkpoint,
            "released": self.released,
            "notes": notes,
            "health": health,
        }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let session = &self.received.session;
        let mut human = Human::default();
        if let Some(checkpoint) = &self.checkpoint {
            human = human.with(format!("unsaved edits went in as {}", shared::checkpoint_alone(checkpoint)));
        }
        let to = session.handoff.as_ref().map(|handoff| sanitize::line(&handoff.to)).unwrap_or_default();
        human = human.with(format!("handed session {} over to {to}", Style::Session.paint(&session.id)));
        let locks = self.released.iter().filter(|lock| lock.hold != "writer").count();
        if locks > 0 {
            human = human.with(format!("gave {} back", count(locks, "lock")));
        }
        human = self.received.tell(human, ctx.store());
        Ok(human.with(format!("for {to} to take it: tine accept {}", session.id)))
    }
}
