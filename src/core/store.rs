//! Everything of one repository that a verb needs: git, settings, who acts, the time, random ids. Reading helpers over
//! sessions, proposals and the trunk live here; writing is [`super::transaction`]'s alone.

use std::cell::{Cell, OnceCell, RefCell};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::clock::{Clock, Random};
use crate::config::Template;
use crate::error::{Code, Error, Result};
use crate::git::{Oid, Repo, Signature};

use super::actor::Actor;
use super::hints::Thresholds;
use super::ids::{ProposalName, SessionId};
use super::maintenance::Budget;
use super::oplog::OPS;
use super::record::{self, ProposalRecord, SessionRecord, Stored};
use super::retention::Rules;
use super::roster::{Roster, Row};
use super::turn;

/// Settings that core needs, as plain values.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The user's home, which is never taken for a repository.
    pub home: Option<PathBuf>,
    /// The remote to sync with, if it was set by hand.
    pub sync_remote: Option<String>,
    /// The trunk's name, if it was set by hand.
    pub trunk: Option<String>,
    /// Where workspaces go: `{repo}`, `{name}` and `{session}` are filled in.
    pub workspace_path: Template,
    /// First port of the first session's block.
    pub port_base: u16,
    /// Ports per session.
    pub port_block: u16,
    /// Whether `.worktreeinclude` is followed.
    pub seed: bool,
    /// How many workspaces are made ahead of time.
    pub pool: usize,
    /// New files above this many bytes are skipped.
    pub max_file_size: u64,
    /// New files are skipped once a checkpoint holds this many new bytes.
    pub max_total_size: u64,
    /// Take files that look like secrets.
    pub include_secrets: bool,
    /// How much of a prompt is kept.
    pub prompt: PromptKeep,
    /// Whether bodies that were pasted into a prompt are.
    pub pasted: bool,
    /// What agents' hooks do.
    pub turns: turn::Rules,
    /// How approved work enters the trunk.
    pub method: Method,
    /// Whether a landing runs the user's hooks.
    pub hooks: bool,
    /// Whether a workspace stays after landing.
    pub keep_workspace: bool,
    /// Bytes that a cache entry may have.
    pub cache_value: u64,
    /// Bytes that all cache entries may have.
    pub cache_total: u64,
    /// How long cache entries are kept.
    pub cache_keep: SignedDuration,
    /// How long a lease lasts.
    pub lock_ttl: SignedDuration,
    /// How long a checkpoint's actor stays the session's writer.
    pub writer_lease: SignedDuration,
    /// How long what is over is kept, where the policy does not say.
    pub retention: Rules,
    /// How much may lie about in the object store before it is packed.
    pub maintenance: Budget,
    /// From where on there is something to say about a session.
    pub hints: Thresholds,
}

/// How much of a prompt's text is kept in the checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromptKeep {
    /// All of it, secrets redacted.
    Full,
    /// The first line.
    Subject,
    /// A hash.
    Hash,
    /// Nothing.
    None,
}

/// How approved work enters the trunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// One commit with the proposal's summary.
    Squash,
    /// A merge commit, even where a fast-forward would do.
    Merge,
    /// The proposal's commits again on the trunk's tip.
    Rebase,
    /// Only if the trunk did not move.
    Ff,
}

impl Method {
    /// From its name.
    pub fn parse(text: &str) -> Option<Method> {
        Some(match text {
            "squash" => Method::Squash,
            "merge" => Method::Merge,
            "rebase" => Method::Rebase,
            "ff" => Method::Ff,
            _ => return None,
        })
    }
}

/// The promoted, reviewed branch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trunk {
    /// Short name.
    pub name: String,
    /// Full name.
    pub refname: String,
    /// Its commit, none while the branch is unborn.
    pub tip: Option<Oid>,
}

impl Trunk {
    /// The tip, or an error that says how to get one.
    pub fn tip(&self) -> Result<Oid> {
        self.tip.ok_or_else(|| {
            Error::new(Code::NotFound, format!("the trunk `{}` has no commit yet", self.name))
                .hint("tine init")
                .hint("git commit --allow-empty -m 'Start'")
        })
    }
}

