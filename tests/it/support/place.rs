//! A directory to stand in: the main worktree, a session's workspace, or anything else below the root.

use std::ffi::OsStr;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::snapshot::{self, Files, Refs};
use super::{Call, World, oracle};

/// Where somebody stands.
#[derive(Clone)]
pub struct Place<'w> {
    pub world: &'w World,
    pub path: PathBuf,
}

impl<'w> Place<'w> {
    /// A directory below this one.
    pub fn inside(&self, path: &str) -> Place<'w> {
        Place { world: self.world, path: self.path.join(path) }
    }

    /// A call of `tine` from here.
    pub fn tine<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&self, args: I) -> Call {
        Call::new(self.world.tine_command(&self.path), args)
    }

    /// `tine ARGS` works: `data`.
    #[track_caller]
    pub fn json<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&self, args: I) -> Value {
        self.tine(args).json()
    }

    /// `tine ARGS` fails with this code: `error`.
    #[track_caller]
    pub fn fails<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&self, code: &str, args: I) -> Value {
        self.tine(args).fails(code)
    }

    /// `git ARGS` works: standard output without the end of its last line.
    #[track_caller]
    pub fn git<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&self, args: I) -> String {
        let (works, out) = self.try_git(args);
        assert!(works, "git in {}: {out}", self.path.display());
        out
    }

    /// Whether `git ARGS` works, and what it said.
    pub fn try_git<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&self, args: I) -> (bool, String) {
        let out = self.world.git_command(&self.path).args(args).output().expect("git starts");
        let text = if out.status.success() { out.stdout } else { [out.stdout, out.stderr].concat() };
        (out.status.success(), String::from_utf8_lossy(&text).trim_end_matches('\n').to_owned())
    }

    /// The full id of a revision; also that of a tree with `:` or `^{tree}`.
    #[track_caller]
    pub fn rev(&self, revision: &str) -> String {
        self.git(["rev-parse", "--verify", "--end-of-options", revision])
    }

    /// `git status --porcelain`, empty when all is saved.
    #[track_caller]
    pub fn git_status(&self) -> String {
        self.git(["status", "--porcelain"])
    }

    /// Writes a file, with the directories that it needs.
    pub fn write(&self, path: impl AsRef<Path>, content: impl AsRef<[u8]>) {
        let file = self.path.join(path);
        std::fs::create_dir_all(file.parent().expect("a file has a directory")).expect("directories are made");
        std::fs::write(file, content).expect("the file is written");
    }

    /// Reads a file as text.
    #[track_caller]
    pub fn read(&self, path: impl AsRef<Path>) -> String {
        let file = self.path.join(path);
        let bytes = std::fs::read(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Whether something is there, a dangling link included.
    pub fn has(&self, path: impl AsRef<Path>) -> bool {
        self.path.join(path).symlink_metadata().is_ok()
    }

    /// Removes a file, a link, or a directory with all in it.
    pub fn remove(&self, path: impl AsRef<Path>) {
        let file = self.path.join(path);
        let is_dir = file.symlink_metadata().expect("it is there").is_dir();
        let removed = if is_dir { std::fs::remove_dir_all(&file) } else { std::fs::remove_file(&file) };
        removed.expect("it is removed");
    }

    /// Makes a symbolic link.
    pub fn link(&self, path: &str, target: &str) {
        symlink(target, self.path.join(path)).expect("the link is made");
    }

    /// Sets or clears the executable bit.
    pub fn chmod(&self, path: &str, executable: bool) {
        let mode = if executable { 0o755 } else { 0o644 };
        std::fs::set_permissions(self.path.join(path), std::fs::Permissions::from_mode(mode)).expect("the mode is set");
    }

    /// All refs, and the HEAD of every worktree.
    pub fn refs(&self) -> Refs {
        snapshot::refs(self)
    }

    /// All files here, without `.git`.
    pub fn files(&self) -> Files {
        snapshot::files_in(&self.path)
    }

    /// `git fsck --strict` finds nothing wrong.
    #[track_caller]
    pub fn fsck(&self) {
        let (works, said) = self.try_git(["fsck", "--strict", "--no-dangling", "--no-progress"]);
        assert!(works && said.is_empty(), "git fsck --strict: {said}");
    }

    /// The directory that all worktrees share.
    pub fn common_dir(&self) -> PathBuf {
        PathBuf::from(self.git(["rev-parse", "--path-format=absolute", "--git-common-dir"]))
    }

    /// The tree that `git add --all` would make of the files here. Touches neither index nor object store.
    #[track_caller]
    pub fn tree_of_files(&self) -> String {
        oracle::tree_of_files(self)
    }

    /// `tine checkpoint -m`, with git as the oracle: the tree is what `git add --all` makes of the files, and afterwards
    /// `git status` is clean. Gives `data.checkpoint`.
    #[track_caller]
    pub fn checkpoint(&self, message: &str) -> Value {
        let wanted = self.tree_of_files();
        let mut data = self.json(["checkpoint", "-m", message]);
        assert_eq!(data["created"], true, "{data}");
        assert_eq!(data["skipped"], serde_json::json!([]), "{data}");
        let checkpoint = data["checkpoint"].take();
        assert_eq!(checkpoint["tree"], wanted.as_str(), "the tree is what git makes of the files");
        assert_eq!(checkpoint["commit"], self.rev("HEAD").as_str());
        assert_eq!(self.rev("HEAD^{tree}"), wanted);
        assert_eq!(self.git_status(), "", "after a checkpoint git sees no changes");
        checkpoint
    }

    /// `tine propose -m`; gives the proposal's name.
    #[track_caller]
    pub fn propose(&self, summary: &str) -> String {
        let data = self.json(["propose", "-m", summary]);
        data["proposal"]["name"].as_str().expect("a name").to_owned()
    }

    /// The operation log as it is shown from here, newest first.
    #[track_caller]
    pub fn operations<const N: usize>(&self, args: [&str; N]) -> Vec<Value> {
        let mut all = vec!["op", "log"];
        all.extend(args);
        let data = self.json(all);
        data["operations"].as_array().expect("a list").clone()
    }

    /// The state of a session.
    #[track_caller]
    pub fn state_of(&self, session: &str) -> String {
        let data = self.json(["session", "show", session]);
        data["session"]["state"].as_str().expect("a state").to_owned()
    }

    /// A proposal's document.
    #[track_caller]
    pub fn proposal(&self, name: &str) -> Value {
        self.json(["proposal", "show", name])["proposal"].take()
    }
}
