//! GitHub Copilot CLI. The case of the configured name decides the form of the payload: `userPromptSubmitted` comes with
//! camel case and perhaps without its name, `UserPromptSubmit` with snake case. It has no id for a prompt or a tool call.

use crate::error::Result;

use super::Agent;
use super::claude;
use super::event::{Event, Kind};
use super::hook::{event, tool};
use super::payload::Payload;

/// The event that this payload tells of.
pub fn parse(payload: &Payload, word: &str) -> Result<Option<Event>> {
    let kind = match word {
        "sessionStart" => Some(Kind::SessionStart),
        "userPromptSubmitted" => Some(Kind::Prompt),
        "preToolUse" => Some(Kind::ToolPre),
        "postToolUse" | "postToolUseFailure" => Some(Kind::ToolPost),
        "agentStop" => Some(Kind::TurnEnd),
        "subagentStart" => Some(Kind::SubagentStart),
        "subagentStop" => Some(Kind::SubagentEnd),
        "sessionEnd" => Some(Kind::SessionEnd),
        _ => claude::kind(word),
    };
    let Some(kind) = kind else { return Ok(None) };
    let mut found = event(Agent::Copilot, kind, word, payload)?;
    found.prompt = payload.text(&["prompt"]).filter(|_| kind == Kind::Prompt);
    found.tool = tool(payload);
    let names = ["agentName", "agent_name", "agentType", "agent_type", "agent_id"];
    let is_part = matches!(kind, Kind::SubagentStart | Kind::SubagentEnd) || payload.has("agent_id");
    found.subagent = payload.name(&names).filter(|_| is_part);
    let why = payload.name(&["stopReason", "stop_reason"]);
    found.error = why.filter(|why| kind == Kind::TurnEnd && !matches!(why.as_str(), "end_turn" | "completed" | "stop"));
    Ok(Some(found))
}
