//! The audit: what explains a commit of the trunk, and what does not.

use serde_json::{Value, json};

use crate::support::forge::{forge, landing, record_file};
use crate::support::{Place, World, status_of};

fn audit(place: &Place<'_>, args: &[&str]) -> Value {
    let mut all = vec!["audit"];
    all.extend(args);
    place.json(all)
}

fn subjects(commits: &Value) -> Vec<String> {
    let text = |c: &Value| c["subject"].as_str().expect("text").to_owned();
    commits.as_array().expect("a list").iter().map(text).collect()
}

fn reasons(audit: &Value) -> Vec<String> {
    let list = audit["unexplained"].as_array().expect("a list").iter();
    list.flat_map(|c| c["reasons"].as_array().expect("a list")).map(|r| r.as_str().expect("text").to_owned()).collect()
}

#[test]
fn every_way_to_land_explains_its_commits() {
    for method in ["squash", "merge", "rebase", "ff"] {
        let world = World::new();
        let repo = world.repo();
        let fix = world.start("fix");
        fix.write("a.txt", "a\n");
        fix.tine(["checkpoint", "--prompt", "Write a"]).env("TINE_ACTOR", "agent/claude-code").ok();
        fix.write("b.txt", "b\n");
        let name = fix.propose("Two files");
        if method != "ff" {
            repo.write("c.txt", "c\n");
            repo.git(["add", "--all"]);
            repo.git(["commit", "--quiet", "-m", "Before all"]);
        }
        repo.json(["approve", &name, "--method", method, "-m", "fine"]);
        let found = audit(&repo, &["--strict"]);
        let commits = found["commits"].as_array().expect("a list");
        assert_eq!(commits.len(), if matches!(method, "rebase" | "ff") { 2 } else { 1 }, "{method}: {found}");
        let origin = &commits[0]["proposal"];
        assert_eq!((&origin["name"], &origin["session"]), (&json!(name), &json!("fix")));
        assert_eq!(origin["decisions"][0]["message"], "fine");
        assert_eq!(origin["checkpoints"].as_array().expect("a list").len(), 2, "{method}: {origin}");
        assert_eq!(origin["checkpoints"][0]["subject"], "Write a");
        assert_eq!(found["since"], repo.rev(&format!("main~{}", commits.len())));
    }
}

#[test]
fn parts_take_backs_and_refusals_are_told() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    ["a", "b"].iter().for_each(|name| fix.write(format!("{name}.txt"), "x\n"));
    let name = fix.propose("Both");
    repo.json(["approve", &name, "--only", "a.txt"]);
    repo.json(["approve", &name]);
    let made = repo.json(["revert", &name]);
    repo.json(["approve", made["proposal"]["name"].as_str().expect("a name")]);
    let found = audit(&repo, &["--strict"]);
    assert_eq!(subjects(&found["commits"]), ["Revert \"Both\"", "Both", "Both"]);
    repo.json(["undo"]);
    assert_eq!(subjects(&audit(&repo, &["--strict"])["commits"]), ["Both", "Both"]);
}

#[test]
fn what_came_by_other_means_is_unexplained() {
    let world = World::new();
    let repo = world.repo();
    assert_eq!(audit(&repo, &["--strict"])["commits"], json!([]), "nothing has landed yet");
    let name = world.proposed("fix", "a.txt", "a\n");
    repo.json(["approve", &name]);
    let landed = repo.rev("main");
    let forged = format!("By hand\n\nTine-Proposal: {name}\nApproved-by: bob\n");
    repo.write("b.txt", "b\n");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", &forged]);
    repo.git(["commit", "--quiet", "--allow-empty", "-m", "Plain"]);
    let found = audit(&repo, &[]);
    assert_eq!(subjects(&found["unexplained"]), ["Plain", "By hand"]);
    let said = reasons(&found);
    assert!(said[0].contains("by other means") && said[1].contains("whose record does not know it"), "{said:?}");
    let ran = repo.tine(["--json", "audit", "--strict"]).run();
    assert_eq!(ran.status, Some(status_of("check_failed")));
    let document = ran.document();
    assert_eq!(
        (&document["error"]["code"], &document["data"]["commits"][2]["commit"]),
        (&json!("check_failed"), &json!(landed))
    );
    assert_eq!(subjects(&audit(&repo, &["--since", "main~1"])["commits"]), ["Plain"]);

    // An amended landing is not the one that was recorded.
    repo.git(["reset", "--quiet", "--hard", &landed]);
    repo.write("a.txt", "something else\n");
    repo.git(["commit", "--quiet", "--all", "--amend", "--no-edit"]);
    let found = audit(&repo, &["--since", "main~1"]);
    assert_eq!(subjects(&found["unexplained"]), ["Change a.txt"]);
}

