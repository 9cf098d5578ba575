//! Whether a record that came from elsewhere can be taken: whoever takes one reads it for ever, so everything that lists,
//! shows or joins it has to be able to. Changes nothing.

use crate::error::{Code, Error, Result};
use crate::git::{BString, Entry, Mode, Oid, Repo};

use super::chain;
use super::check::Evidence;
use super::note::Note;
use super::reconcile;
use super::record::{self, Decision, FOLDERS, ProposalRecord, SessionRecord};
use super::source::SourceRecord;

/// What is wrong with a record of somebody else's, found at this ref; none for one that can be read here. `own` is the head
/// that is here already.
pub fn fault(repo: &Repo, name: &str, head: Oid, own: Option<Oid>) -> Result<Option<String>> {
    match look(repo, name, head, own) {
        Err(e)
            if matches!(e.code(), Code::Io | Code::Unsupported | Code::NotFound | Code::Invalid | Code::Conflict) =>
        {
            Ok(Some(e.message().to_owned()))
        }
        looked => looked,
    }
}

fn look(repo: &Repo, name: &str, head: Oid, own: Option<Oid>) -> Result<Option<String>> {
    if !record::is_event(repo, head) {
        return Ok(Some("it is no event of a record".to_owned()));
    }
    // A join is nobody's word, so it is taken for nothing but what it is.
    let known = own.map_or(Ok(Vec::new()), |own| record::events(repo, own))?;
    for event in record::events(repo, head)?.into_iter().filter(|event| !known.contains(event)) {
        if let [a, b] = chain::before(repo, event)?[..]
            && !reconcile::is_join(repo, event, a, b)?
        {
            return Ok(Some("an event in it is not what joining the two before it makes".to_owned()));
        }
    }
    let named = if name.starts_with("refs/tine/proposal/") {
        proposal(repo, head)?
    } else if name.starts_with("refs/tine/session/") {
        session(repo, head)?
    } else {
        source(repo, head)?
    };
    beside(repo, head, own)?;
    Ok((named != name).then(|| "it is the record of something else".to_owned()))
}

/// The ref of a proposal's record, once all that a list of proposals reads was found.
fn proposal(repo: &Repo, head: Oid) -> Result<String> {
    let found = record::read::<ProposalRecord>(repo, head)?.value;
    for revision in &found.revisions {
        for commit in [revision.head, revision.base] {
            require_commit(repo, commit, || format!("revision {}", revision.number))?;
        }
        // A timeline is not shared with everybody.
        require_kind(repo, revision.timeline, || format!("revision {}", revision.number))?;
    }
    if let Some(landing) = &found.landing {
        for commit in [landing.commit, landing.before] {
            require_kind(repo, commit, || "the landing".to_owned())?;
        }
    }
    Ok(found.name.record())
}

fn session(repo: &Repo, head: Oid) -> Result<String> {
    let found = record::read::<SessionRecord>(repo, head)?.value;
    let parent = found.parent.as_ref().map(|parent| parent.commit);
    for commit in [Some(found.base), found.tip, parent].into_iter().flatten() {
        require_kind(repo, commit, || "the session".to_owned())?;
    }
    Ok(found.id.record())
}

/// The ref of a source's record, once the commits that it names were found.
fn source(repo: &Repo, head: Oid) -> Result<String> {
    let found = record::read::<SourceRecord>(repo, head)?.value;
    for revision in &found.revisions {
        require_commit(repo, revision.commit, || format!("revision {}", revision.number))?;
    }
    Ok(found.name.record())
}

fn require_commit(repo: &Repo, id: Oid, of: impl Fn() -> String) -> Result<()> {
    if !repo.has(id) {
        return Err(Error::new(Code::NotFound, format!("the commit {id} of {} is missing", of())));
    }
    require_kind(repo, id, of)
}

/// What is not here may be anything; what is here has to be a commit.
fn require_kind(repo: &Repo, id: Oid, of: impl Fn() -> String) -> Result<()> {
    if repo.has(id) && !repo.is_commit(id) {
        return Err(Error::new(Code::Invalid, format!("{id}, which {} names, is no commit", of())));
    }
    Ok(())
}

/// Makes sure that what stands beside a record is files that can be read. What was so `before` is not looked at again.
pub fn beside(repo: &Repo, event: Oid, before: Option<Oid>) -> Result<()> {
    let folders = |event: Oid| -> Result<Vec<(BString, Entry)>> {
        let mut all = repo.tree_entries(repo.tree_of(event)?)?;
        all.retain(|(name, _)| FOLDERS.iter().any(|folder| name == folder));
        Ok(all)
    };
    let known = before.map_or(Ok(Vec::new()), folders)?;
    for (folder, entry) in folders(event)? {
        if known.contains(&(folder.clone(), entry)) {
            continue;
        }
        if entry.mode != Mode::Tree {
            return Err(Error::new(Code::Invalid, format!("`{folder}` in it is no folder")));
        }
        let earlier =
            before.map_or(Ok(Default::default()), |before| chain::files_in(repo, before, &folder.to_string()))?;
        for (name, entry) in repo.tree_entries(entry.id)? {
            if entry.mode != Mode::File {
                return Err(Error::new(Code::Invalid, format!("`{folder}/{name}` in it is no plain file")));
            }
            if earlier.get(&name) != Some(&entry.id) {
                read(&folder, &repo.read_blob(entry.id)?, || format!("`{folder}/{name}`"))?;
            }
        }
    }
    Ok(())
}

fn read(folder: &BString, bytes: &[u8], what: impl Fn() -> String) -> Result<()> {
    if folder == "decisions" {
        record::parse::<Decision>(bytes, what).map(drop)
    } else if folder == "notes" {
        record::parse::<Note>(bytes, what).map(drop)
    } else {
        record::parse::<Evidence>(bytes, what).map(drop)
    }
}
