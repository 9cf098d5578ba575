//! What several tools took for the same operation.

use std::time::Duration;

/// A measured operation of several tools, in the same round after each other.
pub struct Row {
    pub what: String,
    pub times: Vec<(String, Vec<Duration>)>,
}

impl Row {
    pub fn new(what: impl Into<String>) -> Row {
        Row { what: what.into(), times: Vec::new() }
    }

    pub fn note(&mut self, tool: &str, took: Duration) {
        match self.times.iter_mut().find(|(t, _)| t == tool) {
            Some((_, all)) => all.push(took),
            None => self.times.push((tool.to_owned(), vec![took])),
        }
    }

    /// In milliseconds.
    pub fn median(&self, tool: &str) -> Option<f64> {
        let (_, all) = self.times.iter().find(|(t, _)| t == tool)?;
        let mut sorted = all.clone();
        sorted.sort();
        Some(sorted[sorted.len() / 2].as_secs_f64() * 1000.0)
    }

    /// The fastest and the slowest run, in milliseconds.
    pub fn spread(&self, tool: &str) -> Option<(f64, f64)> {
        let (_, all) = self.times.iter().find(|(t, _)| t == tool)?;
        let ms = |d: &Duration| d.as_secs_f64() * 1000.0;
        Some((ms(all.iter().min()?), ms(all.iter().max()?)))
    }
}
