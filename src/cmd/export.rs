//! `tine export`.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use clap::ValueEnum;
use serde_json::{Value, json};

use crate::core::document::Place;
use crate::core::export::{self, Range};
use crate::core::output;
use crate::core::store::Store;
use crate::error::{Code, Error};
use crate::ui::{sanitize, time};

use super::{Context, Human, Outcome, complete, shared};

/// Write a session or proposal as patches or as a bundle, for plain git
///
/// Patches are mails for `git am`, one for each checkpoint with its prompt and trailers; a bundle holds the branch and the
/// records for `git fetch`. A directory takes one series, since `git am` takes all that is in it. Landed and discarded
/// ones can be exported, too. Unsaved edits are not in it.
///
/// Example: tine export fix-login --format bundle -o fix-login.bundle
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A session, or a proposal as proposal:NAME; by default this session
    #[arg(value_name = "NAME", add = complete::sessions())]
    name: Option<String>,
    /// As patches for `git am`, or as a bundle for `git fetch`
    #[arg(long, value_name = "FORMAT", default_value = "patch")]
    format: Format,
    /// Write into this file, - for stdout; patches also one by one into a directory that is there
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Make one patch of it
    #[arg(long)]
    squash: bool,
    /// Replace files that are there, and in a directory the patches of an earlier series
    #[arg(long, requires = "output")]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Patch,
    Bundle,
}

struct Done {
    range: Range,
    format: &'static str,
    base: String,
    patches: Vec<Value>,
    empty: Vec<String>,
    bytes: Vec<u8>,
    files: Vec<PathBuf>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let file = ctx.output_file(args.output.as_deref());
    if args.squash && args.format == Format::Bundle {
        return Err(Error::new(Code::Usage, "a bundle holds the commits as they are; `--squash` is for patches").into());
    }
    if args.format == Format::Bundle && file.is_none() && !ctx.ui.is_json() && ctx.ui.stdout_is_terminal() {
        return Err(Error::new(Code::Usage, "a bundle is nothing for a terminal").hint("add -o FILE").into());
    }
    let store = ctx.open()?;
    let name = match &args.name {
        Some(name) => name.clone(),
        None => shared::named_or_here(store, None)?.to_string(),
    };
    let range = export::find(store, &name)?;
    Ok(Box::new(match args.format {
        Format::Patch => patches(store, range, file.as_deref(), args)?,
        Format::Bundle => {
            let bytes = export::bundle(store, &range)?;
            if let Some(file) = &file {
                output::write(file, &bytes, args.force)?;
            }
            let base = range.base.to_string();
            let files = file.into_iter().collect();
            Done { range, format: "bundle", base, patches: Vec::new(), empty: Vec::new(), bytes, files }
        }
    }))
}

fn patches(store: &Store, range: Range, file: Option<&Path>, args: &Args) -> anyhow::Result<Done> {
    let series = if args.squash { export::squashed(store, &range)? } else { export::series(store, &range)? };
    let bytes: Vec<u8> = series.patches.iter().flat_map(|p| p.mail.iter().copied()).collect();
    let mut files = Vec::new();
    match file {
        Some(dir) if dir.is_dir() => files = export::write_series(dir, &range, &series, args.force)?,
        Some(file) => {
            output::write(file, &bytes, args.force)?;
            files.push(file.to_owned());
        }
        None => {}
    }
    Ok(Done {
        format: "patch",
        base: series.base.to_string(),
        patches: series
            .patches
            .iter()
            .map(|p| json!({ "commit": p.commit.to_string(), "subject": p.subject, "file": p.file }))
            .collect(),
        empty: series.empty.iter().map(ToString::to_string).collect(),
        range,
        bytes,
        files,
    })
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        let refs: Vec<Value> = match self.format {
            "bundle" => self.range.refs.iter().map(|(n, c)| json!({ "name": n, "commit": c.to_string() })).collect(),
            _ => Vec::new(),
        };
        Ok(json!({
            "kind": self.range.kind,
            "name": self.range.name,
            "format": self.format,
            "head": self.range.head.to_string(),
            "base": self.base,
            "patches": self.patches,
            "empty": self.empty,
            "refs": refs,
            "files": self.files.iter().map(|f| Place::new(f)).collect::<Vec<_>>(),
            "base64": self.files.is_empty().then(|| base64::engine::general_purpose::STANDARD.encode(&self.bytes)),
        }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let mut human = Human::default();
        if self.files.is_empty() {
            human.bytes = Some(self.bytes.clone());
        }
        for file in &self.files {
            human = human.with(format!("wrote {}", sanitize::line(&file.to_string_lossy())));
        }
        let what = match self.format {
            "bundle" => time::count(self.range.refs.len(), "ref"),
            _ if self.patches.len() == 1 => "1 patch".to_owned(),
            _ => format!("{} patches", self.patches.len()),
        };
        human = human.with(format!("{what} on top of {}", &self.base[..12]));
        if !self.empty.is_empty() {
            let left = time::count(self.empty.len(), "checkpoint");
            human = human.with(format!("left out {left} without a change"));
        }
        Ok(human)
    }
}
