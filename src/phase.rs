//! Names for the parts of a command, whose times `-v` shows.

/// Runs a part of a command under its name.
pub fn phase<T>(name: &'static str, work: impl FnOnce() -> T) -> T {
    tracing::debug_span!(target: "tine::phase", "phase", name).in_scope(work)
}
