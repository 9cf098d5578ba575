//! Changes a file of JSON with comments the way a person would: text is put in or taken out, and every other byte stays.
//! What [`Document::append`] did, [`Document::take_out`] gives back exactly; so the file itself has to tell what was there
//! before. Each form of a container therefore gets its own form of insertion:
//!
//! - one with members: the new one follows the last, on its own line where that one has its own, with a comma behind it
//!   where that one has one;
//! - an empty one that was there: a blank line stands before the new member. That line says that the container stays;
//! - one that was not there: no blank line, so it goes with its last member;
//! - a file that was not there ends in a line feed, one that was empty does not.
//!
//! Never writes a file, and knows no agent.

#[cfg(test)]
mod tests;
mod text;

use jsonc_parser::ast::{Object, Value as Node};
use jsonc_parser::common::Ranged as _;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde_json::Value;

use text::{Gap, Style};

/// Why a file is left alone, and where in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1.
    pub line: usize,
    /// What is there, in words.
    pub why: String,
}

/// The text of a file, or none where there is no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    text: Option<String>,
    /// Whether it begins with a mark of the byte order, which is no part of the text.
    marked: bool,
}

const BYTE_ORDER_MARK: char = '\u{feff}';

/// A container on the way to a member: where its inside begins and ends, and its members.
struct Level {
    open: usize,
    close: usize,
    children: Vec<std::ops::Range<usize>>,
    /// The member that the way goes on through.
    at: usize,
}

/// One step from a container to its member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The member of this name.
    Key(String),
    /// The element at this place.
    Nth(usize),
}

impl Document {
    /// The file's text; fails where it is not JSON, whose comments and trailing commas are let through.
    pub fn new(text: Option<String>) -> Result<Document, Fault> {
        let marked = text.as_deref().is_some_and(|text| text.starts_with(BYTE_ORDER_MARK));
        let text = text.map(|text| text.strip_prefix(BYTE_ORDER_MARK).map(str::to_owned).unwrap_or(text));
        let document = Document { text, marked };
        document.root()?;
        Ok(document)
    }

    /// The text as it is now.
    pub fn into_text(self) -> Option<String> {
        self.text.map(|text| if self.marked { format!("{BYTE_ORDER_MARK}{text}") } else { text })
    }

    /// The content; `null` where there is none.
    pub fn value(&self) -> Value {
        self.root().ok().flatten().map_or(Value::Null, Value::from)
    }

