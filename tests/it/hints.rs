//! What `status` and `sessions` say about a session before it becomes a burden.

use serde_json::Value;

use crate::support::{Place, World};

const NINE_DAYS_LATER: &str = "2026-01-11T04:00:00Z";

fn warnings(place: &Place<'_>, args: &[&str]) -> Vec<String> {
    of(&place.json(args))
}

fn of(data: &Value) -> Vec<String> {
    let list = data["warnings"].as_array().unwrap_or_else(|| panic!("a list: {data}"));
    list.iter().map(|w| w.as_str().expect("text").to_owned()).collect()
}

#[test]
fn without_a_command_the_help_says_what_there_is() {
    let world = World::new();
    let place = world.repo();
    let bare: [&str; 0] = [];
    let asked = place.tine(["--help"]).ok().stdout;
    let told = place.tine(bare).run();
    assert_eq!(told.status, Some(2), "{told}");
    for text in [&asked, &told.stderr] {
        assert!(text.contains("\n  undo         Take back the latest step of this session\n"), "{text}");
        assert!(!text.contains("hint:"), "{text}");
    }
    let told = place.tine(["op"]).run();
    assert_eq!(told.status, Some(2), "{told}");
    assert!(told.stderr.contains("Usage: tine op") && !told.stderr.contains("hint:"), "{told}");
    assert_eq!(place.fails("usage", bare)["hints"][0], "tine --help");
    assert_eq!(place.fails("usage", ["op"])["hints"][0], "tine op --help");
}

#[test]
fn idle_and_behind() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    assert_eq!(warnings(&fix, &["status"]), [""; 0]);
    for n in 0..2 {
        repo.git(["commit", "--quiet", "--allow-empty", "-m", &format!("{n}")]);
    }
    assert_eq!(warnings(&fix, &["status"]), ["2 behind main"]);
    let late = fix.tine(["status"]).env("TINE_TEST_TIME", NINE_DAYS_LATER);
    let said = "idle 9 days, 2 behind main: refresh or discard (tine refresh fix; tine discard fix -m 'why')";
    assert_eq!(of(&late.json()), [said]);
    let listed = repo.tine(["sessions"]).env("TINE_TEST_TIME", NINE_DAYS_LATER);
    assert_eq!(of(&listed.json()), [format!("session `fix`: {said}")]);
    for place in [&repo, &fix] {
        let text = place.tine(["sessions"]).env("TINE_TEST_TIME", NINE_DAYS_LATER).ok().stdout;
        assert!(text.contains("idle 9 days, 2 behind main"), "{text}");
    }
}

#[test]
fn the_policy_says_when_a_session_is_idle() {
    let world = World::new();
    let repo = world.repo();
    repo.write(".tine/policy.toml", "[retention]\nidle_after = \"30d\"\n");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "The policy"]);
    let fix = world.start("fix");
    let late = |args: &[&str]| fix.tine(args).env("TINE_TEST_TIME", NINE_DAYS_LATER).json();
    assert_eq!(late(&["status"])["session"]["idle"], false);
    assert_eq!(late(&["--config", "retention.idle_after=1s", "status"])["session"]["idle"], false);
}

#[test]
fn long_without_a_checkpoint() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    let late = |args: &[&str]| of(&fix.tine(args).env("TINE_TEST_TIME", "2026-01-02T06:30:00Z").json());
    assert_eq!(late(&["status"]), [""; 0], "nothing is unsaved");
    (0..3).for_each(|n| fix.write(format!("new-{n}"), "new\n"));
    assert_eq!(warnings(&fix, &["status"]), [""; 0], "few files, and soon");
    assert_eq!(late(&["status"]), ["3 files changed since the last checkpoint 3 hours ago: tine checkpoint"]);
    assert_eq!(late(&["--config", "hints.unsaved_after=0s", "status"]), [""; 0]);
    let few = warnings(&fix, &["--config", "hints.unsaved_files=2", "status"]);
    assert!(few[0].starts_with("3 files changed since the last checkpoint"), "{few:?}");
}

#[test]
fn many_checkpoints_and_no_proposal() {
    let world = World::new();
    let fix = world.start("fix");
    for n in 0..3 {
        fix.write("a.txt", format!("{n}\n"));
        fix.checkpoint("more");
    }
    let said = "3 checkpoints and no proposal yet: tine propose fix";
    assert_eq!(warnings(&fix, &["--config", "hints.checkpoints=2", "status"]), [said]);
    assert_eq!(warnings(&fix, &["--config", "hints.checkpoints=3", "status"]), [""; 0]);
    assert_eq!(warnings(&fix, &["--config", "hints.checkpoints=0", "status"]), [""; 0]);
    fix.propose("Three");
    assert_eq!(warnings(&fix, &["--config", "hints.checkpoints=2", "status"]), [""; 0]);
}

#[test]
fn large_and_unrelated_work() {
    let world = World::new();
    let fix = world.start("fix");
    for dir in ["api", "docs", "web\u{1b}[31m"] {
        fix.write(format!("{dir}/one"), "1\n");
        fix.write(format!("{dir}/two"), "2\n");
    }
    fix.write("beside", "1\n");
    fix.checkpoint("all over");
    fix.write("tests/one", "not saved\n");
    let large = warnings(&fix, &["--config", "hints.files=7", "status"]);
    assert_eq!(large.len(), 1, "{large:?}");
    assert!(large[0].starts_with("8 files differ from main, over 7: "), "{large:?}");
    assert_eq!(warnings(&fix, &["--config", "hints.files=8", "status"]), [""; 0]);
    let spread = warnings(&fix, &["--config", "hints.areas=3", "status"]);
    assert!(spread[0].starts_with("works in api, docs, tests, web"), "{spread:?}");
    assert!(!spread[0].contains('\u{1b}'), "{spread:?}");
    assert_eq!(warnings(&fix, &["--config", "hints.areas=4", "status"]), [""; 0]);
}

#[test]
fn what_the_policy_lets_one_proposal_change_is_large_as_well() {
    let world = World::new();
    let repo = world.repo();
    repo.write(".tine/policy.toml", "[limits]\nmax_proposal_files = 1\n");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "The policy"]);
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.write("b.txt", "b\n");
    assert!(warnings(&fix, &["status"])[0].starts_with("2 files differ from main, over 1"));
}
