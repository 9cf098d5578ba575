//! `checkpoint --edits`: a JSON list of files to write and delete, applied to a tree in memory. All or nothing: every
//! edit is checked before the first object is written, and nothing in the list can reach outside the tree.

use std::collections::BTreeMap;

use base64::Engine as _;
use serde::Deserialize;

use crate::error::{Code, Error, Result};
use crate::git::{BString, ByteSlice as _, Entry, Mode, Oid, Repo, check_path};

use super::diff::hex;

/// One element of the list, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEdit {
    path: Option<String>,
    path_hex: Option<String>,
    content: Option<String>,
    content_base64: Option<String>,
    delete: Option<bool>,
    mode: Option<String>,
}

/// What is to stand at a path.
enum Edit {
    Delete,
    Write { content: Vec<u8>, mode: Option<Mode> },
}

/// Applies a list of `{path, content | content_base64 | delete, mode}`. A file keeps the mode it has unless one is given;
/// a new one is `100644`. The content of mode `120000` is the link's target. A path that is not UTF-8 comes as `path_hex`.
pub fn apply(repo: &Repo, tree: Oid, json: &[u8]) -> Result<Oid> {
    let raw: Vec<RawEdit> = serde_json::from_slice(json).map_err(|e| {
        Error::new(Code::Invalid, format!("the edits cannot be read: {e}")).hint(
            r#"a list is expected, like [{"path": "a.txt", "content": "text\n"}, {"path": "b.txt", "delete": true}]"#,
        )
    })?;
    let mut edits: BTreeMap<BString, Edit> = BTreeMap::new();
    for (i, raw) in raw.into_iter().enumerate() {
        let path = path(&raw).map_err(|why| Error::new(Code::Invalid, format!("edit {i}: {why}")))?;
        let edit = edit(raw).map_err(|why| Error::new(Code::Invalid, format!("edit {i}, `{path}`: {why}")))?;
        let mode = if let Edit::Write { mode: Some(mode), .. } = &edit { *mode } else { Mode::File };
        check_path(path.as_bstr(), mode)?;
        if edits.contains_key(&path) {
            return Err(Error::new(Code::Invalid, format!("`{path}` is in the list twice")));
        }
        edits.insert(path, edit);
    }
    let planned = plan(repo, tree, &edits)?;
    refuse_clashes(repo, tree, &planned)?;
    let mut written = Vec::with_capacity(planned.len());
    for ((path, entry), edit) in planned.into_iter().zip(edits.values()) {
        let id = |content| repo.write_blob(content);
        let entry = match (entry, edit) {
            (Some(entry), Edit::Write { content, .. }) => Some(Entry { id: id(content)?, ..entry }),
            _ => None,
        };
        written.push((path, entry));
    }
    repo.edit_tree(tree, &written)
}

fn path(raw: &RawEdit) -> Result<BString, String> {
    let Some(digits) = &raw.path_hex else {
        return raw.path.as_deref().map(BString::from).ok_or_else(|| "`path` is missing".to_owned());
    };
    let byte = |pair: &[u8]| std::str::from_utf8(pair).ok().and_then(|p| u8::from_str_radix(p, 16).ok());
    let plain = digits.len() % 2 == 0 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let bytes: Option<Vec<u8>> = digits.as_bytes().chunks(2).map(byte).collect();
    let path = bytes.filter(|_| plain).map(BString::from).ok_or_else(|| "`path_hex` is not hexadecimal".to_owned())?;
    match &raw.path {
        Some(lossy) if *lossy != path.to_str_lossy() => Err("`path` and `path_hex` name two files".to_owned()),
        _ => Ok(path),
    }
}

