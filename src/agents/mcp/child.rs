//! Our own program, called for its document: in a process group of its own, so that whoever stops waiting ends all of it. What
//! is written is safe at any moment. Knows no command and no protocol.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};
use serde_json::Value;
use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;

use crate::error::{Code, Error, Result};

use super::call::Call;

/// How long a call that is told to stop may take to tidy up.
const GRACE: Duration = Duration::from_secs(2);

/// How our program is called.
#[derive(Debug)]
pub struct Caller {
    /// Where it is.
    pub program: PathBuf,
    /// Words for every call.
    pub words: Vec<OsString>,
    /// Variables for every call.
    pub env: Vec<(&'static str, String)>,
}

/// The group of a child that was not reaped yet; it ends with this.
struct Group(Option<Pid>);

impl Group {
    fn signal(&self, signal: Signal) {
        if let Some(group) = self.0 {
            let _ = kill_process_group(group, signal);
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.signal(Signal::TERM);
    }
}

impl Caller {
    /// Makes the call in a directory: the document that it printed. None if `stopped` came first; then nothing of it runs on.
    pub async fn make(
        &self,
        call: Call,
        dir: &Path,
        agent: &str,
        stopped: impl Future<Output = ()>,
    ) -> Result<Option<Value>> {
        if !dir.is_dir() {
            return Err(Error::new(Code::NotFound, format!("there is no directory `{}`", dir.display())));
        }
        let (words, stdin) = call.into_words();
        let mut command = Command::new(&self.program);
        command.arg("--json").args(&self.words).args(words).current_dir(dir).process_group(0);
        command.env("TINE_AGENT", agent).envs(self.env.iter().map(|(name, value)| (name, value)));
        command.stdin(if stdin.is_some() { Stdio::piped() } else { Stdio::null() }).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|e| cannot_start(&e))?;
        let mut group = Group(child.id().and_then(|id| Pid::from_raw(i32::try_from(id).ok()?)));
        let pipe = child.stdin.take();
        let feed = async {
            if let (Some(mut pipe), Some(bytes)) = (pipe, stdin) {
                // A command that fails before it has read all says why itself.
                let _ = pipe.write_all(&bytes).await;
            }
        };
        let mut ended = std::pin::pin!(async { tokio::join!(feed, child.wait_with_output()).1 });
        let output = tokio::select! {
            output = &mut ended => output,
            () = stopped => {
                group.signal(Signal::TERM);
                if tokio::time::timeout(GRACE, ended).await.is_err() {
                    group.signal(Signal::KILL);
                }
                return Ok(None);
            }
        };
        group.0 = None;
        document(output).map(Some)
    }
}

fn cannot_start(e: &io::Error) -> Error {
    match e.kind() {
        io::ErrorKind::ArgumentListTooLong => Error::new(Code::Limit, "an argument is too long"),
        io::ErrorKind::InvalidInput => Error::new(Code::Invalid, "an argument has a NUL character"),
        kind => Error::new(Code::Io, format!("cannot start tine: {kind}")),
    }
}

fn document(output: io::Result<Output>) -> Result<Value> {
    let output = output.map_err(|e| Error::new(Code::Io, "cannot read what tine answers").because(e))?;
    serde_json::from_slice(&output.stdout)
        .map_err(|_| Error::internal(format!("tine ended without an answer: {}", output.status)))
}
