//! Notes: said about a session, a checkpoint, a file or lines, followed through edits, settled, and asked by the gate.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use serde_json::{Value, json};

use crate::support::{Place, World, everything};

/// Takes a note; gives its document.
#[track_caller]
fn add(place: &Place<'_>, args: &[&str]) -> Value {
    let mut data = place.json([&["note", "add"][..], args].concat());
    assert_eq!(data["notes"].as_array().map(Vec::len), Some(1), "{data}");
    data["notes"][0].take()
}

#[track_caller]
fn notes(place: &Place<'_>, args: &[&str]) -> Vec<Value> {
    place.json([&["note", "list"][..], args].concat())["notes"].as_array().expect("a list").clone()
}

fn id(note: &Value) -> String {
    note["id"].as_str().expect("an id").to_owned()
}

/// Where the one note of a session stands.
#[track_caller]
fn standing(place: &Place<'_>) -> (Value, Value, Value, bool) {
    let all = notes(place, &[]);
    assert_eq!(all.len(), 1, "{all:?}");
    let note = &all[0];
    (note["path"].clone(), note["line"].clone(), note["end_line"].clone(), note["stale"].as_bool().expect("a boolean"))
}

fn ask_for_answers(world: &World) {
    world.repo().write(".tine/policy.toml", "[review]\nself_approval = true\nopen_questions = \"block\"\n");
    world.repo().git(["add", "--all"]);
    world.repo().git(["commit", "--quiet", "-m", "The policy"]);
}

#[test]
fn a_note_is_on_a_session_a_checkpoint_a_file_or_lines() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    let first = fix.checkpoint("one")["commit"].clone();
    let tip = fix.rev("HEAD");
    let on_session = add(&fix, &["-m", "Mind the cache", "--kind", "todo"]);
    assert_eq!((&on_session["on"], &on_session["kind"]), (&json!("session"), &json!("todo")));
    assert_eq!((&on_session["path"], &on_session["line"]), (&Value::Null, &Value::Null));
    assert_eq!((&on_session["state"], &on_session["actor"]), (&json!("open"), &json!("ada-lovelace")));
    let on_checkpoint = add(&fix, &["--on", "@1", "-m", "The risky one", "--kind", "risk"]);
    assert_eq!((&on_checkpoint["on"], &on_checkpoint["commit"]), (&json!("checkpoint"), &first));
    let on_file = add(&fix, &["a.txt", "-m", "A file"]);
    assert_eq!((&on_file["on"], &on_file["path"], &on_file["line"]), (&json!("file"), &json!("a.txt"), &Value::Null));
    let on_lines = add(&fix.inside("src"), &["main.txt:2-3", "-m", "Two lines", "--kind", "question"]);
    assert_eq!((&on_lines["on"], &on_lines["path"]), (&json!("lines"), &json!("src/main.txt")));
    assert_eq!((&on_lines["line"], &on_lines["end_line"], &on_lines["commit"]), (&json!(2), &json!(3), &json!(tip)));
    let one = add(&fix, &["src/main.txt:9", "-m", "The last line"]);
    assert_eq!((&one["line"], &one["end_line"], &one["stale"]), (&json!(9), &json!(9), &json!(false)));
    let all = notes(&fix, &[]);
    let taken = [on_session, on_checkpoint, on_file, on_lines, one];
    assert_eq!(all, taken, "oldest first");
    assert_eq!(all, notes(&world.repo(), &["fix"]), "and from anywhere by name");
    assert_eq!(all, notes(&world.repo(), &[]), "or those of every live session");
    assert_eq!(fix.json(["status"])["open_notes"], 5);
    assert_eq!(world.repo().git(["ls-tree", "--name-only", "refs/tine/session/fix", "notes/"]).lines().count(), 5);
    fix.fsck();
}

