//! Turns: what a coding agent was asked for, from the prompt to the end of its work, as its hooks tell it. A turn becomes one
//! checkpoint, with what was there before it in another; hooks come late, twice, at the same time, or never, and are killed
//! at any moment. So an event is written down first, and what it asks for is done then, by whoever comes along.

use crate::error::{Code, Error, Result};

use super::checkpoint::{self, reread, save_unsaved};
use super::prompt;
use super::record::SessionRecord;
use super::risk::Risky;
use super::store::Store;
use super::timeline::{About, CheckpointKind};

pub mod log;
mod place;
mod state;
mod tool;
pub mod worktree;

pub use state::{Heard, last_heard, tell_once};
use state::{State, Turn};
pub use tool::{Tool, tool};

/// What hooks do, as configured.
#[derive(Debug, Clone)]
pub struct Rules {
    /// What a first prompt begins.
    pub start: Start,
    /// Commands before which unsaved work is saved.
    pub risky: Risky,
    /// Whether a person is asked about writes that leave the workspace.
    pub ask: bool,
}

/// What a first prompt begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// A session in the worktree where the agent stands.
    Here,
    /// A session with a workspace of its own.
    Workspace,
    /// Nothing.
    Off,
}

/// Who tells of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Teller {
    /// The agent's name.
    pub agent: String,
    /// Its id of the conversation.
    pub run: String,
    /// The event's word, to say when it was heard last.
    pub event: &'static str,
    /// Whether it can be told to work elsewhere than where it stands.
    pub can_be_told: bool,
}

impl Teller {
    fn is(&self, other: &Teller) -> bool {
        (&self.agent, &self.run) == (&other.agent, &other.run)
    }
}

/// What is known of a turn.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The agent's id of the prompt.
    pub turn: Option<String>,
    /// Its words, as they were typed.
    pub prompt: Option<String>,
    /// The model.
    pub model: Option<String>,
    /// Why it ended early.
    pub error: Option<String>,
}

/// What came of an event.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The session that a first prompt began.
    pub started: Option<SessionRecord>,
    /// What went otherwise than it should: a lease that was in the way of a checkpoint that was taken all the same.
    pub warnings: Vec<Error>,
}

/// A prompt: turns that never ended are closed, what else is unsaved is saved, and a turn begins.
pub fn prompt(store: &Store, who: &Teller, asked: &Asked) -> Result<Outcome> {
    let kept = asked.prompt.as_deref().and_then(|text| prompt::kept(store, text).0);
    let turn = new_turn(store, asked, kept, true);
    let begun = state::edit(store, who, |state| {
        if state.is_part {
            return None;
        }
        if state.knows(&turn, store.clock.now()) {
            return None;
        }
        let over = state.close_all();
        state.turns.push(turn.clone());
        Some(over)
    })?;
    begun.map_or(Ok(Outcome::default()), |over| begin(store, who, &turn, over))
}

/// The words of a turn that was announced without them.
pub fn words(store: &Store, who: &Teller, asked: &Asked) -> Result<()> {
    let (Some(id), Some(text)) = (&asked.turn, &asked.prompt) else { return Ok(()) };
    let kept = prompt::kept(store, text).0;
    state::edit(store, who, |state| {
        if let Some(turn) = state.turns.iter_mut().find(|turn| turn.id == *id && turn.prompt.is_none()) {
            turn.prompt = kept;
        }
    })
}

/// The end of a turn. Without one under way, what the agent has left meanwhile is saved.
pub fn end(store: &Store, who: &Teller, asked: &Asked) -> Result<Outcome> {
    let over = state::edit(store, who, |state| {
        if state.is_part || asked.turn.as_ref().is_some_and(|id| state.is_done(id)) {
            // Its checkpoint may still be missing: who was to take it may have been killed.
            return state.turns.iter().filter(|turn| turn.closing).cloned().collect();
        }
        let meant = state.turns.iter().position(|turn| !turn.closing && Some(&turn.id) == asked.turn.as_ref());
        let meant = meant.or_else(|| state.turns.iter().rposition(|turn| !turn.closing));
        match meant {
            Some(at) => {
                let turn = &mut state.turns[at];
                turn.model = asked.model.clone().or(turn.model.take());
                turn.error = asked.error.clone().or(turn.error.take());
                if turn.prompt.is_none() {
                    turn.prompt = asked.prompt.as_deref().and_then(|text| prompt::kept(store, text).0);
                }
            }
            None => {
                let kept = asked.prompt.as_deref().and_then(|text| prompt::kept(store, text).0);
                let is_asked = asked.prompt.is_some();
                state.turns.push(new_turn(store, asked, kept, is_asked));
            }
        }
        state.close_all()
    })?;
    finish(store, who, &over)
}

/// The end of a conversation: a turn under way ends with it.
pub fn leave(store: &Store, who: &Teller) -> Result<Outcome> {
    let over = state::edit(store, who, State::close_all)?;
    finish(store, who, &over)
}

