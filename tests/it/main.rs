//! Stories of use, driving the built binary: what a person, a script or an agent types, and what comes of it. Git is the
//! oracle wherever git has an answer. One binary for all of them, because each one links the whole library.

mod support;

mod agent_guide;
mod audit;
mod blame;
mod cache;
mod check;
mod checkpoint;
mod compare;
mod conflicts;
mod derived;
mod edits_bare;
mod export;
mod guard;
mod handoff;
mod health;
mod hints;
mod hook;
mod hooks;
mod isolated;
mod json_contract;
mod lifecycle;
mod lock;
mod log_follow;
mod maintenance;
#[cfg(feature = "mcp")]
mod mcp;
mod names;
mod no_terminal;
mod note;
mod op_log;
mod partial;
mod pick;
mod plain_git;
mod policy;
mod pool;
mod propose_approve;
mod race;
mod refresh;
mod reject_revise;
mod repos;
mod restore_fork;
mod run;
mod signatures;
mod source;
mod start;
mod stats;
mod sweep;
mod sync;
mod tag;
mod undo;

mod law;