#[test]
fn lines_are_followed_through_saved_and_unsaved_edits() {
    let world = World::new();
    let fix = world.start("fix");
    let place = |line: u32, end: u32| (json!("src/main.txt"), json!(line), json!(end), false);
    add(&fix, &["src/main.txt:4-5", "-m", "four and five"]);
    fix.write("src/main.txt", "zero\none\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n");
    assert_eq!(standing(&fix), place(5, 6), "unsaved edits count");
    fix.checkpoint("a line above");
    assert_eq!(standing(&fix), place(5, 6));
    fix.write("src/main.txt", "two\nthree\nfour\nbetween\nfive\nsix\nseven\neight\nnine\n");
    fix.checkpoint("lines go above, one comes between");
    assert_eq!(standing(&fix), place(3, 5));
    fix.write("src/main.txt", "eight\nnine\nsix\nseven\nfour\nfive\ntwo\nthree\n");
    fix.checkpoint("all is moved about");
    assert_eq!(standing(&fix), place(5, 6), "a moved block is found again by its content");
    fix.remove("src/main.txt");
    fix.write("lib/moved.txt", "eight\nnine\nsix\nseven\nfour\nfive\ntwo\nthree\n");
    fix.checkpoint("the file is moved");
    assert_eq!(standing(&fix), (json!("lib/moved.txt"), json!(5), json!(6), false));
    fix.json(["undo"]);
    fix.write("src/main.txt", "six\nseven\nfour\nFIVE\n");
    fix.checkpoint("a line is changed");
    assert_eq!(standing(&fix), (json!("src/main.txt"), json!(4), json!(5), true), "gone, and it stays where it was");
    fix.json(["undo"]);
    assert_eq!(standing(&fix), place(5, 6));
}

#[test]
fn a_renamed_file_takes_its_notes_along() {
    let world = World::new();
    let fix = world.start("fix");
    add(&fix, &["src/main.txt:4-5", "-m", "four and five"]);
    fix.git(["mv", "src/main.txt", "src/renamed.txt"]);
    assert_eq!(standing(&fix), (json!("src/renamed.txt"), json!(4), json!(5), false));
    fix.write("src/renamed.txt", "zero\none\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n");
    fix.checkpoint("renamed");
    assert_eq!(standing(&fix), (json!("src/renamed.txt"), json!(5), json!(6), false));
    fix.remove("src/renamed.txt");
    fix.checkpoint("gone");
    assert_eq!(standing(&fix), (json!("src/main.txt"), json!(4), json!(5), true));
}

#[test]
fn what_is_not_saved_yet_is_saved_only_if_the_note_is_about_it() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("src/main.txt", "one\ntwo\nnew\nthree\nfour\nfive\nsix\nseven\neight\nnine\n");
    let old = add(&fix, &["src/main.txt:5", "-m", "four"]);
    assert_eq!((&old["line"], &old["original_line"]), (&json!(5), &json!(4)), "as the file is, kept as it is saved");
    assert_eq!(old["commit"], fix.rev("main").as_str());
    assert_eq!(fix.git_status(), " M src/main.txt", "nothing was saved for that");
    let new = add(&fix, &["src/main.txt:3", "-m", "new"]);
    assert_eq!((&new["line"], &new["original_line"], &new["stale"]), (&json!(3), &json!(3), &json!(false)));
    assert_eq!(new["commit"], fix.rev("HEAD").as_str());
    assert_eq!((fix.git_status().as_str(), fix.rev("HEAD~1")), ("", fix.rev("main")));
    assert_eq!(fix.json(["show"])["checkpoint"]["kind"], "unsaved");
}

#[test]
fn what_cannot_have_a_note_says_why() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("binary", b"\0\n");
    fix.write("trace.log", "ignored\n");
    fix.link("link", "README.md");
    fix.checkpoint("some");
    let before = (fix.refs(), everything(&world.repo().path));
    for (code, said, args) in [
        ("invalid", "`src/main.txt` has 9 lines, and no line 10", &["src/main.txt:10"][..]),
        ("invalid", "has 9 lines, and no line 12", &["src/main.txt:3-12"]),
        ("invalid", "`0-0` is not a range", &["src/main.txt:0"]),
        ("invalid", "`5-3` is not a range", &["src/main.txt:5-3"]),
        ("invalid", "`binary` is binary", &["binary:1"]),
        ("invalid", "`src` is not a file", &["src"]),
        ("invalid", "the root is a directory", &["."]),
        ("invalid", "`link` is not a file", &["link:1"]),
        ("not_found", "no file `nothing.txt` in session `fix`", &["nothing.txt:1"]),
        ("not_found", "no file `trace.log` in session `fix`", &["trace.log"]),
        ("invalid", "outside of the workspace", &["../other"]),
        ("not_found", "not 99", &["--on", "@99"]),
        ("invalid", "`main` is no checkpoint of a session", &["--on", "main"]),
        ("not_found", "no proposal `fix-1`", &["--proposal", "fix-1"]),
        ("not_found", "no file `b.txt`", &["--on", "@1", "b.txt"]),
    ] {
        let error = fix.fails(code, [&["note", "add", "-m", "x"][..], args].concat());
        assert!(error["message"].as_str().expect("text").contains(said), "{error}");
    }
    fix.fails("usage", ["note", "add", "-m", "  "]);
    fix.fails("usage", ["note", "add", "-m", "x", "--kind", "doubt"]);
    fix.fails("limit", ["note", "add", "-m", &"x".repeat(20_000)]);
    fix.fails("not_found", ["note", "resolve", "01nothing"]);
    fix.fails("not_found", ["note", "resolve", ""]);
    world.repo().fails("not_found", ["note", "add", "-m", "x"]);
    assert!((fix.refs(), everything(&world.repo().path)) == before, "nothing was written");
}

