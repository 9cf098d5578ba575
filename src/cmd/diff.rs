//! `tine diff`.

use serde_json::Value;

use crate::core::checkpoint::scan_options;
use crate::core::diff::{self, Diff, DiffOptions};
use crate::core::resolve;
use crate::core::store::Store;
use crate::error::{Code, Error, Result};
use crate::git::{BString, Oid};
use crate::ui::diff_view::{self, DiffStyle};
use crate::workspace;

use super::{Context, Human, Outcome, complete, shared};

/// Show the difference between any two points
///
/// Without a revision: from the last checkpoint to the workspace. With one: from it to the workspace, or for
/// `proposal:NAME` what the proposal changes. With two: from the first to the second. --patch applies with `git apply`.
///
/// Example: tine diff @2 @5 --stat -- src
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where the comparison starts
    #[arg(value_name = "FROM", add = complete::revisions())]
    from: Option<String>,
    /// Where the comparison ends
    #[arg(value_name = "TO", add = complete::revisions())]
    to: Option<String>,
    #[command(flatten)]
    shape: Shape,
    /// Compare only these paths (git pathspecs)
    #[arg(last = true, value_name = "PATH")]
    paths: Vec<std::ffi::OsString>,
}

/// How a diff is shown.
#[derive(Debug, Clone, clap::Args)]
pub struct Shape {
    /// Show only how much changed in each file
    #[arg(long, conflicts_with_all = ["name_only", "patch"])]
    stat: bool,
    /// Show only which files changed
    #[arg(long, conflicts_with = "patch")]
    name_only: bool,
    /// Print a patch for `git apply`, with nothing left out
    #[arg(short, long)]
    patch: bool,
    /// Show this many unchanged lines around a change
    #[arg(short = 'U', long, value_name = "LINES")]
    context: Option<u32>,
}

/// A shape with the settings around it.
pub struct Options {
    /// What to compare.
    pub diff: DiffOptions,
    shape: Shape,
    patch: Option<Vec<u8>>,
}

impl Options {
    /// From flags and settings.
    pub fn new(ctx: &Context, shape: &Shape, paths: &[std::ffi::OsString]) -> Result<Options> {
        use std::os::unix::ffi::OsStrExt as _;
        let mut diff = DiffOptions {
            paths: paths.iter().map(|p| BString::from(p.as_bytes())).collect(),
            prefix: ctx.prefix(),
            ..shared::diff_options(ctx)
        };
        if let Some(lines) = shape.context {
            diff.context = usize::try_from(lines).unwrap_or(usize::MAX);
        }
        if shape.patch {
            diff = diff.unlimited();
        }
        Ok(Options { diff, shape: shape.clone(), patch: None })
    }

    /// The view that was asked for.
    pub fn human(&self, ctx: &Context, diff: &Diff) -> anyhow::Result<Human> {
        if self.shape.patch {
            let bytes = match &self.patch {
                Some(bytes) => bytes.clone(),
                None => diff::patch(&ctx.store().repo, diff)?,
            };
            return Ok(Human { bytes: Some(bytes), ..Human::default() });
        }
        let style = DiffStyle {
            color: ctx.ui.has_color(),
            width: ctx.ui.width().unwrap_or(100),
            syntax: ctx.settings().ui.highlight,
        };
        let text = if self.shape.stat {
            diff_view::render_stat(diff, &style)
        } else if self.shape.name_only {
            diff_view::render_names(diff)
        } else {
            diff_view::render(diff, &style)
        };
        Ok(Human::paged(text))
    }
}

struct Done {
    diff: Diff,
    options: Options,
}

/// One end of a diff.
struct End {
    id: Oid,
    tree: Oid,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let mut options = Options::new(ctx, &args.shape, &args.paths)?;
    let store = ctx.store();
    // The workspace is read into objects in memory: looking writes nothing.
    let workspace = match store.current_session()? {
        Some(session) => store.workspace_of(&session.value)?,
        None => None,
    };
    let memory = workspace.as_ref().unwrap_or(&store.repo).in_memory();
    let (from, to) = ends(store, &memory, args)?;
    let mut diff = diff::between(&memory, from.tree, to.tree, &options.diff)?;
    if args.shape.patch {
        options.patch = Some(diff::patch(&memory, &diff)?);
    }
    diff.base = from.id;
    diff.head = to.id;
    Ok(Box::new(Done { diff, options }))
}

fn ends(store: &Store, memory: &crate::git::Repo, args: &Args) -> Result<(End, End)> {
    let at = |rev: &str| -> Result<End> {
        let id = resolve::revision(store, rev)?.commit;
        Ok(End { id, tree: store.repo.tree_of(id)? })
    };
    match (&args.from, &args.to) {
        (Some(from), Some(to)) => Ok((at(from)?, at(to)?)),
        (Some(from), None) if from.starts_with("proposal:") => {
            let proposal = store.proposal(&from["proposal:".len()..])?.value;
            let current = proposal.current();
            let base = End { id: current.base, tree: store.repo.tree_of(current.base)? };
            Ok((base, End { id: current.head, tree: store.repo.tree_of(current.head)? }))
        }
        (from, None) => {
            let from = at(from.as_deref().unwrap_or("@"))?;
            let to = workspace_end(store, memory, &from)?;
            Ok((from, to))
        }
        (None, Some(_)) => Err(Error::internal("a second revision without a first")),
    }
}

/// The workspace as it is now, as objects in memory.
fn workspace_end(store: &Store, memory: &crate::git::Repo, from: &End) -> Result<End> {
    if memory.workdir().is_none() {
        return Err(Error::new(Code::NotFound, "there is no workspace to compare with").hint("tine diff FROM TO"));
    }
    let base = match store.current_session()? {
        Some(session) if store.workspace_of(&session.value)?.is_none() => {
            let message = format!("session `{}` has no workspace to compare with", session.value.id);
            return Err(Error::new(Code::NotFound, message).hint("tine diff FROM TO"));
        }
        Some(session) => store.repo.tree_of(store.tip(&session.value)?)?,
        None => from.tree,
    };
    let found = workspace::scan(memory, &scan_options(store, base, &[]))?;
    for skipped in &found.skipped {
        store.notice(format!("not compared: `{}` ({})", skipped.path, skipped.reason.as_str()));
    }
    Ok(End { id: found.tree, tree: found.tree })
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(serde_json::to_value(&self.diff)?)
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        if self.diff.entries.is_empty() && !self.options.shape.patch {
            return Ok(Human::status("no difference"));
        }
        self.options.human(ctx, &self.diff)
    }
}
