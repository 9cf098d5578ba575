//! A race: several programs at one task, each in a session of its own.

use serde_json::{Value, json};

use crate::support::{Place, Ran, World, eventually};

const TINE: &str = env!("CARGO_BIN_EXE_tine");

/// `tine race --agents COMMANDS --task 'Add a file'` with further arguments: `data`.
#[track_caller]
fn race(place: &Place<'_>, commands: &[&str], more: &[&str], status: i32) -> Value {
    let ran = place.tine([&["--json", "race", "--task", "Add a file", "--agents"], commands, more].concat()).run();
    assert_eq!(ran.status, Some(status), "{ran}");
    ran.document()["data"].take()
}

fn column<'v>(data: &'v Value, field: &str) -> Vec<&'v Value> {
    data["runs"].as_array().expect("a list").iter().map(|run| &run[field]).collect()
}

#[test]
fn each_has_a_session_and_one_is_picked() {
    let world = World::new();
    let repo = world.repo();
    let commands = [
        "echo \"$TINE_TASK\" >a.txt; echo out; echo err >&2; printf '\\033[2Jevil'",
        "echo {task} >b.txt; exit 3",
        "cat >c.txt; echo $TINE_SESSION $TINE_PORT_BASE >>c.txt",
    ];
    let data = race(&repo, &commands, &[], 0);
    assert_eq!(column(&data, "session"), ["add-a-file-1", "add-a-file-2", "add-a-file-3"]);
    assert_eq!(column(&data, "exit_code"), [0, 3, 0]);
    assert_eq!(column(&data, "proposal"), [&json!("add-a-file-1-1"), &Value::Null, &json!("add-a-file-3-1")]);
    let of = |n: usize| world.workspace(&format!("add-a-file-{n}"));
    assert_eq!((of(1).read("a.txt"), of(2).read("b.txt")), ("Add a file\n".to_owned(), "Add a file\n".to_owned()));
    assert!(of(3).read("c.txt").starts_with("add-a-file-3 "), "nothing on standard input");
    let log = data["runs"][0]["log"].as_str().expect("a path");
    assert_eq!(std::fs::read_to_string(log).expect("a log"), "out\nerr\n\u{1b}[2Jevil");
    for (n, run) in data["runs"].as_array().expect("a list").iter().enumerate() {
        assert_eq!((&run["saved"]["prompt"], &run["saved"]["run"]), (&json!("Add a file"), &run["run"]));
        assert_eq!(of(n + 1).git_status(), "");
    }
    assert_eq!(data["baseline"]["commit"], repo.rev("main").as_str());
    assert_eq!(data["candidates"].as_array().map(Vec::len), Some(3));
    let picked = repo.json(["pick", "add-a-file-3-1"]);
    assert_eq!(picked["closed"], json!(["add-a-file-1-1"]));
    repo.fsck();
}

#[test]
fn people_see_it_happen_and_what_to_do_next() {
    let world = World::new();
    let repo = world.repo();
    let commands = ["printf 'a\\033[2Jb\\n'; echo a >a.txt", "exit 9"];
    let ran = repo.tine([&["race", "--task", "Add a file", "--agents"][..], &commands].concat()).ok();
    for wanted in ["add-a-file-1 |", "add-a-file-1 is done", "add-a-file-2 failed (exit 9)"] {
        assert!(ran.stderr.contains(wanted), "{wanted}: {ran}");
    }
    assert!(!ran.said().contains('\u{1b}'), "{ran}");
    assert!(ran.stdout.contains("add-a-file-2 failed (exit 9)") && ran.stdout.contains("1 file +1 -0"), "{ran}");
    assert!(ran.stdout.ends_with("tine pick add-a-file-1-1   # or another one; its rivals are closed\n"), "{ran}");
    let again = race(&repo, &["exit 1", "no-such-program-at-all"], &[], 1);
    assert_eq!(column(&again, "session"), ["add-a-file-3", "add-a-file-4"], "names go on");
    assert_eq!(column(&again, "exit_code"), [1, 127]);
    assert_eq!(column(&again, "saved"), [&Value::Null, &Value::Null]);
    repo.fails("usage", ["race", "--agents", "true"]);
    repo.fails("usage", ["race", "--task", "x"]);
}

