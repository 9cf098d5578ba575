//! The full-screen view: its state, and the loop of drawing and keys. What a key does is in `keys`, what is seen in
//! `draw`. It never ends without giving the terminal back, and Ctrl-C ends it with nothing decided.

use std::borrow::Cow;
use std::collections::HashMap;
use std::time::Duration;

use crossterm::event::{self, Event};
use ratatui::text::Line;

use super::marks::Marks;
use super::{Choice, Draft, Keep, Note, Subject, words};
use crate::core::diff::{DiffEntry, Hunk, LineKind};
use crate::error::{Context as _, Error, Result};
use crate::git::BString;
use crate::ui::diff_view::{self, DiffStyle};
use crate::ui::fullscreen::{Taken, Theme};
use crate::ui::{Ui, interrupt, sanitize};

/// How long a signal may wait until it is noticed.
const PATIENCE: Duration = Duration::from_millis(100);

/// Shows a proposal until the person has decided.
pub(super) fn run(ui: &Ui, subject: &Subject, keep: Keep<'_>) -> Result<Choice> {
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
            Step::Interrupted => return Err(Error::interrupted()),
            Step::Suspend => taken.suspend()?,
            Step::Note(draft) => screen.noted(keep(draft)),
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

/// What a note is about: the proposal, a file of it, or lines of that.
pub(super) type Place = (Option<BString>, Option<(u32, u32)>);

/// What an event leads to.
#[derive(Debug)]
pub(super) enum Step {
    Stay,
    Done(Choice),
    Note(Draft),
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
    /// Takes the text of a note.
    Note(Draft, Input),
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
    pub(super) notice: Option<Cow<'static, str>>,
    /// What was said so far, in this review and before.
    pub(super) notes: Vec<Note>,
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
            notes: subject.notes.clone(),
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
            starts.push(starts[starts.len() - 1] + self.rows(hunk).len());
        }
        starts
    }

    /// The hunk under the cursor.
    pub(super) fn current(&self) -> usize {
        let starts = self.starts();
        starts[1..].iter().position(|end| self.row < *end).unwrap_or(self.hunks().len().saturating_sub(1))
    }

    /// What each row of a hunk of the file is: its heading, its lines, a remark below a line that does not end in one, and
    /// the notes on a line below it.
    pub(super) fn rows(&self, hunk: &Hunk) -> Vec<Row> {
        let path = self.entry().map(|entry| &entry.path);
        let mut rows = vec![Row::Heading];
        let mut number = hunk.head.start;
        for line in &hunk.lines {
            let here = (line.kind != LineKind::Remove).then_some(number);
            rows.push(Row::Line(here));
            if !line.text.ends_with(b"\n") {
                rows.push(Row::Unended);
            }
            if let Some(here) = here {
                let is_here = |note: &Note| !note.is_stale && note.lines.is_some_and(|(_, last)| last == here);
                let notes = self.notes.iter().enumerate();
                rows.extend(notes.filter(|(_, n)| n.path.as_ref() == path && is_here(n)).map(|(at, _)| Row::Note(at)));
                number += 1;
            }
        }
        rows
    }

    /// A hunk's rows as they are drawn, kept: colours cost time.
    pub(super) fn rows_of(&mut self, hunk: usize) -> &[Line<'static>] {
        let (file, theme) = (self.file, self.theme);
        if !self.painted.contains_key(&(file, hunk)) {
            let entry = &self.subject.diff.entries[file];
            let rows = self.rows(&entry.hunks[hunk]);
            let style = DiffStyle { color: theme.color, width: usize::MAX, syntax: self.subject.highlight };
            let drawn = diff_view::render_hunk(entry, &entry.hunks[hunk], &style);
            debug_assert_eq!(drawn.len(), rows.iter().filter(|row| !matches!(row, Row::Note(_))).count());
            let mut drawn = drawn.iter().map(|line| theme.line(line));
            let line = |row: &Row| match row {
                Row::Note(at) => theme.line(&format!("  {}", words::note(&self.notes[*at]))),
                _ => drawn.next().unwrap_or_default(),
            };
            let painted = rows.iter().map(line).collect();
            self.painted.insert((file, hunk), painted);
        }
        &self.painted[&(file, hunk)]
    }

    /// What a note would be about that is taken here; none on a line that is gone.
    pub(super) fn place(&self) -> Option<Place> {
        let Some(entry) = self.entry().filter(|_| self.page == Page::Diff) else { return Some((None, None)) };
        let file = (Some(entry.path.clone()), None);
        if self.focus == Focus::Files || entry.hunks.is_empty() {
            return Some(file);
        }
        let current = self.current();
        let rows = self.rows(&entry.hunks[current]);
        match rows.get(self.row.saturating_sub(self.starts()[current])) {
            Some(Row::Line(number)) => number.map(|n| (file.0, Some((n, n)))),
            Some(Row::Note(at)) => Some((file.0, self.notes[*at].lines)),
            _ => Some(file),
        }
    }

    /// Shows a note that was kept, or why it was not.
    pub(super) fn noted(&mut self, kept: Result<Note>) {
        match kept {
            Ok(note) => {
                self.notice = Some(format!("kept: the {}", note.kind).into());
                self.notes.push(note);
                self.painted.clear();
                self.wrapped = None;
            }
            Err(e) => self.notice = Some(sanitize::line(&e.to_string()).into()),
        }
    }
}

/// What a row of a hunk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    Heading,
    /// A line, with its number in this revision; none for one that is gone.
    Line(Option<u32>),
    Unended,
    /// One of the notes.
    Note(usize),
}
