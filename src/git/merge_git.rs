//! Merges by `git merge-tree`, with every new object in a scratch directory: previews leave nothing behind, and a
//! result is taken over only as far as it is needed.

use std::collections::BTreeMap;
use std::path::Path;

use gix::objs::Write as _;
use gix::objs::tree::EntryKind;

use crate::error::{Context as _, Error, Result};

use super::memory_dir::PREFIX;
use super::merge::{Conflict, MergeLabels, Merged, Sides};
use super::objects::{alternate, load};
use super::refs::parse_oid;
use super::{BString, ByteSlice as _, Entry, Git, Mode, Oid, Repo};

/// What the conflict markers in git's result are called: the ids that it was given.
struct Given {
    base: Option<Oid>,
    ours: Oid,
    theirs: Oid,
}

/// The stages of one path: common ancestor, ours, theirs.
type Stages = [Option<Entry>; 3];

impl Repo {
    /// The merge as git makes it, and a handle that has its objects in memory.
    pub(super) fn merge_by_git(&self, sides: Sides, labels: MergeLabels<'_>) -> Result<(gix::Repository, Merged)> {
        let fail = || "cannot make room for a merge".to_owned();
        let dir = tempfile::Builder::new().prefix(PREFIX).tempdir().or_io(fail)?;
        let objects = dir.path().join("objects");
        std::fs::create_dir(&objects).or_io(fail)?;
        let store = gix::odb::loose::Store::at(&objects, self.gix.object_hash());
        self.lend_memory(&store)?;

        let mut git = self.git().args(["merge-tree", "--write-tree", "-z", "--messages"]);
        let given = match sides {
            Sides::Trees { base, ours, theirs } => {
                let given = Given {
                    base: Some(stand_in(&store, base, "base")?),
                    ours: stand_in(&store, ours, "ours")?,
                    theirs: stand_in(&store, theirs, "theirs")?,
                };
                git = git.arg(format!("--merge-base={}", stand_in(&store, base, "base")?));
                given
            }
            Sides::Commits { ours, theirs, .. } => Given { base: None, ours, theirs },
        };
        git = git.arg(given.ours.to_string()).arg(given.theirs.to_string());
        git = self.in_scratch(git, &objects).env("GIT_ATTR_SOURCE", sides.our_tree().to_string());
        let out = self.quiet_drivers(git).output()?;
        if !matches!(out.status, Some(0 | 1)) {
            return Err(out.into_error("merge-tree"));
        }
        let (tree, stages, kinds) = parse(&out.stdout)?;

        let scratch = self.gix.clone().with_object_memory();
        load(&objects, &scratch)?;
        if out.status == Some(0) {
            return Ok((scratch, Merged { tree, conflicts: Vec::new() }));
        }
        let (tree, conflicts) = relabel(&scratch, tree, self.describe(stages, &kinds), &given, labels)?;
        if conflicts.is_empty() {
            return Err(Error::internal("`git merge-tree` reports a conflict without a path"));
        }
        Ok((scratch, Merged { tree, conflicts }))
    }

    /// Makes `git` write new objects into `objects` and read ours too. They need not reach the disk: what is to stay is
    /// written once more, into the repository.
    pub(super) fn in_scratch(&self, git: Git, objects: &Path) -> Git {
        let ours = alternate(&self.common_dir().join("objects"));
        let git = git
            .config("core.fsync=none")
            .env("GIT_OBJECT_DIRECTORY", objects)
            .env("GIT_ALTERNATE_OBJECT_DIRECTORIES", ours);
        if self.is_partial_clone() { git.with_network() } else { git }
    }

    /// Sends what merge drivers print to standard error: standard output is what we read.
    pub(super) fn quiet_drivers(&self, git: Git) -> Git {
        let config = self.gix.config_snapshot();
        let mut drivers: BTreeMap<BString, BString> = BTreeMap::new();
        for section in config.sections_by_name("merge").into_iter().flatten() {
            if let (Some(name), Some(command)) = (section.header().subsection_name(), section.value("driver")) {
                drivers.insert(name.to_owned(), command);
            }
        }
        if drivers.is_empty() {
            return git;
        }
        let given: usize = std::env::var("GIT_CONFIG_COUNT").ok().and_then(|n| n.parse().ok()).unwrap_or_default();
        let mut git = git.env("GIT_CONFIG_COUNT", (given + drivers.len()).to_string());
        for (n, (name, command)) in (given..).zip(&drivers) {
            git = git
                .env(&format!("GIT_CONFIG_KEY_{n}"), format!("merge.{name}.driver"))
                .env(&format!("GIT_CONFIG_VALUE_{n}"), format!("{{ {command}\n}} 1>&2"));
        }
        git
    }

