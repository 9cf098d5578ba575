//! What leaves for those who have only git: patches for `git am`, bundles for `git fetch`.

use std::os::unix::ffi::OsStrExt as _;

use serde_json::{Value, json};

use crate::support::{Place, World};

/// A clone of the trunk as somebody without tine has it.
fn clone<'w>(world: &'w World, name: &str) -> Place<'w> {
    world.at_root().git(["clone", "--quiet", "--single-branch", "--branch", "main", "repo", name]);
    world.place(name)
}

/// Everything that a patch has to carry, over three checkpoints.
fn eventful(world: &World) -> Place<'_> {
    let fix = world.start("fix");
    fix.write("crlf.txt", "one\r\ntwo\r\nthree\r\n");
    fix.write("mixed.txt", "one\r\ntwo\n\rthree");
    fix.write("image.bin", (0..=255).cycle().take(5_000).collect::<Vec<u8>>());
    fix.write("tool.sh", "#!/bin/sh\n");
    fix.chmod("tool.sh", true);
    fix.link("to", "tool.sh");
    fix.write(std::ffi::OsStr::from_bytes(b"odd\xff \"name\".txt"), "odd\n");
    fix.write("latin.txt", b"caf\xe9\n");
    fix.write("empty.txt", "");
    fix.checkpoint("Files of all kinds, ünïcödé, and a very long title that goes on and on until it has to be folded");
    std::fs::create_dir_all(fix.path.join("lib")).expect("a directory");
    std::fs::rename(fix.path.join("src/main.txt"), fix.path.join("lib/moved.txt")).expect("moved");
    fix.write("crlf.txt", "one\r\ntwo, changed\r\nthree\r\n");
    fix.chmod("tool.sh", false);
    fix.remove("to");
    fix.write("to", "a file now\n");
    fix.write("image.bin", (0..=255).rev().cycle().take(5_000).collect::<Vec<u8>>());
    fix.write("no-newline.txt", "end");
    let prompt = "Move it\n\nFrom: Mallory <m@example.org>\nFrom 1234567 Mon Sep 17 00:00:00 2001\n---\ndiff --git a/x b/x\n\
                  --- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+evil\n";
    fix.tine(["checkpoint", "--prompt", prompt]).by("agent/codex").ok();
    fix.json(["checkpoint", "--allow-empty", "-m", "Nothing changed"]);
    fix.remove("README.md");
    fix.write("crlf.txt", "one\ntwo\n");
    fix.checkpoint("Last");
    fix
}

#[test]
fn a_series_of_patches_gives_the_same_trees() {
    let world = World::new();
    let fix = eventful(&world);
    // What a person has configured for their own eyes must not get into it.
    for setting in ["diff.noprefix", "diff.mnemonicPrefix", "format.attach", "color.ui"] {
        let value = if setting == "color.ui" { "always" } else { "true" };
        world.repo().git(["config", setting, value]);
    }
    let done = world.repo().json(["export", "fix", "-o", "fix.mbox"]);
    assert_eq!(done["base"], world.repo().rev("main").as_str());
    assert_eq!((done["patches"].as_array().map(Vec::len), done["empty"].as_array().map(Vec::len)), (Some(3), Some(1)));
    let far = clone(&world, "far");
    far.git(["am", "--quiet", "../repo/fix.mbox"]);
    assert_eq!(far.rev("HEAD^{tree}"), fix.rev("HEAD^{tree}"));
    assert_eq!(far.rev("HEAD~1^{tree}"), fix.rev("HEAD~2^{tree}"), "and so step by step");
    assert_eq!(far.rev("HEAD~2^{tree}"), fix.rev("HEAD~3^{tree}"));
    assert_eq!(far.git_status(), "");
    assert!(!far.has("x"), "what a prompt says is applied by nobody");
    let authors = far.git(["log", "-3", "--format=%an <%ae> %at"]);
    let expected = fix.git(["log", "--format=%an <%ae> %at", "--invert-grep", "--grep=Nothing changed", "main..HEAD"]);
    assert_eq!(authors, expected, "who wrote it, and when");
    assert_eq!(
        far.git(["log", "-3", "--format=%(trailers:key=Tine-Session,valueonly,separator=)%x20%s"]),
        fix.git([
            "log",
            "--format=%(trailers:key=Tine-Session,valueonly,separator=)%x20%s",
            "--invert-grep",
            "--grep=Nothing changed",
            "main..HEAD"
        ])
    );
    assert!(far.git(["log", "-1", "--format=%B", "HEAD~1"]).contains("+evil"), "the prompt is there as text");
}

