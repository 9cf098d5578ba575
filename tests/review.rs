//! The review as a person does it: the built binary in a pseudo-terminal, keys typed, the screen read. Git says what came
//! of it. Waits for what has to appear, never for a time.
#![cfg(all(unix, feature = "tui"))]

mod pty;

use pty::{TINE, Terminal, World, numbers};

/// What the full screen shows and the questions do not.
const KEYS: &str = "r reject";
const SIZE: (u16, u16) = (100, 30);

impl World {
    fn refs(&self) -> String {
        self.git(&["for-each-ref", "--format=%(refname) %(objectname)"])
    }

    fn proposal(&self, name: &str) -> serde_json::Value {
        let text = self.tine(&["proposal", "show", name, "--json"]);
        let document: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        document["data"]["proposal"].clone()
    }

    fn on_main(&self, path: &str) -> String {
        self.git(&["show", &format!("main:{path}")])
    }

    fn review(&self, args: &[&str]) -> Terminal {
        self.review_in(SIZE, args, &[])
    }

    fn review_in(&self, size: (u16, u16), args: &[&str], env: &[(&str, &str)]) -> Terminal {
        self.terminal(size, &[&["review"], args].concat(), env)
    }
}

#[test]
fn approve_on_the_full_screen() {
    let world = World::new();
    world.propose("fix", "Write numbers out\n\nOnly two of them.");
    let before = world.git(&["rev-parse", "main"]);
    let mut terminal = world.review(&[]);
    terminal.wait_for(KEYS);
    assert!(terminal.look(vt100::Screen::alternate_screen) && terminal.look(vt100::Screen::hide_cursor));
    let screen = terminal.contents();
    for text in
        ["fix-1 revision 1  Write numbers out", "by ada", "[x] A fix.txt", "[x] M list.txt", "accepted: all 3 hunks"]
    {
        assert!(screen.contains(text), "`{text}` is missing:\n{screen}");
    }
    terminal.type_for("t", "At least some of them.");
    terminal.type_for("i", "Only two of them.");
    terminal.type_for("d", "+ new");
    terminal.type_for("j", "- 38");
    terminal.type_for("m", "remark:");
    terminal.type_for("well done\r", "remark: well done");
    terminal.type_for("a", "approve fix-1 revision 1 with the remark `well done` and land on main by squash? y/n");
    assert_eq!(world.git(&["rev-parse", "main"]), before, "a question is no answer");
    terminal.keys("y");
    assert_eq!(terminal.ends(), 0);
    terminal.wait_for("landed fix-1 on main");
    assert_eq!(world.git(&["log", "-1", "--format=%s", "main"]), "Write numbers out\n");
    assert!(world.on_main("list.txt").contains("\ntwo\n") && world.on_main("fix.txt") == "new\n");
    let proposal = world.proposal("fix-1");
    assert_eq!(proposal["state"], "landed");
    assert_eq!(proposal["decisions"][0]["message"], "well done");
    world.git(&["fsck", "--strict"]);
}

#[test]
fn approve_a_hunk_and_leave_the_rest() {
    let world = World::new();
    world.propose("fix", "Write numbers out");
    let mut terminal = world.review(&["fix-1"]);
    terminal.wait_for(KEYS);
    terminal.type_for(" ", "accepted: 2 of 3 hunks");
    terminal.type_for("jnn", "> [x] @@ -35,6");
    terminal.type_for(" ", "accepted: 1 of 3 hunks");
    terminal.type_for("a", "approve 1 of 3 hunks of fix-1 revision 1 and land on main by squash? y/n");
    terminal.keys("y");
    assert_eq!(terminal.ends(), 0);
    terminal.wait_for("what was left out is revision 2");
    assert_eq!(world.on_main("list.txt"), numbers().replace("\n2\n", "\ntwo\n"));
    assert_eq!(world.git(&["ls-tree", "--name-only", "main"]), "list.txt\nold.txt\n");
    let proposal = world.proposal("fix-1");
    assert_eq!((&proposal["state"], &proposal["revision"]), (&"open".into(), &2.into()));
    let rest = world.git(&["diff", "--name-only", "main", "proposal/fix-1"]);
    assert_eq!(rest, "fix.txt\nlist.txt\n");
    let mut terminal = world.review(&["fix-1"]);
    terminal.wait_for("fix-1 revision 2");
    terminal.wait_for("accepted: all 2 hunks");
    terminal.type_for("a", "y/n");
    terminal.keys("y");
    assert_eq!(terminal.ends(), 0);
    assert!(world.on_main("list.txt").contains("\nthirty-eight\n"));
}

