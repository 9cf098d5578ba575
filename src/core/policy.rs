//! The policy: what must hold before a proposal lands, and who may do what. Read from the trunk's tip and nowhere else,
//! so that a proposal cannot loosen the gate that judges it. What cannot be read in full is an error, never a guess.

pub mod rules;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use regex::Regex;
use serde::de::{self, Deserializer};
use serde::{Deserialize, Serialize, Serializer};

use crate::config::value;
use crate::error::{Code, Error, Result};
use crate::git::{ByteSlice as _, Mode, Oid};

use super::actor::{Actor, is_agent_name};
use super::record::Verdict;
use super::store::{Method, Store};
use rules::Rule;

/// Where it is, in the trunk's tree.
pub const FILE: &str = ".tine/policy.toml";

/// Newest form that this version understands.
const VERSION: u32 = 1;

/// A policy to begin with: what holds without one, spelled out.
pub const STARTER: &str = "\
# What must hold before a proposal lands. Read from the trunk's tip only, so a proposal
# cannot loosen the gate that judges it: edit this in a session and propose it.

[review]
approvals = 1            # grants needed, by people
self_approval = true     # whether the requester's own grant counts
method = \"squash\"        # squash, merge, rebase or ff, where none is asked for

# High-impact changes can need more:
# [[review.rule]]
# paths = [\"migrations/**\", \".tine/**\", \".github/**\"]
# approvals = 2

# Programs that run on what would land, each in a scratch workspace:
# [[check]]
# name = \"tests\"
# run = \"make test\"
# timeout = \"20m\"
# required = true
";

/// The document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Form of this document.
    #[serde(default = "one")]
    pub version: u32,
    /// Grants.
    #[serde(default)]
    pub review: Review,
    /// Programs to run on what would land.
    #[serde(default, rename = "check")]
    pub checks: Vec<Check>,
    /// Bounds.
    #[serde(default)]
    pub limits: Limits,
    /// What names may look like.
    #[serde(default)]
    pub names: Names,
    /// Who may do what. A name that ends in `*` stands for all that begin so.
    #[serde(default)]
    pub actors: BTreeMap<String, Rights>,
    /// How long what is over is kept.
    #[serde(default)]
    pub retention: Retention,
}

/// What a grant takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Review {
    /// Grants needed.
    pub approvals: usize,
    /// Whether the requester's own grant counts.
    pub self_approval: bool,
    /// How a proposal lands where no method is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// Whether a proposal has to say what it is about.
    pub summary: Summary,
    /// Whether a grant has to be signed by a key of its actor.
    pub signatures: Signatures,
    /// What an open question does to the proposal that it concerns.
    pub open_questions: OpenQuestions,
    /// High-impact changes.
    #[serde(rename = "rule")]
    pub rules: Vec<Rule>,
}

impl Default for Review {
    fn default() -> Self {
        Review {
            approvals: 1,
            self_approval: false,
            method: None,
            summary: Summary::Optional,
            signatures: Signatures::Optional,
            open_questions: OpenQuestions::Allow,
            rules: Vec::new(),
        }
    }
}

/// Whether a proposal has to say what it is about, in words of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Summary {
    /// `propose -m` is needed.
    Required,
    /// The task and the prompts will do.
    Optional,
}

/// Whether a grant has to be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Signatures {
    /// Only a signed one counts.
    Required,
    /// One that is not counts as well.
    Optional,
}

/// What an open question does to the proposal that it concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OpenQuestions {
    /// It holds the proposal back.
    Block,
    /// It is shown.
    Allow,
}

/// A program to run on what would land.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Its name.
    pub name: String,
    /// The command, for the shell.
    pub run: String,
    /// How long it may take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeout: Option<Span>,
    /// Whether nothing lands without it.
    #[serde(default)]
    pub required: bool,
}

