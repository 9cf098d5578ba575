//! What a directory or a repository looks like at one moment, to be compared with another.

use std::collections::BTreeMap;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::Place;

/// All refs by name, and the HEAD of every worktree as `HEAD of <path>`.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Refs(pub BTreeMap<String, String>);

impl Refs {
    /// Without the operation log, which only grows.
    pub fn without_log(mut self) -> Refs {
        self.0.remove("refs/tine/ops");
        self
    }

    /// Without everything whose name holds this text.
    pub fn without(mut self, text: &str) -> Refs {
        self.0.retain(|name, _| !name.contains(text));
        self
    }
}

/// One line for each ref: a failed comparison can be read.
impl std::fmt::Debug for Refs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|(name, value)| write!(f, "\n  {value} {name}"))
    }
}

/// All refs and HEADs of the repository at a place.
pub fn refs(place: &Place<'_>) -> Refs {
    let mut all = BTreeMap::new();
    for line in place.git(["for-each-ref", "--format=%(refname) %(objectname)%(symref)"]).lines() {
        let (name, value) = line.split_once(' ').expect("a name and a value");
        all.insert(name.to_owned(), value.to_owned());
    }
    for block in place.git(["worktree", "list", "--porcelain"]).split("\n\n") {
        let field = |key: &str| block.lines().find_map(|l| l.strip_prefix(key));
        if let Some(path) = field("worktree ") {
            let head = field("branch ").or(field("HEAD ")).unwrap_or("bare");
            all.insert(format!("HEAD of {path}"), head.to_owned());
        }
    }
    Refs(all)
}

/// What stands at a path.
#[derive(Clone, PartialEq, Eq)]
pub enum File {
    Regular { executable: bool, content: Vec<u8> },
    Link(Vec<u8>),
}

impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            File::Regular { executable: false, content } => write!(f, "{:?}", String::from_utf8_lossy(content)),
            File::Regular { executable: true, content } => write!(f, "+x {:?}", String::from_utf8_lossy(content)),
            File::Link(target) => write!(f, "-> {:?}", String::from_utf8_lossy(target)),
        }
    }
}

/// Files by path; directories show only in the paths.
pub type Files = BTreeMap<PathBuf, File>;

/// All files below a directory, without git's own at its root. A directory that is not there has none.
pub fn files_in(dir: &Path) -> Files {
    let mut all = Files::new();
    walk(dir, &mut |path, _| {
        let relative = path.strip_prefix(dir).expect("below the directory");
        let is_git = relative.components().next().is_some_and(|c| c.as_os_str() == ".git");
        if !is_git && let Some(file) = read(path) {
            all.insert(relative.to_owned(), file);
        }
        !is_git
    });
    all
}

fn read(path: &Path) -> Option<File> {
    let metadata = path.symlink_metadata().ok()?;
    if metadata.is_symlink() {
        return Some(File::Link(std::fs::read_link(path).ok()?.as_os_str().as_bytes().to_vec()));
    }
    if !metadata.is_file() {
        return None;
    }
    Some(File::Regular { executable: metadata.mode() & 0o100 != 0, content: std::fs::read(path).ok()? })
}

/// Every file and directory below a directory, git's own included, with what a write would change: content, mode, inode
/// and the time of its last change.
pub fn everything(dir: &Path) -> BTreeMap<Vec<u8>, String> {
    let mut all = BTreeMap::new();
    walk(dir, &mut |path, metadata| {
        let facts = (metadata.mode(), metadata.ino(), metadata.mtime(), metadata.mtime_nsec());
        let content = if metadata.is_file() { std::fs::read(path).unwrap_or_default() } else { Vec::new() };
        all.insert(path.as_os_str().as_bytes().to_vec(), format!("{facts:?} {}", String::from_utf8_lossy(&content)));
        true
    });
    all
}

/// Visits everything below a directory; the visitor says whether to go into a directory.
fn walk(dir: &Path, visit: &mut dyn FnMut(&Path, &std::fs::Metadata) -> bool) {
    let Ok(entries) = std::fs::read_dir(dir) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let Ok(metadata) = path.symlink_metadata() else { continue };
        if visit(&path, &metadata) && metadata.is_dir() {
            walk(&path, visit);
        }
    }
}
