//! Failures of hooks: a line of JSON each, in a file below the git directory that never gets large. Nobody sees what a hook
//! prints, so this is where `tine doctor` looks. Writing it never fails a hook.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::derived;
use crate::error::Error;

use super::super::document;
use super::super::redact;

/// Bytes after which the older half goes.
const LARGEST: u64 = 256 << 10;
/// Characters of a reason that are kept.
const LONGEST: usize = 500;

/// A failure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// When.
    pub at: String,
    /// The agent.
    pub agent: String,
    /// The event.
    #[serde(default)]
    pub event: Option<String>,
    /// The agent's id of the conversation.
    #[serde(default)]
    pub run: Option<String>,
    /// The error's code.
    pub code: String,
    /// What went wrong.
    pub error: String,
}

impl Failure {
    /// An error with all its causes, in one line.
    pub fn new(at: Timestamp, agent: &str, event: Option<&str>, run: Option<&str>, error: &Error) -> Failure {
        let mut text = error.to_string();
        let mut cause = std::error::Error::source(error);
        while let Some(inner) = cause {
            text.push_str(&format!(": {inner}"));
            cause = inner.source();
        }
        Failure {
            at: document::time(at),
            agent: agent.to_owned(),
            event: event.map(str::to_owned),
            run: run.map(str::to_owned),
            code: error.code().as_str().to_owned(),
            error: redact::redact(&text).0.chars().take(LONGEST).collect(),
        }
    }
}

/// Where the log of a repository is.
pub fn file(tine_dir: &Path) -> PathBuf {
    tine_dir.join("hooks.log")
}

/// Adds a failure. Tells whether that worked.
pub fn add(tine_dir: &Path, failure: &Failure) -> bool {
    let path = file(tine_dir);
    let Ok(mut line) = serde_json::to_vec(failure) else { return false };
    line.push(b'\n');
    if std::fs::create_dir_all(tine_dir).is_err() {
        return false;
    }
    if path.metadata().is_ok_and(|m| m.len() > LARGEST) {
        halve(&path);
    }
    // One write of a line to the end of a file: others' lines stay whole beside it.
    let opened = File::options().create(true).append(true).open(&path);
    opened.and_then(|mut log| log.write_all(&line)).is_ok()
}

fn halve(path: &Path) {
    let Ok(text) = std::fs::read(path) else { return };
    let middle = text.len() / 2;
    let from = text[middle..].iter().position(|b| *b == b'\n').map_or(text.len(), |at| middle + at + 1);
    // A log that cannot be shortened goes on growing until it can.
    let _ = derived::replace(path, &text[from..]);
}

/// All failures that are remembered, oldest first. A line that cannot be read is passed over.
pub fn read(tine_dir: &Path) -> Vec<Failure> {
    let text = std::fs::read(file(tine_dir)).unwrap_or_default();
    text.split(|b| *b == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;

    #[test]
    fn it_never_gets_large_and_keeps_the_latest() {
        let dir = tempfile::tempdir().expect("a directory");
        let at: Timestamp = "2026-01-02T03:04:05Z".parse().expect("a time");
        for n in 0..2_000 {
            let error = Error::new(Code::Io, format!("{n} {}", "x".repeat(600)));
            assert!(add(dir.path(), &Failure::new(at, "codex", Some("prompt"), None, &error)));
        }
        let all = read(dir.path());
        assert!(file(dir.path()).metadata().expect("a file").len() < LARGEST + 2_000);
        assert!(all.len() > 100 && all.last().is_some_and(|f| f.error.starts_with("1999 ")));
    }
}
