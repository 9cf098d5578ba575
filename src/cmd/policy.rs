//! `tine policy init|show|check`.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::core::gate::{self, Gate};
use crate::core::init;
use crate::core::policy::rules::{Requirement, Rule};
use crate::core::policy::{self, OpenQuestions, Policy, Signatures, Summary};
use crate::core::signature::Votes;
use crate::core::store::Store;
use crate::error::{Code, Context as _, Result, count};
use crate::git::Oid;
use crate::ui::sanitize;
use crate::ui::style::Style;

use super::{Context, Human, Outcome, complete};

/// Show, check or begin the policy: what must hold before a proposal lands
///
/// The policy is `.tine/policy.toml` on the trunk's tip. It is read from there only, so a proposal cannot loosen the gate
/// that judges it.
#[derive(Debug, clap::Subcommand)]
pub enum Args {
    /// Write a starter policy into the worktree, for a session to propose
    ///
    /// Example: tine policy init
    Init,
    /// Show the policy in force, or which of its rules a proposal falls under and why
    ///
    /// Example: tine policy show fix-login-1
    Show {
        /// The proposal to judge
        #[arg(value_name = "PROPOSAL", add = complete::proposals())]
        proposal: Option<String>,
    },
    /// Check a policy before it is proposed; by default the one in this worktree
    ///
    /// Example: tine policy check
    Check {
        /// The file
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
}

enum Done {
    Written,
    Checked { file: String, policy: Box<Policy> },
    Shown { source: Option<Source>, policy: Box<Policy>, judged: Option<Judged> },
}

/// What the policy says of a proposal.
struct Judged {
    proposal: String,
    requirements: Vec<Requirement>,
    gate: Gate,
}

struct Source {
    trunk: String,
    commit: Oid,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let directory = ctx.directory();
    let store = ctx.open()?;
    Ok(Box::new(match args {
        Args::Init => {
            init::starter_policy(&store.repo)?;
            Done::Written
        }
        Args::Check { file } => {
            let path = match file {
                Some(file) => directory.join(file),
                None => store.repo.workdir().unwrap_or(&directory).join(policy::FILE),
            };
            let name = file.as_ref().map_or_else(|| policy::FILE.to_owned(), |f| f.display().to_string());
            let text = std::fs::read_to_string(&path).or_code(Code::NotFound, || format!("cannot read `{name}`"))?;
            let policy = Policy::parse(&text, &name)?;
            store.settings.retention.under(&policy).check()?;
            Done::Checked { policy: Box::new(policy), file: name }
        }
        Args::Show { proposal } => {
            let trunk = store.trunk()?.name;
            let (source, policy) = match policy::load(store)? {
                Some((policy, commit)) => (Some(Source { trunk, commit }), policy),
                None => (None, Policy::default()),
            };
            let judged = proposal.as_ref().map(|name| judge(store, name)).transpose()?;
            Done::Shown { source, policy: Box::new(policy), judged }
        }
    }))
}

fn judge(store: &Store, name: &str) -> Result<Judged> {
    let stored = store.proposal(name)?;
    let votes = Votes::in_force(store, stored.commit)?;
    Ok(Judged {
        proposal: stored.value.name.to_string(),
        requirements: gate::requirements(store, &stored.value)?,
        gate: gate::judge(store, &stored.value, &votes, None)?,
    })
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(match self {
            Done::Written => json!({ "file": policy::FILE }),
            Done::Checked { file, policy } => json!({ "file": file, "valid": true, "policy": policy }),
            Done::Shown { source, policy, judged } => json!({
                "source": source.as_ref().map(|s| json!({
                    "trunk": s.trunk,
                    "commit": s.commit.to_string(),
                    "path": policy::FILE,
                })),
                "policy": policy,
                "proposal": judged.as_ref().map(|j| &j.proposal),
                "requirements": judged.as_ref().map(|j| &j.requirements),
                "gate": judged.as_ref().map(|j| &j.gate),
            }),
        })
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        Ok(match self {
            Done::Written => Human::status(format!("wrote {}", policy::FILE))
                .with("to put it in force: tine start policy --here, then tine propose"),
            Done::Checked { file, policy } => Human::status(format!(
                "`{}` is a policy: {}, {}, {}",
                sanitize::line(file),
                count(policy.review.approvals, "approval"),
                count(policy.review.rules.len(), "rule"),
                count(policy.actors.len(), "actor"),
            )),
            Done::Shown { judged: Some(judged), .. } => Human::answer(in_detail(judged)),
            Done::Shown { source: None, policy, .. } => {
                Human::answer(describe(policy)).with("the trunk has no policy; this is what holds without one")
            }
            Done::Shown { source: Some(source), policy, .. } => Human::answer(describe(policy)).with(format!(
                "{} on {} at {}",
                policy::FILE,
                sanitize::line(&source.trunk),
                source.commit.to_hex_with_len(12)
            )),
        })
    }
}

