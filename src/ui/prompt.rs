//! Questions to a person. Without a terminal at both ends nothing is asked: `--yes` takes the documented default, else
//! the error names the flag to use. Never leaves the cursor hidden or the terminal raw, Ctrl-C included.

use std::io;

use console::Term;
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use dialoguer::{Confirm, Input, MultiSelect, Select};

use super::{Ui, interrupt, sanitize};
use crate::error::{Code, Error, Result};

/// A question, and what to type where it cannot be asked.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// The question.
    pub question: &'a str,
    /// The hint without a terminal: the flag or command that answers it.
    pub instead: &'a str,
}

impl Ui {
    /// Yes or no.
    pub fn confirm(&self, ask: Ask<'_>, default: bool) -> Result<bool> {
        self.ask(ask, Some(default), |question, theme| {
            Confirm::with_theme(theme).with_prompt(question).default(default).interact_on_opt(&Term::stderr())
        })
    }

    /// One of `items`, by its place.
    pub fn select(&self, ask: Ask<'_>, items: &[String], default: Option<usize>) -> Result<usize> {
        self.ask(ask, default, |question, theme| {
            Select::with_theme(theme)
                .with_prompt(question)
                .items(lines(items))
                .default(default.unwrap_or(0))
                .interact_on_opt(&Term::stderr())
        })
    }

    /// Any of `items`, by their places; `chosen` says which are at the start, and what `--yes` takes.
    pub fn multi_select(&self, ask: Ask<'_>, items: &[String], chosen: &[bool]) -> Result<Vec<usize>> {
        let default = (0..items.len()).filter(|i| chosen.get(*i) == Some(&true)).collect();
        self.ask(ask, Some(default), |question, theme| {
            MultiSelect::with_theme(theme)
                .with_prompt(question)
                .items(lines(items))
                .defaults(chosen)
                .interact_on_opt(&Term::stderr())
        })
    }

    /// A line of text; an empty one only where the default is empty.
    pub fn input(&self, ask: Ask<'_>, default: Option<&str>) -> Result<String> {
        self.ask(ask, default.map(str::to_owned), |question, theme| {
            let mut input = Input::<String>::with_theme(theme).with_prompt(question);
            if let Some(default) = default {
                input =
                    input.allow_empty(default.is_empty()).show_default(!default.is_empty()).default(default.to_owned());
            }
            input.interact_text_on(&Term::stderr()).map(Some)
        })
    }

    fn ask<T>(
        &self,
        ask: Ask<'_>,
        default: Option<T>,
        dialog: impl FnOnce(String, &dyn Theme) -> dialoguer::Result<Option<T>>,
    ) -> Result<T> {
        let question = sanitize::line(ask.question);
        if let (true, Some(default)) = (self.options.yes, default) {
            return Ok(default);
        }
        if !self.is_interactive() {
            let message = format!("the question `{question}` needs a terminal");
            return Err(Error::new(Code::Usage, message).hint(ask.instead));
        }
        // Only with a handler does Ctrl-C come back from the dialog instead of ending us with the cursor hidden.
        interrupt::install();
        let _hold = interrupt::hold();
        let colorful = ColorfulTheme::default();
        let theme: &dyn Theme = if self.color_err && self.unicode { &colorful } else { &SimpleTheme };
        console::set_colors_enabled_stderr(self.color_err);
        let answer = self.above_bar(|| dialog(question, theme)).map_err(io::Error::from);
        interrupt::show_cursor();
        match answer {
            _ if interrupt::requested() => Err(cancelled()),
            Ok(Some(answer)) => Ok(answer),
            // Escape, or `q`.
            Ok(None) => Err(cancelled()),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => Err(cancelled()),
            Err(e) => Err(Error::new(Code::Io, "cannot read the answer").because(e).hint(ask.instead)),
        }
    }
}

/// The error starts on a line of its own.
fn cancelled() -> Error {
    let _ = Term::stderr().write_line("");
    Error::interrupted()
}

fn lines(items: &[String]) -> impl Iterator<Item = String> {
    items.iter().map(|item| sanitize::line(item))
}

#[cfg(test)]
mod tests {
    use super::super::{UiOptions, captured};
    use super::*;

    const ASK: Ask<'_> = Ask { question: "discard `fix\u{1b}`?", instead: "tine discard fix --yes" };

    #[test]
    fn without_a_terminal_the_flag_is_named() {
        let terminals = UiOptions { stdin_tty: true, stderr_tty: true, ..UiOptions::default() };
        for options in [
            UiOptions { stdin_tty: false, ..terminals.clone() },
            UiOptions { stderr_tty: false, ..terminals.clone() },
            UiOptions { json: true, ..terminals },
        ] {
            let (ui, ..) = captured(options);
            let items = ["a".to_owned()];
            for error in [
                ui.confirm(ASK, true).expect_err("no terminal"),
                ui.select(ASK, &items, Some(0)).expect_err("no terminal"),
                ui.multi_select(ASK, &items, &[true]).expect_err("no terminal"),
                ui.input(ASK, Some("x")).expect_err("no terminal"),
            ] {
                assert_eq!(error.code(), Code::Usage);
                assert_eq!(error.to_string(), "the question `discard `fix\\u{1b}`?` needs a terminal");
                assert_eq!(error.hints(), ["tine discard fix --yes"]);
            }
        }
    }

    #[test]
    fn yes_takes_the_default_where_there_is_one() {
        let (ui, ..) = captured(UiOptions { yes: true, ..UiOptions::default() });
        let items = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert!(!ui.confirm(ASK, false).expect("the default"));
        assert_eq!(ui.select(ASK, &items, Some(1)).expect("the default"), 1);
        assert_eq!(ui.multi_select(ASK, &items, &[true, false, true]).expect("the default"), [0, 2]);
        assert_eq!(ui.input(ASK, Some("x")).expect("the default"), "x");
        assert_eq!(ui.select(ASK, &items, None).expect_err("no default").code(), Code::Usage);
    }
}
