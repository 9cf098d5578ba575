//! What every command starts from: the repository, the settings, who acts. The one place of `cmd` that reads the
//! environment.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use jiff::SignedDuration;

use crate::agents::{self, isolated};
use crate::clock::{Clock, Random};
use crate::config::{self, Config, HookStart, LandMethod, Sources};
use crate::core::actor::Actor;
use crate::core::hints::Thresholds;
use crate::core::maintenance::{self, Budget};
use crate::core::pool;
use crate::core::redact;
use crate::core::retention::Rules;
use crate::core::risk::Risky;
use crate::core::store::{Method, PromptKeep, Settings, Store};
use crate::core::turn;
use crate::error::{Code, Error, Result};
use crate::git::{BString, REDIRECTIONS, Repo};
use crate::process;
use crate::ui::{Ui, interrupt};

use super::Global;

/// What a command works with.
pub struct Context {
    /// Prints and asks.
    pub ui: Ui,
    pub(super) global: Global,
    store: Option<Store>,
    config: Option<Config>,
}

impl Context {
    pub(super) fn new(ui: Ui, global: Global) -> Context {
        Context { ui, global, store: None, config: None }
    }

    /// The directory that the command acts in.
    pub fn directory(&self) -> PathBuf {
        let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
        self.global.directory.as_ref().map_or(here.clone(), |d| here.join(d))
    }

    /// A path as typed, from the root and without `.` and `..`.
    pub fn full_path(&self, typed: &Path) -> PathBuf {
        let here = self.directory();
        let full = here.canonicalize().unwrap_or(here).join(typed);
        normal(&full).unwrap_or(full)
    }

    /// The file to write an answer to, as typed; none for stdout, which `-` means as well.
    pub fn output_file(&self, typed: Option<&Path>) -> Option<PathBuf> {
        typed.filter(|file| *file != Path::new("-")).map(|file| self.full_path(file))
    }

    /// This program's file, to be started again.
    pub fn program(&self) -> Result<PathBuf> {
        std::env::current_exe().map_err(|e| Error::new(Code::Io, "cannot find this program's file").because(e))
    }

    /// What was typed after the program's name.
    pub fn words(&self) -> Vec<OsString> {
        std::env::args_os().skip(1).collect()
    }

    /// The user's home directory.
    pub fn home(&self) -> Option<PathBuf> {
        home()
    }

    /// A variable of the environment, unless it is empty.
    pub fn env(&self, name: &str) -> Option<String> {
        std::env::var(name).ok().filter(|value| !value.is_empty())
    }

    /// A variable of the environment, byte for byte; nothing where it is not set.
    pub fn env_os(&self, name: &str) -> OsString {
        std::env::var_os(name).unwrap_or_default()
    }

    /// Opens the repository around us.
    pub fn open(&mut self) -> Result<&Store> {
        if self.store.is_none() {
            let repo = Repo::discover(&self.directory())?;
            self.open_repo(repo)?;
        }
        Ok(self.store.as_ref().expect("just opened"))
    }

    /// Opens the repository around a directory, whatever the environment says of one.
    pub fn open_around(&mut self, dir: &Path) -> Result<()> {
        self.global.directory = Some(dir.to_owned());
        let repo = Repo::around(dir)?;
        self.open_repo(repo)
    }

    /// Goes on without the session that was named: it is none of this repository.
    pub fn forget_session(&mut self) {
        if let Some(store) = &mut self.store {
            store.chosen = None;
        }
    }

    /// Has the log keep only the first words of the command line: what follows is somebody's text.
    pub fn keep_words(&mut self, count: usize) {
        if let Some(store) = &mut self.store {
            store.args.truncate(count);
        }
    }

    /// The repository, once it is opened.
    pub fn opened(&self) -> Option<&Store> {
        self.store.as_ref()
    }

    /// Where what is ours lies in the repository around us, whether or not that can be opened whole.
    pub fn tine_dir(&self) -> Option<PathBuf> {
        match &self.store {
            Some(store) => Some(store.repo.tine_dir()),
            None => Repo::around(&self.directory()).ok().map(|repo| repo.tine_dir()),
        }
    }

