//! Signatures of commits, looked at: which key one claims, and whether `git` finds it good. Which keys to trust is the
//! caller's to say.

use std::io::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::error::{Context as _, Result};

use super::{ByteSlice as _, Oid, Repo};

/// Who a signature claims to be by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signer {
    /// A public SSH key: kind and base64, as in `authorized_keys`.
    Ssh(String),
    /// A key of OpenPGP or X.509, which only the user's own key store knows.
    Other,
}

impl Repo {
    /// What key a commit claims to be signed with; none for one that is not signed.
    pub fn signer(&self, commit: Oid) -> Result<Option<Signer>> {
        let (_, bytes) = self.read(commit)?;
        let Ok(parsed) = gix::objs::CommitRef::from_bytes(&bytes, commit.kind()) else { return Ok(None) };
        let header = |name: &str| parsed.extra_headers().find(name);
        let signature = header("gpgsig").or_else(|| header("gpgsig-sha256"));
        Ok(signature.map(|text| ssh_key(text).map_or(Signer::Other, Signer::Ssh)))
    }

    /// Whether a commit is signed with this SSH key, as `git verify-commit` finds.
    pub fn is_signed_with(&self, commit: Oid, key: &str) -> Result<bool> {
        let fail = || "cannot look at a signature".to_owned();
        let mut allowed = tempfile::NamedTempFile::new().or_io(fail)?;
        writeln!(allowed, "signer namespaces=\"git\" {key}").or_io(fail)?;
        let mut setting = std::ffi::OsString::from("gpg.ssh.allowedSignersFile=");
        setting.push(allowed.path());
        let out = self.git().config(setting).args(["verify-commit", &commit.to_string()]).output()?;
        Ok(out.status == Some(0))
    }

    /// The fingerprint of the key that git, by the user's own configuration, finds a commit well signed with; empty where
    /// git names none.
    pub fn verified_by_git(&self, commit: Oid) -> Result<Option<String>> {
        let out = self.git().args(["verify-commit", "--raw", &commit.to_string()]).output()?;
        if out.status != Some(0) {
            return Ok(None);
        }
        let named = out.stderr.lines().find_map(|line| line.strip_prefix("[GNUPG:] VALIDSIG ")?.split(' ').next());
        Ok(Some(named.unwrap_or_default().to_owned()))
    }
}

/// The public key inside of an SSH signature. Its form is `PROTOCOL.sshsig` of OpenSSH.
fn ssh_key(armored: &[u8]) -> Option<String> {
    let text = armored.to_str().ok()?;
    let body = text.trim().strip_prefix("-----BEGIN SSH SIGNATURE-----")?.split("-----END").next()?;
    let bytes = BASE64.decode(body.split_whitespace().collect::<String>()).ok()?;
    let rest = bytes.strip_prefix(b"SSHSIG")?.get(4..)?;
    let key = string(rest)?;
    let kind = std::str::from_utf8(string(key)?).ok()?;
    Some(format!("{kind} {}", BASE64.encode(key)))
}

/// A length in four bytes and so many bytes.
fn string(bytes: &[u8]) -> Option<&[u8]> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.get(..usize::try_from(u32::from_be_bytes(*length)).ok()?)
}
