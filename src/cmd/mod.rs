//! The command line: one file per command. A command resolves what was typed, calls one verb of `core`, and says what
//! happened. No git types, no file system, no decisions here.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{ArgAction, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};

use crate::agents::isolated;
use crate::error::{Code, Error};
use crate::ui::{Progress, Ui, UiOptions, interrupt};

mod answer;
mod complete;
mod context;
mod shared;

mod accept;
mod agent_guide;
mod approve;
mod archive;
mod audit;
mod blame;
mod cache;
mod check;
mod checkpoint;
mod compare;
mod completions;
mod config;
mod conflicts;
mod demo;
mod diff;
mod discard;
mod doctor;
mod export;
mod follow;
mod fork;
mod guard;
mod handoff;
mod health;
mod hints;
mod hook;
mod hooks;
mod init;
mod land;
mod lock;
mod locks;
mod log;
mod man;
#[cfg(feature = "mcp")]
mod mcp;
mod note;
mod op;
mod pick;
mod policy;
mod proposal;
mod proposals;
mod propose;
mod race;
mod reactivate;
mod redo;
mod refresh;
mod reject;
mod renew;
mod repos;
mod restore;
mod revert;
mod review;
mod run;
mod session;
mod sessions;
mod show;
mod source;
mod start;
mod stats;
mod status;
mod sweep;
mod sync;
mod tag;
mod undo;
mod unlock;
mod watch;

pub use answer::{Human, Outcome};
pub use context::Context;

/// Sessions, checkpoints and reviewed proposals on top of any git repository.
///
/// A session is an isolated timeline for one task. A checkpoint after every prompt lets you undo, redo, restore or
/// fork. A proposal is the only way to the trunk: reviewed, approved, recorded.
#[derive(Debug, Parser)]
#[command(
    name = "tine",
    version,
    args_override_self = true,
    subcommand_required = true,
    arg_required_else_help = true,
    max_term_width = 100,
    after_help = "Begin with:\n  cd \"$(tine start fix-login --task 'Fix the login')\"\n  tine checkpoint -m 'what was done'\n  tine undo\n  tine propose\n  tine review\n\n`tine demo` tells the whole story in a repository of its own making."
)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
}

