//! 5: compare and swap. 8: nobody waits for nobody. A filter that waits for the test holds a command in the middle of
//! reading or writing files, for as long as others are looked at.

use std::path::PathBuf;
use std::process::Child;

use crate::support::{Place, Ran, World, eventually};

/// Installs a filter for `*.slow` that, once armed, says that it began and waits for [`Gate::open`].
struct Gate {
    dir: PathBuf,
}

impl Gate {
    fn install(world: &World, direction: &str) -> Gate {
        let dir = world.root().join("gate");
        world.at_root().write(
            "gate/filter",
            format!(
                "#!/bin/sh\nif [ -e '{0}/armed' ]; then : >'{0}/begun'; cat '{0}/pipe' >/dev/null; fi\nexec cat\n",
                dir.display()
            ),
        );
        world.at_root().chmod("gate/filter", true);
        assert!(std::process::Command::new("mkfifo").arg(dir.join("pipe")).status().expect("mkfifo runs").success());
        let repo = world.repo();
        repo.git(["config", "filter.slow.clean", "cat"]);
        repo.git(["config", "filter.slow.smudge", "cat"]);
        repo.git(["config", &format!("filter.slow.{direction}"), &dir.join("filter").to_string_lossy()]);
        repo.write(".gitattributes", "*.slow filter=slow\n");
        repo.git(["add", "--all"]);
        repo.git(["commit", "--quiet", "-m", "A slow filter"]);
        Gate { dir }
    }

    /// Starts a command that will stop in the filter, and waits until it has.
    fn hold(&self, place: &Place<'_>, args: &[&str]) -> Child {
        std::fs::write(self.dir.join("armed"), "").expect("written");
        let child = place.tine(args).spawn();
        eventually(|| self.dir.join("begun").exists().then_some(())).expect("the filter begins");
        std::fs::remove_file(self.dir.join("armed")).expect("there");
        child
    }

    /// Lets the held command go on; gives its end.
    fn open(&self, child: Child) -> Ran {
        // Opening a pipe for writing waits for its reader, which is there: the filter has begun.
        std::fs::write(self.dir.join("pipe"), "go\n").expect("the filter reads");
        Ran::of(child, "the held command".to_owned())
    }
}

#[test]
fn law_08_nobody_waits_while_another_session_is_read() {
    let world = World::new();
    let gate = Gate::install(&world, "clean");
    let repo = world.repo();
    let name = world.proposed("ready", "c.txt", "c\n");
    let (a, b) = (world.start("a"), world.start("b"));
    a.write("a.slow", "a\n");
    b.write("b.txt", "b\n");
    let held = gate.hold(&a, &["checkpoint", "-m", "slow"]);
    b.checkpoint("not held up");
    b.json(["undo"]);
    b.json(["redo"]);
    repo.json(["start", "c"]);
    repo.json(["approve", &name]);
    a.json(["status"]);
    let ran = gate.open(held);
    assert_eq!(ran.status, Some(0), "{ran}");
    assert_eq!((a.git(["show", "HEAD:a.slow"]), a.git_status()), ("a".to_owned(), String::new()));
    repo.fsck();
}

#[test]
fn law_08_nobody_waits_while_another_session_is_written() {
    let world = World::new();
    let gate = Gate::install(&world, "smudge");
    let (a, b) = (world.start("a"), world.start("b"));
    for n in 1..=2 {
        a.write("a.slow", format!("{n}\n"));
        a.checkpoint(&format!("step {n}"));
    }
    b.write("b.txt", "b\n");
    let held = gate.hold(&a, &["undo"]);
    b.checkpoint("not held up");
    world.repo().json(["start", "c"]);
    b.propose("Add b");
    world.repo().json(["approve", "b-1"]);
    let ran = gate.open(held);
    assert_eq!(ran.status, Some(0), "{ran}");
    assert_eq!((a.read("a.slow"), a.git_status()), ("1\n".to_owned(), String::new()));
    world.repo().fsck();
}