#[test]
fn one_patch_or_a_file_for_each() {
    let world = World::new();
    let fix = eventful(&world);
    let far = clone(&world, "far");
    let out = fix.tine(["export", "--squash"]).into_command().output().expect("tine runs");
    assert!(out.status.success());
    std::fs::write(far.path.join("../one.mbox"), &out.stdout).expect("written");
    far.git(["am", "--quiet", "../one.mbox"]);
    assert_eq!(far.rev("HEAD^{tree}"), fix.rev("HEAD^{tree}"));
    assert_eq!(far.git(["rev-list", "--count", "origin/main..HEAD"]), "1");
    let body = far.git(["log", "-1", "--format=%B"]);
    assert!(body.contains("- Last") && body.contains("\nTine-Session: fix\nCo-authored-by: agent/codex <"), "{body}");

    std::fs::create_dir(world.root().join("series")).expect("a directory");
    let done = fix.json(["export", "fix", "-o", "../../series"]);
    let files: Vec<String> =
        done["files"].as_array().expect("a list").iter().map(|f| f.as_str().expect("text").to_owned()).collect();
    assert_eq!(files.len(), 3);
    assert!(files[2].ends_with("series/0003-last.patch"), "{files:?}");
    far.git(["reset", "--quiet", "--hard", "origin/main"]);
    far.git([&["am".to_owned(), "--quiet".to_owned()][..], &files].concat());
    assert_eq!(far.rev("HEAD^{tree}"), fix.rev("HEAD^{tree}"));

    fix.fails("exists", ["export", "fix", "-o", "../../series"]);
    fix.fails("exists", ["export", "fix", "-o", "../../one.mbox"]);
    assert_eq!(std::fs::read(world.root().join("one.mbox")).expect("it is there"), out.stdout, "left alone");
    fix.json(["export", "fix", "-o", "../../one.mbox", "--force"]);
    let answer = fix.json(["export", "fix"]);
    assert!(answer["base64"].is_string() && answer["files"] == json!([]), "{}", answer["files"]);
}

#[test]
fn a_bundle_gives_the_same_commits_and_the_records() {
    let world = World::new();
    let fix = eventful(&world);
    let name = fix.propose("All of it");
    let far = clone(&world, "far");
    let done = world.repo().json(["export", "fix", "--format", "bundle", "-o", "../fix.bundle"]);
    let refs: Vec<&str> = done["refs"].as_array().expect("a list").iter().filter_map(|r| r["name"].as_str()).collect();
    let own =
        ["refs/heads/session/fix", "refs/tine/session/fix", "refs/heads/proposal/fix-1", "refs/tine/proposal/fix-1"];
    assert_eq!(refs, own);
    far.git(["bundle", "verify", "--quiet", "../fix.bundle"]);
    far.git(["fetch", "--quiet", "../fix.bundle", "refs/*:refs/*"]);
    for name in own {
        assert_eq!(far.rev(name), world.repo().rev(name), "{name}");
    }
    far.fsck();
    // Without the base nobody can take it, and git says so.
    world.at_root().git(["init", "--quiet", "empty"]);
    assert!(!world.place("empty").try_git(["bundle", "verify", "../fix.bundle"]).0);
    // To stdout, byte for byte.
    let call = world.repo().tine(["export", &format!("proposal:{name}"), "--format", "bundle"]);
    let out = call.into_command().output().expect("tine runs").stdout;
    std::fs::write(world.root().join("proposal.bundle"), out).expect("written");
    far.git(["fetch", "--quiet", "../proposal.bundle", "+refs/*:refs/taken/*"]);
    assert_eq!(far.rev("refs/taken/heads/proposal/fix-1"), fix.rev("HEAD"));
}

#[test]
fn what_landed_or_was_discarded_can_still_be_exported() {
    let world = World::new();
    let repo = world.repo();
    let far = clone(&world, "far");
    let fix = eventful(&world);
    let tree = fix.rev("HEAD^{tree}");
    let name = fix.propose("All of it");
    let gone = world.start("gone");
    gone.write("a.txt", "a\n");
    gone.checkpoint("a");
    repo.json(["approve", &name]);
    repo.json(["discard", "gone", "-m", "over"]);
    for what in ["fix", "proposal:fix-1"] {
        repo.json(["export", what, "-o", "x.mbox", "--force"]);
        far.git(["reset", "--quiet", "--hard", "origin/main"]);
        far.git(["am", "--quiet", "../repo/x.mbox"]);
        assert_eq!(far.rev("HEAD^{tree}"), tree, "{what}");
    }
    repo.json(["export", "gone", "--format", "bundle", "-o", "../gone.bundle"]);
    far.git(["reset", "--quiet", "--hard", "origin/main"]);
    far.git(["fetch", "--quiet", "../gone.bundle", "refs/heads/session/gone"]);
    assert_eq!(far.git(["show", "FETCH_HEAD:a.txt"]), "a");
}

