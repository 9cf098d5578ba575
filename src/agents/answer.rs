//! What is said back to an agent, in its own form. An agent that has no form for something is not told in another's: an
//! unknown field makes some of them drop the whole answer.

use serde_json::{Map, Value, json};

use super::Agent;
use super::event::{Event, Kind};

/// What there is to say.
#[derive(Debug, Default)]
pub struct Answer {
    /// Let a person decide on the tool, for this reason.
    pub ask: Option<String>,
    /// For the person.
    pub tell: Option<String>,
    /// For the agent, beside the prompt.
    pub context: Option<String>,
}

/// An answer in an agent's form.
#[derive(Debug, PartialEq, Eq)]
pub struct Told {
    /// For standard output; none to say nothing there.
    pub stdout: Option<String>,
    /// What its form has no place for.
    pub stderr: Option<String>,
}

/// Whether an agent can be told something beside a prompt.
pub fn takes_context(agent: Agent) -> bool {
    matches!(agent, Agent::Claude | Agent::Codex | Agent::Gemini | Agent::Droid | Agent::Generic)
}

impl Answer {
    /// Puts it in the form of the agent that the event came from.
    pub fn for_event(self, event: &Event) -> Told {
        let has_messages =
            matches!(event.agent, Agent::Claude | Agent::Codex | Agent::Gemini | Agent::Droid | Agent::Generic);
        let mut document = Map::new();
        if let Some(why) = self.ask.as_deref().filter(|_| event.kind == Kind::ToolPre) {
            ask(event, why, &mut document);
        }
        let context = self.context.filter(|_| takes_context(event.agent) && event.kind == Kind::Prompt);
        if let Some(text) = context {
            let inside = json!({ "hookEventName": event.word, "additionalContext": text });
            match event.agent {
                Agent::Generic => document.insert("context".into(), text.into()),
                _ => document.insert("hookSpecificOutput".into(), inside),
            };
        }
        // Reasons of a decision are shown to the model; what a person reads is the message.
        let message: Vec<String> = self.ask.into_iter().chain(self.tell.clone()).collect();
        if has_messages && !message.is_empty() {
            document.insert("systemMessage".into(), message.join("\n").into());
        }
        Told {
            stdout: (!document.is_empty()).then(|| Value::Object(document).to_string()),
            stderr: self.tell.filter(|_| !has_messages),
        }
    }
}

fn ask(event: &Event, why: &str, document: &mut Map<String, Value>) {
    let mut set = |name: &str, value: Value| document.insert(name.to_owned(), value);
    match event.agent {
        Agent::Claude | Agent::Codex | Agent::Droid => {
            let decision = json!({
                "hookEventName": event.word,
                "permissionDecision": "ask",
                "permissionDecisionReason": why,
            });
            set("hookSpecificOutput", decision);
        }
        Agent::Copilot => {
            set("permissionDecision", "ask".into());
            set("permissionDecisionReason", why.into());
        }
        Agent::Cursor => {
            set("permission", "ask".into());
            set("user_message", why.into());
            set("agent_message", why.into());
        }
        Agent::Gemini | Agent::Generic | Agent::OpenCode => {
            set("decision", "ask".into());
            set("reason", why.into());
        }
    }
}
