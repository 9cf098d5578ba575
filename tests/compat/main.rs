//! Every form that a repository can have, gone through from `start` to `blame`: each row of docs/compatibility.md is a
//! test here. Drives the built binary beside the real `git`; needs no network.

mod content;
mod landing;
mod places;
mod storage;
mod story;
mod world;
