//! `tine demo`: the whole story in a repository of its own making, with the real commands and their real output. Leaves
//! nothing behind, and reads no settings of the user's.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::error::{Code, Context as _, Error, Result};
use crate::git::Git;
use crate::ui::style::Style;

use super::{Context, Human, Outcome};

/// Tell the whole story in a temporary repository, with real commands
///
/// Example: tine demo
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Keep the repository and say where it is
    #[arg(long)]
    keep: bool,
}

struct Done {
    steps: Vec<Step>,
    kept: Option<PathBuf>,
}

struct Step {
    command: String,
    status: i32,
    output: String,
}

/// A scripted agent at work in a session.
const AGENT: Option<&str> = Some("agent/scripted");
/// The person who reviews.
const PERSON: Option<&str> = None;

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let dir = tempfile::Builder::new()
        .prefix("tine-demo-")
        .tempdir()
        .or_io(|| "cannot make a temporary directory".to_owned())?;
    let mut story = Story { ctx, root: dir.path().canonicalize().unwrap_or(dir.path().to_owned()), steps: Vec::new() };
    story.tell()?;
    let steps = story.steps;
    let kept = args.keep.then(|| dir.keep());
    Ok(Box::new(Done { steps, kept }))
}

struct Story<'a> {
    ctx: &'a Context,
    root: PathBuf,
    steps: Vec<Step>,
}

