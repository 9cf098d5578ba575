//! OpenCode. It has no hooks but plugins; ours hands over what it is told, with `directory` beside it: the bus's events as
//! `event`, and the plugin interface's `chat.message`, `tool.execute.before` and `tool.execute.after` as they are called.

use crate::error::Result;

use super::Agent;
use super::event::{Event, Kind};
use super::hook::event;
use super::payload::Payload;
use super::tool::tool;

/// The event that this payload tells of.
pub fn parse(payload: &Payload, word: &str) -> Result<Option<Event>> {
    // The bus's events come as they are, or within `event`.
    let nested = payload.object(&["event"]);
    let bus = if nested.has("type") { &nested } else { payload };
    let found = match bus.name(&["type"]).filter(|_| bus.has("properties")) {
        Some(name) => on_the_bus(&name, &bus.object(&["properties"]))?,
        None => called(payload, word)?,
    };
    let place = payload.path(&["directory", "cwd", "worktree"]);
    Ok(found.map(|event| Event { cwd: place, ..event }))
}

fn on_the_bus(name: &str, properties: &Payload) -> Result<Option<Event>> {
    let info = properties.object(&["info"]);
    let part = properties.object(&["part"]);
    Ok(match name {
        "session.created" => {
            let id = info.name(&["id"]);
            let parent = info.name(&["parentID"]);
            let subagent = info.name(&["title"]).filter(|_| parent.is_some());
            let begun = event(Agent::OpenCode, Kind::SessionStart, name, &named("session_id", id))?;
            Some(Event { parent, subagent, ..begun })
        }
        "message.updated" if info.name(&["role"]).as_deref() == Some("user") => {
            let model = info.object(&["model"]).name(&["modelID"]);
            let asked = event(Agent::OpenCode, Kind::Prompt, name, &info)?;
            Some(Event { turn: info.name(&["id"]), model, ..asked })
        }
        "message.part.updated" if part.name(&["type"]).as_deref() == Some("text") => {
            let words = event(Agent::OpenCode, Kind::Words, name, &part)?;
            Some(Event { turn: part.name(&["messageID"]), prompt: part.text(&["text"]), ..words })
        }
        "session.status" if properties.object(&["status"]).name(&["type"]).as_deref() == Some("idle") => {
            Some(event(Agent::OpenCode, Kind::TurnEnd, name, properties)?)
        }
        "session.idle" => Some(event(Agent::OpenCode, Kind::TurnEnd, name, properties)?),
        "session.deleted" => {
            Some(event(Agent::OpenCode, Kind::SessionEnd, name, &named("session_id", info.name(&["id"])))?)
        }
        _ => None,
    })
}

fn called(payload: &Payload, word: &str) -> Result<Option<Event>> {
    let kind = match word {
        "chat.message" => Some(Kind::Prompt),
        "tool.execute.before" => Some(Kind::ToolPre),
        "tool.execute.after" => Some(Kind::ToolPost),
        _ => Kind::of_word(word),
    };
    let Some(kind) = kind else { return Ok(None) };
    let mut found = event(Agent::OpenCode, kind, word, payload)?;
    let message = payload.object(&["message"]);
    found.turn = payload.name(&["messageID"]).or_else(|| message.name(&["id"])).filter(|_| kind == Kind::Prompt);
    let parts = payload.objects("parts");
    let said: Vec<String> = parts.iter().filter(|p| !p.has("synthetic")).filter_map(|p| p.text(&["text"])).collect();
    found.prompt = payload.text(&["prompt", "text"]).or_else(|| (!said.is_empty()).then(|| said.join("\n\n")));
    found.model = found.model.or_else(|| payload.object(&["model"]).name(&["modelID"]));
    found.parent = payload.name(&["parentID"]);
    found.tool = payload.name(&["tool"]).map(|name| tool(&name, &payload.object(&["args"])));
    Ok(Some(found))
}

fn named(field: &str, value: Option<String>) -> Payload {
    let text = serde_json::json!({ field: value }).to_string();
    Payload::parse(text.as_bytes()).unwrap_or_default()
}
