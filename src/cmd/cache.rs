//! `tine cache get|set|del|list|cas|prune`.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::core::cache::{self, EntryDoc, Expected, Prune, Set, Whose};
use crate::core::document::Place;
use crate::core::ids::SessionId;
use crate::core::{output, resolve};
use crate::error::{Code, Context as _, Error, Result};
use crate::ui::sanitize;
use crate::ui::style::Style;
use crate::ui::table::{Column, Table};
use crate::ui::time;

use super::lock::ttl;
use super::{Context, Human, Outcome, complete, shared};

/// Keep what was derived from a session's files: summaries, results, indexes
///
/// Entries belong to a session and remember the tree they were derived from; when the tip has another one, they show as
/// stale. Outside of any session they belong to the trunk. They are local to this clone, in no commit, and can go at any
/// `tine cache prune`.
#[derive(Debug, clap::Subcommand)]
pub enum Args {
    /// Write a value to stdout, byte for byte
    ///
    /// A missing key is exit status 1. A value that is not what was set is an error, never given out.
    ///
    /// Example: tine cache get summary
    Get(Get),
    /// Set a value from stdin or a file
    ///
    /// Example: tine cache set test-result --file result.json
    Set(Put),
    /// Set a value if the one that is there has this hash
    ///
    /// Of two that try at once, one does. If it is another by now, that is exit status 6 and nothing is changed.
    ///
    /// Example: tine cache cas counter --expect none --file one.txt
    Cas(Cas),
    /// Remove entries
    ///
    /// Example: tine cache del summary
    Del(Del),
    /// List entries, by key
    ///
    /// Example: tine cache list --prefix test/ --json
    List(List),
    /// Drop old entries, and those of sessions that landed or were discarded
    ///
    /// Example: tine cache prune --stale --dry-run
    Prune(Drop),
}

/// Which value.
#[derive(Debug, clap::Args)]
pub struct Get {
    /// The entry's name
    #[arg(value_name = "KEY")]
    key: String,
    /// Write the value to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if there is one
    #[arg(long, requires = "output")]
    force: bool,
}

/// A value to be set.
#[derive(Debug, clap::Args)]
pub struct Put {
    /// The entry's name
    #[arg(value_name = "KEY")]
    key: String,
    /// The value's file; by default stdin
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// What it was derived from; by default the session's tip, or outside of all the trunk's
    #[arg(long, value_name = "REV", add = complete::sessions())]
    from: Option<String>,
}

/// A value to be set in place of another.
#[derive(Debug, clap::Args)]
pub struct Cas {
    #[command(flatten)]
    put: Put,
    /// The hash of the value that has to be there, or none if there must be no entry
    #[arg(long, value_name = "HASH")]
    expect: String,
}

/// Which entries go.
#[derive(Debug, clap::Args)]
pub struct Del {
    /// The entries' names
    #[arg(value_name = "KEY", required = true)]
    keys: Vec<String>,
}

/// Which entries.
#[derive(Debug, clap::Args)]
pub struct List {
    /// Only those whose keys begin like this
    #[arg(long, value_name = "P", default_value = "")]
    prefix: String,
    /// List those of all sessions and of the trunk
    #[arg(long)]
    all: bool,
}

/// What goes.
#[derive(Debug, clap::Args)]
pub struct Drop {
    /// How old an entry must be; by default cache.keep
    #[arg(long, value_name = "AGE", value_parser = ttl)]
    older_than: Option<SignedDuration>,
    /// Drop stale ones as well
    #[arg(long)]
    stale: bool,
    /// Drop the oldest, too, until all values together are no larger
    #[arg(long, value_name = "SIZE", value_parser = crate::config::value::size)]
    max_size: Option<u64>,
    /// Say what would go, and change nothing
    #[arg(long)]
    dry_run: bool,
}

