//! Cursor, the editor and its command line. It runs Claude Code's hooks as well, under that one's names. Who is logged in is
//! no business of ours: the address in the payload is not read.

use crate::error::Result;

use super::Agent;
use super::claude;
use super::event::{Event, Kind, Tool};
use super::hook::{event, tool};
use super::payload::Payload;
use super::tool::command;

/// The event that this payload tells of.
pub fn parse(payload: &Payload, word: &str) -> Result<Option<Event>> {
    let kind = match word {
        "sessionStart" => Some(Kind::SessionStart),
        "beforeSubmitPrompt" => Some(Kind::Prompt),
        "preToolUse" | "beforeShellExecution" => Some(Kind::ToolPre),
        "postToolUse" | "postToolUseFailure" | "afterShellExecution" | "afterFileEdit" => Some(Kind::ToolPost),
        "stop" => Some(Kind::TurnEnd),
        "subagentStart" => Some(Kind::SubagentStart),
        "subagentStop" => Some(Kind::SubagentEnd),
        "sessionEnd" => Some(Kind::SessionEnd),
        _ => claude::kind(word),
    };
    let Some(kind) = kind else { return Ok(None) };
    let mut found = event(Agent::Cursor, kind, word, payload)?;
    // It may name its conversation twice; a child's own id stands in `session_id`.
    found.session = payload.name(&["conversation_id"]).unwrap_or(found.session);
    found.turn = payload.name(&["generation_id"]);
    found.prompt = payload.text(&["prompt"]).filter(|_| kind == Kind::Prompt);
    // User hooks run in a folder of its own: the first root is where the work is.
    found.cwd = payload.first_path("workspace_roots").or(found.cwd);
    found.tool = match word {
        "beforeShellExecution" => Some(Tool { name: "Shell".to_owned(), command: command(payload), paths: Vec::new() }),
        _ => tool(payload),
    };
    found.subagent = payload.name(&["subagent_type", "subagent_id"]);
    found.error = payload.name(&["status"]).filter(|s| kind == Kind::TurnEnd && s != "completed");
    Ok(Some(found))
}
