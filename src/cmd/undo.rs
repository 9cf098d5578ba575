//! `tine undo`.

use serde_json::{Value, json};

use crate::core::document::{self, CheckpointDoc, OperationDoc};
use crate::core::follow::Files;
use crate::core::ids::SessionId;
use crate::core::timeline;
use crate::core::undo::{self, Outcome as Undone};
use crate::error::Result;

use super::{Context, Human, Outcome, shared};

/// Take back the latest step of this session
///
/// Inside a session: its checkpoints, restores, refreshes and proposals. Outside: the repository's own acts, such as
/// approve, reject, start and discard. Unsaved edits are the first thing undone; they are saved first, so that `redo`
/// brings them back. Other sessions are never touched.
///
/// Example: tine undo -n 2
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How many steps to take
    #[arg(short, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=10_000), conflicts_with = "op")]
    n: u32,
    /// Take back this operation instead of the latest one
    #[arg(long, value_name = "ID")]
    op: Option<String>,
    /// Say what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// What an undo, redo or operation restore did.
pub struct Done {
    pub verb: &'static str,
    pub dry_run: bool,
    pub steps: Vec<(OperationDoc, OperationDoc)>,
    pub files: Files,
    pub checkpoint: Option<CheckpointDoc>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let store = ctx.store();
    let scope = store.scope()?;
    let steps = if args.dry_run { 1 } else { args.n };
    let step = || undo::undo(store, scope.as_ref(), args.op.as_deref(), args.dry_run);
    let done = repeat(ctx, scope.as_ref(), steps, step)?;
    Ok(Box::new(Done { verb: "undid", dry_run: args.dry_run, ..done }))
}

/// Runs a step several times; running out of steps after the first one is the end, not an error.
pub fn repeat(
    ctx: &Context,
    scope: Option<&SessionId>,
    times: u32,
    mut step: impl FnMut() -> Result<Undone>,
) -> Result<Done> {
    let mut done = Done { verb: "", dry_run: false, steps: Vec::new(), files: Files::default(), checkpoint: None };
    let mut tip = None;
    for n in 0..times {
        match step() {
            Ok(one) => {
                tip = one.tip;
                done.files.join(one.files);
                done.steps.push((document::operation(&one.operation, None), document::operation(&one.target, None)));
            }
            Err(e) if n > 0 && e.details().contains_key("nothing") => break,
            Err(e) => return Err(e),
        }
    }
    if let (Some(tip), Some(id)) = (tip, scope) {
        let store = ctx.store();
        let session = store.session(id.as_str())?.value;
        done.checkpoint = Some(shared::named(ctx, &timeline::at_tip(store, &session, tip)?)?);
    }
    Ok(done)
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        let (last, target) = self.steps.last().map(|(o, t)| (json!(o), json!(t))).unwrap_or_default();
        let mut data = json!({
            "operation": last,
            "undone": target,
            "checkpoint": self.checkpoint,
            "files": shared::files(&self.files),
            "dry_run": self.dry_run,
            "steps": self.steps.iter().map(|(o, t)| json!({ "operation": o, "target": t })).collect::<Vec<_>>(),
        });
        if self.verb == "redid" {
            let object = data.as_object_mut().expect("made as an object");
            let target = object.get("undone").cloned().unwrap_or_default();
            object.insert("redone".to_owned(), target);
        }
        Ok(data)
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let mut human = Human::default();
        for (_, target) in &self.steps {
            let verb = if self.dry_run { format!("would have {}", past(self.verb)) } else { self.verb.to_owned() };
            human = human.with(format!(
                "{verb} {} {}: {}",
                target.kind,
                target.id,
                crate::ui::sanitize::line(&target.summary)
            ));
        }
        if let Some(c) = &self.checkpoint {
            human = human.with(format!("now at {}; {}", shared::checkpoint_alone(c), shared::files_line(&self.files)));
        } else if !(self.files.written.is_empty() && self.files.removed.is_empty()) {
            human = human.with(shared::files_line(&self.files));
        }
        for path in self.files.left.iter().take(10) {
            human = human.with(format!("left alone, changed meanwhile: {}", shared::shown(path)));
        }
        Ok(human)
    }
}

fn past(verb: &str) -> &str {
    match verb {
        "undid" => "undone",
        "redid" => "redone",
        other => other,
    }
}
