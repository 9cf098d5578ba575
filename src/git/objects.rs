//! Reading and writing objects. What is written here is remembered, and synced before anything refers to it.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::File;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gix::objs::{Exists as _, Write as _};

use crate::durable;
use crate::error::{Code, Context as _, Error, Result};

use super::repo::Waiting;
use super::{Oid, Repo};

/// Kinds of objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// File content.
    Blob,
    /// A directory.
    Tree,
    /// A commit.
    Commit,
    /// An annotated tag.
    Tag,
}

/// Threads that sync objects: file systems answer many syncs at once with one journal write.
const SYNC_THREADS: usize = 8;

impl Repo {
    /// An object's kind and content. In a partial clone a missing one is fetched by git.
    pub fn read(&self, id: Oid) -> Result<(Kind, Vec<u8>)> {
        match self.gix.try_find_object(id) {
            Ok(Some(object)) => {
                let kind = match object.kind {
                    gix::objs::Kind::Blob => Kind::Blob,
                    gix::objs::Kind::Tree => Kind::Tree,
                    gix::objs::Kind::Commit => Kind::Commit,
                    gix::objs::Kind::Tag => Kind::Tag,
                };
                Ok((kind, object.detach().data))
            }
            Ok(None) => self.read_promised(id),
            Err(e) => Err(Error::new(Code::Io, format!("cannot read object {id}")).because(e)),
        }
    }

    fn read_promised(&self, id: Oid) -> Result<(Kind, Vec<u8>)> {
        let missing = || self.missing(id);
        if !self.is_partial_clone() {
            return Err(missing());
        }
        let out = self.git().with_network().args(["cat-file", "--batch"]).input(format!("{id}\n")).output()?;
        let end = out.stdout.iter().position(|b| *b == b'\n').ok_or_else(missing)?;
        let head = String::from_utf8_lossy(&out.stdout[..end]).into_owned();
        let mut words = head.split(' ').skip(1);
        let kind = match words.next() {
            Some("blob") => Kind::Blob,
            Some("tree") => Kind::Tree,
            Some("commit") => Kind::Commit,
            Some("tag") => Kind::Tag,
            _ => return Err(missing()),
        };
        let size: usize = words.next().and_then(|s| s.parse().ok()).ok_or_else(missing)?;
        let body = out.stdout.get(end + 1..end + 1 + size).ok_or_else(missing)?;
        Ok((kind, body.to_vec()))
    }

    /// Makes sure that these objects are here: in a partial clone, what is missing is fetched at once.
    pub fn require_objects(&self, ids: impl IntoIterator<Item = Oid>) -> Result<()> {
        let mut missing: Vec<Oid> = ids.into_iter().filter(|id| !self.has(*id)).collect();
        missing.sort();
        missing.dedup();
        if missing.is_empty() {
            return Ok(());
        }
        if self.is_partial_clone() {
            let list: String = missing.iter().map(|id| format!("{id}\n")).collect();
            for remote in self.promisors() {
                // What git itself runs for the files of a checkout; nothing is negotiated, no ref moves.
                let out = self
                    .git()
                    .with_network()
                    .config("fetch.negotiationAlgorithm=noop")
                    .args(["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no"])
                    .args(["--filter=blob:none", "--stdin"])
                    .arg(&remote)
                    .input(list.clone())
                    .output()?;
                tracing::debug!(target: "tine::git", status = ?out.status, "fetch: {}", out.stderr.trim());
            }
        }
        match missing.into_iter().find(|id| !self.has(*id)) {
            None => Ok(()),
            Some(id) => Err(self.missing(id)),
        }
    }

    fn missing(&self, id: Oid) -> Error {
        let error = Error::new(Code::NotFound, format!("object {id} is not in this repository"));
        if !self.is_partial_clone() {
            return error.hint("git fsck");
        }
        error.hint("the remote that this partial clone was made from must be reachable")
    }