fn edit(raw: RawEdit) -> Result<Edit, String> {
    let mode = match raw.mode.as_deref() {
        None => None,
        Some("100644") => Some(Mode::File),
        Some("100755") => Some(Mode::Executable),
        Some("120000") => Some(Mode::Link),
        Some(other) => return Err(format!("mode `{other}` is none of `100644`, `100755`, `120000`")),
    };
    let delete = raw.delete == Some(true);
    let content = match (raw.content, raw.content_base64) {
        (Some(_), Some(_)) => return Err("both `content` and `content_base64`".to_owned()),
        (Some(text), None) => Some(text.into_bytes()),
        (None, Some(text)) => {
            let bytes = base64::engine::general_purpose::STANDARD.decode(text);
            Some(bytes.map_err(|e| format!("`content_base64` is not base64: {e}"))?)
        }
        (None, None) => None,
    };
    match (delete, content) {
        (true, Some(_)) => Err("both content and `delete`".to_owned()),
        (true, None) if mode.is_some() => Err("both `mode` and `delete`".to_owned()),
        (true, None) => Ok(Edit::Delete),
        (false, None) => Err("one of `content`, `content_base64` and `\"delete\": true` is needed".to_owned()),
        (false, Some(target)) if mode == Some(Mode::Link) && (target.is_empty() || target.contains(&0)) => {
            Err("that is no target for a link".to_owned())
        }
        (false, Some(content)) => Ok(Edit::Write { content, mode }),
    }
}

/// Each edit with the mode it ends in, `None` for a deletion. The ids are not written yet.
fn plan(repo: &Repo, tree: Oid, edits: &BTreeMap<BString, Edit>) -> Result<Vec<(BString, Option<Entry>)>> {
    let mut planned = Vec::with_capacity(edits.len());
    for (path, edit) in edits {
        let there = repo.lookup(tree, path.as_bstr())?;
        let about = |code, message: String| Err(at(Error::new(code, message), path));
        let mode = match (edit, there.map(|e| e.mode)) {
            (Edit::Delete, None) => {
                return about(Code::NotFound, format!("`{path}` does not exist, so it cannot be deleted"));
            }
            (Edit::Delete, Some(Mode::Tree)) => {
                return about(Code::Invalid, format!("`{path}` is a folder: delete the files in it by name"));
            }
            (Edit::Delete, Some(_)) => None,
            (Edit::Write { mode: Some(mode), .. }, _) => Some(*mode),
            (_, Some(Mode::Link | Mode::Commit)) => {
                let message = format!("`{path}` is a link or a submodule: give `mode` to say what it becomes");
                return about(Code::Invalid, message);
            }
            (_, Some(mode)) if mode.is_file() => Some(mode),
            _ => Some(Mode::File),
        };
        planned.push((path.clone(), mode.map(|mode| Entry { mode, id: repo.null_id() })));
    }
    Ok(planned)
}

fn refuse_clashes(repo: &Repo, tree: Oid, planned: &[(BString, Option<Entry>)]) -> Result<()> {
    match repo.name_clash(tree, planned)? {
        None => Ok(()),
        Some((path, other)) => {
            let message = format!("`{path}` cannot be written while `{other}` is there");
            Err(at(Error::new(Code::Invalid, message), &path))
        }
    }
}