/// Bounds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Of a new file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_file_size: Option<Bytes>,
    /// Of all new files of a checkpoint together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_checkpoint_size: Option<Bytes>,
    /// Sessions that work goes on in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_open_sessions: Option<usize>,
    /// Files that one proposal changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_proposal_files: Option<usize>,
}

/// What names may look like, beyond what every name has to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Names {
    /// Of sessions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Pattern>,
    /// Of proposals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposal: Option<Pattern>,
}

/// What an actor may do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rights {
    /// What.
    #[serde(default)]
    pub scopes: BTreeSet<Scope>,
    /// Public keys of this actor, in the form of `authorized_keys`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<String>,
}

/// A kind of act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// To look.
    Read,
    /// To start sessions and take checkpoints.
    Write,
    /// To propose.
    Propose,
    /// To grant and deny.
    Decide,
    /// To move the trunk.
    Land,
    /// To grant changes of the policy.
    Admin,
}

impl Scope {
    /// The name in the policy.
    pub fn as_str(self) -> &'static str {
        match self {
            Scope::Read => "read",
            Scope::Write => "write",
            Scope::Propose => "propose",
            Scope::Decide => "decide",
            Scope::Land => "land",
            Scope::Admin => "admin",
        }
    }

    /// Whether only a person may have it.
    pub fn is_for_people(self) -> bool {
        matches!(self, Scope::Decide | Scope::Land | Scope::Admin)
    }

    const ALL: [Scope; 6] = [Scope::Read, Scope::Write, Scope::Propose, Scope::Decide, Scope::Land, Scope::Admin];
    const LEAST: [Scope; 3] = [Scope::Read, Scope::Write, Scope::Propose];
}

/// How long what is over is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Retention {
    /// A session without activity for this long is idle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idle_after: Option<Span>,
    /// Landed sessions and proposals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub landed: Option<Span>,
    /// Rejected proposals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rejected: Option<Span>,
    /// Discarded sessions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discarded: Option<Span>,
    /// Entries of the operation log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operations: Option<Span>,
}

/// A number of bytes, as `10 MiB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Bytes(pub u64);

/// A length of time, as `20m`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span(pub Duration);

/// A regular expression that a whole name has to match.
#[derive(Debug, Clone)]
pub struct Pattern {
    text: String,
    whole: Regex,
}

impl Pattern {
    /// As it stands in the policy.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the whole name matches.
    pub fn matches(&self, name: &str) -> bool {
        self.whole.is_match(name)
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Pattern) -> bool {
        self.text == other.text
    }
}

impl Eq for Pattern {}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Bytes, D::Error> {
        value::size(&String::deserialize(from)?).map(Bytes).map_err(de::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Span, D::Error> {
        value::duration(&String::deserialize(from)?).map(Span).map_err(de::Error::custom)
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u64(u64::try_from(self.0.as_millis()).unwrap_or(u64::MAX))
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Pattern, D::Error> {
        let text = String::deserialize(from)?;
        let whole = Regex::new(&format!(r"\A(?:{text})\z"))
            .map_err(|_| de::Error::custom(format!("`{text}` is not a regular expression")))?;
        Ok(Pattern { text, whole })
    }
}

impl Serialize for Pattern {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.text)
    }
}

fn one() -> u32 {
    1
}

impl Policy {
    /// Reads a policy; `name` is what the error calls it.
    pub fn parse(text: &str, name: &str) -> Result<Policy> {
        #[derive(Deserialize)]
        struct Versioned {
            version: Option<u32>,
        }
        let wrong = |e: &toml::de::Error| {
            let line = e.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            let why = e.message().trim().replace('\n', ": ");
            Error::new(Code::Invalid, format!("`{name}`, line {line}: {why}")).detail("line", line)
        };
        let form: Versioned = toml::from_str(text).map_err(|e| wrong(&e))?;
        if form.version.is_some_and(|version| version > VERSION) {
            let message = format!(
                "`{name}` is of a newer form ({}) than this tine knows ({VERSION})",
                form.version.unwrap_or_default()
            );
            return Err(Error::new(Code::Unsupported, message).hint("upgrade tine"));
        }
        let policy: Policy = toml::from_str(text).map_err(|e| wrong(&e))?;
        policy.check().map_err(|why| Error::new(Code::Invalid, format!("`{name}`: {why}")))?;
        Ok(policy)
    }

