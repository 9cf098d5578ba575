//! `tine pick`.

use crate::core::landing::{self, Request};
use crate::core::{gate, pick};

use super::approve::{Done, Way};
use super::{Context, Outcome, check, complete};

/// Approve one of several proposals, and close its rivals
///
/// The rivals are the open proposals of the same fork or the same task, or those that --over names; all of them have to share
/// a baseline with the winner. When the winner lands they are rejected and their sessions discarded, in one step that
/// `tine undo` takes back. As long as the gate is not met, only the grant is recorded and they stay.
///
/// Example: tine pick search-2-1
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The proposal that wins
    #[arg(value_name = "WINNER", add = complete::proposals())]
    winner: String,
    /// A proposal that loses; by default all of the same fork or task
    #[arg(long, value_name = "NAME", num_args = 1.., add = complete::proposals())]
    over: Vec<String>,
    /// A remark that is kept with the decision
    #[arg(short, long, value_name = "MSG")]
    message: Option<String>,
    #[command(flatten)]
    way: Way,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let store = ctx.store();
    gate::may_decide(store)?;
    let request = Request {
        name: args.winner.clone(),
        message: args.message.clone(),
        method: args.way.method()?,
        keep: args.way.keep,
        closes: pick::rivals(store, &args.winner, &args.over)?,
        ..Request::default()
    };
    let done = landing::approve(store, &request, &check::watch(&ctx.ui))?;
    Ok(Box::new(Done::new(store, &done)?))
}
