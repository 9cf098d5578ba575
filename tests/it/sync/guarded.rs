//! Records that were forked and joined, before a server that judges them, and joins that are none.

use serde_json::{Value, json};

use super::{list, proposed, records, team};
use crate::support::forge::{key, plumb};
use crate::support::{Place, World};

/// A guarded server whose policy wants signed grants, and the clones of Ada, Bob, Carol and an agent.
struct Guarded {
    world: World,
}

impl Guarded {
    fn new() -> Guarded {
        let world = World::new();
        let repo = world.repo();
        let mut policy = "[review]\napprovals = 2\nsignatures = \"required\"\n".to_owned();
        for who in ["bob", "carol"] {
            let (_, public) = key(&world, &format!("{who}-key"));
            policy.push_str(&format!(
                "[actors.{who}]\nscopes = [\"read\", \"write\", \"propose\", \"decide\", \"land\"]\nkeys = [\"{public}\"]\n"
            ));
        }
        policy.push_str("[actors.\"agent/*\"]\nscopes = [\"read\", \"write\", \"propose\"]\n");
        repo.write(".tine/policy.toml", policy);
        repo.git(["add", "--all"]);
        repo.git(["commit", "--quiet", "-m", "The policy"]);
        world.at_root().git(["clone", "--quiet", "--bare", "repo", "server.git"]);
        world.at_root().tine(["guard", "install", "server.git"]).ok();
        for name in ["agent", "bob", "carol"] {
            world.at_root().git(["clone", "--quiet", "server.git", name]);
            world.place(name).git(["config", "gpg.format", "ssh"]);
            world.place(name).git([
                "config",
                "user.signingKey",
                &world.root().join(format!("{name}-key")).display().to_string(),
            ]);
        }
        Guarded { world }
    }

    fn clone(&self, name: &str) -> Place<'_> {
        self.world.place(name)
    }

    fn sync(&self, name: &str) -> Value {
        let who = if name == "agent" { "agent/x" } else { name };
        self.clone(name).tine(["sync"]).by(who).json()
    }

    /// A proposal that both have granted, each in a clone that did not know of the other's grant. Only Bob's is shared.
    fn granted_by_both(&self) -> String {
        let name = proposed(&self.clone("agent"), "fix", "agent/x", &[]);
        ["agent", "bob", "carol"].iter().for_each(|who| drop(self.sync(who)));
        for who in ["bob", "carol"] {
            let done = self.clone(who).tine(["approve", &name, "--no-land"]).by(who).json();
            assert_eq!(done["decision"]["signature"], "good");
        }
        self.sync("bob");
        name
    }
}

#[test]
fn signed_grants_of_two_clones_go_through_the_guard_and_both_count() {
    let team = Guarded::new();
    let name = team.granted_by_both();
    assert_eq!(list(&team.sync("carol"), "pushed", "how"), ["joined"]);
    team.sync("agent");
    let proposal = team.clone("agent").proposal(&name);
    let signed: Vec<_> = proposal["decisions"].as_array().expect("a list").iter().map(|d| &d["signature"]).collect();
    assert_eq!((signed, &proposal["gate"]["met"]), (vec![&json!("good"); 2], &json!(true)));
    // And what lands by them is taken, together with what the guard asks for.
    team.sync("bob");
    let bob = team.clone("bob");
    bob.tine(["land", &name]).by("bob").json();
    let held = team.sync("bob")["held"][0]["next"].as_str().expect("a command").to_owned();
    bob.git(held.split_whitespace().skip(1));
    team.sync("bob");
    team.sync("agent");
    team.clone("agent").git(["merge", "--quiet", "--ff-only", "origin/main"]);
    team.clone("agent").json(["audit", "--strict"]);
    assert_eq!(records(&team.clone("agent")), records(&team.clone("server.git")));
}