impl Story<'_> {
    fn tell(&mut self) -> Result<()> {
        self.say("A repository with one file, made with plain git.");
        let repo = self.root.join("shop");
        std::fs::create_dir_all(&repo).or_io(|| "cannot write the demo".to_owned())?;
        std::fs::write(self.root.join("gitconfig"), "[user]\n\tname = Robin\n\temail = robin@example.org\n")
            .or_io(|| "cannot write the demo".to_owned())?;
        self.git(&repo, &["init", "--quiet", "--initial-branch=main"])?;
        self.write(&repo, "price.py", "def price(items):\n    return sum(items)\n")?;
        self.git(&repo, &["add", "price.py"])?;
        self.git(&repo, &["commit", "--quiet", "--message=Add up prices"])?;

        self.say("A task gets a session: its own branch, its own worktree.");
        let path = self.tine(&repo, AGENT, &["start", "discount", "--task", "Give a discount on large orders"])?;
        let work = PathBuf::from(path.lines().last().unwrap_or_default());

        self.say("The agent works; every prompt ends in a checkpoint.");
        self.write(
            &work,
            "price.py",
            "def price(items):\n    total = sum(items)\n    return total * 0.9 if total > 100 else total\n",
        )?;
        self.tine(&work, AGENT, &["checkpoint", "--prompt", "Give 10 % off above 100"])?;
        self.write(
            &work,
            "test_price.py",
            "from price import price\n\nassert price([60, 60]) == 108\nassert price([10]) == 10\n",
        )?;
        self.tine(&work, AGENT, &["checkpoint", "--prompt", "Write a test for it"])?;
        self.write(&work, "price.py", "def price(items):\n    return 0  # simpler\n")?;
        self.remove(&work, "test_price.py")?;
        self.tine(&work, AGENT, &["checkpoint", "--prompt", "Simplify"])?;

        self.say("The third prompt went wrong. One step back; files follow.");
        self.tine(&work, AGENT, &["undo"])?;
        self.tine(&work, AGENT, &["diff", "@1", "@2", "--stat"])?;

        self.say("Another idea, tried beside the first.");
        let fork = self.tine(&work, AGENT, &["fork", "@1", "--name", "discount-steps"])?;
        let other = PathBuf::from(fork.lines().last().unwrap_or_default());
        self.write(&other, "price.py", "def price(items):\n    total = sum(items)\n    for limit, rate in ((500, 0.8), (100, 0.9)):\n        if total > limit:\n            return total * rate\n    return total\n")?;
        self.tine(&other, AGENT, &["checkpoint", "--prompt", "Two steps of discount"])?;
        self.tine(&repo, PERSON, &["log", "--all"])?;

        self.say("The first one is offered for the trunk. An agent cannot let itself in.");
        self.tine(&work, AGENT, &["propose", "-m", "Give 10 % off on orders above 100"])?;
        self.tine_fails(&work, AGENT, &["approve", "discount-1"], Code::Refused)?;

        self.say("A person looks at it, and approves exactly what was seen.");
        self.tine(&repo, PERSON, &["proposal", "show", "discount-1"])?;
        self.tine(&repo, PERSON, &["diff", "proposal:discount-1"])?;
        self.tine(&repo, PERSON, &["approve", "discount-1", "--rev", "1"])?;

        self.say("The trunk has one commit that says where it came from, and each line its prompt.");
        self.git(&repo, &["log", "--format=%h %an: %B", "-1"])?;
        self.tine(&repo, PERSON, &["blame", "price.py"])?;
        self.tine(&repo, PERSON, &["op", "log", "--all", "--limit", "4"])?;
        self.git(&repo, &["fsck", "--strict", "--no-dangling"])?;
        Ok(())
    }

    fn say(&self, text: &str) {
        self.ctx.ui.answer(&format!("\n{}\n", Style::Heading.paint(text)));
    }

    fn write(&mut self, dir: &Path, name: &str, text: &str) -> Result<()> {
        self.ctx.ui.answer(&format!("{}\n", Style::Dim.paint(format!("  (writes {name})"))));
        std::fs::write(dir.join(name), text).or_io(|| format!("cannot write `{name}`"))
    }

    fn remove(&mut self, dir: &Path, name: &str) -> Result<()> {
        self.ctx.ui.answer(&format!("{}\n", Style::Dim.paint(format!("  (removes {name})"))));
        std::fs::remove_file(dir.join(name)).or_io(|| format!("cannot remove `{name}`"))
    }

    fn git(&mut self, dir: &Path, args: &[&str]) -> Result<()> {
        let done = Git::new()
            .args(args)
            .env("GIT_CONFIG_GLOBAL", self.root.join("gitconfig"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .in_dir(dir)
            .output()?;
        let output = format!("{}{}", String::from_utf8_lossy(&done.stdout), done.stderr);
        self.show(&format!("git {}", args.join(" ")), done.status.unwrap_or(-1), &output)?;
        if done.status == Some(0) { Ok(()) } else { Err(done.into_error(&args.join(" "))) }
    }

    fn tine(&mut self, dir: &Path, actor: Option<&str>, args: &[&str]) -> Result<String> {
        self.call(dir, actor, args, 0)
    }

    fn tine_fails(&mut self, dir: &Path, actor: Option<&str>, args: &[&str], code: Code) -> Result<()> {
        self.call(dir, actor, args, i32::from(code.exit_status())).map(drop)
    }

    /// Runs this very program; gives its stdout.
    fn call(&mut self, dir: &Path, actor: Option<&str>, args: &[&str], expected: i32) -> Result<String> {
        let program = std::env::current_exe().or_io(|| "cannot find this program".to_owned())?;
        let mut command = Command::new(program);
        command.args(args).current_dir(dir);
        for (name, _) in std::env::vars_os() {
            if !matches!(name.to_str(), Some("PATH" | "TERM" | "LANG" | "LC_ALL" | "TMPDIR")) {
                command.env_remove(&name);
            }
        }
        command
            .env("HOME", &self.root)
            .env("GIT_CONFIG_GLOBAL", self.root.join("gitconfig"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("TINE_PAGER", "cat");
        if let Some(actor) = actor {
            command.env("TINE_ACTOR", actor);
        }
        if self.ctx.ui.has_color() {
            command.env("CLICOLOR_FORCE", "1");
        }
        let done = command.output().or_io(|| "cannot run this program".to_owned())?;
        let stdout = String::from_utf8_lossy(&done.stdout).into_owned();
        let both = format!("{}{stdout}", String::from_utf8_lossy(&done.stderr));
        let quoted: Vec<String> = args.iter().map(|a| quote(a)).collect();
        let status = done.status.code().unwrap_or(-1);
        self.show(&format!("tine {}", quoted.join(" ")), status, &both)?;
        if status == expected {
            return Ok(stdout);
        }
        Err(Error::internal(format!("`tine {}` ended with {status} instead of {expected}", args.join(" "))))
    }

    fn show(&mut self, command: &str, status: i32, output: &str) -> Result<()> {
        // The temporary place is noise to a reader.
        let short = self.root.display().to_string();
        let output = output.replace(&short, "~");
        self.ctx.ui.answer(&format!("{} {}\n", Style::Dim.paint("$"), Style::Command.paint(command)));
        let body: String = output.lines().map(|l| format!("  {l}\n")).collect();
        self.ctx.ui.answer(&body);
        self.steps.push(Step { command: command.to_owned(), status, output });
        Ok(())
    }
}

fn quote(text: &str) -> String {
    let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || "-_./:@=,".contains(c));
    if plain { text.to_owned() } else { format!("'{text}'") }
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        let steps: Vec<Value> = self
            .steps
            .iter()
            .map(|s| json!({ "command": s.command, "exit_code": s.status, "output": s.output }))
            .collect();
        Ok(json!({ "steps": steps, "kept": self.kept.as_ref().map(|k| k.to_string_lossy()) }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let human = Human::status(match &self.kept {
            Some(dir) => format!("kept in {}", dir.display()),
            None => "the demo's repository is removed again".to_owned(),
        });
        Ok(human.with("begin in a repository of yours: cd \"$(tine start <name>)\""))
    }
}
