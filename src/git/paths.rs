//! Which paths may be stored in a tree: the names git refuses on any platform are refused on all of them.

use std::collections::BTreeSet;

use gix::validate::path::component;

use crate::error::{Code, Error, Result};

use super::{BStr, BString, ByteSlice as _, Entry, Mode, Oid, Repo};

/// Refuses a path that git would not check out everywhere: absolute, with empty, `.` or `..` parts, or with a part that
/// some file system takes for `.git` (`.GIT`, `git~1`, with ignored characters in it).
pub fn check_path(path: &BStr, mode: Mode) -> Result<()> {
    let refuse = |why: &str| Err(Error::new(Code::Invalid, format!("the path `{path}` is refused: {why}")));
    if path.is_empty() {
        return refuse("it is empty");
    }
    if path.starts_with(b"/") {
        return refuse("it is absolute");
    }
    if path.ends_with(b"/") {
        return refuse("it ends in a slash");
    }
    if path.contains(&0) {
        return refuse("it has a NUL in it");
    }
    let options = component::Options { protect_windows: false, protect_hfs: true, protect_ntfs: true };
    let mut parts = path.split(|b| *b == b'/').peekable();
    while let Some(part) = parts.next() {
        if part.is_empty() {
            return refuse("it has an empty part");
        }
        let link = (mode == Mode::Link && parts.peek().is_none()).then_some(component::Mode::Symlink);
        // On Windows a backslash separates, too, so each piece must be harmless by itself.
        for name in part.split(|b| *b == b'\\').filter(|n| !n.is_empty()) {
            match gix::validate::path::component(name.as_bstr(), link, options) {
                Ok(_) => {}
                Err(component::Error::Relative) => return refuse("it has a `.` or `..` in it"),
                Err(component::Error::DotGitDir) => return refuse("a part of it stands for `.git`"),
                Err(component::Error::SymlinkedGitModules) => return refuse("`.gitmodules` must not be a link"),
                Err(_) => return refuse("it cannot be stored everywhere"),
            }
        }
    }
    Ok(())
}

impl Repo {
    /// A file and a folder of one name cannot both be in a tree. Gives the first path that these edits set and the one
    /// that is in its way: set as well, or in `base` and not removed. [`Repo::edit_tree`] would replace it in silence.
    pub fn name_clash(&self, base: Oid, edits: &[(BString, Option<Entry>)]) -> Result<Option<(BString, BString)>> {
        let of = |set: bool| edits.iter().filter(move |e| e.1.is_some() == set).map(|e| e.0.as_bstr());
        let (set, gone): (BTreeSet<&BStr>, BTreeSet<&BStr>) = (of(true).collect(), of(false).collect());
        for path in &set {
            for (i, _) in path.iter().enumerate().filter(|(_, b)| **b == b'/') {
                let above = path[..i].as_bstr();
                let stands = self.lookup(base, above)?.is_some_and(|e| e.mode != Mode::Tree) && !gone.contains(above);
                if stands || set.contains(above) {
                    return Ok(Some(((*path).to_owned(), above.to_owned())));
                }
            }
            if let Some(Entry { mode: Mode::Tree, id }) = self.lookup(base, path)? {
                for (name, _) in self.list_tree(id)? {
                    let below: BString = [path.as_bytes(), b"/", name.as_bytes()].concat().into();
                    if !gone.contains(below.as_bstr()) {
                        return Ok(Some(((*path).to_owned(), below)));
                    }
                }
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::git::testing::Sandbox;

    #[test]
    fn names_that_stand_for_the_git_directory_are_refused_as_git_refuses_them() {
        let world = Sandbox::new();
        world.git(&["config", "core.protectHFS", "true"]);
        world.git(&["config", "core.protectNTFS", "true"]);
        let id = String::from_utf8_lossy(&world.git_in(&["hash-object", "-w", "--stdin"], b"x")).trim().to_owned();
        let bad = [
            ".git",
            ".GIT/x",
            "a/.Git",
            "git~1",
            "GIT~1/config",
            ".g\u{200c}it",
            ".git ",
            ".git.",
            ".git::$INDEX",
            "..",
            "a/../b",
            "./a",
            "a/./b",
            "a//b",
            "/a",
        ];
        for path in bad {
            let entry = format!("100644,{id},{path}");
            let git = world.try_git(world.path(), &["update-index", "--add", "--cacheinfo", &entry], None);
            assert!(git.is_err(), "git takes `{path}`");
            assert!(check_path(path.into(), Mode::File).is_err(), "`{path}`");
        }
        // Git takes these into an index, `git fsck --strict` or a Windows checkout does not.
        for path in ["a/", "", "a\\.git\\b", ".git\\x", "a\0b", "..\\up"] {
            assert!(check_path(path.into(), Mode::File).is_err(), "`{path}`");
        }
        let good = [".gitignore", ".github/x", "git", "a.git", "git~2", "...", "a b/c", "caf\u{e9}", "a\\b", "aux"];
        for path in good {
            let entry = format!("100644,{id},{path}");
            world.git(&["update-index", "--add", "--cacheinfo", &entry]);
            check_path(path.into(), Mode::File).unwrap_or_else(|e| panic!("{e}"));
        }
        assert!(check_path(".gitmodules".into(), Mode::File).is_ok());
        assert!(check_path(".gitmodules".into(), Mode::Link).is_err());
        assert!(check_path(b"\xff\xfe".as_bstr(), Mode::File).is_ok());
    }
}
