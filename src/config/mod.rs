//! Settings in layers: default, git's configuration, the repository's `config.toml`, the command line. Each value
//! knows which layer it came from. Never reads the environment or git itself: both are passed in.

use std::path::{Path, PathBuf};
use std::time::Duration;

mod choice;
pub mod file;
pub mod keys;
mod sections;
mod template;
pub mod value;

pub use choice::{ColorChoice, GraphStyle, HookStart, LandMethod, Pasted, PromptKeep, ReviewView};
pub use keys::{KEYS, Key, RISKY};
pub use sections::{
    Cache, Checkpoint, Diff, Hints, Hooks, Land, Lock, Log, Maintenance, Ports, Prompt, Retention, Review, Session,
    Start, Sync, Ui,
};
pub use template::{Template, repository_base};
pub use value::{Kind, Value};

use crate::error::{Code, Context as _, Error, Result};

/// Where the layers above the defaults come from, lowest first.
pub struct Sources<'a> {
    /// Looks up a key of git's configuration, such as `tine.land.method`.
    pub git: &'a dyn Fn(&str) -> Option<String>,
    /// The repository's `<common git dir>/tine/config.toml`, which need not exist.
    pub file: Option<&'a Path>,
    /// Every `--config KEY=VALUE` in the order given.
    pub overrides: &'a [String],
}

/// The layer a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The table of keys.
    Default,
    /// Git's configuration, under this name.
    Git(String),
    /// The repository's file, at this line.
    File(PathBuf, usize),
    /// `--config`.
    CommandLine,
}

impl Origin {
    /// The layer's name in JSON.
    pub fn layer(&self) -> &'static str {
        match self {
            Origin::Default => "default",
            Origin::Git(_) => "git",
            Origin::File(..) => "file",
            Origin::CommandLine => "command_line",
        }
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Origin::Default => write!(f, "default"),
            Origin::Git(name) => write!(f, "git config `{name}`"),
            Origin::File(path, line) => write!(f, "`{}` line {line}", path.display()),
            Origin::CommandLine => write!(f, "`--config`"),
        }
    }
}

/// One setting with its value and where that came from, as `tine config list` shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The entry in the table of keys: name, kind, default, description.
    pub key: &'static Key,
    /// The value as it was written, `None` where it is unset.
    pub value: Option<String>,
    /// The layer.
    pub origin: Origin,
    parsed: Option<Value>,
}

/// Every setting, typed.
#[derive(Debug, Clone)]
pub struct Config {
    /// `trunk`.
    pub trunk: Option<String>,
    /// `start.*`.
    pub start: Start,
    /// `checkpoint.*`.
    pub checkpoint: Checkpoint,
    /// `prompt.*`.
    pub prompt: Prompt,
    /// `hooks.*`.
    pub hooks: Hooks,
    /// `land.*`.
    pub land: Land,
    /// `review.*`.
    pub review: Review,
    /// `ui.*`.
    pub ui: Ui,
    /// `diff.*`.
    pub diff: Diff,
    /// `log.*`.
    pub log: Log,
    /// `cache.*`.
    pub cache: Cache,
    /// `lock.*`.
    pub lock: Lock,
    /// `session.*`.
    pub session: Session,
    /// `hints.*`.
    pub hints: Hints,
    /// `maintenance.*`.
    pub maintenance: Maintenance,
    /// `sync.*`.
    pub sync: Sync,
    /// `retention.*`.
    pub retention: Retention,
    settings: Vec<Setting>,
    warnings: Vec<String>,
}

impl Config {
    /// Puts the layers on top of each other. A value that cannot be used is an error that names its place, whatever
    /// layer would have covered it; an unknown key in the file is a warning, so that an older tine can read it.
    pub fn load(sources: &Sources<'_>) -> Result<Config> {
        let mut layers = Layers::defaults();
        for key in KEYS {
            let name = key.git_name();
            if let Some(text) = (sources.git)(&name) {
                layers.put(key, text, Origin::Git(name))?;
            }
        }
        if let Some(path) = sources.file {
            layers.put_file(path)?;
        }
        for given in sources.overrides {
            let (name, text) = given.split_once('=').ok_or_else(|| {
                Error::new(Code::Usage, format!("`--config {given}` has no value"))
                    .hint("write it as `--config KEY=VALUE`, such as `--config log.limit=10`")
            })?;
            layers.put(keys::require(name.trim())?, text.trim().to_owned(), Origin::CommandLine)?;
        }
        Ok(layers.into_config())
    }

