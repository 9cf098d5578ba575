//! Every `tine …` that a reader may type parses.

use crate::pages::{all, blocks, prose, spans};

/// Parses the words after `tine`.
pub fn parse(words: &[String]) -> Result<(), clap::Error> {
    let line = std::iter::once("tine").chain(words.iter().map(String::as_str));
    tine::cmd::command_line().try_get_matches_from(line).map(drop)
}

/// The calls of `tine` in a shell line, each as the words after `tine`, those in `$(…)` and `<(…)` included.
pub fn calls(line: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut words: Vec<String> = Vec::new();
    let mut word: Option<String> = None;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => word.get_or_insert_default().extend(chars.next()),
            '\'' => word.get_or_insert_default().extend(chars.by_ref().take_while(|c| *c != '\'')),
            '"' => {
                let mut text = String::new();
                while let Some(c) = chars.next().filter(|c| *c != '"') {
                    match c {
                        '\\' => text.extend(chars.next()),
                        '$' if chars.peek() == Some(&'(') => found.extend(calls(&inner(&mut chars))),
                        c => text.push(c),
                    }
                }
                word.get_or_insert_default().push_str(&text);
            }
            '$' | '<' | '>' if chars.peek() == Some(&'(') => {
                found.extend(calls(&inner(&mut chars)));
                word.get_or_insert_default();
            }
            '#' if word.is_none() => break,
            ' ' | '\t' => words.extend(word.take()),
            '|' | '&' | ';' | '\n' => {
                words.extend(word.take());
                found.extend(call(std::mem::take(&mut words)));
            }
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    found.extend(call(words));
    found
}

/// What stands between the parentheses that begin here.
fn inner(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> String {
    let mut depth = 0;
    let mut text = String::new();
    for c in chars {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        text.push(c);
    }
    text[1..].to_owned()
}

/// The words after `tine`, when these words call it with any.
fn call(words: Vec<String>) -> Option<Vec<String>> {
    let mut words = words.into_iter().peekable();
    let before = |w: &String| {
        let assigns = w.split_once('=').is_some_and(|(name, _)| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit())
        });
        assigns || matches!(w.as_str(), "eval" | "if" | "while" | "until" | "then" | "do" | "!" | "env" | "time")
    };
    while words.next_if(before).is_some() {}
    if words.next()? != "tine" {
        return None;
    }
    let mut kept = Vec::new();
    while let Some(word) = words.next() {
        match word.trim_start_matches(|c: char| c.is_ascii_digit()) {
            ">" | ">>" | "<" => drop(words.next()),
            w if w.starts_with('>') || w.starts_with('<') => {}
            _ => kept.push(word),
        }
    }
    (!kept.is_empty()).then_some(kept)
}

/// The command lines of a block: all of `sh`, what follows `$ ` in `console`.
pub fn shell_lines(language: &str, lines: &[&str]) -> Vec<String> {
    let typed: Vec<&str> = match language {
        "sh" => lines.to_vec(),
        "console" => lines.iter().filter_map(|l| l.strip_prefix("$ ").or_else(|| l.strip_prefix("> "))).collect(),
        _ => return Vec::new(),
    };
    let mut found: Vec<String> = Vec::new();
    let mut open = false;
    for line in typed {
        let (text, goes_on) = match line.strip_suffix('\\') {
            Some(text) => (text, true),
            None => (line, false),
        };
        match found.last_mut().filter(|_| open) {
            Some(last) => last.push_str(text),
            None => found.push(text.to_owned()),
        }
        open = goes_on;
    }
    found
}

#[test]
fn every_command_line_in_a_block_parses() {
    let mut seen = 0;
    for page in all() {
        for block in blocks(&page.text) {
            assert!(!block.language.is_empty(), "{}:{}: say the language of the block", page.name, block.line - 1);
            for line in shell_lines(block.language, &block.lines) {
                for call in calls(&line) {
                    seen += 1;
                    parse(&call).unwrap_or_else(|e| panic!("{}:{}: `{line}`\n{e}", page.name, block.line));
                }
            }
        }
    }
    assert!(seen > 40, "only {seen} command lines were found");
}

/// In running text a command may be named without all it needs.
#[test]
fn every_command_named_in_the_text_exists() {
    use clap::error::ErrorKind;
    for page in all() {
        for (line, text) in prose(&page.text) {
            for span in spans(text).into_iter().filter(|s| s.contains("tine ")) {
                for mut call in calls(span) {
                    call.retain(|w| w != "…");
                    let Err(e) = parse(&call) else { continue };
                    let partial = matches!(
                        e.kind(),
                        ErrorKind::MissingRequiredArgument
                            | ErrorKind::MissingSubcommand
                            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
                            | ErrorKind::DisplayHelp
                            | ErrorKind::DisplayVersion
                    );
                    assert!(partial, "{}:{line}: `{span}`\n{e}", page.name);
                }
            }
        }
    }
}

#[test]
fn shell_lines_are_taken_apart() {
    let found = |line: &str| calls(line).iter().map(|c| c.join("|")).collect::<Vec<_>>();
    assert_eq!(
        found("cd \"$(tine start fix --task 'a b; c')\" && tine st  # tine x"),
        ["start|fix|--task|a b; c", "st"]
    );
    assert_eq!(found("TINE_JSON=1 tine log > out; git log | tine man d"), ["log", "man|d"]);
    assert_eq!(found("if tine ck -m \"x \\\" y\" 2>/dev/null; then echo tine undo; fi"), ["ck|-m|x \" y"]);
    assert_eq!(found("source <(COMPLETE=bash tine)"), [""; 0]);
    assert_eq!(shell_lines("console", &["$ tine \\", "> log", "out"]), ["tine log"]);
    assert!(parse(&["log".to_owned(), "--nope".to_owned()]).is_err());
}
