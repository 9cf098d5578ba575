//! The worktree's index, written by the `git` program alone, so that the user's index extensions survive: single
//! paths brought up to date, or the whole set to a tree. A held `index.lock` is waited for, never broken.

use std::collections::HashMap;
use std::io::Read as _;
use std::path::Path;
use std::time::Duration;

use gix::index::entry::Flags;

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};

use super::reach::FileStat;
use super::tracked::{Clock, entry_of, has_mode};
use super::{BStr, BString, ByteSlice as _, Entry, Git, Mode, Oid, Output, Repo, TreeChange};

/// Waits between attempts on a held `index.lock`: about three seconds in all.
const BACKOFF_MS: &[u64] = &[10, 20, 40, 80, 150, 300, 400, 500, 500, 500, 500];

/// From this many paths on, one pass over the whole index is cheaper than matching each entry against each path.
const MANY: usize = 100;

/// Where the index that `git` was pointed at differs from a tree, sorted by path. Unmerged paths have no `after`.
pub(super) fn diff_index(git: Git, tree: Oid) -> Result<Vec<TreeChange>> {
    let out = git
        .args([
            "diff-index",
            "--cached",
            "--raw",
            "-z",
            "--no-renames",
            "--no-abbrev",
            "--ita-invisible-in-index",
            "--ignore-submodules=none",
        ])
        .args([tree.to_string(), "--".to_owned()])
        .run()?;
    let odd = || Error::internal("`git diff-index` gave a line of unknown form");
    let mut changes: Vec<TreeChange> = Vec::new();
    let mut fields = out.split(|b| *b == 0).filter(|f| !f.is_empty());
    while let (Some(head), Some(path)) = (fields.next(), fields.next()) {
        let words: Vec<&str> = std::str::from_utf8(head).map_err(|_| odd())?.split(' ').collect();
        let [before_mode, after_mode, before_id, after_id, _status] = words[..] else { return Err(odd()) };
        let entry = |mode: &str, id: &str| -> Result<Option<Entry>> {
            let Some(mode) = Mode::parse(mode.trim_start_matches(':')) else { return Ok(None) };
            Ok(Some(Entry { mode, id: Oid::from_hex(id.as_bytes()).map_err(|_| odd())? }))
        };
        let change = TreeChange {
            path: path.into(),
            before: entry(before_mode, before_id)?,
            after: entry(after_mode, after_id)?.filter(|e| !e.id.is_null()),
        };
        // An unmerged path is listed twice.
        match changes.last_mut().filter(|last| last.path == change.path) {
            Some(last) => *last = change,
            None => changes.push(change),
        }
    }
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(changes)
}

/// A path as the index has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Indexed {
    /// Content and mode; `None` while unmerged or only intended.
    pub entry: Option<Entry>,
    /// `git update-index --skip-worktree`, or outside a sparse checkout.
    pub skip_worktree: bool,
    /// `git update-index --assume-unchanged`.
    pub assume_unchanged: bool,
}

/// One reading of the index.
pub(crate) enum IndexView {
    /// By gix.
    Read {
        /// The index.
        index: Box<gix::index::File>,
        /// What of a file's metadata counts.
        options: gix::index::entry::stat::Options,
        /// What the file system can hold.
        caps: gix::fs::Capabilities,
    },
    /// By `git ls-files`, where gix cannot read it.
    Listed(HashMap<BString, Indexed>),
}

impl IndexView {
    /// What the index has at a path.
    pub(crate) fn get(&self, path: &BStr) -> Option<Indexed> {
        let index = match self {
            IndexView::Read { index, .. } => index,
            IndexView::Listed(all) => return all.get(path).copied(),
        };
        let entry = index.entry_by_path(path)?;
        let unsettled = entry.flags.contains(Flags::INTENT_TO_ADD) || entry.stage_raw() != 0;
        Some(Indexed {
            entry: entry_of(entry).filter(|_| !unsettled),
            skip_worktree: entry.flags.contains(Flags::SKIP_WORKTREE),
            assume_unchanged: entry.flags.contains(Flags::ASSUME_VALID),
        })
    }

