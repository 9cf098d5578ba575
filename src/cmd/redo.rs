//! `tine redo`.

use crate::core::undo;

use super::undo::{Done, repeat};
use super::{Context, Outcome};

/// Bring back what the latest undo took
///
/// Works until something new happens in the session.
///
/// Example: tine redo
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How many steps to take
    #[arg(short, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    n: u32,
    /// Say what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let store = ctx.store();
    let scope = store.scope()?;
    let steps = if args.dry_run { 1 } else { args.n };
    let done = repeat(ctx, scope.as_ref(), steps, || undo::redo(store, scope.as_ref(), args.dry_run))?;
    Ok(Box::new(Done { verb: "redid", dry_run: args.dry_run, ..done }))
}
