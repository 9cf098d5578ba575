//! Every link within the project leads to a file that is there, and to a heading that is in it.

use std::collections::BTreeSet;

use crate::pages::{all, prose, root};

/// The targets of `[text](target)` in a line, outside code spans.
fn targets(line: &str) -> Vec<String> {
    let bare: String = line.split('`').step_by(2).collect::<Vec<_>>().join("code");
    bare.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target.to_owned()).collect()
}

/// The anchors that a forge gives a page's headings.
fn anchors(text: &str) -> BTreeSet<String> {
    let heading = |(_, line): (usize, &str)| {
        let title = line.strip_prefix('#')?.trim_start_matches('#').strip_prefix(' ')?.to_owned();
        let kept = title.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        Some(kept.collect::<String>().to_lowercase().replace(' ', "-"))
    };
    prose(text).into_iter().filter_map(heading).collect()
}

#[test]
fn internal_links_resolve() {
    let pages = all();
    let mut seen = 0;
    for page in &pages {
        for (line, text) in prose(&page.text) {
            for target in targets(text) {
                if target.contains("://") || target.starts_with("mailto:") {
                    continue;
                }
                seen += 1;
                let (file, anchor) = target.split_once('#').unwrap_or((&target, ""));
                let dir = page.name.rsplit_once('/').map_or("", |(dir, _)| dir);
                let path = if file.is_empty() { root().join(&page.name) } else { root().join(dir).join(file) };
                assert!(path.exists(), "{}:{line}: `{target}` is not there", page.name);
                if !anchor.is_empty() {
                    let text = std::fs::read_to_string(&path).expect("UTF-8");
                    assert!(anchors(&text).contains(anchor), "{}:{line}: no heading for `{target}`", page.name);
                }
            }
        }
    }
    assert!(seen > 15, "only {seen} links were found");
}

#[test]
fn every_page_can_be_reached_from_the_readme() {
    let pages = all();
    let mut reached = BTreeSet::from(["README.md".to_owned()]);
    let mut open = vec!["README.md".to_owned()];
    while let Some(name) = open.pop() {
        let page = pages.iter().find(|p| p.name == name).expect("a page");
        let dir = name.rsplit_once('/').map_or("", |(dir, _)| dir);
        for target in prose(&page.text).into_iter().flat_map(|(_, line)| targets(line)) {
            let file = target.split('#').next().unwrap_or_default();
            let full = if dir.is_empty() { file.to_owned() } else { format!("{dir}/{file}") };
            let full = full.replace("docs/../", "");
            if pages.iter().any(|p| p.name == full) && reached.insert(full.clone()) {
                open.push(full);
            }
        }
    }
    for page in &pages {
        assert!(reached.contains(&page.name), "no link leads to {}", page.name);
    }
}

#[test]
fn anchors_are_made_as_forges_do() {
    let found = anchors("# The law, in short\n```sh\n# not this\n```\n## `tine op log`\n");
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["the-law-in-short", "tine-op-log"]);
    assert_eq!(targets("see [a](b.md#c) and `[x](y)` and [d](e)"), ["b.md#c", "e"]);
}

/// Names of files in code spans, and of functions as `Type::name` or `module::name`, are those of the sources.
#[test]
fn files_and_functions_named_in_the_text_exist() {
    let mut sources = String::new();
    for dir in ["src", "tests"] {
        gather(&root().join(dir), &mut sources);
    }
    let mut seen = 0;
    for page in all().iter().filter(|p| p.name == "docs/architecture.md" || p.name == "CONTRIBUTING.md") {
        for (line, text) in prose(&page.text) {
            for span in crate::pages::spans(text) {
                let at = format!("{}:{line}: `{span}`", page.name);
                let is_path = ["src/", "tests/", "docs/", "completions/"].iter().any(|d| span.starts_with(d));
                if is_path && !span.contains('*') {
                    seen += 1;
                    assert!(root().join(span).exists(), "{at} is not there");
                } else if let Some((_, name)) = span.rsplit_once("::").filter(|(_, n)| !n.contains(' ')) {
                    seen += 1;
                    let known = ["fn ", "struct ", "enum "].iter().any(|k| sources.contains(&format!("{k}{name}")));
                    assert!(known, "{at}: the sources have no `{name}`");
                } else if span.contains('_') && span.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
                    seen += 1;
                    assert!(sources.contains(&format!("fn {span}")), "{at}: the sources have no such function");
                }
            }
        }
    }
    assert!(seen > 40, "only {seen} names were found");
}

fn gather(dir: &std::path::Path, text: &mut String) {
    for entry in std::fs::read_dir(dir).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, text);
        } else if path.extension().is_some_and(|e| e == "rs") {
            text.push_str(&std::fs::read_to_string(&path).expect("UTF-8"));
        }
    }
}
