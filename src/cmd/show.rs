//! `tine show`.

use serde_json::{Value, json};

use crate::core::diff::Diff;
use crate::core::document::{self, CheckpointDoc};
use crate::core::note::{self, document::NoteDoc};
use crate::core::resolve;
use crate::core::timeline::Checkpoint;
use crate::ui::sanitize;
use crate::ui::style::Style;

use super::diff::{Options, Shape};
use super::{Context, Human, Outcome, complete, shared};

/// Show a checkpoint: its prompt, and what it changed
///
/// Example: tine show @3
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The checkpoint; by default the latest
    #[arg(value_name = "REV", default_value = "@", add = complete::revisions())]
    rev: String,
    #[command(flatten)]
    shape: Shape,
}

struct Done {
    checkpoint: CheckpointDoc,
    commit_message: Option<String>,
    notes: Vec<NoteDoc>,
    diff: Diff,
    options: Options,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let store = ctx.store();
    let point = resolve::revision(store, &args.rev)?;
    let commit = store.repo.commit(point.commit)?;
    let session = match &point.session {
        Some(id) => Some(store.session(id.as_str())?.value),
        None => None,
    };
    let id = session.as_ref().map(|s| s.id.clone());
    let number = match &session {
        Some(s) => crate::core::timeline::commits(store, s, point.commit)?.len(),
        None => 0,
    };
    let mut checkpoint = match id {
        Some(id) => document::checkpoint(store, &Checkpoint::from_commit(&commit, &id, number))?,
        None => document::commit(store, &commit)?,
    };
    if checkpoint.number == 0 {
        checkpoint.kind = "manual";
    }
    let plain = point.session.is_none().then(|| commit.message.to_string());
    let base = match commit.parents.first() {
        Some(parent) => store.repo.tree_of(*parent)?,
        None => store.repo.empty_tree(),
    };
    let options = Options::new(ctx, &args.shape, &[])?;
    let mut diff = crate::core::diff::between(&store.repo, base, commit.tree, &options.diff)?;
    diff.base = commit.parents.first().copied().unwrap_or(base);
    diff.head = commit.id;
    let notes = match &session {
        Some(session) => {
            let mut notes = note::of_session(store, &session.id)?;
            notes.retain(|note| note.commit == point.commit);
            note::document::of_session(store, session, &notes)?
        }
        None => Vec::new(),
    };
    Ok(Box::new(Done { checkpoint, notes, commit_message: plain, diff, options }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        let mut data = serde_json::to_value(&self.diff)?;
        let object = data.as_object_mut().expect("a diff is an object");
        object.insert("checkpoint".to_owned(), json!(self.checkpoint));
        object.insert("notes".to_owned(), json!(self.notes));
        Ok(data)
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let mut human = self.options.human(ctx, &self.diff)?;
        if human.bytes.is_some() {
            return Ok(human);
        }
        let c = &self.checkpoint;
        let who = c.agent.as_deref().map_or_else(|| c.actor.clone(), |a| format!("{} ({a})", c.actor));
        let mut text = if c.session.is_empty() {
            format!("commit {}\n", Style::CommitId.paint(&c.commit))
        } else {
            format!("{} {}\n", Style::Session.paint(&c.session), shared::checkpoint_alone(c))
        };
        text.push_str(&format!(
            "{} {} by {}, {}\n",
            Style::CommitId.paint(&c.commit[..12]),
            c.kind,
            sanitize::line(&who),
            shared::ago(&c.created_at, ctx.store())
        ));
        let said = self.commit_message.as_deref().or(c.prompt.as_deref());
        if let Some(said) = said.filter(|p| p.trim() != c.subject) {
            for line in said.trim_end().lines() {
                text.push_str(&format!("    {}\n", sanitize::line(line)));
            }
        }
        text.push_str(&super::note::lines(&self.notes, ctx.store()));
        text.push('\n');
        human.answer = format!("{text}{}", human.answer);
        Ok(human)
    }
}
