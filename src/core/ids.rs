//! Names of sessions, proposals and sources: what they may look like, and the refs that belong to them.

use serde::{Deserialize, Serialize};

use crate::error::{Code, Error, Result};

/// A session's name: `[a-z0-9][a-z0-9._-]{0,63}`, and usable as a branch name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SessionId(String);

/// A proposal's name: `[a-z0-9][a-z0-9._-]{0,95}`, and usable as a branch name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProposalName(String);

/// A source's name: `[a-z0-9][a-z0-9._-]{0,63}`, and usable in a ref.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SourceName(String);

macro_rules! name_type {
    ($type:ident, $word:literal, $max:literal, $records:literal) => {
        impl $type {
            /// Checks the text and makes a name of it.
            pub fn parse(text: &str) -> Result<Self> {
                check_name(text, $word, $max)?;
                Ok($type(text.to_owned()))
            }

            /// The name.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The ref of its record.
            pub fn record(&self) -> String {
                format!(concat!($records, "{}"), self.0)
            }
        }

        // A record may come from anywhere, and its names go into paths, refs and commands to paste.
        impl TryFrom<String> for $type {
            type Error = Error;

            fn try_from(text: String) -> Result<Self> {
                $type::parse(&text)
            }
        }

        impl From<$type> for String {
            fn from(name: $type) -> String {
                name.0
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

macro_rules! name_with_branch {
    ($type:ident, $word:literal, $max:literal, $heads:literal, $records:literal) => {
        name_type!($type, $word, $max, $records);

        impl $type {
            /// The branch that belongs to it.
            pub fn branch(&self) -> String {
                format!(concat!($heads, "{}"), self.0)
            }

            /// The name in a branch or record ref, if it is one.
            pub fn from_ref(name: &str) -> Option<Self> {
                let rest = name.strip_prefix($heads).or_else(|| name.strip_prefix($records))?;
                $type::parse(rest).ok()
            }
        }
    };
}

name_with_branch!(SessionId, "session", 64, "refs/heads/session/", "refs/tine/session/");
name_with_branch!(ProposalName, "proposal", 96, "refs/heads/proposal/", "refs/tine/proposal/");
name_type!(SourceName, "source", 64, "refs/tine/source/");

fn check_name(text: &str, word: &str, max: usize) -> Result<()> {
    let ok_char = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-');
    let ok_start = text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    let ok_git = !text.contains("..") && !text.ends_with('.') && !text.ends_with(".lock");
    if ok_start && ok_git && text.len() <= max && text.chars().all(ok_char) {
        return Ok(());
    }
    let shown: String = text.chars().take(80).collect();
    Err(Error::new(Code::Invalid, format!("`{shown}` cannot be the name of a {word}")).hint(format!(
        "use 1 to {max} of the characters a-z 0-9 . _ -, beginning with a letter or digit, without `..`, and not ending in `.` or `.lock`"
    )))
}

/// Makes a name out of free text: `Fix the login!` becomes `fix-the-login`. Empty if nothing is left.
pub fn slug(text: &str, max: usize) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    if out.len() > max {
        // Words are kept whole where that leaves a name.
        let cut = out[..max].rfind('-').filter(|at| *at > max / 2).unwrap_or(max);
        out.truncate(cut);
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_checked() {
        for good in ["a", "fix-login", "0.1_x", &"a".repeat(64)] {
            assert!(SessionId::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "-a", "A", "a b", "a..b", "a.", "a.lock", "ü", "a/b", "a\n", &"a".repeat(65)] {
            assert!(SessionId::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn slugs_are_names() {
        assert_eq!(slug("Fix the login!", 40), "fix-the-login");
        assert_eq!(slug("  --  ", 40), "");
        assert_eq!(slug("Übergröße ändern", 40), "bergr-e-ndern");
        assert_eq!(slug("one two three four", 12), "one-two");
    }
}
