//! git, jj and tine in turns in one repository: whatever one does is ordinary for the other.

use std::path::{Path, PathBuf};

use crate::story::Story;
use crate::world::{World, write_at};

fn started(world: &World) -> PathBuf {
    PathBuf::from(world.tine(&["start", "work"]))
}

fn tree(world: &World, dir: &Path) -> String {
    world.git_at(dir, &["rev-parse", "HEAD^{tree}"])
}

fn read(workspace: &Path, name: &str) -> String {
    std::fs::read_to_string(workspace.join(name)).expect("a file")
}

/// Commits, amends, resets and rebases of plain git are taken in as they are, and undo knows them.
#[test]
fn git_moves_a_session() {
    for init in [&[][..], &["--ref-format=reftable"]] {
        let world = World::with(init);
        let workspace = started(&world);
        let story = Story::of(&world);
        write_at(&workspace.join("base.txt"), "by tine\n");
        story.checkpoint(&workspace, "by tine");
        write_at(&workspace.join("base.txt"), "by git\n");
        world.git_at(&workspace, &["commit", "--quiet", "--all", "--message", "by git"]);
        let by_git = tree(&world, &workspace);
        let listed = world.data_at(&workspace, &["log"]);
        assert_eq!(listed["checkpoints"][0]["subject"], "by git", "{listed}");
        write_at(&workspace.join("base.txt"), "by tine again\n");
        story.checkpoint(&workspace, "by tine again");
        world.tine_at(&workspace, &["undo"]);
        assert_eq!((tree(&world, &workspace), read(&workspace, "base.txt")), (by_git.clone(), "by git\n".to_owned()));
        // The commit of plain git is one step, like any other.
        world.tine_at(&workspace, &["undo"]);
        assert_eq!(read(&workspace, "base.txt"), "by tine\n");
        story.clean(&workspace);
        world.tine_at(&workspace, &["redo"]);
        assert_eq!(tree(&world, &workspace), by_git);

        world.git_at(&workspace, &["commit", "--quiet", "--amend", "--message", "amended"]);
        world.git_at(&workspace, &["reset", "--quiet", "--hard", "HEAD~1"]);
        assert_eq!(read(&workspace, "base.txt"), "by tine\n");
        let data = world.data_at(&workspace, &["checkpoint", "-m", "nothing"]);
        assert_eq!(data["created"], false, "{data}");
        write_at(&workspace.join("run.sh"), "after the reset\n");
        story.checkpoint(&workspace, "after the reset");
        // What git let go of is still to be had.
        let all = world.git(&["log", "--all", "--format=%s"]);
        assert!(all.lines().any(|l| l == "by git"), "{all}");

        world.write("trunk.txt", "trunk\n");
        world.git(&["add", "--all"]);
        world.git(&["commit", "--quiet", "--message", "on the trunk"]);
        world.git_at(&workspace, &["rebase", "--quiet", "main"]);
        let data = world.data_at(&workspace, &["status"]);
        assert_eq!(data["trunk"]["behind"], 0, "{data}");
        let data = world.data_at(&workspace, &["propose", "-m", "Both hands"]);
        let name = data["proposal"]["name"].as_str().expect("a name").to_owned();
        world.tine(&["approve", &name]);
        assert_eq!(world.read("run.sh"), "after the reset\n");
        story.clean(&world.repo);
        world.fsck();
    }
}

/// What is staged, stashed or half added stays what it is.
#[test]
fn git_stages_and_stashes() {
    let world = World::new();
    let workspace = started(&world);
    let story = Story::of(&world);
    write_at(&workspace.join("base.txt"), "stashed\n");
    world.git_at(&workspace, &["stash", "--quiet"]);
    write_at(&workspace.join("run.sh"), "staged\n");
    world.git_at(&workspace, &["add", "run.sh"]);
    write_at(&workspace.join("run.sh"), "staged, then edited\n");
    write_at(&workspace.join("soon.txt"), "soon\n");
    world.git_at(&workspace, &["add", "--intent-to-add", "soon.txt"]);
    story.checkpoint(&workspace, "all of it");
    assert_eq!(world.git_at(&workspace, &["show", "HEAD:run.sh"]), "staged, then edited");
    world.git_at(&workspace, &["stash", "pop", "--quiet"]);
    assert_eq!(read(&workspace, "base.txt"), "stashed\n");
    story.checkpoint(&workspace, "with the stash");
    world.tine_at(&workspace, &["undo"]);
    world.tine_at(&workspace, &["undo"]);
    story.clean(&workspace);
    world.fsck();
}

