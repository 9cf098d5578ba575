//! What a piece of output is, not which colour it has. Text painted here always carries its codes; the stream it is
//! written to drops them where colours are off, so nothing else asks whether there are colours.

use anstyle::{AnsiColor, Effects, Style as Ansi};

/// What a piece of output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The part of a change id that identifies it.
    ChangeId,
    /// The part of a commit id that identifies it.
    CommitId,
    /// The rest of an id.
    IdRest,
    /// A session's name.
    Session,
    /// A proposal's name.
    Proposal,
    /// The trunk's name.
    Trunk,
    /// A person or agent.
    Actor,
    /// A time or an age.
    Time,
    /// A path.
    Path,
    /// A heading of a section or of a table's column.
    Heading,
    /// A heading of a diff's file.
    FileHeading,
    /// The `@@` line of a diff.
    HunkHeading,
    /// Something that came.
    Added,
    /// Something that went.
    Removed,
    /// Something that is different now.
    Changed,
    /// The part of an added line that differs.
    AddedWord,
    /// The part of a removed line that differs.
    RemovedWord,
    /// Unresolved conflicts.
    Conflict,
    /// Done, met, passed.
    Success,
    /// The word before a warning.
    Warning,
    /// The word before an error.
    Error,
    /// The word before a hint.
    Hint,
    /// What can be read over.
    Dim,
    /// Where one is: the current session or checkpoint.
    Current,
    /// A command that can be pasted.
    Command,
}

impl Style {
    /// Its colours and effects: the terminal's own sixteen colours only, so that they follow the user's theme.
    pub fn ansi(self) -> Ansi {
        use AnsiColor as C;
        let bold = Ansi::new().bold();
        let fg = |colour: AnsiColor| colour.on_default();
        match self {
            Style::ChangeId => fg(C::Magenta).bold(),
            Style::CommitId => fg(C::Blue).bold(),
            Style::IdRest | Style::Dim => fg(C::BrightBlack),
            Style::Session => fg(C::Cyan),
            Style::Proposal => fg(C::Magenta),
            Style::Trunk => fg(C::Green).bold(),
            Style::Actor => fg(C::Yellow),
            Style::Time => fg(C::Cyan),
            Style::Path => Ansi::new(),
            Style::Heading => Ansi::new().effects(Effects::DIMMED),
            Style::FileHeading => bold,
            Style::HunkHeading => fg(C::Cyan),
            Style::Added => fg(C::Green),
            Style::Removed => fg(C::Red),
            Style::Changed => fg(C::Cyan),
            Style::AddedWord => fg(C::Green).underline(),
            Style::RemovedWord => fg(C::Red).underline(),
            Style::Conflict => fg(C::Red).bold(),
            Style::Success => fg(C::Green),
            Style::Warning => fg(C::Yellow).bold(),
            Style::Error => fg(C::Red).bold(),
            Style::Hint => fg(C::Cyan).bold(),
            Style::Current => fg(C::Green).bold(),
            Style::Command => bold,
        }
    }

    /// The text with its codes. Each line is closed on its own, so that a pager that scrolls past one end of a
    /// painted passage shows the rest of it as it should.
    pub fn paint(self, text: impl AsRef<str>) -> String {
        let (on, off) = (self.ansi().render().to_string(), self.ansi().render_reset().to_string());
        let paint_line = |line: &str| match line.strip_suffix('\n') {
            _ if on.is_empty() => line.to_owned(),
            Some("") => "\n".to_owned(),
            Some(line) => format!("{on}{line}{off}\n"),
            None => format!("{on}{line}{off}"),
        };
        text.as_ref().split_inclusive('\n').map(paint_line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paint_closes_every_line() {
        assert_eq!(Style::Added.paint("a"), "\u{1b}[32ma\u{1b}[0m");
        assert_eq!(Style::Added.paint("a\n\nb"), "\u{1b}[32ma\u{1b}[0m\n\n\u{1b}[32mb\u{1b}[0m");
        assert_eq!(Style::Added.paint(""), "");
        assert_eq!(Style::Path.paint("src/x"), "src/x");
    }

    #[test]
    fn without_its_codes_a_painted_text_is_the_text() {
        let painted = format!("{} {}", Style::Error.paint("error:"), Style::ChangeId.paint("kz"));
        assert_eq!(anstream::adapter::strip_str(&painted).to_string(), "error: kz");
    }
}
