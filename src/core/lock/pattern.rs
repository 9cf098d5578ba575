//! The patterns of leases: read as a `.gitignore` in the directory where they were typed, kept as seen from the
//! repository's root. Whether two of them can mean the same path is decided on the safe side: a doubt is a yes.

use crate::error::{Code, Error, Result};

/// Longest pattern, in bytes.
const LONGEST: usize = 1_000;

/// A pattern as typed in the directory `prefix` (relative to the root, empty for the root itself), as seen from the root.
pub fn normal(typed: &str, prefix: &str) -> Result<String> {
    let invalid = |why: &str| {
        let shown: String = typed.chars().take(80).collect();
        Err(Error::new(Code::Invalid, format!("`{shown}` cannot be locked: {why}"))
            .hint("tine lock 'src/**'   # a pattern as in `.gitignore`; without one, the whole session"))
    };
    if typed.len() > LONGEST {
        return invalid("it is too long");
    }
    if typed.starts_with('!') {
        return invalid("a pattern says what is locked, not what is not");
    }
    if typed.chars().any(char::is_control) {
        return invalid("it has control characters in it");
    }
    let trimmed = typed.trim_end_matches('/');
    if trimmed.is_empty() {
        return invalid("it is no path");
    }
    let is_name = !trimmed.contains('/') && !matches!(trimmed, "." | "..");
    let is_dir = typed.ends_with('/');
    if is_name && prefix.is_empty() && !is_dir {
        return Ok(trimmed.to_owned());
    }
    let from = if typed.starts_with('/') { "" } else { prefix };
    let mut parts: Vec<String> = from.split('/').filter(|p| !p.is_empty()).map(literal).collect();
    if is_name {
        parts.push("**".to_owned());
    }
    for part in trimmed.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.pop().is_none() => return invalid("it is outside of the repository"),
            ".." => {}
            part => parts.push(part.to_owned()),
        }
    }
    if is_dir && !parts.is_empty() {
        parts.push("**".to_owned());
    }
    Ok(match parts.len() {
        0 => "**".to_owned(),
        // One name with nothing before it would mean that name at any depth.
        1 => format!("/{}", parts.concat()),
        _ => parts.join("/"),
    })
}

