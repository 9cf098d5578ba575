//! Completions load in the shells that are here, and names of sessions and proposals come from the repository.

use crate::pages::root;
use crate::place::Place;

/// Asks as the script of `COMPLETE=bash tine` does: the words, and which of them the cursor is in.
fn complete(place: &Place, dir: &str, words: &[&str]) -> Vec<String> {
    let mut command = place.program(env!("CARGO_BIN_EXE_tine"), dir);
    command.env("COMPLETE", "bash").env("_CLAP_IFS", "\n").env("_CLAP_COMPLETE_INDEX", (words.len() - 1).to_string());
    command.env("_CLAP_COMPLETE_COMP_TYPE", "9").env("_CLAP_COMPLETE_SPACE", "true");
    let out = command.arg("--").args(words).output().expect("tine runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("UTF-8").lines().map(str::to_owned).collect()
}

#[test]
fn names_come_from_the_repository() {
    let place = Place::with_shop();
    for name in ["fix-login", "fix-logout", "other"] {
        place.ok("shop", &["start", name]);
    }
    place.write("shop.sessions/other/new.py", "pass\n");
    place.ok("shop.sessions/other", &["propose"]);
    assert_eq!(complete(&place, "shop", &["tine", "archive", "fix-"]), ["fix-login", "fix-logout"]);
    assert_eq!(complete(&place, "shop.sessions/other", &["tine", "-s", "oth"]), ["other"]);
    assert_eq!(complete(&place, "shop", &["tine", "approve", "o"]), ["other-1"]);
    assert_eq!(complete(&place, "shop", &["tine", "approve", "fix"]), [""; 0]);
    place.ok("shop", &["source", "promote", "baseline"]);
    place.ok("shop", &["source", "promote", "old"]);
    place.ok("shop", &["source", "rm", "old"]);
    assert_eq!(complete(&place, "shop", &["tine", "source", "show", ""])[..1], ["baseline"]);
    assert_eq!(complete(&place, "shop", &["tine", "start", "--from", "source:"]), ["source:baseline"]);
    assert_eq!(complete(&place, "shop", &["tine", "start", "--from", "prop"]), ["proposal:other-1"]);
    assert_eq!(complete(&place, "shop", &["tine", "diff", "tr", "source:b"]), ["source:baseline"]);
    // A command is a command, and a flag a flag.
    assert_eq!(complete(&place, "shop", &["tine", "reac"]), ["reactivate"]);
    assert_eq!(complete(&place, "shop", &["tine", "undo", "--dry"]), ["--dry-run"]);
    // No repository, no names, no complaint.
    assert_eq!(complete(&place, "", &["tine", "archive", "fix-"]), [""; 0]);
}

#[test]
fn completing_writes_nothing() {
    let place = Place::with_shop();
    place.ok("shop", &["start", "fix-login"]);
    let before = place.git("shop", &["for-each-ref"]);
    let objects = place.git("shop", &["count-objects", "-v"]);
    assert_eq!(complete(&place, "shop", &["tine", "archive", ""]).first().map(String::as_str), Some("fix-login"));
    assert_eq!(place.git("shop", &["for-each-ref"]), before);
    assert_eq!(place.git("shop", &["count-objects", "-v"]), objects);
}

#[test]
fn the_registration_script_names_the_program() {
    let place = Place::empty();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let out = place.program(env!("CARGO_BIN_EXE_tine"), "").env("COMPLETE", shell).output().expect("tine runs");
        assert!(out.status.success(), "{shell}");
        assert!(String::from_utf8_lossy(&out.stdout).contains("tine"), "{shell}");
    }
}

/// Reads the committed script as the shell would. A shell that is not here is skipped: CI has bash at least.
#[test]
fn shells_take_the_static_scripts() {
    let place = Place::empty();
    let checks = [
        ("bash", &["--norc", "-n"][..], "completions/tine.bash"),
        ("zsh", &["-f", "-n"], "completions/tine.zsh"),
        ("fish", &["--no-config", "--no-execute"], "completions/tine.fish"),
    ];
    let mut taken = 0;
    for (shell, flags, file) in checks {
        let Ok(out) = place.program(shell, "").args(flags).arg(root().join(file)).output() else { continue };
        assert!(out.status.success(), "{shell} {file}: {}", String::from_utf8_lossy(&out.stderr));
        taken += 1;
    }
    assert!(taken > 0, "not one shell is here");
}

#[test]
fn bash_completes_commands_with_the_static_script() {
    let place = Place::empty();
    let script = format!(
        "source '{}'\nCOMP_WORDS=(tine checkp)\nCOMP_CWORD=1\n_tine tine checkp tine\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
        root().join("completions/tine.bash").display()
    );
    let out = place.program("bash", "").args(["--norc", "-c", &script]).output().expect("bash runs");
    let said = String::from_utf8_lossy(&out.stdout);
    assert_eq!(said.lines().collect::<Vec<_>>(), ["checkpoint"], "{}", String::from_utf8_lossy(&out.stderr));
}
