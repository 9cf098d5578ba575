//! What a command answers: one outcome, two views, told once.

use serde_json::Value;

use crate::error::Error;

use super::Context;

/// The view for people.
#[derive(Debug, Default)]
pub struct Human {
    /// For stdout; through the pager when it is long.
    pub answer: String,
    /// For stdout as it is, for patches.
    pub bytes: Option<Vec<u8>>,
    /// Lines for stderr.
    pub status: Vec<String>,
    /// Whether a pager fits.
    pub paged: bool,
}

impl Human {
    /// Only lines on stderr.
    pub fn status(line: impl Into<String>) -> Human {
        Human { status: vec![line.into()], ..Human::default() }
    }

    /// Text on stdout.
    pub fn answer(text: impl Into<String>) -> Human {
        Human { answer: text.into(), ..Human::default() }
    }

    /// Text on stdout that may be long.
    pub fn paged(text: impl Into<String>) -> Human {
        Human { answer: text.into(), paged: true, ..Human::default() }
    }

    /// Adds a line on stderr.
    #[must_use]
    pub fn with(mut self, line: impl Into<String>) -> Human {
        self.status.push(line.into());
        self
    }
}

/// What happened, for people and for scripts.
pub trait Outcome {
    /// The `data` of the JSON answer.
    fn json(&self) -> anyhow::Result<Value>;
    /// The view for people.
    fn human(&self, ctx: &Context) -> anyhow::Result<Human>;
    /// Set when the command ended short of what was asked; decides the exit status, and the error in JSON.
    fn short_of(&self) -> Option<Error> {
        None
    }
    /// Whether another process of ours has told it.
    fn is_told(&self) -> bool {
        false
    }
    /// The exit status; that of the error it ended short with, or 0.
    fn exit_status(&self) -> u8 {
        self.short_of().map_or(0, |error| error.code().exit_status())
    }
}

/// Tells the outcome in the view that was asked for.
pub fn tell(ctx: &Context, outcome: &dyn Outcome) -> anyhow::Result<u8> {
    if outcome.is_told() {
        return Ok(outcome.exit_status());
    }
    if ctx.ui.is_json() {
        let data = outcome.json()?;
        ctx.tell_notices();
        match outcome.short_of() {
            Some(error) => ctx.ui.json_short(data, &error.into()),
            None => ctx.ui.json(data),
        }
        return Ok(outcome.exit_status());
    }
    let human = outcome.human(ctx)?;
    for line in &human.status {
        ctx.ui.status(line);
    }
    if let Some(bytes) = &human.bytes {
        ctx.ui.answer_bytes(bytes);
    }
    if !human.answer.is_empty() {
        if human.paged {
            ctx.ui.answer_paged(&human.answer);
        } else {
            ctx.ui.answer(&human.answer);
        }
    }
    Ok(outcome.exit_status())
}
