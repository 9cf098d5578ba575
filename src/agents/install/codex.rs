//! Codex: `.codex/hooks.json`. What may run is the user's to say, in Codex itself: nothing is written that says it for them.

use std::path::Path;

use serde_json::json;
use toml_edit::DocumentMut;

use super::entries::Entries;
use super::{Agent, Caller, Content, Installer, Places, Target, groups};

pub(super) struct Codex;

const EVENTS: [(&str, Option<&str>); 6] = [
    ("SessionStart", None),
    ("UserPromptSubmit", None),
    ("PreToolUse", Some("Bash|apply_patch")),
    ("Stop", None),
    ("SubagentStart", None),
    ("SubagentStop", None),
];
const HURRIED: [(&str, Option<&str>); 2] = [("Interrupt", None), ("SessionEnd", None)];

impl Installer for Codex {
    fn programs(&self) -> &'static [&'static str] {
        &["codex"]
    }

    fn marks(&self) -> &'static [&'static str] {
        &[".codex"]
    }

    fn project(&self) -> &'static str {
        ".codex/hooks.json"
    }

    fn user(&self, places: &Places) -> Option<Target> {
        match (places.env)("CODEX_HOME") {
            Some(dir) => Some(Target::new(dir, "hooks.json")),
            None => Some(Target::new(places.home.clone()?, ".codex/hooks.json")),
        }
    }

    fn content(&self, caller: &Caller) -> Content {
        let handler =
            |timeout: u8| json!({ "type": "command", "command": caller.line(Agent::Codex), "timeout": timeout });
        let mut hooks = groups(&EVENTS, &handler(20));
        // Codex complains of more than this where it does not wait long.
        hooks.extend(groups(&HURRIED, &handler(3)));
        Content::Entries(Entries { hooks, beside: None })
    }

    fn afterwards(&self) -> Option<&'static str> {
        Some("Codex runs them once you have approved them: type /hooks in it")
    }

    fn obstacles(&self, places: &Places, read: &dyn Fn(&Path) -> Option<String>) -> Vec<String> {
        let user = self.user(places).and_then(|target| Some(target.file().parent()?.join("config.toml")));
        let project = places.project.iter().map(|root| root.join(".codex/config.toml"));
        let mut found = Vec::new();
        for file in user.into_iter().chain(project) {
            let Some(settings) = read(&file).and_then(|text| text.parse::<DocumentMut>().ok()) else { continue };
            let features = settings.get("features");
            for name in ["hooks", "codex_hooks"] {
                let value = features.and_then(|features| features.get(name)).and_then(toml_edit::Item::as_bool);
                if value == Some(false) {
                    found.push(format!("`features.{name}` is false in `{}`", file.display()));
                }
            }
        }
        found
    }
}
