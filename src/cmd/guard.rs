//! `tine guard install|pre-receive`.

use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::core::guard::{self, Refusal, Update};
use crate::core::store::Store;
use crate::error::{Code, Context as _, Error, Result, count};
use crate::git::{Oid, Repo};
use crate::ui::sanitize;

use super::{Context, Human, Outcome, config};

/// Guard a repository that people push to: the trunk moves only by approved proposals
///
/// The guard is a `pre-receive` hook for any plain repository, over SSH, HTTP or a path. It takes a push of the trunk only
/// if the records that come with it (or were there) justify it under the trunk's own policy, and records only if they
/// grow. Refusals are told in the pusher's terminal.
#[derive(Debug, clap::Subcommand)]
pub enum Args {
    /// Write the hook into a repository
    ///
    /// Example: tine guard install /srv/git/shop.git
    Install {
        /// The repository
        #[arg(value_name = "DIR")]
        repository: PathBuf,
    },
    /// Judge a push as git's pre-receive hook
    ///
    /// Standard input has a line `BEFORE AFTER REF` for each ref, as git gives it. Exit status 4 refuses the push.
    ///
    /// Example: tine guard pre-receive
    PreReceive,
}

enum Done {
    Installed { hook: PathBuf, repository: PathBuf },
    Judged { updates: usize, refusals: Vec<Refusal> },
}

const HOOK: &str = "pre-receive";
const MARK: &str = "# Written by `tine guard install`.";

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    // The account that a server runs under has no name of a person, and needs none: nothing is written.
    ctx.global.actor.get_or_insert_with(|| "guard".to_owned());
    Ok(Box::new(match args {
        Args::Install { repository } => {
            let repo = Repo::discover(&ctx.full_path(repository))?;
            ctx.open_repo(repo)?;
            let done = install(&ctx.store().repo)?;
            // Which branch is the trunk is settled here, and not by the branches that somebody pushes.
            if ctx.store().settings.trunk.is_none() {
                config::set(&ctx.store().repo, "trunk", &ctx.store().trunk()?.name)?;
            }
            done
        }
        Args::PreReceive => judge(ctx)?,
    }))
}

fn install(repo: &Repo) -> Result<Done> {
    let hook = repo.hooks_dir().join(HOOK);
    if std::fs::read_to_string(&hook).is_ok_and(|text| !text.contains(MARK)) || hook.is_dir() {
        return Err(Error::new(Code::Exists, format!("`{}` is there already", hook.display()))
            .hint("call `tine guard pre-receive` from it, with its standard input"));
    }
    let fail = || format!("cannot write `{}`", hook.display());
    let program = std::env::current_exe().or_io(fail)?;
    let quoted = program.display().to_string().replace('\'', r"'\''");
    let text =
        format!("#!/bin/sh\n{MARK} The trunk moves only by approved proposals.\nexec '{quoted}' guard pre-receive\n");
    std::fs::create_dir_all(hook.parent().unwrap_or(Path::new("."))).or_io(fail)?;
    let new = hook.with_extension("new");
    std::fs::write(&new, text).or_io(fail)?;
    std::fs::set_permissions(&new, std::fs::Permissions::from_mode(0o755)).or_io(fail)?;
    std::fs::rename(&new, &hook).or_io(fail)?;
    Ok(Done::Installed { hook, repository: repo.common_dir().to_owned() })
}

fn judge(ctx: &mut Context) -> anyhow::Result<Done> {
    let mut input = Vec::new();
    std::io::stdin().read_to_end(&mut input).or_io(|| "cannot read what is pushed".to_owned())?;
    let updates = String::from_utf8_lossy(&input).lines().map(update).collect::<Result<Vec<Update>>>()?;
    let store = ctx.open()?;
    let aliases = aliases(store, &updates)?;
    if !aliases.is_empty() {
        return Ok(Done::Judged { updates: updates.len(), refusals: aliases });
    }
    let trunk = store.trunk()?;
    // Until the hook has agreed, git keeps what is pushed aside.
    let quarantine = std::env::var_os("GIT_QUARANTINE_PATH").map(PathBuf::from);
    let refs = guard::refs_after(store.repo.refs_below("refs/")?, &updates);
    let view = store.repo.view(&refs, quarantine.as_deref())?;
    let refusals = guard::judge(store.seeing(view.repo), &trunk, &updates)?;
    Ok(Done::Judged { updates: updates.len(), refusals })
}

/// A name that stands for another ref is judged as that one, or not at all.
fn aliases(store: &Store, updates: &[Update]) -> Result<Vec<Refusal>> {
    let mut refusals = Vec::new();
    for update in updates.iter().filter(|update| update.before.is_some()) {
        if let Some(target) = store.repo.stands_for(&update.name)? {
            refusals.push(update.refused(&format!("it stands for `{target}`: push that")));
        }
    }
    Ok(refusals)
}

fn update(line: &str) -> Result<Update> {
    let odd = || {
        Error::new(Code::Usage, "standard input is not what git gives a `pre-receive` hook")
            .hint("a line `BEFORE AFTER REF` for each ref")
    };
    let mut words = line.splitn(3, ' ');
    let mut id = || words.next().and_then(|hex| Oid::from_hex(hex.as_bytes()).ok()).ok_or_else(odd);
    let (before, after) = (id()?, id()?);
    let name = words.next().filter(|name| name.starts_with("refs/")).ok_or_else(odd)?.to_owned();
    let there = |id: Oid| (!id.is_null()).then_some(id);
    Ok(Update { name, before: there(before), after: there(after) })
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        Ok(match self {
            Done::Installed { hook, repository } => json!({ "hook": hook, "repository": repository }),
            Done::Judged { updates, refusals } => json!({
                "updates": updates,
                "refusals": refusals.iter().map(|r| json!({ "ref": r.name, "reason": r.reason })).collect::<Vec<_>>(),
            }),
        })
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        Ok(match self {
            Done::Installed { hook, .. } => Human::status(format!("wrote {}", hook.display()))
                .with("a push of the trunk now needs the records of what landed: refs/tine/proposal/*"),
            Done::Judged { refusals, .. } => refusals.iter().fold(Human::default(), |human, refusal| {
                let name = refusal.name.trim_start_matches("refs/heads/");
                human.with(format!("refused: {}: {}", sanitize::line(name), sanitize::line(&refusal.reason)))
            }),
        })
    }

    fn short_of(&self) -> Option<Error> {
        let Done::Judged { refusals, .. } = self else { return None };
        let first = refusals.first()?;
        let message = format!("{} not taken: {}", count(refusals.len(), "ref"), first.reason);
        Some(Error::new(Code::Refused, message).detail("ref", first.name.clone()))
    }
}