#[test]
fn a_note_is_settled_once_by_a_unique_beginning_of_its_id() {
    let world = World::new();
    let fix = world.start("fix");
    let first = add(&fix, &["-m", "one"]);
    let second = add(&fix, &["-m", "two"]);
    let (one, two) = (id(&first), id(&second));
    let shared: String = one.chars().zip(two.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect();
    let error = fix.fails("ambiguous", ["note", "resolve", &shared]);
    assert_eq!(error["hints"].as_array().map(Vec::len), Some(2), "{error}");
    let unique = one[..=shared.len()].to_ascii_uppercase();
    let done = world.repo().tine(["note", "resolve", &unique, "-m", "Done so"]).by("agent/x").json();
    let note = &done["notes"][0];
    assert_eq!(
        (&note["id"], &note["state"], &note["resolved_by"]),
        (&json!(one), &json!("resolved"), &json!("agent/x"))
    );
    assert_eq!(note["resolution"], "Done so");
    assert!(note["resolved_at"].is_string(), "{note}");
    let refs = fix.refs();
    assert_eq!(fix.json(["note", "resolve", &one])["notes"][0]["resolved_by"], "agent/x");
    assert_eq!(fix.refs(), refs, "nothing to do the second time");
    assert_eq!(notes(&fix, &["--open"]).iter().map(id).collect::<Vec<_>>(), [two]);
    assert_eq!(fix.json(["status"])["open_notes"], 1);
}

#[test]
fn undo_takes_a_note_back_in_the_scope_it_was_taken_in() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    let before = fix.refs().without_log();
    add(&fix, &["-m", "mine"]);
    let after = fix.refs().without_log();
    assert_eq!(fix.operations([])[0]["kind"], "note-add");
    fix.json(["undo"]);
    assert_eq!(fix.refs().without_log(), before);
    fix.json(["redo"]);
    assert_eq!(fix.refs().without_log(), after);
    let mine = id(&notes(&fix, &[])[0]);
    fix.json(["note", "resolve", &mine]);
    fix.json(["undo"]);
    assert_eq!(fix.refs().without_log(), after);

    // What a reviewer says from outside is not the session's to take back, and does not stand in its way.
    let theirs = id(&add(&repo, &["a.txt:1", "-m", "theirs", "--on", "fix"]));
    let before = everything(&repo.path);
    assert_eq!(fix.json(["undo", "--dry-run"])["undone"]["kind"], "note-add");
    assert!(everything(&repo.path) == before, "a preview writes nothing");
    fix.json(["undo"]);
    assert_eq!(notes(&fix, &[]).iter().map(id).collect::<Vec<_>>(), [theirs.as_str()]);
    fix.json(["redo"]);
    assert_eq!(notes(&fix, &[]).len(), 2, "both again");
    fix.json(["undo", "-n", "2"]);
    assert!(!fix.has("a.txt"), "the checkpoint is undone as well");
    fix.json(["redo", "-n", "2"]);
    repo.json(["undo"]);
    assert_eq!(notes(&fix, &[]).iter().map(id).collect::<Vec<_>>(), [mine], "outside it is the latest");
    fix.fsck();
}

#[test]
fn restoring_the_log_of_a_session_keeps_what_others_said() {
    let world = World::new();
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    let mark = fix.operations([])[0]["id"].as_str().expect("an id").to_owned();
    add(&fix, &["-m", "one"]);
    let theirs = id(&add(&world.repo(), &["-m", "theirs", "--on", "fix"]));
    add(&fix, &["-m", "two"]);
    fix.propose("Add a");
    fix.json(["op", "restore", &mark]);
    assert_eq!(notes(&fix, &[]).iter().map(id).collect::<Vec<_>>(), [theirs]);
    assert_eq!(fix.state_of("fix"), "active");
    fix.fsck();
}

