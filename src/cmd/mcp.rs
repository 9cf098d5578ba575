//! `tine mcp`.

use serde_json::Value;

use crate::agents::mcp::{self, Options};
use crate::ui::{Ui, UiOptions};

use super::{Context, Human, Outcome, command_line};

/// Serve the working loop to an agent by the Model Context Protocol, on stdio
///
/// For the configuration of an agent, not to be typed. Its tools are commands of the loop with their answers in JSON; approve,
/// reject and land are not among them. The client's name is the actor, unless --actor or TINE_ACTOR is given, and the
/// directory that it works on is where commands run. Ends when stdin does.
///
/// Example: tine mcp -C ~/shop
#[derive(Debug, clap::Args)]
pub struct Args {}

struct Done;

pub fn run(ctx: &mut Context, _: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    // What is on stdout is the protocol, whatever TINE_JSON says.
    ctx.ui = Ui::new(UiOptions { json: false, ..UiOptions::from_env() });
    let mut commands = command_line();
    commands.build();
    mcp::serve(Options {
        program: ctx.program()?,
        directory: ctx.directory(),
        session: ctx.global.session.clone().filter(|s| !s.is_empty()),
        actor: ctx.global.actor.clone().filter(|a| !a.is_empty()),
        agent: ctx.env("TINE_AGENT"),
        config: ctx.global.config.clone(),
        commands,
        refusal: |command, error| crate::ui::refusal(command, &error.into()),
    })?;
    Ok(Box::new(Done))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(Value::Null)
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        Ok(Human::default())
    }
}
