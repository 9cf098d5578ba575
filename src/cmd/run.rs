//! `tine run`.

use std::ffi::OsString;

use serde_json::{Value, json};

use crate::agents;
use crate::agents::isolated;
use crate::agents::run::{Ended, Program};
use crate::config::value::duration;
use crate::core::document::{self, CheckpointDoc, OperationDoc, ProposalDoc, SessionDoc};
use crate::core::follow::Files;
use crate::core::ids::SessionId;
use crate::core::layers;
use crate::core::record::SessionRecord;
use crate::core::run::{self, Begun, Finished, Request};
use crate::core::session::Place;
use crate::error::{Code, Error, Result};
use crate::ui::interrupt;
use crate::ui::style::Style;

use super::{Context, Human, Outcome, shared};

mod isolate;

/// Run a program in a session's workspace, with a checkpoint before and after it
///
/// What is unsaved is saved first; what the program leaves is the next checkpoint, with the task or the command line as its
/// prompt. The program has the terminal, its output is untouched, signals reach it, and its exit status is passed on: 128
/// and the number of a signal, 124 after --timeout, 127 if there is no such program. With --json its standard output goes to
/// standard error. It finds TINE_SESSION, TINE_WORKSPACE, TINE_PORT_BASE, TINE_RUN and, with --task, TINE_TASK.
///
/// Example: tine run --new --task 'Fix the login' --propose -- claude -p 'Fix the login'
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Run in a new session; inside another run in a fork of that one's session
    #[arg(long)]
    new: bool,
    /// What the program is to do; kept as the prompt, and the new session's task
    #[arg(long, value_name = "TEXT")]
    task: Option<String>,
    /// Propose the work if the program exits with 0
    #[arg(long)]
    propose: bool,
    /// Take the work back if it exits with anything else; `tine undo` brings it back
    #[arg(long)]
    undo_on_failure: bool,
    /// Give a session without a workspace one of layers for this run: it is there at once, and for this run alone
    #[arg(long)]
    isolate: bool,
    /// Stop it, and all it started, after this long, such as 20m
    #[arg(long, value_name = "TIME")]
    timeout: Option<String>,
    /// The program and its arguments
    #[arg(value_name = "CMD", last = true, required = true)]
    words: Vec<OsString>,
}

struct Done {
    session: SessionDoc,
    before: CheckpointDoc,
    after: CheckpointDoc,
    saved: Option<CheckpointDoc>,
    run: String,
    parent: Option<String>,
    ended: Ended,
    undone: Option<OperationDoc>,
    files: Files,
    proposal: Option<ProposalDoc>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let limit = args.timeout.as_deref().map(duration).transpose().map_err(|e| Error::new(Code::Usage, e))?;
    let words: Vec<String> = args.words.iter().map(|w| w.to_string_lossy().into_owned()).collect();
    ctx.open()?;
    let request = Request {
        task: args.task.clone(),
        command: run::quoted(&words),
        agent: agents::of_program(&words[0]).or_else(|| ctx.store().actor.agent()),
        actor: ctx.global.actor.clone(),
        parent: ctx.env("TINE_RUN"),
        propose: args.propose,
        undo_on_failure: args.undo_on_failure,
    };
    let isolated = ctx.env(isolated::SESSION).map(|id| SessionId::parse(&id)).transpose()?;
    if args.isolate
        && isolated.is_none()
        && let Some(told) = isolate::run(ctx, args, &request)?
    {
        return Ok(told);
    }
    let id = match &isolated {
        Some(id) => id.clone(),
        None => session(ctx, args, &request)?,
    };
    // The program may end the session, and take the worktree away that we stand in.
    let here = ctx.directory();
    let store = ctx.outside()?;
    let begun = run::begin(store, &id)?;
    let inside = here.canonicalize().is_ok_and(|here| here.starts_with(&begun.workspace));
    let dir = if inside { here } else { begun.workspace.clone() };
    let is_there = agents::run::check(&args.words[0], &dir, &ctx.env_os("PATH"));
    let program = Program {
        words: args.words.clone(),
        dir,
        env: begun.environment(&request),
        limit,
        stdout: ctx.ui.stdout_of_programs()?,
    };
    let hold = interrupt::hold_and_forget();
    let ended = is_there.and_then(|()| program.run());
    drop(hold);
    let store = ctx.store();
    // Who is still at work in a workspace of layers goes on writing after the checkpoint.
    let is_alone = isolated.is_some() && layers::is_alone(store, &id);
    if is_alone && ended.is_err() {
        layers::note_saved(store, &id)?;
    }
    let ended = ended?;
    let finished = run::finish(store, &begun, &request, ended.code != 0)
        .map_err(|e| e.detail("exit_code", ended.code).detail("run", begun.id.clone()))?;
    // One that ended elsewhere meanwhile takes no checkpoint.
    if is_alone && finished.session.state.is_live() {
        layers::note_saved(store, &id)?;
    }
    let mut done = done(ctx, &begun, finished, request.parent, ended)?;
    // A workspace of layers goes with the run.
    done.session.workspace = done.session.workspace.filter(|_| isolated.is_none());
    Ok(Box::new(done))
}