#[test]
fn nothing_is_smuggled_in_by_joining() {
    let team = Guarded::new();
    let name = team.granted_by_both();
    let (carol, agent, server) = (team.clone("carol"), team.clone("agent"), team.clone("server.git"));
    let record = format!("refs/tine/proposal/{name}");
    carol.git(["fetch", "--quiet", "origin", &record]);
    let (own, theirs) = (carol.rev(&record), carol.rev("FETCH_HEAD"));
    let (a, b) = if own < theirs { (&own, &theirs) } else { (&theirs, &own) };
    let message = "join what two clones recorded\n\nTine-Event: merged\nTine-Actor: tine";
    let index = |args: &[&str]| plumb(&carol, args);
    let forge = |path: &str, text: Option<&str>| {
        index(&["read-tree", &own]);
        match text {
            Some(text) => {
                carol.write(".git/forged", text);
                let blob = index(&["hash-object", "-w", ".git/forged"]);
                index(&["update-index", "--add", "--cacheinfo", &format!("100644,{blob},{path}")]);
            }
            None => drop(index(&["update-index", "--force-remove", path])),
        }
        let tree = index(&["write-tree"]);
        index(&["-c", "user.name=tine", "commit-tree", &tree, "-p", a, "-p", b, "-m", message])
    };
    let file = carol.git(["ls-tree", "-r", "--name-only", &own, "decisions/"]);
    let grant = carol.git(["show", &format!("{own}:{file}")]) + "\n";
    let id = file.trim_start_matches("decisions/").trim_end_matches(".toml").to_owned();
    let more = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    let text = grant.replace(&id, more).replace("carol", "bob");
    let told = carol.git(["show", &format!("{own}:record.toml")]) + "\n";
    for forged in [
        // A grant that nobody gave, one that is left out, a state that nobody set.
        forge(&format!("decisions/{more}.toml"), Some(&text)),
        forge(&file, None),
        forge("record.toml", Some(&told.replace("state = \"open\"", "state = \"withdrawn\""))),
    ] {
        let before = server.refs();
        let (pushed, said) = carol.try_git(["push", "origin", &format!("{forged}:{record}")]);
        assert!(!pushed && said.contains("it is not what joining the two events before it makes"), "{said}");
        assert_eq!(server.refs(), before);
        // Where no guard stands in between, a grant without a signature of its own is worth nothing.
        agent.git(["fetch", "--quiet", "../carol", &forged]);
        agent.git(["update-ref", &record, &forged]);
        let proposal = agent.proposal(&name);
        let signed = proposal["decisions"].as_array().expect("a list");
        assert!(signed.iter().all(|d| d["id"] != more || d["signature"] != "good"), "{proposal}");
    }
    // The real one differs in nothing but that.
    let done = carol.tine(["sync"]).by("carol").json();
    assert_eq!(list(&done, "pushed", "how"), ["joined"]);
    let ends = [a.as_str(), b.as_str()].map(str::to_owned);
    assert_eq!(carol.git(["show", "--no-patch", "--format=%P", &record]), ends.join(" "));
    // Another record's grants do not come along with a second parent.
    let other = proposed(&agent, "other", "agent/x", &[]);
    let evil = format!("refs/tine/proposal/{other}");
    agent.git(["fetch", "--quiet", "origin", &format!("+{record}:{record}")]);
    team.sync("agent");
    plumb(&agent, &["read-tree", &evil]);
    agent.git(["fetch", "--quiet", "../carol", &own]);
    plumb(
        &agent,
        &["update-index", "--add", "--cacheinfo", &format!("100644,{},{file}", agent.rev(&format!("{own}:{file}")))],
    );
    let (tree, at) = (plumb(&agent, &["write-tree"]), agent.rev(&evil));
    let joined = agent.git(["-c", "user.name=tine", "commit-tree", &tree, "-p", &at, "-p", &own, "-m", message]);
    let (pushed, said) = agent.try_git(["push", "origin", &format!("{joined}:{evil}")]);
    assert!(!pushed && said.contains("is written by `tine`"), "{said}");
}

#[test]
fn a_join_that_is_none_is_not_taken_from_a_plain_server_either() {
    let world = team(&["ada", "bob"]);
    let (ada, bob) = (world.place("ada"), world.place("bob"));
    let name = proposed(&ada, "fix", "ada", &[]);
    let record = format!("refs/tine/proposal/{name}");
    ada.json(["sync"]);
    bob.json(["sync"]);
    for (place, who) in [(&ada, "ada"), (&bob, "bob")] {
        place.tine(["approve", &name, "--no-land"]).by(who).json();
    }
    ada.git(["fetch", "--quiet", "../bob", &record]);
    let (own, theirs) = (ada.rev(&record), ada.rev("FETCH_HEAD"));
    let (a, b) = if own < theirs { (&own, &theirs) } else { (&theirs, &own) };
    let message = "join what two clones recorded\n\nTine-Event: merged\nTine-Actor: tine";
    let tree = ada.rev(&format!("{own}^{{tree}}"));
    let forged = ada.git(["-c", "user.name=tine", "commit-tree", &tree, "-p", a, "-p", b, "-m", message]);
    ada.git(["push", "--quiet", "origin", &format!("{forged}:{record}")]);
    let ran = bob.tine(["--json", "sync"]).run();
    let refused = ran.document()["data"]["refused"][0].clone();
    assert_eq!((ran.status, &refused["ref"]), (Some(4), &json!(record)), "{ran}");
    assert_eq!(bob.rev(&record), theirs);
    assert_eq!(bob.proposal(&name)["decisions"].as_array().expect("a list").len(), 1);
}
