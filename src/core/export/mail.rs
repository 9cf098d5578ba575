//! A commit as a mail that `git am` takes. What a message says can neither end the message early nor name another author,
//! and content with carriage returns is encoded, since `git am` would drop them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use jiff::tz::{Offset, TimeZone};

use crate::git::{Oid, Signature};

use super::super::record::one_line;

/// Bytes of text in an encoded word, so that a word has at most 75 characters.
const WORD: usize = 42;
/// Longest line of an encoded body.
const LONGEST_LINE: usize = 75;

/// A mail.
pub struct Mail<'a> {
    /// The commit it is made of.
    pub commit: Oid,
    /// Its number and how many there are.
    pub of: (usize, usize),
    /// Who wrote it.
    pub author: &'a Signature,
    /// The first line.
    pub subject: &'a str,
    /// The rest, trailers included.
    pub body: &'a str,
    /// The difference.
    pub patch: &'a [u8],
}

impl Mail<'_> {
    /// As it stands in a mailbox.
    pub fn bytes(&self) -> Vec<u8> {
        let (name, address) = (one_line(&self.author.name), one_line(&self.author.email).replace(['<', '>'], ""));
        let from = format!("{} <{address}>", if name.is_empty() { "unknown".to_owned() } else { phrase(&name) });
        let number = match self.of {
            (_, 1) => String::new(),
            (n, all) => format!(" {n:0width$}/{all}", width = all.to_string().len()),
        };
        let subject = one_line(self.subject);
        let subject = if subject.is_empty() { "no message".to_owned() } else { subject };
        // Named again in the body, after which `git am` looks for no more headers there.
        let mut body = format!("From: {from}\n\n{}\n---\n\n", shielded(self.body.trim())).into_bytes();
        body.extend_from_slice(self.patch);
        body.push(b'\n');
        let is_encoded = body.iter().any(|b| matches!(b, b'\r' | 0));
        let head = format!(
            "From {} Mon Sep 17 00:00:00 2001\nFrom: {from}\nDate: {}\nSubject: [PATCH{number}] {}\nMIME-Version: 1.0\n\
             Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: {}\n\n",
            self.commit,
            date(self.author),
            words(&subject),
            if is_encoded { "quoted-printable" } else { "8bit" },
        );
        let body = if is_encoded { quoted_printable(&body) } else { body };
        [head.into_bytes(), body, b"\n".to_vec()].concat()
    }
}

fn date(author: &Signature) -> String {
    let zone = Offset::from_seconds(author.offset).map_or(TimeZone::UTC, TimeZone::fixed);
    author.timestamp().to_zoned(zone).strftime("%a, %d %b %Y %H:%M:%S %z").to_string()
}

/// A message in which no line can be taken for the end of the message or for the next mail.
fn shielded(message: &str) -> String {
    let ends = |line: &str| ["---", "diff -", "Index: ", "From ", ">From "].iter().any(|start| line.starts_with(start));
    let lines = message.split('\n').map(|line| if ends(line) { format!(" {line}") } else { line.to_owned() });
    lines.collect::<Vec<_>>().join("\n")
}

/// A name as a header has it.
fn phrase(name: &str) -> String {
    let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || " -_".contains(c));
    if is_plain { name.to_owned() } else { encoded(name) }
}

/// Text as a header has it.
fn words(text: &str) -> String {
    if text.is_ascii() && !text.contains("=?") { text.to_owned() } else { encoded(text) }
}

fn encoded(text: &str) -> String {
    let mut parts: Vec<String> = vec![String::new()];
    for c in text.chars() {
        if parts.last().is_some_and(|part| part.len() + c.len_utf8() > WORD) {
            parts.push(String::new());
        }
        parts.last_mut().expect("there is a first").push(c);
    }
    let words = parts.iter().map(|part| format!("=?UTF-8?B?{}?=", BASE64.encode(part)));
    words.collect::<Vec<_>>().join("\n ")
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() + body.len() / 8);
    for line in body.split_inclusive(|b| *b == b'\n') {
        let (text, end) = line.strip_suffix(b"\n").map_or((line, &b""[..]), |text| (text, &b"\n"[..]));
        let mut column = 0;
        for (at, byte) in text.iter().enumerate() {
            let is_last = at + 1 == text.len();
            let is_plain = matches!(byte, b'!'..=b'<' | b'>'..=b'~') || (matches!(byte, b' ' | b'\t') && !is_last);
            // A line that begins like a mail would be one.
            let is_plain = is_plain && !(at == 0 && text.starts_with(b"From "));
            let piece = if is_plain { vec![*byte] } else { format!("={byte:02X}").into_bytes() };
            if column + piece.len() > LONGEST_LINE {
                out.extend_from_slice(b"=\n");
                column = 0;
            }
            column += piece.len();
            out.extend(piece);
        }
        out.extend_from_slice(end);
    }
    out
}
