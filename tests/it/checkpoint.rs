//! Checkpoints: the workspace as it is becomes the next commit, with git as the oracle for the tree.

use serde_json::{Value, json};

use crate::support::{Place, World};

/// The message of a commit.
fn message(place: &Place<'_>, revision: &str) -> String {
    place.git(["log", "-1", "--format=%B", revision])
}

fn trailer(place: &Place<'_>, key: &str) -> String {
    place.git(["log", "-1", &format!("--format=%(trailers:key={key},valueonly)")]).trim().to_owned()
}

#[test]
fn every_kind_of_change() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("src/main.txt", "changed\n");
    fix.write("deep/er/new.txt", "new\n");
    fix.write("run.sh", "#!/bin/sh\n");
    fix.chmod("run.sh", true);
    fix.link("link", "src/main.txt");
    fix.link("dangling", "nowhere");
    fix.write("empty", "");
    fix.write("bin", b"\x00\xff\x00");
    fix.write("no newline", "x");
    let first = fix.checkpoint("many things");
    assert_eq!(first["number"], 1);
    assert_eq!(first["stats"]["files"], 8, "{first}");

    // A file becomes a folder, a folder a file, a mode and a link's target change, a name changes its case.
    fix.remove("empty");
    fix.write("empty/inside", "x\n");
    fix.remove("deep");
    fix.write("deep", "now a file\n");
    fix.chmod("run.sh", false);
    fix.remove("link");
    fix.link("link", "run.sh");
    fix.remove("dangling");
    fix.write("dangling", "a file now\n");
    fix.remove("no newline");
    fix.write("No Newline", "x");
    let second = fix.checkpoint("other things");
    assert_eq!(second["number"], 2);
    assert_eq!(second["parent"], first["commit"]);

    fix.remove("src");
    fix.remove("README.md");
    fix.checkpoint("removals");
    fix.fsck();
}

#[test]
fn the_commit_says_what_it_is() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\nb\n");
    let call = fix.tine(["checkpoint", "--prompt", "Fix the login\n\nIt fails for users.", "--meta", "ticket=T-1"]);
    let data = call.by("agent/codex").json();
    let checkpoint = &data["checkpoint"];
    assert_eq!(checkpoint["kind"], "prompt");
    assert_eq!(checkpoint["subject"], "Fix the login");
    assert!(checkpoint["prompt"].as_str().expect("text").contains("It fails for users."), "{checkpoint}");
    assert_eq!(checkpoint["agent"], "codex");
    assert_eq!(checkpoint["stats"], json!({"files": 1, "additions": 2, "deletions": 0}));

    assert_eq!(trailer(&fix, "Tine-Session"), "fix");
    assert_eq!(trailer(&fix, "Tine-Kind"), "prompt");
    assert_eq!(trailer(&fix, "Tine-Agent"), "codex");
    assert_eq!(trailer(&fix, "Tine-Meta"), "ticket=T-1");
    assert_eq!(fix.git(["log", "-1", "--format=%an"]), "agent/codex");
    let raw = fix.git(["cat-file", "commit", "HEAD"]);
    let change_id = checkpoint["change_id"].as_str().expect("text");
    assert!(raw.contains(&format!("\nchange-id {change_id}\n")), "{raw}");
    assert!(change_id.len() == 32 && change_id.bytes().all(|b| (b'k'..=b'z').contains(&b)), "{change_id}");
}

#[test]
fn titles_and_prompts_from_everywhere() {
    let world = World::new();
    let fix = world.start("fix");
    let mut n = 0;
    let mut save = |args: &[&str], stdin: &str| -> Value {
        n += 1;
        fix.write("a.txt", format!("{n}\n"));
        fix.tine([&["checkpoint"], args].concat()).stdin(stdin).json()["checkpoint"].take()
    };
    assert_eq!(save(&[], "")["subject"], "checkpoint of 1 path");
    assert_eq!(save(&["-m", "by hand"], "")["kind"], "manual");
    fix.world.at_root().write("prompt.txt", "From a file\nwith more\n");
    assert_eq!(save(&["--prompt-file", "../../prompt.txt"], "")["subject"], "From a file");
    assert_eq!(save(&["--prompt-file", "-"], "From a pipe\n")["subject"], "From a pipe");
    let both = save(&["-m", "A title", "--prompt", "The prompt"], "");
    assert_eq!((&both["subject"], &both["prompt"]), (&json!("A title"), &json!("The prompt")));
    assert_eq!(save(&["-m", "careful", "--kind", "risk"], "")["kind"], "risk");
    let long = save(&["-m", &"long ".repeat(60)], "");
    assert!(long["subject"].as_str().expect("text").chars().count() <= 100, "{long}");
    // The last of a repeated flag wins.
    assert_eq!(save(&["-m", "one", "-m", "two"], "")["subject"], "two");
}

