//! The full screen of `tine watch`: its state, and the loop of looking, drawing and keys. It never ends without giving the
//! terminal back.

use std::time::{Duration, Instant};

use crossterm::event;
use jiff::Timestamp;

use super::{Choice, Page, Pane, Place, Shown, Watched};
use crate::error::{Context as _, Error, Result};
use crate::ui::fullscreen::{Taken, Theme};
use crate::ui::{Ui, interrupt};

/// How long something may be there before it is shown.
const LATENCY: Duration = Duration::from_millis(250);

/// What the screen is for.
#[derive(Debug, Clone)]
pub(super) enum Mode {
    /// The three lists.
    Lists,
    /// More of one thing.
    Page(Page),
    /// Waits for any key.
    Help,
}

/// What an event leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    Stay,
    Show(Shown),
    Done(Choice),
    Interrupted,
    Suspend,
}

/// Everything that the view remembers between two events.
pub(super) struct Screen<'p> {
    pub(super) place: &'p mut Place,
    pub(super) theme: Theme,
    pub(super) mode: Mode,
    pub(super) now: Timestamp,
    /// First line of the page that is seen, and first column.
    pub(super) scroll: (usize, u16),
    /// Rows that the list or page in use had when it was drawn last.
    pub(super) room: usize,
}

pub(super) fn run(ui: &Ui, watched: &mut dyn Watched, place: &mut Place) -> Result<Choice> {
    interrupt::install();
    let _hold = interrupt::hold();
    watched.look()?;
    let theme = Theme { color: ui.color_out, unicode: ui.unicode };
    let mut screen = Screen { place, theme, mode: Mode::Lists, now: watched.now(), scroll: (0, 0), room: 1 };
    let mut taken = Taken::take()?;
    taken.forget_keys()?;
    let mut looked = Instant::now();
    loop {
        screen.settle(watched);
        let board = watched.board();
        taken.terminal.draw(|frame| screen.draw(frame, board)).or_io(|| "cannot write to the terminal".to_owned())?;
        taken.end_if_told();
        interrupt::check()?;
        let cannot_read = || "cannot read from the terminal".to_owned();
        if event::poll(LATENCY).or_io(cannot_read)? {
            match screen.handle(&event::read().or_io(cannot_read)?, watched.board()) {
                Step::Stay => {}
                Step::Show(what) => screen.show(watched, &what)?,
                Step::Done(choice) => return Ok(choice),
                Step::Interrupted => return Err(Error::interrupted()),
                Step::Suspend => taken.suspend()?,
            }
        }
        // Somebody who holds a key down sees the news as well.
        if looked.elapsed() >= LATENCY {
            watched.look()?;
            looked = Instant::now();
        }
    }
}

impl Screen<'_> {
    /// Lets the cursors follow their rows.
    fn settle(&mut self, watched: &dyn Watched) {
        self.now = watched.now();
        for (pane, cursor) in Pane::ALL.into_iter().zip(&mut self.place.cursors) {
            cursor.settle(&pane.keys(watched.board()));
        }
    }

    /// Opens a page. What cannot be shown is said, and the lists stay.
    fn show(&mut self, watched: &mut dyn Watched, what: &Shown) -> Result<()> {
        match watched.page(what) {
            Ok(page) => {
                self.mode = Mode::Page(page);
                self.scroll = (0, 0);
            }
            Err(e) => {
                interrupt::check()?;
                self.place.notice = Some(e.to_string());
            }
        }
        Ok(())
    }
}
