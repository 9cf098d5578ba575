//! Taking a landed proposal back: a session and a proposal whose change is the opposite of what landed, by parts where
//! it landed in parts. The trunk itself moves through the gate, as ever.

use crate::error::{Code, Error, Result};
use crate::git::{MergeLabels, Oid};

use super::checkpoint::{self, Leases, reread};
use super::gate;
use super::justify;
use super::merged;
use super::pending;
use super::proposal::{self, Request as Propose};
use super::record::{Landing, ProposalRecord, SessionRecord, Stored};
use super::session::{self, Place, Request as Start};
use super::store::Store;
use super::timeline::{About, CheckpointKind};

/// What was made.
#[derive(Debug)]
pub struct Reverted {
    /// The session.
    pub session: SessionRecord,
    /// Its proposal.
    pub proposal: Stored<ProposalRecord>,
}

/// Proposes to take a landed proposal back.
pub fn revert(store: &Store, name: &str, message: Option<&str>, place: Place) -> Result<Reverted> {
    gate::may_propose(store)?;
    pending::settle(store, &[])?;
    let landed = store.proposal(name)?;
    let (name, title) = (landed.value.name.clone(), landed.value.current().title.clone());
    let tip = store.trunk()?.tip()?;
    let mut landings: Vec<Landing> =
        justify::landings_of(store, landed.commit)?.into_iter().map(|landed| landed.landing).collect();
    // Two clones may have landed it at once; the trunk has one of the two.
    let repo = &store.repo;
    landings.retain(|l| repo.has(l.commit) && repo.is_ancestor(l.commit, tip).unwrap_or(false));
    if landings.is_empty() {
        return Err(Error::new(Code::Invalid, format!("proposal `{name}` has not landed"))
            .hint(format!("tine proposal show {name}")));
    }
    let tree = without(store, &landed.value, &landings, tip)?;
    if tree == store.repo.tree_of(tip)? {
        return Err(Error::new(Code::Invalid, format!("nothing of `{name}` is left on the trunk to take back")));
    }
    let title = format!("Revert \"{title}\"");
    let commits: Vec<String> = landings.iter().map(|l| l.commit.to_string()).collect();
    let summary = match message {
        Some(text) => text.to_owned(),
        None => format!("{title}\n\nThis takes back proposal {name}, which landed as {}.", commits.join(", ")),
    };
    let request = Start {
        id: Some(free_name(store, &landed.value)?),
        task: Some(title.clone()),
        from: Some(tip),
        place,
        tags: Default::default(),
        agent: store.actor.agent(),
        parent: None,
        command: "revert",
    };
    let started = session::start(store, &request)?.session;
    let about = About {
        kind: Some(CheckpointKind::Manual),
        title: Some(title),
        agent: store.actor.agent(),
        ..About::default()
    };
    checkpoint::advance(store, &started, &about, tip, tree, "revert", Leases::PassOver)?;
    let proposed = proposal::propose(store, &started.id, &Propose { summary: Some(summary), ..Propose::default() })?;
    Ok(Reverted { session: reread(store, &started.id)?.value, proposal: proposed.proposal })
}

/// The trunk's tree without what these landings brought.
fn without(store: &Store, proposal: &ProposalRecord, landings: &[Landing], tip: Oid) -> Result<Oid> {
    let repo = &store.repo;
    let mut tree = repo.tree_of(tip)?;
    for landing in landings {
        let (landed, before) = (repo.tree_of(landing.commit)?, repo.tree_of(landing.before)?);
        let labels = MergeLabels { base: "landed", ours: "trunk", theirs: "before" };
        let merged = repo.merge_trees(landed, tree, before, labels)?;
        if !merged.is_clean() {
            let what = format!("taking back `{}`", proposal.name);
            return Err(merged::conflict(&what, &merged.conflicts)
                .hint("later changes touch the same lines: take back by hand, or take those back first")
                .hint(format!("tine start take-back   # then `git revert {}` in it", landing.commit)));
        }
        tree = merged.tree;
    }
    Ok(tree)
}

/// `revert-<feature>`, or the first number after it that is free.
fn free_name(store: &Store, proposal: &ProposalRecord) -> Result<String> {
    let stem: String = format!("revert-{}", proposal.feature).chars().take(58).collect();
    let taken = |name: &str| store.session(name).is_ok();
    let numbered = (2..).map(|n| format!("{stem}-{n}"));
    Ok(std::iter::once(stem.clone()).chain(numbered).find(|name| !taken(name)).unwrap_or(stem))
}
