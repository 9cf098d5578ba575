//! The second process of an isolated run: it mounts the layers for itself alone and then becomes the run. Started by this
//! program itself, never typed.

use std::ffi::{OsStr, OsString};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Code, Error, Result};
use crate::workspace::layers::{self, Layers, Place};

use super::run::{OURS_ALONE, Program};

/// The first word of its command line.
const WORD: &str = "__within";
/// What it is told instead of a place when it is only to find out whether there are layers here.
const TRIAL: &str = "--trial";
/// The session, for the run that it becomes.
pub const SESSION: &str = "TINE_ISOLATED";

/// Does what the command line of this process asks for, if it is such a process: then it comes back with an error, or after a
/// trial.
pub fn second_half(mut words: impl Iterator<Item = OsString>) -> Option<Result<()>> {
    if words.nth(1)? != WORD {
        return None;
    }
    let (dir, at) = (PathBuf::from(words.next()?), words.next()?);
    if at == TRIAL {
        return Some(layers::try_out(&dir));
    }
    let program = words.next()?;
    let place = Place { layers: Layers::in_folder(&dir), at: PathBuf::from(at) };
    Some(layers::enter(&place).and_then(|()| {
        let e = Command::new(program).args(words).exec();
        Err(Error::new(Code::Io, "cannot start again in the workspace").because(e))
    }))
}

/// Finds out in an empty folder whether layers can be mounted.
pub fn is_possible(this: &Path, folder: &Path) -> Result<()> {
    let fail = |e| Error::new(Code::Io, "cannot find out whether layers can be mounted").because(e);
    let out = Command::new(this).arg(WORD).arg(folder).arg(TRIAL).env_remove("TINE_JSON").output().map_err(fail)?;
    if out.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&out.stderr);
    let why = said.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    Err(Error::new(Code::Unsupported, why))
}

/// This program again, with these words, where the layers are mounted. It prints what there is to be said.
pub fn program(
    this: PathBuf,
    words: Vec<OsString>,
    place: &Place,
    session: &str,
    env: impl Fn(&str) -> OsString,
) -> Program {
    let own = [this.clone(), WORD.into(), place.layers.dir().to_owned(), place.at.clone(), this];
    let told = OURS_ALONE.map(|name| (name, env(name))).into_iter().filter(|(_, value)| !value.is_empty());
    Program {
        words: own.map(PathBuf::into_os_string).into_iter().chain(words).collect(),
        dir: PathBuf::from("."),
        env: told.chain([(SESSION, OsStr::new(session).to_owned())]).collect(),
        limit: None,
        stdout: None,
    }
}
