//! One run of a command: how long it took, and how much memory at most.
//!
//! A small process of its own runs it. On Linux what a child counts as its peak begins with the memory of the process that
//! started it, and the benchmark's own may be more than that of a command.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};
use rustix::fs::{AtFlags, Mode, OFlags};
use tine::threads::cores;

use crate::support::World;

const ASKED: &str = "--measure";

/// What a run took.
pub struct Taken {
    pub time: Duration,
    /// Of the largest process in it, in bytes.
    pub peak: u64,
    pub stderr: String,
}

/// Runs the command after `--measure` and prints what it took, if this process was started for that.
pub fn serve() -> Option<ExitCode> {
    let mut args = std::env::args_os().skip(1);
    if args.next()? != ASKED {
        return None;
    }
    let mut command = Command::new(args.next().expect("a program is named"));
    let start = Instant::now();
    let status = command.args(args).stdout(Stdio::null()).status().expect("the program starts");
    let took = start.elapsed();
    let unit = if cfg!(target_vendor = "apple") { 1 } else { 1024 };
    let peak = getrusage(UsageWho::RUSAGE_CHILDREN).expect("a process may ask for its own").max_rss() * unit;
    println!("{} {peak}", took.as_nanos());
    Some(status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
}

/// An `lstat` of each file below a directory, by all cores, and nothing else: who wants to know what changed without having
/// been told cannot be faster.
pub fn floor(dir: &Path, files: &[PathBuf]) -> Taken {
    let open =
        rustix::fs::open(dir, OFlags::DIRECTORY | OFlags::RDONLY, Mode::empty()).expect("the directory is there");
    let start = Instant::now();
    std::thread::scope(|scope| {
        for part in files.chunks(files.len().div_ceil(cores())) {
            let open = &open;
            scope.spawn(move || {
                for file in part {
                    rustix::fs::statat(open, file, AtFlags::SYMLINK_NOFOLLOW).expect("the file is there");
                }
            });
        }
    });
    Taken { time: start.elapsed(), peak: 0, stderr: String::new() }
}

/// Runs a command that succeeds.
pub fn run(world: &World, program: &str, dir: &Path, args: &[&str]) -> Taken {
    let (taken, status) = run_to_status(world, program, dir, args);
    assert_eq!(status, Some(0), "{program} {args:?}: {}", taken.stderr);
    taken
}

/// Runs a command whose status is an answer.
pub fn run_to_status(world: &World, program: &str, dir: &Path, args: &[&str]) -> (Taken, Option<i32>) {
    let this = std::env::current_exe().expect("this program has a path");
    let mut command = world.command(&this.to_string_lossy(), dir, &[&[ASKED, program], args].concat());
    // What `tine -v` prints is read.
    let done = command.env("NO_COLOR", "1").stdout(Stdio::piped()).output().expect("this program starts");
    let said = String::from_utf8_lossy(&done.stdout);
    let mut numbers = said.split_whitespace().map(|n| n.parse::<u64>().expect("a number"));
    let (Some(nanos), Some(peak)) = (numbers.next(), numbers.next()) else {
        panic!("{program} {args:?}: {}", String::from_utf8_lossy(&done.stderr))
    };
    let stderr = String::from_utf8_lossy(&done.stderr).into_owned();
    (Taken { time: Duration::from_nanos(nanos), peak, stderr }, done.status.code())
}
