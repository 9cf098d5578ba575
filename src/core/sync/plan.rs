//! What has to move so that this clone and a remote tell the same, ref by ref: from what is here, what the remote has, and what
//! it had when the two last met. Moves nothing; the joins that it needs are written as objects that no ref knows yet.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Code, Result};
use crate::git::Oid;

use crate::core::ids::{ProposalName, SessionId};
use crate::core::reconcile::{self, Relation};
use crate::core::record::{self, ProposalRecord, SessionRecord};
use crate::core::sound;
use crate::core::store::Store;

use super::{Held, How, Mode, Moved};

/// Kinds of records that are shared.
pub const RECORDS: [&str; 3] = ["refs/tine/proposal/", "refs/tine/session/", "refs/tine/source/"];
pub const PROPOSALS: &str = "refs/heads/proposal/";
pub const SESSIONS: &str = "refs/heads/session/";

/// Values of refs by full name.
pub type Refs = BTreeMap<String, Oid>;

/// The refs of the three places.
pub struct Known {
    /// Here.
    pub local: Refs,
    /// What the remote had when it was last met; nothing where it is another one now.
    pub seen: Refs,
    /// What is noted here of that.
    pub noted: Refs,
    /// What it has.
    pub remote: Refs,
    /// Its trunk.
    pub trunk: Option<Oid>,
    /// Branches that a worktree is on.
    pub at_work: BTreeSet<String>,
}

/// What is to be done.
#[derive(Debug, Default)]
pub struct Plan {
    /// Refs of this clone.
    pub pull: Vec<Moved>,
    /// What those refs will be, by name.
    after: BTreeMap<String, Option<Oid>>,
    /// What refs of the remote will be, by name.
    sent: BTreeMap<String, Option<Oid>>,
    /// Refs of the remote.
    pub push: Vec<Moved>,
    /// What the remote will have been seen to have; refs that are not here stay as they are.
    pub seen: BTreeMap<String, Option<Oid>>,
    /// What cannot be brought together.
    pub refused: Vec<Held>,
    /// What waits for the trunk.
    pub held: Vec<Held>,
}

/// How a branch or record goes on.
enum Step {
    Nothing,
    /// It went away on one side, and that is remembered.
    Leave,
    Pull(Option<Oid>, How),
    Push(Option<Oid>, How),
    Both(Oid, How),
    Refuse(Held),
}

pub struct Planner<'a> {
    pub store: &'a Store,
    pub known: &'a Known,
    pub mode: Mode,
    pub remote: &'a str,
    pub trunk: &'a str,
}

