//! `tine lock`.

use std::path::Path;

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::core::lock::{self, Lease, Name, Request};
use crate::error::{Code, Error, Result};
use crate::git::ByteSlice as _;
use crate::ui::style::Style;
use crate::ui::{sanitize, time};

use super::{Context, Human, Outcome};

/// Keep others from changing some paths, or from writing in this session
///
/// A lock is a lease: it ends by itself. Patterns are read as in a `.gitignore` of the current directory, and hold in all
/// sessions; without one, the lock is on the whole session. Checkpoints that change what somebody else holds are refused,
/// and lose nothing. Locks are known to this clone alone, and hold back no landing.
///
/// Example: tine lock 'migrations/**' --ttl 2h --reason 'renumbering'
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to lock; without it, the session
    #[arg(value_name = "GLOB")]
    globs: Vec<String>,
    /// For how long, such as 30m or 2h; by default lock.ttl
    #[arg(long, value_name = "TIME", value_parser = ttl)]
    ttl: Option<SignedDuration>,
    /// Why; shown to whoever is refused
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// Locks that were taken, put off or given back.
pub struct Done {
    pub verb: &'static str,
    pub locks: Vec<Lease>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let patterns = patterns(ctx, &args.globs)?;
    let store = ctx.store();
    let session = if patterns.is_empty() { Some(store.require_session()?) } else { store.current_session()? };
    let request = Request { patterns, ttl: args.ttl, reason: args.reason.clone() };
    let locks = lock::take(store, session.map(|s| s.value.id).as_ref(), &request)?;
    Ok(Box::new(Done { verb: "locked", locks }))
}

/// A length of time as typed.
pub fn ttl(text: &str) -> Result<SignedDuration, String> {
    let length = crate::config::value::duration(text)?;
    SignedDuration::try_from(length).map_err(|_| "expected a shorter time".to_owned())
}

/// Patterns as typed here, as seen from the repository's root.
pub fn patterns(ctx: &Context, globs: &[String]) -> Result<Vec<String>> {
    let prefix = ctx.prefix();
    let prefix = prefix.to_str().map_err(|_| {
        Error::new(Code::Invalid, "the current directory's name is not UTF-8, so no pattern can be relative to it")
            .hint("run it at the repository's root")
    })?;
    globs.iter().map(|glob| lock::pattern(&from_root(ctx, glob), prefix)).collect()
}

/// Locks as typed here, by id or by pattern.
pub fn names(ctx: &Context, typed: &[String]) -> Result<Vec<Name>> {
    let patterns = patterns(ctx, typed)?;
    Ok(typed.iter().cloned().zip(patterns).map(|(id, pattern)| Name { id, pattern }).collect())
}

/// A full path below the workspace as one from its root; anything else as it is.
fn from_root(ctx: &Context, glob: &str) -> String {
    let root = ctx.store().repo.workdir();
    match root.and_then(|root| Path::new(glob).strip_prefix(root).ok()).and_then(Path::to_str) {
        Some("") => "/**".to_owned(),
        Some(inside) if glob.starts_with('/') => format!("/{inside}"),
        _ => glob.to_owned(),
    }
}

/// What a lock is on.
pub fn subject(lease: &Lease) -> String {
    match (&lease.pattern, &lease.session) {
        (Some(pattern), _) => sanitize::line(pattern),
        (None, Some(session)) => format!("session {}", Style::Session.paint(session.as_str())),
        (None, None) => String::new(),
    }
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "locks": self.locks.iter().map(Lease::document).collect::<Vec<_>>() }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let mut human = Human::default();
        for lease in &self.locks {
            let ends = time::age(lease.expires_at, ctx.store().clock.now());
            human = human.with(format!("{} {}, ends {ends}  {}", self.verb, subject(lease), lease.id));
        }
        Ok(human)
    }
}
