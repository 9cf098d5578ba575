//! The policy on the trunk: what it asks for holds, whoever asks otherwise, and what cannot be read closes the gate.

use serde_json::{Value, json};

use crate::support::{Place, World};

const POLICY: &str = ".tine/policy.toml";

/// A world whose trunk carries this policy.
fn governed(policy: &str) -> World {
    let world = World::new();
    install(&world, policy);
    world
}

fn install(world: &World, policy: &str) {
    let repo = world.repo();
    repo.write(POLICY, policy);
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "The policy"]);
}

/// The rules that keep a proposal from landing.
fn missing(place: &Place<'_>, name: &str) -> Vec<String> {
    let gate = place.proposal(name)["gate"].clone();
    assert_eq!(gate["met"], gate["missing"].as_array().expect("a list").is_empty());
    gate["missing"].as_array().expect("a list").iter().map(|m| m["rule"].as_str().expect("text").to_owned()).collect()
}

fn approve(place: &Place<'_>, name: &str, by: &str) -> Value {
    place.tine(["approve", name]).by(by).json()
}

#[test]
fn the_requester_waits_for_somebody_else() {
    let world = governed("[review]\napprovals = 2\n");
    let name = world.proposed("fix", "a.txt", "a\n");
    let repo = world.repo();
    let before = repo.refs();
    let error = repo.fails("refused", ["approve", &name]);
    assert_eq!(error["details"]["rule"], "review.self_approval");
    assert_eq!(repo.refs(), before, "such a grant is not recorded");

    let first = approve(&repo, &name, "bob");
    assert_eq!((&first["gate"]["met"], &first["landing"]), (&json!(false), &Value::Null));
    // The same person again, whatever the case of the name.
    approve(&repo, &name, "bob");
    approve(&repo, &name, "Bob");
    assert_eq!(missing(&repo, &name), ["approvals"]);
    repo.fails("refused", ["land", &name]);
    let last = approve(&repo, &name, "carol");
    assert_eq!((&last["gate"]["met"], &last["landing"]["type"]), (&json!(true), &json!("squash")));
    assert_eq!(repo.git(["show", "main:a.txt"]), "a");
}

#[test]
fn a_denial_wins_over_grants_and_a_second_vote_replaces_the_first() {
    let world = governed("[review]\napprovals = 2\n");
    let name = world.proposed("fix", "a.txt", "a\n");
    let repo = world.repo();
    approve(&repo, &name, "bob");
    repo.tine(["reject", &name, "-m", "not yet"]).by("carol").json();
    world.workspace("fix").write("a.txt", "b\n");
    world.workspace("fix").propose("Again");
    assert_eq!(missing(&repo, &name), ["approvals"], "earlier votes are about another head");
    assert_eq!(repo.proposal(&name)["decisions"].as_array().expect("a list").len(), 2, "and are kept");
}

