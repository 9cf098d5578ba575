//! `tine watch`.

use std::collections::{BTreeMap, HashSet};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::core::diff;
use crate::core::document::{self, CheckpointDoc, SessionDoc};
use crate::core::ids::SessionId;
use crate::core::news::News;
use crate::core::record::{self, ProposalRecord, SessionRecord};
use crate::core::store::Store;
use crate::core::{resolve, status, timeline};
use crate::error::Result;
use crate::git::Oid;
use crate::ui::diff_view::{self, DiffStyle};
use crate::ui::ids::Prefixes;
use crate::ui::review::is_possible;
use crate::ui::style::Style;
use crate::ui::watch::{self, Board, CheckpointRow, Choice, Page, Place, ProposalRow, SessionRow, Shown, Watched};
use crate::ui::{interrupt, sanitize, time};

use super::{Context, Human, Outcome, review, shared};

/// Checkpoints that are kept in the list.
const KEPT: usize = 300;
/// A workspace is looked into so many times as long as it took after the last one: looking takes a twentieth of a core.
const REST: u32 = 20;
/// And not sooner than this.
const LEAST_REST: Duration = Duration::from_millis(400);

/// Watch sessions, checkpoints as they come, and the review queue
///
/// A full screen that follows what everybody does, within a quarter of a second; edits that nobody saved are looked for in
/// one workspace after the other. Arrows move, Tab goes to the next list, Enter shows a session's timeline and diff or a
/// checkpoint's diff, and on a proposal begins its review. q ends it, ? says the rest. Watching writes nothing.
///
/// Example: tine watch
#[derive(Debug, clap::Args)]
pub struct Args {}

struct Over;

pub fn run(ctx: &mut Context, _: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    if !is_possible(&ctx.ui) {
        return Err(watch::needs_terminal().into());
    }
    ctx.open()?;
    let mut watching = Watching::new(ctx);
    let mut place = Place::default();
    loop {
        match watch::run(&ctx.ui, &mut watching, &mut place)? {
            Choice::Quit => return Ok(Box::new(Over)),
            Choice::Review(name) => match review::one(ctx, &name) {
                Ok(()) => {}
                Err(e) if interrupt::requested() => return Err(e),
                // An agent, or somebody who was quicker: said, and watched on.
                Err(e) => place.notice = Some(e.to_string()),
            },
        }
    }
}

impl Outcome for Over {
    /// Never asked for: without a person at a terminal nobody watches.
    fn json(&self) -> anyhow::Result<serde_json::Value> {
        Ok(serde_json::json!({}))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        Ok(Human::default())
    }
}

/// A session as it was described, and what that followed from.
#[derive(Clone)]
struct Described {
    from: (Oid, Option<Oid>, Option<Oid>),
    row: SessionRow,
}

/// What is known of the repository.
struct Watching<'a> {
    ctx: &'a Context,
    news: News,
    board: Board,
    sessions: BTreeMap<String, Described>,
    /// Records of sessions and proposals that are over: they are not read again.
    over: HashSet<Oid>,
    /// Whose workspace was looked into last, and when the next one is.
    looked_into: Option<String>,
    next: Instant,
}

impl<'a> Watching<'a> {
    fn new(ctx: &'a Context) -> Watching<'a> {
        let root = ctx.store().repo.main_workdir().unwrap_or_else(|| ctx.store().repo.common_dir().to_owned());
        let repository = root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Watching {
            ctx,
            news: News::of(None),
            board: Board { repository, ..Board::default() },
            sessions: BTreeMap::new(),
            over: HashSet::new(),
            looked_into: None,
            next: Instant::now(),
        }
    }

    fn store(&self) -> &'a Store {
        self.ctx.store()
    }

