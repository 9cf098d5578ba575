//! The words for what is worth knowing about a session, each with the command that helps.

use jiff::Timestamp;

use crate::core::document::SessionDoc;
use crate::core::hints::{self, Hint};
use crate::core::status::Status;
use crate::core::store::Store;
use crate::ui::{sanitize, time};

use super::shared;

/// Places named where there are too many.
const NAMED: usize = 4;

/// What a session's document tells.
pub fn of_session(s: &SessionDoc, store: &Store, trunk: &str) -> Vec<String> {
    let mut lines: Vec<String> =
        hints::of_session(store, s).iter().map(|hint| in_words(hint, &s.id, trunk, store.clock.now())).collect();
    if let (Some(actor), Some(until)) = (&s.lock, &s.locked_until) {
        lines.push(format!("locked by {}, ends {}", sanitize::line(actor), shared::ago(until, store)));
    }
    if !s.conflicts.is_empty() {
        lines.push(format!("a refresh left conflicts in {}", time::count(s.conflicts.len(), "file")));
    }
    lines
}

/// What is worth knowing where one works.
pub fn of_work(s: &SessionDoc, status: &Status, store: &Store) -> Vec<String> {
    let mut lines = of_session(s, store, &status.trunk.name);
    let now = store.clock.now();
    lines.extend(hints::of_work(store, status, s).iter().map(|h| in_words(h, &s.id, &status.trunk.name, now)));
    lines
}

fn in_words(hint: &Hint, id: &str, trunk: &str, now: Timestamp) -> String {
    match hint {
        Hint::Idle { since, behind } => {
            let behind = if *behind > 0 { format!(", {behind} behind {trunk}") } else { String::new() };
            let idle = time::span(*since, now);
            format!("idle {idle}{behind}: refresh or discard (tine refresh {id}; tine discard {id} -m 'why')")
        }
        Hint::Behind(commits) => format!("{commits} behind {trunk}"),
        Hint::Unsaved { files, since } => {
            let (files, ago) = (time::count(*files, "file"), time::age(*since, now));
            format!("{files} changed since the last checkpoint {ago}: tine checkpoint")
        }
        Hint::Unproposed(checkpoints) => {
            format!("{} and no proposal yet: tine propose {id}", time::count(*checkpoints, "checkpoint"))
        }
        Hint::Large { files, most } => {
            format!(
                "{files} files differ from {trunk}, over {most}: propose what is done and go on in a new session (tine propose {id})"
            )
        }
        Hint::Scattered(areas) => {
            let named: Vec<String> = areas.iter().take(NAMED).map(|a| sanitize::path(a)).collect();
            let more = if areas.len() > NAMED { format!(" and {} more", areas.len() - NAMED) } else { String::new() };
            let named = named.join(", ");
            format!("works in {named}{more}: unrelated work is reviewed sooner in a session of its own (tine start)")
        }
    }
}
