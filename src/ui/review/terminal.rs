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
        let cannot = || "cannot use the terminal".to_owned();
        let terminal = Terminal::new(CrosstermBackend::new(io::stdout())).or_io(cannot)?;
        let mut taken = Taken { terminal };
        taken.enter().or_io(cannot)?;
        Ok(taken)
    }

    fn enter(&mut self) -> io::Result<()> {
        // Before the first change, so that half of it is taken back too.
        TAKEN.store(true, Ordering::SeqCst);
        enable_raw_mode()?;
        execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
        self.terminal.clear()
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
