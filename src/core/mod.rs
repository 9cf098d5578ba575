//! What tine is about. Verbs take plain requests and give plain outcomes; no terminal, no environment, no clock or
//! randomness of their own.

pub mod actor;
pub mod blame;
pub mod check;
pub mod checkpoint;
pub mod diff;
pub mod doctor;
pub mod document;
pub mod edits;
pub mod follow;
pub mod gate;
pub mod hooks;
pub mod ids;
mod import;
pub mod init;
pub mod landing;
pub mod merged;
pub mod oplog;
pub mod pending;
pub mod pick;
pub mod policy;
pub mod proposal;
pub mod prune;
pub mod record;
pub mod redact;
pub mod refresh;
pub mod resolve;
pub mod restore;
pub mod revert;
pub mod selection;
pub mod session;
pub mod status;
pub mod store;
pub mod timeline;
pub mod transaction;
pub mod undo;
mod view;
