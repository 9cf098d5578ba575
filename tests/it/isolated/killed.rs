//! Killed at any moment, an isolated run loses nothing, and the next one goes on.

use crate::support::{Place, World};

use super::{is_taken_up, isolated, world_with_layers};

const SCRIPT: &str = "echo kept >a.txt; echo ignored >a.log; rm README.md";

/// What both processes of the run do that a kill could come between.
fn steps(world: &World, session: &str) -> usize {
    let list = world.root().join("tmp/steps");
    isolated(&world.repo(), &["-s", session], SCRIPT).env("TINE_FAIL", format!("list:{}", list.display())).ok();
    let names = std::fs::read_to_string(list).expect("steps");
    let most = names.lines().filter_map(|line| line.split(' ').next()?.parse().ok()).max();
    most.expect("there are some")
}

fn tree(repo: &Place<'_>, session: &str) -> Vec<String> {
    let out = repo.git(["ls-tree", "-r", "--name-only", &format!("session/{session}")]);
    out.lines().map(str::to_owned).collect()
}

#[test]
fn at_any_step() {
    let Some(world) = world_with_layers() else { return };
    let repo = world.repo();
    repo.json(["start", "first", "--no-workspace"]);
    let count = steps(&world, "first");
    assert!(count > 5, "{count} steps");
    for step in 1..=count {
        let session = format!("s{step}");
        repo.json(["start", &session, "--no-workspace"]);
        let mark = world.root().join(format!("tmp/{session}"));
        let script = format!("{SCRIPT}; touch '{}'", mark.display());
        let ran = isolated(&repo, &["-s", &session], &script).env("TINE_FAIL", format!("kill@{step}")).run();
        // Reading goes on, and so do others.
        repo.json(["sessions"]);
        repo.json(["start", &format!("other-{step}"), "--no-workspace"]);
        let next = isolated(&repo, &["-s", &session], "cat a.txt a.log 2>/dev/null; true").ok();
        let moment = format!("kill@{step}\n{ran}\n{next}");
        if mark.exists() {
            assert_eq!(next.stdout, "kept\nignored\n", "{moment}");
            let files = tree(&repo, &session);
            assert!(files.contains(&"a.txt".to_owned()) && !files.contains(&"README.md".to_owned()), "{moment}");
        } else {
            assert_eq!(next.stdout, "", "{moment}");
        }
        is_taken_up(&world);
        assert!(repo.json(["doctor"])["ok"].as_bool().unwrap_or(true), "{moment}");
    }
}
