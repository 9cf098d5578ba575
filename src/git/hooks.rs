//! The user's hooks, run where and as git would: for landings only. A checkpoint never comes here.

use std::ffi::{OsStr, OsString};
use std::io::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use crate::error::{Context as _, Result};

use super::{ByteSlice as _, Repo};

/// What came of a hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HookOutcome {
    /// Whether there was one.
    pub ran: bool,
    /// Its exit status, `None` when a signal ended it; 0 when there was none.
    pub status: Option<i32>,
    /// What it printed.
    pub output: String,
}

impl HookOutcome {
    /// Whether it agrees, or was not there.
    pub fn passed(&self) -> bool {
        self.status == Some(0)
    }
}

impl Repo {
    /// Runs the hook `name` in `workdir`, wherever `core.hooksPath` says that it is, off the terminal. `index_file`
    /// is what the hook finds in `GIT_INDEX_FILE`.
    pub fn run_hook(
        &self,
        name: &str,
        args: &[impl AsRef<OsStr>],
        workdir: &Path,
        index_file: Option<&Path>,
        stdin: Option<&[u8]>,
    ) -> Result<HookOutcome> {
        let here = self.git_in(workdir).with_hooks();
        let file =
            here.args(["rev-parse", "--path-format=absolute", "--git-path"]).arg(format!("hooks/{name}")).run()?;
        let file = PathBuf::from(OsStr::from_bytes(file.strip_suffix(b"\n").unwrap_or(&file)));
        // Tools that manage hooks keep them in the user's worktree and out of the tree: `core.hooksPath=.husky/_`.
        let kept = self.hooks_dir();
        let elsewhere = !is_executable(&file) && is_executable(&kept.join(name));
        let at = || match elsewhere {
            true => self.git_in(workdir).with_hooks().config(setting("core.hooksPath=", &kept)),
            false => self.git_in(workdir).with_hooks(),
        };
        if !elsewhere && !is_executable(&file) && !self.has_configured_hook(name) {
            return Ok(HookOutcome { ran: false, status: Some(0), output: String::new() });
        }
        // A hook that calls an editor would wait for nobody; `:` is what git sets when there is none to be had.
        let mut git = at().with_network().env("GIT_EDITOR", ":").args(["hook", "run", "--ignore-missing"]);
        if let Some(index) = index_file {
            git = git.env("GIT_INDEX_FILE", index);
        }
        let mut given = None;
        if let Some(bytes) = stdin {
            let fail = || format!("cannot give the `{name}` hook its input");
            let mut temp = tempfile::NamedTempFile::new().or_io(fail)?;
            temp.write_all(bytes).or_io(fail)?;
            git = git.arg(setting("--to-stdin=", temp.path()));
            given = Some(temp);
        }
        git = git.arg(name);
        if !args.is_empty() {
            git = git.arg("--").args(args);
        }
        let out = git.output()?;
        drop(given);
        let output = [out.stdout.to_str_lossy().into_owned(), out.stderr].concat();
        Ok(HookOutcome { ran: true, status: out.status, output })
    }

    /// Writes a hook, in one step. None if there is one that does not carry `mark`.
    pub fn install_hook(&self, name: &str, text: &str, mark: &str) -> Result<Option<PathBuf>> {
        let hook = self.hooks_dir().join(name);
        if hook.is_dir() || std::fs::read(&hook).is_ok_and(|text| !text.contains_str(mark)) {
            return Ok(None);
        }
        let fail = || format!("cannot write `{}`", hook.display());
        std::fs::create_dir_all(self.hooks_dir()).or_io(fail)?;
        let new = hook.with_extension("new");
        std::fs::write(&new, text).or_io(fail)?;
        std::fs::set_permissions(&new, std::fs::Permissions::from_mode(0o755)).or_io(fail)?;
        std::fs::rename(&new, &hook).or_io(fail)?;
        Ok(Some(hook))
    }

    /// Whether the user has a hook of this name that git would run.
    pub fn has_hook(&self, name: &str) -> bool {
        is_executable(&self.hooks_dir().join(name)) || self.has_configured_hook(name)
    }

    /// Where the hooks are, seen from the main worktree: `core.hooksPath` is relative to where hooks run, which for a
    /// commit is the worktree's root.
    pub fn hooks_dir(&self) -> PathBuf {
        let Some(path) = self.config_string("core.hooksPath") else { return self.common_dir().join("hooks") };
        let full = self.gix.config_snapshot().trusted_path("core.hooksPath").ok().flatten();
        let path = full.unwrap_or_else(|| PathBuf::from(path));
        self.main_workdir().unwrap_or_else(|| self.common_dir().to_owned()).join(path)
    }

    /// Newer versions of git know hooks by configuration too: `hook.<name>.event`.
    fn has_configured_hook(&self, name: &str) -> bool {
        let config = self.gix.config_snapshot();
        config.sections_by_name("hook").is_some_and(|mut all| all.any(|s| s.values("event").iter().any(|v| v == name)))
    }
}

fn setting(key: &str, path: &Path) -> OsString {
    let mut text = OsString::from(key);
    text.push(path);
    text
}

fn is_executable(file: &Path) -> bool {
    file.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(test)]
mod tests {

    use super::super::fixture::Fixture;
    use super::*;

    fn hook(fixture: &Fixture, file: &str, script: &str) {
        fixture.write(file, format!("#!/bin/sh\n{script}\n"));
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(fixture.root().join(file), mode).expect("a mode");
    }

    #[test]
    fn a_hook_gets_what_git_gives_it() {
        let fixture = Fixture::new();
        fixture.commit_file("a", "1\n", "base");
        let repo = fixture.repo();
        let run = |name, args: &[&str], index: Option<&Path>, stdin: Option<&[u8]>| {
            repo.run_hook(name, args, fixture.root(), index, stdin).expect("an outcome")
        };
        assert_eq!(
            run("commit-msg", &[], None, None),
            HookOutcome { ran: false, status: Some(0), output: String::new() }
        );

        let script = "echo \"$1 $2 $GIT_INDEX_FILE\"; pwd; cat; test -t 0 && echo terminal; exit 3";
        hook(&fixture, ".git/hooks/commit-msg", script);
        let outcome = run("commit-msg", &["one", "--two"], Some(Path::new("/tmp/an index")), Some(b"from stdin"));
        assert_eq!((outcome.ran, outcome.status, outcome.passed()), (true, Some(3), false));
        let expected = format!("one --two /tmp/an index\n{}\nfrom stdin", fixture.root().display());
        assert_eq!(outcome.output, expected);

        // One that may not be executed is none, as for git.
        let mode = std::fs::Permissions::from_mode(0o644);
        std::fs::set_permissions(fixture.root().join(".git/hooks/commit-msg"), mode).expect("a mode");
        assert!(!run("commit-msg", &[], None, None).ran);

        hook(&fixture, "my hooks/commit-msg", "echo elsewhere");
        fixture.git(&["config", "core.hooksPath", "my hooks"]);
        let outcome = fixture.repo().run_hook("commit-msg", &[""; 0], fixture.root(), None, None).expect("an outcome");
        assert_eq!(outcome, HookOutcome { ran: true, status: Some(0), output: "elsewhere\n".to_owned() });
        assert!(outcome.passed());
    }
}
