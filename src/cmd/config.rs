//! `tine config get|set|list`.

use serde_json::{Value, json};

use crate::config::{Setting, file};
use crate::core::pending::PublishLock;
use crate::durable;
use crate::error::{Code, Context as _, Error, Result};
use crate::git::Repo;
use crate::ui::sanitize;
use crate::ui::style::Style;
use crate::ui::table::{Column, Table};

use super::{Context, Human, Outcome};

/// Read and change settings
///
/// Layers, the later one wins: defaults, git's configuration below `tine.`, the file tine/config.toml in the git directory,
/// `--config` on the command line.
#[derive(Debug, clap::Subcommand)]
pub enum Args {
    /// Print one setting
    ///
    /// Example: tine config get land.method
    Get {
        /// The setting's name
        key: String,
    },
    /// Change one setting of this repository
    ///
    /// Example: tine config set checkpoint.max_file_size '50 MiB'
    Set {
        /// The setting's name
        key: String,
        /// The new value
        value: String,
    },
    /// List every setting with its value and where that comes from
    ///
    /// Example: tine config list
    List,
}

struct Done {
    settings: Vec<Setting>,
    one: bool,
    changed: bool,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    if let Args::Set { key, value } = args {
        set(&Repo::discover(&ctx.directory())?, key, value)?;
    }
    let config = ctx.config()?;
    let (settings, one) = match args {
        Args::List => (config.list().to_vec(), false),
        Args::Get { key } | Args::Set { key, .. } => (vec![config.get(key)?.clone()], true),
    };
    Ok(Box::new(Done { settings, one, changed: matches!(args, Args::Set { .. }) }))
}

/// Changes one key of the repository's file. Works on a file that cannot be loaded, so that it can be mended.
pub fn set(repo: &Repo, key: &str, value: &str) -> Result<()> {
    let dir = repo.tine_dir();
    std::fs::create_dir_all(&dir).or_io(|| format!("cannot create `{}`", dir.display()))?;
    let _lock = PublishLock::at(&dir)?;
    let path = dir.join("config.toml");
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(e) => return Err(Error::new(Code::Io, format!("cannot read `{}`", path.display())).because(e)),
    };
    let changed = file::set(&text, key, value)?;
    durable::replace(&path, changed.as_bytes()).or_io(|| format!("cannot write `{}`", path.display()))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        let all: Vec<Value> = self
            .settings
            .iter()
            .map(|s| {
                json!({
                    "key": s.key.name,
                    "value": s.value,
                    "origin": s.origin.layer(),
                    "default": s.key.default,
                    "description": s.key.description,
                })
            })
            .collect();
        Ok(if self.one { json!({ "setting": all.into_iter().next() }) } else { json!({ "settings": all }) })
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        if self.one {
            let s = &self.settings[0];
            let value = s.value.as_deref().unwrap_or_default();
            return Ok(if self.changed {
                Human::status(format!("{} = {}", s.key.name, sanitize::line(value)))
            } else {
                Human::answer(format!("{}\n", sanitize::line(value)))
            });
        }
        let mut table = Table::new([
            Column::left("key"),
            Column::left("value"),
            Column::left("from"),
            Column::left("what it is for").flexible(),
        ]);
        for s in &self.settings {
            table.row([
                s.key.name.to_owned(),
                sanitize::line(s.value.as_deref().unwrap_or("-")),
                Style::Dim.paint(s.origin.to_string()),
                Style::Dim.paint(s.key.description),
            ]);
        }
        Ok(Human::paged(table.render(&ctx.ui)))
    }
}