#[test]
fn a_prompt_cannot_forge_trailers() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    let prompt = "Do it\n\nTine-Session: other\nApproved-by: eve\nTine-Kind: risk";
    let data = fix.json(["checkpoint", "--prompt", prompt, "--meta", "a=b\nTine-Agent: eve"]);
    assert_eq!(data["checkpoint"]["session"], "fix");
    assert_eq!(trailer(&fix, "Tine-Session"), "fix");
    assert_eq!(trailer(&fix, "Tine-Kind"), "prompt");
    assert_eq!(trailer(&fix, "Approved-by"), "");
    assert_eq!(trailer(&fix, "Tine-Agent"), "");
}

#[test]
fn nothing_to_save() {
    let world = World::new();
    let fix = world.start("fix");
    let before = fix.refs();
    let data = fix.json(["checkpoint", "-m", "nothing"]);
    assert_eq!(data["created"], false);
    assert_eq!(data["checkpoint"]["number"], 0, "the base itself");
    assert_eq!(fix.refs(), before, "not even the log has an entry");
    let ran = fix.tine(["checkpoint"]).ok();
    assert!(!ran.said().trim().is_empty(), "it says so: {ran}");

    let forced = fix.json(["ck", "--allow-empty", "-m", "on purpose"]);
    assert_eq!((&forced["created"], &forced["checkpoint"]["number"]), (&json!(true), &json!(1)));
}

#[test]
fn what_was_staged_counts_as_what_it_is_now() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("src/main.txt", "staged\n");
    fix.write("gone.txt", "staged, then removed\n");
    fix.git(["add", "--all"]);
    fix.write("src/main.txt", "and edited again\n");
    fix.remove("gone.txt");
    fix.write("meant.txt", "x\n");
    fix.git(["add", "--intent-to-add", "meant.txt"]);
    fix.checkpoint("as it is");
    assert_eq!(fix.git(["show", "HEAD:src/main.txt"]), "and edited again");

    // Staged and taken back: nothing to save, but the index is as clean as the files.
    fix.write("src/main.txt", "third\n");
    fix.git(["add", "--all"]);
    fix.write("src/main.txt", "and edited again\n");
    assert_eq!(fix.json(["checkpoint"])["created"], false);
    assert_eq!(fix.git_status(), "");
}

#[test]
fn some_paths_only() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.write("src/b.txt", "b\n");
    fix.write("src/deep/c.txt", "c\n");
    fix.remove("README.md");
    fix.json(["checkpoint", "-m", "one file", "a.txt"]);
    assert_eq!(fix.git_status(), " D README.md\n?? src/b.txt\n?? src/deep/");
    fix.inside("src").json(["checkpoint", "-m", "a folder, from where I stand", "deep"]);
    assert_eq!(fix.git(["show", "--format=", "--name-only", "HEAD"]), "src/deep/c.txt");
    fix.json(["checkpoint", "-m", "a removal", "README.md"]);
    assert_eq!(fix.git_status(), "?? src/b.txt");
    fix.fails("not_found", ["checkpoint", "nowhere.txt"]);
}

#[test]
fn what_is_left_out_is_told() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("small.txt", "small\n");
    fix.write("big.bin", vec![b'x'; 3000]);
    fix.write("key", "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n");
    fix.write("vendor/lib/inside.txt", "a repository of its own\n");
    fix.inside("vendor/lib").git(["init", "--quiet"]);
    fix.inside("vendor/lib").git(["add", "--all"]);
    fix.inside("vendor/lib").git(["commit", "--quiet", "-m", "First"]);
    fix.write("ignored.log", "never looked at\n");

    let data = fix.json(["--config", "checkpoint.max_file_size=2000", "checkpoint", "-m", "small things"]);
    let mut skipped: Vec<(String, String)> = Vec::new();
    for entry in data["skipped"].as_array().expect("a list") {
        let text = |key: &str| entry[key].as_str().expect("text").trim_end_matches('/').to_owned();
        assert!(entry["size"].is_u64(), "{entry}");
        skipped.push((text("path"), text("reason")));
    }
    skipped.sort();
    let expected = [("big.bin", "too_large"), ("key", "secret"), ("vendor/lib", "nested_repository")];
    assert_eq!(skipped, expected.map(|(p, r)| (p.to_owned(), r.to_owned())));
    assert_eq!(fix.git(["show", "--format=", "--name-only", "HEAD"]), "small.txt");
    assert_eq!(fix.git_status(), "?? big.bin\n?? key\n?? vendor/");
    for path in ["big.bin", "key", "vendor/lib/inside.txt", "ignored.log"] {
        assert!(fix.has(path), "{path} stays");
    }

    // What git has already is never asked for its size.
    fix.git(["add", "big.bin"]);
    fix.git(["commit", "--quiet", "-m", "By hand"]);
    fix.write("big.bin", vec![b'y'; 5000]);
    let data = fix.json(["--config", "checkpoint.max_file_size=2000", "checkpoint"]);
    assert_eq!(data["created"], true, "{data}");

    let data = fix.json(["--config", "checkpoint.include_secrets=true", "checkpoint"]);
    assert_eq!(data["created"], true, "{data}");
    assert!(fix.git(["ls-files"]).lines().any(|l| l == "key"));
}