    /// Everything that refs tell.
    fn read(&mut self) -> Result<()> {
        let store = self.store();
        let trunk = store.trunk()?;
        let branches = store.repo.refs_below("refs/heads/session/")?;
        let mut live = BTreeMap::new();
        for (name, commit) in store.repo.refs_below("refs/tine/session/")? {
            let Some(id) = SessionId::from_ref(&name).filter(|_| !self.over.contains(&commit)) else { continue };
            let from = (commit, branches.get(&id.branch()).copied(), trunk.tip);
            let known = self.sessions.remove(id.as_str());
            if let Some(same) = known.as_ref().filter(|k| k.from == from) {
                live.insert(id.to_string(), same.clone());
                continue;
            }
            let session: SessionRecord = record::read(&store.repo, commit)?.value;
            if !session.state.is_live() {
                self.over.insert(commit);
                continue;
            }
            let document = document::session(store, &session, &trunk)?;
            let row = session_row(&document, known.and_then(|k| k.row.unsaved));
            live.insert(id.to_string(), Described { from, row });
        }
        self.sessions = live;
        let mut waiting = Vec::new();
        for commit in store.repo.refs_below("refs/tine/proposal/")?.into_values() {
            if self.over.contains(&commit) {
                continue;
            }
            let proposal: ProposalRecord = record::read(&store.repo, commit)?.value;
            if proposal.state.is_open() {
                waiting.push(proposal);
            } else {
                self.over.insert(commit);
            }
        }
        waiting.sort_by(|a, b| (a.created_at, &a.name).cmp(&(b.created_at, &b.name)));
        self.board.queue = waiting
            .iter()
            .map(|p| ProposalRow {
                name: p.name.to_string(),
                revision: p.number(),
                state: if p.draft { "draft" } else { p.state.as_str() },
                title: p.current().title.clone(),
                requester: p.requester.clone(),
                at: p.current().created_at,
            })
            .collect();
        self.board.tip = trunk.tip.map(|tip| tip.to_hex_with_len(12).to_string()).unwrap_or_default();
        self.board.trunk = trunk.name;
        self.list_sessions();
        Ok(())
    }

    fn list_sessions(&mut self) {
        self.board.sessions = self.sessions.values().map(|s| s.row.clone()).collect();
        self.board.sessions.sort_by(|a, b| b.at.cmp(&a.at).then(a.id.cmp(&b.id)));
    }

    /// Looks into the next session's workspace, if it is time: for edits, and for conflicts that were resolved.
    fn look_into_one(&mut self) {
        let begun = Instant::now();
        if begun < self.next {
            return;
        }
        let last = self.looked_into.as_deref().unwrap_or_default();
        let next = self.sessions.keys().find(|id| id.as_str() > last).or_else(|| self.sessions.keys().next());
        self.looked_into = next.cloned();
        let Some(id) = self.looked_into.clone() else { return };
        let store = self.store();
        // Whatever is the matter with one workspace, the others are watched on.
        let looked = store.session(&id).and_then(|stored| {
            let document = document::session(store, &stored.value, &store.trunk()?)?;
            Ok(session_row(&document, status::unsaved(store, &stored.value)?))
        });
        if let (Ok(row), Some(known)) = (looked, self.sessions.get_mut(&id)) {
            known.row = row;
            self.list_sessions();
        }
        self.next = Instant::now() + LEAST_REST.max(begun.elapsed() * REST);
    }
}

impl Watched for Watching<'_> {
    fn look(&mut self) -> Result<()> {
        let store = self.store();
        if let Some(new) = self.news.take(store)? {
            self.read()?;
            let rows = new.iter().rev().take(KEPT).map(|c| Ok(checkpoint_row(&document::checkpoint(store, c)?)));
            let mut rows = rows.collect::<Result<Vec<_>>>()?;
            rows.append(&mut self.board.checkpoints);
            rows.truncate(KEPT);
            self.board.checkpoints = rows;
        }
        self.look_into_one();
        Ok(())
    }

    fn board(&self) -> &Board {
        &self.board
    }

    fn now(&self) -> Timestamp {
        self.store().clock.now()
    }

    fn page(&mut self, what: &Shown) -> Result<Page> {
        match what {
            Shown::Session(id) => session_page(self.ctx, id),
            Shown::Checkpoint(session, commit) => checkpoint_page(self.ctx, session, commit),
        }
    }
}

fn session_row(s: &SessionDoc, unsaved: Option<usize>) -> SessionRow {
    SessionRow {
        id: s.id.clone(),
        state: s.state,
        conflicts: s.conflicts.len(),
        checkpoints: s.checkpoints,
        at: s.last_activity_at.parse().unwrap_or_default(),
        idle: s.idle,
        ahead: s.ahead,
        behind: s.behind,
        unsaved: unsaved.filter(|_| s.workspace.is_some()),
        task: s.task.clone().unwrap_or_default(),
    }
}