#[test]
fn high_impact_changes_need_more() {
    let policy = "\
[review]
approvals = 1

[[review.rule]]
name = \"database\"
paths = [\"migrations/**\"]
approvals = 2
by = [\"alice\", \"bob\", \"carol\"]

[[review.rule]]
name = \"deletions\"
changes = [\"deleted\"]
by = [\"alice\"]

[[review.rule]]
name = \"programs\"
types = [\"executable\", \"symlink\"]
by = [\"alice\"]

[[review.rule]]
name = \"large\"
larger_than = \"1k\"
by = [\"alice\"]

[[review.rule]]
name = \"many\"
more_than = 3
by = [\"alice\"]

[[review.rule]]
name = \"moves\"
changes = [\"renamed\"]
approvals = 2
";
    let world = governed(policy);
    let repo = world.repo();
    repo.write("migrations/1.sql", "create table a;\nwith some text so that a rename is one\n");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "A table"]);

    let plain = world.proposed("plain", "a.txt", "a\n");
    assert_eq!(missing(&repo, &plain), ["approvals"]);
    type Case<'c> = (&'c str, fn(&Place<'_>), &'c [&'c str]);
    let cases: [Case<'_>; 7] = [
        ("path", |p| p.write("Migrations/2.sql", "x\n"), &["approvals", "database"]),
        ("gone", |p| p.remove("README.md"), &["approvals", "deletions"]),
        (
            "dodge",
            |p| {
                p.write("elsewhere.sql", p.read("migrations/1.sql"));
                p.remove("migrations/1.sql");
            },
            &["approvals", "database", "deletions", "moves"],
        ),
        ("link", |p| p.link("link", "a.txt"), &["approvals", "programs"]),
        (
            "program",
            |p| {
                p.write("run", "#!/bin/sh\n");
                p.chmod("run", true);
            },
            &["approvals", "programs"],
        ),
        ("size", |p| p.write("big.txt", "x".repeat(2000)), &["approvals", "large"]),
        ("count", |p| (0..4).for_each(|n| p.write(format!("f{n}"), "x")), &["approvals", "many"]),
    ];
    for (id, change, expected) in cases {
        let place = world.start(id);
        change(&place);
        let name = place.propose("Change");
        assert_eq!(missing(&repo, &name), expected, "{id}");
    }

    // Others' grants do not count for the rule, and both its grants are needed.
    approve(&repo, "path-1", "dave");
    assert_eq!(missing(&repo, "path-1"), ["database"]);
    approve(&repo, "path-1", "bob");
    let shown = repo.json(["policy", "show", "path-1"]);
    assert_eq!(shown["requirements"][1]["rule"], "database");
    assert_eq!(shown["requirements"][1]["paths"], json!(["Migrations/2.sql"]));
    assert_eq!(missing(&repo, "path-1"), ["database"]);
    assert_eq!(approve(&repo, "path-1", "alice")["landing"]["type"], "squash");
}

#[test]
fn a_part_is_judged_by_what_it_changes() {
    let world = governed("[[review.rule]]\npaths = [\"migrations/\"]\nby = [\"carol\"]\n");
    let fix = world.start("fix");
    fix.write("a.txt", "a\n");
    fix.write("migrations/1.sql", "x\n");
    let name = fix.propose("Both");
    let repo = world.repo();
    let landed = repo.tine(["approve", &name, "--only", "a.txt"]).by("bob").json();
    assert_eq!(landed["landing"]["type"], "squash");
    assert_eq!(missing(&repo, &name), ["approvals", "rule 1"], "the rest is another revision");
}

#[test]
fn scopes_are_the_least_where_actors_are_named() {
    let policy = "\
[actors.alice]
scopes = [\"read\", \"write\", \"propose\", \"decide\", \"land\", \"admin\"]

[actors.bob]
scopes = [\"read\", \"decide\"]

[actors.eve]
scopes = [\"read\"]

[actors.\"agent/*\"]
scopes = [\"read\", \"write\"]
";
    let world = governed(policy);
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    let scope = |error: Value| error["details"]["scope"].as_str().expect("a scope").to_owned();
    let before = repo.refs();
    assert_eq!(scope(repo.tine(["approve", &name]).by("dave").fails("refused")), "decide");
    assert_eq!(scope(repo.tine(["reject", &name, "-m", "no"]).by("eve").fails("refused")), "decide");
    assert_eq!(scope(repo.tine(["start", "evil"]).by("eve").fails("refused")), "write");
    assert_eq!(scope(repo.tine(["land", &name]).by("bob").fails("refused")), "land");
    let fix = world.workspace("fix");
    fix.write("a.txt", "b\n");
    assert_eq!(scope(fix.tine(["checkpoint"]).by("eve").fails("refused")), "write");
    assert_eq!(scope(fix.tine(["propose"]).by("agent/x").fails("refused")), "propose");
    assert_eq!(scope(repo.tine(["approve", &name]).by("agent/x").fails("refused")), "decide");
    assert_eq!(repo.refs(), before, "nothing of that is recorded");

    // Who decides but may not land only grants.
    assert_eq!(scope(repo.tine(["approve", &name]).by("bob").fails("refused")), "land");
    let granted = repo.tine(["approve", &name, "--no-land"]).by("bob").json();
    assert_eq!((&granted["gate"]["met"], &granted["proposal"]["state"]), (&json!(true), &json!("approved")));
    assert_eq!(repo.tine(["land", &name]).by("alice").json()["landing"]["type"], "squash");
}

#[test]
fn two_names_with_one_key_are_one_person() {
    let policy = "\
[review]
approvals = 2

[actors.bob]
scopes = [\"read\", \"propose\", \"decide\", \"land\"]
keys = [\"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBob bob@desk\"]

[actors.robert]
scopes = [\"read\", \"decide\", \"land\"]
keys = [\"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBob robert@laptop\"]
";
    let world = governed(policy);
    let name = world.proposed("fix", "a.txt", "a\n");
    let repo = world.repo();
    approve(&repo, &name, "bob");
    assert_eq!(approve(&repo, &name, "robert")["gate"]["met"], false);
    let own = world.start("own");
    own.write("b.txt", "b\n");
    own.tine(["propose", "-m", "Own"]).by("bob").json();
    let error = repo.tine(["approve", "own-1"]).by("robert").fails("refused");
    assert_eq!(error["details"]["rule"], "review.self_approval");
}

#[test]
fn a_proposal_cannot_loosen_the_gate_that_judges_it() {
    let policy = "\
[actors.alice]
scopes = [\"read\", \"decide\", \"land\", \"admin\"]

[actors.bob]
scopes = [\"read\", \"decide\", \"land\"]
";
    let world = governed(policy);
    let fix = world.start("fix");
    fix.write(POLICY, "[review]\napprovals = 0\nself_approval = true\n");
    fix.write("a.txt", "a\n");
    let name = fix.propose("Loosen");
    let repo = world.repo();
    assert_eq!(missing(&repo, &name), ["approvals", "policy_change"]);
    assert_eq!(approve(&repo, &name, "bob")["landing"], Value::Null);
    assert_eq!(missing(&repo, &name), ["policy_change"]);
    // Nor does another case of the name pass by, on file systems that know no case.
    let other = world.start("case");
    other.write(".TINE/policy.toml", "[review]\napprovals = 0\n");
    assert_eq!(missing(&repo, &other.propose("Loosen")), ["approvals", "policy_change"]);
    assert_eq!(approve(&repo, &name, "alice")["landing"]["type"], "squash");
    assert_eq!(repo.json(["policy", "show"])["policy"]["review"]["approvals"], 0);
}

#[test]
fn a_policy_that_cannot_be_read_closes_the_gate_and_stops_no_work() {
    let cases: [(&str, &str); 8] = [
        ("[review]\naprovals = 2\n", "line 2: unknown field `aprovals`"),
        ("[review]\napprovals = \"two\"\n", "line 2"),
        ("[limits]\n\nmax_file_size = \"big\"\n", "line 3: expected a size such as `10 MiB`"),
        ("[[check]]\nname = \"t\"\nrun = \"t\"\ntimeout = \"soon\"\n", "line 4: expected a duration"),
        ("[names]\nsession = \"(\"\n", "line 2: `(` is not a regular expression"),
        ("version = 2\n[something]\nnew = 1\n", "newer form (2)"),
        ("[actors.\"agent/x\"]\nscopes = [\"decide\"]\n", "an agent can never have the scope `decide`"),
        ("[[review.rule]]\napprovals = 2\nby = [\"alice\"]\n", "2 grants by alice can never be had"),
    ];
    for (policy, why) in cases {
        let world = World::new();
        let name = world.proposed("fix", "a.txt", "a\n");
        install(&world, policy);
        let repo = world.repo();
        assert_eq!(missing(&repo, &name), ["policy"], "{policy}");
        let before = repo.refs();
        for refused in [vec!["approve", name.as_str()], vec!["reject", &name, "-m", "no"], vec!["land", &name]] {
            let error = repo.tine(&refused).by("bob").fails("refused");
            assert_eq!(error["details"]["rule"], "policy", "{policy} {refused:?}");
        }
        assert_eq!(repo.refs(), before);
        let said = repo.tine(["policy", "show"]).run();
        assert_eq!(said.status, Some(1), "{said}");
        assert!(said.stderr.contains(why), "{policy}: {said}");
        assert!(said.stderr.contains("main:.tine/policy.toml"), "{said}");
        repo.write(POLICY, policy);
        assert_eq!(repo.tine(["policy", "check"]).run().status, Some(1));
        // Work goes on.
        let other = world.start("other");
        other.write("b.txt", "b\n");
        other.checkpoint("b");
        other.propose("B");
        other.json(["undo"]);
    }
}

#[test]
fn what_stands_in_the_place_of_a_policy_closes_the_gate() {
    let puts: [fn(&Place<'_>); 3] = [
        |p| {
            p.write(".tine/other", "x");
            p.link(POLICY, "../loose.toml");
        },
        |p| p.write(".tine/policy.toml/deep", "x"),
        |p| p.link(".tine", "loose"),
    ];
    for put in puts {
        let world = World::new();
        let name = world.proposed("fix", "a.txt", "a\n");
        let repo = world.repo();
        repo.write("loose.toml", "[review]\napprovals = 0\n");
        repo.write("loose/policy.toml", "[review]\napprovals = 0\n");
        put(&repo);
        repo.git(["add", "--all"]);
        repo.git(["commit", "--quiet", "-m", "Not a policy"]);
        assert_eq!(missing(&repo, &name), ["policy"]);
        repo.tine(["approve", &name]).by("bob").fails("refused");
    }
}

#[test]
fn only_the_trunk_s_policy_counts() {
    let world = governed("[review]\napprovals = 2\n");
    let name = world.proposed("fix", "a.txt", "a\n");
    // An edit that nobody committed, in the trunk's own worktree.
    world.repo().write(POLICY, "[review]\napprovals = 0\n");
    assert_eq!(missing(&world.repo(), &name), ["approvals"]);
    assert_eq!(world.repo().json(["policy", "show"])["policy"]["review"]["approvals"], 2);
}

#[test]
fn limits_and_names_hold() {
    let policy = "\
[review]
summary = \"required\"
method = \"merge\"

[limits]
max_file_size = \"1k\"
max_open_sessions = 2
max_proposal_files = 3

[names]
session = \"[a-z]+(-[0-9]+)?\"
proposal = \"[a-z]+-[0-9]+\"
";
    let world = governed(policy);
    let repo = world.repo();
    let rule = |error: Value| error["details"]["rule"].as_str().expect("a rule").to_owned();
    assert_eq!(rule(repo.fails("invalid", ["start", "fix_it"])), "names.session");
    let fix = world.start("fix");
    world.start("other");
    assert_eq!(rule(repo.fails("limit", ["start", "third"])), "limits.max_open_sessions");
    assert_eq!(rule(fix.fails("limit", ["fork", "--name", "third"])), "limits.max_open_sessions");

    fix.write("big.bin", "x".repeat(1025));
    fix.write("a.txt", "a\n");
    let skipped = fix.json(["checkpoint"])["skipped"].clone();
    assert_eq!(skipped[0]["reason"], "too_large");
    assert_eq!(rule(fix.fails("refused", ["propose"])), "review.summary");
    assert_eq!(rule(fix.fails("invalid", ["propose", "-m", "A", "--name", "a_b"])), "names.proposal");
    // Plain git takes what a checkpoint leaves out; the proposal is where it ends.
    fix.git(["add", "--force", "big.bin"]);
    fix.git(["commit", "--quiet", "-m", "By plain git"]);
    assert_eq!(rule(fix.fails("limit", ["propose", "-m", "A"])), "limits.max_file_size");
    fix.git(["rm", "--quiet", "big.bin"]);
    (0..4).for_each(|n| fix.write(format!("f{n}"), "x"));
    assert_eq!(rule(fix.fails("limit", ["propose", "-m", "A"])), "limits.max_proposal_files");
    (1..4).for_each(|n| fix.remove(format!("f{n}")));
    let name = fix.propose("A");
    assert_eq!(approve(&repo, &name, "bob")["landing"]["type"], "merge");
}

#[test]
fn taking_a_landing_back_moves_the_trunk_as_well() {
    let world = World::new();
    let name = world.proposed("fix", "a.txt", "a\n");
    let repo = world.repo();
    approve(&repo, &name, "bob");
    let before = repo.refs();
    for undo in [vec!["undo"], vec!["undo", "--dry-run"]] {
        let error = repo.tine(&undo).by("agent/x").fails("refused");
        assert_eq!(error["details"]["scope"], "land");
    }
    let first = repo.operations(["--all", "--limit", "100"]).pop().expect("an operation");
    repo.tine(["op", "restore", first["id"].as_str().expect("text")]).by("agent/x").fails("refused");
    assert_eq!(repo.refs(), before);
    repo.tine(["undo"]).by("bob").json();
    repo.tine(["redo"]).by("agent/x").fails("refused");
    repo.tine(["redo"]).by("bob").json();
    assert_eq!(repo.refs().without("refs/tine/ops"), before.without("refs/tine/ops"));
}

#[test]
fn the_starter_policy_is_one_and_changes_nothing() {
    let world = World::new();
    let repo = world.repo();
    repo.json(["policy", "init"]);
    assert_eq!(repo.json(["policy", "check"])["valid"], true);
    repo.fails("exists", ["policy", "init"]);
    repo.fails("not_found", ["policy", "check", "nowhere.toml"]);
    let before = repo.json(["policy", "show"]);
    assert_eq!(before["source"], Value::Null);
    install(&world, &repo.read(POLICY));
    let after = repo.json(["policy", "show"]);
    assert_eq!(after["source"]["commit"], repo.rev("main"));
    assert_eq!(after["policy"]["review"]["self_approval"], before["policy"]["review"]["self_approval"]);
    let name = world.proposed("fix", "a.txt", "a\n");
    assert_eq!(repo.json(["approve", &name])["landing"]["type"], "squash");
}

#[test]
fn who_tried_what_they_may_not_is_noted() {
    let world = governed("[actors.bob]\nscopes = [\"read\"]\n");
    let name = world.proposed("fix", "a.txt", "a\n");
    let repo = world.repo();
    let refs = repo.refs();
    repo.tine(["approve", &name]).by("agent/x").fails("refused");
    repo.tine(["land", &name]).by("ada-lovelace").env("CLAUDECODE", "1").fails("refused");
    repo.tine(["start", "more"]).by("bob").fails("refused");
    assert_eq!(repo.refs(), refs);
    let found = repo.json(["op", "log", "--refused"])["refusals"].clone();
    let told: Vec<_> =
        found.as_array().expect("a list").iter().map(|r| (&r["actor"], &r["missing"], &r["args"])).collect();
    assert_eq!(
        told,
        [
            (&json!("bob"), &json!("write"), &json!(["--json", "start", "more"])),
            (&json!("ada-lovelace"), &json!("land"), &json!(["--json", "land", name])),
            (&json!("agent/x"), &json!("decide"), &json!(["--json", "approve", name])),
        ]
    );
    assert_eq!(found[1]["agent"], "claude-code", "whatever name was given");
    let said = repo.tine(["op", "log", "--refused", "--limit", "1"]).ok();
    assert!(said.stdout.contains("bob") && !said.stdout.contains("agent/x"), "{said}");
}

#[test]
fn what_a_merge_takes_elsewhere_falls_under_the_rule_of_that_place() {
    let world = governed(
        "[review]\nself_approval = true\n[[review.rule]]\nname = \"database\"\npaths = [\"migrations/**\"]\napprovals = 2\n",
    );
    let repo = world.repo();
    repo.write("db/x.sql", "create table a;\ncreate table b;\ncreate table c;\n");
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "A table"]);
    let name = world.proposed("fix", "db/x.sql", "create table a;\ncreate table b;\ncreate table d;\n");
    assert_eq!(missing(&repo, &name), ["approvals"]);
    repo.git(["mv", "db", "migrations"]);
    repo.git(["commit", "--quiet", "-m", "Elsewhere"]);
    assert_eq!(missing(&repo, &name), ["approvals", "database"]);
    assert_eq!(repo.json(["approve", &name])["landing"], Value::Null);
}
