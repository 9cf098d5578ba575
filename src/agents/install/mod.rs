//! Hooks in the agents' own files of configuration: what belongs there, the file with it and without it, and what stands in
//! its way. One file per agent says where and what; [`json`] edits, [`file`] writes. Reads no environment: who calls passes
//! it in.

mod claude;
mod codex;
mod copilot;
mod cursor;
mod droid;
mod entries;
mod file;
mod gemini;
mod json;
mod opencode;
mod status;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::error::{Code, Error, Result};

use super::Agent;
use entries::Entries;
use json::{Document, Fault};

pub use file::Edit;
pub use status::{Standing, look};

/// Whose file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The project's: in the worktree, for everybody who works on it.
    Project,
    /// The user's: in the home directory, for all projects.
    User,
}

impl Scope {
    /// Its name in JSON, and its flag.
    pub fn word(self) -> &'static str {
        match self {
            Scope::Project => "project",
            Scope::User => "user",
        }
    }
}

/// Where files can be, as the caller knows it.
pub struct Places<'a> {
    /// The worktree's root, if we are in one.
    pub project: Option<PathBuf>,
    /// The user's home.
    pub home: Option<PathBuf>,
    /// Variables of the environment, such as `CLAUDE_CONFIG_DIR`.
    pub env: &'a dyn Fn(&str) -> Option<PathBuf>,
}

/// How hooks call us.
pub struct Caller {
    /// The program: its name, or its full path for programs with a short `PATH`.
    program: String,
    /// Whether Claude Code is to ask us for its worktrees.
    worktrees: bool,
}

impl Caller {
    /// By name, or by the full path of the running program.
    pub fn new(absolute: Option<&Path>, worktrees: bool) -> Result<Caller> {
        let Some(path) = absolute else { return Ok(Caller { program: "tine".to_owned(), worktrees }) };
        let text = path.to_str().filter(|text| !text.contains(char::is_control));
        let odd = || Error::new(Code::Unsupported, format!("`{}` cannot be written into a hook", path.display()));
        if path.file_name().is_none_or(|name| name != "tine") {
            return Err(odd().hint("give the program the name `tine`"));
        }
        Ok(Caller { program: text.ok_or_else(odd)?.to_owned(), worktrees })
    }

    /// The program as a word of a shell.
    fn word(&self) -> String {
        quoted(&self.program)
    }

    /// The command line for this agent.
    fn line(&self, agent: Agent) -> String {
        format!("{} hook {}", self.word(), agent.word())
    }
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '+');
    if word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

/// A file, from a place that is not ours to make or remove.
struct Target {
    base: PathBuf,
    below: PathBuf,
}

impl Target {
    fn new(base: impl Into<PathBuf>, below: impl Into<PathBuf>) -> Target {
        Target { base: base.into(), below: below.into() }
    }

    fn file(&self) -> PathBuf {
        self.base.join(&self.below)
    }

    /// The agent's own folder.
    fn own_folder(&self) -> PathBuf {
        match self.below.components().next() {
            Some(first) if self.below.components().count() > 1 => self.base.join(first),
            _ => self.base.clone(),
        }
    }
}

/// What belongs in a file.
enum Content {
    /// Entries among others'.
    Entries(Entries),
    /// A file of our own, by its text and the line that says whose it is.
    Own { text: String, mark: &'static str },
}

/// What is known of an agent's files.
trait Installer {
    /// Its programs.
    fn programs(&self) -> &'static [&'static str];
    /// The project's folders and files that show that it is used there.
    fn marks(&self) -> &'static [&'static str];
    /// Its file in a project.
    fn project(&self) -> &'static str;
    /// Its file in the home directory or where the environment says.
    fn user(&self, places: &Places) -> Option<Target>;
    /// What belongs in the file.
    fn content(&self, caller: &Caller) -> Content;
    /// What the user has still to do.
    fn afterwards(&self) -> Option<&'static str> {
        None
    }
    /// What keeps hooks from running, by the agent's own settings. `read` gives the content of a file of it, if there is one.
    fn obstacles(&self, _places: &Places, _read: &dyn Fn(&Path) -> Option<String>) -> Vec<String> {
        Vec::new()
    }
}

fn installer(agent: Agent) -> Result<&'static dyn Installer> {
    Ok(match agent {
        Agent::Claude => &claude::Claude,
        Agent::Codex => &codex::Codex,
        Agent::Cursor => &cursor::Cursor,
        Agent::Gemini => &gemini::Gemini,
        Agent::OpenCode => &opencode::OpenCode,
        Agent::Copilot => &copilot::Copilot,
        Agent::Droid => &droid::Droid,
        Agent::Generic => {
            return Err(Error::new(
                Code::Unsupported,
                "there is no file to write hooks into for an agent that is not known",
            )
            .hint("let it run `tine hook generic` with the event as JSON on standard input"));
        }
    })
}