/// A session's branch lands by plain git, too: `merge` and `cherry-pick` take checkpoints like any commits.
#[test]
fn git_takes_checkpoints() {
    let world = World::new();
    let workspace = started(&world);
    write_at(&workspace.join("base.txt"), "one\n");
    world.tine_at(&workspace, &["checkpoint", "-m", "one"]);
    write_at(&workspace.join("run.sh"), "two\n");
    world.tine_at(&workspace, &["checkpoint", "-m", "two"]);
    world.git(&["cherry-pick", "session/work"]);
    assert_eq!(world.read("run.sh"), "two\n");
    world.git(&["merge", "--quiet", "--no-edit", "session/work"]);
    assert_eq!(world.read("base.txt"), "one\n");
    let data = world.data_at(&workspace, &["status"]);
    assert_eq!(data["trunk"]["ahead"], 0, "{data}");
    world.tine(&["archive", "work"]);
    assert!(!workspace.exists());
    world.tine(&["reactivate", "work"]);
    assert_eq!(read(&workspace, "run.sh"), "two\n");
    world.fsck();
}

/// The user takes a workspace away by hand, moves it, or goes to another branch in it.
#[test]
fn git_moves_a_workspace() {
    let world = World::new();
    let workspace = started(&world);
    write_at(&workspace.join("base.txt"), "one\n");
    world.tine_at(&workspace, &["checkpoint", "-m", "one"]);
    let tip = world.git(&["rev-parse", "session/work"]);
    world.git_at(&workspace, &["switch", "--quiet", "--create", "elsewhere"]);
    write_at(&workspace.join("base.txt"), "elsewhere\n");
    let said = world.try_tine_at(&workspace, &["checkpoint", "-m", "not mine"]);
    assert_eq!(said.status, 1, "{}", said.err);
    assert_eq!(world.git(&["rev-parse", "session/work"]), tip, "another branch's files are not the session's");
    world.git_at(&workspace, &["commit", "--quiet", "--all", "--message", "elsewhere"]);
    world.git_at(&workspace, &["switch", "--quiet", "session/work"]);
    write_at(&workspace.join("base.txt"), "two\n");
    world.tine_at(&workspace, &["checkpoint", "-m", "two"]);
    std::fs::remove_dir_all(&workspace).expect("it goes");
    let said = world.try_tine_at(&world.repo, &["-s", "work", "checkpoint", "-m", "x"]);
    assert!(said.err.contains("tine reactivate work"), "{}", said.err);
    world.tine(&["reactivate", "work"]);
    assert_eq!(read(&workspace, "base.txt"), "two\n");
    world.fsck();
}

/// What jj needs: change ids of its form in every commit that people address, HEAD on a branch, ordinary branches, an
/// index of a version it reads, and nothing in places that are jj's.
#[test]
fn what_jj_needs() {
    let world = World::new();
    let told = Story::of(&world).tell();
    let mut seen = std::collections::BTreeSet::new();
    for commit in world.git(&["rev-list", "--all", "--not", "main~1"]).lines() {
        let raw = world.git(&["cat-file", "commit", commit]);
        let (header, _) = raw.split_once("\n\n").expect("a header and a message");
        let order: Vec<&str> = header.lines().map(|l| l.split(' ').next().expect("a word")).collect();
        let known = ["tree", "parent", "author", "committer", "change-id"];
        assert!(order.iter().all(|word| known.contains(word)), "{header}");
        if let Some(id) = header.lines().find_map(|l| l.strip_prefix("change-id ")) {
            assert!(id.len() == 32 && id.bytes().all(|b| (b'k'..=b'z').contains(&b)), "{header}");
            assert!(seen.insert(id.to_owned()), "two commits with the change id {id}");
        }
    }
    assert!(world.git(&["cat-file", "commit", &told.landed]).contains("\nchange-id "));
    assert_eq!(world.git(&["symbolic-ref", "HEAD"]), "refs/heads/main");
    let refs = world.git(&["for-each-ref", "--format=%(refname) %(objecttype)"]);
    for line in refs.lines() {
        let ours = ["refs/heads/", "refs/tine/"].iter().any(|start| line.starts_with(start));
        assert!(ours && line.ends_with(" commit"), "{line}");
    }
    assert!(!world.repo.join(".jj").exists());
    // A jj repository beside the git one is no business of ours.
    write_at(&world.repo.join(".jj/repo/store/type"), "git");
    write_at(&world.repo.join(".jj/.gitignore"), "/*\n");
    assert_eq!(world.git(&["status", "--porcelain"]), "");
    let workspace = PathBuf::from(world.tine(&["start", "beside"]));
    assert!(!workspace.join(".jj").exists());
    world.tine(&["start", "here", "--here"]);
    world.write("base.txt", "with jj\n");
    let data = world.data_at(&world.repo, &["checkpoint", "-m", "with jj"]);
    assert_eq!(data["checkpoint"]["stats"]["files"], 1, "{data}");
    world.tine(&["undo"]);
    assert_eq!(world.read(".jj/repo/store/type"), "git");
}
