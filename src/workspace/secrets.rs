//! New files that look like private keys or credentials. They stay out of checkpoints, which may be shared later.
//! A name alone condemns only where the name is a promise (`id_rsa`, `*.p12`); else the first bytes decide.

use std::collections::BTreeSet;
use std::sync::{LazyLock, OnceLock};

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use regex::bytes::Regex;

use crate::git::BStr;

/// How much of a file is looked at.
pub const HEAD: u64 = 8 << 10;

/// Shapes of keys and tokens that are secret wherever they stand, each after its marks: any match contains one of them
/// in some case. The redaction of prompts uses them too.
pub(crate) const SHAPES: &[(&[&str], &str)] = &[
    // AWS, Google, Stripe, Slack.
    (&["akia", "asia", "abia", "acca"], r"\b(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\b"),
    (&["aiza"], r"\bAIza[0-9A-Za-z_-]{35}"),
    (&["gocspx-"], r"\bGOCSPX-[0-9A-Za-z_-]{28}"),
    (&["ya29."], r"\bya29\.[0-9A-Za-z_-]{40,}"),
    (&["k_live_"], r"\b[rs]k_live_[0-9A-Za-z]{16,}"),
    (&["whsec_"], r"\bwhsec_[0-9A-Za-z+/=]{24,}"),
    (&["xox"], r"\bxox[abceoprs]-\d[0-9A-Za-z-]{10,}"),
    (&["xapp-"], r"\bxapp-\d-[0-9A-Z]+-\d+-[0-9a-f]{32,}"),
    (&["hooks.slack.com"], r"hooks\.slack\.com/services/T[0-9A-Z]{6,}/B[0-9A-Z]{6,}/[0-9A-Za-z]{16,}"),
    // Forges and registries.
    (&["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], r"\bgh[pousr]_[0-9A-Za-z]{36,}"),
    (&["github_pat_"], r"\bgithub_pat_[0-9A-Za-z_]{22,}"),
    (
        &["glpat-", "gldt-", "glrt-", "glptt-", "glft-", "glsoat-", "glcbt-", "glagent-", "glimt-"],
        r"\bgl(?:pat|dt|rt|ptt|ft|soat|cbt|agent|imt)-[0-9A-Za-z_-]{20,}",
    ),
    (&["npm_"], r"\bnpm_[0-9A-Za-z]{36}\b"),
    (&["pypi-ageichlwas5vcmc"], r"\bpypi-AgEIcHlwaS5vcmc[0-9A-Za-z_-]{40,}"),
    (&["dckr_pat_"], r"\bdckr_pat_[0-9A-Za-z_-]{20,}"),
    (&["rubygems_"], r"\brubygems_[0-9a-f]{48}\b"),
    // Model providers.
    (&["sk-ant-"], r"\bsk-ant-[0-9A-Za-z_-]{20,}"),
    (&["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-or-v1-"], r"\bsk-(?:proj|svcacct|admin|or-v1)-[0-9A-Za-z_-]{20,}"),
    (&["sk-"], r"\bsk-[0-9A-Za-z]{32,}"),
    (&["hf_"], r"\bhf_[0-9A-Za-z]{34,}"),
    // Others with a mark of their own.
    (&["sg."], r"\bSG\.[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43}"),
    (&["dop_v1_"], r"\bdop_v1_[0-9a-f]{64}\b"),
    (&["shpat_", "shpca_", "shppa_", "shpss_"], r"\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b"),
    (&["age-secret-key-1"], r"\bAGE-SECRET-KEY-1[0-9A-Z]{58}\b"),
];

/// The same for private keys in a file.
const KEYS: &[(&[&str], &str)] = &[
    (&["private key"], r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"),
    (&["putty-user-key-file-"], r"\APuTTY-User-Key-File-\d"),
];

/// Which patterns a text could match, by marks that each match must contain. Compiling all patterns costs more than most
/// commands take; looking for their marks does not.
pub(crate) struct Marks {
    finder: AhoCorasick,
    /// For each mark its pattern.
    owners: Vec<usize>,
}

impl Marks {
    /// The marks of the first pattern, the second, and so on; lower case.
    pub(crate) fn new<'m>(all: impl IntoIterator<Item = &'m [&'m str]>) -> Marks {
        let (mut marks, mut owners): (Vec<&str>, Vec<usize>) = Default::default();
        for (owner, list) in all.into_iter().enumerate() {
            marks.extend(list);
            owners.extend(list.iter().map(|_| owner));
        }
        // The kind that is made fastest: most commands look at one short text.
        let kind = Some(AhoCorasickKind::ContiguousNFA);
        let finder = AhoCorasick::builder().kind(kind).ascii_case_insensitive(true).build(marks);
        let finder = finder.expect("marks are short");
        Marks { finder, owners }
    }

    /// The patterns that could match, in order.
    pub(crate) fn candidates(&self, text: &[u8]) -> BTreeSet<usize> {
        self.finder.find_overlapping_iter(text).map(|found| self.owners[found.pattern().as_usize()]).collect()
    }
}

static MARKS: LazyLock<Marks> = LazyLock::new(|| Marks::new(KEYS.iter().chain(SHAPES).map(|(marks, _)| *marks)));

static PATTERNS: LazyLock<Vec<OnceLock<Regex>>> =
    LazyLock::new(|| KEYS.iter().chain(SHAPES).map(|_| OnceLock::new()).collect());

fn holds_secret(text: &[u8]) -> bool {
    MARKS.candidates(text).into_iter().any(|n| {
        let pattern = KEYS.iter().chain(SHAPES).nth(n).expect("a candidate is one of them").1;
        PATTERNS[n].get_or_init(|| Regex::new(pattern).expect("the patterns are valid")).is_match(text)
    })
}

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
    let mut by_name = NAMED.iter().filter(|(names, _)| names.iter().any(|n| name == n.as_bytes()));
    by_name.any(|(_, pattern)| Regex::new(pattern).expect("the patterns are valid").is_match(head))
        || holds_secret(head)
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
    fn every_match_holds_one_of_its_marks() {
        use proptest::strategy::{Strategy as _, ValueTree as _};
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        for (marks, pattern) in KEYS.iter().chain(SHAPES) {
            let plain = pattern.replace(r"\b", "").replace(r"\A", "");
            let strings = proptest::string::string_regex(&plain).expect("a plain pattern");
            for _ in 0..50 {
                let text = strings.new_tree(&mut runner).expect("a string").current().to_lowercase();
                assert!(marks.iter().any(|mark| text.contains(mark)), "{pattern}: {text}");
            }
        }
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
