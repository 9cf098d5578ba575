//! Tools that an agent is about to run: before a risky command what is unsaved is saved, and a person may have to decide on a
//! write that leaves the workspace. Never holds a tool back by itself.

use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use crate::error::{Code, Result};
use crate::git::BString;

use super::super::checkpoint::save_as;
use super::super::lock;
use super::super::record::SessionRecord;
use super::super::store::Store;
use super::super::timeline::CheckpointKind;
use super::{Asked, Outcome, Teller, begin, heard, new_turn, place, state};

/// A tool about to run.
#[derive(Debug, Clone, Default)]
pub struct Tool {
    /// Whether an agent within the agent runs it.
    pub by_helper: bool,
    /// Its command line.
    pub command: Option<String>,
    /// The files that it writes, from the root.
    pub paths: Vec<PathBuf>,
}

/// A tool about to run. Gives why a person should decide on it, if one should.
pub fn tool(store: &Store, who: &Teller, tool: &Tool) -> Result<(Outcome, Option<String>)> {
    let writes = tool.command.is_some() || !tool.paths.is_empty();
    let outcome = match writes && !tool.by_helper {
        true => unasked(store, who)?,
        false => heard(store, who).map(|()| Outcome::default())?,
    };
    let bound = state::read(store, who)?.and_then(|state| state.session);
    let Some(session) = place::find(store, bound.as_ref())? else { return Ok((outcome, None)) };
    if let Some(risk) = tool.command.as_deref().and_then(|command| store.settings.turns.risky.find(command)) {
        save_as(store, &session, CheckpointKind::Risk, format!("unsaved edits before `{risk}`"))?;
    }
    let why = if store.settings.turns.ask { question(store, &session, tool)? } else { None };
    Ok((outcome, why))
}

/// What is to be asked about the paths of a tool.
fn question(store: &Store, session: &SessionRecord, tool: &Tool) -> Result<Option<String>> {
    let Some(workspace) = &session.workspace else { return Ok(None) };
    let root = real(&workspace.path);
    let mut inside = Vec::new();
    for path in &tool.paths {
        match real(path).strip_prefix(&root) {
            Ok(path) => inside.push(BString::from(path.as_os_str().as_bytes())),
            Err(_) => {
                let path = path.to_string_lossy();
                return Ok(Some(format!("`{path}` is outside of the workspace of session `{}`", session.id)));
            }
        }
    }
    match lock::require_paths_free(store, &session.id, inside) {
        Err(e) if e.code() == Code::Busy => Ok(Some(e.to_string())),
        Err(e) => Err(e),
        Ok(()) => Ok(None),
    }
}

/// A path with the links in it followed, as far as it is there.
fn real(path: &Path) -> PathBuf {
    for there in path.ancestors() {
        if let (Ok(found), Ok(rest)) = (there.canonicalize(), path.strip_prefix(there)) {
            return found.join(rest);
        }
    }
    path.to_owned()
}

/// A tool that may write, with no turn under way: one that nobody told of begins.
fn unasked(store: &Store, who: &Teller) -> Result<Outcome> {
    let turn = new_turn(store, &Asked::default(), None, false);
    let begun = state::edit(store, who, |state| {
        let idle = !state.is_part && state.turns.iter().all(|turn| turn.closing);
        idle.then(|| {
            let over = state.close_all();
            state.turns.push(turn.clone());
            over
        })
    })?;
    begun.map_or(Ok(Outcome::default()), |over| begin(store, who, &turn, over))
}
