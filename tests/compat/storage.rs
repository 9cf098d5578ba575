//! How a repository keeps its refs and objects: reftable, SHA-256, bare, partial, shallow, borrowed, packed.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::story::Story;
use crate::world::{World, text, write_at};

#[test]
fn plain_without_a_remote() {
    Story::of(&World::new()).tell();
}

#[test]
fn reftable() {
    let world = World::with(&["--ref-format=reftable"]);
    Story::of(&world).tell();
    assert!(world.repo.join(".git/reftable").is_dir());
}

#[test]
fn sha256() {
    let world = World::with(&["--object-format=sha256"]);
    let told = Story::of(&world).tell();
    assert_eq!(told.landed.len(), 64);
}

#[test]
fn reftable_and_sha256_at_once() {
    Story::of(&World::with(&["--ref-format=reftable", "--object-format=sha256"])).tell();
}

/// Killed at any step, the next command ends in one of the two states, whatever the refs are kept in.
#[test]
fn a_kill_at_any_step_of_a_reftable_checkpoint() {
    let world = World::with(&["--ref-format=reftable"]);
    let workspace = PathBuf::from(world.tine(&["start", "work"]));
    write_at(&workspace.join("base.txt"), "changed\n");
    let expected = world.oracle(&workspace);
    let steps = world.root().join("steps");
    let saved = world.root().join("saved");
    let copy = |from: &Path, to: &Path| {
        let done = world.run_at(&world.root(), "cp", &["-a", text(from), text(to)]);
        assert_eq!(done.status, 0, "{}", done.err);
    };
    let drop_all = |what: &Path| std::fs::remove_dir_all(what).expect("it goes");
    copy(&world.repo, &saved);
    let list = format!("list:{}", text(&steps));
    let said = world.tine_with(&workspace, &["checkpoint", "-m", "x"], &[("TINE_FAIL", list.as_ref())]);
    assert_eq!(said.status, 0, "{}", said.err);
    let count = std::fs::read_to_string(&steps).expect("steps").lines().count();
    assert!(count > 5, "{count}");
    for at in 1..=count {
        drop_all(&world.repo);
        copy(&saved, &world.repo);
        let kill = format!("kill@{at}");
        let said = world.tine_with(&workspace, &["checkpoint", "-m", "x"], &[("TINE_FAIL", kill.as_ref())]);
        assert_ne!(said.status, 0, "step {at} is reached");
        world.fsck();
        world.tine_at(&workspace, &["checkpoint", "-m", "again"]);
        assert_eq!(world.git_at(&workspace, &["rev-parse", "HEAD^{tree}"]), expected, "step {at}");
        assert_eq!(world.git_at(&workspace, &["rev-list", "--count", "main..HEAD"]), "1", "step {at}");
        assert_eq!(world.git_at(&workspace, &["status", "--porcelain"]), "", "step {at}");
        world.fsck();
    }
}

/// A bare copy of the first repository becomes the one that the test is about.
fn bare(world: &mut World) {
    let bare = world.root().join("bare.git");
    world.git_at(world.root(), &["clone", "--quiet", "--bare", "repo", "bare.git"]);
    std::fs::remove_dir_all(&world.repo).expect("it goes");
    world.repo = bare;
    world.git(&["remote", "remove", "origin"]);
}

#[test]
fn bare_with_workspaces() {
    let mut world = World::new();
    bare(&mut world);
    let mut story = Story::of(&world);
    story.follows = false;
    let told = story.tell();
    assert!(!told.workspace.starts_with(&world.repo), "{}", told.workspace.display());
}

#[test]
fn bare_with_edits_alone() {
    for init in [&[][..], &["--ref-format=reftable", "--object-format=sha256"]] {
        let mut world = World::with(init);
        bare(&mut world);
        edits_alone(&world);
    }
}