#[test]
fn what_a_refresh_brought_is_one_patch_and_a_fork_takes_its_origin_along() {
    let world = World::new();
    let repo = world.repo();
    let old = clone(&world, "old");
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    let landed = world.proposed("other", "trunk.txt", "t\n");
    repo.json(["approve", &landed]);
    fix.json(["refresh", "--merge"]);
    fix.write("b.txt", "b\n");
    fix.checkpoint("b");
    let series = fix.json(["export", "fix", "-o", "../../fix.mbox"]);
    assert_eq!(series["patches"].as_array().map(Vec::len), Some(3));
    old.git(["am", "--quiet", "../fix.mbox"]);
    assert_eq!(old.rev("HEAD^{tree}"), fix.rev("HEAD^{tree}"), "on where the session began, it ends in the same tree");
    let one = fix.json(["export", "fix", "--squash", "-o", "../../one.mbox"]);
    assert_eq!(one["base"], repo.rev("main").as_str(), "one patch is on what was taken in");
    let new = clone(&world, "new");
    new.git(["am", "--quiet", "../one.mbox"]);
    assert_eq!(new.rev("HEAD^{tree}"), fix.rev("HEAD^{tree}"));

    fix.json(["fork", "--name", "side"]);
    let side = world.workspace("side");
    side.write("c.txt", "c\n");
    side.checkpoint("c");
    side.json(["export", "--format", "bundle", "-o", "../../side.bundle"]);
    new.git(["bundle", "verify", "--quiet", "../side.bundle"]);
    new.git(["fetch", "--quiet", "../side.bundle", "refs/heads/session/side"]);
    assert_eq!(new.rev("FETCH_HEAD"), side.rev("HEAD"));
}

#[test]
fn what_cannot_be_exported_is_refused() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    let error = fix.fails("invalid", ["export"]);
    assert!(error["message"].as_str().expect("text").contains("nothing to export"), "{error}");
    fix.json(["checkpoint", "--allow-empty"]);
    fix.fails("invalid", ["export"]);
    fix.fails("invalid", ["export", "--squash"]);
    repo.fails("not_found", ["export", "main"]);
    repo.fails("not_found", ["export", "proposal:fix-1"]);
    repo.fails("not_found", ["export"]);
    fix.fails("usage", ["export", "--squash", "--format", "bundle"]);
    fix.write("README.md", "mine\n");
    fix.checkpoint("mine");
    repo.write("README.md", "theirs\n");
    repo.git(["commit", "--quiet", "--all", "-m", "Theirs"]);
    fix.tine(["refresh"]).run();
    let error = repo.fails("conflict", ["export", "fix"]);
    assert_eq!(error["details"]["paths"], json!(["README.md"]));
    fix.json(["refresh", "--abort"]);
    assert_ne!(fix.json(["export"])["patches"], Value::Null);
}

#[test]
fn a_directory_has_one_series() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    for name in ["a", "b", "c"] {
        fix.write(name, name);
        fix.checkpoint(name);
    }
    let series = world.place("series");
    series.write("notes.txt", "mine\n");
    let names =
        || -> Vec<String> { series.files().into_keys().map(|name| name.to_string_lossy().into_owned()).collect() };
    fix.json(["export", "-o", "../../series"]);
    let three = ["0001-a.patch", "0002-b.patch", "0003-c.patch", "notes.txt"];
    assert_eq!(names(), three);
    fix.json(["undo", "-n", "2"]);
    fix.write("b", "better");
    fix.checkpoint("better");
    // Only the second name is new: the first is in the way, and nothing is written before that is known.
    fix.fails("exists", ["export", "-o", "../../series"]);
    assert_eq!(names(), three, "nothing was written");
    series.remove("0001-a.patch");
    let error = fix.fails("exists", ["export", "-o", "../../series"]);
    assert!(
        error["message"].as_str().expect("text").contains("0002-b.patch` is left from an earlier series"),
        "{error}"
    );
    let done = fix.json(["export", "-o", "../../series", "--force"]);
    assert_eq!(names(), ["0001-a.patch", "0002-better.patch", "notes.txt"]);
    assert_eq!(done["files"].as_array().map(Vec::len), Some(2));
    let far = clone(&world, "far");
    far.git(["am", "--quiet", "../series/0001-a.patch", "../series/0002-better.patch"]);
    assert_eq!(far.rev("HEAD^{tree}"), fix.rev("HEAD^{tree}"));

    // Those of somebody else are named, and stay.
    repo.git(["format-patch", "--quiet", "--root", "-1", "--start-number", "7", "-o", "../series", "main"]);
    let error = fix.fails("exists", ["export", "-o", "../../series", "--force"]);
    assert!(
        error["message"].as_str().expect("text").contains("0007-First.patch` is a patch of something else"),
        "{error}"
    );
    assert_eq!(names(), ["0001-a.patch", "0002-better.patch", "0007-First.patch", "notes.txt"]);
}

#[test]
fn a_place_that_is_no_text_is_told_byte_for_byte() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    let file = std::ffi::OsStr::from_bytes(b"../odd\xff.mbox");
    let files = fix.tine(["export", "-o"]).arg(file).json()["files"].take();
    assert!(files[0]["path_hex"].as_str().expect("hex").ends_with("6f6464ff2e6d626f78"), "{files}");
    let plain = fix.tine(["export", "-o", "-"]).ok().stdout;
    assert!(plain.starts_with("From ") && !fix.has("-"), "{plain}");
}
