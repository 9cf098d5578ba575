//! The only room that prints. stdout is the answer; stderr is status, progress, warnings and errors. A closed pipe is
//! a reader who has seen enough, never a failure; nothing reaches a terminal that [`sanitize`] would not let through.

use std::borrow::Cow;
use std::io::{self, Write as _};
use std::process::Stdio;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

pub mod audit_page;
pub mod diff_view;
#[cfg(feature = "tui")]
mod fullscreen;
pub mod graph;
mod hangup;
pub mod ids;
pub mod interrupt;
pub mod metrics;
mod options;
mod pager;
mod progress;
mod prompt;
mod report;
pub mod review;
pub mod sanitize;
pub mod style;
pub mod table;
pub mod time;
pub mod watch;

pub use options::{ColorEnv, PagerEnv, UiOptions};
pub use progress::Progress;
pub use prompt::Ask;

use crate::config::{ColorChoice, Config, GraphStyle};

/// The document of an error of this command, for a program that is not answered on stdout.
pub fn refusal(command: &str, error: &anyhow::Error) -> serde_json::Value {
    report::Report::new(error).envelope(command, &[])
}

/// The one way to speak to a person or a program. It is `Sync`: threads may report through it.
pub struct Ui {
    options: UiOptions,
    color_out: bool,
    color_err: bool,
    unicode: bool,
    configured_pager: Option<String>,
    out: Sink,
    err: Sink,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Collected for the envelope, in JSON mode only.
    warnings: Vec<String>,
    /// Nobody reads stdout any more.
    closed: bool,
    /// The first write to stdout that failed otherwise: a full disk behind `>`.
    failure: Option<io::Error>,
    /// What is drawn on the last line of stderr, to be lifted while something is written above it.
    bar: Option<indicatif::WeakProgressBar>,
}

impl Ui {
    /// Speaks through this process's streams.
    pub fn new(options: UiOptions) -> Self {
        Ui::with_sinks(options, Sink::Stdout, Sink::Stderr)
    }

    fn with_sinks(options: UiOptions, out: Sink, err: Sink) -> Self {
        let mut ui = Ui {
            color_out: false,
            color_err: false,
            unicode: options.utf8,
            configured_pager: None,
            options,
            out,
            err,
            state: Mutex::default(),
        };
        ui.decide_colors(ColorChoice::Auto);
        ui
    }

    /// Takes over `ui.*`, once the configuration is known. `core_pager` is git's `core.pager`. Flags stay above it.
    pub fn configure(&mut self, config: &Config, core_pager: Option<String>) {
        self.decide_colors(config.ui.color);
        self.configured_pager = config.ui.pager.clone().or(core_pager);
        self.unicode = match config.ui.graph {
            GraphStyle::Auto => self.options.utf8,
            GraphStyle::Unicode => true,
            GraphStyle::Ascii => false,
        };
    }

    /// Each stream on its own: `tine log | cat` still has coloured warnings.
    fn decide_colors(&mut self, setting: ColorChoice) {
        let choice = self.options.color.unwrap_or(setting);
        self.color_out = self.options.color_env.decide(choice, self.options.stdout_tty);
        self.color_err = self.options.color_env.decide(choice, self.options.stderr_tty);
    }

    /// Whether the answer is to be a JSON document.
    pub fn is_json(&self) -> bool {
        self.options.json
    }

    /// Where the standard output of a program goes that is run for the user, if not to ours: a JSON answer stands alone.
    pub fn stdout_of_programs(&self) -> io::Result<Option<Stdio>> {
        use std::os::fd::AsFd as _;
        self.options.json.then(|| io::stderr().as_fd().try_clone_to_owned().map(Stdio::from)).transpose()
    }

    /// Whether questions can be asked: a person at both ends, who did not ask for JSON.
    pub fn is_interactive(&self) -> bool {
        self.options.stdin_tty && self.options.stderr_tty && !self.options.json
    }

    /// Whether stdout is a terminal.
    pub fn stdout_is_terminal(&self) -> bool {
        self.options.stdout_tty
    }

    /// Whether stdout gets colours: for callers that would compute them at some cost.
    pub fn has_color(&self) -> bool {
        self.color_out
    }

    /// Whether characters beyond ASCII may be drawn.
    pub fn is_unicode(&self) -> bool {
        self.unicode
    }

    /// Columns to fit the answer into; `None` when piped, where nothing may be cut.
    pub fn width(&self) -> Option<usize> {
        self.options.width.filter(|_| self.options.stdout_tty)
    }

    /// The answer, for people; in JSON mode nothing, since [`Ui::json`] is the answer there.
    /// A line feed is added where the text does not end in one.
    pub fn answer(&self, text: &str) {
        if !self.options.json && !text.is_empty() {
            self.write_out(|out, color| out.write_text(&terminated(text), color));
        }
    }

    /// As [`Ui::answer`], through the pager when stdout is a terminal.
    pub fn answer_paged(&self, text: &str) {
        if self.options.json || text.is_empty() {
            return;
        }
        if self.options.stdout_tty && !self.options.no_pager {
            let chosen = pager::choose(&self.options.pager_env, self.configured_pager.as_deref());
            let shown = render(&terminated(text), self.color_out).into_owned();
            match chosen.map(|pager| pager.show(shown.as_bytes())) {
                Some(Ok(())) => return,
                Some(Err(why)) => why.into_iter().for_each(|why| self.warn(&why)),
                None => {}
            }
        }
        self.answer(text);
    }

