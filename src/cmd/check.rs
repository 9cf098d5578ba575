//! `tine check`.

use serde_json::{Value, json};

use crate::core::check::{self, Standing, Status};
use crate::core::policy;
use crate::core::store::Store;
use crate::core::{merged, resolve};
use crate::error::{Code, Error, Result, count};
use crate::git::Merged;
use crate::ui::style::Style;
use crate::ui::{Ui, sanitize, time};

use super::{Context, Human, Outcome, complete};

/// Run the policy's checks on what the trunk would become
///
/// Each check runs in a scratch workspace of its own that holds the trunk with the proposal (or session, or commit) merged
/// in. What a check found on a tree is kept: it runs again only with --force. Exit status 7 means that a required check
/// failed.
///
/// Example: tine check fix-login-1
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A proposal, or a session or commit; by default this session
    #[arg(value_name = "NAME|REV", add = complete::proposals())]
    name: Option<String>,
    /// Run what has run before, too
    #[arg(long)]
    force: bool,
}

struct Done {
    checks: Vec<Standing>,
    trunk: String,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let (ui, store) = (&ctx.ui, ctx.store());
    let trunk = store.trunk()?;
    let checks = policy::in_force(store)?.checks;
    let merged = subject(store, args.name.as_deref())?;
    let done = check::run(store, &checks, trunk.tip()?, merged.tree, args.force, &watch(ui))?;
    Ok(Box::new(Done { checks: done, trunk: trunk.name }))
}

/// Tells what checks print as it comes.
pub fn watch(ui: &Ui) -> impl Fn(&str, &[u8]) + '_ {
    |name, line| {
        let line = String::from_utf8_lossy(line);
        ui.status(&format!("{} {}", Style::Dim.paint(format!("{name} |")), sanitize::line(&line)));
    }
}

/// The trunk with what was named merged in.
fn subject(store: &Store, name: Option<&str>) -> Result<Merged> {
    let trunk = store.trunk()?;
    if let Some(proposal) = name.and_then(|name| store.proposal(name).ok()) {
        let merged = merged::with_proposal(&store.repo, &trunk, &proposal.value, None)?;
        return if merged.is_clean() {
            Ok(merged)
        } else {
            Err(merged::conflict_of(&proposal.value, &merged.conflicts))
        };
    }
    let name = match name {
        Some(name) => name.to_owned(),
        None => store.require_session()?.value.id.to_string(),
    };
    let point = resolve::revision(store, &name)?;
    let merged = merged::with_commit(&store.repo, &trunk, point.commit, &name)?;
    if merged.is_clean() {
        return Ok(merged);
    }
    let error = merged::conflict(&format!("`{name}`"), &merged.conflicts);
    Err(match point.session {
        Some(session) => error.hint(format!("tine refresh {session}   # bring the trunk in and resolve")),
        None => error,
    })
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "checks": self.checks }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        if self.checks.is_empty() {
            return Ok(Human::status(format!("the policy on {} has no checks", sanitize::line(&self.trunk)))
                .with("tine policy init   # a [[check]] in it runs on what would land"));
        }
        Ok(Human::answer(self.checks.iter().map(line).collect::<String>()))
    }

    fn short_of(&self) -> Option<Error> {
        let failed: Vec<&Standing> = self.checks.iter().filter(|c| c.blocks()).collect();
        let first = failed.first()?;
        let message = match failed.len() {
            1 => first.in_words(),
            n => format!("{} failed", count(n, "required check")),
        };
        Some(Error::new(Code::CheckFailed, message))
    }
}

fn line(check: &Standing) -> String {
    let style = match check.status {
        Status::Passed => Style::Success,
        Status::NotRun => Style::Dim,
        Status::Failed | Status::TimedOut => Style::Removed,
    };
    let mut text = format!("{} {}", style.paint(check.status.as_str()), sanitize::line(&check.name));
    if let Some(took) = check.duration_ms {
        text.push_str(&format!(" in {}", time::duration(std::time::Duration::from_millis(took))));
    }
    if check.cached {
        text.push_str(" (before)");
    }
    if !check.required {
        text.push_str(" (not required)");
    }
    if let Some(log) = check.log.as_ref().filter(|_| check.status != Status::Passed) {
        text.push_str(&format!("\n  {}", sanitize::line(&log.display().to_string())));
    }
    text + "\n"
}
