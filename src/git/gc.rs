//! The object store's size, and git's own garbage collection: in one go and waited for, or beside us and nobody waits.
//! Nothing here decides what is garbage; git does, and keeps whatever is younger than its grace period.

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use crate::error::{Code, Error, Result};

use super::{Oid, Repo};

/// What git keeps of unreachable objects: two weeks, its own default. A command that has written objects and not yet a ref
/// that holds them is younger than that.
const GRACE: &str = "2.weeks.ago";
/// For `gc.auto`: more objects than any repository has, in 32 bits as git reads it. With 0 it would not look at packs
/// either.
const ANY: usize = 1_000_000_000;
/// Objects in one of 256 directories stand for all: they are spread evenly.
const SAMPLE: &str = "17";

/// How much an object store holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StoreSize {
    /// Objects in files of their own.
    pub loose: u64,
    /// Packs.
    pub packs: u64,
    /// All files.
    pub files: u64,
    /// What they take on disk.
    pub bytes: u64,
}

impl StoreSize {
    fn add(&mut self, dir: &Path, is_loose: bool) {
        let Ok(entries) = std::fs::read_dir(dir) else { return };
        for entry in entries.flatten() {
            let Ok(meta) = entry.metadata() else { continue };
            if meta.is_dir() {
                let name = entry.file_name();
                let is_fan = name.len() == 2 && name.as_encoded_bytes().iter().all(u8::is_ascii_hexdigit);
                self.add(&entry.path(), is_fan);
                continue;
            }
            self.files += 1;
            self.loose += u64::from(is_loose);
            self.packs += u64::from(entry.path().extension().is_some_and(|e| e == "pack"));
            // Blocks are counted in 512 bytes, whatever the file system's own are.
            self.bytes += meta.blocks() * 512;
        }
    }
}

impl Repo {
    /// How much this repository's own object store holds; not what it borrows from others.
    pub fn store_size(&self) -> StoreSize {
        let mut size = StoreSize::default();
        size.add(&self.common_dir().join("objects"), false);
        size
    }

    /// Whether there are more loose objects or more packs than these (0 for any), by two glances into directories.
    pub fn is_cluttered(&self, loose: usize, packs: usize) -> bool {
        let objects = self.common_dir().join("objects");
        let names = |dir: &str| std::fs::read_dir(objects.join(dir)).into_iter().flatten().flatten();
        let is_pack = |name: std::ffi::OsString| Path::new(&name).extension().is_some_and(|e| e == "pack");
        // As git rounds it: what it would leave alone is not worth starting it.
        (loose > 0 && names(SAMPLE).count() > loose.div_ceil(256))
            || (packs > 0 && names("pack").filter(|entry| is_pack(entry.file_name())).count() > packs)
    }

    /// Bytes of the objects that these commits reach and no ref outside of `except` and none of `kept` does.
    pub fn bytes_held_by(&self, from: &[Oid], kept: &[Oid], except: &str) -> Result<u64> {
        let mut input: String = from.iter().map(|id| format!("{id}\n")).collect();
        for (name, id) in self.refs_below("refs/")? {
            if name != except {
                input.push_str(&format!("^{id}\n"));
            }
        }
        input.extend(kept.iter().map(|id| format!("^{id}\n")));
        let args = ["rev-list", "--objects", "--disk-usage", "--ignore-missing", "--stdin"];
        let out = self.git_common().args(args).input(input).run()?;
        Ok(String::from_utf8_lossy(&out).trim().parse().unwrap_or_default())
    }

    /// Packs everything and drops what nothing reaches and is older than two weeks. Worktrees whose files are away stay known.
    pub fn collect_garbage(&self) -> Result<()> {
        let git = self.git_common().config("gc.worktreePruneExpire=never");
        let out = git.args(["gc", "--quiet", &format!("--prune={GRACE}")]).output()?;
        if out.status == Some(0) {
            return Ok(());
        }
        if out.stderr.contains("already running") {
            return Err(Error::new(Code::Busy, "git is collecting garbage already").hint("run the command again later"));
        }
        Err(out.into_error("gc"))
    }

    /// Lets git pack what is over these numbers (0 for any), in a process of its own that nobody waits for. It drops
    /// nothing: whatever a command has written and not yet linked stays.
    pub fn pack_in_background(&self, loose: usize, packs: usize) -> Result<()> {
        let loose = if loose == 0 { ANY } else { loose };
        self.git_common()
            .config("gc.worktreePruneExpire=never")
            .config("gc.pruneExpire=never")
            .config(format!("gc.auto={loose}"))
            .config(format!("gc.autoPackLimit={packs}"))
            .config("gc.autoDetach=false")
            .args(["gc", "--auto", "--quiet"])
            .leave_running()
    }
}
