//! `tine hook`: what a coding agent calls at each of its events. It never blocks an agent: whatever happens, it ends with 0,
//! and says nothing on standard output that was not asked for. Failures go to a log, and are told once.

use std::ffi::OsString;
use std::io::{IsTerminal as _, stdin};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};

use crate::agents::answer::{self, Answer, Told};
use crate::agents::event::{Event, Kind};
use crate::agents::payload::{self, Payload};
use crate::agents::{Agent, codex, hook};
use crate::core::actor::is_agent_name;
use crate::core::turn::{self, Asked, Teller, log, worktree};
use crate::error::{Code, Error, Result};
use crate::ui::interrupt;

use super::{Context, Human, Outcome};

/// How long a hook may take at the very most, waiting for others and for its payload included.
const LONGEST: Duration = Duration::from_secs(25);

/// Where agents say which project they were started in.
const PROJECTS: [&str; 4] = ["CLAUDE_PROJECT_DIR", "CURSOR_PROJECT_DIR", "FACTORY_PROJECT_DIR", "GEMINI_PROJECT_DIR"];

/// Whether the agent cannot go on without an answer: making a large worktree takes as long as it takes.
static IS_WAITED_FOR: AtomicBool = AtomicBool::new(false);

/// Take in an event of a coding agent, as its hooks call it
///
/// The event comes as JSON on standard input. A prompt saves what is unsaved and begins a turn, and the turn's end takes a
/// checkpoint with the prompt; a first prompt outside of any session starts one (`hooks.start`). Always ends with 0, and
/// prints nothing unless a person is to be asked; failures are in `tine doctor`. Only `WorktreeCreate` fails where no
/// worktree could be made.
///
/// Example: tine hook claude < payload.json
#[derive(Debug, clap::Args)]
pub struct Args {
    /// claude, codex, cursor, gemini, opencode, copilot, droid, or generic for any other
    #[arg(value_name = "AGENT")]
    agent: OsString,
    /// The event, where the payload does not name it; the payload itself, where an agent hands it over so
    #[arg(value_name = "EVENT", trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<OsString>,
}

struct Done {
    told: Told,
}

impl Done {
    const QUIET: Done = Done { told: Told { stdout: None, stderr: None } };
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    // Without the thread a hook that hangs is the agent's to end.
    let _ = std::thread::Builder::new().spawn(|| {
        std::thread::sleep(LONGEST);
        if !IS_WAITED_FOR.load(Ordering::SeqCst) {
            // Ending at once is safe at any moment, as after a crash.
            std::process::exit(0);
        }
    });
    // A bug of ours is no reason to stop an agent.
    let done = catch_unwind(AssertUnwindSafe(|| take_in(ctx, args))).unwrap_or_else(|_| {
        let bug = Error::internal("a hook met a bug in tine");
        Ok(Done { told: fail(ctx, &args.agent.to_string_lossy(), None, &bug) })
    });
    Ok(Box::new(done?))
}

/// Only that there is no worktree fails: the agent has to know.
fn take_in(ctx: &mut Context, args: &Args) -> Result<Done> {
    let event = match read(args) {
        Ok(Some(event)) => event,
        Ok(None) => return Ok(Done::QUIET),
        Err(e) => {
            let told = fail(ctx, &args.agent.to_string_lossy(), None, &e);
            return Ok(Done { told });
        }
    };
    act(ctx, &event).or_else(|e| {
        let told = fail(ctx, &event.name, Some(&event), &e);
        if event.kind == Kind::WorktreeCreate { Err(e) } else { Ok(Done { told }) }
    })
}

/// The event that is handed over.
fn read(args: &Args) -> Result<Option<Event>> {
    let said = args.agent.to_string_lossy();
    let is_notify = said == codex::NOTIFY;
    let agent = if is_notify { Some(Agent::Codex) } else { Agent::of_word(&said) };
    let agent = agent.ok_or_else(|| {
        let known = Agent::ALL.map(Agent::word).join(", ");
        Error::new(Code::Usage, format!("`{said}` is no agent that is known; there are {known}"))
    })?;
    let mut words = args.rest.iter().map(|word| word.to_string_lossy());
    let is_payload = |word: &str| word.trim_start().starts_with('{');
    let argument = words.clone().rfind(|word| is_payload(word));
    let event = words.find(|word| !is_payload(word)).or_else(|| is_notify.then(|| codex::NOTIFY.into()));
    let payload = match argument {
        Some(text) => Payload::parse(text.as_bytes())?,
        None if stdin().is_terminal() => {
            return Err(Error::new(Code::Usage, "an agent's hooks call this, with JSON on standard input"));
        }
        None => Payload::parse(&payload::read(stdin().lock())?)?,
    };
    hook::parse(agent, &payload, event.as_deref())
}

