//! What changes content on its way between files and objects, or which files are there at all: filters, line endings,
//! sparse checkouts, submodules.

use std::path::{Path, PathBuf};

use crate::story::Story;
use crate::world::{World, make_executable, text, write_at};

/// What git-lfs does, in small: content is kept in a store, the repository holds a pointer to it. Speaks the
/// long-running protocol, or cleans and smudges one file.
const LFS: &str = r#"#!/usr/bin/env python3
import hashlib, os, sys
STORE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'store')
LOG = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'log')
os.makedirs(STORE, exist_ok=True)

def log(text):
    with open(LOG, 'a') as out:
        out.write(text + '\n')

def clean(data):
    if data.startswith(b'version lfs-in-small\n'):
        return data
    name = hashlib.sha256(data).hexdigest()
    with open(os.path.join(STORE, name), 'wb') as out:
        out.write(data)
    return b'version lfs-in-small\noid %s\nsize %d\n' % (name.encode(), len(data))

def smudge(data):
    if not data.startswith(b'version lfs-in-small\n'):
        return data
    name = data.split(b'\n')[1].split(b' ')[1].decode()
    with open(os.path.join(STORE, name), 'rb') as source:
        return source.read()

def read_packet():
    head = sys.stdin.buffer.read(4)
    if len(head) < 4:
        sys.exit(0)
    size = int(head, 16)
    return None if size == 0 else sys.stdin.buffer.read(size - 4)

def read_list():
    lines = []
    while (line := read_packet()) is not None:
        lines.append(line)
    return lines

def write_packets(packets):
    for packet in packets:
        sys.stdout.buffer.write(b'%04x' % (len(packet) + 4) + packet)
    sys.stdout.buffer.write(b'0000')
    sys.stdout.buffer.flush()

if sys.argv[1] in ('clean', 'smudge'):
    log(sys.argv[1])
    sys.stdout.buffer.write({'clean': clean, 'smudge': smudge}[sys.argv[1]](sys.stdin.buffer.read()))
    sys.exit(0)

welcome = read_list()
assert welcome == [b'git-filter-client\n', b'version=2\n'], welcome
write_packets([b'git-filter-server\n', b'version=2\n'])
read_list()
write_packets([b'capability=clean\n', b'capability=smudge\n'])
log('process')
while True:
    header = dict(line.decode().rstrip('\n').split('=', 1) for line in read_list())
    data = b''.join(read_list())
    try:
        out = {'clean': clean, 'smudge': smudge}[header['command']](data)
    except OSError as problem:
        log('error ' + str(problem))
        write_packets([b'status=error\n'])
        continue
    write_packets([b'status=success\n'])
    write_packets([out[i:i + 65516] for i in range(0, len(out), 65516)])
    write_packets([])
"#;

