//! Pages and files that the program writes itself.

use std::fmt::Write as _;

use clap_complete::Shell;

use crate::pages::{same, same_part};
use crate::place::Place;

#[test]
fn the_reference() {
    let mut command = tine::cmd::command_line().term_width(100);
    command.build();
    let mut text = String::from(
        "# Reference\n\n\
         Every command with its help, as `--help` prints it. This page is generated: change the text in \
         `src/cmd/`, then\nrun `TINE_BLESS=1 cargo test --test docs`. The [guide](guide.md) tells when to use what.\n\n",
    );
    for sub in command.get_subcommands().filter(|s| s.get_name() != "help") {
        let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(text, "- [`tine {0}`](#tine-{0}): {about}", sub.get_name());
    }
    text.push_str("\nEvery command takes the [global options](#global-options), too.\n");
    for sub in command.get_subcommands().filter(|s| s.get_name() != "help") {
        section(sub, &mut text);
    }
    text.push_str("\n## Global options\n\n```text\n");
    let help = long_help(command.clone());
    let globals = help.split("Global options:\n").nth(1).expect("they have a heading of their own");
    text.push_str(globals.split("\nBegin with:").next().expect("before the examples").trim_end());
    text.push_str("\n```\n");
    same("docs/reference.md", &text);
}

fn section(command: &clap::Command, text: &mut String) {
    let name = command.get_bin_name().expect("it was built").to_owned();
    let own = command.clone().mut_args(|a| if a.is_global_set() { a.hide(true) } else { a });
    let _ = write!(text, "\n## `{name}`\n\n```text\n{}\n```\n", long_help(own).trim_end());
    for sub in command.get_subcommands().filter(|s| s.get_name() != "help") {
        section(sub, text);
    }
}

/// The help, without the values that variables happen to have here.
fn long_help(command: clap::Command) -> String {
    let help = command.term_width(100).mut_args(|a| a.hide_env_values(true)).render_long_help().to_string();
    help.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_settings() {
    let mut text = String::from("| setting | holds | default | what it is for |\n| --- | --- | --- | --- |\n");
    for key in tine::config::KEYS {
        let holds = match key.kind {
            tine::config::Kind::Choice(words) => words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", "),
            tine::config::Kind::Int(min, max) => format!("number from {min} to {max}"),
            kind => kind.name().to_owned(),
        };
        let default = key.default.map_or("unset".to_owned(), |d| format!("`{d}`"));
        let _ = writeln!(text, "| `{}` | {holds} | {default} | {} |", key.name, key.description);
    }
    same_part("docs/configuration.md", "settings", &text);
}

#[test]
fn the_completions() {
    let place = Place::empty();
    let files = [
        (Shell::Bash, "completions/tine.bash"),
        (Shell::Zsh, "completions/tine.zsh"),
        (Shell::Fish, "completions/tine.fish"),
        (Shell::PowerShell, "completions/tine.ps1"),
        (Shell::Elvish, "completions/tine.elv"),
    ];
    for (shell, file) in files {
        same(file, &place.ok("", &["completions", &shell.to_string()]));
    }
}

#[test]
fn the_man_pages() {
    let place = Place::empty();
    place.ok("", &["man", "man"]);
    let dir = place.root().join("man");
    let mut command = tine::cmd::command_line();
    command.build();
    let mut names = vec!["tine".to_owned()];
    collect(&command, "tine", &mut names);
    let mut found: Vec<String> = std::fs::read_dir(&dir)
        .expect("a directory")
        .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    found.sort();
    let mut expected: Vec<String> = names.iter().map(|n| format!("{n}.1")).collect();
    expected.sort();
    assert_eq!(found, expected);
    for name in names {
        let page = std::fs::read_to_string(dir.join(format!("{name}.1"))).expect("UTF-8");
        assert!(page.contains(&format!("\n.TH {name} 1")), "{name}: the title says what it is:\n{page}");
        assert!(page.contains("\n.SH NAME\n") && page.contains("\n.SH SYNOPSIS\n"), "{name}");
        let synopsis = format!("\\fB{}\\fR", name.replace('-', "\\-"));
        let spaced = format!("\\fB{}\\fR", name.replace('-', " "));
        assert!(page.contains(&synopsis) || page.contains(&spaced), "{name}: {page}");
        // A line that begins with a quote or a dot is a request to roff, not text.
        for line in page.lines().filter(|l| l.starts_with('\'') || l.starts_with('.')) {
            let known = [".ie", ".el", ".TH", ".SH", ".TP", ".br", ".RS", ".RE", ".PP", ".IP"];
            assert!(known.iter().any(|k| line.starts_with(k)), "{name}: {line}");
        }
    }
}

fn collect(command: &clap::Command, name: &str, names: &mut Vec<String>) {
    for sub in command.get_subcommands().filter(|s| s.get_name() != "help") {
        let name = format!("{name}-{}", sub.get_name());
        collect(sub, &name, names);
        names.push(name);
    }
}
