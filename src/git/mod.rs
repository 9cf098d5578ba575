//! The only door to git. `gix` reads and builds; the `git` program moves what users see; git2 computes patches.
//! Nothing outside this room names a type of those three.

mod cli;
mod commits;
#[cfg(test)]
mod fixture;
mod history;
mod objects;
mod refs;
mod repo;
mod revision;
mod trees;

pub use cli::{Git, Output};
pub use commits::{ChangeId, Commit, NewCommit, Signature};
pub use gix::ObjectId as Oid;
pub use gix::bstr::{BStr, BString, ByteSlice, ByteVec};
pub use history::History;
pub use objects::Kind;
pub use refs::{RefChange, RefLocks};
pub use repo::{Repo, Workdir};
pub use trees::{Entry, Mode, TreeChange};
