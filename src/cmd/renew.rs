//! `tine renew`.

use jiff::SignedDuration;

use crate::core::lock;

use super::lock::{Done, names, ttl};
use super::{Context, Outcome, complete};

/// Put off the end of locks
///
/// From now on they last as long as a new one would. What ended meanwhile is not yours any more: `tine lock` takes it again,
/// if it is free.
///
/// Example: tine renew --ttl 1h
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The locks, by id or pattern; by default all that you hold here
    #[arg(value_name = "ID", add = complete::locks())]
    ids: Vec<String>,
    /// For how long from now, such as 30m or 2h; by default lock.ttl
    #[arg(long, value_name = "TIME", value_parser = ttl)]
    ttl: Option<SignedDuration>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let names = names(ctx, &args.ids)?;
    let store = ctx.store();
    let session = store.current_session()?.map(|s| s.value.id);
    let locks = lock::renew(store, session.as_ref(), &names, args.ttl)?;
    Ok(Box::new(Done { verb: "renewed", locks }))
}
