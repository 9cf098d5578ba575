//! Many new objects as one pack: compressed by all cores, written once, synced once. Few go loose, so that a session's
//! small checkpoints do not become as many packs.

use std::io::{self, Write as _};
use std::path::Path;

use gix::objs::Kind as ObjectKind;

use crate::durable;
use crate::error::{Context as _, Result};
use crate::threads::in_parts;

use super::diff::deflate_fast;
use super::repo::{Blobs, Waiting};
use super::{Oid, Repo};

/// From this many objects on they become a pack: syncing as many files one by one takes longer.
const MANY: usize = 32;

/// Bytes of content that wait in memory; more than this becomes a pack before the end.
const MOST_WAITING: usize = 64 << 20;

/// Objects per thread below which another thread does not pay.
const SHARE: usize = 16;

/// An object that is not stored yet.
struct New {
    id: Oid,
    kind: ObjectKind,
    data: Vec<u8>,
}

/// An object as the pack has it: with its head, compressed.
struct Packed {
    id: Oid,
    bytes: Vec<u8>,
}

impl Repo {
    /// A second handle, whose new objects wait in memory until [`Repo::keep_gathered`] stores them together.
    pub(crate) fn gather(&self) -> Repo {
        self.with_memory(Waiting::stored_later(MOST_WAITING))
    }

    /// Stores what such a handle has gathered.
    pub(crate) fn keep_gathered(&self, mut gathered: Repo) -> Result<()> {
        self.adopt_unsynced(&gathered);
        let Some(mut storage) = gathered.gix.objects.take_object_memory() else { return Ok(()) };
        let new: Vec<New> = std::mem::take(&mut *storage)
            .into_iter()
            .filter(|(id, _)| !self.is_known(*id))
            .map(|(id, (kind, data))| New { id, kind, data })
            .collect();
        if new.is_empty() {
            return Ok(());
        }
        if new.len() < MANY {
            let fail = || "cannot write objects".to_owned();
            durable::step("objects").or_io(fail)?;
            for object in new {
                gix::objs::Write::write_buf(&self.gix.objects, object.kind, &object.data).or_io(fail)?;
                self.note_written(object.id);
            }
            return Ok(());
        }
        write(&self.gix, new)
    }
}

/// Stores contents that are too much to wait in memory. Any thread may do it while the others go on.
pub(super) fn store(gix: &gix::Repository, blobs: Blobs) -> Result<()> {
    let blobs = blobs.into_iter().filter(|(id, _)| !gix.objects.exists_without_refresh(id));
    let new: Vec<New> = blobs.map(|(id, data)| New { id, kind: ObjectKind::Blob, data }).collect();
    if new.is_empty() { Ok(()) } else { write(gix, new) }
}

/// Writes objects as a pack, synced.
fn write(gix: &gix::Repository, mut new: Vec<New>) -> Result<()> {
    new.sort_by_key(|object| object.id);
    new.dedup_by_key(|object| object.id);
    let packed = compress(&new)?;
    drop(new);
    write_pack(gix, &packed).or_io(|| "cannot write objects".to_owned())
}

fn write_pack(gix: &gix::Repository, objects: &[Packed]) -> io::Result<()> {
    durable::step("pack")?;
    let hash = gix.object_hash();
    let count = u32::try_from(objects.len()).map_err(io::Error::other)?;
    let mut pack = [b"PACK".as_slice(), &2_u32.to_be_bytes(), &count.to_be_bytes()].concat();
    let mut offsets = Vec::with_capacity(objects.len());
    for object in objects {
        offsets.push(u32::try_from(pack.len()).map_err(io::Error::other)?);
        pack.extend_from_slice(&object.bytes);
    }
    let sum = checksum(hash, &pack)?;
    pack.extend_from_slice(sum.as_slice());
    let index = index(hash, objects, &offsets, sum)?;
    let dir = gix.common_dir().join("objects/pack");
    std::fs::create_dir_all(&dir)?;
    let name = dir.join(format!("pack-{sum}"));
    // A pack counts from when its index is there.
    put(&dir, &name.with_extension("pack"), &pack)?;
    put(&dir, &name.with_extension("idx"), &index)?;
    durable::sync_dir(&dir)
}

/// Writes a file under a name that git clears away, syncs it, and gives it its own.
fn put(dir: &Path, name: &Path, content: &[u8]) -> io::Result<()> {
    let mut temp = tempfile::Builder::new().prefix("tmp_pack_").tempfile_in(dir)?;
    temp.write_all(content)?;
    let mut permissions = temp.as_file().metadata()?.permissions();
    permissions.set_readonly(true);
    temp.as_file().set_permissions(permissions)?;
    temp.as_file().sync_data()?;
    temp.persist(name)?;
    Ok(())
}

fn compress(new: &[New]) -> Result<Vec<Packed>> {
    let work = |part: &[New]| -> Result<Vec<Packed>> {
        let packed = |object: &New| -> Result<Packed> {
            let mut bytes = head(object.kind, object.data.len());
            bytes.extend_from_slice(&deflate_fast(&object.data)?);
            Ok(Packed { id: object.id, bytes })
        };
        part.iter().map(packed).collect()
    };
    in_parts(new, SHARE, work)
}

