//! Long output through the user's pager, as git does it: `TINE_PAGER`, the configuration, `PAGER`, `less -FRX`.
//! Never loses the output: a pager that cannot run or that fails gives it back to be printed plainly.

use std::ffi::{OsStr, OsString};
use std::io::{self, Write as _};
use std::process::{Command, Stdio};

use super::interrupt;
use super::options::PagerEnv;

/// A pager to be started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager {
    command: OsString,
    /// Nobody chose it, so it need not exist.
    default: bool,
    less: bool,
    lv: bool,
}

/// The pager to use, `None` where the first one that is named is empty or `cat`.
pub fn choose(env: &PagerEnv, configured: Option<&str>) -> Option<Pager> {
    let named = env.tine_pager.clone().or(configured.map(OsString::from)).or(env.pager.clone());
    let default = named.is_none();
    let command = named.unwrap_or_else(|| "less -FRX".into());
    let off = command.as_encoded_bytes().trim_ascii().is_empty() || command == OsStr::new("cat");
    (!off).then_some(Pager { command, default, less: env.less, lv: env.lv })
}

impl Pager {
    /// Shows the text and waits until the reader has seen enough. The error holds what to warn about, if anything;
    /// the text has to be printed then.
    pub fn show(&self, text: &[u8]) -> Result<(), Option<String>> {
        self.show_on(text, Stdio::inherit())
    }

    fn show_on(&self, text: &[u8], stdout: Stdio) -> Result<(), Option<String>> {
        let name = self.command.to_string_lossy();
        let failed =
            |why: String| if self.default { None } else { Some(format!("cannot use the pager `{name}`: {why}")) };
        // Ctrl-C means something to `less`; ending before it would leave the terminal to two programs.
        let _hold = interrupt::hold_and_forget();
        let mut child =
            self.command().stdin(Stdio::piped()).stdout(stdout).spawn().map_err(|e| failed(e.to_string()))?;
        let mut stdin = child.stdin.take().expect("stdin is piped");
        let written = match stdin.write_all(text) {
            // Left before the end.
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            written => written,
        };
        drop(stdin);
        let status = child.wait().map_err(|e| failed(e.to_string()))?;
        written.map_err(|e| failed(e.to_string()))?;
        match status.code() {
            // A signal ends a pager that was being read.
            Some(0) | None => Ok(()),
            Some(code) => Err(failed(format!("exit status {code}"))),
        }
    }

    /// Words of a plain command are its arguments; anything else is for the shell, as in git.
    fn command(&self) -> Command {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b" -_./+=,:@%".contains(&b) || b >= 0x80;
        let mut command = match self.command.to_str() {
            Some(text) if text.bytes().all(plain) && !is_assignment(text) => {
                let mut words = text.split_ascii_whitespace();
                let mut command = Command::new(words.next().expect("an empty command is no pager"));
                command.args(words);
                command
            }
            _ => {
                let mut command = Command::new("sh");
                command.arg("-c").arg(&self.command);
                command
            }
        };
        if !self.less {
            command.env("LESS", "FRX");
        }
        if !self.lv {
            command.env("LV", "-c");
        }
        command
    }
}

/// `LESS=R less`: the shell sets the variable.
fn is_assignment(text: &str) -> bool {
    text.split_ascii_whitespace().next().is_some_and(|word| word.contains('='))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn env(tine_pager: Option<&str>, pager: Option<&str>) -> PagerEnv {
        PagerEnv { tine_pager: tine_pager.map(Into::into), pager: pager.map(Into::into), less: false, lv: false }
    }

    /// Runs a pager into a file and gives what came out.
    fn shown(command: &str, text: &[u8]) -> (Result<(), Option<String>>, Vec<u8>) {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let pager = choose(&env(Some(command), None), None).expect("a pager");
        let result = pager.show_on(text, file.reopen().expect("opens").into());
        (result, std::fs::read(file.path()).expect("reads"))
    }

    #[test]
    fn precedence() {
        let name = |env: &PagerEnv, configured| choose(env, configured).map(|p| p.command.into_string().expect("text"));
        assert_eq!(name(&env(Some("a"), Some("c")), Some("b")).as_deref(), Some("a"));
        assert_eq!(name(&env(None, Some("c")), Some("b")).as_deref(), Some("b"));
        assert_eq!(name(&env(None, Some("c")), None).as_deref(), Some("c"));
        assert_eq!(name(&env(None, None), None).as_deref(), Some("less -FRX"));
        assert_eq!(name(&env(Some(""), Some("c")), Some("b")), None);
        assert_eq!(name(&env(None, Some("cat")), None), None);
    }

    #[test]
    fn the_text_goes_through_words_or_a_shell() {
        assert_eq!(shown("sed s/a/b/", b"a\n").1, b"b\n");
        assert_eq!(shown("tr a-z A-Z | sed 's/A/[&]/'", b"a b\n").1, b"[A] B\n");
        assert_eq!(shown("X=1 env | grep -c ^X=1", b"").1, b"1\n");
    }

    #[test]
    fn less_gets_its_options_unless_the_user_has_some() {
        assert_eq!(shown("printenv LESS LV", b"").1, b"FRX\n-c\n");
        let pager = Pager { less: true, ..choose(&env(Some("x"), None), None).expect("a pager") };
        assert!(pager.command().get_envs().all(|(name, _)| name != "LESS"));
    }

    #[test]
    fn leaving_early_is_success() {
        let long = vec![b'x'; 1 << 20];
        assert_eq!(shown("true", &long).0, Ok(()));
        assert_eq!(shown("head -c 3", &long), (Ok(()), b"xxx".to_vec()));
    }

    #[test]
    fn a_pager_that_fails_gives_the_text_back() {
        let why = |command| shown(command, b"text").0.expect_err("fails").expect("a warning");
        assert!(why("tine-no-such-pager").starts_with("cannot use the pager `tine-no-such-pager`: "));
        assert_eq!(why("false"), "cannot use the pager `false`: exit status 1");
        assert!(why("tine-no-such-pager 2>/dev/null | cat; exit 127").ends_with("exit status 127"));
        let missing = Pager { default: true, ..choose(&env(Some("tine-no-such-pager"), None), None).expect("a pager") };
        assert_eq!(missing.show_on(b"", Stdio::null()), Err(None), "our own default may be missing without a word");
    }
}
