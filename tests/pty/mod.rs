//! A pseudo-terminal with the built binary in it, and a home with a repository around it. Waits for what has to appear,
//! never for a time.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

pub const TINE: &str = env!("CARGO_BIN_EXE_tine");
const PATIENCE: Duration = Duration::from_secs(30);

/// A home with one repository that nothing from this machine reaches.
pub struct World {
    dir: tempfile::TempDir,
}

impl World {
    pub fn new() -> World {
        let world = World { dir: tempfile::tempdir().expect("a temporary directory") };
        std::fs::create_dir(world.repo()).expect("a directory");
        std::fs::write(world.dir.path().join(".gitconfig"), "[user]\n\tname = Ada\n\temail = ada@example.org\n")
            .expect("git's configuration");
        world.git(&["init", "-q", "-b", "main"]);
        std::fs::write(world.repo().join("list.txt"), numbers()).expect("a file");
        std::fs::write(world.repo().join("old.txt"), "old\n").expect("a file");
        world.git(&["add", "-A"]);
        world.git(&["commit", "-q", "-m", "First"]);
        world
    }

    pub fn repo(&self) -> PathBuf {
        self.dir.path().join("repo")
    }

    pub fn env(&self) -> Vec<(String, String)> {
        let var = |name: &str, value: String| (name.to_owned(), value);
        vec![
            var("HOME", self.dir.path().to_string_lossy().into_owned()),
            var("PATH", std::env::var("PATH").expect("a path")),
            var("GIT_CONFIG_NOSYSTEM", "1".to_owned()),
            var("GIT_AUTHOR_DATE", "1700000000 +0000".to_owned()),
            var("GIT_COMMITTER_DATE", "1700000000 +0000".to_owned()),
            var("LANG", "C.UTF-8".to_owned()),
            var("TERM", "xterm-256color".to_owned()),
        ]
    }

    pub fn run(&self, program: &str, dir: &Path, args: &[&str]) -> Output {
        Command::new(program)
            .args(args)
            .current_dir(dir)
            .env_clear()
            .envs(self.env())
            .stdin(std::process::Stdio::null())
            .output()
            .expect("it starts")
    }

    #[track_caller]
    pub fn ok(&self, program: &str, dir: &Path, args: &[&str]) -> String {
        let out = self.run(program, dir, args);
        assert!(out.status.success(), "{program} {args:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).expect("text")
    }

    #[track_caller]
    pub fn git(&self, args: &[&str]) -> String {
        self.ok("git", &self.repo(), args)
    }

    #[track_caller]
    pub fn tine(&self, args: &[&str]) -> String {
        self.ok(TINE, &self.repo(), args)
    }

    /// A session's workspace.
    #[track_caller]
    pub fn start(&self, name: &str) -> PathBuf {
        PathBuf::from(self.tine(&["start", name]).lines().last().expect("a path"))
    }

    /// A session with one checkpoint: two hunks in a file, a new file; proposed as `<name>-1`.
    #[track_caller]
    pub fn propose(&self, name: &str, summary: &str) -> PathBuf {
        let workspace = self.start(name);
        let edited = numbers().replace("\n2\n", "\ntwo\n").replace("\n38\n", "\nthirty-eight\n");
        std::fs::write(workspace.join("list.txt"), edited).expect("a file");
        std::fs::write(workspace.join(format!("{name}.txt")), "new\n").expect("a file");
        self.ok(TINE, &workspace, &["checkpoint", "--prompt", "Write the numbers out\n\nAt least some of them."]);
        self.ok(TINE, &workspace, &["propose", "-m", summary]);
        workspace
    }

    /// `tine ARGS` on a terminal of this size.
    pub fn terminal(&self, (columns, rows): (u16, u16), args: &[&str], env: &[(&str, &str)]) -> Terminal {
        let mut command = CommandBuilder::new(TINE);
        command.args(args);
        command.cwd(self.repo());
        command.env_clear();
        for (name, value) in self.env() {
            command.env(name, value);
        }
        for (name, value) in env {
            command.env(name, value);
        }
        Terminal::start(command, columns, rows)
    }
}

pub fn numbers() -> String {
    (1..=40).map(|n| format!("{n}\n")).collect()
}

/// A terminal with a program in it.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn std::io::Write + Send>,
    screen: Arc<Mutex<vt100::Parser>>,
    master: Box<dyn MasterPty + Send>,
    modes: String,
}

impl Terminal {
    fn start(command: CommandBuilder, columns: u16, rows: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let modes = format!("{:?}", pair.master.get_termios());
        let child = pair.slave.spawn_command(command).expect("starts");
        drop(pair.slave);
        let writer = pair.master.take_writer().expect("a writer");
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let screen = Arc::new(Mutex::new(vt100::Parser::new(rows, columns, 0)));
        let shown = Arc::clone(&screen);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                shown.lock().expect("no panic while parsing").process(&buffer[..n]);
            }
        });
        Terminal { child, writer, screen, master: pair.master, modes }
    }

    pub fn look<T>(&self, at: impl FnOnce(&vt100::Screen) -> T) -> T {
        at(self.screen.lock().expect("no panic while parsing").screen())
    }

    /// The process in it.
    pub fn process(&self) -> u32 {
        self.child.process_id().expect("it runs")
    }

    /// Gives it another size, as a person who pulls at the window's corner.
    pub fn resize(&self, columns: u16, rows: u16) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        // The screen here does not stand a line that wraps on its only row, or a wide character on its only column.
        self.screen.lock().expect("no panic while parsing").screen_mut().set_size(rows.max(2), columns.max(2));
        self.master.resize(size).expect("resized");
    }

    pub fn contents(&self) -> String {
        self.look(vt100::Screen::contents)
    }

    pub fn keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("typed");
        self.writer.flush().expect("typed");
    }

    /// Types, then waits for what that must bring.
    #[track_caller]
    pub fn type_for(&mut self, keys: &str, text: &str) {
        self.keys(keys);
        self.wait_for(text);
    }

    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.wait_until(text, |t| t.contents().contains(text));
    }

    #[track_caller]
    pub fn wait_until(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            assert!(start.elapsed() < PATIENCE, "`{what}` did not appear:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// The exit code, once the terminal is as it was before.
    #[track_caller]
    pub fn ends(&mut self) -> u32 {
        let start = Instant::now();
        let code = loop {
            if let Some(status) = self.child.try_wait().expect("waits") {
                break status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "still running:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(10));
        };
        self.wait_until("the main screen", |t| !t.look(vt100::Screen::alternate_screen));
        self.wait_until("a cursor", |t| !t.look(vt100::Screen::hide_cursor));
        self.wait_until("plain pasting", |t| !t.look(vt100::Screen::bracketed_paste));
        assert_eq!(format!("{:?}", self.master.get_termios()), self.modes, "the line discipline is as before");
        code
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
