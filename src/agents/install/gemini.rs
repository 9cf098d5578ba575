//! Gemini CLI: `.gemini/settings.json`. It counts time in milliseconds. Where the program of a hook is missing it refuses the
//! prompt (tests/agents/run, 0.61.0), so the command ends well whatever happens, in every shell that it may meet. Whether
//! hooks run at all is a setting of the user's, which is told and never changed.

use std::path::Path;

use serde_json::{Value, json};

use super::entries::Entries;
use super::{Agent, Caller, Content, Installer, Places, Target, groups, setting};

pub(super) struct Gemini;

const EVENTS: [(&str, Option<&str>); 5] = [
    ("SessionStart", None),
    ("BeforeAgent", None),
    ("BeforeTool", Some("run_shell_command|write_file|replace")),
    ("AfterAgent", None),
    ("SessionEnd", None),
];

impl Installer for Gemini {
    fn programs(&self) -> &'static [&'static str] {
        &["gemini"]
    }

    fn marks(&self) -> &'static [&'static str] {
        &[".gemini", "GEMINI.md"]
    }

    fn project(&self) -> &'static str {
        ".gemini/settings.json"
    }

    fn user(&self, places: &Places) -> Option<Target> {
        let home = (places.env)("GEMINI_CLI_HOME").or_else(|| places.home.clone());
        Some(Target::new(home?, ".gemini/settings.json"))
    }

    fn content(&self, caller: &Caller) -> Content {
        let command = format!("{}; exit 0", caller.line(Agent::Gemini));
        let handler = json!({ "type": "command", "name": "tine", "command": command, "timeout": 20_000 });
        Content::Entries(Entries { hooks: groups(&EVENTS, &handler), beside: None })
    }

    fn obstacles(&self, places: &Places, read: &dyn Fn(&Path) -> Option<String>) -> Vec<String> {
        let user = self.user(places).map(|target| target.file());
        let project = places.project.iter().map(|root| root.join(self.project()));
        let mut found = Vec::new();
        for file in user.into_iter().chain(project) {
            for name in ["hooksConfig.enabled", "tools.enableHooks", "hooks.enabled"] {
                if setting(read(&file), name) == Some(Value::Bool(false)) {
                    found.push(format!("`{name}` is false in `{}`", file.display()));
                }
            }
            let disabled = setting(read(&file), "hooksConfig.disabled");
            let names = disabled.as_ref().and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
            if names.into_iter().any(|name| name == "tine") {
                found.push(format!("`hooksConfig.disabled` lists it in `{}`", file.display()));
            }
        }
        found
    }
}
