//! Without a terminal nothing asks, pages or opens an editor: it takes the default or says which flag to pass.

use crate::support::World;

#[test]
fn review_says_what_to_type_instead() {
    let world = World::new();
    let name = world.proposed("fix", "a.txt", "a\n");
    let before = world.repo().refs();
    let error = world.repo().fails("usage", ["review", &name]);
    let hints = error["hints"].to_string();
    assert!(hints.contains("tine approve") && hints.contains("tine reject"), "{hints}");
    assert_eq!(world.repo().refs(), before);
}

#[test]
fn no_editor_and_no_pager() {
    let world = World::new();
    world.at_root().write("bin/trap", "#!/bin/sh\ntouch \"$HOME/trapped\"\nexit 1\n");
    world.at_root().chmod("bin/trap", true);
    let trap = world.root().join("bin/trap");
    let fix = world.start("fix");
    let run = |args: &[&str]| {
        let mut call = fix.tine(args);
        for name in ["EDITOR", "VISUAL", "GIT_EDITOR", "PAGER", "TINE_PAGER", "GIT_PAGER", "GIT_ASKPASS", "SSH_ASKPASS"]
        {
            call = call.env(name, &trap);
        }
        call.run()
    };
    fix.write("a.txt", "a\n".repeat(500));
    for args in [
        &["checkpoint"][..],
        &["propose"],
        &["log"],
        &["diff", "@0", "@"],
        &["show", "@"],
        &["status"],
        &["sessions"],
        &["proposals"],
        &["op", "log"],
        &["proposal", "show", "fix-1"],
        &["undo"],
        &["redo"],
        &["approve", "fix-1", "--keep"],
        &["blame", "a.txt"],
        &["archive", "fix"],
    ] {
        let ran = run(args);
        assert_eq!(ran.status, Some(0), "{ran}");
        assert!(!world.place("home").has("trapped"), "{ran}");
    }
}

#[test]
fn no_colours_and_no_control_sequences_on_a_pipe() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    for args in
        [&["checkpoint", "-m", "a"][..], &["log"], &["status"], &["diff", "@0", "@"], &["sessions"], &["op", "log"]]
    {
        let ran = fix.tine(args).ok();
        assert!(!ran.said().contains('\u{1b}'), "{ran}");
    }
    let ran = fix.tine(["--color", "always", "log"]).ok();
    assert!(ran.stdout.contains('\u{1b}'), "colours when they are asked for: {ran}");
}

#[test]
fn answers_and_status_keep_apart() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    let ran = fix.tine(["checkpoint", "-m", "a"]).ok();
    assert!(ran.stdout.is_empty() && !ran.stderr.is_empty(), "status is no answer: {ran}");
    let ran = fix.tine(["-q", "checkpoint", "--allow-empty"]).ok();
    assert_eq!(ran.said(), "", "quiet is quiet");
    let ran = fix.tine(["-q", "undo", "--op", "ffff"]).run();
    assert!(ran.stderr.starts_with("error: "), "errors are never quiet: {ran}");
}

#[test]
fn a_closed_pipe_is_no_panic() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "line\n".repeat(40_000));
    fix.json(["checkpoint"]);
    let mut child = fix.tine(["diff", "@0", "@"]).spawn();
    drop(child.stdout.take());
    let out = child.wait_with_output().expect("it ends");
    assert!(!String::from_utf8_lossy(&out.stderr).contains("panicked"), "{out:?}");
}
