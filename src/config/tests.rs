//! Layers, origins and precedence, with a real file.

use super::*;

struct World {
    dir: tempfile::TempDir,
}

impl World {
    fn new(text: &str) -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        std::fs::write(dir.path().join("config.toml"), text).expect("written");
        World { dir }
    }

    fn file(&self) -> PathBuf {
        self.dir.path().join("config.toml")
    }

    fn load(&self, git: &[(&str, &str)], overrides: &[&str]) -> Result<Config> {
        let overrides: Vec<String> = overrides.iter().map(|s| (*s).to_owned()).collect();
        let git = |name: &str| git.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned());
        Config::load(&Sources { git: &git, file: Some(&self.file()), overrides: &overrides })
    }

    /// The error with the directory's name left out.
    fn error(&self, git: &[(&str, &str)], overrides: &[&str]) -> (Code, String, Vec<String>) {
        let error = self.load(git, overrides).expect_err("an error");
        let dir = format!("{}/", self.dir.path().display());
        (error.code(), error.to_string().replace(&dir, ""), error.hints().to_vec())
    }
}

#[test]
fn the_defaults_are_typed() {
    let config = Config::defaults();
    assert_eq!(config.trunk, None);
    assert_eq!(config.start.path.expand(Path::new("/w/app"), "a"), Path::new("/w/app.sessions/a"));
    assert_eq!((config.start.ports.base, config.start.ports.size), (20_000, 10));
    assert_eq!(config.checkpoint.max_file_size, 10 << 20);
    assert_eq!(config.land.method, LandMethod::Squash);
    assert_eq!(config.retention.idle_after, Duration::from_secs(7 * 86_400));
    assert!(config.list().iter().all(|s| s.origin == Origin::Default));
}

#[test]
fn each_layer_covers_the_one_below() {
    let world = World::new("[log]\nlimit = 3\n\n[diff]\ncontext = 4\n");
    let git = [("tine.log.limit", "2"), ("tine.land.method", "merge"), ("tine.diff.context", "2")];
    let config = world.load(&git, &["diff.context=5", "diff.context = 6"]).expect("loads");
    assert_eq!((config.land.method, config.log.limit, config.diff.context), (LandMethod::Merge, 3, 6));
    let origin = |name: &str| config.get(name).expect("known").origin.clone();
    assert_eq!(origin("land.hooks"), Origin::Default);
    assert_eq!(origin("land.method"), Origin::Git("tine.land.method".to_owned()));
    assert_eq!(origin("log.limit"), Origin::File(world.file(), 2));
    assert_eq!(origin("diff.context"), Origin::CommandLine);
    assert_eq!(config.get("diff.context").expect("known").value.as_deref(), Some("6"));
}

/// A field that is not filled from its key would keep its default here.
#[test]
fn every_key_reaches_its_field() {
    let world = World::new("");
    let typed = |mut config: Config| {
        config.settings.clear();
        format!("{config:?}")
    };
    let defaults = typed(world.load(&[], &[]).expect("loads"));
    for key in KEYS {
        let other = match key.kind {
            Kind::Text => "other",
            Kind::Template => "/elsewhere/{session}",
            Kind::Bool if key.default == Some("true") => "false",
            Kind::Bool => "true",
            Kind::Int(..) => "7",
            Kind::Size => "77",
            Kind::Duration => "77h",
            Kind::Choice(names) => names.iter().find(|n| Some(**n) != key.default).expect("two names"),
        };
        let config = world.load(&[], &[&format!("{}={other}", key.name)]).expect("loads");
        assert_eq!(config.get(key.name).expect("known").value.as_deref(), Some(other));
        assert_ne!(typed(config), defaults, "{}", key.name);
        let git = world.load(&[(&key.git_name(), other)], &[]).expect("loads");
        assert_ne!(typed(git), defaults, "{}", key.git_name());
    }
}

#[test]
fn a_missing_file_is_no_error_and_no_setting() {
    let world = World::new("");
    std::fs::remove_file(world.file()).expect("removed");
    assert!(world.load(&[], &[]).expect("loads").warnings().is_empty());
}

#[test]
fn an_unknown_key_in_the_file_is_a_warning() {
    let world = World::new("[land]\nmetod = \"ff\"\n[other]\nthing = 1\n");
    let config = world.load(&[], &[]).expect("loads");
    let at = |line| format!("`{}` line {line}", world.file().display());
    assert_eq!(
        config.warnings(),
        [
            format!("unknown setting `land.metod` in {}, did you mean `land.method`?", at(2)),
            format!("unknown setting `other.thing` in {}", at(4)),
        ]
    );
}

#[test]
fn a_wrong_value_names_its_place_and_what_is_allowed() {
    assert_eq!(
        World::new("\n[land]\nmethod = \"octopus\"\n").error(&[], &[]),
        (
            Code::Invalid,
            "invalid value `octopus` for `land.method` in `config.toml` line 3: \
             expected `squash`, `merge`, `rebase` or `ff`"
                .to_owned(),
            vec!["tine config set land.method squash".to_owned()]
        )
    );
    let world = World::new("");
    assert_eq!(
        world.error(&[("tine.retention.landed", "soon")], &[]),
        (
            Code::Invalid,
            "invalid value `soon` for `retention.landed` in git config `tine.retention.landed`: \
             expected a duration such as `7d`, `2h30m` or `20 minutes`"
                .to_owned(),
            vec!["git config --unset tine.retention.landed".to_owned()]
        )
    );
    assert_eq!(
        world.error(&[], &["log.limit=0"]),
        (
            Code::Usage,
            "invalid value `0` for `log.limit` in `--config`: expected a whole number from 1 to 100000000".to_owned(),
            vec![]
        )
    );
    assert_eq!(
        world.error(&[], &["log.limit"]),
        (
            Code::Usage,
            "`--config log.limit` has no value".to_owned(),
            vec!["write it as `--config KEY=VALUE`, such as `--config log.limit=10`".to_owned()]
        )
    );
    assert_eq!(world.error(&[], &["log.limmit=1"]).1, "unknown setting `log.limmit`");
    assert_eq!(
        World::new("log.limit = [1]\n").error(&[], &[]).1,
        "invalid value for `log.limit` in `config.toml` line 1: expected one number"
    );
    assert!(World::new("a = = 1\n").error(&[], &[]).1.starts_with("`config.toml` is not TOML: line 1: "));
}
