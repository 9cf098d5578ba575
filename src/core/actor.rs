//! Who acts. A name such as `alice` or `agent/claude-code`; what it may do is the gate's question.

use crate::clock::Clock;
use crate::error::{Code, Error, Result};
use crate::git::Signature;

use super::ids::slug;

/// Who acts in this call.
#[derive(Debug, Clone)]
pub struct Actor {
    /// `alice`, `agent/claude-code`.
    pub name: String,
    /// The agent whose environment this process runs in, whatever name was given.
    pub inside_agent: Option<String>,
    /// Name and address commits are written with.
    pub display_name: String,
    /// Address commits are written with.
    pub email: String,
}

impl Actor {
    /// Checks a name given by hand: words of `A-Z a-z 0-9 . _ @ -` with single slashes between them.
    pub fn check_name(name: &str) -> Result<()> {
        let part = |p: &str| {
            !p.is_empty() && p.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '@' | '+'))
        };
        if name.len() <= 100 && name.split('/').all(part) {
            return Ok(());
        }
        let shown: String = name.chars().take(80).collect();
        Err(Error::new(Code::Invalid, format!("`{shown}` cannot be the name of an actor"))
            .hint("use letters, digits and . _ @ + -, as in `alice` or `agent/claude-code`"))
    }

    /// The actor: a given name, else the agent around us, else git's user.
    pub fn new(
        given: Option<&str>,
        agent: Option<&str>,
        git_name: Option<&str>,
        git_email: Option<&str>,
    ) -> Result<Self> {
        let person = git_name.map(|n| slug(n, 64)).filter(|n| !n.is_empty());
        let name = match (given, agent) {
            (Some(given), _) => {
                Actor::check_name(given)?;
                given.to_owned()
            }
            (None, Some(agent)) => format!("agent/{agent}"),
            (None, None) => person.clone().unwrap_or_else(|| "unknown".to_owned()),
        };
        let own = person.as_deref() == Some(name.as_str());
        let display_name = match (own, git_name) {
            (true, Some(full)) => full.to_owned(),
            _ => name.clone(),
        };
        let email = match (own, git_email) {
            (true, Some(email)) => email.to_owned(),
            _ => format!("{}@tine.invalid", name.replace('/', ".")),
        };
        Ok(Actor { name, inside_agent: agent.map(str::to_owned), display_name, email })
    }

    /// Whether this is an agent, by name or by where it runs.
    pub fn is_agent(&self) -> bool {
        is_agent_name(&self.name) || self.inside_agent.is_some()
    }

    /// The one that this actor is to leases, which do not tell an agent from those that it started.
    pub fn hand(&self) -> String {
        match &self.inside_agent {
            Some(agent) if !is_agent_name(&self.name) => hand_of(&format!("agent/{agent}")),
            _ => hand_of(&self.name),
        }
    }

    /// The agent to note on a checkpoint, if one acts.
    pub fn agent(&self) -> Option<String> {
        self.name.strip_prefix("agent/").map(str::to_owned).or_else(|| self.inside_agent.clone())
    }

    /// Name, address and time for a commit made now.
    pub fn signature(&self, clock: &Clock) -> Signature {
        Signature {
            name: self.display_name.clone(),
            email: self.email.clone(),
            seconds: clock.now().as_second(),
            offset: clock.offset(),
        }
    }
}

/// Whether a recorded name is an agent's. Case never makes a person of one.
pub fn is_agent_name(name: &str) -> bool {
    name.to_ascii_lowercase().starts_with("agent/")
}

/// The one that a recorded name stands for: `agent/claude-code/tests` and `agent/claude-code` are one. People are told
/// apart by their whole names.
pub fn hand_of(name: &str) -> String {
    if !is_agent_name(name) {
        return name.to_owned();
    }
    let name = name.to_ascii_lowercase();
    name.split('/').take(2).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_acts() {
        let person = Actor::new(None, None, Some("Ada Lovelace"), Some("ada@example.org")).expect("valid");
        assert_eq!((person.name.as_str(), person.email.as_str()), ("ada-lovelace", "ada@example.org"));
        assert!(!person.is_agent());
        let agent = Actor::new(None, Some("claude-code"), Some("Ada"), None).expect("valid");
        assert_eq!(agent.name, "agent/claude-code");
        assert!(agent.is_agent());
        let renamed = Actor::new(Some("ada"), Some("codex"), Some("Ada"), None).expect("valid");
        assert!(renamed.is_agent(), "a name does not make a person of an agent's shell");
        assert!(Actor::new(Some("a\nb"), None, None, None).is_err());
        assert!(is_agent_name("Agent/x"));
        assert_eq!((renamed.hand().as_str(), agent.hand().as_str()), ("agent/codex", "agent/claude-code"));
        assert_eq!(hand_of("Agent/x/tests/deep"), "agent/x");
        assert_eq!(hand_of("team/bob"), "team/bob");
    }
}
