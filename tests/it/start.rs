//! Starting a session: a real worktree on a branch of its own, or the one at hand.

use serde_json::json;

use crate::support::{Ran, World};

#[test]
fn a_session_is_a_git_worktree_on_its_own_branch() {
    let world = World::new();
    let repo = world.repo();
    let out = repo.tine(["start", "fix"]).ok().stdout;
    let path = world.root().join("repo.sessions/fix");
    assert_eq!(out, format!("{}\n", path.display()), "`cd \"$(tine start fix)\"` works");

    let fix = world.workspace("fix");
    assert!(repo.git(["worktree", "list", "--porcelain"]).contains(&format!("worktree {}", path.display())));
    assert_eq!(fix.git(["symbolic-ref", "HEAD"]), "refs/heads/session/fix");
    assert_eq!(fix.rev("HEAD"), repo.rev("main"));
    assert_eq!(fix.files(), repo.files());
    assert_eq!(fix.git_status(), "");
    assert_eq!(fix.git(["log", "-g", "--format=%H", "HEAD"]), repo.rev("main"), "one entry, as git writes it");
    assert_eq!(repo.git(["symbolic-ref", "HEAD"]), "refs/heads/main", "the main worktree stays where it is");
    let git_dir = repo.common_dir().join("worktrees/fix");
    assert!(git_dir.join("tine/directories").is_file(), "the first scan knows the directories");
    repo.fsck();
}

#[test]
fn quiet_prints_the_path_all_the_same() {
    let world = World::new();
    let ran = world.repo().tine(["-q", "start", "fix"]).ok();
    assert_eq!(ran.stdout, format!("{}\n", world.root().join("repo.sessions/fix").display()));
    assert_eq!(ran.stderr, "");
}

#[test]
fn the_document_of_a_new_session() {
    let world = World::new();
    let repo = world.repo();
    let args = ["start", "fix", "--task", "Fix the login", "--tag", "team=web", "--tag", "size=s", "--agent", "codex"];
    let session = &repo.json(args)["session"];
    assert_eq!(session["id"], "fix");
    assert_eq!(session["branch"], "session/fix");
    assert_eq!(session["state"], "active");
    assert_eq!(session["task"], "Fix the login");
    assert_eq!(session["actor"], "ada-lovelace");
    assert_eq!(session["agent"], "codex");
    assert_eq!(session["tags"], json!({"team": "web", "size": "s"}));
    assert_eq!(session["base"]["commit"], repo.rev("main").as_str());
    assert_eq!(session["head"]["commit"], repo.rev("main").as_str());
    assert_eq!(session["checkpoints"], 0);
    assert_eq!((&session["ahead"], &session["behind"]), (&json!(0), &json!(0)));
    assert_eq!(session["workspace"], world.root().join("repo.sessions/fix").to_str().expect("UTF-8"));
    assert_eq!(
        (&session["parent"], &session["proposal"], &session["idle"]),
        (&json!(null), &json!(null), &json!(false))
    );
    assert_eq!(repo.json(["session", "show", "fix"])["session"], *session);
}

#[test]
fn a_name_is_made_from_the_task() {
    let world = World::new();
    let repo = world.repo();
    assert_eq!(repo.json(["start", "--task", "Fix the login!"])["session"]["id"], "fix-the-login");
    let second = repo.json(["start", "--task", "Fix the login!"]);
    let second = second["session"]["id"].as_str().expect("a name");
    assert!(second.starts_with("fix-the-login-") && second.len() == "fix-the-login-".len() + 4, "{second}");
    let nameless = repo.json(["start"]);
    assert!(nameless["session"]["id"].as_str().expect("a name").starts_with("session-"), "{nameless}");
}

#[test]
fn names_that_git_or_the_contract_refuse() {
    let world = World::new();
    let before = world.repo().refs();
    for name in ["Fix", "a b", "a..b", "a.lock", "a/b", "ü", "", &"x".repeat(65)] {
        world.repo().fails("invalid", ["start", name]);
    }
    assert_eq!(world.repo().refs(), before, "a refused start leaves no trace");
    assert!(!world.place("repo.sessions").path.exists());
}

#[test]
fn from_another_point() {
    let world = World::new();
    let repo = world.repo();
    let first = repo.rev("main");
    repo.git(["switch", "--quiet", "-c", "release"]);
    repo.write("release.txt", "1.0\n");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "Release"]);
    let release = repo.rev("release");

    assert_eq!(
        repo.json(["start", "a"])["session"]["base"]["commit"],
        first.as_str(),
        "the trunk, not the branch at hand"
    );
    assert_eq!(repo.json(["start", "b", "--from", "release"])["session"]["base"]["commit"], release.as_str());
    assert_eq!(repo.json(["start", "c", "--from", &release[..10]])["session"]["base"]["commit"], release.as_str());
    assert_eq!(repo.json(["start", "d", "--from", "trunk"])["session"]["base"]["commit"], first.as_str());
    world.workspace("a").write("a.txt", "a\n");
    let tip = world.workspace("a").checkpoint("add a");
    assert_eq!(repo.json(["start", "e", "--from", "a@1"])["session"]["base"]["commit"], tip["commit"]);
    repo.fails("not_found", ["start", "f", "--from", "nowhere"]);
}

