//! A race: several programs at the same task, each in a session and workspace of its own, all at once. What one of them
//! prints goes to a file. Whatever happens to the others, what each one did is saved.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::Duration;

use crate::error::{Code, Context as _, Error, Result};
use crate::git::Oid;
use crate::process::{End, Job};

use super::checkpoint::fork_point;
use super::ids::{SessionId, slug};
use super::record::{Fork, SessionRecord};
use super::run::{self, Begun, Finished};
use super::session::{self, Place};
use super::store::Store;

/// How often the programs are looked after.
const BEAT: Duration = Duration::from_millis(20);
/// What a program prints is kept for this long.
const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// What all of them are to do.
    pub task: String,
    /// The commands of the shell, each with the agent that it is known as.
    pub commands: Vec<(String, Option<String>)>,
    /// Who they are, where that was said.
    pub actor: Option<String>,
    /// How long each may take.
    pub limit: Option<Duration>,
    /// Offer what the ones did that worked.
    pub propose: bool,
    /// Where they begin, if not at the trunk.
    pub from: Option<Start>,
}

/// A checkpoint of a session, or any commit.
#[derive(Debug, Clone)]
pub struct Start {
    /// The commit.
    pub commit: Oid,
    /// The session that they are forks of.
    pub parent: Option<SessionId>,
}

impl Start {
    /// Where a session is now, with what is not saved yet.
    pub fn of_session(store: &Store, session: &SessionRecord) -> Result<Start> {
        Ok(Start { commit: fork_point(store, session, "race")?, parent: Some(session.id.clone()) })
    }
}

/// One of the programs.
pub struct Entrant {
    /// The command as it was given.
    pub command: String,
    /// Its session and workspace, before it began.
    pub begun: Begun,
    /// The file with what it prints.
    pub log: PathBuf,
    /// How it ended.
    pub end: Option<End>,
    /// How long it took, in milliseconds.
    pub took_ms: u64,
    /// What became of its work.
    pub finished: Option<Finished>,
    /// Why its work could not be saved or proposed.
    pub trouble: Option<Error>,
    request: run::Request,
    started_ms: u64,
    job: Option<Job>,
}

/// Programs at work.
pub struct Race {
    /// In the order in which they were given.
    pub entrants: Vec<Entrant>,
    /// Whether somebody stopped it.
    pub interrupted: bool,
}

