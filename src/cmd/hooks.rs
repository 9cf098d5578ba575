//! `tine hooks install|uninstall|status`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use serde_json::{Value, json};

use crate::agents::Agent;
use crate::agents::install::{self, Caller, Edit, Places, Scope, Standing, Verb};
use crate::core::diff::{self, DiffEntry};
use crate::core::document;
use crate::core::turn::log::{self, Failure};
use crate::core::turn::{self, Heard};
use crate::error::{Code, Context as _, Error, Result, count};
use crate::git::{BString, Travels};
use crate::ui::diff_view::{self, DiffStyle};
use crate::ui::style::Style;
use crate::ui::table::{Column, Table};
use crate::ui::{Ask, sanitize};

use super::{Context, Human, Outcome};

/// Let coding agents tell tine of their prompts, and look whether they do
///
/// Writes calls of `tine hook AGENT` into the agents' own files of configuration. Everything else in these files stays as it
/// is, byte for byte, and comes back with `uninstall`.
#[derive(Debug, clap::Subcommand)]
pub enum Args {
    /// Write the hooks into the agents' configuration
    ///
    /// Shows the difference, and asks. Without agents named, those that are found here. A second time changes nothing.
    ///
    /// Example: tine hooks install claude codex --yes
    Install {
        #[command(flatten)]
        which: Which,
        /// Call this program by its full path, for agents that start with a short PATH
        #[arg(long)]
        absolute: bool,
        /// Let Claude Code's own worktrees be sessions; it makes none where tine is missing
        #[arg(long)]
        worktrees: bool,
        /// Only show the difference
        #[arg(long)]
        dry_run: bool,
    },
    /// Take the hooks out of the agents' configuration
    ///
    /// Only what tine wrote goes, older forms of it too. Without agents named, all that have them here.
    ///
    /// Example: tine hooks uninstall claude --user --yes
    Uninstall {
        #[command(flatten)]
        which: Which,
        /// Only show the difference
        #[arg(long)]
        dry_run: bool,
    },
    /// Say where hooks are installed, and what keeps them from working
    ///
    /// Example: tine hooks status
    Status {
        #[command(flatten)]
        which: Which,
    },
}

/// Whose hooks are meant.
#[derive(Debug, Clone, clap::Args)]
pub struct Which {
    /// The agents
    #[arg(value_name = "AGENT", value_parser = agent())]
    agents: Vec<Agent>,
    /// The files of the user, for all projects; the default outside of a repository
    #[arg(long, conflicts_with = "project")]
    user: bool,
    /// The files of the project, for everybody who works on it; the default inside of a repository
    #[arg(long)]
    project: bool,
}

fn agent() -> impl clap::builder::TypedValueParser<Value = Agent> {
    PossibleValuesParser::new(Agent::ALL.map(Agent::word))
        .try_map(|word| Agent::of_word(&word).ok_or_else(|| Error::new(Code::Usage, format!("no agent `{word}`"))))
}

impl Which {
    /// The place that was named.
    fn scope(&self) -> Option<Scope> {
        match (self.user, self.project) {
            (true, _) => Some(Scope::User),
            (_, true) => Some(Scope::Project),
            _ => None,
        }
    }

    /// The place to write to.
    fn place(&self, project: Option<&PathBuf>) -> Scope {
        let usual = if project.is_some() { Scope::Project } else { Scope::User };
        self.scope().unwrap_or(usual)
    }
}

/// One agent's file, changed or to be.
struct Row {
    agent: Agent,
    scope: Scope,
    edit: Edit,
    diff: Option<DiffEntry>,
}

struct Changed {
    verb: Verb,
    rows: Vec<Row>,
    written: bool,
    dry_run: bool,
    later: Vec<String>,
}

/// The hooks of one agent in one place, and what came of them.
pub struct Found {
    pub agent: Agent,
    pub scope: Scope,
    pub standing: Standing,
    notes: Vec<String>,
    pub heard: Option<Heard>,
    failure: Option<Failure>,
}

struct Report {
    found: Vec<Found>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let project = open(ctx)?;
    match args {
        Args::Install { which, absolute, worktrees, dry_run } => {
            let program = absolute.then(|| program(project.as_ref())).transpose()?;
            let caller = Caller::new(program.as_deref(), *worktrees)?;
            change(ctx, Verb::Install, which, project, &caller, *dry_run)
        }
        Args::Uninstall { which, dry_run } => {
            change(ctx, Verb::Uninstall, which, project, &Caller::new(None, false)?, *dry_run)
        }
        Args::Status { which } => Ok(Box::new(Report { found: look(ctx, which, project)? })),
    }
}

