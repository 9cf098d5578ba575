//! The law on random ways: edits, checkpoints, undo, redo and restore in any order. After every change an undo gives back
//! the refs and files of before, byte for byte, and a redo those of after.

use proptest::prelude::*;

use crate::support::{Files, Place, Refs, World};

/// One thing that somebody does.
#[derive(Debug, Clone)]
enum Step {
    Write {
        file: usize,
        content: u8,
    },
    Remove {
        file: usize,
    },
    Toggle {
        file: usize,
    },
    Checkpoint,
    Undo,
    Redo,
    /// Back by so many checkpoints.
    Restore {
        back: usize,
    },
    /// A commit by plain git.
    Commit,
    Fork,
}

const FILES: [&str; 6] = ["a", "d/b", "d/e/c", "d/e", "link", "src/main.txt"];

fn step() -> impl Strategy<Value = Step> {
    let file = 0..FILES.len();
    prop_oneof![
        6 => (file.clone(), any::<u8>()).prop_map(|(file, content)| Step::Write { file, content }),
        2 => file.clone().prop_map(|file| Step::Remove { file }),
        1 => file.prop_map(|file| Step::Toggle { file }),
        4 => Just(Step::Checkpoint),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        2 => (0..4usize).prop_map(|back| Step::Restore { back }),
        1 => Just(Step::Commit),
        1 => Just(Step::Fork),
    ]
}

/// Puts a file or link at a path, whatever stands there or above it.
fn write(place: &Place<'_>, file: usize, content: u8) {
    let path = FILES[file];
    let parents: Vec<&str> = path.match_indices('/').map(|(at, _)| &path[..at]).collect();
    for parent in parents {
        if place.has(parent) && !place.path.join(parent).is_dir() {
            place.remove(parent);
        }
    }
    if place.has(path) {
        place.remove(path);
    }
    if path == "link" {
        place.link(path, &format!("to-{content}"))
    } else {
        place.write(path, [content, b'\n', content % 3])
    }
}

fn state(place: &Place<'_>) -> (Refs, Files) {
    // Forks are the repository's own: no undo in this session takes them back.
    (place.refs().without_log().without("fix-").without("sessions/fix-"), place.files())
}

/// A change of the session's that succeeded: back, and forth again, give exactly what was before and after.
fn back_and_forth(place: &Place<'_>, before: &(Refs, Files), steps: &str) -> Result<(), TestCaseError> {
    let after = state(place);
    if after == *before {
        return Ok(());
    }
    place.json(["undo", "-n", steps]);
    prop_assert_eq!(&state(place), before);
    prop_assert_eq!(place.git_status(), "");
    place.json(["redo", "-n", steps]);
    prop_assert_eq!(state(place), after);
    prop_assert_eq!(place.git_status(), "");
    Ok(())
}

fn take(place: &Place<'_>, step: &Step) -> Result<(), TestCaseError> {
    match step {
        Step::Write { file, content } => write(place, *file, *content),
        Step::Remove { file } if place.has(FILES[*file]) => place.remove(FILES[*file]),
        Step::Toggle { file }
            if place.path.join(FILES[*file]).is_file() && !place.path.join(FILES[*file]).is_symlink() =>
        {
            place.chmod(FILES[*file], place.files().len().is_multiple_of(2));
        }
        Step::Remove { .. } | Step::Toggle { .. } => {}
        Step::Checkpoint => {
            let wanted = place.tree_of_files();
            place.json(["checkpoint"]);
            prop_assert_eq!(place.rev("HEAD^{tree}"), wanted);
            prop_assert_eq!(place.git_status(), "");
        }
        Step::Undo | Step::Redo => {
            let command = if matches!(step, Step::Undo) { "undo" } else { "redo" };
            let ran = place.tine([command]).run();
            prop_assert!(matches!(ran.status, Some(0 | 1)), "{}", ran);
        }
        Step::Restore { back } => {
            place.tine(["checkpoint"]).ok();
            let before = state(place);
            let ran = place.tine(["restore", &format!("@-{back}")]).run();
            prop_assert!(matches!(ran.status, Some(0 | 1)), "{}", ran);
            back_and_forth(place, &before, "1")?;
        }
        Step::Commit => {
            place.git(["add", "--all"]);
            let before = place.rev("HEAD");
            place.try_git(["commit", "--quiet", "-m", "By hand"]);
            if place.rev("HEAD") != before {
                let after = state(place);
                place.json(["undo"]);
                prop_assert_eq!(place.rev("HEAD"), before);
                place.json(["redo"]);
                prop_assert_eq!(state(place), after);
            }
        }
        Step::Fork => {
            let data = place.json(["fork", "@", "--no-workspace"]);
            let tip = place.rev("HEAD");
            prop_assert_eq!(data["sessions"][0]["parent"]["commit"].as_str(), Some(tip.as_str()));
        }
    }
    Ok(())
}

fn cases() -> u32 {
    std::env::var("TINE_PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn law_01_random_edits_and_every_change_undone_and_redone(steps in proptest::collection::vec(step(), 8..20)) {
        let world = World::new();
        let fix = world.start("fix");
        for step in &steps {
            take(&fix, step)?;
        }
        // All the way back to the beginning, and all the way forth again.
        fix.tine(["checkpoint", "--allow-empty"]).ok();
        let end = state(&fix);
        let ran = fix.tine(["undo", "-n", "100"]).run();
        prop_assert!(matches!(ran.status, Some(0 | 1)), "{}", ran);
        prop_assert_eq!(fix.rev("HEAD"), fix.rev("main"));
        prop_assert_eq!(fix.files(), world.repo().files());
        if ran.status == Some(0) {
            fix.json(["redo", "-n", "100"]);
        }
        prop_assert_eq!(state(&fix), end);
        fix.fsck();
    }

    #[test]
    fn law_03_random_steps_in_one_session_never_touch_another(
        steps in proptest::collection::vec((any::<bool>(), step()), 10..24),
    ) {
        let world = World::new();
        let places = [world.start("a"), world.start("b")];
        let of = |at: usize| {
            let (mine, other) = (&places[at], ["a", "b"][1 - at]);
            let refs = mine.refs().without_log().without(&format!("session/{other}"));
            (refs.without(&format!("sessions/{other}")).without("-2").without("-3"), mine.files(), mine.git_status())
        };
        for (first, step) in &steps {
            let (mine, other) = if *first { (0, 1) } else { (1, 0) };
            let before = of(other);
            if !matches!(step, Step::Fork) {
                take(&places[mine], step)?;
            }
            prop_assert_eq!(of(other), before);
        }
        places[0].fsck();
    }
}
