//! Errors and answers in their two outer forms: lines for people, the JSON envelope for programs.
//! Decides no exit status of its own: the error's code does.

use serde_json::{Map, Value, json};

use super::sanitize;
use super::style::Style;
use crate::error::{Code, Error};

/// The version of the JSON contract.
const SCHEMA: u32 = 1;
const BUG: &str = "this is a bug, please report it at https://github.com/tine-vcs/tine/issues";

/// An error taken apart.
#[derive(Debug)]
pub struct Report {
    /// The outermost code of ours in the chain.
    pub code: Code,
    /// The exit status: the code's, unless the error names another.
    pub exit_status: u8,
    message: String,
    causes: Vec<String>,
    hints: Vec<String>,
    details: Map<String, Value>,
}

impl Report {
    /// Takes the chain apart. Without a code of ours in it, an I/O error is `io`, and all else is a bug.
    pub fn new(error: &anyhow::Error) -> Self {
        let ours: Vec<&Error> = error.chain().filter_map(|e| e.downcast_ref()).collect();
        let is_io = || error.chain().any(|e| e.is::<std::io::Error>());
        let code = match ours.first() {
            Some(e) => e.code(),
            None if is_io() => Code::Io,
            None => Code::Internal,
        };
        let exit_status = ours.first().map_or(code.exit_status(), |e| e.exit_status());
        let mut hints: Vec<String> = Vec::new();
        let mut details = Map::new();
        for e in ours {
            for hint in e.hints() {
                if !hints.contains(hint) {
                    hints.push(hint.clone());
                }
            }
            for (key, value) in e.details() {
                details.entry(key.clone()).or_insert_with(|| value.clone());
            }
        }
        if code == Code::Internal {
            hints.push(BUG.to_owned());
        }
        let mut messages = error.chain().map(|e| e.to_string().trim_end().to_owned());
        let message = messages.next().unwrap_or_default();
        let mut causes: Vec<String> = Vec::new();
        for cause in messages {
            // Some libraries end their own message with their cause's; saying it twice helps nobody.
            let said = causes.last().unwrap_or(&message).ends_with(&cause);
            if !said {
                causes.push(cause);
            }
        }
        Report { code, exit_status, message, causes, hints, details }
    }

    /// The lines on stderr.
    pub fn lines(&self) -> String {
        let mut out = labelled(Style::Error, "error: ", "", &self.message);
        for cause in &self.causes {
            out += &labelled(Style::Dim, "caused by: ", "  ", cause);
        }
        for hint in &self.hints {
            out += &labelled(Style::Hint, "hint: ", "", hint);
        }
        out
    }

    /// The document on stdout.
    pub fn envelope(&self, command: &str, warnings: &[String]) -> Value {
        let message = std::iter::once(&self.message).chain(&self.causes).cloned().collect::<Vec<_>>().join(": ");
        let mut document = json!({
            "schema": SCHEMA,
            "ok": false,
            "command": command,
            "error": {
                "code": self.code.as_str(),
                "message": message,
                "hints": self.hints,
                "details": self.details,
            },
        });
        if !warnings.is_empty() {
            document["warnings"] = json!(warnings);
        }
        document
    }
}

/// The document of a command that worked.
pub fn success(command: &str, data: Value, warnings: &[String]) -> Value {
    let mut document = json!({ "schema": SCHEMA, "ok": true, "command": command, "data": null, "warnings": warnings });
    // As a value in `json!` all of it would be copied.
    document["data"] = data;
    document
}

/// A warning's lines on stderr.
pub fn warning(message: &str) -> String {
    labelled(Style::Warning, "warning: ", "", message)
}

/// A text after its label; further lines stand under the first.
fn labelled(style: Style, label: &str, indent: &str, text: &str) -> String {
    let text = sanitize::text(text.trim_end().as_bytes());
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let mut out = format!("{indent}{}{first}\n", style.paint(label));
    for line in lines {
        out += &format!("{indent}{:width$}{line}\n", "", width = label.len());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Context as _;

    fn plain(report: &Report) -> String {
        anstream::adapter::strip_str(&report.lines()).to_string()
    }

    fn sample() -> anyhow::Error {
        let io = std::io::Error::other("disk on fire");
        let inner = Error::new(Code::Io, "cannot write `x`").because(io).hint("df -h").detail("path", "x");
        let outer = Error::new(Code::Busy, "cannot save").because(inner).hint("tine checkpoint").hint("df -h");
        anyhow::Error::from(outer).context("cannot finish `tine run`")
    }

    #[test]
    fn lines_for_people() {
        assert_eq!(
            plain(&Report::new(&sample())),
            "error: cannot finish `tine run`\n\
             \x20 caused by: cannot save\n\
             \x20 caused by: cannot write `x`\n\
             \x20 caused by: disk on fire\n\
             hint: tine checkpoint\n\
             hint: df -h\n"
        );
    }

    #[test]
    fn the_envelope_for_programs() {
        let report = Report::new(&sample());
        assert_eq!(
            report.envelope("run", &[]),
            json!({
                "schema": 1, "ok": false, "command": "run",
                "error": {
                    "code": "busy",
                    "message": "cannot finish `tine run`: cannot save: cannot write `x`: disk on fire",
                    "hints": ["tine checkpoint", "df -h"],
                    "details": {"path": "x"},
                },
            })
        );
        assert_eq!(report.envelope("run", &["old".to_owned()])["warnings"], json!(["old"]));
    }

    #[test]
    fn an_error_without_a_code() {
        let io: Result<(), _> = Err(std::io::Error::other("no"));
        assert_eq!(Report::new(&io.context("cannot read").expect_err("an error")).code, Code::Io);
        let bug = Report::new(&anyhow::anyhow!("three is not four"));
        assert_eq!(bug.code, Code::Internal);
        assert_eq!(plain(&bug), format!("error: three is not four\nhint: {BUG}\n"));
    }

    #[test]
    fn a_cause_that_was_said_already_is_left_out() {
        let error = Error::new(Code::Io, "cannot open: not there").because(std::io::Error::other("not there"));
        assert_eq!(plain(&Report::new(&error.into())), "error: cannot open: not there\n");
    }

    #[test]
    fn foreign_text_cannot_reach_the_terminal() {
        let error = Error::new(Code::Invalid, "git said: a\u{1b}[2Jb\nc\u{202e}d\n");
        assert_eq!(plain(&Report::new(&error.into())), "error: git said: a\\u{1b}[2Jb\n       c\\u{202e}d\n");
    }
}