fn edits_alone(world: &World) {
    let tree = |rev: &str| world.git(&["rev-parse", &format!("{rev}^{{tree}}")]);
    let trunk = world.git(&["rev-parse", "main"]);
    let data = world.data_at(&world.repo, &["start", "work", "--no-workspace"]);
    assert_eq!(data["session"]["workspace"], Value::Null);
    let edits = |text: &str| {
        write_at(&world.root().join("edits.json"), text);
        let data = world.data_at(&world.repo, &["-s", "work", "checkpoint", "--edits", "../edits.json"]);
        assert_eq!(data["created"], true);
        tree("session/work")
    };
    let one = edits(
        r#"[{"path": "base.txt", "content": "one\ntwo\nthree\nfour\n"}, {"path": "gone.txt", "delete": true},
            {"path": "deep/new.txt", "content": "new\n"}, {"path": "run.sh", "content": "x", "mode": "100755"}]"#,
    );
    // What git makes of the same edits.
    let clone = world.root().join("clone");
    world.git_at(world.root(), &["clone", "--quiet", text(&world.repo), "clone"]);
    write_at(&clone.join("base.txt"), "one\ntwo\nthree\nfour\n");
    std::fs::remove_file(clone.join("gone.txt")).expect("it was there");
    write_at(&clone.join("deep/new.txt"), "new\n");
    write_at(&clone.join("run.sh"), "x");
    crate::world::make_executable(&clone.join("run.sh"));
    assert_eq!(one, world.oracle(&clone));

    let two = edits(r#"[{"path": "base.txt", "content": "one\ntwo\nthree\nfour\nfive\n"}]"#);
    let step = |args: &[&str], expected: &str| {
        let mut all = vec!["-s", "work"];
        all.extend(args);
        world.data_at(&world.repo, &all);
        assert_eq!(tree("session/work"), expected, "{args:?}");
    };
    step(&["undo"], &one);
    step(&["redo"], &two);
    step(&["restore", "@1"], &one);
    step(&["undo"], &two);
    for args in [&["status"][..], &["log"], &["show"], &["diff", "@1", "@2"]] {
        step(args, &two);
    }
    let data = world.data_at(&world.repo, &["propose", "work", "-m", "All of it"]);
    let name = data["proposal"]["name"].as_str().expect("a name").to_owned();
    let data = world.data_at(&world.repo, &["approve", &name]);
    assert_eq!(data["landing"]["type"], "squash");
    assert_eq!(tree("main"), two);
    world.data_at(&world.repo, &["undo"]);
    assert_eq!(world.git(&["rev-parse", "main"]), trunk);
    world.data_at(&world.repo, &["redo"]);
    assert_eq!(tree("main"), two);
    let lines = world.data_at(&world.repo, &["blame", "base.txt"]);
    assert_eq!(lines["lines"][4]["proposal"], name.as_str());
    world.fsck();

    let error = world.refused_at(&world.repo, &["start", "here", "--here"], "invalid", 1);
    assert_eq!(error["hints"][0], "tine start --no-workspace");
}

/// A bare repository in a hidden folder, a `.git` file beside it, and every branch a worktree of its own.
#[test]
fn bare_in_a_folder_with_a_worktree_per_branch() {
    let mut world = World::new();
    bare(&mut world);
    let project = world.root().join("project");
    std::fs::create_dir(&project).expect("a directory");
    std::fs::rename(&world.repo, project.join(".bare")).expect("it moves");
    std::fs::write(project.join(".git"), "gitdir: ./.bare\n").expect("a file");
    world.git_at(&project, &["worktree", "add", "--quiet", "main", "main"]);
    world.repo = project.join("main");
    Story::of(&world).tell();
    // From the folder itself, too, which has no files of its own.
    let data = world.data_at(&project, &["start", "beside"]);
    let workspace = PathBuf::from(data["session"]["workspace"].as_str().expect("a workspace"));
    assert_eq!(std::fs::read_to_string(workspace.join("base.txt")).expect("a file"), world.read("base.txt"));
    world.data_at(&project, &["log", "--all"]);
}

/// A clone of the first repository, made with these arguments, becomes the one that the test is about.
fn clone(world: &mut World, args: &[&str]) {
    world.git(&["config", "uploadpack.allowFilter", "true"]);
    world.git(&["config", "uploadpack.allowAnySHA1InWant", "true"]);
    let origin = world.root().join("origin");
    std::fs::rename(&world.repo, &origin).expect("it moves");
    let url = format!("file://{}", text(&origin));
    let mut all = vec!["clone", "--quiet"];
    all.extend(args);
    all.extend([url.as_str(), "repo"]);
    world.git_at(world.root(), &all);
}

/// Some history, so that there is something that a clone may leave out.
fn history(world: &World) {
    for n in 1..=3 {
        world.write("base.txt", format!("old {n}\n"));
        world.write(format!("many/{n}.txt"), format!("{n}\n"));
        world.git(&["add", "--all"]);
        world.git(&["commit", "--quiet", "--message", &format!("old {n}")]);
    }
    world.write("base.txt", "one\ntwo\nthree\n");
    world.git(&["commit", "--quiet", "--all", "--message", "as at first"]);
}

fn missing_objects(world: &World) -> usize {
    let listed = world.git(&["rev-list", "--objects", "--all", "--missing=print"]);
    listed.lines().filter(|l| l.starts_with('?')).count()
}

#[test]
fn partial_without_old_blobs() {
    let mut world = World::new();
    history(&world);
    clone(&mut world, &["--filter=blob:none"]);
    assert!(missing_objects(&world) > 0);
    Story::of(&world).tell();
    from_an_old_commit(&world);
}

#[test]
fn partial_without_old_trees() {
    let mut world = World::new();
    history(&world);
    clone(&mut world, &["--filter=tree:0"]);
    assert!(missing_objects(&world) > 0);
    Story::of(&world).tell();
    from_an_old_commit(&world);
}

