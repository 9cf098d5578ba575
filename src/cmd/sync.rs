//! `tine sync`.

use serde_json::{Value, json};

use crate::core::sync::{self, Held, How, Leaving, Mode, Moved, Request};
use crate::error::{Code, Error, count};
use crate::ui::sanitize;
use crate::ui::style::Style;

use super::{Context, Human, Outcome, complete};

/// Share proposals, decisions and records through a git remote
///
/// What the remote has comes here, what was decided in two clones at once is joined, and what is here goes there. Sessions' own
/// checkpoints stay here without --sessions; the trunk is left to `git push` and `git pull`, and the operation log never leaves
/// this clone. A proposal takes the checkpoints and prompts along that it is made of, unless it was made with --squash.
///
/// Example: tine sync origin
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The remote; by default sync.remote, the only one, or origin
    #[arg(value_name = "REMOTE", add = complete::remotes())]
    remote: Option<String>,
    /// Only send what is here
    #[arg(long, conflicts_with = "pull")]
    push: bool,
    /// Only take what is there
    #[arg(long)]
    pull: bool,
    /// Share sessions' own checkpoints, with their prompts, as well
    #[arg(long)]
    sessions: bool,
    /// Only show what would move, and what would leave this machine
    #[arg(long)]
    dry_run: bool,
}

struct Done(sync::Outcome);

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let request = Request {
        remote: args.remote.clone(),
        mode: match (args.push, args.pull) {
            (true, _) => Mode::Push,
            (_, true) => Mode::Pull,
            _ => Mode::Both,
        },
        sessions: args.sessions,
        dry_run: args.dry_run,
        asks: ctx.ui.is_interactive(),
    };
    let about_to = |remote: &str, leaving: &Leaving| {
        ctx.ui.status(&format!(
            "first sync with {}: this leaves the machine: {}",
            sanitize::line(remote),
            leaves(leaving)
        ));
    };
    Ok(Box::new(Done(sync::sync(ctx.store(), &request, &about_to)?)))
}

fn leaves(l: &Leaving) -> String {
    let mut parts = vec![count(l.records, "record"), count(l.proposals, "proposal")];
    if l.sessions > 0 {
        parts.push(format!("the checkpoints of {}", count(l.sessions, "session")));
    }
    let prompts = match l.prompts {
        0 => "no prompt".to_owned(),
        n => count(n, "prompt"),
    };
    parts.push(format!("in them {} with {prompts}", count(l.checkpoints, "checkpoint")));
    parts.join(", ")
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        let done = &self.0;
        let moved = |all: &[Moved]| -> Vec<Value> {
            let hex = |id: Option<crate::git::Oid>| id.map(|id| id.to_string());
            all.iter()
                .map(
                    |m| json!({ "ref": m.name, "before": hex(m.before), "after": hex(m.after), "how": m.how.as_str() }),
                )
                .collect()
        };
        let held = |all: &[Held]| -> Vec<Value> {
            all.iter().map(|h| json!({ "ref": h.name, "reason": h.reason, "next": h.next })).collect()
        };
        Ok(json!({
            "remote": done.remote,
            "url": done.url,
            "first": done.first,
            "dry_run": done.dry_run,
            "pulled": moved(&done.pulled),
            "pushed": moved(&done.pushed),
            "refused": held(&done.refused),
            "held": held(&done.held),
            "leaving": done.leaving.map(|l| json!({
                "records": l.records, "proposals": l.proposals, "sessions": l.sessions,
                "checkpoints": l.checkpoints, "prompts": l.prompts,
            })),
            "trunk": done.trunk.as_ref().map(|t| json!({ "name": t.name, "ahead": t.ahead, "behind": t.behind })),
            "operation": done.operation,
        }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let done = &self.0;
        let mut text = String::new();
        for (arrow, all) in [("<-", &done.pulled), ("->", &done.pushed)] {
            for moved in all {
                text.push_str(&format!("{arrow} {}  {}\n", name(&moved.name), Style::Dim.paint(in_words(moved))));
            }
        }
        let mut human = Human::paged(text);
        for (what, all) in [("refused", &done.refused), ("waits", &done.held)] {
            for held in all {
                let reason = sanitize::line(&held.reason);
                human = human.with(format!("{}: {}: {reason}", Style::Warning.paint(what), name(&held.name)));
                if let Some(next) = &held.next {
                    human = human.with(Style::Hint.paint(format!("hint: {next}")));
                }
            }
        }
        let remote = sanitize::line(&done.remote);
        let verb = if done.dry_run { "would sync" } else { "synced" };
        human = human.with(match (done.pulled.len(), done.pushed.len()) {
            (0, 0) if done.refused.is_empty() && done.held.is_empty() => {
                format!("nothing to share: this clone and {remote} tell the same")
            }
            (here, there) => format!("{verb} with {remote}: {here} taken, {there} sent"),
        });
        if let Some(leaving) = done.leaving.as_ref().filter(|_| done.dry_run) {
            human = human.with(format!("would leave the machine: {}", leaves(leaving)));
        }
        if let Some(trunk) = done.trunk.as_ref().filter(|t| t.behind > 0 || t.ahead > 0) {
            let there = format!("{remote}/{}", trunk.name);
            human = human.with(match (trunk.ahead, trunk.behind) {
                (0, n) => format!("{there} is {n} ahead: git merge --ff-only {there}"),
                (n, 0) => format!("{} is {n} ahead of {remote}: git push {remote} {}", trunk.name, trunk.name),
                (_, _) => format!("{} and {there} went apart", trunk.name),
            });
        }
        Ok(human)
    }

    fn short_of(&self) -> Option<Error> {
        let first = self.0.refused.first()?;
        let message =
            format!("{} not shared: `{}`: {}", count(self.0.refused.len(), "ref"), name(&first.name), first.reason);
        let error = Error::new(Code::Refused, message).detail("ref", first.name.clone());
        Some(match &first.next {
            Some(next) => error.hint(next.clone()),
            None => error,
        })
    }
}

fn name(full: &str) -> String {
    let short = full.strip_prefix("refs/tine/").map(|rest| format!("record {}", rest.replacen('/', " ", 1)));
    sanitize::line(&short.unwrap_or_else(|| full.trim_start_matches("refs/heads/").to_owned()))
}

fn in_words(moved: &Moved) -> &'static str {
    match moved.how {
        How::New => "new",
        How::FastForward => "went on",
        How::Joined => "joined",
        How::Follows => "follows",
        How::BroughtBack => "back: it was shared before it was undone here",
        How::Newer => "newer there",
        How::Deleted => "gone",
    }
}
