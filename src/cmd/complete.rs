//! Names that the shell completes: sessions, proposals, sources and locks of the repository around the cursor. Never
//! fails, never writes; an unreadable repository completes nothing.

use std::ffi::OsStr;

use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use crate::core::{lock, source};
use crate::git::Repo;

/// Completes session names.
pub fn sessions() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| names(typed, "refs/tine/session/"))
}

/// Completes proposal names.
pub fn proposals() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| names(typed, "refs/tine/proposal/"))
}

/// Completes names of sources in use.
pub fn sources() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| beginning_like(typed, sources_in_use()))
}

/// Completes what a revision may be called by a name: the trunk, sessions, proposals and sources.
pub fn revisions() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let prefixed = |kind: &str, names: Vec<String>| names.into_iter().map(|n| format!("{kind}:{n}")).collect();
        let named: [Vec<String>; 4] = [
            vec!["trunk".to_owned()],
            known("refs/tine/session/"),
            prefixed("proposal", known("refs/tine/proposal/")),
            prefixed("source", sources_in_use()),
        ];
        beginning_like(typed, named.concat())
    })
}

/// Completes the ids of locks.
pub fn locks() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| beginning_like(typed, here().map(|r| lock::ids(&r)).unwrap_or_default()))
}

fn names(typed: &OsStr, prefix: &str) -> Vec<CompletionCandidate> {
    beginning_like(typed, known(prefix))
}

fn here() -> Option<Repo> {
    Repo::discover(&std::env::current_dir().ok()?).ok()
}

fn known(prefix: &str) -> Vec<String> {
    let refs = here().and_then(|r| r.refs_below(prefix).ok()).unwrap_or_default();
    refs.keys().filter_map(|name| name.strip_prefix(prefix)).map(str::to_owned).collect()
}

fn sources_in_use() -> Vec<String> {
    let all = here().and_then(|r| source::all(&r).ok()).unwrap_or_default();
    all.into_iter().filter(|s| s.value.removed.is_none()).map(|s| s.value.name.to_string()).collect()
}

fn beginning_like(typed: &OsStr, names: Vec<String>) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    names.into_iter().filter(|name| name.starts_with(typed.as_ref())).map(CompletionCandidate::new).collect()
}

/// Completes the names of remotes.
pub fn remotes() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        beginning_like(typed, here().and_then(|r| r.remotes().ok()).unwrap_or_default())
    })
}
