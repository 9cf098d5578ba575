//! Locks: who may write where, until when; and one writer in a session at a time.

use serde_json::{Value, json};

use crate::support::{Place, World};

/// The one refusal of a lock in the way: who, until when, and three ways around it.
#[track_caller]
fn held_by(error: &Value, owner: &str) {
    assert_eq!(error["details"]["owner"], owner, "{error}");
    assert!(error["details"]["expires_at"].as_str().is_some_and(|at| at.starts_with("2026-01-02T")), "{error}");
    let hints: Vec<&str> = error["hints"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    for way in ["fork", "lock", "tine start"] {
        assert!(hints.iter().any(|h| h.contains(way)), "`{way}` is a way out: {hints:?}");
    }
}

#[track_caller]
fn saves(place: &Place<'_>, actor: &str) {
    place.write("turns.txt", format!("{actor} after {}\n", place.world.commands()));
    assert_eq!(place.tine(["checkpoint"]).by(actor).json()["created"], true, "{actor}");
}

#[track_caller]
fn is_refused(place: &Place<'_>, actor: &str, owner: &str) {
    place.write("turns.txt", format!("{actor} after {}\n", place.world.commands()));
    held_by(&place.tine(["checkpoint"]).by(actor).fails("busy"), owner);
}

fn locks(place: &Place<'_>) -> Vec<Value> {
    place.json(["locks"])["locks"].as_array().expect("a list").clone()
}

#[test]
fn locked_paths_are_changed_by_their_holder_alone() {
    let world = World::new();
    let (fix, other) = (world.start("fix"), world.start("other"));
    let taken = fix.tine(["lock", "src/**", "--ttl", "20m", "--reason", "moving files"]).by("agent/codex").json();
    let lock = taken["locks"][0].clone();
    assert_eq!(
        (&lock["pattern"], &lock["session"], &lock["actor"], &lock["reason"]),
        (&json!("src/**"), &json!("fix"), &json!("agent/codex"), &json!("moving files"))
    );
    assert_eq!(locks(&other), std::slice::from_ref(&lock), "everybody sees it");

    let refs = other.refs();
    other.write("src/main.txt", "theirs\n");
    other.write("docs.txt", "free\n");
    let error = other.fails("busy", ["checkpoint"]);
    held_by(&error, "agent/codex");
    assert_eq!(error["details"]["paths"], json!(["src/main.txt"]));
    assert!(error["message"].as_str().expect("text").contains("moving files"), "{error}");
    assert_eq!((other.refs(), other.read("src/main.txt")), (refs, "theirs\n".to_owned()), "nothing moved or was lost");
    // What is not locked goes on; and no edits from elsewhere get in either.
    assert_eq!(other.json(["checkpoint", "docs.txt"])["created"], true);
    let edits = r#"[{"path": "SRC/Main.txt", "content": "x"}]"#;
    held_by(&other.tine(["-s", "other", "checkpoint", "--edits", "-"]).stdin(edits).fails("busy"), "agent/codex");
    // The same agent in another session is another writer, too.
    held_by(&other.tine(["checkpoint"]).by("agent/codex").fails("busy"), "agent/codex");
    fix.write("src/main.txt", "mine\n");
    fix.tine(["checkpoint"]).by("agent/codex").json();
    fix.write("src/main.txt", "ours\n");
    fix.tine(["checkpoint"]).by("agent/codex/tests").json();

    // A restore would write there as well; a saved edit is never held back, and neither is taking it back.
    held_by(&other.fails("busy", ["restore", "fix", "src/main.txt"]), "agent/codex");
    assert_eq!(other.read("src/main.txt"), "theirs\n");
    other.json(["undo"]);
    assert_eq!(other.read("src/main.txt"), "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n");
    other.json(["redo"]);
    assert_eq!(other.read("src/main.txt"), "theirs\n", "undo saved the edits before it took them back");

    fix.tine(["unlock", "src/**"]).by("agent/codex").json();
    other.write("src/main.txt", "theirs again\n");
    assert_eq!(other.json(["checkpoint"])["created"], true);
    other.fsck();
}

#[test]
fn a_lock_ends_by_itself_unless_it_is_renewed() {
    let world = World::new();
    let (fix, other) = (world.start("fix"), world.start("other"));
    other.write("a.txt", "a\n");
    fix.json(["lock", "a.txt", "--ttl", "3m"]);
    other.fails("busy", ["checkpoint"]);
    fix.json(["renew", "--ttl", "10m"]);
    for _ in 0..3 {
        other.fails("busy", ["checkpoint"]);
    }
    assert_eq!(locks(&fix).len(), 1);
    fix.json(["renew", "a.txt", "--ttl", "1m"]);
    assert_eq!(locks(&fix), Vec::<Value>::new(), "what ended counts as gone");
    fix.fails("not_found", ["renew"]);
    fix.fails("not_found", ["renew", "a.txt"]);
    other.json(["checkpoint"]);
    let kept = std::fs::read_to_string(fix.common_dir().join("tine/leases.toml")).expect("a document");
    assert!(!kept.contains("a.txt"), "the next writer removes it: {kept}");
    fix.fails("invalid", ["lock", "--ttl", "8d"]);
    fix.fails("invalid", ["lock", "--ttl", "0s"]);
    fix.fails("usage", ["lock", "--ttl", "soon"]);
}

#[test]
fn overlapping_locks_exclude_each_other() {
    let world = World::new();
    let (fix, other) = (world.start("fix"), world.start("other"));
    let first = fix.json(["lock", "src/**", "*.md", "--ttl", "1h"]);
    assert_eq!(first["locks"].as_array().expect("a list").len(), 2);
    for glob in ["src", "src/deep/*.rs", "**/*.txt", "README.md", "docs/*.md", ".", "s?c/x", "[st]rc/**"] {
        held_by(&other.fails("busy", ["lock", glob]), "ada-lovelace");
    }
    let before = locks(&fix);
    held_by(&other.fails("busy", ["lock", "free/**", "src/x"]), "ada-lovelace");
    assert_eq!(locks(&fix), before, "all or none");
    other.json(["lock", "docs/*.txt", "source/*.rs"]);
    // Once more by the same is no second lock.
    let again = fix.json(["lock", "src/**", "--ttl", "2h", "--reason", "longer"]);
    assert_eq!((&again["locks"][0]["id"], &again["locks"][0]["reason"]), (&first["locks"][0]["id"], &json!("longer")));
    assert!(again["locks"][0]["expires_at"].as_str() > first["locks"][0]["expires_at"].as_str());
    assert_eq!(locks(&fix).len(), 4);
    for bad in ["!src", "", "/", "../outside"] {
        fix.fails("invalid", ["lock", bad]);
    }
    // Relative to where it is typed, as in an ignore file.
    other.inside("src").json(["lock", "../free/x.txt", "/top.txt"]);
    assert_eq!(
        locks(&fix).iter().rev().take(2).map(|l| l["pattern"].clone()).collect::<Vec<_>>(),
        ["/top.txt", "free/x.txt"]
    );
    assert_eq!(other.json(["unlock"])["locks"].as_array().expect("a list").len(), 4, "all of this session");
    assert_eq!(fix.json(["unlock"])["locks"].as_array().expect("a list").len(), 2);
    assert_eq!(fix.json(["unlock"])["locks"], json!([]), "nothing to do");
    world.repo().fails("not_found", ["lock"]);
}

#[test]
fn a_lock_from_outside_of_all_sessions_is_for_a_person_everywhere() {
    let world = World::new();
    let fix = world.start("fix");
    world.repo().json(["lock", "src/**", "--reason", "by hand this week"]);
    fix.write("src/main.txt", "mine\n");
    held_by(&fix.tine(["checkpoint"]).by("agent/codex").fails("busy"), "ada-lovelace");
    assert_eq!(fix.json(["checkpoint"])["created"], true, "their own session included");
}

#[test]
fn nobody_else_writes_in_a_locked_session() {
    let world = World::new();
    let fix = world.start("fix");
    saves(&fix, "agent/codex");
    saves(&fix, "agent/codex");
    fix.tine(["lock", "--reason", "a turn"]).by("agent/codex").json();
    fix.write("turns.txt", "not saved\n");
    let (refs, files) = (fix.refs(), fix.files());
    for args in [
        &["checkpoint"][..],
        &["undo"],
        &["redo"],
        &["op", "restore", "0"],
        &["restore", "@1"],
        &["refresh"],
        &["archive"],
        &["discard", "fix", "-m", "over"],
        &["lock"],
        &["lock", "docs/**"],
    ] {
        held_by(&fix.tine(args).fails("busy"), "agent/codex");
    }
    assert_eq!((fix.refs(), fix.files()), (refs, files), "what is refused changes nothing");
    fix.json(["undo", "--dry-run"]);

    let session = world.repo().json(["session", "show", "fix"])["session"].clone();
    assert_eq!(session["lock"], "agent/codex");
    assert!(session["locked_until"].is_string());
    assert_eq!(world.repo().json(["sessions"])["sessions"][0]["lock"], "agent/codex");
    let status = fix.json(["status"]);
    assert!(status["warnings"].to_string().contains("locked by agent/codex"), "{status}");
    assert!(fix.tine(["status"]).ok().stdout.contains("locked by agent/codex, ends in "));

    // Its holder and what that one started go on.
    saves(&fix, "agent/codex/tests");
    fix.tine(["undo"]).by("agent/codex").json();
    fix.tine(["unlock"]).by("agent/codex").json();
    assert_eq!(world.repo().json(["session", "show", "fix"])["session"]["lock"], Value::Null);
    saves(&fix, "ada-lovelace");
}

#[test]
fn two_agents_or_two_people_in_one_session_meet_by_name() {
    let world = World::new();
    let fix = world.start("fix");
    saves(&fix, "agent/codex");
    is_refused(&fix, "agent/claude-code", "agent/codex");
    let edits = r#"[{"path": "x", "content": "x"}]"#;
    let call = fix.tine(["checkpoint", "--edits", "-"]).stdin(edits).by("agent/claude-code");
    held_by(&call.fails("busy"), "agent/codex");
    held_by(&fix.tine(["undo"]).by("agent/claude-code").fails("busy"), "agent/codex");
    held_by(&fix.tine(["lock"]).by("agent/claude-code").fails("busy"), "agent/codex");
    // A person's name does not make a person of an agent's shell.
    fix.write("turns.txt", "again\n");
    held_by(&fix.tine(["checkpoint"]).env("CLAUDECODE", "1").by("ada-lovelace").fails("busy"), "agent/codex");

    saves(&fix, "alice");
    is_refused(&fix, "bob", "alice");
    let writers = fix.json(["locks"])["writers"].clone();
    let who: Vec<&Value> = writers.as_array().expect("a list").iter().map(|w| &w["actor"]).collect();
    assert_eq!(who, ["agent/codex", "alice"], "a person, and the agent that works for them");
    assert_eq!(locks(&fix), Vec::<Value>::new(), "which nobody locked");
    assert_eq!(world.repo().json(["session", "show", "fix"])["session"]["lock"], Value::Null);
}

#[test]
fn ordinary_turns_are_not_held_back() {
    let world = World::new();
    let fix = world.start("fix");
    // A person and their agent take turns, and the agent's own helpers too.
    for actor in ["ada-lovelace", "agent/codex", "ada-lovelace", "agent/codex/tests", "agent/codex", "ada-lovelace"] {
        saves(&fix, actor);
    }
    fix.json(["undo"]);
    fix.tine(["redo"]).by("agent/codex").json();
    fix.tine(["restore", "@1"]).by("agent/codex").json();
    // Others read, review and fork as ever.
    fix.tine(["fork"]).by("agent/claude-code").json();
    saves(&world.workspace("fix-2"), "agent/claude-code");
    let name = fix.tine(["propose", "-m", "Turns"]).by("agent/codex").json()["proposal"]["name"].clone();
    world.repo().tine(["approve", name.as_str().expect("a name")]).by("bob").json();
    // A lead that starts sessions for others is not their writer.
    world.repo().tine(["start", "one"]).by("agent/lead").json();
    saves(&world.workspace("one"), "agent/worker");
    // After a while the place is free.
    let two = world.start("two");
    saves(&two, "agent/codex");
    for _ in 0..14 {
        two.json(["locks"]);
    }
    saves(&two, "agent/claude-code");
    // And at once where the writer gave it back, or where that was said.
    two.tine(["unlock"]).by("agent/claude-code").json();
    two.json(["config", "set", "session.writer_lease", "0s"]);
    saves(&two, "agent/codex");
    saves(&two, "agent/claude-code");
}

#[test]
fn a_fork_takes_along_what_a_lock_kept_from_being_saved() {
    let world = World::new();
    let fix = world.start("fix");
    saves(&fix, "agent/codex");
    let tip = fix.rev("HEAD");
    fix.write("mine.txt", "by claude\n");
    is_refused(&fix, "agent/claude-code", "agent/codex");
    fix.tine(["fork", "--name", "mine"]).by("agent/claude-code").json();
    let mine = world.workspace("mine");
    assert_eq!((mine.read("mine.txt"), mine.git_status()), ("by claude\n".to_owned(), String::new()));
    assert_eq!(fix.rev("HEAD"), tip, "the other's timeline is left alone");
    assert_eq!(fix.git_status(), " M turns.txt\n?? mine.txt", "and so are the files there");
    saves(&mine, "agent/claude-code");
    mine.fsck();
}

#[test]
fn taking_a_lock_from_somebody_is_in_the_log() {
    let world = World::new();
    let fix = world.start("fix");
    let lock = fix.tine(["lock", "--reason", "a turn"]).by("agent/codex").json()["locks"][0].clone();
    let id = lock["id"].as_str().expect("an id");
    let error = fix.fails("busy", ["unlock", id]);
    held_by(&error, "agent/codex");
    let hint = error["hints"][1].as_str().expect("text").replace('…', "it hangs");
    let hint = hint.split("   #").next().expect("a command").replace('\'', "\"");
    assert_eq!(hint, format!("tine unlock {id} --force --reason \"it hangs\""));
    assert_eq!(fix.operations([]).len(), 0, "asking leaves no trace");

    let done = fix.json(["unlock", id, "--force", "--reason", "it hangs"]);
    assert_eq!((&done["locks"], locks(&fix)), (&json!([lock]), Vec::new()));
    let log = fix.operations([]);
    assert_eq!(
        (&log[0]["id"], &log[0]["kind"], &log[0]["actor"]),
        (&done["operation"], &json!("unlock"), &json!("ada-lovelace"))
    );
    let summary = log[0]["summary"].as_str().expect("text");
    for part in ["ada-lovelace", "agent/codex", "session fix", "a turn", "it hangs"] {
        assert!(summary.contains(part), "{summary}");
    }
    // There is nothing to take back in it.
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    fix.json(["undo"]);
    fix.fails("not_found", ["undo"]);

    // One's own is no force, and leaves no trace either.
    let before = fix.operations([]).len();
    fix.json(["lock", "a.txt"]);
    assert_eq!(fix.json(["unlock", "a.txt", "--force"])["operation"], Value::Null);
    assert_eq!(fix.operations([]).len(), before);
    // An agent is told to wait, not to take.
    fix.json(["lock"]);
    let error = fix.tine(["checkpoint"]).by("agent/codex").fails("busy");
    held_by(&error, "ada-lovelace");
    assert!(!error["hints"].to_string().contains("--force"), "{error}");
    world.repo().fails("usage", ["unlock", "--force"]);
    world.repo().fails("not_found", ["unlock", "nothing/**"]);
    fix.fails("usage", ["unlock", "--reason", "why"]);
}

#[test]
fn a_lock_holds_back_no_landing_and_ends_with_its_session() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    world.workspace("fix").tine(["lock"]).by("agent/codex").json();
    let other = world.start("other");
    other.tine(["lock", "a.txt"]).by("agent/codex").json();
    repo.json(["approve", &name]);
    assert_eq!(repo.read("a.txt"), "a\n");
    let patterns: Vec<Value> = locks(&repo).iter().map(|l| l["pattern"].clone()).collect();
    assert_eq!(patterns, ["a.txt"], "a session that is over holds nothing");
    repo.json(["revert", &name]);
}

