//! `tine doctor`.

use serde_json::{Value, json};

use crate::core::doctor::{self, Finding, Level};
use crate::error::{Code, Error};
use crate::ui::sanitize;
use crate::ui::style::Style;

use super::{Context, Human, Outcome};

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
    let store = ctx.open()?;
    Ok(Box::new(Done { findings: doctor::examine(store)? }))
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