    /// Whether the index has exactly this at a path, and the file has not been written since it was noted there: then
    /// the file counts as unchanged, whatever the filters would make of it by now. As in git, a file no older than
    /// the index proves nothing.
    pub(crate) fn is_unchanged(&self, path: &BStr, expected: Entry, found: &FileStat) -> bool {
        let IndexView::Read { index, options, caps } = self else { return false };
        let Some(entry) = index.entry_by_path(path).filter(|e| e.stage_raw() == 0) else { return false };
        entry_of(entry) == Some(expected)
            && !entry.flags.contains(Flags::INTENT_TO_ADD)
            && has_mode(*caps, entry.mode, found)
            && Clock::new(index, *options).proves(&found.as_noted(), entry)
    }
}

impl Repo {
    /// Where the worktree's index differs from a tree, through `git`.
    pub(crate) fn diff_index(&self, tree: Oid) -> Result<Vec<TreeChange>> {
        diff_index(self.git_here()?, tree)
    }

    /// The index as it is now, to ask for single paths.
    pub(crate) fn index_view(&self) -> Result<IndexView> {
        match self.read_index() {
            Ok(index) if !index.is_sparse() => {
                let options = self.gix.stat_options().or_internal("cannot read the configuration")?;
                let caps = self.gix.filesystem_options().or_internal("cannot read the configuration")?;
                Ok(IndexView::Read { index: Box::new(index), options, caps })
            }
            _ => Ok(IndexView::Listed(self.list_index()?)),
        }
    }

    /// Whether some tracked paths may have no file on purpose. The oldest form of the index cannot say so.
    pub(crate) fn may_skip_paths(&self) -> bool {
        let mut head = [0; 8];
        let read = std::fs::File::open(self.gix.index_path()).and_then(|mut file| file.read_exact(&mut head));
        self.config_bool("core.sparseCheckout").unwrap_or(false) || read.is_err() || head != *b"DIRC\0\0\0\x02"
    }

    pub(super) fn list_index(&self) -> Result<HashMap<BString, Indexed>> {
        let odd = || Error::internal("`git ls-files` gave a line of unknown form");
        let out = self.git_here()?.args(["ls-files", "--stage", "-v", "-z"]).run()?;
        let mut found = HashMap::new();
        for line in out.split(|b| *b == 0).filter(|l| !l.is_empty()) {
            let tab = line.find_byte(b'\t').ok_or_else(odd)?;
            let words: Vec<&str> = std::str::from_utf8(&line[..tab]).map_err(|_| odd())?.split(' ').collect();
            let [tag, mode, id, stage] = words[..] else { return Err(odd()) };
            let id = Oid::from_hex(id.as_bytes()).map_err(|_| odd())?;
            let entry = Mode::parse(mode).filter(|_| stage == "0").map(|mode| Entry { mode, id });
            let skip_worktree = tag.eq_ignore_ascii_case("S");
            let assume_unchanged = tag.chars().all(|c| c.is_ascii_lowercase());
            found.insert(BString::from(&line[tab + 1..]), Indexed { entry, skip_worktree, assume_unchanged });
        }
        Ok(found)
    }

    /// `git` for a call that writes the worktree's index: again while somebody else holds its lock.
    fn write_index(&self, prepare: impl Fn(Git) -> Git) -> Result<Output> {
        durable::step("index").or_io(|| "cannot write the index".to_owned())?;
        self.wait_for_index(|| {
            // `update-index` opens the index for writing whatever `GIT_OPTIONAL_LOCKS` says.
            let out = prepare(self.git_here()?.config("core.safecrlf=false")).output()?;
            Ok(if out.status == Some(0) || !out.is_locked() { Some(out) } else { None })
        })
    }

    /// Tries again while somebody else holds the lock of the index; gives up with `busy`.
    pub(super) fn wait_for_index<T>(&self, attempt: impl Fn() -> Result<Option<T>>) -> Result<T> {
        let mut waits = BACKOFF_MS.iter();
        loop {
            if let Some(done) = attempt()? {
                return Ok(done);
            }
            let Some(wait) = waits.next() else {
                return Err(Error::new(Code::Busy, "the index stayed locked")
                    .hint(format!("rm {}", shell_quote(&self.git_dir().join("index.lock")))));
            };
            std::thread::sleep(Duration::from_millis(*wait));
        }
    }

