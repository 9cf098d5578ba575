//! Signed decisions: what git verifies, whose key counts, and what a policy that wants them lets pass.

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use crate::support::forge::key;
use crate::support::{Place, World};

fn install(repo: &Place<'_>, policy: &str) {
    repo.write(".tine/policy.toml", policy);
    repo.git(["add", "--all"]);
    repo.git(["commit", "--quiet", "-m", "The policy"]);
}

fn people(keys: &[(&str, &str)]) -> String {
    let scopes = "scopes = [\"read\", \"write\", \"propose\", \"decide\", \"land\"]";
    keys.iter().map(|(name, key)| format!("[actors.{name}]\n{scopes}\nkeys = [\"{key}\"]\n")).collect()
}

fn approve(repo: &Place<'_>, name: &str, by: &str, key: &PathBuf) -> Value {
    repo.tine(["approve", name, "--sign"]).arg(key).by(by).json()
}

fn signatures(repo: &Place<'_>, name: &str) -> Vec<Value> {
    let proposal = repo.proposal(name);
    proposal["decisions"].as_array().expect("a list").iter().map(|d| d["signature"].clone()).collect()
}

#[test]
fn git_verifies_a_signed_decision_and_the_record_goes_on() {
    let world = World::new();
    let (file, public) = key(&world, "bob");
    let repo = world.repo();
    install(&repo, &format!("[review]\nself_approval = true\n{}", people(&[("bob", &public)])));
    let name = world.proposed("fix", "a.txt", "a");
    let done = approve(&repo, &name, "bob", &file);
    assert_eq!((&done["decision"]["signature"], &done["landing"]["type"]), (&json!("good"), &json!("squash")));
    let allowed = world.root().join("allowed");
    std::fs::write(&allowed, format!("bob {public}\n")).expect("a file");
    let setting = format!("gpg.ssh.allowedSignersFile={}", allowed.display());
    let granted = format!("refs/tine/proposal/{name}^");
    repo.git(["-c", &setting, "verify-commit", &granted]);
    let (event, decision) = (repo.git(["show", "--no-patch", "--format=%B", &granted]), done["decision"]["id"].clone());
    assert!(event.contains(&format!("Tine-Decision: {}", decision.as_str().expect("an id"))), "{event}");
    repo.fsck();
}

#[test]
fn where_signatures_are_required_only_the_actors_own_key_counts() {
    let world = World::new();
    let ((bobs, bob), (carols, carol)) = (key(&world, "bob"), key(&world, "carol"));
    let (stranger, _) = key(&world, "stranger");
    let repo = world.repo();
    let review = "[review]\napprovals = 1\nsignatures = \"required\"\n";
    install(&repo, &format!("{review}{}", people(&[("bob", &bob), ("carol", &carol)])));
    let name = world.proposed("fix", "a.txt", "a");
    let refs = repo.refs();
    for wrong in [&carols, &stranger] {
        let error = repo.tine(["approve", &name, "--sign"]).arg(wrong).by("bob").fails("refused");
        assert_eq!(error["details"]["rule"], "review.signatures");
    }
    // No key at all: what git is configured with signs, and here that is nothing.
    repo.tine(["approve", &name]).by("bob").fails("invalid");
    assert_eq!(repo.refs(), refs, "nothing of that is recorded");
    repo.git(["config", "gpg.format", "ssh"]);
    repo.git(["config", "user.signingKey", &bobs.display().to_string()]);
    assert_eq!(repo.tine(["approve", &name]).by("bob").json()["landing"]["type"], "squash");
    assert_eq!(signatures(&repo, &name), ["good"]);
}

#[test]
fn a_grant_that_was_slipped_in_unsigned_counts_for_nothing() {
    let world = World::new();
    let (_, bob) = key(&world, "bob");
    let repo = world.repo();
    install(&repo, &format!("[review]\nself_approval = true\n{}", people(&[("bob", &bob)])));
    let name = world.proposed("fix", "a.txt", "a");
    repo.tine(["approve", &name, "--no-land"]).by("bob").json();
    assert_eq!(
        (signatures(&repo, &name), repo.proposal(&name)["gate"]["met"].clone()),
        (vec![Value::Null], json!(true))
    );
    let policy = repo.read(".tine/policy.toml").replace("[review]", "[review]\nsignatures = \"required\"");
    install(&repo, &policy);
    let gate = repo.proposal(&name)["gate"].clone();
    assert!(gate["missing"][0]["detail"].as_str().expect("text").contains("the grant by bob is not signed"), "{gate}");
    repo.tine(["land", &name]).by("bob").fails("refused");
}

#[test]
fn a_withdrawn_key_shows_and_no_longer_counts() {
    let world = World::new();
    let ((old, bob), (new, bobs_new)) = (key(&world, "old"), key(&world, "new"));
    let repo = world.repo();
    let review = "[review]\nsignatures = \"required\"\n";
    install(&repo, &format!("{review}{}", people(&[("bob", &bob)])));
    let name = world.proposed("fix", "a.txt", "a");
    repo.tine(["approve", &name, "--no-land", "--sign"]).arg(&old).by("bob").json();
    install(&repo, &format!("{review}{}", people(&[("bob", &bobs_new)])));
    assert_eq!(signatures(&repo, &name), ["withdrawn_key"]);
    let gate = repo.proposal(&name)["gate"].clone();
    let why = gate["missing"][0]["detail"].as_str().expect("text");
    assert!(why.contains("the grant by bob is signed by a withdrawn key"), "{why}");
    repo.tine(["land", &name]).by("bob").fails("refused");
    approve(&repo, &name, "bob", &new);
    assert_eq!(signatures(&repo, &name), ["withdrawn_key", "good"]);
}

