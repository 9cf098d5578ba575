//! Makes text from repositories, agents and other programs fit for a terminal: what could move the cursor, hide or
//! reorder text is shown as an escape. Never shortens, and never loses a byte without showing that it was there.

use std::fmt::Write as _;

/// Painted text as a file gets it.
pub fn plain(painted: &str) -> String {
    anstream::adapter::strip_str(painted).to_string()
}

/// Text of several lines: line feeds and tabs stay, a carriage return stays only as part of a line ending.
pub fn text(bytes: &[u8]) -> String {
    escape(bytes, Layout::Lines)
}

/// A path on one line. Bytes that are not UTF-8 appear as `\xNN`.
pub fn path(bytes: &[u8]) -> String {
    escape(bytes, Layout::OneLine)
}

/// Text that has to stay on one line: a subject, a name, a table cell.
pub fn line(text: &str) -> String {
    escape(text.as_bytes(), Layout::OneLine)
}

/// The last gate before a terminal: keeps our own colour sequences (`ESC [ … m`), escapes everything else as
/// [`text`] does, so that a forgotten call of it costs a colour at most.
pub fn styled(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains(|c| is_unsafe(c) && c != ESC) && sequences(text).all(|seq| seq.is_some()) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(at) = rest.find(ESC) {
        out.push_str(&escape(&rest.as_bytes()[..at], Layout::Lines));
        rest = &rest[at..];
        let len = colour_sequence(rest).unwrap_or(0);
        if len == 0 {
            escape_char(&mut out, ESC);
        } else {
            out.push_str(&rest[..len]);
        }
        rest = &rest[len.max(ESC.len_utf8())..];
    }
    out.push_str(&escape(rest.as_bytes(), Layout::Lines));
    out.into()
}

/// A JSON document with hidden characters written as `\uXXXX`: the same document to a parser, harmless to a terminal.
pub fn json(document: String) -> String {
    if document.bytes().all(|b| matches!(b, b'\n' | b' '..=b'~')) {
        return document;
    }
    let mut out = String::with_capacity(document.len());
    for c in document.chars() {
        if c != '\n' && is_unsafe(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

const ESC: char = '\u{1b}';

#[derive(Clone, Copy, PartialEq)]
enum Layout {
    Lines,
    OneLine,
}

fn escape(bytes: &[u8], layout: Layout) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        let mut chars = chunk.valid().chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\n' | '\t' if layout == Layout::Lines => out.push(c),
                '\r' if layout == Layout::Lines && chars.peek() == Some(&'\n') => {}
                c if c == '\n' || c == '\t' || is_unsafe(c) => escape_char(&mut out, c),
                c => out.push(c),
            }
        }
        for byte in chunk.invalid() {
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
    out
}

fn escape_char(out: &mut String, c: char) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        c => {
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        }
    }
}

/// Characters that act on the terminal or that a reader cannot see: C0 and C1 controls, direction marks and overrides,
/// zero-width and filler characters, line separators, tags. Emoji joiners are among them: a name that looks like
/// another one is worse than a family shown as its members.
fn is_unsafe(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        ' '..='~' => false,
        c => {
            c.is_control()
                || matches!(c,
                    '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
                    | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                    | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
                    | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        }
    }
}

/// For each escape character its colour sequence's length, or `None` where something else starts.
fn sequences(text: &str) -> impl Iterator<Item = Option<usize>> {
    text.match_indices(ESC).map(|(at, _)| colour_sequence(&text[at..]))
}

/// Length of the colour sequence that `text` starts with.
fn colour_sequence(text: &str) -> Option<usize> {
    let parameters = text.strip_prefix("\u{1b}[")?;
    let end = parameters.find(|c: char| !matches!(c, '0'..='9' | ';' | ':'))?;
    parameters[end..].starts_with('m').then_some(end + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_untouched() {
        for s in ["", "plain", "größe 日本語 🎉", "a\tb\nc\n", "{\"a\": [1]} \\ ~"] {
            assert_eq!(text(s.as_bytes()), s);
        }
    }

    #[test]
    fn terminal_sequences_become_visible() {
        let cases: [(&[u8], &str); 9] = [
            (b"\x1b[2J\x1b[Hgone", "\\u{1b}[2J\\u{1b}[Hgone"),
            (b"\x1b]0;title\x07", "\\u{1b}]0;title\\u{7}"),
            (b"\x1b]52;c;ZXZpbA==\x1b\\", "\\u{1b}]52;c;ZXZpbA==\\u{1b}\\"),
            ("\u{9b}31m".as_bytes(), "\\u{9b}31m"),
            (b"over\rwritten", "over\\rwritten"),
            (b"end\r", "end\\r"),
            (b"back\x08\x08space\x7f", "back\\u{8}\\u{8}space\\u{7f}"),
            (b"nul\0", "nul\\u{0}"),
            (b"latin\xe9 cut \xf0\x9f\x8e", "latin\\xe9 cut \\xf0\\x9f\\x8e"),
        ];
        for (raw, shown) in cases {
            assert_eq!(text(raw), shown);
        }
    }

    #[test]
    fn hidden_and_reordering_characters_become_visible() {
        assert_eq!(line("access\u{202e}level"), "access\\u{202e}level");
        assert_eq!(line("a\u{2066}b\u{2069}"), "a\\u{2066}b\\u{2069}");
        assert_eq!(line("user\u{200b}name\u{feff}"), "user\\u{200b}name\\u{feff}");
        assert_eq!(line("x\u{2028}y\u{e0041}"), "x\\u{2028}y\\u{e0041}");
    }

    #[test]
    fn a_line_ending_is_kept_in_text_and_shown_in_a_path() {
        assert_eq!(text(b"a\r\nb\n"), "a\nb\n");
        assert_eq!(path(b"a\r\nb\tc"), "a\\r\\nb\\tc");
        assert_eq!(path(b"caf\xc3\xa9/\xff"), "café/\\xff");
        assert_eq!(line("one\ntwo"), "one\\ntwo");
    }

    #[test]
    fn only_colours_pass_the_last_gate() {
        let ours = "\u{1b}[1;38;5;3mbold\u{1b}[0m\n";
        assert_eq!(styled(ours), ours);
        assert!(matches!(styled(ours), std::borrow::Cow::Borrowed(_)));
        assert_eq!(styled("\u{1b}[1mok\u{1b}[0m\u{1b}[2J"), "\u{1b}[1mok\u{1b}[0m\\u{1b}[2J");
        assert_eq!(styled("\u{1b}[31"), "\\u{1b}[31");
        assert_eq!(styled("a\u{1b}"), "a\\u{1b}");
        assert_eq!(styled("\u{1b}\u{1b}[1m"), "\\u{1b}\u{1b}[1m");
        assert_eq!(styled("\u{1b}]8;;http://x\u{7}"), "\\u{1b}]8;;http://x\\u{7}");
    }

    #[test]
    fn json_means_the_same_after_escaping() {
        let value = serde_json::json!({"t": "a\u{9b}b\u{202e}\u{e0041}\u{7f}", "n": 1});
        let escaped = json(value.to_string());
        assert!(escaped.is_ascii(), "{escaped}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&escaped).expect("still JSON"), value);
    }
}
