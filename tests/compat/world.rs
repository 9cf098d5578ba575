//! One closed world per test: its own home, git configuration and directories; nothing of the machine shows through but
//! the `git` on `PATH`. Never touches the network.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// A directory of its own with a home in it.
pub struct World {
    dir: tempfile::TempDir,
    /// The repository that the test is about.
    pub repo: PathBuf,
    /// Variables that every process gets on top.
    pub env: Vec<(OsString, OsString)>,
}

/// What a process said.
pub struct Said {
    pub status: i32,
    pub out: Vec<u8>,
    pub err: String,
}

impl Said {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.out).into_owned()
    }

    /// The answer of a `--json` call.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.out).unwrap_or_else(|e| panic!("no JSON ({e}): {}\n{}", self.text(), self.err))
    }
}

impl World {
    /// A world without a repository; `repo` is where one may be made.
    pub fn empty() -> World {
        let dir = tempfile::tempdir().expect("a directory");
        let root = dir.path().canonicalize().expect("it is there");
        for name in ["home", "tmp"] {
            std::fs::create_dir(root.join(name)).expect("a directory");
        }
        std::fs::create_dir(root.join("template")).expect("a directory");
        let config = "[user]\n\tname = Ann Tester\n\temail = ann@example.com\n[init]\n\tdefaultBranch = main\n\ttemplateDir = TEMPLATE\n\
                      [protocol \"file\"]\n\tallow = always\n[advice]\n\tdetachedHead = false\n";
        let config = config.replace("TEMPLATE", text(&root.join("template")));
        std::fs::write(root.join("gitconfig"), config).expect("a file");
        World { dir, repo: root.join("repo"), env: Vec::new() }
    }

    /// A repository made with these arguments of `git init`, with a first commit of a few files.
    pub fn with(init: &[&str]) -> World {
        let world = World::empty();
        let mut args = vec!["init", "--quiet"];
        args.extend(init);
        args.push("repo");
        world.git_at(world.root(), &args);
        world.first_files();
        world.git(&["add", "--all"]);
        world.git(&["commit", "--quiet", "--message", "base"]);
        world
    }

    pub fn new() -> World {
        World::with(&[])
    }

    /// Files that the loop edits.
    pub fn first_files(&self) {
        self.write("base.txt", "one\ntwo\nthree\n");
        self.write("gone.txt", "will be deleted\n");
        self.write("sub dir/inner.txt", "inner\n");
        self.write("move me.txt", "a file that moves\nwith a few lines\nto be known by\n");
        self.write("run.sh", "#!/bin/sh\necho hello\n");
        self.write(".gitignore", "*.log\n");
    }

    pub fn root(&self) -> PathBuf {
        self.dir.path().canonicalize().expect("it is there")
    }

    pub fn write(&self, path: impl AsRef<Path>, text: impl AsRef<[u8]>) {
        write_at(&self.repo.join(path), text);
    }

    pub fn read(&self, path: impl AsRef<Path>) -> String {
        String::from_utf8_lossy(&std::fs::read(self.repo.join(path)).expect("a file")).into_owned()
    }

