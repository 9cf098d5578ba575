//! Factory Droid: `.factory/settings.json`, in Claude Code's form, with comments.

use std::path::Path;

use serde_json::{Value, json};

use super::entries::Entries;
use super::{Agent, Caller, Content, Installer, Places, Target, groups, setting};

pub(super) struct Droid;

const EVENTS: [(&str, Option<&str>); 6] = [
    ("SessionStart", None),
    ("UserPromptSubmit", None),
    ("PreToolUse", Some("Execute|Bash|Create|Write|Edit|MultiEdit|NotebookEdit|ApplyPatch")),
    ("Stop", None),
    ("SubagentStop", None),
    ("SessionEnd", None),
];

impl Installer for Droid {
    fn programs(&self) -> &'static [&'static str] {
        &["droid"]
    }

    fn marks(&self) -> &'static [&'static str] {
        &[".factory"]
    }

    fn project(&self) -> &'static str {
        ".factory/settings.json"
    }

    fn user(&self, places: &Places) -> Option<Target> {
        Some(Target::new(places.home.clone()?, ".factory/settings.json"))
    }

    fn content(&self, caller: &Caller) -> Content {
        let handler = json!({ "type": "command", "command": caller.line(Agent::Droid), "timeout": 20 });
        Content::Entries(Entries { hooks: groups(&EVENTS, &handler), beside: None })
    }

    fn obstacles(&self, places: &Places, read: &dyn Fn(&Path) -> Option<String>) -> Vec<String> {
        let user = self.user(places).map(|target| target.file());
        let project = places
            .project
            .iter()
            .flat_map(|root| ["settings.json", "settings.local.json"].map(|name| root.join(".factory").join(name)));
        let mut found = Vec::new();
        for file in user.into_iter().chain(project) {
            for name in ["hooksDisabled", "disableAllHooks"] {
                if setting(read(&file), name) == Some(Value::Bool(true)) {
                    found.push(format!("`{name}` is true in `{}`", file.display()));
                }
            }
        }
        found
    }
}
