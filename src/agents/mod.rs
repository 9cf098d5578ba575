//! Coding agents. Knows them by their environment or by their program; never reads the environment itself.

pub mod answer;
pub mod event;
pub mod guide;
pub mod hook;
pub mod install;
pub mod isolated;
mod marked;
#[cfg(feature = "mcp")]
pub mod mcp;
pub mod payload;
pub mod run;

mod claude;
pub mod codex;
mod copilot;
mod cursor;
mod droid;
mod gemini;
mod generic;
mod opencode;
mod tool;

/// A coding agent whose hooks are known, and any other that speaks the protocol of `generic`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Agent {
    /// Claude Code.
    Claude,
    /// Codex.
    Codex,
    /// Cursor: the editor and its command line.
    Cursor,
    /// Gemini CLI.
    Gemini,
    /// OpenCode.
    OpenCode,
    /// GitHub Copilot CLI.
    Copilot,
    /// Factory Droid.
    Droid,
    /// Any other program.
    Generic,
}

impl Agent {
    /// All, in the order in which they are listed.
    pub const ALL: [Self; 8] = [
        Self::Claude,
        Self::Codex,
        Self::Cursor,
        Self::Gemini,
        Self::OpenCode,
        Self::Copilot,
        Self::Droid,
        Self::Generic,
    ];

    /// The word on the command line: `tine hook claude`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Claude => "claude",
            Self::Codex => "codex",
            Self::Cursor => "cursor",
            Self::Gemini => "gemini",
            Self::OpenCode => "opencode",
            Self::Copilot => "copilot",
            Self::Droid => "droid",
            Self::Generic => "generic",
        }
    }

    /// The name that its checkpoints carry, and its actor after `agent/`. A generic one says its own.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Claude => "claude-code",
            Self::Gemini => "gemini-cli",
            Self::Copilot => "copilot-cli",
            _ => self.word(),
        }
    }

    /// The agent that somebody means: by its word or by its name.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|agent| agent.word() == word || agent.name() == word)
    }
}

/// Environment variables that name a coding agent around us, most specific first. A variable counts when it is set and
/// not empty or `0`.
const MARKS: &[(&str, &str)] = &[
    ("CLAUDECODE", "claude-code"),
    ("CODEX_THREAD_ID", "codex"),
    ("CODEX_SANDBOX", "codex"),
    ("CURSOR_AGENT", "cursor"),
    ("GEMINI_CLI", "gemini-cli"),
    ("OPENCODE", "opencode"),
    ("COPILOT_AGENT", "copilot-cli"),
    ("FACTORY_DROID", "droid"),
    ("GOOSE_TERMINAL", "goose"),
    ("AIDER_CHAT", "aider"),
];

/// The agent whose environment this is: `TINE_AGENT` by name, else the first mark found.
pub fn detect(env: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let set = |name: &str| env(name).filter(|v| !v.is_empty() && v != "0");
    if let Some(name) = set("TINE_AGENT") {
        return clean_name(&name);
    }
    MARKS.iter().find(|(variable, _)| set(variable).is_some()).map(|(_, agent)| (*agent).to_owned())
}

/// What of a text can be an agent's name.
fn clean_name(text: &str) -> Option<String> {
    let kept = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let name: String = text.chars().filter(kept).take(64).collect();
    (!name.is_empty()).then(|| name.to_ascii_lowercase())
}

/// Programs that are coding agents, by the last part of their path.
const PROGRAMS: &[(&str, &str)] = &[
    ("claude", "claude-code"),
    ("codex", "codex"),
    ("cursor-agent", "cursor"),
    ("gemini", "gemini-cli"),
    ("opencode", "opencode"),
    ("copilot", "copilot-cli"),
    ("droid", "droid"),
    ("goose", "goose"),
    ("aider", "aider"),
];

/// The agent that a program is, by its name or path.
pub fn of_program(word: &str) -> Option<String> {
    let name = word.rsplit('/').next().unwrap_or_default();
    PROGRAMS.iter().find(|(program, _)| *program == name).map(|(_, agent)| (*agent).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agents_are_known_by_their_environment() {
        let with =
            |name: &'static str, value: &'static str| move |asked: &str| (asked == name).then(|| value.to_owned());
        assert_eq!(detect(&with("CLAUDECODE", "1")).as_deref(), Some("claude-code"));
        assert_eq!(detect(&with("CLAUDECODE", "0")), None);
        assert_eq!(detect(&with("TINE_AGENT", "My Agent\n")).as_deref(), Some("myagent"));
        assert_eq!(detect(&with("HOME", "/x")), None);
        assert_eq!(of_program("/usr/bin/claude").as_deref(), Some("claude-code"));
        assert_eq!(of_program("claude.sh"), None);
        for agent in Agent::ALL {
            assert_eq!((Agent::of_word(agent.word()), Agent::of_word(agent.name())), (Some(agent), Some(agent)));
        }
        assert_eq!(Agent::of_word("cobol"), None);
    }
}