/// The hooks that are installed for this project or its user.
pub fn installed(ctx: &Context) -> Result<Vec<Found>> {
    let project = ctx.store().repo.workdir().map(PathBuf::from);
    let all = Which { agents: Vec::new(), user: false, project: false };
    Ok(look(ctx, &all, project)?.into_iter().filter(|one| one.standing.installed).collect())
}

/// The worktree that we stand in, if there is one.
fn open(ctx: &mut Context) -> Result<Option<PathBuf>> {
    match ctx.open() {
        Ok(store) => Ok(store.repo.workdir().map(PathBuf::from)),
        Err(e) if e.code() == Code::NotARepository => Ok(None),
        Err(e) => Err(e),
    }
}

/// The full path of this program. One that the next checkout replaces is nothing to call every time.
fn program(project: Option<&PathBuf>) -> Result<PathBuf> {
    let program = std::env::current_exe().or_io(|| "cannot tell where `tine` is".to_owned())?;
    match project.filter(|root| program.starts_with(root)) {
        None => Ok(program),
        Some(_) => Err(Error::new(Code::Refused, format!("`{}` is a file of this worktree", program.display()))
            .hint("cargo install --path .   # then run the installed `tine`")),
    }
}

fn with_places<T>(ctx: &Context, project: Option<PathBuf>, what: impl FnOnce(&Places) -> T) -> T {
    let env = |name: &str| ctx.env(name).map(PathBuf::from);
    what(&Places { project, home: ctx.home(), env: &env })
}

fn change(
    ctx: &mut Context,
    verb: Verb,
    which: &Which,
    project: Option<PathBuf>,
    caller: &Caller,
    dry_run: bool,
) -> anyhow::Result<Box<dyn Outcome>> {
    let scope = which.place(project.as_ref());
    let path = ctx.env_os("PATH");
    let rows = with_places(ctx, project.clone(), |places| -> Result<Vec<Row>> {
        let agents = match (which.agents.is_empty(), verb) {
            (false, _) => which.agents.clone(),
            (true, Verb::Install) => install::present(places, &path),
            (true, Verb::Uninstall) => install::supported().collect(),
        };
        let mut rows: Vec<Row> = Vec::new();
        for agent in agents {
            if rows.iter().any(|row| row.agent == agent) {
                continue;
            }
            let edit = install::plan(verb, agent, scope, places, caller)?;
            let diff = edit.changes().then(|| {
                let [before, after] = [&edit.before, &edit.after].map(|text| text.as_deref().map(str::as_bytes));
                diff::of_texts(BString::from(shown(ctx, project.as_ref(), &edit.file)), before, after)
            });
            rows.push(Row { agent, scope, edit, diff });
        }
        Ok(rows)
    })?;
    let rows = if which.agents.is_empty() && verb == Verb::Uninstall {
        rows.into_iter().filter(|row| row.edit.changes()).collect()
    } else {
        rows
    };
    if rows.is_empty() && verb == Verb::Install {
        let words: Vec<&str> = install::supported().map(Agent::word).collect();
        let hint = format!("tine hooks install {}   # or {}", words[0], words[1..].join(", "));
        return Err(Error::new(Code::NotFound, "no coding agent that has hooks was found here").hint(hint).into());
    }
    let written = !dry_run && apply(ctx, verb, which, &rows)?;
    let later = if written { later(ctx, verb, scope, project.as_ref(), &rows)? } else { Vec::new() };
    Ok(Box::new(Changed { verb, rows, written, dry_run, later }))
}

/// A path as it is shown: from the project's root, or from the home directory.
fn shown(ctx: &Context, project: Option<&PathBuf>, file: &std::path::Path) -> String {
    let inside = project.and_then(|root| file.strip_prefix(root).ok()).map(|path| path.display().to_string());
    let home = || Some(format!("~/{}", file.strip_prefix(ctx.home()?).ok()?.display()));
    inside.or_else(home).unwrap_or_else(|| file.display().to_string())
}

/// Shows what is to be written, asks, and writes it. Tells whether it did.
fn apply(ctx: &Context, verb: Verb, which: &Which, rows: &[Row]) -> Result<bool> {
    let changes: Vec<&Row> = rows.iter().filter(|row| row.diff.is_some()).collect();
    if changes.is_empty() {
        return Ok(false);
    }
    ctx.ui.answer(&painted(ctx, rows));
    let word = if verb == Verb::Install { "install" } else { "uninstall" };
    let agents: String = which.agents.iter().map(|agent| format!(" {}", agent.word())).collect();
    let scope = which.scope().map(|scope| format!(" --{}", scope.word())).unwrap_or_default();
    let question = format!("change {}?", count(changes.len(), "file"));
    let instead = format!("tine hooks {word}{agents}{scope} --yes");
    if !ctx.ui.confirm(Ask { question: &question, instead: &instead }, true)? {
        return Ok(false);
    }
    changes.iter().try_for_each(|row| row.edit.apply())?;
    Ok(true)
}