    /// What no type can say.
    fn check(&self) -> Result<(), String> {
        for (name, rights) in &self.actors {
            let bare = name.strip_suffix('*').unwrap_or(name);
            let filled = if bare == name { name.clone() } else { format!("{bare}x") };
            if bare.contains('*') || Actor::check_name(&filled).is_err() {
                return Err(format!(
                    "`actors.{name}`: expected the name of an actor, or the beginning of one and then `*`"
                ));
            }
            let forbidden = rights.scopes.iter().find(|s| s.is_for_people() && is_agent_name(&filled));
            if let Some(scope) = forbidden {
                return Err(format!("`actors.{name}`: an agent can never have the scope `{}`", scope.as_str()));
            }
        }
        for (name, rights) in &self.actors {
            if let Some(key) = rights.keys.iter().find(|key| key_material(key).is_none() || key.contains(['\n', '\r']))
            {
                return Err(format!(
                    "`actors.{name}`: `{key}` is no public key; expected `ssh-ed25519 AAAA…` or `openpgp:FINGERPRINT`"
                ));
            }
        }
        if self.review.signatures == Signatures::Required && !self.has_keys() {
            return Err("`review.signatures` is required, and no actor has a key: nothing could ever land".to_owned());
        }
        for (n, rule) in self.review.rules.iter().enumerate() {
            rule.check().map_err(|why| format!("`review.rule` {}: {why}", n + 1))?;
        }
        let mut names = BTreeSet::new();
        for check in &self.checks {
            if check.run.trim().is_empty() || !names.insert(&check.name) {
                return Err(format!("`check` `{}`: expected a name of its own and a command to run", check.name));
            }
        }
        Ok(())
    }

    /// What this actor may do. An agent never decides, whatever the document says.
    pub fn scopes_of(&self, actor: &str) -> BTreeSet<Scope> {
        let actor = actor.to_ascii_lowercase();
        let is_agent = is_agent_name(&actor);
        let fits = |name: &str| {
            let name = name.to_ascii_lowercase();
            name.strip_suffix('*').map_or(name == actor, |start| actor.starts_with(start))
        };
        // The name itself, else the longest beginning.
        let named = self.actors.iter().filter(|(name, _)| fits(name));
        let closest = named.max_by_key(|(name, _)| (!name.ends_with('*'), name.len()));
        let mut scopes: BTreeSet<Scope> = match closest {
            Some((_, rights)) => rights.scopes.clone(),
            None if is_agent || !self.actors.is_empty() => Scope::LEAST.into(),
            None => Scope::ALL.into(),
        };
        scopes.retain(|scope| !is_agent || !scope.is_for_people());
        scopes
    }

    /// Who an actor is, whichever of their names is used: names that differ in case, or share a key, are one.
    pub fn person_behind(&self, actor: &str) -> String {
        let mut names = BTreeSet::from([actor.to_ascii_lowercase()]);
        let mut keys: BTreeSet<&str> = BTreeSet::new();
        loop {
            let before = (names.len(), keys.len());
            for (name, rights) in &self.actors {
                let own = || rights.keys.iter().filter_map(|key| key_material(key));
                if names.contains(&name.to_ascii_lowercase()) || own().any(|key| keys.contains(key)) {
                    names.insert(name.to_ascii_lowercase());
                    keys.extend(own());
                }
            }
            if (names.len(), keys.len()) == before {
                return names.pop_first().unwrap_or_default();
            }
        }
    }

    /// Whether the policy knows any key.
    pub fn has_keys(&self) -> bool {
        self.actors.values().any(|rights| !rights.keys.is_empty())
    }

