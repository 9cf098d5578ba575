//! `tine op log|show|restore|prune`.

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::core::document::{self, OperationDoc};
use crate::core::ids::SessionId;
use crate::core::maintenance::Space;
use crate::core::oplog::{self, Logged, OPS, Row};
use crate::core::refusal::{self, Refusal};
use crate::core::store::Store;
use crate::core::{prune, retention, undo};
use crate::error::{Code, Error, Result};
use crate::ui::sanitize;
use crate::ui::style::Style;
use crate::ui::table::{Column, Table};
use crate::ui::time;

use super::undo::{Done as Undone, repeat};
use super::{Context, Human, Outcome, shared};

/// Read the operation log, go back in it, or prune it
#[derive(Debug, clap::Subcommand)]
pub enum Args {
    /// List operations, newest first
    ///
    /// Inside a session: that session's. Outside: the repository's own. With --all: everybody's.
    ///
    /// Example: tine op log --all --limit 20
    Log(Log),
    /// Show an operation with every ref that it moved
    ///
    /// Example: tine op show 4f2a
    Show(Show),
    /// Set this session back to how it was right after an operation
    ///
    /// Outside of any session: the repository's own acts. Everything that the scope did since is taken back in one step,
    /// which is an operation itself and can be undone.
    ///
    /// Example: tine op restore 4f2a --dry-run
    Restore(Restore),
    /// Drop old operations, and what only they kept
    ///
    /// What is dropped cannot be undone any more. Sessions, proposals and the trunk are not touched. Afterwards git collects
    /// garbage, which gives the space back; objects younger than two weeks stay until a later time.
    ///
    /// Example: tine op prune --older-than 30d
    Prune(Prune),
}

/// Which entries.
#[derive(Debug, clap::Args)]
pub struct Log {
    /// List at most this many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// List those of all sessions and of the repository
    #[arg(long)]
    all: bool,
    /// List what was refused instead: what a scope was missing for, and conflicts
    #[arg(long, conflicts_with = "all")]
    refused: bool,
}

/// Which entry.
#[derive(Debug, clap::Args)]
pub struct Show {
    /// The operation's id, or the beginning of it
    #[arg(value_name = "ID")]
    id: String,
}

