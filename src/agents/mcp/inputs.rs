//! What each tool takes, and the call that it becomes. The comments on the fields are what a client reads about them. Schemas
//! refer to nothing, since not every client follows a reference.

use base64::Engine as _;
use rmcp::schemars::{self, JsonSchema};
use serde::Deserialize;

use crate::error::{Code, Error, Result};

use super::call::Call;

/// The input of a tool.
pub trait Input: for<'a> Deserialize<'a> + JsonSchema + 'static {
    /// The call that it stands for.
    fn call(self) -> Result<Call>;
}

/// What every tool takes beside its own.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Common {
    /// The session meant; by default the one whose workspace contains the directory
    pub session: Option<String>,
    /// The directory to act in, such as a session's workspace; by default the project's
    pub directory: Option<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// The session's name, of a-z 0-9 . _ -; by default made from the task
    name: Option<String>,
    /// What the session is for
    task: Option<String>,
    /// Start from this revision instead of the trunk's tip, such as source:NAME
    from: Option<String>,
    /// Turn the directory's worktree into the workspace instead of making one
    here: Option<bool>,
    /// Make no workspace: checkpoints come from edits
    no_workspace: Option<bool>,
    /// Tags of your own, each KEY=VALUE
    tags: Option<Vec<String>>,
}

