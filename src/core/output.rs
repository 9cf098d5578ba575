//! Files that an answer is written to. Never replaces one that is there, unless that was asked for, and never leaves half.

use std::io::Write as _;
use std::path::Path;

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};

/// Writes a file that is not there yet; with `force`, also one that is.
pub fn write(file: &Path, bytes: &[u8], force: bool) -> Result<()> {
    let fail = || format!("cannot write `{}`", file.display());
    let dir = file.parent().filter(|d| !d.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut temp = durable::temporary(dir).or_io(fail)?;
    temp.write_all(bytes).or_io(fail)?;
    if force {
        temp.persist(file).or_io(fail)?;
        return Ok(());
    }
    match temp.persist_noclobber(file) {
        Ok(_) => Ok(()),
        Err(e) if e.error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(Error::new(Code::Exists, format!("`{}` is there already", file.display()))
                .hint("add --force to replace it, or choose another name"))
        }
        Err(e) => Err(Error::new(Code::Io, fail()).because(e.error)),
    }
}