/// Where to go back to.
#[derive(Debug, clap::Args)]
pub struct Restore {
    /// The operation's id, or the beginning of it
    #[arg(value_name = "ID")]
    id: String,
    /// Say what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// What to drop.
#[derive(Debug, clap::Args)]
pub struct Prune {
    /// How old an operation must be; by default retention.operations
    #[arg(long, value_name = "AGE")]
    older_than: Option<String>,
    /// Say what would go, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Leave the garbage to git's next collection
    #[arg(long)]
    no_gc: bool,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let limit = ctx.settings().log.limit;
    let store = ctx.store();
    let scope = store.current_session()?.map(|s| s.value.id);
    match args {
        Args::Log(a) if a.refused => Ok(Box::new(Refused(refusal::list(store, a.limit.unwrap_or(limit))))),
        Args::Log(a) => list(store, scope.as_ref(), a.all, a.limit.unwrap_or(limit)),
        Args::Show(a) => show(store, &a.id),
        Args::Restore(a) => {
            let scope = store.scope()?;
            let done = repeat(ctx, scope.as_ref(), 1, || undo::op_restore(store, scope.as_ref(), &a.id, a.dry_run))?;
            Ok(Box::new(Undone { verb: "restored to", dry_run: a.dry_run, ..done }))
        }
        Args::Prune(a) => {
            let age = match &a.older_than {
                Some(text) => crate::config::value::duration(text).map_err(|e| Error::new(Code::Usage, e))?,
                None => std::time::Duration::try_from(retention::in_force(store).operations).unwrap_or_default(),
            };
            let before = store.clock.now().checked_sub(age).unwrap_or(Timestamp::MIN);
            let done = prune::prune(store, before, a.dry_run, !a.no_gc)?;
            Ok(Box::new(Pruned { done, dry_run: a.dry_run }))
        }
    }
}

struct Refused(Vec<Refusal>);

impl Outcome for Refused {
    fn json(&self) -> anyhow::Result<Value> {
        let refusal = |r: &Refusal| {
            json!({
                "at": document::time(r.at),
                "actor": r.actor,
                "agent": r.agent,
                "missing": r.missing,
                "args": r.args,
                "message": r.message,
            })
        };
        Ok(json!({ "operations": [], "refusals": self.0.iter().map(refusal).collect::<Vec<_>>() }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        if self.0.is_empty() {
            return Ok(Human::status("nothing was refused"));
        }
        let mut table = Table::new([
            Column::left("when"),
            Column::left("actor"),
            Column::left("missing"),
            Column::left("command").flexible(),
        ]);
        let now = ctx.store().clock.now();
        for r in &self.0 {
            table.row([
                time::age(r.at, now),
                Style::Actor.paint(sanitize::line(&r.actor)),
                Style::Warning.paint(sanitize::line(&r.missing)),
                sanitize::line(&r.args.join(" ")),
            ]);
        }
        Ok(Human::paged(table.render(&ctx.ui)))
    }
}

struct Listed {
    operations: Vec<OperationDoc>,
    all: bool,
}

/// The entries of a scope, newest first.
pub fn list(store: &Store, scope: Option<&SessionId>, all: bool, limit: usize) -> anyhow::Result<Box<dyn Outcome>> {
    let head = store.repo.find_ref(OPS)?;
    let is_asked_for = |row: &Row| all || row.may_be_of(scope);
    let mut found: Vec<(Row, Logged)> = Vec::new();
    for row in oplog::rows(&store.repo, head) {
        if found.len() >= limit {
            break;
        }
        let row = row?;
        if is_asked_for(&row) {
            let logged = oplog::read(&store.repo, row.commit)?;
            if all || logged.op.session.as_ref() == scope {
                found.push((row, logged));
            }
        }
    }
    let rows: Vec<Row> = found.iter().map(|(row, _)| *row).collect();
    let undone = oplog::undone_by(&rows);
    let operations = found.iter().map(|(_, l)| document::operation(&l.op, undone.get(&l.op.id))).collect();
    Ok(Box::new(Listed { operations, all }))
}

impl Outcome for Listed {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "operations": self.operations }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        if self.operations.is_empty() {
            return Ok(Human::status("no operations").with("tine op log --all shows those of every session"));
        }
        let mut text = String::new();
        for op in &self.operations {
            let scope = op.session.as_deref().filter(|_| self.all).map(|s| format!(" {}", Style::Session.paint(s)));
            let mut line = format!(
                "{} {}{} {} {}",
                Style::CommitId.paint(&op.id),
                Style::Heading.paint(&op.kind),
                scope.unwrap_or_default(),
                Style::Actor.paint(sanitize::line(&op.actor)),
                Style::Time.paint(shared::ago(&op.started_at, ctx.store())),
            );
            if let Some(by) = &op.undone_by {
                line.push_str(&format!(" {}", Style::Dim.paint(format!("(undone by {by})"))));
            }
            text.push_str(&format!("{line}\n    {}\n", sanitize::line(&op.summary)));
        }
        Ok(Human::paged(text))
    }
}

struct Shown {
    operation: OperationDoc,
}

fn show(store: &Store, id: &str) -> anyhow::Result<Box<dyn Outcome>> {
    let head = store.repo.find_ref(OPS)?;
    let logged = oplog::find(&store.repo, head, id)?;
    let newer: Vec<Row> = oplog::rows(&store.repo, head)
        .take_while(|row| row.as_ref().map_or(true, |row| row.commit != logged.commit))
        .collect::<Result<_>>()?;
    let undone = oplog::undone_by(&newer);
    Ok(Box::new(Shown { operation: document::operation(&logged.op, undone.get(&logged.op.id)) }))
}

impl Outcome for Shown {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "operation": self.operation }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let op = &self.operation;
        let mut text = format!("{} {}: {}\n", Style::CommitId.paint(&op.id), op.kind, sanitize::line(&op.summary));
        let mut line = |name: &str, value: String| text.push_str(&format!("  {name:<10}{value}\n"));
        line("session", op.session.clone().unwrap_or_else(|| "none: the repository's own".to_owned()));
        line("actor", sanitize::line(&op.actor));
        line("at", format!("{} ({})", op.started_at, shared::ago(&op.started_at, ctx.store())));
        line("took", time::duration(std::time::Duration::from_millis(op.duration_ms)));
        let mut phases: Vec<_> = op.phases.iter().collect();
        phases.sort_by_key(|(_, ms)| std::cmp::Reverse(**ms));
        let each = |(name, ms): (&String, &u64)| {
            format!("{} {}", sanitize::line(name), time::duration(std::time::Duration::from_millis(*ms)))
        };
        if !phases.is_empty() {
            line("of that", phases.into_iter().map(each).collect::<Vec<_>>().join(", "));
        }
        if !op.args.is_empty() {
            line("command", sanitize::line(&format!("tine {}", op.args.join(" "))));
        }
        for (name, id) in [("undoes", &op.undoes), ("redoes", &op.redoes), ("undone by", &op.undone_by)] {
            if let Some(id) = id {
                line(name, id.clone());
            }
        }
        let short = |id: &Option<String>| id.as_deref().map_or("none".to_owned(), |i| i[..12].to_owned());
        for moved in &op.refs {
            line("ref", format!("{} {} -> {}", moved.name, short(&moved.before), short(&moved.after)));
        }
        Ok(Human::paged(text))
    }
}

