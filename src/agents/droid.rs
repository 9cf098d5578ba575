//! Factory Droid: Claude Code's form. `droid exec` tells of no prompt; there the first tool that writes begins the turn.

use crate::error::Result;

use super::Agent;
use super::claude;
use super::event::Event;
use super::payload::Payload;

/// The event that this payload tells of.
pub fn parse(payload: &Payload, word: &str) -> Result<Option<Event>> {
    claude::kind(word).map(|kind| claude::in_its_form(Agent::Droid, kind, payload, word)).transpose()
}