/// A directory's name as a pattern that means nothing else.
pub fn literal(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if matches!(c, '*' | '?' | '[' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether some path could be meant by both patterns.
pub fn overlap(a: &str, b: &str) -> bool {
    let (a, b) = (parts(a), parts(b));
    meet(
        &a,
        &b,
        |part| matches!(part, Part::Any),
        |a, b| match (a, b) {
            (Part::Name(a), Part::Name(b)) => meet(a, b, |atom| matches!(atom, Atom::Any), Atom::meets),
            _ => true,
        },
    )
}

/// A piece of a pattern between two slashes.
enum Part {
    /// Any number of directories.
    Any,
    Name(Vec<Atom>),
}

/// A piece of a name.
enum Atom {
    /// Any number of bytes.
    Any,
    /// Some byte.
    One,
    Byte(u8),
}

impl Atom {
    fn meets(&self, other: &Atom) -> bool {
        match (self, other) {
            (Atom::Byte(a), Atom::Byte(b)) => a == b,
            _ => true,
        }
    }
}

/// The pieces of a pattern. What it means may be a directory, and then all below is meant. Only a name with an ending, like
/// `*.md`, is taken for a file here: else it could be had together with hardly any other. Should it be a directory after all,
/// neither of two holders gets at what both patterns mean.
fn parts(pattern: &str) -> Vec<Part> {
    let is_rooted = pattern.trim_end_matches('/').contains('/');
    let names = pattern.trim_matches('/').split('/').map(|part| match part {
        "**" => Part::Any,
        name => Part::Name(atoms(name)),
    });
    let before = (!is_rooted).then_some(Part::Any);
    let has_ending = pattern.rsplit('/').next().and_then(|name| name.rfind('.')).is_some_and(|at| at > 0);
    let below = (!has_ending).then_some(Part::Any);
    before.into_iter().chain(names).chain(below).collect()
}

fn atoms(name: &str) -> Vec<Atom> {
    let mut atoms = Vec::new();
    let mut rest = name.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        atoms.push(match first {
            b'*' => Atom::Any,
            b'?' => Atom::One,
            b'[' => match class(tail) {
                Some(after) => {
                    rest = after;
                    Atom::One
                }
                None => Atom::Any,
            },
            b'\\' => match tail.split_first() {
                Some((escaped, after)) => {
                    rest = after;
                    Atom::Byte(escaped.to_ascii_lowercase())
                }
                None => Atom::Any,
            },
            byte => Atom::Byte(byte.to_ascii_lowercase()),
        });
    }
    atoms
}

/// What comes after a class of characters; none if it does not end.
fn class(text: &[u8]) -> Option<&[u8]> {
    // A bracket that stands first, after a `!` or `^`, is one of the characters; so is an escaped one.
    let mut at = usize::from(matches!(text.first(), Some(b'!' | b'^')));
    at += usize::from(text.get(at) == Some(&b']'));
    loop {
        match text.get(at)? {
            b'\\' => at += 2,
            b']' => return Some(&text[at + 1..]),
            // `[:alpha:]` has a bracket of its own; where it ends is not worth a doubt.
            b'[' => return None,
            _ => at += 1,
        }
    }
}

/// Whether two sequences with wildcards have a sequence in common.
fn meet<T>(a: &[T], b: &[T], is_any: impl Fn(&T) -> bool, meets: impl Fn(&T, &T) -> bool) -> bool {
    // `known[i][j]`: whether what comes from `i` in one and from `j` in the other meets.
    let mut known = vec![vec![false; b.len() + 1]; a.len() + 1];
    for i in (0..=a.len()).rev() {
        for j in (0..=b.len()).rev() {
            known[i][j] = match (a.get(i), b.get(j)) {
                (None, None) => true,
                (Some(x), _) if is_any(x) => known[i + 1][j] || (j < b.len() && known[i][j + 1]),
                (_, Some(y)) if is_any(y) => known[i][j + 1] || (i < a.len() && known[i + 1][j]),
                (Some(x), Some(y)) => known[i + 1][j + 1] && meets(x, y),
                _ => false,
            };
        }
    }
    known[0][0]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::git::path_matches;

    #[test]
    fn as_in_an_ignore_file_where_it_was_typed() {
        let cases = [
            ("src/**", "", "src/**"),
            ("*.rs", "", "*.rs"),
            ("src/", "", "**/src/**"),
            ("src/lib/", "", "src/lib/**"),
            ("./README.md", "", "/README.md"),
            ("/README.md", "", "/README.md"),
            (".", "", "**"),
            ("main.rs", "src", "src/**/main.rs"),
            ("lib/x.rs", "src", "src/lib/x.rs"),
            (".", "src/lib", "src/lib"),
            ("../x", "src", "/x"),
            ("/top", "src", "/top"),
            ("a.rs", "odd[1]", "odd\\[1]/**/a.rs"),
        ];
        for (typed, prefix, expected) in cases {
            assert_eq!(normal(typed, prefix).expect("a pattern"), expected, "{typed} in `{prefix}`");
        }
        for bad in ["", "/", "//", "!src", "a\nb", "../x", "a/../../x", &"x".repeat(1_001)] {
            assert_eq!(normal(bad, "").expect_err("refused").code(), Code::Invalid, "{bad}");
        }
    }

    #[test]
    fn patterns_that_can_mean_the_same_path() {
        let cases = [
            ("src/**", "src/login.py", true),
            ("src", "src/login.py", true),
            ("src/**", "docs/**", false),
            ("*.rs", "*.py", false),
            ("*.rs", "src/*.rs", true),
            ("*.rs", "src", true),
            ("/a", "b/a", false),
            ("a", "b/a", true),
            ("src/[ab].rs", "src/c.rs", true),
            ("SRC/**", "src/x", true),
            ("*.md", "docs/*.txt", false),
            ("v1.2/**", "*.rs", true),
            ("x/a*c.t", "x/ab.t", false),
            ("x/a*c.t", "x/*bc.t", true),
            ("**/test/*", "src/**/x.py", true),
            ("src/*/x", "src/y", true),
            ("src/a\\*", "src/ab", false),
        ];
        for (a, b, expected) in cases {
            assert_eq!((overlap(a, b), overlap(b, a)), (expected, expected), "{a} {b}");
        }
    }

    fn word() -> impl Strategy<Value = String> {
        proptest::collection::vec(proptest::sample::select(vec!["a", "b", "*", "?", "[ab]", "**", "\\a"]), 1..4)
            .prop_map(|pieces| pieces.concat())
    }

    fn pattern() -> impl Strategy<Value = String> {
        (proptest::bool::ANY, proptest::collection::vec(word(), 1..4))
            .prop_map(|(rooted, words)| format!("{}{}", if rooted { "/" } else { "" }, words.join("/")))
    }

    fn path() -> impl Strategy<Value = String> {
        proptest::collection::vec("[ab]{1,3}", 1..4).prop_map(|words| words.join("/"))
    }

    proptest! {
        /// Two patterns that both match a path are never taken for strangers.
        #[test]
        fn nothing_is_overlooked(a in pattern(), b in pattern(), path in path()) {
            let both = path_matches(&a, path.as_str().into()) && path_matches(&b, path.as_str().into());
            prop_assert!(!both || overlap(&a, &b), "{a} and {b} both match {path}");
        }
    }
}
