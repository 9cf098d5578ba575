//! `tine race`.

use std::time::Duration;

use serde_json::{Value, json};

use crate::agents;
use crate::agents::run::TIMED_OUT;
use crate::config::value::duration;
use crate::core::document::{self, CheckpointDoc, Place};
use crate::core::ids::SessionId;
use crate::core::race::{Entrant, News, Race, Request, Start};
use crate::core::resolve;
use crate::error::{Code, Error, Result};
use crate::process::End;
use crate::ui::style::Style;
use crate::ui::{Ui, interrupt, sanitize, time};

use super::compare::Compared;
use super::{Context, Human, Outcome};

/// Let several programs try the same task at once, each in a session of its own
///
/// Each command of the shell gets a new session and workspace, from the trunk, or as a fork of the session that we are in. It
/// finds the task in TINE_TASK, and wherever it says {task}; its standard input is empty, and what it prints is told as it
/// comes and kept in a file. What each one leaves is a checkpoint, and a proposal if it exits with 0. Ctrl-C stops all of them
/// and keeps what they did. Then they are compared, and `tine pick` chooses.
///
/// Example: tine race --task 'Add a search' --agents 'claude -p {task}' 'codex exec {task}'
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The commands, each in quotes
    #[arg(long, value_name = "CMD", num_args = 1.., required = true)]
    agents: Vec<String>,
    /// What all of them are to do
    #[arg(long, value_name = "TEXT", required = true)]
    task: String,
    /// How often each command tries
    #[arg(short, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=100))]
    n: u16,
    /// Begin at this revision
    #[arg(long, value_name = "REV")]
    from: Option<String>,
    /// Stop a program, and all it started, after this long, such as 20m
    #[arg(long, value_name = "TIME")]
    timeout: Option<String>,
    /// Propose nothing
    #[arg(long)]
    no_propose: bool,
}

struct Done {
    runs: Vec<Run>,
    compared: Compared,
    interrupted: bool,
}

struct Run {
    session: String,
    command: String,
    run: String,
    exit_code: i32,
    timed_out: bool,
    took_ms: u64,
    log: Place,
    saved: Option<CheckpointDoc>,
    proposal: Option<String>,
    trouble: Option<String>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let limit = args.timeout.as_deref().map(duration).transpose().map_err(|e| Error::new(Code::Usage, e))?;
    ctx.open()?;
    let (ui, store) = (&ctx.ui, ctx.store());
    let from = match (&args.from, store.current_session()?) {
        (Some(rev), _) => {
            let point = resolve::revision(store, rev)?;
            Some(Start { commit: point.commit, parent: point.session })
        }
        (None, Some(session)) => Some(Start::of_session(store, &session.value)?),
        (None, None) => None,
    };
    let agent = |command: &str| command.split_ascii_whitespace().next().and_then(agents::of_program);
    let commands = args.agents.iter().flat_map(|c| (0..args.n).map(move |_| (c.clone(), agent(c)))).collect();
    let actor = ctx.global.actor.clone();
    let request = Request { task: args.task.clone(), commands, actor, limit, propose: !args.no_propose, from };
    // What they did has to be saved after a Ctrl-C, too.
    let hold = interrupt::hold_every_end();
    let watch = watch(ui);
    let mut race = Race::start(store, &request, &watch)?;
    ctx.fill_pool();
    race.look_after(store, &watch);
    drop(hold);
    race.finish(store);
    let names: Vec<String> = race.entrants.iter().map(|e| e.begun.session.id.to_string()).collect();
    let runs = race.entrants.iter().map(|e| describe(ctx, e)).collect::<Result<_>>()?;
    Ok(Box::new(Done { runs, compared: Compared::new(store, &names)?, interrupted: race.interrupted }))
}

/// Tells what happens as it comes.
fn watch(ui: &Ui) -> impl Fn(&SessionId, News<'_>) + '_ {
    |session, news| {
        let name = Style::Session.paint(session.as_str());
        ui.status(&match news {
            News::Began(log) => {
                format!("started {name}; what it prints is kept in {}", sanitize::line(&log.display().to_string()))
            }
            News::Line(line) => {
                let line = String::from_utf8_lossy(line);
                format!("{} {}", Style::Dim.paint(format!("{session} |")), sanitize::line(&line))
            }
            News::Ended(End::Exit(0)) => format!("{name} {}", Style::Success.paint("is done")),
            News::Ended(End::Exit(code)) => format!("{name} {}", Style::Removed.paint(format!("failed (exit {code})"))),
            News::Ended(End::TimedOut) => format!("{name} {}", Style::Removed.paint("took too long and was stopped")),
        });
    }
}

fn describe(ctx: &Context, entrant: &Entrant) -> Result<Run> {
    let finished = entrant.finished.as_ref();
    let saved = finished.and_then(|f| f.saved.as_ref());
    let session = entrant.begun.session.id.to_string();
    let trouble = entrant.trouble.as_ref().map(ToString::to_string);
    if let Some(error) = &trouble {
        ctx.ui.warn(&format!("{session}: {error}"));
    }
    Ok(Run {
        command: entrant.command.clone(),
        run: entrant.begun.id.clone(),
        exit_code: match entrant.end {
            Some(End::Exit(code)) => code,
            Some(End::TimedOut) | None => TIMED_OUT,
        },
        timed_out: entrant.end == Some(End::TimedOut),
        took_ms: entrant.took_ms,
        log: Place::new(&entrant.log),
        saved: saved.map(|c| document::checkpoint(ctx.store(), c)).transpose()?,
        proposal: finished.and_then(|f| f.proposal.as_ref()).map(|p| p.value.name.to_string()),
        session,
        trouble,
    })
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        let run = |r: &Run| {
            json!({
                "session": r.session,
                "command": r.command,
                "run": r.run,
                "exit_code": r.exit_code,
                "timed_out": r.timed_out,
                "duration_ms": r.took_ms,
                "log": r.log,
                "saved": r.saved,
                "proposal": r.proposal,
                "error": r.trouble,
            })
        };
        let mut data =
            json!({ "runs": self.runs.iter().map(run).collect::<Vec<_>>(), "interrupted": self.interrupted });
        let compared = self.compared.json();
        for key in ["baseline", "candidates", "overlaps"] {
            data[key] = compared[key].clone();
        }
        Ok(data)
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let mut text = self.compared.table(ctx);
        for run in &self.runs {
            let took = time::duration(Duration::from_millis(run.took_ms));
            let how = match (run.exit_code, run.timed_out) {
                (0, _) => Style::Success.paint(format!("done in {took}")),
                (_, true) => Style::Removed.paint(format!("stopped after {took}")),
                (code, _) => Style::Removed.paint(format!("failed (exit {code}) after {took}")),
            };
            text.push_str(&format!("{} {how}: {}\n", Style::Session.paint(&run.session), sanitize::line(&run.command)));
            if run.exit_code != 0 {
                text.push_str(&format!("  {}\n", sanitize::line(&run.log)));
            }
        }
        Ok(Human::answer(text + &self.compared.next()))
    }

    fn short_of(&self) -> Option<Error> {
        if self.interrupted {
            return Some(Error::new(Code::Interrupted, "interrupted; what was done is saved"));
        }
        let worked = self.runs.iter().any(|r| r.exit_code == 0);
        (!worked).then(|| Error::new(Code::Invalid, "none of the programs exited with 0"))
    }
}
