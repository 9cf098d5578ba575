//! The one table of settings: it checks values, fills `tine config list`, completions and the reference.
//! A setting that is not here does not exist.

use super::value::Kind;
use crate::error::{Code, Error, Result};

/// One setting.
#[derive(Debug, PartialEq, Eq)]
pub struct Key {
    /// Its dotted name, as in the file and on the command line.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Its value where nobody sets it; `None` leaves it unset.
    pub default: Option<&'static str>,
    /// What it is for, one sentence.
    pub description: &'static str,
}

const fn key(name: &'static str, kind: Kind, default: Option<&'static str>, description: &'static str) -> Key {
    Key { name, kind, default, description }
}

/// The default of `hooks.risky`.
pub const RISKY: &str = "git reset --hard; git clean; git checkout --; git checkout .; git checkout -f; git restore; \
    git switch -f; git stash; git rebase; git apply; git am; git mv; rm -r; rm -R; rm --recursive; find -delete; \
    find -exec; rename; patch; tar -x; unzip; rsync";

/// Every setting, in the order it is listed.
pub const KEYS: &[Key] = &[
    key(
        "trunk",
        Kind::Text,
        None,
        "the branch that proposals land on (unset: what `origin/HEAD` names, else `main`, else `master`)",
    ),
    key(
        "start.path",
        Kind::Template,
        Some("{repo}.sessions/{session}"),
        "where a session's workspace goes; `{repo}` is the main worktree's path, `{name}` its last part",
    ),
    key(
        "start.ports.base",
        Kind::int(1, 65_535),
        Some("20000"),
        "first port that is handed to sessions in `TINE_PORT_BASE`",
    ),
    key("start.ports.size", Kind::int(0, 1_000), Some("10"), "how many ports each session gets"),
    key(
        "start.seed",
        Kind::Bool,
        Some("true"),
        "copy the ignored files that `.worktreeinclude` names into a new workspace",
    ),
    key(
        "start.pool",
        Kind::int(0, 64),
        Some("0"),
        "how many workspaces are made ahead of time, for `tine start` to take at once",
    ),
    key(
        "checkpoint.max_file_size",
        Kind::Size,
        Some("10 MiB"),
        "untracked files over this size are left out of a checkpoint, and reported",
    ),
    key(
        "checkpoint.max_total_size",
        Kind::Size,
        Some("256 MiB"),
        "new files that would bring a checkpoint over this size in all are left out, and reported",
    ),
    key(
        "checkpoint.include_secrets",
        Kind::Bool,
        Some("false"),
        "keep untracked files that look like credentials in checkpoints",
    ),
    key(
        "prompt.keep",
        Kind::Choice(super::PromptKeep::NAMES),
        Some("full"),
        "how much of a prompt a checkpoint's message keeps",
    ),
    key(
        "prompt.pasted",
        Kind::Choice(super::Pasted::NAMES),
        Some("drop"),
        "what becomes of the bodies that an agent marks as pasted into a prompt",
    ),
    key(
        "hooks.start",
        Kind::Choice(super::HookStart::NAMES),
        Some("here"),
        "what the first prompt of an agent outside of any session begins: one in its worktree, one beside it, or none",
    ),
    key(
        "hooks.budget",
        Kind::Duration,
        Some("5s"),
        "how long `tine hook` may look at files; past that the next event takes the checkpoint",
    ),
    key(
        "hooks.risky",
        Kind::Text,
        Some(super::RISKY),
        "shell commands of an agent before which unsaved work is saved: words in this order, patterns with `;` between",
    ),
    key(
        "hooks.ask",
        Kind::Bool,
        Some("false"),
        "let a person decide when an agent is about to write outside of its workspace, or what somebody else has locked",
    ),
    key(
        "land.method",
        Kind::Choice(super::LandMethod::NAMES),
        Some("squash"),
        "how a proposal reaches the trunk, where the policy does not say",
    ),
    key("land.hooks", Kind::Bool, Some("true"), "run git's commit hooks when landing"),
    key("land.keep_workspace", Kind::Bool, Some("false"), "keep the session's workspace after its proposal landed"),
    key(
        "review.view",
        Kind::Choice(super::ReviewView::NAMES),
        Some("auto"),
        "the review's form: questions line by line, or the full screen",
    ),
    key("ui.color", Kind::Choice(super::ColorChoice::NAMES), Some("auto"), "when to use colours"),
    key(
        "ui.pager",
        Kind::Text,
        None,
        "the program that shows long output (unset: git's `core.pager`, `PAGER`, `less -FRX`)",
    ),
    key("ui.highlight", Kind::Bool, Some("true"), "colour the syntax of shown code"),
    key(
        "ui.graph",
        Kind::Choice(super::GraphStyle::NAMES),
        Some("auto"),
        "the characters that the log's graph is drawn with",
    ),
    key("diff.context", Kind::int(0, 1_000), Some("3"), "unchanged lines around each change in a diff"),
    key("diff.max_file_size", Kind::Size, Some("5 MiB"), "files over this size are not compared line by line"),
    key(
        "diff.max_lines",
        Kind::int(1, 100_000_000),
        Some("50000"),
        "lines after which a diff lists the remaining files without their hunks",
    ),
    key("sync.remote", Kind::Text, None, "the remote that `tine sync` means (unset: the only one, or `origin`)"),
    key("log.limit", Kind::int(1, 100_000_000), Some("50"), "how many checkpoints `tine log` shows"),
    key("cache.max_value_size", Kind::Size, Some("16 MiB"), "how large a cache entry may be"),
    key("cache.max_total_size", Kind::Size, Some("512 MiB"), "how large all cache entries may be together"),
    key("cache.keep", Kind::Duration, Some("30d"), "how old a cache entry gets before `tine cache prune` drops it"),
    key("lock.ttl", Kind::Duration, Some("30m"), "how long a lock lasts, where `--ttl` does not say"),
    key(
        "session.writer_lease",
        Kind::Duration,
        Some("15m"),
        "how long after a checkpoint another agent, or another person, may not write in the session (`0s`: not at all)",
    ),
    key(
        "hints.unsaved_files",
        Kind::int(0, 1_000_000),
        Some("30"),
        "changed files without a checkpoint from which on `tine status` says so; 0 never",
    ),
    key(
        "hints.unsaved_after",
        Kind::Duration,
        Some("2h"),
        "age of the latest checkpoint from which on `tine status` speaks of unsaved changes; 0s never",
    ),
    key(
        "hints.checkpoints",
        Kind::int(0, 1_000_000),
        Some("50"),
        "checkpoints without a proposal from which on it is suggested; 0 never",
    ),
    key(
        "hints.files",
        Kind::int(0, 1_000_000),
        Some("100"),
        "changed files from which on a session is called large; 0 never",
    ),
    key(
        "hints.areas",
        Kind::int(0, 1_000_000),
        Some("5"),
        "directories at the top from which on a session's work is called unrelated; 0 never",
    ),
    key(
        "maintenance.auto",
        Kind::Bool,
        Some("true"),
        "let git pack the object store in the background when it is over the budget below",
    ),
    key(
        "maintenance.loose_objects",
        Kind::int(0, 100_000_000),
        Some("6700"),
        "objects in files of their own from which on git packs them; 0 never",
    ),
    key("maintenance.packs", Kind::int(0, 1_000_000), Some("50"), "packs from which on git makes one of them; 0 never"),
    key("retention.idle_after", Kind::Duration, Some("7d"), "a session without activity for this long is idle"),
    key("retention.landed", Kind::Duration, Some("14d"), "how long a landed session is kept"),
    key("retention.rejected", Kind::Duration, Some("30d"), "how long a rejected proposal is kept"),
    key("retention.discarded", Kind::Duration, Some("30d"), "how long a discarded session is kept"),
    key("retention.operations", Kind::Duration, Some("90d"), "how long the operation log goes back"),
];

