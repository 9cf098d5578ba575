//! One call of our own program, put together so that no value can be taken for a flag: a value stands in one word with its
//! flag, after `--`, or is refused. Knows no command.

use std::borrow::Cow;
use std::ffi::OsString;

use crate::core::run::quoted;
use crate::error::{Code, Error, Result};

/// A call to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    words: Vec<OsString>,
    operands: Vec<OsString>,
    stdin: Option<Vec<u8>>,
}

impl Call {
    /// Of this command, such as `note add`.
    pub fn of(command: &str) -> Call {
        Call { words: command.split(' ').map(Into::into).collect(), operands: Vec::new(), stdin: None }
    }

    /// A flag without a value, if it is wanted.
    pub fn flag(mut self, name: &str, wanted: Option<bool>) -> Call {
        if wanted == Some(true) {
            self.words.push(format!("--{name}").into());
        }
        self
    }

    /// A flag with its value in one word.
    pub fn value(mut self, name: &str, value: Option<impl std::fmt::Display>) -> Call {
        if let Some(value) = value {
            self.words.push(format!("--{name}={value}").into());
        }
        self
    }

    /// A flag for each value.
    pub fn values(self, name: &str, values: Option<Vec<String>>) -> Call {
        values.into_iter().flatten().fold(self, |call, value| call.value(name, Some(value)))
    }

    /// A number after a flag of one letter.
    pub fn count(mut self, letter: char, number: Option<u32>) -> Call {
        if let Some(number) = number {
            self.words.push(format!("-{letter}{number}").into());
        }
        self
    }

    /// An operand, after `--`.
    pub fn operand(mut self, value: Option<String>) -> Call {
        self.operands.extend(value.map(Into::into));
        self
    }

    /// Operands, after `--`.
    pub fn operands(mut self, values: Option<Vec<String>>) -> Call {
        self.operands.extend(values.into_iter().flatten().map(Into::into));
        self
    }

    /// A revision that has to stand before `--`. None begins with a dash.
    pub fn revision(mut self, value: Option<String>) -> Result<Call> {
        if let Some(value) = value {
            if value.starts_with('-') {
                return Err(Error::new(Code::Invalid, format!("`{value}` is no revision")).hint("tine log"));
            }
            self.words.push(value.into());
        }
        Ok(self)
    }

    /// What the call reads.
    pub fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Call {
        self.stdin = Some(bytes.into());
        self
    }

    /// The command line, for whoever wants to type it.
    pub fn line(&self) -> String {
        let words = self.words.iter().map(|word| word.to_string_lossy());
        let operands = self.operands.iter().map(|word| word.to_string_lossy());
        let dashes = (!self.operands.is_empty()).then(|| Cow::from("--"));
        let line: Vec<String> = words.chain(dashes).chain(operands).map(Cow::into_owned).collect();
        format!("tine --json {}", quoted(&line))
    }

    /// The words after the program's name, and what it reads.
    pub fn into_words(mut self) -> (Vec<OsString>, Option<Vec<u8>>) {
        if !self.operands.is_empty() {
            self.words.push("--".into());
            self.words.append(&mut self.operands);
        }
        (self.words, self.stdin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_becomes_a_flag() {
        let call = Call::of("note add")
            .flag("open", Some(true))
            .flag("force", None)
            .value("message", Some("--force"))
            .count('n', Some(3))
            .operand(Some("--version".to_owned()));
        let words = call.into_words().0;
        assert_eq!(words, ["note", "add", "--open", "--message=--force", "-n3", "--", "--version"]);
        assert!(Call::of("diff").revision(Some("-p".to_owned())).is_err());
        let call = Call::of("diff").revision(Some("@1".to_owned())).expect("a revision");
        assert_eq!(call.into_words().0, ["diff", "@1"]);
    }
}
