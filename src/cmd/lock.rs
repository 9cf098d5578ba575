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
    globs.iter().map(|glob| lock::pattern(&from_root(ctx, glob)?, prefix)).collect()
}

/// Locks as typed here, by id or by pattern.
pub fn names(ctx: &Context, typed: &[String]) -> Result<Vec<Name>> {
    let prefix = ctx.prefix();
    let prefix = prefix.to_str().unwrap_or_default();
    let name = |id: &String| {
        // What a lock is called may look like a path elsewhere.
        let glob = from_root(ctx, id).unwrap_or_else(|_| id.clone());
        Ok(Name { id: id.clone(), pattern: lock::pattern(&glob, prefix)? })
    };
    typed.iter().map(name).collect()
}

/// A full path in the workspace as one from its root; anything else as it is. A slash in front means the root, as in an
/// ignore file, unless the path is plainly one of this machine: else that would be a lock on nothing.
fn from_root(ctx: &Context, glob: &str) -> Result<String> {
    let Some(root) = ctx.store().repo.workdir().filter(|_| glob.starts_with('/')) else { return Ok(glob.to_owned()) };
    if let Some((above, rest)) = ctx.inside(Path::new(glob)) {
        let above = above.to_str().map(lock::literal);
        let parts: Vec<String> = above.into_iter().chain(rest.to_str().map(str::to_owned)).collect();
        let inside = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
        let end = if glob.ends_with('/') { "/" } else { "" };
        return Ok(if inside.is_empty() { "/**".to_owned() } else { format!("/{inside}{end}") });
    }
    let first = glob.trim_start_matches('/').split('/').next().unwrap_or_default();
    let is_here = |dir: &Path| dir.join(first).symlink_metadata().is_ok();
    if first.is_empty() || is_here(root) || !is_here(Path::new("/")) {
        return Ok(glob.to_owned());
    }
    Err(Error::new(Code::Invalid, format!("`{}` is outside of the workspace", sanitize::line(glob))).hint(format!(
        "tine -C '{}' lock '.{glob}'   # if it is meant as seen from the workspace's root",
        root.display()
    )))
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