#[test]
fn two_notes_at_once_are_both_kept() {
    let world = World::new();
    let fix = world.start("fix");
    let calls: Vec<_> = (0..6)
        .map(|n| {
            let place = if n % 2 == 0 { fix.clone() } else { world.repo() };
            place.tine(["-s", "fix", "note", "add", "-m", &format!("note {n}")]).spawn()
        })
        .collect();
    for mut call in calls {
        assert!(call.wait().expect("it ends").success());
    }
    assert_eq!(notes(&fix, &[]).len(), 6);
    fix.fsck();
}

#[test]
fn a_reviewers_note_reaches_the_session_and_is_shown_where_people_look() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "src/main.txt", "one\nTWO\nthree\n");
    let fix = world.workspace("fix");
    let at = repo.proposal(&name)["head"].clone();
    let call = ["note", "add", "src/main.txt:2", "--proposal", &name, "-m", "Why so loud?", "--kind", "question"];
    let note = repo.tine(call).by("bob").json()["notes"][0].clone();
    assert_eq!((&note["session"], &note["proposal"], &note["revision"]), (&json!("fix"), &json!(name), &json!(1)));
    assert_eq!((&note["commit"], &note["on"]), (&at, &json!("lines")));
    let whole = repo.tine(["note", "add", "--proposal", &name, "-m", "Looks good else"]).by("bob").json();
    assert_eq!(whole["notes"][0]["on"], "proposal");
    assert_eq!(fix.json(["note", "list", "--open"])["notes"][0]["text"], "Why so loud?");
    assert!(fix.tine(["status"]).ok().stdout.contains("2 open notes: tine note list --open"));
    assert_eq!(repo.json(["proposal", "show", &name])["notes"].as_array().map(Vec::len), Some(2));
    assert_eq!(notes(&repo, &["--proposal", &name]).len(), 2);
    let shown = repo.tine(["proposal", "show", &name]).ok().stdout;
    assert!(shown.contains("question on src/main.txt:2 by bob") && shown.contains("Why so loud?"), "{shown}");
    assert!(fix.tine(["log"]).ok().stdout.contains("[2 open notes]"));
    assert_eq!(fix.json(["log"])["checkpoints"][0]["open_notes"], 2);
    assert_eq!(fix.json(["show"])["notes"][0]["text"], "Why so loud?");
    assert!(fix.tine(["show"]).ok().stdout.contains("Why so loud?"));
    fix.write("src/main.txt", "zero\none\nTWO\nthree\n");
    let proposed = fix.tine(["propose", "-m", "Again"]).ok();
    assert!(proposed.stderr.contains("2 open notes:") && proposed.stderr.contains("src/main.txt:3"), "{proposed}");
    assert_eq!(fix.json(["propose"])["notes"][0]["line"], 3, "as it stands in the newest revision");
    repo.json(["approve", &name]);
    let late = repo.json(["note", "add", "-m", "after it landed", "--on", "fix"]);
    assert_eq!(late["notes"][0]["session"], "fix");
    assert_eq!(repo.json(["proposal", "show", &name])["notes"].as_array().map(Vec::len), Some(2), "not that one");
    assert_eq!(notes(&repo, &["fix"]).len(), 3);
}

#[test]
fn open_questions_hold_a_proposal_back_where_the_policy_says_so() {
    let world = World::new();
    ask_for_answers(&world);
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    let fix = world.workspace("fix");
    let call = ["note", "add", "a.txt:1", "--proposal", &name, "-m", "Why?", "--kind", "question"];
    let question = repo.tine(call).by("bob").json()["notes"][0].clone();
    add(&fix, &["-m", "only a remark"]);
    let granted = repo.json(["approve", &name]);
    assert_eq!((&granted["landing"], &granted["gate"]["met"]), (&Value::Null, &json!(false)));
    let missing = &granted["gate"]["missing"][0];
    assert_eq!(missing["rule"], "review.open_questions");
    let detail = missing["detail"].as_str().expect("text");
    assert_eq!(detail, format!("1 question without an answer: {} by bob", id(&question)));
    let shown = repo.tine(["policy", "show", &name]).ok().stdout;
    assert!(shown.contains("1 question without an answer"), "{shown}");
    assert!(repo.tine(["policy", "show"]).ok().stdout.contains("open questions"));
    assert_eq!(repo.json(["policy", "show"])["policy"]["review"]["open_questions"], "block");

    let error = fix.tine(["note", "resolve", &id(&question)]).by("agent/x").fails("refused");
    assert_eq!(error["details"]["rule"], "review.open_questions");
    fix.tine(["note", "add", "-m", "Because", "--kind", "note"]).by("agent/x").json();
    repo.json(["note", "resolve", &id(&question)]);
    assert_eq!(repo.json(["land", &name])["landing"]["type"], "squash");
}

