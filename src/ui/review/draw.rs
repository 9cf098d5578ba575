//! What the full-screen view looks like: title, page, and the two lines at the bottom that say what is accepted and what
//! the keys do. Works at any size; decides nothing.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style as Look};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::marks::Accepted;
use super::screen::{Focus, Input, Mode, Page, Screen};
use super::words;
use crate::core::diff::DiffEntry;
use crate::ui::diff_view::{self, DiffStyle};
use crate::ui::fullscreen::{first_columns, follow, last_columns, width};
use crate::ui::sanitize;
use crate::ui::style::Style;

/// Columns before each row of a hunk: the cursor's mark and a space.
const MARK: u16 = 2;

const HELP: &[(&str, &str)] = &[
    ("j k ↓ ↑", "next and previous file or line"),
    ("PgDn PgUp g G", "a page on and back (also Ctrl-D, Ctrl-U), first and last"),
    ("tab enter", "from the files to the hunks and back"),
    ("n p", "next and previous hunk"),
    ("← →", "sideways"),
    ("space", "accept the file or hunk, or leave it out"),
    ("t", "the prompts that led here, in order"),
    ("i", "about: summary, what the gate misses, earlier votes, notes"),
    ("d", "back to the diff"),
    ("c C", "take a note on the line or file; C asks a question"),
    ("m", "a remark that goes with the approval"),
    ("a", "approve what is accepted; asks first"),
    ("r", "reject; asks for the reason"),
    ("s", "skip: leave it as it is, go to the next"),
    ("q Esc Ctrl-C", "quit; nothing is decided"),
];