fn describe(policy: &Policy) -> String {
    let review = &policy.review;
    let mut text = String::new();
    let mut line = |what: &str, value: String| {
        text.push_str(&format!("{} {}\n", Style::Heading.paint(format!("{what:<14}")), sanitize::line(&value)));
    };
    line("approvals", review.approvals.to_string());
    line("self-approval", (if review.self_approval { "counts" } else { "does not count" }).to_owned());
    if let Some(method) = review.method {
        line("method", format!("{method:?}").to_ascii_lowercase());
    }
    if review.summary == Summary::Required {
        line("summary", "required".to_owned());
    }
    if review.signatures == Signatures::Required {
        line("signatures", "required".to_owned());
    }
    if review.open_questions == OpenQuestions::Block {
        line("open questions", "hold a proposal back".to_owned());
    }
    for (n, rule) in review.rules.iter().enumerate() {
        line(rule.name.as_deref().unwrap_or(&format!("rule {}", n + 1)), in_words(rule));
    }
    for check in &policy.checks {
        let required = if check.required { " (required)" } else { "" };
        line("check", format!("{}{required}: {}", check.name, check.run));
    }
    for (name, rights) in &policy.actors {
        let scopes: Vec<&str> = rights.scopes.iter().map(|s| s.as_str()).collect();
        line("actor", format!("{name}: {}", if scopes.is_empty() { "nothing".to_owned() } else { scopes.join(" ") }));
    }
    let limits = &policy.limits;
    let sizes = [("file size", limits.max_file_size), ("checkpoint", limits.max_checkpoint_size)];
    for (what, most) in sizes.into_iter().filter_map(|(what, most)| Some((what, most?))) {
        line(what, format!("up to {} bytes of new files", most.0));
    }
    let counts = [("open sessions", limits.max_open_sessions), ("proposal", limits.max_proposal_files)];
    for (what, most) in counts.into_iter().filter_map(|(what, most)| Some((what, most?))) {
        line(what, format!("up to {most}{}", if what == "proposal" { " files" } else { "" }));
    }
    for (what, pattern) in [("session names", &policy.names.session), ("proposal names", &policy.names.proposal)] {
        if let Some(pattern) = pattern {
            line(what, pattern.as_str().to_owned());
        }
    }
    text
}

fn in_words(rule: &Rule) -> String {
    let mut text = count(rule.approvals.unwrap_or(1), "grant");
    if !rule.by.is_empty() {
        text.push_str(&format!(" by {}", rule.by.join(" or ")));
    }
    let words = |all: Vec<Value>| all.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" or ");
    if !rule.paths.is_empty() {
        text.push_str(&format!(" for {}", rule.paths.join(", ")));
    }
    if !rule.changes.is_empty() {
        text.push_str(&format!(", {}", words(rule.changes.iter().map(|c| json!(c)).collect())));
    }
    if !rule.types.is_empty() {
        text.push_str(&format!(", {}", words(rule.types.iter().map(|t| json!(t)).collect())));
    }
    if let Some(least) = rule.larger_than {
        text.push_str(&format!(", over {} bytes", least.0));
    }
    if let Some(most) = rule.more_than {
        text.push_str(&format!(", where it is more than {}", count(most, "file")));
    }
    text
}

fn in_detail(judged: &Judged) -> String {
    let (requirements, gate) = (&judged.requirements, &judged.gate);
    let mut text = String::new();
    for requirement in requirements {
        let by = if requirement.by.is_empty() { String::new() } else { format!(" by {}", requirement.by.join(" or ")) };
        let head = format!("{}: {}{by}", requirement.rule, count(requirement.approvals, "grant"));
        text.push_str(&format!("{}\n", Style::Command.paint(sanitize::line(&head))));
        for path in &requirement.paths {
            text.push_str(&format!("  {}\n", sanitize::line(path)));
        }
    }
    if gate.met {
        text.push_str(&format!("{}\n", Style::Success.paint("the gate is met")));
    }
    for missing in &gate.missing {
        text.push_str(&format!("{} {}\n", Style::Warning.paint("missing:"), sanitize::line(&missing.detail)));
    }
    text
}
