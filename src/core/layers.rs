//! A session's workspace of layers: laid for a run, shown to its processes alone, and taken up again when what they left is in
//! a checkpoint or set aside. A run that was killed leaves its layers as they are, and the next one finds everything in them.

mod baseline;

pub use baseline::drop_idle as drop_idle_baselines;

use std::fs::File;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};
use crate::git::{BString, Repo};
use crate::workspace::layers::{self, Layers, Place, Trial};
use crate::workspace::leftovers;

use super::checkout;
use super::checkpoint;
use super::follow;
use super::ids::SessionId;
use super::oplog::Operation;
use super::pending::{self, PublishLock};
use super::session;
use super::store::Store;
use super::transaction::{Transaction, race};

/// Says that everything is in a checkpoint but for the paths that it lists. Written inside, where others may go on working.
const SAVED: &str = "saved";
/// The same once nobody works there any more: whatever happens, the layers may be taken up.
const SAFE: &str = "safe";
/// Locked by the run that they were laid for.
const LOCK: &str = "lock";
/// How long somebody who is ending anyway may take.
const LEAVE_TAKING: Duration = Duration::from_millis(500);
/// How often a lock is tried before it counts as a run's.
const GLANCES: u32 = 10;

/// Layers that are ready to be mounted. While this lives, nobody else's run gets them.
pub struct Laid {
    /// What to mount, and where.
    pub place: Place,
    _lock: File,
}

/// An empty folder to find out in whether layers can be mounted here.
pub fn trial(store: &Store) -> Result<Trial> {
    Trial::new(&layers::root(&store.repo.tine_dir()))
}

fn layers_of(store: &Store, id: &SessionId) -> Layers {
    Layers::named(&store.repo.tine_dir(), id.as_str())
}

/// Whether every form of this repository's worktrees can be laid.
pub fn require_plain_form(store: &Store) -> Result<()> {
    match checkout::odd_form(store) {
        Some(form) => Err(Error::new(Code::Unsupported, format!("{form} has no workspace of layers"))),
        None => Ok(()),
    }
}

/// Makes the layers of a session ready: those of a run that was interrupted, else new ones above its latest checkpoint.
pub fn lay(store: &Store, id: &SessionId) -> Result<Laid> {
    let layers = layers_of(store, id);
    let lock = lock(store, &layers, id)?;
    require_empty(&layers, id)?;
    let fail = || format!("cannot lay `{}`", layers.dir().display());
    if layers.dir().join(SAFE).exists() {
        take_up(store, id, &layers)?;
        std::fs::create_dir_all(layers.dir()).or_io(fail)?;
    }
    match std::fs::remove_file(layers.dir().join(SAVED)) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e).or_io(fail),
        _ => {}
    }
    let (name, branch) = (id.as_str(), id.branch());
    let at = store.repo.laid_worktree(name).unwrap_or_else(|| session::workspace_path(store, name));
    follow::check_free(&at)?;
    store.repo.may_lay_worktree(name)?;
    durable::step("lay workspace").or_io(fail)?;
    let is_new = !layers.are_there();
    if is_new {
        store.retry(|| begin(store, id, &layers))?;
    } else {
        layers.make().or_io(fail)?;
        keep_detached(store, id)?;
    }
    store.repo.lay_worktree(name, &at, &branch, &layers.base().join("git/index"), &layers.upper())?;
    let aside = follow::leftovers_dir(store, &branch);
    leftovers::bring_back_store(&aside, &store.repo.laid_modules(name))?;
    leftovers::bring_back_above(&aside, &layers.upper(), &layers.base_files())?;
    if is_new {
        follow::seed_from_main(store, &layers.upper());
    }
    std::fs::create_dir_all(&at).or_io(|| format!("cannot create `{}`", at.display()))?;
    Ok(Laid { place: Place { layers, at }, _lock: lock })
}

/// Has new layers begin where the session is. From then on no transaction moves its branch from outside.
fn begin(store: &Store, id: &SessionId, layers: &Layers) -> Result<()> {
    let place = session::workspace_path(store, id.as_str());
    pending::settle(store, &[&place])?;
    let tip = store.tip(&checkpoint::reread(store, id)?.value)?;
    baseline::claim(store, layers, store.repo.tree_of(tip)?)?;
    let _lock = PublishLock::take(store)?;
    let session = checkpoint::reread(store, id)?.value;
    checkpoint::require_live(&session)?;
    if store.tip(&session)? != tip || pending::occupied(store, &[&place]) || store.workspace_of(&session)?.is_some() {
        return Err(race("the session was moved meanwhile"));
    }
    layers.make().or_io(|| format!("cannot lay `{}`", layers.dir().display()))
}

