//! `run`: any program in a session's workspace, with a checkpoint before and after it.

use std::io::{Read as _, Write as _};
use std::process::Stdio;

use serde_json::{Value, json};

use crate::support::{Place, Ran, World, eventually};

const TINE: &str = env!("CARGO_BIN_EXE_tine");

/// `tine run OPTIONS -- sh -c SCRIPT`, with `--json`: the document's `data`, whatever the exit status.
#[track_caller]
fn runs(place: &Place<'_>, options: &[&str], script: &str) -> (Value, Option<i32>) {
    let ran = place.tine([&["--json", "run"], options, &["--", "sh", "-c", script]].concat()).run();
    let mut document = ran.document();
    assert_eq!(document["ok"], true, "{ran}");
    (document["data"].take(), ran.status)
}

#[test]
fn a_program_works_between_two_checkpoints() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("before.txt", "not saved yet\n");
    let script = "echo out; echo err >&2; cat >got; echo $TINE_SESSION $TINE_WORKSPACE $TINE_PORT_BASE $TINE_TASK >env.txt; exit 3";
    let ran = fix.tine(["run", "--task", "Do it", "--", "sh", "-c", script]).stdin("from outside\n").run();
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(3), "out\n"), "{ran}");
    assert!(ran.stderr.starts_with("err\n") && ran.stderr.contains("checkpoint @2"), "{ran}");
    assert_eq!(fix.read("got"), "from outside\n");
    let session = fix.json(["session", "show"])["session"].take();
    let port = session["port_base"].to_string();
    assert_eq!(fix.read("env.txt"), format!("fix {} {port} Do it\n", fix.path.display()));
    let log = fix.json(["log"])["checkpoints"].take();
    assert_eq!((&log[0]["kind"], &log[0]["prompt"]), (&json!("prompt"), &json!("Do it")));
    assert_eq!((&log[1]["kind"], &log[1]["stats"]["files"]), (&json!("unsaved"), &json!(1)));
    assert!(log[0]["run"].is_string() && log[1]["run"].is_null(), "{log}");
    assert_eq!(fix.git_status(), "");
}

#[test]
fn the_answer_stands_alone_on_stdout() {
    let world = World::new();
    let fix = world.start("fix");
    let ran = fix
        .tine(["--json", "run", "--", "sh", "-c", "echo out; echo x >x.txt; printenv TINE_JSON"])
        .env("TINE_JSON", "1")
        .run();
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(1), "out\n"), "{ran}");
    let data = ran.document()["data"].take();
    assert_eq!((&data["exit_code"], &data["timed_out"]), (&json!(1), &json!(false)));
    assert_eq!((&data["before"]["number"], &data["after"]["number"]), (&json!(0), &json!(1)));
    assert_eq!(data["after"]["prompt"], "sh -c 'echo out; echo x >x.txt; printenv TINE_JSON'");
    assert_eq!((&data["saved"], &data["session"]["id"]), (&data["after"], &json!("fix")));
    let again = runs(&fix, &[], "true").0;
    assert_eq!((&again["saved"], &again["before"]), (&Value::Null, &again["after"]), "no empty pair");
    assert_eq!(fix.json(["log"])["checkpoints"].as_array().map(Vec::len), Some(1));
}

#[test]
fn what_a_failed_program_did_is_taken_back_and_can_be_had_again() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("mine.txt", "mine\n");
    let script = format!(
        "echo 1 >a.txt; TINE_TEST_SEED=501 '{TINE}' checkpoint -m inner >/dev/null; rm mine.txt; echo 2 >>a.txt; exit 1"
    );
    let (data, status) = runs(&fix, &["--undo-on-failure"], &script);
    assert_eq!((status, &data["after"]), (Some(1), &data["before"]), "{data}");
    assert_eq!((data["saved"]["number"].as_u64(), &data["undone"]["kind"]), (Some(3), &json!("run")), "{data}");
    assert!(!fix.has("a.txt") && fix.read("mine.txt") == "mine\n");
    assert_eq!(fix.rev("HEAD"), data["before"]["commit"].as_str().expect("an id"));
    assert_eq!(fix.git_status(), "");
    fix.json(["undo"]);
    assert!(fix.read("a.txt") == "1\n2\n" && !fix.has("mine.txt"));
    let (data, _) = runs(&fix, &["--undo-on-failure"], "echo 3 >>a.txt");
    assert_eq!((&data["undone"], fix.read("a.txt").as_str()), (&Value::Null, "1\n2\n3\n"), "what works stays");
    let (data, status) = runs(&fix, &["--undo-on-failure"], "exit 9");
    assert_eq!((status, &data["undone"]), (Some(9), &Value::Null), "nothing to take back");
    fix.fsck();
}