/// Flags that every command takes.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// Act as if started in DIR
    #[arg(short = 'C', global = true, value_name = "DIR")]
    directory: Option<PathBuf>,
    /// The session meant; by default the one whose workspace contains the current directory
    #[arg(short, long, global = true, value_name = "ID", env = "TINE_SESSION", add = complete::sessions())]
    session: Option<String>,
    /// Who acts; by default the coding agent that tine runs in, else git's user.name
    #[arg(long, global = true, value_name = "NAME", env = "TINE_ACTOR")]
    actor: Option<String>,
    /// Answer with one JSON document on stdout
    #[arg(long, global = true, env = "TINE_JSON", value_parser = clap::builder::FalseyValueParser::new(), action = ArgAction::SetTrue)]
    json: bool,
    /// Use colours: auto means on a terminal
    #[arg(long, global = true, value_name = "WHEN")]
    color: Option<When>,
    /// Print no status lines on stderr
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Trace what is going on to stderr; twice for every git process
    #[arg(short, long, global = true, action = ArgAction::Count)]
    verbose: u8,
    /// Take the documented default of every question
    #[arg(short, long, global = true)]
    yes: bool,
    /// Never start a pager
    #[arg(long, global = true)]
    no_pager: bool,
    /// Change one setting for this call; may be repeated
    #[arg(long = "config", global = true, value_name = "KEY=VALUE")]
    config: Vec<String>,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum Command {
    Init(init::Args),
    Start(start::Args),
    #[command(visible_alias = "ck")]
    Checkpoint(checkpoint::Args),
    #[command(visible_alias = "st")]
    Status(status::Args),
    Log(log::Args),
    Show(show::Args),
    Diff(diff::Args),
    Undo(undo::Args),
    Redo(redo::Args),
    Restore(restore::Args),
    Fork(fork::Args),
    Compare(compare::Args),
    Conflicts(conflicts::Args),
    Run(run::Args),
    Race(race::Args),
    Refresh(refresh::Args),
    Propose(propose::Args),
    Proposals(proposals::Args),
    #[command(subcommand)]
    Proposal(proposal::Args),
    Review(review::Args),
    Approve(approve::Args),
    Reject(reject::Args),
    Land(land::Args),
    Pick(pick::Args),
    Check(check::Args),
    Revert(revert::Args),
    Audit(audit::Args),
    #[command(subcommand)]
    Hooks(hooks::Args),
    #[command(subcommand)]
    Guard(guard::Args),
    Sync(sync::Args),
    Blame(blame::Args),
    #[command(subcommand)]
    Note(note::Args),
    #[command(subcommand)]
    Tag(tag::Args),
    #[command(subcommand)]
    Health(health::Args),
    Handoff(handoff::Args),
    Accept(accept::Args),
    Sessions(sessions::Args),
    #[command(subcommand)]
    Session(session::Args),
    Lock(lock::Args),
    Unlock(unlock::Args),
    Locks(locks::Args),
    Renew(renew::Args),
    #[command(subcommand)]
    Cache(cache::Args),
    Export(export::Args),
    Archive(archive::Args),
    Reactivate(reactivate::Args),
    Discard(discard::Args),
    #[command(subcommand)]
    Source(source::Args),
    Sweep(sweep::Args),
    #[command(subcommand)]
    Op(op::Args),
    #[command(subcommand)]
    Config(config::Args),
    #[command(subcommand)]
    Policy(policy::Args),
    Hook(hook::Args),
    Stats(stats::Args),
    Repos(repos::Args),
    Watch(watch::Args),
    Doctor(doctor::Args),
    AgentGuide(agent_guide::Args),
    #[cfg(feature = "mcp")]
    Mcp(mcp::Args),
    Completions(completions::Args),
    Man(man::Args),
    Demo(demo::Args),
}

