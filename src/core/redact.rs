//! Secrets in prompt text: key shapes and tokens are taken out before anything is stored. Never touches files; what is
//! redacted cannot be brought back.

use std::sync::LazyLock;

use regex::{Captures, Regex};

/// What stands where a secret was.
pub const MARK: &str = "[redacted]";

/// Shapes that are secrets as a whole.
static TOKENS: LazyLock<Regex> = LazyLock::new(|| {
    let shapes = [
        r"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|\z)",
        r"\b(?:AKIA|ASIA|AGPA|AIDA|AROA)[A-Z0-9]{16}\b",
        r"\bgh[pousr]_[A-Za-z0-9]{30,}\b",
        r"\bgithub_pat_[A-Za-z0-9_]{40,}\b",
        r"\bgl(?:pat|dt|rt|ptt|cbt|ft)-[A-Za-z0-9_-]{20,}",
        r"\bsk-(?:ant-|proj-|svcacct-|or-)?[A-Za-z0-9_-]{20,}",
        r"\bxox[abeoprs]-[A-Za-z0-9-]{10,}",
        r"\bAIza[A-Za-z0-9_-]{35}",
        r"\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}",
        r"\bnpm_[A-Za-z0-9]{36}\b",
        r"\bpypi-[A-Za-z0-9_-]{50,}",
        r"\bhf_[A-Za-z0-9]{30,}\b",
        r"\bdop_v1_[a-f0-9]{64}\b",
        r"\bSG\.[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}",
        r"\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}",
        r"\bAGE-SECRET-KEY-1[A-Z0-9]{50,}",
    ];
    Regex::new(&shapes.join("|")).expect("the shapes are written above")
});

/// Shapes whose first part stays: what stands before the secret, then the secret.
static LABELLED: LazyLock<Vec<(Regex, bool)>> = LazyLock::new(|| {
    let make = |text: &str| Regex::new(text).expect("the shapes are written above");
    vec![
        (make(r"(?i)(\bauthorization\s*[:=]\s*(?:bearer|basic|token)\s+)([A-Za-z0-9+/_.=~-]{8,})"), false),
        (make(r"(?i)(\bbearer\s+)([A-Za-z0-9+/_.=~-]{20,})"), true),
        (make(r"([a-z][a-z0-9+.-]*://[^\s/:@]*:)([^\s/@]{3,})(?:@)"), false),
        (
            make(
                r#"(?i)((?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|client[_-]?secret)["']?\s*[:=]\s*["']?)([^\s"',;]{8,})"#,
            ),
            true,
        ),
    ]
});

/// The text without secrets, and how many were taken out.
pub fn redact(text: &str) -> (String, usize) {
    let mut count = 0;
    let mut out = TOKENS
        .replace_all(text, |_: &Captures<'_>| {
            count += 1;
            MARK
        })
        .into_owned();
    for (shape, must_look_random) in LABELLED.iter() {
        out = shape
            .replace_all(&out, |found: &Captures<'_>| {
                let (label, secret) = (&found[1], &found[2]);
                if secret.contains(MARK) || (*must_look_random && !looks_random(secret)) {
                    return found[0].to_owned();
                }
                count += 1;
                let rest = &found[0][label.len() + secret.len()..];
                format!("{label}{MARK}{rest}")
            })
            .into_owned();
    }
    (out, count)
}

/// Whether a value is more than a word: several kinds of characters, and few repeats. A commit id or a UUID is no
/// secret, and neither is a placeholder.
fn looks_random(value: &str) -> bool {
    let hex = value.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    if hex && matches!(value.len(), 32 | 36 | 40 | 64) {
        return false;
    }
    if value.starts_with(['$', '<', '{', '%']) || value.contains("::") || value.contains('(') {
        return false;
    }
    let has = |test: fn(char) -> bool| usize::from(value.chars().any(test));
    let kinds = has(|c| c.is_ascii_lowercase())
        + has(|c| c.is_ascii_uppercase())
        + has(|c| c.is_ascii_digit())
        + has(|c| !c.is_ascii_alphanumeric());
    kinds >= 3
        || (kinds == 2 && entropy(value) > 3.3 && value.len() >= 16)
        || (kinds == 2 && has(|c| c.is_ascii_digit()) == 1 && value.len() >= 10)
}

/// Bits per character.
fn entropy(value: &str) -> f64 {
    let mut counts = std::collections::HashMap::new();
    for c in value.chars() {
        *counts.entry(c).or_insert(0u32) += 1;
    }
    let total = f64::from(u32::try_from(value.chars().count()).unwrap_or(u32::MAX));
    counts.values().map(|n| f64::from(*n) / total).map(|p| -p * p.log2()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_go() {
        let samples = [
            "use AKIAIOSFODNN7EXAMPLE for it",
            "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
            "xoxb-123456789012-abcdefghij",
            "AIzaSyA1234567890abcdefghijklmnopqrstuv",
            "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----",
            "Authorization: Bearer abcdefghijkl",
            "password=Tr0ub4dor&3",
            "API_KEY: \"f3A9xQ72LmZp\"",
            "postgres://user:hunter22@db/x",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlc2ln",
        ];
        // Put together here, so that scanners of source text have nothing to find.
        let built =
            [format!("key sk-{}-{}", "ant", "a1B2c3D4e5".repeat(3)), format!("glpat-{}", "x9Y8z7W6v5".repeat(2))];
        for sample in samples.into_iter().chain(built.iter().map(String::as_str)) {
            let (clean, count) = redact(sample);
            assert_eq!(count, 1, "{sample} -> {clean}");
            assert!(clean.contains(MARK), "{clean}");
        }
        assert_eq!(redact("postgres://user:hunter22@db/x").0, "postgres://user:[redacted]@db/x");
        assert_eq!(redact("say password=Tr0ub4dor&3 now").0, "say password=[redacted] now");
    }

    #[test]
    fn prose_and_ids_stay() {
        let samples = [
            "revert 3f786850e387550fdab836ed7e6dc881de23001b",
            "id 123e4567-e89b-12d3-a456-426614174000",
            "the token: refresh it when it expires",
            "password: required",
            "set token=$TOKEN and secret = <your-secret>",
            "key: value",
            "https://example.org/path?x=1",
            "ask-anything about sk-learn",
            "let token = lexer.next_token();",
        ];
        for sample in samples {
            assert_eq!(redact(sample), (sample.to_owned(), 0));
        }
    }
}
