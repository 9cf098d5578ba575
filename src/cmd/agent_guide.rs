//! `tine agent-guide`.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::agents::guide::{self, Change, Form};
use crate::error::Result;

use super::{Context, Human, Outcome, command_line};

/// Print what a coding agent has to know to work with tine
///
/// A short section for AGENTS.md, or with --skill a skill with front matter, made from the commands as they are. With
/// --install it goes into a file, or is brought up to date there, between two marks; nothing else in the file changes, a
/// skill's front matter included. With --remove it goes again.
///
/// Example: tine agent-guide --install AGENTS.md
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Write it into this file, or bring it up to date there
    #[arg(long, value_name = "FILE", conflicts_with = "remove")]
    install: Option<PathBuf>,
    /// Take it out of this file again
    #[arg(long, value_name = "FILE")]
    remove: Option<PathBuf>,
    /// Make it a skill, such as .claude/skills/tine/SKILL.md
    #[arg(long, conflicts_with = "remove")]
    skill: bool,
}

struct Done {
    text: String,
    file: Option<(PathBuf, Change)>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let form = if args.skill { Form::Skill } else { Form::Section };
    let mut commands = command_line();
    commands.build();
    let change = |file: &PathBuf| -> Result<(PathBuf, Change)> {
        let place = ctx.directory().join(file);
        let change = match args.install {
            Some(_) => guide::install(&place, form, &commands)?,
            None => guide::remove(&place)?,
        };
        Ok((file.clone(), change))
    };
    let file = args.install.as_ref().or(args.remove.as_ref()).map(change).transpose()?;
    Ok(Box::new(Done { text: guide::text(form, &commands), file }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({
            "text": self.text,
            "file": self.file.as_ref().map(|(file, _)| file.to_string_lossy()),
            "change": self.file.as_ref().map(|(_, change)| change.as_str()),
        }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let Some((file, change)) = &self.file else { return Ok(Human::answer(self.text.trim_end())) };
        let file = crate::ui::sanitize::line(&file.to_string_lossy());
        Ok(Human::status(match change {
            Change::Created | Change::Updated => format!("wrote the guide to {file}"),
            Change::Unchanged => format!("nothing to change in {file}"),
            Change::Removed => format!("took the guide out of {file}"),
        }))
    }
}