#[test]
fn a_new_session_that_works_is_proposed() {
    let world = World::new();
    let repo = world.repo();
    let (data, status) = runs(&repo, &["--new", "--task", "Add a file", "--propose"], "echo a >a.txt");
    assert_eq!(
        (status, &data["session"]["id"], &data["session"]["state"]),
        (Some(0), &json!("add-a-file"), &json!("proposed"))
    );
    assert_eq!((&data["proposal"]["title"], &data["proposal"]["name"]), (&json!("Add a file"), &json!("add-a-file-1")));
    assert!(!repo.has("a.txt") && world.workspace("add-a-file").has("a.txt"));
    let (data, _) = runs(&repo, &["--new", "--task", "Nothing", "--propose"], "true");
    assert_eq!((&data["proposal"], &data["saved"]), (&Value::Null, &Value::Null));
    let (data, status) = runs(&repo, &["--new", "--task", "Fails", "--propose"], "echo b >b.txt; exit 4");
    assert_eq!((status, &data["proposal"], data["saved"].is_object()), (Some(4), &Value::Null, true));
    // Named from anywhere, and a run of the same session makes the next revision with the summary that was given.
    let named = repo.tine(["--json", "-s", "add-a-file", "run", "--propose", "--", "sh", "-c", "pwd >where.txt"]).run();
    let data = named.document()["data"].take();
    assert_eq!((&data["proposal"]["revision"], &data["proposal"]["title"]), (&json!(2), &json!("Add a file")));
    assert_eq!(
        world.workspace("add-a-file").read("where.txt"),
        format!("{}\n", world.workspace("add-a-file").path.display())
    );
}

#[test]
fn inside_the_workspace_the_directory_stays() {
    let world = World::new();
    let fix = world.start("fix");
    runs(&fix.inside("src"), &[], "pwd >here.txt");
    assert_eq!(fix.read("src/here.txt"), format!("{}\n", fix.path.join("src").display()));
}

#[test]
fn what_cannot_be_run_changes_nothing() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    fix.write("script", "#!/bin/sh\n");
    fix.checkpoint("a script");
    let before = repo.refs();
    for (word, status, code) in
        [("no-such-program", 127, "not_found"), ("./nothing", 127, "not_found"), ("./script", 126, "invalid")]
    {
        let ran = fix.tine(["--json", "run", "--", word]).run();
        assert_eq!((ran.status, &ran.document()["error"]["code"]), (Some(status), &json!(code)), "{ran}");
    }
    let ran = repo.tine(["run", "--new", "--", "no-such-program"]).run();
    assert_eq!(ran.status, Some(127), "{ran}");
    repo.fails("not_found", ["run", "--", "true"]);
    fix.fails("usage", ["run", "--timeout", "soon", "--", "true"]);
    fix.fails("usage", ["run"]);
    assert_eq!(repo.refs(), before);
    repo.json(["start", "bare", "--no-workspace"]);
    repo.fails("invalid", ["-s", "bare", "run", "--", "true"]);
}

