//! `tine restore`.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::core::document::CheckpointDoc;
use crate::core::follow::Files;
use crate::core::{resolve, restore};
use crate::error::Result;

use super::{Context, Human, Outcome, complete, shared};

/// Make the workspace, or some paths, as it was at a revision
///
/// The restored state is a new checkpoint; later ones are kept. Unsaved edits are saved first. Ignored files are never
/// touched.
///
/// Example: tine restore @3 src/
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The wanted state: @3, @-, a change id, NAME@5 or any git revision
    #[arg(value_name = "REV", add = complete::revisions())]
    rev: String,
    /// Restore only these files and folders
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Say what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
}

struct Done {
    created: bool,
    dry_run: bool,
    checkpoint: CheckpointDoc,
    files: Files,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let paths = args.paths.iter().map(|p| ctx.repo_path(p)).collect::<Result<Vec<_>>>()?;
    let store = ctx.store();
    let session = store.require_session()?.value;
    let from = resolve::revision(store, &args.rev)?.commit;
    let done = restore::restore(store, &session.id, from, &paths, args.dry_run)?;
    let checkpoint = shared::named(ctx, &done.checkpoint)?;
    Ok(Box::new(Done { created: done.created, dry_run: args.dry_run, checkpoint, files: done.files }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({
            "created": self.created,
            "checkpoint": self.checkpoint,
            "files": shared::files(&self.files),
            "dry_run": self.dry_run,
        }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let at = shared::checkpoint_alone(&self.checkpoint);
        let files = shared::files_line(&self.files);
        let mut human = Human::status(match (self.dry_run, self.created) {
            (true, _) => format!("would change: {files}"),
            (false, true) => format!("checkpoint {at}; {files}"),
            (false, false) => format!("nothing to restore: the workspace is as it was there, at {at}"),
        });
        if self.dry_run {
            for path in self.files.written.iter().chain(&self.files.removed) {
                human.answer.push_str(&format!("{}\n", shared::shown(path)));
            }
        }
        Ok(human)
    }
}