    /// The remotes that have what a partial clone left out.
    fn promisors(&self) -> Vec<String> {
        let mut all: Vec<String> = self.config_string("extensions.partialClone").into_iter().collect();
        let config = self.gix.config_snapshot();
        let remotes = config.sections_by_name("remote").into_iter().flatten();
        for remote in remotes.filter(|s| s.value("promisor").is_some_and(|v| v == "true")) {
            all.extend(remote.header().subsection_name().map(ToString::to_string));
        }
        all.sort();
        all.dedup();
        all
    }

    /// Whether some objects may live at a remote only.
    pub fn is_partial_clone(&self) -> bool {
        !self.promisors().is_empty()
    }

    /// A blob's content.
    pub fn read_blob(&self, id: Oid) -> Result<Vec<u8>> {
        match self.read(id)? {
            (Kind::Blob, data) => Ok(data),
            (kind, _) => Err(Error::new(Code::Invalid, format!("object {id} is a {kind:?}, not a file"))),
        }
    }

    /// A blob's size in bytes without reading it whole, `None` when it is not here.
    pub fn blob_size(&self, id: Oid) -> Option<u64> {
        self.gix.try_find_header(id).ok().flatten().map(|h| h.size())
    }

    /// Whether the object is here and is a commit. Its content is not read.
    pub fn is_commit(&self, id: Oid) -> bool {
        self.gix.try_find_header(id).ok().flatten().is_some_and(|header| header.kind() == gix::objs::Kind::Commit)
    }

    /// Whether the object is here, as far as is known without looking for packs that came since: good for what may be
    /// written twice.
    pub(super) fn is_known(&self, id: Oid) -> bool {
        let is_known = self.gix.objects.exists_without_refresh(&id);
        if is_known {
            self.freshen(id);
        }
        is_known
    }

    /// Makes an object that is not written again as young as if it were: a garbage collection beside us that found nothing
    /// reach it, and took it for old, lets it be. git does the same.
    fn freshen(&self, id: Oid) {
        let hex = id.to_string();
        let file = self.common_dir().join("objects").join(&hex[..2]).join(&hex[2..]);
        if let Ok(file) = File::open(file) {
            // Another user's file cannot be touched, and that is no reason to stop.
            let _ = file.set_modified(std::time::SystemTime::now());
        }
    }

    /// Writes a tree that may be here already.
    pub(super) fn write_tree(&self, tree: &gix::objs::Tree) -> Result<Oid> {
        let fail = || "cannot write a tree".to_owned();
        let mut data = Vec::new();
        gix::objs::WriteTo::write_to(tree, &mut data).or_io(fail)?;
        let kind = gix::objs::Kind::Tree;
        let id = gix::objs::compute_hash(self.gix.object_hash(), kind, &data).or_internal("cannot hash")?;
        if !self.is_known(id) {
            self.gix.objects.write_buf_with_known_id(kind, &data, id).or_io(fail)?;
            self.note_written(id);
        }
        Ok(id)
    }

    /// Whether the object is here.
    pub fn has(&self, id: Oid) -> bool {
        self.gix.objects.exists(&id)
    }

    /// Writes a blob.
    pub fn write_blob(&self, data: &[u8]) -> Result<Oid> {
        durable::step("blob").or_io(|| "cannot write an object".to_owned())?;
        let id = self.gix.write_blob(data).or_io(|| "cannot write an object".to_owned())?.detach();
        self.note_written(id);
        Ok(id)
    }

    /// Remembers an object that something else wrote, so that [`Repo::sync_objects`] covers it.
    pub fn note_written(&self, id: Oid) {
        self.unsynced.borrow_mut().push(id);
    }

    /// Takes over what another handle on this repository wrote and did not sync yet.
    pub fn adopt_unsynced(&self, other: &Repo) {
        self.unsynced.borrow_mut().append(&mut other.unsynced.borrow_mut());
    }

    /// The id that a blob of these bytes would have.
    pub fn hash_of(&self, data: &[u8]) -> Result<Oid> {
        gix::objs::compute_hash(self.gix.object_hash(), gix::objs::Kind::Blob, data).or_internal("cannot hash")
    }

    /// A handle whose new objects stay in memory: for previews, which write nothing.
    pub fn in_memory(&self) -> Repo {
        self.with_memory(Waiting::default())
    }

