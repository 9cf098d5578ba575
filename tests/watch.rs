//! Watching as a person does it: the built binary in a pseudo-terminal, while others work in the repository. Waits for
//! what has to appear, never for a time.
#![cfg(all(unix, feature = "tui"))]

mod pty;

use pty::{TINE, Terminal, World};

/// What the lists show and pages do not.
const KEYS: &str = "tab next list";

fn refs(world: &World) -> String {
    world.git(&["for-each-ref", "--format=%(refname) %(objectname)"])
}

fn watch(world: &World) -> Terminal {
    world.terminal((100, 30), &["watch"], &[])
}

#[test]
fn sessions_checkpoints_and_the_queue_as_they_come() {
    let world = World::new();
    world.propose("fix", "Write numbers out");
    let mut terminal = watch(&world);
    terminal.wait_for(KEYS);
    assert!(terminal.look(vt100::Screen::alternate_screen) && terminal.look(vt100::Screen::hide_cursor));
    for text in ["repo  main", "1 live session, 1 waiting", "1 Sessions (1)", "2 Checkpoints (1)", "3 Review queue (1)"]
    {
        terminal.wait_for(text);
    }
    terminal.wait_for("fix-1 r1");
    terminal.wait_for(&format!("{:13}{:16}Write the numbers out", "+3 -2", "ada"));
    // Somebody else, in another process.
    let other = world.start("other");
    terminal.wait_for("2 live sessions");
    std::fs::write(other.join("more.txt"), "more\n").expect("a file");
    terminal.wait_for("1 unsaved");
    world.ok(TINE, &other, &["checkpoint", "--prompt", "Write more\u{1b}[2J\u{7} of it", "--meta", "agent=robot"]);
    terminal.wait_for("robot");
    terminal.wait_for("2 Checkpoints (2)");
    assert!(terminal.contents().contains("fix-1 r1"), "no control sequence of the prompt got through");
    terminal.wait_until("saved", |t| !t.contents().contains("unsaved"));
    world.ok("git", &other, &["commit", "-q", "--allow-empty", "-m", "By plain git"]);
    terminal.wait_for("By plain git");
    world.ok(TINE, &other, &["propose", "-m", "Some more"]);
    terminal.wait_for("other-1 r1");
    terminal.wait_for("2 waiting");
    world.tine(&["approve", "fix-1"]);
    terminal.wait_for("1 live session, 1 waiting");
    terminal.wait_for("+2 -1");
    terminal.wait_for("Write the numbers out");
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn enter_shows_more_and_watching_writes_nothing() {
    let world = World::new();
    world.propose("fix", "Write numbers out");
    let before = (refs(&world), world.git(&["count-objects", "-v"]));
    let mut terminal = watch(&world);
    terminal.wait_for(KEYS);
    terminal.type_for("\r", "session fix");
    for text in ["timeline, newest first", "Write the numbers out", "what it changed", "+ thirty-eight"] {
        terminal.wait_for(text);
    }
    terminal.type_for("q", KEYS);
    std::fs::write(world.repo().with_file_name("repo.sessions").join("fix/late.txt"), "late\n").expect("a file");
    terminal.type_for("\r", "1 path with edits that no checkpoint has");
    terminal.type_for("q", KEYS);
    terminal.type_for("\t\r", "At least some of them.");
    terminal.wait_for("fix @1");
    terminal.type_for("\u{1b}", KEYS);
    terminal.type_for("?", "any key goes back");
    terminal.type_for("x", KEYS);
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!((refs(&world), world.git(&["count-objects", "-v"])), before);
}

#[test]
fn a_review_from_the_queue_and_back() {
    let world = World::new();
    world.propose("fix", "Write numbers out");
    world.propose("more", "Write more numbers out");
    let mut terminal = watch(&world);
    terminal.wait_for(KEYS);
    terminal.type_for("3", "Enter review");
    terminal.type_for("\u{1b}[B\r", "more-1 revision 1");
    terminal.type_for("s", KEYS);
    terminal.type_for("\r", "more-1 revision 1");
    terminal.type_for("a", "y/n");
    terminal.keys("y");
    terminal.wait_for("1 live session, 1 waiting");
    terminal.wait_for(KEYS);
    assert_eq!(world.git(&["log", "-1", "--format=%s", "main"]), "Write more numbers out\n");
    terminal.type_for("k\r", "fix-1 revision 1");
    terminal.type_for("q", KEYS);
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);

    // An agent may watch, and not decide.
    let mut terminal = world.terminal((100, 30), &["--actor", "agent/x", "watch"], &[]);
    terminal.wait_for(KEYS);
    terminal.type_for("3\r", "may not decide");
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn every_way_out_gives_the_terminal_back() {
    let world = World::new();
    world.propose("fix", "Write numbers out");
    type Way<'w> = (&'w [(&'w str, &'w str)], &'w str, u32);
    let ways: [Way<'_>; 3] = [(&[], "\u{3}", 130), (&[("\r", "session fix")], "\u{3}", 130), (&[], "\u{1b}", 0)];
    for (steps, keys, code) in ways {
        let mut terminal = watch(&world);
        terminal.wait_for(KEYS);
        for (keys, text) in steps {
            terminal.type_for(keys, text);
        }
        terminal.keys(keys);
        assert_eq!(terminal.ends(), code);
    }
    for (signal, code) in [("-INT", 130), ("-TERM", 1)] {
        let mut terminal = watch(&world);
        terminal.wait_for(KEYS);
        let id = terminal.process().to_string();
        world.ok("kill", &world.repo(), &[signal, &id]);
        assert_eq!(terminal.ends(), code, "{signal}");
    }
}

#[test]
fn any_size_and_another_one_meanwhile() {
    let world = World::new();
    world.propose("fix", "Write numbers out");
    let mut terminal = watch(&world);
    terminal.wait_for(KEYS);
    for (columns, rows) in [(40, 8), (1, 1), (200, 60), (80, 24)] {
        terminal.resize(columns, rows);
        world.git(&["branch", &format!("size-{columns}"), "main"]);
        if columns >= 40 {
            terminal.wait_for("fix");
            terminal.wait_for("Sessions (1)");
        }
    }
    terminal.wait_for("3 Review queue (1)");
    terminal.keys("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn without_a_terminal_it_says_what_to_type() {
    let world = World::new();
    let out = world.run(TINE, &world.repo(), &["watch"]);
    assert_eq!(out.status.code(), Some(2));
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(said.contains("tine log --all --follow") && said.contains("tine sessions --json"), "{said}");
    let out = world.run(TINE, &world.repo(), &["watch", "--json"]);
    let document: serde_json::Value = serde_json::from_slice(&out.stdout).expect("JSON");
    assert_eq!((&document["error"]["code"], out.status.code()), (&"usage".into(), Some(2)));
}
