//! The review as a person does it: what a proposal is, its diff by file and hunk, then one decision. A pure function of
//! what it is given: it decides nothing, writes nothing and knows no verb of `core`. A note is handed out as soon as it is
//! taken; but for those, quitting at any moment leaves everything as it was, the terminal included.

#[cfg(feature = "tui")]
mod draw;
#[cfg(feature = "tui")]
mod keys;
mod marks;
mod plain;
#[cfg(feature = "tui")]
mod screen;
#[cfg(test)]
mod tests;
mod words;

use super::table::{Column, Table};
use super::{Ask, Ui, interrupt};
use crate::config::ReviewView;
use crate::core::diff::{Diff, DiffOptions};
use crate::core::document::Stats;
use crate::core::record::Verdict;
use crate::core::selection::Selection;
use crate::error::{Code, Result};
use crate::git::BString;

/// Columns and rows that the full-screen view needs; on less, questions are easier to read.
#[cfg(feature = "tui")]
const SMALLEST: (u16, u16) = (80, 20);

/// A proposal with everything that a reviewer is shown.
#[derive(Debug, Clone)]
pub struct Subject {
    /// Its name.
    pub name: String,
    /// The revision that is shown, and the only one that the choice is about.
    pub revision: u32,
    /// First line of the summary.
    pub title: String,
    /// What it is about.
    pub summary: String,
    /// Who asks.
    pub requester: String,
    /// How long ago.
    pub age: String,
    /// What a grant does.
    pub effect: Effect,
    /// What the gate still misses.
    pub missing: Vec<String>,
    /// What a reviewer should know first: the trunk moved, the session went on, it is a draft.
    pub hints: Vec<String>,
    /// Earlier votes, oldest first.
    pub votes: Vec<Vote>,
    /// What was said about it, oldest first.
    pub notes: Vec<Note>,
    /// The checkpoints that led here, oldest first.
    pub prompts: Vec<Prompt>,
    /// What would change.
    pub diff: Diff,
    /// How `diff` was made.
    pub options: DiffOptions,
    /// Whether code is coloured.
    pub highlight: bool,
}

/// What a grant by this person does, so that the question can say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// It is the last thing that the gate waits for.
    Lands {
        /// The trunk's name.
        trunk: String,
        /// How all of it lands; a part always lands as one commit.
        method: String,
    },
    /// It is recorded, and the gate still misses this.
    Waits(Vec<String>),
}

/// An earlier vote.
#[derive(Debug, Clone)]
pub struct Vote {
    /// Who.
    pub actor: String,
    /// Grant or denial.
    pub verdict: Verdict,
    /// On which revision.
    pub revision: u32,
    /// Why.
    pub message: Option<String>,
    /// How long ago.
    pub age: String,
}

/// Something that was said about the proposal, its session or its files.
#[derive(Debug, Clone)]
pub struct Note {
    /// What it is for: `note`, `todo`, `question` or `risk`.
    pub kind: &'static str,
    /// Whether nobody settled it.
    pub is_open: bool,
    /// Whether what it was written on is gone.
    pub is_stale: bool,
    /// The file it is about.
    pub path: Option<BString>,
    /// First and last line in this revision.
    pub lines: Option<(u32, u32)>,
    /// Who says it.
    pub actor: String,
    /// How long ago.
    pub age: String,
    /// What is said.
    pub text: String,
}

/// What the person wants to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Whether it waits for an answer.
    pub is_question: bool,
    /// The file it is about; none for the proposal.
    pub path: Option<BString>,
    /// First and last line in this revision; none for all of the file.
    pub lines: Option<(u32, u32)>,
    /// What is said: never empty.
    pub text: String,
}

/// Keeps a note at once, and gives it back as it is shown.
pub type Keep<'a> = &'a mut dyn FnMut(Draft) -> Result<Note>;

