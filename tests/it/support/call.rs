//! One call of `tine`: put together, run, and looked at. Every JSON answer's envelope is checked on the way.

use std::ffi::{OsStr, OsString};
use std::io::Write as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// A call being put together.
pub struct Call {
    command: Command,
    args: Vec<OsString>,
    stdin: Option<Vec<u8>>,
}

/// A call that ended.
#[derive(Debug)]
pub struct Ran {
    /// The command line, for messages.
    pub line: String,
    /// The exit status, none after a signal.
    pub status: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Call {
    pub(super) fn new<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(command: Command, args: I) -> Call {
        Call { command, args: args.into_iter().map(|a| a.as_ref().to_owned()).collect(), stdin: None }
    }

    /// Adds an environment variable.
    pub fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Call {
        self.command.env(key, value);
        self
    }

    /// Acts under this name.
    pub fn by(self, actor: &str) -> Call {
        self.env("TINE_ACTOR", actor)
    }

    /// One more argument.
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Call {
        self.args.push(arg.as_ref().to_owned());
        self
    }

    /// Feeds standard input; without it there is none.
    pub fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Call {
        self.stdin = Some(bytes.into());
        self
    }

    /// The process to be, for a test that starts it in a way of its own.
    pub fn into_command(mut self) -> Command {
        self.command.args(&self.args);
        self.command
    }

    /// Starts without waiting; the output goes to pipes.
    pub fn spawn(mut self) -> Child {
        self.command.args(&self.args).stdout(Stdio::piped()).stderr(Stdio::piped());
        self.command.stdin(if self.stdin.is_some() { Stdio::piped() } else { Stdio::null() });
        let mut child = self.command.spawn().expect("tine starts");
        if let (Some(mut pipe), Some(bytes)) = (child.stdin.take(), self.stdin) {
            // A command that fails before reading is no failure of the test's.
            let _ = pipe.write_all(&bytes);
        }
        child
    }

    /// The exit status of a run whose standard input stays open and silent; none if it is still waiting after a minute.
    pub fn ends_with_open_stdin(mut self) -> Option<i32> {
        self.command.args(&self.args).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = self.command.spawn().expect("tine starts");
        let ended = eventually(|| child.try_wait().expect("a child of ours"));
        if ended.is_none() {
            child.kill().expect("it is ended");
        }
        ended?.code()
    }

    /// Runs to the end, whatever comes of it. A panic is never an answer.
    #[track_caller]
    pub fn run(self) -> Ran {
        let line = self.args.iter().map(|a| a.to_string_lossy()).collect::<Vec<_>>().join(" ");
        let ran = Ran::of(self.spawn(), format!("tine {line}"));
        assert!(!ran.stderr.contains("panicked at"), "{ran}");
        ran
    }

    /// Runs, and it works.
    #[track_caller]
    pub fn ok(self) -> Ran {
        let ran = self.run();
        assert_eq!(ran.status, Some(0), "{ran}");
        ran
    }

    /// Runs with `--json`, and it works: `data`.
    #[track_caller]
    pub fn json(self) -> Value {
        let mut answer = self.answer();
        answer["data"].take()
    }

    /// Runs with `--json`, and it works: the whole document.
    #[track_caller]
    pub fn answer(mut self) -> Value {
        self.args.insert(0, "--json".into());
        let ran = self.ok();
        let document = ran.document();
        assert_eq!(document["ok"], true, "{ran}");
        assert!(document.get("data").is_some(), "{ran}");
        assert!(document["warnings"].is_array(), "{ran}");
        document
    }

    /// Runs with `--json`, and it fails with this code and the status that belongs to it: `error`.
    #[track_caller]
    pub fn fails(mut self, code: &str) -> Value {
        self.args.insert(0, "--json".into());
        let ran = self.run();
        let mut document = ran.document();
        assert_eq!(document["ok"], false, "{ran}");
        assert!(document.get("data").is_none(), "{ran}");
        let error = document["error"].take();
        assert_eq!(error["code"], code, "{ran}");
        assert_eq!(ran.status, Some(status_of(code)), "{ran}");
        let message = error["message"].as_str().unwrap_or_else(|| panic!("a message: {ran}"));
        assert!(!message.is_empty() && !message.ends_with('.'), "{ran}");
        assert!(error["hints"].is_array() && error["details"].is_object(), "{ran}");
        error
    }
}

impl Ran {
    /// Waits for a process that [`Call::spawn`] started.
    pub fn of(child: Child, line: String) -> Ran {
        let out = child.wait_with_output().expect("it ends");
        Ran {
            line,
            status: out.status.code(),
            stdout: String::from_utf8_lossy(&out.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&out.stderr).into_owned(),
        }
    }

    /// The one JSON document on standard output, its envelope checked.
    #[track_caller]
    pub fn document(&self) -> Value {
        let document: Value =
            serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("one JSON document ({e}): {self}"));
        assert_eq!(document["schema"], 1, "{self}");
        assert!(document["ok"].is_boolean() && document["command"].is_string(), "{self}");
        document
    }

    /// What is said on standard output and standard error.
    pub fn said(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }
}

impl std::fmt::Display for Ran {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "`{}` ended with {:?}\n-- stdout\n{}\n-- stderr\n{}",
            self.line, self.status, self.stdout, self.stderr
        )
    }
}

/// Asks again and again until there is an answer, a minute at most.
pub fn eventually<T>(mut question: impl FnMut() -> Option<T>) -> Option<T> {
    let until = Instant::now() + Duration::from_secs(60);
    loop {
        match question() {
            None if Instant::now() < until => std::thread::sleep(Duration::from_millis(2)),
            answer => return answer,
        }
    }
}

/// The contract's table of codes and exit statuses, written down a second time on purpose.
pub fn status_of(code: &str) -> i32 {
    match code {
        "not_found" | "exists" | "ambiguous" | "invalid" | "dirty" | "unsupported" | "not_a_repository" | "limit"
        | "io" => 1,
        "usage" => 2,
        "conflict" => 3,
        "refused" => 4,
        "busy" => 5,
        "stale" => 6,
        "check_failed" => 7,
        "internal" => 70,
        "interrupted" => 130,
        other => panic!("`{other}` is no code of the contract"),
    }
}