impl Input for Start {
    fn call(self) -> Result<Call> {
        Ok(Call::of("start")
            .value("task", self.task)
            .value("from", self.from)
            .flag("here", self.here)
            .flag("no-workspace", self.no_workspace)
            .values("tag", self.tags)
            .operand(self.name))
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Status {}

impl Input for Status {
    fn call(self) -> Result<Call> {
        Ok(Call::of("status"))
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// The title; by default the prompt's first line
    message: Option<String>,
    /// The prompt that led here; secrets in it are redacted
    prompt: Option<String>,
    /// Why it is taken
    kind: Option<Kind>,
    /// The model that did the work
    model: Option<String>,
    /// Save only these files and folders
    paths: Option<Vec<String>>,
    /// Apply these edits to the session's tip, all or nothing, instead of saving the workspace
    edits: Option<Vec<Edit>>,
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[schemars(inline)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Prompt,
    Manual,
    Risk,
}

/// One edit: a path with its new content, or to be deleted
#[derive(Debug, Deserialize, serde::Serialize, JsonSchema)]
#[schemars(inline)]
#[serde(deny_unknown_fields)]
struct Edit {
    /// The file, from the repository's root
    path: String,
    /// Its new content
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<String>,
    /// Its new content, if that is not text
    #[serde(skip_serializing_if = "Option::is_none")]
    content_base64: Option<String>,
    /// Whether it goes
    #[serde(skip_serializing_if = "Option::is_none")]
    delete: Option<bool>,
    /// Its mode: 100644, 100755 or 120000
    #[serde(skip_serializing_if = "Option::is_none")]
    mode: Option<String>,
}

impl Input for Checkpoint {
    fn call(self) -> Result<Call> {
        let kind = self.kind.map(|kind| match kind {
            Kind::Prompt => "prompt",
            Kind::Manual => "manual",
            Kind::Risk => "risk",
        });
        let call = Call::of("checkpoint")
            .value("message", self.message)
            .value("kind", kind)
            .value("meta", self.model.map(|model| format!("model={model}")))
            .operands(self.paths);
        Ok(match (self.edits, self.prompt) {
            (Some(edits), prompt) => {
                let list = serde_json::to_vec(&edits).expect("texts are JSON");
                call.value("prompt", prompt).value("edits", Some("-")).stdin(list)
            }
            // A prompt may be longer than an argument can be.
            (None, Some(prompt)) => call.value("prompt-file", Some("-")).stdin(prompt),
            (None, None) => call,
        })
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// Show every live session
    all: Option<bool>,
    /// Show at most this many checkpoints of a session
    limit: Option<u32>,
    /// Show the operations, which undo takes back, instead of the checkpoints
    operations: Option<bool>,
}

impl Input for Log {
    fn call(self) -> Result<Call> {
        Ok(Call::of("log").flag("all", self.all).value("limit", self.limit).flag("ops", self.operations))
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Diff {
    /// Where the comparison starts: @ (the last checkpoint, the default), @3, NAME@2, trunk, proposal:NAME, a commit
    from: Option<String>,
    /// Where it ends; by default in the workspace as it is
    to: Option<String>,
    /// Only these paths (git pathspecs)
    paths: Option<Vec<String>>,
    /// Unchanged lines to show around a change
    context: Option<u32>,
}

impl Input for Diff {
    fn call(self) -> Result<Call> {
        let from = self.from.or_else(|| self.to.as_ref().map(|_| "@".to_owned()));
        Ok(Call::of("diff").value("context", self.context).revision(from)?.revision(self.to)?.operands(self.paths))
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Undo {
    /// How many steps to take; by default 1
    steps: Option<u32>,
    /// Take back this operation instead of the latest one
    operation: Option<String>,
    /// Say what would happen, and change nothing
    dry_run: Option<bool>,
}

impl Input for Undo {
    fn call(self) -> Result<Call> {
        Ok(Call::of("undo").count('n', self.steps).value("op", self.operation).flag("dry-run", self.dry_run))
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Redo {
    /// How many steps to take; by default 1
    steps: Option<u32>,
    /// Say what would happen, and change nothing
    dry_run: Option<bool>,
}

impl Input for Redo {
    fn call(self) -> Result<Call> {
        Ok(Call::of("redo").count('n', self.steps).flag("dry-run", self.dry_run))
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Restore {
    /// The wanted state: @3, @-, a change id, NAME@5 or any git revision
    revision: String,
    /// Restore only these files and folders
    paths: Option<Vec<String>>,
    /// Say what would happen, and change nothing
    dry_run: Option<bool>,
}

impl Input for Restore {
    fn call(self) -> Result<Call> {
        Ok(Call::of("restore").flag("dry-run", self.dry_run).operand(Some(self.revision)).operands(self.paths))
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fork {
    /// The checkpoint to start from; by default the latest
    revision: Option<String>,
    /// The new sessions' names
    names: Option<Vec<String>>,
    /// How many sessions to start, if they are not named
    count: Option<u32>,
    /// Make no workspaces
    no_workspace: Option<bool>,
}

impl Input for Fork {
    fn call(self) -> Result<Call> {
        Ok(Call::of("fork")
            .values("name", self.names)
            .count('n', self.count)
            .flag("no-workspace", self.no_workspace)
            .operand(self.revision))
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Compare {
    /// The sessions, two or more
    sessions: Vec<String>,
}

impl Input for Compare {
    fn call(self) -> Result<Call> {
        Ok(Call::of("compare").operands(Some(self.sessions)))
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Propose {
    /// What the change does and why; the first line is the title
    summary: Option<String>,
    /// The feature that the proposal is named after; by default the session
    name: Option<String>,
    /// Mark it as not ready: it cannot land yet
    draft: Option<bool>,
    /// Offer one commit that carries no prompts
    squash: Option<bool>,
}

impl Input for Propose {
    fn call(self) -> Result<Call> {
        Ok(Call::of("propose")
            .value("message", self.summary)
            .value("name", self.name)
            .flag("draft", self.draft)
            .flag("squash", self.squash))
    }
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[schemars(inline)]
#[serde(rename_all = "lowercase")]
enum NoteAction {
    Add,
    List,
    Resolve,
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[schemars(inline)]
#[serde(rename_all = "lowercase")]
enum NoteKind {
    Note,
    Todo,
    Question,
    Risk,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Take a note, list those that there are, or settle one
    action: NoteAction,
    /// What to say, or how it was settled
    text: Option<String>,
    /// The file, and its lines, that a new note is about: src/a.rs or src/a.rs:3-5; by default the session
    path: Option<String>,
    /// What a new note is for
    kind: Option<NoteKind>,
    /// The checkpoint that a new note is about
    on: Option<String>,
    /// The proposal that it is about, or whose notes are listed
    proposal: Option<String>,
    /// The note to settle: its id or the beginning of it
    id: Option<String>,
    /// List only those that nobody settled
    open: Option<bool>,
}

impl Input for Note {
    fn call(self) -> Result<Call> {
        let kind = self.kind.map(|kind| match kind {
            NoteKind::Note => "note",
            NoteKind::Todo => "todo",
            NoteKind::Question => "question",
            NoteKind::Risk => "risk",
        });
        Ok(match self.action {
            NoteAction::Add => Call::of("note add")
                .value("message", Some(needed("text", self.text)?))
                .value("kind", kind)
                .value("on", self.on)
                .value("proposal", self.proposal)
                .operand(self.path),
            NoteAction::List => Call::of("note list").flag("open", self.open).value("proposal", self.proposal),
            NoteAction::Resolve => {
                Call::of("note resolve").value("message", self.text).operand(Some(needed("id", self.id)?))
            }
        })
    }
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[schemars(inline)]
#[serde(rename_all = "lowercase")]
enum CacheAction {
    Get,
    Set,
    Cas,
    Del,
    List,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cache {
    /// Get, set or delete an entry, set it only if it is as expected, or list entries
    action: CacheAction,
    /// The entry's name
    key: Option<String>,
    /// The value to set
    value: Option<String>,
    /// The value to set, if it is not text
    value_base64: Option<String>,
    /// For cas: the hash of the value that has to be there, or none if there must be no entry
    expect: Option<String>,
    /// What a new value was derived from; by default the session's tip
    from: Option<String>,
    /// List only entries whose names begin like this
    prefix: Option<String>,
    /// List those of all sessions and of the trunk
    all: Option<bool>,
}

impl Input for Cache {
    fn call(self) -> Result<Call> {
        let key = |key: Option<String>| needed("key", key).map(Some);
        let call = match self.action {
            CacheAction::Get => return Ok(Call::of("cache get").operand(key(self.key)?)),
            CacheAction::Del => return Ok(Call::of("cache del").operand(key(self.key)?)),
            CacheAction::List => {
                return Ok(Call::of("cache list").value("prefix", self.prefix).flag("all", self.all));
            }
            CacheAction::Set => Call::of("cache set"),
            CacheAction::Cas => Call::of("cache cas").value("expect", Some(needed("expect", self.expect)?)),
        };
        let value = match (self.value, self.value_base64) {
            (Some(text), None) => text.into_bytes(),
            (None, Some(text)) => base64::engine::general_purpose::STANDARD
                .decode(text)
                .map_err(|e| Error::new(Code::Invalid, "`value_base64` is not base64").because(e))?,
            _ => return Err(Error::new(Code::Usage, "either `value` or `value_base64` is needed")),
        };
        Ok(call.value("from", self.from).operand(key(self.key)?).stdin(value))
    }
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[schemars(inline)]
#[serde(rename_all = "lowercase")]
enum LockAction {
    Lock,
    Unlock,
    List,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// Take locks, give your own back, or list who holds what
    action: LockAction,
    /// Paths as in a .gitignore, such as migrations/**; without any, the session is locked, or all of yours given back
    globs: Option<Vec<String>>,
    /// For how long, such as 30m or 2h
    ttl: Option<String>,
    /// Why; shown to whoever is refused
    reason: Option<String>,
}

impl Input for Lock {
    fn call(self) -> Result<Call> {
        Ok(match self.action {
            LockAction::Lock => {
                Call::of("lock").value("ttl", self.ttl).value("reason", self.reason).operands(self.globs)
            }
            LockAction::Unlock => Call::of("unlock").value("reason", self.reason).operands(self.globs),
            LockAction::List => Call::of("locks"),
        })
    }
}

fn needed(name: &str, value: Option<String>) -> Result<String> {
    value.ok_or_else(|| Error::new(Code::Usage, format!("`{name}` is needed")))
}