/// One repository with what a verb needs around it.
pub struct Store {
    /// Git, seen from the place where the user stands.
    pub repo: Repo,
    /// Settings.
    pub settings: Settings,
    /// Who acts.
    pub actor: Actor,
    /// The time.
    pub clock: Clock,
    /// Random ids.
    pub random: Random,
    /// The command line after `tine`, secrets redacted.
    pub args: Vec<String>,
    /// The session named by `-s`, if any.
    pub chosen: Option<String>,
    /// Set by Ctrl-C; long work stops at the next safe place.
    pub interrupt: &'static AtomicBool,
    /// One-line reports for the user, such as a recovery.
    pub notices: RefCell<Vec<String>>,
    /// Whether this command has changed anything.
    pub published: Cell<bool>,
    /// Whether a workspace was made, and one that was made ahead of time may have been taken for it.
    pub made_workspace: Cell<bool>,
    /// Whether the list of sessions turned out to be of another time; who writes makes it anew.
    pub roster_is_behind: Cell<bool>,
    /// The retention rules in force, once they were asked for: each session shown asks.
    pub retention: OnceCell<Rules>,
}

impl Store {
    /// The same with another repository: one as a push would leave it.
    pub fn seeing(&self, repo: Repo) -> Store {
        Store {
            repo,
            settings: self.settings.clone(),
            actor: self.actor.clone(),
            clock: self.clock.clone(),
            random: self.random.clone(),
            args: self.args.clone(),
            chosen: None,
            interrupt: self.interrupt,
            notices: RefCell::default(),
            published: Cell::new(false),
            made_workspace: Cell::new(false),
            roster_is_behind: Cell::new(false),
            retention: OnceCell::new(),
        }
    }

    /// Reports something in one line, once.
    pub fn notice(&self, line: impl Into<String>) {
        let line = line.into();
        let mut all = self.notices.borrow_mut();
        if !all.contains(&line) {
            all.push(line);
        }
    }

    /// Name, address and time for a commit made now.
    pub fn signature(&self) -> Signature {
        self.actor.signature(&self.clock)
    }

    /// The same under the actor's own name, for records and the log, which speak of actors.
    pub fn actor_signature(&self) -> Signature {
        Signature { name: self.actor.name.clone(), ..self.signature() }
    }

    /// The trunk: set by hand, else what `origin/HEAD` names, `main`, `master`, or the main worktree's branch.
    pub fn trunk(&self) -> Result<Trunk> {
        let full = |name: &str| format!("refs/heads/{name}");
        if let Some(name) = &self.settings.trunk {
            let tip = self.repo.find_ref(&full(name))?;
            return Ok(Trunk { name: name.clone(), refname: full(name), tip });
        }
        let mut names: Vec<String> = self.repo.remote_head_branch("origin")?.into_iter().collect();
        names.extend(["main".to_owned(), "master".to_owned()]);
        for name in names {
            if let Some(tip) = self.repo.find_ref(&full(&name))? {
                return Ok(Trunk { refname: full(&name), name, tip: Some(tip) });
            }
        }
        let head = self.repo.head_branch_of(self.repo.common_dir())?;
        let name = head.as_deref().and_then(|h| h.strip_prefix("refs/heads/"));
        let name = name.filter(|n| !n.starts_with("session/") && !n.starts_with("proposal/"));
        let Some(name) = name else {
            return Err(Error::new(Code::NotFound, "no branch can be taken for the trunk: HEAD is detached")
                .hint("tine config set trunk <branch>"));
        };
        Ok(Trunk { refname: full(name), name: name.to_owned(), tip: self.repo.find_ref(&full(name))? })
    }

    /// A session by its exact name. A branch or proposal of that name is not one.
    pub fn session(&self, name: &str) -> Result<Stored<SessionRecord>> {
        if let Ok(id) = SessionId::parse(name)
            && let Some(commit) = self.repo.find_ref(&id.record())?
        {
            return self.seen_here(record::read(&self.repo, commit)?);
        }
        Err(self.unknown_session(name))
    }

    fn unknown_session(&self, name: &str) -> Error {
        let mut error = Error::new(Code::NotFound, format!("no session `{name}`"));
        if matches!(self.repo.find_ref(&format!("refs/heads/{name}")), Ok(Some(_))) {
            error = error.hint(format!("`{name}` is a branch; to start a session from it: tine start --from {name}"));
        }
        for near in self.near(name, "refs/tine/session/") {
            error = error.hint(format!("did you mean the session `{near}`?"));
        }
        error.hint("tine sessions")
    }

