//! What is worth saying about a session before it becomes a burden: idle, behind, long without a checkpoint or a proposal,
//! large, spread over unrelated places. Facts with numbers; the words are the command line's. Never looks further than its
//! caller has looked already.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use crate::git::{BString, ByteSlice as _};

use super::document::SessionDoc;
use super::gate;
use super::status::Status;
use super::store::Store;

/// From where on there is something to say; 0 never.
#[derive(Debug, Clone, Copy)]
pub struct Thresholds {
    /// Files that no checkpoint has.
    pub unsaved_files: usize,
    /// Age of the latest checkpoint while there are unsaved changes.
    pub unsaved_after: SignedDuration,
    /// Checkpoints without a proposal.
    pub checkpoints: usize,
    /// Files that a session changes.
    pub files: usize,
    /// Directories at the top that a session works in.
    pub areas: usize,
}

/// Something worth saying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// Nobody worked in it since then.
    Idle { since: Timestamp, behind: usize },
    /// The trunk went on.
    Behind(usize),
    /// Many changes, or old ones, are in no checkpoint.
    Unsaved { files: usize, since: Timestamp },
    /// Many checkpoints, and nothing proposed.
    Unproposed(usize),
    /// It changes many files.
    Large { files: usize, most: usize },
    /// It works in many places.
    Scattered(BTreeSet<BString>),
}

/// What the session's own document tells.
pub fn of_session(store: &Store, session: &SessionDoc) -> Vec<Hint> {
    let mut hints = Vec::new();
    let is_live = matches!(session.state, "active" | "proposed");
    if session.idle {
        hints.push(Hint::Idle { since: last_activity(session), behind: session.behind });
    } else if is_live && session.behind > 0 {
        hints.push(Hint::Behind(session.behind));
    }
    let most = store.settings.hints.checkpoints;
    if session.state == "active" && session.proposal.is_none() && over(session.checkpoints, most) {
        hints.push(Hint::Unproposed(session.checkpoints));
    }
    hints
}

/// What its files tell beside that.
pub fn of_work(store: &Store, status: &Status, session: &SessionDoc) -> Vec<Hint> {
    let limits = &store.settings.hints;
    let mut hints = Vec::new();
    let (files, since) = (status.changes.len(), last_activity(session));
    let is_old = !limits.unsaved_after.is_zero() && store.clock.now().duration_since(since) > limits.unsaved_after;
    if files > 0 && (is_old || over(files, limits.unsaved_files)) {
        hints.push(Hint::Unsaved { files, since });
    }
    let most = [limits.files, gate::most_files(store).unwrap_or(0)].into_iter().filter(|most| *most > 0).min();
    if let Some(most) = most.filter(|most| status.touched.len() > *most) {
        hints.push(Hint::Large { files: status.touched.len(), most });
    }
    let areas: BTreeSet<BString> = status.touched.iter().filter_map(area).collect();
    if over(areas.len(), limits.areas) {
        hints.push(Hint::Scattered(areas));
    }
    hints
}

fn over(count: usize, most: usize) -> bool {
    most > 0 && count > most
}

/// The directory at the top that a path is in; none for a file beside them.
fn area(path: &BString) -> Option<BString> {
    path.split_once_str("/").map(|(top, _)| top.into())
}

fn last_activity(session: &SessionDoc) -> Timestamp {
    session.last_activity_at.parse().unwrap_or(Timestamp::UNIX_EPOCH)
}
