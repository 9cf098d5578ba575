//! High-impact changes: which rules of the policy a proposal falls under, and what they ask for.

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::git::{BString, ByteSlice as _, Entry, Mode, Oid, Repo, TreeChange, is_binary, path_matches};

use super::super::actor::is_agent_name;
use super::{Bytes, Policy, Scope};

/// What a rule calls itself when it has no name.
const POLICY_CHANGE: &str = "policy_change";

/// A rule for some changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rule {
    /// What it is called in messages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Paths, as in `.gitignore`, in any case; empty for all.
    pub paths: Vec<String>,
    /// What happens to them; empty for anything.
    pub changes: Vec<Kind>,
    /// What they are, before or after; empty for anything.
    pub types: Vec<Type>,
    /// Only files over this many bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub larger_than: Option<Bytes>,
    /// Only where it is more than so many files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more_than: Option<usize>,
    /// Grants needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approvals: Option<usize>,
    /// Whose grants count for it; empty for anybody's.
    pub by: Vec<String>,
}

/// What happens to a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It is new.
    Added,
    /// Its content changes.
    Modified,
    /// It goes.
    Deleted,
    /// Its content goes on under another path.
    Renamed,
    /// It becomes executable, or no longer is.
    ModeChanged,
    /// A file becomes a link or a submodule, or the other way round.
    TypeChanged,
}

/// What a path is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Type {
    /// A program.
    Executable,
    /// A link.
    Symlink,
    /// A commit of another repository.
    Submodule,
    /// A file that is no text.
    Binary,
}

/// Grants that a proposal needs, and for what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Requirement {
    /// The rule's name.
    pub rule: String,
    /// How many.
    pub approvals: usize,
    /// Whose; empty for anybody's who may decide.
    pub by: Vec<String>,
    /// The scope that they need.
    pub scope: Scope,
    /// The paths it is about; empty for all.
    pub paths: Vec<String>,
}

/// What a proposal changes.
pub struct Changed {
    paths: Vec<TreeChange>,
    /// New names of renamed files, and their old ones.
    renamed: Vec<BString>,
}

impl Changed {
    /// The difference of two trees, as far as a policy asks. A renamed file counts under both names.
    pub fn between(repo: &Repo, base: Oid, head: Oid, policy: &Policy) -> Result<Changed> {
        let mut renamed = Vec::new();
        if policy.review.rules.iter().any(|rule| rule.changes.contains(&Kind::Renamed)) {
            for file in repo.diff_files(base, head, None, true)? {
                if let Some(old) = file.old_path {
                    renamed.extend([file.path, old]);
                }
            }
            renamed.sort();
        }
        Ok(Changed { paths: repo.diff_trees(base, head)?, renamed })
    }

    /// Adds the paths of another difference that this one does not have.
    pub fn join(&mut self, other: Changed) {
        for change in other.paths {
            if !self.paths.iter().any(|known| known.path == change.path) {
                self.paths.push(change);
            }
        }
        self.renamed.extend(other.renamed);
        self.renamed.sort();
    }

    /// Whether nothing else changes than these paths.
    pub fn is_within(&self, paths: &[String]) -> bool {
        self.paths.iter().all(|change| paths.iter().any(|path| change.path == path.as_str()))
    }

    /// How many files.
    pub fn files(&self) -> usize {
        self.paths.len()
    }

    /// New files over so many bytes, with their sizes.
    pub fn new_files_over(&self, repo: &Repo, most: Bytes) -> Vec<(&BString, u64)> {
        let new = self.paths.iter().filter(|c| c.before.is_none());
        let sized = new.filter_map(|c| Some((&c.path, repo.blob_size(c.after.filter(|e| e.mode.is_file())?.id)?)));
        sized.filter(|(_, size)| *size > most.0).collect()
    }
}

impl Rule {
    /// What no type can say.
    pub(super) fn check(&self) -> Result<(), String> {
        if let Some(agent) = self.by.iter().find(|name| is_agent_name(name)) {
            return Err(format!("`{agent}` is an agent, whose grant never counts"));
        }
        if self.approvals.is_none() && self.by.is_empty() {
            return Err("expected `approvals`, `by`, or both".to_owned());
        }
        let needed = self.approvals.unwrap_or(1);
        if !self.by.is_empty() && self.by.len() < needed {
            return Err(format!("{needed} grants by {} can never be had", self.by.join(" or ")));
        }
        if let Some(glob) = self.paths.iter().find(|glob| glob.trim_matches('/').is_empty()) {
            return Err(format!("`{glob}` is no path; expected one such as `migrations/**` or `*.sql`"));
        }
        Ok(())
    }

