//! Claude Code: `.claude/settings.json`. The command goes through its shell: releases before 2.1.139, and the agents that
//! read this file as well, pass over `args`, and would run `tine` alone, whose exit status stops what the user asked for.

use std::path::Path;

use serde_json::{Value, json};

use super::entries::Entries;
use super::{Agent, Caller, Content, Installer, Places, Target, groups, setting};

pub(super) struct Claude;

const EVENTS: [(&str, Option<&str>); 8] = [
    ("SessionStart", None),
    ("UserPromptSubmit", None),
    ("PreToolUse", Some("Bash|Write|Edit|MultiEdit|NotebookEdit")),
    ("Stop", None),
    ("StopFailure", None),
    ("SubagentStart", None),
    ("SubagentStop", None),
    ("SessionEnd", None),
];
/// Whoever answers these makes the worktrees that Claude Code works in: it has none where `tine` is missing.
const WORKTREES: [(&str, Option<&str>); 2] = [("WorktreeCreate", None), ("WorktreeRemove", None)];

impl Installer for Claude {
    fn programs(&self) -> &'static [&'static str] {
        &["claude"]
    }

    fn marks(&self) -> &'static [&'static str] {
        &[".claude", "CLAUDE.md"]
    }

    fn project(&self) -> &'static str {
        ".claude/settings.json"
    }

    fn user(&self, places: &Places) -> Option<Target> {
        match (places.env)("CLAUDE_CONFIG_DIR") {
            Some(dir) => Some(Target::new(dir, "settings.json")),
            None => Some(Target::new(places.home.clone()?, ".claude/settings.json")),
        }
    }

    fn content(&self, caller: &Caller) -> Content {
        let handler = json!({ "type": "command", "command": caller.line(Agent::Claude), "timeout": 20 });
        let mut hooks = groups(&EVENTS, &handler);
        if caller.worktrees {
            // A checkout of a large repository takes its time.
            let patient = json!({ "type": "command", "command": caller.line(Agent::Claude), "timeout": 600 });
            hooks.extend(groups(&WORKTREES, &patient));
        }
        Content::Entries(Entries { hooks, beside: None })
    }

    fn obstacles(&self, places: &Places, read: &dyn Fn(&Path) -> Option<String>) -> Vec<String> {
        let user = self.user(places).map(|target| target.file());
        let project = places
            .project
            .iter()
            .flat_map(|root| ["settings.json", "settings.local.json"].map(|name| root.join(".claude").join(name)));
        let switched_off =
            |file: &std::path::PathBuf| setting(read(file), "disableAllHooks") == Some(Value::Bool(true));
        let files = user.into_iter().chain(project).filter(switched_off);
        files.map(|file| format!("`disableAllHooks` is true in `{}`", file.display())).collect()
    }
}