impl Planner<'_> {
    /// Everything, records first: what becomes of branches follows from them.
    pub fn plan(&self, sessions: bool) -> Result<Plan> {
        let mut plan = Plan::default();
        let waiting = self.waiting(&mut plan)?;
        for name in self.names(&RECORDS) {
            let step = self.record(&name)?;
            self.add(&mut plan, &name, step, &waiting);
        }
        for name in self.names(&[PROPOSALS]) {
            let step = self.proposal_branch(&plan, &name)?;
            self.add(&mut plan, &name, step, &waiting);
        }
        for name in self.names(&[SESSIONS]).into_iter().filter(|_| sessions) {
            let step = self.session_branch(&plan, &name)?;
            self.add(&mut plan, &name, step, &waiting);
        }
        Ok(plan)
    }

    fn names(&self, prefixes: &[&str]) -> BTreeSet<String> {
        let all = self.known.local.keys().chain(self.known.remote.keys()).chain(self.known.seen.keys());
        let mut names: BTreeSet<String> = all.filter(|n| prefixes.iter().any(|p| n.starts_with(p))).cloned().collect();
        if prefixes.contains(&PROPOSALS) {
            // An imported record brings its branch, whether the remote still has that or not.
            let records = self.known.remote.keys().filter_map(|n| n.strip_prefix("refs/tine/proposal/"));
            names.extend(records.map(|name| format!("{PROPOSALS}{name}")));
        }
        names
    }

    fn values(&self, name: &str) -> (Option<Oid>, Option<Oid>, Option<Oid>) {
        let of = |refs: &Refs| refs.get(name).copied();
        (of(&self.known.local), of(&self.known.seen), of(&self.known.remote))
    }

    fn add(&self, plan: &mut Plan, name: &str, step: Step, waiting: &BTreeSet<String>) {
        let (local, seen, remote) = self.values(name);
        let repo = &self.store.repo;
        if let Step::Pull(Some(theirs), _) = step
            && repo.has(theirs)
            && !repo.is_commit(theirs)
        {
            return plan.refused.push(Held::new(name, "what it is at is no commit"));
        }
        let moved = |before, after, how| Moved { name: name.to_owned(), before, after, how };
        let (pull, push) = match step {
            Step::Leave => return,
            Step::Nothing => {
                plan.seen.insert(name.to_owned(), remote);
                return;
            }
            Step::Refuse(held) => return plan.refused.push(held),
            Step::Pull(after, how) => (Some(moved(local, after, how)), None),
            Step::Push(after, how) => (None, Some(moved(remote, after, how))),
            Step::Both(after, how) => (Some(moved(local, Some(after), how)), Some(moved(remote, Some(after), how))),
        };
        if let Some(pull) = pull.as_ref().filter(|_| self.mode == Mode::Push) {
            let has_own = push.is_some() || (pull.how == How::Newer && local != seen);
            if has_own {
                let reason = format!("`{}` has events that are not here yet", self.remote);
                plan.refused.push(Held::new(name, reason).next(format!("tine sync {}", self.remote)));
            }
            return;
        }
        plan.seen.insert(name.to_owned(), remote);
        if let Some(moved) = pull {
            plan.after.insert(moved.name.clone(), moved.after);
            plan.pull.push(moved);
        }
        if let Some(moved) = push.filter(|_| self.mode != Mode::Pull && !waiting.contains(name)) {
            plan.sent.insert(moved.name.clone(), moved.after);
            plan.push.push(moved);
        }
    }

    fn record(&self, name: &str) -> Result<Step> {
        let repo = &self.store.repo;
        let (local, seen, remote) = self.values(name);
        let step = match (local, remote) {
            (None, None) => Step::Leave,
            (Some(own), None) if seen == Some(own) => Step::Leave,
            (Some(own), None) => Step::Push(Some(own), How::New),
            (None, theirs) if seen == theirs => Step::Leave,
            (None, theirs) => Step::Pull(theirs, How::New),
            (Some(own), Some(theirs)) if own == theirs => Step::Nothing,
            // Without its objects it cannot be one that is here already.
            (Some(_), Some(theirs)) if !repo.has(theirs) => Step::Pull(remote, How::Newer),
            (Some(_), Some(theirs)) if !record::is_event(repo, theirs) => {
                Step::Refuse(Held::new(name, "it is no event of a record"))
            }
            (Some(own), Some(theirs)) => match reconcile::relation(repo, own, theirs)? {
                Relation::Same => Step::Nothing,
                Relation::Ahead => Step::Push(Some(own), How::FastForward),
                Relation::Behind if seen == remote => Step::Pull(remote, How::BroughtBack),
                Relation::Behind => Step::Pull(remote, How::FastForward),
                Relation::Strangers => Step::Refuse(self.namesake(name)),
                Relation::Forked => match self.fault(name, theirs)? {
                    Some(fault) => Step::Refuse(Held::new(name, fault)),
                    None => match reconcile::join(repo, own, theirs) {
                        Ok(joined) => Step::Both(joined, How::Joined),
                        Err(e) if e.code() == Code::Conflict => Step::Refuse(Held::new(name, e.message())),
                        Err(e) => return Err(e),
                    },
                },
            },
        };
        if let Step::Pull(Some(theirs), _) = step
            && repo.has(theirs)
            && let Some(fault) = self.fault(name, theirs)?
        {
            return Ok(Step::Refuse(Held::new(name, fault)));
        }
        Ok(step)
    }

    fn namesake(&self, name: &str) -> Held {
        let held = Held::new(name, format!("`{}` has another one of that name, begun on its own", self.remote));
        match name.strip_prefix(RECORDS[1]) {
            Some(session) => held.next(go_on(session)),
            None => held,
        }
    }

    /// What is wrong with a record of somebody else's; none for one that can be read here.
    fn fault(&self, name: &str, head: Oid) -> Result<Option<String>> {
        sound::fault(&self.store.repo, name, head, self.known.local.get(name).copied())
    }

    /// A branch follows its record: an open proposal's is at the newest head, and what is over needs none.
    fn proposal_branch(&self, plan: &Plan, name: &str) -> Result<Step> {
        let short = name.strip_prefix(PROPOSALS).unwrap_or_default();
        let record = format!("{}{short}", RECORDS[0]);
        let (local, seen, remote) = self.values(name);
        let (here, _, there) = self.values(&record);
        let here_after = plan.after.get(&record).copied().unwrap_or(here);
        let there_after = plan.sent.get(&record).copied().unwrap_or(there);
        let Some(commit) = here_after else { return Ok(Step::Leave) };
        if !self.store.repo.has(commit) {
            let is_new = local.is_none() && remote.is_some();
            return Ok(if is_new { Step::Pull(remote, How::New) } else { Step::Leave });
        }
        let proposal = record::read::<ProposalRecord>(&self.store.repo, commit)?.value;
        let head = proposal.current().head;
        let at_work = self.known.at_work.contains(name);
        if !proposal.state.is_open() {
            return Ok(match (local, remote) {
                (Some(own), None) if seen.is_some() && !at_work => {
                    let again = format!("tine start {short}-2 --from {}", &name["refs/heads/".len()..]);
                    self.gone(plan, name, own, Some(head), again)?
                }
                (None, Some(_)) if here.is_none() && remote == Some(head) => Step::Pull(remote, How::New),
                (None, Some(_)) if seen == remote && here_after == there_after => Step::Push(None, How::Deleted),
                (Some(_), Some(_)) => Step::Nothing,
                _ => Step::Leave,
            });
        }
        // One that was taken away or moved by hand stays so until its record goes on.
        let follows = here != here_after && !at_work && local != Some(head);
        let is_told = here_after == there_after && remote != Some(head);
        let sends = is_told && (there != there_after || (remote.is_some() && local == Some(head)) || seen.is_none());
        let how = |before: Option<Oid>| if before.is_none() { How::New } else { How::Follows };
        Ok(match (follows, sends) {
            (true, true) => Step::Both(head, how(local)),
            (true, false) => Step::Pull(Some(head), how(local)),
            (false, true) if local.is_some() => Step::Push(Some(head), how(remote)),
            _ if local == remote => Step::Nothing,
            _ => Step::Leave,
        })
    }

    /// A branch that the remote has no more, of what is over: it goes here too, unless it alone has what was done here since.
    fn gone(&self, plan: &Plan, name: &str, own: Oid, kept: Option<Oid>, next: String) -> Result<Step> {
        if self.known.seen.get(name) == Some(&own) {
            return Ok(Step::Pull(None, How::Deleted));
        }
        let repo = &self.store.repo;
        let mut tips: Vec<Oid> = kept.into_iter().collect();
        for below in ["refs/heads/", RECORDS[0]] {
            let all = repo.refs_below(below)?.into_iter();
            tips.extend(all.filter(|(n, _)| n != name && plan.after.get(n) != Some(&None)).map(|(_, tip)| tip));
        }
        tips.retain(|tip| repo.is_commit(*tip));
        if repo.commits_between(own, &tips)?.is_empty() {
            return Ok(Step::Pull(None, How::Deleted));
        }
        let reason = format!("it is over, and gone at `{}`; what was done here since is in nothing else", self.remote);
        Ok(Step::Refuse(Held::new(name, reason).next(next)))
    }

    fn session_branch(&self, plan: &Plan, name: &str) -> Result<Step> {
        let (local, seen, remote) = self.values(name);
        let repo = &self.store.repo;
        let Some(id) = SessionId::from_ref(name) else { return Ok(Step::Leave) };
        let pulled = plan.after.get(&id.record());
        let record = pulled.copied().unwrap_or_else(|| self.values(&id.record()).0);
        let Some(record) = record.filter(|commit| repo.has(*commit)) else { return Ok(Step::Leave) };
        let session = record::read::<SessionRecord>(repo, record)?.value;
        let at_work = self.known.at_work.contains(name);
        if !session.state.is_live() {
            return Ok(match (local, remote) {
                (Some(own), None) if seen.is_some() && !at_work => {
                    self.gone(plan, name, own, session.tip, go_on(id.as_str()))?
                }
                (None, Some(_)) if seen == remote => Step::Push(None, How::Deleted),
                (Some(_), Some(_)) => Step::Nothing,
                _ => Step::Leave,
            });
        }
        let theirs = |how| match at_work {
            true => {
                let reason = format!("it went on at `{}`, and a workspace here is on it", self.remote);
                Step::Refuse(Held::new(name, reason).next(format!("tine archive {id}")))
            }
            false => Step::Pull(remote, how),
        };
        Ok(match (local, remote) {
            (None, None) => Step::Leave,
            (Some(_), None) if seen == local => Step::Leave,
            (Some(_), None) => Step::Push(local, How::New),
            (None, Some(_)) if seen == remote => Step::Leave,
            (None, Some(_)) => Step::Pull(remote, How::New),
            (Some(own), Some(other)) if own == other => Step::Nothing,
            // Whoever touched it alone says what it is now, an undo or a rebase included.
            (Some(_), Some(_)) if seen == local => theirs(How::Follows),
            (Some(_), Some(_)) if seen == remote => Step::Push(local, How::Follows),
            (Some(_), Some(other)) if !repo.has(other) => theirs(How::Newer),
            (Some(own), Some(other)) if repo.is_ancestor(other, own)? => Step::Push(local, How::FastForward),
            (Some(own), Some(other)) if repo.is_ancestor(own, other)? => theirs(How::FastForward),
            (Some(_), Some(_)) => {
                let reason = format!("it went on here and at `{}`", self.remote);
                Step::Refuse(Held::new(name, reason).next(go_on(id.as_str())))
            }
        })
    }

    /// Records that say that something landed which the remote's trunk does not have yet: they wait, and so does what belongs
    /// to them. Others would take them for true.
    fn waiting(&self, plan: &mut Plan) -> Result<BTreeSet<String>> {
        let mut all = BTreeSet::new();
        let Some(trunk) = self.known.trunk else { return Ok(all) };
        let repo = &self.store.repo;
        for (name, own) in self.known.local.iter().filter(|(name, _)| name.starts_with(RECORDS[0])) {
            let theirs = self.known.remote.get(name);
            if self.mode == Mode::Pull || theirs == Some(own) || ProposalName::from_ref(name).is_none() {
                continue;
            }
            let proposal = record::read::<ProposalRecord>(repo, *own)?.value;
            let Some(landing) = &proposal.landing else { continue };
            let known = match theirs.filter(|id| repo.has(**id)) {
                Some(id) => record::read::<ProposalRecord>(repo, *id).ok().and_then(|p| p.value.landing),
                None => None,
            };
            let is_there = repo.has(trunk) && repo.is_ancestor(landing.commit, trunk).unwrap_or(false);
            if is_there || known.is_some_and(|known| known.commit == landing.commit) {
                continue;
            }
            let session = proposal.session.record();
            let reason = format!("it landed here, and `{}` of `{}` does not have that yet", self.trunk, self.remote);
            let next = format!("git push --atomic {} {} {name} {session}", self.remote, self.trunk);
            plan.held.push(Held::new(name, reason).next(next));
            all.extend([name.clone(), proposal.name.branch(), session, proposal.session.branch()]);
        }
        Ok(all)
    }
}

/// How to go on with a session under another name.
fn go_on(session: &str) -> String {
    format!("tine fork {session}@ --name {session}-2")
}
