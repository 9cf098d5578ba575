//! New files that look like private keys or credentials. They stay out of checkpoints, which may be shared later.
//! A name alone condemns only where the name is a promise (`id_rsa`, `*.p12`); else the first bytes decide.

use std::sync::LazyLock;

use regex::bytes::{Regex, RegexSet};

use crate::git::BStr;

/// How much of a file is looked at.
pub const HEAD: u64 = 8 << 10;

/// Shapes of keys and tokens that are secret wherever they stand. The redaction of prompts uses them too.
pub(crate) const SHAPES: &[&str] = &[
    // AWS, Google, Stripe, Slack.
    r"\b(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\b",
    r"\bAIza[0-9A-Za-z_-]{35}",
    r"\bGOCSPX-[0-9A-Za-z_-]{28}",
    r"\bya29\.[0-9A-Za-z_-]{40,}",
    r"\b[rs]k_live_[0-9A-Za-z]{16,}",
    r"\bwhsec_[0-9A-Za-z+/=]{24,}",
    r"\bxox[abceoprs]-\d[0-9A-Za-z-]{10,}",
    r"\bxapp-\d-[0-9A-Z]+-\d+-[0-9a-f]{32,}",
    r"hooks\.slack\.com/services/T[0-9A-Z]{6,}/B[0-9A-Z]{6,}/[0-9A-Za-z]{16,}",
    // Forges and registries.
    r"\bgh[pousr]_[0-9A-Za-z]{36,}",
    r"\bgithub_pat_[0-9A-Za-z_]{22,}",
    r"\bgl(?:pat|dt|rt|ptt|ft|soat|cbt|agent|imt)-[0-9A-Za-z_-]{20,}",
    r"\bnpm_[0-9A-Za-z]{36}\b",
    r"\bpypi-AgEIcHlwaS5vcmc[0-9A-Za-z_-]{40,}",
    r"\bdckr_pat_[0-9A-Za-z_-]{20,}",
    r"\brubygems_[0-9a-f]{48}\b",
    // Model providers.
    r"\bsk-ant-[0-9A-Za-z_-]{20,}",
    r"\bsk-(?:proj|svcacct|admin|or-v1)-[0-9A-Za-z_-]{20,}",
    r"\bsk-[0-9A-Za-z]{32,}",
    r"\bhf_[0-9A-Za-z]{34,}",
    // Others with a mark of their own.
    r"\bSG\.[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43}",
    r"\bdop_v1_[0-9a-f]{64}\b",
    r"\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b",
    r"\bAGE-SECRET-KEY-1[0-9A-Z]{58}\b",
];

