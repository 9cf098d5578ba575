//! Syntax colours of the lines that are shown, from the terminal's own sixteen so that they fit a light and a dark one.
//! Red and green are left to what changed. Stops colouring when its budget is used up; never fails a diff.

use std::sync::{LazyLock, OnceLock};
use std::time::{Duration, Instant};

use anstyle::{AnsiColor, Style};
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use crate::core::diff::{Hunk, LineKind};
use crate::git::{BString, ByteSlice as _};

use super::Colour;

/// Bytes coloured in one go.
const MAX_BYTES: usize = 512 << 10;
/// Time for one go.
const MAX_TIME: Duration = Duration::from_millis(500);
/// Lines beyond this are data, not source.
const MAX_LINE: usize = 1_000;

/// Colours hunks until the budget is gone.
pub(super) struct Syntax {
    bytes_left: usize,
    start: Instant,
}

impl Syntax {
    pub(super) fn new(wanted: bool) -> Self {
        Syntax { bytes_left: if wanted { MAX_BYTES } else { 0 }, start: Instant::now() }
    }

    /// For each line of the hunk its coloured ranges; nothing for a file of no known syntax.
    pub(super) fn colours(&mut self, path: &BString, hunk: &Hunk) -> Vec<Vec<Colour>> {
        let size: usize = hunk.lines.iter().map(|l| l.text.len()).sum();
        if size > self.bytes_left || self.start.elapsed() > MAX_TIME {
            self.bytes_left = 0;
            return Vec::new();
        }
        let Some(syntax) = syntax_of(path, hunk) else { return Vec::new() };
        self.bytes_left -= size;
        // What a hunk starts inside of is not known, so it is read as if at the top of a file. The two sides are read
        // apart from the first changed line on.
        let (mut base, mut head) = (Reader::new(syntax), Reader::new(syntax));
        let mut apart = false;
        let mut colours = Vec::with_capacity(hunk.lines.len());
        for line in &hunk.lines {
            let text = line.text.to_str().ok().filter(|t| t.len() <= MAX_LINE && self.start.elapsed() <= MAX_TIME);
            let Some(text) = text else {
                colours.push(Vec::new());
                continue;
            };
            colours.push(match line.kind {
                LineKind::Remove => base.line(text),
                LineKind::Add => head.line(text),
                LineKind::Context => {
                    if apart {
                        base.line(text);
                    }
                    head.line(text)
                }
            });
            match line.kind {
                LineKind::Context if !apart => base = head.clone(),
                LineKind::Context => apart = base != head,
                _ => apart = true,
            }
        }
        colours
    }
}

fn syntaxes() -> &'static SyntaxSet {
    static SET: OnceLock<SyntaxSet> = OnceLock::new();
    SET.get_or_init(two_face::syntax::extra_newlines)
}

fn syntax_of(path: &BString, hunk: &Hunk) -> Option<&'static SyntaxReference> {
    let name = path.rsplit(|b| *b == b'/').next().and_then(|n| std::str::from_utf8(n).ok())?;
    let extension = name.rsplit_once('.').map(|(_, e)| e);
    let set = syntaxes();
    let by_name = set.find_syntax_by_extension(name);
    let found = by_name.or_else(|| extension.and_then(|e| set.find_syntax_by_extension(e))).or_else(|| {
        let first = hunk.lines.first().filter(|_| hunk.head.start == 1)?;
        set.find_syntax_by_first_line(first.text.to_str().ok()?)
    });
    found.filter(|s| s.name != "Plain Text")
}

/// One side of a hunk being read.
#[derive(Clone, PartialEq)]
struct Reader {
    parser: ParseState,
    scopes: ScopeStack,
}

impl Reader {
    fn new(syntax: &SyntaxReference) -> Self {
        Reader { parser: ParseState::new(syntax), scopes: ScopeStack::new() }
    }

    fn line(&mut self, text: &str) -> Vec<Colour> {
        let Ok(changes) = self.parser.parse_line(text, syntaxes()) else { return Vec::new() };
        let mut colours: Vec<Colour> = Vec::new();
        let mut at = 0;
        let end = (text.len(), None);
        for (to, change) in changes.iter().map(|(to, c)| (*to, Some(c))).chain([end]) {
            if to > at
                && let Some(style) = colour(&self.scopes)
            {
                match colours.last_mut() {
                    Some(last) if last.0.end == at && last.1 == style => last.0.end = to,
                    _ => colours.push((at..to, style)),
                }
            }
            at = at.max(to);
            if change.is_some_and(|c| self.scopes.apply(c).is_err()) {
                return Vec::new();
            }
        }
        colours
    }
}

