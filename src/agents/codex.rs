//! Codex: hooks in Claude Code's form, and the older `notify`, whose one event comes as an argument when a turn is over.

use crate::error::Result;

use super::Agent;
use super::claude;
use super::event::{Event, Kind};
use super::hook::event;
use super::payload::Payload;

/// The word under which an older configuration calls.
pub const NOTIFY: &str = "codex-notify";

/// The event that this payload tells of.
pub fn parse(payload: &Payload, word: &str) -> Result<Option<Event>> {
    if payload.has("thread-id") || word == NOTIFY {
        return notified(payload);
    }
    let kind = match word {
        "Interrupt" => Some(Kind::TurnEnd),
        _ => claude::kind(word),
    };
    let Some(kind) = kind else { return Ok(None) };
    let mut event = claude::in_its_form(Agent::Codex, kind, payload, word)?;
    if word == "Interrupt" {
        event.error = Some("interrupted".to_owned());
    }
    Ok(Some(event))
}

fn notified(payload: &Payload) -> Result<Option<Event>> {
    if payload.name(&["type"]).as_deref() != Some("agent-turn-complete") {
        return Ok(None);
    }
    let asked = payload.texts("input-messages").join("\n\n");
    Ok(Some(Event {
        turn: payload.name(&["turn-id"]),
        prompt: (!asked.trim().is_empty()).then_some(asked),
        ..event(Agent::Codex, Kind::TurnEnd, "agent-turn-complete", payload)?
    }))
}
