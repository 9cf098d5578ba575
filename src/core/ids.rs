//! Names and ids, and where new ones and the time come from. Both are passed in, so that tests repeat exactly.

use std::cell::Cell;
use std::time::Instant;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::{Code, Error, Result};
use crate::git::ChangeId;

/// The time: the system's, or a fixed one that moves a second with every reading.
#[derive(Debug)]
pub struct Clock {
    fixed: Option<Cell<Timestamp>>,
    started: Instant,
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Clock { fixed: None, started: Instant::now() }
    }

    /// A clock that starts here.
    pub fn fixed(at: Timestamp) -> Self {
        Clock { fixed: Some(Cell::new(at)), started: Instant::now() }
    }

    /// Now, in whole milliseconds.
    pub fn now(&self) -> Timestamp {
        let now = match &self.fixed {
            Some(at) => at.get(),
            None => Timestamp::now(),
        };
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }

    /// Milliseconds since the command started; 0 on a fixed clock.
    pub fn elapsed_ms(&self) -> u64 {
        if self.fixed.is_some() {
            return 0;
        }
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// The offset from UTC in seconds that commits are written with.
    pub fn offset(&self) -> i32 {
        if self.fixed.is_some() {
            return 0;
        }
        jiff::tz::TimeZone::system().to_offset(self.now()).seconds()
    }
}

/// Random bits: the system's, or a seeded sequence.
#[derive(Debug)]
pub struct Random {
    state: Cell<Option<u64>>,
}

impl Random {
    /// The system's generator.
    pub fn system() -> Self {
        Random { state: Cell::new(None) }
    }

    /// A repeatable sequence.
    pub fn seeded(seed: u64) -> Self {
        Random { state: Cell::new(Some(seed)) }
    }

    /// Sixteen random bytes.
    pub fn bytes(&self) -> [u8; 16] {
        let mut out = [0; 16];
        match self.state.get() {
            None => getrandom::fill(&mut out).expect("the system gives random bytes"),
            Some(mut seed) => {
                // SplitMix64: short, and good enough for ids in tests.
                for part in out.chunks_mut(8) {
                    seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
                    let mut z = seed;
                    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
                    part.copy_from_slice(&(z ^ (z >> 31)).to_be_bytes());
                }
                self.state.set(Some(seed));
            }
        }
        out
    }

    /// A new change id.
    pub fn change_id(&self) -> ChangeId {
        ChangeId(self.bytes())
    }

    /// A new operation id: 12 hex digits.
    pub fn operation_id(&self) -> String {
        self.bytes()[..6].iter().map(|b| format!("{b:02x}")).collect()
    }

    /// A new sortable id for a decision or a note: a ULID.
    pub fn ulid(&self, now: Timestamp) -> String {
        const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let ms = u64::try_from(now.as_millisecond()).unwrap_or(0);
        let mut bytes = self.bytes();
        bytes[..6].copy_from_slice(&ms.to_be_bytes()[2..]);
        let bits = u128::from_be_bytes(bytes);
        (0..26).rev().map(|i| char::from(ALPHABET[(bits >> (5 * i) & 31) as usize])).collect()
    }

    /// A few letters to tell two names apart.
    pub fn letters(&self, count: usize) -> String {
        const ALPHABET: &[u8; 20] = b"bcdfghjkmnpqrstvwxyz";
        self.bytes().iter().take(count).map(|b| char::from(ALPHABET[usize::from(*b) % 20])).collect()
    }
}

/// A session's name: `[a-z0-9][a-z0-9._-]{0,63}`, and usable as a branch name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SessionId(String);

/// A proposal's name: `[a-z0-9][a-z0-9._-]{0,95}`, and usable as a branch name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProposalName(String);

macro_rules! name_type {
    ($type:ident, $word:literal, $max:literal, $heads:literal, $records:literal) => {
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

            /// The branch that belongs to it.
            pub fn branch(&self) -> String {
                format!(concat!($heads, "{}"), self.0)
            }

            /// The ref of its record.
            pub fn record(&self) -> String {
                format!(concat!($records, "{}"), self.0)
            }

            /// The name in a branch or record ref, if it is one.
            pub fn from_ref(name: &str) -> Option<Self> {
                let rest = name.strip_prefix($heads).or_else(|| name.strip_prefix($records))?;
                $type::parse(rest).ok()
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

name_type!(SessionId, "session", 64, "refs/heads/session/", "refs/tine/session/");
name_type!(ProposalName, "proposal", 96, "refs/heads/proposal/", "refs/tine/proposal/");

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

    #[test]
    fn ulids_sort_by_time() {
        let random = Random::seeded(1);
        let early = random.ulid(Timestamp::from_second(1_000).expect("in range"));
        let late = random.ulid(Timestamp::from_second(2_000).expect("in range"));
        assert!(early < late);
        assert_eq!(early.len(), 26);
    }
}
