//! Where the user stands and what HEAD is: linked worktrees, detached, unborn, links, odd names, `GIT_DIR`, places that
//! are no repository or must not be one.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::{Path, PathBuf};

use crate::story::Story;
use crate::world::{World, make_executable, same, snapshot, text, write_at};

#[test]
fn a_linked_worktree() {
    let world = World::new();
    world.git(&["branch", "other"]);
    world.git(&["worktree", "add", "--quiet", "../linked", "other"]);
    let mut story = Story::of(&world);
    story.at = world.root().join("linked");
    story.follows = false;
    story.tell();
    // The main worktree has the trunk, and followed.
    assert_eq!(world.git(&["status", "--porcelain"]), "");
    assert!(world.read("base.txt").ends_with("five\n"));
}

#[test]
fn the_trunk_in_a_linked_worktree() {
    let world = World::new();
    world.git(&["switch", "--quiet", "--create", "other"]);
    world.git(&["worktree", "add", "--quiet", "../linked", "main"]);
    let mut story = Story::of(&world);
    story.at = world.root().join("linked");
    story.tell();
}

#[test]
fn worktree_configuration() {
    let world = World::new();
    world.git(&["config", "extensions.worktreeConfig", "true"]);
    world.git(&["config", "--worktree", "user.name", "Worktree Ann"]);
    Story::of(&world).tell();
}

/// Start, checkpoint, land and come back in the very worktree that the user has.
fn here(world: &World, before: &dyn Fn() -> String) {
    let home = before();
    world.write("edited before.txt", "edited\n");
    let expected = world.oracle(&world.repo);
    world.tine(&["start", "work", "--here"]);
    let story = Story::of(world);
    assert_eq!(world.git(&["symbolic-ref", "HEAD"]), "refs/heads/session/work");
    assert_eq!(world.git(&["rev-parse", "HEAD^{tree}"]), expected, "edits come along");
    story.clean(&world.repo);
    world.write("base.txt", "one\ntwo\nthree\nfour\n");
    let tree = story.checkpoint(&world.repo, "four");
    world.tine(&["undo"]);
    assert_eq!(world.read("base.txt"), "one\ntwo\nthree\n");
    story.clean(&world.repo);
    world.tine(&["redo"]);
    let data = world.data_at(&world.repo, &["propose", "-m", "Four"]);
    let name = data["proposal"]["name"].as_str().expect("a name").to_owned();
    world.tine_at(world.root(), &["-C", "repo", "approve", &name]);
    assert_eq!(world.git(&["rev-parse", "main^{tree}"]), tree);
    world.tine(&["archive", "work"]);
    assert_eq!(before(), home, "the worktree goes back to where it was");
    story.clean(&world.repo);
    world.fsck();
}

#[test]
fn here_on_a_branch() {
    let world = World::new();
    here(&world, &|| world.git(&["symbolic-ref", "HEAD"]));
}

#[test]
fn here_with_a_detached_head() {
    let world = World::new();
    world.git(&["checkout", "--quiet", "--detach"]);
    here(&world, &|| {
        assert_eq!(world.try_git_at(&world.repo, &["symbolic-ref", "--quiet", "HEAD"]).status, 1);
        world.git(&["rev-parse", "HEAD"])
    });
}

#[test]
fn a_detached_head_beside() {
    for init in [&[][..], &["--ref-format=reftable"]] {
        let world = World::with(init);
        world.git(&["checkout", "--quiet", "--detach"]);
        let before = world.git(&["rev-parse", "HEAD"]);
        let mut story = Story::of(&world);
        story.follows = false;
        story.tell();
        assert_eq!(world.git(&["rev-parse", "HEAD"]), before, "a detached HEAD stays where it is");
        story.clean(&world.repo);
    }
}

/// Nothing but a detached HEAD: there is no trunk to be guessed.
#[test]
fn a_detached_head_and_no_branch() {
    let world = World::new();
    world.git(&["checkout", "--quiet", "--detach"]);
    world.git(&["branch", "--quiet", "--move", "main", "something"]);
    let error = world.refused_at(&world.repo, &["start", "work"], "not_found", 1);
    assert_eq!(error["hints"][0], "tine config set trunk <branch>");
    world.tine(&["config", "set", "trunk", "something"]);
    world.tine(&["start", "work"]);
}

