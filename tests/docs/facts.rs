//! Facts that stand in two places agree: versions, the licence, exit statuses.

use crate::pages::{blocks, read};
use crate::place::Place;
use tine::error::Code;

fn manifest(key: &str) -> String {
    let text = read("Cargo.toml");
    let line = text.lines().find_map(|l| l.strip_prefix(&format!("{key} = "))).unwrap_or_else(|| panic!("no `{key}`"));
    line.trim_matches('"').to_owned()
}

#[test]
fn the_readme_names_the_versions_that_are_needed() {
    let readme = read("README.md");
    assert!(readme.contains(&format!("Rust {} or newer", manifest("rust-version"))));
    let source = read("src/git/version.rs");
    let minimum = source.split("const MINIMUM: (u32, u32) = (").nth(1).and_then(|t| t.split(')').next());
    let minimum = minimum.expect("the oldest git").replace(", ", ".");
    assert!(readme.contains(&format!("git {minimum} or newer")), "{minimum}");
}

#[test]
fn the_licence_is_one() {
    assert_eq!(manifest("license"), "MIT");
    assert!(read("LICENSE").starts_with("MIT License"));
    assert!(read("README.md").contains("MIT licensed, see [LICENSE](LICENSE)"));
}

#[test]
fn the_readme_gives_the_main_job_and_the_tests() {
    let readme = read("README.md");
    let lines: Vec<&str> = blocks(&readme).into_iter().filter(|b| b.language == "sh").flat_map(|b| b.lines).collect();
    for line in ["cargo run --release -- demo", "cargo test"] {
        assert!(lines.contains(&line), "`{line}` stands alone on its line");
    }
    assert!(read(".ci/run").contains("cargo test\n"), "the gate runs the README's test command");
}

#[test]
fn the_main_job_works_and_leaves_nothing() {
    let place = Place::empty();
    let out = place.tine("", &["demo"]);
    let said = format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success(), "{said}");
    assert!(said.contains("landed discount-1 on main") && said.contains("tine blame price.py"), "{said}");
    let left = std::fs::read_dir(place.root().join("tmp")).expect("a directory").count();
    assert_eq!(left, 0, "the demo's repository is removed again");
}

#[test]
fn the_changelog_is_open() {
    let text = read("CHANGELOG.md");
    let mut headings = text.lines().filter_map(|l| l.strip_prefix("## "));
    assert_eq!(headings.next(), Some("[Unreleased]"));
    for heading in headings {
        assert!(heading.contains("] - 20"), "a release has a date: {heading}");
    }
}

/// Every code; the test below counts them in the source, so that a new one cannot be left out here.
const CODES: [Code; 17] = [
    Code::NotFound,
    Code::Exists,
    Code::Ambiguous,
    Code::Invalid,
    Code::Dirty,
    Code::Unsupported,
    Code::NotARepository,
    Code::Limit,
    Code::Io,
    Code::Usage,
    Code::Conflict,
    Code::Refused,
    Code::Busy,
    Code::Stale,
    Code::CheckFailed,
    Code::Internal,
    Code::Interrupted,
];

#[test]
fn the_table_of_exit_statuses_is_the_programs() {
    let source = read("src/error.rs");
    let known = source.matches("=> \"").count();
    assert_eq!(known, CODES.len(), "a code is missing in this test");
    let page = read("docs/exit-codes.md");
    for code in CODES {
        let row = page.lines().find(|l| l.starts_with('|') && l.contains(&format!("`{}`", code.as_str())));
        let row = row.unwrap_or_else(|| panic!("`{}` has no row", code.as_str()));
        let status = row.trim_start_matches('|').split('|').next().map(str::trim);
        assert_eq!(status, Some(code.exit_status().to_string().as_str()), "{row}");
    }
}

#[test]
fn exit_statuses_are_what_the_page_says() {
    let place = Place::with_shop();
    let run = |dir: &str, args: &[&str]| place.tine(dir, args).status.code();
    assert_eq!(run("shop", &["status"]), Some(0));
    assert_eq!(run("shop", &["session", "show", "nothing"]), Some(1));
    assert_eq!(run("", &["status"]), Some(1));
    assert_eq!(run("shop", &["status", "--nope"]), Some(2));
    assert_eq!(run("shop", &["review"]), Some(2));
    place.ok("shop", &["start", "fix"]);
    place.write("shop.sessions/fix/login.py", "one\n");
    place.ok("shop.sessions/fix", &["propose"]);
    place.write("shop/login.py", "two\n");
    place.git("shop", &["commit", "--quiet", "--all", "-m", "Two"]);
    assert_eq!(run("shop", &["approve", "fix-1"]), Some(3));
    assert_eq!(run("shop.sessions/fix", &["refresh"]), Some(3));
    assert_eq!(run("shop", &["--actor", "agent/x", "approve", "fix-1"]), Some(4));
    assert_eq!(run("shop", &["approve", "fix-1", "--rev", "7"]), Some(6));
}
