//! The repository's `config.toml`: read into dotted keys with their lines, and changed one key at a time.
//! Never drops a comment, an unknown key or the order of what a person wrote.

use toml_edit::{Document, DocumentMut, Item, Table, TableLike, TomlError};

use super::keys::{self, Key};
use super::value::Value;
use crate::error::{Code, Error, Result};

/// A key as it stands in the file.
#[derive(Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Dotted name.
    pub name: String,
    /// Its value as text, `None` for an array or another thing that no setting can be.
    pub text: Option<String>,
    /// Line, from 1.
    pub line: usize,
}

/// Reads the file's text; the error is a sentence with the line, to which the caller adds the file's name.
pub fn read(text: &str) -> Result<Vec<Assignment>, String> {
    let document = Document::parse(text).map_err(|e| syntax_error(&e, text))?;
    let mut found = Vec::new();
    collect(document.as_table(), "", text, 1, &mut found);
    found.sort_by_key(|a| a.line);
    Ok(found)
}

fn collect(table: &dyn TableLike, prefix: &str, text: &str, line: usize, found: &mut Vec<Assignment>) {
    for (name, item) in table.iter() {
        let name = if prefix.is_empty() { name.to_owned() } else { format!("{prefix}.{name}") };
        let line = item.span().map_or(line, |span| line_of(text, span.start));
        match item.as_table_like() {
            Some(inner) => collect(inner, &name, text, line, found),
            None => found.push(Assignment { name, text: scalar(item), line }),
        }
    }
}

fn scalar(item: &Item) -> Option<String> {
    if let Some(text) = item.as_str() {
        return Some(text.to_owned());
    }
    let integer = item.as_integer().map(|n| n.to_string());
    integer.or_else(|| item.as_bool().map(|b| b.to_string())).or_else(|| item.as_float().map(|f| f.to_string()))
}

fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

fn syntax_error(error: &TomlError, text: &str) -> String {
    let line = error.span().map_or(1, |span| line_of(text, span.start));
    // The parser's own account is several lines with a caret; its first sentence says it.
    format!("line {line}: {}", error.message().lines().next().unwrap_or("not TOML"))
}

/// The file's text with one setting changed. The key and the value are checked first, so that what comes back can
/// always be loaded.
pub fn set(text: &str, name: &str, value: &str) -> Result<String> {
    let key = keys::require(name)?;
    let checked = key
        .kind
        .parse(value)
        .map_err(|allowed| Error::new(Code::Usage, format!("invalid value `{value}` for `{name}`: {allowed}")))?;
    let mut document: DocumentMut = text.parse().map_err(|e| {
        Error::new(Code::Invalid, format!("the configuration file is not TOML: {}", syntax_error(&e, text)))
    })?;
    let new = match checked {
        Value::Bool(b) => toml_edit::Value::from(b),
        Value::Int(n) => toml_edit::Value::from(i64::from(n)),
        _ => toml_edit::Value::from(value),
    };
    let (table, leaf) = enclosing(document.as_table_mut(), key)?;
    match table.get_mut(leaf).and_then(Item::as_value_mut) {
        Some(old) => {
            // The spaces and the comment behind the old value belong to the line, not to the value.
            let decor = old.decor().clone();
            *old = new;
            *old.decor_mut() = decor;
        }
        None => {
            table.insert(leaf, Item::Value(new));
        }
    }
    Ok(document.to_string())
}

