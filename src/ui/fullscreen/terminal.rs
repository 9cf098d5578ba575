//! The terminal while the full screen has it: raw, on its alternate screen, pasting in one piece. It is given back as it
//! was on every way out: a choice, an error, a panic, a signal. Draws nothing itself.

use std::io::{self, Write as _};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste, Event};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use super::is_ctrl;
use crate::error::{Context as _, Error, Result};

/// Whether the terminal is ours at this moment; what the panic hook looks at.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Columns and rows; none where they cannot be told.
pub(in crate::ui) fn size() -> (u16, u16) {
    crossterm::terminal::size().unwrap_or_default()
}

/// The terminal, taken. Dropping it gives it back.
pub(in crate::ui) struct Taken {
    pub(in crate::ui) terminal: Terminal<CrosstermBackend<io::Stdout>>,
}

impl Taken {
    pub(in crate::ui) fn take() -> Result<Taken> {
        give_back_on_panic();
        ending::watch();
        let cannot = || "cannot use the terminal".to_owned();
        let terminal = Terminal::new(CrosstermBackend::new(io::stdout())).or_io(cannot)?;
        let mut taken = Taken { terminal };
        taken.enter().or_io(cannot)?;
        Ok(taken)
    }

    fn enter(&mut self) -> io::Result<()> {
        // Before the first change, so that half of it is taken back too.
        TAKEN.store(true, Ordering::SeqCst);
        ending::wait_for_us(true);
        enable_raw_mode()?;
        execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
        // Draws everything anew, as `clear` would; that one asks the terminal for its cursor, and not every one answers.
        let size = self.terminal.size()?;
        self.terminal.resize(size.into())
    }

    /// Drops the keys that were meant for what was shown before; only Ctrl-C still counts.
    pub(in crate::ui) fn forget_keys(&self) -> Result<()> {
        let cannot = || "cannot read from the terminal".to_owned();
        while event::poll(Duration::ZERO).or_io(cannot)? {
            if matches!(event::read().or_io(cannot)?, Event::Key(key) if is_ctrl(&key, 'c')) {
                return Err(Error::interrupted());
            }
        }
        Ok(())
    }

    /// Gives the terminal to the shell until it brings us back (Ctrl-Z and `fg`).
    #[cfg(unix)]
    pub(in crate::ui) fn suspend(&mut self) -> Result<()> {
        let cannot = || "cannot use the terminal".to_owned();
        give_back();
        signal_hook::low_level::raise(signal_hook::consts::SIGTSTP).or_io(cannot)?;
        self.enter().or_io(cannot)
    }

    #[cfg(not(unix))]
    pub(in crate::ui) fn suspend(&mut self) -> Result<()> {
        Ok(())
    }

    /// Ends the process if it was told to, as that signal would have, with the terminal given back.
    pub(in crate::ui) fn end_if_told(&self) {
        if let Some(signal) = ending::told() {
            give_back();
            ending::end(signal);
        }
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

/// Puts the terminal back as it was. Each step is tried whatever became of the one before.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = execute!(out, DisableBracketedPaste);
    let _ = execute!(out, LeaveAlternateScreen);
    let _ = disable_raw_mode();
    let _ = execute!(out, cursor::Show);
    let _ = out.flush();
    ending::wait_for_us(false);
}

/// The message of a panic has to appear where it can be read.
fn give_back_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            give_back();
            before(panic);
        }));
    });
}

/// `kill` and a closed window: obeyed, but only after the terminal was given back.
#[cfg(unix)]
mod ending {
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::sync::{Arc, LazyLock, Once};

    use signal_hook::consts::{SIGHUP, SIGTERM};
    use signal_hook::{flag, low_level};

    /// Whether these signals end the process at once, as they do everywhere else.
    static AT_ONCE: LazyLock<Arc<AtomicBool>> = LazyLock::new(|| Arc::new(AtomicBool::new(true)));
    static TOLD: LazyLock<Arc<AtomicUsize>> = LazyLock::new(Arc::default);

    /// Without a handler to be had, they go on ending the process at once.
    pub(in crate::ui) fn watch() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            for signal in [SIGTERM, SIGHUP] {
                let _ = flag::register_conditional_default(signal, Arc::clone(&AT_ONCE));
                let number = usize::try_from(signal).unwrap_or_default();
                let _ = flag::register_usize(signal, Arc::clone(&TOLD), number);
            }
        });
    }

    pub(in crate::ui) fn wait_for_us(wait: bool) {
        AT_ONCE.store(!wait, Ordering::SeqCst);
    }

    pub(in crate::ui) fn told() -> Option<i32> {
        i32::try_from(TOLD.load(Ordering::SeqCst)).ok().filter(|signal| *signal != 0)
    }

    pub(in crate::ui) fn end(signal: i32) {
        let _ = low_level::emulate_default_handler(signal);
    }
}

#[cfg(not(unix))]
mod ending {
    pub(in crate::ui) fn watch() {}
    pub(in crate::ui) fn wait_for_us(_: bool) {}
    pub(in crate::ui) fn told() -> Option<i32> {
        None
    }
    pub(in crate::ui) fn end(_: i32) {}
}
