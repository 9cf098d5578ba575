//! How a repository grows over very many checkpoints, and what maintenance takes back.

use std::fmt::Write as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::support::World;

const FILES: usize = 1_000;

/// What one tool does, in the repository that it is given.
struct Tool {
    what: &'static str,
    /// Says in which directory to work.
    begin: fn(&World) -> PathBuf,
    save: fn(&World, &Path) -> Duration,
    maintain: fn(&World) -> Duration,
}

const TOOLS: [Tool; 3] = [
    Tool {
        what: "git add -A && git commit, git gc",
        begin: |world| world.repo.clone(),
        save: |world, dir| world.git(dir, &["add", "-A"]) + world.git(dir, &["commit", "-q", "-m", "x"]),
        maintain: |world| world.git(&world.repo, &["gc", "-q"]),
    },
    Tool {
        what: "tine checkpoint, git gc",
        begin: |world| {
            world.tine(&world.repo, &["start", "s"]);
            world.root.join("repo.sessions/s")
        },
        save: |world, dir| world.tine(dir, &["checkpoint", "-m", "x"]),
        maintain: |world| world.git(&world.repo, &["gc", "-q"]),
    },
    Tool {
        what: "jj commit, jj util gc",
        begin: |world| {
            world.timed("jj", &world.repo, &["git", "init", "--colocate"]);
            world.repo.clone()
        },
        save: |world, dir| world.timed("jj", dir, &["commit", "-m", "x"]),
        maintain: |world| world.timed("jj", &world.repo, &["util", "gc"]),
    },
];

/// Checkpoints of one file each, by each tool in a repository of its own.
pub fn table(checkpoints: usize, has_jj: bool) -> String {
    let mut text = format!(
        "| {FILES} files, {checkpoints} checkpoints of one file each | before | after | after maintenance |\n\
         | --- | ---: | ---: | ---: |\n"
    );
    for tool in &TOOLS[..if has_jj { 3 } else { 2 }] {
        eprintln!("growing: {}", tool.what);
        let mut world = World::new(FILES);
        let dir = (tool.begin)(&world);
        let before = held(&world);
        for _ in 0..checkpoints {
            world.edit(&dir, 1);
            (tool.save)(&world, &dir);
        }
        let after = held(&world);
        (tool.maintain)(&world);
        let _ = writeln!(text, "| {} | {before} | {after} | {} |", tool.what, held(&world));
    }
    text
}

/// What the history takes on the disk, in words.
fn held(world: &World) -> String {
    let ((bytes, files), (more, others)) = (size(&world.repo.join(".git")), size(&world.repo.join(".jj")));
    let (bytes, files) = (bytes + more, files + others);
    #[expect(clippy::cast_precision_loss, reason = "shown with one digit behind the point")]
    let megabytes = bytes as f64 / 1e6;
    format!("{megabytes:.1} MB in {files} files")
}

fn size(dir: &Path) -> (u64, u64) {
    let Ok(entries) = std::fs::read_dir(dir) else { return (0, 0) };
    let mut sum = (0, 0);
    for entry in entries {
        let entry = entry.expect("it is readable");
        let data = entry.metadata().expect("it is there");
        let (bytes, files) = if data.is_dir() { size(&entry.path()) } else { (0, 1) };
        sum = (sum.0 + bytes + data.blocks() * 512, sum.1 + files);
    }
    sum
}