#[test]
fn notes_are_kept_whatever_is_decided() {
    let world = World::new();
    world.propose("fix", "Write numbers out");
    let mut terminal = world.review(&["fix-1"]);
    terminal.wait_for("approve all");
    terminal.keys("jCwhy two?");
    terminal.type_for("\r", "kept: the question");
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
    let mut terminal = world.review(&["--config", "review.view=plain", "fix-1"]);
    terminal.wait_for("what now?");
    terminal.type_for("jjjj\r", "what is it about");
    terminal.type_for("\r", "what kind");
    terminal.type_for("\r", "note on all of it");
    terminal.type_for("not bad\r", "kept: the note");
    terminal.wait_for("what now?");
    terminal.keys("\u{1b}");
    assert_eq!(terminal.ends(), 0);
    let text = world.tine(&["note", "list", "fix", "--json"]);
    let document: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let notes = document["data"]["notes"].as_array().expect("a list");
    let told: Vec<String> =
        notes.iter().map(|n| format!("{} {} {} {}", n["kind"], n["path"], n["text"], n["proposal"])).collect();
    assert_eq!(told, [r#""question" "list.txt" "why two?" "fix-1""#, r#""note" null "not bad" "fix-1""#]);
    assert_eq!(world.proposal("fix-1")["state"], "open");
}

#[test]
fn reject_with_a_reason() {
    let world = World::new();
    world.propose("fix", "Write numbers out");
    let before = world.git(&["rev-parse", "main"]);
    let mut terminal = world.review(&["fix-1"]);
    terminal.wait_for(KEYS);
    terminal.type_for("r", "reject fix-1 revision 1, because:");
    assert!(!terminal.look(vt100::Screen::hide_cursor), "one sees where one types");
    terminal.type_for("\r", "a rejection needs a reason");
    terminal.type_for("it has no test", "because: it has no test");
    terminal.keys("\r");
    assert_eq!(terminal.ends(), 0);
    terminal.wait_for("rejected fix-1 revision 1");
    let proposal = world.proposal("fix-1");
    assert_eq!(proposal["state"], "rejected");
    assert_eq!(proposal["decisions"][0]["message"], "it has no test");
    assert_eq!(world.git(&["rev-parse", "main"]), before);
}

#[test]
fn ctrl_c_changes_nothing_wherever_it_comes() {
    let world = World::new();
    world.propose("fix", "Write numbers out");
    world.propose("more", "Write more numbers out");
    let before = world.refs();
    type Steps<'a> = &'a [(&'a str, &'a str)];
    let ways: &[(&[&str], Steps<'_>)] = &[
        (&[], &[("", "which proposal")]),
        (&["fix-1"], &[("", KEYS)]),
        (&["fix-1"], &[("", KEYS), ("t", "At least some")]),
        (&["fix-1"], &[("", KEYS), (" ", "accepted: 2 of 3"), ("a", "y/n")]),
        (&["fix-1"], &[("", KEYS), ("r", "because:"), ("no", "because: no")]),
        (&["fix-1"], &[("", KEYS), ("?", "any key")]),
        (&["fix-1", "--config", "review.view=plain"], &[("", "what now?")]),
        (&["fix-1", "--config", "review.view=plain"], &[("", "what now?"), ("jj\r", "remark"), ("\r", "y/n")]),
        (&["fix-1", "--config", "review.view=plain"], &[("", "what now?"), ("jjj\r", "because")]),
    ];
    for (args, steps) in ways {
        let mut terminal = world.review(args);
        for (keys, text) in *steps {
            terminal.type_for(keys, text);
        }
        terminal.keys("\u{3}");
        assert_eq!(terminal.ends(), 130, "{args:?} {steps:?}");
        terminal.wait_for("interrupted");
        assert_eq!(world.refs(), before, "{args:?} {steps:?}");
    }
}

#[test]
fn signals_give_the_terminal_back() {
    let world = World::new();
    world.propose("fix", "Write numbers out");
    let before = world.refs();
    for (signal, code) in [("-INT", 130), ("-TERM", 1)] {
        let mut terminal = world.review(&["fix-1"]);
        terminal.wait_for(KEYS);
        let id = terminal.process().to_string();
        world.ok("kill", &world.repo(), &[signal, &id]);
        assert_eq!(terminal.ends(), code, "{signal}");
        assert_eq!(world.refs(), before);
    }
}

#[test]
fn quit_and_skip_change_nothing() {
    let world = World::new();
    world.propose("fix", "Write numbers out");
    let before = world.refs();
    for (keys, said) in [("q", "stopped"), ("\u{1b}", "stopped"), ("s", "skipped fix-1")] {
        let mut terminal = world.review(&[]);
        terminal.wait_for(KEYS);
        terminal.keys(keys);
        assert_eq!(terminal.ends(), 0);
        terminal.wait_for(said);
        assert_eq!(world.refs(), before);
    }
}

#[test]
fn approve_by_questions() {
    let world = World::new();
    world.propose("fix", "Write numbers out");
    let mut terminal = world.review(&["--config", "review.view=plain"]);
    terminal.wait_for("what now?");
    assert!(!terminal.look(vt100::Screen::alternate_screen));
    let screen = terminal.contents();
    for text in ["fix-1 revision 1  Write numbers out", "At least some of them.", "[x] M list.txt  +2 −2"] {
        assert!(screen.contains(text), "`{text}` is missing:\n{screen}");
    }
    terminal.type_for("jj\r", "a remark, if there is one");
    terminal.type_for("\r", "approve fix-1 revision 1 and land on main by squash?");
    terminal.keys("y");
    assert_eq!(terminal.ends(), 0);
    terminal.wait_for("landed fix-1 on main");
    assert!(world.on_main("list.txt").contains("\nthirty-eight\n"));
}

#[test]
fn approve_a_part_by_questions() {
    let world = World::new();
    world.propose("fix", "Write numbers out");
    let mut terminal = world.review(&["--config", "review.view=plain"]);
    terminal.wait_for("what now?");
    terminal.type_for("j\r", "fix.txt (+1 −0)");
    terminal.type_for("j\r", "list.txt (+2 −2)");
    terminal.type_for("jj\r", "hunk 1 of 2 in list.txt");
    terminal.type_for("\r", "hunk 2 of 2 in list.txt");
    terminal.type_for("j\r", "accepted: 1 of 3 hunks");
    terminal.wait_for("approve 1 of 3 hunks");
    terminal.type_for("jj\r", "a remark");
    terminal.type_for("\r", "approve 1 of 3 hunks of fix-1 revision 1 and land on main by squash?");
    terminal.keys("y");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(world.on_main("list.txt"), numbers().replace("\n2\n", "\ntwo\n"));
    assert_eq!(world.proposal("fix-1")["revision"], 2);
}

#[test]
fn a_small_terminal_gets_questions() {
    let world = World::new();
    world.propose("fix", "Write numbers out");
    for (size, env) in [((79, 30), ("X", "")), ((100, 19), ("X", "")), (SIZE, ("TERM", "dumb"))] {
        let mut terminal = world.review_in(size, &[], &[env]);
        terminal.wait_for("what now?");
        assert!(!terminal.look(vt100::Screen::alternate_screen));
        terminal.keys("\u{1b}");
        assert_eq!(terminal.ends(), 0, "Escape quits");
    }
}

#[test]
fn the_queue_goes_on_after_a_decision() {
    let world = World::new();
    world.propose("first", "The first");
    world.propose("second", "The second");
    world.propose("third", "The third");
    let mut terminal = world.review(&[]);
    terminal.wait_for("third-1");
    let screen = terminal.contents();
    let place = |name: &str| screen.find(name).unwrap_or_else(|| panic!("`{name}` is missing:\n{screen}"));
    assert!(place("first-1") < place("second-1") && place("second-1") < place("third-1"), "oldest first");
    terminal.type_for("j\r", "second-1 revision 1");
    terminal.wait_for(KEYS);
    terminal.type_for("r", "because:");
    terminal.type_for("not now", "because: not now");
    terminal.type_for("\r", "third-1 revision 1");
    terminal.type_for("s", "first-1 revision 1");
    terminal.type_for("a", "y/n");
    terminal.keys("y");
    assert_eq!(terminal.ends(), 0);
    let state = |name: &str| world.proposal(name)["state"].clone();
    assert_eq!([state("first-1"), state("second-1"), state("third-1")], ["landed", "rejected", "open"]);
    let mut terminal = world.review(&[]);
    terminal.wait_for("the trunk has moved since");
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn what_was_not_shown_is_not_approved() {
    for answer in ["ay", "rno\r"] {
        let world = World::new();
        let workspace = world.propose("fix", "Write numbers out");
        let mut terminal = world.review(&["fix-1"]);
        terminal.wait_for(KEYS);
        std::fs::write(workspace.join("evil.txt"), "unseen\n").expect("a file");
        world.ok(TINE, &workspace, &["checkpoint", "-m", "more"]);
        world.ok(TINE, &workspace, &["propose"]);
        let before = world.refs();
        terminal.keys(answer);
        assert_eq!(terminal.ends(), 6, "{}", terminal.contents());
        terminal.wait_for("is at revision 2");
        assert_eq!(world.refs(), before);
    }
}

#[test]
fn an_agent_is_refused_before_it_sees_anything() {
    let world = World::new();
    world.propose("fix", "Write numbers out");
    for env in [("TINE_ACTOR", "agent/claude-code"), ("CLAUDECODE", "1")] {
        let mut terminal = world.review_in(SIZE, &[], &[env]);
        assert_eq!(terminal.ends(), 4, "{env:?}: {}", terminal.contents());
        terminal.wait_for("may not decide");
        assert!(!terminal.contents().contains("Write numbers out"));
    }
}

#[test]
fn without_a_terminal_the_commands_are_named() {
    let world = World::new();
    world.propose("fix", "Write numbers out");
    let before = world.refs();
    let out = world.run(TINE, &world.repo(), &["review", "fix-1"]);
    assert_eq!(out.status.code(), Some(2));
    let said = String::from_utf8(out.stderr).expect("text");
    let commands = [
        "tine proposal show fix-1",
        "tine diff proposal:fix-1",
        "tine approve fix-1 --rev 1",
        "tine reject fix-1 -m '…'",
    ];
    for command in commands {
        assert!(said.contains(&format!("hint: {command}\n")), "`{command}` is missing: {said}");
    }
    let out = world.run(TINE, &world.repo(), &["review", "--json"]);
    assert_eq!(out.status.code(), Some(2));
    let document: serde_json::Value = serde_json::from_slice(&out.stdout).expect("JSON");
    assert_eq!(document["error"]["code"], "usage");
    assert_eq!(world.refs(), before);
}

#[test]
fn an_empty_queue_says_so() {
    let world = World::new();
    let mut terminal = world.review(&[]);
    assert_eq!(terminal.ends(), 0);
    terminal.wait_for("nothing waits for review");
}

#[test]
fn a_resized_terminal_is_drawn_anew() {
    let world = World::new();
    world.propose("fix", "Write numbers out");
    let mut terminal = world.review(&[]);
    terminal.wait_for(KEYS);
    for (columns, rows) in [(60, 12), (140, 40)] {
        terminal.resize(columns, rows);
        terminal.wait_until("keys on the last line", |t| {
            t.look(|s| s.rows(0, columns).last().is_some_and(|line| line.contains(KEYS)))
        });
    }
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
}
