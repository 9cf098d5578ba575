//! Painted text as the screen's lines: the colour codes of [`Style`] become spans, tabs become spaces, long lines are
//! wrapped where asked. Anything else that could act on a terminal is made visible, as in every other output.

use ratatui::style::{Color, Modifier, Style as Look};
use ratatui::text::{Line, Span};

use crate::ui::sanitize;
use crate::ui::style::Style;

const TAB: usize = 8;

/// How the screen looks.
#[derive(Debug, Clone, Copy)]
pub(in crate::ui) struct Theme {
    pub(in crate::ui) color: bool,
    pub(in crate::ui) unicode: bool,
}

impl Theme {
    /// A style of ours as the screen's; without colours only its effects stay.
    pub(in crate::ui) fn look(self, style: Style) -> Look {
        let ansi = style.ansi();
        let mut codes = Codes::default();
        codes.apply(&ansi.render().to_string());
        self.with_colors(codes.look)
    }

    fn with_colors(self, look: Look) -> Look {
        if self.color { look } else { Look { fg: None, bg: None, ..look } }
    }

    /// One painted line.
    pub(in crate::ui) fn line(self, text: &str) -> Line<'static> {
        let safe = sanitize::styled(text);
        let mut codes = Codes::default();
        let mut spans = Vec::new();
        let mut column = 0;
        let mut rest = safe.as_ref();
        while !rest.is_empty() {
            let code = rest.strip_prefix("\u{1b}[").and_then(|r| r.split_once('m'));
            if let Some((parameters, after)) = code {
                codes.parameters(parameters);
                rest = after;
                continue;
            }
            let end = rest.find('\u{1b}').unwrap_or(rest.len());
            let text = untabbed(&rest[..end], &mut column);
            spans.push(Span::styled(text, self.with_colors(codes.look)));
            rest = &rest[end..];
        }
        Line::from(spans)
    }

    /// Painted lines in a column of this width, broken between words.
    pub(in crate::ui) fn wrapped(self, lines: &[String], width: usize) -> Vec<Line<'static>> {
        lines.iter().flat_map(|l| wrap(&self.line(l), width)).collect()
    }
}

/// The state that colour codes leave behind.
#[derive(Default)]
struct Codes {
    look: Look,
}

impl Codes {
    fn apply(&mut self, sequences: &str) {
        for sequence in sequences.split("\u{1b}[").filter_map(|s| s.strip_suffix('m')) {
            self.parameters(sequence);
        }
    }

    /// Only what [`Style`] and the syntax colours use; an unknown code changes nothing.
    fn parameters(&mut self, parameters: &str) {
        for code in parameters.split([';', ':']).map(|p| p.parse::<u8>().unwrap_or(0)) {
            match code {
                0 => self.look = Look::default(),
                1 => self.look = self.look.add_modifier(Modifier::BOLD),
                2 => self.look = self.look.add_modifier(Modifier::DIM),
                3 => self.look = self.look.add_modifier(Modifier::ITALIC),
                4 => self.look = self.look.add_modifier(Modifier::UNDERLINED),
                7 => self.look = self.look.add_modifier(Modifier::REVERSED),
                30..=37 => self.look.fg = Some(Color::Indexed(code - 30)),
                90..=97 => self.look.fg = Some(Color::Indexed(code - 90 + 8)),
                _ => {}
            }
        }
    }
}

fn untabbed(text: &str, column: &mut usize) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive('\t') {
        let plain = piece.strip_suffix('\t').unwrap_or(piece);
        out.push_str(plain);
        *column += width(plain);
        if plain.len() < piece.len() {
            let spaces = TAB - *column % TAB;
            out.extend(std::iter::repeat_n(' ', spaces));
            *column += spaces;
        }
    }
    out
}

/// Columns that a terminal gives to this text.
pub(in crate::ui) fn width(text: &str) -> usize {
    Span::raw(text).width()
}

/// The end of a text that fits, with `…` for what was cut: a path is known by its end.
pub(in crate::ui) fn last_columns(text: &str, room: usize, ellipsis: &str) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut left = room.saturating_sub(width(ellipsis));
    let mut start = text.len();
    for (at, c) in text.char_indices().rev() {
        let wide = width(c.encode_utf8(&mut [0; 4]));
        if wide > left {
            break;
        }
        left -= wide;
        start = at;
    }
    format!("{ellipsis}{}", &text[start..])
}

/// The beginning of a text that fits.
pub(in crate::ui) fn first_columns(text: &str, room: usize, ellipsis: &str) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut left = room.saturating_sub(width(ellipsis));
    let fits = |c: &char| {
        let wide = width(c.encode_utf8(&mut [0; 4]));
        let fits = wide <= left;
        left -= if fits { wide } else { 0 };
        fits
    };
    let cut: String = text.chars().take_while(fits).collect();
    format!("{cut}{ellipsis}")
}

/// Breaks a line after a space where there is one, else anywhere.
fn wrap(line: &Line<'static>, room: usize) -> Vec<Line<'static>> {
    let room = room.max(2);
    let letters: Vec<(char, usize, Look)> = line
        .spans
        .iter()
        .flat_map(|s| s.content.chars().map(|c| (c, width(c.encode_utf8(&mut [0; 4])), s.style)))
        .collect();
    let mut out = Vec::new();
    let mut start = 0;
    while start < letters.len() || out.is_empty() {
        let mut used = 0;
        let fits = letters[start..].iter().take_while(|(_, wide, _)| {
            used += wide;
            used <= room
        });
        let mut end = start + fits.count();
        if end < letters.len() {
            let space = letters[start..end].iter().rposition(|(c, ..)| *c == ' ').filter(|at| *at > 0);
            end = space.map_or(end.max(start + 1), |at| start + at + 1);
        }
        out.push(line_of(&letters[start..end]));
        start = end;
    }
    out
}

fn line_of(letters: &[(char, usize, Look)]) -> Line<'static> {
    let same = |a: &(char, usize, Look), b: &(char, usize, Look)| a.2 == b.2;
    let span = |run: &[(char, usize, Look)]| Span::styled(run.iter().map(|l| l.0).collect::<String>(), run[0].2);
    Line::from(letters.chunk_by(same).map(span).collect::<Vec<_>>())
}
