//! `tine review`.

use std::collections::VecDeque;

use serde_json::{Value, json};

use crate::core::diff;
use crate::core::document::{self, ProposalDoc};
use crate::core::gate;
use crate::core::landing::{self, Request};
use crate::core::note::{self, Kind, document::NoteDoc};
use crate::core::proposal::{self, require_open};
use crate::core::record::{ProposalRecord, Stored, Verdict};
use crate::core::selection::Selection;
use crate::core::signature::{Votes, Worth};
use crate::core::store::{Method, Store};
use crate::error::{Code, Error, Result};
use crate::ui::review::{self, Choice, Draft, Effect, Note, Prompt, Subject, Vote, Waiting};
use crate::ui::{ids, time};

use super::{Context, Human, Outcome, answer, approve, check, complete, reject, shared};

/// Review proposals: prompts, diff, then approve, approve a part, reject or skip
///
/// Without a name the queue is shown, oldest first. On a terminal of at least 80 columns and 20 rows on the full screen,
/// else as questions; `tine config set review.view plain` always asks. Quitting and Ctrl-C decide nothing. A note
/// or a question on a line, a file or all of it is kept at once, for whoever works in the session.
///
/// Example: tine review fix-login-1
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The proposal
    #[arg(value_name = "NAME", add = complete::proposals())]
    name: Option<String>,
}

const STOPPED: &str = "stopped; what was not decided on waits as before";

/// What is left to say in the end.
struct Done {
    closing: Option<&'static str>,
}

impl Done {
    fn saying(closing: &'static str) -> Box<dyn Outcome> {
        Box::new(Done { closing: Some(closing) })
    }
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let store = ctx.open()?;
    gate::may_decide(store)?;
    if !review::is_possible(&ctx.ui) {
        return Err(needs_terminal(ctx.store(), args.name.as_deref()).into());
    }
    let mut names = match &args.name {
        Some(name) => {
            let stored = ctx.store().proposal(name)?;
            require_open(&stored.value)?;
            VecDeque::from([stored.value.name.to_string()])
        }
        None => match queue(ctx)? {
            Some(names) => names,
            None => return Ok(Done::saying(STOPPED)),
        },
    };
    if names.is_empty() {
        return Ok(Done::saying("nothing waits for review"));
    }
    while let Some(name) = names.pop_front() {
        if !decide(ctx, &name)? {
            return Ok(Done::saying(STOPPED));
        }
    }
    Ok(Box::new(Done { closing: None }))
}

/// Reviews one proposal, for somebody who has picked it elsewhere.
pub(super) fn one(ctx: &Context, name: &str) -> anyhow::Result<()> {
    gate::may_decide(ctx.store())?;
    require_open(&ctx.store().proposal(name)?.value)?;
    decide(ctx, name).map(drop)
}

/// Shows a proposal and does what the person decides: whether they go on.
fn decide(ctx: &Context, name: &str) -> anyhow::Result<bool> {
    let stored = ctx.store().proposal(name)?;
    // Somebody else may have decided while this queue was worked through.
    if !stored.value.state.is_open() {
        ctx.ui.status(&format!("{name} is {} meanwhile", stored.value.state.as_str()));
        return Ok(true);
    }
    let subject = subject(ctx, &stored)?;
    let mut keep = |draft| keep(ctx, &stored, draft);
    match review::decide(&ctx.ui, &subject, ctx.settings().review.view, &mut keep)? {
        Choice::ApproveAll { message } => grant(ctx, &stored, message, None)?,
        Choice::ApprovePart { selection, message } => grant(ctx, &stored, message, Some(selection))?,
        Choice::Reject { reason } => deny(ctx, &stored, &reason)?,
        Choice::Skip => ctx.ui.status(&format!("skipped {name}; it waits as before")),
        Choice::Quit => return Ok(false),
    }
    ctx.tell_notices();
    Ok(true)
}