    fn root(&self) -> Result<Option<Node<'_>>, Fault> {
        parse(self.text.as_deref().unwrap_or_default())
    }

    /// Puts `key` with `value` behind the members of the outermost object.
    pub fn append_member(&mut self, key: &str, value: &Value) -> Result<(), Fault> {
        let member = |style: &Style| format!("{}: {}", Value::from(key), style.render(value));
        match self.root()? {
            None => {
                self.text = Some(text::whole(self.text.as_deref(), member));
                Ok(())
            }
            Some(root) => {
                let object = object(&root, self.text(), "the file")?;
                let level = level_of_object(object);
                self.put(&level, member)
            }
        }
    }

    /// Puts an element behind those of the array `key` in the object `outer`, and makes both where they are not there.
    pub fn append(&mut self, outer: &str, key: &str, element: &Value) -> Result<(), Fault> {
        let Some(root) = self.root()? else {
            return self.append_member(outer, &serde_json::json!({ key: [element] }));
        };
        let text = self.text();
        let Some(parent) = member(object(&root, text, "the file")?, outer, text)? else {
            return self.append_member(outer, &serde_json::json!({ key: [element] }));
        };
        let parent = object(parent, text, outer)?;
        let Some(array) = member(parent, key, text)? else {
            let level = level_of_object(parent);
            let elements = Value::Array(vec![element.clone()]);
            return self.put(&level, |style| format!("{}: {}", Value::from(key), style.render(&elements)));
        };
        let Node::Array(array) = array else {
            return Err(fault(text, array.start(), format!("`{key}` is not a list")));
        };
        let level = level_of_array(array);
        self.put(&level, |style| style.render(element))
    }

    /// Takes out what the steps lead to, and the containers that only it was in and that were made for it.
    pub fn take_out(&mut self, steps: &[Step]) -> Result<(), Fault> {
        let Some(root) = self.root()? else { return Ok(()) };
        let mut levels = Vec::new();
        let mut node = &root;
        for step in steps {
            let (level, next) = match (node, step) {
                (Node::Object(object), Step::Key(key)) => {
                    let at = object.properties.iter().position(|p| p.name.as_str() == key);
                    let Some(at) = at else { return Ok(()) };
                    (Level { at, ..level_of_object(object) }, &object.properties[at].value)
                }
                (Node::Array(array), Step::Nth(at)) if *at < array.elements.len() => {
                    (Level { at: *at, ..level_of_array(array) }, &array.elements[*at])
                }
                _ => return Ok(()),
            };
            levels.push(level);
            node = next;
        }
        drop(root);
        self.remove(&levels);
        Ok(())
    }

    fn text(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }

    fn put(&mut self, level: &Level, render: impl FnOnce(&Style) -> String) -> Result<(), Fault> {
        let mut text = self.text().to_owned();
        let Some(last) = level.children.last() else {
            let style = Style::inside(&text, level.open);
            let (line, around) = (style.line(), Style::around(&text, level.open));
            let new = format!("{nl}{line}{}{around}", render(&style), nl = style.newline);
            text.insert_str(level.close, &new);
            self.text = Some(text);
            return Ok(());
        };
        let gap = Gap::find(&text, last.end, level.close);
        let style = Style::beside(&text, level.open, last.start, &gap);
        let new = format!("{}{}", style.line(), render(&style));
        if gap.comma.is_some() {
            text.insert_str(gap.end, &(new + ","));
        } else {
            text.insert_str(gap.end, &new);
            text.insert(last.end, ',');
        }
        self.text = Some(text);
        Ok(())
    }

    fn remove(&mut self, levels: &[Level]) {
        let (Some(level), Some(mut text)) = (levels.last(), self.text.take()) else { return };
        let child = level.children[level.at].clone();
        let behind = Gap::find(&text, child.end, level.children.get(level.at + 1).map_or(level.close, |c| c.start));
        let end = behind.comma.map_or(child.end, |comma| comma + 1);
        if level.children.len() == 1 {
            let alone = text[end..level.close].trim().is_empty();
            if let Some(kept) = text::before_blank_line(&text[level.open..child.start]) {
                let end = if alone { level.close } else { end };
                text.replace_range(level.open + kept..end, "");
            } else if alone && text[level.open..child.start].trim().is_empty() {
                self.text = Some(text);
                return match &levels[..levels.len() - 1] {
                    [] => self.vanish(level),
                    outer => self.remove(outer),
                };
            } else {
                text.replace_range(child.start..end, "");
            }
        } else if level.at + 1 < level.children.len() {
            // What stands before it may be a comment that ends with its line, so the space behind it goes.
            let next = end + (text[end..].len() - text[end..].trim_start().len());
            text.replace_range(child.start..next, "");
        } else {
            let start = text[..child.start].trim_end().len();
            text.replace_range(start..end, "");
            if behind.comma.is_none() {
                let before = Gap::find(&text, level.children[level.at - 1].end, start);
                before.comma.into_iter().for_each(|comma| text.replace_range(comma..comma + 1, ""));
            }
        }
        self.text = Some(text);
    }

    /// The outermost object was made for what is gone.
    fn vanish(&mut self, root: &Level) {
        let Some(text) = self.text.take() else { return };
        let (before, after) = (&text[..root.open - 1], &text[root.close + 1..]);
        self.text = match (before, after) {
            ("", "\n") => None,
            ("", "") => Some(String::new()),
            (_, "") if before.ends_with('\n') => {
                let kept = before.strip_suffix("\r\n").or_else(|| before.strip_suffix('\n'));
                kept.map(str::to_owned)
            }
            // Somebody added to it.
            _ => Some(format!("{before}{{}}{after}")),
        };
    }
}

fn parse(text: &str) -> Result<Option<Node<'_>>, Fault> {
    let options = ParseOptions {
        allow_comments: true,
        allow_trailing_commas: true,
        allow_loose_object_property_names: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let parsed = parse_to_ast(text, &CollectOptions::default(), &options);
    let parsed = parsed.map_err(|e| {
        let why = e.kind().to_string();
        let mut letters = why.chars();
        let first = letters.next().map(|c| c.to_ascii_lowercase());
        Fault { line: e.line_display(), why: first.into_iter().chain(letters).collect() }
    })?;
    Ok(parsed.value)
}

fn fault(text: &str, at: usize, why: String) -> Fault {
    Fault { line: text[..at].matches('\n').count() + 1, why }
}

fn object<'n, 'a>(node: &'n Node<'a>, text: &str, name: &str) -> Result<&'n Object<'a>, Fault> {
    let named = if name.contains(' ') { name.to_owned() } else { format!("`{name}`") };
    node.as_object().ok_or_else(|| fault(text, node.start(), format!("{named} is not an object")))
}

/// The one member of this name. Programs differ in which of two they take.
fn member<'n, 'a>(object: &'n Object<'a>, key: &str, text: &str) -> Result<Option<&'n Node<'a>>, Fault> {
    let mut found = object.properties.iter().filter(|p| p.name.as_str() == key);
    let first = found.next();
    match found.next() {
        Some(second) => Err(fault(text, second.start(), format!("`{key}` is there a second time"))),
        None => Ok(first.map(|p| &p.value)),
    }
}

fn level_of_object(object: &Object<'_>) -> Level {
    let children = object.properties.iter().map(|p| p.start()..p.end()).collect();
    Level { open: object.start() + 1, close: object.end() - 1, children, at: 0 }
}

fn level_of_array(array: &jsonc_parser::ast::Array<'_>) -> Level {
    let children = array.elements.iter().map(|e| e.start()..e.end()).collect();
    Level { open: array.start() + 1, close: array.end() - 1, children, at: 0 }
}