    fn near(&self, name: &str, prefix: &str) -> Vec<String> {
        let known = self.repo.refs_below(prefix).unwrap_or_default();
        let names = known.keys().filter_map(|k| k.strip_prefix(prefix));
        nearest(name, names)
    }

    pub(super) fn roster(&self) -> Result<Roster> {
        let roster = Roster::open(&self.repo)?;
        if roster.is_behind() {
            self.roster_is_behind.set(true);
        }
        Ok(roster)
    }

    /// All sessions, by name.
    pub fn sessions(&self) -> Result<Vec<Stored<SessionRecord>>> {
        self.records(&self.roster()?, |_| true)
    }

    /// The sessions that work can go on in, by name.
    pub fn live_sessions(&self) -> Result<Vec<Stored<SessionRecord>>> {
        self.records(&self.roster()?, |row| row.is_live)
    }

    fn records(&self, roster: &Roster, keep: impl Fn(&Row) -> bool) -> Result<Vec<Stored<SessionRecord>>> {
        let rows = roster.rows().filter(|row| keep(row));
        let mut found: Vec<_> = rows.map(|row| roster.record(&self.repo, row)).collect::<Result<_>>()?;
        found.sort_by(|a, b| a.value.id.cmp(&b.value.id));
        Ok(found)
    }

    /// As many live sessions as this, the latest first.
    pub fn latest_sessions(&self, most: usize) -> Result<Vec<Stored<SessionRecord>>> {
        let roster = self.roster()?;
        roster.latest(most).into_iter().map(|row| roster.record(&self.repo, row)).collect()
    }

    /// As many sessions as this, those that somebody worked in last, and how many there are.
    pub fn sessions_at_work(&self, most: usize, live_only: bool) -> Result<(Vec<Stored<SessionRecord>>, usize)> {
        let roster = self.roster()?;
        let all = roster.rows().filter(|row| row.is_live || !live_only).count();
        let rows = roster.at_work(&self.repo, self.repo.find_ref(OPS)?, most, live_only)?;
        Ok((rows.into_iter().map(|row| roster.record(&self.repo, row)).collect::<Result<_>>()?, all))
    }

    /// How many sessions are live.
    pub fn count_live(&self) -> Result<usize> {
        Ok(self.roster()?.rows().filter(|row| row.is_live).count())
    }

    /// A proposal by its exact name.
    pub fn proposal(&self, name: &str) -> Result<Stored<ProposalRecord>> {
        if let Ok(parsed) = ProposalName::parse(name)
            && let Some(commit) = self.repo.find_ref(&parsed.record())?
        {
            return record::read(&self.repo, commit);
        }
        if let Some(found) = self.proposal_of_feature(name)? {
            return Ok(found);
        }
        let mut error = Error::new(Code::NotFound, format!("no proposal `{name}`"));
        if let Ok(session) = self.session(name) {
            error = match session.value.proposal {
                Some(proposal) => error.hint(format!("`{name}` is a session; its proposal is `{proposal}`")),
                None => error.hint(format!("`{name}` is a session without a proposal: tine propose {name}")),
            };
        }
        for near in self.near(name, "refs/tine/proposal/") {
            error = error.hint(format!("did you mean the proposal `{near}`?"));
        }
        Err(error.hint("tine proposals --all"))
    }

    /// The one proposal that was given this feature's name, unless a session has that name.
    fn proposal_of_feature(&self, name: &str) -> Result<Option<Stored<ProposalRecord>>> {
        let is_session = SessionId::parse(name).is_ok_and(|id| matches!(self.repo.find_ref(&id.record()), Ok(Some(_))));
        if is_session || ProposalName::parse(name).is_err() {
            return Ok(None);
        }
        let mut all = self.proposals()?;
        all.retain(|p| p.value.feature == name);
        let open = all.iter().filter(|p| p.value.state.is_open()).count();
        if open == 1 {
            all.retain(|p| p.value.state.is_open());
        }
        Ok(if all.len() == 1 { all.pop() } else { None })
    }

    /// All proposals, by name.
    pub fn proposals(&self) -> Result<Vec<Stored<ProposalRecord>>> {
        let all = self.repo.refs_below("refs/tine/proposal/")?;
        all.into_values().map(|commit| record::read(&self.repo, commit)).collect()
    }

