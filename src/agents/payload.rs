//! What an agent hands over on standard input, read with patience: agents differ and change. What is no JSON object at all
//! is an error; a field that is missing, or is not what was expected, is only not there. Never prints and never panics.

use std::io::Read;
use std::path::PathBuf;

use serde_json::{Map, Value};

use crate::error::{Code, Context as _, Error, Result};

/// Bytes that are read; prompts of a megabyte are common where logs are pasted.
const LONGEST: u64 = 32 << 20;
/// Characters of an id or a name that are kept.
const LONGEST_NAME: usize = 200;

/// A JSON object.
#[derive(Debug, Clone, Default)]
pub struct Payload(Map<String, Value>);

/// All that comes, up to a limit.
pub fn read(input: impl Read) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(LONGEST + 1).read_to_end(&mut bytes).or_io(|| "cannot read the payload".to_owned())?;
    if bytes.len() as u64 > LONGEST {
        return Err(Error::new(Code::Limit, format!("the payload has more than {} MiB", LONGEST >> 20)));
    }
    Ok(bytes)
}

impl Payload {
    /// Reads an object. Bytes that are not UTF-8, a byte order mark and raw control characters within strings are let pass.
    pub fn parse(bytes: &[u8]) -> Result<Payload> {
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start_matches('\u{feff}').trim();
        let value = serde_json::from_str(text).or_else(|_| serde_json::from_str(&escaped(text)));
        match value.or_code(Code::Invalid, || format!("the payload of {} bytes is not JSON", bytes.len()))? {
            Value::Object(map) => Ok(Payload(map)),
            _ => Err(Error::new(Code::Invalid, "the payload is not a JSON object")),
        }
    }

    /// The text of the first of these fields that has some, whole.
    pub fn text(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| match self.0.get(*name)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
    }

    /// The same for an id or a name: one line, not endless.
    pub fn name(&self, names: &[&str]) -> Option<String> {
        let text = self.text(names)?;
        let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_NAME).collect();
        let clean = clean.trim();
        (!clean.is_empty() && clean != "null" && clean != "undefined").then(|| clean.to_owned())
    }

    /// A directory or a file.
    pub fn path(&self, names: &[&str]) -> Option<PathBuf> {
        self.text(names).filter(|text| !text.contains('\0')).map(PathBuf::from)
    }

    /// A path, or the first one of a list.
    pub fn first_path(&self, name: &str) -> Option<PathBuf> {
        self.texts(name).into_iter().next().map(PathBuf::from)
    }

    /// The texts of a list, or the one text.
    pub fn texts(&self, name: &str) -> Vec<String> {
        let usable = |text: &&str| !text.is_empty() && !text.contains('\0');
        match self.0.get(name) {
            Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).filter(usable).map(str::to_owned).collect(),
            Some(Value::String(one)) => Some(one.as_str()).filter(usable).map(str::to_owned).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The object in a field; one that was written as text is read. Empty where there is none.
    pub fn object(&self, names: &[&str]) -> Payload {
        let found = names.iter().find_map(|name| match self.0.get(*name)? {
            Value::Object(map) => Some(Payload(map.clone())),
            Value::String(text) if text.trim_start().starts_with('{') => Payload::parse(text.as_bytes()).ok(),
            _ => None,
        });
        found.unwrap_or_default()
    }

    /// The objects of a list.
    pub fn objects(&self, name: &str) -> Vec<Payload> {
        let all = self.0.get(name).and_then(Value::as_array);
        all.into_iter().flatten().filter_map(Value::as_object).map(|map| Payload(map.clone())).collect()
    }

    /// Whether there is such a field at all.
    pub fn has(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|value| !value.is_null())
    }
}

/// The same text with control characters inside strings written as JSON asks for.
fn escaped(text: &str) -> String {
    let (mut out, mut inside, mut after_backslash) = (String::with_capacity(text.len()), false, false);
    for c in text.chars() {
        if inside && c.is_control() && (c as u32) < 0x20 {
            out.push_str(&format!("\\u{:04x}", c as u32));
            after_backslash = false;
            continue;
        }
        if c == '"' && !after_backslash {
            inside = !inside;
        }
        after_backslash = inside && c == '\\' && !after_backslash;
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_agents_write_is_read() {
        let p = Payload::parse(
            b"\xef\xbb\xbf{\r\n \"a\": \"one\ntwo\\\"\t\",\r\n \"n\": 7, \"z\": null, \"l\": [\"x\", 1]}\r\n",
        );
        let p = p.expect("an object");
        assert_eq!(p.text(&["b", "a"]).as_deref(), Some("one\ntwo\"\t"));
        assert_eq!(p.name(&["a"]).as_deref(), Some("one two\""));
        assert_eq!((p.name(&["n"]).as_deref(), p.name(&["z"]), p.texts("l")), (Some("7"), None, vec!["x".to_owned()]));
        let bad = Payload::parse(b"{\"a\": \"\xff\", \"i\": \"{\\\"x\\\": \\\"y\\\"}\"}").expect("an object");
        assert_eq!(bad.text(&["a"]).as_deref(), Some("\u{fffd}"));
        assert_eq!(bad.object(&["i"]).text(&["x"]).as_deref(), Some("y"));
    }

    #[test]
    fn what_is_no_object_is_an_error() {
        let deep = "[".repeat(100_000);
        for bytes in ["", "{", "[]", "null", "{\"a\": \"b", "{\"a\" 1}", &deep] {
            assert_eq!(Payload::parse(bytes.as_bytes()).expect_err("refused").code(), Code::Invalid, "{bytes:.20}");
        }
        assert_eq!(read(std::io::repeat(b' ')).expect_err("too long").code(), Code::Limit);
    }
}
