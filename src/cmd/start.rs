//! `tine start`.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::core::document::{self, SessionDoc};
use crate::core::pool::{self, Filled};
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
/// With `tine config set start.pool N`, N workspaces are made ahead of time, beside the next commands; a session that takes one
/// need not wait until its files are written.
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
    /// Start nothing; make the workspaces that start.pool asks for, and remove those that it does not
    #[arg(long, conflicts_with_all = ["id", "task", "from", "here", "no_workspace", "path", "tags", "agent"])]
    fill_pool: bool,
}

struct Done {
    session: SessionDoc,
    seeded: Vec<String>,
    trunk: String,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let path = args.path.as_deref().map(|p| ctx.full_path(p));
    let store = ctx.open()?;
    if args.fill_pool {
        return Ok(Box::new(Pool { filled: pool::fill(store)?, wanted: store.settings.pool }));
    }
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

/// What became of the pool.
struct Pool {
    filled: Filled,
    wanted: usize,
}

impl Outcome for Pool {
    fn json(&self) -> anyhow::Result<Value> {
        let Filled { ready, made, removed } = self.filled;
        Ok(json!({ "ready": ready, "made": made, "removed": removed }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let Filled { ready, made, removed } = self.filled;
        let mut human = Human::status(match ready {
            1 => "1 workspace is ready to be taken".to_owned(),
            _ => format!("{ready} workspaces are ready to be taken"),
        });
        for (number, what) in [(made, "made just now"), (removed, "removed")] {
            if number > 0 {
                human = human.with(format!("{number} {what}"));
            }
        }
        if self.wanted == 0 {
            human = human.with("none are wanted: tine config set start.pool 2");
        }
        Ok(human)
    }
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
