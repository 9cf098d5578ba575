//! What a landing does as git would, and a checkpoint never does: hooks and signatures.

use std::path::{Path, PathBuf};

use crate::story::Story;
use crate::world::{World, make_executable, same, snapshot, text, write_at};

const HOOKS: &[&str] = &[
    "pre-commit",
    "prepare-commit-msg",
    "commit-msg",
    "post-commit",
    "post-checkout",
    "post-index-change",
    "post-merge",
    "post-rewrite",
    "reference-transaction",
    "pre-merge-commit",
    "fsmonitor-watchman",
];

/// Every hook says in a file that it ran.
fn set_up_hooks(world: &World, dir: &Path) -> PathBuf {
    let marker = world.root().join("marker");
    for name in HOOKS {
        write_at(&dir.join(name), format!("#!/bin/sh\necho {name} >> '{}'\n", text(&marker)));
        make_executable(&dir.join(name));
    }
    marker
}

fn ran(marker: &Path) -> Vec<String> {
    let all = std::fs::read_to_string(marker).unwrap_or_default();
    let _ = std::fs::remove_file(marker);
    all.lines().map(str::to_owned).collect()
}

fn propose(world: &World) -> (PathBuf, String) {
    let workspace = PathBuf::from(world.tine(&["start", "work"]));
    write_at(&workspace.join("base.txt"), "changed\n");
    world.tine_at(&workspace, &["checkpoint", "-m", "changed"]);
    write_at(&workspace.join("base.txt"), "changed again\n");
    world.tine_at(&workspace, &["checkpoint", "-m", "again"]);
    for args in [["undo"], ["redo"], ["status"]] {
        world.tine_at(&workspace, &args);
    }
    let data = world.data_at(&workspace, &["propose", "-m", "Change it"]);
    (workspace, data["proposal"]["name"].as_str().expect("a name").to_owned())
}

fn hooks_run_at_landings_alone(world: &World, dir: &Path) {
    let marker = set_up_hooks(world, dir);
    let (_, name) = propose(world);
    assert_eq!(ran(&marker), Vec::<String>::new(), "nothing before the landing runs a hook");
    world.tine(&["approve", &name]);
    assert_eq!(ran(&marker), ["pre-commit", "prepare-commit-msg", "commit-msg", "post-commit"]);
    world.tine(&["undo"]);
    assert_eq!(ran(&marker), Vec::<String>::new(), "an undo runs no hook");
    assert_eq!(world.git(&["status", "--porcelain"]), "");
    world.fsck();
}

#[test]
fn hooks_in_the_git_directory() {
    let world = World::new();
    hooks_run_at_landings_alone(&world, &world.repo.join(".git/hooks"));
}

#[test]
fn hooks_elsewhere() {
    let world = World::new();
    let dir = world.root().join("my hooks");
    world.git(&["config", "core.hooksPath", text(&dir)]);
    hooks_run_at_landings_alone(&world, &dir);
}

/// As husky and the like have it: in the tree, named from the worktree's root.
#[test]
fn hooks_in_the_worktree() {
    let world = World::new();
    world.git(&["config", "core.hooksPath", ".hooks"]);
    let marker = set_up_hooks(&world, &world.repo.join(".hooks"));
    world.git(&["add", "--all"]);
    world.git(&["commit", "--quiet", "--message", "hooks", "--no-verify"]);
    ran(&marker);
    hooks_run_at_landings_alone(&world, &world.repo.join(".hooks"));
}

/// The hooks themselves are made by a tool and ignored; and only one that needs no files may be there.
#[test]
fn hooks_that_are_not_in_the_tree() {
    let world = World::new();
    world.git(&["config", "core.hooksPath", ".husky/_"]);
    let dir = world.repo.join(".husky/_");
    write_at(&dir.join(".gitignore"), "*\n");
    hooks_run_at_landings_alone(&world, &dir);
    for name in HOOKS.iter().filter(|name| **name != "commit-msg") {
        std::fs::remove_file(dir.join(name)).expect("it was made");
    }
    ran(&world.root().join("marker"));
    world.tine(&["redo"]);
    let workspace = PathBuf::from(world.tine(&["start", "another"]));
    write_at(&workspace.join("run.sh"), "changed\n");
    let data = world.data_at(&workspace, &["propose", "-m", "Change it"]);
    world.tine(&["approve", data["proposal"]["name"].as_str().expect("a name")]);
    assert_eq!(ran(&world.root().join("marker")), ["commit-msg"]);
}

