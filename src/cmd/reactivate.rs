//! `tine reactivate`.

use serde_json::{Value, json};

use crate::core::document::SessionDoc;
use crate::core::session;
use crate::ui::style::Style;

use super::{Context, Human, Outcome, complete, shared};

/// Bring an archived, discarded or landed session back
///
/// Its workspace is made again where it was, with the ignored files it had. Its path is the last line on stdout.
///
/// Example: cd "$(tine reactivate fix-login)"
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The session
    #[arg(value_name = "NAME", add = complete::sessions())]
    name: String,
    /// Make no workspace
    #[arg(long)]
    no_workspace: bool,
}

struct Done {
    session: SessionDoc,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let store = ctx.open()?;
    let id = store.session(&args.name)?.value.id;
    session::reactivate(store, &id, args.no_workspace)?;
    Ok(Box::new(Done { session: shared::session_doc(store, &id)? }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "session": self.session }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let s = &self.session;
        let mut human = Human::status(format!("session {} is {}", Style::Session.paint(&s.id), shared::state(s.state)));
        human.bytes = Some(s.place_line());
        Ok(human)
    }
}