    fn command(&self, program: &OsStr, dir: &Path) -> Command {
        let mut command = Command::new(program);
        let path = std::env::var_os("PATH").unwrap_or_default();
        command
            .current_dir(dir)
            .env_clear()
            .env("PATH", path)
            .env("HOME", self.root().join("home"))
            .env("TMPDIR", self.root().join("tmp"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", self.root().join("gitconfig"))
            .envs(self.env.iter().map(|(k, v)| (k, v)))
            .stdin(Stdio::null());
        command
    }

    fn finish(mut command: Command) -> Said {
        let out = command.output().expect("the program starts");
        Said {
            status: out.status.code().unwrap_or(-1),
            out: out.stdout,
            err: String::from_utf8_lossy(&out.stderr).into_owned(),
        }
    }

    /// Any program.
    pub fn run_at(&self, dir: &Path, program: &str, args: &[&str]) -> Said {
        let mut command = self.command(program.as_ref(), dir);
        command.args(args);
        World::finish(command)
    }

    /// `git` that may fail.
    pub fn try_git_at(&self, dir: &Path, args: &[&str]) -> Said {
        self.run_at(dir, "git", args)
    }

    /// `git` that works; its answer without the last line feed.
    pub fn git_at(&self, dir: impl AsRef<Path>, args: &[&str]) -> String {
        let said = self.try_git_at(dir.as_ref(), args);
        assert_eq!(said.status, 0, "git {args:?} in {}: {}", dir.as_ref().display(), said.err);
        said.text().trim_end_matches('\n').to_owned()
    }

    pub fn git(&self, args: &[&str]) -> String {
        self.git_at(&self.repo, args)
    }

    /// `tine` with its standard input, that may fail.
    pub fn tine_with(&self, dir: &Path, args: &[&str], env: &[(&str, &OsStr)]) -> Said {
        let mut command = self.command(env!("CARGO_BIN_EXE_tine").as_ref(), dir);
        command.args(args).envs(env.iter().copied());
        World::finish(command)
    }

    pub fn try_tine_at(&self, dir: &Path, args: &[&str]) -> Said {
        self.tine_with(dir, args, &[])
    }

    /// `tine` that works; its standard output without the last line feed.
    pub fn tine_at(&self, dir: impl AsRef<Path>, args: &[&str]) -> String {
        let said = self.try_tine_at(dir.as_ref(), args);
        assert_eq!(said.status, 0, "tine {args:?} in {}: {}", dir.as_ref().display(), said.err);
        said.text().trim_end_matches('\n').to_owned()
    }

    pub fn tine(&self, args: &[&str]) -> String {
        self.tine_at(&self.repo, args)
    }

    /// `tine --json` that works: its `data`.
    pub fn data_at(&self, dir: impl AsRef<Path>, args: &[&str]) -> Value {
        let mut all = vec!["--json"];
        all.extend(args);
        let said = self.try_tine_at(dir.as_ref(), &all);
        assert_eq!(said.status, 0, "tine {args:?} in {}: {}{}", dir.as_ref().display(), said.text(), said.err);
        said.json()["data"].clone()
    }

    /// `tine --json` that fails with this code and exit status and leaves `repo` as it was, byte for byte.
    pub fn refused_at(&self, dir: impl AsRef<Path>, args: &[&str], code: &str, status: i32) -> Value {
        let before = snapshot(&self.root());
        let mut all = vec!["--json"];
        all.extend(args);
        let said = self.try_tine_at(dir.as_ref(), &all);
        let answer = said.json();
        assert_eq!(answer["error"]["code"], code, "{}{}", said.text(), said.err);
        assert_eq!(said.status, status, "{}", said.text());
        same(&before, &snapshot(&self.root()));
        answer["error"].clone()
    }

    /// The tree that `git add --all && git write-tree` makes of a worktree, with a copy of its index.
    pub fn oracle(&self, worktree: &Path) -> String {
        let said = self.try_git_at(worktree, &["rev-parse", "--path-format=absolute", "--git-path", "index"]);
        let index = Path::new(OsStr::from_bytes(said.out.strip_suffix(b"\n").expect("a line")));
        let copy = self.root().join("tmp/oracle-index");
        std::fs::copy(index, &copy).expect("a copy");
        // The time is part of it: git looks again at files that are not older than the index.
        let time = index.metadata().and_then(|m| m.modified()).expect("a time");
        let file = std::fs::File::options().write(true).open(&copy).expect("a file");
        file.set_modified(time).expect("a time");
        let with_copy = |args: &[&str]| {
            let mut command = self.command("git".as_ref(), worktree);
            command.args(args).env("GIT_INDEX_FILE", &copy);
            let said = World::finish(command);
            assert_eq!(said.status, 0, "git {args:?}: {}", said.err);
            said.text().trim_end().to_owned()
        };
        with_copy(&["add", "--all"]);
        with_copy(&["write-tree"])
    }

    /// Nothing is broken, and nothing is in the way of the next `git` command.
    pub fn fsck(&self) {
        let said = self.try_git_at(&self.repo, &["fsck", "--strict", "--no-dangling"]);
        assert_eq!(said.status, 0, "{}{}", said.text(), said.err);
        assert!(!said.err.contains("error"), "{}", said.err);
    }
}

pub fn text(path: &Path) -> &str {
    path.to_str().expect("a path of plain characters")
}

pub fn write_at(file: &Path, text: impl AsRef<[u8]>) {
    std::fs::create_dir_all(file.parent().expect("it has a directory")).expect("a directory");
    std::fs::write(file, text).expect("a file");
}

pub fn make_executable(file: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o755)).expect("a mode");
}

/// Two snapshots are the same.
pub fn same(before: &[String], after: &[String]) {
    let short = |l: &String| l.chars().take(160).collect::<String>();
    let only = |here: &[String], there: &[String]| -> Vec<String> {
        here.iter().filter(|l| !there.contains(l)).map(short).collect()
    };
    assert!(before == after, "gone: {:#?}\nnew: {:#?}", only(before, after), only(after, before));
}

/// Everything below a directory: path, kind, mode, time and content.
pub fn snapshot(dir: &Path) -> Vec<String> {
    use std::os::unix::fs::MetadataExt as _;
    let mut all = Vec::new();
    let mut left = vec![dir.to_owned()];
    while let Some(at) = left.pop() {
        let Ok(entries) = std::fs::read_dir(&at) else { continue };
        for entry in entries.map(|e| e.expect("an entry")) {
            let path = entry.path();
            let meta = path.symlink_metadata().expect("it is there");
            let name = path.strip_prefix(dir).expect("below").as_os_str().as_bytes().escape_ascii().to_string();
            let content = match () {
                () if meta.is_dir() => {
                    // The time of a directory changes with a temporary file that comes and goes; its entries are seen.
                    left.push(path);
                    all.push(format!("{name}/ {:o}", meta.mode()));
                    continue;
                }
                () if meta.is_symlink() => format!("-> {}", std::fs::read_link(&path).expect("a link").display()),
                () => std::fs::read(&path).expect("a file").escape_ascii().to_string(),
            };
            all.push(format!("{name} {:o} {}.{:09} {content}", meta.mode(), meta.mtime(), meta.mtime_nsec()));
        }
    }
    all.sort();
    all
}
