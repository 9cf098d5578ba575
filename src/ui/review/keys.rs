//! What each key does to the full-screen view. Every change of state is here; nothing is drawn and nothing is read.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::marks::Accepted;
use super::screen::{Focus, Input, Mode, Page, Screen, Step};
use super::words;
use super::{Choice, Draft};
use crate::ui::fullscreen::is_ctrl;

/// Columns that a key moves sideways.
const SIDEWAYS: u16 = 8;

impl Screen<'_> {
    /// Takes an event; what is not a key or a paste only draws anew.
    pub(super) fn handle(&mut self, event: &Event) -> Step {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.key(key),
            Event::Paste(text) => {
                // Never taken for commands: a pasted text may hold any letter.
                if let Mode::Reason(input) | Mode::Remark(input) | Mode::Note(_, input) = &mut self.mode {
                    input.insert(text);
                }
                Step::Stay
            }
            _ => Step::Stay,
        }
    }

    fn key(&mut self, key: &KeyEvent) -> Step {
        if is_ctrl(key, 'c') {
            return Step::Interrupted;
        }
        if is_ctrl(key, 'z') {
            return Step::Suspend;
        }
        self.notice = None;
        match &mut self.mode {
            Mode::Browse => return self.browse(key),
            Mode::Help => self.mode = Mode::Browse,
            Mode::Confirm => return self.confirm(key),
            Mode::Reason(input) | Mode::Remark(input) | Mode::Note(_, input) => match key.code {
                KeyCode::Esc => self.mode = Mode::Browse,
                KeyCode::Enter => return self.typed(),
                _ => input.key(key),
            },
        }
        Step::Stay
    }

    fn browse(&mut self, key: &KeyEvent) -> Step {
        if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
            match key.code {
                KeyCode::Char('d') => self.advance(self.page_rows() / 2),
                KeyCode::Char('u') => self.retreat(self.page_rows() / 2),
                KeyCode::Char('f') => self.advance(self.page_rows()),
                KeyCode::Char('b') => self.retreat(self.page_rows()),
                _ => {}
            }
            return Step::Stay;
        }
        match key.code {
            KeyCode::Char('q') => return Step::Done(Choice::Quit),
            KeyCode::Esc if self.page == Page::Diff => return Step::Done(Choice::Quit),
            KeyCode::Esc => self.page = Page::Diff,
            KeyCode::Char('s') => return Step::Done(Choice::Skip),
            KeyCode::Char('a') => self.ask(),
            KeyCode::Char('r') => self.mode = Mode::Reason(Input::default()),
            KeyCode::Char('c') => self.note(false),
            KeyCode::Char('C') => self.note(true),
            KeyCode::Char('m') => self.mode = Mode::Remark(Input::of(&self.remark)),
            KeyCode::Char('?' | 'h') | KeyCode::F(1) => self.mode = Mode::Help,
            KeyCode::Char('d') => self.turn_to(Page::Diff),
            KeyCode::Char('t') => self.turn_to(Page::Prompts),
            KeyCode::Char('i') => self.turn_to(Page::About),
            KeyCode::Char('j') | KeyCode::Down => self.advance(1),
            KeyCode::Char('k') | KeyCode::Up => self.retreat(1),
            KeyCode::PageDown => self.advance(self.page_rows()),
            KeyCode::PageUp => self.retreat(self.page_rows()),
            KeyCode::Char('g') | KeyCode::Home => self.retreat(usize::MAX),
            KeyCode::Char('G') | KeyCode::End => self.advance(usize::MAX),
            _ if self.page == Page::Diff => self.browse_diff(key.code),
            _ => {}
        }
        Step::Stay
    }

    /// Keys that only mean something where files and hunks are shown.
    fn browse_diff(&mut self, code: KeyCode) {
        match code {
            KeyCode::Tab | KeyCode::BackTab | KeyCode::Enter => {
                self.focus = if self.focus == Focus::Files { Focus::Hunks } else { Focus::Files };
            }
            KeyCode::Char('n') => self.next_hunk(),
            KeyCode::Char('p' | 'N') => self.previous_hunk(),
            KeyCode::Char(' ') => self.toggle(),
            KeyCode::Right => self.scroll.column = self.scroll.column.saturating_add(SIDEWAYS),
            KeyCode::Left => self.scroll.column = self.scroll.column.saturating_sub(SIDEWAYS),
            _ => {}
        }
    }

    /// The question before a grant, or why there is none.
    fn ask(&mut self) {
        match words::obstacle(self.subject, &self.marks) {
            Some(why) => self.notice = Some(why.into()),
            None => self.mode = Mode::Confirm,
        }
    }

    /// Only a `y` is a yes; a key that means nothing leaves the question standing.
    fn confirm(&mut self, key: &KeyEvent) -> Step {
        match key.code {
            KeyCode::Char('y' | 'Y') => Step::Done(self.approval()),
            KeyCode::Char('n' | 'N' | 'q') | KeyCode::Esc => {
                self.mode = Mode::Browse;
                Step::Stay
            }
            _ => Step::Stay,
        }
    }

    fn approval(&self) -> Choice {
        let message = Some(self.remark.trim().to_owned()).filter(|m| !m.is_empty());
        match self.marks.all() {
            Accepted::All => Choice::ApproveAll { message },
            _ => {
                let selection = self.marks.selection(&self.subject.diff, &self.subject.options);
                Choice::ApprovePart { selection, message }
            }
        }
    }

    fn typed(&mut self) -> Step {
        match std::mem::replace(&mut self.mode, Mode::Browse) {
            Mode::Reason(input) if input.text.trim().is_empty() => {
                self.notice = Some("a rejection needs a reason; Esc goes back".into());
                self.mode = Mode::Reason(input);
                Step::Stay
            }
            Mode::Reason(input) => Step::Done(Choice::Reject { reason: input.text.trim().to_owned() }),
            Mode::Remark(input) => {
                input.text.trim().clone_into(&mut self.remark);
                Step::Stay
            }
            Mode::Note(_, input) if input.text.trim().is_empty() => Step::Stay,
            Mode::Note(draft, input) => Step::Note(Draft { text: input.text.trim().to_owned(), ..draft }),
            _ => Step::Stay,
        }
    }

    /// Begins a note on what the cursor is on.
    fn note(&mut self, is_question: bool) {
        match self.place() {
            Some((path, lines)) => {
                self.mode = Mode::Note(Draft { is_question, path, lines, text: String::new() }, Input::default());
            }
            None => self.notice = Some("this line is gone: take the note on one that stays or comes".into()),
        }
    }

    /// A second press goes back to the diff.
    fn turn_to(&mut self, page: Page) {
        self.page = if self.page == page { Page::Diff } else { page };
        self.scroll.text = 0;
    }

    fn page_rows(&self) -> usize {
        self.room.body.saturating_sub(1).max(1)
    }

    fn advance(&mut self, by: usize) {
        match (self.page, self.focus) {
            (Page::Diff, Focus::Files) => self.go_to_file(self.file.saturating_add(by)),
            (Page::Diff, Focus::Hunks) => self.go_to_row(self.row.saturating_add(by)),
            _ => {
                let last = self.room.text.saturating_sub(self.room.body);
                self.scroll.text = self.scroll.text.saturating_add(by).min(last);
            }
        }
    }

    fn retreat(&mut self, by: usize) {
        match (self.page, self.focus) {
            (Page::Diff, Focus::Files) => self.go_to_file(self.file.saturating_sub(by)),
            (Page::Diff, Focus::Hunks) => self.go_to_row(self.row.saturating_sub(by)),
            _ => self.scroll.text = self.scroll.text.saturating_sub(by),
        }
    }

    fn go_to_file(&mut self, file: usize) {
        let file = file.min(self.subject.diff.entries.len().saturating_sub(1));
        if file != self.file {
            self.file = file;
            self.row = 0;
            self.scroll.rows = 0;
            self.scroll.column = 0;
        }
    }

    fn go_to_row(&mut self, row: usize) {
        let last = self.starts().last().map_or(0, |n| n.saturating_sub(1));
        self.row = row.min(last);
    }

    /// Puts the cursor on a hunk's heading, with as much of the hunk in sight as fits.
    fn go_to_hunk(&mut self, hunk: usize) {
        let starts = self.starts();
        let (start, end) = (starts[hunk], starts[hunk + 1]);
        self.row = start;
        self.scroll.rows = self.scroll.rows.max(end.saturating_sub(self.room.body)).min(start);
    }

    fn next_hunk(&mut self) {
        if self.focus == Focus::Files {
            self.focus = Focus::Hunks;
            return;
        }
        let next = self.current() + 1;
        if next < self.hunks().len() {
            self.go_to_hunk(next);
        } else {
            self.go_to_file(self.file + 1);
        }
    }

    fn previous_hunk(&mut self) {
        self.focus = Focus::Hunks;
        let current = self.current();
        if self.row > self.starts()[current] {
            self.go_to_hunk(current);
        } else if current > 0 {
            self.go_to_hunk(current - 1);
        } else if self.file > 0 {
            self.go_to_file(self.file - 1);
            if let Some(last) = self.hunks().len().checked_sub(1) {
                self.go_to_hunk(last);
            }
        }
    }

    /// Of a file of which a part is accepted, all of it is accepted first.
    fn toggle(&mut self) {
        if self.entry().is_none() {
            return;
        }
        let (file, hunk) = (self.file, self.current());
        match self.focus {
            Focus::Files => self.marks.set_file(file, self.marks.file(file) != Accepted::All),
            Focus::Hunks => self.marks.set_hunk(file, hunk, !self.marks.hunk(file, hunk)),
        }
    }
}

