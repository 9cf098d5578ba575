//! Every `git` process starts here. Porcelain or `-z` formats only, exit codes over message text, nothing inherited
//! that could point it at another repository, no terminal, no editor, no hooks and no network unless asked for.

use std::ffi::{OsStr, OsString};
use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::error::{Code, Error, Result};
use crate::process;

use super::Repo;
use super::refs::REF_PATIENCE;

/// Variables that would redirect a child to another repository, index or object store.
pub(crate) const REDIRECTIONS: &[&str] = &[
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_CEILING_DIRECTORIES",
    "GIT_QUARANTINE_PATH",
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_REFLOG_ACTION",
    super::inherited::HANDED_OVER,
];

/// A `git` call being put together.
pub struct Git {
    command: Command,
    what: String,
    input: Option<Vec<u8>>,
    hooks: bool,
    network: bool,
    config: Vec<OsString>,
    args: Vec<OsString>,
}

/// What a finished `git` process said.
pub struct Output {
    /// Exit status, `None` when a signal ended it.
    pub status: Option<i32>,
    /// Standard output.
    pub stdout: Vec<u8>,
    /// Standard error as text.
    pub stderr: String,
}

impl Repo {
    /// `git` for this repository, with no work tree in mind.
    pub fn git(&self) -> Git {
        Git::of(self.git_dir())
    }

    /// `git` for this repository's shared part, whatever worktree it was opened from.
    pub fn git_common(&self) -> Git {
        Git::of(self.common_dir())
    }

    /// `git` started inside this worktree.
    pub fn git_in(&self, workdir: &Path) -> Git {
        Git::new().at(workdir)
    }

    /// `git` started at the root of the worktree this handle sees, wherever its git directory lies.
    pub fn git_here(&self) -> Result<Git> {
        let root = self.workdir().ok_or_else(super::filter::no_worktree)?;
        Ok(Git::new().in_worktree(root, self.git_dir()))
    }
}

impl Git {
    /// A call of `git` that is not tied to a repository.
    pub fn new() -> Self {
        let mut command = Command::new("git");
        for name in REDIRECTIONS {
            command.env_remove(name);
        }
        command
            .env("LC_MESSAGES", "C")
            .env("LANGUAGE", "C")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_EDITOR", "false")
            .env("GIT_SEQUENCE_EDITOR", "false")
            .env("GIT_PAGER", "cat")
            .env("GIT_OPTIONAL_LOCKS", "0");
        Git {
            command,
            what: String::new(),
            input: None,
            hooks: false,
            network: false,
            config: Vec::new(),
            args: Vec::new(),
        }
    }

    /// A call of `git` for this git directory.
    pub(super) fn of(git_dir: &Path) -> Self {
        let mut git = Git::new();
        let mut arg = OsString::from("--git-dir=");
        arg.push(git_dir);
        git.config.push(arg);
        git
    }

    /// Starts in this directory, and finds its repository from there.
    #[must_use]
    pub(super) fn at(mut self, dir: &Path) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// Starts at this worktree's root.
    #[must_use]
    pub(super) fn in_worktree(mut self, root: &Path, git_dir: &Path) -> Self {
        self.command.current_dir(root);
        // A worktree of a git directory kept elsewhere (`GIT_DIR`) has no `.git` to be found by.
        if !root.join(".git").exists() {
            self.command.env("GIT_DIR", git_dir).env("GIT_WORK_TREE", root);
        }
        self
    }

