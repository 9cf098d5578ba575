//! Files of configuration as they lie on disk: read whole, and replaced whole in one step, through links, with their mode.
//! Never writes over what somebody else wrote in the meantime.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};

/// A file's text, or none where there is no file.
pub(super) fn read(file: &Path) -> Result<Option<String>> {
    match std::fs::read(file) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(text)),
            Err(_) => Err(Error::new(Code::Invalid, format!("`{}` is left alone: it is not UTF-8", file.display()))),
        },
        Err(e) if e.kind() == io::ErrorKind::NotFound || e.kind() == io::ErrorKind::NotADirectory => {
            match file.symlink_metadata() {
                Ok(_) => Err(Error::new(
                    Code::NotFound,
                    format!("`{}` is a link to a file that is not there", file.display()),
                )),
                Err(_) => Ok(None),
            }
        }
        Err(e) => Err(Error::new(Code::Io, format!("cannot read `{}`", file.display())).because(e)),
    }
}

/// A change of one file.
#[derive(Debug)]
pub struct Edit {
    /// Where the directories begin that are the file's own.
    base: PathBuf,
    /// The file, as it is named.
    pub file: PathBuf,
    /// Its text.
    pub before: Option<String>,
    /// Its text afterwards.
    pub after: Option<String>,
}

impl Edit {
    pub(super) fn new(base: PathBuf, file: PathBuf, before: Option<String>, after: Option<String>) -> Result<Edit> {
        // A link is somebody's: its file is emptied, never removed.
        let is_link = file.symlink_metadata().is_ok_and(|m| m.is_symlink());
        let after = if after.is_none() && is_link { Some("{}\n".to_owned()) } else { after };
        Ok(Edit { base, file, before, after })
    }

    /// Whether there is anything to do.
    pub fn changes(&self) -> bool {
        self.before != self.after
    }

    /// Writes it, unless the file is another one by now.
    pub fn apply(&self) -> Result<()> {
        if !self.changes() {
            return Ok(());
        }
        if read(&self.file)? != self.before {
            return Err(self.stale());
        }
        let fail = || format!("cannot write `{}`", self.file.display());
        match &self.after {
            Some(text) => match self.replace(text) {
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Err(self.stale()),
                done => done.or_io(fail),
            },
            None => self.remove().or_io(fail),
        }
    }

    fn stale(&self) -> Error {
        let message = format!("`{}` was changed by somebody else just now", self.file.display());
        Error::new(Code::Stale, message).hint("tine hooks status")
    }

    fn replace(&self, text: &str) -> io::Result<()> {
        if self.before.is_some() {
            return durable::rewrite(&self.file, text.as_bytes());
        }
        let dir = self.file.parent().expect("a file has a directory");
        durable::step("file")?;
        std::fs::create_dir_all(dir)?;
        let mut temporary = durable::temporary(dir)?;
        temporary.write_all(text.as_bytes())?;
        temporary.as_file().sync_data()?;
        // Somebody else's new file stays.
        temporary.persist_noclobber(&self.file).map_err(|e| e.error)?;
        durable::sync_dir(dir)
    }

    /// Also removes the directories that nothing is in any more.
    fn remove(&self) -> io::Result<()> {
        durable::step("file")?;
        std::fs::remove_file(&self.file)?;
        let dirs = self.file.ancestors().skip(1).take_while(|dir| *dir != self.base);
        for dir in dirs {
            if std::fs::remove_dir(dir).is_err() {
                break;
            }
        }
        Ok(())
    }
}