#[test]
fn one_of_two_gets_the_lock() {
    let world = World::new();
    let places: Vec<Place<'_>> = (0..8).map(|n| world.start(&format!("s{n}"))).collect();
    let got: usize = std::thread::scope(|scope| {
        let tries: Vec<_> =
            places.iter().map(|p| scope.spawn(move || p.tine(["--json", "lock", "src/**"]).run())).collect();
        let ends = tries.into_iter().map(|t| t.join().expect("a try ends"));
        ends.map(|ran| match ran.status {
            Some(0) => 1,
            Some(5) => 0,
            _ => panic!("{ran}"),
        })
        .sum()
    });
    assert_eq!((got, locks(&world.repo()).len()), (1, 1));
}

#[test]
fn leases_that_cannot_be_read_are_named() {
    let world = World::new();
    let fix = world.start("fix");
    let file = fix.common_dir().join("tine/leases.toml");
    fix.write("a.txt", "a\n");
    std::fs::write(&file, "version = 2\nnew = true\n").expect("written");
    let error = fix.fails("unsupported", ["checkpoint"]);
    assert!(error["message"].as_str().expect("text").contains("newer tine"), "{error}");
    std::fs::write(&file, "version = 1\n[[lease").expect("written");
    let error = fix.fails("io", ["checkpoint"]);
    assert!(error["hints"][0].as_str().expect("text").starts_with("rm '"), "{error}");
    std::fs::remove_file(&file).expect("as the hint says");
    fix.json(["checkpoint"]);
}

