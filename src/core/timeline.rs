//! A session's checkpoints: the commits of its branch after its base, first parents only. What a checkpoint says of
//! itself stands in its message; commits made with plain git are checkpoints like any other.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::error::{Code, Error, Result, count};
use crate::git::{ByteSlice as _, ChangeId, Commit, Oid, Repo};

use super::ids::{SessionId, slug};
use super::record::{SessionRecord, one_line};
use super::store::Store;

/// Why a checkpoint was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckpointKind {
    /// After a prompt.
    Prompt,
    /// By hand.
    Manual,
    /// Before something risky.
    Risk,
    /// Before work changes hands.
    Handoff,
    /// Edits that a command would have overwritten.
    Unsaved,
    /// Edits that were there when the session began.
    Baseline,
    /// The trunk was brought in.
    Refresh,
    /// An earlier state was brought back.
    Restore,
}

impl CheckpointKind {
    const ALL: [CheckpointKind; 8] = [
        CheckpointKind::Prompt,
        CheckpointKind::Manual,
        CheckpointKind::Risk,
        CheckpointKind::Handoff,
        CheckpointKind::Unsaved,
        CheckpointKind::Baseline,
        CheckpointKind::Refresh,
        CheckpointKind::Restore,
    ];

    /// The name in trailers and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            CheckpointKind::Prompt => "prompt",
            CheckpointKind::Manual => "manual",
            CheckpointKind::Risk => "risk",
            CheckpointKind::Handoff => "handoff",
            CheckpointKind::Unsaved => "unsaved",
            CheckpointKind::Baseline => "baseline",
            CheckpointKind::Refresh => "refresh",
            CheckpointKind::Restore => "restore",
        }
    }

    /// From its name.
    pub fn parse(text: &str) -> Option<CheckpointKind> {
        CheckpointKind::ALL.into_iter().find(|k| k.as_str() == text)
    }
}

/// What is told about a checkpoint when it is made.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// Why; `manual` or `prompt` by default.
    pub kind: Option<CheckpointKind>,
    /// A title given by hand.
    pub title: Option<String>,
    /// The prompt's text, redacted.
    pub prompt: Option<String>,
    /// Who acts, where the author's name does not say.
    pub actor: Option<String>,
    /// Which agent.
    pub agent: Option<String>,
    /// Which model.
    pub model: Option<String>,
    /// Which run of the agent.
    pub run: Option<String>,
    /// The agent's id of the prompt.
    pub prompt_id: Option<String>,
    /// Further facts.
    pub meta: Vec<(String, String)>,
}

/// Longest subject line in characters; the whole prompt follows in the body.
const SUBJECT: usize = 100;

impl About {
    /// The kind in effect.
    pub fn kind(&self) -> CheckpointKind {
        self.kind.unwrap_or(if self.prompt.is_some() { CheckpointKind::Prompt } else { CheckpointKind::Manual })
    }

    /// The commit message: subject, prompt, trailers. Text from outside is kept from forging a trailer: trailers are
    /// the last paragraph, every value is one line, and lines of the prompt are set off by a `> ` when they look alike.
    pub fn message(&self, session: &SessionId, changed: usize) -> String {
        let prompt = self.prompt.as_deref().map(str::trim).filter(|p| !p.is_empty());
        let first = self.title.as_deref().or(prompt.and_then(|p| p.lines().next())).map(one_line);
        let subject = match first.filter(|s| !s.is_empty()) {
            Some(text) => shorten(&text, SUBJECT),
            None if self.kind() == CheckpointKind::Unsaved => "unsaved edits".to_owned(),
            None if self.kind() == CheckpointKind::Baseline => "edits from before the session".to_owned(),
            None => format!("checkpoint of {changed} {}", if changed == 1 { "path" } else { "paths" }),
        };
        let mut text = format!("{subject}\n");
        if let Some(prompt) = prompt.filter(|p| self.title.is_some() || *p != subject) {
            text.push('\n');
            for line in prompt.lines() {
                let line: String = line.chars().filter(|c| !c.is_control() || *c == '\t').collect();
                let forged = line.trim_start().to_ascii_lowercase().starts_with("tine-") || is_trailer(&line);
                text.push_str(&format!("{}{}\n", if forged { "> " } else { "" }, line.trim_end()));
            }
        }
        text.push_str(&format!("\nTine-Session: {session}\nTine-Kind: {}\n", self.kind().as_str()));
        let known = [
            ("Tine-Actor", &self.actor),
            ("Tine-Agent", &self.agent),
            ("Tine-Model", &self.model),
            ("Tine-Run", &self.run),
            ("Tine-Prompt-Id", &self.prompt_id),
        ];
        for (key, value) in known {
            if let Some(value) = value {
                text.push_str(&format!("{key}: {}\n", one_line(value)));
            }
        }
        for (key, value) in &self.meta {
            text.push_str(&format!("Tine-Meta: {}={}\n", one_line(key), one_line(value)));
        }
        text
    }
}

