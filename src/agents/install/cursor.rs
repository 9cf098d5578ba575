//! Cursor: `.cursor/hooks.json`. One name that it does not know, or one key too many, and it passes over the whole file:
//! so there are names that it knows, and of keys only the command.

use serde_json::json;

use super::entries::Entries;
use super::{Agent, Caller, Content, Installer, Places, Target};

pub(super) struct Cursor;

const EVENTS: [&str; 7] = [
    "sessionStart",
    "beforeSubmitPrompt",
    "beforeShellExecution",
    "stop",
    "subagentStart",
    "subagentStop",
    "sessionEnd",
];

impl Installer for Cursor {
    fn programs(&self) -> &'static [&'static str] {
        &["cursor-agent", "cursor"]
    }

    fn marks(&self) -> &'static [&'static str] {
        &[".cursor", ".cursorrules"]
    }

    fn project(&self) -> &'static str {
        ".cursor/hooks.json"
    }

    fn user(&self, places: &Places) -> Option<Target> {
        Some(Target::new(places.home.clone()?, ".cursor/hooks.json"))
    }

    fn content(&self, caller: &Caller) -> Content {
        let entry = json!({ "command": caller.line(Agent::Cursor) });
        let hooks = EVENTS.iter().map(|event| (*event, entry.clone())).collect();
        Content::Entries(Entries { hooks, beside: Some(("version", json!(1))) })
    }
}