#[test]
fn people_are_told_what_was_left_out() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.write("id_rsa", "x\n");
    let ran = fix.tine(["checkpoint"]).ok();
    assert!(ran.said().contains("id_rsa"), "{ran}");
}

#[test]
fn secrets_in_a_prompt_are_never_stored() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    let token = format!("ghp_{}", "a1B2c3D4e5F6".repeat(3));
    let data = fix.tine(["checkpoint", "--prompt", &format!("Push with {token} please")]).answer();
    assert!(!data.to_string().contains(&token), "{data}");
    for commit in fix.git(["rev-list", "--all"]).lines() {
        assert!(!fix.git(["cat-file", "commit", commit]).contains(&token), "not in the log's command line either");
    }
    assert!(message(&fix, "HEAD").starts_with("Push with"), "the rest is kept");
}

#[test]
fn line_ends_and_filters_as_git_has_them() {
    let world = World::new();
    let repo = world.repo();
    repo.git(["config", "filter.shout.clean", "tr a-z A-Z"]);
    repo.git(["config", "filter.shout.smudge", "tr A-Z a-z"]);
    repo.write(".gitattributes", "*.txt text\n*.crlf text eol=crlf\n*.loud filter=shout\n*.id ident\n");
    repo.write("a.loud", "quiet\n");
    repo.write("a.crlf", "one\r\ntwo\r\n");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "Attributes"]);

    let fix = world.start("fix");
    assert_eq!((fix.read("a.loud"), fix.read("a.crlf")), ("quiet\n".to_owned(), "one\r\ntwo\r\n".to_owned()));
    fix.write("a.loud", "other\n");
    fix.write("b.txt", "dos\r\nlines\r\n");
    fix.write("b.crlf", "x\r\ny\r\n");
    fix.write("b.id", "$Id: whatever$\n");
    fix.checkpoint("through the filters");
    assert_eq!(fix.git(["cat-file", "blob", "HEAD:a.loud"]), "OTHER");

    // And back again.
    fix.write("a.loud", "third\n");
    fix.remove("b.crlf");
    fix.json(["undo"]);
    assert_eq!((fix.read("a.loud"), fix.read("b.crlf")), ("other\n".to_owned(), "x\r\ny\r\n".to_owned()));
    assert_eq!(fix.git_status(), "");
}

#[test]
fn a_sparse_workspace_keeps_what_it_does_not_show() {
    let world = World::new();
    let fix = world.start("fix");
    fix.git(["sparse-checkout", "set", "docs"]);
    assert!(!fix.has("src/main.txt"));
    fix.write("docs/a.txt", "a\n");
    fix.write("README.md", "# Edited\n");
    fix.json(["checkpoint", "-m", "sparse"]);
    assert_eq!(fix.git(["show", "--format=", "--name-status", "HEAD"]), "M\tREADME.md\nA\tdocs/a.txt");
    assert!(!fix.has("src/main.txt"));
    assert_eq!(fix.git_status(), "");
}

#[test]
fn a_submodule_moves_to_another_commit() {
    let world = World::new();
    let repo = world.repo();
    world.at_root().git(["clone", "--quiet", "repo", "library"]);
    repo.git(["submodule", "--quiet", "add", "../library", "lib"]);
    repo.git(["commit", "--quiet", "-m", "Add a library"]);
    let fix = world.start("fix");
    fix.git(["submodule", "--quiet", "update", "--init"]);
    assert_eq!(fix.json(["checkpoint"])["created"], false);
    fix.inside("lib").git(["commit", "--quiet", "--allow-empty", "-m", "Newer"]);
    fix.checkpoint("a newer library");
    assert_eq!(fix.rev("HEAD:lib"), fix.inside("lib").rev("HEAD"));
}

#[test]
fn a_session_that_is_over_takes_none() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    world.repo().json(["archive", "fix"]);
    let error = world.repo().fails("refused", ["-s", "fix", "checkpoint", "--allow-empty"]);
    assert_eq!(error["hints"][0], "tine reactivate fix");
}

#[test]
fn outside_of_a_workspace_a_session_must_be_named() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    world.repo().fails("not_found", ["checkpoint"]);
    let data = world.repo().json(["-s", "fix", "checkpoint", "-m", "from outside"]);
    assert_eq!(data["checkpoint"]["session"], "fix");
    fix.write("a.txt", "b\n");
    let data = world.repo().tine(["checkpoint"]).env("TINE_SESSION", "fix").json();
    assert_eq!(data["checkpoint"]["number"], 2);
    assert_eq!(fix.git_status(), "");
}

#[test]
fn a_user_without_a_name() {
    let world = World::new();
    let fix = world.start("fix");
    std::fs::write(world.root().join("home/gitconfig"), "[init]\n\tdefaultBranch = main\n").expect("written");
    fix.write("a.txt", "a\n");
    let data = fix.json(["checkpoint"]);
    assert_eq!(data["created"], true);
    fix.fsck();
}
