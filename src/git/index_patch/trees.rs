//! The extension of the index that knows the trees of directories: kept true where entries change, and learnt where
//! nobody knew.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::super::{BStr, BString, ByteSlice as _, Oid};
use super::{EXTENDED, Entries, Patch, STAGE};

/// All directories above these paths; the root is the empty one.
pub(super) fn directories(patches: &[Patch]) -> HashSet<BString> {
    let mut all = HashSet::from([BString::default()]);
    for patch in patches {
        for slash in patch.path.rfind_iter("/") {
            if !all.insert(patch.path[..slash].into()) {
                break;
            }
        }
    }
    all
}

/// What the index knew of the trees of a directory and those below it.
pub(super) struct Known<'a> {
    name: &'a BStr,
    id: Option<Oid>,
    children: Vec<Known<'a>>,
    /// All of it, as it stands in the file.
    text: &'a [u8],
}

impl<'a> Known<'a> {
    pub(super) fn read(data: &'a [u8], at: &mut usize, hash: gix::hash::Kind) -> Option<Self> {
        let start = *at;
        let rest = data.get(start..)?;
        let name = rest[..rest.find_byte(0)?].as_bstr();
        let line = &rest[name.len() + 1..][..rest[name.len() + 1..].find_byte(b'\n')?];
        let (count, children) = std::str::from_utf8(line).ok()?.split_once(' ')?;
        let children: usize = children.parse().ok()?;
        *at += name.len() + 1 + line.len() + 1;
        let mut id = None;
        if !count.starts_with('-') {
            id = Some(Oid::try_from(data.get(*at..*at + hash.len_in_bytes())?).ok()?);
            *at += hash.len_in_bytes();
        }
        let children = (0..children).map(|_| Known::read(data, at, hash)).collect::<Option<_>>()?;
        Some(Known { name, id, children, text: &data[start..*at] })
    }
}

/// What the index is to know of the trees of directories.
pub(super) struct Trees<'a> {
    /// Directories with a change below them.
    pub(super) changed: HashSet<BString>,
    /// What the whole index ought to be.
    pub(super) tree: Oid,
    /// The directories right in a tree.
    pub(super) read: &'a dyn Fn(Oid) -> HashMap<BString, Oid>,
}

impl Trees<'_> {
    /// Writes what is known of a directory, whose entries are these, and gives its tree where it is `wanted`: only what
    /// the object store has may be named.
    pub(super) fn write(
        &self,
        known: Option<&Known<'_>>,
        entries: &Entries,
        dir: &BStr,
        range: Range<usize>,
        wanted: Option<Oid>,
        out: &mut Vec<u8>,
    ) -> Option<Option<Oid>> {
        let name = dir.rfind_byte(b'/').map_or(dir, |slash| dir[slash + 1..].as_bstr());
        if let Some(known) = known.filter(|k| k.id.is_some() && !self.changed.contains(dir)) {
            out.extend_from_slice(known.text);
            return Some(known.id);
        }
        let Some(wanted) = wanted else {
            out.extend_from_slice(&[name.as_bytes(), b"\0-1 0\n"].concat());
            return Some(None);
        };
        let subtrees = (self.read)(wanted);
        let prefix = if dir.is_empty() { Vec::new() } else { [dir.as_bytes(), b"/"].concat() };
        let (mut tree, mut is_whole) = (Vec::new(), true);
        let (mut below, mut children) = (Vec::new(), 0);
        let mut n = range.start;
        while n < range.end {
            let entry = entries.found(n);
            let rest = entry.path.strip_prefix(prefix.as_slice())?;
            let (mode, name, id) = match rest.find_byte(b'/') {
                None => {
                    is_whole &= entry.flags & (STAGE | EXTENDED) == 0;
                    let content = entry.content()?;
                    n += 1;
                    (content.mode.as_str(), rest, Some(content.id))
                }
                Some(slash) => {
                    let name = rest[..slash].as_bstr();
                    let path: BString = [prefix.as_slice(), name].concat().into();
                    // `0` comes right after the slash.
                    let end = entries.first_from(n, &[path.as_slice(), b"0"].concat());
                    let old = known.and_then(|k| k.children.iter().find(|c| c.name == name));
                    let wanted = subtrees.get(name).copied();
                    let id = self.write(old, entries, path.as_bstr(), n..end, wanted, &mut below)?;
                    children += 1;
                    n = end;
                    ("40000", name.as_bytes(), id)
                }
            };
            let Some(id) = id else {
                is_whole = false;
                continue;
            };
            tree.extend_from_slice(mode.as_bytes());
            tree.push(b' ');
            tree.extend_from_slice(name);
            tree.push(0);
            tree.extend_from_slice(id.as_slice());
        }
        let id = gix::objs::compute_hash(entries.hash, gix::objs::Kind::Tree, &tree).ok()?;
        let id = (is_whole && id == wanted).then_some(id);
        let count = if id.is_some() { range.len().to_string() } else { "-1".to_owned() };
        out.extend_from_slice(&[name.as_bytes(), b"\0"].concat());
        out.extend_from_slice(format!("{count} {children}\n").as_bytes());
        out.extend_from_slice(id.as_ref().map_or(&[], |id| id.as_slice()));
        out.extend_from_slice(&below);
        Some(id)
    }
}
