//! Competitions: forks from one place, compared side by side, and one of them picked.

use serde_json::{Value, json};

use crate::support::{Place, World};

/// A session, three forks of it that went on by themselves, and a check in the policy.
fn forked(world: &World) -> Vec<Place<'_>> {
    let repo = world.repo();
    let policy =
        "[review]\nself_approval = true\n[[check]]\nname = \"tests\"\nrun = \"test ! -e broken\"\nrequired = true\n";
    repo.write(".tine/policy.toml", policy);
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "The policy"]);
    let first = world.start("search");
    first.write("a.txt", "first\n");
    first.checkpoint("first");
    first.json(["fork", "-n", "3"]);
    let forks: Vec<Place<'_>> = (2..=4).map(|n| world.workspace(&format!("search-{n}"))).collect();
    for (n, fork) in forks.iter().enumerate() {
        fork.write("a.txt", if n == 1 { "other\n" } else { "same\n" });
        fork.json(["checkpoint", "--prompt", "Search faster"]);
    }
    forks[1].write("b.txt", "b\n");
    forks[1].checkpoint("and more");
    forks[2].write("broken", "x\n");
    forks[2].json(["checkpoint", "--prompt", "Break it"]);
    forks
}

fn candidate<'v>(data: &'v Value, id: &str) -> &'v Value {
    let all = data["candidates"].as_array().expect("a list");
    all.iter().find(|c| c["id"] == id).unwrap_or_else(|| panic!("{id}: {data}"))
}

#[test]
fn forks_are_compared_and_one_is_picked() {
    let world = World::new();
    let repo = world.repo();
    let forks = forked(&world);
    repo.json(["check", "search-3"]);
    assert_eq!(repo.tine(["check", "search-4"]).run().status, Some(7));
    let names = ["search-2", "search-3", "search-4"];
    let data = repo.json([&["compare"][..], &names].concat());
    assert_eq!(data["baseline"]["commit"], repo.rev("session/search").as_str());
    let order: Vec<&Value> = data["candidates"].as_array().expect("a list").iter().map(|c| &c["id"]).collect();
    assert_eq!(order, names);
    let of = |id: &str| {
        let c = candidate(&data, id);
        (
            c["stats"].clone(),
            c["files"].clone(),
            c["session"]["checkpoints"].clone(),
            c["prompts"].clone(),
            c["checks"][0]["status"].clone(),
        )
    };
    let stats = |files: u64, additions: u64, deletions: u64| json!({"files": files, "additions": additions, "deletions": deletions});
    assert_eq!(of("search-2"), (stats(1, 1, 1), json!(["a.txt"]), json!(1), json!(1), json!("not_run")));
    assert_eq!(of("search-3"), (stats(2, 2, 1), json!(["a.txt", "b.txt"]), json!(2), json!(1), json!("passed")));
    assert_eq!(of("search-4"), (stats(2, 2, 1), json!(["a.txt", "broken"]), json!(2), json!(2), json!("failed")));
    let overlap = |a: &str, b: &str, same: Value| json!({"a": a, "b": b, "paths": ["a.txt"], "same": same});
    assert_eq!(
        data["overlaps"],
        json!([
            overlap("search-2", "search-3", json!([])),
            overlap("search-2", "search-4", json!(["a.txt"])),
            overlap("search-3", "search-4", json!([]))
        ])
    );
    let before = repo.tine([&["compare"][..], &names].concat()).ok();
    assert!(!before.stdout.contains("health") && !before.stdout.contains("open notes"), "{before}");
    repo.json(["health", "set", "-s", "search-3", "fail", "--detail", "one test"]);
    repo.json(["note", "add", "-s", "search-4", "-m", "Why twice?", "--kind", "question"]);
    let data = repo.json([&["compare"][..], &names].concat());
    assert_eq!(candidate(&data, "search-3")["session"]["health"], "fail");
    assert_eq!(candidate(&data, "search-4")["open_notes"], 1);
    let ran = repo.tine([&["compare"][..], &names].concat()).ok();
    assert!(ran.stdout.contains("health") && ran.stdout.contains("open notes"), "{ran}");
    for wanted in
        ["1 not run", "1 passed", "1 failed", "2 files +2 -1", "search-2 and search-4 both change a.txt, to the same"]
    {
        assert!(ran.stdout.contains(wanted), "{wanted}: {ran}");
    }
    assert!(ran.stdout.contains("tine propose"), "{ran}");

    let proposals: Vec<String> = forks.iter().map(|fork| fork.propose("Search faster")).collect();
    let ran = repo.tine([&["compare"][..], &names].concat()).ok();
    assert!(ran.stdout.contains("tine pick search-2-1"), "{ran}");
    let picked = repo.json(["pick", &proposals[1]]);
    assert_eq!(picked["closed"], json!([proposals[0], proposals[2]]));
    assert_eq!(repo.git(["show", "main:b.txt"]), "b");
    let after = repo.json([&["compare"][..], &names].concat());
    let states: Vec<&Value> =
        after["candidates"].as_array().expect("a list").iter().map(|c| &c["session"]["state"]).collect();
    assert_eq!(states, ["discarded", "landed", "discarded"], "what is over can be looked at");
    repo.fsck();
}

#[test]
fn a_conflict_with_the_trunk_is_seen() {
    let world = World::new();
    let repo = world.repo();
    forked(&world);
    repo.write("a.txt", "the trunk's\n");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "The trunk moves"]);
    let data = repo.json(["compare", "search-2", "search-3"]);
    assert_eq!(candidate(&data, "search-3")["conflicts"], json!(["a.txt"]));
    assert_eq!(candidate(&data, "search-3")["checks"], json!([]), "no check has a tree to run on");
    let ran = repo.tine(["compare", "search-2", "search-3"]).ok();
    assert!(ran.stdout.contains("1 conflict"), "{ran}");
}

#[test]
fn two_of_them_are_held_against_each_other() {
    let world = World::new();
    let repo = world.repo();
    forked(&world);
    let ran = repo.tine(["compare", "--diff", "search-2", "search-3", "--name-only"]).ok();
    assert_eq!(ran.stdout, "a.txt\nb.txt\n", "{ran}");
    let data = repo.json(["compare", "search-2", "search-3", "search-4", "--diff", "search-2", "search-4"]);
    assert_eq!(
        (data["diff"]["entries"].as_array().map(Vec::len), data["candidates"].as_array().map(Vec::len)),
        (Some(1), Some(3))
    );
    assert_eq!(data["diff"]["entries"][0]["path"], "broken");
}

#[test]
fn another_baseline_is_explained() {
    let world = World::new();
    let repo = world.repo();
    forked(&world);
    repo.write("c.txt", "c\n");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "The trunk moves"]);
    world.start("late");
    let answer = repo.tine(["compare", "late", "search-2"]).answer();
    assert_eq!(answer["data"]["baseline"]["commit"], repo.rev("main~1").as_str());
    let told = answer["warnings"].to_string();
    assert!(told.contains("`late` began at") && told.contains("`search-2` began at"), "{answer}");
    assert_eq!(candidate(&answer["data"], "late")["began_elsewhere"], true);
    repo.fails("usage", ["compare", "late"]);
    repo.fails("usage", ["compare", "late", "late"]);
    repo.fails("not_found", ["compare", "late", "nobody"]);
    repo.fails("not_found", ["compare", "--diff", "late", "main"]);
}
