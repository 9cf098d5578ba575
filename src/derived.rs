//! Files that only save time: what is in them can be worked out again. None is synced; what a crash leaves of one fails its
//! checksum, and losing one costs time, never correctness.

use std::hash::Hasher as _;
use std::io;
use std::path::Path;

use crate::durable;

/// A checksum for such files. Another compiler may make another one: they are worked out anew once, then.
pub fn checksum(bytes: &[u8]) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

/// Puts a file in place whole, with its directory.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let dir = path.parent().expect("a file has a directory");
    std::fs::create_dir_all(dir)?;
    let temp = durable::temporary(dir)?;
    std::fs::write(temp.path(), bytes)?;
    temp.persist(path)?;
    Ok(())
}
