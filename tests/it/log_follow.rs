//! Following the timelines: each checkpoint as it comes, for people and for scripts.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, ChildStdout, Command};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::Value;

use crate::support::{Call, World, eventually};

/// A `tine log --follow` at work, ended with the test.
struct Following {
    child: Child,
    lines: Receiver<String>,
}

impl Following {
    fn start(call: Call) -> Following {
        let mut child = call.spawn();
        let lines = lines_of(child.stdout.take().expect("a pipe"));
        Following { child, lines }
    }

    #[track_caller]
    fn next(&self) -> String {
        self.lines.recv_timeout(Duration::from_secs(60)).expect("a line comes")
    }

    /// The only checkpoint of the next document.
    #[track_caller]
    fn next_checkpoint(&self) -> Value {
        let line = self.next();
        let document: Value = serde_json::from_str(&line).unwrap_or_else(|e| panic!("{e}: {line}"));
        assert_eq!(
            (&document["schema"], &document["ok"], &document["command"]),
            (&1.into(), &true.into(), &"log".into())
        );
        let all = document["data"]["checkpoints"].as_array().expect("a list");
        assert_eq!(all.len(), 1, "{line}");
        all[0].clone()
    }

    fn signal(&self, signal: &str) {
        let sent = Command::new("kill").args([signal, &self.child.id().to_string()]).status();
        assert!(sent.expect("kill runs").success());
    }

    /// The exit status, once it ended by itself.
    fn ends(&mut self) -> Option<i32> {
        eventually(|| self.child.try_wait().expect("a child of ours")).expect("it ends").code()
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn lines_of(stdout: ChildStdout) -> Receiver<String> {
    let (send, receive) = channel();
    std::thread::spawn(move || BufReader::new(stdout).lines().map_while(Result::ok).try_for_each(|l| send.send(l)));
    receive
}

#[test]
fn checkpoints_come_as_they_are_taken() {
    let world = World::new();
    let fix = world.start("fix");
    for n in 1..=3 {
        fix.write("a.txt", format!("{n}\n"));
        fix.checkpoint(&format!("number {n}"));
    }
    let mut following = Following::start(world.repo().tine(["log", "--follow", "--all", "--limit", "2"]));
    let first = following.next();
    assert!(first.contains(" fix @2 ") && first.contains("number 2  1 file +1 -1"), "oldest first: {first}");
    assert!(following.next().contains("number 3"));
    fix.write("a.txt", "4\n");
    fix.checkpoint("number 4");
    assert!(following.next().contains(" fix @4 "));
    // A new session, plain git, and what an undo takes and a redo brings again.
    fix.json(["undo"]);
    fix.json(["redo"]);
    let other = world.start("other");
    other.git(["commit", "--quiet", "--allow-empty", "-m", "By plain git"]);
    let line = following.next();
    assert!(line.contains(" other @1 ") && line.contains("By plain git"), "{line}");
    // The last one of a session that is gone in the next moment.
    other.write("b.txt", "b\n");
    other.checkpoint("the last");
    world.repo().json(["discard", "other", "-m", "over"]);
    assert!(following.next().contains("the last"));
    following.signal("-INT");
    assert_eq!(following.ends(), Some(130));
}

#[test]
fn json_is_one_document_a_line() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "1\n");
    fix.checkpoint("one");
    let other = world.start("other");
    let mut following = Following::start(fix.tine(["--json", "log", "--follow"]));
    let first = following.next_checkpoint();
    assert_eq!((&first["subject"], &first["number"]), (&"one".into(), &1.into()));
    other.write("b.txt", "b\n");
    other.checkpoint("somebody else's");
    fix.write("a.txt", "2\n");
    let taken = fix.checkpoint("evil\u{1b}[2J");
    let second = following.next_checkpoint();
    assert_eq!(second["commit"], taken["commit"], "only this session's, inside of one");
    assert_eq!(second["stats"]["additions"], 1);
    following.signal("-INT");
    assert_eq!(following.ends(), Some(130));
}

#[test]
fn it_ends_quietly_when_nobody_reads_any_more() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "1\n");
    fix.checkpoint("one");
    for json in ["0", "1"] {
        let mut child = fix.tine(["log", "--follow"]).env("TINE_JSON", json).spawn();
        let mut line = String::new();
        let mut reader = BufReader::new(child.stdout.take().expect("a pipe"));
        reader.read_line(&mut line).expect("a line");
        // No checkpoint comes any more: it notices by itself.
        drop(reader);
        let status = eventually(|| child.try_wait().expect("a child of ours"));
        if status.is_none() {
            child.kill().expect("it is ended");
        }
        assert_eq!(status.and_then(|s| s.code()), Some(0));
        let mut said = String::new();
        let mut stderr = child.stderr.take().expect("a pipe");
        std::io::Read::read_to_string(&mut stderr, &mut said).expect("text");
        assert_eq!(said, "");
    }
}

#[test]
fn control_characters_in_prompts_stay_out() {
    let world = World::new();
    let fix = world.start("fix");
    let following = Following::start(fix.tine(["log", "-f"]));
    fix.json(["checkpoint", "--allow-empty", "--prompt", "evil\u{1b}[2J\u{7}end"]);
    let line = following.next();
    assert!(line.contains("end") && !line.chars().any(char::is_control), "{line:?}");
    fix.fails("usage", ["log", "--follow", "--ops"]);
    fix.fails("not_found", ["log", "--follow", "nobody"]);
}
