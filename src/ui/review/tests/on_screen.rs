//! The full-screen view on a terminal made of memory.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use super::super::screen::{Screen, Step};
use super::*;
use crate::ui::fullscreen::Theme;

/// A person at a screen.
struct Desk<'a> {
    screen: Screen<'a>,
    terminal: Terminal<TestBackend>,
}

impl<'a> Desk<'a> {
    fn new(subject: &'a Subject, size: (u16, u16)) -> Self {
        Desk::with(subject, size, Theme { color: true, unicode: true })
    }

    fn with(subject: &'a Subject, size: (u16, u16), theme: Theme) -> Self {
        let terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a terminal");
        let mut desk = Desk { screen: Screen::new(subject, theme), terminal };
        desk.draw();
        desk
    }

    fn draw(&mut self) {
        self.terminal.draw(|frame| self.screen.draw(frame)).expect("drawn");
    }

    fn event(&mut self, event: Event) -> Step {
        let step = self.screen.handle(&event);
        self.draw();
        step
    }

    fn press(&mut self, code: KeyCode) -> Step {
        self.event(Event::Key(KeyEvent::from(code)))
    }

    /// Types; nothing must be decided on the way.
    #[track_caller]
    fn keys(&mut self, keys: &str) {
        for key in keys.chars() {
            let step = self.press(KeyCode::Char(key));
            assert!(matches!(step, Step::Stay), "`{key}` of `{keys}` ended it: {step:?}");
        }
    }

    fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }

    fn text(&self) -> String {
        let buffer = self.buffer();
        let row = |y: u16| {
            let mut line = String::new();
            let mut x = 0;
            while x < buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += u16::try_from(console::measure_text_width(symbol)).expect("a cell").max(1);
            }
            line.trim_end().to_owned()
        };
        (0..buffer.area.height).map(row).collect::<Vec<_>>().join("\n")
    }

    fn last_lines(&self, count: usize) -> String {
        let text = self.text();
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len() - count..].join("\n")
    }
}

#[track_caller]
fn approved_all(step: Step) -> Option<String> {
    match step {
        Step::Done(Choice::ApproveAll { message }) => message,
        other => panic!("not an approval of all: {other:?}"),
    }
}

