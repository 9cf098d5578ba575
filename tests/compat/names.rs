//! Names and numbers: case, length, many files, and what the index may look like.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::story::Story;
use crate::world::{World, write_at};

fn case_only(world: &World) {
    world.write("Readme.md", "read\n");
    world.write("Docs/Guide.md", "guide\n");
    world.git(&["add", "--all"]);
    world.git(&["commit", "--quiet", "--message", "case"]);
    let mut story = Story::of(world);
    story.edit = Box::new(|workspace| {
        std::fs::rename(workspace.join("Readme.md"), workspace.join("README.md")).expect("it moves");
        std::fs::rename(workspace.join("Docs"), workspace.join("docs")).expect("it moves");
    });
    story.look = Box::new(|workspace| {
        let there = |name: &str| workspace.join(name).exists();
        assert!(there("Readme.md") != there("README.md") && there("Docs") != there("docs"), "one of each");
    });
    story.tell();
    assert_eq!(world.read("docs/Guide.md"), "guide\n");
    assert!(!world.repo.join("Docs").exists() && !world.repo.join("Readme.md").exists());
}

#[test]
fn case_only_renames() {
    case_only(&World::new());
}

/// The setting of a file system that knows no case, on one that does: `git` itself is asked then.
#[test]
fn case_only_renames_with_ignore_case() {
    let world = World::new();
    world.git(&["config", "core.ignoreCase", "true"]);
    case_only(&world);
}

/// A path of this many bytes, in parts of at most 255.
fn long_path(length: usize) -> PathBuf {
    let mut path = String::new();
    while path.len() + 201 < length {
        path.push_str(&"d".repeat(200));
        path.push('/');
    }
    let rest = length - path.len();
    path.push_str(&"f".repeat(rest));
    assert_eq!(path.len(), length);
    PathBuf::from(path)
}

#[test]
fn a_path_of_4000_bytes() {
    let mut world = World::new();
    // With the repository's own path it is longer than the 4,096 bytes that the system takes at once.
    let place = world.root().join("r".repeat(200));
    std::fs::rename(&world.repo, &place).expect("it moves");
    world.repo = place;
    let path = long_path(4000);
    let kept = path.clone();
    let deep = |workspace: &Path, text: &str| {
        // Step by step: the whole path may be longer than the system takes at once.
        let script = "cd \"$1\" && shift && for d in \"$@\"; do mkdir -p \"$d\" && cd -P \"$d\" || exit 1; done";
        let parts: Vec<String> = path.iter().map(|p| p.to_str().expect("plain").to_owned()).collect();
        let (file, dirs) = parts.split_last().expect("parts");
        let mut args =
            vec!["-c".to_owned(), format!("{script}; printf '{text}' > {file}; echo > x.log"), "sh".to_owned()];
        args.push(workspace.to_str().expect("plain").to_owned());
        args.extend(dirs.iter().cloned());
        let all: Vec<&str> = args.iter().map(String::as_str).collect();
        let said = world.run_at(&world.root(), "sh", &all);
        assert_eq!(said.status, 0, "{}", said.err);
    };
    let mut story = Story::of(&world);
    story.edit = Box::new(|workspace| deep(workspace, "deep\\n"));
    story.tell();
    let listed = world.git(&["ls-tree", "-r", "--name-only", "main"]);
    assert!(listed.lines().any(|l| Path::new(l) == kept));
}

fn many_files(count: usize) {
    let world = World::new();
    for n in 0..count {
        write_at(&world.repo.join(format!("d{}/e{}/f{n}", n % 100, n % 7)), format!("{n}\n"));
    }
    world.git(&["add", "--all"]);
    world.git(&["commit", "--quiet", "--message", "many"]);
    let since = Instant::now();
    let mut story = Story::of(&world);
    story.edit = Box::new(|workspace| {
        for n in (0..count).step_by(count / 50) {
            write_at(&workspace.join(format!("d{}/e{}/f{n}", n % 100, n % 7)), "edited\n");
        }
    });
    story.tell();
    println!("{count} files: {:?}", since.elapsed());
}