fn painted(ctx: &Context, rows: &[Row]) -> String {
    let style = DiffStyle { color: ctx.ui.has_color(), width: ctx.ui.width().unwrap_or(100), syntax: false };
    let diffs: Vec<String> =
        rows.iter().filter_map(|row| row.diff.as_ref()).map(|diff| diff_view::render_entry(diff, &style)).collect();
    diffs.join("\n")
}

/// What is left for the user to do.
fn later(ctx: &Context, verb: Verb, scope: Scope, project: Option<&PathBuf>, rows: &[Row]) -> Result<Vec<String>> {
    let mut later = Vec::new();
    if verb == Verb::Uninstall {
        return Ok(later);
    }
    later.extend(rows.iter().filter_map(|row| install::afterwards(row.agent)).map(str::to_owned));
    if scope == Scope::Project {
        let new = rows.iter().filter(|row| matches!(travels(ctx, project, &row.edit.file), Ok(Some(Travels::NotYet))));
        if new.count() > 0 {
            later.push("commit them: the workspaces of sessions have what is committed".to_owned());
        }
    }
    Ok(later)
}

fn travels(ctx: &Context, project: Option<&PathBuf>, file: &std::path::Path) -> Result<Option<Travels>> {
    use std::os::unix::ffi::OsStrExt as _;
    let inside = project.and_then(|root| file.strip_prefix(root).ok());
    let path = inside.map(|path| BString::from(path.as_os_str().as_bytes()));
    path.map(|path| ctx.store().repo.travels(path.as_ref())).transpose()
}

fn look(ctx: &Context, which: &Which, project: Option<PathBuf>) -> Result<Vec<Found>> {
    let path = ctx.env_os("PATH");
    let usual = which.place(project.as_ref());
    let mut found = with_places(ctx, project.clone(), |places| -> Result<Vec<Found>> {
        let agents = if which.agents.is_empty() { install::supported().collect() } else { which.agents.clone() };
        let mut found = Vec::new();
        for agent in agents {
            let scopes = match which.scope() {
                Some(scope) => vec![scope],
                None if project.is_none() => vec![Scope::User],
                None => vec![Scope::Project, Scope::User],
            };
            let mut here = Vec::new();
            for scope in scopes {
                let standing = install::look(agent, scope, places, &path)?;
                here.push(Found { agent, scope, standing, notes: Vec::new(), heard: None, failure: None });
            }
            // Where it is nowhere, the place where it would go.
            let is_told = |one: &Found| one.standing.installed || !one.standing.problems.is_empty();
            let any = here.iter().any(is_told);
            here.retain(|one| if any { is_told(one) } else { one.scope == usual });
            found.extend(here);
        }
        Ok(found)
    })?;
    for one in found.iter_mut().filter(|one| one.scope == Scope::Project && one.standing.installed) {
        match travels(ctx, project.as_ref(), &one.standing.file)? {
            Some(Travels::Never) => {
                let why = "git ignores the file: other clones and the workspaces of sessions do not have it";
                one.standing.problems.push(why.to_owned());
            }
            Some(Travels::NotYet) => {
                one.notes.push("the file is not committed: the workspaces of sessions do not have it".to_owned());
            }
            _ => {}
        }
    }
    double(&mut found);
    if project.is_some() {
        arrivals(ctx, &mut found);
    }
    Ok(found)
}

/// What arrived in this repository, and what went wrong with it.
fn arrivals(ctx: &Context, found: &mut [Found]) {
    let store = ctx.store();
    let heard = turn::last_heard(store);
    let failures = log::read(&store.repo.tine_dir());
    for one in found {
        let is_its_own = |name: &str| name == one.agent.name() || name == one.agent.word();
        one.heard = heard.iter().find(|heard| is_its_own(&heard.agent)).cloned();
        one.failure = failures.iter().rev().find(|failure| is_its_own(&failure.agent)).cloned();
        if one.standing.installed && one.heard.is_none() {
            one.notes.push("nothing was heard of it in this repository yet".to_owned());
        }
    }
}

