//! The only door to git. `gix` reads and builds; the `git` program moves what users see; git2 computes patches.
//! Nothing outside this room names a type of those three.

mod blame;
mod cli;
mod commits;
mod file_merge;
#[cfg(test)]
mod fixture;
mod history;
mod hooks;
mod merge;
mod merge_git;
mod objects;
mod patch;
mod refs;
mod repo;
mod revision;
mod sign;
mod trees;
mod version;
mod worktree;

pub use blame::BlamedLine;
pub use cli::{Git, Output};
pub use commits::{ChangeId, Commit, NewCommit, Signature};
pub use file_merge::{conflict_hunks, is_binary, merge_file};
pub use gix::ObjectId as Oid;
pub use gix::bstr::{BStr, BString, ByteSlice, ByteVec};
pub use history::History;
pub use hooks::HookOutcome;
pub use merge::{Conflict, ConflictHunk, MergeLabels, Merged};
pub use objects::Kind;
pub use patch::patch_id;
pub use refs::{RefChange, RefLocks};
pub use repo::{Repo, Workdir};
pub use trees::{Entry, Mode, TreeChange};
pub use version::require_git;
