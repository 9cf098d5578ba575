//! The only door to git. `gix` reads and builds; the `git` program moves what users see; git2 computes patches.
//! Nothing outside this room names a type of those three.

mod cli;
mod commits;
mod filter;
mod index;
mod objects;
mod paths;
mod private;
mod refs;
mod repo;
mod status;
mod trees;
mod untracked;

pub use cli::{Git, Output};
pub use commits::{ChangeId, Commit, NewCommit, Signature};
pub(crate) use filter::{Filters, Purpose, Refusal, Stored};
pub use gix::ObjectId as Oid;
pub use gix::bstr::{BStr, BString, ByteSlice, ByteVec};
pub(crate) use index::IndexView;
pub use objects::Kind;
pub(crate) use paths::{Reached, bytes_of, is_missing, os_path, reach};
pub use refs::{RefChange, RefLocks};
pub use repo::{Repo, Workdir};
pub(crate) use status::{OnDisk, Survey, Surveyed};
pub use trees::{Entry, Mode, TreeChange};
