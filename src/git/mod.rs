//! The only door to git. `gix` reads and builds; the `git` program moves what users see; git2 computes patches.
//! Nothing outside this room names a type of those three.

mod blame;
mod cli;
mod commits;
mod diff;
mod file_merge;
mod filter;
mod filter_git;
#[cfg(test)]
mod fixture;
mod history;
mod hooks;
mod ignore;
mod index;
mod index_patch;
mod inherited;
mod merge;
mod merge_git;
mod objects;
mod patch;
mod paths;
mod pathspec;
mod private;
mod reach;
mod ref_files;
mod refs;
mod renames;
mod repo;
mod revision;
mod scratch;
mod sign;
mod staged;
mod submodule;
#[cfg(test)]
pub(crate) mod testing;
mod tracked;
mod trees;
mod untracked;
mod version;
mod worktree;

pub use blame::BlamedLine;
pub use cli::{Git, Output};
pub use commits::{ChangeId, Commit, NewCommit, Signature};
pub use diff::{Algorithm, LineChange, TextRule, changed_lines, changed_words, deflate, is_binary, lines};
pub use file_merge::{conflict_hunks, merge_file};
pub(crate) use filter::{Filters, Purpose, Refusal, Stored};
pub use gix::ObjectId as Oid;
pub use gix::bstr::{BStr, BString, ByteSlice, ByteVec};
pub use history::History;
pub use hooks::HookOutcome;
pub(crate) use ignore::IgnoreRules;
pub(crate) use index::IndexView;
pub(crate) use index_patch::{Noted, Patch};
pub use inherited::start_over_without_inherited;
pub use merge::{Conflict, ConflictHunk, MergeLabels, Merged};
pub use objects::Kind;
pub use patch::patch_id;
pub use paths::check_path;
pub use pathspec::PathFilter;
pub(crate) use reach::{Found, Reached, Root, bytes_of, is_missing, os_path, reach};
pub use refs::{RefChange, RefLocks};
pub use renames::FileChange;
pub use repo::{Repo, Workdir};
pub(crate) use tracked::{Opened, Standing, Tracked, is_attribute_file, is_repository};
pub use trees::{Entry, Mode, TreeChange};
pub use version::{require_git, version_text};