    /// Adds an argument.
    #[must_use]
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.args.push(arg.as_ref().to_owned());
        self
    }

    /// Adds arguments.
    #[must_use]
    pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(mut self, args: I) -> Self {
        self.args.extend(args.into_iter().map(|a| a.as_ref().to_owned()));
        self
    }

    /// Sets one configuration value for this call.
    #[must_use]
    pub fn config(mut self, key_value: impl AsRef<OsStr>) -> Self {
        self.config.push("-c".into());
        self.config.push(key_value.as_ref().to_owned());
        self
    }

    /// Sets an environment variable.
    #[must_use]
    pub fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    /// Starts in this directory.
    #[must_use]
    pub fn in_dir(mut self, dir: &Path) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// Feeds standard input.
    #[must_use]
    pub fn input(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.input = Some(bytes.into());
        self
    }

    /// Lets the user's hooks run (a landing does what `git commit` would).
    #[must_use]
    pub fn with_hooks(mut self) -> Self {
        self.hooks = true;
        self
    }

    /// Lets missing objects of a partial clone be fetched.
    #[must_use]
    pub fn with_network(mut self) -> Self {
        self.network = true;
        self
    }

    fn prepare(&mut self) {
        let mut config: Vec<OsString> = Vec::new();
        if !self.hooks {
            config.push("-c".into());
            config.push("core.hooksPath=/dev/null".into());
        }
        for setting in [
            "core.fsync=objects,derived-metadata,reference",
            "core.fsmonitor=false",
            "core.quotePath=false",
            "submodule.recurse=false",
            "gc.auto=0",
            "maintenance.auto=false",
            "advice.detachedHead=false",
        ] {
            config.push("-c".into());
            config.push(setting.into());
        }
        for lock in ["core.filesRefLockTimeout", "core.packedRefsTimeout", "reftable.lockTimeout"] {
            config.push("-c".into());
            config.push(format!("{lock}={}", REF_PATIENCE.as_millis()).into());
        }
        config.append(&mut self.config);
        if !self.network {
            self.command.env("GIT_NO_LAZY_FETCH", "1");
        }
        self.what = self.args.iter().map(|a| a.to_string_lossy()).take(3).collect::<Vec<_>>().join(" ");
        self.command.args(config).args(std::mem::take(&mut self.args));
    }

    /// Starts the process with piped input and output, for a conversation.
    pub fn spawn(mut self) -> Result<Child> {
        self.prepare();
        tracing::debug!(target: "tine::git", "git {}", self.what);
        self.command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|e| start_error(&e, &self.what))
    }

    /// Runs to the end, whatever the exit code.
    pub fn output(mut self) -> Result<Output> {
        self.prepare();
        let span = tracing::debug_span!(target: "tine::git", "git", args = %self.what);
        let _entered = span.enter();
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        self.command.stdin(if self.input.is_some() { Stdio::piped() } else { Stdio::null() });
        let mut child = self.command.spawn().map_err(|e| start_error(&e, &self.what))?;
        let stdin = child.stdin.take();
        let input = self.input.take();
        let out = std::thread::scope(|scope| {
            if let (Some(mut pipe), Some(bytes)) = (stdin, input) {
                // A child that stops reading early says why by its exit code, so a broken pipe is no error of ours.
                scope.spawn(move || {
                    let _ = pipe.write_all(&bytes);
                });
            }
            child.wait_with_output()
        })
        .map_err(|e| start_error(&e, &self.what))?;
        Ok(Output {
            status: out.status.code(),
            stdout: out.stdout,
            stderr: String::from_utf8_lossy(&out.stderr).into_owned(),
        })
    }

    /// Starts it in a process group of its own, without input and output, and does not wait for its end.
    pub fn leave_running(mut self) -> Result<()> {
        self.prepare();
        tracing::debug!(target: "tine::git", "git {} (left running)", self.what);
        process::start_and_leave(&mut self.command).map_err(|e| start_error(&e, &self.what))
    }

    /// Runs and expects exit code 0; gives standard output.
    pub fn run(self) -> Result<Vec<u8>> {
        let what = self.args.first().map(|a| a.to_string_lossy().into_owned());
        let out = self.output()?;
        if out.status == Some(0) {
            return Ok(out.stdout);
        }
        Err(out.into_error(&what.unwrap_or_default()))
    }
}

impl Default for Git {
    fn default() -> Self {
        Git::new()
    }
}

impl Output {
    /// The failed call as an error: a held lock is `busy`, the rest is `io` with git's own words.
    pub fn into_error(self, what: &str) -> Error {
        let text = self.stderr.trim();
        let locked = text.contains("Unable to create") && text.contains(".lock")
            || text.contains("cannot lock ref") && text.contains("File exists");
        let code = if locked { Code::Busy } else { Code::Io };
        let status = self.status.map_or("a signal".to_owned(), |s| format!("exit code {s}"));
        let lines: Vec<&str> = text.lines().take(8).collect();
        Error::new(code, format!("`git {what}` failed with {status}: {}", lines.join("; ")))
    }

    /// Whether a lock file of somebody else was in the way.
    pub fn is_locked(&self) -> bool {
        self.stderr.contains("Unable to create") && self.stderr.contains(".lock")
    }
}

fn start_error(e: &std::io::Error, what: &str) -> Error {
    if e.kind() == std::io::ErrorKind::NotFound {
        return Error::new(Code::Unsupported, "the `git` program was not found")
            .hint("install git 2.41 or newer and put it on PATH");
    }
    Error::new(Code::Io, format!("cannot run `git {what}`: {e}"))
}
