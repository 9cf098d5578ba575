//! Runs a program for whoever waits for it, in its own process group: what it reads and prints goes past us, the terminal
//! is lent to it, and signals are passed on. Knows nothing of sessions, and prints nothing.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use nix::sys::signal::{SigSet, SigmaskHow};
use rustix::process::{
    Pid, Signal, WaitId, WaitIdOptions, getpgrp, kill_current_process_group, kill_process_group, waitid,
};
use rustix::termios::{isatty, tcgetpgrp, tcsetpgrp};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::error::{Code, Context as _, Error, Result};

/// How long a program that is told to stop may take to tidy up.
const GRACE: Duration = Duration::from_secs(2);
/// The exit status of a program that took too long, as `timeout` has it.
pub const TIMED_OUT: i32 = 124;
/// What this process was told is not what a program inside it is told.
pub(super) const OURS_ALONE: [&str; 4] = ["TINE_JSON", "TINE_LOG", "TINE_FAIL", super::isolated::SESSION];

/// A program to be run.
#[derive(Debug)]
pub struct Program {
    /// Its name or path, and its arguments.
    pub words: Vec<OsString>,
    /// Where it starts.
    pub dir: PathBuf,
    /// What it finds in its environment, beside ours.
    pub env: Vec<(&'static str, OsString)>,
    /// How long it may take.
    pub limit: Option<Duration>,
    /// Where its standard output goes, if not to ours.
    pub stdout: Option<Stdio>,
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// Its exit status; 128 and the number of the signal that ended it; [`TIMED_OUT`].
    pub code: i32,
    /// Whether it took too long and was stopped.
    pub timed_out: bool,
}

/// What happens while it runs.
enum Event {
    Ended,
    Stopped(i32),
    Signal(i32),
}

/// Fails as starting it would, where that can be known before: its name is in no folder of `path`, or not there, or nothing
/// that can be run. A name with a slash is looked for below `dir`.
pub fn check(word: &OsStr, dir: &Path, path: &OsStr) -> Result<()> {
    let runs = |file: &Path| std::fs::metadata(file).is_ok_and(|m| m.is_file() && m.permissions().mode() & 0o111 != 0);
    if word.as_encoded_bytes().contains(&b'/') {
        let file = dir.join(word);
        return match (file.exists(), runs(&file)) {
            (_, true) => Ok(()),
            (false, _) => Err(missing(word)),
            (true, false) => Err(cannot_run(word)),
        };
    }
    if std::env::split_paths(path).any(|folder| runs(&dir.join(folder).join(word))) {
        Ok(())
    } else {
        Err(missing(word))
    }
}

fn missing(word: &OsStr) -> Error {
    Error::new(Code::NotFound, format!("no program `{}`", word.to_string_lossy()))
        .exits_with(127)
        .hint("tine run -- sh -c '…'   # for pipes, variables and several commands")
}

fn cannot_run(word: &OsStr) -> Error {
    Error::new(Code::Invalid, format!("`{}` cannot be run as a program", word.to_string_lossy()))
        .exits_with(126)
        .hint(format!("chmod +x {}", word.to_string_lossy()))
}

impl Program {
    /// Starts it and waits for its end.
    pub fn run(self) -> Result<Ended> {
        let fail = || "cannot look after a program".to_owned();
        // Before the program is there: from now on a signal reaches it, not us.
        let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT]).or_io(fail)?;
        let word = self.words.first().cloned().unwrap_or_default();
        let mut command = Command::new(&word);
        command.args(&self.words[1..]).current_dir(&self.dir).process_group(0);
        for name in OURS_ALONE {
            command.env_remove(name);
        }
        command.envs(self.env);
        if let Some(stdout) = self.stdout {
            command.stdout(stdout);
        }
        let mut child = command.spawn().map_err(|e| match e.kind() {
            io::ErrorKind::NotFound => missing(&word),
            io::ErrorKind::PermissionDenied => cannot_run(&word),
            _ => Error::new(Code::Io, format!("cannot start `{}`", word.to_string_lossy())).because(e),
        })?;
        let group = Pid::from_child(&child);
        let mut terminal = Terminal::of_stdin();
        terminal.iter_mut().for_each(|terminal| terminal.lend(group));
        let (tell, events) = mpsc::channel();
        let handle = signals.handle();
        let heard = tell.clone();
        std::thread::spawn(move || signals.forever().try_for_each(|n| heard.send(Event::Signal(n))));
        std::thread::spawn(move || watch(group, &tell));

