//! How the hooks of one agent stand: whether they are there, whether the program that they call is, and what keeps them from
//! running. Whether events arrive is not known here. Writes nothing.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::error::Result;

use super::super::Agent;
use super::entries;
use super::json::Document;
use super::{Caller, Content, Places, Scope, file, find_program, installer, target};

/// The hooks of one agent in one place.
#[derive(Debug)]
pub struct Standing {
    /// The file.
    pub file: PathBuf,
    /// Whether anything of ours is in it.
    pub installed: bool,
    /// Whether the programs that it calls are found.
    pub command_found: bool,
    /// What is wrong.
    pub problems: Vec<String>,
}

/// Looks at one agent's file in one place.
pub fn look(agent: Agent, scope: Scope, places: &Places, path: &OsStr) -> Result<Standing> {
    let known = installer(agent)?;
    let file = target(agent, scope, places)?.file();
    let (programs, mut problems) = match file::read(&file) {
        Ok(text) => inside(agent, &file, text)?,
        Err(e) => (Vec::new(), vec![e.to_string()]),
    };
    let installed = !programs.is_empty();
    let missing: Vec<&String> = programs.iter().filter(|program| find_program(program, path).is_none()).collect();
    for program in &missing {
        let where_ = if program.contains('/') { "is not there" } else { "is not on PATH" };
        problems.push(format!("the hooks call `{program}`, which {where_}"));
    }
    if installed {
        let read = |file: &Path| std::fs::read_to_string(file).ok();
        problems.extend(known.obstacles(places, &read).into_iter().map(|why| format!("no hook runs: {why}")));
    }
    Ok(Standing { file, installed, command_found: installed && missing.is_empty(), problems })
}

/// The programs that hooks of ours call, and what is wrong with the file.
fn inside(agent: Agent, file: &Path, text: Option<String>) -> Result<(Vec<String>, Vec<String>)> {
    let caller = Caller::new(None, false)?;
    let none = (Vec::new(), Vec::new());
    let Some(text) = text else { return Ok(none) };
    let entries = match installer(agent)?.content(&caller) {
        Content::Own { mark, .. } if !text.contains(mark) => return Ok(none),
        Content::Own { text: wanted, .. } => {
            let line = |text: &str| text.lines().find(|line| line.starts_with("const program = ")).map(str::to_owned);
            let called = line(&text).and_then(|l| serde_json::from_str(l.split_once("= ")?.1.trim()).ok());
            let same =
                line(&wanted).zip(line(&text)).is_some_and(|(ours, theirs)| wanted.replace(&ours, &theirs) == text);
            let problems = if same { Vec::new() } else { vec![format!("`{}` is of another version", file.display())] };
            return Ok((vec![called.unwrap_or_else(|| "tine".to_owned())], problems));
        }
        Content::Entries(entries) => entries,
    };
    let document = match Document::new(Some(text)) {
        Ok(document) => document,
        Err(fault) => {
            return Ok((Vec::new(), vec![format!("`{}`: line {}: {}", file.display(), fault.line, fault.why)]));
        }
    };
    let programs = entries::programs(&document);
    let missing = if programs.is_empty() { Vec::new() } else { entries.missing_from(&document) };
    let problems = match missing.as_slice() {
        [] => Vec::new(),
        missing => vec![format!("nothing is called for {}", missing.join(", "))],
    };
    Ok((programs, problems))
}
