//! GitHub Copilot CLI: a file of our own among its hooks, `.github/hooks/tine.json`. Its payload may lack the event's name,
//! so the command has it. A hook before a tool that fails may count as a refusal: without `tine` the command does nothing.

use std::path::Path;

use serde_json::{Value, json};

use super::entries::Entries;
use super::{Agent, Caller, Content, Installer, Places, Target, setting};

pub(super) struct Copilot;

const EVENTS: [&str; 7] =
    ["sessionStart", "userPromptSubmitted", "preToolUse", "agentStop", "subagentStart", "subagentStop", "sessionEnd"];

impl Installer for Copilot {
    fn programs(&self) -> &'static [&'static str] {
        &["copilot"]
    }

    fn marks(&self) -> &'static [&'static str] {
        &[".github/hooks", ".github/copilot", ".github/copilot-instructions.md"]
    }

    fn project(&self) -> &'static str {
        ".github/hooks/tine.json"
    }

    fn user(&self, places: &Places) -> Option<Target> {
        match (places.env)("COPILOT_HOME") {
            Some(dir) => Some(Target::new(dir, "hooks/tine.json")),
            None => Some(Target::new(places.home.clone()?, ".copilot/hooks/tine.json")),
        }
    }

    fn content(&self, caller: &Caller) -> Content {
        let (word, line) = (caller.word(), caller.line(Agent::Copilot));
        let call = if word.starts_with('\'') || word.contains('/') { "& " } else { "" };
        let entry = |event: &str| {
            json!({
                "type": "command",
                "bash": format!("command -v {word} >/dev/null 2>&1 || exit 0; {line} {event}"),
                "powershell": format!("if (Get-Command {word} -ErrorAction SilentlyContinue) {{ {call}{line} {event} }}"),
                "timeoutSec": 20,
            })
        };
        let hooks = EVENTS.iter().map(|event| (*event, entry(event))).collect();
        Content::Entries(Entries { hooks, beside: Some(("version", json!(1))) })
    }

    fn afterwards(&self) -> Option<&'static str> {
        Some("`copilot -p` runs a project's hooks in trusted folders only")
    }

    fn obstacles(&self, places: &Places, read: &dyn Fn(&Path) -> Option<String>) -> Vec<String> {
        let home = (places.env)("COPILOT_HOME").or_else(|| Some(places.home.clone()?.join(".copilot")));
        let user =
            home.iter().flat_map(|dir| ["settings.json", "config.json", "hooks/tine.json"].map(|name| dir.join(name)));
        let project = places.project.iter().flat_map(|root| {
            ["copilot/settings.json", "copilot/settings.local.json", "hooks/tine.json"]
                .map(|name| root.join(".github").join(name))
        });
        let switched_off =
            |file: &std::path::PathBuf| setting(read(file), "disableAllHooks") == Some(Value::Bool(true));
        let files = user.chain(project).filter(switched_off);
        files.map(|file| format!("`disableAllHooks` is true in `{}`", file.display())).collect()
    }
}