/// The colour of the innermost scope that has one; `None` in it ends the search.
fn colour(scopes: &ScopeStack) -> Option<Style> {
    static RULES: LazyLock<Vec<(Scope, Option<AnsiColor>)>> = LazyLock::new(|| {
        use AnsiColor as C;
        [
            ("meta.interpolation", None),
            ("meta.embedded", None),
            ("keyword.operator", None),
            ("storage.modifier.lifetime", Some(C::Cyan)),
            ("comment", Some(C::BrightBlack)),
            ("string", Some(C::Yellow)),
            ("constant", Some(C::Cyan)),
            ("keyword", Some(C::Magenta)),
            ("storage", Some(C::Magenta)),
            ("entity.name", Some(C::Blue)),
            ("entity.other.attribute-name", Some(C::Cyan)),
            ("support", Some(C::Blue)),
            ("variable.function", Some(C::Blue)),
            ("markup.heading", Some(C::Magenta)),
            ("markup.raw", Some(C::Yellow)),
        ]
        .into_iter()
        .filter_map(|(name, colour)| Some((Scope::new(name).ok()?, colour)))
        .collect()
    });
    let rule = |scope: &Scope| RULES.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope));
    scopes.as_slice().iter().rev().find_map(rule)?.1.map(|c| c.on_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::diff::{Line, Span};

    fn hunk(lines: &[(LineKind, &str)]) -> Hunk {
        let span = Span { start: 1, lines: 1 };
        let line = |(kind, text): &(LineKind, &str)| Line { kind: *kind, text: (*text).into() };
        Hunk { base: span, head: span, lines: lines.iter().map(line).collect() }
    }

    fn shown(path: &str, lines: &[(LineKind, &str)]) -> Vec<String> {
        let name = |style: Style| match style.get_fg_color() {
            Some(anstyle::Color::Ansi(colour)) => format!("{colour:?}"),
            other => panic!("not one of the sixteen colours: {other:?}"),
        };
        let colours = Syntax::new(true).colours(&path.into(), &hunk(lines));
        let words = |(i, line): (usize, &Vec<Colour>)| {
            line.iter()
                .map(|(r, s)| format!("{} {:?}", name(*s), &lines[i].1[r.clone()]))
                .collect::<Vec<_>>()
                .join(", ")
        };
        colours.iter().enumerate().map(words).collect()
    }

    #[test]
    fn words_have_the_colour_of_what_they_are() {
        let lines = [(LineKind::Context, "let a = \"x\"; // why\n"), (LineKind::Context, "fn f() { 1 }\n")];
        let expected =
            [r#"Magenta "let", Yellow "\"x\"", BrightBlack "// why\n""#, r#"Magenta "fn", Blue "f", Cyan "1""#];
        assert_eq!(shown("src/a.rs", &lines), expected);
    }

    #[test]
    fn each_side_is_read_by_itself() {
        let lines = [
            (LineKind::Remove, "/* open\n"),
            (LineKind::Add, "int a;\n"),
            (LineKind::Context, "return 1;\n"),
            (LineKind::Remove, "still */\n"),
            (LineKind::Add, "char b;\n"),
        ];
        let shown = shown("a.c", &lines);
        assert_eq!(shown[0], r#"BrightBlack "/* open\n""#);
        assert!(shown[2].starts_with(r#"Magenta "return""#), "context is read as the new side: {}", shown[2]);
        assert_eq!(shown[3], r#"BrightBlack "still */""#, "the old side is still in its comment");
        assert!(shown[4].starts_with(r#"Magenta "char""#));
    }

    #[test]
    fn files_are_known_by_name_extension_or_first_line() {
        let lines = [(LineKind::Context, "#!/bin/sh\n"), (LineKind::Context, "if true; then\n")];
        assert!(!shown("configure", &lines).is_empty());
        assert!(!shown("Makefile", &[(LineKind::Context, "all:\n")]).is_empty());
        assert!(shown("notes.txt", &lines[1..]).is_empty());
        assert!(shown("data", &lines[1..]).is_empty());
    }

    #[test]
    fn the_budget_ends_colours_not_the_diff() {
        let long = format!("let x = {};\n", "1".repeat(MAX_LINE));
        assert_eq!(shown("a.rs", &[(LineKind::Add, &long), (LineKind::Add, "let a\n")])[0], "");
        let many = vec![(LineKind::Add, "let a = 1; let b = 2; let c = 3; let d = 4;\n"); MAX_BYTES / 40];
        assert!(shown("a.rs", &many).is_empty());
        let mut none = Syntax::new(false);
        assert!(none.colours(&"a.rs".into(), &hunk(&[(LineKind::Add, "let a\n")])).is_empty());
    }
}
