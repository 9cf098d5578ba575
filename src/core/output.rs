//! Files that an answer is written to. Never replaces one that is there, unless that was asked for, and never leaves
//! half. What is there and no regular file, such as a pipe or a device, is written to and stays what it is.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};

/// Links from one to the next before they lead nowhere, as in the kernel.
const MOST_LINKS: usize = 40;

/// Writes a file that is not there yet; with `force`, also one that is.
pub fn write(file: &Path, bytes: &[u8], force: bool) -> Result<()> {
    let fail = || format!("cannot write `{}`", file.display());
    if !force {
        return match beside(file, bytes).or_io(fail)?.persist_noclobber(file) {
            Ok(_) => Ok(()),
            Err(e) if e.error.kind() == ErrorKind::AlreadyExists => Err(exists(file)),
            Err(e) => Err(Error::new(Code::Io, fail()).because(e.error)),
        };
    }
    match std::fs::metadata(file) {
        Ok(found) if !found.is_file() => {
            OpenOptions::new().write(true).open(file).and_then(|mut open| open.write_all(bytes)).or_io(fail)
        }
        Err(e) if e.kind() != ErrorKind::NotFound => Err(e).or_io(fail),
        _ => {
            let place = behind_links(file);
            let temp = beside(&place, bytes).or_io(fail)?;
            temp.persist(&place).map(drop).map_err(|e| Error::new(Code::Io, fail()).because(e.error))
        }
    }
}

/// Refuses to write where something is already.
pub fn require_free(file: &Path) -> Result<()> {
    match file.symlink_metadata() {
        Ok(_) => Err(exists(file)),
        Err(_) => Ok(()),
    }
}

fn exists(file: &Path) -> Error {
    Error::new(Code::Exists, format!("`{}` is there already", file.display()))
        .hint("add --force to replace it, or choose another name")
}

/// The whole content, in a file that is to take this place.
fn beside(file: &Path, bytes: &[u8]) -> std::io::Result<tempfile::NamedTempFile> {
    let dir = file.parent().filter(|d| !d.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut temp = durable::temporary(dir)?;
    temp.write_all(bytes)?;
    Ok(temp)
}

/// The file that a link names in the end, there or not: it is that which is replaced, and the link stays.
fn behind_links(file: &Path) -> PathBuf {
    let mut place = file.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(target) = std::fs::read_link(&place) else { break };
        place = place.parent().unwrap_or(Path::new("")).join(target);
    }
    place
}
