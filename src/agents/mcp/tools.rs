//! The tools, in one closed list. What is not here cannot be called: nothing that decides, lands, or changes the rules.

use rmcp::handler::server::common::schema_for_input;
use rmcp::model::{JsonObject, Tool as Listed, ToolAnnotations};
use serde_json::Value;

use crate::error::{Code, Error, Result};

use super::call::Call;
use super::inputs::{self, Common, Input};

/// What a tool does to the world.
#[derive(Debug, Clone, Copy)]
enum Does {
    /// It looks.
    Read,
    /// It adds something; a second time it adds again.
    Add,
    /// It adds what is missing; a second time nothing is.
    Save,
    /// It changes files or values that were there, which can be had back.
    Change,
    /// The same, and a second time nothing changes.
    Set,
}

/// A tool.
pub struct Tool {
    /// Its name, and the command's.
    pub name: &'static str,
    title: &'static str,
    does: Does,
    schema: fn() -> Result<JsonObject, String>,
    call: fn(JsonObject) -> Result<Call>,
}

const fn tool<I: Input>(name: &'static str, title: &'static str, does: Does) -> Tool {
    Tool { name, title, does, schema: schema::<I>, call: call::<I> }
}

/// All of them.
pub const TOOLS: [Tool; 14] = [
    tool::<inputs::Start>("start", "Start a session", Does::Add),
    tool::<inputs::Status>("status", "Look at the session", Does::Read),
    tool::<inputs::Checkpoint>("checkpoint", "Take a checkpoint", Does::Save),
    tool::<inputs::Log>("log", "Read the timeline", Does::Read),
    tool::<inputs::Diff>("diff", "Compare two points", Does::Read),
    tool::<inputs::Undo>("undo", "Undo", Does::Change),
    tool::<inputs::Redo>("redo", "Redo", Does::Change),
    tool::<inputs::Restore>("restore", "Restore a state", Does::Set),
    tool::<inputs::Fork>("fork", "Fork a session", Does::Add),
    tool::<inputs::Compare>("compare", "Compare sessions", Does::Read),
    tool::<inputs::Propose>("propose", "Propose the session's work", Does::Add),
    tool::<inputs::Note>("note", "Take and settle notes", Does::Add),
    tool::<inputs::Cache>("cache", "Keep derived values", Does::Set),
    tool::<inputs::Lock>("lock", "Lock paths", Does::Add),
];

/// The tool of this name.
pub fn find(name: &str) -> Option<&'static Tool> {
    const { &TOOLS }.iter().find(|tool| tool.name == name)
}

impl Tool {
    /// As a client sees it; what it is for is what the command says of itself.
    pub fn listed(&self, commands: &clap::Command) -> Result<Listed> {
        let schema = (self.schema)().map_err(Error::internal)?;
        Ok(Listed::new(self.name, about(commands, self.name), schema)
            .with_title(self.title)
            .with_annotations(self.hints()))
    }

    fn hints(&self) -> ToolAnnotations {
        let hints = ToolAnnotations::with_title(self.title).open_world(false);
        match self.does {
            Does::Read => hints.read_only(true),
            Does::Add => hints.read_only(false).destructive(false).idempotent(false),
            Does::Save => hints.read_only(false).destructive(false).idempotent(true),
            Does::Change => hints.read_only(false).destructive(true).idempotent(false),
            Does::Set => hints.read_only(false).destructive(true).idempotent(true),
        }
    }

    /// The call that these arguments ask for, and the directory to make it in.
    pub fn call(&self, mut arguments: JsonObject) -> Result<(Call, Option<String>)> {
        let common = ["session", "directory"].into_iter().filter_map(|name| arguments.remove_entry(name)).collect();
        let common: Common = read(common)?;
        let call = (self.call)(arguments)?.value("session", common.session);
        Ok((call, common.directory))
    }
}

/// What a command says of itself, in one line: an agent pays for every word.
fn about(commands: &clap::Command, name: &str) -> String {
    let command = commands.find_subcommand(name).expect("a tool has the name of its command");
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

fn schema<I: Input>() -> Result<JsonObject, String> {
    let mut own = (*schema_for_input::<I>()?).clone();
    let common = schema_for_input::<Common>()?;
    if let (Some(Value::Object(own)), Some(Value::Object(common))) =
        (own.get_mut("properties"), common.get("properties"))
    {
        own.extend(common.clone());
    } else if let Some(common) = common.get("properties") {
        own.insert("properties".to_owned(), common.clone());
    }
    Ok(own)
}

fn call<I: Input>(arguments: JsonObject) -> Result<Call> {
    read::<I>(arguments)?.call()
}

fn read<T: for<'a> serde::Deserialize<'a>>(arguments: JsonObject) -> Result<T> {
    T::deserialize(Value::Object(arguments)).map_err(|e| Error::new(Code::Usage, format!("arguments: {e}")))
}
