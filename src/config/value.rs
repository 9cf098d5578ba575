//! The kinds of values a setting can hold, read from text. Errors say what is allowed; where the text stood is the
//! caller's to add. The policy file reads its sizes and durations here too.

use std::time::Duration;

use jiff::{Span, SpanRelativeTo};

use super::Template;

/// What a setting holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any text on one line.
    Text,
    /// A path with placeholders.
    Template,
    /// Yes or no.
    Bool,
    /// A whole number within these bounds.
    Int(u32, u32),
    /// A number of bytes.
    Size,
    /// A length of time.
    Duration,
    /// One of these words.
    Choice(&'static [&'static str]),
}

/// A value that was checked against its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Of [`Kind::Text`] or [`Kind::Choice`].
    Text(String),
    /// Of [`Kind::Template`].
    Template(Template),
    /// Of [`Kind::Bool`].
    Bool(bool),
    /// Of [`Kind::Int`].
    Int(u32),
    /// Of [`Kind::Size`], in bytes.
    Size(u64),
    /// Of [`Kind::Duration`].
    Duration(Duration),
}

impl Kind {
    /// A whole number from `min` to `max`.
    pub const fn int(min: u32, max: u32) -> Kind {
        Kind::Int(min, max)
    }

    /// Its name in the reference.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Template => "template",
            Kind::Bool => "true or false",
            Kind::Int(..) => "number",
            Kind::Size => "size",
            Kind::Duration => "duration",
            Kind::Choice(_) => "word",
        }
    }

    /// Reads a value; the error says what is allowed.
    pub fn parse(self, text: &str) -> Result<Value, String> {
        match self {
            Kind::Text if text.is_empty() || text.contains(|c: char| c.is_control()) => {
                Err("expected text on one line".to_owned())
            }
            Kind::Text => Ok(Value::Text(text.to_owned())),
            Kind::Template => Template::parse(text).map(Value::Template),
            Kind::Bool => match text.to_ascii_lowercase().as_str() {
                "true" | "yes" | "on" | "1" => Ok(Value::Bool(true)),
                "false" | "no" | "off" | "0" => Ok(Value::Bool(false)),
                _ => Err("expected `true` or `false`".to_owned()),
            },
            Kind::Int(min, max) => match text.parse::<u32>() {
                Ok(n) if (min..=max).contains(&n) => Ok(Value::Int(n)),
                _ => Err(format!("expected a whole number from {min} to {max}")),
            },
            Kind::Size => size(text).map(Value::Size),
            Kind::Duration => duration(text).map(Value::Duration),
            Kind::Choice(names) if names.contains(&text) => Ok(Value::Text(text.to_owned())),
            Kind::Choice(names) => Err(format!("expected {}", one_of(names))),
        }
    }
}

fn one_of(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}

/// A number of bytes: `10 MiB`, `512k`, `1.5 GB`, `4096`. As in git, a bare letter counts in 1024s.
pub fn size(text: &str) -> Result<u64, String> {
    let allowed = || "expected a size such as `10 MiB`, `512k` or a number of bytes".to_owned();
    let text = text.trim();
    let unit_at = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(unit_at);
    let factor: u64 = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kib" => 1 << 10,
        "m" | "mib" => 1 << 20,
        "g" | "gib" => 1 << 30,
        "t" | "tib" => 1 << 40,
        "kb" => 1_000,
        "mb" => 1_000_000,
        "gb" => 1_000_000_000,
        "tb" => 1_000_000_000_000,
        _ => return Err(allowed()),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let whole: u64 = whole.parse().map_err(|_| allowed())?;
    // Six digits are finer than anybody writes, and cannot overflow below.
    let digits = fraction.get(..fraction.len().min(6)).ok_or_else(allowed)?;
    let numerator: u128 = digits.parse().map_err(|_| allowed())?;
    let part = numerator * u128::from(factor) / 10u128.pow(u32::try_from(digits.len()).map_err(|_| allowed())?);
    let bytes = u128::from(whole) * u128::from(factor) + part;
    u64::try_from(bytes).map_err(|_| allowed())
}

/// A length of time: `7d`, `2h30m`, `20 minutes`, `1 week`. A day is 24 hours; months and years are not accepted,
/// since how long they are depends on when one asks.
pub fn duration(text: &str) -> Result<Duration, String> {
    let allowed = "expected a duration such as `7d`, `2h30m` or `20 minutes`";
    let span: Span = text.trim().parse().map_err(|_| allowed.to_owned())?;
    if span.get_years() != 0 || span.get_months() != 0 {
        return Err(format!("{allowed}, without months and years"));
    }
    let length = span.to_duration(SpanRelativeTo::days_are_24_hours()).map_err(|_| allowed.to_owned())?;
    Duration::try_from(length).map_err(|_| format!("{allowed}, not a negative one"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        let cases = [
            ("4096", 4096),
            ("0", 0),
            ("10 MiB", 10 << 20),
            ("512k", 512 << 10),
            ("512K", 512 << 10),
            (" 1.5 GiB ", 3 << 29),
            ("1 kB", 1_000),
            ("2 MB", 2_000_000),
            ("1.0000000001k", 1024),
            ("3b", 3),
        ];
        for (text, bytes) in cases {
            assert_eq!(size(text), Ok(bytes), "{text}");
        }
        for text in ["", "MiB", "-1", "1 miles", "1.2.3", "1e3", ".", "1.", "99999999999 TiB", "٣", "1 k k"] {
            assert!(size(text).is_err(), "{text}");
        }
    }

    #[test]
    fn durations() {
        const HOUR: u64 = 3600;
        let cases = [
            ("7d", 7 * 24 * HOUR),
            ("2h30m", 2 * HOUR + 30 * 60),
            ("20m", 20 * 60),
            ("90s", 90),
            ("1w", 7 * 24 * HOUR),
            ("1 week 2 days", 9 * 24 * HOUR),
            ("20 minutes", 20 * 60),
            ("0s", 0),
        ];
        for (text, seconds) in cases {
            assert_eq!(duration(text), Ok(Duration::from_secs(seconds)), "{text}");
        }
        for text in ["", "7", "d", "soon", "-3d", "1 month", "2y", "7 days ago"] {
            assert!(duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn errors_say_what_is_allowed() {
        let cases = [
            (Kind::Bool, "maybe", "expected `true` or `false`"),
            (Kind::int(1, 9), "10", "expected a whole number from 1 to 9"),
            (Kind::Size, "big", "expected a size such as `10 MiB`, `512k` or a number of bytes"),
            (Kind::Duration, "soon", "expected a duration such as `7d`, `2h30m` or `20 minutes`"),
            (Kind::Choice(&["auto", "always", "never"]), "yes", "expected `auto`, `always` or `never`"),
            (Kind::Text, "a\nb", "expected text on one line"),
        ];
        for (kind, text, message) in cases {
            assert_eq!(kind.parse(text), Err(message.to_owned()));
        }
    }
}
