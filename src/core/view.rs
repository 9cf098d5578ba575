//! What the operation log last knew of each ref. Derived: a file in `cache/` that is appended to with every entry and
//! rebuilt from the log when it is missing, torn or behind. Deleting it costs time, never correctness.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use crate::derived;
use crate::error::{Context as _, Result};
use crate::git::{Oid, Repo};

use super::oplog::{self, Operation};

/// Last known values; a ref that the log saw going is kept as `None`.
#[derive(Debug, Default, PartialEq)]
pub struct View {
    /// By full name.
    pub refs: BTreeMap<String, Option<Oid>>,
}

/// The file is written anew when it is this many times as long as it was then.
const SLACK: u64 = 4;
/// Ends the first line, which says how long the file was when it was written.
const WRITTEN: &str = " #\n";
/// Below this many bytes it is not worth it.
const SHORT: u64 = 1 << 20;

fn file(repo: &Repo) -> PathBuf {
    repo.tine_dir().join("cache").join("view")
}

/// The view at this head of the log.
pub fn load(repo: &Repo, head: Option<Oid>) -> Result<View> {
    let Some(head) = head else { return Ok(View::default()) };
    let (mut view, at) = read(repo).unwrap_or_default();
    if at == Some(head) {
        return Ok(view);
    }
    // Behind: replay what came since. Unknown to the log (pruned, restored from a backup): everything.
    let mut newer = Vec::new();
    let mut reached = false;
    for logged in oplog::walk(repo, Some(head)) {
        let logged = logged?;
        if at == Some(logged.commit) {
            reached = true;
            break;
        }
        newer.push(logged.op);
    }
    if !reached {
        view = View::default();
    }
    for op in newer.iter().rev() {
        view.take(op);
    }
    Ok(view)
}

impl View {
    /// Follows one entry.
    pub fn take(&mut self, op: &Operation) {
        for moved in &op.refs {
            self.refs.insert(moved.name.clone(), moved.after);
        }
    }
}

/// Appends an entry that is now the head, after the one that was it before. A failure is no failure: the next reader replays
/// the log. Where the file ends with another entry, somebody was killed before he could append his, and it is written anew.
pub fn append(repo: &Repo, op: &Operation, head: Oid, before: Option<Oid>) {
    let path = file(repo);
    let text = lines(op.refs.iter().map(|m| (m.name.as_str(), m.after)), head);
    let append = || -> std::io::Result<bool> {
        let mut file = File::options().read(true).append(true).open(&path)?;
        let continues = before.is_some_and(|before| ends_with(&mut file, &mark(before)).unwrap_or(false));
        if continues {
            file.write_all(text.as_bytes())?;
        }
        Ok(continues)
    };
    if !append().unwrap_or(false) {
        let _ = rewrite(repo, head);
        return;
    }
    let size = std::fs::metadata(&path).map_or(0, |m| m.len());
    if size > SHORT && size > SLACK * size_when_written(&path).unwrap_or_default() {
        let _ = rewrite(repo, head);
    }
}

/// The first line says it.
fn size_when_written(path: &Path) -> Option<u64> {
    let mut line = String::new();
    BufReader::new(File::open(path).ok()?).take(32).read_line(&mut line).ok()?;
    line.strip_suffix(WRITTEN)?.parse().ok()
}

fn rewrite(repo: &Repo, head: Oid) -> Result<()> {
    let view = load(repo, Some(head))?;
    let text = lines(view.refs.iter().map(|(n, v)| (n.as_str(), *v)), head);
    let text = format!("{}{WRITTEN}{text}", text.len());
    derived::replace(&file(repo), text.as_bytes()).or_io(|| "cannot write a cache".to_owned())
}

fn lines<'a>(refs: impl Iterator<Item = (&'a str, Option<Oid>)>, head: Oid) -> String {
    let mut text = String::new();
    for (name, value) in refs {
        let value = value.map_or("-".to_owned(), |v| v.to_string());
        text.push_str(&format!("{value} {name}\n"));
    }
    text.push_str(&mark(head));
    text
}

/// Ends what is known at this head.
fn mark(head: Oid) -> String {
    format!("{head} @\n")
}

fn ends_with(file: &mut File, text: &str) -> std::io::Result<bool> {
    let mut tail = Vec::new();
    file.seek(SeekFrom::End(-i64::try_from(text.len()).expect("a line")))?;
    file.read_to_end(&mut tail)?;
    Ok(tail == text.as_bytes())
}

/// Reads up to the last complete entry; a torn tail is ignored.
fn read(repo: &Repo) -> Option<(View, Option<Oid>)> {
    let text = std::fs::read_to_string(file(repo)).ok()?;
    let end = text.rfind(" @\n")? + 3;
    let mut view = View::default();
    let mut at = None;
    let body =
        text[..end].split_once(WRITTEN).filter(|(size, _)| !size.contains(' ')).map_or(&text[..end], |(_, body)| body);
    for line in body.lines() {
        let (value, name) = line.split_once(' ')?;
        let value = if value == "-" { None } else { Some(Oid::from_hex(value.as_bytes()).ok()?) };
        if name == "@" {
            at = value;
        } else {
            view.refs.insert(name.to_owned(), value);
        }
    }
    Some((view, at))
}
