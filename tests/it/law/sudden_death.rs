//! 6, as it happens: SIGKILL at any moment, to the process alone or with the `git` processes that it started.

use std::os::unix::process::CommandExt as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{File, Place, Ran, World, eventually, unreachable_content};

fn rounds() -> u64 {
    std::env::var("TINE_KILL_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(20)
}

/// A number that looks like a dice roll: the moments differ from round to round, and from run to run by themselves.
fn dice(round: u64) -> u64 {
    let mut z = round.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z ^ (z >> 27)
}

/// The next command, once what was killed has let go: a `git` that lost its parent may take a moment to end.
#[track_caller]
fn goes_on(place: &Place<'_>, args: &[&str]) -> Ran {
    let mut last = None;
    let done = eventually(|| {
        let ran = place.tine(args).run();
        assert!(matches!(ran.status, Some(0 | 5)), "{ran}");
        let done = (ran.status == Some(0)).then_some(());
        last = Some(ran);
        done
    });
    let last = last.expect("it was tried");
    assert!(done.is_some(), "busy for ever: {last}");
    last
}

#[test]
fn law_06_killed_at_any_moment() {
    let world = World::new();
    let repo = world.repo();
    let fix = world.start("fix");
    fix.write("a.txt", "0\n");
    let begun = Instant::now();
    fix.checkpoint("zero");
    // How long a command may take here: the kill comes somewhere within.
    let span = u64::try_from(begun.elapsed().as_micros()).expect("not long") * 3 / 2;

    for round in 1..=rounds() {
        let roll = dice(round);
        fix.write("a.txt", format!("round {round}\n"));
        fix.write(format!("many/{round}.txt"), format!("round {round}\n"));
        let before = fix.files();
        let line: &[&str] = match roll % 7 {
            0 => &["undo"],
            1 => &["restore", "@0"],
            2 => &["propose", "-m", "So far"],
            3 => &["fork", "--name", "other"],
            4 => &["-C", "../../repo", "archive", "fix"],
            5 => &["op", "prune"],
            _ => &["checkpoint"],
        };
        let mut call = fix.tine(line).into_command();
        call.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        let mut child = call.spawn().expect("tine starts");
        std::thread::sleep(Duration::from_micros(roll / 7 % span));
        if round % 2 == 0 {
            child.kill().expect("it is killed");
        } else {
            let group = format!("kill -KILL -- -{}", child.id());
            Command::new("sh").args(["-c", &group]).stderr(Stdio::null()).status().expect("sh runs");
        }
        child.wait().expect("it ends");

        let first = goes_on(&repo, &["start", &format!("probe-{round}"), "--no-workspace"]);
        if repo.state_of("fix") == "archived" {
            goes_on(&repo, &["reactivate", "fix"]);
        }
        let second = goes_on(&fix, &["checkpoint", "--allow-empty", "-m", "go on"]);
        assert_eq!(unreachable_content(&repo, &before), Vec::<String>::new(), "lost in round {round} by {line:?}");
        assert_eq!(fix.git_status(), "", "round {round}, {line:?}");
        assert_eq!(fix.rev("HEAD^{tree}"), fix.tree_of_files(), "round {round}, {line:?}");
        let markers = std::fs::read_dir(repo.path.join(".git/tine/pending")).map_or(0, Iterator::count);
        assert_eq!(markers, 0, "round {round}, {line:?}: {first}{second}");
        repo.fsck();
        if repo.try_git(["rev-parse", "--quiet", "--verify", "refs/tine/session/other"]).0 {
            goes_on(&repo, &["discard", "other", "-m", "over"]);
            repo.git(["update-ref", "-d", "refs/tine/session/other"]);
        }
    }
}

#[test]
fn law_06_locks_of_a_git_that_died_with_its_parent() {
    for killed_at in [1, 2] {
        let world = World::new();
        let fix = world.start("fix");
        fix.write("a.txt", "a\n");
        fix.checkpoint("a");
        // The first `move refs` is the log's, the commit point; the second that of the branch. How many steps come before
        // them can differ by what git knows already, so it is counted anew until the kill meets the right one.
        let mut content = 0;
        let ended = eventually(|| {
            content += 1;
            fix.write("a.txt", format!("{content}\n"));
            let list = world.root().join(format!("tmp/steps-{content}"));
            fix.tine(["checkpoint"]).env("TINE_FAIL", format!("list:{}", list.display())).ok();
            let listed = std::fs::read_to_string(list).expect("a list");
            let step = listed.lines().filter(|l| l.ends_with(" move refs")).nth(killed_at - 1).expect("refs are moved");
            let number = step.split(' ').next().expect("a number");
            content += 1;
            fix.write("a.txt", format!("{content}\n"));
            let ran = fix.tine(["checkpoint", "-m", "killed"]).env("TINE_FAIL", format!("kill@{number}")).run();
            ran.status.is_none().then_some(())
        });
        assert!(ended.is_some(), "it is never killed");
        let before = fix.files();
        // A child that is killed as well takes no lock away.
        for lock in ["refs/heads/session/fix.lock", "refs/tine/ops.lock"] {
            std::fs::write(fix.common_dir().join(lock), "").expect("written");
        }
        goes_on(&fix, &["checkpoint", "--allow-empty", "-m", "go on"]);
        assert_eq!((fix.files(), fix.git_status()), (before, String::new()));
        fix.fsck();
    }
}

/// Each one that is killed may have been about to finish what the one before it left.
#[test]
fn law_06_killed_while_it_recovers() {
    for spares in ["0", "2"] {
        let world = World::new();
        let repo = world.repo();
        for n in 0..200 {
            repo.write(format!("dir-{}/{n}.txt", n % 20), format!("{n}\n"));
        }
        repo.git(["add", "-A"]);
        repo.git(["commit", "-q", "-m", "files"]);
        repo.json(["config", "set", "start.pool", spares]);
        repo.json(["start", "--fill-pool"]);
        let begun = Instant::now();
        repo.tine(["start", "first"]).env("CI", "true").ok();
        let span = u64::try_from(begun.elapsed().as_micros()).expect("not long");
        for round in 1..=rounds() {
            let mut call = repo.tine(["start", &format!("s{round}")]).env("CI", "true").into_command();
            call.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            let mut child = call.spawn().expect("tine starts");
            std::thread::sleep(Duration::from_micros(dice(round) % span));
            child.kill().expect("it is killed");
            child.wait().expect("it ends");
        }
        goes_on(&repo, &["start", "--fill-pool"]);
        goes_on(&repo, &["start", "last"]);
        let sessions = repo.json(["sessions"]);
        for session in sessions["sessions"].as_array().expect("a list") {
            let id = session["id"].as_str().expect("text");
            let place = world.workspace(id);
            assert_eq!(place.git_status(), "", "{id}, {spares} spares");
            assert_eq!(place.rev("HEAD^{tree}"), place.tree_of_files(), "{id}, {spares} spares");
            assert_eq!(place.git(["symbolic-ref", "HEAD"]), format!("refs/heads/session/{id}"));
        }
        let listed = repo.git(["worktree", "list", "--porcelain"]);
        assert!(!listed.contains("locked") && !listed.contains("prunable"), "{listed}");
        let doctor = repo.tine(["doctor"]).run();
        let is_odd = ["interrupted", "waits", "clones", "gone"].iter().any(|word| doctor.stdout.contains(word));
        assert!(doctor.status == Some(0) && !is_odd, "{doctor}");
        repo.fsck();
    }
}

#[test]
fn law_06_killed_in_a_crowd() {
    let world = World::new();
    let places: Vec<Place<'_>> = (0..4).map(|n| world.start(&format!("s{n}"))).collect();
    let each = rounds() / 4;
    std::thread::scope(|scope| {
        for (n, place) in places.iter().enumerate() {
            scope.spawn(move || {
                for round in 1..=each {
                    let roll = dice(round * 16 + u64::try_from(n).expect("few"));
                    place.write(format!("{round}.txt"), format!("{n} {round}\n"));
                    let line: &[&str] = if roll.is_multiple_of(3) { &["undo"] } else { &["checkpoint"] };
                    let mut call = place.tine(line).into_command();
                    call.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
                    let mut child = call.spawn().expect("tine starts");
                    std::thread::sleep(Duration::from_micros(roll / 3 % 60_000));
                    child.kill().expect("it is killed");
                    child.wait().expect("it ends");
                    // Others are at work all the while; nobody is in anybody's way for ever.
                    goes_on(place, &["checkpoint"]);
                }
            });
        }
    });
    for (n, place) in places.iter().enumerate() {
        let written = (1..=each).map(|round| {
            let content = format!("{n} {round}\n").into_bytes();
            (format!("{round}.txt").into(), File::Regular { executable: false, content })
        });
        assert_eq!(unreachable_content(place, &written.collect()), Vec::<String>::new());
        goes_on(place, &["checkpoint", "--allow-empty"]);
        assert_eq!((place.rev("HEAD^{tree}"), place.git_status()), (place.tree_of_files(), String::new()));
    }
    world.repo().fsck();
}
