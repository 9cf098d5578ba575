//! Landing: the only way the trunk moves. The merge is made in memory, the gate is asked, then one transaction moves the
//! trunk, the records and the files of whoever has the trunk checked out.

mod message;

use std::collections::BTreeSet;

use crate::error::{Code, Error, Result, count};
use crate::git::{BString, MergeLabels, NewCommit, Oid};
use crate::workspace;

use super::check::{self, Watch};
use super::checkpoint::{reread, scan_options};
use super::gate::{self, Gate};
use super::hooks;
use super::ids::ProposalName;
use super::merged::{self, conflict_of, labels};
use super::oplog::WorkspaceMove;
use super::pending;
use super::policy::{self, Signatures};
use super::proposal::{decision_event, decision_file, deny_with, moved, new_decision, require_open};
use super::record::{
    Decision, Event, Files, Landing, ProposalRecord, ProposalState, Revision, SessionRecord, SessionState, Stored,
    Verdict,
};
use super::refusal;
use super::selection::{self, Selection};
use super::session;
use super::signature::{self, Votes, Worth};
use super::store::{Method, Store, Trunk};
use super::transaction::{Transaction, race};

/// How often the trunk may move while checks run before a landing gives up.
const CHECK_ROUNDS: usize = 5;

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The proposal.
    pub name: String,
    /// The revision that was reviewed.
    pub revision: Option<u32>,
    /// The head that was reviewed, or the beginning of its id.
    pub head: Option<String>,
    /// A remark on the decision.
    pub message: Option<String>,
    /// What is accepted, when it is not everything.
    pub part: Option<Selection>,
    /// How; as configured when not given.
    pub method: Option<Method>,
    /// Only grant.
    pub no_land: bool,
    /// Keep the session going.
    pub keep: bool,
    /// Sign the decision with this key (empty: git's own choice).
    pub sign: Option<String>,
    /// Proposals that are closed in the same change, because this one was picked over them.
    pub closes: Vec<ProposalName>,
}

/// What happened.
#[derive(Debug)]
pub struct Outcome {
    /// The proposal afterwards.
    pub proposal: Stored<ProposalRecord>,
    /// The grant, when one was given.
    pub decision: Option<Decision>,
    /// The gate's answer.
    pub gate: Gate,
    /// How it landed, when it did.
    pub landing: Option<Landing>,
    /// The revision that holds what was left out.
    pub rest: Option<u32>,
    /// Proposals that were closed with it.
    pub closed: Vec<ProposalName>,
}

/// Grants, and lands when the gate is met. Checks that nothing else waits for run first.
pub fn approve(store: &Store, request: &Request, watch: Watch<'_>) -> Result<Outcome> {
    gate::may_decide(store)?;
    run(store, request, true, watch)
}

/// Lands a proposal whose gate is met. Checks that nothing else waits for run first.
pub fn land(store: &Store, request: &Request, watch: Watch<'_>) -> Result<Outcome> {
    gate::may_land(store)?;
    run(store, request, false, watch)
}

fn run(store: &Store, request: &Request, grants: bool, watch: Watch<'_>) -> Result<Outcome> {
    let first = store.proposal(&request.name)?.value;
    require_open(&first)?;
    check_reviewed(&first, request)?;
    for _ in 0..CHECK_ROUNDS {
        match attempt(store, request, grants, &first).inspect_err(|e| note_conflict(store, e))? {
            Step::Done(outcome) => return Ok(*outcome),
            // Nothing is held meanwhile. If the trunk moves, something else would land, and is checked in its turn.
            Step::Check { onto, tree } => {
                let mut checks = policy::in_force(store)?.checks;
                checks.retain(|check| check.required);
                let stand = check::run(store, &checks, onto, tree, false, watch)?;
                let ran = stand.iter().filter(|check| !check.cached).count();
                store.notice(format!("ran {} on what would land", count(ran, "check")));
            }
        }
    }
    Err(race("the trunk moves faster than the checks run"))
}

/// A landing that meets a conflict leaves no entry in the log; how often that happens is worth knowing.
fn note_conflict(store: &Store, error: &Error) {
    if error.code() == Code::Conflict {
        refusal::note(store, refusal::CONFLICT_OF_LANDING, error.message());
    }
}

/// How far a landing got.
enum Step {
    /// To its end.
    Done(Box<Outcome>),
    /// To checks that have to run on this tree first.
    Check { onto: Oid, tree: Oid },
}

