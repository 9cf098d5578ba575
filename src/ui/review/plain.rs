//! The review as questions, one after the other: for small terminals, screen readers, and whoever prefers it.
//! Escape goes one step back, at the last step it quits; nothing is decided but by a confirmed answer.

use super::marks::{Accepted, Marks};
use super::{Choice, Draft, Keep, Subject, is_escape, words};
use crate::core::diff::DiffEntry;
use crate::error::Result;
use crate::ui::diff_view::{self, DiffStyle};
use crate::ui::{Ask, Ui, sanitize};

/// Shows a proposal, then asks what to do until something is decided.
pub(super) fn run(ui: &Ui, subject: &Subject, keep: Keep<'_>) -> Result<Choice> {
    let mut plain = Plain { ui, subject, marks: Marks::new(&subject.diff), keep };
    plain.tell();
    loop {
        if let Some(choice) = plain.next()? {
            return Ok(choice);
        }
    }
}

struct Plain<'a> {
    ui: &'a Ui,
    subject: &'a Subject,
    marks: Marks,
    keep: Keep<'a>,
}

/// What can be done next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Diff,
    Choose,
    Approve,
    Note,
    Reject,
    Skip,
    Quit,
}

impl Plain<'_> {
    /// What it is, the prompts in order, the files.
    fn tell(&self) {
        let subject = self.subject;
        let mut lines = vec![words::title(subject), words::origin(subject), String::new()];
        lines.extend(words::about(subject, &subject.notes));
        lines.push(String::new());
        lines.extend(words::prompts(subject));
        lines.push(String::new());
        let entries = subject.diff.entries.iter().enumerate();
        lines.extend(entries.map(|(i, e)| words::file(e, self.marks.file(i))));
        self.ui.answer(&lines.join("\n"));
    }

    /// One step; `None` where nothing is decided yet.
    fn next(&mut self) -> Result<Option<Choice>> {
        let actions = self.actions();
        let items: Vec<String> = actions.iter().map(|(_, text)| text.clone()).collect();
        let question = format!("{}: what now?", words::name(self.subject));
        let Some(at) = left_by_escape(self.ui.select(self.asking(&question), &items, None))? else {
            return Ok(Some(Choice::Quit));
        };
        let step = match actions[at].0 {
            Action::Diff => {
                self.ui.answer_paged(&diff_view::render(&self.subject.diff, &self.style()));
                Ok(None)
            }
            Action::Choose => self.choose().map(|()| None),
            Action::Approve => self.approve(),
            Action::Note => self.note().map(|()| None),
            Action::Reject => self.reject(),
            Action::Skip => Ok(Some(Choice::Skip)),
            Action::Quit => Ok(Some(Choice::Quit)),
        };
        Ok(left_by_escape(step)?.flatten())
    }

    fn actions(&self) -> Vec<(Action, String)> {
        let mut actions = vec![
            (Action::Diff, "look at the diff".to_owned()),
            (Action::Choose, "choose what to accept, by file and hunk".to_owned()),
        ];
        if words::obstacle(self.subject, &self.marks).is_none() {
            let what = if self.marks.all() == Accepted::All { "all".to_owned() } else { self.marks.words() };
            actions.push((Action::Approve, format!("approve {what}")));
        }
        actions.extend([
            (Action::Reject, "reject, with a reason".to_owned()),
            (Action::Note, "take a note, or ask a question".to_owned()),
            (Action::Skip, "skip: leave it as it is".to_owned()),
            (Action::Quit, "quit".to_owned()),
        ]);
        actions
    }

    /// Goes through the files: all, nothing, or hunk by hunk.
    fn choose(&mut self) -> Result<()> {
        for (file, entry) in self.subject.diff.entries.iter().enumerate() {
            let path = sanitize::path(&entry.path);
            self.ui.answer(&diff_view::render_entry(entry, &self.style()));
            let mut items = vec!["accept all of it".to_owned(), "leave it out".to_owned()];
            if entry.hunks.len() > 1 {
                items.push(format!("decide on each of its {} hunks", entry.hunks.len()));
            }
            let question = format!("{path} ({})", words::size(entry));
            let left_out = self.marks.file(file) == Accepted::Nothing;
            match self.pick(&question, &items, usize::from(left_out))? {
                0 => self.marks.set_file(file, true),
                1 => self.marks.set_file(file, false),
                _ => self.choose_hunks(file, entry)?,
            }
        }
        match words::obstacle(self.subject, &self.marks) {
            Some(why) => self.ui.warn(why),
            None => self.ui.status(&format!("accepted: {}", self.marks.words())),
        }
        Ok(())
    }

    fn choose_hunks(&mut self, file: usize, entry: &DiffEntry) -> Result<()> {
        for (i, hunk) in entry.hunks.iter().enumerate() {
            self.ui.answer(&diff_view::render_hunk(entry, hunk, &self.style()).join("\n"));
            let question = format!("hunk {} of {} in {}", i + 1, entry.hunks.len(), sanitize::path(&entry.path));
            let items = ["accept it".to_owned(), "leave it out".to_owned()];
            let left_out = !self.marks.hunk(file, i);
            let answer = self.pick(&question, &items, usize::from(left_out))?;
            self.marks.set_hunk(file, i, answer == 0);
        }
        Ok(())
    }

    /// A list that starts at `default`. With `--yes` too it is asked: an approval is never a default.
    fn pick(&self, question: &str, items: &[String], default: usize) -> Result<usize> {
        // The one that stands already comes first, and is what Enter takes.
        let order: Vec<usize> = std::iter::once(default).chain((0..items.len()).filter(|i| *i != default)).collect();
        let shown: Vec<String> = order.iter().map(|i| items[*i].clone()).collect();
        self.ui.select(self.asking(question), &shown, None).map(|at| order[at])
    }

    fn approve(&self) -> Result<Option<Choice>> {
        let remark = self.ui.input(self.asking("a remark, if there is one"), Some(""))?;
        let remark = remark.trim();
        let question = words::order(self.subject, &self.marks, remark);
        if !self.ui.confirm(self.asking(&question), false)? {
            return Ok(None);
        }
        let message = Some(remark.to_owned()).filter(|m| !m.is_empty());
        Ok(Some(match self.marks.all() {
            Accepted::All => Choice::ApproveAll { message },
            _ => {
                let selection = self.marks.selection(&self.subject.diff, &self.subject.options);
                Choice::ApprovePart { selection, message }
            }
        }))
    }

    /// A note on the proposal, a file or some lines of it.
    fn note(&mut self) -> Result<()> {
        let mut items = vec!["all of it".to_owned()];
        items.extend(self.subject.diff.entries.iter().map(|entry| sanitize::path(&entry.path)));
        let at = self.pick("what is it about", &items, 0)?;
        let path = at.checked_sub(1).map(|file| self.subject.diff.entries[file].path.clone());
        let mut lines = None;
        if path.is_some() {
            let typed = self.ui.input(self.asking("its lines, as 3 or 3-7, if it is about some"), Some(""))?;
            lines = numbers(typed.trim());
            if lines.is_none() && !typed.trim().is_empty() {
                self.ui.warn("that is neither a line nor a range of lines");
                return Ok(());
            }
        }
        let is_question = self.pick("what kind", &["a note".to_owned(), "a question".to_owned()], 0)? == 1;
        let mut draft = Draft { is_question, path, lines, text: String::new() };
        let text = self.ui.input(self.asking(words::noting(&draft).trim_end_matches(": ")), None)?;
        if text.trim().is_empty() {
            return Ok(());
        }
        text.trim().clone_into(&mut draft.text);
        match (self.keep)(draft) {
            Ok(note) => self.ui.status(&format!("kept: the {}", note.kind)),
            Err(e) => self.ui.warn(&sanitize::line(&e.to_string())),
        }
        Ok(())
    }

    fn reject(&self) -> Result<Option<Choice>> {
        let question = format!("reject {}, because", words::name(self.subject));
        let reason = self.ui.input(self.asking(&question), None)?;
        if reason.trim().is_empty() {
            self.ui.warn("a rejection needs a reason");
            return Ok(None);
        }
        Ok(Some(Choice::Reject { reason: reason.trim().to_owned() }))
    }

    fn asking<'a>(&self, question: &'a str) -> Ask<'a> {
        Ask { question, instead: "tine review   # in a terminal" }
    }

    fn style(&self) -> DiffStyle {
        DiffStyle { color: self.ui.has_color(), width: self.ui.width().unwrap_or(80), syntax: self.subject.highlight }
    }
}

/// `None` where the question was left by Escape.
fn left_by_escape<T>(answer: Result<T>) -> Result<Option<T>> {
    match answer {
        Err(e) if is_escape(&e) => Ok(None),
        answer => answer.map(Some),
    }
}

/// `3` or `3-7` as first and last line.
fn numbers(typed: &str) -> Option<(u32, u32)> {
    let (first, last) = typed.split_once('-').unwrap_or((typed, typed));
    Some((first.trim().parse().ok()?, last.trim().parse().ok()?))
}