#[test]
fn an_unborn_branch() {
    for init in [&[][..], &["--ref-format=reftable"], &["--object-format=sha256"]] {
        let world = World::empty();
        let mut args = vec!["init", "--quiet", "repo"];
        args.extend(init);
        world.git_at(world.root(), &args);
        world.first_files();
        for args in [&["start", "work"][..], &["start", "work", "--here"]] {
            let error = world.refused_at(&world.repo, args, "not_found", 1);
            assert_eq!(error["hints"][0], "tine init");
        }
        let files = snapshot(&world.repo.join("sub dir"));
        world.tine(&["init"]);
        same(&snapshot(&world.repo.join("sub dir")), &files);
        world.tine(&["start", "work", "--here"]);
        assert_eq!(world.git(&["status", "--porcelain"]), "");
        assert_eq!(world.git(&["rev-parse", "HEAD^{tree}"]), world.oracle(&world.repo));
        let data = world.data_at(&world.repo, &["propose", "-m", "All of it"]);
        world.tine(&["approve", data["proposal"]["name"].as_str().expect("a name")]);
        assert_eq!(world.git(&["show", "main:base.txt"]), "one\ntwo\nthree");
        world.fsck();
    }
}

#[test]
fn through_a_symbolic_link() {
    let world = World::new();
    let link = world.root().join("link");
    std::os::unix::fs::symlink(&world.repo, &link).expect("a link");
    let mut story = Story::of(&world);
    story.at = link;
    story.tell();
}

#[test]
fn a_git_file_that_points_elsewhere() {
    let mut world = World::empty();
    world.git_at(world.root(), &["init", "--quiet", "--separate-git-dir=elsewhere.git", "repo"]);
    world.repo = world.root().join("repo");
    world.first_files();
    world.git(&["add", "--all"]);
    world.git(&["commit", "--quiet", "--message", "base"]);
    Story::of(&world).tell();
}

/// Blanks, quotes, line feeds and bytes that are no UTF-8, in the repository's own path and in those of its files.
#[test]
fn odd_names() {
    let mut world = World::new();
    let odd: OsString = OsString::from_vec(b"a 'b\" \\ : \n \xff\xfe c".to_vec());
    let place = world.root().join(&odd);
    std::fs::rename(&world.repo, &place).expect("it moves");
    world.repo = place;
    let names = || -> Vec<OsString> {
        [
            &b"sp ace"[..],
            b"new\nline",
            b"\xff",
            b"quote\"",
            b"back\\slash",
            b"-dash",
            b":colon",
            b"*",
            b"\x1b[31m",
            b"tab\t",
        ]
        .map(|n| OsString::from_vec(n.to_vec()))
        .to_vec()
    };
    let workspace = PathBuf::from(OsString::from_vec({
        let out = world.try_tine_at(&world.repo, &["start", "work"]);
        assert_eq!(out.status, 0, "{}", out.err);
        out.out.strip_suffix(b"\n").expect("a line").to_vec()
    }));
    assert!(workspace.as_os_str().as_bytes().windows(2).any(|w| w == b"\xff\xfe"), "{workspace:?}");
    assert!(workspace.is_dir(), "the path is printed as it is: {workspace:?}");
    for name in names() {
        write_at(&workspace.join(&name), "x\n");
        write_at(&workspace.join("dir").join(&name).join("below"), "x\n");
    }
    let story = Story::of(&world);
    let one = story.checkpoint(&workspace, "odd");
    for name in names() {
        write_at(&workspace.join(&name), "y\n");
        std::fs::remove_file(workspace.join("dir").join(&name).join("below")).expect("it was made");
    }
    let two = story.checkpoint(&workspace, "odd again");
    let tree = || world.git_at(&workspace, &["rev-parse", "HEAD^{tree}"]);
    world.data_at(&workspace, &["undo"]);
    assert_eq!((tree(), world.oracle(&workspace)), (one.clone(), one.clone()));
    world.data_at(&workspace, &["redo"]);
    assert_eq!((tree(), world.oracle(&workspace)), (two.clone(), two.clone()));
    let data = world.data_at(&workspace, &["diff", "@1", "@2"]);
    assert_eq!(data["stats"]["entries"], 20, "{data}");
    assert!(data["entries"].as_array().is_some_and(|all| all.iter().any(|e| e["path_hex"] == "ff")), "{data}");
    let shown = world.data_at(&world.repo, &["session", "show", "work"]);
    let hex: String = workspace.as_os_str().as_bytes().iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(shown["session"]["workspace"]["path_hex"], hex.as_str(), "{shown}");
    let env = world.try_tine_at(&world.repo, &["session", "show", "work", "--env"]);
    std::fs::write(world.root().join("env"), &env.out).expect("a file");
    let said =
        world.run_at(&world.root(), "sh", &["-c", ". ./env; cd \"$TINE_WORKSPACE\" && git branch --show-current"]);
    assert_eq!(said.text(), "session/work\n", "{}", said.err);
    let hook = world.repo.join(".git/hooks/commit-msg");
    write_at(&hook, "#!/bin/sh\necho 'Seen-by: hook' >> \"$1\"\n");
    make_executable(&hook);
    let data = world.data_at(&workspace, &["propose", "-m", "Odd"]);
    let name = data["proposal"]["name"].as_str().expect("a name").to_owned();
    world.data_at(&world.repo, &["approve", &name]);
    assert_eq!(world.git(&["rev-parse", "main^{tree}"]), two);
    assert!(world.git(&["log", "-1", "--format=%B", "main"]).ends_with("Seen-by: hook"));
    assert_eq!(world.git(&["status", "--porcelain"]), "");
    world.data_at(&world.repo, &["undo"]);
    assert_eq!(world.git(&["status", "--porcelain"]), "");
    world.data_at(&world.repo, &["redo"]);
    for said in [world.try_tine_at(&world.repo, &["log", "--all"]), world.try_tine_at(&world.repo, &["show", "main"])] {
        assert_eq!(said.status, 0, "{}", said.err);
        assert!(!said.out.contains(&0x1b), "no control sequence of a name");
    }
    world.fsck();
}

