//! `tine session show`.

use serde_json::{Value, json};

use crate::core::document::{self, SessionDoc};
use crate::core::health::{self, HealthDoc};
use crate::core::note;
use crate::core::store::Trunk;
use crate::error::{Code, Error};
use crate::git::ByteSlice as _;
use crate::ui::sanitize;
use crate::ui::style::Style;

use super::{Context, Human, Outcome, complete, hints, shared};

/// Show a session
#[derive(Debug, clap::Subcommand)]
pub enum Args {
    /// Show a session, its workspace's path, or its environment
    ///
    /// Example: eval "$(tine session show fix-login --env)"
    Show(Show),
}

/// What to show.
#[derive(Debug, clap::Args)]
pub struct Show {
    /// The session; by default this one
    #[arg(value_name = "NAME", add = complete::sessions())]
    name: Option<String>,
    /// Print only the workspace's path
    #[arg(long, conflicts_with = "env")]
    path: bool,
    /// Print shell lines that set TINE_SESSION, TINE_WORKSPACE and TINE_PORT_BASE
    #[arg(long)]
    env: bool,
}

struct Done {
    session: SessionDoc,
    health: Option<HealthDoc>,
    open_notes: usize,
    trunk: Trunk,
    path: bool,
    env: bool,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let Args::Show(args) = args;
    let store = ctx.open()?;
    let id = shared::named_or_here(store, args.name.as_deref())?;
    let trunk = store.trunk()?;
    let stored = store.session(id.as_str())?;
    let session = document::session(store, &stored.value, &trunk)?;
    let health = health::of_session(store, &stored.value)?;
    let open_notes = note::open(&note::read(store, stored.commit)?);
    if args.path && session.workspace.is_none() {
        return Err(Error::new(Code::NotFound, format!("session `{id}` has no workspace"))
            .hint(format!("tine reactivate {id}"))
            .into());
    }
    Ok(Box::new(Done { session, health, open_notes, trunk, path: args.path, env: args.env }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "session": self.session }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let s = &self.session;
        if self.path {
            return Ok(Human { bytes: Some(s.place_line()), ..Human::default() });
        }
        if self.env {
            let mut lines = format!("export TINE_SESSION='{}'\n", s.id).into_bytes();
            if let Some(workspace) = &s.workspace {
                let quoted = workspace.bytes().replace("'", "'\\''");
                lines.extend([b"export TINE_WORKSPACE='".as_slice(), &quoted, b"'\n"].concat());
            }
            lines.extend(format!("export TINE_PORT_BASE={}\n", s.port_base).into_bytes());
            return Ok(Human { bytes: Some(lines), ..Human::default() });
        }
        let mut text = format!("session {} {}\n", Style::Session.paint(&s.id), shared::state(s.state));
        let mut line = |name: &str, value: String| text.push_str(&format!("  {name:<12}{value}\n"));
        if let Some(task) = &s.task {
            line("task", sanitize::line(task));
        }
        if let Some(reason) = &s.reason {
            line("reason", sanitize::line(reason));
        }
        line("workspace", s.workspace.as_deref().map_or("none".to_owned(), |w| sanitize::path(w.as_bytes())));
        line("started", format!("{} by {}", shared::ago(&s.created_at, ctx.store()), sanitize::line(&s.actor)));
        line("active", shared::ago(&s.last_activity_at, ctx.store()));
        line("checkpoints", s.checkpoints.to_string());
        line("trunk", format!("{} ahead of {}, {} behind", s.ahead, self.trunk.name, s.behind));
        line("ports", format!("from {}", s.port_base));
        if let Some(parent) = &s.parent {
            line("fork of", format!("{} at {}", parent.session, &parent.commit[..12]));
        }
        if let Some(proposal) = &s.proposal {
            line("proposal", Style::Proposal.paint(proposal));
        }
        if s.owner != s.actor {
            line("owner", sanitize::line(&s.owner));
        }
        if let Some(health) = &self.health {
            line("health", super::health::line(health, ctx.store()).trim_start_matches("health ").to_owned());
        }
        if self.open_notes > 0 {
            line("notes", format!("{} open", self.open_notes));
        }
        for (key, value) in &s.tags {
            line("tag", sanitize::line(&format!("{key}={value}")));
        }
        if let Some(handoff) = shared::handoff_line(s, ctx.store()) {
            line("", Style::Hint.paint(handoff));
        }
        for hint in hints::of_session(s, ctx.store(), &self.trunk.name) {
            line("", Style::Hint.paint(hint));
        }
        Ok(Human::answer(text))
    }
}