/// The table that holds the key, made where there is none, and the key's last part.
fn enclosing<'a>(root: &'a mut Table, key: &'static Key) -> Result<(&'a mut dyn TableLike, &'static str)> {
    let mut parts = key.name.split('.');
    let leaf = parts.next_back().expect("a name has a last part");
    let mut table: &mut dyn TableLike = root;
    for part in parts {
        if table.get(part).is_none() {
            let mut new = Table::new();
            // No empty `[start]` line above a `[start.ports]`.
            new.set_implicit(true);
            table.insert(part, Item::Table(new));
        }
        let next = table.get_mut(part).and_then(Item::as_table_like_mut);
        table = next.ok_or_else(|| {
            Error::new(
                Code::Invalid,
                format!("`{part}` in the configuration file is not a table, so it cannot hold `{}`", key.name),
            )
        })?;
    }
    Ok((table, leaf))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_key_is_found_with_its_line() {
        let text = "trunk = \"main\"\n\
                    diff.context = 5\n\
                    land = { method = \"ff\", hooks = false }\n\
                    \n\
                    [start.ports]\n\
                    base = 1\n\
                    [[x]]\n\
                    y = [1]\n";
        let found = read(text).expect("TOML");
        let shown: Vec<String> =
            found.iter().map(|a| format!("{} {}={}", a.line, a.name, a.text.as_deref().unwrap_or("?"))).collect();
        assert_eq!(
            shown,
            [
                "1 trunk=main",
                "2 diff.context=5",
                "3 land.method=ff",
                "3 land.hooks=false",
                "6 start.ports.base=1",
                "7 x=?"
            ]
        );
        assert!(read("a = 1\nb = = 2\n").expect_err("not TOML").starts_with("line 2: "));
    }

    #[test]
    fn changing_a_value_keeps_everything_else() {
        let text = "# ours\n\
                    trunk = \"main\" # not master\n\
                    \n\
                    [land]\n\
                    # one commit each\n\
                    method   =   \"squash\"   # why\n\
                    hooks = false\n\
                    \n\
                    [unknown]\n\
                    left = [ 1,2 ] # alone\n";
        let changed = set(text, "land.method", "merge").expect("set");
        assert_eq!(changed, text.replace("\"squash\"", "\"merge\""));
        let changed = set(text, "land.hooks", "yes").expect("set");
        assert_eq!(changed, text.replace("hooks = false", "hooks = true"));
    }

    #[test]
    fn a_new_key_goes_into_its_table() {
        assert_eq!(set("", "trunk", "main").expect("set"), "trunk = \"main\"\n");
        assert_eq!(set("", "start.ports.base", "3000").expect("set"), "[start.ports]\nbase = 3000\n");
        let text = "[land]\nmethod = \"ff\"\n\n[log]\nlimit = 5\n";
        assert_eq!(
            set(text, "land.hooks", "off").expect("set"),
            "[land]\nmethod = \"ff\"\nhooks = false\n\n[log]\nlimit = 5\n"
        );
        let inline = set("land = { hooks = true }\n", "land.method", "ff").expect("set");
        let names: Vec<String> = read(&inline).expect("TOML").into_iter().map(|a| a.name).collect();
        assert_eq!((names, inline.lines().count()), (vec!["land.hooks".to_owned(), "land.method".to_owned()], 1));
    }

    #[test]
    fn whatever_is_set_can_be_read_back() {
        let mut text = String::from("# head\n[diff]\n");
        for key in keys::KEYS {
            let value = key.default.unwrap_or("some text");
            text = set(&text, key.name, value).expect(key.name);
        }
        let found = read(&text).expect("TOML");
        assert_eq!(found.len(), keys::KEYS.len());
        for key in keys::KEYS {
            let one = found.iter().find(|a| a.name == key.name).expect(key.name);
            assert_eq!(one.text.as_deref(), Some(key.default.unwrap_or("some text")));
        }
    }

    #[test]
    fn what_cannot_be_set_is_refused() {
        let message = |text: &str, key: &str, value: &str| set(text, key, value).expect_err("refused").to_string();
        assert_eq!(message("", "land.metod", "ff"), "unknown setting `land.metod`");
        assert_eq!(
            message("", "land.method", "octopus"),
            "invalid value `octopus` for `land.method`: expected `squash`, `merge`, `rebase` or `ff`"
        );
        assert_eq!(
            message("land = 3\n", "land.method", "ff"),
            "`land` in the configuration file is not a table, so it cannot hold `land.method`"
        );
        assert!(message("a = = 1", "trunk", "x").starts_with("the configuration file is not TOML: line 1: "));
    }
}