    /// The paths it is about; nothing if it is not about this proposal.
    fn applies(&self, repo: &Repo, changed: &Changed) -> Result<Option<Vec<String>>> {
        let mut paths = Vec::new();
        for change in &changed.paths {
            if self.covers(repo, changed, change)? {
                paths.push(change.path.to_string());
            }
        }
        Ok((!paths.is_empty() && paths.len() > self.more_than.unwrap_or(0)).then_some(paths))
    }

    fn covers(&self, repo: &Repo, changed: &Changed, change: &TreeChange) -> Result<bool> {
        let path = change.path.as_bstr();
        if !self.paths.is_empty() && !self.paths.iter().any(|glob| path_matches(glob, path)) {
            return Ok(false);
        }
        if !self.changes.is_empty() && !self.changes.iter().any(|kind| kind.is(changed, change)) {
            return Ok(false);
        }
        let sides = || [change.before, change.after].into_iter().flatten();
        if let Some(least) = self.larger_than
            && !sides().any(|e| e.mode.is_file() && repo.blob_size(e.id).is_some_and(|size| size > least.0))
        {
            return Ok(false);
        }
        if self.types.is_empty() {
            return Ok(true);
        }
        for entry in sides() {
            for kind in &self.types {
                if kind.is(repo, entry)? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

impl Kind {
    fn is(self, changed: &Changed, change: &TreeChange) -> bool {
        let sort = |e: Entry| if e.mode.is_file() { Mode::File } else { e.mode };
        match (self, change.before, change.after) {
            (Kind::Added, before, _) => before.is_none(),
            (Kind::Deleted, _, after) => after.is_none(),
            (Kind::Renamed, ..) => changed.renamed.binary_search(&change.path).is_ok(),
            (Kind::Modified, Some(before), Some(after)) => before.id != after.id,
            (Kind::ModeChanged, Some(before), Some(after)) => sort(before) == sort(after) && before.mode != after.mode,
            (Kind::TypeChanged, Some(before), Some(after)) => sort(before) != sort(after),
            _ => false,
        }
    }
}

impl Type {
    fn is(self, repo: &Repo, entry: Entry) -> Result<bool> {
        Ok(match self {
            Type::Executable => entry.mode == Mode::Executable,
            Type::Symlink => entry.mode == Mode::Link,
            Type::Submodule => entry.mode == Mode::Commit,
            Type::Binary => entry.mode.is_file() && is_binary(&repo.read_blob(entry.id)?),
        })
    }
}

impl Policy {
    /// Everything that needs grants, the proposal as a whole first.
    pub fn requirements(&self, repo: &Repo, changed: &Changed) -> Result<Vec<Requirement>> {
        let mut all = vec![Requirement {
            rule: "approvals".to_owned(),
            approvals: self.review.approvals,
            by: Vec::new(),
            scope: Scope::Decide,
            paths: Vec::new(),
        }];
        for (n, rule) in self.review.rules.iter().enumerate() {
            let Some(paths) = rule.applies(repo, changed)? else { continue };
            all.push(Requirement {
                rule: rule.name.clone().unwrap_or_else(|| format!("rule {}", n + 1)),
                approvals: rule.approvals.unwrap_or(1),
                by: rule.by.clone(),
                scope: Scope::Decide,
                paths,
            });
        }
        // Who loosens the gate must be allowed to, whatever the rules say.
        let own = Rule { paths: vec!["/.tine/**".to_owned(), "/.tine".to_owned()], ..Rule::default() };
        if !self.actors.is_empty()
            && let Some(paths) = own.applies(repo, changed)?
        {
            let (rule, scope) = (POLICY_CHANGE.to_owned(), Scope::Admin);
            all.push(Requirement { rule, approvals: 1, by: Vec::new(), scope, paths });
        }
        Ok(all)
    }
}
