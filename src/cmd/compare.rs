//! `tine compare`.

use serde_json::{Value, json};

use crate::core::check::{Standing, Status};
use crate::core::compare::{self, Candidate, Overlap};
use crate::core::diff::{self, Diff};
use crate::core::document::{self, SessionDoc};
use crate::core::resolve;
use crate::core::store::Store;
use crate::error::{Result, count};
use crate::git::BString;
use crate::ui::style::Style;
use crate::ui::table::{Column, Table};

use super::diff::{Options, Shape};
use super::{Context, Human, Outcome, complete, shared};

/// Compare sessions that set out from the same place, side by side
///
/// Each one against the newest commit that all of them grew from: size, checks as they stand, conflicts with the trunk,
/// checkpoints and prompts, health, open notes, and which paths several of them touch. What is not saved yet is not looked at. --diff shows what
/// differs between two of them.
///
/// Example: tine compare search-2 search-3 search-4
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The sessions
    #[arg(value_name = "NAME", num_args = 2.., required_unless_present = "diff", add = complete::sessions())]
    names: Vec<String>,
    /// Show what differs between two sessions, from A to B
    #[arg(long, num_args = 2, value_names = ["A", "B"], add = complete::sessions())]
    diff: Vec<String>,
    #[command(flatten)]
    shape: Shape,
}

/// Sessions side by side.
pub struct Compared {
    baseline: String,
    rows: Vec<Row>,
    overlaps: Vec<Overlap>,
    trunk: String,
}

struct Row {
    candidate: Candidate,
    session: SessionDoc,
}

struct Done {
    compared: Compared,
    diff: Option<(Diff, Options)>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let store = ctx.store();
    let names = if args.names.is_empty() { &args.diff } else { &args.names };
    let compared = Compared::new(store, names)?;
    for row in compared.rows.iter().filter(|row| row.candidate.began_elsewhere) {
        let (id, began) = (&row.session.id, &row.session.base.commit[..12]);
        let from = &compared.baseline[..12];
        ctx.ui.warn(&format!("`{id}` began at {began}; it is compared with {from}, where all of them meet"));
    }
    let diff = match args.diff.as_slice() {
        [a, b] => Some(between(ctx, a, b, &args.shape)?),
        _ => None,
    };
    Ok(Box::new(Done { compared, diff }))
}

fn between(ctx: &Context, a: &str, b: &str, shape: &Shape) -> Result<(Diff, Options)> {
    let store = ctx.store();
    let options = Options::new(ctx, shape, &[])?;
    // Sessions alone are meant, though a revision can be a session's name.
    let end = |name: &str| store.session(name).and_then(|s| resolve::revision(store, &format!("{}@", s.value.id)));
    let (from, to) = (end(a)?.commit, end(b)?.commit);
    let mut diff = diff::between(&store.repo, store.repo.tree_of(from)?, store.repo.tree_of(to)?, &options.diff)?;
    (diff.base, diff.head) = (from, to);
    Ok((diff, options))
}

impl Compared {
    /// Compares sessions by name.
    pub fn new(store: &Store, names: &[String]) -> Result<Compared> {
        let found = compare::compare(store, names)?;
        let trunk = store.trunk()?;
        let row = |candidate: Candidate| -> Result<Row> {
            Ok(Row { session: document::session(store, &candidate.session, &trunk)?, candidate })
        };
        Ok(Compared {
            baseline: found.baseline.to_string(),
            rows: found.candidates.into_iter().map(row).collect::<Result<_>>()?,
            overlaps: found.overlaps,
            trunk: trunk.name,
        })
    }

    /// The fields of the answer.
    pub fn json(&self) -> Value {
        let list = |paths: &[BString]| paths.iter().map(shared::path).collect::<Vec<_>>();
        let candidate = |row: &Row| {
            json!({
                "id": row.session.id,
                "session": row.session,
                "stats": document::Stats::from(row.candidate.stats),
                "files": list(&row.candidate.paths),
                "prompts": row.candidate.prompts,
                "open_notes": row.candidate.open_notes,
                "checks": row.candidate.checks,
                "conflicts": list(&row.candidate.conflicts),
                "began_elsewhere": row.candidate.began_elsewhere,
            })
        };
        let overlap = |o: &Overlap| json!({ "a": o.a, "b": o.b, "paths": list(&o.paths), "same": list(&o.same) });
        json!({
            "baseline": { "commit": self.baseline },
            "candidates": self.rows.iter().map(candidate).collect::<Vec<_>>(),
            "overlaps": self.overlaps.iter().map(overlap).collect::<Vec<_>>(),
        })
    }

