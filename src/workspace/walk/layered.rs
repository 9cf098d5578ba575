//! Looks at a workspace of layers: nobody writes to its baseline, so that only what lies above it can have changed, and
//! what the index says of a path otherwise than the baseline's own does. Costs what changed, not what is there.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::Result;
use crate::git::{BStr, BString, ByteSlice as _, Root, Tracked, is_repository, join};

use super::super::cache::OnDisk;
use super::super::layers::{Above, Layers};
use super::probe::Probe;
use super::{Seen, kind_of};

/// Compares with the index what may have changed.
pub(super) fn look(
    layers: &Layers,
    tracked: &Tracked,
    root: &Path,
    open: &Root,
    interrupt: &AtomicBool,
) -> Result<Seen> {
    let unlike = tracked.unlike(&layers.base_index())?;
    let mut probe = Probe::new(tracked, root, open);
    probe.suspect(unlike.entries);
    let mut waiting = vec![BString::default()];
    while let Some(dir) = waiting.pop() {
        if interrupt.load(Ordering::Relaxed) {
            return Ok(Seen::default());
        }
        list(layers, &mut probe, dir.as_bstr(), &mut waiting)?;
    }
    // What was taken out of the index alone lies in the baseline still.
    for path in unlike.absent {
        probe.consider(path.as_bstr())?;
    }
    probe.finish()
}

/// Notes what is right in a directory of the upper layer, and the directories there that have to be listed.
fn list(layers: &Layers, probe: &mut Probe<'_>, dir: &BStr, waiting: &mut Vec<BString>) -> Result<()> {
    for (name, above) in layers.list(dir)? {
        let path = join(dir, name.as_bstr());
        let at = probe.tracked.find(path.as_bstr());
        probe.suspect(at);
        match above {
            Above::Whiteout => probe.suspect_below(path.as_bstr()),
            Above::File(kind) => {
                probe.suspect_below(path.as_bstr());
                if at.is_none()
                    && !probe.ignores(path.as_bstr(), false)?
                    && let Some(kind) = kind_of(kind)
                {
                    probe.found(path, kind);
                }
            }
            Above::Dir { hides_below } => {
                if hides_below {
                    probe.suspect_below(path.as_bstr());
                }
                if probe.is_submodule(path.as_bstr()) {
                    continue;
                }
                if probe.tracked.tracks_below(path.as_bstr()) {
                    waiting.push(path);
                } else if probe.ignores(path.as_bstr(), true)? {
                    continue;
                } else if is_repository(probe.root, path.as_bstr()) {
                    probe.found(path, OnDisk::Repository);
                } else {
                    waiting.push(path);
                }
            }
        }
    }
    Ok(())
}
