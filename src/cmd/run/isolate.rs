//! `tine run --isolate`: lays the workspace, has this program run again where it is mounted, and takes it up afterwards.

use serde_json::Value;

use crate::agents::isolated;
use crate::core::layers::{self, Laid};
use crate::core::record::SessionRecord;
use crate::core::run::{self, Request};
use crate::core::session::Place;
use crate::error::{Code, Error, Result};
use crate::ui::{Progress, interrupt};

use super::super::{Context, Human, Outcome};
use super::{Args, new_session};

/// How a run ended of which the process inside has told everything.
struct Told {
    status: u8,
}

/// Runs in a workspace of layers; none where a plain one has to do, which was said then.
pub(super) fn run(ctx: &Context, args: &Args, request: &Request) -> Result<Option<Box<dyn Outcome>>> {
    let store = ctx.store();
    let current = store.current_session()?.map(|s| s.value);
    let chosen = if args.new { None } else { Some(current.ok_or_else(run::nowhere)?) };
    if let Some(plain) = chosen.as_ref().filter(|session| session.workspace.is_some()) {
        let kind =
            if layers::shown_at(store, &plain.id).is_some() { "is in one of layers" } else { "has a plain workspace" };
        ctx.ui.warn(&format!("session `{}` {kind}, which is used", plain.id));
        return Ok(None);
    }
    let this = ctx.program()?;
    let possible = layers::require_plain_form(store)
        .and_then(|()| layers::trial(store))
        .and_then(|trial| isolated::is_possible(&this, trial.folder()));
    let session = match (possible, chosen) {
        (Ok(()), Some(session)) => {
            run::require_free(store, &session)?;
            session
        }
        (Ok(()), None) => new_session(ctx, args, request, Place::Nowhere)?,
        (Err(e), None) => {
            ctx.ui.warn(&format!("{e}; a plain workspace is used"));
            return Ok(None);
        }
        (Err(e), Some(session)) => {
            let what = format!("session `{}` has no workspace, and there is none of layers to be had", session.id);
            let error = Error::new(Code::Unsupported, what).because(e);
            return Err(error.hint(format!("tine reactivate {}   # makes a plain one", session.id)));
        }
    };
    let laid = lay(ctx, &session)?;
    let program = isolated::program(this, ctx.words(), &laid.place, session.id.as_str(), |name| ctx.env_os(name));
    let hold = interrupt::hold_and_forget();
    let ended = program.run();
    drop(hold);
    let taken_up = laid.take_up(ctx.store(), &session.id);
    let ended = ended?;
    let status = u8::try_from(ended.code & 0xff).expect("one byte");
    match taken_up {
        Ok(()) => {}
        // The process inside was killed before it could answer.
        Err(e) if status > 128 && status != Code::Interrupted.exit_status() => return Err(e.exits_with(status)),
        // What is not safe stays where it is, and the next run finds it.
        Err(e) => {
            let lines: Vec<String> = [e.to_string()].into_iter().chain(e.hints().iter().cloned()).collect();
            ctx.ui.warn_beside_the_answer(&lines.join("; "));
        }
    }
    Ok(Some(Box::new(Told { status })))
}

fn lay(ctx: &Context, session: &SessionRecord) -> Result<Laid> {
    let _spinner = Progress::spinner(&ctx.ui, "laying the workspace");
    layers::lay(ctx.store(), &session.id)
}

impl Outcome for Told {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(Value::Null)
    }

    fn human(&self, _ctx: &Context) -> anyhow::Result<Human> {
        Ok(Human::default())
    }

    fn is_told(&self) -> bool {
        true
    }

    fn exit_status(&self) -> u8 {
        self.status
    }
}