    /// Gives git the objects that this handle keeps in memory.
    fn lend_memory(&self, store: &gix::odb::loose::Store) -> Result<()> {
        let Some(memory) = self.gix.clone().objects.reset_object_memory() else { return Ok(()) };
        for (kind, data) in memory.values() {
            store.write_buf(*kind, data).or_io(|| "cannot make room for a merge".to_owned())?;
        }
        Ok(())
    }

    fn describe(&self, stages: BTreeMap<BString, Stages>, kinds: &[(Vec<BString>, String)]) -> Vec<Conflict> {
        let mut all = Vec::new();
        for (path, [base, ours, theirs]) in stages {
            let kind = kinds.iter().find(|(paths, _)| paths.contains(&path)).map(|(_, kind)| kind.as_str());
            let reason = reason([base, ours, theirs], kind.unwrap_or_default());
            let hunks = self.hunks_of(base, ours, theirs);
            all.push(Conflict { path, reason, base, ours, theirs, hunks });
        }
        // A folder that was renamed to several places is a conflict without any file in it.
        if all.is_empty() {
            for (path, kind) in kinds.iter().flat_map(|(paths, kind)| paths.iter().map(move |p| (p, kind))) {
                let (path, reason, hunks) = (path.clone(), kind.clone(), Vec::new());
                all.push(Conflict { path, reason, base: None, ours: None, theirs: None, hunks });
            }
        }
        all
    }
}

/// A commit for a tree: older versions of git merge only commits.
fn stand_in(store: &gix::odb::loose::Store, tree: Oid, name: &str) -> Result<Oid> {
    let text = format!("tree {tree}\nauthor tine <> 0 +0000\ncommitter tine <> 0 +0000\n\n{name}\n");
    store.write_buf(gix::objs::Kind::Commit, text.as_bytes()).or_io(|| "cannot make room for a merge".to_owned())
}

/// The tree, the stages by path and the kinds of conflicts with their paths, from `git merge-tree -z`.
#[expect(clippy::type_complexity, reason = "the three parts of one answer, taken apart at once by its only caller")]
fn parse(text: &[u8]) -> Result<(Oid, BTreeMap<BString, Stages>, Vec<(Vec<BString>, String)>)> {
    let odd = || Error::internal("cannot understand `git merge-tree`");
    let mut fields = text.split(|b| *b == 0);
    let tree = parse_oid(fields.next().ok_or_else(odd)?)?;
    let mut stages: BTreeMap<BString, Stages> = BTreeMap::new();
    for line in fields.by_ref().take_while(|f| !f.is_empty()) {
        let (head, path) = line.split_once_str("\t").ok_or_else(odd)?;
        let mut words = head.split(|b| *b == b' ');
        let mode = words.next().and_then(|w| Mode::parse(&w.to_str_lossy())).ok_or_else(odd)?;
        let id = parse_oid(words.next().ok_or_else(odd)?)?;
        let stage = match words.next() {
            Some(b"1") => 0,
            Some(b"2") => 1,
            Some(b"3") => 2,
            _ => return Err(odd()),
        };
        stages.entry(path.into()).or_default()[stage] = Some(Entry { mode, id });
    }
    let mut kinds = Vec::new();
    while let Some(count) = fields.next().and_then(|n| n.to_str().ok()?.parse::<usize>().ok()) {
        let paths = fields.by_ref().take(count).map(BString::from).collect();
        let kind = fields.next().unwrap_or_default().to_str_lossy().into_owned();
        let _message = fields.next();
        // Most are `CONFLICT (contents)`; some have no space.
        if let Some(kind) = kind.strip_prefix("CONFLICT") {
            kinds.push((paths, kind.trim().trim_matches(['(', ')']).to_owned()));
        }
    }
    Ok((tree, stages, kinds))
}