impl Command {
    /// The name in JSON and in the operation log.
    fn name(&self) -> &'static str {
        match self {
            Command::Init(_) => "init",
            Command::Start(_) => "start",
            Command::Checkpoint(_) => "checkpoint",
            Command::Status(_) => "status",
            Command::Log(_) => "log",
            Command::Show(_) => "show",
            Command::Diff(_) => "diff",
            Command::Undo(_) => "undo",
            Command::Redo(_) => "redo",
            Command::Restore(_) => "restore",
            Command::Fork(_) => "fork",
            Command::Compare(_) => "compare",
            Command::Conflicts(_) => "conflicts",
            Command::Run(_) => "run",
            Command::Race(_) => "race",
            Command::Refresh(_) => "refresh",
            Command::Propose(_) => "propose",
            Command::Proposals(_) => "proposals",
            Command::Proposal(_) => "proposal",
            Command::Review(_) => "review",
            Command::Approve(_) => "approve",
            Command::Reject(_) => "reject",
            Command::Land(_) => "land",
            Command::Pick(_) => "pick",
            Command::Revert(_) => "revert",
            Command::Audit(_) => "audit",
            Command::Hooks(_) => "hooks",
            Command::Guard(_) => "guard",
            Command::Check(_) => "check",
            Command::Sync(_) => "sync",
            Command::Blame(_) => "blame",
            Command::Note(_) => "note",
            Command::Tag(_) => "tag",
            Command::Health(_) => "health",
            Command::Handoff(_) => "handoff",
            Command::Accept(_) => "accept",
            Command::Sessions(_) => "sessions",
            Command::Session(_) => "session",
            Command::Lock(_) => "lock",
            Command::Unlock(_) => "unlock",
            Command::Locks(_) => "locks",
            Command::Renew(_) => "renew",
            Command::Cache(_) => "cache",
            Command::Export(_) => "export",
            Command::Archive(_) => "archive",
            Command::Reactivate(_) => "reactivate",
            Command::Discard(_) => "discard",
            Command::Source(_) => "source",
            Command::Sweep(_) => "sweep",
            Command::Op(_) => "op",
            Command::Config(_) => "config",
            Command::Policy(_) => "policy",
            Command::Hook(_) => "hook",
            Command::Stats(_) => "stats",
            Command::Repos(_) => "repos",
            Command::Watch(_) => "watch",
            Command::Doctor(_) => "doctor",
            Command::AgentGuide(_) => "agent-guide",
            #[cfg(feature = "mcp")]
            Command::Mcp(_) => "mcp",
            Command::Completions(_) => "completions",
            Command::Man(_) => "man",
            Command::Demo(_) => "demo",
        }
    }

    /// What to say while it takes more than a moment; none for commands that ask questions or are never slow.
    fn doing(&self) -> Option<&'static str> {
        Some(match self {
            Command::Start(_) | Command::Fork(_) | Command::Reactivate(_) => "making the workspace",
            Command::Checkpoint(_) | Command::Health(_) | Command::Handoff(_) => "reading the workspace",
            Command::Status(_) => "looking at the workspace",
            Command::Compare(_) | Command::Diff(_) | Command::Show(_) => "comparing",
            Command::Undo(_) | Command::Redo(_) | Command::Restore(_) => "bringing files back",
            Command::Refresh(_) => "merging the trunk in",
            Command::Propose(_) => "freezing the head",
            Command::Revert(_) => "taking back",
            Command::Approve(_) | Command::Land(_) | Command::Pick(_) => "merging",
            Command::Check(_) => "checking",
            Command::Blame(_) | Command::Note(_) => "following the lines",
            Command::Export(_) => "writing it out",
            Command::Sync(_) => "talking to the remote",
            Command::Archive(_) | Command::Discard(_) | Command::Reject(_) => "putting the workspace away",
            Command::Log(a) if a.follows() => return None,
            Command::Log(_) | Command::Op(_) | Command::Stats(_) | Command::Doctor(_) => "reading the log",
            Command::Sweep(_) => "looking at every session",
            Command::Policy(_) => "reading the policy",
            Command::Audit(_) => "looking at the trunk",
            Command::Sessions(_)
            | Command::Session(_)
            | Command::Proposals(_)
            | Command::Proposal(_)
            | Command::Tag(_)
            | Command::Accept(_)
            | Command::Source(_) => "reading records",
            #[cfg(feature = "mcp")]
            Command::Mcp(_) => return None,
            Command::Init(_)
            | Command::Lock(_)
            | Command::Unlock(_)
            | Command::Locks(_)
            | Command::Renew(_)
            | Command::Repos(_)
            | Command::Watch(_)
            | Command::Cache(_)
            | Command::Review(_)
            | Command::Config(_)
            | Command::Hook(_)
            | Command::AgentGuide(_)
            | Command::Completions(_)
            | Command::Man(_)
            | Command::Guard(_)
            | Command::Hooks(_)
            | Command::Conflicts(_)
            | Command::Run(_)
            | Command::Race(_)
            | Command::Demo(_) => return None,
        })
    }

    fn run(&self, ctx: &mut Context) -> anyhow::Result<Box<dyn Outcome>> {
        match self {
            Command::Init(a) => init::run(ctx, a),
            Command::Start(a) => start::run(ctx, a),
            Command::Checkpoint(a) => checkpoint::run(ctx, a),
            Command::Status(a) => status::run(ctx, a),
            Command::Log(a) => log::run(ctx, a),
            Command::Show(a) => show::run(ctx, a),
            Command::Diff(a) => diff::run(ctx, a),
            Command::Undo(a) => undo::run(ctx, a),
            Command::Redo(a) => redo::run(ctx, a),
            Command::Restore(a) => restore::run(ctx, a),
            Command::Fork(a) => fork::run(ctx, a),
            Command::Compare(a) => compare::run(ctx, a),
            Command::Conflicts(a) => conflicts::run(ctx, a),
            Command::Run(a) => run::run(ctx, a),
            Command::Race(a) => race::run(ctx, a),
            Command::Refresh(a) => refresh::run(ctx, a),
            Command::Propose(a) => propose::run(ctx, a),
            Command::Proposals(a) => proposals::run(ctx, a),
            Command::Proposal(a) => proposal::run(ctx, a),
            Command::Review(a) => review::run(ctx, a),
            Command::Approve(a) => approve::run(ctx, a),
            Command::Reject(a) => reject::run(ctx, a),
            Command::Land(a) => land::run(ctx, a),
            Command::Pick(a) => pick::run(ctx, a),
            Command::Revert(a) => revert::run(ctx, a),
            Command::Audit(a) => audit::run(ctx, a),
            Command::Hooks(a) => hooks::run(ctx, a),
            Command::Guard(a) => guard::run(ctx, a),
            Command::Check(a) => check::run(ctx, a),
            Command::Sync(a) => sync::run(ctx, a),
            Command::Blame(a) => blame::run(ctx, a),
            Command::Note(a) => note::run(ctx, a),
            Command::Tag(a) => tag::run(ctx, a),
            Command::Health(a) => health::run(ctx, a),
            Command::Handoff(a) => handoff::run(ctx, a),
            Command::Accept(a) => accept::run(ctx, a),
            Command::Sessions(a) => sessions::run(ctx, a),
            Command::Session(a) => session::run(ctx, a),
            Command::Lock(a) => lock::run(ctx, a),
            Command::Unlock(a) => unlock::run(ctx, a),
            Command::Locks(a) => locks::run(ctx, a),
            Command::Renew(a) => renew::run(ctx, a),
            Command::Cache(a) => cache::run(ctx, a),
            Command::Export(a) => export::run(ctx, a),
            Command::Archive(a) => archive::run(ctx, a),
            Command::Reactivate(a) => reactivate::run(ctx, a),
            Command::Discard(a) => discard::run(ctx, a),
            Command::Source(a) => source::run(ctx, a),
            Command::Sweep(a) => sweep::run(ctx, a),
            Command::Op(a) => op::run(ctx, a),
            Command::Config(a) => config::run(ctx, a),
            Command::Policy(a) => policy::run(ctx, a),
            Command::Hook(a) => hook::run(ctx, a),
            Command::Stats(a) => stats::run(ctx, a),
            Command::Repos(a) => repos::run(ctx, a),
            Command::Watch(a) => watch::run(ctx, a),
            Command::Doctor(a) => doctor::run(ctx, a),
            Command::AgentGuide(a) => agent_guide::run(ctx, a),
            #[cfg(feature = "mcp")]
            Command::Mcp(a) => mcp::run(ctx, a),
            Command::Completions(a) => completions::run(ctx, a),
            Command::Man(a) => man::run(ctx, a),
            Command::Demo(a) => demo::run(ctx, a),
        }
    }
}

