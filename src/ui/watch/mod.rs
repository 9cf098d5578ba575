//! Watching as a person does it: sessions, checkpoints as they come and the review queue on one screen. Shows what it is
//! given and says what was picked; it decides nothing, writes nothing and knows no verb of `core`.

#[cfg(feature = "tui")]
mod draw;
#[cfg(feature = "tui")]
mod keys;
#[cfg(feature = "tui")]
mod screen;

use jiff::Timestamp;

use super::Ui;
use crate::core::document::Stats;
use crate::error::{Code, Error, Result};

/// Everything that the screen shows at one moment.
#[derive(Debug, Clone, Default)]
pub struct Board {
    /// The repository's name.
    pub repository: String,
    /// The trunk's name.
    pub trunk: String,
    /// Its tip, shortened.
    pub tip: String,
    /// Live sessions, the most recently active first.
    pub sessions: Vec<SessionRow>,
    /// Checkpoints, the newest first.
    pub checkpoints: Vec<CheckpointRow>,
    /// Proposals that wait, the oldest first.
    pub queue: Vec<ProposalRow>,
}

/// A live session.
#[derive(Debug, Clone)]
pub struct SessionRow {
    /// Its name.
    pub id: String,
    /// `active` or `proposed`.
    pub state: &'static str,
    /// Paths that a refresh left conflicts in.
    pub conflicts: usize,
    /// How many checkpoints it has.
    pub checkpoints: usize,
    /// When something happened in it.
    pub at: Timestamp,
    /// Whether that is long ago.
    pub idle: bool,
    /// Commits that the trunk has not.
    pub ahead: usize,
    /// Commits of the trunk that it has not.
    pub behind: usize,
    /// Paths with edits that no checkpoint has; none where nobody has looked yet, or it has no files.
    pub unsaved: Option<usize>,
    /// What it is for.
    pub task: String,
}

/// A checkpoint.
#[derive(Debug, Clone)]
pub struct CheckpointRow {
    /// Its commit.
    pub commit: String,
    /// The session.
    pub session: String,
    /// Its place on the timeline.
    pub number: usize,
    /// Who took it.
    pub who: String,
    /// First line.
    pub subject: String,
    /// When.
    pub at: Timestamp,
    /// Its size.
    pub stats: Stats,
}

/// A proposal that waits.
#[derive(Debug, Clone)]
pub struct ProposalRow {
    /// Its name.
    pub name: String,
    /// Its newest revision.
    pub revision: u32,
    /// `open`, `approved`, or `draft`.
    pub state: &'static str,
    /// First line of its summary.
    pub title: String,
    /// Who asks.
    pub requester: String,
    /// Since when.
    pub at: Timestamp,
}

/// What somebody wants to see more of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// A session, by name.
    Session(String),
    /// A checkpoint: its session and its commit.
    Checkpoint(String, String),
}

/// More of something: painted lines.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// What it is.
    pub title: String,
    /// The lines below.
    pub lines: Vec<String>,
}

/// What ended the watching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Somebody has seen enough.
    Quit,
    /// This proposal is to be reviewed; then the watching goes on.
    Review(String),
}

/// Who knows what there is to see.
pub trait Watched {
    /// Looks whether something changed. Called a few times a second, so it has to be cheap while nothing does.
    fn look(&mut self) -> Result<()>;
    /// What there was at the last look.
    fn board(&self) -> &Board;
    /// The time.
    fn now(&self) -> Timestamp;
    /// More of something.
    fn page(&mut self, what: &Shown) -> Result<Page>;
}

/// Where on the screen somebody is; kept while a review is in between.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// The list that the keys go to.
    pub(super) pane: Pane,
    /// A cursor in each list.
    pub(super) cursors: [Cursor; 3],
    /// Said once, until the next key.
    pub notice: Option<String>,
}

/// One of the three lists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Pane {
    #[default]
    Sessions,
    Checkpoints,
    Queue,
}

/// A place in a list that changes: on a row by its name, or on the first one whichever that is.
#[derive(Debug, Clone, Default)]
pub(super) struct Cursor {
    pub(super) at: usize,
    pub(super) key: Option<String>,
    /// The first row that is seen.
    pub(super) top: usize,
}

impl Pane {
    pub(super) const ALL: [Pane; 3] = [Pane::Sessions, Pane::Checkpoints, Pane::Queue];

    /// What tells its rows apart.
    pub(super) fn keys(self, board: &Board) -> Vec<&str> {
        match self {
            Pane::Sessions => board.sessions.iter().map(|s| s.id.as_str()).collect(),
            Pane::Checkpoints => board.checkpoints.iter().map(|c| c.commit.as_str()).collect(),
            Pane::Queue => board.queue.iter().map(|p| p.name.as_str()).collect(),
        }
    }
}

impl Cursor {
    /// Follows its row to where that is now.
    pub(super) fn settle(&mut self, keys: &[&str]) {
        let known = self.key.as_deref().filter(|_| self.at > 0).and_then(|key| keys.iter().position(|k| *k == key));
        self.go(known.unwrap_or(self.at), keys);
    }

    /// Goes to a row, or as near as there is one.
    pub(super) fn go(&mut self, at: usize, keys: &[&str]) {
        self.at = at.min(keys.len().saturating_sub(1));
        self.key = keys.get(self.at).map(|key| (*key).to_owned());
    }
}

/// Shows it until somebody has seen enough, or wants to review.
#[cfg(feature = "tui")]
pub fn run(ui: &Ui, watched: &mut dyn Watched, place: &mut Place) -> Result<Choice> {
    if ui.options.dumb {
        return Err(needs_terminal());
    }
    screen::run(ui, watched, place)
}

/// Without the full screen there is nothing to watch on.
#[cfg(not(feature = "tui"))]
pub fn run(_: &Ui, _: &mut dyn Watched, _: &mut Place) -> Result<Choice> {
    Err(needs_terminal())
}

/// What to type where there is no screen.
pub fn needs_terminal() -> Error {
    Error::new(Code::Usage, "`tine watch` needs a terminal with a screen")
        .hint("tine log --all --follow")
        .hint("tine sessions --json")
        .hint("tine proposals --json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_stays_on_its_row_and_the_first_one_stays_first() {
        let mut cursor = Cursor::default();
        cursor.settle(&["b", "a"]);
        cursor.settle(&["c", "b", "a"]);
        assert_eq!((cursor.at, cursor.key.as_deref()), (0, Some("c")), "the newest one is looked at");
        cursor.go(1, &["c", "b", "a"]);
        cursor.settle(&["e", "d", "c", "b", "a"]);
        assert_eq!(cursor.at, 3);
        cursor.settle(&["e", "d"]);
        assert_eq!((cursor.at, cursor.key.as_deref()), (1, Some("d")), "it went: the nearest is taken");
        cursor.settle(&[]);
        assert_eq!((cursor.at, cursor.key), (0, None));
    }
}