    /// Whether what this actor does in a proposal's record has to be signed: whoever has a key signs with it.
    pub fn wants_signature_of(&self, actor: &str) -> bool {
        let person = self.person_behind(actor);
        let has_key = |name: &String, rights: &Rights| !rights.keys.is_empty() && self.person_behind(name) == person;
        self.review.signatures == Signatures::Required && self.actors.iter().any(|(name, rights)| has_key(name, rights))
    }

    /// Whether this is a key of the person behind a name.
    pub fn has_key(&self, actor: &str, key: &str) -> bool {
        let person = self.person_behind(actor);
        let own = self.actors.iter().filter(|(name, _)| self.person_behind(name) == person);
        let wanted = key_material(key);
        wanted.is_some() && own.flat_map(|(_, rights)| &rights.keys).any(|known| key_material(known) == wanted)
    }

    /// Whether one actor's vote counts at all.
    pub fn counts(&self, actor: &str, verdict: Verdict, requester: &str) -> bool {
        let is_own = self.person_behind(actor) == self.person_behind(requester);
        let is_enough = verdict == Verdict::Reject || self.review.self_approval || !is_own;
        !is_agent_name(actor) && is_enough && self.scopes_of(actor).contains(&Scope::Decide)
    }
}

/// The part of a public key that makes it that key: not its comment.
fn key_material(key: &str) -> Option<&str> {
    key.split_whitespace().find(|word| word.starts_with("AAAA") || word.starts_with("openpgp:"))
}

/// What holds where the trunk has no policy: one grant by any person, their own proposal's included.
impl Default for Policy {
    fn default() -> Self {
        Policy {
            version: VERSION,
            review: Review { self_approval: true, ..Review::default() },
            checks: Vec::new(),
            limits: Limits::default(),
            names: Names::default(),
            actors: BTreeMap::new(),
            retention: Retention::default(),
        }
    }
}

/// The policy in force, and the commit of the trunk it was read from; nothing where the trunk has none.
pub fn load(store: &Store) -> Result<Option<(Policy, Oid)>> {
    let Some(tip) = store.trunk()?.tip else { return Ok(None) };
    Ok(load_at(store, tip)?.map(|policy| (policy, tip)))
}

/// The policy that a commit of the trunk carries.
pub fn load_at(store: &Store, commit: Oid) -> Result<Option<Policy>> {
    let name = format!("{}:{FILE}", store.trunk()?.name);
    let odd = |what: &str| Error::new(Code::Invalid, format!("`{name}`: {what} is not a policy; expected a file"));
    let tree = store.repo.tree_of(commit)?;
    let Some((dir, _)) = FILE.split_once('/') else { return Ok(None) };
    let Some(folder) = store.repo.lookup(tree, dir.into())? else { return Ok(None) };
    if folder.mode != Mode::Tree {
        return Err(odd("what stands in its place"));
    }
    let Some(entry) = store.repo.lookup(tree, FILE.into())? else { return Ok(None) };
    match entry.mode {
        Mode::File | Mode::Executable => {}
        Mode::Link => return Err(odd("a link")),
        Mode::Tree => return Err(odd("a directory")),
        Mode::Commit => return Err(odd("a submodule")),
    }
    let bytes = store.repo.read_blob(entry.id)?;
    let text = bytes.to_str().map_err(|_| odd("a text that is not UTF-8"))?;
    Policy::parse(text, &name).map(Some)
}

/// What stands at the policy's place in a commit, to tell whether it is another one.
pub fn blob_at(store: &Store, commit: Oid) -> Result<Option<Oid>> {
    Ok(store.repo.lookup(store.repo.tree_of(commit)?, FILE.into())?.map(|entry| entry.id))
}

/// The policy in force, or what holds without one.
pub fn in_force(store: &Store) -> Result<Policy> {
    Ok(load(store)?.map(|(policy, _)| policy).unwrap_or_default())
}

#[cfg(test)]
mod tests;
