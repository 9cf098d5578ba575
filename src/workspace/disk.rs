//! How much room a workspace takes. Only looks; what cannot be read counts for nothing.

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

/// Bytes that a directory takes on disk, links not followed.
pub fn taken_by(dir: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(dir) else { return 0 };
    let size = |entry: std::fs::DirEntry| {
        let Ok(meta) = entry.metadata() else { return 0 };
        // Blocks are counted in 512 bytes, whatever the file system's own are.
        meta.blocks() * 512 + if meta.is_dir() { taken_by(&entry.path()) } else { 0 }
    };
    entries.flatten().map(size).sum()
}