#[test]
fn a_session_whose_record_cannot_be_read_keeps_its_locks() {
    let world = World::new();
    let (fix, other) = (world.start("fix"), world.start("other"));
    fix.tine(["lock", "src/**"]).by("agent/codex").json();
    let record = "refs/tine/session/fix";
    let newer = fix.git(["show", &format!("{record}:record.toml")]).replace("version = 1", "version = 9");
    assert!(newer.contains("version = 9"));
    fix.write("../record.toml", format!("{newer}\n"));
    let blob = fix.git(["hash-object", "-w", "../record.toml"]);
    fix.write("../tree", format!("100644 blob {blob}\trecord.toml\n"));
    let made = fix
        .world
        .git_command(&fix.path)
        .arg("mktree")
        .stdin(std::fs::File::open(fix.path.join("../tree")).expect("it is there"))
        .output();
    let tree = String::from_utf8(made.expect("git runs").stdout).expect("an id");
    let was = fix.rev(record);
    let commit = fix.git(["commit-tree", tree.trim(), "-p", record, "-m", "Newer"]);
    fix.git(["update-ref", record, &commit]);

    assert_eq!(locks(&other).len(), 1, "it is still shown");
    held_by(&other.fails("busy", ["lock", "src/main.txt"]), "agent/codex");
    assert_eq!(other.json(["lock", "docs/**"])["locks"][0]["pattern"], "docs/**");
    other.write("src/main.txt", "theirs\n");
    held_by(&other.fails("busy", ["checkpoint"]), "agent/codex");
    fix.git(["update-ref", record, &was]);
    assert_eq!(locks(&fix).len(), 2, "and still there for whoever can read it");
}

