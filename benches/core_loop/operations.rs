//! What is measured: the same operation by each tool, in the same round after each other.

use std::path::PathBuf;

use crate::measure::{self, Taken};
use crate::parts::Parts;
use crate::support::{Row, World};

mod trunk;

/// An operation with what each tool took. The first tool is the one that the others are compared with.
pub struct Operation {
    pub row: Row,
    pub peaks: Vec<(String, u64)>,
}

impl Operation {
    fn new(what: impl Into<String>) -> Operation {
        Operation { row: Row::new(what), peaks: Vec::new() }
    }

    /// What starting a program costs, beside one that does nothing.
    pub fn starting(world: &World, rounds: usize, empty: &str, has_jj: bool) -> Operation {
        let mut starting = Operation::new("`--version`");
        for _ in 0..rounds {
            let run = |program: &str| measure::run(world, program, &world.repo, &["--version"]);
            starting.note("empty Rust program", &[run(empty)]);
            starting.note("git", &[run("git")]);
            starting.note("tine", &[run(env!("CARGO_BIN_EXE_tine"))]);
            if has_jj {
                starting.note("jj", &[run("jj")]);
            }
        }
        starting
    }

    /// Notes commands that a tool needs one after the other.
    fn note(&mut self, tool: &str, runs: &[Taken]) {
        self.row.note(tool, runs.iter().map(|run| run.time).sum());
        let peak = runs.iter().map(|run| run.peak).max().unwrap_or_default();
        match self.peaks.iter_mut().find(|(known, _)| known == tool) {
            Some((_, most)) => *most = peak.max(*most),
            None => self.peaks.push((tool.to_owned(), peak)),
        }
    }
}

/// A repository in the hands of each tool.
pub struct Bench {
    pub world: World,
    rounds: usize,
    /// Where git, tine and jj work, and what saves by git's plumbing.
    plain: PathBuf,
    session: PathBuf,
    jj: Option<PathBuf>,
    shadow: PathBuf,
    pub operations: Vec<Operation>,
    pub parts: Parts,
}

impl Bench {
    /// Runs everything.
    pub fn run(world: World, rounds: usize, has_jj: bool) -> Bench {
        let place = |name: &str| world.root.join(name);
        let jj = has_jj.then(|| place("jj"));
        let (plain, session, shadow) = (place("git-0"), place("repo.sessions/s0"), place("git-1"));
        let (operations, parts) = (Vec::new(), Parts::default());
        let mut bench = Bench { world, rounds, plain, session, jj, shadow, operations, parts };
        if let Some(jj) = &bench.jj {
            bench.world.git(&bench.world.root, &["clone", "-q", "repo", "jj"]);
            bench.world.timed("jj", jj, &["git", "init", "--colocate"]);
        }
        bench.start();
        for changed in [1, 10, 1_000] {
            bench.checkpoint(changed);
        }
        bench.nothing_changed();
        for changed in [10, 1_000] {
            bench.there_and_back(changed);
        }
        bench.undo_unsaved();
        bench.status();
        bench.trunk();
        bench
    }

    fn git(&self, dir: &str, args: &[&str]) -> Taken {
        measure::run(&self.world, "git", &self.world.root.join(dir), args)
    }

    fn plain(&self, args: &[&str]) -> Taken {
        measure::run(&self.world, "git", &self.plain, args)
    }

    fn tine(&self, args: &[&str]) -> Taken {
        measure::run(&self.world, env!("CARGO_BIN_EXE_tine"), &self.session, args)
    }

    fn tine_at_home(&self, args: &[&str]) -> Taken {
        measure::run(&self.world, env!("CARGO_BIN_EXE_tine"), &self.world.repo, args)
    }

    fn with_jj(&mut self, operation: &mut Operation, tool: &str, changed: usize, args: &[&str]) {
        if let Some(jj) = self.jj.clone() {
            self.world.edit(&jj, changed);
            operation.note(tool, &[measure::run(&self.world, "jj", &jj, args)]);
        }
    }

    /// They stay to the end: ext4 makes many files slowly for half a minute after many were removed.
    fn start(&mut self) {
        let mut start = Operation::new("start a workspace");
        for n in 0..self.rounds.clamp(2, 5) {
            let (branch, place) = (format!("w{n}"), format!("../git-{n}"));
            start.note("git worktree add", &[self.git("repo", &["worktree", "add", "-q", "-b", &branch, &place])]);
            start.note("tine start", &[self.tine_at_home(&["start", &format!("s{n}")])]);
            if let Some(jj) = &self.jj {
                let place = format!("../jj-{n}");
                start.note("jj workspace add", &[measure::run(&self.world, "jj", jj, &["workspace", "add", &place])]);
            }
        }
        self.tine_at_home(&["config", "set", "start.pool", "1"]);
        for n in 0..self.rounds.clamp(2, 5) {
            self.tine_at_home(&["start", "--fill-pool"]);
            start.note("tine start, made ahead", &[self.tine_at_home(&["start", &format!("p{n}")])]);
        }
        self.tine_at_home(&["config", "set", "start.pool", "0"]);
        // The first one makes what the others share.
        for n in 0..=self.rounds.clamp(2, 5) {
            let run = self.tine_at_home(&["run", "--isolate", "--new", "-q", "--", "true"]);
            if n > 0 && !run.stderr.contains("a plain workspace is used") {
                start.note("tine run --isolate", &[run]);
            }
        }
        self.operations.push(start);
        // What a tool keeps that saves beside the branch: an index of its own, and a ref.
        let copy = "cp \"$(git rev-parse --git-path index)\" ../shadow && git update-ref refs/shadow HEAD";
        measure::run(&self.world, "sh", &self.shadow, &["-c", copy]);
    }

