//! A series in a directory, each patch in a file of its own. A directory has one series at a time, since `git am` takes
//! whatever lies there: patches of an earlier one go, those of somebody else are never touched.

use std::path::{Path, PathBuf};

use crate::core::output;
use crate::error::{Code, Context as _, Error, Result};
use crate::git::{BStr, ByteSlice as _};

use super::{Range, Series};

/// Writes a series, or nothing; with `force` in place of an earlier one of the same session. Gives the files.
pub fn write_series(dir: &Path, range: &Range, series: &Series, force: bool) -> Result<Vec<PathBuf>> {
    let files: Vec<PathBuf> = series.patches.iter().map(|patch| dir.join(&patch.file)).collect();
    let others = others(dir, &files)?;
    if !force {
        files.iter().try_for_each(|file| output::require_free(file))?;
    }
    for other in &others {
        let name = other.display();
        if !is_of(other, range)? {
            let message = format!("`{name}` is a patch of something else, and `git am` would take both");
            return Err(Error::new(Code::Exists, message).hint("choose a directory of its own"));
        }
        if !force {
            let message = format!("`{name}` is left from an earlier series, and `git am` would take both");
            return Err(
                Error::new(Code::Exists, message).hint("add --force to replace it, or choose another directory")
            );
        }
    }
    for (file, patch) in files.iter().zip(&series.patches) {
        output::write(file, &patch.mail, force)?;
    }
    for other in others {
        std::fs::remove_file(&other).or_io(|| format!("cannot remove `{}`", other.display()))?;
    }
    Ok(files)
}

/// The numbered patches in a directory that are none of these files.
fn others(dir: &Path, files: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let fail = || format!("cannot read `{}`", dir.display());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).or_io(fail)? {
        let entry = entry.or_io(fail)?;
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        let digits = name.iter().take_while(|b| b.is_ascii_digit()).count();
        let is_patch = digits >= 4 && name[digits..].starts_with(b"-") && name.ends_with(b".patch");
        if is_patch && !files.contains(&entry.path()) {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a patch was made of this session: it says so, or is of one of these commits.
fn is_of(file: &Path, range: &Range) -> Result<bool> {
    if !file.symlink_metadata().is_ok_and(|found| found.is_file()) {
        return Ok(false);
    }
    let mail = std::fs::read(file).or_io(|| format!("cannot read `{}`", file.display()))?;
    let trailer = format!("Tine-Session: {}", range.session);
    let commit = mail.strip_prefix(b"From ").and_then(|rest| rest.split_str(" ").next()).map(BStr::new);
    let is_ours = |commit: &BStr| range.commits.iter().any(|c| commit == c.id.to_string().as_bytes());
    Ok(commit.is_some_and(is_ours) || mail.lines().any(|line| line == trailer.as_bytes()))
}
