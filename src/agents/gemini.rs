//! Gemini CLI: Claude Code's form with names of its own. It has no id for a prompt.

use crate::error::Result;

use super::Agent;
use super::claude;
use super::event::{Event, Kind};
use super::payload::Payload;

/// The event that this payload tells of.
pub fn parse(payload: &Payload, word: &str) -> Result<Option<Event>> {
    let kind = match word {
        "BeforeAgent" => Some(Kind::Prompt),
        "AfterAgent" => Some(Kind::TurnEnd),
        "BeforeTool" => Some(Kind::ToolPre),
        "AfterTool" => Some(Kind::ToolPost),
        _ => claude::kind(word),
    };
    kind.map(|kind| claude::in_its_form(Agent::Gemini, kind, payload, word)).transpose()
}
