//! Building the diff document of two trees. Content over the limits is not compared, and its entry says so.

use crate::error::Result;
use crate::git::{Algorithm, BStr, BString, ByteSlice as _, Entry, FileChange, Mode, Oid, Repo, TextRule};

use super::{Diff, DiffEntry, DiffStats, Hunk, LineKind, Omitted, Status, hunks};

/// What to compare, and how much of it to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffOptions {
    /// Unchanged lines around a change.
    pub context: usize,
    /// Pathspecs; none means everything.
    pub paths: Vec<BString>,
    /// The directory that the pathspecs are relative to, from the root.
    pub prefix: BString,
    /// Files over this many bytes are not compared.
    pub max_file_size: u64,
    /// Lines in all hunks together, context included.
    pub max_total_lines: usize,
    /// Whether a file that moved is one entry.
    pub detect_renames: bool,
}

impl Default for DiffOptions {
    fn default() -> Self {
        DiffOptions {
            context: 3,
            paths: Vec::new(),
            prefix: BString::default(),
            max_file_size: 5 << 20,
            max_total_lines: 50_000,
            detect_renames: true,
        }
    }
}

impl DiffOptions {
    /// The same comparison with nothing left out for its size.
    #[must_use]
    pub fn unlimited(&self) -> Self {
        DiffOptions { max_file_size: u64::MAX, max_total_lines: usize::MAX, ..self.clone() }
    }
}

/// Compares two trees. `base` and `head` of the answer are the trees; a caller who has commits puts those there.
pub fn between(repo: &Repo, base_tree: Oid, head_tree: Oid, options: &DiffOptions) -> Result<Diff> {
    let (files, comparer) = compare(repo, base_tree, head_tree, options)?;
    let mut room = Room { max: options.max_total_lines, used: 0, full: false };
    let mut diff = Diff {
        base: base_tree,
        head: head_tree,
        stats: DiffStats { entries: files.len(), ..DiffStats::default() },
        entries: Vec::with_capacity(files.len()),
        conflicted_entries: Vec::new(),
        truncated: false,
    };
    for file in &files {
        let mut entry = comparer.entry(file)?;
        if !room.take(entry.hunks.iter().map(|h| h.lines.len()).sum()) {
            entry.hunks = Vec::new();
            entry.omitted_reason = Some(Omitted::Limit);
            diff.truncated = true;
        }
        diff.stats.additions += entry.additions;
        diff.stats.deletions += entry.deletions;
        diff.entries.push(entry);
    }
    Ok(diff)
}

/// The files that differ, and what compares one of them.
pub(in crate::core) fn compare<'a>(
    repo: &'a Repo,
    base_tree: Oid,
    head_tree: Oid,
    options: &'a DiffOptions,
) -> Result<(Vec<FileChange>, Comparer<'a>)> {
    let filter = match options.paths.is_empty() {
        true => None,
        false => Some(repo.path_filter(&options.paths, options.prefix.as_bstr())?),
    };
    let files = repo.diff_files(base_tree, head_tree, filter.as_ref(), options.detect_renames)?;
    let paths = files.iter().flat_map(|f| f.old_path.iter().chain([&f.path])).map(|p| p.as_bstr());
    let rules = repo.text_rules(head_tree, paths)?;
    Ok((files, Comparer { repo, options, algorithm: repo.diff_algorithm(), rules }))
}

/// How many lines the document still takes.
struct Room {
    max: usize,
    used: usize,
    full: bool,
}

impl Room {
    /// Whether this many lines go in. What would not fit into an empty document leaves the room to the others.
    fn take(&mut self, lines: usize) -> bool {
        if lines == 0 {
            return true;
        }
        if lines > self.max {
            return false;
        }
        self.full |= self.used + lines > self.max;
        self.used += if self.full { 0 } else { lines };
        !self.full
    }
}

/// Compares one file after the other.
pub(in crate::core) struct Comparer<'a> {
    repo: &'a Repo,
    options: &'a DiffOptions,
    algorithm: Algorithm,
    rules: std::collections::BTreeMap<BString, TextRule>,
}

