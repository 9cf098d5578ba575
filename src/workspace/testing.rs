//! A hermetic repository for the tests of this room, and plain git as the oracle beside it.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::AtomicBool;

use crate::git::{BString, ByteSlice as _, Oid, Repo};

use super::scan::ScanOptions;

pub static NEVER: AtomicBool = AtomicBool::new(false);

/// What a file system path holds, for comparing worktrees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    File(Vec<u8>, bool),
    Link(Vec<u8>),
    Empty,
}

pub struct World {
    pub dir: tempfile::TempDir,
}

impl World {
    /// An empty repository on `main`.
    pub fn new() -> World {
        let dir = tempfile::Builder::new().prefix("w").tempdir().expect("a temporary directory");
        let world = World { dir };
        fs::create_dir(world.root()).expect("a directory");
        world.git(&["init", "-q", "-b", "main"]);
        for setting in ["user.name=T", "user.email=t@example.org", "gc.auto=0"] {
            let (key, value) = setting.split_once('=').expect("key=value");
            world.git(&["config", key, value]);
        }
        world
    }

    pub fn root(&self) -> PathBuf {
        self.dir.path().join("repo")
    }

    pub fn repo(&self) -> Repo {
        Repo::open(&self.root()).expect("the repository opens")
    }

    pub fn path(&self, name: impl AsRef<[u8]>) -> PathBuf {
        self.root().join(OsStr::from_bytes(name.as_ref()))
    }

    pub fn write(&self, name: impl AsRef<[u8]>, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("directories");
        fs::write(path, content).expect("a file");
    }

    pub fn link(&self, name: impl AsRef<[u8]>, target: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("directories");
        symlink(OsStr::from_bytes(target.as_ref()), path).expect("a link");
    }

    pub fn chmod(&self, name: impl AsRef<[u8]>, mode: u32) {
        fs::set_permissions(self.path(name), fs::Permissions::from_mode(mode)).expect("permissions");
    }

    pub fn remove(&self, name: impl AsRef<[u8]>) {
        let path = self.path(name);
        if path.symlink_metadata().is_ok_and(|m| m.is_dir()) {
            fs::remove_dir_all(path).expect("a directory to remove");
        } else {
            fs::remove_file(path).expect("a file to remove");
        }
    }

    pub fn exists(&self, name: impl AsRef<[u8]>) -> bool {
        self.path(name).symlink_metadata().is_ok()
    }

    pub fn read(&self, name: impl AsRef<[u8]>) -> Vec<u8> {
        fs::read(self.path(name)).expect("a file to read")
    }

