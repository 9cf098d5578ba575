//! The guard of a repository that people push to: the honest way through it, and every other one that we could think of.

use std::path::PathBuf;

use serde_json::json;

use crate::support::forge::{forge, grant, key, landing, plumb, record_file};
use crate::support::servers::{HttpServer, SshServer};
use crate::support::{Place, World};

/// A guarded server, and the clones of Ada, of Bob and of an agent. Bob's key is in the policy.
struct Team {
    world: World,
    bobs: PathBuf,
    strangers: PathBuf,
}

const SHARED: [&str; 4] =
    ["refs/tine/proposal/*", "refs/tine/session/*", "refs/heads/proposal/*", "refs/heads/session/*"];

impl Team {
    fn new() -> Team {
        let world = World::new();
        let ((bobs, public), (strangers, _)) = (key(&world, "bobs"), key(&world, "strangers"));
        let repo = world.repo();
        repo.write(
            ".tine/policy.toml",
            format!(
                "[review]\napprovals = 1\nsignatures = \"required\"\n\n\
                 [limits]\nmax_file_size = \"1 KiB\"\nmax_proposal_files = 5\nmax_open_sessions = 4\n\n\
                 [names]\nsession = \"[a-z]+(-[0-9]+)?\"\nproposal = \"[a-z]+-[0-9]+\"\n\n\
                 [actors.bob]\nscopes = [\"read\", \"write\", \"propose\", \"decide\", \"land\", \"admin\"]\nkeys = [\"{public}\"]\n\n\
                 [actors.\"agent/*\"]\nscopes = [\"read\", \"write\", \"propose\"]\n"
            ),
        );
        repo.git(["add", "--all"]);
        repo.git(["commit", "--quiet", "-m", "The policy"]);
        world.at_root().git(["clone", "--quiet", "--bare", "repo", "server.git"]);
        world.at_root().tine(["guard", "install", "server.git"]).ok();
        for name in ["ada", "bob", "agent"] {
            world.at_root().git(["clone", "--quiet", "server.git", name]);
        }
        // What bob does beside granting is signed as his git signs.
        world.place("bob").git(["config", "gpg.format", "ssh"]);
        world.place("bob").git(["config", "user.signingKey", &bobs.display().to_string()]);
        Team { world, bobs, strangers }
    }

    fn clone(&self, name: &str) -> Place<'_> {
        self.world.place(name)
    }

    /// What the server has of main.
    fn main(&self) -> String {
        self.clone("server.git").rev("main")
    }

    /// The agent works on something, proposes it and pushes it.
    fn proposed(&self, id: &str, path: &str, content: &str) -> String {
        self.proposed_by("agent", "agent/claude-code", id, path, content)
    }

    fn proposed_by(&self, clone: &str, actor: &str, id: &str, path: &str, content: &str) -> String {
        let agent = self.clone(clone);
        agent.tine(["start", id]).by(actor).ok();
        let workspace = self.world.place(&format!("{clone}.sessions/{id}"));
        workspace.write(path, content);
        let done = workspace.tine(["propose", "-m", &format!("Change {path}")]).by(actor).json();
        let name = done["proposal"]["name"].as_str().expect("a name").to_owned();
        let branches = [format!("session/{id}"), format!("proposal/{name}")];
        push(
            &agent,
            &[
                branches.map(|b| format!("refs/heads/{b}")),
                [format!("refs/tine/session/{id}"), format!("refs/tine/proposal/{name}")],
            ]
            .concat(),
        );
        name
    }

    fn fetch(&self, place: &Place<'_>) {
        let mut args = vec!["fetch".to_owned(), "--quiet".to_owned(), "origin".to_owned()];
        args.extend(SHARED.map(|refs| format!("+{refs}:{refs}")));
        args.push("+refs/heads/main:refs/remotes/origin/main".to_owned());
        place.git(&args);
        place.git(["merge", "--quiet", "--ff-only", "origin/main"]);
    }

    /// Bob reads, grants and lands it in his clone; nothing is pushed yet.
    fn landed_by_bob(&self, name: &str) {
        let bob = self.clone("bob");
        self.fetch(&bob);
        let done = bob.tine(["approve", name, "--sign"]).arg(&self.bobs).by("bob").json();
        assert_eq!(done["landing"]["type"], "squash");
    }
}

fn push(place: &Place<'_>, refs: &[String]) {
    let (pushed, said) = try_push(place, refs);
    assert!(pushed, "{said}");
}

fn try_push(place: &Place<'_>, refs: &[String]) -> (bool, String) {
    let mut args = vec!["push".to_owned(), "origin".to_owned()];
    args.extend(refs.iter().cloned());
    place.try_git(&args)
}

