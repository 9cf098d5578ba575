//! New files that look like private keys or credentials. They stay out of checkpoints, which may be shared later.
//! A name alone condemns only where the name is a promise (`id_rsa`, `*.p12`); else the first bytes decide.

use std::sync::LazyLock;

use regex::bytes::RegexSet;

use crate::git::{BStr, ByteSlice as _};

/// How much of a file is looked at.
pub const HEAD: u64 = 8 << 10;

/// Shapes that mean a secret in any file.
static ANYWHERE: LazyLock<RegexSet> = LazyLock::new(|| {
    RegexSet::new([
        r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----",
        r"PuTTY-User-Key-File-\d",
        r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
        r"\bgh[pousr]_[A-Za-z0-9]{36,}\b",
        r"\bgithub_pat_[A-Za-z0-9_]{60,}",
        r"\bglpat-[A-Za-z0-9_-]{20,}",
        r"\bsk-ant-[A-Za-z0-9_-]{20,}",
        r"\bsk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]*[A-Za-z0-9]{32,}",
        r"\bxox[abeoprs]-[0-9A-Za-z]{6,}-[0-9A-Za-z-]{10,}",
        r"\bAIza[0-9A-Za-z_-]{35}\b",
        r"\b[rs]k_live_[0-9A-Za-z]{20,}",
        r"\bnpm_[A-Za-z0-9]{36}\b",
        r"\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{40,}",
        r"\bhf_[A-Za-z0-9]{34,}\b",
    ])
    .expect("the patterns are valid")
});

/// Shapes that mean a secret in a file of a certain name.
struct Named {
    names: &'static [&'static str],
    pattern: &'static str,
}

const NAMED: &[Named] = &[
    Named {
        names: &[".npmrc", ".yarnrc", ".yarnrc.yml"],
        pattern: r"(?i)(?:_authToken|_auth|_password|npmAuthToken)\s*[=:]\s*[^\s$]",
    },
    Named { names: &[".netrc", "_netrc"], pattern: r"\bpassword\s+\S" },
    Named { names: &[".pgpass"], pattern: r"(?m)^[^#:\n]*:[^:\n]*:[^:\n]*:[^:\n]*:\S" },
    Named { names: &[".pypirc"], pattern: r"(?m)^\s*password\s*[=:]\s*\S" },
    Named {
        names: &["credentials.json", "service-account.json", "service_account.json"],
        pattern: r#""private_key"\s*:\s*"[^"]"#,
    },
    Named { names: &["credentials"], pattern: r"(?i)aws_secret_access_key\s*=\s*\S" },
    Named { names: &[".git-credentials"], pattern: r"://[^/\s:]+:[^@\s]+@" },
    Named { names: &[".dockercfg", "config.json"], pattern: r#""auth"\s*:\s*"[A-Za-z0-9+/=]{8,}""# },
];

static NAMED_SETS: LazyLock<Vec<regex::bytes::Regex>> = LazyLock::new(|| {
    NAMED.iter().map(|n| regex::bytes::Regex::new(n.pattern).expect("the patterns are valid")).collect()
});

/// SSH keys by the names that `ssh-keygen` gives them.
const KEY_NAMES: &[&str] = &["id_rsa", "id_dsa", "id_ecdsa", "id_ecdsa_sk", "id_ed25519", "id_ed25519_sk", "identity"];

/// Containers of private keys that are no text.
const KEY_SUFFIXES: &[&str] = &[".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".ppk"];

/// Whether a new file with this path and these first bytes stays out.
pub fn is_secret(path: &BStr, head: &[u8]) -> bool {
    let name = path.rfind_byte(b'/').map_or(&path[..], |slash| &path[slash + 1..]);
    let lower = name.to_ascii_lowercase();
    if KEY_SUFFIXES.iter().any(|s| lower.ends_with(s.as_bytes()) && lower.len() > s.len()) {
        return true;
    }
    if KEY_NAMES.iter().any(|k| lower == k.as_bytes()) && lower != b"identity" {
        return true;
    }
    let by_name = NAMED.iter().zip(NAMED_SETS.iter());
    for (named, pattern) in by_name {
        if named.names.iter().any(|n| lower == n.as_bytes()) && pattern.is_match(head) {
            return true;
        }
    }
    ANYWHERE.is_match(head)
}
