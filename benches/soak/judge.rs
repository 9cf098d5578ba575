//! git, asked what a workspace holds: with indexes and an object directory of its own, so that nothing that tine should have
//! written is there by its doing.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::world::World;

pub struct Judge {
    pub place: PathBuf,
    root: PathBuf,
    objects: PathBuf,
    git_dir: PathBuf,
}

fn output(mut command: Command) -> Result<String, String> {
    let out = command.output().map_err(|e| e.to_string())?;
    if out.status.success() {
        return Ok(String::from_utf8_lossy(&out.stdout).trim_end().to_owned());
    }
    Err(format!("{command:?}: {}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr)))
}

/// A younger index would vouch for files that were written in the second of the older one.
fn copy_with_time(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::copy(from, to)?;
    std::fs::File::options().write(true).open(to)?.set_modified(from.metadata()?.modified()?)
}

impl Judge {
    pub fn new(world: &World, place: &Path) -> Judge {
        let objects = world.root.join("judge");
        std::fs::create_dir_all(&objects).expect("writable");
        let git_dir = world.repo.join(".git/worktrees").join(place.file_name().expect("a name"));
        Judge { place: place.to_owned(), root: world.root.clone(), objects, git_dir }
    }

    fn plain(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.place).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", &self.root).env("GIT_CONFIG_GLOBAL", self.root.join("gitconfig"));
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("CI", "true").stdin(Stdio::null());
        command
    }

    pub fn git(&self, args: &[&str]) -> Result<String, String> {
        let mut command = self.plain("git");
        command.args(args);
        output(command)
    }

    /// A git that writes to the judge's own places.
    fn apart(&self, index: &Path, args: &[&str]) -> Result<String, String> {
        let mut command = self.plain("git");
        let theirs = self.git_dir.join("../../objects");
        command.env("GIT_INDEX_FILE", index).env("GIT_OBJECT_DIRECTORY", &self.objects);
        command.env("GIT_ALTERNATE_OBJECT_DIRECTORIES", theirs).args(args);
        output(command)
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = self.plain(env!("CARGO_BIN_EXE_tine"));
        command.args(args).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// A command's answer.
    pub fn tine(&self, args: &[&str]) -> Result<Value, String> {
        let mut command = self.plain(env!("CARGO_BIN_EXE_tine"));
        command.arg("--json").args(args);
        let text = output(command)?;
        let answer: Value = serde_json::from_str(&text).map_err(|e| format!("{e}: {text}"))?;
        Ok(answer["data"].clone())
    }

    pub fn head(&self) -> Result<String, String> {
        self.git(&["rev-parse", "HEAD^{tree}"])
    }

    /// The tree that git would write now: of everything, or of the latest checkpoint with these paths as they are.
    pub fn tree(&self, paths: &[String]) -> Result<String, String> {
        let index = self.objects.join("index");
        copy_with_time(&self.git_dir.join("index"), &index).map_err(|e| e.to_string())?;
        if !paths.is_empty() {
            self.apart(&index, &["read-tree", "HEAD"])?;
        }
        self.add(&index, paths)?;
        self.apart(&index, &["write-tree"])
    }

    fn add(&self, index: &Path, paths: &[String]) -> Result<String, String> {
        let mut args = vec!["--literal-pathspecs", "add", "-A", "--"];
        match paths {
            [] => args.push("."),
            paths => args.extend(paths.iter().map(String::as_str)),
        }
        self.apart(index, &args)
    }

    /// With every file read anew, the latest checkpoint is the same.
    pub fn whole(&self, paths: &[String]) -> Result<(), String> {
        let index = self.objects.join("whole");
        let _ = std::fs::remove_file(&index);
        self.apart(&index, &["read-tree", "HEAD"])?;
        self.add(&index, paths)?;
        self.same("files read anew", &self.apart(&index, &["write-tree"])?, &self.head()?)
    }

    /// Paths that differ, sorted.
    pub fn differ(&self, before: &str, after: &str) -> Result<Vec<String>, String> {
        let index = self.objects.join("index");
        let listed = self.apart(&index, &["diff-tree", "-r", "-z", "--no-renames", "--name-only", before, after])?;
        let mut paths: Vec<String> = listed.split_terminator('\0').map(str::to_owned).collect();
        paths.sort();
        Ok(paths)
    }

    pub fn same(&self, what: &str, expected: &str, found: &str) -> Result<(), String> {
        if expected == found {
            return Ok(());
        }
        Err(format!("{what}: {expected} was expected, {found} is there: {:?}", self.differ(expected, found)))
    }

    /// Whether the files are those of a tree and nothing else. They may be more, if they are new to it, and nothing less.
    pub fn is_all_but_new(&self, what: &str, tree: &str) -> Result<bool, String> {
        let now = self.tree(&[])?;
        let index = self.objects.join("index");
        let other = self.apart(&index, &["diff-tree", "-r", "--no-renames", "--diff-filter=a", tree, &now])?;
        if other.is_empty() { Ok(tree == now) } else { Err(format!("files after {what}: {other}")) }
    }

    /// Plain git agrees that nothing is unsaved.
    pub fn clean(&self, what: &str) -> Result<(), String> {
        match self.git(&["status", "--porcelain"])? {
            status if status.is_empty() => Ok(()),
            status => Err(format!("git status after {what}: {status}")),
        }
    }
}
