//! 5 and 8 under load: many processes at once, and nothing is lost, nothing is counted twice.

use serde_json::Value;

use crate::support::{Place, Ran, World};

/// Runs a command until it is not busy any more, fifty times at most. Gives its JSON document.
fn patiently(place: &Place<'_>, args: &[&str]) -> Value {
    let mut last = None;
    for _ in 0..50 {
        let ran: Ran = place.tine([&["--json"], args].concat()).run();
        if ran.status != Some(5) {
            assert_eq!(ran.status, Some(0), "{ran}");
            return ran.document()["data"].take();
        }
        last = Some(ran);
    }
    panic!("busy for too long: {}", last.expect("tried"));
}

fn count_of_kind(world: &World, kind: &str) -> usize {
    let log = world.repo().json(["op", "log", "--all", "--limit", "1000"]);
    log["operations"].as_array().expect("a list").iter().filter(|o| o["kind"] == kind).count()
}

#[test]
fn law_08_sixteen_sessions_at_once() {
    let world = World::new();
    let repo = world.repo();
    std::thread::scope(|scope| {
        for n in 0..16 {
            let world = &world;
            scope.spawn(move || {
                let id = format!("s{n}");
                patiently(&world.repo(), &["start", &id]);
                let place = world.workspace(&id);
                for step in 1..=5 {
                    place.write(format!("{step}.txt"), format!("{id} {step}\n"));
                    let data = patiently(&place, &["checkpoint", "-m", &format!("{id} {step}")]);
                    assert_eq!(data["created"], true, "{data}");
                    assert_eq!(data["checkpoint"]["number"], step);
                }
            });
        }
    });
    for n in 0..16 {
        let place = world.workspace(&format!("s{n}"));
        assert_eq!(place.git(["rev-list", "--count", "main..HEAD"]), "5");
        assert_eq!(place.rev("HEAD^{tree}"), place.tree_of_files());
        assert_eq!(place.git_status(), "");
    }
    assert_eq!(
        (count_of_kind(&world, "start"), count_of_kind(&world, "checkpoint"), count_of_kind(&world, "import")),
        (16, 80, 0)
    );
    repo.fsck();
}

#[test]
fn law_05_sixteen_processes_in_one_session() {
    let world = World::new();
    let fix = world.start("fix");
    let created: usize = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..16)
            .map(|n| {
                let fix = &fix;
                scope.spawn(move || {
                    let one = |step| {
                        fix.write(format!("{n}/{step}.txt"), format!("{n} {step}\n"));
                        // Another process may have taken this file with its own checkpoint.
                        usize::from(patiently(fix, &["checkpoint", "-m", &format!("{n} {step}")])["created"] == true)
                    };
                    (1..=5).map(one).sum::<usize>()
                })
            })
            .collect();
        workers.into_iter().map(|w| w.join().expect("a worker ends well")).sum()
    });
    assert_eq!(fix.json(["checkpoint"])["created"], false, "every file was taken by one of them");
    assert_eq!(fix.git(["ls-tree", "-r", "--name-only", "HEAD"]).lines().count(), 80 + 3);
    assert_eq!(fix.rev("HEAD^{tree}"), fix.tree_of_files());
    assert_eq!(fix.git_status(), "");
    assert_eq!(fix.git(["rev-list", "--count", "main..HEAD"]), created.to_string());
    assert_eq!(count_of_kind(&world, "checkpoint"), created);
    assert_eq!(count_of_kind(&world, "import"), 0);
    fix.fsck();
}

#[test]
fn law_05_eight_approvals_at_once_all_land() {
    let world = World::new();
    let repo = world.repo();
    let names: Vec<String> = (0..8).map(|n| world.proposed(&format!("s{n}"), &format!("{n}.txt"), "x\n")).collect();
    std::thread::scope(|scope| {
        for name in &names {
            let repo = &repo;
            scope.spawn(move || {
                let data = patiently(repo, &["approve", name]);
                assert_eq!(data["landing"]["type"], "squash", "{data}");
            });
        }
    });
    let landed = repo.git([
        "log",
        "--first-parent",
        "--format=%(trailers:key=Tine-Proposal,valueonly,separator=)",
        "main~8..main",
    ]);
    let mut landed: Vec<&str> = landed.lines().collect();
    landed.sort_unstable();
    assert_eq!(landed, names.iter().map(String::as_str).collect::<Vec<_>>(), "each once");
    for n in 0..8 {
        assert_eq!(repo.read(format!("{n}.txt")), "x\n");
    }
    assert_eq!((repo.git_status(), count_of_kind(&world, "approve")), (String::new(), 8));
    repo.fsck();
}

#[test]
fn law_05_two_decisions_on_one_proposal() {
    let world = World::new();
    let repo = world.repo();
    let name = world.proposed("fix", "a.txt", "a\n");
    let main = repo.rev("main");
    let ends: Vec<Ran> = std::thread::scope(|scope| {
        let workers: Vec<_> = ["alice", "bob", "carol", "dave"]
            .map(|who| {
                let (repo, name) = (&repo, &name);
                scope.spawn(move || {
                    let args: &[&str] = if who == "dave" { &["reject", name, "-m", "no"] } else { &["approve", name] };
                    repo.tine(args).by(who).run()
                })
            })
            .into_iter()
            .collect();
        workers.into_iter().map(|w| w.join().expect("a worker ends well")).collect()
    });
    let done = ends.iter().filter(|r| r.status == Some(0)).count();
    assert_eq!(done, 1, "one of them decides: {}", ends.iter().map(ToString::to_string).collect::<String>());
    let landed = repo.rev("main") != main;
    assert_eq!(repo.proposal(&name)["state"], if landed { "landed" } else { "rejected" });
    repo.fsck();
}

#[test]
fn law_05_undo_and_checkpoint_race_in_one_session() {
    let world = World::new();
    let fix = world.start("fix");
    for n in 1..=4 {
        fix.write("a.txt", format!("{n}\n"));
        fix.checkpoint(&format!("step {n}"));
    }
    std::thread::scope(|scope| {
        for n in 0..8 {
            let fix = &fix;
            scope.spawn(move || {
                fix.write(format!("{n}.txt"), format!("unique content {n}\n"));
                let args: &[&str] = if n % 2 == 0 { &["checkpoint"] } else { &["undo"] };
                let ran = fix.tine(args).run();
                assert!(matches!(ran.status, Some(0 | 1 | 5 | 6)), "{ran}");
            });
        }
    });
    let written = (0..8).map(|n| {
        let content = format!("unique content {n}\n").into_bytes();
        (format!("{n}.txt").into(), crate::support::File::Regular { executable: false, content })
    });
    assert_eq!(crate::support::unreachable_content(&fix, &written.collect()), Vec::<String>::new());
    fix.tine(["checkpoint"]).ok();
    assert_eq!((fix.rev("HEAD^{tree}"), fix.git_status()), (fix.tree_of_files(), String::new()));
    fix.fsck();
}
