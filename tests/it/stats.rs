//! Numbers about the work: from the operation log, the records and the refusals, for people, scripts and monitoring.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::support::{Place, World, everything};

/// The kind of operation of this name.
#[track_caller]
fn kind(stats: &Value, name: &str) -> Value {
    let all = stats["operations"].as_array().expect("a list");
    all.iter().find(|k| k["kind"] == name).unwrap_or_else(|| panic!("`{name}` in {stats:#}")).clone()
}

/// A landing, a grant, a denial, an undo, a refused agent, a conflict each for a landing and a refresh.
fn lived_in(world: &World) -> Place<'_> {
    let repo = world.repo();
    let first = world.proposed("first", "a.txt", "a\n");
    repo.json(["approve", &first]);
    let fix = world.start("fix");
    fix.write("src/main.txt", "mine\n");
    fix.checkpoint("mine");
    fix.write("b.txt", "b\n");
    fix.checkpoint("b");
    fix.json(["undo"]);
    repo.write("src/main.txt", "theirs\n");
    repo.git(["commit", "--quiet", "--all", "-m", "Theirs"]);
    let name = fix.propose("Mine");
    repo.fails("conflict", ["approve", &name]);
    repo.tine(["approve", &name]).by("agent/x").fails("refused");
    assert_eq!(fix.tine(["refresh"]).run().status, Some(3));
    fix
}

#[test]
fn operations_are_counted_by_kind_and_day() {
    let world = World::new();
    let fix = lived_in(&world);
    let stats = fix.json(["stats"]);
    assert_eq!(kind(&stats, "checkpoint")["count"], 3, "{stats:#}");
    assert_eq!(kind(&stats, "landing")["count"], 1);
    assert_eq!(kind(&stats, "undo")["count"], 1);
    assert_eq!(stats["since"], json!(null));
    let day = &stats["days"][0];
    let all: u64 = stats["operations"].as_array().expect("a list").iter().filter_map(|k| k["count"].as_u64()).sum();
    assert_eq!((&day["day"], day["operations"].as_u64()), (&json!("2026-01-02"), Some(all)));
    assert_eq!(day["checkpoints"]["count"], 3);
    assert_eq!(stats["sessions"]["states"], json!({"landed": 1, "proposed": 1}));
    assert_eq!((&stats["sessions"]["checkpoints_max"], &stats["sessions"]["with_checkpoints"]), (&json!(2), &json!(2)));
    // A minute of the world's clock for each command: proposed, then approved.
    assert_eq!(stats["review"]["waited"]["count"], 1);
    assert_eq!(stats["review"]["waited"]["max_ms"], 60_000);
    assert_eq!(stats["review"]["waiting"], 1);
    let merges = json!([
        {"kind": "refresh", "conflicts": 1, "clean": 0},
        {"kind": "landing", "conflicts": 1, "clean": 1},
    ]);
    assert_eq!(stats["conflicts"], merges);
    assert_eq!(stats["refusals"], json!([{"missing": "decide", "count": 1}]));
    fix.write("src/main.txt", "both\n");
    fix.json(["refresh", "--continue"]);
    assert_eq!(fix.json(["stats"])["conflicts"][0], merges[0], "one that met conflicts is finished, not another one");
}

#[test]
fn only_what_is_young_enough_counts() {
    let world = World::new();
    let fix = lived_in(&world);
    let later = |args: &[&str]| fix.tine(args).env("TINE_TEST_TIME", "2026-01-12T00:00:00Z").json();
    assert_eq!(later(&["stats", "--since", "1d"])["operations"], json!([]));
    assert_eq!(later(&["stats", "--since", "1d"])["review"]["waited"]["count"], 0);
    assert_eq!(kind(&later(&["stats", "--since", "2w"]), "checkpoint")["count"], 3);
    assert_eq!(later(&["stats", "--since", "1d"])["since"], "2026-01-11T00:00:00+00:00");
    fix.fails("usage", ["stats", "--since", "soon"]);
}

#[test]
fn looking_writes_nothing_and_an_empty_log_is_no_error() {
    let world = World::new();
    let before = everything(&world.repo().path);
    for format in ["table", "json", "prometheus"] {
        world.repo().tine(["stats", "--format", format]).ok();
    }
    assert!(everything(&world.repo().path) == before);
    assert!(world.repo().tine(["stats"]).ok().said().contains("no operations"));
}