    /// Makes the index entries of these paths what the files are now, as `git add` would. Paths must be sorted and
    /// must not lie behind links. Says whether git could do all of them.
    pub(crate) fn index_files(&self, paths: &[BString]) -> Result<bool> {
        if paths.is_empty() {
            return Ok(true);
        }
        let out = self.write_index(|git| {
            git.args(["update-index", "-z", "--add", "--remove", "--replace", "--stdin"]).input(list(paths))
        })?;
        Ok(out.status == Some(0))
    }

    /// Makes index entries exactly this, whatever the files are.
    pub(crate) fn index_exactly(&self, entries: &[(BString, Option<Entry>)]) -> Result<()> {
        if entries.is_empty() {
            return Ok(());
        }
        let null = self.null_id();
        let mut input = Vec::new();
        // Removals first, so that a file can become a directory and back.
        let (gone, there): (Vec<_>, Vec<_>) = entries.iter().partition(|e| e.1.is_none());
        for (path, entry) in gone.into_iter().chain(there) {
            let line = match entry {
                Some(entry) => format!("{} {}\t", entry.mode.as_str(), entry.id),
                None => format!("0 {null}\t"),
            };
            input.extend_from_slice(line.as_bytes());
            input.extend_from_slice(path);
            input.push(0);
        }
        let out = self.write_index(|git| {
            git.args(["update-index", "-z", "--add", "--replace", "--index-info"]).input(input.clone())
        })?;
        if out.status == Some(0) { Ok(()) } else { Err(out.into_error("update-index")) }
    }

    /// Sets `skip-worktree` or `assume-unchanged` on index entries.
    pub(crate) fn index_mark(&self, flag: &str, paths: &[BString]) -> Result<()> {
        if paths.is_empty() {
            return Ok(());
        }
        let out = self.write_index(|git| git.args(["update-index", "-z", flag, "--stdin"]).input(list(paths)))?;
        if out.status == Some(0) { Ok(()) } else { Err(out.into_error("update-index")) }
    }

    /// Looks at these files again, so that unchanged ones are known to be. Contents of the index stay as they are.
    pub(crate) fn index_refresh(&self, paths: &[BString]) -> Result<()> {
        if paths.is_empty() {
            return Ok(());
        }
        let out = self.write_index(|git| {
            if paths.len() > MANY {
                return git.args(["update-index", "-q", "--refresh"]);
            }
            git.env("GIT_LITERAL_PATHSPECS", "1")
                .args([
                    "add",
                    "--refresh",
                    "--sparse",
                    "--ignore-errors",
                    "--pathspec-from-file=-",
                    "--pathspec-file-nul",
                ])
                .input(list(paths))
        })?;
        // A path that differs is no failure here, it is simply not up to date; the index is right either way.
        tracing::debug!(target: "tine::git", status = ?out.status, "refresh: {}", out.stderr.trim());
        Ok(())
    }

    /// Makes the whole index this tree; stat data of unchanged entries is kept.
    pub(crate) fn index_reset(&self, tree: Oid) -> Result<()> {
        let out = self
            .write_index(|git| git.args(["read-tree", "--reset", "--no-recurse-submodules"]).arg(tree.to_string()))?;
        if out.status != Some(0) {
            return Err(out.into_error("read-tree"));
        }
        self.write_index(|git| git.args(["update-index", "-q", "--refresh"]))?;
        Ok(())
    }
}

pub(super) fn list(paths: &[BString]) -> Vec<u8> {
    let mut out = Vec::new();
    for path in paths {
        out.extend_from_slice(path);
        out.push(0);
    }
    out
}

pub(super) fn shell_quote(path: &Path) -> String {
    let text = path.display().to_string();
    if text.bytes().all(|b| b.is_ascii_alphanumeric() || b"/._-+@".contains(&b)) {
        return text;
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}