#[test]
fn time_runs_out_for_all_that_was_started() {
    let world = World::new();
    let fix = world.start("fix");
    let script = "echo begun >a.txt; trap 'echo tidied >>a.txt; exit 0' TERM; sleep 600 & echo $! >pid; wait";
    let (data, status) = runs(&fix, &["--timeout", "3s"], script);
    assert_eq!((status, &data["exit_code"], &data["timed_out"]), (Some(124), &json!(124), &json!(true)));
    assert_eq!(fix.read("a.txt"), "begun\ntidied\n", "what it did is saved");
    assert_eq!(data["saved"]["stats"]["files"], 2);
    assert!(is_gone(fix.read("pid").trim()), "what it left behind ends with it");
}

/// Whether a process ends; whoever inherits it may reap it late.
fn is_gone(pid: &str) -> bool {
    let stat = format!("/proc/{pid}/stat");
    let look = || {
        let state = std::fs::read_to_string(&stat).unwrap_or_default();
        (state.is_empty() || state.contains(") Z ")).then_some(())
    };
    eventually(look).is_some()
}

#[test]
fn signals_reach_the_program_and_what_it_did_is_saved() {
    for (signal, trap, expected) in
        [("TERM", "", 143), ("INT", "", 130), ("HUP", "", 129), ("TERM", "trap 'echo b >b.txt; exit 5' TERM;", 5)]
    {
        let world = World::new();
        let fix = world.start("fix");
        let script = format!("{trap} echo a >a.txt; while :; do sleep 0.05; done");
        let child = fix.tine(["--json", "run", "--", "bash", "-c", &script]).spawn();
        eventually(|| fix.has("a.txt").then_some(())).expect("it begins");
        let pid = child.id().to_string();
        assert!(
            std::process::Command::new("kill").args([&format!("-{signal}"), &pid]).status().expect("kill").success()
        );
        let ran = Ran::of(child, "tine run".to_owned());
        assert_eq!(ran.status, Some(expected), "{signal}: {ran}");
        let data = ran.document()["data"].take();
        assert_eq!((&data["exit_code"], data["saved"].is_object()), (&json!(expected), true), "{ran}");
        assert_eq!(fix.git_status(), "");
    }
}

#[test]
fn a_run_in_a_run_knows_the_one_around_it() {
    let world = World::new();
    let fix = world.start("fix");
    let inner = format!(
        "echo shared >shared.txt; TINE_TEST_SEED=502 '{TINE}' --json run --new --task Inner -- sh -c 'cat shared.txt >inner.txt' >\"$HOME/inner.json\""
    );
    let (outer, status) = runs(&fix, &[], &inner);
    assert_eq!(status, Some(0), "{outer}");
    let inner: Value = serde_json::from_str(&world.place("home").read("inner.json")).expect("a document");
    let inner = &inner["data"];
    assert_eq!(
        (&inner["parent_run"], &inner["session"]["parent"]["session"]),
        (&outer["run"], &json!("fix")),
        "{inner}"
    );
    assert_eq!(world.workspace("inner").read("inner.txt"), "shared\n", "it begins with what the other one has");
    let message = world.workspace("inner").git(["log", "-1", "--format=%B"]);
    let trailers = [
        format!("Tine-Run: {}", inner["run"].as_str().expect("text")),
        format!("Tine-Meta: parent-run={}", outer["run"].as_str().expect("text")),
    ];
    assert!(trailers.iter().all(|t| message.contains(t)), "{message}");
    assert!(!fix.has("inner.txt"));
}

#[test]
fn a_known_agent_is_noted_and_may_not_decide() {
    let world = World::new();
    let fix = world.start("fix");
    world.at_root().write("bin/claude", format!("#!/bin/sh\necho a >a.txt\nTINE_TEST_SEED=503 '{TINE}' approve x\n"));
    world.at_root().chmod("bin/claude", true);
    let program = world.root().join("bin/claude");
    let ran = fix.tine(["run", "--", &program.to_string_lossy()]).run();
    assert_eq!(ran.status, Some(4), "{ran}");
    let log = fix.json(["log"])["checkpoints"].take();
    assert_eq!((&log[0]["agent"], &log[0]["actor"]), (&json!("claude-code"), &json!("ada-lovelace")));
}

