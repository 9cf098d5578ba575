//! `tine log`.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Value, json};

use crate::core::activity;
use crate::core::document::{self, CheckpointDoc};
use crate::core::note::{self, Note};
use crate::core::record::SessionRecord;
use crate::core::store::{Store, Trunk};
use crate::core::timeline;
use crate::error::count;
use crate::git::Oid;
use crate::ui::graph::{self, Edge, Glyph, Node, Parent};
use crate::ui::ids::Prefixes;
use crate::ui::sanitize;
use crate::ui::style::Style;

use super::{Context, Human, Outcome, complete, shared};

/// Show the timeline as a graph, newest first
///
/// With --follow one line for each checkpoint, oldest first, and then each one within a quarter of a second after it was
/// taken, by whoever; Ctrl-C ends it. With --json each line is a document of its own, with one checkpoint in it.
///
/// Example: tine log --all
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The session; by default this one, and outside of any session every live one
    #[arg(value_name = "NAME", add = complete::sessions())]
    name: Option<String>,
    /// Show every live session over the trunk; a graph has the latest hundred
    #[arg(long)]
    all: bool,
    /// Show at most this many checkpoints of a session
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Show the operations instead of the checkpoints
    #[arg(long)]
    ops: bool,
    /// Go on with each checkpoint as it comes
    #[arg(short, long, conflicts_with = "ops")]
    follow: bool,
}

impl Args {
    /// Whether it goes on until it is stopped.
    pub fn follows(&self) -> bool {
        self.follow
    }
}

/// A session's part of the graph.
struct Line {
    session: SessionRecord,
    checkpoints: Vec<CheckpointDoc>,
    /// Parents of each checkpoint, by commit.
    parents: HashMap<String, Vec<Oid>>,
    /// Open notes by the commit that they were written on.
    open_notes: BTreeMap<String, usize>,
    /// Whether older ones are left out.
    cut: bool,
}

struct Done {
    lines: Vec<Line>,
    trunk: Trunk,
    here: Option<String>,
    proposals: BTreeMap<String, Vec<String>>,
    /// Sessions that are not drawn.
    left_out: usize,
}

/// Sessions side by side in a graph; nobody reads more.
const DRAWN: usize = 100;

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let limit = args.limit.unwrap_or(ctx.settings().log.limit);
    let store = ctx.store();
    let current = store.current_session()?;
    if args.ops {
        let scope = match &args.name {
            Some(name) => Some(store.session(name)?.value.id),
            None => current.as_ref().map(|s| s.value.id.clone()),
        };
        return super::op::list(store, scope.as_ref(), args.all, limit);
    }
    if args.follow {
        let only = match (&args.name, &current) {
            (Some(name), _) => Some(store.session(name)?.value.id),
            (None, Some(session)) if !args.all => Some(session.value.id.clone()),
            _ => None,
        };
        return super::follow::run(ctx, only, limit);
    }
    let (sessions, total) = match (&args.name, &current) {
        (Some(name), _) => (vec![store.session(name)?.value], 1),
        (None, Some(session)) if !args.all => (vec![session.value.clone()], 1),
        _ => activity::latest(store, if ctx.global.json { usize::MAX } else { DRAWN })?,
    };
    let left_out = total - sessions.len();
    let trunk = store.trunk()?;
    let lines = sessions.into_iter().map(|s| line(store, s, &trunk, limit)).collect::<anyhow::Result<Vec<_>>>()?;
    let mut proposals: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for proposal in store.proposals()?.into_iter().filter(|p| p.value.state.is_open()) {
        let current = proposal.value.current();
        proposals
            .entry(current.timeline.to_string())
            .or_default()
            .push(format!("{} r{}", proposal.value.name, current.number));
    }
    let here = current.map(|s| s.value.id.to_string());
    Ok(Box::new(Done { lines, trunk, here, proposals, left_out }))
}