#[test]
fn an_open_question_is_only_shown_without_such_a_policy() {
    let world = World::new();
    let name = world.proposed("fix", "a.txt", "a\n");
    world.repo().json(["note", "add", "--proposal", &name, "-m", "Why?", "--kind", "question"]);
    assert_eq!(world.repo().json(["approve", &name])["landing"]["type"], "squash");
}

#[test]
fn who_may_only_look_takes_no_notes() {
    let world = World::new();
    let policy = "[actors.reader]\nscopes = [\"read\"]\n[actors.judge]\nscopes = [\"read\", \"decide\"]\n";
    world.repo().write(".tine/policy.toml", policy);
    world.repo().git(["add", "--all"]);
    world.repo().git(["commit", "--quiet", "-m", "The policy"]);
    let fix = world.start("fix");
    let error = fix.tine(["note", "add", "-m", "x"]).by("reader").fails("refused");
    assert_eq!(error["details"]["scope"], "write");
    let note = fix.tine(["note", "add", "-m", "x"]).by("judge").json()["notes"][0].clone();
    fix.tine(["note", "resolve", &id(&note)]).by("reader").fails("refused");
}

#[test]
fn a_note_in_a_bare_repository_and_on_a_path_that_is_no_text() {
    let world = World::bare();
    let bare = world.place("bare.git");
    bare.json(["start", "fix", "--no-workspace"]);
    let edits = r#"[{"path": "a.txt", "content": "a\nb\n"}]"#;
    bare.tine(["-s", "fix", "checkpoint", "--edits", "-"]).stdin(edits).json();
    let note = bare.json(["-s", "fix", "note", "add", "a.txt:2", "-m", "b"])["notes"][0].clone();
    assert_eq!((&note["line"], &note["stale"]), (&json!(2), &json!(false)));
    let edits = r#"[{"path": "a.txt", "content": "new\na\nb\n"}]"#;
    bare.tine(["-s", "fix", "checkpoint", "--edits", "-"]).stdin(edits).json();
    assert_eq!(bare.json(["note", "list", "fix"])["notes"][0]["line"], 3);

    let world = World::new();
    let fix = world.start("fix");
    let name = OsStr::from_bytes(b"a\xff.txt");
    fix.write(name, "a\nb\n");
    let typed = OsStr::from_bytes(b"a\xff.txt:2");
    fix.tine([OsStr::new("note"), OsStr::new("add"), typed, OsStr::new("-m"), OsStr::new("x")]).json();
    fix.write(name, "new\na\nb\n");
    let note = fix.json(["note", "list"])["notes"][0].clone();
    assert_eq!((&note["path_hex"], &note["line"]), (&json!("61ff2e747874"), &json!(3)));
}

#[test]
fn secrets_in_a_note_are_not_kept() {
    let world = World::new();
    let fix = world.start("fix");
    let note = add(&fix, &["-m", "use password = hunter2hunter2 there"]);
    assert!(note["text"].as_str().expect("text").contains("[redacted]"), "{note}");
}

#[test]
fn a_note_on_many_lines_is_found_again_or_told_to_be_stale() {
    let world = World::new();
    let fix = world.start("fix");
    let line = |n: usize| format!("line {n}\n");
    let text: String = (1..=20_000).map(line).collect();
    fix.write("long.txt", &text);
    fix.checkpoint("long");
    add(&fix, &["long.txt:1-10000", "-m", "All of this"]);
    fix.write("long.txt", text.replace("line 5000\n", "another\n"));
    assert_eq!(standing(&fix), (json!("long.txt"), json!(1), json!(10_000), true));
    // Both halves changed places.
    let (first, second) = text.split_at(text.find("line 10001\n").expect("it is there"));
    fix.write("long.txt", format!("{second}{first}"));
    assert_eq!(standing(&fix), (json!("long.txt"), json!(10_001), json!(20_000), false));
    fix.write("long.txt", format!("{second}{first}{first}"));
    assert!(standing(&fix).3, "what stands twice is nowhere");
}
