//! Refs: reading through gix (through `git` on reftable), moving in their files or, where that does not do, through one
//! `git update-ref` conversation. Every ref is locked and checked before anything is decided, and every move names the
//! value that it expects.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdout};
use std::time::Duration;

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};

use super::ref_files::FileLocks;
use super::{Oid, Repo};

/// One ref going from one value to another; `None` means that it does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefChange {
    /// Full name.
    pub name: String,
    /// The value it must have.
    pub before: Option<Oid>,
    /// The value it gets.
    pub after: Option<Oid>,
}

/// How long a lock of somebody else's is waited for.
pub(super) const REF_PATIENCE: Duration = Duration::from_secs(2);

/// Refs that are locked and checked, waiting to be moved or let go. Dropping lets go.
pub struct RefLocks(Held);

enum Held {
    Files(FileLocks),
    Git(GitLocks),
}

/// A `git update-ref` that holds the locks and waits.
struct GitLocks {
    child: Child,
    stdout: BufReader<ChildStdout>,
}

impl Repo {
    /// The commit a ref points to, `None` if there is no such ref.
    pub fn find_ref(&self, name: &str) -> Result<Option<Oid>> {
        if self.is_reftable() {
            let out = self.git().args(["rev-parse", "--verify", "--quiet", "--end-of-options"]).arg(name).output()?;
            if out.status != Some(0) {
                return Ok(None);
            }
            return parse_oid(out.stdout.trim_ascii()).map(Some);
        }
        let found =
            self.gix.try_find_reference(name).or_code(Code::Invalid, || format!("cannot read the ref `{name}`"))?;
        let Some(mut reference) = found else { return Ok(None) };
        match reference.peel_to_id() {
            Ok(id) => Ok(Some(id.detach())),
            // An unborn branch: the symbolic ref is there, its target is not.
            Err(_) if name == "HEAD" => Ok(None),
            Err(e) => Err(Error::new(Code::Io, format!("cannot follow the ref `{name}`")).because(e)),
        }
    }

    /// The ref that this one is another name of.
    pub fn stands_for(&self, name: &str) -> Result<Option<String>> {
        let out = self.git_common().args(["symbolic-ref", "--quiet"]).arg(name).output()?;
        let target = String::from_utf8_lossy(out.stdout.trim_ascii()).into_owned();
        Ok((out.status == Some(0)).then_some(target))
    }

    /// All refs whose full name starts with `prefix` (which ends in `/`), sorted by name.
    pub fn refs_below(&self, prefix: &str) -> Result<BTreeMap<String, Oid>> {
        let mut all = BTreeMap::new();
        if self.is_reftable() {
            let out = self.git().args(["for-each-ref", "--format=%(objectname) %(refname)"]).arg(prefix).run()?;
            for line in out.split(|b| *b == b'\n').filter(|l| !l.is_empty()) {
                let text = String::from_utf8_lossy(line);
                if let Some((id, name)) = text.split_once(' ') {
                    all.insert(name.to_owned(), parse_oid(id.as_bytes())?);
                }
            }
            return Ok(all);
        }
        let platform = self.gix.references().or_io(|| "cannot list refs".to_owned())?;
        let list = platform.prefixed(prefix).or_io(|| format!("cannot list `{prefix}`"))?;
        for reference in list {
            let reference = reference.or_io(|| format!("cannot read a ref below `{prefix}`"))?;
            if let Some(id) = reference.try_id() {
                all.insert(reference.name().as_bstr().to_string(), id.detach());
            }
        }
        Ok(all)
    }

    /// Locks all these refs and checks their expected values; nothing moves yet. A lost race is `busy`.
    pub fn lock_refs(&self, changes: &[RefChange], reason: &str) -> Result<RefLocks> {
        durable::step("lock refs").or_io(|| "cannot lock refs".to_owned())?;
        let reason = one_line(reason);
        if let Some(locks) = self.lock_ref_files(changes, &reason)? {
            return Ok(RefLocks(Held::Files(locks)));
        }
        let mut child =
            self.git().args(["update-ref", "-m"]).arg(reason).args(["--no-deref", "--stdin", "-z"]).spawn()?;
        let mut pipe = child.stdin.take().expect("spawned with a pipe");
        let stdout = BufReader::new(child.stdout.take().expect("spawned with a pipe"));
        let null = self.null_id().to_string();
        let mut text: Vec<u8> = b"start\0".to_vec();
        for change in changes {
            let before = change.before.map_or(null.clone(), |id| id.to_string());
            let line = match change.after {
                Some(after) => format!("update {}\0{after}\0{before}\0", change.name),
                None => format!("delete {}\0{before}\0", change.name),
            };
            text.extend_from_slice(line.as_bytes());
        }
        text.extend_from_slice(b"prepare\0");
        let _ = pipe.write_all(&text);
        let _ = pipe.flush();
        child.stdin = Some(pipe);
        let mut locks = GitLocks { child, stdout };
        locks.expect("start")?;
        locks.expect("prepare")?;
        Ok(RefLocks(Held::Git(locks)))
    }

