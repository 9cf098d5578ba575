//! One file of an apply: written under a name of ours beside its place and renamed, so that it is there whole or not
//! at all. What a killed apply left under such names is cleared away by the next one.

use std::fs::{self, OpenOptions};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::durable;
use crate::error::{Context as _, Result};
use crate::git::{BStr, Entry, Mode, Oid};

use super::super::TEMP_PREFIX;
use super::Checkout;

impl Checkout<'_> {
    pub(super) fn write(&mut self, path: &BStr, entry: Entry) -> Result<()> {
        let failed = || format!("cannot write `{path}`");
        let file = self.on_disk(path);
        let parent = file.parent().unwrap_or(&self.root).to_owned();
        self.sweep(&parent);
        if entry.mode == Mode::Commit {
            durable::step("write file").or_io(failed)?;
            if file.symlink_metadata().is_ok() {
                fs::remove_file(&file).or_io(failed)?;
            }
            return fs::create_dir(&file).or_io(failed);
        }
        let is_link = entry.mode == Mode::Link;
        let content = if is_link { self.repo.read_blob(entry.id)? } else { self.smudge(path, entry.id)? };
        durable::step("write file").or_io(failed)?;
        let temp = self.temporary(&parent, path);
        let _ = fs::remove_file(&temp);
        let made = if is_link && self.to()?.makes_links() {
            make_link(&content, &temp)
        } else {
            make_file(&content, &temp, entry.mode == Mode::Executable)
        };
        made.and_then(|()| fs::rename(&temp, &file)).or_io(|| {
            let _ = fs::remove_file(&temp);
            failed()
        })
    }

    /// The bytes that belong into the file.
    pub(super) fn smudge(&mut self, path: &BStr, id: Oid) -> Result<Vec<u8>> {
        let repo = self.repo;
        self.to()?.smudge(repo, path, id)
    }

    /// A name beside the file. Where that would be too long for the file system, at the root of the worktree.
    fn temporary(&self, parent: &Path, path: &BStr) -> PathBuf {
        let mut hasher = DefaultHasher::new();
        path.hash(&mut hasher);
        let name = format!("{TEMP_PREFIX}{:016x}", hasher.finish());
        let beside = parent.join(&name);
        if beside.as_os_str().len() < 4000 { beside } else { self.root.join(name) }
    }

    /// Clears a directory of what an apply that was killed left there.
    pub(super) fn sweep(&mut self, dir: &Path) {
        if !self.swept.insert(dir.to_owned()) {
            return;
        }
        let Ok(entries) = fs::read_dir(dir) else { return };
        for entry in entries.flatten() {
            if entry.file_name().as_encoded_bytes().starts_with(TEMP_PREFIX.as_bytes()) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

#[cfg(unix)]
fn make_link(target: &[u8], at: &Path) -> io::Result<()> {
    use std::os::unix::ffi::OsStrExt as _;
    std::os::unix::fs::symlink(std::ffi::OsStr::from_bytes(target), at)
}

#[cfg(not(unix))]
fn make_link(target: &[u8], at: &Path) -> io::Result<()> {
    make_file(target, at, false)
}

fn make_file(content: &[u8], at: &Path, executable: bool) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(if executable { 0o777 } else { 0o666 });
    }
    #[cfg(not(unix))]
    let _ = executable;
    options.open(at)?.write_all(content)
}
