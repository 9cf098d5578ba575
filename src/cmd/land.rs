//! `tine land`.

use crate::core::landing::{self, Request};

use super::approve::{Done, Way};
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
    #[command(flatten)]
    way: Way,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let store = ctx.store();
    let request =
        Request { name: args.name.clone(), method: args.way.method()?, keep: args.way.keep, ..Request::default() };
    let done = landing::land(store, &request, &check::watch(&ctx.ui))?;
    Ok(Box::new(Done::new(store, &done)?))
}
