//! 2: reads write nothing. 9: no terminal, no question, and no hooks or signing but where a landing does both.

use crate::support::{Place, World, everything};

/// A repository in which everything can be read: saved and unsaved work, a landed and an open proposal.
fn lived_in(world: &World) -> Place<'_> {
    let landed = world.proposed("landed", "b.txt", "b\n");
    world.repo().json(["approve", &landed]);
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    fix.propose("Add a");
    // What plain git did is news to the log: the next command that writes will take it in, and no other.
    fix.git(["commit", "--quiet", "--allow-empty", "-m", "By hand"]);
    fix.write("a.txt", "not saved\n");
    fix.write("new.txt", "not saved\n");
    fix.write("id_rsa", "secret\n");
    fix.json(["health", "set", "pass"]);
    fix.json(["note", "add", "src/main.txt:2", "-m", "Two", "--kind", "question"]);
    // Content as before, another time: an index that was asked would be written anew.
    fix.remove("src/main.txt");
    fix.write("src/main.txt", "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n");
    fix
}

#[test]
fn law_02_reads_write_nothing() {
    let world = World::new();
    let fix = lived_in(&world);
    let id = fix.operations([])[0]["id"].as_str().expect("an id").to_owned();
    let state = |world: &World| (everything(&world.repo().path), everything(&fix.path));
    let before = state(&world);
    let reads: &[&[&str]] = &[
        &["status"],
        &["log"],
        &["log", "--all"],
        &["show"],
        &["show", "@1"],
        &["diff"],
        &["diff", "@0", "@"],
        &["diff", "--stat"],
        &["diff", "trunk"],
        &["sessions", "--all"],
        &["session", "show", "fix"],
        &["proposals", "--all"],
        &["proposal", "show", "fix-1"],
        &["op", "log", "--all"],
        &["op", "show", &id],
        &["repos"],
        &["source", "list", "--all"],
        &["source", "show", "base"],
        &["blame", "b.txt"],
        &["locks"],
        &["cache", "get", "summary"],
        &["cache", "list", "--all"],
        &["cache", "prune", "--dry-run"],
        &["export", "fix"],
        &["export", "fix", "--format", "bundle"],
        &["audit"],
        &["conflicts"],
        &["compare", "fix", "landed"],
        &["stats"],
        &["note", "list"],
        &["tag", "list", "fix"],
        &["health", "show", "fix"],
        &["sessions", "--tag", "team"],
        &["note", "list", "--open", "--proposal", "fix-1"],
        &["sweep"],
        &["op", "prune", "--dry-run"],
        &["policy", "show", "fix-1"],
        &["config", "list"],
        &["completions", "bash"],
        &["undo", "--dry-run"],
        &["redo", "--dry-run"],
        &["restore", "@0", "--dry-run"],
        &["op", "restore", &id, "--dry-run"],
        &["hooks", "status"],
        &["hooks", "install", "claude", "opencode", "--dry-run"],
        &["hooks", "install", "claude"],
        &["doctor"],
    ];
    for args in reads {
        for place in [&fix, &world.repo()] {
            for json in [false, true] {
                let mut call = place.tine(args.iter());
                if json {
                    call = call.env("TINE_JSON", "1");
                }
                let ran = call.run();
                assert_ne!(ran.status, Some(70), "{ran}");
                assert!(
                    state(&world) == before,
                    "`{}` wrote something: {}",
                    args.join(" "),
                    difference(&before, &state(&world))
                );
            }
        }
    }
}

type State = (std::collections::BTreeMap<Vec<u8>, String>, std::collections::BTreeMap<Vec<u8>, String>);

/// The paths that differ, for the message.
fn difference(before: &State, after: &State) -> String {
    let mut paths = Vec::new();
    for (old, new) in [(&before.0, &after.0), (&before.1, &after.1)] {
        paths.extend(old.keys().filter(|p| new.get(*p) != old.get(*p)));
        paths.extend(new.keys().filter(|p| !old.contains_key(*p)));
    }
    paths.iter().map(|p| String::from_utf8_lossy(p).into_owned()).collect::<Vec<_>>().join(", ")
}

