//! Patch ids: what a change is, wherever it stands. Equal ids mean that a change has landed already.
//! git2 computes them without opening a repository, so that every form of repository can be asked.

use std::sync::Once;

use crate::error::{Code, Error, Result};

use super::{ByteSlice as _, Git, Oid, Repo};

/// Puts libgit2's allocator in place: its functions without a repository fail before anything else did that.
pub(super) fn start_libgit2() {
    static START: Once = Once::new();
    START.call_once(|| drop(git2::Buf::new()));
}

/// The id of a patch as `git patch-id --stable` computes it.
pub fn patch_id(patch: &[u8]) -> Result<String> {
    if let Some(id) = by_git2(patch) {
        return Ok(id);
    }
    // Not tied to a repository, so that the id does not depend on the hash of the one we stand in.
    let out = Git::new().env("GIT_DIR", "/dev/null").args(["patch-id", "--stable"]).input(patch).run()?;
    let text = String::from_utf8_lossy(&out);
    let id = text.split(' ').next().filter(|id| !id.is_empty());
    id.map(str::to_owned).ok_or_else(|| Error::new(Code::Invalid, "this is not a patch"))
}

/// Header lines that libgit2 counts differently than git, or not at all.
const GITS_OWN: &[&str] = &["Binary files ", "GIT binary patch", "old mode ", "rename ", "copy ", "similarity "];

/// libgit2's answer for patches that it understands as git does. Its parser also trips over new and deleted empty
/// files, which then are git's too.
fn by_git2(patch: &[u8]) -> Option<String> {
    if patch.lines().any(|line| GITS_OWN.iter().any(|own| line.starts_with(own.as_bytes()))) {
        return None;
    }
    start_libgit2();
    Some(git2::Diff::from_buffer(patch).ok()?.patchid(None).ok()?.to_string())
}

impl Repo {
    /// The patch id of what a commit changes against its first parent, renames not looked for; `None` when it changes
    /// nothing.
    pub fn commit_patch_id(&self, commit: Oid) -> Result<Option<String>> {
        let parent = self.commit(commit)?.parents.first().copied();
        let before = parent.filter(|p| self.has(*p)).map_or(Ok(self.empty_tree()), |p| self.tree_of(p))?;
        let after = self.tree_of(commit)?;
        if before == after {
            return Ok(None);
        }
        let patch = self
            .git()
            // The id covers the names as git quotes them when nothing is configured.
            .config("core.quotePath=true")
            .args(["diff-tree", "-p", "--no-renames", "--no-ext-diff", "--no-textconv", "--src-prefix=a/"])
            .args(["--dst-prefix=b/", "--unified=3", "--diff-algorithm=default", "--no-color"])
            .args([before.to_string(), after.to_string()])
            .run()?;
        patch_id(&patch).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Dice, Fixture, rounds};
    use super::*;

    fn by_git(fixture: &Fixture, commit: Oid) -> Option<String> {
        let patch = fixture.git_raw(&["diff-tree", "-p", "--root", "-m", "--first-parent", &commit.to_string()], b"").1;
        let out = fixture.git_raw(&["patch-id", "--stable"], &patch).1;
        String::from_utf8(out).expect("hex").split(' ').next().filter(|id| !id.is_empty()).map(str::to_owned)
    }

    #[test]
    fn ids_are_those_of_git() {
        let fixture = Fixture::new();
        let mut dice = Dice::new(5);
        fixture.commit_file("f0", "0\n", "root");
        for n in 0..rounds(60) {
            for _ in 0..=dice.below(3) {
                let path = format!("d{}/f{}", dice.below(2), dice.below(5));
                let full = fixture.root().join(&path);
                match dice.below(9) {
                    0 if full.exists() => std::fs::remove_file(full).expect("there"),
                    1 => fixture.write(&path, [0u8, 1, n as u8, dice.below(99) as u8]),
                    2 => fixture.write(&path, format!("no end {n}\n last")),
                    3 => fixture.write(&path, ""),
                    4 => fixture
                        .write(&path, [b"\xff\xfe latin ".as_slice(), n.to_string().as_bytes(), b"\r\n"].concat()),
                    5 if full.exists() => {
                        use std::os::unix::fs::PermissionsExt as _;
                        std::fs::set_permissions(full, std::fs::Permissions::from_mode(0o755)).expect("a mode");
                    }
                    6 if full.symlink_metadata().is_err() => {
                        std::fs::create_dir_all(full.parent().expect("below")).expect("a folder");
                        std::os::unix::fs::symlink(format!("to{n}"), full).expect("a link");
                    }
                    7 => fixture.write(&format!("d0/odd \"name\" {n} é"), "odd\n"),
                    _ => {
                        let lines: String =
                            (0..30).map(|l| format!("l {} \t\n", (l * 7 + dice.below(2)) % 50)).collect();
                        if !full.is_symlink() {
                            fixture.write(&path, lines);
                        }
                    }
                }
            }
            let commit = fixture.commit("step");
            let repo = fixture.repo();
            let patch = fixture.git(&["show", &commit.to_string()]);
            let ours = repo.commit_patch_id(commit).expect("an id");
            assert_eq!(ours, by_git(&fixture, commit), "round {n}\n{patch}");
        }
    }

    #[test]
    fn the_same_change_elsewhere_has_the_same_id() {
        let fixture = Fixture::new();
        let text: String = (0..40).map(|n| format!("{n}\n")).collect();
        fixture.commit_file("a", &text, "base");
        let one = fixture.commit_file("a", &text.replace("\n20\n", "\ntwenty\n"), "one");
        fixture.git(&["checkout", "-q", "-b", "other", "HEAD~1"]);
        let between = fixture.commit_file("b", "b\n", "between");
        let two = fixture.commit_file("a", &text.replace("\n20\n", "\ntwenty\n"), "another message");
        let empty = fixture.commit("nothing");
        let repo = fixture.repo();
        let id = |commit| repo.commit_patch_id(commit).expect("an id");
        assert_eq!(id(one), id(two));
        assert_ne!(id(one), id(between));
        assert_eq!(id(empty), None);
        assert_eq!(patch_id(b"no patch").expect_err("no patch").code(), Code::Invalid);
    }
}