enum Done {
    Value { entry: EntryDoc, value: Vec<u8>, file: Option<PathBuf> },
    Set(EntryDoc),
    Removed(Vec<EntryDoc>),
    Listed(Vec<EntryDoc>),
    Pruned { entries: Vec<EntryDoc>, freed: u64, dry_run: bool },
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let store = ctx.store();
    let session = store.current_session()?.map(|s| s.value.id);
    let session = session.as_ref();
    Ok(Box::new(match args {
        Args::Get(a) => {
            let (entry, value) = cache::get(store, session, &a.key)?;
            let file = ctx.output_file(a.output.as_deref());
            if let Some(file) = &file {
                output::write(file, &value, a.force)?;
            }
            Done::Value { entry, value, file }
        }
        Args::Set(a) => set(ctx, session, a, None)?,
        Args::Cas(a) => {
            let expected = Expected::parse(&a.expect).ok_or_else(|| {
                Error::new(Code::Usage, format!("`{}` is no hash of a value", a.expect))
                    .hint("64 hex digits, as `tine cache list` shows them, or `none`")
            })?;
            set(ctx, session, &a.put, Some(expected))?
        }
        Args::Del(a) => Done::Removed(cache::remove(store, session, &a.keys)?),
        Args::List(a) => {
            let whose = if a.all { Whose::All } else { Whose::Of(session) };
            Done::Listed(cache::list(store, whose, &a.prefix)?)
        }
        Args::Prune(a) => {
            let older_than = a.older_than.unwrap_or(store.settings.cache_keep);
            let request = Prune { older_than, stale: a.stale, max_size: a.max_size, dry_run: a.dry_run };
            let done = cache::prune(store, &request)?;
            Done::Pruned { entries: done.entries, freed: done.freed, dry_run: a.dry_run }
        }
    }))
}

fn set(ctx: &Context, session: Option<&SessionId>, args: &Put, expected: Option<Expected>) -> Result<Done> {
    let store = ctx.store();
    let file = args.file.as_deref().map(|typed| ctx.full_path(typed));
    let value = read(file.as_deref(), store.settings.cache_value)?;
    let from = args.from.as_deref().map(|rev| resolve::revision(store, rev)).transpose()?.map(|point| point.commit);
    let request = Set { session, key: &args.key, value: &value, from, expected };
    Ok(Done::Set(cache::set(store, &request)?))
}

/// The value, and one byte more than is allowed if it is too long.
fn read(file: Option<&Path>, most: u64) -> Result<Vec<u8>> {
    let mut value = Vec::new();
    match file {
        Some(file) => {
            let fail = || format!("cannot read `{}`", file.display());
            let opened = std::fs::File::open(file).or_code(Code::NotFound, fail)?;
            opened.take(most.saturating_add(1)).read_to_end(&mut value).or_io(fail)?;
        }
        None => {
            let input = std::io::stdin().lock();
            input.take(most.saturating_add(1)).read_to_end(&mut value).or_io(|| "cannot read stdin".to_owned())?;
        }
    }
    Ok(value)
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(match self {
            Done::Value { entry, value, file } => json!({
                "entries": [entry],
                "text": std::str::from_utf8(value).ok(),
                "base64": base64::engine::general_purpose::STANDARD.encode(value),
                "file": file.as_deref().map(Place::new),
            }),
            Done::Set(entry) => json!({ "entries": [entry] }),
            Done::Removed(entries) | Done::Listed(entries) => json!({ "entries": entries }),
            Done::Pruned { entries, freed, dry_run } => {
                json!({ "entries": entries, "freed": freed, "dry_run": dry_run })
            }
        })
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        Ok(match self {
            Done::Value { file: Some(file), .. } => Human::status(format!("wrote {}", file.display())),
            Done::Value { value, .. } => Human { bytes: Some(value.clone()), ..Human::default() },
            Done::Set(e) => Human::status(format!("set {}, {}  {}", name(e), time::bytes(e.size), e.hash)),
            Done::Removed(entries) => {
                entries.iter().fold(Human::default(), |human, e| human.with(format!("removed {}", name(e))))
            }
            Done::Listed(entries) if entries.is_empty() => Human::status("no entries"),
            Done::Listed(entries) => Human::paged(table(ctx, entries)),
            Done::Pruned { entries, freed, dry_run } => {
                let verb = if *dry_run { "would have dropped" } else { "dropped" };
                let shown = if entries.is_empty() { String::new() } else { table(ctx, entries) };
                let line = format!("{verb} {}, {}", time::count(entries.len(), "value"), time::bytes(*freed));
                Human { status: vec![line], ..Human::paged(shown) }
            }
        })
    }
}

fn name(entry: &EntryDoc) -> String {
    sanitize::line(&entry.key)
}

fn table(ctx: &Context, entries: &[EntryDoc]) -> String {
    let mut table = Table::new([
        Column::left("key"),
        Column::left("of"),
        Column::right("size"),
        Column::left("set"),
        Column::left("from"),
        Column::left("hash"),
    ]);
    for e in entries {
        let from = &e.derived_from[..12];
        table.row([
            name(e),
            e.session.as_ref().map_or_else(|| Style::Trunk.paint("trunk"), |s| Style::Session.paint(s)),
            time::bytes(e.size),
            shared::ago(&e.at, ctx.store()),
            if e.stale { format!("{from} {}", Style::Warning.paint("stale")) } else { from.to_owned() },
            e.hash.clone(),
        ]);
    }
    table.render(&ctx.ui)
}
