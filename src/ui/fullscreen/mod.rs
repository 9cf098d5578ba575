//! What the full-screen views share: the terminal, taken and given back, painted text as lines of the screen, and a few
//! rules of keys and lists. Knows nothing of what is shown.

mod painted;
mod terminal;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

pub(super) use painted::{Theme, first_columns, last_columns, width};
pub(super) use terminal::{Taken, size};

/// Whether a key is this letter with Ctrl.
pub(super) fn is_ctrl(key: &KeyEvent, letter: char) -> bool {
    key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char(letter)
}

/// The first visible row of a list that keeps this one in sight.
pub(super) fn follow(top: usize, row: usize, room: usize) -> usize {
    top.min(row).max((row + 1).saturating_sub(room))
}
