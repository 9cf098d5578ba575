//! 6: all or nothing, after a crash too. A command is killed, or its disk fills up, at each of its durable steps in turn;
//! the next writing command must find everything as before or as after, with nothing lost and nothing left lying about.
//! Debug builds count the steps and stop at the one that `TINE_FAIL` names (src/durable.rs).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::support::{Call, Files, Ran, Refs, World, files_in, scratch, unreachable_content};

/// A command at a moment of a story.
pub struct Case {
    /// What happened before.
    pub prepare: fn(&World),
    /// The command.
    pub act: fn(&World) -> Call,
    /// For a command whose half is taken back by another one: that one. Afterwards all is as before.
    pub take_back: Option<fn(&World)>,
}

/// What a person would look at.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    refs: Refs,
    files: Files,
    /// `git status` of each worktree.
    status: BTreeMap<PathBuf, String>,
    /// What unfinished refreshes wait for, by session.
    conflicts: BTreeMap<String, Value>,
    /// What is locked.
    locks: Vec<Value>,
}

/// A failure to be.
#[derive(Debug, Clone, Copy)]
enum Blow {
    Kill,
    DiskFull,
    IoError,
}

impl Blow {
    fn at(self, step: usize) -> String {
        let name = match self {
            Blow::Kill => "kill",
            Blow::DiskFull => "enospc",
            Blow::IoError => "eio",
        };
        format!("{name}@{step}")
    }
}

/// The story up to the command, kept so that it can begin again and again at the same place.
struct Stage<'c> {
    case: &'c Case,
    world: World,
    copy: tempfile::TempDir,
    /// Commands that made the story: the next one has the same time and the same ids on every run.
    commands: u64,
    before: Seen,
}

/// What the command does when nothing stops it.
struct Undisturbed {
    ran: Ran,
    after: Seen,
    /// The refs before, after each of its entries in the log, and so after all of them.
    refs: Vec<Refs>,
    steps: Vec<String>,
}

/// How often a command is stopped at most.
const MOST_STEPS: usize = 60;

/// Everything at every step when this is set, a fair part otherwise.
fn is_full_sweep() -> bool {
    std::env::var_os("TINE_SWEEP").is_some_and(|v| v == "full")
}

/// Stops the command at its steps, one at a time, and looks at what is found afterwards.
pub fn survives(case: &Case) {
    let stage = Stage::set(case);
    let undisturbed = stage.undisturbed();
    assert!(!undisturbed.steps.is_empty(), "the command writes, so it has steps");
    // A command of very many steps is stopped at some of them, more or less evenly spread.
    let stride = if is_full_sweep() { 1 } else { undisturbed.steps.len().div_ceil(MOST_STEPS) };
    for step in (1..=undisturbed.steps.len()).step_by(stride) {
        stage.blow(Blow::Kill, step, &undisturbed);
        if is_full_sweep() || step % 4 == 1 {
            stage.blow(Blow::DiskFull, step, &undisturbed);
        }
        if is_full_sweep() || step % 4 == 3 {
            stage.blow(Blow::IoError, step, &undisturbed);
        }
    }
}