    /// Moves refs in one step, for what needs no operation log (the log's own head).
    pub fn move_refs(&self, changes: &[RefChange], reason: &str) -> Result<()> {
        self.lock_refs(changes, reason)?.commit()
    }
}

impl RefLocks {
    /// Moves the refs and makes them durable.
    pub fn commit(self) -> Result<()> {
        durable::step("move refs").or_io(|| "cannot move refs".to_owned())?;
        match self.0 {
            Held::Files(locks) => locks.commit(),
            Held::Git(locks) => locks.commit(),
        }
    }
}

impl GitLocks {
    fn commit(mut self) -> Result<()> {
        let pipe = self.child.stdin.as_mut().expect("kept open");
        let _ = pipe.write_all(b"commit\0");
        let _ = pipe.flush();
        self.expect("commit")?;
        drop(self.child.stdin.take());
        let _ = self.child.wait();
        Ok(())
    }

    fn expect(&mut self, step: &str) -> Result<()> {
        let mut line = String::new();
        self.stdout.read_line(&mut line).or_io(|| "cannot read from `git update-ref`".to_owned())?;
        if line.trim_end() == format!("{step}: ok") {
            return Ok(());
        }
        drop(self.child.stdin.take());
        let mut said = String::new();
        if let Some(mut pipe) = self.child.stderr.take() {
            let _ = std::io::Read::read_to_string(&mut pipe, &mut said);
        }
        let _ = self.child.wait();
        Err(ref_error(said.trim()))
    }
}

impl Drop for GitLocks {
    fn drop(&mut self) {
        // Closing the pipe makes `git update-ref` abort and drop its locks.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

/// What git said, sorted into: moved by somebody (`busy`), name clash (`exists`), the rest (`io`).
fn ref_error(said: &str) -> Error {
    let moved = said.contains("but expected")
        || said.contains("reference already exists")
        || said.contains("unable to resolve reference");
    let locked = said.contains(".lock") && said.contains("File exists") || said.contains("cannot lock references");
    let clash = said.contains("exists; cannot create") || said.contains("cannot process");
    let short = said.lines().next().unwrap_or("no message").trim_start_matches("fatal: ");
    let short = short.trim_end_matches('.');
    if clash {
        return Error::new(Code::Exists, format!("a branch name is in the way: {short}"));
    }
    if moved || locked {
        return Error::new(Code::Busy, format!("a ref was moved or locked by someone else meanwhile: {short}"))
            .hint("run the command again");
    }
    Error::new(Code::Io, format!("`git update-ref` failed: {short}"))
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\0'], " ")
}

pub(super) fn parse_oid(hex: &[u8]) -> Result<Oid> {
    Oid::from_hex(hex).or_code(Code::Io, || format!("`{}` is not an object id", String::from_utf8_lossy(hex)))
}

impl Repo {
    /// The branch that a remote's HEAD names, without the remote: `main` for `origin/main`.
    pub fn remote_head_branch(&self, remote: &str) -> Result<Option<String>> {
        let name = format!("refs/remotes/{remote}/HEAD");
        let prefix = format!("refs/remotes/{remote}/");
        let target = if self.is_reftable() {
            let out = self.git().args(["symbolic-ref", "-q"]).arg(&name).output()?;
            Some(String::from_utf8_lossy(&out.stdout).trim().to_owned())
        } else {
            let found = self.gix.try_find_reference(name.as_str()).or_io(|| format!("cannot read `{name}`"))?;
            found.and_then(|r| r.target().try_name().map(|n| n.as_bstr().to_string()))
        };
        Ok(target.and_then(|t| t.strip_prefix(&prefix).map(str::to_owned)))
    }
}
