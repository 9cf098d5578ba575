//! Every command's help keeps to one form: a line that says what it does, and an example that works if typed.

use crate::commands::{calls, parse};

fn leaves(command: &clap::Command, found: &mut Vec<clap::Command>) {
    for sub in command.get_subcommands().filter(|s| s.get_name() != "help") {
        if sub.has_subcommands() {
            leaves(sub, found);
        } else {
            found.push(sub.clone());
        }
    }
}

fn all_leaves() -> Vec<clap::Command> {
    let mut command = tine::cmd::command_line();
    command.build();
    let mut found = Vec::new();
    leaves(&command, &mut found);
    assert!(found.len() > 20, "the commands were found");
    found
}

#[test]
fn the_first_line_is_an_instruction_without_a_full_stop() {
    for command in all_leaves() {
        let name = command.get_bin_name().expect("built").to_owned();
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        assert!(!about.is_empty() && !about.ends_with('.') && !about.contains('\n'), "{name}: {about:?}");
        assert!(about.starts_with(char::is_uppercase), "{name}: {about:?}");
        let verb = about.split([' ', ':']).next().expect("a word");
        assert!(!verb.ends_with('s') || verb == "Pass", "{name}: `{verb}` is no instruction");
        assert!(about.chars().count() <= 80, "{name}: {about:?} does not fit a line of the list");
        for arg in command.get_arguments() {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!help.is_empty() && !help.ends_with('.'), "{name} {}: {help:?}", arg.get_id());
        }
    }
}

#[test]
fn every_command_has_an_example_that_parses() {
    for command in all_leaves() {
        let name = command.get_bin_name().expect("built").to_owned();
        let text = command.get_long_about().map(ToString::to_string).unwrap_or_default();
        let examples: Vec<&str> = text.lines().filter_map(|l| l.trim().strip_prefix("Example: ")).collect();
        assert_eq!(examples.len(), 1, "{name}: one example, in\n{text}");
        let found = calls(examples[0]);
        let own = found.iter().find(|c| name.split(' ').skip(1).zip(c.iter()).all(|(a, b)| a == b));
        let own = own.unwrap_or_else(|| panic!("{name}: its example is another command's: {}", examples[0]));
        parse(own).unwrap_or_else(|e| panic!("{name}: `{}`\n{e}", examples[0]));
    }
}

#[test]
fn every_command_stands_in_the_readme_and_in_the_json_page() {
    let (readme, json) = (crate::pages::read("README.md"), crate::pages::read("docs/json.md"));
    for command in all_leaves() {
        let name = command.get_bin_name().expect("built").to_owned();
        let first = name.split(' ').take(2).collect::<Vec<_>>().join(" ");
        assert!(readme.contains(&format!("`{first}`")), "README.md has no `{first}` in its table");
        assert!(json.contains(&format!("`{name}`")), "docs/json.md has no `{name}`");
    }
}