#[test]
fn five_thousand_files() {
    many_files(5_000);
}

/// Takes a while: runs with `TINE_BIG=1`.
#[test]
fn a_hundred_thousand_files() {
    if std::env::var_os("TINE_BIG").is_some_and(|v| v == "1") {
        many_files(100_000);
    }
}

fn with_settings(settings: &[(&str, &str)]) -> World {
    let world = World::new();
    for (key, value) in settings {
        world.git(&["config", key, value]);
    }
    world
}

#[test]
fn a_split_index() {
    let world = with_settings(&[("core.splitIndex", "true"), ("splitIndex.maxPercentChange", "0")]);
    world.git(&["update-index", "--split-index"]);
    Story::of(&world).tell();
}

#[test]
fn an_index_with_extensions() {
    let world =
        with_settings(&[("index.version", "4"), ("core.untrackedCache", "true"), ("feature.manyFiles", "true")]);
    world.git(&["update-index", "--index-version", "4", "--force-untracked-cache"]);
    Story::of(&world).tell();
    let index = std::fs::read(world.repo.join(".git/index")).expect("an index");
    assert_eq!(index[7], 4, "the user's index is still of version 4");
    assert!(index.windows(4).any(|w| w == b"UNTR"), "the untracked cache is still there");
}

/// A monitor that answers wrongly loses no edit: it is not asked.
#[test]
fn a_file_system_monitor() {
    let world = World::new();
    let monitor = world.root().join("monitor");
    write_at(&monitor, "#!/bin/sh\nprintf 'token\\0'\n");
    crate::world::make_executable(&monitor);
    world.git(&["config", "core.fsmonitor", monitor.to_str().expect("plain")]);
    let workspace = PathBuf::from(world.tine(&["start", "work"]));
    world.git_at(&workspace, &["status", "--porcelain"]);
    write_at(&workspace.join("base.txt"), "unseen\n");
    world.tine_at(&workspace, &["checkpoint", "-m", "x"]);
    assert_eq!(world.git_at(&workspace, &["show", "HEAD:base.txt"]), "unseen");
    world.tine_at(&workspace, &["undo"]);
    assert_eq!(std::fs::read_to_string(workspace.join("base.txt")).expect("a file"), "one\ntwo\nthree\n");
}

/// Modes and links as a file system without them has them.
#[test]
fn no_modes_and_no_links() {
    let world = with_settings(&[("core.fileMode", "false"), ("core.symlinks", "false")]);
    world.git(&["update-index", "--chmod=+x", "run.sh"]);
    world.git(&["commit", "--quiet", "--message", "executable"]);
    let workspace = PathBuf::from(world.tine(&["start", "work"]));
    write_at(&workspace.join("run.sh"), "edited\n");
    write_at(&workspace.join("new.sh"), "new\n");
    crate::world::make_executable(&workspace.join("new.sh"));
    let story = Story::of(&world);
    story.checkpoint(&workspace, "x");
    assert!(world.git_at(&workspace, &["ls-tree", "HEAD", "run.sh"]).starts_with("100755"));
    assert!(world.git_at(&workspace, &["ls-tree", "HEAD", "new.sh"]).starts_with("100644"));
    world.tine_at(&workspace, &["undo"]);
    story.clean(&workspace);
}

/// What nobody here knows may mean anything: refused by name before anything is written.
#[test]
fn an_unknown_extension() {
    let world = World::new();
    world.git(&["config", "core.repositoryFormatVersion", "1"]);
    world.git(&["config", "extensions.timeTravel", "true"]);
    for args in [&["status"][..], &["start", "work"]] {
        let error = world.refused_at(&world.repo, args, "unsupported", 1);
        let message = error["message"].as_str().expect("a message").to_lowercase();
        assert!(message.contains("timetravel"), "{message}");
    }
}
