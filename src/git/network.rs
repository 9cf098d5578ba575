//! Other repositories, by the `git` program: which refs a remote has, their objects, and moving them there. Nothing here moves
//! a ref of ours but the tracking branch that `git fetch` would move. Without a person nobody is asked for a password.

use std::collections::BTreeMap;
use std::path::Path;

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};

use super::cli::{Git, Output};
use super::outgoing::Outgoing;
use super::refs::{RefChange, parse_oid};
use super::{Oid, Repo};

/// Most refs that one `git push` is told: a command line has an end.
pub const PER_PUSH: usize = 1000;

/// A ref, and why it did not move.
type Told = (String, Option<String>);

/// A remote that is talked to.
pub struct Remote<'r> {
    repo: &'r Repo,
    /// Its name in git's configuration.
    pub name: String,
    /// Whether git and ssh may ask a person.
    asks: bool,
}

/// What became of a push.
#[derive(Debug, Default)]
pub struct Pushed {
    /// The refs that did not move, with the reason.
    pub rejected: BTreeMap<String, String>,
    /// What the other side said, line by line.
    pub said: Vec<String>,
}

impl Repo {
    /// The names of all remotes.
    pub fn remotes(&self) -> Result<Vec<String>> {
        let out = self.git_common().arg("remote").run()?;
        Ok(String::from_utf8_lossy(&out).lines().map(str::to_owned).collect())
    }

    /// Where a remote is, as configured.
    pub fn remote_url(&self, name: &str) -> Option<String> {
        let out = self.git_common().args(["remote", "get-url", name]).run().ok()?;
        Some(String::from_utf8_lossy(out.trim_ascii()).into_owned())
    }

    /// Whether history is cut off here.
    pub fn is_shallow(&self) -> bool {
        self.gix.is_shallow().unwrap_or(true)
    }

    /// The remote of this name, to talk to. `asks`: a person is there to be asked for passwords.
    pub fn remote(&self, name: &str, asks: bool) -> Remote<'_> {
        Remote { repo: self, name: name.to_owned(), asks }
    }
}