/// `GIT_DIR` and its like are set where hooks run; they mean the repository around us, not another one.
#[test]
fn inside_a_hook() {
    let world = World::new();
    let workspace = PathBuf::from(world.tine(&["start", "work"]));
    let log = world.root().join("hook-log");
    let tine = env!("CARGO_BIN_EXE_tine");
    let script = format!(
        "#!/bin/sh\nenv | grep ^GIT_ > '{0}.env'\n'{tine}' status > '{0}' 2>&1 || exit 1\n'{tine}' log >> '{0}' 2>&1\n",
        text(&log)
    );
    write_at(&world.repo.join(".git/hooks/post-commit"), script);
    make_executable(&world.repo.join(".git/hooks/post-commit"));
    write_at(&workspace.join("base.txt"), "by plain git\n");
    world.git_at(&workspace, &["commit", "--quiet", "--all", "--message", "by plain git"]);
    let said = std::fs::read_to_string(&log).expect("it ran");
    let env = std::fs::read_to_string(log.with_extension("env")).unwrap_or_default();
    assert!(env.contains("GIT_DIR="), "the premise holds: {env}");
    assert!(said.contains("work") && said.contains("by plain git"), "{said}");
    // A commit of a part runs its hook with an index of its own; the session's stays right.
    write_at(&workspace.join("base.txt"), "one\n");
    write_at(&workspace.join("run.sh"), "two\n");
    world.git_at(&workspace, &["commit", "--quiet", "--message", "a part", "--", "run.sh"]);
    assert_eq!(world.git_at(&workspace, &["status", "--porcelain"]), " M base.txt");
    // And one that takes a checkpoint.
    let script = format!("#!/bin/sh\n'{tine}' checkpoint -m 'by a hook' > '{}' 2>&1\n", text(&log));
    write_at(&world.repo.join(".git/hooks/post-commit"), script);
    world.git_at(&workspace, &["commit", "--quiet", "--allow-empty", "--message", "again"]);
    let said = std::fs::read_to_string(&log).expect("it ran");
    assert_eq!(world.git_at(&workspace, &["log", "-1", "--format=%s"]), "by a hook", "{said}");
    assert_eq!(world.git_at(&workspace, &["status", "--porcelain"]), "");
    world.fsck();
}

