//! 1: nothing is lost. 3: a session's undo is its own. 4: only what a checkpoint holds is touched.

use std::path::Path;

use serde_json::json;

use crate::support::{Files, Place, World, files_in, unreachable_content};

/// A workspace with one of everything that is not in a checkpoint.
fn full_of_everything(world: &World) -> Place<'_> {
    let fix = world.start("fix");
    fix.write("src/main.txt", "checkpoint 1\n");
    fix.write("later.txt", "x\n");
    fix.checkpoint("one");
    fix.write("src/main.txt", "checkpoint 2\n");
    fix.checkpoint("two");
    fix.write("src/main.txt", "an unsaved edit\n");
    fix.write("untracked.txt", "an untracked file\n");
    fix.write("staged.txt", "a staged file\n");
    fix.git(["add", "staged.txt"]);
    fix.write("trace.log", "an ignored file\n");
    fix.write("target/deep/er.o", "an ignored folder\n");
    fix.write("id_rsa", "a secret\n");
    fix.write("nested/file.txt", "a file of a repository within\n");
    fix.inside("nested").git(["init", "--quiet"]);
    fix.inside("nested").git(["add", "--all"]);
    fix.inside("nested").git(["commit", "--quiet", "-m", "First"]);
    fix.inside("nested").write("loose.txt", "a loose file of a repository within\n");
    fix
}

/// What a person would miss: all files but git's own.
fn belongings(fix: &Place<'_>) -> Files {
    files_in(&fix.path).into_iter().filter(|(path, _)| !path.starts_with("nested/.git")).collect()
}

#[test]
fn law_01_nothing_is_lost_by_any_command_that_changes_files() {
    let commands: &[(&str, &[&str])] = &[
        ("fix", &["undo"]),
        ("fix", &["undo", "-n", "3"]),
        ("fix", &["restore", "@0"]),
        ("fix", &["restore", "@1", "src/main.txt"]),
        ("fix", &["refresh"]),
        ("fix", &["refresh", "--rebase"]),
        ("fix", &["propose", "-m", "All of it"]),
        ("", &["archive", "fix"]),
        ("", &["discard", "fix", "-m", "over"]),
        ("", &["reject", "fix-1", "-m", "no", "--delete"]),
        ("", &["approve", "fix-1"]),
    ];
    for (place, args) in commands {
        let world = World::new();
        let fix = full_of_everything(&world);
        world.repo().git(["commit", "--quiet", "--allow-empty", "-m", "The trunk moves"]);
        if args.contains(&"fix-1") {
            fix.git(["stash", "--quiet", "--all"]);
            fix.json(["propose", "-m", "What is saved"]);
            fix.git(["stash", "pop", "--quiet"]);
        }
        let before = belongings(&fix);
        let from = if place.is_empty() { world.repo() } else { fix.clone() };
        let ran = from.tine(args.iter()).run();
        assert!(matches!(ran.status, Some(0 | 1)), "{ran}");
        assert_eq!(unreachable_content(&world.repo(), &before), Vec::<String>::new(), "{ran}");
        world.repo().fsck();
    }
}

#[test]
fn law_01_a_removed_workspace_comes_back_with_everything_that_was_in_it() {
    let world = World::new();
    let fix = full_of_everything(&world);
    let before = belongings(&fix);
    for command in [&["archive", "fix"][..], &["discard", "fix", "-m", "over"]] {
        world.repo().tine(command).json();
        assert!(!fix.path.exists());
        world.repo().json(["reactivate", "fix"]);
        assert_eq!(belongings(&fix), before, "{command:?}");
    }
}

#[test]
fn law_01_what_undo_dropped_is_reachable_without_reflogs() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "never saved by hand\n");
    let before = fix.files();
    fix.json(["undo"]);
    fix.git(["reflog", "expire", "--expire=now", "--all"]);
    fix.git(["gc", "--quiet", "--prune=now"]);
    assert_eq!(unreachable_content(&fix, &before), Vec::<String>::new());
    fix.json(["redo"]);
    assert_eq!(fix.read("a.txt"), "never saved by hand\n");
}

#[test]
fn law_01_an_unsaved_checkpoint_comes_first() {
    for args in [&["undo"][..], &["restore", "@0"], &["refresh"]] {
        let world = World::new();
        let fix = world.start("fix");
        fix.write("a.txt", "saved\n");
        fix.checkpoint("a");
        world.repo().git(["commit", "--quiet", "--allow-empty", "-m", "The trunk moves"]);
        fix.write("a.txt", "not saved\n");
        fix.tine(args).json();
        let kept = fix.operations([]);
        let unsaved = kept.iter().find(|o| o["kind"] == "checkpoint").expect("a checkpoint was taken");
        assert!(unsaved["summary"].as_str().expect("text").starts_with("unsaved edits before"), "{unsaved}");
    }
}