impl<'c> Stage<'c> {
    fn set(case: &'c Case) -> Stage<'c> {
        let world = World::new();
        (case.prepare)(&world);
        let copy = tempfile::tempdir_in(scratch()).expect("a temporary directory");
        copy_all(world.root(), copy.path());
        let before = look(&world);
        Stage { commands: world.commands(), case, world, copy, before }
    }

    /// Everything as it was before the command.
    fn reset(&self) {
        for entry in std::fs::read_dir(self.world.root()).expect("the world's root").flatten() {
            let path = entry.path();
            let removed = if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) };
            removed.expect("it is removed");
        }
        copy_all(self.copy.path(), self.world.root());
        self.world.rewind_to(self.commands);
    }

    fn log(&self) -> Vec<Value> {
        self.world.repo().operations(["--all", "--limit", "1000"])
    }

    fn undisturbed(&self) -> Undisturbed {
        let old = self.log().len();
        self.reset();
        let list = self.world.root().join("tmp/steps");
        let ran = (self.case.act)(&self.world).env("TINE_FAIL", format!("list:{}", list.display())).run();
        assert!(matches!(ran.status, Some(0 | 3)), "{ran}");
        let after = look(&self.world);
        let log = self.log();
        let mut refs = vec![self.before.refs.clone()];
        for operation in log[..log.len().saturating_sub(old)].iter().rev() {
            let next = follow(refs.last().expect("there is a first"), operation);
            refs.push(next);
        }
        let branches = |refs: &Refs| refs.clone().without("HEAD of ");
        assert_eq!(
            branches(refs.last().expect("there is a first")),
            branches(&after.refs),
            "the log tells the whole story"
        );
        let steps = std::fs::read_to_string(list).unwrap_or_default().lines().map(str::to_owned).collect();
        Undisturbed { ran, after, refs, steps }
    }

    fn blow(&self, blow: Blow, step: usize, undisturbed: &Undisturbed) {
        self.reset();
        let ran = (self.case.act)(&self.world).env("TINE_FAIL", blow.at(step)).run();
        let moment = format!("{} ({})", blow.at(step), undisturbed.steps[step - 1]);
        match blow {
            Blow::Kill if ran.status.is_none() => {}
            Blow::DiskFull | Blow::IoError if ran.status == Some(1) => {
                assert!(ran.stderr.contains("error: "), "{moment}: {ran}");
            }
            // A step less than the first time: an index that is older than its files need not be read again.
            _ => assert_eq!(ran.status, undisturbed.ran.status, "{moment}: {ran}"),
        }
        // Reading goes on in the middle of it.
        let repo = self.world.repo();
        repo.json(["sessions"]);
        let is_marked = !markers(&self.world).is_empty();
        let next = repo.tine(["start", "probe", "--no-workspace"]).env("CI", "true").run();
        assert_eq!(next.status, Some(0), "the next command after {moment}: {next}\nafter {ran}");
        if is_marked {
            let told =
                next.stderr.lines().filter(|l| l.contains("finished operation") || l.contains("dropped operation"));
            assert_eq!(told.count(), 1, "the next command says so after {moment}: {next}");
        }
        assert_eq!(markers(&self.world), Vec::<PathBuf>::new(), "after {moment}");
        assert_eq!(locks(&self.world), Vec::<PathBuf>::new(), "after {moment}");
        if let Some(take_back) = self.case.take_back {
            take_back(&self.world);
        }
        self.compare(&look(&self.world), undisturbed, &moment);
        repo.fsck();
        assert_eq!(unreachable_content(&repo, &self.before.files), Vec::<String>::new(), "lost after {moment}");
    }

    /// Whether what is seen is one of the moments between two entries of the log.
    #[track_caller]
    fn compare(&self, seen: &Seen, undisturbed: &Undisturbed, moment: &str) {
        if *seen == self.before || (self.case.take_back.is_none() && *seen == undisturbed.after) {
            return;
        }
        let inner = undisturbed.refs.get(1..undisturbed.refs.len() - 1).unwrap_or_default();
        let branches = |refs: &Refs| refs.clone().without("HEAD of ");
        if inner.iter().any(|refs| branches(refs) == branches(&seen.refs)) {
            // Between two entries every workspace is as its branch says.
            let unsaved: Vec<_> = seen.status.iter().filter(|(_, status)| !status.is_empty()).collect();
            assert!(unsaved.is_empty(), "after {moment}: {unsaved:?}");
            return;
        }
        let is_before = branches(&seen.refs) == branches(&self.before.refs);
        let nearest = if is_before { &self.before } else { &undisturbed.after };
        assert_eq!(seen, nearest, "after {moment}");
    }
}

/// The refs after an entry of the log.
fn follow(refs: &Refs, operation: &Value) -> Refs {
    let mut refs = refs.clone();
    for moved in operation["refs"].as_array().expect("a list") {
        let name = moved["name"].as_str().expect("text").to_owned();
        match moved["after"].as_str() {
            Some(id) => refs.0.insert(name, id.to_owned()),
            None => refs.0.remove(&name),
        };
    }
    refs
}

fn look(world: &World) -> Seen {
    let mut files = files_in(world.root());
    files.retain(|path, _| {
        // Git's own, and the link in a worktree that says where that is.
        !["repo/.git", "home", "tmp"].iter().any(|own| path.starts_with(own)) && !path.ends_with(".git")
    });
    let refs = world.repo().refs().without_log().without("/probe");
    let mut status = BTreeMap::new();
    for path in refs.0.keys().filter_map(|name| name.strip_prefix("HEAD of ")) {
        let place = world.place(path);
        if place.path.exists() {
            status.insert(place.path.clone(), place.git_status());
        }
    }
    let mut conflicts = BTreeMap::new();
    for session in world.repo().json(["sessions"])["sessions"].as_array().expect("a list") {
        conflicts.insert(session["id"].to_string(), session["conflicts"].clone());
    }
    conflicts.remove("\"probe\"");
    let locks = world.repo().json(["locks"])["locks"].take();
    let locks = locks.as_array().expect("a list").iter().map(|l| l["id"].clone()).collect();
    Seen { refs, files, status, conflicts, locks }
}

/// The markers of unfinished operations.
fn markers(world: &World) -> Vec<PathBuf> {
    let list = std::fs::read_dir(world.repo().path.join(".git/tine/pending"));
    list.map_or(Vec::new(), |entries| entries.flatten().map(|e| e.path()).collect())
}

/// Locks of git's and their names in our own directory: after a kill nobody holds them.
fn locks(world: &World) -> Vec<PathBuf> {
    let all = files_in(&world.repo().path.join(".git")).into_keys();
    all.filter(|path| path.extension().is_some_and(|e| e == "lock") || path.starts_with("tine/locks")).collect()
}

fn copy_all(from: &Path, to: &Path) {
    let copied = Command::new("cp").arg("-a").arg(from.join(".")).arg(to).status().expect("cp runs");
    assert!(copied.success());
}
