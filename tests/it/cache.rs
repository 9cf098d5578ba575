//! The cache: values by key, with the tree that they were derived from, in no commit and no log.

use std::os::unix::ffi::OsStrExt as _;

use serde_json::{Value, json};

use crate::support::{Place, World, everything};

#[track_caller]
fn set(place: &Place<'_>, key: &str, value: impl Into<Vec<u8>>) -> Value {
    place.tine(["cache", "set", key]).stdin(value).json()["entries"][0].take()
}

fn get(place: &Place<'_>, key: &str) -> String {
    place.tine(["cache", "get", key]).ok().stdout
}

fn keys(data: &Value) -> Vec<&str> {
    data["entries"].as_array().expect("a list").iter().map(|e| e["key"].as_str().expect("text")).collect()
}

/// The files that hold values.
fn values(place: &Place<'_>) -> Vec<std::path::PathBuf> {
    let dir = place.common_dir().join("tine/cache/values/content-v2");
    crate::support::files_in(&dir).into_keys().map(|p| dir.join(p)).collect()
}

#[test]
fn a_value_comes_back_byte_for_byte_and_shows_when_it_is_stale() {
    let world = World::new();
    let fix = world.start("fix");
    let bytes: Vec<u8> = (0..=255).collect();
    let before = (fix.refs(), fix.operations(["--all"]).len());
    let entry = set(&fix, "summary", bytes.clone());
    assert_eq!((&entry["key"], &entry["size"], &entry["stale"]), (&json!("summary"), &json!(256), &json!(false)));
    assert_eq!(entry["derived_from"], fix.rev("HEAD^{tree}").as_str());
    assert_eq!(entry["session"], "fix");

    let out = fix.tine(["cache", "get", "summary"]).into_command().output().expect("tine runs");
    assert_eq!((out.stdout.as_slice(), out.status.code()), (bytes.as_slice(), Some(0)));
    let read = fix.json(["cache", "get", "summary"]);
    assert_eq!((&read["text"], read["base64"].as_str().map(str::len)), (&Value::Null, Some(344)));
    fix.json(["cache", "get", "summary", "-o", "../out.bin"]);
    assert_eq!(std::fs::read(fix.path.join("../out.bin")).expect("written"), bytes);
    fix.fails("exists", ["cache", "get", "summary", "-o", "../out.bin"]);
    fix.json(["cache", "get", "summary", "-o", "../out.bin", "--force"]);
    assert_eq!((fix.refs(), fix.operations(["--all"]).len()), before, "it is in no ref and no log");
    assert_eq!(fix.git_status(), "", "and in no tree");

    fix.write("a.txt", "a\n");
    fix.checkpoint("a");
    assert_eq!(fix.json(["cache", "get", "summary"])["entries"][0]["stale"], true, "the tip has another tree");
    assert!(fix.tine(["cache", "list"]).ok().stdout.contains("stale"));
    fix.json(["undo"]);
    assert_eq!(fix.json(["cache", "list"])["entries"][0]["stale"], false, "and now again the same");
    fix.json(["redo"]);
    assert_eq!(set(&fix, "summary", "of a\n")["stale"], false);
    fix.tine(["cache", "set", "older", "--from", "@0"]).stdin("x").json();
    assert_eq!(fix.json(["cache", "list", "--prefix", "old"])["entries"][0]["stale"], true);
}