/// Does what the event asks for.
fn act(ctx: &mut Context, event: &Event) -> Result<Done> {
    // Where a person has set a name, it is not the agent's.
    if !ctx.global.actor.as_deref().is_some_and(is_agent_name) {
        ctx.global.actor = Some(format!("agent/{}", event.name));
    }
    if let Err(e) = open(ctx, event) {
        // An agent may work where no repository is.
        let is_nothing = e.code() == Code::NotARepository && event.kind != Kind::WorktreeCreate;
        return if is_nothing { Ok(Done::QUIET) } else { Err(e) };
    }
    let who = Teller {
        agent: event.name.clone(),
        run: event.session.clone(),
        event: event.kind.word(),
        can_be_told: answer::takes_context(event.agent),
    };
    IS_WAITED_FOR.store(matches!(event.kind, Kind::WorktreeCreate | Kind::WorktreeRemove), Ordering::SeqCst);
    match (event.kind, event.worktree.as_deref()) {
        (Kind::WorktreeCreate, name) => {
            let path = worktree::create(ctx.store(), &who, name.unwrap_or("worktree"))?;
            return Ok(Done { told: Told { stdout: Some(path.to_string_lossy().into_owned()), stderr: None } });
        }
        (Kind::WorktreeRemove, Some(path)) => {
            let path = ctx.full_path(Path::new(path));
            worktree::remove(ctx.outside()?, &path)?;
            return Ok(Done::QUIET);
        }
        _ => {}
    }
    limit(ctx.settings().hooks.budget);
    let (outcome, ask) = tell(ctx, &who, event)?;
    let mut tell = None;
    for warning in &outcome.warnings {
        tell = note(ctx, &who.agent, Some(event), warning).or(tell);
    }
    let moved = outcome.started.and_then(|session| session.workspace).filter(|w| w.borrowed_from.is_none());
    let context =
        moved.map(|w| format!("Work in {0}, the workspace made for this task: cd {0} first.", w.path.display()));
    Ok(Done { told: Answer { ask, tell, context }.for_event(event) })
}

/// Opens the repository where the agent is.
fn open(ctx: &mut Context, event: &Event) -> Result<()> {
    let here = event.cwd.clone().unwrap_or_else(|| ctx.directory());
    match (ctx.open_around(&here), PROJECTS.iter().find_map(|name| ctx.env(name))) {
        // It may have gone elsewhere, or stand in a worktree that is not there any more.
        (Err(e), Some(project)) if matches!(e.code(), Code::NotFound | Code::NotARepository) => {
            ctx.open_around(Path::new(&project))?;
        }
        (opened, _) => opened?,
    }
    // An older form of one agent's events has the prompt among the arguments.
    ctx.keep_words(2);
    // The agent of a session of another repository may work here as well.
    if ctx.store().current_session().is_err() {
        ctx.forget_session();
    }
    Ok(())
}

/// Past the budget, looking at files ends at the next safe place.
fn limit(budget: Duration) {
    let stop = || interrupt::flag().store(true, Ordering::SeqCst);
    if budget.is_zero() {
        return stop();
    }
    let _ = std::thread::Builder::new().spawn(move || {
        std::thread::sleep(budget);
        stop();
    });
}

fn tell(ctx: &Context, who: &Teller, event: &Event) -> Result<(turn::Outcome, Option<String>)> {
    let store = ctx.store();
    let asked = Asked {
        turn: event.turn.clone(),
        prompt: event.prompt.clone(),
        model: event.model.clone(),
        error: event.error.clone(),
    };
    let helper = event.subagent.as_deref();
    let done = match event.kind {
        Kind::SessionStart => {
            turn::meet(store, who, event.parent.as_deref(), helper).map(|()| turn::Outcome::default())
        }
        Kind::SubagentStart | Kind::SubagentEnd => turn::helped(store, who, helper).map(|()| turn::Outcome::default()),
        // An agent within the agent begins and ends nothing.
        Kind::Prompt | Kind::Words | Kind::TurnEnd if helper.is_some() => {
            turn::helped(store, who, helper).map(|()| turn::Outcome::default())
        }
        Kind::Prompt => turn::prompt(store, who, &asked),
        Kind::Words => turn::words(store, who, &asked).map(|()| turn::Outcome::default()),
        Kind::TurnEnd => turn::end(store, who, &asked),
        Kind::SessionEnd => turn::leave(store, who),
        Kind::ToolPre => return turn::tool(store, who, &tool(ctx, event)),
        Kind::ToolPost | Kind::WorktreeCreate | Kind::WorktreeRemove => {
            turn::heard(store, who).map(|()| turn::Outcome::default())
        }
    };
    Ok((done?, None))
}

fn tool(ctx: &Context, event: &Event) -> turn::Tool {
    let Some(tool) = &event.tool else { return turn::Tool::default() };
    let here = event.cwd.clone().unwrap_or_else(|| ctx.directory());
    turn::Tool {
        by_helper: event.subagent.is_some(),
        command: tool.command.clone(),
        paths: tool.paths.iter().map(|path| ctx.full_path(&here.join(path))).collect(),
    }
}

/// Writes a failure down. Gives what is to be told, if it was not yet.
fn note(ctx: &Context, agent: &str, event: Option<&Event>, error: &Error) -> Option<String> {
    let at = ctx.now().ok();
    let word = event.map(|event| event.kind.word());
    let run = event.map(|event| event.session.as_str());
    let is_kept = match (ctx.tine_dir(), at) {
        (Some(dir), Some(at)) => log::add(&dir, &log::Failure::new(at, agent, word, run, error)),
        _ => false,
    };
    let who = event.zip(ctx.opened()).map(|(event, store)| {
        let run = event.session.clone();
        (store, Teller { agent: agent.to_owned(), run, event: event.kind.word(), can_be_told: false })
    });
    let is_first = !is_kept || who.is_none_or(|(store, who)| turn::tell_once(store, &who).unwrap_or(true));
    is_first.then(|| text_of(error))
}

fn fail(ctx: &Context, agent: &str, event: Option<&Event>, error: &Error) -> Told {
    let tell = note(ctx, agent, event, error);
    match event {
        Some(event) => Answer { tell, ..Answer::default() }.for_event(event),
        None => Told { stdout: None, stderr: tell },
    }
}

fn text_of(error: &Error) -> String {
    match error.code() {
        Code::Interrupted => "tine: stopped before the checkpoint (`hooks.budget`); the next event takes it".to_owned(),
        _ => format!("tine: {error} (`tine doctor` lists what went wrong)"),
    }
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({}))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let bytes = self.told.stdout.as_ref().map(|text| format!("{text}\n").into_bytes());
        Ok(Human { bytes, status: self.told.stderr.iter().cloned().collect(), ..Human::default() })
    }
}
