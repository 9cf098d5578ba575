//! The zone that this machine's time is in.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The offset of this machine's time from UTC, in seconds.
pub fn local_offset(at: Timestamp) -> i32 {
    local_zone().to_offset(at).seconds()
}

/// The zone of `TZ` or of the machine, from its one file: looking it up by name lists all zones there are.
fn local_zone() -> TimeZone {
    let set = std::env::var("TZ").ok();
    let name = set.as_deref().map_or("", |name| name.trim_start_matches(':'));
    let file = match name {
        "" if set.is_some() => return TimeZone::UTC,
        "" => PathBuf::from("/etc/localtime"),
        // An absolute name replaces the folder.
        name => Path::new("/usr/share/zoneinfo").join(name),
    };
    let data = std::fs::read(file).ok();
    let zone = data.and_then(|data| TimeZone::tzif("local", &data).ok());
    zone.or_else(|| TimeZone::posix(name).ok()).unwrap_or_else(TimeZone::system)
}
