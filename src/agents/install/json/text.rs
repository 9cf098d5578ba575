//! The look of the text around a place in JSON: line ends, indentation, commas and comments. Never parses values.

use serde_json::Value;

/// How a new member is laid out.
pub(super) struct Style {
    pub(super) newline: &'static str,
    /// What one level is indented by.
    unit: String,
    /// What stands before the new member on its line.
    indent: String,
    /// Whether it gets a line of its own.
    own_line: bool,
    /// Whether it is written on one line.
    flat: bool,
}

/// What stands between a member and whatever comes next.
pub(super) struct Gap {
    /// Where the comma is.
    pub(super) comma: Option<usize>,
    /// Where the last comment or comma ends; the member's own end where there is none.
    pub(super) end: usize,
    /// Whether a comment there reaches to the end of its line.
    pub(super) ends_in_line_comment: bool,
}

impl Gap {
    pub(super) fn find(text: &str, from: usize, to: usize) -> Gap {
        let mut gap = Gap { comma: None, end: from, ends_in_line_comment: false };
        let mut at = from;
        while at < to {
            let rest = &text[at..to];
            let (length, counts) = if rest.starts_with("//") {
                (rest.find(['\n', '\r']).unwrap_or(rest.len()), true)
            } else if rest.starts_with("/*") {
                (rest.find("*/").map_or(rest.len(), |n| n + 2), true)
            } else if rest.starts_with(',') {
                gap.comma = gap.comma.or(Some(at));
                (1, true)
            } else {
                (rest.chars().next().map_or(1, char::len_utf8), false)
            };
            gap.ends_in_line_comment = if counts { rest.starts_with("//") } else { gap.ends_in_line_comment };
            at += length;
            gap.end = if counts { at } else { gap.end };
        }
        gap
    }
}

impl Style {
    /// For the first member of an empty container whose inside begins at `open`.
    pub(super) fn inside(text: &str, open: usize) -> Style {
        let unit = unit(text);
        let indent = format!("{}{unit}", indentation(text, open));
        Style { newline: newline(text), unit, indent, own_line: true, flat: false }
    }

    /// What comes behind the first member of an empty container.
    pub(super) fn around(text: &str, open: usize) -> String {
        format!("{}{}", newline(text), indentation(text, open))
    }

    /// For a member behind the one that starts at `last`.
    pub(super) fn beside(text: &str, open: usize, last: usize, gap: &Gap) -> Style {
        let line = text[..last].rfind('\n').map_or(0, |n| n + 1);
        let is_first = text[line..last].trim().is_empty() && line > 0;
        let inside = &text[open..gap.end];
        Style {
            newline: newline(text),
            unit: unit(text),
            indent: indentation(text, last).to_owned(),
            own_line: is_first || gap.ends_in_line_comment,
            flat: !is_first && !inside.contains('\n'),
        }
    }

    /// What stands before the new member.
    pub(super) fn line(&self) -> String {
        if self.own_line { format!("{}{}", self.newline, self.indent) } else { " ".to_owned() }
    }

    pub(super) fn render(&self, value: &Value) -> String {
        let mut out = String::new();
        self.write(value, &self.indent, &mut out);
        out
    }

    fn write(&self, value: &Value, indent: &str, out: &mut String) {
        let (open, close, members): (_, _, Vec<(Option<&String>, &Value)>) = match value {
            Value::Object(map) => ('{', '}', map.iter().map(|(k, v)| (Some(k), v)).collect()),
            Value::Array(all) => ('[', ']', all.iter().map(|v| (None, v)).collect()),
            scalar => return out.push_str(&scalar.to_string()),
        };
        let scalars = members.iter().all(|(key, v)| key.is_none() && !v.is_object() && !v.is_array());
        let inner = format!("{indent}{}", self.unit);
        let (start, between, end) = match (self.flat || scalars, open) {
            (true, '{') => (" ".to_owned(), ", ".to_owned(), " ".to_owned()),
            (true, _) => (String::new(), ", ".to_owned(), String::new()),
            (false, _) => {
                let line = format!("{}{inner}", self.newline);
                (line.clone(), format!(",{line}"), format!("{}{indent}", self.newline))
            }
        };
        out.push(open);
        for (n, (key, value)) in members.iter().enumerate() {
            out.push_str(if n == 0 { &start } else { &between });
            if let Some(key) = key {
                out.push_str(&format!("{}: ", Value::from(key.as_str())));
            }
            self.write(value, &inner, out);
        }
        if !members.is_empty() {
            out.push_str(&end);
        }
        out.push(close);
    }
}

/// A file with one member: one that was not there ends in a line feed; one that was empty but for spaces and comments keeps
/// them in front, and does not.
pub(super) fn whole(text: Option<&str>, member: impl FnOnce(&Style) -> String) -> String {
    let newline = newline(text.unwrap_or_default());
    let style = Style { newline, unit: "  ".into(), indent: "  ".into(), own_line: true, flat: false };
    let object = format!("{{{newline}  {}{newline}}}", member(&style));
    match text {
        None => format!("{object}\n"),
        Some("") => object,
        Some(before) => format!("{before}{newline}{object}"),
    }
}

/// How much of what stands before the only member of a container is the container's own: up to the blank line.
pub(super) fn before_blank_line(text: &str) -> Option<usize> {
    let mut kept = text.trim_end_matches([' ', '\t']);
    for _ in 0..2 {
        kept = kept.strip_suffix("\r\n").or_else(|| kept.strip_suffix('\n'))?;
    }
    Some(kept.len())
}

fn newline(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// What the line at `at` begins with.
fn indentation(text: &str, at: usize) -> &str {
    let line = &text[text[..at].rfind('\n').map_or(0, |n| n + 1)..at];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// The indentation of the first line that has one.
fn unit(text: &str) -> String {
    let lines = text.lines().map(|line| &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]);
    lines
        .zip(text.lines())
        .find(|(unit, line)| !unit.is_empty() && line.trim_start().starts_with(['"', '{', '[']))
        .map_or_else(|| "  ".to_owned(), |(unit, _)| unit.to_owned())
}
