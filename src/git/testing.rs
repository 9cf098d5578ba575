//! A throw-away repository for unit tests, driven by the real `git`, untouched by the machine's configuration.

use std::path::Path;
use std::process::Command;

use super::{Oid, Repo};

pub(crate) struct Sandbox {
    dir: tempfile::TempDir,
}

impl Sandbox {
    pub(crate) fn new() -> Sandbox {
        let sandbox = Sandbox { dir: tempfile::tempdir().expect("a temporary directory") };
        sandbox.git(&["init", "-q", "-b", "main"]);
        for (key, value) in [
            ("user.name", "Test"),
            ("user.email", "test@example.com"),
            ("core.autocrlf", "false"),
            ("core.quotePath", "true"),
            ("commit.gpgSign", "false"),
            ("core.attributesFile", "/dev/null"),
        ] {
            sandbox.git(&["config", key, value]);
        }
        sandbox
    }

    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    pub(crate) fn repo(&self) -> Repo {
        Repo::open(&self.path().join(".git")).expect("the sandbox opens")
    }

    /// Runs `git` at the root and gives standard output; panics with git's words if it fails.
    pub(crate) fn git(&self, args: &[&str]) -> Vec<u8> {
        self.git_at(self.path(), args)
    }

    pub(crate) fn git_at(&self, dir: &Path, args: &[&str]) -> Vec<u8> {
        self.try_git(dir, args, None).unwrap_or_else(|e| panic!("git {args:?}: {e}"))
    }

    /// Runs `git` with input.
    pub(crate) fn git_in(&self, args: &[&str], input: &[u8]) -> Vec<u8> {
        self.try_git(self.path(), args, Some(input)).unwrap_or_else(|e| panic!("git {args:?}: {e}"))
    }

    pub(crate) fn try_git(&self, dir: &Path, args: &[&str], input: Option<&[u8]>) -> Result<Vec<u8>, String> {
        let mut command = Command::new("git");
        for (name, _) in std::env::vars_os().filter(|(n, _)| n.to_string_lossy().starts_with("GIT_")) {
            command.env_remove(name);
        }
        command.current_dir(dir).args(args);
        command.env("HOME", self.path()).env("XDG_CONFIG_HOME", self.path()).env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("GIT_AUTHOR_DATE", "1700000000 +0000").env("GIT_COMMITTER_DATE", "1700000000 +0000");
        let stdin = tempfile::tempfile().and_then(|mut f| {
            use std::io::{Seek as _, Write as _};
            f.write_all(input.unwrap_or_default())?;
            f.rewind()?;
            Ok(f)
        });
        let out = command.stdin(stdin.expect("a temporary file")).output().expect("git starts");
        if out.status.success() { Ok(out.stdout) } else { Err(String::from_utf8_lossy(&out.stderr).into_owned()) }
    }

    /// Runs `git` and reads the one object id it prints.
    pub(crate) fn id(&self, args: &[&str]) -> Oid {
        parse(&self.git(args))
    }

    pub(crate) fn write(&self, path: &str, content: &[u8]) {
        let file = self.path().join(path);
        std::fs::create_dir_all(file.parent().expect("a file has a directory")).expect("directories are made");
        std::fs::write(file, content).expect("the file is written");
    }

    pub(crate) fn remove(&self, path: &str) {
        let file = self.path().join(path);
        if file.is_dir() && !file.is_symlink() {
            std::fs::remove_dir_all(file).expect("the directory is removed");
        } else {
            std::fs::remove_file(file).expect("the file is removed");
        }
    }

    /// The tree of everything in the directory, by `git add -A`.
    pub(crate) fn tree(&self) -> Oid {
        self.git(&["add", "-A"]);
        self.id(&["write-tree"])
    }

    /// A tree of exactly these entries, `(mode, path, content)`; for a submodule the content is its commit.
    pub(crate) fn tree_of(&self, entries: &[(&str, &[u8], &[u8])]) -> Oid {
        let mut lines: Vec<u8> = Vec::new();
        for (mode, path, content) in entries {
            let id = match *mode {
                "160000" => String::from_utf8_lossy(content).into_owned(),
                _ => parse(&self.git_in(&["hash-object", "-w", "--stdin"], content)).to_string(),
            };
            lines.extend_from_slice(format!("{mode} {id}\t").as_bytes());
            lines.extend_from_slice(path);
            lines.push(0);
        }
        self.git(&["read-tree", "--empty"]);
        self.git_in(&["update-index", "-z", "--index-info"], &lines);
        self.id(&["write-tree"])
    }
}

fn parse(text: &[u8]) -> Oid {
    Oid::from_hex(text.trim_ascii()).expect("git prints an object id")
}
