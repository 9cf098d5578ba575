//! Claude Code: one JSON object for each event, `hook_event_name` in it. Its form is the one that others have taken over.

use crate::error::Result;

use super::Agent;
use super::event::{Event, Kind};
use super::hook::{event, tool};
use super::payload::Payload;

/// The event that this payload tells of.
pub fn parse(payload: &Payload, word: &str) -> Result<Option<Event>> {
    let Some(kind) = kind(word) else { return Ok(None) };
    in_its_form(Agent::Claude, kind, payload, word).map(Some)
}

/// What its words mean.
pub(super) fn kind(word: &str) -> Option<Kind> {
    Some(match word {
        "SessionStart" => Kind::SessionStart,
        "UserPromptSubmit" => Kind::Prompt,
        "PreToolUse" => Kind::ToolPre,
        "PostToolUse" | "PostToolUseFailure" => Kind::ToolPost,
        "Stop" | "StopFailure" => Kind::TurnEnd,
        "SubagentStart" => Kind::SubagentStart,
        "SubagentStop" => Kind::SubagentEnd,
        "SessionEnd" => Kind::SessionEnd,
        "WorktreeCreate" => Kind::WorktreeCreate,
        "WorktreeRemove" => Kind::WorktreeRemove,
        _ => return Kind::of_word(word),
    })
}

/// Reads the fields of its form for an agent that has taken it over.
pub(super) fn in_its_form(agent: Agent, kind: Kind, payload: &Payload, word: &str) -> Result<Event> {
    let failed = word == "StopFailure";
    let error = || payload.name(&["error_message", "error", "reason"]).unwrap_or_else(|| "failed".to_owned());
    Ok(Event {
        turn: payload.name(&["prompt_id", "turn_id"]),
        prompt: if kind == Kind::Prompt { payload.text(&["prompt"]) } else { None },
        tool: tool(payload),
        // A conversation as such may have a type as well: only parts of one have an id.
        subagent: payload.name(&["agent_type", "agent_id"]).filter(|_| payload.has("agent_id")),
        error: failed.then(error),
        worktree: match kind {
            Kind::WorktreeCreate => payload.name(&["name"]),
            Kind::WorktreeRemove => payload.text(&["worktree_path"]),
            _ => None,
        },
        ..event(agent, kind, word, payload)?
    })
}
