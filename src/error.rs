//! The one error type below the command edge: a stable code, what happened, and the next command to type.
//! The code decides the exit status; messages are lower case without a full stop, literals in backticks.

use std::fmt;

/// The result of everything below `cmd`.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Stable machine codes (`error.code` in JSON) and, through [`Code::exit_status`], exit statuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// No such session, checkpoint, proposal, path or revision.
    NotFound,
    /// The name is taken.
    Exists,
    /// Several things answer to the name.
    Ambiguous,
    /// A value that cannot be used.
    Invalid,
    /// Edits are in the way.
    Dirty,
    /// The repository's form cannot be worked with.
    Unsupported,
    /// There is no repository here.
    NotARepository,
    /// A configured limit was reached.
    Limit,
    /// The file system or `git` said no (full disk, permissions).
    Io,
    /// The command line is wrong.
    Usage,
    /// Merge conflicts.
    Conflict,
    /// Policy, scope or gate says no.
    Refused,
    /// A lock or a lost race: try again.
    Busy,
    /// What was decided on has moved since.
    Stale,
    /// A required check or hook failed.
    CheckFailed,
    /// A bug in tine.
    Internal,
    /// Ctrl-C.
    Interrupted,
}

impl Code {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Code::NotFound => "not_found",
            Code::Exists => "exists",
            Code::Ambiguous => "ambiguous",
            Code::Invalid => "invalid",
            Code::Dirty => "dirty",
            Code::Unsupported => "unsupported",
            Code::NotARepository => "not_a_repository",
            Code::Limit => "limit",
            Code::Io => "io",
            Code::Usage => "usage",
            Code::Conflict => "conflict",
            Code::Refused => "refused",
            Code::Busy => "busy",
            Code::Stale => "stale",
            Code::CheckFailed => "check_failed",
            Code::Internal => "internal",
            Code::Interrupted => "interrupted",
        }
    }

    /// The exit status of the process (`docs/exit-codes.md` lists them for users).
    pub fn exit_status(self) -> u8 {
        match self {
            Code::NotFound
            | Code::Exists
            | Code::Ambiguous
            | Code::Invalid
            | Code::Dirty
            | Code::Unsupported
            | Code::NotARepository
            | Code::Limit
            | Code::Io => 1,
            Code::Usage => 2,
            Code::Conflict => 3,
            Code::Refused => 4,
            Code::Busy => 5,
            Code::Stale => 6,
            Code::CheckFailed => 7,
            Code::Internal => 70,
            Code::Interrupted => 130,
        }
    }
}

/// What went wrong, why, and what to do next.
#[derive(Debug)]
pub struct Error {
    inner: Box<Inner>,
}

#[derive(Debug)]
struct Inner {
    code: Code,
    message: String,
    hints: Vec<String>,
    details: serde_json::Map<String, serde_json::Value>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
    exit_status: Option<u8>,
}

impl Error {
    /// An error with this code and message.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Error {
            inner: Box::new(Inner {
                code,
                message: message.into(),
                hints: Vec::new(),
                details: serde_json::Map::new(),
                source: None,
                exit_status: None,
            }),
        }
    }

    /// A broken assumption of our own.
    pub fn internal(message: impl Into<String>) -> Self {
        Error::new(Code::Internal, message)
    }

    /// Somebody asked to stop.
    pub fn interrupted() -> Self {
        Error::new(Code::Interrupted, "interrupted")
    }

    /// Adds a line that is printed after `hint: `.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.inner.hints.push(hint.into());
        self
    }

    /// Adds a field to `error.details` in JSON.
    #[must_use]
    pub fn detail(mut self, key: &str, value: impl Into<serde_json::Value>) -> Self {
        self.inner.details.insert(key.to_owned(), value.into());
        self
    }

    /// Adds the cause.
    #[must_use]
    pub fn because(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.inner.source = Some(source.into());
        self
    }

    /// Ends with another exit status than its code's: where a program could not be run, what a shell would say.
    #[must_use]
    pub fn exits_with(mut self, status: u8) -> Self {
        self.inner.exit_status = Some(status);
        self
    }

    /// The exit status of the process.
    pub fn exit_status(&self) -> u8 {
        self.inner.exit_status.unwrap_or(self.inner.code.exit_status())
    }

    /// The machine code.
    pub fn code(&self) -> Code {
        self.inner.code
    }

    /// The message without its causes.
    pub fn message(&self) -> &str {
        &self.inner.message
    }

    /// Commands to try next.
    pub fn hints(&self) -> &[String] {
        &self.inner.hints
    }

    /// Extra fields for scripts.
    pub fn details(&self) -> &serde_json::Map<String, serde_json::Value> {
        &self.inner.details
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.inner.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.inner.source.as_deref().map(|s| s as _)
    }
}

/// Gives a foreign error one of our codes and a sentence.
pub trait Context<T> {
    /// `io` error with this message.
    fn or_io(self, message: impl FnOnce() -> String) -> Result<T>;
    /// `internal` error with this message.
    fn or_internal(self, message: &str) -> Result<T>;
    /// An error with this code and message.
    fn or_code(self, code: Code, message: impl FnOnce() -> String) -> Result<T>;
}

impl<T, E: Into<Box<dyn std::error::Error + Send + Sync>>> Context<T> for Result<T, E> {
    fn or_io(self, message: impl FnOnce() -> String) -> Result<T> {
        self.or_code(Code::Io, message)
    }

    fn or_internal(self, message: &str) -> Result<T> {
        self.map_err(|e| Error::internal(message).because(e))
    }

    fn or_code(self, code: Code, message: impl FnOnce() -> String) -> Result<T> {
        self.map_err(|e| Error::new(code, message()).because(e))
    }
}

/// `1 file`, `2 files`.
pub fn count(n: usize, one: &str) -> String {
    format!("{n} {one}{}", if n == 1 { "" } else { "s" })
}
