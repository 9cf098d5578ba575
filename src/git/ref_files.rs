//! Moving refs that are there, in the files that git keeps them in, by git's own protocol: `<ref>.lock` first, then the
//! check, then the rename. For refs that come or go, are links, or lie in a reftable, `git update-ref` is asked.
//!
//! A lock is a second name of a file in `tine/locks`, written and synced before: it appears with its content, and whoever
//! comes after a kill knows by the file behind both names whose it was.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use gix::date::parse::TimeBuf;

use crate::error::{Code, Context as _, Error, Result};
use crate::zone;

use super::reach::{FileStat, is_missing};
use super::refs::{REF_PATIENCE, RefChange};
use super::{Oid, Repo};

/// Refs with their locks held and their new values in them. Dropping removes the locks.
pub(super) struct FileLocks {
    held: Vec<Held>,
    /// What the reflog says of who, when and why.
    by: String,
}

struct Held {
    reference: PathBuf,
    lock: PathBuf,
    /// The lock's other name.
    own: PathBuf,
    before: Oid,
    after: Oid,
    /// The reflogs that get a line.
    logs: Vec<PathBuf>,
}

impl Repo {
    /// Locks these refs in their files and checks their values. `None`: they are for `git update-ref`. The caller holds
    /// the publish lock.
    pub(super) fn lock_ref_files(&self, changes: &[RefChange], reason: &str) -> Result<Option<FileLocks>> {
        let moves: Option<Vec<_>> = changes.iter().map(|c| Some((c.name.as_str(), c.before?, c.after?))).collect();
        let Some(moves) = moves.filter(|_| !self.is_reftable()) else { return Ok(None) };
        let mut locks = FileLocks { held: Vec::new(), by: self.reflog_tail(reason) };
        for (name, before, after) in moves {
            let reference = self.common_dir().join(name);
            // A symbolic ref is git's to handle, in its older form too.
            if FileStat::of(&reference).is_some_and(|found| found.is_link()) {
                return Ok(None);
            }
            let lock = self.common_dir().join(format!("{name}.lock"));
            let own = self.locks_dir().join(name.replace('/', SLASH));
            let logs = self.reflogs_of(name)?;
            write_own(&own, after).or_io(|| format!("cannot write `{}`", own.display()))?;
            let held = Held { reference, lock, own, before, after, logs };
            if !held.acquire(name)? {
                return Ok(None);
            }
            locks.held.push(held);
            let held = locks.held.last().expect("pushed above");
            let loose = match std::fs::read(&held.reference) {
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
                let what = format!("`{name}` was moved by someone else meanwhile: it is {now}");
                return Err(Error::new(Code::Busy, what).hint("run the command again"));
            }
        }
        Ok(Some(locks))
    }

    fn locks_dir(&self) -> PathBuf {
        self.tine_dir().join("locks")
    }

    /// Removes the locks that a killed process of ours left. The caller holds the publish lock, so none of them is alive.
    pub fn clear_ref_locks(&self) -> Result<()> {
        let Ok(entries) = std::fs::read_dir(self.locks_dir()) else { return Ok(()) };
        for entry in entries.flatten() {
            let (own, name) = (entry.path(), entry.file_name().to_string_lossy().replace(SLASH, "/"));
            let lock = self.common_dir().join(format!("{name}.lock"));
            let is_ours =
                FileStat::of(&own).zip(FileStat::of(&lock)).is_some_and(|(own, lock)| own.is_same_file(&lock));
            if is_ours {
                std::fs::remove_file(&lock).or_io(|| format!("cannot remove `{}`", lock.display()))?;
            }
            std::fs::remove_file(&own).or_io(|| format!("cannot remove `{}`", own.display()))?;
        }
        Ok(())
    }

    /// The reflogs that a move of this ref is noted in: its own, and that of the HEAD that stands on it.
    fn reflogs_of(&self, name: &str) -> Result<Vec<PathBuf>> {
        let usual = ["refs/heads/", "refs/remotes/", "refs/notes/"].iter().any(|p| name.starts_with(p));
        let own = self.common_dir().join("logs").join(name);
        let head = self.git_dir().join("logs/HEAD");
        let mut logs = Vec::new();
        if self.is_logged(&own, usual) {
            logs.push(own);
        }
        if self.head_branch_of(self.git_dir())?.as_deref() == Some(name) && self.is_logged(&head, true) {
            logs.push(head);
        }
        Ok(logs)
    }