    /// The table, and what overlaps.
    pub fn table(&self, ctx: &Context) -> String {
        let has_checks = self.rows.iter().any(|row| !row.candidate.checks.is_empty());
        let has_health = self.rows.iter().any(|row| row.session.health.is_some());
        let has_notes = self.rows.iter().any(|row| row.candidate.open_notes > 0);
        let mut columns = vec![
            Column::left("session"),
            Column::left("state"),
            Column::left("size"),
            Column::right("checkpoints"),
            Column::right("prompts"),
            Column::left(&format!("with {}", self.trunk)),
            Column::left("active"),
            Column::left("proposal"),
        ];
        let more = [(has_checks, "checks"), (has_health, "health"), (has_notes, "open notes")];
        columns.extend(more.iter().filter(|(shown, _)| *shown).map(|(_, name)| Column::left(name)));
        let mut table = Table::new(columns);
        for row in &self.rows {
            let mut cells = vec![
                Style::Session.paint(&row.session.id),
                shared::state(row.session.state),
                shared::stats(&row.candidate.stats.into()),
                row.session.checkpoints.to_string(),
                row.candidate.prompts.to_string(),
                with_trunk(&row.candidate.conflicts),
                shared::ago(&row.session.last_activity_at, ctx.store()),
                row.session.proposal.as_ref().map_or_else(String::new, |p| Style::Proposal.paint(p)),
            ];
            if has_checks {
                cells.push(checks(&row.candidate.checks));
            }
            if has_health {
                cells.push(shared::health(&row.session).unwrap_or_default());
            }
            if has_notes {
                cells.push(row.candidate.open_notes.to_string());
            }
            table.row(cells);
        }
        let mut text = table.render(&ctx.ui);
        for o in &self.overlaps {
            let same = if o.same.len() == o.paths.len() { ", to the same" } else { "" };
            text.push_str(&format!("{} and {} both change {}{same}\n", o.a, o.b, shared::first_of(&o.paths)));
        }
        text
    }

    /// The next command, as a line.
    pub fn next(&self) -> String {
        let open = self.rows.iter().find(|row| row.session.state == "proposed");
        let line = match open.and_then(|row| row.session.proposal.as_deref()) {
            Some(name) => format!("tine pick {name}   # or another one; its rivals are closed"),
            None => "tine propose <session>   # the ones to choose from; then `tine pick`".to_owned(),
        };
        format!("{}\n", Style::Hint.paint(line))
    }
}

/// What the checks say, the worst first.
fn checks(all: &[Standing]) -> String {
    let of = |wanted: &[Status]| all.iter().filter(|c| wanted.contains(&c.status)).count();
    let (failed, waiting) = (of(&[Status::Failed, Status::TimedOut]), of(&[Status::NotRun]));
    match (failed, waiting, all.len()) {
        (_, _, 0) => String::new(),
        (0, 0, all) => Style::Success.paint(format!("{all} passed")),
        (0, waiting, _) => Style::Dim.paint(format!("{waiting} not run")),
        (failed, _, _) => Style::Removed.paint(format!("{failed} failed")),
    }
}

fn with_trunk(conflicts: &[BString]) -> String {
    match conflicts.len() {
        0 => "clean".to_owned(),
        n => Style::Warning.paint(count(n, "conflict")),
    }
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        let mut data = self.compared.json();
        if let Some((diff, _)) = &self.diff {
            data["diff"] = serde_json::to_value(diff)?;
        }
        Ok(data)
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        match &self.diff {
            Some((diff, _)) if diff.entries.is_empty() => Ok(Human::status("no difference")),
            Some((diff, options)) => options.human(ctx, diff),
            None => Ok(Human::paged(self.compared.table(ctx) + &self.compared.next())),
        }
    }
}
