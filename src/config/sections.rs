//! The settings as the rest of the house reads them: one struct for each section, units in the types.
//! Holds no defaults: the table of keys does.

use std::time::Duration;

use super::{ColorChoice, GraphStyle, HookStart, LandMethod, Pasted, PromptKeep, ReviewView, Template};

/// `start.*`: new sessions.
#[derive(Debug, Clone)]
pub struct Start {
    /// Where workspaces go.
    pub path: Template,
    /// Ports for what runs in them.
    pub ports: Ports,
    /// Whether ignored files are copied into them.
    pub seed: bool,
    /// How many are made ahead of time.
    pub pool: u16,
}

/// `start.ports.*`.
#[derive(Debug, Clone, Copy)]
pub struct Ports {
    /// First port.
    pub base: u16,
    /// Ports for each session.
    pub size: u16,
}

/// `checkpoint.*`.
#[derive(Debug, Clone, Copy)]
pub struct Checkpoint {
    /// Bytes up to which an untracked file is taken.
    pub max_file_size: u64,
    /// Bytes of new content in all.
    pub max_total_size: u64,
    /// Whether what looks like a credential is taken.
    pub include_secrets: bool,
}

/// `prompt.*`.
#[derive(Debug, Clone, Copy)]
pub struct Prompt {
    /// How much of a prompt is kept.
    pub keep: PromptKeep,
    /// What becomes of pasted bodies.
    pub pasted: Pasted,
}

/// `hooks.*`: what agents' hooks do.
#[derive(Debug, Clone)]
pub struct Hooks {
    /// What a first prompt begins.
    pub start: HookStart,
    /// How long files may be looked at.
    pub budget: Duration,
    /// Commands before which unsaved work is saved.
    pub risky: String,
    /// Whether a person is asked about writes that leave the workspace.
    pub ask: bool,
}

/// `land.*`.
#[derive(Debug, Clone, Copy)]
pub struct Land {
    /// How a proposal reaches the trunk.
    pub method: LandMethod,
    /// Whether git's hooks run.
    pub hooks: bool,
    /// Whether the workspace stays.
    pub keep_workspace: bool,
}

/// `review.*`.
#[derive(Debug, Clone, Copy)]
pub struct Review {
    /// The review's form.
    pub view: ReviewView,
}

/// `ui.*`.
#[derive(Debug, Clone)]
pub struct Ui {
    /// When to use colours.
    pub color: ColorChoice,
    /// The program for long output.
    pub pager: Option<String>,
    /// Whether code is coloured.
    pub highlight: bool,
    /// The graph's characters.
    pub graph: GraphStyle,
}

/// `diff.*`.
#[derive(Debug, Clone, Copy)]
pub struct Diff {
    /// Unchanged lines around a change.
    pub context: u32,
    /// Bytes up to which a file is compared by lines.
    pub max_file_size: u64,
    /// Lines in the whole document.
    pub max_lines: usize,
}

/// `log.*`.
#[derive(Debug, Clone, Copy)]
pub struct Log {
    /// Checkpoints shown.
    pub limit: usize,
}

/// `cache.*`.
#[derive(Debug, Clone, Copy)]
pub struct Cache {
    /// Bytes of one entry.
    pub max_value_size: u64,
    /// Bytes of all entries.
    pub max_total_size: u64,
    /// How long entries are kept.
    pub keep: Duration,
}

/// `lock.*`.
#[derive(Debug, Clone, Copy)]
pub struct Lock {
    /// How long a lock lasts.
    pub ttl: Duration,
}

/// `session.*`.
#[derive(Debug, Clone, Copy)]
pub struct Session {
    /// How long a checkpoint's actor stays the session's writer.
    pub writer_lease: Duration,
}

/// `hints.*`: from where on something is said; 0 never.
#[derive(Debug, Clone, Copy)]
pub struct Hints {
    /// Changed files without a checkpoint.
    pub unsaved_files: usize,
    /// Age of the latest checkpoint.
    pub unsaved_after: Duration,
    /// Checkpoints without a proposal.
    pub checkpoints: usize,
    /// Changed files.
    pub files: usize,
    /// Directories at the top.
    pub areas: usize,
}

/// `maintenance.*`.
#[derive(Debug, Clone, Copy)]
pub struct Maintenance {
    /// Whether git's housekeeping starts by itself.
    pub auto: bool,
    /// Loose objects.
    pub loose_objects: usize,
    /// Packs.
    pub packs: usize,
}

/// `sync.*`.
#[derive(Debug, Clone)]
pub struct Sync {
    /// The remote that is meant.
    pub remote: Option<String>,
}

/// `retention.*`.
#[derive(Debug, Clone, Copy)]
pub struct Retention {
    /// Without activity for this long a session is idle.
    pub idle_after: Duration,
    /// Landed sessions.
    pub landed: Duration,
    /// Rejected proposals.
    pub rejected: Duration,
    /// Discarded sessions.
    pub discarded: Duration,
    /// Entries of the operation log.
    pub operations: Duration,
}