/// What is missing is fetched when a session needs it.
fn from_an_old_commit(world: &World) {
    let old = world.git(&["rev-parse", "main~3"]);
    let workspace = PathBuf::from(world.tine(&["start", "old", "--from", &old]));
    assert_eq!(std::fs::read_to_string(workspace.join("base.txt")).expect("a file"), "old 2\n");
    write_at(&workspace.join("many/4.txt"), "4\n");
    let expected = world.oracle(&workspace);
    world.tine_at(&workspace, &["checkpoint", "-m", "from an old one"]);
    assert_eq!(world.git_at(&workspace, &["rev-parse", "HEAD^{tree}"]), expected);
    world.data_at(&workspace, &["diff", &old, "@"]);
    let data = world.data_at(&workspace, &["propose", "-m", "Late"]);
    let name = data["proposal"]["name"].as_str().expect("a name").to_owned();
    world.data_at(&world.repo, &["approve", &name]);
    assert_eq!(world.read("many/4.txt"), "4\n");
    assert_eq!(world.git(&["status", "--porcelain"]), "");
    world.fsck();
}

/// The remote is gone, and a landing needs an object that only it has: an error that says so, and nothing is written.
#[test]
fn partial_with_its_remote_out_of_reach() {
    let mut world = World::new();
    history(&world);
    clone(&mut world, &["--filter=blob:none"]);
    let old = world.git(&["rev-parse", "main~3"]);
    std::fs::remove_dir_all(world.root().join("origin")).expect("it goes");
    let error = world.refused_at(&world.repo, &["start", "old", "--from", &old], "not_found", 1);
    let message = error["message"].as_str().expect("a message");
    assert!(message.contains("is not in this repository"), "{message}");
    assert!(error["hints"][0].as_str().is_some_and(|h| h.contains("partial clone")), "{error}");
    // What is here is enough for new work; only the history of a file that was never fetched is not.
    let mut story = Story::of(&world);
    story.blames = false;
    story.tell();
}

#[test]
fn shallow() {
    let mut world = World::new();
    history(&world);
    clone(&mut world, &["--depth=1"]);
    assert_eq!(world.git(&["rev-parse", "--is-shallow-repository"]), "true");
    // Blame stops where history stops, and says so by naming the oldest commit that is here.
    Story::of(&world).tell();
    assert_eq!(world.git(&["rev-parse", "--is-shallow-repository"]), "true");

    // The trunk moves on with a commit whose parent is beyond the border: refresh still finds its way.
    let workspace = PathBuf::from(world.tine(&["start", "late"]));
    write_at(&workspace.join("late.txt"), "late\n");
    world.tine_at(&workspace, &["checkpoint", "-m", "late"]);
    world.write("base.txt", "one\ntwo\nthree\nfour\nfive\nsix\n");
    world.git(&["commit", "--quiet", "--all", "--message", "meanwhile"]);
    world.data_at(&workspace, &["refresh"]);
    assert!(std::fs::read_to_string(workspace.join("base.txt")).expect("a file").ends_with("six\n"));
    world.fsck();
}

#[test]
fn objects_borrowed_from_another_repository() {
    let mut world = World::new();
    history(&world);
    world.git_at(world.root(), &["clone", "--quiet", "--shared", "repo", "borrower"]);
    world.repo = world.root().join("borrower");
    assert!(world.repo.join(".git/objects/info/alternates").is_file());
    Story::of(&world).tell();
}

/// `git gc` between any two commands changes nothing for tine.
#[test]
fn everything_packed() {
    let world = World::new();
    let pack = || {
        world.git(&["pack-refs", "--all"]);
        world.git(&["gc", "--quiet", "--prune=now"]);
        world.git(&["commit-graph", "write", "--reachable"]);
    };
    let mut story = Story::of(&world);
    pack();
    story.look = Box::new(move |_| pack());
    story.tell();
}

#[test]
fn the_trunk_is_what_the_remote_calls_its_head() {
    let mut world = World::new();
    world.git(&["branch", "--move", "main", "develop"]);
    world.git(&["branch", "main"]);
    clone(&mut world, &[]);
    world.git(&["branch", "main", "origin/main"]);
    let mut story = Story::of(&world);
    story.trunk = "develop";
    story.tell();
    assert_eq!(world.git(&["rev-parse", "main"]), world.git(&["rev-parse", "origin/develop"]));
}

/// Somebody else's repository may hold programs in its configuration: git refuses it, and so does tine.
#[test]
fn owned_by_somebody_else() {
    let world = World::new();
    let changed = world.run_at(&world.root(), "chown", &["-R", "12345", "repo"]);
    if changed.status != 0 {
        return; // Only root can give files away.
    }
    for args in [&["status"][..], &["start", "work"]] {
        let error = world.refused_at(&world.repo, args, "unsupported", 1);
        let hint = error["hints"][0].as_str().unwrap_or_default();
        assert_eq!(hint, format!("git config --global --add safe.directory {}", text(&world.repo)), "{error}");
    }
    world.git_at(world.root(), &["config", "--global", "safe.directory", text(&world.repo)]);
    world.tine(&["start", "work"]);
}
