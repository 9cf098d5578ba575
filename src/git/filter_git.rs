//! Content converted by the `git` program where gix is not exact: one `git` process for all files of a checkout, and so
//! one long-running filter behind it. Reads objects and files; writes neither.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdout};
use std::thread::JoinHandle;

use crate::error::{Code, Error, Result};

use super::refs::parse_oid;
use super::{BStr, ByteSlice as _, Git, Oid, os_path};

/// `git` processes that wait for the next file.
#[derive(Default)]
pub(super) struct ByGit {
    smudge: Option<Talk>,
    clean: Option<Talk>,
}

/// A process, and what it said on standard error so far.
struct Talk {
    child: Child,
    stdout: BufReader<ChildStdout>,
    said: Option<JoinHandle<String>>,
}

impl ByGit {
    /// The bytes that `git` would write into the file at `path` for this blob.
    pub(super) fn smudge(&mut self, git: impl Fn() -> Git, path: &BStr, id: Oid) -> Result<Vec<u8>> {
        let one_off = path.starts_with(b" ") || path.starts_with(b"\t");
        if one_off {
            // Of a line, `cat-file` takes what comes after the first blanks for the path.
            let mut name = std::ffi::OsString::from("--path=");
            name.push(os_path(path).as_os_str());
            return git().args(["cat-file", "--filters"]).arg(name).arg(id.to_string()).run();
        }
        let talk = match &mut self.smudge {
            Some(talk) => talk,
            none => none.insert(Talk::start(git().args(["cat-file", "--batch", "--filters", "-z"]))?),
        };
        match talk.smudge(path, id) {
            Ok(content) => Ok(content),
            Err(_) => Err(self.smudge.take().expect("just talked to").failed(path)),
        }
    }

    /// The id that `git` would give to the file at `path`.
    pub(super) fn clean(&mut self, git: impl Fn() -> Git, path: &BStr) -> Result<Oid> {
        let talk = match &mut self.clean {
            Some(talk) => talk,
            none => none.insert(Talk::start(git().args(["hash-object", "--stdin-paths"]))?),
        };
        match talk.clean(path) {
            Ok(answer) => parse_oid(answer.trim_ascii()),
            Err(_) => Err(self.clean.take().expect("just talked to").failed(path)),
        }
    }
}

impl Talk {
    fn start(git: Git) -> Result<Talk> {
        let mut child = git.spawn()?;
        let stdout = BufReader::new(child.stdout.take().expect("spawned with a pipe"));
        let mut stderr = child.stderr.take().expect("spawned with a pipe");
        // Read all along: a filter with much to say would wait for ever on a full pipe.
        let said = std::thread::spawn(move || {
            let mut said = Vec::new();
            let _ = stderr.read_to_end(&mut said);
            said.to_str_lossy().into_owned()
        });
        Ok(Talk { child, stdout, said: Some(said) })
    }

    fn ask(&mut self, line: &[u8]) -> std::io::Result<()> {
        let pipe = self.child.stdin.as_mut().ok_or(std::io::ErrorKind::BrokenPipe)?;
        pipe.write_all(line)?;
        pipe.flush()
    }

    /// The size that `cat-file` announces is that of the blob, not of what the filters made of it. So an object that
    /// cannot exist is asked for next, by a name that no content can foresee: its line is where the content ends.
    fn smudge(&mut self, path: &BStr, id: Oid) -> std::io::Result<Vec<u8>> {
        let word = || RandomState::new().build_hasher().finish();
        let mark = format!("end-{:016x}{:016x}", word(), word());
        let line = [format!("{id} ").as_bytes(), path, format!("\0{mark} x\0").as_bytes()].concat();
        self.ask(&line)?;
        let mut head = Vec::new();
        self.stdout.read_until(b'\n', &mut head)?;
        if !head.starts_with(format!("{id} blob ").as_bytes()) {
            return Err(std::io::ErrorKind::InvalidData.into());
        }
        let end = format!("\n{mark} missing\n").into_bytes();
        let mut content = Vec::new();
        while !content.ends_with(&end) {
            if self.stdout.read_until(b'\n', &mut content)? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
        }
        content.truncate(content.len() - end.len());
        Ok(content)
    }

    fn clean(&mut self, path: &BStr) -> std::io::Result<Vec<u8>> {
        self.ask(&quoted(path))?;
        let mut answer = Vec::new();
        match self.stdout.read_until(b'\n', &mut answer)? {
            0 => Err(std::io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(answer),
        }
    }

    /// Ends the process and gives its reasons.
    fn failed(mut self, path: &BStr) -> Error {
        self.end();
        let said = self.said.take().and_then(|s| s.join().ok()).unwrap_or_default();
        let lines: Vec<&str> = said.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        let last = lines[lines.len().saturating_sub(4)..].join("; ");
        Error::new(Code::Io, format!("`git` cannot convert the content of `{path}`: {last}"))
            .detail("path", path.to_str_lossy().into_owned())
    }

    fn end(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        self.end();
    }
}

/// A path as a line in git's quotes: it may have line feeds in it.
fn quoted(path: &BStr) -> Vec<u8> {
    let mut line = vec![b'"'];
    for &byte in path.iter() {
        match byte {
            b'"' | b'\\' => line.extend([b'\\', byte]),
            b'\n' => line.extend(b"\\n"),
            _ => line.push(byte),
        }
    }
    line.extend(b"\"\n");
    line
}

/// `git` at the root of a worktree, with the attributes of this tree if one is given.
pub(super) fn at(root: &Path, git_dir: &Path, tree: Option<Oid>) -> Git {
    let git = Git::new().in_worktree(root, git_dir).with_network().config("core.safecrlf=false");
    match tree {
        Some(tree) => git.env("GIT_ATTR_SOURCE", tree.to_string()),
        None => git,
    }
}
