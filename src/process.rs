//! Programs that are not git, run for their result: off the terminal, in a process group of their own, with the output
//! in a file, so that nothing they leave behind can keep us waiting.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read as _};
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};

/// How long a program that is told to stop may take to tidy up.
const GRACE: Duration = Duration::from_secs(2);
/// A line that is longer is told in pieces.
const LONGEST_LINE: usize = 16 * 1024;
/// What this process is told by its environment is not what a program that it starts is told.
const TOLD: [&str; 5] = ["TINE_SESSION", "TINE_ACTOR", "TINE_JSON", "TINE_LOG", "TINE_FAIL"];

/// Starts a program in `dir`, in a process group of its own, without input, output and these variables, and does not wait for
/// its end.
pub fn leave_running(program: &Path, words: &[&OsStr], dir: &Path, without: &[&str]) -> io::Result<()> {
    let mut command = Command::new(program);
    command.args(words).current_dir(dir);
    for name in TOLD.iter().chain(without) {
        command.env_remove(name);
    }
    start_and_leave(&mut command)
}

/// Starts a command in a process group of its own, without input and output, and does not wait for its end.
pub fn start_and_leave(command: &mut Command) -> io::Result<()> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    command.spawn().map(drop)
}

/// How a program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// By itself: its exit status, or 128 and the signal's number.
    Exit(i32),
    /// It took too long and was stopped.
    TimedOut,
}

/// A program at work. It does not outlive this.
pub struct Job {
    child: Child,
    group: Pid,
    log: File,
    unfinished: Vec<u8>,
    deadline: Instant,
    stopping: Option<Instant>,
    timed_out: bool,
    ended: Option<End>,
}

impl Job {
    /// Starts a command of the shell in `dir`; what it prints goes to `log`, which must not be there yet.
    pub fn start(command: &str, dir: &Path, log: &Path, env: &[(&str, &OsStr)], limit: Duration) -> io::Result<Job> {
        let output = File::create_new(log)?;
        let mut shell = Command::new("sh");
        shell.args(["-c", command]).current_dir(dir).stdin(Stdio::null()).process_group(0);
        for name in TOLD {
            shell.env_remove(name);
        }
        shell.envs(env.iter().copied());
        shell.stderr(output.try_clone()?).stdout(output);
        let child = shell.spawn()?;
        let started = Instant::now();
        Ok(Job {
            group: Pid::from_child(&child),
            child,
            log: File::open(log)?,
            unfinished: Vec::new(),
            deadline: started.checked_add(limit).unwrap_or(started + Duration::from_secs(u64::from(u32::MAX))),
            stopping: None,
            timed_out: false,
            ended: None,
        })
    }

    /// Tells it to stop; it is ended if it does not.
    pub fn stop(&mut self) {
        if self.stopping.is_none() {
            let _ = kill_process_group(self.group, Signal::TERM);
            self.stopping = Some(Instant::now());
        }
    }