fn attempt(store: &Store, request: &Request, grants: bool, first: &ProposalRecord) -> Result<Step> {
    store.retry(|| {
        pending::settle(store, &[])?;
        let stored = store.proposal(first.name.as_str())?;
        require_open(&stored.value)?;
        check_reviewed(&stored.value, request)?;
        // The decision is about what was read at the beginning: a revision made meanwhile is another question.
        if stored.value.current().head != first.current().head || stored.value.number() != first.number() {
            return Err(moved(&stored.value));
        }
        Work { store, request, stored }.run(grants)
    })
}

/// How a proposal lands where no method is asked for: the policy's word, else the user's own.
pub fn method_in_force(store: &Store) -> Result<Method> {
    Ok(policy::in_force(store)?.review.method.unwrap_or(store.settings.method))
}

fn check_reviewed(proposal: &ProposalRecord, request: &Request) -> Result<()> {
    let current = proposal.current();
    let same_revision = request.revision.is_none_or(|n| n == current.number);
    let head = current.head.to_string();
    let same_head = request.head.as_ref().is_none_or(|h| h.len() >= 4 && head.starts_with(&h.to_ascii_lowercase()));
    if same_revision && same_head { Ok(()) } else { Err(moved(proposal)) }
}

struct Work<'a> {
    store: &'a Store,
    request: &'a Request,
    stored: Stored<ProposalRecord>,
}

/// What the trunk becomes.
struct Merged {
    kind: &'static str,
    commit: Oid,
}

