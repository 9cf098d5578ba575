//! `tine health set|show`.

use serde_json::{Value, json};

use crate::core::health::{self, HealthDoc, Status};
use crate::core::ids::SessionId;
use crate::core::store::Store;
use crate::ui::sanitize;
use crate::ui::style::Style;

use super::{Context, Human, Outcome, complete, shared};

/// Report whether a session's tests pass, or show the last report
///
/// A report is bound to the files that it was made for, and shown as stale when the latest checkpoint has others. It is
/// evidence for people and never a condition: what has to pass before something lands stands in the policy.
#[derive(Debug, clap::Subcommand)]
pub enum Args {
    /// Report a result for the session's files as they are, unsaved edits included
    ///
    /// Example: tine health set fail --detail '3 of 120 tests fail: login'
    Set {
        /// The result
        #[arg(value_name = "pass|fail", value_parser = Status::NAMES)]
        status: String,
        /// More about it
        #[arg(long, value_name = "TEXT")]
        detail: Option<String>,
    },
    /// Show the last report
    ///
    /// Example: tine health show fix-login
    Show {
        /// The session; by default this one
        #[arg(value_name = "NAME", add = complete::sessions())]
        name: Option<String>,
    },
}

struct Done {
    session: SessionId,
    health: Option<HealthDoc>,
    reported: bool,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let store = ctx.open()?;
    let (session, reported) = match args {
        Args::Set { status, detail } => {
            let id = store.require_session()?.value.id;
            let status = Status::parse(status).expect("clap takes no other");
            (health::report(store, &id, status, detail.as_deref())?, true)
        }
        Args::Show { name } => {
            let id = shared::named_or_here(store, name.as_deref())?;
            (store.session(id.as_str())?.value, false)
        }
    };
    Ok(Box::new(Done { health: health::of_session(store, &session)?, session: session.id, reported }))
}

/// A report in one line.
pub fn line(health: &HealthDoc, store: &Store) -> String {
    let status = match health.status {
        Status::Pass => Style::Success.paint("pass"),
        Status::Fail => Style::Error.paint("fail"),
    };
    let mut line = format!("health {status}");
    if health.stale {
        line.push_str(&format!(" {}", Style::Warning.paint("(stale: for other files)")));
    }
    if let Some(detail) = &health.detail {
        line.push_str(&format!(": {}", sanitize::line(detail)));
    }
    let age = shared::ago(&health.at, store);
    line.push_str(&format!(" by {}, {age}", Style::Actor.paint(sanitize::line(&health.actor))));
    line
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "session": self.session, "health": self.health }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let Some(health) = &self.health else { return Ok(Human::status("nobody has reported a result")) };
        if !self.reported {
            return Ok(Human::answer(format!("{}\n", line(health, ctx.store()))));
        }
        let human = Human::status(line(&HealthDoc { stale: false, ..health.clone() }, ctx.store()));
        Ok(match health.stale {
            true => human.with("it is for edits that are not saved yet: tine checkpoint"),
            false => human,
        })
    }
}
