//! tine: sessions, checkpoints and reviewed proposals on top of any git repository.
//!
//! The map of the house, one line per room; imports run downwards only.
//!
//! - [`cmd`]: one file per command: arguments, one call into `core`, one answer.
//! - [`ui`]: styles, tables, graph, diff view, prompts, review screen, JSON envelope.
//! - [`core`]: sessions, checkpoints, proposals, operations, undo, gate, landing.
//! - [`workspace`]: the working copy: scan (files to tree), apply (tree to files), seed.
//! - [`git`]: the only door to git: gix, the `git` program, git2.
//! - [`config`]: settings in layers, each value with its origin.
//! - [`agents`]: coding agents: which one this process runs in.
//! - [`clock`]: where the time and random ids come from.
//! - [`derived`]: files that only save time.
//! - [`durable`]: what is written survives a crash; the failpoints of the crash tests.
//! - [`error`]: codes, exit statuses, hints.
//! - [`phase`]: names for the parts of a command, for timing them.
//! - [`process`]: programs that are not git, run for their result.
//! - [`threads`]: work shared among the cores.
//! - [`zone`]: the zone that this machine's time is in.
#![forbid(unsafe_code)]

pub mod agents;
pub mod clock;
pub mod cmd;
pub mod config;
pub mod core;
pub mod derived;
pub mod durable;
pub mod error;
pub mod file_system;
pub mod git;
pub mod phase;
pub mod process;
pub mod threads;
pub mod ui;
pub mod workspace;
pub mod zone;
