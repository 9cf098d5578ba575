//! Refs apart by where they are kept: packed, in one file that is only ever replaced, or loose, each in a file of its own. A
//! ref that is not loose has not moved since `packed-refs` was last replaced.

use std::collections::BTreeMap;
use std::path::Path;

use crate::error::{Context as _, Result};

use super::pulse::{Stamp, stamp};
use super::reach::is_missing;
use super::{ByteSlice as _, Oid, Repo};

impl Repo {
    /// Which `packed-refs` there is; none if nothing is packed, or refs are not kept in files.
    pub fn packed_refs_stamp(&self) -> Option<Stamp> {
        stamp(&self.common_dir().join("packed-refs"))
    }

    /// What `packed-refs` says of the refs below `prefix`, which may have moved since.
    pub fn packed_below(&self, prefix: &str) -> Result<BTreeMap<String, Oid>> {
        let fail = || "cannot read `packed-refs`".to_owned();
        let Some(packed) = self.gix.refs.cached_packed_buffer().or_io(fail)? else { return Ok(BTreeMap::new()) };
        let mut all = BTreeMap::new();
        for reference in packed.iter_prefixed(prefix.into()).or_io(fail)? {
            let reference = reference.or_io(fail)?;
            all.insert(reference.name.as_bstr().to_string(), reference.target());
        }
        Ok(all)
    }

    /// What `packed-refs` says of one ref.
    pub fn packed_ref(&self, name: &str) -> Result<Option<Oid>> {
        let fail = || "cannot read `packed-refs`".to_owned();
        let Some(packed) = self.gix.refs.cached_packed_buffer().or_io(fail)? else { return Ok(None) };
        Ok(packed.try_find(name).or_io(fail)?.map(|reference| reference.target()))
    }

    /// The names of the refs below `prefix` that are loose.
    pub fn loose_below(&self, prefix: &str) -> Result<Vec<String>> {
        let mut names = Vec::new();
        collect(self.common_dir(), prefix.trim_end_matches('/'), &mut names)?;
        Ok(names)
    }

    /// The commit that a ref itself names; none if there is no such ref, or it is another name of one.
    pub fn direct_ref(&self, name: &str) -> Result<Option<Oid>> {
        let found = self.gix.try_find_reference(name).or_io(|| format!("cannot read the ref `{name}`"))?;
        Ok(found.and_then(|reference| reference.try_id().map(|id| id.detach())))
    }
}

fn collect(root: &Path, dir: &str, names: &mut Vec<String>) -> Result<()> {
    let fail = || format!("cannot list `{dir}`");
    let entries = match std::fs::read_dir(root.join(dir)) {
        Err(e) if is_missing(&e) => return Ok(()),
        entries => entries.or_io(fail)?,
    };
    for entry in entries {
        let entry = entry.or_io(fail)?;
        // A ref whose name is not UTF-8 is none of ours.
        let Some(name) = entry.file_name().as_encoded_bytes().to_str().ok().map(|name| format!("{dir}/{name}")) else {
            continue;
        };
        if entry.file_type().or_io(fail)?.is_dir() {
            collect(root, &name, names)?;
        } else if !name.ends_with(".lock") {
            names.push(name);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;

    #[test]
    fn what_is_loose_and_what_is_packed() {
        let fixture = Fixture::new();
        let first = fixture.commit_file("a.txt", "a\n", "First");
        let second = fixture.commit_file("a.txt", "b\n", "Second");
        let repo = fixture.repo();
        assert_eq!(repo.packed_refs_stamp(), None);
        for name in ["refs/tine/session/a", "refs/tine/session/b", "refs/tine/remotes/up/session/a"] {
            fixture.git(&["update-ref", name, &first.to_string()]);
        }
        fixture.git(&["pack-refs", "--all"]);
        let stamp = repo.packed_refs_stamp();
        assert!(stamp.is_some() && repo.loose_below("refs/tine/").expect("readable").is_empty());
        fixture.git(&["update-ref", "refs/tine/session/b", &second.to_string()]);
        fixture.git(&["update-ref", "refs/tine/remotes/up/session/b", &first.to_string()]);
        fixture.git(&["symbolic-ref", "refs/tine/session/c", "refs/tine/session/a"]);
        assert_eq!(repo.packed_refs_stamp(), stamp, "nothing was packed");
        let mut loose = repo.loose_below("refs/tine/").expect("readable");
        loose.sort();
        assert_eq!(loose, ["refs/tine/remotes/up/session/b", "refs/tine/session/b", "refs/tine/session/c"]);
        let value = |name| (repo.packed_ref(name).expect("readable"), repo.direct_ref(name).expect("readable"));
        assert_eq!(value("refs/tine/session/a"), (Some(first), Some(first)));
        assert_eq!(value("refs/tine/session/b"), (Some(first), Some(second)));
        assert_eq!(value("refs/tine/session/c"), (None, None), "another name of a ref");
        assert_eq!(repo.packed_below("refs/tine/session/").expect("readable").len(), 2);
        fixture.git(&["update-ref", "-d", "refs/tine/session/a"]);
        assert_ne!(repo.packed_refs_stamp(), stamp, "what is packed cannot go without a new file");
    }
}
