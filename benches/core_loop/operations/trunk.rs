//! What concerns the trunk: landings, and who would conflict with it.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::json;

use super::{Bench, Operation};
use crate::measure;

/// How many sessions there are among which conflicts are looked for, beside those with a workspace.
const SESSIONS: usize = 50;
/// How many files a landing brings.
const LANDING: usize = 100;

impl Bench {
    pub(super) fn trunk(&mut self) {
        let rounds = self.rounds.min(5).min(self.world.files.len() / LANDING / 2);
        // All set out before the first landing, from files of their own.
        for n in 0..2 * rounds {
            let files = self.world.files[n * LANDING..][..LANDING].to_vec();
            self.prepare(&format!("l{n}"), &files);
        }
        for n in 0..SESSIONS {
            let at = self.world.files.len() * n / SESSIONS;
            let files: Vec<PathBuf> = self.world.files[at..].iter().take(10).cloned().collect();
            self.prepare(&format!("r{n}"), &files);
        }
        let mut away = Operation::new("landing of 100 files, trunk not checked out");
        let mut here = Operation::new("landing of 100 files, trunk checked out");
        self.git("repo", &["branch", "-q", "merged", "main"]);
        self.git("git-1", &["checkout", "-q", "-f", "merged"]);
        for n in 0..2 * rounds {
            let landing = if n < rounds { &mut away } else { &mut here };
            let (branch, proposal) = (format!("session/l{n}"), format!("l{n}-1"));
            let merge = ["merge", "-q", "--no-ff", "-m", "x", &branch];
            landing.note("git merge --no-ff", &[measure::run(&self.world, "git", &self.shadow, &merge)]);
            if n == 0 {
                self.git("repo", &["checkout", "-q", "--detach"]);
            } else if n == rounds {
                self.git("repo", &["checkout", "-q", "main"]);
            }
            let approve = ["approve", &proposal, "--actor", "ada", "--method", "merge", "--keep"];
            let tine = env!("CARGO_BIN_EXE_tine");
            landing.note("tine approve", &[measure::run(&self.world, tine, &self.world.repo, &approve)]);
        }
        self.operations.extend([away, here].into_iter().filter(|landing| !landing.peaks.is_empty()));
        self.radar();
    }

    /// A session with a proposal, made without a workspace.
    fn prepare(&mut self, id: &str, files: &[PathBuf]) {
        let edits: Vec<_> = files.iter().map(|p| json!({"path": p, "content": self.world.text()})).collect();
        let list = self.world.root.join("edits.json");
        std::fs::write(&list, json!(edits).to_string()).expect("writable");
        self.tine_at_home(&["start", id, "--no-workspace"]);
        self.tine_at_home(&["-s", id, "checkpoint", "-m", "x", "--edits", &list.to_string_lossy()]);
        if id.starts_with('l') {
            self.tine_at_home(&["-s", id, "propose", "-m", "x"]);
        }
    }

    fn radar(&mut self) {
        let started = (0..self.rounds.clamp(2, 5)).map(|n| format!("session/s{n}"));
        let heads: Vec<String> = (0..SESSIONS).map(|n| format!("session/r{n}")).chain(started).collect();
        let mut pairs = String::new();
        for (n, head) in heads.iter().enumerate() {
            for other in std::iter::once("main").chain(heads[..n].iter().map(String::as_str)) {
                let _ = writeln!(pairs, "{other} {head}");
            }
        }
        std::fs::write(self.world.root.join("pairs"), &pairs).expect("writable");
        let mut radar = Operation::new(format!("conflicts among {} sessions", heads.len()));
        for _ in 0..self.rounds.min(3) {
            // Each time into a directory of its own: a merge is sooner made where its objects are there already.
            let merge = "export GIT_OBJECT_DIRECTORY=$(mktemp -d) GIT_ALTERNATE_OBJECT_DIRECTORIES=\"$PWD/.git/objects\" && \
                         git merge-tree --write-tree --stdin < ../pairs && rm -r \"$GIT_OBJECT_DIRECTORY\"";
            let repo = self.world.repo.clone();
            radar.note("git merge-tree --stdin", &[measure::run(&self.world, "sh", &repo, &["-c", merge])]);
            let with_trunk = |head: &String| {
                measure::run_to_status(&self.world, "git", &repo, &["merge-tree", "--write-tree", "main", head]).0
            };
            radar.note("the trunk's part by git merge-tree", &heads.iter().map(with_trunk).collect::<Vec<_>>());
            std::fs::remove_dir_all(repo.join(".git/tine/cache")).expect("commands have filled it");
            let look = || measure::run_to_status(&self.world, env!("CARGO_BIN_EXE_tine"), &repo, &["conflicts"]).0;
            radar.note("tine conflicts, nothing cached", &[look()]);
            radar.note("tine conflicts, again", &[look()]);
        }
        self.operations.push(radar);
    }
}