impl Input {
    fn of(text: &str) -> Input {
        Input { text: text.to_owned(), at: text.len() }
    }

    /// Text from a paste becomes one line.
    fn insert(&mut self, text: &str) {
        let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        self.text.insert_str(self.at, &clean);
        self.at += clean.len();
    }

    fn key(&mut self, key: &KeyEvent) {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Char('u') if control => self.remove(0),
            KeyCode::Char('w') if control => self.remove(self.word_start()),
            KeyCode::Char('a') if control => self.at = 0,
            KeyCode::Char('e') if control => self.at = self.text.len(),
            KeyCode::Char('h') if control => self.remove(self.before()),
            KeyCode::Char(_) if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => {}
            KeyCode::Char(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            KeyCode::Backspace => self.remove(self.before()),
            KeyCode::Delete => {
                let end = self.after();
                self.text.drain(self.at..end);
            }
            KeyCode::Left => self.at = self.before(),
            KeyCode::Right => self.at = self.after(),
            KeyCode::Home => self.at = 0,
            KeyCode::End => self.at = self.text.len(),
            _ => {}
        }
    }

    /// Takes away what stands between `start` and the cursor.
    fn remove(&mut self, start: usize) {
        self.text.drain(start..self.at);
        self.at = start;
    }

    fn before(&self) -> usize {
        self.text[..self.at].char_indices().next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.text[self.at..].chars().next().map_or(self.at, |c| self.at + c.len_utf8())
    }

    fn word_start(&self) -> usize {
        let words = self.text[..self.at].trim_end();
        let space = words.char_indices().rev().find(|(_, c)| c.is_whitespace());
        space.map_or(0, |(at, c)| at + c.len_utf8())
    }
}