    /// A second handle, whose new objects stay in memory.
    pub(super) fn with_memory(&self, waiting: Waiting) -> Repo {
        let mut copy = self.another();
        copy.gix = copy.gix.with_object_memory();
        copy.aside = Some(Arc::new(waiting));
        copy
    }

    /// Takes in what other threads have left for this handle's memory.
    pub(crate) fn take_aside(&self) -> Result<()> {
        let Some(aside) = &self.aside else { return Ok(()) };
        for (id, data) in aside.take() {
            let kept = self.gix.objects.write_buf_with_known_id(gix::objs::Kind::Blob, &data, id);
            kept.or_io(|| "cannot keep an object".to_owned())?;
        }
        Ok(())
    }

    /// Whether new objects stay in memory for good.
    pub(crate) fn is_in_memory(&self) -> bool {
        self.aside.as_ref().is_some_and(|aside| !aside.is_stored_later())
    }

    /// Takes over the loose objects in another directory, in memory.
    pub(super) fn load_objects(&self, objects: &Path) -> Result<()> {
        load(objects, &self.gix)
    }

    /// Makes every object written through this handle durable.
    pub fn sync_objects(&self) -> Result<()> {
        let mut files: Vec<PathBuf> = Vec::new();
        let mut dirs: BTreeSet<PathBuf> = BTreeSet::new();
        let objects = self.common_dir().join("objects");
        for id in self.unsynced.borrow_mut().drain(..) {
            let hex = id.to_string();
            let file = objects.join(&hex[..2]).join(&hex[2..]);
            // An object that was there already may lie in a pack, which git synced when it wrote it.
            if file.exists() {
                dirs.insert(objects.join(&hex[..2]));
                files.push(file);
            }
        }
        if files.is_empty() {
            return Ok(());
        }
        files.sort();
        files.dedup();
        dirs.insert(objects);
        durable::step("sync objects").or_io(|| "cannot sync objects".to_owned())?;
        // What is gone meanwhile was packed by git's housekeeping, which syncs its packs.
        let sync_one = |path: &PathBuf| match File::open(path) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(()),
            opened => opened?.sync_all(),
        };
        let sync = |paths: &[PathBuf]| paths.iter().try_for_each(sync_one);
        let dirs: Vec<PathBuf> = dirs.into_iter().collect();
        for list in [&files, &dirs] {
            let share = list.len().div_ceil(SYNC_THREADS).max(1);
            // This thread takes the first part: a single file needs no other.
            let (first, rest) = list.split_at(share.min(list.len()));
            std::thread::scope(|scope| {
                let work: Vec<_> = rest.chunks(share).map(|part| scope.spawn(move || sync(part))).collect();
                sync(first)?;
                work.into_iter().try_for_each(|w| w.join().expect("a sync does not panic"))
            })
            .or_io(|| "cannot sync new objects to disk".to_owned())?;
        }
        Ok(())
    }
}

/// Reads loose objects that `git` wrote aside.
pub(super) fn load(objects: &Path, into: &gix::Repository) -> Result<()> {
    let fail = || "cannot read objects back".to_owned();
    let store = gix::odb::loose::Store::at(objects, into.object_hash());
    let mut buffer = Vec::new();
    for id in store.iter() {
        let id = id.or_io(fail)?;
        let Some(object) = store.try_find(&id, &mut buffer).or_io(fail)? else { continue };
        into.write_buf(object.kind, object.data).or_io(fail)?;
    }
    Ok(())
}

/// An object store as the value of `GIT_ALTERNATE_OBJECT_DIRECTORIES`: in quotes, since a plain path may hold a colon.
pub(super) fn alternate(objects: &Path) -> OsString {
    let mut quoted = vec![b'"'];
    for &byte in objects.as_os_str().as_bytes() {
        match byte {
            b'"' | b'\\' => quoted.extend([b'\\', byte]),
            b'\n' => quoted.extend(b"\\n"),
            _ => quoted.push(byte),
        }
    }
    quoted.push(b'"');
    OsString::from_vec(quoted)
}