#[track_caller]
fn refused(team: &Team, place: &Place<'_>, refs: &[&str], why: &str) {
    let before = team.clone("server.git").refs();
    let (pushed, said) = try_push(place, &refs.iter().map(|r| (*r).to_owned()).collect::<Vec<_>>());
    assert!(!pushed && said.contains(why), "expected `{why}`:\n{said}");
    assert_eq!(team.clone("server.git").refs(), before, "and nothing moved");
}

#[test]
fn the_honest_way_goes_through_and_a_third_clone_explains_every_commit() {
    let team = Team::new();
    for (id, path) in [("first", "a.txt"), ("second", "b.txt")] {
        let name = match id {
            "first" => team.proposed_by("ada", "ada", id, path, "text\n"),
            _ => team.proposed(id, path, "text\n"),
        };
        team.landed_by_bob(&name);
        let bob = team.clone("bob");
        push(&bob, &["main".to_owned(), format!("refs/tine/proposal/{name}"), format!("refs/tine/session/{id}")]);
        push(&bob, &[format!(":refs/heads/proposal/{name}"), format!(":refs/heads/session/{id}")]);
    }
    let ada = team.clone("ada");
    team.fetch(&ada);
    let found = ada.json(["audit", "--strict"]);
    assert_eq!(found["commits"].as_array().expect("a list").len(), 2);
    assert_eq!(found["commits"][0]["proposal"]["decisions"][0]["signature"], "good");
    let requesters: Vec<_> = (0..2).map(|n| found["commits"][n]["proposal"]["requester"].clone()).collect();
    assert_eq!(requesters, ["agent/claude-code", "ada"]);
    team.clone("server.git").fsck();
    // Two landings at once are as good as one after the other.
    for (id, path) in [("third", "c.txt"), ("fourth", "d.txt")] {
        let name = team.proposed(id, path, "text\n");
        let bob = team.clone("bob");
        let refs = [
            format!("refs/tine/proposal/{name}"),
            format!("refs/tine/session/{id}"),
            format!("refs/heads/proposal/{name}"),
        ];
        bob.git(
            ["fetch", "--quiet", "origin"]
                .into_iter()
                .map(ToOwned::to_owned)
                .chain(refs.iter().map(|r| format!("{r}:{r}"))),
        );
        bob.tine(["approve", &name, "--sign"]).arg(&team.bobs).by("bob").json();
    }
    push(&team.clone("bob"), &["main".to_owned(), "refs/tine/proposal/*:refs/tine/proposal/*".to_owned()]);
    assert_eq!(team.clone("bob").rev("main"), team.main());
}

#[test]
fn the_trunk_moves_by_no_other_means() {
    let team = Team::new();
    let ada = team.clone("ada");
    ada.write("evil.txt", "evil\n");
    ada.git(["add", "--all"]);
    ada.git(["commit", "--quiet", "-m", "Change\n\nTine-Proposal: first-1\nApproved-by: bob"]);
    refused(&team, &ada, &["main"], "no landed proposal brings the trunk to");
    refused(&team, &ada, &[":main"], "the trunk cannot be deleted");
    refused(&team, &ada, &["main:MAIN"], "where names have no case");
    ada.git(["reset", "--quiet", "--hard", "HEAD~2"]);
    refused(&team, &ada, &["+main"], "no landed proposal brings the trunk to");

    // What was landed goes with its record, or not at all.
    let name = team.proposed("first", "a.txt", "text\n");
    team.landed_by_bob(&name);
    let bob = team.clone("bob");
    refused(&team, &bob, &["main"], "no landed proposal");
    refused(&team, &bob, &[&format!("refs/tine/proposal/{name}")], "push both");
    // And a bystander's commit does not come along.
    bob.write("more.txt", "more\n");
    bob.git(["add", "--all"]);
    bob.git(["commit", "--quiet", "-m", "One more"]);
    refused(&team, &bob, &["main", &format!("refs/tine/proposal/{name}")], "no landed proposal");
}