/// The session to run in. A new one is not begun for a program that is not there.
fn session(ctx: &Context, args: &Args, request: &Request) -> Result<SessionId> {
    if !args.new {
        return ctx.store().current_session()?.map(|s| s.value.id).ok_or_else(run::nowhere);
    }
    new_session(ctx, args, request, Place::Default).map(|new| new.id)
}

fn new_session(ctx: &Context, args: &Args, request: &Request, place: Place) -> Result<SessionRecord> {
    let store = ctx.store();
    let word = &args.words[0];
    if !word.as_encoded_bytes().contains(&b'/') {
        agents::run::check(word, &ctx.directory(), &ctx.env_os("PATH"))?;
    }
    let current = store.current_session()?.map(|s| s.value);
    let parent = current.filter(|s| request.parent.is_some() && s.state.is_live());
    let new = run::new_session(store, request, parent.as_ref(), place)?;
    ctx.ui.status(&format!("started session {}", Style::Session.paint(new.id.as_str())));
    // The program may be at work for hours.
    ctx.fill_pool();
    Ok(new)
}

fn done(ctx: &Context, begun: &Begun, finished: Finished, parent: Option<String>, ended: Ended) -> Result<Done> {
    let store = ctx.store();
    let trunk = store.trunk()?;
    Ok(Done {
        session: document::session(store, &finished.session, &trunk)?,
        before: shared::named(ctx, &begun.before)?,
        after: shared::named(ctx, &finished.after)?,
        saved: finished.saved.map(|c| document::checkpoint(store, &c)).transpose()?,
        run: begun.id.clone(),
        parent,
        ended,
        undone: finished.undone.map(|op| document::operation(&op, None)),
        files: finished.files,
        proposal: finished.proposal.map(|p| document::proposal(store, &p, &trunk)).transpose()?,
    })
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({
            "session": self.session,
            "exit_code": self.ended.code,
            "before": self.before,
            "after": self.after,
            "saved": self.saved,
            "run": self.run,
            "parent_run": self.parent,
            "timed_out": self.ended.timed_out,
            "undone": self.undone,
            "proposal": self.proposal,
        }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let mut human = Human::default();
        if self.ended.timed_out {
            human = human.with(Style::Warning.paint("it took too long and was stopped"));
        }
        human = human.with(match &self.saved {
            Some(c) => format!("checkpoint {}  {}", shared::checkpoint_alone(c), shared::stats(&c.stats)),
            None => "it changed nothing".to_owned(),
        });
        if self.undone.is_some() {
            human = human
                .with(format!("taken back: {}", shared::files_line(&self.files)))
                .with(Style::Hint.paint(format!("tine -s {} undo   # brings its work back", self.session.id)));
        }
        if let Some(proposal) = &self.proposal {
            human = human.with(format!("proposed {}", shared::proposal_lines(proposal, ctx.store()).trim_end()));
        }
        if let Some(parent) = &self.parent {
            human = human.with(Style::Dim.paint(format!("run {} inside {parent}", self.run)));
        }
        Ok(human)
    }

    fn exit_status(&self) -> u8 {
        u8::try_from(self.ended.code & 0xff).expect("one byte")
    }
}