    /// Opens this repository.
    pub fn open_repo(&mut self, repo: Repo) -> Result<()> {
        let config = load_config(&self.global, Some(&repo))?;
        self.ui.configure(&config, repo.config_string("core.pager"));
        for warning in config.warnings() {
            self.ui.warn(warning);
        }
        self.store = Some(store(&self.global, repo, &config)?);
        self.config = Some(config);
        Ok(())
    }

    /// For looking into many repositories.
    pub fn visitor(&self) -> Visitor {
        Visitor { global: self.global.clone() }
    }

    /// The time, for what is about no one repository.
    pub fn now(&self) -> Result<jiff::Timestamp> {
        Ok(clock()?.now())
    }

    /// The repository seen from its shared part: for commands that may take the worktree that we stand in away.
    pub fn outside(&mut self) -> Result<&Store> {
        let repo = Repo::open(self.store().repo.common_dir())?;
        self.open_repo(repo)?;
        Ok(self.store())
    }

    /// The opened repository.
    pub fn store(&self) -> &Store {
        self.store.as_ref().expect("a command opens the repository before it asks for it")
    }

    /// The settings; without a repository only the defaults, git's and the command line's.
    pub fn config(&mut self) -> Result<&Config> {
        if self.config.is_none() {
            let repo = Repo::discover(&self.directory()).ok();
            self.config = Some(load_config(&self.global, repo.as_ref())?);
        }
        Ok(self.config.as_ref().expect("just loaded"))
    }

    /// The settings of the opened repository.
    pub fn settings(&self) -> &Config {
        self.config.as_ref().expect("loaded with the repository")
    }

    /// One-line reports of what happened on the way.
    pub fn tell_notices(&self) {
        let Some(store) = &self.store else { return };
        for line in store.notices.borrow_mut().drain(..) {
            if self.ui.is_json() {
                self.ui.warn(&line);
            } else {
                self.ui.status(&format!("note: {line}"));
            }
        }
    }

    /// Starts git's housekeeping beside us where it is due, and has the next workspaces made.
    pub fn keep_house(&self) {
        let Some(store) = self.store.as_ref().filter(|_| is_room_beside_us()) else { return };
        if let Err(e) = maintenance::start_if_due(store) {
            tracing::debug!("no housekeeping: {e}");
        }
        self.fill_pool();
    }

    /// Has the next workspaces made beside us, where one was made and that is asked for; not in CI and the like either.
    pub fn fill_pool(&self) {
        let Some(store) = self.store.as_ref().filter(|store| is_room_beside_us() && store.made_workspace.take()) else {
            return;
        };
        let Some(place) = store.repo.main_workdir().filter(|_| pool::is_wanted(store)) else { return };
        let setting = format!("start.pool={}", store.settings.pool);
        let words = ["--config".as_ref(), setting.as_ref(), "start".as_ref(), "--fill-pool".as_ref()];
        let fill = |program: PathBuf| process::leave_running(&program, &words, &place, REDIRECTIONS);
        let started = self.program().map(fill);
        tracing::debug!("the pool is filled beside us: {started:?}");
    }

    /// A path as typed, relative to the workspace's root.
    pub fn repo_path(&self, typed: &Path) -> Result<BString> {
        let root = self.store().repo.workdir().map(Path::to_owned);
        let outside = || Error::new(Code::Invalid, format!("`{}` is outside of the workspace", typed.display()));
        let Some(root) = root else { return plain(typed).ok_or_else(outside) };
        let here = self.directory();
        let here = here.canonicalize().unwrap_or(here);
        let full = normal(&here.join(typed)).ok_or_else(outside)?;
        let (above, rest) = inside(&root, &full).ok_or_else(outside)?;
        plain(&above.join(rest)).ok_or_else(outside)
    }

    /// A full path as seen from the workspace's root: what leads into the workspace with its links followed, and the
    /// rest as it stands. None for what lies outside.
    pub fn inside<'a>(&self, full: &'a Path) -> Option<(PathBuf, &'a Path)> {
        inside(self.store().repo.workdir()?, full)
    }

    /// The directory that we stand in, relative to the workspace's root.
    pub fn prefix(&self) -> BString {
        self.repo_path(Path::new(".")).unwrap_or_default()
    }
}

/// Opens repositories from any thread, without making one of them the command's own: what their settings say about pagers
/// and colours stays with them.
pub struct Visitor {
    global: Global,
}

