//! `tine unlock`.

use serde_json::{Value, json};

use crate::core::lock::{self, Lease};
use crate::error::{Code, Error};
use crate::ui::sanitize;
use crate::ui::style::Style;

use super::lock::{names, subject};
use super::{Context, Human, Outcome, complete};

/// Give locks back
///
/// With --force also those of others; then the operation log keeps who did it, whose they were, and why.
///
/// Example: tine unlock 'migrations/**'
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The locks, by id or pattern; by default all that you hold here
    #[arg(value_name = "ID|GLOB", add = complete::locks())]
    names: Vec<String>,
    /// End locks of others; without names, all that hold this session
    #[arg(long)]
    force: bool,
    /// Why, for the log
    #[arg(long, value_name = "TEXT", requires = "force")]
    reason: Option<String>,
}

struct Done {
    locks: Vec<Lease>,
    operation: Option<String>,
    me: String,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let names = names(ctx, &args.names)?;
    let store = ctx.store();
    let session = store.current_session()?.map(|s| s.value.id);
    if args.force && names.is_empty() && session.is_none() {
        return Err(Error::new(Code::Usage, "outside of a session `--force` needs the lock's id or pattern")
            .hint("tine locks   # shows them")
            .into());
    }
    let (locks, operation) = if args.force {
        lock::force(store, session.as_ref(), &names, args.reason.as_deref())?
    } else {
        (lock::release(store, session.as_ref(), &names)?, None)
    };
    Ok(Box::new(Done { locks, operation: operation.map(|o| o.id), me: store.actor.hand() }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        let locks: Vec<_> = self.locks.iter().map(Lease::document).collect();
        Ok(json!({ "locks": locks, "operation": self.operation }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        if self.locks.is_empty() {
            return Ok(Human::status("you hold no lock here").with("tine locks lists those of everybody"));
        }
        let mut human = Human::default();
        for lease in &self.locks {
            let whose = match lease.hand == self.me {
                true => String::new(),
                false => format!(", held by {}", Style::Actor.paint(sanitize::line(&lease.actor))),
            };
            human = human.with(format!("unlocked {}{whose}", subject(lease)));
        }
        Ok(human)
    }
}