/// A checkpoint of the proposal.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// Its place on the timeline.
    pub number: usize,
    /// Its stable id, shortened.
    pub change_id: String,
    /// First line.
    pub subject: String,
    /// The prompt's text.
    pub prompt: Option<String>,
    /// Who took it.
    pub actor: String,
    /// How long ago.
    pub age: String,
    /// Its size.
    pub stats: Stats,
}

/// What the person decided.
#[derive(Debug, Clone)]
pub enum Choice {
    /// Grant all of it.
    ApproveAll {
        /// A remark on the decision.
        message: Option<String>,
    },
    /// Grant a part of it.
    ApprovePart {
        /// The part: never empty, never all.
        selection: Selection,
        /// A remark on the decision.
        message: Option<String>,
    },
    /// Deny it.
    Reject {
        /// Why: never empty.
        reason: String,
    },
    /// Leave it as it is, and show the next one.
    Skip,
    /// Stop.
    Quit,
}

/// A proposal in the queue.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its name.
    pub name: String,
    /// First line of the summary.
    pub title: String,
    /// Who asks.
    pub requester: String,
    /// How long ago.
    pub age: String,
    /// Its size.
    pub stats: Stats,
    /// `stale`, `draft`, or nothing.
    pub mark: &'static str,
}

/// Whether there is a person to show something to.
pub fn is_possible(ui: &Ui) -> bool {
    ui.options.stdin_tty && ui.options.stdout_tty && !ui.options.json
}

/// Shows a proposal until the person has decided.
pub fn decide(ui: &Ui, subject: &Subject, view: ReviewView, keep: Keep<'_>) -> Result<Choice> {
    #[cfg(feature = "tui")]
    if fits_screen(ui, view) {
        return screen::run(ui, subject, keep);
    }
    #[cfg(not(feature = "tui"))]
    let _ = view;
    plain::run(ui, subject, keep)
}

#[cfg(feature = "tui")]
fn fits_screen(ui: &Ui, view: ReviewView) -> bool {
    let (columns, rows) = super::fullscreen::size();
    let is_large = columns >= SMALLEST.0 && rows >= SMALLEST.1;
    view != ReviewView::Plain && is_large && (view == ReviewView::Full || !ui.options.dumb)
}

/// The queue, to pick one from; `None` for stopping here.
pub fn pick(ui: &Ui, waiting: &[Waiting]) -> Result<Option<usize>> {
    let ask = Ask { question: "which proposal do you review?", instead: "tine review NAME" };
    match ui.select(ask, &queue(ui, waiting), None) {
        Ok(at) => Ok(Some(at)),
        Err(e) if is_escape(&e) => Ok(None),
        Err(e) => Err(e),
    }
}

/// The queue's lines, oldest first.
fn queue(ui: &Ui, waiting: &[Waiting]) -> Vec<String> {
    use super::sanitize::line;
    let left = || Column::left("");
    let mut table = Table::new([left(), left().flexible(), left(), left(), left(), left()]);
    for w in waiting {
        let cells = [&w.name, &w.title, &w.requester, &w.age].map(|t| line(t));
        table.row(cells.into_iter().chain([words::stats(w.stats), w.mark.to_owned()]));
    }
    // The dialog puts its own mark before each line.
    let width = ui.options.width.map(|w| w.saturating_sub(4));
    let text = table.render_in(width, if ui.is_unicode() { "…" } else { "..." });
    text.lines().map(|l| l.trim_end().to_owned()).collect()
}

/// Whether a question was left by Escape or `q` rather than by Ctrl-C.
fn is_escape(error: &crate::error::Error) -> bool {
    error.code() == Code::Interrupted && !interrupt::requested()
}

/// For the test of what a panic leaves behind.
#[cfg(all(test, feature = "tui"))]
pub(super) fn panic_on_the_screen() -> ! {
    let _taken = super::fullscreen::Taken::take().expect("a terminal");
    panic!("broken on purpose")
}
