//! `tine man`.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::error::Context as _;

use super::{Context, Human, Outcome, command_line};

/// Write the man pages into a directory
///
/// Example: tine man ~/.local/share/man/man1
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The directory, made if it is not there
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

struct Done {
    dir: PathBuf,
    pages: Vec<String>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let dir = ctx.directory().join(&args.dir);
    std::fs::create_dir_all(&dir).or_io(|| format!("cannot create `{}`", dir.display()))?;
    let mut command = command_line();
    command.build();
    let mut pages = Vec::new();
    page(&command, "tine", &dir, &mut pages)?;
    Ok(Box::new(Done { dir, pages }))
}

/// One page for a command, and one for each of its subcommands.
fn page(command: &clap::Command, name: &str, dir: &std::path::Path, pages: &mut Vec<String>) -> anyhow::Result<()> {
    let mut bytes = Vec::new();
    clap_mangen::Man::new(command.clone().name(name.to_owned()).bin_name(name.replace('-', " "))).render(&mut bytes)?;
    let file = format!("{name}.1");
    std::fs::write(dir.join(&file), bytes).or_io(|| format!("cannot write `{file}`"))?;
    pages.push(file);
    for sub in command.get_subcommands().filter(|s| s.get_name() != "help") {
        page(sub, &format!("{name}-{}", sub.get_name()), dir, pages)?;
    }
    Ok(())
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "directory": self.dir.to_string_lossy(), "pages": self.pages }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        Ok(Human::status(format!("wrote {} pages to {}", self.pages.len(), self.dir.display())))
    }
}