#[test]
fn first_sight() {
    let subject = subject(five_changes());
    let desk = Desk::new(&subject, (100, 22));
    insta::assert_snapshot!(desk.text(), @"
    fix-login-1 revision 2  Fix the login
    by agent/claude-code, 2 hours ago; 3 files +3 −1; 2 checkpoints
     Diff   Prompts (2)   About    the trunk has moved since
    3 files                       │ added docs/new.md  +1 −0
    [x] A docs/new.md        +1 −0│  [x] @@ -0,0 +1,1 @@
    [x] M logo.png          binary│        1 + # New
    [x] M src/login.rs       +2 −1│
                                  │
                                  │
                                  │
                                  │
                                  │
                                  │
                                  │
                                  │
                                  │
                                  │
                                  │
                                  │
                                  │
    accepted: all 4 changes
    a approve all  r reject  s skip  q quit  space accept/leave out  tab pane  n/p hunk  ? help
    ");
}

#[test]
fn hunks_are_left_out_and_the_part_is_approved() {
    let subject = subject(five_changes());
    let mut desk = Desk::new(&subject, (100, 22));
    desk.keys("Gnn ");
    insta::assert_snapshot!(desk.text(), @"
    fix-login-1 revision 2  Fix the login
    by agent/claude-code, 2 hours ago; 3 files +3 −1; 2 checkpoints
     Diff   Prompts (2)   About    the trunk has moved since
    3 files                       │ modified src/login.rs  +2 −1
    [x] A docs/new.md        +1 −0│  [x] @@ -1,5 +1,5 @@
    [x] M logo.png          binary│    1   1   line 1
    [~] M src/login.rs       +2 −1│    2     - line 2
                                  │        2 + second
                                  │    3   3   line 3
                                  │    4   4   line 4
                                  │    5   5   line 5
                                  │> [ ] @@ -26,5 +26,6 @@  left out
                                  │▌  26  26   line 26
                                  │▌  27  27   line 27
                                  │▌  28  28   line 28
                                  │▌      29 + line 28b
                                  │▌  29  30   line 29
                                  │▌  30  31   line 30
                                  │
                                  │
    accepted: 3 of 4 changes
    a approve 3 of 4 changes  r reject  s skip  q quit  space accept/leave out  tab pane  ? help
    ");
    desk.keys("a");
    insta::assert_snapshot!(desk.last_lines(2), @"
    approve 3 of 4 changes of fix-login-1 revision 2 and land on main by squash? y/n
    y yes  n no, go back
    ");
    let Step::Done(Choice::ApprovePart { selection, message }) = desk.press(KeyCode::Char('y')) else {
        panic!("a part is approved")
    };
    assert_eq!(message, None);
    let chosen: Vec<String> = selection.choices.iter().map(|(path, choice)| format!("{path} {choice:?}")).collect();
    assert_eq!(chosen, ["docs/new.md All", "logo.png All", "src/login.rs Hunks({0})"]);
}

#[test]
fn approving_all_asks_first_and_takes_only_a_y() {
    let subject = subject(five_changes());
    let mut desk = Desk::new(&subject, (80, 20));
    desk.keys("a");
    let question = desk.last_lines(2);
    insta::assert_snapshot!(question, @"
    approve fix-login-1 revision 2 and land on main by merge? y/n
    y yes  n no, go back
    ");
    for code in [KeyCode::Enter, KeyCode::Char(' '), KeyCode::Char('a'), KeyCode::Tab] {
        assert!(matches!(desk.press(code), Step::Stay));
        assert_eq!(desk.last_lines(2), question, "{code:?} is no answer");
    }
    desk.keys("n");
    assert!(desk.last_lines(2).starts_with("accepted: all 4 changes"));
    desk.keys("a");
    assert!(matches!(desk.press(KeyCode::Esc), Step::Stay));
    desk.keys("mwell done");
    assert!(matches!(desk.press(KeyCode::Enter), Step::Stay));
    assert!(desk.last_lines(2).starts_with("accepted: all 4 changes; remark: well done"));
    desk.keys("a");
    assert!(desk.last_lines(3).contains("with the remark `well done`"), "{}", desk.text());
    assert_eq!(approved_all(desk.press(KeyCode::Char('y'))).as_deref(), Some("well done"));
}

#[test]
fn nothing_accepted_cannot_be_approved() {
    let subject = subject(five_changes());
    let mut desk = Desk::new(&subject, (80, 20));
    desk.keys(" j j a");
    assert!(desk.last_lines(2).starts_with("nothing is accepted"), "{}", desk.text());
    assert!(!desk.last_lines(1).contains("approve"), "{}", desk.text());
    desk.keys("y");
    assert!(desk.last_lines(2).starts_with("accepted: nothing"), "it was no question");
}

#[test]
fn a_file_of_which_a_part_is_accepted_becomes_all_first() {
    let subject = subject(five_changes());
    let mut desk = Desk::new(&subject, (80, 20));
    desk.keys("Gn ");
    assert_eq!(desk.screen.marks.file(2), Accepted::Part);
    desk.press(KeyCode::Tab);
    desk.keys(" ");
    assert_eq!(desk.screen.marks.file(2), Accepted::All);
    desk.keys(" ");
    assert_eq!(desk.screen.marks.file(2), Accepted::Nothing);
}

#[test]
fn a_part_waits_for_a_gate_that_one_grant_opens() {
    let mut subject = subject(five_changes());
    subject.effect = Effect::Waits(vec!["1 of 2 grants".to_owned()]);
    let mut desk = Desk::new(&subject, (80, 20));
    desk.keys(" a");
    assert!(desk.last_lines(2).starts_with("a part can only be approved when it lands at once"), "{}", desk.text());
    desk.keys(" a");
    assert!(desk.last_lines(3).contains("without landing yet (1 of 2 grants)? y/n"), "{}", desk.text());
}

#[test]
fn a_rejection_needs_a_reason() {
    let subject = subject(five_changes());
    let mut desk = Desk::new(&subject, (80, 20));
    desk.keys("r");
    assert!(matches!(desk.press(KeyCode::Enter), Step::Stay));
    assert!(desk.last_lines(1).contains("needs a reason"), "{}", desk.text());
    desk.keys("  ");
    assert!(matches!(desk.press(KeyCode::Enter), Step::Stay));
    assert!(matches!(desk.press(KeyCode::Esc), Step::Stay));
    desk.keys("r");
    assert!(matches!(desk.event(Event::Paste("no test\ny for the\ta y".to_owned())), Step::Stay));
    insta::assert_snapshot!(desk.last_lines(2), @"
    reject fix-login-1 revision 2, because: no test y for the a y
    Enter rejects it  Esc goes back
    ");
    let Step::Done(Choice::Reject { reason }) = desk.press(KeyCode::Enter) else { panic!("rejected") };
    assert_eq!(reason, "no test y for the a y");
}

#[test]
fn a_line_is_edited_as_in_a_shell() {
    let subject = subject(five_changes());
    let mut desk = Desk::new(&subject, (80, 20));
    desk.keys("rnö 日本 teh");
    for code in [KeyCode::Backspace, KeyCode::Backspace, KeyCode::Left, KeyCode::Right, KeyCode::Delete] {
        desk.press(code);
    }
    desk.keys("he");
    desk.press(KeyCode::Home);
    desk.press(KeyCode::Delete);
    desk.keys("N");
    let control = |c| Event::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL));
    desk.event(control('e'));
    desk.event(control('w'));
    desk.keys("x");
    let Step::Done(Choice::Reject { reason }) = desk.press(KeyCode::Enter) else { panic!("rejected") };
    assert_eq!(reason, "Nö 日本 x");
    desk.keys("rall of it");
    desk.event(control('u'));
    desk.keys("r");
    let Step::Done(Choice::Reject { reason }) = desk.press(KeyCode::Enter) else { panic!("rejected") };
    assert_eq!(reason, "r", "the letters of commands are letters here");
}

#[test]
fn skip_and_quit_decide_nothing() {
    let subject = subject(five_changes());
    let mut desk = Desk::new(&subject, (80, 20));
    assert!(matches!(desk.press(KeyCode::Char('s')), Step::Done(Choice::Skip)));
    assert!(matches!(desk.press(KeyCode::Char('q')), Step::Done(Choice::Quit)));
    desk.keys("t");
    assert!(matches!(desk.press(KeyCode::Esc), Step::Stay), "back to the diff first");
    assert!(matches!(desk.press(KeyCode::Esc), Step::Done(Choice::Quit)));
    for mode in ["", "a", "r", "m", "?"] {
        desk.keys(mode);
        let control_c = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert!(matches!(desk.event(Event::Key(control_c)), Step::Interrupted), "in `{mode}`");
        desk.press(KeyCode::Esc);
        desk.screen = Screen::new(&subject, Theme { color: true, unicode: true });
    }
    desk.event(Event::Paste("ayrsq".to_owned()));
    assert!(desk.last_lines(2).starts_with("accepted: all"), "a paste is no command");
}

#[test]
fn prompts_and_about_and_help() {
    let subject = subject(five_changes());
    let mut desk = Desk::new(&subject, (80, 20));
    desk.keys("t");
    insta::assert_snapshot!(desk.text(), @"
    fix-login-1 revision 2  Fix the login
    by agent/claude-code, 2 hours ago; 3 files +3 −1; 2 checkpoints
     Diff   Prompts (2)   About    the trunk has moved since
    @1 kzwqrstu Fix the login
      agent/claude-code, 4 hours ago; 1 file +2 −1
      Users with an empty password get a stack trace.

    @2 mmlkpoqz Add a page about it
      ada, 2 hours ago; 2 files +1 −0









    accepted: all 4 changes
    a approve all  r reject  s skip  q quit  j/k scroll  d diff  t prompts  ? help
    ");
    desk.keys("i");
    insta::assert_snapshot!(desk.text(), @"
    fix-login-1 revision 2  Fix the login
    by agent/claude-code, 2 hours ago; 3 files +3 −1; 2 checkpoints
     Diff   Prompts (2)   About    the trunk has moved since
    It failed for empty passwords.

    Your approval lands it on main by merge.
    missing: 0 of 1 grants by a person on revision 2
    note: the trunk has moved since
    bob rejected revision 1 3 hours ago: no test









    accepted: all 4 changes
    a approve all  r reject  s skip  q quit  j/k scroll  d diff  t prompts  ? help
    ");
    desk.keys("i?");
    insta::assert_snapshot!(desk.text(), @"
    fix-login-1 revision 2  Fix the login
    by agent/claude-code, 2 hours ago; 3 files +3 −1; 2 checkpoints
     Diff   Prompts (2)   About    the trunk has moved since
      j k ↓ ↑       next and previous file or line
      PgDn PgUp g G a page on and back (also Ctrl-D, Ctrl-U), first and last
      tab enter     from the files to the hunks and back
      n p           next and previous hunk
      ← →           sideways
      space         accept the file or hunk, or leave it out
      t             the prompts that led here, in order
      i             about: summary, what the gate misses, earlier votes, notes
      d             back to the diff
      c C           take a note on the line or file; C asks a question
      m             a remark that goes with the approval
      a             approve what is accepted; asks first
      r             reject; asks for the reason
      s             skip: leave it as it is, go to the next
      q Esc Ctrl-C  quit; nothing is decided
    accepted: all 4 changes
    any key goes back
    ");
    desk.keys("q");
    assert!(desk.last_lines(2).starts_with("accepted"), "any key leaves the help, also `q`");
}

#[test]
fn hunks_follow_each_other_across_files() {
    let subject = subject(five_changes());
    let mut desk = Desk::new(&subject, (100, 12));
    let at = |desk: &Desk<'_>| (desk.screen.file, desk.screen.current(), desk.screen.row);
    desk.keys("n");
    assert_eq!(at(&desk), (0, 0, 0));
    desk.keys("nnn");
    assert_eq!(at(&desk), (2, 1, 7), "past the file without hunks to the second hunk of the last");
    assert!(desk.text().contains("[x] @@ -26,5"), "its heading is in sight: {}", desk.text());
    desk.keys("n");
    assert_eq!(at(&desk), (2, 1, 7), "there is no further one");
    desk.keys("jj");
    assert_eq!(at(&desk), (2, 1, 9));
    desk.keys("pp");
    assert_eq!(at(&desk), (2, 0, 0));
    desk.keys("ppp");
    assert_eq!(at(&desk), (0, 0, 0));
    desk.keys("nn");
    desk.keys("G");
    assert_eq!(at(&desk), (2, 1, 13));
    assert!(desk.text().contains("line 30"), "{}", desk.text());
    desk.keys("g");
    assert_eq!(at(&desk), (2, 0, 0));
    desk.press(KeyCode::PageDown);
    assert_eq!(at(&desk).2, 5);
    desk.press(KeyCode::PageUp);
    assert_eq!(at(&desk).2, 0);
}

#[test]
fn colours_are_those_of_the_diff_and_what_is_left_out_is_dim() {
    let subject = subject(five_changes());
    let mut desk = Desk::new(&subject, (100, 22));
    desk.keys("Gn");
    let find = |desk: &Desk<'_>, text: &str| {
        let screen = desk.text();
        let y = screen.lines().position(|l| l.contains(text)).expect("on the screen");
        let line = screen.lines().nth(y).expect("that line");
        let x = console::measure_text_width(&line[..line.find(text).expect("found")]);
        desk.buffer()[(u16::try_from(x).expect("fits"), u16::try_from(y).expect("fits"))].clone()
    };
    assert_eq!(find(&desk, "second").fg, Color::Indexed(2));
    assert_eq!(find(&desk, "@@ -1,5").fg, Color::Indexed(6));
    assert!(find(&desk, "Diff").modifier.contains(Modifier::REVERSED));
    desk.keys(" ");
    assert_eq!(find(&desk, "second").fg, Color::Indexed(8));
    assert_eq!(find(&desk, "line 28b").fg, Color::Indexed(2), "the other hunk is not");
    let mut desk = Desk::with(&subject, (100, 22), Theme { color: false, unicode: false });
    desk.keys("Gn ");
    let buffer = desk.buffer();
    assert!(buffer.content.iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
    assert!(desk.text().contains("[ ] @@ -1,5 +1,5 @@  left out"), "{}", desk.text());
}

#[test]
fn any_size_is_drawn() {
    let subject = subject(five_changes());
    for size in [(1, 1), (5, 3), (20, 5), (23, 8), (79, 19), (300, 90)] {
        let mut desk = Desk::new(&subject, size);
        for keys in ["jj", "nn ", "t", "G", "i", "?", "x", "d", "r", "long reason that does not fit anywhere"] {
            desk.keys(keys);
        }
        desk.press(KeyCode::Esc);
        desk.keys("a");
        desk.press(KeyCode::Esc);
    }
    let empty = super::subject(diff(&[], &[]));
    let mut desk = Desk::new(&empty, (80, 20));
    desk.keys("jkn pGg\t");
    desk.press(KeyCode::Right);
    assert!(desk.text().contains("nothing differs"));
}

#[test]
fn wide_characters_keep_the_columns() {
    let path = "文書/とても長い名前のファイル・とても長い名前のファイル.txt".as_bytes();
    let text = "日本語の行です\tタブ\n🎉 party\n".as_bytes();
    let mut subject = subject(diff(&[], &[("100644", path, text), ("100644", b"a.txt", b"x\n")]));
    subject.title = "日本語 ".repeat(40);
    let mut desk = Desk::new(&subject, (81, 20));
    desk.keys("G");
    insta::assert_snapshot!(desk.text(), @"
    fix-login-1 revision 2  日本語 日本語 日本語 日本語 日本語 日本語 日本語 日本語
    by agent/claude-code, 2 hours ago; 2 files +3 −0; 2 checkpoints
     Diff   Prompts (2)   About    the trunk has moved since
    2 files                 │ added 文書/とても長い名前のファイル・とても長い名前のフ
    [x] A a.txt        +1 −0│  [x] @@ -0,0 +1,2 @@
    [x] A …ァイル.txt  +2 −0│        1 + 日本語の行です        タブ
                            │        2 + 🎉 party
                            │
                            │
                            │
                            │
                            │
                            │
                            │
                            │
                            │
                            │
                            │
    accepted: all 2 hunks
    a approve all  r reject  s skip  q quit  space accept/leave out  ? help
    ");
    let separators: Vec<usize> = desk
        .text()
        .lines()
        .skip(3)
        .take(15)
        .map(|l| console::measure_text_width(&l[..l.find('│').expect("two panes")]))
        .collect();
    assert!(separators.iter().all(|at| *at == separators[0]), "{separators:?}\n{}", desk.text());
    desk.keys("n");
    for _ in 0..3 {
        desk.press(KeyCode::Right);
        assert!(desk.text().lines().skip(3).take(15).all(|l| l.contains('│')), "{}", desk.text());
    }
}

#[test]
fn nothing_from_outside_reaches_the_terminal_raw() {
    let evil = "\u{1b}[2Jgone\u{202e}\u{9b}31m\u{7}";
    let mut subject = subject(diff(&[], &[("100644", evil.as_bytes(), evil.as_bytes())]));
    for text in [&mut subject.title, &mut subject.requester, &mut subject.summary, &mut subject.name] {
        *text = evil.to_owned();
    }
    subject.hints = vec![evil.to_owned()];
    subject.missing = vec![evil.to_owned()];
    subject.votes[0].message = Some(evil.to_owned());
    subject.prompts[0].prompt = Some(format!("x\n{evil}"));
    subject.prompts[0].subject = evil.to_owned();
    let mut desk = Desk::new(&subject, (200, 30));
    for keys in ["n", "t", "i", "a"] {
        desk.keys(keys);
        let text = desk.text();
        assert!(!text.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'), "{text:?}");
        assert!(text.contains("\\u{1b}[2Jgone\\u{202e}"), "{text}");
    }
}

#[test]
fn notes_stand_below_their_lines_and_are_taken_where_the_cursor_is() {
    let note = |kind, text: &str| Note {
        kind,
        is_open: true,
        is_stale: false,
        path: Some("src/login.rs".into()),
        lines: Some((2, 2)),
        actor: "bob".to_owned(),
        age: "1 hour ago".to_owned(),
        text: text.to_owned(),
    };
    let mut subject = subject(five_changes());
    subject.notes = vec![note("question", "why\u{1b}[2J?")];
    let mut desk = Desk::new(&subject, (110, 24));
    let taken = |step: Step| match step {
        Step::Note(draft) => (draft.is_question, draft.path.map(|p| p.to_string()), draft.lines, draft.text),
        other => panic!("no note: {other:?}"),
    };
    desk.keys("cfine");
    assert!(desk.last_lines(2).starts_with("note on docs/new.md: fine"), "{}", desk.last_lines(2));
    let step = desk.press(KeyCode::Enter);
    assert_eq!(taken(step), (false, Some("docs/new.md".to_owned()), None, "fine".to_owned()));

    desk.keys("jj");
    desk.press(KeyCode::Tab);
    assert!(desk.text().contains("question: why\\u{1b}[2J? bob, 1 hour ago"), "{}", desk.text());
    desk.keys("jjc");
    assert!(desk.last_lines(2).starts_with("this line is gone"), "{}", desk.last_lines(2));
    desk.keys("jCreally");
    let step = desk.press(KeyCode::Enter);
    assert_eq!(taken(step), (true, Some("src/login.rs".to_owned()), Some((2, 2)), "really".to_owned()));
    desk.screen.noted(Ok(note("note", "really so")));
    desk.draw();
    assert!(desk.text().contains("note: really so bob") && desk.last_lines(2).starts_with("kept: the note"));
    desk.screen.noted(Err(crate::error::Error::new(crate::error::Code::Busy, "no\u{1b}")));
    desk.draw();
    assert!(desk.last_lines(2).starts_with("no\\u{1b}"), "{}", desk.last_lines(2));

    desk.keys("ic");
    let step = {
        desk.keys("x");
        desk.press(KeyCode::Enter)
    };
    assert_eq!(taken(step), (false, None, None, "x".to_owned()), "on the other pages it is about all of it");
    assert!(desk.text().contains("note: really so bob, 1 hour ago on src/login.rs:2"), "{}", desk.text());
    desk.keys("c");
    assert!(matches!(desk.press(KeyCode::Enter), Step::Stay), "an empty note is none");
}
