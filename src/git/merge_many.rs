//! Which paths many merges leave in conflict, and nothing else of them: one `git merge-tree --stdin` answers for many
//! pairs of commits. Its objects go to a scratch directory and with it; the repository is never written to.

use std::ffi::OsStr;
use std::fs::File;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::error::{Context as _, Error, Result};

use super::version::version_text;
use super::{BString, ByteSlice as _, Oid, Output, Repo};

/// How the names of scratch directories begin.
const PREFIX: &str = "tine-merge-";
/// What stands in one of them.
const LOCK: &str = "lock";
const OBJECTS: &str = "objects";

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
        if let Some(memory) = InMemory::make() {
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

/// A directory in memory alone, if there is a place for such with room: a merge writes many files that nobody reads.
struct InMemory {
    dir: TempDir,
    /// Held as long as somebody works there.
    _lock: File,
}

impl InMemory {
    #[cfg(target_os = "linux")]
    fn make() -> Option<InMemory> {
        const TMPFS: u64 = 0x0102_1994;
        const ROOM: u64 = 1 << 30;
        let place = Path::new("/dev/shm");
        let fs = rustix::fs::statfs(place).ok()?;
        let number = |n: i128| u64::try_from(n).unwrap_or_default();
        let free = number(fs.f_bavail.into()).saturating_mul(number(fs.f_bsize.into()));
        if number(fs.f_type.into()) != TMPFS || free < ROOM {
            return None;
        }
        InMemory::sweep(place);
        let dir = tempfile::Builder::new().prefix(PREFIX).tempdir_in(place).ok()?;
        let lock = File::create_new(dir.path().join(LOCK)).ok()?;
        lock.try_lock().ok()?;
        // Somebody may have swept it away right before.
        std::fs::create_dir(dir.path().join(OBJECTS)).ok()?;
        Some(InMemory { dir, _lock: lock })
    }

    #[cfg(not(target_os = "linux"))]
    fn make() -> Option<InMemory> {
        None
    }

    fn path(&self) -> PathBuf {
        self.dir.path().join(OBJECTS)
    }

    /// Removes what was left by processes that were killed: nothing but a reboot would.
    fn sweep(place: &Path) {
        let found = std::fs::read_dir(place).into_iter().flatten().flatten();
        for old in found.filter(|entry| entry.file_name().as_bytes().starts_with(PREFIX.as_bytes())) {
            let lock = File::open(old.path().join(LOCK));
            if lock.is_ok_and(|lock| lock.try_lock().is_ok() && std::fs::remove_dir_all(old.path()).is_ok()) {
                tracing::debug!(target: "tine::git", "swept `{}`", old.path().display());
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_works_in_is_swept_away() {
        let place = tempfile::tempdir().expect("a place");
        let make = |name: &str, has_lock: bool| {
            let dir = place.path().join(name);
            std::fs::create_dir(&dir).expect("a directory");
            has_lock.then(|| File::create_new(dir.join(LOCK)).expect("a lock"))
        };
        drop(make("tine-merge-old", true));
        let held = make("tine-merge-at-work", true).expect("made");
        held.lock().expect("it is free");
        make("tine-merge-just-made", false);
        make("tine-other", true);
        InMemory::sweep(place.path());
        let mut left: Vec<_> = std::fs::read_dir(place.path())
            .expect("the place")
            .map(|entry| entry.expect("an entry").file_name().into_string().expect("text"))
            .collect();
        left.sort();
        assert_eq!(left, ["tine-merge-at-work", "tine-merge-just-made", "tine-other"]);
    }
}
