//! A hermetic place to run the built `tine` in: its own home and git configuration, a clock that moves a minute with
//! every command, ids that repeat.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A temporary directory with a home in it.
pub struct Place {
    root: PathBuf,
    commands: Cell<u32>,
    _temp: tempfile::TempDir,
}

impl Place {
    /// A home, and nothing else.
    pub fn empty() -> Place {
        let temp = tempfile::Builder::new().prefix("tine-docs-").tempdir().expect("a temporary directory");
        let root = temp.path().canonicalize().expect("it is there");
        std::fs::create_dir_all(root.join("tmp")).expect("a directory");
        let config = "[user]\n\tname = Ada Lovelace\n\temail = ada@example.org\n[init]\n\tdefaultBranch = main\n\
                      [commit]\n\tgpgSign = false\n[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n";
        std::fs::write(root.join(".gitconfig"), config).expect("git's configuration");
        Place { root, commands: Cell::new(0), _temp: temp }
    }

    /// A home with the repository `shop`: `README.md` and `login.py` on `main`.
    pub fn with_shop() -> Place {
        let place = Place::empty();
        std::fs::create_dir(place.root.join("shop")).expect("a directory");
        place.write("shop/README.md", "# Shop\n");
        place.write("shop/login.py", "def login(user, password):\n    return user.password == password\n");
        place.write("shop/.gitignore", "*.pyc\n.env\n");
        for args in [&["init", "--quiet"][..], &["add", "--all"], &["commit", "--quiet", "-m", "First version"]] {
            place.git("shop", args);
        }
        place
    }

    /// The home.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a file below the home.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        std::fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        std::fs::write(path, text).expect("written");
    }

    /// A program with nothing of the surroundings in its environment but where programs are.
    pub fn program(&self, program: &str, dir: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().current_dir(self.root.join(dir));
        for name in ["PATH", "SystemRoot", "LD_LIBRARY_PATH", "LLVM_PROFILE_FILE"] {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command.env("HOME", &self.root).env("TMPDIR", self.root.join("tmp")).env("TZ", "UTC");
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("LANG", "C.UTF-8").env("NO_COLOR", "1").env("PAGER", "cat");
        command.stdin(std::process::Stdio::null());
        command
    }

    /// Runs git; it works.
    #[track_caller]
    pub fn git(&self, dir: &str, args: &[&str]) -> String {
        let mut command = self.program("git", dir);
        for name in ["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"] {
            command.env(name, "2026-03-02T08:00:00Z");
        }
        let out = command.args(args).output().expect("git runs");
        assert!(out.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).expect("UTF-8")
    }

    /// Runs `tine`, one minute after the last command.
    pub fn tine(&self, dir: &str, args: &[&str]) -> Output {
        self.tine_with(dir, args, &[])
    }

    /// The same with environment variables.
    pub fn tine_with(&self, dir: &str, args: &[&str], env: &[(&str, &str)]) -> Output {
        let n = self.commands.get() + 1;
        self.commands.set(n);
        let mut command = self.program(env!("CARGO_BIN_EXE_tine"), dir);
        command.env("TINE_TEST_TIME", format!("2026-03-02T{:02}:{:02}:00Z", 9 + n / 60, n % 60));
        command.env("TINE_TEST_SEED", n.to_string()).envs(env.iter().copied());
        command.args(args).output().expect("tine runs")
    }

    /// Runs `tine`, which works: its stdout.
    #[track_caller]
    pub fn ok(&self, dir: &str, args: &[&str]) -> String {
        let out = self.tine(dir, args);
        assert!(out.status.success(), "tine {args:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).expect("UTF-8")
    }

    /// Runs `tine --json`, whatever comes of it: the document and the exit status.
    #[track_caller]
    pub fn json(&self, dir: &str, args: &[&str]) -> (Value, i32) {
        let out = self.tine_with(dir, args, &[("TINE_JSON", "1")]);
        let document = serde_json::from_slice(&out.stdout).unwrap_or_else(|e| {
            panic!(
                "tine {args:?}: {e}: {}{}",
                String::from_utf8_lossy(&out.stdout),
                String::from_utf8_lossy(&out.stderr)
            )
        });
        (document, out.status.code().expect("it ends by itself"))
    }
}
