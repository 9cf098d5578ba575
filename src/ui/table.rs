//! Tables without borders: columns aligned by what a terminal shows, headings dim. Cuts only where a width is given,
//! which is never the case in a pipe.

use console::{Alignment, measure_text_width, pad_str, truncate_str};

use super::Ui;
use super::style::Style;

const GAP: &str = "  ";
/// A column is not cut below this, or to its heading's width if that is less.
const NARROWEST: usize = 8;

/// Rows of cells under headings. Cells are single lines, sanitised by whoever makes them, and may be painted.
#[derive(Debug, Clone)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    heading: String,
    alignment: Alignment,
    flexible: bool,
}

impl Column {
    /// Text, aligned left.
    pub fn left(heading: &str) -> Self {
        Column { heading: heading.to_owned(), alignment: Alignment::Left, flexible: false }
    }

    /// Numbers, aligned right.
    pub fn right(heading: &str) -> Self {
        Column { alignment: Alignment::Right, ..Column::left(heading) }
    }

    /// May be cut to fit the terminal: a subject, a path.
    #[must_use]
    pub fn flexible(self) -> Self {
        Column { flexible: true, ..self }
    }
}

impl Table {
    /// A table with these columns.
    pub fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        Table { columns: columns.into_iter().collect(), rows: Vec::new() }
    }

    /// Adds a row; missing cells are empty.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let mut cells: Vec<String> = cells.into_iter().collect();
        debug_assert!(cells.len() <= self.columns.len(), "more cells than columns");
        cells.resize(self.columns.len(), String::new());
        self.rows.push(cells);
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The lines, fitted to the terminal that `ui` writes to; nothing for no rows.
    pub fn render(&self, ui: &Ui) -> String {
        self.render_in(ui.width(), if ui.is_unicode() { "…" } else { "..." })
    }

    pub(super) fn render_in(&self, width: Option<usize>, ellipsis: &str) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let headings: Vec<String> = self.columns.iter().map(|c| Style::Heading.paint(&c.heading)).collect();
        let widths = self.widths(width);
        let headed = self.columns.iter().any(|c| !c.heading.is_empty());
        let mut out = String::new();
        for row in headed.then_some(&headings).into_iter().chain(&self.rows) {
            let cells = row.iter().zip(&self.columns).zip(&widths).map(|((cell, column), width)| {
                let cut = truncate_str(cell, *width, ellipsis);
                pad_str(&cut, *width, column.alignment, None).into_owned()
            });
            out += cells.collect::<Vec<_>>().join(GAP).trim_end();
            out.push('\n');
        }
        out
    }

    /// Each column as wide as its widest cell; then the flexible ones give way, the widest first.
    fn widths(&self, limit: Option<usize>) -> Vec<usize> {
        let widest = |i: usize| self.rows.iter().map(|row| measure_text_width(&row[i])).max().unwrap_or(0);
        let heading = |i: usize| measure_text_width(&self.columns[i].heading);
        let mut widths: Vec<usize> = (0..self.columns.len()).map(|i| widest(i).max(heading(i))).collect();
        let Some(limit) = limit else { return widths };
        let gaps = GAP.len() * self.columns.len().saturating_sub(1);
        let mut over = (widths.iter().sum::<usize>() + gaps).saturating_sub(limit);
        while over > 0 {
            let can_give = |i: &usize| self.columns[*i].flexible && widths[*i] > NARROWEST.max(heading(*i));
            let Some(widest) = (0..widths.len()).filter(can_give).max_by_key(|i| widths[*i]) else { break };
            widths[widest] -= 1;
            over -= 1;
        }
        widths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    fn sample() -> Table {
        let mut table = Table::new([Column::left("session"), Column::right("files"), Column::left("task").flexible()]);
        table.row(["fix-login".to_owned(), "3".to_owned(), "make the login page work again".to_owned()]);
        table.row([Style::Session.paint("日本"), "120".to_owned(), String::new()]);
        table
    }

    #[test]
    fn columns_align_by_shown_width_and_lines_have_no_trailing_spaces() {
        assert_eq!(
            plain(&sample().render_in(None, "…")),
            "session    files  task\n\
             fix-login      3  make the login page work again\n\
             日本         120\n"
        );
    }

    #[test]
    fn a_terminal_gets_lines_that_fit_and_a_pipe_gets_all() {
        assert_eq!(
            plain(&sample().render_in(Some(36), "…")),
            "session    files  task\n\
             fix-login      3  make the login pa…\n\
             日本         120\n"
        );
        assert!(plain(&sample().render_in(Some(36), "...")).contains("make the login ...\n"));
        // What is not flexible is never cut, however narrow the terminal.
        assert!(plain(&sample().render_in(Some(5), "…")).contains("fix-login      3  make th…\n"));
    }

    #[test]
    fn a_cut_cell_closes_its_colour() {
        let mut table = Table::new([Column::left("").flexible()]);
        table.row([Style::Added.paint("a long green cell")]);
        assert_eq!(table.render_in(Some(9), "…"), "\u{1b}[32ma long g…\u{1b}[0m\n");
    }

    #[test]
    fn no_rows_no_table() {
        assert_eq!(Table::new([Column::left("session")]).render_in(None, "…"), "");
    }
}