    /// Bytes as they are, for `>` and `|`; on a terminal made visible.
    pub fn answer_bytes(&self, bytes: &[u8]) {
        if self.options.stdout_tty {
            self.answer(&sanitize::text(bytes));
        } else if !self.options.json {
            self.write_out(|out, _color| out.write_bytes(bytes));
        }
    }

    /// What is going on or was done, on stderr. Not with `--quiet`, and not in JSON mode, where `data` says it.
    pub fn status(&self, text: &str) {
        if !self.options.quiet && !self.options.json {
            self.write_err(&terminated(text));
        }
    }

    /// Something that the person should know although the command works. In JSON mode it joins `warnings`.
    pub fn warn(&self, message: &str) {
        if self.options.json {
            self.state().warnings.push(message.to_owned());
        } else {
            self.write_err(&report::warning(message));
        }
    }

    /// The same where another process of ours has given the answer.
    pub fn warn_beside_the_answer(&self, message: &str) {
        self.write_err(&report::warning(message));
    }

    /// Waits so long, or until nobody reads stdout any more: whether that is so.
    pub fn reader_goes_within(&self, patience: Duration) -> bool {
        self.state().closed || hangup::within(patience)
    }

    /// The answer, for programs: the success envelope around `data` with the warnings so far.
    pub fn json(&self, data: serde_json::Value) {
        let warnings = std::mem::take(&mut self.state().warnings);
        self.write_document(&report::success(&self.options.command, data, &warnings));
    }

    /// Says what went wrong, in the form asked for, and gives the exit status.
    pub fn error(&self, error: &anyhow::Error) -> u8 {
        let report = report::Report::new(error);
        if self.options.json {
            let warnings = std::mem::take(&mut self.state().warnings);
            self.write_document(&report.envelope(&self.options.command, &warnings));
        } else {
            self.write_err(&report.lines());
        }
        report.exit_status
    }

    /// The answer of a command that ended short of what was asked, for programs: the error, and the data beside it.
    pub fn json_short(&self, data: serde_json::Value, error: &anyhow::Error) {
        let warnings = std::mem::take(&mut self.state().warnings);
        let mut document = report::Report::new(error).envelope(&self.options.command, &warnings);
        document["data"] = data;
        self.write_document(&document);
    }

    /// The end of a command that worked: 0, unless its answer could not be written.
    pub fn finish(&self) -> u8 {
        let failure = self.state().failure.take();
        match failure {
            None => 0,
            Some(e) => {
                let error = crate::error::Error::new(crate::error::Code::Io, "cannot write to standard output");
                self.write_err(&report::Report::new(&error.because(e).into()).lines());
                crate::error::Code::Io.exit_status()
            }
        }
    }

    fn write_document(&self, document: &serde_json::Value) {
        let text = sanitize::json(serde_json::to_string(document).expect("a value is a document")) + "\n";
        self.write_out(|out, _color| out.write_bytes(text.as_bytes()));
    }

    fn write_out(&self, write: impl FnOnce(&Sink, bool) -> io::Result<()>) {
        if self.state().closed {
            return;
        }
        let written = self.above_bar(|| write(&self.out, self.color_out));
        let mut state = self.state();
        match written {
            Ok(()) => {}
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => state.closed = true,
            Err(e) => state.failure = state.failure.take().or(Some(e)),
        }
    }

    /// Nothing can be done about a stderr that is gone.
    fn write_err(&self, text: &str) {
        let _ = self.above_bar(|| self.err.write_text(text, self.color_err));
    }

    /// Lifts a progress bar while `write` uses the terminal.
    fn above_bar<T>(&self, write: impl FnOnce() -> T) -> T {
        let bar = self.state().bar.as_ref().and_then(indicatif::WeakProgressBar::upgrade);
        match bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// A thread that panicked while reporting leaves nothing half done here.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where text goes.
enum Sink {
    Stdout,
    Stderr,
    #[cfg(test)]
    Buffer(Buffer),
}

impl Sink {
    fn write_text(&self, text: &str, color: bool) -> io::Result<()> {
        self.write_bytes(render(text, color).as_bytes())
    }

    fn write_bytes(&self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Sink::Stdout => {
                // `always` because colours were decided and stripped already; on Windows it still translates them.
                let mut stream = anstream::AutoStream::always(io::stdout().lock());
                stream.write_all(bytes)?;
                stream.flush()
            }
            Sink::Stderr => anstream::AutoStream::always(io::stderr().lock()).write_all(bytes),
            #[cfg(test)]
            Sink::Buffer(buffer) => buffer.write(bytes),
        }
    }
}

/// The text as a stream with or without colours gets it.
fn render(text: &str, color: bool) -> Cow<'_, str> {
    let safe = sanitize::styled(text);
    if color { safe } else { anstream::adapter::strip_str(&safe).to_string().into() }
}

fn terminated(text: &str) -> Cow<'_, str> {
    if text.ends_with('\n') { text.into() } else { format!("{text}\n").into() }
}

#[cfg(test)]
pub(crate) use capture::{Buffer, captured};

#[cfg(test)]
mod capture;
#[cfg(all(test, unix))]
mod terminal_tests;
#[cfg(test)]
mod tests;
