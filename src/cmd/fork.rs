//! `tine fork`.

use serde_json::{Value, json};

use crate::core::checkpoint::fork_point;
use crate::core::document::{self, SessionDoc};
use crate::core::{resolve, session};
use crate::ui::style::Style;

use super::{Context, Human, Outcome, complete};

/// Start new sessions from a checkpoint of this one
///
/// Without a revision, unsaved edits are saved first, and the latest checkpoint is forked. The paths of the new workspaces
/// are printed, one a line.
///
/// Example: tine fork @3 -n 2
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The checkpoint to start from; by default the latest
    #[arg(value_name = "REV", add = complete::revisions())]
    rev: Option<String>,
    /// A new session's name; may be repeated
    #[arg(long = "name", value_name = "ID")]
    names: Vec<String>,
    /// How many sessions to start
    #[arg(short, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=100))]
    n: u16,
    /// Make no workspaces
    #[arg(long)]
    no_workspace: bool,
}

struct Done {
    sessions: Vec<SessionDoc>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let store = ctx.open()?;
    let (parent, from) = match &args.rev {
        Some(rev) => {
            let point = resolve::revision(store, rev)?;
            let parent = match &point.session {
                Some(id) => store.session(id.as_str())?.value,
                None => store.require_session()?.value,
            };
            (parent, point.commit)
        }
        None => {
            let parent = store.require_session()?.value;
            // What is in the workspace now is what a fork is expected to begin with.
            let point = fork_point(store, &parent, "fork")?;
            (parent, point)
        }
    };
    let made = session::fork(store, &parent, from, &args.names, usize::from(args.n), args.no_workspace)?;
    let trunk = store.trunk()?;
    let sessions = made.iter().map(|s| document::session(store, &s.session, &trunk)).collect::<Result<_, _>>()?;
    Ok(Box::new(Done { sessions }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "sessions": self.sessions }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let mut human = Human::default();
        for s in &self.sessions {
            let from = s.parent.as_ref().map_or("", |p| &p.commit[..12]);
            human = human.with(format!("started session {} from {from}", Style::Session.paint(&s.id)));
            human.bytes.get_or_insert_default().extend(s.place_line());
        }
        Ok(human)
    }
}