#[test]
fn git_dir_from_another_place() {
    let world = World::new();
    world.tine(&["start", "work"]);
    let git_dir = world.repo.join(".git");
    let with = |dir: &Path, env: &[(&str, &OsStr)], args: &[&str]| {
        let said = world.tine_with(dir, args, env);
        (said.status, said.json())
    };
    // The repository is named, the directory we stand in is not one of its worktrees: as for a bare one.
    let env = [("GIT_DIR", git_dir.as_os_str())];
    let (status, answer) = with(&world.repo, &env, &["--json", "sessions"]);
    assert_eq!((status, answer["data"]["sessions"][0]["id"].as_str()), (0, Some("work")), "{answer}");
    // Files kept apart from the repository by variables alone are refused by name.
    let elsewhere = world.root().join("elsewhere");
    std::fs::create_dir(&elsewhere).expect("a directory");
    let env = [("GIT_DIR", git_dir.as_os_str()), ("GIT_WORK_TREE", elsewhere.as_os_str())];
    let before = snapshot(&world.root());
    let (status, answer) = with(&elsewhere, &env, &["--json", "start", "other"]);
    assert_eq!((status, answer["error"]["code"].as_str()), (1, Some("unsupported")), "{answer}");
    assert!(answer["error"]["message"].as_str().is_some_and(|m| m.contains("GIT_WORK_TREE")), "{answer}");
    same(&snapshot(&world.root()), &before);
}

/// Reads write nothing: not an object, not the index, not a time stamp.
#[test]
fn reads_of_a_checkout_that_may_not_be_written() {
    // With the last one the `git` program looks at the files, not gix.
    for (init, by_git) in
        [(&[][..], false), (&["--ref-format=reftable"], false), (&["--object-format=sha256"], false), (&[], true)]
    {
        let world = World::with(init);
        world.git(&["config", "core.ignoreCase", if by_git { "true" } else { "false" }]);
        let workspace = PathBuf::from(world.tine(&["start", "work"]));
        write_at(&workspace.join("base.txt"), "changed\n");
        world.tine_at(&workspace, &["checkpoint", "-m", "changed"]);
        world.tine_at(&workspace, &["propose", "-m", "Change it"]);
        write_at(&workspace.join("new.txt"), "new\n");
        write_at(&workspace.join("run.sh"), "unsaved\n");
        world.write("also edited.txt", "edited\n");
        // The same content under a new time: git would like to note that in the index.
        world.run_at(&workspace, "touch", &["gone.txt", "base.txt"]);
        world.run_at(&world.root(), "chmod", &["-R", "a-w", "repo", "repo.sessions"]);
        let before = snapshot(&world.root());
        for args in READS {
            for place in [&workspace, &world.repo] {
                let outside = place == &world.repo && matches!(args[0], "show" | "diff" | "restore" | "undo");
                let said = world.try_tine_at(place, args);
                assert!(said.status == 0 || outside, "{args:?}: {}", said.err);
                let after = snapshot(&world.root());
                if before != after {
                    println!("{args:?} at {} wrote:", place.display());
                    same(&before, &after);
                }
            }
        }
        let both = || (snapshot(&world.repo), snapshot(&world.root().join("repo.sessions")));
        let before = both();
        as_another_user(&world, &workspace, READS);
        assert!(before == both(), "somebody else wrote");
        world.run_at(&world.root(), "chmod", &["-R", "u+w", "repo", "repo.sessions"]);
    }
}

/// Where the tests run as root, modes forbid nothing: the same reads by somebody whom they do stop.
fn as_another_user(world: &World, workspace: &Path, reads: &[&[&str]]) {
    world.git_at(world.root(), &["config", "--global", "safe.directory", "*"]);
    world.run_at(&world.root(), "chmod", &["a+rX", ".", "gitconfig"]);
    world.run_at(&world.root(), "chmod", &["a+rwx", "tmp"]);
    let other = ["--reuid=12345", "--regid=12345", "--clear-groups"];
    let can = world.run_at(workspace, "sh", &["-c", &format!("setpriv {} true", other.join(" "))]);
    if can.status != 0 {
        return;
    }
    for args in reads {
        let mut all = other.to_vec();
        all.push(env!("CARGO_BIN_EXE_tine"));
        all.extend(*args);
        let said = world.run_at(workspace, "setpriv", &all);
        assert_eq!(said.status, 0, "{args:?}: {}", said.err);
    }
}