#[test]
fn entries_belong_to_a_session_or_to_the_trunk() {
    let world = World::new();
    let (repo, fix, other) = (world.repo(), world.start("fix"), world.start("other"));
    for (place, value) in [(&repo, "trunk's"), (&fix, "fix's"), (&other, "other's")] {
        set(place, "k", value);
    }
    fix.write("../result.json", "{}\n");
    fix.json(["cache", "set", "test/unit", "--file", "../result.json"]);
    set(&fix, "a", "first");
    assert_eq!(
        (get(&repo, "k"), get(&fix, "k"), get(&other, "k")),
        ("trunk's".into(), "fix's".into(), "other's".into())
    );
    assert_eq!(repo.tine(["-s", "other", "cache", "get", "k"]).ok().stdout, "other's");
    assert_eq!(keys(&fix.json(["cache", "list"])), ["a", "k", "test/unit"], "in order");
    assert_eq!(keys(&fix.json(["cache", "list", "--prefix", "test/"])), ["test/unit"]);
    assert_eq!(keys(&repo.json(["cache", "list", "--all"])), ["k", "a", "k", "test/unit", "k"]);
    fix.fails("not_found", ["cache", "get", "nothing"]);
    fix.fails("not_found", ["cache", "del", "a", "nothing"]);
    assert_eq!(get(&fix, "a"), "first", "all or none");
    assert_eq!(keys(&fix.json(["cache", "del", "k", "a"])), ["a", "k"]);
    assert_eq!((get(&repo, "k"), get(&other, "k")), ("trunk's".to_owned(), "other's".to_owned()));
    for bad in ["", "a\nb", &"x".repeat(513)] {
        fix.tine(["cache", "set", bad]).stdin("x").fails("invalid");
    }
    set(&fix, "schlüssel/鍵", "x");
    assert_eq!(keys(&fix.json(["cache", "list"])), ["schlüssel/鍵", "test/unit"]);
}

#[test]
fn compare_and_set_tells_who_was_first() {
    let world = World::new();
    let fix = world.start("fix");
    let cas = |expect: &str, value: &str| fix.tine(["cache", "cas", "k", "--expect", expect]).stdin(value);
    let first = cas("none", "0").json()["entries"][0]["hash"].as_str().expect("a hash").to_owned();
    let error = cas("none", "1").fails("stale");
    assert_eq!((&error["details"]["expected"], &error["details"]["found"]), (&Value::Null, &json!(first)));
    let error = cas(&"0".repeat(64), "1").fails("stale");
    assert_eq!(error["details"]["found"], first);
    cas(&first.to_uppercase(), "1").json();
    assert_eq!(get(&fix, "k"), "1");
    fix.json(["cache", "del", "k"]);
    cas(&first, "2").fails("stale");
    for bad in ["", "nothing", "abc"] {
        cas(bad, "2").fails("usage");
    }
}

#[test]
fn of_many_at_once_each_change_is_made_once() {
    let world = World::new();
    let fix = world.start("fix");
    set(&fix, "counter", "0");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut done = 0;
                while done < 5 {
                    let read = fix.json(["cache", "get", "counter"]);
                    let number: u32 = read["text"].as_str().expect("text").parse().expect("a number");
                    let hash = read["entries"][0]["hash"].as_str().expect("a hash");
                    let call = fix.tine(["--json", "cache", "cas", "counter", "--expect", hash]);
                    let ran = call.stdin((number + 1).to_string()).run();
                    assert!(matches!(ran.status, Some(0 | 6)), "{ran}");
                    done += u32::from(ran.status == Some(0));
                }
            });
        }
    });
    assert_eq!(get(&fix, "counter"), "20");
    assert_eq!(values(&fix).len(), 1, "what was replaced is gone");
}

#[test]
fn a_damaged_value_is_never_given_out() {
    let world = World::new();
    let fix = world.start("fix");
    set(&fix, "k", "the value");
    let file = values(&fix).remove(0);
    let mut permissions = std::fs::metadata(&file).expect("it is there").permissions();
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o644);
    std::fs::set_permissions(&file, permissions).expect("changed");
    std::fs::write(&file, "the valve").expect("written");
    let ran = fix.tine(["cache", "get", "k"]).run();
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(1), ""), "{ran}");
    let error = fix.fails("io", ["cache", "get", "k"]);
    assert_eq!(error["message"], "the cached value of `k` is damaged");
    std::fs::remove_file(&file).expect("removed");
    fix.fails("io", ["cache", "get", "k"]);
    set(&fix, "k", "the value");
    assert_eq!(get(&fix, "k"), "the value", "setting it mends it");
    std::fs::remove_file(&file).expect("removed");
    fix.json(["cache", "del", "k"]);
    fix.fails("not_found", ["cache", "get", "k"]);
}

