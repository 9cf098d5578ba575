//! Checks: programs of the policy, run on what the trunk would become, each in a scratch worktree of its own. What runs
//! is the trunk's word, never the proposal's. Results are kept by tree, name and command; they are derived, and losing
//! them costs another run. A check never touches anybody's files, and never stops a checkpoint.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};
use crate::git::Oid;
use crate::phase::phase;
use crate::process::{self, End, Job};
use crate::threads;

use super::follow;
use super::oplog::hex_oid;
use super::policy::Check;
use super::record;
use super::session;
use super::store::Store;

/// For a check that says nothing else.
const LIMIT: Duration = Duration::from_secs(60 * 60);
/// How often running checks are looked after.
const BEAT: Duration = Duration::from_millis(20);
/// Results that nobody asked about for this long are dropped.
const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// What a directory of scratch worktrees is called, before the number of its process.
const SCRATCH: &str = ".tine-check-";

/// How a check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Its command ended with 0.
    Passed,
    /// It ended with something else.
    Failed,
    /// It was stopped.
    TimedOut,
    /// Nobody ran it on this tree.
    NotRun,
}

impl Status {
    /// In words.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Passed => "passed",
            Status::Failed => "failed",
            Status::TimedOut => "timed out",
            Status::NotRun => "not run",
        }
    }
}

/// One run of a check, as kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// Form of this document.
    pub version: u32,
    /// The check's name.
    pub name: String,
    /// The command.
    pub run: String,
    /// How it ended.
    pub status: Status,
    /// The command's exit status; none when it was stopped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exit_code: Option<i32>,
    /// How long it took, in milliseconds.
    pub duration_ms: u64,
    /// When it ended.
    pub at: Timestamp,
}

/// Where a check stands on one tree.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Standing {
    /// Its name.
    pub name: String,
    /// Whether nothing lands without it.
    pub required: bool,
    /// How it ended.
    pub status: Status,
    /// The command's exit status; null when it has none.
    pub exit_code: Option<i32>,
    /// How long it took, in milliseconds; null when it did not run.
    pub duration_ms: Option<u64>,
    /// The file with what it printed; null when it did not run.
    pub log: Option<PathBuf>,
    /// Whether this is the result of an earlier run.
    pub cached: bool,
    /// When it ended.
    #[serde(serialize_with = "time")]
    pub at: Option<Timestamp>,
    /// The command.
    #[serde(skip)]
    pub command: String,
}

fn time<S: serde::Serializer>(at: &Option<Timestamp>, to: S) -> std::result::Result<S::Ok, S::Error> {
    at.map(super::document::time).serialize(to)
}

impl Standing {
    /// Whether nothing may land because of it.
    pub fn blocks(&self) -> bool {
        self.required && self.status != Status::Passed
    }

    /// In words, for somebody who wonders why nothing lands.
    pub fn in_words(&self) -> String {
        let log = self.log.as_ref().map_or(String::new(), |log| format!("; see {}", log.display()));
        match (self.status, self.exit_code) {
            (Status::NotRun, _) => format!("the check `{}` has not run on what would land", self.name),
            (Status::Failed, Some(code)) => format!("the check `{}` failed (exit {code}){log}", self.name),
            (status, _) => format!("the check `{}` {}{log}", self.name, status.as_str()),
        }
    }
}

/// What the checks had found when a revision landed, as kept in the proposal's record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Form of this document.
    pub version: u32,
    /// The tree that they ran on.
    #[serde(with = "hex_oid")]
    pub tree: Oid,
    /// Each check that had run.
    #[serde(default, rename = "check", skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Run>,
}

impl Evidence {
    /// Of these checks on this tree.
    pub fn new(tree: Oid, checks: &[Standing]) -> Evidence {
        let ran = checks.iter().filter_map(|c| {
            Some(Run {
                version: record::VERSION,
                name: c.name.clone(),
                run: c.command.clone(),
                status: c.status,
                exit_code: c.exit_code,
                duration_ms: c.duration_ms?,
                at: c.at?,
            })
        });
        Evidence { version: record::VERSION, tree, checks: ran.collect() }
    }
}

/// What is told while checks run: the check, and a line that it printed.
pub type Watch<'a> = &'a dyn Fn(&str, &[u8]);

/// Where each check stands on this tree.
pub fn standing(store: &Store, checks: &[Check], tree: Oid) -> Result<Vec<Standing>> {
    checks.iter().map(|check| Ok(describe(check, &Kept::of(store, check, tree)?, true))).collect()
}

