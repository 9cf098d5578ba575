//! A hermetic place for one test: its own home, its own git configuration, a clock and ids that repeat exactly, the built
//! `tine` and the real `git`. Never reads or writes anything outside its temporary directory.

mod call;
pub mod forge;
mod oracle;
mod place;
pub mod servers;
mod snapshot;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};

pub use call::{Call, Ran, eventually, status_of};
pub use oracle::unreachable_content;
pub use place::Place;
pub use snapshot::{File, Files, Refs, everything, files_in};

/// What the clock says before the first command.
const DAWN: &str = "2026-01-02T03:04:05Z";

/// Where temporary directories are made: in memory where that can be had, since tine syncs every write to the disk and the
/// tests are about what it writes, not about how fast the disk is.
pub fn scratch() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    if tempfile::tempfile_in(&memory).is_ok() { memory } else { std::env::temp_dir() }
}

/// Where a test lives.
pub struct World {
    root: PathBuf,
    /// Commands so far: each has its own minute and its own ids.
    commands: AtomicU64,
    _temp: tempfile::TempDir,
}

impl World {
    /// A home, and nothing else.
    pub fn empty() -> World {
        let temp = tempfile::Builder::new().prefix("tine-").tempdir_in(scratch()).expect("a temporary directory");
        let root = temp.path().canonicalize().expect("it is there");
        std::fs::create_dir_all(root.join("home")).expect("a home");
        std::fs::create_dir_all(root.join("tmp")).expect("a place for temporary files");
        let config = "[user]\n\tname = Ada Lovelace\n\temail = ada@example.org\n[init]\n\tdefaultBranch = main\n\
                      [advice]\n\tdetachedHead = false\n[commit]\n\tgpgSign = false\n[protocol \"file\"]\n\tallow = always\n\
                      [init]\n\ttemplateDir =\n\
                      [gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n";
        std::fs::write(root.join("home/gitconfig"), config).expect("git's configuration");
        World { root, commands: AtomicU64::new(0), _temp: temp }
    }

    /// A home and a repository with a first commit on `main`: `README.md`, `src/main.txt` and a `.gitignore`.
    pub fn new() -> World {
        let world = World::empty();
        let repo = world.place("repo");
        std::fs::create_dir_all(&repo.path).expect("a directory");
        repo.git(["init", "--quiet"]);
        repo.write("README.md", "# A project\n");
        repo.write("src/main.txt", "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n");
        repo.write(".gitignore", "*.log\n/target/\n/.env\n");
        repo.git(["add", "--all"]);
        repo.git(["commit", "--quiet", "-m", "First"]);
        world
    }

    /// A bare repository `bare.git` made from what [`World::new`] has.
    pub fn bare() -> World {
        let world = World::new();
        world.at_root().git(["clone", "--quiet", "--bare", "repo", "bare.git"]);
        std::fs::remove_dir_all(world.root.join("repo")).expect("the source goes");
        world
    }

    /// The directory that holds everything.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A directory below the root (or anywhere, by its full path), there or not.
    pub fn place(&self, name: &str) -> Place<'_> {
        Place { world: self, path: self.root.join(name) }
    }

    /// The root as a place to stand.
    pub fn at_root(&self) -> Place<'_> {
        Place { world: self, path: self.root.clone() }
    }

    /// The main worktree.
    pub fn repo(&self) -> Place<'_> {
        self.place("repo")
    }

    /// Starts a session the way a person does, and stands in its workspace.
    #[track_caller]
    pub fn start(&self, id: &str) -> Place<'_> {
        let out = self.repo().tine(["start", id]).ok().stdout;
        let path = out.lines().last().unwrap_or_else(|| panic!("`start` prints a path: {out:?}"));
        Place { world: self, path: PathBuf::from(path) }
    }

    /// The workspace of a session that is there already.
    pub fn workspace(&self, id: &str) -> Place<'_> {
        self.place(&format!("repo.sessions/{id}"))
    }

    /// A proposal from a session with one changed file, ready for a decision. Gives its name.
    #[track_caller]
    pub fn proposed(&self, id: &str, path: &str, content: &str) -> String {
        let workspace = self.start(id);
        workspace.write(path, content);
        workspace.checkpoint(&format!("change {path}"));
        workspace.propose(&format!("Change {path}"))
    }

    /// How many commands there were; setting it back makes the next ones repeat the ids of the first.
    pub fn commands(&self) -> u64 {
        self.commands.load(Ordering::SeqCst)
    }

    /// Sets the clock and the ids back to this many commands.
    pub fn rewind_to(&self, commands: u64) {
        self.commands.store(commands, Ordering::SeqCst);
    }

    /// `git` in this environment, one minute after the last command.
    pub fn git_command(&self, dir: &Path) -> Command {
        let mut command = self.command("git", dir);
        let seconds = time_of(self.next_command()).as_second();
        command
            .env("GIT_AUTHOR_DATE", format!("@{seconds} +0000"))
            .env("GIT_COMMITTER_DATE", format!("@{seconds} +0000"));
        command
    }

    fn tine_command(&self, dir: &Path) -> Command {
        let mut command = self.command(env!("CARGO_BIN_EXE_tine"), dir);
        // Counted once: commands that start at the same time must not share a seed, and with it their ids.
        let number = self.next_command();
        command.env("TINE_TEST_TIME", time_of(number).to_string()).env("TINE_TEST_SEED", number.to_string());
        command
    }

    /// Counts a command; gives its number, from 1.
    fn next_command(&self) -> u64 {
        self.commands.fetch_add(1, Ordering::SeqCst) + 1
    }

    fn command(&self, program: &str, dir: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(dir).env_clear();
        if let Some(path) = std::env::var_os("PATH") {
            command.env("PATH", path);
        }
        command
            .env("HOME", self.root.join("home"))
            .env("XDG_CONFIG_HOME", self.root.join("home/.config"))
            .env("TMPDIR", self.root.join("tmp"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", self.root.join("home/gitconfig"))
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("TZ", "UTC")
            .env("LC_ALL", "C.UTF-8")
            .env("NO_COLOR", "1");
        command
    }
}

/// The time of a command: a minute after the one before.
fn time_of(number: u64) -> jiff::Timestamp {
    let dawn: jiff::Timestamp = DAWN.parse().expect("a time");
    dawn + jiff::SignedDuration::from_mins(i64::try_from(number).expect("few commands"))
}