#[test]
fn a_full_path_is_locked_where_it_lies_and_nowhere_else() {
    let world = World::new();
    let fix = world.start("fix");
    world.at_root().link("way-in", "repo.sessions/fix");
    world.at_root().link("to-src", "repo.sessions/fix/src");
    let root = world.root().display().to_string();
    let lock = |glob: &str| fix.json(["lock", glob])["locks"][0]["pattern"].clone();
    assert_eq!(lock(&format!("{root}/repo.sessions/fix/src/**/*.rs")), "src/**/*.rs");
    assert_eq!(lock(&format!("{root}/way-in/docs/*.md")), "docs/*.md");
    assert_eq!(lock(&format!("{root}/to-src/main.txt")), "src/main.txt");
    assert_eq!(lock(&format!("{root}/way-in/lib/")), "lib/**");
    assert_eq!(lock(&format!("{root}/way-in/")), "/**");
    // A slash in front means the root, as in an ignore file, for what is there and for what can be nowhere else.
    assert_eq!((lock("/src/*.c"), lock("/nowhere-at-all/x")), (json!("src/*.c"), json!("nowhere-at-all/x")));
    let before = locks(&fix);
    for outside in ["/etc/passwd".to_owned(), format!("{root}/repo/src/main.txt"), format!("{root}/repo.sessions/**")] {
        let error = fix.fails("invalid", ["lock", &outside]);
        assert_eq!(error["message"], format!("`{outside}` is outside of the workspace"));
        let hint = error["hints"][0].as_str().expect("text");
        assert!(hint.starts_with("tine -C '") && hint.contains(&format!("lock '.{outside}'")), "{hint}");
    }
    assert_eq!(locks(&fix), before, "nothing was locked");
    // What a lock is called names it, whatever else that might be.
    assert_eq!(lock("./etc"), "/etc");
    assert_eq!(fix.json(["unlock", "/etc"])["locks"][0]["pattern"], "/etc");
    // Notes go by the same way.
    let note = fix.json(["note", "add", &format!("{root}/to-src/main.txt:2"), "-m", "x"]);
    assert_eq!(note["notes"][0]["path"], "src/main.txt");
    fix.fails("invalid", ["note", "add", &format!("{root}/repo/src/main.txt"), "-m", "x"]);
}