#[test]
fn a_grant_counts_by_its_own_signature_alone() {
    let team = Team::new();
    let name = team.proposed("first", "a.txt", "text\n");
    let record = format!("refs/tine/proposal/{name}");
    let agent = team.clone("agent");
    let start = agent.rev(&record);
    let again = |place: &Place<'_>| plumb(place, &["update-ref", &record, &start]);

    // In Bob's name, without his key.
    forge(&agent, &name, "bob", "approved", &[grant(&agent, &name, "bob")]);
    refused(&team, &agent, &[&record], "the grant by `bob` is not signed");
    // In Bob's name, by another author.
    again(&agent);
    forge(&agent, &name, "mallory", "approved", &[grant(&agent, &name, "bob")]);
    refused(&team, &agent, &[&record], "a decision by `bob` is written by `mallory`");
    // By whoever may not decide: the agent, however it is written, and somebody that the policy does not name.
    for actor in ["agent/claude-code", "AGENT/x", "mallory"] {
        again(&agent);
        forge(&agent, &name, actor, "approved", &[grant(&agent, &name, actor)]);
        refused(&team, &agent, &[&record], "the scope `decide` is missing");
    }
    // Signed by a key that nobody knows.
    again(&agent);
    let forged = forge(&agent, &name, "bob", "approved", &[grant(&agent, &name, "bob")]);
    let tree = agent.rev(&format!("{forged}^{{tree}}"));
    let message = "approved\n\nTine-Event: approved\nTine-Actor: bob";
    let key = format!("user.signingKey={}", team.strangers.display());
    let args = [
        "-c",
        "gpg.format=ssh",
        "-c",
        &key,
        "-c",
        "user.name=bob",
        "commit-tree",
        &tree,
        "-p",
        &start,
        "-S",
        "-m",
        message,
    ];
    let signed = plumb(&agent, &args);
    plumb(&agent, &["update-ref", &record, &signed]);
    refused(&team, &agent, &[&record], "the grant by `bob` is signed by an unknown key");

    // A good one, copied onto another head and onto another proposal.
    again(&agent);
    team.landed_by_bob(&name);
    let bob = team.clone("bob");
    let id = bob.proposal(&name)["decisions"][0]["id"].as_str().expect("an id").to_owned();
    let path = format!("decisions/{id}.toml");
    let granted = record_file(&bob, &name, &path);
    let other = team.proposed("other", "b.txt", "other\n");
    let head = |of: &str| agent.proposal(of)["head"].as_str().expect("an id").to_owned();
    let (own, its) = (head(&name), head(&other));
    forge(&agent, &other, "bob", "approved", &[(path.clone(), granted.clone())]);
    refused(&team, &agent, &[&format!("refs/tine/proposal/{other}")], "on another proposal was copied");
    let start = agent.rev(&format!("refs/tine/proposal/{other}~1"));
    plumb(&agent, &["update-ref", &format!("refs/tine/proposal/{other}"), &start]);
    let renamed = granted.replace(&own, &its).replace(&name, &other);
    forge(&agent, &other, "bob", "approved", &[(path, renamed)]);
    refused(&team, &agent, &[&format!("refs/tine/proposal/{other}")], "the grant by `bob` is not signed");
}

#[test]
fn what_lands_is_what_was_granted() {
    let team = Team::new();
    let name = team.proposed("first", "a.txt", "text\n");
    let bob = team.clone("bob");
    team.fetch(&bob);
    bob.tine(["approve", &name, "--no-land", "--sign"]).arg(&team.bobs).by("bob").json();
    let record = format!("refs/tine/proposal/{name}");
    push(&bob, std::slice::from_ref(&record));
    // The agent takes the grant and lands something else with it.
    let agent = team.clone("agent");
    agent.git(["fetch", "--quiet", "origin", &format!("+{record}:{record}")]);
    let before = agent.rev("main");
    agent.write("a.txt", "text\n");
    agent.write("evil.txt", "evil\n");
    agent.git(["add", "--all"]);
    agent.git(["commit", "--quiet", "-m", &format!("Change\n\nTine-Proposal: {name}")]);
    let commit = agent.rev("main");
    let told = record_file(&agent, &name, "record.toml").replace("state = \"approved\"", "state = \"landed\"");
    forge(&agent, &name, "bob", "landed", &[("record.toml".to_owned(), told + &landing(&commit, &before))]);
    refused(&team, &agent, &["main", &record], "what landed is not what was granted");
    // Or loosens the policy first, in the same push.
    let start = agent.rev(&format!("{record}~1"));
    plumb(&agent, &["update-ref", &record, &start]);
    agent.git(["reset", "--quiet", "--hard", &before]);
    let loose = team.proposed("loose", ".tine/policy.toml", "[review]\napprovals = 0\n");
    agent.git(["merge", "--quiet", "--squash", &format!("proposal/{loose}")]);
    agent.git(["commit", "--quiet", "-m", "Loosen"]);
    let commit = agent.rev("main");
    let told = record_file(&agent, &loose, "record.toml").replace("state = \"open\"", "state = \"landed\"");
    forge(&agent, &loose, "bob", "landed", &[("record.toml".to_owned(), told + &landing(&commit, &before))]);
    refused(&team, &agent, &["main", &format!("refs/tine/proposal/{loose}")], "0 of 1 grants");
}

