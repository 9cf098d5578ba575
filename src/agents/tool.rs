//! Tools of all agents: which ones run a shell and which ones write files, and where their input says so. A tool that is not
//! known does neither: the files themselves say what happened.

use std::path::PathBuf;

use super::event::Tool;
use super::payload::Payload;

const SHELLS: [&str; 12] = [
    "bash",
    "shell",
    "execute",
    "runshellcommand",
    "execcommand",
    "localshell",
    "unifiedexec",
    "powershell",
    "runcommand",
    "runinterminal",
    "terminal",
    "sh",
];
const WRITERS: [&str; 14] = [
    "write",
    "edit",
    "multiedit",
    "notebookedit",
    "create",
    "strreplace",
    "strreplaceeditor",
    "delete",
    "applypatch",
    "patch",
    "writefile",
    "replace",
    "createfile",
    "insert",
];

/// The tool that has this name and this input.
pub fn tool(name: &str, input: &Payload) -> Tool {
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let mut tool = Tool { name: name.to_owned(), ..Tool::default() };
    if SHELLS.contains(&plain.as_str()) {
        tool.command = command(input);
    } else if WRITERS.contains(&plain.as_str()) {
        tool.paths = paths(input);
    }
    tool
}

/// The command line, of which some agents make a list of words.
pub fn command(input: &Payload) -> Option<String> {
    let words = ["command", "cmd", "script"].map(|name| input.texts(name));
    words.into_iter().find(|words| !words.is_empty()).map(|words| words.join(" "))
}

fn paths(input: &Payload) -> Vec<PathBuf> {
    let names = ["file_path", "path", "filePath", "notebook_path", "absolute_path", "target_file", "fileName"];
    let mut all: Vec<PathBuf> = names.iter().find_map(|name| input.path(&[name])).into_iter().collect();
    all.extend(input.texts("paths").into_iter().map(PathBuf::from));
    let patch = ["command", "patch", "patchText", "input"].map(|name| input.texts(name).join("\n"));
    all.extend(patch.iter().flat_map(|text| patched(text)));
    all
}

/// The files that a patch in the form of `apply_patch` names.
fn patched(patch: &str) -> impl Iterator<Item = PathBuf> {
    let heads = ["*** Add File: ", "*** Update File: ", "*** Delete File: ", "*** Move to: "];
    patch
        .lines()
        .filter_map(move |line| heads.iter().find_map(|head| line.trim_end().strip_prefix(head)))
        .map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, input: &str) -> Tool {
        tool(name, &Payload::parse(input.as_bytes()).expect("JSON"))
    }

    #[test]
    fn what_tools_do() {
        assert_eq!(of("Bash", r#"{"command": "ls"}"#).command.as_deref(), Some("ls"));
        assert_eq!(of("shell", r#"{"command": ["git", "clean"]}"#).command.as_deref(), Some("git clean"));
        assert_eq!(of("write_file", r#"{"file_path": "/a b"}"#).paths, [PathBuf::from("/a b")]);
        assert_eq!(of("str_replace", r#"{"path": "x"}"#).paths, [PathBuf::from("x")]);
        assert!(!of("Read", r#"{"file_path": "/a"}"#).writes() && !of("mcp__x", r#"{"command": "x"}"#).writes());
        let patch = r#"{"command": "*** Begin Patch\n*** Add File: a\n+x\n*** Update File: b\n*** Move to: c\n*** Delete File: d\r\n"}"#;
        assert_eq!(of("apply_patch", patch).paths, ["a", "b", "c", "d"].map(PathBuf::from));
    }
}
