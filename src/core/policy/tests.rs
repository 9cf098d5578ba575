//! What a policy says, and what is none.

use super::*;

fn policy(text: &str) -> Policy {
    Policy::parse(text, "p").expect("a policy")
}

#[test]
fn every_key_of_the_design() {
    let policy = policy(
        r#"
[review]
approvals = 1            # grants needed
self_approval = false    # the requester's own grant does not count
method = "squash"
summary = "required"

[[review.rule]]          # high-impact changes need more
paths = ["migrations/**", ".tine/**", ".github/**"]
approvals = 2
by = ["alice", "bob"]

[[check]]
name = "tests"
run = "cargo test"
timeout = "20m"
required = true

[limits]
max_file_size = "10 MiB"
max_checkpoint_size = "256 MiB"
max_open_sessions = 200
max_proposal_files = 2000

[names]
session = "[a-z0-9][a-z0-9._-]{0,63}"
proposal = "[a-z0-9][a-z0-9._-]{0,95}"

[actors.alice]
scopes = ["read", "write", "propose", "decide", "land", "admin"]
keys = ["ssh-ed25519 AAAA… alice"]

[actors."agent/*"]
scopes = ["read", "write", "propose"]

[retention]
idle_after = "7d"
landed = "14d"
rejected = "30d"
discarded = "30d"
operations = "90d"
"#,
    );
    assert_eq!(policy.limits.max_file_size, Some(Bytes(10 << 20)));
    assert_eq!(policy.checks[0].timeout, Some(Span(Duration::from_secs(1200))));
    assert_eq!(policy.retention.landed, Some(Span(Duration::from_secs(14 * 86400))));
    assert!(policy.names.session.as_ref().is_some_and(|p| p.matches("fix-1") && !p.matches("-fix")));
    assert_eq!(policy.scopes_of("alice"), Scope::ALL.into());
    assert_eq!(policy.scopes_of("agent/claude-code"), Scope::LEAST.into());
    assert_eq!(policy.scopes_of("mallory"), Scope::LEAST.into());
}

#[test]
fn the_starter_says_what_holds_without_one() {
    let starter = policy(STARTER);
    let without = Policy::default();
    assert_eq!(starter.review.approvals, without.review.approvals);
    assert_eq!(starter.review.self_approval, without.review.self_approval);
    assert_eq!(policy("").review, Review { self_approval: false, ..without.review });
}

#[test]
fn the_closest_name_has_the_say() {
    let policy = policy(
        "[actors.\"*\"]\nscopes = [\"read\"]\n[actors.\"team-*\"]\nscopes = [\"read\", \"decide\"]\n\
         [actors.team-lead]\nscopes = [\"admin\"]\n[actors.\"agent/*\"]\nscopes = []\n",
    );
    let scopes = |name: &str| policy.scopes_of(name).into_iter().collect::<Vec<_>>();
    assert_eq!(scopes("anybody"), [Scope::Read]);
    assert_eq!(scopes("Team-x"), [Scope::Read, Scope::Decide]);
    assert_eq!(scopes("team-LEAD"), [Scope::Admin]);
    assert_eq!(scopes("agent/x"), []);
    // A pattern that fits everybody gives an agent no more than an agent may have.
    let all = self::policy("[actors.\"*\"]\nscopes = [\"read\", \"decide\", \"land\", \"admin\"]\n");
    assert_eq!(all.scopes_of("Agent/x").into_iter().collect::<Vec<_>>(), [Scope::Read]);
}

#[test]
fn what_is_no_policy_says_why() {
    let cases = [
        ("[review]\nmethod = \"octopus\"\n", "`p`, line 2: unknown variant `octopus`"),
        ("[review\n", "`p`, line 1:"),
        ("[actors.\"a b\"]\nscopes = []\n", "expected the name of an actor"),
        ("[actors.\"a*b\"]\nscopes = []\n", "expected the name of an actor"),
        ("[actors.alice]\nscopes = [\"root\"]\n", "line 2: unknown variant `root`, expected one of `read`, `write`"),
        ("[actors.\"AGENT/x\"]\nscopes = [\"land\"]\n", "an agent can never have the scope `land`"),
        ("[[review.rule]]\npaths = [\"a\"]\n", "`review.rule` 1: expected `approvals`, `by`, or both"),
        ("[[review.rule]]\npaths = [\"/\"]\nby = [\"a\"]\n", "`/` is no path"),
        ("[[review.rule]]\nby = [\"agent/x\"]\n", "`agent/x` is an agent"),
        ("[[check]]\nname = \"a\"\nrun = \"\"\n", "expected a name of its own and a command"),
        ("[[check]]\nname = \"a\"\nrun = \"x\"\n[[check]]\nname = \"a\"\nrun = \"y\"\n", "expected a name of its own"),
        ("version = 7\n", "newer form (7)"),
    ];
    for (text, why) in cases {
        let said = Policy::parse(text, "p").expect_err("it is none").to_string();
        assert!(said.contains(why), "{text}: {said}");
    }
}

#[test]
fn names_with_one_key_are_one_person() {
    let policy = policy(
        "[actors.bob]\nkeys = [\"ssh-ed25519 AAAAkey1 bob\"]\n[actors.al]\nkeys = [\"AAAAkey1\", \"ssh-rsa AAAAkey2\"]\n\
         [actors.carol]\nkeys = [\"ssh-rsa AAAAkey3 bob\"]\n",
    );
    assert_eq!(policy.person_behind("Bob"), "al");
    assert_eq!(policy.person_behind("AL"), "al");
    assert_eq!(policy.person_behind("carol"), "carol");
    assert_eq!(policy.person_behind("Dave"), "dave");
    let chain = self::policy(
        "[actors.x]\nkeys = [\"AAAA1\"]\n[actors.y]\nkeys = [\"AAAA1\", \"AAAA2\"]\n[actors.z]\nkeys = [\"AAAA2\"]\n",
    );
    assert!(["x", "y", "z"].iter().all(|name| chain.person_behind(name) == "x"));
}
