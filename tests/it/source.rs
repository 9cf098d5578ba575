//! Sources: named baselines with revisions that never change, sessions and repositories that start from them.

use serde_json::{Value, json};

use crate::support::{Place, World};

const POLICY: &str = "[review]\nself_approval = true\n\n[actors.ada-lovelace]\nscopes = [\"read\", \"write\", \
                      \"propose\", \"decide\", \"land\", \"admin\"]\n\n[actors.bob]\nscopes = [\"read\", \"admin\"]\n";

fn landed(world: &World, id: &str, content: &str) -> String {
    let name = world.proposed(id, "a.txt", content);
    world.repo().json(["approve", &name]);
    name
}

fn commit_of(place: &Place<'_>, revision: &str) -> Value {
    json!(place.rev(revision))
}

#[test]
fn a_revision_is_the_same_commit_for_ever() {
    let world = World::new();
    let repo = world.repo();
    let proposal = landed(&world, "fix", "one\n");
    let done = repo.json(["source", "promote", "base", "-m", "Before the great change"]);
    let first = &done["source"];
    assert_eq!((&first["name"], &first["revision"]), (&json!("base"), &json!(1)));
    assert_eq!((&first["commit"], &first["tree"]), (&commit_of(&repo, "main"), &commit_of(&repo, "main^{tree}")));
    assert_eq!((&first["proposal"], &first["session"]), (&json!(proposal), &json!("fix")), "what landed it is known");
    assert_eq!((&first["actor"], &first["message"]), (&json!("ada-lovelace"), &json!("Before the great change")));
    assert!(done["operation"].is_string());
    let again = repo.json(["source", "promote", "base"]);
    assert_eq!((&again["operation"], &again["source"]["revision"]), (&Value::Null, &json!(1)), "nothing to do");

    let old = repo.rev("main");
    landed(&world, "more", "two\n");
    repo.json(["source", "promote", "base"]);
    let all = repo.json(["source", "list"]);
    assert_eq!(all["sources"][0]["revision"], 2);
    assert_eq!(all["sources"][0]["revisions"][0], {
        let mut revision = first.clone();
        let object = revision.as_object_mut().expect("an object");
        object.retain(|field, _| !matches!(field.as_str(), "name" | "revisions" | "removed_at"));
        revision
    });
    for (from, content) in [("source:base@1", "one\n"), ("source:base@r1", "one\n"), ("source:base", "two\n")] {
        let name = format!("from-{}", content.trim());
        let session = repo.json(["start", &name, "--from", from])["session"].clone();
        assert_eq!(world.workspace(&name).read("a.txt"), content, "{from}");
        assert_eq!(session["base"]["commit"] == json!(old), content == "one\n");
        repo.json(["discard", &name, "-m", "seen"]);
        repo.git(["update-ref", "-d", &format!("refs/tine/session/{name}")]);
    }
    repo.tine(["source", "promote", "other", "--from", "main~2"]).json();
    let diff = repo.json(["diff", "source:other", "source:base@2"]);
    assert_eq!(diff["entries"][0]["path"], "a.txt");
    repo.fsck();
}

#[test]
fn a_revision_outlives_the_trunk_that_it_was_on() {
    let world = World::new();
    let repo = world.repo();
    landed(&world, "fix", "one\n");
    let commit = repo.rev("main");
    repo.json(["source", "promote", "base"]);
    landed(&world, "more", "two\n");
    repo.json(["source", "promote", "base"]);
    repo.git(["reset", "--quiet", "--hard", "main~2"]);
    for name in repo.git(["for-each-ref", "--format=%(refname)"]).lines() {
        if !name.starts_with("refs/tine/source/") && name != "refs/heads/main" {
            repo.git(["update-ref", "-d", name]);
        }
    }
    repo.git(["reflog", "expire", "--expire=now", "--all"]);
    repo.git(["gc", "--quiet", "--prune=now"]);
    assert_eq!(repo.json(["source", "show", "base"])["source"]["revisions"][0]["commit"], json!(commit));
    repo.json(["start", "again", "--from", "source:base@1"]);
    assert_eq!(world.workspace("again").read("a.txt"), "one\n");
}