const READS: &[&[&str]] = &[
    &["status"],
    &["status", "--json"],
    &["log"],
    &["log", "--all"],
    &["log", "--ops"],
    &["diff"],
    &["diff", "--stat"],
    &["show"],
    &["sessions"],
    &["session", "show", "work"],
    &["proposals"],
    &["proposal", "show", "work-1"],
    &["op", "log"],
    &["blame", "base.txt"],
    &["restore", "@0", "--dry-run"],
    &["restore", "@0", "base.txt", "--dry-run"],
    &["config", "list"],
    &["doctor"],
];

/// The nearest `.git` decides, also when it is broken: what lies around it is another repository.
#[test]
fn a_broken_git_directory() {
    let world = World::new();
    let inner = world.repo.join("inner");
    std::fs::create_dir(&inner).expect("a directory");
    let broken: [(&str, &dyn Fn()); 3] = [
        ("a file that points to nothing", &|| write_at(&inner.join(".git"), "gitdir: /nowhere/at/all\n")),
        ("a file of something else", &|| write_at(&inner.join(".git"), "what\n")),
        ("a directory without HEAD", &|| {
            std::fs::remove_file(inner.join(".git")).expect("it was made");
            write_at(&inner.join(".git/config"), "[core]\n\tbare = false\n");
        }),
    ];
    for (what, make) in broken {
        make();
        for args in [&["status"][..], &["start", "work"], &["checkpoint", "-m", "x"]] {
            let error = world.refused_at(&inner, args, "unsupported", 1);
            let message = error["message"].as_str().expect("a message");
            assert!(message.contains("the nearest repository") && message.contains("inner/.git"), "{what}: {message}");
        }
    }
}

#[test]
fn no_repository() {
    let world = World::empty();
    for args in [&["status"][..], &["start", "work"], &["log"], &["undo"]] {
        let error = world.refused_at(world.root(), args, "not_a_repository", 1);
        assert_eq!(error["hints"][0], "tine init");
    }
}

#[test]
fn home_and_the_root() {
    let world = World::empty();
    let home = world.root().join("home");
    world.refused_at(&home, &["init"], "refused", 4);
    world.refused_at(&home, &["init", "/"], "refused", 4);
    // Somebody keeps their home in git: its repository is there, sessions of it are not made.
    world.git_at(&home, &["init", "--quiet"]);
    world.git_at(&home, &["commit", "--quiet", "--allow-empty", "--message", "dotfiles"]);
    for args in [&["start", "work"][..], &["start", "work", "--here"]] {
        world.refused_at(&home, args, "refused", 4);
    }
    let below = home.join("below");
    std::fs::create_dir(&below).expect("a directory");
    world.refused_at(&below, &["start", "work"], "refused", 4);
    assert!(!Path::new("/.git").exists());
}

/// A worktree in the middle of a merge is nobody's workspace yet; a session beside it is fine.
#[test]
fn in_the_middle_of_a_merge() {
    let world = World::new();
    world.git(&["switch", "--quiet", "--create", "side"]);
    world.write("base.txt", "side\n");
    world.git(&["commit", "--quiet", "--all", "--message", "side"]);
    world.git(&["switch", "--quiet", "main"]);
    world.write("base.txt", "main\n");
    world.git(&["commit", "--quiet", "--all", "--message", "main"]);
    assert_eq!(world.try_git_at(&world.repo, &["merge", "side"]).status, 1);
    let error = world.refused_at(&world.repo, &["start", "work", "--here"], "dirty", 1);
    assert_eq!(error["hints"][0], "git merge --continue");
    let workspace = PathBuf::from(world.tine(&["start", "work"]));
    write_at(&workspace.join("run.sh"), "x\n");
    world.tine_at(&workspace, &["checkpoint", "-m", "x"]);
    assert!(world.repo.join(".git/MERGE_HEAD").exists());
}