impl Screen<'_> {
    pub(super) fn draw(&mut self, frame: &mut Frame<'_>) {
        let bottom = self.bottom(frame.area().width);
        let height = u16::try_from(bottom.lines.len()).unwrap_or(u16::MAX);
        let [head, body, foot] =
            Layout::vertical([Constraint::Length(3), Constraint::Min(0), Constraint::Length(height)])
                .areas(frame.area());
        self.draw_head(frame, head);
        match (&self.mode, self.page) {
            (Mode::Help, _) => frame.render_widget(Paragraph::new(self.help()), body),
            (_, Page::Diff) => self.draw_diff(frame, body),
            _ => self.draw_text(frame, body),
        }
        frame.render_widget(Paragraph::new(bottom.lines), foot);
        if let Some(column) = bottom.cursor {
            frame.set_cursor_position((foot.x.saturating_add(column).min(foot.right().saturating_sub(1)), foot.y));
        }
    }

    fn draw_head(&self, frame: &mut Frame<'_>, area: Rect) {
        let (title, origin) = (words::title(self.subject), words::origin(self.subject));
        let lines = vec![self.theme.line(&title), self.theme.line(&origin), self.tabs()];
        frame.render_widget(Paragraph::new(lines), area);
    }

    /// The pages, and what to know first.
    fn tabs(&self) -> Line<'static> {
        let prompts = format!(" Prompts ({}) ", self.subject.prompts.len());
        let pages = [(Page::Diff, " Diff ".to_owned()), (Page::Prompts, prompts), (Page::About, " About ".to_owned())];
        let tab = |(page, name): (Page, String)| {
            let here = self.page == page && self.mode != Mode::Help;
            let look = if here { Look::new().add_modifier(Modifier::REVERSED) } else { self.theme.look(Style::Dim) };
            [Span::styled(name, look), Span::raw(" ")]
        };
        let hints: Vec<String> = self.subject.hints.iter().map(|h| sanitize::line(h)).collect();
        let hints = Span::styled(hints.join("; "), self.theme.look(Style::Warning));
        Line::from_iter(pages.into_iter().flat_map(tab).chain([Span::raw("  "), hints]))
    }

    fn draw_diff(&mut self, frame: &mut Frame<'_>, area: Rect) {
        let left = (area.width * 3 / 10).clamp(24, 48).min(area.width);
        let [files, line, hunks] =
            Layout::horizontal([Constraint::Length(left), Constraint::Length(1), Constraint::Min(0)]).areas(area);
        let glyph = if self.theme.unicode { "│" } else { "|" };
        let separator = vec![Line::styled(glyph, self.theme.look(Style::Dim)); usize::from(line.height)];
        frame.render_widget(Paragraph::new(separator), line);
        self.room.body = usize::from(area.height.saturating_sub(1)).max(1);
        self.draw_files(frame, files);
        self.draw_hunks(frame, hunks);
    }

    fn draw_files(&mut self, frame: &mut Frame<'_>, area: Rect) {
        self.scroll.files = follow(self.scroll.files, self.file, self.room.body);
        let entries = &self.subject.diff.entries;
        let shown = entries.iter().enumerate().skip(self.scroll.files).take(self.room.body);
        let heading = Line::styled(crate::ui::time::count(entries.len(), "file"), self.theme.look(Style::Heading));
        let rows = shown.map(|(i, entry)| self.file_row(i, entry, usize::from(area.width)));
        frame.render_widget(Paragraph::new(std::iter::once(heading).chain(rows).collect::<Vec<_>>()), area);
    }

    fn file_row(&self, file: usize, entry: &DiffEntry, room: usize) -> Line<'static> {
        let accepted = self.marks.file(file);
        let (letter, style) = words::letter(entry);
        let size = words::size(entry);
        let before = format!("{} ", words::switch(accepted));
        let path_room = room.saturating_sub(width(&before) + 2 + 1 + width(&size)).max(1);
        let path = last_columns(&sanitize::path(&entry.path), path_room, self.ellipsis());
        let gap = path_room.saturating_sub(width(&path)) + 1;
        let look = |style: Style| match accepted {
            Accepted::Nothing => self.theme.look(Style::Dim),
            _ => self.theme.look(style),
        };
        let line = Line::from(vec![
            Span::styled(before, look(Style::Path)),
            Span::styled(format!("{letter} "), look(style)),
            Span::styled(path, look(Style::Path)),
            Span::styled(format!("{:gap$}{size}", ""), look(Style::Path)),
        ]);
        match (file == self.file, self.focus) {
            (true, Focus::Files) => line.patch_style(Look::new().add_modifier(Modifier::REVERSED)),
            (true, Focus::Hunks) => line.patch_style(Look::new().add_modifier(Modifier::BOLD)),
            _ => line,
        }
    }

    fn draw_hunks(&mut self, frame: &mut Frame<'_>, area: Rect) {
        let [heading, area] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
        let Some(entry) = self.entry() else {
            frame.render_widget(Line::styled("nothing differs", self.theme.look(Style::Dim)), heading);
            return;
        };
        let style = DiffStyle { color: self.theme.color, width: usize::from(area.width), syntax: false };
        let line = format!(" {}", diff_view::render_heading(entry, &style));
        frame.render_widget(self.theme.line(&line), heading);
        let [marks, rows] = Layout::horizontal([Constraint::Length(MARK), Constraint::Min(0)]).areas(area);
        if entry.hunks.is_empty() {
            frame.render_widget(Paragraph::new(self.whole(entry, &style)), rows);
            return;
        }
        let starts = self.starts();
        let total = starts[starts.len() - 1];
        self.scroll.rows = follow(self.scroll.rows, self.row, self.room.body).min(total.saturating_sub(self.room.body));
        let shown = self.scroll.rows..(self.scroll.rows + self.room.body).min(total);
        let current = self.current();
        let mut hunk = starts.partition_point(|start| *start <= shown.start) - 1;
        let (mut column, mut lines) = (Vec::new(), Vec::new());
        for row in shown {
            hunk += usize::from(row >= starts[hunk + 1]);
            column.push(self.mark(row, hunk == current));
            lines.push(self.hunk_row(hunk, row - starts[hunk]));
        }
        frame.render_widget(Paragraph::new(column), marks);
        frame.render_widget(Paragraph::new(lines).scroll((0, self.scroll.column)), rows);
    }

    /// What stands before a row: where the cursor is, and how far its hunk reaches.
    fn mark(&self, row: usize, is_current: bool) -> Line<'static> {
        let bar = if self.theme.unicode { "▌" } else { "|" };
        let text = match (self.focus, is_current) {
            (Focus::Files, _) | (_, false) => "",
            _ if row == self.row => ">",
            _ => bar,
        };
        Line::styled(text, self.theme.look(Style::Current))
    }

    fn hunk_row(&mut self, hunk: usize, row: usize) -> Line<'static> {
        let accepted = self.marks.hunk(self.file, hunk);
        let dim = self.theme.look(Style::Dim);
        let mut line = self.rows_of(hunk)[row].clone();
        if !accepted {
            line.spans.iter_mut().for_each(|span| span.style = dim);
        }
        if row == 0 {
            let switch = words::switch(if accepted { Accepted::All } else { Accepted::Nothing });
            let note = if accepted { "" } else { "  left out" };
            line.spans.insert(0, Span::styled(format!("{switch} "), if accepted { Look::new() } else { dim }));
            line.spans.push(Span::styled(note, dim));
        }
        line
    }

    /// What stands in place of hunks.
    fn whole(&self, entry: &DiffEntry, style: &DiffStyle) -> Vec<Line<'static>> {
        let accepted = self.marks.file(self.file);
        let note = if accepted == Accepted::All { "accepted" } else { "left out" };
        let text = diff_view::render_entry(entry, style);
        let notes = text.lines().skip(1).map(|l| self.theme.line(l));
        let switch = Line::from(format!("{} {note}, as a whole", words::switch(accepted)));
        notes.chain([switch]).collect()
    }

    fn draw_text(&mut self, frame: &mut Frame<'_>, area: Rect) {
        let room = usize::from(area.width);
        if self.wrapped.as_ref().is_none_or(|(page, wide, _)| (*page, *wide) != (self.page, room)) {
            let text = match self.page {
                Page::Prompts => words::prompts(self.subject),
                _ => words::about(self.subject, &self.notes),
            };
            self.wrapped = Some((self.page, room, self.theme.wrapped(&text, room)));
        }
        let lines = self.wrapped.as_ref().map_or(&[][..], |(.., lines)| lines);
        let body = usize::from(area.height).max(1);
        let top = self.scroll.text.min(lines.len().saturating_sub(body));
        let shown: Vec<Line<'static>> = lines.iter().skip(top).take(body).cloned().collect();
        (self.room.body, self.room.text, self.scroll.text) = (body, lines.len(), top);
        frame.render_widget(Paragraph::new(shown), area);
    }

    fn help(&self) -> Vec<Line<'static>> {
        let row = |(keys, what): &(&'static str, &'static str)| {
            let keys = if self.theme.unicode { (*keys).to_owned() } else { ascii(keys) };
            let gap = 14usize.saturating_sub(width(&keys));
            Line::from(vec![
                Span::styled(format!("  {keys}{:gap$}", ""), self.theme.look(Style::Command)),
                Span::raw(*what),
            ])
        };
        HELP.iter().map(row).collect()
    }

    fn ellipsis(&self) -> &'static str {
        if self.theme.unicode { "…" } else { "..." }
    }

    /// The lines below the page, and the column of the text cursor on the first of them.
    fn bottom(&self, columns: u16) -> Bottom {
        let room = usize::from(columns);
        match &self.mode {
            Mode::Browse => self.state_and_keys(&self.keys(), room),
            Mode::Help => self.state_and_keys(&[("any key", "goes back".to_owned())], room),
            Mode::Confirm => {
                let question = format!("{} y/n", words::order(self.subject, &self.marks, &self.remark));
                let mut lines = self.theme.wrapped(&[Style::Command.paint(question)], room);
                lines.push(self.key_line(&[("y", "yes".to_owned()), ("n", "no, go back".to_owned())], room));
                Bottom { lines, cursor: None }
            }
            Mode::Reason(input) => {
                let question = format!("reject {}, because: ", words::name(self.subject));
                self.input(&question, input, "rejects it", room)
            }
            Mode::Remark(input) => self.input("remark: ", input, "keeps it", room),
            Mode::Note(draft, input) => self.input(&words::noting(draft), input, "keeps it", room),
        }
    }

    fn state_and_keys(&self, keys: &[(&str, String)], room: usize) -> Bottom {
        let accepted = format!("accepted: {}", self.marks.words());
        let state = match &self.notice {
            Some(notice) => Line::styled(notice.to_string(), self.theme.look(Style::Warning)),
            None if self.remark.is_empty() => Line::from(accepted),
            None => Line::from(format!("{accepted}; remark: {}", sanitize::line(&self.remark))),
        };
        Bottom { lines: vec![state, self.key_line(keys, room)], cursor: None }
    }

    /// The keys in the order of their weight; what does not fit is in the help.
    fn keys(&self) -> Vec<(&'static str, String)> {
        let approve = match self.marks.all() {
            Accepted::All => Some("approve all".to_owned()),
            Accepted::Part => Some(format!("approve {}", self.marks.words())),
            Accepted::Nothing => None,
        };
        let mut keys: Vec<(&str, String)> = approve.into_iter().map(|what| ("a", what)).collect();
        keys.extend([("r", "reject".to_owned()), ("s", "skip".to_owned()), ("q", "quit".to_owned())]);
        let more: &[(&str, &str)] = match self.page {
            Page::Diff => &[
                ("space", "accept/leave out"),
                ("tab", "pane"),
                ("n/p", "hunk"),
                ("t", "prompts"),
                ("i", "about"),
                ("c", "note"),
                ("m", "remark"),
            ],
            _ => &[("j/k", "scroll"), ("d", "diff"), ("t", "prompts"), ("i", "about"), ("c", "note"), ("m", "remark")],
        };
        keys.extend(more.iter().map(|(key, what)| (*key, (*what).to_owned())));
        keys
    }

    fn key_line(&self, keys: &[(&str, String)], room: usize) -> Line<'static> {
        const GAP: &str = "  ";
        let help = ("?", "help".to_owned());
        let long = |(key, what): &(&str, String)| width(key) + 1 + width(what) + GAP.len();
        let last = (self.mode == Mode::Browse).then_some(help);
        let mut left = room.saturating_sub(last.as_ref().map_or(0, long));
        let fits = |key: &&(&str, String)| {
            let fits = long(key) <= left;
            left = left.saturating_sub(long(key));
            fits
        };
        let shown = keys.iter().take_while(fits).chain(&last);
        let spans = |(key, what): &(&str, String)| {
            [
                Span::styled((*key).to_owned(), self.theme.look(Style::Command)),
                Span::styled(format!(" {what}{GAP}"), self.theme.look(Style::Dim)),
            ]
        };
        Line::from_iter(shown.flat_map(spans))
    }

    fn input(&self, question: &str, input: &Input, enter: &str, room: usize) -> Bottom {
        let question = first_columns(question, room / 2, self.ellipsis());
        let (before, after) = input.text.split_at(input.at);
        let before = last_columns(&sanitize::line(before), room.saturating_sub(width(&question) + 1), "");
        let cursor = u16::try_from(width(&question) + width(&before)).ok();
        let line = Line::from(vec![
            Span::styled(question, self.theme.look(Style::Command)),
            Span::raw(before),
            Span::raw(sanitize::line(after)),
        ]);
        let below = match &self.notice {
            Some(notice) => Line::styled(notice.to_string(), self.theme.look(Style::Warning)),
            None => self.key_line(&[("Enter", enter.to_owned()), ("Esc", "goes back".to_owned())], room),
        };
        Bottom { lines: vec![line, below], cursor }
    }
}

struct Bottom {
    lines: Vec<Line<'static>>,
    cursor: Option<u16>,
}

fn ascii(keys: &str) -> String {
    let word = |w| match w {
        "↓" => "down",
        "↑" => "up",
        "←" => "left",
        "→" => "right",
        other => other,
    };
    keys.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