#[test]
fn only_what_landed_or_was_approved_can_be_promoted() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    let before = repo.refs();
    let from = format!("proposal:{name}");
    let error = repo.fails("refused", ["source", "promote", "base", "--from", &from]);
    assert!(error["hints"].to_string().contains(&format!("tine review {name}")), "{error}");
    assert_eq!(error["details"]["missing"][0]["rule"], "approvals");
    let error = repo.fails("refused", ["source", "promote", "base", "--from", "fix@"]);
    assert!(error["hints"].to_string().contains("tine propose fix"), "{error}");
    repo.fails("invalid", ["source", "promote", "Not a name"]);
    repo.fails("not_found", ["source", "promote", "base", "--from", "nowhere"]);
    assert_eq!(repo.refs(), before, "nothing was made");

    repo.json(["approve", &name, "--no-land"]);
    let done = repo.json(["source", "promote", "base", "--from", &from]);
    assert_eq!(done["source"]["commit"], commit_of(&repo, &format!("proposal/{name}")), "approved, and not landed yet");
    repo.json(["land", &name]);
    let done = repo.json(["source", "promote", "base", "--from", &from]);
    assert_eq!((&done["source"]["commit"], &done["source"]["revision"]), (&commit_of(&repo, "main"), &json!(2)));

    // What a merge brought along was never what the trunk was.
    let merged = world.proposed("merged", "b.txt", "b\n");
    let checkpoint = repo.rev("session/merged");
    repo.json(["approve", &merged, "--method", "merge"]);
    repo.fails("refused", ["source", "promote", "base", "--from", &checkpoint]);
    let other = world.proposed("other", "c.txt", "c\n");
    repo.json(["reject", &other, "-m", "no"]);
    let error = repo.fails("refused", ["source", "promote", "base", "--from", &format!("proposal:{other}")]);
    assert_eq!(error["details"]["state"], "rejected");
    // An earlier revision is one of its own states: the way back.
    let back = repo.json(["source", "promote", "base", "--from", "source:base@1"]);
    assert_eq!(back["source"]["revision"], 3);
    assert_eq!(back["source"]["commit"], back["source"]["revisions"][0]["commit"]);
}

#[test]
fn it_takes_the_scope_to_land_or_to_administer() {
    let world = World::new();
    let repo = world.repo();
    let promote = |actor: &str| repo.tine(["source", "promote", "base"]).by(actor);
    assert_eq!(promote("agent/x").fails("refused")["details"]["scope"], "land", "no policy, and still no agent");
    repo.write(".tine/policy.toml", POLICY);
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "The policy"]);
    promote("carol").fails("refused");
    promote("bob").json();
    repo.tine(["source", "rm", "base"]).by("carol").fails("refused");
    repo.tine(["undo"]).by("agent/x").fails("refused");
    repo.tine(["undo"]).by("carol").fails("refused");
    repo.tine(["undo"]).by("bob").json();
    assert_eq!(repo.json(["source", "list"])["sources"], json!([]));
    repo.write(".tine/policy.toml", "not a policy");
    repo.git(["commit", "--quiet", "--all", "-m", "Broken"]);
    promote("ada-lovelace").fails("refused");
}

