//! Which paths a user meant: git's pathspecs (`dir`, `*.rs`, `:!vendor`, `:(icase)readme`). Attribute magic matches nothing.

use std::cell::RefCell;

use crate::error::{Code, Context as _, Result};

use super::{BStr, BString, ByteSlice as _, Repo};

/// A set of pathspecs, ready to be asked.
pub struct PathFilter {
    search: RefCell<gix::pathspec::Search>,
}

impl Repo {
    /// Parses pathspecs as typed in the directory `prefix` (relative to the root, empty for the root itself).
    pub fn path_filter(&self, specs: &[BString], prefix: &BStr) -> Result<PathFilter> {
        let outside = || "a path is outside the repository".to_owned();
        let prefix = gix::path::from_byte_slice(prefix).or_code(Code::Invalid, outside)?;
        let root = self.workdir().unwrap_or_else(|| self.git_dir());
        let mut patterns = Vec::with_capacity(specs.len());
        for spec in specs {
            let mut pattern = gix::pathspec::parse(spec, gix::pathspec::Defaults::default())
                .or_code(Code::Invalid, || format!("`{spec}` is not a pathspec"))?;
            // gix keeps a `.` that stands for the root as text, and then no path starts with it.
            let mut whole = pattern.clone();
            whole.normalize(prefix, root).or_code(Code::Invalid, || format!("`{spec}` is outside the repository"))?;
            if whole.path() == "." {
                let signature = pattern.signature | gix::pathspec::MagicSignature::TOP;
                pattern = gix::pathspec::Pattern::from_literal(b"", signature);
            }
            patterns.push(pattern);
        }
        let prefix = (!prefix.as_os_str().is_empty()).then_some(prefix);
        let search = gix::pathspec::Search::from_specs(patterns, prefix, root).or_code(Code::Invalid, outside)?;
        Ok(PathFilter { search: RefCell::new(search) })
    }
}

impl PathFilter {
    /// Whether a file's path is meant.
    pub fn matches(&self, path: &BStr) -> bool {
        self.search
            .borrow_mut()
            .pattern_matching_relative_path(path, Some(false), &mut |_, _, _, _| false)
            .is_some_and(|m| !m.is_excluded())
    }
}

/// Whether a pattern of `.gitignore`'s form, read without regard to case, means this path: it, or a directory above it.
/// One without a slash in its middle means a name at any depth.
pub fn path_matches(glob: &str, path: &BStr) -> bool {
    let mode = gix::glob::wildmatch::Mode::NO_MATCH_SLASH_LITERAL | gix::glob::wildmatch::Mode::IGNORE_CASE;
    let is_rooted = glob.trim_end_matches('/').contains('/');
    let glob = glob.trim_matches('/');
    let ends = path.find_iter("/").chain([path.len()]);
    ends.into_iter().any(|end| {
        let start = if is_rooted { 0 } else { path[..end].rfind_byte(b'/').map_or(0, |slash| slash + 1) };
        gix::glob::wildmatch(glob.into(), path[start..end].as_bstr(), mode)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::git::testing::Sandbox;

    /// The paths of a tree that `git ls-files` would list for these pathspecs, and what we say.
    fn agree(specs: &[&str], prefix: &str) {
        let world = Sandbox::new();
        let all = ["a.rs", "b.txt", "src/a.rs", "src/deep/b.rs", "src/deep/c.txt", "srcs/x", "odd[1].txt", "README"];
        for path in all {
            world.write(path, path.as_bytes());
        }
        world.git(&["add", "-A"]);
        let dir = world.path().join(prefix);
        let args = ["ls-files", "-z", "--full-name", "--"].into_iter().chain(specs.iter().copied());
        let mut expected: Vec<String> = world
            .git_at(&dir, &args.collect::<Vec<_>>())
            .split(|b| *b == 0)
            .filter(|p| !p.is_empty())
            .map(|p| p.to_str_lossy().into_owned())
            .collect();
        expected.sort();
        let specs: Vec<BString> = specs.iter().map(|s| BString::from(*s)).collect();
        let filter = world.repo().path_filter(&specs, prefix.into()).expect("valid pathspecs");
        let mut ours: Vec<String> =
            all.iter().filter(|p| filter.matches(BStr::new(p))).map(|p| (*p).to_owned()).collect();
        ours.sort();
        assert_eq!(ours, expected, "{specs:?} in `{prefix}`");
    }

    #[test]
    fn pathspecs_mean_what_git_ls_files_lists() {
        agree(&["src"], "");
        agree(&["src/"], "");
        agree(&["*.rs"], "");
        agree(&["src/*.rs"], "");
        agree(&[":(glob)src/*.rs"], "");
        agree(&[":(glob)**/*.txt"], "");
        agree(&[":(icase)readme"], "");
        agree(&["odd[1].txt"], "");
        agree(&["."], "");
        agree(&["."], "src");
        agree(&[".."], "src");
        agree(&[":/"], "src");
        agree(&[":!src"], "");
        agree(&["src", ":!src/deep"], "");
        agree(&["deep"], "src");
        agree(&["../b.txt", "a.rs"], "src");
        agree(&[":/b.txt"], "src");
    }

    #[test]
    fn a_path_outside_is_refused() {
        let world = Sandbox::new();
        let error = world.repo().path_filter(&["../x".into()], "".into()).err().expect("refused");
        assert_eq!(error.code(), Code::Invalid);
    }

    #[test]
    fn patterns_of_rules() {
        let cases = [
            ("migrations/**", "migrations/1.sql", true),
            ("migrations/**", "migrations/deep/1.sql", true),
            ("migrations/**", "Migrations/1.sql", true),
            ("migrations/**", "db/migrations/1.sql", false),
            ("migrations/", "migrations/1.sql", true),
            ("migrations", "db/migrations/1.sql", true),
            ("/migrations", "db/migrations/1.sql", false),
            ("*.sql", "db/deep/1.SQL", true),
            ("db/*.sql", "db/deep/1.sql", false),
            ("db/**/*.sql", "db/deep/1.sql", true),
            ("db/**/*.sql", "db/1.sql", true),
            ("/.tine/**", ".tine/policy.toml", true),
            ("src/[ab].rs", "src/b.rs", true),
            ("src/[ab].rs", "src/c.rs", false),
        ];
        for (glob, path, expected) in cases {
            assert_eq!(path_matches(glob, path.into()), expected, "{glob} {path}");
        }
    }
}