#[test]
fn records_only_grow_and_say_what_they_are() {
    let team = Team::new();
    let name = team.proposed("first", "a.txt", "text\n");
    let record = format!("refs/tine/proposal/{name}");
    team.landed_by_bob(&name);
    let bob = team.clone("bob");
    push(&bob, &["main".to_owned(), record.clone(), "refs/tine/session/first".to_owned()]);
    let agent = team.clone("agent");
    refused(&team, &agent, &[&format!("+{record}")], "its history was rewritten");
    refused(&team, &agent, &[&format!(":{record}")], "a record is never deleted");
    refused(&team, &agent, &["refs/tine/ops"], "belongs to one clone");
    refused(&team, &agent, &["+main:refs/tine/session/first"], "it is no event of a record");
    refused(&team, &agent, &["main:refs/tine/session/new"], "it is no event of a record");
    refused(&team, &agent, &["refs/tine/session/first:refs/tine/session/thief"], "it is the record of `first`");

    agent.git(["fetch", "--quiet", "origin", &format!("+{record}:{record}")]);
    let start = agent.rev(&record);
    let told = record_file(&agent, &name, "record.toml");
    let id = agent.proposal(&name)["decisions"][0]["id"].as_str().expect("an id").to_owned();
    let forged: [(&str, (String, String), &str); 3] = [
        (
            "reopened",
            ("record.toml".to_owned(), told.replace("title = \"Change", "title = \"Never mind")),
            "rewrites an earlier revision",
        ),
        ("noted", (format!("decisions/{id}.toml"), "gone\n".to_owned()), "it rewrites or removes a decision"),
        (
            "reopened",
            ("record.toml".to_owned(), told.split("\n[landing]").next().expect("text").to_owned() + "\n"),
            "it takes its landing back",
        ),
    ];
    for (event, change, why) in forged {
        plumb(&agent, &["update-ref", &record, &start]);
        forge(&agent, &name, "ada-lovelace", event, &[change]);
        refused(&team, &agent, &[&record], why);
    }
    // A revision that came meanwhile: the landing was of another one.
    let late = team.proposed("late", "b.txt", "one\n");
    team.landed_by_bob(&late);
    let workspace = team.world.place("agent.sessions/late");
    workspace.write("b.txt", "two\n");
    workspace.tine(["propose", "-m", "Again"]).by("agent/claude-code").ok();
    push(&agent, &[format!("refs/tine/proposal/{late}"), format!("refs/heads/proposal/{late}")]);
    let (pushed, said) = try_push(&bob, &["main".to_owned(), format!("refs/tine/proposal/{late}")]);
    assert!(!pushed, "{said}");
    assert_eq!(
        agent.rev(&format!("refs/tine/proposal/{late}")),
        team.clone("server.git").rev(&format!("refs/tine/proposal/{late}"))
    );
}

#[test]
fn names_and_limits_hold_for_what_is_pushed() {
    let team = Team::new();
    let ada = team.clone("ada");
    refused(&team, &ada, &["main:refs/heads/session/two-words"], "names.session");
    refused(&team, &ada, &["main:refs/heads/proposal/first-1"], "it has no record");
    ada.git(["checkout", "--quiet", "-b", "work"]);
    ada.write("big.bin", "x".repeat(3000));
    ada.git(["add", "--all"]);
    ada.git(["commit", "--quiet", "-m", "Large"]);
    refused(&team, &ada, &["work:refs/heads/session/large"], "`limits.max_file_size` allows 1024");
    let name = team.proposed("first", "a.txt", "text\n");
    refused(&team, &ada, &[&format!("+work:refs/heads/proposal/{name}")], "not the head that its record tells of");
    // Anything else is plain git's.
    push(&ada, &["work".to_owned(), "work:refs/tags/v1".to_owned()]);
    let doc = team.clone("server.git").tine(["--json", "guard", "pre-receive"]).stdin("nonsense\n").run();
    assert_eq!((doc.status, &doc.document()["error"]["code"]), (Some(2), &json!("usage")));
}

#[test]
fn installing_keeps_what_is_there() {
    let team = Team::new();
    let server = team.clone("server.git");
    server.tine(["guard", "install", "."]).ok();
    server.write("hooks/pre-receive", "#!/bin/sh\nexit 0\n");
    server.fails("exists", ["guard", "install", "."]);
    assert_eq!(server.read("hooks/pre-receive"), "#!/bin/sh\nexit 0\n");
    team.world.at_root().fails("not_a_repository", ["guard", "install", "home"]);
}

