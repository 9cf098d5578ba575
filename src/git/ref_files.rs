//! Moving refs that are there, in the files that git keeps them in, by git's own protocol: `<ref>.lock` first, then the
//! check, then the rename. For refs that come or go, reach into `packed-refs`, or lie in a reftable, `git update-ref` is asked.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::error::{Code, Context as _, Error, Result};

use super::refs::RefChange;
use super::{Oid, Repo};

/// How long somebody else's lock is waited for: git's own default.
const PATIENCE: Duration = Duration::from_millis(100);

/// Refs with their locks held and their new values written beside them. Dropping removes the locks.
pub(super) struct FileLocks {
    held: Vec<Held>,
    /// What the reflog says of who, when and why.
    by: String,
}

struct Held {
    reference: PathBuf,
    lock: PathBuf,
    before: Oid,
    after: Oid,
    /// The reflogs that get a line.
    logs: Vec<PathBuf>,
}

impl Repo {
    /// Locks these refs in their files and checks their values. `None`: they are for `git update-ref`.
    pub(super) fn lock_ref_files(&self, changes: &[RefChange], reason: &str) -> Result<Option<FileLocks>> {
        let moves: Option<Vec<_>> = changes.iter().map(|c| Some((c.name.as_str(), c.before?, c.after?))).collect();
        let Some(moves) = moves.filter(|_| !self.is_reftable()) else { return Ok(None) };
        let mut locks = FileLocks { held: Vec::new(), by: self.reflog_tail(reason) };
        for (name, before, after) in moves {
            let reference = self.common_dir().join(name);
            let lock = self.common_dir().join(format!("{name}.lock"));
            acquire(&lock, name)?;
            let logs = self.reflogs_of(name)?;
            locks.held.push(Held { reference: reference.clone(), lock: lock.clone(), before, after, logs });
            let loose = match std::fs::read(&reference) {
                // A symbolic ref is git's to handle.
                Ok(text) if text.starts_with(b"ref:") => return Ok(None),
                Ok(text) => Oid::from_hex(text.trim_ascii()).ok(),
                Err(_) => None,
            };
            let now = match loose {
                Some(id) => Some(id),
                None => self.find_ref(name)?,
            };
            if now != Some(before) {
                let now = now.map_or("gone".to_owned(), |id| format!("at {id}"));
                return Err(Error::new(
                    Code::Busy,
                    format!("`{name}` was moved by someone else meanwhile: it is {now}"),
                )
                .hint("run the command again"));
            }
            let fail = || format!("cannot write `{}`", lock.display());
            let mut file = OpenOptions::new().write(true).open(&lock).or_io(fail)?;
            file.write_all(format!("{after}\n").as_bytes()).and_then(|()| file.sync_data()).or_io(fail)?;
        }
        Ok(Some(locks))
    }

    /// The reflogs that a move of this ref is noted in: its own, and that of the HEAD that stands on it.
    fn reflogs_of(&self, name: &str) -> Result<Vec<PathBuf>> {
        let log_all = self.config_string("core.logAllRefUpdates").map(|v| v.to_ascii_lowercase());
        let is_logged = |path: &Path, usual: bool| {
            path.exists()
                || match log_all.as_deref() {
                    Some("always") => true,
                    Some(_) => usual && self.config_bool("core.logAllRefUpdates").unwrap_or(false),
                    None => usual && !self.is_bare(),
                }
        };
        let usual = ["refs/heads/", "refs/remotes/", "refs/notes/"].iter().any(|p| name.starts_with(p));
        let own = self.common_dir().join("logs").join(name);
        let head = self.git_dir().join("logs/HEAD");
        let mut logs = Vec::new();
        if is_logged(&own, usual) {
            logs.push(own);
        }
        if self.head_branch_of(self.git_dir())?.as_deref() == Some(name) && is_logged(&head, true) {
            logs.push(head);
        }
        Ok(logs)
    }

    fn reflog_tail(&self, reason: &str) -> String {
        let mut who = Vec::new();
        match self.gix.committer() {
            Some(Ok(by)) => drop(by.write_to(&mut who)),
            _ => {
                let now = gix::date::Time::now_utc();
                who.extend_from_slice(format!("tine <> {} +0000", now.seconds).as_bytes());
            }
        }
        format!("{}\t{}\n", String::from_utf8_lossy(&who), reason.trim())
    }
}

fn acquire(lock: &Path, name: &str) -> Result<()> {
    let until = Instant::now() + PATIENCE;
    let fail = || format!("cannot lock `{name}`");
    loop {
        match OpenOptions::new().write(true).create_new(true).open(lock) {
            Ok(_) => return Ok(()),
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                let dir = lock.parent().expect("a ref has a directory");
                std::fs::create_dir_all(dir).or_io(fail)?;
            }
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists && Instant::now() < until => {
                std::thread::sleep(Duration::from_millis(5));
            }
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
                return Err(Error::new(Code::Busy, format!("`{name}` is locked by someone else"))
                    .because(e)
                    .hint("run the command again"));
            }
            Err(e) => return Err(e).or_io(fail),
        }
    }
}

impl FileLocks {
    /// Moves the refs.
    pub(super) fn commit(mut self) -> Result<()> {
        while let Some(held) = self.held.first() {
            for log in &held.logs {
                append(log, format!("{} {} {}", held.before, held.after, self.by).as_bytes())
                    .or_io(|| format!("cannot write `{}`", log.display()))?;
            }
            // What is left of a folder of branches that are gone.
            let _ = std::fs::remove_dir(&held.reference);
            std::fs::rename(&held.lock, &held.reference)
                .or_io(|| format!("cannot write `{}`", held.reference.display()))?;
            self.held.remove(0);
        }
        Ok(())
    }
}

impl Drop for FileLocks {
    fn drop(&mut self) {
        for held in &self.held {
            let _ = std::fs::remove_file(&held.lock);
        }
    }
}

fn append(log: &Path, line: &[u8]) -> io::Result<()> {
    let open = || OpenOptions::new().create(true).append(true).open(log);
    let mut file: File = match open() {
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            std::fs::create_dir_all(log.parent().expect("a reflog has a directory"))?;
            open()?
        }
        opened => opened?,
    };
    file.write_all(line)
}
