//! tine: sessions, checkpoints and reviewed proposals on top of any git repository.
//!
//! The map of the house, one line per room; imports run downwards only.
//!
//! - `cmd`: one file per command: arguments, one call into `core`, one answer.
//! - `ui`: styles, tables, graph, diff view, prompts, review screen, JSON envelope.
//! - [`core`]: sessions, checkpoints, proposals, operations, undo, gate, landing.
//! - [`workspace`]: the working copy: scan (files to tree), apply (tree to files), seed.
//! - [`git`]: the only door to git: gix, the `git` program, git2.
//! - `config`: settings in layers, each value with its origin.
//! - [`durable`]: what is written survives a crash; the failpoints of the crash tests.
//! - [`error`]: codes, exit statuses, hints.
#![forbid(unsafe_code)]

pub mod core;
pub mod durable;
pub mod error;
pub mod git;
pub mod workspace;
