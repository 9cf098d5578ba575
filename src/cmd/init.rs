//! `tine init`.

use std::ffi::OsString;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::core::init;
use crate::core::template::{self, Template};
use crate::git::Repo;
use crate::ui::{Progress, sanitize};

use super::{Context, Human, Outcome};

/// Make a repository if there is none, and name its trunk
///
/// An existing repository needs no `init`: `tine start` works in any. The first commit is empty, so that what lies in
/// the directory becomes the first session's work. With --from it holds the files of another repository's source instead,
/// without their history; the directory has to be empty then.
///
/// Example: tine init my-project --policy
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The directory; by default the current one
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
    /// The trunk's name, by default git's init.defaultBranch, else main
    #[arg(long, value_name = "NAME")]
    trunk: Option<String>,
    /// Write a starter policy into the worktree, for a session to propose
    #[arg(long)]
    policy: bool,
    /// Begin with a source of this repository: a path or URL, and #source:NAME where it has several
    #[arg(long, value_name = "REPO")]
    from: Option<OsString>,
    /// The source of that repository, as NAME or NAME@2
    #[arg(long, value_name = "NAME", requires = "from")]
    source: Option<String>,
}

struct Done {
    repository: PathBuf,
    trunk: String,
    created: bool,
    policy: bool,
    from: Option<Template>,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let dir = args.dir.as_ref().map_or_else(|| ctx.directory(), |d| ctx.directory().join(d));
    let name = args.trunk.clone().unwrap_or_else(init::default_branch);
    let from = match &args.from {
        Some(from) => {
            template::require_new(&dir)?;
            let _looking = Progress::spinner(&ctx.ui, "fetching the source");
            Some(Template::fetch(&ctx.directory(), from, args.source.as_deref())?)
        }
        None => None,
    };
    let format = from.as_ref().map(Template::format);
    let created = init::repository(&dir, &name, ctx.home().as_deref(), format.as_deref())?;
    ctx.open_repo(Repo::discover(&dir)?)?;
    if let Some(trunk) = &args.trunk {
        super::config::set(&ctx.store().repo, "trunk", trunk)?;
        ctx.open_repo(Repo::discover(&dir)?)?;
    }
    let store = ctx.store();
    let trunk = match &from {
        Some(template) => template.begin(store)?,
        None => init::first_commit(store, &store.trunk()?)?,
    };
    if args.policy {
        init::starter_policy(&store.repo)?;
    }
    let repository = store.repo.workdir().unwrap_or(store.repo.common_dir()).to_owned();
    Ok(Box::new(Done { repository, trunk: trunk.name, created, policy: args.policy, from }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        let from = self.from.as_ref().map(|t| {
            json!({
                "repository": t.repository,
                "source": t.source,
                "revision": t.revision,
                "commit": t.commit.to_string(),
            })
        });
        Ok(json!({
            "repository": self.repository.to_string_lossy(),
            "trunk": self.trunk,
            "created": self.created,
            "from": from,
        }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let what = if self.created { "made a repository in" } else { "there is a repository in" };
        let mut human = Human::status(format!("{what} {}, trunk `{}`", self.repository.display(), self.trunk));
        if let Some(t) = &self.from {
            let place = sanitize::line(&t.repository);
            human = human.with(format!("it begins with source {} r{} of {place}", t.source, t.revision));
        }
        if self.policy {
            human = human.with(format!(
                "wrote {}; to put it in force: tine start policy --here, then tine propose",
                crate::core::policy::FILE
            ));
        }
        Ok(human)
    }
}
