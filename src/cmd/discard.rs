//! `tine discard`.

use crate::core::record::SessionState;
use crate::core::session::{self, Close};
use crate::error::{Code, Error};

use super::archive::Done;
use super::{Context, Outcome, complete, shared};

/// Give a session up
///
/// Unsaved edits are saved; branch and workspace go. `tine reactivate` brings it back as it was, and so does `tine undo`
/// outside of any session.
///
/// Example: tine discard fix-login -m 'solved another way'
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The session
    #[arg(value_name = "NAME", add = complete::sessions())]
    name: String,
    /// Why it is given up
    #[arg(short, long, value_name = "REASON")]
    message: String,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    if args.message.trim().is_empty() {
        return Err(Error::new(Code::Usage, "discarding needs a reason").hint("tine discard NAME -m 'why'").into());
    }
    let store = ctx.open()?;
    let id = store.session(&args.name)?.value.id;
    let store = ctx.outside()?;
    let close = Close { state: SessionState::Discarded, reason: Some(&args.message), command: "discard" };
    let (_, operation) = session::close(store, &id, &close)?;
    Ok(Box::new(Done { verb: "discarded", session: shared::session_doc(store, &id)?, operation: operation.id }))
}
