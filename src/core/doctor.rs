//! Looking for what is wrong or unfinished. Writes nothing; every finding says how to mend it.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::error::{Result, count};

use super::document;
use super::layers;
use super::maintenance;
use super::oplog::{self, OPS};
use super::pending;
use super::policy;
use super::refresh;
use super::retention;
use super::store::Store;
use super::turn::{
    self,
    log::{self, Failure},
};
use super::view;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Fine.
    Ok,
    /// Worth knowing.
    Note,
    /// To be mended.
    Problem,
}

/// Something that was looked at.
#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    /// How bad it is.
    pub level: Level,
    /// What was found.
    pub message: String,
    /// A command that helps.
    pub hint: Option<String>,
}

fn finding(level: Level, message: impl Into<String>, hint: Option<&str>) -> Finding {
    Finding { level, message: message.into(), hint: hint.map(str::to_owned) }
}

/// Looks at everything.
pub fn examine(store: &Store) -> Result<Vec<Finding>> {
    let mut all = vec![finding(Level::Ok, crate::git::version_text()?, None)];
    all.push(repository(store));
    all.push(match store.trunk() {
        Ok(trunk) if trunk.tip.is_some() => finding(Level::Ok, format!("trunk `{}`", trunk.name), None),
        Ok(trunk) => finding(Level::Note, format!("trunk `{}` has no commit yet", trunk.name), Some("tine init")),
        Err(e) => finding(Level::Problem, e.to_string(), Some("tine config set trunk <branch>")),
    });
    let unfinished = pending::unfinished(store);
    if unfinished > 0 {
        all.push(finding(
            Level::Note,
            format!("{unfinished} interrupted operations; the next command that writes finishes them"),
            Some("tine checkpoint"),
        ));
    }
    for (id, why) in pending::stuck(store) {
        let message = format!("operation {id} waits for its workspace, which could not follow: {why}");
        all.push(finding(Level::Problem, message, Some("mend the cause, then run any tine command in that workspace")));
    }
    all.push(log(store));
    all.extend(space(store));
    sessions(store, &mut all)?;
    all.extend(the_policy(store));
    all.extend(hooks(store));
    Ok(all)
}

/// How long a failure of a hook is spoken of.
const RECENT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What was heard of agents, and what went wrong with it.
fn hooks(store: &Store) -> Vec<Finding> {
    let heard = turn::last_heard(store).into_iter().map(|heard| {
        let message = format!("hooks of {}: last heard {} ({})", heard.agent, document::time(heard.at), heard.event);
        finding(Level::Ok, message, None)
    });
    let mut all: Vec<Finding> = heard.collect();
    let dir = store.repo.tine_dir();
    let now = store.clock.now();
    let is_recent = |f: &Failure| f.at.parse::<Timestamp>().is_ok_and(|at| now.duration_since(at) < RECENT);
    let failures: Vec<Failure> = log::read(&dir).into_iter().filter(is_recent).collect();
    if let Some(last) = failures.last() {
        let n = count(failures.len(), "failure");
        let message =
            format!("{n} of hooks in the last 7 days; the latest, of {} at {}: {}", last.agent, last.at, last.error);
        all.push(finding(Level::Note, message, Some(&format!("tail '{}'", log::file(&dir).display()))));
    }
    all
}

fn the_policy(store: &Store) -> Option<Finding> {
    match policy::load(store) {
        Ok(None) => None,
        Ok(Some(_)) => Some(finding(Level::Ok, format!("policy `{}`", policy::FILE), None)),
        Err(e) => Some(finding(Level::Problem, format!("nothing can land: {e}"), Some("tine policy show"))),
    }
}

fn repository(store: &Store) -> Finding {
    let mut traits = Vec::new();
    if store.repo.is_bare() {
        traits.push("bare");
    }
    if store.repo.is_reftable() {
        traits.push("reftable");
    }
    if store.repo.is_partial_clone() {
        traits.push("partial clone");
    }
    let traits = if traits.is_empty() { String::new() } else { format!(" ({})", traits.join(", ")) };
    finding(Level::Ok, format!("repository {}{traits}", store.repo.common_dir().display()), None)
}

fn log(store: &Store) -> Finding {
    let head = match store.repo.find_ref(OPS) {
        Ok(head) => head,
        Err(e) => return finding(Level::Problem, format!("the operation log cannot be read: {e}"), None),
    };
    let (mut operations, mut old) = (0, 0);
    let kept = retention::in_force(store).operations;
    let now = store.clock.now();
    for logged in oplog::walk(&store.repo, head) {
        match logged {
            Ok(logged) => old += usize::from(now.duration_since(logged.op.started_at) > kept),
            Err(e) => {
                let message = format!("the operation log is damaged after {operations} operations: {e}");
                return finding(Level::Problem, message, Some("git fsck"));
            }
        }
        operations += 1;
    }
    let all = count(operations, "operation");
    if old > 0 {
        let message = format!("operation log: {all}, {old} older than `retention.operations` keeps them");
        return finding(Level::Note, message, Some("tine op prune"));
    }
    finding(Level::Ok, format!("operation log: {all}"), None)
}

/// The object store over its budget.
fn space(store: &Store) -> Option<Finding> {
    if !maintenance::is_due(store) {
        return None;
    }
    let budget = &store.settings.maintenance;
    let message = format!(
        "there are more than {} loose objects or {} packs, which makes everything slower",
        budget.loose_objects, budget.packs
    );
    Some(finding(Level::Note, message, Some("git gc")))
}

fn sessions(store: &Store, all: &mut Vec<Finding>) -> Result<()> {
    let (mut live, mut elsewhere) = (0, 0);
    // A session whose branch this clone never had is another one's.
    let was_here = view::load(&store.repo, store.repo.find_ref(OPS)?)?.refs;
    for stored in store.sessions()? {
        let session = stored.value;
        if !session.state.is_live() {
            continue;
        }
        if !was_here.contains_key(&session.id.branch()) {
            elsewhere += 1;
            continue;
        }
        live += 1;
        if store.repo.find_ref(&session.id.branch())?.is_none() {
            let message = format!("the branch of session `{}` is gone", session.id);
            all.push(finding(Level::Problem, message, Some("tine op log --all")));
            continue;
        }
        if session.workspace.is_some() && store.workspace_of(&session)?.is_none() {
            let hint = format!("tine reactivate {}", session.id);
            let message = format!("the workspace of session `{}` is gone or on another branch", session.id);
            all.push(finding(Level::Note, message, Some(&hint)));
        }
        if layers::is_interrupted(store, &session.id) {
            let hint = layers::save_hint(&session.id);
            all.push(finding(Level::Note, layers::interrupted(store, &session.id).to_string(), Some(&hint)));
        }
        if refresh::unfinished(store, &session)?.is_some() {
            let hint = format!("tine refresh {} --continue", session.id);
            all.push(finding(Level::Note, format!("a refresh of session `{}` is unfinished", session.id), Some(&hint)));
        }
    }
    all.push(finding(Level::Ok, count(live, "live session"), None));
    if elsewhere > 0 {
        all.push(finding(Level::Ok, format!("{} in other clones", count(elsewhere, "live session")), None));
    }
    Ok(())
}