impl Visitor {
    /// Opens the repository at exactly this place.
    pub fn open(&self, place: &Path) -> Result<Store> {
        let repo = Repo::open(place)?;
        let config = load_config(&self.global, Some(&repo))?;
        store(&self.global, repo, &config)
    }
}

fn home() -> Option<PathBuf> {
    std::env::var_os("HOME").filter(|h| !h.is_empty()).map(PathBuf::from)
}

fn load_config(global: &Global, repo: Option<&Repo>) -> Result<Config> {
    let file = repo.map(|r| r.tine_dir().join("config.toml"));
    let lookup = |key: &str| repo.and_then(|r| r.config_string(key));
    Config::load(&Sources { git: &lookup, file: file.as_deref(), overrides: &global.config })
}

fn store(global: &Global, repo: Repo, config: &Config) -> Result<Store> {
    let env = |name: &str| std::env::var(name).ok();
    let agent = agents::detect(&env);
    let given = global.actor.as_deref().filter(|a| !a.is_empty());
    let name = repo.config_string("user.name").or_else(|| env("GIT_AUTHOR_NAME")).or_else(|| env("USER"));
    let email = repo.config_string("user.email").or_else(|| env("GIT_AUTHOR_EMAIL"));
    Ok(Store {
        settings: settings(config, home()),
        actor: Actor::new(given, agent.as_deref(), name.as_deref(), email.as_deref())?,
        clock: clock()?,
        random: random()?,
        args: arguments(),
        chosen: global.session.clone().filter(|s| !s.is_empty()),
        interrupt: interrupt::flag(),
        notices: Default::default(),
        published: Default::default(),
        made_workspace: Default::default(),
        roster_is_behind: Default::default(),
        retention: Default::default(),
        repo,
    })
}

/// See [`Context::inside`]. A link within the workspace is one of its files, and is not followed.
fn inside<'a>(root: &Path, full: &'a Path) -> Option<(PathBuf, &'a Path)> {
    if let Ok(rest) = full.strip_prefix(root) {
        return Some((PathBuf::new(), rest));
    }
    let root = root.canonicalize().ok()?;
    let mut upwards: Vec<&Path> = full.ancestors().collect();
    while let Some(part) = upwards.pop() {
        if let Ok(above) = part.canonicalize().ok()?.strip_prefix(&root) {
            return Some((above.to_owned(), full.strip_prefix(part).ok()?));
        }
    }
    None
}

/// `.` and `..` taken out by text; symbolic links are not followed, as git does.
fn normal(path: &Path) -> Option<PathBuf> {
    use std::path::Component;
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                if !out.pop() {
                    return None;
                }
            }
            other => out.push(other),
        }
    }
    Some(out)
}

/// Whether something may be started that nobody waits for. Not in CI, where the machine is thrown away: whoever waits for its
/// last process would wait for that. An isolated run waits for all that was started in it.
fn is_room_beside_us() -> bool {
    ["CI", isolated::SESSION].iter().all(|name| std::env::var_os(name).is_none())
}

fn plain(path: &Path) -> Option<BString> {
    use std::os::unix::ffi::OsStrExt as _;
    let clean = normal(path)?;
    (!clean.is_absolute()).then(|| BString::from(clean.as_os_str().as_bytes()))
}