    /// The session chosen by `-s`, else the one whose workspace we stand in; none outside of all.
    pub fn current_session(&self) -> Result<Option<Stored<SessionRecord>>> {
        match &self.chosen {
            Some(name) => self.session(name).map(Some),
            None => self.session_here(),
        }
    }

    /// The session whose workspace we stand in, whichever was chosen.
    pub fn session_here(&self) -> Result<Option<Stored<SessionRecord>>> {
        let Some(here) = self.here()? else { return Ok(None) };
        let branch = here.branch.as_deref().unwrap_or_default();
        let Some(id) = branch.strip_prefix("refs/heads/session/").and_then(|n| SessionId::parse(n).ok()) else {
            return Ok(None);
        };
        let Some(commit) = self.repo.find_ref(&id.record())? else { return Ok(None) };
        self.standing_in(here, record::read(&self.repo, commit)?)
    }

    /// Whose steps an undo means: the session's here, else the repository's own (none). A workspace that plain git took
    /// to another branch is neither: nobody who stands there means the latest approval.
    pub fn scope(&self) -> Result<Option<SessionId>> {
        if let Some(session) = self.current_session()? {
            return Ok(Some(session.value.id));
        }
        let Some(workdir) = self.repo.workdir() else { return Ok(None) };
        for session in self.live_sessions()? {
            let session = session.value;
            let own = session.workspace.as_ref().filter(|w| w.borrowed_from.is_none() && same_place(&w.path, workdir));
            // A main worktree never is one: a record that says so speaks of another machine.
            if own.is_some() && self.repo.git_dir() != self.repo.common_dir() {
                let message = format!("this workspace is not on the branch of its session `{}`", session.id);
                return Err(Error::new(Code::NotFound, message)
                    .hint(format!("git switch session/{}   # or finish what git is in the middle of", session.id)));
            }
        }
        Ok(None)
    }

    /// The session meant, or an error that says how to name one.
    pub fn require_session(&self) -> Result<Stored<SessionRecord>> {
        self.current_session()?.ok_or_else(|| {
            Error::new(Code::NotFound, "not inside a session's workspace")
                .hint("tine start <name>")
                .hint("tine -s <name> …   # names a session from anywhere; `tine sessions` lists them")
        })
    }

    /// The tip of a session's timeline.
    pub fn tip(&self, session: &SessionRecord) -> Result<Oid> {
        // Another clone's session is known here by its record; its checkpoints may never have come along.
        let tip = self.repo.find_ref(&session.id.branch())?.or(session.tip.filter(|tip| self.repo.has(*tip)));
        tip.ok_or_else(|| {
            Error::new(Code::NotFound, format!("the checkpoints of session `{}` are not in this clone", session.id))
                .hint("tine sync --sessions   # in the clone where it is, then here")
                .hint(format!(
                    "tine op log --all   # if it was here: `tine op restore` can bring `{}` back",
                    session.id.branch()
                ))
        })
    }

    /// Makes sure that `dir` may hold a repository that tine writes to: never a home directory or the root.
    pub fn refuse_root(dir: &Path, home: Option<&Path>) -> Result<()> {
        let dir = dir.canonicalize().unwrap_or_else(|_| dir.to_owned());
        let is_home = home.is_some_and(|h| h.canonicalize().unwrap_or_else(|_| h.to_owned()) == dir);
        if dir == Path::new("/") || is_home {
            let what = if is_home { "your home directory" } else { "the root directory" };
            return Err(Error::new(Code::Refused, format!("{what} is not taken as a repository"))
                .hint("start tine in a project's own directory"));
        }
        Ok(())
    }
}

/// Whether two paths are the same directory.
pub fn same_place(a: &Path, b: &Path) -> bool {
    let real = |p: &Path| -> PathBuf { p.canonicalize().unwrap_or_else(|_| p.to_owned()) };
    a == b || real(a) == real(b)
}

/// Up to three names close to a misspelt one.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut scored: Vec<(usize, &str)> = known
        .map(|k| (distance(name, k), k))
        .filter(|(d, k)| *d <= 2.max(name.len() / 3) || (name.len() > 2 && k.starts_with(name)))
        .collect();
    scored.sort();
    scored.into_iter().take(3).map(|(_, k)| k.to_owned()).collect()
}

fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(100).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().take(100).enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let cost = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
