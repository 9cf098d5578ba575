//! `tine blame`.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::core::{blame, resolve};
use crate::error::{Code, Error, Result};
use crate::ui::sanitize;
use crate::ui::style::Style;

use super::{Context, Human, Outcome, complete, shared};

/// Show which commit, proposal, agent and prompt each line comes from
///
/// Reads the file at the trunk's tip. A squashed commit is followed into the checkpoints that it was made of.
///
/// Example: tine blame src/login.rs -L 10,20
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Show only these lines
    #[arg(short = 'L', value_name = "A,B")]
    lines: Option<String>,
    /// Read the file at this revision instead of the trunk's tip
    #[arg(long, value_name = "REV", add = complete::revisions())]
    rev: Option<String>,
}

struct Done {
    lines: Vec<blame::Line>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let path = ctx.repo_path(&args.file)?;
    let range = args.lines.as_deref().map(range).transpose()?;
    let store = ctx.store();
    let at = match &args.rev {
        Some(rev) => resolve::revision(store, rev)?.commit,
        None => store.trunk()?.tip()?,
    };
    Ok(Box::new(Done { lines: blame::blame(store, at, path.as_ref(), range)? }))
}

/// `10,20` or `10`.
fn range(text: &str) -> Result<(u32, u32)> {
    let wrong = || Error::new(Code::Usage, format!("`{text}` is no range of lines")).hint("as in -L 10,20");
    let number = |t: &str| t.trim().parse::<u32>().ok().filter(|n| *n > 0);
    let (from, to) = text.split_once(',').unwrap_or((text, text));
    let (from, to) = number(from).zip(number(to)).ok_or_else(wrong)?;
    if from <= to { Ok((from, to)) } else { Err(wrong()) }
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({ "lines": self.lines }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let mut text = String::new();
        let mut last = None;
        let width = self.lines.last().map_or(1, |l| l.line.to_string().len());
        for l in &self.lines {
            let key = (l.commit.clone(), l.checkpoint.as_ref().map(|c| c.commit.clone()));
            if last.as_ref() != Some(&key) {
                text.push_str(&self.heading(l, ctx));
                last = Some(key);
            }
            let number = Style::Dim.paint(format!("{:>width$}", l.line));
            text.push_str(&format!("{number}  {}\n", sanitize::text(l.text.trim_end_matches(['\n', '\r']).as_bytes())));
        }
        Ok(Human::paged(text))
    }
}

impl Done {
    fn heading(&self, l: &blame::Line, ctx: &Context) -> String {
        let age = shared::ago(&l.at, ctx.store());
        let mut line = format!("{} {age}", Style::CommitId.paint(&l.commit[..12]));
        match (&l.proposal, &l.checkpoint) {
            (Some(proposal), Some(c)) => {
                let who = l.agent.as_deref().unwrap_or(&l.author);
                let at = c.number.map_or(String::new(), |n| format!("@{n} "));
                line.push_str(&format!(
                    " {} {at}{} {}: {}",
                    Style::Proposal.paint(proposal),
                    Style::ChangeId.paint(&c.change_id[..8]),
                    sanitize::line(who),
                    sanitize::line(l.prompt.as_deref().and_then(|p| p.lines().next()).unwrap_or(&c.subject))
                ));
            }
            (_, Some(c)) => {
                line.push_str(&format!(" {} {}", Style::ChangeId.paint(&c.change_id[..8]), sanitize::line(&c.subject)))
            }
            _ => line.push_str(&format!(" {}", sanitize::line(&l.author))),
        }
        line.push('\n');
        line
    }
}
