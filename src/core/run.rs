//! A program at work in a session's workspace: what is saved before it, and what becomes of its work afterwards. How the
//! program is started and watched is not known here.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::error::{Code, Error, Result};
use crate::git::Oid;

use super::checkpoint::{self, fork_point, require_live, require_workspace, reread, save_unsaved};
use super::follow::Files;
use super::gate;
use super::ids::SessionId;
use super::layers;
use super::lock;
use super::oplog::{OPS, Operation};
use super::proposal;
use super::record::{Fork, ProposalRecord, SessionRecord, Stored};
use super::session::{self, Place};
use super::store::Store;
use super::timeline::{self, About, Checkpoint, CheckpointKind};
use super::undo;

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// What the program is to do; kept as the prompt.
    pub task: Option<String>,
    /// The command line, which is kept where there is no task.
    pub command: String,
    /// The agent that the program is known as.
    pub agent: Option<String>,
    /// Who the program is, where that was said.
    pub actor: Option<String>,
    /// The run that this one was started in.
    pub parent: Option<String>,
    /// Offer the work for the trunk if the program worked.
    pub propose: bool,
    /// Take the work back if it failed.
    pub undo_on_failure: bool,
}

/// A run that may begin.
#[derive(Debug)]
pub struct Begun {
    /// Its id.
    pub id: String,
    /// The session.
    pub session: SessionRecord,
    /// The root of its workspace.
    pub workspace: PathBuf,
    /// The session's latest checkpoint: everything is saved in it.
    pub before: Checkpoint,
    /// Where the operation log was.
    log: Option<Oid>,
}

impl Begun {
    /// What the program finds in its environment.
    pub fn environment(&self, request: &Request) -> Vec<(&'static str, OsString)> {
        let mut env = vec![
            ("TINE_SESSION", self.session.id.to_string().into()),
            ("TINE_WORKSPACE", self.workspace.clone().into_os_string()),
            ("TINE_PORT_BASE", self.session.port_base.to_string().into()),
            ("TINE_RUN", self.id.clone().into()),
        ];
        env.extend(request.task.as_ref().map(|task| ("TINE_TASK", task.into())));
        env.extend(request.agent.as_ref().map(|agent| ("TINE_AGENT", agent.into())));
        env.extend(request.actor.as_ref().map(|actor| ("TINE_ACTOR", actor.into())));
        env
    }
}

/// What became of it.
#[derive(Debug)]
pub struct Finished {
    /// The session.
    pub session: SessionRecord,
    /// Its latest checkpoint now.
    pub after: Checkpoint,
    /// The checkpoint with what the program left; none if it left everything as it was.
    pub saved: Option<Checkpoint>,
    /// The operation that took its work back.
    pub undone: Option<Operation>,
    /// What happened to files then.
    pub files: Files,
    /// The proposal with its work.
    pub proposal: Option<Stored<ProposalRecord>>,
}

/// A new session for a run: from the trunk, or inside another run from where that one's session is, as its fork.
pub fn new_session(
    store: &Store,
    request: &Request,
    parent: Option<&SessionRecord>,
    place: Place,
) -> Result<SessionRecord> {
    let mut wanted = session::Request {
        id: None,
        task: request.task.clone(),
        from: None,
        place,
        tags: Default::default(),
        agent: request.agent.clone(),
        parent: None,
        command: "run",
    };
    if let Some(parent) = parent {
        let commit = fork_point(store, parent, "`run --new`")?;
        wanted.from = Some(commit);
        wanted.parent = Some(Fork { session: parent.id.clone(), commit });
    }
    Ok(session::start(store, &wanted)?.session)
}

/// Refuses a session that the run could not save in: found out now, not when the program has done its work.
pub fn require_free(store: &Store, session: &SessionRecord) -> Result<()> {
    require_live(session)?;
    gate::may_write(store)?;
    lock::require_free(store, &session.id)
}

