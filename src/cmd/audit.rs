//! `tine audit`.

use std::path::PathBuf;

use clap::ValueEnum;
use serde_json::Value;

use crate::core::audit::{self, Audit, Explained, Origin};
use crate::core::document::DecisionDoc;
use crate::core::resolve;
use crate::error::{Code, Context as _, Error, count};
use crate::ui::style::Style;
use crate::ui::table::{Column, Table};
use crate::ui::{audit_page, sanitize};

use super::{Context, Human, Outcome};

/// Say how each commit of the trunk got there
///
/// For each commit since the first landing: the proposal, who decided, how that is signed, what the checks found, and the
/// checkpoints it was made of. A commit that no proposal brought, or whose landing does not hold by the policy of then, is
/// unexplained; with --strict that is exit status 7. `--format html -o audit.html` writes a page to file.
///
/// Example: tine audit --since v1.2 --strict
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Begin after this revision instead of before the first landing
    #[arg(long, value_name = "REV")]
    since: Option<String>,
    /// Fail if anything is unexplained
    #[arg(long)]
    strict: bool,
    /// As a table, as JSON, or as an HTML page that stands alone
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
    /// Write it into this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
    Html,
}

struct Done {
    audit: Audit,
    strict: bool,
    format: Format,
    written: Option<PathBuf>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let file = args.output.as_deref().map(|typed| ctx.full_path(typed));
    let store = ctx.open()?;
    let since = args.since.as_deref().map(|rev| resolve::revision(store, rev)).transpose()?.map(|point| point.commit);
    let audit = audit::audit(store, since)?;
    let mut done = Done { audit, strict: args.strict, format: args.format, written: None };
    if let Some(file) = file {
        let text = done.text(ctx)?;
        std::fs::write(&file, text).or_io(|| format!("cannot write `{}`", file.display()))?;
        done.written = Some(file);
    }
    Ok(Box::new(done))
}

impl Done {
    fn text(&self, ctx: &Context) -> anyhow::Result<String> {
        Ok(match self.format {
            Format::Table => sanitize::plain(&table(ctx, &self.audit)),
            Format::Json => serde_json::to_string_pretty(&self.audit)? + "\n",
            Format::Html => audit_page::render(&self.audit),
        })
    }
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(serde_json::to_value(&self.audit)?)
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let (all, open) = (self.audit.commits.len(), self.audit.unexplained.len());
        let mut human = match (&self.written, self.format) {
            (Some(file), _) => Human::status(format!("wrote {}", file.display())),
            (None, Format::Table) => Human::paged(table(ctx, &self.audit)),
            (None, _) => Human::answer(self.text(ctx)?),
        };
        if all == 0 {
            return Ok(human.with("nothing has landed yet: tine audit --since REV looks at what is there"));
        }
        for commit in &self.audit.unexplained {
            for reason in &commit.reasons {
                human = human.with(format!(
                    "{} {}: {}",
                    Style::Warning.paint("unexplained:"),
                    &commit.commit[..12],
                    sanitize::line(reason)
                ));
            }
        }
        Ok(human.with(format!("{} on {}, {open} unexplained", count(all, "commit"), sanitize::line(&self.audit.trunk))))
    }

    fn short_of(&self) -> Option<Error> {
        let open = self.audit.unexplained.len();
        if !self.strict || open == 0 {
            return None;
        }
        let message = format!("{} on `{}` cannot be explained", count(open, "commit"), self.audit.trunk);
        Some(Error::new(Code::CheckFailed, message).hint("tine audit   # says why"))
    }
}

fn table(ctx: &Context, audit: &Audit) -> String {
    let columns = vec![
        Column::left("commit"),
        Column::left("proposal"),
        Column::left("requested by"),
        Column::left("granted by"),
        Column::left("checks"),
        Column::right("checkpoints"),
        Column::left("subject").flexible(),
    ];
    let mut table = Table::new(columns);
    for commit in &audit.commits {
        table.row(row(commit));
    }
    table.render(&ctx.ui)
}

fn row(commit: &Explained) -> Vec<String> {
    let id = commit.commit[..12].to_owned();
    let id = if commit.explained { id } else { Style::Warning.paint(format!("{id}!")) };
    let subject = sanitize::line(&commit.subject);
    let Some(p) = &commit.proposal else {
        let none = || "-".to_owned();
        return vec![id, Style::Warning.paint("unexplained"), none(), none(), none(), none(), subject];
    };
    let checks: Vec<String> =
        p.checks.iter().map(|c| format!("{} {}", sanitize::line(&c.name), c.status.as_str())).collect();
    vec![
        id,
        Style::Proposal.paint(format!("{} r{}", p.name, p.revision)),
        Style::Actor.paint(sanitize::line(&p.requester)),
        Style::Actor.paint(sanitize::line(&granted_by(p))),
        if checks.is_empty() { "-".to_owned() } else { checks.join(", ") },
        p.checkpoints.len().to_string(),
        subject,
    ]
}

/// Who granted what landed, and how that is signed.
fn granted_by(p: &Origin) -> String {
    let name = |d: &DecisionDoc| match d.signature {
        Some(signature) => format!("{} ({signature})", d.actor),
        None => d.actor.clone(),
    };
    let named: Vec<String> = p.grants().map(name).collect();
    if named.is_empty() { "-".to_owned() } else { named.join(", ") }
}
