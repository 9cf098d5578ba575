//! `tine source promote|list|show|rm`.

use serde_json::{Value, json};

use crate::core::document::{self, SourceDoc, SourceRevisionDoc};
use crate::core::source;
use crate::ui::style::Style;
use crate::ui::table::{Column, Table};
use crate::ui::{sanitize, time};

use super::{Context, Human, Outcome, complete, shared};

/// Keep named baselines that sessions and new repositories start from
#[derive(Debug, clap::Subcommand)]
pub enum Args {
    /// Promote a landed or approved state to a source's next revision
    ///
    /// By default the trunk's tip. Each revision is a commit that the name keeps for ever: `tine start --from source:NAME`
    /// takes the newest, source:NAME@2 the second. It takes the scope land or admin.
    ///
    /// Example: tine source promote baseline -m 'What release 1.2 was made of'
    Promote(Promote),
    /// List the sources
    ///
    /// Example: tine source list --json
    List(List),
    /// Show a source with all its revisions
    ///
    /// Example: tine source show baseline
    Show(Name),
    /// Take a source out of use; its revisions are kept
    ///
    /// `tine undo` brings it back. Promoted again, it goes on with its next revision: no number names two states.
    ///
    /// Example: tine source rm baseline
    Rm(Name),
}

/// What becomes a revision.
#[derive(Debug, clap::Args)]
pub struct Promote {
    /// The source, new or known
    #[arg(value_name = "NAME", add = complete::sources())]
    name: String,
    /// A commit of the trunk, or proposal:NAME for one that is approved or landed
    #[arg(long, value_name = "REV", add = complete::revisions())]
    from: Option<String>,
    /// What this revision is for
    #[arg(short, long, value_name = "TEXT")]
    message: Option<String>,
}

/// Which ones.
#[derive(Debug, clap::Args)]
pub struct List {
    /// List removed ones as well
    #[arg(long)]
    all: bool,
}

/// Which one.
#[derive(Debug, clap::Args)]
pub struct Name {
    /// The source
    #[arg(value_name = "NAME", add = complete::sources())]
    name: String,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let store = ctx.open()?;
    Ok(match args {
        Args::Promote(a) => {
            let done = source::promote(store, &a.name, a.from.as_deref(), a.message.as_deref())?;
            let operation = done.operation.map(|op| op.id);
            Box::new(Changed { verb: "promoted", source: document::source(store, &done.source.value), operation })
        }
        Args::Rm(a) => {
            let done = source::remove(store, &a.name)?;
            let operation = done.operation.map(|op| op.id);
            Box::new(Changed { verb: "removed", source: document::source(store, &done.source.value), operation })
        }
        Args::List(a) => {
            let mut found = source::all(&store.repo)?;
            found.retain(|s| a.all || s.value.removed.is_none());
            Box::new(Listed(found.iter().map(|s| document::source(store, &s.value)).collect()))
        }
        Args::Show(a) => Box::new(Shown(document::source(store, &source::named(&store.repo, &a.name)?.value))),
    })
}

struct Changed {
    verb: &'static str,
    source: SourceDoc,
    operation: Option<String>,
}

impl Outcome for Changed {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "source": self.source, "operation": self.operation }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let (name, current) = (&self.source.name, &self.source.current);
        let shown = format!("source {} r{} at {}", Style::Session.paint(name), current.revision, &current.commit[..12]);
        Ok(match (self.verb, &self.operation) {
            ("promoted", None) => Human::status(format!("nothing to do: {shown} already")),
            ("promoted", _) => Human::status(format!("promoted {shown}"))
                .with(format!("to start from it: tine start --from source:{name}")),
            (verb, _) => {
                Human::status(format!("{verb} {shown}; its revisions are kept")).with("to bring it back: tine undo")
            }
        })
    }
}

struct Listed(Vec<SourceDoc>);

impl Outcome for Listed {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "sources": self.0 }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        if self.0.is_empty() {
            return Ok(Human::status("no sources").with("to make one of the trunk's tip: tine source promote <name>"));
        }
        let mut table = Table::new(std::iter::once(Column::left("source")).chain(columns()));
        for source in &self.0 {
            let removed = source.removed_at.as_ref().map(|_| Style::Removed.paint("removed"));
            let mut cells = vec![Style::Session.paint(&source.name)];
            cells.extend(cells_of(ctx, &source.current));
            if let Some((last, removed)) = cells.last_mut().zip(removed) {
                *last = if last.is_empty() { removed } else { format!("{removed}; {last}") };
            }
            table.row(cells);
        }
        let mut human = Human::paged(table.render(&ctx.ui));
        human.status.push(time::count(self.0.len(), "source"));
        Ok(human)
    }
}

/// What is said of a revision.
fn columns() -> [Column; 6] {
    [
        Column::right("revision"),
        Column::left("commit"),
        Column::left("promoted"),
        Column::left("by"),
        Column::left("from"),
        Column::left("for").flexible(),
    ]
}

/// The cells of these columns.
fn cells_of(ctx: &Context, r: &SourceRevisionDoc) -> [String; 6] {
    [
        format!("r{}", r.revision),
        Style::CommitId.paint(&r.commit[..12]),
        shared::ago(&r.promoted_at, ctx.store()),
        Style::Actor.paint(sanitize::line(&r.actor)),
        r.proposal.as_ref().map(|p| Style::Proposal.paint(p)).unwrap_or_default(),
        r.message.as_deref().map(sanitize::line).unwrap_or_default(),
    ]
}

struct Shown(SourceDoc);

impl Outcome for Shown {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "source": self.0 }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let mut table = Table::new(columns());
        for revision in self.0.revisions.iter().rev() {
            table.row(cells_of(ctx, revision));
        }
        let mut human = Human::paged(table.render(&ctx.ui));
        human.status.push(format!("to start from it: tine start --from source:{}", self.0.name));
        Ok(human)
    }
}