    /// Whether moves are noted in this reflog: it is there, or git would make it.
    pub(super) fn is_logged(&self, log: &Path, usual: bool) -> bool {
        let log_all = self.config_string("core.logAllRefUpdates").map(|v| v.to_ascii_lowercase());
        log.exists()
            || match log_all.as_deref() {
                Some("always") => true,
                Some(_) => usual && self.config_bool("core.logAllRefUpdates").unwrap_or(false),
                None => usual && !self.is_bare(),
            }
    }

    /// Who git would say moves a ref. gix says it as well, and reads the names of all zones there are for it.
    fn reflog_identity(&self) -> Option<gix::actor::Signature> {
        if std::env::var_os("GIT_COMMITTER_DATE").is_some() {
            return self.gix.committer()?.ok()?.to_owned().ok();
        }
        let config = self.gix.config_snapshot();
        let first = |keys: &[&str]| keys.iter().find_map(|key| config.string(*key));
        let now = jiff::Timestamp::now();
        Some(gix::actor::Signature {
            name: first(&["committer.name", "user.name", "gitoxide.committer.nameFallback"])?,
            email: first(&[
                "committer.email",
                "user.email",
                "gitoxide.user.emailFallback",
                "gitoxide.committer.emailFallback",
            ])?,
            time: gix::date::Time::new(now.as_second(), zone::local_offset(now)),
        })
    }

    /// The end of a reflog's line: who, when and why.
    pub(super) fn reflog_tail(&self, reason: &str) -> String {
        let mut who = Vec::new();
        let by = self.reflog_identity();
        // Writing to memory does not fail, and a name with odd characters in it is nobody's.
        if by.as_ref().is_none_or(|by| by.to_ref(&mut TimeBuf::default()).write_to(&mut who).is_err()) {
            who = format!("tine <> {} +0000", gix::date::Time::now_utc().seconds).into_bytes();
        }
        format!("{}\t{}\n", String::from_utf8_lossy(&who), reason.trim())
    }
}

/// Stands for `/` in the names of locks: no ref has it in its name.
const SLASH: &str = ":";