    pub fn command(&self, dir: &Path) -> Command {
        let mut git = Command::new("git");
        git.current_dir(dir)
            .env("HOME", self.dir.path())
            .env("XDG_CONFIG_HOME", self.dir.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            // git checks what the index says of trees whenever it writes one.
            .env("GIT_TEST_CHECK_CACHE_TREE", "1")
            .env("GIT_AUTHOR_DATE", "2024-01-01T00:00:00Z")
            .env("GIT_COMMITTER_DATE", "2024-01-01T00:00:00Z")
            .env_remove("GIT_DIR")
            .env_remove("GIT_INDEX_FILE")
            .stdin(Stdio::null());
        git
    }

    /// Plain git; fails the test if git does.
    pub fn git(&self, args: &[&str]) -> String {
        self.git_in(&self.root(), args)
    }

    pub fn git_in(&self, dir: &Path, args: &[&str]) -> String {
        let out = self.command(dir).args(args).output().expect("git runs");
        assert!(out.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8_lossy(&out.stdout).trim_end().to_owned()
    }

    /// Plain git on one path with any bytes; says whether it worked.
    pub fn git_path(&self, args: &[&str], path: &[u8]) -> bool {
        let out = self.command(&self.root()).args(args).arg(OsStr::from_bytes(path)).output().expect("git runs");
        out.status.success()
    }

    /// The tree that `git add -A && git write-tree` gives, on copies of index and object store.
    pub fn oracle(&self) -> Oid {
        let scratch = tempfile::tempdir().expect("a temporary directory");
        let index = scratch.path().join("index");
        let real = PathBuf::from(self.git(&["rev-parse", "--path-format=absolute", "--git-path", "index"]));
        if real.exists() {
            let copied = Command::new("cp").arg("-p").arg(&real).arg(&index).status().expect("cp runs");
            assert!(copied.success());
        }
        let objects = PathBuf::from(self.git(&["rev-parse", "--path-format=absolute", "--git-path", "objects"]));
        let ours = scratch.path().join("objects");
        fs::create_dir(&ours).expect("a directory");
        let run = |args: &[&str]| {
            let out = self
                .command(&self.root())
                .env("GIT_INDEX_FILE", &index)
                .env("GIT_OBJECT_DIRECTORY", &ours)
                .env("GIT_ALTERNATE_OBJECT_DIRECTORIES", &objects)
                .args(args)
                .output()
                .expect("git runs");
            assert!(out.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&out.stderr));
            String::from_utf8_lossy(&out.stdout).trim().to_owned()
        };
        run(&["-c", "core.safecrlf=false", "-c", "advice.addEmbeddedRepo=false", "add", "-A"]);
        Oid::from_hex(run(&["write-tree"]).as_bytes()).expect("an id")
    }

    /// Commits everything with plain git and gives the tree.
    pub fn commit_all(&self) -> Oid {
        self.git(&["-c", "core.safecrlf=false", "add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", "c"]);
        self.head_tree()
    }

    /// The tree of HEAD, the empty one on an unborn branch.
    pub fn head_tree(&self) -> Oid {
        let out = self.command(&self.root()).args(["rev-parse", "-q", "--verify", "HEAD^{tree}"]).output();
        let out = out.expect("git runs").stdout;
        Oid::from_hex(out.trim()).unwrap_or_else(|_| self.repo().empty_tree())
    }

    /// Moves HEAD's branch to a commit of this tree, as a checkpoint does; index and files stay.
    pub fn checkpoint(&self, tree: Oid) {
        let parent = self.command(&self.root()).args(["rev-parse", "-q", "--verify", "HEAD"]).output();
        let parent = String::from_utf8_lossy(&parent.expect("git runs").stdout).trim().to_owned();
        let tree = tree.to_string();
        let mut args = vec!["commit-tree", &tree, "-m", "k"];
        if !parent.is_empty() {
            args.extend(["-p", &parent]);
        }
        let commit = self.git(&args);
        self.git(&["update-ref", "HEAD", &commit]);
    }

    pub fn index_tree(&self) -> Oid {
        Oid::from_hex(self.git(&["write-tree"]).as_bytes()).expect("an id")
    }

    pub fn status(&self) -> String {
        self.git(&["status", "--porcelain", "--ignore-submodules=none"])
    }

    pub fn objects(&self) -> String {
        self.git(&["count-objects", "-v"])
    }

    /// Every path of a tree as git lists it.
    pub fn ls_tree(&self, tree: Oid) -> String {
        self.git(&["ls-tree", "-r", "-t", &tree.to_string()])
    }
}

/// Options that leave nothing out.
pub fn everything(base_tree: Oid) -> ScanOptions<'static> {
    ScanOptions {
        base_tree,
        max_file_size: u64::MAX,
        max_total_size: u64::MAX,
        include_secrets: true,
        paths: &[],
        interrupt: &NEVER,
    }
}

/// All files below a directory but for `.git`; empty directories count.
pub fn listing(root: &Path) -> BTreeMap<BString, Held> {
    fn below(root: &Path, at: &Path, out: &mut BTreeMap<BString, Held>) {
        let entries: Vec<_> = fs::read_dir(at).expect("a directory").map(|e| e.expect("an entry")).collect();
        if entries.is_empty() && at != root {
            let name = at.strip_prefix(root).expect("below").as_os_str().as_bytes();
            out.insert(name.into(), Held::Empty);
        }
        for entry in entries {
            let path = entry.path();
            if at == root && entry.file_name() == ".git" {
                continue;
            }
            let name = BString::from(path.strip_prefix(root).expect("below").as_os_str().as_bytes());
            let metadata = path.symlink_metadata().expect("metadata");
            if metadata.is_dir() {
                below(root, &path, out);
            } else if metadata.is_symlink() {
                let target = fs::read_link(&path).expect("a link");
                out.insert(name, Held::Link(target.as_os_str().as_bytes().to_vec()));
            } else {
                let executable = metadata.permissions().mode() & 0o100 != 0;
                out.insert(name, Held::File(fs::read(&path).unwrap_or_default(), executable));
            }
        }
    }
    let mut out = BTreeMap::new();
    below(root, root, &mut out);
    out
}
