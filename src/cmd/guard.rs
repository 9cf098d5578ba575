//! `tine guard install|pre-receive`.

use std::io::Read as _;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::core::guard::{self, Refusal};
use crate::error::{Code, Context as _, Error, count};
use crate::git::Repo;
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

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    // The account that a server runs under has no name of a person, and needs none: nothing is written.
    ctx.global.actor.get_or_insert_with(|| "guard".to_owned());
    Ok(Box::new(match args {
        Args::Install { repository } => {
            let repo = Repo::discover(&ctx.full_path(repository))?;
            ctx.open_repo(repo)?;
            let program = std::env::current_exe().or_io(|| "cannot tell where `tine` is".to_owned())?;
            let store = ctx.store();
            let hook = guard::install(store, &program)?;
            // Which branch is the trunk is settled here, and not by the branches that somebody pushes.
            if store.settings.trunk.is_none() {
                config::set(&store.repo, "trunk", &store.trunk()?.name)?;
            }
            Done::Installed { hook, repository: store.repo.common_dir().to_owned() }
        }
        Args::PreReceive => {
            let mut lines = Vec::new();
            std::io::stdin().read_to_end(&mut lines).or_io(|| "cannot read what is pushed".to_owned())?;
            let quarantine = std::env::var_os("GIT_QUARANTINE_PATH").map(PathBuf::from);
            let (updates, refusals) = guard::receive(ctx.open()?, &lines, quarantine.as_deref())?;
            Done::Judged { updates, refusals }
        }
    }))
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