/// The honest way and a refusal that the pusher can read, through this address of the server.
fn goes_through(team: &Team, url: &str) {
    for name in ["ada", "bob", "agent"] {
        team.clone(name).git(["remote", "set-url", "origin", url]);
    }
    let name = team.proposed("first", "a.txt", "text\n");
    team.landed_by_bob(&name);
    push(&team.clone("bob"), &["main".to_owned(), format!("refs/tine/proposal/{name}")]);
    assert_eq!(team.clone("bob").rev("main"), team.main());
    let ada = team.clone("ada");
    ada.git(["pull", "--quiet", "--ff-only", "origin", "main"]);
    ada.git(["commit", "--quiet", "--allow-empty", "-m", "Plain"]);
    refused(team, &ada, &["main"], "remote: refused: main: no landed proposal brings the trunk to");
}

#[test]
fn over_a_file_url() {
    let team = Team::new();
    goes_through(&team, &format!("file://{}", team.clone("server.git").path.display()));
}

#[test]
fn over_http() {
    let team = Team::new();
    team.clone("server.git").git(["config", "http.receivepack", "true"]);
    let server = HttpServer::start(&team.world);
    goes_through(&team, &format!("http://127.0.0.1:{}/server.git", server.port));
}

#[test]
fn over_ssh() {
    let team = Team::new();
    // Where there is no sshd this cannot be tried; in CI there has to be one.
    let Some(server) = SshServer::start(&team.world) else {
        assert!(std::env::var_os("CI").is_none(), "`.ci/run` installs an sshd");
        return;
    };
    for name in ["ada", "bob", "agent"] {
        team.clone(name).git(["config", "core.sshCommand", &server.command]);
    }
    goes_through(
        &team,
        &format!("ssh://{}@127.0.0.1:{}{}", server.user, server.port, team.clone("server.git").path.display()),
    );
}

/// A commit with one file on top of the server's main, in the agent's clone; main there goes back.
fn evil(agent: &Place<'_>) -> String {
    let main = agent.rev("main");
    agent.write("evil.txt", "evil\n");
    agent.git(["add", "--all"]);
    agent.git(["commit", "--quiet", "-m", "Evil"]);
    let made = agent.rev("HEAD");
    agent.git(["reset", "--quiet", "--hard", &main]);
    made
}

#[test]
fn a_push_does_not_choose_the_trunk() {
    for pinned in [true, false] {
        let team = Team::new();
        let server = team.clone("server.git");
        server.git(["branch", "--quiet", "-m", "main", "develop"]);
        server.git(["symbolic-ref", "HEAD", "refs/heads/develop"]);
        std::fs::remove_file(server.path.join("tine/config.toml")).expect("the name of the trunk");
        if pinned {
            server.tine(["guard", "install", "."]).ok();
            assert_eq!(server.tine(["config", "get", "trunk"]).ok().stdout.trim(), "develop");
        }
        let agent = team.clone("agent");
        let evil = evil(&agent);
        let develop = format!("{evil}:refs/heads/develop");
        refused(&team, &agent, &[&develop], "no landed proposal");
        let main = format!("{evil}:refs/heads/main");
        refused(&team, &agent, &[&main, &develop], "no landed proposal");
        if !pinned {
            refused(&team, &agent, &[&main], "it would be taken for the trunk, which is `develop`");
        }
        refused(&team, &agent, &[":refs/heads/develop", &format!("{evil}:refs/heads/master")], "cannot be deleted");
    }
}

#[test]
fn side_doors_to_the_trunk_are_shut() {
    let team = Team::new();
    let server = team.clone("server.git");
    server.git(["symbolic-ref", "refs/heads/master", "refs/heads/main"]);
    let agent = team.clone("agent");
    let evil = evil(&agent);
    refused(&team, &agent, &[&format!("{evil}:refs/heads/master")], "it stands for `refs/heads/main`");
    let policy = agent.rev("main:.tine/policy.toml");
    agent.write("loose", "[review]\napprovals = 0\n");
    let loose = agent.git(["hash-object", "-w", "loose"]);
    agent.remove("loose");
    refused(&team, &agent, &[&format!("{loose}:refs/replace/{policy}")], "replacements are not taken");
    // One that is there already is not looked at.
    server.git(["fetch", "--quiet", "../agent/.git", &format!("{evil}:refs/heads/other")]);
    std::fs::create_dir_all(server.path.join("refs/replace")).expect("a directory");
    std::fs::write(server.path.join("objects/loose"), "[review]\napprovals = 0\n").expect("a file");
    let loose = server.git(["hash-object", "-w", "objects/loose"]);
    std::fs::write(server.path.join(format!("refs/replace/{policy}")), loose + "\n").expect("a ref");
    refused(&team, &agent, &[&format!("{evil}:refs/heads/main")], "no landed proposal");
    for taken in ["session", "proposal", "Session"] {
        refused(&team, &agent, &[&format!("main:refs/heads/{taken}")], "no place for the branches below");
    }
}

