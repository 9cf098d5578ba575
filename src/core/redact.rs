//! Secrets in prompts: what a person pasted to an agent is not what a commit message should keep for ever.
//! Shapes of keys and tokens go wherever they stand; other values only where the words before them call them secret.
//! Never touches commit ids, UUIDs or prose: a redacted prompt must still tell what was asked for.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use regex::{Captures, Regex};

use crate::workspace::{Marks, SECRET_SHAPES};

/// What stands in a secret's place.
const REDACTED: &str = "[redacted]";

struct Rule {
    /// What each match contains one of, in some case.
    marks: &'static [&'static str],
    text: String,
    /// Compiled for the first prompt that could match.
    pattern: OnceLock<Regex>,
    /// Whether the group `s` of a match is worth hiding.
    judge: fn(&Captures<'_>) -> bool,
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rule = |marks, text: &str, judge| Rule { marks, text: text.to_owned(), pattern: OnceLock::new(), judge };
    let mut rules = vec![
        // A private key, whole; up to the last line that can belong to it where its end is missing.
        rule(
            &["private key"],
            r"(?<s>-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:(?s:.*?)-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|(?:\s*[A-Za-z0-9+/=]{16,}={0,2})*))",
            |_| true,
        ),
        rule(&["eyj"], r"(?<s>\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]*)", |_| true),
        rule(
            &["authorization"],
            r#"(?i)\bauthorization["']?\s*[:=]\s*["']?(?:bearer|basic|token|apikey|digest)\s+(?<s>[^\s"',;<>]{6,})"#,
            is_value,
        ),
        rule(&["bearer"], r"(?i)\bbearer\s+(?<s>[A-Za-z0-9._~+/=-]{16,})", is_random),
        rule(&["x-api-key"], r#"(?i)\bx-api-key["']?\s*[:=]\s*["']?(?<s>[^\s"',;<>]{8,})"#, is_value),
        rule(&["://"], r#"\b[A-Za-z][A-Za-z0-9+.-]*://[^\s/:@"'<>]*:(?<s>[^\s/@"'<>]+)@"#, is_value),
        rule(&["://"], r#"\bhttps?://(?<s>[A-Za-z0-9_-]{20,})@"#, is_random),
        rule(&["aws"], r"(?i)\baws_?secret_?(?:access_?)?key\W{1,5}(?<s>[A-Za-z0-9/+]{40})\b", |_| true),
        rule(
            &["pass", "pwd", "secret", "token", "api", "access", "private", "signing", "auth", "credential"],
            r#"(?i)(?:\b|_)(?<k>password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|signing[_-]?key|auth[_-]?key|credential)s?["']?\s*(?:=>|:=|==?|:)\s*(?:"(?<q>[^"\n]{6,})"|'(?<p>[^'\n]{6,})'|(?<s>[^\s"'`,;<>(){}\[\]]{6,}))"#,
            is_assigned_secret,
        ),
        rule(
            &["-password", "-passwd", "-token", "-secret", "-api-key"],
            r#"(?i)(?:^|\s)--?(?:password|passwd|token|secret|api-key)[ =](?<s>[^\s"'`,;<>(){}\[\]-][^\s"'`,;<>(){}\[\]]{5,})"#,
            is_random,
        ),
    ];
    rules.extend(SECRET_SHAPES.iter().map(|(marks, shape)| rule(marks, &format!("(?<s>{shape})"), |_| true)));
    rules
});

static MARKS: LazyLock<Marks> = LazyLock::new(|| Marks::new(RULES.iter().map(|rule| rule.marks)));

/// The text with its secrets replaced, and how many there were.
pub fn redact(text: &str) -> (String, usize) {
    let mut found: Vec<Range<usize>> = Vec::new();
    for rule in MARKS.candidates(text.as_bytes()).into_iter().map(|n| &RULES[n]) {
        let pattern = rule.pattern.get_or_init(|| Regex::new(&rule.text).expect("the patterns are valid"));
        for captures in pattern.captures_iter(text).filter(|c| (rule.judge)(c)) {
            if let Some(secret) = secret_of(&captures) {
                found.push(secret.range());
            }
        }
    }
    if found.is_empty() {
        return (text.to_owned(), 0);
    }
    found.sort_by_key(|r| (r.start, r.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in found {
        match merged.last_mut().filter(|last| range.start < last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => merged.push(range),
        }
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in &merged {
        out.push_str(&text[at..range.start]);
        out.push_str(REDACTED);
        at = range.end;
    }
    out.push_str(&text[at..]);
    (out, merged.len())
}

fn secret_of<'t>(captures: &Captures<'t>) -> Option<regex::Match<'t>> {
    ["s", "q", "p"].iter().find_map(|name| captures.name(name))
}

/// Whether it is a value, not a place where one will be put.
fn is_value(captures: &Captures<'_>) -> bool {
    secret_of(captures).is_some_and(|s| !is_placeholder(s.as_str()))
}

fn is_random(captures: &Captures<'_>) -> bool {
    secret_of(captures).is_some_and(|s| !is_placeholder(s.as_str()) && is_mixed(s.as_str(), 8))
}

fn is_assigned_secret(captures: &Captures<'_>) -> bool {
    let Some(value) = secret_of(captures).map(|s| s.as_str()) else { return false };
    if is_placeholder(value) || value.contains(char::is_whitespace) {
        return false;
    }
    let quoted = captures.name("s").is_none();
    let key = captures.name("k").map_or("", |k| k.as_str()).to_ascii_lowercase();
    // Passwords are chosen by people: shorter, and like a word.
    let chosen = key.starts_with("pass") || key == "pwd";
    let is_name = is_dotted_name(value) || !chosen && is_word(value);
    (quoted || !is_name) && is_mixed(value, if chosen { 6 } else { 10 })
}

/// `$NAME`, `${NAME}`, `<token>`, `****`, `xxxx`, and what is redacted already.
fn is_placeholder(value: &str) -> bool {
    let first = value.chars().next().unwrap_or(' ');
    value.starts_with(['$', '<', '{', '%', '[']) || value.contains("...") || value.chars().all(|c| c == first)
}

/// `config.token2`, `os.environ`, `src/auth/token_v2.rs`: names, not values.
fn is_dotted_name(value: &str) -> bool {
    let is_name = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let parts: Vec<&str> =
        value.trim_end_matches(['.', '/', '!', '?', ':']).split(['.', '/', ':']).filter(|p| !p.is_empty()).collect();
    parts.len() > 1 && parts.iter().all(|p| is_name(p) && !is_scrambled(p))
}

/// `TokenKind2`, `snake_case_1`, `kebab-case`: a name with at most a number at its end.
fn is_word(value: &str) -> bool {
    let trimmed = value.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '!' | '?' | ':'));
    !trimmed.is_empty()
        && value.len() - trimmed.len() <= 2
        && trimmed.chars().all(|c| c.is_ascii_alphabetic() || c == '_' || c == '-')
}

/// Letters and digits by turns, as no name has them.
fn is_scrambled(part: &str) -> bool {
    let kinds: Vec<bool> = part.chars().map(|c| c.is_ascii_digit()).collect();
    kinds.windows(2).filter(|w| w[0] != w[1]).count() >= 4
}

/// Whether a value is long and varied enough to have been generated, or chosen as a password.
fn is_mixed(value: &str, least: usize) -> bool {
    if value.chars().count() < least || is_word(value) && least > 6 {
        return false;
    }
    let has = |f: fn(char) -> bool| usize::from(value.chars().any(f));
    let classes = has(|c| c.is_ascii_lowercase())
        + has(|c| c.is_ascii_uppercase())
        + has(|c| c.is_ascii_digit())
        + has(|c| c.is_ascii_punctuation() && c != '_' && c != '-');
    let letters_alone = value.chars().all(|c| c.is_alphabetic() || c == '_' || c == '-');
    classes >= 2 && !letters_alone && entropy(value) >= 2.2 || value.len() >= 20 && entropy(value) >= 3.7
}

/// Bits per character.
fn entropy(value: &str) -> f64 {
    let mut counts = std::collections::HashMap::new();
    for c in value.chars() {
        *counts.entry(c).or_insert(0u32) += 1;
    }
    let total = f64::from(counts.values().sum::<u32>());
    counts.values().map(|n| f64::from(*n) / total).map(|p| -p * p.log2()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    // Put together here, so that no scanner of this repository takes the test for a leak.
    fn token(start: &str, n: usize) -> String {
        format!("{start}{}", "a1B2c3D4e5F6g7H8".repeat(8).get(..n).expect("short enough"))
    }

    fn gone(before: &str, secret: &str, after: &str) {
        let text = format!("{before}{secret}{after}");
        let (out, n) = redact(&text);
        assert_eq!(out, format!("{before}{REDACTED}{after}"));
        assert_eq!(n, 1, "{text}");
        assert_eq!(redact(&out), (out.clone(), 0), "redacting twice changes nothing");
    }

    #[test]
    fn tokens_by_their_shape() {
        for (start, n) in [
            ("ghp_", 36),
            ("gho_", 36),
            ("github_pat_", 60),
            ("glpat-", 20),
            ("sk-ant-api03-", 80),
            ("sk-proj-", 48),
            ("sk-", 48),
            ("xoxb-1234-", 30),
            ("AIza", 35),
            ("sk_live_", 24),
            ("npm_", 36),
            ("hf_", 34),
        ] {
            gone("use ", &token(start, n), " please");
            gone("(", &token(start, n), ")");
        }
        gone("key ", &format!("{}{}", "AKIA", "ABCDEFGHIJ234567"), ".");
    }

    #[test]
    fn keys_and_web_tokens() {
        let body = "MIIEpAIBAAKCAQEA7bq0\n+/xyz0123456789abcdef\n";
        let (begin, end) = ("-----BEGIN RSA PRIVATE KEY-----\n", "-----END RSA PRIVATE KEY-----");
        gone("here:\n", &format!("{begin}{body}{end}"), "\nand then");
        let (out, n) = redact(&format!("cut off: {begin}{body}"));
        assert_eq!((out.trim_end(), n), ("cut off: [redacted]", 1));
        gone("jwt ", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P", ", expired");
    }

    #[test]
    fn headers_assignments_and_addresses() {
        gone("curl -H 'Authorization: Bearer ", "abc.def-123", "' x");
        gone("Authorization: Basic ", "dXNlcjpwYXNz", "");
        gone("password=", "hunter2!", " works");
        gone("password: \"", "correct2horse", "\"");
        gone("DB_PASSWORD=", "s3cr3t-Pa55", "\nPORT=80");
        gone("token: ", "9f8e7d6c5b4a39281706", ", ok");
        gone("\"api_key\": \"", "Zm9vYmFyMTIzNDU2", "\"}");
        gone("client_secret = '", "8Q~aB3dE5fG7hI9jK", "'");
        gone("login --token ", "a1b2c3d4e5f6a7b8", " now");
        gone("postgres://app:", "pa55word", "@db.example.org/x");
        gone("https://me:", "s3cret", "@example.org");
        gone("AWS_SECRET_ACCESS_KEY=", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz", "");
    }

    #[test]
    fn several_and_overlapping_ones_are_counted_once_each() {
        let a = token("ghp_", 36);
        let (out, n) = redact(&format!("token={a} and https://x:{a}@github.com and {a} {a}"));
        assert_eq!(out, "token=[redacted] and https://x:[redacted]@github.com and [redacted] [redacted]");
        assert_eq!(n, 4);
    }

    #[test]
    fn what_is_no_secret_stays() {
        for text in [
            "revert 3f786850e387550fdab836ed7e6dc881de23001b and 3f78685",
            "sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "trace 123e4567-e89b-12d3-a456-426614174000",
            "The password: must be at least 12 characters, and the token expires.",
            "Add a `password: string` field and a token: Token to User.",
            "password=$DB_PASSWORD token=${TOKEN} api_key=<your-key> secret=********",
            "let token = self.next_token(); let secret = config.secret_v2;",
            "token = parser.tokens[0]; token: &str; secret: Option<String>",
            "the api key: see docs/api/keys_2.md",
            "set the secret: production-database-password",
            "Bearer authentication is described at https://example.org:8080/path@v2",
            "git@github.com:owner/repo.git and ssh://git@example.org/x.git",
            "mail me@example.org, http://localhost:3000/@scope/pkg",
            "class sk-folding-cube-animation, import sklearn, task-1234567890123456",
            "change id kkmpptxzrspxqyvnlowzrstumnopqkkl, checkpoint @5",
            "Fix the tokenizer: TokenKind2 is wrong (see token: Ident). \u{1f511} schl\u{fc}ssel",
            "--token-file path/to/file --password-stdin",
            "https://example.org/a-very-long-path-with-many-words/and_numbers_1234567890",
            "",
        ] {
            assert_eq!(redact(text), (text.to_owned(), 0));
        }
    }
}
