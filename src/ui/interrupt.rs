//! Ctrl-C: the first one asks the command to stop at its next safe place, the second one ends the process at once.
//! Ending at once is safe at any moment: what is on disk recovers as after a crash.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use crate::error::{Code, Error, Result};

static REQUESTED: OnceLock<Arc<AtomicBool>> = OnceLock::new();
static INSTALLED: OnceLock<()> = OnceLock::new();
static HELD: AtomicUsize = AtomicUsize::new(0);

/// Takes over SIGINT, once; later calls do nothing. Without handlers to be had, Ctrl-C ends the process as ever.
pub fn install() {
    INSTALLED.get_or_init(|| {
        let flag = Arc::clone(REQUESTED.get_or_init(Arc::default));
        if signal_hook::flag::register(signal_hook::consts::SIGINT, flag).is_ok() {
            watch_for_second();
        }
    });
}

/// Whether somebody asked to stop.
pub fn requested() -> bool {
    flag().load(Ordering::SeqCst)
}

/// The flag itself, for loops that take one.
pub fn flag() -> &'static AtomicBool {
    REQUESTED.get_or_init(Arc::default)
}

/// For loops: an `interrupted` error once somebody asked to stop.
pub fn check() -> Result<()> {
    if requested() { Err(Error::interrupted()) } else { Ok(()) }
}

/// While it lives, Ctrl-C belongs to somebody else (a pager, a question) and never ends this process at once.
pub struct Hold {
    was_requested: bool,
    forget: bool,
}

/// Leaves Ctrl-C to a question, which ends by it; it stays requested.
pub(super) fn hold() -> Hold {
    HELD.fetch_add(1, Ordering::SeqCst);
    Hold { was_requested: requested(), forget: false }
}

/// Leaves Ctrl-C to a child that uses it in its own way; what it got is forgotten here.
pub fn hold_and_forget() -> Hold {
    Hold { forget: true, ..hold() }
}

/// As [`hold_and_forget`], and from now on every other signal that asks to end is one more Ctrl-C, for a command that has
/// programs to end and their work to save.
pub fn hold_every_end() -> Hold {
    for signal in [signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP] {
        // Without a handler to be had, it ends the process as ever.
        let _ = signal_hook::flag::register(signal, Arc::clone(REQUESTED.get_or_init(Arc::default)));
    }
    hold_and_forget()
}

impl Drop for Hold {
    fn drop(&mut self) {
        if self.forget && !self.was_requested {
            flag().store(false, Ordering::SeqCst);
        }
        HELD.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Shows the cursor again, which a question hides.
pub(super) fn show_cursor() {
    let term = console::Term::stderr();
    if term.is_term() {
        let _ = term.show_cursor();
    }
}

/// A handler itself must not write to the terminal, so a thread waits for the signals.
#[cfg(unix)]
fn watch_for_second() {
    let Ok(mut signals) = signal_hook::iterator::Signals::new([signal_hook::consts::SIGINT]) else {
        return;
    };
    let watch = move || {
        let mut seen = 0;
        for _ in signals.forever() {
            if HELD.load(Ordering::SeqCst) > 0 {
                continue;
            }
            seen += 1;
            if seen >= 2 {
                show_cursor();
                std::process::exit(i32::from(Code::Interrupted.exit_status()));
            }
        }
    };
    // Without the thread the first Ctrl-C still works.
    let _ = std::thread::Builder::new().name("interrupt".to_owned()).spawn(watch);
}

#[cfg(not(unix))]
fn watch_for_second() {
    let armed = Arc::clone(REQUESTED.get_or_init(Arc::default));
    let _ = signal_hook::flag::register_conditional_shutdown(signal_hook::consts::SIGINT, 130, armed);
}
