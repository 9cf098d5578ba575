//! `tine doctor`.

use serde_json::{Value, json};

use crate::agents::install::Scope;
use crate::core::doctor::{self, Finding, Level};
use crate::error::{Code, Error, Result};
use crate::ui::sanitize;
use crate::ui::style::Style;

use super::{Context, Human, Outcome, hooks};

/// Look for what is wrong or unfinished, and say how to mend it
///
/// Writes nothing. Exits with 1 when there is a problem to mend.
///
/// Example: tine doctor
#[derive(Debug, clap::Args)]
pub struct Args {}

struct Done {
    findings: Vec<Finding>,
}

pub fn run(ctx: &mut Context, _: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    let mut findings = doctor::examine(ctx.open()?)?;
    findings.extend(agents(ctx)?);
    Ok(Box::new(Done { findings }))
}

/// Hooks that cannot work, and those of this project that nothing came of.
fn agents(ctx: &Context) -> Result<Vec<Finding>> {
    let note = |message: String| Finding { level: Level::Note, message, hint: Some("tine hooks status".to_owned()) };
    let mut all = Vec::new();
    for one in hooks::installed(ctx)? {
        let name = one.agent.name();
        all.extend(one.standing.problems.iter().map(|problem| note(format!("hooks of {name}: {problem}"))));
        if one.standing.problems.is_empty() && one.heard.is_none() && one.scope == Scope::Project {
            all.push(note(format!("hooks of {name} are installed, and nothing was heard of it yet")));
        }
    }
    Ok(all)
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        let healthy = self.findings.iter().all(|f| f.level == Level::Ok);
        Ok(json!({ "healthy": healthy, "findings": self.findings }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let mut text = String::new();
        for f in &self.findings {
            let mark = match f.level {
                Level::Ok => Style::Success.paint("ok     "),
                Level::Note => Style::Warning.paint("note   "),
                Level::Problem => Style::Error.paint("problem"),
            };
            text.push_str(&format!("{mark} {}\n", sanitize::line(&f.message)));
            if let Some(hint) = &f.hint {
                text.push_str(&format!("        {}\n", Style::Hint.paint(sanitize::line(hint))));
            }
        }
        Ok(Human::answer(text))
    }

    fn short_of(&self) -> Option<Error> {
        let problems = self.findings.iter().filter(|f| f.level == Level::Problem).count();
        (problems > 0).then(|| Error::new(Code::Invalid, format!("{problems} problems were found")))
    }
}