fn settings(config: &Config, home: Option<PathBuf>) -> Settings {
    let signed = |d: std::time::Duration| SignedDuration::try_from(d).unwrap_or(SignedDuration::MAX);
    Settings {
        home,
        sync_remote: config.sync.remote.clone(),
        trunk: config.trunk.clone(),
        workspace_path: config.start.path.clone(),
        port_base: config.start.ports.base,
        port_block: config.start.ports.size,
        seed: config.start.seed,
        pool: usize::from(config.start.pool),
        max_file_size: config.checkpoint.max_file_size,
        max_total_size: config.checkpoint.max_total_size,
        include_secrets: config.checkpoint.include_secrets,
        prompt: match config.prompt.keep {
            config::PromptKeep::Full => PromptKeep::Full,
            config::PromptKeep::Subject => PromptKeep::Subject,
            config::PromptKeep::Hash => PromptKeep::Hash,
            config::PromptKeep::None => PromptKeep::None,
        },
        pasted: config.prompt.pasted == config::Pasted::Keep,
        turns: turn::Rules {
            start: match config.hooks.start {
                HookStart::Here => turn::Start::Here,
                HookStart::Workspace => turn::Start::Workspace,
                HookStart::Off => turn::Start::Off,
            },
            risky: Risky::parse(&config.hooks.risky),
            ask: config.hooks.ask,
        },
        method: match config.land.method {
            LandMethod::Squash => Method::Squash,
            LandMethod::Merge => Method::Merge,
            LandMethod::Rebase => Method::Rebase,
            LandMethod::FastForward => Method::Ff,
        },
        hooks: config.land.hooks,
        keep_workspace: config.land.keep_workspace,
        cache_value: config.cache.max_value_size,
        cache_total: config.cache.max_total_size,
        cache_keep: signed(config.cache.keep),
        lock_ttl: signed(config.lock.ttl),
        writer_lease: signed(config.session.writer_lease),
        retention: Rules {
            idle_after: signed(config.retention.idle_after),
            landed: signed(config.retention.landed),
            rejected: signed(config.retention.rejected),
            discarded: signed(config.retention.discarded),
            operations: signed(config.retention.operations),
        },
        maintenance: Budget {
            auto: config.maintenance.auto,
            loose_objects: config.maintenance.loose_objects,
            packs: config.maintenance.packs,
        },
        hints: Thresholds {
            unsaved_files: config.hints.unsaved_files,
            unsaved_after: signed(config.hints.unsaved_after),
            checkpoints: config.hints.checkpoints,
            files: config.hints.files,
            areas: config.hints.areas,
        },
    }
}

/// The clock; debug builds take a fixed time from `TINE_TEST_TIME`.
fn clock() -> Result<Clock> {
    #[cfg(debug_assertions)]
    if let Ok(text) = std::env::var("TINE_TEST_TIME") {
        let at = text.parse().map_err(|e| Error::new(Code::Usage, "`TINE_TEST_TIME` is not a time").because(e))?;
        return Ok(Clock::fixed(at));
    }
    Ok(Clock::system())
}

/// Random ids; debug builds take a seed from `TINE_TEST_SEED`.
fn random() -> Result<Random> {
    #[cfg(debug_assertions)]
    if let Ok(text) = std::env::var("TINE_TEST_SEED") {
        let seed = text.parse().map_err(|e| Error::new(Code::Usage, "`TINE_TEST_SEED` is not a number").because(e))?;
        return Ok(Random::seeded(seed));
    }
    Ok(Random::system())
}

/// Longest argument kept in the log, in characters.
const LONGEST_ARGUMENT: usize = 200;

/// The command line after `tine` for the operation log, redacted and short.
fn arguments() -> Vec<String> {
    std::env::args_os()
        .skip(1)
        .map(|a| {
            let (text, _) = redact::redact(&a.to_string_lossy());
            if text.chars().count() <= LONGEST_ARGUMENT {
                return text;
            }
            text.chars().take(LONGEST_ARGUMENT).chain(['…']).collect()
        })
        .collect()
}

/// Whether JSON was asked for, when the command line itself could not be read.
pub(super) fn asks_for_json() -> bool {
    let variable = std::env::var("TINE_JSON").is_ok_and(|v| !matches!(v.as_str(), "" | "0" | "false" | "no" | "off"));
    variable || std::env::args_os().skip(1).take_while(|a| a != "--").any(|a| a == "--json")
}

/// The command that was probably meant, for the envelope of a usage error.
pub(super) fn first_word() -> String {
    let known = super::commands();
    let words = std::env::args().skip(1);
    words
        .into_iter()
        .find(|w| known.find_subcommand(w).is_some())
        .and_then(|w| known.find_subcommand(&w).map(|c| c.get_name().to_owned()))
        .unwrap_or_else(|| "tine".to_owned())
}

/// Tracing to stderr: `-v` once for what tine does, twice for every `git` process, or as `TINE_LOG` says.
pub(super) fn trace(verbose: u8) {
    use tracing_subscriber::EnvFilter;
    let filter = match (std::env::var("TINE_LOG"), verbose) {
        (Ok(text), _) if !text.is_empty() => EnvFilter::new(text),
        (_, 0) => return,
        (_, 1) => EnvFilter::new("tine=debug"),
        _ => EnvFilter::new("tine=trace"),
    };
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false)
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::CLOSE)
        .try_init();
}