fn checkpoint_row(c: &CheckpointDoc) -> CheckpointRow {
    CheckpointRow {
        commit: c.commit.clone(),
        session: c.session.clone(),
        number: c.number,
        who: c.agent.clone().unwrap_or_else(|| c.actor.clone()),
        subject: c.subject.clone(),
        at: c.created_at.parse().unwrap_or_default(),
        stats: c.stats,
    }
}

/// A session's timeline, and all that it changed.
fn session_page(ctx: &Context, id: &str) -> Result<Page> {
    let store = ctx.store();
    let session = store.session(id)?.value;
    let tip = store.tip(&session)?;
    let checkpoints = timeline::checkpoints(store, &session, tip)?;
    let documents = checkpoints.iter().map(|c| document::checkpoint(store, c)).collect::<Result<Vec<_>>>()?;
    let ids = Prefixes::new(documents.iter().map(|c| c.change_id.clone()));
    let mut lines: Vec<String> = session.task.iter().map(|task| sanitize::line(task)).collect();
    lines.push(String::new());
    lines.push(Style::Heading.paint("timeline, newest first"));
    for c in documents.iter().rev() {
        let who = Style::Actor.paint(sanitize::line(c.agent.as_deref().unwrap_or(&c.actor)));
        let age = Style::Time.paint(shared::ago(&c.created_at, store));
        lines.push(format!("  {}  {who} {age}  {}", shared::checkpoint_line(c, &ids), shared::stats(&c.stats)));
    }
    lines.push(String::new());
    if let Some(paths) = status::unsaved(store, &session)?.filter(|paths| *paths > 0) {
        let edited = format!("{} with edits that no checkpoint has", time::count(paths, "path"));
        lines.extend([Style::Warning.paint(edited), String::new()]);
    }
    lines.push(Style::Heading.paint("what it changed"));
    // What it brought in from the trunk is not its own.
    let base = store.trunk()?.tip.map(|trunk| store.repo.merge_base(tip, trunk)).transpose()?.flatten();
    let before = store.repo.tree_of(base.unwrap_or(session.base))?;
    lines.extend(changes(ctx, before, store.repo.tree_of(tip)?)?);
    Ok(Page { title: format!("session {}", Style::Session.paint(id)), lines })
}

/// A checkpoint's prompt, and what it changed.
fn checkpoint_page(ctx: &Context, session: &str, commit: &str) -> Result<Page> {
    let store = ctx.store();
    let id = resolve::revision(store, commit)?.commit;
    let found = store.repo.commit(id)?;
    let session = store.session(session)?.value;
    let number = timeline::commits(store, &session, id)?.len();
    let c = document::checkpoint(store, &timeline::Checkpoint::from_commit(&found, &session.id, number))?;
    let before = match found.parents.first() {
        Some(parent) => store.repo.tree_of(*parent)?,
        None => store.repo.empty_tree(),
    };
    let who = Style::Actor.paint(sanitize::line(c.agent.as_deref().unwrap_or(&c.actor)));
    let age = Style::Time.paint(shared::ago(&c.created_at, store));
    let mut lines = vec![format!("{} by {who}, {age}", Style::CommitId.paint(&c.commit[..12])), String::new()];
    lines
        .extend(c.prompt.iter().flat_map(|p| p.trim_end().lines()).map(|line| format!("    {}", sanitize::line(line))));
    lines.push(String::new());
    lines.extend(changes(ctx, before, found.tree)?);
    let name = Style::Session.paint(session.id.as_str());
    Ok(Page { title: format!("{name} {}", shared::checkpoint_alone(&c)), lines })
}

/// A diff's lines.
fn changes(ctx: &Context, before: Oid, after: Oid) -> Result<Vec<String>> {
    let settings = ctx.settings();
    let options = shared::diff_options(ctx);
    let found = diff::between(&ctx.store().repo, before, after, &options)?;
    if found.entries.is_empty() {
        return Ok(vec!["nothing".to_owned()]);
    }
    let style = DiffStyle { color: ctx.ui.has_color(), width: usize::MAX, syntax: settings.ui.highlight };
    Ok(diff_view::render(&found, &style).lines().map(str::to_owned).collect())
}