static ANYWHERE: LazyLock<RegexSet> = LazyLock::new(|| {
    let keys = [r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----", r"\APuTTY-User-Key-File-\d"];
    RegexSet::new(keys.iter().chain(SHAPES)).expect("the patterns are valid")
});

/// Names of files that hold credentials in a known form, and the form.
const NAMED: &[(&[&str], &str)] = &[
    (&[".npmrc", ".yarnrc", ".yarnrc.yml"], r"(?i)(?:_authToken|_auth|_password|npmAuthToken)\s*[=:]\s*[^\s$]"),
    (&[".netrc", "_netrc"], r"\bpassword\s+\S"),
    (&[".pgpass"], r"(?m)^[^#:\n]+:[^:\n]*:[^:\n]*:[^:\n]*:\S"),
    (&[".pypirc"], r"(?m)^\s*password\s*[=:]\s*\S"),
    (&[".git-credentials"], r"://[^/\s:]+:[^@\s]+@"),
    (&["credentials.json", "service-account.json", "service_account.json"], r#""private_key"\s*:\s*"[^"]"#),
    (&["credentials", "config"], r"(?i)\baws_secret_access_key\s*=\s*\S"),
    (&[".dockercfg", ".dockerconfigjson", "config.json"], r#""auth"\s*:\s*"[A-Za-z0-9+/=]{12,}""#),
];

static NAMED_PATTERNS: LazyLock<Vec<Regex>> =
    LazyLock::new(|| NAMED.iter().map(|(_, p)| Regex::new(p).expect("the patterns are valid")).collect());

/// SSH keys by the names that `ssh-keygen` gives them.
const KEY_NAMES: &[&str] = &["id_rsa", "id_dsa", "id_ecdsa", "id_ecdsa_sk", "id_ed25519", "id_ed25519_sk"];

/// Containers of private keys that are no text.
const KEY_SUFFIXES: &[&str] = &[".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".ppk"];

/// Whether a new file with this path and these first bytes stays out.
pub fn is_secret(path: &BStr, head: &[u8]) -> bool {
    let name = path.rsplit(|b| *b == b'/').next().unwrap_or_default().to_ascii_lowercase();
    if head.is_empty() {
        return false;
    }
    if KEY_NAMES.iter().any(|key| name == key.as_bytes()) {
        return true;
    }
    if KEY_SUFFIXES.iter().any(|suffix| name.ends_with(suffix.as_bytes())) {
        return true;
    }
    let by_name =
        NAMED.iter().zip(NAMED_PATTERNS.iter()).filter(|((names, _), _)| names.iter().any(|n| name == n.as_bytes()));
    by_name.into_iter().any(|(_, pattern)| pattern.is_match(head)) || ANYWHERE.is_match(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(path: &str, head: impl AsRef<[u8]>) -> bool {
        is_secret(path.into(), head.as_ref())
    }

    // Put together here, so that no scanner of this repository takes the test for a leak.
    fn token(start: &str, n: usize) -> String {
        format!("{start}{}", "a1B2c3D4e5F6g7H8".repeat(8).get(..n).expect("short enough"))
    }

    #[test]
    fn keys_by_name_and_by_content() {
        let pem = format!("-----BEGIN {}PRIVATE KEY-----\nMII", "");
        assert!(secret("id_rsa", "anything"));
        assert!(secret("home/.ssh/id_ed25519", "anything"));
        assert!(secret("certs/Server.P12", b"\x30\x82"));
        assert!(secret("a.pfx", b"\x30\x82"));
        assert!(secret("server.key", &pem));
        assert!(secret("server.pem", pem.replace("BEGIN ", "BEGIN OPENSSH ")));
        assert!(secret("notes.txt", format!("my key:\n{pem}")));
        assert!(secret("key.asc", "-----BEGIN PGP PRIVATE KEY BLOCK-----"));

        assert!(!secret("id_rsa.pub", "ssh-rsa AAAA"));
        assert!(!secret("server.pem", "-----BEGIN CERTIFICATE-----"));
        assert!(!secret("server.key", "-----BEGIN PUBLIC KEY-----"));
        assert!(!secret("doc.md", "A PRIVATE KEY is private."));
        assert!(!secret("id_rsa", ""), "an empty file has nothing to keep");
    }

    #[test]
    fn credential_files_only_with_credentials_in_them() {
        assert!(secret(".npmrc", "//registry.npmjs.org/:_authToken=abc"));
        assert!(!secret(".npmrc", "//registry.npmjs.org/:_authToken=${NPM_TOKEN}\nsave-exact=true"));
        assert!(secret("x/.netrc", "machine a login b password c"));
        assert!(!secret(".netrc", "machine a login b"));
        assert!(secret(".aws/credentials", "[default]\naws_secret_access_key = x"));
        assert!(!secret("credentials", "a chapter about credentials"));
        assert!(secret("credentials.json", r#"{"private_key": "x"}"#));
        assert!(!secret("credentials.json", r#"{"private_key": ""}"#));
        assert!(secret(".git-credentials", "https://me:pass@example.org"));
        assert!(secret(".docker/config.json", r#"{"auths":{"x":{"auth":"dXNlcjpwYXNzd29yZA=="}}}"#));
        assert!(!secret("config.json", r#"{"auth": "oauth2"}"#));
    }

    #[test]
    fn tokens_in_any_file() {
        for (start, n) in [
            ("ghp_", 36),
            ("github_pat_", 60),
            ("glpat-", 20),
            ("sk-ant-api03-", 60),
            ("sk-proj-", 48),
            ("sk-", 48),
            ("sk_live_", 24),
            ("npm_", 36),
            ("hf_", 34),
            ("AIza", 35),
            ("xoxb-12-", 24),
        ] {
            assert!(secret(".env", format!("PORT=80\nTOKEN={}\n", token(start, n))), "{start}");
        }
        assert!(secret("a.py", format!("key = '{}{}'", "AKIA", "ABCDEFGHIJ234567")));
    }

    #[test]
    fn ordinary_files_are_ordinary() {
        for text in [
            "PORT=80\nDEBUG=1\nDATABASE_URL=postgres://localhost/app\n",
            "commit 3f786850e387550fdab836ed7e6dc881de23001b",
            "id: 123e4567-e89b-12d3-a456-426614174000",
            "class=\"sk-cube-grid sk-folding-cube-animation-slow\"",
            "from sklearn import x  # sk-learn",
            "ghp_short AKIAsomething xoxo-hugs-and-kisses",
            "password = input()",
        ] {
            assert!(!secret(".env", text), "{text}");
        }
    }
}
