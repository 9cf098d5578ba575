//! A part of somebody's file that is ours, between two lines that say so. Knows nothing of what stands in it, and never
//! changes a byte outside: what is added by [`put`] is what [`take_out`] takes away.

use std::ops::Range;
use std::path::Path;

use crate::error::{Code, Error};

const BEGIN: &str = "<!-- begin tine agent-guide -->";
const END: &str = "<!-- end tine agent-guide -->";

/// Where the part is, its marks included, without the end of its last line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks(Range<usize>);

/// Marks that do not belong together, so that nobody can know what is ours.
#[derive(Debug, PartialEq, Eq)]
pub struct Broken {
    line: usize,
    what: String,
}

impl Broken {
    /// As an error about this file.
    pub fn error(self, file: &Path) -> Error {
        let place = file.display();
        Error::new(Code::Invalid, format!("`{place}`, line {}: {}", self.line, self.what))
            .hint(format!("put `{BEGIN}` before and `{END}` after what is tine's, or delete both"))
    }
}

/// A text with its marks around it.
pub fn between_marks(text: &str) -> String {
    format!("{BEGIN}\n{text}{END}\n")
}

/// The part, if there is one. A mark is a line with nothing else in it.
pub fn find(content: &[u8]) -> Result<Option<Marks>, Broken> {
    let broken = |line: usize, what: String| Err(Broken { line, what });
    let mut open: Option<(usize, usize)> = None;
    let mut found: Option<(usize, Marks)> = None;
    let mut at = 0;
    for (number, line) in (1..).zip(content.split_inclusive(|b| *b == b'\n')) {
        let text = line.trim_ascii();
        if text == BEGIN.as_bytes() {
            match (&open, &found) {
                (Some((first, _)), _) => return broken(number, format!("`{BEGIN}` again, after line {first}")),
                (_, Some((first, _))) => return broken(number, format!("`{BEGIN}` again, after line {first}")),
                _ => open = Some((number, at)),
            }
        } else if text == END.as_bytes() {
            let Some((first, start)) = open.take() else {
                return broken(number, format!("`{END}` without a beginning"));
            };
            found = Some((first, Marks(start..at + line.trim_ascii_end().len())));
        }
        at += line.len();
    }
    match open {
        Some((number, _)) => broken(number, format!("`{BEGIN}` without an end")),
        None => Ok(found.map(|(_, marks)| marks)),
    }
}

/// The content with this text between the marks; at the end after an empty line, if there are none. Its lines end as the
/// content's do.
pub fn put(content: &[u8], marks: Option<Marks>, text: &str) -> Vec<u8> {
    let newline = newline_of(content);
    let part = between_marks(text).replace('\n', newline);
    let part = part.trim_ascii_end();
    match marks {
        Some(Marks(range)) => [&content[..range.start], part.as_bytes(), &content[range.end..]].concat(),
        None if content.is_empty() => [part, newline].concat().into_bytes(),
        None if content.ends_with(b"\n") => [content, newline.as_bytes(), part.as_bytes(), newline.as_bytes()].concat(),
        // Without an end of its own, so that it can be seen that the line before had none.
        None => [content, newline.as_bytes(), newline.as_bytes(), part.as_bytes()].concat(),
    }
}

/// The content without the part, and without what [`put`] added around it.
pub fn take_out(content: &[u8], marks: &Marks) -> Vec<u8> {
    let newline = newline_of(content).as_bytes();
    let (before, after) = (&content[..marks.0.start], &content[marks.0.end..]);
    let line = |text: &'_ [u8]| text.strip_suffix(newline).map(<[u8]>::len).unwrap_or(text.len());
    let shorter = &before[..line(before)];
    // The empty line before it, if there is one.
    let before = if shorter.is_empty() || shorter.ends_with(newline) { shorter } else { before };
    match after.strip_prefix(newline) {
        Some(after) => [before, after].concat(),
        None if after.is_empty() => before[..line(before)].to_vec(),
        None => [before, after].concat(),
    }
}

/// What ends the content's first line.
fn newline_of(content: &[u8]) -> &'static str {
    let first = content.iter().position(|b| *b == b'\n');
    if first.is_some_and(|at| content[..at].ends_with(b"\r")) { "\r\n" } else { "\n" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn installed(content: &[u8], text: &str) -> Vec<u8> {
        put(content, find(content).expect("whole marks"), text)
    }

    #[test]
    fn what_was_there_comes_back_byte_for_byte() {
        let texts: [&[u8]; 9] = [
            b"",
            b"# A\n",
            b"# A",
            b"# A\n\n",
            b"# A\n\n\n",
            b"# A\r\ntext\r\n",
            b"# A\r\ntext",
            b"\xff\xfe not text\n",
            b"\n",
        ];
        for text in texts {
            let with = installed(text, "one\ntwo\n");
            assert!(with.starts_with(text) && with != text, "{text:?}");
            assert_eq!(installed(&with, "one\ntwo\n"), with, "a second time changes nothing: {text:?}");
            let later = installed(&with, "three\n");
            assert_ne!(later, with);
            let marks = find(&later).expect("whole marks").expect("a part");
            assert_eq!(take_out(&later, &marks), text, "{:?}", String::from_utf8_lossy(&later));
        }
    }

    #[test]
    fn text_around_the_part_stays() {
        let content =
            b"top\r\n\r\n  <!-- begin tine agent-guide -->  \r\nold\r\n<!-- end tine agent-guide -->\r\n\r\nbottom";
        let new = installed(content, "new\n");
        assert_eq!(
            String::from_utf8_lossy(&new),
            "top\r\n\r\n<!-- begin tine agent-guide -->\r\nnew\r\n<!-- end tine agent-guide -->\r\n\r\nbottom"
        );
        let marks = find(&new).expect("whole marks").expect("a part");
        assert_eq!(take_out(&new, &marks), b"top\r\n\r\nbottom");
    }

    #[test]
    fn broken_marks_are_told_by_line() {
        let line = |text: String| find(text.as_bytes()).expect_err("they are broken").line;
        assert_eq!(line(format!("a\n{BEGIN}\nb\n")), 2);
        assert_eq!(line(format!("a\nb\n{END}\n")), 3);
        assert_eq!(line(format!("{BEGIN}\n{BEGIN}\n{END}\n")), 2);
        assert_eq!(line(format!("{BEGIN}\n{END}\n{BEGIN}\n{END}\n")), 3);
        assert_eq!(line(format!("{END}\n{BEGIN}\n")), 1);
        assert_eq!(find(format!("say `{BEGIN}` first\n").as_bytes()), Ok(None), "in a sentence it is no mark");
    }
}
