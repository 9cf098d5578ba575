//! What each key does in `tine watch`. Every change of the screen's state is here; nothing is drawn and nothing is read.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::screen::{Mode, Screen, Step};
use super::{Board, Choice, Pane, Shown};
use crate::ui::fullscreen::is_ctrl;

/// Columns that a key moves sideways.
const SIDEWAYS: u16 = 8;

/// Where a key goes, up or down.
enum Move {
    By(isize),
    First,
    Last,
}

impl Screen<'_> {
    /// Takes an event; what is no key only draws anew.
    pub(super) fn handle(&mut self, event: &Event, board: &Board) -> Step {
        let Event::Key(key) = event else { return Step::Stay };
        if key.kind == KeyEventKind::Release {
            return Step::Stay;
        }
        if is_ctrl(key, 'c') {
            return Step::Interrupted;
        }
        if is_ctrl(key, 'z') {
            return Step::Suspend;
        }
        self.place.notice = None;
        if let Some(go) = self.movement(key) {
            self.go(&go, board);
            return Step::Stay;
        }
        match (&self.mode, key.code) {
            (Mode::Help, _) => self.mode = Mode::Lists,
            (Mode::Page(_), KeyCode::Char('q' | 'b') | KeyCode::Esc | KeyCode::Enter) => self.mode = Mode::Lists,
            (Mode::Page(_), KeyCode::Right) => self.scroll.1 = self.scroll.1.saturating_add(SIDEWAYS),
            (Mode::Page(_), KeyCode::Left) => self.scroll.1 = self.scroll.1.saturating_sub(SIDEWAYS),
            (Mode::Lists, KeyCode::Char('q') | KeyCode::Esc) => return Step::Done(Choice::Quit),
            (Mode::Lists, KeyCode::Tab | KeyCode::Right) => self.turn(1),
            (Mode::Lists, KeyCode::BackTab | KeyCode::Left) => self.turn(2),
            (Mode::Lists, KeyCode::Char(digit @ '1'..='3')) => {
                self.place.pane = Pane::ALL[usize::from(digit as u8 - b'1')];
            }
            (Mode::Lists, KeyCode::Enter) => return self.open(board),
            (_, KeyCode::Char('?' | 'h')) => self.mode = Mode::Help,
            _ => {}
        }
        Step::Stay
    }

    fn movement(&self, key: &KeyEvent) -> Option<Move> {
        let page = isize::try_from(self.room.saturating_sub(1).max(1)).unwrap_or(1);
        if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
            return match key.code {
                KeyCode::Char('d') => Some(Move::By(page.max(2) / 2)),
                KeyCode::Char('u') => Some(Move::By(-(page.max(2) / 2))),
                _ => None,
            };
        }
        match key.code {
            KeyCode::Down | KeyCode::Char('j') => Some(Move::By(1)),
            KeyCode::Up | KeyCode::Char('k') => Some(Move::By(-1)),
            KeyCode::PageDown | KeyCode::Char(' ') => Some(Move::By(page)),
            KeyCode::PageUp => Some(Move::By(-page)),
            KeyCode::Home | KeyCode::Char('g') => Some(Move::First),
            KeyCode::End | KeyCode::Char('G') => Some(Move::Last),
            _ => None,
        }
    }

    fn go(&mut self, go: &Move, board: &Board) {
        let moved = |at: usize, most: usize| match go {
            Move::By(rows) => at.saturating_add_signed(*rows).min(most),
            Move::First => 0,
            Move::Last => most,
        };
        match &self.mode {
            Mode::Page(page) => self.scroll.0 = moved(self.scroll.0, page.lines.len().saturating_sub(self.room)),
            Mode::Lists => {
                let keys = self.place.pane.keys(board);
                let cursor = &mut self.place.cursors[self.place.pane as usize];
                cursor.go(moved(cursor.at, keys.len().saturating_sub(1)), &keys);
            }
            Mode::Help => self.mode = Mode::Lists,
        }
    }

    fn turn(&mut self, by: usize) {
        self.place.pane = Pane::ALL[(self.place.pane as usize + by) % Pane::ALL.len()];
    }

    /// More of what the cursor is on.
    fn open(&mut self, board: &Board) -> Step {
        let at = self.place.cursors[self.place.pane as usize].at;
        let picked = match self.place.pane {
            Pane::Sessions => board.sessions.get(at).map(|s| Step::Show(Shown::Session(s.id.clone()))),
            Pane::Checkpoints => {
                board.checkpoints.get(at).map(|c| Step::Show(Shown::Checkpoint(c.session.clone(), c.commit.clone())))
            }
            Pane::Queue => board.queue.get(at).map(|p| Step::Done(Choice::Review(p.name.clone()))),
        };
        picked.unwrap_or(Step::Stay)
    }
}