fn space_json(space: &Space) -> Value {
    json!({
        "bytes_before": space.before.bytes,
        "bytes_after": space.after.bytes,
        "files_before": space.before.files,
        "files_after": space.after.files,
        "packs_before": space.before.packs,
        "packs_after": space.after.packs,
        "loose_before": space.before.loose,
        "loose_after": space.after.loose,
    })
}

struct Pruned {
    done: prune::Outcome,
    dry_run: bool,
}

impl Outcome for Pruned {
    fn json(&self) -> anyhow::Result<Value> {
        let leftovers: Vec<String> = self.done.leftovers.iter().map(|p| p.to_string_lossy().into_owned()).collect();
        Ok(json!({
            "removed": self.done.removed,
            "kept": self.done.kept,
            "leftovers": leftovers,
            "reclaimable": self.done.reclaimable,
            "space": self.done.space.map(|space| space_json(&space)),
            "dry_run": self.dry_run,
        }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let verb = if self.dry_run { "would drop" } else { "dropped" };
        let mut human =
            Human::status(format!("{verb} {}, {} kept", time::count(self.done.removed, "operation"), self.done.kept));
        for dir in &self.done.leftovers {
            human = human.with(format!("{verb} the set-aside files in {}", dir.display()));
        }
        if let Some(bytes) = self.done.reclaimable.filter(|_| self.done.removed > 0) {
            human = human.with(format!("{} are held by nothing else", time::bytes(bytes)));
        }
        if let Some(Space { before, after }) = &self.done.space {
            human = human.with(format!(
                "objects: {} in {} -> {} in {}",
                time::bytes(before.bytes),
                time::count(usize::try_from(before.files).unwrap_or(usize::MAX), "file"),
                time::bytes(after.bytes),
                time::count(usize::try_from(after.files).unwrap_or(usize::MAX), "file"),
            ));
        } else if self.done.removed > 0 && !self.dry_run {
            human = human.with("git gc gives the space back");
        }
        Ok(human)
    }
}