#[test]
fn law_03_an_undo_is_of_its_own_session_alone() {
    let world = World::new();
    let (a, b) = (world.start("a"), world.start("b"));
    for n in 1..=3 {
        a.write("shared.txt", format!("a {n}\n"));
        a.checkpoint(&format!("a {n}"));
        b.write("shared.txt", format!("b {n}\n"));
        b.checkpoint(&format!("b {n}"));
    }
    b.write("unsaved.txt", "of b\n");
    b.write("trace.log", "ignored, of b\n");
    let name = b.propose("Of b");
    b.write("after.txt", "unsaved again\n");
    let of_b = |world: &World| {
        let refs = world.repo().refs().without_log().without("session/a");
        (refs, b.files(), b.git_status(), world.repo().proposal(&name))
    };
    let before = of_b(&world);
    let id = a.operations([])[2]["id"].as_str().expect("an id").to_owned();
    for args in [
        &["undo"][..],
        &["undo"],
        &["redo"],
        &["undo", "-n", "9"],
        &["redo", "-n", "9"],
        &["op", "restore", &id],
        &["undo"],
    ] {
        a.tine(args).json();
        assert_eq!(of_b(&world), before, "after `{}` in a", args.join(" "));
    }
    // From outside, with the session named, it is the same scope.
    world.repo().json(["-s", "a", "undo"]);
    assert_eq!(of_b(&world), before);
}

#[test]
fn law_03_an_undo_inside_a_session_never_takes_back_a_decision() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    repo.json(["reject", &name, "-m", "no"]);
    let rejected = repo.proposal(&name);
    // The step of the session before the rejection is the proposal: its record has moved on by another hand.
    world.workspace("fix").fails("stale", ["undo"]);
    assert_eq!(repo.proposal(&name), rejected);
}

#[test]
fn law_04_only_what_a_checkpoint_holds_is_touched() {
    for args in [&["undo", "-n", "2"][..], &["restore", "@0"]] {
        let world = World::new();
        let fix = full_of_everything(&world);
        let strangers = ["trace.log", "target/deep/er.o", "id_rsa", "nested/file.txt", "nested/loose.txt"];
        let before = fix.files();
        fix.tine(args).json();
        let after = fix.files();
        for path in strangers {
            assert_eq!(after.get(Path::new(path)), before.get(Path::new(path)), "{path} after {args:?}");
        }
        assert!(!fix.has("untracked.txt"), "saved first, so it goes with the state being left");
    }
}

#[test]
fn law_04_what_stands_in_the_way_is_a_refusal_by_name() {
    type Obstacle = (&'static str, fn(&Place<'_>));
    let obstacles: &[Obstacle] = &[
        ("an ignored file", |fix| fix.write("thing", "ignored, and mine\n")),
        ("a folder with an ignored file", |fix| fix.write("thing/trace.log", "ignored, and mine\n")),
        ("a repository", |fix| {
            fix.write("thing/file.txt", "its own\n");
            fix.inside("thing").git(["init", "--quiet"]);
            fix.inside("thing").git(["add", "--all"]);
            fix.inside("thing").git(["commit", "--quiet", "-m", "First"]);
        }),
        ("a file over the limit", |fix| fix.write("thing", vec![b'x'; 3000])),
    ];
    for (what, put) in obstacles {
        let world = World::new();
        let fix = world.start("fix");
        fix.write("thing", "tracked\n");
        fix.checkpoint("with the thing");
        fix.remove("thing");
        if *what == "an ignored file" {
            fix.write(".gitignore", "*.log\nthing\n");
        }
        fix.checkpoint("without it");
        put(&fix);
        let (refs, files) = (fix.refs().without_log(), fix.files());
        for args in [&["undo"][..], &["restore", "@1"]] {
            let call = fix.tine([&["--config", "checkpoint.max_file_size=2000"], args].concat());
            let error = call.fails("dirty");
            assert!(error["details"]["paths"].to_string().contains("thing"), "{what}: {error}");
            assert_eq!((fix.refs().without_log(), fix.files()), (refs.clone(), files.clone()), "{what}");
        }
    }
}

#[test]
fn law_04_files_that_hold_what_is_wanted_are_not_in_the_way() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("thing", "tracked\n");
    fix.checkpoint("with the thing");
    fix.remove("thing");
    fix.write(".gitignore", "*.log\nthing\n");
    fix.checkpoint("without it");
    fix.write("thing", "tracked\n");
    fix.json(["undo"]);
    assert_eq!((fix.read("thing"), fix.git_status()), ("tracked\n".to_owned(), String::new()));
}

#[test]
fn law_04_a_landing_does_not_overwrite_what_the_trunks_worktree_ignores() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    fix.write("a.txt", "landed\n");
    fix.git(["add", "--force", "a.txt"]);
    fix.checkpoint("a");
    let name = fix.propose("Add a");
    repo.write(".git/info/exclude", "a.txt\n");
    repo.write("a.txt", "ignored, and mine\n");
    let (refs, files) = (repo.refs(), repo.files());
    let error = repo.fails("dirty", ["approve", &name]);
    assert!(error.to_string().contains("a.txt"), "{error}");
    assert_eq!((repo.refs(), repo.files()), (refs, files));
    assert_eq!(repo.proposal(&name)["decisions"], json!([]));
}
