//! The plan of the house, kept: who may import what, who may print, how long a file gets.
//! Reads the sources as text, so it says where, and needs no build.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A line of code outside tests and comments.
struct Line<'a> {
    number: usize,
    text: &'a str,
}

/// A rule that forbids a piece of code everywhere but in some rooms.
struct Rule {
    /// The pieces, as whole words.
    forbidden: &'static [&'static str],
    /// Where the rule holds; empty for everywhere.
    within: &'static [&'static str],
    /// Where it does not.
    except: &'static [&'static str],
    why: &'static str,
}

const RULES: &[Rule] = &[
    Rule {
        forbidden: &["gix::", "git2::", "use gix;", "use git2;", "Command::new(\"git\")"],
        within: &[],
        except: &["src/git/", "src/workspace/testing.rs"],
        why: "only src/git talks to git",
    },
    Rule {
        forbidden: &[
            "clap::",
            "console::",
            "dialoguer::",
            "indicatif::",
            "std::env",
            "env::var",
            "env::args",
            "crate::ui",
            "crate::cmd",
            "crate::agents",
            "SystemTime::now",
            "Timestamp::now",
            "Zoned::now",
            "getrandom::",
        ],
        within: &["src/core/"],
        except: &[],
        why: "core knows no terminal, environment, clock or randomness",
    },
    Rule {
        forbidden: &["crate::core", "crate::ui", "crate::cmd", "crate::agents"],
        within: &["src/git/", "src/workspace/", "src/config/", "src/error.rs", "src/durable.rs"],
        // The structured diff is the one document that git's room fills for all others.
        except: &["src/git/diff.rs", "src/git/diff/"],
        why: "imports run downwards only",
    },
    Rule {
        forbidden: &["crate::cmd", "tine::cmd"],
        within: &[],
        except: &["src/cmd/", "src/main.rs", "src/lib.rs"],
        why: "nobody imports cmd",
    },
    Rule {
        forbidden: &["println!", "print!", "eprintln!", "eprint!", "dbg!", "io::stdout()", "io::stderr()"],
        within: &[],
        except: &["src/ui/"],
        why: "only src/ui prints",
    },
    Rule {
        forbidden: &["rmcp::", "tokio::"],
        within: &[],
        except: &["src/agents/mcp/"],
        why: "only src/agents/mcp speaks the protocol, and nothing else waits for two things at once",
    },
    Rule { forbidden: &[".unwrap()"], within: &[], except: &[], why: "say why it holds: `expect(\"…\")`" },
    Rule { forbidden: &["todo!", "unimplemented!"], within: &[], except: &[], why: "finish it" },
];

const LONGEST: usize = 700;

#[test]
fn every_file_keeps_to_its_room() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut report = String::new();
    let files = rust_files(&root.join("src"));
    assert!(files.len() > 10, "the sources were found");
    for file in files {
        let name = file.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(&file).expect("sources are UTF-8");
        for violation in violations(&name, &text) {
            let _ = writeln!(report, "{violation}");
        }
    }
    assert!(report.is_empty(), "the plan of the house is broken:\n{report}");
}

fn rust_files(dir: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn violations(name: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    if !text.starts_with("//!") {
        found.push(format!("{name}:1: starts with `//!`: what it is for, and what it must never do"));
    }
    let length = text.lines().count();
    if length > LONGEST {
        found.push(format!("{name}:{length}: longer than {LONGEST} lines, split it"));
    }
    if is_test_file(name) {
        return found;
    }
    for line in code_lines(text) {
        for rule in RULES.iter().filter(|rule| rule.holds_in(name)) {
            if let Some(piece) = rule.forbidden.iter().find(|piece| has_word(line.text, piece)) {
                found.push(format!("{name}:{}: `{piece}`: {}", line.number, rule.why));
            }
        }
    }
    found
}

impl Rule {
    fn holds_in(&self, name: &str) -> bool {
        let within = self.within.is_empty() || self.within.iter().any(|room| name.starts_with(room));
        within && !self.except.iter().any(|room| name.starts_with(room))
    }
}

/// Modules that are compiled for tests only: `tests.rs`, `…_tests.rs`, `tests/`, and what `capture.rs` of ui is.
fn is_test_file(name: &str) -> bool {
    name.ends_with("/tests.rs")
        || name.ends_with("_tests.rs")
        || name.contains("/tests/")
        || name == "src/ui/capture.rs"
}

/// Lines outside comments and outside items under `#[cfg(test)]`. Relies on rustfmt: an item ends with the brace that
/// stands as deep as its attribute.
fn code_lines(text: &str) -> Vec<Line<'_>> {
    let mut code = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let trimmed = line.trim_start();
        if trimmed.starts_with("#[cfg(") && trimmed.contains("test") && !trimmed.contains("not(test") {
            let indent = &line[..line.len() - trimmed.len()];
            skip_item(&mut lines, indent);
        } else if !trimmed.starts_with("//") {
            let before_comment = line.find(" // ").map_or(line, |comment| &line[..comment]);
            code.push(Line { number: at + 1, text: before_comment });
        }
    }
    code
}

