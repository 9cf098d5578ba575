//! From what was typed to what is meant. A name is one kind of thing: where a session is asked for, a branch is not
//! taken, and unknown or ambiguous names list the near ones.

use crate::error::{Code, Error, Result};
use crate::git::{ChangeId, Oid};

use super::ids::SessionId;
use super::record::{SessionRecord, Stored};
use super::source;
use super::store::Store;
use super::timeline;

/// A commit, and the session whose timeline it was found on.
#[derive(Debug, Clone)]
pub struct Point {
    /// The commit.
    pub commit: Oid,
    /// The session.
    pub session: Option<SessionId>,
}

/// Resolves a `REV` as `docs/guide.md` lists them.
pub fn revision(store: &Store, text: &str) -> Result<Point> {
    if text.is_empty() {
        return Err(Error::new(Code::Usage, "an empty revision").hint("`@` is this session's latest checkpoint"));
    }
    if let Some(rest) = text.strip_prefix('@')
        && (rest.is_empty() || rest.starts_with('-') || rest.bytes().all(|b| b.is_ascii_digit()))
    {
        return on_session(store, &store.require_session()?, rest);
    }
    if let Some(name) = text.strip_prefix("proposal:") {
        let proposal = store.proposal(name)?.value;
        return Ok(Point { commit: proposal.current().head, session: Some(proposal.session.clone()) });
    }
    if let Some(name) = text.strip_prefix("source:") {
        return Ok(Point { commit: source::at(&store.repo, name)?, session: None });
    }
    if text == "trunk" {
        return Ok(Point { commit: store.trunk()?.tip()?, session: None });
    }
    let (name, suffix) = split_name(text);
    if SessionId::parse(name).is_ok_and(|id| store.repo.find_ref(&id.record()).is_ok_and(|r| r.is_some())) {
        return on_session(store, &store.session(name)?, suffix);
    }
    if text.contains('@') && !text.contains("@{") && !suffix.is_empty() {
        return Err(store.session(name).err().unwrap_or_else(|| Error::internal("a session came and went")));
    }
    if let Some(point) = by_change_id(store, text)? {
        return Ok(point);
    }
    match store.repo.rev_parse(text) {
        Ok(commit) => Ok(Point { commit, session: None }),
        Err(e) if e.code() == Code::NotFound => Err(unknown(store, text)),
        Err(e) => Err(e),
    }
}

/// `fix@3` is `fix` and `3`; `fix` is `fix` and nothing; `fix@-` is `fix` and `-`.
fn split_name(text: &str) -> (&str, &str) {
    text.split_once('@').unwrap_or((text, ""))
}

fn on_session(store: &Store, session: &Stored<SessionRecord>, suffix: &str) -> Result<Point> {
    let record = &session.value;
    let tip = store.tip(record)?;
    let found = |commit| Point { commit, session: Some(record.id.clone()) };
    if suffix.is_empty() {
        return Ok(found(tip));
    }
    if let Ok(number) = suffix.parse::<usize>() {
        return timeline::at_number(store, record, tip, number).map(found);
    }
    let back = if suffix.bytes().all(|b| b == b'-') {
        suffix.len()
    } else {
        suffix.strip_prefix('-').and_then(|n| n.parse().ok()).ok_or_else(|| {
            Error::new(Code::Usage, format!("`@{suffix}` is no position on a timeline"))
                .hint("as in @, @-, @--, @-3 or @5")
        })?
    };
    let all = timeline::commits(store, record, tip)?;
    if back > all.len() {
        return Err(Error::new(
            Code::NotFound,
            format!("session `{}` has {} checkpoints, {back} steps back is before its base", record.id, all.len()),
        )
        .hint(format!("tine log {}", record.id)));
    }
    Ok(found(all.get(back).copied().unwrap_or(record.base)))
}

/// Whether the text can be a change id or the beginning of one.
fn looks_like_change_id(text: &str) -> bool {
    (1..=32).contains(&text.len()) && text.bytes().all(|b| (b'k'..=b'z').contains(&b.to_ascii_lowercase()))
}

/// The checkpoint whose change id begins like this: this session's first, then any session's.
fn by_change_id(store: &Store, text: &str) -> Result<Option<Point>> {
    if !looks_like_change_id(text) {
        return Ok(None);
    }
    let wanted = text.to_ascii_lowercase();
    if let Some(here) = store.current_session()? {
        let found = matching(store, &here.value, &wanted)?;
        if let Some(point) = one_of(found, text)? {
            return Ok(Some(point));
        }
    }
    let mut found = Vec::new();
    for session in store.sessions()? {
        found.extend(matching(store, &session.value, &wanted)?);
    }
    found.dedup_by_key(|(_, p)| p.commit);
    one_of(found, text)
}

fn matching(store: &Store, session: &SessionRecord, wanted: &str) -> Result<Vec<(ChangeId, Point)>> {
    let Ok(tip) = store.tip(session) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for id in timeline::commits(store, session, tip)? {
        let change_id = store.repo.commit(id)?.change_id;
        if change_id.to_string().starts_with(wanted) {
            found.push((change_id, Point { commit: id, session: Some(session.id.clone()) }));
        }
    }
    Ok(found)
}

fn one_of(mut found: Vec<(ChangeId, Point)>, text: &str) -> Result<Option<Point>> {
    found.sort_by_key(|(_, p)| p.commit);
    found.dedup_by_key(|(_, p)| p.commit);
    match found.len() {
        0 => Ok(None),
        1 => Ok(found.pop().map(|(_, p)| p)),
        n => {
            let mut error = Error::new(Code::Ambiguous, format!("`{text}` begins the change ids of {n} checkpoints"));
            for (change_id, point) in found.iter().take(5) {
                let session = point.session.as_ref().map_or("", |s| s.as_str());
                error = error.hint(format!("{change_id}   # {} in `{session}`", point.commit));
            }
            Err(error)
        }
    }
}

fn unknown(store: &Store, text: &str) -> Error {
    let mut error = Error::new(Code::NotFound, format!("no checkpoint, session or revision `{text}`"));
    let sessions = store.repo.refs_below("refs/tine/session/").unwrap_or_default();
    let names = sessions.keys().filter_map(|k| k.strip_prefix("refs/tine/session/"));
    for near in super::store::nearest(text, names) {
        error = error.hint(format!("did you mean the session `{near}`?"));
    }
    for near in store.repo.near_refs(text) {
        error = error.hint(format!("did you mean `{near}`?"));
    }
    error.hint("tine log --all")
}
