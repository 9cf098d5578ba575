//! Signed commits, as git signs them: format, program and key come from git's configuration, and keys stay with the
//! program that signs. Only landings and decisions are signed; a checkpoint never is.

use gix::error::MetadataValue;

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};

use super::{ByteSlice as _, NewCommit, Oid, Repo};

impl Repo {
    /// Writes a commit, signed with `key` (empty: the configured one), or with the configured key if `commit.gpgSign` asks for it; else unsigned.
    /// Headers such as the change id are covered by the signature.
    pub fn write_signed_commit(&self, new: &NewCommit, key: Option<&str>) -> Result<Oid> {
        if key.is_none() && !self.config_bool("commit.gpgSign").unwrap_or(false) {
            return self.write_commit(new);
        }
        let fail = || "cannot sign a commit".to_owned();
        let mut repo = self.gix.clone();
        if let Some(key) = key.filter(|key| !key.is_empty()) {
            let mut config = repo.config_snapshot_mut();
            config.set_raw_value("user.signingKey", key).or_code(Code::Invalid, fail)?;
            if is_ssh_key(key) {
                config.set_raw_value("gpg.format", "ssh").or_code(Code::Invalid, fail)?;
            }
            config.commit().or_code(Code::Invalid, fail)?;
        }
        let options = repo.commit_signing_options().map_err(|e| cannot_sign(&e))?;
        let commit = new.to_gix().sign(options).map_err(|e| cannot_sign(&e))?;
        durable::step("commit").or_io(|| "cannot write a commit".to_owned())?;
        let id = self.gix.write_object(&commit).or_io(|| "cannot write a commit".to_owned())?.detach();
        self.note_written(id);
        Ok(id)
    }
}

/// Whether this is a key, or a file with one, that only `ssh-keygen` understands.
fn is_ssh_key(key: &str) -> bool {
    let has_key = |text: &[u8]| {
        [&b"ssh-"[..], b"key::", b"ecdsa-", b"sk-", b"-----BEGIN OPENSSH"].iter().any(|start| text.starts_with(start))
    };
    has_key(key.as_bytes()) || std::fs::read(key).is_ok_and(|text| has_key(&text))
}

/// What the signing program said, if it came to that.
fn cannot_sign(error: &gix::Error) -> Error {
    let said = error.iter_errors().filter_map(|e| e.downcast_ref::<gix::error::Message>()).find_map(|message| {
        let MetadataValue::Bytes(bytes) = message.values.get("stderr")? else { return None };
        Some(complaint(&bytes.to_str_lossy()))
    });
    let why = said.filter(|said| !said.is_empty()).unwrap_or_else(|| error.to_string());
    Error::new(Code::Invalid, format!("cannot sign a commit: {why}"))
        .hint("git config user.signingKey")
        .hint("git config gpg.format")
}

/// The lines for people: gpg mixes its own for programs, and news of its key ring, into them.
fn complaint(said: &str) -> String {
    let is_for_people = |line: &&str| !line.is_empty() && !line.starts_with("[GNUPG:]") && !line.ends_with("created");
    said.lines().map(str::trim).filter(is_for_people).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::process::Command;

    use super::super::fixture::Fixture;
    use super::super::{ChangeId, Signature};
    use super::*;

    fn make_key(fixture: &Fixture, name: &str) -> PathBuf {
        let key = fixture.outside(name);
        let made = Command::new("ssh-keygen")
            .args(["-q", "-t", "ed25519", "-N", "", "-C", "ann@example.com", "-f"])
            .arg(&key)
            .status()
            .expect("ssh-keygen starts");
        assert!(made.success());
        key
    }

    fn new_commit(fixture: &Fixture) -> NewCommit {
        let person =
            Signature { name: "Ann".into(), email: "ann@example.com".into(), seconds: 1_700_000_000, offset: 3600 };
        NewCommit {
            tree: fixture.id("HEAD^{tree}"),
            parents: vec![fixture.id("HEAD")],
            author: person.clone(),
            committer: person,
            message: "signed\n\nbody\n".into(),
            change_id: Some(ChangeId([7; 16])),
        }
    }

    #[test]
    fn git_verifies_what_we_sign() {
        for init in [&[][..], &["--object-format=sha256"]] {
            let fixture = Fixture::with(init);
            fixture.commit_file("a", "1\n", "base");
            let (one, two) = (make_key(&fixture, "one"), make_key(&fixture, "two"));
            let allowed = fixture.outside("allowed");
            let public = std::fs::read_to_string(one.with_extension("pub")).expect("a key");
            std::fs::write(&allowed, format!("ann@example.com {public}")).expect("a file");
            fixture.git(&["config", "gpg.ssh.allowedSignersFile", allowed.to_str().expect("plain")]);
            let new = new_commit(&fixture);
            let verified = |id: Oid| fixture.git_raw(&["verify-commit", &id.to_string()], b"").0 == Some(0);
            let key = |path: &PathBuf| path.to_str().expect("plain").to_owned();

            let unsigned = fixture.repo().write_signed_commit(&new, None).expect("a commit");
            assert_eq!(unsigned, fixture.repo().write_commit(&new).expect("a commit"));
            assert!(!verified(unsigned));

            // An SSH key by its path, with nothing configured.
            let repo = fixture.repo();
            let signed = repo.write_signed_commit(&new, Some(&key(&one))).expect("a commit");
            assert!(verified(signed));
            assert!(repo.unsynced.borrow().contains(&signed));
            let read = repo.commit(signed).expect("a commit");
            assert_eq!(read.change_id, ChangeId([7; 16]));
            assert_eq!(
                (read.message.to_string(), read.author, read.tree),
                (new.message.clone(), new.author.clone(), new.tree)
            );
            let stranger = repo.write_signed_commit(&new, Some(&key(&two))).expect("a commit");
            assert!(!verified(stranger));

            fixture.git(&["config", "gpg.format", "ssh"]);
            fixture.git(&["config", "user.signingKey", &key(&one)]);
            fixture.git(&["config", "commit.gpgSign", "true"]);
            assert!(verified(fixture.repo().write_signed_commit(&new, None).expect("a commit")));
            fixture.git(&["fsck", "--strict"]);

            let error = fixture.repo().write_signed_commit(&new, Some("/nowhere/key")).expect_err("no key");
            assert_eq!(error.code(), Code::Invalid);
            assert!(error.message().contains("/nowhere/key"), "{}", error.message());
            assert!(!error.message().contains(['"', '\n']), "{}", error.message());
        }
    }
}
