//! `tine sweep`.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::core::document;
use crate::core::oplog::Operation;
use crate::core::sweep::{self, Action, Line, Plan, Skipped};
use crate::ui::style::Style;
use crate::ui::{sanitize, time};

use super::{Context, Human, Outcome};

/// Close and delete what the retention rules say, or show what they would
///
/// Without --apply nothing is changed. Each line names the rule, since when it applies, what happens and how to get it back.
/// Idle sessions are archived, what is left of landed ones is closed, and both come back with `tine reactivate`. Discarded
/// sessions past their time, and rejected proposals with them, are deleted. One `tine undo` brings the whole sweep back, until
/// `tine op prune` drops it. Sessions that
/// are worked in, wait for a decision or are locked stay.
///
/// Example: tine sweep --apply
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Do it
    #[arg(long)]
    apply: bool,
}

struct Done {
    plan: Plan,
    applied: bool,
    operation: Option<Operation>,
    /// Bytes that are free, before and after.
    free: (Option<u64>, Option<u64>),
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let store = ctx.open()?;
    let before = sweep::free_space(store);
    let mut plan = sweep::plan(store)?;
    let mut operation = None;
    if args.apply {
        (plan, operation) = sweep::apply(store, plan)?;
    }
    Ok(Box::new(Done { plan, applied: args.apply, operation, free: (before, sweep::free_space(store)) }))
}

impl Done {
    fn frees(&self) -> u64 {
        self.plan.lines.iter().filter_map(|line| line.workspace.as_ref()).map(|(_, bytes)| bytes).sum()
    }
}

