//! Names that the shell completes: sessions and proposals of the repository around the cursor. Never fails, never
//! writes; an unreadable repository completes nothing.

use std::ffi::OsStr;

use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use crate::git::Repo;

/// Completes session names.
pub fn sessions() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| names(typed, "refs/tine/session/"))
}

/// Completes proposal names.
pub fn proposals() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| names(typed, "refs/tine/proposal/"))
}

fn names(typed: &OsStr, prefix: &str) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    let Ok(here) = std::env::current_dir() else { return Vec::new() };
    let Ok(refs) = Repo::discover(&here).and_then(|r| r.refs_below(prefix)) else { return Vec::new() };
    refs.keys()
        .filter_map(|name| name.strip_prefix(prefix))
        .filter(|name| name.starts_with(typed.as_ref()))
        .map(CompletionCandidate::new)
        .collect()
}
