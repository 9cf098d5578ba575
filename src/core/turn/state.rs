//! What is remembered of one conversation of an agent: a small file below the git directory, written whole. The lock is held
//! while it is read and written, never longer. It holds no more of a prompt than checkpoints may keep.

use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};

use super::super::ids::SessionId;
use super::super::pending::PublishLock;
use super::super::store::Store;
use super::Teller;

/// Newest form of the document that this version writes and understands.
const VERSION: u32 = 1;
/// Ends of turns that are remembered, against copies of an event that come late.
const REMEMBERED: usize = 64;
/// Two prompts of the same words within this time, and no end between them, are one that was told twice.
const AT_ONCE: SignedDuration = SignedDuration::from_secs(2);
/// Conversations that nothing was heard of for so long are forgotten.
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(30 * 24);
/// A turn in which nothing was heard for so long has no agent any more.
const GIVEN_UP: SignedDuration = SignedDuration::from_hours(1);
/// The time of an event is not written down again within this.
const OFTEN: SignedDuration = SignedDuration::from_secs(30);

/// A turn that is not over, or whose checkpoint may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Turn {
    /// The agent's id of the prompt, or one of ours.
    pub id: String,
    /// Whether it is the agent's.
    pub is_named: bool,
    /// Whether somebody asked for it: then it becomes a checkpoint even if it changed nothing.
    pub is_asked: bool,
    /// What may be kept of the prompt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
    /// The model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Why it ended early.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// When it began.
    pub started_at: Timestamp,
    /// Where it works, once that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<SessionId>,
    /// The agents that worked for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub helpers: Vec<String>,
    /// Whether it is over, and only its checkpoint may be missing.
    pub closing: bool,
}

/// A conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct State {
    version: u32,
    agent: String,
    run: String,
    event: String,
    heard_at: Timestamp,
    /// Whether it is a part of another one.
    #[serde(default)]
    pub is_part: bool,
    /// Whether a failure was told.
    #[serde(default)]
    pub told: bool,
    /// The session that it works in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<SessionId>,
    /// Turns that are over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    done: Vec<String>,
    /// Turns that are not, in the order in which they began.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<Turn>,
    /// Worktrees that it asked for, by their name, and the session of each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub worktrees: Vec<(String, SessionId)>,
}

impl State {
    fn new(who: &Teller, now: Timestamp) -> State {
        State {
            version: VERSION,
            agent: who.agent.clone(),
            run: who.run.clone(),
            event: who.event.to_owned(),
            heard_at: now,
            is_part: false,
            told: false,
            session: None,
            done: Vec::new(),
            turns: Vec::new(),
            worktrees: Vec::new(),
        }
    }

    /// Whether this turn has ended.
    pub fn is_done(&self, id: &str) -> bool {
        self.done.iter().any(|done| done == id)
    }

    /// Whether a prompt that begins a turn was told before.
    pub fn knows(&mut self, new: &Turn, now: Timestamp) -> bool {
        if !new.is_named {
            let is_same = |known: &Turn| {
                let is_open = !known.closing && !known.is_named && known.is_asked;
                is_open && known.prompt == new.prompt && now.duration_since(known.started_at) < AT_ONCE
            };
            return self.turns.iter().any(is_same);
        }
        if let Some(known) = self.turns.iter_mut().find(|known| known.id == new.id) {
            // Some agents announce a prompt first and word it later.
            known.prompt = known.prompt.take().or(new.prompt.clone());
            return true;
        }
        self.is_done(&new.id)
    }

    /// Ends all turns; gives those whose checkpoint may be missing.
    pub fn close_all(&mut self) -> Vec<Turn> {
        for turn in self.turns.iter_mut().filter(|turn| !turn.closing) {
            turn.closing = true;
            self.done.push(turn.id.clone());
        }
        let over = self.done.len().saturating_sub(REMEMBERED);
        self.done.drain(..over);
        self.turns.clone()
    }
}

fn dir(store: &Store) -> PathBuf {
    store.repo.tine_dir().join("turns")
}

fn file(store: &Store, who: &Teller) -> Result<PathBuf> {
    // Ids are anybody's text: no part of them becomes a part of a path.
    let id = store.repo.hash_of(format!("{}\0{}", who.agent, who.run).as_bytes())?;
    Ok(dir(store).join(format!("{id}.json")))
}

/// What is remembered of a conversation.
pub(super) fn read(store: &Store, who: &Teller) -> Result<Option<State>> {
    read_file(&file(store, who)?)
}

fn read_file(file: &PathBuf) -> Result<Option<State>> {
    #[derive(Deserialize)]
    struct Versioned {
        version: u32,
    }
    let text = match std::fs::read(file) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        text => text.or_io(|| format!("cannot read `{}`", file.display()))?,
    };
    let damaged = |e: serde_json::Error| {
        let hint = format!("rm '{}'   # the turn under way then has no prompt", file.display());
        Error::new(Code::Io, format!("`{}` cannot be read", file.display())).because(e).hint(hint)
    };
    let form: Versioned = serde_json::from_slice(&text).map_err(damaged)?;
    if form.version > VERSION {
        let message = format!("`{}` was written by a newer tine (form {})", file.display(), form.version);
        return Err(Error::new(Code::Unsupported, message).hint("upgrade tine"));
    }
    serde_json::from_slice(&text).map_err(damaged).map(Some)
}