#[test]
fn a_program_that_ends_its_own_session_loses_nothing() {
    let world = World::new();
    let fix = world.start("fix");
    let script = format!("echo a >a.txt; TINE_TEST_SEED=504 '{TINE}' archive fix; exit 2");
    let (data, status) = runs(&fix, &["--propose", "--undo-on-failure"], &script);
    assert_eq!((status, &data["session"]["state"]), (Some(2), &json!("archived")), "{data}");
    world.repo().json(["reactivate", "fix"]);
    assert_eq!(world.workspace("fix").read("a.txt"), "a\n");
}

/// `tine run` on a terminal, typed to: all that the screen got, and the exit status.
fn on_a_terminal(fix: &Place<'_>, script: &str, wait_for: &str, keys: &[u8]) -> (String, u32) {
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() }).expect("a terminal");
    let mut command = CommandBuilder::new(TINE);
    command.args(["run", "--", "bash", "-c", script]);
    command.cwd(&fix.path);
    command.env_clear();
    for (name, value) in [
        ("PATH", std::env::var("PATH").expect("a path")),
        ("HOME", fix.world.root().join("home").display().to_string()),
    ] {
        command.env(name, value);
    }
    command.env("GIT_CONFIG_GLOBAL", fix.world.root().join("home/gitconfig"));
    let mut child = pair.slave.spawn_command(command).expect("it starts");
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().expect("a reader");
    let mut writer = pair.master.take_writer().expect("a writer");
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(read @ 1..) = reader.read(&mut buffer) {
            let _ = tell.send(buffer[..read].to_vec());
        }
    });
    let mut seen = String::new();
    eventually(|| {
        told.try_iter().for_each(|bytes| seen.push_str(&String::from_utf8_lossy(&bytes)));
        seen.contains(wait_for).then_some(())
    })
    .unwrap_or_else(|| panic!("`{wait_for}` appears: {seen}"));
    writer.write_all(keys).expect("typed");
    let status = eventually(|| child.try_wait().expect("a child")).expect("it ends").exit_code();
    eventually(|| {
        told.try_iter().for_each(|bytes| seen.push_str(&String::from_utf8_lossy(&bytes)));
        (seen.contains("checkpoint @") || seen.contains("changed nothing")).then_some(())
    });
    (seen, status)
}

#[test]
fn a_terminal_stays_a_terminal() {
    let world = World::new();
    let fix = world.start("fix");
    let script = "test -t 0 && test -t 1 && test -t 2 && echo all; stty size; read -r line; echo got $line >a.txt";
    let (seen, status) = on_a_terminal(&fix, script, "24 80", b"hello\n");
    assert_eq!((status, fix.read("a.txt").as_str()), (0, "got hello\n"), "{seen}");
    assert!(seen.contains("all\r\n") && seen.contains("checkpoint @1"), "{seen}");
}

#[test]
fn a_key_that_interrupts_is_the_programs() {
    let world = World::new();
    let fix = world.start("fix");
    let script = "trap 'echo caught >b.txt; exit 7' INT; echo a >a.txt; echo ready; while :; do sleep 0.05; done";
    let (seen, status) = on_a_terminal(&fix, script, "ready", b"\x03");
    assert_eq!((status, fix.read("b.txt").as_str()), (7, "caught\n"), "{seen}");
    assert_eq!(fix.git_status(), "", "what it did is saved");
    let (seen, status) = on_a_terminal(&fix, "echo c >c.txt; echo ready; exec sleep 600", "ready", b"\x03");
    assert_eq!((status, fix.git_status().as_str()), (130, ""), "{seen}");
}

#[test]
fn nothing_is_asked_and_nobody_waits() {
    let world = World::new();
    let fix = world.start("fix");
    let mut child = std::process::Command::new(TINE)
        .args(["run", "--", "true"])
        .current_dir(&fix.path)
        .env("HOME", world.root().join("home"))
        .env("GIT_CONFIG_GLOBAL", world.root().join("home/gitconfig"))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let ended = eventually(|| child.try_wait().expect("a child of ours"));
    assert!(ended.is_some_and(|status| status.success()));
}