#[test]
fn law_02_what_is_refused_writes_nothing_either() {
    let world = World::new();
    let fix = lived_in(&world);
    let before = (everything(&world.repo().path), everything(&fix.path));
    for (code, args) in [
        ("usage", &["start", "--nonsense"][..]),
        ("exists", &["start", "fix"]),
        ("invalid", &["start", "Not A Name"]),
        ("not_found", &["approve", "nobody-1"]),
        ("stale", &["approve", "fix-1", "--rev", "9"]),
        ("not_found", &["restore", "@99"]),
    ] {
        fix.tine(args).fails(code);
        let after = (everything(&world.repo().path), everything(&fix.path));
        assert!(after == before, "`{}` wrote something: {}", args.join(" "), difference(&before, &after));
    }
}

/// Hooks that leave a trace, all that git knows of.
fn set_traps(world: &World) {
    for hook in [
        "pre-commit",
        "prepare-commit-msg",
        "commit-msg",
        "post-commit",
        "post-checkout",
        "post-merge",
        "post-rewrite",
        "pre-auto-gc",
        "reference-transaction",
    ] {
        let path = format!(".git/hooks/{hook}");
        world.repo().write(&path, format!("#!/bin/sh\necho {hook} >>\"$HOME/hooks-ran\"\nexit 1\n"));
        world.repo().chmod(&path, true);
    }
}

#[test]
fn law_09_a_checkpoint_runs_no_hooks_and_never_signs() {
    let world = World::new();
    set_traps(&world);
    let repo = world.repo();
    repo.git(["config", "commit.gpgSign", "true"]);
    repo.git(["config", "gpg.program", "/bin/false"]);
    let fix = world.start("fix");
    for n in 1..=2 {
        fix.write("a.txt", format!("{n}\n"));
        fix.json(["checkpoint"]);
    }
    for args in [&["undo"][..], &["redo"], &["restore", "@1"], &["fork"], &["propose", "-m", "Add a"]] {
        fix.tine(args).json();
    }
    repo.json(["archive", "fix-2"]);
    repo.json(["reactivate", "fix-2"]);
    assert!(!world.place("home").has("hooks-ran"), "{}", world.place("home").read("hooks-ran"));
    assert!(!fix.git(["cat-file", "commit", "HEAD"]).contains("gpgsig"));
}

#[test]
fn law_09_a_landing_runs_hooks_and_signs_as_git_would() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    for (hook, script) in
        [("pre-commit", "echo pre-commit >>\"$HOME/hooks-ran\""), ("commit-msg", "echo 'Checked-by: a hook' >>\"$1\"")]
    {
        let path = format!(".git/hooks/{hook}");
        repo.write(&path, format!("#!/bin/sh\n{script}\n"));
        repo.chmod(&path, true);
    }
    world.at_root().write(
        "bin/gpg",
        "#!/bin/sh\ncat >/dev/null\necho '[GNUPG:] SIG_CREATED D 1 8 00 1 X' >&2\n\
         echo '-----BEGIN PGP SIGNATURE-----\n\nsigned\n-----END PGP SIGNATURE-----'\n",
    );
    world.at_root().chmod("bin/gpg", true);
    repo.git(["config", "commit.gpgSign", "true"]);
    repo.git(["config", "gpg.program", &world.root().join("bin/gpg").to_string_lossy()]);
    repo.json(["approve", &name]);
    assert_eq!(world.place("home").read("hooks-ran"), "pre-commit\n");
    let commit = repo.git(["cat-file", "commit", "main"]);
    assert!(commit.contains("gpgsig -----BEGIN PGP SIGNATURE-----"), "{commit}");
    assert!(commit.contains("Checked-by: a hook"), "{commit}");

    // And not, where that was said.
    let other = world.proposed("other", "b.txt", "b\n");
    repo.json(["--config", "land.hooks=false", "approve", &other]);
    assert_eq!(world.place("home").read("hooks-ran"), "pre-commit\n");
}

#[test]
fn law_09_nothing_waits_for_an_answer() {
    let world = World::new();
    let fix = lived_in(&world);
    // Standard input stays open and silent: whoever asked would wait.
    for (place, args) in [
        (&fix, &["undo"][..]),
        (&fix, &["checkpoint"]),
        (&fix, &["propose"]),
        (&world.repo(), &["reject", "fix-1", "-m", "no", "--delete"]),
        (&world.repo(), &["reactivate", "fix"]),
        (&world.repo(), &["discard", "fix", "-m", "over"]),
        (&world.repo(), &["review", "fix-1"]),
        (&world.repo(), &["watch"]),
    ] {
        let status = place.tine(args).ends_with_open_stdin();
        let expected = if matches!(args[0], "review" | "watch") { 2 } else { 0 };
        assert_eq!(status, Some(expected), "{args:?}");
    }
}