fn at(error: Error, path: &BString) -> Error {
    let error = error.detail("path", path.to_string());
    if path.to_str().is_err() { error.detail("path_hex", hex(path)) } else { error }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::git::testing::Sandbox;

    fn base(world: &Sandbox) -> Oid {
        world.tree_of(&[
            ("100644", b"a.txt", b"a\n"),
            ("100755", b"bin/run", b"#!/bin/sh\n"),
            ("120000", b"link", b"a.txt"),
            ("100644", b"dir/one", b"1\n"),
            ("100644", b"dir/two", b"2\n"),
            ("100644", b"\xff", b"odd\n"),
        ])
    }

    fn run(json: &str) -> Result<String, String> {
        let world = Sandbox::new();
        let repo = world.repo();
        let tree = base(&world);
        let objects = || world.git(&["count-objects"]);
        let before = objects();
        match apply(&repo, tree, json.as_bytes()) {
            Ok(tree) => {
                world.git(&["fsck", "--strict", "--no-dangling"]);
                let list = world.git(&["-c", "core.quotePath=true", "ls-tree", "-r", &tree.to_string()]);
                let line = |l: &str| {
                    let (meta, path) = l.split_once('\t').expect("mode, id, path");
                    let id = meta.rsplit(' ').next().expect("an id");
                    let content = world.git(&["cat-file", "blob", id]);
                    format!("{} {path} {:?}", &meta[..6], content.as_bstr())
                };
                Ok(String::from_utf8_lossy(&list).lines().map(line).collect::<Vec<_>>().join("\n"))
            }
            Err(e) => {
                assert_eq!(objects(), before, "a refused list writes no object");
                Err(format!("{}: {e}", e.code().as_str()))
            }
        }
    }

    #[test]
    fn writes_deletes_modes_and_links() {
        let json = r##"[
            {"path": "a.txt", "content": "changed\n"},
            {"path": "bin/run", "content": "#!/bin/bash\n"},
            {"path": "new/deep/file", "content_base64": "AP8K"},
            {"path": "tool", "content": "x", "mode": "100755"},
            {"path": "to", "content": "new/deep/file", "mode": "120000"},
            {"path": "link", "content": "", "mode": "100644"},
            {"path": "dir/one", "delete": true},
            {"path_hex": "ff", "path": "\ufffd", "delete": true},
            {"path_hex": "FE2e61", "content": "hex\n"}
        ]"##;
        insta::assert_snapshot!(run(json).expect("a tree"), @r##"
        100644 a.txt "changed\n"
        100755 bin/run "#!/bin/bash\n"
        100644 dir/two "2\n"
        100644 link ""
        100644 new/deep/file "\0\xff\n"
        120000 to "new/deep/file"
        100755 tool "x"
        100644 "\376.a" "hex\n"
        "##);
    }

    #[test]
    fn a_file_and_a_folder_may_change_places_when_the_list_says_so() {
        let json = r#"[{"path": "a.txt", "delete": true}, {"path": "a.txt/in", "content": ""},
            {"path": "dir/one", "delete": true}, {"path": "dir/two", "delete": true}, {"path": "dir", "content": "f"}]"#;
        insta::assert_snapshot!(run(json).expect("a tree"), @r##"
        100644 a.txt/in ""
        100755 bin/run "#!/bin/sh\n"
        100644 dir "f"
        120000 link "a.txt"
        100644 "\377" "odd\n"
        "##);
    }

    #[test]
    fn an_empty_list_is_the_same_tree() {
        let world = Sandbox::new();
        let tree = base(&world);
        assert_eq!(apply(&world.repo(), tree, b"[]").expect("a tree"), tree);
    }

    #[test]
    fn what_is_refused_and_how() {
        let lists = [
            r#"{"path": "a"}"#,
            r#"[{"path": "a", "content": "x", "contents": "y"}]"#,
            r#"[{"path": "a", "content": "x", "content": "y"}]"#,
            r#"[{"content": "x"}]"#,
            r#"[{"path": "ok", "content": "x"}, {"path": "a"}]"#,
            r#"[{"path": "a", "delete": false}]"#,
            r#"[{"path": "a", "content": "x", "content_base64": "eA=="}]"#,
            r#"[{"path": "a", "content_base64": "?"}]"#,
            r#"[{"path": "a.txt", "content": "x", "delete": true}]"#,
            r#"[{"path": "a.txt", "mode": "100755", "delete": true}]"#,
            r#"[{"path": "a", "content": "x", "mode": "040000"}]"#,
            r#"[{"path": "a", "content": "", "mode": "120000"}]"#,
            r#"[{"path": "/etc/passwd", "content": "x"}]"#,
            r#"[{"path": "a/../../x", "content": "x"}]"#,
            r#"[{"path": "./a", "content": "x"}]"#,
            r#"[{"path": "a//b", "content": "x"}]"#,
            r#"[{"path": "a/", "content": "x"}]"#,
            r#"[{"path": "", "content": "x"}]"#,
            r#"[{"path": "a\u0000b", "content": "x"}]"#,
            r#"[{"path": ".git/config", "content": "x"}]"#,
            r#"[{"path": "sub/.GIT/hooks/x", "content": "x"}]"#,
            r#"[{"path": "git~1", "content": "x"}]"#,
            r#"[{"path": ".g\u200cit/x", "content": "x"}]"#,
            r#"[{"path_hex": "2e676974", "content": "x"}]"#,
            r#"[{"path_hex": "+1", "content": "x"}]"#,
            r#"[{"path_hex": "61", "path": "b", "content": "x"}]"#,
            r#"[{"path": ".gitmodules", "content": "x", "mode": "120000"}]"#,
            r#"[{"path": "x", "content": "1"}, {"path": "x", "content": "2"}]"#,
            r#"[{"path": "x", "content": "1"}, {"path": "x/y", "content": "2"}]"#,
            r#"[{"path": "a.txt/b", "content": "x"}]"#,
            r#"[{"path": "dir", "content": "x"}]"#,
            r#"[{"path": "dir/one", "delete": true}, {"path": "dir", "content": "x"}]"#,
            r#"[{"path": "dir", "delete": true}]"#,
            r#"[{"path": "new", "content": "x"}, {"path": "nope", "delete": true}]"#,
            r#"[{"path": "link", "content": "x"}]"#,
        ];
        let said = lists.map(|l| run(l).expect_err(l)).join("\n").replace('\0', "<NUL>").replace('\u{200c}', "<ZWNJ>");
        insta::assert_snapshot!(said, @r#"
        invalid: the edits cannot be read: invalid type: map, expected a sequence at line 1 column 0
        invalid: the edits cannot be read: unknown field `contents`, expected one of `path`, `path_hex`, `content`, `content_base64`, `delete`, `mode` at line 1 column 41
        invalid: the edits cannot be read: duplicate field `content` at line 1 column 40
        invalid: edit 0: `path` is missing
        invalid: edit 1, `a`: one of `content`, `content_base64` and `"delete": true` is needed
        invalid: edit 0, `a`: one of `content`, `content_base64` and `"delete": true` is needed
        invalid: edit 0, `a`: both `content` and `content_base64`
        invalid: edit 0, `a`: `content_base64` is not base64: Invalid symbol 63, offset 0.
        invalid: edit 0, `a.txt`: both content and `delete`
        invalid: edit 0, `a.txt`: both `mode` and `delete`
        invalid: edit 0, `a`: mode `040000` is none of `100644`, `100755`, `120000`
        invalid: edit 0, `a`: that is no target for a link
        invalid: the path `/etc/passwd` is refused: it is absolute
        invalid: the path `a/../../x` is refused: it has a `.` or `..` in it
        invalid: the path `./a` is refused: it has a `.` or `..` in it
        invalid: the path `a//b` is refused: it has an empty part
        invalid: the path `a/` is refused: it ends in a slash
        invalid: the path `` is refused: it is empty
        invalid: the path `a<NUL>b` is refused: it has a NUL in it
        invalid: the path `.git/config` is refused: a part of it stands for `.git`
        invalid: the path `sub/.GIT/hooks/x` is refused: a part of it stands for `.git`
        invalid: the path `git~1` is refused: a part of it stands for `.git`
        invalid: the path `.g<ZWNJ>it/x` is refused: a part of it stands for `.git`
        invalid: the path `.git` is refused: a part of it stands for `.git`
        invalid: edit 0: `path_hex` is not hexadecimal
        invalid: edit 0: `path` and `path_hex` name two files
        invalid: the path `.gitmodules` is refused: `.gitmodules` must not be a link
        invalid: `x` is in the list twice
        invalid: `x/y` cannot be written while `x` is there
        invalid: `a.txt/b` cannot be written while `a.txt` is there
        invalid: `dir` cannot be written while `dir/one` is there
        invalid: `dir` cannot be written while `dir/two` is there
        invalid: `dir` is a folder: delete the files in it by name
        not_found: `nope` does not exist, so it cannot be deleted
        invalid: `link` is a link or a submodule: give `mode` to say what it becomes
        "#);
    }
}
