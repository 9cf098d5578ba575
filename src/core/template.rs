//! A new repository that begins with another repository's source: its tree as the first commit, without its history.
//! The other repository is only read; what is there already is never overwritten.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use crate::error::{Code, Context as _, Error, Result};
use crate::git::{Foreign, NewCommit, Oid, Repo, foreign_refs, shown_place};

use super::oplog::WorkspaceMove;
use super::pending;
use super::record::{self, one_line};
use super::source::{self, RECORDS, SourceRecord};
use super::store::{Store, Trunk, nearest};
use super::transaction::Transaction;

/// A source of another repository, fetched.
pub struct Template {
    foreign: Foreign,
    /// Where it comes from, without passwords.
    pub repository: String,
    /// The source.
    pub source: String,
    /// Its revision.
    pub revision: u32,
    /// The commit there.
    pub commit: Oid,
}

/// Where another repository is, and which source of it is meant: `REPO` or `REPO#source:NAME@2`.
fn split(from: &OsStr) -> (OsString, Option<String>) {
    let text = from.to_str().and_then(|t| t.rsplit_once("#source:"));
    text.map_or_else(|| (from.to_owned(), None), |(place, source)| (place.into(), Some(source.to_owned())))
}

impl Template {
    /// Fetches it; without a name the only source that is there. A path is seen from `here`.
    pub fn fetch(here: &Path, from: &OsStr, source: Option<&str>) -> Result<Template> {
        let (place, named) = split(from);
        let place = match here.join(&place) {
            path if path.exists() => path.canonicalize().unwrap_or(path).into_os_string(),
            _ => place,
        };
        let repository = shown_place(&place);
        let refs = foreign_refs(&place, RECORDS)?;
        let wanted = match source.map(str::to_owned).or(named) {
            Some(wanted) => wanted,
            None => only(&repository, refs.keys().filter_map(|k| k.strip_prefix(RECORDS)))?,
        };
        let (name, number) = source::parse(&wanted)?;
        let Some(record) = refs.get(&format!("{RECORDS}{name}")).copied() else {
            let mut error = Error::new(Code::NotFound, format!("`{repository}` has no source `{name}`"));
            for near in nearest(name, refs.keys().filter_map(|k| k.strip_prefix(RECORDS))) {
                error = error.hint(format!("did you mean the source `{near}`?"));
            }
            return Err(error.hint(format!("git ls-remote {repository} '{RECORDS}*'")));
        };
        let foreign = Foreign::new(&place, record)?;
        let name_there = format!("{RECORDS}{name}");
        foreign.fetch(&name_there, record)?;
        let found: SourceRecord = record::read(&foreign.repo, record)?.value;
        if found.removed.is_some() {
            return Err(Error::new(Code::NotFound, format!("source `{name}` of `{repository}` was removed")));
        }
        let revision = found.revision(number)?.clone();
        foreign.fetch(&name_there, revision.commit)?;
        let source = name.to_owned();
        Ok(Template { foreign, repository, source, revision: revision.number, commit: revision.commit })
    }

    /// How the objects of the new repository are named: as those of the other one.
    pub fn format(&self) -> String {
        self.commit.kind().to_string()
    }

    /// Gives an unborn trunk its first commit, and its worktree the files.
    pub fn begin(&self, store: &Store) -> Result<Trunk> {
        // An earlier try may have been killed half-way.
        let place = store.repo.workdir();
        pending::settle(store, &place.into_iter().collect::<Vec<_>>())?;
        let trunk = store.trunk()?;
        if trunk.tip.is_some() {
            return Err(taken(place.unwrap_or(store.repo.common_dir()), "has commits"));
        }
        let by = store.signature();
        let tree = self.foreign.repo.tree_of(self.commit)?;
        let commit = self.foreign.repo.write_commit(&NewCommit {
            tree,
            parents: Vec::new(),
            author: by.clone(),
            committer: by,
            message: format!(
                "Start from source {source} r{revision}\n\nTine-Source: {source}@{revision}\n\
                 Tine-Source-Commit: {}\nTine-Source-Repository: {}\n",
                self.commit,
                one_line(&self.repository),
                source = self.source,
                revision = self.revision,
            ),
            change_id: Some(store.random.change_id()),
        })?;
        self.foreign.bring(commit, &store.repo)?;
        let mut tx = Transaction::new(store, "init", None, format!("start {} from source {}", trunk.name, self.source));
        tx.move_ref(trunk.refname.clone(), None, Some(commit));
        if let Some(path) = store.repo.workdir() {
            store.repo.require_checkout(tree)?;
            tx.move_workspace(WorkspaceMove {
                path: path.to_owned(),
                before: Some(store.repo.write_empty_tree()?),
                after: Some(tree),
                branch_before: trunk.refname.clone(),
                branch_after: trunk.refname.clone(),
            });
        }
        tx.commit()?;
        Ok(Trunk { tip: Some(commit), ..trunk })
    }
}

fn only<'a>(repository: &str, names: impl Iterator<Item = &'a str>) -> Result<String> {
    let names: Vec<&str> = names.collect();
    match names.as_slice() {
        [name] => Ok((*name).to_owned()),
        [] => Err(Error::new(Code::NotFound, format!("`{repository}` has no source"))
            .hint("tine source promote <name>   # in that repository")),
        _ => {
            let error = Error::new(Code::Ambiguous, format!("`{repository}` has {} sources", names.len()));
            Err(names.iter().take(5).fold(error, |e, name| e.hint(format!("tine init … --source {name}"))))
        }
    }
}

/// Refuses a place where something is already: a source begins a new repository.
pub fn require_new(dir: &Path) -> Result<()> {
    if dir.join(".git").symlink_metadata().is_ok() && Repo::discover(dir)?.find_ref("HEAD")?.is_some() {
        return Err(taken(dir, "has commits"));
    }
    let entries = match std::fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(e).or_io(|| format!("cannot read `{}`", dir.display())),
    };
    if entries.flatten().any(|entry| entry.file_name() != ".git") { Err(taken(dir, "is not empty")) } else { Ok(()) }
}

fn taken(dir: &Path, what: &str) -> Error {
    Error::new(Code::Exists, format!("`{}` {what}: a source begins a new repository", dir.display()))
        .hint("tine init <new-directory> --from …")
}