#[test]
fn a_hook_that_says_no() {
    for hook in ["pre-commit", "commit-msg"] {
        let world = World::new();
        let (workspace, name) = propose(&world);
        let script = "#!/bin/sh\necho 'not like this'\nexit 1\n";
        write_at(&world.repo.join(".git/hooks").join(hook), script);
        make_executable(&world.repo.join(".git/hooks").join(hook));
        let refs = world.git(&["for-each-ref"]);
        let files = (snapshot(&workspace), world.read("base.txt"), world.read(".git/index"));
        let said = world.try_tine_at(&world.repo, &["--json", "approve", &name]);
        assert_eq!(said.status, 7, "{}{}", said.text(), said.err);
        let answer = said.json();
        assert_eq!(answer["error"]["code"], "check_failed");
        assert!(answer["error"]["message"].as_str().is_some_and(|m| m.contains("not like this")), "{answer}");
        assert_eq!(world.git(&["for-each-ref"]), refs);
        same(&snapshot(&workspace), &files.0);
        assert_eq!((world.read("base.txt"), world.read(".git/index")), (files.1, files.2));
        assert_eq!(world.git(&["worktree", "list"]).lines().count(), 2, "no scratch worktree stays");
        // The hint says how to land all the same.
        world.tine(&["approve", &name, "--config", "land.hooks=false"]);
        assert_eq!(world.read("base.txt"), "changed again\n");
    }
}

/// A hook sees what lands, not what happens to lie around, and may word the message.
#[test]
fn a_hook_sees_what_lands() {
    let world = World::new();
    let (_, name) = propose(&world);
    world.write("lying around.txt", "untracked\n");
    let hooks = world.repo.join(".git/hooks");
    let script = "#!/bin/sh\ngrep -q 'changed again' base.txt && test ! -e 'lying around.txt' && \
                  test \"$(git diff --cached --name-only)\" = base.txt\n";
    write_at(&hooks.join("pre-commit"), script);
    write_at(&hooks.join("commit-msg"), "#!/bin/sh\necho 'Ticket: 17' >> \"$1\"\n");
    make_executable(&hooks.join("pre-commit"));
    make_executable(&hooks.join("commit-msg"));
    world.tine(&["approve", &name]);
    let message = world.git(&["log", "-1", "--format=%B", "main"]);
    assert!(message.contains("Tine-Proposal: ") && message.ends_with("Ticket: 17"), "{message}");
}

/// Signing is switched on with an SSH key that git can verify.
fn set_up_signing(world: &World) {
    let key = world.root().join("key");
    let made = world.run_at(
        &world.root(),
        "ssh-keygen",
        &["-q", "-t", "ed25519", "-N", "", "-C", "ann@example.com", "-f", text(&key)],
    );
    assert_eq!(made.status, 0, "{}", made.err);
    let public = std::fs::read_to_string(key.with_extension("pub")).expect("a key");
    std::fs::write(world.root().join("allowed"), format!("ann@example.com {public}")).expect("a file");
    world.git(&["config", "gpg.format", "ssh"]);
    world.git(&["config", "user.signingKey", text(&key)]);
    world.git(&["config", "commit.gpgSign", "true"]);
    world.git(&["config", "gpg.ssh.allowedSignersFile", text(&world.root().join("allowed"))]);
}

fn is_signed(world: &World, rev: &str) -> bool {
    world.git(&["cat-file", "commit", rev]).contains("\ngpgsig")
}

#[test]
fn gpg_sign_true() {
    for init in [&[][..], &["--object-format=sha256"]] {
        let world = World::with(init);
        set_up_signing(&world);
        let told = Story::of(&world).tell();
        assert_eq!(world.try_git_at(&world.repo, &["verify-commit", &told.landed]).status, 0);
        assert_eq!(world.try_git_at(&world.repo, &["verify-commit", "main"]).status, 0);
        // Of everything else that was written, nothing is signed.
        let all = world.git(&["rev-list", "--all", "--not", "main"]);
        assert!(all.lines().count() > 5, "{all}");
        for commit in all.lines() {
            assert!(!is_signed(&world, commit), "{commit}");
        }
    }
}

#[test]
fn every_way_to_land_is_signed() {
    for method in ["merge", "rebase"] {
        let world = World::new();
        set_up_signing(&world);
        let (_, name) = propose(&world);
        world.write("meanwhile.txt", "meanwhile\n");
        world.git(&["add", "--all"]);
        world.git(&["commit", "--quiet", "--message", "meanwhile"]);
        world.tine(&["approve", &name, "--method", method]);
        for commit in world.git(&["rev-list", "--first-parent", "main~1..main"]).lines() {
            assert_eq!(world.try_git_at(&world.repo, &["verify-commit", commit]).status, 0, "{method}");
        }
    }
}

/// The key is not to be had: the landing is refused, and nothing has changed.
#[test]
fn gpg_sign_without_its_key() {
    let world = World::new();
    set_up_signing(&world);
    let (_, name) = propose(&world);
    std::fs::remove_file(world.root().join("key")).expect("it was there");
    std::fs::remove_file(world.root().join("key.pub")).expect("it was there");
    let refs = world.git(&["for-each-ref"]);
    let said = world.try_tine_at(&world.repo, &["--json", "approve", &name]);
    assert_eq!((said.status, said.json()["error"]["code"].as_str()), (1, Some("invalid")), "{}", said.text());
    assert_eq!(world.git(&["for-each-ref"]), refs);
    assert_eq!(world.git(&["status", "--porcelain"]), "");
    world.tine(&["status"]);
}
