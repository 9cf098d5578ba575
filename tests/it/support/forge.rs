//! What somebody does who knows git and wants past the gate: keys of their own, and records written by hand.

use std::path::PathBuf;
use std::process::Command;

use super::{Place, World};

/// A key without a passphrase; its public half as it stands in a policy.
pub fn key(world: &World, name: &str) -> (PathBuf, String) {
    let file = world.root().join(name);
    let made = Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-C", name, "-f"]).arg(&file).status();
    assert!(made.expect("ssh-keygen runs").success());
    let public = std::fs::read_to_string(file.with_extension("pub")).expect("a key");
    (file, public.trim().to_owned())
}

/// `git` plumbing with an index of its own.
pub fn plumb(place: &Place<'_>, args: &[&str]) -> String {
    let index = place.path.join(".git/forging");
    let out = place.world.git_command(&place.path).args(args).env("GIT_INDEX_FILE", index).output();
    let out = out.expect("git runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8_lossy(&out.stdout).trim().to_owned()
}

/// An event on top of a record, by hand: these files of it get this text. The author is `actor`.
pub fn forge(place: &Place<'_>, name: &str, actor: &str, event: &str, files: &[(String, String)]) -> String {
    let record = format!("refs/tine/proposal/{name}");
    plumb(place, &["read-tree", &record]);
    for (path, text) in files {
        let file = place.path.join(".git/forged");
        std::fs::write(&file, text).expect("a file");
        let blob = plumb(place, &["hash-object", "-w", ".git/forged"]);
        plumb(place, &["update-index", "--add", "--cacheinfo", &format!("100644,{blob},{path}")]);
    }
    let tree = plumb(place, &["write-tree"]);
    let message = format!("{event}\n\nTine-Event: {event}\nTine-Actor: {actor}");
    let author = format!("user.name={actor}");
    let made = plumb(place, &["-c", &author, "commit-tree", &tree, "-p", &record, "-m", &message]);
    plumb(place, &["update-ref", &record, &made]);
    made
}

/// A file of a proposal's record.
pub fn record_file(place: &Place<'_>, name: &str, path: &str) -> String {
    place.git(["show", &format!("refs/tine/proposal/{name}:{path}")]) + "\n"
}

/// What a record says that landed by hand.
pub fn landing(commit: &str, before: &str) -> String {
    format!(
        "\n[landing]\ntype = \"squash\"\ncommit = \"{commit}\"\nbefore = \"{before}\"\nactor = \"bob\"\n\
         at = \"2026-01-01T00:00:00Z\"\nrevision = 1\n"
    )
}

/// A grant that nobody gave: its file and its text.
pub fn grant(place: &Place<'_>, name: &str, by: &str) -> (String, String) {
    let proposal = place.proposal(name);
    let id = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    let text = format!(
        "version = 1\nid = \"{id}\"\nproposal = \"{name}\"\nactor = \"{by}\"\nverdict = \"approve\"\nrevision = {}\n\
         head = {}\nbase = {}\nat = \"2026-01-01T00:00:00Z\"\n",
        proposal["revision"], proposal["head"], proposal["base"]
    );
    (format!("decisions/{id}.toml"), text)
}
