//! What a person sees on the screen, and what the keys do.

use super::marks::{Accepted, Marks};
use super::*;
use crate::core::diff::between;
use crate::core::selection;
use crate::git::testing::Sandbox;
use crate::ui::{UiOptions, captured};

type Files<'a> = &'a [(&'a str, &'a [u8], &'a [u8])];

fn diff(before: Files<'_>, after: Files<'_>) -> Diff {
    let world = Sandbox::new();
    let (base, head) = (world.tree_of(before), world.tree_of(after));
    between(&world.repo(), base, head, &DiffOptions::default()).expect("a diff")
}

/// Two hunks in one file, one in a second, and a file without hunks.
fn five_changes() -> Diff {
    let old: String = (1..=30).map(|n| format!("line {n}\n")).collect();
    let new = old.replace("line 2\n", "second\n").replace("line 28\n", "line 28\nline 28b\n");
    diff(
        &[("100644", b"logo.png", b"\0old"), ("100644", b"src/login.rs", old.as_bytes())],
        &[
            ("100644", b"docs/new.md", b"# New\n"),
            ("100644", b"logo.png", b"\0new one"),
            ("100644", b"src/login.rs", new.as_bytes()),
        ],
    )
}

fn subject(diff: Diff) -> Subject {
    Subject {
        name: "fix-login-1".to_owned(),
        revision: 2,
        title: "Fix the login".to_owned(),
        summary: "Fix the login\n\nIt failed for empty passwords.".to_owned(),
        requester: "agent/claude-code".to_owned(),
        age: "2 hours ago".to_owned(),
        effect: Effect::Lands { trunk: "main".to_owned(), method: "merge".to_owned() },
        missing: vec!["0 of 1 grants by a person on revision 2".to_owned()],
        hints: vec!["the trunk has moved since".to_owned()],
        votes: vec![Vote {
            actor: "bob".to_owned(),
            verdict: Verdict::Reject,
            revision: 1,
            message: Some("no test".to_owned()),
            age: "3 hours ago".to_owned(),
        }],
        notes: Vec::new(),
        prompts: vec![
            Prompt {
                number: 1,
                change_id: "kzwqrstu".to_owned(),
                subject: "Fix the login".to_owned(),
                prompt: Some("Fix the login\n\nUsers with an empty password get a stack trace.".to_owned()),
                actor: "agent/claude-code".to_owned(),
                age: "4 hours ago".to_owned(),
                stats: Stats { files: 1, additions: 2, deletions: 1 },
            },
            Prompt {
                number: 2,
                change_id: "mmlkpoqz".to_owned(),
                subject: "Add a page about it".to_owned(),
                prompt: None,
                actor: "ada".to_owned(),
                age: "2 hours ago".to_owned(),
                stats: Stats { files: 2, additions: 1, deletions: 0 },
            },
        ],
        diff,
        options: DiffOptions::default(),
        highlight: false,
    }
}

#[test]
fn everything_is_accepted_until_it_is_left_out() {
    let diff = five_changes();
    let mut marks = Marks::new(&diff);
    assert_eq!((marks.all(), marks.words().as_str()), (Accepted::All, "all 4 changes"));
    marks.set_hunk(2, 0, false);
    assert_eq!((marks.file(2), marks.all()), (Accepted::Part, Accepted::Part));
    assert_eq!(marks.words(), "3 of 4 changes");
    (0..3).for_each(|file| marks.set_file(file, false));
    assert_eq!((marks.all(), marks.words().as_str()), (Accepted::Nothing, "nothing"));
}

/// The oracle is core: what was left out is as it was at the start, what was accepted as at the end.
#[test]
fn the_selection_takes_what_is_accepted() {
    let world = Sandbox::new();
    let repo = world.repo();
    let old: String = (1..=30).map(|n| format!("{n}\n")).collect();
    let new = old.replace("\n2\n", "\ntwo\n").replace("\n28\n", "\ntwenty-eight\n");
    let (bin, moved) = (b"\0old".as_slice(), b"moved content of some length\n".as_slice());
    let base = world.tree_of(&[("100644", b"a", old.as_bytes()), ("100644", b"b", bin), ("100644", b"from", moved)]);
    let head = world.tree_of(&[
        ("100644", b"a", new.as_bytes()),
        ("100644", b"b", b"\0new"),
        ("100644", b"c", b"c\n"),
        ("100644", b"to", moved),
    ]);
    let options = DiffOptions::default();
    let diff = between(&repo, base, head, &options).expect("a diff");
    let taken =
        |marks: &Marks| selection::select(&repo, base, head, &marks.selection(&diff, &options)).expect("a tree");
    let mut marks = Marks::new(&diff);
    assert_eq!(taken(&marks), head);
    marks.set_hunk(0, 0, false);
    marks.set_file(2, false);
    let part = old.replace("\n28\n", "\ntwenty-eight\n");
    let expected = [("100644", &b"a"[..], part.as_bytes()), ("100644", b"b", b"\0new"), ("100644", b"to", moved)];
    assert_eq!(taken(&marks), world.tree_of(&expected));
    (0..diff.entries.len()).for_each(|file| marks.set_file(file, false));
    assert_eq!(taken(&marks), base);
}

#[test]
fn the_order_says_exactly_what_will_happen() {
    let mut subject = subject(five_changes());
    let mut marks = Marks::new(&subject.diff);
    assert_eq!(words::order(&subject, &marks, ""), "approve fix-login-1 revision 2 and land on main by merge?");
    marks.set_hunk(2, 1, false);
    assert_eq!(
        words::order(&subject, &marks, "nice\u{1b}"),
        "approve 3 of 4 changes of fix-login-1 revision 2 with the remark `nice\\u{1b}` and land on main by squash?"
    );
    assert_eq!(words::obstacle(&subject, &marks), None);
    subject.effect = Effect::Waits(vec!["1 of 2 grants".to_owned()]);
    assert!(words::obstacle(&subject, &marks).is_some_and(|why| why.starts_with("a part can only be approved")));
    marks.set_hunk(2, 1, true);
    assert_eq!(words::obstacle(&subject, &marks), None);
    assert_eq!(
        words::order(&subject, &marks, ""),
        "approve fix-login-1 revision 2, without landing yet (1 of 2 grants)?"
    );
    (0..3).for_each(|file| marks.set_file(file, false));
    assert!(words::obstacle(&subject, &marks).is_some_and(|why| why.starts_with("nothing is accepted")));
}

#[test]
fn the_queue_is_lines_of_one_width() {
    let waiting = |name: &str, title: &str, mark| Waiting {
        name: name.to_owned(),
        title: title.to_owned(),
        requester: "ada".to_owned(),
        age: "2 hours ago".to_owned(),
        stats: Stats { files: 1, additions: 20, deletions: 3 },
        mark,
    };
    let long = "A title 日本語 that goes on and on and on, far beyond what a terminal of eighty columns shows";
    let options = UiOptions { stdout_tty: true, width: Some(80), utf8: true, ..UiOptions::default() };
    let (ui, ..) = captured(options);
    let lines = queue(&ui, &[waiting("fix-1", "Fix\u{1b}[2J\nit", ""), waiting("search-12", long, "stale")]);
    insta::assert_snapshot!(lines.join("\n"), @r"
    fix-1      Fix\u{1b}[2J\nit           ada  2 hours ago  1 file +20 −3
    search-12  A title 日本語 that goes…  ada  2 hours ago  1 file +20 −3  stale
    ");
    assert!(lines.iter().all(|l| console::measure_text_width(l) <= 76), "{lines:#?}");
}

#[test]
fn nobody_is_asked_without_a_terminal() {
    let terminals = UiOptions { stdin_tty: true, stdout_tty: true, ..UiOptions::default() };
    let possible = |options: UiOptions| is_possible(&captured(options).0);
    assert!(possible(terminals.clone()));
    assert!(!possible(UiOptions { stdin_tty: false, ..terminals.clone() }));
    assert!(!possible(UiOptions { stdout_tty: false, ..terminals.clone() }));
    assert!(!possible(UiOptions { json: true, ..terminals }));
}

#[cfg(feature = "tui")]
mod on_screen;