#[test]
fn killed_at_any_step_a_key_has_its_old_value_or_its_new_one() {
    for (args, new) in [(&["cache", "set", "k"][..], Some("new")), (&["cache", "del", "k"], None)] {
        let world = World::new();
        let fix = world.start("fix");
        let list = world.root().join("tmp/steps");
        set(&fix, "k", "old");
        fix.tine(args).stdin("new").env("TINE_FAIL", format!("list:{}", list.display())).ok();
        let steps = std::fs::read_to_string(&list).expect("a list").lines().count();
        assert!(steps >= 2, "there are moments in between");
        for step in 1..=steps {
            for blow in ["kill", "enospc"] {
                set(&fix, "k", "old");
                let ran = fix.tine(args).stdin("new").env("TINE_FAIL", format!("{blow}@{step}")).run();
                assert_ne!(ran.status, Some(0), "{ran}");
                let read = fix.tine(["cache", "get", "k"]).run();
                let is_old = read.status == Some(0) && read.stdout == "old";
                let is_new = match new {
                    Some(new) => read.status == Some(0) && read.stdout == new,
                    None => read.status == Some(1) && read.stderr.contains("no cache entry"),
                };
                assert!(is_old || is_new, "{args:?} {blow}@{step}: {read}");
            }
        }
        fix.json(["cache", "prune"]);
        let entries = fix.json(["cache", "list"])["entries"].as_array().expect("a list").len();
        assert_eq!(values(&fix).len(), entries, "what was left lying about is swept up");
    }
}

#[test]
fn prune_drops_what_nobody_needs_and_says_so_first() {
    let world = World::new();
    let repo = world.repo();
    for id in ["gone", "put-away", "live"] {
        set(&world.start(id), "k", format!("of {id}"));
    }
    set(&repo, "k", "of live");
    repo.json(["discard", "gone", "-m", "over"]);
    repo.json(["archive", "put-away"]);
    let before = everything(&repo.path);
    let would = repo.json(["cache", "prune", "--dry-run"]);
    assert_eq!(would["entries"][0]["session"], "gone");
    assert_eq!((keys(&would).len(), &would["freed"]), (1, &json!(7)));
    assert!(everything(&repo.path) == before, "a dry run writes nothing");
    let done = repo.json(["cache", "prune"]);
    assert_eq!((&done["entries"], &done["freed"]), (&would["entries"], &would["freed"]));
    assert_eq!(repo.json(["cache", "list", "--all"])["entries"].as_array().expect("a list").len(), 3);

    let live = world.workspace("live");
    live.write("a.txt", "a\n");
    live.checkpoint("a");
    let done = repo.json(["cache", "prune", "--stale"]);
    assert_eq!(
        (&done["entries"][0]["session"], &done["freed"]),
        (&json!("live"), &json!(0)),
        "the trunk's has the same"
    );
    set(&live, "large", vec![b'x'; 2_000]);
    set(&live, "later", "y");
    assert_eq!(
        keys(&repo.json(["cache", "prune", "--max-size", "1k"])),
        ["k", "large", "k"],
        "the oldest, as many as it takes"
    );
    assert_eq!(repo.json(["cache", "prune", "--older-than", "1h"])["entries"], json!([]));
    repo.json(["status"]);
    assert_eq!(keys(&repo.json(["cache", "prune", "--older-than", "1m"])), ["later"]);
    assert_eq!(values(&repo), Vec::<std::path::PathBuf>::new());
}

#[test]
fn limits_and_secrets() {
    let world = World::new();
    let fix = world.start("fix");
    let limited = |args: &[&str], size: usize| {
        let limits = ["--config", "cache.max_value_size=1k", "--config", "cache.max_total_size=1500"];
        fix.tine([&limits[..], args].concat()).stdin(vec![b'x'; size])
    };
    limited(&["cache", "set", "a"], 1_024).json();
    limited(&["cache", "set", "b"], 1_025).fails("limit");
    let error = limited(&["cache", "set", "b"], 600).fails("limit");
    assert!(error["hints"].to_string().contains("tine cache prune"), "{error}");
    limited(&["cache", "set", "a"], 1_000).json();
    assert_eq!(keys(&fix.json(["cache", "list"])), ["a"]);
    let key = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ\n";
    let answer = fix.tine(["cache", "set", "deploy"]).stdin(key).answer();
    assert!(answer["warnings"].to_string().contains("looks like a secret"), "{answer}");
}

