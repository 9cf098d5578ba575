//! Our entries in a file of hooks: which belong there, which of those that are there are ours, and the file with them and
//! without them. Only entries whose whole command is ours are touched.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::json::{Document, Fault, Step};

/// The object that holds all hooks, in every file of every agent.
const HOOKS: &str = "hooks";

/// What belongs in a file.
pub(super) struct Entries {
    /// For each event what is put into its list.
    pub(super) hooks: Vec<(&'static str, Value)>,
    /// A member that a new file needs beside the hooks.
    pub(super) beside: Option<(&'static str, Value)>,
}

/// Whether a command is one that this program writes, in any of its spellings. A longer one that calls us somewhere is
/// somebody's own.
fn is_our_command(words: &str) -> bool {
    static OURS: LazyLock<Regex> = LazyLock::new(|| {
        let program =
            r#"(?:"[^"]*/tine"|'(?:[^']|'\\'')*/tine'|[^\s'";&|]*/tine|[^\s'";&|]*\\tine\.exe|tine(?:\.exe)?)"#;
        let guards = format!(
            r"(?:command -v {program} >/dev/null 2>&1 \|\| exit 0; (?:exec )?|if \(Get-Command {program} -ErrorAction SilentlyContinue\) \{{ (?:& )?)"
        );
        let text = format!(r"^{guards}?{program} hook [a-z][a-z-]*(?: [A-Za-z][A-Za-z.]*)?(?: \}}|; exit 0)?$");
        Regex::new(&text).expect("the expression is fixed")
    });
    OURS.is_match(words.trim())
}

/// The commands of a handler, each with its arguments.
fn commands(handler: &Value) -> Vec<String> {
    let text = |name: &str| handler.get(name).and_then(Value::as_str).map(str::to_owned);
    let args = handler.get("args").and_then(Value::as_array).into_iter().flatten();
    let args: String = args.map(|arg| format!(" {}", arg.as_str().unwrap_or("?"))).collect();
    let command = text("command").map(|command| match args.as_str() {
        "" => command,
        // Without a shell a path needs no quotes.
        args => format!("{}{args}", if command.contains(' ') { format!("'{command}'") } else { command }),
    });
    ["bash", "powershell", "commandWindows"].into_iter().filter_map(text).chain(command).collect()
}

fn is_our_handler(handler: &Value) -> bool {
    let commands = commands(handler);
    !commands.is_empty() && commands.iter().all(|command| is_our_command(command))
}

/// Where our entries are, the last one first: so that each is the last of its list when it is its turn.
fn ours(document: &Document) -> Vec<Vec<Step>> {
    let mut found = Vec::new();
    let value = document.value();
    for (event, list) in value.get(HOOKS).and_then(Value::as_object).into_iter().flatten() {
        for (n, element) in list.as_array().into_iter().flatten().enumerate() {
            let at = vec![Step::Key(HOOKS.to_owned()), Step::Key(event.clone()), Step::Nth(n)];
            match element.get(HOOKS).and_then(Value::as_array) {
                Some(handlers) if !handlers.is_empty() && handlers.iter().all(is_our_handler) => found.push(at),
                Some(handlers) => {
                    let inner = handlers.iter().enumerate().filter(|(_, handler)| is_our_handler(handler));
                    found.extend(
                        inner.map(|(n, _)| {
                            at.iter().cloned().chain([Step::Key(HOOKS.to_owned()), Step::Nth(n)]).collect()
                        }),
                    );
                }
                None if is_our_handler(element) => found.push(at),
                None => {}
            }
        }
    }
    found.reverse();
    found
}

/// A handler of ours in a file.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    event: String,
    matcher: Option<String>,
    commands: Vec<String>,
    /// Whether its words are apart, which not everybody who reads the file understands.
    has_args: bool,
}

/// The handlers of ours in a file.
fn found(document: &Document) -> Vec<Found> {
    let value = document.value();
    let mut all = Vec::new();
    for steps in ours(document) {
        let [_, Step::Key(event), Step::Nth(nth), inner @ ..] = steps.as_slice() else { continue };
        let element = &value[HOOKS][event.as_str()][*nth];
        let handlers = match inner {
            [_, Step::Nth(nth)] => std::slice::from_ref(&element[HOOKS][*nth]),
            _ => handlers(element),
        };
        all.extend(handlers.iter().map(|handler| Found::new(event, element, handler)));
    }
    all
}

impl Found {
    /// What a handler comes down to. How long it may take is the user's.
    fn new(event: &str, element: &Value, handler: &Value) -> Found {
        let matcher = element.get("matcher").and_then(Value::as_str).map(str::to_owned);
        let has_args = handler.get("args").is_some();
        Found { event: event.to_owned(), matcher, commands: commands(handler), has_args }
    }
}

/// The handlers of an element: itself, unless it is a group of some.
fn handlers(element: &Value) -> &[Value] {
    element.get(HOOKS).and_then(Value::as_array).map_or(std::slice::from_ref(element), Vec::as_slice)
}

impl Entries {
    /// Whether the file has exactly these, wherever they stand.
    pub(super) fn are_in(&self, document: &Document) -> bool {
        let of = |(event, element): &(&str, Value)| {
            handlers(element).iter().map(|handler| Found::new(event, element, handler)).collect::<Vec<_>>()
        };
        let mut wanted: Vec<Found> = self.hooks.iter().flat_map(of).collect();
        let mut there = found(document);
        wanted.sort();
        there.sort();
        wanted == there
    }

