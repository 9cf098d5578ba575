//! `tine status`.

use serde_json::{Value, json};

use crate::core::document::{self, CheckpointDoc, ProposalDoc, SessionDoc};
use crate::core::health::{self, HealthDoc};
use crate::core::note;
use crate::core::pending;
use crate::core::status::{self, Status};
use crate::ui::style::Style;
use crate::ui::time;

use super::{Context, Human, Outcome, hints, shared};

/// Show the session, its unsaved changes, and where it stands
///
/// Writes nothing, so that a shell prompt may poll it.
///
/// Example: tine status --json
#[derive(Debug, clap::Args)]
pub struct Args {}

struct Inside {
    status: Status,
    session: SessionDoc,
    checkpoint: CheckpointDoc,
    proposal: Option<ProposalDoc>,
    open_notes: usize,
    health: Option<HealthDoc>,
    warnings: Vec<String>,
}

struct Outside {
    trunk: crate::core::store::Trunk,
    live: usize,
    waiting: usize,
    warnings: Vec<String>,
}

pub fn run(ctx: &mut Context, _: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let store = ctx.store();
    let mut warnings = Vec::new();
    if pending::unfinished(store) > 0 {
        warnings.push("an interrupted operation is unfinished; the next command that writes finishes it".to_owned());
    }
    let Some(session) = store.current_session()? else {
        let live = store.count_live()?;
        let waiting = store.proposals()?.iter().filter(|p| p.value.state.is_open()).count();
        return Ok(Box::new(Outside { trunk: store.trunk()?, live, waiting, warnings }));
    };
    let status = status::status(store, session)?;
    let session = document::session(store, &status.session.value, &status.trunk)?;
    let checkpoint = shared::named(ctx, &status.checkpoint)?;
    let health = health::of_session(store, &status.session.value)?;
    let open_notes = note::open(&note::read(store, status.session.commit)?);
    let proposal = status.proposal.as_ref().map(|p| document::proposal(store, p, &status.trunk)).transpose()?;
    warnings.extend(hints::of_work(&session, &status, store));
    if !status.landed.is_empty() {
        let paths = shared::first_of(&status.landed);
        warnings.push(format!("{} also changed {paths} since: tine refresh", status.trunk.name));
    }
    for overlap in &status.overlaps {
        warnings.push(format!("session `{}` also touches {}", overlap.session, shared::first_of(&overlap.paths)));
    }
    Ok(Box::new(Inside { status, session, checkpoint, proposal, open_notes, health, warnings }))
}

impl Outcome for Inside {
    fn json(&self) -> anyhow::Result<Value> {
        let changes: Vec<Value> = self
            .status
            .changes
            .iter()
            .map(|c| {
                let mut object = serde_json::Map::new();
                shared::path_fields(&mut object, &c.path);
                object.insert("status".into(), c.status.as_str().into());
                Value::Object(object)
            })
            .collect();
        let trunk = &self.status.trunk;
        let overlaps: Vec<Value> = self
            .status
            .overlaps
            .iter()
            .map(|o| json!({ "session": o.session, "paths": o.paths.iter().map(shared::path).collect::<Vec<_>>() }))
            .collect();
        Ok(json!({
            "session": self.session,
            "checkpoint": self.checkpoint,
            "changes": changes,
            "trunk": {
                "name": trunk.name,
                "commit": trunk.tip.map(|t| t.to_string()),
                "ahead": self.session.ahead,
                "behind": self.session.behind,
            },
            "proposal": self.proposal,
            "open_notes": self.open_notes,
            "overlaps": overlaps,
            "trunk_overlaps": self.status.landed.iter().map(shared::path).collect::<Vec<_>>(),
            "warnings": self.warnings,
        }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let s = &self.session;
        let mut text = format!("session {} {}", Style::Session.paint(&s.id), shared::state(s.state));
        if let Some(task) = &s.task {
            text.push_str(&format!("  {}", crate::ui::sanitize::line(task)));
        }
        text.push_str(&format!("\nat {}", shared::checkpoint_alone(&self.checkpoint)));
        text.push_str(&format!(
            "\n{} ahead of {}, {} behind\n",
            s.ahead,
            Style::Trunk.paint(&self.status.trunk.name),
            s.behind
        ));
        if let Some(p) = &self.proposal {
            text.push_str(&format!("proposal {}", shared::proposal_lines(p, ctx.store())));
        }
        if self.status.changes.is_empty() {
            text.push_str("no changes since the checkpoint\n");
        } else {
            text.push_str(&format!("{} since the checkpoint:\n", time::count(self.status.changes.len(), "change")));
            for change in &self.status.changes {
                let (letter, style) = match change.status.as_str() {
                    "added" => ("A", Style::Added),
                    "deleted" => ("D", Style::Removed),
                    "type_changed" => ("T", Style::Changed),
                    _ => ("M", Style::Changed),
                };
                text.push_str(&format!("  {} {}\n", style.paint(letter), shared::shown(&change.path)));
            }
        }
        if let Some(health) = &self.health {
            text.push_str(&format!("{}\n", super::health::line(health, ctx.store())));
        }
        if let Some(handoff) = shared::handoff_line(s, ctx.store()) {
            text.push_str(&format!("{}\nto take it: tine accept {}\n", Style::Hint.paint(handoff), s.id));
        }
        if let Some(open) = super::note::open_line(self.open_notes) {
            text.push_str(&format!("{open}\n"));
        }
        for warning in &self.warnings {
            text.push_str(&format!("{}\n", Style::Hint.paint(warning)));
        }
        Ok(Human::answer(text))
    }
}

impl Outcome for Outside {
    fn json(&self) -> anyhow::Result<Value> {
        let trunk = &self.trunk;
        Ok(json!({
            "session": null,
            "checkpoint": null,
            "changes": [],
            "trunk": { "name": trunk.name, "commit": trunk.tip.map(|t| t.to_string()), "ahead": 0, "behind": 0 },
            "proposal": null,
            "live_sessions": self.live,
            "open_proposals": self.waiting,
            "warnings": self.warnings,
        }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let mut text = format!(
            "not in a session; trunk {}, {}, {} waiting for review\n",
            Style::Trunk.paint(&self.trunk.name),
            time::count(self.live, "live session"),
            time::count(self.waiting, "proposal"),
        );
        for warning in &self.warnings {
            text.push_str(&format!("{}\n", Style::Hint.paint(warning)));
        }
        if self.live == 0 {
            text.push_str(&format!("{}\n", Style::Hint.paint("begin with: cd \"$(tine start <name>)\"")));
        } else {
            text.push_str(&format!("{}\n", Style::Hint.paint("tine sessions lists them")));
        }
        Ok(Human::answer(text))
    }
}