#[test]
fn law_05_a_branch_that_moves_during_a_checkpoint_is_not_overwritten() {
    let world = World::new();
    let gate = Gate::install(&world, "clean");
    let fix = world.start("fix");
    fix.write("first.txt", "1\n");
    fix.checkpoint("first");
    fix.write("a.slow", "a\n");
    let held = gate.hold(&fix, &["checkpoint", "-m", "slow"]);
    // Somebody moves the branch meanwhile, with files of its own.
    let edits = r#"[{"path": "meanwhile.txt", "content": "m\n"}]"#;
    fix.tine(["checkpoint", "--edits", "-", "-m", "meanwhile"]).stdin(edits).json();
    let meanwhile = fix.rev("HEAD");
    let ran = gate.open(held);
    assert!(matches!(ran.status, Some(0 | 5)), "{ran}");
    assert!(fix.try_git(["merge-base", "--is-ancestor", &meanwhile, "HEAD"]).0, "nothing is overwritten");
    if ran.status == Some(0) {
        assert_eq!(fix.rev("HEAD^"), meanwhile);
        assert_eq!(fix.git(["show", "HEAD:a.slow"]), "a");
    }
    assert_eq!(fix.git(["show", "HEAD:meanwhile.txt"]), "m", "what came meanwhile is not taken back");
    fix.tine(["checkpoint"]).ok();
    assert_eq!(fix.git_status(), "");
    fix.fsck();
}

#[test]
fn law_05_a_held_ref_is_busy_and_nothing_moves() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    fix.write("a.txt", "b\n");
    let lock = fix.common_dir().join("refs/heads/session/fix.lock");
    std::fs::write(&lock, "").expect("written");
    let (refs, files) = (fix.refs(), fix.files());
    fix.fails("busy", ["checkpoint"]);
    assert_eq!((fix.refs(), fix.files()), (refs, files));
    std::fs::remove_file(lock).expect("there");
    fix.checkpoint("b");
}

#[test]
fn law_05_a_held_log_is_busy_and_nothing_moves() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    let lock = fix.common_dir().join("refs/tine/ops.lock");
    std::fs::write(&lock, "").expect("written");
    let (refs, files) = (fix.refs(), fix.files());
    fix.fails("busy", ["checkpoint"]);
    assert_eq!((fix.refs(), fix.files()), (refs, files));
    std::fs::remove_file(lock).expect("there");
    fix.checkpoint("a");
    fix.fsck();
}

#[test]
fn law_08_a_held_index_is_waited_for_and_then_reported() {
    let world = World::new();
    let (fix, other) = (world.start("fix"), world.start("other"));
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    fix.write("a.txt", "b\n");
    fix.write("new.txt", "n\n");
    let lock = PathBuf::from(fix.git(["rev-parse", "--path-format=absolute", "--git-path", "index.lock"]));
    std::fs::write(&lock, "").expect("written");
    let ran = fix.tine(["checkpoint", "-m", "held up"]).run();
    assert!(matches!(ran.status, Some(0 | 5)), "done with a notice, or busy: {ran}");
    assert!(!ran.stderr.is_empty(), "{ran}");
    assert_eq!((fix.read("a.txt"), fix.read("new.txt")), ("b\n".to_owned(), "n\n".to_owned()));
    other.write("o.txt", "o\n");
    other.checkpoint("another session does not notice");
    std::fs::remove_file(lock).expect("there");
    fix.tine(["checkpoint"]).ok();
    assert_eq!((fix.git(["show", "HEAD:a.txt"]), fix.git_status()), ("b".to_owned(), String::new()));
    fix.fsck();
}

#[test]
fn law_06_an_interrupted_command_changes_nothing() {
    let world = World::new();
    let gate = Gate::install(&world, "clean");
    let fix = world.start("fix");
    fix.write("a.slow", "a\n");
    let (refs, files) = (fix.refs(), fix.files());
    let held = gate.hold(&fix, &["checkpoint", "-m", "slow"]);
    let interrupt = std::process::Command::new("sh").args(["-c", &format!("kill -INT {}", held.id())]).status();
    assert!(interrupt.expect("sh runs").success());
    let ran = gate.open(held);
    assert_eq!(ran.status, Some(130), "{ran}");
    assert_eq!((fix.refs(), fix.files()), (refs, files));
    fix.checkpoint("again");
}

#[test]
fn law_06_the_log_is_not_pruned_while_somebody_is_at_work() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    let prune = ["op", "prune", "--older-than", "1s"];
    // The marker of a living command: its process holds it locked.
    let id = fix.operations([])[0]["id"].as_str().expect("an id").to_owned();
    let path = fix.common_dir().join("tine/pending").join(&id);
    std::fs::write(&path, format!("operation = \"{id}\"\ncommit = \"{}\"\n", fix.rev("refs/tine/ops")))
        .expect("written");
    let marker = std::fs::File::open(&path).expect("there");
    marker.lock().expect("it is locked");
    let refs = fix.refs();
    world.repo().fails("busy", prune);
    assert_eq!(fix.refs(), refs);
    drop(marker);
    // Nobody holds it any more: it is finished, and then the log can go.
    world.repo().json(prune);
    assert!(!path.exists());
    assert_eq!(fix.operations([]), Vec::<serde_json::Value>::new());
}
