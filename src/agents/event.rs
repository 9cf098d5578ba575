//! What happened in a coding agent, in one form for all of them. Knows nothing of sessions and checkpoints, and keeps no
//! field that nobody reads.

use std::path::PathBuf;

use super::Agent;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The agent began, or went on with an earlier conversation.
    SessionStart,
    /// Somebody asked for something.
    Prompt,
    /// The words of a prompt that was announced without them.
    Words,
    /// A tool is about to run.
    ToolPre,
    /// A tool has run.
    ToolPost,
    /// The agent is done with what was asked, or gave it up.
    TurnEnd,
    /// It set another agent to work.
    SubagentStart,
    /// That one is done.
    SubagentEnd,
    /// The agent ends.
    SessionEnd,
    /// It asks for a worktree.
    WorktreeCreate,
    /// It is done with one.
    WorktreeRemove,
}

impl Kind {
    const ALL: [Kind; 11] = [
        Kind::SessionStart,
        Kind::Prompt,
        Kind::Words,
        Kind::ToolPre,
        Kind::ToolPost,
        Kind::TurnEnd,
        Kind::SubagentStart,
        Kind::SubagentEnd,
        Kind::SessionEnd,
        Kind::WorktreeCreate,
        Kind::WorktreeRemove,
    ];

    /// The word of the protocol that `tine hook generic` speaks.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::SessionStart => "session-start",
            Kind::Prompt => "prompt",
            Kind::Words => "words",
            Kind::ToolPre => "tool-pre",
            Kind::ToolPost => "tool-post",
            Kind::TurnEnd => "turn-end",
            Kind::SubagentStart => "subagent-start",
            Kind::SubagentEnd => "subagent-end",
            Kind::SessionEnd => "session-end",
            Kind::WorktreeCreate => "worktree-create",
            Kind::WorktreeRemove => "worktree-remove",
        }
    }

    /// From that word.
    pub fn of_word(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// An event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The agent whose form the payload has; answers have the same.
    pub agent: Agent,
    /// The name that checkpoints carry.
    pub name: String,
    /// What happened.
    pub kind: Kind,
    /// The event in the agent's own word, for its answers.
    pub word: String,
    /// The agent's id of the conversation.
    pub session: String,
    /// The conversation that this one is a part of.
    pub parent: Option<String>,
    /// The agent's id of the prompt.
    pub turn: Option<String>,
    /// What was asked for.
    pub prompt: Option<String>,
    /// Where the agent stands.
    pub cwd: Option<PathBuf>,
    /// The tool.
    pub tool: Option<Tool>,
    /// The agent within the agent that this is about.
    pub subagent: Option<String>,
    /// The model.
    pub model: Option<String>,
    /// Why the turn ended early.
    pub error: Option<String>,
    /// The name of the worktree that is wanted, or the path of the one that is not any more.
    pub worktree: Option<String>,
}

/// A tool at work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tool {
    /// Its name.
    pub name: String,
    /// The command line that it runs.
    pub command: Option<String>,
    /// The files that it writes, as named.
    pub paths: Vec<PathBuf>,
}

impl Tool {
    /// Whether it may change files.
    pub fn writes(&self) -> bool {
        self.command.is_some() || !self.paths.is_empty()
    }
}