fn set_up_lfs(world: &World, long_running: bool) {
    let tool = world.root().join("lfs/tool");
    write_at(&tool, LFS);
    make_executable(&tool);
    let global = |key: &str, value: &str| world.git_at(world.root(), &["config", "--global", key, value]);
    if long_running {
        global("filter.lfs.process", &format!("'{}' process", text(&tool)));
    } else {
        global("filter.lfs.clean", &format!("'{}' clean %f", text(&tool)));
        global("filter.lfs.smudge", &format!("'{}' smudge %f", text(&tool)));
    }
    global("filter.lfs.required", "true");
    world.write(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n");
    world.write("old.bin", "old content\n");
    world.git(&["add", "--all"]);
    world.git(&["commit", "--quiet", "--message", "with large files"]);
}

fn is_pointer(world: &World, rev: &str, path: &str) {
    let stored = world.git(&["cat-file", "blob", &format!("{rev}:{path}")]);
    assert!(stored.starts_with("version lfs-in-small\noid "), "{path} in {rev}: {stored}");
}

#[test]
fn lfs_attributes() {
    for long_running in [true, false] {
        let world = World::new();
        set_up_lfs(&world, long_running);
        let big: String = "0123456789abcdef".repeat(20_000);
        let mut story = Story::of(&world);
        let content = big.clone();
        story.edit = Box::new(move |workspace| {
            write_at(&workspace.join("old.bin"), "new content\n");
            write_at(&workspace.join("deep/big.bin"), &content);
        });
        story.look = Box::new(|workspace| {
            let here = std::fs::read_to_string(workspace.join("old.bin")).expect("a file");
            assert!(here == "old content\n" || here == "new content\n", "{here}");
        });
        story.tell();
        assert_eq!((world.read("old.bin"), world.read("deep/big.bin")), ("new content\n".to_owned(), big));
        is_pointer(&world, "main", "old.bin");
        is_pointer(&world, "main", "deep/big.bin");
        let log = std::fs::read_to_string(world.root().join("lfs/log")).expect("it ran");
        assert_eq!(log.contains("process"), long_running, "{log}");
    }
}

/// The content behind a pointer is not to be had: nothing is taken away, and what is missing is named.
#[test]
fn lfs_content_out_of_reach() {
    let world = World::new();
    set_up_lfs(&world, true);
    let workspace = PathBuf::from(world.tine(&["start", "work"]));
    write_at(&workspace.join("old.bin"), "new content\n");
    world.tine_at(&workspace, &["checkpoint", "-m", "new"]);
    let store = world.root().join("lfs/store");
    std::fs::rename(&store, world.root().join("lfs/elsewhere")).expect("it moves");
    let said = world.try_tine_at(&workspace, &["undo"]);
    assert_ne!(said.status, 0);
    assert!(said.err.contains("old.bin"), "{}", said.err);
    assert_eq!(std::fs::read_to_string(workspace.join("old.bin")).expect("a file"), "new content\n");
    // A new workspace waits for its content, and holds up nobody else.
    let late = world.try_tine_at(&world.repo, &["start", "late"]);
    assert!(late.status == 1 && late.err.contains("old.bin"), "{}", late.err);
    write_at(&workspace.join("base.txt"), "meanwhile\n");
    world.tine_at(&workspace, &["checkpoint", "-m", "meanwhile"]);
    world.tine_at(&workspace, &["undo"]);
    // It is back, and so is everything else.
    std::fs::remove_dir_all(&store).ok();
    std::fs::rename(world.root().join("lfs/elsewhere"), &store).expect("it moves");
    world.tine_at(&workspace, &["undo"]);
    assert_eq!(std::fs::read_to_string(workspace.join("old.bin")).expect("a file"), "old content\n");
    assert_eq!(world.git_at(&workspace, &["status", "--porcelain"]), "");
    world.tine(&["-s", "late", "checkpoint", "-m", "nothing yet"]);
    assert_eq!(
        std::fs::read_to_string(workspace.with_file_name("late").join("old.bin")).expect("a file"),
        "old content\n"
    );
    world.fsck();
}

fn line_endings(value: &str, in_tree: &str, on_disk: &str) {
    let world = World::new();
    world.git(&["config", "core.autocrlf", value]);
    world.git(&["rm", "--quiet", "--cached", "-r", "."]);
    world.git(&["reset", "--quiet", "--hard"]);
    let mut story = Story::of(&world);
    story.edit = Box::new(|workspace| {
        write_at(&workspace.join("crlf.txt"), "a\r\nb\r\n");
        write_at(&workspace.join("mixed.txt"), "a\r\nb\n");
        write_at(&workspace.join("binary"), b"\0\r\n\n");
    });
    story.tell();
    assert_eq!(world.git(&["cat-file", "blob", "main:crlf.txt"]).replace('\r', "<CR>"), in_tree.trim_end());
    assert_eq!(world.read("crlf.txt"), on_disk);
}

#[test]
fn autocrlf_true() {
    line_endings("true", "a\nb\n", "a\r\nb\r\n");
}

#[test]
fn autocrlf_input() {
    line_endings("input", "a\nb\n", "a\nb\n");
}

#[test]
fn eol_and_encoding_attributes() {
    let world = World::new();
    world.write(".gitattributes", "*.crlf text eol=crlf\n*.utf16 text working-tree-encoding=UTF-16LE\n*.id ident\n");
    world.write("a.crlf", "a\r\nb\r\n");
    world.write("a.utf16", b"h\0i\0\n\0");
    world.write("a.id", "$Id$\n");
    world.git(&["add", "--all"]);
    world.git(&["commit", "--quiet", "--message", "attributes"]);
    std::fs::remove_file(world.repo.join("a.id")).expect("it was there");
    world.git(&["checkout", "a.id"]);
    let mut story = Story::of(&world);
    story.edit = Box::new(|workspace| {
        write_at(&workspace.join("a.crlf"), "a\r\nb\r\nc\r\n");
        write_at(&workspace.join("a.utf16"), b"h\0o\0\n\0");
        let with_id = std::fs::read_to_string(workspace.join("a.id")).expect("a file");
        assert!(with_id.starts_with("$Id: "), "{with_id}");
        write_at(&workspace.join("a.id"), format!("{with_id}more\n"));
    });
    story.tell();
    assert_eq!(world.git(&["cat-file", "blob", "main:a.crlf"]), "a\nb\nc");
    assert_eq!(world.git(&["cat-file", "blob", "main:a.utf16"]), "ho");
    assert_eq!(world.git(&["cat-file", "blob", "main:a.id"]), "$Id$\nmore");
    assert_eq!(world.read("a.crlf"), "a\r\nb\r\nc\r\n");
}

fn sparse(options: &[&str]) {
    let world = World::new();
    for n in 0..3 {
        world.write(format!("outside/{n}.txt"), format!("{n}\n"));
        world.write(format!("deep/{n}.txt"), format!("{n}\n"));
    }
    world.git(&["add", "--all"]);
    world.git(&["commit", "--quiet", "--message", "wide"]);
    let mut args = vec!["sparse-checkout", "set"];
    args.extend(options);
    world.git(&args);
    assert!(!world.repo.join("outside").exists());
    let mut story = Story::of(&world);
    story.look = Box::new(|workspace| assert!(!workspace.join("outside").exists(), "the workspace is sparse, too"));
    story.tell();
    assert!(!world.repo.join("outside").exists());
    assert_eq!(world.git(&["cat-file", "blob", "main:outside/1.txt"]), "1");

    // A session that sees everything changes what the trunk's worktree does not show.
    let workspace = PathBuf::from(world.tine(&["start", "wide"]));
    world.git_at(&workspace, &["sparse-checkout", "disable"]);
    write_at(&workspace.join("outside/1.txt"), "one\n");
    write_at(&workspace.join("outside/new.txt"), "new\n");
    std::fs::remove_file(workspace.join("outside/2.txt")).expect("it was there");
    world.tine_at(&workspace, &["checkpoint", "-m", "outside"]);
    assert_eq!(world.git_at(&workspace, &["status", "--porcelain"]), "");
    let data = world.data_at(&workspace, &["propose", "-m", "Outside"]);
    world.tine(&["approve", data["proposal"]["name"].as_str().expect("a name")]);
    assert!(!world.repo.join("outside").exists());
    assert_eq!(world.git(&["status", "--porcelain"]), "");
    let listed = world.git(&["ls-tree", "--name-only", "main", "outside/"]);
    assert_eq!(listed, "outside/0.txt\noutside/1.txt\noutside/new.txt");
    world.tine(&["undo"]);
    assert_eq!(world.git(&["status", "--porcelain"]), "");
    assert!(!world.repo.join("outside").exists());
    world.fsck();
}

#[test]
fn sparse_by_cones() {
    sparse(&["--cone", "sub dir", "deep"]);
}

#[test]
fn sparse_with_a_sparse_index() {
    sparse(&["--cone", "--sparse-index", "sub dir", "deep"]);
}

#[test]
fn sparse_by_patterns() {
    sparse(&["--no-cone", "/*", "!/outside/"]);
}

/// A new file outside the sparse checkout is where `git add` does not go: it is listed, and stays.
#[test]
fn sparse_leaves_what_lies_outside() {
    let world = World::new();
    world.write("outside/0.txt", "0\n");
    world.git(&["add", "--all"]);
    world.git(&["commit", "--quiet", "--message", "wide"]);
    world.git(&["sparse-checkout", "set", "--cone", "sub dir"]);
    let workspace = PathBuf::from(world.tine(&["start", "work"]));
    write_at(&workspace.join("outside/new.txt"), "new\n");
    write_at(&workspace.join("base.txt"), "changed\n");
    let data = world.data_at(&workspace, &["checkpoint", "-m", "x"]);
    assert_eq!(data["skipped"][0]["path"], "outside/new.txt", "{data}");
    assert_eq!(data["skipped"][0]["reason"], "sparse", "{data}");
    world.tine_at(&workspace, &["undo"]);
    assert_eq!(std::fs::read_to_string(workspace.join("outside/new.txt")).expect("a file"), "new\n");
}

/// A repository `child` with two commits, added as `lib`.
fn with_submodule(init: &[&str]) -> World {
    let world = World::with(init);
    let child = world.root().join("child");
    world.git_at(world.root(), &["init", "--quiet", "child"]);
    for n in 1..=2 {
        write_at(&child.join("lib.txt"), format!("{n}\n"));
        world.git_at(&child, &["add", "--all"]);
        world.git_at(&child, &["commit", "--quiet", "--message", &format!("lib {n}")]);
    }
    let url = format!("file://{}", text(&child));
    world.git(&["submodule", "--quiet", "add", &url, "lib"]);
    world.git(&["commit", "--quiet", "--message", "with a submodule"]);
    world
}

#[test]
fn submodules_left_alone() {
    let world = with_submodule(&[]);
    let before = world.git(&["rev-parse", "main:lib"]);
    Story::of(&world).tell();
    assert_eq!(world.git(&["rev-parse", "main:lib"]), before);
    assert_eq!(world.read("lib/lib.txt"), "2\n");
}

fn head(world: &World, dir: &Path) -> String {
    world.git_at(dir, &["rev-parse", "HEAD"])
}

/// The commit that a submodule is at is part of a checkpoint, like any file.
#[test]
fn submodules_moved() {
    let world = with_submodule(&[]);
    let workspace = PathBuf::from(world.tine(&["start", "work"]));
    world.git_at(&workspace, &["submodule", "--quiet", "update", "--init"]);
    assert_eq!(world.git_at(&workspace, &["status", "--porcelain"]), "");
    let lib = workspace.join("lib");
    let old = head(&world, &lib);
    write_at(&lib.join("lib.txt"), "3\n");
    world.git_at(&lib, &["commit", "--quiet", "--all", "--message", "lib 3"]);
    let new = head(&world, &lib);

    let story = Story::of(&world);
    let tree = story.checkpoint(&workspace, "a newer lib");
    assert_eq!(world.git_at(&workspace, &["rev-parse", "HEAD:lib"]), new);
    write_at(&workspace.join("base.txt"), "another\n");
    story.checkpoint(&workspace, "something else");

    // Step by step back and forth: the submodule goes along, since what it is at is known.
    world.tine_at(&workspace, &["undo"]);
    story.clean(&workspace);
    world.tine_at(&workspace, &["undo"]);
    assert_eq!(head(&world, &lib), old);
    story.clean(&workspace);
    world.tine_at(&workspace, &["redo"]);
    assert_eq!(head(&world, &lib), new);
    assert_eq!(world.git_at(&workspace, &["rev-parse", "HEAD^{tree}"]), tree);
    story.clean(&workspace);

    // Edits inside of it are its own: it stays where it is, and that is said.
    write_at(&lib.join("lib.txt"), "edited\n");
    let said = world.try_tine_at(&workspace, &["undo"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("left alone, changed meanwhile: lib"), "{}", said.err);
    assert_eq!(std::fs::read_to_string(lib.join("lib.txt")).expect("a file"), "edited\n");
    assert_eq!(head(&world, &lib), new);
    world.fsck();
}

/// Commits that only a workspace's submodule has outlive the workspace, and come back with it.
#[test]
fn submodules_keep_their_commits() {
    for init in [&[][..], &["--ref-format=reftable"]] {
        let world = with_submodule(init);
        let workspace = PathBuf::from(world.tine(&["start", "work"]));
        world.git_at(&workspace, &["submodule", "--quiet", "update", "--init"]);
        let lib = workspace.join("lib");
        write_at(&lib.join("lib.txt"), "3\n");
        world.git_at(&lib, &["commit", "--quiet", "--all", "--message", "lib 3"]);
        let new = head(&world, &lib);
        world.tine_at(&workspace, &["checkpoint", "-m", "a newer lib"]);
        write_at(&lib.join("lib.txt"), "unsaved\n");
        let data = world.data_at(&workspace, &["propose", "-m", "A newer lib"]);
        let name = data["proposal"]["name"].as_str().expect("a name").to_owned();
        world.tine(&["approve", &name]);
        assert_eq!(world.git(&["rev-parse", "main:lib"]), new);
        assert!(!workspace.exists(), "nothing holds the workspace back");
        // Another worktree takes the name that this one had in git's administration.
        world.git(&["worktree", "add", "--quiet", "--detach", "../other/work"]);
        world.tine(&["undo"]);
        assert_eq!(head(&world, &lib), new);
        assert_eq!(std::fs::read_to_string(lib.join("lib.txt")).expect("a file"), "unsaved\n");
        assert_eq!(world.git_at(&workspace, &["submodule", "status"]).trim_start()[..40], new[..40]);
        assert_eq!(world.git_at(&workspace, &["status", "--porcelain"]), " M lib");
        world.fsck();
    }
}

/// A repository within the worktree that nobody added is not taken and not touched.
#[test]
fn a_nested_repository() {
    let world = World::new();
    let workspace = PathBuf::from(world.tine(&["start", "work"]));
    world.git_at(&workspace, &["init", "--quiet", "inner"]);
    write_at(&workspace.join("inner/file"), "inner\n");
    write_at(&workspace.join("base.txt"), "changed\n");
    let data = world.data_at(&workspace, &["checkpoint", "-m", "x"]);
    assert_eq!(data["skipped"][0]["reason"], "nested_repository", "{data}");
    world.tine_at(&workspace, &["undo"]);
    assert_eq!(std::fs::read_to_string(workspace.join("inner/file")).expect("a file"), "inner\n");
}