fn back(line: &Line, operation: Option<&Operation>) -> String {
    match (line.action, operation) {
        (Action::Archive | Action::CloseSession, _) => format!("tine reactivate {}", line.session),
        (_, Some(operation)) => format!("tine undo --op {}", operation.id),
        (_, None) => "tine undo".to_owned(),
    }
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        let line = |line: &Line| {
            json!({
                "action": line.action.as_str(),
                "session": line.session.as_str(),
                "proposal": line.proposal.as_ref().map(ToString::to_string),
                "rule": line.rule,
                "limit_ms": u64::try_from(line.limit.as_millis()).unwrap_or_default(),
                "since": document::time(line.since),
                "behind": line.behind,
                "workspace": line.workspace.as_ref().map(|(path, _)| document::Place::new(path)),
                "bytes": line.workspace.as_ref().map(|(_, bytes)| bytes),
                "unsaved": line.unsaved,
                "back": back(line, self.operation.as_ref()),
            })
        };
        let skipped = self.plan.skipped.iter();
        let skipped = skipped.map(|s| json!({ "session": s.session.as_str(), "reason": s.reason, "detail": s.detail }));
        Ok(json!({
            "applied": self.applied,
            "operation": self.operation.as_ref().map(|operation| &operation.id),
            "actions": self.plan.lines.iter().map(line).collect::<Vec<_>>(),
            "skipped": skipped.collect::<Vec<_>>(),
            "old_operations": self.plan.old_operations,
            "disk": { "workspaces": self.frees(), "free_before": self.free.0, "free_after": self.free.1 },
        }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let plan = &self.plan;
        let mut text: String = plan.lines.iter().map(|line| self.lines(line, ctx)).collect();
        let counted = |s: &&Skipped| s.reason == "active" || s.reason == "elsewhere";
        for skipped in plan.skipped.iter().filter(|s| !counted(s)) {
            let id = Style::Session.paint(skipped.session.as_str());
            text.push_str(&format!("{} {id}: {}\n", Style::Dim.paint("stays"), sanitize::line(&skipped.detail)));
        }
        let active = plan.skipped.iter().filter(|s| s.reason == "active").count();
        if active > 0 {
            let stay = if active == 1 { "is worked in and stays" } else { "are worked in and stay" };
            text.push_str(&format!("{} {stay}\n", time::count(active, "session")));
        }
        let elsewhere = plan.skipped.iter().filter(|s| s.reason == "elsewhere").count();
        if elsewhere > 0 {
            let stay = if elsewhere == 1 {
                "has its timeline elsewhere and stays"
            } else {
                "have their timelines elsewhere and stay"
            };
            text.push_str(&format!("{} {stay}\n", time::count(elsewhere, "session")));
        }
        if plan.old_operations > 0 {
            let old = time::count(plan.old_operations, "operation");
            let kept = length(plan.keep_operations);
            text.push_str(&format!("{old} older than {kept} (retention.operations): tine op prune\n"));
        }
        let mut human = Human::paged(text);
        if plan.lines.is_empty() {
            human = human.with("nothing to sweep");
        }
        Ok(match (self.free, self.applied) {
            ((Some(before), Some(after)), true) => {
                human.with(format!("{} free before, {} now", time::bytes(before), time::bytes(after)))
            }
            ((Some(free), _), false) if !plan.lines.is_empty() => human
                .with(format!("{} free; the workspaces take {}", time::bytes(free), time::bytes(self.frees())))
                .with("nothing was changed; to do it: tine sweep --apply"),
            _ => human,
        })
    }
}

impl Done {
    /// One thing in two lines: what happens and why, then what becomes of it.
    fn lines(&self, line: &Line, ctx: &Context) -> String {
        let now = ctx.store().clock.now();
        let (verb, what, name) = match (line.action, &line.proposal) {
            (Action::Archive, _) => ("archive", "session", Style::Session.paint(line.session.as_str())),
            (Action::CloseSession, _) => ("close", "session", Style::Session.paint(line.session.as_str())),
            (Action::DeleteSession, _) => ("delete", "session", Style::Session.paint(line.session.as_str())),
            (Action::DeleteBranch, Some(p)) => ("delete", "the branch of proposal", Style::Proposal.paint(p.as_str())),
            (_, Some(p)) => ("delete", "proposal", Style::Proposal.paint(p.as_str())),
            (_, None) => ("delete", "what is left of", Style::Session.paint(line.session.as_str())),
        };
        let state = match line.rule {
            "idle_after" => "idle for",
            other => other,
        };
        let since = match line.rule {
            "idle_after" => time::span(line.since, now),
            _ => time::age(line.since, now),
        };
        let limit = length(line.limit);
        let behind = if line.behind > 0 { format!(", {} behind", line.behind) } else { String::new() };
        let verb = if self.applied { format!("{verb}d") } else { verb.to_owned() };
        let mut text = format!(
            "{} {what} {name}: {state} {since}{behind} (retention.{} is {limit})\n",
            Style::Command.paint(verb),
            line.rule
        );
        let mut parts = Vec::new();
        if line.unsaved > 0 {
            parts.push(format!("{} saved as a checkpoint first", time::count(line.unsaved, "unsaved change")));
        }
        if let Some((path, bytes)) = &line.workspace {
            let place = sanitize::line(&path.to_string_lossy());
            parts.push(format!("frees {} in {place}, what git ignores is set aside", time::bytes(*bytes)));
        }
        if line.action == Action::DeleteBranch {
            parts.push("the record stays".to_owned());
        }
        parts.push(format!("back: {}", back(line, self.operation.as_ref())));
        if line.behind > 0 && !self.applied {
            parts.push(format!("to go on instead: tine refresh {}", line.session));
        }
        text.push_str(&format!("    {}\n", parts.join("; ")));
        text
    }
}

/// A rule's length as it is written in the rules.
fn length(length: SignedDuration) -> String {
    let hours = length.as_hours();
    match (length.as_secs() % 3600, hours % 24) {
        (0, 0) => time::count(usize::try_from(hours / 24).unwrap_or_default(), "day"),
        (0, _) => time::count(usize::try_from(hours).unwrap_or_default(), "hour"),
        _ => time::duration(length.unsigned_abs()),
    }
}
