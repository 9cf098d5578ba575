//! The look before the leap: what an apply would have to leave because no checkpoint holds it. Writes nothing.

use std::collections::BTreeSet;
use std::fs;

use crate::error::{Code, Context as _, Error, Result};
use crate::git::{BStr, BString, ByteSlice as _, Entry, Mode, Oid, Repo, TreeChange, bytes_of, reach};

use super::super::is_temporary;
use super::Plan;
use super::worker::{Place, Worker};

/// Paths named in full in a refusal.
const NAMED: usize = 10;

/// Refuses by name what [`apply`] would have to leave: untracked or ignored files, and repositories, in the way of
/// what `to` adds. Files that hold what `to` has already are not in the way. Writes nothing.
pub fn check(repo: &Repo, from: Oid, to: Oid) -> Result<()> {
    let plan = Plan::new(repo, from, to)?;
    let mut worker = plan.worker(repo)?;
    let mut blocked = BTreeSet::new();
    for change in plan.changes.iter().filter(|c| plan.is_wanted(c)) {
        worker.find_obstacles(change, &mut blocked)?;
    }
    if !blocked.is_empty() {
        return Err(in_the_way(&blocked));
    }
    worker.find_content()
}

fn in_the_way(blocked: &BTreeSet<BString>) -> Error {
    let mut names: Vec<String> = blocked.iter().take(NAMED).map(|p| format!("`{p}`")).collect();
    if blocked.len() > NAMED {
        names.push(format!("and {} more", blocked.len() - NAMED));
    }
    let first = blocked.first().map(|p| quote(p.as_bstr())).unwrap_or_default();
    let all: Vec<String> = blocked.iter().map(|p| p.to_str_lossy().into_owned()).collect();
    Error::new(Code::Dirty, format!("files that no checkpoint holds are in the way: {}", names.join(", ")))
        .hint(format!("mv {first} {first}.mine"))
        .detail("paths", all)
}

fn quote(path: &BStr) -> String {
    let text = path.to_str_lossy();
    if text.bytes().all(|b| b.is_ascii_alphanumeric() || b"/._-+@".contains(&b)) {
        return text.into_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

impl Worker<'_> {
    /// Makes sure that all content to be written can be had: from a partial clone's remote, from filter programs.
    fn find_content(&mut self) -> Result<()> {
        let plan = self.plan;
        let wanted = plan.changes.iter().filter(|c| plan.is_wanted(c));
        let wanted = wanted.filter_map(|c| c.after.map(|after| (c.path.as_bstr(), after)));
        let wanted: Vec<(&BStr, Entry)> = wanted.filter(|(_, after)| after.mode != Mode::Commit).collect();
        self.repo.require_objects(wanted.iter().map(|(_, after)| after.id))?;
        if !self.repo.has_filter_programs() {
            return Ok(());
        }
        for (path, after) in wanted.into_iter().filter(|(_, after)| after.mode.is_file()) {
            if self.to()?.runs_program(path)? {
                self.smudge(path, after.id)?;
            }
        }
        Ok(())
    }

    fn find_obstacles(&mut self, change: &TreeChange, blocked: &mut BTreeSet<BString>) -> Result<()> {
        let path = change.path.as_bstr();
        let Some(after) = change.after else { return Ok(()) };
        match self.place(path)? {
            Place::Missing => {}
            Place::Behind(parent) => {
                if !self.leaves(parent.as_bstr())? {
                    blocked.insert(parent);
                }
            }
            Place::Directory if after.mode == Mode::Commit => {}
            Place::Directory => self.find_strangers(path, blocked)?,
            Place::File(_) | Place::Special => {
                let is_new = change.before.is_none() && !self.changes_case(path);
                if is_new && !self.is_to(path, after)? {
                    blocked.insert(path.to_owned());
                }
            }
        }
        Ok(())
    }

    /// Whether the file or link at `path` is one that `from` has and `to` has not, unchanged: it makes way.
    fn leaves(&mut self, path: &BStr) -> Result<bool> {
        let Ok(at) = self.plan.changes.binary_search_by(|c| c.path.as_bstr().cmp(path)) else { return Ok(false) };
        match (&self.plan.changes[at], self.place(path)?) {
            (&TreeChange { before: Some(before), after: None, .. }, Place::File(found)) => {
                self.is_from(path, before, &found)
            }
            _ => Ok(false),
        }
    }

    /// Names what lies below a directory and would not go away with what `from` has there.
    fn find_strangers(&self, dir: &BStr, blocked: &mut BTreeSet<BString>) -> Result<()> {
        let what = || format!("cannot read the directory `{dir}`");
        let on_disk = reach(&self.plan.root, dir);
        if on_disk.join(".git").symlink_metadata().is_ok() {
            blocked.insert(dir.to_owned());
            return Ok(());
        }
        for entry in fs::read_dir(&on_disk).or_io(what)? {
            let entry = entry.or_io(what)?;
            let mut path = dir.to_owned();
            path.push(b'/');
            path.extend_from_slice(&bytes_of(&entry.file_name()));
            if is_temporary(path.as_bstr()) {
                continue;
            }
            if entry.file_type().or_io(what)?.is_dir() {
                self.find_strangers(path.as_bstr(), blocked)?;
                continue;
            }
            let changes = &self.plan.changes;
            let found = changes.binary_search_by(|c| c.path.cmp(&path));
            let leaves = found.is_ok_and(|at| changes[at].before.is_some() && changes[at].after.is_none());
            if !leaves {
                blocked.insert(path);
            }
        }
        Ok(())
    }

    /// Whether `path` is a removed one under another case, on a file system that knows no case.
    fn changes_case(&self, path: &BStr) -> bool {
        self.repo.config_bool("core.ignoreCase").unwrap_or(false)
            && self.plan.changes.iter().any(|c| c.after.is_none() && c.path.eq_ignore_ascii_case(path))
    }
}