#[test]
fn an_old_grant_is_not_brought_back() {
    let team = Team::new();
    let name = team.proposed("first", "a.txt", "one\n");
    let record = format!("refs/tine/proposal/{name}");
    let bob = team.clone("bob");
    team.fetch(&bob);
    bob.tine(["approve", &name, "--no-land", "--sign"]).arg(&team.bobs).by("bob").json();
    push(&bob, std::slice::from_ref(&record));
    let agent = team.clone("agent");
    agent.git(["fetch", "--quiet", "origin", &format!("+{record}:{record}")]);
    let told = record_file(&agent, &name, "record.toml");
    let revision = &told[told.find("[[revisions]]").expect("a revision")..];
    forge(&agent, &name, "agent/x", "proposed", &[("record.toml".to_owned(), format!("{told}\n{revision}"))]);
    refused(&team, &agent, &[&record], "it cannot be read");
    let start = agent.rev(&format!("{record}~1"));

    // What was landed once is not landed again by the same grant.
    plumb(&agent, &["update-ref", &record, &start]);
    team.fetch(&bob);
    bob.tine(["land", &name]).by("bob").json();
    push(&bob, &["main".to_owned(), record.clone()]);
    agent.git(["fetch", "--quiet", "origin", &format!("+{record}:{record}"), "+main:main", "--update-head-ok"]);
    agent.git(["reset", "--quiet", "--hard", "main"]);
    let before = agent.rev("main");
    agent.git(["commit", "--quiet", "--allow-empty", "-m", "Once more"]);
    let again = agent.rev("main");
    let told = record_file(&agent, &name, "record.toml").replace(&before, &again);
    let told = told.split("before = ").next().expect("text").to_owned()
        + &format!("before = \"{before}\"\nactor = \"bob\"\nat = \"2026-01-01T00:00:00Z\"\nrevision = 1\n");
    forge(&agent, &name, "bob", "landed", &[("record.toml".to_owned(), told)]);
    refused(&team, &agent, &["main", &record], "the proposal was landed, and could not land");
}

#[test]
fn a_review_shows_all_that_would_land() {
    let team = Team::new();
    let agent = team.clone("agent");
    let name = team.proposed("first", "a.txt", "one\n");
    let workspace = team.world.place("agent.sessions/first");
    workspace.write("evil.txt", "evil\n");
    workspace.tine(["checkpoint", "-m", "evil"]).by("agent/claude-code").ok();
    let hidden = workspace.rev("HEAD");
    workspace.write("b.txt", "fine\n");
    workspace.tine(["propose", "-m", "Again"]).by("agent/claude-code").ok();
    let base = agent.proposal(&name)["base"].as_str().expect("an id").to_owned();
    let told = record_file(&agent, &name, "record.toml");
    let at = told.rfind("[[revisions]]").expect("a revision");
    let forged = told[..at].to_owned() + &told[at..].replace(&base, &hidden);
    let record = format!("refs/tine/proposal/{name}");
    let start = agent.rev(&format!("{record}~1"));
    plumb(&agent, &["update-ref", &record, &start]);
    forge(&agent, &name, "agent/claude-code", "proposed", &[("record.toml".to_owned(), forged)]);
    refused(&team, &agent, &[&record, &format!("refs/heads/proposal/{name}")], "a review would not show all of it");
    // Where no guard stands in between, the gate says so.
    let gate = agent.proposal(&name)["gate"].clone();
    assert!(gate["missing"].as_array().expect("a list").iter().any(|m| m["rule"] == "base"), "{gate}");
}

