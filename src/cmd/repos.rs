//! `tine repos`.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::core::fleet::{self, RepositoryDoc};
use crate::error::{Code, Error};
use crate::git::repositories_below;
use crate::ui::style::Style;
use crate::ui::table::{Column, Table};
use crate::ui::{Progress, interrupt, sanitize, time};

use super::{Context, Human, Outcome};

/// Directories that cannot be looked into and are named one by one.
const NAMED: usize = 10;

/// List every repository below a directory: who is at work, what waits
///
/// Of each its trunk, live sessions, idle ones, proposals that wait, and names that do not fit. Links are not followed, and
/// a repository is not searched for others, but the directory itself is. What cannot be read is listed with the reason.
/// Nothing is written, and nothing that a repository's configuration names is run.
///
/// Example: tine repos ~/src --waiting
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The directory; by default the current one
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
    /// List only those where proposals wait
    #[arg(long)]
    waiting: bool,
    /// List only those with idle sessions; with --waiting, those of either kind
    #[arg(long)]
    idle: bool,
}

struct Done {
    top: PathBuf,
    repositories: Vec<RepositoryDoc>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let top = ctx.full_path(args.dir.as_deref().unwrap_or(Path::new(".")));
    let looking = Progress::spinner(&ctx.ui, "looking for repositories");
    let found = repositories_below(&top, interrupt::flag())?;
    looking.finish();
    if let Some((_, e)) = found.unreadable.iter().find(|(dir, _)| *dir == top) {
        let missing = e.kind() == std::io::ErrorKind::NotFound;
        let code = if missing { Code::NotFound } else { Code::Io };
        return Err(Error::new(code, format!("cannot look into `{}`: {e}", top.display())).into());
    }
    for (dir, e) in found.unreadable.iter().take(NAMED) {
        ctx.ui.warn(&format!("cannot look into `{}`: {e}", dir.display()));
    }
    if let Some(more) = found.unreadable.len().checked_sub(NAMED).filter(|more| *more > 0) {
        ctx.ui.warn(&format!("cannot look into {more} more directories"));
    }
    let total = u64::try_from(found.repositories.len()).unwrap_or(u64::MAX);
    let progress = Progress::new(&ctx.ui, "reading repositories", total);
    let visitor = ctx.visitor();
    let open = |place: &Path| visitor.open(place);
    let mut repositories = fleet::look(&found.repositories, &open, &|| progress.inc(1), interrupt::flag())?;
    progress.finish();
    let everything = !args.waiting && !args.idle;
    repositories.retain(|r| {
        let wanted = (args.waiting && !r.waiting.is_empty()) || (args.idle && !r.idle.is_empty());
        everything || wanted || r.error.is_some()
    });
    Ok(Box::new(Done { top, repositories }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "repositories": self.repositories }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        if self.repositories.is_empty() {
            return Ok(Human::status("no repositories"));
        }
        let mut table = Table::new([
            Column::left("repository").flexible(),
            Column::left("trunk"),
            Column::right("sessions"),
            Column::right("idle"),
            Column::right("waiting"),
            Column::left("active"),
        ]);
        let now = ctx.now()?;
        let mut notes = String::new();
        for r in &self.repositories {
            let name = self.name(r);
            let last = r.sessions.iter().filter_map(|s| s.last_activity_at.parse().ok()).max();
            let trunk = match (&r.trunk, &r.error) {
                (_, Some(_)) => Style::Removed.paint("unreadable"),
                (Some(trunk), _) => Style::Trunk.paint(sanitize::line(&trunk.name)),
                (None, _) => String::new(),
            };
            let number = |n: usize| if n == 0 { String::new() } else { n.to_string() };
            table.row([
                Style::Path.paint(&name),
                trunk,
                number(r.sessions.len()),
                number(r.idle.len()),
                number(r.waiting.len()),
                last.map(|at| Style::Time.paint(time::age(at, now))).unwrap_or_default(),
            ]);
            let trouble = r.error.as_ref().map(|e| Style::Removed.paint(sanitize::line(&e.message)));
            let misfits = r.findings.iter().map(|f| Style::Hint.paint(sanitize::line(&f.detail)));
            for note in trouble.into_iter().chain(misfits) {
                notes.push_str(&format!("{name}: {note}\n"));
            }
        }
        let mut text = table.render(&ctx.ui);
        if !notes.is_empty() {
            text.push_str(&format!("\n{notes}"));
        }
        let mut human = Human::paged(text);
        human.status.push(self.totals());
        Ok(human)
    }
}

impl Done {
    /// Its place, seen from the directory that was searched.
    fn name(&self, repository: &RepositoryDoc) -> String {
        use std::os::unix::ffi::OsStrExt as _;
        let bytes = repository.path.bytes();
        let below = bytes.strip_prefix(self.top.as_os_str().as_bytes()).unwrap_or(bytes);
        let below = below.strip_prefix(b"/").unwrap_or(below);
        if below.is_empty() { ".".to_owned() } else { sanitize::path(below) }
    }

    fn totals(&self) -> String {
        let sum = |of: fn(&RepositoryDoc) -> usize| self.repositories.iter().map(of).sum::<usize>();
        let mut parts = vec![
            format!(
                "{} {}",
                self.repositories.len(),
                if self.repositories.len() == 1 { "repository" } else { "repositories" }
            ),
            time::count(sum(|r| r.sessions.len()), "live session"),
            time::count(sum(|r| r.waiting.len()), "waiting proposal"),
        ];
        let (findings, unreadable) = (sum(|r| r.findings.len()), sum(|r| usize::from(r.error.is_some())));
        parts.extend((findings > 0).then(|| time::count(findings, "finding")));
        parts.extend((unreadable > 0).then(|| format!("{unreadable} unreadable")));
        parts.join(", ")
    }
}
