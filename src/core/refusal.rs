//! Who tried what they may not do, and what met a conflict. Refusals stand beside the operation log, in a plain file of JSON lines: they change no
//! ref, so undo has nothing to do with them. A line that cannot be written changes nothing about the refusal.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::store::Store;

/// The file begins anew above this; the one before is kept.
const MOST: u64 = 1024 * 1024;

/// What is missing where a landing met a conflict.
pub const CONFLICT_OF_LANDING: &str = "conflict.landing";
/// What is missing where the trunk could not be brought into a session without a conflict.
pub const CONFLICT_OF_REFRESH: &str = "conflict.refresh";

/// One refusal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Refusal {
    /// When.
    pub at: Timestamp,
    /// Under which name.
    pub actor: String,
    /// The coding agent around the process, whatever name was given.
    #[serde(default)]
    pub agent: Option<String>,
    /// The scope that is missing, the rule that said no, or the kind of conflict.
    pub missing: String,
    /// The command line after `tine`, secrets redacted.
    pub args: Vec<String>,
    /// In words.
    pub message: String,
}

/// Notes a refusal.
pub fn note(store: &Store, missing: &str, message: &str) {
    let refusal = Refusal {
        at: store.clock.now(),
        actor: store.actor.name.clone(),
        agent: store.actor.inside_agent.clone(),
        missing: missing.to_owned(),
        args: store.args.clone(),
        message: message.to_owned(),
    };
    let file = place(store);
    let append = || -> std::io::Result<()> {
        if let Some(dir) = file.parent() {
            std::fs::create_dir_all(dir)?;
        }
        if std::fs::metadata(&file).is_ok_and(|meta| meta.len() > MOST) {
            std::fs::rename(&file, file.with_extension("1"))?;
        }
        // One write, so that lines of several processes do not mix.
        let line = serde_json::to_string(&refusal)? + "\n";
        OpenOptions::new().create(true).append(true).open(&file)?.write_all(line.as_bytes())
    };
    if let Err(e) = append() {
        store.notice(format!("the refusal could not be noted: {e}"));
    }
}

/// The newest refusals, newest first. Lines that cannot be read are passed over.
pub fn list(store: &Store, limit: usize) -> Vec<Refusal> {
    let file = place(store);
    let read = |file: PathBuf| std::fs::read_to_string(file).unwrap_or_default();
    let text = read(file.with_extension("1")) + &read(file);
    text.lines().rev().filter_map(|line| serde_json::from_str(line).ok()).take(limit).collect()
}

fn place(store: &Store) -> PathBuf {
    store.repo.tine_dir().join("refusals.jsonl")
}
