//! `tine tag set|rm|list`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::core::record::SessionRecord;
use crate::core::tag;
use crate::error::count;
use crate::ui::sanitize;
use crate::ui::style::Style;

use super::{Context, Human, Outcome, complete, shared};

/// Set, remove or list the tags of a session
///
/// Tags are your own words, such as `team=checkout`. They never stand for a state or a decision, and the names of those are
/// refused as keys. `tine sessions --tag` lists the sessions that have one.
#[derive(Debug, clap::Subcommand)]
pub enum Args {
    /// Give the session tags, or other values to those it has
    ///
    /// Example: tine tag set team=checkout ticket=1234
    Set {
        /// A key of at most 64 bytes and a value of at most 256
        #[arg(value_name = "K=V", required = true)]
        tags: Vec<String>,
    },
    /// Take tags away from the session
    ///
    /// Example: tine tag rm ticket
    Rm {
        /// A key
        #[arg(value_name = "K", required = true)]
        keys: Vec<String>,
    },
    /// List the tags of a session
    ///
    /// Example: tine tag list fix-login
    List {
        /// The session; by default this one
        #[arg(value_name = "NAME", add = complete::sessions())]
        name: Option<String>,
    },
}

struct Done {
    session: SessionRecord,
    said: Option<String>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let store = ctx.open()?;
    let here = || store.require_session().map(|stored| stored.value.id);
    let done = match args {
        Args::Set { tags } => {
            let tags: BTreeMap<String, String> =
                tags.iter().map(|text| shared::key_value(text)).collect::<Result<_, _>>()?;
            let (session, changed) = tag::set(store, &here()?, &tags)?;
            let said = if changed { "tagged session" } else { "nothing to do: these are the tags of session" };
            Done { said: Some(format!("{said} {}", Style::Session.paint(session.id.as_str()))), session }
        }
        Args::Rm { keys } => {
            // A key that is named twice goes once.
            let keys: BTreeSet<String> = keys.iter().cloned().collect();
            let session = tag::remove(store, &here()?, &keys)?;
            let said = format!(
                "removed {} of session {}",
                count(keys.len(), "tag"),
                Style::Session.paint(session.id.as_str())
            );
            Done { said: Some(said), session }
        }
        Args::List { name } => {
            let id = shared::named_or_here(store, name.as_deref())?;
            Done { session: store.session(id.as_str())?.value, said: None }
        }
    };
    Ok(Box::new(done))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "session": self.session.id, "tags": self.session.tags }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        if let Some(said) = &self.said {
            return Ok(Human::status(said));
        }
        if self.session.tags.is_empty() {
            return Ok(Human::status("no tags"));
        }
        let line = |(key, value): (&String, &String)| format!("{}\n", sanitize::line(&format!("{key}={value}")));
        Ok(Human::answer(self.session.tags.iter().map(line).collect::<String>()))
    }
}
