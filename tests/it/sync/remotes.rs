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
