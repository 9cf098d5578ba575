//! `tine conflicts`.

use serde_json::{Value, json};

use crate::core::conflicts::{Pair, Radar};
use crate::error::{Code, Error, count};
use crate::ui::Progress;
use crate::ui::style::Style;

use super::{Context, Human, Outcome, complete, shared};

/// Show which live sessions would conflict with the trunk or with each other
///
/// Merges the latest checkpoints in memory. Edits that no checkpoint has yet are not looked at, and nothing is changed but a
/// cache of the merges in the git directory. With names, only pairs are looked at that one of them is in. Conflicts are the
/// answer and no error: the exit status is 0, unless --exit-code is given.
///
/// Example: tine conflicts
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A session; by default all live ones
    #[arg(value_name = "NAME", add = complete::sessions())]
    names: Vec<String>,
    /// Exit with 3 if there are conflicts
    #[arg(long)]
    exit_code: bool,
}

struct Done {
    pairs: Vec<Pair>,
    sessions: Vec<String>,
    trunk: String,
    compared: usize,
    exit_code: bool,
}

pub fn run(ctx: &mut Context, args: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    ctx.open()?;
    let (ui, store) = (&ctx.ui, ctx.store());
    let radar = Radar::new(store, &args.names)?;
    for (a, b) in &radar.unrelated {
        ui.warn(&format!("`{a}` and `{b}` share no history and cannot be merged"));
    }
    let (sessions, trunk, compared) = (radar.sessions.clone(), radar.trunk.name.clone(), radar.pairs);
    let bar = Progress::new(ui, "merging", u64::try_from(radar.merges())?);
    let pairs = radar.look(store, &|done| bar.inc(u64::try_from(done).unwrap_or_default()))?;
    bar.finish();
    Ok(Box::new(Done { pairs, sessions, trunk, compared, exit_code: args.exit_code }))
}

impl Outcome for Done {
    fn json(&self) -> anyhow::Result<Value> {
        let pair = |pair: &Pair| {
            let paths: Vec<Value> = pair.paths.iter().map(shared::path).collect();
            json!({ "a": pair.a, "b": pair.b, "with_trunk": pair.with_trunk, "paths": paths })
        };
        let pairs: Vec<Value> = self.pairs.iter().map(pair).collect();
        Ok(json!({ "pairs": pairs, "sessions": self.sessions, "trunk": self.trunk, "compared": self.compared }))
    }

    fn human(&self, _: &Context) -> anyhow::Result<Human> {
        let sessions = count(self.sessions.len(), "session");
        if self.pairs.is_empty() {
            return Ok(Human::status(format!("no conflicts: {sessions} merged with {} and each other", self.trunk)));
        }
        let mut text = String::new();
        for pair in &self.pairs {
            let with = if pair.with_trunk { Style::Trunk.paint(&pair.b) } else { Style::Session.paint(&pair.b) };
            text.push_str(&format!("{} and {with}\n", Style::Session.paint(&pair.a)));
            pair.paths.iter().for_each(|path| text.push_str(&format!("  {}\n", shared::shown(path))));
        }
        if let Some(pair) = self.pairs.iter().find(|pair| pair.with_trunk) {
            text.push_str(&format!(
                "{}\n",
                Style::Hint.paint(format!("tine refresh {}   # brings the trunk in", pair.a))
            ));
        }
        let found = count(self.pairs.len(), "conflict");
        Ok(Human::paged(text).with(format!("{found} among {sessions} and {}", self.trunk)))
    }

    fn short_of(&self) -> Option<Error> {
        let found = count(self.pairs.len(), "conflict");
        (self.exit_code && !self.pairs.is_empty()).then(|| Error::new(Code::Conflict, found))
    }
}