/// What to type where nobody can be asked.
fn needs_terminal(store: &Store, name: Option<&str>) -> Error {
    let known = name.and_then(|n| store.proposal(n).ok()).map(|p| p.value);
    let revision = known.as_ref().map_or("N".to_owned(), |p| p.number().to_string());
    let name = known.as_ref().map_or(name.unwrap_or("NAME"), |p| p.name.as_str());
    Error::new(Code::Usage, "`tine review` needs a terminal")
        .hint(format!("tine proposal show {name}"))
        .hint(format!("tine diff proposal:{name}"))
        .hint(format!("tine approve {name} --rev {revision}"))
        .hint(format!("tine reject {name} -m '…'"))
}

/// The names of the proposals to go through, beginning with the one that was picked; `None` for stopping here.
fn queue(ctx: &Context) -> Result<Option<VecDeque<String>>> {
    let store = ctx.store();
    let trunk = store.trunk()?;
    let mut open = store.proposals()?;
    open.retain(|p| p.value.state.is_open());
    open.sort_by(|a, b| (a.value.created_at, &a.value.name).cmp(&(b.value.created_at, &b.value.name)));
    let mut names: VecDeque<String> = open.iter().map(|p| p.value.name.to_string()).collect();
    if names.len() > 1 {
        let documents: Vec<ProposalDoc> =
            open.iter().map(|p| document::proposal(store, p, &trunk)).collect::<Result<_>>()?;
        let rows: Vec<Waiting> = documents.iter().map(|p| waiting(p, store)).collect();
        match review::pick(&ctx.ui, &rows)? {
            Some(at) => names.rotate_left(at),
            None => return Ok(None),
        }
    }
    Ok(Some(names))
}

fn waiting(p: &ProposalDoc, store: &Store) -> Waiting {
    Waiting {
        name: p.name.clone(),
        title: p.title.clone(),
        requester: p.requester.clone(),
        age: shared::ago(&p.created_at, store),
        stats: p.stats,
        mark: match (p.draft, p.stale) {
            (true, _) => "draft",
            (_, true) => "stale",
            _ => "",
        },
    }
}

/// Everything that the reviewer is shown, all of it about this one revision.
fn subject(ctx: &Context, stored: &Stored<ProposalRecord>) -> anyhow::Result<Subject> {
    let store = ctx.store();
    let trunk = store.trunk()?;
    let current = stored.value.current();
    let p = document::proposal(store, stored, &trunk)?;
    let settings = ctx.settings();
    let options = shared::diff_options(ctx);
    let trees = (store.repo.tree_of(current.base)?, store.repo.tree_of(current.head)?);
    let diff = diff::between(&store.repo, trees.0, trees.1, &options)?;
    Ok(Subject {
        name: p.name.clone(),
        revision: p.revision,
        title: p.title.clone(),
        summary: p.summary.clone(),
        requester: p.requester.clone(),
        age: shared::ago(&p.revised_at, store),
        effect: effect(store, stored, &trunk.name)?,
        missing: p.gate.missing.iter().map(|m| m.detail.clone()).collect(),
        hints: hints(&p),
        votes: votes(&p, store),
        notes: note::document::of_proposal(store, &stored.value)?.into_iter().map(|n| shown(n, store)).collect(),
        prompts: prompts(store, stored),
        diff,
        options,
        highlight: settings.ui.highlight,
    })
}

/// What this person's grant would do: the gate is asked as it would be then.
fn effect(store: &Store, stored: &Stored<ProposalRecord>, trunk: &str) -> Result<Effect> {
    let mut votes = Votes::in_force(store, stored.commit)?;
    votes.push(proposal::new_decision(store, &stored.value, Verdict::Approve, None, Vec::new()), Worth::Good);
    let then = gate::judge(store, &stored.value, &votes, None)?;
    if !then.met && !then.waits_for_checks() {
        return Ok(Effect::Waits(then.missing.into_iter().map(|m| m.detail).collect()));
    }
    let method = match landing::method_in_force(store)? {
        Method::Squash => "squash",
        Method::Merge => "merge",
        Method::Rebase => "rebase",
        Method::Ff => "fast-forward",
    };
    Ok(Effect::Lands { trunk: trunk.to_owned(), method: method.to_owned() })
}

