//! Whether somebody still reads stdout. A pipe says it of its own accord; whoever only writes now and then would learn it
//! with the next line at the earliest.

use std::time::{Duration, Instant};

/// Waits so long, or until the reader of stdout is gone: whether that is so. A signal ends the waiting early.
pub(super) fn within(patience: Duration) -> bool {
    let begun = Instant::now();
    match wait(patience) {
        Waited::Gone => true,
        Waited::Interrupted => false,
        Waited::Nothing => {
            // What cannot be waited for on this system must not make a loop that never rests.
            std::thread::sleep(patience.saturating_sub(begun.elapsed()));
            false
        }
    }
}

enum Waited {
    Gone,
    Interrupted,
    Nothing,
}

#[cfg(unix)]
fn wait(patience: Duration) -> Waited {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let stdout = std::io::stdout();
    let mut watched = [PollFd::new(&stdout, PollFlags::empty())];
    let timeout = Timespec::try_from(patience).ok();
    match poll(&mut watched, timeout.as_ref()) {
        Err(rustix::io::Errno::INTR) => Waited::Interrupted,
        Ok(1..) if watched[0].revents().intersects(PollFlags::ERR | PollFlags::HUP) => Waited::Gone,
        _ => Waited::Nothing,
    }
}

#[cfg(not(unix))]
fn wait(_: Duration) -> Waited {
    Waited::Nothing
}
