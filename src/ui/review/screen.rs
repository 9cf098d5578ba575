//! The full-screen view: its state, and the loop of drawing and keys. What a key does is in `keys`, what is seen in
//! `draw`. It never ends without giving the terminal back, and Ctrl-C ends it with nothing decided.

use std::collections::HashMap;
use std::time::Duration;

use crossterm::event::{self, Event};
use ratatui::text::Line;

use super::marks::Marks;
use super::{Choice, Subject};
use crate::core::diff::{DiffEntry, Hunk};
use crate::error::{Context as _, Result};
use crate::ui::diff_view::{self, DiffStyle};
use crate::ui::fullscreen::{Taken, Theme};
use crate::ui::{Ui, interrupt};

/// How long a signal may wait until it is noticed.
const PATIENCE: Duration = Duration::from_millis(100);

/// Shows a proposal until the person has decided.
pub(super) fn run(ui: &Ui, subject: &Subject) -> Result<Choice> {
    interrupt::install();
    let _hold = interrupt::hold();
    let mut screen = Screen::new(subject, Theme { color: ui.color_out, unicode: ui.unicode });
    let mut taken = Taken::take()?;
    taken.forget_keys()?;
    loop {
        taken.terminal.draw(|frame| screen.draw(frame)).or_io(|| "cannot write to the terminal".to_owned())?;
        let event = next_event(&taken)?;
        match screen.handle(&event) {
            Step::Stay => {}
            Step::Done(choice) => return Ok(choice),
            Step::Interrupted => return Err(interrupt::error()),
            Step::Suspend => taken.suspend()?,
        }
    }
}

fn next_event(taken: &Taken) -> Result<Event> {
    loop {
        taken.end_if_told();
        interrupt::check()?;
        if event::poll(PATIENCE).or_io(cannot_read)? {
            return event::read().or_io(cannot_read);
        }
    }
}

fn cannot_read() -> String {
    "cannot read from the terminal".to_owned()
}

/// What an event leads to.
#[derive(Debug)]
pub(super) enum Step {
    Stay,
    Done(Choice),
    Interrupted,
    Suspend,
}

/// What the body shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    Diff,
    Prompts,
    About,
}

/// Which pane of the diff the keys go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Focus {
    Files,
    Hunks,
}

/// What the bottom of the screen is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mode {
    /// Looking around.
    Browse,
    /// Waits for any key.
    Help,
    /// Waits for yes or no.
    Confirm,
    /// Takes the reason of a denial.
    Reason(Input),
    /// Takes the remark of a grant.
    Remark(Input),
}

/// A line of text being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Input {
    pub(super) text: String,
    /// Where the next character goes, in bytes.
    pub(super) at: usize,
}

/// Everything that the view remembers between two events.
pub(super) struct Screen<'a> {
    pub(super) subject: &'a Subject,
    pub(super) theme: Theme,
    pub(super) marks: Marks,
    pub(super) page: Page,
    pub(super) focus: Focus,
    pub(super) mode: Mode,
    /// Said once, until the next key.
    pub(super) notice: Option<&'static str>,
    pub(super) remark: String,
    pub(super) file: usize,
    /// The row of the file's diff that the cursor is on; its hunk is the current one.
    pub(super) row: usize,
    pub(super) scroll: Scroll,
    /// Rows that were there for each list when it was drawn last.
    pub(super) room: Room,
    painted: HashMap<(usize, usize), Vec<Line<'static>>>,
    /// The text that a page was wrapped to, for a width.
    pub(super) wrapped: Option<(Page, usize, Vec<Line<'static>>)>,
}

/// First visible row or column of each list.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scroll {
    pub(super) files: usize,
    pub(super) rows: usize,
    pub(super) column: u16,
    pub(super) text: usize,
}

/// How much the last drawing could show.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) body: usize,
    /// Lines of the page's text in all.
    pub(super) text: usize,
}

impl<'a> Screen<'a> {
    pub(super) fn new(subject: &'a Subject, theme: Theme) -> Self {
        Screen {
            subject,
            theme,
            marks: Marks::new(&subject.diff),
            page: Page::Diff,
            focus: Focus::Files,
            mode: Mode::Browse,
            notice: None,
            remark: String::new(),
            file: 0,
            row: 0,
            scroll: Scroll::default(),
            room: Room { body: 1, text: 0 },
            painted: HashMap::new(),
            wrapped: None,
        }
    }

    /// The file shown, none where nothing differs.
    pub(super) fn entry(&self) -> Option<&'a DiffEntry> {
        self.subject.diff.entries.get(self.file)
    }

    pub(super) fn hunks(&self) -> &'a [Hunk] {
        self.entry().map_or(&[], |e| &e.hunks)
    }

    /// The row that each hunk of the file starts at, and after them the number of rows.
    pub(super) fn starts(&self) -> Vec<usize> {
        let mut starts = vec![0];
        for hunk in self.hunks() {
            starts.push(starts[starts.len() - 1] + rows(hunk));
        }
        starts
    }

    /// The hunk under the cursor.
    pub(super) fn current(&self) -> usize {
        let starts = self.starts();
        starts[1..].iter().position(|end| self.row < *end).unwrap_or(self.hunks().len().saturating_sub(1))
    }

    /// A hunk's rows as the diff view draws them, kept: colours cost time.
    pub(super) fn rows_of(&mut self, hunk: usize) -> &[Line<'static>] {
        let (file, theme) = (self.file, self.theme);
        let (entry, highlight) = (&self.subject.diff.entries[file], self.subject.highlight);
        self.painted.entry((file, hunk)).or_insert_with(|| {
            let style = DiffStyle { color: theme.color, width: usize::MAX, syntax: highlight };
            let hunk = &entry.hunks[hunk];
            let mut lines: Vec<Line<'static>> =
                diff_view::render_hunk(entry, hunk, &style).iter().map(|l| theme.line(l)).collect();
            debug_assert_eq!(lines.len(), rows(hunk));
            lines.resize(rows(hunk), Line::default());
            lines
        })
    }
}

/// Rows of a hunk: its heading, its lines, and a remark below a line that does not end in one.
fn rows(hunk: &Hunk) -> usize {
    let unended = hunk.lines.iter().filter(|l| !l.text.ends_with(b"\n")).count();
    1 + hunk.lines.len() + unended
}
