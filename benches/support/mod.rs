//! What the benchmarks share: seeded repositories, timed commands, and the page that the figures go to. Nothing is asserted
//! about times: machines differ.

use std::path::{Path, PathBuf};

mod row;
mod world;

pub use row::Row;
pub use world::World;

/// What every benchmark takes.
#[derive(clap::Args)]
pub struct Output {
    /// Put the figures into this page
    #[arg(long, value_name = "PAGE")]
    pub write: Option<PathBuf>,

    /// Cargo passes it to every benchmark.
    #[arg(long = "bench", hide = true)]
    _bench: bool,
}

impl Output {
    /// Prints the figures, and puts them between two marks of the page.
    pub fn show(&self, name: &str, text: &str) {
        println!("{text}");
        if let Some(page) = &self.write {
            write_between(page, name, text);
        }
    }
}

/// Puts text between two marks of a page.
fn write_between(page: &Path, name: &str, text: &str) {
    let old = std::fs::read_to_string(page).unwrap_or_default();
    let marks = (format!("<!-- {name} -->"), format!("<!-- end of {name} -->"));
    let new = match (old.find(&marks.0), old.find(&marks.1)) {
        (Some(a), Some(b)) => format!("{}\n\n{text}\n{}", &old[..a + marks.0.len()], &old[b..]),
        _ => format!("{old}\n{}\n\n{text}\n{}\n", marks.0, marks.1),
    };
    std::fs::write(page, new).expect("the page is writable");
}
