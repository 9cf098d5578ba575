//! `tine refresh`.

use serde_json::{Value, json};

use crate::core::diff::ConflictedEntry;
use crate::core::diff::conflicted_entry;
use crate::core::document::CheckpointDoc;
use crate::core::refresh::{self, How};
use crate::error::{Code, Error, count};
use crate::ui::style::Style;

use super::{Context, Human, Outcome, complete, shared};

/// Bring the trunk into the session
///
/// Takes a checkpoint of unsaved edits first. Conflicts are left in the workspace as markers, and the exit status is 3:
/// resolve them and pass --continue, or go back with --abort. In JSON such an answer has both: the `error`, and the `data`
/// with the conflicts.
///
/// Example: tine refresh
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The session; by default this one
    #[arg(value_name = "NAME", add = complete::sessions())]
    name: Option<String>,
    /// Merge, as a checkpoint with two parents; this is the default
    #[arg(long, conflicts_with = "rebase")]
    merge: bool,
    /// Make the checkpoints again on the trunk's tip; a conflict changes nothing
    #[arg(long)]
    rebase: bool,
    /// Take an unfinished refresh back
    #[arg(long, conflicts_with_all = ["merge", "rebase", "proceed"])]
    abort: bool,
    /// Finish a refresh after resolving its conflicts
    #[arg(long = "continue", conflicts_with_all = ["merge", "rebase"])]
    proceed: bool,
}

struct Done {
    kind: &'static str,
    checkpoint: CheckpointDoc,
    conflicts: Vec<ConflictedEntry>,
    workspace: bool,
    rebase: bool,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let store = ctx.open()?;
    let id = shared::named_or_here(store, args.name.as_deref())?;
    let done = if args.abort {
        refresh::abort(store, &id)?
    } else if args.proceed {
        refresh::proceed(store, &id)?
    } else {
        refresh::refresh(store, &id, if args.rebase { How::Rebase } else { How::Merge })?
    };
    let workspace = store.workspace_of(&store.session(id.as_str())?.value)?.is_some();
    Ok(Box::new(Done {
        kind: done.kind,
        checkpoint: shared::named(ctx, &done.checkpoint)?,
        conflicts: done.conflicts.iter().map(conflicted_entry).collect(),
        workspace,
        rebase: args.rebase,
    }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "type": self.kind, "checkpoint": self.checkpoint, "conflicts": self.conflicts }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let at = shared::checkpoint_alone(&self.checkpoint);
        if self.kind != "conflict" {
            return Ok(Human::status(match self.kind {
                "no_op" => format!("nothing to bring in; at {at}"),
                "aborted" => format!("took the refresh back; at {at}"),
                kind => format!("brought the trunk in ({kind}); now at {at}"),
            }));
        }
        let mut human = Human::default();
        for entry in &self.conflicts {
            let line =
                format!("{} {}: {}", Style::Conflict.paint("conflict"), shared::shown(&entry.path), entry.reason);
            human = human.with(line);
        }
        Ok(if self.rebase || !self.workspace {
            human
                .with("nothing was changed")
                .with("hint: tine refresh --merge   # resolves all at once, in the workspace")
        } else {
            human
                .with("the workspace holds the conflicts, the timeline did not move")
                .with("hint: tine refresh --continue   # after resolving them")
                .with("hint: tine refresh --abort")
        })
    }

    fn short_of(&self) -> Option<Error> {
        let paths: Vec<String> = self.conflicts.iter().map(|c| c.path.to_string()).collect();
        (self.kind == "conflict").then(|| {
            Error::new(
                Code::Conflict,
                format!("the trunk conflicts with the session in {}", count(paths.len(), "path")),
            )
            .detail("paths", paths)
            .hint("tine refresh --continue   # after resolving them")
            .hint("tine refresh --abort")
        })
    }
}
