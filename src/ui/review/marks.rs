//! What a reviewer has accepted so far: each hunk, or the whole file where there are no hunks to choose from.
//! Knows nothing of how it is shown.

use crate::core::diff::{Diff, DiffEntry, DiffOptions};
use crate::core::selection::{self, Selection};
use crate::ui::time;

/// How much of something is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Accepted {
    All,
    Part,
    Nothing,
}

impl Accepted {
    fn of(accepted: usize, total: usize) -> Self {
        match accepted {
            n if n == total => Accepted::All,
            0 => Accepted::Nothing,
            _ => Accepted::Part,
        }
    }
}

/// One switch per hunk; a file without hunks has one for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marks {
    files: Vec<Vec<bool>>,
    /// Whether every switch is a hunk's.
    only_hunks: bool,
}

impl Marks {
    /// Everything is accepted until somebody looks at it and leaves it out.
    pub(super) fn new(diff: &Diff) -> Self {
        Marks {
            files: diff.entries.iter().map(|e| vec![true; e.hunks.len().max(1)]).collect(),
            only_hunks: diff.entries.iter().all(|e| !e.hunks.is_empty()),
        }
    }

    pub(super) fn hunk(&self, file: usize, hunk: usize) -> bool {
        self.files[file][hunk]
    }

    pub(super) fn set_hunk(&mut self, file: usize, hunk: usize, accept: bool) {
        self.files[file][hunk] = accept;
    }

    pub(super) fn file(&self, file: usize) -> Accepted {
        let switches = &self.files[file];
        Accepted::of(switches.iter().filter(|s| **s).count(), switches.len())
    }

    pub(super) fn set_file(&mut self, file: usize, accept: bool) {
        self.files[file].fill(accept);
    }

    pub(super) fn all(&self) -> Accepted {
        let (accepted, total) = self.count();
        Accepted::of(accepted, total)
    }

    fn count(&self) -> (usize, usize) {
        let switches = || self.files.iter().flatten();
        (switches().filter(|s| **s).count(), switches().count())
    }

    /// `all 5 hunks`, `3 of 5 hunks`, `nothing`; `changes` where some are whole files.
    pub(super) fn words(&self) -> String {
        let (accepted, total) = self.count();
        let noun = if self.only_hunks { "hunk" } else { "change" };
        match self.all() {
            Accepted::All if total == 1 => format!("the one {noun}"),
            Accepted::All if total == 0 => "all".to_owned(),
            Accepted::All => format!("all {}", time::count(total, noun)),
            Accepted::Part => format!("{accepted} of {}", time::count(total, noun)),
            Accepted::Nothing => "nothing".to_owned(),
        }
    }

    /// The accepted part as core takes it.
    pub(super) fn selection(&self, diff: &Diff, options: &DiffOptions) -> Selection {
        let choice = |file: usize| match self.file(file) {
            Accepted::All => Some(selection::Choice::All),
            Accepted::Nothing => None,
            Accepted::Part => {
                let switches = self.files[file].iter().enumerate();
                Some(selection::Choice::Hunks(switches.filter(|(_, s)| **s).map(|(i, _)| i).collect()))
            }
        };
        let chosen = |(i, entry): (usize, &DiffEntry)| choice(i).map(|c| (entry.path.clone(), c));
        Selection { options: options.clone(), choices: diff.entries.iter().enumerate().filter_map(chosen).collect() }
    }
}