    /// Looks after it: gives every whole line that it printed since, and how it ended once it has.
    pub fn poll(&mut self, line: &mut dyn FnMut(&[u8])) -> io::Result<Option<End>> {
        if self.ended.is_some() {
            return Ok(self.ended);
        }
        let now = Instant::now();
        if self.stopping.is_none() && now >= self.deadline {
            self.stop();
            self.timed_out = true;
        }
        if self.stopping.is_some_and(|since| now.duration_since(since) >= GRACE) {
            let _ = kill_process_group(self.group, Signal::KILL);
        }
        if !self.has_ended()? {
            self.read_lines(line)?;
            return Ok(None);
        }
        // While the program is not reaped, its number stands for no other group: what it left behind ends with it.
        let _ = kill_process_group(self.group, Signal::KILL);
        let status = self.child.wait()?;
        self.read_lines(line)?;
        if !self.unfinished.is_empty() {
            line(&std::mem::take(&mut self.unfinished));
        }
        let code = status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or(0));
        self.ended = Some(if self.timed_out { End::TimedOut } else { End::Exit(code) });
        Ok(self.ended)
    }

    fn has_ended(&self) -> io::Result<bool> {
        let look = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        Ok(waitid(WaitId::Pid(self.group), look)?.is_some())
    }

    fn read_lines(&mut self, line: &mut dyn FnMut(&[u8])) -> io::Result<()> {
        let mut buffer = [0; 8192];
        loop {
            let read = self.log.read(&mut buffer)?;
            if read == 0 {
                return Ok(());
            }
            self.unfinished.extend_from_slice(&buffer[..read]);
            while let Some(end) = self.unfinished.iter().position(|b| *b == b'\n') {
                let whole: Vec<u8> = self.unfinished.drain(..=end).collect();
                line(&whole[..end]);
            }
            if self.unfinished.len() > LONGEST_LINE {
                line(&std::mem::take(&mut self.unfinished));
            }
        }
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        if self.ended.is_some() {
            return;
        }
        let _ = kill_process_group(self.group, Signal::TERM);
        let told = Instant::now();
        while told.elapsed() < GRACE && !self.has_ended().unwrap_or(true) {
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = kill_process_group(self.group, Signal::KILL);
        let _ = self.child.wait();
    }
}

/// Whether a process of this number exists, somebody else's included.
pub fn exists(pid: u32) -> bool {
    let pid = i32::try_from(pid).ok().and_then(Pid::from_raw);
    pid.is_some_and(|pid| rustix::process::test_kill_process(pid) != Err(rustix::io::Errno::SRCH))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(command: &str, limit: Duration) -> (End, Vec<String>, String) {
        let dir = tempfile::tempdir().expect("a directory");
        let log = dir.path().join("log");
        let mut job =
            Job::start(command, dir.path(), &log, &[("GIVEN", OsStr::new("this"))], limit).expect("it starts");
        let mut lines = Vec::new();
        loop {
            let end =
                job.poll(&mut |line| lines.push(String::from_utf8_lossy(line).into_owned())).expect("it is there");
            if let Some(end) = end {
                return (end, lines, std::fs::read_to_string(&log).expect("a log"));
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn what_it_prints_comes_line_by_line_and_stays() {
        let (end, lines, log) = run("echo one; echo $GIVEN >&2; test -t 0 || printf three; exit 3", LONG);
        assert_eq!((end, log.as_str()), (End::Exit(3), "one\nthis\nthree"));
        assert_eq!(lines, ["one", "this", "three"]);
        assert_eq!(run("kill -9 $$", LONG).0, End::Exit(137));
    }

    #[test]
    fn what_takes_too_long_is_stopped_with_all_it_started() {
        let (end, lines, _) = run("trap 'echo tidied; exit 0' TERM; sleep 600 & wait", Duration::from_millis(300));
        assert_eq!((end, lines), (End::TimedOut, vec!["tidied".to_owned()]));
    }

    #[test]
    fn nothing_that_it_leaves_behind_goes_on_or_keeps_us_waiting() {
        let (end, lines, _) = run("sleep 600 & echo $!", LONG);
        assert_eq!(end, End::Exit(0));
        let left: u32 = lines[0].parse().expect("a number");
        // Killed; whoever inherits it reaps it in a moment.
        let gone = (0..500).any(|_| {
            std::thread::sleep(Duration::from_millis(10));
            let state = std::fs::read_to_string(format!("/proc/{left}/stat")).unwrap_or_default();
            state.is_empty() || state.contains(") Z ")
        });
        assert!(gone, "it still runs");
    }

    #[test]
    fn a_job_that_nobody_waits_for_ends() {
        let dir = tempfile::tempdir().expect("a directory");
        let job = Job::start("sleep 600", dir.path(), &dir.path().join("log"), &[], LONG).expect("it starts");
        let pid = job.child.id();
        assert!(exists(pid));
        drop(job);
        assert!(!exists(pid));
    }
}
