//! How much of a prompt is kept: the one place that every prompt goes through before it is written anywhere. What agents
//! wrap around it goes, pasted bodies go unless they are wanted, secrets are redacted, and of the rest as much stays as
//! is configured.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::redact;
use super::store::{PromptKeep, Store};

/// What stands where something was pasted.
const PASTED: &str = "[pasted content left out]";

static PASTE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?is)<pasted_content\b(?:[^>]*/>|[^>]*>.*?(?:</pasted_content\s*>|\z))"));
static REMINDER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?is)<system[-_]reminder\b[^>]*>.*?</system[-_]reminder\s*>"));
static WRAPPER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)</?user_query\s*>"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is valid")
}

/// The part of a prompt that may be written down, and how many secrets were taken out of it.
pub fn kept(store: &Store, prompt: &str) -> (Option<String>, usize) {
    let (text, redacted) = redact::redact(&own_words(prompt, store.settings.pasted));
    let text = text.trim();
    let kept = match store.settings.prompt {
        PromptKeep::Full => Some(text.to_owned()),
        PromptKeep::Subject => text.lines().next().map(str::to_owned),
        PromptKeep::Hash => store.repo.hash_of(text.as_bytes()).ok().map(|id| format!("prompt {id}")),
        PromptKeep::None => None,
    };
    (kept.filter(|text| !text.is_empty()), redacted)
}

/// What a session that begins with a prompt is for, given the part that is kept: nothing where that does not say.
pub fn task(store: &Store, kept: Option<&str>) -> Option<String> {
    let says = matches!(store.settings.prompt, PromptKeep::Full | PromptKeep::Subject);
    kept.filter(|_| says).and_then(|text| text.lines().next()).map(str::to_owned)
}

/// What the person wrote.
fn own_words(prompt: &str, pasted: bool) -> Cow<'_, str> {
    if !prompt.contains('<') {
        return Cow::Borrowed(prompt);
    }
    let mut text = REMINDER.replace_all(prompt, "");
    if !pasted {
        text = PASTE.replace_all(&text, PASTED).into_owned().into();
    }
    WRAPPER.replace_all(&text, "").into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::own_words;

    #[test]
    fn what_was_pasted_or_wrapped_goes() {
        let prompt = "<user_query>\nFix it\n<pasted_content file=\"a\">\nkey = 1\n</pasted_content>\nplease</user_query>\n\
                      <system-reminder>\nbe kind\n</system-reminder>";
        assert_eq!(own_words(prompt, false).trim(), "Fix it\n[pasted content left out]\nplease");
        assert!(own_words(prompt, true).contains("key = 1") && !own_words(prompt, true).contains("be kind"));
        let cut_off = "Look: <PASTED_CONTENT id=1>never ends";
        assert_eq!(own_words(cut_off, false), "Look: [pasted content left out]");
        for text in ["a < b", "Vec<u8> and <b>bold</b>", "no marks"] {
            assert_eq!(own_words(text, false), text);
        }
    }
}