#[test]
fn what_is_no_regular_file_is_written_to_and_stays_what_it_is() {
    use std::os::unix::fs::FileTypeExt as _;
    let world = World::new();
    let fix = world.start("fix");
    set(&fix, "k", "the value");
    let at_root = world.at_root();
    let get = |args: &[&str]| fix.json([&["cache", "get", "k", "-o"][..], args].concat());
    let made = std::process::Command::new("mkfifo").arg(at_root.path.join("pipe")).status().expect("mkfifo runs");
    assert!(made.success());
    fix.fails("exists", ["cache", "get", "k", "-o", "../../pipe"]);
    // Open on both ends, so that nobody waits for anybody.
    let pipe = std::fs::OpenOptions::new().read(true).write(true).open(at_root.path.join("pipe")).expect("it opens");
    get(&["../../pipe", "--force"]);
    assert!(at_root.path.join("pipe").metadata().expect("it is there").file_type().is_fifo());
    let mut read = String::new();
    std::io::Read::read_to_string(&mut std::io::Read::take(&pipe, 9), &mut read).expect("text");
    assert_eq!(read, "the value");

    at_root.write("file", "before\n");
    at_root.link("link", "file");
    at_root.link("further", "link");
    at_root.link("to-nothing", "new");
    fix.fails("exists", ["cache", "get", "k", "-o", "../../link"]);
    fix.fails("exists", ["cache", "get", "k", "-o", "../../to-nothing"]);
    get(&["../../further", "--force"]);
    get(&["../../to-nothing", "--force"]);
    assert_eq!((at_root.read("file"), at_root.read("new")), ("the value".to_owned(), "the value".to_owned()));
    for name in ["link", "further", "to-nothing"] {
        assert!(at_root.path.join(name).symlink_metadata().expect("it is there").is_symlink(), "{name}");
    }
    at_root.link("round", "round");
    fix.fails("io", ["cache", "get", "k", "-o", "../../round", "--force"]);
    let ran = fix.tine(["cache", "get", "k", "-o", "-"]).ok();
    assert_eq!((ran.stdout.as_str(), fix.has("-")), ("the value", false), "stdout, as everywhere");
}

#[test]
fn a_place_that_is_no_text_is_told_byte_for_byte() {
    let world = World::new();
    let fix = world.start("fix");
    set(&fix, "k", "x");
    let file = std::ffi::OsStr::from_bytes(b"../odd\xff.bin");
    let data = fix.tine(["cache", "get", "k", "-o"]).arg(file).json();
    let hex = data["file"]["path_hex"].as_str().expect("hex");
    assert!(hex.ends_with("6f6464ff2e62696e") && data["file"]["path"].as_str().is_some(), "{data}");
}

#[test]
fn a_counter_takes_no_more_room_the_longer_it_counts() {
    let world = World::new();
    let fix = world.start("fix");
    let store = fix.common_dir().join("tine/cache/values");
    let bytes = || -> u64 {
        let dir = store.join("index-v5");
        let files = crate::support::files_in(&dir).into_keys();
        files.map(|file| std::fs::metadata(dir.join(file)).expect("it is there").len()).sum()
    };
    set(&fix, "counter", "0");
    let one = bytes();
    for n in 1..20 {
        set(&fix, "counter", n.to_string());
    }
    set(&fix, "other", "x");
    assert_eq!(get(&fix, "counter"), "19");
    assert!(bytes() <= one * 2 + 10, "{one} bytes for one, {} for two", bytes());
    fix.json(["cache", "del", "counter", "other"]);
    fix.json(["cache", "prune"]);
    for dir in ["index-v5", "content-v2/sha256", "tmp"] {
        assert_eq!(std::fs::read_dir(store.join(dir)).expect("a directory").count(), 0, "{dir}");
    }
    set(&fix, "counter", "20");
    assert_eq!(get(&fix, "counter"), "20");
}
