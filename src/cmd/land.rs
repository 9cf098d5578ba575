//! `tine land`.

use crate::core::landing::{self, Request};

use super::approve::{Done, method};
use super::{Context, Outcome, check, complete};

/// Land a proposal whose gate is met
///
/// For proposals that were approved with --no-land. Without a met gate it is refused, and says what is missing.
///
/// Example: tine land fix-login-1
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The proposal
    #[arg(value_name = "NAME", add = complete::proposals())]
    name: String,
    /// How it enters the trunk: squash, merge, rebase or ff; by default land.method
    #[arg(long, value_name = "M")]
    method: Option<String>,
    /// Keep the session, its branch and its workspace
    #[arg(long)]
    keep: bool,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let store = ctx.store();
    let request = Request {
        name: args.name.clone(),
        method: method(args.method.as_deref())?,
        keep: args.keep,
        ..Request::default()
    };
    let done = landing::land(store, &request, &check::watch(&ctx.ui))?;
    Ok(Box::new(Done::new(store, &done)?))
}