/// The beginning of a conversation, or of a part of another one, whose turns are that one's business.
pub fn meet(store: &Store, who: &Teller, parent: Option<&str>, name: Option<&str>) -> Result<()> {
    state::edit(store, who, |state| state.is_part |= parent.is_some())?;
    match parent {
        Some(parent) => helped(store, &Teller { run: parent.to_owned(), ..who.clone() }, name),
        None => Ok(()),
    }
}

/// Another agent that works for this one: its name goes onto the turn.
pub fn helped(store: &Store, who: &Teller, name: Option<&str>) -> Result<()> {
    state::edit(store, who, |state| {
        let turn = state.turns.iter_mut().rev().find(|turn| !turn.closing);
        if let (Some(turn), Some(name)) = (turn, name)
            && !turn.helpers.iter().any(|known| known == name)
        {
            turn.helpers.push(name.to_owned());
        }
    })
}

/// Anything else: only that it was heard.
pub fn heard(store: &Store, who: &Teller) -> Result<()> {
    state::edit(store, who, |_| ())
}

fn new_turn(store: &Store, asked: &Asked, kept: Option<String>, is_asked: bool) -> Turn {
    let now = store.clock.now();
    Turn {
        id: asked.turn.clone().unwrap_or_else(|| store.random.ulid(now)),
        is_named: asked.turn.is_some(),
        is_asked,
        prompt: kept,
        model: asked.model.clone(),
        error: asked.error.clone(),
        started_at: now,
        session: None,
        helpers: Vec::new(),
        closing: false,
    }
}

/// What is done at the beginning of a turn, once it is written down.
fn begin(store: &Store, who: &Teller, turn: &Turn, over: Vec<Turn>) -> Result<Outcome> {
    let mut outcome = finish(store, who, &over)?;
    let task = prompt::task(store, turn.prompt.as_deref());
    let bound = state::read(store, who)?.and_then(|state| state.session);
    let Some((session, is_new)) = place::find_or_start(store, who, bound.as_ref(), task)? else {
        state::edit(store, who, |state| state.turns.retain(|known| known.id != turn.id))?;
        return Ok(outcome);
    };
    if bound.as_ref() != Some(&session.id) {
        // Once in a conversation: it looks at all others.
        for other in state::left_behind(store, &session.id).iter().filter(|other| !other.is(who)) {
            let over = state::edit(store, other, State::close_all)?;
            outcome.warnings.extend(finish(store, other, &over)?.warnings);
        }
    }
    if !is_new {
        save_unsaved(store, &session, "the prompt")?;
    }
    state::edit(store, who, |state| {
        state.session = Some(session.id.clone());
        state.turns.iter_mut().filter(|known| known.id == turn.id).for_each(|t| t.session = Some(session.id.clone()));
    })?;
    outcome.started = is_new.then_some(session);
    Ok(outcome)
}

/// Takes the checkpoints of turns that are over. Any number of processes may do so at once, for the same turns.
fn finish(store: &Store, who: &Teller, over: &[Turn]) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    for turn in over {
        match checkpoint_of(store, who, turn) {
            Ok(warning) => outcome.warnings.extend(warning),
            // No later event could do better: its session is over, or its workspace is gone.
            Err(e) if matches!(e.code(), Code::NotFound | Code::Refused) => outcome.warnings.push(e),
            Err(e) => return Err(e),
        }
        state::edit(store, who, |state| state.turns.retain(|known| !(known.closing && known.id == turn.id)))?;
    }
    Ok(outcome)
}

fn checkpoint_of(store: &Store, who: &Teller, turn: &Turn) -> Result<Option<Error>> {
    let session = match &turn.session {
        Some(id) => Some(reread(store, id)?.value),
        None => {
            let bound = state::read(store, who)?.and_then(|state| state.session);
            match turn.is_asked {
                true => {
                    let task = prompt::task(store, turn.prompt.as_deref());
                    place::find_or_start(store, who, bound.as_ref(), task)?.map(|(session, _)| session)
                }
                false => place::find(store, bound.as_ref())?,
            }
        }
    };
    // One that landed or was given up meanwhile has everything.
    let Some(session) = session.filter(|session| session.state.is_live()) else { return Ok(None) };
    let about = about(who, turn);
    Ok(checkpoint::take_turn(store, &session, &about, turn.is_asked)?.1)
}

fn about(who: &Teller, turn: &Turn) -> About {
    let unasked = || format!("edits of {} without a prompt", who.agent);
    let mut meta: Vec<(String, String)> =
        turn.helpers.iter().map(|name| ("subagent".to_owned(), name.clone())).collect();
    meta.extend(turn.error.iter().map(|why| ("ended".to_owned(), why.clone())));
    About {
        kind: Some(if turn.is_asked { CheckpointKind::Prompt } else { CheckpointKind::Unsaved }),
        title: (!turn.is_asked).then(unasked),
        prompt: turn.prompt.clone(),
        actor: None,
        agent: Some(who.agent.clone()),
        model: turn.model.clone(),
        run: Some(who.run.clone()),
        prompt_id: Some(turn.id.clone()),
        meta,
    }
}