    /// The defaults alone: outside a repository, and in tests.
    pub fn defaults() -> Config {
        Layers::defaults().into_config()
    }

    /// Every setting in the order of the table.
    pub fn list(&self) -> &[Setting] {
        &self.settings
    }

    /// One setting, or a `usage` error that names the nearest one.
    pub fn get(&self, name: &str) -> Result<&Setting> {
        let key = keys::require(name)?;
        Ok(self.settings.iter().find(|s| s.key == key).expect("there is a setting for each key"))
    }

    /// What the person should hear about the file.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }
}

/// The layers seen so far; the topmost value of each key.
struct Layers {
    settings: Vec<Setting>,
    warnings: Vec<String>,
}

impl Layers {
    fn defaults() -> Self {
        let setting = |key: &'static Key| {
            let parsed = key.default.map(|text| key.kind.parse(text).expect("a test reads every default"));
            Setting { key, value: key.default.map(str::to_owned), origin: Origin::Default, parsed }
        };
        Layers { settings: KEYS.iter().map(setting).collect(), warnings: Vec::new() }
    }

    fn put(&mut self, key: &'static Key, text: String, origin: Origin) -> Result<()> {
        let parsed = key.kind.parse(&text).map_err(|allowed| invalid(key, &text, &origin, &allowed))?;
        let setting = self.settings.iter_mut().find(|s| s.key == key).expect("there is a setting for each key");
        *setting = Setting { key, value: Some(text), origin, parsed: Some(parsed) };
        Ok(())
    }

    fn put_file(&mut self, path: &Path) -> Result<()> {
        let bytes = match std::fs::read(path) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            read => read.or_io(|| format!("cannot read `{}`", path.display()))?,
        };
        let text = String::from_utf8(bytes).or_code(Code::Invalid, || format!("`{}` is not UTF-8", path.display()))?;
        let found = file::read(&text)
            .map_err(|why| Error::new(Code::Invalid, format!("`{}` is not TOML: {why}", path.display())))?;
        for file::Assignment { name, text, line } in found {
            let origin = Origin::File(path.to_path_buf(), line);
            match (keys::find(&name), text) {
                (Some(key), Some(text)) => self.put(key, text, origin)?,
                (Some(key), None) => {
                    let allowed = format!("expected one {}", key.kind.name());
                    return Err(Error::new(
                        Code::Invalid,
                        format!("invalid value for `{name}` in {origin}: {allowed}"),
                    ));
                }
                (None, _) => self.warnings.push(match keys::nearest(&name) {
                    Some(near) => format!("unknown setting `{name}` in {origin}, did you mean `{near}`?"),
                    None => format!("unknown setting `{name}` in {origin}"),
                }),
            }
        }
        Ok(())
    }

    fn value(&self, name: &str) -> Option<&Value> {
        let setting = self.settings.iter().find(|s| s.key.name == name);
        setting.expect("the struct's fields are in the table of keys").parsed.as_ref()
    }

    fn text(&self, name: &str) -> Option<String> {
        match self.value(name) {
            Some(Value::Text(text)) => Some(text.clone()),
            None => None,
            other => unreachable!("`{name}` is {other:?}, not text"),
        }
    }

    fn bool(&self, name: &str) -> bool {
        match self.value(name) {
            Some(Value::Bool(b)) => *b,
            other => unreachable!("`{name}` is {other:?}, not true or false"),
        }
    }

    fn int(&self, name: &str) -> u32 {
        match self.value(name) {
            Some(Value::Int(n)) => *n,
            other => unreachable!("`{name}` is {other:?}, not a number"),
        }
    }

    fn size(&self, name: &str) -> u64 {
        match self.value(name) {
            Some(Value::Size(bytes)) => *bytes,
            other => unreachable!("`{name}` is {other:?}, not a size"),
        }
    }

    fn duration(&self, name: &str) -> Duration {
        match self.value(name) {
            Some(Value::Duration(length)) => *length,
            other => unreachable!("`{name}` is {other:?}, not a duration"),
        }
    }

    fn choice<T: std::str::FromStr>(&self, name: &str) -> T {
        self.text(name).and_then(|text| text.parse().ok()).expect("a choice was checked against its names")
    }

    fn into_config(self) -> Config {
        let port = |name| u16::try_from(self.int(name)).expect("the table bounds ports");
        let path = match self.value("start.path") {
            Some(Value::Template(template)) => template.clone(),
            other => unreachable!("`start.path` is {other:?}, not a template"),
        };
        Config {
            trunk: self.text("trunk"),
            start: Start {
                path,
                ports: Ports { base: port("start.ports.base"), size: port("start.ports.size") },
                seed: self.bool("start.seed"),
                pool: u16::try_from(self.int("start.pool")).expect("the table bounds it"),
            },
            checkpoint: Checkpoint {
                max_file_size: self.size("checkpoint.max_file_size"),
                max_total_size: self.size("checkpoint.max_total_size"),
                include_secrets: self.bool("checkpoint.include_secrets"),
            },
            prompt: Prompt { keep: self.choice("prompt.keep"), pasted: self.choice("prompt.pasted") },
            hooks: Hooks {
                start: self.choice("hooks.start"),
                budget: self.duration("hooks.budget"),
                risky: self.text("hooks.risky").unwrap_or_default(),
                ask: self.bool("hooks.ask"),
            },
            land: Land {
                method: self.choice("land.method"),
                hooks: self.bool("land.hooks"),
                keep_workspace: self.bool("land.keep_workspace"),
            },
            review: Review { view: self.choice("review.view") },
            ui: Ui {
                color: self.choice("ui.color"),
                pager: self.text("ui.pager"),
                highlight: self.bool("ui.highlight"),
                graph: self.choice("ui.graph"),
            },
            diff: Diff {
                context: self.int("diff.context"),
                max_file_size: self.size("diff.max_file_size"),
                max_lines: self.int("diff.max_lines") as usize,
            },
            sync: Sync { remote: self.text("sync.remote") },
            log: Log { limit: self.int("log.limit") as usize },
            cache: Cache {
                max_value_size: self.size("cache.max_value_size"),
                max_total_size: self.size("cache.max_total_size"),
                keep: self.duration("cache.keep"),
            },
            lock: Lock { ttl: self.duration("lock.ttl") },
            session: Session { writer_lease: self.duration("session.writer_lease") },
            hints: Hints {
                unsaved_files: self.int("hints.unsaved_files") as usize,
                unsaved_after: self.duration("hints.unsaved_after"),
                checkpoints: self.int("hints.checkpoints") as usize,
                files: self.int("hints.files") as usize,
                areas: self.int("hints.areas") as usize,
            },
            maintenance: Maintenance {
                auto: self.bool("maintenance.auto"),
                loose_objects: self.int("maintenance.loose_objects") as usize,
                packs: self.int("maintenance.packs") as usize,
            },
            retention: Retention {
                idle_after: self.duration("retention.idle_after"),
                landed: self.duration("retention.landed"),
                rejected: self.duration("retention.rejected"),
                discarded: self.duration("retention.discarded"),
                operations: self.duration("retention.operations"),
            },
            settings: self.settings,
            warnings: self.warnings,
        }
    }
}

fn invalid(key: &Key, text: &str, origin: &Origin, allowed: &str) -> Error {
    let code = if *origin == Origin::CommandLine { Code::Usage } else { Code::Invalid };
    let error = Error::new(code, format!("invalid value `{text}` for `{}` in {origin}: {allowed}", key.name));
    match origin {
        Origin::File(..) => match key.default {
            Some(default) => error.hint(format!("tine config set {} {}", key.name, quoted(default))),
            None => error,
        },
        Origin::Git(name) => error.hint(format!("git config --unset {name}")),
        Origin::Default | Origin::CommandLine => error,
    }
}

/// A default as a shell's word.
fn quoted(text: &str) -> String {
    if text.contains([' ', '{']) { format!("'{text}'") } else { text.to_owned() }
}

#[cfg(test)]
mod tests;
