//! The diff as a patch that `git apply` takes: text, renames, modes, links, submodules, and binary files as literals.
//! Made from the document and the objects it names, so no driver, colour or prefix of the user can get in.

use std::io::Write as _;

use crate::error::Result;
use crate::git::{BString, ByteSlice as _, ByteVec as _, Mode, Oid, Repo, deflate, is_binary};

use super::{Diff, DiffEntry, Hunk, LineKind, Omitted, Span, Status, hunks};

/// Lines of context around a change whose hunks the document left out.
const CONTEXT: usize = 3;

/// The whole diff in git's format, with full object ids. What the document left out for its size is in it.
pub fn patch(repo: &Repo, diff: &Diff) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    for entry in &diff.entries {
        // For git a file that becomes a link is one file that goes and another that comes. A link that moves is written
        // so too: a rename without edits has no mode in it, and `git apply` would still see the link at its old path.
        if entry.status == Status::TypeChanged || entry.old_path.is_some() && entry.mode == Some(Mode::Link) {
            for half in halves(entry) {
                section(repo, &half, &mut out)?;
            }
        } else {
            section(repo, entry, &mut out)?;
        }
    }
    Ok(out)
}

/// The entry as a deletion and an addition, without hunks, to be compared anew.
fn halves(entry: &DiffEntry) -> [DiffEntry; 2] {
    let omitted_reason = entry.omitted_reason.or(Some(Omitted::Limit));
    let bare = DiffEntry { old_path: None, omitted_reason, hunks: Vec::new(), ..entry.clone() };
    let path = entry.old_path.as_ref().unwrap_or(&entry.path).clone();
    [
        DiffEntry { path, status: Status::Deleted, mode: None, id: None, ..bare.clone() },
        DiffEntry { status: Status::Added, old_mode: None, old_id: None, ..bare },
    ]
}

fn section(repo: &Repo, entry: &DiffEntry, out: &mut Vec<u8>) -> Result<()> {
    let old_path = entry.old_path.as_ref().unwrap_or(&entry.path);
    let (a, b) = (name("a/", old_path), name("b/", &entry.path));
    line(out, &[b"diff --git ", &a, b" ", &b]);
    match (entry.old_mode, entry.mode) {
        (None, Some(mode)) => line(out, &[b"new file mode ", mode.as_str().as_bytes()]),
        (Some(mode), None) => line(out, &[b"deleted file mode ", mode.as_str().as_bytes()]),
        (Some(old), Some(new)) if old != new => {
            line(out, &[b"old mode ", old.as_str().as_bytes()]);
            line(out, &[b"new mode ", new.as_str().as_bytes()]);
        }
        _ => {}
    }
    if let Some(old) = &entry.old_path {
        line(out, &[b"rename from ", &name("", old)]);
        line(out, &[b"rename to ", &name("", &entry.path)]);
    }
    if entry.old_id == entry.id {
        return Ok(());
    }
    let id = |id: Option<Oid>| id.unwrap_or_else(|| repo.null_id()).to_string();
    let index = format!("index {}..{}", id(entry.old_id), id(entry.id));
    let mode = entry.mode.filter(|m| entry.old_mode == Some(*m)).map(|m| format!(" {}", m.as_str()));
    line(out, &[index.as_bytes(), mode.unwrap_or_default().as_bytes()]);
    if entry.binary {
        return binary(repo, entry, out);
    }
    let Some(hunks) = text_hunks(repo, entry)? else { return binary(repo, entry, out) };
    if hunks.is_empty() {
        return Ok(());
    }
    // A name with a blank ends in a tab, so that what comes after it is no part of it.
    let label = |name: &BString, there: bool| match there {
        true if name.contains(&b' ') && !name.starts_with(b"\"") => [name.as_bytes(), b"\t"].concat(),
        true => name.to_vec(),
        false => b"/dev/null".to_vec(),
    };
    line(out, &[b"--- ", &label(&a, entry.old_id.is_some())]);
    line(out, &[b"+++ ", &label(&b, entry.id.is_some())]);
    hunks.iter().for_each(|hunk| write_hunk(out, hunk));
    Ok(())
}