/// Kind and size: four bits of the size beside the kind, then seven at a time.
fn head(kind: ObjectKind, size: usize) -> Vec<u8> {
    let kind = match kind {
        ObjectKind::Commit => 1,
        ObjectKind::Tree => 2,
        ObjectKind::Blob => 3,
        ObjectKind::Tag => 4,
    };
    let low = |n: usize, bits: usize| u8::try_from(n & ((1 << bits) - 1)).expect("cut to seven bits");
    let mut rest = size >> 4;
    let mut bytes = vec![kind << 4 | low(size, 4)];
    while rest > 0 {
        *bytes.last_mut().expect("never empty") |= 0x80;
        bytes.push(low(rest, 7));
        rest >>= 7;
    }
    bytes
}

/// The pack's index, format 2; the objects are sorted by id.
fn index(hash: gix::hash::Kind, objects: &[Packed], offsets: &[u32], pack: Oid) -> io::Result<Vec<u8>> {
    let mut out = b"\xfftOc\0\0\0\x02".to_vec();
    for first in 0..=u8::MAX {
        let until = objects.partition_point(|o| o.id.as_slice()[0] <= first);
        out.extend_from_slice(&u32::try_from(until).map_err(io::Error::other)?.to_be_bytes());
    }
    objects.iter().for_each(|o| out.extend_from_slice(o.id.as_slice()));
    objects.iter().for_each(|o| out.extend_from_slice(&crc32fast::hash(&o.bytes).to_be_bytes()));
    for offset in offsets {
        // From here on the format wants a table of its own.
        if *offset > i32::MAX.cast_unsigned() {
            return Err(io::Error::other("more than 2 GiB of new objects in one checkpoint"));
        }
        out.extend_from_slice(&offset.to_be_bytes());
    }
    out.extend_from_slice(pack.as_slice());
    let sum = checksum(hash, &out)?;
    out.extend_from_slice(sum.as_slice());
    Ok(out)
}

fn checksum(hash: gix::hash::Kind, data: &[u8]) -> io::Result<Oid> {
    let mut hasher = gix::hash::hasher(hash);
    hasher.update(data);
    hasher.try_finalize().map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::git::testing::Sandbox;

    #[test]
    fn many_objects_are_one_pack_that_git_verifies() {
        let sandbox = Sandbox::new();
        let repo = sandbox.repo();
        let gathered = repo.gather();
        let mut written = Vec::new();
        for n in 0..300_usize {
            let data = vec![b'a' + u8::try_from(n % 26).expect("a letter"); n * n];
            written.push((gathered.write_blob(&data).expect("a blob"), data));
        }
        assert!(!repo.has(written[200].0), "nothing is stored yet");
        repo.keep_gathered(gathered).expect("they are stored");
        let packs = std::fs::read_dir(sandbox.path().join(".git/objects/pack")).expect("a directory");
        let mut names: Vec<_> = packs.map(|e| e.expect("an entry").path()).collect();
        names.sort();
        let [idx, pack] = names.as_slice() else { panic!("{names:?}") };
        assert_eq!(pack.extension().expect("a pack"), "pack");
        sandbox.git(&["verify-pack", &idx.to_string_lossy()]);
        sandbox.git(&["fsck", "--strict"]);
        for (id, data) in written {
            assert_eq!(repo.read_blob(id).expect("a blob"), data);
        }
    }

    #[test]
    fn what_is_too_much_to_wait_becomes_packs_before_the_end() {
        let sandbox = Sandbox::new();
        let repo = sandbox.repo();
        let gathered = repo.with_memory(Waiting::stored_later(10_000));
        let mut written = Vec::new();
        for n in 0..40_u8 {
            // Every other content comes twice, as from two files.
            let data = vec![n / 2; 1000];
            let id = repo.hash_of(&data).expect("an id");
            let aside = gathered.aside.as_ref().expect("it gathers");
            store(&repo.gix, aside.put(id, &data)).expect("a pack");
            written.push((id, data));
        }
        assert!(sandbox.repo().has(written[0].0), "stored before the end");
        gathered.take_aside().expect("the rest");
        repo.keep_gathered(gathered).expect("they are stored");
        repo.sync_objects().expect("they are synced");
        let said = String::from_utf8(sandbox.git(&["count-objects", "-v"])).expect("text");
        assert!(said.contains("packs: 3\n"), "{said}");
        sandbox.git(&["fsck", "--strict"]);
        for (id, data) in written {
            assert_eq!(sandbox.repo().read_blob(id).expect("a blob"), data);
        }
    }

    #[test]
    fn few_objects_are_loose_and_known_ones_are_not_written_again() {
        let sandbox = Sandbox::new();
        let repo = sandbox.repo();
        for _ in 0..2 {
            let gathered = repo.gather();
            for n in 0..20_u8 {
                gathered.write_blob(&[n]).expect("a blob");
            }
            repo.keep_gathered(gathered).expect("they are stored");
            repo.sync_objects().expect("they are synced");
        }
        let said = String::from_utf8(sandbox.git(&["count-objects", "-v"])).expect("text");
        assert!(said.starts_with("count: 20\n") && said.contains("packs: 0\n"), "{said}");
    }
}
