//! 12: text from the repository or an agent is data.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use crate::support::{Ran, World};

/// What a terminal would obey: clears the screen, sets a title, writes over the line, turns the writing direction.
const HOSTILE: &str = "evil\u{1b}[2J\u{1b}]0;owned\u{7}\r\u{8}\u{9b}31m\u{202e}end";

#[track_caller]
fn harmless(ran: &Ran) {
    let said = ran.said();
    let bad = said.chars().find(|c| {
        (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    });
    assert_eq!(bad, None, "{said:?}");
}

#[test]
fn law_12_control_sequences_never_reach_the_terminal() {
    let world = World::new();
    let repo = world.repo();
    let file = "evil\u{1b}[2J\u{7}\u{202e}.txt";
    harmless(&repo.tine(["start", "fix", "--task", HOSTILE, "--tag", &format!("k={HOSTILE}")]).ok());
    let fix = world.workspace("fix");
    fix.write(file, format!("{HOSTILE}\n"));
    harmless(&fix.tine(["status"]).ok());
    harmless(&fix.tine(["diff"]).ok());
    harmless(&fix.tine(["checkpoint", "--prompt", HOSTILE, "--meta", &format!("agent={HOSTILE}")]).ok());
    fix.git(["-c", "user.name=Eve\u{1b}[2J", "commit", "--quiet", "--allow-empty", "-m", HOSTILE]);
    fix.json(["fork", "--name", "other"]);
    fix.write("id_rsa\u{1b}[2J.p12", "x\n");
    harmless(&fix.tine(["checkpoint"]).ok());
    harmless(&fix.tine(["note", "add", &format!("{file}:1"), "-m", HOSTILE]).ok());
    harmless(&fix.tine(["note", "add", HOSTILE, "-m", "x"]).run());
    harmless(&fix.tine(["propose", "-m", HOSTILE]).ok());
    harmless(&fix.tine(["cache", "set", "evil\u{202e}key"]).stdin("x").ok());
    harmless(&fix.tine(["cache", "set", HOSTILE]).stdin("x").run());
    harmless(&fix.tine(["lock", "--reason", HOSTILE]).ok());
    harmless(&fix.tine(["lock", "evil\u{202e}**", "--reason", HOSTILE]).ok());
    harmless(&fix.tine(["checkpoint", "--allow-empty"]).by("bob").run());
    harmless(&fix.tine(["note", "add", "--proposal", "fix-1", "-m", HOSTILE, "--kind", "question"]).ok());
    harmless(&fix.tine(["note", "list"]).ok());
    harmless(&fix.tine(["tag", "set", &format!("more={HOSTILE}")]).ok());
    harmless(&fix.tine(["tag", "set", &format!("{HOSTILE}=x")]).run());
    harmless(&fix.tine(["tag", "rm", HOSTILE]).run());
    harmless(&fix.tine(["tag", "list"]).ok());
    harmless(&fix.tine(["health", "set", "fail", "--detail", HOSTILE]).ok());
    harmless(&fix.tine(["health", "show"]).ok());
    harmless(&fix.tine(["handoff", "fix", "--to", HOSTILE, "-m", "x"]).run());
    harmless(&fix.tine(["handoff", "fix", "--to", "bob", "-m", HOSTILE]).ok());
    harmless(&fix.tine(["status"]).ok());
    harmless(&fix.tine(["accept", "fix"]).run());
    harmless(&fix.tine(["accept", "fix"]).by("bob").ok());
    harmless(&fix.tine(["note", "resolve", HOSTILE]).run());
    for args in [
        &["log"][..],
        &["log", "--all"],
        &["show", "@1"],
        &["diff", "@0", "@", "--stat"],
        &["diff", "@0", "@", "--name-only"],
        &["sessions"],
        &["compare", "fix", "other"],
        &["compare", "--diff", "fix", "other"],
        &["locks"],
        &["cache", "list"],
        &["session", "show", "fix"],
        &["proposals"],
        &["proposal", "show", "fix-1"],
        &["op", "log", "--all"],
        &["undo", "--dry-run"],
        &["restore", "@0", "--dry-run"],
        &["undo"],
        &["redo"],
    ] {
        harmless(&fix.tine(args).ok());
    }
    harmless(&fix.tine(["show", HOSTILE]).run());
    harmless(&fix.tine(["archive", HOSTILE]).run());
    harmless(&fix.tine([HOSTILE]).run());
    harmless(&repo.tine(["reject", "fix-1", "-m", HOSTILE]).ok());
    harmless(&repo.tine(["proposal", "show", "fix-1"]).ok());
    harmless(&repo.tine(["proposal", "reopen", "fix-1"]).ok());
    harmless(&repo.tine(["approve", "fix-1", "-m", HOSTILE]).ok());
    harmless(&repo.tine(["blame", file]).ok());
    let document = repo.json(["proposal", "show", "fix-1"]);
    assert_eq!(document["proposal"]["session"], "fix", "and JSON holds it as data");
}

#[test]
fn law_12_paths_that_are_no_text_survive_every_round_trip() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    let names: [&[u8]; 5] = [b"a\xff\xfe.txt", b"\xe9t\xe9/\xff", b"tab\tand\nnewline", b"\"quoted\"", b" space "];
    for name in names {
        fix.write(OsStr::from_bytes(name), [name, b"\n"].concat());
    }
    let first = fix.files();
    fix.checkpoint("odd names");
    for name in names {
        fix.write(OsStr::from_bytes(name), "other\n");
    }
    fix.remove(OsStr::from_bytes(names[0]));
    fix.checkpoint("changed");
    let second = fix.files();
    fix.json(["undo"]);
    assert_eq!(fix.files(), first);
    fix.json(["redo"]);
    assert_eq!(fix.files(), second);
    fix.tine([OsStr::new("restore"), OsStr::new("@1"), OsStr::from_bytes(names[0])]).json();
    assert!(fix.has(OsStr::from_bytes(names[0])));
    repo.json(["archive", "fix"]);
    repo.json(["reactivate", "fix"]);
    fix.propose("Odd names");
    repo.json(["approve", "fix-1"]);
    for name in names {
        assert!(repo.has(OsStr::from_bytes(name)), "{:?}", String::from_utf8_lossy(name));
    }
    assert_eq!(repo.git_status(), "");
    let edits = r#"[{"path_hex": "c3", "content": "by edit\n"}]"#;
    repo.json(["start", "quiet", "--no-workspace"]);
    repo.tine(["-s", "quiet", "checkpoint", "--edits", "-"]).stdin(edits).json();
    assert_eq!(
        repo.git(["-c", "core.quotePath=true", "ls-tree", "--name-only", "session/quiet", "--", "README.md"]),
        "README.md"
    );
}

#[test]
fn law_12_a_workspace_in_a_place_that_is_no_text() {
    let world = World::new();
    let place = world.root().join(OsStr::from_bytes(b"odd\xffplace"));
    world.repo().tine([OsStr::new("start"), OsStr::new("fix"), OsStr::new("--path"), place.as_os_str()]).json();
    let fix = crate::support::Place { world: &world, path: place };
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    fix.json(["undo"]);
    assert!(!fix.has("a.txt"));
    world.repo().json(["archive", "fix"]);
    assert!(!fix.path.exists());
}