fn describe(check: &Check, kept: &Kept, cached: bool) -> Standing {
    let run = kept.read();
    Standing {
        name: check.name.clone(),
        required: check.required,
        status: run.as_ref().map_or(Status::NotRun, |r| r.status),
        exit_code: run.as_ref().and_then(|r| r.exit_code),
        duration_ms: run.as_ref().map(|r| r.duration_ms),
        log: run.as_ref().map(|_| kept.log()),
        cached: cached && run.is_some(),
        at: run.map(|r| r.at),
        command: check.run.clone(),
    }
}

/// Runs these checks on `tree` as what would follow `onto`. What passed or failed before is not run again unless `force`;
/// what was stopped is.
pub fn run(
    store: &Store,
    checks: &[Check],
    onto: Oid,
    tree: Oid,
    force: bool,
    watch: Watch<'_>,
) -> Result<Vec<Standing>> {
    let mut all = Vec::new();
    let mut waiting = Vec::new();
    for (n, check) in checks.iter().enumerate() {
        let kept = Kept::of(store, check, tree)?;
        let known = kept.read().is_some_and(|r| matches!(r.status, Status::Passed | Status::Failed));
        all.push(describe(check, &kept, true));
        if force || !known {
            waiting.push((n, check, kept));
        }
    }
    if waiting.is_empty() {
        return Ok(all);
    }
    store.repo.sync_objects()?;
    sweep(store);
    drop_old(store);
    let scratch = Scratch::new(store)?;
    let done = phase("checks", || run_all(store, &scratch.root, &waiting, onto, tree, watch));
    let removed = scratch.remove(store);
    for (n, kept) in done? {
        all[n] = describe(&checks[n], &kept, false);
    }
    removed?;
    Ok(all)
}

/// A check at work.
struct Running<'a> {
    at: usize,
    check: &'a Check,
    kept: &'a Kept,
    log: PathBuf,
    started_ms: u64,
    job: Job,
}

fn run_all<'a>(
    store: &Store,
    root: &Path,
    waiting: &'a [(usize, &'a Check, Kept)],
    onto: Oid,
    tree: Oid,
    watch: Watch<'_>,
) -> Result<Vec<(usize, Kept)>> {
    let mut left = waiting.iter();
    let mut running: Vec<Running<'a>> = Vec::new();
    let mut done = Vec::new();
    loop {
        while running.len() < threads::cores() {
            let Some((at, check, kept)) = left.next() else { break };
            running.push(begin(store, root, (*at, check, kept), onto, tree)?);
        }
        if running.is_empty() {
            return Ok(done);
        }
        // Dropping what runs stops it.
        if store.interrupt.load(Ordering::SeqCst) {
            return Err(Error::new(Code::Interrupted, "interrupted; the checks were stopped and nothing was changed"));
        }
        let mut at_work = Vec::new();
        for mut one in running {
            let name = one.check.name.as_str();
            let end = one
                .job
                .poll(&mut |line| watch(name, line))
                .or_io(|| format!("cannot look after the check `{name}`"))?;
            match end {
                None => at_work.push(one),
                Some(end) => {
                    let took = store.clock.elapsed_ms().saturating_sub(one.started_ms);
                    one.kept.write(store, one.check, &one.log, end, took)?;
                    done.push((one.at, one.kept.clone()));
                }
            }
        }
        running = at_work;
        std::thread::sleep(BEAT);
    }
}

fn begin<'a>(
    store: &Store,
    root: &Path,
    (at, check, kept): (usize, &'a Check, &'a Kept),
    onto: Oid,
    tree: Oid,
) -> Result<Running<'a>> {
    let scratch = store.repo.scratch_worktree(&root.join(at.to_string()), onto, tree, true)?;
    follow::seed_from_main(store, &scratch);
    let log = kept.dir.join(format!("{}.{}.part", kept.key, store.random.operation_id()));
    let fail = || format!("cannot start the check `{}`", check.name);
    std::fs::create_dir_all(&kept.dir).or_io(fail)?;
    let limit = check.timeout.map_or(LIMIT, |span| span.0);
    let job = Job::start(&check.run, &scratch, &log, &[("TINE_CHECK", OsStr::new(&check.name))], limit).or_io(fail)?;
    Ok(Running { at, check, kept, log, started_ms: store.clock.elapsed_ms(), job })
}

/// Where the result of one check on one tree is kept.
#[derive(Debug, Clone)]
struct Kept {
    dir: PathBuf,
    key: String,
}