#[test]
fn a_record_that_claims_a_landing_is_held_against_the_objects() {
    let world = World::new();
    let repo = world.repo();
    let first = world.proposed("first", "first.txt", "1\n");
    repo.json(["approve", &first]);
    // Nobody granted this one, and what was put on the trunk is not what it proposed.
    let name = world.proposed("fix", "a.txt", "a\n");
    let before = repo.rev("main");
    repo.write("evil.txt", "evil\n");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", &format!("Change a.txt\n\nTine-Proposal: {name}")]);
    let commit = repo.rev("main");
    let text = record_file(&repo, &name, "record.toml").replace("state = \"open\"", "state = \"landed\"");
    let text = text.trim_end().to_owned() + "\n" + &landing(&commit, &before);
    forge(&repo, &name, "bob", "landed", &[("record.toml".to_owned(), text)]);
    let said = reasons(&audit(&repo, &[]));
    assert!(said.iter().any(|r| r.starts_with("0 of 1 grants")), "{said:?}");
    assert!(said.iter().any(|r| r == "what landed is not what was granted"), "{said:?}");
}

#[test]
fn the_report_can_be_filed() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    repo.json(["approve", &name]);
    repo.git(["commit", "--quiet", "--allow-empty", "-m", "<b>bold</b>"]);
    let said = repo.tine(["audit"]).ok();
    assert!(said.stdout.contains("fix-1 r1") && said.stderr.contains("2 commits on main, 1 unexplained"), "{said}");
    repo.tine(["audit", "--format", "html", "-o", "../audit.html"]).ok();
    let page = std::fs::read_to_string(world.root().join("audit.html")).expect("a page");
    assert!(page.starts_with("<!doctype html>") && page.contains("fix-1 revision 1"), "{page}");
    assert!(page.contains("&lt;b&gt;bold") && !page.contains("<b>bold"), "{page}");
    let plain: Value = serde_json::from_str(&repo.tine(["audit", "--format", "json"]).ok().stdout).expect("JSON");
    assert_eq!(plain["commits"].as_array().expect("a list").len(), 2);
}

#[test]
fn a_refreshed_session_that_is_fast_forwarded_explains_its_own_commits_alone() {
    let world = World::new();
    let repo = world.repo();
    let one = world.start("one");
    one.write("a.txt", "a\n");
    one.checkpoint("a");
    let zero = world.proposed("zero", "z.txt", "z\n");
    repo.json(["approve", &zero]);
    repo.git(["commit", "--quiet", "--allow-empty", "-m", "Rogue"]);
    one.json(["refresh"]);
    let name = one.propose("One");
    repo.json(["approve", &name, "--method", "ff"]);
    let found = audit(&repo, &[]);
    assert_eq!(subjects(&found["unexplained"]), ["Rogue"]);
    let all = subjects(&found["commits"]);
    assert_eq!((all.len(), all.last().map(String::as_str)), (4, Some("Change z.txt")), "{found}");
}

#[test]
fn replaced_objects_explain_nothing() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    repo.json(["approve", &name]);
    let landed = repo.rev("main");
    repo.write("a.txt", "evil\n");
    repo.git(["commit", "--quiet", "--all", "-m", "By hand"]);
    let evil = repo.rev("main");
    repo.git(["replace", &evil, &landed]);
    let found = audit(&repo, &["--since", &format!("{landed}^")]);
    assert_eq!(subjects(&found["unexplained"]), ["By hand"], "{found}");
}