/// What is told meanwhile: of which session, and a line that its program printed, or how it ended.
pub type Watch<'a> = &'a dyn Fn(&SessionId, News<'_>);

/// Something to tell.
pub enum News<'a> {
    /// It began.
    Began(&'a Path),
    /// It printed a line.
    Line(&'a [u8]),
    /// It ended.
    Ended(End),
}

impl Race {
    /// Makes the sessions and starts the programs in them.
    pub fn start(store: &Store, request: &Request, watch: Watch<'_>) -> Result<Race> {
        drop_old(store);
        let mut race = Race { entrants: Vec::new(), interrupted: false };
        for (command, agent) in &request.commands {
            let session = new_session(store, request, agent.clone())?;
            let begun = run::begin(store, &session.id)?;
            let log = place(store).join(format!("{}.log", begun.id));
            let asked = run::Request {
                task: Some(request.task.clone()),
                command: command.clone(),
                agent: agent.clone(),
                actor: request.actor.clone(),
                propose: request.propose,
                ..run::Request::default()
            };
            race.entrants.push(Entrant {
                command: command.clone(),
                begun,
                log,
                end: None,
                took_ms: 0,
                finished: None,
                trouble: None,
                request: asked,
                started_ms: 0,
                job: None,
            });
        }
        // All of them begin at once: making a workspace takes longer than some programs.
        for entrant in &mut race.entrants {
            match entrant.start(store, &request.task, request.limit) {
                Ok(()) => watch(&entrant.begun.session.id, News::Began(&entrant.log)),
                Err(e) => entrant.trouble = Some(e),
            }
        }
        Ok(race)
    }

    /// Looks after them until all have ended, and saves what each one did when it ends. When somebody asks to stop, all are
    /// stopped; then [`Race::finish`] has to save what they did.
    pub fn look_after(&mut self, store: &Store, watch: Watch<'_>) {
        while self.entrants.iter().any(|e| e.job.is_some()) {
            if store.interrupt.load(Ordering::SeqCst) && !self.interrupted {
                self.interrupted = true;
                self.entrants.iter_mut().filter_map(|e| e.job.as_mut()).for_each(Job::stop);
            }
            for entrant in &mut self.entrants {
                if let Err(e) = entrant.poll(store, watch) {
                    entrant.give_up(store, e);
                }
                if entrant.end.is_some() && entrant.job.is_none() && !self.interrupted {
                    entrant.finish(store);
                }
            }
            std::thread::sleep(BEAT);
        }
    }

    /// Saves what is left to be saved.
    pub fn finish(&mut self, store: &Store) {
        for entrant in &mut self.entrants {
            // What somebody interrupted is done now.
            entrant.trouble.take_if(|trouble| trouble.code() == Code::Interrupted);
            entrant.finish(store);
        }
    }
}

impl Entrant {
    /// Whether its program exited with 0.
    pub fn worked(&self) -> bool {
        self.end == Some(End::Exit(0))
    }

    fn start(&mut self, store: &Store, task: &str, limit: Option<Duration>) -> Result<()> {
        let fail = || format!("cannot start `{}`", self.command);
        let command = self.command.replace("{task}", &run::quoted(&[task.to_owned()]));
        std::fs::create_dir_all(place(store)).or_io(fail)?;
        let env = self.begun.environment(&self.request);
        let env: Vec<(&str, &OsStr)> = env.iter().map(|(name, value)| (*name, value.as_os_str())).collect();
        let limit = limit.unwrap_or(Duration::MAX);
        self.job = Some(Job::start(&command, &self.begun.workspace, &self.log, &env, limit).or_io(fail)?);
        self.started_ms = store.clock.elapsed_ms();
        Ok(())
    }

    fn poll(&mut self, store: &Store, watch: Watch<'_>) -> Result<()> {
        let Some(job) = &mut self.job else { return Ok(()) };
        let id = &self.begun.session.id;
        let end = job.poll(&mut |line| watch(id, News::Line(line))).or_io(|| format!("cannot look after `{id}`"))?;
        if let Some(end) = end {
            self.took_ms = store.clock.elapsed_ms().saturating_sub(self.started_ms);
            self.job = None;
            self.end = Some(end);
            watch(id, News::Ended(end));
        }
        Ok(())
    }

    /// Ends a program that cannot be looked after; what it did until then is saved.
    fn give_up(&mut self, store: &Store, why: Error) {
        self.job = None;
        self.finish(store);
        self.trouble.get_or_insert(why);
    }

    fn finish(&mut self, store: &Store) {
        if self.finished.is_some() || self.trouble.is_some() {
            return;
        }
        match run::finish(store, &self.begun, &self.request, !self.worked()) {
            Ok(finished) => self.finished = Some(finished),
            Err(e) => self.trouble = Some(e),
        }
    }
}

/// Called after the task, with a number.
fn new_session(store: &Store, request: &Request, agent: Option<String>) -> Result<SessionRecord> {
    let stem = Some(slug(&request.task, 40)).filter(|s| !s.is_empty()).unwrap_or_else(|| "race".to_owned());
    let from = request.from.as_ref();
    let fork = |from: &Start| Some(Fork { session: from.parent.clone()?, commit: from.commit });
    let wanted = session::Request {
        id: Some(session::numbered_name(store, &stem, 1)?),
        task: Some(request.task.clone()),
        from: from.map(|from| from.commit),
        place: Place::Default,
        tags: Default::default(),
        agent,
        parent: from.and_then(fork),
        command: "race",
    };
    Ok(session::start(store, &wanted)?.session)
}

fn place(store: &Store) -> PathBuf {
    store.repo.tine_dir().join("cache").join("runs")
}

/// Drops what programs of long ago have printed.
fn drop_old(store: &Store) {
    for entry in std::fs::read_dir(place(store)).into_iter().flatten().flatten() {
        let age = entry.metadata().and_then(|m| m.modified()).ok().and_then(|at| at.elapsed().ok());
        if age.is_some_and(|age| age > KEPT) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}
