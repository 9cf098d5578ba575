//! Which paths many merges leave in conflict, and nothing else of them: one `git merge-tree --stdin` answers for many
//! pairs of commits. Its objects go to a scratch directory and with it; the repository is never written to.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use crate::error::{Context as _, Error, Result};

use super::memory_dir::{MemoryDir, PREFIX};
use super::version::version_text;
use super::{BString, ByteSlice as _, Oid, Output, Repo};

/// Settings that decide what a merge leaves in conflict.
const SETTINGS: [&str; 7] = [
    "merge.renames",
    "merge.renameLimit",
    "merge.directoryRenames",
    "merge.renormalize",
    "merge.default",
    "diff.renames",
    "diff.renameLimit",
];

impl Repo {
    /// For each pair of commits, the paths that merging them leaves in conflict, sorted. The attributes are those of the
    /// tree `attributes`, for all of the pairs. Commits without common history have no answer.
    pub fn conflicting_paths(&self, attributes: Oid, pairs: &[(Oid, Oid)]) -> Result<Vec<Vec<BString>>> {
        if pairs.is_empty() {
            return Ok(Vec::new());
        }
        if let Some(memory) = MemoryDir::make() {
            let out = self.merge_tips(&memory.path(), attributes, pairs)?;
            if out.status == Some(0) {
                return parse(&out.stdout, pairs);
            }
            if !out.stderr.contains("No space left on device") {
                return Err(out.into_error("merge-tree"));
            }
        }
        let fail = || "cannot make room for a merge".to_owned();
        let dir = tempfile::Builder::new().prefix(PREFIX).tempdir().or_io(fail)?;
        let out = self.merge_tips(dir.path(), attributes, pairs)?;
        if out.status != Some(0) {
            return Err(out.into_error("merge-tree"));
        }
        parse(&out.stdout, pairs)
    }

    fn merge_tips(&self, objects: &Path, attributes: Oid, pairs: &[(Oid, Oid)]) -> Result<Output> {
        let lines: String = pairs.iter().map(|(ours, theirs)| format!("{ours} {theirs}\n")).collect();
        let git = self.git().config("core.looseCompression=0");
        let git = git.args(["merge-tree", "--stdin", "-z", "--name-only", "--messages"]).input(lines);
        let git = self.in_scratch(git, objects).env("GIT_ATTR_SOURCE", attributes.to_string());
        self.quiet_drivers(git).output()
    }

    /// What the answer depends on besides the commits, in a form to compare; none where a program of the user's has a say
    /// in it, which may answer differently each time.
    pub fn merge_settings(&self) -> Result<Option<String>> {
        if self.has_merge_drivers() {
            return Ok(None);
        }
        let set = |key: &&str| Some(format!("{key}={}\n", self.config_string(key)?));
        let mut text = format!("{}\n", version_text()?);
        text.extend(SETTINGS.iter().filter_map(set));
        // Whatever is in these files, not where they lie: `* merge=union` may come and go in one and the same.
        for file in self.system_attribute_file()?.into_iter().chain(self.outer_attribute_files()) {
            let bytes = std::fs::read(&file).unwrap_or_default();
            text.push_str(&format!("attributes={}\n", self.hash_of(&bytes)?));
        }
        Ok(Some(text))
    }

    /// The attribute file of all users of this machine, which only git knows the place of; from 2.42 on it tells. None
    /// where it is turned off.
    fn system_attribute_file(&self) -> Result<Option<PathBuf>> {
        let out = self.git().args(["var", "GIT_ATTR_SYSTEM"]).output()?;
        let place = out.stdout.trim_end();
        Ok((out.status == Some(0) && !place.is_empty()).then(|| PathBuf::from(OsStr::from_bytes(place))))
    }
}

/// The answers of `git merge-tree --stdin -z --name-only --messages`: for each merge `0` or `1`, the tree, the paths up to
/// an empty field, then messages (a number, so many paths, the kind, the text) up to an empty field.
fn parse(text: &[u8], pairs: &[(Oid, Oid)]) -> Result<Vec<Vec<BString>>> {
    let odd = || Error::internal("cannot understand `git merge-tree --stdin`");
    let mut fields = text.split(|b| *b == 0);
    let mut all = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let is_clean = match fields.next() {
            Some(b"1") => true,
            Some(b"0") => false,
            _ => return Err(odd()),
        };
        fields.next().ok_or_else(odd)?;
        let mut paths: Vec<BString> = fields.by_ref().take_while(|f| !f.is_empty()).map(|p| plain(p, pair)).collect();
        let mut told: Vec<BString> = Vec::new();
        loop {
            let number = fields.next().ok_or_else(odd)?;
            if number.is_empty() {
                break;
            }
            let number: usize = number.to_str().ok().and_then(|n| n.parse().ok()).ok_or_else(odd)?;
            let about: Vec<BString> = fields.by_ref().take(number).map(|p| plain(p, pair)).collect();
            let kind = fields.next().ok_or_else(odd)?;
            fields.next().ok_or_else(odd)?;
            if kind.starts_with(b"CONFLICT") {
                told.extend(about);
            }
        }
        // A folder that was renamed to several places is a conflict without any file in it.
        if paths.is_empty() && !is_clean {
            paths = told;
        }
        paths.sort();
        paths.dedup();
        all.push(paths);
    }
    Ok(all)
}

/// A file that made room for a folder or another file has `~` and its side's name behind it: the path without it.
fn plain(path: &[u8], (ours, theirs): &(Oid, Oid)) -> BString {
    let suffix = |side: &Oid| path.find(format!("~{side}"));
    match suffix(ours).or_else(|| suffix(theirs)) {
        Some(at) => path[..at].into(),
        None => path.into(),
    }
}
