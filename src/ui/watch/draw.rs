//! What `tine watch` looks like: a line about the repository, three lists, and a line of keys. Works at any size; on a
//! small screen the list in use has it alone.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style as Look};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::screen::{Mode, Screen};
use super::{Board, CheckpointRow, Pane, ProposalRow, SessionRow};
use crate::ui::fullscreen::{first_columns, follow, width};
use crate::ui::sanitize;
use crate::ui::style::Style;
use crate::ui::time;

/// Rows below which the list in use is shown alone.
const SMALL: u16 = 14;
/// Columns of a name.
const NAME: usize = 20;

const HELP: &[(&str, &str)] = &[
    ("j k, arrows", "next and previous"),
    ("PgDn PgUp", "a page on and back (also Space, Ctrl-D, Ctrl-U)"),
    ("g G", "first and last; on the first one the newest is always in sight"),
    ("tab, 1 2 3", "the other lists"),
    ("Enter", "more: a session's timeline and diff, a checkpoint's diff"),
    ("", "on a proposal: its review"),
    ("q Esc", "back; from the lists: end"),
    ("Ctrl-C", "end"),
];

impl Screen<'_> {
    pub(super) fn draw(&mut self, frame: &mut Frame<'_>, board: &Board) {
        let [head, body, foot] =
            Layout::vertical([Constraint::Length(1), Constraint::Min(0), Constraint::Length(1)]).areas(frame.area());
        frame.render_widget(self.head(board), head);
        match &self.mode {
            Mode::Help => frame.render_widget(Paragraph::new(self.help()), body),
            Mode::Page(_) => self.draw_page(frame, body),
            Mode::Lists => self.draw_lists(frame, body, board),
        }
        frame.render_widget(self.foot(usize::from(foot.width)), foot);
    }

    fn head(&self, board: &Board) -> Line<'static> {
        let idle = board.sessions.iter().filter(|s| s.idle).count();
        let mut counts = vec![time::count(board.sessions.len(), "live session")];
        counts.extend((idle > 0).then(|| format!("{idle} idle")));
        counts.push(format!("{} waiting", board.queue.len()));
        Line::from(vec![
            Span::styled(sanitize::line(&board.repository), self.theme.look(Style::Heading)),
            Span::raw("  "),
            Span::styled(sanitize::line(&board.trunk), self.theme.look(Style::Trunk)),
            Span::styled(format!(" {}", board.tip), self.theme.look(Style::CommitId)),
            Span::styled(format!("  {}", counts.join(", ")), self.theme.look(Style::Dim)),
        ])
    }

    fn draw_lists(&mut self, frame: &mut Frame<'_>, area: Rect, board: &Board) {
        if area.height < SMALL {
            return self.draw_list(frame, area, self.place.pane, board);
        }
        let rows = |count: usize| u16::try_from(count.max(1)).unwrap_or(u16::MAX).saturating_add(2);
        let sessions = rows(board.sessions.len()).min(area.height * 2 / 5);
        let queue = rows(board.queue.len()).min(area.height / 4);
        let heights = [Constraint::Length(sessions), Constraint::Min(0), Constraint::Length(queue)];
        let areas: [Rect; 3] = Layout::vertical(heights).areas(area);
        for (pane, area) in Pane::ALL.into_iter().zip(areas) {
            self.draw_list(frame, area, pane, board);
        }
    }

    fn draw_list(&mut self, frame: &mut Frame<'_>, area: Rect, pane: Pane, board: &Board) {
        let room = usize::from(area.height.saturating_sub(1)).max(1);
        let columns = usize::from(area.width);
        let is_used = self.place.pane == pane;
        let count = pane.keys(board).len();
        let cursor = &mut self.place.cursors[pane as usize];
        cursor.top = follow(cursor.top.min(count.saturating_sub(room)), cursor.at, room);
        let (top, at) = (cursor.top, cursor.at);
        if is_used {
            self.room = room;
        }
        let (title, empty) = match pane {
            Pane::Sessions => ("Sessions", "no live sessions"),
            Pane::Checkpoints => ("Checkpoints", "no checkpoints yet"),
            Pane::Queue => ("Review queue", "nothing waits for review"),
        };
        let heading = Span::styled(
            format!(" {} {title} ({count}) ", pane as usize + 1),
            if is_used { Look::new().add_modifier(Modifier::REVERSED) } else { self.theme.look(Style::Heading) },
        );
        let mut lines = vec![Line::from(heading)];
        if count == 0 {
            lines.push(Line::styled(format!("  {empty}"), self.theme.look(Style::Dim)));
        }
        for row in top..count.min(top + room) {
            let spans = match pane {
                Pane::Sessions => self.session(&board.sessions[row]),
                Pane::Checkpoints => self.checkpoint(&board.checkpoints[row]),
                Pane::Queue => self.proposal(&board.queue[row]),
            };
            let line = self.row(spans, columns);
            let is_here = is_used && row == at;
            lines.push(if is_here { line.patch_style(Look::new().add_modifier(Modifier::REVERSED)) } else { line });
        }
        frame.render_widget(Paragraph::new(lines), area);
    }

    /// Cells as one line that fills the row; the last one gets what is left.
    fn row(&self, cells: Vec<(String, usize, Style)>, columns: usize) -> Line<'static> {
        let ellipsis = if self.theme.unicode { "…" } else { "..." };
        let mut left = columns.saturating_sub(2);
        let mut spans = vec![Span::raw("  ")];
        for (text, wide, style) in cells {
            let wide = wide.min(left);
            let shown = first_columns(&sanitize::line(&text), wide, ellipsis);
            let gap = wide.saturating_sub(width(&shown)) + 2;
            left = left.saturating_sub(wide + 2);
            spans.push(Span::styled(shown, self.theme.look(style)));
            spans.push(Span::raw(" ".repeat(gap)));
        }
        Line::from(spans)
    }

    fn session(&self, s: &SessionRow) -> Vec<(String, usize, Style)> {
        let (state, look) = match s {
            s if s.conflicts > 0 => ("conflict", Style::Conflict),
            s if s.idle => ("idle", Style::Hint),
            s if s.state == "proposed" => ("proposed", Style::Proposal),
            s => (s.state, Style::Current),
        };
        let unsaved = s.unsaved.filter(|paths| *paths > 0).map(|paths| format!("{paths} unsaved")).unwrap_or_default();
        vec![
            (s.id.clone(), NAME, Style::Session),
            (state.to_owned(), 8, look),
            (time::age(s.at, self.now), 14, Style::Time),
            (format!("@{}", s.checkpoints), 5, Style::Dim),
            (format!("+{} -{}", s.ahead, s.behind), 9, if s.behind > 0 { Style::Hint } else { Style::Dim }),
            (unsaved, 11, Style::Warning),
            (s.task.clone(), usize::MAX, Style::Path),
        ]
    }

    fn checkpoint(&self, c: &CheckpointRow) -> Vec<(String, usize, Style)> {
        vec![
            (c.session.clone(), NAME, Style::Session),
            (format!("@{}", c.number), 5, Style::Dim),
            (time::age(c.at, self.now), 14, Style::Time),
            (format!("+{} -{}", c.stats.additions, c.stats.deletions), 11, Style::Dim),
            (c.who.clone(), 14, Style::Actor),
            (c.subject.clone(), usize::MAX, Style::Path),
        ]
    }

    fn proposal(&self, p: &ProposalRow) -> Vec<(String, usize, Style)> {
        vec![
            (format!("{} r{}", p.name, p.revision), NAME + 7, Style::Proposal),
            (time::age(p.at, self.now), 14, Style::Time),
            (p.state.to_owned(), 8, if p.state == "approved" { Style::Success } else { Style::Dim }),
            (p.requester.clone(), 14, Style::Actor),
            (p.title.clone(), usize::MAX, Style::Path),
        ]
    }

    fn draw_page(&mut self, frame: &mut Frame<'_>, area: Rect) {
        let Mode::Page(page) = &self.mode else { return };
        let [heading, area] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
        frame.render_widget(self.theme.line(&page.title), heading);
        self.room = usize::from(area.height).max(1);
        let top = self.scroll.0.min(page.lines.len().saturating_sub(self.room));
        let shown: Vec<Line<'static>> =
            page.lines.iter().skip(top).take(self.room).map(|line| self.theme.line(line)).collect();
        self.scroll.0 = top;
        frame.render_widget(Paragraph::new(shown).scroll((0, self.scroll.1)), area);
    }

    fn help(&self) -> Vec<Line<'static>> {
        let row = |(keys, what): &(&'static str, &'static str)| {
            Line::from(vec![Span::styled(format!("  {keys:14}"), self.theme.look(Style::Command)), Span::raw(*what)])
        };
        HELP.iter().map(row).collect()
    }

    fn foot(&self, room: usize) -> Line<'static> {
        if let Some(notice) = &self.place.notice {
            return Line::styled(sanitize::line(notice), self.theme.look(Style::Warning));
        }
        let enter = if self.place.pane == Pane::Queue { "review" } else { "more" };
        let keys: &[(&str, &str)] = match self.mode {
            Mode::Help => &[("any key", "goes back")],
            Mode::Page(_) => &[("q", "back"), ("j/k", "scroll"), ("left/right", "sideways")],
            Mode::Lists => &[("q", "quit"), ("?", "help"), ("Enter", enter), ("tab", "next list"), ("j/k", "move")],
        };
        let mut left = room;
        let fits = |(key, what): &&(&str, &str)| {
            let wide = width(key) + 1 + width(what) + 2;
            let fits = wide <= left;
            left = left.saturating_sub(wide);
            fits
        };
        let spans = |(key, what): &(&str, &str)| {
            [
                Span::styled((*key).to_owned(), self.theme.look(Style::Command)),
                Span::styled(format!(" {what}  "), self.theme.look(Style::Dim)),
            ]
        };
        Line::from_iter(keys.iter().take_while(fits).flat_map(spans))
    }
}
