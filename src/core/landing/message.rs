//! What a landed commit says: the summary, then where it came from and who granted it. A text from outside never says that
//! in our place.

use std::collections::BTreeSet;

use crate::error::Result;

use super::super::checkpoint::reread;
use super::super::record::{Decision, Revision, Verdict, one_line};
use super::super::timeline;
use super::Work;

impl Work<'_> {
    /// A commit's own message with our trailers; what it says of these itself goes.
    pub(super) fn with_trailers(&self, message: &str, decisions: &[Decision]) -> String {
        let ours = ["Tine-Proposal", "Tine-Session", "Tine-Event", "Tine-Actor", "Tine-Decision", "Approved-by"];
        let claims = |line: &&str| {
            let key = line.split_once(':').map_or("", |(key, _)| key.trim());
            ours.iter().any(|name| key.eq_ignore_ascii_case(name))
        };
        let mut kept =
            message.lines().filter(|line| !claims(line)).collect::<Vec<_>>().join("\n").trim_end().to_owned();
        let has_others = kept.rsplit("\n\n").next().is_some_and(|last| {
            kept.contains("\n\n") && last.lines().all(|line| line.starts_with("Tine-") && line.contains(": "))
        });
        kept.push_str(if has_others { "\n" } else { "\n\n" });
        kept + &self.trailers(decisions).join("\n") + "\n"
    }

    fn trailers(&self, decisions: &[Decision]) -> Vec<String> {
        let proposal = &self.stored.value;
        let mut lines =
            vec![format!("Tine-Proposal: {}", proposal.name), format!("Tine-Session: {}", proposal.session)];
        let mut named = BTreeSet::new();
        for decision in decisions {
            if decision.is_about(proposal)
                && decision.verdict == Verdict::Approve
                && named.insert(decision.actor.clone())
            {
                lines.push(format!("Approved-by: {}", decision.actor));
            }
        }
        lines
    }

    /// The landed commit's message: the proposal's summary, then what it came from.
    pub(super) fn message(&self, current: &Revision, decisions: &[Decision]) -> Result<String> {
        let mut text = format!("{}\n\n{}\n", current.summary.trim(), self.trailers(decisions).join("\n"));
        for agent in self.agents(current)? {
            text.push_str(&format!("Co-authored-by: {agent}\n"));
        }
        Ok(text)
    }

    /// Name and address of every agent that took a checkpoint, in order.
    fn agents(&self, current: &Revision) -> Result<Vec<String>> {
        let repo = &self.store.repo;
        let mut chain = repo.own_line(current.made_of(repo), current.base)?;
        chain.reverse();
        let mut agents = Vec::new();
        for id in chain {
            agents.extend(timeline::trailers(&repo.commit(id)?.message).remove("Tine-Agent"));
        }
        if !repo.has(current.timeline) {
            // What was squashed elsewhere says nothing of its checkpoints.
            agents.extend(reread(self.store, &self.stored.value.session)?.value.agent);
        }
        let mut all = Vec::new();
        for agent in agents {
            let line = one_line(&format!("{agent} <agent.{agent}@tine.invalid>"));
            if !all.contains(&line) {
                all.push(line);
            }
        }
        Ok(all)
    }
}
