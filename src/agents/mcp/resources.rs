//! What can be read by its address: the sessions, their timelines, and what they and their checkpoints changed.

use rmcp::model::{Resource, ResourceTemplate};
use serde_json::Value;

use super::call::Call;

const SESSIONS: &str = "tine://sessions";
const JSON: &str = "application/json";

/// The call whose document an address stands for.
pub fn call(uri: &str) -> Option<Call> {
    if uri == SESSIONS {
        return Some(Call::of("sessions"));
    }
    let parts: Vec<&str> = uri.strip_prefix("tine://session/")?.split('/').collect();
    match parts[..] {
        [id, "log"] if is_name(id) => Some(Call::of("log").operand(Some(id.to_owned()))),
        [id, "diff"] if is_name(id) => {
            Call::of("diff").revision(Some(format!("{id}@0"))).ok()?.revision(Some(format!("{id}@"))).ok()
        }
        [id, "checkpoint", number] if is_name(id) && number.parse::<u32>().is_ok() => {
            Some(Call::of("show").operand(Some(format!("{id}@{number}"))))
        }
        _ => None,
    }
}

/// What a name may have in an address; a policy can forbid more.
fn is_name(id: &str) -> bool {
    let first = id.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric());
    first && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

/// The addresses of a list of sessions.
pub fn listed(document: &Value) -> Vec<Resource> {
    let all = Resource::new(SESSIONS, "sessions")
        .with_title("Live sessions")
        .with_description("Every live session, with what it is for and where it stands")
        .with_mime_type(JSON);
    let sessions = document["data"]["sessions"].as_array().into_iter().flatten();
    let own = sessions.filter_map(|s| s["id"].as_str()).flat_map(|id| {
        let of = |what: &str, title: String| {
            Resource::new(format!("tine://session/{id}/{what}"), format!("{id}/{what}"))
                .with_title(title)
                .with_mime_type(JSON)
        };
        [of("log", format!("Timeline of {id}")), of("diff", format!("What {id} changed"))]
    });
    std::iter::once(all).chain(own).collect()
}

/// The forms of addresses.
pub fn templates() -> Vec<ResourceTemplate> {
    let template = |uri: &str, name: &str, title: &str, description: &str| {
        ResourceTemplate::new(uri, name).with_title(title).with_description(description).with_mime_type(JSON)
    };
    vec![
        template("tine://session/{id}/log", "log", "A session's timeline", "Its checkpoints, newest first"),
        template(
            "tine://session/{id}/diff",
            "diff",
            "A session's changes",
            "What differs between its start and its tip",
        ),
        template(
            "tine://session/{id}/checkpoint/{number}",
            "checkpoint",
            "A checkpoint",
            "Its prompt, and what it changed",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart() {
        let words = |uri: &str| call(uri).map(|call| call.into_words().0.join(std::ffi::OsStr::new(" ")));
        assert_eq!(words("tine://session/fix/log").expect("a call"), "log -- fix");
        assert_eq!(words("tine://session/fix/diff").expect("a call"), "diff fix@0 fix@");
        assert_eq!(words("tine://session/fix/checkpoint/3").expect("a call"), "show -- fix@3");
        for wrong in
            ["tine://session/--all/log", "tine://session//log", "tine://session/a b/log", "tine://sessions/", "x"]
        {
            assert_eq!(words(wrong), None, "{wrong}");
        }
        assert_eq!(words("tine://session/fix/checkpoint/-1"), None);
    }
}
