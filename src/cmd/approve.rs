//! `tine approve`.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::core::document::{self, DecisionDoc, LandingDoc, ProposalDoc};
use crate::core::landing::{self, Outcome as Landed, Request};
use crate::core::selection::Selection;
use crate::core::store::{Method, Store};
use crate::error::{Code, Error, Result};
use crate::git::BString;
use crate::ui::style::Style;

use super::{Context, Human, Outcome, check, complete};

/// Grant a proposal, and land it when the gate is met
///
/// The grant counts for exactly the head that was reviewed: name it with --rev or --head in scripts. A conflict, or
/// edits in the way, is refused before anything is written.
///
/// Example: tine approve fix-login-1 --rev 2
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The proposal
    #[arg(value_name = "NAME", add = complete::proposals())]
    name: String,
    /// The number of the revision that was reviewed
    #[arg(long, value_name = "N")]
    rev: Option<String>,
    /// The commit that was reviewed, or the beginning of its id
    #[arg(long, value_name = "OID")]
    head: Option<String>,
    /// A remark that is kept with the decision
    #[arg(short, long, value_name = "MSG")]
    message: Option<String>,
    /// Land only these files and folders; the rest becomes the next revision
    #[arg(long, value_name = "PATH", num_args = 1..)]
    only: Vec<PathBuf>,
    #[command(flatten)]
    way: Way,
    /// Grant, and do not land
    #[arg(long)]
    no_land: bool,
    /// Sign the decision with this key; without one as git would sign
    #[arg(long, value_name = "KEY", num_args = 0..=1, default_missing_value = "")]
    sign: Option<String>,
}

/// How something lands, as every command that lands takes it.
#[derive(Debug, clap::Args)]
pub struct Way {
    /// How it enters the trunk: squash, merge, rebase or ff; by default land.method
    #[arg(long, value_name = "M")]
    method: Option<String>,
    /// Keep the session, its branch and its workspace
    #[arg(long)]
    pub keep: bool,
}

impl Way {
    /// The method that was named.
    pub fn method(&self) -> Result<Option<Method>> {
        let Some(text) = &self.method else { return Ok(None) };
        Method::parse(text).map(Some).ok_or_else(|| {
            Error::new(Code::Usage, format!("`{text}` is no method")).hint("one of: squash, merge, rebase, ff")
        })
    }
}

/// What an approval or landing did.
pub struct Done {
    proposal: ProposalDoc,
    decision: Option<DecisionDoc>,
    landing: Option<LandingDoc>,
    rest: Option<u32>,
    closed: Vec<String>,
}

impl Done {
    /// Describes what core did.
    pub fn new(store: &Store, done: &Landed) -> Result<Done> {
        let trunk = store.trunk()?;
        let proposal = ProposalDoc { gate: done.gate.clone(), ..document::proposal(store, &done.proposal, &trunk)? };
        Ok(Done {
            decision: done.decision.as_ref().and_then(|decision| proposal.decision(&decision.id)),
            proposal,
            landing: done.landing.as_ref().map(|l| document::landing(l, &trunk)),
            rest: done.rest,
            closed: done.closed.iter().map(ToString::to_string).collect(),
        })
    }
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let store = ctx.store();
    let part = if args.only.is_empty() { None } else { Some(only(store, args)?) };
    let request = Request {
        name: args.name.clone(),
        revision: args.rev.as_deref().map(revision).transpose()?,
        head: args.head.clone(),
        message: args.message.clone(),
        part,
        method: args.way.method()?,
        no_land: args.no_land,
        keep: args.way.keep,
        sign: args.sign.clone(),
        closes: Vec::new(),
    };
    let done = landing::approve(store, &request, &check::watch(&ctx.ui))?;
    Ok(Box::new(Done::new(store, &done)?))
}

/// `2` or `r2`.
fn revision(text: &str) -> Result<u32> {
    let number = text.strip_prefix('r').unwrap_or(text).parse();
    number.map_err(|_| Error::new(Code::Usage, format!("`{text}` is no revision number")).hint("as in --rev 2"))
}

/// The paths of the proposal that `--only` names; a folder stands for what is in it.
fn only(store: &Store, args: &Args) -> Result<Selection> {
    use std::os::unix::ffi::OsStrExt as _;
    let proposal = store.proposal(&args.name)?.value;
    let current = proposal.current();
    let (base, head) = (store.repo.tree_of(current.base)?, store.repo.tree_of(current.head)?);
    let changed: Vec<BString> = store.repo.diff_trees(base, head)?.into_iter().map(|c| c.path).collect();
    let mut chosen = Vec::new();
    for typed in &args.only {
        let name: BString =
            typed.as_os_str().as_bytes().strip_suffix(b"/").unwrap_or(typed.as_os_str().as_bytes()).into();
        let name: BString = name.strip_prefix(b"./").unwrap_or(&name).into();
        let below = |p: &&BString| **p == name || (p.starts_with(&name) && p.get(name.len()) == Some(&b'/'));
        let found: Vec<BString> = changed.iter().filter(below).cloned().collect();
        if found.is_empty() {
            return Err(Error::new(
                Code::NotFound,
                format!("`{}` is not changed by `{}`", typed.display(), proposal.name),
            )
            .hint(format!("tine diff proposal:{} --name-only", proposal.name)));
        }
        chosen.extend(found);
    }
    Ok(Selection::of_paths(chosen))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({
            "proposal": self.proposal,
            "decision": self.decision,
            "gate": self.proposal.gate,
            "landing": self.landing,
            "rest": self.rest,
            "closed": self.closed,
        }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let p = &self.proposal;
        let name = Style::Proposal.paint(&p.name);
        let Some(l) = &self.landing else {
            let mut human = Human::status(format!("approved {name} revision {}", p.revision));
            if p.gate.met {
                human = human.with(format!("the gate is met: tine land {}", p.name));
            }
            for missing in &p.gate.missing {
                human = human.with(format!("missing: {}", missing.detail));
            }
            return Ok(human);
        };
        let mut human = Human::status(match l.kind.as_str() {
            "no_op" => format!("{name} was on {} already, at {}", Style::Trunk.paint(&l.trunk), &l.commit[..12]),
            kind => format!("landed {name} on {} as {} ({kind})", Style::Trunk.paint(&l.trunk), &l.commit[..12]),
        });
        if let Some(n) = self.rest {
            human = human.with(format!("what was left out is revision {n}: tine review {}", p.name));
        }
        for closed in &self.closed {
            human = human.with(format!("closed {}", Style::Proposal.paint(closed)));
        }
        Ok(human)
    }
}