/// Whether git would read this line as a trailer when it stands in the last paragraph.
fn is_trailer(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, _)| {
        !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && key.contains('-')
    })
}

/// At most `max` characters, with `…` for what is cut.
pub fn shorten(text: &str, max: usize) -> String {
    if text.chars().count() <= max {
        return text.to_owned();
    }
    let cut: String = text.chars().take(max - 1).collect();
    format!("{}…", cut.trim_end())
}

/// One checkpoint.
#[derive(Debug, Clone)]
pub struct Checkpoint {
    /// Position on the timeline, from 1; 0 is the base.
    pub number: usize,
    /// Its commit.
    pub commit: Oid,
    /// Stable id.
    pub change_id: ChangeId,
    /// First parent.
    pub parent: Option<Oid>,
    /// All parents: a refresh has two.
    pub parents: Vec<Oid>,
    /// Its tree.
    pub tree: Oid,
    /// The session.
    pub session: SessionId,
    /// Why it was taken; plain git's commits count as manual.
    pub kind: CheckpointKind,
    /// First line.
    pub subject: String,
    /// The prompt's text, if one is known.
    pub prompt: Option<String>,
    /// Who took it.
    pub actor: String,
    /// Which agent.
    pub agent: Option<String>,
    /// Which model.
    pub model: Option<String>,
    /// Which run.
    pub run: Option<String>,
    /// When.
    pub created_at: Timestamp,
}

/// The trailers of a message's last paragraph.
pub fn trailers(message: &[u8]) -> BTreeMap<String, String> {
    let text = message.to_str_lossy();
    let last = text.trim_end().rsplit("\n\n").next().unwrap_or_default().to_owned();
    last.lines().filter_map(|l| l.split_once(": ")).map(|(k, v)| (k.to_owned(), v.trim().to_owned())).collect()
}

/// The message without its first line and its trailers.
fn body(message: &[u8]) -> Option<String> {
    let text = message.to_str_lossy();
    let mut parts: Vec<&str> = text.trim_end().split("\n\n").collect();
    if parts.len() > 1 && parts.last().is_some_and(|p| p.starts_with("Tine-")) {
        parts.pop();
    }
    let joined = parts.get(1..)?.join("\n\n");
    let body = joined.lines().map(|l| l.strip_prefix("> ").unwrap_or(l)).collect::<Vec<_>>().join("\n");
    (!body.trim().is_empty()).then_some(body)
}

/// The actor that an author's name stands for: agents sign with their actor's name, people with their own.
pub fn actor_of(author: &str) -> String {
    let name = slug(author, 64);
    if author.contains('/') || name.is_empty() { one_line(author) } else { name }
}

impl Checkpoint {
    /// What a commit says of itself.
    pub fn from_commit(commit: &Commit, session: &SessionId, number: usize) -> Checkpoint {
        let said = trailers(&commit.message);
        let kind = said.get("Tine-Kind").and_then(|k| CheckpointKind::parse(k)).unwrap_or(CheckpointKind::Manual);
        let subject = commit.subject();
        let prompt = match (kind, body(&commit.message)) {
            (_, Some(text)) => Some(text),
            (CheckpointKind::Prompt, None) => Some(subject.clone()),
            _ => None,
        };
        Checkpoint {
            number,
            commit: commit.id,
            change_id: commit.change_id,
            parent: commit.parents.first().copied(),
            parents: commit.parents.clone(),
            tree: commit.tree,
            session: session.clone(),
            kind,
            subject,
            prompt,
            actor: said.get("Tine-Actor").cloned().unwrap_or_else(|| actor_of(&commit.author.name)),
            agent: said.get("Tine-Agent").cloned(),
            model: said.get("Tine-Model").cloned(),
            run: said.get("Tine-Run").cloned(),
            created_at: commit.committer.timestamp(),
        }
    }
}

/// A session's commits from its tip down to its base (not included), newest first. Where plain git has moved the branch
/// onto a later commit of the trunk, the timeline begins after that one.
pub fn commits(store: &Store, session: &SessionRecord, tip: Oid) -> Result<Vec<Oid>> {
    commits_beside(store, session, tip, store.trunk()?.tip)
}

/// The same for a caller who knows where the trunk is.
pub fn commits_beside(store: &Store, session: &SessionRecord, tip: Oid, trunk: Option<Oid>) -> Result<Vec<Oid>> {
    let mut ids = store.repo.first_parents(tip, Some(session.base))?;
    if session.state.is_live()
        && let Some(trunk) = trunk.filter(|t| *t != session.base)
        && let Some(fork) = store.repo.merge_base(tip, trunk)?.filter(|f| *f != tip)
        && let Some(at) = ids.iter().position(|id| *id == fork)
    {
        ids.truncate(at);
    }
    Ok(ids)
}