impl Kept {
    fn of(store: &Store, check: &Check, tree: Oid) -> Result<Kept> {
        let key = store.repo.hash_of(format!("{}\0{}", check.name, check.run).as_bytes())?;
        Ok(Kept { dir: place(store).join(tree.to_string()), key: key.to_string() })
    }

    fn log(&self) -> PathBuf {
        self.dir.join(format!("{}.log", self.key))
    }

    fn document(&self) -> PathBuf {
        self.dir.join(format!("{}.toml", self.key))
    }

    /// What cannot be read was never run.
    fn read(&self) -> Option<Run> {
        let bytes = std::fs::read(self.document()).ok()?;
        record::parse(&bytes, || "the result of a check".to_owned()).ok()
    }

    fn write(&self, store: &Store, check: &Check, log: &Path, end: End, duration_ms: u64) -> Result<()> {
        let (status, exit_code) = match end {
            End::Exit(0) => (Status::Passed, Some(0)),
            End::Exit(code) => (Status::Failed, Some(code)),
            End::TimedOut => (Status::TimedOut, None),
        };
        let run = Run {
            version: record::VERSION,
            name: check.name.clone(),
            run: check.run.clone(),
            status,
            exit_code,
            duration_ms,
            at: store.clock.now(),
        };
        let text = toml::to_string(&run).or_internal("cannot write the result of a check")?;
        let fail = || format!("cannot keep the result of the check `{}`", check.name);
        std::fs::rename(log, self.log()).or_io(fail)?;
        durable::replace(&self.document(), text.as_bytes()).or_io(fail)
    }
}

fn place(store: &Store) -> PathBuf {
    store.repo.tine_dir().join("cache").join("checks")
}

/// Drops results that grew old.
fn drop_old(store: &Store) {
    for entry in std::fs::read_dir(place(store)).into_iter().flatten().flatten() {
        let age = entry.metadata().and_then(|m| m.modified()).ok().and_then(|at| at.elapsed().ok());
        if age.is_some_and(|age| age > KEPT) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// A directory of scratch worktrees, noted in the git directory so that it can be taken away after a kill.
struct Scratch {
    note: PathBuf,
    root: PathBuf,
}

impl Scratch {
    fn new(store: &Store) -> Result<Scratch> {
        let id = format!("{}-{}", std::process::id(), store.random.operation_id());
        let root = session::workspace_path(store, &format!("{SCRATCH}{id}"));
        let notes = notes(store);
        let fail = || "cannot make a place for checks".to_owned();
        std::fs::create_dir_all(&notes).or_io(fail)?;
        let note = notes.join(id);
        std::fs::write(&note, root.as_os_str().as_bytes()).or_io(fail)?;
        std::fs::create_dir_all(&root).or_io(fail)?;
        Ok(Scratch { note, root })
    }

    fn remove(&self, store: &Store) -> Result<()> {
        // Worktrees are known by their real path.
        let real = self.root.canonicalize().unwrap_or_else(|_| self.root.clone());
        for workdir in store.repo.workdirs()?.into_iter().filter(|w| w.path.starts_with(&real)) {
            store.repo.remove_scratch(&workdir.path)?;
        }
        match std::fs::remove_dir_all(&self.root) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
                return Err(e).or_io(|| format!("cannot remove `{}`", self.root.display()));
            }
            _ => {}
        }
        std::fs::remove_file(&self.note).or_io(|| format!("cannot remove `{}`", self.note.display()))
    }
}

fn notes(store: &Store) -> PathBuf {
    store.repo.tine_dir().join("checks")
}

/// Takes away the scratch worktrees of processes that are gone.
pub fn sweep(store: &Store) {
    let Ok(found) = std::fs::read_dir(notes(store)) else { return };
    for entry in found.flatten() {
        let name = entry.file_name();
        let owner = name.to_str().and_then(|name| name.split_once('-')?.0.parse().ok());
        if owner.is_none_or(process::exists) {
            continue;
        }
        let Ok(root) = std::fs::read(entry.path()) else { continue };
        let scratch = Scratch { note: entry.path(), root: PathBuf::from(OsString::from_vec(root)) };
        // A note that a kill cut short names nothing of ours.
        let is_ours =
            scratch.root.file_name().is_some_and(|n| n.as_bytes() == [SCRATCH.as_bytes(), name.as_bytes()].concat());
        let _ = if is_ours { scratch.remove(store) } else { std::fs::remove_file(&scratch.note).or_io(String::new) };
    }
}
