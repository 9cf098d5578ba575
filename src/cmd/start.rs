//! `tine start`.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::core::document::{self, SessionDoc};
use crate::core::resolve;
use crate::core::session::{self, Place, Request};
use crate::ui::style::Style;

use super::{Context, Human, Outcome, complete, shared};

/// Start a session: an isolated timeline for one task, with its own workspace
///
/// The workspace is a git worktree on the branch session/<ID>, beside the repository. Its path is the last line on
/// stdout. Ignored files and folders that .worktreeinclude names (.env, node_modules) are copied in. `eval "$(tine
/// session show ID --env)"` sets TINE_SESSION, TINE_WORKSPACE and TINE_PORT_BASE.
///
/// Example: cd "$(tine start fix-login --task 'Fix the login')"
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The session's name, of a-z 0-9 . _ -; by default made from the task
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// What the session is for
    #[arg(long, value_name = "TEXT")]
    task: Option<String>,
    /// Start from this revision instead of the trunk's tip, such as source:NAME
    #[arg(long, value_name = "REV", add = complete::revisions())]
    from: Option<String>,
    /// Turn the current worktree into the workspace; edits come along as a baseline checkpoint
    #[arg(long, conflicts_with_all = ["no_workspace", "path"])]
    here: bool,
    /// Make no workspace: checkpoints come from `tine checkpoint --edits`
    #[arg(long, conflicts_with = "path")]
    no_workspace: bool,
    /// Put the workspace into this directory, which must be empty or not there
    #[arg(long, value_name = "DIR")]
    path: Option<PathBuf>,
    /// Add a tag of your own; may be repeated
    #[arg(long = "tag", value_name = "K=V")]
    tags: Vec<String>,
    /// The agent that will work in it
    #[arg(long, value_name = "NAME")]
    agent: Option<String>,
}

struct Done {
    session: SessionDoc,
    seeded: Vec<String>,
    trunk: String,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let path = args.path.as_deref().map(|p| ctx.full_path(p));
    let store = ctx.open()?;
    let place = match (path, args.here, args.no_workspace) {
        (Some(path), _, _) => Place::At(path),
        (None, true, _) => Place::Here,
        (None, false, true) => Place::Nowhere,
        (None, false, false) => Place::Default,
    };
    let request = Request {
        id: args.id.clone(),
        task: args.task.clone(),
        from: args.from.as_deref().map(|r| resolve::revision(store, r)).transpose()?.map(|p| p.commit),
        place,
        tags: args.tags.iter().map(|t| shared::key_value(t)).collect::<Result<_, _>>()?,
        agent: args.agent.clone(),
        parent: None,
        command: "start",
    };
    let started = session::start(store, &request)?;
    let trunk = store.trunk()?;
    let session = document::session(store, &started.session, &trunk)?;
    Ok(Box::new(Done { session, seeded: started.seeded, trunk: trunk.name }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "session": self.session, "seeded": self.seeded }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let s = &self.session;
        let base = &s.base.commit[..12];
        let from = if s.behind == 0 && s.ahead == s.checkpoints {
            format!("{} at {base}", self.trunk)
        } else {
            base.to_owned()
        };
        let mut human = Human::status(format!("started session {} from {from}", Style::Session.paint(&s.id)));
        if s.checkpoints > 0 {
            human = human.with("edits came along as a baseline checkpoint");
        }
        if !self.seeded.is_empty() {
            human = human.with(format!("copied in: {}", self.seeded.join(", ")));
        }
        human.bytes = Some(s.place_line());
        Ok(human)
    }
}
