//! 10: a name is one kind of thing. 11: discovery stops at the nearest `.git`, and what is not supported is refused by
//! name before anything is written.

use crate::support::{World, everything};

#[test]
fn law_10_a_name_is_never_taken_for_another_kind() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    // A branch, a tag and a file that are called like things of tine's.
    repo.git(["branch", "topic"]);
    repo.git(["tag", "fix-9"]);
    repo.git(["branch", "fix"]);
    repo.write("archive", "a file\n");
    let before = repo.refs();
    for (code, args) in [
        ("not_found", &["archive", "topic"][..]),
        ("not_found", &["discard", "session/fix", "-m", "x"]),
        ("not_found", &["discard", "refs/heads/session/fix", "-m", "x"]),
        ("not_found", &["approve", "fix"]),
        ("not_found", &["approve", "fix-9"]),
        ("not_found", &["approve", &format!("proposal/{name}")]),
        ("not_found", &["-s", &name, "undo"]),
        ("not_found", &["reactivate", "main"]),
    ] {
        repo.tine(args).fails(code);
    }
    assert_eq!(repo.refs(), before);
    // Where any revision will do, the session comes first: never the branch of the same name.
    repo.git(["branch", "--force", "fix", "main"]);
    assert_eq!(repo.json(["show", "fix"])["head"], repo.rev("session/fix").as_str());
}

#[test]
fn law_11_a_broken_git_is_not_passed_over() {
    let world = World::new();
    let repo = world.repo();
    repo.write("inner/.git", "gitdir: /nowhere/at/all\n");
    repo.write("inner/a.txt", "a\n");
    let before = everything(&repo.path);
    let error = repo.inside("inner").fails("unsupported", ["start", "x"]);
    assert!(error["message"].as_str().expect("text").contains("inner/.git"), "{error}");
    repo.inside("inner").fails("unsupported", ["status"]);
    assert!(everything(&repo.path) == before, "the outer repository is not touched");
}

#[test]
fn law_11_the_nearest_repository_is_the_one() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("vendor/lib/a.txt", "a\n");
    let lib = fix.inside("vendor/lib");
    lib.git(["init", "--quiet"]);
    lib.git(["add", "--all"]);
    lib.git(["commit", "--quiet", "-m", "First"]);
    let before = fix.refs();
    lib.fails("not_found", ["checkpoint"]);
    let started = lib.json(["start", "own", "--no-workspace"]);
    assert_eq!(started["session"]["base"]["commit"], lib.rev("HEAD").as_str());
    assert_eq!(fix.refs(), before, "the repository around it does not notice");
}

#[test]
fn law_11_forms_that_are_not_supported_are_refused_by_name() {
    let world = World::new();
    type Case = (&'static str, &'static [(&'static str, &'static str)], &'static str);
    let cases: &[Case] = &[
        ("a newer format", &[("core.repositoryFormatVersion", "7")], "7"),
        (
            "an unknown extension",
            &[("core.repositoryFormatVersion", "1"), ("extensions.fromTheFuture", "true")],
            "fromthefuture",
        ),
    ];
    for (what, settings, named) in cases {
        world.at_root().git(["clone", "--quiet", "repo", "odd"]);
        let odd = world.place("odd");
        for (key, value) in *settings {
            odd.git(["config", "--file", ".git/config", key, value]);
        }
        let before = everything(&odd.path);
        for args in [&["start", "x"][..], &["status"], &["start", "x", "--here"]] {
            let error = odd.tine(args).fails("unsupported");
            assert!(error["message"].as_str().expect("text").to_lowercase().contains(named), "{what}: {error}");
        }
        assert!(everything(&odd.path) == before, "{what}: nothing is written");
        odd.remove("../odd");
    }
}

#[test]
fn law_11_every_supported_form_works() {
    let world = World::new();
    world.at_root().git(["init", "--quiet", "--object-format=sha256", "wide"]);
    world.at_root().git(["init", "--quiet", "--ref-format=reftable", "tables"]);
    world.at_root().git(["init", "--quiet", "--separate-git-dir=elsewhere.git", "apart"]);
    for form in ["wide", "tables", "apart"] {
        let repo = world.place(form);
        repo.write("a.txt", "a\n");
        repo.git(["add", "--all"]);
        repo.git(["commit", "--quiet", "-m", "First"]);
        let path = repo.tine(["start", "fix"]).ok().stdout;
        let fix = crate::support::Place { world: &world, path: path.trim_end().into() };
        fix.write("a.txt", "b\n");
        fix.checkpoint("b");
        fix.json(["undo"]);
        fix.json(["redo"]);
        let name = fix.propose("Change a");
        repo.json(["approve", &name]);
        assert_eq!((repo.read("a.txt"), repo.git_status()), ("b\n".to_owned(), String::new()), "{form}");
        repo.fsck();
    }
}
