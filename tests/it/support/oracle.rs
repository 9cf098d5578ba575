//! Git's own answer to questions that tine answers too.

use std::collections::HashSet;
use std::path::PathBuf;
use std::process::Stdio;

use super::snapshot::{File, Files};
use super::{Place, files_in};

/// The tree that `git add --all` makes of a worktree's files, on a copy of its index and with its objects elsewhere.
#[track_caller]
pub fn tree_of_files(place: &Place<'_>) -> String {
    let scratch = tempfile::tempdir_in(place.world.root().join("tmp")).expect("a temporary directory");
    let index = scratch.path().join("index");
    let own = PathBuf::from(place.git(["rev-parse", "--path-format=absolute", "--git-path", "index"]));
    if own.exists() {
        // With its time: that is how git knows which entries are too young to be trusted without a look at the file.
        let written = own.metadata().and_then(|m| m.modified()).expect("a time");
        std::fs::copy(own, &index).expect("the index is copied");
        let copy = std::fs::File::options().write(true).open(&index).expect("the copy is there");
        copy.set_modified(written).expect("the time is set");
    }
    let objects = place.git(["rev-parse", "--path-format=absolute", "--git-path", "objects"]);
    let run = |args: &[&str]| {
        let mut command = place.world.git_command(&place.path);
        command.env("GIT_INDEX_FILE", &index).env("GIT_OBJECT_DIRECTORY", scratch.path().join("objects"));
        command.env("GIT_ALTERNATE_OBJECT_DIRECTORIES", &objects).args(args).stderr(Stdio::inherit());
        let out = command.output().expect("git starts");
        assert!(out.status.success(), "git {args:?}");
        String::from_utf8_lossy(&out.stdout).trim().to_owned()
    };
    std::fs::create_dir_all(scratch.path().join("objects")).expect("a place for objects");
    run(&["add", "--all"]);
    run(&["write-tree"])
}

/// The paths of `before` whose content is nowhere any more: neither in a file below the root (what was set aside in the
/// git directory included) nor in an object that some ref reaches.
pub fn unreachable_content(repo: &Place<'_>, before: &Files) -> Vec<String> {
    let contents: HashSet<Vec<u8>> = files_in(repo.world.root()).into_values().map(bytes).collect();
    let mut missing: Vec<(&PathBuf, &File)> =
        before.iter().filter(|(_, f)| !contents.contains(&bytes((*f).clone()))).collect();
    if !missing.is_empty() {
        let reachable: HashSet<String> =
            repo.git(["rev-list", "--all", "--objects", "--no-object-names"]).lines().map(str::to_owned).collect();
        missing.retain(|(_, file)| !reachable.contains(&blob_id(repo, &bytes((*file).clone()))));
    }
    missing.into_iter().map(|(path, _)| path.to_string_lossy().into_owned()).collect()
}

fn bytes(file: File) -> Vec<u8> {
    match file {
        File::Regular { content, .. } => content,
        File::Link(target) => target,
    }
}

fn blob_id(repo: &Place<'_>, content: &[u8]) -> String {
    let file = tempfile::NamedTempFile::new_in(repo.world.root().join("tmp")).expect("a temporary file");
    std::fs::write(file.path(), content).expect("it is written");
    repo.git(["hash-object".as_ref(), "--no-filters".as_ref(), file.path().as_os_str()])
}
