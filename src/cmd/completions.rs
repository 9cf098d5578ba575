//! `tine completions`.

use clap_complete::Shell;
use serde_json::{Value, json};

use super::{Context, Human, Outcome, command_line};

/// Print a shell's completions
///
/// The script knows commands and flags. For names of sessions and proposals as well, let the shell ask tine itself: put
/// `source <(COMPLETE=bash tine)` into ~/.bashrc, `source <(COMPLETE=zsh tine)` into ~/.zshrc, or
/// `COMPLETE=fish tine | source` into fish's configuration.
///
/// Example: tine completions fish > ~/.config/fish/completions/tine.fish
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

struct Done {
    script: String,
}

pub fn run(_: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    Ok(Box::new(Done { script: script(args.shell)? }))
}

/// The static completion script of a shell.
pub fn script(shell: Shell) -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut command_line(), "tine", &mut bytes);
    Ok(String::from_utf8(bytes)?)
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "script": self.script }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        Ok(Human { bytes: Some(self.script.clone().into_bytes()), ..Human::default() })
    }
}
