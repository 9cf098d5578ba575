//! Progress of what takes longer than a moment, on stderr. Never drawn without a terminal there, and gone at the end.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::JoinHandle;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Ui, sanitize};

/// Work that is done sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(300);

/// A bar or spinner. Threads may share it; it is cleared when it goes.
pub struct Progress {
    bar: ProgressBar,
    /// Hanging up tells the thread that waits to draw it.
    waiting: Option<(mpsc::Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// A bar up to `total`.
    pub fn new(ui: &Ui, message: &str, total: u64) -> Self {
        Progress::start(ui, message, Some(total))
    }

    /// A spinner, for work of unknown length.
    pub fn spinner(ui: &Ui, message: &str) -> Self {
        Progress::start(ui, message, None)
    }

    fn start(ui: &Ui, message: &str, total: Option<u64>) -> Self {
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        if !ui.shows_progress() {
            return Progress { bar, waiting: None };
        }
        bar.set_style(style(total.is_some()));
        bar.set_message(sanitize::line(message));
        ui.state().bar = Some(bar.downgrade());
        let (hang_up, hung_up) = mpsc::channel::<()>();
        let waiting = bar.clone();
        let wait = move || {
            if hung_up.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                waiting.set_draw_target(ProgressDrawTarget::stderr());
                // Spins while nothing is counted, too.
                waiting.enable_steady_tick(Duration::from_millis(100));
            }
        };
        let thread = std::thread::Builder::new().name("progress".to_owned()).spawn(wait);
        Progress { bar, waiting: thread.ok().map(|thread| (hang_up, thread)) }
    }

    /// So many more are done.
    pub fn inc(&self, done: u64) {
        self.bar.inc(done);
    }

    /// So many are done.
    pub fn set(&self, done: u64) {
        self.bar.set_position(done);
    }

    /// How many are done.
    pub fn done(&self) -> u64 {
        self.bar.position()
    }

    /// Clears it, as dropping it does.
    pub fn finish(self) {}
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((hang_up, thread)) = self.waiting.take() {
            drop(hang_up);
            // Afterwards nothing can draw it again.
            let _ = thread.join();
            self.bar.finish_and_clear();
        }
    }
}

impl Ui {
    fn shows_progress(&self) -> bool {
        self.options.stderr_tty && !self.options.quiet && !self.options.json
    }
}

fn style(counted: bool) -> ProgressStyle {
    let template = if counted { "{msg} [{bar:30}] {human_pos}/{human_len}" } else { "{spinner} {msg}" };
    let style = ProgressStyle::with_template(template).expect("a template that is known to parse");
    style.progress_chars("=> ").tick_chars("|/-\\ ")
}

#[cfg(test)]
mod tests {
    use super::super::{UiOptions, captured};
    use super::*;

    #[test]
    fn counts_from_threads_and_stays_silent_without_a_terminal() {
        let (ui, out, err) = captured(UiOptions::default());
        let progress = Progress::new(&ui, "checking out", 8);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| progress.inc(1));
            }
        });
        assert_eq!(progress.done(), 8);
        assert!(progress.waiting.is_none());
        progress.finish();
        assert_eq!((out.text(), err.text()), (String::new(), String::new()));
    }

    #[test]
    fn is_shown_only_where_a_person_can_see_it() {
        let tty = UiOptions { stderr_tty: true, ..UiOptions::default() };
        assert!(captured(tty.clone()).0.shows_progress());
        assert!(!captured(UiOptions { quiet: true, ..tty.clone() }).0.shows_progress());
        assert!(!captured(UiOptions { json: true, ..tty }).0.shows_progress());
    }

    #[test]
    fn quick_work_ends_without_waiting() {
        let (ui, ..) = captured(UiOptions { stderr_tty: true, ..UiOptions::default() });
        let start = std::time::Instant::now();
        let progress = Progress::spinner(&ui, "looking");
        assert!(progress.waiting.is_some() && progress.bar.is_hidden());
        progress.finish();
        assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
        ui.status("after");
    }
}
