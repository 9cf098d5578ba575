//! What a person sees, as plain text and with colours.

use super::*;
use crate::core::diff::{ConflictHunk, DiffOptions, between};
use crate::git::testing::Sandbox;

const PLAIN: DiffStyle = DiffStyle { color: false, width: 60, syntax: true };
const COLOR: DiffStyle = DiffStyle { color: true, width: 60, syntax: false };

type Files<'a> = &'a [(&'a str, &'a [u8], &'a [u8])];

fn diff(before: Files<'_>, after: Files<'_>) -> Diff {
    diff_with(before, after, &DiffOptions::default())
}

fn diff_with(before: Files<'_>, after: Files<'_>, options: &DiffOptions) -> Diff {
    let world = Sandbox::new();
    let (base, head) = (world.tree_of(before), world.tree_of(after));
    between(&world.repo(), base, head, options).expect("a diff")
}

/// Every kind of entry once.
fn zoo() -> Diff {
    let text = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n";
    let (old, new) = ("1".repeat(40), "2".repeat(40));
    let moved = text.replace("ten", "10");
    let edited = text.replace("two", "2").replace("nine\nten\n", "9\nten");
    diff(
        &[
            ("100644", b"binary.png", b"\0old"),
            ("100644", b"edited.txt", text.as_bytes()),
            ("100644", b"gone.txt", b"only\n"),
            ("100644", b"mode.sh", b"x\n"),
            ("100644", b"moved/from.txt", text.as_bytes()),
            ("160000", b"module", old.as_bytes()),
            ("100644", b"to-link", b"text\n"),
        ],
        &[
            ("100644", b"binary.png", &[0; 12_595]),
            ("100644", b"edited.txt", edited.as_bytes()),
            ("100644", b"empty", b""),
            ("100755", b"mode.sh", b"x\n"),
            ("160000", b"module", new.as_bytes()),
            ("100755", b"moved/to.txt", moved.as_bytes()),
            ("100755", b"new file.txt", b"a\n\n\tb"),
            ("120000", b"to-link", b"edited.txt"),
        ],
    )
}

#[test]
fn every_kind_of_entry_in_plain_text() {
    insta::assert_snapshot!(render(&zoo(), &PLAIN), @r"
    modified binary.png
      binary file, 12.3 KiB

    modified edited.txt  +3 −3
    @@ -1,10 +1,10 @@
      1   1   one
      2     - two
          2 + 2
      3   3   three
      4   4   four
      5   5   five
      6   6   six
      7   7   seven
      8   8   eight
      9     - nine
     10     - ten
          9 + 9
         10 + ten
            \ no newline at end of file

    added empty
      empty file

    deleted gone.txt  +0 −1
    @@ -1,1 +0,0 @@
      1     - only

    modified mode.sh (mode 100644 → 100755)

    modified module
      submodule 1111111111 → 2222222222

    renamed moved/from.txt → moved/to.txt (mode 100644 → 100755)  +1 −1
    @@ -7,4 +7,4 @@
      7   7   seven
      8   8   eight
      9   9   nine
     10     - ten
         10 + 10

    added new file.txt (mode 100755)  +3 −0
    @@ -0,0 +1,3 @@
          1 + a
          2 +
          3 + 	b
            \ no newline at end of file

    type changed to-link (mode 100644 → 120000)  +1 −1
    @@ -1,1 +1,1 @@
      1     - text
          1 + edited.txt
            \ no newline at end of file
    ");
}

#[test]
fn stat_and_names() {
    insta::assert_snapshot!(render_stat(&zoo(), &PLAIN), @"
    binary.png                    | binary, 12.3 KiB
    edited.txt                    | 6 +++---
    empty                         | 0
    gone.txt                      | 1 -
    mode.sh                       | 0
    module                        | submodule
    moved/from.txt → moved/to.txt | 2 +-
    new file.txt                  | 3 +++
    to-link                       | 2 +-
    9 files changed, 8 insertions(+), 6 deletions(-)
    ");
    insta::assert_snapshot!(render_names(&zoo()), @"
    binary.png
    edited.txt
    empty
    gone.txt
    mode.sh
    module
    moved/to.txt
    new file.txt
    to-link
    ");
    assert_eq!(render_stat(&diff(&[], &[]), &PLAIN), "");
    assert_eq!(render(&diff(&[], &[]), &PLAIN), "");
}

#[test]
fn stat_totals_are_gits_and_bars_fit_the_width() {
    let lines = |n: usize| "x\n".repeat(n).into_bytes();
    let deep = b"a/very/long/way/down/to/the/file/that/nobody/finds.txt";
    let diff = diff(
        &[("100644", b"cut", &lines(90))],
        &[("100644", b"cut", &lines(1)), ("100644", deep, &lines(200)), ("100644", b"s", b"1\n")],
    );
    let text = render_stat(&diff, &PLAIN);
    insta::assert_snapshot!(text, @"
    …ay/down/to/the/file/that/nobody/finds.txt | 200 ++++++++
    cut                                        |  89 ---
    s                                          |   1 +
    3 files changed, 201 insertions(+), 89 deletions(-)
    ");
    assert!(text.lines().all(|l| console::measure_text_width(l) <= PLAIN.width), "{text}");
}

#[test]
fn what_is_left_out_says_why() {
    let lines = "x\n".repeat(80_000).into_bytes();
    let big = vec![b'y'; 3000];
    let options = DiffOptions { max_total_lines: 100, max_file_size: 1 << 20, ..DiffOptions::default() };
    let shown = render(&diff_with(&[], &[("100644", b"many", &lines)], &options), &PLAIN);
    assert_eq!(shown, "added many  +80000 \u{2212}0\n  not shown: 80,000 lines; see `--stat`\n");
    let options = DiffOptions { max_file_size: 1000, ..options };
    let shown = render(&diff_with(&[], &[("100644", b"big", &big)], &options), &PLAIN);
    assert_eq!(shown, "added big\n  not shown: a file of 2.9 KiB; see `--patch`\n");
}

#[test]
fn colours_show_sides_and_words() {
    let diff = diff(
        &[("100644", b"a.txt", b"same\nlet x = 1;\nold text\n")],
        &[("100644", b"a.txt", b"same\nlet x = 22;\nanother thing\n")],
    );
    let shown = render(&diff, &COLOR);
    insta::assert_snapshot!(shown.replace('\u{1b}', "^"), @"
    ^[36mmodified^[0m ^[1ma.txt^[0m  ^[32m+2^[0m ^[31m−2^[0m
    ^[36m@@ -1,3 +1,3 @@^[0m
    ^[90m  1   1^[0m   same
    ^[90m  2    ^[0m ^[31m-^[0m ^[31mlet x = ^[0m^[4m^[31m1^[0m^[31m;^[0m
    ^[90m  3    ^[0m ^[31m-^[0m ^[31mold text^[0m
    ^[90m      2^[0m ^[32m+^[0m ^[32mlet x = ^[0m^[4m^[32m22^[0m^[32m;^[0m
    ^[90m      3^[0m ^[32m+^[0m ^[32manother thing^[0m
    ");
    let plain = anstream::adapter::strip_str(&shown).to_string();
    assert_eq!(plain, render(&diff, &PLAIN), "colours change no character");
}

#[test]
fn syntax_colours_change_no_character_either() {
    let before = "fn main() {\n    // café\n    let s = \"a\\n\";\n}\n";
    let after = before.replace("\"a", "\"b").replace("main", "start");
    let diff = diff(&[("100644", b"a.rs", before.as_bytes())], &[("100644", b"a.rs", after.as_bytes())]);
    let style = DiffStyle { syntax: true, ..COLOR };
    let shown = render(&diff, &style);
    assert_eq!(anstream::adapter::strip_str(&shown).to_string(), render(&diff, &PLAIN));
    assert_eq!(shown != render(&diff, &COLOR), cfg!(feature = "highlight"));
}

#[test]
fn nothing_from_the_repository_reaches_the_terminal_raw() {
    let evil = "\u{1b}[2Jgone\u{202e}\u{200b}\u{9b}31m\u{7}\r x\n".as_bytes();
    let path = "na\u{1b}]0;me\u{202e}\n".as_bytes();
    let mut diff = diff(
        &[("100644", b"old\x1b[1m", b"some words that stay\nfor the rename\n\x1b[31mred\n"), ("100644", b"z.rs", evil)],
        &[("100644", path, b"some words that stay\nfor the rename\n\x1b[32mred\n\xff\xfe"), ("100644", b"z.rs", b"")],
    );
    diff.conflicted_entries.push(ConflictedEntry {
        path: path.into(),
        reason: "both\u{1b}[5m".into(),
        hunks: vec![ConflictHunk { ours: vec!["o\u{1b}[6n\n".into()], base: vec![], theirs: vec!["t\r\n".into()] }],
    });
    let style = DiffStyle { syntax: true, ..COLOR };
    for text in [render(&diff, &PLAIN), render(&diff, &style), render_stat(&diff, &style), render_names(&diff)] {
        let text = anstream::adapter::strip_str(&text).to_string();
        let raw = |c: &char| c.is_control() && *c != '\n' || ['\u{202e}', '\u{200b}'].contains(c);
        assert_eq!(text.chars().find(raw), None, "{text:?}");
        assert!(text.contains("\\u{1b}]0;me\\u{202e}\\n"), "the path is shown escaped: {text}");
    }
    // `strip_str` would also have hidden a sequence that is not ours.
    let painted = render(&diff, &style);
    let sequences = painted.split('\u{1b}').skip(1);
    assert!(sequences.clone().all(|s| s.starts_with('[') && s.find('m') == s.find(|c: char| c.is_alphabetic())));
    assert!(!painted.contains("\u{1b}[2J") && !painted.contains("\u{1b}[5m"));
}

#[test]
fn line_endings_show_only_where_they_differ() {
    let shown =
        |before: &[u8], after: &[u8]| render(&diff(&[("100644", b"f", before)], &[("100644", b"f", after)]), &PLAIN);
    insta::assert_snapshot!(shown(b"a\r\nb\r\n", b"a\r\nc\r\n"), @"
    modified f  +1 −1
    @@ -1,2 +1,2 @@
      1   1   a
      2     - b
          2 + c
    ");
    insta::assert_snapshot!(shown(b"a\nb\n", b"a\r\nb\n"), @r"
    modified f  +1 −1
    @@ -1,2 +1,2 @@
      1     - a
          1 + a\r
      2   2   b
    ");
    insta::assert_snapshot!(shown(b"a\nb\n", b"a\nb"), @r"
    modified f  +1 −1
    @@ -1,2 +1,2 @@
      1   1   a
      2     - b
          2 + b
            \ no newline at end of file
    ");
}

#[test]
fn long_lines_are_whole_and_line_numbers_line_up() {
    let long = "word ".repeat(300);
    let before: String = (1..=1200).map(|n| format!("{n}\n")).collect();
    let after = before.replace("1199\n", &format!("{long}\n")).replace("\n5\n", "\n\tfive\n");
    let diff = diff(&[("100644", b"f", before.as_bytes())], &[("100644", b"f", after.as_bytes())]);
    let shown = render(&diff, &PLAIN);
    assert!(shown.contains(&format!("     1199 + {long}\n")));
    assert!(shown.contains("   5      - 5\n        5 + \tfive\n"), "{shown}");
}

#[test]
fn a_hunk_by_itself_is_drawn_as_in_its_file() {
    let diff = zoo();
    for entry in &diff.entries {
        let whole = render_entry(entry, &COLOR);
        let hunks: Vec<String> = entry.hunks.iter().flat_map(|h| render_hunk(entry, h, &COLOR)).collect();
        assert!(whole.starts_with(&render_heading(entry, &COLOR)));
        assert!(whole.ends_with(&hunks.iter().map(|l| format!("{l}\n")).collect::<String>()));
    }
}