/// Agents that run Claude Code's hooks beside their own.
fn double(found: &mut [Found]) {
    let places =
        |agent: Agent, found: &[Found]| found.iter().filter(|one| one.agent == agent && one.standing.installed).count();
    let claude = places(Agent::Claude, found);
    for at in 0..found.len() {
        let agent = found[at].agent;
        if !found[at].standing.installed {
            continue;
        }
        let reads = matches!(agent, Agent::Cursor | Agent::Copilot | Agent::Droid);
        if reads && claude > 0 {
            found[at]
                .notes
                .push("it also runs Claude Code's hooks: the second of two equal events is dropped".to_owned());
        }
        if places(agent, found) > 1 {
            found[at]
                .notes
                .push("installed for the project and the user: the second of two equal events is dropped".to_owned());
        }
    }
}

impl Outcome for Changed {
    fn json(&self) -> anyhow::Result<Value> {
        let installed = self.verb == Verb::Install;
        let rows = self.rows.iter().map(|row| {
            let is_done = row.diff.is_none() || self.written;
            json!({
                "agent": row.agent.word(),
                "scope": row.scope.word(),
                "file": row.edit.file.to_string_lossy(),
                "state": if is_done == installed { "installed" } else { "not_installed" },
                "changed": row.diff.is_some() && self.written,
                "diff": row.diff,
            })
        });
        Ok(json!({ "agents": rows.collect::<Vec<_>>(), "dry_run": self.dry_run }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let mut human = if self.dry_run { Human::answer(painted(ctx, &self.rows)) } else { Human::default() };
        if self.rows.is_empty() {
            return Ok(human.with("no hooks of tine here"));
        }
        for row in &self.rows {
            let file = sanitize::line(&row.edit.file.display().to_string());
            let what = match (row.diff.is_some(), self.written, self.verb) {
                (false, _, Verb::Install) => format!("nothing to do: the hooks are in {file}"),
                (false, _, Verb::Uninstall) => format!("nothing to do: no hooks in {file}"),
                (true, true, Verb::Install) => format!("hooks installed in {file}"),
                (true, true, Verb::Uninstall) if row.edit.after.is_none() => {
                    format!("hooks removed, and with them {file}")
                }
                (true, true, Verb::Uninstall) => format!("hooks removed from {file}"),
                (true, false, _) => format!("nothing was written to {file}"),
            };
            human = human.with(format!("{}: {what}", row.agent.word()));
        }
        for line in &self.later {
            human = human.with(Style::Hint.paint(line));
        }
        Ok(human)
    }
}

impl Outcome for Report {
    fn json(&self) -> anyhow::Result<Value> {
        let rows = self.found.iter().map(|one| {
            json!({
                "agent": one.agent.word(),
                "installed": one.standing.installed,
                "scope": one.scope.word(),
                "file": one.standing.file.to_string_lossy(),
                "command_found": one.standing.command_found,
                "last_event_at": one.heard.as_ref().map(|heard| document::time(heard.at)),
                "last_event": one.heard.as_ref().map(|heard| &heard.event),
                "last_failure": one.failure.as_ref().map(|f| json!({ "at": f.at, "event": f.event, "error": f.error })),
                "problems": one.standing.problems,
                "notes": one.notes,
            })
        });
        Ok(json!({ "agents": rows.collect::<Vec<_>>() }))
    }

    fn human(&self, ctx: &Context) -> anyhow::Result<Human> {
        let mut table = Table::new([
            Column::left("agent"),
            Column::left("hooks"),
            Column::left("last event"),
            Column::left("file").flexible(),
        ]);
        let mut below = String::new();
        for one in &self.found {
            let state = match (one.standing.installed, one.standing.problems.is_empty()) {
                (true, true) => Style::Success.paint(one.scope.word()),
                (true, false) => Style::Error.paint(one.scope.word()),
                (false, true) => Style::Dim.paint("-"),
                (false, false) => Style::Error.paint("unreadable"),
            };
            let heard = one.heard.as_ref().map_or("-".to_owned(), |heard| {
                format!("{} ({})", document::time(heard.at), sanitize::line(&heard.event))
            });
            let file = sanitize::line(&one.standing.file.display().to_string());
            table.row([one.agent.word().to_owned(), state, heard, file]);
            if let Some(failure) = &one.failure {
                let text = format!("{} at {}", failure.error, failure.at);
                let mark = Style::Warning.paint("last failure");
                below.push_str(&format!("{mark}: {}: {}\n", one.agent.word(), sanitize::line(&text)));
            }
            let told = one.standing.problems.iter().map(|p| (Style::Error.paint("problem"), p));
            let told = told.chain(one.notes.iter().map(|n| (Style::Warning.paint("note"), n)));
            for (mark, text) in told {
                below.push_str(&format!("{mark}: {}: {}\n", one.agent.word(), sanitize::line(text)));
            }
        }
        Ok(Human::answer(table.render(&ctx.ui) + &below))
    }
}
