//! A stand-in for a coding agent: sends the payloads of `tests/fixtures/hooks`, in the order in which the real one does.

use crate::support::{Call, Place, World};

/// All whose payloads there are.
pub const AGENTS: [&str; 8] = ["claude", "codex", "cursor", "gemini", "opencode", "copilot", "droid", "generic"];

/// An agent in a conversation.
#[derive(Clone)]
pub struct Player<'w> {
    place: Place<'w>,
    agent: &'static str,
    conversation: Option<String>,
    inside: Option<&'static str>,
}

impl<'w> Player<'w> {
    /// An agent that stands here.
    pub fn new(place: &Place<'w>, agent: &'static str) -> Player<'w> {
        Player { place: place.clone(), agent, conversation: None, inside: None }
    }

    /// An agent in the middle of its first turn, in which it has written `a.txt` so far.
    pub fn at_work(world: &'w World, agent: &'static str) -> (Place<'w>, Player<'w>) {
        let repo = world.repo();
        let player = Player::new(&repo, agent);
        player.prompt(1);
        repo.write("a.txt", "1\n");
        (repo, player)
    }

    /// The same agent in another conversation.
    pub fn again(&self, conversation: &str) -> Player<'w> {
        Player { conversation: Some(conversation.to_owned()), ..self.clone() }
    }

    /// Started inside of a session, as by `tine run`.
    pub fn inside(self, session: &'static str) -> Player<'w> {
        Player { inside: Some(session), ..self }
    }

    /// The name that its checkpoints carry.
    pub fn name(&self) -> &'static str {
        match self.agent {
            "claude" => "claude-code",
            "gemini" => "gemini-cli",
            "copilot" => "copilot-cli",
            "generic" => "my-agent",
            agent => agent,
        }
    }

    fn ids(&self) -> (&'static str, &'static str) {
        match self.agent {
            "claude" => ("5e551013-0000-4000-8000-000000000001", "7a2f0000-0000-4000-8000-000000000001"),
            "codex" => ("0197c0de-0000-7000-8000-000000000001", "0197c0de-0000-7000-8000-0000000000aa"),
            "cursor" => ("c0450000-0000-4000-8000-000000000001", "9e4e0000-0000-4000-8000-000000000001"),
            "gemini" => ("9e314141-0000-4000-8000-000000000001", "-"),
            "opencode" => ("ses_5e5510130001", "msg_7a2f00000001"),
            "copilot" => ("c0917000-0000-4000-8000-000000000001", "-"),
            "droid" => ("d401d000-0000-4000-8000-000000000001", "-"),
            _ => ("run-1", "turn-1"),
        }
    }

    /// Its id of the conversation.
    pub fn session(&self) -> String {
        self.conversation.clone().unwrap_or_else(|| self.ids().0.to_owned())
    }

    /// Its id of a prompt.
    pub fn turn(&self, n: usize) -> String {
        format!("turn-id-{n}-{}", self.session())
    }

    /// A payload as a file has it, from where this agent stands.
    pub fn fixture(&self, name: &str, n: usize) -> String {
        let file = format!("{}/tests/fixtures/hooks/{}/2026-11/{name}.json", env!("CARGO_MANIFEST_DIR"), self.agent);
        let text = std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{file}: {e}"));
        let (session, turn) = self.ids();
        text.replace(&format!("\"{turn}\""), &format!("\"{}\"", self.turn(n)))
            .replace(&format!("\"{session}\""), &format!("\"{}\"", self.session()))
            .replace("/work/repo", &self.place.path.display().to_string())
            .replace("Add a greeting", &format!("Prompt {n}"))
    }

    /// A call with the payload of a file. It stands anywhere: only the payload says where the agent is.
    pub fn call(&self, name: &str, n: usize) -> Call {
        self.call_as(self.agent, name, n)
    }

    /// The same under the word of another agent, whose configuration this one has read.
    pub fn call_as(&self, agent: &str, name: &str, n: usize) -> Call {
        let word = name.split_once('@').map(|(_, word)| word);
        let text = self.fixture(name, n);
        let call = self.place.world.at_root().tine(["hook", agent].into_iter().chain(word)).stdin(text);
        match self.inside {
            Some(session) => call.env("TINE_SESSION", session),
            None => call,
        }
    }

    /// Sends it, and nothing is said.
    #[track_caller]
    pub fn send(&self, name: &str, n: usize) {
        let ran = self.call(name, n).ok();
        assert_eq!(ran.stdout, "", "{ran}");
        assert!(ran.stderr.lines().all(|line| line.starts_with("note: ")), "{ran}");
    }

    /// The file of an event.
    pub fn file(&self, event: &str) -> String {
        let word = match (self.agent, event) {
            ("copilot", "session-start") => "@sessionStart",
            ("copilot", "prompt") => "@userPromptSubmitted",
            ("copilot", "write-pre" | "shell-pre") => "@preToolUse",
            ("copilot", "write-post" | "shell-post") => "@postToolUse",
            ("copilot", "turn-end") => "@agentStop",
            ("copilot", "session-end") => "@sessionEnd",
            ("opencode", "session-start" | "turn-end" | "session-end") => "@event",
            ("opencode", "prompt") => "@chat.message",
            ("opencode", "write-pre") => "@tool-pre",
            ("opencode", "write-post") => "@tool-post",
            ("opencode", "shell-pre") => "@tool.execute.before",
            ("opencode", "shell-post") => "@tool.execute.after",
            _ => "",
        };
        format!("{event}{word}")
    }

    /// The agent begins.
    #[track_caller]
    pub fn begin(&self) {
        self.send(&self.file("session-start"), 0);
    }

    /// A prompt.
    #[track_caller]
    pub fn prompt(&self, n: usize) {
        self.send(&self.file("prompt"), n);
    }

    /// A file is written and a command run.
    #[track_caller]
    pub fn tools(&self) {
        for event in ["write-pre", "write-post", "shell-pre", "shell-post"] {
            self.send(&self.file(event), 0);
        }
    }

    /// The turn is over.
    #[track_caller]
    pub fn end(&self, n: usize) {
        self.send(&self.file("turn-end"), n);
    }

    /// The agent ends.
    #[track_caller]
    pub fn leave(&self) {
        self.send(&self.file("session-end"), 0);
    }
}