fn hints(p: &ProposalDoc) -> Vec<String> {
    let mut hints = Vec::new();
    if p.draft {
        hints.push("it is a draft".to_owned());
    }
    if p.stale {
        hints.push("the trunk has moved since".to_owned());
    }
    hints.extend(shared::takes_back(p));
    if let Some(health) = &p.health {
        let stale = if health.stale { ", for other files" } else { "" };
        let detail = health.detail.as_ref().map(|text| format!(": {text}")).unwrap_or_default();
        hints.push(format!("health {} by {}{stale}{detail}", health.status.as_str(), health.actor));
    }
    for check in p.checks.iter().filter(|c| !c.blocks()) {
        hints.push(format!("the check `{}` {}", check.name, check.status.as_str()));
    }
    if p.session_ahead > 0 {
        let ahead = time::count(p.session_ahead, "checkpoint");
        hints.push(format!("session `{}` is {ahead} ahead of this proposal", p.session));
    }
    hints
}

fn votes(p: &ProposalDoc, store: &Store) -> Vec<Vote> {
    let vote = |d: &document::DecisionDoc| Vote {
        actor: d.actor.clone(),
        verdict: d.verdict,
        revision: d.revision,
        message: d.message.clone(),
        age: shared::ago(&d.at, store),
    };
    p.decisions.iter().map(vote).collect()
}

/// The checkpoints that led here. A proposal that came from elsewhere may have come without them.
fn prompts(store: &Store, stored: &Stored<ProposalRecord>) -> Vec<Prompt> {
    let prompt = |c: document::CheckpointDoc| Prompt {
        number: c.number,
        change_id: c.change_id.chars().take(ids::SHOWN).collect(),
        subject: c.subject,
        prompt: c.prompt,
        actor: c.agent.unwrap_or(c.actor),
        age: shared::ago(&c.created_at, store),
        stats: c.stats,
    };
    super::proposal::prompts(store, stored).unwrap_or_default().into_iter().map(prompt).collect()
}

fn shown(note: NoteDoc, store: &Store) -> Note {
    Note {
        kind: note.kind.as_str(),
        is_open: note.is_open(),
        is_stale: note.stale,
        path: note.path_bytes().cloned(),
        lines: note.line.zip(note.end_line),
        age: shared::ago(&note.at, store),
        actor: note.actor,
        text: note.text,
    }
}

/// Keeps a note on exactly what is shown, at once: it is said, whatever is decided.
fn keep(ctx: &Context, stored: &Stored<ProposalRecord>, draft: Draft) -> Result<Note> {
    let (store, proposal) = (ctx.store(), &stored.value);
    let request = note::write::Request {
        session: proposal.session.clone(),
        kind: if draft.is_question { Kind::Question } else { Kind::Note },
        text: draft.text,
        path: draft.path,
        lines: draft.lines,
        at: Some(proposal.current().head),
        proposal: Some(proposal.name.clone()),
    };
    let note = note::write::add(store, &request)?.note;
    let session = store.session(proposal.session.as_str())?.value;
    let mut documents = note::document::at(store, &session, note.commit, &[note])?;
    Ok(shown(documents.remove(0), store))
}

/// Grants exactly what was shown. A part always lands as one commit.
fn grant(
    ctx: &Context,
    stored: &Stored<ProposalRecord>,
    message: Option<String>,
    part: Option<Selection>,
) -> anyhow::Result<()> {
    let current = stored.value.current();
    let request = Request {
        name: stored.value.name.to_string(),
        revision: Some(current.number),
        head: Some(current.head.to_string()),
        message,
        method: part.is_some().then_some(Method::Squash),
        part,
        ..Request::default()
    };
    let done = landing::approve(ctx.store(), &request, &check::watch(&ctx.ui))?;
    answer::tell(ctx, &approve::Done::new(ctx.store(), &done)?).map(drop)
}

/// Denies exactly what was shown.
fn deny(ctx: &Context, stored: &Stored<ProposalRecord>, reason: &str) -> anyhow::Result<()> {
    let current = stored.value.current();
    let shown = Some((current.number, current.head));
    let (rejected, decision) = proposal::reject(ctx.store(), stored.value.name.as_str(), reason, false, shown)?;
    answer::tell(ctx, &reject::Done::new(ctx.store(), &rejected, &decision, false)?).map(drop)
}

impl Outcome for Done {
    /// Never asked for: without a person at a terminal there is no review.
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({}))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        Ok(self.closing.map(Human::status).unwrap_or_default())
    }
}