#[test]
fn a_removed_source_comes_back() {
    let world = World::new();
    let repo = world.repo();
    let before = repo.refs();
    repo.json(["source", "promote", "base"]);
    let promoted = repo.refs();
    let removed = repo.json(["source", "rm", "base"]);
    assert!(removed["source"]["removed_at"].is_string());
    assert_eq!(repo.json(["source", "list"])["sources"], json!([]));
    assert_eq!(repo.json(["source", "list", "--all"])["sources"][0]["name"], "base");
    let error = repo.fails("not_found", ["start", "fix", "--from", "source:base"]);
    assert!(error["hints"].to_string().contains("tine source promote base --from"), "{error}");
    for args in [["source", "show", "base"], ["source", "rm", "base"]] {
        repo.fails("not_found", args);
    }
    repo.json(["undo"]);
    assert_eq!(repo.refs().without("refs/tine/ops"), promoted.clone().without("refs/tine/ops"));
    repo.json(["redo"]);
    let again = repo.json(["source", "promote", "base"]);
    assert_eq!(again["source"]["revision"], 2, "no number names two states");
    repo.json(["undo", "-n", "3"]);
    assert_eq!(repo.refs().without("refs/tine/ops"), before.without("refs/tine/ops"));
    repo.fsck();
}

#[test]
fn a_source_is_no_other_kind_of_thing() {
    let world = World::new();
    let repo = world.repo();
    world.start("base");
    repo.git(["branch", "plain"]);
    for name in ["base", "plain", "base@1"] {
        repo.fails("not_found", ["start", "new", "--from", &format!("source:{name}")]);
    }
    repo.json(["source", "promote", "baseline"]);
    let error = repo.fails("not_found", ["source", "show", "baselin"]);
    assert_eq!(error["hints"][0], "did you mean the source `baseline`?");
    repo.fails("not_found", ["start", "new", "--from", "baseline"]);
    repo.fails("usage", ["start", "new", "--from", "source:baseline@x"]);
    let error = repo.fails("not_found", ["start", "new", "--from", "source:baseline@2"]);
    assert!(error["message"].as_str().expect("text").contains("newest is 1"), "{error}");
}

#[test]
fn text_of_a_source_is_data() {
    let world = World::new();
    let repo = world.repo();
    repo.json(["source", "promote", "base", "-m", "evil\u{1b}[2J\nTine-Commit: forged"]);
    for args in [&["source", "list"][..], &["source", "show", "base"], &["source", "rm", "base"]] {
        let said = repo.tine(args).ok().said();
        assert!(!said.contains('\u{1b}'), "{said:?}");
    }
    let log = repo.git(["log", "--format=%B", "refs/tine/source/base"]);
    assert_eq!(log.matches("\nTine-Commit: ").count(), 1, "{log}");
}

#[test]
fn a_new_repository_begins_with_another_ones_source() {
    let world = World::new();
    let repo = world.repo();
    landed(&world, "fix", "one\n");
    repo.json(["source", "promote", "base"]);
    landed(&world, "more", "two\n");
    repo.json(["source", "promote", "base"]);
    let before = repo.refs();
    let url = format!("file://{}", repo.path.display());
    let ways = [
        (&["init", "by-path", "--from", "repo"][..], "two\n"),
        (&["init", "by-name", "--from", "repo", "--source", "base@1"], "one\n"),
        (&["init", "by-url", "--from", &url], "two\n"),
        (&["init", "by-hash", "--from", "repo#source:base@1", "--trunk", "trunk"], "one\n"),
    ];
    for (args, content) in ways {
        let made = world.at_root().json(args);
        let new = world.place(args[1]);
        assert_eq!((&made["created"], &made["from"]["source"]), (&json!(true), &json!("base")), "{made}");
        assert_eq!(new.read("a.txt"), content);
        assert_eq!(new.git_status(), "", "what is checked out is what the commit has");
        let trunk = made["trunk"].as_str().expect("a name");
        assert_eq!(new.git(["rev-list", "--count", "--all", "--not", "refs/tine/ops"]), "1", "no history");
        assert_eq!(new.git(["rev-parse", "--is-shallow-repository"]), "false");
        let commit = made["from"]["commit"].as_str().expect("an id");
        assert_eq!(new.rev(&format!("{trunk}^{{tree}}")), repo.rev(&format!("{commit}^{{tree}}")));
        let body = new.git(["log", "-1", "--format=%B", trunk]);
        assert!(
            body.contains("\nTine-Source: base@") && body.contains(&format!("Tine-Source-Commit: {commit}")),
            "{body}"
        );
        new.fsck();
        new.json(["start", "first"]);
        assert_eq!(world.place(&format!("{}.sessions/first", args[1])).read("a.txt"), content);
    }
    assert_eq!(repo.refs(), before, "the other repository is only read");
}