impl Remote<'_> {
    fn git(&self) -> Git {
        self.to_talk(self.repo.git_common())
    }

    fn to_talk(&self, git: Git) -> Git {
        // A remote's relative path is meant from the main worktree, wherever the user stands.
        let root = self.repo.main_workdir().unwrap_or_else(|| self.repo.common_dir().to_owned());
        let git = git.with_network().in_dir(&root);
        if self.asks {
            return git.env("GIT_TERMINAL_PROMPT", "1");
        }
        match self.ssh() {
            Some(command) => git.env("GIT_SSH_COMMAND", command),
            None => git,
        }
    }

    /// The user's ssh, told to fail where it would ask. Programs that are not OpenSSH are left as they are.
    fn ssh(&self) -> Option<String> {
        let env = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let own = env("GIT_SSH_COMMAND").or_else(|| self.repo.config_string("core.sshCommand"));
        if own.is_none() && env("GIT_SSH").is_some() {
            return None;
        }
        let command = own.unwrap_or_else(|| "ssh".to_owned());
        let program = Path::new(command.split_whitespace().next()?).file_stem()?.to_str()?;
        (program == "ssh").then(|| format!("{command} -o BatchMode=yes"))
    }

    /// The refs that match these patterns, as the remote has them now.
    pub fn list(&self, patterns: &[String]) -> Result<BTreeMap<String, Oid>> {
        let out = self.git().args(["ls-remote", "--refs", "--quiet", &self.name]).args(patterns).output()?;
        if out.status != Some(0) {
            return Err(self.failure(out));
        }
        let mut all = BTreeMap::new();
        for line in out.stdout.split(|b| *b == b'\n').filter(|line| !line.is_empty()) {
            // Names of ours are text, and one that is not could not be asked for again.
            let Ok(text) = std::str::from_utf8(line) else { continue };
            if let Some((id, name)) = text.split_once('\t') {
                all.insert(name.to_owned(), parse_oid(id.as_bytes())?);
            }
        }
        Ok(all)
    }

    /// Brings the objects of these refs here. No ref moves, but `trunk`'s tracking branch.
    pub fn fetch(&self, names: &[&str], trunk: Option<&str>) -> Result<()> {
        if names.is_empty() && trunk.is_none() {
            return Ok(());
        }
        let mut specs: String = names.iter().map(|name| format!("{name}\n")).collect();
        if let Some(trunk) = trunk {
            specs.push_str(&format!("+refs/heads/{trunk}:refs/remotes/{}/{trunk}\n", self.name));
        }
        let mut git = self
            .git()
            .args(["fetch", "--quiet", "--no-tags", "--no-prune", "--no-write-fetch-head", "--recurse-submodules=no"])
            .arg("--refmap=");
        if self.repo.is_partial_clone() {
            // A record is nothing without its files.
            git = git.arg("--no-filter");
        }
        let out = git.args(["--stdin", &self.name]).input(specs).output()?;
        if out.status == Some(0) { Ok(()) } else { Err(self.failure(out)) }
    }

    /// Moves at most [`PER_PUSH`] refs of the remote, each from the value that it is known to have. With `atomic` all move
    /// or none; a remote that cannot do that moves those that it can.
    pub fn push(&self, changes: &[RefChange], atomic: bool) -> Result<Pushed> {
        durable::step("push").or_io(|| "cannot push".to_owned())?;
        let many = Outgoing::of(self.repo, changes)?;
        let (out, lines) = self.push_part(changes, many.as_ref(), atomic)?;
        let unable = atomic && out.stderr.contains("does not support --atomic");
        let (out, lines) = if unable { self.push_part(changes, many.as_ref(), false)? } else { (out, lines) };
        if out.status != Some(0) && lines.is_empty() {
            return Err(self.failure(out));
        }
        let rejected = lines.into_iter().filter_map(|(name, why)| Some((name, why?))).collect();
        Ok(Pushed { rejected, said: remote_lines(&out.stderr) })
    }

    /// One `git push`: what it says of each ref, with the reason where it did not move.
    fn push_part(&self, part: &[RefChange], many: Option<&Outgoing>, atomic: bool) -> Result<(Output, Vec<Told>)> {
        let git = many.map_or_else(|| self.git(), |many| self.to_talk(Git::of(many.git_dir())));
        let mut git = git.with_hooks().args(["push", "--porcelain", "--no-follow-tags", "--recurse-submodules=no"]);
        if atomic {
            git = git.arg("--atomic");
        }
        let named = || part.iter().filter(|change| many.is_none() || !Outgoing::has(change));
        for change in named() {
            let before = change.before.map_or(String::new(), |id| id.to_string());
            git = git.arg(format!("--force-with-lease={}:{before}", change.name));
        }
        git = git.arg(&self.name).args(many.map(|_| Outgoing::refspec()));
        for change in named() {
            let after = change.after.map_or(String::new(), |id| id.to_string());
            git = git.arg(format!("{after}:{}", change.name));
        }
        let out = git.output()?;
        let lines = String::from_utf8_lossy(&out.stdout).lines().filter_map(told).collect();
        Ok((out, lines))
    }

    fn failure(&self, out: Output) -> Error {
        let plain = |line: &'_ str| line.trim().trim_start_matches("fatal: ").trim_end_matches('.').to_owned();
        let text: Vec<String> = out.stderr.lines().map(plain).filter(|line| !line.is_empty()).take(3).collect();
        let vanished = text.iter().any(|line| line.contains("couldn't find remote ref"));
        let code = if vanished { Code::Busy } else { Code::Io };
        let mut error = Error::new(code, format!("cannot talk to the remote `{}`: {}", self.name, text.join("; ")));
        if vanished {
            error = error.detail("race", true);
        }
        error.hint(format!("git ls-remote {}   # asks for passwords where it has to", self.name))
    }
}

/// A line of `git push --porcelain`: the ref, and why it did not move.
fn told(line: &str) -> Option<Told> {
    let mut parts = line.split('\t');
    let flag = parts.next().filter(|flag| flag.chars().count() == 1)?;
    let (_, name) = parts.next()?.split_once(':')?;
    let summary = parts.next()?;
    let why = summary.rsplit_once('(').map_or(summary, |(_, why)| why.trim_end_matches(')'));
    Some((name.to_owned(), (flag == "!").then(|| why.to_owned())))
}

fn remote_lines(stderr: &str) -> Vec<String> {
    let lines = stderr.lines().filter_map(|line| line.strip_prefix("remote:"));
    lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_push_says_of_a_ref_is_read() {
        let moved = told("*\tabc:refs/tine/session/fix\t[new reference]").expect("a line");
        assert_eq!(moved, ("refs/tine/session/fix".to_owned(), None));
        let refused = told("!\t:refs/heads/x\t[remote rejected] (hook declined)").expect("a line");
        assert_eq!(refused, ("refs/heads/x".to_owned(), Some("hook declined".to_owned())));
        let stale = told("!\tabc:refs/heads/x\t[rejected] (stale info)").expect("a line");
        assert_eq!(stale.1.as_deref(), Some("stale info"));
        assert!(told("To file:///srv/git").is_none() && told("Done").is_none());
    }
}
