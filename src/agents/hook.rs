//! From a payload to an event. Agents run each other's hooks: the payload says who it is, whatever the command line says.

use crate::error::{Code, Error, Result};

use super::event::{Event, Kind, Tool};
use super::payload::Payload;
use super::{Agent, claude, codex, copilot, cursor, droid, gemini, generic, opencode};

/// The event that an agent tells of; none where it is nothing to us.
pub fn parse(given: Agent, payload: &Payload, word: Option<&str>) -> Result<Option<Event>> {
    let agent = identify(given, payload);
    let said = payload.name(&["hook_event_name", "hookEventName", "hookName", "event"]);
    let notify = || payload.has("thread-id").then(|| codex::NOTIFY.to_owned());
    let Some(word) = said.or_else(|| word.map(str::to_owned)).or_else(notify) else {
        return Err(Error::new(Code::Invalid, format!("the payload of {} names no event", agent.name())));
    };
    match agent {
        Agent::Claude => claude::parse(payload, &word),
        Agent::Codex => codex::parse(payload, &word),
        Agent::Cursor => cursor::parse(payload, &word),
        Agent::Gemini => gemini::parse(payload, &word),
        Agent::OpenCode => opencode::parse(payload, &word),
        Agent::Copilot => copilot::parse(payload, &word),
        Agent::Droid => droid::parse(payload, &word),
        Agent::Generic => generic::parse(payload, &word),
    }
}

/// Who it is. Those that speak a form of ours say so themselves.
fn identify(given: Agent, payload: &Payload) -> Agent {
    if matches!(given, Agent::OpenCode | Agent::Generic) {
        return given;
    }
    if payload.has("cursor_version") {
        return Agent::Cursor;
    }
    let transcript = payload.text(&["transcript_path", "transcriptPath"]).unwrap_or_default();
    let homes = [
        (".copilot", Agent::Copilot),
        (".factory", Agent::Droid),
        (".cursor", Agent::Cursor),
        (".codex", Agent::Codex),
        (".gemini", Agent::Gemini),
        (".claude", Agent::Claude),
    ];
    // The last one that stands there: a home may lie below another's.
    let home = transcript.split(['/', '\\']).rev().find_map(|part| homes.iter().find(|(home, _)| *home == part));
    match home {
        Some((_, agent)) => *agent,
        None if payload.has("sessionId") && !payload.has("session_id") => Agent::Copilot,
        None => given,
    }
}

/// An event with what all agents tell in the same way. One without a conversation cannot be told from another's.
pub(super) fn event(agent: Agent, kind: Kind, word: &str, payload: &Payload) -> Result<Event> {
    let session = payload.name(&["session_id", "sessionId", "conversation_id", "thread-id", "thread_id", "sessionID"]);
    let Some(session) = session else {
        return Err(Error::new(Code::Invalid, format!("the payload of {} ({word}) has no session id", agent.name())));
    };
    Ok(Event {
        agent,
        name: agent.name().to_owned(),
        kind,
        word: word.to_owned(),
        session,
        parent: None,
        turn: None,
        prompt: None,
        cwd: payload.path(&["cwd"]),
        tool: None,
        subagent: None,
        model: payload.name(&["model"]),
        error: None,
        worktree: None,
    })
}

/// The tool of a payload, under the names that most agents use.
pub(super) fn tool(payload: &Payload) -> Option<Tool> {
    let name = payload.name(&["tool_name", "toolName"])?;
    Some(super::tool::tool(&name, &payload.object(&["tool_input", "toolArgs", "tool_args"])))
}

#[cfg(test)]
mod tests;
