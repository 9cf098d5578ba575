//! Looks at a workspace of layers: nobody writes to its baseline, so that only what lies above it can have changed, and
//! what the index says of a path otherwise than the baseline's own does. Costs what changed, not what is there.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::Result;
use crate::git::{BStr, BString, ByteSlice as _, FileStat, IgnoreRules, Mode, Root, Standing, Tracked, join};

use super::super::cache::OnDisk;
use super::super::layers::{Above, Layers};
use super::{Seen, Suspect, is_repository, kind_of};

/// Compares with the index what may have changed.
pub(super) fn look(
    layers: &Layers,
    tracked: &Tracked,
    root: &Path,
    open: &Root,
    interrupt: &AtomicBool,
) -> Result<Seen> {
    let unlike = tracked.unlike(&layers.base_index())?;
    let mut look = Look {
        layers,
        tracked,
        root,
        open,
        rules: None,
        dirs: HashMap::new(),
        suspects: unlike.entries.into_iter().collect(),
        untracked: BTreeSet::new(),
    };
    let mut waiting = vec![BString::default()];
    while let Some(dir) = waiting.pop() {
        if interrupt.load(Ordering::Relaxed) {
            return Ok(Seen::default());
        }
        look.list(dir.as_bstr(), &mut waiting)?;
    }
    // What was taken out of the index alone lies in the baseline still.
    for path in unlike.absent {
        look.consider(path)?;
    }
    let mut suspects = Vec::new();
    for n in std::mem::take(&mut look.suspects) {
        let standing = look.standing(n)?;
        if standing != Standing::Same {
            let (path, indexed) = (tracked.path(n).to_owned(), tracked.indexed(n));
            suspects.push(Suspect { path, indexed, removed: standing == Standing::Gone });
        }
    }
    Ok((suspects, look.untracked.into_iter().collect(), None))
}

struct Look<'a> {
    layers: &'a Layers,
    tracked: &'a Tracked,
    root: &'a Path,
    open: &'a Root,
    rules: Option<IgnoreRules>,
    /// Whether these are directories, reached through directories alone.
    dirs: HashMap<BString, bool>,
    /// Entries of the index to be compared with their files.
    suspects: BTreeSet<usize>,
    untracked: BTreeSet<(BString, OnDisk)>,
}

impl Look<'_> {
    /// Notes what is right in a directory of the upper layer, and the directories there that have to be listed.
    fn list(&mut self, dir: &BStr, waiting: &mut Vec<BString>) -> Result<()> {
        for (name, above) in self.layers.list(dir)? {
            let path = join(dir, name.as_bstr());
            let at = self.tracked.find(path.as_bstr());
            self.suspects.extend(at);
            match above {
                Above::Whiteout => self.suspect_below(path.as_bstr()),
                Above::File(kind) => {
                    self.suspect_below(path.as_bstr());
                    if at.is_none() && !self.ignores(path.as_bstr(), false)? {
                        self.untracked.extend(kind_of(kind).map(|kind| (path, kind)));
                    }
                }
                Above::Dir { hides_below } => {
                    if hides_below {
                        self.suspect_below(path.as_bstr());
                    }
                    let is_submodule = at.and_then(|n| self.tracked.indexed(n)).is_some_and(|e| e.mode == Mode::Commit);
                    if is_submodule {
                        continue;
                    }
                    if self.tracked.tracks_below(path.as_bstr()) {
                        waiting.push(path);
                    } else if self.ignores(path.as_bstr(), true)? {
                        continue;
                    } else if is_repository(self.root, path.as_bstr()) {
                        self.untracked.insert((path, OnDisk::Repository));
                    } else {
                        waiting.push(path);
                    }
                }
            }
        }
        Ok(())
    }

    /// Has every entry below a directory compared.
    fn suspect_below(&mut self, dir: &BStr) {
        self.suspects.extend(self.tracked.range_below(dir));
    }

    /// Takes a path of the baseline that the index does not have for a new file, if that is what it is.
    fn consider(&mut self, path: BString) -> Result<()> {
        if !self.parent_is_there(path.as_bstr())? {
            return Ok(());
        }
        let Some(found) = self.open.look(path.as_bstr())?.filter(|found| !found.is_dir()) else { return Ok(()) };
        for slash in path.find_iter("/") {
            let dir = path[..slash].as_bstr();
            if !self.tracked.tracks_below(dir) && self.ignores(dir, true)? {
                return Ok(());
            }
        }
        if self.tracked.find(path.as_bstr()).is_none() && !self.ignores(path.as_bstr(), false)? {
            let kind = if found.is_file() || found.is_link() { OnDisk::File } else { OnDisk::Special };
            self.untracked.insert((path, kind));
        }
        Ok(())
    }

    fn standing(&mut self, n: usize) -> Result<Standing> {
        if self.parent_is_there(self.tracked.path(n))? {
            self.tracked.standing(n, self.open)
        } else {
            Ok(Standing::Gone)
        }
    }

    /// Whether the way to a path leads through directories alone.
    fn parent_is_there(&mut self, path: &BStr) -> Result<bool> {
        let Some(slash) = path.rfind_byte(b'/') else { return Ok(true) };
        let dir = path[..slash].as_bstr();
        if let Some(known) = self.dirs.get(dir) {
            return Ok(*known);
        }
        let is_there = self.parent_is_there(dir)? && self.open.look(dir)?.is_some_and(|found| FileStat::is_dir(&found));
        self.dirs.insert(dir.to_owned(), is_there);
        Ok(is_there)
    }

    fn ignores(&mut self, path: &BStr, is_dir: bool) -> Result<bool> {
        if self.rules.is_none() {
            self.rules = Some(self.tracked.ignore_rules()?);
        }
        self.rules.as_mut().expect("made above").ignores(path, is_dir)
    }
}
