//! `tine archive`.

use serde_json::{Value, json};

use crate::core::document::SessionDoc;
use crate::core::record::SessionState;
use crate::core::session::{self, Close};
use crate::ui::style::Style;

use super::{Context, Human, Outcome, complete, shared};

/// Put a session away
///
/// Unsaved edits are saved; branch and workspace go, and nothing is lost: `tine reactivate` brings it back as it was,
/// ignored files included.
///
/// Example: tine archive fix-login
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The session; by default this one
    #[arg(value_name = "NAME", add = complete::sessions())]
    name: Option<String>,
}

/// A session that was put away or given up.
pub struct Done {
    pub verb: &'static str,
    pub session: SessionDoc,
    pub operation: String,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let store = ctx.open()?;
    let id = shared::named_or_here(store, args.name.as_deref())?;
    let store = ctx.outside()?;
    let close = Close { state: SessionState::Archived, reason: None, command: "archive" };
    let (_, operation) = session::close(store, &id, &close)?;
    Ok(Box::new(Done { verb: "archived", session: shared::session_doc(store, &id)?, operation: operation.id }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "session": self.session, "operation": self.operation }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let id = &self.session.id;
        Ok(Human::status(format!("{} session {}", self.verb, Style::Session.paint(id)))
            .with(format!("to bring it back: tine reactivate {id}")))
    }
}
