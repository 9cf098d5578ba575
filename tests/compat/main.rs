//! Every form that a repository can have, gone through from `start` to `blame`: each row of docs/compatibility.md is a
//! test here. Drives the built binary beside the real `git`; needs no network.

mod content;
mod landing;
mod names;
mod places;
mod storage;
mod story;
mod turns;
mod world;

/// The table and the tests name each other, so that no row stands without proof and no proof without a row.
#[test]
fn every_row_has_its_test() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("docs/compatibility.md")).expect("the page");
    let mut named: Vec<String> = Vec::new();
    for row in page.lines().filter(|l| l.starts_with('|') && !l.starts_with("| --- |") && !l.ends_with("| test |")) {
        let cell = row.trim_end_matches('|').rsplit('|').next().expect("a cell");
        let tests: Vec<&str> = cell.split('`').skip(1).step_by(2).collect();
        assert!(!tests.is_empty() && tests.iter().all(|t| t.contains("::")), "no test in: {row}");
        named.extend(tests.iter().map(|t| (*t).to_owned()));
    }
    let mut there: Vec<String> = Vec::new();
    for module in ["content", "landing", "names", "places", "storage", "turns"] {
        let source = std::fs::read_to_string(root.join(format!("tests/compat/{module}.rs"))).expect("a module");
        let after = source.split("#[test]\nfn ").skip(1);
        there.extend(after.map(|text| format!("{module}::{}", text.split('(').next().expect("a name"))));
    }
    named.sort();
    there.sort();
    assert_eq!(named, there);
}
