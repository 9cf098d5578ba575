//! What a coding agent has to know to work with tine, in as few words as will do. Names, purposes and examples are those of
//! the commands as they are, so that nothing in it goes stale; beside `--json` it never says what a flag does.

use std::io;
use std::path::Path;

use clap::Command;

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};

use super::marked;

/// The commands that an agent works with, in the order in which it needs them.
const LOOP: &[&[&str]] = &[
    &["start"],
    &["status"],
    &["checkpoint"],
    &["log"],
    &["diff"],
    &["show"],
    &["undo"],
    &["redo"],
    &["restore"],
    &["refresh"],
    &["propose"],
    &["fork"],
    &["compare"],
    &["note", "add"],
    &["note", "list"],
    &["note", "resolve"],
    &["lock"],
    &["unlock"],
    &["locks"],
    &["cache", "set"],
    &["cache", "get"],
    &["cache", "list"],
];
/// The commands that decide.
const PEOPLE: &[&str] = &["review", "approve", "reject", "land", "pick"];
/// What to do about each kind of trouble that is not a mistake.
const TROUBLE: &[(Code, &str)] = &[
    (Code::Conflict, "the trunk changed the same lines: refresh, resolve what is marked, go on"),
    (Code::Refused, "a rule says no: find another way or ask a person, never work around it"),
    (Code::Busy, "somebody holds a lock, or was faster: the hints name the ways out, else run it again"),
    (Code::Stale, "what you looked at has moved: look again, then decide again"),
    (Code::CheckFailed, "a required check or hook failed: mend what it found"),
];

/// What it is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A section of a file of instructions, such as `AGENTS.md`.
    Section,
    /// A skill of its own, with front matter.
    Skill,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Created,
    /// It has the guide as it is now.
    Updated,
    /// It had it, or had none to be taken out.
    Unchanged,
    /// The guide was taken out.
    Removed,
}

impl Change {
    /// The name in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Change::Created => "created",
            Change::Updated => "updated",
            Change::Unchanged => "unchanged",
            Change::Removed => "removed",
        }
    }
}

/// The whole text, with its marks.
pub fn text(form: Form, commands: &Command) -> String {
    let section = marked::between_marks(&body(commands));
    match form {
        Form::Section => section,
        Form::Skill => format!("{}{section}", front_matter()),
    }
}

fn front_matter() -> String {
    "---\nname: tine\ndescription: Save, undo, compare and propose work in a git repository with tine sessions and \
     checkpoints. Use it for every task that changes files where `tine status` works, and before anything risky.\n---\n\n"
        .to_owned()
}

fn body(commands: &Command) -> String {
    let people: Vec<String> =
        PEOPLE.iter().map(|name| format!("`tine {}`", find(commands, &[name]).get_name())).collect();
    let mut text = format!(
        "## Version control with tine\n\n\
         Work in a session: a line of checkpoints with a workspace of its own. People decide what lands: propose, and leave\n\
         {} to them. Never commit or push to the trunk.\n\n\
         1. `tine status` says where you are. In no session, start one and work in the directory that it prints.\n\
         2. Take a checkpoint after each prompt, with the prompt, and before anything risky.\n\
         3. A wrong step is undone, not repaired by hand; `git reset`, `git clean` and `git stash` are not needed.\n\
         4. When it is done, propose it with a summary. Rejected? Go on in the same session and propose again.\n\n\
         ```sh\n",
        people.join(", ")
    );
    for path in LOOP {
        let command = find(commands, path);
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        text.push_str(&format!("{}  # {about}\n", example(command)));
    }
    text.push_str(
        "```\n\n\
         With `--json` each prints one document; errors have `hints`, commands that can be run as they are. Exit status:\n\n",
    );
    for (code, advice) in TROUBLE {
        text.push_str(&format!("- {} `{}`: {advice}\n", code.exit_status(), code.as_str()));
    }
    text
}

fn find<'a>(commands: &'a Command, path: &[&str]) -> &'a Command {
    path.iter()
        .fold(commands, |at, name| at.find_subcommand(name).expect("the lists above name commands that there are"))
}

fn example(command: &Command) -> String {
    let help = command.get_long_about().map(ToString::to_string).unwrap_or_default();
    let line = help.lines().find_map(|line| line.trim().strip_prefix("Example: "));
    line.expect("every command has one example").to_owned()
}

/// Writes it into a file, or brings what is there up to date; everything else in the file stays byte for byte.
pub fn install(file: &Path, form: Form, commands: &Command) -> Result<Change> {
    let Some(found) = read(file)? else {
        write(file, text(form, commands).as_bytes())?;
        return Ok(Change::Created);
    };
    let marks = marked::find(&found).map_err(|broken| broken.error(file))?;
    if form == Form::Skill && marks.is_none() && !found.trim_ascii().is_empty() {
        return Err(Error::new(Code::Exists, format!("`{}` is there and is not this skill", file.display()))
            .hint("tine agent-guide --skill --install .claude/skills/tine/SKILL.md   # a file of its own"));
    }
    let new = match form {
        Form::Skill if marks.is_none() => text(form, commands).into_bytes(),
        _ => marked::put(&found, marks, &body(commands)),
    };
    if new == found {
        return Ok(Change::Unchanged);
    }
    write(file, &new)?;
    Ok(Change::Updated)
}

/// Takes it out of a file again. A file that would have nothing left goes.
pub fn remove(file: &Path) -> Result<Change> {
    let Some(found) = read(file)? else { return Ok(Change::Unchanged) };
    let Some(marks) = marked::find(&found).map_err(|broken| broken.error(file))? else { return Ok(Change::Unchanged) };
    let rest = marked::take_out(&found, &marks);
    let nothing = rest.is_empty() || rest.trim_ascii_end() == front_matter().trim_end().as_bytes();
    // A link is somebody's own, whatever it leads to.
    if nothing && !file.is_symlink() {
        std::fs::remove_file(file).or_io(|| format!("cannot remove `{}`", file.display()))?;
    } else {
        write(file, &rest)?;
    }
    Ok(Change::Removed)
}

fn read(file: &Path) -> Result<Option<Vec<u8>>> {
    match std::fs::read(file) {
        Ok(bytes) => Ok(Some(bytes)),
        // A link to nothing is somebody's mistake; a file in its place would hide it.
        Err(e) if e.kind() == io::ErrorKind::NotFound && !file.is_symlink() => Ok(None),
        Err(e) => Err(Error::new(Code::Io, format!("cannot read `{}`", file.display())).because(e)),
    }
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    durable::rewrite(file, bytes).or_io(|| format!("cannot write `{}`", file.display()))
}