/// The whole command line as clap knows it, for help, completions, man pages and the reference.
pub fn command_line() -> clap::Command {
    let mut whole = commands();
    whole.build();
    whole
}

/// The same, with nothing but the names of the commands yet.
fn commands() -> clap::Command {
    Command::augment_subcommands(Cli::command())
}

/// What these arguments can be about: where the first word is a command, nothing but that one. clap hands the global
/// options to every command there is, which takes longer than anything else before a command begins.
fn command_line_for(args: impl Iterator<Item = OsString>) -> clap::Command {
    let root = Cli::command();
    let is_switch = |word: &OsString| {
        let names = |a: &clap::Arg| {
            a.get_long().is_some_and(|long| *word == *format!("--{long}"))
                || a.get_short().is_some_and(|short| *word == *format!("-{short}"))
        };
        root.get_arguments().any(|a| !a.get_action().takes_values() && names(a))
    };
    let first = args.skip(1).find(|word| !is_switch(word)).unwrap_or_default();
    match commands().find_subcommand(&first) {
        Some(only) => Cli::command().subcommand(only.clone()),
        None if first == "--version" || first == "-V" => root,
        None => command_line(),
    }
}

/// The program: parses, runs, answers.
pub fn main() -> ExitCode {
    if let Some(ended) = isolated::second_half(std::env::args_os()) {
        let ui = Ui::new(UiOptions::from_env());
        return ExitCode::from(ended.map_or_else(|e| ui.error(&e.into()), |()| 0));
    }
    clap_complete::CompleteEnv::with_factory(commands).complete();
    let parsed = command_line_for(std::env::args_os()).try_get_matches();
    let parsed = parsed.and_then(|m| Ok((Cli::from_arg_matches(&m)?.global, Command::from_arg_matches(&m)?)));
    let (global, command) = match parsed {
        Ok(parsed) => parsed,
        Err(e) => return ExitCode::from(harmless(usage(&e))),
    };
    interrupt::install();
    let mut options = UiOptions::from_env();
    // An agent reads what a hook prints.
    options.json = global.json && !matches!(command, Command::Hook(_));
    options.quiet = global.quiet;
    options.yes = global.yes;
    options.no_pager = global.no_pager;
    command.name().clone_into(&mut options.command);
    options.color = global.color.map(|w| match w {
        When::Auto => crate::config::ColorChoice::Auto,
        When::Always => crate::config::ColorChoice::Always,
        When::Never => crate::config::ColorChoice::Never,
    });
    context::trace(global.verbose);
    let mut ctx = Context::new(Ui::new(options), global);
    let spinner = command.doing().map(|what| Progress::spinner(&ctx.ui, what));
    let fresh = crate::git::start_over_without_inherited().map_err(anyhow::Error::from);
    let has_begun = fresh.is_ok();
    let done = fresh.and_then(|()| command.run(&mut ctx));
    drop(spinner);
    let done = done.and_then(|outcome| answer::tell(&ctx, outcome.as_ref()));
    ctx.tell_notices();
    ctx.keep_house();
    let status = match done {
        Ok(status) => status.max(ctx.ui.finish()),
        Err(e) if has_begun => ctx.ui.error(&e),
        Err(e) => harmless(ctx.ui.error(&e)),
    };
    ExitCode::from(status)
}

