//! The chart of `docs/performance.md`: how long tine takes beside git and jj. It brings its own background, so that it reads in
//! light and dark surroundings alike.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::operations::Operation;

const GIT: RGBColor = RGBColor(0xd5, 0x5e, 0x00);
const JJ: RGBColor = RGBColor(0x00, 0x72, 0xb2);
const INK: RGBColor = RGBColor(0x24, 0x29, 0x2f);
const PAPER: RGBColor = RGBColor(0xff, 0xff, 0xff);
const RULE: RGBColor = RGBColor(0xd0, 0xd7, 0xde);

const WIDTH: u32 = 940;
const HEAD: u32 = 74;
/// Of an operation, and of what stands around a panel.
const ROW: u32 = 32;
const AROUND: u32 = 114;

const TICKS: [f64; 11] = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0];

/// The time of tine as a part of git's and jj's.
struct Bar<'a> {
    what: &'a str,
    git: Option<f64>,
    jj: Option<f64>,
}

fn bars(operations: &[Operation]) -> Vec<Bar<'_>> {
    let median_of = |operation: &Operation, name: &str| {
        let tool = operation.row.times.iter().map(|(tool, _)| tool).find(|tool| tool.starts_with(name))?;
        operation.row.median(tool)
    };
    let bar = |operation| {
        let tine = median_of(operation, "tine ")?;
        let ratio = |name| median_of(operation, name).map(|other| tine / other);
        Some(Bar { what: &operation.row.what, git: ratio("git "), jj: ratio("jj ") })
    };
    // The axis begins below.
    operations.iter().rev().filter_map(bar).collect()
}

/// A panel for each repository, by its name.
pub fn svg(panels: &[(String, &[Operation])]) -> String {
    let all: Vec<(&str, Vec<Bar<'_>>)> = panels.iter().map(|(name, rows)| (name.as_str(), bars(rows))).collect();
    let ratios = || all.iter().flat_map(|(_, bars)| bars).flat_map(|bar| [bar.git, bar.jj]).flatten();
    let low = ratios().fold(0.1, f64::min) * 0.7;
    let high = ratios().fold(2.0, f64::max) * 1.5;
    let mut text = String::new();
    {
        let height = HEAD + all.iter().map(|(_, bars)| panel_height(bars)).sum::<u32>();
        let root = SVGBackend::with_string(&mut text, (WIDTH, height)).into_drawing_area();
        root.fill(&PAPER).expect("an image in memory");
        let (head, mut rest) = root.split_vertically(HEAD);
        legend(&head);
        for (name, bars) in &all {
            let (area, below) = rest.split_vertically(panel_height(bars));
            panel(&area, name, bars, (low, high));
            rest = below;
        }
        root.present().expect("an image in memory");
    }
    text
}

fn panel_height(bars: &[Bar<'_>]) -> u32 {
    AROUND + ROW * u32::try_from(bars.len()).expect("few operations")
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

fn legend(area: &Area<'_>) {
    let words = |text: &str, at: (i32, i32), size: u32| {
        area.draw(&Text::new(text.to_owned(), at, ("sans-serif", size).into_font().color(&INK)))
            .expect("an image in memory");
    };
    words("How long tine takes, beside git and jj", (20, 12), 26);
    for (colour, text, x) in [(GIT, "time of tine ÷ time of git", 20), (JJ, "time of tine ÷ time of jj", 250)] {
        area.draw(&Rectangle::new([(x, 46), (x + 18, 58)], colour.filled())).expect("an image in memory");
        words(text, (x + 26, 44), 17);
    }
    words("Bars to the left: tine is faster. To the right: slower.", (500, 44), 17);
}

fn panel(area: &Area<'_>, name: &str, bars: &[Bar<'_>], (low, high): (f64, f64)) {
    let count = u32::try_from(bars.len()).expect("few operations");
    let ticks: Vec<f64> = TICKS.into_iter().filter(|tick| (low..high).contains(tick)).collect();
    let font = |size: u32| ("sans-serif", size).into_font().color(&INK);
    let mut chart = ChartBuilder::on(area)
        .margin_right(20)
        .margin_bottom(14)
        .caption(name, font(21))
        .set_label_area_size(LabelAreaPosition::Left, 330)
        .set_label_area_size(LabelAreaPosition::Bottom, 52)
        .build_cartesian_2d((low..high).log_scale().with_key_points(ticks), 0.0..f64::from(count))
        .expect("the panel has room");
    chart
        .configure_mesh()
        .disable_y_mesh()
        .disable_y_axis()
        .bold_line_style(RULE)
        .light_line_style(TRANSPARENT)
        .axis_style(INK)
        .x_label_formatter(&|ratio| format!("{ratio}"))
        .x_desc("ratio of the median times, on a logarithmic scale (1: the same time)")
        .label_style(font(16))
        .axis_desc_style(font(16))
        .draw()
        .expect("an image in memory");
    let (x0, y0) = area.get_base_pixel();
    let words = |text: String, at: (i32, i32), to: HPos, size: u32| {
        let style = font(size).pos(Pos::new(to, VPos::Center));
        area.draw(&Text::new(text, (at.0 - x0, at.1 - y0), style)).expect("an image in memory");
    };
    for (n, bar) in (0..count).map(f64::from).zip(bars) {
        let (x, y) = chart.backend_coord(&(low, n + 0.5));
        words(bar.what.to_owned(), (x - 10, y), HPos::Right, 17);
        for (ratio, colour, middle) in [(bar.git, GIT, 0.7), (bar.jj, JJ, 0.3)] {
            let Some(ratio) = ratio else { continue };
            let corners = [(1.0, n + middle - 0.19), (ratio, n + middle + 0.19)];
            chart.draw_series([Rectangle::new(corners, colour.filled())]).expect("an image in memory");
            let (x, y) = chart.backend_coord(&(ratio, n + middle));
            let (x, to) = if ratio < 1.0 { (x - 5, HPos::Right) } else { (x + 5, HPos::Left) };
            words(format!("{ratio:.2}"), (x, y), to, 14);
        }
    }
    let one = vec![(1.0, 0.0), (1.0, f64::from(count))];
    chart.draw_series([PathElement::new(one, INK)]).expect("an image in memory");
}