/// The agents that hooks can be installed for.
pub fn supported() -> impl Iterator<Item = Agent> {
    Agent::ALL.into_iter().filter(|agent| installer(*agent).is_ok())
}

/// The agents that seem to be used here: their programs are found, or the files that they leave.
pub fn present(places: &Places, path: &std::ffi::OsStr) -> Vec<Agent> {
    let is_used = |agent: &Agent| {
        let Ok(known) = installer(*agent) else { return false };
        let in_project = places.project.iter().any(|root| known.marks().iter().any(|mark| root.join(mark).exists()));
        let at_home = known.user(places).is_some_and(|target| target.own_folder().exists());
        in_project || at_home || known.programs().iter().any(|program| find_program(program, path).is_some())
    };
    supported().filter(is_used).collect()
}

/// Where a program is, by name on the path or by its own full path.
fn find_program(program: &str, path: &std::ffi::OsStr) -> Option<PathBuf> {
    use std::os::unix::fs::PermissionsExt as _;
    let runs = |file: &PathBuf| file.metadata().is_ok_and(|m| m.is_file() && m.permissions().mode() & 0o111 != 0);
    if program.contains('/') {
        return Some(PathBuf::from(program)).filter(runs);
    }
    std::env::split_paths(path).map(|dir| dir.join(program)).find(runs)
}

fn target(agent: Agent, scope: Scope, places: &Places) -> Result<Target> {
    let known = installer(agent)?;
    match scope {
        Scope::Project => places.project.as_ref().map(|root| Target::new(root, known.project())).ok_or_else(|| {
            Error::new(Code::NotARepository, "there is no worktree here whose files could be changed")
                .hint(format!("tine hooks install {} --user", agent.word()))
        }),
        Scope::User => known.user(places).ok_or_else(|| {
            Error::new(
                Code::NotFound,
                format!("cannot tell where {} keeps its settings: `HOME` is not set", agent.name()),
            )
        }),
    }
}

/// What is to be done with hooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Have them.
    Install,
    /// Have them no more.
    Uninstall,
}

/// Works out the change of one agent's file. Nothing is written until [`Edit::apply`].
pub fn plan(verb: Verb, agent: Agent, scope: Scope, places: &Places, caller: &Caller) -> Result<Edit> {
    let target = target(agent, scope, places)?;
    let file = target.file();
    let before = file::read(&file)?;
    let after = match installer(agent)?.content(caller) {
        Content::Own { text, mark } => own(verb, &file, before.as_deref(), text, mark)?,
        Content::Entries(entries) => {
            let fail = |fault: Fault| refuse(&file, &fault);
            let document = Document::new(before.clone()).map_err(fail)?;
            let edited = match verb {
                Verb::Install => entries.install(document),
                Verb::Uninstall => entries.uninstall(document),
            };
            edited.map_err(fail)?.into_text()
        }
    };
    Edit::new(target.base, file, before, after)
}

fn own(verb: Verb, file: &Path, before: Option<&str>, text: String, mark: &str) -> Result<Option<String>> {
    let is_ours = before.is_none_or(|before| before.contains(mark));
    match verb {
        Verb::Install if is_ours => Ok(Some(text)),
        Verb::Install => Err(Error::new(Code::Exists, format!("`{}` is there already, and not ours", file.display()))
            .hint(format!("mv {0} {0}.bak   # if it may go", quoted(&file.display().to_string())))),
        Verb::Uninstall => Ok(before.filter(|_| !is_ours).map(str::to_owned)),
    }
}

fn refuse(file: &Path, fault: &Fault) -> Error {
    let message = format!("`{}` is left alone: line {}: {}", file.display(), fault.line, fault.why);
    Error::new(Code::Invalid, message)
        .hint(format!(
            "${{EDITOR:-vi}} {}   # mend it, then run the command again",
            quoted(&file.display().to_string())
        ))
        .detail("file", file.display().to_string())
        .detail("line", fault.line)
}

/// What the user has still to do after hooks were installed.
pub fn afterwards(agent: Agent) -> Option<&'static str> {
    installer(agent).ok()?.afterwards()
}

/// A list of groups in Claude Code's form, which others have taken over: one for each event, perhaps for some tools only.
fn groups(events: &[(&'static str, Option<&str>)], handler: &Value) -> Vec<(&'static str, Value)> {
    let group = |matcher: &Option<&str>| match matcher {
        Some(matcher) => json!({ "matcher": matcher, "hooks": [handler] }),
        None => json!({ "hooks": [handler] }),
    };
    events.iter().map(|(event, matcher)| (*event, group(matcher))).collect()
}

/// A value at a dotted name in a file of JSON with comments.
fn setting(text: Option<String>, name: &str) -> Option<Value> {
    let value = Document::new(text).ok()?.value();
    name.split('.').try_fold(value, |value, part| value.get(part).cloned())
}