/// Keeps what an interrupted run had checked out in the operation log, if it was on no branch.
fn keep_detached(store: &Store, id: &SessionId) -> Result<()> {
    let Some(commit) = store.repo.detached_head_of_laid(id.as_str()) else { return Ok(()) };
    let tip = store.tip(&checkpoint::reread(store, id)?.value)?;
    if !store.repo.is_commit(commit) || store.repo.is_ancestor(commit, tip)? {
        return Ok(());
    }
    let mut tx =
        Transaction::new(store, "run", None, format!("keep {commit}, which a run in session {id} had checked out"));
    tx.keep(commit);
    tx.commit()?;
    store.notice(format!(
        "the interrupted run was on no branch: git branch NAME {commit}   # names what it had committed"
    ));
    Ok(())
}

/// Inside: puts right what depends on where the worktree is.
pub fn arrive(store: &Store, id: &SessionId, repo: &Repo) -> Result<()> {
    if shown_at(store, id).is_some() { repo.relink_submodules() } else { Ok(()) }
}

/// Inside, when the program has ended: whether nobody but this process can write to the files any more.
pub fn is_alone(store: &Store, id: &SessionId) -> bool {
    let (layers, own) = (layers_of(store, id), std::process::id());
    let until = Instant::now() + LEAVE_TAKING;
    loop {
        if layers.processes().iter().all(|process| process.number == own) {
            return true;
        }
        if Instant::now() > until {
            return false;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Inside, once the session's latest checkpoint is what the workspace holds and nobody else can write to it: notes what else is
/// in it.
pub fn note_saved(store: &Store, id: &SessionId) -> Result<()> {
    let gone = || Error::new(Code::NotFound, format!("the workspace of session `{id}` is gone"));
    let at = shown_at(store, id).ok_or_else(gone)?;
    let layers = layers_of(store, id);
    let paths = layers.beyond_the_index(&store.repo.at(&at)?)?;
    let text: Vec<u8> = paths.iter().flat_map(|path| path.iter().copied().chain([0])).collect();
    durable::replace(&layers.dir().join(SAVED), &text).or_io(|| "cannot note what is saved".to_owned())
}

impl Laid {
    /// After the run: takes the layers up, unless something in them is not safe.
    pub fn take_up(&self, store: &Store, id: &SessionId) -> Result<()> {
        let layers = &self.place.layers;
        require_empty(layers, id)?;
        match std::fs::rename(layers.dir().join(SAVED), layers.dir().join(SAFE)) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Err(interrupted(store, id)),
            renamed => renamed.or_io(|| format!("cannot take `{}` up", layers.dir().display()))?,
        }
        take_up(store, id, layers)
    }
}

/// Sets aside what no checkpoint holds and removes the rest. Done again after a kill, it goes on.
fn take_up(store: &Store, id: &SessionId, layers: &Layers) -> Result<()> {
    let fail = || format!("cannot remove `{}`", layers.dir().display());
    let safe = layers.dir().join(SAFE);
    let text = std::fs::read(&safe).or_io(|| format!("cannot read `{}`", safe.display()))?;
    let paths: Vec<BString> = text.split(|b| *b == 0).filter(|path| !path.is_empty()).map(BString::from).collect();
    let aside = follow::leftovers_dir(store, &id.branch());
    let stays = |what: &str| {
        Error::new(
            Code::Io,
            format!("`{what}` cannot be moved to `{}`, where something of that name is", aside.display()),
        )
        .hint(format!("move that away, then: {}", save_hint(id)))
    };
    if layers.are_there() && !paths.is_empty() {
        let moved = leftovers::set_aside_from(&layers.upper(), &paths, &aside)?;
        if let Some(left) = moved.left.first() {
            return Err(stays(&left.to_string()));
        }
    }
    let modules = store.repo.laid_modules(id.as_str());
    if modules.is_dir() && !leftovers::set_aside_store(&modules, &aside)? {
        return Err(stays("modules"));
    }
    let at = store.repo.laid_worktree(id.as_str());
    store.repo.drop_laid_worktree(id.as_str())?;
    if let Some(at) = at {
        // Somebody may have put something there.
        let _ = std::fs::remove_dir(at);
    }
    durable::step("take workspace up").or_io(fail)?;
    layers.remove().or_io(fail)?;
    std::fs::remove_file(&safe).or_io(fail)?;
    // Nobody waits for the lock in it: who wants it takes the other one first.
    let _lock = PublishLock::at(&layers::root(&store.repo.tine_dir()))?;
    std::fs::remove_dir_all(layers.dir()).or_io(fail)
}

/// The lock of one session's layers.
fn lock(store: &Store, layers: &Layers, id: &SessionId) -> Result<File> {
    let _lock = PublishLock::at(&layers::root(&store.repo.tine_dir()))?;
    let fail = || format!("cannot lock `{}`", layers.dir().display());
    std::fs::create_dir_all(layers.dir()).or_io(fail)?;
    let file = File::options().create(true).truncate(false).write(true).open(layers.dir().join(LOCK)).or_io(fail)?;
    for _ in 0..GLANCES {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            // By a run, or for a moment by somebody who only wants to know.
            Err(std::fs::TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(2)),
            Err(std::fs::TryLockError::Error(e)) => return Err(e).or_io(fail),
        }
    }
    Err(at_work(id))
}

/// Refuses layers that somebody still sees: what they do there would be done in other files than the next run's.
fn require_empty(layers: &Layers, id: &SessionId) -> Result<()> {
    let others = layers.processes();
    let Some(first) = others.first() else { return Ok(()) };
    let what = format!("`{}` (process {}) of a run is still at work in session `{id}`", first.name, first.number);
    let numbers: Vec<u32> = others.iter().map(|process| process.number).collect();
    Err(Error::new(Code::Busy, what)
        .hint(format!("kill {}   # or wait for it, then save what it left", first.number))
        .hint(save_hint(id))
        .detail("processes", numbers))
}

/// Refuses to move a session's branch from where its mounted files could not follow; and from anywhere to remove it while they
/// are mounted, or to give it other files.
pub fn admit(store: &Store, op: &Operation) -> Result<()> {
    let id_of = |branch: &str| SessionId::parse(branch.strip_prefix("refs/heads/session/")?).ok();
    let gone = op.refs.iter().filter(|moved| moved.after.is_none());
    let made = op.workspaces.iter().filter(|moved| moved.before.is_none());
    let by_nobody = gone.map(|m| &m.name).chain(made.map(|m| &m.branch_after)).filter_map(|name| id_of(name));
    let from_inside = op
        .refs
        .iter()
        .filter(|m| m.before.is_some())
        .filter_map(|m| id_of(&m.name))
        .filter(|id| is_elsewhere(store, id));
    match by_nobody.chain(from_inside).find(|id| layers_of(store, id).are_there()) {
        Some(id) => Err(if is_interrupted(store, &id) { interrupted(store, &id) } else { at_work(&id) }),
        None => Ok(()),
    }
}

/// Whether a run in a session's layers ended before everything in them was safe.
pub fn is_interrupted(store: &Store, id: &SessionId) -> bool {
    let layers = layers_of(store, id);
    layers.are_there() && File::open(layers.dir().join(LOCK)).is_ok_and(|file| file.try_lock_shared().is_ok())
}

/// Whether a session's workspace is one of layers that are not mounted for us.
pub fn is_elsewhere(store: &Store, id: &SessionId) -> bool {
    layers_of(store, id).are_there() && store.repo.linked_workdir(id.as_str()).is_none()
}

/// The place where a session's layers are shown, for as long as they are.
pub fn shown_at(store: &Store, id: &SessionId) -> Option<PathBuf> {
    store.repo.laid_worktree(id.as_str())
}

fn at_work(id: &SessionId) -> Error {
    Error::new(Code::Busy, format!("a run is at work in a workspace of its own in session `{id}`"))
        .hint("wait until it has ended")
}

/// What a run left that ended before it saved everything.
pub fn interrupted(store: &Store, id: &SessionId) -> Error {
    let error = Error::new(
        Code::Dirty,
        format!("a run in session `{id}` ended before its work was saved; nothing of it is lost"),
    );
    let is_over = checkpoint::reread(store, id).is_ok_and(|session| !session.value.state.is_live());
    if is_over {
        return error.hint(format!("tine reactivate {id} --no-workspace")).hint(save_hint(id));
    }
    error.hint(save_hint(id))
}

/// The command that saves what such a run left.
pub fn save_hint(id: &SessionId) -> String {
    format!("tine -s {id} run --isolate -- true   # saves it")
}