/// Changes what is remembered, and notes that something was heard.
pub(super) fn edit<T>(store: &Store, who: &Teller, change: impl FnOnce(&mut State) -> T) -> Result<T> {
    let file = file(store, who)?;
    let now = store.clock.now();
    let _lock = PublishLock::at(&dir(store))?;
    let before = read_file(&file)?;
    let mut state = before.clone().unwrap_or_else(|| State::new(who, now));
    let done = change(&mut state);
    let is_news = before.as_ref() != Some(&state);
    if is_news || now.duration_since(state.heard_at) > OFTEN {
        (state.heard_at, state.event) = (now, who.event.to_owned());
        let text = serde_json::to_vec(&state).or_internal("cannot write what an agent told")?;
        durable::replace(&file, &text).or_io(|| format!("cannot write `{}`", file.display()))?;
    }
    if before.is_none() {
        forget_old(store);
    }
    Ok(done)
}

/// Conversations that stopped in the middle of a turn in this session, long ago: their agents were killed.
pub(super) fn left_behind(store: &Store, session: &SessionId) -> Vec<Teller> {
    let now = store.clock.now();
    let is_left = |state: &State| {
        let is_ours = state.turns.iter().any(|turn| turn.session.as_ref() == Some(session));
        is_ours && now.duration_since(state.heard_at) > GIVEN_UP
    };
    let left = all(store).into_iter().map(|(_, state)| state).filter(is_left);
    left.map(|state| Teller { agent: state.agent, run: state.run, event: "turn-end", can_be_told: false }).collect()
}

/// Old conversations cost every later one time. One with a turn that is not saved stays.
fn forget_old(store: &Store) {
    let now = store.clock.now();
    for (path, state) in all(store) {
        if state.turns.is_empty() && now.duration_since(state.heard_at) > FORGOTTEN {
            // Left to the next one where it cannot be removed.
            let _ = std::fs::remove_file(path);
        }
    }
}

fn all(store: &Store) -> Vec<(PathBuf, State)> {
    let entries = std::fs::read_dir(dir(store)).into_iter().flatten().flatten().map(|entry| entry.path());
    let files = entries.filter(|path| path.extension().is_some_and(|e| e == "json"));
    files.filter_map(|path| Some((path.clone(), read_file(&path).ok().flatten()?))).collect()
}

/// When an agent was heard of last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Its name.
    pub agent: String,
    /// The event, in the protocol's word.
    pub event: String,
    /// When; to half a minute.
    pub at: Timestamp,
}

/// Whether a failure of this conversation was not told yet; it counts as told from now on.
pub fn tell_once(store: &Store, who: &Teller) -> Result<bool> {
    edit(store, who, |state| !std::mem::replace(&mut state.told, true))
}

/// The latest event of each agent in this repository, by the agents' names.
pub fn last_heard(store: &Store) -> Vec<Heard> {
    let mut latest: Vec<Heard> = Vec::new();
    for (_, state) in all(store) {
        let heard = Heard { agent: state.agent, event: state.event, at: state.heard_at };
        match latest.iter_mut().find(|known| known.agent == heard.agent) {
            Some(known) if known.at < heard.at => *known = heard,
            Some(_) => {}
            None => latest.push(heard),
        }
    }
    latest.sort_by(|a, b| a.agent.cmp(&b.agent));
    latest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A stored document of form 1: later versions must go on reading it.
    const FORM_1: &str = concat!(
        r#"{"version":1,"agent":"claude-code","run":"c-1","event":"prompt","heard_at":"2026-01-02T03:04:05Z","#,
        r#""is_part":false,"told":true,"session":"fix","done":["p-1"],"turns":[{"id":"p-2","is_named":true,"#,
        r#""is_asked":true,"prompt":"Do it\n\nnow","model":"m","error":"429","started_at":"2026-01-02T03:04:05Z","#,
        r#""session":"fix","helpers":["Explore"],"closing":true}],"worktrees":[["tree","tree-2"]]}"#
    );

    fn stored(text: &str) -> Result<Option<State>> {
        let dir = tempfile::tempdir().expect("a directory");
        let file = dir.path().join("x.json");
        std::fs::write(&file, text).expect("written");
        read_file(&file)
    }

    #[test]
    fn golden_form_1() {
        let state = stored(FORM_1).expect("readable").expect("there");
        assert!(state.is_done("p-1") && state.turns[0].closing && state.told);
        assert_eq!(serde_json::to_string(&state).expect("writable"), FORM_1);
    }

    #[test]
    fn newer_forms_and_surprises_are_refused() {
        let newer = FORM_1.replace("\"version\":1", "\"version\":2,\"surprise\":true");
        assert_eq!(stored(&newer).expect_err("refused").code(), Code::Unsupported);
        assert_eq!(stored(&FORM_1.replace("\"told\"", "\"tald\"")).expect_err("refused").code(), Code::Io);
        assert_eq!(stored(&FORM_1[..100]).expect_err("refused").code(), Code::Io);
    }

    #[test]
    fn ends_are_remembered_for_a_while() {
        let mut state = stored(FORM_1).expect("readable").expect("there");
        for n in 0..200 {
            let turn = Turn { id: n.to_string(), closing: false, ..state.turns[0].clone() };
            state.turns = vec![turn];
            state.close_all();
        }
        assert_eq!(state.done.len(), REMEMBERED);
        assert!(state.is_done("199") && !state.is_done("0"));
    }
}
