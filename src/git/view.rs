//! A repository as a push would leave it: its objects with those still in quarantine, and the refs as they would be. It is
//! a bare repository of its own in a temporary directory, so everything can look at it, `git` too, and nothing of the real
//! one moves.

use std::collections::BTreeMap;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use crate::error::{Context as _, Result};

use super::{Oid, Repo};

/// The directory goes with it.
pub struct View {
    /// What the push would make.
    pub repo: Repo,
    _dir: tempfile::TempDir,
}

impl Repo {
    /// This repository with these refs, and with the objects in `quarantine` beside its own.
    pub fn view(&self, refs: &BTreeMap<String, Oid>, quarantine: Option<&Path>) -> Result<View> {
        let fail = || "cannot look at what is pushed".to_owned();
        let dir = tempfile::Builder::new().prefix("tine-view-").tempdir().or_io(fail)?;
        let write = |name: &str, bytes: &[u8]| -> Result<()> {
            let file = dir.path().join(name);
            std::fs::create_dir_all(file.parent().unwrap_or(dir.path())).or_io(fail)?;
            std::fs::write(file, bytes).or_io(fail)
        };
        let mut alternates = Vec::new();
        let own = self.common_dir().join("objects");
        for place in quarantine.into_iter().chain([own.as_path()]) {
            let place = place.canonicalize().or_io(fail)?;
            alternates.extend_from_slice(place.as_os_str().as_bytes());
            alternates.push(b'\n');
        }
        write("objects/info/alternates", &alternates)?;
        std::fs::create_dir_all(dir.path().join("refs")).or_io(fail)?;
        let form = match self.null_id().kind() {
            gix::hash::Kind::Sha1 => {
                "[core]\n\trepositoryformatversion = 0\n\tbare = true\n\tuseReplaceRefs = false\n".to_owned()
            }
            kind => {
                format!(
                    "[core]\n\trepositoryformatversion = 1\n\tbare = true\n\tuseReplaceRefs = false\n[extensions]\n\tobjectformat = {kind}\n"
                )
            }
        };
        write("config", form.as_bytes())?;
        let head = self.head_branch_of(self.common_dir())?.unwrap_or_else(|| "refs/heads/main".to_owned());
        write("HEAD", format!("ref: {head}\n").as_bytes())?;
        let mut packed = "# pack-refs with: sorted \n".to_owned();
        // An object is what its id says, not what a replacement says.
        for (name, id) in refs.iter().filter(|(name, _)| !name.starts_with("refs/replace/")) {
            packed.push_str(&format!("{id} {name}\n"));
        }
        write("packed-refs", packed.as_bytes())?;
        Ok(View { repo: Repo::open(dir.path())?, _dir: dir })
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;

    #[test]
    fn a_view_has_other_refs_and_the_same_objects() {
        for init in [&[][..], &["--object-format=sha256"]] {
            let fixture = Fixture::with(init);
            fixture.commit_file("a", "1\n", "one");
            fixture.commit_file("a", "2\n", "two");
            let repo = fixture.repo();
            let (one, two) = (fixture.id("HEAD~1"), fixture.id("HEAD"));
            let refs = BTreeMap::from([("refs/heads/main".to_owned(), one), ("refs/heads/new".to_owned(), two)]);
            let view = repo.view(&refs, None).expect("a view");
            assert_eq!(view.repo.refs_below("refs/").expect("refs"), refs);
            assert_eq!(view.repo.tree_of(two).expect("a tree"), repo.tree_of(two).expect("a tree"));
            let out = view.repo.git().args(["log", "--format=%s", "main"]).run().expect("git reads it");
            assert_eq!(out, b"one\n");
            assert_eq!(repo.find_ref("refs/heads/new").expect("an answer"), None);
        }
    }
}