/// The words of `git status` for these stages, and git's kind of conflict where they do not say it all.
fn reason([base, ours, theirs]: Stages, kind: &str) -> String {
    let words = match (base.is_some(), ours.is_some(), theirs.is_some()) {
        (true, true, true) => "both modified",
        (false, true, true) => "both added",
        (true, true, false) => "deleted by them",
        (true, false, true) => "deleted by us",
        (false, true, false) => "added by us",
        (false, false, true) => "added by them",
        (_, false, false) => "both deleted",
    };
    if ["", "contents", "modify/delete", "add/add"].contains(&kind) {
        return words.to_owned();
    }
    format!("{words} ({kind})")
}

/// Puts names for people where git had only ids: into the conflict markers, and behind the `~` of files that had to
/// make room for a folder or another file.
fn relabel(
    scratch: &gix::Repository,
    tree: Oid,
    mut conflicts: Vec<Conflict>,
    given: &Given,
    labels: MergeLabels<'_>,
) -> Result<(Oid, Vec<Conflict>)> {
    let fail = || "cannot label the conflicts of a merge".to_owned();
    let root = scratch.find_tree(tree).or_io(fail)?;
    let at = |path: &BString| root.lookup_entry(path.split(|b| *b == b'/')).or_io(fail);
    let mut editor = scratch.edit_tree(tree).or_io(fail)?;
    for conflict in &mut conflicts {
        let Some(entry) = at(&conflict.path)? else { continue };
        let (kind, mut id) = (entry.mode().kind(), entry.object_id());
        let is_file = matches!(kind, EntryKind::Blob | EntryKind::BlobExecutable);
        if is_file
            && let Some(object) = scratch.try_find_object(id).or_io(fail)?
            && let Some(text) = with_labels(&object.data, given, labels)
        {
            id = scratch.write_blob(text).or_io(fail)?.detach();
            editor.upsert(conflict.path.as_bstr(), kind, id).or_io(fail)?;
        }
        let Some(mut path) = without_id(&conflict.path, given, labels) else { continue };
        while at(&path)?.is_some() {
            path.push(b'_');
        }
        editor.remove(conflict.path.as_bstr()).or_io(fail)?;
        editor.upsert(path.as_bstr(), kind, id).or_io(fail)?;
        conflict.path = path;
    }
    conflicts.sort_by(|a, b| a.path.cmp(&b.path));
    Ok((editor.write().or_io(fail)?.detach(), conflicts))
}

/// `file~<id>` as `file~<label>`, with the slashes of the label replaced as git does.
fn without_id(path: &BString, given: &Given, labels: MergeLabels<'_>) -> Option<BString> {
    [(given.ours, labels.ours), (given.theirs, labels.theirs)].into_iter().find_map(|(id, label)| {
        let id = format!("~{id}");
        path.contains_str(&id).then(|| path.replace(id, format!("~{}", label.replace(['/', ' '], "_"))).into())
    })
}

fn with_labels(text: &[u8], given: &Given, labels: MergeLabels<'_>) -> Option<Vec<u8>> {
    if super::file_merge::is_binary(text) {
        return None;
    }
    let mut out = Vec::with_capacity(text.len());
    let mut changed = false;
    for line in text.lines_with_terminator() {
        match label_of(line, given, labels) {
            Some((marker, label, rest)) => {
                out.extend_from_slice(&line[..marker]);
                out.extend_from_slice(label.as_bytes());
                out.extend_from_slice(rest);
                changed = true;
            }
            None => out.extend_from_slice(line),
        }
    }
    changed.then_some(out)
}

/// Where the label of a marker line starts, what it should be, and what follows it.
fn label_of<'a>(line: &'a [u8], given: &Given, labels: MergeLabels<'a>) -> Option<(usize, &'a str, &'a [u8])> {
    let first = *line.first()?;
    let marker = line.iter().take_while(|c| **c == first).count();
    if marker < 7 || line.get(marker) != Some(&b' ') {
        return None;
    }
    let name = &line[marker + 1..];
    let hex = name.iter().take_while(|c| c.is_ascii_hexdigit()).count();
    let is = |id: Oid| hex >= 4 && id.to_string().as_bytes().starts_with(&name[..hex]);
    let label = match first {
        b'<' if is(given.ours) => labels.ours,
        b'>' if is(given.theirs) => labels.theirs,
        b'|' if given.base.is_some_and(is) => labels.base,
        _ => return None,
    };
    Some((marker + 1, label, &name[hex..]))
}
