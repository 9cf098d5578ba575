//! Plain git between two commands: its commits are checkpoints, its moves are taken in and never moved back.

use serde_json::json;

use crate::support::World;

#[test]
fn a_git_commit_is_a_checkpoint() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("with tine");
    fix.write("b.txt", "b\n");
    fix.git(["add", "--all"]);
    fix.git(["commit", "--quiet", "-m", "With git\n\nAnd a body."]);
    fix.write("c.txt", "c\n");
    fix.checkpoint("with tine again");

    let log = fix.json(["log"]);
    let by_git = &log["checkpoints"][1];
    assert_eq!(
        (&by_git["number"], &by_git["subject"], &by_git["kind"]),
        (&json!(2), &json!("With git"), &json!("manual"))
    );
    assert_eq!(by_git["change_id"].as_str().expect("text").len(), 32);
    let kinds: Vec<_> = fix.operations([]).iter().map(|o| o["kind"].clone()).collect();
    assert_eq!(kinds, ["checkpoint", "import", "checkpoint"]);

    // Undo walks over it like over any other step.
    fix.json(["undo"]);
    assert!(!fix.has("c.txt") && fix.has("b.txt"));
    assert_eq!(fix.json(["undo"])["undone"]["kind"], "import");
    assert!(!fix.has("b.txt") && fix.has("a.txt"));
    assert_eq!(fix.git_status(), "");
    fix.json(["redo"]);
    assert_eq!(fix.read("b.txt"), "b\n");
}

#[test]
fn an_undo_right_after_a_git_commit() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.git(["add", "--all"]);
    fix.git(["commit", "--quiet", "-m", "With git"]);
    assert_eq!(fix.json(["undo"])["undone"]["kind"], "import");
    assert!(!fix.has("a.txt"));
    fix.json(["redo"]);
    assert_eq!(fix.read("a.txt"), "a\n");
}

#[test]
fn a_git_reset_is_taken_in() {
    let world = World::new();
    let fix = world.start("fix");
    for n in 1..=3 {
        fix.write("a.txt", format!("{n}\n"));
        fix.checkpoint(&format!("step {n}"));
    }
    let third = fix.rev("HEAD");
    fix.git(["reset", "--quiet", "--hard", "HEAD~2"]);
    assert_eq!(fix.json(["status"])["checkpoint"]["number"], 1);
    fix.write("a.txt", "another way\n");
    assert_eq!(fix.checkpoint("another way")["number"], 2);
    fix.json(["undo"]);
    assert_eq!(fix.read("a.txt"), "1\n", "the reset stays");
    // The reset is the next step back: what it dropped was never lost.
    fix.json(["undo"]);
    assert_eq!((fix.rev("HEAD"), fix.read("a.txt")), (third, "3\n".to_owned()));
    assert_eq!(fix.git_status(), "");
}

#[test]
fn amend_and_rebase() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    fix.git(["commit", "--quiet", "--amend", "-m", "Amended"]);
    world.repo().git(["commit", "--quiet", "--allow-empty", "-m", "By hand"]);
    fix.git(["rebase", "--quiet", "main"]);
    fix.write("b.txt", "b\n");
    fix.checkpoint("b");
    let subjects: Vec<_> =
        fix.json(["log"])["checkpoints"].as_array().expect("a list").iter().map(|c| c["subject"].clone()).collect();
    assert_eq!(subjects[..2], [json!("b"), json!("Amended")]);
    fix.propose("Both");
    world.repo().json(["approve", "fix-1"]);
    assert_eq!(world.repo().git(["ls-tree", "--name-only", "main"]), ".gitignore\nREADME.md\na.txt\nb.txt\nsrc");
}

#[test]
fn a_branch_moved_from_elsewhere() {
    let world = World::new();
    let repo = world.repo();
    repo.json(["start", "quiet", "--no-workspace"]);
    let edits = r#"[{"path": "a.txt", "content": "a\n"}]"#;
    repo.tine(["-s", "quiet", "checkpoint", "--edits", "-"]).stdin(edits).json();
    repo.git(["branch", "--force", "session/quiet", "main"]);
    repo.tine(["-s", "quiet", "checkpoint", "--edits", "-"]).stdin(edits.replace('a', "b")).fails("invalid");
    let edits = r#"[{"path": "b.txt", "content": "b\n"}]"#;
    let data = repo.tine(["-s", "quiet", "checkpoint", "--edits", "-"]).stdin(edits).json();
    assert_eq!(data["checkpoint"]["number"], 1);
    assert_eq!(data["checkpoint"]["parent"], repo.rev("main").as_str());
}

#[test]
fn a_session_branch_deleted_by_git() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    let tip = fix.rev("HEAD");
    repo.git(["worktree", "remove", "--force", "../repo.sessions/fix"]);
    repo.git(["branch", "--quiet", "-D", "session/fix"]);
    // Reads go on; the next writing command takes it in; the log still reaches what was there.
    repo.json(["sessions"]);
    repo.json(["start", "other", "--no-workspace"]);
    assert!(repo.operations(["--all"]).iter().any(|o| o["kind"] == "import" && o["session"] == "fix"));
    repo.git(["reflog", "expire", "--expire=now", "--all"]);
    repo.git(["gc", "--quiet", "--prune=now"]);
    assert_eq!(repo.git(["cat-file", "-t", &tip]), "commit");
    repo.fsck();
}

