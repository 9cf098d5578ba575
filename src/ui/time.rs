//! Times, durations and sizes in words. Pure functions: the present moment is an argument.

use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::Offset;

/// How long ago something was: `just now`, `3 minutes ago`, `2 days ago`; `in 5 minutes` for what is to come.
pub fn age(then: Timestamp, now: Timestamp) -> String {
    let seconds = now.as_second() - then.as_second();
    match words(seconds.unsigned_abs()) {
        None => "just now".to_owned(),
        Some(words) if seconds < 0 => format!("in {words}"),
        Some(words) => format!("{words} ago"),
    }
}

/// How long it was from one moment to another: `9 days`.
pub fn span(from: Timestamp, to: Timestamp) -> String {
    words((to.as_second() - from.as_second()).unsigned_abs()).unwrap_or_else(|| "a moment".to_owned())
}

/// A length of time in its largest unit, `None` for a moment.
fn words(seconds: u64) -> Option<String> {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    const DAY: u64 = 24 * HOUR;
    let (count, unit) = match seconds {
        0..5 => return None,
        5..MINUTE => (seconds, "second"),
        MINUTE..HOUR => (seconds / MINUTE, "minute"),
        HOUR..DAY => (seconds / HOUR, "hour"),
        _ => match seconds / DAY {
            days @ 0..14 => (days, "day"),
            days @ 14..60 => (days / 7, "week"),
            days @ 60..365 => (days / 30, "month"),
            days => (days / 365, "year"),
        },
    };
    Some(format!("{count} {unit}{}", if count == 1 { "" } else { "s" }))
}

/// How long something took: `340 ms`, `1.2 s`, `42 s`, `3 min 20 s`, `2 h 5 min`.
pub fn duration(d: Duration) -> String {
    let (millis, seconds) = (d.as_millis(), d.as_secs());
    match seconds {
        0 => format!("{millis} ms"),
        1..10 => format!("{}.{} s", seconds, d.subsec_millis() / 100),
        10..60 => format!("{seconds} s"),
        60..3600 => pair(seconds / 60, "min", seconds % 60, "s"),
        _ => pair(seconds / 3600, "h", seconds % 3600 / 60, "min"),
    }
}

fn pair(large: u64, large_unit: &str, small: u64, small_unit: &str) -> String {
    if small == 0 { format!("{large} {large_unit}") } else { format!("{large} {large_unit} {small} {small_unit}") }
}

/// RFC 3339 with the offset that the moment was recorded with, in seconds east of UTC.
pub fn rfc3339(at: Timestamp, offset_seconds: i32) -> String {
    let offset = Offset::from_seconds(offset_seconds).unwrap_or(Offset::UTC);
    at.display_with_offset(offset).to_string()
}

/// A number of bytes in binary units, one digit after the point: `512 B`, `12.3 KiB`, `10 MiB`.
pub fn bytes(count: u64) -> String {
    const UNITS: [&str; 5] = ["KiB", "MiB", "GiB", "TiB", "PiB"];
    if count < 1024 {
        return format!("{count} B");
    }
    let mut unit = 0;
    // In tenths, so that rounding up to 1024.0 moves on to the next unit.
    let tenths = |unit: usize| (u128::from(count) * 10 + (1u128 << (10 * unit + 9))) >> (10 * (unit + 1));
    while unit + 1 < UNITS.len() && tenths(unit) >= 10240 {
        unit += 1;
    }
    match (tenths(unit) / 10, tenths(unit) % 10) {
        (whole, 0) => format!("{whole} {}", UNITS[unit]),
        (whole, tenth) => format!("{whole}.{tenth} {}", UNITS[unit]),
    }
}

pub use crate::error::count;

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).expect("in range")
    }

    #[test]
    fn ages() {
        let cases = [
            (0, "just now"),
            (4, "just now"),
            (5, "5 seconds ago"),
            (60, "1 minute ago"),
            (3599, "59 minutes ago"),
            (3600, "1 hour ago"),
            (86_399, "23 hours ago"),
            (86_400, "1 day ago"),
            (13 * 86_400, "13 days ago"),
            (14 * 86_400, "2 weeks ago"),
            (60 * 86_400, "2 months ago"),
            (364 * 86_400, "12 months ago"),
            (365 * 86_400, "1 year ago"),
            (-3, "just now"),
            (-300, "in 5 minutes"),
        ];
        for (ago, words) in cases {
            assert_eq!(age(at(2_000_000_000 - ago), at(2_000_000_000)), words);
        }
    }

    #[test]
    fn durations() {
        let cases = [
            (0, "0 ms"),
            (340, "340 ms"),
            (999, "999 ms"),
            (1_250, "1.2 s"),
            (9_999, "9.9 s"),
            (42_700, "42 s"),
            (200_000, "3 min 20 s"),
            (180_000, "3 min"),
            (7_500_000, "2 h 5 min"),
        ];
        for (millis, words) in cases {
            assert_eq!(duration(Duration::from_millis(millis)), words);
        }
    }

    #[test]
    fn times_keep_their_offset() {
        assert_eq!(rfc3339(at(1_700_000_000), 2 * 3600), "2023-11-15T00:13:20+02:00");
        assert_eq!(rfc3339(at(1_700_000_000), 0), "2023-11-14T22:13:20+00:00");
        assert_eq!(rfc3339(at(1_700_000_000), -(5 * 3600 + 1800)), "2023-11-14T16:43:20-05:30");
    }

    #[test]
    fn sizes() {
        let cases = [
            (0, "0 B"),
            (1023, "1023 B"),
            (1024, "1 KiB"),
            (12_595, "12.3 KiB"),
            (10 << 20, "10 MiB"),
            ((1 << 20) - 1, "1 MiB"),
            (3 << 29, "1.5 GiB"),
            (u64::MAX, "16384 PiB"),
        ];
        for (n, words) in cases {
            assert_eq!(bytes(n), words);
        }
    }

    #[test]
    fn one_and_many() {
        assert_eq!((count(1, "file"), count(0, "file")), ("1 file".to_owned(), "0 files".to_owned()));
    }
}
