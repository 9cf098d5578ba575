//! How to talk: what the command line asked for, what the environment says, which streams are terminals.
//! The one place of `ui` that reads the environment.

use std::ffi::OsString;
use std::io::IsTerminal as _;

use crate::config::ColorChoice;

/// How to talk. [`UiOptions::from_env`] fills what the process can tell; the command line's flags go on top.
#[derive(Debug, Clone, Default)]
pub struct UiOptions {
    /// `--json`: one document on stdout, nothing else.
    pub json: bool,
    /// `--quiet`: no status lines, no progress.
    pub quiet: bool,
    /// `--yes`: take the documented default of every question.
    pub yes: bool,
    /// `--color`, `None` where it was not given.
    pub color: Option<ColorChoice>,
    /// `--no-pager`.
    pub no_pager: bool,
    /// The command's name in the JSON envelope.
    pub command: String,
    /// Whether standard input is a terminal.
    pub stdin_tty: bool,
    /// Whether standard output is a terminal.
    pub stdout_tty: bool,
    /// Whether standard error is a terminal.
    pub stderr_tty: bool,
    /// Columns of the terminal, `None` where nothing should be fitted to one.
    pub width: Option<usize>,
    /// Whether the locale is UTF-8.
    pub utf8: bool,
    /// Whether the terminal cannot move its cursor.
    pub dumb: bool,
    /// What the environment says about colours.
    pub color_env: ColorEnv,
    /// What the environment says about pagers.
    pub pager_env: PagerEnv,
}

/// `NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE` and `TERM`.
#[derive(Debug, Clone, Copy, Default)]
pub struct ColorEnv {
    /// `NO_COLOR` is not empty.
    pub no_color: bool,
    /// `CLICOLOR_FORCE` is set, and not to 0.
    pub force: bool,
    /// `CLICOLOR` is 0, or the terminal is `dumb`.
    pub off: bool,
}

/// `TINE_PAGER`, `PAGER`, `LESS` and `LV`.
#[derive(Debug, Clone, Default)]
pub struct PagerEnv {
    /// `TINE_PAGER`, above the configuration.
    pub tine_pager: Option<OsString>,
    /// `PAGER`, below it.
    pub pager: Option<OsString>,
    /// The user has options for `less`.
    pub less: bool,
    /// The user has options for `lv`.
    pub lv: bool,
}

impl UiOptions {
    /// What this process can tell about itself.
    pub fn from_env() -> Self {
        let var = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let is = |name: &str, value: &str| var(name).is_some_and(|v| v == value);
        let stdout_tty = std::io::stdout().is_terminal();
        // A locale with nothing said is C on Unix; elsewhere terminals are UTF-8.
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(var);
        UiOptions {
            stdin_tty: std::io::stdin().is_terminal(),
            stdout_tty,
            stderr_tty: std::io::stderr().is_terminal(),
            width: if stdout_tty { width(var("COLUMNS")) } else { None },
            utf8: locale.map_or(cfg!(not(unix)), |name| is_utf8(&name.to_string_lossy())),
            dumb: is("TERM", "dumb") || (cfg!(unix) && var("TERM").is_none()),
            color_env: ColorEnv {
                no_color: var("NO_COLOR").is_some(),
                force: var("CLICOLOR_FORCE").is_some_and(|v| v != "0"),
                off: is("CLICOLOR", "0") || is("TERM", "dumb"),
            },
            pager_env: PagerEnv {
                // An empty one says: no pager.
                tine_pager: std::env::var_os("TINE_PAGER"),
                pager: std::env::var_os("PAGER"),
                less: std::env::var_os("LESS").is_some(),
                lv: std::env::var_os("LV").is_some(),
            },
            ..UiOptions::default()
        }
    }
}

impl ColorEnv {
    /// Whether a stream gets colours: the flag or setting decides, then `NO_COLOR`, then `CLICOLOR_FORCE`, then
    /// whether the stream is a terminal.
    pub fn decide(self, choice: ColorChoice, tty: bool) -> bool {
        match choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto if self.no_color => false,
            ColorChoice::Auto => self.force || (tty && !self.off),
        }
    }
}

fn width(columns: Option<OsString>) -> Option<usize> {
    let given = columns.and_then(|c| c.to_str()?.parse().ok()).filter(|n| *n > 0);
    given.or_else(|| console::Term::stdout().size_checked().map(|(_rows, columns)| usize::from(columns)))
}

fn is_utf8(locale: &str) -> bool {
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_by_flag_then_environment_then_terminal() {
        use ColorChoice::{Always, Auto, Never};
        let env = |no_color, force, off| ColorEnv { no_color, force, off };
        let plain = env(false, false, false);
        assert!(plain.decide(Auto, true) && !plain.decide(Auto, false));
        assert!(!env(true, true, false).decide(Auto, true), "NO_COLOR is above CLICOLOR_FORCE");
        assert!(env(false, true, true).decide(Auto, false), "CLICOLOR_FORCE reaches into pipes");
        assert!(!env(false, false, true).decide(Auto, true));
        assert!(env(true, false, true).decide(Always, false), "the flag is above the environment");
        assert!(!env(false, true, false).decide(Never, true));
    }

    #[test]
    fn locales() {
        assert!(is_utf8("en_US.UTF-8") && is_utf8("C.utf8") && !is_utf8("C") && !is_utf8("de_DE.ISO-8859-1"));
    }
}