impl Key {
    /// The name in git's configuration, where the last part cannot have underscores: `tine.diff.maxFileSize`.
    pub fn git_name(&self) -> String {
        let mut name = String::from("tine.");
        let mut upper = false;
        for c in self.name.chars() {
            match c {
                '_' => upper = true,
                c if upper => {
                    name.push(c.to_ascii_uppercase());
                    upper = false;
                }
                c => name.push(c),
            }
        }
        name
    }
}

/// The setting of this name.
pub fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// The setting of this name, or a `usage` error that names the nearest one.
pub fn require(name: &str) -> Result<&'static Key> {
    find(name).ok_or_else(|| {
        let error = Error::new(Code::Usage, format!("unknown setting `{name}`"));
        match nearest(name) {
            Some(near) => error.hint(format!("did you mean `{near}`?")),
            None => error.hint("`tine config list` shows every setting"),
        }
    })
}

/// The known name that a typing error most likely meant.
pub fn nearest(name: &str) -> Option<&'static str> {
    let known = KEYS.iter().map(|key| key.name);
    // A last part on its own (`method`) is as good as a misspelt whole.
    if let Some(found) = known.clone().find(|k| k.rsplit('.').next() == Some(name)) {
        return Some(found);
    }
    let limit = (name.chars().count() / 3).max(1);
    known.map(|k| (distance(name, k), k)).min().filter(|(d, _)| *d <= limit).map(|(_, k)| k)
}

/// Insertions, removals and replacements between two words.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, cb) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_defaults_hold_what_they_should() {
        for (i, key) in KEYS.iter().enumerate() {
            assert!(KEYS[..i].iter().all(|other| other.name != key.name), "{} twice", key.name);
            if let Some(default) = key.default {
                key.kind.parse(default).unwrap_or_else(|e| panic!("{}: {e}", key.name));
            }
            let first = key.description.chars().next().expect("a description");
            assert!(!key.description.ends_with('.') && !first.is_uppercase(), "{}", key.name);
        }
    }

    #[test]
    fn git_accepts_the_names() {
        assert_eq!(require("checkpoint.max_file_size").expect("known").git_name(), "tine.checkpoint.maxFileSize");
        let dir = tempfile::tempdir().expect("a directory");
        for key in KEYS {
            let git = std::process::Command::new("git")
                .args(["config", "--file", "config", &key.git_name(), "x"])
                .current_dir(dir.path())
                .env("GIT_CONFIG_NOSYSTEM", "1")
                .env("HOME", dir.path())
                .status();
            assert!(git.expect("git runs").success(), "{}", key.git_name());
        }
    }

    #[test]
    fn typing_errors_find_the_nearest_name() {
        assert_eq!(nearest("land.metod"), Some("land.method"));
        assert_eq!(nearest("checkpoint.max-file-size"), Some("checkpoint.max_file_size"));
        assert_eq!(nearest("truck"), Some("trunk"));
        assert_eq!(nearest("method"), Some("land.method"));
        assert_eq!(nearest("something.else.entirely"), None);
        let error = require("land.metod").expect_err("unknown");
        assert_eq!(error.to_string(), "unknown setting `land.metod`");
        assert_eq!(error.hints(), ["did you mean `land.method`?"]);
        assert_eq!(require("zzz").expect_err("unknown").hints(), ["`tine config list` shows every setting"]);
    }
}