    /// The events that nothing of ours is called for.
    pub(super) fn missing_from(&self, document: &Document) -> Vec<&'static str> {
        let there = found(document);
        let events = self.hooks.iter().map(|(event, _)| *event);
        events.filter(|event| !there.iter().any(|known| known.event == *event)).collect()
    }

    /// Puts them into the file; other spellings of ours go.
    pub(super) fn install(&self, document: Document) -> Result<Document, Fault> {
        if self.are_in(&document) {
            return Ok(document);
        }
        let mut document = self.uninstall(document)?;
        let is_new = document.value().as_object().is_none_or(serde_json::Map::is_empty);
        for (event, element) in &self.hooks {
            document.append(HOOKS, event, element)?;
        }
        if let Some((key, value)) = self.beside.as_ref().filter(|_| is_new) {
            document.append_member(key, value)?;
        }
        Ok(document)
    }

    /// Takes all of ours out of the file, and what was made for them. The member beside the hooks stands behind them only
    /// in a file that was new: whoever writes such a file by hand begins with it.
    pub(super) fn uninstall(&self, document: Document) -> Result<Document, Fault> {
        let mut bare = document.clone();
        without(&mut bare)?;
        let Some((key, value)) = &self.beside else { return Ok(bare) };
        let before = document.value();
        let is_ours = before.as_object().is_some_and(|all| all.keys().eq([HOOKS, *key]) && all[*key] == *value);
        if !is_ours || bare.value().get(HOOKS).is_some() {
            return Ok(bare);
        }
        let mut document = document;
        document.take_out(&[Step::Key((*key).to_owned())])?;
        without(&mut document)?;
        Ok(document)
    }
}

fn without(document: &mut Document) -> Result<(), Fault> {
    for steps in ours(document) {
        document.take_out(&steps)?;
    }
    Ok(())
}

/// The programs that our entries in a file call, each once; none where none is ours.
pub(super) fn programs(document: &Document) -> Vec<String> {
    let mut all: Vec<String> = found(document).iter().filter_map(|f| program(f.commands.first()?)).collect();
    all.sort();
    all.dedup();
    all
}

/// The program in a command of ours.
fn program(command: &str) -> Option<String> {
    let (called, _) = command.rsplit_once(" hook ")?;
    let called = called.rsplit_once("; ").map_or(called, |(_, called)| called).trim_start_matches("exec ");
    let quoted = |mark: char| called.strip_prefix(mark).and_then(|c| c.strip_suffix(mark));
    let plain = quoted('\'').map(|plain| plain.replace(r"'\''", "'")).or_else(|| quoted('"').map(str::to_owned));
    Some(plain.unwrap_or_else(|| called.to_owned()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_whole_commands_are_ours() {
        for ours in [
            "tine hook claude",
            "tine hook claude-code",
            "tine hook copilot userPromptSubmitted",
            "tine hook opencode session.status",
            "tine hook gemini; exit 0",
            "/usr/local/bin/tine hook codex",
            "'/home/a b/it'\\''s/tine' hook codex",
            "\"/home/a b/tine\" hook codex",
            "command -v tine >/dev/null 2>&1 || exit 0; tine hook copilot agentStop",
            "command -v '/a b/tine' >/dev/null 2>&1 || exit 0; '/a b/tine' hook copilot agentStop",
            "if (Get-Command tine -ErrorAction SilentlyContinue) { tine hook copilot agentStop }",
            "if (Get-Command '/x/tine' -ErrorAction SilentlyContinue) { & '/x/tine' hook copilot agentStop }",
        ] {
            assert!(is_our_command(ours), "{ours}");
        }
        for theirs in [
            "",
            "tine",
            "tine hooks status",
            "tine hook claude && notify-send done",
            "tine hook claude; rm x",
            "echo tine hook claude",
            "quatine hook claude",
            "tine checkpoint -m 'tine hook claude'",
            "/x/tine-wrapper hook claude",
            "'/x'; '/y/tine' hook claude",
        ] {
            assert!(!is_our_command(theirs), "{theirs}");
        }
        let exec = |command: &str, args: &[&str]| is_our_handler(&json!({ "command": command, "args": args }));
        assert!(exec("tine", &["hook", "claude"]) && exec("/a b/tine", &["hook", "claude"]));
        assert!(!exec("sh", &["-c", "tine hook claude"]) && !exec("tine", &["hook", "claude", "; x"]));
    }

    #[test]
    fn the_program_that_is_called() {
        assert_eq!(program("tine hook codex").as_deref(), Some("tine"));
        assert_eq!(program("'/a b/it'\\''s/tine' hook codex").as_deref(), Some("/a b/it's/tine"));
        let guarded = "command -v '/x/tine' >/dev/null 2>&1 || exit 0; '/x/tine' hook copilot agentStop";
        assert_eq!(program(guarded).as_deref(), Some("/x/tine"));
    }

    #[test]
    fn what_somebody_else_put_beside_ours_stays() {
        let entries =
            Entries { hooks: vec![("Stop", json!({ "hooks": [{ "command": "tine hook codex" }] }))], beside: None };
        let text = r#"{"hooks": {"Stop": [{"hooks": [{"command": "theirs"}, {"command": "/old/tine hook codex", "timeout": 5}]}]}}"#;
        let document = Document::new(Some(text.to_owned())).expect("JSON");
        let bare = entries.uninstall(document).expect("an object").into_text().expect("text");
        assert_eq!(bare, r#"{"hooks": {"Stop": [{"hooks": [{"command": "theirs"}]}]}}"#);
    }
}
