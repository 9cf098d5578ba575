//! What the index notes of a file, and when that is not to be trusted: a file that was looked at right after its last
//! change may have changed again under the same time.

use std::path::Path;
use std::time::{Duration, SystemTime};

use gix::index::entry::{Stat, stat};

use crate::error::{Context as _, Result};

use super::super::filter::{Filters, Purpose, Stored, no_worktree};
use super::super::reach::{FileStat, Root, TICK, reach};
use super::super::tracked::modified;
use super::super::{BStr, BString, ByteSlice as _, Entry, Mode, Repo};
use super::{EntryAt, MODIFIED};

/// How often a file is read whose last change is just now.
const ATTEMPTS: u32 = 3;

/// What `lstat` said about a file, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Noted {
    stat: Stat,
    /// Since the epoch.
    at: Duration,
    /// Whether this process has just put it there.
    is_own: bool,
}

impl Noted {
    /// Looks at a file; nothing if there is none.
    pub(crate) fn look(file: &Path) -> Option<Noted> {
        let at = SystemTime::now();
        FileStat::of(file).map(|found| Noted::seen(&found, at))
    }

    /// A file that was looked at, at this moment or later.
    pub(crate) fn seen(found: &FileStat, at: SystemTime) -> Noted {
        Noted { stat: found.as_noted(), at: since_epoch(at), is_own: false }
    }

    /// One that this process has just put there: its content is known whatever the time.
    pub(crate) fn own(found: &FileStat, at: SystemTime) -> Noted {
        Noted { is_own: true, ..Noted::seen(found, at) }
    }

    /// The fields as the index has them.
    pub(super) fn fields(&self, mode: Mode, written: Duration) -> [u32; 10] {
        let Stat { ctime, mtime, dev, ino, uid, gid, size } = self.stat;
        // A file that may have changed again under the same time, in an index too young to say so, gets no time: then
        // nobody takes it for unchanged.
        let mtime = if self.is_doubtful(written) { stat::Time::default() } else { mtime };
        let mode = u32::from_str_radix(mode.as_str(), 8).expect("modes are octal");
        [ctime.secs, ctime.nsecs, mtime.secs, mtime.nsecs, dev, ino, mode, uid, gid, size]
    }

    pub(super) fn is_doubtful(&self, written: Duration) -> bool {
        let modified = modified(&self.stat);
        let rest = modified + TICK;
        !self.is_own && self.at < rest && (written >= rest || written.as_secs() > modified.as_secs())
    }
}

/// The moment, since the epoch.
pub(super) fn now() -> Duration {
    since_epoch(SystemTime::now())
}

fn since_epoch(at: SystemTime) -> Duration {
    at.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
}

/// Entries that may hide a change. One that is as young as the old index would look older in the new one, and a change
/// that it hides from whoever compares whole seconds would stay hidden; one that was noted right after its file's last
/// change may have missed another.
pub(super) struct Racy {
    pub(super) entries: Vec<Doubt>,
    /// Bytes of an object id.
    pub(super) id: usize,
}

pub(super) struct Doubt {
    /// Where the entry is in the new file.
    pub(super) start: usize,
    /// A file that has the noted times to the nanosecond, and had them long enough before this, was not changed since.
    pub(super) proven_until: Option<Duration>,
}

impl Repo {
    /// Looks again at entries in doubt, in the new file. Those whose content is what they say get the time of the file,
    /// the others none: then everybody reads them.
    pub(super) fn settle(&self, out: &mut [u8], racy: &Racy) -> Result<()> {
        if racy.entries.is_empty() {
            return Ok(());
        }
        let root = self.workdir().ok_or_else(no_worktree)?;
        let open = Root::open(root).or_io(|| "cannot open the worktree".to_owned())?;
        let mut filters = None;
        for doubt in &racy.entries {
            let Some(entry) = EntryAt::at(out, doubt.start, racy.id) else { continue };
            let path = BString::from(entry.path);
            let Some(found) = open.look(path.as_bstr())?.filter(|f| !f.is_dir()) else { continue };
            let noted = entry.noted();
            if found.as_noted() == noted && doubt.proven_until.is_some_and(|until| modified(&noted) + TICK < until) {
                continue;
            }
            let Some(wanted) = entry.content() else { continue };
            if filters.is_none() {
                let index = self.read_index()?;
                filters = Some(Filters::for_worktree(self.gix.clone(), &index, None)?);
            }
            let filters = filters.as_mut().expect("made above");
            let Some(fields) = look_again(filters, &reach(root, path.as_bstr()), path.as_bstr(), wanted) else {
                out[doubt.start + MODIFIED..doubt.start + MODIFIED + 8].fill(0);
                continue;
            };
            for (at, field) in fields.iter().enumerate() {
                out[doubt.start + at * 4..doubt.start + at * 4 + 4].copy_from_slice(&field.to_be_bytes());
            }
        }
        Ok(())
    }
}

/// What the index is to note of the file, if its content is what is wanted.
fn look_again(filters: &mut Filters, file: &Path, path: &BStr, wanted: Entry) -> Option<[u32; 10]> {
    for _ in 0..ATTEMPTS {
        let noted = Noted::look(file)?;
        let content = filters.store(path, Some(wanted), Purpose::Look);
        if !matches!(content, Ok(Stored::Entry(now)) if now == wanted) {
            return None;
        }
        let written = now();
        if !noted.is_doubtful(written) {
            return Some(noted.fields(wanted.mode, written));
        }
        // Read right after its last change, and the time for that is just over: once more.
        std::thread::sleep(TICK);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_seen_too_early_gets_no_time() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        // Some ticks later it is the same second still.
        let second = SystemTime::UNIX_EPOCH + Duration::from_secs(now().as_secs());
        file.as_file().set_modified(second).expect("a time");
        let noted = Noted::look(file.path()).expect("it is there");
        let modified = modified(&noted.stat);
        let early = Noted { at: modified + TICK / 2, ..noted };
        let late = Noted { at: modified + TICK * 2, ..noted };
        assert_ne!(early.fields(Mode::File, modified + TICK / 2)[2], 0, "the index is as young and says so");
        assert_eq!(early.fields(Mode::File, modified + TICK * 3)[2], 0);
        assert_ne!(late.fields(Mode::File, modified + TICK * 3)[2], 0);
        let own = Noted { is_own: true, ..early };
        assert_ne!(own.fields(Mode::File, modified + TICK * 3)[2], 0);
    }
}