fn line(store: &Store, session: SessionRecord, trunk: &Trunk, limit: usize) -> anyhow::Result<Line> {
    let mut all = match store.tip(&session) {
        Ok(tip) => timeline::checkpoints_beside(store, &session, tip, trunk.tip)?,
        Err(_) => Vec::new(),
    };
    all.reverse();
    let cut = all.len() > limit;
    all.truncate(limit);
    let parents = all.iter().map(|c| (c.commit.to_string(), c.parents.clone())).collect();
    let checkpoints = all.iter().map(|c| document::checkpoint(store, c)).collect::<Result<_, _>>()?;
    let mut open_notes = BTreeMap::new();
    for note in note::of_session(store, &session.id)?.into_iter().filter(Note::is_open) {
        let shown = all.iter().any(|c| c.commit == note.commit);
        // Those from before what is shown stand at the tip.
        let at = if shown { Some(note.commit) } else { all.first().map(|c| c.commit) };
        *open_notes.entry(at.unwrap_or(note.commit).to_string()).or_default() += 1;
    }
    Ok(Line { session, checkpoints, parents, open_notes, cut })
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        let mut all = Vec::new();
        for line in &self.lines {
            for checkpoint in &line.checkpoints {
                let mut document = json!(checkpoint);
                document["open_notes"] = json!(line.open_notes.get(&checkpoint.commit).unwrap_or(&0));
                all.push(document);
            }
        }
        Ok(json!({ "checkpoints": all }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let ids = Prefixes::new(self.lines.iter().flat_map(|l| &l.checkpoints).map(|c| c.change_id.clone()));
        let mut nodes = Vec::new();
        let mut bases: Vec<Oid> = Vec::new();
        for line in &self.lines {
            self.session_nodes(ctx, line, &ids, &mut nodes);
            if !bases.contains(&line.session.base) {
                bases.push(line.session.base);
            }
        }
        if nodes.is_empty() && self.lines.is_empty() {
            return Ok(Human::status("no live sessions").with("begin with: cd \"$(tine start <name>)\""));
        }
        // A fork's base is a checkpoint that stands in the graph already.
        let drawn: HashSet<&str> = nodes.iter().map(|n| n.id.as_str()).collect();
        bases.retain(|b| !drawn.contains(b.to_string().as_str()));
        self.trunk_nodes(ctx, &bases, &mut nodes)?;
        let human = Human::paged(graph::render(children_first(nodes), &ctx.ui));
        Ok(match self.left_out {
            0 => human,
            more => human.with(format!("{} not drawn: tine sessions", count(more, "older session"))),
        })
    }
}

/// Every node after all of its children, branches kept together, otherwise in the order given.
fn children_first(nodes: Vec<Node>) -> Vec<Node> {
    let at: HashMap<String, usize> = nodes.iter().enumerate().map(|(i, n)| (n.id.clone(), i)).collect();
    let mut waiting = vec![0usize; nodes.len()];
    for parent in nodes.iter().flat_map(|n| &n.parents) {
        if let Some(i) = at.get(&parent.id) {
            waiting[*i] += 1;
        }
    }
    let mut ready: Vec<usize> = (0..nodes.len()).rev().filter(|i| waiting[*i] == 0).collect();
    let mut slots: Vec<Option<Node>> = nodes.into_iter().map(Some).collect();
    let mut out = Vec::with_capacity(slots.len());
    while let Some(i) = ready.pop() {
        let Some(node) = slots[i].take() else { continue };
        for parent in node.parents.iter().rev() {
            if let Some(p) = at.get(&parent.id) {
                waiting[*p] -= 1;
                if waiting[*p] == 0 {
                    ready.push(*p);
                }
            }
        }
        out.push(node);
    }
    out
}

impl Done {
    fn session_nodes(&self, ctx: &Context, line: &Line, ids: &Prefixes, nodes: &mut Vec<Node>) {
        let name = line.session.id.as_str();
        let is_here = Some(name) == self.here.as_deref();
        for (at, c) in line.checkpoints.iter().enumerate() {
            let tip = at == 0;
            let mut head = format!("{} {}", Style::Dim.paint(format!("@{}", c.number)), ids.change(&c.change_id));
            head.push_str(&format!(" {}", Style::Actor.paint(sanitize::line(c.agent.as_deref().unwrap_or(&c.actor)))));
            head.push_str(&format!(" {}", Style::Time.paint(shared::ago(&c.created_at, ctx.store()))));
            if tip {
                head.push_str(&format!(" {}", Style::Session.paint(name)));
                if line.session.state.as_str() != "active" {
                    head.push_str(&format!(" {}", shared::state(line.session.state.as_str())));
                }
            }
            for proposal in self.proposals.get(&c.commit).into_iter().flatten() {
                head.push_str(&format!(" {}", Style::Proposal.paint(proposal)));
            }
            if let Some(open) = line.open_notes.get(&c.commit) {
                head.push_str(&format!(" {}", Style::Warning.paint(format!("[{}]", count(*open, "open note")))));
            }
            head.push_str(&format!(" {}", Style::CommitId.paint(&c.commit[..8])));
            let kind = if matches!(c.kind, "prompt" | "manual") {
                String::new()
            } else {
                format!("{} ", Style::Dim.paint(format!("({})", c.kind)))
            };
            let body = format!("{kind}{}  {}", sanitize::line(&c.subject), shared::stats(&c.stats));
            let last = at + 1 == line.checkpoints.len();
            let parents = line.parents.get(&c.commit).map(Vec::as_slice).unwrap_or_default();
            let parents = parents
                .iter()
                .enumerate()
                .map(|(n, p)| {
                    let elided = n == 0 && last && line.cut;
                    let id = if elided { line.session.base } else { *p };
                    let known = n == 0;
                    Parent {
                        id: id.to_string(),
                        kind: if elided {
                            Edge::Elided
                        } else if known {
                            Edge::Direct
                        } else {
                            Edge::Missing
                        },
                    }
                })
                .collect();
            let glyph = if tip && is_here { Glyph::Current } else { Glyph::Checkpoint };
            nodes.push(Node { id: c.commit.clone(), parents, glyph, lines: vec![head, body] });
        }
    }

    /// The commits of the trunk that sessions grow from, newest first, each linked to the next.
    fn trunk_nodes(&self, ctx: &Context, bases: &[Oid], nodes: &mut Vec<Node>) -> anyhow::Result<()> {
        let store = ctx.store();
        let mut shown: Vec<Oid> = bases.to_vec();
        if let Some(tip) = self.trunk.tip
            && !shown.contains(&tip)
        {
            shown.push(tip);
        }
        let mut commits = shown.iter().map(|id| store.repo.commit(*id)).collect::<Result<Vec<_>, _>>()?;
        commits.sort_by_key(|c| std::cmp::Reverse(c.committer.seconds));
        // Equal times: the descendant first.
        for at in 1..commits.len() {
            if commits[at - 1].committer.seconds == commits[at].committer.seconds
                && store.repo.is_ancestor(commits[at - 1].id, commits[at].id)?
            {
                commits.swap(at - 1, at);
            }
        }
        for (at, commit) in commits.iter().enumerate() {
            let mut head = Style::CommitId.paint(&commit.id.to_string()[..12]);
            head.push_str(&format!(
                " {}",
                Style::Time.paint(crate::ui::time::age(commit.committer.timestamp(), store.clock.now()))
            ));
            if Some(commit.id) == self.trunk.tip {
                head.push_str(&format!(" {}", Style::Trunk.paint(&self.trunk.name)));
            }
            let below = commits[at + 1..].iter().find(|c| store.repo.is_ancestor(c.id, commit.id).unwrap_or(false));
            let parents = match below {
                Some(c) => {
                    let kind = if commit.parents.contains(&c.id) { Edge::Direct } else { Edge::Elided };
                    vec![Parent { id: c.id.to_string(), kind }]
                }
                None => commit
                    .parents
                    .first()
                    .map(|p| Parent { id: p.to_string(), kind: Edge::Missing })
                    .into_iter()
                    .collect(),
            };
            let lines = vec![head, sanitize::line(&commit.subject())];
            nodes.push(Node { id: commit.id.to_string(), parents, glyph: Glyph::Trunk, lines });
        }
        Ok(())
    }
}