#[test]
fn a_workspace_elsewhere_or_none_at_all() {
    let world = World::new();
    let repo = world.repo();
    let elsewhere = world.root().join("else where");
    let session = repo.json(["start", "there", "--path", "../else where"]);
    assert_eq!(session["session"]["workspace"], elsewhere.to_str().expect("UTF-8"));
    assert_eq!(world.place("else where").git_status(), "");

    let bare = repo.json(["start", "nowhere", "--no-workspace"]);
    assert_eq!(bare["session"]["workspace"], json!(null));
    assert_eq!(repo.rev("session/nowhere"), repo.rev("main"));
    assert!(!world.place("repo.sessions/nowhere").path.exists());
}

#[test]
fn what_is_in_the_way_stays() {
    let world = World::new();
    let repo = world.repo();
    let before = repo.refs();
    world.place("repo.sessions/fix").write("mine.txt", "precious\n");
    repo.fails("exists", ["start", "fix"]);
    assert_eq!(world.place("repo.sessions/fix").read("mine.txt"), "precious\n");
    assert_eq!(repo.refs(), before);
}

#[test]
fn a_taken_name() {
    let world = World::new();
    world.start("fix");
    let error = world.repo().fails("exists", ["start", "fix"]);
    assert!(error["message"].as_str().expect("text").contains("`fix`"), "{error}");
    assert!(!error["hints"].as_array().expect("a list").is_empty(), "{error}");

    // A branch of plain git is not taken over.
    world.repo().git(["branch", "session/own"]);
    world.repo().fails("exists", ["start", "own"]);
    assert!(!world.repo().try_git(["rev-parse", "--verify", "--quiet", "refs/tine/session/own"]).0);
}

#[test]
fn ignored_files_that_the_new_workspace_needs() {
    let world = World::new();
    let repo = world.repo();
    repo.write(".worktreeinclude", ".env\nconfig/*.log\n");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "Say what a workspace needs"]);
    repo.write(".env", "KEY=1\n");
    repo.write("config/dev.log", "log\n");
    repo.write("target/big", "build\n");
    repo.write("other.log", "not named\n");
    repo.write("untracked.txt", "not ignored\n");

    let fix = world.start("fix");
    assert_eq!(fix.read(".env"), "KEY=1\n");
    assert_eq!(fix.read("config/dev.log"), "log\n");
    for absent in ["target", "other.log", "untracked.txt"] {
        assert!(!fix.has(absent), "{absent} was not asked for");
    }
    assert_eq!(fix.git_status(), "", "they are as ignored there as here");
    assert_eq!(fix.json(["checkpoint"])["created"], false);
}

#[test]
fn here_takes_the_edits_along_as_the_baseline() {
    let world = World::new();
    let repo = world.repo();
    repo.write("src/main.txt", "edited\n");
    repo.write("new.txt", "new\n");
    repo.write("staged.txt", "staged\n");
    repo.git(["add", "staged.txt"]);
    repo.remove("README.md");
    let (files, wanted, main) = (repo.files(), repo.tree_of_files(), repo.rev("main"));

    let session = repo.json(["start", "here", "--here"]);
    assert_eq!(session["session"]["workspace"], repo.path.to_str().expect("UTF-8"));
    assert_eq!(session["session"]["base"]["commit"], main.as_str());
    assert_eq!(session["session"]["checkpoints"], 1);
    assert_eq!(repo.git(["symbolic-ref", "HEAD"]), "refs/heads/session/here");
    assert_eq!(repo.rev("main"), main, "the trunk does not move");
    assert_eq!(repo.rev("HEAD^{tree}"), wanted);
    assert_eq!((repo.files(), repo.git_status()), (files, String::new()));
    let log = repo.json(["log"]);
    assert_eq!(log["checkpoints"][0]["kind"], "baseline");
    repo.fsck();
}

#[test]
fn here_without_edits_has_no_baseline() {
    let world = World::new();
    let session = world.repo().json(["start", "here", "--here"]);
    assert_eq!(session["session"]["checkpoints"], 0);
    assert_eq!(world.repo().rev("HEAD"), world.repo().rev("main"));
}