        let mut deadline = self.limit.and_then(|limit| Instant::now().checked_add(limit));
        let mut timed_out = false;
        loop {
            let event = match deadline {
                Some(at) => events.recv_timeout(at.saturating_duration_since(Instant::now())),
                None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match event {
                Ok(Event::Ended) | Err(RecvTimeoutError::Disconnected) => break,
                Ok(Event::Signal(number)) => {
                    let _ = Signal::from_named_raw(number).map(|signal| kill_process_group(group, signal));
                }
                Ok(Event::Stopped(signal)) => stopped(group, signal, &mut terminal),
                Err(RecvTimeoutError::Timeout) => {
                    let signal = if timed_out { Signal::KILL } else { Signal::TERM };
                    let _ = kill_process_group(group, signal);
                    // What is stopped would not hear of it.
                    let _ = kill_process_group(group, Signal::CONT);
                    timed_out = true;
                    deadline = Some(Instant::now() + GRACE);
                }
            }
        }
        if timed_out {
            // While the program is not reaped, its number stands for no other group: what it left behind ends with it.
            let _ = kill_process_group(group, Signal::KILL);
        }
        let status = child.wait().or_io(fail)?;
        terminal.iter_mut().for_each(Terminal::take_back);
        handle.close();
        let code = status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or_default());
        Ok(Ended { code: if timed_out { TIMED_OUT } else { code }, timed_out })
    }
}

/// Waits for the program to stop or end. It is left to be reaped.
fn watch(group: Pid, tell: &Sender<Event>) {
    let any = WaitIdOptions::EXITED | WaitIdOptions::STOPPED | WaitIdOptions::NOWAIT;
    loop {
        let found = match waitid(WaitId::Pid(group), any) {
            Ok(found) => found,
            Err(rustix::io::Errno::INTR) => continue,
            // Reaped: the end was told.
            Err(_) => return,
        };
        let Some(signal) = found.and_then(|status| status.stopping_signal()) else {
            let _ = tell.send(Event::Ended);
            return;
        };
        let _ = waitid(WaitId::Pid(group), WaitIdOptions::STOPPED | WaitIdOptions::NOHANG);
        if tell.send(Event::Stopped(signal)).is_err() {
            return;
        }
    }
}

/// The program was stopped: because it wants the terminal, which it gets, or from the keyboard. Then we stop as well, for
/// whoever started us to see, and both go on together.
fn stopped(group: Pid, signal: i32, terminal: &mut Option<Terminal>) {
    let wants_terminal = signal == Signal::TTIN.as_raw() || signal == Signal::TTOU.as_raw();
    if wants_terminal {
        if terminal.is_none() {
            *terminal = Terminal::open();
        }
        terminal.iter_mut().for_each(|terminal| terminal.lend(group));
    } else if let Some(terminal) = terminal {
        terminal.take_back();
        let _ = kill_current_process_group(Signal::TSTP);
        terminal.lend(group);
    }
    if terminal.is_some() {
        // A program that stops at once again must not keep us busy.
        std::thread::sleep(Duration::from_millis(10));
        let _ = kill_process_group(group, Signal::CONT);
    }
}

/// The terminal that we were started from. One group of processes has it in hand: the program's, while it runs.
struct Terminal {
    tty: File,
    own: Pid,
}

impl Terminal {
    fn of_stdin() -> Option<Terminal> {
        isatty(rustix::stdio::stdin()).then(Terminal::open).flatten()
    }

    fn open() -> Option<Terminal> {
        Some(Terminal { tty: File::options().read(true).write(true).open("/dev/tty").ok()?, own: getpgrp() })
    }

    /// Only what we have ourselves: a job in the background stays there.
    fn lend(&mut self, group: Pid) {
        if tcgetpgrp(&self.tty) == Ok(self.own) {
            self.give(group);
        }
    }

    fn take_back(&mut self) {
        if tcgetpgrp(&self.tty).is_ok_and(|now| now != self.own) {
            self.give(self.own);
        }
    }

    /// From the background this is answered with a signal that stops, unless that is blocked.
    fn give(&self, group: Pid) {
        let mut quiet = SigSet::empty();
        quiet.add(nix::sys::signal::Signal::SIGTTOU);
        if let Ok(before) = quiet.thread_swap_mask(SigmaskHow::SIG_BLOCK) {
            let _ = tcsetpgrp(&self.tty, group);
            let _ = before.thread_set_mask();
        }
    }
}