#[test]
fn a_decision_that_was_rewritten_later_is_not_the_signed_one() {
    let world = World::new();
    let (bobs, bob) = key(&world, "bob");
    let repo = world.repo();
    install(&repo, &format!("[review]\nsignatures = \"required\"\n{}", people(&[("bob", &bob)])));
    let name = world.proposed("fix", "a.txt", "a");
    let granted = repo.tine(["approve", &name, "--no-land", "--sign"]).arg(&bobs).by("bob").json();
    world.workspace("fix").write("a.txt", "something else");
    let again = world.workspace("fix").propose("Another head");
    assert_eq!(again, name);
    // By hand: the old grant is made to speak of the new head.
    let record = format!("refs/tine/proposal/{name}");
    let file = format!("decisions/{}.toml", granted["decision"]["id"].as_str().expect("an id"));
    let head = repo.proposal(&name)["head"].as_str().expect("an id").to_owned();
    let was = granted["decision"]["head"].as_str().expect("an id").to_owned();
    let text =
        repo.git(["show", &format!("{record}:{file}")]).replace(&was, &head).replace("revision = 1", "revision = 2");
    repo.write("forged", text + "\n");
    let blob = repo.git(["hash-object", "-w", "forged"]);
    repo.remove("forged");
    let index = world.root().join("index");
    let git = |args: &[&str]| {
        let out = world.git_command(&world.root().join("repo")).args(args).env("GIT_INDEX_FILE", &index).output();
        let out = out.expect("git runs");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8_lossy(&out.stdout).trim().to_owned()
    };
    git(&["read-tree", &record]);
    git(&["update-index", "--cacheinfo", &format!("100644,{blob},{file}")]);
    let tree = git(&["write-tree"]);
    let message = repo.git(["show", "--no-patch", "--format=%B", &record]);
    let forged = git(&["commit-tree", &tree, "-p", &record, "-m", &message]);
    git(&["update-ref", &record, &forged]);
    assert_eq!(signatures(&repo, &name), [Value::Null], "the signature was on another text");
    assert_eq!(repo.proposal(&name)["gate"]["met"], false);
}

/// A key store of GnuPG that ends with the test.
struct KeyStore(PathBuf);

impl KeyStore {
    /// None where there is no `gpg`.
    fn new(world: &World) -> Option<KeyStore> {
        use std::os::unix::fs::PermissionsExt as _;
        let store = KeyStore(world.root().join("gnupg"));
        std::fs::create_dir(&store.0).expect("a directory");
        std::fs::set_permissions(&store.0, std::fs::Permissions::from_mode(0o700)).expect("a mode");
        store.gpg(&["--version"])?;
        Some(store)
    }

    fn gpg(&self, args: &[&str]) -> Option<String> {
        let out = Command::new("gpg").arg("--batch").args(args).env("GNUPGHOME", &self.0).output().ok()?;
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        Some(String::from_utf8_lossy(&out.stdout).into_owned())
    }

    fn fingerprint(&self, name: &str) -> String {
        self.gpg(&["--passphrase", "", "--quick-gen-key", name, "ed25519", "sign", "never"]).expect("a key");
        let listed = self.gpg(&["--with-colons", "--list-keys", name]).expect("a list");
        let line = listed.lines().find_map(|line| line.strip_prefix("fpr:")).expect("a fingerprint");
        line.trim_matches(':').to_owned()
    }
}

impl Drop for KeyStore {
    fn drop(&mut self) {
        let _ = Command::new("gpgconf").args(["--kill", "all"]).env("GNUPGHOME", &self.0).status();
    }
}

#[test]
fn openpgp_keys_count_by_their_fingerprint() {
    let world = World::new();
    let Some(keys) = KeyStore::new(&world) else {
        assert!(std::env::var_os("CI").is_none(), "gpg comes with the machines of CI");
        return;
    };
    let (bob, mallory) = (keys.fingerprint("bob@example.org"), keys.fingerprint("mallory@example.org"));
    let repo = world.repo();
    let review = "[review]\nsignatures = \"required\"\n";
    install(&repo, &format!("{review}{}", people(&[("bob", &format!("openpgp:{bob}"))])));
    let name = world.proposed("fix", "a.txt", "a");
    let sign = |key: &str| repo.tine(["approve", &name, "--sign", key]).by("bob").env("GNUPGHOME", &keys.0);
    assert_eq!(sign(&mallory).fails("refused")["details"]["rule"], "review.signatures");
    let done = sign(&bob).json();
    assert_eq!((&done["decision"]["signature"], &done["landing"]["type"]), (&json!("good"), &json!("squash")));
}
