//! What a person sees: each test runs this test binary again in a pseudo-terminal, types, and reads the screen.

use std::io::{Read as _, Write as _};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

use super::*;

const SCENE: &str = "TINE_TERMINAL_TEST";
const PATIENCE: Duration = Duration::from_secs(20);

/// Runs one scene in the pseudo-terminal. Alone it does nothing.
#[test]
#[ignore = "the other side of the tests below"]
fn scene() {
    let Ok(scene) = std::env::var(SCENE) else { return };
    interrupt::install();
    let ui = Ui::new(UiOptions::from_env());
    let ask = Ask { question: "go on?", instead: "pass `--yes`" };
    let items = ["apple".to_owned(), "pear\u{1b}[2J".to_owned(), "plum".to_owned()];
    let said = match scene.as_str() {
        "confirm" => format!("{:?}", ui.confirm(ask, true).map_err(|e| e.code())),
        "select" => format!("{:?}", ui.select(ask, &items, Some(1)).map_err(|e| e.code())),
        "multi_select" => format!("{:?}", ui.multi_select(ask, &items, &[true, false, false]).map_err(|e| e.code())),
        "input" => format!("{:?}", ui.input(ask, Some("trunk")).map_err(|e| e.code())),
        "progress" => {
            let progress = Progress::new(&ui, "counting", 3);
            progress.inc(2);
            std::thread::sleep(Duration::from_millis(800));
            ui.status("between");
            std::thread::sleep(Duration::from_millis(400));
            progress.finish();
            "over".to_owned()
        }
        "pager" => {
            ui.answer_paged("x marks\n");
            "paged".to_owned()
        }
        "stuck" => loop {
            ui.status(if interrupt::requested() { "stopping" } else { "working" });
            std::thread::sleep(Duration::from_millis(50));
        },
        #[cfg(feature = "tui")]
        "panic" => review::panic_on_the_screen(),
        other => panic!("no scene {other}"),
    };
    ui.answer(&format!("RESULT {said}"));
}

/// A program in a pseudo-terminal.
struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn std::io::Write + Send>,
    screen: Arc<Mutex<vt100::Parser>>,
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

impl Terminal {
    fn start(scene: &str, env: &[(&str, &str)]) -> Self {
        let size = PtySize { rows: 30, cols: 100, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(std::env::current_exe().expect("this binary"));
        command.args(["--exact", "ui::terminal_tests::scene", "--ignored", "--nocapture", "--color", "never"]);
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TINE_PAGER", "PAGER", "LC_ALL", "LC_CTYPE", "LESS"] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env(SCENE, scene);
        for (name, value) in env {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).expect("starts");
        drop(pair.slave);
        let writer = pair.master.take_writer().expect("a writer");
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let screen = Arc::new(Mutex::new(vt100::Parser::new(30, 100, 0)));
        let shown = Arc::clone(&screen);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                shown.lock().expect("no panic while parsing").process(&buffer[..n]);
            }
        });
        Terminal { child, writer, screen, _master: pair.master }
    }

    fn keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("typed");
        self.writer.flush().expect("typed");
    }

    fn contents(&self) -> String {
        self.screen.lock().expect("no panic while parsing").screen().contents()
    }

    fn cursor_is_hidden(&self) -> bool {
        self.screen.lock().expect("no panic while parsing").screen().hide_cursor()
    }

    #[track_caller]
    fn wait_for(&self, text: &str) {
        self.wait_until(text, |t| t.contents().contains(text));
    }

    #[track_caller]
    fn wait_until(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            assert!(start.elapsed() < PATIENCE, "`{what}` did not appear:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    #[track_caller]
    fn exit_code(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("waits") {
                return status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "still running:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Answers one question with these keys.
#[track_caller]
fn answered(scene: &str, keys: &str, result: &str) {
    let mut terminal = Terminal::start(scene, &[]);
    terminal.wait_for("go on?");
    // Keys count once the terminal is raw, which the hidden cursor tells, except for a line of text.
    if scene != "input" {
        terminal.wait_until("a hidden cursor", Terminal::cursor_is_hidden);
    }
    std::thread::sleep(Duration::from_millis(50));
    terminal.keys(keys);
    terminal.wait_for(&format!("RESULT {result}"));
    assert!(!terminal.cursor_is_hidden(), "the cursor is back");
}

#[test]
fn questions_are_answered_by_keys() {
    answered("confirm", "n", "Ok(false)");
    answered("confirm", "\r", "Ok(true)");
    answered("select", "\r", "Ok(1)");
    answered("select", "j\r", "Ok(2)");
    answered("multi_select", "jj \r", "Ok([0, 2])");
    answered("input", "main\r", "Ok(\"main\")");
    answered("input", "\r", "Ok(\"trunk\")");
}

#[test]
fn ctrl_c_in_a_question_is_interrupted_with_the_cursor_shown() {
    for scene in ["confirm", "select", "multi_select", "input"] {
        answered(scene, "\u{3}", "Err(Interrupted)");
    }
    answered("confirm", "\u{1b}", "Err(Interrupted)");
}

#[test]
fn items_from_outside_are_made_visible() {
    let terminal = Terminal::start("select", &[]);
    terminal.wait_for("pear\\u{1b}[2J");
    assert!(terminal.contents().contains("go on?"), "nothing was cleared");
}

#[test]
fn progress_is_drawn_and_cleared() {
    let terminal = Terminal::start("progress", &[]);
    terminal.wait_for("2/3");
    terminal.wait_until("a status above the bar", |t| {
        let contents = t.contents();
        contents.find("between").zip(contents.find("counting")).is_some_and(|(status, bar)| status < bar)
    });
    terminal.wait_for("RESULT over");
    assert!(!terminal.contents().contains("counting"), "{}", terminal.contents());
}

#[test]
fn the_pager_shows_the_answer_and_a_broken_one_does_not_lose_it() {
    let terminal = Terminal::start("pager", &[("TINE_PAGER", "sed s/marks/counts/")]);
    terminal.wait_for("x counts");
    terminal.wait_for("RESULT paged");
    let terminal = Terminal::start("pager", &[("TINE_PAGER", "tine-no-such-pager")]);
    terminal.wait_for("warning: cannot use the pager `tine-no-such-pager`");
    terminal.wait_for("x marks");
}

#[test]
fn the_second_ctrl_c_ends_a_stuck_command_with_130() {
    let mut terminal = Terminal::start("stuck", &[]);
    terminal.wait_for("working");
    terminal.keys("\u{3}");
    terminal.wait_for("stopping");
    terminal.keys("\u{3}");
    assert_eq!(terminal.exit_code(), 130);
}

#[cfg(feature = "tui")]
#[test]
fn a_panic_on_the_full_screen_is_told_on_the_main_one() {
    let mut terminal = Terminal::start("panic", &[]);
    terminal.wait_for("broken on purpose");
    terminal.exit_code();
    let screen = terminal.screen.lock().expect("no panic while parsing");
    assert!(!screen.screen().alternate_screen() && !screen.screen().hide_cursor());
    assert!(screen.screen().contents().contains("broken on purpose"));
}