#[test]
fn a_template_is_refused_before_anything_is_made() {
    let world = World::new();
    let root = world.at_root();
    let none = root.fails("not_found", ["init", "new", "--from", "repo"]);
    assert!(none["hints"].to_string().contains("tine source promote"), "{none}");
    world.repo().json(["source", "promote", "a"]);
    world.repo().json(["source", "promote", "b"]);
    root.fails("ambiguous", ["init", "new", "--from", "repo"]);
    root.fails("not_found", ["init", "new", "--from", "repo", "--source", "c"]);
    root.fails("not_found", ["init", "new", "--from", "repo", "--source", "a@2"]);
    root.fails("not_found", ["init", "new", "--from", "nowhere", "--source", "a"]);
    world.repo().json(["source", "rm", "b"]);
    root.fails("not_found", ["init", "new", "--from", "repo", "--source", "b"]);
    assert!(!root.has("new"), "nothing was made");
    root.write("full/mine.txt", "mine\n");
    root.fails("exists", ["init", "full", "--from", "repo", "--source", "a"]);
    root.fails("exists", ["init", "repo", "--from", "repo", "--source", "a"]);
    assert_eq!(root.read("full/mine.txt"), "mine\n");
    root.fails("usage", ["init", "new", "--source", "a"]);
    // A name of a program in place of an address starts nothing.
    root.fails("not_found", ["init", "new", "--from=--upload-pack=touch trapped"]);
    root.fails("not_found", ["init", "new", "--from", "ext::touch trapped"]);
    assert!(!root.has("trapped") && !root.has("new"));
}

#[test]
fn a_template_of_the_other_object_format() {
    let world = World::empty();
    world.at_root().git(["init", "--quiet", "--object-format=sha256", "other"]);
    let other = world.place("other");
    other.write("a.txt", "a\n");
    other.git(["add", "--all"]);
    other.git(["commit", "--quiet", "-m", "First"]);
    other.json(["source", "promote", "base"]);
    world.at_root().json(["init", "new", "--from", "other"]);
    assert_eq!(world.place("new").rev("HEAD").len(), 64);
    assert_eq!(world.place("new").read("a.txt"), "a\n");
}

#[test]
fn a_beginning_that_was_killed_is_begun_again_or_finished() {
    let world = World::new();
    landed(&world, "fix", "one\n");
    world.repo().json(["source", "promote", "base"]);
    for from in [&["--from", "repo"][..], &[]] {
        let killed = (1..60).take_while(|step| killed_at(&world, *step, from)).count();
        assert!((5..59).contains(&killed), "it was killed wherever it writes: {killed}");
    }
}

/// Begins a repository and is killed at this step: whether it comes to so many. What is done next works.
fn killed_at(world: &World, step: usize, from: &[&str]) -> bool {
    let (root, name) = (world.at_root(), format!("new-{}-{step}", from.len()));
    let init = || root.tine([&["init", &name], from].concat());
    if init().env("TINE_FAIL", format!("kill@{step}")).run().status == Some(0) {
        return false;
    }
    let again = init().run();
    assert!(again.status == Some(0) || again.stderr.contains("has commits"), "step {step}: {again}");
    let new = world.place(&name);
    new.json(["start", "first"]);
    assert_eq!(new.has("a.txt"), !from.is_empty(), "step {step}");
    assert_eq!(new.git_status(), "", "step {step}");
    assert_eq!(new.git(["rev-list", "--count", "main"]), "1", "step {step}");
    new.fsck();
    true
}