/// When work last went on in a session that has so many checkpoints of its own, and this one at its tip.
pub fn active_at(session: &SessionRecord, own: usize, tip: &Commit) -> Timestamp {
    if own == 0 { session.created_at } else { session.created_at.max(tip.committer.timestamp()) }
}

/// When work last went on in a session, as far as its timeline is here: one that has left its base has a checkpoint, the
/// tip itself.
pub fn last_active(repo: &Repo, session: &SessionRecord, tip: Option<Oid>) -> Result<Timestamp> {
    let Some(tip) = tip.filter(|tip| *tip != session.base) else { return Ok(session.created_at) };
    Ok(active_at(session, 1, &repo.commit(tip)?))
}

/// A session's checkpoints, oldest first.
pub fn checkpoints(store: &Store, session: &SessionRecord, tip: Oid) -> Result<Vec<Checkpoint>> {
    checkpoints_beside(store, session, tip, store.trunk()?.tip)
}

/// The same for a caller who knows where the trunk is.
pub fn checkpoints_beside(
    store: &Store,
    session: &SessionRecord,
    tip: Oid,
    trunk: Option<Oid>,
) -> Result<Vec<Checkpoint>> {
    let mut ids = commits_beside(store, session, tip, trunk)?;
    ids.reverse();
    ids.iter()
        .enumerate()
        .map(|(at, id)| Ok(Checkpoint::from_commit(&store.repo.commit(*id)?, &session.id, at + 1)))
        .collect()
}

/// The checkpoint at the tip; number 0 is the base itself.
pub fn at_tip(store: &Store, session: &SessionRecord, tip: Oid) -> Result<Checkpoint> {
    let number = commits(store, session, tip)?.len();
    Ok(Checkpoint::from_commit(&store.repo.commit(tip)?, &session.id, number))
}

/// How far back a prompt's checkpoint is looked for: whoever looks comes right after it.
const RECENT: usize = 20;

/// The checkpoint of the prompt that this one would be of, if there is a recent one: ids are a conversation's own.
pub fn of_prompt(store: &Store, session: &SessionRecord, tip: Oid, about: &About) -> Result<Option<Checkpoint>> {
    let (Some(run), Some(id)) = (about.run.as_deref().map(one_line), about.prompt_id.as_deref().map(one_line)) else {
        return Ok(None);
    };
    let all = commits(store, session, tip)?;
    for (at, commit) in all.iter().take(RECENT).enumerate() {
        let commit = store.repo.commit(*commit)?;
        let said = trailers(&commit.message);
        if said.get("Tine-Prompt-Id") == Some(&id) && said.get("Tine-Run") == Some(&run) {
            return Ok(Some(Checkpoint::from_commit(&commit, &session.id, all.len() - at)));
        }
    }
    Ok(None)
}

/// The checkpoint at a position.
pub fn at_number(store: &Store, session: &SessionRecord, tip: Oid, number: usize) -> Result<Oid> {
    let ids = commits(store, session, tip)?;
    match number {
        0 => Ok(session.base),
        n if n <= ids.len() => Ok(ids[ids.len() - n]),
        _ => Err(Error::new(
            Code::NotFound,
            format!("session `{}` has {}, not {number}", session.id, count(ids.len(), "checkpoint")),
        )
        .hint(format!("tine log {}", session.id))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id() -> SessionId {
        SessionId::parse("fix").expect("a name")
    }

    #[test]
    fn a_prompt_cannot_forge_trailers() {
        let about = About {
            prompt: Some("do it\n\nTine-Session: other\nApproved-by: eve\n  Tine-Kind: risk".to_owned()),
            model: Some("m\nTine-Session: evil".to_owned()),
            ..About::default()
        };
        let message = about.message(&id(), 1);
        let said = trailers(message.as_bytes());
        assert_eq!(said.get("Tine-Session").map(String::as_str), Some("fix"));
        assert_eq!(said.get("Tine-Kind").map(String::as_str), Some("prompt"));
        assert!(!said.contains_key("Approved-by"));
        assert_eq!(message.matches("\nTine-Session:").count(), 1, "{message}");
    }

    #[test]
    fn the_prompt_comes_back_as_it_was() {
        let prompt = "Fix the login\n\nIt fails for\nusers with-dash: yes";
        let about = About { prompt: Some(prompt.to_owned()), ..About::default() };
        let message = about.message(&id(), 1);
        assert_eq!(body(message.as_bytes()).as_deref(), Some(prompt));
        let short = About { prompt: Some("one line".to_owned()), ..About::default() }.message(&id(), 1);
        assert_eq!(short, "one line\n\nTine-Session: fix\nTine-Kind: prompt\n");
    }
}