#[test]
fn inside_a_session_they_are_forks_of_what_is_there() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("mine.txt", "not saved\n");
    let data = race(&fix, &["cat mine.txt >copy.txt"], &["-n", "2", "--no-propose"], 0);
    assert_eq!(column(&data, "proposal"), [&Value::Null, &Value::Null]);
    for n in 1..=2 {
        let name = format!("add-a-file-{n}");
        assert_eq!(world.workspace(&name).read("copy.txt"), "not saved\n");
        let parent = world.repo().json(["session", "show", &name])["session"]["parent"].take();
        assert_eq!((&parent["session"], &parent["commit"]), (&json!("fix"), &json!(fix.rev("HEAD"))));
    }
    assert_eq!(data["overlaps"][0]["same"], json!(["copy.txt"]));
}

#[test]
fn a_lease_of_somebody_else_keeps_its_timeline_as_it_is() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("mine.txt", "not saved\n");
    fix.tine(["lock"]).by("grace").ok();
    let before = fix.rev("session/fix");
    race(&fix, &["cat mine.txt >copy.txt"], &["--no-propose"], 0);
    let outer = world.repo();
    outer.tine(["-s", "fix", "run", "--new", "--task", "Inner", "--", "cat", "mine.txt"]).env("TINE_RUN", "0123").ok();
    assert_eq!(world.workspace("add-a-file-1").read("copy.txt"), "not saved\n");
    assert_eq!(fix.rev("session/fix"), before);
}

#[test]
fn who_acts_is_who_it_was_said_to_be() {
    let world = World::new();
    let repo = world.repo();
    let command =
        format!("echo a >a.txt; TINE_TEST_SEED=900 '{TINE}' checkpoint -m mine; TINE_TEST_SEED=901 '{TINE}' approve x");
    let ran = repo.tine(["--json", "race", "--task", "Add a file", "--agents", &command]).by("agent/zed").run();
    assert_eq!(ran.document()["data"]["runs"][0]["exit_code"], 4, "an agent may not decide: {ran}");
    let log = world.workspace("add-a-file-1").json(["log"])["checkpoints"].take();
    assert_eq!(log[0]["actor"], "agent/zed");
}

#[test]
fn whoever_takes_too_long_is_stopped_and_keeps_what_was_done() {
    let world = World::new();
    let repo = world.repo();
    let data = race(&repo, &["echo a >a.txt; sleep 600", "echo b >b.txt"], &["--timeout", "4s"], 0);
    assert_eq!(
        (column(&data, "exit_code"), column(&data, "timed_out")),
        (vec![&json!(124), &json!(0)], vec![&json!(true), &json!(false)])
    );
    assert_eq!(data["runs"][0]["saved"]["stats"]["files"], 1);
}

#[test]
fn an_interruption_stops_all_and_loses_nothing() {
    ["INT", "TERM", "HUP"].iter().for_each(|signal| interrupted_by(signal));
}

fn interrupted_by(signal: &str) {
    let world = World::new();
    let repo = world.repo();
    let commands = ["echo a >a.txt; exec sleep 600", "echo b >b.txt; exec sleep 600", "echo c >c.txt"];
    let child = repo.tine([&["--json", "race", "--task", "Add a file", "--agents"][..], &commands].concat()).spawn();
    let begun = || {
        let there = |n: usize, file: &str| world.workspace(&format!("add-a-file-{n}")).has(file);
        (there(1, "a.txt") && there(2, "b.txt") && there(3, "c.txt")).then_some(())
    };
    eventually(begun).expect("they begin");
    let pid = child.id().to_string();
    assert!(std::process::Command::new("kill").args([&format!("-{signal}"), &pid]).status().expect("kill").success());
    let ran = Ran::of(child, "tine race".to_owned());
    assert_eq!(ran.status, Some(130), "{ran}");
    let document = ran.document();
    assert_eq!(document["error"]["code"], "interrupted", "{ran}");
    let saved = column(&document["data"], "saved");
    assert!(saved.iter().all(|saved| saved["stats"]["files"] == 1), "{ran}");
    for n in 1..=2 {
        assert_eq!(world.workspace(&format!("add-a-file-{n}")).git_status(), "");
    }
    repo.fsck();
}
