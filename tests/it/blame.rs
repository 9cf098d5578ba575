//! Each line of the trunk, traced through the squash to the prompt that wrote it.

use serde_json::{Value, json};

use crate::support::World;

/// A file of three lines, each from a prompt of its own, landed as one commit.
fn landed(world: &World) {
    let fix = world.start("fix");
    for (n, agent) in [(1, "agent/codex"), (2, "agent/claude-code"), (3, "ada-lovelace")] {
        let text: String = (1..=n).map(|l| format!("line {l}\n")).collect();
        fix.write("new.txt", text);
        fix.tine(["checkpoint", "--prompt", &format!("Write line {n}\n\nPlease.")]).by(agent).json();
        // Two agents in one session come one after the other.
        fix.tine(["unlock"]).by(agent).json();
    }
    let name = fix.propose("Three lines");
    world.repo().json(["approve", &name]);
}

fn lines(data: &Value) -> Vec<Value> {
    data["lines"].as_array().expect("a list").clone()
}

#[test]
fn through_a_squash_to_the_prompt() {
    let world = World::new();
    landed(&world);
    let repo = world.repo();
    let all = lines(&repo.json(["blame", "new.txt"]));
    assert_eq!(all.len(), 3);
    for (at, line) in all.iter().enumerate() {
        assert_eq!(line["line"], at + 1);
        assert_eq!(line["commit"], repo.rev("main").as_str());
        assert_eq!((&line["proposal"], &line["session"]), (&json!("fix-1"), &json!("fix")));
        assert_eq!(line["checkpoint"]["number"], at + 1, "{line}");
        assert!(
            line["prompt"].as_str().expect("text").contains(&format!("line {}", at + 1))
                || line["checkpoint"]["subject"] == format!("Write line {}", at + 1),
            "{line}"
        );
    }
    assert_eq!(
        (&all[0]["agent"], &all[1]["agent"], &all[2]["agent"]),
        (&json!("codex"), &json!("claude-code"), &json!(null))
    );
}

#[test]
fn with_lines_of_plain_git_between() {
    let world = World::new();
    landed(&world);
    let repo = world.repo();
    repo.write("new.txt", "by hand\nline 1\nline 2\nline 3\n");
    repo.git(["commit", "--quiet", "--all", "-m", "By hand"]);
    let all = lines(&repo.json(["blame", "new.txt"]));
    assert_eq!(
        (&all[0]["proposal"], &all[0]["checkpoint"], &all[0]["commit"]),
        (&json!(null), &json!(null), &json!(repo.rev("main")))
    );
    assert_eq!(all[3]["checkpoint"]["number"], 3);
    // Git agrees on the commits.
    let porcelain = repo.git(["blame", "--line-porcelain", "main", "--", "new.txt"]);
    let by_git: Vec<&str> = porcelain
        .lines()
        .filter(|l| l.len() > 40 && l.as_bytes()[..40].iter().all(u8::is_ascii_hexdigit))
        .map(|l| &l[..40])
        .collect();
    let ours: Vec<&str> = all.iter().map(|l| l["commit"].as_str().expect("id")).collect();
    assert_eq!(ours, by_git);
}

#[test]
fn some_lines_of_a_file_that_must_be_there() {
    let world = World::new();
    landed(&world);
    let repo = world.repo();
    let some = lines(&repo.json(["blame", "new.txt", "-L", "2,3"]));
    assert_eq!(some.iter().map(|l| l["line"].clone()).collect::<Vec<_>>(), [json!(2), json!(3)]);
    repo.fails("not_found", ["blame", "nowhere.txt"]);
    repo.fails("not_found", ["blame", "src"]);
    repo.fails("usage", ["blame", "new.txt", "-L", "3,2"]);
    let ran = repo.tine(["blame", "new.txt"]).ok();
    assert!(ran.stdout.contains("Write line 1") && ran.stdout.contains("fix-1"), "{ran}");
}

#[test]
fn after_a_merge_and_a_rebase() {
    let world = World::new();
    let repo = world.repo();
    for (id, method) in [("a", "merge"), ("b", "rebase"), ("c", "ff")] {
        let place = world.start(id);
        place.write(format!("{id}.txt"), "line\n");
        place.tine(["checkpoint", "--prompt", &format!("Write {id}")]).by("agent/codex").json();
        let name = place.propose(&format!("Add {id}"));
        repo.json(["approve", &name, "--method", method]);
        let line = &lines(&repo.json(["blame", &format!("{id}.txt")]))[0];
        assert_eq!((&line["session"], &line["agent"]), (&json!(id), &json!("codex")), "{method}: {line}");
        assert_eq!(line["checkpoint"]["subject"], format!("Write {id}"), "{method}");
    }
}
