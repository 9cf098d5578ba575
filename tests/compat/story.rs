//! The whole loop, as a user goes through it, with `git` looking over the shoulder after every step.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::world::{World, make_executable, write_at};

/// How the loop is gone through in one form of repository.
pub struct Story<'w> {
    pub world: &'w World,
    /// Where the user stands: starts, approves and undoes from here.
    pub at: PathBuf,
    /// The trunk.
    pub trunk: &'w str,
    /// Arguments of `tine start` besides the name and task.
    pub start: Vec<&'w str>,
    /// Edits on top of the usual ones.
    pub edit: Box<dyn Fn(&Path) + 'w>,
    /// Looked at in the workspace after every step that changed its files.
    pub look: Box<dyn Fn(&Path) + 'w>,
    /// Whether `at` has the trunk checked out and follows the landing.
    pub follows: bool,
    /// Whether the history is here that `blame` reads.
    pub blames: bool,
}

/// What the loop ended with.
pub struct Told {
    pub workspace: PathBuf,
    /// Commit of the landing.
    pub landed: String,
}

impl<'w> Story<'w> {
    pub fn of(world: &'w World) -> Story<'w> {
        Story {
            world,
            at: world.repo.clone(),
            trunk: "main",
            start: Vec::new(),
            edit: Box::new(|_| {}),
            look: Box::new(|_| {}),
            follows: true,
            blames: true,
        }
    }

    /// `git status` in a worktree shows nothing.
    pub fn clean(&self, worktree: &Path) {
        let shown = self.world.git_at(worktree, &["status", "--porcelain"]);
        assert_eq!(shown, "", "in {}", worktree.display());
    }

    fn tree(&self, worktree: &Path, rev: &str) -> String {
        self.world.git_at(worktree, &["rev-parse", &format!("{rev}^{{tree}}")])
    }

    /// A checkpoint of the workspace has the tree that git would make, and leaves nothing to be seen by git.
    pub fn checkpoint(&self, workspace: &Path, message: &str) -> String {
        let world = self.world;
        let expected = world.oracle(workspace);
        let data = world.data_at(workspace, &["checkpoint", "-m", message]);
        assert_eq!(data["created"], true, "{data}");
        assert_eq!(data["skipped"], Value::Array(Vec::new()), "{data}");
        assert_eq!(self.tree(workspace, "HEAD"), expected, "the tree of `{message}`");
        self.clean(workspace);
        self.ordinary(workspace);
        expected
    }

    /// HEAD is on a branch, the commit has a change id that jj reads, nothing but commits is in the session's way.
    fn ordinary(&self, workspace: &Path) {
        let world = self.world;
        let head = world.git_at(workspace, &["symbolic-ref", "HEAD"]);
        assert!(head.starts_with("refs/heads/"), "{head}");
        let raw = world.git_at(workspace, &["cat-file", "commit", "HEAD"]);
        let ids: Vec<&str> = raw.lines().filter_map(|l| l.strip_prefix("change-id ")).collect();
        assert_eq!(ids.len(), 1, "{raw}");
        assert!(ids[0].len() == 32 && ids[0].bytes().all(|b| (b'k'..=b'z').contains(&b)), "{raw}");
    }

    fn step(&self, workspace: &Path, args: &[&str], expected: &str) {
        self.world.data_at(workspace, args);
        assert_eq!(self.tree(workspace, "HEAD"), expected, "after {args:?}");
        self.clean(workspace);
        assert_eq!(self.world.oracle(workspace), expected, "files after {args:?}");
        (self.look)(workspace);
    }

    /// From start to blame.
    pub fn tell(&self) -> Told {
        let world = self.world;
        let at = self.at.as_path();
        let before = world.git_at(at, &["rev-parse", self.trunk]);
        let mut start = vec!["start", "work", "--task", "Make it work"];
        start.extend(&self.start);
        let started = world.data_at(at, &start);
        let workspace = PathBuf::from(started["session"]["workspace"].as_str().expect("a workspace"));
        self.clean(&workspace);
        (self.look)(&workspace);

        self.first_edits(&workspace);
        (self.edit)(&workspace);
        let one = self.checkpoint(&workspace, "first");
        (self.look)(&workspace);
        write_at(&workspace.join("base.txt"), "one\ntwo\nthree\nfour\nfive\n");
        std::fs::remove_file(workspace.join("sub dir/new.txt")).expect("it was made");
        let two = self.checkpoint(&workspace, "second");

        self.step(&workspace, &["undo"], &one);
        self.step(&workspace, &["redo"], &two);
        self.step(&workspace, &["restore", "@1"], &one);
        self.step(&workspace, &["undo"], &two);

        let data = world.data_at(&workspace, &["propose", "-m", "Make it work"]);
        let name = data["proposal"]["name"].as_str().expect("a name").to_owned();
        world.data_at(at, &["diff", &format!("proposal:{name}")]);
        let data = world.data_at(at, &["approve", &name]);
        assert_eq!(data["landing"]["type"], "squash", "{data}");
        let landed = world.git_at(at, &["rev-parse", self.trunk]);
        assert_eq!(data["landing"]["commit"], landed.as_str());
        assert_eq!(self.tree(at, self.trunk), two);
        assert_eq!(world.git_at(at, &["rev-parse", &format!("{}^", self.trunk)]), before);
        self.followed(&two);

        world.data_at(at, &["undo"]);
        assert_eq!(world.git_at(at, &["rev-parse", self.trunk]), before);
        self.followed(&self.tree(at, self.trunk));
        self.clean(&workspace);
        assert_eq!(world.oracle(&workspace), two, "the workspace is back");
        world.data_at(at, &["redo"]);
        assert_eq!(world.git_at(at, &["rev-parse", self.trunk]), landed);
        self.followed(&two);

        if self.blames {
            self.blame(&name);
        }
        world.data_at(at, &["status"]);
        world.data_at(at, &["log", "--all"]);
        world.fsck();
        Told { workspace, landed }
    }

    fn first_edits(&self, workspace: &Path) {
        write_at(&workspace.join("base.txt"), "one\ntwo\nthree\nfour\n");
        write_at(&workspace.join("sub dir/new.txt"), "new\n");
        write_at(&workspace.join("ignored.log"), "not taken\n");
        std::fs::remove_file(workspace.join("gone.txt")).expect("it was there");
        std::fs::create_dir_all(workspace.join("deep/er")).expect("a directory");
        std::fs::rename(workspace.join("move me.txt"), workspace.join("deep/er/moved.txt")).expect("it moves");
        std::os::unix::fs::symlink("base.txt", workspace.join("link")).expect("a link");
        make_executable(&workspace.join("run.sh"));
    }

    /// Lines are traced through the squash to the checkpoints that wrote them.
    fn blame(&self, proposal: &str) {
        let data = self.world.data_at(&self.at, &["blame", "base.txt"]);
        let line = |n: usize| data["lines"][n].clone();
        assert_eq!(line(3)["text"], "four", "{data}");
        assert_eq!(line(3)["proposal"], proposal, "{data}");
        assert_eq!(line(3)["checkpoint"]["subject"], "first", "{data}");
        assert_eq!(line(4)["checkpoint"]["subject"], "second", "{data}");
        assert_eq!(line(0)["proposal"], Value::Null, "{data}");
    }

    /// The worktree of the trunk shows what the trunk has.
    fn followed(&self, tree: &str) {
        if self.follows {
            self.clean(&self.at);
            assert_eq!(self.world.oracle(&self.at), tree, "files of the trunk's worktree");
        }
    }
}