/// The status of a failure before a command began: that of a hook would stop an agent.
fn harmless(status: u8) -> u8 {
    if context::first_word() == "hook" { 0 } else { status }
}

/// Help and version go to stdout with 0; a wrong command line is an error with 2, in JSON when that was asked for.
fn usage(error: &clap::Error) -> u8 {
    use clap::error::ErrorKind;
    let mut options = UiOptions::from_env();
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let ui = Ui::new(options);
        let text = error.render();
        ui.answer(&if ui.has_color() { text.ansi().to_string() } else { text.to_string() });
        return ui.finish();
    }
    options.json = context::asks_for_json();
    options.command = context::first_word();
    let is_bare = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    let has_no_command = is_bare || error.kind() == ErrorKind::MissingSubcommand;
    let (in_json, command) = (options.json, options.command.clone());
    let ui = Ui::new(options);
    let text = error.render().to_string();
    if is_bare && !in_json {
        ui.status(&text);
        return Code::Usage.exit_status();
    }
    if has_no_command {
        let of = if command == "tine" { command } else { format!("tine {command}") };
        return ui.error(&Error::new(Code::Usage, "no command was given").hint(format!("{of} --help")).into());
    }
    let mut lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    let message = lines.next().unwrap_or("wrong usage").trim_start_matches("error: ").trim_end_matches('.').to_owned();
    let mut failure = Error::new(Code::Usage, message);
    for line in lines {
        let line = line.strip_prefix("tip: ").unwrap_or(line);
        failure = failure.hint(line.to_owned());
    }
    ui.error(&anyhow::Error::from(failure))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_is_named_first_is_parsed_alone() {
        let known = |line: &str| {
            let of = command_line_for(line.split(' ').map(OsString::from));
            of.get_subcommands().map(|c| c.get_name().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(known("tine undo -n 2"), ["undo"]);
        assert_eq!(known("tine --json -q st"), ["status"]);
        assert_eq!(known("tine --version"), [""; 0]);
        for all in ["tine", "tine help undo", "tine -C undo", "tine --help", "tine nosuch", "tine -- undo"] {
            assert!(known(all).len() > 60, "{all}");
        }
    }
}