fn skip_item<'a>(lines: &mut impl Iterator<Item = (usize, &'a str)>, indent: &str) {
    // `) {` closes a signature only.
    let closes = |line: &str| line.starts_with('}') || (line.starts_with(')') && line.ends_with(';'));
    let ends_at_once = |line: &str| line.ends_with(';') || line.ends_with(',') || line.ends_with('}');
    for (nth, (_, line)) in lines.filter(|(_, line)| !line.trim_start().starts_with("#[")).enumerate() {
        let outer = line.strip_prefix(indent).is_some_and(|rest| !rest.starts_with(' '));
        if (nth == 0 && ends_at_once(line)) || (nth > 0 && outer && closes(line.trim_start())) {
            return;
        }
    }
}

/// Whether the piece stands in the line and is not the end of a longer word.
fn has_word(line: &str, piece: &str) -> bool {
    line.match_indices(piece).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        piece.starts_with('.') || !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

/// The rules themselves, on files that break them.
mod the_rules {
    use super::violations;

    #[track_caller]
    fn broken(name: &str, code: &str, violation: &str) {
        assert_eq!(violations(name, &format!("//! Doc.\n{code}\n")), [violation]);
    }

    #[track_caller]
    fn fine(name: &str, code: &str) {
        assert_eq!(violations(name, &format!("//! Doc.\n{code}\n")), [""; 0]);
    }

    #[test]
    fn git_has_one_door() {
        broken("src/core/x.rs", "use gix::ObjectId;", "src/core/x.rs:2: `gix::`: only src/git talks to git");
        broken("src/cmd/x.rs", "    git2::Patch::x();", "src/cmd/x.rs:2: `git2::`: only src/git talks to git");
        let spawn = "Command::new(\"git\")";
        broken("src/cmd/x.rs", spawn, &format!("src/cmd/x.rs:2: `{spawn}`: only src/git talks to git"));
        fine("src/git/x.rs", "use gix::ObjectId;\nlet c = Command::new(\"git\");");
        fine("src/core/x.rs", "use crate::git::Oid;\nlet magix::x = 1;");
    }

    #[test]
    fn imports_run_downwards() {
        let terminal = "core knows no terminal, environment, clock or randomness";
        broken("src/core/x.rs", "use crate::ui::Ui;", &format!("src/core/x.rs:2: `crate::ui`: {terminal}"));
        broken("src/core/a/x.rs", "std::env::var_os(\"HOME\")", &format!("src/core/a/x.rs:2: `std::env`: {terminal}"));
        broken("src/ui/x.rs", "use crate::cmd::x;", "src/ui/x.rs:2: `crate::cmd`: nobody imports cmd");
        broken("src/git/x.rs", "use crate::core::y;", "src/git/x.rs:2: `crate::core`: imports run downwards only");
        fine("src/cmd/x.rs", "use crate::ui::Ui;\nuse crate::cmd::shared;\nuse clap::Args;");
        fine("src/git/diff.rs", "use crate::core::diff::Diff;");
    }

    #[test]
    fn one_room_prints() {
        broken("src/cmd/x.rs", "    println!(\"x\");", "src/cmd/x.rs:2: `println!`: only src/ui prints");
        broken("src/core/x.rs", "eprint!(\"x\");", "src/core/x.rs:2: `eprint!`: only src/ui prints");
        fine("src/ui/x.rs", "print!(\"x\");");
    }

    #[test]
    fn no_unwrap_but_in_tests() {
        let why = "say why it holds: `expect(\"…\")`";
        broken("src/a.rs", "let x = y.unwrap();", &format!("src/a.rs:2: `.unwrap()`: {why}"));
        fine("src/a.rs", "// never .unwrap()\nlet x = y; // not .unwrap()\nlet z = y.unwrap_or_default();");
        fine("src/a.rs", "#[cfg(test)]\nmod tests {\n    fn f() {\n        x.unwrap();\n    }\n}");
        fine("src/a/tests.rs", "x.unwrap();");
        // What comes after a test item is code again.
        let after = "#[cfg(test)]\nmod tests;\n#[cfg(test)]\n#[x]\nfn f() {\n    y.unwrap();\n}\nx.unwrap();";
        broken("src/a.rs", after, &format!("src/a.rs:9: `.unwrap()`: {why}"));
        let nested = "impl X {\n    #[cfg(test)]\n    fn f(\n        &self,\n    ) {\n        y.unwrap();\n    }\n    \
                      fn g() { x.unwrap() }\n}";
        broken("src/a.rs", nested, &format!("src/a.rs:9: `.unwrap()`: {why}"));
    }

    #[test]
    fn files_say_what_they_are_for_and_end() {
        assert_eq!(
            violations("src/a.rs", "fn main() {}\n"),
            ["src/a.rs:1: starts with `//!`: what it is for, and what it must never do"]
        );
        broken("src/a.rs", &"\n".repeat(700), "src/a.rs:702: longer than 700 lines, split it");
    }
}
