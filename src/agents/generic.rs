//! The protocol for every other agent: the normalised event itself, as docs/agents.md has it.

use crate::error::Result;

use super::Agent;
use super::event::{Event, Kind, Tool};
use super::hook::event;
use super::payload::Payload;

/// The event that this payload tells of.
pub fn parse(payload: &Payload, word: &str) -> Result<Option<Event>> {
    let Some(kind) = Kind::of_word(word) else { return Ok(None) };
    let said = payload.object(&["tool"]);
    let tool = said.name(&["name"]).map(|name| Tool {
        name,
        command: super::tool::command(&said),
        paths: said.texts("paths").into_iter().map(Into::into).collect(),
    });
    Ok(Some(Event {
        name: payload
            .name(&["agent"])
            .and_then(|name| super::clean_name(&name))
            .unwrap_or_else(|| Agent::Generic.name().to_owned()),
        parent: payload.name(&["parent"]),
        turn: payload.name(&["turn", "prompt_id"]),
        prompt: payload.text(&["prompt"]),
        tool,
        subagent: payload.name(&["subagent"]),
        error: payload.name(&["error"]),
        worktree: payload.text(&["worktree"]),
        ..event(Agent::Generic, kind, word, payload)?
    }))
}
