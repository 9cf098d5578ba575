//! Checkpoints without files: a list of edits, in a bare repository, on a server, from a tool.

use serde_json::json;

use crate::support::{Place, World};

fn edit(place: &Place<'_>, edits: &str) -> serde_json::Value {
    place.tine(["-s", "quiet", "checkpoint", "--edits", "-", "-m", "edits"]).stdin(edits).json()
}

#[test]
fn a_bare_repository_from_start_to_trunk() {
    let world = World::bare();
    let bare = world.place("bare.git");
    let session = bare.json(["start", "quiet", "--no-workspace"]);
    assert_eq!(session["session"]["workspace"], json!(null));
    let data = edit(
        &bare,
        r##"[
            {"path": "src/main.txt", "content": "edited\n"},
            {"path": "new/deep.bin", "content_base64": "AP8="},
            {"path": "run.sh", "content": "#!/bin/sh\n", "mode": "100755"},
            {"path": "README.md", "delete": true}
        ]"##,
    );
    assert_eq!((&data["created"], &data["checkpoint"]["number"]), (&json!(true), &json!(1)));
    assert_eq!(
        bare.git(["diff", "--raw", "--abbrev=4", "--name-status", "main", "session/quiet"]),
        "D\tREADME.md\nA\tnew/deep.bin\nA\trun.sh\nM\tsrc/main.txt"
    );
    assert_eq!(bare.git(["ls-tree", "--format=%(objectmode)", "session/quiet", "run.sh"]), "100755");
    assert_eq!(bare.git(["show", "session/quiet:src/main.txt"]), "edited");
    edit(&bare, r#"[{"path": "second.txt", "content": "2\n"}]"#);
    bare.json(["-s", "quiet", "undo"]);
    assert_eq!(bare.rev("session/quiet"), data["checkpoint"]["commit"].as_str().expect("id"));
    bare.json(["-s", "quiet", "redo"]);
    bare.json(["-s", "quiet", "restore", "@1"]);

    bare.json(["propose", "quiet", "-m", "Edit"]);
    bare.json(["approve", "quiet-1"]);
    assert_eq!(bare.git(["show", "main:src/main.txt"]), "edited");
    bare.fsck();
}

#[test]
fn a_bare_repository_can_have_workspaces() {
    let world = World::bare();
    let bare = world.place("bare.git");
    let path = bare.tine(["start", "fix"]).ok().stdout;
    let fix = Place { world: &world, path: path.trim_end().into() };
    assert!(fix.path.starts_with(world.root()), "{}", fix.path.display());
    assert!(!fix.path.starts_with(&bare.path), "{}", fix.path.display());
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    fix.propose("Add a");
    bare.json(["approve", "fix-1"]);
    assert_eq!(bare.git(["show", "main:a.txt"]), "a");
}

#[test]
fn no_path_leaves_the_tree() {
    let world = World::new();
    let repo = world.repo();
    repo.json(["start", "quiet", "--no-workspace"]);
    let before = repo.refs();
    for path in
        ["../out.txt", "/etc/passwd", "a/../../b", ".git/config", "sub/.GIT/hooks/x", "a//b", "./a", "", "git~1"]
    {
        let edits = json!([{"path": "fine.txt", "content": "x"}, {"path": path, "content": "x"}]);
        repo.tine(["-s", "quiet", "checkpoint", "--edits", "-"]).stdin(edits.to_string()).fails("invalid");
    }
    assert_eq!(repo.refs(), before, "all or nothing");
    assert!(!world.at_root().has("out.txt"));
}

#[test]
fn all_or_nothing() {
    let world = World::new();
    let repo = world.repo();
    repo.json(["start", "quiet", "--no-workspace"]);
    let before = repo.refs();
    let objects = repo.git(["count-objects"]);
    for (edits, code) in [
        ("not json", "invalid"),
        (r#"{"path": "a", "content": "x"}"#, "invalid"),
        (r#"[{"path": "a.txt", "content": "x"}, {"path": "gone.txt", "delete": true}]"#, "not_found"),
        (r#"[{"path": "a.txt", "content": "x"}, {"path": "a.txt/b", "content": "x"}]"#, "invalid"),
        (r#"[{"path": "a.txt", "content": "x"}, {"path": "src", "content": "x"}]"#, "invalid"),
        (r#"[{"path": "a.txt", "content": "x", "mode": "040000"}]"#, "invalid"),
    ] {
        repo.tine(["-s", "quiet", "checkpoint", "--edits", "-"]).stdin(edits).fails(code);
    }
    assert_eq!((repo.refs(), repo.git(["count-objects"])), (before, objects));
    repo.fails("not_found", ["-s", "quiet", "checkpoint", "--edits", "nowhere.json"]);
}

#[test]
fn nothing_changes_nothing() {
    let world = World::new();
    let repo = world.repo();
    repo.json(["start", "quiet", "--no-workspace"]);
    let before = repo.refs();
    assert_eq!(edit(&repo, "[]")["created"], false);
    assert_eq!(edit(&repo, r##"[{"path": "README.md", "content": "# A project\n"}]"##)["created"], false);
    assert_eq!(repo.refs(), before);
    let error = repo.fails("invalid", ["-s", "quiet", "checkpoint"]);
    assert!(error["hints"].to_string().contains("--edits"), "{error}");
}

#[test]
fn edits_reach_a_workspace_that_is_there() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("mine.txt", "not saved\n");
    let edits = r#"[{"path": "src/main.txt", "content": "edited\n"}, {"path": "README.md", "delete": true}]"#;
    fix.tine(["checkpoint", "--edits", "-"]).stdin(edits).json();
    assert_eq!((fix.read("src/main.txt"), fix.has("README.md")), ("edited\n".to_owned(), false));
    assert_eq!(fix.read("mine.txt"), "not saved\n");
    assert_eq!(fix.git_status(), "?? mine.txt", "what was not part of the list is as unsaved as before");
}

#[test]
fn edits_beside_an_unsaved_edit_of_the_same_file() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("src/main.txt", "mine, not saved\n");
    let edits = r#"[{"path": "src/main.txt", "content": "edited\n"}]"#;
    let ran = fix.tine(["checkpoint", "--edits", "-"]).stdin(edits).run();
    // Whether it is taken or refused: the unsaved text is in the file or in an object that a ref reaches.
    let before = [(
        "src/main.txt".into(),
        crate::support::File::Regular { executable: false, content: b"mine, not saved\n".to_vec() },
    )];
    assert_eq!(crate::support::unreachable_content(&fix, &before.into()), Vec::<String>::new(), "{ran}");
    fix.fsck();
}
