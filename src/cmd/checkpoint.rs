//! `tine checkpoint`.

use std::io::Read as _;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::core::checkpoint::{self, Request};
use crate::core::document::{self, CheckpointDoc};
use crate::core::timeline::{About, CheckpointKind};
use crate::error::{Code, Context as _, Error, Result};
use crate::ui::time;
use crate::workspace::Skipped;

use super::{Context, Human, Outcome, shared};

/// Save the workspace as the session's next checkpoint
///
/// Takes what `git add -A` would take, without hooks, signing, terminal or network. New files over the size limit,
/// files that look like secrets and nested repositories are left out and listed.
///
/// Example: tine checkpoint --prompt 'Make the tests pass'
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The checkpoint's title; by default the prompt's first line
    #[arg(short, long, value_name = "MSG")]
    message: Option<String>,
    /// The prompt that led here; secrets in it are redacted
    #[arg(long, value_name = "TEXT", conflicts_with = "prompt_file")]
    prompt: Option<String>,
    /// The prompt from a file, or from stdin with `-`
    #[arg(long, value_name = "FILE")]
    prompt_file: Option<PathBuf>,
    /// Why it is taken: prompt, manual, risk, handoff, unsaved or baseline
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Take a checkpoint even if nothing changed
    #[arg(long)]
    allow_empty: bool,
    /// Note a fact; agent, model, run and prompt-id have fields of their own; may be repeated
    #[arg(long, value_name = "K=V")]
    meta: Vec<String>,
    /// Take new files that look like secrets as well
    #[arg(long)]
    include_secrets: bool,
    /// Apply a JSON list of {path, content | content_base64 | delete, mode} to the tip; needs no workspace
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    edits: Option<PathBuf>,
    /// Save only these files and folders
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

struct Done {
    created: bool,
    checkpoint: CheckpointDoc,
    skipped: Vec<Skipped>,
    redacted: usize,
    limit: u64,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    if args.include_secrets {
        ctx.global.config.push("checkpoint.include_secrets=true".to_owned());
    }
    ctx.open()?;
    let paths = args.paths.iter().map(|p| ctx.repo_path(p)).collect::<Result<Vec<_>>>()?;
    let request = Request {
        about: about(args)?,
        allow_empty: args.allow_empty,
        paths,
        edits: args.edits.as_ref().map(read).transpose()?,
        ..Request::default()
    };
    let store = ctx.store();
    let session = store.require_session()?;
    let done = checkpoint::take(store, &session, &request)?;
    Ok(Box::new(Done {
        created: done.created,
        checkpoint: match done.created {
            true => document::checkpoint(store, &done.checkpoint)?,
            false => shared::named(ctx, &done.checkpoint)?,
        },
        skipped: done.skipped,
        redacted: done.redacted,
        limit: store.settings.max_file_size,
    }))
}

fn about(args: &Args) -> Result<About> {
    let mut about = About { title: args.message.clone(), prompt: args.prompt.clone(), ..About::default() };
    if let Some(file) = &args.prompt_file {
        about.prompt = Some(String::from_utf8_lossy(&read(file)?).into_owned());
    }
    if let Some(kind) = &args.kind {
        let known = CheckpointKind::parse(kind);
        about.kind = Some(known.ok_or_else(|| {
            Error::new(Code::Usage, format!("`{kind}` is no kind of checkpoint"))
                .hint("one of: prompt, manual, risk, handoff, unsaved, baseline")
        })?);
    }
    for text in &args.meta {
        let (key, value) = shared::key_value(text)?;
        match key.as_str() {
            "agent" => about.agent = Some(value),
            "model" => about.model = Some(value),
            "run" => about.run = Some(value),
            "prompt-id" | "prompt_id" => about.prompt_id = Some(value),
            _ => about.meta.push((key, value)),
        }
    }
    Ok(about)
}

/// A file's content, or stdin's for `-`.
fn read(file: &PathBuf) -> Result<Vec<u8>> {
    if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).or_io(|| "cannot read stdin".to_owned())?;
        return Ok(bytes);
    }
    std::fs::read(file).or_code(Code::NotFound, || format!("cannot read `{}`", file.display()))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        let skipped: Vec<Value> = self
            .skipped
            .iter()
            .map(|s| {
                let mut object = serde_json::Map::new();
                shared::path_fields(&mut object, &s.path);
                object.insert("size".into(), s.size.into());
                object.insert("reason".into(), s.reason.as_str().into());
                Value::Object(object)
            })
            .collect();
        Ok(json!({
            "created": self.created,
            "checkpoint": self.checkpoint,
            "skipped": skipped,
            "redacted": self.redacted,
        }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let c = &self.checkpoint;
        let mut human = if self.created {
            Human::status(format!("checkpoint {}  {}", shared::checkpoint_alone(c), shared::stats(&c.stats)))
        } else {
            Human::status(format!("nothing changed since {}", shared::checkpoint_alone(c)))
        };
        for s in &self.skipped {
            let what = match s.reason.as_str() {
                "too_large" => format!(
                    "{}, over the limit of {}: `tine config set checkpoint.max_file_size …`, or ignore it",
                    time::bytes(s.size),
                    time::bytes(self.limit)
                ),
                "secret" => "looks like a secret: `--include-secrets` takes it".to_owned(),
                "nested_repository" => "a repository of its own".to_owned(),
                other => other.replace('_', " "),
            };
            human = human.with(format!("skipped {}: {what}", shared::shown(&s.path)));
        }
        if self.redacted > 0 {
            human = human.with(format!("{} taken out of the prompt", time::count(self.redacted, "secret")));
        }
        Ok(human)
    }
}
