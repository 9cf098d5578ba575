//! Leases as they are kept: one small document below the git directory, local to this clone. It is read without a lock,
//! and written whole under the publish lock, so that a crash leaves the old or the new one.

use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};
use crate::git::Repo;

use super::super::document;
use super::super::ids::SessionId;
use super::super::pending::PublishLock;
use super::super::store::Store;

/// Newest form of the document that this version writes and understands.
const VERSION: u32 = 1;

/// What a lease keeps others from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hold {
    /// Changing paths, in any session.
    Paths,
    /// Writing in a session at all.
    Session,
    /// Writing in a session beside its writer; taken by every checkpoint, never by hand.
    Writer,
}

impl Hold {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Hold::Paths => "paths",
            Hold::Session => "session",
            Hold::Writer => "writer",
        }
    }
}

/// A lease.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lease {
    /// Its name: eight letters, or of a writer's lease the operation that took it.
    pub id: String,
    /// What it keeps others from.
    pub hold: Hold,
    /// The paths, of a lease on paths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The session it is about, or in which its holder works; none for a lease on paths taken outside of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<SessionId>,
    /// Who holds it.
    pub actor: String,
    /// The one whose names are all one to leases; see [`Actor::hand`](super::super::actor::Actor::hand).
    pub hand: String,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// When it was taken.
    pub taken_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Timestamp,
}

/// A lease as scripts read it.
#[derive(Debug, Clone, Serialize)]
pub struct LockDoc {
    /// Its name.
    pub id: String,
    /// `paths`, `session` or `writer`.
    pub hold: &'static str,
    /// The paths; null for a whole session.
    pub pattern: Option<String>,
    /// The session.
    pub session: Option<String>,
    /// Who holds it.
    pub actor: String,
    /// Why.
    pub reason: Option<String>,
    /// When it was taken.
    pub taken_at: String,
    /// When it ends by itself.
    pub expires_at: String,
}

impl Lease {
    /// What was locked by hand, in one line; none for the place of a writer, which nobody asked for.
    pub fn named(&self) -> Option<String> {
        match self.hold {
            Hold::Paths => self.pattern.clone(),
            Hold::Session => Some(format!("session {}", self.session.as_ref()?)),
            Hold::Writer => None,
        }
    }

    /// As scripts read it.
    pub fn document(&self) -> LockDoc {
        LockDoc {
            id: self.id.clone(),
            hold: self.hold.as_str(),
            pattern: self.pattern.clone(),
            session: self.session.as_ref().map(ToString::to_string),
            actor: self.actor.clone(),
            reason: self.reason.clone(),
            taken_at: document::time(self.taken_at),
            expires_at: document::time(self.expires_at),
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    version: u32,
    #[serde(default, rename = "lease", skip_serializing_if = "Vec::is_empty")]
    leases: Vec<Lease>,
}

fn place(repo: &Repo) -> PathBuf {
    repo.tine_dir().join("leases.toml")
}

/// The document's text; empty where nobody ever took a lease.
fn text(repo: &Repo) -> Result<String> {
    let file = place(repo);
    match std::fs::read_to_string(&file) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        read => read.or_io(|| format!("cannot read `{}`", file.display())),
    }
}

/// All leases that are written down, those that have ended included.
pub fn read(repo: &Repo) -> Result<Vec<Lease>> {
    let text = text(repo)?;
    if text.is_empty() {
        return Ok(Vec::new());
    }
    parse(&text).map_err(|e| {
        let file = place(repo);
        let hint = format!("rm '{}'   # nobody holds anything then; no work is kept there", file.display());
        if e.code() == Code::Unsupported { e } else { e.hint(hint) }
    })
}

fn parse(text: &str) -> Result<Vec<Lease>> {
    #[derive(Deserialize)]
    struct Versioned {
        version: u32,
    }
    let damaged = || "the leases in `leases.toml` cannot be read".to_owned();
    let form: Versioned = toml::from_str(text).or_io(damaged)?;
    if form.version > VERSION {
        let message =
            format!("the leases were written by a newer tine (form {}, this one knows {VERSION})", form.version);
        return Err(Error::new(Code::Unsupported, message).hint("upgrade tine"));
    }
    let document: Document = toml::from_str(text).or_io(damaged)?;
    Ok(document.leases)
}

/// Changes the leases under the publish lock. Those that have ended are gone when `change` sees them.
pub fn edit<T>(store: &Store, change: impl FnOnce(&mut Vec<Lease>) -> Result<T>) -> Result<T> {
    let _lock = PublishLock::at(&store.repo.tine_dir())?;
    edit_locked(store, change)
}

/// The same for a caller who holds the publish lock.
pub fn edit_locked<T>(store: &Store, change: impl FnOnce(&mut Vec<Lease>) -> Result<T>) -> Result<T> {
    let before = read(&store.repo)?;
    let now = store.clock.now();
    let mut leases: Vec<Lease> = before.iter().filter(|l| l.expires_at > now).cloned().collect();
    let done = change(&mut leases)?;
    if leases != before {
        let document = Document { version: VERSION, leases };
        let text = toml::to_string(&document).or_internal("cannot write the leases")?;
        let file = place(&store.repo);
        durable::replace(&file, text.as_bytes()).or_io(|| format!("cannot write `{}`", file.display()))?;
    }
    Ok(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A stored document of form 1: later versions must go on reading it.
    const FORM_1: &str = "version = 1\n\n[[lease]]\nid = \"bcdfghjk\"\nhold = \"paths\"\npattern = \"src/**\"\nsession = \"fix\"\nactor = \"agent/codex\"\nhand = \"agent/codex\"\nreason = \"moving files\"\ntaken_at = \"2026-01-02T03:04:05Z\"\nexpires_at = \"2026-01-02T03:34:05Z\"\n\n[[lease]]\nid = \"0123456789ab\"\nhold = \"writer\"\nsession = \"fix\"\nactor = \"agent/codex/tests\"\nhand = \"agent/codex\"\ntaken_at = \"2026-01-02T03:04:05Z\"\nexpires_at = \"2026-01-02T03:19:05Z\"\n";

    #[test]
    fn golden_form_1() {
        let leases = parse(FORM_1).expect("readable");
        assert_eq!((leases[0].hold, leases[1].hold), (Hold::Paths, Hold::Writer));
        assert_eq!(toml::to_string(&Document { version: 1, leases }).expect("writable"), FORM_1);
    }

    #[test]
    fn newer_forms_and_surprises_are_refused() {
        let newer = FORM_1.replace("version = 1", "version = 2\nsurprise = true");
        assert_eq!(parse(&newer).expect_err("refused").code(), Code::Unsupported);
        let odd = FORM_1.replace("reason", "raison");
        assert_eq!(parse(&odd).expect_err("refused").code(), Code::Io);
    }
}