#[test]
fn here_at_the_same_moment_begins_one_session() {
    let world = World::new();
    let repo = world.repo();
    repo.write("new.txt", "new\n");
    let calls: Vec<_> = (0..6).map(|n| repo.tine(["--json", "start", &format!("s{n}"), "--here"]).spawn()).collect();
    let ran = calls.into_iter().map(|child| Ran::of(child, "start --here".to_owned()));
    let (began, refused): (Vec<Ran>, Vec<Ran>) = ran.partition(|r| r.status == Some(0));
    for other in refused {
        assert_eq!(other.document()["error"]["code"], "exists", "{other}");
    }
    assert_eq!(began.len(), 1);
    let branch = repo.git(["symbolic-ref", "--short", "HEAD"]);
    assert_eq!(began[0].document()["data"]["session"]["branch"], branch.as_str());
    assert_eq!(repo.json(["sessions"])["total"], 1);
    assert_eq!((repo.rev("HEAD^{tree}"), repo.git_status()), (repo.tree_of_files(), String::new()));
    repo.fsck();
}

#[test]
fn here_says_no() {
    let world = World::new();
    let repo = world.repo();
    repo.git(["branch", "other", "HEAD"]);
    repo.git(["commit", "--quiet", "--allow-empty", "-m", "Second"]);
    repo.fails("usage", ["start", "x", "--here", "--from", "other"]);
    repo.fails("usage", ["start", "x", "--here", "--no-workspace"]);

    repo.git(["switch", "--quiet", "other"]);
    repo.git(["commit", "--quiet", "--allow-empty", "-m", "Elsewhere"]);
    repo.git(["merge", "--quiet", "--no-commit", "--no-ff", "main"]);
    repo.fails("dirty", ["start", "x", "--here"]);
    repo.git(["merge", "--abort"]);

    let fix = world.start("fix");
    fix.fails("exists", ["start", "x", "--here"]);

    let bare = World::bare();
    bare.place("bare.git").fails("invalid", ["start", "x", "--here"]);
}

#[test]
fn a_detached_head_is_given_back() {
    let world = World::new();
    let repo = world.repo();
    let first = repo.rev("HEAD");
    repo.git(["switch", "--quiet", "--detach"]);
    repo.json(["start", "here", "--here"]);
    repo.write("a.txt", "a\n");
    repo.json(["archive", "here"]);
    assert_eq!(repo.rev("HEAD"), first);
    assert!(!repo.try_git(["symbolic-ref", "--quiet", "HEAD"]).0, "detached again");
    assert!(!repo.has("a.txt"));
}

#[test]
fn a_home_or_the_root_is_no_repository() {
    let world = World::new();
    let home = world.place("home");
    home.git(["init", "--quiet"]);
    home.git(["commit", "--quiet", "--allow-empty", "-m", "First"]);
    let before = home.refs();
    home.fails("refused", ["start", "x"]);
    home.fails("refused", ["start", "x", "--here"]);
    assert_eq!(home.refs(), before);

    let repo = world.repo();
    repo.git(["config", "core.worktree", "/"]);
    let error = repo.inside(".git").fails("refused", ["start", "x"]);
    assert!(error["message"].as_str().expect("text").contains("root directory"), "{error}");
}

#[test]
fn no_repository_and_no_commit() {
    let world = World::empty();
    let place = world.place("work");
    std::fs::create_dir_all(&place.path).expect("a directory");
    let error = place.fails("not_a_repository", ["start", "x"]);
    assert_eq!(error["hints"][0], "tine init");

    place.git(["init", "--quiet"]);
    place.fails("not_found", ["start", "x"]);
    let made = place.json(["init"]);
    assert_eq!(made["trunk"], "main");
    place.json(["start", "x"]);
}

#[test]
fn init_makes_a_repository_once() {
    let world = World::empty();
    let made = world.at_root().json(["init", "new", "--trunk", "trunk"]);
    assert_eq!((&made["created"], &made["trunk"]), (&json!(true), &json!("trunk")));
    let new = world.place("new");
    assert_eq!(new.git(["symbolic-ref", "HEAD"]), "refs/heads/trunk");
    assert_eq!(new.git(["rev-list", "--count", "HEAD"]), "1");
    assert_eq!(new.git_status(), "");
    let before = new.refs();
    assert_eq!(new.json(["init"])["created"], false);
    assert_eq!(new.refs(), before);

    let home = world.place("home");
    home.fails("refused", ["init"]);
    assert!(!home.has(".git"));
}

#[test]
fn each_live_session_has_its_own_ports() {
    let world = World::new();
    let ports = |id: &str| world.repo().json(["start", id])["session"]["port_base"].clone();
    let (a, b) = (ports("a"), ports("b"));
    assert_ne!(a, b);
    world.repo().json(["discard", "a", "-m", "over"]);
    assert_eq!(ports("c"), a, "given back ports are given out again");
}

#[test]
fn from_a_folder_inside() {
    let world = World::new();
    world.repo().inside("src").json(["start", "fix"]);
    let fix = world.workspace("fix");
    fix.write("src/new.txt", "n\n");
    let saved = fix.inside("src").json(["checkpoint", "-m", "from inside"]);
    assert_eq!(saved["checkpoint"]["session"], "fix");
    assert_eq!(fix.git_status(), "");
}