impl Comparer<'_> {
    /// The file's entry, whatever its number of lines.
    pub(in crate::core) fn entry(&self, file: &FileChange) -> Result<DiffEntry> {
        let mut entry = DiffEntry {
            path: file.path.clone(),
            old_path: file.old_path.clone(),
            status: status(file),
            mode: file.after.map(|e| e.mode),
            old_mode: file.before.map(|e| e.mode),
            id: file.after.map(|e| e.id),
            old_id: file.before.map(|e| e.id),
            size: 0,
            binary: false,
            omitted_reason: None,
            additions: 0,
            deletions: 0,
            hunks: Vec::new(),
        };
        let (before, after) = (self.size(file.before)?, self.size(file.after)?);
        entry.size = if file.after.is_some() { after } else { before };
        let is_commit = |e: Option<Entry>| e.is_some_and(|e| e.mode == Mode::Commit);
        if is_commit(file.before) || is_commit(file.after) {
            entry.omitted_reason = Some(Omitted::Submodule);
            return Ok(entry);
        }
        let (old_rule, rule) = (self.rule(file.old_path.as_ref().unwrap_or(&file.path)), self.rule(&file.path));
        let same = entry.id == entry.old_id;
        entry.binary =
            file.before.is_some() && old_rule == TextRule::Binary || file.after.is_some() && rule == TextRule::Binary;
        if !entry.binary && before.max(after) > self.options.max_file_size {
            entry.omitted_reason = (!same).then_some(Omitted::TooLarge);
            return Ok(entry);
        }
        if !entry.binary {
            let (old, new) = (self.read(file.before)?, self.read(file.after)?);
            entry.binary = old_rule.is_binary(&old) || rule.is_binary(&new);
            if !entry.binary && !same {
                entry.hunks = match entry.status {
                    Status::TypeChanged => hunks::replaced(&old, &new),
                    _ => hunks::hunks(&old, &new, self.algorithm, self.options.context),
                };
            }
        }
        entry.omitted_reason = (entry.binary && !same).then_some(Omitted::Binary);
        (entry.additions, entry.deletions) = count(&entry.hunks);
        Ok(entry)
    }

    fn rule(&self, path: &BString) -> TextRule {
        self.rules.get::<BStr>(path.as_bstr()).copied().unwrap_or_default()
    }

    fn size(&self, entry: Option<Entry>) -> Result<u64> {
        match entry {
            Some(e) if e.mode != Mode::Commit => match self.repo.blob_size(e.id) {
                Some(size) => Ok(size),
                None => Ok(self.repo.read_blob(e.id)?.len() as u64),
            },
            _ => Ok(0),
        }
    }

    fn read(&self, entry: Option<Entry>) -> Result<Vec<u8>> {
        entry.map_or(Ok(Vec::new()), |e| self.repo.read_blob(e.id))
    }
}

fn status(file: &FileChange) -> Status {
    match (file.before, file.after) {
        (None, _) => Status::Added,
        (_, None) => Status::Deleted,
        _ if file.old_path.is_some() => Status::Renamed,
        (Some(a), Some(b)) if a.mode == b.mode || a.mode.is_file() && b.mode.is_file() => Status::Modified,
        _ => Status::TypeChanged,
    }
}

fn count(hunks: &[Hunk]) -> (usize, usize) {
    let lines = |kind| hunks.iter().flat_map(|h| &h.lines).filter(|l| l.kind == kind).count();
    (lines(LineKind::Add), lines(LineKind::Remove))
}

/// The difference between two texts of a file that no repository has; none stands for no file.
pub fn of_texts(path: BString, before: Option<&[u8]>, after: Option<&[u8]>) -> DiffEntry {
    let (old, new) = (before.unwrap_or_default(), after.unwrap_or_default());
    let hunks = hunks::hunks(old, new, Algorithm::Histogram, DiffOptions::default().context);
    let count = |kind| hunks.iter().flat_map(|h| &h.lines).filter(|l| l.kind == kind).count();
    DiffEntry {
        path,
        old_path: None,
        status: match (before, after) {
            (None, _) => Status::Added,
            (_, None) => Status::Deleted,
            _ => Status::Modified,
        },
        mode: None,
        old_mode: None,
        id: None,
        old_id: None,
        size: after.or(before).map_or(0, |text| text.len() as u64),
        binary: false,
        omitted_reason: None,
        additions: count(LineKind::Add),
        deletions: count(LineKind::Remove),
        hunks,
    }
}
