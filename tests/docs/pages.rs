//! The pages, and what stands in them: fenced blocks, code spans, headings, links. Knows as much Markdown as the pages
//! use, and no more.

use std::path::{Path, PathBuf};

/// One page.
pub struct Page {
    /// Relative to the repository's root.
    pub name: String,
    pub text: String,
}

/// A fenced block.
pub struct Block<'a> {
    /// What stands after the fence.
    pub language: &'a str,
    /// The page's line where the content begins, from 1.
    pub line: usize,
    pub lines: Vec<&'a str>,
}

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file below the root.
pub fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// Every page: those at the root and those in `docs/`.
pub fn all() -> Vec<Page> {
    let mut names: Vec<PathBuf> = Vec::new();
    for dir in [root().to_path_buf(), root().join("docs")] {
        for entry in std::fs::read_dir(&dir).expect("a directory") {
            names.push(entry.expect("an entry").path());
        }
    }
    names.retain(|p| p.extension().is_some_and(|e| e == "md"));
    names.sort();
    let name = |p: &Path| p.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/");
    let pages: Vec<Page> =
        names.iter().map(|p| Page { name: name(p), text: std::fs::read_to_string(p).expect("UTF-8") }).collect();
    assert!(pages.iter().any(|p| p.name == "README.md"), "the pages were found");
    pages
}

/// Whether the tests write what is generated instead of comparing it.
pub fn blessing() -> bool {
    std::env::var_os("TINE_BLESS").is_some_and(|v| v != "0" && !v.is_empty())
}

/// Compares a committed file with what it should be, or writes it.
#[track_caller]
pub fn same(name: &str, expected: &str) {
    let path = root().join(name);
    if blessing() {
        std::fs::write(&path, expected).unwrap_or_else(|e| panic!("{name}: {e}"));
        return;
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    let first = found.lines().zip(expected.lines()).position(|(a, b)| a != b);
    let at = first.unwrap_or_else(|| found.lines().count().min(expected.lines().count()));
    assert!(
        found == expected,
        "{name} is out of date from line {}; write it anew with `TINE_BLESS=1 cargo test --test docs`\n\
         committed: {:?}\n   actual: {:?}",
        at + 1,
        found.lines().nth(at),
        expected.lines().nth(at),
    );
}

/// The part of a page between `<!-- generated: NAME -->` and `<!-- end: NAME -->`, compared or written.
#[track_caller]
pub fn same_part(page: &str, part: &str, expected: &str) {
    let text = read(page);
    let (open, close) = (format!("<!-- generated: {part} -->\n"), format!("<!-- end: {part} -->"));
    let start = text.find(&open).unwrap_or_else(|| panic!("{page} has no part `{part}`")) + open.len();
    let end = start + text[start..].find(&close).unwrap_or_else(|| panic!("{page}: `{part}` has no end"));
    same(page, &format!("{}\n{}\n\n{}", &text[..start], expected.trim_matches('\n'), &text[end..]));
}

/// The fenced blocks of a text.
pub fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    let mut open: Option<Block<'_>> = None;
    for (at, line) in text.lines().enumerate() {
        let fence = line.trim_start().strip_prefix("```");
        match (&mut open, fence) {
            (None, Some(language)) => {
                open = Some(Block { language: language.trim(), line: at + 2, lines: Vec::new() });
            }
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some(block), None) => block.lines.push(line),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a fence is never closed");
    found
}

/// The lines of a text that are in no fenced block, numbered from 1.
pub fn prose(text: &str) -> Vec<(usize, &str)> {
    let mut inside = false;
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            inside = !inside;
        } else if !inside {
            found.push((at + 1, line));
        }
    }
    found
}

/// The code spans of a line.
pub fn spans(line: &str) -> Vec<&str> {
    line.split('`').skip(1).step_by(2).collect()
}