#[test]
fn what_bob_signs_otherwise_is_no_grant() {
    let team = Team::new();
    let evil = team.proposed("evil", "evil.txt", "evil\n");
    let agent = team.clone("agent");
    let (path, text) = grant(&agent, &evil, "bob");
    let id = path.trim_start_matches("decisions/").trim_end_matches(".toml").to_owned();
    // A proposal whose first commit looks like a grant, for bob to sign when he lands it commit by commit.
    agent.tine(["start", "nice"]).by("agent/claude-code").ok();
    let workspace = team.world.place("agent.sessions/nice");
    workspace.git(["rm", "--quiet", "-r", "."]);
    workspace.write("record.toml", record_file(&agent, &evil, "record.toml"));
    workspace.write(&path, text);
    workspace.git(["add", "--all"]);
    let message = format!("approved\n\nTine-Event: approved\nTine-Actor: bob\nTine-Decision: {id}");
    workspace.git(["-c", "user.name=bob", "commit", "--quiet", "-m", &message]);
    workspace.git(["checkout", "--quiet", "HEAD~1", "--", "."]);
    workspace.git(["rm", "--quiet", "-r", "record.toml", "decisions"]);
    workspace.write("nice.txt", "nice\n");
    let nice = workspace.tine(["propose", "-m", "Nice"]).by("agent/claude-code").json();
    let nice = nice["proposal"]["name"].as_str().expect("a name").to_owned();
    push(
        &agent,
        &[
            format!("refs/tine/proposal/{nice}"),
            "refs/tine/session/nice".to_owned(),
            format!("refs/heads/proposal/{nice}"),
        ],
    );
    let bob = team.clone("bob");
    team.fetch(&bob);
    bob.git(["config", "commit.gpgSign", "true"]);
    bob.tine(["approve", &nice, "--method", "rebase"]).by("bob").json();
    push(&bob, &["main".to_owned(), format!("refs/tine/proposal/{nice}")]);
    let signed = bob.rev("main~1");
    assert!(bob.git(["cat-file", "commit", &signed]).contains("gpgsig"), "bob signed it");
    let record = format!("refs/tine/proposal/{evil}");
    agent.git(["fetch", "--quiet", "origin", "main"]);
    plumb(&agent, &["update-ref", &record, &signed]);
    refused(&team, &agent, &[&format!("+{record}")], "it is no event of a record");
}

#[test]
fn nobody_spoils_the_audit_of_others() {
    let team = Team::new();
    let good = team.proposed("good", "a.txt", "one\n");
    team.landed_by_bob(&good);
    let bob = team.clone("bob");
    push(&bob, &["main".to_owned(), format!("refs/tine/proposal/{good}")]);
    let name = team.proposed("first", "b.txt", "one\n");
    let record = format!("refs/tine/proposal/{name}");
    let agent = team.clone("agent");
    agent.git(["fetch", "--quiet", "origin", "+main:main", "--update-head-ok"]);
    let start = agent.rev(&record);
    let (commit, before) = (agent.rev("main"), agent.rev("main~2"));
    let told = record_file(&agent, &name, "record.toml").replace("state = \"open\"", "state = \"landed\"");
    forge(&agent, &name, "agent/x", "landed", &[("record.toml".to_owned(), told.clone() + &landing(&commit, &before))]);
    refused(&team, &agent, &[&record], "it says that it landed, which does not hold");
    // Whoever has such a record from elsewhere: the claim that holds counts.
    agent.git(["fetch", "--quiet", "origin", &format!("+refs/tine/proposal/{good}:refs/tine/proposal/{good}")]);
    agent.tine(["audit", "--since", "main~1", "--strict"]).ok();
    plumb(&agent, &["update-ref", &record, &start]);
    let tree = agent.rev(&format!("{record}^{{tree}}"));
    let odd = plumb(&agent, &["-c", "user.name=x", "commit-tree", &tree, "-p", &start, "-m", "odd\n\nTine-Actor: x"]);
    plumb(&agent, &["update-ref", &record, &odd]);
    refused(&team, &agent, &[&record], "it is no event of a record");
    // Who asked is not rewritten, to let them grant it themselves.
    plumb(&agent, &["update-ref", &record, &start]);
    let told = record_file(&agent, &name, "record.toml")
        .replace("requester = \"agent/claude-code\"", "requester = \"agent/other\"");
    forge(&agent, &name, "bob", "noted", &[("record.toml".to_owned(), told)]);
    refused(&team, &agent, &[&record], "it says that somebody else asked");
    // A branch without a common past is measured as well; and a name that is no UTF-8 is a name.
    agent.git(["checkout", "--quiet", "--orphan", "lonely"]);
    agent.write("big.bin", "x".repeat(3000));
    agent.git(["add", "--all"]);
    agent.git(["commit", "--quiet", "-m", "Large"]);
    refused(&team, &agent, &["lonely:refs/heads/session/lonely"], "`limits.max_file_size` allows 1024");
}

