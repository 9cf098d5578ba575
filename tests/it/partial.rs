//! A part is approved: it lands, and the rest stays as the next revision.

use serde_json::json;

use crate::support::World;

/// A proposal that changes `a.txt`, `docs/b.txt` and `docs/c.txt`.
fn three_files(world: &World) -> String {
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.write("docs/b.txt", "b\n");
    fix.checkpoint("a and b");
    fix.write("docs/c.txt", "c\n");
    fix.remove("README.md");
    fix.checkpoint("c, and no readme");
    fix.propose("Three files")
}

#[test]
fn a_part_lands_and_the_rest_stays() {
    let world = World::new();
    let repo = world.repo();
    let name = three_files(&world);
    let head = repo.rev(&format!("proposal/{name}"));
    let data = repo.json(["approve", &name, "--only", "a.txt"]);
    assert_eq!(data["landing"]["type"], "squash");
    assert_eq!((&data["proposal"]["state"], &data["proposal"]["revision"]), (&json!("open"), &json!(2)));
    assert_eq!(repo.git(["show", "--format=", "--name-status", "main"]), "A\ta.txt");
    assert_eq!((repo.has("a.txt"), repo.has("docs"), repo.has("README.md")), (true, false, true));
    assert_eq!(repo.git_status(), "");

    let rest = repo.rev(&format!("proposal/{name}"));
    assert_ne!(rest, head);
    assert_eq!(data["proposal"]["base"], repo.rev("main").as_str(), "the rest grows from the new trunk");
    assert_eq!(repo.git(["diff", "--name-status", "main", &rest]), "D\tREADME.md\nA\tdocs/b.txt\nA\tdocs/c.txt");
    assert_eq!(repo.proposal(&name)["gate"]["met"], false, "the grant was for the first part");
    assert!(world.workspace("fix").has("docs/c.txt"), "the session goes on");

    // The rest lands as any other, a removal included; together they are the whole.
    repo.json(["approve", &name, "--only", "docs/", "README.md"]);
    assert_eq!(repo.proposal(&name)["state"], "landed");
    assert_eq!(repo.rev("main^{tree}"), repo.rev(&format!("{head}^{{tree}}")));
    assert_eq!(repo.git_status(), "");
    repo.fsck();
}

#[test]
fn everything_chosen_is_everything() {
    let world = World::new();
    let repo = world.repo();
    let name = three_files(&world);
    let data = repo.json(["approve", &name, "--only", "a.txt", "docs", "README.md"]);
    assert_eq!((&data["proposal"]["state"], &data["proposal"]["revision"]), (&json!("landed"), &json!(1)));
}

#[test]
fn what_is_not_in_the_proposal_cannot_be_chosen() {
    let world = World::new();
    let repo = world.repo();
    let name = three_files(&world);
    let before = repo.refs();
    repo.fails("not_found", ["approve", &name, "--only", "src/main.txt"]);
    repo.fails("usage", ["approve", &name, "--only", "a.txt", "--no-land"]);
    repo.fails("usage", ["approve", &name, "--only", "a.txt", "--method", "merge"]);
    assert_eq!(repo.refs(), before);
}

#[test]
fn a_part_beside_a_trunk_that_moved() {
    let world = World::new();
    let repo = world.repo();
    let name = three_files(&world);
    repo.write("trunk.txt", "t\n");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "By hand"]);
    repo.json(["approve", &name, "--only", "docs/b.txt"]);
    assert_eq!(repo.git(["show", "--format=", "--name-status", "main"]), "A\tdocs/b.txt");
    assert!(repo.has("trunk.txt"));
    assert_eq!(repo.git(["diff", "--name-only", "main", &format!("proposal/{name}")]), "README.md\na.txt\ndocs/c.txt");
}

#[test]
fn a_partial_landing_is_undone_as_one() {
    let world = World::new();
    let repo = world.repo();
    let name = three_files(&world);
    let (refs, files) = (repo.refs().without_log(), repo.files());
    repo.json(["approve", &name, "--only", "a.txt"]);
    repo.json(["undo"]);
    assert_eq!((repo.refs().without_log(), repo.files()), (refs, files));
}

#[test]
fn the_session_goes_on_after_a_part() {
    let world = World::new();
    let repo = world.repo();
    let name = three_files(&world);
    repo.json(["approve", &name, "--only", "a.txt"]);
    let fix = world.workspace("fix");
    fix.write("docs/b.txt", "better\n");
    fix.checkpoint("better");
    let data = fix.json(["propose"]);
    assert_eq!((&data["proposal"]["name"], &data["proposal"]["revision"]), (&json!(name), &json!(3)));
    repo.json(["approve", &name]);
    assert_eq!((repo.read("docs/b.txt"), repo.has("README.md")), ("better\n".to_owned(), false));
}

#[test]
fn a_renamed_file_is_one_part() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    fix.git(["mv", "src/main.txt", "src/renamed.txt"]);
    fix.write("more.txt", "more\n");
    let name = fix.propose("Both");
    let done = repo.json(["approve", &name, "--only", "src/renamed.txt"]);
    assert_eq!((&done["landing"]["type"], &done["rest"]), (&json!("squash"), &json!(2)), "{done}");
    assert_eq!(repo.git(["ls-tree", "-r", "--name-only", "main"]), ".gitignore\nREADME.md\nsrc/renamed.txt");
    repo.json(["audit", "--strict"]);
}