    fn checkpoint(&mut self, changed: usize) {
        let what = match changed {
            1 => "checkpoint, 1 changed",
            10 => "checkpoint, 10 changed",
            _ => "checkpoint, 1000 changed",
        };
        let plumbing = "export GIT_INDEX_FILE=\"$PWD/../shadow\" && git add -A && tree=$(git write-tree) && \
                        save=$(git commit-tree -p refs/shadow -m x \"$tree\") && git update-ref refs/shadow \"$save\"";
        let mut checkpoint = Operation::new(what);
        for _ in 0..self.rounds {
            self.world.edit(&self.plain, changed);
            let runs = [self.plain(&["add", "-A"]), self.plain(&["commit", "-q", "-m", "x"])];
            checkpoint.note("git add -A && git commit", &runs);
            self.world.edit(&self.shadow, changed);
            let run = measure::run(&self.world, "sh", &self.shadow, &["-c", plumbing]);
            checkpoint.note("plumbing: add, write-tree, commit-tree, update-ref", &[run]);
            self.world.edit(&self.session, changed);
            checkpoint.note("tine checkpoint", &[self.tine(&["checkpoint", "-m", "x"])]);
            if changed <= 10 {
                let paths = self.world.edit(&self.session, changed);
                let paths: Vec<_> = paths.iter().map(|path| path.to_string_lossy()).collect();
                let args: Vec<&str> = ["checkpoint", "-m", "x"].into_iter().chain(paths.iter().map(|p| &**p)).collect();
                checkpoint.note("tine checkpoint PATH…", &[self.tine(&args)]);
            }
            self.with_jj(&mut checkpoint, "jj commit", changed, &["commit", "-m", "x"]);
        }
        self.operations.push(checkpoint);
        if changed >= 10 {
            for _ in 0..self.rounds {
                self.world.edit(&self.session, changed);
                self.parts.note(what, &self.tine(&["-v", "checkpoint", "-m", "x"]));
            }
        }
    }

    fn nothing_changed(&mut self) {
        let mut nothing = Operation::new("checkpoint, nothing changed");
        for _ in 0..self.rounds {
            nothing.note("git status", &[self.plain(&["status", "--short"])]);
            nothing.note("tine checkpoint", &[self.tine(&["checkpoint"])]);
            nothing.note("an lstat of each file", &[measure::floor(&self.session, &self.world.files)]);
            self.with_jj(&mut nothing, "jj status", 0, &["status"]);
        }
        self.operations.push(nothing);
    }

    fn there_and_back(&mut self, changed: usize) {
        let mut undo = Operation::new(format!("undo, {changed} changed"));
        let mut redo = Operation::new(format!("redo, {changed} changed"));
        let mut restore = Operation::new(format!("restore, {changed} changed"));
        let back = ["checkout", "-q", "--detach", "HEAD~1"];
        for _ in 0..self.rounds {
            self.world.edit(&self.plain, changed);
            self.plain(&["commit", "-q", "-a", "-m", "y"]);
            undo.note("git checkout", &[self.plain(&back)]);
            redo.note("git checkout", &[self.plain(&["checkout", "-q", "w0"])]);
            restore.note("git checkout", &[self.plain(&back)]);
            self.plain(&["checkout", "-q", "w0"]);
            self.world.edit(&self.session, changed);
            self.tine(&["checkpoint", "-m", "y"]);
            undo.note("tine undo", &[self.tine(&["undo"])]);
            redo.note("tine redo", &[self.tine(&["redo"])]);
            restore.note("tine restore", &[self.tine(&["restore", "@-"])]);
            if let Some(jj) = self.jj.clone() {
                self.world.edit(&jj, changed);
                self.world.timed("jj", &jj, &["commit", "-m", "y"]);
                // Undoing the commit would leave the files as they are.
                self.with_jj(&mut undo, "jj new @--", 0, &["new", "@--"]);
                self.with_jj(&mut redo, "jj undo", 0, &["undo"]);
                self.with_jj(&mut restore, "jj restore", 0, &["restore", "--from", "@--"]);
            }
        }
        self.operations.extend([undo, redo, restore]);
        if changed == 10 {
            for _ in 0..self.rounds {
                self.world.edit(&self.session, changed);
                self.tine(&["checkpoint", "-m", "y"]);
                self.parts.note("undo, 10 changed", &self.tine(&["-v", "undo"]));
            }
        }
    }

    /// Edits that were saved nowhere are put away, and can be had back.
    fn undo_unsaved(&mut self) {
        let mut undo = Operation::new("undo, 10 changed and not saved");
        for _ in 0..self.rounds {
            self.world.edit(&self.plain, 10);
            undo.note("git stash push -u", &[self.plain(&["stash", "push", "-q", "-u"])]);
            self.world.edit(&self.session, 10);
            undo.note("tine undo", &[self.tine(&["undo"])]);
            self.with_jj(&mut undo, "jj new @-", 10, &["new", "@-"]);
        }
        self.operations.push(undo);
    }

    fn status(&mut self) {
        let mut status = Operation::new("status, 10 changed");
        for _ in 0..self.rounds {
            self.world.edit(&self.plain, 10);
            status.note("git status", &[self.plain(&["status", "--short"])]);
            self.world.edit(&self.session, 10);
            status.note("tine status", &[self.tine(&["status"])]);
            self.with_jj(&mut status, "jj status", 10, &["status"]);
        }
        for _ in 0..self.rounds {
            self.parts.note("status, 10 changed", &self.tine(&["-v", "status"]));
        }
        self.operations.push(status);
    }
}
