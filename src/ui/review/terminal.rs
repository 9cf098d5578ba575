//! The terminal while the full screen has it: raw, on its alternate screen, pasting in one piece. It is given back as it
//! was on every way out: a choice, an error, a panic, a signal. Draws nothing itself.

use std::io::{self, Write as _};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::error::{Context as _, Result};

/// Whether the terminal is ours at this moment; what the panic hook looks at.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Columns and rows; none where they cannot be told.
pub(super) fn size() -> (u16, u16) {
    crossterm::terminal::size().unwrap_or_default()
}

/// The terminal, taken. Dropping it gives it back.
pub(super) struct Taken {
    pub(super) terminal: Terminal<CrosstermBackend<io::Stdout>>,
}

impl Taken {
    pub(super) fn take() -> Result<Taken> {
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

    /// Gives the terminal to the shell until it brings us back (Ctrl-Z and `fg`).
    #[cfg(unix)]
    pub(super) fn suspend(&mut self) -> Result<()> {
        let cannot = || "cannot use the terminal".to_owned();
        give_back();
        signal_hook::low_level::raise(signal_hook::consts::SIGTSTP).or_io(cannot)?;
        self.enter().or_io(cannot)
    }

    #[cfg(not(unix))]
    pub(super) fn suspend(&mut self) -> Result<()> {
        Ok(())
    }

    /// Ends the process if it was told to, as that signal would have, with the terminal given back.
    pub(super) fn end_if_told(&self) {
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
    pub(super) fn watch() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            for signal in [SIGTERM, SIGHUP] {
                let _ = flag::register_conditional_default(signal, Arc::clone(&AT_ONCE));
                let number = usize::try_from(signal).unwrap_or_default();
                let _ = flag::register_usize(signal, Arc::clone(&TOLD), number);
            }
        });
    }

    pub(super) fn wait_for_us(wait: bool) {
        AT_ONCE.store(!wait, Ordering::SeqCst);
    }

    pub(super) fn told() -> Option<i32> {
        i32::try_from(TOLD.load(Ordering::SeqCst)).ok().filter(|signal| *signal != 0)
    }

    pub(super) fn end(signal: i32) {
        let _ = low_level::emulate_default_handler(signal);
    }
}

#[cfg(not(unix))]
mod ending {
    pub(super) fn watch() {}
    pub(super) fn wait_for_us(_: bool) {}
    pub(super) fn told() -> Option<i32> {
        None
    }
    pub(super) fn end(_: i32) {}
}