/// A command that ran by the real clock, with what its parts took.
#[test]
fn the_log_keeps_what_the_time_went_to() {
    let world = World::new();
    let repo = world.repo();
    let policy = "[review]\nself_approval = true\n[[check]]\nname = \"slow\"\nrun = \"sleep 0.1\"\nrequired = true\n";
    repo.write(".tine/policy.toml", policy);
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "The policy"]);
    let name = world.proposed("fix", "a.txt", "a\n");
    let mut approve = repo.tine(["approve", &name]).into_command();
    assert!(approve.env_remove("TINE_TEST_TIME").output().expect("tine starts").status.success());
    let operation = repo.operations(["--limit", "1"])[0].clone();
    let spent = operation["phases"]["checks"].as_u64().unwrap_or_else(|| panic!("checks in {operation}"));
    assert!(spent >= 100 && operation["duration_ms"].as_u64() >= Some(spent), "{operation}");
    let id = operation["id"].as_str().expect("an id");
    assert!(repo.tine(["op", "show", id]).ok().stdout.contains("checks"));
    let landing = kind(&repo.json(["stats"]), "landing");
    assert_eq!(landing["phases"]["checks"], spent);
    assert!(repo.tine(["stats"]).ok().stdout.contains("checks"));
}

/// The text format as its specification has it: every sample belongs to a metric with HELP and TYPE before it, once.
fn parse(text: &str) -> BTreeMap<String, f64> {
    let mut samples = BTreeMap::new();
    let mut kinds: BTreeMap<&str, &str> = BTreeMap::new();
    let mut helped = BTreeSet::new();
    let mut current = "";
    assert!(text.ends_with('\n'), "the last line ends");
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("# HELP ") {
            let (name, help) = rest.split_once(' ').expect("a help");
            assert!(helped.insert(name) && !help.is_empty(), "{line}");
            current = name;
        } else if let Some(rest) = line.strip_prefix("# TYPE ") {
            let (name, kind) = rest.split_once(' ').expect("a type");
            assert!(name == current && ["counter", "gauge", "summary"].contains(&kind), "{line}");
            assert_eq!(kinds.insert(name, kind), None, "{line}");
        } else {
            let (series, value) = line.rsplit_once(' ').expect("a value");
            let (name, labels) = series.split_once('{').unwrap_or((series, "}"));
            assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{line}");
            let parts = match kinds[current] {
                "summary" => vec![current.to_owned(), format!("{current}_sum"), format!("{current}_count")],
                _ => vec![current.to_owned()],
            };
            assert!(parts.iter().any(|part| part == name), "{line} after {current}");
            assert!(kinds[current] != "counter" || name.ends_with("_total"), "{line}");
            for label in labels.strip_suffix('}').expect("closed").split(',').filter(|l| !l.is_empty()) {
                let (key, value) = label.split_once("=\"").expect("a label");
                assert!(key.bytes().all(|b| b.is_ascii_lowercase()) && value.ends_with('"'), "{line}");
            }
            let value: f64 = value.parse().unwrap_or_else(|e| panic!("{line}: {e}"));
            assert_eq!(samples.insert(series.to_owned(), value), None, "{line} twice");
        }
    }
    samples
}

#[test]
fn monitoring_reads_them() {
    let world = World::new();
    let fix = lived_in(&world);
    let samples = parse(&fix.tine(["stats", "--format", "prometheus"]).ok().stdout);
    let expected = [
        ("tine_operation_duration_seconds_count{kind=\"checkpoint\"}", 3.0),
        ("tine_operation_duration_seconds{kind=\"checkpoint\",quantile=\"0.99\"}", 0.0),
        ("tine_review_wait_seconds{quantile=\"0.5\"}", 60.0),
        ("tine_review_wait_seconds_sum", 60.0),
        ("tine_proposals_waiting", 1.0),
        ("tine_merges_total{kind=\"landing\",result=\"conflict\"}", 1.0),
        ("tine_merges_total{kind=\"refresh\",result=\"clean\"}", 0.0),
        ("tine_refusals_total{missing=\"decide\"}", 1.0),
        ("tine_sessions{state=\"landed\"}", 1.0),
    ];
    for (series, value) in expected {
        assert_eq!(samples.get(series), Some(&value), "{series} in {samples:#?}");
    }
    parse(&world.repo().tine(["stats", "--format", "prometheus", "--since", "1s"]).ok().stdout);
    let json: Value = serde_json::from_str(&fix.tine(["stats", "--format", "json"]).ok().stdout).expect("JSON");
    assert_eq!(kind(&json, "checkpoint")["count"], 3);
    let table = fix.tine(["stats"]).ok().stdout;
    for part in ["checkpoint", "2026-01-02", "1 of 2 met conflicts (50%)", "1 waiting", "1 time for decide"] {
        assert!(table.contains(part), "{part} in\n{table}");
    }
}