impl Work<'_> {
    fn run(self, grants: bool) -> Result<Step> {
        let store = self.store;
        let proposal = &self.stored.value;
        if grants {
            gate::may_grant(store, proposal)?;
        }
        let chosen = self.chosen_tree(proposal.current())?;
        let mut votes = Votes::in_force(store, self.stored.commit)?;
        let only = self.changed_by(chosen)?;
        let decision =
            grants.then(|| new_decision(store, proposal, Verdict::Approve, self.request.message.as_deref(), only));
        let signs = self.signs()?;
        if let Some(decision) = decision.clone() {
            // That the key is the right one is seen when it has signed, before anything counts.
            votes.push(decision, if signs { Worth::Good } else { Worth::Unsigned });
        }
        let gate = gate::judge(store, proposal, &votes, chosen)?;
        if gate.conflicts() {
            let merged = merged::with_proposal(&store.repo.in_memory(), &store.trunk()?, proposal, chosen)?;
            return Err(conflict_of(proposal, &merged.conflicts));
        }
        if gate.waits_for_checks() && !self.request.no_land {
            gate::may_land(store)?;
            // The gate judged in memory; what programs are to see has to be written.
            let trunk = store.trunk()?;
            let merged = merged::with_proposal(&store.repo, &trunk, proposal, chosen)?;
            if !merged.is_clean() {
                return Err(conflict_of(proposal, &merged.conflicts));
            }
            return Ok(Step::Check { onto: trunk.tip()?, tree: merged.tree });
        }
        // A part lands at once or not at all: a grant of it could not be told from one of everything.
        if !gate.met && (!grants || self.request.part.is_some()) {
            return Err(not_met(proposal, &gate));
        }
        let done = if !gate.met || self.request.no_land {
            self.grant_only(decision, gate)
        } else {
            gate::may_land(store)?;
            self.land(decision, &votes.decisions, gate, chosen)
        };
        Ok(Step::Done(Box::new(done?)))
    }

    fn grant_only(self, decision: Option<Decision>, gate: Gate) -> Result<Outcome> {
        let Some(granted) = &decision else {
            return Ok(Outcome {
                proposal: self.stored,
                decision,
                gate,
                landing: None,
                rest: None,
                closed: Vec::new(),
            });
        };
        if self.request.part.is_some() {
            return Err(Error::new(Code::Usage, "a part can only be approved when it lands at once")
                .hint("drop `--no-land`, or approve all of it"));
        }
        let mut after = self.stored.value.clone();
        after.state = if gate.met { ProposalState::Approved } else { ProposalState::Open };
        let commit = self.record_grant(&after, granted)?;
        let mut tx = Transaction::new(self.store, "approve", None, grant_summary(&after));
        tx.move_ref(after.name.record(), Some(self.stored.commit), Some(commit));
        tx.commit()?;
        let proposal = Stored { commit, value: after };
        Ok(Outcome { proposal, decision, gate, landing: None, rest: None, closed: Vec::new() })
    }

    /// The event of a grant, on the record as it is; signed when asked for.
    fn record_grant(&self, after: &ProposalRecord, granted: &Decision) -> Result<Oid> {
        let event = decision_event("approved", grant_summary(after), granted);
        let files = Files::record(after)?.with(&decision_file(granted), granted)?;
        // An empty name leaves the choice to git's configuration.
        let key = self.signs()?.then(|| self.request.sign.as_deref().unwrap_or_default());
        signature::append(self.store, Some(self.stored.commit), files, &event, &[], key)
    }

    fn signs(&self) -> Result<bool> {
        let required = || policy::in_force(self.store).map(|p| p.review.signatures == Signatures::Required);
        Ok(self.request.sign.is_some() || required()?)
    }

    fn land(
        self,
        decision: Option<Decision>,
        decisions: &[Decision],
        gate: Gate,
        chosen: Option<Oid>,
    ) -> Result<Outcome> {
        let store = self.store;
        let proposal = &self.stored.value;
        let current = proposal.current().clone();
        let trunk = store.trunk()?;
        let tip = trunk.tip()?;
        let result = self.merge_in(&trunk, tip, &current, chosen, decisions)?;
        if let Some(checked) = &gate.checked
            && store.repo.tree_of(result.commit)? != checked.tree
        {
            // A rebase leaves out what is there already, which can make another tree than the merge that was checked.
            return Err(race("what would land is not what the checks ran on")
                .hint(format!("tine approve {} --method squash", proposal.name)));
        }
        let session = reread(store, &proposal.session)?;
        let goes_on = self.request.keep
            || store.settings.keep_workspace
            || self.request.part.is_some()
            || store.repo.find_ref(&session.value.id.branch())?.is_none_or(|t| t != current.timeline)
            || session::stands_inside(store, &session.value)
            || self.has_unsaved(&session.value)?;
        let landing = Landing {
            kind: result.kind.to_owned(),
            commit: result.commit,
            before: tip,
            actor: store.actor.name.clone(),
            at: store.clock.now(),
            revision: current.number,
        };
        let mut after = proposal.clone();
        let rest = match chosen {
            Some(tree) => self.rest(&mut after, &current, tree, result.commit)?,
            None => None,
        };
        if rest.is_none() {
            after.state = ProposalState::Landed;
        } else {
            after.state = ProposalState::Open;
        }
        after.landing = Some(landing.clone());

        let command = match (&decision, self.request.closes.is_empty()) {
            (Some(_), false) => "pick",
            (Some(_), true) => "approve",
            (None, _) => "land",
        };
        let summary = format!("land {} revision {} ({}): {}", after.name, current.number, result.kind, current.title);
        let mut tx = Transaction::new(store, command, None, summary.clone());
        let commit = self.record_landing(&after, decision.as_ref(), &gate, &summary, &landing)?;
        tx.move_ref(after.name.record(), Some(self.stored.commit), Some(commit));
        tx.move_ref(trunk.refname.clone(), Some(tip), Some(result.commit));
        let branch = store.repo.find_ref(&after.name.branch())?;
        let branch_after = match rest {
            Some(_) => Some(after.current().head),
            // Of another clone's session nothing goes on here.
            None if goes_on && (self.request.keep || store.repo.find_ref(&session.value.id.branch())?.is_some()) => {
                branch
            }
            None => None,
        };
        tx.move_ref(after.name.branch(), branch, branch_after);
        self.trunk_worktrees(&mut tx, &trunk, tip, result.commit)?;
        self.close_session(&mut tx, &session, goes_on, rest.is_some(), (&trunk.refname, result.commit))?;
        for name in &self.request.closes {
            let rival = store.proposal(name.as_str())?;
            require_open(&rival.value)?;
            let keeps = self.request.keep || session::stands_inside(store, &reread(store, &rival.value.session)?.value);
            deny_with(store, &mut tx, &rival, &format!("{} was picked", proposal.name), !keeps)?;
        }
        tx.commit()?;
        if store.settings.hooks && result.commit != tip {
            hooks::after_landing(store, &trunk);
        }
        let stored = Stored { commit, value: after };
        let closed = self.request.closes.clone();
        Ok(Outcome { proposal: stored, decision, gate, landing: Some(landing), rest, closed })
    }

    /// Whether the session's workspace holds edits that nobody saved: they keep it from going away with the landing.
    fn has_unsaved(&self, session: &SessionRecord) -> Result<bool> {
        let Some(repo) = self.store.workspace_of(session)? else { return Ok(false) };
        let tree = self.store.repo.tree_of(self.stored.value.current().timeline)?;
        let unsaved = !workspace::changes(&repo, &scan_options(self.store, tree, &[]))?.changes.is_empty();
        if unsaved {
            self.store.notice(format!("session `{}` has unsaved edits and keeps its workspace", session.id));
        }
        Ok(unsaved)
    }

    /// The paths that a part changes, both names of a renamed file; none for the whole.
    fn changed_by(&self, chosen: Option<Oid>) -> Result<Vec<String>> {
        let (repo, base) = (&self.store.repo, self.stored.value.current().base);
        let changes = chosen.map(|tree| repo.diff_trees(repo.tree_of(base)?, tree)).transpose()?.unwrap_or_default();
        Ok(changes.iter().map(|change| change.path.to_string()).collect())
    }

    fn chosen_tree(&self, current: &Revision) -> Result<Option<Oid>> {
        let Some(part) = &self.request.part else { return Ok(None) };
        let (base, head) = (self.store.repo.tree_of(current.base)?, self.store.repo.tree_of(current.head)?);
        let tree = selection::select(&self.store.repo, base, head, part)?;
        if tree == base {
            return Err(Error::new(Code::Invalid, "nothing of the proposal was chosen")
                .hint(format!("tine diff proposal:{} --stat", self.stored.value.name)));
        }
        Ok((tree != head).then_some(tree))
    }

    fn merge_in(
        &self,
        trunk: &Trunk,
        tip: Oid,
        current: &Revision,
        chosen: Option<Oid>,
        decisions: &[Decision],
    ) -> Result<Merged> {
        let store = self.store;
        let method = self.request.method.unwrap_or(method_in_force(store)?);
        if chosen.is_some() && method != Method::Squash {
            return Err(Error::new(Code::Usage, "a part lands as one commit: only the method `squash` can do that")
                .hint(format!("tine approve {} --only … --method squash", self.stored.value.name)));
        }
        let repo = &store.repo;
        if chosen.is_none() && repo.is_ancestor(current.head, tip)? {
            return Ok(Merged { kind: "no_op", commit: tip });
        }
        let merged = merged::with_proposal(repo, trunk, &self.stored.value, chosen)?;
        if !merged.conflicts.is_empty() {
            return Err(conflict_of(&self.stored.value, &merged.conflicts));
        }
        if merged.tree == repo.tree_of(tip)? && method != Method::Merge {
            return Ok(Merged { kind: "no_op", commit: tip });
        }
        match method {
            Method::Ff => {
                if !repo.is_ancestor(tip, current.head)? {
                    return Err(Error::new(
                        Code::Stale,
                        format!("`{}` moved on: a fast-forward is not possible", trunk.name),
                    )
                    .hint(format!("tine refresh {}   # then propose again", self.stored.value.session))
                    .hint(format!("tine approve {} --method rebase", self.stored.value.name)));
                }
                Ok(Merged { kind: "fast_forward", commit: current.head })
            }
            Method::Squash => {
                let message = self.message(current, decisions)?;
                let commit = self.commit(merged.tree, vec![tip], message, trunk, false)?;
                Ok(Merged { kind: "squash", commit })
            }
            Method::Merge => {
                let message = self.message(current, decisions)?;
                let commit = self.commit(merged.tree, vec![tip, current.head], message, trunk, true)?;
                Ok(Merged { kind: "merge", commit })
            }
            Method::Rebase => self.rebase(trunk, tip, current, decisions),
        }
    }

    /// Each commit of the proposal again on the trunk; what is there already (by patch id) or is empty is left out.
    fn rebase(&self, trunk: &Trunk, tip: Oid, current: &Revision, decisions: &[Decision]) -> Result<Merged> {
        let repo = &self.store.repo;
        let base = repo.merge_base(tip, current.head)?.unwrap_or(current.base);
        let there: BTreeSet<String> = repo
            .commits_between(tip, &[base])?
            .into_iter()
            .filter_map(|id| repo.commit_patch_id(id).ok().flatten())
            .collect();
        let mut chain = repo.own_line(current.head, tip)?;
        chain.reverse();
        let mut at = tip;
        for id in chain {
            let old = repo.commit(id)?;
            let parent = old.parents.first().copied().unwrap_or(base);
            if old.parents.len() == 1 && repo.commit_patch_id(id)?.is_some_and(|p| there.contains(&p)) {
                continue;
            }
            let merged = repo.merge_trees(
                repo.tree_of(parent)?,
                repo.tree_of(at)?,
                old.tree,
                labels(trunk, self.stored.value.name.as_str()),
            )?;
            if !merged.conflicts.is_empty() {
                return Err(conflict_of(&self.stored.value, &merged.conflicts));
            }
            if merged.tree == repo.tree_of(at)? {
                continue;
            }
            let message = self.with_trailers(&old.message.to_string(), decisions);
            at = self.commit_as(merged.tree, vec![at], message, trunk, false, Some(&old))?;
        }
        Ok(Merged { kind: if at == tip { "no_op" } else { "rebase" }, commit: at })
    }

    fn commit(&self, tree: Oid, parents: Vec<Oid>, message: String, trunk: &Trunk, merges: bool) -> Result<Oid> {
        self.commit_as(tree, parents, message, trunk, merges, None)
    }

    /// A commit for the trunk: hooks and signing as `git commit` would do.
    fn commit_as(
        &self,
        tree: Oid,
        parents: Vec<Oid>,
        message: String,
        trunk: &Trunk,
        merges: bool,
        like: Option<&crate::git::Commit>,
    ) -> Result<Oid> {
        let store = self.store;
        let message = if store.settings.hooks && like.is_none() {
            hooks::before_landing(store, trunk, tree, message, merges)?
        } else {
            message
        };
        let by = store.signature();
        let new = NewCommit {
            tree,
            parents,
            author: like.map_or_else(|| by.clone(), |c| c.author.clone()),
            committer: by,
            message,
            change_id: Some(like.map_or_else(|| store.random.change_id(), |c| c.change_id)),
        };
        store.repo.write_signed_commit(&new, None)
    }

    /// Makes what was left out the next revision, on the trunk's new tip; none if nothing is left.
    fn rest(&self, after: &mut ProposalRecord, current: &Revision, landed: Oid, trunk: Oid) -> Result<Option<u32>> {
        let repo = &self.store.repo;
        let onto = repo.tree_of(trunk)?;
        let merged = repo.merge_trees(
            landed,
            onto,
            repo.tree_of(current.head)?,
            MergeLabels { base: "landed part", ours: "trunk", theirs: "rest" },
        )?;
        if !merged.conflicts.is_empty() {
            return Err(conflict_of(&self.stored.value, &merged.conflicts));
        }
        if merged.tree == onto {
            return Ok(None);
        }
        let by = self.store.signature();
        let head = repo.write_commit(&NewCommit {
            tree: merged.tree,
            parents: vec![trunk],
            author: by.clone(),
            committer: by,
            message: format!("{}\n\nThe rest of {} revision {}.\n", current.title, after.name, current.number),
            change_id: Some(self.store.random.change_id()),
        })?;
        let number = current.number + 1;
        after.revisions.push(Revision {
            number,
            head,
            base: trunk,
            timeline: current.timeline,
            created_at: self.store.clock.now(),
            title: current.title.clone(),
            summary: current.summary.clone(),
        });
        Ok(Some(number))
    }

    fn record_landing(
        &self,
        after: &ProposalRecord,
        decision: Option<&Decision>,
        gate: &Gate,
        summary: &str,
        landing: &Landing,
    ) -> Result<Oid> {
        let mut files = Files::record(after)?;
        if let Some(checked) = &gate.checked {
            let evidence = check::Evidence::new(checked.tree, &checked.checks);
            files = files.with(&format!("checks/r{}.toml", landing.revision), &evidence)?;
        }
        let mut trailers = vec![("Tine-Landed", landing.commit.to_string()), ("Tine-Method", landing.kind.clone())];
        let signs = self.signs()?;
        if let Some(decision) = decision {
            if !signs {
                files = files.with(&decision_file(decision), decision)?;
            }
            trailers.push(("Tine-Decision", decision.id.clone()));
        }
        let event = Event { name: "landed", summary: summary.to_owned(), trailers };
        let keep = [after.current().head];
        let mut previous = self.stored.commit;
        if let Some(decision) = decision.filter(|_| signs) {
            // A signed grant is an event of its own: what its actor says, and nothing else.
            let granted = ProposalRecord { state: ProposalState::Approved, ..self.stored.value.clone() };
            previous = self.record_grant(&granted, decision)?;
        }
        signature::append(self.store, Some(previous), files, &event, &keep, self.request.sign.as_deref())
    }

    /// Worktrees that have the trunk checked out follow; their own edits to the same paths are a refusal.
    fn trunk_worktrees(&self, tx: &mut Transaction<'_>, trunk: &Trunk, tip: Oid, commit: Oid) -> Result<()> {
        let store = self.store;
        let (before, after) = (store.repo.tree_of(tip)?, store.repo.tree_of(commit)?);
        if before == after {
            return Ok(());
        }
        // What the landing adds is checked when files follow; here it is about edits to what is tracked.
        let changed = store.repo.diff_trees(before, after)?.into_iter();
        let paths: Vec<BString> = changed.filter(|c| c.before.is_some()).map(|c| c.path).collect();
        for workdir in store.repo.workdirs()?.into_iter().filter(|w| w.branch.as_deref() == Some(&trunk.refname)) {
            let repo = store.repo.at(&workdir.path)?;
            let edited = match paths.is_empty() {
                true => Vec::new(),
                false => workspace::changes(&repo, &scan_options(store, before, &paths))?.changes,
            };
            if let Some(first) = edited.first() {
                let mut error = Error::new(
                    Code::Dirty,
                    format!(
                        "`{}` has edits of its own to {} of the paths that would change",
                        workdir.path.display(),
                        edited.len()
                    ),
                );
                for change in edited.iter().take(5) {
                    error = error.hint(format!("edited: {}", change.path));
                }
                let listed: Vec<String> = edited.iter().map(|c| c.path.to_string()).collect();
                let path = workdir.path.display();
                return Err(error.detail("paths", listed).hint(format!(
                    "git -C '{path}' stash push -- '{}'   # or commit them elsewhere, then approve again",
                    first.path
                )));
            }
            session::refuse_in_progress(&repo)?;
            tx.move_workspace(WorkspaceMove {
                path: workdir.path,
                before: Some(before),
                after: Some(after),
                branch_before: trunk.refname.clone(),
                branch_after: trunk.refname.clone(),
            });
        }
        Ok(())
    }

    fn close_session(
        &self,
        tx: &mut Transaction<'_>,
        stored: &Stored<SessionRecord>,
        goes_on: bool,
        has_rest: bool,
        onto: (&str, Oid),
    ) -> Result<()> {
        let mut session = stored.value.clone();
        if has_rest || !session.state.is_live() {
            return Ok(());
        }
        if goes_on {
            session.state = if self.request.keep { SessionState::Active } else { SessionState::Landed };
            let tip = self.store.repo.find_ref(&session.id.branch())?;
            if tip.is_some_and(|t| t != self.stored.value.current().timeline) {
                session.state = SessionState::Active;
                self.store.notice(format!("session `{}` has newer checkpoints and stays active", session.id));
            }
        } else {
            session.state = SessionState::Landed;
            session::put_away(self.store, tx, &mut session, Some(onto))?;
        }
        let event = Event {
            name: "landed",
            summary: format!("proposal {} landed", self.stored.value.name),
            trailers: vec![("Tine-Landed", onto.1.to_string())],
        };
        session::save(self.store, tx, stored, &session, &event)
    }
}

fn grant_summary(proposal: &ProposalRecord) -> String {
    format!("approve {} revision {}", proposal.name, proposal.number())
}

/// Why nothing lands yet.
fn not_met(proposal: &ProposalRecord, gate: &Gate) -> Error {
    let (code, message) = match gate.fails_checks() {
        true => {
            (Code::CheckFailed, format!("a required check failed on what `{}` would make of the trunk", proposal.name))
        }
        false => (Code::Refused, format!("the gate of `{}` is not met", proposal.name)),
    };
    let mut error = Error::new(code, message);
    for missing in &gate.missing {
        error = error.hint(format!("{}: {}", missing.rule, missing.detail));
    }
    let missing = serde_json::to_value(&gate.missing).unwrap_or_default();
    let next = match gate.fails_checks() {
        true => format!("tine check {} --force   # runs them again", proposal.name),
        false => format!("tine approve {}", proposal.name),
    };
    error.detail("missing", missing).hint(next)
}