/// Saves what is unsaved in the session's workspace, so that the run's own changes are known.
pub fn begin(store: &Store, id: &SessionId) -> Result<Begun> {
    let session = reread(store, id)?.value;
    require_free(store, &session)?;
    let (workspace, repo) = require_workspace(store, &session)?;
    layers::arrive(store, id, &repo)?;
    save_unsaved(store, &session, "`run`")?;
    let before = timeline::at_tip(store, &session, store.tip(&session)?)?;
    Ok(Begun { id: store.random.operation_id(), session, workspace, before, log: store.repo.find_ref(OPS)? })
}

/// Saves what the program left, and then proposes it or takes it back, as was asked.
pub fn finish(store: &Store, begun: &Begun, request: &Request, failed: bool) -> Result<Finished> {
    let id = &begun.session.id;
    let session = reread(store, id)?;
    let mut done = Finished {
        after: timeline::at_tip(store, &session.value, store.tip(&session.value)?)?,
        session: session.value.clone(),
        saved: None,
        undone: None,
        files: Files::default(),
        proposal: None,
    };
    // The program may have ended the session itself: then everything is saved.
    if !session.value.state.is_live() {
        return Ok(done);
    }
    let saved = checkpoint::take(store, &session, &save(begun, request))?;
    for skipped in saved.skipped {
        store.notice(format!("not saved: `{}` ({})", skipped.path, skipped.reason.as_str()));
    }
    done.after = saved.checkpoint;
    // The program may have taken checkpoints of its own.
    done.saved = (done.after.commit != begun.before.commit).then(|| done.after.clone());
    if failed && request.undo_on_failure && done.saved.is_some() {
        let undone = undo::back_to(store, id, begun.log, "run", &format!("take back run {}", begun.id))?;
        (done.files, done.undone) = (undone.files, Some(undone.operation));
        done.session = reread(store, id)?.value;
        done.after = timeline::at_tip(store, &done.session, store.tip(&done.session)?)?;
    }
    if !failed && request.propose {
        done.proposal = propose(store, id, request, &done.after)?;
        done.session = reread(store, id)?.value;
    }
    Ok(done)
}

fn save(begun: &Begun, request: &Request) -> checkpoint::Request {
    let about = About {
        kind: Some(CheckpointKind::Prompt),
        prompt: Some(request.task.clone().unwrap_or_else(|| request.command.clone())),
        agent: request.agent.clone(),
        run: Some(begun.id.clone()),
        meta: request.parent.iter().map(|run| ("parent-run".to_owned(), run.clone())).collect(),
        ..About::default()
    };
    checkpoint::Request { about, ..checkpoint::Request::default() }
}

/// Proposes, unless the session is where the trunk is.
fn propose(
    store: &Store,
    id: &SessionId,
    request: &Request,
    after: &Checkpoint,
) -> Result<Option<Stored<ProposalRecord>>> {
    let repo = &store.repo;
    let base = repo.merge_base(after.commit, store.trunk()?.tip()?)?;
    if base.map(|base| repo.tree_of(base)).transpose()? == Some(after.tree) {
        store.notice("nothing to propose: the session equals the trunk");
        return Ok(None);
    }
    // A summary that somebody gave before stays.
    let is_first = reread(store, id)?.value.proposal.is_none();
    let summary = request.task.clone().filter(|_| is_first);
    let wanted = proposal::Request { summary, ..proposal::Request::default() };
    Ok(Some(proposal::propose(store, id, &wanted)?.proposal))
}

/// A command line as a shell would take it.
pub fn quoted(words: &[String]) -> String {
    let plain =
        |word: &&String| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "-_./:@=,+%".contains(c));
    let quote = |word: &String| match plain(&word) {
        true => word.clone(),
        false => format!("'{}'", word.replace('\'', "'\\''")),
    };
    words.iter().map(quote).collect::<Vec<_>>().join(" ")
}

/// The error of a run without a session to run in.
pub fn nowhere() -> Error {
    Error::new(Code::NotFound, "not inside a session's workspace")
        .hint("tine run --new -- …   # in a session of its own")
        .hint("tine run -s <name> -- …   # in that session; `tine sessions` lists them")
}