fn write_own(own: &Path, after: Oid) -> io::Result<()> {
    match std::fs::remove_file(own) {
        Err(e) if !is_missing(&e) => return Err(e),
        _ => std::fs::create_dir_all(own.parent().expect("a lock has a directory"))?,
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(own)?;
    file.write_all(format!("{after}\n").as_bytes())?;
    file.sync_data()
}

impl Held {
    /// Puts the lock in place; `false` where a file cannot have two names.
    fn acquire(&self, name: &str) -> Result<bool> {
        let until = Instant::now() + REF_PATIENCE;
        let fail = || format!("cannot lock `{name}`");
        loop {
            match std::fs::hard_link(&self.own, &self.lock) {
                Ok(()) => return Ok(true),
                Err(e) if e.kind() == io::ErrorKind::NotFound => {
                    let dir = self.lock.parent().expect("a ref has a directory");
                    std::fs::create_dir_all(dir).or_io(fail)?;
                }
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists && Instant::now() < until => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                Err(e) => {
                    let _ = std::fs::remove_file(&self.own);
                    return match e.kind() {
                        io::ErrorKind::AlreadyExists => {
                            Err(Error::new(Code::Busy, format!("`{name}` is locked by someone else"))
                                .because(e)
                                .hint("run the command again"))
                        }
                        io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied => Ok(false),
                        _ => Err(e).or_io(fail),
                    };
                }
            }
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
            let _ = std::fs::remove_file(&held.own);
            self.held.remove(0);
        }
        Ok(())
    }
}

impl Drop for FileLocks {
    fn drop(&mut self) {
        for held in &self.held {
            let _ = std::fs::remove_file(&held.lock);
            let _ = std::fs::remove_file(&held.own);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::git::testing::Sandbox;

    fn sandbox() -> (Sandbox, Oid, Oid) {
        let sandbox = Sandbox::new();
        sandbox.write("a", b"1");
        sandbox.tree();
        sandbox.git(&["commit", "-q", "-m", "one"]);
        let one = sandbox.id(&["rev-parse", "HEAD"]);
        sandbox.git(&["commit", "-q", "--allow-empty", "-m", "two"]);
        let two = sandbox.id(&["rev-parse", "HEAD"]);
        (sandbox, one, two)
    }

    fn change(name: &str, before: Oid, after: Oid) -> RefChange {
        RefChange { name: name.to_owned(), before: Some(before), after: Some(after) }
    }

    #[test]
    fn a_move_is_noted_where_git_notes_it() {
        let (sandbox, one, two) = sandbox();
        let locks =
            sandbox.repo().lock_ref_files(&[change("refs/heads/main", two, one)], "tine undo: a").expect("locks");
        locks.expect("these are plain files").commit().expect("they move");
        assert_eq!(sandbox.id(&["rev-parse", "main"]), one);
        for log in ["main@{0}", "HEAD@{0}"] {
            let said = sandbox.git(&["log", "-1", "-g", "--format=%gs %gn %ge", log]);
            assert_eq!(String::from_utf8_lossy(&said), "tine undo: a Test test@example.com\n", "{log}");
        }
        assert_eq!(sandbox.id(&["rev-parse", "main@{1}"]), two);
        sandbox.git(&["fsck", "--strict"]);
    }

    #[test]
    fn a_packed_ref_moves_and_one_that_moved_does_not() {
        let (sandbox, one, two) = sandbox();
        sandbox.git(&["pack-refs", "--all"]);
        let repo = sandbox.repo();
        let lost = repo.lock_ref_files(&[change("refs/heads/main", one, two)], "x").err().expect("it is elsewhere");
        assert_eq!(lost.code(), Code::Busy);
        assert!(!sandbox.path().join(".git/refs/heads/main.lock").exists());
        let locks = repo.lock_ref_files(&[change("refs/heads/main", two, one)], "x").expect("locks").expect("plain");
        assert!(sandbox.try_git(sandbox.path(), &["update-ref", "refs/heads/main", &one.to_string()], None).is_err());
        locks.commit().expect("it moves");
        assert_eq!(sandbox.id(&["rev-parse", "main"]), one);
    }

    #[test]
    fn letting_go_leaves_nothing() {
        let (sandbox, one, two) = sandbox();
        drop(sandbox.repo().lock_ref_files(&[change("refs/heads/main", two, one)], "x").expect("locks"));
        assert_eq!(sandbox.id(&["rev-parse", "main"]), two);
        sandbox.git(&["commit", "-q", "--allow-empty", "-m", "three"]);
    }

    #[test]
    fn the_locks_of_a_killed_process_go_and_others_stay() {
        let (sandbox, one, two) = sandbox();
        let repo = sandbox.repo();
        // As a kill leaves it.
        std::mem::forget(repo.lock_ref_files(&[change("refs/heads/main", two, one)], "x").expect("locks"));
        assert!(sandbox.path().join(".git/refs/heads/main.lock").exists());
        repo.clear_ref_locks().expect("they go");
        sandbox.git(&["commit", "-q", "--allow-empty", "-m", "three"]);

        std::mem::forget(repo.lock_ref_files(&[change("refs/heads/main", two, one)], "x").err());
        let three = sandbox.id(&["rev-parse", "HEAD"]);
        std::mem::forget(repo.lock_ref_files(&[change("refs/heads/main", three, one)], "x").expect("locks"));
        std::fs::remove_file(sandbox.path().join(".git/refs/heads/main.lock")).expect("git took it over");
        sandbox.write(".git/refs/heads/main.lock", format!("{one}\n").as_bytes());
        repo.clear_ref_locks().expect("nothing of ours is there");
        assert!(sandbox.path().join(".git/refs/heads/main.lock").exists(), "this one is somebody else's");
        assert_eq!(std::fs::read_dir(repo.tine_dir().join("locks")).expect("a directory").count(), 0);
    }

    #[test]
    fn a_lock_of_somebody_else_is_busy_and_stays() {
        let (sandbox, one, two) = sandbox();
        sandbox.write(".git/refs/heads/main.lock", b"");
        let busy = sandbox.repo().lock_ref_files(&[change("refs/heads/main", two, one)], "x").err().expect("held");
        assert_eq!(busy.code(), Code::Busy);
        assert!(sandbox.path().join(".git/refs/heads/main.lock").exists());
    }

    #[test]
    fn refs_that_come_go_or_point_on_are_for_git() {
        let (sandbox, one, _) = sandbox();
        sandbox.git(&["symbolic-ref", "refs/heads/alias", "refs/heads/main"]);
        let repo = sandbox.repo();
        let new = RefChange { name: "refs/heads/new".to_owned(), before: None, after: Some(one) };
        assert!(repo.lock_ref_files(&[new], "x").expect("no error").is_none());
        let gone = RefChange { name: "refs/heads/main".to_owned(), before: Some(one), after: None };
        assert!(repo.lock_ref_files(&[gone], "x").expect("no error").is_none());
        std::os::unix::fs::symlink("main", sandbox.path().join(".git/refs/heads/link")).expect("a link");
        for name in ["refs/heads/alias", "refs/heads/link"] {
            assert!(repo.lock_ref_files(&[change(name, one, one)], "x").expect("no error").is_none(), "{name}");
            assert!(!sandbox.path().join(format!(".git/{name}.lock")).exists());
        }
    }
}
