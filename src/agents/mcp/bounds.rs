//! Answers no longer than a client takes: what is left out of a document is counted in its `warnings`, never dropped in silence.
//! Knows the form of documents, and nothing of what they say.

use serde_json::{Value, json};

/// The longest document, in bytes. Clients cut what is much longer, or refuse it.
pub const LONGEST: usize = 64 * 1024;
/// Texts are cut to this, and to half of it again and again if that does not do.
const LONG_TEXT: usize = 16 * 1024;
/// The longest command line that is repeated.
const LONGEST_LINE: usize = 300;
const SHORT_TEXT: usize = 2 * 1024;

/// The document, or as much of it as fits in `longest` bytes. `words` is the command that prints all of it.
pub fn fit(mut document: Value, longest: usize, words: &str) -> Value {
    let total = size(&document);
    if total <= longest {
        return document;
    }
    let words = if words.len() <= LONGEST_LINE { words } else { "the same command in a shell" };
    // The note itself has to fit as well.
    let longest = longest.saturating_sub(words.len() + 400);
    let over = |document: &Value| size(document) > longest;
    let (mut most, mut cut) = (LONG_TEXT, 0);
    while over(&document) && most >= SHORT_TEXT {
        cut += shorten(&mut document, most);
        most /= 2;
    }
    let hunks = drop_hunks(&mut document, &over);
    let before = lists(&document);
    while over(&document) && halve_longest_list(&mut document).is_some() {}
    let mut left_out: Vec<String> = before
        .into_iter()
        .zip(lists(&document))
        .filter(|(before, now)| before != now)
        .map(|((name, before), (_, now))| format!("{} of {before} in `{name}`", before - now))
        .collect();
    if hunks > 0 {
        left_out.push(format!("the hunks of {hunks} files"));
    }
    if cut > 0 {
        left_out.push("the ends of long texts".to_owned());
    }
    let note = format!("the answer has {total} bytes; left out: {}; all of it: {words}", left_out.join(", "));
    match document.get_mut("warnings").and_then(Value::as_array_mut) {
        Some(warnings) => warnings.push(note.into()),
        None => document["warnings"] = json!([note]),
    }
    document
}

fn size(value: &Value) -> usize {
    value.to_string().len()
}

/// Cuts every text to this many bytes; how many were.
fn shorten(value: &mut Value, most: usize) -> usize {
    match value {
        Value::String(text) if text.len() > most => {
            let end = (0..=most).rev().find(|at| text.is_char_boundary(*at)).expect("0 is one");
            text.truncate(end);
            text.push('…');
            1
        }
        Value::Array(list) => list.iter_mut().map(|v| shorten(v, most)).sum(),
        Value::Object(object) => object.values_mut().map(|v| shorten(v, most)).sum(),
        _ => 0,
    }
}

/// Takes hunks out of a diff's entries, the last ones first, in the words of the contract; of how many entries.
fn drop_hunks(document: &mut Value, over: &dyn Fn(&Value) -> bool) -> usize {
    let count = document["data"]["entries"].as_array().map_or(0, Vec::len);
    let mut dropped = 0;
    for at in (0..count).rev() {
        if !over(document) {
            break;
        }
        let entry = &mut document["data"]["entries"][at];
        if entry["hunks"].as_array().is_some_and(|hunks| !hunks.is_empty()) {
            entry["hunks"] = json!([]);
            entry["omitted_reason"] = json!("limit");
            dropped += 1;
        }
    }
    if dropped > 0 {
        document["data"]["truncated"] = json!(true);
    }
    dropped
}

/// The lists of an answer and how long they are.
fn lists(document: &Value) -> Vec<(String, usize)> {
    let fields = document["data"].as_object().into_iter().flatten();
    fields.filter_map(|(name, value)| Some((name.clone(), value.as_array()?.len()))).collect()
}

/// Keeps the first half of the list that takes most room, if there is one.
fn halve_longest_list(document: &mut Value) -> Option<()> {
    let fields = document.get_mut("data")?.as_object_mut()?.values_mut();
    let list = fields.filter_map(Value::as_array_mut).filter(|list| !list.is_empty());
    let list = list.max_by_key(|list| list.iter().map(size).sum::<usize>())?;
    list.truncate(list.len() / 2);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(data: Value, longest: usize) -> Value {
        let document = json!({"schema": 1, "ok": true, "command": "x", "data": data, "warnings": []});
        let fitted = fit(document, longest, "tine x");
        assert!(size(&fitted) <= longest, "{} bytes: {fitted}", size(&fitted));
        fitted
    }

    #[test]
    fn what_fits_stays_as_it_is() {
        let document = json!({"data": {"a": [1, 2]}, "warnings": []});
        assert_eq!(fit(document.clone(), 1000, "tine x"), document);
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let list: Vec<Value> = (0..1000).map(|n| json!({ "number": n })).collect();
        let found = fitted(json!({"checkpoints": list, "few": [1]}), 4000);
        let kept = found["data"]["checkpoints"].as_array().expect("a list").len();
        assert!(kept > 10 && found["data"]["checkpoints"][0]["number"] == 0 && found["data"]["few"] == json!([1]));
        let note = found["warnings"][0].as_str().expect("a note");
        assert!(
            note.contains(&format!("{} of 1000 in `checkpoints`", 1000 - kept)) && note.ends_with("tine x"),
            "{note}"
        );
    }

    #[test]
    fn long_texts_lose_their_ends() {
        let found = fitted(json!({ "text": "ä".repeat(100_000), "list": ["short"] }), 20_000);
        let text = found["data"]["text"].as_str().expect("a text");
        assert!(text.len() > 7_000 && text.ends_with('…') && found["data"]["list"] == json!(["short"]));
        assert!(found["warnings"][0].as_str().is_some_and(|note| note.contains("long texts")));
    }

    #[test]
    fn a_diff_keeps_its_entries_as_long_as_it_can() {
        let hunk = json!([{ "lines": vec![json!({"kind": "add", "text": "x".repeat(50)}); 20] }]);
        let entry = |n: usize| json!({"path": format!("f{n}"), "hunks": hunk, "omitted_reason": null});
        let found = fitted(json!({"entries": (0..20).map(entry).collect::<Vec<_>>(), "truncated": false}), 10_000);
        let entries = found["data"]["entries"].as_array().expect("a list");
        assert_eq!((entries.len(), &found["data"]["truncated"]), (20, &json!(true)));
        assert_eq!((&entries[0]["omitted_reason"], &entries[19]["omitted_reason"]), (&json!(null), &json!("limit")));
    }
}
