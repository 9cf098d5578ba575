//! Every way to a remote, and remotes that refuse something.

use serde_json::json;

use super::{list, proposed, records, team};
use crate::support::World;
use crate::support::servers::{HttpServer, SshServer};

/// Two clones share through this address of the server.
fn shares(world: &World, url: &str) {
    let (ada, bob) = (world.place("ada"), world.place("bob"));
    for place in [&ada, &bob] {
        place.git(["remote", "set-url", "origin", url]);
    }
    let name = proposed(&ada, "fix", "ada", &[]);
    ada.json(["sync"]);
    bob.json(["sync"]);
    for (place, who) in [(&ada, "ada"), (&bob, "bob")] {
        place.tine(["approve", &name, "--no-land"]).by(who).json();
        place.json(["sync"]);
    }
    ada.json(["sync", "--sessions"]);
    assert_eq!(records(&ada), records(&bob));
    assert_eq!(records(&world.place("server.git")), records(&bob));
    assert_eq!(ada.proposal(&name)["decisions"].as_array().expect("a list").len(), 2);
}

#[test]
fn over_a_file_url() {
    let world = team(&["ada", "bob"]);
    shares(&world, &format!("file://{}/server.git", world.root().display()));
}

#[test]
fn over_http() {
    let world = team(&["ada", "bob"]);
    world.place("server.git").git(["config", "http.receivepack", "true"]);
    let server = HttpServer::start(&world);
    shares(&world, &format!("http://127.0.0.1:{}/server.git", server.port));
}

#[test]
fn over_ssh() {
    let world = team(&["ada", "bob"]);
    // Where there is no sshd this cannot be tried; in CI there has to be one.
    let Some(server) = SshServer::start(&world) else {
        assert!(std::env::var_os("CI").is_none(), "`.ci/run` installs an sshd");
        return;
    };
    for name in ["ada", "bob"] {
        world.place(name).git(["config", "core.sshCommand", &server.command]);
    }
    shares(&world, &format!("ssh://{}@127.0.0.1:{}{}/server.git", server.user, server.port, world.root().display()));
}

#[test]
fn without_a_terminal_ssh_is_told_not_to_ask() {
    let world = team(&["ada"]);
    let ada = world.place("ada");
    ada.write("../bin/ssh", "#!/bin/sh\necho \"$@\" > \"$0.args\"\nexit 255\n");
    world.at_root().chmod("bin/ssh", true);
    ada.git(["remote", "set-url", "origin", "ssh://nobody@localhost/server.git"]);
    ada.git(["config", "core.sshCommand", &format!("{} -4", world.root().join("bin/ssh").display())]);
    ada.fails("io", ["sync"]);
    let args = world.at_root().read("bin/ssh.args");
    assert!(args.contains("-4") && args.contains("-o BatchMode=yes"), "{args}");
}

#[test]
fn one_ref_that_a_hook_refuses_does_not_hold_the_others_up() {
    let one = "case $1 in *bad*) echo 'nothing bad here' >&2; exit 1;; esac\n";
    let all = "while read old new ref; do case $ref in *bad*) echo 'nothing bad here' >&2; exit 1;; esac; done\n";
    for (hook, script) in [("update", one), ("pre-receive", all)] {
        let world = team(&["ada", "bob"]);
        let (ada, server) = (world.place("ada"), world.place("server.git"));
        server.write(format!("hooks/{hook}"), format!("#!/bin/sh\n{script}"));
        server.chmod(&format!("hooks/{hook}"), true);
        for id in ["bad", "fix", "good"] {
            proposed(&ada, id, "ada", &[]);
        }
        let ran = ada.tine(["--json", "sync"]).run();
        let document = ran.document();
        assert_eq!(
            (ran.status, &document["ok"], &document["error"]["code"]),
            (Some(4), &json!(false), &json!("refused"))
        );
        let data = &document["data"];
        assert_eq!(data["pushed"].as_array().expect("a list").len(), 6, "{hook}: {ran}");
        let mut refused = list(data, "refused", "ref");
        refused.sort_unstable();
        assert_eq!(refused, ["refs/heads/proposal/bad-1", "refs/tine/proposal/bad-1", "refs/tine/session/bad"]);
        assert!(data["refused"][0]["reason"].as_str().expect("text").contains("nothing bad here"), "{ran}");
        let there = records(&server);
        assert_eq!(there.0.len(), 6);
        assert!(!there.0.keys().any(|name| name.contains("bad")));
        // With the cause gone the rest follows.
        server.remove(format!("hooks/{hook}"));
        ada.json(["sync"]);
        assert_eq!(records(&server), records(&ada));
    }
}

#[test]
fn hundreds_of_new_records_go_at_once_and_one_that_is_refused_alone() {
    let world = team(&["ada", "bob"]);
    let (ada, bob, server) = (world.place("ada"), world.place("bob"), world.place("server.git"));
    let base = ada.rev("main");
    let mut stream = String::new();
    let data = |text: &str| format!("data {}\n{text}\n", text.len());
    for n in 0..150 {
        let record = format!(
            "version = 1\nid = \"s{n}\"\nstate = \"active\"\nactor = \"ada\"\ncreated_at = \"2026-01-01T00:00:00Z\"\n\
             base = \"{base}\"\nport_base = {}\n",
            20_000 + n * 10
        );
        let message = data("started\n\nTine-Event: started\nTine-Actor: ada\n");
        stream.push_str(&format!("commit refs/tine/session/s{n}\ncommitter ada <a@x> 1767000000 +0000\n{message}"));
        stream.push_str(&format!("M 100644 inline record.toml\n{}", data(&record)));
    }
    ada.write(".git/stream", stream);
    let input = std::fs::File::open(ada.path.join(".git/stream")).expect("a file");
    let made = world.git_command(&ada.path).args(["fast-import", "--quiet"]).stdin(input).status();
    assert!(made.expect("git runs").success());
    proposed(&ada, "fix", "ada", &[]);
    server.write("hooks/update", "#!/bin/sh\ncase $1 in */s7) echo 'not this one' >&2; exit 1;; esac\n");
    server.chmod("hooks/update", true);
    // Somebody was here before, with another one of the same name.
    bob.json(["start", "s9", "--no-workspace"]);
    bob.json(["sync"]);
    let ran = ada.tine(["--json", "sync"]).run();
    let data = &ran.document()["data"];
    assert_eq!(list(data, "refused", "ref"), ["refs/tine/session/s9", "refs/tine/session/s7"], "{ran}");
    assert_eq!(data["pushed"].as_array().expect("a list").len(), 148 + 3);
    let (mut here, there) = (records(&ada), records(&server));
    here.0.remove("refs/tine/session/s7");
    let theirs = bob.rev("refs/tine/session/s9");
    here.0.insert("refs/tine/session/s9".to_owned(), there.0["refs/tine/session/s9"].clone());
    assert_eq!((here, server.rev("refs/tine/session/s9")), (there, theirs));
    assert_eq!(server.refs().0.keys().filter(|name| name.contains("worktree")).count(), 0);
    let left = std::fs::read_dir(ada.path.join(".git/tine")).expect("it is there").flatten();
    assert!(left.into_iter().all(|entry| !entry.file_name().to_string_lossy().starts_with("outgoing")));
    server.remove("hooks/update");
    let ran = ada.tine(["--json", "sync"]).run();
    assert_eq!(list(&ran.document()["data"], "pushed", "ref"), ["refs/tine/session/s7"], "{ran}");
    ada.fsck();
    server.fsck();
}