#[test]
fn the_workspace_on_another_branch() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    fix.git(["switch", "--quiet", "-c", "elsewhere"]);
    fix.write("b.txt", "b\n");
    let (refs, files) = (fix.refs(), fix.files());
    fix.fails("not_found", ["checkpoint"]);
    fix.fails("not_found", ["-s", "fix", "checkpoint"]);
    assert_eq!((fix.refs(), fix.files()), (refs, files), "somebody else's branch gets no checkpoint");
    fix.git(["switch", "--quiet", "session/fix"]);
    fix.checkpoint("b");
}

#[test]
fn the_trunk_moved_by_git_is_no_step_of_tine() {
    let world = World::new();
    let repo = world.repo();
    world.start("fix");
    repo.git(["commit", "--quiet", "--allow-empty", "-m", "By hand"]);
    let main = repo.rev("main");
    // The latest step of the repository's own is the start, not the commit.
    assert_eq!(repo.json(["undo"])["undone"]["kind"], "start");
    assert_eq!(repo.rev("main"), main);
    assert!(!world.workspace("fix").path.exists());
}

#[test]
fn git_sees_ordinary_things_at_any_moment() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    let branches = repo.git(["branch", "--format=%(refname:short)"]);
    assert_eq!(branches, format!("main\nproposal/{name}\nsession/fix"));
    world.at_root().git(["clone", "--quiet", "repo", "clone"]);
    assert_eq!(world.place("clone").git(["show", &format!("origin/proposal/{name}:a.txt")]), "a");
    repo.git(["pack-refs", "--all"]);
    repo.git(["gc", "--quiet", "--prune=now"]);
    world.workspace("fix").write("b.txt", "b\n");
    world.workspace("fix").checkpoint("after gc");
    repo.json(["approve", &name]);
    repo.fsck();
}

#[test]
fn in_the_middle_of_a_rebase_nobody_undoes_an_approval() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("landed", "l.txt", "l\n");
    let fix = world.start("fix");
    fix.write("src/main.txt", "mine\n");
    fix.checkpoint("mine");
    repo.write("src/main.txt", "theirs\n");
    repo.git(["commit", "--quiet", "--all", "-m", "Theirs"]);
    repo.json(["approve", &name]);
    assert!(!fix.try_git(["rebase", "main"]).0, "a conflict");
    let (refs, files) = (fix.refs(), fix.files());
    for args in [&["undo"][..], &["redo"], &["checkpoint"], &["restore", "@0"]] {
        fix.tine(args).fails("not_found");
    }
    assert_eq!((fix.refs(), fix.files()), (refs, files));
    fix.write("src/main.txt", "both\n");
    fix.git(["add", "--all"]);
    fix.git(["-c", "core.editor=true", "rebase", "--continue"]);
    assert_eq!(fix.json(["undo"])["undone"]["kind"], "import");
    assert_eq!(fix.read("src/main.txt"), "mine\n");
}

#[test]
fn from_inside_a_git_hook() {
    let world = World::new();
    let fix = world.start("fix");
    let hook = format!("#!/bin/sh\n'{}' checkpoint --allow-empty -m 'from the hook'\n", env!("CARGO_BIN_EXE_tine"));
    world.repo().write(".git/hooks/post-commit", hook);
    world.repo().chmod(".git/hooks/post-commit", true);
    fix.write("a.txt", "a\n");
    fix.git(["add", "--all"]);
    fix.git(["commit", "--quiet", "-m", "With git"]);
    let log = fix.json(["log"]);
    assert_eq!(
        (&log["checkpoints"][0]["subject"], &log["checkpoints"][1]["subject"]),
        (&json!("from the hook"), &json!("With git"))
    );
    assert_eq!(fix.git_status(), "");
    fix.fsck();
}

#[test]
fn reflogs_say_who_and_in_which_zone_as_git_does() {
    let world = World::new();
    let fix = world.start("fix");
    let log = fix.git(["rev-parse", "--path-format=absolute", "--git-path", "logs/HEAD"]);
    // Only the second may be another one.
    let without_time = |ident: &str| {
        let mut words: Vec<&str> = ident.split(' ').collect();
        words.remove(words.len() - 2);
        words.join(" ")
    };
    for (n, (zone, name)) in
        [("Asia/Kolkata", "Ann"), ("", "Other"), ("UTC+3", "A. B. C"), (":Asia/Tokyo", "Ann")].iter().enumerate()
    {
        fix.write("a.txt", format!("{n}\n"));
        fix.tine(["checkpoint"]).env("TZ", zone).env("GIT_COMMITTER_NAME", name).ok();
        let noted = std::fs::read_to_string(&log).expect("a reflog");
        let (entry, _) = noted.lines().last().expect("an entry").split_once('\t').expect("a reason");
        let who = entry.splitn(3, ' ').nth(2).expect("after both commits");
        let mut git = world.git_command(&fix.path);
        git.env_remove("GIT_COMMITTER_DATE");
        let said = git.args(["var", "GIT_COMMITTER_IDENT"]).env("TZ", zone).env("GIT_COMMITTER_NAME", name).output();
        let said = String::from_utf8(said.expect("git starts").stdout).expect("text");
        assert_eq!(without_time(who), without_time(said.trim_end()), "{zone}");
    }
}