#[test]
fn nobody_acts_in_the_name_of_somebody_with_a_key() {
    let team = Team::new();
    let name = team.proposed("first", "a.txt", "text\n");
    let record = format!("refs/tine/proposal/{name}");
    let agent = team.clone("agent");
    let start = agent.rev(&record);
    let told = record_file(&agent, &name, "record.toml").replace("state = \"open\"", "state = \"withdrawn\"");
    forge(&agent, &name, "bob", "withdrawn", &[("record.toml".to_owned(), told)]);
    refused(&team, &agent, &[&record], "what it says `bob` did is not signed");
    // Bob's own acts are signed without being asked, a denial and a landing too.
    plumb(&agent, &["update-ref", &record, &start]);
    let bob = team.clone("bob");
    team.fetch(&bob);
    bob.tine(["reject", &name, "-m", "not so"]).by("bob").json();
    bob.tine(["proposal", "reopen", &name]).by("bob").json();
    bob.tine(["approve", &name, "--no-land"]).by("bob").json();
    push(&bob, std::slice::from_ref(&record));
    // A grant is no leave to land for whoever may push: the landing is signed as well.
    agent.git(["fetch", "--quiet", "origin", &format!("+{record}:{record}")]);
    let before = agent.rev("main");
    agent.write("a.txt", "text\n");
    agent.git(["add", "--all"]);
    agent.git(["commit", "--quiet", "-m", "Change a.txt"]);
    let told = record_file(&agent, &name, "record.toml").replace("state = \"approved\"", "state = \"landed\"");
    let told = told + &landing(&agent.rev("main"), &before).replace("revision = 1", "revision = 2");
    forge(&agent, &name, "agent/x", "landed", &[("record.toml".to_owned(), told)]);
    refused(&team, &agent, &["main", &record], "the landing by `bob` is not signed");
    bob.tine(["land", &name]).by("bob").json();
    push(&bob, &["main".to_owned(), record]);
    assert_eq!(bob.json(["audit", "--strict"])["commits"].as_array().expect("a list").len(), 1);
}

#[test]
fn a_source_grows_by_what_landed_and_by_whom_the_policy_lets() {
    let team = Team::new();
    let bob = team.clone("bob");
    let record = "refs/tine/source/base";
    bob.tine(["source", "promote", "base"]).by("bob").ok();
    push(&bob, &[record.to_owned()]);
    assert_eq!(team.clone("server.git").rev(record), bob.rev(record));

    // Ada has no such scope here, and a commit of hers is on no trunk.
    let forge = |actor: &str, keep: &str, edit: &dyn Fn(&str) -> String| {
        let text = bob.git(["show", &format!("{record}:record.toml")]);
        std::fs::write(bob.path.join(".git/forged"), edit(&text)).expect("a file");
        let blob = plumb(&bob, &["hash-object", "-w", ".git/forged"]);
        plumb(&bob, &["read-tree", "--empty"]);
        plumb(&bob, &["update-index", "--add", "--cacheinfo", &format!("100644,{blob},record.toml")]);
        let tree = plumb(&bob, &["write-tree"]);
        let message = format!("promoted\n\nTine-Event: promoted\nTine-Actor: {actor}");
        let name = format!("user.name={actor}");
        let made = plumb(&bob, &["-c", &name, "commit-tree", &tree, "-p", record, "-p", keep, "-m", &message]);
        format!("{made}:{record}")
    };
    let head = bob.rev("main");
    let unseen = plumb(&bob, &["commit-tree", "main^{tree}", "-m", "Unseen"]);
    let more = |text: &str, commit: &str| {
        let second = text.replace("number = 1", "number = 2").replace(&head, commit);
        format!("{text}\n{}", &second[second.find("[[revisions]]").expect("a revision")..])
    };
    let refuse = |made: String, why: &str| refused(&team, &bob, &[&made], why);
    refuse(forge("ada", &head, &|text| more(text, &head)), "the scope `land` is missing");
    refuse(forge("agent/x", &head, &|text| more(text, &head)), "the scope `land` is missing");
    refuse(forge("bob", &unseen, &|text| more(text, &unseen)), "revision 2 neither landed nor was approved");
    refuse(forge("bob", &head, &|text| more(text, &unseen)), "it does not keep the commit of revision 2");
    refuse(forge("bob", &head, &|text| text.replace(&head, &unseen)), "it rewrites an earlier revision");
    refuse(forge("bob", &head, &|text| text.replace("\"base\"", "\"other\"")), "it is the record of `other`");
    refuse(format!("+main:{record}"), "it is no event of a record");
    push(&bob, &[forge("bob", &head, &|text| more(text, &head))]);
}