/// The entry's hunks, or where it has none for its size or kind, the ones it would have; `None` if it turns out binary.
fn text_hunks(repo: &Repo, entry: &DiffEntry) -> Result<Option<Vec<Hunk>>> {
    if entry.omitted_reason.is_none() {
        return Ok(Some(entry.hunks.clone()));
    }
    let content = |mode: Option<Mode>, id: Option<Oid>| match (mode, id) {
        (Some(Mode::Commit), Some(id)) => Ok(format!("Subproject commit {id}\n").into_bytes()),
        (_, Some(id)) => repo.read_blob(id),
        _ => Ok(Vec::new()),
    };
    let (old, new) = (content(entry.old_mode, entry.old_id)?, content(entry.mode, entry.id)?);
    // A file over the size limit was not looked into.
    if entry.omitted_reason == Some(Omitted::TooLarge) && (is_binary(&old) || is_binary(&new)) {
        return Ok(None);
    }
    Ok(Some(hunks::hunks(&old, &new, repo.diff_algorithm(), CONTEXT)))
}

fn write_hunk(out: &mut Vec<u8>, hunk: &Hunk) {
    let span = |s: Span| if s.lines == 1 { s.start.to_string() } else { format!("{},{}", s.start, s.lines) };
    line(out, &[format!("@@ -{} +{} @@", span(hunk.base), span(hunk.head)).as_bytes()]);
    for l in &hunk.lines {
        out.push(match l.kind {
            LineKind::Context => b' ',
            LineKind::Add => b'+',
            LineKind::Remove => b'-',
        });
        out.extend_from_slice(&l.text);
        if !l.text.ends_with(b"\n") {
            out.extend_from_slice(b"\n\\ No newline at end of file\n");
        }
    }
}

fn binary(repo: &Repo, entry: &DiffEntry, out: &mut Vec<u8>) -> Result<()> {
    line(out, &[b"GIT binary patch"]);
    // The second literal is the way back.
    for id in [entry.id, entry.old_id] {
        let content = id.map_or(Ok(Vec::new()), |id| repo.read_blob(id))?;
        line(out, &[format!("literal {}", content.len()).as_bytes()]);
        for chunk in deflate(&content)?.chunks(52) {
            base85(out, chunk);
        }
        out.push(b'\n');
    }
    Ok(())
}

/// One line of git's base 85: a letter for the length, then five digits for each four bytes.
fn base85(out: &mut Vec<u8>, chunk: &[u8]) {
    const DIGITS: &[u8; 85] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";
    let len = u8::try_from(chunk.len()).expect("a chunk is 52 bytes at most");
    out.push(if len <= 26 { b'A' + len - 1 } else { b'a' + len - 27 });
    for four in chunk.chunks(4) {
        let mut word = [0; 4];
        word[..four.len()].copy_from_slice(four);
        let mut rest = u32::from_be_bytes(word);
        let mut digits = [0; 5];
        for digit in digits.iter_mut().rev() {
            *digit = DIGITS[(rest % 85) as usize];
            rest /= 85;
        }
        out.extend_from_slice(&digits);
    }
    out.push(b'\n');
}

fn line(out: &mut Vec<u8>, parts: &[&[u8]]) {
    parts.iter().for_each(|p| out.extend_from_slice(p));
    out.push(b'\n');
}

/// A path with its prefix, in quotes with C's escapes if a byte in it needs them, as git writes it.
fn name(prefix: &str, path: &BString) -> BString {
    let plain = |b: u8| (b' '..0x7f).contains(&b) && b != b'"' && b != b'\\';
    if path.iter().all(|b| plain(*b)) {
        return [prefix.as_bytes(), path.as_bytes()].concat().into();
    }
    let mut quoted = BString::from(format!("\"{prefix}"));
    for byte in path.iter() {
        match byte {
            b if plain(*b) => quoted.push(*b),
            b'"' => quoted.push_str(b"\\\""),
            b'\\' => quoted.push_str(b"\\\\"),
            7 => quoted.push_str(b"\\a"),
            8 => quoted.push_str(b"\\b"),
            b'\t' => quoted.push_str(b"\\t"),
            b'\n' => quoted.push_str(b"\\n"),
            11 => quoted.push_str(b"\\v"),
            12 => quoted.push_str(b"\\f"),
            b'\r' => quoted.push_str(b"\\r"),
            b => write!(quoted, "\\{b:03o}").expect("a vector takes every byte"),
        }
    }
    quoted.push(b'"');
    quoted
}
